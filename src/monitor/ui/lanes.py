"""Lanes: one line a voice, one mark a statement at its time, above the line where it is positive, below where not.

A `Score` says what is to be seen, `Lanes` shows it and lets people point at it, by mouse and by keys. Marks are drawn
by pyqtgraph, which is imported when the first `Lanes` is made; everything else is painted on whole pixels. Times are
seconds since 1970, UTC.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QGraphicsItem, QToolTip, QVBoxLayout, QWidget

from monitor.i18n import plural, tr, tr_noop
from monitor.model import Period
from monitor.ui import axes, delegates, legend, numbers, plots, text, theme
from monitor.ui.plots import STRIP, Layer, Mark, Shade

LEFT: Final = (116, 152)  # px for names, in little room and in enough
RIGHT: Final = (118, 186)  # px for means; there is no interval beside them in little room
ROOM: Final = 560  # px from which on there is enough
BARE: Final = 24  # px above the lanes where there are no event labels
AXIS: Final = 24
LEAST: Final = 24  # px of a lane at least, and
MOST: Final = 42  # at most
TWO_LINES: Final = 34  # px of a lane from which on it tells the role below the name
REACH: Final = 0.46  # how far a sentiment of ±1 stands from its line, in lanes
EDGE: Final = 9.0  # px beyond the plot, so that no mark at its edge is cut
HIT: Final = 12.0  # px around a mark that belong to it
INTERVAL: Final = 30  # px for a mean of ±1, either side of 0
CARD: Final = 320  # px that the read-out of a mark is wide at most
SIZES: Final = ((1, 6.0), (5, 9.0))  # carried by so many outlets at most: diameter in px
LARGE: Final = 12.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One statement in a lane."""

    key: int  # the store's number
    at: float
    value: float | None  # None: not scored
    hollow: bool  # reported speech
    carried: int  # outlets


@dataclass(frozen=True, slots=True)
class Lane:
    """One voice: its statements, the oldest first, and its mean over the span."""

    name: str
    role: str = ""
    dots: tuple[Dot, ...] = ()
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    n: int = 0  # statements that the mean rests on
    empty: str = ""  # what is said in place of dots


@dataclass(frozen=True, slots=True)
class ReadOut:
    """What is told of the mark under the pointer."""

    key: int
    words: str
    about: str  # when, where, how it scores


@dataclass(frozen=True, slots=True)
class Score:
    """Everything that lanes show."""

    start: float
    end: float
    lanes: tuple[Lane, ...]
    period: Period = Period.DAY  # of the labels below
    shades: tuple[Shade, ...] = ()
    marks: tuple[Mark, ...] = ()


def size_of(carried: int) -> float:
    """The diameter of a mark, px: carried by 1, 2 to 5, more."""
    return next((size for most, size in SIZES if carried <= most), LARGE)


def role_of(value: float | None) -> theme.Role:
    return "neutral" if value is None else delegates.bar_role(value)


def claims(lane: Lane) -> bool:
    """Tell whether a lane's mean rests on enough statements for an interval."""
    return lane.n >= numbers.FEW and lane.low is not None and lane.high is not None


def told(lane: Lane) -> str:
    """Say what a lane shows, for those who do not see it."""
    if not lane.dots:
        return tr("{name}: {said}", name=lane.name, said=lane.empty)
    many = plural("%n statement", "%n statements", len(lane.dots))
    if lane.mean is None:
        return tr("{name}: {statements}, not scored", name=lane.name, statements=many)
    return tr(
        "{name}: {statements}, mean {mean}, {interval}, over {counted}",
        name=lane.name,
        statements=many,
        mean=numbers.signed(lane.mean),
        interval=numbers.interval(lane.low, lane.high) if claims(lane) else tr("too few to claim anything"),
        counted=plural("%n statement", "%n statements", lane.n),
    )


def _sign(size: float, *, hollow: bool = False) -> legend.Mark:
    def draw(painter: QPainter, at: QPointF) -> None:
        ink = theme.color("muted")
        painter.setPen(QPen(ink, 1.5) if hollow else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface") if hollow else ink)
        painter.drawEllipse(at, size / 2, size / 2)

    return legend.Mark(size, draw)


SIGNS: Final = (
    legend.Sign(tr_noop("direct"), (_sign(8.0),)),
    legend.Sign(tr_noop("indirect"), (_sign(8.0, hollow=True),)),
    legend.Sign(tr_noop("carried by 1, 2–5, more"), tuple(_sign(size_of(many)) for many in (1, 5, 6))),
    legend.Sign(tr_noop("above the line: positive")),
)
SIGNS_TOLD: Final = tr_noop(
    "Above the line: positive. Filled: direct. Hollow: indirect. Larger: carried by more outlets."
)


class Lanes(QWidget):
    """Shows a `Score`.

    Keys: Up and Down change the lane, Left and Right go from statement to statement, Home and End to its first and
    last, Return shows the one under the ring, Space the statements of the lane alone, Escape all again.
    """

    pointed = Signal(object)
    """The key of the statement under the pointer; None when there is none."""
    chosen = Signal(object)
    """The key of a statement that was clicked."""
    lane_chosen = Signal(str)
    """The name of a voice whose lane was clicked."""
    released = Signal()
    """Escape."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._score = Score(0.0, 1.0, ())
        self._front = ""  # the voice that is shown alone
        self._ring: int | None = None
        self._hovered: int | None = None
        self._read_out: ReadOut | None = None
        self._lane = 0  # where the keys are
        self._framed = False
        self._scatters: list[Any] = []
        self._stems: list[list[QLineF]] = []  # of each lane
        self._placed: plots.Labels = ((), ())
        self._where: dict[int, tuple[int, Dot]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Statements over time"))
        self._build()
        theme.changed.connect(self._recolor)

    # ---- what others call

    def draw(self, score: Score) -> None:
        """Show voices. The ring stays while its statement is there."""
        self._score = score
        self._where = {dot.key: (number, dot) for number, lane in enumerate(score.lanes) for dot in lane.dots}
        self._hovered = None
        self._read_out = None
        self._lane = min(self._lane, max(0, len(score.lanes) - 1))
        self.setMinimumHeight(self.strip() + AXIS + LEAST * max(1, len(score.lanes)))
        self.setAccessibleDescription(". ".join(told(lane) for lane in score.lanes))
        self._fill()
        self._set_range()
        self.updateGeometry()

    def score(self) -> Score:
        return self._score

    def ring(self, key: int | None) -> None:
        """Mark the statement that is shown."""
        self._ring = key
        if key in self._where:
            self._lane = self._where[key][0]
        self._under.update()
        self._over.update()

    def read_out(self, told: ReadOut | None) -> None:
        """Tell of the mark under the pointer, beside it; None: of none."""
        self._read_out = told
        self._over.update()

    def shown_read_out(self) -> ReadOut | None:
        return self._read_out

    def show_front(self, name: str) -> None:
        """Mark the lane whose statements are listed alone; "" for none."""
        self._front = name
        self._under.update()

    def place_of(self, key: int) -> QPointF | None:
        """Where a statement's mark is, in px; None where it has none."""
        found = self._where.get(key)
        if found is None:
            return None
        lane, dot = found
        return QPointF(self.x_of(dot.at), self.y_of(lane, dot.value))

    def x_of(self, at: float) -> float:
        plot = self.plot_rect()
        return plot.left() + (at - self._score.start) / (self._score.end - self._score.start) * plot.width()

    def y_of(self, lane: int, value: float | None = None) -> float:
        """Where a sentiment stands in a lane; None: on its line."""
        return self.strip() + (lane + 0.5 - (value or 0.0) * REACH) * self.lane_height()

    def strip(self) -> int:
        """How much stands above the first lane, px."""
        return STRIP if self._score.marks else BARE

    def left(self) -> int:
        """How much of the left is for names, px."""
        return LEFT[self.width() >= ROOM]

    def right(self) -> int:
        """How much of the right is for means, px."""
        return RIGHT[self.width() >= ROOM]

    def lane_height(self) -> float:
        many = max(1, len(self._score.lanes))
        return float(min(MOST, max(LEAST, (self.height() - self.strip() - AXIS) // many)))

    def plot_rect(self) -> QRectF:
        """Where the marks are, in px of this widget."""
        high = self.lane_height() * max(1, len(self._score.lanes))
        return QRectF(self.left(), self.strip(), max(10.0, self.width() - self.left() - self.right()), high)

    def sizeHint(self) -> QSize:
        return QSize(720, self.strip() + AXIS + 38 * max(1, len(self._score.lanes)))

    # ---- drawing

    def _build(self) -> None:
        import pyqtgraph as pg

        self._view = pg.GraphicsView(self, background=None)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setCacheMode(self._view.CacheModeFlag.CacheNone)
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0.0)
        self._box.setZValue(0)  # pyqtgraph puts it below everything
        self._box.invertY(True)
        self._view.setCentralItem(None)
        self._view.scene().addItem(self._box)
        self._under = Layer(self, self._paint_under, z=-10)
        self._under.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)  # repainted when it changes
        self._over = Layer(self, self._paint_over, z=10)
        self._view.scene().addItem(self._under)
        self._view.scene().addItem(self._over)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        viewport = self._view.viewport()
        viewport.setMouseTracking(True)
        viewport.installEventFilter(self)

    def _fill(self) -> None:
        """Make the marks anew: one scatter for each look."""
        import pyqtgraph as pg

        for item in self._scatters:
            self._box.removeItem(item)
        self._scatters = []
        looks: dict[tuple[theme.Role, bool], list[tuple[float, float, float]]] = defaultdict(list)
        for number, lane in enumerate(self._score.lanes):
            for dot in lane.dots:
                y = number + 0.5 - (dot.value or 0.0) * REACH
                looks[role_of(dot.value), dot.hollow].append((dot.at, y, size_of(dot.carried)))
        for (role, hollow), dots in looks.items():
            color = theme.color(role)
            edge = QPen(color if hollow else theme.color("surface"), 1.5 if hollow else 0.75)
            edge.setCosmetic(True)
            scatter = pg.ScatterPlotItem(
                x=[dot[0] for dot in dots],
                y=[dot[1] for dot in dots],
                size=[dot[2] for dot in dots],
                pen=edge,
                brush=QBrush(theme.color("surface") if hollow else color),
                antialias=True,
                pxMode=True,
            )
            self._box.addItem(scatter, ignoreBounds=True)
            self._scatters.append(scatter)

    def _set_range(self) -> None:
        plot, score = self.plot_rect(), self._score
        across, down = EDGE / plot.width() * (score.end - score.start), EDGE / self.lane_height()
        self._box.setGeometry(plot.adjusted(-EDGE, -EDGE, EDGE, EDGE))
        self._box.setRange(
            xRange=(score.start - across, score.end + across),
            yRange=(-down, max(1, len(score.lanes)) + down),
            padding=0,
            disableAutoRange=True,
        )
        self._stems = [self._stems_of(number, lane) for number, lane in enumerate(score.lanes)]
        metrics = theme.metrics("axis")
        widths = [min(150.0, metrics.horizontalAdvance(text.line(mark.text, 60)) + 2.0) for mark in score.marks]
        xs = [self.x_of(mark.at) for mark in score.marks]
        self._placed = axes.place_labels(xs, widths, plot.left(), plot.right())
        self._under.update()
        self._view.viewport().update()

    def _recolor(self) -> None:
        self._fill()
        self._under.update()
        self._view.viewport().update()

    def _paint_under(self, painter: QPainter) -> None:
        score, plot = self._score, self.plot_rect()
        painter.fillRect(QRectF(0, 0, self.width(), self.height()), theme.color("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if not score.lanes:
            return
        high = self.lane_height()
        for number, lane in enumerate(score.lanes):
            if self._is_lit(number, lane):
                painter.fillRect(QRectF(0, self.strip() + number * high, self.width(), high), theme.color("selection"))
        for shade in score.shades:
            left, right = max(self.x_of(shade.start), plot.left()), min(self.x_of(shade.end), plot.right())
            if right > left:
                rect = QRectF(round(left), plot.top(), max(2, round(right - left)), plot.height())
                plots.paint_gap(painter, rect)
        for number, lane in enumerate(score.lanes):
            self._paint_lane(painter, number, lane)
        bottom = round(plot.bottom())
        painter.setPen(QPen(theme.color("zero"), 1))
        painter.drawLine(QPointF(0, bottom), QPointF(self.width(), bottom))
        painter.setFont(theme.font("axis"))
        painter.setPen(theme.color("muted"))
        painter.drawText(QRectF(16, bottom + 5, self.left() - 24, 16), _LEFT, tr("UTC"))
        for tick in axes.time_ticks(score.start, score.end, plot.width(), score.period):
            painter.drawText(QRectF(self.x_of(tick.at) - 40, bottom + 5, 80, 16), _CENTER, tick.text)
        head = QRectF(plot.left(), self.strip() - 20, self.width() - plot.left() - 16, 16)
        told = tr("Mean, {share} interval, n", share=numbers.percent(0.95)) if self.width() >= ROOM else tr("Mean, n")
        painter.drawText(head, _RIGHT, told)

    def _paint_lane(self, painter: QPainter, number: int, lane: Lane) -> None:
        plot, high = self.plot_rect(), self.lane_height()
        top = self.strip() + number * high
        middle = round(self.y_of(number))
        painter.setPen(QPen(theme.color("grid"), 1))
        painter.drawLine(QPointF(0, round(top)), QPointF(self.width(), round(top)))
        painter.setPen(QPen(theme.color("zero"), 1))
        painter.drawLine(QPointF(plot.left(), middle), QPointF(plot.right(), middle))
        front = self._is_lit(number, lane)
        name = QRectF(16, top, self.left() - 24, high).toRect()
        if lane.role and high >= TWO_LINES:
            upper, lower = name.adjusted(0, 2, 0, 0), name.adjusted(0, 0, 0, -2)
            upper.setHeight(int(high / 2) + 1)
            lower.setTop(int(top + high / 2) - 1)
            delegates.draw_text(painter, upper, text.line(lane.name, 80), bold=front)
            delegates.draw_text(painter, lower, text.line(lane.role, 80), role="muted", size="axis")
        else:
            delegates.draw_text(painter, name, text.line(lane.name, 80), bold=front)
        if not lane.dots:
            self._paint_empty(painter, lane, middle, lit=front)
            return
        painter.setPen(QPen(theme.color("zero"), 1))
        painter.drawLines(self._stems[number])
        self._paint_mean(painter, lane, round(plot.right()) + 4, middle, lit=front)

    def _stems_of(self, number: int, lane: Lane) -> list[QLineF]:
        """A stem for each mark, so that its side is seen where marks crowd; one for all that share a px."""
        plot, score, middle = self.plot_rect(), self._score, round(self.y_of(number))
        left, per_s, high = plot.left(), plot.width() / (score.end - score.start), self.lane_height()
        ends: dict[int, list[float]] = {}
        for dot in lane.dots:
            up = (dot.value or 0.0) * REACH * high
            if abs(up) > size_of(dot.carried) / 2 + 1:
                end = ends.setdefault(round(left + (dot.at - score.start) * per_s), [0.0, 0.0])
                end[up > 0] = min(end[0], up) if up < 0 else max(end[1], up)
        return [QLineF(x, middle - up, x, middle - down) for x, (down, up) in ends.items()]

    def _is_lit(self, number: int, lane: Lane) -> bool:
        """Tell whether a lane stands out: it is shown alone, or holds the statement that is read."""
        where = self._where.get(self._ring) if self._ring is not None else None
        return lane.name == self._front or (where is not None and where[0] == number)

    def _paint_empty(self, painter: QPainter, lane: Lane, middle: int, *, lit: bool) -> None:
        plot = self.plot_rect()
        painter.setFont(theme.font("secondary"))
        wide = theme.metrics("secondary").horizontalAdvance(lane.empty) + 16
        box = QRectF(plot.center().x() - wide / 2, middle - 9, wide, 18)
        painter.fillRect(box, theme.color("selection" if lit else "surface"))
        painter.setPen(theme.color("muted"))
        painter.drawText(box, _CENTER, lane.empty)

    def _paint_mean(self, painter: QPainter, lane: Lane, left: int, middle: int, *, lit: bool) -> None:
        cell = QRectF(left, middle - 9, 46, 18).toRect()
        if lane.mean is None:
            wide = self.width() - left - 16
            delegates.draw_text(
                painter,
                QRectF(left, middle - 9, wide, 18).toRect(),
                tr("not scored"),
                role="muted",
                size="secondary",
                right=True,
            )
            return
        if self.width() < ROOM:
            role: theme.Role = "text" if claims(lane) else "muted"
            delegates.draw_text(painter, cell, numbers.signed(lane.mean), role=role, right=True)
            rest = QRectF(left + 46, middle - 9, self.width() - 16 - left - 46, 18).toRect()
            delegates.draw_text(painter, rest, numbers.n_of(lane.n), role="muted", size="secondary", right=True)
            return
        delegates.draw_text(painter, cell, numbers.signed(lane.mean), right=True)
        center = left + 46 + 8 + INTERVAL
        painter.setPen(QPen(theme.color("zero"), 1))
        painter.drawLine(center, middle - 8, center, middle + 8)
        sure = claims(lane)
        at = QPointF(center + lane.mean * INTERVAL, middle)
        if sure:
            assert lane.low is not None
            assert lane.high is not None
            painter.setPen(QPen(theme.color("text"), 1))
            painter.drawLine(
                QPointF(center + lane.low * INTERVAL, middle), QPointF(center + lane.high * INTERVAL, middle)
            )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(theme.color("text"), 1.25))
        painter.setBrush(theme.color("text" if sure else "surface"))
        painter.drawEllipse(at, 2.75, 2.75)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        rest = QRectF(center + INTERVAL, middle - 9, self.width() - 16 - center - INTERVAL, 18).toRect()
        delegates.draw_text(painter, rest, numbers.n_of(lane.n), role="muted", size="secondary", right=True)
        if not sure:  # the mark claims no interval, and says so on the side where it is not
            few = tr("few")
            wide = theme.metrics("secondary").horizontalAdvance(few) + 4
            box = QRectF(at.x() + 6 if lane.mean < 0 else at.x() - 6 - wide, middle - 9, wide + 2, 18)
            painter.fillRect(box, theme.color("selection" if lit else "surface"))
            delegates.draw_text(painter, box.toRect(), few, role="muted", size="secondary")

    def _paint_over(self, painter: QPainter) -> None:
        if not self._score.lanes:
            return
        self._paint_events(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for key, width in ((self._hovered, 1.25), (self._ring, 2.0)):
            at = None if key is None else self.place_of(key)
            if key is not None and at is not None:
                painter.setPen(QPen(theme.color("text"), width))
                half = size_of(self._where[key][1].carried) / 2 + 3
                painter.drawEllipse(at, half, half)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self._framed:
            painter.setPen(QPen(theme.color("accent"), 2))
            high = self.lane_height()
            painter.drawRect(QRectF(1, self.strip() + self._lane * high + 1, self.width() - 2, high - 1))
        self._paint_read_out(painter)

    def _paint_read_out(self, painter: QPainter) -> None:
        told = self._read_out
        at = None if told is None else self.place_of(told.key)
        if told is None or at is None:
            return
        metrics, small = theme.metrics("body"), theme.metrics("secondary")
        room = QRectF(0, 0, CARD - 24, 3 * metrics.lineSpacing())
        inside = metrics.boundingRect(room.toRect(), _WRAPPED, told.words)
        wide = max(inside.width(), min(CARD - 24, small.horizontalAdvance(told.about) + 2)) + 24
        words = min(inside.height(), 3 * metrics.lineSpacing())
        high = words + small.lineSpacing() + 20
        left = min(max(at.x() - wide / 2, 4.0), self.width() - wide - 4.0)
        top = at.y() + 14 if at.y() + 14 + high < self.height() else max(2.0, at.y() - 14 - high)
        box = QRectF(round(left) + 0.5, round(top) + 0.5, round(wide), round(high))
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(box, 4, 4)
        inner = box.adjusted(12, 8, -12, -8)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text"))
        painter.save()
        painter.setClipRect(QRectF(inner.left(), inner.top(), inner.width(), words + 2))
        painter.drawText(
            QRectF(inner.left(), inner.top(), inner.width(), words + metrics.lineSpacing()), _WRAPPED, told.words
        )
        painter.restore()
        below = QRectF(inner.left(), inner.bottom() - small.lineSpacing(), inner.width(), small.lineSpacing()).toRect()
        delegates.draw_text(painter, below, told.about, role="muted", size="secondary")

    def _paint_events(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(theme.font("axis"))
        xs = [self.x_of(mark.at) for mark in self._score.marks]
        span = (self.strip() - 4.0, self.plot_rect().bottom())
        plots.paint_events(painter, self._score.marks, xs, self._placed, span, line="muted")

    # ---- pointing

    def key_at(self, at: QPointF) -> int | None:
        """The statement whose mark is nearest to a place, within 12 px of it."""
        number = self._lane_at(at)
        found: list[tuple[float, int]] = []
        for lane in (number - 1, number, number + 1):
            if 0 <= lane < len(self._score.lanes):
                for dot in self._near(lane, at.x()):
                    away = QPointF(self.x_of(dot.at), self.y_of(lane, dot.value)) - at
                    found.append((away.x() ** 2 + away.y() ** 2, dot.key))
        if not found:
            return None
        distance, key = min(found)
        return key if distance <= HIT**2 else None

    def _near(self, lane: int, x: float) -> Sequence[Dot]:
        dots = self._score.lanes[lane].dots
        plot = self.plot_rect()
        per_px = (self._score.end - self._score.start) / plot.width()
        first, last = (self._score.start + (edge - plot.left()) * per_px for edge in (x - HIT, x + HIT))
        begin = bisect_left(dots, first, key=lambda dot: dot.at)
        return dots[begin : bisect_left(dots, last, lo=begin, key=lambda dot: dot.at)]

    def _is_beside(self, x: float) -> bool:
        """Tell whether a place is left or right of the marks: among names or means."""
        return not self.left() < x < self.width() - self.right()

    def _lane_at(self, at: QPointF) -> int:
        return int((at.y() - self.strip()) // self.lane_height())

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._point_at(event.position())
        elif kind == QEvent.Type.Leave:
            self._hover(None)
        elif kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return True
        elif kind == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            if event.button() == Qt.MouseButton.LeftButton:
                self._click(event.position())
            return True
        elif kind == QEvent.Type.Wheel:
            return True  # pyqtgraph would zoom
        elif kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            said = self._tip_at(QPointF(event.pos()))
            if said:
                QToolTip.showText(event.globalPos(), said, self)
            else:
                QToolTip.hideText()
            return True
        return False

    def _point_at(self, at: QPointF) -> None:
        self._hover(self.key_at(at))
        lane = 0 <= self._lane_at(at) < len(self._score.lanes) and self._is_beside(at.x())
        hand = self._hovered is not None or lane
        self._view.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def _hover(self, key: int | None) -> None:
        if key != self._hovered:
            self._hovered = key
            self._read_out = None
            self._over.update()
            self.pointed.emit(key)

    def _click(self, at: QPointF) -> None:
        key = self.key_at(at)
        if key is not None:
            self.ring(key)
            self.chosen.emit(key)
            return
        number = self._lane_at(at)
        if 0 <= number < len(self._score.lanes):
            self._lane = number
            self.lane_chosen.emit(self._score.lanes[number].name)

    def _tip_at(self, at: QPointF) -> str:
        score = self._score
        named = [score.marks[index] for index in plots.labels_at(self._placed, at)]
        if len(named) == 1:
            return text.tip(f"{named[0].text}. {named[0].detail}" if named[0].detail else named[0].text)
        if named:
            return text.tip("; ".join(mark.text for mark in named))
        number = self._lane_at(at)
        if 0 <= number < len(score.lanes) and self._is_beside(at.x()):
            lane = score.lanes[number]
            return text.tip(f"{told(lane)}. {lane.role}".rstrip(". ") + ".")
        for shade in score.shades:
            if self.x_of(shade.start) <= at.x() <= self.x_of(shade.end) and self.plot_rect().contains(at):
                return text.tip(tr("Not collected: {reason}.", reason=shade.reason))
        return ""

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._score.lanes or not self._key(event.key()):
            super().keyPressEvent(event)

    def _key(self, key: int) -> bool:
        self._framed = True
        lane = self._score.lanes[self._lane]
        keys = [dot.key for dot in lane.dots]
        here = keys.index(self._ring) if self._ring in keys else None
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._lane = min(max(self._lane + step, 0), len(self._score.lanes) - 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and keys:
            step = 1 if key == Qt.Key.Key_Right else -1
            self._go(keys[len(keys) - 1 if here is None else min(max(here + step, 0), len(keys) - 1)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and keys:
            self._go(keys[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here is not None:
            self.chosen.emit(keys[here])
        elif key == Qt.Key.Key_Space:
            self.lane_chosen.emit(lane.name)
        elif key == Qt.Key.Key_Escape:
            self.released.emit()
        else:
            return False
        self._over.update()
        return True

    def _go(self, key: int) -> None:
        self.ring(key)
        self.chosen.emit(key)

    # ---- Qt's

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._under.resize()
        self._over.resize()
        self._set_range()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._framed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._over.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._framed = False
        self._over.update()


_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTER: Final = Qt.AlignmentFlag.AlignCenter
_WRAPPED: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap

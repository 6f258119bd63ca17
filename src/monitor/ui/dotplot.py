"""The dot plot of the ranking: narration ● against quoted ◆ on one axis, a row an outlet, intervals as lines.

All rows share a `Scale`; its axis stands in the head of the column.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from monitor.i18n import tr_noop
from monitor.model import Point
from monitor.series import Divergence
from monitor.ui import axes, charts, legend, numbers, theme

NARRATION, QUOTED = 0, 1  # the index of their series colors
CIRCLE, DIAMOND = 0, 3  # of theme.SERIES_SHAPES
APART = 5  # px between the middle of a row and either line
REACH = 7  # px around a mark that a click may miss it by
INSET = 8  # px left and right of the axis, as in the cells of a table


class Scale:
    """How far the axis reaches on either side of 0."""

    def __init__(self) -> None:
        self.half = axes.LEAST_HALF

    def fit(self, rows: Iterable[Divergence]) -> None:
        """Reach as far as the points and the intervals that are drawn."""
        ends: list[float] = []
        for row in rows:
            for point in (row.narration, row.quoted):
                ends += [value for value in (point.mean, *_claimed(point)) if value is not None]
        self.half = axes.half_range(ends)

    def x_of(self, value: float, left: float, width: float) -> float:
        return left + (value + self.half) / (2 * self.half) * width

    def ticks(self, width: float, room: float) -> list[float]:
        """The labelled values: every 0.2, fewer where their labels would touch."""
        count = round(self.half / axes.STEP)
        every = 1
        while every < count and width / (2 * count) * every < room:
            every += 1
        while count % every:
            every += 1
        return [step * axes.STEP for step in range(-count, count + 1, every)]


def _claimed(point: Point) -> tuple[float | None, float | None]:
    return (point.low, point.high) if point.n_stories >= numbers.FEW else (None, None)


def draw_mark(painter: QPainter, at: QPointF, side: int, *, hollow: bool = False, size: float = 7) -> None:
    """Draw the mark of a side: ● narration, ◆ quoted; hollow where too few stories stand behind it."""
    color = theme.color(theme.series(side))
    shape = CIRCLE if side == NARRATION else DIAMOND
    grown = size + 1 if shape == DIAMOND else size
    charts.draw_marker(painter, at, shape, color, size=grown)
    if hollow:
        charts.draw_marker(painter, at, shape, theme.color("surface"), size=grown - (3.5 if shape == DIAMOND else 2.5))


def paint_row(painter: QPainter, rect: QRect, row: Divergence, scale: Scale) -> None:
    """Paint both sides of an outlet into its cell."""
    room = _label_room()
    for value in scale.ticks(rect.width(), room):
        x = round(scale.x_of(value, rect.left(), rect.width()))
        painter.fillRect(QRect(x, rect.top(), 1, rect.height()), theme.color("zero" if value == 0 else "grid"))
    middle = rect.center().y() + 0.5
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for side, point in ((QUOTED, row.quoted), (NARRATION, row.narration)):
        if point.mean is None:
            continue
        y = middle + (APART if side == QUOTED else -APART)
        low, high = _claimed(point)
        if low is not None and high is not None:
            painter.setPen(QPen(theme.color(theme.series(side)), 1.5))
            ends = [QPointF(scale.x_of(end, rect.left(), rect.width()), y) for end in (low, high)]
            painter.drawLine(*ends)
        at = QPointF(scale.x_of(point.mean, rect.left(), rect.width()), y)
        draw_mark(painter, at, side, hollow=point.n_stories < numbers.FEW)
    painter.restore()


def side_at(at: QPoint, rect: QRect, row: Divergence, scale: Scale) -> int | None:
    """The side whose mark is at a place of the cell; None where there is none."""
    middle = rect.center().y() + 0.5
    near = []
    for side, point in ((NARRATION, row.narration), (QUOTED, row.quoted)):
        if point.mean is not None:
            x = scale.x_of(point.mean, rect.left(), rect.width())
            y = middle + (APART if side == QUOTED else -APART)
            near.append((max(abs(at.x() - x), abs(at.y() - y)), side))
    distance, side = min(near, default=(REACH + 1.0, NARRATION))
    return side if distance <= REACH else None


def _label_room() -> float:
    return theme.metrics("axis", bold=True).horizontalAdvance("−0.4") + 12.0


class AxisHead(QWidget):
    """The axis, laid over the head of its column."""

    def __init__(self, head: QHeaderView, section: int, scale: Scale) -> None:
        super().__init__(head.viewport())
        self._head, self._section, self._scale = head, section, scale
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        head.sectionResized.connect(self.place)
        head.geometriesChanged.connect(self.place)
        theme.changed.connect(self.update)
        self.place()

    def place(self, *_: object) -> None:
        """Follow the column."""
        left = self._head.sectionViewportPosition(self._section)
        self.setGeometry(left, 0, self._head.sectionSize(self._section), self._head.height() - 1)
        self.setVisible(not self._head.isSectionHidden(self._section))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("axis", bold=True))
        painter.setPen(theme.color("muted"))
        # the cells' inset, and the pixel that a cell keeps for the line under it is below, not beside
        left, width = INSET, self.width() - 2 * INSET
        for value in self._scale.ticks(width, _label_room()):
            x = self._scale.x_of(value, left, width)
            half = 24.0
            says = "0" if value == 0 else numbers.signed(value, 1)
            wide = painter.fontMetrics().horizontalAdvance(says)
            x = min(max(x, wide / 2), self.width() - wide / 2)
            where = QRectF(x - half, 0, 2 * half, self.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, says)


def _sign(side: int, *, hollow: bool = False) -> legend.Mark:
    return legend.Mark(8.0, lambda painter, at: draw_mark(painter, at, side, hollow=hollow))


SIGNS: Final = (
    legend.Sign(tr_noop("narration"), (_sign(NARRATION),)),
    legend.Sign(tr_noop("quoted"), (_sign(QUOTED),)),
    legend.Sign(tr_noop("hollow: few stories"), (_sign(NARRATION, hollow=True),)),
    legend.Sign(tr_noop("lines: 95 % interval")),
)
SIGNS_TOLD: Final = tr_noop(
    "Circle: narration. Diamond: quoted. Hollow: fewer than five stories. Lines: 95 % interval."
)

"""What plots share: the nouns of a `Picture`, their measures, and the marks that several of them paint alike.

Needs no pyqtgraph. Times are seconds since 1970, UTC.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QWidget

from monitor.i18n import tr
from monitor.model import Period
from monitor.ui import numbers, text, theme
from monitor.ui.axes import More, Placed, Slot

LEFT: Final = 48  # px; every plot that shares a time axis shares its left edge
RIGHT: Final = 16
ROW: Final = 16  # of event labels
STRIP: Final = 2 * ROW + 8  # above the plot, for event labels in two rows
AXIS: Final = 22  # below, for dates
VOLUME: Final = 56  # with its caption
LEAST: Final = 64  # of the plot itself
BUNDLE: Final = 22  # px that the number of labels without room is wide

TO_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
TO_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER: Final = Qt.AlignmentFlag.AlignCenter

Labels = tuple[tuple[Placed, ...], tuple[More, ...]]


# ---- what is to be seen -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A series, ready to be drawn. All tuples are of one length; only periods with a mean are in them."""

    name: str
    color: int | None  # index of the series color, its shape and dash; None: one of too many, gray
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    lows: tuple[float, ...]  # nan: no band is claimed
    highs: tuple[float, ...]
    few: tuple[bool, ...]  # too few stories: hollow
    joined: tuple[bool, ...]  # to the next point; False before a gap and at the end
    shape: int | None = None  # of theme.SERIES_SHAPES; None: that of the color


@dataclass(frozen=True, slots=True)
class Bar:
    """How much there was in one period."""

    start: float
    end: float
    stories: int
    copies: int  # beyond the first of each story


@dataclass(frozen=True, slots=True)
class Shade:
    """A span in which nobody looked."""

    start: float
    end: float
    reason: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened."""

    at: float
    text: str
    detail: str = ""  # for its tip
    key: str = ""  # what it is known by, where it can be taken off


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything a chart shows. Not drawn: nothing."""

    slots: tuple[Slot, ...]  # every period of the axis, oldest first; never empty
    period: Period
    lines: tuple[Line, ...] = ()
    focus: int | None = None  # the line that carries band and width
    bars: tuple[Bar, ...] = ()
    bars_caption: str = ""
    shades: tuple[Shade, ...] = ()
    marks: tuple[Mark, ...] = ()
    ticks: tuple[Mark, ...] = ()  # at the foot: what was changed here, not out there

    @property
    def start(self) -> float:
        return self.slots[0].start

    @property
    def end(self) -> float:
        return self.slots[-1].end


# ---- how it looks -------------------------------------------------------------------------------


def line_role(color: int | None, *, front: bool) -> theme.Role:
    """Choose the color of a line; one of too many stays pale until it is brought to the front."""
    if color is None:
        return "text" if front else "zero"
    return theme.series(color)


def paper(role: theme.Role) -> QColor:
    """Give a color as it is on white paper, whatever theme is shown."""
    return QColor(theme.TOKENS[role][0])


def draw_marker(painter: QPainter, at: QPointF, index: int, color: QColor, *, size: float) -> None:
    """Draw the full marker of the index-th line, as the plot does."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    half = size / 2
    match index % len(theme.SERIES_SHAPES):
        case 0:
            painter.drawEllipse(at, half, half)
        case 1:
            painter.drawRect(QRectF(at.x() - half, at.y() - half, size, size))
        case 2:
            corners = [QPointF(0, -half), QPointF(half, half), QPointF(-half, half)]
            painter.drawPolygon(QPolygonF([at + corner for corner in corners]))
        case _:
            corners = [QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
            painter.drawPolygon(QPolygonF([at + corner for corner in corners]))


def paint_gap(painter: QPainter, rect: QRectF, color: Callable[[theme.Role], QColor] = theme.color) -> None:
    """Paint the ground of a span in which nobody looked."""
    painter.fillRect(rect, color("gap"))
    painter.fillRect(rect, QBrush(color("gap_hatch"), Qt.BrushStyle.BDiagPattern))


def paint_events(
    painter: QPainter,
    marks: Sequence[Mark],
    xs: Sequence[float],
    labels: Labels,
    span: tuple[float, float],
    *,
    line: theme.Role = "text",
    color: Callable[[theme.Role], QColor] = theme.color,
) -> None:
    """Paint the lines of events at `xs`, and their labels in the strip above; `span`: where lines without one begin,
    and where all of them end, in px from the top."""
    placed, more = labels
    tops = {label.index: 4 + label.row * ROW for label in placed}
    metrics = theme.metrics("axis")
    dashed = QPen(color(line), 1, Qt.PenStyle.CustomDashLine)
    dashed.setDashPattern([3, 3])
    painter.setPen(dashed)
    for index, at in enumerate(xs):
        x = round(at)
        painter.drawLine(QPointF(x, tops.get(index, span[0])), QPointF(x, span[1]))
    painter.setPen(color("text"))
    for label in placed:
        words = text.line(marks[label.index].text, 60)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(label.width) + 1)
        painter.drawText(QRectF(label.left, 4 + label.row * ROW, label.width + 4, ROW), TO_LEFT, shown)
    for bundle in more:
        box = QRectF(round(bundle.left), 5 + bundle.row * ROW, BUNDLE, ROW - 2)
        painter.setPen(QPen(color("border"), 1))
        painter.setBrush(color("surface"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(color("text"))
        painter.drawText(box, CENTER, f"+{len(bundle.indexes)}")


def labels_at(labels: Labels, at: QPointF) -> tuple[int, ...]:
    """Which events the label at a place stands for: one, several of a number, or none."""
    placed, more = labels
    for bundle in more:
        if QRectF(bundle.left, 4 + bundle.row * ROW, BUNDLE, ROW).contains(at):
            return bundle.indexes
    for label in placed:
        if QRectF(label.left, 4 + label.row * ROW, label.width, ROW).contains(at):
            return (label.index,)
    return ()


class Layer(QGraphicsItem):
    """A sheet as large as a plot, painted by a function in px."""

    def __init__(self, plot: QWidget, paint: Callable[[QPainter], None], *, z: float) -> None:
        super().__init__()
        self._plot, self._paint = plot, paint
        self.setZValue(z)

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._plot.width(), self._plot.height())

    def resize(self) -> None:
        self.prepareGeometryChange()

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        self._paint(painter)


# ---- what it says -------------------------------------------------------------------------------


def mark_told(mark: Mark) -> str:
    day = datetime.fromtimestamp(mark.at, UTC).date()
    told = {"event": mark.text, "day": numbers.days(day, day)}
    if mark.detail:
        return tr("{event}, {day}. {detail}", detail=mark.detail, **told)
    return tr("{event}, {day}", **told)


def gap_told(shade: Shade) -> str:
    start, end = (datetime.fromtimestamp(at, UTC) for at in (shade.start, shade.end))
    return tr(
        "{reason}: {start} to {end}. Nothing was collected then.",
        reason=shade.reason,
        start=numbers.full_time(start),
        end=numbers.full_time(end),
    )

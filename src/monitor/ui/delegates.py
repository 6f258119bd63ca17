"""What is painted by hand in lists: a number with its bar, a chip, a spark line, a mark of a series, row fills.

Plain functions over a QPainter, so that tables, lenses and the reader share them; and the base of our delegates.
Colors only repeat what a sign, a side or a shape says already.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from monitor.ui import numbers, theme

ROW = 28  # px: lens, story, copy
BAR_HALF = 42  # px for a sentiment of ±1.00: bars in one column share one scale
NUMBER = 46  # px for "−0.21"
SENTIMENT = NUMBER + 8 + 2 * BAR_HALF  # px that a number with a full bar takes at most

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine

# Between these an engine calls a score neutral. As in analysis/sentiment, which a test holds them to: that package is
# not loaded before the first paint.
BANDS = {"vader": (-0.05, 0.05), "vader-news": (-0.1, 0.12), "model": (-0.25, 0.25)}
NO_BAND = (0.0, 0.0)  # of an engine that we do not know
_engine = "vader"

_elided: dict[tuple[str, int, theme.Size, bool], str] = {}


def use_engine(engine: str) -> None:
    """Color bars from now on as this engine labels what it scores: it is the one whose numbers are shown."""
    global _engine
    _engine = engine


def bar_role(value: float, engine: str = "") -> theme.Role:
    """Choose the color of a score's bar as its engine labels it; "": the engine that is shown."""
    low, high = BANDS.get(engine or _engine, NO_BAND)
    if low < value < high:
        return "neutral"
    return sign_role(value)


def sign_role(value: float) -> theme.Role:
    """Choose the color of what is no score but a difference or an influence: by its sign alone."""
    return "neutral" if value == 0 else "positive" if value > 0 else "negative"


def draw_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    *,
    role: theme.Role = "text",
    size: theme.Size = "body",
    bold: bool = False,
    right: bool = False,
) -> None:
    """Draw one line of plain text, cut with an ellipsis where it does not fit."""
    painter.setFont(theme.font(size, bold=bold))
    painter.setPen(theme.color(role))
    painter.drawText(rect, _RIGHT if right else _LEFT, elide(text, rect.width(), size=size, bold=bold))


def elide(text: str, width: int, *, size: theme.Size = "body", bold: bool = False) -> str:
    """Cut a line to a width in px. Answers are kept: a row is painted many times with the same width."""
    key = (text, width, size, bold)
    found = _elided.get(key)
    if found is None:
        if len(_elided) > 20_000:
            _elided.clear()
        found = _elided[key] = theme.metrics(size, bold=bold).elidedText(text, Qt.TextElideMode.ElideRight, width)
    return found


def draw_bar(
    painter: QPainter, center: int, middle: int, value: float, *, half: int = BAR_HALF, role: theme.Role | None = None
) -> None:
    """Draw a bar from a center line to the left or right. `center` and `middle` are px, `half` the length of ±1.00.

    `role`: its color; None: that of a score.
    """
    painter.fillRect(QRect(center, middle - 7, 1, 14), theme.color("zero"))
    length = round(min(1.0, abs(value)) * half)
    if length:
        left = center + 1 if value > 0 else center - length
        painter.fillRect(QRect(left, middle - 3, length, 6), theme.color(role or bar_role(value)))


def draw_sentiment(
    painter: QPainter,
    rect: QRect,
    value: float,
    *,
    half: int = BAR_HALF,
    number: int = NUMBER,
    size: theme.Size = "body",
    bold: bool = False,
    engine: str = "",
) -> None:
    """Draw a signed number and its bar, beginning at the left of `rect`. `engine`: whose score it is, as `bar_role`."""
    draw_text(
        painter,
        QRect(rect.left(), rect.top(), number, rect.height()),
        numbers.signed(value),
        size=size,
        bold=bold,
        right=True,
    )
    middle = rect.center().y() + 1
    draw_bar(painter, rect.left() + number + 8 + half, middle, value, half=half, role=bar_role(value, engine))


def draw_score(painter: QPainter, rect: QRect, value: float | None, otherwise: str) -> None:
    """Draw a signed number and a bar as long as there is room for; why there is no number, where there is none."""
    if value is None:
        draw_text(painter, rect, otherwise, role="muted", size="secondary")
    else:
        draw_sentiment(painter, rect, value, half=max(12, min(BAR_HALF, (rect.width() - NUMBER - 8) // 2)))


def date_width() -> int:
    """px that the longest date with its year takes: `28 Sep 2025`."""
    width = theme.metrics().horizontalAdvance
    return max(width(numbers.day(date(2000, month, 28))) for month in range(1, 13))


def chip_width(text: str) -> int:
    return theme.metrics("axis").horizontalAdvance(text) + 12


def draw_chip(painter: QPainter, left: int, middle: int, text: str, *, outlined: bool = False) -> None:
    """Draw a small label of one word or two, 18 px high."""
    rect = QRectF(left + 0.5, middle - 8.5, chip_width(text) - 1, 17)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("border"), 1) if outlined else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("surface" if outlined else "hover"))
    painter.drawRoundedRect(rect, 3, 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setFont(theme.font("axis"))
    painter.setPen(theme.color("text" if outlined else "muted"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def draw_mark(painter: QPainter, center: QPointF, index: int, *, size: float = 8.0) -> None:
    """Draw the shape of the index-th series in its color: circle, square, triangle, diamond; the second four hollow."""
    color = theme.color(theme.series(index))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush if theme.is_dashed(index) else color)
    half = size / 2
    match index % len(theme.SERIES_SHAPES):
        case 0:
            painter.drawEllipse(center, half, half)
        case 1:
            painter.drawRect(QRectF(center.x() - half + 0.5, center.y() - half + 0.5, size - 1, size - 1))
        case 2:
            painter.drawPolygon(
                QPolygonF(
                    [center + QPointF(0, -half), center + QPointF(half, half - 1), center + QPointF(-half, half - 1)]
                )
            )
        case _:
            painter.drawPolygon(
                QPolygonF(
                    [
                        center + QPointF(0, -half),
                        center + QPointF(half, 0),
                        center + QPointF(0, half),
                        center + QPointF(-half, 0),
                    ]
                )
            )
    painter.restore()


def draw_spark(painter: QPainter, rect: QRectF, values: Sequence[float | None], color: QColor) -> None:
    """Draw means over time, oldest first, as a broken line around zero; None ends the line and it starts again.

    The scale is ±0.6 for all, so that lines can be compared; beyond that they run along the edge.
    """
    painter.save()
    painter.setPen(QPen(theme.color("line"), 1))
    middle = rect.center().y()
    painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right(), middle))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1))
    step = rect.width() / max(1, len(values) - 1)
    reach = rect.height() / 2
    run: list[QPointF] = []
    last: QPointF | None = None
    for index, value in enumerate((*values, None)):
        if value is not None:
            last = QPointF(rect.left() + index * step, middle - max(-1.0, min(1.0, value / 0.6)) * reach)
            run.append(last)
        elif run:
            if len(run) == 1:
                painter.drawLine(run[0] - QPointF(1, 0), run[0] + QPointF(1, 0))
            else:
                painter.drawPolyline(QPolygonF(run))
            run = []
    if last is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(last, 1.75, 1.75)
    painter.restore()


def row_height(metrics: QFontMetrics, least: int = ROW) -> int:
    """Give the height of a row on the 4 px grid; more than `least` only where fonts are scaled up."""
    return max(least, -(-(metrics.height() + 8) // 4) * 4)


class RowDelegate(QStyledItemDelegate):
    """Fills a row by its state, and frames the cell that has the focus. Subclasses paint what stands in it."""

    def __init__(self, view: QAbstractItemView, *, height: int = ROW) -> None:
        super().__init__(view)
        self._view = view
        self._height = height
        self.by_keys = True  # kept by the view: whether the focus came, or was moved last, with a key
        self.hovered_row = -1  # kept by the view: hover is by row, and Qt knows only the cell

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.rect.width(), row_height(theme.metrics(), self._height))

    def fill(self, painter: QPainter, option: QStyleOptionViewItem, *, hovered: bool, grid: bool = True) -> None:
        """Paint the background of a cell and the line under it."""
        rect = option.rect
        if self.is_selected(option.index):
            painter.fillRect(rect, theme.color("selection"))
        elif hovered:
            painter.fillRect(rect, theme.color("hover"))
        if grid:
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("grid"))

    # Asked of the view, for `option.state` brings QStyle and its enums, 5 ms of the first paint.

    def is_selected(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        return self._view.selectionModel().isSelected(index)

    def has_focus(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Tell whether the focus is to be seen here: only for those who move it with keys."""
        return self.by_keys and self._view.hasFocus() and self._view.currentIndex() == index

    def row_has_focus(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """The same of any cell in the row."""
        current = self._view.currentIndex()
        return current.row() == index.row() and self.has_focus(current)

    def frame(self, painter: QPainter, rect: QRect) -> None:
        """Paint the focus: 2 px inside."""
        painter.save()
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

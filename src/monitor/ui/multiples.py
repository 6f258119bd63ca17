"""Small multiples: one small plot a line, all on the same scales, so that many can be compared without a tangle.

Painted by hand on whole pixels, for dozens of small plots need no plotting library. Each has its band, its gaps and
its hollow points like the large one; a click, or Return, shows that line alone in large.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from monitor.i18n import tr
from monitor.model import Period
from monitor.ui import axes, charts, delegates, numbers, theme
from monitor.ui.charts import Line, Mark, Shade

LEAST_WIDTH: Final = 190  # px of one
LEAST_HEIGHT: Final = 116
GAP: Final = 8
HEAD: Final = 34  # its name, and below it its numbers
FOOT: Final = 16  # its dates
LEFT: Final = 34


@dataclass(frozen=True, slots=True)
class Panel:
    """One line with what is told of it."""

    line: Line
    title: str
    reading: str  # "−0.21 [−0.30, −0.12] n 96"
    shades: tuple[Shade, ...] = ()


class Multiples(QScrollArea):
    """Shows panels."""

    chosen = Signal(int)
    """The number of a panel that is wanted alone, in large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setViewportMargins(10, 0, 6, 0)
        self.grid = _Grid(self)
        self.setWidget(self.grid)
        self.grid.chosen.connect(self.chosen)
        self.grid.moved.connect(self._show_current)
        theme.set_class(self, "surface")

    def show_panels(
        self, panels: Sequence[Panel], span: tuple[float, float], period: Period, marks: Sequence[Mark] = ()
    ) -> None:
        """Show panels over a span in seconds since 1970."""
        self.grid.show_panels(panels, span, period, marks)
        self._fit()

    def panels(self) -> tuple[Panel, ...]:
        return self.grid.panels

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.grid.arrange(self.viewport().size())

    def _show_current(self, place: QRect) -> None:
        self.ensureVisible(place.center().x(), place.center().y(), place.width() // 2, place.height() // 2)


class _Grid(QWidget):
    chosen = Signal(int)
    moved = Signal(QRect)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.panels: tuple[Panel, ...] = ()
        self._span = (0.0, 1.0)
        self._period = Period.DAY
        self._marks: tuple[Mark, ...] = ()
        self._half = axes.LEAST_HALF
        self._across = 1
        self._size = QSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Small plots, one per line"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_panels(
        self, panels: Sequence[Panel], span: tuple[float, float], period: Period, marks: Sequence[Mark]
    ) -> None:
        self.panels, self._span, self._period, self._marks = tuple(panels), span, period, tuple(marks)
        heights = [y for panel in panels for y in panel.line.ys]
        self._half = axes.half_range(heights)
        self._current = min(self._current, max(0, len(panels) - 1))
        self.setAccessibleDescription(
            "; ".join(tr("{name}: {numbers}", name=panel.title, numbers=panel.reading) for panel in panels)
        )
        self.update()

    def arrange(self, room: QSize) -> None:
        """Share the room among the panels; where it is too small for them, it scrolls."""
        many = max(1, len(self.panels))
        most = max(1, (room.width() - 2 * GAP) // (LEAST_WIDTH + GAP))
        rows_at_best = max(1, (room.height() - GAP) // (LEAST_HEIGHT + GAP))
        across = min(most, max(1, math.ceil(many / rows_at_best)))
        while across < most and math.ceil(many / across) > rows_at_best:
            across += 1
        across = max(across, min(most, math.ceil(math.sqrt(many))))
        rows = math.ceil(many / across)
        wide = (room.width() - 16 - (across - 1) * GAP) // across
        high = max(LEAST_HEIGHT, (room.height() - 8 - (rows - 1) * GAP) // rows)
        self._across, self._size = across, QSize(wide, high)
        self.setMinimumHeight(rows * (high + GAP))
        self.update()

    def place(self, number: int) -> QRect:
        row, column = divmod(number, self._across)
        wide, high = self._size.width() + GAP, self._size.height() + GAP
        return QRect(QPoint(column * wide, row * high), self._size)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("surface"))
        for number, panel in enumerate(self.panels):
            rect = self.place(number)
            if rect.intersects(event.rect()):
                self._paint(painter, rect, panel)
                if number == self._current and self.hasFocus():
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                    painter.setPen(QPen(theme.color("accent"), 2))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint(self, painter: QPainter, rect: QRect, panel: Panel) -> None:
        head = QRect(rect.left() + LEFT, rect.top() + 2, rect.width() - LEFT - 4, 18)
        delegates.draw_text(painter, head, panel.title, size="secondary", bold=True)
        delegates.draw_text(painter, head.translated(0, 16), panel.reading, size="axis", role="muted")
        plot = QRectF(head.left(), rect.top() + HEAD + 2, head.width(), rect.height() - HEAD - FOOT - 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for shade in panel.shades:
            left, right = self._x(plot, shade.start), self._x(plot, shade.end)
            gap = QRectF(left, plot.top(), max(1.0, right - left), plot.height())
            painter.fillRect(gap, theme.color("gap"))
            painter.fillRect(gap, QBrush(theme.color("gap_hatch"), Qt.BrushStyle.BDiagPattern))
        painter.setFont(theme.font("axis"))
        for value in (self._half, 0.0, -self._half):
            y: float = round(self._y(plot, value))
            painter.setPen(QPen(theme.color("zero" if value == 0 else "grid"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.color("muted"))
            words = "0" if value == 0 else numbers.signed(value, 1)
            box = QRectF(rect.left(), y - 8, LEFT - 6, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        dashed = QPen(theme.color("border"), 1, Qt.PenStyle.CustomDashLine)
        dashed.setDashPattern([2, 3])
        painter.setPen(dashed)
        for mark in self._marks:
            across = round(self._x(plot, mark.at))
            painter.drawLine(QPointF(across, plot.top()), QPointF(across, plot.bottom()))
        self._paint_line(painter, plot, panel.line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font("axis"))
        for tick in axes.time_ticks(*self._span, plot.width(), self._period, room=56.0):
            x = self._x(plot, tick.at)
            if plot.left() + 16 <= x <= plot.right() - 16:
                box = QRectF(x - 40, plot.bottom() + 2, 80, FOOT)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tick.text)

    def _paint_line(self, painter: QPainter, plot: QRectF, line: Line) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme.color(charts.line_role(line.color, front=True))
        points = [QPointF(self._x(plot, x), self._y(plot, y)) for x, y in zip(line.xs, line.ys, strict=True)]
        band = QColor(color)
        band.setAlphaF(0.18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(band)
        for run in _runs(line):
            sure = [at for at in run if not math.isnan(line.lows[at])]
            if len(sure) > 1:
                upper = [QPointF(points[at].x(), self._y(plot, line.highs[at])) for at in sure]
                lower = [QPointF(points[at].x(), self._y(plot, line.lows[at])) for at in reversed(sure)]
                painter.drawPolygon(QPolygonF(upper + lower))
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for run in _runs(line):
            if len(run) > 1:
                painter.drawPolyline(QPolygonF([points[at] for at in run]))
        close = len(points) > 1 and plot.width() / len(points) < 5
        for at, point in enumerate(points):
            if close and not line.few[at]:
                continue
            painter.setPen(QPen(color, 1))
            painter.setBrush(theme.color("surface") if line.few[at] else color)
            painter.drawEllipse(point, 2, 2)

    def _x(self, plot: QRectF, at: float) -> float:
        start, end = self._span
        return plot.left() + (min(max(at, start), end) - start) / (end - start) * plot.width()

    def _y(self, plot: QRectF, value: float) -> float:
        shown = min(max(value, -self._half), self._half)
        return plot.center().y() - shown / self._half * plot.height() / 2

    # ---- choosing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # or the release would go to whoever took the press

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        for number in range(len(self.panels)):
            if event.button() == Qt.MouseButton.LeftButton and self.place(number).contains(at):
                self._current = number
                self.chosen.emit(number)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._across,
            Qt.Key.Key_Down: self._across,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self.panels:
            self._current = min(max(0, self._current + step), len(self.panels) - 1)
            self.moved.emit(self.place(self._current))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.panels:
            self.chosen.emit(self._current)
        else:
            super().keyPressEvent(event)


def _runs(line: Line) -> list[list[int]]:
    """Points that are joined, run by run."""
    runs: list[list[int]] = []
    for at in range(len(line.xs)):
        if at and line.joined[at - 1]:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs

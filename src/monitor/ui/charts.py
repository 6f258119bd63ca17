"""Plots that people point at: a `Picture` says what is to be seen, a `Chart` shows it and tells what was meant.

Who draws a plot finds here all that it takes: the nouns of a picture and their looks come from `plots`, axes without a
plot from `plainaxes`. Times are seconds since 1970, UTC.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from monitor.ui import axes, plots, text
from monitor.ui.plainaxes import BarStrip, EmptyAxes
from monitor.ui.plots import ROW, Bar, Line, Mark, Picture, Shade, draw_marker, line_role, paper
from monitor.ui.plotsheet import Sheet, index_at

__all__ = [
    "ROW",
    "Bar",
    "BarStrip",
    "Chart",
    "EmptyAxes",
    "Line",
    "Mark",
    "Picture",
    "Shade",
    "draw_marker",
    "following",
    "line_role",
    "paper",
    "period_text",
]

CLICK_REACH: Final = 24.0  # px around a point in which a click means this one and not the line in front

following, period_text = axes.following, axes.period_text  # for those who know plots and not axes


class Chart(Sheet):
    """Shows a `Picture`, and lets people point at it, by mouse and by keys.

    Keys: Left and Right move the cursor, Up and Down change the line in front, Return chooses its point,
    plus and minus zoom, 0 shows the whole span, Escape gives up the chosen point, then the cursor.
    """

    pointed = Signal(object)
    """The slot's number under the cursor, None when it left."""
    chosen = Signal(int, int)
    """A line's number, and the number of its point."""
    released = Signal()
    """The marked point is to be given up: Escape."""
    focus_asked = Signal(int)
    """Another line is to come to the front."""
    menu_asked = Signal(float, str, QPoint)
    """A right click: the time it stands at, the key of the event there or "", and where on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._press: QPointF | None = None
        self._pan_from: tuple[float, tuple[float, float]] | None = None
        import pyqtgraph as pg

        self._moves = pg.SignalProxy(self._moved, rateLimit=60, slot=self._point_at)
        viewport = self._view.viewport()
        viewport.setMouseTracking(True)
        viewport.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    _moved = Signal(QPointF)

    # ---- pointing

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if self._picture is None:
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseMove:
            assert isinstance(event, QMouseEvent)
            return self._mouse_moved(event)
        if kind == QEvent.Type.MouseButtonPress:
            assert isinstance(event, QMouseEvent)
            return self._mouse_pressed(event)
        if kind == QEvent.Type.MouseButtonRelease:
            assert isinstance(event, QMouseEvent)
            return self._mouse_released(event)
        if kind == QEvent.Type.MouseButtonDblClick:
            self.zoom_out()
            return True
        if kind == QEvent.Type.ContextMenu:
            assert isinstance(event, QContextMenuEvent)
            return self._ask_menu(event)
        if kind == QEvent.Type.Wheel:
            assert isinstance(event, QWheelEvent)
            return self._wheeled(event)
        if kind == QEvent.Type.Leave:
            self.pointed.emit(None)
            return False
        if kind == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            said = self._tip_at(QPointF(event.pos()))
            if said:
                QToolTip.showText(event.globalPos(), said, self)
            else:
                QToolTip.hideText()
            return True
        return False

    def _ask_menu(self, event: QContextMenuEvent) -> bool:
        at = QPointF(event.pos())
        plot = self.plot_rect()
        here = min(max(at.x(), plot.left()), plot.right())
        self.menu_asked.emit(self._time_at(here), self._mark_at(at), event.globalPos())
        return True

    def _mark_at(self, at: QPointF) -> str:
        """The key of the event that is pointed at; "" where there is none, or none that has a key."""
        named = plots.labels_at((self._labels[0], ()), at)
        if named:
            return self._inside[named[0]].key
        return next((mark.key for mark in self._inside if abs(self.x_of(mark.at) - at.x()) <= 4), "")

    def _mouse_pressed(self, event: QMouseEvent) -> bool:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.button() == Qt.MouseButton.MiddleButton or (event.button() == Qt.MouseButton.LeftButton and shift):
            self._pan_from = (event.position().x(), self._shown)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position()
        return True

    def _mouse_moved(self, event: QMouseEvent) -> bool:
        at = event.position()
        if self._pan_from is not None:
            began, (start, end) = self._pan_from
            shift = (began - at.x()) / self.plot_rect().width() * (end - start)
            self.zoom_to(start + shift, end + shift)
        elif self._press is not None and (self._brush is not None or abs(at.x() - self._press.x()) > 6):
            plot = self.plot_rect()
            inside = min(max(at.x(), plot.left()), plot.right())
            self._brush = (min(max(self._press.x(), plot.left()), plot.right()), inside)
            self._over.update()
        else:
            self._moved.emit(at)
        return True

    def _mouse_released(self, event: QMouseEvent) -> bool:
        press, brush, self._press, self._brush = self._press, self._brush, None, None
        if self._pan_from is not None:
            self._pan_from = None
        elif brush is not None:
            left, right = sorted(brush)
            self._over.update()
            if right - left > 6:
                self.zoom_to(self._time_at(left), self._time_at(right))
        elif press is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose_at(event.position())
        return True

    def _wheeled(self, event: QWheelEvent) -> bool:
        """Ctrl and wheel zooms around the pointer; sideways, or with Shift, it moves along. Else the page scrolls."""
        start, end = self._shown
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = 0.8 ** (turn.y() / 120)
            here = self._time_at(event.position().x())
            self.zoom_to(here - (here - start) * factor, here + (end - here) * factor)
            return True
        along = turn.x() or (turn.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if along:
            shift = -along / 120 * (end - start) / 10
            self.zoom_to(start + shift, end + shift)
            return True
        return False

    def _point_at(self, arguments: tuple[QPointF]) -> None:
        at = arguments[0]
        slot = self._slot_at(at.x()) if self.plot_rect().left() - 4 <= at.x() <= self.plot_rect().right() + 4 else None
        if slot != self._cursor:
            self.pointed.emit(slot)

    def _time_at(self, x: float) -> float:
        plot = self.plot_rect()
        start, end = self._shown
        return start + (x - plot.left()) / plot.width() * (end - start)

    def _slot_at(self, x: float) -> int:
        assert self._picture is not None
        starts = [slot.start for slot in self._picture.slots]
        return min(max(bisect_right(starts, self._time_at(x)) - 1, 0), len(starts) - 1)

    def _choose_at(self, at: QPointF) -> None:
        """A click means the nearest line at the cursor's period; far from all of them, the one in front."""
        assert self._picture is not None
        middle = self._picture.slots[self._slot_at(at.x())].middle
        found: list[tuple[float, int, int]] = []
        for number, line in enumerate(self._picture.lines):
            point = index_at(line.xs, middle)
            if point is not None:
                distance = abs(self.y_of(line.ys[point]) - at.y())
                if number == self._picture.focus:
                    distance = min(distance, CLICK_REACH)  # beyond, it stands in for the rest of its column
                found.append((distance, number, point))
        if found:
            distance, number, point = min(found)
            if distance <= CLICK_REACH:
                self.chosen.emit(number, point)

    def _tip_at(self, at: QPointF) -> str:
        named = plots.labels_at(self._labels, at)
        if named:
            return text.tip(";  ".join(plots.mark_told(self._inside[index]) for index in named))
        for mark in self._inside:
            if abs(self.x_of(mark.at) - at.x()) <= 3:
                return text.tip(plots.mark_told(mark))
        assert self._picture is not None
        for mark in self._picture.ticks:
            if abs(self.x_of(mark.at) - at.x()) <= 6 and self.plot_rect().bottom() - 20 <= at.y():
                return text.tip(plots.mark_told(mark))
        for shade in self._picture.shades:
            rect = self._shade_rect(shade)
            if rect is not None and rect.contains(at):
                return text.tip(plots.gap_told(shade))
        return ""

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._picture is None or not self._key(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _key(self, key: Qt.Key) -> bool:
        picture = self._picture
        assert picture is not None
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            last = len(picture.slots) - 1
            self._show_slot(last if self._cursor is None else min(max(self._cursor + step, 0), last))
        elif key == Qt.Key.Key_Home:
            self._show_slot(0)
        elif key == Qt.Key.Key_End:
            self._show_slot(len(picture.slots) - 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and picture.lines:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.focus_asked.emit(((picture.focus or 0) + step) % len(picture.lines))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose_at_cursor()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            factor = 1.5 if key == Qt.Key.Key_Minus else 1 / 1.5
            start, end = self._shown
            here = (start + end) / 2 if self._cursor is None else picture.slots[self._cursor].middle
            self.zoom_to(here - (here - start) * factor, here + (end - here) * factor)
        elif key == Qt.Key.Key_0:
            self.zoom_out()
        elif key == Qt.Key.Key_Escape and self._ring is not None:
            self.released.emit()
        elif key == Qt.Key.Key_Escape and self._cursor is not None:
            self.pointed.emit(None)
        else:
            return False
        return True

    def _show_slot(self, slot: int) -> None:
        assert self._picture is not None
        middle = self._picture.slots[slot].middle
        start, end = self._shown
        if not start <= middle <= end:
            self.zoom_to(middle - (end - start) / 2, middle + (end - start) / 2)
        self.pointed.emit(slot)

    def _choose_at_cursor(self) -> None:
        assert self._picture is not None
        if self._cursor is None or self._picture.focus is None:
            return
        line = self._picture.lines[self._picture.focus]
        point = index_at(line.xs, self._picture.slots[self._cursor].middle)
        if point is not None:
            self.chosen.emit(self._picture.focus, point)

    # ---- Qt's

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._framed = event.reason() != Qt.FocusReason.MouseFocusReason
        self._over.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._framed = False
        self._over.update()

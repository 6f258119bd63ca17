"""Axes that need no pyqtgraph: those that wait for a plot, and a few dozen counts as bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from monitor.i18n import tr
from monitor.model import Period
from monitor.ui import axes, numbers, theme
from monitor.ui.axes import Slot
from monitor.ui.plots import AXIS, CENTER, LEAST, LEFT, RIGHT, STRIP, TO_RIGHT, VOLUME


class EmptyAxes(QWidget):
    """The axes before there is anything to plot, with one sentence in the place where the lines will be.

    Needs no pyqtgraph: it is what the first paint of the window shows.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = ""
        self.setMinimumHeight(STRIP + LEAST + AXIS)
        theme.changed.connect(self.update)

    def say(self, sentence: str) -> None:
        """Show a sentence."""
        self._sentence = sentence
        self.setAccessibleName(sentence)
        self.update()

    def sentence(self) -> str:
        return self._sentence

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        plot = QRectF(LEFT, STRIP, self.width() - LEFT - RIGHT, self.height() - STRIP - AXIS - VOLUME)
        painter.setFont(theme.font("axis"))
        for tick in axes.value_ticks(axes.LEAST_HALF, plot.height()):
            y = round(plot.top() + (axes.LEAST_HALF - tick.at) / (2 * axes.LEAST_HALF) * plot.height())
            painter.setPen(QPen(theme.color("zero" if tick.at == 0 else "grid"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.color("muted"))
            painter.drawText(QRectF(0, y - 8, LEFT - 8, 16), TO_RIGHT, tick.text)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("muted"))
        quarter = plot.height() / 4
        painter.drawText(
            QRectF(plot.left(), plot.top() + quarter, plot.width(), quarter),
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
            self._sentence,
        )


class BarStrip(QWidget):
    """A few dozen counts over time as plain bars, with axes; needs no pyqtgraph."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slots: tuple[Slot, ...] = ()
        self._period = Period.DAY
        self._counts: tuple[int, ...] = ()
        self._paler: tuple[int, ...] = ()
        self.setMinimumHeight(96)
        theme.changed.connect(self.update)

    def show_counts(
        self, slots: Sequence[Slot], period: Period, counts: Sequence[int], paler: Sequence[int] = ()
    ) -> None:
        """Show one bar a slot; `paler` is stacked on top of it."""
        assert len(slots) == len(counts)
        self._slots, self._period = tuple(slots), period
        self._counts, self._paler = tuple(counts), tuple(paler) or (0,) * len(counts)
        self.update()

    def counts(self) -> tuple[int, ...]:
        return self._counts

    def sizeHint(self) -> QSize:
        return QSize(640, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(LEFT, 10, self.width() - LEFT - RIGHT, self.height() - 10 - AXIS)
        most = max((a + b for a, b in zip(self._counts, self._paler, strict=True)), default=0)
        label, top = axes.nice_top(most)
        painter.setFont(theme.font("axis"))
        for value in {0, label}:
            y = round(area.bottom() - value / top * area.height())
            painter.setPen(QPen(theme.color("zero" if value == 0 else "grid"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.color("muted"))
            painter.drawText(QRectF(0, y - 8, LEFT - 8, 16), TO_RIGHT, numbers.count(value))
        if not self._slots:
            return
        start, end = self._slots[0].start, self._slots[-1].end
        per_px = (end - start) / area.width()
        for slot, count, paler in zip(self._slots, self._counts, self._paler, strict=True):
            left = area.left() + (slot.start - start) / per_px
            wide = (slot.end - slot.start) / per_px
            room = 1.0 if wide < 5 else wide * 0.15
            x0, x1 = round(left + room / 2), round(left + wide - room / 2)
            middle = round(area.bottom() - count / top * area.height())
            high = round(area.bottom() - (count + paler) / top * area.height())
            painter.fillRect(QRectF(x0, high, max(1, x1 - x0), middle - high), theme.color("volume_copies"))
            painter.fillRect(QRectF(x0, middle, max(1, x1 - x0), area.bottom() - middle), theme.color("volume"))
        painter.setPen(theme.color("muted"))
        for tick in axes.time_ticks(start, end, area.width(), self._period):
            x = area.left() + (tick.at - start) / per_px
            painter.drawText(QRectF(x - 40, area.bottom() + 4, 80, 16), CENTER, tick.text)
        painter.drawText(QRectF(0, area.bottom() + 4, LEFT - 8, 16), TO_RIGHT, tr("UTC"))

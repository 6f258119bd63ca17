"""The sheet that a plot is drawn on: lines and markers by pyqtgraph, and what is painted below and above them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Any, Final

from PySide6.QtCore import QMargins, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from monitor.i18n import tr
from monitor.ui import axes, bands, numbers, plots, text, theme
from monitor.ui.bands import Band
from monitor.ui.plots import (
    AXIS,
    CENTER,
    LEAST,
    LEFT,
    RIGHT,
    STRIP,
    TO_LEFT,
    TO_RIGHT,
    VOLUME,
    Labels,
    Layer,
    Line,
    Mark,
    Picture,
    Shade,
    line_role,
    paper,
)

MARKER_ROOM: Final = 7.0  # px between periods; closer, markers would hide the line they stand on
MARKER_REACH: Final = 5.0  # px that lines have beyond the plot on each side: a marker at its border is whole
SHORT_RUN: Final = 3  # points joined by so short a line keep their markers where those of others are hidden
FEW_POINTS: Final = 24  # up to so many, every point of every line has its marker
HEAVY: Final = 20_000  # points in view from which downsampling is cheaper than drawing all (measured)


class Sheet(QWidget):
    """Shows a `Picture`. `Chart` lets people point at it."""

    zoomed = Signal(bool)
    """Whether less than the whole span is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._half = axes.LEAST_HALF
        self._shown = (0.0, 1.0)
        self._whole = (0.0, 1.0)
        self._cursor: int | None = None
        self._cursor_note = ""
        self._ring: tuple[int, int] | None = None
        self._on_paper = False
        self._framed = False  # has the focus, and got it by a key
        self._brush: tuple[float, float] | None = None
        self._labels: Labels = ((), ())
        self._inside: tuple[Mark, ...] = ()  # the marks in view
        self._bars: tuple[Any, ...] = ()  # columns of numbers: start, end, stories, with copies
        self._curves: list[Any] = []
        self._markers: list[Any] = []
        self._lone: list[Any] = []  # markers of points that no line reaches: always shown
        self._markers_shown = True
        self._build()
        self.setMinimumHeight(STRIP + LEAST + AXIS)
        theme.changed.connect(self._recolor)

    # ---- what others call

    def draw(self, picture: Picture) -> None:
        """Show a picture. A zoom stays while the span is the same; so do cursor and ring while they can."""
        same_span = self._picture is not None and self._whole == (picture.start, picture.end)
        self._picture = picture
        self._whole = (picture.start, picture.end)
        if not same_span:
            self._shown = self._whole
            self._cursor = None
            self._ring = None
        if self._cursor is not None and self._cursor >= len(picture.slots):
            self._cursor = None
        if self._ring is not None and not self._has_point(*self._ring):
            self._ring = None
        self._half = axes.half_range(_heights(picture))
        self._fill()
        self._set_range()
        self.zoomed.emit(self.is_zoomed())

    def picture(self) -> Picture | None:
        return self._picture

    def set_cursor(self, slot: int | None, note: str = "") -> None:
        """Put the cursor on a slot; `note` stands behind its date, such as the reason of a gap."""
        before = self._cursor_rect()
        self._cursor, self._cursor_note = slot, note
        self._over.update(before)
        self._over.update(self._cursor_rect())

    def ring(self, line: int, point: int) -> None:
        """Mark the point whose articles are shown."""
        self._ring = (line, point)
        self._over.update()

    def clear_ring(self) -> None:
        self._ring = None
        self._over.update()

    def is_zoomed(self) -> bool:
        return self._shown != self._whole

    def shown(self) -> tuple[float, float]:
        """The span now in view, in seconds since 1970."""
        return self._shown

    def zoom_to(self, start: float, end: float) -> None:
        """Show a part of the span; never less than two periods."""
        assert self._picture is not None
        least = 2 * (self._picture.slots[0].end - self._picture.slots[0].start)
        if end - start < least:
            middle = (start + end) / 2
            start, end = middle - least / 2, middle + least / 2
        length = min(end - start, self._whole[1] - self._whole[0])
        start = min(max(start, self._whole[0]), self._whole[1] - length)
        self._shown = (start, start + length)
        self._set_range()
        self.zoomed.emit(self.is_zoomed())

    def zoom_out(self) -> None:
        """Show the whole span again."""
        self._shown = self._whole
        self._set_range()
        self.zoomed.emit(False)

    def paint_into(self, painter: QPainter, target: QRectF) -> None:
        """Paint what is in view as vectors on white paper, without cursor and ring: for files and memos."""
        held = self._cursor, self._ring
        self._cursor = self._ring = None
        self._on_paper = True
        self._fill()
        self._set_range()
        items = [*self._curves, *self._markers, *self._lone]
        for item in items:
            item.setExportMode(True, {"antialias": True, "painter": painter, "resolutionScale": 1.0})
        try:
            self._view.scene().render(painter, target, QRectF(self._view.rect()), Qt.AspectRatioMode.IgnoreAspectRatio)
        finally:
            self._on_paper = False
            self._cursor, self._ring = held
            self._fill()
            self._set_range()

    def _color(self, role: theme.Role) -> QColor:
        return paper(role) if self._on_paper else theme.color(role)

    def _band_color(self, number: int) -> QColor:
        color = QColor(self._color(self._role(number)))
        color.setAlphaF(0.20 if theme.is_dark() and not self._on_paper else 0.16)
        return color

    def plot_rect(self) -> QRectF:
        """Where the lines are, in px of this widget."""
        low = AXIS + (VOLUME if self._has_volume() else 6)
        return QRectF(LEFT, STRIP, max(10.0, self.width() - LEFT - RIGHT), max(10.0, self.height() - STRIP - low))

    def x_of(self, at: float) -> float:
        """Where a time stands, in px."""
        plot = self.plot_rect()
        start, end = self._shown
        return plot.left() + (at - start) / (end - start) * plot.width()

    def y_of(self, value: float) -> float:
        """Where a sentiment stands, in px."""
        plot = self.plot_rect()
        return plot.top() + (self._half - value) / (2 * self._half) * plot.height()

    def sizeHint(self) -> QSize:
        return QSize(720, 320)

    # ---- building and drawing

    def _build(self) -> None:
        import pyqtgraph as pg

        self._view = pg.GraphicsView(self, background=None)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys belong to the chart
        self._view.setCacheMode(self._view.CacheModeFlag.CacheNone)
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0.0)
        self._box.setZValue(0)
        self._view.setCentralItem(None)
        self._view.scene().addItem(self._box)
        self._under = Layer(self, self._paint_under, z=-10)
        self._over = Layer(self, self._paint_over, z=10)
        self._view.scene().addItem(self._under)
        self._view.scene().addItem(self._over)
        self._band = Band()
        self._box.addItem(self._band, ignoreBounds=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(QMargins())
        layout.addWidget(self._view)

    def _fill(self) -> None:
        """Make the lines and markers of the picture anew."""
        import numpy as np
        import pyqtgraph as pg

        picture = self._picture
        assert picture is not None
        for item in (*self._curves, *self._markers, *self._lone):
            self._box.removeItem(item)
        self._curves, self._markers, self._lone = [], [], []
        heavy = sum(len(line.xs) for line in picture.lines) > HEAVY
        for number, line in enumerate(picture.lines):
            xs, ys = np.array(line.xs, float), np.array(line.ys, float)
            ends = [at + 1 for at, joined in enumerate(line.joined) if not joined]
            curve = pg.PlotDataItem(
                np.insert(xs, ends, np.nan),
                np.insert(ys, ends, np.nan),
                connect="finite",
                pen=self._pen(number),
                antialias=True,
            )
            curve.setZValue(2 if number == picture.focus else -1 if line.color is None else 0)
            self._box.addItem(curve, ignoreBounds=True)
            if number == picture.focus:  # a wide, smooth polyline is filled as one shape: 18 ms for 720 points, so 3
                curve.curve.setSegmentedLineMode("on")
            if heavy:
                curve.setDownsampling(auto=True, method="peak")
                curve.setClipToView(True)
            self._curves.append(curve)
            marked = ((self._markers, _with_marker(line, number == picture.focus)), (self._lone, _alone(line)))
            for holder, shown in marked:
                marker = pg.ScatterPlotItem(antialias=True, pxMode=True)
                marker.setZValue(3 if number == picture.focus else 1)
                self._set_markers(marker, number, xs, ys, shown)
                self._box.addItem(marker, ignoreBounds=True)
                holder.append(marker)
        fill = QColor() if picture.focus is None else self._band_color(picture.focus)
        self._band.show_runs(bands.runs_of(picture), fill)
        bars = np.array([(bar.start, bar.end, bar.stories, bar.stories + bar.copies) for bar in picture.bars], float)
        self._bars = tuple(bars.reshape(-1, 4).T)

    def _set_markers(self, marker: Any, number: int, xs: Any, ys: Any, shown: Sequence[int]) -> None:
        assert self._picture is not None
        line = self._picture.lines[number]
        front = number == self._picture.focus
        color = self._color(self._role(number))
        full, hollow = QBrush(color), QBrush(self._color("surface"))
        edge = QPen(color, 1)
        edge.setCosmetic(True)  # else it is as wide as the marker
        shape = (line.color or 0) if line.shape is None else line.shape
        marker.setData(
            x=xs[list(shown)],
            y=ys[list(shown)],
            symbol=theme.SERIES_SHAPES[shape % len(theme.SERIES_SHAPES)],
            size=7 if front else 6,
            pen=edge,
            brush=[hollow if line.few[at] else full for at in shown],
        )

    def _role(self, number: int) -> theme.Role:
        assert self._picture is not None
        color = self._picture.lines[number].color
        return line_role(color, front=number == self._picture.focus)

    def _pen(self, number: int) -> QPen:
        """1 px, the line in front 2 px: widths between cost 8 to 30 times as much."""
        assert self._picture is not None
        color = self._picture.lines[number].color
        pen = QPen(self._color(self._role(number)), 2 if number == self._picture.focus else 1)
        pen.setCosmetic(True)
        if color is not None and theme.is_dashed(color):
            pen.setDashPattern([5, 3])
        return pen

    def _recolor(self) -> None:
        if self._picture is not None:
            self._fill()
        self._view.viewport().update()

    def _set_range(self) -> None:
        if self._picture is None:
            return
        plot = self.plot_rect()
        start, end = self._shown
        wide, high = MARKER_REACH * (end - start) / plot.width(), MARKER_REACH * 2 * self._half / plot.height()
        self._box.setGeometry(plot.adjusted(-MARKER_REACH, -MARKER_REACH, MARKER_REACH, MARKER_REACH))
        self._box.setRange(
            xRange=(start - wide, end + wide),
            yRange=(-self._half - high, self._half + high),
            padding=0,
            disableAutoRange=True,
        )
        first = self._picture.slots[0]
        wide = (first.end - first.start) / (self._shown[1] - self._shown[0]) * plot.width()
        self._markers_shown = wide >= MARKER_ROOM
        for marker in self._markers:
            marker.setVisible(self._markers_shown)
        metrics = theme.metrics("axis")
        inside = [mark for mark in self._picture.marks if self._shown[0] <= mark.at <= self._shown[1]]
        self._inside = tuple(inside)
        self._labels = axes.place_labels(
            [self.x_of(mark.at) for mark in inside],
            [min(180.0, metrics.horizontalAdvance(text.line(mark.text, 60))) for mark in inside],
            8.0,
            self.width() - 4.0,
        )
        self._under.update()
        self._over.update()

    def _has_volume(self) -> bool:
        return self._picture is not None and bool(self._picture.bars_caption) and self.height() >= 220

    def _has_point(self, line: int, point: int) -> bool:
        assert self._picture is not None
        return line < len(self._picture.lines) and point < len(self._picture.lines[line].xs)

    # ---- below the lines: gaps, grid, bars, axes

    def _paint_under(self, painter: QPainter) -> None:
        picture = self._picture
        if picture is None:
            return
        plot = self.plot_rect()
        painter.fillRect(QRectF(0, 0, self.width(), self.height()), self._color("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(theme.font("axis"))
        bottom = self._bottom()
        for shade in picture.shades:
            rect = self._shade_rect(shade)
            if rect is not None:
                plots.paint_gap(painter, rect, self._color)
        for tick in axes.value_ticks(self._half, plot.height()):
            y = round(self.y_of(tick.at))
            painter.setPen(QPen(self._color("zero" if tick.at == 0 else "grid"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(self._color("muted"))
            painter.drawText(QRectF(0, y - 8, LEFT - 8, 16), TO_RIGHT, tick.text)
        if self._has_volume():
            self._paint_volume(painter, picture, QRectF(plot.left(), bottom - VOLUME + 20, plot.width(), VOLUME - 20))
        painter.setPen(QPen(self._color("zero"), 1))
        if self._has_volume():
            painter.drawLine(QPointF(plot.left(), bottom), QPointF(plot.right(), bottom))
        painter.setPen(self._color("muted"))
        metrics = theme.metrics("axis")
        for tick in axes.time_ticks(*self._shown, plot.width(), picture.period):
            x = self.x_of(tick.at)
            if x - metrics.horizontalAdvance(tick.text) / 2 >= LEFT - 4:  # the place left of it says UTC
                painter.drawText(QRectF(x - 40, bottom + 4, 80, 16), CENTER, tick.text)
        painter.setPen(self._color("muted"))
        painter.drawText(QRectF(0, bottom + 4, LEFT - 8, 16), TO_RIGHT, tr("UTC"))

    def _paint_volume(self, painter: QPainter, picture: Picture, area: QRectF) -> None:
        stories, copies, most = self._bar_rects(area)
        label, top = axes.nice_top(most)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color("volume_copies"))
        painter.drawRects(copies)
        painter.setBrush(self._color("volume"))
        painter.drawRects(stories)
        painter.setPen(self._color("muted"))
        painter.drawText(QRectF(0, area.bottom() - 8, LEFT - 8, 16), TO_RIGHT, "0")
        if most:
            y = area.bottom() - label / top * area.height()
            painter.drawText(QRectF(0, y - 8, LEFT - 8, 16), TO_RIGHT, numbers.count(label))

    def _bar_rects(self, area: QRectF) -> tuple[list[QRectF], list[QRectF], int]:
        """Place the bars in view on whole pixels; of several on one pixel the highest is drawn."""
        import numpy as np

        starts, ends, stories, totals = self._bars
        start, end = self._shown
        seen = (ends > start) & (starts < end)
        if not seen.any():
            return [], [], 0
        per_px = (end - start) / area.width()
        left = area.left() + (starts[seen] - start) / per_px
        wide = float((ends[seen] - starts[seen]).max()) / per_px
        room = 1.0 if wide < 5 else wide * 0.3
        x0 = np.maximum(np.round(left + room / 2), area.left()).astype(int)
        x1 = np.minimum(np.round(left + wide - room / 2), area.right()).astype(int)
        stories, totals = stories[seen], totals[seen]
        columns, first = np.unique(x0, return_index=True)
        stories, totals = np.maximum.reduceat(stories, first), np.maximum.reduceat(totals, first)
        most = int(totals.max())
        per_story = area.height() / axes.nice_top(most)[1]
        bottom = round(area.bottom())
        solid, pale = [], []
        for x, last, some, every in zip(columns, x1[first], stories, totals, strict=True):
            middle, high = round(bottom - some * per_story), round(bottom - every * per_story)
            across = max(1, int(last - x))
            solid.append(QRectF(int(x), middle, across, bottom - middle))
            if every > some:
                pale.append(QRectF(int(x), high, across, middle - high))
        return solid, pale, most

    def _shade_rect(self, shade: Shade) -> QRectF | None:
        plot = self.plot_rect()
        left, right = max(self.x_of(shade.start), plot.left()), min(self.x_of(shade.end), plot.right())
        if right < plot.left() or left > plot.right():
            return None
        return QRectF(round(left), plot.top(), max(2, round(right - left)), self._bottom() - plot.top())

    def _bottom(self) -> float:
        """Where the time axis is."""
        return self.height() - AXIS

    # ---- above the lines: events, reasons of gaps, ring, cursor

    def _paint_over(self, painter: QPainter) -> None:
        picture = self._picture
        if picture is None:
            return
        plot = self.plot_rect()
        painter.setFont(theme.font("axis"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for shade in picture.shades:
            self._paint_reason(painter, shade)
        xs = [self.x_of(mark.at) for mark in self._inside]
        span = (STRIP - 4.0, self._bottom())
        plots.paint_events(painter, self._inside, xs, self._labels, span, color=self._color)
        self._paint_ticks(painter, picture.ticks)
        if self._has_volume():
            self._paint_volume_caption(painter, picture.bars_caption)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if self._ring is not None:
            line = picture.lines[self._ring[0]]
            at = QPointF(self.x_of(line.xs[self._ring[1]]), self.y_of(line.ys[self._ring[1]]))
            if plot.left() - 1 <= at.x() <= plot.right() + 1:
                painter.setPen(QPen(self._color("text"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(at, 8, 8)
        if self._brush is not None:
            left, right = sorted(self._brush)
            tint = QColor(self._color("accent"))
            tint.setAlphaF(0.16)
            painter.fillRect(QRectF(left, plot.top(), right - left, self._bottom() - plot.top()), tint)
        self._paint_cursor(painter)
        if self._framed and not self._on_paper:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(self._color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(1, 1, self.width() - 2, self.height() - 2))

    def _paint_reason(self, painter: QPainter, shade: Shade) -> None:
        rect = self._shade_rect(shade)
        if rect is None or rect.width() < 15:
            return  # the cursor's date says it
        metrics = theme.metrics("axis")
        wide = metrics.horizontalAdvance(shade.reason)
        painter.setPen(self._color("muted"))
        plot = self.plot_rect()
        if wide + 12 <= rect.width():
            box = QRectF(rect.left(), plot.top() + 4, rect.width(), 16)
            painter.drawText(box, CENTER, shade.reason)
            return
        painter.save()
        painter.translate(rect.center().x(), plot.center().y())
        painter.rotate(-90)
        length = plot.height() - 8
        shown = metrics.elidedText(shade.reason, Qt.TextElideMode.ElideRight, int(length))
        painter.drawText(QRectF(-length / 2, -8, length, 16), CENTER, shown)
        painter.restore()

    def _paint_ticks(self, painter: QPainter, ticks: Sequence[Mark]) -> None:
        """A small flag at the foot of the lines for each, named where there is room before the next one."""
        plot = self.plot_rect()
        metrics = theme.metrics("axis")
        foot = plot.bottom()
        seen = [tick for tick in ticks if self._shown[0] <= tick.at <= self._shown[1]]
        free = plot.left()  # from here on
        for tick, after in zip_longest(seen, seen[1:]):
            x = round(self.x_of(tick.at))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._color("accent"))
            painter.drawPolygon(QPolygonF([QPointF(x - 4, foot - 14), QPointF(x + 4, foot - 14), QPointF(x, foot - 8)]))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.fillRect(QRectF(x, foot - 9, 1, 9), self._color("accent"))
            wide = metrics.horizontalAdvance(tick.text)
            until = plot.right() if after is None else self.x_of(after.at) - 8
            painter.setPen(self._color("muted"))
            if x + 8 + wide <= until:
                painter.drawText(QRectF(x + 8, foot - 18, wide + 4, 16), TO_LEFT, tick.text)
                free = x + 8 + wide + 16
            elif after is None and x - 8 - wide >= free:
                painter.drawText(QRectF(x - 8 - wide, foot - 18, wide, 16), TO_RIGHT, tick.text)
            else:
                free = x + 8

    def _paint_volume_caption(self, painter: QPainter, caption: str) -> None:
        shown = theme.metrics("axis").elidedText(
            caption, Qt.TextElideMode.ElideRight, int(self.plot_rect().width()) - 16
        )
        wide = theme.metrics("axis").horizontalAdvance(shown)
        box = QRectF(LEFT + 4, self._bottom() - VOLUME + 2, wide + 8, 16)
        painter.fillRect(box, self._color("surface"))  # event lines do not run through it
        painter.setPen(self._color("muted"))
        painter.drawText(box, CENTER, shown)

    def _paint_cursor(self, painter: QPainter) -> None:
        if self._cursor is None:
            return
        assert self._picture is not None
        slot = self._picture.slots[self._cursor]
        plot = self.plot_rect()
        x = round(self.x_of(slot.middle))
        if not plot.left() - 1 <= x <= plot.right() + 1:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(self._color("text"), 1))
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, self._bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if self._picture.focus is not None:
            line = self._picture.lines[self._picture.focus]
            at = index_at(line.xs, slot.middle)
            if at is not None:
                painter.setBrush(self._color(self._role(self._picture.focus)))
                painter.setPen(QPen(self._color("surface"), 2))
                painter.drawEllipse(QPointF(x + 0.5, self.y_of(line.ys[at])), 5, 5)
        pill = self._pill()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color("text"))
        painter.drawRoundedRect(pill, 3, 3)
        painter.setPen(self._color("surface"))
        painter.setFont(theme.font("axis", bold=True))
        painter.drawText(pill, CENTER, self._pill_text())

    def _pill_text(self) -> str:
        assert self._picture is not None
        assert self._cursor is not None
        start = datetime.fromtimestamp(self._picture.slots[self._cursor].start, UTC)
        said = axes.period_text(start, self._picture.period)
        return f"{said} · {self._cursor_note}" if self._cursor_note else said

    def _pill(self) -> QRectF:
        assert self._picture is not None
        assert self._cursor is not None
        wide = QFontMetrics(theme.font("axis", bold=True)).horizontalAdvance(self._pill_text()) + 14
        x = self.x_of(self._picture.slots[self._cursor].middle)
        left = min(max(x - wide / 2, 2.0), self.width() - wide - 2.0)
        return QRectF(round(left), self._bottom() + 2, wide, 18)

    def _cursor_rect(self) -> QRectF:
        if self._cursor is None or self._picture is None or self._cursor >= len(self._picture.slots):
            return QRectF()
        x = self.x_of(self._picture.slots[self._cursor].middle)
        line = QRectF(x - 9, 0, 18, self.height())
        return line.united(self._pill().adjusted(-2, -2, 2, 2))

    # ---- Qt's

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._under.resize()
        self._over.resize()
        self._set_range()


# ---- helpers ------------------------------------------------------------------------------------


def _heights(picture: Picture) -> Iterable[float]:
    """All means, and the band of the line in front: none of them is ever cut off."""
    for number, line in enumerate(picture.lines):
        yield from line.ys
        if number == picture.focus:
            yield from line.lows
            yield from line.highs


def index_at(xs: Sequence[float], at: float) -> int | None:
    index = bisect_left(xs, at)
    return index if index < len(xs) and xs[index] == at else None


def _alone(line: Line) -> tuple[int, ...]:
    """Points that no line reaches, or only one so short that it would be a dot: without a marker none would be seen."""
    found: list[int] = []
    run: list[int] = []
    for index, joined in enumerate(line.joined):
        run.append(index)
        if not joined:
            found += run if len(run) <= SHORT_RUN else ()
            run = []
    return tuple(found)


def _with_marker(line: Line, front: bool) -> tuple[int, ...]:
    """All points of the line in front; of long other ones every fourth: shapes tell them apart without a thicket.

    Hollow ones are always marked: that they rest on few stories must be seen.
    """
    if front or len(line.xs) <= FEW_POINTS:
        return tuple(range(len(line.xs)))
    return tuple(index for index, few in enumerate(line.few) if few or index % 4 == 0)

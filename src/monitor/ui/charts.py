"""Plots: a `Picture` says what is to be seen, a `Chart` shows it.

With `lanes` the only module that knows pyqtgraph; it imports it when the first `Chart` is made: with numpy it costs
400 ms. pyqtgraph draws what has many points (lines, markers); axes, bars, gaps, event marks and the cursor
are painted here on whole pixels, below and above the lines. Times are seconds since 1970, UTC.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Any, Final

from PySide6.QtCore import QEvent, QMargins, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QToolTip, QVBoxLayout, QWidget

from monitor.i18n import tr
from monitor.model import Period
from monitor.ui import axes, numbers, text, theme
from monitor.ui.axes import More, Placed, Slot

LEFT: Final = 48  # px; every plot that shares a time axis shares its left edge
RIGHT: Final = 16
ROW: Final = 16  # of event labels
STRIP: Final = 2 * ROW + 8  # above the plot, for event labels in two rows
AXIS: Final = 22  # below, for dates
VOLUME: Final = 56  # with its caption
LEAST: Final = 64  # of the plot itself
MARKER_ROOM: Final = 7.0  # px between periods; closer, markers would hide the line they stand on
MARKER_REACH: Final = 5.0  # px that lines have beyond the plot on each side: a marker at its border is whole
SHORT_RUN: Final = 3  # points joined by so short a line keep their markers where those of others are hidden
FEW_POINTS: Final = 24  # up to so many, every point of every line has its marker
CLICK_REACH: Final = 24.0  # px around a point in which a click means this one and not the line in front
HEAVY: Final = 20_000  # points in view from which downsampling is cheaper than drawing all (measured)

following, period_text = axes.following, axes.period_text  # for those who know plots and not axes


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


# ---- the chart ----------------------------------------------------------------------------------


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


class Chart(QWidget):
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
        self._press: QPointF | None = None
        self._brush: tuple[float, float] | None = None
        self._pan_from: tuple[float, tuple[float, float]] | None = None
        self._labels: tuple[tuple[Placed, ...], tuple[More, ...]] = ((), ())
        self._inside: tuple[Mark, ...] = ()  # the marks in view
        self._bars: tuple[Any, ...] = ()  # columns of numbers: start, end, stories, with copies
        self._curves: list[Any] = []
        self._markers: list[Any] = []
        self._lone: list[Any] = []  # markers of points that no line reaches: always shown
        self._markers_shown = True
        self._build()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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
        self._under = _Layer(self, self._paint_under, z=-10)
        self._over = _Layer(self, self._paint_over, z=10)
        self._view.scene().addItem(self._under)
        self._view.scene().addItem(self._over)
        self._band = _Band()
        self._box.addItem(self._band, ignoreBounds=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(QMargins())
        layout.addWidget(self._view)
        self._moves = pg.SignalProxy(self._moved, rateLimit=60, slot=self._point_at)
        viewport = self._view.viewport()
        viewport.setMouseTracking(True)
        viewport.installEventFilter(self)

    _moved = Signal(QPointF)

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
        self._band.show_runs(_band_runs(picture), fill)
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
                painter.fillRect(rect, self._color("gap"))
                painter.fillRect(rect, QBrush(self._color("gap_hatch"), Qt.BrushStyle.BDiagPattern))
        for tick in axes.value_ticks(self._half, plot.height()):
            y = round(self.y_of(tick.at))
            painter.setPen(QPen(self._color("zero" if tick.at == 0 else "grid"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(self._color("muted"))
            painter.drawText(QRectF(0, y - 8, LEFT - 8, 16), _RIGHT, tick.text)
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
                painter.drawText(QRectF(x - 40, bottom + 4, 80, 16), _CENTER, tick.text)
        painter.setPen(self._color("muted"))
        painter.drawText(QRectF(0, bottom + 4, LEFT - 8, 16), _RIGHT, tr("UTC"))

    def _paint_volume(self, painter: QPainter, picture: Picture, area: QRectF) -> None:
        stories, copies, most = self._bar_rects(area)
        label, top = axes.nice_top(most)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color("volume_copies"))
        painter.drawRects(copies)
        painter.setBrush(self._color("volume"))
        painter.drawRects(stories)
        painter.setPen(self._color("muted"))
        painter.drawText(QRectF(0, area.bottom() - 8, LEFT - 8, 16), _RIGHT, "0")
        if most:
            y = area.bottom() - label / top * area.height()
            painter.drawText(QRectF(0, y - 8, LEFT - 8, 16), _RIGHT, numbers.count(label))

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
        self._paint_marks(painter)
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
            painter.drawText(box, _CENTER, shade.reason)
            return
        painter.save()
        painter.translate(rect.center().x(), plot.center().y())
        painter.rotate(-90)
        length = plot.height() - 8
        shown = metrics.elidedText(shade.reason, Qt.TextElideMode.ElideRight, int(length))
        painter.drawText(QRectF(-length / 2, -8, length, 16), _CENTER, shown)
        painter.restore()

    def _paint_marks(self, painter: QPainter) -> None:
        placed, more = self._labels
        rows = {label.index: label.row for label in placed}
        tops = {index: 4 + row * ROW for index, row in rows.items()}
        metrics = theme.metrics("axis")
        dashed = QPen(self._color("text"), 1, Qt.PenStyle.CustomDashLine)
        dashed.setDashPattern([3, 3])
        painter.setPen(dashed)
        for index, mark in enumerate(self._inside):
            x = round(self.x_of(mark.at))
            painter.drawLine(QPointF(x, tops.get(index, STRIP - 4)), QPointF(x, self._bottom()))
        painter.setPen(self._color("text"))
        for label in placed:
            shown = metrics.elidedText(text.line(self._inside[label.index].text, 60), _ELIDE, int(label.width) + 1)
            painter.drawText(QRectF(label.left, 4 + label.row * ROW, label.width + 4, ROW), _LEFT, shown)
        for bundle in more:
            box = QRectF(round(bundle.left), 5 + bundle.row * ROW, 22, ROW - 2)
            painter.setPen(QPen(self._color("border"), 1))
            painter.setBrush(self._color("surface"))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(self._color("text"))
            painter.drawText(box, _CENTER, f"+{len(bundle.indexes)}")

    def _paint_ticks(self, painter: QPainter, ticks: Sequence[Mark]) -> None:
        """A small flag at the foot of the lines for each, named where there is room before the next one."""
        plot = self.plot_rect()
        metrics = theme.metrics("axis")
        foot = plot.bottom()
        seen = [tick for tick in ticks if self._shown[0] <= tick.at <= self._shown[1]]
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
                painter.drawText(QRectF(x + 8, foot - 18, wide + 4, 16), _LEFT, tick.text)
            elif after is None and x - 8 - wide >= plot.left():
                painter.drawText(QRectF(x - 8 - wide, foot - 18, wide, 16), _RIGHT, tick.text)

    def _paint_volume_caption(self, painter: QPainter, caption: str) -> None:
        shown = theme.metrics("axis").elidedText(caption, _ELIDE, int(self.plot_rect().width()) - 16)
        wide = theme.metrics("axis").horizontalAdvance(shown)
        box = QRectF(LEFT + 4, self._bottom() - VOLUME + 2, wide + 8, 16)
        painter.fillRect(box, self._color("surface"))  # event lines do not run through it
        painter.setPen(self._color("muted"))
        painter.drawText(box, _CENTER, shown)

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
            at = _index_at(line.xs, slot.middle)
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
        painter.drawText(pill, _CENTER, self._pill_text())

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
        for label in self._labels[0]:
            if QRectF(label.left, 4 + label.row * ROW, label.width, ROW).contains(at):
                return self._inside[label.index].key
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
            point = _index_at(line.xs, middle)
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
        for bundle in self._labels[1]:
            if QRectF(bundle.left, 4 + bundle.row * ROW, 22, ROW).contains(at):
                return text.tip(";  ".join(_told(self._inside[index]) for index in bundle.indexes))
        for label in self._labels[0]:
            if QRectF(label.left, 4 + label.row * ROW, label.width, ROW).contains(at):
                return text.tip(_told(self._inside[label.index]))
        for mark in self._inside:
            if abs(self.x_of(mark.at) - at.x()) <= 3:
                return text.tip(_told(mark))
        assert self._picture is not None
        for mark in self._picture.ticks:
            if abs(self.x_of(mark.at) - at.x()) <= 6 and self.plot_rect().bottom() - 20 <= at.y():
                return text.tip(_told(mark))
        for shade in self._picture.shades:
            rect = self._shade_rect(shade)
            if rect is not None and rect.contains(at):
                return text.tip(_gap_told(shade))
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
        point = _index_at(line.xs, self._picture.slots[self._cursor].middle)
        if point is not None:
            self.chosen.emit(self._picture.focus, point)

    # ---- Qt's

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._under.resize()
        self._over.resize()
        self._set_range()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._framed = event.reason() != Qt.FocusReason.MouseFocusReason
        self._over.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._framed = False
        self._over.update()


class _Layer(QGraphicsItem):
    """A sheet as large as the chart, painted by a function in px."""

    def __init__(self, chart: Chart, paint: Any, *, z: float) -> None:
        super().__init__()
        self._chart, self._paint = chart, paint
        self.setZValue(z)

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._chart.width(), self._chart.height())

    def resize(self) -> None:
        self.prepareGeometryChange()

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        self._paint(painter)


class _Band(QGraphicsItem):
    """The filled interval of one line, in the coordinates of the lines."""

    PIECE = 240

    def __init__(self) -> None:
        super().__init__()
        self._runs: tuple[tuple[QPolygonF, QRectF], ...] = ()
        self._corners = 0
        self._fill = QColor()
        self._rect = QRectF()
        self.setZValue(-5)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)  # for exposedRect

    def show_runs(self, runs: Sequence[QPolygonF], fill: QColor) -> None:
        self.prepareGeometryChange()
        self._runs = tuple((run, run.boundingRect()) for run in runs)
        self._corners = sum(run.size() for run in runs)
        self._fill = fill
        self._rect = QRectF()
        for _, rect in self._runs:
            self._rect = self._rect.united(rect)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        # Smoothing many corners costs 10 ms; and pieces of one run share an edge, which would show.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self._corners <= self.PIECE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill)
        for run, rect in self._runs:
            if rect.intersects(option.exposedRect):
                painter.drawPolygon(run)


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
            painter.drawText(QRectF(0, y - 8, LEFT - 8, 16), _RIGHT, tick.text)
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
            painter.drawText(QRectF(0, y - 8, LEFT - 8, 16), _RIGHT, numbers.count(value))
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
            painter.drawText(QRectF(x - 40, area.bottom() + 4, 80, 16), _CENTER, tick.text)
        painter.drawText(QRectF(0, area.bottom() + 4, LEFT - 8, 16), _RIGHT, tr("UTC"))


# ---- helpers ------------------------------------------------------------------------------------

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter
_ELIDE = Qt.TextElideMode.ElideRight


def _heights(picture: Picture) -> Iterable[float]:
    """All means, and the band of the line in front: none of them is ever cut off."""
    for number, line in enumerate(picture.lines):
        yield from line.ys
        if number == picture.focus:
            yield from line.lows
            yield from line.highs


def _index_at(xs: Sequence[float], at: float) -> int | None:
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


def _band_runs(picture: Picture) -> tuple[QPolygonF, ...]:
    """Outline the interval of the line in front: one shape for each run without a gap."""
    if picture.focus is None:
        return ()
    line = picture.lines[picture.focus]
    thin = (picture.slots[0].end - picture.slots[0].start) * 0.15
    runs: list[QPolygonF] = []
    run: list[int] = []
    for index in range(len(line.xs)):
        claimed = not math.isnan(line.lows[index])
        if claimed:
            run.append(index)
        if run and not (claimed and line.joined[index]):
            runs.append(_outline(line, run, thin))
            run = []
        elif len(run) > _Band.PIECE:  # one huge polygon is slow to fill: 370 ms for 8,760 points
            runs.append(_outline(line, run, thin))
            run = run[-1:]
    if run:
        runs.append(_outline(line, run, thin))
    return tuple(runs)


def _outline(line: Line, run: Sequence[int], thin: float) -> QPolygonF:
    if len(run) == 1:  # nothing beside it: a narrow upright
        x, low, high = line.xs[run[0]], line.lows[run[0]], line.highs[run[0]]
        return QPolygonF(QRectF(x - thin, low, 2 * thin, high - low))
    corners = [QPointF(line.xs[at], line.highs[at]) for at in run]
    corners += [QPointF(line.xs[at], line.lows[at]) for at in reversed(run)]
    return QPolygonF(corners)


def _told(mark: Mark) -> str:
    day = datetime.fromtimestamp(mark.at, UTC).date()
    told = {"event": mark.text, "day": numbers.days(day, day)}
    if mark.detail:
        return tr("{event}, {day}. {detail}", detail=mark.detail, **told)
    return tr("{event}, {day}", **told)


def _gap_told(shade: Shade) -> str:
    start, end = (datetime.fromtimestamp(at, UTC) for at in (shade.start, shade.end))
    return tr(
        "{reason}: {start} to {end}. Nothing was collected then.",
        reason=shade.reason,
        start=numbers.full_time(start),
        end=numbers.full_time(end),
    )

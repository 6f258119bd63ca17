"""The band of a plot: the interval of the line in front, filled, run by run."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from monitor.ui.plots import Line, Picture

PIECE: Final = 240  # corners of one shape: many are slow to fill


class Band(QGraphicsItem):
    """The filled interval of one line, in the coordinates of the lines."""

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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self._corners <= PIECE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill)
        for run, rect in self._runs:
            if rect.intersects(option.exposedRect):
                painter.drawPolygon(run)


def runs_of(picture: Picture) -> tuple[QPolygonF, ...]:
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
        elif len(run) > PIECE:  # one huge polygon is slow to fill: 370 ms for 8,760 points
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

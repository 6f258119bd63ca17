"""A plot to take along: with names and caption on white paper, as PNG or SVG, whatever theme is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from monitor.ui import text, theme
from monitor.ui.charts import Chart
from monitor.ui.plots import paper
from monitor.ui.readouts import draw_swatch


@dataclass(frozen=True, slots=True)
class Name:
    """A line as it is named above the plot."""

    title: str
    color: int | None
    front: bool


class Paper:
    """A plot as it is now, with the names of its lines and a caption that cannot be lost."""

    def __init__(self, chart: Chart, names: Sequence[Name], caption: str) -> None:
        self._chart, self._names, self._caption = chart, tuple(names), caption

    def png(self) -> QByteArray:
        size = self._sheet_size()
        image = QImage(size * 2, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(2)
        image.setText("Description", self._caption)
        painter = QPainter(image)
        self._paint_sheet(painter, size)
        painter.end()
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        buffer.close()
        return content

    def svg(self) -> QByteArray:
        size = self._sheet_size()
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(size)
        generator.setViewBox(QRect(0, 0, size.width(), size.height()))
        generator.setResolution(96)
        generator.setTitle(", ".join(each.title for each in self._names))
        generator.setDescription(self._caption)
        painter = QPainter(generator)
        self._paint_sheet(painter, size)
        painter.end()
        buffer.close()
        return content

    def _sheet_size(self) -> QSize:
        chart = self._chart
        wide = max(chart.width(), 640)
        return QSize(wide, self._head_height(wide) + max(chart.height(), 240) + self._caption_rect(wide).height() + 24)

    def _head_height(self, wide: int) -> int:
        return 20 + 22 * len(list(self._heads(wide)))

    def _heads(self, wide: int) -> Iterator[list[tuple[int, Name]]]:
        """Lay the names out in lines that fit."""
        row: list[tuple[int, Name]] = []
        left = 0
        for each in self._names:
            needed = 44 + theme.metrics("secondary", bold=True).horizontalAdvance(text.line(each.title, 60))
            if row and left + needed > wide - 32:
                yield row
                row, left = [], 0
            row.append((left, each))
            left += needed
        if row:
            yield row

    def _caption_rect(self, wide: int) -> QRect:
        room = QRect(0, 0, wide - 32, 10_000)
        return theme.metrics("secondary").boundingRect(room, Qt.TextFlag.TextWordWrap, self._caption)

    def _paint_sheet(self, painter: QPainter, size: QSize) -> None:
        """Names, plot, caption: on white, whatever theme is shown."""
        ink = {role: paper(role) for role in ("surface", "text", "muted")}
        painter.fillRect(QRect(QPointF(0, 0).toPoint(), size), ink["surface"])
        for row, heads in enumerate(self._heads(size.width())):
            for left, each in heads:
                middle = 24 + 22 * row
                draw_swatch(painter, 16 + left, middle, each.color, front=each.front, on_paper=True)
                painter.setPen(ink["text"])
                painter.setFont(theme.font("secondary", bold=True))
                painter.drawText(QPointF(16 + left + 26, middle + 4), text.line(each.title, 60))
        top = self._head_height(size.width())
        caption = self._caption_rect(size.width())
        plot = QRectF(0, top, size.width(), size.height() - top - caption.height() - 24)
        self._chart.paint_into(painter, plot)
        painter.setPen(ink["muted"])
        painter.setFont(theme.font("secondary"))
        painter.drawText(
            QRectF(16, size.height() - caption.height() - 12, size.width() - 32, caption.height() + 4),
            Qt.TextFlag.TextWordWrap,
            self._caption,
        )

"""Legends beside a plot: marks, and what they mean. What finds no room is left out whole, and stands in the tip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from monitor.i18n import tr
from monitor.ui import delegates, text, theme

APART: Final = 16  # px between two signs
HIGH: Final = 24  # px


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that is drawn, on a point in its middle, and how wide that is in px."""

    wide: float
    draw: Callable[[QPainter, QPointF], None]


@dataclass(frozen=True, slots=True)
class Sign:
    """Marks and what they mean: a text of `tr_noop`."""

    says: str
    marks: tuple[Mark, ...] = ()


class Legend(QWidget):
    """One line of signs."""

    def __init__(self, parent: QWidget, signs: Sequence[Sign], told: str) -> None:
        """`told`: the whole of it in words, for those who do not see it and for those who lack the room."""
        super().__init__(parent)
        self._signs = tuple(signs)
        self.setMinimumHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Legend"))
        self.setAccessibleDescription(told)
        self.setToolTip(text.tip(told))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(0, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = 0, self.height() // 2
        for sign in self._signs:
            says = tr(sign.says)
            wide = theme.metrics("secondary").horizontalAdvance(says)
            if left + sum(round(mark.wide) + 4 for mark in sign.marks) + wide > self.width():
                return
            for mark in sign.marks:
                mark.draw(painter, QPointF(left + mark.wide / 2 + 1, middle))
                left += round(mark.wide) + 4
            left += 2
            box = self.rect().adjusted(left, 0, 0, 0)
            delegates.draw_text(painter, box, says, role="muted", size="secondary")
            left += wide + APART

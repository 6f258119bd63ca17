"""Small lists of figures at the right: a name, over how much, a number with its bar. And the links beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QPushButton, QSizePolicy, QWidget

from monitor.i18n import tr
from monitor.ui import delegates, numbers, text, theme

LINE = 22  # px
HALF = 28  # px for ±1
ROOM = 190  # px of a list of scores below which bars give theirs to the names of the engines
_NUMBER = delegates.NUMBER + 8 + 2 * HALF + 4  # px that a number and its bar take


@dataclass(frozen=True, slots=True)
class Figure:
    """One line."""

    name: str
    mean: float | None
    n: int  # statements
    few: bool = False  # too few to show a mean


class Scores(QWidget):
    """How each engine scores the same words, the one that is shown first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores: tuple[tuple[str, float | None], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_scores(self, scores: Mapping[str, float | None], engine: str) -> None:
        self._scores = tuple(sorted(scores.items(), key=lambda pair: (pair[0] != engine, pair[0])))
        self.setFixedHeight(LINE * max(1, len(self._scores)) - 4)
        self.setAccessibleDescription(self.said())
        self.update()

    def said(self) -> str:
        """`vader-news −0.38, vader 0.00`."""
        told = (
            f"{name} {tr('not scored') if value is None else numbers.signed(value)}" for name, value in self._scores
        )
        return ", ".join(told) or tr("not scored")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._scores:
            delegates.draw_text(painter, self.rect(), tr("not scored"), role="muted", size="secondary")
        half = HALF if self.width() >= ROOM else HALF // 2
        after = _NUMBER - 6 - 2 * (HALF - half)
        for number, (name, value) in enumerate(self._scores):
            line = QRect(0, number * LINE, self.width(), LINE - 4)
            if value is None:
                delegates.draw_text(painter, line, tr("not scored"), role="muted", size="secondary")
            else:
                place = line.adjusted(-14, 0, 0, 0)
                delegates.draw_sentiment(painter, place, value, half=half, size="secondary", engine=name)
            delegates.draw_text(painter, line.adjusted(after, 0, 0, 0), name, role="muted", size="secondary")


class Figures(QWidget):
    """Names with n, a number and a bar each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Figure, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_figures(self, lines: Sequence[Figure]) -> None:
        self._lines = tuple(lines)
        self.setFixedHeight(LINE * len(self._lines))
        self.setAccessibleDescription("; ".join(f"{_told(each)}, {numbers.n_of(each.n)}" for each in lines))
        self.update()

    def figures(self) -> tuple[Figure, ...]:
        return self._lines

    def sizeHint(self) -> QSize:
        return QSize(200, LINE * len(self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        right = self.width() - _NUMBER
        for number, each in enumerate(self._lines):
            line = QRect(0, number * LINE, self.width(), LINE)
            name = QRect(0, line.top(), right - 56, LINE)
            delegates.draw_text(painter, name, text.line(each.name, 80), size="secondary")
            count = QRect(right - 52, line.top(), 44, LINE)
            delegates.draw_text(painter, count, numbers.n_of(each.n), role="muted", size="secondary", right=True)
            place = QRect(right, line.top(), _NUMBER, LINE)
            if each.mean is None or each.few:
                why = tr("not scored") if each.mean is None else tr("few")
                delegates.draw_text(painter, place.adjusted(16, 0, 0, 0), why, role="muted", size="secondary")
            else:
                delegates.draw_sentiment(painter, place, each.mean, half=HALF, size="secondary")


class KeyButton(QPushButton):
    """A button that names its key."""

    def __init__(self, words: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._key = text.Key(key, self)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet("text-align: left")  # the key stands at the right
        self.setAccessibleName(tr("{words}, key {key}", words=words.rstrip("…"), key=key))

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._key.sizeHint().width() + 8, 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._key.sizeHint()
        self._key.setGeometry(self.width() - size.width() - 7, (self.height() - 18) // 2, size.width(), 18)


def link(words: str, parent: QWidget) -> QPushButton:
    """Make a button that looks like a link."""
    button = QPushButton(words.replace("&", "&&"), parent)
    theme.set_class(button, "link")
    button.setFont(theme.font("secondary"))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


def empty(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            empty(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _told(each: Figure) -> str:
    if each.mean is None:
        return tr("{name} not scored", name=each.name)
    return f"{each.name} {tr('few') if each.few else numbers.signed(each.mean)}"

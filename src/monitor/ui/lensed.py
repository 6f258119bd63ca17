"""A view through the lenses of the Desk: these left, words above two panes, what was chosen at the right.

Voices and Outlets are such views. What stands in the panes is theirs; the frame around it, and what is said while
numbers are being counted, is here. `lensedwork.py` is what their works share.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from monitor.i18n import tr
from monitor.ui import desk, numbers, panes, text, theme
from monitor.ui.brief import BriefLine, Said
from monitor.ui.labels import Elided
from monitor.ui.lenses import Key, Lenses, width_at

LONG_S: Final = 2.0  # from then on a count can be given up
CENTER: Final = 412  # px of the middle at least


class LensedView(QWidget):
    """Lenses, headline, two panes, and what was chosen."""

    lenses_changed = Signal(tuple)
    """The lenses that were chosen here."""
    shown = Signal()
    """The view came to the front: what was put off is to be done."""
    canceled = Signal()
    """What is being counted is not wanted any more."""
    again_asked = Signal()
    """What was given up is wanted after all."""

    def __init__(self, parent: QWidget | None = None, lenses: Lenses | None = None) -> None:
        """`lenses`: those of the Desk, which are shown here too."""
        super().__init__(parent)
        panes.surface(self)
        self.lenses = Lenses(self, of=lenses)
        self.headline = BriefLine(self)
        self.waiting = Waiting(self)
        self._placed = False
        self._first: QWidget = self.lenses  # what has the keys when the view comes to the front
        self._none = text.Label("", self, role="muted", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setContentsMargins(40, 24, 40, 24)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._none)
        self.lenses.changed.connect(self.lenses_changed)
        self.waiting.canceled.connect(self.canceled)
        self.waiting.again_asked.connect(self.again_asked)

    # ---- how it is laid out

    def _or_sentence(self, shown: QWidget) -> QWidget:
        """Give a widget in whose place a sentence can stand."""
        made = QWidget(self)
        self._pages.addWidget(shown)
        made.setLayout(self._pages)
        return made

    def _split(self, upper: QWidget, lower: QWidget) -> QSplitter:
        """Put two panes above each other; the lower one takes what is left."""
        made = QSplitter(Qt.Orientation.Vertical, self)
        for pane in (upper, lower):
            made.addWidget(pane)
        made.setStretchFactor(1, 1)
        return _thin(made)

    def _frame(self, tools: QLayout, body: QWidget, side: QWidget, first: QWidget) -> None:
        """Put everything into its place; `first` has the keys when the view comes to the front."""
        self._first = first
        center = QWidget(self)
        center.setMinimumWidth(CENTER)
        column = QVBoxLayout(center)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.headline)
        column.addLayout(tools)
        column.addWidget(body, 1)
        self.across = QSplitter(Qt.Orientation.Horizontal, self)
        for part in (self.lenses, center, side):
            self.across.addWidget(part)
        self.across.setStretchFactor(1, 1)
        _thin(self.across)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.across)

    # ---- what is shown

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Put a sentence in the place of the numbers."""
        self._none.setText(sentence)
        self._none.set_role("error" if error else "muted")
        self._pages.setCurrentIndex(0)

    def show_words(self, said: Said) -> None:
        """Show the headline of a new answer."""
        self.headline.show_words(said)
        self.set_stale(False)

    def set_stale(self, stale: bool) -> None:
        """Mute the words while a new answer is on its way."""
        self.headline.set_stale(stale)
        if not stale:
            self.waiting.clear()

    def tell_slow(self, seconds: float) -> None:
        """Say how long new numbers are being counted by now; the old ones stay, muted."""
        self.headline.set_stale(True)
        self.waiting.tell(seconds)

    def tell_canceled(self) -> None:
        """Say that what was asked is not counted."""
        self.waiting.tell_canceled()

    def has_numbers(self) -> bool:
        """Tell whether there are any, old ones too."""
        return self._pages.currentIndex() > 0

    def show_lenses(self, chosen: Sequence[Key]) -> None:
        """Show which lenses are chosen."""
        self.lenses.show_chosen(chosen)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._placed:
            self._placed = True
            whole = self.window().width()
            left, right = width_at(whole), desk.READER if whole >= desk.ROOMY else desk.READER_NARROW
            right = desk.READER_LEAST if whole < desk.TIGHT else right
            self.across.setSizes([left, whole - left - right - 2, right])
        self.shown.emit()


class Waiting(QWidget):
    """`Counting… 1.2 s`, with a way to give up where it takes long. Takes no room while nothing is counted."""

    canceled = Signal()
    again_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._given_up = False
        self.words = Elided("", self, size="secondary", role="muted", right=True)
        self.button = QPushButton("", self)
        theme.set_class(self.button, "compact")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self._press)
        self.clear()

    def text(self) -> str:
        """What is said; "" for nothing."""
        return self.words.text()

    def tell(self, seconds: float) -> None:
        self._say(tr("Counting… {seconds} s", seconds=numbers.decimal(seconds, 1)), tr("Cancel"), seconds >= LONG_S)
        self._given_up = False

    def tell_canceled(self) -> None:
        self._say(tr("Canceled: not counted"), tr("Count"), True)
        self.button.setAccessibleName(tr("Count after all"))
        self._given_up = True

    def clear(self) -> None:
        self.words.setText("")
        self.hide()

    def _say(self, sentence: str, deed: str, can: bool) -> None:
        self.words.setText(sentence)
        self.button.setText(deed)
        self.button.setAccessibleName(deed)
        self.button.setVisible(can)
        self.show()

    def _press(self) -> None:
        (self.again_asked if self._given_up else self.canceled).emit()


def _thin(splitter: QSplitter) -> QSplitter:
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    return splitter

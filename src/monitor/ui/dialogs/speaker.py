"""Wrong speaker: who said it instead. Two keys where the article names them: R, and the number beside the name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from monitor.i18n import tr, tr_noop
from monitor.ui import text, theme
from monitor.ui.dialogs.base import Dialog, form, named

NEAR: Final = 9  # names with a key of their own
ROW: Final = 28  # px
NOBODY: Final = tr_noop("Nobody who can be named")


class SpeakerDialog(Dialog):
    """Offers those who speak or are named in the article, nobody, and any other name."""

    chosen = Signal(object)
    """The name of who said it; None: nobody who can be named."""

    def __init__(
        self,
        words: str,
        found: str,
        *,
        near: Sequence[str] = (),
        voices: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`found` is who was thought to speak, as it is shown; `near` who may have instead, the likeliest first."""
        super().__init__(tr("Wrong speaker"), tr("Put right"), parent, width=480)
        self.near = QListWidget(self)  # first: the filter of events asks for it
        heading = text.Label(tr("“{words}”", words=text.line(words, 240)), self, size="reader", wrap=True)
        self.body.addWidget(heading)
        self.body.addWidget(
            text.Label(tr("Found: {speaker}", speaker=text.line(found, 120)), self, role="muted", wrap=True)
        )
        self.near.setAccessibleName(tr("Who said it"))
        for number, name in enumerate(near[:NEAR], 1):
            self._offer(number, text.line(name, 80), name)
        self._offer(0, tr(NOBODY), None)
        rows = self.near.count()
        self.near.setFixedHeight(rows * ROW + 2)
        self.near.installEventFilter(self)
        self.body.addWidget(self.near)
        self.other = QComboBox(self)
        self.other.setEditable(True)
        self.other.setAccessibleName(tr("Somebody else"))
        self.other.addItems([text.line(name, 80) for name in voices])
        self.other.setCurrentIndex(-1)
        self.other.setCurrentText("")
        fields = form()
        fields.addRow(named(tr("Somebody else"), self), self.other)
        self.body.addLayout(fields)
        self.say(tr("It holds over every new analysis, and can be taken back."))
        self.near.setCurrentRow(0)
        self.near.setFocus()
        self.near.itemActivated.connect(self._take)
        self.near.currentRowChanged.connect(self._forget_other)
        self.other.currentTextChanged.connect(self._check)
        self.do.clicked.connect(self._take)

    def speaker(self) -> str | None:
        """Who is meant as the form stands; None: nobody who can be named."""
        other = " ".join(self.other.currentText().split())
        item = self.near.currentItem()
        return other or (None if item is None else item.data(Qt.ItemDataRole.UserRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Numbers choose, letters begin another name."""
        if watched is self.near and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            typed = event.text()
            if typed.isdigit() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                return self._choose_number(int(typed))
            if typed.isalpha() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
                self.other.setFocus()
                self.other.setCurrentText(typed)
                return True
        return super().eventFilter(watched, event)

    def _offer(self, number: int, said: str, name: str | None) -> None:
        item = QListWidgetItem(f"{number}   {said}", self.near)
        item.setData(Qt.ItemDataRole.UserRole, name)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, tr("{name}, key {key}", name=said, key=number))
        item.setSizeHint(QSize(0, ROW))
        if name is None:
            item.setForeground(theme.color("muted"))

    def _choose_number(self, number: int) -> bool:
        last = self.near.count() - 1
        row = last if number == 0 else number - 1
        if number and row >= last:
            return True  # there is none of that number
        self.near.setCurrentRow(row)
        self._take()
        return True

    def _forget_other(self) -> None:
        self.other.setCurrentText("")

    def _check(self, typed: str) -> None:
        self.do.setEnabled(bool(typed.strip()) or self.near.currentItem() is not None)

    def _take(self) -> None:
        self.chosen.emit(self.speaker())
        self.accept()

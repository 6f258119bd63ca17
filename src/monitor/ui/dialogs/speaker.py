"""Wrong speaker: who said it instead. Two keys where the article names them: R, and the number beside the name.

Nobody is chosen from the start, so that R and Enter change nothing.
"""

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
NOTHING: Final = tr_noop("Not a statement, but narration")
NOBODY_KEY, NOTHING_KEY = "0", "-"
KEY_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class SpeakerDialog(Dialog):
    """Offers those who speak or are named in the article, nobody, that it is no statement, and any other name."""

    chosen = Signal(object)
    """The name of who said it; None: nobody who can be named."""
    nothing_said = Signal()
    """It is nobody's statement."""

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
            self._offer(str(number), text.line(name, 80), name)
        self._offer(NOBODY_KEY, tr(NOBODY), None)
        self._offer(NOTHING_KEY, tr(NOTHING), None)
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
        self.near.setFocus()
        self.near.itemActivated.connect(self._take)
        self.near.itemSelectionChanged.connect(self._forget_other)
        self.other.currentTextChanged.connect(self._forget_near)
        self.do.clicked.connect(self._take)
        self.do.setEnabled(False)

    def is_chosen(self) -> bool:
        """Tell whether anything is chosen, or typed."""
        return self._row() is not None or bool(self.other.currentText().strip())

    def speaker(self) -> str | None:
        """Who is meant as the form stands; None: nobody who can be named."""
        other, row = " ".join(self.other.currentText().split()), self._row()
        return other or (None if row is None else row.data(Qt.ItemDataRole.UserRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Numbers choose, letters begin another name; the first arrow chooses the first or the last."""
        if watched is self.near and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            typed = event.text()
            if (typed.isdigit() or typed == NOTHING_KEY) and not (
                event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            ):
                return self._choose_key(typed)
            if self._row() is None:
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    return True  # Qt would take the first one, which nobody chose
                if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                    self.near.setCurrentRow(0 if event.key() == Qt.Key.Key_Down else self.near.count() - 1)
                    self.near.currentItem().setSelected(True)
                    return True
            if typed.isalpha() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
                self.other.setFocus()
                self.other.setCurrentText(typed)
                return True
        return super().eventFilter(watched, event)

    def _row(self) -> QListWidgetItem | None:
        """Who is chosen; the list alone has a current one as soon as it has the focus."""
        return next(iter(self.near.selectedItems()), None)

    def _offer(self, key: str, said: str, name: str | None) -> None:
        shown = key.replace("-", "\N{MINUS SIGN}")  # as wide as a digit
        item = QListWidgetItem(f"{shown}   {said}", self.near)
        item.setData(Qt.ItemDataRole.UserRole, name)
        item.setData(KEY_ROLE, key)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, tr("{name}, key {key}", name=said, key=key))
        item.setSizeHint(QSize(0, ROW))
        if name is None:
            item.setForeground(theme.color("muted"))

    def _choose_key(self, key: str) -> bool:
        items = (self.near.item(row) for row in range(self.near.count()))
        item = next((item for item in items if item.data(KEY_ROLE) == key), None)
        if item is not None:  # else there is none of that number
            self.near.setCurrentItem(item)
            item.setSelected(True)
            self._take()
        return True

    def _forget_other(self) -> None:
        if self._row() is not None:
            self.other.setCurrentText("")
        self.do.setEnabled(self.is_chosen())

    def _forget_near(self, typed: str) -> None:
        if typed.strip():
            self.near.clearSelection()
        self.do.setEnabled(self.is_chosen())

    def _take(self) -> None:
        if not self.is_chosen():
            return
        row = self._row()
        if row is not None and row.data(KEY_ROLE) == NOTHING_KEY:
            self.nothing_said.emit()
        else:
            self.chosen.emit(self.speaker())
        self.accept()

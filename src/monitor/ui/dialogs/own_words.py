"""The user's own words to articles: a note to one, labels on several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from monitor.i18n import plural, tr
from monitor.ui import numbers, text, theme
from monitor.ui.dialogs.base import Dialog

LONGEST = 20_000  # characters of a note
LABEL = 40
SHOWN = 8  # labels in sight
ROW = 26  # px


class NoteDialog(Dialog):
    """Writes a note. Ctrl+Return keeps it; an empty one is no note."""

    def __init__(self, title: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Note"), tr("Keep it"), parent, width=480)
        self.body.addWidget(text.Label(text.line(title, 160), self, role="muted", wrap=True))
        self.note = _Note(self)
        self.note.setPlainText(note)
        self.note.setAccessibleName(tr("Note"))
        self.note.setMinimumHeight(140)
        theme.set_class(self.note, "field")
        self.body.addWidget(self.note, 1)
        self.say(tr("It stays on this machine. Ctrl Return keeps it."))
        self.note.done.connect(self.accept)
        self.do.clicked.connect(self.accept)
        self.note.setFocus()

    def words(self) -> str:
        return self.note.toPlainText().strip()[:LONGEST]


class _Note(QPlainTextEdit):
    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.done.emit()
        else:
            super().keyPressEvent(event)


class LabelsDialog(Dialog):
    """Puts labels on articles and takes them off: known ones are ticked, a new one is typed."""

    def __init__(
        self, many: int, known: Sequence[tuple[str, int]], here: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """`known`: every label and on how many articles; `here`: those that the articles meant have."""
        super().__init__(tr("Labels"), tr("Apply"), parent, width=400)
        self._here = frozenset(here)
        self.name = QLineEdit(self)
        self.name.setAccessibleName(tr("A new label"))
        self.name.setPlaceholderText(tr("A new label, or part of one below"))
        self.name.setMaxLength(LABEL)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Labels"))
        for name, articles in known:
            item = QListWidgetItem(f"{text.line(name, LABEL)}   {numbers.count(articles)}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setSizeHint(QSize(0, ROW))
            item.setCheckState(Qt.CheckState.Checked if name in self._here else Qt.CheckState.Unchecked)
        self.list.setFixedHeight(max(1, min(SHOWN, self.list.count())) * ROW + 4)
        self.list.setVisible(self.list.count() > 0)
        self.body.addWidget(text.Label(plural("For %n article", "For %n articles", many), self, role="muted"))
        self.body.addWidget(self.name)
        self.body.addWidget(self.list)
        self.say(tr("Labeled articles are never pruned."))
        self.name.textChanged.connect(self._narrow)
        self.do.clicked.connect(self.accept)
        self.name.setFocus()

    def changes(self) -> tuple[tuple[str, bool], ...]:
        """Labels to put on (True) or take off."""
        made = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            name, on = str(item.data(Qt.ItemDataRole.UserRole)), item.checkState() == Qt.CheckState.Checked
            if on != (name in self._here):
                made.append((name, on))
        typed = " ".join(self.name.text().split())
        if typed and typed not in self._here and (typed, True) not in made:
            made.append((typed, True))
        return tuple(made)

    def _narrow(self, words: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(words.casefold().strip() not in str(item.data(Qt.ItemDataRole.UserRole)).casefold())

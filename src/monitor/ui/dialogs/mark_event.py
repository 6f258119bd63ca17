"""An event of one's own on the plot: its day, and what it is called."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QLineEdit, QWidget

from monitor.i18n import tr
from monitor.ui import text
from monitor.ui.dialogs.base import Dialog, form, named

LONGEST = 60  # characters: the strip above the plot has no room for more


def shortened(name: str) -> str:
    """Cut a name, such as a headline, after a whole word, so that it is no longer than there is room."""
    name = text.line(name, 400)
    if len(name) <= LONGEST:
        return name
    kept, _, _ = name[:LONGEST].rpartition(" ")
    return f"{kept.rstrip(' ,;:–—-') or name[: LONGEST - 1]}…"


class EventDialog(Dialog):
    """Asks for a name; the day is known already, and can be changed. Return marks it."""

    def __init__(
        self, day: date, name: str = "", note: str = "", parent: QWidget | None = None, *, demo: bool = False
    ) -> None:
        super().__init__(tr("Mark an event"), tr("Mark it"), parent, width=600)
        self.name = QLineEdit(shortened(name), self)
        self.name.setAccessibleName(tr("What happened"))
        self.name.setMaxLength(LONGEST)
        self.name.setPlaceholderText(tr("Export rule widened"))
        self.day = QDateEdit(QDate(day.year, day.month, day.day), self)
        self.day.setAccessibleName(tr("Day"))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.note = QLineEdit(text.line(note, 300), self)
        self.note.setAccessibleName(tr("Note"))
        self.note.setCursorPosition(0)
        self.note.setPlaceholderText(tr("Shown when the pointer rests on it"))
        fields = form()
        fields.addRow(named(tr("What"), self), self.name)
        fields.addRow(named(tr("Day"), self), self.day)
        fields.addRow(named(tr("Note"), self), self.note)
        self.body.addLayout(fields)
        stays = tr("It stands on every plot.")
        self.say(tr("It stands on every plot, until the demonstration ends.") if demo else stays)
        self.name.textChanged.connect(self._check)
        self.do.clicked.connect(self.accept)
        self._check()
        self.name.setFocus()
        self.name.setMinimumWidth(min(520, self.name.fontMetrics().averageCharWidth() * LONGEST + 24))
        self.name.setSelection(len(self.name.text()), -len(self.name.text()))  # all of it, seen from its beginning

    def event_day(self) -> date:
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def _check(self) -> None:
        self.do.setEnabled(bool(self.name.text().strip()))

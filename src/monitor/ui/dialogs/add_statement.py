"""Add a statement by hand: what somebody said where no feed reaches, with the day and the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from urllib.parse import urlsplit

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QWidget

from monitor.i18n import tr
from monitor.ui import text, theme
from monitor.ui.dialogs.base import Dialog, form, named

NOWHERE = "By hand"  # the outlet of a statement without one


@dataclass(frozen=True, slots=True)
class ByHand:
    """Somebody's words, as they were typed in."""

    words: str
    speaker: str
    outlet: str  # who published it; the speaker, where that was nobody
    published: datetime  # the local noon of its day, in UTC: the hour is not known
    url: str | None = None
    title: str = ""


class StatementDialog(Dialog):
    """Words, speaker, day; source and link where there are some."""

    saved = Signal(object)
    """A ByHand to be taken in."""

    def __init__(
        self,
        *,
        voices: Sequence[str] = (),
        outlets: Sequence[str] = (),
        today: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Add a statement"), tr("Add statement"), parent, width=600)
        self.words = QPlainTextEdit(self)
        self.words.setPlaceholderText(tr("The exact words, without quotation marks"))
        self.words.setAccessibleName(tr("Words"))
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(112)
        theme.set_class(self.words, "field")
        self.speaker = _names(voices, tr("Speaker"), self)
        self.outlet = _names(outlets, tr("Published by"), self)
        self.outlet.lineEdit().setPlaceholderText(tr("nobody: the speaker's own page, a talk"))  # type: ignore[union-attr]
        self.day = QDateEdit(self)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(tr("Day"))
        local = today.astimezone()
        self.day.setDate(QDate(local.year, local.month, local.day))
        self.day.setMaximumDate(self.day.date())
        self.url = QLineEdit(self)
        self.url.setPlaceholderText("https://…")
        self.url.setAccessibleName(tr("Link"))
        self.title = QLineEdit(self)
        self.title.setPlaceholderText(tr("of the post, the talk, the document"))
        self.title.setAccessibleName(tr("Title"))
        fields = form()
        fields.addRow(named(tr("Words"), self), self.words)
        fields.addRow(named(tr("Speaker"), self), self.speaker)
        fields.addRow(named(tr("Day"), self), self.day)
        fields.addRow(named(tr("Published by"), self), self.outlet)
        fields.addRow(named(tr("Link"), self), self.url)
        fields.addRow(named(tr("Title"), self), self.title)
        self.body.addLayout(fields)
        note = tr("It is scored and plotted like any statement, and marked as added by hand.")
        self.body.addWidget(text.Label(note, self, size="secondary", role="muted", wrap=True))
        self.words.textChanged.connect(self._check)
        self.speaker.currentTextChanged.connect(self._check)
        self.url.textChanged.connect(self._check)
        self.do.clicked.connect(self._save)
        self.words.setFocus()
        self._check()

    def by_hand(self) -> ByHand | None:
        """The statement as the form stands; None where something is missing or wrong."""
        words = "\n\n".join(" ".join(part.split()) for part in self.words.toPlainText().split("\n\n") if part.strip())
        speaker = " ".join(self.speaker.currentText().split())
        if not words or not speaker or self._link_trouble():
            return None
        day = self.day.date()
        noon = datetime.combine(datetime(day.year(), day.month(), day.day()).date(), time(12)).astimezone()  # noqa: DTZ001  # a local day
        return ByHand(
            words,
            speaker,
            " ".join(self.outlet.currentText().split()) or speaker,
            noon.astimezone(UTC),
            self.url.text().strip() or None,
            " ".join(self.title.text().split()),
        )

    def _link_trouble(self) -> str:
        link = self.url.text().strip()
        if not link:
            return ""
        try:
            parts = urlsplit(link)
        except ValueError:
            return tr("The link cannot be read.")
        return (
            ""
            if parts.scheme in ("http", "https") and parts.hostname
            else tr("A link begins with https:// or http://.")
        )

    def _check(self) -> None:
        trouble = self._link_trouble()
        self.say(trouble, error=bool(trouble))
        self.do.setEnabled(self.by_hand() is not None)

    def _save(self) -> None:
        made = self.by_hand()
        if made is not None:
            self.saved.emit(made)
            self.accept()


def _names(names: Sequence[str], head: str, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setEditable(True)
    box.setAccessibleName(head)
    box.addItems([text.line(name, 80) for name in names])
    box.setCurrentIndex(-1)
    box.setCurrentText("")
    return box

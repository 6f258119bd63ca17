"""Fetch the history of a topic: which one, how far back, and what that will ask of whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QWidget

from monitor.i18n import plural, tr, tr_noop
from monitor.ui import numbers, text
from monitor.ui.dialogs.base import Dialog, form, named

SPANS = (7, 30, 90, 365)  # days
USUAL = 30
LOCALES = (
    ("en-US", tr_noop("English, United States")),
    ("en-GB", tr_noop("English, United Kingdom")),
    ("en-IN", tr_noop("English, India")),
    ("en-SG", tr_noop("English, Singapore")),
    ("zh-CN", tr_noop("Chinese, China (listed, not scored)")),
    ("de-DE", tr_noop("German, Germany (listed, not scored)")),
    ("fr-FR", tr_noop("French, France (listed, not scored)")),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A history that is wanted."""

    topic: str  # id
    first: date
    last: date  # inclusive
    locale: str = "en-US"
    again: bool = False  # also the days that were searched before

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a choice will ask of whom."""

    searches: tuple[str, ...]  # names
    told: int  # days that were searched before; the mean over all searches
    requests: int  # at least
    seconds: float  # at least


class HistoryDialog(Dialog):
    """Topic and span, and what they mean."""

    look_asked = Signal(object)
    """A Choice: `show_outlook` or `refuse` is to answer it."""
    chosen = Signal(object)
    """The Choice that is to be fetched."""

    def __init__(
        self, topics: Sequence[tuple[str, str]], *, topic: str = "", today: date, parent: QWidget | None = None
    ) -> None:
        """`topics`: id and name. `today`: the day it is now, in UTC, as searches reckon."""
        super().__init__(tr("Fetch history"), tr("Fetch"), parent, width=560)
        self._today = today
        self._choice: Choice | None = None
        what = tr(
            "News searches are asked for the past, a few seconds apart, while you go on. Alerts do not fire for it."
        )
        self.body.addWidget(text.Label(what, self, wrap=True))
        self.topic = QComboBox(self)
        self.topic.setAccessibleName(tr("Topic"))
        for id, name in topics:
            self.topic.addItem(text.line(name, 60), id)
        self.topic.setCurrentIndex(max(0, self.topic.findData(topic)))
        self.span = QComboBox(self)
        self.span.setAccessibleName(tr("How far back"))
        for days in SPANS:
            self.span.addItem(plural("Last %n day", "Last %n days", days) if days < 365 else tr("Last year"), days)
        self.span.addItem(tr("Other days…"), 0)
        self.span.setCurrentIndex(self.span.findData(USUAL))
        self.first = self._day(today - timedelta(days=USUAL - 1), tr("First day"))
        self.last = self._day(today, tr("Last day"))
        self.edition = QComboBox(self)
        self.edition.setAccessibleName(tr("Whose news"))
        for locale, name in LOCALES:
            self.edition.addItem(tr(name), locale)
        self.again = QCheckBox(tr("Ask again for days that were searched before"), self)
        self._fields = form()
        self._fields.addRow(named(tr("Topic"), self), self.topic)
        self._fields.addRow(named(tr("How far back"), self), self.span)
        self._fields.addRow(named(tr("First day"), self), self.first)
        self._fields.addRow(named(tr("Last day"), self), self.last)
        self._fields.addRow(named(tr("Whose news"), self), self.edition)
        self._fields.addRow(named("", self), self.again)
        self._show_days()
        self.body.addLayout(self._fields)
        self.means = text.Label("", self, size="secondary", role="muted", wrap=True)
        self.means.setMinimumHeight(3 * self.means.fontMetrics().lineSpacing())
        self.body.addWidget(self.means)
        self.do.setEnabled(False)
        self.topic.setFocus()
        for box in (self.topic, self.span, self.edition):
            box.currentIndexChanged.connect(self._take_change)
        for field in (self.first, self.last):
            field.dateChanged.connect(self._take_change)
        self.again.toggled.connect(self._take_change)
        self.do.clicked.connect(self._fetch)

    def begin(self) -> None:
        """Ask what the first choice means. Call it when the signals are connected."""
        self._take_change()

    def choice(self) -> Choice:
        """What is asked for, as the form stands."""
        days = self.span.currentData()
        if days:
            first, last = self._today - timedelta(days=days - 1), self._today
        else:
            first, last = _date(self.first), _date(self.last)
        return Choice(
            self.topic.currentData() or "", first, last, self.edition.currentData(), again=self.again.isChecked()
        )

    def show_outlook(self, choice: Choice, outlook: Outlook) -> None:
        """Say what a choice will ask of whom; an answer to an older one is dropped."""
        if choice == self._choice:
            self.means.setText(outlook_words(choice, outlook))
            self.do.setEnabled(outlook.requests > 0)

    def refuse(self, choice: Choice, why: str) -> None:
        """Say why a choice cannot be fetched."""
        if choice == self._choice:
            self.means.setText("")
            self.say(tr(why), error=True)

    def _take_change(self) -> None:
        self._show_days()
        self.do.setEnabled(False)
        self.say("")
        self._choice = self.choice()
        if not self._choice.topic:
            self.say(tr("There is no topic yet."), error=True)
        elif self._choice.first > self._choice.last:
            self.say(tr("The first day lies after the last."), error=True)
        else:
            self.look_asked.emit(self._choice)

    def _show_days(self) -> None:
        """Show the two days where no span of the list is chosen."""
        for row in (2, 3):
            self._fields.setRowVisible(row, not self.span.currentData())

    def _fetch(self) -> None:
        self.chosen.emit(self.choice())
        self.accept()

    def _day(self, day: date, name: str) -> QDateEdit:
        field = QDateEdit(QDate(day.year, day.month, day.day), self)
        field.setCalendarPopup(True)
        field.setDisplayFormat("yyyy-MM-dd")
        field.setAccessibleName(name)
        field.setMaximumDate(QDate(self._today.year, self._today.month, self._today.day))
        return field


def outlook_words(choice: Choice, outlook: Outlook) -> str:
    """`Asks Google News: at least 5 requests, 20 s; more where much was printed.`"""
    said = []
    if outlook.told:
        told, days = numbers.count(outlook.told), plural("%n day", "%n days", choice.days)
        if not outlook.requests:
            said.append(tr("{number} of {days} were searched before.", number=told, days=days))
        elif choice.again:
            again = tr("{number} of {days} were searched before; they are asked for again.", number=told, days=days)
            said.append(again)
        else:
            rest = tr("{number} of {days} were searched before; only the rest is asked for.", number=told, days=days)
            said.append(rest)
    if outlook.requests:
        least = numbers.duration(timedelta(seconds=outlook.seconds))
        asks = plural(
            "Asks {whom}: at least %n request in {time}, more where much was printed.",
            "Asks {whom}: at least %n requests in {time}, more where much was printed.",
            outlook.requests,
            whom=", ".join(text.line(name, 60) for name in outlook.searches),
            time=least,
        )
        said.append(asks)
    return " ".join(said)


def _date(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())

"""Add or change a feed: an address, the feeds found there, a look at their entries, and only then it is kept.

The dialog fetches nothing. It asks with `look_asked`; what comes back is shown by `show_found` or `show_trouble`,
and an answer to an older address is dropped.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from monitor.errors import MonitorError
from monitor.i18n import plural, tr, tr_noop
from monitor.model import Feed, FeedKind
from monitor.ui import numbers, text, theme
from monitor.ui.dialogs.base import Dialog, form, named
from monitor.ui.rows import Column, RowsTable

INTERVALS: Final = (
    (None, tr_noop("as often as it brings something new")),
    (timedelta(minutes=5), tr_noop("every 5 min")),
    (timedelta(minutes=15), tr_noop("every 15 min")),
    (timedelta(minutes=30), tr_noop("every 30 min")),
    (timedelta(hours=1), tr_noop("every hour")),
    (timedelta(hours=6), tr_noop("every 6 h")),
    (timedelta(hours=24), tr_noop("once a day")),
)
KINDS: Final = {
    FeedKind.OUTLET: tr_noop("an outlet"),
    FeedKind.NEWSLETTER: tr_noop("a newsletter"),
    FeedKind.GOVERNMENT: tr_noop("a government body"),
    FeedKind.THINK_TANK: tr_noop("a think tank"),
    FeedKind.LAW_FIRM: tr_noop("a law firm"),
    FeedKind.COMPANY: tr_noop("a company"),
    FeedKind.RESEARCH: tr_noop("research"),
    FeedKind.FORUM: tr_noop("a forum"),
    FeedKind.MIRROR: tr_noop("a mirror"),
    FeedKind.AGGREGATOR: tr_noop("an aggregator: each item belongs to the outlet it names"),
    FeedKind.SEARCH: tr_noop("a news search: each item belongs to the outlet it names"),
}
LOCAL_MEANS: Final = tr_noop(
    "This address is on this machine or in the local network. No feed of the internet may lead there; allow it only "
    "where you know what answers at it."
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A feed that a site announces."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed, as the preview shows it."""

    title: str
    outlet: str
    published: datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found at an address: the feed itself, or those that its page announces."""

    url: str = ""  # of the feed that was read; empty: the address is no feed
    title: str = ""
    outlet: str = ""  # whose it seems to be
    kind: FeedKind = FeedKind.OUTLET
    items: tuple[Item, ...] = ()  # the first of them
    entries: int = 0
    undated: int = 0
    warning: str = ""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Address:
    """What is to be looked at."""

    url: str
    allow_local: bool = False


class FeedDialog(Dialog):
    """Adds a feed, or changes one."""

    look_asked = Signal(object)
    """An Address to be looked at."""
    saved = Signal(object)
    """The Feed that is to be kept. It takes the place of `given()`, if there was one."""

    def __init__(
        self,
        feed: Feed | None = None,
        *,
        address: str = "",
        outlets: Sequence[str] = (),
        known: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`outlets` are the names to choose from, `known` the addresses that are polled already."""
        title, do = (tr("Change a feed"), tr("Save")) if feed else (tr("Add a feed"), tr("Add feed"))
        super().__init__(title, do, parent, width=640)
        self._given = feed
        self._known = frozenset(known) - ({feed.url} if feed else set())
        self._asked: Address | None = None
        self._found = Found(url=feed.url, title=feed.title) if feed else None
        self.address = QLineEdit(feed.url if feed else address, self)
        self.address.setPlaceholderText(tr("Address of a feed, or of any site: news.example"))
        self.address.setAccessibleName(tr("Address"))
        self.look = QPushButton(tr("Look"), self)
        self.look.setAutoDefault(False)
        self._local_says = text.Label(tr(LOCAL_MEANS), self, size="secondary", role="warning", wrap=True)
        self.allow_local = QCheckBox(tr("allow this local address"), self)
        self.allow_local.setChecked(feed.allow_local if feed else False)
        self.candidates: RowsTable[Candidate] = RowsTable(
            (
                Column(
                    tr_noop("Feeds found there"),
                    220,
                    lambda each: text.line(each.title) or tr("(no title)"),
                    role=_as_text,
                ),
                Column(tr_noop("Address"), 0, lambda each: text.line(each.url, 300)),
            ),
            self,
            name=tr("Feeds found"),
            key=lambda each: each.url,
        )
        self.preview: RowsTable[Item] = RowsTable(
            (
                Column(tr_noop("Date"), 92, _date),
                Column(
                    tr_noop("Headline"), 0, lambda item: text.line(item.title) or tr("(no headline)"), role=_as_text
                ),
                Column(tr_noop("Outlet"), 130, lambda item: text.line(item.outlet, 60)),
            ),
            self,
            name=tr("Entries"),
            key=id,
        )
        self._summary = text.Label("", self, size="secondary", role="muted", wrap=True)
        self.title = QLineEdit(feed.title if feed else "", self)
        self.title.setAccessibleName(tr("Title"))
        self.outlet = QComboBox(self)
        self.outlet.setEditable(True)
        self.outlet.setAccessibleName(tr("Outlet"))
        self.outlet.addItems([text.line(name, 80) for name in outlets])
        self.outlet.setCurrentText(feed.outlet if feed else "")
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(tr("Kind of source"))
        for kind, said in KINDS.items():
            self.kind.addItem(tr(said), kind)
        self.interval = QComboBox(self)
        self.interval.setAccessibleName(tr("Interval"))
        for length, said in INTERVALS:
            self.interval.addItem(tr(said), length)
        if feed is not None:
            self.kind.setCurrentIndex(list(KINDS).index(feed.kind))
            self._show_interval(feed.interval)
        self._lay_out()
        self.address.textChanged.connect(self._take_address)
        self.address.returnPressed.connect(self._ask)
        self.look.clicked.connect(self._ask)
        self.allow_local.toggled.connect(self._take_local)
        self.candidates.chosen.connect(self._take_candidate)
        self.outlet.currentTextChanged.connect(self._check)
        self.title.textEdited.connect(self._check)
        for box in (self.kind, self.interval):
            box.activated.connect(self._check)
        self.do.clicked.connect(self._save)
        self.address.setFocus()
        self._take_address()

    def given(self) -> Feed | None:
        """The feed that is being changed; None where one is added."""
        return self._given

    def begin(self) -> None:
        """Look at the address that the dialog was opened with. Call it when the signals are connected."""
        if self.address.text().strip():
            self._ask()

    def asked(self) -> Address:
        """The address as typed, completed to one that can be fetched."""
        typed = self.address.text().strip()
        if typed.startswith("feed:"):
            typed = typed.removeprefix("feed:").removeprefix("//")
        if typed and "://" not in typed:
            typed = f"https://{typed}"
        return Address(typed, is_local(typed) and self.allow_local.isChecked())

    def show_found(self, asked: Address, found: Found) -> None:
        """Show what is at an address."""
        if asked != self._asked:
            return
        self.look.setEnabled(True)
        if found.candidates:
            self.candidates.show_rows(found.candidates)
            _fit(self.candidates, 4)
        self.candidates.setVisible(bool(found.candidates) or bool(self.candidates.rows()))
        self.preview.setVisible(bool(found.url))
        self._summary.setVisible(bool(found.url))
        if not found.url:
            self._found = None
            self._check()
            self.say(tr("This is a page, and no feed. Choose one of those that it announces."))
            if len(found.candidates) == 1:
                self.candidates.go_to(found.candidates[0].url)
            return
        self._found = found
        self.preview.show_rows(found.items)
        _fit(self.preview, 8)
        self._summary.setText(_told(found))
        self._summary.set_role("warning" if found.warning or not found.entries else "muted")
        if not self.title.text().strip() or self._given is None:
            self.title.setText(text.line(found.title, 120))
        if not self.outlet.currentText().strip():
            self.outlet.setCurrentText(text.line(found.outlet, 80))
        if self._given is None:
            self.kind.setCurrentIndex(list(KINDS).index(found.kind))
        self._check()

    def show_trouble(self, asked: Address, error: MonitorError) -> None:
        """Say why nothing could be read at an address."""
        if asked != self._asked:
            return
        self.look.setEnabled(True)
        given = self._given
        self._found = Found(given.url, given.title) if given is not None and asked.url == given.url else None
        self.preview.hide()
        self._summary.hide()
        self._check()  # a feed that fails just now can still be renamed
        self.say(tr(str(error)), error=True)

    def feed(self) -> Feed | None:
        """The feed as the form stands; None where it cannot be kept yet."""
        if self._found is None or not self._found.url or not self.outlet.currentText().strip():
            return None
        url = self._found.url
        base = self._given or Feed(url, "", "")
        return replace(
            base,
            url=url,
            title=" ".join(self.title.text().split()),
            outlet=" ".join(self.outlet.currentText().split()),
            kind=FeedKind(self.kind.currentData()),  # Qt gives plain text back
            interval=self.interval.currentData(),
            allow_local=is_local(url) and self.allow_local.isChecked(),
            enabled=True if self._given is None else base.enabled,
        )

    def _take_address(self) -> None:
        local = is_local(self.asked().url)
        self._local_says.setVisible(local)
        self.allow_local.setVisible(local)
        if self._found is not None and self._given is not None and self.address.text().strip() == self._given.url:
            self._found = Found(url=self._given.url, title=self._given.title)
        elif self._found is not None and self.asked().url != self._found.url:
            self._found = None
        self._check()

    def _take_local(self) -> None:
        self._check()

    def _take_candidate(self, candidate: Candidate) -> None:
        self.address.setText(candidate.url)
        self._ask()

    def _ask(self) -> None:
        asked = self.asked()
        self.address.setFocus()
        if not asked.url or (is_local(asked.url) and not asked.allow_local):
            self._check()
            return
        self._asked = asked
        self._found = None
        self.look.setEnabled(False)
        self.do.setEnabled(False)
        self.say(tr("Looking…"))
        self.look_asked.emit(asked)

    def _check(self) -> None:
        asked = self.asked()
        local = is_local(asked.url)
        self.look.setEnabled(bool(asked.url) and (not local or asked.allow_local))
        if local and not asked.allow_local:
            self.say("")
        elif self._found is not None and self._found.url in self._known:
            self.say(tr("This feed is polled already."), error=True)
            self.do.setEnabled(False)
            return
        elif self._found is not None and not self.outlet.currentText().strip():
            self.say(tr("Name the outlet that it belongs to."))
        elif self._found is not None:
            self.say("")
        elif not self.preview.isVisible() and not self.candidates.isVisible():
            self.say(tr("Look first: what the feed holds is shown before it is kept.") if asked.url else "")
        feed = self.feed()
        self.do.setEnabled(feed is not None and feed != self._given)

    def _save(self) -> None:
        feed = self.feed()
        if feed is not None:
            self.saved.emit(feed)
            self.accept()

    def _show_interval(self, interval: timedelta | None) -> None:
        at = self.interval.findData(interval)
        if at < 0 and interval is not None:
            self.interval.addItem(tr("every {interval}", interval=numbers.duration(interval)), interval)
            at = self.interval.count() - 1
        self.interval.setCurrentIndex(at)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.address, 1)
        line.addWidget(self.look)
        self.body.addLayout(line)
        self.body.addWidget(self._local_says)
        self.body.addWidget(self.allow_local)
        self.body.addWidget(self.candidates)
        self.body.addWidget(self._summary)
        self.body.addWidget(self.preview)
        fields = form()
        fields.addRow(named(tr("Title"), self), self.title)
        fields.addRow(named(tr("Outlet"), self), self.outlet)
        fields.addRow(named(tr("It is", "kind of source"), self), self.kind)
        fields.addRow(named(tr("Polled", "how often"), self), self.interval)
        self.body.addLayout(fields)
        self.body.addStretch()
        for part in (self.candidates, self.preview, self._summary):
            part.hide()
        theme.set_class(self.look, "")


def _fit(table: RowsTable[Any], most: int) -> None:
    """Make a table as high as its rows, up to some."""
    rows = max(1, min(most, len(table.rows())))
    table.setFixedHeight(table.horizontalHeader().height() + rows * table.verticalHeader().defaultSectionSize())


def is_local(url: str) -> bool:
    """Tell from the address alone whether it means this machine or the local network; a name may still lead there."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".").casefold()
    except ValueError:
        return False
    if not host:
        return False
    if host == "localhost" or host.endswith((".localhost", ".local", ".lan", ".internal", ".home.arpa")):
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host


def _told(found: Found) -> str:
    newest = max((item.published for item in found.items if item.published), default=None)
    parts = [plural("%n entry", "%n entries", found.entries)]
    if newest is not None:
        parts.append(tr("newest {time}", time=numbers.short_time(newest, datetime.now(UTC))))
    if found.undated:
        undated = plural("%n without a date that can be true", "%n without a date that can be true", found.undated)
        parts.append(undated)
    said = ", ".join(parts) + "."
    return f"{said} {text.line(found.warning, 200)}" if found.warning else said


def _date(item: Item) -> str:
    return tr("no date") if item.published is None else numbers.short_time(item.published, datetime.now(UTC))


def _as_text(_row: object) -> theme.Role:
    return "text"

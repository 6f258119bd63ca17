"""What an OPML list holds: which feeds are new, which are there already, and which are better left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from monitor.i18n import plural, tr, tr_noop
from monitor.model import Feed
from monitor.ui import numbers, text
from monitor.ui.dialogs.add_feed import is_local
from monitor.ui.dialogs.base import Dialog

# Hosts that answer and say nothing new: they would show a silent outlet
FROZEN: Mapping[str, str] = {
    "feeds.a.dj.com": tr_noop("stopped in January 2025; its outlet has newer addresses"),
}
_URL = Qt.ItemDataRole.UserRole


class ImportDialog(Dialog):
    """Boxes to tick, the new ones ticked."""

    chosen = Signal(tuple)
    """The Feeds that are to be added."""

    def __init__(
        self, feeds: Sequence[Feed], *, known: Sequence[str], name: str, parent: QWidget | None = None
    ) -> None:
        """`known` are the addresses that are polled already, `name` is the file's."""
        super().__init__(tr("Import feeds"), tr("Import"), parent, width=680)
        self._feeds = {feed.url: feed for feed in feeds}
        there = set(known)
        fresh = sum(url not in there for url in self._feeds)
        head = plural(
            "{file} lists %n feed, {new} of them new.",
            "{file} lists %n feeds, {new} of them new.",
            len(self._feeds),
            file=text.line(name, 80),
            new=numbers.count(fresh),
        )
        self.body.addWidget(text.Label(head, self, size="brief", wrap=True))
        self.items = QListWidget(self)
        self.items.setAccessibleName(tr("Feeds of the list"))
        self.items.setMinimumHeight(300)
        self.items.setWordWrap(False)
        for feed in self._feeds.values():
            self.items.addItem(_item(feed, known=feed.url in there))
        self.body.addWidget(self.items, 1)
        note = tr(
            "Local addresses are left unticked: a list from elsewhere may not make the monitor ask your own network."
        )
        if any(is_local(url) for url in self._feeds):
            self.body.addWidget(text.Label(note, self, size="secondary", role="muted", wrap=True))
        self.items.itemChanged.connect(self._count)
        self.do.clicked.connect(self._import)
        self._count()

    def feeds(self) -> tuple[Feed, ...]:
        """The feeds that are ticked."""
        items = (self.items.item(row) for row in range(self.items.count()))
        return tuple(self._feeds[item.data(_URL)] for item in items if item.checkState() == Qt.CheckState.Checked)

    def _count(self) -> None:
        ticked = len(self.feeds())
        self.do.setEnabled(ticked > 0)
        self.do.setText(plural("Import %n", "Import %n", ticked) if ticked else tr("Import"))

    def _import(self) -> None:
        self.chosen.emit(self.feeds())
        self.accept()


def doubt(feed: Feed) -> str:
    """Say why a feed of a list is better left out; empty: it is not."""
    if is_local(feed.url):
        return tr("a local address")
    frozen = FROZEN.get((urlsplit(feed.url).hostname or "").casefold())
    return tr(frozen) if frozen else ""


def _item(feed: Feed, *, known: bool) -> QListWidgetItem:
    why = tr("there already") if known else doubt(feed)
    title = text.line(feed.title or feed.outlet, 80)
    parts = [title, text.line(feed.url, 160), *([why] if why else [])]
    item = QListWidgetItem("  ·  ".join(parts))
    item.setToolTip(text.tip(" · ".join(parts)))
    item.setData(_URL, feed.url)
    item.setSizeHint(QSize(0, 28))
    item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
    if not known:
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEnabled)
    item.setCheckState(Qt.CheckState.Unchecked if why else Qt.CheckState.Checked)
    return item

"""What alerts, feeds and dialogs ask for, done on a session: reads in the background, writes on the writer thread.

The views know neither store nor network; the window knows neither catalog files nor dialogs. `Errands` stands between
them: it makes the views, opens the dialogs, and sees to what they want. Edits of the catalog run one after the other
on the writer thread, so that two quick ones cannot lose each other.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from monitor.errors import ExportError, MonitorError, ParseError
from monitor.export import Kind, write_bytes
from monitor.i18n import plural, tr, tr_noop
from monitor.model import (
    AlertRow,
    AlertRule,
    Clipping,
    Event,
    Feed,
    FeedHealth,
    FeedKind,
    FeedState,
    Fetched,
    Filter,
    Period,
    Saved,
    Voice,
)
from monitor.ui import numbers, text

if TYPE_CHECKING:
    from monitor.catalog import Catalog
    from monitor.reports import DryRun
    from monitor.settings import Settings
    from monitor.store.queries import Reader
    from monitor.store.store import Store
    from monitor.ui.accuracy import AccuracyWindow
    from monitor.ui.alerts import AlertsView
    from monitor.ui.catalogview import CatalogView
    from monitor.ui.catalogwork import CatalogWork
    from monitor.ui.dialogs.add_feed import Address, FeedDialog, Found
    from monitor.ui.dialogs.add_statement import ByHand
    from monitor.ui.dialogs.export import ExportDialog, Wish
    from monitor.ui.feeds import FeedsView
    from monitor.ui.history import HistoryWork
    from monitor.ui.lenses import Lenses
    from monitor.ui.outlets import OutletsView
    from monitor.ui.outletwork import OutletsWork
    from monitor.ui.periods import Span as Span_
    from monitor.ui.reasons import Reason
    from monitor.ui.session import Session
    from monitor.ui.voices import VoicesView
    from monitor.ui.voicework import VoicesWork
    from monitor.worker import Reading, Worker

LOG_ROWS = 2000  # alerts that the log shows
Answer = tuple[bytes, Mapping[str, str], str]  # bytes, headers, where they came from

PREVIEW = 20  # entries that a preview shows
TELL_EVERY_S = 0.3
SETTLE_MS = 400  # events of a round come in a burst; the views are read anew once for many
SEARCH_HOSTS = ("news.google.com", "www.bing.com")


class Errands(QObject):
    """One for each session. Everything it opens belongs to `window`."""

    said = Signal(str)
    """Something was done that leaves no trace where the user looks: a sentence."""
    failed = Signal(object)
    """A MonitorError of something that was asked for."""
    article_asked = Signal(str)
    """The id of an article that is to be read."""
    stored = Signal()
    """Something was stored that no event of the service tells of: the Desk looks for what is new."""
    filter_asked = Signal(object)
    """A Filter that the Desk is to look through."""
    voice_asked = Signal(str)
    """The name of a voice that is to be looked at on the Desk."""
    lenses_asked = Signal(tuple)
    """Lenses (kind, name) that are to be looked through on the Desk."""
    reason_told = Signal(object)
    """The Reason of the number of another view that led to the Desk; None where it was none."""
    statements_asked = Signal(tuple)
    """Lenses whose statements are to be read among the voices."""
    feed_asked = Signal(str)
    """The address of a feed that is to be looked at among the feeds."""
    search_wrong = Signal(str)
    """Why a search of statements or outlets cannot be read; "" where it can."""
    open_asked = Signal(object)
    """A links.Target that is to be opened in the browser."""
    mended = Signal()
    """A statement was put right: what is shown of its article has changed."""
    undo_offered = Signal(str, object)
    """What was done, as a sentence, and a call that takes it back."""

    def __init__(self, session: Session, window: QWidget, now: Callable[[], datetime] = lambda: datetime.now(UTC)):
        super().__init__(window)
        self._session = session
        self._window = window
        self._now = now
        self._alerts: AlertsView | None = None
        self._feeds: FeedsView | None = None
        self._voices: VoicesWork | None = None
        self._outlets: OutletsWork | None = None
        self._accuracy: AccuracyWindow | None = None
        self._editors: CatalogWork | None = None
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settling.timeout.connect(self.refresh)
        self._worker: Worker | None = None
        self._trying = threading.Event()  # set: nobody waits for the dry run any more
        self._feed_wanted = ""  # to be chosen when the feeds have been read
        self.history = self._make_history()
        session.told.connect(self._hear)
        session.catalog_changed.connect(self.refresh)
        session.settings_changed.connect(self._refresh_means)
        session.destroyed.connect(self.deleteLater)

    # ---- the views

    def alerts(self, parent: QWidget) -> AlertsView:
        """Make the view of alerts, connected."""
        from monitor.ui.alerts import AlertsView

        view = self._alerts = AlertsView(parent, now=self._now)
        if self._session.demo:
            view.set_demo()
        view.rule_saved.connect(self.save_rule)
        view.rule_removed.connect(self.remove_rule)
        view.dry_run_asked.connect(self._ask_dry_run)
        view.seen.connect(self._mark_seen)
        view.article_chosen.connect(self.article_asked)
        view.export_asked.connect(self._export_alerts)
        view.destroyed.connect(self._forget_alerts)
        self._session.jobs.slow.connect(self._tell_slow)
        self._show_rules()
        self._ask_log()
        return view

    def feeds(self, parent: QWidget) -> FeedsView:
        """Make the view of feeds, connected."""
        from monitor.ui.feeds import FeedsView

        view = self._feeds = FeedsView(parent, now=self._now)
        view.poll_asked.connect(self._poll)
        view.pause_asked.connect(self.pause_feed)
        view.switch_asked.connect(self.switch_feed)
        view.edit_asked.connect(self.edit_feed)
        view.feed_removed.connect(self.remove_feed)
        view.feed_restored.connect(self.restore_feed)
        view.add_asked.connect(self.add_feed)
        view.import_asked.connect(self.import_feeds)
        view.export_asked.connect(self.export_feeds)
        view.articles_asked.connect(self._show_articles)
        view.destroyed.connect(self._forget_feeds)
        self._ask_health()
        return view

    def voices(self, parent: QWidget, span: Span_, lenses: Lenses | None = None) -> VoicesView:
        """Make the view of voices, connected, on a span of time; `lenses` are the Desk's, which are the same here."""
        from monitor.ui.voices import VoicesView
        from monitor.ui.voicework import VoicesWork

        view = VoicesView(parent, lenses, now=self._now)
        work = self._voices = VoicesWork(view, self._session, span, self._now)
        if lenses is not None:
            view.lenses_changed.connect(lenses.choose)
            lenses.changed.connect(work.take_lenses)
        else:
            view.lenses_changed.connect(work.take_lenses)
        work.article_asked.connect(self.article_asked)
        work.search_wrong.connect(self.search_wrong)
        work.desk_asked.connect(self.voice_asked)
        work.adopt_asked.connect(self.adopt)
        work.open_asked.connect(self.open_asked)
        work.mended.connect(self.mended)
        work.mending.undo_offered.connect(self.undo_offered)
        work.mending.failed.connect(self.failed)
        view.add_asked.connect(self.add_statement)
        view.export_asked.connect(self.export_statements)
        view.destroyed.connect(self._forget_voices)
        return view

    def outlets(self, parent: QWidget, span: Span_, lenses: Lenses | None = None) -> OutletsView:
        """Make the view of outlets, connected, on a span of time; `lenses` are the Desk's, which are the same here."""
        from monitor.ui.outlets import OutletsView
        from monitor.ui.outletwork import OutletsWork

        view = OutletsView(parent, lenses)
        work = self._outlets = OutletsWork(view, self._session, span, self._now)
        if lenses is not None:
            view.lenses_changed.connect(lenses.choose)
            lenses.changed.connect(work.take_lenses)
        else:
            view.lenses_changed.connect(work.take_lenses)
        work.search_wrong.connect(self.search_wrong)
        work.desk_asked.connect(self.lenses_asked)
        work.reason_told.connect(self.reason_told)
        work.statements_asked.connect(self.statements_asked)
        work.quoted_told.connect(self._tell_voices)
        view.card.feed_asked.connect(self.feed_asked)
        view.export_asked.connect(self.export_outlets)
        view.destroyed.connect(self._forget_outlets)
        return view

    def accuracy(self, desk: Callable[[], Filter], page: str = "judge") -> AccuracyWindow:
        """Open the window on how far the numbers can be trusted; `desk` tells what the Desk shows."""
        from monitor.ui.accuracy import AccuracyWindow
        from monitor.ui.accuracywork import AccuracyWork, user_name

        view = self._accuracy
        if view is None:
            view = self._accuracy = AccuracyWindow(user_name(), self._window)
            work = AccuracyWork(view, self._session, desk, self._now)
            work.article_asked.connect(self.article_asked)
            work.mended.connect(self.mended)
            view.destroyed.connect(self._forget_accuracy)
            self._session.destroyed.connect(view.deleteLater)
            view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view.show()
        view.raise_()
        view.activateWindow()
        view.show_page(page)
        return view

    def catalog(self, parent: QWidget) -> CatalogView:
        """Make the editors of topics, voices and outlets, connected."""
        from monitor.ui.catalogview import CatalogView
        from monitor.ui.catalogwork import CatalogWork

        view = CatalogView(parent)
        work = self._editors = CatalogWork(view, self._session, self._now)
        work.edit_asked.connect(self._edit)
        work.undo_offered.connect(self.undo_offered)
        view.article_asked.connect(self.article_asked)
        view.destroyed.connect(self._forget_editors)
        return view

    def mark_event(self, day: date, name: str = "", note: str = "") -> None:
        """Ask how an event is called, and mark it on the plot; it can be taken back."""
        from monitor.ui.dialogs.mark_event import EventDialog

        dialog = EventDialog(day, name, note, self._window, demo=self._session.demo)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._keep_event(dialog.name.text(), dialog.event_day(), dialog.note.text()))
        dialog.open()

    def _keep_event(self, name: str, day: date, note: str) -> None:
        taken = [each.id for each in self._session.catalog.events]
        name = " ".join(name.split())
        event = Event(text.slug(name, taken, "event"), name, day, note=note.strip() or None)
        self._edit(lambda catalogs, folder: catalogs.add(folder, event))
        said = tr("“{event}” is marked on {day}.", event=text.line(name, 60), day=numbers.days(day, day))
        self.undo_offered.emit(
            said, lambda: self._edit(lambda catalogs, folder: catalogs.remove(folder, "events", event.id))
        )

    def unmark_event(self, id: str) -> None:
        """Take an event's mark off the plot: an own one is removed, a default switched off. It can be taken back."""
        event = next((each for each in self._session.catalog.events if each.id == id), None)
        if event is not None:
            self._edit(lambda catalogs, folder: catalogs.remove(folder, "events", id))
            said = tr("“{event}” is off the plot.", event=text.line(event.name, 60))
            self.undo_offered.emit(said, lambda: self._edit(lambda catalogs, folder: catalogs.add(folder, event)))

    def _make_history(self) -> HistoryWork:
        from monitor.ui.history import HistoryWork

        work = HistoryWork(self._session, self._window, self._now)
        work.said.connect(self.said)
        work.failed.connect(self.failed)
        self._session.destroyed.connect(work.deleteLater)
        return work

    def edit_item(self, by: str, name: str) -> None:
        """Open what a lens stands for in its editor: a voice that is in no list yet as a new one."""
        if self._editors is not None:
            self._editors.open(by, name)

    def tell_retagging(self, done: int, total: int) -> None:
        if self._editors is not None:
            self._editors.tell_progress(done, total)

    def refresh(self) -> None:
        """Read anew what the views show."""
        if not self._session.is_open:
            return
        if self._alerts is not None:
            self._show_rules()
            self._ask_log()
        if self._feeds is not None:
            self._ask_health()
        if self._editors is not None:
            self._editors.refresh()
        self._refresh_means()

    def search_feeds(self, words: str) -> None:
        """Show the feeds whose names hold the words."""
        if self._feeds is not None:
            self._feeds.search(words)

    def search_statements(self, words: str) -> None:
        """List the statements that hold the words, or whose speaker does."""
        if self._voices is not None:
            self._voices.search(words)

    def search_outlets(self, words: str) -> None:
        """Rank outlets by the articles that hold the words."""
        if self._outlets is not None:
            self._outlets.search(words)

    def show_feed(self, url: str) -> None:
        """Choose a feed among the feeds, as soon as they are shown."""
        if self._feeds is not None and not self._feeds.go_to(url):
            self._feed_wanted = url

    def set_span(self, span: Span_) -> None:
        """Look at another span of time, where a view has one."""
        for work in (self._voices, self._outlets):
            if work is not None:
                work.set_span(span)

    def _refresh_means(self) -> None:
        for work in (self._voices, self._outlets):
            if work is not None and self._session.is_open:
                work.refresh()

    def _forget_accuracy(self) -> None:
        self._accuracy = None

    def _tell_voices(self, reason: Reason) -> None:
        """Say among the voices which number led there."""
        if self._voices is not None:
            self._voices.show_reason(reason)

    def _forget_voices(self) -> None:
        self._voices = None

    def _forget_outlets(self) -> None:
        self._outlets = None

    def _forget_editors(self) -> None:
        self._editors = None

    def _forget_alerts(self) -> None:
        self._alerts = None

    def _forget_feeds(self) -> None:
        self._feeds = None

    def _hear(self, _events: object) -> None:
        views = (self._alerts, self._feeds, self._voices, self._outlets)
        if any(view is not None for view in views) and not self._settling.isActive():
            self._settling.start()

    # ---- alerts

    def save_rule(self, rule: AlertRule) -> None:
        """Keep a rule: a new one, or in place of the one with its id."""
        self._edit(lambda catalogs, folder: catalogs.add(folder, rule))

    def remove_rule(self, rule: str) -> None:
        """Remove a rule. Its alerts stay in the log."""
        self._edit(lambda catalogs, folder: catalogs.remove(folder, "rules", rule))

    def _show_rules(self) -> None:
        assert self._alerts is not None
        catalog = self._session.catalog
        self._alerts.show_names(
            topics=[(topic.id, topic.name) for topic in catalog.topics if topic.enabled],
            outlets=[(outlet.name, outlet.name) for outlet in catalog.outlets if outlet.enabled],
            voices=[(voice.name, voice.name) for voice in catalog.voices if voice.enabled],
        )
        self._alerts.show_rules(catalog.rules)

    def _ask_log(self) -> None:
        self._session.jobs.run(None, lambda reader: reader.alerts(limit=LOG_ROWS), self._show_log)

    def _show_log(self, _asked: None, rows: tuple[AlertRow, ...]) -> None:
        if self._alerts is not None:
            self._alerts.show_log(rows)

    def _ask_dry_run(self, rule: AlertRule) -> None:
        """Try a rule; one that is still being tried is given up: it may be met by every article there is."""
        engine, until = self._session.engine, self._now()
        self._trying.set()
        given_up = self._trying = threading.Event()
        self._session.jobs.run(
            rule,
            lambda reader: dry_run(reader, rule, engine=engine, until=until, given_up=given_up.is_set),
            self._show_dry_run,
            failed=self._refuse_dry_run,
            channel="dry run",
        )

    def _show_dry_run(self, rule: AlertRule, run: DryRun) -> None:
        if self._alerts is not None:
            self._alerts.show_dry_run(rule, run)

    def _refuse_dry_run(self, rule: AlertRule, error: MonitorError) -> None:
        if self._alerts is not None:
            self._alerts.show_trouble(rule, error)

    def _tell_slow(self, channel: object, seconds: float) -> None:
        if channel == "dry run" and self._alerts is not None:
            self._alerts.set_counting(seconds)

    def _mark_seen(self, alerts: tuple[str, ...]) -> None:
        now = self._now()
        self._session.write(lambda store: store.mark_seen(alerts, now), self._take_seen)

    def _take_seen(self, _done: object) -> None:
        self._ask_log()

    def _export_alerts(self) -> None:
        self.export(Filter(), tr("everything"), kind=Kind.ALERTS)

    # ---- voices

    def adopt(self, name: str, kind: str) -> None:
        """Make a name that was heard one of the user's voices: "person" or "organisation"."""
        taken = [voice.id for voice in self._session.catalog.voices]
        voice = Voice(text.slug(name, taken, "voice"), name, kind)
        said = (
            tr("{name} is one of your voices now, as a person.", name=text.line(name, 60))
            if kind == "person"
            else tr("{name} is one of your voices now, as an organization.", name=text.line(name, 60))
        )
        self._edit(lambda catalogs, folder: catalogs.add(folder, voice))
        self.undo_offered.emit(said, lambda: self.drop_voice(name))

    def drop_voice(self, name: str) -> None:
        """Take back what `adopt` did."""
        voice = next((each for each in self._session.catalog.voices if each.name == name), None)
        if voice is not None:
            self._edit(lambda catalogs, folder: catalogs.remove(folder, "voices", voice.id))

    def export_statements(self) -> None:
        """Ask where to, and export exactly the statements that are listed."""
        if self._voices is not None:
            filter, said = self._voices.asked()
            self.export(filter, said, kind=Kind.STATEMENTS, by="voice")

    def export_outlets(self, which: str = "ranking") -> None:
        """Ask where to, and export exactly the outlets that are ranked, or ("map") their means on each topic."""
        if self._outlets is not None:
            filter, said = self._outlets.asked(whole_map=which == "map")
            self.export(filter, said, kind=Kind.OUTLETS, by="topic" if which == "map" else "outlet")

    # ---- feeds

    def pause_feed(self, url: str, paused: bool) -> None:
        """Pause a feed, or resume it: then it is due at once."""
        self._session.write(lambda store: _pause(store, url, paused), self._take_pause)

    def switch_feed(self, url: str, on: bool) -> None:
        """Switch a feed of the catalog on or off."""
        self._edit(lambda catalogs, folder: catalogs.set_enabled(folder, "feeds", url, on))

    def use_own_feeds(self) -> tuple[str, ...]:
        """Switch the built-in feeds off; give the addresses of those that were on."""
        catalog = self._session.catalog
        urls = tuple(feed.url for feed in catalog.feeds if feed.enabled and ("feeds", feed.url) not in catalog.own)
        self.switch_feeds(urls, False)
        return urls

    def switch_feeds(self, urls: Sequence[str], on: bool) -> None:
        """Switch feeds on or off, all at once."""
        self._edit(lambda catalogs, folder: catalogs.set_all_enabled(folder, "feeds", urls, on))

    def remove_feed(self, feed: Feed) -> None:
        """Remove a feed from the catalog; its articles stay."""
        self._edit(lambda catalogs, folder: catalogs.remove(folder, "feeds", feed.url))

    def restore_feed(self, feed: Feed) -> None:
        """Take back what `remove_feed` did."""
        self._edit(lambda catalogs, folder: catalogs.add(folder, feed))

    def add_feed(self, address: str = "") -> None:
        """Ask for a feed, and keep it."""
        self._open_feed_dialog(None, address)

    def edit_feed(self, feed: Feed) -> None:
        """Ask how a feed is to be changed, and change it."""
        self._open_feed_dialog(feed, "")

    def import_feeds(self) -> None:
        """Ask for an OPML list and which of its feeds are wanted."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, tr("Import feeds"), _home(), tr("OPML lists (*.opml *.xml);;All files (*)")
        )
        if chosen:
            self.read_list(Path(chosen))

    def read_list(self, path: Path) -> None:
        """Read an OPML list and ask which of its feeds are wanted."""
        self._session.jobs.work(
            path, lambda: read_opml(path), self._show_list, failed=self._fail, channel=("opml", path)
        )

    def export_feeds(self) -> None:
        """Ask for a file and write the feeds that are on as OPML."""
        from monitor.ui.dialogs import saving

        kinds = ((tr("OPML lists (*.opml)"), ".opml"),)
        saving.ask_where(self._window, tr("Export feeds"), Path(_home()) / "feeds.opml", kinds, self.write_list)

    def write_list(self, path: Path) -> None:
        """Write the feeds that are on as OPML."""
        feeds = tuple(feed for feed in self._session.catalog.feeds if feed.enabled)
        self._session.jobs.work(
            path, lambda: _write_opml(feeds, path), self._tell_list, failed=self._fail, channel=("opml", path)
        )

    def _ask_health(self) -> None:
        self._session.jobs.run(None, lambda reader: reader.health(), self._show_health)

    def _show_health(self, _asked: None, health: dict[str, FeedHealth]) -> None:
        if self._feeds is not None:
            self._feeds.show_feeds(self._session.catalog.feeds, health)
            wanted, self._feed_wanted = self._feed_wanted, ""
            if wanted:
                self._feeds.go_to(wanted)

    def _poll(self, url: str) -> None:
        self._session.poll_now((url,))

    def _take_pause(self, _done: object) -> None:
        self._ask_health()
        self._session.poll_now()

    def _show_articles(self, url: str) -> None:
        self.filter_asked.emit(Filter(feed=url))

    def _show_list(self, path: Path, feeds: tuple[Feed, ...]) -> None:
        from monitor.ui.dialogs.import_feeds import ImportDialog

        known = [feed.url for feed in self._session.catalog.feeds if feed.enabled]
        dialog = ImportDialog(feeds, known=known, name=path.name, parent=self._window)
        dialog.chosen.connect(self.keep_feeds)
        _open(dialog)

    def keep_feeds(self, feeds: Sequence[Feed]) -> None:
        """Add feeds to the catalog, in one go."""

        def add_all(catalogs: Any, folder: Path) -> None:
            catalogs.add(folder, *feeds)

        self._edit(add_all, plural("%n feed added.", "%n feeds added.", len(feeds)))

    def _tell_list(self, path: Path, count: int) -> None:
        self.said.emit(plural("%n feed written to {file}.", "%n feeds written to {file}.", count, file=path.name))

    def _open_feed_dialog(self, feed: Feed | None, address: str) -> None:
        from monitor.ui.dialogs.add_feed import FeedDialog

        catalog = self._session.catalog
        outlets = sorted({each.name for each in catalog.outlets} | {each.outlet for each in catalog.feeds})
        dialog = FeedDialog(
            feed,
            address=address,
            outlets=outlets,
            known=[each.url for each in catalog.feeds if each.enabled],
            parent=self._window,
        )
        asker = _Looker(self, dialog)
        dialog.look_asked.connect(asker.look)
        dialog.saved.connect(asker.save)
        dialog.finished.connect(self._end_looking)
        _open(dialog)
        dialog.begin()

    def look(self, asked: Address, then: Callable[[Address, Found], None], failed: Callable[..., None]) -> None:
        """Look what is at an address: fetched here, read in a process of its own."""
        settings, catalog, now = self._session.settings, self._session.catalog, self._now()
        if self._worker is None:
            from monitor.worker import Worker

            self._worker = Worker(
                catalog, memory_mb=settings.worker_memory_mb, parse_timeout_s=settings.parse_timeout_s
            )
        worker = self._worker
        self._session.jobs.work(
            asked, lambda: look(asked, settings, worker.read, now), then, failed=failed, channel="look"
        )

    def _end_looking(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            self._session.jobs.work(None, worker.close, _ignore, channel=("close", id(worker)))

    def put_feed(self, feed: Feed, instead: Feed | None) -> None:
        """Keep a feed, in place of another one if its address has changed."""

        def put(catalogs: Any, folder: Path) -> None:
            catalogs.add(folder, feed)
            if instead is not None and instead.url != feed.url:
                catalogs.remove(folder, "feeds", instead.url)

        said = tr("{outlet} is polled from now on.", outlet=text.line(feed.outlet, 60))
        self._edit(put, said if instead is None else "")

    # ---- export, settings, statements

    def export(
        self,
        filter: Filter,
        said: str,
        *,
        kind: Kind = Kind.ARTICLES,
        by: str = "topic",
        period: Period = Period.DAY,
    ) -> ExportDialog:
        """Ask what is to be exported. `filter` is what the Desk shows, `said` the same in words."""
        from monitor.ui.dialogs.export import ExportDialog

        dialog = ExportDialog(
            filter,
            said,
            folder=Path(_home()),
            today=self._now().astimezone().date(),
            kind=kind,
            by=by,
            period=period,
            parent=self._window,
        )
        clerk = _ExportClerk(self._session, dialog, self._now)
        dialog.count_asked.connect(clerk.count)
        dialog.export_asked.connect(clerk.export)
        dialog.stop_asked.connect(clerk.stop)
        _open(dialog)
        dialog.begin()
        return dialog

    def settings(self) -> None:
        """Ask for the settings, and take them over."""
        from monitor.ui.dialogs.settings import SettingsDialog

        session = self._session
        dialog = SettingsDialog(session.settings, engines=session.engines, demo=session.demo, parent=self._window)
        dialog.saved.connect(session.set_settings)
        _open(dialog)

    def add_statement(self) -> None:
        """Ask for a statement, and take it in."""
        from monitor.ui.dialogs.add_statement import StatementDialog

        catalog = self._session.catalog
        dialog = StatementDialog(
            voices=sorted(voice.name for voice in catalog.voices if voice.enabled),
            outlets=sorted(outlet.name for outlet in catalog.outlets if outlet.enabled),
            today=self._now(),
            parent=self._window,
        )
        dialog.saved.connect(self.take_in)
        _open(dialog)

    def take_in(self, made: ByHand) -> None:
        """Analyze a statement in the background, then store it."""
        catalog, now = self._session.catalog, self._now()
        self._session.jobs.work(
            made,
            lambda: examine(made, catalog, now),
            self._store_statement,
            failed=self._fail,
            channel=("by hand", made),
        )

    def _store_statement(self, made: ByHand, clipping: Clipping) -> None:
        rules, engine, now = self._session.catalog.rules, self._session.engine, self._now()
        self._session.write(lambda store: store_by_hand(store, clipping, rules, engine, now), self._tell_statement)

    def _tell_statement(self, saved: Saved) -> None:
        if saved.new:
            self.said.emit(tr("The statement is added."))
        elif saved.edited:
            self.said.emit(tr("The statement is changed."))
        else:
            self.said.emit(tr("The statement is there already, and unchanged."))
        self.stored.emit()
        self.refresh()

    # ---- helpers

    def _edit(self, edit: Callable[[Any, Path], None], done: str = "") -> None:
        """Change the catalog's files, then take the new catalog over."""
        folder = self._session.profile.catalog_dir

        def work(_store: Store) -> None:
            from monitor import catalog as catalogs

            edit(catalogs, folder)

        self._session.write(work, _Then(self, done), failed=self._take_refusal)

    def take_edit(self, done: str) -> None:
        """Take the catalog over after an edit."""
        self._session.reload_catalog()
        if done:
            self.said.emit(done)

    def _take_refusal(self, error: MonitorError) -> None:
        self.failed.emit(error)
        self.refresh()  # show again what still holds

    def _fail(self, _asked: object, error: MonitorError) -> None:
        self.failed.emit(error)


@dataclass(frozen=True, slots=True)
class _Then:
    errands: Errands
    done: str

    def __call__(self, _answer: object) -> None:
        self.errands.take_edit(self.done)


class _Looker(QObject):
    """Stands between one feed dialog and the errands; gone with the dialog."""

    def __init__(self, errands: Errands, dialog: FeedDialog) -> None:
        super().__init__(dialog)
        self._errands, self._dialog = errands, dialog

    def look(self, asked: Address) -> None:
        self._errands.look(asked, self.show_found, self.show_trouble)

    def show_found(self, asked: Address, found: Found) -> None:
        self._dialog.show_found(asked, found)

    def show_trouble(self, asked: Address, error: MonitorError) -> None:
        self._dialog.show_trouble(asked, error)

    def save(self, feed: Feed) -> None:
        self._errands.put_feed(feed, self._dialog.given())


class _ExportClerk(QObject):
    """Counts and writes for one export dialog; gone with it."""

    progressed = Signal(object, int)
    """A Wish, and how many of its rows are written."""

    def __init__(self, session: Session, dialog: ExportDialog, now: Callable[[], datetime]) -> None:
        super().__init__(dialog)
        self._session, self._dialog, self._now = session, dialog, now
        self._stopped = threading.Event()
        self.progressed.connect(dialog.show_progress)

    def count(self, wish: Wish) -> None:
        engine = self._session.engine
        self._session.jobs.run(
            wish, lambda reader: count_rows(reader, wish, engine), self._show_count, failed=self._dialog.show_trouble
        )

    def export(self, wish: Wish, to: Path) -> None:
        engine, now = self._session.engine, self._now()
        asked = set(wish.filter.topics)
        queries = {topic.id: topic.query for topic in self._session.catalog.topics if topic.id in asked}
        lexicon = self._session.catalog.lexicon
        stopped = self._stopped = threading.Event()
        self.destroyed.connect(stopped.set)
        tell = _Teller(self, wish, stopped)

        def write(reader: Reader) -> tuple[Path, int]:
            from monitor import reports

            written = reports.export(
                reader,
                wish.kind,
                wish.filter,
                to,
                format=wish.format,
                excel=wish.excel,
                by=wish.by,
                period=wish.period if wish.kind in (Kind.SERIES, Kind.OUTLETS) else None,
                engine=engine,
                topics=queries,
                lexicon=lexicon,
                created=now,
                progress=tell,
            )
            return written.path, written.rows

        self._session.jobs.run(wish, write, self._show_done, failed=self._dialog.show_trouble)

    def stop(self) -> None:
        """Break off what is being written; nothing of it is left."""
        self._stopped.set()

    def _show_count(self, wish: Wish, rows: int) -> None:
        self._dialog.show_count(wish, rows)

    def _show_done(self, wish: Wish, done: tuple[Path, int]) -> None:
        self._dialog.show_done(wish, *done)


class _Teller:
    """Called in the worker for every few rows: tells the clerk now and then, and breaks off when that is wanted."""

    def __init__(self, clerk: _ExportClerk, wish: Wish, stopped: threading.Event) -> None:
        self._clerk, self._wish, self._stopped = clerk, wish, stopped
        self._told = time.monotonic()

    def __call__(self, rows: int) -> None:
        if self._stopped.is_set():
            raise ExportError(tr_noop("Stopped: nothing was written, and what was there before is untouched."))
        now = time.monotonic()
        if now - self._told >= TELL_EVERY_S:
            self._told = now
            self._clerk.progressed.emit(self._wish, rows)


# ---- the work itself: plain functions, run in the background --------------------------------------


def dry_run(
    reader: Reader,
    rule: AlertRule,
    *,
    engine: str,
    until: datetime,
    days: int = 30,
    given_up: Callable[[], bool] = lambda: False,
) -> DryRun:
    """Try a rule on what was stored in the last days. A rule without an engine goes by the one shown."""
    from monitor import reports

    return reports.dry_run(
        reader,
        replace(rule, engine=rule.engine or engine),
        since=until - timedelta(days=days),
        until=until,
        given_up=given_up,
    )


def count_rows(reader: Reader, wish: Wish, engine: str) -> int:
    """How many rows an export would have."""
    from monitor import reports

    match wish.kind:
        case Kind.ARTICLES:
            return reader.count(wish.filter)
        case Kind.STATEMENTS:
            return len(reader.statement_ids(wish.filter))
        case Kind.ALERTS:
            return len(reader.alerts())
        case Kind.SERIES:
            made = reports.series(reader, wish.filter, by=wish.by, period=wish.period or Period.DAY, engine=engine)
            return sum(len(each.points) for each in made)
        case Kind.OUTLETS:
            if wish.by == "topic":
                return sum(len(rows) for _, rows in reports.divergence_by_topic(reader, wish.filter, engine))
            return len(reports.divergence(reader, wish.filter, engine, wish.period))
        case Kind.JUDGMENTS:
            return len(reader.judgments())


def look(
    asked: Address, settings: Settings, read: Callable[[Feed, Fetched, datetime], Reading], now: datetime
) -> Found:
    """Look what is at an address: a feed, or a page that announces some.

    Raises FetchError; ParseError where there is neither; WorkerError where reading it took too much.
    """
    from monitor.feeds import discover
    from monitor.ui.dialogs.add_feed import Candidate, Found

    (content, headers, final), announced = asyncio.run(_fetch(asked, settings))
    if announced and not discover.is_feed(content):
        return Found(candidates=tuple(Candidate(address, title) for address, title in announced))
    url = asked.url if urlsplit(asked.url).username else final
    feed = Feed(url, "", "", kind=FeedKind.AGGREGATOR, allow_local=asked.allow_local)
    return _told(url, read(feed, Fetched(200, content, headers, final, True, FeedState(url)), now))


async def _fetch(asked: Address, settings: Settings) -> tuple[Answer, tuple[tuple[str, str], ...]]:
    """Fetch an address, and what it announces if it is no feed."""
    from monitor.feeds import discover
    from monitor.feeds.fetch import Fetcher, user_agent

    fetcher = Fetcher(
        timeout_s=settings.exchange_timeout_s,
        body_limit=settings.body_limit_mb * 1_000_000,
        user_agent=user_agent(settings.user_agent_contact),
        proxy=settings.proxy or None,
    )
    try:
        answer = await fetcher.get(asked.url, allow_local=asked.allow_local)
        content, _, final = answer
        announced = () if discover.is_feed(content) else discover.find(content, final)
        if not announced and not discover.is_feed(content):
            with suppress(ParseError):  # then reading the page says what it is
                announced = await discover.discover(fetcher, asked.url, allow_local=asked.allow_local)
        return answer, announced
    finally:
        await fetcher.aclose()


def _told(url: str, reading: Reading) -> Found:
    from monitor.ui.dialogs.add_feed import Found, Item

    outlets = Counter(article.outlet for article in reading.articles if article.outlet)
    title = reading.document.title or ""
    host = (urlsplit(url).hostname or "").casefold()
    many = len(outlets) > max(2, len(reading.articles) // 4)
    kind = FeedKind.SEARCH if host in SEARCH_HOSTS else FeedKind.AGGREGATOR if many else FeedKind.OUTLET
    outlet = title if kind is not FeedKind.OUTLET or not outlets else outlets.most_common(1)[0][0]
    return Found(
        url,
        title,
        outlet or host.removeprefix("www."),
        kind,
        tuple(Item(each.title, each.outlet, each.published) for each in reading.articles[:PREVIEW]),
        reading.entries,
        sum(each.published is None for each in reading.articles),
        reading.document.warning or "",
    )


def read_opml(path: Path) -> tuple[Feed, ...]:
    """Read an OPML list. Raises MonitorError for a file that cannot be read."""
    from monitor.feeds import opml

    try:
        content = path.read_bytes()
    except OSError as error:
        reason = tr((error.strerror or str(error)).lower())
        raise MonitorError(tr("{file} cannot be read: {reason}.", file=path.name, reason=reason)) from error
    return opml.read(content)


def _write_opml(feeds: Sequence[Feed], path: Path) -> int:
    from monitor.feeds import opml

    write_bytes(opml.write(feeds), path)
    return len(feeds)


def examine(made: ByHand, catalog: Catalog, now: datetime) -> Clipping:
    """Make a clipping of a statement by hand: the whole text is the speaker's, nothing of it is narration."""
    from monitor import intake
    from monitor.analysis import Analyzer
    from monitor.feeds.clean import OutletIndex

    handed = intake.from_words(made.words, made.speaker, title=made.title, link=made.url, published=made.published)
    article = intake.article(handed, OutletIndex(catalog.outlets), now, outlet=made.outlet)
    return Clipping(article, Analyzer(catalog).analyze(article))


def store_by_hand(store: Store, clipping: Clipping, rules: Sequence[AlertRule], engine: str, now: datetime) -> Saved:
    """Store an article by hand with the alerts that it raises, in one transaction. `engine` is the one shown."""
    from monitor import alerts, intake, reports

    compiled = alerts.compile_rules(reports.rules_by(rules, engine))
    return intake.take_in(store, (clipping.article,), lambda _: clipping.analysis, compiled, now)


def _pause(store: Store, url: str, paused: bool) -> None:
    state = store.state(url)
    if paused:
        store.save_state(replace(state, paused=True))
    else:
        store.save_state(replace(state, paused=False, next_due=None, failures=0, failing_since=None, error=None))


def _home() -> str:
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return found if found and Path(found).is_dir() else str(Path.home())


def _open(dialog: Any) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _ignore(_asked: object, _answer: object) -> None:
    pass

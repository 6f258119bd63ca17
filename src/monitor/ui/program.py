"""What fills the window with life after the first paint: the session, the views on it, and every connection.

One line a connection, all of them here. What people do ends in a method of this file, of the Desk's work or of a view.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from monitor.errors import MonitorError
from monitor.i18n import plural, tr, tr_noop
from monitor.model import Filter
from monitor.settings import Profile
from monitor.ui import autostart, icons, lastpage, lenses, links, numbers, questions, theme
from monitor.ui.attention import Attention
from monitor.ui.deskwork import DeskWork
from monitor.ui.errands import Errands
from monitor.ui.lexiconwork import LexiconWork
from monitor.ui.lists import ListTable
from monitor.ui.notice import Kind, Notice
from monitor.ui.pace import Pace
from monitor.ui.periods import Span
from monitor.ui.session import Session
from monitor.ui.statusbar import Status
from monitor.ui.window import TITLE, VIEWS, Window

STATUS_EVERY_MS = 5_000
SLOW_OPENING_S = 3  # from then on the wait is told of
SETTLED_MS = 10_000  # after the opening nothing large is imported any more
OFFLINE_AFTER = 3  # feeds in a row that gave no answer at all
LOOKS_IN = {"feeds": tr_noop("Search feeds"), "voices": tr_noop("Search statements and speakers")}


class Program(QObject):
    """The running program behind one window."""

    def __init__(self, window: Window, *, demo: bool = False) -> None:
        super().__init__(window)
        self.window = window
        self._memory = window.memory
        self._unreachable = 0
        self._work = ""  # what goes on for longer, for the status line
        self._history_new: int | None = None  # articles that the walk under way has found; None: there is none
        self._undo: Callable[[], None] | None = None  # takes back what was done last
        self._switched_off: tuple[str, ...] = ()  # built-in feeds, so that the user's own are the start
        self._to_score = 0  # articles that wait for the slow engine
        self._attention: Attention | None = None
        self._day = datetime.now(UTC).astimezone().date()
        self._health = questions.Health()
        self._tray: QSystemTrayIcon | None = None
        self._tray_wanted = False
        self._tagging = Pace()
        self._made: dict[str, QWidget] = {}
        self._searches: dict[str, str] = {}  # what each view was last searched for
        self._views = dict(VIEWS) | {"catalog": tr_noop("Topics, voices and outlets")}
        self.top, self.status, self.views = window.top, window.status, window.views
        self.notice = Notice(window)
        window.above.addWidget(self.notice)
        window.hides = self._hides
        self._status_timer = QTimer(self, interval=STATUS_EVERY_MS)
        self._status_timer.timeout.connect(self._ask_status)
        self._opening = QTimer(self, interval=1_000)
        self._opening.timeout.connect(self._tell_opening)
        self._waited_s = 0
        self._make_actions()
        self._connect()
        self._take_up(demo=demo)

    # ---- the session, and the views on it

    def _take_up(self, *, demo: bool) -> None:
        """Put a fresh session behind the Desk that is shown."""
        self.session = Session(self.window.profile, demo=demo, parent=self)
        self.desk = DeskWork(self.window.desk, self.session)
        self.errands = Errands(self.session, self.window)
        self.words = LexiconWork(self.session, self.window)
        self._made["desk"] = self.window.desk
        if not demo:
            self.desk.restore(self._memory)
        self._connect_session()
        self._show_status()

    def begin(self) -> None:
        """Open the session in the background."""
        self._waited_s = 0
        self._opening.start()
        self.session.begin()

    def change_over(self, *, demo: bool) -> None:
        """Close the profile that is shown and open the demonstration, or the user's own again."""
        self._remember()
        self._status_timer.stop()
        self.session.close()
        for widget in self._made.values():
            self.views.removeWidget(widget)
            widget.deleteLater()
        self._made.clear()
        self.session.deleteLater()
        self._health = questions.Health()
        self._unreachable = 0
        self._undo, self._switched_off = None, ()
        self._work, self._history_new = "", None
        self._to_score = 0
        self.notice.clear()
        self._searches.clear()
        self.top.search.set_text("")
        self.window.fresh_desk(demo=demo)
        self._take_up(demo=demo)
        self.show_view("desk")
        self.begin()

    def _connect(self) -> None:
        self.top.view_asked.connect(self.show_view)
        self.top.search.asked.connect(self._search)
        self.top.search.commands_asked.connect(self.show_commands)
        self.top.search.list_asked.connect(self._go_to_list)
        self.top.period.changed.connect(self._take_span)
        self.top.refresh.clicked.connect(self.poll_now)
        self.top.export.clicked.connect(self.export)
        self.status.feeds_asked.connect(self._show_feeds)
        self.status.engine_chosen.connect(self._choose_engine)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusWindowChanged.connect(self._forget_alt)
        self.window.closing.connect(self._remember)
        self.window.closing.connect(QApplication.quit)

    def _connect_session(self) -> None:
        session, desk = self.session, self.desk
        session.opened.connect(self._take_opened)
        session.refused.connect(self._take_refused)
        session.told.connect(self._take_events)
        session.failed.connect(self._tell_error)
        session.catalog_changed.connect(self._take_catalog)
        session.settings_changed.connect(self._take_settings)
        self.errands.said.connect(self._say)
        self.errands.failed.connect(self._tell_error)
        self.errands.article_asked.connect(self.show_article)
        self.errands.stored.connect(desk.refresh)
        self.errands.filter_asked.connect(self._look_through)
        self.errands.voice_asked.connect(self._show_voice)
        self.errands.lenses_asked.connect(self._show_lenses)
        self.errands.reason_told.connect(desk.show_reason)
        self.errands.statements_asked.connect(self._show_statements)
        self.errands.feed_asked.connect(self._show_feed)
        self.errands.search_wrong.connect(self.top.search.say_wrong)
        self.errands.open_asked.connect(self._open_link)
        self.errands.mended.connect(desk.reload)
        self.errands.undo_offered.connect(self._offer_undo)
        self.words.said.connect(self._say)
        self.words.failed.connect(self._tell_error)
        self.words.article_asked.connect(self.show_article)
        desk.search_wrong.connect(self.top.search.say_wrong)
        desk.span_wanted.connect(self.top.period.choose)
        desk.open_asked.connect(self._open_link)
        desk.said.connect(self._say)
        desk.lenses.edit_asked.connect(self.edit_lens)
        desk.lenses.history_asked.connect(self.fetch_history)
        self.errands.history.progressed.connect(self._tell_history)
        self.errands.history.ended.connect(self._tell_history_end)
        desk.event_asked.connect(self.errands.mark_event)
        desk.undo_offered.connect(self._offer_undo)
        desk.unmark_asked.connect(self.errands.unmark_event)
        desk.first_run.demo_asked.connect(self.try_demo)
        desk.first_run.start_asked.connect(self.start_polling)
        desk.first_run.own_asked.connect(self.start_own)
        desk.first_run.import_asked.connect(self.import_feeds)
        desk.first_run.add_asked.connect(self.add_feed)
        desk.first_run.methods_asked.connect(self.show_methods)

    def show_view(self, name: str) -> None:
        """Show a view; it is made when it is first looked at."""
        if name not in self._views:
            return
        widget = self._made.get(name)
        if widget is None:
            if not self.session.is_open:
                self.top.show_view(self._shown())
                return
            widget = self._made[name] = self._make_view(name)
            self.views.addWidget(widget)
        self.views.setCurrentWidget(widget)
        self.top.show_view(name)
        desk = name == "desk"
        self.top.period.setEnabled(name in ("desk", "voices", "outlets"))
        self.top.search.setEnabled(name not in ("alerts", "catalog"))
        self.top.search.look_in(tr(LOOKS_IN.get(name, "Search articles and statements")))
        self.top.search.set_text(self._searches.get(name, ""))
        for action in self._desk_actions:
            action.setEnabled(desk)

    def _make_view(self, name: str) -> QWidget:
        if name == "voices":
            return self.errands.voices(self.window, self.top.period.span, self.window.desk.lenses)
        if name == "outlets":
            return self.errands.outlets(self.window, self.top.period.span, self.window.desk.lenses)
        if name == "catalog":
            view = self.errands.catalog(self.window)
            view.closed.connect(partial(self.show_view, "desk"))
            view.undo_asked.connect(self.undo)
            return view
        return self.errands.alerts(self.window) if name == "alerts" else self.errands.feeds(self.window)

    def _shown(self) -> str:
        return next((name for name, widget in self._made.items() if widget is self.views.currentWidget()), "desk")

    # ---- what the session tells

    def _tell_opening(self) -> None:
        """Say that opening takes long: a store of an older version is brought up to date first."""
        self._waited_s += 1
        if self._waited_s >= SLOW_OPENING_S:
            waited = numbers.duration(timedelta(seconds=self._waited_s))
            said = tr(
                "The store is being opened: {time} so far. One of an older version is brought up to date first, which "
                "may take minutes.",
                time=waited,
            )
            self.notice.tell("opening", said)

    def _end_opening(self) -> None:
        self._opening.stop()
        self.notice.settle("opening")

    def _take_opened(self) -> None:
        self._end_opening()
        # Modules and their tables are here to stay: looked through with each full collection, they held the window
        # up for 270 ms. Once more when the plots have been imported.
        gc.freeze()
        QTimer.singleShot(SETTLED_MS, gc.freeze)
        if not self.session.demo:
            self._memory.setValue("started", self.session.settings.started)
            self._memory.setValue("language", self.session.settings.language)
        wanted = theme.Choice(self.session.settings.theme)
        if wanted is not theme.chosen() and not self.session.demo:  # its settings are nobody's
            theme.choose(wanted)
        self.status.set_engines(self.session.engines)
        self.desk.first_run.set_ready(True)
        self.desk.set_first_run(not self.session.settings.started)
        self.desk.begin()
        if self.session.demo:
            self._tell_demo()
        elif self.words.has_draft:
            self.notice.tell(
                "scores",
                tr("You have changed words that score, and not decided yet about what they would change."),
                action=tr("See what would change"),
                do=self.see_new_scores,
            )
        self._ask_status()
        self._status_timer.start()
        if self._attention is None:
            self._attention = Attention(self.window)
            self._attention.used.connect(self._tell_use)

    def _tell_use(self) -> None:
        if self.session.is_open:
            self.session.service.user_works()

    def _take_refused(self, error: MonitorError) -> None:
        self._end_opening()
        self.notice.tell("profile", tr(str(error)), "error")
        self.desk.set_first_run(False)
        self.desk.pane.say(tr(str(error)), error=True)
        self.desk.trend.say("")
        self._show_status()

    def _take_events(self, events: tuple[object, ...]) -> None:
        from monitor import poller, reanalyze, scoring, service

        fresh = False
        raised = []
        for event in events:
            match event:
                case poller.FeedPolled():
                    fresh = fresh or bool(event.new or event.edited)
                    self._count_unreachable(event.status, event.http)
                case poller.AlertRaised():
                    raised.append(event)
                case service.StoreChanged():
                    fresh = True
                case service.Trouble(text=None):
                    self.notice.settle("trouble")
                case service.Trouble(text=str(sentence)):
                    self.notice.tell("trouble", tr(sentence), "error")
                case service.Retagged():
                    self._tell_retagging(event.done, event.total, canceled=event.canceled)
                case reanalyze.Progress():
                    self.words.show_progress(event.done, event.total)
                case service.Outdated():
                    self._tell_outdated(event.articles, waiting=event.waiting)
                case scoring.Scored():
                    self._to_score = event.left
                    fresh = fresh or event.left == 0 or self.session.engine == scoring.ENGINE
                case service.CatalogChanged():
                    self.session.take_catalog(event.catalog)
                case _:
                    pass
        if fresh:
            self.desk.refresh()
        if raised:
            self._tell_alerts(raised)
        self._tell_network()
        self._ask_status()

    def _count_unreachable(self, status: str, http: int | None) -> None:
        """Count the feeds in a row that gave no answer at all: many at once mean that we have no network."""
        if status == "error" and http is None:
            self._unreachable += 1
        elif status not in ("error", "skipped"):
            self._unreachable = 0

    def _take_catalog(self) -> None:
        self.desk.reload()
        self._ask_status()
        if self._switched_off:
            self._begin_own()

    def _take_settings(self) -> None:
        wanted = theme.Choice(self.session.settings.theme)
        if wanted is not theme.chosen():
            theme.choose(wanted)
        if not self.session.demo:
            self._memory.setValue("started", self.session.settings.started)
            self._memory.setValue("language", self.session.settings.language)
        if self.desk.is_first_run and self.session.settings.started:
            self.desk.set_first_run(False)
        self.desk.reload()
        self._ask_status()

    # ---- notices

    def _tell_error(self, error: MonitorError) -> None:
        self._switched_off = ()
        self.notice.tell(type(error).__name__, tr(str(error)), "error")

    def tell_crash(self, report: str, kind: str) -> None:
        """Say once that something went wrong inside."""
        self.notice.tell(
            f"report {report}",
            tr(
                "Something went wrong inside the program ({kind}). It goes on. The log holds report {report}.",
                kind=kind,
                report=report,
            ),
            "error",
            action=tr("Show the log"),
            do=lambda: self._open_folder(str(self.session.profile.log_dir)),
        )

    def _tell_demo(self) -> None:
        self.notice.tell(
            "demo",
            tr(
                "This is the demonstration: outlets, people and news are invented, "
                "and more of it arrives while you look."
            ),
            "demo",
            action=tr("Leave the demonstration"),
            do=self.leave_demo,
        )

    def _tell_network(self) -> None:
        if self._unreachable >= OFFLINE_AFTER and not self.session.demo:
            self.notice.tell(
                "network",
                tr(
                    "The network cannot be reached. What is stored can be read; "
                    "polling goes on when the network is back."
                ),
                "offline",
                action=tr("Look at the demonstration"),
                do=self.try_demo,
            )
        elif not self._unreachable:
            self.notice.settle("network")

    def _tell_alerts(self, raised: list[Any]) -> None:
        first, others = raised[0], len(raised) - 1
        about = {"rule": first.rule, "outlet": first.outlet, "title": first.title}
        self.notice.tell(
            "alerts",
            plural(
                "Alert “{rule}”: {outlet}, {title} and %n other",
                "Alert “{rule}”: {outlet}, {title} and %n others",
                others,
                **about,
            )
            if others
            else tr("Alert “{rule}”: {outlet}, {title}", **about),
            action=tr("Show"),
            do=lambda: self.show_view("alerts"),
        )

    def _tell_retagging(self, done: int, total: int, *, canceled: bool) -> None:
        self.errands.tell_retagging(total if canceled else done, total)
        if canceled or done >= total:
            self._tagging.forget()
            self.notice.settle("retagging")
            self.desk.reload()
        else:
            far, of, left = numbers.count(done), numbers.count(total), self._tagging.words(done, total)
            said = tr("Stored articles are tagged anew: {done} of {total}.", done=far, total=of)
            timed = tr("Stored articles are tagged anew: {done} of {total}, {left}.", done=far, total=of, left=left)
            self.notice.tell(
                "retagging",
                timed if left else said,
                action=tr("Stop"),
                do=self.session.service.cancel_retagging,
            )

    def _tell_outdated(self, articles: int, *, waiting: bool) -> None:
        old = plural(
            "Scores of %n article are of an older lexicon or engine. They stay as they are until you adopt new ones.",
            "Scores of %n articles are of an older lexicon or engine. They stay as they are until you adopt new ones.",
            articles,
        )
        tags = plural(
            "Scores of %n article are of an older lexicon or engine. What you changed in topics and voices reaches "
            "stored articles when you adopt new scores.",
            "Scores of %n articles are of an older lexicon or engine. What you changed in topics and voices reaches "
            "stored articles when you adopt new scores.",
            articles,
        )
        self.notice.tell(
            "scores",
            tags if waiting else old,
            action=tr("See what would change"),
            do=self.see_new_scores,
        )

    def _tell_history(self, event: Any) -> None:
        """Say how far the history is: in a notice until it is put away or gives way, and in the status line."""
        from monitor.ui.history import progress_words, short_words

        before, self._history_new = self._history_new, event.new
        if before is None or self.notice.about == "history":
            stop = self.errands.history.stop
            self.notice.tell("history", progress_words(event), action=tr("Stop"), do=stop)
        if event.new > (before or 0):
            self.desk.refresh()
        self._work = short_words(event)
        self._show_status()

    def _tell_history_end(self, history: Any) -> None:
        from monitor.ui.history import outcome_words

        self._work, self._history_new = "", None
        self.notice.settle("history")
        self._show_status()
        self._ask_status()
        if history is None:
            return
        self.desk.refresh()
        kind: Kind = "warning" if history.stopped else "info"
        if history.new:
            show = partial(self._show_history, history)
            self.notice.tell("history", outcome_words(history), kind, action=tr("Show"), do=show)
        else:
            self.notice.tell("history", outcome_words(history), kind)

    def _show_history(self, history: Any) -> None:
        """Show on the Desk what was fetched: its topic, over its days."""
        self.top.period.choose(Span(None, history.since, history.until - timedelta(days=1)))
        self._show_lenses((("topic", history.topic),))

    def _say(self, sentence: str) -> None:
        self.notice.tell("said", sentence)

    def _offer_undo(self, sentence: str, undo: Callable[[], None]) -> None:
        self._undo = undo
        self.notice.tell("undo", sentence, action=tr("Undo"), do=self.undo)

    def undo(self) -> None:
        """Take back the last thing that can be."""
        undo, self._undo = self._undo, None
        self.notice.settle("undo")
        if undo is None:
            self._say(tr("There is nothing to take back."))
        else:
            undo()

    # ---- status

    def _ask_status(self) -> None:
        today = datetime.now(UTC).astimezone().date()
        if today != self._day:
            self._day = today
            self.desk.follow_day()
        if not self.session.is_open:
            self._show_status()
            return
        feeds, service, now = self.session.catalog.feeds, self.session.service, datetime.now(UTC)
        self.session.jobs.run(
            None, lambda reader: questions.read_health(reader, feeds, now, service), self._take_health, channel="status"
        )

    def _take_health(self, _asked: object, health: questions.Health) -> None:
        self._health = health
        unseen = health.unseen_alerts
        means = plural("%n alert that you have not seen", "%n alerts that you have not seen", unseen)
        self.top.set_count("alerts", tr("Alerts"), unseen, means)
        self._show_status()

    def _show_status(self) -> None:
        session, health = self.session, self._health
        feeds = sum(feed.enabled for feed in session.catalog.feeds) if session.is_open else 0
        self.status.show_status(
            Status(
                feeds=feeds,
                fine=health.fine,
                silent=health.silent,
                failing=health.failing,
                polling=health.polling,
                last_poll=health.last_poll,
                next_poll=health.next_poll,
                offline=self._unreachable >= OFFLINE_AFTER,
                paused=session.is_open and not session.settings.started,
                engine=session.engine if session.is_open else "",
                version=session.engine_version if session.is_open else "",
                count=session.settings.count if session.is_open else "",
                articles=health.articles,
                stories=health.stories,
                scoring=self._to_score,
                demo=session.demo,
                work=self._work,
            ),
            datetime.now(UTC),
        )

    # ---- what people do

    def poll_now(self) -> None:
        """Poll the feeds now; those that asked to be left alone are."""
        if self.desk.is_first_run:
            self._say(tr("Nothing is polled before you choose a start."))
            return
        self.session.poll_now()
        self._ask_status()

    def start_polling(self) -> None:
        """Take the built-in feeds as the start."""
        self.desk.set_first_run(False)
        self.desk.pane.table.setFocus()
        self.session.poll_now()
        self.desk.begin()
        self.desk.pane.say(tr("Polling now. The first articles appear here in a few seconds."))
        self._memory.setValue("started", True)
        self.notice.tell(
            "history",
            tr("Feeds hold the last days only. News searches can bring the weeks before, so that the plot has a past."),
            action=tr("Fetch history…"),
            do=self.fetch_history,
        )

    def start_own(self) -> None:
        """Take the user's own feeds alone as the start, as soon as the built-in ones are off."""
        if self._can_act() and not self._switched_off:
            self._switched_off = self.errands.use_own_feeds()

    def _begin_own(self) -> None:
        off, self._switched_off = self._switched_off, ()
        self.start_polling()
        said = plural("%n built-in feed is switched off.", "%n built-in feeds are switched off.", len(off))
        self._offer_undo(said, lambda: self.errands.switch_feeds(off, True))

    def try_demo(self) -> None:
        if not self.session.demo:
            self.change_over(demo=True)

    def leave_demo(self) -> None:
        if self.session.demo:
            self.change_over(demo=False)

    def import_feeds(self) -> None:
        if self._can_act():
            self.errands.import_feeds()

    def export_feeds(self) -> None:
        if self._can_act():
            self.errands.export_feeds()

    def add_feed(self) -> None:
        if self._can_act():
            self.errands.add_feed()

    def add_statement(self) -> None:
        if self._can_act():
            self.errands.add_statement()

    def export(self) -> None:
        if self._can_act() and self._shown() == "voices":
            self.errands.export_statements()
        elif self._can_act() and self._shown() == "outlets":
            self.errands.export_outlets()
        elif self._can_act():
            filter, said, by, period = self.desk.asked()
            self.errands.export(filter, said, by=by, period=period)

    def edit_words(self) -> None:
        if self._can_act():
            self.words.edit()

    def see_new_scores(self) -> None:
        if self._can_act():
            self.words.compare()

    def fetch_history(self, topic: str = "") -> None:
        """Ask which history is wanted: of a topic, or of the first one that is looked through."""
        if self._can_act():
            chosen = [name for by, name in self.desk.lenses.chosen if by == "topic"]
            self.errands.history.ask(topic or next(iter(chosen), ""))

    def show_settings(self) -> None:
        if self._can_act():
            self.errands.settings()

    def _can_act(self) -> bool:
        """Tell whether the store is open; where it is not yet, say so."""
        if not self.session.is_open:
            self._say(tr("The store is still being opened."))
        return self.session.is_open

    def _look_through(self, filter: Filter) -> None:
        """Show on the Desk what another view asks for: the articles of a feed."""
        self.show_view("desk")
        if filter.feed is not None:
            feed = next((each for each in self.session.catalog.feeds if each.url == filter.feed), None)
            said = tr("One feed") if feed is None else f"{feed.outlet}, {feed.title}"
            self.desk.show_feed(filter.feed, said)

    def _show_voice(self, name: str) -> None:
        """Show on the Desk one voice, over time."""
        self.show_view("desk")
        self.desk.lenses.choose([("voice", name)])

    def _show_lenses(self, keys: tuple[questions.Key, ...]) -> None:
        """Show on the Desk what another view asks for, and what was searched for there: an outlet on a topic."""
        words = self._searches.get("outlets", "")
        if self._shown() == "outlets" and words != self._searches.get("desk", ""):
            self._searches["desk"] = words
            self.desk.search(words)
        self.show_view("desk")
        self.desk.lenses.choose(keys)

    def _show_statements(self, keys: tuple[questions.Key, ...]) -> None:
        """Show among the voices what is said through lenses: whom an outlet quotes."""
        self.show_view("voices")
        self.desk.lenses.choose(keys)

    def _add_lens(self, key: questions.Key) -> None:
        """Look through one more topic, voice or outlet."""
        self._show_lenses((*(each for each in self.desk.lenses.chosen if each != key), key))

    def _show_feed(self, url: str) -> None:
        """Show a feed among the feeds."""
        self.show_view("feeds")
        self.errands.show_feed(url)

    def show_keys(self) -> None:
        from monitor.ui.sheet import Sheet

        self._show_dialog(Sheet(self.window))

    def edit_catalog(self) -> None:
        """Open the editors of topics, voices and outlets, at what is chosen at the left."""
        chosen = self.desk.lenses.chosen
        if chosen:
            self.edit_lens(*chosen[0])
        else:
            self.show_view("catalog")

    def edit_lens(self, by: str, name: str) -> None:
        """Open the editor of what a lens stands for."""
        self.show_view("catalog")
        self.errands.edit_item(by, name)

    def show_commands(self, words: str = "") -> None:
        """Open the palette: everything that can be done, found by typing. `words` are typed already."""
        from monitor.ui.palette import Command, Palette, gather

        commands = list(gather(self.window, tr(self._views[self._shown()])))
        heads = dict(lenses.HEADS)
        for (by, name), said in self.desk.all_lenses().items():
            do, also = partial(self._show_lenses, ((by, name),)), partial(self._add_lens, (by, name))
            commands.append(Command(said, tr(heads[by]), do, also=also))
        for engine in self.session.engines:
            said, choose = tr("Show the scores of {engine}", engine=engine), partial(self._choose_engine, engine)
            commands.append(Command(said, tr("Engine"), choose))
        palette = Palette(commands, self.window, search=self._search_for if self.top.search.isEnabled() else None)
        palette.field.setText(words)
        self._show_dialog(palette)
        palette.field.setFocus()

    def _search_for(self, words: str) -> None:
        """Search what is shown for words that were typed among the commands."""
        self.top.search.set_text(words)
        self._search(words)
        self._focus_search()

    def show_methods(self) -> None:
        from monitor.ui.sheet import Methods

        page = Methods(self.window)
        page.all_asked.connect(self.show_all_methods)
        self._show_dialog(page)

    def show_all_methods(self) -> None:
        """Open the whole page on methods, with the versions that it speaks of."""
        from monitor import __version__
        from monitor.ui.methods import MethodsPage

        engines = ""
        if self.session.is_open:
            from monitor.analysis import sentiment  # it is loaded by now

            found = sentiment.versions(self.session.catalog.lexicon)
            found |= {self.session.engine: self.session.engine_version}
            engines = ", ".join(f"{name} {version}" for name, version in found.items())
        said = tr("Version {version}", version=__version__)
        self._show_dialog(MethodsPage(f"{said}, {engines}" if engines else said, self.window))

    def show_accuracy(self) -> None:
        if self._can_act():
            self.errands.accuracy(self._shown_on_desk)

    def _shown_on_desk(self) -> Filter:
        return self.desk.asked()[0]

    def show_article(self, article_id: str) -> None:
        """Show an article, as when a notification was clicked."""
        self.window.bring_to_front()
        self.show_view("desk")
        if self.session.is_open:
            self.desk.show_article(article_id)

    def _show_dialog(self, dialog: Any) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _search(self, words: str) -> None:
        """Search what is shown: feeds by name, statements by their words and speakers, else the articles."""
        shown = self._shown()
        self._searches[shown] = words
        if shown == "feeds":
            self.errands.search_feeds(words)
        elif shown == "voices":
            self.errands.search_statements(words)
        elif shown == "outlets":
            self.errands.search_outlets(words)
        else:
            self.desk.search(words)

    def _take_span(self, span: Span) -> None:
        self.desk.set_span(span)
        self.errands.set_span(span)

    def _show_feeds(self) -> None:
        self.show_view("feeds")

    def _choose_engine(self, engine: str) -> None:
        self.session.change_settings(engine=engine)

    def _choose_theme(self, choice: theme.Choice) -> None:
        theme.choose(choice)
        if self.session.is_open and not self.session.demo:
            self.session.change_settings(theme=str(choice))

    def _open_link(self, target: links.Target) -> None:
        if not links.open_target(target):
            self.notice.tell("link", tr("No program could be started to open {host}.", host=target.host), "warning")

    def _open_folder(self, folder: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(folder))

    # ---- actions: everything has a key or a place in the menu

    def _make_actions(self) -> None:
        menu = QMenu(self.window)
        menu.setAccessibleName(tr("Menu"))
        self._desk_actions: list[QAction] = []
        add = QMenu(self.window)
        for head, key, do in (
            (tr("Add a feed…"), "Ctrl+N", self.add_feed),
            (tr("Add a statement by hand…"), "", self.add_statement),
            (tr("Import feeds (OPML)…"), "", self.import_feeds),
        ):
            self._action(add, head, key, do)
        self.top.set_menu(self.top.add, add)
        menu.addActions(add.actions())
        self._action(menu, tr("Export feeds (OPML)…"), "", self.export_feeds)
        menu.addSeparator()
        self._action(menu, tr("Export…"), "Ctrl+E", self.export)
        self._action(menu, tr("Undo"), "Ctrl+Z", self.undo)
        self._action(menu, tr("Poll the feeds now"), "F5", self.poll_now)
        self._action(menu, tr("Fetch history…"), "Ctrl+H", self.fetch_history)
        menu.addSeparator()
        for number, (name, head) in enumerate(VIEWS, 1):
            self._action(menu, tr(head), f"Ctrl+{number}", partial(self.show_view, name))
        menu.addSeparator()
        looks = menu.addMenu(tr("Appearance"))
        looks.setAccessibleName(tr("Appearance"))
        group = QActionGroup(self)
        self._looks: dict[theme.Choice, QAction] = {}
        for choice, head in (
            (theme.Choice.SYSTEM, tr("As the system")),
            (theme.Choice.LIGHT, tr("Light")),
            (theme.Choice.DARK, tr("Dark")),
        ):
            action = QAction(head, group, checkable=True)
            action.triggered.connect(lambda _=False, choice=choice: self._choose_theme(choice))
            looks.addAction(action)
            self._looks[choice] = action
        looks.aboutToShow.connect(lambda: self._looks[theme.chosen()].setChecked(True))
        self._action(menu, tr("Topics, voices and outlets…"), "Ctrl+T", self.edit_catalog)
        self._action(menu, tr("Words that score…"), "", self.edit_words)
        self._action(menu, tr("What new scores would change…"), "", self.see_new_scores)
        self._action(menu, tr("Settings…"), "Ctrl+,", self.show_settings)
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._tray_action = QAction(tr("Keep running in the tray when closed"), self, checkable=True)
            self._tray_action.setChecked(bool(self._memory.value("tray", False, bool)))
            self._tray_action.toggled.connect(self._take_tray)
            menu.addAction(self._tray_action)
            self._take_tray(self._tray_action.isChecked())
        if autostart.is_offered():
            self._autostart = QAction(tr("Start at login, minimized"), self, checkable=True)
            self._autostart.setChecked(autostart.is_on())
            self._autostart.triggered.connect(self._switch_autostart)
            menu.addAction(self._autostart)
        menu.addSeparator()
        self._action(menu, tr("All commands…"), "Ctrl+Shift+P", self.show_commands)
        self._action(menu, tr("Keys"), "?", self.show_keys)
        self._action(menu, tr("How scores are made, and where they fail"), "", self.show_methods)
        self._action(menu, tr("Methods: formulas, limits, known errors"), "", self.show_all_methods)
        self._action(menu, tr("Accuracy: judge it yourself"), "Ctrl+J", self.show_accuracy)
        self._leave = self._action(menu, tr("Leave the demonstration"), "", self.leave_demo)
        menu.aboutToShow.connect(lambda: self._leave.setVisible(self.session.demo))
        menu.addSeparator()
        self._action(menu, tr("Quit"), "Ctrl+Q", self.quit)
        self.top.set_menu(self.top.menu_button, menu)
        self._action(None, tr("Menu"), "F10", self.top.menu_button.showMenu)
        self._action(None, tr("Search"), "Ctrl+K", self._focus_search)
        for head, key, act in (
            (tr("Next part of the Desk"), "F6", DeskWork.next_pane),
            (tr("Next article"), "J", DeskWork.next_article),
            (tr("Previous article"), "K", DeskWork.previous_article),
            (tr("Open in the browser"), "O", DeskWork.open_source),
            (tr("Mark as read or unread"), "M", DeskWork.toggle_read),
            (tr("Star"), "S", DeskWork.toggle_star),
            (tr("Mark score words"), "W", DeskWork.toggle_words),
            (tr("Copy headline, source and link"), "C", DeskWork.copy_citation),
            (tr("Take in new articles"), "A", DeskWork.take_in),
            (tr("What changed, and who moved it"), "D", DeskWork.toggle_change),
            (tr("Labels…"), "L", DeskWork.choose_labels),
            (tr("Note…"), "N", DeskWork.write_note),
            (tr("Mark an event…"), "E", DeskWork.mark_event),
            (tr("Unfold the story, or fold it"), "X", DeskWork.toggle_story),
            (tr("One story: merge what is selected"), "", DeskWork.merge_stories),
            (tr("Not of this story: split what is selected off"), "", DeskWork.split_story),
        ):
            self._desk_actions.append(self._action(None, head, key, partial(self._on_desk, act)))

    def _action(self, menu: QMenu | None, head: str, key: str, do: Callable[[], object]) -> QAction:
        action = QAction(head, self)
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _=False: do())
        self.window.addAction(action)
        if menu is not None:
            menu.addAction(action)
        return action

    def _switch_autostart(self, on: bool) -> None:
        own = self.window.profile.root
        try:
            autostart.switch(on, None if own == Profile.default().root else own)
        except MonitorError as error:
            self._autostart.setChecked(not on)
            self._tell_error(error)
        else:
            self._say(tr("It starts at login from now on, minimized.") if on else tr("It no longer starts at login."))

    def _on_desk(self, act: Callable[[DeskWork], None]) -> None:
        act(self.desk)  # the Desk of now: another takes its place when the profile changes

    def _focus_search(self) -> None:
        if self.top.search.isEnabled():
            self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.top.search.selectAll()

    def _go_to_list(self, first: bool) -> None:
        """Move the focus from the search to the list that is shown: to its first row, or to where one was."""
        view = self.views.currentWidget()
        holder = self.desk.pane if self._shown() == "desk" else getattr(view, "ledger", view)
        table = getattr(holder, "table", None)
        if isinstance(table, ListTable):
            table.enter(first=first)

    # ---- the end

    def quit(self) -> None:
        """End the program, whatever the tray says."""
        self._tray_wanted = False
        self.window.close()

    def end(self) -> None:
        """Close the session. After the event loop has ended."""
        self._status_timer.stop()
        self.session.close()

    def _remember(self) -> None:
        """Write down what is chosen and read, and the last page."""
        if self.session.demo:
            return
        self.window.desk.save(self._memory)
        self.desk.save(self._memory)
        if self.session.is_open and not self.desk.is_first_run:
            lastpage.save(self.window.profile.root, self.desk.last_page())
        self._memory.sync()

    def _forget_alt(self) -> None:
        self.window.alt_alone = False  # Alt+Tab is no wish for the menu

    def _hides(self) -> bool:
        return self._tray_wanted and self._tray is not None and self._tray.isVisible()

    def _take_tray(self, on: bool) -> None:
        self._memory.setValue("tray", on)
        self._tray_wanted = on
        if on and self._tray is None:
            self._tray = QSystemTrayIcon(icons.icon("feed", "accent", 22), self)
            self._tray.setToolTip(tr(TITLE))
            menu = QMenu(self.window)
            menu.addAction(tr("Show the window")).triggered.connect(self.window.bring_to_front)
            menu.addAction(tr("Quit")).triggered.connect(self.quit)
            self._tray.setContextMenu(menu)
            self._tray.activated.connect(self._tray_pressed)
        if self._tray is not None:
            self._tray.setVisible(on)

    def _tray_pressed(self, why: QSystemTrayIcon.ActivationReason) -> None:
        if why == QSystemTrayIcon.ActivationReason.Trigger:
            self.window.bring_to_front()

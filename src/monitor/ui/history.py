"""History on a session: the dialog that asks which, the walk in the background, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from monitor.errors import MonitorError
from monitor.i18n import plural, tr, tr_noop
from monitor.ui import numbers, text

if TYPE_CHECKING:
    from monitor.backfill import Fetching, History, Wish
    from monitor.catalog import Catalog
    from monitor.settings import Profile
    from monitor.ui.dialogs.history import Choice, HistoryDialog, Outlook
    from monitor.ui.session import Session

DAY = timedelta(days=1)
DEMO = tr_noop(
    "History comes from news searches on the network, and the demonstration asks nobody. Leave it to fetch some."
)


class HistoryWork(QObject):
    """One for each session. At most one walk at a time."""

    said = Signal(str)
    """Why nothing is fetched just now: a sentence."""
    failed = Signal(object)
    """The MonitorError that a walk ended with."""
    progressed = Signal(object)
    """A backfill.Fetching: how far the walk is."""
    ended = Signal(object)
    """The backfill.History that came of a walk; None where it failed."""

    def __init__(self, session: Session, window: QWidget, now: Callable[[], datetime]) -> None:
        super().__init__(window)
        self._session, self._window, self._now = session, window, now
        self._walk: Future[History] | None = None
        session.told.connect(self._hear)

    @property
    def is_running(self) -> bool:
        return self._walk is not None and not self._walk.done()

    def ask(self, topic: str = "") -> None:
        """Ask which history is wanted, of a topic (its id) to begin with."""
        from monitor.ui.dialogs.history import HistoryDialog

        if self._session.demo:
            self.said.emit(tr(DEMO))
            return
        if self.is_running:
            self.said.emit(tr("History is being fetched already: searches are asked slowly, one walk at a time."))
            return
        topics = [(each.id, each.name) for each in self._session.catalog.topics if each.enabled]
        today = self._now().astimezone(UTC).date()
        dialog = HistoryDialog(topics, topic=topic, today=today, parent=self._window)
        asker = _Asker(self, dialog)
        dialog.look_asked.connect(asker.look)
        dialog.chosen.connect(self.fetch)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        dialog.begin()

    def fetch(self, choice: Choice) -> None:
        """Begin the walk."""
        try:
            wish = wish_of(choice, self._session.catalog)
        except MonitorError as error:
            self.failed.emit(error)
            return
        self._walk = self._session.service.fetch_history(wish)
        self._session.when_done(self._walk, failed=self._fail)

    def stop(self) -> None:
        """Break the walk off. What was found stays, and the next one goes on."""
        if self._session.is_open:
            self._session.service.cancel_history()

    def look(
        self, choice: Choice, then: Callable[[Choice, Outlook], None], failed: Callable[[Choice, MonitorError], None]
    ) -> None:
        """Find out, in the background, what a choice would ask of whom."""
        profile, catalog = self._session.profile, self._session.catalog
        self._session.jobs.work(choice, lambda: outlook(profile, catalog, choice), then, failed=failed)

    def _hear(self, events: tuple[object, ...]) -> None:
        from monitor.backfill import Fetching, History

        for event in events:
            if isinstance(event, Fetching):
                self.progressed.emit(event)
            elif isinstance(event, History):
                self.ended.emit(event)

    def _fail(self, error: MonitorError) -> None:
        self.ended.emit(None)
        self.failed.emit(error)


class _Asker(QObject):
    """Answers the questions of one dialog, and goes with it."""

    def __init__(self, work: HistoryWork, dialog: HistoryDialog) -> None:
        super().__init__(dialog)
        self._work, self._dialog = work, dialog

    def look(self, choice: Choice) -> None:
        self._work.look(choice, self._show, self._refuse)

    def _show(self, choice: Choice, outlook: Outlook) -> None:
        self._dialog.show_outlook(choice, outlook)

    def _refuse(self, choice: Choice, error: MonitorError) -> None:
        self._dialog.refuse(choice, tr(str(error)))


# ---- what a choice means ------------------------------------------------------------------------


def wish_of(choice: Choice, catalog: Catalog) -> Wish:
    """Make a choice the wish of a walk. Raises MonitorError where the topic cannot be searched for."""
    from monitor.backfill import Wish, sources_of

    topic = next((each for each in catalog.topics if each.id == choice.topic), None)
    if topic is None:
        raise MonitorError(tr("This topic is gone."))
    sources = sources_of(topic, catalog, locale=choice.locale)
    return Wish(topic, choice.first, choice.last + DAY, sources, resume=not choice.again)


def outlook(profile: Profile, catalog: Catalog, choice: Choice) -> Outlook:
    """Find out what a choice will ask of whom. Reads a small file. Raises MonitorError where it cannot be fetched."""
    from monitor.backfill import WIDEST, Searched
    from monitor.ui.dialogs.history import Outlook

    wish = wish_of(choice, catalog)
    searched = Searched(profile.root, choice.topic)
    requests, seconds, told = 0, 0.0, 0
    for source in wish.sources:
        told += searched.told(source, wish.since, wish.until)
        missing = searched.missing(source.feed.url, wish.since, wish.until)
        stretches = missing if wish.resume else [(wish.since, wish.until)]
        many = sum(-((since - until) // WIDEST) for since, until in stretches)
        requests += many
        seconds += many * source.pause_s
    return Outlook(tuple(source.name for source in wish.sources), told // len(wish.sources), requests, seconds)


# ---- what is told of a walk -----------------------------------------------------------------------


def progress_words(event: Fetching) -> str:
    """`History of DeepSeek: 34 of 90 days searched, 412 new articles, about 3 min left.`"""
    values = {"topic": text.line(event.topic, 60), "done": numbers.count(event.days)}
    found = plural("%n new article", "%n new articles", event.new)
    if event.left_s is None:
        said = plural(
            "History of {topic}: {done} of %n day searched, {found}.",
            "History of {topic}: {done} of %n days searched, {found}.",
            event.total,
            **values,
            found=found,
        )
    else:
        said = plural(
            "History of {topic}: {done} of %n day searched, {found}, {left}.",
            "History of {topic}: {done} of %n days searched, {found}, {left}.",
            event.total,
            **values,
            found=found,
            left=_left(event.left_s),
        )
    return f"{said} {tr(event.doing)}" if event.doing.endswith(".") else said


def short_words(event: Fetching) -> str:
    """`History: 34 of 90 days`, for the status line."""
    done = numbers.count(event.days)
    return plural("History: {done} of %n day", "History: {done} of %n days", event.total, done=done)


def outcome_words(history: History) -> str:
    """`History of DeepSeek, 27 Aug – 25 Nov 2026: 412 new articles of 38 outlets; 3 windows gave nothing.`"""
    span = numbers.days(history.since, history.until - DAY)
    what = text.line(history.name, 60)
    said = [tr("History of {topic}, {span}: {found}.", topic=what, span=span, found=_found(history))]
    said += [tr(reason) for reason in history.stopped]
    if history.canceled:
        said.append(tr("It was stopped; fetched again, it goes on where it was."))
    elif history.stopped:
        said.append(tr("Fetched again later, it goes on where it was."))
    return " ".join(said)


def _left(seconds: float) -> str:
    if seconds < 60:
        return tr("less than a minute left")
    return plural("about %n min left", "about %n min left", round(seconds / 60))


def _found(history: History) -> str:
    """What came of a walk; `History.words` in the user's language."""
    from monitor.backfill import Status

    if not history.windows and not history.stopped and not history.canceled:
        return tr("all of it was searched before")
    if history.new:
        articles = plural("%n new article", "%n new articles", history.new)
        parts = [
            tr("{articles} of {outlets}", articles=articles, outlets=plural("%n outlet", "%n outlets", history.outlets))
        ]
    else:
        parts = [tr("no new article")]
    if history.known:
        parts.append(plural("%n known already", "%n known already", history.known))
    if n := history.count(Status.EMPTY):
        parts.append(plural("%n window gave nothing", "%n windows gave nothing", n))
    if n := history.count(Status.FULL):
        parts.append(
            plural("%n day may have more than the search shows", "%n days may have more than the search shows", n)
        )
    if n := history.count(Status.FAILED):
        parts.append(plural("%n window could not be read", "%n windows could not be read", n))
    return "; ".join(parts)

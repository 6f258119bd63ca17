"""History: news searches walked through window by window, so that a plot has a past on its first day.

A search shows about a hundred hits, so it is asked in windows of days, newest first; a window that comes back full is
halved, and one that comes back empty is asked once more at the end and then noted as empty: a search that is throttled
says nothing too, so nothing is no zero. Only searches that take dates can be walked: Google News, and the Federal
Register's feeds of the catalog that belong to the topic. Bing takes none; GDELT refuses more than it answers.

What is found takes the way of every article: read, analyzed, saved, with the identity that a poll gives it. It is
marked `backfill`, raises no alert, and leaves what is known of feeds, outages and gaps as it is: when the program was
off it was off, and was searched afterwards. After each window what was answered is written down, after the articles
are saved: a run that was broken off, in whatever way, goes on where it was, and a window that is asked twice changes
nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from monitor import query
from monitor.catalog import Catalog
from monitor.errors import FetchError, MonitorError, ParseError, WorkerError
from monitor.feeds.clean import normalized
from monitor.feeds.fetch import strip_credentials
from monitor.feeds.search import federal_register, google_news
from monitor.model import Article, Clipping, Feed, FeedKind, FeedState, Fetched, Filter, Poll, Saved, Topic
from monitor.poller import BATCH, Writer
from monitor.settings import read_text, write_private
from monitor.worker import NoWorkerError, Worker

if TYPE_CHECKING:
    from monitor.store.queries import Reader

WIDEST = timedelta(days=7)  # of a window: what a throttled search leaves out unseen is a week at most
DAY = timedelta(days=1)
SEARCH_PAUSE_S = 4.0  # between two requests; a search host answers haste with 429
REGISTER_PAUSE_S = 1.0
TRIES = 3  # of one window that is answered by 429 or 503
FIRST_WAIT = timedelta(minutes=1)  # after such an answer without Retry-After; twice as long each time
LONGEST_WAIT = timedelta(minutes=15)  # who asks for more is left alone until another run
BROKEN_AFTER = 3  # windows in a row that could not be read: the rest would not be either
EARLY = timedelta(days=1)  # searches reckon days by clocks of their own: items so far outside the span are kept
FOLDER = "history"  # in the profile: what was searched, by topic


# ---- what is asked ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """A search that takes dates."""

    name: str
    feed: Feed  # whose articles its items become; its address is that of the search without dates
    at: Callable[[date, date], str]  # the address of its hits from a day on and before a day
    full: tuple[int, ...]  # so many items, or more than the last number: there may be more than it shows
    pause_s: float = SEARCH_PAUSE_S

    def is_full(self, items: int) -> bool:
        return items in self.full or items >= self.full[-1]


@dataclass(frozen=True, slots=True)
class Wish:
    """Which history is wanted."""

    topic: Topic
    since: date  # the first day, in UTC
    until: date  # the day after the last one
    sources: tuple[Source, ...]
    resume: bool = False  # leave out the days that an earlier run was told all about


def sources_of(
    topic: Topic,
    catalog: Catalog,
    *,
    locale: str = "en-US",
    search: str | None = None,
    allow_local: bool = False,
) -> tuple[Source, ...]:
    """Give the searches in which a topic has a past, in the order in which they are walked.

    `search` names another one, in the place of all others: an address with {query}, {since} and {until} in it, whose
    answers are feeds and whose days are reckoned as Google's: from `since` on, before `until`. Raises MonitorError
    where there are no words to search for, or the address lacks a part.
    """
    words = search_words(topic)
    if search is not None:
        missing = [part for part in ("{query}", "{since}", "{until}") if part not in search]
        if missing:
            raise MonitorError(f"The address of the search has no {' and no '.join(missing)} in it.")
        plain = _search_address(search, words, "", "")
        host = urlsplit(strip_credentials(plain)).hostname or plain
        feed = Feed(plain, topic.name, host, kind=FeedKind.SEARCH, topics=(topic.id,), allow_local=allow_local)
        pause_s = 0.0 if allow_local else SEARCH_PAUSE_S  # one's own machine needs no rest
        return (Source(host, feed, partial(_search_address, search, words), full=(90,), pause_s=pause_s),)
    google = Feed(google_news(words, locale=locale), topic.name, "Google News", FeedKind.SEARCH, topics=(topic.id,))
    found = [
        # It shows 100, often a few less.
        Source("Google News", google, lambda since, until: google_news(words, since, until, locale), full=(90,))
    ]
    for feed in catalog.feeds:
        if feed.enabled and topic.id in feed.topics and federal_register(feed.url) is not None:
            at = partial(_register_address, feed.url)
            found.append(Source(feed.title, feed, at, full=(20, 50, 100, 200), pause_s=REGISTER_PAUSE_S))
    return tuple(found)


def search_words(topic: Topic) -> str:
    """Give a topic in the form that news searches understand. Raises MonitorError where it has none."""
    if topic.search and topic.search.strip():
        return topic.search.strip()
    words = _plain_form(query.parse(topic.query).tree)
    if words is None:
        raise MonitorError(
            f"The topic “{topic.name}” holds * or /…/, which news searches do not understand: give it search words."
        )
    return words


def _plain_form(node: object, *, inside: bool = False) -> str | None:
    """Write a query as searches have it; None where they have nothing like it. NEAR becomes AND: more is found."""
    match node:
        case query.Word(text=text, prefix=False):
            return text
        case query.Phrase(words=words) if not any(word.prefix for word in words):
            return f'"{" ".join(word.text for word in words)}"'
        case query.Near(left=left, right=right):
            return _joined((left, right), " ", inside=False)
        case query.And(parts=parts):
            return _joined(parts, " ", inside=False)
        case query.Or(parts=parts):
            return _joined(parts, " OR ", inside=inside)
        case query.Not(part=query.Word() | query.Phrase() as part):
            without = _plain_form(part)
            return None if without is None else f"-{without}"
        case _:
            return None


def _joined(parts: Iterable[object], by: str, *, inside: bool) -> str | None:
    written = [_plain_form(part, inside=True) for part in parts]
    whole = [part for part in written if part is not None]
    if len(whole) < len(written):
        return None
    return f"({by.join(whole)})" if inside else by.join(whole)


def _search_address(template: str, words: str, since: date | str, until: date | str) -> str:
    filled = template.replace("{query}", quote(words, safe=""))
    return filled.replace("{since}", str(since)).replace("{until}", str(until))


def _register_address(url: str, since: date, until: date) -> str:
    address = federal_register(url, since, until)
    assert address is not None
    return address


# ---- what comes of it ---------------------------------------------------------------------------


class Status(StrEnum):
    """How a window was answered."""

    FOUND = "found"
    EMPTY = "empty"  # twice in one run, or once in one that was broken off; asked again by the next
    FULL = "full"  # one day, with as many items as the search shows: there may be more
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days of one search, and how it was answered."""

    source: str  # its name
    since: date
    until: date  # exclusive
    status: Status
    items: int = 0  # in the answer
    new: int = 0  # of them, articles that the store did not have
    at: datetime | None = None  # when it was asked
    error: str | None = None

    @property
    def days(self) -> int:
        return (self.until - self.since).days


@dataclass(frozen=True, slots=True)
class Fetching:
    """History is being fetched. An event."""

    topic: str  # its name
    days: int  # that are answered; the mean over all searches
    total: int  # that are to be asked for
    new: int
    left_s: float | None  # None: nobody can tell yet
    doing: str  # "Google News, 2026-11-03 to 2026-11-09", or why nothing is asked just now

    def words(self, count: Callable[[int], str] = str) -> str:
        """How far it is; `count` writes a number."""
        found = _counted(self.new, "new article", count)
        return f"{count(self.days)} of {count(self.total)} days searched, {found}{_left(self.left_s)}"


@dataclass(frozen=True, slots=True)
class History:
    """What came of a run. An event, and the answer to whoever asked for it."""

    topic: str  # its id
    name: str
    since: date
    until: date
    windows: tuple[Window, ...]  # asked in this run, in the order of their days
    new: int  # articles
    known: int  # articles that the store had, from a feed or an earlier search
    outside: int  # items without a date, or of another time: left out
    outlets: int  # of the new articles
    requests: int
    days_before: int  # that earlier runs were told all about; the mean over all searches
    stopped: tuple[str, ...] = ()  # why a search was broken off, a sentence each
    canceled: bool = False

    def count(self, status: Status) -> int:
        return sum(window.status is status for window in self.windows)

    @property
    def nothing_done(self) -> bool:
        """Tell whether something was asked for and no window was answered."""
        unanswered = all(window.status is Status.FAILED for window in self.windows)
        return unanswered and bool(self.windows or self.stopped)

    def words(self, count: Callable[[int], str] = str) -> str:
        """What came of it; `count` writes a number."""
        if not self.windows and not self.stopped and not self.canceled:
            return "all of it was searched before"
        found = f"{_counted(self.new, 'new article', count)} of {_counted(self.outlets, 'outlet', count)}"
        parts = [found if self.new else "no new article"]
        if self.known:
            parts.append(f"{count(self.known)} known already")
        if n := self.count(Status.EMPTY):
            parts.append(f"{_counted(n, 'window', count)} gave nothing")
        if n := self.count(Status.FULL):
            parts.append(f"{_counted(n, 'day', count)} may have more than the search shows")
        if n := self.count(Status.FAILED):
            parts.append(f"{_counted(n, 'window', count)} could not be read")
        return "; ".join(parts)


def _counted(n: int, noun: str, count: Callable[[int], str]) -> str:
    return f"{count(n)} {noun if n == 1 else noun + 's'}"


def _left(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return ", less than a minute left" if seconds < 60 else f", about {round(seconds / 60)} min left"


# ---- what was searched ----------------------------------------------------------------------------


class Searched:
    """What was asked for one topic and answered, by whichever run. A small file, written whole after each window.

    A file that cannot be understood is as none: then everything is asked again, which changes nothing in the store.
    """

    def __init__(self, folder: Path, topic: str) -> None:
        """`folder` is the profile's. Raises CatalogError where the file cannot be opened."""
        self._path = folder / FOLDER / f"{quote(topic, safe='')}.json"
        self._topic = topic
        self._windows: list[_Kept] = []
        self._not_before: dict[str, datetime] = {}
        with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError):
            kept = json.loads(read_text(self._path) or "{}")
            self._not_before = {url: datetime.fromisoformat(at) for url, at in kept["not_before"].items()}
            self._windows = [_Kept.read(row) for row in kept["windows"]]

    def missing(self, url: str, since: date, until: date) -> list[tuple[date, date]]:
        """The stretches of days of which the search at `url` has not told all. A day is told when it is over."""
        told: set[date] = set()
        for kept in self._windows:
            if kept.url == url and kept.status in (Status.FOUND, Status.FULL):
                told.update(day for day in _days(kept.since, kept.until) if day < kept.at.date())
        stretches: list[tuple[date, date]] = []
        for day in _days(since, until):
            if day in told:
                continue
            if stretches and stretches[-1][1] == day:
                stretches[-1] = (stretches[-1][0], day + DAY)
            else:
                stretches.append((day, day + DAY))
        return stretches

    def span(self) -> tuple[date, date] | None:
        """From the first day that was asked for to the day after the last one."""
        if not self._windows:
            return None
        return min(kept.since for kept in self._windows), max(kept.until for kept in self._windows)

    def told(self, source: Source, since: date, until: date) -> int:
        """How many days of a span a search has told all about."""
        left = sum((end - begin).days for begin, end in self.missing(source.feed.url, since, until))
        return (until - since).days - left

    def width(self, url: str) -> timedelta:
        """How wide the last window was that the search at `url` answered."""
        last = next((kept for kept in reversed(self._windows) if kept.url == url), None)
        return WIDEST if last is None else min(WIDEST, last.until - last.since)

    def not_before(self, url: str) -> datetime | None:
        """Until when the search at `url` asked to be left alone."""
        return self._not_before.get(url)

    def add(self, url: str, window: Window, at: datetime) -> None:
        """Write down how a window was answered; what it says of those inside it is the newer word."""
        inside = [k for k in self._windows if k.url == url and window.since <= k.since and k.until <= window.until]
        self._windows = [kept for kept in self._windows if kept not in inside]
        self._windows.append(_Kept(url, window.since, window.until, window.status, window.items, window.new, at))
        self._save()

    def rest(self, url: str, until: datetime) -> None:
        """Leave the search at `url` alone until then, whoever asks."""
        self._not_before[url] = until
        self._save()

    def _save(self) -> None:
        windows = [kept.row() for kept in self._windows]
        resting = {url: at.isoformat() for url, at in self._not_before.items()}
        write_private(
            self._path, json.dumps({"topic": self._topic, "windows": windows, "not_before": resting}, indent=1)
        )


@dataclass(frozen=True, slots=True)
class _Kept:
    url: str  # of the search, without dates
    since: date
    until: date
    status: Status
    items: int
    new: int
    at: datetime

    @classmethod
    def read(cls, row: dict[str, Any]) -> _Kept:
        return cls(
            str(row["search"]),
            date.fromisoformat(row["since"]),
            date.fromisoformat(row["until"]),
            Status(row["status"]),
            int(row["items"]),
            int(row["new"]),
            datetime.fromisoformat(row["at"]).astimezone(UTC),
        )

    def row(self) -> dict[str, Any]:
        return {
            "search": self.url,
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "status": self.status,
            "items": self.items,
            "new": self.new,
            "at": self.at.isoformat(),
        }


def _days(since: date, until: date) -> Iterable[date]:
    return (since + DAY * n for n in range((until - since).days))


# ---- the walk -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Stretch:
    """Days that are still to be asked for."""

    since: date
    until: date
    again: bool = False  # it was empty when it was asked first


class _BrokenOff(Exception):
    """A search is left for good in this run. Its text is a sentence for the user."""

    def __init__(self, sentence: str, *, offline: bool = False) -> None:
        super().__init__(sentence)
        self.offline = offline


@dataclass(slots=True)
class _Tally:
    """What came so far."""

    windows: dict[tuple[str, date], Window] = field(default_factory=dict)
    new: int = 0
    known: int = 0
    outside: int = 0
    met: set[str] = field(default_factory=set)  # ids: halves bring again what the whole window brought
    outlets: set[str] = field(default_factory=set)
    requests: int = 0
    days: int = 0  # answered
    total: int = 0
    before: int = 0
    stopped: list[str] = field(default_factory=list)
    began: float = 0.0


class Backfill:
    """Walks searches in one event loop, one request at a time. What it needs of the monitor comes as arguments."""

    def __init__(
        self,
        *,
        fetch: Callable[[Feed, FeedState, datetime], Awaitable[Fetched]],
        worker: Worker,
        write: Writer,
        reader: Callable[[], AbstractContextManager[Reader]],
        emit: Callable[[object], None],
        folder: Path,
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        rng: Random,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """`folder` is the profile's; `sleep` takes seconds."""
        self._fetch, self._worker, self._write, self._reader, self._emit = fetch, worker, write, reader, emit
        self._folder, self._now, self._monotonic, self._rng, self._sleep = folder, now, monotonic, rng, sleep

    async def run(self, wish: Wish) -> History:
        """Walk the searches of a wish, one after the other, and tell what came of it.

        A search that fails is told of in the answer and does not stop the next. Raises what is no search's fault:
        StoreError, NoWorkerError, CatalogError. What was found before is stored even so, and the next run goes on.
        """
        self._wish, self._tally = wish, _Tally(began=self._monotonic())
        self._searched = await asyncio.to_thread(Searched, self._folder, wish.topic.id)
        todo = [(source, self._missing(source)) for source in wish.sources]
        whole = (wish.until - wish.since).days
        self._tally.total = sum(_length(stretches) for _, stretches in todo)
        self._tally.before = (whole * len(todo) - self._tally.total) // len(todo)
        self._waiting = todo[1:]
        try:
            for number, (source, stretches) in enumerate(todo):
                self._waiting = todo[number + 1 :]
                try:
                    await self._walk(source, stretches)
                except _BrokenOff as why:
                    self._tally.stopped.append(str(why))
                    if why.offline:
                        break
        except asyncio.CancelledError:
            self._emit(self._outcome(canceled=True))
            raise
        history = self._outcome()
        self._emit(history)
        return history

    def _missing(self, source: Source) -> list[_Stretch]:
        if not self._wish.resume:
            return [_Stretch(self._wish.since, self._wish.until)]
        found = self._searched.missing(source.feed.url, self._wish.since, self._wish.until)
        return [_Stretch(since, until) for since, until in found]

    async def _walk(self, source: Source, todo: list[_Stretch]) -> None:
        """Ask one search for all stretches (oldest first in the list), newest first; empty windows once more."""
        resting = self._searched.not_before(source.feed.url)
        if todo and resting is not None and resting > self._now():
            raise _BrokenOff(_rest_sentence(source, resting, self._now()))
        width = self._searched.width(source.feed.url) if self._wish.resume else WIDEST
        empty: list[_Stretch] = []
        failures = 0
        while todo or empty:
            if not todo:
                todo, empty = empty[::-1], []
            stretch = todo.pop()
            since = stretch.since if stretch.again else max(stretch.since, stretch.until - width)
            if since > stretch.since:
                todo.append(_Stretch(stretch.since, since))
            window = await self._ask(source, since, stretch.until, width, [*todo, *empty])
            if source.is_full(window.items) and window.days > 1:
                width = timedelta(days=(window.days + 1) // 2)
                middle = stretch.until - width
                todo += [_Stretch(since, middle, stretch.again), _Stretch(middle, stretch.until, stretch.again)]
                continue
            await self._settle(source, window, again=stretch.again)
            if window.status is Status.EMPTY and not stretch.again:
                empty.append(_Stretch(window.since, window.until, again=True))
            failures = failures + 1 if window.status is Status.FAILED else 0
            if failures == BROKEN_AFTER:
                raise _BrokenOff(f"{source.name}: {failures} windows in a row could not be read. {window.error}")
            if window.items <= source.full[-1] // 4:
                width = min(WIDEST, 2 * width)

    async def _settle(self, source: Source, window: Window, *, again: bool) -> None:
        """Take a window as answered."""
        if window.status is not Status.FAILED:
            assert window.at is not None
            await asyncio.to_thread(self._searched.add, source.feed.url, window, window.at)
        self._tally.windows[source.feed.url, window.since] = window
        if not again:
            self._tally.days += window.days

    # ---- one window -----------------------------------------------------------------------------

    async def _ask(
        self, source: Source, since: date, until: date, width: timedelta, rest: Sequence[_Stretch]
    ) -> Window:
        """Ask for a window and store what it holds, with the patience that its host asks for."""
        doing = f"{source.name}, {_span(since, until)}"
        for attempt in range(TRIES):
            if self._tally.requests:
                await self._sleep(source.pause_s * (0.75 + self._rng.random() / 2))
            self._tell(source, doing, width, rest)
            self._tally.requests += 1
            now = self._now()
            try:
                return await self._take(source, since, until, now)
            except FetchError as error:
                if error.offline:
                    raise _BrokenOff(error.message, offline=True) from error
                if error.status in (429, 503):
                    wait = error.retry_after or FIRST_WAIT * 2**attempt
                    resting = now + wait
                    if wait > LONGEST_WAIT or attempt == TRIES - 1:
                        await asyncio.to_thread(self._searched.rest, source.feed.url, resting)
                        raise _BrokenOff(_rest_sentence(source, resting, now)) from error
                    self._tell(source, _rest_sentence(source, resting, now), width, rest)
                    await self._sleep(wait.total_seconds())
                elif attempt:  # anything else is tried once more
                    return self._failed(source, since, until, now, error.message)
            except ParseError as error:
                return self._failed(source, since, until, now, error.message)
            except NoWorkerError:
                raise
            except WorkerError as error:
                return self._failed(source, since, until, now, str(error))
        raise AssertionError("the last attempt returns or raises")

    @staticmethod
    def _failed(source: Source, since: date, until: date, now: datetime, error: str) -> Window:
        return Window(source.name, since, until, Status.FAILED, at=now, error=error)

    async def _take(self, source: Source, since: date, until: date, now: datetime) -> Window:
        """Fetch one window, read it, and store its articles. Raises FeedError and WorkerError."""
        asked = replace(source.feed, url=source.at(since, until), fallback=None)
        fetched = await self._fetch(asked, FeedState(asked.url), now)
        reading = await self._worker.aread(source.feed, fetched, now)
        articles = [replace(each, origin="backfill") for each in reading.articles if self._is_meant(each)]
        saved = await self._save(source, articles, reading.entries, now)
        tally, brought = self._tally, {article.id: article for article in articles}
        tally.new += len(saved.new)
        tally.known += len(brought.keys() - tally.met) - len(saved.new)
        tally.met |= brought.keys()
        tally.outside += reading.entries - len(articles)
        tally.outlets.update(brought[id].outlet for id in saved.new)
        status = Status.FULL if source.is_full(reading.entries) else Status.FOUND if reading.entries else Status.EMPTY
        return Window(source.name, since, until, status, reading.entries, len(saved.new), now)

    def _is_meant(self, article: Article) -> bool:
        """Whether an item belongs to the span. One without a date does not: it would stand among the news of today."""
        first = datetime.combine(self._wish.since, time(), UTC) - EARLY
        last = datetime.combine(self._wish.until, time(), UTC) + EARLY
        return article.published is not None and first <= article.published < last

    async def _save(self, source: Source, articles: Sequence[Article], entries: int, now: datetime) -> Saved:
        unseen: Sequence[Article] = await self._write(lambda store: store.unseen(articles))
        if unseen:
            twins = await asyncio.to_thread(self._twins, unseen)
            unseen = [article for article in unseen if article.id not in twins]
        clippings: list[Clipping] = []
        for start in range(0, len(unseen), BATCH):
            more, _ = await self._worker.aexamine(unseen[start : start + BATCH], now)  # alerts are for news
            clippings += more
        poll = Poll(source.feed, FeedState(source.feed.url), now, tuple(clippings), (), entries, history=True)
        return await self._write(lambda store: store.save(poll)) if clippings else Saved()

    def _twins(self, articles: Sequence[Article]) -> set[str]:
        """Those that the store has from the outlet's own feed: a search's links are opaque, its headlines are not."""
        dates = [article.at for article in articles]
        about = Filter(
            outlets=tuple({article.outlet for article in articles}),
            since=min(dates) - timedelta(days=2),
            until=max(dates) + timedelta(days=2),
        )
        with self._reader() as reader:
            rows = reader.rows(reader.ids(about))
        held = {(row.outlet, normalized(row.title)): row.id for row in rows}
        return {each.id for each in articles if held.get((each.outlet, normalized(each.title)), each.id) != each.id}

    # ---- telling --------------------------------------------------------------------------------

    def _tell(self, source: Source, doing: str, width: timedelta, rest: Sequence[_Stretch]) -> None:
        tally = self._tally
        left_s = None
        if tally.requests >= 2:
            requests = 1 + _requests(rest, width) + sum(_requests(each, WIDEST) for _, each in self._waiting)
            left_s = requests * (self._monotonic() - tally.began) / tally.requests
        each = len(self._wish.sources)  # days of three searches are told as days of the calendar
        said = Fetching(self._wish.topic.name, tally.days // each, tally.total // each, tally.new, left_s, doing)
        self._emit(said)

    def _outcome(self, *, canceled: bool = False) -> History:
        tally, wish = self._tally, self._wish
        windows = sorted(tally.windows.values(), key=lambda window: (window.since, window.source))
        return History(
            wish.topic.id,
            wish.topic.name,
            wish.since,
            wish.until,
            tuple(windows),
            tally.new,
            tally.known,
            tally.outside,
            len(tally.outlets),
            tally.requests,
            tally.before,
            tuple(tally.stopped),
            canceled,
        )


def _length(stretches: Iterable[_Stretch]) -> int:
    return sum((stretch.until - stretch.since).days for stretch in stretches)


def _requests(stretches: Iterable[_Stretch], width: timedelta) -> int:
    return sum(1 if each.again else -((each.since - each.until) // width) for each in stretches)


def _span(since: date, until: date) -> str:
    last = until - DAY
    return f"{since}" if last == since else f"{since} to {last}"


def _rest_sentence(source: Source, until: datetime, now: datetime) -> str:
    at = f"{until:%H:%M} UTC" if until - now < timedelta(hours=20) else f"{until:%Y-%m-%d %H:%M} UTC"
    return f"{source.name} asks to be left alone until {at}."

"""The story of one poll: fetch, read, analyze, save, tell.

What holds, whatever happens in between: entries, findings, alerts and the feed's validators are saved together or not
at all, so what was fetched but not saved is simply fetched again; alerts are told of after they are saved; an
unchanged feed is neither parsed nor analyzed; a feed's trouble is noted with that feed and stops no other.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Protocol, TypeVar

from monitor.catalog import Catalog
from monitor.errors import FeedError, FetchError, ParseError, WorkerError
from monitor.feeds import pace
from monitor.feeds.fetch import strip_credentials
from monitor.i18n import tr_noop
from monitor.model import Alert, Article, Clipping, Feed, FeedState, Fetched, Poll, Saved
from monitor.worker import Worker

if TYPE_CHECKING:
    from monitor.store.store import Store

E = TypeVar("E")
T = TypeVar("T")

BATCH = 50  # articles handed to the worker at once: other feeds' documents are read in between


# ---- events: what the poller tells --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FeedPolled:
    """A feed was polled, or it was its turn and there was a reason not to."""

    feed: str  # its address in the catalog; take credentials out before showing it
    outlet: str
    status: str  # "new", "unchanged", "not-modified", "skipped" or "error"
    http: int | None = None  # status of the answer; None: there was none
    entries: int = 0  # in the document
    new: tuple[str, ...] = ()  # ids of the articles that were new
    edited: tuple[str, ...] = ()  # ids of the ones that came with other words
    error: str | None = None  # a sentence: what went wrong, or why it was skipped
    next_due: datetime | None = None
    at: datetime | None = None
    alerts: int = 0  # that fired


@dataclass(frozen=True, slots=True)
class PollFailed(FeedPolled):
    """A poll ended in an error. It is a FeedPolled too, for whoever only counts."""


@dataclass(frozen=True, slots=True)
class AlertRaised:
    """An alert was saved. A rule fires once for each story."""

    alert: Alert
    rule: str  # the rule's name, or its query where it has none
    title: str  # of the article
    outlet: str


@dataclass(frozen=True, slots=True)
class FeedMoved:
    """A feed's address was changed, after a permanent redirect had proved itself twice."""

    feed: str
    to: str


@dataclass(frozen=True, slots=True)
class RoundDone:
    """Nothing is being polled any more. Counts what was since the last such moment."""

    polled: int
    failed: int
    new: int
    alerts: int
    at: datetime


# ---- the poll -----------------------------------------------------------------------------------


class Writer(Protocol):
    """Runs a call on the thread that owns the store."""

    def __call__(self, call: Callable[[Store], T], /) -> Awaitable[T]: ...


class Poller:
    """Polls feeds, any number at a time, in one event loop. Its stages come as arguments."""

    def __init__(
        self,
        *,
        fetch: Callable[[Feed, FeedState, datetime], Awaitable[Fetched]],
        worker: Worker,
        write: Writer,
        catalog: Catalog,
        emit: Callable[[object], None],
        moved: Callable[[Feed, FeedState], Awaitable[None]],
        now: Callable[[], datetime],
        rng: Random,
        shortest: timedelta = pace.SHORTEST,
        longest: timedelta = pace.LONGEST,
    ) -> None:
        """`moved` is handed a feed and its state at its new address. `shortest` and `longest` are intervals."""
        self.fetch, self.worker, self.catalog = fetch, worker, catalog
        self.shortest, self.longest = shortest, longest
        self._write, self._emit, self._moved, self._now, self._rng = write, emit, moved, now, rng

    async def poll(self, feed: Feed, state: FeedState) -> FeedPolled:
        """Poll a feed, unless it has to be left alone. `state` is what the store remembers of it now.

        Raises what is no feed's fault: StoreError, NoWorkerError.
        """
        now = self._now()
        why = held_back(state, now)
        if why is not None:
            return self._tell(_skipped(feed, state, why, now))
        try:
            fetched = await self.fetch(feed, state, now)
            if not fetched.changed:
                return await self._save_unchanged(feed, state, fetched, now)
            reading = await self.worker.aread(feed, fetched, now)
            unseen = await self._write(lambda store: store.unseen(reading.articles))
            clippings, alerts = await self._examine(unseen, now)
        except FeedError as error:
            return await self._save_failure(feed, state, error, now)
        except WorkerError as error:
            return await self._save_failure(feed, state, ParseError(strip_credentials(feed.url), str(error)), now)
        after = pace.succeeded(
            feed,
            state,
            fetched,
            now=now,
            rng=self._rng,
            document=reading.document,
            entries=reading.entries,
            articles=reading.articles,
            new=len(unseen),
            shortest=self.shortest,
            longest=self.longest,
        )
        saved = await self._save(Poll(feed, after, now, clippings, alerts, reading.entries))
        await self._move(feed, after)
        self._tell_alerts(saved.alerts, clippings)
        return self._tell(
            FeedPolled(
                feed.url,
                feed.outlet,
                "new" if saved.new else "unchanged",
                http=fetched.status,
                entries=reading.entries,
                new=saved.new,
                edited=saved.edited,
                next_due=after.next_due,
                at=now,
                alerts=len(saved.alerts),
            )
        )

    async def _examine(
        self, articles: Sequence[Article], now: datetime
    ) -> tuple[tuple[Clipping, ...], tuple[Alert, ...]]:
        clippings: list[Clipping] = []
        alerts: list[Alert] = []
        for start in range(0, len(articles), BATCH):
            more, raised = await self.worker.aexamine(articles[start : start + BATCH], now)
            clippings += more
            alerts += raised
        return tuple(clippings), tuple(alerts)

    async def _save(self, poll: Poll) -> Saved:
        return await self._write(lambda store: store.save(poll, keep_pause=True))

    async def _save_unchanged(self, feed: Feed, state: FeedState, fetched: Fetched, now: datetime) -> FeedPolled:
        after = pace.succeeded(
            feed, state, fetched, now=now, rng=self._rng, shortest=self.shortest, longest=self.longest
        )
        await self._save(Poll(feed, after, now))
        await self._move(feed, after)
        status = "not-modified" if fetched.status == 304 else "unchanged"
        return self._tell(
            FeedPolled(feed.url, feed.outlet, status, http=fetched.status, next_due=after.next_due, at=now)
        )

    async def _save_failure(self, feed: Feed, state: FeedState, error: FeedError, now: datetime) -> FeedPolled:
        after = pace.failed(feed, state, error, now, self._rng, longest=self.longest)

        def save(store: Store) -> None:
            state = replace(after, paused=after.paused or store.state(feed.url).paused)
            if pace.offline(error):
                store.save_state(state)  # nobody's failure
            else:
                store.fail(feed, state, now)

        await self._write(save)
        http = error.status if isinstance(error, FetchError) else None
        return self._tell(
            PollFailed(feed.url, feed.outlet, "error", http=http, error=error.message, next_due=after.next_due, at=now)
        )

    async def _move(self, feed: Feed, state: FeedState) -> None:
        to = pace.moved(feed, state)
        if to is not None:
            await self._moved(feed, replace(state, url=to, moved_to=None, moved_seen=0))
            self._tell(FeedMoved(feed.url, to))

    def _tell_alerts(self, alerts: Sequence[Alert], clippings: Sequence[Clipping]) -> None:
        articles = {clipping.article.id: clipping.article for clipping in clippings}
        names = {rule.id: rule.name or rule.query for rule in self.catalog.rules}
        for alert in alerts:
            article = articles[alert.article]
            self._tell(AlertRaised(alert, names.get(alert.rule, alert.rule), article.title, article.outlet))

    def _tell(self, event: E) -> E:
        self._emit(event)
        return event


def held_back(state: FeedState, now: datetime) -> str | None:
    """Say why a feed must not be polled now, whoever asks for it; None: it may be."""
    if state.paused:
        return f"It is paused: {state.error}" if state.error else tr_noop("It is paused.")
    if state.not_before is not None and state.not_before > now:
        return tr_noop("The server asked to be left alone for a while.")
    if state.failures and state.next_due is not None and state.next_due > now:
        return f"It failed and is left alone for a while: {state.error}"
    return None


def _skipped(feed: Feed, state: FeedState, why: str, now: datetime) -> FeedPolled:
    due = max((at for at in (state.next_due, state.not_before) if at is not None), default=None)
    return FeedPolled(feed.url, feed.outlet, "skipped", error=why, next_due=due, at=now)

"""The running monitor: starts and stops what works together, in order, and is what both faces hold.

Who runs where: one thread owns the store's writing connection; one runs the event loop with all polls; one talks to
the analysis process; one shows notices; the schedule has its own. What crosses is frozen, answers are futures, news
goes up through `emit`, which is called from the loop's thread and must neither block nor raise.

Several services may share a store (a window, a collector, the command line): each feed is leased before it is polled.
Each service takes a place in the profile, a file that the system unlocks when its process ends however it ends; who
takes a place gives back the leases that a dead predecessor left there.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
import math
import os
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

from monitor import catalog as catalogs
from monitor import notify, reports, scoring
from monitor import settings as wants
from monitor.backfill import Backfill, History, Wish
from monitor.catalog import Catalog
from monitor.errors import CatalogError, MonitorError, StoreError
from monitor.feeds.fetch import Fetcher, strip_credentials, user_agent
from monitor.i18n import tr_noop
from monitor.locks import lock, locked
from monitor.model import AlertRow, Article, Clipping, Count, Feed, FeedState, Fetched
from monitor.poller import AlertRaised, FeedPolled, Poller, PollFailed, RoundDone, held_back
from monitor.reanalyze import JOURNAL, Journal, Progress, Reanalysis, Report, outdated
from monitor.schedule import Schedule, redated
from monitor.scoring import Scoring
from monitor.settings import Profile, Settings
from monitor.worker import Lane, Worker, spare_collections

if TYPE_CHECKING:
    from monitor.analysis.sentiment import WordPart
    from monitor.store.queries import Reader
    from monitor.store.store import Store

T = TypeVar("T")

log = logging.getLogger(__name__)

RETRY_S = 60.0  # after a trouble that is no feed's fault; twice as long each time
LEASE = timedelta(minutes=30)  # longest that a feed may be held; a place that is taken anew frees its feeds at once
POLL_LIMIT_S = 25 * 60.0  # for one poll, waiting for its turn included: it ends before its lease
HEARTBEAT_S = 60.0
RESEND_S = 300.0  # between two looks for alerts that nobody was told of
RESEND_AFTER = timedelta(minutes=2)  # another service may just be telling of a younger one
RESEND_WITHIN = timedelta(hours=24)  # older ones are in the log, and no news
NEWEST_ALERTS = 1_000  # among which those that nobody was told of are looked for
SCORING_AFTER_S = 10.0  # from the start: first the window opens and the first poll begins


# ---- events, beside those of the poller -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something is wrong that is no feed's fault, such as a full disk. `text` None: it is over."""

    text: str | None


@dataclass(frozen=True, slots=True)
class Retagged:
    """Stored articles were analyzed by a changed catalog, newest first. It is over when `done` is `total`."""

    done: int
    total: int
    canceled: bool = False


@dataclass(frozen=True, slots=True)
class Outdated:
    """Stored scores are of another lexicon, or of another version of an engine. They stay until `adopt`."""

    articles: int
    waiting: bool = False  # what was changed in the catalog reaches stored articles only then, too


@dataclass(frozen=True, slots=True)
class CatalogChanged:
    """The catalog's files were edited by somebody else; the service already works with the new one."""

    catalog: Catalog


@dataclass(frozen=True, slots=True)
class StoreChanged:
    """Another program on the same store has added articles."""


@dataclass(frozen=True, slots=True)
class Status:
    """What the service is doing now."""

    started: bool  # False: nothing is polled until the user chose a start
    polling: tuple[str, ...]  # addresses of the feeds
    next_due: datetime | None
    trouble: str | None
    retagging: Retagged | None
    place: str
    scoring: int | None = None  # articles that the slow engine has still to score; None: it has nothing to do


# ---- the service ----------------------------------------------------------------------------------


class Service:
    """One profile, running. Made, started and stopped once; `stop` may be called at any moment, twice too."""

    def __init__(
        self,
        profile: Profile,
        settings: Settings,
        catalog: Catalog,
        *,
        emit: Callable[[object], None],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        monotonic: Callable[[], float] = time.monotonic,
        adapters: Sequence[notify.Adapter] | None = None,
        rng: Random | None = None,
        tick_s: float | None = None,
    ) -> None:
        """`adapters` show notices, first come first; None: the desktop's own service. `tick_s` None: as in settings."""
        self.profile, self.settings, self.catalog = profile, settings, catalog
        self._emit, self._now, self._monotonic, self._rng = emit, now, monotonic, rng or Random()
        self._notifier = notify.Notifier(adapters, monotonic=monotonic)
        self._outbox = notify.Outbox()
        self._tick_s = tick_s or settings.tick_s
        self._stopping = False
        self._give_up = threading.Event()  # ends the store's patience with a busy database
        self._place: _Place | None = None
        self._store: Store | None = None
        self._schedule: Schedule | None = None
        self._polls: dict[str, asyncio.Task[FeedPolled]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._round: list[FeedPolled] = []
        self._ticking = False
        self._beaten = self._resent = -math.inf
        self._files: object = None
        self._arrivals: int | None = None
        self._trouble: str | None = None
        self._broken: str | None = None  # why the catalog's files cannot be read
        self._stranded = False  # some leases wait for the trouble to end
        self._retry_at, self._retry_wait_s = -math.inf, RETRY_S
        self._comparing: asyncio.Task[Any] | None = None
        self._history: asyncio.Task[Any] | None = None
        self._retag: asyncio.Task[None] | None = None
        self._retagged: Retagged | None = None
        self.outdated: Outdated | None = None  # the last word on it; None: scores are as they would be made now
        self._restoried = 0  # articles that the last retagging put beside others
        self._scoring = Scoring(
            worker=lambda: self._worker,
            write=self._write,
            count=self._count_waiting,
            polling=lambda: bool(self._polls),
            emit=self._emit,
            now=now,
            monotonic=monotonic,
            alone=lambda: lock(profile.root / "lock.scores", wait=False),
        )

    # ---- start and stop ------------------------------------------------------------------------

    def start(self, *, schedule: bool = True) -> None:
        """Open the store and begin. Takes as long as opening does: not for a thread that must stay fluid.

        Without `schedule` nothing happens until it is asked for. Raises StoreError and CatalogError; then nothing runs.
        """
        spare_collections()
        self.profile.prepare()
        self._place = _Place.take(self.profile)
        self._writer = Lane("store", end=self._close)
        try:
            self._writer.submit(self._open).result()
        except BaseException:
            self._writer.close(1.0)
            self._place.leave()
            raise
        self._files = self._catalog_files()
        if self.catalog.lexicon.error:
            self._broken = f"{self.catalog.lexicon.error}. Until that is put right, the shipped words hold."
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run_loop, name="polls", daemon=True)
        self._thread.start()
        self._notices = Lane("notices")
        self._fetcher = self._new_fetcher()
        self._worker = Worker(
            self._judged(self.catalog),
            memory_mb=self.settings.worker_memory_mb,
            parse_timeout_s=self.settings.parse_timeout_s,
        )
        self._poller = Poller(
            fetch=self._fetch,
            worker=self._worker,
            write=self._write,
            catalog=self.catalog,
            emit=self._hear,
            moved=self._move_feed,
            now=self._now,
            rng=self._rng,
            **_intervals(self.settings),
        )
        if schedule:
            self._begin_tags()
            self._schedule = Schedule(
                lambda: self._post(self._tick),
                maintain=lambda: self._post(self._maintain),
                jumped=lambda _by: self._post(self._take_clock),
                tick_s=self._tick_s,
                now=self._now,
                monotonic=self._monotonic,
            )
            self._schedule.start()
            self._post(self._catch_up_tags)
            self._post(lambda: self._score_later(SCORING_AFTER_S))

    def stop(self, timeout_s: float = 5.0) -> None:
        """End everything, whatever it is doing. What was fetched and not saved will be fetched again."""
        if self._stopping or self._store is None:
            return
        self._stopping = True
        deadline = time.monotonic() + timeout_s
        if self._schedule is not None:
            self._schedule.stop()
        with contextlib.suppress(TimeoutError):
            asyncio.run_coroutine_threadsafe(self._wind_down(), self._loop).result(timeout_s / 4)
        self._worker.close(timeout_s / 5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout_s / 5)
        if not self._writer.close(max(0.1, (deadline - time.monotonic()) / 2)):
            self._give_up.set()  # the database is busy: what still waits for it is lost
            self._writer.drop()
            self._writer.close(max(0.1, deadline - time.monotonic()))
        self._notices.drop()
        self._notices.close(0.1)
        if self._place is not None:
            self._place.leave()

    # ---- what the faces ask --------------------------------------------------------------------

    def poll_now(self, urls: Sequence[str] | None = None, *, due_only: bool = False) -> Future[tuple[FeedPolled, ...]]:
        """Poll these feeds, or all that are enabled, whether they are due or not; `due_only`: those that are.

        Retry-After and back-off hold all the same: such a feed comes back as "skipped". This is also the start that
        the user has to choose: from now on feeds are polled on schedule.
        """
        if not self.settings.started:
            self.set_settings(replace(self.settings, started=True))
            self._writer.submit(self._save_start)
        return self._ask(self._poll_now(urls, due_only))

    def submit(self, call: Callable[[Store], T]) -> Future[T]:
        """Run a call on the thread that owns the store, after those submitted before."""

        def run() -> T:
            assert self._store is not None
            return call(self._store)

        return self._writer.submit(run)

    def examine(self, article: Article, *, slow: bool = False) -> Future[Clipping]:
        """Analyze an article anew, with its sentences, in the analysis process; `slow`: by the slow engine too."""

        async def run() -> Clipping:
            clippings, _ = await self._worker.aexamine([article], self._now(), sentences=True, slow=slow)
            return clippings[0]

        return self._ask(run())

    def explain(self, text: str, engine: str) -> Future[tuple[WordPart, ...]]:
        """Say what each word of one sentence adds to its score, in the analysis process."""
        return self._ask(self._worker.aexplain(text, engine))

    def score_waiting(self) -> Future[None]:
        """Score now what waits for the slow engine, whatever else goes on. Its progress is told as Scored."""
        return self._ask(self._scoring.run(at_once=True))

    @property
    def not_scoring(self) -> str | None:
        """Why the slow engine does not score; None: nothing keeps it."""
        return self._scoring.broken

    def user_works(self) -> None:
        """Somebody uses the program just now: work that can wait does."""
        self._scoring.user_works()

    def reader(self) -> Reader:
        """Open the store for reading, for the thread that asks. Close it: it is a context manager."""
        from monitor.store.queries import Reader

        return Reader.open(self.profile.database, count=Count(self.settings.count))

    def set_catalog(self, catalog: Catalog) -> None:
        """Work with another catalog from now on; where its findings differ, tag the stored articles anew."""
        self._post(lambda: self._take_catalog(catalog))

    def compare(self, catalog: Catalog | None = None, engines: Sequence[str] | None = None) -> Future[Report]:
        """Analyze all stored articles anew, and tell what would change. Nothing does.

        `catalog`: by which, if not by the one that is in force. `engines`: which scores are reported; None: of the
        lexicon engines. Progress comes as events; a comparison that was broken off goes on where it was.
        """
        return self._ask(self._compare(catalog or self.catalog, engines))

    def cancel_comparing(self) -> None:
        """Break a comparison off: its future is canceled. What it has found is kept for the next one."""
        self._post(self._stop_comparing)

    def discard_comparison(self) -> None:
        """Forget what a comparison has found."""
        self._post(self._stop_comparing)
        self._writer.submit(lambda: Journal(self.profile.root / JOURNAL).discard())

    def adopt(self, catalog: Catalog | None = None, engines: Sequence[str] | None = None) -> Future[int]:
        """Put new findings in the place of all stored ones, as the comparison reported them, and find stories anew.

        `catalog` is in force from then on. Progress comes as `Retagged`; broken off, it goes on at the next start.
        Tells how many articles have other copies beside them than before.
        """
        return self._ask(self._adopt(catalog, engines))

    def fetch_history(self, wish: Wish) -> Future[History]:
        """Walk searches into the past. `backfill.Fetching` and `History` come as events too.

        One walk at a time in a profile: searches are asked slowly. Whether polling has been started does not matter.
        """
        return self._ask(self._fetch_history(wish))

    def cancel_history(self) -> None:
        """Break the walk off: its future is canceled. What was found is stored, and a later walk can go on."""
        self._post(self._stop_history)

    def cancel_retagging(self) -> None:
        """Leave the rest of the stored articles as they are tagged, until the next start."""
        self._post(self._stop_retagging)

    def set_settings(self, settings: Settings) -> None:
        """Work with other settings from now on. Saving them is the caller's."""
        self.settings = settings
        self._post(self._take_settings)

    def status(self) -> Status:
        """Tell what is going on. Cheap but for one read of the store."""
        return Status(
            self.settings.started,
            tuple(self._polls),
            self.submit(lambda store: store.next_due()).result(),
            self._trouble,
            self._retagged,
            self._place.holder if self._place is not None else "",
            self._scoring.report.left if self._scoring.report else None,
        )

    # ---- the store's thread --------------------------------------------------------------------

    def _open(self) -> None:
        from monitor.analysis.stories import Stories
        from monitor.store.store import Store

        assert self._place is not None
        self._store = store = Store.open(
            self.profile.database,
            now=self._now,
            backup_dir=self.profile.backup_dir,
            give_up=self._give_up,
            placer=Stories(),
        )
        store.release(self._place.holder)
        self._sync(store, self.catalog)
        self._put_right(store)

    def _close(self) -> None:
        if self._store is None:
            return
        try:
            if self._place is not None:
                self._store.release(self._place.holder)
        except StoreError as error:
            log.info("Leases are left to run out: %s", error)
        finally:
            self._store.close()

    @staticmethod
    def _sync(store: Store, catalog: Catalog) -> None:
        store.sync_feeds(catalog.feeds)
        store.sync_outlets(catalog.outlets)
        store.sync_rules(catalog.rules)

    def _put_right(self, store: Store) -> None:
        """Bring back the feeds that were polled while the clock was ahead."""
        now = self._now()
        for state in store.states().values():
            right = redated(state, now)
            if right is not state:
                store.save_state(right)

    def _save_start(self) -> None:
        try:
            wants.save(self.profile, replace(wants.load(self.profile), started=True))
        except CatalogError as error:
            log.warning("%s", error)

    # ---- the loop's thread ---------------------------------------------------------------------

    def _run_loop(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()
        late = asyncio.all_tasks(self._loop)  # asked for in the moment of the stop
        for task in late:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*late, return_exceptions=True))
        self._loop.close()

    def _ask(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """Run work in the loop, from any thread; after the stop its future is canceled."""
        if not self._stopping:
            with contextlib.suppress(RuntimeError):  # the loop was closed just now
                return asyncio.run_coroutine_threadsafe(work, self._loop)
        work.close()
        future: Future[T] = Future()
        future.cancel()
        return future

    def _post(self, call: Callable[[], Awaitable[None] | None]) -> None:
        """Run a call in the loop, from any thread. A coroutine goes on by itself."""

        def run() -> None:
            if not self._stopping:
                begun = call()
                if begun is not None:
                    self._go(begun)

        with contextlib.suppress(RuntimeError):  # the loop is closed: we have stopped
            self._loop.call_soon_threadsafe(run)

    def _go(self, work: Awaitable[None]) -> asyncio.Task[None]:
        task = self._loop.create_task(self._guarded(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        if isinstance(work, Coroutine):  # a task that is canceled before its first step leaves its work unbegun
            task.add_done_callback(lambda _: work.close())
        return task

    async def _guarded(self, work: Awaitable[None]) -> None:
        try:
            await work
        except MonitorError as error:
            self._tell_trouble(str(error))
        except Exception:
            log.exception("The monitor goes on after an error inside the program")

    async def _write(self, call: Callable[[Store], T]) -> T:
        return await asyncio.wrap_future(self.submit(call))

    async def _wind_down(self) -> None:
        tasks = [*self._polls.values(), *self._tasks, *(each for each in (self._comparing, self._history) if each)]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._fetcher.aclose()

    def _hear(self, event: object) -> None:
        """Take an event of the poller: alerts go to the outbox too."""
        if isinstance(event, AlertRaised):
            self._put_out([event])
        self._emit(event)

    def _tell_trouble(self, text: str | None) -> None:
        if text != self._trouble:
            self._trouble = text
            self._emit(Trouble(text))

    # -- polls

    async def _tick(self) -> None:
        """Poll what is due, as much as there is room for."""
        if self._ticking:
            return
        self._ticking = True
        try:
            await self._look_around()
            if self.settings.started:
                await self._begin_due()
                await self._resend()
            if not self._stranded:
                self._tell_trouble(self._broken)
        finally:
            self._ticking = False

    async def _begin_due(self) -> None:
        assert self._place is not None
        assert self._schedule is not None
        holder, now, passed = self._place.holder, self._now(), self._monotonic()
        if self._stranded and not self._polls and passed >= self._retry_at:
            await self._write(lambda store: store.release(holder))
            self._stranded = False
        if passed - self._beaten >= HEARTBEAT_S:
            await self._write(lambda store: store.heartbeat(holder, now))
            self._beaten = passed
        enabled = sum(feed.enabled for feed in self.catalog.feeds)
        room = 2 * self.settings.poll_concurrency - len(self._polls)
        limit = min(room, self._schedule.allowance(enabled))
        if limit > 0:
            self._begin(await self._write(lambda store: self._lease_due(store, limit, now)))

    async def _poll_now(self, urls: Sequence[str] | None, due_only: bool) -> tuple[FeedPolled, ...]:
        now = self._now()
        feeds = {feed.url: feed for feed in self.catalog.feeds if feed.enabled}
        asked = list(feeds) if urls is None else list(dict.fromkeys(urls))
        states = await self._write(lambda store: store.states())
        answers: dict[str, FeedPolled] = {}
        wanted: list[str] = []
        for url in asked:
            feed, state = feeds.get(url), states.get(url) or FeedState(url)
            if feed is None:
                error = "This feed is not in the catalog, or it is disabled."
                answers[url] = PollFailed(url, "", "error", error=error, at=now)
            elif due_only and state.next_due is not None and state.next_due > now:
                continue
            elif (why := held_back(state, now)) is not None:
                answers[url] = FeedPolled(url, feed.outlet, "skipped", error=why, next_due=state.next_due, at=now)
            elif url not in self._polls:
                wanted.append(url)
        self._begin(await self._write(lambda store: self._lease(store, wanted, now)))
        polls = {url: self._polls[url] for url in asked if url in self._polls}
        await asyncio.gather(*polls.values(), return_exceptions=True)
        for url, poll in polls.items():
            answers[url] = _outcome(poll, feeds[url], now)
        for url in wanted:
            busy = FeedPolled(url, feeds[url].outlet, "skipped", error="Another program is polling it now.", at=now)
            answers.setdefault(url, busy)
        return tuple(answers[url] for url in asked if url in answers)

    def _lease_due(self, store: Store, limit: int, now: datetime) -> list[FeedState]:
        """Lease feeds that are due, and tell what is remembered of them."""
        assert self._place is not None
        leased = store.due(now, limit, self._place.holder, now + LEASE)
        states = store.states() if leased else {}
        return [states[url] for url in leased if url in states]

    def _lease(self, store: Store, urls: Sequence[str], now: datetime) -> list[FeedState]:
        """Lease feeds that need not be due. Those that another service holds are left out.

        Only a feed that is due is ever held by somebody. So whoever wants another first makes it due.
        """
        assert self._place is not None
        wanted = set(urls)
        with self._place.alone():
            store.make_due(wanted, now)
            leased = self._lease_due(store, len(self.catalog.feeds), now)
        for state in leased:
            if state.url not in wanted and state.url not in self._polls:
                store.save_state(state)  # it was due too, but nobody asked: give it back
        return [state for state in leased if state.url in wanted]

    def _begin(self, leased: Sequence[FeedState]) -> None:
        feeds = {feed.url: feed for feed in self.catalog.feeds}
        for state in leased:
            feed = feeds.get(state.url)
            if feed is None or state.url in self._polls or self._stopping:
                continue
            task = self._loop.create_task(self._poll(feed, state))
            self._polls[feed.url] = task
            task.add_done_callback(partial(self._end, feed))

    async def _poll(self, feed: Feed, state: FeedState) -> FeedPolled:
        try:
            async with asyncio.timeout(POLL_LIMIT_S):
                return await self._poller.poll(feed, state)
        except TimeoutError:
            error = "There was no time for it."
        except MonitorError as trouble:  # no feed's fault: it stays leased until we try again, ever more seldom
            error = str(trouble)
            self._stranded = True
            self._retry_at = self._monotonic() + self._retry_wait_s
            self._retry_wait_s = min(2 * self._retry_wait_s, LEASE.total_seconds())
            self._tell_trouble(error)
        failed = PollFailed(feed.url, feed.outlet, "error", error=error, at=self._now())
        self._emit(failed)
        return failed

    def _end(self, feed: Feed, poll: asyncio.Task[FeedPolled]) -> None:
        del self._polls[feed.url]
        if poll.cancelled():
            return
        error = poll.exception()
        if error is not None:
            log.error("Polling %s met an error inside the program", strip_credentials(feed.url), exc_info=error)
        outcome = _outcome(poll, feed, self._now())
        self._round.append(outcome)
        if outcome.status != "error":
            self._retry_wait_s = RETRY_S
        if not self._polls:
            polled, self._round = self._round, []
            self._arrivals = None  # what came was ours
            self._emit(
                RoundDone(
                    polled=len(polled),
                    failed=sum(each.status == "error" for each in polled),
                    new=sum(len(each.new) for each in polled),
                    alerts=sum(each.alerts for each in polled),
                    at=self._now(),
                )
            )
            self._score_later()

    async def _fetch(self, feed: Feed, state: FeedState, now: datetime) -> Fetched:
        return await self._fetcher.fetch(feed, state, now)

    async def _move_feed(self, feed: Feed, state: FeedState) -> None:
        """Write a feed's new address into the user's catalog; what we remember of it goes along."""
        folder, moved = self.profile.catalog_dir, replace(feed, url=state.url, origin="user", id="")

        def move(store: Store) -> Catalog:
            store.save_state(state)
            if self.catalog.find("feeds", state.url) is None:
                catalogs.add(folder, moved)
            catalogs.remove(folder, "feeds", feed.url)
            return catalogs.load(folder)

        try:
            catalog = await self._write(move)
        except CatalogError as error:
            self._tell_trouble(str(error))
            return
        self._files = self._catalog_files()
        await self._take_catalog(catalog)
        self._emit(CatalogChanged(catalog))

    async def _take_clock(self) -> None:
        await self._write(self._put_right)

    async def _maintain(self) -> None:
        await self._write(lambda store: store.optimize())

    # -- what others do to the profile

    async def _look_around(self) -> None:
        """Notice what other programs did to the catalog's files and to the store."""
        files = self._catalog_files()
        if files != self._files:
            self._files = files
            await self._reload_catalog()
        if self._polls:
            return
        arrivals = await self._write(lambda _store: self._newest())
        if self._arrivals is not None and arrivals != self._arrivals:
            self._emit(StoreChanged())
            self._score_later()
        self._arrivals = arrivals

    async def _reload_catalog(self) -> None:
        self._broken = None
        try:
            catalog = await self._write(lambda _store: catalogs.load(self.profile.catalog_dir))
        except CatalogError as error:  # we go on with the old one until the file is put right
            self._broken = str(error)
            return
        if catalog.lexicon.error:
            self._broken = f"{catalog.lexicon.error}. Until that is put right, the words from before hold."
            catalog = replace(catalog, lexicon=replace(self.catalog.lexicon, error=catalog.lexicon.error))
        if catalog != self.catalog:
            await self._take_catalog(catalog)
            self._emit(CatalogChanged(catalog))

    def _newest(self) -> int:
        with self.reader() as reader:
            return reader.newest_key()

    def _catalog_files(self) -> object:
        """A mark that changes whenever somebody writes a file of the catalog."""
        with contextlib.suppress(OSError):
            return sorted((str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in _toml_in(self.profile))
        return None

    # -- settings and catalog

    def _take_settings(self) -> None:
        settings = self.settings
        intervals = _intervals(settings)
        self._poller.shortest, self._poller.longest = intervals["shortest"], intervals["longest"]
        old, self._fetcher = self._fetcher, self._new_fetcher()
        polls = list(self._polls.values())

        async def close_old() -> None:
            await asyncio.gather(*polls, return_exceptions=True)
            await old.aclose()

        self._go(close_old())
        self._worker.set_limits(memory_mb=settings.worker_memory_mb, parse_timeout_s=settings.parse_timeout_s)
        self._worker.configure(self._judged(self.catalog))

    def _judged(self, catalog: Catalog) -> Catalog:
        """The catalog as the worker gets it: rules that name no engine go by the one that is shown."""
        return replace(catalog, rules=reports.rules_by(catalog.rules, reports.engine_shown(self.settings)))

    def _new_fetcher(self) -> Fetcher:
        settings = self.settings
        return Fetcher(
            concurrency=settings.poll_concurrency,
            per_host=settings.per_host,
            timeout_s=settings.exchange_timeout_s,
            body_limit=settings.body_limit_mb * 1_000_000,
            user_agent=user_agent(settings.user_agent_contact),
            proxy=settings.proxy or None,
        )

    async def _take_catalog(self, catalog: Catalog) -> None:
        old, self.catalog = self.catalog, catalog
        self._poller.catalog = catalog
        self._worker.configure(self._judged(catalog))
        await self._write(lambda store: self._sync(store, catalog))
        if catalog.fingerprint != old.fingerprint or catalog.lexicon.digest != old.lexicon.digest:
            await self._bring_up_to_date(changed=catalog.fingerprint != old.fingerprint)

    # -- history

    async def _fetch_history(self, wish: Wish) -> History:
        with lock(self.profile.root / "lock.history", wait=False) as alone:
            if not alone:
                raise MonitorError(
                    tr_noop("History is being fetched already; one walk at a time, as searches ask for.")
                )
            self._history = asyncio.current_task()
            walk = Backfill(
                fetch=self._fetch,
                worker=self._worker,
                write=self._write,
                reader=self.reader,
                emit=self._emit,
                folder=self.profile.root,
                now=self._now,
                monotonic=self._monotonic,
                rng=self._rng,
            )
            return await walk.run(wish)

    def _stop_history(self) -> None:
        if self._history is not None and not self._history.done():
            self._history.cancel()

    # -- analyzing stored articles anew

    def _begin_tags(self) -> None:
        """A store without articles is up to date as it is."""
        with self.reader() as reader:
            empty = reader.newest_key() == 0
        if empty:
            self._reanalysis().remember(self.catalog.fingerprint, self._versions())

    async def _catch_up_tags(self) -> None:
        """Tag anew at the start, where the catalog was changed while nobody was there, or tagging was broken off."""
        tags = self._reanalysis().tags()
        await self._bring_up_to_date(changed=tags.get("fingerprint") != self.catalog.fingerprint or _unfinished(tags))

    async def _bring_up_to_date(self, *, changed: bool) -> None:
        """Tag stored articles anew where the catalog has changed; but never change scores that nobody has agreed to.

        Scores of another lexicon, or of an engine's older version, are only told of: see `compare` and `adopt`.
        """
        now, tags = self._versions(), self._reanalysis().tags()
        agreed = _unfinished(tags) and tags.get("engines") == now
        stale = outdated(await self._write(lambda _store: self._fingerprints()), now)
        if stale and not agreed:
            self.outdated = Outdated(stale, changed)
            self._emit(self.outdated)
        elif changed:
            self._start_retagging()

    def _versions(self) -> dict[str, str]:
        from monitor.analysis import sentiment

        return sentiment.versions(self.catalog.lexicon)

    def _fingerprints(self) -> Mapping[str, int]:
        with self.reader() as reader:
            return reader.fingerprints()

    def _reanalysis(
        self, worker: Worker | None = None, progress: Callable[[int, int], None] | None = None
    ) -> Reanalysis:
        async def examine(articles: Sequence[Article]) -> tuple[Clipping, ...]:
            slow = worker is not None  # that one has a slow engine only where somebody asked for it
            clippings, _ = await (worker or self._worker).aexamine(articles, self._now(), slow=slow)
            return clippings

        return Reanalysis(self.profile.root, self._write, self.reader, examine, progress or (lambda _done, _all: None))

    async def _compare(self, catalog: Catalog, engines: Sequence[str] | None) -> Report:
        self._stop_comparing()
        self._comparing = asyncio.current_task()
        worker = self._second_worker(catalog, engines)
        try:
            with lock(self.profile.root / "lock.comparison", wait=False) as alone:
                if not alone:
                    raise StoreError(tr_noop("Another program on this profile is comparing scores just now"))
                reanalysis = self._reanalysis(worker, lambda done, total: self._emit(Progress(done, total)))
                return await reanalysis.compare(engines or tuple(self._versions()))
        finally:
            await asyncio.to_thread(worker.close, 1.0)

    def _second_worker(self, catalog: Catalog, engines: Sequence[str] | None) -> Worker:
        """A process beside the one of the polls: by other words, or with an engine that polls go without."""
        from monitor.analysis import sentiment

        quick = tuple(sentiment.versions())
        return Worker(
            self._judged(catalog),
            (*quick, *(name for name in engines or () if name not in quick)),
            memory_mb=self.settings.worker_memory_mb,
            parse_timeout_s=self.settings.parse_timeout_s,
        )

    def _stop_comparing(self) -> None:
        if self._comparing is not None and not self._comparing.done():
            self._comparing.cancel()
        self._comparing = None

    async def _adopt(self, catalog: Catalog | None, engines: Sequence[str] | None) -> int:
        if catalog is not None:
            self.catalog = self._poller.catalog = catalog
            self._worker.configure(self._judged(catalog))
            await self._write(lambda store: self._sync(store, catalog))
            self._files = self._catalog_files()
        slow = [name for name in engines or () if name not in self._versions()]
        worker = self._second_worker(self.catalog, slow) if slow else None
        self._restoried = 0
        try:
            self._start_retagging(worker)
            assert self._retag is not None
            await asyncio.wait([self._retag])
        finally:
            if worker is not None:
                await asyncio.to_thread(worker.close, 1.0)
        return self._restoried

    def _start_retagging(self, worker: Worker | None = None) -> None:
        before = self._retag
        self._stop_retagging()
        self._retag = self._go(self._retag_all(self.catalog.fingerprint, before, worker))

    def _stop_retagging(self) -> None:
        if self._retag is not None and not self._retag.done():
            self._retag.cancel()
            if self._retagged is not None:
                self._emit(replace(self._retagged, canceled=True))
        self._retag = self._retagged = None

    async def _retag_all(
        self, fingerprint: str, before: asyncio.Task[None] | None, worker: Worker | None = None
    ) -> None:
        """Analyze every stored article by the catalog as it is, newest first, and put its findings in place."""
        if before is not None:
            await asyncio.wait([before])  # until it has let go of the lock
        with lock(self.profile.root / "lock.tags", wait=False) as alone:
            if not alone:
                return  # another service on this profile does it
            self._restoried = await self._reanalysis(worker, self._tell_retagged).adopt(fingerprint, self._versions())
            self._retagged = self.outdated = None
        self._score_later()

    def _tell_retagged(self, done: int, total: int) -> None:
        self._retagged = Retagged(done, total)
        self._emit(self._retagged)

    # -- the slow engine

    def _score_later(self, delay_s: float = 0.0) -> None:
        """See to what waits for the slow engine, where it is installed."""
        if self._schedule is not None and not self._stopping:
            self._loop.call_later(delay_s, lambda: self._go(self._score_if_installed()))

    async def _score_if_installed(self) -> None:
        from monitor.analysis import sentiment

        if self._scoring.broken is None and scoring.ENGINE in sentiment.installed():
            await self._scoring.run()

    def _count_waiting(self) -> int:
        with self.reader() as reader:
            return reader.waiting(scoring.ENGINE)

    # -- notices

    def _put_out(self, raised: Sequence[AlertRaised]) -> None:
        silent = {rule.id for rule in self.catalog.rules if not rule.notify}
        if self.settings.notify:
            self._outbox.put(
                notify.Item(each.alert.id, each.rule, each.outlet, each.title)
                for each in raised
                if each.alert.rule not in silent
            )
            self._loop.call_soon(self._send_notice)

    def _send_notice(self) -> None:
        """Show what waits in the outbox, or come back when a minute has passed since the last notice."""
        wait_s = self._outbox.wait_s(self._monotonic())
        if wait_s is None or self._stopping:
            return
        notice = self._outbox.take(self._monotonic())
        if notice is None:
            self._loop.call_later(wait_s, self._send_notice)
        else:
            self._go(self._show(notice))

    async def _show(self, notice: notify.Notice) -> None:
        shown = await asyncio.wrap_future(self._notices.submit(lambda: self._notifier.show(notice)))
        if shown:
            at = self._now()
            await self._write(lambda store: store.mark_delivered(notice.alerts, at))

    async def _resend(self) -> None:
        """Tell of alerts that nobody was told of: of a service that was killed, or that could not show them."""
        if self._monotonic() - self._resent < RESEND_S or not self.settings.notify:
            return
        assert self._place is not None
        # At our start nobody else is there, if ours is the first place; later another may just be telling of one.
        grace = timedelta(0) if self._resent == -math.inf and self._place.number == 1 else RESEND_AFTER
        self._resent = self._monotonic()
        since, until = self._now() - RESEND_WITHIN, self._now() - grace
        rows = await self._write(lambda _store: self._newest_alerts())
        waiting = [row for row in rows if row.alert.delivered is None and since < row.alert.fired_at <= until]
        if waiting:
            self._put_out(
                [AlertRaised(row.alert, row.rule_name or row.query, row.title, row.outlet) for row in waiting]
            )

    def _newest_alerts(self) -> Sequence[AlertRow]:
        with self.reader() as reader:
            return reader.alerts(limit=NEWEST_ALERTS)


# ---- one round, for the command line ----------------------------------------------------------------


def poll_once(
    profile: Profile,
    urls: Sequence[str] | None = None,
    *,
    all: bool = False,
    settings: Settings | None = None,
    catalog: Catalog | None = None,
    emit: Callable[[object], None] = lambda _event: None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> list[FeedPolled]:
    """Poll the feeds that are due, or these, or all enabled ones, once, and give what came of each.

    Retry-After and back-off hold whatever is asked. Raises MonitorError if nothing could be done. Alerts are left to
    a window or a collector to show.
    """
    service = Service(
        profile,
        settings or wants.load(profile),
        catalog or catalogs.load(profile.catalog_dir),
        emit=emit,
        now=now,
        adapters=(),
    )
    service.start(schedule=False)
    try:
        polls = service.poll_now(urls, due_only=urls is None and not all)
        while not polls.done():  # in short waits, so that Ctrl-C is always heard
            with contextlib.suppress(TimeoutError):
                polls.result(0.2)
        return list(polls.result())
    finally:
        service.stop()


# ---- helpers ----------------------------------------------------------------------------------------


def _intervals(settings: Settings) -> dict[str, timedelta]:
    return {
        "shortest": timedelta(minutes=settings.min_interval_min),
        "longest": timedelta(hours=settings.max_interval_h),
    }


def _outcome(poll: asyncio.Task[FeedPolled], feed: Feed, now: datetime) -> FeedPolled:
    if not poll.cancelled() and poll.exception() is None:
        return poll.result()
    error = "The program is stopping." if poll.cancelled() else "There was an error inside the program."
    return PollFailed(feed.url, feed.outlet, "error", error=error, at=now)


def _toml_in(profile: Profile) -> Iterator[Path]:
    yield from profile.catalog_dir.glob("*.toml")
    if profile.lexicon_file.exists():
        yield profile.lexicon_file


def _unfinished(tags: Mapping[str, Any]) -> bool:
    """Tell whether a walk over the stored articles was broken off."""
    return tags.get("below") is not None


class _Place:
    """A service's place in its profile: a file that is locked for as long as its process lives."""

    def __init__(self, profile: Profile, number: int, file: int) -> None:
        self._profile, self._file = profile, file
        self.number = number
        folder = hashlib.sha256(str(profile.root).encode()).hexdigest()[:8]
        self.holder = f"{socket.gethostname()}/{folder}/{number}"

    @classmethod
    def take(cls, profile: Profile) -> _Place:
        for number in range(1, 100):
            file = locked(profile.lock_file.with_name(f"lock.{number}"), wait=False)
            if file is not None:
                return cls(profile, number, file)
        raise CatalogError(str(profile.lock_file), "too many programs use this profile at the same time")

    def leave(self) -> None:
        file, self._file = self._file, -1
        if file >= 0:
            os.close(file)

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Be the only service on this profile that leases feeds which are not due. For milliseconds."""
        with lock(self._profile.lock_file, wait=True):
            yield

"""What the slow engine does between the polls: articles that wait for it are scored, the newest first.

A poll is as cheap as without it. Its articles are stored with the scores of the quick engines; this one's follow in
small batches, in the analysis process, while nobody works and nothing is polled. What waits is known by the store, so
whatever breaks off, it goes on where it was; whoever else works on this store does its own share.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from monitor.errors import ModelError
from monitor.model import Clipping

if TYPE_CHECKING:
    from monitor.store.later import Waiting
    from monitor.store.store import Store
    from monitor.worker import Worker

T = TypeVar("T")

log = logging.getLogger(__name__)

ENGINE = "model"
BATCH = 4  # articles at once: measured 0.1 s for headlines with summaries, so a poll waits for no longer
QUIET_S = 2.0  # since the user last did something
LOOK_S = 0.25  # between two looks whether it may go on
PATIENCE_S = 120.0  # with polls: a feed that hangs must not keep it waiting for ever
TOLD = 10  # batches between two reports


@dataclass(frozen=True, slots=True)
class Scored:
    """The slow engine has scored stored articles. It is over when nothing is left."""

    done: int  # since it began
    left: int  # articles to go


class Writer(Protocol):
    """Runs a call on the thread that owns the store."""

    def __call__(self, call: Callable[[Store], T], /) -> Awaitable[T]: ...


class Scoring:
    """Works through what waits. Everything is called in one event loop, but `user_works`."""

    def __init__(
        self,
        *,
        worker: Callable[[], Worker],
        write: Writer,
        count: Callable[[], int],
        polling: Callable[[], bool],
        emit: Callable[[object], None],
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        alone: Callable[[], AbstractContextManager[bool]],
    ) -> None:
        """`count` tells how many articles wait, on the writer's thread; `alone` holds a lock, or says False."""
        self._worker, self._write, self._count = worker, write, count
        self._polling, self._emit, self._now, self._monotonic = polling, emit, now, monotonic
        self._alone = alone
        self._running = False
        self._again = False
        self._last_touch = -QUIET_S
        self._polls_since: float | None = None
        self.report: Scored | None = None
        self._complete = False  # no article is unknown to the engine
        self.broken: str | None = None  # why it cannot score: then it does not try again

    def user_works(self) -> None:
        """Somebody uses the program just now: let them have the processor. For any thread."""
        self._last_touch = self._monotonic()

    async def run(self, *, at_once: bool = False) -> None:
        """Score until nothing waits. `at_once`: whatever else goes on. A second call at the same time ends at once."""
        if self._running or self.broken:
            self._again = True
            return
        self._running = True
        try:
            with self._alone() as alone:
                while alone:
                    self._again = False
                    await self._enqueue()
                    await self._score_all(at_once)
                    if not self._again:
                        break
        except ModelError as error:
            self.broken = str(error)
            log.warning("The engine %s is left out: %s", ENGINE, error)
        finally:
            self._running = False
            if self.report is not None:
                self._emit(Scored(self.report.done, 0))
                self.report = None

    async def _enqueue(self) -> None:
        """See that articles which are older than the engine wait for it, once."""
        below: int | None = None
        while not self._complete:
            below = await self._write(lambda store, below=below: store.enqueue(ENGINE, below))  # type: ignore[misc]  # mypy: default of a lambda
            self._complete = below is None

    async def _score_all(self, at_once: bool) -> None:
        done, since_told = 0, TOLD
        while True:
            if not at_once:
                await self._turn()
            batch = await self._write(lambda store: store.waiting(ENGINE, BATCH))
            if not batch:
                return
            await self._score(batch)
            done += len(batch)
            since_told += 1
            left = self.report.left - len(batch) if self.report else 0
            if since_told >= TOLD:
                left = await self._write(lambda _store: self._count())
                since_told = 0
            self.report = Scored(done, max(0, left))
            if since_told == 0:
                self._emit(self.report)

    async def _score(self, batch: tuple[Waiting, ...]) -> None:
        clippings, _ = await self._worker().aexamine([each.article for each in batch], self._now(), slow=True)
        digests = {each.article.id: each.digest for each in batch}
        scored = [each for each in clippings if ENGINE in each.analysis.scores]
        failed = {each.article.id: _why(each) for each in clippings if ENGINE not in each.analysis.scores}

        def save(store: Store) -> None:
            store.add_scores(ENGINE, scored, digests)
            if failed:
                store.give_up(ENGINE, failed)

        await self._write(save)

    async def _turn(self) -> None:
        """Wait while somebody works with the window, and while feeds are polled."""
        while True:
            now = self._monotonic()
            if not self._polling():
                self._polls_since = None
            elif self._polls_since is None:
                self._polls_since = now
            polling = self._polls_since is not None and now - self._polls_since < PATIENCE_S
            if not polling and now - self._last_touch >= QUIET_S:
                return
            await asyncio.sleep(LOOK_S)


def _why(clipping: Clipping) -> str:
    return clipping.analysis.not_scored or "not scored"

"""When: one tick that asks which feeds are due, and a watch over the clock it goes by.

The only module that knows APScheduler. There is one job for all feeds, since with one for each APScheduler drops
hundreds of late ones in silence; each feed's own time is in the store (`FeedState.next_due`).

A wall clock jumps: the machine sleeps, NTP corrects it, somebody sets it. Back, and the tick would wait until the old
hour comes again; forth, and all feeds are overdue at once. So a thread of ours compares it with the monotonic clock.
After a jump the tick is dated anew, feeds that are due in another hour's future are brought back (`redated`), and
the overdue ones are handed out over minutes (`allowance`).
"""

from __future__ import annotations

import contextlib
import logging
import math
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.model import FeedState

log = logging.getLogger(__name__)

JUMP_TICKS = 2  # a clock that is off by more than this has jumped, or the machine has slept
STALL_TICKS = 3  # a tick that is later than this hangs on something: it is dated anew
SPREAD_S = 180.0  # over which the feeds that fell due in a sleep are handed out
JITTER = 1.1  # intervals are spread by ±10 %
LONGEST_BACKOFF = timedelta(hours=24)
LONGEST_RETRY_AFTER = timedelta(days=7)
SLACK = timedelta(minutes=1)  # two machines on one store need not agree to the second


class Schedule:
    """Calls `tick` every `tick_s` seconds and `maintain` now and then, each in a thread of its own.

    Both must return at once, or they delay their own next call. `jumped` is told by how much the wall clock ran
    ahead of the monotonic one (negative: it went back), before the tick that follows.
    """

    def __init__(
        self,
        tick: Callable[[], None],
        *,
        maintain: Callable[[], None],
        jumped: Callable[[timedelta], None],
        tick_s: float = 20.0,
        maintain_s: float = 3600.0,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._tick, self._maintain, self._jumped = tick, maintain, jumped
        self._tick_s, self._maintain_s = tick_s, maintain_s
        self._now, self._monotonic = now, monotonic
        self._read = (now(), monotonic())  # one value, exchanged whole: two threads read the clocks
        self._ticked = monotonic()
        self._spread_until = -math.inf
        self._stopping = threading.Event()
        self._watch = threading.Thread(target=self._keep_watch, name="clock watch", daemon=True)
        self._scheduler: Any = None

    def start(self) -> None:
        """Tick at once, and from then on."""
        from apscheduler.executors.pool import ThreadPoolExecutor
        from apscheduler.schedulers.background import BackgroundScheduler

        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it tells of every tick, and of each that came late
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(2)},
            # its own defaults drop a run that is a second late
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        first = datetime.now(UTC)
        self._scheduler.add_job(self._on_tick, _every(self._tick_s), id="tick", next_run_time=first)
        self._scheduler.add_job(self._maintain, _every(self._maintain_s), id="maintenance")
        self._ticked = self._monotonic()
        self._scheduler.start()
        self._watch.start()

    def stop(self) -> None:
        """Tick no more. Waits for no call that runs."""
        self._stopping.set()
        if self._watch.is_alive():
            self._watch.join(1.0)
        if self._scheduler is not None and self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def allowance(self, feeds: int) -> int:
        """How many of `feeds` may begin at this tick: all; after a sleep the share that spreads them over minutes."""
        if self._monotonic() >= self._spread_until:
            return feeds
        return math.ceil(feeds * self._tick_s / SPREAD_S)

    def check_clock(self) -> None:
        """Compare the wall clock with the monotonic one, and put right what a jump has upset."""
        (wall, steady), self._read = self._read, (self._now(), self._monotonic())
        ahead = (self._read[0] - wall) - timedelta(seconds=self._read[1] - steady)
        if abs(ahead) > timedelta(seconds=JUMP_TICKS * self._tick_s):
            log.info("The clock jumped by %s", ahead)
            if ahead > timedelta(0):
                self._spread_until = self._monotonic() + SPREAD_S
            self._jumped(ahead)
            self._redate()
        elif self._monotonic() - self._ticked > STALL_TICKS * self._tick_s:
            self._redate()

    def _on_tick(self) -> None:
        self._ticked = self._monotonic()
        self.check_clock()  # first: after a sleep the tick may come before the watch looks
        if not self._stopping.is_set():
            self._tick()

    def _keep_watch(self) -> None:
        while not self._stopping.wait(self._tick_s):
            self.check_clock()

    def _redate(self) -> None:
        """Have the jobs run by the clock as it is now. APScheduler's `wakeup()` alone leaves them in the old hour."""
        if self._scheduler is None:
            return
        from apscheduler.jobstores.base import JobLookupError

        self._ticked = self._monotonic()
        present = datetime.now(UTC)  # the clock that APScheduler goes by, whatever we were handed
        with contextlib.suppress(JobLookupError):  # stopped meanwhile
            self._scheduler.modify_job("tick", next_run_time=present)
            self._scheduler.modify_job("maintenance", next_run_time=present + timedelta(seconds=self._maintain_s))


def _every(seconds: float) -> Any:
    """Make a trigger that counts from its last run.

    APScheduler's own lists every run that was missed before it drops all but one: a clock that is set forward by
    years, as on a machine that starts without one, would keep it busy for minutes.
    """
    from apscheduler.triggers.base import BaseTrigger

    class Every(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
        def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
            return now + timedelta(seconds=seconds)

    return Every()


def redated(state: FeedState, now: datetime) -> FeedState:
    """Bring a feed back that is due too far ahead, because the clock was ahead when it was polled.

    What it had to wait it still waits: its interval, its back-off, its Retry-After, counted from now. A feed that
    is due at a time which its own interval explains stays as it is (the same object).
    """
    due, not_before = state.next_due, state.not_before
    changes: dict[str, datetime | None] = {}
    if state.last_polled is not None and state.last_polled > now + SLACK:
        ahead = state.last_polled - now
        due = due and due - ahead
        not_before = not_before and not_before - ahead
        changes["last_polled"] = now
        changes["last_success"] = state.last_success and min(state.last_success, now)
        changes["failing_since"] = state.failing_since and min(state.failing_since, now)
    if not_before is not None:
        not_before = min(not_before, now + LONGEST_RETRY_AFTER)
    if due is not None:
        longest = max(state.interval, LONGEST_BACKOFF if state.failures else timedelta(0)) * JITTER
        due = min(due, max(now + longest, not_before or now))
    if due != state.next_due:
        changes["next_due"] = due
    if not_before != state.not_before:
        changes["not_before"] = not_before
    return replace(state, **changes) if changes else state  # type: ignore[arg-type]  # all of them are times

"""The tick and the clock. APScheduler is the real one; the wall clock it reads is moved under it."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

import pytest

from monitor import schedule
from monitor.model import FeedState
from monitor.schedule import Schedule, redated

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Clocks:
    """A wall clock that can be moved, and a monotonic one that stands still unless moved."""

    def __init__(self) -> None:
        self.wall, self.steady = NOW, 1000.0

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.steady

    def passes(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.steady += seconds

    def sleeps(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def jumps() -> list[timedelta]:
    return []


@pytest.fixture
def still(clocks: Clocks, jumps: list[timedelta]) -> Schedule:
    """A schedule that is not started: its clocks are looked at by hand."""
    return Schedule(
        lambda: None, maintain=lambda: None, jumped=jumps.append, now=clocks.now, monotonic=clocks.monotonic
    )


def test_time_that_passes_is_no_jump(still, clocks, jumps):
    for _ in range(1000):
        clocks.passes(20)
        still.check_clock()

    assert jumps == []


def test_slow_drift_is_no_jump(still, clocks, jumps):
    for _ in range(1000):
        clocks.passes(20)
        clocks.sleeps(0.5)
        still.check_clock()

    assert jumps == []


@pytest.mark.parametrize("by", [HOUR, -HOUR, timedelta(days=3), -timedelta(days=3), timedelta(hours=8)])
def test_jump_is_told_once_with_its_size(still, clocks, jumps, by):
    clocks.passes(20)
    clocks.sleeps(by.total_seconds())
    still.check_clock()
    clocks.passes(20)
    still.check_clock()

    assert jumps == [by]


def test_feeds_that_fell_due_in_a_sleep_are_handed_out_over_three_minutes(still, clocks):
    assert still.allowance(126) == 126

    clocks.sleeps(8 * 3600)
    still.check_clock()

    shares = []
    for _ in range(9):
        shares.append(still.allowance(126))
        clocks.passes(20)
    assert shares == [14] * 9
    assert still.allowance(126) == 126


def test_clock_that_goes_back_delays_nothing(still, clocks):
    clocks.sleeps(-3600)
    still.check_clock()

    assert still.allowance(126) == 126


# ---- the running schedule ----------------------------------------------------------------------


class Moved(datetime):
    """The system's clock, moved by `by`."""

    by = timedelta(0)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return datetime.now(tz) + cls.by


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., tuple[Schedule, queue.Queue[str]]]]:
    """Start schedules that tick every 20 ms by a clock which can be moved, and put their calls into a queue."""
    import apscheduler.schedulers.base

    monkeypatch.setattr(Moved, "by", timedelta(0))
    for module in (apscheduler.schedulers.base, schedule):
        monkeypatch.setattr(module, "datetime", Moved)
    started: list[Schedule] = []

    def start(**arguments: Any) -> tuple[Schedule, queue.Queue[str]]:
        calls: queue.Queue[str] = queue.Queue()
        settings = {
            "tick": lambda: calls.put("tick"),
            "maintain": lambda: calls.put("maintain"),
            "jumped": lambda by: calls.put(f"jumped {by}"),
            "tick_s": 0.02,
            "now": lambda: Moved.now(UTC),
        }
        started.append(Schedule(**(settings | arguments)))
        started[-1].start()
        return started[-1], calls

    yield start
    for each in started:
        each.stop()


def wait_for(calls: queue.Queue[str], call: str) -> list[str]:
    """Take calls until this one comes."""
    taken = [calls.get(timeout=5)]
    while taken[-1] != call:
        taken.append(calls.get(timeout=5))
    return taken


def test_ticks_at_once_and_again(running):
    _, calls = running()

    assert [calls.get(timeout=5) for _ in range(3)] == ["tick"] * 3


def test_first_tick_does_not_wait_for_the_interval(running):
    _, calls = running(tick_s=3600)

    assert calls.get(timeout=5) == "tick"


def test_maintenance_comes_on_its_own_time(running):
    _, calls = running(tick_s=3600, maintain_s=0.05)

    wait_for(calls, "maintain")


@pytest.mark.parametrize("by", [-HOUR, HOUR, -timedelta(days=3), timedelta(days=3), timedelta(days=20_000)])
def test_tick_goes_on_after_the_clock_was_moved(running, by):
    _, calls = running()
    wait_for(calls, "tick")

    Moved.by = by

    while not calls.get(timeout=5).startswith("jumped"):
        pass
    for _ in range(3):
        wait_for(calls, "tick")


def test_tick_that_went_missing_is_dated_anew(running):
    schedule_, calls = running()
    wait_for(calls, "tick")

    # a step back that is too small to be told from a busy machine, many times over
    schedule_._scheduler.modify_job("tick", next_run_time=datetime.now(UTC) + HOUR)
    while not calls.empty():
        calls.get()

    for _ in range(3):
        assert calls.get(timeout=5) == "tick"


def test_a_hung_tick_ends_neither_the_watch_nor_the_stop(running):
    begun: queue.Queue[str] = queue.Queue()
    hang: queue.Queue[str] = queue.Queue()
    schedule_, calls = running(tick=lambda: (begun.put("tick"), hang.get(timeout=5)))
    begun.get(timeout=5)

    Moved.by = -HOUR

    assert calls.get(timeout=5).startswith("jumped")
    schedule_.stop()
    hang.put("on")


def test_nothing_ticks_after_the_stop(running):
    schedule_, calls = running()
    wait_for(calls, "tick")

    schedule_.stop()
    schedule_._scheduler._executors.clear()
    while not calls.empty():
        calls.get()

    with pytest.raises(queue.Empty):
        calls.get(timeout=0.1)


# ---- feeds that were polled under another clock ------------------------------------------------

REGULAR = FeedState(
    "https://example.org/feed",
    next_due=NOW + timedelta(minutes=30),
    interval=timedelta(minutes=30),
    last_polled=NOW,
    last_success=NOW,
)


def test_state_that_its_interval_explains_stays():
    for seconds in (-30, 0, 1799, 90_000):
        assert redated(REGULAR, NOW + timedelta(seconds=seconds)) is REGULAR


def test_never_polled_state_stays():
    fresh = FeedState("https://example.org/feed")

    assert redated(fresh, NOW) is fresh


@pytest.mark.parametrize("back", [HOUR, timedelta(days=3)])
def test_feed_polled_in_the_future_waits_its_interval_from_now(back):
    then = NOW - back

    state = redated(REGULAR, then)

    assert state.next_due == then + timedelta(minutes=30)
    assert state.last_polled == state.last_success == then


def test_due_time_beyond_interval_and_jitter_is_brought_back():
    far = replace(REGULAR, next_due=NOW + timedelta(days=400))

    assert redated(far, NOW).next_due == NOW + timedelta(minutes=33)


def test_back_off_is_kept():
    failing = replace(REGULAR, failures=9, next_due=NOW + timedelta(hours=24))

    assert redated(failing, NOW) is failing
    assert redated(failing, NOW - HOUR).next_due == NOW + timedelta(hours=23)


def test_retry_after_is_kept_and_bounded():
    asked = replace(REGULAR, failures=1, not_before=NOW + timedelta(days=5), next_due=NOW + timedelta(days=5))
    absurd = replace(asked, not_before=NOW + timedelta(days=365), next_due=NOW + timedelta(days=365))

    assert redated(asked, NOW) is asked
    assert redated(asked, NOW - HOUR).not_before == NOW - HOUR + timedelta(days=5)
    assert redated(absurd, NOW).next_due == NOW + timedelta(days=7)


@pytest.mark.parametrize(
    "now", [datetime(2028, 2, 29, 23, 59, tzinfo=UTC), datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC)]
)
def test_odd_days_are_days(now):
    state = replace(REGULAR, last_polled=now, last_success=now, next_due=now + timedelta(minutes=30))

    assert redated(state, now) is state
    assert redated(state, now + timedelta(days=1)) is state

"""What is left of a piece of work."""

from __future__ import annotations

from datetime import timedelta

from monitor.ui.pace import Pace


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_what_is_left_follows_from_what_was_done_since_one_looks() -> None:
    clock = Clock()
    pace = Pace(clock)
    assert pace.left(400, 1000) is None  # it goes on from an earlier run
    clock.now = 10.0

    assert pace.left(500, 1000) == timedelta(seconds=50)
    assert pace.words(500, 1000) == "about 50 s left"


def test_nothing_is_claimed_in_the_first_moments_or_at_the_end() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.left(0, 10_000)
    clock.now = 1.0
    assert pace.words(500, 10_000) == ""
    clock.now = 5.0
    assert pace.words(60, 1_000_000) == ""
    assert pace.words(1_000_000, 1_000_000) == ""


def test_work_that_begins_anew_is_reckoned_anew() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.left(0, 100)
    clock.now = 100.0
    pace.left(90, 100)

    assert pace.left(10, 100) is None

"""Spikes of volume and changes of level: found where they are, and seldom where they are not."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from monitor import series as points
from monitor import spikes
from monitor.model import Gap, Period, Score, Series

MONDAY = datetime(2026, 6, 1, tzinfo=UTC)
DAY = timedelta(days=1)


def made(
    days: Sequence[Sequence[float]], *, period: Period = Period.DAY, gaps: Sequence[Gap] = (), start: datetime = MONDAY
) -> Series:
    """A series from the values of each period's stories; a period without any has no point."""
    step = DAY if period is Period.DAY else 7 * DAY
    scores = [
        Score("chips", start + place * step, len(values), len(values), sum(values), sum(v * v for v in values), 0.0)
        for place, values in enumerate(days)
        if values
    ]
    [found] = points.build(scores, by="topic", engine="vader-news", period=period, gaps=gaps)
    return found


def drawn(rng: random.Random, means: Sequence[float], stories: int = 8) -> list[list[float]]:
    return [[max(-1.0, min(1.0, rng.gauss(mean, 0.3))) for _ in range(stories)] for mean in means]


# ---- spikes -----------------------------------------------------------------------------------


def counted(counts: Sequence[int]) -> list[list[float]]:
    return [[0.0] * many for many in counts]


def test_a_day_with_far_more_stories_is_a_spike() -> None:
    counts = [6, 5, 7, 6, 6, 2, 1] * 4 + [6, 24, 6]

    [spike] = spikes.spikes(made(counted(counts)))

    assert spike.start == MONDAY + 29 * DAY
    assert (spike.stories, spike.usual) == (24, 6)
    assert spike.z == pytest.approx((24 - 6) / 6**0.5)  # √m is wider than 1.4826 · MAD here


def test_weekends_are_compared_with_weekends() -> None:
    """A Saturday with a working day's stories is a spike; a working day with as many is none."""
    counts = [9, 9, 9, 9, 9, 1, 1] * 4 + [9, 9, 9, 9, 9, 9]

    [spike] = spikes.spikes(made(counted(counts)))

    assert spike.start.weekday() == 5
    assert spike.usual == 1


def test_one_spike_does_not_hide_the_next() -> None:
    counts = [6] * 28 + [40, 6, 40]

    found = spikes.spikes(made(counted(counts)))

    assert [spike.stories for spike in found] == [40, 40]


def test_few_stories_are_no_spike_however_few_are_usual() -> None:
    assert spikes.spikes(made(counted([1] * 28 + [4]))) == ()
    assert len(spikes.spikes(made(counted([1] * 28 + [6])))) == 1


def test_what_is_usual_needs_to_be_known() -> None:
    assert spikes.spikes(made(counted([2, 2, 2, 2, 40]))) == ()


def test_a_day_without_stories_counts_as_none_and_a_gap_does_not_count() -> None:
    counts = [8, 0, 0, 8, 8, 0, 8, 0, 0, 8, 8, 0, 0, 8, 8, 0, 0, 1, 8, 0, 0, 8]
    working = sorted(many for day, many in enumerate(counts[:-1]) if (MONDAY + day * DAY).weekday() < 5)
    assert working[len(working) // 2] == 1

    quiet = made(counted([*counts, 12]))
    assert [spike.usual for spike in spikes.spikes(quiet)] == [1]

    away = Gap(MONDAY + DAY, MONDAY + 3 * DAY, "the program was off")
    assert spikes.spikes(made(counted([*counts, 12]), gaps=[away])) == ()  # 8 is usual, of the days we looked


def test_silence_from_before_we_looked_makes_no_spike() -> None:
    """A feed's first document reaches back: one old item, nothing for weeks, then the days it still holds."""
    assert spikes.spikes(made(counted([1] + [0] * 30 + [11, 18, 12, 9, 11, 15, 16, 15]))) == ()


def test_chance_alone_is_seldom_a_spike() -> None:
    """Of counts that vary by chance alone, fewer than one day in a hundred."""
    rng = random.Random(3)
    days = found = 0
    for _ in range(40):
        counts = [sum(rng.random() < 0.06 for _ in range(100)) for _ in range(90)]  # 6 a day
        found += len(spikes.spikes(made(counted(counts))))
        days += 60
    assert found / days < 0.01


# ---- changes of level -------------------------------------------------------------------------


def test_a_step_is_found_at_its_place_with_both_means() -> None:
    series = made(drawn(random.Random(1), [0.2] * 20 + [-0.2] * 20))

    [shift] = spikes.shifts(series)

    assert abs((shift.start - MONDAY) / DAY - 20) <= 1
    assert shift.before.mean == pytest.approx(0.2, abs=0.08)
    assert shift.after.mean == pytest.approx(-0.2, abs=0.08)
    assert shift.before.n_stories + shift.after.n_stories == 320
    assert shift.difference.value == pytest.approx((shift.after.mean or 0) - (shift.before.mean or 0))
    assert shift.difference.is_clear
    assert shift.p == 0.002  # the smallest there is


@pytest.mark.parametrize("seed", range(2, 10))
def test_down_and_up_again_are_two(seed: int) -> None:
    found = spikes.shifts(made(drawn(random.Random(seed), [0.2] * 15 + [-0.25] * 20 + [0.15] * 15)))

    assert len(found) == 2
    assert [abs((shift.start - MONDAY) / DAY - place) <= 1 for shift, place in zip(found, (15, 35), strict=True)]
    assert [shift.difference.value < 0 for shift in found] == [True, False]
    assert found[0].after == found[1].before


def test_chance_alone_is_seldom_a_change() -> None:
    rng = random.Random(4)
    told = sum(bool(spikes.shifts(made(drawn(rng, [0.1] * 40, 5)))) for _ in range(150))

    assert told <= 5  # 1 % of 150, and what chance adds to that


def test_days_that_hang_together_are_not_taken_for_a_change() -> None:
    """Stories of one day share what happened: means of days vary by far more than their stories tell."""
    rng = random.Random(5)
    told = 0
    for _ in range(100):
        means = [rng.gauss(0.0, 0.25) for _ in range(40)]
        told += bool(spikes.shifts(made([[m + rng.gauss(0, 0.05) for _ in range(8)] for m in means])))
    assert told <= 4


def test_little_is_never_called_a_change() -> None:
    assert spikes.shifts(made(drawn(random.Random(6), [0.3] * 4 + [-0.3] * 4))) == ()
    assert spikes.shifts(made(drawn(random.Random(6), [0.3] * 8 + [-0.3] * 8, stories=2))) == ()
    steady = [[0.10, 0.12] * 10] * 20 + [[0.13, 0.15] * 10] * 20  # clear, and of no account
    assert spikes.shifts(made(steady)) == ()


def test_equal_values_say_nothing_and_break_nothing() -> None:
    assert spikes.shifts(made([[0.0] * 5] * 30)) == ()
    [shift] = spikes.shifts(made([[0.2] * 5] * 15 + [[-0.2] * 5] * 15))
    assert (shift.start - MONDAY) / DAY == 15


def test_days_in_a_gap_are_left_out_of_levels() -> None:
    days = drawn(random.Random(7), [0.2] * 15 + [-0.9] * 3 + [-0.2] * 15)
    gap = Gap(MONDAY + 15 * DAY, MONDAY + 18 * DAY, "every feed failed")

    [shift] = spikes.shifts(made(days, gaps=[gap]))

    assert shift.start == MONDAY + 18 * DAY
    assert shift.after.mean == pytest.approx(-0.2, abs=0.08)


def test_the_same_series_gives_the_same_answer() -> None:
    series = made(drawn(random.Random(8), [0.1] * 20 + [-0.05] * 20))

    assert spikes.shifts(series) == spikes.shifts(series)


@pytest.mark.parametrize("period", [Period.HOUR, Period.MONTH])
def test_hours_and_months_are_not_looked_at(period: Period) -> None:
    [series] = points.build(
        [Score("chips", MONDAY, 50, 50, 10.0, 5.0, 0.0)], by="topic", engine="vader-news", period=period
    )

    assert spikes.spikes(series) == ()
    assert spikes.shifts(series) == ()


def test_weeks_are_looked_at_like_days() -> None:
    counts = [10] * 12 + [60]
    [spike] = spikes.spikes(made(counted(counts), period=Period.WEEK))
    assert spike.start == MONDAY + 84 * DAY
    assert len(spikes.shifts(made(drawn(random.Random(9), [0.2] * 12 + [-0.2] * 12), period=Period.WEEK))) == 1

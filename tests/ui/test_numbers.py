"""How numbers and times are written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.ui import numbers


@pytest.mark.parametrize(
    ("value", "said"), [(0.314, "+0.31"), (-0.206, "−0.21"), (0.0, "0.00"), (-0.001, "0.00"), (0.004, "0.00")]
)
def test_sentiment_has_a_sign_and_two_places(value: float, said: str) -> None:
    assert numbers.signed(value) == said


def test_what_is_not_scored_is_never_written_as_zero() -> None:
    assert numbers.signed(None) == numbers.NONE
    assert "0" not in numbers.NONE


def test_thousands_are_parted_by_a_narrow_space() -> None:
    assert numbers.count(18214) == "18\u202f214"


def test_parts_add_up_as_shown() -> None:
    parts = numbers.adding_up([-0.0549, -0.0349, -0.0249, -0.0353], -0.15)

    assert round(sum(parts), 2) == -0.15
    assert all(round(part, 2) == part for part in parts)


def test_today_is_told_by_the_clock_and_another_day_by_its_date() -> None:
    now = datetime(2026, 6, 5, 18, 0, tzinfo=UTC)

    assert numbers.short_time(datetime(2026, 6, 5, 9, 41, tzinfo=UTC), now, UTC) == "09:41"
    assert "31" in numbers.short_time(datetime(2026, 5, 31, 9, 41, tzinfo=UTC), now, UTC)

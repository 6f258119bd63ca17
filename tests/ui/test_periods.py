"""Spans of time: what they mean in hours, how they read, and that they are found again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from monitor.model import Period
from monitor.ui.periods import DEFAULT, PRESETS, Span

NOW = datetime(2026, 6, 5, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize("span", [span for span, _ in PRESETS] + [Span(None, date(2026, 4, 11), date(2026, 6, 5))])
def test_a_span_is_found_again(span: Span) -> None:
    assert Span.recall(span.store()) == span


@pytest.mark.parametrize("stored", ["", "h", "hx", "h99999999999999999999", "x/y", "2026-13-01/", "rubbish"])
def test_what_cannot_be_read_gives_the_default(stored: str) -> None:
    assert Span.recall(stored) in (DEFAULT, Span(hours=24 * 3660))


def test_a_day_is_the_last_24_hours_to_the_minute() -> None:
    assert Span(hours=24).bounds(NOW) == (NOW - timedelta(hours=24), None)


def test_longer_spans_begin_with_a_whole_local_day() -> None:
    since, until = DEFAULT.bounds(NOW)

    assert since is not None
    assert since.astimezone().timetz().replace(tzinfo=None).isoformat() == "00:00:00"
    assert until is None


def test_an_own_range_holds_both_days() -> None:
    since, until = Span(None, date(2026, 4, 11), date(2026, 6, 5)).bounds(NOW)

    assert since is not None
    assert until is not None
    assert since.astimezone().date() == date(2026, 4, 11)
    assert (until - timedelta(seconds=1)).astimezone().date() == date(2026, 6, 5)


@pytest.mark.parametrize(
    ("span", "period"),
    [(Span(hours=24), Period.HOUR), (Span(hours=168), Period.DAY), (DEFAULT, Period.DAY), (Span(), Period.WEEK)],
)
def test_the_period_of_a_plot_suits_the_span(span: Span, period: Period) -> None:
    assert span.coarseness(NOW) is period


def test_spans_read_as_words() -> None:
    assert DEFAULT.words() == "last 8 weeks"
    assert Span().words() == "all time"
    assert "2026" in Span(None, date(2026, 4, 11), date(2026, 6, 5)).words()

"""The line of words claims what the numbers carry, and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from monitor.model import Point
from monitor.ui import brief

NOW = datetime(2026, 6, 5, 18, 0, tzinfo=UTC)
WEEK = brief.window(None, None, NOW)


def point(mean: float | None, n: int, half: float | None = 0.06) -> Point:
    low = high = None
    if mean is not None and half is not None:
        low, high = mean - half, mean + half
    return Point(NOW, mean, low, high, n, n, 0.5)


def facts(**changes: Any) -> brief.Facts:
    plain = brief.Facts(
        "DeepSeek", WEEK, now=point(-0.21, 96), before=point(-0.06, 82), change=(-0.15, -0.24, -0.06), articles=96
    )
    return replace(plain, **changes)


def test_a_clear_change_is_said_with_its_size() -> None:
    said = brief.say(facts())

    assert str(said) == "DeepSeek, last 7 days: −0.21 ± 0.06 over 96 stories, 0.15 lower than the week before."
    assert [run for run, bold in said.runs if bold] == ["DeepSeek", "−0.21 ± 0.06"]


def test_a_change_that_may_be_none_is_not_claimed() -> None:
    said = brief.say(facts(change=(-0.05, -0.14, 0.04)))

    assert "lower" not in str(said)
    assert any("no change can be claimed" in note for note in said.notes)


def test_few_stories_claim_no_interval_and_no_change() -> None:
    said = str(brief.say(facts(now=point(-0.21, 4), articles=4)))

    assert said == "DeepSeek, last 7 days: −0.21 over 4 stories, too few to claim anything."
    assert "±" not in said


def test_one_story_is_one_story() -> None:
    assert "over 1 story," in str(brief.say(facts(now=point(0.3, 1, None), articles=1)))


def test_too_few_before_are_not_compared_with() -> None:
    said = brief.say(facts(before=point(0.4, 3)))

    assert "higher" not in str(said) + "lower" * 0
    assert any("Too few to compare with in the week before" in note for note in said.notes)


def test_nothing_scored_is_no_zero() -> None:
    said = str(brief.say(facts(now=None, articles=3)))

    assert "0.00" not in said
    assert "3 articles, none of them counted" in said


def test_nothing_at_all_is_said_plainly() -> None:
    assert str(brief.say(facts(now=None, articles=0))) == "DeepSeek, last 7 days: no stories."


def test_statements_are_counted_as_statements() -> None:
    assert "over 61 statements" in str(brief.say(facts(unit="statement", now=point(-0.2, 61))))


def test_the_lowest_outlet_stands_with_its_interval_and_n() -> None:
    said = brief.say(facts(lowest=("The Ledger", point(-0.38, 24, 0.12))))

    assert said.notes[0] == "Most negative: The Ledger, −0.38 ± 0.12, n\N{NO-BREAK SPACE}24"


def test_articles_without_a_score_are_told() -> None:
    assert "4 of 100 articles not counted" in brief.say(facts(articles=100)).notes[-1]


@pytest.mark.parametrize(
    ("hours", "words", "earlier"),
    [(24, "last 24 hours", "the 24 hours before"), (24 * 7, "last 7 days", "the 7 days before"),
     (24 * 56, "last 7 days", "the week before")],
)  # fmt: skip
def test_a_span_is_compared_with_as_long_a_one_before(hours: int, words: str, earlier: str) -> None:
    window = brief.window(NOW - timedelta(hours=hours), None, NOW)

    assert (window.words, window.earlier) == (words, earlier)
    assert window.until - window.since == window.since - window.before


def test_a_past_range_is_compared_as_a_whole() -> None:
    window = brief.window(NOW - timedelta(days=40), NOW - timedelta(days=10), NOW)

    assert window.until == NOW - timedelta(days=10)
    assert window.since - window.before == timedelta(days=30)


def test_everything_is_said_where_nothing_is_chosen() -> None:
    said = brief.say_everything(1204, 18, "last 7 days", facts())

    assert str(said) == "1\u202f204 articles from 18 outlets, last 7 days."
    assert said.notes[0].startswith("Busiest topic: DeepSeek")

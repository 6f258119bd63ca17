"""When a feed is next due."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from monitor.errors import FetchError, ParseError
from monitor.feeds import pace
from monitor.model import Article, Document, Feed, FeedState, Fetched, ScoredText

NOW = datetime(2026, 6, 5, 9, 0, tzinfo=UTC)
FEED = Feed("https://news.example/feed", "Front page", "Example")
BEFORE = FeedState(FEED.url)


def articles(*ages: timedelta) -> list[Article]:
    return [
        Article(f"{n:016x}", FEED.url, "Example", "Title", "", None, ScoredText.HEADLINE, NOW, NOW - age)
        for n, age in enumerate(ages)
    ]


def fetched(state: FeedState = BEFORE, **headers: str) -> Fetched:
    return Fetched(200, b"x", {name.replace("_", "-"): value for name, value in headers.items()}, FEED.url, True, state)


def after(state: FeedState, ages: list[timedelta], *, new: int, feed: Feed = FEED, **headers: str) -> FeedState:
    found = articles(*ages)
    return pace.succeeded(
        feed,
        state,
        fetched(state, **headers),
        now=NOW,
        rng=Random(1),
        document=Document("Example", ()),
        entries=len(found),
        articles=found,
        new=new,
    )


HOURLY = [timedelta(hours=n) for n in range(20)]
LONG_AGO = [timedelta(days=600, hours=n) for n in range(20)]


def test_a_feed_is_asked_about_four_times_between_two_items() -> None:
    assert after(BEFORE, HOURLY, new=1).interval == timedelta(minutes=15)


def test_a_busy_feed_is_asked_every_five_minutes_and_not_more_often() -> None:
    busy = [timedelta(minutes=n) for n in range(20)]

    assert after(BEFORE, busy, new=1).interval == timedelta(minutes=5)


def test_a_feed_that_just_brought_something_is_no_silent_feed_however_it_dates_its_items() -> None:
    assert after(BEFORE, LONG_AGO, new=20).interval <= timedelta(hours=3)


def test_a_feed_without_anything_new_for_long_is_asked_once_a_day() -> None:
    assert after(BEFORE, LONG_AGO, new=0).interval == timedelta(hours=24)


def test_an_unchanged_feed_is_asked_more_and_more_seldom() -> None:
    state = replace(after(BEFORE, LONG_AGO, new=20))
    intervals = []
    for _ in range(40):
        unchanged = Fetched(304, b"", {}, FEED.url, False, state)
        state = pace.succeeded(FEED, state, unchanged, now=NOW, rng=Random(1))
        intervals.append(state.interval)

    assert intervals == sorted(intervals)
    assert intervals[-1] == timedelta(hours=24)


def test_what_the_user_asks_for_counts_for_more_than_the_rate() -> None:
    feed = replace(FEED, interval=timedelta(hours=2))

    assert after(BEFORE, HOURLY, new=1, feed=feed).interval == timedelta(hours=2)


def test_max_age_is_a_lower_bound() -> None:
    state = after(BEFORE, HOURLY, new=1, cache_control="public, max-age=7200")

    assert state.next_due is not None
    assert state.next_due >= NOW + timedelta(hours=2)


def test_feeds_that_were_added_together_do_not_stay_together() -> None:
    found = articles(*HOURLY)
    due = {
        pace.succeeded(
            FEED, BEFORE, fetched(), now=NOW, rng=Random(seed), document=Document(None, ()), entries=20, articles=found
        ).next_due
        for seed in range(10)
    }

    assert len(due) == 10


def test_failures_back_off_up_to_a_day_and_never_for_good() -> None:
    state, waits = BEFORE, []
    for _ in range(20):
        state = pace.failed(FEED, state, FetchError(FEED.url, "The server answers 500."), NOW, Random(1))
        assert state.next_due is not None
        waits.append(state.next_due - NOW)

    assert waits[0] < timedelta(hours=1)
    assert waits[-1] <= timedelta(hours=24)
    assert waits == sorted(waits)
    assert (state.failures, state.failing_since, state.paused) == (20, NOW, False)


def test_a_document_that_is_no_feed_is_a_failure_and_keeps_the_validators() -> None:
    state = replace(BEFORE, etag='"a"', digest="ff")

    failed = pace.failed(FEED, state, ParseError(FEED.url, "This is a web page."), NOW, Random(1))

    assert (failed.etag, failed.digest, failed.error) == ('"a"', "ff", "This is a web page.")


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_obeyed(status: int) -> None:
    error = FetchError(FEED.url, "Too many requests.", status=status, retry_after=timedelta(hours=5))

    state = pace.failed(FEED, BEFORE, error, NOW, Random(1))

    assert state.not_before == NOW + timedelta(hours=5)
    assert state.next_due is not None
    assert state.next_due >= state.not_before


def test_a_server_that_asks_for_a_year_is_asked_again_after_a_week() -> None:
    error = FetchError(FEED.url, "Too many requests.", status=429, retry_after=timedelta(days=365))

    assert pace.failed(FEED, BEFORE, error, NOW, Random(1)).not_before == NOW + timedelta(days=7)


def test_gone_pauses_the_feed() -> None:
    assert pace.failed(FEED, BEFORE, FetchError(FEED.url, "Gone.", status=410), NOW, Random(1)).paused


def test_being_offline_is_no_failure_of_the_feed() -> None:
    state = pace.failed(FEED, BEFORE, FetchError(FEED.url, "No network.", offline=True), NOW, Random(1))

    assert (state.failures, state.error) == (0, None)
    assert state.next_due is not None
    assert state.next_due <= NOW + timedelta(minutes=17)


def test_a_success_ends_a_failure() -> None:
    state = pace.failed(FEED, BEFORE, FetchError(FEED.url, "The server answers 500."), NOW, Random(1))

    state = after(state, HOURLY, new=3)

    assert (state.failures, state.error, state.failing_since, state.last_success) == (0, None, None, NOW)


def test_two_empty_documents_in_a_row_are_a_warning() -> None:
    state = after(after(BEFORE, [], new=0), [], new=0)

    assert state.empty_streak == 2
    assert state.warning is not None

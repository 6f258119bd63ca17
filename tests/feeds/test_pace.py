"""When a feed is next due."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import FetchError, ParseError
from monitor.feeds.pace import JITTER, LONGEST, RETRY_LONGEST, SHORTEST, failed, moved, offline, succeeded
from monitor.model import Article, Document, Feed, FeedState, Fetched, ScoredText

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
URL = "https://quay.example/rss"
FEED = Feed(URL, "Quay", "Quay")
STATE = FeedState(URL, interval=timedelta(minutes=30))


class Middling(Random):
    """A die that always shows the middle: no jitter."""

    def random(self) -> float:
        return 0.5


def article(published: datetime | None) -> Article:
    return Article("0" * 16, URL, "Quay", "t", "", None, ScoredText.HEADLINE, NOW, published)


def every(gap: timedelta, *, since: timedelta = timedelta(0), count: int = 20) -> tuple[Article, ...]:
    return tuple(article(NOW - since - gap * n) for n in range(count))


def after(
    state: FeedState = STATE, feed: Feed = FEED, articles: tuple[Article, ...] | None = None, **more: Any
) -> FeedState:
    """The state after a good poll: of a document with these articles, or of an unchanged one."""
    headers = more.pop("headers", {})
    document = more.pop("document", Document("Quay", ()) if articles is not None else None)
    fetched = Fetched(200, b"", headers, URL, document is not None, more.pop("seen", replace(state, http_status=200)))
    known = {
        "now": NOW,
        "rng": Middling(),
        "document": document,
        "entries": len(articles or ()),
        "articles": articles or (),
    }
    return succeeded(feed, state, fetched, **{**known, **more})


def refusal(status: int | None = 500, **more: Any) -> FetchError:
    return FetchError(URL, "It failed.", status=status, **more)


# ---- after a good poll --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gap", "since", "interval"),
    [
        (timedelta(minutes=1), timedelta(0), SHORTEST),
        (timedelta(hours=1), timedelta(0), timedelta(minutes=15)),
        (timedelta(days=3), timedelta(0), timedelta(hours=3)),  # something came just now: it is alive
        (timedelta(days=3), timedelta(days=4), timedelta(hours=6)),
        (timedelta(hours=1), timedelta(days=400), LONGEST),
    ],
)
def test_a_feed_is_asked_as_often_as_it_brings_something(gap, since, interval):
    assert after(articles=every(gap, since=since)).interval == interval


def test_without_dates_what_was_new_decides():
    undated = (article(None),) * 5

    assert after(articles=undated, new=2).interval == timedelta(minutes=21)
    assert after(articles=undated, new=0).interval == timedelta(minutes=36)


def test_an_unchanged_feed_is_asked_less_and_less_often_but_not_much():
    state = replace(STATE, newest_item=NOW - timedelta(hours=2))
    for _ in range(100):
        state = after(state)

    assert state.interval == timedelta(hours=3)


def test_a_feed_silent_for_weeks_is_asked_once_a_day():
    state = replace(STATE, newest_item=NOW - timedelta(days=60))
    for _ in range(100):
        state = after(state)

    assert state.interval == LONGEST


def test_the_users_interval_goes_before_ours():
    feed = replace(FEED, interval=timedelta(minutes=10))

    assert after(feed=feed, articles=every(timedelta(days=1))).interval == timedelta(minutes=10)
    assert after(feed=replace(FEED, interval=timedelta(seconds=1))).interval == SHORTEST


@pytest.mark.parametrize(
    ("more", "interval"),
    [
        ({"headers": {"cache-control": "public, max-age=7200"}}, timedelta(hours=2)),
        ({"headers": {"cache-control": "s-maxage=7200, max-age=60"}}, timedelta(minutes=15)),
        ({"headers": {"cache-control": "max-age=99999999"}}, LONGEST),
        ({"headers": {"cache-control": "no-cache"}}, timedelta(minutes=15)),
        ({"document": Document("Quay", (), ttl=timedelta(hours=1))}, timedelta(hours=1)),
    ],
)
def test_what_the_server_asks_for_is_a_lower_bound(more, interval):
    state = after(articles=every(timedelta(hours=1)), **more)

    assert state.interval == interval
    assert state.next_due >= NOW + interval


@given(st.integers())
def test_times_are_spread_by_a_tenth(seed):
    due = after(articles=every(timedelta(hours=1)), rng=Random(seed)).next_due

    assert abs(due - NOW - timedelta(minutes=15)) <= timedelta(minutes=15) * JITTER


def test_a_good_poll_ends_a_bad_time():
    bad = replace(STATE, failures=3, error="It failed.", failing_since=NOW, not_before=NOW)
    state = after(bad)

    assert (state.failures, state.error, state.failing_since, state.not_before) == (0, None, None, None)
    assert (state.last_success, state.last_polled, state.http_status) == (NOW, NOW, 200)


def test_what_a_document_held_is_noted():
    state = after(articles=(*every(timedelta(hours=1), count=3), article(None)), entries=4)

    assert (state.newest_item, state.undated_share, state.empty_streak) == (NOW, 0.25, 0)


def test_the_newest_item_never_gets_older():
    state = after(replace(STATE, newest_item=NOW - timedelta(days=1)), articles=(article(NOW - timedelta(days=9)),))

    assert state.newest_item == NOW - timedelta(days=1)


def test_an_empty_document_is_no_calm():
    once = after(articles=())
    twice = after(once, articles=())

    assert (once.empty_streak, once.warning) == (1, None)
    assert (twice.empty_streak, twice.warning) == (2, "The feed was empty 2 times in a row.")
    assert after(twice, articles=every(timedelta(hours=1))).warning is None


def test_an_unchanged_feed_keeps_its_warning():
    assert after(replace(STATE, warning="Not well-formed.")).warning == "Not well-formed."


def test_the_fallbacks_warning_is_kept():
    seen = replace(STATE, warning="Its fallback is used.")

    assert after(articles=every(timedelta(hours=1)), seen=seen).warning == "Its fallback is used."


# ---- after a bad one ----------------------------------------------------------------------------


def test_failures_back_off_up_to_a_day_and_never_end():
    state, waits = STATE, []
    for _ in range(40):
        state = failed(FEED, state, refusal(), NOW, Middling())
        waits.append(state.next_due - NOW)

    minutes = [wait / timedelta(minutes=1) for wait in waits[:7]]
    assert minutes == [30, 60, 120, 240, 480, 960, 1440]
    assert set(waits[7:]) == {LONGEST}
    assert (state.failures, state.error, state.failing_since) == (40, "It failed.", NOW)


def test_a_failure_keeps_validators_and_digest():
    before = replace(STATE, etag="e", last_modified="m", digest="d", validators_at=NOW)
    state = failed(FEED, before, ParseError(URL, "No feed."), NOW, Middling())

    assert (state.etag, state.last_modified, state.digest, state.validators_at) == ("e", "m", "d", NOW)
    assert state.last_success is None


@pytest.mark.parametrize(
    ("asked", "wait"),
    [
        (timedelta(hours=2), timedelta(hours=2)),
        (timedelta(seconds=5), STATE.interval),  # at least the feed's own interval
        (timedelta(days=400), RETRY_LONGEST),
        (None, STATE.interval),
    ],
)
def test_a_busy_server_is_left_alone_as_long_as_it_asks(asked, wait):
    state = failed(FEED, STATE, refusal(429, retry_after=asked), NOW, Random(1))

    assert state.not_before == NOW + wait
    assert state.not_before <= state.next_due <= state.not_before + STATE.interval * JITTER


def test_a_busy_server_that_says_nothing_is_asked_less_and_less_often():
    state = STATE
    for _ in range(3):
        state = failed(FEED, state, refusal(503), NOW, Middling())

    assert state.not_before == NOW + timedelta(hours=2)


def test_a_feed_that_is_gone_is_paused_and_says_why():
    state = failed(FEED, STATE, refusal(410), NOW, Middling())

    assert (state.paused, state.error) == (True, "It failed.")


def test_being_offline_is_nobodys_failure():
    before = replace(STATE, failures=2, error="It failed.", interval=timedelta(hours=6))
    state = failed(FEED, before, refusal(None, offline=True), NOW, Middling())

    assert (state.failures, state.error, state.failing_since) == (2, "It failed.", None)
    assert state.next_due == NOW + timedelta(minutes=15)
    assert offline(refusal(None, offline=True))
    assert not offline(refusal())
    assert not offline(ParseError(URL, "x"))


def test_a_move_is_believed_the_second_time_and_forgotten_at_the_first_trouble():
    seen = replace(STATE, moved_to="https://new.example/rss", moved_seen=2)

    assert moved(FEED, replace(seen, moved_seen=1)) is None
    assert moved(FEED, seen) == "https://new.example/rss"
    assert moved(FEED, replace(seen, moved_to=URL)) is None
    assert moved(FEED, failed(FEED, seen, refusal(404), NOW, Middling())) is None


@given(st.integers(0, 10_000), st.timedeltas(timedelta(minutes=5), timedelta(days=1)), st.integers())
def test_a_feed_is_always_due_again_within_a_day(failures, interval, seed):
    state = failed(FEED, replace(STATE, failures=failures, interval=interval), refusal(), NOW, Random(seed))

    assert NOW < state.next_due <= NOW + LONGEST

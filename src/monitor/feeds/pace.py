"""When a feed is next due: pure functions from what happened to what is remembered.

A feed that brings news often is asked often, within [`SHORTEST`, `LONGEST`]; what its server asks for (max-age, ttl,
Retry-After) is a lower bound. Failures back off exponentially, never for good; being offline is nobody's failure;
410 pauses. All times get a jitter of ±10 %, so that feeds added together do not stay together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from monitor.errors import FeedError, FetchError
from monitor.feeds.clean import AHEAD, OLDEST
from monitor.model import Article, Document, Feed, FeedState, Fetched

SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(hours=24)
LIVELY = timedelta(hours=3)  # a feed that still brings something is asked at least this often
JITTER = 0.1  # of the interval, both ways
RETRY_LONGEST = timedelta(days=7)  # a server that asks for more is asked again after this
OFFLINE_RETRY = timedelta(minutes=15)
EMPTY_WARNING = 2  # polls in a row without any entry: amber, not "calm"

_NEWEST = 20  # dated entries from which the posting rate is taken


def succeeded(
    feed: Feed,
    state: FeedState,
    fetched: Fetched,
    *,
    now: datetime,
    rng: Random,
    document: Document | None = None,
    entries: int = 0,
    articles: Iterable[Article] = (),
    new: int = 0,
    shortest: timedelta = SHORTEST,
    longest: timedelta = LONGEST,
) -> FeedState:
    """Give the state after a poll that went well.

    `state` is the one before the fetch. `document`, `entries` and `articles` (all of the document's) come from the
    worker; without a document the feed was unchanged. `new` counts the articles that the store had not seen.
    """
    after = replace(
        fetched.state, last_polled=now, last_success=now, failing_since=None, failures=0, error=None, not_before=None
    )
    if document is not None:
        dates = sorted((article.published for article in articles if article.published), reverse=True)
        dates = [date for date in dates if OLDEST <= date <= now + AHEAD]
        after = replace(
            after,
            newest_item=max([*dates[:1], *([state.newest_item] if state.newest_item else [])], default=None),
            empty_streak=0 if entries else state.empty_streak + 1,
            undated_share=1 - len(dates) / entries if entries else 0.0,
            warning=_warning(document, entries, state, fetched),
        )
        interval = _from_rate(dates, after.newest_item, state.interval, now, new)
    else:
        interval = _unchanged(after.newest_item, state.interval, now)
    interval = _clamped(feed.interval or interval, shortest, longest)
    floor = _clamped(max(_max_age(fetched.headers), (document.ttl if document else None) or timedelta()), None, longest)
    if feed.interval is None:
        interval = max(interval, floor)
    wait = max(interval * _jitter(rng), floor if feed.interval is None else shortest)
    return replace(after, interval=interval, next_due=now + min(wait, longest))


def failed(
    feed: Feed,
    state: FeedState,
    error: FeedError,
    now: datetime,
    rng: Random,
    *,
    longest: timedelta = LONGEST,
) -> FeedState:
    """Give the state after a poll that failed. Validators and digest stay: nothing was read."""
    if offline(error):
        wait = min(state.interval, OFFLINE_RETRY) * _jitter(rng)
        return replace(state, last_polled=now, next_due=now + wait)
    status = error.status if isinstance(error, FetchError) else state.http_status
    after = replace(
        state,
        last_polled=now,
        failing_since=state.failing_since or now,
        failures=state.failures + 1,
        error=error.message,
        http_status=status,
        # an address we moved to by ourselves is doubted first
        moved_to=None,
        moved_seen=0,
    )
    interval = feed.interval or state.interval
    if isinstance(error, FetchError) and error.status == 410:
        return replace(after, paused=True, next_due=now + longest)
    if isinstance(error, FetchError) and error.status in (429, 503):
        asked = error.retry_after or timedelta()
        backed_off = _backed_off(interval, after.failures, longest) if error.retry_after is None else interval
        wait = min(max(asked, backed_off), RETRY_LONGEST)
        not_before = now + wait
        return replace(after, not_before=not_before, next_due=not_before + interval * JITTER * rng.random())
    return replace(after, next_due=now + min(_backed_off(interval, after.failures, longest) * _jitter(rng), longest))


def offline(error: Exception) -> bool:
    """Tell whether an error says that this machine has no network."""
    return isinstance(error, FetchError) and error.offline


def moved(feed: Feed, state: FeedState) -> str | None:
    """Give the address that a feed is fetched from instead of its own, once a permanent redirect proved itself."""
    return state.moved_to if state.moved_seen >= 2 and state.moved_to != feed.url else None


def _from_rate(dates: list[datetime], newest: datetime | None, before: timedelta, now: datetime, new: int) -> timedelta:
    """Ask about four times between two items, more seldom the longer nothing came.

    What a feed just brought counts, however it is dated: some date their items wrongly, and one that we meet for the
    first time is not known to be silent.
    """
    if len(dates) >= 3 and newest is not None:
        latest = dates[:_NEWEST]
        gap = (latest[0] - latest[-1]) / (len(latest) - 1)
        often = min(gap / 4, LIVELY)
        return often if new else max(often, _silence(newest, now))
    return before * (0.7 if new else 1.2)  # no dates to go by


def _unchanged(newest: datetime | None, before: timedelta, now: datetime) -> timedelta:
    slower = before * 1.15
    return min(slower, max(before, LIVELY, _silence(newest, now) if newest else LIVELY))


def _silence(newest: datetime, now: datetime) -> timedelta:
    return max(now - newest, timedelta()) / 16


def _clamped(interval: timedelta, shortest: timedelta | None, longest: timedelta) -> timedelta:
    return min(max(interval, shortest or timedelta()), longest)


def _jitter(rng: Random) -> float:
    return 1 + JITTER * (2 * rng.random() - 1)


def _backed_off(interval: timedelta, failures: int, longest: timedelta) -> timedelta:
    return min(interval * (1 << min(max(failures - 1, 0), 12)), longest)


def _max_age(headers: Mapping[str, str]) -> timedelta:
    found = re.search(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", headers.get("cache-control", ""), re.IGNORECASE)
    return timedelta(seconds=int(found[1])) if found else timedelta()


def _warning(document: Document, entries: int, state: FeedState, fetched: Fetched) -> str | None:
    if fetched.state.warning and fetched.state.warning != state.warning:
        return fetched.state.warning  # the fetcher had to use the fallback
    if not entries and state.empty_streak + 1 >= EMPTY_WARNING:
        return f"The feed was empty {state.empty_streak + 1} times in a row."
    return document.warning

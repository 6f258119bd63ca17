"""When we looked and what came: the health of feeds, and the gaps in which nothing was seen."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, or_, select

from monitor.i18n import tr_noop
from monitor.model import FeedHealth, Gap
from monitor.store import records
from monitor.store import schema as t

STRIP = 30  # days
SHORTEST = timedelta(hours=1)  # a pause shorter than this, or than two polls, is no gap
OFF = tr_noop("the program was off")
SEARCHED = tr_noop("searched afterwards")  # a search into the past found something of then

_Stretch = tuple[int, int, str]  # microseconds from, to, why


def health(connection: Connection, now: datetime) -> dict[str, FeedHealth]:
    """Each feed in the catalog: what is remembered, how much it brings, how the last 30 days went."""
    today = t.day_of(now)
    first = today - STRIP + 1
    strips: dict[int, list[int]] = {}
    here = t.feed_day.c
    for feed, day, polls, failures, new in connection.execute(
        select(here.feed, here.day, here.polls, here.failures, here.new).where(here.day.between(first, today))
    ):
        strip = strips.setdefault(feed, [-2] * STRIP)
        strip[day - first] = -1 if failures == polls else new
    a = t.article.c
    since = t.key_from(now - timedelta(days=STRIP))
    recent: dict[int, int] = dict(
        connection.execute(
            select(a.feed, func.count()).where(a.key >= since, a.feed.is_not(None)).group_by(a.feed)
        ).all()
    )
    feeds = connection.execute(select(t.feed).where(t.feed.c.listed == 1)).mappings()
    return {
        row["url"]: FeedHealth(
            records.state_from_row(row),
            row["articles"],
            recent.get(row["id"], 0) / STRIP,
            tuple(strips.get(row["id"], [-2] * STRIP)),
        )
        for row in feeds
    }


def gaps(
    connection: Connection, since: datetime, until: datetime, *, feed: str | None, outlets: Collection[str]
) -> tuple[Gap, ...]:
    """Stretches in which each of the feeds meant failed or the program was off, longer than two polls and an hour."""
    here = t.feed.c
    meant = select(here.id, here.interval)
    if feed is not None:
        meant = meant.where(or_(here.url == feed, here.address == feed))
    elif outlets:
        meant = meant.where(here.outlet.in_(outlets))
    else:
        meant = meant.where(here.listed == 1)
    start, end = t.micros(since), t.micros(until)
    off = _off(connection, start, end)
    together: list[_Stretch] | None = None
    failed = _failed(connection, start, end)
    for number, interval in connection.execute(meant).all():
        least = max(2 * interval, SHORTEST // timedelta(microseconds=1))
        blind = [span for span in _joined([*off, *failed.get(number, ())]) if span[1] - span[0] > least]
        together = blind if together is None else _both(together, blind)
    if together is None:  # no such feed: an outlet known from searches or aggregators only
        together = off
    least = SHORTEST // timedelta(microseconds=1)
    cut = ((max(low, start), min(high, end), why) for low, high, why in together)
    found = [Gap(t.moment(low), t.moment(high), why) for low, high, why in cut if high - low > least]
    return tuple(
        replace(gap, reason=f"{gap.reason}; {SEARCHED}") if _was_searched(connection, gap, outlets) else gap
        for gap in found
    )


def _was_searched(connection: Connection, gap: Gap, outlets: Collection[str]) -> bool:
    here = t.article.c
    asked = select(here.key).where(
        here.key >= t.key_from(gap.start), here.key < t.key_until(gap.end), here.origin == "backfill"
    )
    if outlets:
        asked = asked.where(here.outlet.in_(select(t.outlet.c.id).where(t.outlet.c.name.in_(outlets))))
    return connection.execute(asked.limit(1)).first() is not None


def _off(connection: Connection, start: int, end: int) -> list[_Stretch]:
    """Between two sessions, whoever held them, nobody looked. Before the first one there was nothing to miss."""
    here = t.session.c
    sessions = connection.execute(select(here.since, here.until).order_by(here.since)).all()
    found: list[_Stretch] = []
    reach: int | None = None
    for low, high in sessions:
        if reach is not None and low > reach:
            found.append((reach, low, OFF))
        reach = high if reach is None else max(reach, high)
    if reach is not None and reach < end:
        found.append((reach, end, OFF))
    return [span for span in found if span[1] > start and span[0] < end]


def _failed(connection: Connection, start: int, end: int) -> dict[int, list[_Stretch]]:
    here = t.outage.c
    asked = select(here.feed, here.since, here.until, here.reason).where(
        here.since < end, or_(here.until.is_(None), here.until > start)
    )
    found: dict[int, list[_Stretch]] = {}
    for feed, low, high, reason in connection.execute(asked):
        found.setdefault(feed, []).append((low, end if high is None else high, reason))
    return found


def _joined(spans: Iterable[_Stretch]) -> list[_Stretch]:
    """Stretches that touch or overlap become one; its reason is that of the longest part."""
    found: list[_Stretch] = []
    longest = 0
    for low, high, why in sorted(spans):
        if found and low <= found[-1][1]:
            known = found[-1]
            reason = why if high - low > longest else known[2]
            longest = max(longest, high - low)
            found[-1] = (known[0], max(known[1], high), reason)
        else:
            found.append((low, high, why))
            longest = high - low
    return found


def _both(one: list[_Stretch], other: list[_Stretch]) -> list[_Stretch]:
    """What lies in a stretch of each; the reason is the first one's where both give the same, else both."""
    found: list[_Stretch] = []
    at = to = 0
    while at < len(one) and to < len(other):
        low, high = max(one[at][0], other[to][0]), min(one[at][1], other[to][1])
        if low < high:
            why, also = one[at][2], other[to][2]
            found.append((low, high, why if also in why else f"{why}; {also}" if why not in also else also))
        if one[at][1] < other[to][1]:
            at += 1
        else:
            to += 1
    return found

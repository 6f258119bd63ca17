"""The writing side. One `Store`, in one thread; each method is one transaction, whole or not at all.

`save` decides what is new: an article is known by its id. An entry that comes again with other words is the same
article, edited: the newest words are shown, the first ones kept. Where several feeds carry an article, only the feed
whose words are shown can edit it, and another feed's words are taken only if there are more of them (a summary where
there was a headline); otherwise two feeds that summarize differently would edit it for ever.

An alert's row is written in its article's transaction and is unique for rule and story, so that none is missed or
doubled whatever crashes; who delivers it marks it afterwards.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy import Connection, Engine, Table, bindparam, delete, func, or_, select, update
from sqlalchemy import text as sql

from monitor.errors import StoreError
from monitor.model import (
    Alert,
    AlertRule,
    Article,
    Check,
    Clipping,
    Feed,
    FeedState,
    Judgment,
    Outlet,
    OutletKind,
    Placement,
    Poll,
    Saved,
    Sketched,
    StoryChange,
)
from monitor.store import connect, judgments, later, opening, records, stories, sums
from monitor.store import schema as t
from monitor.store.bulk import change, insert_all, insert_tuples, upsert
from monitor.store.later import Waiting
from monitor.store.records import Row
from monitor.store.rows import (
    alert_from_row,
    article_from_row,
    articles_by_key,
    chunks,
    repairs_of,
    with_repairs,
)
from monitor.store.stories import Placer

T = TypeVar("T")

SESSION_PAUSE = timedelta(hours=1)  # shorter pauses between two signs of life are no gap
OLD_UNDATED = timedelta(days=1)  # a feed's first document: how much earlier than seen its undated articles are listed
CHUNK = 500  # rows to a statement with a list in it, and articles removed at once
_ALIVE_EVERY = 1_000_000  # microseconds between two signs of life that are written: the polls of a round give many
_WRITER_LOCK = 0x4E534D32  # PostgreSQL: one writer at a time, as on SQLite

_FEED = select(t.feed.c.id, t.feed.c.last_success).where(t.feed.c.url == bindparam("address"))
_RECOVERED = (
    update(t.outage)
    .where(t.outage.c.feed == bindparam("number"), t.outage.c.until.is_(None))
    .values(until=bindparam("at"))
)

log = logging.getLogger(__name__)


class Store:
    """The one writer of this process. Belongs to the thread that opened it."""

    def __init__(
        self,
        database: str,
        engine: Engine,
        now: Callable[[], datetime],
        patience: timedelta,
        give_up: Event,
        placer: Placer | None = None,
    ) -> None:
        self._database = database
        self._name = connect.name_of(database)
        self._engine = engine
        self._now = now
        self._patience = patience
        self._give_up = give_up
        self._connection: Connection | None = None
        self._ids: dict[str, dict[str, int]] = {}
        self._alive_at: dict[str, int] = {}  # by holder: the last sign of life that was written
        self._placing = None if placer is None else stories.Placing(placer)

    @classmethod
    def open(
        cls,
        url: str,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        backup_dir: Path | None = None,
        patience: timedelta = timedelta(seconds=90),
        give_up: Event | None = None,
        placer: Placer | None = None,
    ) -> Self:
        """Open the store, make it where there is none, and bring it up to date with a backup before.

        `placer` says which articles are one piece of news; without one each article is a story of its own.
        `patience`: how long a write waits for a busy store or a server that is away; setting `give_up` ends the wait.
        Raises StoreError with a sentence for the user; a store that cannot be used is left as it is.
        """
        opening.prepare(url, now=now(), backup_dir=backup_dir)
        store = cls(url, connect.writing(url), now, patience, give_up or Event(), placer)
        with connect.told(store._name):
            store._connect()
        return store

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---- what the catalog says --------------------------------------------------------------------

    def sync_feeds(self, feeds: Sequence[Feed]) -> None:
        """Make the catalog's enabled feeds the ones that come due. What is remembered of others is kept."""

        def work(connection: Connection) -> None:
            here = t.feed.c
            known = {row.url: row for row in connection.execute(select(here.url, here.title, here.outlet, here.listed))}
            wanted = {feed.url: feed for feed in feeds}
            new = [_feed_row(feed) for url, feed in wanted.items() if url not in known]
            insert_all(connection, t.feed, new)
            for url, row in known.items():
                feed = wanted.get(url)
                listed = int(feed is not None and feed.enabled)
                title, outlet = (row.title, row.outlet) if feed is None else (feed.title, feed.outlet)
                if (row.listed, row.title, row.outlet) != (listed, title, outlet):
                    changed = update(t.feed).where(here.url == url)
                    connection.execute(changed.values(listed=listed, title=title, outlet=outlet))

        self._write(work)

    def sync_outlets(self, outlets: Sequence[Outlet]) -> None:
        """Take over which outlets are primary sources: they are left out of sentiment series."""

        def work(connection: Connection) -> None:
            kinds = {name: outlet.kind.value for outlet in outlets for name in (outlet.id, *outlet.aliases)}
            kinds |= {outlet.name: outlet.kind.value for outlet in outlets}
            known = {row.name: row for row in connection.execute(select(t.outlet))}
            new = [{"name": outlet.name, "kind": outlet.kind.value} for outlet in outlets if outlet.name not in known]
            insert_all(connection, t.outlet, new)
            rebuild = False
            for name, row in known.items():
                kind = kinds.get(name, OutletKind.OTHER.value)
                if kind != row.kind:
                    connection.execute(update(t.outlet).where(t.outlet.c.id == row.id).values(kind=kind))
                    rebuild |= OutletKind.PRIMARY.value in (kind, row.kind)
            if rebuild:  # of topics alone: outlets have sums of their own, whatever their kind
                sums.rebuild(connection, (t.TOPIC,))

        self._write(work)

    def sync_rules(self, rules: Sequence[AlertRule]) -> None:
        """Remember names and queries of rules, so that the log can be read when a rule is gone."""
        rows = [
            {"id": rule.id, "name": records.storable(rule.name or rule.query), "query": records.storable(rule.query)}
            for rule in rules
        ]
        self._write(lambda connection: upsert(connection, t.rule, rows, put=("name", "query")))

    # ---- feeds ------------------------------------------------------------------------------------

    def states(self) -> dict[str, FeedState]:
        """What is remembered of each feed in the catalog, by address."""
        rows = self._read(
            lambda connection: connection.execute(select(t.feed).where(t.feed.c.listed == 1)).mappings().all()
        )
        return {row["url"]: records.state_from_row(row) for row in rows}

    def state(self, url: str) -> FeedState:
        row = self._read(
            lambda connection: connection.execute(select(t.feed).where(t.feed.c.url == url)).mappings().first()
        )
        return FeedState(url) if row is None else records.state_from_row(row)

    def due(self, now: datetime, limit: int, holder: str, lease_until: datetime) -> tuple[str, ...]:
        """Lease the feeds that are due, longest overdue first: nobody else polls them before `lease_until`.

        The lease ends with the feed's next `save`, `fail`, `save_state` or `release`.
        """

        def work(connection: Connection) -> tuple[str, ...]:
            here, at = t.feed.c, t.micros(now)
            urls = connection.scalars(
                select(here.url)
                .where(
                    here.listed == 1,
                    here.paused == 0,
                    or_(here.next_due.is_(None), here.next_due <= at),
                    or_(here.not_before.is_(None), here.not_before <= at),
                    or_(here.lease_until.is_(None), here.lease_until <= at),
                )
                .order_by(func.coalesce(here.next_due, 0), here.id)
                .limit(limit)
            ).all()
            if urls:
                leased = update(t.feed).where(here.url.in_(urls))
                connection.execute(leased.values(holder=holder, lease_until=t.micros(lease_until)))
            return tuple(urls)

        return self._write(work)

    def release(self, holder: str) -> None:
        """Give back all feeds that are leased to `holder`."""
        freed = update(t.feed).where(t.feed.c.holder == holder).values(holder=None, lease_until=None)
        self._write(lambda connection: connection.execute(freed))

    def next_due(self) -> datetime | None:
        """When the next feed comes due; None where no feed is listed."""
        here = t.feed.c
        earliest = func.min(func.coalesce(here.next_due, 0))
        found = self._read(
            lambda connection: connection.scalar(select(earliest).where(here.listed == 1, here.paused == 0))
        )
        return None if found is None else t.moment(found)

    def make_due(self, urls: Collection[str], now: datetime) -> None:
        """Make feeds of the catalog due that are not yet. Nobody holds those."""
        here, at = t.feed.c, t.micros(now)

        def work(connection: Connection) -> None:
            for some in chunks(set(urls)):
                early = update(t.feed).where(here.url.in_(some), here.listed == 1, here.next_due > at)
                connection.execute(early.values(next_due=at, holder=None, lease_until=None))

        self._write(work)

    def save_state(self, state: FeedState) -> None:
        """Remember a feed's state without a poll, and give its lease back."""
        self._write(lambda connection: self._save_state(connection, self._feed_id(connection, state.url), state))

    def fail(self, feed: Feed, state: FeedState, at: datetime) -> None:
        """Note a poll that failed."""

        def work(connection: Connection) -> None:
            number = self._feed_id(connection, feed.url, feed)
            self._save_state(connection, number, state)
            self._count(connection, number, at, failures=1)
            here = t.outage.c
            lasting = select(here.since).where(here.feed == number, here.until.is_(None))
            if connection.scalar(lasting) is None:
                row = {
                    "feed": number,
                    "since": t.micros(at),
                    "until": None,
                    "reason": records.storable(state.error or "the feed could not be read"),
                }
                upsert(connection, t.outage, [row])
            self._alive(connection, "poll", at)

        self._write(work)

    def heartbeat(self, holder: str, now: datetime) -> None:
        """Say that the program is on. Where nobody says so for longer than an hour, there is a gap."""
        self._write(lambda connection: self._alive(connection, holder, now))

    # ---- articles ---------------------------------------------------------------------------------

    def unseen(self, articles: Sequence[Article]) -> tuple[Article, ...]:
        """The articles that are new or were edited, in the order given. The same one twice is one."""

        def work(connection: Connection) -> tuple[Article, ...]:
            known = self._known(connection, [article.id for article in articles])
            unseen: dict[str, Article] = {}
            for article in articles:
                row = known.get(article.id)
                if article.id not in unseen and (row is None or self._is_edit(article, row)):
                    unseen[article.id] = article
            edited = with_repairs(connection, [article for id, article in unseen.items() if id in known])
            return tuple({**unseen, **{article.id: article for article in edited}}.values())

        return self._read(work)

    def save(self, poll: Poll, *, keep_pause: bool = False) -> Saved:
        """Store everything that one poll found: articles, findings, alerts, the feed's state.

        `keep_pause`: but whether the feed is paused, which the user may have changed since the poll began.
        """
        return self._write(lambda connection: self._save(connection, poll, keep_pause=keep_pause))

    def waiting(self, engine: str, limit: int) -> tuple[Waiting, ...]:
        """Articles whose score by a slow engine waits, newest first."""
        return self._read(lambda connection: later.newest(connection, engine, limit))

    def give_up(self, engine: str, reasons: Mapping[str, str]) -> None:
        """Say why articles, by id, get no score by an engine: they wait for it no longer."""

        def work(connection: Connection) -> None:
            known = self._known(connection, list(reasons))
            later.give_up(connection, engine, {known[id].key: why for id, why in reasons.items() if id in known})

        self._write(work)

    def add_scores(self, engine: str, clippings: Sequence[Clipping], digests: Mapping[str, int]) -> int:
        """Put the scores of one engine beside those that are there; nothing else changes. Tells how many articles.

        Passed over are articles that are gone, edited (`digests`: by id, of the words that were analyzed), or put right
        by the user in the meantime. Statements that are no longer found are left without a score, and say so.
        """

        def work(connection: Connection) -> int:
            ids = [clipping.article.id for clipping in clippings]
            known, repairs = self._known(connection, ids), repairs_of(connection, ids)
            found = {
                known[c.article.id].key: c.analysis
                for c in clippings
                if c.article.id in known
                and c.article.repairs == repairs.get(c.article.id, ())
                and digests[c.article.id] == known[c.article.id].digest
            }
            if found:
                following = stories.Following(connection, found, tallied=False)
                number = self._name_ids(connection, t.engine, [engine])[engine]
                prints = later.put_scores(connection, engine, number, found)
                numbers = self._name_ids(connection, t.fingerprint, prints.values())
                for key, name in prints.items():
                    changed = update(t.article).where(t.article.c.key == key)
                    connection.execute(changed.values(fingerprint=numbers[name]))
                following.settle()
            return len(found)

        return self._write(work)

    def enqueue(self, engine: str, below: int | None, limit: int = CHUNK) -> int | None:
        """Have articles that an engine has never seen wait for it, newest first, from those below a key on.

        Returns the key to go on from; None: all are seen to. For a store that is older than the engine.
        """

        def work(connection: Connection) -> int | None:
            number = self._name_ids(connection, t.engine, [engine])[engine]
            return later.enqueue(connection, number, below, limit)

        return self._write(work)

    def replace_analysis(self, clippings: Sequence[Clipping]) -> int:
        """Put new findings in the place of the old ones. Tells how many. Scores that wait do not displace such as hold.

        Passed over are articles that are gone, and those in which the user put something right in the meantime.
        """

        def work(connection: Connection) -> int:
            ids = [clipping.article.id for clipping in clippings]
            known, repairs = self._known(connection, ids), repairs_of(connection, ids)
            found = {
                known[c.article.id].key: c
                for c in clippings
                if c.article.id in known and c.article.repairs == repairs.get(c.article.id, ())
            }
            for some in chunks(found):
                self._replace_findings(connection, later.keep_scores(connection, {key: found[key] for key in some}))
            return len(found)

        return self._write(work)

    def articles_after(self, key: int | None, limit: int) -> tuple[tuple[int, Article], ...]:
        """The next articles above a key (None: from the first one), lowest key first, for a walk over all of them."""
        here = t.article.c

        def work(connection: Connection) -> tuple[tuple[int, Article], ...]:
            rows = articles_by_key().order_by(here.key).limit(limit)
            rows = rows if key is None else rows.where(here.key > key)
            found = connection.execute(rows).mappings().all()
            articles = with_repairs(connection, [article_from_row(row) for row in found])
            return tuple((row["key"], article) for row, article in zip(found, articles, strict=True))

        return self._read(work)

    # ---- stories ----------------------------------------------------------------------------------

    def assign(self, stories_of: Mapping[str, str]) -> None:
        """Put articles into stories: article id → id of the story's first article. Unknown articles are passed over."""

        def work(connection: Connection) -> None:
            known = self._known(connection, [*stories_of, *stories_of.values()])
            moves = {known[a].key: known[s].key for a, s in stories_of.items() if a in known and s in known}
            if moves:
                stories.restory(connection, moves)
                self._stories_moved()

        self._write(work)

    def split(self, articles: Collection[str], at: datetime) -> StoryChange | None:
        """Take articles (ids) out of their stories: together they are one of their own. None: they are that already.

        It holds over later polls and new analyses, like `merge`. Raises StoreError for an article that is not there.
        """

        def work(connection: Connection) -> StoryChange | None:
            chosen = self._keys_of(connection, articles)
            rows = stories.members(connection, self._stories_of(connection, chosen))
            rest = [row for row in rows if row.key not in chosen]
            if not rest and len({row.story for row in rows}) == 1:
                return None
            moves = dict.fromkeys(chosen, min(chosen))
            for row in rest:  # lowest key first: it gives the name where the first article leaves
                if row.story in chosen:
                    moves[row.key] = next(each.key for each in rest if each.story == row.story)
            return self._move(connection, "split", at, articles, moves, [row.key for row in rows])

        return self._write(work)

    def merge(self, articles: Collection[str], at: datetime) -> StoryChange | None:
        """Make the stories of these articles (ids) one: the one that began first. None: they are one already."""

        def work(connection: Connection) -> StoryChange | None:
            found = self._stories_of(connection, self._keys_of(connection, articles))
            if len(found) < 2:
                return None
            rows = stories.members(connection, found)
            named = min(rows, key=lambda row: row.key).story
            return self._move(
                connection, "merge", at, articles, {row.key: named for row in rows}, [row.key for row in rows]
            )

        return self._write(work)

    def undo_stories(self, number: int | None = None, *, at: datetime) -> StoryChange | None:
        """Take back a split or a merge; None: the latest that still holds. Gives it back, None where there is none.

        The articles that were concerned go back to where they were; what arrived since stays where it is.
        """

        def work(connection: Connection) -> StoryChange | None:
            here = t.story_change.c
            asked = select(t.story_change).where(here.undone.is_(None)).order_by(here.number.desc()).limit(1)
            row = connection.execute(asked if number is None else asked.where(here.number == number)).mappings().first()
            if row is None:
                return None
            before = stories.from_json(row["before"])
            known = self._known(connection, [*before, *(story for story, _ in before.values())])
            moves, hand = {}, {}
            for id, (story, by_hand) in before.items():
                if id in known:
                    moves[known[id].key] = known[story].key if story in known else known[id].key
                    hand[known[id].key] = by_hand
            for member in stories.members(connection, self._stories_of(connection, moves.keys())):
                moves.setdefault(member.key, moves.get(member.story, member.story))  # came later: stays with its story
            if moves:
                stories.restory(connection, moves, hand)
            connection.execute(update(t.story_change).where(here.number == row["number"]).values(undone=t.micros(at)))
            self._stories_moved()
            return records.story_change_from_row({**row, "undone": t.micros(at)})

        return self._write(work)

    def rebuild_stories(self, placer: Placer) -> int:
        """Find the stories of all articles anew; tells how many articles have other company then. See `Rebuild`."""
        rebuild = stories.Rebuild(placer)
        while self.rebuild_step(rebuild):
            pass
        return rebuild.changed

    def rebuild_step(self, rebuild: stories.Rebuild) -> bool:
        """Do the next part of finding stories anew, in a transaction of its own; False: it was the last one."""
        more = self._write(rebuild.step)
        if not more:
            self._stories_moved()
        return more

    def _move(
        self,
        connection: Connection,
        kind: str,
        at: datetime,
        articles: Collection[str],
        moves: Mapping[int, int],
        concerned: Collection[int],
    ) -> StoryChange:
        row = {
            "kind": kind,
            "at": t.micros(at),
            "articles": records.to_json(list(articles)),
            "before": stories.to_json(stories.state_of(connection, concerned)),
            "undone": None,
        }
        insert_all(connection, t.story_change, [row])
        number = connection.scalar(select(func.max(t.story_change.c.number)))
        stories.restory(connection, moves, dict.fromkeys(concerned, True))
        self._stories_moved()
        return records.story_change_from_row({**row, "number": number})

    def _keys_of(self, connection: Connection, articles: Collection[str]) -> set[int]:
        known = self._known(connection, list(articles))
        missing = next((id for id in articles if id not in known), None)
        if missing is not None:
            raise StoreError(f"There is no article {missing}")
        return {row.key for row in known.values()}

    @staticmethod
    def _stories_of(connection: Connection, keys: Collection[int]) -> set[int]:
        found: set[int] = set()
        for some in chunks(keys):
            found |= set(connection.scalars(select(t.article.c.story).where(t.article.c.key.in_(some)).distinct()))
        return found

    def _stories_moved(self) -> None:
        if self._placing is not None:
            self._placing.forget()

    def prune(self, before: datetime, limit: int = CHUNK) -> int:
        """Remove articles older than `before`, but none that the user has done something with, or that has an alert.

        Starred, noted, labelled, repaired and judged ones stay.

        Tells how many are gone, at most `limit`: call it until nothing is left to do, so that polls come in between.
        """

        def work(connection: Connection) -> int:
            here = t.article.c
            keys = connection.scalars(
                select(here.key)
                .where(
                    here.key < t.key_from(before),
                    here.starred == 0,
                    here.key.not_in(select(t.note.c.article)),
                    here.key.not_in(select(t.label.c.article)),
                    here.id.not_in(select(t.repair.c.article)),
                    here.id.not_in(select(t.judgment.c.article)),
                    here.id.not_in(select(t.checked.c.article)),
                    here.id.not_in(select(t.alert.c.article)),
                )
                .order_by(here.key)
                .limit(min(limit, CHUNK))
            ).all()
            if keys:
                self._remove(connection, keys)
            return len(keys)

        return self._write(work)

    # ---- what the user does -----------------------------------------------------------------------

    def mark_read(self, keys: Collection[int], read: bool = True) -> None:
        def work(connection: Connection) -> None:
            here = t.article.c
            for some in chunks(set(keys)):
                changing = connection.scalars(
                    select(here.key).where(here.key.in_(some), here.read == int(not read))
                ).all()
                if changing:
                    connection.execute(update(t.article).where(here.key.in_(changing)).values(read=int(read)))
                    sums.add_unread(connection, changing, -1 if read else 1)

        self._write(work)

    def star(self, keys: Collection[int], starred: bool = True) -> None:
        def work(connection: Connection) -> None:
            for some in chunks(set(keys)):
                connection.execute(update(t.article).where(t.article.c.key.in_(some)).values(starred=int(starred)))

        self._write(work)

    def note(self, key: int, text: str | None) -> None:
        """Write a note to an article; None or "" removes it."""

        def work(connection: Connection) -> None:
            if not text:
                connection.execute(delete(t.note).where(t.note.c.article == key))
            elif self._there(connection, [key]):
                row = {"article": key, "text": records.storable(text), "at": t.micros(self._now())}
                upsert(connection, t.note, [row], put=("text", "at"))

        self._write(work)

    def label(self, keys: Collection[int], name: str, on: bool = True) -> None:
        """Put a label on articles, or take it off."""

        def work(connection: Connection) -> None:
            for some in chunks(set(keys)):
                if on:
                    there = self._there(connection, some)
                    upsert(connection, t.label, [{"name": records.storable(name), "article": k} for k in there])
                else:
                    connection.execute(delete(t.label).where(t.label.c.name == name, t.label.c.article.in_(some)))

        self._write(work)

    def repair(self, clipping: Clipping) -> None:
        """Keep what the user put right in an article: its `repairs`, and the findings that were made with them.

        The article's earlier repairs that are not among them are taken back.
        """

        def work(connection: Connection) -> None:
            article = clipping.article
            row = self._known(connection, [article.id]).get(article.id)
            if row is None:
                return
            connection.execute(delete(t.repair).where(t.repair.c.article == article.id))
            insert_all(connection, t.repair, [records.repair_to_row(repair) for repair in article.repairs])
            self._replace_findings(connection, later.keep_scores(connection, {row.key: clipping}))

        self._write(work)

    def judge(self, judgment: Judgment) -> None:
        """Keep what a person says of a sentence, in the place of what the same one said of it in the same turn."""
        self._write(lambda connection: judgments.keep(connection, judgment))

    def take_back(self, judgment: Judgment) -> None:
        """Forget what a person said of a sentence."""
        self._write(lambda connection: judgments.take_back(connection, judgment))

    def check(self, check: Check) -> None:
        """Keep who a person says spoke, in the place of what the same one said before."""
        self._write(lambda connection: judgments.keep_check(connection, check))

    def take_back_check(self, check: Check) -> None:
        """Forget who a person says spoke."""
        self._write(lambda connection: judgments.take_back_check(connection, check))

    # ---- alerts -----------------------------------------------------------------------------------

    def undelivered(self) -> tuple[Alert, ...]:
        """Alerts that nobody was told of yet, oldest first."""
        rows = select(t.alert).where(t.alert.c.delivered.is_(None)).order_by(t.alert.c.key)
        found = self._read(lambda connection: connection.execute(rows).mappings().all())
        return tuple(alert_from_row(row) for row in found)

    def mark_delivered(self, ids: Collection[str], at: datetime) -> None:
        self._mark_alerts(ids, "delivered", at)

    def mark_seen(self, ids: Collection[str], at: datetime | None = None) -> None:
        self._mark_alerts(ids, "seen", at or self._now())

    def _mark_alerts(self, ids: Collection[str], column: str, at: datetime) -> None:
        def work(connection: Connection) -> None:
            for some in chunks(set(ids)):
                marked = update(t.alert).where(t.alert.c.id.in_(some), t.alert.c[column].is_(None))
                connection.execute(marked.values({column: t.micros(at)}))

        self._write(work)

    # ---- upkeep -----------------------------------------------------------------------------------

    def optimize(self) -> None:
        """Refresh the planner's statistics and fold the journal in. For quiet moments; seconds at most."""
        if self._engine.dialect.name != "sqlite":
            return
        with connect.told(self._name):
            connection = self._connected()
            raw: Any = connection.connection.driver_connection
            raw.execute("PRAGMA analysis_limit=1000")
            raw.execute("PRAGMA optimize")
            raw.execute("PRAGMA wal_checkpoint(PASSIVE)")

    # ---- the steps of a save ----------------------------------------------------------------------

    def _save(self, connection: Connection, poll: Poll, *, keep_pause: bool) -> Saved:
        number, last_success = self._feed(connection, poll.feed.url, poll.feed)
        first_import = last_success is None
        known = self._known(connection, [clipping.article.id for clipping in poll.clippings])
        new: dict[str, Clipping] = {}
        edited: dict[str, Clipping] = {}
        for clipping in poll.clippings:
            article = clipping.article
            row = known.get(article.id)
            if row is None:
                new.setdefault(article.id, clipping)
            elif article.id not in edited and self._is_edit(article, row):
                edited[article.id] = clipping
        self._insert(connection, number, list(new.values()), old=first_import)
        for clipping in edited.values():
            self._edit(connection, number, clipping, known[clipping.article.id])
        if edited:
            keys = self._known(connection, list(edited))
            self._replace_findings(connection, {keys[id].key: clipping for id, clipping in edited.items()})
            self._replace_edited(connection, {keys[id].key: clipping for id, clipping in edited.items()})
        alerts = self._insert_alerts(connection, poll.alerts, first_import=first_import)
        if new:
            connection.execute(
                update(t.feed).where(t.feed.c.id == number).values(articles=t.feed.c.articles + len(new))
            )
        if not poll.history:
            self._save_state(connection, number, poll.state, keep_pause=keep_pause)
            self._count(connection, number, poll.polled_at, new=len(new))
            connection.execute(_RECOVERED, {"number": number, "at": t.micros(poll.polled_at)})
            self._alive(connection, "poll", poll.polled_at)
        return Saved(tuple(new), tuple(edited), alerts)

    def _known(self, connection: Connection, ids: Sequence[str]) -> dict[str, Any]:
        here = t.article.c
        rows: dict[str, Any] = {}
        for some in chunks(dict.fromkeys(ids)):
            asked = (
                select(
                    here.id, here.key, here.digest, here.scored_text, here.owner, t.feed.c.address.label("owner_url")
                )
                .select_from(t.article.outerjoin(t.feed, t.feed.c.id == here.owner))
                .where(here.id.in_(some))
            )
            rows |= {row.id: row for row in connection.execute(asked)}
        return rows

    @staticmethod
    def _is_edit(article: Article, row: Any) -> bool:
        if records.digest_of(article) == row.digest:
            return False
        return (row.owner_url or "") == article.feed or records.scored_number(article.scored_text) > row.scored_text

    def _insert(self, connection: Connection, feed: int, clippings: list[Clipping], *, old: bool) -> None:
        if not clippings:
            return
        keys = self._new_keys(connection, [clipping.article for clipping in clippings], old=old)
        outlets = self._name_ids(connection, t.outlet, (c.article.outlet for c in clippings))
        primary = self._primary_outlets(connection)
        prints = self._name_ids(connection, t.fingerprint, (c.analysis.fingerprint for c in clippings))
        placed = self._place(connection, {key: c for c, (key, _) in zip(clippings, keys, strict=True)})
        joined = {key: each.story for key, each in placed.items() if each.story != key}
        joined |= {story: each.story for each in placed.values() for story in each.joins}
        articles, texts = [], []
        for clipping, (key, arrival) in zip(clippings, keys, strict=True):
            article, analysis = clipping.article, clipping.analysis
            source = feed if article.feed else None
            articles.append(
                {
                    "key": key,
                    "id": article.id,
                    "arrival": arrival,
                    "outlet": outlets[article.outlet],
                    "feed": source,
                    "owner": source,
                    "story": key,
                    "first_seen": t.micros(article.first_seen),
                    "digest": records.digest_of(article),
                    "scored_text": records.scored_number(article.scored_text),
                    "origin": article.origin,
                    "language": records.storable_or_none(analysis.language),
                    "not_scored": records.storable_or_none(analysis.not_scored),
                    "fingerprint": prints[analysis.fingerprint],
                    **_published(article),
                }
            )
            texts.append({"key": key, **_text_row(article)})
        insert_all(connection, t.article, articles)
        insert_all(connection, t.article_text, texts)
        self._index_words(connection, texts)
        insert_all(
            connection,
            t.sketch,
            [
                records.sketch_row(key, clipping.analysis, placed[key].fidelity if key in placed else None)
                for clipping, (key, _) in zip(clippings, keys, strict=True)
            ],
        )
        found = {key: clipping for clipping, (key, _) in zip(clippings, keys, strict=True)}
        topics, voices, engines = self._insert_findings(connection, found)
        additions = sums.Additions()
        for row, clipping in zip(articles, clippings, strict=True):
            additions.new(
                clipping,
                listed_day=t.day_of_key(row["key"]),
                day=row["day"],
                outlet=row["outlet"],
                primary=row["outlet"] in primary,
                topics={topics[name] for name in clipping.analysis.topics},
                voices={voices[name] for name in clipping.analysis.voices},
                engines=engines,
                voice_ids=voices,
            )
        additions.write(connection)
        self._join(connection, joined, placed)
        if self._placing is not None:
            self._placing.arrived(max(arrival for _, arrival in keys))
        address = next((c.article.feed for c in clippings if c.article.feed), None)
        if address is not None:
            connection.execute(
                update(t.feed).where(t.feed.c.id == feed, t.feed.c.address != address).values(address=address)
            )

    def _place(self, connection: Connection, found: Mapping[int, Clipping]) -> dict[int, Placement]:
        """Find the stories of articles, by key. Those without a sketch are stories of their own."""
        new = [
            Sketched(key, clipping.article.outlet, clipping.analysis.sketch)
            for key, clipping in found.items()
            if clipping.analysis.sketch
        ]
        return {} if self._placing is None or not new else self._placing.place(connection, new)

    def _join(self, connection: Connection, joined: Mapping[int, int], placed: Mapping[int, Placement]) -> None:
        """Put articles that are stored already into stories: key → story, which may itself become part of another."""
        if not joined:
            return
        moves = {}
        for key, story in joined.items():
            while joined.get(story, story) != story:
                story = joined[story]
            moves[key] = story
        bridged = [story for each in placed.values() for story in each.joins]
        for row in stories.members(connection, bridged):
            moves[row.key] = moves.get(row.story, row.story)
        stories.restory(connection, moves)
        first = {each.nearest: each.back for each in placed.values() if each.nearest is not None}
        here = t.sketch.c
        for some in chunks(first):
            blank = connection.scalars(select(here.key).where(here.key.in_(some), here.fidelity.is_(None))).all()
            for key in blank:
                connection.execute(update(t.sketch).where(here.key == key).values(fidelity=first[key]))

    def _edit(self, connection: Connection, feed: int, clipping: Clipping, row: Any) -> None:
        article, key = clipping.article, row.key
        old = connection.execute(select(t.article_text).where(t.article_text.c.key == key)).mappings().one()
        upsert(connection, t.first_version, [{"key": key, "title": old["title"], "text": old["text"]}])
        self._forget_words(connection, [old])
        text = _text_row(article)
        dated = connection.scalar(select(t.article.c.published).where(t.article.c.key == key)) is not None
        if dated:  # an article keeps the date it was first published under
            text["date_flag"] = old["date_flag"]
        values: Row = {
            "digest": records.digest_of(article),
            "scored_text": records.scored_number(article.scored_text),
            "owner": feed if article.feed else None,
        }
        moved, following = key, None
        if not dated and article.published is not None:
            following = stories.Following(connection, [key])
            [(moved, _)] = self._new_keys(connection, [article])
            values |= {"key": moved, **_published(article)}
            if connection.scalar(select(t.article.c.story).where(t.article.c.key == key)) == key:
                connection.execute(update(t.article).where(t.article.c.story == key).values(story=moved))
            self._stories_moved()
            self._move_statements(connection, key, moved)
        connection.execute(update(t.article).where(t.article.c.key == key).values(values))
        connection.execute(update(t.article_text).where(t.article_text.c.key == moved).values(text))
        self._index_words(connection, [{"key": moved, **text}])
        if following is not None:
            following.settle(following.keys - {key} | {moved})

    def _replace_edited(self, connection: Connection, edited: Mapping[int, Clipping]) -> None:
        """An article that is alone may turn out to be a copy by its new words; one that is not stays where it is."""
        if self._placing is None:
            return
        here = t.article.c
        stories_of = dict(
            connection.execute(select(here.key, here.story).where(here.key.in_(edited), here.by_hand == 0)).all()
        )
        company = {row.story for row in stories.members(connection, set(stories_of.values())) if row.key != row.story}
        alone = {key: edited[key] for key, story in stories_of.items() if story == key and key not in company}
        self._placing.placer.learn(
            Sketched(
                key, clipping.article.outlet, clipping.analysis.sketch, stories_of.get(key, key), key not in stories_of
            )
            for key, clipping in edited.items()
            if key not in alone
        )
        placed = self._place(connection, alone)
        joined = {key: each.story for key, each in placed.items() if each.story != key}
        joined |= {story: each.story for each in placed.values() for story in each.joins}
        self._join(connection, joined, placed)

    @staticmethod
    def _move_statements(connection: Connection, key: int, moved: int) -> None:
        shift = (moved - key) << t.STATEMENT_BITS
        here = t.statement.c
        of_it = sums.statements_of([key])
        connection.execute(update(t.statement).where(of_it).values(key=here.key + shift, article=moved))

    def _replace_findings(self, connection: Connection, found: dict[int, Clipping]) -> None:
        """Put findings of articles (by key) in the place of what is there, and compute the sums anew."""
        prints = self._name_ids(connection, t.fingerprint, (c.analysis.fingerprint for c in found.values()))
        for some in chunks(found):
            following = stories.Following(connection, some)
            self._delete_findings(connection, some)
            for key in some:
                analysis = found[key].analysis
                values = {
                    "language": records.storable_or_none(analysis.language),
                    "not_scored": records.storable_or_none(analysis.not_scored),
                    "fingerprint": prints[analysis.fingerprint],
                }
                connection.execute(update(t.article).where(t.article.c.key == key).values(values))
            sketches = [
                records.sketch_row(key, found[key].analysis, None) for key in some if found[key].analysis.sketch
            ]
            upsert(connection, t.sketch, sketches, put=("data", "wire"))
            self._insert_findings(connection, {key: found[key] for key in some})
            following.settle()

    @staticmethod
    def _delete_findings(connection: Connection, keys: Collection[int]) -> None:
        for table in (t.article_score, t.article_topic, t.article_voice, t.mention):
            connection.execute(delete(table).where(table.c.article.in_(keys)))
        for key in keys:
            connection.execute(delete(t.statement).where(sums.statements_of([key])))  # its scores go with it

    def _insert_findings(
        self, connection: Connection, found: Mapping[int, Clipping]
    ) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
        """Write findings by article key. Gives back the ids of topics, voices and engines."""
        analyses = [(key, clipping.analysis) for key, clipping in found.items()]
        topics = self._name_ids(connection, t.topic, (name for _, a in analyses for name in a.topics))
        voices = self._name_ids(
            connection,
            t.voice,
            [name for _, a in analyses for name in a.voices]
            + [s.voice for _, a in analyses for s in a.statements if s.voice is not None],
        )
        engines = self._name_ids(
            connection,
            t.engine,
            [name for _, a in analyses for _, part in records.PARTS_OF_SCORES for name in getattr(a, part)]
            + [name for _, a in analyses for s in a.statements for name in s.scores],
        )
        scores: list[tuple[Any, ...]] = []
        spoken: list[tuple[Any, ...]] = []
        statements: list[Row] = []
        mentions: list[Row] = []
        for key, analysis in analyses:
            for part, name in records.PARTS_OF_SCORES:
                for engine, sentiment in getattr(analysis, name).items():
                    scores.append((key, part, engines[engine], *records.sentiment_values(sentiment)))
            rows = records.statement_rows(key, analysis.statements, voices)
            statements += rows
            for row, statement in zip(rows, analysis.statements, strict=False):
                for engine, sentiment in statement.scores.items():
                    spoken.append((row["key"], engines[engine], *records.sentiment_values(sentiment)))
            mentions += records.mention_rows(key, analysis.mentions)
        tagged = [
            {"topic": n, "article": key} for key, a in analyses for n in dict.fromkeys(topics[x] for x in a.topics)
        ]
        heard = [
            {"voice": n, "article": key, "place": place}
            for key, a in analyses
            for place, n in enumerate(dict.fromkeys(voices[x] for x in a.voices))
        ]
        columns = records.SENTIMENT_COLUMNS
        insert_tuples(connection, t.article_score, ("article", "part", "engine", *columns), scores)
        for table, rows in ((t.article_topic, tagged), (t.article_voice, heard), (t.statement, statements)):
            insert_all(connection, table, rows)
        insert_tuples(connection, t.statement_score, ("statement", "engine", *columns), spoken)
        insert_all(connection, t.mention, mentions)
        return topics, voices, engines

    def _insert_alerts(
        self, connection: Connection, alerts: Sequence[Alert], *, first_import: bool
    ) -> tuple[Alert, ...]:
        """Write the alerts whose rule has not fired for that story. Gives back the ones that are new."""
        if not alerts:
            return ()
        here, first = t.article.c, t.article.alias()
        told: dict[str, tuple[int, str]] = {}  # article → its story's key, and the id of the story's first article
        asked = select(here.id, here.story, first.c.id).select_from(
            t.article.outerjoin(first, first.c.key == here.story)
        )
        for some in chunks({alert.article for alert in alerts}):
            rows = connection.execute(asked.where(here.id.in_(some)))
            told |= {article: (story, name or article) for article, story, name in rows}
        fired: dict[tuple[str, int], Alert] = {}
        for alert in alerts:
            if alert.article in told:
                story, name = told[alert.article]
                if name != (alert.story or alert.article):
                    alert = alert.of_story(name)
                alert = replace(alert, story=name, first_import=first_import)
                fired.setdefault((alert.rule, story), alert)
        before = select(t.alert.c.rule, here.story).join(t.article, here.id == t.alert.c.article)
        for some in chunks({story for _, story in fired}):
            keys = [row.key for row in stories.members(connection, some)]
            for few in chunks(keys):
                for rule, story in connection.execute(before.where(here.key.in_(few))):
                    fired.pop((rule, story), None)
        named = {(alert.rule, alert.story): key for key, alert in fired.items()}
        for some in chunks({alert.story for alert in fired.values()}):
            by_name = select(t.alert.c.rule, t.alert.c.story).where(t.alert.c.story.in_(some))
            for rule, name in connection.execute(by_name):
                fired.pop(named.get((rule, name), ("", 0)), None)
        insert_all(connection, t.alert, [_alert_row(alert) for alert in fired.values()])
        return tuple(fired.values())

    def _remove(self, connection: Connection, keys: Sequence[int]) -> None:
        here = t.article.c
        following = stories.Following(connection, keys)
        touched = self._stories_of(connection, keys)
        feeds = connection.execute(
            select(here.feed, func.count()).where(here.key.in_(keys), here.feed.is_not(None)).group_by(here.feed)
        ).all()
        self._forget_words(
            connection,
            connection.execute(select(t.article_text).where(t.article_text.c.key.in_(keys))).mappings().all(),
        )
        self._delete_findings(connection, keys)
        connection.execute(delete(t.article_text).where(t.article_text.c.key.in_(keys)))
        connection.execute(delete(t.article).where(here.key.in_(keys)))
        for feed, n in feeds:
            connection.execute(update(t.feed).where(t.feed.c.id == feed).values(articles=t.feed.c.articles - n))
        self._rename(connection, stories.members(connection, touched))
        following.settle(following.keys.difference(keys))

    @staticmethod
    def _rename(connection: Connection, members: Sequence[Any]) -> None:
        """Name stories that lost the article which gave them the name after the first of those that are left."""
        here = t.article.c
        groups: dict[int, list[int]] = {}
        for member in members:
            groups.setdefault(member.story, []).append(member.key)
        for story, keys in groups.items():
            if story not in keys:
                for some in chunks(keys):
                    connection.execute(update(t.article).where(here.key.in_(some)).values(story=min(keys)))

    # ---- the steps below them ---------------------------------------------------------------------

    def _save_state(self, connection: Connection, feed: int, state: FeedState, *, keep_pause: bool = False) -> None:
        values = records.state_to_row(state) | {"holder": None, "lease_until": None}
        if keep_pause:
            del values["paused"]
        change(connection, t.feed, feed, values)

    def _feed_id(self, connection: Connection, url: str, feed: Feed | None = None) -> int:
        return self._feed(connection, url, feed)[0]

    def _feed(self, connection: Connection, url: str, feed: Feed | None = None) -> tuple[int, int | None]:
        """A feed's number, given out where it is new, and when it was last read."""
        found = connection.execute(_FEED, {"address": url}).first()
        if found is None:
            row = _feed_row(feed or Feed(url, "", "")) | {"listed": 0}
            insert_all(connection, t.feed, [row])
            found = connection.execute(_FEED, {"address": url}).first()
        assert found is not None
        return int(found[0]), found[1]

    def _count(self, connection: Connection, feed: int, at: datetime, *, new: int = 0, failures: int = 0) -> None:
        row = {"feed": feed, "day": t.day_of(at), "polls": 1, "failures": failures, "new": new}
        upsert(connection, t.feed_day, [row], add=("polls", "failures", "new"))

    def _alive(self, connection: Connection, holder: str, now: datetime) -> None:
        here, at = t.session.c, t.micros(now)
        if 0 <= at - self._alive_at.get(holder, -_ALIVE_EVERY) < _ALIVE_EVERY:
            return
        self._alive_at[holder] = at
        last = connection.execute(
            select(here.since, here.until).where(here.holder == holder).order_by(here.since.desc()).limit(1)
        ).first()
        if last is not None and last.since <= at <= last.until + SESSION_PAUSE // timedelta(microseconds=1):
            if at > last.until:
                connection.execute(
                    update(t.session).where(here.holder == holder, here.since == last.since).values(until=at)
                )
        else:
            upsert(connection, t.session, [{"holder": holder, "since": at, "until": at}])

    def _new_keys(
        self, connection: Connection, articles: Sequence[Article], *, old: bool = False
    ) -> list[tuple[int, int]]:
        """A key and a number of arrival for each. The first of a document arrives last: feeds begin with the newest.

        `old`: they stood in a feed's first document. What has no date there may be of any age, and is listed below
        the news of the day.
        """
        here = t.article.c
        arrival = (connection.scalar(select(func.max(here.arrival))) or 0) + len(articles)
        wanted = []
        for article in articles:
            at = article.at - OLD_UNDATED if old and article.feed and article.published is None else article.at
            wanted.append((t.key_from(at) | arrival & ((1 << t.ARTICLE_BITS) - 1), arrival))
            arrival -= 1
        taken: set[int] = set()
        for some in chunks({key for key, _ in wanted}):
            taken |= set(connection.scalars(select(here.key).where(here.key.in_(some))))
        keys = []
        for key, arrival in wanted:
            while key in taken:  # 65,536 arrivals apart, and of the same second
                key += 1
                if key not in taken and connection.scalar(select(here.key).where(here.key == key)) is not None:
                    taken.add(key)
            taken.add(key)
            keys.append((key, arrival))
        return keys

    def _name_ids(self, connection: Connection, table: Table, names: Iterable[str]) -> dict[str, int]:
        """The numbers of names, given out where they are new."""
        known = self._ids.setdefault(table.name, {})
        wanted = dict.fromkeys(names)
        missing = [name for name in wanted if name not in known]
        for some in chunks(missing):
            stored = {records.storable(name): name for name in some}
            for again in (False, True):
                for number, name in connection.execute(
                    select(table.c.id, table.c.name).where(table.c.name.in_(stored))
                ):
                    known[stored[name]] = number
                absent = [name for name, given in stored.items() if given not in known]
                if not absent or again:
                    break
                insert_all(connection, table, [{"name": name} for name in absent])
        return {name: known[name] for name in wanted}

    def _primary_outlets(self, connection: Connection) -> set[int]:
        asked = select(t.outlet.c.id).where(t.outlet.c.kind == OutletKind.PRIMARY.value)
        return set(connection.scalars(asked))

    @staticmethod
    def _there(connection: Connection, keys: Collection[int]) -> list[int]:
        return list(connection.scalars(select(t.article.c.key).where(t.article.c.key.in_(keys))))

    @staticmethod
    def _index_words(connection: Connection, rows: Sequence[Mapping[Any, Any]]) -> None:
        from monitor.store import search

        search.index(connection, rows)

    @staticmethod
    def _forget_words(connection: Connection, rows: Sequence[Mapping[Any, Any]]) -> None:
        from monitor.store import search

        search.forget(connection, rows)

    # ---- transactions -----------------------------------------------------------------------------

    def _connect(self) -> Connection:
        self._connection = self._engine.connect()
        return self._connection

    def _connected(self) -> Connection:
        return self._connection or self._connect()

    def _read(self, work: Callable[[Connection], T]) -> T:
        return self._write(work)

    def _write(self, work: Callable[[Connection], T]) -> T:
        """Run one transaction, again where the store was busy or its server away: every method may be repeated."""
        deadline = time.monotonic() + self._patience.total_seconds()
        pause = 0.05
        while True:
            try:
                with connect.told(self._name):
                    connection = self._connected()
                    with connection.begin():
                        if self._engine.dialect.name == "postgresql":
                            connection.execute(sql("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITER_LOCK})
                        return work(connection)
            except (connect.Busy, connect.Gone) as error:
                self._forget_ids()
                if isinstance(error, connect.Gone):
                    self.close()
                if time.monotonic() > deadline or self._give_up.wait(pause * random.uniform(0.5, 1.5)):
                    raise
                log.info("%s; trying again", error)
                pause = min(pause * 2, 5.0)
            except BaseException:
                self._forget_ids()
                raise

    def _forget_ids(self) -> None:
        self._alive_at.clear()
        self._ids.clear()  # some may have been given out in the transaction that was undone
        self._stories_moved()


def _alert_row(alert: Alert) -> Row:
    return {
        "id": alert.id or f"{alert.rule}|{alert.story}",
        "rule": alert.rule,
        "story": alert.story,
        "article": alert.article,
        "matched": records.storable(records.to_json(list(alert.matched))),
        "fired_at": t.micros(alert.fired_at),
        "delivered": records.optional_micros(alert.delivered),
        "seen": records.optional_micros(alert.seen),
        "first_import": int(alert.first_import),
    }


def _feed_row(feed: Feed) -> Row:
    return {
        "url": feed.url,
        "address": _without_credentials(feed.url),
        "title": records.storable(feed.title),
        "outlet": records.storable(feed.outlet),
        "listed": int(feed.enabled),
    }


def _without_credentials(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _published(article: Article) -> Row:
    if article.published is None:
        return {"published": None, "day": None, "month": None}
    return {
        "published": t.micros(article.published),
        "day": t.day_of(article.published),
        "month": t.month_of(article.published),
    }


def _text_row(article: Article) -> Row:
    return {
        "title": records.storable(article.title),
        "text": records.storable(article.text),
        "html": records.storable(article.html),
        "url": records.storable_or_none(article.url),
        "author": records.storable_or_none(article.author),
        "updated": records.optional_micros(article.updated),
        "date_flag": article.date_flag,
        "declared": records.storable_or_none(article.language),
        "categories": records.names_to_json(article.categories),
    }

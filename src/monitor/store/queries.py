"""The reading side: what lists, views and exports ask.

A `Reader` has a read-only connection of its own, belongs to the thread that opened it, and is cheap to open, so open
one for each question or for a few. It never holds a transaction between two calls.
"""

from __future__ import annotations

import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import TracebackType
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Select, and_, case, exists, func, literal_column, or_, select

from monitor import query as language
from monitor.errors import StoreError
from monitor.model import (
    AlertRow,
    Analysis,
    Apart,
    ArticleRow,
    Check,
    Clipping,
    Count,
    FeedHealth,
    Filter,
    Gap,
    Judgment,
    Label,
    Lens,
    OutletKind,
    Period,
    Piece,
    Publisher,
    Repair,
    Score,
    Sentiment,
    Side,
    Statement,
    StatementKind,
    StatementRow,
    Story,
    StoryChange,
    StoryMember,
    Told,
    with_gaps,
)
from monitor.store import connect, judgments, later, lists, opening, records, search, spoken, stories, trends, watch
from monitor.store import schema as t
from monitor.store.asked import Asked
from monitor.store.rows import alert_from_row, article_from_row, articles_by_key, chunks, with_repairs
from monitor.store.sums import statements_of

COMMON = 20_000  # a search that finds more walks the list instead of sorting what it found
CHECK_AT_MOST = 20_000  # articles read for a query that the index cannot answer alone, and
CHECK_FOR_S = 0.7  # how long

STEPS = 1_000_000  # of SQLite's machine, some 20 ms, between two looks at whether an answer is still wanted
SHORTENED = 0.75  # of the first one's characters: below, a copy is a shortened one

_BY = {"outlet": t.OUTLET, "topic": t.TOPIC, "voice": t.VOICE}
_TABLES = {t.OUTLET: t.outlet, t.TOPIC: t.topic, t.VOICE: t.voice}


Values = tuple[tuple[str, tuple[tuple[str, float | None], ...]], ...]  # name, then story and sentiment of each


class Reader:
    """Answers questions. Belongs to the thread that opened it."""

    def __init__(
        self, database: str, connection: Connection, now: Callable[[], datetime], count: Count = Count.STORY
    ) -> None:
        self._database = database
        self._name = connect.name_of(database)
        self._connection = connection
        self._dialect = connection.dialect.name
        self._now = now
        self.count_by = count  # what a mean counts
        self._ids: dict[tuple[str, str], int] = {}
        self.caveat: str | None = None  # why the last search may be incomplete, fit for the user
        self._still = 0  # how deep in `still`

    @classmethod
    def open(
        cls, url: str, *, now: Callable[[], datetime] = lambda: datetime.now(UTC), count: Count = Count.STORY
    ) -> Self:
        """`count`: what a mean counts, for every series, ranking and spark line that this reader is asked for.

        Raises StoreError where there is no store yet, or none that can be read.
        """
        file = connect.file_of(url)
        if file is not None and not file.exists():
            raise StoreError(f"There is no store at {file} yet")
        with connect.told(connect.name_of(url)):
            return cls(url, connect.reading(url).connect(), now, count)

    def close(self) -> None:
        self.give_up_when(None)
        self._connection.close()

    def give_up_when(self, unwanted: Callable[[], bool] | None) -> None:
        """Break off what is being read as soon as nobody wants it any more: it raises StoreError then.

        `unwanted` is asked often and in this thread. On PostgreSQL the server's answer is waited for.
        """
        if self._dialect == "sqlite" and not self._connection.closed:
            driver: Any = self._connection.connection.driver_connection
            driver.set_progress_handler(unwanted, 0 if unwanted is None else STEPS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def still(self) -> Iterator[None]:
        """Read the store as it is at the first question inside, whatever is written meanwhile.

        For answers that must agree with one another. Be quick: on SQLite the journal cannot be folded in until then.
        """
        self._still += 1
        try:
            if self._still == 1:
                begin = "BEGIN" if self._dialect == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
                with connect.told(self._name):
                    self._connection.exec_driver_sql(begin)
            yield
        finally:
            self._still -= 1
            if not self._still:
                with connect.told(self._name):
                    self._connection.exec_driver_sql("ROLLBACK")

    # ---- articles ---------------------------------------------------------------------------------

    def ids(self, filter: Filter, *, order: str = "-at", limit: int | None = None, stories: bool = False) -> array[int]:
        """Keys of the articles that are meant, in order: a snapshot to page through with `rows`.

        `order`: at, outlet, title, copies, or sentiment:ENGINE; "-" in front turns it round. What is not scored comes
        last either way. A search for words that very many articles have, or with a regular expression, may be cut
        short; `caveat` then says so. Raises QueryError for a search that cannot be read.

        `stories`: one article of each story instead, of those that are meant the one that comes first in this order:
        the newest for -at, the most negative for sentiment:ENGINE. It is what a walk over all articles in this order
        would meet first of each story, so a story never comes twice, `limit` is a number of stories, and a shortened
        list is the beginning of the whole. `stories_of` tells whose story an article is in.
        """
        asked = self._asked(filter)
        find = lists.heads if stories else lists.keys
        with connect.told(self._name):
            if not stories:
                return find(self._connection, asked, order, limit, self._engine)
            with self.still():
                return find(self._connection, asked, order, limit, self._engine)

    def stories_of(self, keys: Sequence[int]) -> dict[int, int]:
        """Of these articles those that do not give their story its key: the story's key, by theirs."""
        with connect.told(self._name):
            return lists.stories(self._connection, keys)

    def count(self, filter: Filter, *, stories: bool = False) -> int:
        """How many articles are meant; `stories`: how many stories they belong to."""
        asked = self._asked(filter)
        if not stories:
            return int(self._scalar(asked.select().with_only_columns(func.count())) or 0)
        with connect.told(self._name):
            return lists.count_stories(self._connection, asked)

    def rows(self, keys: Sequence[int]) -> tuple[ArticleRow, ...]:
        """The lines of a list, in the order of the keys; articles that are gone are left out."""
        found: dict[int, ArticleRow] = {}
        for some in chunks(dict.fromkeys(keys), 1_000):
            found |= self._rows(some)
        return tuple(found[key] for key in keys if key in found)

    def key(self, article: str) -> int | None:
        """The key of an article by its id; None where there is none."""
        found = self._scalar(select(t.article.c.key).where(t.article.c.id == article))
        return None if found is None else int(found)

    def clipping(self, article: str | int) -> Clipping | None:
        """An article by id or key, with what was found in it; its sentences are not stored. None: there is none."""
        wanted = t.article.c.id == article if isinstance(article, str) else t.article.c.key == article
        with connect.told(self._name):
            run = self._connection.execute
            row = run(articles_by_key().where(wanted)).mappings().first()
            if row is None:
                return None
            [found] = with_repairs(self._connection, [article_from_row(row)])
            return Clipping(found, self._analysis(row["key"]))

    def first_version(self, key: int) -> tuple[str, str] | None:
        """Title and text as first published, of an article that was edited since; else None."""
        here = t.first_version.c
        with connect.told(self._name):
            row = self._connection.execute(select(here.title, here.text).where(here.key == key)).first()
        return None if row is None else (row.title, row.text)

    def story(self, article: str) -> Story | None:
        """The story that an article (id) belongs to, with all who carry it, as they appeared. None: no such article."""
        a, w, s = t.article.c, t.article_text.c, t.sketch.c
        with connect.told(self._name):
            found = self._connection.scalar(select(a.story).where(a.id == article))
            if found is None:
                return None
            keys = [row.key for row in stories.members(self._connection, [found])]
            asked = select(
                a.key, a.id, t.outlet.c.name.label("outlet"), t.outlet.c.kind, w.title, w.url, a.published,
                a.first_seen, func.length(w.text).label("size"), s.fidelity, s.wire, a.by_hand,
            ).select_from(
                t.article.join(t.article_text, w.key == a.key)
                .join(t.outlet, t.outlet.c.id == a.outlet)
                .outerjoin(t.sketch, s.key == a.key)
            )  # fmt: skip
            rows = [row for some in chunks(keys) for row in self._connection.execute(asked.where(a.key.in_(some)))]
        rows.sort(key=lambda row: row.key)
        members = tuple(_member(row, rows[0]) for row in rows)
        wires = [member.wire for member in members if member.wire]
        printed = {member.outlet for member in members if not member.copying}
        name = next((member.id for member in members if member.key == found), members[0].id)
        return Story(name, max(wires, key=wires.count, default=None), members, max(1, len(printed)))

    def joined(self, first: int, last: int) -> dict[int, int]:
        """Of the articles with keys in this range those that do not give their story its name: its key, by theirs."""
        a = t.article.c
        asked = select(a.key, a.story).where(a.story != a.key, a.key.between(first, last))
        with connect.told(self._name):
            cursor: Any = self._connection.execute(asked).cursor
            return dict(cursor)

    def unsketched(self) -> int:
        """How many articles were stored by a version that knew no stories: copies of them were never looked for."""
        every = self._scalar(select(func.count()).select_from(t.article)) or 0
        return int(every) - int(self._scalar(select(func.count()).select_from(t.sketch)) or 0)

    def story_changes(self, limit: int | None = None) -> tuple[StoryChange, ...]:
        """What the user did to stories, the newest first; what was undone too."""
        asked = select(t.story_change).order_by(t.story_change.c.number.desc()).limit(limit)
        with connect.told(self._name):
            rows = self._connection.execute(asked).mappings().all()
        return tuple(records.story_change_from_row(row) for row in rows)

    def note(self, key: int) -> str | None:
        """The user's note to an article."""
        found = self._scalar(select(t.note.c.text).where(t.note.c.article == key))
        return None if found is None else str(found)

    def labels(self, key: int) -> tuple[str, ...]:
        """The user's labels on an article, sorted."""
        return tuple(self._scalars(select(t.label.c.name).where(t.label.c.article == key).order_by(t.label.c.name)))

    def all_labels(self) -> tuple[tuple[str, int], ...]:
        """Every label of the user, by name, and on how many articles it is."""
        here = t.label.c
        asked = select(here.name, func.count()).group_by(here.name).order_by(here.name)
        with connect.told(self._name):
            return tuple((name, many) for name, many in self._connection.execute(asked))

    def texts(self, keys: Sequence[int]) -> dict[int, tuple[str, str]]:
        """Titles and texts of articles, by key."""
        w = t.article_text.c
        found: dict[int, tuple[str, str]] = {}
        with connect.told(self._name):
            for some in chunks(dict.fromkeys(keys), 1_000):
                for key, title, text in self._connection.execute(select(w.key, w.title, w.text).where(w.key.in_(some))):
                    found[key] = (title, text)
        return found

    def values(self, keys: Sequence[int], engine: str) -> tuple[Piece, ...]:
        """What these articles would give to a mean: those with a date and a score, but for primary sources."""
        a, score = t.article.c, t.article_score.c
        number = self._id(t.engine, engine)
        found: list[Piece] = []
        with connect.told(self._name):
            for some in chunks(dict.fromkeys(keys), 1_000):
                rows = self._connection.execute(
                    select(a.key, a.story, t.outlet.c.name, score.compound, a.day)
                    .select_from(
                        t.article.join(t.outlet, t.outlet.c.id == a.outlet).join(
                            t.article_score, and_(score.article == a.key, score.part == lists.WHOLE)
                        )
                    )
                    .where(
                        a.key.in_(some), a.day.is_not(None), score.engine == number, score.compound.is_not(None),
                        t.outlet.c.kind != OutletKind.PRIMARY.value,
                    )
                )  # fmt: skip
                found += [Piece(*row) for row in rows]
        return tuple(found)

    def days(self, keys: Sequence[int]) -> dict[date | None, int]:
        """How many of these articles were published on each day, in UTC; undated ones under None."""
        a, undated = t.article.c, set[int]()
        with connect.told(self._name):
            for some in chunks(keys, 1_000):
                asked = select(a.key).where(a.key.in_(some), a.day.is_(None))
                undated.update(self._connection.execute(asked).scalars())
        return Counter(None if key in undated else t.day_start(t.day_of_key(key)).date() for key in keys)

    def waiting(self, engine: str) -> int:
        """How many articles wait for a slow engine's score."""
        with connect.told(self._name):
            return later.count(self._connection, engine)

    def newest_key(self) -> int:
        """A mark for `since_key`: what arrives later lies above it. Not the key of an article."""
        return int(self._scalar(select(func.max(t.article.c.arrival))) or 0)

    def since_key(self, key: int, filter: Filter) -> array[int]:
        """Keys of the articles that arrived since `newest_key` gave that mark, newest first."""
        asked = self._asked(filter)
        return self._array(asked.select(article=True).where(t.article.c.arrival > key).order_by(asked.key.desc()))

    def _rows(self, keys: list[int]) -> dict[int, ArticleRow]:
        a, w, score = t.article.c, t.article_text.c, t.article_score.c
        first = t.article.alias()
        with connect.told(self._name):
            run = self._connection.execute
            rows = run(
                select(
                    a.key, a.id, a.published, a.first_seen, t.outlet.c.name, t.feed.c.address, w.title, w.url,
                    a.language, w.declared, first.c.id, a.story, a.scored_text, a.not_scored, t.fingerprint.c.name,
                    w.date_flag, a.read, a.starred, a.origin,
                )
                .select_from(
                    t.article.join(t.article_text, w.key == a.key)
                    .join(t.outlet, t.outlet.c.id == a.outlet)
                    .outerjoin(t.feed, t.feed.c.id == a.feed)
                    .outerjoin(t.fingerprint, t.fingerprint.c.id == a.fingerprint)
                    .outerjoin(first, first.c.key == a.story)
                )
                .where(a.key.in_(keys))
            ).all()  # fmt: skip
            engines = self._engines()
            sentiment: dict[int, dict[str, float | None]] = defaultdict(dict)
            narration: dict[int, dict[str, float | None]] = defaultdict(dict)
            coverage: dict[int, dict[str, float]] = defaultdict(dict)
            scores = select(score.article, score.part, score.engine, score.compound, score.coverage)
            for key, part, number, compound, covered in run(
                scores.where(score.article.in_(keys), score.part.in_((t.WHOLE, t.NARRATION)))
            ):
                if part == t.WHOLE:
                    sentiment[key][engines[number]] = compound
                    coverage[key][engines[number]] = covered
                else:
                    narration[key][engines[number]] = compound
            topics = self._named(t.article_topic, t.topic, "topic", keys)
            voices = self._named(t.article_voice, t.voice, "voice", keys)
            labels = self._labels_of(keys)
            note = t.note.c
            notes: dict[int, str] = dict(run(select(note.article, note.text).where(note.article.in_(keys))).all())
            stories = list({row.story for row in rows})
            joined: dict[int, int] = dict(
                run(select(a.story, func.count()).where(a.story.in_(stories), a.story != a.key).group_by(a.story)).all()
            )
        return {
            key: ArticleRow(
                key, id, _moment(published), t.moment(first_seen), outlet, feed or "", title, url,
                language or declared, story_id or id, 1 + joined.get(story, 0),
                topics.get(key, ()), voices.get(key, ()),
                sentiment.get(key, {}), narration.get(key, {}), coverage.get(key, {}),
                records.SCORED_TEXTS[scored], not_scored, fingerprint or "", flag, bool(read), bool(starred), origin,
                labels.get(key, ()), notes.get(key),
            )
            for (
                key, id, published, first_seen, outlet, feed, title, url, language, declared, story_id, story, scored,
                not_scored, fingerprint, flag, read, starred, origin,
            ) in rows
        }  # fmt: skip

    def _labels_of(self, keys: list[int]) -> dict[int, tuple[str, ...]]:
        here = t.label.c
        found: dict[int, list[str]] = defaultdict(list)
        for key, name in self._connection.execute(
            select(here.article, here.name).where(here.article.in_(keys)).order_by(here.name)
        ):
            found[key].append(name)
        return {key: tuple(some) for key, some in found.items()}

    def _named(self, links: Any, names: Any, column: str, keys: list[int]) -> dict[int, tuple[str, ...]]:
        here = links.c
        order = here.place if column == "voice" else names.c.name
        asked = (
            select(here.article, names.c.name)
            .select_from(links.join(names, names.c.id == here[column]))
            .where(here.article.in_(keys))
            .order_by(here.article, order)
        )
        found: dict[int, list[str]] = defaultdict(list)
        for key, name in self._connection.execute(asked):
            found[key].append(name)
        return {key: tuple(some) for key, some in found.items()}

    def _analysis(self, key: int) -> Analysis:
        run = self._connection.execute
        a, m = t.article.c, t.mention.c
        row = run(
            select(a.language, a.not_scored, t.fingerprint.c.name)
            .select_from(t.article.outerjoin(t.fingerprint, t.fingerprint.c.id == a.fingerprint))
            .where(a.key == key)
        ).one()
        engines = self._engines()
        parts: dict[int, dict[str, Sentiment]] = defaultdict(dict)
        for score in run(select(t.article_score).where(t.article_score.c.article == key)).mappings():
            parts[score["part"]][engines[score["engine"]]] = records.sentiment_from_row(score)
        mentions = run(select(t.mention).where(m.article == key).order_by(m.place)).mappings()
        return Analysis(
            row.language,
            parts[t.WHOLE],
            parts[t.HEADLINE],
            parts[t.NARRATION],
            (),
            self._statements_of(key),
            tuple(records.mention_from_row(mention) for mention in mentions),
            self._named(t.article_topic, t.topic, "topic", [key]).get(key, ()),
            self._named(t.article_voice, t.voice, "voice", [key]).get(key, ()),
            row.not_scored,
            row.name or "",
        )

    def _statements_of(self, key: int) -> tuple[Statement, ...]:
        s, score = t.statement.c, t.statement_score.c
        run = self._connection.execute
        low = key << t.STATEMENT_BITS
        high = low + t.STATEMENTS_MAX - 1
        engines = self._engines()
        scores: dict[int, dict[str, Sentiment]] = defaultdict(dict)
        for row in run(select(t.statement_score).where(score.statement.between(low, high))).mappings():
            scores[row["statement"]][engines[row["engine"]]] = records.sentiment_from_row(row)
        rows = run(
            select(t.statement, t.voice.c.name.label("voice_name"))
            .select_from(t.statement.outerjoin(t.voice, t.voice.c.id == s.voice))
            .where(s.key.between(low, high))
            .order_by(s.key)
        ).mappings()
        return tuple(records.statement_from_row(row, row["voice_name"], scores.get(row["key"], {})) for row in rows)

    # ---- statements -------------------------------------------------------------------------------

    def statement_ids(self, filter: Filter, *, order: str = "-at", limit: int | None = None) -> array[int]:
        """Keys of the statements that are meant, in order: a snapshot to page through with `statement_rows`.

        `voices` means who speaks; `search` means the words of the article that carries the statement, or the
        statement's own words and speaker where `own_words` says so: then at most 20,000 statements are looked at, and
        `caveat` says when that was too few. `order`: at, voice, outlet, carried, confidence, or sentiment:ENGINE; "-"
        in front turns it round.
        """
        descending, by = order.startswith("-"), order.removeprefix("-")
        s = t.statement.c
        keys, source = self._statements(filter)
        own = self._own_words(filter) if filter.own_words and (filter.search or "").strip() else None
        if filter.once:
            first_of = keys.with_only_columns(func.min(s.key))
            if own is not None:
                first_of = first_of.where(s.key.in_(own))
            keys = select(s.key).where(s.key.in_(first_of.group_by(s.said, s.voice)))
        elif own is not None:
            keys = keys.where(s.key.in_(own))
        newest = s.key.desc() if descending or by != "at" else s.key
        if by == "at":
            first: Any = newest
        elif by == "confidence":
            first = s.confidence
        elif by == "voice":
            source = source.outerjoin(t.voice, t.voice.c.id == s.voice)
            first = func.coalesce(t.voice.c.name, s.speaker, "")
        elif by == "outlet":
            source = source.join(t.article, t.article.c.key == s.article)
            source = source.join(t.outlet, t.outlet.c.id == t.article.c.outlet)
            first = t.outlet.c.name
        elif by == "carried":
            carried = _carried().where(s.said.in_(keys.with_only_columns(s.said))).subquery()
            source = source.join(carried, carried.c.said == s.said)
            first = carried.c.outlets
        elif by.startswith("sentiment:"):
            score = t.statement_score.c
            number = self._id(t.engine, by.removeprefix("sentiment:"))
            source = source.outerjoin(t.statement_score, and_(score.statement == s.key, score.engine == number))
            keys = keys.order_by(score.compound.is_(None))
            first = score.compound
        else:
            raise ValueError(f"no such order: {order}")
        if by != "at":
            keys = keys.order_by(first.desc() if descending else first)
        return self._array(keys.select_from(source).order_by(newest).limit(limit))

    def statements(
        self, filter: Filter, *, order: str = "-at", limit: int | None = None, after: int | None = None
    ) -> tuple[StatementRow, ...]:
        """Statements in order; `after`: the key of the last one of the page before, for orders at and -at."""
        if after is None:
            return self.statement_rows(self.statement_ids(filter, order=order, limit=limit))
        s = t.statement.c
        keys, source = self._statements(filter)
        if order == "-at":
            keys = keys.where(s.key < after).order_by(s.key.desc())
        elif order == "at":
            keys = keys.where(s.key > after).order_by(s.key)
        else:
            raise ValueError("`after` goes with the orders at and -at")
        return self.statement_rows(self._array(keys.select_from(source).limit(limit)))

    def statement_rows(self, keys: Sequence[int]) -> tuple[StatementRow, ...]:
        """The lines of the ledger, in the order of the keys; statements that are gone are left out."""
        found: dict[int, StatementRow] = {}
        for some in chunks(dict.fromkeys(keys), 1_000):
            found |= self._statement_rows(some)
        return tuple(found[key] for key in keys if key in found)

    def carriers(self, statement: int, *, limit: int = 100) -> tuple[StatementRow, ...]:
        """The same words wherever they stand: the first statement in each outlet, the oldest first."""
        s = t.statement.c
        said = select(s.said).where(s.key == statement).scalar_subquery()
        first = (
            select(func.min(s.key).label("key"))
            .select_from(t.statement.join(t.article, t.article.c.key == s.article))
            .where(s.said == said)
            .group_by(t.article.c.outlet)
            .order_by("key")
            .limit(limit)
        )
        return self.statement_rows(self._array(first))

    def speakers(self, filter: Filter) -> tuple[tuple[str, int], ...]:
        """Who speaks, and how many statements each made, the most first; the same words count once.

        Collectives ("analysts") and speakers without a name are left out.
        """
        s = t.statement.c
        keys = self._meant(filter)
        once = keys.with_only_columns(s.said, s.voice).where(s.voice.is_not(None), s.collective == literal_column("0"))
        found = once.distinct().subquery().c
        many = func.count().label("many")
        counted = select(found.voice, many).group_by(found.voice).subquery()
        named = select(t.voice.c.name, counted.c.many).join(counted, counted.c.voice == t.voice.c.id)
        with connect.told(self._name):
            rows = self._connection.execute(named).all()
        return tuple(sorted(((row[0], row[1]) for row in rows), key=lambda each: (-each[1], each[0])))

    def where_said(self, filter: Filter, engine: str) -> tuple[Values, Values]:
        """On which topics (ids) and in which outlets statements were made, the most first, with their sentiments.

        The same words count once for each topic and outlet, where they stood there first. Left out are collectives,
        speakers without a name, and what was denied.
        """
        s, score = t.statement.c, t.statement_score.c
        number = self._id(t.engine, engine)
        keys = self._meant(filter)
        spoken = t.statement.join(t.article, t.article.c.key == s.article).outerjoin(
            t.statement_score, and_(score.statement == s.key, score.engine == number)
        )
        tagged = spoken.join(t.article_topic, t.article_topic.c.article == s.article)
        found = []
        with connect.told(self._name):
            for name, source in (
                (t.topic.c.name, tagged.join(t.topic, t.topic.c.id == t.article_topic.c.topic)),
                (t.outlet.c.name, spoken.join(t.outlet, t.outlet.c.id == t.article.c.outlet)),
            ):
                asked = keys.with_only_columns(name, func.min(t.article.c.story), func.avg(score.compound))
                asked = asked.select_from(source).group_by(name, s.said)
                asked = asked.where(s.collective == literal_column("0"), s.denied == literal_column("0"))
                values: dict[str, list[tuple[str, float | None]]] = defaultdict(list)
                for called, story, value in self._connection.execute(asked.where(s.voice.is_not(None))):
                    values[called].append((str(story), value))
                ranked = sorted(values, key=lambda called: (-len(values[called]), called))
                found.append(tuple((called, tuple(sorted(values[called], key=str))) for called in ranked))
        return found[0], found[1]

    def _meant(self, filter: Filter) -> Select[Any]:
        """Keys of the statements that are meant, by their own words where the filter says so."""
        own = self._own_words(filter) if filter.own_words and (filter.search or "").strip() else None
        if own is None:
            return self._statements(filter)[0]
        caveat = self.caveat
        keys, _ = self._statements(replace(filter, search=None))
        self.caveat = caveat
        return keys.where(t.statement.c.key.in_(own))

    def _own_words(self, filter: Filter) -> list[int]:
        """Read the statements of articles that meet a search, newest first; keep those that meet it themselves."""
        s = t.statement.c
        query = language.parse(filter.search or "")
        keys, source = self._statements(filter)
        caveat = self.caveat
        candidates = (
            keys.with_only_columns(s.key, s.words, s.speaker, t.voice.c.name)
            .select_from(source.outerjoin(t.voice, t.voice.c.id == s.voice))
            .order_by(s.key.desc())
            .limit(CHECK_AT_MOST)
        )
        found: list[int] = []
        looked_at = 0
        deadline = time.monotonic() + CHECK_FOR_S
        with connect.told(self._name), self._connection.execute(candidates) as result:
            for key, words, speaker, voice in result:
                looked_at += 1
                who = ". ".join(dict.fromkeys(name for name in (voice, speaker) if name))
                if query.find(who, words, on_timeout=self._timed_out):
                    found.append(key)
                if time.monotonic() > deadline:
                    caveat = f"Only the newest {looked_at:,} statements that may meet this search were looked at"
                    break
        if looked_at == CHECK_AT_MOST:
            caveat = f"Only the newest {looked_at:,} statements that may meet this search were looked at"
        self.caveat = caveat or self.caveat
        return found

    def _statements(self, filter: Filter) -> tuple[Select[Any], Any]:
        s = t.statement.c
        keys = select(s.key)
        if filter.since is not None:
            keys = keys.where(s.key >= t.key_from(filter.since) << t.STATEMENT_BITS)
        if filter.until is not None:
            keys = keys.where(s.key < t.key_until(filter.until) << t.STATEMENT_BITS)
        if filter.voices:
            keys = keys.where(s.voice.in_(self._all_ids(t.voice, filter.voices)))
        if filter.kinds:
            keys = keys.where(s.kind.in_(filter.kinds))
        if filter.sure is not None:
            keys = keys.where(s.confidence >= filter.sure - trends.NEARLY)
        if filter.unknown:  # + 0 where all are asked for: along the index of what was said
            keys = keys.where((s.voice if filter.since else s.voice + literal_column("0")).is_(None))
        if filter.named:
            keys = keys.where(s.voice.is_not(None))
        if filter.targets:  # a JSON list: a name in it stands between quotation marks
            named = [records.storable(records.to_json(name)) for name in filter.targets]
            keys = keys.where(or_(*(s.targets.contains(name, autoescape=True) for name in named)))
        if filter.below is not None or filter.above is not None:
            score = t.statement_score.alias("in_range").c
            keys = keys.where(exists().where(score.statement == s.key, *self._in_range(filter, score)))
        filter = replace(filter, voices=(), below=None, above=None)  # what is left is asked of the articles
        articles = self._asked(filter)
        if not self._asked(replace(filter, since=None, until=None)).is_all:
            keys = keys.where(s.article.in_(articles.select()))
        return keys, t.statement

    def _statement_rows(self, keys: list[int]) -> dict[int, StatementRow]:
        s, a, w, score = t.statement.c, t.article.c, t.article_text.c, t.statement_score.c
        with connect.told(self._name):
            run = self._connection.execute
            rows = run(
                select(
                    s.key, s.voice, s.kind, s.words, s.said, s.speaker, s.confidence, s.denied, s.collective, s.part,
                    s.start, s.end, s.targets, s.detail, a.id, a.published, a.first_seen,
                    t.outlet.c.name.label("outlet"), t.voice.c.name.label("voice_name"), w.url, w.title, s.repaired,
                )
                .select_from(
                    t.statement.join(t.article, a.key == s.article)
                    .join(t.article_text, w.key == s.article)
                    .join(t.outlet, t.outlet.c.id == a.outlet)
                    .outerjoin(t.voice, t.voice.c.id == s.voice)
                )
                .where(s.key.in_(keys))
            ).all()  # fmt: skip
            engines = self._engines()
            sentiment: dict[int, dict[str, float | None]] = defaultdict(dict)
            for key, number, compound in run(
                select(score.statement, score.engine, score.compound).where(score.statement.in_(keys))
            ):
                sentiment[key][engines[number]] = compound
            carried: dict[int, int] = dict(run(_carried().where(s.said.in_({row.said for row in rows}))).all())
        return {
            row.key: StatementRow(
                key=row.key,
                id=records.statement_id(row.id, row.part, row.start, row.words),  # of the bare words
                article=row.id,
                published=_moment(row.published),
                first_seen=t.moment(row.first_seen),
                outlet=row.outlet,
                voice=row.voice_name,
                speaker=row.speaker,
                kind=StatementKind(row.kind),
                words=with_gaps(row.words, records.fragments_of(row.detail)),
                targets=records.names_from_json(row.targets),
                sentiment=sentiment.get(row.key, {}),
                confidence=row.confidence,
                part=records.PART_OF[row.part],
                start=row.start,
                end=row.end,
                url=row.url,
                carried_by=carried.get(row.said, 1),
                title=row.title,
                denied=bool(row.denied),
                collective=bool(row.collective),
                repaired=bool(row.repaired),
            )
            for row in rows
        }

    def find_statement(self, id: str, *, article: str | None = None) -> tuple[int, str] | None:
        """The key of a statement and its article's id; None: there is none. Quick where the article is named.

        Ids are made of what they name and are not stored, so without an article the newest statements are looked
        through first: 0.3 s for 100,000.
        """
        s = t.statement.c
        asked = select(s.key, t.article.c.id, s.part, s.start, s.words)
        asked = asked.select_from(t.statement.join(t.article, t.article.c.key == s.article)).order_by(s.key.desc())
        if article is not None:
            of_it = self._scalar(select(t.article.c.key).where(t.article.c.id == article))
            low = (-1 if of_it is None else of_it) << t.STATEMENT_BITS
            asked = asked.where(s.key.between(low, low + t.STATEMENTS_MAX - 1))
        with connect.told(self._name), self._connection.execute(asked) as result:
            for key, of, part, start, words in result:
                if records.statement_id(of, part, start, words) == id:
                    return int(key), str(of)
        return None

    def repairs(self, article: str | None = None) -> tuple[Repair, ...]:
        """What the user put right, the newest first; `article`: in this one only."""
        here = t.repair.c
        asked = select(t.repair).order_by(here.at.desc(), here.statement, here.verdict)
        if article is not None:
            asked = asked.where(here.article == article)
        with connect.told(self._name):
            rows = self._connection.execute(asked).mappings().all()
        return tuple(records.repair_from_row(row) for row in rows)

    def mended(self) -> tuple[int, dict[str, int]]:
        """How many statements stand in the articles that were read or mended, and how many were mended, by verdict."""
        with connect.told(self._name):
            return judgments.mended(self._connection)

    # ---- judging ----------------------------------------------------------------------------------

    def judgments(self) -> tuple[Judgment, ...]:
        """What people said of sentences, the oldest first."""
        with connect.told(self._name):
            return judgments.every(self._connection)

    def checks(self) -> tuple[Check, ...]:
        """Who people say spoke, the oldest first."""
        with connect.told(self._name):
            return judgments.checks(self._connection)

    def to_judge(self, filter: Filter, engine: str | None, seed: int) -> tuple[tuple[str, Label | None], ...]:
        """Ids of the scored articles that are meant, in the order in which their sentences are offered to be judged.

        With an engine they are spread over outlets and the labels that it gave, which come along; without one they
        come by chance alone, as often as they are. The same seed gives the same order, and articles that come in later
        only stand between. The newest 20,000 are looked at.
        """
        asked = self._asked(filter)
        number = None if engine is None else self._id(t.engine, engine)
        with connect.told(self._name):
            return judgments.order(self._connection, asked, number, seed)

    def apart(self, filter: Filter, engines: tuple[str, str], *, limit: int = 200) -> tuple[Apart, ...]:
        """The articles on which two engines differ most, the widest first, one of each story; of the newest 20,000."""
        asked = self._asked(filter)
        numbers = {engine: self._id(t.engine, engine) for engine in engines}
        with connect.told(self._name):
            return judgments.apart(self._connection, asked, numbers, limit)

    # ---- alerts -----------------------------------------------------------------------------------

    def alerts(self, limit: int | None = None, rule: str | None = None) -> tuple[AlertRow, ...]:
        """The alert log, newest first."""
        here = t.alert.c
        asked = (
            select(
                t.alert, t.rule.c.name.label("rule_name"), t.rule.c.query, t.outlet.c.name.label("outlet"),
                t.article_text.c.title, t.article_text.c.url, t.article.c.published, t.article.c.story.label("of"),
            )
            .select_from(
                t.alert.join(t.article, t.article.c.id == here.article)
                .join(t.article_text, t.article_text.c.key == t.article.c.key)
                .join(t.outlet, t.outlet.c.id == t.article.c.outlet)
                .outerjoin(t.rule, t.rule.c.id == here.rule)
            )
            .order_by(here.fired_at.desc(), here.key.desc())
            .limit(limit)
        )  # fmt: skip
        if rule is not None:
            asked = asked.where(here.rule == rule)
        a = t.article.c
        joined: dict[int, int] = {}
        with connect.told(self._name):
            rows = self._connection.execute(asked).mappings().all()
            for some in chunks({row["of"] for row in rows}):
                count = select(a.story, func.count()).where(a.story.in_(some), a.story != a.key).group_by(a.story)
                joined |= dict(self._connection.execute(count).all())
        return tuple(
            AlertRow(
                alert_from_row(row), row["rule_name"] or row["rule"], row["query"] or "", row["outlet"], row["title"],
                row["url"], _moment(row["published"]), 1 + joined.get(row["of"], 0),
            )
            for row in rows
        )  # fmt: skip

    def unseen_alerts(self) -> int:
        """How many alerts nobody has looked at."""
        return int(self._scalar(select(func.count()).select_from(t.alert).where(t.alert.c.seen.is_(None))) or 0)

    # ---- series -----------------------------------------------------------------------------------

    def scores(
        self, by: str, filter: Filter, period: Period, engine: str, *, side: Side = Side.WHOLE
    ) -> tuple[Score, ...]:
        """Sums over stories of each name ("outlet", "voice" or "topic") in each period, by name and then time.

        Over articles, or over outlets that carry a story, where `count_by` says so; `n_stories` is then their number.
        What counts is said in `trends`. The filter's own names of that kind say whose series are meant; empty: all.
        `side`: of outlets' articles only that. With voices in the filter the quoted side is what they say themselves.
        A voice's quoted side leaves out what it wrote as an author. "target": how those are spoken of whom the filter's
        `targets` name (companies, voices, ids of topics; empty: all); what counts is said in `spoken`.
        """
        if by == "target":
            spoken_of = self._spoken_of(filter, engine, trends.of_period(period))
            return tuple(
                Score(name, trends.start_of(period, number), *sums)
                for (name, number), sums in sorted(spoken_of.items())
            )
        found = self._add_up(by, filter, engine, trends.of_period(period), side)
        names = self._names(by, {name for name, _ in found})
        starts = {number: trends.start_of(period, number) for number in {number for _, number in found}}
        cells = sorted((names[name], starts[number], sums) for (name, number), sums in found.items() if name in names)
        return tuple(Score(name, start, *sums) for name, start, sums in cells)

    def totals(self, by: str, filter: Filter, engine: str, *, side: Side = Side.WHOLE) -> tuple[Score, ...]:
        """As `scores`, with one period for the whole span: for rankings. It starts at `filter.since`, else in 1970."""
        start = filter.since or t.EPOCH
        if by == "target":
            spoken_of = self._spoken_of(filter, engine, trends.ONE)
            return tuple(Score(name, start, *sums) for (name, _), sums in sorted(spoken_of.items()))
        found = self._add_up(by, filter, engine, trends.ONE, side)
        names = self._names(by, {name for name, _ in found})
        cells = sorted((names[name], sums) for (name, _), sums in found.items() if name in names)
        return tuple(Score(name, start, *sums) for name, sums in cells)

    def by_topic(
        self, filter: Filter, engine: str, *, side: Side = Side.WHOLE
    ) -> tuple[tuple[str, tuple[Score, ...]], ...]:
        """Each topic's id with the outlets' `totals` on it. An article on two topics is counted on both."""
        found = self._add_up("outlet", filter, engine, trends.ONE, side, across=True)
        outlets = self._names("outlet", {outlet for outlet, _ in found})
        topics = self._names("topic", {topic for _, topic in found})
        start = filter.since or t.EPOCH
        cells: dict[str, list[Score]] = defaultdict(list)
        for (outlet, topic), sums in found.items():
            if outlet in outlets and topic in topics:
                cells[topics[topic]].append(Score(outlets[outlet], start, *sums))
        return tuple((topic, tuple(sorted(cells[topic], key=lambda cell: cell.name))) for topic in sorted(cells))

    def pieces(
        self,
        by: str,
        name: str,
        filter: Filter,
        engine: str,
        period: Period = Period.DAY,
        *,
        side: Side = Side.WHOLE,
    ) -> tuple[Piece, ...]:
        """What one name's mean is made of: the very articles (or statements) that `scores` adds up.

        In the order of time. The filter's names of that kind are of no account; `name` takes their place. `side`: as
        `scores` and `totals` take it.
        """
        own: dict[str, Any] = {{"outlet": "outlets", "topic": "topics", "voice": "voices"}[by]: (name,)}
        question, asked = self._question(by, replace(filter, **own), engine, side)
        if not question.names:
            return ()
        with connect.told(self._name):
            rows = trends.pieces(self._connection, question, asked, trends.of_period(period))
        return tuple(Piece(*row) for row in rows)

    def told(self, articles: Collection[int], engine: str) -> dict[int, Told]:
        """Of scored articles, by key: how many sentences are the outlet's own words, and what the others say."""
        score, s, said = t.article_score.c, t.statement_score.c, t.statement.c
        number = self._id(t.engine, engine)
        sentences: dict[int, dict[int, tuple[float | None, int]]] = defaultdict(dict)
        words: dict[int, list[tuple[str | None, float, int]]] = defaultdict(list)
        with connect.told(self._name):
            run = self._connection.execute
            for some in chunks(dict.fromkeys(articles), 1_000):
                for key, part, compound, many in run(
                    select(score.article, score.part, score.compound, score.sentences).where(
                        score.article.in_(some), score.engine == number, score.part.in_((t.WHOLE, t.NARRATION))
                    )
                ):
                    sentences[key][part] = (compound, many)
                source = t.statement.join(t.statement_score, s.statement == said.key)
                for key, voice, compound, many in run(
                    select(said.article, t.voice.c.name, s.compound, s.sentences)
                    .select_from(source.outerjoin(t.voice, t.voice.c.id == said.voice))
                    .where(said.article.in_(some), statements_of(some), s.engine == number, s.compound.is_not(None))
                    .order_by(said.key)
                ):
                    words[key].append((voice, compound, many))
        return {
            key: Told(parts[t.WHOLE][1], *parts.get(t.NARRATION, (None, 0)), tuple(words.get(key, ())))
            for key, parts in sentences.items()
            if t.WHOLE in parts
        }

    def publishers(self, filter: Filter) -> tuple[Publisher, ...]:
        """The outlets of the articles that are meant, by name, with how many of those can be counted."""
        a, outlet = t.article.c, t.outlet.c
        with self.still(), connect.told(self._name):
            run = self._connection.execute
            uncounted: dict[int, tuple[int, str | None]] = {}
            if replace(filter, since=None, until=None) == Filter():
                until = filter.until or datetime.max.replace(tzinfo=UTC)
                every = {name: many for name, (many, _) in self._tallies(t.OUTLET, filter.since, until).items()}
                rest = select(a.outlet, func.count(), func.max(a.not_scored)).where(
                    or_(a.day.is_(None), a.not_scored.is_not(None)), *self._asked(filter).conditions(a.key)
                )
                uncounted = {name: (many, reason) for name, many, reason in run(rest.group_by(a.outlet))}
            else:
                counted = case((and_(a.day.is_not(None), a.not_scored.is_(None)), 1), else_=0)
                asked = self._asked(filter).select(article=True)
                asked = asked.with_only_columns(
                    a.outlet, func.count(), func.sum(1 - counted), func.max(a.not_scored)
                ).group_by(a.outlet)
                every = {}
                for name, many, left_out, reason in run(asked):
                    every[name], uncounted[name] = many, (int(left_out), reason)
            kinds = {row.id: (row.name, row.kind) for row in run(select(outlet.id, outlet.name, outlet.kind))}
        made = []
        for number, many in every.items():
            name, kind = kinds[number]
            left_out, reason = uncounted.get(number, (0, None))
            if many:
                made.append(Publisher(name, kind == OutletKind.PRIMARY.value, many, many - left_out, reason))
        return tuple(sorted(made, key=lambda each: each.name))

    def counting(self, filter: Filter) -> frozenset[str]:
        """The outlets, primary sources aside, that have an article which is meant and counts."""
        a, outlet = t.article.c, t.outlet.c
        one = exists().where(
            a.outlet == outlet.id, a.day.is_not(None), a.not_scored.is_(None), *self._asked(filter).conditions(a.key)
        )
        return frozenset(self._scalars(select(outlet.name).where(outlet.kind != OutletKind.PRIMARY.value, one)))

    def origins(self, filter: Filter) -> dict[str, dict[str, int]]:
        """Of each outlet's articles that can be counted: in which outlet their stories appeared first, and how many.

        By outlet, then by the outlet that was first; that is itself for what no other carried before. When an undated
        article appeared nobody knows, so it is the first of no story.
        """
        a, head, first = t.article.c, t.article.alias("head"), t.article.alias("first")
        # A story goes by one of its articles, which need not be the first to appear; most are alone.
        dated = case((a.day.is_not(None), a.key))
        company = select(a.story, func.min(dated).label("key")).where(a.story != a.key).group_by(a.story)
        if filter.since is not None:
            after = t.key_from(filter.since)
            company = company.having(or_(a.story >= after, func.max(a.key) >= after))
        if filter.until is not None:
            before = t.key_until(filter.until)
            company = company.having(or_(a.story < before, func.min(a.key) < before))
        joined = company.subquery()
        is_head = and_(head.c.day.is_not(None), or_(joined.c.key.is_(None), head.c.key < joined.c.key))
        began = case((is_head, head.c.key), else_=joined.c.key)
        asked = self._asked(filter)
        counts = (a.day.is_not(None), a.not_scored.is_(None))
        found: dict[int, Counter[int]] = defaultdict(Counter)
        statements: list[Select[Any]] = []
        plain = replace(filter, since=None, until=None) == Filter()
        if plain:  # those that are alone are not looked at
            firsts = joined.join(head, head.c.key == joined.c.story).join(first, first.c.key == began)
            for source in (
                firsts.join(t.article, and_(a.story == joined.c.story, a.story != a.key)),
                firsts.join(t.article, a.key == joined.c.story),
            ):
                statements.append(select(a.outlet, first.c.outlet, func.count()).select_from(source))
            statements = [each.where(*asked.conditions(a.key)) for each in statements]
        else:
            meant = asked.select().subquery().columns[0]
            source = t.article.join(meant.table, meant == a.key).outerjoin(joined, joined.c.story == a.story)
            source = source.outerjoin(head, head.c.key == joined.c.story).outerjoin(first, first.c.key == began)
            statements.append(
                select(a.outlet, func.coalesce(first.c.outlet, a.outlet), func.count()).select_from(source)
            )
        with self.still(), connect.told(self._name):
            run = self._connection.execute
            names = dict(run(select(t.outlet.c.id, t.outlet.c.name)).all())
            for each in statements:
                for outlet, there, many in run(each.where(*counts).group_by(literal_column("1"), literal_column("2"))):
                    found[outlet][there] += many
            if plain:
                counted = {each.name: each.counted for each in self.publishers(filter)}
                for outlet, name in names.items():
                    found[outlet][outlet] += counted.get(name, 0) - found[outlet].total()
        told = {}
        for outlet, name in sorted(names.items(), key=lambda each: each[1]):
            began_in = [(names[there], many) for there, many in found[outlet].items() if many]
            if began_in:
                told[name] = dict(sorted(began_in, key=lambda each: (-each[1], each[0])))
        return told

    def sources(self, filter: Filter) -> tuple[tuple[str, int], ...]:
        """The catalog's addresses of the feeds that brought the articles meant, and how many, the most first.

        Articles added by hand are left out.
        """
        many = func.count().label("many")
        asked = self._asked(filter).select(t.feed, t.feed.c.id == t.article.c.feed, article=True)
        asked = asked.with_only_columns(t.feed.c.url, many).group_by(t.feed.c.url)
        with connect.told(self._name):
            rows = self._connection.execute(asked.order_by(many.desc(), t.feed.c.url)).all()
        return tuple((url, number) for url, number in rows)

    def lenses(
        self, by: str, since: datetime | None, until: datetime | None, engine: str, parts: int = 12
    ) -> tuple[Lens, ...]:
        """Each name with articles in the span, the most first: how many, how many unread, and a spark line.

        The line has the mean over stories in each equal part of the span. Where a part is longer than two days, whole
        days are put into the part that holds their noon.
        """
        until = until or self._now()
        with connect.told(self._name):
            counts = self._tallies(_BY[by], since, until)
            first = since if since is not None else self._first_day()
        step = max(1, (t.micros(until) - t.micros(first)) // parts)
        found = self._add_up(
            by, Filter(since=since, until=until), engine, trends.parts(t.micros(first), step, 2 * trends.DAY_MICROS)
        )
        lines: dict[int, list[float | None]] = {name: [None] * parts for name in counts}
        for (name, part), (_, many, total, _, _) in found.items():
            if name in lines:
                lines[name][min(max(part, 0), parts - 1)] = total / many
        names = self._names(by, counts)
        lenses = (
            Lens(by, names[name], articles, unread, tuple(lines[name]))
            for name, (articles, unread) in counts.items()
            if articles > 0
        )
        return tuple(sorted(lenses, key=lambda lens: (-lens.articles, lens.name)))

    def _add_up(
        self,
        by: str,
        filter: Filter,
        engine: str,
        periods: trends.Periods,
        side: Side = Side.WHOLE,
        *,
        across: bool = False,
    ) -> dict[trends.Cell, trends.Sums]:
        question, asked = self._question(by, filter, engine, side, across=across)
        with connect.told(self._name):
            return trends.add_up(self._connection, question, asked, periods)

    def _spoken_of(self, filter: Filter, engine: str, periods: trends.Periods) -> dict[tuple[str, int], trends.Sums]:
        asked = self._asked(replace(filter, since=None, until=None, targets=()))
        question = spoken.Question(
            engine, filter.targets, bool(filter.outlets), filter.since, filter.until, self.count_by
        )
        with connect.told(self._name):
            return spoken.add_up(self._connection, question, asked, periods)

    def _question(
        self, by: str, filter: Filter, engine: str, side: Side = Side.WHOLE, *, across: bool = False
    ) -> tuple[trends.Question, Asked]:
        kind = _BY[by]
        if kind != t.OUTLET and (across or side is Side.NARRATION or (side is Side.QUOTED and kind == t.TOPIC)):
            raise ValueError(f"only outlets have sides, not a {by}")
        names = {t.OUTLET: filter.outlets, t.TOPIC: filter.topics, t.VOICE: filter.voices}[kind]
        own: dict[str, tuple[str, ...]] = {{t.OUTLET: "outlets", t.TOPIC: "topics", t.VOICE: "voices"}[kind]: ()}
        asked = self._asked(replace(filter, since=None, until=None, **own))  # type: ignore[arg-type]  # names of fields
        topics = self._all_ids(t.topic, filter.topics) if kind == t.OUTLET else []
        outlets = self._all_ids(t.outlet, filter.outlets) if kind == t.TOPIC else []
        listed = replace(filter, topics=(), outlets=(), voices=(), since=None, until=None)
        kept = (
            (side is Side.WHOLE or kind == t.OUTLET)
            and not across
            and listed == Filter()
            and {
                t.OUTLET: len(filter.topics) == len(topics) <= (side is Side.WHOLE) and not filter.voices,
                t.TOPIC: len(filter.outlets) == len(outlets) <= 1 and not filter.voices,
                t.VOICE: not (filter.topics or filter.outlets),
            }[kind]
        )
        question = trends.Question(
            by=kind,
            engine=self._id(t.engine, engine),
            names=self._all_ids(_TABLES[kind], names) if names else None,
            topic=topics[0] if topics else None,
            outlet=outlets[0] if outlets else None,
            primary=bool(filter.outlets),
            kept=kept,
            since=filter.since,
            until=filter.until,
            side=side,
            voices=self._all_ids(t.voice, filter.voices) if filter.voices else None,
            count=self.count_by,
            across=across,
            sure=filter.sure,
        )
        return question, asked

    def _tallies(self, by: int, since: datetime | None, until: datetime) -> dict[int, tuple[int, int]]:
        first = None if since is None else -(-t.micros(since) // trends.DAY_MICROS)
        end = t.micros(until) // trends.DAY_MICROS
        counts: dict[int, tuple[int, int]] = {}
        asked: list[Any] = []
        if first is not None and since is not None and first >= end:
            asked.append(trends.count(by, since, until))
        else:
            asked.append(trends.kept_count(by, first, end))
            asked.append(trends.count(by, t.day_start(end), until))
            if first is not None and since is not None and t.day_start(first) > since:
                asked.append(trends.count(by, since, t.day_start(first)))
        for statement in asked:
            for name, articles, unread in self._connection.execute(statement):
                known = counts.get(name, (0, 0))
                counts[name] = (known[0] + articles, known[1] + unread)
        return counts

    def _first_day(self) -> datetime:
        day = self._connection.scalar(select(func.min(t.daily.c.day)))
        return self._now() - timedelta(days=1) if day is None else t.day_start(day)

    def _names(self, by: str, numbers: Collection[int]) -> dict[int, str]:
        table = _TABLES[_BY[by]]
        found: dict[int, str] = {}
        with connect.told(self._name):
            for some in chunks(numbers):
                asked = select(table.c.id, table.c.name).where(table.c.id.in_(some))
                found |= dict(self._connection.execute(asked).all())
        return found

    # ---- feeds, and the store itself --------------------------------------------------------------

    def health(self) -> dict[str, FeedHealth]:
        """The feeds in the catalog, by address."""
        with connect.told(self._name):
            return watch.health(self._connection, self._now())

    def gaps(
        self, since: datetime, until: datetime, *, feed: str | None = None, outlet: str | Sequence[str] | None = None
    ) -> tuple[Gap, ...]:
        """When nothing was seen: every feed meant failed, or the program was off, for longer than two polls and 1 h.

        `feed`: an address; `outlet`: one or more names; neither: all feeds in the catalog.
        """
        outlets = (outlet,) if isinstance(outlet, str) else tuple(outlet or ())
        with connect.told(self._name):
            return watch.gaps(self._connection, since, min(until, self._now()), feed=feed, outlets=outlets)

    def fingerprints(self) -> dict[str, int]:
        """By which engines and rules articles were analyzed: articles by `Analysis.fingerprint`. Looks at each one."""
        here = t.article.c.fingerprint
        with connect.told(self._name):
            counted = select(here, func.count().label("n")).where(here.is_not(None)).group_by(here).subquery()
            asked = select(t.fingerprint.c.name, counted.c.n).join(counted, counted.c.fingerprint == t.fingerprint.c.id)
            return {row.name: row.n for row in self._connection.execute(asked)}

    def info(self) -> dict[str, Any]:
        """What kind of store this is and how much is in it; times are ISO 8601, sizes bytes. For `doctor`."""
        with connect.told(self._name):
            return opening.describe(self._database, self._connection)

    # ---- what is meant ----------------------------------------------------------------------------

    def _asked(self, filter: Filter) -> Asked:
        self.caveat = None
        asked = Asked()
        if filter.since is not None:
            asked.where(lambda key: key >= t.key_from(filter.since))  # type: ignore[arg-type]  # checked above
        if filter.until is not None:
            asked.where(lambda key: key < t.key_until(filter.until))  # type: ignore[arg-type]
        a = t.article.c
        if filter.outlets:
            asked.where_article(a.outlet.in_(self._all_ids(t.outlet, filter.outlets)))
        if filter.feed is not None:
            feeds = select(t.feed.c.id).where(or_(t.feed.c.url == filter.feed, t.feed.c.address == filter.feed))
            asked.where_article(a.feed.in_(self._scalars(feeds)))
        if filter.unread:
            asked.where_article(a.read == literal_column("0"))
        if filter.starred:
            asked.where_article(a.starred == literal_column("1"))
        if filter.labels:
            labeled = select(t.label.c.article).where(t.label.c.name.in_(map(records.storable, filter.labels)))
            asked.where(lambda key: key.in_(labeled))
        if filter.below is not None or filter.above is not None:
            score = t.article_score.alias("in_range").c  # the list may be sorted by the same table
            scored = self._in_range(filter, score)
            asked.where(lambda key: exists().where(score.article == key, score.part == t.WHOLE, *scored))
        if filter.topics:
            asked.linked(t.article_topic, t.article_topic.c.topic, self._all_ids(t.topic, filter.topics))
        if filter.voices:
            asked.linked(t.article_voice, t.article_voice.c.voice, self._all_ids(t.voice, filter.voices))
        if filter.search is not None and filter.search.strip():
            self._search(asked, filter.search)
        return asked

    def _in_range(self, filter: Filter, score: Any) -> list[ColumnElement[bool]]:
        """The conditions on a table of scores that `below`, `above` and `engine` name."""
        wanted = [score.engine == self._id(t.engine, filter.engine)]
        if filter.below is not None:
            wanted.append(score.compound < filter.below)
        if filter.above is not None:
            wanted.append(score.compound > filter.above)
        return wanted

    def _search(self, asked: Asked, text: str) -> None:
        query = language.parse(text)
        wanted = search.wanted(query.tree, self._dialect)
        checked: list[int] = []
        if not wanted.exact:
            checked = self._checked(asked, query, search.perhaps(wanted, self._dialect))
        sure = wanted.sure
        asked.where(
            lambda key: (
                or_(search.matches(key, sure, self._dialect), key.in_(checked))
                if checked
                else search.matches(key, sure, self._dialect)
            )
        )

    def _checked(self, asked: Asked, query: language.Query, perhaps: search.Matching) -> list[int]:
        """Read the articles that may meet a query, newest first, and keep the keys of those that do."""
        if perhaps == search.NONE:
            return []
        w = t.article_text.c
        candidates = (
            asked.select(t.article_text, w.key == asked.key)
            .with_only_columns(w.key, w.title, w.text)
            .where(search.matches(asked.key, perhaps, self._dialect))
            .order_by(asked.key.desc())
            .limit(CHECK_AT_MOST)
        )
        found: list[int] = []
        deadline = time.monotonic() + CHECK_FOR_S
        looked_at = 0
        with connect.told(self._name), self._connection.execute(candidates) as result:
            for key, title, text in result:
                looked_at += 1
                if query.find(title, text, on_timeout=self._timed_out):
                    found.append(key)
                if time.monotonic() > deadline:
                    break
            else:
                deadline = float("inf")
        if looked_at == CHECK_AT_MOST or time.monotonic() > deadline:
            self.caveat = f"Only the newest {looked_at:,} articles that may meet this search were looked at"
        return found

    def _timed_out(self, error: Exception) -> None:
        self.caveat = str(error)

    # ---- names ------------------------------------------------------------------------------------

    def _id(self, table: Any, name: str) -> int:
        """The number of a name; -1 where nothing goes by it."""
        return next(iter(self._all_ids(table, (name,))), -1)

    def _all_ids(self, table: Any, names: Collection[str]) -> list[int]:
        missing = [name for name in names if (table.name, name) not in self._ids]
        if missing:
            stored = {records.storable(name): name for name in missing}
            with connect.told(self._name):
                for number, name in self._connection.execute(
                    select(table.c.id, table.c.name).where(table.c.name.in_(stored))
                ):
                    self._ids[table.name, stored[name]] = number
        return [self._ids[table.name, name] for name in names if (table.name, name) in self._ids]

    def _engine(self, name: str) -> int:
        return self._id(t.engine, name)

    def _engines(self) -> dict[int, str]:
        return dict(self._connection.execute(select(t.engine.c.id, t.engine.c.name)).all())

    # ---- running ----------------------------------------------------------------------------------

    def _scalar(self, statement: Any) -> Any:
        with connect.told(self._name):
            return self._connection.scalar(statement)

    def _scalars(self, statement: Any) -> list[Any]:
        with connect.told(self._name):
            return list(self._connection.scalars(statement))

    def _array(self, keys: Any) -> array[int]:
        with connect.told(self._name):
            return lists.read(self._connection, keys)


def _carried() -> Select[Any]:
    """How many outlets carry the same words."""
    s = t.statement.c
    outlets = func.count(t.article.c.outlet.distinct()).label("outlets")
    # by the key, which the index of what is said has: no statement is looked up
    joined = t.statement.join(t.article, t.article.c.key == s.key // t.STATEMENTS_MAX)
    return select(s.said, outlets).select_from(joined).group_by(s.said)


def _member(row: Any, first: Any) -> StoryMember:
    """One of a story's articles, beside the one that appeared first."""
    kind = "retitled" if row.title.casefold() != first.title.casefold() else "copy"
    if row.key == first.key:
        kind = "first"
    elif row.size == 0:
        kind = "headline"
    elif row.size < SHORTENED * first.size:
        kind = "shortened"
    return StoryMember(
        row.key, row.id, row.outlet, row.title, row.url, _moment(row.published), t.moment(row.first_seen), kind,
        row.fidelity, row.wire, bool(row.by_hand), row.kind == OutletKind.SYNDICATION.value,
    )  # fmt: skip


def _moment(micros: int | None) -> datetime | None:
    return None if micros is None else t.moment(micros)

"""Sums by day, kept by the writer: how many articles, how many unread, and what the stories' sentiments add up to.

A story's value on a day, for a name, is the mean of what it has there that day. `daily` adds up these values, so a
story of two days is in the sums of both. What it adds up to as one, over both, less what it is in the sums of the days,
stands in `story_span`, one row for each name and story of several days; and what it has on each of them in `story_day`.
From these three the sums over any days follow: see `trends`.

A new article is its own story at first, and is added to its cells. Whatever happens to stored ones (they join stories
or leave them, they are edited, analyzed anew, or removed), what the stories concerned add up to before is taken away,
and what they add up to then is added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from monitor.model import Clipping, OutletKind, StatementKind
from monitor.store import lists
from monitor.store import schema as t
from monitor.store.bulk import insert_all, upsert, upsert_tuples

Name = tuple[int, int, int, int]  # by, engine, within, name
Value = tuple[int, float, float]  # how many scores, what they add up to, and their coverages

_SUMS = (
    *("n_articles", "n_stories", "total", "squares", "covered"),
    *("copies_total", "copies_squares", "copies_covered"),
)
_NOTHING: list[Any] = [0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
_DAY_KEYS = 86_400 << t.ARTICLE_BITS


@dataclass(slots=True)
class Fact:
    """What of an article counts."""

    story: int
    day: int | None  # of publication
    listed: int  # day of publication, else of first sight
    outlet: int
    primary: bool
    unread: bool = True
    topics: list[int] = field(default_factory=list)
    voices: list[int] = field(default_factory=list)
    whole: list[tuple[int, float, float]] = field(default_factory=list)  # engine, compound, coverage
    narration: list[tuple[int, float, float]] = field(default_factory=list)
    said: list[tuple[int, int, float, float, bool]] = field(default_factory=list)  # voice, engine, …, is it quoted?

    def names(self) -> Iterable[tuple[int, int]]:
        yield t.OUTLET, self.outlet
        for topic in self.topics:
            yield t.TOPIC, topic
        for voice in self.voices:
            yield t.VOICE, voice

    def values(self) -> dict[Name, Value]:
        """What it gives to each name's mean."""
        found: dict[Name, Value] = {}
        outlet, topics = self.outlet, self.topics
        for engine, compound, coverage in self.whole:
            value = (1, compound, coverage)
            found[t.OUTLET, engine, 0, outlet] = value
            for topic in topics:
                found[t.OUTLET, engine, topic, outlet] = value
                if not self.primary:
                    found[t.TOPIC, engine, 0, topic] = value
        for engine, compound, coverage in self.narration:
            found[t.TOLD, engine, 0, outlet] = (1, compound, coverage)
        for voice, engine, compound, coverage, quoted in self.said:
            for name in (
                ((t.VOICE, engine, 0, voice), (t.QUOTED, engine, 0, outlet))
                if quoted
                else ((t.VOICE, engine, 0, voice),)
            ):
                many, total, covered = found.get(name, (0, 0.0, 0.0))
                found[name] = (many + 1, total + compound, covered + coverage)
        return found


class Gathered:
    """What articles add to the sums, gathered story by story."""

    def __init__(self) -> None:
        self.tally: dict[tuple[int, int, int], list[int]] = {}  # by, name, day → articles, unread
        self.daily: dict[tuple[int, int, int, int, int], list[Any]] = {}  # name, day → as _SUMS
        self.days: list[dict[str, Any]] = []  # rows of story_day
        self.spans: list[dict[str, Any]] = []  # rows of story_span

    def count(self, fact: Fact) -> None:
        """Add an article to the tallies."""
        for by, name in fact.names():
            cell = self.tally.setdefault((by, name, fact.listed), [0, 0])
            cell[0] += 1
            cell[1] += fact.unread

    def add(self, facts: Sequence[Fact]) -> None:
        """Add all articles of one story."""
        if len(facts) == 1:
            self._alone(facts[0])
            return
        pieces: dict[Name, dict[int, list[Any]]] = {}
        for fact in facts:
            if fact.day is None:
                continue
            for name, (many, total, covered) in fact.values().items():
                piece = pieces.setdefault(name, {}).setdefault(fact.day, [0, 0, 0.0, 0.0, 0.0, 0.0, 0.0])
                value = total / many
                for place, more in enumerate((1, many, total, covered, value, value * value, covered / many)):
                    piece[place] += more
        for name, by_day in pieces.items():
            for day, piece in by_day.items():
                n, many, total, covered = piece[:4]
                value = total / many
                cell = self.daily.setdefault((*name, day), [0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0])
                for place, more in enumerate((n, 1, value, value * value, covered / many * n, *piece[4:])):
                    cell[place] += more
            if len(by_day) > 1:
                self._span(dict(zip(("by", "engine", "within", "name"), name, strict=True)), facts[0].story, by_day)

    def _alone(self, fact: Fact) -> None:
        """Add a story of one article: the same, and most are."""
        if fact.day is None:
            return
        daily, day = self.daily, (fact.day,)
        for name, (many, value, coverage) in fact.values().items():
            if many != 1:
                value, coverage = value / many, coverage / many
            cell = daily.get(name + day)
            square = value * value
            if cell is None:
                daily[name + day] = [1, 1, value, square, coverage, value, square, coverage]
            else:
                cell[0] += 1
                cell[1] += 1
                cell[2] += value
                cell[3] += square
                cell[4] += coverage
                cell[5] += value
                cell[6] += square
                cell[7] += coverage

    def _span(self, name: dict[str, int], story: int, by_day: Mapping[int, list[Any]]) -> None:
        for day, (n, many, total, covered, *_) in sorted(by_day.items()):
            self.days.append(
                {
                    **name,
                    "story": story,
                    "day": day,
                    "n_articles": n,
                    "scored": many,
                    "total": total,
                    "covered": covered,
                }
            )
        n, many, total, covered = (sum(each[place] for each in by_day.values()) for place in range(4))
        value = total / many
        self.spans.append(
            {
                **name,
                "story": story,
                "first": min(by_day),
                "last": max(by_day),
                "n_stories": 1 - len(by_day),
                "total": value - sum(each[2] / each[1] for each in by_day.values()),
                "squares": value * value - sum((each[2] / each[1]) ** 2 for each in by_day.values()),
                "covered": covered / many * n - sum(each[3] / each[1] * each[0] for each in by_day.values()),
            }
        )

    def write(self, connection: Connection) -> None:
        """Add it all to what is kept."""
        self.instead_of(Gathered(), connection)

    def instead_of(self, before: Gathered, connection: Connection) -> None:
        """Add it to what is kept, in the place of what was there before."""
        tally = [
            {"by": by, "name": name, "day": day, "articles": new[0] - old[0], "unread": new[1] - old[1]}
            for (by, name, day), old, new in _changes(before.tally, self.tally, [0, 0])
        ]
        upsert(connection, t.tally, tally, add=("articles", "unread"))
        daily = [
            (*cell, *new) if old is _NOTHING else (*cell, *(b - a for a, b in zip(old, new, strict=True)))
            for cell, old, new in _changes(before.daily, self.daily, _NOTHING)
        ]
        upsert_tuples(connection, t.daily, ("by", "engine", "within", "name", "day", *_SUMS), daily, add=_SUMS)
        _drop_empty(connection, t.tally, t.tally.c.articles, {row["day"] for row in tally if row["articles"] < 0})
        _drop_empty(connection, t.daily, t.daily.c.n_stories, {row[4] for row in daily if row[6] < 0})
        for table in (t.story_day, t.story_span):
            here = table.c
            gone = [
                {"b": row["by"], "e": row["engine"], "w": row["within"], "n": row["name"], "s": row["story"]}
                for row in before.spans
            ]
            if gone:
                connection.execute(
                    delete(table).where(
                        here.by == bindparam("b"), here.engine == bindparam("e"), here.within == bindparam("w"),
                        here.name == bindparam("n"), here.story == bindparam("s"),
                    ),
                    gone,
                )  # fmt: skip
        insert_all(connection, t.story_day, self.days)
        insert_all(connection, t.story_span, self.spans)


def _changes(before: Mapping[Any, list[Any]], after: Mapping[Any, list[Any]], nothing: list[Any]) -> Iterable[Any]:
    for cell in before.keys() | after.keys() if before else after:
        old, new = before.get(cell, nothing), after.get(cell, nothing)
        if old != new:
            yield cell, old, new


def _drop_empty(connection: Connection, table: Any, many: ColumnElement[int], days: Collection[int]) -> None:
    if days:
        connection.execute(delete(table).where(table.c.day.in_(sorted(days)), many <= 0))


class Additions(Gathered):
    """What new articles add to the sums, gathered and then written at once."""

    def new(
        self,
        clipping: Clipping,
        *,
        listed_day: int,
        day: int | None,
        outlet: int,
        primary: bool,
        topics: Collection[int],
        voices: Collection[int],
        engines: Mapping[str, int],
        voice_ids: Mapping[str, int],
    ) -> None:
        """`listed_day`: of publication, else of first sight; `day`: of publication."""
        analysis = clipping.analysis
        fact = Fact(0, day, listed_day, outlet, primary, True, list(topics), list(voices))
        self.count(fact)
        if day is None:
            return
        for kept, scores in ((fact.whole, analysis.scores), (fact.narration, analysis.narration)):
            kept += [
                (engines[engine], each.compound, each.coverage)
                for engine, each in scores.items()
                if each.compound is not None
            ]
        for statement in analysis.statements[: t.STATEMENTS_MAX]:
            if statement.voice is None or statement.denied or statement.collective:
                continue
            voice, quoted = voice_ids[statement.voice], statement.kind is not StatementKind.AUTHORED
            fact.said += [
                (voice, engines[engine], each.compound, each.coverage, quoted)
                for engine, each in statement.scores.items()
                if each.compound is not None
            ]
        self.add((fact,))


def gathered(connection: Connection, keys: Collection[int], *, tallied: bool = True) -> Gathered:
    """What whole stories, the articles of which these are, add to the sums."""
    found = Gathered()
    by_story: dict[int, list[Fact]] = defaultdict(list)
    for fact in _facts(connection, keys):
        by_story[fact.story].append(fact)
        if tallied:
            found.count(fact)
    for facts in by_story.values():
        found.add(facts)
    return found


def _facts(connection: Connection, keys: Collection[int]) -> list[Fact]:
    a, score, said, s = t.article.c, t.article_score.c, t.statement.c, t.statement_score.c
    if not keys:
        return []
    these, values = lists.among(connection, keys)

    def rows(asked: Select[Any], key: ColumnElement[int]) -> Any:
        return connection.execute(asked.where(key.in_(these)), values).cursor

    primary = case((t.outlet.c.kind == OutletKind.PRIMARY.value, 1), else_=0)
    articles = select(a.key, a.story, a.day, a.outlet, primary, a.read)
    facts = {
        key: Fact(story, day, t.day_of_key(key), outlet, bool(first), not read)
        for key, story, day, outlet, first, read in rows(
            articles.select_from(t.article.join(t.outlet, t.outlet.c.id == a.outlet)), a.key
        )
    }
    topic, voice = t.article_topic.c, t.article_voice.c
    for key, number in rows(select(topic.article, topic.topic), topic.article):
        facts[key].topics.append(number)
    for key, number in rows(select(voice.article, voice.voice), voice.article):
        facts[key].voices.append(number)
    scores = select(score.article, score.part, score.engine, score.compound, score.coverage)
    scores = scores.where(score.part.in_((t.WHOLE, t.NARRATION)), score.compound.is_not(None))
    for key, part, engine, compound, coverage in rows(scores, score.article):
        (facts[key].whole if part == t.WHOLE else facts[key].narration).append((engine, compound, coverage))
    spoken = (
        select(said.article, said.voice, s.engine, s.compound, s.coverage, said.kind)
        .select_from(t.statement.join(t.statement_score, s.statement == said.key))
        .where(
            statements_of(keys), said.voice.is_not(None), said.denied == 0, said.collective == 0,
            s.compound.is_not(None),
        )
    )  # fmt: skip
    for key, number, engine, compound, coverage, kind in rows(spoken, said.article):
        facts[key].said.append((number, engine, compound, coverage, kind != StatementKind.AUTHORED.value))
    return list(facts.values())


def statements_of(keys: Collection[int]) -> ColumnElement[bool]:
    """Statements of these articles lie in this range of keys; for the planner, beside the exact condition."""
    low, high = min(keys, default=0), max(keys, default=0)
    return t.statement.c.key.between(low << t.STATEMENT_BITS, (high << t.STATEMENT_BITS) + t.STATEMENTS_MAX - 1)


def add_unread(connection: Connection, keys: Collection[int], change: int) -> None:
    """Tell the tallies that these articles, each once, became unread (+1) or read (-1)."""
    here = t.article.c
    day = key_day(here.key)
    sources = (
        select(literal(t.OUTLET).label("by"), here.outlet.label("name"), day.label("day")).where(here.key.in_(keys)),
        select(literal(t.TOPIC), t.article_topic.c.topic, key_day(t.article_topic.c.article)).where(
            t.article_topic.c.article.in_(keys)
        ),
        select(literal(t.VOICE), t.article_voice.c.voice, key_day(t.article_voice.c.article)).where(
            t.article_voice.c.article.in_(keys)
        ),
    )
    counts: dict[tuple[int, int, int], int] = defaultdict(int)
    for source in sources:
        for by, name, listed in connection.execute(source):
            counts[by, name, listed] += 1
    rows = [{"b": by, "n": name, "d": listed, "more": n * change} for (by, name, listed), n in counts.items()]
    if rows:
        cell = t.tally.c
        connection.execute(
            update(t.tally)
            .where(cell.by == bindparam("b"), cell.name == bindparam("n"), cell.day == bindparam("d"))
            .values(unread=cell.unread + bindparam("more")),
            rows,
        )


def key_day(key: ColumnElement[int]) -> ColumnElement[int]:
    return key // _DAY_KEYS


# ---- all anew -------------------------------------------------------------------------------------


def rebuild(connection: Connection, kinds: Collection[int] = (t.OUTLET, t.TOPIC, t.VOICE, t.TOLD, t.QUOTED)) -> None:
    """Compute the stories' sums anew, of all names or of these kinds: half a minute for a million articles."""
    for table in (t.daily, t.story_span, t.story_day):
        connection.execute(delete(table).where(table.c.by.in_(kinds)))
    for kind in kinds:
        for units in _units(kind):
            _rebuild(connection, units)
    d = t.story_day.c
    value, covered = d.total / d.scored, d.covered / d.scored * d.n_articles
    whole = func.sum(d.total) / func.sum(d.scored)
    spans = select(
        d.by, d.engine, d.within, d.name, d.story, func.min(d.day), func.max(d.day), 1 - func.count(),
        whole - func.sum(value), whole * whole - func.sum(value * value),
        func.sum(d.covered) / func.sum(d.scored) * func.sum(d.n_articles) - func.sum(covered),
    ).where(d.by.in_(kinds)).group_by(d.by, d.engine, d.within, d.name, d.story)  # fmt: skip
    connection.execute(insert(t.story_span).from_select([column.name for column in t.story_span.c], spans))


def _rebuild(connection: Connection, units: Select[Any]) -> None:
    u = units.subquery().c
    value = u.total / u.scored
    cells = select(
        u.by, u.engine, u.within, u.name, u.day, func.sum(u.n), func.count(), func.sum(value), func.sum(value * value),
        func.sum(u.covered / u.scored * u.n), func.sum(u.copies), func.sum(u.squares), func.sum(u.coverages),
    ).group_by(u.by, u.engine, u.within, u.name, u.day)  # fmt: skip
    connection.execute(insert(t.daily).from_select(["by", "engine", "within", "name", "day", *_SUMS], cells))
    a = t.article.alias().c
    several = select(a.story).where(a.day.is_not(None)).group_by(a.story).having(func.min(a.day) < func.max(a.day))
    u = units.where(t.article.c.story.in_(several)).subquery().c
    days = func.count().over(partition_by=(u.by, u.engine, u.within, u.name, u.story))
    each = select(
        u.by, u.engine, u.within, u.name, u.story, u.day, u.n, u.scored, u.total, u.covered, days.label("days")
    ).subquery()
    columns = [column.name for column in t.story_day.c]
    picked = select(*list(each.c)[:-1]).where(each.c.days > 1)
    connection.execute(insert(t.story_day).from_select(columns, picked))


def _units(kind: int) -> list[Select[Any]]:
    """What each story has for each name on each day."""
    a, tag = t.article.c, t.article_topic.c
    zero: ColumnElement[int] = literal(0)
    tagged = t.article.join(t.article_topic, tag.article == a.key)
    if kind == t.OUTLET:
        return [
            _scored(kind, t.WHOLE, zero, a.outlet, t.article),
            _scored(kind, t.WHOLE, tag.topic, a.outlet, tagged),
        ]
    if kind == t.TOPIC:
        outlets = tagged.join(t.outlet, t.outlet.c.id == a.outlet)
        units = _scored(kind, t.WHOLE, zero, tag.topic, outlets)
        return [units.where(t.outlet.c.kind != OutletKind.PRIMARY.value)]
    if kind == t.TOLD:
        return [_scored(kind, t.NARRATION, zero, a.outlet, t.article)]
    said = t.statement.c
    if kind == t.VOICE:
        return [_spoken(kind)]
    return [_spoken(kind, said.kind != StatementKind.AUTHORED.value)]


def _scored(kind: int, part: int, within: ColumnElement[int], name: ColumnElement[int], source: Any) -> Select[Any]:
    a, s = t.article.c, t.article_score.c
    total, covered = func.sum(s.compound), func.sum(s.coverage)
    return (
        select(
            literal(kind).label("by"), s.engine.label("engine"), within.label("within"), name.label("name"),
            a.story.label("story"), a.day.label("day"), func.count().label("n"), func.count().label("scored"),
            total.label("total"), covered.label("covered"), total.label("copies"),
            func.sum(s.compound * s.compound).label("squares"), covered.label("coverages"),
        )
        .select_from(source.join(t.article_score, (s.article == a.key) & (s.part == part)))
        .where(a.day.is_not(None), s.compound.is_not(None))
        .group_by(s.engine, within, name, a.story, a.day)
    )  # fmt: skip


def _spoken(kind: int, *where: ColumnElement[bool]) -> Select[Any]:
    said, s = t.statement.c, t.statement_score.c
    of = t.article.alias("of")
    named = of.c.outlet if kind == t.QUOTED else said.voice
    each = (
        select(
            said.article.label("article"), s.engine.label("engine"), named.label("name"),
            func.count().label("many"), func.sum(s.compound).label("total"), func.sum(s.coverage).label("covered"),
        )
        .select_from(
            t.statement.join(t.statement_score, s.statement == said.key).join(of, of.c.key == said.article)
        )
        .where(
            said.voice.is_not(None), said.denied == 0, said.collective == 0, s.compound.is_not(None),
            of.c.day.is_not(None), *where,
        )
        .group_by(said.article, s.engine, named)
        .subquery()
    )  # fmt: skip
    a, e = t.article.c, each.c
    value = e.total / e.many
    return (
        select(
            literal(kind).label("by"), e.engine.label("engine"), literal(0).label("within"), e.name.label("name"),
            a.story.label("story"), a.day.label("day"), func.count().label("n"), func.sum(e.many).label("scored"),
            func.sum(e.total).label("total"), func.sum(e.covered).label("covered"), func.sum(value).label("copies"),
            func.sum(value * value).label("squares"), func.sum(e.covered / e.many).label("coverages"),
        )
        .select_from(each.join(t.article, a.key == e.article))
        .group_by(e.engine, e.name, a.story, a.day)
    )  # fmt: skip

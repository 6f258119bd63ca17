"""Sums by day, kept by the writer: how many articles, how many unread, and what the stories' sentiments add up to.

A new article is its own story at first, and is added to its cells. Where articles join stories or leave them, what the
stories concerned added up to before is taken away, and what they add up to then is added. Whatever else changes (an
edit, new findings, articles removed) has its cells computed again from the articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from monitor.model import Clipping, OutletKind
from monitor.store import schema as t
from monitor.store.bulk import upsert
from monitor.store.rows import chunks

Names = tuple[int, int]  # by, name

_DAY_KEYS = 86_400 << t.ARTICLE_BITS
_SPILL = 3_600 << t.ARTICLE_BITS  # more than 65,536 articles of one second spill into the next ones


class Additions:
    """What new articles add to the sums, gathered and then written at once."""

    def __init__(self) -> None:
        self._tally: dict[tuple[int, int, int], int] = defaultdict(int)
        self._daily: dict[tuple[int, int, int, int, int], list[float]] = {}

    def add(
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
        for name in [(t.OUTLET, outlet), *((t.TOPIC, n) for n in topics), *((t.VOICE, n) for n in voices)]:
            self._tally[(*name, listed_day)] += 1
        if day is None:
            return
        for engine, sentiment in clipping.analysis.scores.items():
            if sentiment.compound is None:
                continue
            number, value, coverage = engines[engine], sentiment.compound, sentiment.coverage
            for within in (0, *topics):
                self._story((t.OUTLET, number, within, outlet, day), value, coverage)
            if not primary:
                for topic in topics:
                    self._story((t.TOPIC, number, 0, topic, day), value, coverage)
        spoken: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
        for statement in clipping.analysis.statements[: t.STATEMENTS_MAX]:
            if statement.voice is None or statement.denied or statement.collective:
                continue
            for engine, sentiment in statement.scores.items():
                if sentiment.compound is not None:
                    spoken[voice_ids[statement.voice], engines[engine]].append((sentiment.compound, sentiment.coverage))
        for (voice, number), said in spoken.items():
            value = sum(compound for compound, _ in said) / len(said)
            self._story((t.VOICE, number, 0, voice, day), value, sum(coverage for _, coverage in said) / len(said))

    def _story(self, cell: tuple[int, int, int, int, int], value: float, coverage: float) -> None:
        sums = self._daily.setdefault(cell, [0, 0.0, 0.0, 0.0])
        sums[0] += 1
        sums[1] += value
        sums[2] += value * value
        sums[3] += coverage

    def write(self, connection: Connection) -> None:
        tally = [
            {"by": by, "name": name, "day": day, "articles": n, "unread": n}
            for (by, name, day), n in self._tally.items()
        ]
        upsert(connection, t.tally, tally, add=("articles", "unread"))
        daily = [
            {
                "by": by,
                "engine": engine,
                "within": within,
                "name": name,
                "day": day,
                "n_articles": n,
                "n_stories": n,
                "total": total,
                "squares": squares,
                "covered": covered,
            }
            for (by, engine, within, name, day), (n, total, squares, covered) in self._daily.items()
        ]
        upsert(connection, t.daily, daily, add=("n_articles", "n_stories", "total", "squares", "covered"))


Cell = tuple[int, int, int, int, int]  # by, engine, within, name, day


def of_stories(connection: Connection, keys: Collection[int]) -> dict[Cell, list[float]]:
    """What whole stories, the articles of which these are, add to each cell."""
    cells: dict[Cell, list[float]] = {}
    if not keys:
        return cells
    outlets = (_outlet_stories(None, None), _outlet_stories(None, None, by_topic=True))
    by_article = (*outlets, _topic_stories(None, None))
    # in one go, for the articles of one story must not be parted
    chosen = t.article.c.key.in_(sorted(keys))
    said = _voice_stories(None, None).where(statements_of(keys), chosen)
    for stories in (*(each.where(chosen) for each in by_article), said):
        for row in connection.execute(stories):
            cell = cells.setdefault((row.by, row.engine, row.within, row.name, row.day), [0, 0, 0.0, 0.0, 0.0])
            value = float(row.value)
            for place, more in enumerate((row.n, 1, value, value * value, float(row.covered))):
                cell[place] += more
    return cells


def change(connection: Connection, before: Mapping[Cell, list[float]], after: Mapping[Cell, list[float]]) -> None:
    """Take away what stories added up to before, and add what they add up to now."""
    nothing = [0, 0, 0.0, 0.0, 0.0]
    rows = []
    for cell in before.keys() | after.keys():
        old, new = before.get(cell, nothing), after.get(cell, nothing)
        if old != new:
            names = dict(zip(("by", "engine", "within", "name", "day"), cell, strict=True))
            sums = dict(zip(_SUMS, (b - a for a, b in zip(old, new, strict=True)), strict=True))
            rows.append({**names, **sums})
    upsert(connection, t.daily, rows, add=_SUMS)
    here = t.daily.c
    for days in chunks({row["day"] for row in rows if row["n_stories"] < 0}):
        connection.execute(delete(t.daily).where(here.day.in_(days), here.n_stories <= 0))


_SUMS = ("n_articles", "n_stories", "total", "squares", "covered")


def names_of(connection: Connection, keys: Collection[int]) -> tuple[set[Names], set[int]]:
    """The names whose sums these articles are in, and the days."""
    names: set[Names] = set()
    days: set[int] = set()
    for row in connection.execute(
        select(t.article.c.key, t.article.c.outlet, t.article.c.day).where(t.article.c.key.in_(keys))
    ):
        names.add((t.OUTLET, row.outlet))
        days.add(t.day_of_key(row.key))
        if row.day is not None:
            days.add(row.day)
    for by, table, column in ((t.TOPIC, t.article_topic, "topic"), (t.VOICE, t.article_voice, "voice")):
        names |= {
            (by, n) for n in connection.scalars(select(table.c[column]).where(table.c.article.in_(keys)).distinct())
        }
    said = select(t.statement.c.voice).where(
        t.statement.c.article.in_(keys), statements_of(keys), t.statement.c.voice.is_not(None)
    )
    names |= {(t.VOICE, n) for n in connection.scalars(said.distinct())}
    return names, days


def statements_of(keys: Collection[int]) -> ColumnElement[bool]:
    """Statements of these articles lie in this range of keys; for the planner, beside the exact condition."""
    low, high = min(keys, default=0), max(keys, default=0)
    return t.statement.c.key.between(low << t.STATEMENT_BITS, (high << t.STATEMENT_BITS) + t.STATEMENTS_MAX - 1)


def recompute(connection: Connection, names: Iterable[Names], days: Collection[int]) -> None:
    """Compute the sums of all these names on all these days from the articles."""
    if not days:
        return
    of: dict[int, list[int]] = defaultdict(list)
    for by, name in names:
        of[by].append(name)
    for by, some in of.items():
        for start in range(0, len(some), 400):
            _recompute(connection, by, some[start : start + 400], sorted(days))


def _recompute(connection: Connection, by: int, names: list[int], days: list[int]) -> None:
    for table in (t.tally, t.daily):
        here = table.c
        connection.execute(delete(table).where(here.by == by, here.name.in_(names), here.day.in_(days)))
    if by == t.OUTLET:
        # An outlet's cell is kept for each of its topics as well: they go and come together.
        connection.execute(_insert_daily(_outlet_stories(names, days, by_topic=True)))
    connection.execute(_insert_tally(by, names, days))
    connection.execute(_insert_daily(_STORIES[by](names, days)))


def rebuild(connection: Connection) -> None:
    """Compute all sums anew: a few seconds for a million articles."""
    connection.execute(delete(t.tally))
    connection.execute(delete(t.daily))
    for by in (t.OUTLET, t.TOPIC, t.VOICE):
        connection.execute(_insert_tally(by, None, None))
        connection.execute(_insert_daily(_STORIES[by](None, None)))
    connection.execute(_insert_daily(_outlet_stories(None, None, by_topic=True)))


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
    return key // (86_400 << t.ARTICLE_BITS)


# ---- the statements -------------------------------------------------------------------------------


def _days(key: ColumnElement[int], days: list[int] | None) -> list[ColumnElement[bool]]:
    return [] if days is None else [key >= days[0] * _DAY_KEYS, key < (days[-1] + 1) * _DAY_KEYS + _SPILL]


def _insert_tally(by: int, names: list[int] | None, days: list[int] | None) -> Any:
    here = t.article.c
    if by == t.OUTLET:
        name: ColumnElement[int] = here.outlet
        key: ColumnElement[int] = here.key
        source: Any = t.article
    else:
        table = t.article_topic if by == t.TOPIC else t.article_voice
        name, key = table.c["topic" if by == t.TOPIC else "voice"], table.c.article
        source = table.join(t.article, here.key == key)
    day = key_day(key)
    counts = select(literal(by), name, day, func.count(), func.sum(1 - here.read)).select_from(source)
    if names is not None and days is not None:
        counts = counts.where(name.in_(names), day.in_(days), *_days(key, days))
    return insert(t.tally).from_select(["by", "name", "day", "articles", "unread"], counts.group_by(name, day))


def _insert_daily(stories: Select[Any]) -> Any:
    each = stories.subquery()
    c = each.c
    cells = select(
        c.by, c.engine, c.within, c.name, c.day,
        func.sum(c.n), func.count(), func.sum(c.value), func.sum(c.value * c.value), func.sum(c.covered),
    ).group_by(c.by, c.engine, c.within, c.name, c.day)  # fmt: skip
    columns = ["by", "engine", "within", "name", "day", "n_articles", "n_stories", "total", "squares", "covered"]
    return insert(t.daily).from_select(columns, cells)


def _article_stories(
    by: int, name: ColumnElement[int], within: ColumnElement[int], source: Any, *where: Any
) -> Select[Any]:
    a, s = t.article.c, t.article_score.c
    return (
        select(
            literal(by).label("by"),
            s.engine.label("engine"),
            within.label("within"),
            name.label("name"),
            a.day.label("day"),
            func.avg(s.compound).label("value"),
            func.count().label("n"),
            func.sum(s.coverage).label("covered"),
        )
        .select_from(source.join(t.article_score, (s.article == a.key) & (s.part == t.WHOLE)))
        .where(a.day.is_not(None), a.spread == 0, s.compound.is_not(None), *where)
        .group_by(name, within, a.day, s.engine, a.story)
    )


def _outlet_stories(names: list[int] | None, days: list[int] | None, *, by_topic: bool = False) -> Select[Any]:
    a = t.article.c
    where = [] if names is None or days is None else [a.outlet.in_(names), a.day.in_(days), *_days(a.key, days)]
    if not by_topic:
        return _article_stories(t.OUTLET, a.outlet, literal(0), t.article, *where)
    tagged = t.article.join(t.article_topic, t.article_topic.c.article == a.key)
    return _article_stories(t.OUTLET, a.outlet, t.article_topic.c.topic, tagged, *where)


def _topic_stories(names: list[int] | None, days: list[int] | None) -> Select[Any]:
    a, tag = t.article.c, t.article_topic.c
    where = [] if names is None or days is None else [tag.topic.in_(names), a.day.in_(days), *_days(tag.article, days)]
    source = t.article_topic.join(t.article, a.key == tag.article).join(t.outlet, t.outlet.c.id == a.outlet)
    return _article_stories(t.TOPIC, tag.topic, literal(0), source, t.outlet.c.kind != OutletKind.PRIMARY.value, *where)


def _voice_stories(names: list[int] | None, days: list[int] | None) -> Select[Any]:
    a, said, s = t.article.c, t.statement.c, t.statement_score.c
    where = []
    if names is not None and days is not None:
        where = [said.voice.in_(names), a.day.in_(days), *statement_days(days)]
    n = func.count(said.article.distinct())
    return (
        select(
            literal(t.VOICE).label("by"),
            s.engine.label("engine"),
            literal(0).label("within"),
            said.voice.label("name"),
            a.day.label("day"),
            func.avg(s.compound).label("value"),
            n.label("n"),
            (func.avg(s.coverage) * n).label("covered"),
        )
        .select_from(
            t.statement.join(t.article, a.key == said.article).join(t.statement_score, s.statement == said.key)
        )
        .where(
            said.voice.is_not(None), said.denied == 0, said.collective == 0,
            a.day.is_not(None), a.spread == 0, s.compound.is_not(None), *where,
        )
        .group_by(said.voice, a.day, s.engine, a.story)
    )  # fmt: skip


def statement_days(days: list[int]) -> list[ColumnElement[bool]]:
    low = days[0] * _DAY_KEYS
    high = (days[-1] + 1) * _DAY_KEYS + _SPILL
    return [t.statement.c.key >= low << t.STATEMENT_BITS, t.statement.c.key < high << t.STATEMENT_BITS]


_STORIES = {t.OUTLET: _outlet_stories, t.TOPIC: _topic_stories, t.VOICE: _voice_stories}

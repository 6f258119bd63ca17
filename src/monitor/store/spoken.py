"""How somebody or something is spoken of: sums over the sentences that name it, by name and period.

A story's value is the mean over the mentions of the name in it, each with its sentence's score, toward the name where
the engine knows targets. Read from the mentions themselves: there is no sum that is kept by day. Undated articles are
left out, and primary sources unless outlets are named, as in `trends`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, Connection, Double, cast, func, literal_column, select

from monitor.model import Count
from monitor.store import records, trends
from monitor.store import schema as t
from monitor.store.asked import Asked

_COMPOUND, _COVERAGE = 0, 5  # places in a mention's scores; see records.scores_to_json


@dataclass(frozen=True, slots=True)
class Question:
    """Whose sums are asked for."""

    engine: str
    names: Sequence[str]  # of companies and voices, ids of topics; none: all that are named
    primary: bool
    since: datetime | None
    until: datetime | None
    count: Count


def add_up(
    connection: Connection, question: Question, asked: Asked, periods: trends.Periods
) -> dict[tuple[str, int], trends.Sums]:
    """The sums of each name and period. `asked` holds all conditions but names and time."""
    a, m = t.article.c, t.mention.c
    value = _score(connection.dialect.name, question.engine, _COMPOUND)
    named: list[ColumnElement[bool]] = [value.is_not(None)]
    where = [*asked.conditions(a.key), a.day.is_not(None)]
    if question.names:
        named.append(m.name.in_([records.storable(name) for name in question.names]))
    if not question.primary:
        where.append(a.outlet.not_in(trends.primary()))
    if question.since is not None:
        named.append(m.article >= t.key_from(question.since))
        where.append(a.key >= t.key_from(question.since))
    if question.until is not None:
        named.append(m.article < t.key_until(question.until))
        where.append(a.key < t.key_until(question.until))
    covered = _score(connection.dialect.name, question.engine, _COVERAGE)
    mentions: Any
    if question.names:  # along the index of names, so that only what an article adds up to is sorted by its story
        added = (func.count().label("many"), func.sum(value).label("total"), func.sum(covered).label("covered"))
        mentions = select(m.name, m.article, *added).where(*named).group_by(m.name, m.article).subquery()
    else:
        one: ColumnElement[int] = literal_column("1")
        single = (one.label("many"), value.label("total"), covered.label("covered"))
        mentions = select(m.name, m.article, *single).where(*named).subquery()
    each = mentions.c
    n = func.count() if question.names else func.count(each.article.distinct())
    many = func.sum(each.many)
    stories = (
        select(
            each.name.label("name"),
            periods.of_article.label("period"),
            (func.sum(each.total) / many).label("value"),
            n.label("n"),
            (func.sum(each.covered) / many * n).label("covered"),
        )
        .select_from(mentions.join(t.article, a.key == each.article))
        .where(*where)
        .group_by(each.name, periods.of_article, *trends.unit(question.count))
        .subquery()
    )
    c = stories.c
    sums = (trends.whole(c.n), func.count(), func.sum(c.value), func.sum(c.value * c.value), func.sum(c.covered))
    cursor: Any = connection.execute(select(c.name, c.period, *sums).group_by(c.name, c.period)).cursor
    return {(row[0], row[1]): row[2:] for row in cursor}


def _score(dialect: str, engine: str, place: int) -> ColumnElement[Any]:
    """A number of an engine's score of a mention; NULL where it is not scored."""
    scores = t.mention.c.scores
    if dialect == "sqlite":
        return func.json_extract(scores, f'$."{engine}"[{place}]')
    return cast(func.json_extract_path_text(cast(scores, JSON), engine, str(place)), Double)

"""Sums over stories by name and period: what series, rankings and spark lines are made of.

A story's value is the mean of its articles' values (for a voice: of its statements in that story); sums run over
stories.
Whole days come from the sums that the writer keeps. Only three things are added up from the articles: the hours before
the first and after the last whole day, stories with articles on several days, and what the kept sums cannot tell apart
(searches, unread, starred, two topics at once).
What is counted may also be every article, or each story once for each outlet. Neither is kept by day, but only where
articles share a story is it another sum: those stories are taken from what is kept, and added as they count.
Undated articles are left out. So are primary sources, unless outlets are named; voices are heard wherever they speak.

An outlet has two sides besides its articles as wholes: its narration, and what it lets others say. There a story's
value is the mean of the articles' narrations, or of the statements in them. Like a voice's mean, that of the quoted
leaves out what is denied, collectives and speakers whose name is not known; also authored pieces, which are the
outlet's own words once more. Neither side is kept by day: both are added up from the articles.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Select, case, cast, func, literal_column, select

from monitor.model import Count, OutletKind, Period, Side, StatementKind
from monitor.store import schema as t
from monitor.store.asked import Asked

DAY_MICROS = 86_400_000_000

Sums = tuple[int, int, float, float, float]  # articles, stories, total, squares, covered
Cell = tuple[int, int]  # name, period


@dataclass(frozen=True, slots=True)
class Periods:
    """How time is cut: on whole days (None: it cuts finer than days), and on articles."""

    of_day: Callable[[ColumnElement[int]], ColumnElement[int]] | None
    of_article: ColumnElement[int]
    fold: Callable[[int], int] | None = None  # from the number of a day to the period's, where SQL cannot tell


_PERIODS = {
    Period.HOUR: Periods(None, t.article.c.published // 3_600_000_000),
    Period.DAY: Periods(lambda day: day, t.article.c.day),
    Period.WEEK: Periods(lambda day: (day + 3) // 7, (t.article.c.day + 3) // 7),  # day 0 was a Thursday
    Period.MONTH: Periods(lambda day: day, t.article.c.month, t.month_of_day),
}
ONE = Periods(lambda day: day * 0, t.article.c.day * 0)  # databases take a bare 0 for the number of a column


@dataclass(frozen=True, slots=True)
class Question:
    """Whose sums are asked for."""

    by: int  # schema.OUTLET, TOPIC or VOICE
    engine: int
    names: Sequence[int] | None  # None: all
    topic: int | None  # outlets: within this topic only
    outlet: int | None  # topics: of this outlet only
    primary: bool  # are primary sources counted too?
    kept: bool  # can the kept sums tell?
    since: datetime | None
    until: datetime | None
    side: Side = Side.WHOLE  # outlets only; of voices QUOTED: without authored pieces
    voices: Sequence[int] | None = None  # outlets' quoted side: what these say; None: all
    count: Count = Count.STORY  # what is one value
    across: bool = False  # outlets only: for each of an article's topics, whose number takes the place of the period


def add_up(connection: Connection, question: Question, asked: Asked, periods: Periods) -> dict[Cell, Sums]:
    """The sums of each name and period. `asked` holds all conditions but names and time."""
    if not question.kept or periods.of_day is None:
        return _read(connection, _live(question, asked, periods, since=question.since, until=question.until))
    first = None if question.since is None else -(-t.micros(question.since) // DAY_MICROS)
    end = None if question.until is None else t.micros(question.until) // DAY_MICROS
    if first is not None and end is not None and first >= end:
        return _read(connection, _live(question, asked, periods, since=question.since, until=question.until))
    found = _read(connection, _kept(question, periods.of_day, first, end))
    if periods.fold is not None:
        found = _folded(found, periods.fold)
    parts = [_live(question, asked, periods, since=question.since, until=question.until, spread=True)]
    if first is not None and question.since is not None and t.day_start(first) > question.since:
        parts.append(_live(question, asked, periods, since=question.since, until=t.day_start(first), spread=False))
    if end is not None and question.until is not None and t.day_start(end) < question.until:
        parts.append(_live(question, asked, periods, since=t.day_start(end), until=question.until, spread=False))
    if question.count is not Count.STORY:
        # What is kept counts stories. An article that is alone in its story counts once, whatever is counted.
        since, until = (None if day is None else t.day_start(day) for day in (first, end))
        as_counted, as_stories = (
            _live(each, asked, periods, since=since, until=until, spread=False, company=True)
            for each in (question, replace(question, count=Count.STORY))
        )
        parts.append(as_counted)
        for cell, less in _read(connection, as_stories).items():
            if cell in found:
                found[cell] = _less(found[cell], less)
    for part in parts:
        for cell, more in _read(connection, part).items():
            found[cell] = _plus(found[cell], more) if cell in found else more
    return found


def _folded(found: dict[Cell, Sums], fold: Callable[[int], int]) -> dict[Cell, Sums]:
    folded: dict[Cell, Sums] = {}
    for (name, day), more in found.items():
        cell = (name, fold(day))
        folded[cell] = _plus(folded[cell], more) if cell in folded else more
    return folded


def _plus(one: Sums, other: Sums) -> Sums:
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3], one[4] + other[4])


def _less(one: Sums, other: Sums) -> Sums:
    return (one[0] - other[0], one[1] - other[1], one[2] - other[2], one[3] - other[3], one[4] - other[4])


def of_period(period: Period) -> Periods:
    return _PERIODS[period]


def start_of(period: Period, number: int) -> datetime:
    """When a period begins, from its number in the statements."""
    if period is Period.HOUR:
        return t.moment(number * 3_600_000_000)
    if period is Period.DAY:
        return t.day_start(number)
    if period is Period.WEEK:
        return t.day_start(number * 7 - 3)
    return t.month_start(number)


def _read(connection: Connection, statement: Select[Any]) -> dict[Cell, Sums]:
    cursor: Any = connection.execute(statement).cursor
    return {(row[0], row[1]): row[2:] for row in cursor}


def _kept(
    question: Question, of_day: Callable[[ColumnElement[int]], ColumnElement[int]], first: int | None, end: int | None
) -> Select[Any]:
    d = t.daily.c
    by_outlet = question.by == t.TOPIC and question.outlet is not None
    name = d.within if by_outlet else d.name
    where = [d.by == (t.OUTLET if by_outlet else question.by), d.engine == question.engine]
    if by_outlet:
        named = d.within > 0 if question.names is None else d.within.in_(question.names)
        where += [d.name == question.outlet, named]
    else:
        where.append(d.within == (question.topic or 0))
        if question.names is not None:
            where.append(d.name.in_(question.names))
        elif question.by == t.OUTLET and not question.primary:
            where.append(d.name.not_in(primary()))
    if first is not None:
        where.append(d.day >= first)
    if end is not None:
        where.append(d.day < end)
    period = of_day(d.day)
    if period is d.day and not by_outlet:  # each row is a cell
        return select(name, period, d.n_articles, d.n_stories, d.total, d.squares, d.covered).where(*where)
    sums = (whole(d.n_articles), whole(d.n_stories), func.sum(d.total), func.sum(d.squares), func.sum(d.covered))
    return select(name, period, *sums).where(*where).group_by(name, period)


def _live(
    question: Question,
    asked: Asked,
    periods: Periods,
    *,
    since: datetime | None,
    until: datetime | None,
    spread: bool | None = None,
    company: bool = False,
) -> Select[Any]:
    """The sums from the articles. `company`: of those only that are not alone in their story."""
    a = t.article.c
    told = _told(question, asked, periods, since=since, until=until)
    where = list(told.where)
    if company:
        where.append(a.key.in_(_in_company(since, until)))
    if spread is not None:
        where.append(a.spread == literal_column(str(int(spread))))
    if told.by_statement:
        n: ColumnElement[Any] = func.count(t.statement.c.article.distinct())
        covered: ColumnElement[Any] = func.avg(told.score.coverage) * n
    else:
        n = func.count()
        covered = func.sum(told.score.coverage)
    stories = (
        select(
            told.name.label("name"),
            told.period.label("period"),
            func.avg(told.score.compound).label("value"),
            n.label("n"),
            covered.label("covered"),
        )
        .select_from(told.source)
        .where(*where)
        .group_by(told.name, told.period, *unit(question.count))
        .subquery()
    )
    c = stories.c
    sums = (whole(c.n), func.count(), func.sum(c.value), func.sum(c.value * c.value), func.sum(c.covered))
    return select(c.name, c.period, *sums).group_by(c.name, c.period)


def _in_company(since: datetime | None, until: datetime | None) -> Any:
    """Keys of articles that share a story; few, and found by an index of their own."""
    a = t.article.alias().c
    shared = [a.story != a.key]
    if since is not None:
        shared.append(a.key >= t.key_from(since))
    if until is not None:
        shared.append(a.key < t.key_until(until))
    return select(a.key).where(*shared).union(select(a.story).where(*shared))


def unit(count: Count) -> tuple[ColumnElement[Any], ...]:
    """What the articles of one value have in common."""
    a = t.article.c
    if count is Count.COPY:
        return (a.key,)
    if count is Count.OUTLET:
        hosts = select(t.outlet.c.id).where(t.outlet.c.kind == OutletKind.SYNDICATION.value)
        return (a.story, case((a.outlet.in_(hosts), literal_column("0")), else_=a.outlet))  # who copy, together are one
    return (a.story,)


def pieces(connection: Connection, question: Question, asked: Asked, periods: Periods) -> list[tuple[Any, ...]]:
    """What the sums are made of, one by one: article, story, outlet, value, period; of voices a row a statement.

    In the place of the story stands what is one value: the article where copies count; where outlets do, the first
    article of the story in its outlet.
    """
    a = t.article.c
    told = _told(question, asked, periods, since=question.since, until=question.until)
    rows = (
        select(a.key, unit(question.count)[0], t.outlet.c.name, told.score.compound, told.period)
        .select_from(told.source.join(t.outlet, t.outlet.c.id == a.outlet))
        .where(*told.where)
        .order_by(a.key)
    )
    cursor: Any = connection.execute(rows).cursor
    if question.count is not Count.OUTLET:
        return list(cursor)
    first: dict[tuple[int, str], int] = {}
    return [(key, first.setdefault((story, outlet), key), outlet, *rest) for key, story, outlet, *rest in cursor]


@dataclass(frozen=True, slots=True)
class _Told:
    """The scored articles or statements that a question means, before they are added up."""

    name: ColumnElement[int]
    period: ColumnElement[int]
    source: Any
    score: Any  # the columns of the scores
    where: list[ColumnElement[bool]]
    by_statement: bool


def _told(
    question: Question, asked: Asked, periods: Periods, *, since: datetime | None, until: datetime | None
) -> _Told:
    a = t.article.c
    name, key, source = _source(question)
    where = asked.conditions(key)
    where.append(a.day.is_not(None))
    if since is not None:
        where.append(key >= t.key_from(since))
    if until is not None:
        where.append(key < t.key_until(until))
    if question.names is not None:
        where.append(name.in_(question.names))
    if question.by != t.VOICE and not question.primary:
        where.append(a.outlet.not_in(primary()))
    by_statement = question.by == t.VOICE or question.side is Side.QUOTED
    if by_statement:
        s, said = t.statement_score.c, t.statement.c
        if question.side is Side.QUOTED:
            where.append(said.kind != StatementKind.AUTHORED.value)
        if question.by != t.VOICE:
            source = source.join(t.statement, said_in(key))
            if question.voices is not None:
                where.append(said.voice.in_(question.voices))
        source = source.join(t.statement_score, s.statement == said.key)
        where += [said.voice.is_not(None), said.denied == 0, said.collective == 0]
        if since is not None:
            where.append(said.key >= t.key_from(since) << t.STATEMENT_BITS)
        if until is not None:
            where.append(said.key < t.key_until(until) << t.STATEMENT_BITS)
    else:
        s = t.article_score.c
        part = t.NARRATION if question.side is Side.NARRATION else t.WHOLE
        source = source.join(t.article_score, (s.article == key) & (s.part == literal_column(str(part))))
    period = periods.of_article
    if question.across:
        tag = t.article_topic.c
        source = source.join(t.article_topic, tag.article == key)
        period = tag.topic
    where += [s.engine + 0 == question.engine, s.compound.is_not(None)]  # + 0: not through the sort index
    return _Told(name, period, source, s, where, by_statement)


def _source(question: Question) -> tuple[ColumnElement[int], ColumnElement[int], Any]:
    """Where a name and an article's key are read from."""
    a = t.article.c
    if question.by == t.OUTLET:
        return a.outlet, a.key, t.article
    if question.by == t.TOPIC:
        tag = t.article_topic.c
        return tag.topic, tag.article, t.article_topic.join(t.article, a.key == tag.article)
    return t.statement.c.voice, a.key, t.statement.join(t.article, said_in(a.key))


def said_in(article: ColumnElement[int]) -> ColumnElement[bool]:
    """Statements of an article. Its key bounds theirs, so that they are found from either side."""
    said = t.statement.c
    low = article * t.STATEMENTS_MAX
    return (said.article == article) & (said.key >= low) & (said.key < low + t.STATEMENTS_MAX)


def whole(numbers: ColumnElement[int]) -> ColumnElement[int]:
    """A sum of whole numbers, as a whole number: PostgreSQL would make a decimal of it."""
    return cast(func.sum(numbers), BigInteger)


def primary() -> Select[Any]:
    return select(t.outlet.c.id).where(t.outlet.c.kind == OutletKind.PRIMARY.value)


# ---- lenses ---------------------------------------------------------------------------------------


def parts(first: int, step: int, coarse: int) -> Periods:
    """Equal parts of a span, from `first`, `step` microseconds each; above `coarse` whole days will do."""
    of_article = (t.article.c.published - first) // step
    if step < coarse:
        return Periods(None, of_article)
    noon = DAY_MICROS // 2
    return Periods(lambda day: (cast(day, BigInteger) * DAY_MICROS + (noon - first)) // step, of_article)


def kept_count(by: int, first: int | None, end: int) -> Select[Any]:
    """Articles and unread ones of each name, on whole days."""
    here = t.tally.c
    asked = select(here.name, func.sum(here.articles), func.sum(here.unread)).where(here.by == by, here.day < end)
    return (asked if first is None else asked.where(here.day >= first)).group_by(here.name)


def count(by: int, since: datetime, until: datetime) -> Select[*tuple[Any, ...]]:
    """Articles and unread ones of each name, from the articles."""
    a = t.article.c
    name: ColumnElement[int] = a.outlet
    source: Any = t.article
    if by != t.OUTLET:
        table = t.article_topic if by == t.TOPIC else t.article_voice
        name = table.c["topic" if by == t.TOPIC else "voice"]
        source = t.article.join(table, table.c.article == a.key)
    asked = select(name, func.count(), func.sum(1 - a.read)).select_from(source)
    return asked.where(a.key >= t.key_from(since), a.key < t.key_until(until)).group_by(name)

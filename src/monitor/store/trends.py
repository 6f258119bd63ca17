"""Sums over stories by name and period: what series, rankings and spark lines are made of.

A story's value is the mean of its articles' values (for a voice: of its statements in that story); sums run over
stories.
Whole days come from the sums that the writer keeps. Only two things are added up from the articles: the hours before
the first and after the last whole day, and what the kept sums cannot tell apart (searches, unread, starred, two topics
at once). A story of several days is in the sums of each. Where a period holds several of its days, what it adds up to
as one takes their place: it is kept for all of its days together, and added up from its days where only some of them
lie in the period.
What is counted may also be every article, which has sums of its own, or each story once for each outlet. The latter is
another sum only where articles share a story: those stories are taken from the sums, and added as they count.
Undated articles are left out. So are primary sources, unless outlets are named; voices are heard wherever they speak.

An outlet has two sides besides its articles as wholes: its narration, and what it lets others say. There a story's
value is the mean of the articles' narrations, or of the statements in them. Like a voice's mean, that of the quoted
leaves out what is denied, collectives and speakers whose name is not known; also authored pieces, which are the
outlet's own words once more. Both sides are kept by day, but not for each topic.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
    true,
)

from monitor.model import Count, OutletKind, Period, Side, StatementKind
from monitor.store import schema as t
from monitor.store.asked import Asked

DAY_MICROS = 86_400_000_000
NEARLY = 1e-9  # a confidence is a product, and may come out a hair below what it is meant to be

Sums = tuple[int, int, float, float, float]  # articles, stories, total, squares, covered
Cell = tuple[int, int]  # name, period


@dataclass(frozen=True, slots=True)
class Periods:
    """How time is cut: on whole days (None: it cuts finer than days), and on articles."""

    of_day: Callable[[ColumnElement[int]], ColumnElement[int]] | None
    of_article: ColumnElement[int]


def month(day: ColumnElement[int]) -> ColumnElement[int]:
    """The number of a day's month, as `schema.month_of` has it, for 1968 to 2099: four years from March on repeat."""
    since = day + 671
    year = since % 1461 // 365
    last = case((year > 3, 3), else_=year)
    return (since // 1461 * 4 + last + 1968) * 12 + ((since % 1461 - last * 365) * 5 + 2) // 153 + 2


_PERIODS = {
    Period.HOUR: Periods(None, t.article.c.published // 3_600_000_000),
    Period.DAY: Periods(lambda day: day, t.article.c.day),
    Period.WEEK: Periods(lambda day: (day + 3) // 7, (t.article.c.day + 3) // 7),  # day 0 was a Thursday
    Period.MONTH: Periods(month, t.article.c.month),
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
    sure: float | None = None  # statements: how sure their attribution is at least
    across: bool = False  # outlets only: for each of an article's topics, whose number takes the place of the period


def add_up(connection: Connection, question: Question, asked: Asked, periods: Periods) -> dict[Cell, Sums]:
    """The sums of each name and period. `asked` holds all conditions but names and time."""
    if question.by == t.OUTLET and question.count is Count.OUTLET:
        question = replace(question, count=Count.STORY)  # an outlet's story counts once for it either way
    since, until = question.since, question.until
    if not question.kept or periods.of_day is None:
        return _read(connection, _live(question, asked, periods, since=since, until=until))
    first = None if since is None else -(-t.micros(since) // DAY_MICROS)
    end = None if until is None else t.micros(until) // DAY_MICROS
    if first is not None and end is not None and first >= end:
        return _read(connection, _live(question, asked, periods, since=since, until=until))
    if question.count is Count.OUTLET:
        return _by_outlet(connection, question, asked, periods)
    kept = _Kept(question, periods.of_day, first, end)
    found = _read(connection, kept.sums())
    edges: list[tuple[datetime, datetime]] = []
    if first is not None and since is not None and t.day_start(first) > since:
        edges.append((since, t.day_start(first)))
    if end is not None and until is not None and t.day_start(end) < until:
        edges.append((t.day_start(end), until))
    if question.count is Count.COPY or periods is _PERIODS[Period.DAY]:
        for begin, close in edges:
            _add(found, _read(connection, _live(question, asked, periods, since=begin, until=close)))
        return found
    _add(found, _read(connection, kept.spans()))
    parts: dict[tuple[int, int, int], _Parts] = {}  # of stories that have more to a period than is known yet
    for name, story, period, *sums in _rows(connection, kept.parts()):
        parts[name, story, period] = _Parts(*sums)
    for begin, close in edges:
        for name, story, period, n, many, total, covered in _rows(
            connection, _units(question, asked, periods, since=begin, until=close)
        ):
            value = total / many
            one = _Parts(1, n, many, total, covered, value, value * value, covered / many * n)
            _add(found, {(name, period): (n, 1, value, value * value, one.by_day)})
            known = parts.get((name, story, period))
            parts[name, story, period] = one if known is None else known.plus(one)
    for (name, _, period), each in parts.items():
        if each.days > 1:
            _add(found, {(name, period): each.as_one()})
    return found


def _by_outlet(connection: Connection, question: Question, asked: Asked, periods: Periods) -> dict[Cell, Sums]:
    by_story = replace(question, count=Count.STORY)
    found = add_up(connection, by_story, asked, periods)
    as_counted, as_stories = (
        _read(connection, _live(each, asked, periods, since=question.since, until=question.until, company=True))
        for each in (question, by_story)
    )
    for cell, less in as_stories.items():
        found[cell] = _less(found[cell], less)
    _add(found, as_counted)
    return found


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a story has for a name in a period, from several days."""

    days: int
    articles: int
    scored: int
    total: float
    covered: float
    values: float  # by day
    squares: float
    by_day: float  # covered

    def plus(self, more: _Parts) -> _Parts:
        return _Parts(
            self.days + more.days,
            self.articles + more.articles,
            self.scored + more.scored,
            self.total + more.total,
            self.covered + more.covered,
            self.values + more.values,
            self.squares + more.squares,
            self.by_day + more.by_day,
        )

    def as_one(self) -> Sums:
        """What it adds up to as one, less what it is by day."""
        value = self.total / self.scored
        covered = self.covered / self.scored * self.articles - self.by_day
        return (0, 1 - self.days, value - self.values, value * value - self.squares, covered)


def _add(found: dict[Cell, Sums], more: dict[Cell, Sums]) -> None:
    for cell, sums in more.items():
        found[cell] = _plus(found[cell], sums) if cell in found else sums


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
    return {(row[0], row[1]): row[2:] for row in _rows(connection, statement)}


def _rows(connection: Connection, statement: Select[Any]) -> Any:
    """Straight from the driver, for there may be very many."""
    return connection.execute(statement).cursor


_KINDS = {Side.WHOLE: t.OUTLET, Side.NARRATION: t.TOLD, Side.QUOTED: t.QUOTED}


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the kept sums say of the whole days from `first` until `end`."""

    question: Question
    of_day: Callable[[ColumnElement[int]], ColumnElement[int]]
    first: int | None
    end: int | None

    def sums(self) -> Select[Any]:
        """By day, put together by period."""
        d = t.daily.c
        name, where = self._named(t.daily)
        where += self._days(d.day)
        columns: tuple[ColumnElement[Any], ...] = (d.n_articles, d.n_stories, d.total, d.squares, d.covered)
        if self.question.count is Count.COPY:
            columns = (d.n_articles, d.n_articles, d.copies_total, d.copies_squares, d.copies_covered)
        period = self.of_day(d.day)
        if period is d.day and name is d.name:  # each row is a cell
            return select(name, period, *columns).where(*where)
        sums = (whole(columns[0]), whole(columns[1]), *map(func.sum, columns[2:]))
        return select(name, period, *sums).where(*where).group_by(name, period)

    def spans(self) -> Select[Any]:
        """What is to be added for stories all the days of which lie in one period."""
        s = t.story_span.c
        name, where = self._named(t.story_span)
        where += [*self._days(s.first), *self._days(s.last), self.of_day(s.first) == self.of_day(s.last)]
        period = self.of_day(s.first)
        zero: ColumnElement[int] = literal_column("0")
        sums: tuple[Any, ...] = (zero, whole(s.n_stories), func.sum(s.total), func.sum(s.squares), func.sum(s.covered))
        asked: Select[Any] = select(name, period, *sums)
        return asked.where(*where).group_by(name, period)

    def parts(self) -> Select[Any]:
        """The days of other stories: where several lie in a period, or some in the hours at either end."""
        d, each = t.story_day.c, t.story_span.c
        name, where = self._named(t.story_span)

        def at_edge(span: Any) -> list[ColumnElement[bool]]:
            return [(span.first < edge) & (span.last >= edge) for edge in (self.first, self.end) if edge is not None]

        where.append(or_(self.of_day(each.first) != self.of_day(each.last), *at_edge(each)))
        # by itself: from the few spans to their days, not the other way
        chosen = select(name.label("called"), t.story_span).where(*where).cte().prefix_with("MATERIALIZED")
        s = chosen.c
        same = (d.by == s.by, d.engine == s.engine, d.within == s.within, d.name == s.name, d.story == s.story)
        period = self.of_day(d.day)
        value, covered = d.total / d.scored, d.covered / d.scored * d.n_articles
        asked = (
            select(
                s.called, s.story, period, func.count(), whole(d.n_articles), whole(d.scored), func.sum(d.total),
                func.sum(d.covered), func.sum(value), func.sum(value * value), func.sum(covered),
            )
            .select_from(chosen)
            .where(*same, *self._days(d.day))
            .group_by(s.called, s.story, period)
        )  # fmt: skip
        several: ColumnElement[bool] = func.count() > 1
        if edges := at_edge(s):
            several = or_(several, func.max(case((or_(*edges), 1), else_=0)) == 1)
        return asked.having(several)

    def _named(self, table: Any) -> tuple[ColumnElement[int], list[ColumnElement[bool]]]:
        question, d = self.question, table.c
        if question.by == t.TOPIC and question.outlet is not None:  # as the outlet's sums on topics
            named = d.within > 0 if question.names is None else d.within.in_(question.names)
            return d.within, [d.by == t.OUTLET, d.engine == question.engine, d.name == question.outlet, named]
        by = _KINDS[question.side] if question.by == t.OUTLET else question.by
        where = [d.by == by, d.engine == question.engine, d.within == (question.topic or 0)]
        if question.names is not None:
            where.append(d.name.in_(question.names))
        elif question.by == t.OUTLET and not question.primary:
            where.append(d.name.not_in(primary()))
        return d.name, where

    def _days(self, day: ColumnElement[int]) -> list[ColumnElement[bool]]:
        where = [] if self.first is None else [day >= self.first]
        return where if self.end is None else [*where, day < self.end]


def _live(
    question: Question,
    asked: Asked,
    periods: Periods,
    *,
    since: datetime | None,
    until: datetime | None,
    company: bool = False,
) -> Select[Any]:
    """The sums from the articles. `company`: of those only that are not alone in their story."""
    a = t.article.c
    told = _told(question, asked, periods, since=since, until=until)
    where = list(told.where)
    if company:
        where.append(a.key.in_(_in_company(since, until)))
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


def _units(question: Question, asked: Asked, periods: Periods, *, since: datetime, until: datetime) -> Select[Any]:
    """What each story has for each name and period, from the articles: of how many, how many scores, their sums."""
    told = _told(question, asked, periods, since=since, until=until)
    story = t.article.c.story
    n = func.count(t.statement.c.article.distinct()) if told.by_statement else func.count()
    sums = (n, func.count(), func.sum(told.score.compound), func.sum(told.score.coverage))
    asked_for = select(told.name, story, told.period, *sums).select_from(told.source).where(*told.where)
    return asked_for.group_by(told.name, told.period, story)


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

    def within(key: ColumnElement[int]) -> ColumnElement[bool]:
        return and_(
            true() if since is None else key >= t.key_from(since), true() if until is None else key < t.key_until(until)
        )

    where = asked.conditions(key, within=within, few=question.by == t.VOICE and question.names is not None)
    where += [a.day.is_not(None), within(key)]
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
        if question.sure is not None:
            where.append(said.confidence >= question.sure - NEARLY)
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

"""What the Voices view asks of the store: plain functions over a Reader, run in a worker.

A question is a frozen value, so that an answer can be told from a late one; its answer is a frozen value too. Each
statement counts once, however often it is copied; left out of means are those that were denied, spoken for many, or
have no date.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from monitor.model import Filter, Gap, Period, Point, Series, StatementKind, StatementRow
from monitor.series import Difference, Mean
from monitor.ui import axes, excerpt, statement
from monitor.ui.figures import Figure
from monitor.ui.lanes import Dot
from monitor.ui.numbers import FEW
from monitor.ui.statement import Detail
from monitor.ui.voicecard import Line, figure

if TYPE_CHECKING:
    from monitor.store.queries import Reader, Values

LANES: Final = 8  # voices that get one where none is chosen
DOTS: Final = 10_000  # statements drawn and counted at most, the newest
TARGETS: Final = 30  # that can be chosen from
NEARBY: Final = timedelta(days=3, hours=12)  # others on the same, either side
NEARBY_ROWS: Final = 300
LEAST_POINTS: Final = 5  # a line of fewer is not made by choosing a coarser period
_COARSER: Final = {Period.HOUR: Period.DAY, Period.DAY: Period.WEEK, Period.WEEK: Period.MONTH}


# ---- the lanes ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ScoreQuestion:
    """Whose statements, and when."""

    filter: Filter  # since, until, topics, outlets, kinds, targets, sureness, a search of the words said
    engine: str
    voices: tuple[str, ...] = ()  # chosen ones; empty: the most quoted
    collectives: frozenset[str] = frozenset()  # names that stand for many
    event: datetime | None = None  # before and after this is compared


@dataclass(frozen=True, slots=True)
class ScoreAnswer:
    speakers: tuple[tuple[str, int], ...] = ()  # everybody who speaks, the most first, with their statements
    shown: tuple[str, ...] = ()  # who gets a lane
    rows: tuple[StatementRow, ...] = ()
    dots: Mapping[str, tuple[Dot, ...]] = field(default_factory=dict)  # of those with a lane, the oldest first
    means: Mapping[str, Mean] = field(default_factory=dict)
    changes: Mapping[str, Difference] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    unnamed: int = 0  # statements by nobody with a name
    targets: tuple[tuple[str, int], ...] = ()  # what those with a lane talk about, the most first
    last: Mapping[str, datetime] = field(default_factory=dict)  # of those without a statement here, when they spoke
    cut: bool = False  # there are more than DOTS
    caveat: str | None = None  # what the search did not look at
    stored: bool = True  # there is any article at all


def read_score(reader: Reader, question: ScoreQuestion) -> ScoreAnswer:
    import pyqtgraph  # noqa: F401  # what draws the answer: imported in the window's thread it would hold that up

    asked = question.filter
    speakers = tuple((name, many) for name, many in reader.speakers(asked) if name not in question.collectives)
    shown = question.voices or tuple(name for name, _ in speakers[:LANES])
    unnamed = 0 if question.voices else len(reader.statement_ids(replace(asked, once=True, unknown=True)))
    if not shown:
        return ScoreAnswer(speakers, unnamed=unnamed, stored=reader.newest_key() > 0)
    named = replace(asked, voices=shown, once=True)
    every = reader.statement_rows(reader.statement_ids(replace(named, targets=()), limit=DOTS))
    rows = tuple(row for row in every if not asked.targets or set(row.targets) & set(asked.targets))
    caveat = reader.caveat
    means, changes = {}, {}
    for name in shown:
        said = [row for row in rows if row.voice == name and is_counted(row)]
        means[name] = mean_of(said, question.engine)
        moved = None if question.event is None else _moved(said, question.event, question.engine)
        if moved is not None:
            changes[name] = moved
    first = asked.since or min((row.published for row in rows if row.published), default=None)
    until = asked.until or datetime.now(UTC)
    silent = [name for name in shown if all(row.voice != name for row in rows)]
    last = {name: when for name in silent if (when := _last_said(reader, name)) is not None}
    return ScoreAnswer(
        speakers,
        shown,
        rows,
        {name: dots_of(name, rows, question.engine) for name in shown},
        means,
        changes,
        reader.gaps(first, until) if first is not None and first < until else (),
        unnamed,
        tuple(Counter(name for row in every for name in dict.fromkeys(row.targets)).most_common(TARGETS)),
        last,
        len(every) == DOTS,
        caveat,
    )


def dots_of(name: str, rows: Sequence[StatementRow], engine: str) -> tuple[Dot, ...]:
    """The marks of a voice. Statements without a date have no place in time, and are left out."""
    made = (
        Dot(
            row.key,
            row.published.timestamp(),
            None if row.denied else row.sentiment.get(engine),
            row.kind is StatementKind.INDIRECT,
            row.carried_by,
        )
        for row in rows
        if row.voice == name and row.published is not None and not row.collective
    )
    return tuple(sorted(made, key=lambda dot: dot.at))


def is_counted(row: StatementRow) -> bool:
    """Tell whether a statement goes into its voice's mean."""
    return row.published is not None and not row.denied and not row.collective


def mean_of(rows: Sequence[StatementRow], engine: str) -> Mean:
    """The mean of statements; an article's hang together."""
    from monitor import series

    return series.of_statements((row.article, row.sentiment.get(engine)) for row in rows)


def _moved(rows: Sequence[StatementRow], event: datetime, engine: str) -> Difference | None:
    from monitor import series

    before = mean_of([row for row in rows if row.published is not None and row.published < event], engine)
    after = mean_of([row for row in rows if row.published is not None and row.published >= event], engine)
    return None if min(before.n, after.n) < FEW else series.moved(before, after)


def _last_said(reader: Reader, name: str) -> datetime | None:
    rows = reader.statement_rows(reader.statement_ids(Filter(voices=(name,)), limit=1))
    return rows[0].published or rows[0].first_seen if rows else None


# ---- one voice ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CardQuestion:
    """One voice in a span."""

    name: str
    filter: Filter  # as for the lanes
    engine: str
    period: Period  # the finest that may be chosen


@dataclass(frozen=True, slots=True)
class CardAnswer:
    statements: int
    mean: Mean
    line: Line | None
    topics: tuple[Figure, ...]  # by id
    outlets: tuple[Figure, ...]
    last: datetime | None = None  # when it spoke last, if not in the span


def read_card(reader: Reader, question: CardQuestion) -> CardAnswer:
    import pyqtgraph  # noqa: F401  # what draws the answer; in the window's thread it would hold that up

    asked = replace(question.filter, voices=(question.name,))
    rows = reader.statement_rows(reader.statement_ids(replace(asked, once=True), limit=DOTS))
    counted = [row for row in rows if is_counted(row)]
    first = asked.since or min((row.published for row in counted if row.published), default=None)
    until = asked.until or datetime.now(UTC)
    line = None
    if first is not None and first < until:
        gaps = reader.gaps(first, until)
        line = Line(line_of(question.name, counted, question.engine, question.period, gaps), first, until)
    topics, outlets = reader.where_said(asked, question.engine)
    return CardAnswer(
        sum(many for name, many in reader.speakers(asked) if name == question.name),
        mean_of(counted, question.engine),
        line,
        _figures(topics),
        _figures(outlets),
        None if rows else _last_said(reader, question.name),
    )


def line_of(name: str, rows: Sequence[StatementRow], engine: str, period: Period, gaps: tuple[Gap, ...] = ()) -> Series:
    """A voice's statements over time, each once; a coarser period where most points of a finer one are few."""
    made = Series("voice", name, engine, period, _points(rows, engine, period), gaps)
    coarser = _COARSER.get(period)
    if coarser is None or not _is_thin(made):
        return made
    other = line_of(name, rows, engine, coarser, gaps)
    return other if len(other.points) >= LEAST_POINTS else made


def _is_thin(series: Series) -> bool:
    """Tell whether most points rest on few."""
    return sum(point.n_stories < FEW for point in series.points) > len(series.points) / 2


def _points(rows: Sequence[StatementRow], engine: str, period: Period) -> tuple[Point, ...]:
    of_period: dict[datetime, list[StatementRow]] = {}
    for row in rows:
        if row.published is not None:
            of_period.setdefault(axes.floor(row.published, period), []).append(row)
    points = []
    for start, said in sorted(of_period.items()):
        mean = mean_of(said, engine)
        copies = sum(row.carried_by for row in said if row.sentiment.get(engine) is not None)
        points.append(Point(start, mean.mean, mean.low, mean.high, max(copies, mean.n), mean.n, 1.0))
    return tuple(points)


def _figures(values: Values) -> tuple[Figure, ...]:
    return tuple(figure(name, said) for name, said in values)


# ---- how a name is spoken of ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SpokenQuestion:
    """A name that is spoken of, in a span."""

    name: str
    filter: Filter  # as for the lanes
    engine: str
    period: Period  # the finest that may be chosen


@dataclass(frozen=True, slots=True)
class SpokenAnswer:
    total: Point | None  # over stories whose sentences name it; None: there is none
    line: Line | None
    statements: int
    mean: Mean
    voices: tuple[Figure, ...]
    outlets: tuple[Figure, ...]


def read_spoken(reader: Reader, question: SpokenQuestion) -> SpokenAnswer:
    """Read how a name is spoken of in all sentences that name it, and what named voices say about it."""
    import pyqtgraph  # noqa: F401  # as in read_card

    from monitor import series

    asked = replace(question.filter, targets=(question.name,))
    said = replace(asked, named=True, once=True)
    rows = reader.statement_rows(reader.statement_ids(said, limit=DOTS))
    counted = [row for row in rows if is_counted(row)]
    mentioned = replace(asked, kinds=(), sure=None)  # whoever speaks, and the narration
    totals = reader.totals("target", mentioned, question.engine)
    return SpokenAnswer(
        series.point(totals[0]) if totals else None,
        _spoken_over_time(reader, mentioned, question.engine, question.period),
        len(rows),
        mean_of(counted, question.engine),
        _grouped(counted, question.engine, lambda row: row.voice or ""),
        _grouped(counted, question.engine, lambda row: row.outlet),
    )


def _spoken_over_time(reader: Reader, filter: Filter, engine: str, period: Period) -> Line | None:
    from monitor import reports

    made = reports.series(reader, filter, by="target", period=period, engine=engine)
    if not made:
        return None
    [series] = made
    if _is_thin(series) and (coarser := _COARSER.get(period)) is not None:
        other = _spoken_over_time(reader, filter, engine, coarser)
        if other is not None and len(other.series.points) >= LEAST_POINTS:
            return other
    since, until = filter.since or series.points[0].start, filter.until or datetime.now(UTC)
    return Line(series, since, until) if since < until else None


def _grouped(rows: Sequence[StatementRow], engine: str, of: Callable[[StatementRow], str]) -> tuple[Figure, ...]:
    values: dict[str, list[tuple[str, float | None]]] = {}
    for row in rows:
        values.setdefault(of(row), []).append((row.article, row.sentiment.get(engine)))
    figures = (figure(name, said) for name, said in values.items())
    return tuple(sorted(figures, key=lambda each: (-each.n, each.name)))


# ---- the ledger, and one statement ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LedgerQuestion:
    filter: Filter
    order: str  # as Reader.statement_ids takes it
    engine: str = ""  # other than that: only what goes into a mean of this engine's scores


@dataclass(frozen=True, slots=True)
class LedgerAnswer:
    keys: array[int]
    caveat: str | None = None


def read_ledger(reader: Reader, question: LedgerQuestion) -> LedgerAnswer:
    keys = reader.statement_ids(question.filter, order=question.order)
    if question.engine:
        rows = [row for row in reader.statement_rows(keys) if is_counted(row)]
        keys = array("q", (row.key for row in rows if row.sentiment.get(question.engine) is not None))
    return LedgerAnswer(keys, reader.caveat)


def same_question(one: LedgerQuestion, other: LedgerQuestion) -> bool:
    """Tell whether two questions mean the same, asked at different times: a span of hours moves on with the clock."""
    if (one.order, one.engine) != (other.order, other.engine):
        return False
    first, second = one.filter, other.filter
    near = (first.since is None) == (second.since is None)
    if first.since is not None and second.since is not None:
        near = abs(first.since - second.since) <= timedelta(hours=1)
    return near and replace(first, since=None) == replace(second, since=None)


def read_detail(reader: Reader, key: int, engine: str) -> Detail | None:
    """Read a statement with its article; None where it is gone."""
    from monitor import repairs

    rows = reader.statement_rows((key,))
    if not rows:
        return None
    [row] = rows
    clipping = reader.clipping(row.article)
    found = statement.find(clipping, row) if clipping is not None else None
    if clipping is None or found is None:
        return Detail(row, clipping, None, reader.carriers(key))
    return Detail(
        row,
        clipping,
        found,
        reader.carriers(key),
        excerpt.cut(clipping.article, found),
        _others(reader, row, engine),
        repairs.candidates(clipping, found),
    )


def _others(reader: Reader, row: StatementRow, engine: str) -> tuple[tuple[str, float, int], ...]:
    """Who else spoke of the same in the days around: name, mean, statements; those who said most first."""
    if not row.targets:
        return ()
    at = row.published or row.first_seen
    asked = Filter(since=at - NEARBY, until=at + NEARBY, targets=row.targets[:1], named=True, once=True)
    said: dict[str, list[StatementRow]] = {}
    for other in reader.statement_rows(reader.statement_ids(asked, limit=NEARBY_ROWS)):
        if other.voice is not None and other.voice != row.voice and is_counted(other):
            said.setdefault(other.voice, []).append(other)
    means = ((name, mean_of(rows, engine)) for name, rows in said.items())
    found = [(name, mean.mean, mean.n) for name, mean in means if mean.mean is not None]
    return tuple(sorted(found, key=lambda each: (-each[2], each[1], each[0])))

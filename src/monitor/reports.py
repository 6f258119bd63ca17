"""What both faces ask of the store: series, rankings, briefs, exports, and what a rule would have fired.

The window and the command line put their questions here, so that they give the same answers: the exported series is
the plotted one, to the last digit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from monitor import alerts, influence
from monitor import export as files
from monitor import series as points
from monitor.export import Kind, Record, Written, time_text
from monitor.influence import Part
from monitor.lexicon import AS_SHIPPED, UserLexicon
from monitor.model import (
    Alert,
    AlertRow,
    AlertRule,
    ArticleRow,
    Feed,
    FeedHealth,
    Filter,
    Gap,
    Period,
    Piece,
    Point,
    Score,
    Series,
    Side,
    StatementRow,
)
from monitor.series import Difference, Divergence, Total

if TYPE_CHECKING:
    from monitor.settings import Settings
    from monitor.store.queries import Reader

PAGE = 500  # rows read at a time
GAPS_FOR = 12  # series that get their own gaps; a plot of more shows none


def engine_shown(settings: Settings) -> str:
    """The engine whose numbers are shown: the one that the settings name, else the best one installed."""
    from monitor.analysis.sentiment import installed

    if settings.engine:
        return settings.engine
    return "vader-news" if "vader-news" in installed() else "vader"


def rules_by(rules: Sequence[AlertRule], engine: str) -> tuple[AlertRule, ...]:
    """Rules as they are checked: one that names no engine goes by the one that is shown."""
    return tuple(replace(rule, engine=rule.engine or engine) for rule in rules)


# ---- rows -------------------------------------------------------------------------------------


def articles(reader: Reader, filter: Filter, *, limit: int | None = None, order: str = "-at") -> Iterator[ArticleRow]:
    """The articles, newest first; all of one moment, also while new ones arrive."""
    keys = reader.ids(filter, order=order, limit=limit)
    for start in range(0, len(keys), PAGE):
        yield from reader.rows(keys[start : start + PAGE])


# ---- series -----------------------------------------------------------------------------------


def series(reader: Reader, filter: Filter, *, by: str, period: Period, engine: str) -> tuple[Series, ...]:
    """Mean sentiment over time of each outlet, voice or topic that the filter leaves.

    Articles without a date are left out, and so are primary sources from outlet series unless the filter names them.
    """
    scores = reader.scores(by, filter, period, engine)
    made = points.build(scores, by=by, engine=engine, period=period)
    if not made or len(made) > GAPS_FOR:
        return made
    since = filter.since or min(each.points[0].start for each in made)
    until = filter.until or datetime.max.replace(tzinfo=UTC)  # the reader stops at now
    return tuple(replace(each, gaps=_gaps(reader, since, until, each)) for each in made)


def _gaps(reader: Reader, since: datetime, until: datetime, of: Series) -> tuple[Gap, ...]:
    return reader.gaps(since, until, outlet=of.name if of.by == "outlet" else None)


PANEL_PARTS = 4  # of a span: an outlet of the panel has articles that count in the first and in the last


def panel(reader: Reader, filter: Filter) -> tuple[tuple[str, ...], int]:
    """The outlets that are there for the whole span, and how many there are at all.

    There for the whole span is who has articles that count in its first quarter and in its last. A series over these
    alone cannot be moved by a feed that was added yesterday, nor by one that died. Primary sources are in no panel.
    """
    assert filter.since is not None
    assert filter.until is not None
    part = (filter.until - filter.since) / PANEL_PARTS
    spans = ((filter.since, filter.until), (filter.since, filter.since + part), (filter.until - part, filter.until))
    everything = replace(filter, topics=(), voices=(), search=None)
    whole, first, last = (reader.counting(replace(everything, since=since, until=until)) for since, until in spans)
    return tuple(sorted(first & last)), len(whole)


def ranking(reader: Reader, filter: Filter, *, by: str, engine: str) -> tuple[Total, ...]:
    """Each name's mean over the whole span, the most negative first, with the places that its interval leaves open."""
    return points.totals(reader.totals(by, filter, engine), by=by, engine=engine)


def divergence(reader: Reader, filter: Filter, engine: str, period: Period | None = None) -> tuple[Divergence, ...]:
    """How outlets write, against how those speak whom they quote; what counts as either is said in `store.trends`.

    Without a period one row for each outlet over the whole span, ranked by narration. With one, a row for each outlet
    and period, by name and then time. Primary sources are left out unless the filter names outlets.
    """
    with reader.still():
        narration, quoted = (
            reader.totals("outlet", filter, engine, side=side)
            if period is None
            else reader.scores("outlet", filter, period, engine, side=side)
            for side in (Side.NARRATION, Side.QUOTED)
        )
    made = points.divergences(narration, quoted, engine=engine)
    return points.ranked(made) if period is None else made


def divergence_by_topic(reader: Reader, filter: Filter, engine: str) -> tuple[tuple[str, tuple[Divergence, ...]], ...]:
    """`divergence` on each topic, by its id. An article on two topics counts on both."""
    with reader.still():
        narration, quoted = (dict(reader.by_topic(filter, engine, side=side)) for side in (Side.NARRATION, Side.QUOTED))
    return tuple(
        (
            topic,
            points.ranked(points.divergences(narration.get(topic, ()), quoted.get(topic, ()), engine=engine)),
        )
        for topic in sorted(set(narration) | set(quoted))
        if not filter.topics or topic in filter.topics
    )


def divergence_record(row: Divergence, period: Period | None, topic: str | None = None) -> Record:
    """One row of the export `outlets`; `topic`: of the articles on it alone."""
    told, said, apart = row.narration, row.quoted, row.difference
    return {
        "outlet": row.outlet,
        "period_start": time_text(row.start) if period is not None else None,
        "period": period.value if period is not None else None,
        "engine": row.engine,
        "narration": told.mean,
        "narration_low": told.low,
        "narration_high": told.high,
        "narration_articles": told.n_articles,
        "narration_stories": told.n_stories,
        "quoted": said.mean,
        "quoted_low": said.low,
        "quoted_high": said.high,
        "quoted_articles": said.n_articles,
        "quoted_stories": said.n_stories,
        "difference": None if apart is None else apart.value,
        "difference_low": None if apart is None else apart.low,
        "difference_high": None if apart is None else apart.high,
        "rank_first": row.first,
        "rank_last": row.last,
        "topic": topic,
    }


# ---- the brief --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Brief:
    """The last days of one topic, outlet or voice, against the days before."""

    title: str  # the name, as a person reads it
    days: int
    engine: str
    now: Point | None  # None: no article at all
    before: Point | None
    change: Difference | None
    most_negative: str | None = None  # the outlet whose mean is clearly below 0 and below those of all others

    def __str__(self) -> str:
        """Say it in a sentence, and claim no more than the interval allows."""
        lead = f"{self.title}, {self.days} days:"
        if self.now is None or self.now.mean is None:
            return f"{lead} nothing scored"
        stories = f"{self.now.n_stories} {'story' if self.now.n_stories == 1 else 'stories'}"
        mean = _signed(self.now.mean)
        if self.now.n_stories < points.FEW or self.now.low is None or self.now.high is None:
            return f"{lead} {mean} over {stories}, too few to claim anything"
        text = f"{lead} {mean} ± {(self.now.high - self.now.low) / 2:.2f} over {stories}"
        if self.change is not None and self.before is not None and self.before.n_stories >= points.FEW:
            if self.change.is_clear:
                way = "lower" if self.change.value < 0 else "higher"
                text += f", {abs(self.change.value):.2f} {way} than the {self.days} days before"
            else:
                text += f", no clear change from the {self.days} days before"
        return text + (f"; most negative: {self.most_negative}" if self.most_negative else "")


def brief(
    reader: Reader, *, by: str, name: str, title: str | None = None, engine: str, now: datetime, days: int = 7
) -> Brief:
    """Sum up the last `days` of one name: mean, interval, change, and who clearly writes most negatively."""
    span = timedelta(days=days)
    about = {"topic": Filter(topics=(name,)), "outlet": Filter(outlets=(name,)), "voice": Filter(voices=(name,))}[by]
    recent = replace(about, since=now - span, until=now)
    earlier = replace(about, since=now - 2 * span, until=now - span)
    here, before = (_total(reader, asked, by=by, name=name, engine=engine) for asked in (recent, earlier))
    lowest = None
    if by != "outlet":
        ranked = ranking(reader, recent, by="outlet", engine=engine)
        lowest = next((each.name for each in ranked if _stands_out(each)), None)
    return Brief(
        title=title or name,
        days=days,
        engine=engine,
        now=here,
        before=before,
        change=points.difference(here, before) if here and before else None,
        most_negative=lowest,
    )


def _stands_out(total: Total) -> bool:
    """Whether an outlet's mean is below 0 and below that of all others, as far as intervals tell."""
    return total.n_stories >= points.FEW and total.high is not None and total.high < 0 and total.last == 1


def _total(reader: Reader, asked: Filter, *, by: str, name: str, engine: str) -> Point | None:
    return next((points.point(score) for score in reader.totals(by, asked, engine) if score.name == name), None)


def _signed(value: float) -> str:
    text = f"{value:+.2f}"
    return "0.00" if text in ("+0.00", "-0.00") else text.replace("-", "−")


# ---- what moved a mean -------------------------------------------------------------------------

TimeSpan = tuple[datetime, datetime]  # from, and until: exclusive
SPEAKERS_AT_MOST = 20_000  # articles whose sentences are looked at to tell who speaks


@dataclass(frozen=True, slots=True)
class Change:
    """One mean against another, and who moved it: each list of parts adds up to the difference."""

    before: Point
    after: Point
    difference: Difference
    outlets: tuple[Part, ...]  # groups are names of outlets
    stories: tuple[Part, ...]  # keys of the stories' first articles
    speakers: tuple[Part, ...]  # names of voices, or influence.NARRATION and so on; () where none can be told apart


def change(
    reader: Reader, filter: Filter, *, by: str, name: str, engine: str, before: TimeSpan, after: TimeSpan
) -> Change | None:
    """Say what changed in one name's mean between two spans; None where one of them has nothing scored.

    A story with articles in both spans counts in each by those articles.
    """
    sides = [
        reader.pieces(by, name, replace(filter, since=since, until=until), engine) for since, until in (before, after)
    ]
    if not all(sides):
        return None
    made = [_point_of(pieces, since) for pieces, (since, _) in zip(sides, (before, after), strict=True)]
    apart = points.difference(made[1], made[0])
    assert apart is not None
    speakers: tuple[Part, ...] = ()
    if by != "voice" and sum(map(len, sides)) <= SPEAKERS_AT_MOST:
        told = reader.told({piece.article for pieces in sides for piece in pieces}, engine)
        speakers = influence.changes(*(influence.shares_of_speakers(pieces, told) for pieces in sides))
    return Change(
        made[0],
        made[1],
        apart,
        influence.changes(*(influence.shares(pieces, lambda piece: piece.outlet) for pieces in sides)),
        influence.changes(*(influence.shares(pieces, lambda piece: piece.story) for pieces in sides)),
        speakers,
    )


def _point_of(pieces: Sequence[Piece], start: datetime) -> Point:
    found = influence.sums(pieces)
    return points.point(Score("", start, found.articles, found.stories, found.total, found.squares, 0.0))


# ---- a rule's dry run -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a rule would have fired on, newest first, once for each story."""

    alerts: tuple[AlertRow, ...]
    looked_at: int  # articles in the span that its query and scope leave
    outlets: int = 0  # that these articles come from


def dry_run(
    reader: Reader,
    rule: AlertRule,
    *,
    since: datetime,
    until: datetime,
    given_up: Callable[[], bool] = lambda: False,
) -> DryRun:
    """Check a rule against what is stored. Raises QueryError where its query cannot be read.

    `given_up` tells that nobody waits for the answer any more: then it tells only of what it has found by then.
    """
    compiled = alerts.compile_rules((replace(rule, enabled=True),))
    for _, error in compiled.errors:
        raise error
    asked = Filter(
        topics=rule.topics,
        outlets=rule.outlets,
        voices=rule.voices,
        since=since,
        until=until,
        search=rule.query or None,
    )
    keys = reader.ids(asked)
    fired: dict[str, AlertRow] = {}
    outlets: set[str] = set()
    for start in range(0, len(keys), PAGE):
        for row in reader.rows(keys[start : start + PAGE]):
            if given_up():
                return DryRun(tuple(fired.values()), len(keys), len(outlets))
            outlets.add(row.outlet)
            clipping = reader.clipping(row.key)
            if clipping is not None:
                for alert in alerts.check(clipping, compiled, row.at):
                    told = alert.of_story(row.story)
                    fired[told.id] = _alert_row(told, rule, row)  # of copies the earliest is told of
    return DryRun(tuple(fired.values()), len(keys), len(outlets))


def _alert_row(alert: Alert, rule: AlertRule, row: ArticleRow) -> AlertRow:
    return AlertRow(alert, rule.name, rule.query, row.outlet, row.title, row.url, row.published, row.copies)


# ---- the health of feeds ----------------------------------------------------------------------

# Hosts that still answer, and never bring anything new: a monitor on them shows a calm that is none.
FROZEN = {
    "feeds.a.dj.com": "this address is frozen at January 2025; the Wall Street Journal's feeds are now at "
    "https://feeds.content.dowjones.io/public/rss/"
}
USUAL_GAPS = 3  # a feed that is silent for so many of its usual gaps, but not under a day, is stale
SHORTEST_SILENCE = timedelta(days=1)
EMPTY_POLLS = 2  # a document without entries so often in a row is worth a look
GONE = 410  # the status that pauses a feed; otherwise the user did


class Condition(StrEnum):
    """How a feed is, the worst first."""

    FAILING = "failing"
    PAUSED = "paused"
    FROZEN = "frozen"
    EMPTY = "empty"
    STALE = "stale"
    WARNING = "warning"
    NEW = "new"
    FINE = "fine"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """How a feed is, since when, why, and what can be done."""

    condition: Condition
    since: datetime | None = None
    why: str | None = None
    advice: str | None = None


def frozen(url: str) -> str | None:
    """Say that an address will never bring anything new; None where nothing of the kind is known."""
    return FROZEN.get((urlsplit(url).hostname or "").lower())


def diagnose(feed: Feed, health: FeedHealth | None, now: datetime) -> Diagnosis:
    """Judge a feed by what is remembered of it. Asks no one."""
    if not feed.enabled:
        return Diagnosis(Condition.OFF, why=feed.note)
    if (why := frozen(feed.url)) is not None:
        return Diagnosis(Condition.FROZEN, why=why, advice="remove it and add the new address")
    if health is None:
        return Diagnosis(Condition.NEW, why="not polled yet")
    state = health.state
    if state.paused and state.http_status == GONE:
        return Diagnosis(
            Condition.PAUSED, state.failing_since, state.error, "it is gone: remove it, or look for another address"
        )
    if state.paused:
        return Diagnosis(Condition.PAUSED, why="paused by you")
    if state.last_polled is None:
        return Diagnosis(Condition.NEW, why="not polled yet")
    if state.failures:
        times = "once" if state.failures == 1 else f"{state.failures} times in a row"
        advice = "wait" if state.failures < 3 else "`feeds discover` its site: the address may have moved"
        return Diagnosis(Condition.FAILING, state.failing_since, f"{state.error} ({times})", advice)
    if state.last_success is None:
        return Diagnosis(Condition.NEW, why="no network yet")  # which is no failure of the feed
    if state.empty_streak >= EMPTY_POLLS:
        why = f"it answers, but held nothing at the last {state.empty_streak} polls"
        return Diagnosis(Condition.EMPTY, state.newest_item, why, "compare with the site: a search may be throttled")
    if state.newest_item is not None and health.per_day:
        usual = timedelta(days=1) / health.per_day
        if now - state.newest_item > max(USUAL_GAPS * usual, SHORTEST_SILENCE):
            why = f"nothing new; usually {health.per_day:.2g} a day"
            return Diagnosis(Condition.STALE, state.newest_item, why, "compare with the site")
    if state.warning:
        return Diagnosis(Condition.WARNING, why=state.warning)
    return Diagnosis(Condition.FINE)


# ---- exports ----------------------------------------------------------------------------------


def records(
    reader: Reader,
    kind: str,
    filter: Filter,
    *,
    limit: int | None = None,
    by: str = "outlet",
    period: Period | None = None,
    engine: str = "vader",
    lexicon: UserLexicon = AS_SHIPPED,
) -> Iterator[Record]:
    """The records of one kind, as they are exported and as `--json` prints them.

    Articles, statements and alerts come newest first; of series the newest `limit` points, in the series' order. The
    period is a day for series unless given; for outlets it is the whole span, and "topic" as `by` means a row for each
    outlet and topic.
    """
    match Kind(kind):
        case Kind.ARTICLES:
            return (files.article_record(row) for row in articles(reader, filter, limit=limit))
        case Kind.STATEMENTS:
            return (files.statement_record(row) for row in statements(reader, filter, limit=limit))
        case Kind.SERIES:
            made = series(reader, filter, by=by, period=period or Period.DAY, engine=engine)
            return iter(_newest(list(files.series_records(made, reader.count_by.value)), limit))
        case Kind.OUTLETS if by == "topic":
            cells = (
                divergence_record(row, None, topic)
                for topic, rows in divergence_by_topic(reader, filter, engine)
                for row in rows
            )
            return islice(cells, limit)
        case Kind.OUTLETS:
            rows = [divergence_record(row, period) for row in divergence(reader, filter, engine, period)]
            return iter(rows[:limit] if period is None else _newest(rows, limit))
        case Kind.ALERTS:
            return (files.alert_record(row) for row in islice(firings(reader, filter), limit))
        case Kind.JUDGMENTS:
            from monitor import judging
            from monitor.analysis.sentiment import engines

            return islice(judging.records(reader, filter, engines(own=lexicon)), limit)


def firings(reader: Reader, filter: Filter) -> Iterator[AlertRow]:
    """The alert log, newest first. The filter's times are those of firing; the rest is about the article."""
    about = replace(filter, since=None, until=None, outlets=())
    meant = None if about == Filter() else {row.id for row in articles(reader, about)}
    for row in reader.alerts():
        if (
            (filter.since is None or row.alert.fired_at >= filter.since)
            and (filter.until is None or row.alert.fired_at < filter.until)
            and (not filter.outlets or row.outlet in filter.outlets)
            and (meant is None or row.alert.article in meant)
        ):
            yield row


def statements(
    reader: Reader, filter: Filter, *, limit: int | None = None, order: str = "-at"
) -> Iterator[StatementRow]:
    """The ledger, newest first."""
    keys = reader.statement_ids(filter, limit=limit, order=order)
    for start in range(0, len(keys), PAGE):
        yield from reader.statement_rows(keys[start : start + PAGE])


def _newest(found: Sequence[Record], limit: int | None) -> list[Record]:
    """The `limit` latest points, in the order in which they stood."""
    places = sorted(range(len(found)), key=lambda place: str(found[place]["period_start"]), reverse=True)
    return [found[place] for place in sorted(places[:limit])]


TOLD_EVERY = 200  # rows of an export


def export(
    reader: Reader,
    kind: str,
    filter: Filter,
    to: Path,
    *,
    format: str = "csv",
    excel: bool = False,
    limit: int | None = None,
    by: str = "outlet",
    period: Period | None = None,
    engine: str = "vader",
    topics: Mapping[str, str] | None = None,
    lexicon: UserLexicon = AS_SHIPPED,
    created: datetime,
    progress: Callable[[int], None] | None = None,
) -> Written:
    """Export one kind with its manifest, both whole or not at all. Raises ExportError.

    `progress` hears how many rows are done, now and then; what it raises breaks the export off.

    `topics` are the queries that stand behind the ids (id: query), so that a reviewer can ask the same question.
    `lexicon`: the user's own words, which are part of an engine's version.
    """
    from monitor.analysis.sentiment import engines

    asked: dict[str, object] = {"filter": filter_record(filter), "limit": limit}
    if kind == Kind.SERIES:
        asked |= {"by": by, "period": (period or Period.DAY).value, "engine": engine}
    if kind == Kind.OUTLETS:
        over = period.value if period is not None and by != "topic" else None
        asked |= {"by": by, "period": over, "engine": engine}
    if topics:
        asked["topics"] = dict(topics)
    asked["engines"] = {each.name: each.version for each in engines(own=lexicon)}
    found = records(reader, kind, filter, limit=limit, by=by, period=period, engine=engine, lexicon=lexicon)
    if progress is not None:
        found = _told(found, progress)
    return files.write(kind, _noted(found, reader, asked), to, format=format, excel=excel, about=asked, created=created)


def _told(found: Iterator[Record], progress: Callable[[int], None]) -> Iterator[Record]:
    for number, record in enumerate(found):
        if number % TOLD_EVERY == 0:
            progress(number)
        yield record


def _noted(found: Iterator[Record], reader: Reader, asked: dict[str, object]) -> Iterator[Record]:
    """Hand records on; add to the manifest what only their end tells: who scored them, whether some are missing."""
    versions: set[str] = set()
    for record in found:
        if "engine_versions" in record:
            versions.add(str(record["engine_versions"]))
        yield record
    if versions:
        asked["engine_versions"] = sorted(versions)
    if reader.caveat:
        asked["caveat"] = reader.caveat


def filter_record(filter: Filter) -> Record:
    """A filter as the manifest tells it."""
    told: Record = {
        "topics": list(filter.topics),
        "outlets": list(filter.outlets),
        "voices": list(filter.voices),
        "since": time_text(filter.since),
        "until": time_text(filter.until),
        "search": filter.search,
    }
    told |= {name: list(getattr(filter, name)) for name in ("labels", "kinds", "targets") if getattr(filter, name)}
    bounds = {"feed": filter.feed, "sentiment_below": filter.below, "sentiment_above": filter.above}
    bounds |= {"sure": filter.sure}
    told |= {name: value for name, value in bounds.items() if value is not None}
    flags = ("unread", "starred", "unknown", "named", "once", "own_words")
    return told | {name: True for name in flags if getattr(filter, name)}

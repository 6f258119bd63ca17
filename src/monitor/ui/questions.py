"""What the Desk asks of the store: plain functions over a Reader, run in a worker.

A question is a frozen value, so that an answer can be told from a late one; its answer is a frozen value too.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from monitor.model import Count, Feed, Filter, Lens, Period, Piece, Point, Score, Series, Side, StoryMember
from monitor.ui import brief, columns, delegates
from monitor.ui.reader import Page

if TYPE_CHECKING:
    from monitor.influence import Sums
    from monitor.service import Service
    from monitor.spikes import Shift, Spike
    from monitor.store.queries import Reader
    from monitor.ui.changed import ChangeAnswer, ChangeQuestion

Key = tuple[str, str]

NEWEST = 50_000  # articles that are listed without "Load all"
BUSIEST = 3  # topics whose lines are drawn where nothing is chosen
PARTS = 12  # of a spark line
FEW = 5
HTML_LIMIT = 400_000  # characters of a stored body that are cleaned for display
_COARSER = {Period.HOUR: Period.DAY, Period.DAY: Period.WEEK}
LEAST_POINTS = 5  # a line of fewer is not made by choosing a coarser period
KINDS = ("topic", "voice", "outlet")
PAIRED = ("outlet+topic", "voice+topic")  # lines of combinations; their names are two, parted by BOTH
BOTH = "\x1f"
NO_OUTLET = "\x1fnone"  # a name that no outlet has
LOOKED_AT = 2_000  # articles that are looked at for why some are not counted
PAIRS = 24  # combinations that are drawn


@dataclass(frozen=True, slots=True)
class Weighing:
    """Whose mean the articles of a list are weighed in."""

    by: str
    name: str
    engine: str
    period: Period
    apart: bool = False  # a rolling mean: a story counts anew in each period
    side: Side = Side.WHOLE  # other than that: only what is counted is listed, and nothing said of its influence


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """Which articles, in which order."""

    filter: Filter
    order: str  # as Reader.ids takes it; where articles are weighed also "influence", "-influence": the largest first
    limit: int | None = NEWEST
    weighing: Weighing | None = None
    grouped: bool = False  # one row a story: by the article that comes first in this order


@dataclass(frozen=True, slots=True)
class ListAnswer:
    keys: array[int]
    mark: int  # what arrives later lies above it
    count: int  # all that meet the filter
    caveat: str | None = None
    stories: Mapping[int, int] = field(default_factory=dict)  # listed articles whose story goes by another's key: that
    influences: Mapping[int, float | None] | None = None  # by key; what is not in it is not counted
    mean: Sums | None = None
    values: Mapping[int, float] | None = None  # what is counted of each: of a voice, what it says there
    narrations: Mapping[int, float] | None = None  # what is counted of each in an outlet's narration


def read_list(reader: Reader, question: ListQuestion) -> ListAnswer:
    mark = reader.newest_key()  # first: what comes in between is then announced, not lost
    if question.weighing is not None and question.weighing.side is not Side.WHOLE:
        return _counted(reader, question, question.weighing, mark)
    if question.weighing is not None:
        return _weighed(reader, question, question.weighing, mark)
    keys = reader.ids(question.filter, order=question.order, limit=question.limit, stories=question.grouped)
    caveat = reader.caveat
    full = question.limit is not None and len(keys) == question.limit
    many = reader.count(question.filter, stories=question.grouped) if full else len(keys)
    stories = read_stories(reader, keys, question.order) if question.grouped else {}
    return ListAnswer(keys, mark, many, caveat, stories)


def read_arrivals(reader: Reader, question: ListQuestion, mark: int) -> tuple[int, array[int], dict[int, int]]:
    """Read what arrived since a mark: a new mark, the articles, and their stories as `read_stories` tells them."""
    after = reader.newest_key()
    fresh = reader.since_key(mark, question.filter)
    return after, fresh, reader.stories_of(fresh) if question.grouped else {}


def read_members(reader: Reader, key: int) -> tuple[tuple[int, str], ...]:
    """The articles of a story, as they appeared, and how each carries it."""
    rows = reader.rows((key,))
    story = reader.story(rows[0].id) if rows else None
    return () if story is None else tuple((member.key, columns.how(member.kind)) for member in story.members)


def read_story(reader: Reader, article: str) -> tuple[StoryMember, ...]:
    """The articles of the story that an article (id) belongs to."""
    story = reader.story(article)
    return () if story is None else story.members


def read_stories(reader: Reader, keys: Sequence[int], order: str = "") -> dict[int, int]:
    """Of these articles those whose story goes by another's key: that key, by theirs. `order`: how they are listed."""
    if not keys or order not in ("at", "-at"):
        return reader.stories_of(keys)
    here = set(keys)  # they lie close together: one walk along them is faster than looking each of them up
    return {key: story for key, story in reader.joined(min(keys), max(keys)).items() if key in here}


def _weighed(reader: Reader, question: ListQuestion, weighing: Weighing, mark: int) -> ListAnswer:
    """List the articles of a mean with how far each moves it; those that are not counted come last."""
    from monitor import influence

    whole = replace(question.filter, unread=False, starred=False)
    stories: dict[int, int] = {}
    pieces = reader.pieces(weighing.by, weighing.name, whole, weighing.engine, weighing.period)
    moved = influence.influence(pieces, apart=weighing.apart)
    if question.grouped:
        return _weighed_stories(reader, question, pieces, moved, mark)
    values = influence.values(pieces, by_story=False)
    if _is_by_what_is_shown(question.order):
        listed = reader.ids(question.filter, limit=None)
        here = set(listed)
        keys = _ranked(question.order, listed, {key: moved[key] for key in moved if key in here}, values)
    else:
        keys = reader.ids(question.filter, order=question.order, limit=None)
    sums = influence.sums(pieces, apart=weighing.apart)
    return ListAnswer(keys, mark, len(keys), reader.caveat, stories, moved, sums, values)


def _counted(reader: Reader, question: ListQuestion, weighing: Weighing, mark: int) -> ListAnswer:
    """List exactly what the number of another view is the mean of, with what is counted of each."""
    from monitor import influence

    whole = replace(question.filter, unread=False, starred=False, labels=(), below=None, above=None, engine="")
    pieces = reader.pieces(weighing.by, weighing.name, whole, weighing.engine, weighing.period, side=weighing.side)
    told = weighing.side is Side.NARRATION
    by_shown = question.order.lstrip("-").split(":")[0] == ("narration" if told else "sentiment")
    order = "-at" if by_shown else question.order
    listed = reader.ids(question.filter, order=order, limit=None, stories=question.grouped)
    stories = read_stories(reader, listed, order) if question.grouped else {}
    values = influence.values(pieces, by_story=False)
    of_row = influence.values(pieces, by_story=True) if question.grouped else values
    shown = {key: of_row[unit] for key in listed if (unit := stories.get(key, key)) in of_row}
    keys = _ranked(question.order, (), dict.fromkeys(shown), shown) if by_shown else array("q", shown)
    stories = {key: story for key, story in stories.items() if key in shown}
    answer = ListAnswer(keys, mark, len(keys), reader.caveat, stories, mean=influence.sums(pieces))
    values |= shown
    return replace(answer, narrations=values) if told else replace(answer, values=values)


def _is_by_what_is_shown(order: str) -> bool:
    """Whether a list of weighed rows goes by a column that the store does not know: influence, or what is counted."""
    return order.lstrip("-").split(":")[0] in ("influence", "sentiment")


def _ranked(
    order: str, listed: Sequence[int], moved: Mapping[int, float | None], values: Mapping[int, float]
) -> array[int]:
    """Rows that are counted, in order; those that are not come last, as they are listed."""
    sign = -1.0 if order.startswith("-") else 1.0
    weight = _weight if order.lstrip("-") == "influence" else None
    ranked = sorted(moved, key=lambda key: (sign * (weight(moved[key]) if weight else values[key]), -key))
    return array("q", (*ranked, *(key for key in listed if key not in moved)))


def _weighed_stories(
    reader: Reader, question: ListQuestion, pieces: Sequence[Piece], moved: Mapping[int, float | None], mark: int
) -> ListAnswer:
    """The same with one row a story, which stands there with its influence as a whole."""
    from monitor import influence

    assert question.weighing is not None
    apart = question.weighing.apart
    whole = influence.of_stories(pieces, apart=apart)
    by_shown = _is_by_what_is_shown(question.order)
    order = "-at" if by_shown else question.order
    heads = reader.ids(question.filter, order=order, limit=None, stories=True)
    stories = read_stories(reader, heads, order)
    counted = {head: whole[story] for head in heads if (story := stories.get(head, head)) in whole}
    of_story = influence.values(pieces, by_story=True)
    values = influence.values(pieces, by_story=False) | {head: of_story[stories.get(head, head)] for head in counted}
    if by_shown:
        heads = _ranked(question.order, heads, counted, values)
    sums = influence.sums(pieces, apart=apart)
    return ListAnswer(heads, mark, len(heads), reader.caveat, stories, {**moved, **counted}, sums, values)


def _weight(influence: float | None) -> float:
    return 1.0 if influence is None else abs(influence)


def read_newest(reader: Reader, filter: Filter | None = None) -> date | None:
    """Give the local day of the newest article, of those meant, that has a date; None where there is none."""
    for row in reader.rows(reader.ids(filter or Filter(), limit=200)):
        if row.published is not None:
            return row.published.astimezone().date()
    return None


@dataclass(frozen=True, slots=True)
class LensQuestion:
    since: datetime
    until: datetime
    engine: str


@dataclass(frozen=True, slots=True)
class LensAnswer:
    lenses: Mapping[str, tuple[Lens, ...]] = field(default_factory=dict)


def read_lenses(reader: Reader, question: LensQuestion) -> LensAnswer:
    return LensAnswer(
        {by: reader.lenses(by, question.since, question.until, question.engine, parts=PARTS) for by in KINDS}
    )


@dataclass(frozen=True, slots=True)
class TrendQuestion:
    """One line for each name, over the articles that the filter leaves."""

    by: str
    names: tuple[str, ...]
    filter: Filter  # holds the names too
    period: Period  # where `adapt` is set, the finest that may be chosen
    engine: str
    smoothing: int = 0  # days; 0: none
    adapt: bool = False  # take a coarser period where most points of the finer one rest on too few stories
    panel: bool = False  # only outlets that are there for the whole span
    span: tuple[datetime, datetime] | None = None  # that span, where the filter's is open


@dataclass(frozen=True, slots=True)
class TrendAnswer:
    series: tuple[Series, ...]
    counts: tuple[Series, ...]  # before smoothing
    panel: tuple[int, int] | None = None  # outlets that are there for the whole span, of how many


Jumps = tuple[tuple["Spike", ...], tuple["Shift", ...]]


def find_jumps(reader: Reader, question: TrendQuestion) -> Jumps:
    """Where a line jumps: spikes of its volume, changes of its level. `question` names it alone, by day."""
    from monitor import spikes

    if question.panel:
        question, _ = _with_panel(reader, question)
    found = [each for each in _series(reader, question) if each.name in question.names]
    return (spikes.spikes(found[0]), spikes.shifts(found[0])) if found else ((), ())


def read_trend(reader: Reader, question: TrendQuestion) -> TrendAnswer:
    import pyqtgraph  # noqa: F401  # what draws the answer: imported in the window's thread it holds that up for 300 ms

    from monitor import series as made

    found: tuple[int, int] | None = None
    if question.panel:
        question, found = _with_panel(reader, question)
    plain = _series(reader, question)
    if question.adapt:
        coarser = _COARSER.get(question.period)
        while coarser is not None and _is_thin(plain):
            question = replace(question, period=coarser)
            fresh = _series(reader, question)
            if max((len(each.points) for each in fresh), default=0) < LEAST_POINTS:
                break
            plain, coarser = fresh, _COARSER.get(coarser)
    if not question.smoothing:
        return TrendAnswer(plain, plain, found)
    return TrendAnswer(tuple(made.rolling(each, question.smoothing) for each in plain), plain, found)


def _with_panel(reader: Reader, question: TrendQuestion) -> tuple[TrendQuestion, tuple[int, int]]:
    """Narrow a question to the outlets that are there for the whole span."""
    from monitor import reports

    assert question.span is not None
    since, until = question.span
    asked = question.filter
    chosen = asked.outlets if question.by not in PAIRED else ()
    outlets, many = reports.panel(reader, Filter(since=since, until=until, outlets=chosen, feed=asked.feed))
    found = (len(outlets), many)
    if question.by in ("outlet", "outlet+topic"):
        kept = tuple(name for name in question.names if parts_of((question.by, name))[0][1] in outlets)
        return replace(question, names=kept), found
    return replace(question, filter=replace(asked, outlets=outlets or (NO_OUTLET,))), found


def parts_of(key: Key) -> tuple[Key, ...]:
    """What a line is of: one thing, or two of a combination, the finer one first."""
    by, name = key
    if by not in PAIRED:
        return (key,)
    first, _, second = name.partition(BOTH)
    return (by.partition("+")[0], first), (by.partition("+")[2], second)


def _series(reader: Reader, question: TrendQuestion) -> tuple[Series, ...]:
    from monitor import reports

    if question.by in PAIRED:
        return tuple(_of_pair(reader, question, name) for name in question.names)
    made = reports.series(reader, question.filter, by=question.by, period=question.period, engine=question.engine)
    found = {each.name: each for each in made}
    return tuple(
        found.get(name, Series(question.by, name, question.engine, question.period, ())) for name in question.names
    )


def _of_pair(reader: Reader, question: TrendQuestion, name: str) -> Series:
    """The series of one combination: of an outlet on a topic, or of what a voice says on it."""
    from monitor import reports

    (by, first), (_, topic) = parts_of((question.by, name))
    asked = _with_name(replace(question.filter, topics=(topic,)), by, first)
    made = reports.series(reader, asked, by=by, period=question.period, engine=question.engine)
    empty = Series(question.by, name, question.engine, question.period, ())
    return next((replace(each, by=question.by, name=name) for each in made if each.name == first), empty)


def _is_thin(series: Sequence[Series]) -> bool:
    """Tell whether most points rest on too few stories to claim anything."""
    points = [point for each in series for point in each.points]
    return sum(point.n_stories >= FEW for point in points) < len(points) / 2


@dataclass(frozen=True, slots=True)
class BriefQuestion:
    """The line of words: of one name, or of everything (`name` None)."""

    by: str
    name: str | None
    title: str
    filter: Filter  # everything else that is chosen, without the name and without a span
    window: brief.Window
    engine: str
    others: int = 0
    names: tuple[tuple[str, str], ...] = ()  # how topics read: id and name
    versus: Versus | None = None  # two lines are drawn: this is the other
    primary: frozenset[str] = frozenset()  # outlets that tell of themselves


@dataclass(frozen=True, slots=True)
class Versus:
    """The other of two lines, and the span over which they are compared: the one in view."""

    key: Key
    filter: Filter  # everything else that is chosen, as that line sees it, without a span
    titles: tuple[str, str]  # how the two read
    since: datetime | None
    until: datetime | None
    span: str  # "last 8 weeks"


def read_brief(reader: Reader, question: BriefQuestion) -> brief.Said:

    window = question.window
    here = replace(question.filter, since=window.since, until=window.until)
    if question.name is None:
        busiest = max(
            reader.lenses("topic", window.since, window.until, question.engine, parts=1),
            key=lambda lens: lens.articles,
            default=None,
        )
        if _narrows(question.filter):
            outlets = sum(score.n_articles > 0 for score in reader.totals("outlet", here, question.engine))
        else:  # lenses count what is undated or not scored too, as the number of articles does
            listed = reader.lenses("outlet", window.since, window.until, question.engine, parts=1)
            outlets = sum(lens.articles > 0 for lens in listed)
        facts = None
        if busiest is not None and busiest.articles and not _narrows(question.filter):
            title = dict(question.names).get(busiest.name, busiest.name)
            facts = _facts(reader, replace(question, name=busiest.name, title=title, by="topic"))
        return brief.say_everything(reader.count(here), outlets, window.words, facts)
    if question.versus is not None:
        return brief.say_apart(_apart(reader, question, question.versus))
    facts = _facts(reader, question)
    if question.by != "outlet":
        named = _with_name(here, question.by, question.name)
        facts = replace(facts, lowest=lowest_of(reader.totals("outlet", named, question.engine)))
    return brief.say(facts)


def lowest_of(scores: Iterable[Score]) -> tuple[str, Point] | None:
    """The outlet with the lowest mean, where it can be told apart: from 0, and from all the others together."""
    from monitor import series

    points = sorted(
        ((score.name, series.point(score)) for score in scores if score.n_stories >= FEW),
        key=lambda pair: (pair[1].mean or 0.0, pair[0]),
    )
    if len(points) < 2:
        return None
    (name, lowest), *others = points
    apart = series.difference(lowest, series.join((point for _, point in others), lowest.start))
    if lowest.high is None or lowest.high >= 0 or apart is None or apart.high is None or apart.high >= 0:
        return None
    return name, lowest


def _apart(reader: Reader, question: BriefQuestion, other: Versus) -> brief.Apart:
    """Compare two lines over the span in view."""
    from monitor import series

    assert question.name is not None
    by, name = other.key
    here, there = (
        _total_of(
            reader,
            kind,
            called,
            replace(_with_name(rest, kind, called), since=other.since, until=other.until),
            question.engine,
        )
        for kind, called, rest in ((question.by, question.name, question.filter), (by, name, other.filter))
    )
    moved = series.difference(here, there) if here is not None and there is not None else None
    return brief.Apart(
        ((other.titles[0], here), (other.titles[1], there)),
        None if moved is None else (moved.value, moved.low, moved.high),
        other.span,
    )


def _facts(reader: Reader, question: BriefQuestion) -> brief.Facts:
    from monitor import series

    assert question.name is not None
    window = question.window
    named = _with_name(question.filter, question.by, question.name)
    now, before = (
        _total(reader, question, replace(named, since=since, until=until))
        for since, until in ((window.since, window.until), (window.before, window.since))
    )
    change = None
    if now is not None and before is not None:
        moved = series.difference(now, before)
        change = None if moved is None else (moved.value, moved.low, moved.high)
    whole = replace(named, since=window.since, until=window.until)
    articles = reader.count(whole)
    unit = "statement" if question.by == "voice" else "article" if reader.count_by is Count.COPY else "story"
    uncounted = articles - (0 if now is None else now.n_articles)
    return brief.Facts(
        name=question.title,
        window=window,
        unit=unit,
        now=now,
        before=before,
        change=change,
        articles=articles,
        others=question.others,
        why=_why_not(reader, whole, question.primary, uncounted) if unit == "story" and uncounted > 0 else None,
    )


def _total(reader: Reader, question: BriefQuestion, filter: Filter) -> Point | None:
    assert question.name is not None
    return _total_of(reader, question.by, question.name, filter, question.engine)


def _total_of(reader: Reader, by: str, name: str, filter: Filter, engine: str) -> Point | None:
    from monitor import series

    return next((series.point(score) for score in reader.totals(by, filter, engine) if score.name == name), None)


def _why_not(reader: Reader, filter: Filter, primary: frozenset[str], uncounted: int) -> brief.Why | None:
    """Say why articles of a filter are not counted; None where there are too many to look at."""
    keys = reader.ids(filter, limit=LOOKED_AT + 1)
    if len(keys) > LOOKED_AT:
        return None
    rows = reader.rows(keys)
    undated = sum(row.published is None for row in rows)
    told = 0 if filter.outlets else sum(row.published is not None and row.outlet in primary for row in rows)
    return brief.Why(undated, told, uncounted - undated - told) if undated + told <= uncounted else None


def _narrows(filter: Filter) -> bool:
    return replace(filter, since=None, until=None) != Filter()


def _with_name(filter: Filter, by: str, name: str) -> Filter:
    if by == "topic":
        return replace(filter, topics=(name,))
    return replace(filter, voices=(name,)) if by == "voice" else replace(filter, outlets=(name,))


def read_change(reader: Reader, question: ChangeQuestion) -> ChangeAnswer:
    """Say who moved a mean, with the names of the stories that are shown."""
    from monitor import influence, reports
    from monitor.ui import changed

    spans = question.spans
    change = reports.change(
        reader,
        question.filter,
        by=question.by,
        name=question.name,
        engine=question.engine,
        before=spans.before,
        after=spans.after,
    )
    if change is None:
        return changed.ChangeAnswer(None, {})
    keys = [part.group for part in influence.fold(change.stories, changed.LARGEST) if isinstance(part.group, int)]
    rows = reader.rows(keys)
    return changed.ChangeAnswer(change, {row.key: changed.Story(row.title, row.outlet, row.copies) for row in rows})


def read_page(reader: Reader, key: int) -> Page | None:
    """Read one article for the reader, its body cleaned for display; None where it is gone."""
    rows = reader.rows((key,))
    clipping = reader.clipping(key)
    if not rows or clipping is None:
        return None
    html, note, labels = clipping.article.html, reader.note(key) or "", reader.labels(key)
    if not html or len(html) > HTML_LIMIT:
        return Page(rows[0], clipping, "", note, labels)
    from monitor.feeds.clean import safe_html

    return Page(rows[0], clipping, safe_html(html), note, labels)


def read_labels(reader: Reader, keys: tuple[int, ...]) -> tuple[tuple[tuple[str, int], ...], tuple[str, ...]]:
    """Every label with its number of articles, and those that all of these articles have."""
    of_each = [set(reader.labels(key)) for key in keys]
    return reader.all_labels(), tuple(sorted(set.intersection(*of_each))) if of_each else ()


def read_key(reader: Reader, article_id: str) -> int | None:
    """Find the key of an article by its id; None where there is none."""
    return reader.key(article_id)


@dataclass(frozen=True, slots=True)
class Health:
    """How the feeds fare, and how much there is."""

    fine: int = 0
    silent: int = 0
    failing: int = 0
    last_poll: datetime | None = None
    articles: int = 0
    stories: int | None = None
    unseen_alerts: int = 0
    polling: bool = False
    next_poll: datetime | None = None


def read_health(reader: Reader, feeds: Sequence[Feed], now: datetime, service: Service) -> Health:
    """Count the enabled feeds by how they fare. Asks the service too, which waits for its store's thread."""
    from monitor import reports

    running = service.status()
    health = reader.health()
    on = [feed for feed in feeds if feed.enabled and feed.url in health]
    found = Counter(reports.diagnose(feed, health[feed.url], now).condition for feed in on)
    polled = [each.state.last_polled for each in health.values() if each.state.last_polled is not None]
    info: Mapping[str, Any] = reader.info()
    counts = info.get("counts", info)
    C = reports.Condition
    return Health(
        fine=found[C.FINE] + found[C.WARNING],
        silent=found[C.STALE] + found[C.EMPTY] + found[C.FROZEN],
        failing=found[C.FAILING],
        last_poll=max(polled, default=None),
        articles=int(counts.get("articles", 0)),
        stories=counts.get("stories"),
        unseen_alerts=reader.unseen_alerts(),
        polling=bool(running.polling),
        next_poll=running.next_due,
    )


def lines_of(chosen: Sequence[Key], wanted: str = "") -> tuple[str, tuple[str, ...]]:
    """Choose what the lines of the plot are: the kind of which most is chosen.

    One topic and two outlets: a line for each outlet, on that topic. As many of one kind as of another: the voices
    before the outlets before the topics, for that is the finer question. `wanted` is what the user asks for instead:
    lines of another kind, or of combinations, as long as such are chosen.
    """
    if not chosen:
        return "topic", ()
    many = {by: [name for kind, name in chosen if kind == by] for by in ("voice", "outlet", "topic")}
    if wanted in PAIRED:
        first, _, second = wanted.partition("+")
        pairs = tuple(f"{one}{BOTH}{other}" for one in many[first] for other in many[second])
        if pairs:
            return wanted, pairs[:PAIRS]
    elif wanted and many[wanted]:
        return wanted, tuple(many[wanted])
    by = max(many, key=lambda kind: len(many[kind]))
    return by, tuple(many[by])


def filter_of(chosen: Sequence[Key], **rest: Any) -> Filter:
    """Make the filter of what is chosen: OR within a kind, AND between kinds."""
    return Filter(
        topics=tuple(name for by, name in chosen if by == "topic"),
        voices=tuple(name for by, name in chosen if by == "voice"),
        outlets=tuple(name for by, name in chosen if by == "outlet"),
        **rest,
    )


def labeled(show: str, engine: str) -> dict[str, Any]:
    """What a filter needs to mean what an engine calls "negative", "neutral" or "positive"; else nothing."""
    low, high = delegates.BANDS.get(engine, delegates.NO_BAND)
    above, below = math.nextafter(low, 1), math.nextafter(high, -1)  # bounds are outside what a filter means
    bounds = {
        "negative": {"below": above},
        "neutral": {"above": low, "below": high},
        "positive": {"above": below},
    }.get(show)
    return {} if bounds is None else {"engine": engine, **bounds}


def whoever(filter: Filter) -> Filter:
    """The same filter, but for what narrows a list alone: what was read, starred or labeled, and how it was scored."""
    return replace(filter, unread=False, starred=False, labels=(), below=None, above=None, engine="")

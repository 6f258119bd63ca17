"""What the Outlets view does: what is chosen becomes questions to the store, and their answers are shown.

Questions are frozen values and answered in the background by the plain functions at the end of this file; a late
answer is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from time import thread_time
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QTimer, Signal

from monitor.errors import MonitorError, QueryError
from monitor.i18n import plural, tr, tr_noop
from monitor.model import Feed, FeedHealth, Filter, Gap, OutletKind, Period, Point, Publisher, Series, Side
from monitor.series import Divergence, Total
from monitor.ui import numbers, outletcard, outletwords, periods, text
from monitor.ui.columns import reason
from monitor.ui.heatmap import Heat
from monitor.ui.lensedwork import LensedWork
from monitor.ui.lenses import Key
from monitor.ui.outletcard import Card, Source
from monitor.ui.outlets import OutletsView
from monitor.ui.phrases import within
from monitor.ui.questions import filter_of
from monitor.ui.reasons import Reason

if TYPE_CHECKING:
    from monitor.store.queries import Reader
    from monitor.ui.session import Session

REST = 10  # times the work of counting, before news have it done again: a million articles take seconds
KINDS = (  # how outlets' kinds, which are named in `model.py`, read
    *(tr_noop("wire"), tr_noop("business"), tr_noop("opinion"), tr_noop("general"), tr_noop("policy"), tr_noop("tech")),
    *(tr_noop("asia"), tr_noop("chips"), tr_noop("startup"), tr_noop("newsletter"), tr_noop("research")),
    *(tr_noop("primary source"), tr_noop("state media"), tr_noop("company"), tr_noop("syndication")),
    *(tr_noop("platform"), tr_noop("other")),
)
MAP = "outlets by topic"  # the channel of the map
NONE_YET = tr_noop("No outlets yet. They appear here when articles are stored.")


@dataclass(frozen=True, slots=True)
class Question:
    """Which articles, seen by which engine. The map has a column for each topic, whichever are chosen."""

    filter: Filter
    engine: str

    def of_map(self) -> Filter:
        return replace(self.filter, topics=())


@dataclass(frozen=True, slots=True)
class Answer:
    rows: tuple[Divergence, ...]  # ranked
    publishers: tuple[Publisher, ...]
    origins: Mapping[str, outletwords.Origins]
    stored: bool = True  # whether there is any article at all
    took_ms: int = 0
    caveat: str | None = None


@dataclass(frozen=True, slots=True)
class MapAnswer:
    cells: Mapping[tuple[str, str], Point]  # narration, by outlet and topic's id
    took_ms: int = 0


@dataclass(frozen=True, slots=True)
class CardQuestion:
    """What is to be told of one outlet."""

    outlet: str
    filter: Filter
    engine: str
    since: datetime  # of its weeks
    until: datetime


@dataclass(frozen=True, slots=True)
class CardAnswer:
    weeks: tuple[Divergence, ...]
    gaps: tuple[Gap, ...]
    quoted: tuple[Total, ...]  # the most often quoted first
    sources: tuple[tuple[str, int], ...]  # addresses of feeds, and how many articles each brought
    health: Mapping[str, FeedHealth]


class OutletsWork(LensedWork):
    """Runs the Outlets view on one session."""

    desk_asked = Signal(tuple)
    """Lenses (kind, name) that are to be looked through on the Desk."""
    reason_told = Signal(object)
    """The Reason of the number that led to the Desk; None where it was none. Follows `desk_asked`."""
    statements_asked = Signal(tuple)
    """Lenses whose statements are to be read among the voices."""
    quoted_told = Signal(object)
    """The Reason of the number that led to the voices. Follows `statements_asked`."""

    NUMBERS = "outlets"
    view: OutletsView

    def __init__(
        self,
        view: OutletsView,
        session: Session,
        span: periods.Span,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(view, session, span, now)
        self._took_ms = 0
        self._rested = QElapsedTimer()  # since the last answer
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.refresh)
        self._asked: Question | None = None
        self._shown: Question | None = None
        self._map: tuple[object, Mapping[tuple[str, str], Point]] = None, {}  # the last one counted, and of what
        self._card_asked: CardQuestion | None = None
        self._origins: Mapping[str, outletwords.Origins] = {}
        view.chosen.connect(self._take_chosen)
        view.articles_asked.connect(self._ask_articles)
        view.quotes_asked.connect(self._ask_quotes)
        self._ask_all()

    # ---- asked by the window

    def take_lenses(self, chosen: Sequence[Key]) -> None:
        """Look through other lenses. One of an outlet narrows nothing: the outlet is shown among the others."""
        self.view.show_lenses(chosen)
        outlets = self._names("outlet")
        if outlets:
            self.view.table.go_to(outlets[-1])
        if self._asked is None or self._asked.filter != self._filter():
            self._ask_all()

    def search(self, words: str) -> None:
        """Count only articles that hold these words; "" for all."""
        if words != self._search:
            self._search = words
            self._ask_all()

    def refresh(self) -> None:
        """The store, the catalog or the engine has changed. What took long is not done again at once."""
        left = REST * self._took_ms - self._rested.elapsed() if self._rested.isValid() else 0
        if not self.view.isVisible() or left <= 0 or self._wanted() != self._shown:
            super().refresh()
        elif not self._rest.isActive():
            self._rest.start(left)

    def asked(self, *, whole_map: bool = False) -> tuple[Filter, str]:
        """Tell what the ranking, or the map, shows, for an export: the filter, and the same in words."""
        wanted = self._filter()
        wanted = Question(wanted, "").of_map() if whole_map else wanted
        said = [(not whole_map and self._about()) or tr("all topics")]
        said += [tr("where {speaking}", speaking=speaking)] if (speaking := self._speaking()) else []
        said += [self._span.words()]
        said += [tr("search: {words}", words=text.line(self._search, 80))] if self._search else []
        return wanted, ", ".join(said)

    # ---- asking

    def _filter(self) -> Filter:
        since, until = self._span.bounds(self._now())
        return filter_of(self._but("outlet"), since=since, until=until, search=self._search or None)

    def _speaking(self) -> str:
        """The voices that are chosen: "Mei-Lin Hsu speaks", "one of 3 voices speaks"; "" for none."""
        names = self._names("voice")
        if len(names) == 1:
            return tr("{name} speaks", name=text.line(names[0], 60))
        return plural("one of %n voices speaks", "one of %n voices speaks", len(names)) if names else ""

    def _wanted(self) -> Question:
        return Question(self._filter(), self._session.engine)

    def _ask_all(self) -> None:
        if not self._session.is_open:
            return
        self._stale = False
        question = self._asked = self._wanted()
        if question != self._shown:
            self.view.set_stale(True)
        self._session.jobs.cancel(MAP)
        self._ask(self.NUMBERS, question, read, self._show, self._refuse)

    def _ask_card(self, outlet: str) -> None:
        if self._asked is None:
            return
        until = self._asked.filter.until or self._now()
        since = _monday(until - timedelta(weeks=outletcard.WEEKS - 1))
        question = self._card_asked = CardQuestion(outlet, self._asked.filter, self._asked.engine, since, until)
        self._ask("outlet", question, read_card, self._show_card, self._refuse_card)

    # ---- answers

    def _show(self, asked: Question, answer: Answer) -> None:
        if asked != self._asked:
            return
        self.search_wrong.emit("")
        self._shown = asked
        self._took_ms = answer.took_ms
        self._rested.start()
        said = outletwords.say(self._facts(answer))
        if not answer.rows:
            self.view.show_words(said)
            self.view.say(self._why_empty(answer))
            self.view.card.clear("")
            return
        before = self.view.table.current()
        whose, cells = self._map
        heat = self._heat(answer.rows, cells if whose == self._map_of(asked) else {})
        if answer.caveat:
            said = replace(said, notes=(answer.caveat, *said.notes))
        self._origins = answer.origins
        self.view.show_outlets(said, answer.rows, heat, len(heat.topics), answer.origins)
        if not heat.cells:
            self.view.heat_note.setText(tr("Counting…"))
        current = self.view.table.current()
        if current is not None and (before is None or before.outlet == current.outlet):
            self._take_chosen(current)  # the table tells only of another one
        self._ask(MAP, asked, read_map, self._show_map, self._refuse_map)  # takes longer, and stands below

    def _map_of(self, asked: Question) -> object:
        """What a map is of, whenever it was counted: news do not take it away."""
        return self._span, replace(asked.of_map(), since=None, until=None), asked.engine

    def _show_map(self, asked: Question, answer: MapAnswer) -> None:
        if asked != self._asked:
            return
        self._map = self._map_of(asked), answer.cells
        self._took_ms += answer.took_ms
        self._rested.start()
        heat = self._heat(self.view.table.rows(), answer.cells)
        self.view.show_map(heat, len(heat.topics))

    def _refuse_map(self, asked: Question, error: MonitorError) -> None:
        if asked == self._asked:
            self.view.say(tr(str(error)), error=True)

    def _facts(self, answer: Answer) -> outletwords.Facts:
        primary = tuple(each.name for each in answer.publishers if each.primary)
        rest = [each for each in answer.publishers if not each.primary and not each.counted]
        return outletwords.Facts(
            span=within(self._span),
            rows=answer.rows,
            about=self._about(),
            speaking=self._speaking(),
            primary=primary,
            unscored=tuple((each.name, reason(each.reason)) for each in rest if each.reason),
            undated=tuple(each.name for each in rest if not each.reason),
        )

    def _heat(self, rows: Sequence[Divergence], cells: Mapping[tuple[str, str], Point]) -> Heat:
        titles = {topic.id: topic.name for topic in self._session.catalog.topics if topic.enabled}
        chosen = self._names("topic")
        counts: dict[str, int] = {}
        for (_, topic), point in cells.items():
            if topic in titles:
                counts[topic] = counts.get(topic, 0) + point.n_stories
        busiest = sorted(counts, key=lambda topic: (topic not in chosen, -counts[topic], titles[topic]))
        outlets = tuple(row.outlet for row in rows)
        return Heat(outlets, tuple((topic, titles[topic]) for topic in busiest), cells)

    def _why_empty(self, answer: Answer) -> str:
        if not answer.stored:
            return tr(NONE_YET)
        if self._search:
            return tr("No dated and scored article meets this search.")
        if answer.publishers:
            return tr("No article here has both a date and a score. What is not scored can be read on the Desk.")
        if self._about() or self._speaking():
            return tr(
                "No outlet has an article like this {span}. Release a lens at the left, or choose a longer span.",
                span=within(self._span),
            )
        return tr("No outlet published anything {span}. Choose a longer span.", span=within(self._span))

    def _refuse(self, asked: Question, error: MonitorError) -> None:
        if asked != self._asked:
            return
        self.view.set_stale(False)
        if isinstance(error, QueryError):
            self._refuse_search(error)
            if self._shown is None:
                self.view.say(f"{tr(str(error))}.")
        else:
            self.view.say(tr(str(error)), error=True)

    def _show_card(self, asked: CardQuestion, answer: CardAnswer) -> None:
        current = self.view.table.current()
        if asked != self._card_asked or current is None or current.outlet != asked.outlet:
            return
        catalog = self._session.catalog
        self.view.card.show_card(
            replace(
                self._card(current),
                weeks=sides_of(answer.weeks, asked.outlet, asked.engine, answer.gaps),
                both=answer.weeks,
                since=first_week(answer.weeks, asked.since, asked.until),
                until=asked.until,
                events=self._events(asked.filter.topics),
                quoted=answer.quoted,
                sources=sources_of(catalog.feeds, asked.outlet, answer, self._now()),
            )
        )

    def _refuse_card(self, asked: CardQuestion, error: MonitorError) -> None:
        if asked == self._card_asked and not isinstance(error, QueryError):
            self.view.card.clear(tr(str(error)))

    def _card(self, row: Divergence) -> Card:
        outlets = self._session.catalog.outlets
        known = next((each for each in outlets if each.enabled and each.name == row.outlet), None)
        about = []
        if known is not None:
            about += [tr(known.kind.value)] if known.kind is not OutletKind.OTHER else []
            about += [known.domains[0]] if known.domains else []
            about += [tr("by {author}", author=known.author)] if known.author else []
        origins = self._origins.get(row.outlet, outletwords.Origins())
        return Card(row, " · ".join(about), within(self._span), origins)

    # ---- what people do

    def _take_chosen(self, row: Divergence) -> None:
        self.view.card.show_card(self._card(row))
        rows = self.view.table.rows()
        place = next((at for at, each in enumerate(rows, 1) if each.outlet == row.outlet), 0)
        self.view.card.set_place(
            tr("Outlet {place} of {many}", place=numbers.count(place), many=numbers.count(len(rows)))
        )
        self._ask_card(row.outlet)

    def _ask_articles(self, keys: tuple[Key, ...]) -> None:
        """Look at articles on the Desk, through what is chosen here too, but for what the keys take the place of."""
        self.desk_asked.emit(self._beside(keys))
        self.reason_told.emit(self._number_of(dict(keys)))

    def _number_of(self, named: Mapping[str, str]) -> Reason | None:
        """`The Ledger: narration −0.21, n 14`: the number that stands for an outlet, or for it on a topic."""
        outlet, topic = named["outlet"], named.get("topic")
        if "voice" in named:
            return self._number_of_voice(named)
        heat = self.view.heat.heat()
        means = {row.outlet: row.narration for row in self.view.table.rows()}
        point = heat.cells.get((outlet, topic)) if topic else means.get(outlet)
        if point is None or point.mean is None:
            return None
        told = {"outlet": text.line(outlet, 60), "mean": numbers.signed(point.mean), "n": numbers.n_of(point.n_stories)}
        if topic:
            title = text.line(dict(heat.topics).get(topic, topic), 60)
            said = tr("{outlet} on {topic}: narration {mean}, {n}", topic=title, **told)
        else:
            said = tr("{outlet}: narration {mean}, {n}", **told)
        briefs = (tr("Narration {mean}, {n}", mean=told["mean"], n=told["n"]), f"{told['mean']}, {told['n']}")
        return self._reason(said, "outlet", outlet, named, briefs)

    def _reason(self, said: str, by: str, name: str, named: Mapping[str, str], briefs: tuple[str, ...] = ()) -> Reason:
        """The reason of a number, whose articles are those of the view, but for what is named."""
        whole = self._filter()
        own = {f"{kind}s": (each,) for kind, each in named.items()}
        counted = replace(whole, **own)  # type: ignore[arg-type]  # names of fields
        return Reason(said, by, name, counted, self._session.engine, briefs)

    def _number_of_voice(self, named: Mapping[str, str]) -> Reason | None:
        """`Mei-Lin Hsu in The Ledger: −0.21, n 6`: what a voice says there, each story once."""
        name, outlet = named["voice"], named["outlet"]
        card = self.view.card.card()
        found = next((each for each in card.quoted if each.name == name), None) if card is not None else None
        if found is None or found.mean is None:
            return None
        said = tr(
            "{name} in {outlet}: {mean}, {n}",
            name=text.line(name, 60),
            outlet=text.line(outlet, 60),
            mean=numbers.signed(found.mean),
            n=numbers.n_of(found.n_stories),
        )
        brief = f"{numbers.signed(found.mean)}, {numbers.n_of(found.n_stories)}"
        return self._reason(said, "voice", name, named, (f"{text.line(name, 60)}: {brief}", brief))

    def _ask_quotes(self, outlet: str) -> None:
        self.statements_asked.emit(self._beside((("outlet", outlet),)))
        row = next((row for row in self.view.table.rows() if row.outlet == outlet), None)
        if row is not None and row.quoted.mean is not None:
            said = tr(
                "From Outlets: people quoted in {outlet} {reading}, each story once",
                outlet=text.line(outlet, 60),
                reading=outletwords.reading(row.quoted),
            )
            self.quoted_told.emit(self._reason(said, "quoted", outlet, {"outlet": outlet}))

    def _beside(self, keys: tuple[Key, ...]) -> tuple[Key, ...]:
        kinds = {kind for kind, _ in keys}
        return (*(key for key in self.view.lenses.chosen if key[0] not in kinds), *keys)


def sides_of(
    weeks: tuple[Divergence, ...], outlet: str, engine: str, gaps: tuple[Gap, ...] = ()
) -> tuple[Series, Series]:
    """Make two series of an outlet's weeks: narration, quoted."""
    points = [
        tuple(side for side in found if side.mean is not None)
        for found in ([row.narration for row in weeks], [row.quoted for row in weeks])
    ]
    return (
        Series("outlet", tr("{outlet}, narration", outlet=outlet), engine, Period.WEEK, points[0], gaps),
        Series("outlet", tr("{outlet}, quoted", outlet=outlet), engine, Period.WEEK, points[1], gaps),
    )


def first_week(weeks: Sequence[Divergence], since: datetime, until: datetime) -> datetime:
    """Where the weeks begin: with the first that holds something, but a quarter of a year at least."""
    told = (row.start for row in weeks if row.narration.mean is not None or row.quoted.mean is not None)
    first = min(told, default=since)
    return max(since, min(first, _monday(until - timedelta(weeks=outletcard.LEAST_WEEKS - 1))))


def sources_of(feeds: tuple[Feed, ...], outlet: str, answer: CardAnswer, now: datetime) -> tuple[Source, ...]:
    """The feeds that brought an outlet's articles, and those of the catalog that should, with how each fares."""
    from monitor.ui import feedstate

    known = {feed.url: feed for feed in feeds}
    brought = dict(answer.sources)
    silent = [feed.url for feed in feeds if feed.enabled and feed.outlet == outlet and feed.url not in brought]
    found = []
    for url in (*brought, *silent):
        feed, health = known.get(url), answer.health.get(url)
        if feed is None:
            found.append(Source(url, url, tr("no longer in the catalog"), "muted", brought[url]))
        elif health is None:
            found.append(Source(url, feed.title or feed.outlet, tr("off", "switched"), "muted", brought.get(url, 0)))
        else:
            fares = feedstate.judge(feed, health, now)
            role = "muted" if fares.role == "text" else fares.role
            found.append(Source(url, feed.title or feed.outlet, fares.words, role, brought.get(url, 0)))
    return tuple(found)


def _monday(at: datetime) -> datetime:
    day = at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return day - timedelta(days=day.weekday())


# ---- what is asked of the store: plain functions over a Reader, run in a worker --------------------


def read(reader: Reader, question: Question) -> Answer:
    from monitor import reports

    began = thread_time()
    with reader.still():  # ranking and shares are of the same articles
        rows = reports.divergence(reader, question.filter, question.engine)
        caveat = reader.caveat
        origins, publishers = reader.origins(question.filter), reader.publishers(question.filter)
        stored = reader.newest_key() > 0
    shares = {name: outletwords.origins(of, name) for name, of in origins.items()}
    took_ms = round(1000 * (thread_time() - began))
    return Answer(rows, publishers, shares, stored, took_ms, caveat)


def read_map(reader: Reader, question: Question) -> MapAnswer:
    from monitor import series

    began = thread_time()
    by_topic = reader.by_topic(question.of_map(), question.engine, side=Side.NARRATION)
    cells = {(score.name, topic): series.point(score) for topic, scores in by_topic for score in scores}
    return MapAnswer(cells, round(1000 * (thread_time() - began)))


def read_card(reader: Reader, question: CardQuestion) -> CardAnswer:
    import pyqtgraph  # noqa: F401  # what draws the answer: imported in the window's thread it holds that up for 300 ms

    from monitor import reports, series

    here = replace(question.filter, outlets=(question.outlet,))
    weeks = replace(here, since=question.since, until=question.until)
    voices = series.totals(
        reader.totals("voice", here, question.engine, side=Side.QUOTED), by="voice", engine=question.engine
    )
    return CardAnswer(
        reports.divergence(reader, weeks, question.engine, Period.WEEK),
        reader.gaps(question.since, question.until, outlet=question.outlet),
        tuple(sorted(voices, key=lambda voice: (-voice.n_stories, voice.name))),
        reader.sources(here),
        reader.health(),
    )

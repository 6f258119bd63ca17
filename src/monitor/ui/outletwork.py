"""What the Outlets view does: what is chosen becomes questions to the store, and their answers are shown.

Questions are frozen values and answered in the background by the plain functions at the end of this file; a late
answer is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from monitor.errors import MonitorError, QueryError
from monitor.model import Feed, FeedHealth, Filter, Gap, OutletKind, Period, Point, Publisher, Series, Side
from monitor.series import Divergence, Total
from monitor.ui import numbers, outletcard, outletwords, periods, text
from monitor.ui.heatmap import Heat
from monitor.ui.outletcard import Card, Source
from monitor.ui.outlets import OutletsView
from monitor.ui.table import reason

if TYPE_CHECKING:
    from monitor.store.queries import Reader
    from monitor.ui.session import Session

NONE_YET = "No outlets yet. They appear here when articles are stored."


@dataclass(frozen=True, slots=True)
class Question:
    """Which articles, seen by which engine."""

    filter: Filter
    engine: str


@dataclass(frozen=True, slots=True)
class Answer:
    rows: tuple[Divergence, ...]  # ranked
    cells: Mapping[tuple[str, str], Point]  # narration, by outlet and topic's id
    publishers: tuple[Publisher, ...]
    caveat: str | None = None


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


class OutletsWork(QObject):
    """Runs the Outlets view on one session."""

    search_wrong = Signal(str)
    """Why the search cannot be read; "" where it can."""

    def __init__(
        self,
        view: OutletsView,
        session: Session,
        span: periods.Span,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(view)
        self.view = view
        self._session = session
        self._now = now
        self._span = span
        self._search = ""
        self._asked: Question | None = None
        self._shown: Question | None = None
        self._card_asked: CardQuestion | None = None
        view.asked.connect(self._ask)
        view.chosen.connect(self._take_chosen)
        session.jobs.slow.connect(self._tell_slow)
        self._take_catalog()
        self._ask()

    # ---- asked by the window

    def set_span(self, span: periods.Span) -> None:
        """Look at another span of time."""
        if span != self._span:
            self._span = span
            self._ask()

    def search(self, words: str) -> None:
        """Count only articles that hold these words; "" for all."""
        if words != self._search:
            self._search = words
            self._ask()

    def refresh(self) -> None:
        """The store, the catalog or the engine has changed."""
        self._take_catalog()
        self._ask()

    def asked(self) -> tuple[Filter, str]:
        """Tell what the table shows, for an export: the filter, and the same in words."""
        said = [self.view.topics.said() if self.view.topics.chosen() else "all topics", self._span.words()]
        said += [f"search: {text.line(self._search, 80)}"] if self._search else []
        return self._filter(), ", ".join(said)

    # ---- asking

    def _filter(self) -> Filter:
        since, until = self._span.bounds(self._now())
        return Filter(topics=self.view.topics.chosen(), since=since, until=until, search=self._search or None)

    def _take_catalog(self) -> None:
        catalog = self._session.catalog
        self.view.topics.offer((topic.id, topic.name) for topic in catalog.topics if topic.enabled)

    def _ask(self) -> None:
        if not self._session.is_open:
            return
        question = Question(self._filter(), self._session.engine)
        self._asked = question
        if question != self._shown:
            self.view.set_stale(True)
        self._session.jobs.run(
            question, lambda reader: read(reader, question), self._show, failed=self._refuse, channel="outlets"
        )

    def _ask_card(self, outlet: str) -> None:
        if self._asked is None:
            return
        until = self._asked.filter.until or self._now()
        since = _monday(until - timedelta(weeks=outletcard.WEEKS - 1))
        question = CardQuestion(outlet, self._asked.filter, self._asked.engine, since, until)
        self._card_asked = question
        self._session.jobs.run(
            question,
            lambda reader: read_card(reader, question),
            self._show_card,
            failed=self._refuse_card,
            channel="outlet",
        )

    # ---- answers

    def _show(self, asked: Question, answer: Answer) -> None:
        if asked != self._asked:
            return
        self.search_wrong.emit("")
        self._shown = asked
        said = outletwords.say(self._facts(answer))
        if not answer.rows:
            self.view.brief.show_words(said)
            self.view.set_stale(False)
            self.view.say(self._why_empty(answer))
            self.view.card.clear("")
            return
        before = self.view.table.current()
        heat = self._heat(answer)
        if answer.caveat:
            said = replace(said, notes=(answer.caveat, *said.notes))
        self.view.show_outlets(said, answer.rows, heat, len(heat.topics))
        current = self.view.table.current()
        if current is not None and (before is None or before.outlet == current.outlet):
            self._take_chosen(current)  # the table tells only of another one

    def _facts(self, answer: Answer) -> outletwords.Facts:
        primary = tuple(each.name for each in answer.publishers if each.primary)
        rest = [each for each in answer.publishers if not each.primary and not each.counted]
        chosen = self.view.topics.chosen()
        return outletwords.Facts(
            span=_the(self._span.words()),
            rows=answer.rows,
            about=self.view.topics.said() if chosen else "",
            primary=primary,
            unscored=tuple((each.name, reason(each.reason)) for each in rest if each.reason),
            undated=tuple(each.name for each in rest if not each.reason),
        )

    def _heat(self, answer: Answer) -> Heat:
        titles = {topic.id: topic.name for topic in self._session.catalog.topics if topic.enabled}
        chosen = self.view.topics.chosen()
        counts: dict[str, int] = {}
        for (_, topic), point in answer.cells.items():
            if topic in titles and (not chosen or topic in chosen):
                counts[topic] = counts.get(topic, 0) + point.n_stories
        busiest = sorted(counts, key=lambda topic: (-counts[topic], titles[topic]))
        outlets = tuple(row.outlet for row in answer.rows)
        return Heat(outlets, tuple((topic, titles[topic]) for topic in busiest), answer.cells)

    def _why_empty(self, answer: Answer) -> str:
        if self._search:
            return "No dated and scored article meets this search."
        if answer.publishers:
            return "No article here has both a date and a score. What is not scored can be read on the Desk."
        if self._span == periods.Span() and not self.view.topics.chosen():
            return NONE_YET
        return f"No outlet published anything in {_the(self._span.words())}. Choose a longer span."

    def _refuse(self, asked: Question, error: MonitorError) -> None:
        if asked != self._asked:
            return
        self.view.set_stale(False)
        if isinstance(error, QueryError):
            self.search_wrong.emit(f"{error} (at character {error.position + 1}).")
            if self._shown is None:
                self.view.say(f"{error}.")
        else:
            self.view.say(str(error), error=True)

    def _show_card(self, asked: CardQuestion, answer: CardAnswer) -> None:
        current = self.view.table.current()
        if asked != self._card_asked or current is None or current.outlet != asked.outlet:
            return
        catalog = self._session.catalog
        topics = set(asked.filter.topics)
        events = tuple(
            event
            for event in catalog.events
            if event.enabled and (not topics or not event.topics or topics & set(event.topics))
        )
        self.view.card.show_card(
            replace(
                self._card(current),
                weeks=sides_of(answer.weeks, asked.outlet, asked.engine, answer.gaps),
                since=asked.since,
                until=asked.until,
                events=events,
                quoted=answer.quoted,
                sources=sources_of(catalog.feeds, asked.outlet, answer, self._now()),
            )
        )

    def _refuse_card(self, asked: CardQuestion, error: MonitorError) -> None:
        if asked == self._card_asked and not isinstance(error, QueryError):
            self.view.card.clear(str(error))

    def _card(self, row: Divergence) -> Card:
        outlets = self._session.catalog.outlets
        known = next((each for each in outlets if each.enabled and each.name == row.outlet), None)
        about = []
        if known is not None:
            about += [known.kind.value] if known.kind is not OutletKind.OTHER else []
            about += [known.domains[0]] if known.domains else []
            about += [f"by {known.author}"] if known.author else []
        return Card(row, " · ".join(about), _the(self._span.words()))

    # ---- what people do

    def _take_chosen(self, row: Divergence) -> None:
        self.view.card.show_card(self._card(row))
        rows = self.view.table.rows()
        place = next((at for at, each in enumerate(rows, 1) if each.outlet == row.outlet), 0)
        self.view.card.set_place(f"Outlet {numbers.count(place)} of {numbers.count(len(rows))}")
        self._ask_card(row.outlet)

    def _tell_slow(self, channel: object, seconds: float) -> None:
        if channel == "outlets":
            self.view.set_stale(True, f"Counting… {seconds:.1f} s")


def sides_of(
    weeks: tuple[Divergence, ...], outlet: str, engine: str, gaps: tuple[Gap, ...] = ()
) -> tuple[Series, Series]:
    """Make two series of an outlet's weeks: narration, quoted."""
    points = [
        tuple(side for side in found if side.mean is not None)
        for found in ([row.narration for row in weeks], [row.quoted for row in weeks])
    ]
    return (
        Series("outlet", f"{outlet}, narration", engine, Period.WEEK, points[0], gaps),
        Series("outlet", f"{outlet}, quoted", engine, Period.WEEK, points[1], gaps),
    )


def sources_of(feeds: tuple[Feed, ...], outlet: str, answer: CardAnswer, now: datetime) -> tuple[Source, ...]:
    """The feeds that brought an outlet's articles, and those of the catalog that should, with how each fares."""
    from monitor.ui import feeds as judging

    known = {feed.url: feed for feed in feeds}
    brought = dict(answer.sources)
    silent = [feed.url for feed in feeds if feed.enabled and feed.outlet == outlet and feed.url not in brought]
    found = []
    for url in (*brought, *silent):
        feed, health = known.get(url), answer.health.get(url)
        if feed is None:
            found.append(Source(url, url, "no longer in the catalog", "muted", brought[url]))
        elif health is None:
            found.append(Source(url, feed.title or feed.outlet, "off", "muted", brought.get(url, 0)))
        else:
            fares = judging.judge(feed, health, now)
            role = "muted" if fares.role == "text" else fares.role
            found.append(Source(url, feed.title or feed.outlet, fares.words, role, brought.get(url, 0)))
    return tuple(found)


def _monday(at: datetime) -> datetime:
    day = at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return day - timedelta(days=day.weekday())


def _the(words: str) -> str:
    return f"the {words}" if words.startswith("last") else words


# ---- what is asked of the store: plain functions over a Reader, run in a worker --------------------


def read(reader: Reader, question: Question) -> Answer:
    from monitor import reports, series

    rows = reports.divergence(reader, question.filter, question.engine)
    caveat = reader.caveat
    cells = {
        (score.name, topic): series.point(score)
        for topic, scores in reader.by_topic(question.filter, question.engine, side=Side.NARRATION)
        for score in scores
    }
    return Answer(rows, cells, reader.publishers(question.filter), caveat)


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

"""What the Voices view does: what is chosen becomes questions to the store, and their answers are shown.

Questions are frozen values and answered in the background by the plain functions at the end of this file; a late
answer is dropped. New statements wait until they are taken in, unless nobody is reading.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from monitor.errors import MonitorError, QueryError
from monitor.model import Filter, Gap, Period, Series, StatementKind, StatementRow, Voice
from monitor.series import Total
from monitor.ui import ledger, numbers, periods, statement, text, trend
from monitor.ui.lanes import Dot, Lane, Score
from monitor.ui.statement import Detail
from monitor.ui.voicecard import Card
from monitor.ui.voices import VoicesView

if TYPE_CHECKING:
    from monitor.store.queries import Reader
    from monitor.ui.session import Session

LANES: Final = 12
DOTS: Final = 5_000  # statements drawn at most, the newest
KNOWN: Final = 400  # names that the list of voices offers at most, beyond the catalog's
NONE_YET: Final = "No statements yet. They appear here when somebody is quoted in an article that is stored."


@dataclass(frozen=True, slots=True)
class ScoreQuestion:
    """Whose statements, and when."""

    filter: Filter  # since, until, topics
    engine: str
    voices: tuple[str, ...] = ()  # chosen ones; empty: the most quoted
    collectives: frozenset[str] = frozenset()  # names that stand for many


@dataclass(frozen=True, slots=True)
class ScoreAnswer:
    speakers: tuple[tuple[str, int], ...]  # everybody who speaks, the most first, with their statements
    shown: tuple[str, ...]  # who gets a lane
    rows: tuple[StatementRow, ...]
    totals: tuple[Total, ...]
    gaps: tuple[Gap, ...]
    others: int  # statements by nobody with a name


@dataclass(frozen=True, slots=True)
class CardAnswer:
    statements: int
    total: Total | None
    topics: tuple[tuple[str, int], ...]  # ids
    outlets: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class LedgerQuestion:
    filter: Filter
    order: str  # as Reader.statement_ids takes it


@dataclass(frozen=True, slots=True)
class LedgerAnswer:
    keys: array[int]
    caveat: str | None = None


class VoicesWork(QObject):
    """Runs the Voices view on one session."""

    article_asked = Signal(str)
    """The id of an article that is to be read on the Desk."""
    search_wrong = Signal(str)
    """Why the search cannot be read; "" where it can."""
    adopt_asked = Signal(str, str)
    """A name, and what it is: "person" or "organisation"."""
    desk_asked = Signal(str)
    """The name of a voice that is to be looked at on the Desk."""
    drop_asked = Signal(str)
    """The name of a voice of the user's own that is not wanted after all."""

    def __init__(
        self,
        view: VoicesView,
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
        self._scope = ""
        self._order = "-at"
        self._score_asked: ScoreQuestion | None = None
        self._ledger_asked: LedgerQuestion | None = None
        self._shown: LedgerQuestion | None = None
        self._pending: LedgerAnswer | None = None
        self._detail_asked: int | None = None
        self._card_asked: ScoreQuestion | None = None
        self._dots: dict[int, StatementRow] = {}
        table = view.ledger.table
        view.asked.connect(self._ask_all)
        view.narrowed.connect(self._ask_ledger)
        view.order_changed.connect(self._take_order)
        view.scoped.connect(self._take_scope)
        view.dot_chosen.connect(self._take_dot)
        view.dot_pointed.connect(self._tell_dot)
        view.taken_in.connect(self._take_in)
        view.model.wanted.connect(self._ask_rows)
        table.chosen.connect(self._take_row)
        table.opened.connect(self._read)
        view.pane.read_asked.connect(self.article_asked)
        view.pane.adopt_asked.connect(self.adopt_asked)
        view.pane.undo_asked.connect(self.drop_asked)
        view.pane.card.desk_asked.connect(self.desk_asked)
        session.jobs.slow.connect(self._tell_slow)
        self._take_catalog()
        self._ask_all()

    # ---- asked by the window

    def set_span(self, span: periods.Span) -> None:
        """Look at another span of time."""
        if span != self._span:
            self._span = span
            self._ask_all()

    def search(self, words: str) -> None:
        """Look for words in the statements and their speakers; "" for all."""
        if words != self._search:
            self._search = words
            self._ask_ledger()

    def refresh(self) -> None:
        """The store, the catalog or the engine has changed."""
        self._take_catalog()
        self._ask_score()
        self._ask_ledger()
        detail = self.view.pane.detail()
        if detail is not None:
            self._ask_detail(detail.row.key)
        elif self._scope:
            self._ask_card()

    def asked(self) -> tuple[Filter, str]:
        """Tell what the ledger shows, for an export: the filter, and the same in words."""
        said = [self._scope or ", ".join(self.view.voices.chosen()) or "all voices"]
        view = self.view
        said += [view.topics.said()] if view.topics.chosen() else []
        said += [view.ledger.kind.currentText().lower()] if view.kinds() else []
        said += ["unknown speakers"] if view.ledger.unknown.isChecked() else []
        said += [self._span.words()]
        said += [f"search: {text.line(self._search, 80)}"] if self._search else []
        return self._ledger_filter(), ", ".join(said)

    # ---- asking

    def _base(self) -> Filter:
        since, until = self._span.bounds(self._now())
        return Filter(topics=self.view.topics.chosen(), since=since, until=until)

    def _ledger_filter(self) -> Filter:
        unknown = self.view.ledger.unknown.isChecked()
        voices = (self._scope,) if self._scope else self.view.voices.chosen()
        return replace(
            self._base(),
            voices=() if unknown else voices,
            search=self._search or None,
            kinds=self.view.kinds(),
            unknown=unknown,
            once=True,
            own_words=bool(self._search),
        )

    def _take_catalog(self) -> None:
        catalog = self._session.catalog
        self.view.topics.offer((topic.id, topic.name) for topic in catalog.topics if topic.enabled)

    def _ask_all(self) -> None:
        chosen = self.view.voices.chosen()
        if self._scope and chosen and self._scope not in chosen:
            self._take_scope("")
        elif self._scope and self.view.pane.detail() is None:
            self._ask_card()
        self._ask_score()
        self._ask_ledger()

    def _ask_score(self) -> None:
        if not self._session.is_open:
            return
        collectives = frozenset(each.name for each in self._session.catalog.voices if each.kind == "collective")
        question = ScoreQuestion(self._base(), self._session.engine, self.view.voices.chosen(), collectives)
        self._score_asked = question
        self.view.set_stale(True)
        self._session.jobs.run(
            question,
            lambda reader: read_score(reader, question),
            self._show_score,
            failed=self._refuse_score,
            channel="lanes",
        )

    def _ask_ledger(self) -> None:
        if not self._session.is_open:
            return
        order = f"{self._order}:{self._session.engine}" if self._order.lstrip("-") == "sentiment" else self._order
        question = LedgerQuestion(self._ledger_filter(), order)
        self._ledger_asked = question
        self._session.jobs.run(
            question,
            lambda reader: read_ledger(reader, question),
            self._take_ledger,
            failed=self._refuse_ledger,
            channel="ledger",
        )

    def _ask_rows(self, keys: tuple[int, ...]) -> None:
        self._session.jobs.run(
            keys,
            lambda reader: reader.statement_rows(keys),
            self.view.model.put,
            channel=("statements", keys[0], len(keys)),
        )

    def _ask_detail(self, key: int) -> None:
        self._detail_asked = key
        self._session.jobs.run(key, lambda reader: read_detail(reader, key), self._show_detail, channel="statement")

    def _ask_card(self) -> None:
        question = ScoreQuestion(self._base(), self._session.engine, (self._scope,))
        self._card_asked = question
        self._session.jobs.run(question, lambda reader: read_card(reader, question), self._show_card, channel="voice")

    # ---- answers

    def _show_card(self, asked: ScoreQuestion, answer: CardAnswer) -> None:
        [name] = asked.voices
        if asked != self._card_asked or name != self._scope or self.view.ledger.table.current_key() is not None:
            return
        catalog = self._session.catalog
        voice = next((each for each in catalog.voices if each.enabled and each.name == name), None)
        role = statement.role_at(voice, self._now().date()) if voice else "not among your voices"
        titles = {topic.id: topic.name for topic in catalog.topics}
        card = Card(
            lane_of(name, (), answer.total, asked.engine, role=role),
            answer.statements,
            _the(self._span.words()),
            tuple((titles.get(topic, topic), many) for topic, many in answer.topics),
            answer.outlets,
        )
        self.view.pane.show_card(card)

    def _show_score(self, asked: ScoreQuestion, answer: ScoreAnswer) -> None:
        if asked != self._score_asked:
            return
        catalog = self._session.catalog
        heard = [name for name, _ in answer.speakers]
        own = sorted(each.name for each in catalog.voices if each.enabled and each.kind != "collective")
        names = dict.fromkeys((*heard[:KNOWN], *own))
        self.view.voices.offer((name, name) for name in names)
        if not answer.shown:
            self.view.headline.setText(self._headline(answer))
            self.view.notes.setText("")
            self.view.set_stale(False)
            nothing = f"Nobody is quoted in {_the(self._span.words())}. Choose a longer span."
            self.view.say(NONE_YET if self._span == periods.Span() and not asked.filter.topics else nothing)
            return
        self._dots = {row.key: row for row in answer.rows}
        self.view.show_score(self._headline(answer), self._notes(answer), self._score(asked, answer))
        assert self.view.lanes is not None
        self.view.lanes.show_front(self._scope)
        detail = self.view.pane.detail()
        self.view.lanes.ring(detail.row.key if detail is not None else None)

    def _score(self, asked: ScoreQuestion, answer: ScoreAnswer) -> Score:
        voices = {voice.name: voice for voice in self._session.catalog.voices if voice.enabled}
        today = self._now().date()
        until = asked.filter.until or self._now()
        first = min((row.published for row in answer.rows if row.published), default=until - timedelta(days=7))
        since = asked.filter.since or first
        start, end = since.timestamp(), max(until.timestamp(), since.timestamp() + 3600)
        lanes = tuple(
            lane_of(
                name,
                answer.rows,
                next((total for total in answer.totals if total.name == name), None),
                asked.engine,
                role=statement.role_at(voices.get(name), today) if name in voices else "not among your voices",
                empty=f"not quoted in {_the(self._span.words())}" if self._span != periods.Span() else "never quoted",
            )
            for name in answer.shown
        )
        nothing = Series("voice", "", asked.engine, Period.DAY, (), answer.gaps)
        topics = set(asked.filter.topics)
        events = [
            event
            for event in self._session.catalog.events
            if event.enabled and (not topics or not event.topics or topics & set(event.topics))
        ]
        coarse = self._span.coarseness(self._now())
        return Score(
            start,
            end,
            lanes,
            coarse,
            trend.shades_of(nothing, start, end),
            trend.marks_of(events, start, end),
        )

    def _headline(self, answer: ScoreAnswer) -> str:
        many = sum(n for _, n in answer.speakers)
        topics = self.view.topics.chosen()
        about = f" on {self.view.topics.said()}" if topics else ""
        chosen = self.view.voices.chosen()
        if chosen:
            said = dict(answer.speakers)
            many = sum(said.get(name, 0) for name in chosen)
            who = chosen[0] if len(chosen) == 1 else f"{len(chosen)} chosen voices"
        else:
            who = numbers.plural(len(answer.speakers), "voice")
        when = "" if self._span == periods.Span() else f" in {_the(self._span.words())}"
        return f"{text.line(who, 80)}{about}: {numbers.plural(many, 'statement')}{when}."

    def _notes(self, answer: ScoreAnswer) -> str:
        said = []
        if not self.view.voices.chosen() and len(answer.speakers) > len(answer.shown):
            said.append(f"The {len(answer.shown)} most quoted have a lane")
        if answer.others:
            said.append(f"{numbers.count(answer.others)} more by unknown speakers and collectives")
        said.append("Each statement counts once, however often it is copied")
        if len(answer.rows) == DOTS:
            said.append(f"Only the newest {numbers.count(DOTS)} are drawn")
        return "    ".join(said)

    def _refuse_score(self, asked: ScoreQuestion, error: MonitorError) -> None:
        if asked == self._score_asked:
            self.view.notes.setText("")
            self.view.say(str(error), error=True)

    def _take_ledger(self, asked: LedgerQuestion, answer: LedgerAnswer) -> None:
        if asked != self._ledger_asked:
            return
        self.search_wrong.emit("")
        model, table = self.view.model, self.view.ledger.table
        same = self._shown is not None and same_question(self._shown, asked)
        fresh = len(set(answer.keys) - set(model.keys)) if same else 0
        if same and fresh and not table.is_at_rest_on_top():
            self._pending = answer
            self._head_ledger(None)
            self.view.ledger.show_arrivals(fresh)
            return
        if same and answer.keys == model.keys and self._session.engine == model.engine:
            self._head_ledger(answer.caveat)
            return
        self._show_ledger(asked, answer)

    def _show_ledger(self, asked: LedgerQuestion, answer: LedgerAnswer) -> None:
        table = self.view.ledger.table
        current, top = table.current_key(), table.verticalScrollBar().value()
        same = self._shown is not None and same_question(self._shown, asked)
        self._shown, self._pending = asked, None
        self.view.ledger.show_arrivals(0)
        self.view.model.show(answer.keys, self._order, self._session.engine)
        self._head_ledger(answer.caveat)
        self.view.ledger.say("" if answer.keys else self._why_empty())
        if current is None or not table.go_to(current):
            table.verticalScrollBar().setValue(top if same else 0)

    def _head_ledger(self, caveat: str | None) -> None:
        many = numbers.count(self.view.model.rowCount())
        self.view.ledger.set_heading(caveat or f"{many}, {_in_order(self._order)}")

    def _why_empty(self) -> str:
        if self._search:
            return "No statement holds these words. The search looks at the words said and at who says them."
        if self._scope:
            return f"{self._scope} is not quoted in {_the(self._span.words())}."
        if self.view.kinds() or self.view.ledger.unknown.isChecked():
            return "No statement of this kind in this span."
        return NONE_YET if self._span == periods.Span() else "No statement in this span. Choose a longer one."

    def _refuse_ledger(self, asked: LedgerQuestion, error: MonitorError) -> None:
        if asked != self._ledger_asked:
            return
        if isinstance(error, QueryError):
            self.search_wrong.emit(f"{error} (at character {error.position + 1}).")
            still = "The list still shows the last search that could be read."
            self.view.ledger.set_heading(f"{error} {still}", error=True)
        else:
            self.view.ledger.say(str(error), error=True)

    def _show_detail(self, asked: int, detail: Detail | None) -> None:
        if asked != self._detail_asked:
            return
        if detail is None:
            self.view.pane.clear("This statement is no longer in the store.")
            return
        voices = self._session.catalog.voices
        known: Voice | None = next((each for each in voices if each.enabled and each.name == detail.row.voice), None)
        self.view.pane.show_detail(detail, known, self._session.engine)
        if self.view.lanes is not None:
            self.view.lanes.ring(asked)
        row = self.view.model.row_of(asked)
        many = numbers.count(self.view.model.rowCount())
        self.view.pane.set_place("" if row is None else f"Statement {numbers.count(row + 1)} of {many}")

    # ---- what people do

    def _take_order(self, order: str) -> None:
        self._order = order
        self._ask_ledger()

    def _take_scope(self, name: str) -> None:
        self._scope = name
        self.view.show_scope(name)
        self.view.ledger.table.clearSelection()
        self._take_row(None)
        if name and self.view.ledger.unknown.isChecked():
            self.view.ledger.unknown.setChecked(False)  # asks
        else:
            self._ask_ledger()

    def _take_dot(self, key: int) -> None:
        if not self.view.ledger.table.go_to(key):
            self._ask_detail(key)  # filtered out of the list

    def _tell_dot(self, key: int | None) -> None:
        row = self._dots.get(key) if key is not None else None
        if row is None:
            self.view.tell("")
            return
        value = row.sentiment.get(self._session.engine)
        scored = "not scored" if value is None else numbers.signed(value)
        when = numbers.short_time(row.published or row.first_seen, self._now())
        self.view.tell(f"{when}  {scored}  {row.voice}: {ledger.words_of(row)}")

    def _take_row(self, row: StatementRow | None) -> None:
        if row is None:
            self._detail_asked = None
            if self._scope:
                self._ask_card()
            else:
                self.view.pane.clear()
            if self.view.lanes is not None:
                self.view.lanes.ring(None)
        else:
            self._ask_detail(row.key)

    def _take_in(self) -> None:
        if self._pending is not None and self._ledger_asked is not None:
            self._show_ledger(self._ledger_asked, self._pending)
            self.view.ledger.table.scrollToTop()

    def _read(self, row: StatementRow) -> None:
        self.article_asked.emit(row.article)

    def _tell_slow(self, channel: object, seconds: float) -> None:
        if channel == "ledger":
            self.view.ledger.set_heading(f"Counting… {seconds:.1f} s")
        elif channel == "lanes":
            self.view.notes.setText(f"Counting… {seconds:.1f} s")


def same_question(one: LedgerQuestion, other: LedgerQuestion) -> bool:
    """Tell whether two questions mean the same, asked at different times: a span of hours moves on with the clock."""
    if one.order != other.order:
        return False
    first, second = one.filter, other.filter
    near = (first.since is None) == (second.since is None)
    if first.since is not None and second.since is not None:
        near = abs(first.since - second.since) <= timedelta(hours=1)
    return near and replace(first, since=None) == replace(second, since=None)


def lane_of(
    name: str, rows: Sequence[StatementRow], total: Total | None, engine: str, *, role: str = "", empty: str = ""
) -> Lane:
    """Make the lane of a voice. Statements without a date have no place in time, and are left out."""
    dots = sorted(
        (
            Dot(
                row.key,
                row.published.timestamp(),
                row.sentiment.get(engine),
                row.kind is StatementKind.INDIRECT,
                row.carried_by,
            )
            for row in rows
            if row.voice == name and row.published is not None and not row.collective
        ),
        key=lambda dot: dot.at,
    )
    if total is None:
        return Lane(name, role, tuple(dots), empty=empty)
    return Lane(name, role, tuple(dots), total.mean, total.low, total.high, total.n_stories, empty)


def _in_order(order: str) -> str:
    return {
        "-at": "newest first",
        "at": "oldest first",
        "voice": "by speaker",
        "-voice": "by speaker, from the end",
        "sentiment": "most negative first",
        "-sentiment": "most positive first",
        "-carried": "most carried first",
        "carried": "least carried first",
    }[order]


def _the(words: str) -> str:
    return f"the {words}" if words.startswith("last") else words


# ---- what is asked of the store: plain functions over a Reader, run in a worker --------------------


def read_score(reader: Reader, question: ScoreQuestion) -> ScoreAnswer:
    from monitor import reports

    asked = question.filter
    speakers = tuple((name, many) for name, many in reader.speakers(asked) if name not in question.collectives)
    shown = question.voices or tuple(name for name, _ in speakers[:LANES])
    if not shown:
        return ScoreAnswer(speakers, (), (), (), (), len(reader.statement_ids(replace(asked, once=True))))
    named = replace(asked, voices=shown)
    rows = reader.statement_rows(reader.statement_ids(replace(named, once=True), limit=DOTS))
    totals = reports.ranking(reader, named, by="voice", engine=question.engine)
    first = asked.since or min((row.published for row in rows if row.published), default=None)
    until = asked.until or datetime.now(UTC)
    gaps = reader.gaps(first, until) if first is not None and first < until else ()
    everything = len(reader.statement_ids(replace(asked, once=True)))
    return ScoreAnswer(speakers, shown, rows, totals, gaps, max(0, everything - sum(many for _, many in speakers)))


def read_card(reader: Reader, question: ScoreQuestion) -> CardAnswer:
    from monitor import reports

    asked = replace(question.filter, voices=question.voices)
    totals = reports.ranking(reader, asked, by="voice", engine=question.engine)
    return CardAnswer(
        sum(many for _, many in reader.speakers(asked)), totals[0] if totals else None, *reader.where_said(asked)
    )


def read_ledger(reader: Reader, question: LedgerQuestion) -> LedgerAnswer:
    return LedgerAnswer(reader.statement_ids(question.filter, order=question.order), reader.caveat)


def read_detail(reader: Reader, key: int) -> Detail | None:
    """Read a statement with its article; None where it is gone."""
    rows = reader.statement_rows((key,))
    if not rows:
        return None
    clipping = reader.clipping(rows[0].article)
    found = statement.find(clipping, rows[0]) if clipping is not None else None
    return Detail(rows[0], clipping, found, reader.carriers(key))

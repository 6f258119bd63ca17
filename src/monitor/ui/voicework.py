"""What the Voices view does: what is chosen becomes questions (`voicequestions.py`), and their answers are shown.

Questions are answered in the background; a late answer is dropped. New statements wait until they are taken in,
unless nobody is reading. While the view is behind another nothing is asked; it catches up when it comes to the front.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from monitor.errors import MonitorError, QueryError
from monitor.i18n import plural, tr, tr_noop
from monitor.model import (
    Clipping,
    Event,
    Filter,
    Period,
    Series,
    StatementKind,
    StatementRow,
    Voice,
)
from monitor.ui import ledger, numbers, periods, scorer, statement, text, trend, voicewords
from monitor.ui.lanes import Lane, ReadOut, Score
from monitor.ui.lensedwork import LensedWork
from monitor.ui.lenses import Key
from monitor.ui.mending import Mending
from monitor.ui.phrases import within
from monitor.ui.questions import filter_of
from monitor.ui.reader import Loud
from monitor.ui.reasons import Reason
from monitor.ui.statement import Detail
from monitor.ui.voicecard import Card, Spoken
from monitor.ui.voicequestions import (
    DOTS,
    CardAnswer,
    CardQuestion,
    LedgerAnswer,
    LedgerQuestion,
    ScoreAnswer,
    ScoreQuestion,
    SpokenAnswer,
    SpokenQuestion,
    read_card,
    read_detail,
    read_ledger,
    read_score,
    read_spoken,
    same_question,
)
from monitor.ui.voices import VoicesView

if TYPE_CHECKING:
    from monitor.catalog import Catalog
    from monitor.ui.session import Session

NONE_YET: Final = tr_noop("No statements yet. They appear here when somebody is quoted in an article that is stored.")
_NOT_AUTHORED: Final = tuple(kind.value for kind in StatementKind if kind is not StatementKind.AUTHORED)

ORDERS: Final = {
    "-at": tr_noop("newest first"),
    "at": tr_noop("oldest first"),
    "voice": tr_noop("by speaker"),
    "-voice": tr_noop("by speaker, from the end"),
    "sentiment": tr_noop("most negative first"),
    "-sentiment": tr_noop("most positive first"),
    "-carried": tr_noop("most carried first"),
    "carried": tr_noop("least carried first"),
    "confidence": tr_noop("least sure first"),
    "-confidence": tr_noop("surest first"),
}

# Names that hold one of these are no person's.
_BODIES: Final = frozenset(
    {
        *("agency", "association", "bank", "bureau", "chamber", "coalition", "commission", "committee", "company"),
        *("corporation", "council", "court", "department", "foundation", "group", "inc", "institute", "lab", "labs"),
        *("ltd", "ministry", "office", "organisation", "organization", "parliament", "senate", "society", "systems"),
        *("union", "university"),
    }
)


class VoicesWork(LensedWork):
    """Runs the Voices view on one session."""

    article_asked = Signal(str)
    """The id of an article that is to be read on the Desk."""
    open_asked = Signal(object)
    """A links.Target."""
    adopt_asked = Signal(str, str)
    """A name, and what it is: "person" or "organisation"."""
    desk_asked = Signal(str)
    """The name of a voice that is to be looked at on the Desk."""
    mended = Signal()
    """A statement was put right: articles and means have changed."""

    NUMBERS = "lanes"
    view: VoicesView

    def __init__(
        self,
        view: VoicesView,
        session: Session,
        span: periods.Span,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(view, session, span, now)
        self._reason: Reason | None = None  # which number of another view led here
        self._scope = ""
        self._order = "-at"
        self._score_asked: ScoreQuestion | None = None
        self._card_asked: CardQuestion | None = None
        self._spoken_asked: SpokenQuestion | None = None
        self._ledger_asked: LedgerQuestion | None = None
        self._shown: LedgerQuestion | None = None
        self._pending: LedgerAnswer | None = None
        self._detail_asked: int | None = None
        self._dots: dict[int, StatementRow] = {}
        self.mending = Mending(view, session, now)
        self._connect()
        self._ask_all()

    def _connect(self) -> None:
        view, pane, table = self.view, self.view.pane, self.view.ledger.table
        view.narrowed.connect(self._ask_all)
        view.aimed.connect(self._aim)
        view.listed.connect(self._list_anew)
        view.order_changed.connect(self._take_order)
        view.scoped.connect(self._take_scope)
        view.dot_chosen.connect(self._take_dot)
        view.dot_pointed.connect(self._tell_dot)
        view.taken_in.connect(self._take_in)
        view.model.wanted.connect(self._ask_rows)
        table.chosen.connect(self._take_row)
        table.opened.connect(self._read)
        pane.read_asked.connect(self.article_asked)
        pane.open_asked.connect(self.open_asked)
        pane.voice_asked.connect(self._take_scope)
        pane.adopt_asked.connect(self._adopt)
        pane.speaker_asked.connect(self.mending.ask_speaker)
        pane.words_asked.connect(self.mending.ask_words)
        pane.none_asked.connect(self._take_out)
        pane.unmend_asked.connect(self.mending.take_back)
        self.mending.mended.connect(self._take_mended)
        self.mending.none_asked.connect(self._take_out)
        pane.words_wanted.connect(self._ask_loud)
        pane.card.desk_asked.connect(self.desk_asked)
        pane.card.adopt_asked.connect(self._adopt)

    # ---- asked by the window

    def take_lenses(self, chosen: Sequence[Key]) -> None:
        """Look through other lenses."""
        self._reason = None
        self.view.show_lenses(chosen)
        voices = [name for by, name in chosen if by == "voice"]
        if self._scope and voices and self._scope not in voices:
            self._release_scope()
        self._ask_all()

    def set_span(self, span: periods.Span) -> None:
        """Look at another span of time."""
        self._reason = None
        super().set_span(span)

    def show_reason(self, reason: Reason) -> None:
        """Say which number of another view led here, and list what it counts, until something else is chosen."""
        self._release_scope()
        self._reason = reason
        self._ask_score()
        self._ask_ledger()

    def search(self, words: str) -> None:
        """Look for words in the statements and their speakers; "" for all."""
        if words != self._search:
            self._search = words
            self._reason = None
            self._ask_all()

    def asked(self) -> tuple[Filter, str]:
        """Tell what the ledger shows, for an export: the filter, and the same in words."""
        view, wanted = self.view, self._ledger_filter()
        whose = {"all": tr("everybody"), "unknown": tr("unknown speakers")}.get(view.ledger.whose(), tr("all voices"))
        said = [", ".join(wanted.voices) or whose]
        said += [tr("on {topic}", topic=about)] if (about := self._about()) else []
        said += [tr("in {outlet}", outlet=where)] if (where := self._where()) else []
        said += [tr("toward {name}", name=view.target())] if view.target() else []
        said += [view.kinds_told()] if view.kinds() else []
        said += [view.sureness_told()] if view.sureness() is not None else []
        said += [self._span.words()]
        said += [tr("search: {words}", words=text.line(self._search, 80))] if self._search else []
        return wanted, ", ".join(said)

    # ---- asking

    def _base(self) -> Filter:
        since, until = self._span.bounds(self._now())
        target = self.view.target()
        return filter_of(
            self._but("voice"),
            since=since,
            until=until,
            kinds=self.view.kinds(),
            targets=(target,) if target else (),
            sure=self.view.sureness(),
            search=self._search or None,
            own_words=bool(self._search),
        )

    def _ledger_filter(self) -> Filter:
        if self._counts_reason:
            assert self._reason is not None
            return replace(self._reason.filter, named=True, kinds=_NOT_AUTHORED)
        voices = (self._scope,) if self._scope else self._names("voice")
        whose = self.view.ledger.whose()
        return replace(
            self._base(),
            voices=voices,
            named=not voices and whose == "named",
            unknown=not voices and whose == "unknown",
            once=True,
        )

    def _ask_all(self) -> None:
        if not self._session.is_open:
            return
        self._ask_score()
        self._ask_ledger()
        if self.view.pane.detail() is None:
            self._ask_side()

    def _ask_again(self) -> None:
        self._ask_all()
        detail = self.view.pane.detail()
        if detail is not None:
            self._ask_detail(detail.row.key)

    def _wanted(self) -> ScoreQuestion:
        collectives = frozenset(each.name for each in self._session.catalog.voices if each.kind == "collective")
        event = self._last_event()
        return ScoreQuestion(
            self._base(),
            self._session.engine,
            self._names("voice"),
            collectives,
            None if event is None else _moment_of(event),
        )

    def _ask_score(self) -> None:
        if not self._session.is_open:
            return
        question = self._score_asked = self._wanted()
        self.view.set_stale(True)
        self._ask(self.NUMBERS, question, read_score, self._show_score, self._refuse_score)

    @property
    def _counts_reason(self) -> bool:
        """Whether exactly that is listed which the number of another view counts."""
        return self._reason is not None and self._reason.engine == self._session.engine and not self._scope

    def _list_anew(self) -> None:
        """Other statements are wanted."""
        self._reason = None
        self._ask_ledger()

    def _ask_ledger(self) -> None:
        order = f"{self._order}:{self._session.engine}" if self._order.lstrip("-") == "sentiment" else self._order
        engine = self._session.engine if self._counts_reason else ""
        question = self._ledger_asked = LedgerQuestion(self._ledger_filter(), order, engine)
        self._ask("ledger", question, read_ledger, self._take_ledger, self._refuse_ledger)

    def _ask_rows(self, keys: tuple[int, ...]) -> None:
        self._session.jobs.run(
            keys,
            lambda reader: reader.statement_rows(keys),
            self.view.model.put,
            channel=("statements", keys[0], len(keys)),
        )

    def _ask_detail(self, key: int) -> None:
        self._detail_asked = key
        engine = self._session.engine
        self._session.jobs.run(
            key, lambda reader: read_detail(reader, key, engine), self._show_detail, channel="statement"
        )

    def _ask_card(self) -> None:
        question = CardQuestion(
            self._scope,
            self._base(),
            self._session.engine,
            max(self._span.coarseness(self._now()), Period.DAY, key=_coarse),
        )
        self._card_asked = question
        self._ask("voice", question, read_card, self._show_card, self._refuse_side)

    def _ask_spoken(self) -> None:
        question = self._spoken_asked = SpokenQuestion(
            self.view.target(),
            self._base(),
            self._session.engine,
            max(self._span.coarseness(self._now()), Period.DAY, key=_coarse),
        )
        self._ask("spoken", question, read_spoken, self._show_spoken, self._refuse_side)

    def _ask_side(self) -> None:
        """Where no statement is chosen, tell of the voice whose statements are listed, or of what is spoken of."""
        if self._scope:
            self._ask_card()
        elif self.view.target():
            self._ask_spoken()

    def _ask_loud(self, clipping: Clipping) -> None:
        engine, own, ask = self._session.engine, self._session.catalog.lexicon, self._session.service.explain
        self._session.jobs.work(
            clipping.article.id, lambda: scorer.explain(clipping, engine, own, ask), self._show_loud, channel="loud"
        )

    # ---- answers

    def _show_score(self, asked: ScoreQuestion, answer: ScoreAnswer) -> None:
        if asked != self._score_asked:
            return
        said = voicewords.say(self._facts(asked, answer))
        self.view.show_words(replace(said, notes=(answer.caveat, *said.notes)) if answer.caveat else said)
        companies = sorted(each.name for each in self._session.catalog.companies if each.enabled)
        self.view.offer_targets(answer.targets, companies)
        if not answer.shown:
            meant = asked.filter
            narrowed = meant.kinds or meant.targets or meant.topics or meant.outlets or meant.sure is not None
            if meant.search:
                words = tr("Nobody with a name says these words.")
            elif narrowed:
                words = tr("Nobody is quoted so {span}. Release a lens at the left, or a choice above.")
            elif self._span == periods.Span() or not answer.stored:
                words = tr(NONE_YET)
            else:
                words = tr("Nobody is quoted {span}. Choose a longer span.")
            self.view.say(words.format(span=within(self._span)))
            return
        self._dots = {row.key: row for row in answer.rows}
        self.view.show_score(self._score(asked, answer))
        assert self.view.lanes is not None
        self.view.lanes.show_front(self._scope)
        detail = self.view.pane.detail()
        self.view.lanes.ring(detail.row.key if detail is not None else None)

    def _facts(self, asked: ScoreQuestion, answer: ScoreAnswer) -> voicewords.Facts:
        said = dict(answer.speakers)
        many = sum(said.get(name, 0) for name in asked.voices) if asked.voices else sum(said.values())
        event = self._last_event()
        return voicewords.Facts(
            self._span.words(),
            many,
            len(answer.speakers),
            asked.voices,
            self._about(),
            self._where(),
            tuple(
                voicewords.Heard(name, answer.means[name], answer.changes.get(name))
                for name in answer.shown
                if answer.means[name].n
            ),
            event.name if event is not None else "",
            answer.unnamed,
            sum(row.published is None for row in answer.rows),
            sum(row.denied for row in answer.rows),
            DOTS if answer.cut else 0,
            search=asked.filter.search or "",
            sure=self.view.sureness_told(),
            toward=self.view.target(),
            reason=self._reason.said if self._reason is not None else "",
        )

    def _score(self, asked: ScoreQuestion, answer: ScoreAnswer) -> Score:
        voices = {voice.name: voice for voice in self._session.catalog.voices if voice.enabled}
        today = self._now().date()
        until = asked.filter.until or self._now()
        first = min((row.published for row in answer.rows if row.published), default=until - timedelta(days=7))
        since = asked.filter.since or first
        start, end = since.timestamp(), max(until.timestamp(), since.timestamp() + 3600)
        lanes = tuple(
            Lane(
                name,
                statement.role_at(voices.get(name), today) if name in voices else tr(statement.STRANGER),
                answer.dots[name],
                mean.mean,
                mean.low,
                mean.high,
                mean.n,
                self._silence(answer.last.get(name)),
            )
            for name, mean in answer.means.items()
        )
        nothing = Series("voice", "", asked.engine, Period.DAY, (), answer.gaps)
        return Score(
            start,
            end,
            lanes,
            self._span.coarseness(self._now()),
            trend.shades_of(nothing, start, end),
            trend.marks_of(self._events(self._names("topic")), start, end),
        )

    def _show_card(self, asked: CardQuestion, answer: CardAnswer) -> None:
        if asked != self._card_asked or asked.name != self._scope or self.view.ledger.table.current_key() is not None:
            return
        catalog = self._session.catalog
        voice = self._voice(asked.name)
        titles = {topic.id: topic.name for topic in catalog.topics}
        self.view.pane.show_card(
            Card(
                asked.name,
                statement.role_at(voice, self._now().date()) if voice else tr(statement.STRANGER),
                answer.statements,
                answer.mean,
                within(self._span),
                voice is not None,
                answer.line,
                tuple(replace(each, name=titles.get(each.name, each.name)) for each in answer.topics),
                answer.outlets,
                self._never_quoted(answer.last),
            )
        )

    def _show_spoken(self, asked: SpokenQuestion, answer: SpokenAnswer) -> None:
        current = self.view.ledger.table.current_key()
        if asked != self._spoken_asked or asked.name != self.view.target() or self._scope or current is not None:
            return
        self.view.pane.show_spoken(
            Spoken(
                asked.name,
                answer.total,
                answer.statements,
                answer.mean,
                within(self._span),
                answer.line,
                answer.voices,
                answer.outlets,
            )
        )

    def _refuse_score(self, asked: ScoreQuestion, error: MonitorError) -> None:
        if asked == self._score_asked:
            self.view.set_stale(False)
            if not isinstance(error, QueryError):  # that is told where the ledger is
                self.view.say(tr(str(error)), error=True)

    def _refuse_side(self, _asked: object, error: MonitorError) -> None:
        if not isinstance(error, QueryError):
            self.view.pane.clear(tr(str(error)))

    def _take_ledger(self, asked: LedgerQuestion, answer: LedgerAnswer) -> None:
        if asked != self._ledger_asked:
            return
        self.search_wrong.emit("")
        model, table = self.view.model, self.view.ledger.table
        same = self._shown is not None and same_question(self._shown, asked)
        fresh = len(set(answer.keys) - set(model.keys)) if same else 0
        if same and fresh and not table.is_at_rest_on_top():
            self._pending = answer
            self.view.ledger.show_arrivals(fresh)
            self._head_ledger(answer, shown=len(model.keys))
            return
        if same and answer.keys == model.keys and self._session.engine == model.engine:
            self._head_ledger(answer)
            return
        self._show_ledger(asked, answer)

    def _show_ledger(self, asked: LedgerQuestion, answer: LedgerAnswer) -> None:
        table = self.view.ledger.table
        current, top = table.current_key(), table.verticalScrollBar().value()
        same = self._shown is not None and same_question(self._shown, asked)
        self._shown, self._pending = asked, None
        self.view.ledger.show_arrivals(0)
        self.view.model.show(answer.keys, self._order, self._session.engine)
        self._head_ledger(answer)
        self.view.ledger.say("" if answer.keys else self._why_empty())
        if current is None or not table.go_to(current):
            table.verticalScrollBar().setValue(top if same else 0)

    def _head_ledger(self, answer: LedgerAnswer, *, shown: int | None = None) -> None:
        many = numbers.count(len(answer.keys) if shown is None else shown)
        in_order = tr("{n}, {order}", n=many, order=tr(ORDERS[self._order]))
        if self._counts_reason:
            in_order = tr("{n} that count, {order}", n=many, order=tr(ORDERS[self._order]))
        self.view.ledger.set_heading(answer.caveat or in_order)

    def _why_empty(self) -> str:
        span = within(self._span)
        if self._search:
            return tr("No statement holds these words. The search looks at the words said and at who says them.")
        if self._scope:
            return tr("{name} is not quoted {span}.", name=self._scope, span=span)
        if (
            self.view.kinds()
            or self.view.sureness() is not None
            or self.view.target()
            or self.view.ledger.whose() == "unknown"
        ):
            return tr("No statement of this kind {span}.", span=span)
        if self.view.lenses.chosen:
            return tr("No statement {span}. Release a lens at the left, or choose a longer span.", span=span)
        if self._span == periods.Span():
            return tr(NONE_YET)
        return tr("No statement in this span. Choose a longer one.")

    def _refuse_ledger(self, asked: LedgerQuestion, error: MonitorError) -> None:
        if asked != self._ledger_asked:
            return
        if isinstance(error, QueryError):
            self._refuse_search(error)
            still = tr("{error} The list still shows the last search that could be read.", error=error)
            self.view.ledger.set_heading(still, error=True)
        else:
            self.view.ledger.say(tr(str(error)), error=True)

    def _show_detail(self, asked: int, detail: Detail | None) -> None:
        if asked != self._detail_asked:
            return
        if detail is None:
            self.view.pane.clear(tr("This statement is no longer in the store."))
            return
        self.view.pane.show_detail(detail, self._voice(detail.row.voice), self._session.engine)
        if self.view.lanes is not None:
            self.view.lanes.ring(asked)
        row = self.view.model.row_of(asked)
        many = numbers.count(self.view.model.rowCount())
        self.view.pane.set_place(
            tr("not in the list")
            if row is None
            else tr("Statement {place} of {many}", place=numbers.count(row + 1), many=many)
        )

    def _show_loud(self, article: str, loud: tuple[Loud, ...]) -> None:
        self.view.pane.show_loud(article, loud)

    # ---- what people do

    def _take_order(self, order: str) -> None:
        self._order = order
        self._ask_ledger()

    def _take_scope(self, name: str) -> None:
        self._scope = name
        self.view.show_scope(name)
        self.view.ledger.table.let_go()
        self._take_row(None)
        self._ask_ledger()

    def _release_scope(self) -> None:
        self._scope = ""
        self.view.show_scope("")
        if self.view.pane.detail() is None:
            self.view.pane.clear()
            self._ask_side()

    def _aim(self) -> None:
        """Look at statements about another name, and at how it is spoken of."""
        self._reason = None
        self._release_scope()
        self.view.ledger.table.let_go()
        self._take_row(None)
        self._ask_score()
        self._ask_ledger()

    def _take_dot(self, key: int) -> None:
        if not self.view.ledger.table.go_to(key):
            self._ask_detail(key)  # filtered out of the list

    def _tell_dot(self, key: int | None) -> None:
        row = self._dots.get(key) if key is not None else None
        lanes = self.view.lanes
        if lanes is None:
            return
        if row is None:
            lanes.read_out(None)
            return
        value = row.sentiment.get(self._session.engine)
        parts = [
            numbers.short_time(row.published or row.first_seen, self._now()),
            text.line(row.outlet, 40),
            tr("denied") if row.denied else tr("not scored") if value is None else numbers.signed(value),
            tr("carried by {n}", n=numbers.count(row.carried_by)) if row.carried_by > 1 else "",
        ]
        lanes.read_out(ReadOut(row.key, ledger.words_of(row), " · ".join(filter(None, parts))))

    def _take_row(self, row: StatementRow | None) -> None:
        if row is not None:
            self._ask_detail(row.key)
            return
        self._detail_asked = None
        self.view.pane.clear()
        self._ask_side()
        if self.view.lanes is not None:
            self.view.lanes.ring(None)

    def _take_in(self) -> None:
        if self._pending is not None and self._ledger_asked is not None:
            self._show_ledger(self._ledger_asked, self._pending)
            self.view.ledger.table.scrollToTop()

    def _read(self, row: StatementRow) -> None:
        self.article_asked.emit(row.article)

    def _adopt(self, name: str) -> None:
        self.adopt_asked.emit(name, kind_of_name(name, self._session.catalog))

    def _give_up(self) -> None:
        super()._give_up()
        if self._session.jobs.cancel("ledger"):
            self.view.ledger.set_heading(tr("Canceled: the list is the one before"))

    def _tell_slow(self, channel: object, seconds: float) -> None:
        super()._tell_slow(channel, seconds)
        if channel == "ledger":
            self.view.ledger.set_heading(tr("Counting… {seconds} s", seconds=numbers.decimal(seconds, 1)))

    def _take_out(self, detail: Detail) -> None:
        self.view.ledger.table.let_go()
        self._take_row(None)
        self.mending.take_out(detail)

    def _take_mended(self) -> None:
        self.view.model.forget()
        self.refresh()
        self.mended.emit()

    # ---- helpers

    def _voice(self, name: str | None) -> Voice | None:
        """The voice of the catalog that goes by a name."""
        return next((each for each in self._session.catalog.voices if each.enabled and each.name == name), None)

    def _last_event(self) -> Event | None:
        """The last event that lies in the span."""
        since, until = self._span.bounds(self._now())
        inside = [
            event
            for event in self._events(self._names("topic"))
            if _moment_of(event) < (until or self._now()) and (since is None or _moment_of(event) > since)
        ]
        return max(inside, key=lambda event: (event.start, event.name), default=None)

    def _where(self) -> str:
        """The outlets that are chosen: "The Ledger", "2 outlets"; "" for none."""
        outlets = self._names("outlet")
        if len(outlets) == 1:
            return outlets[0]
        return plural("%n outlet", "%n outlets", len(outlets)) if outlets else ""

    def _silence(self, last: datetime | None) -> str:
        """What stands where a voice says nothing."""
        if last is None:
            return tr("nobody has quoted this voice yet")
        return tr("not quoted {span}; last on {day}", span=within(self._span), day=self._day(last))

    def _never_quoted(self, last: datetime | None) -> str:
        """The same as a sentence."""
        if last is None:
            return tr("Nobody has quoted this voice yet.")
        return tr("Not quoted {span}; last on {day}.", span=within(self._span), day=self._day(last))

    def _day(self, of: datetime) -> str:
        return numbers.day(of.astimezone().date(), self._now().date())


def kind_of_name(name: str, catalog: Catalog) -> str:
    """Guess whether a name is a person's or an organisation's."""
    wanted = name.casefold()
    known = (*catalog.companies, *catalog.outlets)
    if any(wanted in {each.name.casefold(), *(alias.casefold() for alias in each.aliases)} for each in known):
        return "organisation"
    words = wanted.replace(".", " ").split()
    return "organisation" if len(words) == 1 or words[0] == "the" or _BODIES & set(words) else "person"


def _moment_of(event: Event) -> datetime:
    return datetime.combine(event.start, time(12), tzinfo=UTC)  # as its mark stands: the hour is not known


def _coarse(period: Period) -> int:
    return list(Period).index(period)

"""What the accuracy window does on a session: sentences are drawn, answers kept at once, engines measured.

Reads and scoring run in the background; the plain functions at the end of this file are what runs there.
"""

from __future__ import annotations

import getpass
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from monitor import accuracy, judging, repairs
from monitor.accuracy import Agreement
from monitor.errors import MonitorError
from monitor.i18n import plural, tr, tr_noop
from monitor.judging import Item, Question, Sampling, Speakers, Verdicts
from monitor.lexicon import UserLexicon
from monitor.model import Answer, Apart, Article, Check, Clipping, Filter, Judgment, Label, Sentiment, Span
from monitor.ui import numbers
from monitor.ui.agreement import Differs, Group, Measured, between
from monitor.ui.dialogs import saving
from monitor.ui.mending import FAILED
from monitor.ui.speakers import speakers_words

if TYPE_CHECKING:
    from monitor.analysis.sentiment import Engine
    from monitor.catalog import Catalog
    from monitor.export import Written
    from monitor.store.queries import Reader
    from monitor.ui.accuracy import AccuracyWindow
    from monitor.ui.session import Session
    from monitor.worker import Worker

STEP = 8  # sentences that a slow engine scores between two looks at whether it is still wanted
SEED = 1  # the same for everybody: two people who judge the same store are asked about the same sentences
NOTHING = tr_noop(
    "There is no sentence to judge yet. They are drawn from scored articles, which come with the first poll, "
    "or with another choice above."
)
ALL_DONE = tr_noop(
    "Every sentence that can be drawn here is judged. Choose other articles above, or judge yours again, blind."
)
START = datetime(1970, 1, 1, tzinfo=UTC)  # of answers that only stand for what is on screen
NO_STATEMENTS = tr_noop("There is no statement to ask about yet. They come with the articles that quote somebody.")
ALL_CHECKED = tr_noop("Every statement that can be drawn is checked.")
NOT_YET = tr_noop(
    "Nothing is judged yet. Judge some sentences, one key each: 60 give a 95 % range of ± 13 points. "
    "Until then the gold set tells how far each engine can be trusted, on sentences that are ours."
)


@dataclass(frozen=True, slots=True)
class Draw:
    """Which sentences are wanted."""

    wanted: Sampling
    labeler: str
    again: bool = False
    waiting: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    items: tuple[Item, ...]
    mine: int  # sentences that the labeler has judged


@dataclass(frozen=True, slots=True)
class Yours:
    """What is told of the judgments in the store."""

    measured: tuple[Measured, ...]
    verdicts: Verdicts
    statements: int  # in articles that were read
    mended: int
    speakers: Speakers


@dataclass(frozen=True, slots=True)
class Spoken:
    questions: tuple[Question, ...]
    speakers: Speakers


class AccuracyWork(QObject):
    """Runs one accuracy window on one session; gone with the window."""

    article_asked = Signal(str)
    mended = Signal()
    """A statement was put right: what is shown of its article has changed."""

    _counted = Signal(object, int, int)

    def __init__(
        self,
        view: AccuracyWindow,
        session: Session,
        desk: Callable[[], Filter],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`desk` tells what the Desk shows."""
        super().__init__(view)
        self.view = view
        self._session = session
        self._desk = desk
        self._now = now
        self._wanted: Draw | None = None
        self._given: dict[Item, Judgment] = {}
        self._checks: dict[Question, Check] = {}
        self._total = 0
        self._drawing = False
        self._counting: Counting | None = None  # of the gold set, while that goes on
        pane = view.labeling
        pane.answered.connect(self._keep)
        pane.taken_back.connect(self._take_back)
        pane.more_wanted.connect(self._draw_more)
        pane.sampling_changed.connect(self._draw_anew)
        asks = view.speakers
        asks.answered.connect(self._keep_check)
        asks.taken_back.connect(self._take_back_check)
        asks.more_wanted.connect(self._ask_speakers)
        view.page_shown.connect(self._fill)
        view.gold.stop_asked.connect(self._stop_gold)
        view.gold.again_asked.connect(self._ask_gold)
        self._counted.connect(self._tell_gold, Qt.ConnectionType.QueuedConnection)
        view.finished.connect(self._stop_gold)
        view.article_asked.connect(self.article_asked)
        view.export_asked.connect(self._ask_where)
        view.apart.engines_chosen.connect(self._ask_apart)
        session.settings_changed.connect(self._refresh)
        session.catalog_changed.connect(self._refresh)

    def _fill(self, page: str) -> None:
        if page == "judge":
            if self._wanted is None:
                self._draw_anew()
        elif page == "speakers":
            voices = sorted(voice.name for voice in self._session.catalog.voices if voice.enabled)
            self.view.speakers.set_voices(voices)
            self._ask_speakers()
        elif page == "yours":
            self._ask_yours()
        elif page == "gold":
            self._ask_gold()
        else:
            self._offer_engines()
            self._ask_apart(*self.view.apart.chosen())

    def _refresh(self) -> None:
        if self._session.is_open and self.view.isVisible() and self.view.page() not in ("judge", "speakers"):
            self._fill(self.view.page())

    # ---- judging

    def _draw_anew(self) -> None:
        pane = self.view.labeling
        scope = self._desk() if pane.scope.currentIndex() else Filter()
        wanted = Sampling(scope, balanced=pane.spread.currentIndex() == 0, targets=pane.names.isChecked(), seed=SEED)
        self._given.clear()
        self._wanted = Draw(wanted, " ".join(pane.labeler.text().split()), again=pane.turn.currentIndex() == 1)
        self._ask_items()

    def _draw_more(self) -> None:
        if not self._drawing and self._wanted is not None and not self._wanted.again:
            self._ask_items()

    def _ask_items(self) -> None:
        assert self._wanted is not None
        self._drawing = True
        asked = replace(self._wanted, waiting=self.view.labeling.waiting())
        self._wanted = asked
        lexicon = self._session.catalog.lexicon
        # what was just answered may not be in the store yet
        late = tuple(self._given.values())
        self._session.jobs.run(
            asked, lambda reader: draw(reader, asked, late, lexicon), self._show_items, failed=self._refuse_items,
            channel="judge",
        )  # fmt: skip

    def _show_items(self, asked: Draw, drawn: Drawn) -> None:
        self._drawing = False
        if asked != self._wanted:
            return
        pane = self.view.labeling
        self._total = max(drawn.mine, len(self._given))
        pane.offer(drawn.items)
        pane.set_counts(self._total)
        if pane.item() is None:
            pane.say(tr(ALL_DONE if self._total else NOTHING))

    def _refuse_items(self, asked: Draw, error: MonitorError) -> None:
        self._drawing = False
        if asked == self._wanted:
            self.view.labeling.say(tr(str(error)), error=True)

    def _keep(self, item: Item, label: Label | None) -> None:
        assert self._wanted is not None
        judgment = item.judged(label, self._now(), self._wanted.labeler, 2 if self._wanted.again else 1)
        self._given[item] = judgment
        self._total += not self._wanted.again
        self.view.labeling.set_counts(self._total)
        self._session.write(lambda store: store.judge(judgment), failed=partial(self._refuse_answer, item))

    def _refuse_answer(self, item: Item, error: MonitorError) -> None:
        if self._given.pop(item, None) is not None:
            self._total -= 1
            self.view.labeling.put_back(item)
            self.view.labeling.set_counts(self._total)
        self.view.say(tr("The answer was not kept: {reason}", reason=tr(str(error))), error=True)

    def _take_back(self, item: Item) -> None:
        judgment = self._given.pop(item, None)
        if judgment is None:
            return
        self._total -= judgment.turn == 1
        self.view.labeling.set_counts(self._total)
        self._session.write(lambda store: store.take_back(judgment), failed=self._fail)

    # ---- who speaks

    def _ask_speakers(self) -> None:
        asked = self.view.speakers.waiting()
        late = tuple(self._checks.values())
        labeler = self._labeler()
        self._session.jobs.run(
            asked, lambda reader: read_speakers(reader, asked, late, labeler), self._show_speakers,
            failed=self._refuse_speakers, channel="speakers",
        )  # fmt: skip

    def _show_speakers(self, asked: tuple[Question, ...], found: Spoken) -> None:
        pane = self.view.speakers
        known = {*self._checks, *pane.waiting()}
        pane.offer(each for each in found.questions if each not in known)
        pane.show_figures(found.speakers)
        if pane.current() is None:
            pane.say(tr(ALL_CHECKED if found.speakers.whole.n else NO_STATEMENTS))

    def _refuse_speakers(self, _asked: object, error: MonitorError) -> None:
        self.view.speakers.say(tr(str(error)), error=True)

    def _keep_check(self, question: Question, answer: Answer, said: str | None) -> None:
        check = question.checked(answer, said, self._now(), self._labeler())
        self._checks[question] = check
        self._session.write(
            lambda store: store.check(check), self._tell_checks, failed=partial(self._refuse_check, question)
        )
        if not check.right and answer is not Answer.UNCLEAR:
            self._put_right(question, check)

    def _refuse_check(self, question: Question, error: MonitorError) -> None:
        if self._checks.pop(question, None) is not None:
            self.view.speakers.put_back(question)
        self.view.say(tr("The answer was not kept: {reason}", reason=tr(str(error))), error=True)

    def _take_back_check(self, question: Question) -> None:
        check = self._checks.pop(question, None)
        if check is None:
            return
        self._session.write(lambda store: store.take_back_check(check), self._tell_checks, failed=self._fail)
        if not check.right and check.answer is not Answer.UNCLEAR:
            self._put_right(question, None)

    def _put_right(self, question: Question, check: Check | None) -> None:
        """Put a statement right as somebody said; None: it is to be as it was found."""
        now = self._now()
        self._session.jobs.run(
            (question, check), lambda reader: righted(reader, question, check, now), self._examine,
            failed=self._fail, channel=("righted", question.statement, check is None),
        )  # fmt: skip

    def _examine(self, asked: tuple[Question, Check | None], article: Article | None) -> None:
        question, check = asked
        if article is not None and self._checks.get(question) == check:  # else it was answered otherwise meanwhile
            self._session.when_done(self._session.service.examine(article), self._store_repair, failed=self._fail)

    def _store_repair(self, clipping: Clipping) -> None:
        if (clipping.analysis.not_scored or "").startswith(FAILED):
            self.view.say(tr("The article could not be analyzed again; the statement is as it was."), error=True)
            return
        self._session.write(lambda store: store.repair(clipping), self._tell_mended, failed=self._fail)

    def _tell_checks(self, _done: object) -> None:
        self._session.jobs.run(None, lambda reader: judging.speakers(reader.checks()), self._show_checks)

    def _show_checks(self, _asked: None, found: Speakers) -> None:
        self.view.speakers.show_figures(found)

    def _tell_mended(self, _done: object) -> None:
        self.mended.emit()

    def _labeler(self) -> str:
        return " ".join(self.view.labeling.labeler.text().split()) or user_name()

    # ---- what it comes to

    def _ask_yours(self) -> None:
        scorers = self._scorers()
        self._session.jobs.run(
            None, lambda reader: read_yours(reader, scorers), self._show_yours, failed=self._refuse_yours
        )

    def _show_yours(self, _asked: None, yours: Yours) -> None:
        pane = self.view.yours
        found = yours.verdicts
        pane.show_words(people_words(found.people), statement_words(yours))
        pane.export.setEnabled(bool(found.judged or found.unclear or found.split))
        left = left_out(found)
        if not found.judged:
            pane.figures.say(tr("No figure yet: {left}.", left=left) if left else tr(NOT_YET))
            return
        notes = [tr("Where sentences were spread over outlets and labels, they are not as frequent as in the feeds.")]
        notes += [tr("Left out: {left}.", left=left)] if left else []
        pane.figures.show_measured(yours.measured, " ".join(notes), self._session.engine)

    def _refuse_yours(self, _asked: None, error: MonitorError) -> None:
        self.view.yours.figures.say(tr(str(error)), error=True)

    def _ask_gold(self) -> None:
        """Measure the engines on the gold set. It is done once: neither the set nor an engine's version changes."""
        if self._counting is not None:
            return  # the same is being counted
        session = self._session
        counting = self._counting = Counting(self._counted.emit, lambda: session.is_closed)
        scorers = self._scorers()
        if not self.view.gold.has_figures():
            self.view.gold.tell_progress(0, 0)
        self._session.jobs.work(
            counting, lambda: read_gold(scorers, counting), self._show_gold, failed=self._refuse_gold, channel="gold"
        )

    def _stop_gold(self) -> None:
        if self._counting is not None:
            self._counting.stop()
            self._counting = None
        self.view.gold.tell_stopped()

    def _tell_gold(self, counting: Counting, done: int, total: int) -> None:
        if counting is self._counting:
            self.view.gold.tell_progress(done, total)

    def _show_gold(self, counting: Counting, measured: tuple[Measured, ...]) -> None:
        if counting is self._counting:
            self._counting = None
            self.view.gold.show_measured(measured, gold_words(), self._session.engine)

    def _refuse_gold(self, counting: Counting, error: MonitorError) -> None:
        if counting is self._counting:
            self._counting = None
            self.view.gold.say(tr(str(error)), error=True)

    def _scorers(self) -> Scorers:
        return Scorers(self._session.catalog, self._session.settings.worker_memory_mb)

    # ---- engines apart

    def _offer_engines(self) -> None:
        self.view.apart.offer(self._session.engines, self._session.engine)

    def _ask_apart(self, first: str, second: str) -> None:
        pane = self.view.apart
        if not second or first == second:
            pane.say(tr("Choose two engines that differ.") if second else tr("Only one engine is installed."))
            return
        asked = (first, second)
        self._session.jobs.run(
            asked, lambda reader: reader.apart(Filter(), asked), self._show_apart, failed=self._refuse_apart
        )

    def _show_apart(self, asked: tuple[str, str], rows: tuple[Apart, ...]) -> None:
        if asked != self.view.apart.chosen():
            return
        if rows:
            self.view.apart.show_rows(asked, rows)
        else:
            first, second = asked
            self.view.apart.say(
                tr("No article is scored by both {first} and {second} yet.", first=first, second=second)
            )

    def _refuse_apart(self, _asked: object, error: MonitorError) -> None:
        self.view.apart.say(tr(str(error)), error=True)

    # ---- export

    def _ask_where(self) -> None:
        name = f"judgments-{self._now().astimezone():%Y-%m-%d}.csv"
        kinds = ((tr("CSV (*.csv)"), ".csv"),)
        saving.ask_where(self.view, tr("Export judgments"), Path.home() / name, kinds, self.export, explained=True)

    def export(self, to: Path) -> None:
        """Write every judgment with what each engine says of it, and a manifest beside it."""
        scorers, now = self._scorers(), self._now()
        self._session.jobs.run(to, lambda reader: write(reader, to, scorers, now), self._tell_export, failed=self._fail)

    def _tell_export(self, to: Path, written: Written) -> None:
        self.view.say(
            plural("%n judgment written to {file}.", "%n judgments written to {file}.", written.rows, file=to.name)
        )

    def _fail(self, *asked_and_error: object) -> None:
        self.view.say(tr(str(asked_and_error[-1])), error=True)


# ---- words ----------------------------------------------------------------------------------------


def people_words(found: Agreement) -> str:
    """How people agree with one another; "" where no sentence was judged twice."""
    if found.accuracy is None or found.interval is None:
        return ""
    values = {"share": numbers.percent(found.accuracy), "range": between(*found.interval)}
    if found.kappa is None:
        return plural(
            "People among themselves: %n sentence judged twice, {share} alike ({range}). "
            "No engine can be held to more.",
            "People among themselves: %n sentences judged twice, {share} alike ({range}). "
            "No engine can be held to more.",
            found.n,
            **values,
        )
    return plural(
        "People among themselves: %n sentence judged twice, {share} alike ({range}, kappa {kappa}). "
        "No engine can be held to more.",
        "People among themselves: %n sentences judged twice, {share} alike ({range}, kappa {kappa}). "
        "No engine can be held to more.",
        found.n,
        kappa=numbers.decimal(found.kappa, 2).replace("-", numbers.MINUS),
        **values,
    )


def statement_words(yours: Yours) -> str:
    """How often a speaker is right where somebody was asked; else how many statements were put right."""
    if yours.speakers.whole.n:
        return tr("Who speaks: {how}", how=speakers_words(yours.speakers))
    if not yours.statements:
        return tr("Statements: none stands in an article that was read.")
    return tr(
        "Statements: of {all} in articles that were read, {mended} were put right ({share}). The rest was left as "
        "found, which proves little: nobody need have looked. Under “Who speaks” you can.",
        all=numbers.count(yours.statements),
        mended=numbers.count(yours.mended),
        share=numbers.percent(yours.mended / yours.statements),
    )


def left_out(found: Verdicts) -> str:
    """What is in no figure, and why; "" where nothing is left out."""
    unclear = plural("%n sentence of which nobody could tell", "%n sentences of which nobody could tell", found.unclear)
    split = plural("%n sentence on which answers are split", "%n sentences on which answers are split", found.split)
    if found.unclear and found.split:
        return tr("{unclear} and {split}", unclear=unclear, split=split)
    return unclear if found.unclear else split if found.split else ""


def gold_words() -> str:
    """What is to be known of the gold set."""
    labels, _ = accuracy.between_passes("own")
    assert labels.kappa is not None
    return plural(
        "%n sentence of this domain that the authors wrote and labeled in two passes (kappa {kappa}, which speaks of "
        "slips, not of other people). Half are meant to be difficult: read differences between engines, not levels.",
        "%n sentences of this domain that the authors wrote and labeled in two passes (kappa {kappa}, which speaks of "
        "slips, not of other people). Half are meant to be difficult: read differences between engines, not levels.",
        len(accuracy.gold("own")),
        kappa=numbers.decimal(labels.kappa, 2),
    )


# ---- what runs in the background ------------------------------------------------------------------


def draw(reader: Reader, asked: Draw, late: Sequence[Judgment], lexicon: UserLexicon) -> Drawn:
    """Draw the next sentences for one labeler, and count what that one has judged."""
    taken = {(each.item, each.turn) for each in late}
    kept = [each for each in reader.judgments() if (each.item, each.turn) not in taken]
    mine = [each for each in (*kept, *late) if each.labeler == asked.labeler]
    judged = len({each.item for each in mine})
    if asked.again:
        waiting = {each.judged(None, each.at, "").item for each in asked.waiting}
        items = judging.again(mine, asked.labeler, SEED)
        return Drawn(tuple(each for each in items if each.judged(None, each.at, "").item not in waiting), judged)
    done = [*mine, *(each.judged(None, each.at, asked.labeler) for each in asked.waiting)]
    from monitor.analysis import sentiment

    [engine] = sentiment.engines(["vader-news"], own=lexicon)  # quick, and its labels are stored with every article
    return Drawn(judging.offer(reader, asked.wanted, engine, done), judged)


def read_yours(reader: Reader, scorers: Scorers) -> Yours:
    with scorers.ready() as engines:
        found = judging.verdicts(reader.judgments(), engines)
    measured = tuple(
        Measured(
            engine.name,
            engine.version,
            found.of(engine.name),
            tuple(Group(name, found.of(engine.name, name)) for name in found.outlets()),
            tuple(
                Differs(
                    each.text,
                    each.label,
                    each.said[engine.name].label,
                    each.said[engine.name].compound,
                    "" if each.target is None else each.text[each.target.start : each.target.end],
                    each.outlet,
                    each.article,
                )
                for each in found.judged
                if each.said[engine.name].label is not each.label
            ),
        )
        for engine in engines
    )
    statements, by_verdict = reader.mended()
    return Yours(measured, found, statements, sum(by_verdict.values()), judging.speakers(reader.checks()))


def read_speakers(reader: Reader, waiting: Sequence[Question], late: Sequence[Check], labeler: str) -> Spoken:
    """Draw the next statements for one labeler, and count what all have said."""
    checks = reader.checks()
    mine = [each for each in (*checks, *late) if each.labeler == labeler]
    mine += [each.checked(Answer.UNCLEAR, None, START, labeler) for each in waiting]
    return Spoken(judging.ask(reader, Filter(), SEED, mine), judging.speakers(checks))


def righted(reader: Reader, question: Question, check: Check | None, now: datetime) -> Article | None:
    """An article as it is now with one statement put right; `check` None: as it was found. None: it is gone."""
    clipping = reader.clipping(question.article)
    if clipping is None:
        return None
    if check is None:
        return repairs.undone(clipping.article, question.statement)
    statement = repairs.at(clipping, question.statement)
    if statement is None:
        return None
    if check.answer is Answer.NONE:
        return repairs.no_statement(clipping, statement, now)
    return repairs.other_speaker(clipping, statement, check.said, now)


class Counting:
    """A long count: how far it is, and whether it is still wanted. Told from the thread that counts."""

    def __init__(
        self,
        tell: Callable[[Counting, int, int], object] = lambda *_: None,
        over: Callable[[], bool] = lambda: False,
    ) -> None:
        """`over` tells whether nobody waits for it any more."""
        self._tell, self._over = tell, over
        self._stopped = threading.Event()
        self._done = self.total = 0

    def stop(self) -> None:
        """Count no further: the next step raises MonitorError."""
        self._stopped.set()

    def step(self, many: int) -> None:
        """So many more are done."""
        if self._stopped.is_set() or self._over():
            raise MonitorError("Counting was stopped")
        self._done += many
        if self.total:
            self._tell(self, self._done, self.total)


_measured: dict[tuple[str, str], Measured] = {}  # on the gold set, by engine and version: counted once


def read_gold(scorers: Scorers, counting: Counting | None = None) -> tuple[Measured, ...]:
    """Measure every engine on the gold set. Raises MonitorError where `counting` was stopped."""
    counting = counting or Counting()
    with scorers.ready(counting.step) as engines:
        new = [engine for engine in engines if (engine.name, engine.version) not in _measured]
        slow = sum(isinstance(engine, _Elsewhere) for engine in new)
        counting.total = 2 * slow * len(accuracy.gold("own"))  # each sentence toward its target, and as a whole
        for measured in _on_gold(new):
            _measured[measured.engine, measured.version] = measured
        return tuple(_measured[engine.name, engine.version] for engine in engines)


def _on_gold(engines: Sequence[Engine]) -> tuple[Measured, ...]:
    trials = accuracy.trials(engines, ["own"])
    return tuple(
        Measured(
            trial.engine,
            trial.version,
            trial.toward,
            tuple(Group(tr(tag), found) for tag, found in trial.by_tag().items()),
            tuple(
                Differs(
                    each.text,
                    each.label,
                    said.label,
                    said.compound,
                    "" if each.target is None else each.text[each.target.start : each.target.end],
                    ", ".join(map(tr, each.tags)),
                )
                for each, said in trial.wrong()
            ),
        )
        for trial in trials
    )


def write(reader: Reader, to: Path, scorers: Scorers, now: datetime) -> Written:
    from monitor import export

    with scorers.ready() as engines:
        about = {"engines": {engine.name: engine.version for engine in engines}}
        records = judging.records(reader, Filter(), engines)
        return export.write(export.Kind.JUDGMENTS, records, to, about=about, created=now)


@dataclass(frozen=True, slots=True)
class Scorers:
    """The engines that can run here: those that read word lists in this process, the others in one of their own."""

    catalog: Catalog
    memory_mb: int

    @contextmanager
    def ready(self, step: Callable[[int], object] = lambda _many: None) -> Iterator[tuple[Engine, ...]]:
        """Give the engines; `step` hears of sentences that a slow one has scored, and may raise to end it."""
        from monitor.analysis import sentiment

        made = sentiment.engines(own=self.catalog.lexicon)
        heavy = [engine.name for engine in made if engine.name not in sentiment.versions()]
        if not heavy:
            yield made
            return
        from monitor.worker import Worker

        worker = Worker(self.catalog, heavy, memory_mb=self.memory_mb)
        try:
            yield tuple(_Elsewhere(engine, worker, step) if engine.name in heavy else engine for engine in made)
        finally:
            worker.close()


class _Elsewhere:
    """An engine that scores in a process of its own."""

    def __init__(self, engine: Engine, worker: Worker, step: Callable[[int], object]) -> None:
        self.name, self.version = engine.name, engine.version
        self.label, self.explain = engine.label, engine.explain
        self.slow, self.targeted = engine.slow, engine.targeted
        self._worker, self._step = worker, step

    def score(self, texts: Sequence[str], targets: Sequence[Span | None] | None = None) -> list[Sentiment]:
        toward = targets or [None] * len(texts)
        found: list[Sentiment] = []
        for at in range(0, len(texts), STEP):
            found += self._worker.score(texts[at : at + STEP], toward[at : at + STEP])[self.name]
            self._step(len(texts[at : at + STEP]))
        return found


def user_name() -> str:
    """Who works at this machine, as the system knows it."""
    with suppress(KeyError, OSError, ImportError):
        return getpass.getuser()
    return "me"

"""What the accuracy window does on a session: sentences are drawn, answers kept at once, engines measured.

Reads and scoring run in the background; the plain functions at the end of this file are what runs there.
"""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from monitor import accuracy, judging, repairs
from monitor.accuracy import Agreement
from monitor.errors import MonitorError
from monitor.judging import Item, Question, Sampling, Speakers, Verdicts
from monitor.lexicon import UserLexicon
from monitor.model import Answer, Apart, Article, Check, Clipping, Filter, Judgment, Label, Sentiment, Span
from monitor.ui import numbers
from monitor.ui.agreement import Differs, Group, Measured, between
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

SEED = 1  # the same for everybody: two people who judge the same store are asked about the same sentences
NOTHING = (
    "There is no sentence to judge yet. They are drawn from scored articles, which come with the first poll, "
    "or with another choice above."
)
ALL_DONE = "Every sentence that can be drawn here is judged. Choose other articles above, or judge yours again, blind."
START = datetime(1970, 1, 1, tzinfo=UTC)  # of answers that only stand for what is on screen
NO_STATEMENTS = "There is no statement to ask about yet. They come with the articles that quote somebody."
ALL_CHECKED = "Every statement that can be drawn is checked."
NOT_YET = (
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
        self._gold_for: tuple[object, ...] | None = None
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
            pane.say(ALL_DONE if self._total else NOTHING)

    def _refuse_items(self, asked: Draw, error: MonitorError) -> None:
        self._drawing = False
        if asked == self._wanted:
            self.view.labeling.say(str(error), error=True)

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
        self.view.say(f"The answer was not kept: {error}", error=True)

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
            pane.say(ALL_CHECKED if found.speakers.whole.n else NO_STATEMENTS)

    def _refuse_speakers(self, _asked: object, error: MonitorError) -> None:
        self.view.speakers.say(str(error), error=True)

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
        self.view.say(f"The answer was not kept: {error}", error=True)

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
            self.view.say("The article could not be analyzed again; the statement is as it was.", error=True)
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
        if not found.judged:
            pane.figures.say(NOT_YET if not (found.unclear or found.split) else f"No figure yet: {left_out(found)}")
            return
        notes = ["Where sentences were spread over outlets and labels, they are not as frequent as in the feeds."]
        notes += [f"Left out: {left_out(found)}"] if found.unclear or found.split else []
        pane.figures.show_measured(yours.measured, " ".join(notes), self._session.engine)

    def _refuse_yours(self, _asked: None, error: MonitorError) -> None:
        self.view.yours.figures.say(str(error), error=True)

    def _ask_gold(self) -> None:
        scorers = self._scorers()
        self._session.jobs.work(None, lambda: read_gold(scorers), self._show_gold, failed=self._refuse_gold)

    def _show_gold(self, _asked: object, measured: tuple[Measured, ...]) -> None:
        self.view.gold.show_measured(measured, gold_words(), self._session.engine)

    def _refuse_gold(self, _asked: None, error: MonitorError) -> None:
        self.view.gold.say(str(error), error=True)

    def _scorers(self) -> Scorers:
        return Scorers(self._session.catalog, self._session.settings.worker_memory_mb)

    # ---- engines apart

    def _offer_engines(self) -> None:
        self.view.apart.offer(self._session.engines, self._session.engine)

    def _ask_apart(self, first: str, second: str) -> None:
        pane = self.view.apart
        if not second or first == second:
            pane.say("Choose two engines that differ." if second else "Only one engine is installed.")
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
            self.view.apart.say(f"No article is scored by both {asked[0]} and {asked[1]} yet.")

    def _refuse_apart(self, _asked: object, error: MonitorError) -> None:
        self.view.apart.say(str(error), error=True)

    # ---- export

    def _ask_where(self) -> None:
        name = f"judgments-{self._now().astimezone():%Y-%m-%d}.csv"
        chosen, _ = QFileDialog.getSaveFileName(self.view, "Export judgments", str(Path.home() / name), "CSV (*.csv)")
        if chosen:
            self.export(Path(chosen))

    def export(self, to: Path) -> None:
        """Write every judgment with what each engine says of it, and a manifest beside it."""
        scorers, now = self._scorers(), self._now()
        self._session.jobs.run(to, lambda reader: write(reader, to, scorers, now), self._tell_export, failed=self._fail)

    def _tell_export(self, to: Path, written: Written) -> None:
        self.view.say(f"{numbers.plural(written.rows, 'judgment')} written to {to.name}.")

    def _fail(self, *asked_and_error: object) -> None:
        self.view.say(str(asked_and_error[-1]), error=True)


# ---- words ----------------------------------------------------------------------------------------


def people_words(found: Agreement) -> str:
    """How people agree with one another; "" where no sentence was judged twice."""
    if found.accuracy is None or found.interval is None:
        return ""
    kappa = "" if found.kappa is None else f", kappa {found.kappa:.2f}".replace("-", numbers.MINUS)
    return (
        f"People among themselves: {numbers.plural(found.n, 'sentence')} judged twice, "
        f"{numbers.percent(found.accuracy)} alike ({between(*found.interval)}{kappa}). No engine can be held to more."
    )


def statement_words(yours: Yours) -> str:
    """How often a speaker is right where somebody was asked; else how many statements were put right."""
    if yours.speakers.whole.n:
        return f"Who speaks: {speakers_words(yours.speakers)}"
    if not yours.statements:
        return "Statements: none stands in an article that was read."
    return (
        f"Statements: of {numbers.count(yours.statements)} in articles that were read, {numbers.count(yours.mended)} "
        f"were put right ({numbers.percent(yours.mended / yours.statements)}). The rest was left as found, which "
        "proves little: nobody need have looked. Under “Who speaks” you can."
    )


def left_out(found: Verdicts) -> str:
    """What is in no figure, and why."""
    parts = [f"{numbers.plural(found.unclear, 'sentence')} of which nobody could tell"] if found.unclear else []
    parts += [f"{numbers.plural(found.split, 'sentence')} on which answers are split"] if found.split else []
    return " and ".join(parts) + "."


def gold_words() -> str:
    """What is to be known of the gold set."""
    labels, _ = accuracy.between_passes("own")
    return (
        f"{numbers.count(len(accuracy.gold('own')))} sentences of this domain that the authors wrote and labeled in "
        f"two passes (kappa {labels.kappa:.2f}, which speaks of slips, not of other people). Half are meant to be "
        "difficult: read differences between engines, not levels."
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


def read_gold(scorers: Scorers) -> tuple[Measured, ...]:
    with scorers.ready() as engines:
        trials = accuracy.trials(engines, ["own"])
    return tuple(
        Measured(
            trial.engine,
            trial.version,
            trial.toward,
            tuple(Group(tag, found) for tag, found in trial.by_tag().items()),
            tuple(
                Differs(
                    each.text,
                    each.label,
                    said.label,
                    said.compound,
                    "" if each.target is None else each.text[each.target.start : each.target.end],
                    ", ".join(each.tags),
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
    def ready(self) -> Iterator[tuple[Engine, ...]]:
        from monitor.analysis import sentiment

        made = sentiment.engines(own=self.catalog.lexicon)
        heavy = [engine.name for engine in made if engine.name not in sentiment.versions()]
        if not heavy:
            yield made
            return
        from monitor.worker import Worker

        worker = Worker(self.catalog, heavy, memory_mb=self.memory_mb)
        try:
            yield tuple(_Elsewhere(engine, worker) if engine.name in heavy else engine for engine in made)
        finally:
            worker.close()


class _Elsewhere:
    """An engine that scores in a process of its own."""

    def __init__(self, engine: Engine, worker: Worker) -> None:
        self.name, self.version = engine.name, engine.version
        self.label, self.explain = engine.label, engine.explain
        self.slow, self.targeted = engine.slow, engine.targeted
        self._worker = worker

    def score(self, texts: Sequence[str], targets: Sequence[Span | None] | None = None) -> list[Sentiment]:
        return self._worker.score(texts, targets or [None] * len(texts))[self.name]


def user_name() -> str:
    """Who works at this machine, as the system knows it."""
    with suppress(KeyError, OSError, ImportError):
        return getpass.getuser()
    return "me"

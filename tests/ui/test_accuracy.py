"""The accuracy window on a real session: sentences are drawn, answers kept at once, engines measured."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from monitor.analysis import Analyzer, sentiment
from monitor.catalog import Catalog
from monitor.errors import MonitorError
from monitor.judging import Question
from monitor.model import Article, Clipping, Feed, FeedState, Filter, Judgment, Label, Poll, ScoredText
from monitor.settings import Profile
from monitor.ui import accuracywork, agreement, theme
from monitor.ui.accuracy import AccuracyWindow
from monitor.ui.accuracywork import AccuracyWork
from monitor.ui.errands import Errands
from monitor.ui.session import Session

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no window manager

NOW = datetime.now(UTC).replace(microsecond=0)
FEED = Feed("https://ledger.example/feed", "The Ledger", "The Ledger")
TEXTS = (
    "The new plant is a wonderful success.",
    "The launch was a terrible failure for everybody.",
    "The plant stands beside the old river.",
    "Nvidia plunges as the chip rout deepens again.",
)


@pytest.fixture
def session(qtbot: QtBot, themed: QApplication, tmp_path: Path) -> Iterator[Session]:
    theme.choose(theme.Choice.LIGHT)
    opened = Session(Profile(tmp_path / "profile"))
    with qtbot.waitSignal(opened.opened, timeout=20_000):
        opened.begin()
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> AccuracyWindow:
    made = AccuracyWindow("ada")
    AccuracyWork(made, session, lambda: Filter(outlets=("Harbor Post",)), lambda: NOW)
    qtbot.addWidget(made)
    made.show()
    return made


def fill(qtbot: QtBot, session: Session, texts: tuple[str, ...] = TEXTS) -> None:
    catalog = Catalog(feeds=(), outlets=(), topics=(), voices=(), companies=(), events=(), rules=())
    analyzer = Analyzer(catalog, ["vader", "vader-news"])
    articles = []
    for n, text in enumerate(texts):
        at = NOW - timedelta(hours=n)
        made = Article(f"{n:016x}", FEED.url, FEED.outlet, f"Part {n}", text, None, ScoredText.SUMMARY, NOW, at)
        articles.append(made)
    clippings = tuple(Clipping(article, analyzer.analyze(article)) for article in articles)
    done: list[object] = []
    session.write(lambda store: store.save(Poll(FEED, FeedState(FEED.url), NOW, clippings)), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)


def kept(session: Session) -> list[Judgment]:
    with session.service.reader() as reader:
        return list(reader.judgments())


def open_page(qtbot: QtBot, session: Session, window: AccuracyWindow, page: str) -> None:
    window.show_page(page)
    qtbot.waitUntil(lambda: not session.jobs.busy(), timeout=60_000)


def judge(qtbot: QtBot, session: Session, window: AccuracyWindow, *keys: Qt.Key) -> None:
    """Give an answer to sentence after sentence, and wait until all are kept."""
    open_page(qtbot, session, window, "judge")
    before = len(kept(session))
    for key in keys:
        qtbot.keyClick(window.labeling, key)
    qtbot.waitUntil(lambda: len(kept(session)) == before + len(keys), timeout=20_000)
    qtbot.waitUntil(lambda: not session.jobs.busy(), timeout=60_000)


def test_an_empty_store_says_what_to_do(qtbot: QtBot, session: Session, window: AccuracyWindow) -> None:
    for page, said in (("judge", accuracywork.NOTHING), ("yours", accuracywork.NOT_YET)):
        open_page(qtbot, session, window, page)
        shown = window.labeling.none if page == "judge" else window.yours.figures.none
        assert shown.text() == said
        assert shown.isVisible()
    open_page(qtbot, session, window, "apart")
    assert "No article is scored by both" in window.apart.none.text()
    assert not window.yours.export.isEnabled()


def test_each_answer_is_kept_at_once(qtbot: QtBot, session: Session, window: AccuracyWindow) -> None:
    fill(qtbot, session)
    judge(qtbot, session, window, Qt.Key.Key_Left, Qt.Key.Key_S)

    found = kept(session)

    assert sorted(each.label is None for each in found) == [False, True]
    assert {each.labeler for each in found} == {"ada"}
    assert all(each.text in TEXTS for each in found)
    assert "2 sentences judged, 2 in this sitting" in window.labeling.count.text()


def test_undo_takes_the_answer_out_of_the_store(qtbot: QtBot, session: Session, window: AccuracyWindow) -> None:
    fill(qtbot, session)
    judge(qtbot, session, window, Qt.Key.Key_Left)
    [given] = kept(session)

    qtbot.keyClick(window.labeling, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: not kept(session), timeout=20_000)

    item = window.labeling.item()
    assert item is not None
    assert item.text == given.text


def test_no_sentence_is_asked_twice_until_all_are_judged(
    qtbot: QtBot, session: Session, window: AccuracyWindow
) -> None:
    fill(qtbot, session)
    judge(qtbot, session, window, *[Qt.Key.Key_Down] * len(TEXTS))

    assert len({each.item for each in kept(session)}) == len(TEXTS)
    assert window.labeling.none.text() == accuracywork.ALL_DONE


def test_another_person_is_asked_about_the_same_sentences(
    qtbot: QtBot, session: Session, window: AccuracyWindow
) -> None:
    fill(qtbot, session)
    open_page(qtbot, session, window, "judge")
    first = window.labeling.item()
    judge(qtbot, session, window, Qt.Key.Key_Left)

    window.labeling.labeler.setText("ben")
    window.labeling.labeler.editingFinished.emit()
    qtbot.waitUntil(lambda: window.labeling.item() is not None, timeout=20_000)

    assert window.labeling.item() == first


def test_own_sentences_come_again_for_a_second_blind_turn(
    qtbot: QtBot, session: Session, window: AccuracyWindow
) -> None:
    fill(qtbot, session)
    judge(qtbot, session, window, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left)
    pane = window.labeling
    pane.turn.setCurrentIndex(1)
    pane.turn.activated.emit(1)
    qtbot.waitUntil(lambda: pane.item() is not None, timeout=20_000)

    judge(qtbot, session, window, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right)
    open_page(qtbot, session, window, "yours")

    assert [each.turn for each in kept(session)].count(2) == 3
    assert "3 sentences judged twice, 67\u202f% alike" in window.yours.people.text()
    assert "1 sentence on which answers are split" in window.yours.figures.notes.text()


def test_what_the_desk_shows_can_be_judged_alone(qtbot: QtBot, session: Session, window: AccuracyWindow) -> None:
    fill(qtbot, session)
    open_page(qtbot, session, window, "judge")

    window.labeling.scope.setCurrentIndex(1)
    window.labeling.scope.activated.emit(1)
    qtbot.waitUntil(lambda: not session.jobs.busy(), timeout=60_000)

    assert window.labeling.none.text() == accuracywork.NOTHING  # nothing of the Harbor Post


def test_engines_are_measured_by_the_answers(qtbot: QtBot, session: Session, window: AccuracyWindow) -> None:
    fill(qtbot, session)
    open_page(qtbot, session, window, "judge")
    people = {
        TEXTS[0]: Qt.Key.Key_Right,
        TEXTS[1]: Qt.Key.Key_Left,
        TEXTS[2]: Qt.Key.Key_Down,
        TEXTS[3]: Qt.Key.Key_Left,
    }
    for _ in TEXTS:
        item = window.labeling.item()
        assert item is not None
        qtbot.keyClick(window.labeling, people[item.text])
    qtbot.waitUntil(lambda: len(kept(session)) == len(TEXTS), timeout=20_000)

    open_page(qtbot, session, window, "yours")

    rows = {row.name: row.found for row in window.yours.figures.engines.rows()}
    assert (rows["vader"].n, rows["vader"].right) == (4, 3)  # it does not know that shares plunge
    assert rows["vader-news"].right == 4
    assert [row.name for row in window.yours.figures.groups.rows()] == ["The Ledger"]
    assert "Statements: none" in window.yours.statements.text()


def test_sentence_on_which_an_engine_errs_leads_to_the_reader(
    qtbot: QtBot, session: Session, window: AccuracyWindow
) -> None:
    fill(qtbot, session)
    judge(qtbot, session, window, *[Qt.Key.Key_Down] * 4)
    open_page(qtbot, session, window, "yours")
    table = window.yours.figures.differs

    with qtbot.waitSignal(window.article_asked) as asked:
        table.opened.emit(table.rows()[0])

    assert asked.args[0] in {each.article for each in kept(session)}


def test_answers_are_exported(qtbot: QtBot, session: Session, window: AccuracyWindow, tmp_path: Path) -> None:
    fill(qtbot, session)
    judge(qtbot, session, window, Qt.Key.Key_Left, Qt.Key.Key_Right)
    work = window.findChild(AccuracyWork)
    assert work is not None

    work.export(tmp_path / "judgments.csv")
    qtbot.waitUntil(lambda: "written" in window.said.text(), timeout=20_000)

    with (tmp_path / "judgments.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted(row["label"] for row in rows) == ["negative", "positive"]
    assert all(row["label_vader"] for row in rows)


def test_the_gold_set_is_shown_by_what_is_difficult(qtbot: QtBot, session: Session, window: AccuracyWindow) -> None:
    open_page(qtbot, session, window, "gold")

    rows = {row.name: row.found.n for row in window.gold.engines.rows()}
    assert set(rows) == set(session.engines)
    assert set(rows.values()) == {366}
    assert {"relief", "negation", "irony"} <= {row.name for row in window.gold.groups.rows()}


def test_an_engine_that_is_heavy_scores_in_a_process_of_its_own(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    scorers = accuracywork.Scorers(session.catalog, 512)
    here = accuracywork.read_gold(scorers)
    heavy(monkeypatch)

    with scorers.ready() as engines:
        kinds = [type(engine).__name__ for engine in engines]

    assert kinds == ["Vader", *["_Elsewhere"] * (len(kinds) - 1)]
    assert accuracywork.read_gold(scorers) == here


def test_articles_on_which_engines_differ_lead_to_the_reader(
    qtbot: QtBot, session: Session, window: AccuracyWindow
) -> None:
    fill(qtbot, session)
    open_page(qtbot, session, window, "apart")
    pane = window.apart
    pane.first.setCurrentText("vader")
    pane.second.setCurrentText("vader-news")
    pane.second.activated.emit(1)
    qtbot.waitUntil(lambda: not session.jobs.busy(), timeout=60_000)
    heads = [pane.table.model().headerData(k, Qt.Orientation.Horizontal) for k in (2, 3)]
    assert heads == ["vader", "vader-news"]
    pane.table.setFocus()
    pane.table.go_to(f"{3:016x}")

    with qtbot.waitSignal(window.article_asked) as asked:
        qtbot.keyClick(pane.table, Qt.Key.Key_Return)

    assert asked.args == [f"{3:016x}"]
    assert pane.table.rows()[0].title == "Part 3"


SPOKEN = (
    "“The door is closed and it will stay closed,” said Mei-Lin Hsu. It rained.",
    "“The harbor will open again in the spring,” said Jonas Lindqvist. It rained.",
    "“Nobody has asked the people who work here,” said Adaeze Okafor. It rained.",
)


def voices(session: Session) -> dict[str, str | None]:
    with session.service.reader() as reader:
        return {row.article: row.voice for row in reader.statements(Filter())}


def ask(qtbot: QtBot, session: Session, window: AccuracyWindow) -> Question:
    fill(qtbot, session, SPOKEN)
    open_page(qtbot, session, window, "speakers")
    question = window.speakers.current()
    assert question is not None
    return question


def test_speaker_who_was_found_is_confirmed_by_a_number(qtbot: QtBot, session: Session, window: AccuracyWindow) -> None:
    question = ask(qtbot, session, window)
    before = voices(session)

    qtbot.keyClick(window.speakers, Qt.Key.Key_1)  # the one name in the article
    qtbot.waitUntil(lambda: "right in 1 of 1" in window.speakers.brief.text(), timeout=20_000)

    with session.service.reader() as reader:
        [check] = reader.checks()
        assert reader.repairs() == ()
    assert (check.statement, check.said, check.right) == (question.statement, question.found, True)
    assert voices(session) == before


def test_answer_that_differs_puts_the_statement_right_and_undo_takes_it_back(
    qtbot: QtBot, session: Session, window: AccuracyWindow
) -> None:
    question = ask(qtbot, session, window)
    work = window.findChild(AccuracyWork)
    assert work is not None

    with qtbot.waitSignal(work.mended, timeout=20_000):
        qtbot.keyClick(window.speakers, Qt.Key.Key_0)
    assert voices(session)[question.article] is None
    qtbot.waitUntil(lambda: "right in 0 of 1" in window.speakers.brief.text(), timeout=20_000)

    with qtbot.waitSignal(work.mended, timeout=20_000):
        qtbot.keyClick(window.speakers, Qt.Key.Key_U)

    assert voices(session)[question.article] == question.found
    assert window.speakers.current() == question
    with session.service.reader() as reader:
        assert (reader.checks(), reader.repairs()) == ((), ())


def test_words_that_are_nobodys_become_narration(qtbot: QtBot, session: Session, window: AccuracyWindow) -> None:
    question = ask(qtbot, session, window)
    work = window.findChild(AccuracyWork)
    assert work is not None

    with qtbot.waitSignal(work.mended, timeout=20_000):
        qtbot.keyClick(window.speakers, Qt.Key.Key_N)

    assert question.article not in voices(session)
    qtbot.waitUntil(lambda: "1 was nobody's statement" in window.speakers.brief.text(), timeout=20_000)


def test_somebody_else_is_typed(qtbot: QtBot, session: Session, window: AccuracyWindow) -> None:
    question = ask(qtbot, session, window)
    work = window.findChild(AccuracyWork)
    assert work is not None
    window.speakers.other.setCurrentText("  Priya   Raman ")

    with qtbot.waitSignal(work.mended, timeout=20_000):
        qtbot.keyClick(window.speakers.other.lineEdit(), Qt.Key.Key_Return)

    assert voices(session)[question.article] == "Priya Raman"


def test_all_checked_and_the_figures_stand_with_the_judgments(
    qtbot: QtBot, session: Session, window: AccuracyWindow
) -> None:
    ask(qtbot, session, window)
    for _ in SPOKEN:
        qtbot.keyClick(window.speakers, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: "right in 3 of 3" in window.speakers.brief.text(), timeout=20_000)
    qtbot.waitUntil(lambda: window.speakers.empty.text() == accuracywork.ALL_CHECKED, timeout=20_000)

    open_page(qtbot, session, window, "yours")

    assert "Who speaks: The speaker is right in 3 of 3 statements" in window.yours.statements.text()
    assert next(row.name for row in window.speakers.figures.rows()) == "direct"


def test_without_statements_it_says_where_they_come_from(
    qtbot: QtBot, session: Session, window: AccuracyWindow
) -> None:
    open_page(qtbot, session, window, "speakers")

    assert window.speakers.empty.text() == accuracywork.NO_STATEMENTS


def test_it_opens_from_the_menu_once_and_leads_to_the_reader(qtbot: QtBot, session: Session) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    errands = Errands(session, home)
    opened = errands.accuracy(Filter)

    assert errands.accuracy(Filter, "gold") is opened
    assert (opened.isVisible(), opened.page()) == (True, "gold")
    with qtbot.waitSignal(errands.article_asked) as asked:
        opened.article_asked.emit("a" * 16)
    assert asked.args == ["a" * 16]
    qtbot.waitUntil(lambda: not session.jobs.busy(), timeout=60_000)

    with qtbot.waitSignal(opened.destroyed):
        opened.close()
    assert errands.accuracy(Filter).isVisible()


def test_pages_are_reached_by_keys_and_labels_are_words(window: AccuracyWindow) -> None:
    assert [window.labeling.negative.text(), window.labeling.neutral.text(), window.labeling.positive.text()] == [
        "←  Negative",
        "↓  Neutral",
        "→  Positive",
    ]
    assert accuracywork.people_words(accuracywork.Agreement()) == ""
    assert Label.NEGATIVE.value in window.labeling.negative.toolTip()


def heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every engine but VADER score in a process of its own, and nothing be known from before."""
    monkeypatch.setattr(sentiment, "versions", lambda *_: {"vader": "3.3.2"})
    monkeypatch.setattr(accuracywork, "_measured", {})


def test_a_long_count_says_how_far_it_is_and_can_be_canceled(
    qtbot: QtBot, session: Session, window: AccuracyWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heavy(monkeypatch)
    monkeypatch.setattr(agreement, "LONG_MS", 0)
    monkeypatch.setattr(accuracywork, "STEP", 1)
    window.show_page("gold")
    qtbot.waitUntil(lambda: "Counting: " in window.gold.none.text(), timeout=20_000)
    assert window.gold.bar.isVisible()

    qtbot.mouseClick(window.gold.deed, Qt.MouseButton.LeftButton)
    assert window.gold.none.text() == "Not counted: it was canceled."
    qtbot.waitUntil(lambda: not session.jobs.busy(), timeout=20_000)
    assert window.gold.none.text() == "Not counted: it was canceled."
    assert window.gold.deed.text() == "Count"


def test_a_count_that_was_canceled_can_be_had_after_all(
    qtbot: QtBot, session: Session, window: AccuracyWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accuracywork, "_measured", {})
    window.gold.tell_stopped()
    window.pages.setCurrentWidget(window.gold)

    qtbot.mouseClick(window.gold.deed, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.gold.has_figures, timeout=60_000)

    assert {row.name for row in window.gold.engines.rows()} == set(session.engines)


def test_the_gold_set_is_counted_once(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    scorers = accuracywork.Scorers(session.catalog, 512)
    first = accuracywork.read_gold(scorers)
    monkeypatch.setattr(accuracywork.accuracy, "trials", lambda engines, sets: [] if not engines else 1 / 0)

    assert accuracywork.read_gold(scorers) == first


def test_a_count_that_nobody_waits_for_ends(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    heavy(monkeypatch)
    counting = accuracywork.Counting(over=lambda: True)

    with pytest.raises(MonitorError, match="stopped"):
        accuracywork.read_gold(accuracywork.Scorers(session.catalog, 512), counting)

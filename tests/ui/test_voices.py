"""The Voices view on a real session: what is stored decides what is said, drawn, listed, shown and exported."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from monitor import catalog
from monitor.errors import StoreError
from monitor.model import (
    Analysis,
    Article,
    Clipping,
    Feed,
    FeedState,
    Filter,
    Part,
    Poll,
    Quoted,
    Role,
    ScoredText,
    Sentiment,
    Span,
    Statement,
    StatementKind,
    Voice,
)
from monitor.settings import Profile
from monitor.ui import periods, statement, theme, voicework
from monitor.ui.dialogs.export import ExportDialog
from monitor.ui.errands import Errands
from monitor.ui.ledger import WORDS
from monitor.ui.session import Session
from monitor.ui.voices import VoicesView
from monitor.ui.voicework import LedgerQuestion, VoicesWork

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no window manager

NOW = datetime.now(UTC).replace(microsecond=0)
HSU = Voice("mei-lin-hsu", "Mei-Lin Hsu", roles=(Role("chip engineer", "Lakeside Devices", date(2024, 1, 1)),))
SAKAI = Voice("haruto-sakai", "Haruto Sakai")


@dataclass
class Said:
    """Invented words of one article."""

    words: str
    voice: str | None = "Mei-Lin Hsu"
    value: float = -0.4
    kind: StatementKind = StatementKind.DIRECT
    speaker: str | None = "Ms. Hsu"


def clipping(number: int, outlet: str, days: float, *said: Said) -> Clipping:
    parts = ["Few had expected the step."] + [f"“{each.words},” {each.speaker or 'one'} told." for each in said]
    text = "\n\n".join([*parts, "Others saw less harm in it."])
    at = NOW - timedelta(days=days)
    article = Article(
        f"{number:016x}", "https://wire.example/rss", outlet, f"Story {number}", text,
        f"https://wire.example/{number}", ScoredText.SUMMARY, at, at,
    )  # fmt: skip
    statements = []
    for each in said:
        start = text.index(each.words)
        cue = Quoted("told", Span(text.index("told", start), text.index("told", start) + 4))
        speaker = None
        if each.speaker:
            begin = text.index(each.speaker, start)
            speaker = Quoted(each.speaker, Span(begin, begin + len(each.speaker)))
        scores = {"vader": Sentiment(each.value, 0.1, 0.8, 0.1, None, 1.0, 1)}
        statements.append(
            Statement(
                each.kind, each.words, (Span(start, start + len(each.words)),), Part.TEXT, speaker, each.voice, cue,
                0.94, targets=("export rule",), scores=scores,
            )
        )  # fmt: skip
    voices = tuple(dict.fromkeys(each.voice for each in said if each.voice))
    analysis = Analysis("en", {"vader": Sentiment(0.1, sentences=3)}, statements=tuple(statements), voices=voices)
    return Clipping(article, analysis)


CLOSES = Said("This closes a door that many buyers were still using")
STORED = (
    clipping(1, "Pacific Wire", 9, CLOSES),
    clipping(2, "Chip Daily", 8.5, CLOSES),
    clipping(3, "Chip Daily", 7, Said("Smaller models go further", "Adaeze Okafor", 0.5, speaker="Okafor")),
    clipping(4, "The Ledger", 5, Said("licences will be slow", kind=StatementKind.INDIRECT, value=-0.2)),
    clipping(5, "The Ledger", 2, Said("A fence without a gate", None, speaker="the man")),
)


@pytest.fixture
def session(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    if not qapp.styleSheet():
        theme.start(qapp)
    theme.choose(theme.Choice.LIGHT)
    profile = Profile(tmp_path / "profile")
    profile.prepare()
    catalog.add(profile.catalog_dir, HSU, SAKAI)
    opened = Session(profile)
    with qtbot.waitSignal(opened.opened, timeout=20_000):
        opened.begin()
    opened.engine = "vader"
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1280, 800)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def errands(session: Session, window: QWidget) -> Errands:
    return Errands(session, window)


def store(qtbot: QtBot, session: Session, clippings: Sequence[Clipping]) -> None:
    feed = Feed("https://wire.example/rss", "All", "Pacific Wire")
    done: list[object] = []
    poll = Poll(feed, FeedState(feed.url), NOW, tuple(clippings))
    session.write(lambda store: store.save(poll), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)


def open_view(qtbot: QtBot, errands: Errands, window: QWidget, rows: int) -> VoicesView:
    view = errands.voices(window, periods.DEFAULT)
    view.resize(1280, 700)
    window.show()
    qtbot.waitUntil(lambda: view.model.rowCount() == rows, timeout=10_000)
    if rows:
        qtbot.waitUntil(lambda: bool(view.headline.text()), timeout=10_000)
    return view


@pytest.fixture
def view(qtbot: QtBot, session: Session, errands: Errands, window: QWidget) -> VoicesView:
    store(qtbot, session, STORED)
    return open_view(qtbot, errands, window, 4)


def listed(view: VoicesView) -> list[str]:
    rows = [view.model.statement(row) for row in range(view.model.rowCount())]
    return [row.words for row in rows if row is not None]


def choose(qtbot: QtBot, view: VoicesView, words: str) -> None:
    """Choose a statement by its words, and wait until it is shown."""
    qtbot.waitUntil(lambda: words in listed(view), timeout=10_000)
    view.ledger.table.go_to(view.model.keys[listed(view).index(words)])
    qtbot.waitUntil(lambda: (detail := view.pane.detail()) is not None and detail.row.words == words, timeout=10_000)


# ---- the headline and the lanes


def test_headline_counts_voices_and_statements_once(view: VoicesView) -> None:
    assert view.headline.text() == "2 voices: 3 statements in the last 8 weeks."
    assert "1 more by unknown speakers" in view.notes.text()


def test_lane_holds_a_voices_statements_with_the_mean_of_its_stories(view: VoicesView, session: Session) -> None:
    assert view.lanes is not None
    hsu, okafor = view.lanes.score().lanes
    with session.service.reader() as reader:
        [total] = [each for each in reader.totals("voice", Filter(), "vader") if each.name == "Mei-Lin Hsu"]

    assert (hsu.name, len(hsu.dots), okafor.name, len(okafor.dots)) == ("Mei-Lin Hsu", 2, "Adaeze Okafor", 1)
    assert [(dot.hollow, dot.carried) for dot in hsu.dots] == [(False, 2), (True, 1)]
    assert hsu.mean == pytest.approx(total.total / total.n_stories)
    assert hsu.n == total.n_stories
    assert (hsu.role, okafor.role) == ("chip engineer, Lakeside Devices · since 2024", "not among your voices")


def test_voice_nobody_quoted_says_so(qtbot: QtBot, view: VoicesView) -> None:
    view.voices.choose(("Haruto Sakai",))
    view.asked.emit()

    qtbot.waitUntil(lambda: view.headline.text().startswith("Haruto Sakai: 0 statements"), timeout=10_000)
    assert view.lanes is not None
    [lane] = view.lanes.score().lanes
    assert (lane.dots, lane.mean, lane.empty) == ((), None, "not quoted in the last 8 weeks")


def test_store_without_statements_says_what_will_be_here(
    qtbot: QtBot, session: Session, errands: Errands, window: QWidget
) -> None:
    view = open_view(qtbot, errands, window, 0)

    qtbot.waitUntil(lambda: view.headline.text() == "0 voices: 0 statements in the last 8 weeks.", timeout=10_000)
    assert view.lanes is None  # nothing to draw: pyqtgraph is not even imported
    assert "longer" in view._none.text()
    assert not view.ledger.export.isEnabled()


def test_mark_that_is_clicked_is_chosen_in_the_ledger_and_shown(qtbot: QtBot, view: VoicesView) -> None:
    assert view.lanes is not None
    dot = view.lanes.score().lanes[0].dots[0]

    view.lanes.chosen.emit(dot.key)

    assert view.ledger.table.current_key() == dot.key
    qtbot.waitUntil(lambda: (d := view.pane.detail()) is not None and d.row.key == dot.key, timeout=10_000)
    assert view.pane.place.text() == "Statement 4 of 4"


def test_mark_under_the_pointer_is_read_out(view: VoicesView) -> None:
    assert view.lanes is not None
    view.lanes.pointed.emit(view.lanes.score().lanes[1].dots[0].key)

    assert "+0.50" in view.readout.text()
    assert "Adaeze Okafor: “Smaller models go further”" in view.readout.text()
    view.lanes.pointed.emit(None)
    assert view.readout.text() == ""


# ---- the ledger


def test_lane_that_is_clicked_lists_its_voice_alone_and_again_all(qtbot: QtBot, view: VoicesView) -> None:
    assert view.lanes is not None
    view.lanes.lane_chosen.emit("Adaeze Okafor")
    qtbot.waitUntil(lambda: listed(view) == ["Smaller models go further"], timeout=10_000)
    assert view.ledger.scope.text() == "Adaeze Okafor"

    view.ledger.scope.click()
    qtbot.waitUntil(lambda: view.model.rowCount() == 4, timeout=10_000)


def test_voice_alone_is_told_with_its_mean_and_its_outlets(qtbot: QtBot, view: VoicesView, errands: Errands) -> None:
    assert view.lanes is not None
    choose(qtbot, view, "licences will be slow")
    view.lanes.lane_chosen.emit("Mei-Lin Hsu")

    card = view.pane.card
    qtbot.waitUntil(lambda: card.isVisibleTo(view.pane), timeout=10_000)
    assert card.name.text() == "Mei-Lin Hsu"
    assert card.says.text().startswith("2 statements in the last 8 weeks, mean −0.33 over 3 stories: too few")
    shown = card.card()
    assert shown is not None
    assert dict(shown.outlets) == {"Chip Daily": 1, "Pacific Wire": 1, "The Ledger": 1}

    with qtbot.waitSignal(errands.voice_asked) as asked:
        card.desk.click()
    assert asked.args == ["Mei-Lin Hsu"]
    choose(qtbot, view, "licences will be slow")
    assert not card.isVisibleTo(view.pane)


def test_ledger_is_narrowed_by_kind_and_to_unknown_speakers(qtbot: QtBot, view: VoicesView) -> None:
    view.ledger.kind.setCurrentIndex(2)
    view.ledger.kind.activated.emit(2)
    qtbot.waitUntil(lambda: listed(view) == ["licences will be slow"], timeout=10_000)

    view.ledger.kind.setCurrentIndex(0)
    view.ledger.unknown.setChecked(True)
    qtbot.waitUntil(lambda: listed(view) == ["A fence without a gate"], timeout=10_000)


def test_head_that_is_clicked_sorts(qtbot: QtBot, view: VoicesView) -> None:
    head = view.ledger.table.horizontalHeader()
    head.sectionClicked.emit(2)
    qtbot.waitUntil(lambda: listed(view)[-1:] == ["Smaller models go further"], timeout=10_000)
    assert "most negative first" in view.ledger.summary.text()

    head.sectionClicked.emit(3)
    qtbot.waitUntil(lambda: listed(view)[:1] == [CLOSES.words], timeout=10_000)
    assert "most carried first" in view.ledger.summary.text()


def test_search_looks_at_words_and_speakers(qtbot: QtBot, view: VoicesView, errands: Errands) -> None:
    errands.search_statements("okafor")
    qtbot.waitUntil(lambda: listed(view) == ["Smaller models go further"], timeout=10_000)

    errands.search_statements("nowhere")
    qtbot.waitUntil(lambda: "No statement holds these words" in view.ledger._message.text(), timeout=10_000)


def test_search_that_cannot_be_read_says_where_and_keeps_the_list(
    qtbot: QtBot, view: VoicesView, errands: Errands
) -> None:
    with qtbot.waitSignal(errands.search_wrong, check_params_cb=bool, timeout=10_000):
        errands.search_statements('"open')

    assert view.model.rowCount() == 4
    assert "still shows" in view.ledger.summary.text()


def test_row_says_words_speaker_target_and_kind(qtbot: QtBot, view: VoicesView) -> None:
    qtbot.waitUntil(lambda: len(listed(view)) == 4, timeout=10_000)
    said = [view.model.index(row, WORDS).data() for row in range(4)]

    assert said[0] == "“A fence without a gate” “the man”, not resolved → export rule · direct"
    assert said[1] == "licences will be slow Mei-Lin Hsu → export rule · indirect"


def test_chosen_row_looks_chosen_under_the_pointer_too(qtbot: QtBot, view: VoicesView) -> None:
    choose(qtbot, view, "licences will be slow")
    table = view.ledger.table
    cell = table.visualRect(table.model().index(1, WORDS))
    for at in (cell.center(), cell.center() + QPoint(0, cell.height())):
        table.mouseMoveEvent(
            QMouseEvent(
                QEvent.Type.MouseMove,
                QPointF(at),
                table.viewport().mapToGlobal(QPointF(at)),
                Qt.MouseButton.NoButton,
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )
        ground = table.viewport().grab().toImage().pixelColor(cell.right() - 4, cell.top() + 3)
        assert ground == theme.color("selection")


def test_new_statements_wait_while_somebody_reads(
    qtbot: QtBot, session: Session, view: VoicesView, errands: Errands
) -> None:
    choose(qtbot, view, "licences will be slow")

    store(qtbot, session, [clipping(6, "Chip Daily", 1, Said("Nobody planned for this", "Adaeze Okafor"))])
    errands.refresh()
    qtbot.waitUntil(lambda: view.ledger.arrivals.text().startswith("1 new"), timeout=10_000)
    assert view.model.rowCount() == 4

    view.ledger.arrivals.click()
    assert view.model.rowCount() == 5
    qtbot.waitUntil(lambda: listed(view)[:1] == ["Nobody planned for this"], timeout=10_000)
    assert view.headline.text().startswith("2 voices: 4 statements")


def test_export_holds_exactly_what_is_listed(
    qtbot: QtBot, view: VoicesView, window: QWidget, errands: Errands, tmp_path: Path
) -> None:
    assert view.lanes is not None
    view.lanes.lane_chosen.emit("Mei-Lin Hsu")
    qtbot.waitUntil(lambda: len(listed(view)) == view.model.rowCount() == 2, timeout=10_000)

    view.ledger.export.click()
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.file.setText(str(tmp_path / "said.csv"))
    dialog.do.click()
    qtbot.waitUntil(lambda: dialog.written() is not None, timeout=10_000)

    with (tmp_path / "said.csv").open(encoding="utf-8", newline="") as file:
        assert [row["statement"] for row in csv.DictReader(file)] == listed(view)
    dialog.close()


# ---- one statement


def test_statement_is_shown_in_its_paragraph_with_its_facts(qtbot: QtBot, view: VoicesView) -> None:
    choose(qtbot, view, CLOSES.words)

    pane = view.pane
    assert pane.name.text() == "Mei-Lin Hsu"
    assert pane.role.text() == "chip engineer, Lakeside Devices · since 2024"
    assert CLOSES.words in pane.words.toPlainText()
    assert "Few had expected the step." in pane.words.toPlainText()
    facts = {said: label.text() for said, label in pane.values.items()}
    assert facts["Sentiment"] == "vader −0.40"
    assert facts["Kind"] == "direct, 10 words"
    assert facts["Cue"] == "“told”"
    assert facts["Attribution"] == "0.94, printed as “Ms. Hsu”"
    assert not pane.adopt.isVisibleTo(pane)
    assert "2 outlets" in pane._carried.text()


def test_context_cuts_the_paragraphs_and_moves_the_spans() -> None:
    made = clipping(1, "Pacific Wire", 1, Said("One"), Said("Two"), Said("Three"))
    second = made.analysis.statements[1]

    cut, spans = statement.context(made.article, second)

    assert [cut[span.start : span.end] for span in spans] == ["Two"]
    assert cut.count("\n\n") == 2
    assert cut.startswith("“One,”")
    assert "Few had" not in cut


def test_enter_reads_the_article(qtbot: QtBot, view: VoicesView, errands: Errands) -> None:
    choose(qtbot, view, "licences will be slow")

    with qtbot.waitSignal(errands.article_asked) as asked:
        qtbot.keyClick(view.ledger.table, Qt.Key.Key_Return)
    with qtbot.waitSignal(errands.article_asked):
        view.pane.read.click()

    assert asked.args == [f"{4:016x}"]


def test_voice_is_adopted_and_given_up_again(qtbot: QtBot, session: Session, view: VoicesView) -> None:
    choose(qtbot, view, "Smaller models go further")
    assert view.pane.adopt.isVisibleTo(view.pane)

    view.pane.adopt.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: not view.pane.adopt.isVisibleTo(view.pane), timeout=15_000)
    assert session.catalog.find("voices", "adaeze-okafor") == Voice("adaeze-okafor", "Adaeze Okafor")
    assert view.pane.undo.isVisibleTo(view.pane)

    view.pane.undo.click()
    qtbot.waitUntil(lambda: view.pane.adopt.isVisibleTo(view.pane), timeout=15_000)
    assert session.catalog.find("voices", "adaeze-okafor") is None
    assert not view.pane.undo.isVisibleTo(view.pane)


def test_trouble_is_told_in_its_place(view: VoicesView) -> None:
    work = next(child for child in view.children() if isinstance(child, VoicesWork))
    assert work._score_asked is not None
    work._refuse_score(work._score_asked, StoreError("The disk is gone."))

    assert view._none.text() == "The disk is gone."


def test_slow_answer_is_told_in_words(view: VoicesView, session: Session) -> None:
    session.jobs.slow.emit("lanes", 1.24)
    session.jobs.slow.emit("ledger", 0.4)

    assert (view.notes.text(), view.ledger.summary.text()) == ("Counting… 1.2 s", "Counting… 0.4 s")


def test_question_of_a_moving_span_stays_the_same() -> None:
    asked = LedgerQuestion(Filter(since=NOW), "-at")

    assert voicework.same_question(asked, LedgerQuestion(Filter(since=NOW + timedelta(seconds=9)), "-at"))
    assert not voicework.same_question(asked, replace(asked, order="at"))
    assert not voicework.same_question(asked, LedgerQuestion(Filter(since=NOW, kinds=("direct",)), "-at"))

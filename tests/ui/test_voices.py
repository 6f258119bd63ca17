"""The Voices view on a real session: what is stored decides what is said, drawn, listed, shown and exported."""

from __future__ import annotations

import csv
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from monitor import catalog
from monitor.analysis import Analyzer
from monitor.errors import StoreError
from monitor.model import (
    Analysis,
    Article,
    Clipping,
    Feed,
    FeedState,
    Filter,
    Mention,
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
from monitor.ui import numbers, periods, statement, text, theme, voicework
from monitor.ui.dialogs.export import ExportDialog
from monitor.ui.dialogs.speaker import SpeakerDialog
from monitor.ui.dialogs.words import WordsDialog
from monitor.ui.errands import Errands
from monitor.ui.ledger import CARRIED, SURE, WORDS
from monitor.ui.lenses import Lenses
from monitor.ui.session import Session
from monitor.ui.voicequestions import LedgerQuestion, same_question
from monitor.ui.voices import VoicesView
from monitor.ui.voicework import VoicesWork

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
    sure: float = 0.94


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
                each.sure, targets=("export rule",), scores=scores,
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


def open_view(qtbot: QtBot, errands: Errands, window: QWidget, rows: int, lenses: Lenses | None = None) -> VoicesView:
    view = errands.voices(window, periods.DEFAULT, lenses)
    view.resize(1280, 700)
    window.show()
    qtbot.waitUntil(lambda: view.model.rowCount() == rows, timeout=10_000)
    if rows:
        qtbot.waitUntil(lambda: view.lanes is not None, timeout=10_000)
    return view


def headline(view: VoicesView) -> str:
    return str(view.headline.said)


@pytest.fixture
def view(qtbot: QtBot, session: Session, errands: Errands, window: QWidget) -> VoicesView:
    store(qtbot, session, STORED)
    return open_view(qtbot, errands, window, 3)


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
    assert headline(view) == "2 voices: 3 statements. Too few to compare."
    assert "1 by unknown speakers, in no mean" in view.headline.said.notes


def test_lane_holds_a_voices_statements_with_their_mean_each_once(view: VoicesView) -> None:
    assert view.lanes is not None
    hsu, okafor = view.lanes.score().lanes

    assert (hsu.name, len(hsu.dots), okafor.name, len(okafor.dots)) == ("Mei-Lin Hsu", 2, "Adaeze Okafor", 1)
    assert [(dot.hollow, dot.carried) for dot in hsu.dots] == [(False, 2), (True, 1)]
    assert hsu.mean == pytest.approx((-0.4 - 0.2) / 2)
    assert hsu.n == 2
    assert (hsu.role, okafor.role) == ("chip engineer, Lakeside Devices · since 2024", "not among your voices")


def test_voice_nobody_quoted_says_so(qtbot: QtBot, view: VoicesView) -> None:
    view.lenses.choose([("voice", "Haruto Sakai")])

    qtbot.waitUntil(lambda: headline(view) == "Haruto Sakai: 0 statements, last 8 weeks.", timeout=10_000)
    assert view.lanes is not None
    [lane] = view.lanes.score().lanes
    assert (lane.dots, lane.mean, lane.empty) == ((), None, "nobody has quoted this voice yet")


def test_voice_that_was_quoted_before_the_span_says_when(
    qtbot: QtBot, session: Session, view: VoicesView, errands: Errands
) -> None:
    store(qtbot, session, [clipping(7, "The Ledger", 100, Said("It will take years", "Haruto Sakai"))])
    view.lenses.choose([("voice", "Haruto Sakai")])

    qtbot.waitUntil(lambda: headline(view).startswith("Haruto Sakai: 0"), timeout=10_000)
    assert view.lanes is not None
    day = numbers.day((NOW - timedelta(days=100)).astimezone().date(), NOW.date())
    assert view.lanes.score().lanes[0].empty == f"not quoted in the last 8 weeks; last on {day}"


def test_lenses_are_the_desks_and_choose_lanes_and_list(
    qtbot: QtBot, session: Session, errands: Errands, window: QWidget
) -> None:
    store(qtbot, session, STORED)
    of_desk = Lenses(window)
    view = open_view(qtbot, errands, window, 3, of_desk)

    view.lenses.choose([("voice", "Adaeze Okafor")])
    assert of_desk.chosen == (("voice", "Adaeze Okafor"),)
    qtbot.waitUntil(lambda: listed(view) == ["Smaller models go further"], timeout=10_000)

    of_desk.choose([("outlet", "The Ledger")])
    assert view.lenses.chosen == (("outlet", "The Ledger"),)
    qtbot.waitUntil(lambda: listed(view) == ["licences will be slow"], timeout=10_000)
    qtbot.waitUntil(lambda: headline(view).startswith("1 voice in The Ledger: 1 statement."), timeout=10_000)


def test_what_statements_are_about_can_be_chosen(qtbot: QtBot, session: Session, view: VoicesView) -> None:
    about = replace(clipping(8, "Chip Daily", 3, Said("Rain is good", "Adaeze Okafor")))
    other = replace(about.analysis.statements[0], targets=("the weather",))
    store(qtbot, session, [replace(about, analysis=replace(about.analysis, statements=(other,)))])
    view.narrowed.emit()
    qtbot.waitUntil(lambda: view.toward.findData("the weather") > 0, timeout=10_000)
    assert view.toward.itemText(1) == "Toward export rule  3"
    aim(view, "the weather")
    qtbot.waitUntil(lambda: listed(view) == ["Rain is good"], timeout=10_000)
    qtbot.waitUntil(lambda: headline(view).startswith("1 voice toward the weather: 1 statement."), timeout=10_000)
    assert view.toward.findData("export rule") > 0  # the others can still be chosen


def aim(view: VoicesView, name: str) -> None:
    """Choose what statements are about, as a person does."""
    view.toward.setCurrentIndex(max(0, view.toward.findData(name)))
    view.toward.activated.emit(view.toward.currentIndex())


def naming(number: int, days: float, *values: float) -> Clipping:
    """An article whose sentences name a company that nobody speaks about."""
    made = clipping(number, "Chip Daily", days, Said(f"Word {number} of others", "Adaeze Okafor"))
    mentions = tuple(
        Mention("company", "Nvidia", Span(at, at + 2), scores={"vader": Sentiment(value, 0.1, 0.8, 0.1, None, 1.0, 1)})
        for at, value in enumerate(values)
    )
    return replace(made, analysis=replace(made.analysis, mentions=mentions))


def test_how_a_name_is_spoken_of_stands_at_the_right_as_the_command_line_counts_it(
    qtbot: QtBot, session: Session, view: VoicesView
) -> None:
    assert view.toward.findData("Nvidia") > 0  # a company of the catalog, though no voice speaks about it
    store(qtbot, session, [*(naming(20 + n, 2 + n, -0.1 * n, 0.3) for n in range(6))])
    aim(view, "Nvidia")
    card = view.pane.card
    qtbot.waitUntil(lambda: (spoken := card.spoken()) is not None and spoken.total is not None, timeout=10_000)

    spoken = card.spoken()
    assert spoken is not None
    assert spoken.total is not None
    assert spoken.total.mean == pytest.approx(sum((-0.1 * n + 0.3) / 2 for n in range(6)) / 6)
    with session.service.reader() as reader:
        [same] = reader.totals("target", Filter(targets=("Nvidia",), since=NOW - timedelta(days=56)), "vader")
    assert spoken.total.n_stories == same.n_stories == 6
    assert card.says.text().startswith("Spoken of in 6 stories in the last 8 weeks, mean +0.02 ± 0.")
    assert "name Nvidia, quoted or not" in card.what.text()
    assert card.chart() is not None
    assert not card.desk.isVisible()
    nobody = "0 voices toward Nvidia: 0 statements, last 8 weeks."
    qtbot.waitUntil(lambda: headline(view) == nobody, timeout=10_000)

    aim(view, "")
    qtbot.waitUntil(lambda: len(listed(view)) == 9, timeout=10_000)
    assert not card.isVisible()


def test_who_speaks_of_a_name_and_where_is_listed(qtbot: QtBot, view: VoicesView) -> None:
    aim(view, "export rule")
    card = view.pane.card
    qtbot.waitUntil(card.isVisible, timeout=10_000)

    assert [(each.name, each.n) for each in card.topics.figures()] == [("Mei-Lin Hsu", 2), ("Adaeze Okafor", 1)]
    assert [(each.name, each.n) for each in card.outlets.figures()] == [
        ("Chip Daily", 1),
        ("Pacific Wire", 1),
        ("The Ledger", 1),
    ]
    assert "No scored sentence names it" in card.says.text()
    assert "3 statements of named voices are about it" in card.what.text()
    choose(qtbot, view, "licences will be slow")  # a statement takes its place
    assert not card.isVisible()
    view.ledger.table.let_go()
    view.pane.clear()


def test_store_without_statements_says_what_will_be_here(
    qtbot: QtBot, session: Session, errands: Errands, window: QWidget
) -> None:
    view = open_view(qtbot, errands, window, 0)

    qtbot.waitUntil(lambda: headline(view) == "0 voices: 0 statements, last 8 weeks.", timeout=10_000)
    assert view.lanes is None  # nothing to draw: pyqtgraph is not even imported
    assert view._none.text().startswith("No statements yet. They appear here when")
    qtbot.waitUntil(lambda: not view.ledger.export.isEnabled(), timeout=10_000)


def test_mark_that_is_clicked_is_chosen_in_the_ledger_and_shown(qtbot: QtBot, view: VoicesView) -> None:
    assert view.lanes is not None
    dot = view.lanes.score().lanes[0].dots[0]

    view.lanes.chosen.emit(dot.key)

    assert view.ledger.table.current_key() == dot.key
    qtbot.waitUntil(lambda: (d := view.pane.detail()) is not None and d.row.key == dot.key, timeout=10_000)
    assert view.pane.place.text() == "Statement 3 of 3"


def test_mark_under_the_pointer_is_read_out(view: VoicesView) -> None:
    assert view.lanes is not None
    dot = view.lanes.score().lanes[0].dots[0]
    view.lanes.pointed.emit(dot.key)

    told = view.lanes.shown_read_out()
    assert told is not None
    assert told.words == f"“{CLOSES.words}”"
    assert told.about.endswith("Pacific Wire · −0.40 · carried by 2")
    view.lanes.pointed.emit(None)
    assert view.lanes.shown_read_out() is None


# ---- the ledger


def test_lane_that_is_clicked_lists_its_voice_alone_and_again_all(qtbot: QtBot, view: VoicesView) -> None:
    assert view.lanes is not None
    view.lanes.lane_chosen.emit("Adaeze Okafor")
    qtbot.waitUntil(lambda: listed(view) == ["Smaller models go further"], timeout=10_000)
    assert view.ledger.scope.text().strip() == "Adaeze Okafor"

    view.ledger.scope.click()
    qtbot.waitUntil(lambda: view.model.rowCount() == 3, timeout=10_000)


def test_voice_alone_is_told_with_its_mean_and_its_outlets(qtbot: QtBot, view: VoicesView, errands: Errands) -> None:
    assert view.lanes is not None
    choose(qtbot, view, "licences will be slow")
    view.lanes.lane_chosen.emit("Mei-Lin Hsu")

    card = view.pane.card
    qtbot.waitUntil(lambda: card.isVisibleTo(view.pane), timeout=10_000)
    assert card.name.text() == "Mei-Lin Hsu"
    assert card.says.text().startswith("2 statements in the last 8 weeks, mean −0.30: too few to claim")
    shown = card.card()
    assert shown is not None
    assert {each.name: (each.n, each.few) for each in shown.outlets} == {
        "Chip Daily": (1, True),
        "Pacific Wire": (1, True),
        "The Ledger": (1, True),
    }
    assert shown.line is not None
    assert sum(point.n_stories for point in shown.line.series.points) == 2
    assert card.chart() is not None

    with qtbot.waitSignal(errands.voice_asked) as asked:
        card.desk.click()
    assert asked.args == ["Mei-Lin Hsu"]
    choose(qtbot, view, "licences will be slow")
    assert not card.isVisibleTo(view.pane)


def test_lanes_and_ledger_are_narrowed_by_kind(qtbot: QtBot, view: VoicesView) -> None:
    view.kind.setCurrentIndex(2)
    view.kind.activated.emit(2)

    qtbot.waitUntil(lambda: listed(view) == ["licences will be slow"], timeout=10_000)
    qtbot.waitUntil(lambda: headline(view).startswith("1 voice: 1 statement."), timeout=10_000)
    assert view.lanes is not None
    assert [lane.name for lane in view.lanes.score().lanes] == ["Mei-Lin Hsu"]


def test_lanes_means_and_ledger_are_narrowed_by_sureness(
    qtbot: QtBot, session: Session, view: VoicesView, errands: Errands
) -> None:
    store(qtbot, session, [clipping(6, "Chip Daily", 1, Said("Nobody planned for this", value=0.8, sure=0.6))])
    errands.refresh()
    qtbot.waitUntil(lambda: headline(view).startswith("2 voices: 4 statements."), timeout=10_000)

    view.sure.setCurrentIndex(2)
    view.sure.activated.emit(2)
    qtbot.waitUntil(lambda: headline(view).startswith("2 voices: 3 statements."), timeout=10_000)
    qtbot.waitUntil(lambda: len(listed(view)) == 3 and "Nobody planned for this" not in listed(view), timeout=10_000)
    assert "Only attributions sure from 75\N{NARROW NO-BREAK SPACE}%" in view.headline.said.notes
    assert view.lanes is not None
    assert {lane.name: lane.n for lane in view.lanes.score().lanes} == {"Mei-Lin Hsu": 2, "Adaeze Okafor": 1}
    filter, said = view.findChild(VoicesWork).asked()
    assert filter.sure == 0.75
    assert "sure from 75" in said


def test_search_narrows_lanes_headline_and_ledger_alike(qtbot: QtBot, view: VoicesView, errands: Errands) -> None:
    errands.search_statements("licences")
    qtbot.waitUntil(lambda: listed(view) == ["licences will be slow"], timeout=10_000)
    qtbot.waitUntil(lambda: headline(view).startswith("1 voice: 1 statement."), timeout=10_000)
    assert "Only statements that meet the search “licences”" in view.headline.said.notes
    assert view.lanes is not None
    assert [(lane.name, lane.n) for lane in view.lanes.score().lanes] == [("Mei-Lin Hsu", 1)]

    view.scoped.emit("Mei-Lin Hsu")
    qtbot.waitUntil(lambda: (card := view.pane.card.card()) is not None and card.statements == 1, timeout=10_000)
    assert [figure.name for figure in view.pane.card.card().outlets] == ["The Ledger"]

    errands.search_statements("")
    qtbot.waitUntil(lambda: headline(view).startswith("2 voices: 3 statements."), timeout=10_000)


def test_unknown_speakers_are_listed_where_they_are_wanted(qtbot: QtBot, view: VoicesView) -> None:
    view.ledger.show_whose("unknown")
    view.ledger.speakers.activated.emit(1)
    qtbot.waitUntil(lambda: listed(view) == ["A fence without a gate"], timeout=10_000)

    view.ledger.show_whose("all")
    view.ledger.speakers.activated.emit(2)
    qtbot.waitUntil(lambda: view.model.rowCount() == 4, timeout=10_000)


def test_head_that_is_clicked_sorts(qtbot: QtBot, view: VoicesView) -> None:
    head = view.ledger.table.horizontalHeader()
    head.sectionClicked.emit(2)
    qtbot.waitUntil(lambda: listed(view)[-1:] == ["Smaller models go further"], timeout=10_000)
    assert "most negative first" in view.ledger.summary.text()

    head.sectionClicked.emit(3)
    qtbot.waitUntil(lambda: "most carried first" in view.ledger.summary.text(), timeout=10_000)
    qtbot.waitUntil(lambda: listed(view)[:1] == [CLOSES.words], timeout=10_000)


def test_column_says_how_sure_an_attribution_is_and_sorts_by_it(qtbot: QtBot, view: VoicesView) -> None:
    qtbot.waitUntil(lambda: len(listed(view)) == 3, timeout=10_000)
    row = view.model.statement(0)
    assert row is not None
    assert view.model.index(0, SURE).data() == numbers.percent(0.94)
    assert view.model.says(replace(row, confidence=0.7499), SURE) == numbers.percent(0.74)
    assert not view.ledger.table.isColumnHidden(SURE)

    view.ledger.table.horizontalHeader().sectionClicked.emit(SURE)
    qtbot.waitUntil(lambda: "least sure first" in view.ledger.summary.text(), timeout=10_000)
    view.ledger.table.resize(500, 300)
    assert view.ledger.table.isColumnHidden(SURE)


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

    assert view.model.rowCount() == 3
    assert "still shows" in view.ledger.summary.text()


def test_row_says_words_speaker_target_and_kind(qtbot: QtBot, view: VoicesView) -> None:
    view.ledger.show_whose("all")
    view.ledger.speakers.activated.emit(2)
    qtbot.waitUntil(lambda: len(listed(view)) == 4, timeout=10_000)
    said = [view.model.index(row, WORDS).data() for row in range(4)]

    assert said[0] == "“A fence without a gate” “the man”, not resolved → export rule · direct"
    assert said[1] == "licences will be slow Mei-Lin Hsu → export rule · indirect"


def test_chosen_row_looks_chosen_under_the_pointer_too(qtbot: QtBot, view: VoicesView) -> None:
    choose(qtbot, view, "licences will be slow")
    table = view.ledger.table
    cell = table.visualRect(table.model().index(0, WORDS))
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
    assert view.model.rowCount() == 3

    view.ledger.arrivals.click()
    assert view.model.rowCount() == 4
    qtbot.waitUntil(lambda: listed(view)[:1] == ["Nobody planned for this"], timeout=10_000)
    qtbot.waitUntil(lambda: headline(view).startswith("2 voices: 4 statements"), timeout=10_000)


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


def test_statement_is_shown_in_its_place_with_its_facts(qtbot: QtBot, view: VoicesView) -> None:
    choose(qtbot, view, CLOSES.words)

    pane = view.pane
    assert pane.name.text() == "Mei-Lin Hsu"
    assert pane.role.text() == "chip engineer, Lakeside Devices · since 2024"
    assert CLOSES.words in pane.words.toPlainText()
    assert "Few had expected the step." in pane.words.toPlainText()
    facts = {said: label.text() for said, label in pane.values.items() if isinstance(label, text.Label)}
    assert pane.scores.said() == "vader −0.40"
    assert facts["Kind"] == "direct, 10 words, cue “told”"
    assert facts["Attribution"] == "0.94, sure: “Ms. Hsu” beside the words"
    assert not pane.adopt.isVisibleTo(pane)
    assert "2 outlets" in pane._carried.text()


def test_others_who_spoke_of_the_same_in_those_days_stand_below(qtbot: QtBot, view: VoicesView) -> None:
    choose(qtbot, view, CLOSES.words)

    assert view.pane._others_head.text() == "Others on export rule, the same week"
    assert [(each.name, each.mean, each.n) for each in view.pane.others.figures()] == [("Adaeze Okafor", 0.5, 1)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({}, "0.94, sure: “Ms. Hsu” beside the words"),
        ({"speaker": "Mei-Lin Hsu"}, "0.94, sure: named in full beside the words"),
        ({"speaker": "She", "confidence": 0.8}, "0.80, likely: “She”, taken to be the one named before"),
        ({"speaker": None, "confidence": 0.6}, "0.60, open to doubt: the name stands nowhere beside the words"),
        ({"speaker": "an aide", "voice": None, "confidence": 0.3}, "0.30, doubtful: “an aide”, who is not named"),
        ({"speaker": None, "voice": None, "confidence": 0.2}, "0.20, doubtful: nobody is named beside the words"),
        ({"repaired": True}, "put right by you"),
    ],
)
def test_attribution_is_told_in_words(qtbot: QtBot, view: VoicesView, row: dict[str, object], said: str) -> None:
    choose(qtbot, view, CLOSES.words)
    detail = view.pane.detail()
    assert detail is not None

    assert statement.sureness(replace(detail.row, **row)) == said  # type: ignore[arg-type]


def test_statement_is_copied_with_its_source(qtbot: QtBot, view: VoicesView) -> None:
    choose(qtbot, view, CLOSES.words)
    view.pane.copy()

    copied = QApplication.clipboard().text().split("\n")
    assert copied[0] == f"“{CLOSES.words}”"
    assert copied[1].startswith("Mei-Lin Hsu, in Pacific Wire, ")
    assert copied[2:] == ["Story 1", "https://wire.example/1"]


def test_enter_reads_the_article(qtbot: QtBot, view: VoicesView, errands: Errands) -> None:
    choose(qtbot, view, "licences will be slow")

    with qtbot.waitSignal(errands.article_asked) as asked:
        qtbot.keyClick(view.ledger.table, Qt.Key.Key_Return)
    with qtbot.waitSignal(errands.article_asked):
        view.pane.read.click()

    assert asked.args == [f"{4:016x}"]


def test_voice_is_adopted_with_one_click_and_given_up_again(
    qtbot: QtBot, session: Session, view: VoicesView, errands: Errands
) -> None:
    choose(qtbot, view, "Smaller models go further")
    assert view.pane.adopt.isVisibleTo(view.pane)

    with qtbot.waitSignal(errands.undo_offered) as offered:
        view.pane.adopt.click()
    said, undo = offered.args
    assert said == "Adaeze Okafor is one of your voices now, as a person."
    qtbot.waitUntil(lambda: not view.pane.adopt.isVisibleTo(view.pane), timeout=15_000)
    assert session.catalog.find("voices", "adaeze-okafor") == Voice("adaeze-okafor", "Adaeze Okafor")

    undo()
    qtbot.waitUntil(lambda: view.pane.adopt.isVisibleTo(view.pane), timeout=15_000)
    assert session.catalog.find("voices", "adaeze-okafor") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Adaeze Okafor", "person"),
        ("DeepSeek", "organisation"),
        ("Nvidia", "organisation"),
        ("Commerce Department", "organisation"),
        ("The Ledger", "organisation"),
        ("Lakeside Systems", "organisation"),
    ],
)
def test_kind_of_a_new_voice_is_guessed_by_its_name(name: str, kind: str) -> None:
    assert voicework.kind_of_name(name, catalog.load(None)) == kind


# ---- putting right


@pytest.fixture
def real(qtbot: QtBot, session: Session, errands: Errands, window: QWidget) -> VoicesView:
    """The view on an article whose statements were found by the program itself."""
    text_ = (
        "“The door is closed now,” said Adaeze Okafor on Monday. Jonas Lindqvist, a lawyer, was of another mind. "
        "“Buyers will suffer for it,” Lindqvist said."
    )
    at = NOW - timedelta(days=2)
    article = Article("a" * 16, "", "Pacific Wire", "Chip makers wait", text_, None, ScoredText.BODY, at, at)
    store(qtbot, session, [Clipping(article, Analyzer(session.catalog).analyze(article))])
    return open_view(qtbot, errands, window, 2)


def voice_of(view: VoicesView, words: str) -> str | None:
    rows = [view.model.statement(row) for row in range(view.model.rowCount())]
    return next((row.voice for row in rows if row is not None and row.words.startswith(words)), "not listed")


def test_wrong_speaker_is_put_right_in_two_keys_and_taken_back(
    qtbot: QtBot, real: VoicesView, errands: Errands
) -> None:
    choose(qtbot, real, "The door is closed now")
    qtbot.keyClick(real.ledger.table, Qt.Key.Key_R)
    dialog = real.findChild(SpeakerDialog)
    assert isinstance(dialog, SpeakerDialog)
    assert dialog.near.item(0).text() == "1   Jonas Lindqvist"

    with qtbot.waitSignal(errands.undo_offered, timeout=30_000) as offered:
        qtbot.keyClicks(dialog.near, "1")
    said, undo = offered.args
    assert said == "Put right: Jonas Lindqvist said it."
    qtbot.waitUntil(lambda: voice_of(real, "The door") == "Jonas Lindqvist", timeout=10_000)
    qtbot.waitUntil(lambda: headline(real).startswith("1 voice: 2 statements"), timeout=10_000)
    qtbot.waitUntil(lambda: real.pane.unmend.isVisibleTo(real.pane), timeout=10_000)
    assert real.pane.name.text() == "Jonas Lindqvist"

    undo()
    qtbot.waitUntil(lambda: voice_of(real, "The door") == "Adaeze Okafor", timeout=30_000)


def test_wrong_speaker_may_also_be_no_statement(qtbot: QtBot, real: VoicesView, errands: Errands) -> None:
    choose(qtbot, real, "The door is closed now")
    qtbot.keyClick(real.ledger.table, Qt.Key.Key_R)
    dialog = real.findChild(SpeakerDialog)
    assert isinstance(dialog, SpeakerDialog)

    with qtbot.waitSignal(errands.mended, timeout=30_000):
        qtbot.keyClicks(dialog.near, "-")
    qtbot.waitUntil(lambda: listed(real) == ["Buyers will suffer for it"], timeout=10_000)


def test_what_is_no_statement_is_taken_out_and_comes_back(qtbot: QtBot, real: VoicesView, errands: Errands) -> None:
    choose(qtbot, real, "The door is closed now")

    with qtbot.waitSignal(errands.mended, timeout=30_000), qtbot.waitSignal(errands.undo_offered) as offered:
        real.pane.none.click()
    qtbot.waitUntil(lambda: listed(real) == ["Buyers will suffer for it"], timeout=10_000)
    assert real.pane.detail() is None

    offered.args[1]()
    qtbot.waitUntil(lambda: len(listed(real)) == 2, timeout=30_000)


def test_words_are_put_right_and_the_statement_is_as_it_was_found_again(
    qtbot: QtBot, real: VoicesView, errands: Errands
) -> None:
    choose(qtbot, real, "The door is closed now")
    real.pane.wrong_words.click()
    dialog = real.findChild(WordsDialog)
    assert isinstance(dialog, WordsDialog)
    whole = dialog.text.toPlainText()
    cursor = dialog.text.textCursor()
    cursor.setPosition(whole.index("door"))
    cursor.setPosition(whole.index("closed") + len("closed"), QTextCursor.MoveMode.KeepAnchor)
    dialog.text.setTextCursor(cursor)
    with qtbot.waitSignal(errands.undo_offered, timeout=30_000):
        dialog.do.click()

    choose(qtbot, real, "door is closed")
    assert real.model.index(real.model.row_of(real.ledger.table.current_key()), WORDS).data().endswith("put right")
    with qtbot.waitSignal(errands.undo_offered, timeout=30_000):
        real.pane.unmend.click()
    choose(qtbot, real, "The door is closed now")


def test_in_the_smallest_window_words_keep_their_room(qtbot: QtBot, view: VoicesView) -> None:
    assert view.window().minimumSizeHint().width() <= 900
    view.resize(900, 492)
    view.across.setSizes([196, 414, 288])
    QApplication.processEvents()

    ledger = view.ledger
    assert ledger.table.columnWidth(WORDS) > 150
    assert (ledger.add.text(), ledger.add.accessibleName()) == ("", "Add a statement")
    assert "Export CSV" in ledger.export.toolTip()
    assert view.lanes is not None
    assert view.lanes.plot_rect().width() > 150

    view.resize(1600, 700)
    view.across.setSizes([256, 940, 408])
    QApplication.processEvents()
    assert ledger.add.text() == "Add a statement"
    assert ledger.add.toolTip() == ""
    assert ledger.table.columnWidth(CARRIED) > 0


def test_trouble_is_told_in_its_place(view: VoicesView) -> None:
    work = next(child for child in view.children() if isinstance(child, VoicesWork))
    assert work._score_asked is not None
    work._refuse_score(work._score_asked, StoreError("The disk is gone."))

    assert view._none.text() == "The disk is gone."


def test_slow_answer_is_told_in_words(view: VoicesView, session: Session) -> None:
    session.jobs.slow.emit("lanes", 1.24)
    session.jobs.slow.emit("ledger", 0.4)

    assert view.waiting.text() == "Counting… 1.2 s"
    assert not view.waiting.button.isVisible()
    assert view.ledger.summary.text() == "Counting… 0.4 s"


def test_long_count_can_be_given_up_and_taken_up_again(
    qtbot: QtBot, view: VoicesView, session: Session, errands: Errands
) -> None:
    hold = threading.Event()
    work = view.findChild(VoicesWork)
    qtbot.waitUntil(lambda: not session.jobs.busy(), timeout=10_000)
    session.jobs.run("long", lambda _: hold.wait(20), work._show_score, channel="lanes")
    session.jobs.run("long", lambda _: hold.wait(20), work._take_ledger, channel="ledger")
    session.jobs.slow.emit("lanes", 2.1)
    view.waiting.button.click()
    hold.set()

    assert not session.jobs.busy()
    assert (view.waiting.text(), view.waiting.button.text()) == ("Canceled: not counted", "Count")
    assert view.ledger.summary.text().startswith("Canceled")
    assert "statements" in headline(view)
    errands.refresh()  # news do not take it up again
    assert not session.jobs.busy()

    view.waiting.button.click()
    qtbot.waitUntil(lambda: view.waiting.isHidden() and not session.jobs.busy(), timeout=10_000)
    assert view.ledger.summary.text() == "3, newest first"


def test_hidden_view_asks_nothing_and_catches_up(
    qtbot: QtBot, session: Session, view: VoicesView, errands: Errands
) -> None:
    view.hide()
    store(qtbot, session, [clipping(9, "Chip Daily", 1, Said("Nobody planned for this", "Adaeze Okafor"))])
    errands.refresh()
    assert not session.jobs.busy()

    view.show()
    qtbot.waitUntil(lambda: "Nobody planned for this" in listed(view), timeout=10_000)


def test_question_of_a_moving_span_stays_the_same() -> None:
    asked = LedgerQuestion(Filter(since=NOW), "-at")

    assert same_question(asked, LedgerQuestion(Filter(since=NOW + timedelta(seconds=9)), "-at"))
    assert not same_question(asked, replace(asked, order="at"))
    assert not same_question(asked, LedgerQuestion(Filter(since=NOW, kinds=("direct",)), "-at"))

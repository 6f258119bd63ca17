"""The Outlets view on a real session: what is stored decides what is said, ranked, drawn and exported."""

from __future__ import annotations

import csv
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from monitor import catalog, reports
from monitor.analysis.stories import sketch
from monitor.errors import StoreError
from monitor.model import (
    Analysis,
    Article,
    Clipping,
    Feed,
    FeedState,
    Outlet,
    OutletKind,
    Part,
    Poll,
    ScoredText,
    Sentiment,
    Span,
    Statement,
    StatementKind,
    Topic,
)
from monitor.settings import Profile
from monitor.ui import numbers, outletwords, outletwork, periods, theme
from monitor.ui.columns import NARRATION, SENTIMENT
from monitor.ui.desk import Desk
from monitor.ui.deskwork import DeskWork
from monitor.ui.dialogs.export import ExportDialog
from monitor.ui.errands import Errands
from monitor.ui.lenses import Key
from monitor.ui.outlets import COPIED, PLOT, OutletsView
from monitor.ui.outletwork import OutletsWork
from monitor.ui.session import Session
from monitor.ui.voicework import VoicesWork

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no window manager

NOW = datetime.now(UTC).replace(microsecond=0)
WIRE = Feed("https://wire.example/rss", "Technology", "The Ledger")
CURBS = Topic("curbs", "Chip curbs", "curbs")
MODELS = Topic("models", "Open models", "models")


def clipping(
    number: int,
    outlet: str,
    narration: float | None,
    quoted: float | None = None,
    *,
    voice: str = "Mei-Lin Hsu",
    days: float = 3.0,
    topics: tuple[str, ...] = ("curbs",),
    reason: str | None = None,
) -> Clipping:
    """An invented article with a narration, and somebody quoted in it."""
    at = NOW - timedelta(days=days, minutes=number)
    article = Article(
        f"{number:016x}", WIRE.url, outlet, f"Story {number} of the curbs", "They said so.",
        f"https://wire.example/{number}", ScoredText.SUMMARY, at, at,
    )  # fmt: skip
    if reason is not None:
        return Clipping(article, Analysis("fr", {}, topics=topics, not_scored=reason))
    statements = ()
    if quoted is not None:
        scores = {"vader": Sentiment(quoted, 0.1, 0.8, 0.1, None, 1.0, 1)}
        words = f"word {number}"
        statements = (
            Statement(
                StatementKind.DIRECT, words, (Span(0, 4),), Part.TEXT, None, voice, None, 0.9, scores=scores
            ),
        )  # fmt: skip
    score = Sentiment(narration, 0.1, 0.8, 0.1, None, 1.0, 2)
    analysis = Analysis(
        "en",
        {"vader": Sentiment(0.9, sentences=3)},
        narration={"vader": score},
        statements=statements,
        topics=topics,
        voices=(voice,) if statements else (),
    )
    return Clipping(article, analysis)


STORED = (
    *(clipping(n, "The Ledger", -0.4 + 0.05 * n, 0.3 + 0.05 * n, days=3 + n) for n in range(6)),
    *(
        clipping(10 + n, "Harbour Times", 0.2 + 0.05 * n, 0.25, voice="Tomás Rehák", topics=("models",))
        for n in range(5)
    ),
    *(clipping(20 + n, "Lagos Online", 0.1) for n in range(2)),
    clipping(30, "Le Canal", None, reason="language: fr"),
    clipping(31, "Court of Wexmoor", -0.9),
)


@pytest.fixture
def session(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    if not qapp.styleSheet():
        theme.start(qapp)
    theme.choose(theme.Choice.LIGHT)
    profile = Profile(tmp_path / "profile")
    profile.prepare()
    catalog.add(
        profile.catalog_dir,
        Outlet("ledger", "The Ledger", ("ledger.example",), kind=OutletKind.BUSINESS),
        Outlet("court", "Court of Wexmoor", kind=OutletKind.PRIMARY),
        CURBS,
        MODELS,
        WIRE,
    )
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
    done: list[object] = []
    poll = Poll(WIRE, FeedState(WIRE.url), NOW, tuple(clippings))
    session.write(lambda store: store.save(poll), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)


def open_view(qtbot: QtBot, errands: Errands, window: QWidget) -> OutletsView:
    view = errands.outlets(window, periods.DEFAULT)
    view.resize(1280, 700)
    window.show()
    qtbot.waitUntil(lambda: bool(str(view.headline.said)), timeout=10_000)
    return view


@pytest.fixture
def view(qtbot: QtBot, session: Session, errands: Errands, window: QWidget) -> OutletsView:
    store(qtbot, session, STORED)
    opened = open_view(qtbot, errands, window)
    qtbot.waitUntil(lambda: bool(opened.heat.heat().cells), timeout=10_000)
    return opened


def cells(view: OutletsView, row: int) -> list[str]:
    model = view.table.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def carded(qtbot: QtBot, view: OutletsView, outlet: str) -> None:
    """Wait until the outlet is shown with everything that is told of it."""
    qtbot.waitUntil(
        lambda: (card := view.card.card()) is not None and card.row.outlet == outlet and card.since is not None,
        timeout=10_000,
    )


# ---- the headline and the ranking


def test_headline_is_true_to_the_numbers(view: OutletsView, session: Session) -> None:
    filter, _ = view.findChild(OutletsWork).asked()
    with session.service.reader() as reader:
        ledger = reports.divergence(reader, filter, "vader")[0]

    assert str(view.headline.said).startswith("The Ledger writes lowest, −0.28 ± 0.")
    assert str(view.headline.said).endswith(", and 0.70 below the people it quotes.")
    assert (ledger.outlet, ledger.is_clear) == ("The Ledger", True)


def test_outlets_that_are_not_ranked_are_named(view: OutletsView) -> None:
    assert [row.outlet for row in view.table.rows()] == ["The Ledger", "Lagos Online", "Harbour Times"]
    notes = " ".join(view.headline.said.notes)
    assert "Not scored: Le Canal (French)" in notes
    assert "Court of Wexmoor is a primary source: not ranked" in notes


def test_row_holds_place_means_and_difference(view: OutletsView) -> None:
    place, name, both, narration, quoted, difference, spread, stories, quoting, _ = cells(view, 0)

    assert (place, name, narration, quoted) == ("1", "The Ledger", "−0.28", "+0.42")
    assert (difference, spread[:3], stories, quoting) == ("−0.70", "± 0", "6", "6")
    assert both.startswith("Narration −0.28 [")
    assert "6 stories; quoted +0.42 [" in both


def test_few_stories_claim_no_place(view: OutletsView) -> None:
    place, name, _, narration, quoted, difference, spread, stories, quoting, _ = cells(view, 1)

    assert (place, name) == ("–", "Lagos Online, few stories")
    assert (narration, quoted, difference, spread, stories, quoting) == ("+0.10", "–", "–", "–", "2", "0")
    columns = view.table.sorted_rows_model().columns
    few, ledger = view.table.rows()[1], view.table.rows()[0]
    assert [column.bold is not None and column.bold(ledger) for column in columns].count(True) == 1
    assert not any(column.bold is not None and column.bold(few) for column in columns)


def test_dot_plot_reaches_as_far_as_what_is_drawn(view: OutletsView) -> None:
    ends = [value for row in view.table.rows() for value in (row.narration.mean, row.quoted.mean) if value is not None]

    assert view.scale.half >= max(abs(value) for value in ends)
    assert view.scale.x_of(0.0, 10, 100) == 60.0
    assert view.scale.x_of(-view.scale.half, 10, 100) == 10.0
    head = view.table.horizontalHeader()
    assert view.axis.geometry().left() == head.sectionViewportPosition(PLOT)
    assert view.axis.width() == head.sectionSize(PLOT)


def test_marks_are_drawn_where_the_means_are(view: OutletsView) -> None:
    row = view.table.rows()[0]
    cell = view.table.visualRect(view.table.model().index(0, PLOT)).adjusted(8, 0, -8, -1)
    image = view.table.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    for side, point, apart in (("series1", row.narration, -5), ("series2", row.quoted, 5)):
        x = view.scale.x_of(point.mean, cell.left(), cell.width())
        at = QPoint(round(x * ratio), round((cell.center().y() + 0.5 + apart) * ratio))
        assert image.pixelColor(at) == theme.color(side)  # type: ignore[arg-type]  # both are roles


def test_head_that_is_clicked_sorts(view: OutletsView) -> None:
    view.table.horizontalHeader().sectionClicked.emit(7)

    assert [row.outlet for row in view.table.rows()] == ["The Ledger", "Harbour Times", "Lagos Online"]


def click(
    qtbot: QtBot, view: OutletsView, row: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    at = view.table.visualRect(view.table.model().index(row, 0)).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, held, at)


def test_second_outlet_is_compared_by_ctrl_and_a_click(qtbot: QtBot, view: OutletsView) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    assert view.card.pair.text().startswith("Ctrl+click a second outlet")

    click(qtbot, view, 2, control)
    assert view.table.current() is view.table.rows()[0]
    assert view.card.pair.text().startswith("The Ledger − Harbour Times, narration: −0.57 [")
    assert view.card.pair.text().endswith(": The Ledger writes more negatively.")

    click(qtbot, view, 2, control)  # once more: let go
    assert view.table.beside() is None
    click(qtbot, view, 2, control)
    click(qtbot, view, 1)  # one alone
    assert view.table.beside() is None
    assert view.table.current() is view.table.rows()[1]


def test_outlet_that_is_held_by_keys_is_compared_with_the_next(qtbot: QtBot, view: OutletsView) -> None:
    qtbot.keyClick(view.table, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert view.card.pair.text() == "The Ledger is held: go to another outlet to compare."
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert view.card.pair.text().startswith("Lagos Online − The Ledger, narration: +0.38, n")
    assert view.card.pair.text().endswith(": too few to compare.")

    qtbot.keyClick(view.table, Qt.Key.Key_Escape)
    assert view.table.beside() is None
    assert view.card.pair.text().startswith("Ctrl+click")


# ---- the heat map


def test_heat_map_has_means_and_stories_and_no_tint_for_few(view: OutletsView) -> None:
    model = view.heat.model()
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    rows = [[model.index(row, at).data() for at in range(3)] for row in range(model.rowCount())]

    assert heads == ["Outlet", "Chip curbs", "Open models"]
    assert rows == [
        ["The Ledger", "−0.28 n\N{NO-BREAK SPACE}6", "–"],
        ["Lagos Online", "+0.10 n\N{NO-BREAK SPACE}2", "–"],
        ["Harbour Times", "–", "+0.30 n\N{NO-BREAK SPACE}5"],
    ]
    image = view.heat.viewport().grab().toImage()
    grounds = []
    for row, column in ((0, 1), (1, 1), (2, 2)):
        cell = view.heat.visualRect(model.index(row, column))
        at = (cell.topLeft() + QPoint(6, 4)) * image.devicePixelRatio()
        grounds.append(image.pixelColor(at))
    surface = theme.color("surface")
    assert grounds[1] == surface
    assert grounds[0].red() > grounds[0].blue()  # negative
    assert grounds[2].blue() > grounds[2].red()  # positive


def test_cell_leads_to_the_desk(qtbot: QtBot, view: OutletsView, errands: Errands) -> None:
    view.heat.setCurrentIndex(view.heat.model().index(0, 1))
    with qtbot.waitSignal(errands.lenses_asked) as asked:
        qtbot.keyClick(view.heat, Qt.Key.Key_Return)
    assert asked.args == [(("topic", "curbs"), ("outlet", "The Ledger"))]

    with qtbot.assertNotEmitted(errands.lenses_asked):  # no stories
        view.heat.setCurrentIndex(view.heat.model().index(0, 2))
        qtbot.keyClick(view.heat, Qt.Key.Key_Return)


def test_share_of_copies_is_shown_where_there_are_any(
    qtbot: QtBot, session: Session, view: OutletsView, errands: Errands
) -> None:
    view.resize(1700, 700)
    assert view.table.isColumnHidden(COPIED)
    text = (
        "The curbs on chips were eased by the ministry on Monday, and makers in the north said that they would build."
    )
    first, copy = (
        replace(
            clipping(number, outlet, 0.1, days=days),
            analysis=replace(clipping(number, outlet, 0.1).analysis, sketch=sketch("Curbs eased", text, outlet, "en")),
        )
        for number, outlet, days in ((50, "The Ledger", 3.0), (51, "Harbour Times", 2.9))
    )
    store(qtbot, session, (first, copy))
    errands.refresh()

    qtbot.waitUntil(lambda: not view.table.isColumnHidden(COPIED), timeout=10_000)
    shares = {row.outlet: cells(view, at)[COPIED] for at, row in enumerate(view.table.rows())}
    assert {name: share.rstrip("%").strip() for name, share in shares.items()} == {
        "The Ledger": "0", "Lagos Online": "0", "Harbour Times": "17",
    }  # fmt: skip
    view.table.go_to("Harbour Times")
    carded(qtbot, view, "Harbour Times")
    said = [label.text() for label in view.card.findChildren(QLabel) if label.text().startswith("own ")]
    assert [each.replace("\N{NARROW NO-BREAK SPACE}", " ") for each in said] == ["own 83 %, The Ledger 17 %"]


def test_narrow_map_holds_the_busiest_topics_and_says_so(view: OutletsView) -> None:
    view.heat.resize(300, 200)
    view.heat.show_heat(
        outletwork.Heat(("The Ledger",), tuple((f"t{at}", f"Topic {at}") for at in range(5)), {}),
    )
    view._topics_known = 5
    view._tell_heat()

    assert view.heat.topics_shown() == 2
    assert view.heat_note.text().endswith("; the 2 busiest of 5 topics")


# ---- one outlet


def test_first_outlet_is_shown_with_its_weeks_voices_and_feeds(qtbot: QtBot, view: OutletsView) -> None:
    carded(qtbot, view, "The Ledger")
    shown = view.card
    card = shown.card()
    assert card is not None

    assert shown.place.text() == "Outlet 1 of 3"
    assert (shown.name.text(), shown.about.text()) == ("The Ledger", "business · ledger.example")
    assert shown.claim.text().startswith("It writes more negatively than the people it quotes speak.")
    assert [(voice.name, voice.n_stories) for voice in card.quoted] == [("Mei-Lin Hsu", 6)]
    assert [(source.name, source.articles) for source in card.sources] == [("Technology", 6)]
    narration, quoted = card.weeks
    assert sum(point.n_stories for point in narration.points) == sum(point.n_stories for point in quoted.points) == 6
    chart = shown.chart()
    assert chart is not None
    picture = chart.picture()
    assert picture is not None
    assert len(picture.slots) == 13  # of 26: before that there is nothing
    assert [line.shape for line in picture.lines] == [None, 3]


def test_week_under_the_cursor_is_read_out(qtbot: QtBot, view: OutletsView) -> None:
    carded(qtbot, view, "The Ledger")
    chart = view.card.chart()
    assert chart is not None
    newest = view.card.readout.read()
    assert newest[0].startswith("−0.")
    assert newest[2].startswith("−0.70")

    chart.pointed.emit(0)
    assert view.card.readout.read() == ("no stories", "no stories", "–")

    chart.pointed.emit(None)
    assert view.card.readout.read() == newest


def test_tab_goes_on_as_one_reads(qtbot: QtBot, view: OutletsView) -> None:
    carded(qtbot, view, "The Ledger")
    wanted = [view.lenses, view.table, view.heat, view.card.desk, view.card.as_table, view.card.chart()]
    chain, at = [], view.lenses
    while at not in chain:
        chain.append(at)
        at = at.nextInFocusChain()

    assert [widget for widget in chain if widget in wanted] == wanted


def test_another_outlet_is_shown_by_keys(qtbot: QtBot, view: OutletsView) -> None:
    qtbot.keyClick(view.table, Qt.Key.Key_Down)

    carded(qtbot, view, "Lagos Online")
    assert view.card.claim.text() == "2 stories: too few to claim anything."
    assert view.card.place.text() == "Outlet 2 of 3"


def test_outlet_and_voice_lead_to_the_desk_and_a_feed_to_the_feeds(
    qtbot: QtBot, view: OutletsView, errands: Errands
) -> None:
    carded(qtbot, view, "The Ledger")
    with qtbot.waitSignal(errands.lenses_asked) as asked:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert asked.args == [(("outlet", "The Ledger"),)]

    links = {link.accessibleName(): link for link in view.card.findChildren(QWidget) if hasattr(link, "clicked")}
    with qtbot.waitSignal(errands.lenses_asked) as asked:
        links["Mei-Lin Hsu"].click()  # type: ignore[attr-defined]  # a button
    assert asked.args == [(("voice", "Mei-Lin Hsu"), ("outlet", "The Ledger"))]
    with qtbot.waitSignal(errands.feed_asked) as asked:
        links["Technology"].click()  # type: ignore[attr-defined]
    assert asked.args == [WIRE.url]


def test_what_leads_elsewhere_is_told_there_as_it_stands_here(
    qtbot: QtBot, view: OutletsView, errands: Errands, window: QWidget
) -> None:
    carded(qtbot, view, "The Ledger")
    row = view.table.rows()[0]
    with qtbot.waitSignal(errands.reason_told) as told:
        view.heat.opened.emit("The Ledger", "curbs")
    assert told.args[0].said == "The Ledger on Chip curbs: narration −0.28, n\N{NO-BREAK SPACE}6"
    assert told.args[0].briefs == ("Narration −0.28, n\N{NO-BREAK SPACE}6", "−0.28, n\N{NO-BREAK SPACE}6")
    with qtbot.waitSignal(errands.reason_told) as told:
        view.articles_asked.emit((("voice", "Mei-Lin Hsu"), ("outlet", "The Ledger")))
    assert told.args[0].said == "Mei-Lin Hsu in The Ledger: +0.42, n\N{NO-BREAK SPACE}6"

    voices = errands.voices(window, periods.DEFAULT)
    voices.show()
    view.quotes_asked.emit("The Ledger")
    quoted = f"From Outlets: people quoted in The Ledger {outletwords.reading(row.quoted)}, each story once"
    qtbot.waitUntil(lambda: quoted in voices.headline.said.notes, timeout=10_000)
    assert "+0.42" in quoted
    voices.findChild(VoicesWork).take_lenses((("outlet", "Harbour Times"),))  # something else is chosen
    qtbot.waitUntil(lambda: quoted not in voices.headline.said.notes, timeout=10_000)


UNCOUNTED = (
    clipping(40, "The Ledger", None, 0.35, voice="Tomás Rehák"),  # nothing but what is quoted
    replace(
        clipping(41, "The Ledger", 0.8, 0.9),
        article=replace(clipping(41, "The Ledger", 0.8).article, published=None),  # not dated
    ),
)


@pytest.fixture
def followed(qtbot: QtBot, session: Session, errands: Errands, window: QWidget) -> DeskWork:
    """A Desk that is led to by the numbers of the Outlets."""
    made = DeskWork(Desk(window), session)
    made.begin()
    errands.lenses_asked.connect(made.lenses.choose)
    errands.reason_told.connect(made.show_reason)
    return made


@pytest.mark.parametrize("grouped", [True, False], ids=["stories", "articles"])
@pytest.mark.parametrize(
    ("keys", "column"),
    [
        ((("outlet", "The Ledger"),), NARRATION),
        ((("topic", "curbs"), ("outlet", "The Ledger")), NARRATION),
        ((("voice", "Mei-Lin Hsu"), ("outlet", "The Ledger")), SENTIMENT),
    ],
    ids=["outlet", "outlet on a topic", "voice"],
)
def test_rows_of_a_number_make_that_number(
    qtbot: QtBot,
    session: Session,
    view: OutletsView,
    followed: DeskWork,
    keys: tuple[Key, ...],
    column: int,
    grouped: bool,
) -> None:
    """Two articles are one story; of two that are not counted one has no narration and one no date."""
    done: list[object] = []
    store(qtbot, session, UNCOUNTED)
    first, second = STORED[0].article.id, STORED[2].article.id
    session.write(lambda store: store.merge([first, second], NOW), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)
    followed.pane.grouped.setChecked(grouped)
    view.findChild(OutletsWork).refresh()
    five = "n\N{NO-BREAK SPACE}5"

    def counted() -> bool:
        row, card = view.table.rows()[0], view.card.card()
        return row.narration.n_stories == 5 and card is not None and [v.n_stories for v in card.quoted] == [5, 1]

    qtbot.waitUntil(counted, timeout=10_000)
    view.articles_asked.emit(keys)
    qtbot.waitUntil(lambda: five in followed.pane.title.text(), timeout=10_000)
    articles, table = followed.articles, followed.pane.table
    many = 5 if grouped else 6
    qtbot.waitUntil(
        lambda: articles.rowCount() == many and all(articles.line(row) for row in range(many)), timeout=10_000
    )
    stories: dict[str, list[float]] = {}
    for line in filter(None, map(articles.line, range(many))):
        value = line.narration if column == NARRATION else line.sentiment
        assert value is not None
        stories.setdefault(line.row.story, []).append(value)
    mean = sum(sum(some) / len(some) for some in stories.values()) / len(stories)

    assert f"{numbers.signed(mean)}, {five}" in followed.pane.title.text()
    assert followed.pane.summary.text().startswith(f"5 stories made {numbers.signed(mean)}")
    assert not table.isColumnHidden(column)
    assert table.isColumnHidden(SENTIMENT if column == NARRATION else NARRATION)
    followed.pane.scope.click()
    qtbot.waitUntil(lambda: articles.rowCount() > many and table.isColumnHidden(NARRATION), timeout=10_000)
    assert not table.isColumnHidden(SENTIMENT)


def test_statements_of_a_number_make_that_number(
    qtbot: QtBot, session: Session, view: OutletsView, errands: Errands, window: QWidget
) -> None:
    """Two statements stand in one article; those not counted are denied, unnamed, the outlet's own, or not dated."""
    made = [clipping(n, "The Ledger", -0.1, 0.1 * n - 4.2) for n in range(40, 45)]
    changes: tuple[dict[str, object], ...] = (
        {}, {"denied": True}, {"voice": None}, {"kind": StatementKind.AUTHORED}, {}
    )  # fmt: skip
    for at, change in enumerate(changes):
        [said] = made[at].analysis.statements
        made[at] = replace(made[at], analysis=replace(made[at].analysis, statements=(replace(said, **change),)))
    [said] = made[0].analysis.statements
    more = replace(said, words="more of it", fragments=(Span(5, 9),), scores={"vader": Sentiment(0.5, sentences=1)})
    made[0] = replace(made[0], analysis=replace(made[0].analysis, statements=(said, more)))
    made[4] = replace(made[4], article=replace(made[4].article, published=None))
    store(qtbot, session, made)
    view.findChild(OutletsWork).refresh()
    qtbot.waitUntil(lambda: view.table.rows()[0].quoted.n_stories == 7, timeout=10_000)
    [quoted] = [row.quoted for row in view.table.rows() if row.outlet == "The Ledger"]
    voices = errands.voices(window, periods.DEFAULT)
    voices.show()
    work = voices.findChild(VoicesWork)

    work.take_lenses((("outlet", "The Ledger"),))
    qtbot.waitUntil(lambda: len(voices.model.keys) > 8, timeout=10_000)
    view.quotes_asked.emit("The Ledger")
    qtbot.waitUntil(lambda: len(voices.model.keys) == 8, timeout=10_000)
    qtbot.waitUntil(lambda: all(voices.model.statement(at) for at in range(8)), timeout=10_000)

    stories: dict[str, list[float]] = {}
    for row in filter(None, map(voices.model.statement, range(8))):
        value = voices.model.value(row)
        assert value is not None
        stories.setdefault(row.article, []).append(value)
    assert sum(sum(some) / len(some) for some in stories.values()) / len(stories) == pytest.approx(quoted.mean)
    assert voices.ledger.summary.text().startswith("8 that count")

    voices.ledger.speakers.activated.emit(voices.ledger.speakers.findData("all"))
    qtbot.waitUntil(lambda: len(voices.model.keys) > 8, timeout=10_000)


def test_what_a_narration_is_made_of_goes_by_it(qtbot: QtBot, view: OutletsView, followed: DeskWork) -> None:
    view.articles_asked.emit((("outlet", "The Ledger"),))
    articles, table = followed.articles, followed.pane.table
    qtbot.waitUntil(lambda: articles.is_of_narration, timeout=10_000)

    table.horizontalHeader().sectionClicked.emit(NARRATION)
    qtbot.waitUntil(lambda: articles.order == "narration", timeout=10_000)
    qtbot.waitUntil(lambda: all(articles.line(row) for row in range(6)), timeout=10_000)
    told = [line.narration for line in filter(None, map(articles.line, range(6)))]
    assert told == sorted(told, key=lambda value: value or 0.0)
    assert len(set(told)) == 6

    followed.pane.scope.click()
    qtbot.waitUntil(lambda: articles.order == "-at", timeout=10_000)


def test_weeks_are_a_table_too(qtbot: QtBot, view: OutletsView) -> None:
    carded(qtbot, view, "The Ledger")
    view.card.as_table.click()

    assert view.card.table.isVisible()
    rows = view.card.table.rows()
    assert [row.start for row in rows] == sorted((row.start for row in rows), reverse=True)
    assert sum(row.narration.n_stories for row in rows) == 6
    model = view.card.table.model()
    assert str(model.index(0, 1).data()).startswith("−0.")

    view.card.as_table.click()
    assert not view.card.table.isVisible()


@pytest.mark.parametrize(("side", "apart"), [("narration", -5), ("quoted", 5)])
def test_dot_leads_to_what_it_is_the_mean_of(
    qtbot: QtBot, view: OutletsView, errands: Errands, side: str, apart: int
) -> None:
    view.lenses.choose([("topic", "curbs")])
    row = view.table.rows()[0]
    cell = view.table.visualRect(view.table.model().index(0, PLOT)).adjusted(8, 0, -8, -1)
    mean = getattr(row, side).mean
    at = QPoint(round(view.scale.x_of(mean, cell.left(), cell.width())), cell.center().y() + apart)
    asked = errands.lenses_asked if side == "narration" else errands.statements_asked

    with qtbot.waitSignal(asked) as told:
        qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [(("topic", "curbs"), ("outlet", "The Ledger"))]

    for signal in (errands.lenses_asked, errands.statements_asked):
        with qtbot.assertNotEmitted(signal):  # beside the dots a click only chooses
            qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(0, 3 * apart))


# ---- questions and their answers


def test_lenses_of_topics_and_voices_narrow_the_ranking(qtbot: QtBot, view: OutletsView) -> None:
    view.lenses.choose([("topic", "models")])

    qtbot.waitUntil(lambda: [row.outlet for row in view.table.rows()] == ["Harbour Times"], timeout=10_000)
    assert str(view.headline.said).startswith("Harbour Times on Open models has the only mean with five stories")
    assert view.findChild(OutletsWork).asked()[1] == "Open models, last 8 weeks"
    carded(qtbot, view, "Harbour Times")

    view.lenses.choose([("voice", "Mei-Lin Hsu")])
    qtbot.waitUntil(lambda: [row.outlet for row in view.table.rows()] == ["The Ledger"], timeout=10_000)
    assert " where Mei-Lin Hsu speaks has the only mean" in str(view.headline.said)


def test_lens_of_an_outlet_shows_it_among_the_others(qtbot: QtBot, view: OutletsView) -> None:
    view.lenses.choose([("outlet", "Harbour Times")])

    carded(qtbot, view, "Harbour Times")
    assert len(view.table.rows()) == 3


def test_map_comes_after_the_ranking_and_stays_while_it_is_counted_anew(
    qtbot: QtBot, session: Session, view: OutletsView, errands: Errands, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = view.findChild(OutletsWork)
    qtbot.waitUntil(lambda: not session.jobs.busy(), timeout=10_000)
    work._took_ms = 0
    before, hold, count = view.heat.heat().cells, threading.Event(), outletwork.read_map

    def late(*asked: Any) -> Any:
        hold.wait(20)
        return count(*asked)

    monkeypatch.setattr(outletwork, "read_map", late)
    store(qtbot, session, [clipping(40, "Chip Daily", -0.2)])
    errands.refresh()
    qtbot.waitUntil(lambda: len(view.table.rows()) == 4, timeout=10_000)

    assert view.heat.heat().cells == before
    assert len(view.heat.heat().outlets) == 4

    work.set_span(periods.Span())
    qtbot.waitUntil(lambda: not view.heat.heat().cells, timeout=10_000)  # of another span there is none yet

    hold.set()
    qtbot.waitUntil(lambda: ("Chip Daily", "curbs") in view.heat.heat().cells, timeout=10_000)


def test_map_has_every_topic_and_begins_with_those_that_are_chosen(
    qtbot: QtBot, session: Session, view: OutletsView
) -> None:
    view.lenses.choose([("topic", "models")])
    qtbot.waitUntil(lambda: len(view.table.rows()) == 1 and not session.jobs.busy(), timeout=10_000)

    assert [topic for topic, _ in view.heat.heat().topics] == ["models", "curbs"]
    assert view.heat.heat().cells[("The Ledger", "curbs")].n_stories == 6


def test_nothing_is_counted_behind_another_view(
    qtbot: QtBot, session: Session, view: OutletsView, errands: Errands
) -> None:
    work = view.findChild(OutletsWork)
    before = work._asked
    view.hide()
    store(qtbot, session, [clipping(40, "Chip Daily", -0.2)])
    errands.refresh()
    assert work._asked is before

    view.show()
    qtbot.waitUntil(lambda: len(view.table.rows()) == 4, timeout=10_000)


def test_search_counts_only_what_it_finds(qtbot: QtBot, view: OutletsView, errands: Errands) -> None:
    errands.search_outlets('"Story 12"')
    qtbot.waitUntil(lambda: [row.outlet for row in view.table.rows()] == ["Harbour Times"], timeout=10_000)

    with qtbot.waitSignal(errands.search_wrong, check_params_cb=bool, timeout=10_000):
        errands.search_outlets('"open')
    assert len(view.table.rows()) == 1

    errands.search_outlets("nowhere")
    qtbot.waitUntil(lambda: "meets this search" in view._none.text(), timeout=10_000)


def test_new_articles_keep_the_outlet_that_is_chosen(
    qtbot: QtBot, session: Session, view: OutletsView, errands: Errands
) -> None:
    view.table.go_to("Harbour Times")
    store(qtbot, session, [clipping(40, "Chip Daily", -0.2)])
    errands.refresh()

    qtbot.waitUntil(lambda: len(view.table.rows()) == 4, timeout=10_000)
    current = view.table.current()
    assert current is not None
    assert current.outlet == "Harbour Times"


def test_news_are_counted_after_a_rest_as_long_as_counting_takes_asks_for(
    qtbot: QtBot, session: Session, view: OutletsView, errands: Errands
) -> None:
    work = view.findChild(OutletsWork)
    work._took_ms = 60  # a rest of 600 ms
    work._rested.start()
    store(qtbot, session, [clipping(40, "Chip Daily", -0.2)])
    before = work._asked
    errands.refresh()

    assert work._asked is before
    qtbot.waitUntil(lambda: len(view.table.rows()) == 4, timeout=10_000)

    work._took_ms = 60_000
    work._rested.start()
    session.engine = "vader-news"  # another question, not news
    errands.refresh()
    assert work._asked is not None
    assert work._asked.engine == "vader-news"


def test_count_that_takes_long_is_not_begun_anew_by_news(
    qtbot: QtBot, session: Session, view: OutletsView, errands: Errands
) -> None:
    work = view.findChild(OutletsWork)
    qtbot.waitUntil(lambda: not session.jobs.busy(), timeout=10_000)
    work._took_ms = 0
    work._later.setInterval(20)
    hold, begun = threading.Event(), []
    wanted = work._wanted()
    session.jobs.run(wanted, lambda _: begun.append(hold.wait(20)), lambda *_: None, channel="outlets")
    store(qtbot, session, [clipping(40, "Chip Daily", -0.2)])
    errands.refresh()

    assert session.jobs.waits("outlets", wanted)
    assert work._later.isActive()
    hold.set()
    qtbot.waitUntil(lambda: len(view.table.rows()) == 4, timeout=10_000)  # then they are counted


def test_export_holds_exactly_the_outlets_that_are_ranked(
    qtbot: QtBot, view: OutletsView, window: QWidget, tmp_path: Path
) -> None:
    view.export.click()
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.file.setText(str(tmp_path / "outlets.csv"))
    dialog.do.click()
    qtbot.waitUntil(lambda: dialog.written() is not None, timeout=10_000)

    with (tmp_path / "outlets.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["outlet"] for row in rows] == [row.outlet for row in view.table.rows()]
    assert float(rows[0]["narration"]) == view.table.rows()[0].narration.mean
    dialog.close()


def test_export_of_the_map_holds_its_cells_whatever_topic_is_chosen(
    qtbot: QtBot, view: OutletsView, window: QWidget, tmp_path: Path
) -> None:
    view.lenses.choose([("topic", "models")])
    qtbot.waitUntil(lambda: len(view.table.rows()) == 1, timeout=10_000)
    view.heat_export.click()
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.file.setText(str(tmp_path / "map.csv"))
    dialog.do.click()
    qtbot.waitUntil(lambda: dialog.written() is not None, timeout=10_000)

    with (tmp_path / "map.csv").open(encoding="utf-8", newline="") as file:
        written = {(row["outlet"], row["topic"]): row for row in csv.DictReader(file)}
    cells = view.heat.heat().cells
    assert set(written) == set(cells)
    assert float(written["The Ledger", "curbs"]["narration"]) == cells["The Ledger", "curbs"].mean
    dialog.close()


def test_empty_store_says_what_will_be_here(qtbot: QtBot, session: Session, errands: Errands, window: QWidget) -> None:
    view = open_view(qtbot, errands, window)

    assert str(view.headline.said) == "No outlet has a dated and scored article in the last 8 weeks."
    assert view._none.text() == "No outlets yet. They appear here when articles are stored."
    assert view.card.chart() is None  # nothing to draw


def test_span_without_articles_says_so(qtbot: QtBot, view: OutletsView) -> None:
    view.findChild(OutletsWork).set_span(periods.Span(hours=24))

    qtbot.waitUntil(
        lambda: view._none.text() == "No outlet published anything in the last 24 hours. Choose a longer span.",
        timeout=10_000,
    )


def test_trouble_and_slow_answers_are_told_in_their_place(view: OutletsView, session: Session) -> None:
    session.jobs.slow.emit("outlets", 1.24)
    assert view.waiting.text() == "Counting… 1.2 s"

    work = view.findChild(OutletsWork)
    work._refuse(work._asked, StoreError("The disk is gone."))
    assert view._none.text() == "The disk is gone."
    assert view.waiting.text() == ""


def test_first_count_that_is_given_up_says_what_to_do(
    qtbot: QtBot, session: Session, errands: Errands, window: QWidget
) -> None:
    hold = threading.Event()
    store(qtbot, session, STORED)
    view = errands.outlets(window, periods.DEFAULT)
    work = view.findChild(OutletsWork)
    session.jobs.run("long", lambda _: hold.wait(20), work._show, channel="outlets")
    session.jobs.slow.emit("outlets", 2.0)
    view.waiting.button.click()
    hold.set()

    assert view._none.text() == "Not counted. A shorter span takes less time."
    view.waiting.button.click()
    qtbot.waitUntil(lambda: len(view.table.rows()) == 3, timeout=10_000)
    assert view.waiting.text() == ""


def test_view_reads_in_both_themes(view: OutletsView) -> None:
    light = view.grab().toImage()
    theme.choose(theme.Choice.DARK)
    dark = view.grab().toImage()
    theme.choose(theme.Choice.LIGHT)

    assert light.pixelColor(4, 4) != dark.pixelColor(4, 4)
    named = [view.table, view.heat, view.headline, view.legend, view.card.readout, view.lenses]
    assert all(widget.accessibleName() for widget in named)

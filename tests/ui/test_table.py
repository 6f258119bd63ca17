"""The live table: nothing moves under the reader, and what is not scored says why."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.model import ArticleRow
from monitor.ui import columns, ledger, theme
from monitor.ui.articles import ArticlesModel
from monitor.ui.columns import SENTIMENT, TITLE
from monitor.ui.ledger import LedgerModel, LedgerTable
from monitor.ui.table import TIME_EDGES, ArticlesTable

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOW = datetime(2026, 6, 5, 18, 0, tzinfo=UTC)
MakeRow = Callable[..., ArticleRow]


def shown(model: ArticlesModel, column: int) -> list[str]:
    return [model.index(n, column).data() for n in range(model.rowCount())]


@pytest.fixture
def model(qapp: QApplication, row: MakeRow) -> ArticlesModel:
    if not qapp.styleSheet():
        theme.start(qapp)
    model = ArticlesModel(now=lambda: NOW)
    model.show(array("q", [9, 8, 7, 6]), "-at")
    model.put([9, 8, 7, 6], [row(key) for key in (9, 8, 7, 6)])
    return model


@pytest.fixture
def view(qtbot: QtBot, model: ArticlesModel) -> ArticlesTable:
    view = ArticlesTable(model)
    qtbot.addWidget(view)
    view.resize(800, 300)
    view.show()
    return view


def test_headline_keeps_room_in_a_narrow_list(qtbot: QtBot, view: ArticlesTable) -> None:
    wide, time = view.columnWidth(columns.SENTIMENT), view.columnWidth(columns.AT)

    view.resize(410, 300)
    qtbot.waitUntil(lambda: view.isColumnHidden(columns.OUTLET))
    assert view.columnWidth(TITLE) > 170
    saved = view.save_columns()
    assert view.isColumnHidden(columns.OUTLET)

    view.resize(800, 300)
    qtbot.waitUntil(lambda: not view.isColumnHidden(columns.OUTLET))
    assert (view.columnWidth(columns.SENTIMENT), view.columnWidth(columns.AT)) == (wide, time)
    view.setColumnHidden(columns.OUTLET, True)
    view.restore_columns(saved)
    assert not view.isColumnHidden(columns.OUTLET)


def test_rows_stand_in_the_order_of_the_answer(model: ArticlesModel) -> None:
    assert shown(model, columns.TITLE) == ["Story 9", "Story 8", "Story 7", "Story 6"]
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_what_a_mean_is_made_of_stands_in_place_of_the_articles_own(model: ArticlesModel) -> None:
    head = Qt.Orientation.Horizontal
    model.show(array("q", [9, 8, 7]), "-influence", {9: 0.2, 8: -0.1}, values={9: 0.78, 8: -0.5})

    assert shown(model, columns.SENTIMENT) == ["+0.78", "−0.50", "not counted"]
    assert str(model.headerData(columns.SENTIMENT, head)) == "Counted"
    assert "Counted here: +0.78" in model.index(0, columns.SENTIMENT).data(Qt.ItemDataRole.ToolTipRole)

    model.show(array("q", [9, 8, 7]), "-at")
    assert shown(model, columns.SENTIMENT) == ["+0.25"] * 3
    assert str(model.headerData(columns.SENTIMENT, head)) == "Sentiment"


def test_article_without_a_date_is_not_given_one(model: ArticlesModel, row: MakeRow) -> None:
    model.put([9], [row(9, published=None)])

    at = model.index(0, columns.AT)
    assert at.data() == "undated"
    assert "First seen Fri 5 Jun 2026" in at.data(Qt.ItemDataRole.ToolTipRole)


def test_old_date_in_a_column_that_somebody_made_narrow_is_shown_as_a_month(
    model: ArticlesModel, view: ArticlesTable, row: MakeRow
) -> None:
    def painted() -> QImage:
        return view.viewport().grab(view.visualRect(model.index(0, columns.AT))).toImage()

    old = datetime(2025, 3, 28, 12, tzinfo=UTC)
    model.put([9], [row(9, published=old)])
    view.setColumnWidth(columns.AT, 76)
    narrow = painted()
    assert model.index(0, columns.AT).data() == "28 Mar 2025"

    model.put([9], [row(9, published=old - timedelta(days=20))])
    assert painted() == narrow  # both read "Mar 2025"

    view.setColumnWidth(columns.AT, 100)
    assert painted() != narrow


def test_article_without_a_date_says_so_in_a_narrow_list_too(
    model: ArticlesModel, view: ArticlesTable, row: MakeRow, qtbot: QtBot
) -> None:
    model.put([9], [row(9, published=None)])
    view.setColumnWidth(columns.AT, 48)

    place = view.visualRect(model.index(0, columns.AT)).adjusted(8, 4, -4, -4)
    picture = view.viewport().grab(place).toImage()

    colors = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    assert len(colors) > 1


def test_rows_that_are_not_here_are_asked_for(model: ArticlesModel, qtbot: QtBot) -> None:
    model.show(array("q", range(1000, 0, -1)), "-at")

    with qtbot.waitSignal(model.wanted) as asked:
        model.index(500, columns.TITLE).data()

    assert 500 in asked.args[0]


def test_arrivals_wait_until_they_are_taken_in(model: ArticlesModel, row: MakeRow) -> None:
    model.announce(array("q", [11, 10]))

    assert model.pending == 2
    assert model.rowCount() == 4

    assert model.take_in() == 2
    model.put([11, 10], [row(11), row(10)])
    assert shown(model, columns.TITLE)[:3] == ["Story 11", "Story 10", "Story 9"]
    assert model.pending == 0


def test_arrivals_announced_twice_count_once(model: ArticlesModel) -> None:
    model.announce(array("q", [10]))
    model.announce(array("q", [10, 9]))

    assert model.pending == 1


def test_the_selection_stays_with_its_article_when_arrivals_come_in(view: ArticlesTable, model: ArticlesModel) -> None:
    view.go_to(7)

    model.announce(array("q", [12, 11, 10]))
    model.take_in()

    assert view.current_key() == 7
    assert view.selected_keys() == (7,)


def test_what_is_not_scored_says_why_and_is_no_zero(model: ArticlesModel, row: MakeRow) -> None:
    model.put([8], [row(8, sentiment={"vader": None}, not_scored="language: fr", language="fr")])

    said = shown(model, columns.SENTIMENT)[1]
    assert "not scored" in said.lower()
    assert "0.00" not in said


def test_a_primary_source_shows_no_outlet_sentiment(model: ArticlesModel) -> None:
    model.set_reading("vader", frozenset({"Pacific Wire"}))

    assert all("primary" in said for said in shown(model, columns.SENTIMENT))


def test_copies_are_told_beside_the_headline(model: ArticlesModel, row: MakeRow) -> None:
    model.put([9], [row(9, copies=13)])

    line = model.line(0)
    assert line is not None
    assert line.chip == "also in 12"


def test_markup_in_a_headline_is_plain_text(model: ArticlesModel, row: MakeRow) -> None:
    model.put([9], [row(9, title="<b>Chips</b>\n<img src=x>\u202eslide")])

    said = shown(model, columns.TITLE)[0]
    assert "<b>Chips</b>" in said
    assert "\n" not in said


def test_j_and_k_move(view: ArticlesTable, qtbot: QtBot) -> None:
    view.go_to(9)
    view.setFocus()

    view.move_by(1)
    assert view.current_key() == 8
    view.move_by(-1)
    assert view.current_key() == 9


def test_a_click_chooses_an_article(view: ArticlesTable, qtbot: QtBot, model: ArticlesModel) -> None:
    place = view.visualRect(model.index(2, columns.TITLE)).center()

    with qtbot.waitSignal(view.chosen):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert view.current_key() == 7


def test_a_hundred_thousand_rows_cost_no_row_objects(model: ArticlesModel) -> None:
    model.show(array("q", range(100_000, 0, -1)), "-at")

    assert model.rowCount(QModelIndex()) == 100_000
    assert model.row_of(50_000) == 50_000


# -- the user's own words


def test_labels_and_a_note_are_told_and_have_columns(model: ArticlesModel, row: MakeRow) -> None:
    model.put([9], [row(9, starred=True, labels=("fabs", "to check"), note="Ask for the date")])

    said = {name: model.index(0, at).data() for at, name in enumerate(column.name for column in columns.COLUMNS)}
    assert (said["labels"], said["note"]) == ("fabs, to check", "Ask for the date")
    state = model.index(0, columns.STATE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert state == "unread, starred, labeled fabs, to check, with a note"


def test_a_row_that_is_asked_for_again_stays_until_it_comes(model: ArticlesModel, row: MakeRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.wanted) as wanted:
        model.ask_again(8)
        model.ask_again(500)  # is not here

    assert wanted.args == [(8,)]
    assert shown(model, TITLE)[1] == "Story 8"
    model.put([8], [row(8, title="Story 8, mended")])
    assert shown(model, TITLE)[1] == "Story 8, mended"


@pytest.mark.parametrize("mark", [{"starred": True}, {"labels": ("fabs",)}, {"note": "Ask for the date"}])
def test_what_the_user_put_on_an_article_is_seen_behind_its_headline(
    model: ArticlesModel, view: ArticlesTable, row: MakeRow, mark: dict[str, object]
) -> None:
    def painted() -> QImage:
        return view.viewport().grab(view.visualRect(model.index(0, TITLE))).toImage()

    plain = painted()
    model.put([9], [row(9, **mark)])

    assert painted() != plain


# -- dates


def test_a_date_of_another_year_has_its_day_and_the_room_for_it(
    model: ArticlesModel, view: ArticlesTable, row: MakeRow
) -> None:
    plain = view.columnWidth(columns.AT)
    model.put([9], [row(9, published=datetime(2025, 2, 6, 12, tzinfo=UTC))])

    said = model.index(0, columns.AT).data()
    assert said == "6 Feb 2025"
    wide = view.columnWidth(columns.AT)
    assert wide >= theme.metrics().horizontalAdvance("28 Sep 2025") + TIME_EDGES > plain
    view.resize(400, 300)  # narrow
    assert view.columnWidth(columns.AT) == wide
    saved = view.save_columns()
    assert view.columnWidth(columns.AT) == wide

    model.put([9], [row(9)])
    assert view.columnWidth(columns.AT) < plain
    view.resize(900, 300)
    assert view.columnWidth(columns.AT) == plain
    view.restore_columns(saved)
    assert view.columnWidth(columns.AT) == plain


def test_statements_too_have_room_for_a_date_with_its_year(qtbot: QtBot, themed: QApplication) -> None:
    table = LedgerTable(LedgerModel())
    qtbot.addWidget(table)

    room = table.columnWidth(ledger.AT) - 2 * ledger.INSET
    assert room >= theme.metrics().horizontalAdvance("28 Sep 2025")


# -- narration


def test_narration_is_a_column_that_can_be_shown(model: ArticlesModel, view: ArticlesTable, row: MakeRow) -> None:
    model.put([9, 8], [row(9, narration={"vader": -0.12, "model": 0.3}), row(8)])
    assert view.isColumnHidden(columns.NARRATION)

    menu = view.columns_menu(view)
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Narration").trigger()

    assert not view.isColumnHidden(columns.NARRATION)
    assert shown(model, columns.NARRATION)[:2] == ["−0.12", "–"]
    assert "vader −0.12 model +0.30" in model.index(0, columns.NARRATION).data(Qt.ItemDataRole.ToolTipRole)


def test_what_a_narration_is_made_of_stands_in_the_place_of_the_sentiment(
    model: ArticlesModel, view: ArticlesTable, row: MakeRow
) -> None:
    model.show(array("q", [9, 8]), "-at", narrations={9: -0.2})
    model.put([9, 8], [row(9, narration={"vader": -0.12}), row(8)])
    view.show_narration(True)

    assert shown(model, columns.NARRATION)[:2] == ["−0.20", "not counted"]
    assert (view.isColumnHidden(SENTIMENT), view.isColumnHidden(columns.NARRATION)) == (True, False)
    saved = view.save_columns()
    view.show_narration(False)
    assert (view.isColumnHidden(SENTIMENT), view.isColumnHidden(columns.NARRATION)) == (False, True)
    view.restore_columns(saved)  # what came by itself is not what somebody chose
    assert (view.isColumnHidden(SENTIMENT), view.isColumnHidden(columns.NARRATION)) == (False, True)

    model.show(array("q", [9, 8]), "-at")
    assert shown(model, columns.NARRATION)[0] == "−0.12"


# -- stories


@pytest.fixture
def stories(model: ArticlesModel, row: MakeRow) -> ArticlesModel:
    """Three stories, newest first; that of 5 is carried by 3 and 4 too, though it goes by the key 3."""
    model.show(array("q", [9, 5, 1]), "-at", stories={5: 3})
    model.put([9, 5, 1], [row(9), row(5, copies=3), row(1)])
    return model


def test_a_story_unfolds_below_itself_and_folds_again(stories: ArticlesModel, row: MakeRow) -> None:
    assert [stories.can_unfold(at) for at in range(3)] == [False, True, False]

    stories.unfold(5, ((3, "first"), (4, "copy, same words"), (5, "copy")))
    stories.put([3, 4], [row(3, outlet="Chip Daily"), row(4)])

    assert [stories.key(at) for at in range(5)] == [9, 5, 3, 4, 1]
    assert [stories.is_child(at) for at in range(5)] == [False, False, True, True, False]
    assert stories.head_of(3) == 1
    title = stories.index(2, TITLE)
    assert stories.data(title, Qt.ItemDataRole.AccessibleTextRole) == "Chip Daily, first: Story 3"

    stories.fold(5)
    assert [stories.key(at) for at in range(stories.rowCount())] == [9, 5, 1]


def test_arrivals_find_their_place_beside_an_unfolded_story(stories: ArticlesModel) -> None:
    stories.unfold(5, ((3, "first"), (4, "copy")))

    stories.announce(array("q", [12, 6, 2]))
    stories.take_in()

    assert [stories.key(at) for at in range(stories.rowCount())] == [12, 9, 6, 5, 3, 4, 2, 1]


def test_a_copy_of_a_story_that_is_listed_is_no_news(stories: ArticlesModel) -> None:
    fresh = stories.without_known({10: 3, 11: 9, 13: 12, 14: 12}, [10, 11, 12, 13, 14])

    assert list(fresh) == [14]
    assert stories.heads_of((3, 9, 700)) in ((5, 9), (9, 5))


def test_two_arrivals_of_one_story_are_one_row_by_the_newest(stories: ArticlesModel) -> None:
    assert list(stories.without_known({21: 2, 20: 2}, [21, 20])) == [21]


def test_a_new_answer_folds_everything(stories: ArticlesModel) -> None:
    stories.unfold(5, ((3, "first"),))

    stories.show(array("q", [9, 5, 3, 1]), "-at")

    assert not any(stories.is_child(at) for at in range(4))
    assert not stories.can_unfold(1)

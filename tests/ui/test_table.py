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
from monitor.ui import table, theme
from monitor.ui.table import ArticlesModel, ArticlesTable

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


def test_rows_stand_in_the_order_of_the_answer(model: ArticlesModel) -> None:
    assert shown(model, table.TITLE) == ["Story 9", "Story 8", "Story 7", "Story 6"]
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_article_without_a_date_is_not_given_one(model: ArticlesModel, row: MakeRow) -> None:
    model.put([9], [row(9, published=None)])

    at = model.index(0, table.AT)
    assert at.data() == "undated"
    assert "First seen Fri 5 Jun 2026" in at.data(Qt.ItemDataRole.ToolTipRole)


def test_old_date_that_is_too_long_for_its_column_is_shown_as_a_month(
    model: ArticlesModel, view: ArticlesTable, row: MakeRow
) -> None:
    def painted() -> QImage:
        return view.viewport().grab(view.visualRect(model.index(0, table.AT))).toImage()

    old = datetime(2025, 3, 28, 12, tzinfo=UTC)
    model.put([9], [row(9, published=old)])
    narrow = painted()
    assert model.index(0, table.AT).data() == "28 Mar 2025"

    model.put([9], [row(9, published=old - timedelta(days=20))])
    assert painted() == narrow  # both read "Mar 2025"

    view.setColumnWidth(table.AT, 100)
    assert painted() != narrow


def test_rows_that_are_not_here_are_asked_for(model: ArticlesModel, qtbot: QtBot) -> None:
    model.show(array("q", range(1000, 0, -1)), "-at")

    with qtbot.waitSignal(model.wanted) as asked:
        model.index(500, table.TITLE).data()

    assert 500 in asked.args[0]


def test_arrivals_wait_until_they_are_taken_in(model: ArticlesModel, row: MakeRow) -> None:
    model.announce(array("q", [11, 10]))

    assert model.pending == 2
    assert model.rowCount() == 4

    assert model.take_in() == 2
    model.put([11, 10], [row(11), row(10)])
    assert shown(model, table.TITLE)[:3] == ["Story 11", "Story 10", "Story 9"]
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

    said = shown(model, table.SENTIMENT)[1]
    assert "not scored" in said.lower()
    assert "0.00" not in said


def test_a_primary_source_shows_no_outlet_sentiment(model: ArticlesModel) -> None:
    model.set_reading("vader", frozenset({"Pacific Wire"}))

    assert all("primary" in said for said in shown(model, table.SENTIMENT))


def test_copies_are_told_beside_the_headline(model: ArticlesModel, row: MakeRow) -> None:
    model.put([9], [row(9, copies=13)])

    line = model.line(0)
    assert line is not None
    assert line.chip == "also in 12"


def test_markup_in_a_headline_is_plain_text(model: ArticlesModel, row: MakeRow) -> None:
    model.put([9], [row(9, title="<b>Chips</b>\n<img src=x>\u202eslide")])

    said = shown(model, table.TITLE)[0]
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
    place = view.visualRect(model.index(2, table.TITLE)).center()

    with qtbot.waitSignal(view.chosen):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert view.current_key() == 7


def test_a_hundred_thousand_rows_cost_no_row_objects(model: ArticlesModel) -> None:
    model.show(array("q", range(100_000, 0, -1)), "-at")

    assert model.rowCount(QModelIndex()) == 100_000
    assert model.row_of(50_000) == 50_000

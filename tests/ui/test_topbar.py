"""The search field gives way first, and leads to the commands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.ui.topbar import SearchField, TopBar
from monitor.ui.window import SMALLEST, VIEWS


@pytest.fixture
def field(qtbot: QtBot, themed: QApplication) -> SearchField:
    made = SearchField()
    qtbot.addWidget(made)
    made.resize(344, 32)
    made.show()
    return made


def test_what_is_searched_is_said_whole_or_in_one_word(field: SearchField) -> None:
    assert field.placeholderText() == "Search articles and statements"

    field.resize(150, 32)
    assert field.placeholderText() == "Search"
    assert "Search articles and statements" in field.toolTip()
    assert field.accessibleName() == "Search articles and statements"


def test_a_greater_than_asks_for_commands_and_leaves_the_search_as_it_was(qtbot: QtBot, field: SearchField) -> None:
    field.set_text("tariff")
    asked: list[str] = []
    field.asked.connect(asked.append)
    field.setCursorPosition(0)

    with qtbot.waitSignal(field.commands_asked) as told:
        qtbot.keyClicks(field, ">")

    assert told.args == ["tariff"]
    assert field.text() == "tariff"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert asked == []


def test_enter_and_down_ask_and_go_to_what_is_found(qtbot: QtBot, field: SearchField) -> None:
    asked: list[str] = []
    led: list[bool] = []
    field.asked.connect(asked.append)
    field.list_asked.connect(led.append)

    qtbot.keyClicks(field, "tariff")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (asked, led) == (["tariff"], [True])
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert (asked, led) == (["tariff"], [True, True])


def test_escape_empties_the_search_and_then_goes_back_to_the_list(qtbot: QtBot, field: SearchField) -> None:
    led: list[bool] = []
    field.list_asked.connect(led.append)
    field.set_text("tariff")

    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), led) == ("", [])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert led == [False]


def test_words_that_cannot_be_read_are_put_right_first(qtbot: QtBot, field: SearchField) -> None:
    led: list[bool] = []
    field.list_asked.connect(led.append)

    qtbot.keyClicks(field, '"tariff')
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.clearFocus()
    field.say_wrong("The closing quotation mark is missing.")
    assert field.window().focusWidget() is field

    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert led == [True]


def test_both_ways_are_told_where_one_looks_for_one(field: SearchField) -> None:
    assert "Ctrl+K" in field.toolTip()
    assert "Ctrl+Shift+P" in field.toolTip()

    field.say_wrong("The closing quotation mark is missing.")
    assert field.accessibleDescription() == "The closing quotation mark is missing."


def test_everything_has_room_in_the_smallest_window(qtbot: QtBot, themed: QApplication) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.set_views(VIEWS)
    bar.set_count("alerts", "Alerts", 1240, "1240 that you have not seen")
    bar.resize(SMALLEST.width(), 44)
    bar.show()

    [tab] = [tab for tab in bar._tabs.buttons() if tab.objectName() == "alerts"]
    assert tab.toolTip().splitlines()[1] == "1240 that you have not seen"
    assert bar.minimumSizeHint().width() <= SMALLEST.width()
    assert bar.period.width() >= bar.period.sizeHint().width()

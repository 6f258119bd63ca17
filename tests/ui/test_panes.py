"""What panes are made of keeps its place when there is little room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from monitor.ui.heatmap import fold
from monitor.ui.panes import Choice, Link, Row, SidePane, broken

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no window manager


@pytest.fixture
def room(qtbot: QtBot, themed: QApplication) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_buttons_stand_in_as_many_rows_as_they_need(room: QWidget) -> None:
    buttons = [QPushButton(f"A rather long deed {number}", room) for number in range(3)]
    row = Row(room)
    for button in buttons:
        row.addWidget(button)
    wide = buttons[0].sizeHint().width()

    room.resize(4 * wide, 200)
    QApplication.processEvents()
    assert len({button.y() for button in buttons}) == 1
    one = row.heightForWidth(4 * wide)

    room.resize(wide + 10, 200)
    QApplication.processEvents()
    assert len({button.y() for button in buttons}) == 3
    assert row.heightForWidth(wide + 10) > 2 * one

    buttons[1].hide()
    room.resize(2 * wide + 40, 200)
    QApplication.processEvents()
    assert buttons[2].x() > buttons[0].x()  # what is hidden takes no room


def test_box_that_is_too_narrow_ends_with_an_ellipsis(room: QWidget) -> None:
    box = Choice(room)
    box.addItem("Toward the Ministry of Computing Equipment")
    box.resize(box.sizeHint().width(), 28)
    assert box._option()[1] == box.currentText()

    box.setItemData(0, "Toward the Ministry", Choice.SHORT)
    assert box._option()[1] == "Toward the Ministry"

    box.resize(110, 28)
    assert box._option()[1].startswith("Toward")
    assert box._option()[1].endswith("…")


def test_long_words_hold_no_pane_wide(room: QWidget) -> None:
    pane = SidePane(room)
    pane.resize(300, 400)
    link = Link("The Independent International Evening Chronicle of Computing", pane)

    assert "\N{ZERO WIDTH SPACE}" in broken("Wolfeschlegelsteinhausen")
    assert broken("Mei-Lin Hsu, engineer") == "Mei-Lin Hsu, engineer"
    assert link.minimumSizeHint().width() < 100
    assert pane.minimumWidth() <= 288


def test_topics_of_the_map_take_two_lines_and_no_third(themed: QApplication) -> None:
    assert fold("DeepSeek", 100) == "DeepSeek"
    assert fold("Chip export controls", 84).splitlines() == ["Chip export", "controls"]
    _, second = fold("Restrictions of the export of computing equipment", 90).splitlines()
    assert second.endswith("…")

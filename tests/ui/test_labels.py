"""Labels that give way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from monitor.ui.labels import Elided

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no window manager

LONG, SHORT = "Wed 25 Nov, so far · mean, 95 % interval", "Wed 25 Nov"


@pytest.fixture
def label(qtbot: QtBot) -> Elided:
    made = Elided("", size="secondary")
    qtbot.addWidget(made)
    made.set_forms(LONG, SHORT)
    return made


@pytest.mark.parametrize(("room", "shown"), [(LONG, LONG), (SHORT, SHORT), ("W…", "")])
def test_of_several_forms_the_longest_that_fits_is_shown(label: Elided, room: str, shown: str) -> None:
    label.setFixedSize(label.fontMetrics().horizontalAdvance(room), 20)
    label.grab()

    assert label.shown == shown
    assert ("interval" in label.toolTip()) is (shown != LONG)


def test_what_is_cut_is_reached_with_tab_and_told_whole(label: Elided) -> None:
    label.setFixedSize(300, 20)
    label.grab()
    assert label.focusPolicy() == Qt.FocusPolicy.NoFocus

    label.setText(LONG * 9)
    label.grab()
    assert label.focusPolicy() == Qt.FocusPolicy.TabFocus
    assert LONG * 9 in label.toolTip()


def test_another_text_after_forms_is_cut_as_any_other(label: Elided) -> None:
    label.setText("Counting")
    label.setFixedSize(label.fontMetrics().horizontalAdvance("Cou"), 20)
    label.grab()

    assert label.shown == "Counting"

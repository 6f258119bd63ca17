"""The sheet of keys fits beside what it explains."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from monitor.ui.marked import MarkedText
from monitor.ui.sheet import KEYS, METHODS, Methods, Sheet
from monitor.ui.text import Key


@pytest.mark.parametrize(("width", "height"), [(900, 560), (1280, 800), (1920, 1080)])
def test_the_sheet_stays_within_its_window_and_cuts_no_line(
    qtbot: QtBot, themed: QApplication, width: int, height: int
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, height)
    window.show()

    sheet = Sheet(window)
    sheet.show()

    assert sheet.width() <= width
    assert sheet.height() <= height
    assert all(label.width() >= label.sizeHint().width() for label in sheet.findChildren(QLabel))


def test_every_key_is_on_it(qtbot: QtBot, themed: QApplication) -> None:
    sheet = Sheet()
    qtbot.addWidget(sheet)

    shown = [key.text() for key in sheet.findChildren(Key)]

    assert sorted(shown) == sorted(key for _, keys in KEYS for key, _ in keys)


def test_the_page_on_scores_says_all_of_it(qtbot: QtBot, themed: QApplication) -> None:
    page = Methods()
    qtbot.addWidget(page)
    shown = page.findChild(MarkedText)
    assert shown is not None
    said = shown.toPlainText()

    assert all(head in said and body in said for head, body in METHODS)


def test_the_page_on_scores_is_read_from_its_beginning(qtbot: QtBot, themed: QApplication) -> None:
    page = Methods()
    qtbot.addWidget(page)
    page.resize(500, 300)
    page.show()
    qtbot.wait(1)
    shown = page.findChild(MarkedText)
    assert shown is not None

    assert shown.verticalScrollBar().maximum() > 0
    assert shown.verticalScrollBar().value() == 0

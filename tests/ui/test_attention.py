"""Somebody who moves, clicks or types is at work; who does not is not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from monitor.ui.attention import Attention

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_typing_and_pointing_tell_that_somebody_works(qtbot: QtBot) -> None:
    window = QLineEdit()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    attention = Attention(window)
    told: list[int] = []
    attention.used.connect(lambda: told.append(1))

    window.setText("what a program does is no sign of life")
    assert told == []

    handle = window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_A)
    QTest.mouseMove(handle, QPoint(3, 3))
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 3))

    assert told == [1]  # once for what comes quickly one after the other
    assert window.text().endswith("a")

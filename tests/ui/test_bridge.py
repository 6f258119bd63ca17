"""Events of many threads become few signals of one."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.ui.bridge import MOST, Bridge


def test_events_of_a_burst_come_in_one_batch_and_in_order(qapp: QApplication, qtbot: QtBot) -> None:
    bridge = Bridge()
    threads = []

    def tell() -> None:
        for number in range(500):
            bridge.tell(number)

    bridge.told.connect(lambda _: threads.append(threading.get_ident()))
    with qtbot.waitSignal(bridge.told) as told:
        worker = threading.Thread(target=tell)
        worker.start()
        worker.join()

    assert told.args[0] == tuple(range(500))
    assert threads == [threading.get_ident()]


def test_what_comes_after_a_batch_comes_with_the_next(qapp: QApplication, qtbot: QtBot) -> None:
    bridge = Bridge()
    with qtbot.waitSignal(bridge.told):
        bridge.tell("first")

    with qtbot.waitSignal(bridge.told) as told:
        bridge.tell("second")

    assert told.args[0] == ("second",)


def test_a_flood_is_bounded(qapp: QApplication, qtbot: QtBot) -> None:
    bridge = Bridge()
    with qtbot.waitSignal(bridge.told) as told:
        for number in range(MOST + 5):
            bridge.tell(number)

    assert len(told.args[0]) == MOST
    assert told.args[0][-1] == MOST + 4


def test_a_closed_bridge_lets_nothing_through(qapp: QApplication, qtbot: QtBot) -> None:
    bridge = Bridge()
    bridge.tell("on its way")
    bridge.close()

    with qtbot.assertNotEmitted(bridge.told, wait=400):
        bridge.tell("late")

"""Questions in the background: the newest answer counts, troubles have one place, bugs are not hidden."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.errors import StoreError
from monitor.ui.jobs import Jobs


class Desk(QObject):
    """Somebody who asks."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[Any, Any]] = []
        self.thread: int | None = None

    def take(self, question: Any, answer: Any) -> None:
        self.heard.append((question, answer))
        self.thread = threading.get_ident()


class Reader:
    """What a read is handed: it says whether the answer is still wanted."""

    def __init__(self) -> None:
        self.unwanted: Callable[[], bool] = lambda: False

    def give_up_when(self, unwanted: Callable[[], bool]) -> None:
        self.unwanted = unwanted

    def __str__(self) -> str:
        return "reader"


@pytest.fixture
def opened() -> list[int]:
    """In which threads a reader was opened."""
    return []


@pytest.fixture
def jobs(qapp: QApplication, opened: list[int]) -> Iterator[Jobs]:
    @contextmanager
    def reader() -> Iterator[Any]:
        opened.append(threading.get_ident())
        yield Reader()

    made = Jobs(reader)
    yield made
    assert made.close()


def test_an_answer_arrives_in_the_thread_that_asked(jobs: Jobs, opened: list[int], qtbot: QtBot) -> None:
    desk = Desk()

    jobs.run("how many", lambda reader: f"{reader}: 3", desk.take)

    qtbot.waitUntil(lambda: bool(desk.heard))
    assert desk.heard == [("how many", "reader: 3")]
    assert desk.thread == threading.get_ident()
    assert opened
    assert opened[0] != threading.get_ident()


def test_a_late_answer_to_an_old_question_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    desk = Desk()
    hold = threading.Event()

    jobs.run("old", lambda _: hold.wait(5), desk.take)
    jobs.run("new", lambda _: "fresh", desk.take)
    qtbot.waitUntil(lambda: bool(desk.heard))
    hold.set()
    qtbot.waitUntil(lambda: not jobs._started)

    assert desk.heard == [("new", "fresh")]


def test_questions_of_different_channels_do_not_push_each_other_out(jobs: Jobs, qtbot: QtBot) -> None:
    desk = Desk()

    jobs.run(1, lambda _: "one", desk.take, channel=("rows", 1))
    jobs.run(2, lambda _: "two", desk.take, channel=("rows", 2))

    qtbot.waitUntil(lambda: len(desk.heard) == 2)
    assert set(desk.heard) == {(1, "one"), (2, "two")}


def test_a_trouble_of_the_world_goes_to_one_place(jobs: Jobs, qtbot: QtBot) -> None:
    def refuse(_: Any) -> None:
        raise StoreError("The disk is full")

    with qtbot.waitSignal(jobs.failed) as told:
        jobs.run("q", refuse, Desk().take)

    assert told.args[0] == "q"
    assert str(told.args[1]) == "The disk is full"


def test_a_caller_may_take_its_own_troubles(jobs: Jobs, qtbot: QtBot) -> None:
    def refuse(_: Any) -> None:
        raise StoreError("busy")

    troubles: list[str] = []
    with qtbot.assertNotEmitted(jobs.failed):
        jobs.run("q", refuse, Desk().take, failed=lambda _, error: troubles.append(str(error)))
        qtbot.waitUntil(lambda: troubles == ["busy"])


def test_a_bug_in_a_worker_is_a_bug_of_the_program(jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: met.append(kind))

    jobs.run("q", lambda _: 1 // 0, Desk().take)

    qtbot.waitUntil(lambda: met == [ZeroDivisionError])


def test_an_answer_to_somebody_who_is_gone_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    desk = Desk()
    hold = threading.Event()
    jobs.run("q", lambda _: hold.wait(5), desk.take)

    desk.deleteLater()
    qtbot.waitUntil(lambda: not _is_alive(desk))
    hold.set()

    qtbot.waitUntil(lambda: not jobs._started)
    assert desk.heard == []


def test_work_opens_no_store(jobs: Jobs, opened: list[int], qtbot: QtBot) -> None:
    desk = Desk()

    jobs.work("sum", lambda: 2 + 2, desk.take)

    qtbot.waitUntil(lambda: desk.heard == [("sum", 4)])
    assert opened == []


def test_what_takes_long_says_so_and_when_it_is_over(jobs: Jobs, qtbot: QtBot) -> None:
    hold = threading.Event()
    with qtbot.waitSignal(jobs.slow, timeout=2000) as slow:
        jobs.run("q", lambda _: hold.wait(5), Desk().take, channel="list")
    assert slow.args[0] == "list"
    assert slow.args[1] >= 0.3

    with qtbot.waitSignal(jobs.settled):
        hold.set()


def test_what_was_given_up_is_broken_off_and_never_answered(jobs: Jobs, qtbot: QtBot) -> None:
    desk = Desk()
    begun, hold, wanted = threading.Event(), threading.Event(), []

    def read(reader: Reader) -> str:
        wanted.append(not reader.unwanted())
        begun.set()
        hold.wait(5)
        wanted.append(not reader.unwanted())
        return "late"

    jobs.run("long", read, desk.take, channel="list")
    assert begun.wait(5)
    jobs.cancel("list")
    hold.set()
    qtbot.waitUntil(lambda: not jobs._started)

    assert wanted == [True, False]
    assert desk.heard == []
    assert not jobs.busy()


def test_a_channel_that_was_slow_is_settled_when_it_is_given_up(jobs: Jobs, qtbot: QtBot) -> None:
    hold = threading.Event()
    with qtbot.waitSignal(jobs.slow, timeout=2000):
        jobs.run("q", lambda _: hold.wait(5), Desk().take, channel="list")

    with qtbot.waitSignal(jobs.settled) as settled:
        jobs.cancel("list")
    hold.set()

    assert settled.args == ["list"]


def test_nothing_is_answered_after_the_end(qapp: QApplication, qtbot: QtBot) -> None:
    jobs = Jobs(lambda: pytest.fail("no reader is opened"))
    desk = Desk()
    hold = threading.Event()
    jobs.work("q", lambda: hold.wait(5), desk.take)
    hold.set()

    assert jobs.close()
    jobs.work("q", lambda: 1, desk.take)
    qapp.processEvents()

    assert desk.heard == []


def _is_alive(thing: QObject) -> bool:
    import shiboken6

    return shiboken6.isValid(thing)

"""The palette: everything that can be done is found by a few letters, and Enter does it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from monitor.settings import Profile
from monitor.ui import palette, theme
from monitor.ui.palette import Command, Palette
from monitor.ui.program import Program
from monitor.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def command(title: str, group: str = "", *, enabled: bool = True) -> Command:
    return Command(title, group, lambda: None, enabled=enabled)


COMMANDS = (
    command("Export feeds (OPML)…"),
    command("Poll the feeds now"),
    command("What changed, and who moved it"),
    command("Copy picture", "Trend"),
    command("Feeds"),
    command("Show all lines", "Trend", enabled=False),
)


@pytest.mark.parametrize(
    ("words", "first"),
    [("feeds", "Feeds"), ("poll", "Poll the feeds now"), ("FEEDS exp", "Export feeds (OPML)…"),
     ("wc", "What changed, and who moved it"), ("trend", "Copy picture"), ("", "Export feeds (OPML)…")],
)  # fmt: skip
def test_a_few_letters_find_it(words: str, first: str) -> None:
    assert palette.found(COMMANDS, words)[0].title == first


def test_every_word_must_be_in_it() -> None:
    assert palette.found(COMMANDS, "feeds picture") == ()


def test_what_cannot_be_done_now_comes_last() -> None:
    assert [each.enabled for each in palette.found(COMMANDS, "trend")] == [True, False]


@pytest.fixture
def window(qtbot: QtBot, themed: QApplication) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    return window


def test_actions_menus_and_buttons_are_gathered_once(window: QWidget) -> None:
    action = QAction("&Save", window)
    action.setShortcut("Ctrl+S")
    window.addAction(action)
    menu = QMenu("List", window)
    menu.addAction(action)
    menu.addAction("Unread")
    window.addAction(QAction("Export…", window))
    QPushButton("Export", window).show()  # the same by another way
    QPushButton("Load all", window).show()
    QPushButton("Out of sight", window).hide()

    found = {(each.title, each.group, each.key) for each in palette.gather(window, "Desk")}

    assert found == {("Save", "", "Ctrl+S"), ("Export…", "", ""), ("Unread", "List", ""), ("Load all", "Desk", "")}


def test_enter_does_the_first_that_was_found(window: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    commands = [Command(title, "", lambda title=title: done.append(title)) for title in ("One", "Two", "Twofold")]
    shown = Palette(commands, window)
    shown.show()
    qtbot.keyClicks(shown.field, "two")
    qtbot.keyClick(shown.field, Qt.Key.Key_Down)
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: done == ["Twofold"])
    assert shown.isHidden()


def test_shift_and_return_add_to_what_is_chosen(window: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    only = Command("DeepSeek", "Topics", lambda: done.append("only"), also=lambda: done.append("also"))
    shown = Palette([only], window)
    shown.show()
    qtbot.keyClick(shown.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)

    qtbot.waitUntil(lambda: done == ["also"])


def test_what_cannot_be_done_is_not_done(window: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    shown = Palette([Command("Later", "", lambda: done.append("later"), enabled=False)], window)
    shown.show()
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)

    assert shown.isVisible()
    assert not done


def test_words_can_be_searched_for_where_they_were_typed(window: QWidget, qtbot: QtBot) -> None:
    asked: list[str] = []
    shown = Palette(COMMANDS, window, search=asked.append)
    shown.show()
    qtbot.keyClicks(shown.field, "export controls")
    assert [each.title for each in shown.commands()] == ["Search here for “export controls”"]
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: asked == ["export controls"])


def test_it_is_as_high_as_what_it_lists(window: QWidget, qtbot: QtBot) -> None:
    shown = Palette([command(f"Command {n}") for n in range(40)], window)
    shown.show()
    full = shown.height()
    assert full <= window.height()

    qtbot.keyClicks(shown.field, "command 39")
    few = shown.height()
    qtbot.keyClicks(shown.field, "zzz")

    assert few < full / 3
    assert shown.height() < full / 3


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    if not qapp.styleSheet():
        theme.start(qapp)
    profile = Profile.default(tmp_path / "profile")
    profile.prepare()
    window = Window(profile)
    window.show()
    program = Program(window)
    program.begin()
    qtbot.waitUntil(lambda: program.session.is_open, timeout=20_000)
    yield program
    program.end()
    window.deleteLater()
    qapp.processEvents()


def test_every_action_and_every_topic_of_the_program_is_in_it(program: Program, qtbot: QtBot) -> None:
    qtbot.keyClick(
        program.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    shown = program.window.findChild(Palette)
    assert shown is not None
    titles = {each.title for each in shown.commands()}

    assert {action.text().replace("&", "") for action in program.window.actions()} <= titles
    assert {topic.name for topic in program.session.catalog.topics if topic.enabled} <= titles
    assert {"Last 7 days", "Unread", "Copy picture", "Dark", "Show the scores of vader"} <= titles
    shown.reject()


def test_a_greater_than_in_the_search_field_opens_it(program: Program, qtbot: QtBot) -> None:
    qtbot.keyClicks(program.top.search, ">")

    shown = program.window.findChild(Palette)
    assert shown is not None
    assert shown.isVisible()
    assert program.top.search.text() == ""
    shown.reject()

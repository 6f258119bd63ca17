"""Labels and notes: written, seen above the article, asked for in the list, and taken back; with keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor import catalog, settings
from monitor.analysis import Analyzer
from monitor.model import Article, Clipping, Feed, FeedState, Poll, ScoredText
from monitor.settings import Profile
from monitor.store.store import Store
from monitor.ui import theme
from monitor.ui.dialogs.own_words import LabelsDialog, NoteDialog
from monitor.ui.program import Program
from monitor.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """The program on three stored articles, which polls nothing."""
    if not qapp.styleSheet():
        theme.start(qapp)
    profile = Profile.default(tmp_path / "profile")
    profile.prepare()
    settings.save(profile, replace(settings.Settings(), started=True))
    for feed in catalog.load(None).feeds:
        if feed.enabled:
            catalog.set_enabled(profile.catalog_dir, "feeds", feed.url, False)
    analyzer = Analyzer(catalog.load(None))
    now = datetime.now(UTC)
    titles = ("A chip rule is widened", "Rivers rise in the north", "A museum opens its cellar")
    articles = [
        Article(f"{n:016x}", "", "The Ledger", title, "", None, ScoredText.HEADLINE, now, now - timedelta(hours=n + 1))
        for n, title in enumerate(titles)
    ]
    with Store.open(profile.database, backup_dir=None) as store:
        feed = Feed("https://ledger.example/", "All", "The Ledger")
        clippings = tuple(Clipping(each, analyzer.analyze(each)) for each in articles)
        store.save(Poll(feed, FeedState(feed.url), now, clippings))
    window = Window(profile)
    window.show()
    program = Program(window)
    program.begin()
    qtbot.waitUntil(lambda: program.desk.articles.rowCount() == 3, timeout=20_000)
    table = program.desk.pane.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: program.desk.reader.page is not None, timeout=10_000)
    yield program
    program.end()
    window.deleteLater()
    qapp.processEvents()


def test_a_note_is_written_with_keys_and_stands_above_the_article(program: Program, qtbot: QtBot) -> None:
    table, reader = program.desk.pane.table, program.desk.reader
    qtbot.keyClick(table, Qt.Key.Key_N)
    dialog = program.window.findChild(NoteDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.note, "Ask them again")
    qtbot.keyClick(dialog.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: reader.own.text() == "Ask them again" and reader.own.isVisible(), timeout=10_000)


def test_a_label_is_put_on_listed_and_taken_back(program: Program, qtbot: QtBot) -> None:
    table, reader, pane = program.desk.pane.table, program.desk.reader, program.desk.pane
    qtbot.keyClick(table, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: program.window.findChild(LabelsDialog) is not None, timeout=10_000)
    dialog = program.window.findChild(LabelsDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.name, "memo")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reader.own.text() == "memo", timeout=10_000)

    qtbot.waitUntil(lambda: [each.text() for each in pane._labels_menu.actions()] == ["memo"], timeout=10_000)
    pane._labels_menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: program.desk.articles.rowCount() == 1, timeout=10_000)
    assert "labeled “memo”" in pane.summary.text()
    pane.set_show("all", tell=True)
    qtbot.waitUntil(lambda: program.desk.articles.rowCount() == 3, timeout=10_000)

    program.undo()
    qtbot.waitUntil(lambda: not reader.own.isVisible(), timeout=10_000)


def test_known_labels_are_ticked_and_a_part_of_a_name_finds_them(qtbot: QtBot, themed: QApplication) -> None:
    dialog = LabelsDialog(2, (("later", 1), ("memo", 4)), ("memo",))
    qtbot.addWidget(dialog)
    items = [dialog.list.item(row) for row in range(2)]
    assert [item.checkState() == Qt.CheckState.Checked for item in items] == [False, True]
    assert dialog.changes() == ()

    items[0].setCheckState(Qt.CheckState.Checked)
    items[1].setCheckState(Qt.CheckState.Unchecked)
    assert dialog.changes() == (("later", True), ("memo", False))

    dialog.name.setText("lat")
    assert [item.isHidden() for item in items] == [False, True]

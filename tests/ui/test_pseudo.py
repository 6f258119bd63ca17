"""Everything that the window says comes through `i18n`: in a language that brackets what it says, nothing is bare.

What is left outside of brackets is data: names, publishers' words, numbers, queries. It is listed here, and short.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from monitor import i18n
from monitor.model import Filter
from monitor.settings import Profile
from monitor.ui import files, told
from monitor.ui.program import Program
from monitor.ui.window import Window

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # sockets of the demonstration's server
]

OPEN, CLOSE = "⟦", "⟧"
SETTLES_MS = 150  # a view reads what it shows in the background
VIEWS = ("desk", "voices", "outlets", "alerts", "feeds")
_SAID = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*(?:{CLOSE}|…$)")  # what is too long for its place loses its end
_TAG = re.compile(r"<[^<>]+>")
_WORD = re.compile(r"[^\W\d_]{2,}")


@pytest.fixture(autouse=True)
def bracketed() -> Iterator[None]:
    """A language that says in brackets what a translation knows, and nothing else."""
    known = {
        message.findtext("source", "") for message in ET.parse(files.path("translations") / "de.ts").iter("message")
    }
    i18n.use(lambda words, _comment, _n: f"{OPEN}{words}{CLOSE}" if words in known else told.retold(words))
    yield
    i18n.use(None)


@pytest.fixture
def program(bracketed: None, qtbot: QtBot, themed: QApplication, tmp_path: Path) -> Iterator[Program]:
    profile = Profile.default(tmp_path / "profile")
    profile.prepare()
    window = Window(profile, demo=True)
    window.show()
    program = Program(window, demo=True)
    program.begin()
    qtbot.waitUntil(lambda: program.session.is_open, timeout=20_000)
    qtbot.waitUntil(lambda: program.desk.articles.rowCount() > 20, timeout=60_000)
    yield program
    program.end()
    window.deleteLater()
    themed.processEvents()


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """What is shown, told and offered in a window: where, and the words."""
    from pyqtgraph import GraphicsScene

    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisibleTo(root):
            continue
        where = f"{type(widget.parentWidget()).__name__} > {type(widget).__name__}"
        yield f"{where} tip", widget.toolTip()
        yield f"{where} name", widget.accessibleName()
        yield f"{where} description", widget.accessibleDescription()
        if isinstance(widget, QAbstractButton | QLabel):
            yield where, widget.text()
        elif isinstance(widget, QGroupBox | QMenu):
            yield where, widget.title()
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            yield f"{where} placeholder", widget.placeholderText()
        elif isinstance(widget, QComboBox):
            for number in range(widget.count()):
                yield where, widget.itemText(number)
        elif isinstance(widget, QTabWidget):
            for number in range(widget.count()):
                yield where, widget.tabText(number)
        elif isinstance(widget, QTableView) and widget.model() is not None:
            for number in range(widget.model().columnCount()):
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                    head = widget.model().headerData(number, Qt.Orientation.Horizontal, role)
                    yield f"{where} head", str(head or "")
        if widget.isWindow():
            yield f"{where} title", widget.windowTitle()
    for action in root.findChildren(QAction):
        if not isinstance(action.parent(), GraphicsScene):  # a menu of pyqtgraph's that is switched off
            yield "action", action.text()
            yield "action tip", action.toolTip()


def bare(words: str, data: re.Pattern[str]) -> str:
    """What of a text is neither said by the language nor data."""
    left = unescape(_TAG.sub(" ", words))
    while _SAID.search(left):
        left = _SAID.sub(" ", left)
    left = " ".join(left.split())  # a long head has two lines
    return left if _WORD.search(data.sub(" ", left)) else ""


def data_of(program: Program) -> re.Pattern[str]:
    """What is the same in every language."""
    catalog, session = program.session.catalog, program.session
    with session.service.reader() as reader:
        rows = reader.rows(reader.ids(Filter()))
        said = reader.statement_rows(reader.statement_ids(Filter()))
    names = [
        *(topic.name for topic in catalog.topics),
        *(voice.name for voice in catalog.voices),
        *(outlet.name for outlet in catalog.outlets),
        *(event.name for event in catalog.events),
        *(words for rule in catalog.rules for words in (rule.name, rule.query)),
        *(words for feed in catalog.feeds for words in (feed.title, feed.outlet)),
        *(words for row in rows for words in (row.title, row.outlet)),
        *(row.speaker or "" for row in said),
        *(words for voice in catalog.voices for role in voice.roles for words in (role.title, role.organisation)),
        *session.engines,
    ]
    known = "|".join(re.escape(name) for name in sorted(filter(None, names), key=len, reverse=True))
    languages = "English|Deutsch"  # as they call themselves
    return re.compile(rf"https?://\S+|\S+\.example\S*|127\.0\.0\.1\S*|\b(?:{known}|{languages})\b|{known}")


def test_everything_is_said_in_the_language_of_the_window(program: Program, qtbot: QtBot) -> None:
    faults: dict[tuple[str, str], str] = {}

    def look(root: QWidget, name: str) -> None:
        QApplication.processEvents()
        data = data_of(program)  # more of it comes in meanwhile
        for where, words in texts(root):
            if left := bare(words, data):
                faults.setdefault((where, left), name)

    for name in VIEWS:
        program.show_view(name)
        qtbot.wait(SETTLES_MS)
        for table in program.window.findChildren(QTableView):  # what is chosen is shown beside it
            if table.isVisible() and not table.currentIndex().isValid():
                table.setCurrentIndex(table.model().index(0, 1))
        qtbot.wait(SETTLES_MS)
        look(program.window, name)
    for do in (
        program.show_keys,
        program.show_methods,
        program.show_all_methods,
        program.show_accuracy,
        program.show_settings,
        program.add_feed,
        program.add_statement,
        program.export,
        program.edit_words,
        program.see_new_scores,
        program.show_commands,
    ):
        do()
        (dialog,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible())
        look(dialog, do.__name__)
        dialog.close()
        QApplication.processEvents()
    program.edit_catalog()
    qtbot.wait(SETTLES_MS)
    look(program.window, "edit_catalog")

    assert faults == {}


def test_a_bare_text_is_found_out() -> None:
    data = re.compile("The Ledger")

    assert bare(f"{OPEN}{OPEN}12{CLOSE} stories of The Ledger{CLOSE}, 0.12", data) == ""
    assert bare(f"<b>The Ledger</b>: {OPEN}12 stories{CLOSE} a day", data) == "The Ledger : a day"

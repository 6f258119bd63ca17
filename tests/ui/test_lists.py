"""What all lists share: rows are chosen whole, letters are the window's, and only what is on screen is asked for."""

from __future__ import annotations

from array import array
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from monitor.model import ArticleRow
from monitor.ui import lists
from monitor.ui.articles import ArticlesModel
from monitor.ui.rows import Column, RowsTable
from monitor.ui.table import ArticleDelegate, ArticlesTable

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Place(QWidget):
    """Keeps the keys that a list leaves to what it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.left: list[int] = []
        self.table: RowsTable[str] = RowsTable(
            (Column("Word", 0, lambda row: row),), self, name="Words", key=lambda row: row
        )
        QVBoxLayout(self).addWidget(self.table)

    def keyPressEvent(self, event: object) -> None:
        self.left.append(event.key())  # type: ignore[attr-defined]  # a QKeyEvent


@pytest.fixture
def place(qtbot: QtBot, themed: QApplication) -> Place:
    made = Place()
    qtbot.addWidget(made)
    made.table.show_rows(["chip", "rule"])
    made.show()
    return made


def test_who_comes_from_the_search_is_at_the_first_row_of_the_answer_too(
    qtbot: QtBot, themed: QApplication, row: Callable[..., ArticleRow]
) -> None:
    model = ArticlesModel()
    table = ArticlesTable(model)
    qtbot.addWidget(table)
    table.show()
    model.show(array("q", [9, 8, 7]), "-at")
    table.go_to(7)

    table.enter(first=False)
    assert table.current_key() == 7
    table.enter(first=True)
    assert table.current_key() == 9

    model.show(array("q", [8, 7]), "-at")  # what was asked for
    qtbot.waitUntil(lambda: table.current_key() == 8)
    QTest.keyClick(table, Qt.Key.Key_Down)
    model.show(array("q", [5, 4]), "-at")  # something else, later
    QApplication.processEvents()
    assert table.current_key() is None


def test_letters_and_a_return_without_a_row_are_left_to_the_window(place: Place) -> None:
    place.table.show_rows([])

    QTest.keyClick(place.table, Qt.Key.Key_R)
    QTest.keyClick(place.table, Qt.Key.Key_Return)

    assert place.left == [Qt.Key.Key_R, Qt.Key.Key_Return]


def test_return_opens_the_row_that_is_chosen(place: Place, qtbot: QtBot) -> None:
    place.table.go_to("rule")

    with qtbot.waitSignal(place.table.opened) as opened:
        QTest.keyClick(place.table, Qt.Key.Key_Return)

    assert opened.args == ["rule"]
    assert place.left == []


def test_the_pointer_has_only_the_rows_painted_that_it_leaves_and_enters(
    qtbot: QtBot, themed: QApplication, row: Callable[..., ArticleRow]
) -> None:
    model = ArticlesModel()
    model.show(array("q", range(40, 0, -1)), "-at")
    model.put(range(1, 41), [row(key) for key in range(1, 41)])
    table = ArticlesTable(model)
    qtbot.addWidget(table)
    table.resize(600, 600)
    table.show()
    qtbot.waitExposed(table)
    QApplication.processEvents()
    painted: list[QRegion] = []

    class Watch(QWidget):
        def eventFilter(self, _of: object, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                painted.append(event.region())  # type: ignore[attr-defined]  # a QPaintEvent
            return False

    watch = Watch()
    qtbot.addWidget(watch)
    table.viewport().installEventFilter(watch)
    at = QPointF(100, table.rowViewportPosition(3) + 5)
    no = Qt.MouseButton.NoButton
    table.mouseMoveEvent(
        QMouseEvent(QEvent.Type.MouseMove, at, table.mapToGlobal(at), no, no, Qt.KeyboardModifier.NoModifier)
    )
    QApplication.processEvents()

    [region] = painted
    assert region.contains(QPoint(100, table.rowViewportPosition(3) + 5))
    assert region.boundingRect().height() == table.rowHeight(3)


def test_scrolling_paints_only_what_comes_into_sight(
    qtbot: QtBot, themed: QApplication, row: Callable[..., ArticleRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: set[int] = set()
    paint = ArticleDelegate.paint

    def watched(self: ArticleDelegate, painter: object, option: object, index: QModelIndex) -> None:
        rows.add(index.row())
        paint(self, painter, option, index)  # type: ignore[arg-type]  # as Qt hands it in

    monkeypatch.setattr(ArticleDelegate, "paint", watched)
    model = ArticlesModel()
    model.show(array("q", range(90, 0, -1)), "-at")
    model.put(range(1, 91), [row(key) for key in range(1, 91)])
    table = ArticlesTable(model)
    qtbot.addWidget(table)
    table.resize(600, 600)
    table.show()
    qtbot.waitUntil(lambda: len(rows) > 10)
    table.verticalScrollBar().setValue(28)
    qtbot.waitUntil(lambda: max(rows) > 20)

    rows.clear()
    table.verticalScrollBar().setValue(28 * 4)
    qtbot.waitUntil(lambda: bool(rows))

    assert 3 <= len(rows) <= 5


def test_rows_that_were_seen_long_ago_are_forgotten(qapp: QApplication, row: Callable[..., ArticleRow]) -> None:
    model = ArticlesModel()
    many = lists.KEPT + 10
    model.show(array("q", range(many, 0, -1)), "-at")

    model.put(range(1, many + 1), [row(key) for key in range(1, many + 1)])

    assert model.article(1) is None
    assert model.article(many) is not None

"""Figures on screen: words, ranges, confusion, and the sentences on which engine and people differ."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.accuracy import Agreement
from monitor.model import Label
from monitor.ui.agreement import CELL, HEAD, AgreementView, Differs, Group, Measured, brief

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no window manager

SIXTY = Agreement(((14, 4, 2), (3, 16, 1), (5, 3, 12)))
FEW = Agreement(((2, 0, 0), (0, 1, 0), (1, 0, 0)))
DIFFERS = Differs("The curbs were lifted.", Label.POSITIVE, Label.NEGATIVE, -0.21, "curbs", "The Ledger", "a" * 16)
MEASURED = (
    Measured("vader", "3.3.2", SIXTY, (Group("The Ledger", SIXTY), Group("Harbor Post", FEW)), (DIFFERS,)),
    Measured("vader-news", "1.2", FEW),
)


@pytest.fixture
def view(qtbot: QtBot, themed: QApplication) -> AgreementView:
    made = AgreementView("Outlet")
    qtbot.addWidget(made)
    made.resize(980, 680)
    made.show()
    made.show_measured(MEASURED, "Ours.", shown="vader")
    return made


def cells(table: object) -> list[list[str]]:
    model = table.model()  # type: ignore[attr-defined]
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_words_carry_n_and_the_range() -> None:
    said = brief(MEASURED[0]).replace("\u202f", " ")

    assert said == "vader agrees with people on 42 of 60 sentences: 70 %, 95 % range 57–80 %."
    assert brief(MEASURED[1]).endswith("Too few to tell engines apart.")
    assert brief(Measured("model", "", Agreement(unscored=3))) == "model scored none of these sentences."


def test_every_engine_is_a_row_and_the_shown_one_is_chosen(view: AgreementView) -> None:
    assert [row[:4] for row in cells(view.engines)] == [
        ["vader", "60", "70\u202f%", "57–80\u202f%"],
        ["vader-news", "4", "75\u202f%", "30–95\u202f%"],
    ]
    chosen = view.engines.current()
    assert chosen is not None
    assert chosen.name == "vader"
    assert [row[0] for row in cells(view.groups)] == ["The Ledger", "Harbor Post"]


def test_another_engine_is_shown_by_the_keyboard(qtbot: QtBot, view: AgreementView) -> None:
    view.engines.setFocus()
    qtbot.keyClick(view.engines, Qt.Key.Key_Down)

    assert view.brief.text() == brief(MEASURED[1])
    assert view.differs_head.text() == "vader-news and people agree on every sentence"
    assert cells(view.groups) == []


def test_confusion_can_be_heard(view: AgreementView) -> None:
    said = view.confusion.accessibleDescription()

    assert said.startswith("Of 20 that people call negative, vader calls 14 negative, 4 neutral, 2 positive")


def test_confusion_is_painted_by_how_many_there_are(view: AgreementView) -> None:
    image = view.confusion.grab().toImage()
    many, one = image.pixelColor(HEAD + 6, 54), image.pixelColor(HEAD + 2 * CELL.width() + 6, 54 + CELL.height())

    assert many != one
    assert many != image.pixelColor(2, 2)


def test_sentence_on_which_they_differ_leads_to_its_article(qtbot: QtBot, view: AgreementView) -> None:
    assert cells(view.differs) == [
        ["The curbs were lifted.", "curbs", "positive", "negative", "−0.21", "The Ledger"],
    ]
    view.differs.setFocus()
    view.differs.go_to((DIFFERS.text, DIFFERS.target))

    with qtbot.waitSignal(view.article_asked) as asked:
        qtbot.keyClick(view.differs, Qt.Key.Key_Return)

    assert asked.args == ["a" * 16]


def test_few_sentences_are_muted_and_say_so(view: AgreementView) -> None:
    few = view.groups.model().index(1, 0)

    assert "only a hint" in few.data(Qt.ItemDataRole.ToolTipRole)


def test_no_head_of_a_column_is_cut(view: AgreementView) -> None:
    for table in (view.engines, view.groups, view.differs):
        head = table.horizontalHeader()
        shown = [number for number in range(head.count()) if not head.isSectionHidden(number)]
        assert all(head.sectionSize(number) >= head.sectionSizeHint(number) for number in shown), table.accessibleName()

"""Judging blind: a key is an answer, and no score is in sight."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.judging import Item
from monitor.model import Label, Part, Span
from monitor.ui.labeling import LabelingPane

NOW = datetime(2026, 6, 5, 18, 0, tzinfo=UTC)


def item(n: int, target: Span | None = None, **around: str) -> Item:
    return Item(
        f"{n:016x}", "The Ledger", NOW, Part.TEXT, Span(0, 27), f"Lumen Works opened plant {n}.", target, **around
    )


@pytest.fixture
def pane(qtbot: QtBot, themed: QApplication) -> LabelingPane:
    made = LabelingPane("ada")
    qtbot.addWidget(made)
    made.offer([item(1, Span(0, 11)), item(2), item(3, before="Before it. ", behind=" Behind it.")])
    made.show()
    return made


@pytest.mark.parametrize(
    ("key", "label"),
    [
        (Qt.Key.Key_Left, Label.NEGATIVE),
        (Qt.Key.Key_1, Label.NEGATIVE),
        (Qt.Key.Key_Down, Label.NEUTRAL),
        (Qt.Key.Key_2, Label.NEUTRAL),
        (Qt.Key.Key_Right, Label.POSITIVE),
        (Qt.Key.Key_3, Label.POSITIVE),
        (Qt.Key.Key_S, None),
    ],
)
def test_one_key_answers_and_the_next_sentence_comes(
    qtbot: QtBot, pane: LabelingPane, key: Qt.Key, label: Label | None
) -> None:
    with qtbot.waitSignal(pane.answered) as answered:
        qtbot.keyClick(pane, key)

    assert answered.args == [item(1, Span(0, 11)), label]
    assert pane.sentence.toPlainText() == item(2).text


def test_the_question_names_the_target_where_there_is_one(qtbot: QtBot, pane: LabelingPane) -> None:
    assert "of Lumen Works" in pane.question.text()

    qtbot.keyClick(pane, Qt.Key.Key_2)

    assert "as a whole" in pane.question.text()


def test_outlet_is_hidden_until_it_is_asked_for(pane: LabelingPane) -> None:
    assert "Ledger" not in pane.above.text()

    pane.outlet_shown.click()

    assert pane.above.text() == "The Ledger"


def test_a_key_that_is_held_down_is_one_answer(pane: LabelingPane) -> None:
    held = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, "", True)

    QApplication.sendEvent(pane, held)

    assert pane.item() == item(1, Span(0, 11))


def test_undo_takes_the_last_answer_back_and_asks_again(qtbot: QtBot, pane: LabelingPane) -> None:
    assert not pane.undo.isEnabled()
    qtbot.keyClick(pane, Qt.Key.Key_Left)
    qtbot.keyClick(pane, Qt.Key.Key_Right)

    with qtbot.waitSignals([pane.taken_back, pane.taken_back]):
        qtbot.keyClick(pane, Qt.Key.Key_U)
        qtbot.keyClick(pane, Qt.Key.Key_U)

    assert pane.waiting()[:2] == (item(1, Span(0, 11)), item(2))
    assert not pane.undo.isEnabled()


def test_what_stands_around_the_sentence_is_shown_when_asked_for(qtbot: QtBot, pane: LabelingPane) -> None:
    assert not pane.around.isEnabled()  # nothing stands around the first one
    qtbot.keyClick(pane, Qt.Key.Key_2)
    qtbot.keyClick(pane, Qt.Key.Key_2)
    assert pane.sentence.toPlainText() == item(3).text

    qtbot.keyClick(pane, Qt.Key.Key_C)

    assert pane.sentence.toPlainText() == f"Before it. {item(3).text} Behind it."


def test_more_are_wanted_before_the_last_one_is_judged(qtbot: QtBot, pane: LabelingPane) -> None:
    with qtbot.waitSignal(pane.more_wanted):
        qtbot.keyClick(pane, Qt.Key.Key_2)

    pane.offer([item(4)])

    assert [each.article[-1] for each in pane.waiting()] == ["2", "3", "4"]


def test_after_the_last_one_nothing_can_be_answered(qtbot: QtBot, pane: LabelingPane) -> None:
    for _ in range(3):
        qtbot.keyClick(pane, Qt.Key.Key_2)

    with qtbot.assertNotEmitted(pane.answered):
        qtbot.keyClick(pane, Qt.Key.Key_2)
    assert pane.none.isVisible()


def test_answer_that_could_not_be_kept_is_asked_again(qtbot: QtBot, pane: LabelingPane) -> None:
    qtbot.keyClick(pane, Qt.Key.Key_2)

    pane.put_back(item(1, Span(0, 11)))

    assert pane.item() == item(1, Span(0, 11))


def test_counts_say_what_more_would_bring(pane: LabelingPane) -> None:
    pane.set_counts(46)

    assert pane.count.text() == "46 sentences judged. 60 give a 95\u202f% range of ± 13 points."
    assert (pane.bar.value(), pane.bar.maximum()) == (46, 60)


def test_another_choice_takes_away_what_was_offered(qtbot: QtBot, pane: LabelingPane) -> None:
    with qtbot.waitSignal(pane.sampling_changed):
        pane.names.click()

    assert pane.item() is None
    assert pane.none.isVisible()


def test_a_name_is_never_empty(qtbot: QtBot, pane: LabelingPane) -> None:
    pane.labeler.setText("   ")
    with qtbot.assertNotEmitted(pane.sampling_changed):
        pane.labeler.editingFinished.emit()
    assert pane.labeler.text() == "ada"

    pane.labeler.setText("ben")
    with qtbot.waitSignal(pane.sampling_changed):
        pane.labeler.editingFinished.emit()

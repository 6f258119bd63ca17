"""The dialogs that put a statement right: two keys for another speaker, and the right words marked in the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.model import Span
from monitor.ui.dialogs.speaker import SpeakerDialog
from monitor.ui.dialogs.words import WordsDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no window manager


@pytest.fixture
def speaker(qtbot: QtBot, themed: QApplication) -> SpeakerDialog:
    made = SpeakerDialog(
        "The door is closed", "“she”, not resolved", near=("Mei-Lin Hsu", "Jonas Lindqvist"), voices=("Priya Raman",)
    )
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(("key", "name"), [("1", "Mei-Lin Hsu"), ("2", "Jonas Lindqvist"), ("0", None)])
def test_number_beside_a_name_is_enough(qtbot: QtBot, speaker: SpeakerDialog, key: str, name: str | None) -> None:
    with qtbot.waitSignal(speaker.chosen) as chosen:
        qtbot.keyClicks(speaker.near, key)

    assert chosen.args == [name]
    assert not speaker.isVisible()


def test_number_without_a_name_does_nothing(qtbot: QtBot, speaker: SpeakerDialog) -> None:
    with qtbot.assertNotEmitted(speaker.chosen):
        qtbot.keyClicks(speaker.near, "7")

    assert speaker.isVisible()


def test_enter_does_nothing_until_somebody_is_chosen(qtbot: QtBot, speaker: SpeakerDialog) -> None:
    speaker.near.setFocus()
    with qtbot.assertNotEmitted(speaker.chosen):
        qtbot.keyClick(speaker.near, Qt.Key.Key_Return)
        qtbot.keyClick(speaker, Qt.Key.Key_Return)
    assert speaker.isVisible()
    assert not speaker.do.isEnabled()

    qtbot.keyClick(speaker.near, Qt.Key.Key_Down)
    assert speaker.do.isEnabled()
    with qtbot.waitSignal(speaker.chosen) as chosen:
        qtbot.keyClick(speaker.near, Qt.Key.Key_Return)
    assert chosen.args == ["Mei-Lin Hsu"]


def test_last_row_says_that_it_is_no_statement(qtbot: QtBot, speaker: SpeakerDialog) -> None:
    assert speaker.near.item(speaker.near.count() - 1).text() == "−   Not a statement, but narration"

    with qtbot.waitSignal(speaker.nothing_said), qtbot.assertNotEmitted(speaker.chosen):
        qtbot.keyClicks(speaker.near, "-")
    assert not speaker.isVisible()


def test_name_that_is_typed_takes_the_place_of_one_that_was_chosen(speaker: SpeakerDialog) -> None:
    speaker.near.setCurrentRow(0)
    assert speaker.speaker() == "Mei-Lin Hsu"
    speaker.other.setCurrentText("Haruto Sakai")
    assert (speaker.speaker(), speaker.near.selectedItems()) == ("Haruto Sakai", [])
    speaker.near.setCurrentRow(1)
    assert (speaker.speaker(), speaker.other.currentText()) == ("Jonas Lindqvist", "")


def test_letter_begins_another_name(qtbot: QtBot, speaker: SpeakerDialog) -> None:
    qtbot.keyClicks(speaker.near, "H")
    assert speaker.other.currentText() == "H"
    speaker.other.setCurrentText("  Haruto   Sakai ")

    with qtbot.waitSignal(speaker.chosen) as chosen:
        speaker.do.click()

    assert chosen.args == ["Haruto Sakai"]


def test_everybody_of_the_catalog_is_offered(speaker: SpeakerDialog) -> None:
    assert [speaker.other.itemText(at) for at in range(speaker.other.count())] == ["Priya Raman"]
    assert speaker.speaker() is None
    assert not speaker.is_chosen()


# ---- words

WHOLE = "Few saw it coming. 🚢 “The door is closed now,” said Adaeze Okafor."
FOUND = Span(WHOLE.index("The door"), WHOLE.index(" now"))


@pytest.fixture
def words(qtbot: QtBot, themed: QApplication) -> WordsDialog:
    made = WordsDialog(WHOLE, FOUND)
    qtbot.addWidget(made)
    made.show()
    return made


def select(dialog: WordsDialog, start: int, end: int) -> None:
    """Mark, in the units that Qt counts in: the ship is two of them."""
    cursor = dialog.text.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    dialog.text.setTextCursor(cursor)


def test_words_that_were_found_are_marked_and_need_no_repair(words: WordsDialog) -> None:
    assert words.text.textCursor().selectedText() == "The door is closed"
    assert words.span() == FOUND
    assert not words.do.isEnabled()


def test_words_that_are_marked_instead_are_taken_without_quotation_marks(qtbot: QtBot, words: WordsDialog) -> None:
    begin = WHOLE.index("“") + 1
    select(words, begin, begin + len("“The door is closed now,”"))

    with qtbot.waitSignal(words.chosen) as chosen:
        words.do.click()

    [span] = chosen.args
    assert WHOLE[span.start : span.end] == "The door is closed now,"


def test_nothing_marked_is_nothing_to_take(words: WordsDialog) -> None:
    select(words, 3, 4)

    assert words.span() is None
    assert not words.do.isEnabled()


def test_words_are_marked_by_keys(qtbot: QtBot, words: WordsDialog) -> None:
    shift_word = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(words.text, Qt.Key.Key_Right, shift_word)
    qtbot.keyClick(words.text, Qt.Key.Key_Right, shift_word)

    span = words.span()
    assert span is not None
    assert WHOLE[span.start : span.end].startswith("The door is closed now")
    assert words.do.isEnabled()

"""Publishers' words can neither reorder nor hide nor flood what stands beside them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor import i18n
from monitor.ui import text

SCOTLAND = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"  # a flag spelled in tags


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("plain", "plain"),
        ("two\nlines\tand  blanks ", "two lines and blanks"),
        ("a\u202eb\u2066c\u200bd\ufeff", "abcd"),
        ("bell\x07 null\x00", "bell null"),
        ("👩\u200d👧 stays", "👩\u200d👧 stays"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (SCOTLAND, SCOTLAND),
        ("hid\U000e0041\U000e0042den", "hidden"),
        (None, ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_line_is_one_line(given: str | None, shown: str) -> None:
    assert text.line(given) == shown


def test_a_flood_is_cut() -> None:
    assert text.line("x" * 1_000_000) == "x" * text.LINE + "…"
    assert len(text.line("\u200b" * 1_000_000 + "x")) <= text.LINE + 1


def test_a_tip_guesses_no_markup() -> None:
    assert text.tip("<b>x</b> & y") == "<qt>&lt;b&gt;x&lt;/b&gt; &amp; y</qt>"


def test_a_label_shows_plain_text(qtbot: QtBot, themed: QApplication) -> None:
    label = text.Label("<b>x</b>")
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.PlainText


def test_keys_are_named_as_on_the_users_keyboard() -> None:
    i18n.use(lambda words, _comment, _n: {"Ctrl": "Strg", "Shift": "Umschalt"}.get(words, ""))
    try:
        assert text.keys("Ctrl Shift P") == "Strg Umschalt P"
        assert text.keys("J, K") == "J, K"
    finally:
        i18n.use(None)

    assert text.keys("Ctrl+K") == "Ctrl+K"

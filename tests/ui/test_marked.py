"""Marks find their place to the letter, whatever stands between; nothing of a text is active."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.model import Span
from monitor.ui import theme
from monitor.ui.marked import LONGEST, Chip, Mark, MarkedText

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEXT = "Chips 🎉 slid on Friday.\n\n“This closes a door,” said Mira Castellan.\n\nOthers saw less harm."


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def shown(qtbot: QtBot, themed: QApplication) -> MarkedText:
    made = MarkedText()
    qtbot.addWidget(made)
    made.resize(360, 400)
    made.show()
    return made


def test_an_underlined_word_tells_its_story_under_the_pointer(shown: MarkedText) -> None:
    shown.show_text(TEXT, "", [Mark(span("slid"), "lowers", "−0.4: down"), Mark(span("harm"), "masked", "masked")], ())
    cursor = QTextCursor(shown.document())

    def told(words: str) -> str:
        cursor.setPosition(shown._places[TEXT.index(words)] + 1)
        return shown.tip_at(shown.cursorRect(cursor).center())

    assert (told("slid"), told("harm"), told("Friday")) == ("−0.4: down", "masked", "")


def grounds(shown: MarkedText, role: theme.Role) -> list[str]:
    """The runs of text that stand on a ground."""
    found: list[str] = []
    block = shown.document().begin()
    while block.isValid():
        walk = block.begin()
        while not walk.atEnd():
            fragment = walk.fragment()
            if fragment.charFormat().background().color() == theme.color(role):
                found.append(fragment.text())
            walk += 1
        block = block.next()
    return found


def underlined(shown: MarkedText) -> list[tuple[str, str]]:
    cursor = QTextCursor(shown.document())
    found = []
    for start, end, mark in shown._lines:
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        found.append((cursor.selectedText(), mark.kind))
    return found


HTML = (
    "<p>Chips 🎉 <b>slid</b> on Friday.</p><blockquote>“This closes a door,” said "
    "<a href='https://lakeside.example/mira'>Mira Castellan</a>.</blockquote><ul><li>Others saw\nless harm.</li></ul>"
)


@pytest.mark.parametrize("html", ["", HTML], ids=["plain", "html"])
def test_marks_lie_on_their_words(shown: MarkedText, html: str) -> None:
    marks = [Mark(span("This closes a door,"), "statement"), Mark(span("slid"), "lowers"), Mark(span("less"), "raises")]

    shown.show_text(TEXT, html, marks, [Chip(span("This closes a door,").end, "Mira Castellan  −0.38")])

    assert grounds(shown, "said") == ["This closes a door,"]
    assert underlined(shown) == [("slid", "lowers"), ("less", "raises")]


def test_a_chip_stands_behind_the_closing_mark(shown: MarkedText) -> None:
    shown.show_text(TEXT, "", (), [Chip(span("This closes a door,").end, "Mira Castellan")])

    assert "door,” \ufffc\u200b said" in shown.document().toRawText()


def test_marks_stay_right_behind_chips(shown: MarkedText) -> None:
    chips = [Chip(span("This closes a door,").end, "one"), Chip(span("Friday").end, "two")]

    shown.show_text(TEXT, "", [Mark(span("harm"), "lowers")], chips)

    assert underlined(shown) == [("harm", "lowers")]


def test_html_that_says_something_else_is_left_for_the_plain_text(shown: MarkedText) -> None:
    shown.show_text(TEXT, "<p>Something else altogether.</p>", [Mark(span("less"), "raises")])

    assert "Something else" not in shown.toPlainText()
    assert underlined(shown) == [("less", "raises")]


@pytest.mark.parametrize("wrong", [Span(5, 5), Span(-1, 3), Span(10, 10_000), Span(10_000, 10_001)])
def test_a_mark_beyond_the_text_is_left_out(shown: MarkedText, wrong: Span) -> None:
    shown.show_text(TEXT, "", [Mark(wrong, "lowers"), Mark(wrong, "statement")], [Chip(wrong.end, "nobody")])

    assert underlined(shown) == []


@pytest.mark.parametrize("dark", [False, True])
def test_a_statement_stands_out_from_the_text_around_it_and_stays_readable(dark: bool) -> None:
    said = theme.TOKENS["said"][dark]

    assert contrast(said, theme.TOKENS["surface"][dark]) >= 1.2
    assert all(contrast(theme.TOKENS[role][dark], said) >= 4.5 for role in ("text", "accent"))
    assert all(contrast(theme.TOKENS[role][dark], said) >= 3 for role in ("positive", "negative"))


def contrast(one: str, other: str) -> float:
    """As in WCAG 2.1."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_what_is_copied_holds_no_chips(shown: MarkedText) -> None:
    shown.show_text("“Yes,” she said.", "", (), [Chip(5, "Mira Castellan")])
    shown.selectAll()

    assert shown.createMimeDataFromSelection().text().replace("  ", " ") == "“Yes,” she said."


def test_changed_marks_leave_the_place_where_one_reads(shown: MarkedText) -> None:
    shown.show_text("\n\n".join(f"Paragraph {n} of some length, to be read." for n in range(60)))
    shown.verticalScrollBar().setValue(300)

    shown.set_marks([Mark(Span(0, 9), "statement")], [])

    assert shown.verticalScrollBar().value() == 300


def test_words_that_come_later_do_not_lay_the_text_out_anew(shown: MarkedText) -> None:
    statement = Mark(span("This closes a door"), "statement")
    chip = Chip(span("This closes a door").end, "Mira Castellan  −0.20")
    shown.show_text(TEXT, "", [statement], [chip])
    before = shown.document().revision()

    shown.set_marks([statement, Mark(span("slid"), "lowers"), Mark(span("harm"), "lowers")], [chip])

    assert shown.document().revision() == before
    assert underlined(shown) == [("slid", "lowers"), ("harm", "lowers")]


def test_marks_stay_right_behind_many_chips(shown: MarkedText) -> None:
    words = ("Chips", "slid", "Friday", "door", "Castellan")
    chips = [Chip(span(word).end, word) for word in words]

    shown.show_text(TEXT, "", [Mark(span(word), "raises") for word in (*words, "harm")], chips)

    assert [word for word, _ in underlined(shown)] == [*words, "harm"]


def test_markup_in_plain_text_stays_words(shown: MarkedText) -> None:
    shown.show_text("<b>bold</b> & <img src=x onerror=alert(1)>")

    assert shown.toPlainText() == "<b>bold</b> & <img src=x onerror=alert(1)>"


def test_nothing_is_loaded_and_nothing_opened(shown: MarkedText, qtbot: QtBot) -> None:
    shown.show_text("one two", "<p>one <a href='file:///etc/passwd'>two</a></p>")

    assert shown.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("file:///etc/passwd")) is None
    with qtbot.waitSignal(shown.link_asked) as asked:
        shown.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert asked.args[0] == "file:///etc/passwd"
    assert shown.toPlainText() == "one two"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("x" * 1_000_000, ""),
        ("word " * 200_000, ""),
        ("deep", "<div>" * 10_000 + "deep" + "</div>" * 10_000),
        ("cells", "<table>" + "<tr><td>" * 5_000 + "cells"),
    ],
    ids=["one word", "long", "deep", "cells"],
)
def test_monsters_are_cut_before_they_are_shown(shown: MarkedText, text: str, html: str) -> None:
    shown.show_text(text, html)

    assert len(shown.toPlainText()) < LONGEST + 200


def test_arabic_and_emoji_keep_their_marks(shown: MarkedText) -> None:
    text = "قال 👩‍👧‍👦 شيئا 🏳️‍🌈 slid e\u0301t"

    shown.show_text(text, f"<p>{text}</p>", [Mark(span("slid", text), "lowers")])

    assert underlined(shown) == [("slid", "lowers")]


def test_what_stands_around_the_words_is_muted_and_the_cue_underlined(shown: MarkedText) -> None:
    shown.show_text(TEXT, "", [Mark(span("Others saw less harm."), "aside"), Mark(span("said"), "cue")], [])

    muted = []
    block = shown.document().lastBlock()
    walk = block.begin()
    while not walk.atEnd():
        if walk.fragment().charFormat().foreground().color() == theme.color("muted"):
            muted.append(walk.fragment().text())
        walk += 1
    assert muted == ["Others saw less harm."]
    assert underlined(shown) == [("said", "cue")]
    assert not shown.grab().isNull()

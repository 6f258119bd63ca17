"""The line of words claims what the numbers carry, and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.model import Point
from monitor.ui import brief, numbers, theme
from monitor.ui.brief import BriefLine, Said

NOW = datetime(2026, 6, 5, 18, 0, tzinfo=UTC)
WEEK = brief.window(None, None, NOW)


def point(mean: float | None, n: int, half: float | None = 0.06) -> Point:
    low = high = None
    if mean is not None and half is not None:
        low, high = mean - half, mean + half
    return Point(NOW, mean, low, high, n, n, 0.5)


def facts(**changes: Any) -> brief.Facts:
    plain = brief.Facts(
        "DeepSeek", WEEK, now=point(-0.21, 96), before=point(-0.06, 82), change=(-0.15, -0.24, -0.06), articles=96
    )
    return replace(plain, **changes)


def test_a_clear_change_is_said_with_its_size() -> None:
    said = brief.say(facts())

    assert str(said) == "DeepSeek, last 7 days: −0.21 ± 0.06 over 96 stories, 0.15 lower than the week before."
    assert [run for run, bold in said.runs if bold] == ["DeepSeek", "−0.21 ± 0.06"]


def test_a_change_that_may_be_none_is_not_claimed() -> None:
    said = brief.say(facts(change=(-0.05, -0.14, 0.04)))

    assert "lower" not in str(said)
    assert any("no change can be claimed" in note for note in said.notes)


def test_few_stories_claim_no_interval_and_no_change() -> None:
    said = str(brief.say(facts(now=point(-0.21, 4), articles=4)))

    assert said == "DeepSeek, last 7 days: −0.21 over 4 stories, too few to claim anything."
    assert "±" not in said


def test_one_story_is_one_story() -> None:
    assert "over 1 story," in str(brief.say(facts(now=point(0.3, 1, None), articles=1)))


def test_too_few_before_are_not_compared_with() -> None:
    said = brief.say(facts(before=point(0.4, 3)))

    assert "higher" not in str(said) + "lower" * 0
    assert any("Too few to compare with in the week before" in note for note in said.notes)


def test_nothing_scored_is_no_zero() -> None:
    said = str(brief.say(facts(now=None, articles=3)))

    assert "0.00" not in said
    assert "3 articles, none of them counted" in said


def test_nothing_at_all_is_said_plainly() -> None:
    assert str(brief.say(facts(now=None, articles=0))) == "DeepSeek, last 7 days: no stories."


def test_statements_are_counted_as_statements() -> None:
    assert "over 61 statements" in str(brief.say(facts(unit="statement", now=point(-0.2, 61))))


def test_the_lowest_outlet_stands_with_its_interval_and_n() -> None:
    said = brief.say(facts(lowest=("The Ledger", point(-0.38, 24, 0.12))))

    assert said.notes[1] == "Most negative: The Ledger, −0.38 ± 0.12, n\N{NO-BREAK SPACE}24"


def test_articles_without_a_score_are_told() -> None:
    assert "4 of 100 articles not counted" in brief.say(facts(articles=100)).notes[-1]


@pytest.mark.parametrize(
    ("hours", "words", "earlier"),
    [(24, "last 24 hours", "the 24 hours before"), (24 * 7, "last 7 days", "the 7 days before"),
     (24 * 56, "last 7 days", "the week before")],
)  # fmt: skip
def test_a_span_is_compared_with_as_long_a_one_before(hours: int, words: str, earlier: str) -> None:
    window = brief.window(NOW - timedelta(hours=hours), None, NOW)

    assert (window.words, window.earlier) == (words, earlier)
    assert window.until - window.since == window.since - window.before


def test_a_past_range_is_compared_as_a_whole() -> None:
    window = brief.window(NOW - timedelta(days=40), NOW - timedelta(days=10), NOW)

    assert window.until == NOW - timedelta(days=10)
    assert window.since - window.before == timedelta(days=30)


def test_the_days_that_the_sentence_is_about_are_named_beside_it() -> None:
    since = NOW - timedelta(days=7)
    window = brief.window(NOW - timedelta(days=56), None, NOW)
    day = numbers.day(since.astimezone().date(), NOW.date())

    assert brief.say(facts(window=window)).notes[0] == f"Last 7 days: since {day}, {numbers.clock(since)}"


def test_a_change_is_the_true_one_rounded_once() -> None:
    said = brief.say(facts(before=point(-0.054, 82), now=point(-0.206, 96), change=(-0.152, -0.24, -0.06)))

    assert "0.15 lower" in str(said)  # though −0.21 stands beside it, and −0.05 was the week before


@pytest.mark.parametrize(
    ("apart", "says"),
    [
        ((0.093, -0.11, 0.29), "Silicon Post is 0.09 higher than The Ledger, last 8 weeks (+0.09 [−0.11, +0.29]): "
         "no difference can be claimed."),
        ((-0.187, -0.3, -0.07), "Silicon Post is 0.19 lower than The Ledger, last 8 weeks (−0.19 [−0.30, −0.07])."),
    ],
)  # fmt: skip
def test_two_lines_are_compared_as_far_as_their_interval_bears(apart: tuple[float, float, float], says: str) -> None:
    lines = ("Silicon Post", point(0.2, 61)), ("The Ledger", point(0.11, 40))

    said = brief.say_apart(brief.Apart(lines, apart, "last 8 weeks"))

    assert str(said) == says
    assert said.notes == (
        "Silicon Post: +0.20 ± 0.06, n\N{NO-BREAK SPACE}61", "The Ledger: +0.11 ± 0.06, n\N{NO-BREAK SPACE}40",
    )  # fmt: skip


def test_two_lines_of_which_one_has_few_stories_claim_nothing() -> None:
    lines = ("Silicon Post", point(0.2, 61)), ("The Ledger", point(0.5, 4))

    said = brief.say_apart(brief.Apart(lines, (-0.3, -0.4, -0.2), "last 8 weeks"))

    assert "too few to claim anything" in str(said)
    assert "lower" not in str(said)
    assert said.notes[1] == "The Ledger: +0.50 too few, n\N{NO-BREAK SPACE}4"


def test_two_lines_of_which_one_has_nothing_are_not_compared() -> None:
    said = brief.say_apart(brief.Apart((("A", point(0.2, 61)), ("B", None)), None, "last 8 weeks"))

    assert str(said) == "A and B, last 8 weeks: nothing to compare."
    assert said.notes[1] == "B: no stories"


def test_it_is_said_why_articles_are_not_counted() -> None:
    said = brief.say(facts(articles=110, why=brief.Why(undated=9, primary=4, unscored=1)))

    assert said.notes[-1] == "14 of 110 articles not counted: 9 without a date, 4 of primary sources, 1 without a score"


def test_a_name_that_looks_like_a_place_or_a_mark_stays_as_it_is() -> None:
    said = brief.say(facts(name="<b>{mean}</b>"))

    assert said.runs[0] == ("<b>{mean}</b>", True)


def test_everything_is_said_where_nothing_is_chosen() -> None:
    said = brief.say_everything(1204, 18, "last 7 days", facts())

    assert str(said) == "1\u202f204 articles from 18 outlets, last 7 days."
    assert said.notes[0].startswith("Busiest topic: DeepSeek")


# ---- the line itself

SENTENCE = Said(
    (("DeepSeek", True), (", last 7 days: ", False), ("−0.21 ± 0.06", True), (" over 96 stories, lower.", False)),
    ("Most negative: The Ledger, −0.38 ± 0.12, n 24", "3 of 99 articles not counted: without a date or a score"),
)


@pytest.fixture
def line(qtbot: QtBot, themed: QApplication) -> BriefLine:
    made = BriefLine()
    qtbot.addWidget(made)
    made.resize(900, BriefLine.HEIGHT)
    made.show()
    return made


def rows(line: BriefLine) -> list[str]:
    """What stands in each line, from the top."""
    tops = sorted({piece.top for piece in line.pieces()})
    return ["".join(piece.words for piece in line.pieces() if piece.top == top) for top in tops]


def cut(line: BriefLine) -> list[str]:
    """What does not fit beside its margin."""
    return [
        piece.words
        for piece in line.pieces()
        if piece.left + theme.metrics(piece.size, bold=piece.bold).horizontalAdvance(piece.words) > line.width() - 16
    ]


def test_words_that_fit_stand_in_two_lines(line: BriefLine) -> None:
    line.show_words(SENTENCE)

    assert rows(line) == [str(SENTENCE), "".join(SENTENCE.notes)]
    assert line.toolTip() == ""


def test_notes_take_two_lines_where_one_is_too_short(line: BriefLine) -> None:
    line.resize(520, BriefLine.HEIGHT)
    line.show_words(SENTENCE)

    assert rows(line) == [str(SENTENCE), *SENTENCE.notes]
    assert cut(line) == []
    assert line.toolTip() == ""


def test_sentence_takes_two_lines_where_one_is_too_short(line: BriefLine) -> None:
    for width in range(360, 420):  # at some of them a line ends with the last px, and its space would not fit
        line.resize(width, BriefLine.HEIGHT)
        line.show_words(SENTENCE)

        assert " ".join(rows(line)[:2]) == str(SENTENCE)
        assert cut(line) == []
    assert max(piece.top + piece.height for piece in line.pieces()) <= BriefLine.HEIGHT


def test_note_that_finds_no_place_is_left_out_whole_and_told_in_the_tip(line: BriefLine) -> None:
    many = Said(SENTENCE.runs, (*SENTENCE.notes, "The interval of the difference reaches across 0", "Last"))
    line.resize(420, BriefLine.HEIGHT)
    line.show_words(many)

    assert rows(line)[-1].endswith("and 3 more")
    assert rows(line)[-1].startswith(SENTENCE.notes[0])
    assert cut(line) == []
    assert all(note in line.toolTip() for note in many.notes)


def test_note_that_is_too_long_for_a_line_takes_two(line: BriefLine) -> None:
    line.resize(260, BriefLine.HEIGHT)
    line.show_words(Said((("DeepSeek", True),), SENTENCE.notes[:1]))

    assert rows(line) == ["DeepSeek", "Most negative: The Ledger, −0.38 ±", "0.12, n 24"]
    assert cut(line) == []


def test_note_that_is_too_long_alone_ends_with_a_clause(line: BriefLine) -> None:
    line.resize(280, BriefLine.HEIGHT)
    line.show_words(SENTENCE)

    assert rows(line)[-1] == "Most negative: The Ledger…and 1 more"
    assert cut(line) == []


def test_why_stands_behind_the_last_note(line: BriefLine) -> None:
    line.show_words(SENTENCE)
    line.offer_why(True)
    why = line._why
    assert why is not None
    last = line.pieces()[-1]

    assert why.x() > last.left + theme.metrics("secondary").horizontalAdvance(last.words)
    assert why.geometry().right() < line.width()

    line.resize(330, BriefLine.HEIGHT)
    line.show_words(Said((("DeepSeek", True),), SENTENCE.notes[:1]))
    assert rows(line) == ["DeepSeek", SENTENCE.notes[0]]
    assert why.x() == line.pieces()[0].left  # below: behind it there is no room
    assert why.geometry().right() < line.width()
    assert why.geometry().bottom() < line.height()

"""Repairs: what the user put right holds when an article is analyzed anew, whatever the finder finds then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.analysis import Analyzer
from monitor.analysis.repairs import mend
from monitor.catalog import Catalog
from monitor.model import (
    Article,
    Part,
    Repair,
    ScoredText,
    Span,
    Statement,
    StatementKind,
    Verdict,
)

NOW = datetime(2026, 6, 5, 10, tzinfo=UTC)
TEXT = "Nobody expected it. “The door is closed now,” said Adaeze Okafor. “Buyers will suffer for it,” she added."
DOOR = Span(TEXT.index("The door"), TEXT.index("The door") + len("The door is closed now,"))
BUYERS = Span(TEXT.index("Buyers"), TEXT.index("Buyers") + len("Buyers will suffer for it,"))


def statement(span: Span = DOOR, text: str = TEXT, **more: object) -> Statement:
    words = text[span.start : span.end]
    made = Statement(StatementKind.DIRECT, words, (span,), voice="Adaeze Okafor", confidence=0.9)
    return replace(made, **more)  # type: ignore[arg-type]


def repair(verdict: Verdict, span: Span = DOOR, **more: object) -> Repair:
    made = Repair(
        statement=f"{span.start}",
        article="a",
        verdict=verdict,
        kind=StatementKind.DIRECT,
        part=Part.TEXT,
        fragments=(span,),
        words=TEXT[span.start : span.end],
        at=NOW,
        found="Adaeze Okafor",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def test_statement_gets_the_speaker_that_the_user_named() -> None:
    first, second = mend([statement(), statement(BUYERS)], [repair(Verdict.SPEAKER, voice="Mei-Lin Hsu")], "", TEXT)

    assert (first.voice, first.confidence, first.repaired) == ("Mei-Lin Hsu", 1.0, True)
    assert second == statement(BUYERS)


def test_speaker_may_be_nobody_who_can_be_named() -> None:
    [mended] = mend([statement()], [repair(Verdict.SPEAKER, voice=None)], "", TEXT)

    assert (mended.voice, mended.speaker, mended.repaired) == (None, None, True)


def test_named_speaker_is_no_collective() -> None:
    [mended] = mend([statement(collective=True)], [repair(Verdict.SPEAKER, voice="Mei-Lin Hsu")], "", TEXT)

    assert not mended.collective


def test_what_is_no_statement_is_gone() -> None:
    assert mend([statement(), statement(BUYERS)], [repair(Verdict.NONE)], "", TEXT) == (statement(BUYERS),)


def test_words_are_those_that_the_user_marked() -> None:
    meant = Span(DOOR.start, DOOR.end - 1)

    [mended] = mend([statement()], [repair(Verdict.WORDS, meant=meant)], "", TEXT)

    assert (mended.words, mended.fragments, mended.repaired) == ("The door is closed now", (meant,), True)


def test_two_repairs_of_one_statement_both_hold() -> None:
    meant = Span(DOOR.start, DOOR.end - 1)
    both = [repair(Verdict.WORDS, meant=meant), repair(Verdict.SPEAKER, voice="Mei-Lin Hsu")]

    [mended] = mend([statement()], both, "", TEXT)

    assert (mended.words, mended.voice) == ("The door is closed now", "Mei-Lin Hsu")


def test_statement_that_is_cut_a_little_otherwise_is_still_the_same() -> None:
    longer = statement(Span(DOOR.start - 1, DOOR.end + 8))

    [mended] = mend([longer], [repair(Verdict.SPEAKER, voice="Mei-Lin Hsu")], "", TEXT)

    assert (mended.voice, mended.words) == ("Mei-Lin Hsu", longer.words)


def test_statement_in_another_place_is_another_one() -> None:
    found = mend([statement(BUYERS)], [repair(Verdict.NONE)], "", TEXT)

    assert found == (statement(BUYERS),)


def test_edited_article_keeps_its_repairs_where_the_words_stand_now() -> None:
    edited = f"Corrected on Friday. {TEXT}"
    moved = Span(DOOR.start + 21, DOOR.end + 21)
    meant = Span(DOOR.start, DOOR.end - 1)

    [mended] = mend([statement(moved, edited)], [repair(Verdict.WORDS, meant=meant)], "", edited)

    assert mended.words == "The door is closed now"


def test_statement_that_is_not_found_any_more_comes_back() -> None:
    back, other = mend([statement(BUYERS)], [repair(Verdict.SPEAKER, voice="Mei-Lin Hsu")], "", TEXT)

    assert (back.words, back.voice, back.fragments) == ("The door is closed now,", "Mei-Lin Hsu", (DOOR,))
    assert other == statement(BUYERS)


def test_statement_whose_words_were_edited_away_stays_away() -> None:
    assert mend([], [repair(Verdict.SPEAKER, voice="Mei-Lin Hsu")], "", "Nothing is left of it.") == ()


def test_fractured_statement_comes_back_in_its_pieces() -> None:
    text = "“The door,” said Adaeze Okafor, “is closed.” Others shrugged."
    pieces = tuple(Span(text.index(w), text.index(w) + len(w)) for w in ("The door,", "is closed."))
    broken = repair(Verdict.SPEAKER, fragments=pieces, words="The door, is closed.", voice="Mei-Lin Hsu")

    [back] = mend([], [broken], "", f"Late. {text}")

    assert [f"Late. {text}"[span.start : span.end] for span in back.fragments] == ["The door,", "is closed."]


# ---- the whole analysis


def article(*repairs: Repair) -> Article:
    return Article("a", "", "Pacific Wire", "Chip makers wait", TEXT, None, ScoredText.BODY, NOW, NOW, repairs=repairs)


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer(Catalog(), ["vader"])


def test_sentence_of_what_is_no_statement_is_narration_again(analyzer: Analyzer) -> None:
    before = analyzer.analyze(article())
    hers = next(each for each in before.statements if "Buyers" in each.words)

    after = analyzer.analyze(article(repair(Verdict.NONE, hers.fragments[0], words=hers.words)))

    assert len(after.statements) == len(before.statements) - 1
    assert after.narration["vader"].sentences == before.narration["vader"].sentences + 1
    assert after.narration["vader"].compound != before.narration["vader"].compound
    assert after.scores == before.scores


def test_voices_of_an_article_are_those_who_really_speak(analyzer: Analyzer) -> None:
    named = [repair(Verdict.SPEAKER, each.fragments[0], words=each.words, voice="Mei-Lin Hsu")
             for each in analyzer.analyze(article()).statements]  # fmt: skip

    assert analyzer.analyze(article()).voices == ("Adaeze Okafor",)
    assert analyzer.analyze(article(*named)).voices == ("Mei-Lin Hsu",)


def test_words_that_were_put_right_are_scored_anew(analyzer: Analyzer) -> None:
    before = next(each for each in analyzer.analyze(article()).statements if "Buyers" in each.words)
    shorter = Span(before.fragments[0].start, before.fragments[0].start + len("Buyers"))

    after = analyzer.analyze(article(repair(Verdict.WORDS, before.fragments[0], words=before.words, meant=shorter)))

    [mended] = [each for each in after.statements if each.repaired]
    assert mended.words == "Buyers"
    assert mended.scores["vader"].compound == 0.0
    assert (before.scores["vader"].compound or 0) < 0

"""Putting a statement right: each way gives the article with one repair more, and ways to find it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor import repairs
from monitor.analysis import Analyzer
from monitor.catalog import Catalog
from monitor.model import Article, Clipping, ScoredText, Span, Statement, Verdict

NOW = datetime(2026, 6, 5, 10, tzinfo=UTC)
TEXT = (
    "“The door is closed now,” said Adaeze Okafor. Jonas Lindqvist, a lawyer, was of another mind. "
    "“Buyers will wait,” he said. Mei-Lin Hsu smiled."
)
ANALYZER = Analyzer(Catalog(), ["vader"])


def examined(article: Article) -> Clipping:
    return Clipping(article, ANALYZER.analyze(article))


@pytest.fixture
def clipping() -> Clipping:
    return examined(Article("a" * 16, "", "Pacific Wire", "Chip makers wait", TEXT, None, ScoredText.BODY, NOW, NOW))


def saying(clipping: Clipping, words: str) -> Statement:
    return next(each for each in clipping.analysis.statements if words in each.words)


def test_another_speaker(clipping: Clipping) -> None:
    article = repairs.other_speaker(clipping, saying(clipping, "door"), "Mei-Lin Hsu", NOW)

    [made] = article.repairs
    assert (made.verdict, made.voice, made.found, made.at) == (Verdict.SPEAKER, "Mei-Lin Hsu", "Adaeze Okafor", NOW)
    assert saying(examined(article), "door").voice == "Mei-Lin Hsu"


def test_other_words(clipping: Clipping) -> None:
    span = repairs.place_of("door is closed", TEXT, 0)
    assert span is not None

    article = repairs.other_words(clipping, saying(clipping, "door"), span, NOW)

    assert saying(examined(article), "door").words == "door is closed"


def test_words_that_are_none_are_refused(clipping: Clipping) -> None:
    with pytest.raises(ValueError, match="no words"):
        repairs.other_words(clipping, saying(clipping, "door"), Span(500, 510), NOW)


def test_no_statement_and_back(clipping: Clipping) -> None:
    statement = saying(clipping, "door")
    id = repairs.found_id(clipping, statement)

    gone = repairs.no_statement(clipping, statement, NOW)
    back = repairs.undone(gone, id)

    assert all("door" not in each.words for each in examined(gone).analysis.statements)
    assert examined(back) == clipping


def test_second_thoughts_take_the_place_of_the_first(clipping: Clipping) -> None:
    first = examined(repairs.other_speaker(clipping, saying(clipping, "door"), "Mei-Lin Hsu", NOW))
    later = NOW + timedelta(hours=1)

    second = repairs.other_speaker(first, saying(first, "door"), None, later)

    [made] = second.repairs
    assert (made.voice, made.found, made.at) == (None, "Adaeze Okafor", later)
    assert made.statement == repairs.found_id(clipping, saying(clipping, "door"))


def test_words_and_speaker_are_put_right_one_after_the_other(clipping: Clipping) -> None:
    span = repairs.place_of("door is closed", TEXT, 0)
    assert span is not None
    first = examined(repairs.other_words(clipping, saying(clipping, "door"), span, NOW))

    second = examined(repairs.other_speaker(first, saying(first, "door"), "Mei-Lin Hsu", NOW))

    assert (saying(second, "door").words, saying(second, "door").voice) == ("door is closed", "Mei-Lin Hsu")
    assert repairs.undone(second.article, second.article.repairs[0].statement).repairs == ()


def test_what_is_no_statement_needs_no_other_repair(clipping: Clipping) -> None:
    first = examined(repairs.other_speaker(clipping, saying(clipping, "door"), "Mei-Lin Hsu", NOW))

    second = repairs.no_statement(first, saying(first, "door"), NOW)

    assert [made.verdict for made in second.repairs] == [Verdict.NONE]


def test_candidates_are_those_who_speak_or_are_named_nearby(clipping: Clipping) -> None:
    named = replace(clipping, analysis=replace(clipping.analysis, mentions=()))

    assert repairs.candidates(named, saying(named, "door")) == ("Jonas Lindqvist",)
    assert repairs.candidates(named, saying(named, "Buyers")) == ("Adaeze Okafor",)


def test_words_are_found_at_the_place_nearest() -> None:
    text = "wait\nand see. Then wait and see."

    assert repairs.place_of("wait  and see", text, 0) == Span(0, 12)
    assert repairs.place_of("wait and see", text, 30) == Span(19, 31)
    assert repairs.place_of("never", text, 0) is None
    assert repairs.place_of("  ", text, 0) is None

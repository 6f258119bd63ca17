"""The joined analysis: every figure can be worked out again by hand from its parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.analysis import Analyzer, own_words
from monitor.analysis.sentiment.vader import Vader
from monitor.catalog import Catalog
from monitor.model import (
    Article,
    Company,
    Outlet,
    OutletKind,
    Part,
    ScoredText,
    Span,
    StatementKind,
    Topic,
    Voice,
)

TITLE = "Levy is a terrible failure"
TEXT = (
    "The port lost its best customers. “The levy is a wonderful success and a great help for all of us here,” said "
    "Ines Corvo.\n\nTandem Industries fell. “There is great [truly awful] progress,” she added. It was a bad week."
)
CATALOG = Catalog(
    topics=(Topic("levy", "The levy", "levy"),),
    voices=(Voice("corvo", "Ines Corvo", gender="f"),),
    companies=(Company("tandem", "Tandem Industries"),),
    outlets=(
        Outlet("letter", "The Corvo Letter", author="Ines Corvo"),
        Outlet("board", "Posthub", kind=OutletKind.PLATFORM),
    ),
)


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer(CATALOG)


def article(title: str = TITLE, text: str = TEXT, **others: object) -> Article:
    plain = Article(
        "a1", "", "Northwind News", title, text, None, ScoredText.BODY, datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    )
    return replace(plain, **others)  # type: ignore[arg-type]


def vader(*sentences: str) -> float:
    scores = [score.compound or 0.0 for score in Vader().score(sentences)]
    return sum(scores) / len(scores)


def test_the_article_is_the_mean_of_its_sentences_headline_first(analyzer: Analyzer) -> None:
    found = analyzer.analyze(article())
    sentences = [(TITLE if s.part is Part.TITLE else TEXT)[s.span.start : s.span.end] for s in found.sentences]

    assert sentences[0] == TITLE
    assert found.scores["vader"].compound == pytest.approx(vader(*sentences))
    assert found.scores["vader"].sentences == len(sentences) == 6
    assert found.headline["vader"].compound == vader(TITLE)
    assert found.scores["vader"].coverage == pytest.approx(5 / 6)


def test_narration_is_what_is_left_without_the_statements(analyzer: Analyzer) -> None:
    found = analyzer.analyze(article())
    left = [TITLE, "The port lost its best customers.", "Tandem Industries fell.", "It was a bad week."]

    assert [s.statement for s in found.sentences] == [None, None, 0, None, 1, None]
    assert found.narration["vader"].compound == pytest.approx(vader(*left))


def test_words_that_are_denied_are_not_scored(analyzer: Analyzer) -> None:
    found = analyzer.analyze_text("Tandem Industries denied that it had sold terrible parts. It was a bad week.")

    (denied,) = found.statements
    assert denied.denied
    assert denied.voice == "Tandem Industries"
    assert denied.scores["vader"].compound is None
    assert denied.scores["vader"].reason == "denied"
    assert found.scores["vader"].compound is not None


def test_words_that_are_attributed_twice_are_one_statement(analyzer: Analyzer) -> None:
    for text in (
        "Tandem plans to cut the pay of its drivers, according to multiple trade reports.",
        "Tandem to buy Northwind for 3 billion, says report",
    ):
        assert len(analyzer.analyze_text(text).statements) == 1


def test_a_statement_is_the_mean_of_its_own_words_without_editors_brackets(analyzer: Analyzer) -> None:
    first, second = analyzer.analyze(article()).statements

    assert first.scores["vader"].compound == vader(
        "The levy is a wonderful success and a great help for all of us here"
    )
    assert own_words(TEXT, second) == ["There is great   progress"]
    assert second.scores["vader"].compound == vader("There is great progress")
    assert (second.voice, second.speaker and second.speaker.text) == ("Ines Corvo", "she")


def test_mentions_carry_the_sentiment_of_their_sentence(analyzer: Analyzer) -> None:
    found = analyzer.analyze(article())
    mentions = [(m.kind, m.name, m.part.value, m.scores["vader"].compound) for m in found.mentions]

    assert mentions == [
        ("topic", "levy", "title", vader(TITLE)),
        ("topic", "levy", "text", found.sentences[2].scores["vader"].compound),
        ("voice", "Ines Corvo", "text", found.sentences[2].scores["vader"].compound),
        ("company", "Tandem Industries", "text", 0.0),
    ]
    assert (found.topics, found.voices) == (("levy",), ("Ines Corvo",))


def test_a_statement_names_what_it_is_about(analyzer: Analyzer) -> None:
    (statement,) = analyzer.analyze(article("", "Ines Corvo said Tandem Industries should pay.")).statements

    assert statement.targets == ("Tandem Industries",)


def test_a_target_is_scored_by_its_sentence(analyzer: Analyzer) -> None:
    text = "Tandem Industries had a terrible week. Northwind rose."
    found = analyzer.analyze_text(text)
    bad, plain, beyond = analyzer.toward(text, [Span(0, 17), Span(39, 48), Span(900, 901)], found)

    assert bad["vader"].compound == vader("Tandem Industries had a terrible week.")
    assert plain["vader"].compound == 0.0
    assert (beyond["vader"].compound, beyond["vader"].reason) == (None, "not in a sentence")


# ---- not scored -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "text", "reason"),
    [
        ("", "", "no words"),
        ("", "— *** —", "no words"),
        ("De regering wil het niet", "Het kabinet zegt dat de prijs van de chips te hoog is.", "language: nl"),
        ("", "The post Levy fails appeared first on Northwind News.", "boilerplate"),
    ],
)
def test_what_is_not_scored_says_why_and_is_never_zero(analyzer: Analyzer, title: str, text: str, reason: str) -> None:
    found = analyzer.analyze(article(title, text))

    assert found.not_scored == reason
    for scores in (found.scores, found.headline, found.narration):
        assert (scores["vader"].compound, scores["vader"].reason) == (None, reason)
    assert not found.statements


def test_topics_are_found_in_any_language(analyzer: Analyzer) -> None:
    found = analyzer.analyze(article("", "Het kabinet wil de levy niet en zegt dat ook."))

    assert (found.language, found.topics) == ("nl", ("levy",))
    assert found.mentions[0].scores["vader"].compound is None


# ---- whose the whole piece is -----------------------------------------------------------------------


def test_a_newsletter_is_its_authors_voice_and_still_narration(analyzer: Analyzer) -> None:
    text = "The levy is a great idea. “It is terrible,” said Goran Vidal."
    found = analyzer.analyze(article("", text, outlet="The Corvo Letter"))
    _, own = found.statements

    assert (own.kind, own.voice, own.words) == (StatementKind.AUTHORED, "Ines Corvo", "The levy is a great idea.")
    assert own.scores["vader"].compound == vader("The levy is a great idea.")
    assert found.narration["vader"].compound is not None
    assert found.voices == ("Goran Vidal", "Ines Corvo")


def test_a_post_on_a_platform_is_its_authors(analyzer: Analyzer) -> None:
    found = analyzer.analyze(article("", "The levy is great.", outlet="Posthub", author="Ola Brandt"))

    assert [(s.kind, s.voice) for s in found.statements] == [(StatementKind.AUTHORED, "Ola Brandt")]


def test_a_statement_by_hand_is_wholly_its_speakers(analyzer: Analyzer) -> None:
    text = "The levy is great. It helps, said my friends."
    found = analyzer.analyze(article("Brandt: The levy is great", text, origin="manual", author="Ola Brandt"))
    (statement,) = found.statements

    assert (statement.kind, statement.voice, statement.words) == (StatementKind.MANUAL, "Ola Brandt", text)
    assert (found.narration["vader"].compound, found.narration["vader"].reason) == (None, "no narration")


# ---- any text ---------------------------------------------------------------------------------------


@settings(max_examples=150, deadline=None)
@given(title=st.text(max_size=40), text=st.text(max_size=200))
def test_any_text_gets_the_same_answer_twice(analyzer: Analyzer, title: str, text: str) -> None:
    assert analyzer.analyze_text(text, title=title) == analyzer.analyze_text(text, title=title)


def test_explanations_are_asked_of_an_engine_that_is_here(analyzer: Analyzer) -> None:
    assert [part.text for part in analyzer.explain("A great day.", "vader")] == ["great"]
    with pytest.raises(KeyError):
        analyzer.explain("A great day.", "oracle")


def test_the_fingerprint_changes_with_what_findings_hang_on() -> None:
    assert Analyzer(CATALOG).fingerprint == Analyzer(CATALOG).fingerprint
    assert Analyzer(replace(CATALOG, fingerprint="other")).fingerprint != Analyzer(CATALOG).fingerprint
    assert Analyzer(CATALOG).fingerprint.startswith("vader 3.3.2;")


def test_a_topic_that_cannot_be_read_is_reported() -> None:
    analyzer = Analyzer(Catalog(topics=(Topic("broken", "Broken", "levy AND ("),)))

    assert [id for id, _ in analyzer.topic_errors] == ["broken"]
    assert analyzer.analyze_text("The levy is bad.").scores["vader"].compound is not None


def test_we_of_a_company_s_own_outlet_is_the_company() -> None:
    outlets = (
        Outlet("orrin", "Orrin Devices", kind=OutletKind.COMPANY),
        Outlet("post", "Harbor Post", kind=OutletKind.GENERAL),
    )
    analyzer = Analyzer(Catalog(outlets=outlets), ["vader"])

    def voice(outlet: str) -> str | None:
        (statement,) = analyzer.analyze_text("We’re announcing new ways to lift the cap.", outlet=outlet).statements
        return statement.voice

    assert voice("Orrin Devices") == "Orrin Devices"
    assert voice("Harbor Post") is None

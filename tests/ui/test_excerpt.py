"""Excerpts: a statement with the sentences around it, and spans that still mean the same words."""

from __future__ import annotations

from datetime import UTC, datetime

from monitor.model import Article, Part, Quoted, ScoredText, Span, Statement, StatementKind
from monitor.ui import excerpt

NOW = datetime(2026, 6, 5, 10, tzinfo=UTC)
TEXT = (
    "Shares slid on Friday after new guidance, and traders in three cities spoke of a hard day that nobody had seen "
    "coming. The step was expected by few.\n\n“This closes a door that many buyers were still using,” Mei-Lin Hsu told "
    "Pacific Wire. Others saw less harm.\n\nSuppliers in Seoul have warned of a weak third quarter, and two of them "
    "said that they would ask first before they ship anything at all. Nobody answered."
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def article(text: str = TEXT, title: str = "Chip makers slide") -> Article:
    return Article("a" * 16, "", "Pacific Wire", title, text, None, ScoredText.BODY, NOW, NOW)


def statement(*words: str, text: str = TEXT, cue: str = "", part: Part = Part.TEXT) -> Statement:
    spans = tuple(span(each, text) for each in words)
    quoted = Quoted(cue, span(cue, text), part) if cue else None
    return Statement(StatementKind.DIRECT, " ".join(words), spans, part, cue=quoted)


def test_sentences_before_and_after_stand_around_the_words() -> None:
    words = "This closes a door that many buyers were still using,"
    made = excerpt.cut(article(), statement(words, cue="told"))

    assert made.text.startswith("Shares slid on Friday")
    assert made.text.endswith("ask first before they ship anything at all.")
    assert [made.text[s.start : s.end] for s in made.words] == [words]
    assert made.cue is not None
    assert made.text[made.cue.start : made.cue.end] == "told"


def test_spans_of_the_article_are_found_in_the_excerpt_or_not_at_all() -> None:
    made = excerpt.cut(article(), statement("Nobody answered"))

    inside = made.span_of(span("ship anything"))
    assert inside is not None
    assert made.text[inside.start : inside.end] == "ship anything"
    assert made.span_of(span("Shares slid")) is None


def test_what_is_not_the_statements_is_told_apart() -> None:
    text = "“The door,” said Adaeze Okafor, “is closed.” Others shrugged."
    made = excerpt.cut(article(text), statement("The door,", "is closed.", text=text))

    runs = [made.text[s.start : s.end] for s in excerpt.asides(made)]
    assert runs == ["“", "” said Adaeze Okafor, “", "” Others shrugged."]


def test_headline_is_its_own_excerpt() -> None:
    title = "Hsu: a door closes"
    made = excerpt.cut(article(title=title), statement("a door closes", text=title, part=Part.TITLE))

    assert (made.text, made.part, made.start) == (title, Part.TITLE, 0)


def test_long_statement_is_cut_short() -> None:
    text = "It was a long day. " + "Nothing was said that had not been said before. " * 200
    whole = text[19:].strip()
    made = excerpt.cut(article(text), statement(whole, text=text))

    assert len(made.text) < excerpt.LONGEST + excerpt.LIMIT
    assert made.text.endswith("…")
    assert made.text.startswith("It was a long day.")
    assert made.words[0].end <= len(made.text)


def test_text_without_sentences_is_shown_as_far_as_it_goes() -> None:
    text = "…"
    made = excerpt.cut(article(text), Statement(StatementKind.INDIRECT, "…", (Span(0, 1),)))

    assert (made.text, made.words) == ("…", (Span(0, 1),))

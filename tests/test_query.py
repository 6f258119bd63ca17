"""The query language: cases that anybody can add (query.toml), and laws that hold for any query and any text."""

from __future__ import annotations

import pickle
import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor import query as language
from monitor.errors import QueryError, QueryTimeout
from monitor.model import Part, Span
from monitor.query import And, Hit, Near, Not, Or, Pattern, Phrase, Word, Words, parse, plain

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(Path(__file__).with_name("query.toml").read_text("utf-8"))
FINDS = [(case["query"], text) for case in CASES["case"] for text in case.get("finds", [])]
MISSES = [(case["query"], text) for case in CASES["case"] for text in case.get("misses", [])]
HITS = [(case["query"], case["finds"][0], case["hits"]) for case in CASES["case"] if "hits" in case]
ERRORS = [(case["query"], case["message"]) for case in CASES["error"]]


@pytest.mark.parametrize(("query", "text"), FINDS)
def test_query_finds_text_and_headline(query: str, text: str) -> None:
    assert parse(query).matches("", text)
    assert parse(query).matches(text, "")


@pytest.mark.parametrize(("query", "text"), MISSES)
def test_query_misses_text_and_headline(query: str, text: str) -> None:
    assert not parse(query).find("", text)
    assert not parse(query).find(text, "")


@pytest.mark.parametrize(("query", "text", "hits"), HITS)
def test_hits_are_the_words_that_met_the_query(query: str, text: str, hits: list[str]) -> None:
    assert [hit.text for hit in parse(query).find("", text)] == hits


@pytest.mark.parametrize(("query", "message"), ERRORS)
def test_unreadable_query_says_where_and_why(query: str, message: str) -> None:
    with pytest.raises(QueryError, match=f"^{re.escape(message)}$") as caught:
        parse(query)

    place = re.search(r"at character (\d+)\.$", message)
    assert caught.value.position == (int(place[1]) - 1 if place else 0)


# ---- headline and text --------------------------------------------------------------------------


def test_hits_say_in_which_part_they_stand() -> None:
    found = parse("fox OR hen").find("A fox", "The hen saw the fox")

    assert found == (
        Hit(Part.TITLE, Span(2, 5), "fox"),
        Hit(Part.TEXT, Span(4, 7), "hen"),
        Hit(Part.TEXT, Span(16, 19), "fox"),
    )


def test_and_reaches_over_headline_and_text() -> None:
    assert parse("fox hen").matches("A fox", "a hen")


def test_not_looks_at_both_parts() -> None:
    assert not parse("fox NOT hen").matches("A hen", "a fox")


@pytest.mark.parametrize("query", ["fox NEAR/1000 hen", '"fox hen"', "fox-hen"])
def test_phrase_and_near_stay_within_one_part(query: str) -> None:
    assert not parse(query).matches("A fox", "hen")
    assert parse(query).matches("A fox", "fox hen")


def test_words_are_cut_once_for_many_queries() -> None:
    words = Words.of("A fox", "a hen")

    assert parse("fox").find(words) == parse("fox").find("A fox", "a hen")
    assert parse("hen").matches(words)


def test_same_words_are_one_hit() -> None:
    assert [hit.text for hit in parse("fox OR fo* OR fox").find("", "fox")] == ["fox"]


# ---- context ------------------------------------------------------------------------------------


def test_context_must_occur_and_is_no_hit() -> None:
    query = parse("AMD", context=["chip*", '"data center*"'])

    assert [hit.text for hit in query.find("AMD grows", "in data centers")] == ["AMD"]
    assert not query.find("AMD is an eye disease", "")
    assert not query.find("chips", "")


def test_context_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(QueryError, match="parenthesis"):
        parse("AMD", context=["(chip"])


# ---- the tree, for those who translate it ---------------------------------------------------------


def test_tree_shows_what_was_written() -> None:
    tree = parse('"export control*" NEAR/4 (chip* OR sell-off) NOT /x+/').tree

    assert isinstance(tree, And)
    near, ruled_out = tree.parts
    assert isinstance(near, Near)
    assert near.distance == 4
    assert near.left == Phrase((Word("export", False, ("export",)), Word("control", True, ("control",))))
    assert near.right == Or((Word("chip", True, ("chip",)), Word("sell-off", False, ("sell", "off"), "selloff")))
    assert ruled_out == Not(Pattern("x+"))


def test_queries_cross_processes() -> None:
    query = parse('"export control*" NEAR/4 (chip* OR /x+/)', context=["law"])

    copy = pickle.loads(pickle.dumps(query))

    assert copy == query
    assert copy.find("export controls: xx", "law") == query.find("export controls: xx", "law") != ()


def test_errors_cross_processes() -> None:
    with pytest.raises(QueryError) as caught:
        parse("fox (")

    copy = pickle.loads(pickle.dumps(caught.value))

    assert (str(copy), copy.position) == (str(caught.value), caught.value.position)


# ---- plain words ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("DeepSeek chips", "DeepSeek chips"),
        ("to be OR not", 'to be "OR" not'),
        ('"export controls" now', '"export controls" now'),
        ("(50/50) -pie near/5", '"(50/50)" "-pie" "near/5"'),
        ("sell-off", '"sell-off"'),
        ('left "open', "left open"),
        ("chip* **", '"chip"'),
        (" … ", ""),
    ],
)
def test_plain_words_need_no_syntax(words: str, query: str) -> None:
    assert plain(words) == query.replace('"chip"', "chip")


# ---- regular expressions that take too long -------------------------------------------------------

SLOW = "(?:a|aa)+$"
SLOW_TEXT = "a" * 60 + "!"


def test_slow_expression_is_stopped_and_reported(
    monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    monkeypatch.setattr(language, "PATTERN_TIMEOUT_S", 0.01)
    expect_log(f"The expression /{SLOW}/ took more than 0.01 s on one text")

    assert parse(f"/{SLOW}/").find("", SLOW_TEXT) == ()


def test_query_with_a_slow_expression_counts_as_not_met(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "PATTERN_TIMEOUT_S", 0.01)
    told: list[QueryTimeout] = []

    assert parse(f"fox NOT /{SLOW}/").find("fox", SLOW_TEXT, on_timeout=told.append) == ()
    assert len(told) == 1


def test_one_expression_is_matched_once_for_many_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = language._search

    def counted(pattern: Pattern, text: str, deadline: float, most: int) -> Any:
        asked.append(text)
        return real(pattern, text, deadline, most)

    monkeypatch.setattr(language, "_search", counted)
    words = Words.of("a1", "b2")

    assert parse("/[a-z][0-9]/").matches(words)
    assert parse("/[a-z][0-9]/ NOT fox").matches(words)
    assert asked == ["a1", "b2"]


# ---- laws -----------------------------------------------------------------------------------------

# Letters with and without accents, CJK, full width, marks, invisible characters, signs of the language itself.
SIGNS = (
    "aAbBsxé\u0301ß ÅüİıΣς 12.5,&-‐‑–'’()\"“”/*|!$€\n\t_"
    "梁文锋ガカ\u3099딥\u1103\u1175\u00ad\u200b\u200d\u202eＡ１＆＄ﬁ½⑴ﷺ😀\ufe0f"
)
TEXTS = st.text(st.sampled_from(SIGNS) | st.characters(), max_size=60)
PIECES = st.sampled_from(
    [
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "NEAR/3",
        "(",
        ")",
        '"',
        "“",
        "/",
        "*",
        "-",
        "&",
        "\\",
        "a",
        "b*",
        "s-x",
        "U.S.",
        "$5.6m",
    ]
)
SOUPS = st.lists(PIECES | TEXTS, max_size=12).map(" ".join) | st.lists(PIECES, max_size=12).map("".join) | TEXTS
NAMES = st.sampled_from(["a", "b", "c", "d", "ab", "a*", "b-c", '"a b"', '"c d*"', "U.S.", "梁文"])


def _grown(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    two = st.tuples(children, children)
    return (
        two.map(lambda pair: f"({pair[0]} AND {pair[1]})")
        | two.map(lambda pair: f"({pair[0]} OR {pair[1]})")
        | two.map(lambda pair: f"({pair[0]} NOT {pair[1]})")
        | st.tuples(children, st.integers(0, 4), children).map(lambda three: f"({three[0]} NEAR/{three[1]} {three[2]})")
        | st.tuples(children, st.integers(0, 4), children).map(lambda t: f"({t[0]} NEAR/{t[1]} NOT {t[2]})")
    )


QUERIES = st.recursive(NAMES, _grown, max_leaves=6)
SENTENCES = st.lists(
    st.sampled_from(["a", "b", "c", "d", "ab", "b-c", "A’s", "U.S.", "us", "x", "梁文锋", ",", "d"]), max_size=12
).map(" ".join)


@settings(deadline=None)  # the examples at the limits take their time
@given(SOUPS)
@example("(" * 5_000)
@example("NOT " * 2_000 + "a")
@example(" NEAR ".join("a" * 500))
@example("a OR (" * 400 + "b" + ")" * 400)
@example(" ".join(["(a (b OR c))"] * 9) + " NEAR " + " ".join(["(a (b OR c))"] * 9))
@example("(a b OR c d) " * 12 + "NEAR x")
@example("((a b OR c d) (a b OR c d) (a b OR c d) (a b OR c d) (a b OR c d) (a b OR c d) (a b OR c d)) NEAR/2 e")
@example("a" * 10_001)
@example("/" + "(" * 400 + ")" * 400 + "/")
def test_any_string_is_a_query_or_a_query_error(text: str) -> None:
    found, trouble = None, None
    try:
        found = parse(text).find(text, text)
    except QueryError as error:
        trouble = error

    assert (found is None) == (trouble is not None)
    assert trouble is None or 0 <= trouble.position <= len(text)
    assert trouble is None or re.fullmatch(r"[A-Z].*\.", str(trouble), re.DOTALL)


@given(QUERIES, TEXTS | SENTENCES, TEXTS | SENTENCES)
def test_hits_are_the_text_they_claim(query: str, title: str, text: str) -> None:
    found = parse(query).find(title, text)

    assert all((title if h.part is Part.TITLE else text)[h.span.start : h.span.end] == h.text != "" for h in found)
    assert list(found) == sorted(set(found), key=lambda hit: (hit.part is Part.TEXT, hit.span))


@given(QUERIES, SENTENCES, SENTENCES)
def test_dismissing_a_query_at_a_glance_loses_nothing(query: str, title: str, text: str) -> None:
    read = parse(query)

    assert read.find(title, text) == replace(read, _needs=()).find(title, text)


@given(TEXTS)
def test_every_printed_word_finds_itself(text: str) -> None:
    scanned = language.scan(text)

    for start, end in zip(scanned.starts, scanned.ends, strict=True):
        span = Span(start, end)
        assert span in [hit.span for hit in parse(f'"{text[start:end]}"').find("", text)]


@given(TEXTS)
def test_words_stand_in_order_and_their_forms_are_clean(text: str) -> None:
    scanned = language.scan(text)

    edges = [edge for place in zip(scanned.starts, scanned.ends, strict=True) for edge in place]

    assert edges == sorted(edges)
    assert all(form and not re.search(r"[\s\x00-\x23%()*+\-/:-@\[-`{-\x7f]", form) for form in scanned.forms)


@given(st.text(max_size=40))
def test_plain_words_can_always_be_read(words: str) -> None:
    query = plain(words)

    assert query == "" or parse(query)


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert language._fold(language._fold(text)) == language._fold(text)


# A second, plain reading of the language, for words of one letter: slow, and easy to believe.


def _meets(tree: Any, words: list[str]) -> bool:
    if isinstance(tree, And):
        return all(_meets(part, words) for part in tree.parts)
    if isinstance(tree, Or):
        return any(_meets(part, words) for part in tree.parts)
    if isinstance(tree, Not):
        return not _meets(tree.part, words)
    if isinstance(tree, Near):
        lefts, rights = _where(tree.left, words), _where(tree.right, words)
        return any(0 < abs(a - b) <= tree.distance + 1 for a in lefts for b in rights)
    return bool(_where(tree, words))


def _where(tree: Any, words: list[str]) -> list[int]:
    if isinstance(tree, Or):
        return [at for part in tree.parts for at in _where(part, words)]
    return [at for at, word in enumerate(words) if word == tree.text]


LETTERS = st.sampled_from("abcd")
GROUPS = st.lists(LETTERS, min_size=1, max_size=3).map(lambda letters: f"({' OR '.join(letters)})")
NEARS = st.tuples(GROUPS, st.integers(0, 4), GROUPS).map(lambda three: f"({three[0]} NEAR/{three[1]} {three[2]})")
SIMPLE = st.recursive(
    LETTERS | NEARS,
    lambda inner: st.tuples(inner, st.sampled_from(["AND", "OR", "NOT"]), inner).map(lambda t: f"({' '.join(t)})"),
    max_leaves=5,
)


@settings(max_examples=300)
@given(SIMPLE, st.lists(st.sampled_from("abcdefg"), max_size=14))
def test_matching_agrees_with_a_plain_reading(query: str, words: list[str]) -> None:
    read = parse(query)

    assert read.matches("", " ".join(words)) == _meets(read.tree, words)


_PIECES = st.sampled_from(
    (
        *(
            " ",
            " ",
            " & ",
            "&",
            "A",
            "a",
            "AT&T",
            "U.S.",
            "Word,",
            "word",
            "5.6",
            "$",
            "7bn",
            "-",
            "’s",
            "n't",
            "1,000",
        ),
        *(
            "é",
            "e\u0301",
            "梁文",
            "_",
            ".",
            ")",
            "\n",
            "\xa0",
            "\u200b",
            "Ａ",
            "１",
            "state-of-the-art",
            "C. C. Wei",
            "  ",
        ),
    )
)


@given(st.lists(_PIECES, max_size=12).map("".join))
@settings(max_examples=500)
def test_words_between_blanks_are_cut_as_the_expression_cuts_them(text: str) -> None:
    whole = language.Scanned()
    language._scan_piece(whole, text, language._shadow(text), 0, len(text), -2)

    cut = language.scan(text)

    for what in language.Scanned.__slots__:
        assert getattr(cut, what) == getattr(whole, what)

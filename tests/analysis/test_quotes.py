"""Who says what: cases that anybody can add (quotes.toml, headlines.toml, voices.toml), and what holds for any text."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.analysis import quotes
from monitor.analysis.text import sentences
from monitor.analysis.voices import Names
from monitor.catalog import Catalog, load
from monitor.model import Outlet, Part, Role, Statement, Voice

HERE = Path(__file__).parent


def cases(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((HERE / name).read_text("utf-8"))["case"]


def find(text: str, catalog: Catalog | None = None, *, title: str = "", outlets: frozenset[str] = frozenset()) -> Any:
    context = quotes.Context(Names(catalog or Catalog()), outlets)
    return quotes.find(title, text, sentences(title), sentences(text), context)


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def bare_name(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


QUOTES, HEADLINES, VOICES = cases("quotes.toml"), cases("headlines.toml"), cases("voices.toml")


@pytest.mark.parametrize("case", QUOTES, ids=[f"{case['family']}: {case['text'][:40]}" for case in QUOTES])
def test_statements_in_running_text(case: dict[str, Any]) -> None:
    check(case, find(case["text"]))


@pytest.mark.parametrize("case", HEADLINES, ids=[case["id"] for case in HEADLINES])
def test_statements_in_headlines_and_summaries(case: dict[str, Any]) -> None:
    outlet = frozenset({case["outlet"].casefold()} if "outlet" in case else ())
    check(case, find(case["text"], load(None), outlets=outlet))


def check(case: dict[str, Any], found: tuple[Statement, ...]) -> None:
    text = case["text"]
    wanted = case.get("statement", [])
    for statement in found:
        assert statement.words == " ".join(text[f.start : f.end] for f in statement.fragments)
        assert any(meets(statement, one) for one in wanted), f"not wanted: {statement}"
    for one in wanted:
        said = [statement for statement in found if meets(statement, one)]
        whole = [word for statement in said for word in tokens(statement.words)]
        assert one.get("optional") or whole in cuts(one), f"missing: {one}, found {found}"


def meets(statement: Statement, wanted: dict[str, Any]) -> bool:
    """Whether a statement is the one that a case describes, or a part of it: a speech over several paragraphs."""
    speaker = statement.speaker.text if statement.speaker else ""
    said = " ".join(tokens(statement.words))
    return (
        any(said in " ".join(cut) for cut in cuts(wanted))
        and str(statement.kind) in as_list(wanted["kind"])
        and ((wanted["speaker"] in speaker or speaker in wanted["speaker"]) if wanted.get("speaker") else not speaker)
        and bare_name(statement.voice or "") in [bare_name(voice) for voice in as_list(wanted.get("voice", ""))]
        and wanted.get("cue", "").casefold() in (statement.cue.text if statement.cue else "").casefold()
        and statement.denied == wanted.get("denied", statement.denied)
        and statement.collective == wanted.get("collective", statement.collective)
        and list(statement.chain) == wanted.get("chain", list(statement.chain))
    )


def cuts(wanted: dict[str, Any]) -> list[list[str]]:
    return [[word for words in cut for word in tokens(words)] for cut in (wanted["words"], *wanted.get("words_or", []))]


def tokens(words: str) -> list[str]:
    return re.findall(r"\w+(?:['’]\w+)*", words)


@pytest.mark.parametrize("case", VOICES, ids=[case["text"][:50] for case in VOICES])
def test_who_that_is(case: dict[str, Any]) -> None:
    found = find(case["text"])

    assert [bare_name(statement.voice or "") for statement in found] == case["voices"]


# ---- the catalog ----------------------------------------------------------------------------------


def test_the_catalog_names_the_voice_by_any_spelling() -> None:
    catalog = Catalog(voices=(Voice("corvo", "Inés Corvo", aliases=("Ines B. Corvo",), gender="f"),))

    for spelling in ("Ines Corvo", "Inés Corvo", "Dr. Ines B. Corvo"):
        (statement,) = find(f"{spelling} said the cap had failed.", catalog)
        assert statement.voice == "Inés Corvo"


def test_a_surname_alone_is_tied_by_the_fuller_name_only() -> None:
    catalog = Catalog(voices=(Voice("corvo", "Ines Corvo", aliases=("Corvo",)),))

    (alone,) = find("Corvo said the cap had failed.", catalog)
    _, tied = find("Ines Corvo said the cap had failed. Corvo said it was late.", catalog)

    assert alone.voice == "Corvo"
    assert tied.voice == "Ines Corvo"


def test_a_surname_that_means_nobody_else_needs_no_fuller_name() -> None:
    catalog = Catalog(voices=(Voice("corvo", "Ines Corvo", gender="f", alone=("Corvo",)),))

    (tied,) = find("Corvo said the cap had failed.", catalog)
    other, again = find("Bruno Corvo said the cap had failed. Corvo said it was late.", catalog)
    (sir,) = find("Mr. Corvo said the cap had failed.", catalog)

    assert tied.voice == "Ines Corvo"
    assert other.voice == again.voice == "Bruno Corvo"
    assert sir.voice == "Corvo"


def test_a_headline_s_short_name_gets_the_longer_one_of_the_text() -> None:
    for title, text, voice in (
        ("Corvo says cap failed", "Inés Corvo met the press on Monday.", "Inés Corvo"),
        ("Halvorsen says profit fell", "Halvorsen Devices said that its profit fell.", "Halvorsen Devices"),
    ):
        found = quotes.find(title, text, sentences(title), sentences(text), quotes.Context(Names(Catalog())))
        assert {statement.voice for statement in found} == {voice}


@pytest.mark.parametrize(
    "dateline",
    [
        "WASHINGTON, Jan 28 (Reuters) - ",
        "PARIS (AP) — ",
        "Oslo (AP) - ",
        "BEIJING — ",
        "SAN FRANCISCO, Feb. 3, 2025 /PRNewswire/ -- ",
        "NEW YORK, Jan. 27 — ",
    ],
)
def test_a_dateline_is_nobody_s_words(dateline: str) -> None:
    (statement,) = find(f"{dateline}Exports will recover by spring, the trade minister said.", Catalog())

    assert statement.words == "Exports will recover by spring"


@pytest.mark.parametrize("opening", ["GPU - ", "NVIDIA — the chipmaker — ", "Halvorsen – after a long delay – "])
def test_what_is_no_dateline_stays(opening: str) -> None:
    text = f"{opening}sold more this year."

    assert sentences(text)[0].start == 0


def test_a_voice_that_is_switched_off_is_named_as_printed() -> None:
    catalog = Catalog(voices=(Voice("corvo", "Ines Corvo", aliases=("I. Corvo",), enabled=False),))

    (statement,) = find("I. Corvo said the cap had failed.", catalog)

    assert statement.voice == "I. Corvo"


def test_a_role_tells_who_is_meant_while_it_is_held() -> None:
    roles = (Role("minister for trade", start=date(2025, 1, 1), end=date(2025, 12, 31)),)
    names = Names(Catalog(voices=(Voice("lund", "Pia Lund", gender="f", roles=roles),)))
    text = "Goran Vidal met Pia Lund. The minister said the levy would stay."

    def voice(when: date) -> str | None:
        (statement,) = quotes.find("", text, (), sentences(text), quotes.Context(names, when=when))
        return statement.voice

    assert voice(date(2025, 6, 1)) == "Pia Lund"
    assert voice(date(2026, 6, 1)) == "Goran Vidal"


def test_an_outlet_is_a_voice_under_its_own_name() -> None:
    catalog = Catalog(outlets=(Outlet("post", "The Northwind Post", aliases=("NWP",)),))

    (statement,) = find("NWP reported that the port will close.", catalog)

    assert statement.voice == "The Northwind Post"


# ---- headline and text ------------------------------------------------------------------------------


def test_the_headline_tells_who_he_is() -> None:
    (statement,) = find("He said the cap had failed.", title="Minister Goran Vidal leaves")

    assert (statement.part, statement.voice) == (Part.TEXT, "Goran Vidal")


def test_statements_of_the_headline_come_first_and_point_into_it() -> None:
    title = "Goran Vidal: the cap has failed"
    first, second = find("Ines Corvo said it had not.", title=title)

    assert (first.part, first.voice) == (Part.TITLE, "Goran Vidal")
    assert title[first.fragments[0].start : first.fragments[0].end] == "the cap has failed"
    assert second.part is Part.TEXT


@pytest.mark.parametrize(
    "before",
    ["Pia Lund, an analyst at Orrin, who", "Pia Lund of the trade ministry, who", "Pia Lund of Quayside Capital, who"],
)
def test_who_is_the_person_of_whom_the_words_before_tell_more(before: str) -> None:
    (statement,) = find(f"The minister met {before} said the cap had failed.")

    assert statement.voice == "Pia Lund"


@pytest.mark.parametrize("label", ["Doom", "ICYMI", "Net-net", "Science"])
def test_a_single_word_before_a_colon_is_nobody(label: str) -> None:
    assert find("", title=f"{label}: the new rules want to be more like the old ones") == ()


def test_a_single_word_before_a_colon_is_somebody_where_the_article_or_the_catalog_says_so() -> None:
    title = "Corvo: the new rules want to be more like the old ones"
    known = Catalog(voices=(Voice("corvo", "Ines Corvo"),))

    assert [s.voice for s in find("Ines Corvo met the press.", title=title)] == ["Ines Corvo"]
    assert len(find("", known, title=title)) == 1


def test_a_capital_that_begins_the_sentence_makes_no_voice() -> None:
    (statement,) = find("Agents help firms understand that their markets move.")

    assert statement.voice is None


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Filmmaker Lyndon Barrow", "Lyndon Barrow"),
        ("President-elect Ines Corvo", "Ines Corvo"),
        ("Harborough Assemblymember Karen Maddox", "Karen Maddox"),
        ("Orrin Senior Director of Corporate Communications Charlie Stell", "Charlie Stell"),
        ("Today Orrin Devices", "Orrin Devices"),
    ],
)
def test_what_stands_before_a_name_is_no_part_of_it(printed: str, name: str) -> None:
    (statement,) = find(f"{printed} said the cap had failed.")

    assert statement.voice == name


# ---- any text -----------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    """Ann Lee|he|she|it|they|who|said|says|told|added|saying|that|the company|according to|Reuters|,|.|!|?|:|;|“|”|"|''
    |‘|’|'|—|–|- |(|)|[|]|and|but|of|in|to|not|is|was|would|had|a|the|rule|“fine,”|“Yes.”|THE CHAIR:|\n|\n\n|Mr.|U.S.
    |17%|claims|report|who called|whether|if|Ines Corvo, 44,|é|模|😁|…|...""".replace("\n    ", "").split("|")
)
JUMBLES = (
    st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80)
)


@settings(max_examples=400, deadline=None)
@given(JUMBLES)
def test_any_text_gets_an_answer_with_exact_offsets(text: str) -> None:
    found = find(text)

    assert found == find(text)
    for statement in found:
        assert statement.fragments
        assert 0.0 <= statement.confidence <= 1.0
        assert statement.words == " ".join(text[f.start : f.end] for f in statement.fragments)
        for fragment in statement.fragments:
            assert 0 <= fragment.start < fragment.end <= len(text)
        for quoted in (statement.speaker, statement.cue):
            assert quoted is None or text[quoted.span.start : quoted.span.end] == quoted.text

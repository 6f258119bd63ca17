"""The engine vader-news: sentences by their label, and what its lexicon must and must not be."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor import lexicon as own_words
from monitor.analysis.sentiment import engines
from monitor.analysis.sentiment.news import NewsLexicon, VaderNews, lexicon_with, read_lexicon, shipped
from monitor.analysis.sentiment.vader import Token, Vader
from monitor.model import Span

CASES = tomllib.loads(Path(__file__).with_name("news.toml").read_text("utf-8"))["case"]
LEXICON = """
[[row]]
words = "artificial intelligence, security council"
value = 0
reason = "a name"
source = "judgment"

[[row]]
verbs = "plunge"
words = "sell-off, up #"
value = -2.5
reason = "falls fast"
source = "judgment"

[[turn]]
mover_verbs = "lift"
things = "ban, export ban"
value = 1.5
reason = "a burden is taken away"
source = "judgment"

[negation]
words = "no longer"
refusals = "refuses"
"""
WORDS = """
plunge “plunges” sell-off up 5% artificial intelligence, intelligence lift lifts the export ban. ban’s not but great
GREAT refuses to no longer very — … security council! 😁 x😁y U.S. isn’t
""".split()  # noqa: SIM905
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=14).map(" ".join)


@pytest.fixture(scope="module")
def news() -> VaderNews:
    return VaderNews()


@pytest.fixture(scope="module")
def small() -> VaderNews:
    return VaderNews(read_lexicon(LEXICON))


def compound(engine: Vader, text: str) -> float:
    (score,) = engine.score([text])
    assert score.compound is not None
    return score.compound


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_labels(news: VaderNews, case: dict[str, str]) -> None:
    (score,) = news.score([case["text"]])

    assert score.label == case["label"], news.explain(case["text"])


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_the_parts_of_words_sum_to_the_score(small: VaderNews, text: str) -> None:
    (score,) = small.score([text])
    parts = small.explain(text)

    assert sum(part.part for part in parts) == pytest.approx(score.compound or 0.0, abs=1e-4)
    assert all(text[part.span.start : part.span.end] == part.text for part in parts)


def test_without_rows_it_is_vader(small: VaderNews) -> None:
    texts = ["The results are very good, but the risk is great.", "It isn't a bad idea!", "No problem."]

    assert [compound(small, text) for text in texts] == [compound(Vader(), text) for text in texts]


def test_a_word_says_which_lexicon_it_is_from_and_why(small: VaderNews) -> None:
    falls, good = small.explain("Stocks plunged on good data.")

    assert (falls.text, falls.lexicon, falls.reason) == ("plunged", "vader-news", "falls fast")
    assert (good.text, good.lexicon, good.reason) == ("good", "vader", "")


def test_a_silenced_term_is_shown_with_its_reason_and_no_part(small: VaderNews) -> None:
    (term,) = small.explain("The artificial intelligence office opens.")

    assert (term.text, term.part, term.reason) == ("artificial intelligence", 0.0, "a name")


def test_a_term_does_not_reach_over_a_comma(small: VaderNews) -> None:
    assert compound(small, "Neither artificial, intelligence nor code.") != 0
    assert compound(small, "Neither artificial intelligence nor code.") == 0


def test_a_number_stands_for_any_number(small: VaderNews) -> None:
    assert compound(small, "It is up 5% today.") == compound(small, "It is up $12 today.") < 0
    assert compound(small, "It is up today.") == 0


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("They lift the ban.", 1),
        ("The ban was lifted.", 1),
        ("They lifted an export ban.", 1),
        ("They refuses to lift the ban.", -1),
        ("They will not lift the ban.", -1),
        ("They lift weights, and a ban follows.", -1),
        ("They lift a crate and wonder all day about the ban.", -1),
    ],
)
def test_reversals(small: VaderNews, text: str, sign: int) -> None:
    assert compound(small, text) * sign > 0


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The license will not be renewed.", -1),
        ("The ban was not lifted.", -1),
        ("Yunqiao asks a judge to lift the ban.", 0),
        ("Lakeside was cleared of fraud.", 1),
        ("The lab was found to be free of errors.", 0),
        ("The new model fails to impress.", -1),
        ("Lakeside fails to file on time.", -1),
        ("Artificial intelligence firms weigh export curbs.", -1),
        ("The court reinstates tariffs.", -1),
        ("The ministry restores the export license.", 1),
    ],
)
def test_what_is_denied_open_or_given_back(news: VaderNews, text: str, sign: int) -> None:
    label = {-1: "negative", 0: "neutral", 1: "positive"}[sign]

    assert news.score([text])[0].label == label, news.explain(text)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The ministry fines Lakeside over leaks.", {"The ministry": 0, "Lakeside": -1}),
        ("Lakeside was fined by Northgate.", {"Lakeside": -1}),
        ("Corvid overtakes Lakeside in phone chips.", {"Corvid": 1, "Lakeside": -1}),
        ("Corvid was overtaken by Lakeside.", {"Corvid": -1, "Lakeside": 1}),
        ("Corvid trails Lakeside on every test.", {"Corvid": -1, "Lakeside": 1}),
        ("The new chip is faster than Lakeside's.", {"chip": 1, "Lakeside": -1}),
        ("The victory of Corvid over Lakeside is complete.", {"Lakeside": -1}),
        ("Corvid soars; Lakeside plunges.", {"Corvid": 1, "Lakeside": -1}),
        ("Lakeside is a disgrace, the mayor said.", {"Lakeside": -1, "mayor": 0}),
        ("Great Excellent Bank opens on Monday.", {"Great Excellent Bank": 0}),
    ],
)
def test_a_score_toward_a_name(news: VaderNews, text: str, labels: dict[str, int]) -> None:
    names = list(labels)
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    said = [each.label for each in news.score([text] * len(names), spans)]

    assert said == [{-1: "negative", 0: "neutral", 1: "positive"}[labels[name]] for name in names]


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, start=st.integers(0, 40), length=st.integers(1, 12))
def test_any_target_gets_a_score(news: VaderNews, text: str, start: int, length: int) -> None:
    (score,) = news.score([text], [Span(start, start + length)])
    (again,) = news.score([text], [Span(start, start + length)])

    assert score == again
    assert score.compound is None or -1 <= score.compound <= 1


def test_without_a_target_it_is_the_whole(news: VaderNews) -> None:
    text = "Corvid soars; Lakeside plunges."

    assert news.score([text], [None]) == news.score([text])


OWN = own_words.parse(
    """
    [[row]]
    words = "harbor pact, plunges"
    value = 0
    [[row]]
    words = "tape-out"
    value = 2
    reason = "a milestone"
    [[row]]
    verbs = "deorbit"
    value = -3
    """,
    "news.toml",
)


def test_the_users_words_lie_over_the_shipped_ones(news: VaderNews) -> None:
    mine = VaderNews(lexicon_with(OWN))

    assert compound(news, "Lakeside plunges.") < 0 == compound(mine, "Lakeside plunges.")
    assert compound(news, "A tape-out.") == 0 < compound(mine, "A tape-out.")
    assert compound(mine, "It deorbited.") < 0
    assert compound(mine, "Lakeside plunged.") == compound(news, "Lakeside plunged.")


def test_the_users_words_are_part_of_the_version_and_of_no_other_engine(news: VaderNews) -> None:
    vader, mine = engines(["vader", "vader-news"], OWN)

    assert mine.version == f"{news.version}+{OWN.digest}"
    assert vader.version == Vader.version


def test_a_word_of_the_users_says_so(small: VaderNews) -> None:
    (milestone,) = VaderNews(lexicon_with(OWN)).explain("A tape-out.")

    assert (milestone.lexicon, milestone.reason, milestone.value) == ("vader-news, your list", "a milestone", 2.0)


def test_what_the_rules_did_is_told_word_by_word(small: VaderNews) -> None:
    plunge, good, term, sign = small.explain("They did not plunge, but the VERY good artificial intelligence stays!")

    assert (plunge.value, plunge.notes) == (-2.5, ("× −0.74 by “not”", "× 0.5 by “but”"))
    assert (good.value, good.notes) == (1.9, ("+1.03 by “very”", "× 1.5 by “but”"))
    assert (term.part, term.notes) == (0.0, ("masked: term of art",))
    assert (sign.text, sign.value, sign.notes) == ("!", None, ())


def test_the_version_follows_the_lexicon(small: VaderNews) -> None:
    other = VaderNews(read_lexicon(LEXICON.replace("-2.5", "-2.4")))

    assert small.version.startswith("2.")
    assert small.version != other.version == VaderNews(read_lexicon(LEXICON.replace("-2.5", "-2.4"))).version


def test_a_value_beyond_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="-4 and 4"):
        read_lexicon(LEXICON.replace("-2.5", "-25"))


def lexicon_rows() -> list[dict[str, str]]:
    from importlib import resources

    text = (resources.files("monitor.resources") / "lexicon" / "news.toml").read_text("utf-8")
    content = tomllib.loads(text)
    return [*content["row"], *content["turn"]]


def test_each_row_has_its_reason_and_source() -> None:
    known = {"VADER", "SEntFiN", "NewsMTSC", "NYT", "judgment"}

    assert all(row["reason"].strip() and row["source"] in known for row in lexicon_rows())


def test_no_word_is_named_in_two_rows() -> None:
    named = [
        word
        for row in lexicon_rows()
        if "things" not in row
        for word in dict.fromkeys(name.strip() for name in row.get("words", "").split(",") if name.strip())
    ]

    assert sorted({word for word in named if named.count(word) > 1}) == []


def test_crime_keeps_its_sign() -> None:
    lexicon: NewsLexicon = shipped()
    engine = VaderNews()
    crimes = ("murder", "killing", "rape", "assault", "fraud", "theft", "bribery", "abuse", "violence", "genocide")

    assert all(compound(engine, f"It was {crime}.") < -0.3 for crime in crimes)
    assert all(lexicon.words[crime].value < 0 for crime in crimes if crime in lexicon.words)


class _Careful(VaderNews):
    """It takes every word for one that acts on those near it, and every sentence for one that may hold terms."""

    def _acts(self, lower: str) -> bool:
        return True

    def _may_join(self, tokens: list[Token]) -> bool:
        return True


_NEAR = (
    *("plunge", "curbs", "lifted", "ban", "not", "never", "so", "this", "without", "doubt", "least", "at", "very"),
    *("kind of", "no", "nor", "GREAT", "hand to mouth", "bad ass", "artificial intelligence", "up", "17%", "but"),
    *("cleared", "of", "fraud", "fails", "to", "impress", "the", "isn't", "barely,", "sued.", "upper", "sell-off"),
)


@pytest.mark.parametrize("frame", ["the {} {} plunge", "a {} the {} great deal", "his fraud {} {} GREAT", "{} win {}"])
def test_looking_only_where_a_word_can_act_changes_no_score(frame: str) -> None:
    texts = [frame.format(one, other) for one in _NEAR for other in _NEAR]
    assert VaderNews().score(texts) == _Careful().score(texts)

"""VADER: the same figures as the library gives, whatever the text; and parts that sum to the score."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.analysis.sentiment.vader import Vader
from monitor.model import Label

# Words in which VADER's rules take an interest, and some in which they take none
WORDS = """
good bad great terrible NO no not never so this least at very but BUT kind of sort without doubt nor or neither none
GOOD Bad AWFUL hardly slightly extremely EXTREMELY just enough the shit bomb bad ass bus stop yeah right kiss death to
die for beating heart isn't isn’t can't cannot doesnt uh-uh seldom despite chip model talks of and a company :) :( :D
😁 💘 ❤ x😁y !!! ! ? ?? ???? ... — “good” 'good' (bad) good, bad. risk-free 17% Nvidia U.S. intelligence lol nt n't
""".split()  # noqa: SIM905
AWKWARD = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=16).flatmap(
    lambda words: st.sampled_from([" ", "  ", "\n", "\u2003"]).map(lambda blank: blank.join(words))
)


@pytest.fixture(scope="module")
def vader() -> Vader:
    return Vader()


@pytest.fixture(scope="module")
def library() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def same(vader: Vader, library: Any, text: str) -> None:
    (mine,) = vader.score([text])
    theirs = library.polarity_scores(text.replace("’", "'").replace("ʼ", "'").replace("＇", "'"))
    if mine.compound is None:
        assert mine.reason == "no words"
        assert theirs["compound"] == 0
        assert not text.strip()
    else:
        assert (mine.compound, mine.positive, mine.neutral, mine.negative) == (
            theirs["compound"], theirs["pos"], theirs["neu"], theirs["neg"],
        )  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(text=AWKWARD)
@example(text="The plot was good, but the characters are uncompelling and the dialog is not great.")
@example(text="At least it isn't a horrible book.")
@example(text="VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!!")
@example(text="good good bad but good good bad bad but good")
@example(text="İstanbul ß ﬁne GOOD")
def test_equal_to_the_library(vader: Vader, library: Any, text: str) -> None:
    same(vader, library, text)


def test_equal_to_the_library_on_long_random_texts(vader: Vader, library: Any) -> None:
    chance = random.Random(20)
    lexicon = sorted(library.lexicon)
    for _ in range(150):
        words = [chance.choice(WORDS if chance.random() < 0.6 else lexicon) for _ in range(chance.randint(1, 60))]
        same(vader, library, " ".join(words))


@settings(max_examples=200, deadline=None)
@given(text=AWKWARD)
def test_the_parts_of_words_sum_to_the_score(vader: Vader, text: str) -> None:
    (score,) = vader.score([text])
    parts = vader.explain(text)

    assert sum(part.part for part in parts) == pytest.approx(score.compound or 0.0, abs=1e-4)
    assert all(text[part.span.start : part.span.end] == part.text for part in parts)


def test_explanation_names_the_words_that_count(vader: Vader) -> None:
    parts = vader.explain("The new model isn’t good, but 😁 it is great!")

    assert [part.text for part in parts] == ["good", "😁", "great", "!"]
    assert [part.part > 0 for part in parts] == [False, True, True, True]


def test_typographic_apostrophes_negate_too(vader: Vader) -> None:
    curly, straight = vader.score(["It doesn’t work well.", "It doesn't work well."])

    assert curly == straight
    assert curly.compound is not None
    assert curly.compound < 0


def test_labels_follow_vaders_own_bands(vader: Vader) -> None:
    labels = [vader.label(compound) for compound in (-1.0, -0.05, -0.049, 0.0, 0.049, 0.05, 1.0)]

    assert labels == [
        Label.NEGATIVE, Label.NEGATIVE, Label.NEUTRAL, Label.NEUTRAL, Label.NEUTRAL, Label.POSITIVE, Label.POSITIVE,
    ]  # fmt: skip


def test_a_sentence_without_score_words_counts_as_zero_and_says_so(vader: Vader) -> None:
    plain, empty = vader.score(["The chip has two dies.", "  "])

    assert (plain.compound, plain.coverage, plain.sentences) == (0.0, 0.0, 1)
    assert (empty.compound, empty.reason) == (None, "no words")

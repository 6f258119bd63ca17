"""What is painted by hand: a bar has the color of what its engine calls the score."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from monitor.analysis.sentiment.model import Model
from monitor.analysis.sentiment.news import VaderNews
from monitor.analysis.sentiment.vader import Vader
from monitor.ui import delegates

LABELS = {"vader": Vader.label, "vader-news": VaderNews.label, "model": Model.label}


@pytest.fixture(autouse=True)
def engine_as_before() -> Iterator[None]:
    yield
    delegates.use_engine("vader")


@pytest.mark.parametrize("engine", delegates.BANDS)
def test_the_color_of_a_bar_says_what_the_engine_says(engine: str) -> None:
    values = [step / 100 for step in range(-100, 101)]

    assert [delegates.bar_role(value, engine) for value in values] == [LABELS[engine](value).value for value in values]


def test_without_a_name_it_is_the_engine_that_is_shown() -> None:
    assert delegates.bar_role(0.08) == "positive"

    delegates.use_engine("vader-news")

    assert delegates.bar_role(0.08) == "neutral"


def test_of_an_engine_that_is_not_known_the_sign_decides() -> None:
    assert [delegates.bar_role(value, "another") for value in (-0.01, 0.0, 0.01)] == ["negative", "neutral", "positive"]


def test_an_influence_has_the_color_of_its_sign() -> None:
    assert [delegates.sign_role(value) for value in (-0.001, 0.0, 0.001)] == ["negative", "neutral", "positive"]

"""What the Desk asks of the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.analysis.sentiment.model import Model
from monitor.analysis.sentiment.news import VaderNews
from monitor.analysis.sentiment.vader import Vader
from monitor.model import Filter, Score
from monitor.ui import questions

LABELS = {"vader": Vader.label, "vader-news": VaderNews.label, "model": Model.label}
SHOWN = ("negative", "neutral", "positive")


@pytest.mark.parametrize("engine", LABELS)
def test_articles_of_a_label_are_those_that_the_engine_labels_so(engine: str) -> None:
    """Each score belongs to one of the three, on the bounds too."""
    for compound in [n / 1000 for n in range(-1000, 1001)]:
        meant = [
            show
            for show in SHOWN
            for bounds in [questions.labeled(show, engine)]
            if bounds.get("above", -2) < compound < bounds.get("below", 2)
        ]
        assert meant == [LABELS[engine](compound).value], compound


def test_other_lists_are_not_narrowed_by_sentiment() -> None:
    assert questions.labeled("all", "vader") == {}
    assert questions.labeled("unread", "vader") == {}


def test_what_narrows_the_list_alone_is_no_part_of_a_brief() -> None:
    since = datetime(2026, 6, 1, tzinfo=UTC)
    lasting = Filter(topics=("chips",), since=since, search="curbs")
    listed = replace(lasting, labels=("memo",), unread=True, starred=True, below=0.1, above=0.0, engine="vader")

    assert questions.whoever(listed) == lasting


def score(name: str, mean: float, n: int, spread: float = 0.01) -> Score:
    return Score(name, datetime(2026, 6, 1, tzinfo=UTC), n, n, mean * n, (mean**2 + spread) * n, 0.0)


def test_an_outlet_is_called_the_lowest_where_it_is_told_apart_from_the_others() -> None:
    found = questions.lowest_of([score("A", 0.1, 30), score("B", -0.3, 30), score("C", 0.0, 30)])

    assert found is not None
    assert (found[0], found[1].mean) == ("B", pytest.approx(-0.3))


@pytest.mark.parametrize(
    "scores",
    [
        [score("A", 0.1, 30), score("B", -0.07, 6, spread=0.5)],  # its interval reaches across 0
        [score("A", -0.28, 30), score("B", -0.3, 30)],  # no lower than the others, for all that is known
        [score("A", 0.1, 30), score("B", -0.3, 4)],  # too few
        [score("A", 0.1, 30), score("B", 0.02, 30)],  # not negative
        [score("B", -0.3, 30)],  # alone
        [],
    ],
)
def test_no_outlet_is_called_the_lowest_where_none_stands_out(scores: list[Score]) -> None:
    assert questions.lowest_of(scores) is None

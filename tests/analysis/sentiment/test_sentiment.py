"""Means of sentences, worked out by hand."""

from __future__ import annotations

import pytest

from monitor.analysis import sentiment
from monitor.analysis.sentiment import engines, installed, mean, not_scored
from monitor.model import Label, Sentiment

(VADER,) = engines(["vader"])


def test_the_mean_is_plain_and_coverage_is_the_share_with_score_words() -> None:
    joined = mean(
        [
            Sentiment(0.6, 0.5, 0.5, 0.0, Label.POSITIVE, coverage=1.0, sentences=1),
            Sentiment(0.0, 0.0, 1.0, 0.0, Label.NEUTRAL, coverage=0.0, sentences=1),
            Sentiment(-0.3, 0.0, 0.7, 0.3, Label.NEGATIVE, coverage=1.0, sentences=1),
            not_scored("no words"),
        ],
        VADER,
    )

    assert joined.compound == pytest.approx(0.1)
    assert joined.positive == pytest.approx(0.5 / 3)
    assert joined.coverage == pytest.approx(2 / 3)
    assert (joined.sentences, joined.label) == (3, Label.POSITIVE)


def test_nothing_scored_is_no_zero() -> None:
    joined = mean([not_scored("no words")], VADER, nothing="no narration")

    assert (joined.compound, joined.reason, joined.label) == (None, "no narration", None)


def test_engines_come_by_name_and_each_once() -> None:
    assert [engine.name for engine in engines(["vader", "vader"])] == ["vader"]
    assert "vader" in installed()
    with pytest.raises(KeyError):
        sentiment.engines(["oracle"])

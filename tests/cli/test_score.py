"""`score`: what `poll` left waiting."""

from __future__ import annotations

import pytest

from monitor.analysis import Analyzer
from monitor.analysis.sentiment import model

pytestmark = pytest.mark.skipif(model.missing() is not None, reason=str(model.missing()))


@pytest.fixture
def waiting(filled, monkeypatch):
    """The store with one article more, as a poll leaves it."""
    line = '{"id": "9", "outlet": "The Ledger", "title": "Chip makers plunge", "text": "A dreadful day for them."}'
    with monkeypatch.context() as quick:
        quick.setattr(Analyzer, "_waits", lambda _self, engine: engine.slow)
        filled("add", "--jsonl", "-", stdin=line)
    return filled


def test_what_waits_is_scored(waiting):
    (before,) = waiting("list", "--search", "plunge", "--json").json

    ran = waiting("score")

    (after,) = waiting("list", "--search", "plunge", "--json").json
    assert before["sentiment_model"] is None
    assert before["sentiment_vader"] is not None
    assert after["sentiment_model"] < -0.5
    assert after["sentiment_vader"] == before["sentiment_vader"]
    assert (ran.code, ran.out) == (0, "1 article scored\n")


def test_nothing_waits_after_what_was_added_by_hand(filled):
    assert filled("score").out == "0 articles scored\n"


def test_without_the_engine_it_is_bad_usage(filled, monkeypatch):
    monkeypatch.setattr("monitor.analysis.sentiment.missing", lambda: "the network's files are not here")

    ran = filled("score")

    assert ran.code == 2
    assert "there is no engine 'model'" in ran.err

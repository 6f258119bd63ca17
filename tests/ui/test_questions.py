"""What the Desk asks of the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.analysis.sentiment.model import Model
from monitor.analysis.sentiment.news import VaderNews
from monitor.analysis.sentiment.vader import Vader
from monitor.model import Filter
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
    lasting = Filter(topics=("chips",), since=since, search="curbs", labels=("memo",))
    listed = replace(lasting, unread=True, starred=True, below=0.1, above=0.0, engine="vader")

    assert questions.whoever(listed) == lasting

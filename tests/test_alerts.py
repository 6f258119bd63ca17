"""Alert rules: words, scope, thresholds; one alert for each rule and story."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.alerts import check, compile_rules
from monitor.model import (
    AlertRule,
    Analysis,
    Article,
    Clipping,
    Quoted,
    ScoredText,
    Sentiment,
    Span,
    Statement,
    StatementKind,
)

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def clipping(text: str = "The Levy stays, and levies rise.", sentiment: float | None = -0.4) -> Clipping:
    article = Article("a1", "", "Northwind News", "Port news", text, None, ScoredText.BODY, NOW)
    statement = Statement(
        StatementKind.DIRECT,
        "The levy stays",
        (Span(0, 14),),
        speaker=Quoted("Ms. Corvo", Span(20, 29)),
        voice="Ines Corvo",
        scores={"vader": Sentiment(0.8)},
    )
    return Clipping(
        article,
        Analysis(
            language="en",
            scores={"vader": Sentiment(sentiment), "second": Sentiment(0.3)},
            statements=(statement,),
            topics=("levy",),
            voices=("Ines Corvo",),
        ),
    )


def fired(rule: AlertRule, given: Clipping | None = None) -> list[tuple[str, ...]]:
    return [alert.matched for alert in check(given or clipping(), compile_rules([rule]), NOW)]


def rule(**wanted: Any) -> AlertRule:
    return AlertRule(**{"id": "r1", "query": "lev*", **wanted})


def test_the_alert_shows_the_words_as_printed_each_once() -> None:
    (alert,) = check(clipping(), compile_rules([rule()]), NOW)

    assert alert.matched == ("Levy", "levies")
    assert (alert.rule, alert.article, alert.story, alert.fired_at) == ("r1", "a1", "a1", NOW)
    assert alert.delivered is None


def test_the_id_is_that_of_rule_and_story() -> None:
    (alert,) = check(clipping(), compile_rules([rule()]), NOW)

    assert alert.id == alert.of_story("a1").id
    assert len({alert.id, alert.of_story("a2").id, replace(alert, rule="r2").of_story("a1").id}) == 3


def test_words_that_do_not_occur_raise_nothing() -> None:
    assert fired(rule(query="tariff")) == []


@pytest.mark.parametrize(
    ("wanted", "meets"),
    [
        ({"topics": ("levy",)}, True),
        ({"topics": ("cap", "levy")}, True),
        ({"topics": ("cap",)}, False),
        ({"outlets": ("northwind news",)}, True),
        ({"outlets": ("The Post",)}, False),
        ({"voices": ("ines corvo",)}, True),
        ({"voices": ("Goran Vidal",)}, False),
        ({"sentiment_below": -0.3}, True),
        ({"sentiment_below": -0.4}, False),
        ({"sentiment_above": -0.5}, True),
        ({"sentiment_above": 0.2}, False),
        ({"sentiment_above": 0.2, "engine": "second"}, True),
        ({"sentiment_below": 0.0, "engine": "absent"}, False),
        ({"voices": ("Ines Corvo",), "sentiment_above": 0.5}, True),  # of what she says, not of the article
        ({"voices": ("Ines Corvo",), "sentiment_below": 0.0}, False),
        ({"sentiment_below": 0.0, "sentiment_above": -0.5}, True),
    ],
)
def test_scope_and_thresholds(wanted: dict[str, Any], meets: bool) -> None:
    assert bool(fired(rule(**wanted))) is meets


def test_what_is_not_scored_is_beyond_no_threshold() -> None:
    assert fired(rule(sentiment_below=1.0), clipping(sentiment=None)) == []


def test_a_rule_without_words_goes_by_its_scope() -> None:
    assert fired(rule(query=" ", voices=("Ines Corvo",))) == [("Ms. Corvo",)]
    assert fired(rule(query="", topics=("levy",), sentiment_below=0.0)) == [()]


def test_rules_that_are_off_or_unreadable_are_left_out_and_reported() -> None:
    rules = compile_rules([rule(enabled=False), rule(id="r2", query="levy AND ("), rule(id="r3")])

    assert [compiled.rule.id for compiled in rules] == ["r3"]
    assert [broken.id for broken, _ in rules.errors] == ["r2"]
    assert [alert.rule for alert in check(clipping(), rules, NOW)] == ["r3"]


def test_without_rules_there_is_nothing_to_check() -> None:
    assert check(clipping(), compile_rules([]), NOW) == ()

"""Clipping × rule → alert: what the user wants to be told of.

A rule fires on an article when its query matches headline or text, the article is in its scope (topics, outlets,
voices that speak in it), and the sentiment is beyond its threshold. A rule fires once for each story.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.errors import QueryError
from monitor.model import Alert, AlertRule, Clipping, Scores, Statement
from monitor.query import Query, Words, parse

MOST_WORDS = 12  # matched words shown in an alert


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with its query read once."""

    rule: AlertRule
    query: Query | None  # None: no words asked for, the scope and the threshold decide


@dataclass(frozen=True, slots=True)
class CompiledRules(Sequence[CompiledRule]):
    """The rules that can be checked, and those that cannot, with the reason."""

    rules: tuple[CompiledRule, ...] = ()
    errors: tuple[tuple[AlertRule, QueryError], ...] = ()

    def __len__(self) -> int:
        return len(self.rules)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # int and slice, as a tuple has it
        return self.rules[index]


def compile_rules(rules: Sequence[AlertRule]) -> CompiledRules:
    """Read the queries of the rules that are switched on. A rule that cannot be read is left out and reported."""
    compiled: list[CompiledRule] = []
    errors: list[tuple[AlertRule, QueryError]] = []
    for rule in rules:
        if not rule.enabled:
            continue
        try:
            compiled.append(CompiledRule(rule, parse(rule.query) if rule.query.strip() else None))
        except QueryError as error:
            errors.append((rule, error))
    return CompiledRules(tuple(compiled), tuple(errors))


def check(clipping: Clipping, rules: Sequence[CompiledRule], now: datetime) -> tuple[Alert, ...]:
    """Raise an alert for each rule that the clipping meets. `now` is aware, UTC."""
    if not rules:
        return ()
    article = clipping.article
    words = Words.of(article.title, article.text)
    alerts = []
    for compiled in rules:
        matched = _matched(compiled, clipping, words)
        if matched is not None:
            alert = Alert(rule=compiled.rule.id, article=article.id, matched=matched, fired_at=now)
            alerts.append(alert.of_story(article.id))  # until the store knows the story
    return tuple(alerts)


def _matched(compiled: CompiledRule, clipping: Clipping, words: Words) -> tuple[str, ...] | None:
    """The words as printed that met the rule, or None if it is not met."""
    rule, analysis = compiled.rule, clipping.analysis
    if rule.topics and not set(rule.topics) & set(analysis.topics):
        return None
    if rule.outlets and clipping.article.outlet.casefold() not in {outlet.casefold() for outlet in rule.outlets}:
        return None
    spoken = _spoken(rule, analysis.statements)
    if rule.voices and not spoken:
        return None
    if not _beyond(rule, [statement.scores for statement in spoken] if rule.voices else [analysis.scores]):
        return None
    if compiled.query is None:
        return tuple(dict.fromkeys(s.speaker.text for s in spoken if s.speaker))[:MOST_WORDS] if rule.voices else ()
    hits = compiled.query.find(words)
    return tuple(dict.fromkeys(hit.text for hit in hits))[:MOST_WORDS] if hits else None


def _spoken(rule: AlertRule, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    wanted = {voice.casefold() for voice in rule.voices}
    return tuple(s for s in statements if s.voice is not None and s.voice.casefold() in wanted)


def _beyond(rule: AlertRule, candidates: Sequence[Scores]) -> bool:
    """Whether the sentiment is beyond the thresholds: of the article, or of any statement of the rule's voices.

    What is not scored is beyond no threshold.
    """
    if rule.sentiment_below is None and rule.sentiment_above is None:
        return True
    for scores in candidates:
        score = scores.get(rule.engine) if rule.engine else next(iter(scores.values()), None)
        compound = None if score is None else score.compound
        if compound is None:
            continue
        low_enough = rule.sentiment_below is None or compound < rule.sentiment_below
        high_enough = rule.sentiment_above is None or compound > rule.sentiment_above
        if low_enough and high_enough:
            return True
    return False

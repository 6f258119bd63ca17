"""`alerts`: what you want to be told of, what a rule would have fired, and what fired."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import wraps
from typing import Any

import click

from monitor.cli.catalog import slug
from monitor.cli.filters import outlet_name, topic_id, unknown, voice_name
from monitor.cli.output import Form, Shown, counted, formed, listing, say, signed
from monitor.cli.session import Session, command, noun
from monitor.errors import QueryError
from monitor.export import ENGINES, Record, alert_record
from monitor.model import AlertRule


@noun("alerts")
def alerts() -> None:
    """What you want to be told of, and what fired. QUERY is the syntax of topics; a rule fires once for each story."""


def _ruled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command QUERY and the options of a rule; it gets them as `rule`, without an id of the user's."""

    @click.argument("query")
    @click.option("--sentiment-below", type=click.FloatRange(-1, 1), metavar="X", help="Only below this, -1 to 1.")
    @click.option("--sentiment-above", type=click.FloatRange(-1, 1), metavar="X", help="Only above this, -1 to 1.")
    @click.option("--engine", type=click.Choice(ENGINES), help="Whose sentiment; default: as in the settings.")
    @click.option("--topic", "topics", multiple=True, metavar="ID", help="Only articles of this topic; repeatable.")
    @click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="Only this outlet; repeatable.")
    @click.option("--voice", "voices", multiple=True, metavar="NAME", help="Only where this voice speaks; repeatable.")
    @wraps(function)
    def wrapped(
        session: Session,
        *,
        query: str,
        sentiment_below: float | None,
        sentiment_above: float | None,
        engine: str | None,
        topics: Sequence[str],
        outlets: Sequence[str],
        voices: Sequence[str],
        **more: Any,
    ) -> Any:
        from monitor import query as language

        language.parse(query)
        if sentiment_below is not None and sentiment_above is not None and sentiment_above >= sentiment_below:
            raise click.UsageError("no sentiment is below the one and above the other")
        rule = AlertRule(
            id=slug(query)[:60].strip("-"),
            query=query,
            topics=tuple(topic_id(session.catalog, name) for name in topics),
            outlets=tuple(outlet_name(session.catalog, name) for name in outlets),
            voices=tuple(voice_name(session.catalog, name) for name in voices),
            sentiment_below=sentiment_below,
            sentiment_above=sentiment_above,
            engine=engine,
        )
        return function(session, rule=rule, **more)

    return wrapped


@alerts.add_command
@command("add")
@_ruled
@click.option("--name", default="", help="What notifications call it; default: its query.")
def add(session: Session, *, rule: AlertRule, name: str) -> None:
    """Add a rule. Nothing is stored if QUERY cannot be read; the message says where the trouble is."""
    from monitor import catalog

    known = {each.id: each for each in session.catalog.rules}
    for each in known.values():
        if replace(each, id=rule.id, name=name) == replace(rule, name=name):
            say(f"rule {each.id} says the same")
            return
    number, id = 2, rule.id
    while id in known:
        id, number = f"{rule.id}-{number}", number + 1
    catalog.add(session.profile.catalog_dir, replace(rule, id=id, name=name))
    say(f"added rule {id}")


@alerts.add_command
@command("list")
@formed
def list_(session: Session, *, form: Form) -> None:
    """List the rules. One whose query cannot be read is shown with its error, and does not fire."""
    listing(
        form,
        (_record(rule) for rule in session.catalog.rules),
        (
            Shown("ID", lambda row: row["id"]),
            Shown("On", lambda row: row["enabled"]),
            Shown("Sentiment", _beyond),
            Shown("Scope", _scope),
            Shown("Error", lambda row: row["error"]),
            Shown("Query", lambda row: row["query"], grows=True),
        ),
        empty="No rules. `news-monitor alerts add QUERY` makes one.",
    )


def _record(rule: AlertRule) -> Record:
    from monitor import query as language

    error = None
    try:
        if rule.query.strip():  # without one, scope and sentiment decide
            language.parse(rule.query)
    except QueryError as trouble:
        error = str(trouble)
    return {
        "id": rule.id,
        "query": rule.query,
        "scope": {"topics": list(rule.topics), "outlets": list(rule.outlets), "voices": list(rule.voices)},
        "sentiment_below": rule.sentiment_below,
        "sentiment_above": rule.sentiment_above,
        "enabled": rule.enabled,
        "error": error,
        "name": rule.name or None,
        "engine": rule.engine,
        "notify": rule.notify,
    }


def _beyond(row: Record) -> str | None:
    below, above = row["sentiment_below"], row["sentiment_above"]
    parts = [f"below {signed(below)}"] if below is not None else []
    parts += [f"above {signed(above)}"] if above is not None else []
    return " and ".join(parts) or None


def _scope(row: Record) -> str | None:
    scope = row["scope"]
    assert isinstance(scope, dict)
    return ", ".join(name for names in scope.values() for name in names) or None


@alerts.add_command
@command("remove")
@click.argument("id", metavar="ID")
def remove(session: Session, *, id: str) -> None:
    """Remove a rule. What it has fired stays in the log."""
    from monitor import catalog

    if session.catalog.find("rules", id) is None:
        raise unknown("rule", id, [rule.id for rule in session.catalog.rules])
    catalog.remove(session.profile.catalog_dir, "rules", id)
    say(f"removed rule {id}" if ("rules", id) in session.catalog.own else f"rule {id} is switched off")


@alerts.add_command
@command("test")
@_ruled
@click.option("--days", type=click.IntRange(1, 3650), default=30, show_default=True, help="How far to look back.")
@formed
def test(session: Session, *, rule: AlertRule, days: int, form: Form) -> None:
    """Say what a rule would have fired in the last days, without adding it."""
    from monitor import reports

    (rule,) = reports.rules_by((rule,), reports.engine_shown(session.settings))
    with session.reader() as reader:
        run = reports.dry_run(reader, rule, since=session.now - timedelta(days=days), until=session.now)
    listing(
        form,
        (alert_record(row) for row in run.alerts),
        _FIRINGS,
        empty="It would not have fired.",
    )
    say(
        f"would have fired {counted(len(run.alerts), 'time')} in {days} days; "
        f"{counted(run.looked_at, 'article')} with its words in its scope"
    )


@alerts.add_command
@command("log")
@click.option("--rule", metavar="ID", help="Only this rule's firings.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@formed
def log(session: Session, *, rule: str | None, limit: int | None, form: Form) -> None:
    """List what fired, newest first: which rule, which article, which words."""
    with session.reader() as reader:
        rows = reader.alerts(limit=limit, rule=rule)
    listing(form, (alert_record(row) for row in rows), _FIRINGS, empty="Nothing has fired yet.")


_FIRINGS = (
    Shown("Fired", lambda row: row["fired_at"]),
    Shown("Rule", lambda row: row["rule"]),
    Shown("Article", lambda row: row["article"]),
    Shown("Outlet", lambda row: row["outlet"]),
    Shown("Matched", lambda row: row["matched"]),
    Shown("Headline", lambda row: row["title"], grows=True),
)

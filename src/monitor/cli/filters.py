"""The question that `list`, `statements`, `series` and `export` have in common: which articles are meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from monitor.cli.session import Session
from monitor.export import ENGINES
from monitor.model import Filter

if TYPE_CHECKING:
    from monitor.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Question:
    """Which articles, seen by which engine, and how many of them."""

    filter: Filter
    engine: str  # the one asked for, else the one that the settings show
    limit: int | None


class Moment(click.ParamType):  # type: ignore[type-arg]  # click before 8.2 knows no argument here
    """A time: a day, a day and time (UTC unless it says otherwise), or how long ago."""

    name = "time"
    _AGO = re.compile(r"(\d{1,5})\s*(h|d|w|hours?|days?|weeks?)(?:\s+ago)?", re.IGNORECASE)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        now = ctx.obj.now if ctx is not None and isinstance(ctx.obj, Session) else datetime.now(UTC)
        found = moment(str(value), now)
        if found is None:
            self.fail(
                f"{value!r} is no time; write 2025-01-27, 2025-01-27T14:05Z, today, yesterday, 7d or 12h", param, ctx
            )
        return found


def moment(text: str, now: datetime) -> datetime | None:
    """Read a time as people write it; None if it is none. A day means its first moment, in UTC."""
    text = text.strip()
    midnight = datetime.combine(now.astimezone(UTC).date(), time(), UTC)
    named = {"now": now, "today": midnight, "yesterday": midnight - timedelta(days=1)}
    if text.lower() in named:
        return named[text.lower()]
    try:
        if ago := Moment._AGO.fullmatch(text):
            hours = {"h": 1, "d": 24, "w": 168}[ago[2][0].lower()]
            return now - int(ago[1]) * timedelta(hours=hours)
        found = datetime.fromisoformat(text)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def filtered(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the filter options; it gets them as `question`."""

    @click.option("--topic", "topics", multiple=True, metavar="ID", help="Only this topic; may be repeated.")
    @click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="Only this outlet; may be repeated.")
    @click.option("--voice", "voices", multiple=True, metavar="NAME", help="Only where this voice speaks; repeatable.")
    @click.option("--since", type=Moment(), metavar="T", help="From this time on: 2025-01-27, 2025-01-27T14:05Z, 7d.")
    @click.option("--until", type=Moment(), metavar="T", help="Before this time; a day alone means its first moment.")
    @click.option("--label", "labels", multiple=True, metavar="NAME", help="Only with this label of yours; repeatable.")
    @click.option("--search", metavar="QUERY", help="Only what meets this query, in the syntax of topics.")
    @click.option("--sentiment-below", "below", type=float, metavar="X", help="Only with a sentiment lower than this.")
    @click.option("--sentiment-above", "above", type=float, metavar="X", help="Only with a sentiment higher than this.")
    @click.option("--engine", type=click.Choice(ENGINES), help="Whose sentiment; default: as in the settings.")
    @click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
    @wraps(function)
    def wrapped(
        session: Session,
        *,
        topics: Sequence[str],
        outlets: Sequence[str],
        voices: Sequence[str],
        labels: Sequence[str],
        since: datetime | None,
        until: datetime | None,
        search: str | None,
        below: float | None,
        above: float | None,
        engine: str | None,
        limit: int | None,
        **more: Any,
    ) -> Any:
        from monitor import query, reports

        if search is not None:
            query.parse(search)  # so that a query nobody can read is bad usage, here as elsewhere
        shown = engine or reports.engine_shown(session.settings)
        asked = Filter(
            topics=tuple(topic_id(session.catalog, name) for name in topics),
            outlets=tuple(outlet_name(session.catalog, name) for name in outlets),
            voices=tuple(voice_name(session.catalog, name) for name in voices),
            since=since,
            until=until,
            search=search,
            labels=tuple(labels),
            below=below,
            above=above,
            engine="" if below is None and above is None else shown,
        )
        question = Question(asked, shown, limit)
        return function(session, question=question, **more)

    return wrapped


def attributed(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--sure`, which narrows its `question`; stands below `filtered`."""

    @click.option(
        "--sure",
        type=click.FloatRange(0, 1),
        metavar="X",
        help="Only statements whose attribution is at least so sure, from 0 to 1.",
    )
    @wraps(function)
    def wrapped(session: Session, *, question: Question, sure: float | None, **more: Any) -> Any:
        return function(session, question=replace(question, filter=replace(question.filter, sure=sure)), **more)

    return wrapped


def topic_id(catalog: Catalog, name: str) -> str:
    """Find a topic by its id or name. Raises BadParameter with what may have been meant."""
    for topic in catalog.topics:
        if name.casefold() in (topic.id.casefold(), topic.name.casefold()):
            return topic.id
    raise unknown("topic", name, [topic.id for topic in catalog.topics])


def outlet_name(catalog: Catalog, name: str) -> str:
    """Find an outlet's name by id, name or alias. Others are taken as they are: many outlets are in no catalog."""
    for outlet in catalog.outlets:
        if name.casefold() in {each.casefold() for each in (outlet.id, outlet.name, *outlet.aliases)}:
            return outlet.name
    return name


def voice_name(catalog: Catalog, name: str) -> str:
    """Find a voice's name by id, name or alias. Others are taken as they are: voices are found in texts too."""
    for voice in catalog.voices:
        if name.casefold() in {each.casefold() for each in (voice.id, voice.name, *voice.aliases)}:
            return voice.name
    return name


def target_name(catalog: Catalog, name: str) -> str:
    """Find what sentences are about: a company's or a voice's name by id, name or alias, or a topic's id."""
    for company in catalog.companies:
        if name.casefold() in {each.casefold() for each in (company.id, company.name, *company.aliases)}:
            return company.name
    for topic in catalog.topics:
        if name.casefold() in (topic.id.casefold(), topic.name.casefold()):
            return topic.id
    return voice_name(catalog, name)


def installed_here(engine: str) -> str:
    """Check that an engine can score here, not only be read of. Raises BadParameter with those that can."""
    from monitor.analysis.sentiment import installed

    if engine not in installed():
        raise click.BadParameter(f"there is no engine {engine!r}; installed: {', '.join(installed())}")
    return engine


def unknown(kind: str, name: str, known: Sequence[str]) -> click.BadParameter:
    """An error that says what may have been meant."""
    near = difflib.get_close_matches(name.casefold(), known, 3, 0.5)
    command = {"rule": "alerts"}.get(kind, f"{kind}s")
    hint = f"; similar are {', '.join(near)}" if near else f"; see `news-monitor {command} list`"
    return click.BadParameter(f"there is no {kind} {name!r}{hint}")

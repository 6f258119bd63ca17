"""`series`: mean sentiment over time, with n and interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import click

from monitor.cli.filters import Question, attributed, filtered, target_name
from monitor.cli.output import Form, Shown, formed, listing, say, signed
from monitor.cli.session import Session, command
from monitor.export import Record
from monitor.model import Count, Filter, Period

BY = ("outlet", "voice", "topic", "target")


def cut(*, required: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command `--by` and `--period`."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        function = click.option(
            "--period",
            type=click.Choice([str(period) for period in Period]),
            default="day" if required else None,
            show_default=required,
            help=None if required else "Default: a day for series, the whole span for outlets.",
        )(function)
        function = click.option(
            "--count",
            type=click.Choice([str(count) for count in Count]),
            expose_value=False,
            callback=_counting,
            help="What a mean counts: each story once, every copy, or a story once in each outlet. Default: as in "
            "settings, where it is story.",
        )(function)
        return click.option(
            "--by",
            type=click.Choice(BY),
            required=required,
            help="One series for each outlet, voice or topic; target: for each company, voice or topic that is named.",
        )(function)

    return decorate


def _counting(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.ensure_object(Session).count = Count(value)


def aimed(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--target`."""
    return click.option(
        "--target",
        "targets",
        multiple=True,
        metavar="NAME",
        help="With --by target: only how this company, voice or topic is spoken of; may be repeated.",
    )(function)


@command("series")
@cut(required=True)
@aimed
@filtered
@attributed
@formed
def series(session: Session, *, question: Question, by: str, period: str, targets: Sequence[str], form: Form) -> None:
    """Show mean sentiment over time with its 95 % interval.

    A mean counts stories, not copies, unless --count says otherwise. The interval is Student's over the stories' means;
    there is none below two.
    --limit keeps the newest points. Articles without a usable date are left out; so are primary sources (laws, press
    releases), unless --outlet names them. Voices: the sentiment of what they said, not of the articles around it.
    Targets: how a name is spoken of, over the sentences that name it. --sure goes with --by voice.
    """
    from monitor import reports

    if question.filter.sure is not None and by != "voice":
        raise click.UsageError("--sure goes with --by voice")
    asked = toward(session, question.filter, by, targets)
    with session.reader() as reader:
        listing(
            form,
            reports.records(
                reader,
                "series",
                asked,
                limit=question.limit,
                by=by,
                period=Period(period),
                engine=question.engine,
            ),
            _columns(by, reader.count_by),
            empty="Nothing to average: no dated, scored article meets this.",
        )
        if reader.caveat:
            say(reader.caveat)


def toward(session: Session, filter: Filter, by: str | None, targets: Sequence[str]) -> Filter:
    """The filter with the names of targets. Raises UsageError where nothing is asked by target."""
    if targets and by != "target":
        raise click.UsageError("--target goes with --by target")
    return replace(filter, targets=tuple(target_name(session.catalog, name) for name in targets))


_COUNTED = {Count.STORY: "Stories", Count.COPY: "Copies", Count.OUTLET: "By outlet"}


def _columns(by: str, count: Count) -> Sequence[Shown]:
    return (
        Shown(by.capitalize(), lambda row: row["name"]),
        Shown("From", lambda row: row["period_start"]),
        Shown("Mean", lambda row: signed(row["mean"]), right=True),
        Shown("95 %", _interval),
        Shown(_COUNTED[count], lambda row: row["n_stories"], right=True),
        Shown("Articles", lambda row: row["n_articles"], right=True),
        Shown("Coverage", lambda row: f"{row['coverage']:.0%}", right=True),
    )


def _interval(row: Record) -> str:
    return "–" if row["low"] is None else f"[{signed(row['low'])}, {signed(row['high'])}]"

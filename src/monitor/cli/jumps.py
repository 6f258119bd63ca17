"""`jumps`: where volume spikes, and where the mean changes its level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from monitor.cli.filters import Question, filtered
from monitor.cli.output import Form, Shown, formed, listing, say, signed
from monitor.cli.session import Session, command
from monitor.export import Record, time_text
from monitor.model import Period, Series

if TYPE_CHECKING:
    from monitor.spikes import Shift, Spike


@command("jumps")
@click.option(
    "--by", type=click.Choice(["outlet", "voice", "topic"]), required=True, help="In the series of each of these."
)
@click.option("--period", type=click.Choice(["day", "week"]), default="day", show_default=True)
@filtered
@formed
def jumps(session: Session, *, question: Question, by: str, period: str, form: Form) -> None:
    """Show where a series jumps, by name and time.

    A spike is a day or week with far more stories than usual (the median of those before it). A change of level is
    one from which on the mean is another, by more than chance does when the periods change places. docs/methods.md
    has the rules with their numbers. --limit keeps the newest of each name.
    """
    from monitor import spikes

    with session.reader() as reader:
        found = spikes.jumps(reader, question.filter, by=by, period=Period(period), engine=question.engine)
        listing(
            form,
            (row for series, volume, level in found for row in _records(series, volume, level, question.limit)),
            _columns(by),
            empty="Nothing jumps: no spike of volume, no change of level.",
        )
        if reader.caveat:
            say(reader.caveat)


def _records(series: Series, volume: Sequence[Spike], level: Sequence[Shift], limit: int | None) -> Iterator[Record]:
    told: list[Spike | Shift] = [*volume, *level]
    rows = [_record(series, each) for each in sorted(told, key=lambda each: each.start)]
    yield from rows[-limit:] if limit else rows


def _record(series: Series, jump: Spike | Shift) -> Record:
    from monitor.spikes import Spike

    record: Record = {
        "by": series.by,
        "name": series.name,
        "kind": "spike" if isinstance(jump, Spike) else "level",
        "period_start": time_text(jump.start),
        "period": series.period.value,
        "engine": series.engine,
        **dict.fromkeys(("stories", "usual", "z", "before", "after", "change", "low", "high", "p")),
        **dict.fromkeys(("stories_before", "stories_after")),
    }
    if isinstance(jump, Spike):
        return record | {"stories": jump.stories, "usual": jump.usual, "z": jump.z}
    return record | {
        "before": jump.before.mean,
        "after": jump.after.mean,
        "change": jump.difference.value,
        "low": jump.difference.low,
        "high": jump.difference.high,
        "p": jump.p,
        "stories_before": jump.before.n_stories,
        "stories_after": jump.after.n_stories,
    }


def _columns(by: str) -> Sequence[Shown]:
    return (
        Shown(by.capitalize(), lambda row: row["name"]),
        Shown("From", lambda row: row["period_start"]),
        Shown("What", lambda row: "spike" if row["kind"] == "spike" else "new level"),
        Shown("Told by", _told),
    )


def _told(row: Record) -> str:
    if row["kind"] == "spike":
        return f"{row['stories']} stories, usually {row['usual']:g} (z {row['z']:.1f})"
    return (
        f"{signed(row['before'])} (n {row['stories_before']}) to {signed(row['after'])} (n {row['stories_after']}), "
        f"{signed(row['change'])} [{signed(row['low'])}, {signed(row['high'])}], p {row['p']:.3f}"
    )

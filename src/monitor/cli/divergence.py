"""`outlets divergence`: how outlets write, against how those speak whom they quote."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from monitor.cli.filters import Question, filtered
from monitor.cli.output import Form, Shown, formed, listing, say, signed
from monitor.cli.session import Session, command
from monitor.export import Record
from monitor.model import Period


@command("divergence")
@click.option(
    "--period", type=click.Choice([str(period) for period in Period]), help="A row for each; default: the whole span."
)
@click.option("--by-topic", is_flag=True, help="A row for each outlet and topic.")
@filtered
@formed
def divergence(session: Session, *, question: Question, period: str | None, by_topic: bool, form: Form) -> None:
    """Show how each outlet writes, against how those speak whom it quotes.

    Narration is the mean of the sentences that are nobody's statement, quoted the mean of what people with a name say
    in its articles; both over stories, with their 95 % intervals. The difference is narration less quoted, from
    unrounded means, with Welch's interval: "*" where that leaves 0 out and both rest on five stories or more. Denied
    words, collectives and unknown speakers are not counted; primary sources are left out unless --outlet names them.
    With --voice quoted is what these voices say.
    """
    from monitor import reports

    if by_topic and period:
        raise click.UsageError("--by-topic is over the whole span: leave --period out")
    with session.reader() as reader:
        listing(
            form,
            reports.records(
                reader,
                "outlets",
                question.filter,
                limit=question.limit,
                by="topic" if by_topic else "outlet",
                period=Period(period) if period else None,
                engine=question.engine,
            ),
            _columns(period, by_topic=by_topic),
            empty="Nothing to compare: no dated, scored article meets this.",
        )
        if reader.caveat:
            say(reader.caveat)


def _columns(period: str | None, *, by_topic: bool) -> Sequence[Shown]:
    place = Shown("Rank", _rank, right=True) if period is None else Shown("From", lambda row: row["period_start"])
    return (
        *((Shown("Topic", lambda row: row["topic"]),) if by_topic else ()),
        Shown("Outlet", lambda row: row["outlet"]),
        place,
        Shown("Narration", lambda row: signed(row["narration"]), right=True),
        Shown("95 %", _interval("narration")),
        Shown("Stories", lambda row: row["narration_stories"], right=True),
        Shown("Quoted", lambda row: signed(row["quoted"]), right=True),
        Shown("95 %", _interval("quoted")),
        Shown("Stories", lambda row: row["quoted_stories"], right=True),
        Shown("Difference", _difference, right=True),
        Shown("95 %", _interval("difference")),
    )


def _rank(row: Record) -> str:
    first, last = row["rank_first"], row["rank_last"]
    if first is None:
        return "few"
    return str(first) if first == last else f"{first}–{last}"


def _interval(of: str) -> Callable[[Record], str]:
    return lambda row: "–" if row[f"{of}_low"] is None else f"[{signed(row[f'{of}_low'])}, {signed(row[f'{of}_high'])}]"


def _difference(row: Record) -> str:
    """The difference of the unrounded means, rounded once, so that it lies in the middle of its interval."""
    from monitor.series import FEW

    low, high = row["difference_low"], row["difference_high"]
    stories = (row["narration_stories"], row["quoted_stories"])
    enough = all(isinstance(n, int) and n >= FEW for n in stories)
    clear = isinstance(low, float) and isinstance(high, float) and (low > 0 or high < 0)
    return signed(row["difference"]) + ("*" if enough and clear else "")

"""`export`: articles, statements, series, alerts, outlets or judgments into a file with its manifest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from monitor.cli.filters import Question, attributed, filtered
from monitor.cli.output import counted, say
from monitor.cli.series import aimed, cut, toward
from monitor.cli.session import Session, command
from monitor.export import Format, Kind
from monitor.model import Period, Topic


@command("export")
@click.argument("kind", type=click.Choice([str(kind) for kind in Kind]))
@click.option(
    "--to",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to; FILE.manifest.json beside it.",
)
@click.option(
    "--format", type=click.Choice([str(form) for form in Format]), help="Default: by FILE's ending, else csv."
)
@click.option("--excel", is_flag=True, help="CSV with a byte order mark, which Excel needs to see UTF-8.")
@cut(required=False)
@aimed
@filtered
@attributed
def export(
    session: Session,
    *,
    question: Question,
    kind: str,
    to: Path,
    format: str | None,
    excel: bool,
    by: str | None,
    period: str | None,
    targets: Sequence[str],
) -> None:
    """Export articles, statements, series, alerts, outlets or judgments.

    The file is written whole or not at all, with a manifest that says what it holds and how it was made. Series need
    --by. Outlets: how each writes against how those speak whom it quotes. Judgments: the sentences that people judged
    in the window, with what each engine says of them. Text cells that a spreadsheet would run as
    formulas get an apostrophe in front.
    """
    from monitor import reports

    if kind == Kind.SERIES and by is None:
        raise click.UsageError("export series needs --by outlet, voice, topic or target")
    if question.filter.sure is not None and not (kind == Kind.STATEMENTS or (kind == Kind.SERIES and by == "voice")):
        raise click.UsageError("--sure goes with statements and with series --by voice")
    asked = toward(session, question.filter, by, targets)
    if format is None:
        ending = to.suffix.removeprefix(".").lower()
        format = ending if ending in list(Format) else Format.CSV
    if excel and format != Format.CSV:
        raise click.UsageError("--excel is for CSV")
    topics = {
        topic.id: topic.query
        for topic in session.catalog.topics
        if isinstance(topic, Topic) and (topic.id in question.filter.topics or by == "topic")
    }
    with session.reader() as reader:
        written = reports.export(
            reader,
            kind,
            asked,
            to,
            format=format,
            excel=excel,
            limit=question.limit,
            by=by or "outlet",
            period=Period(period) if period else None,
            engine=question.engine,
            topics=topics,
            lexicon=session.catalog.lexicon,
            created=session.now,
        )
        caveat = reader.caveat
    if caveat:
        say(caveat)
    say(f"{counted(written.rows, 'row')} in {written.path}; {written.manifest.name} says what they are")

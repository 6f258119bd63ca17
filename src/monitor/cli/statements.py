"""`statements`: the ledger, who said what, where, with which sentiment."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.cli.articles import ON_TERMINAL, nothing
from monitor.cli.filters import Question, filtered
from monitor.cli.output import Form, Shown, formed, listing, on_terminal, say, signed
from monitor.cli.session import Session, command
from monitor.export import column_of


@command("statements")
@filtered
@formed
def statements(session: Session, *, question: Question, form: Form) -> None:
    """List who said what, newest first.

    A terminal gets the newest 50 unless --limit says otherwise; --json, --jsonl and pipes get all.
    """
    from monitor import reports

    limit = question.limit or (ON_TERMINAL if form is Form.TEXT and on_terminal() else None)
    with session.reader() as reader:
        listing(
            form,
            reports.records(reader, "statements", question.filter, limit=limit),
            _columns(question.engine),
            empty=nothing(question, "No statements. They are found in the articles; `news-monitor list` shows those."),
        )
        if reader.caveat:
            say(reader.caveat)


def _columns(engine: str) -> Sequence[Shown]:
    score = f"sentiment_{column_of(engine)}"
    return (
        Shown("Article", lambda row: row["article"]),
        Shown("Published", lambda row: row["published"]),
        Shown("Outlet", lambda row: row["outlet"]),
        Shown("Voice", lambda row: row["voice"] or (f"({row['speaker']})" if row["speaker"] else None)),
        Shown("Kind", lambda row: row["kind"]),
        Shown(engine, lambda row: signed(row[score]), right=True),
        Shown("Statement", lambda row: row["statement"], grows=True),
    )

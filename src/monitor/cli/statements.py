"""`statements`: the ledger, who said what, where, with which sentiment; and putting it right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from monitor.cli.articles import ON_TERMINAL, nothing
from monitor.cli.filters import Question, attributed, filtered, voice_name
from monitor.cli.output import Form, Shown, clean, formed, listing, on_terminal, say, signed
from monitor.cli.session import Session, command, noun
from monitor.errors import MonitorError
from monitor.export import Record, column_of, time_text
from monitor.model import Part, Repair

if TYPE_CHECKING:
    from monitor.model import Article, Clipping, Statement
    from monitor.store.queries import Reader


@noun("statements")
def statements() -> None:
    """The ledger: who said what, where, with which sentiment. Without a command it is listed, newest first.

    What is wrong in it can be put right; that holds over every new analysis.
    """


@statements.add_command
@command("list")
@filtered
@attributed
@formed
def list_(session: Session, *, question: Question, form: Form) -> None:
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


# ---- putting it right -------------------------------------------------------------------------------


@statements.add_command
@command("repair")
@click.argument("id", metavar="ID")
@click.option("--speaker", metavar="NAME", help="This voice said it.")
@click.option("--none", "nobody", is_flag=True, help="Nobody said it who can be named.")
@click.option("--words", metavar="TEXT", help="These are the words, as they stand in the article.")
@click.option("--not-a-statement", "nothing_said", is_flag=True, help="It is nobody's statement, but narration.")
@click.option("--undo", is_flag=True, help="Take back what was put right in it.")
def repair(
    session: Session, *, id: str, speaker: str | None, nobody: bool, words: str | None, nothing_said: bool, undo: bool
) -> None:
    """Put a statement right. ID is that of `statements --json`; after a repair also the one it was found under.

    The article is analyzed again, so that its narration and every mean follow. Prints the statement's id as it is now.
    """
    if sum((speaker is not None, nobody, words is not None, nothing_said, undo)) != 1:
        raise click.UsageError("say one of --speaker, --none, --words, --not-a-statement, --undo")
    from monitor import repairs

    with session.store() as store:  # first, for it brings an older store up to date
        with session.reader() as reader:
            clipping, statement, known = _find(reader, id)
        if undo:
            if known is None:
                raise MonitorError("nothing was put right in this statement")
            article, done = repairs.undone(clipping.article, known), "as it was found"
        elif statement is None:
            raise MonitorError("it was taken out as no statement; `--undo` brings it back")
        elif nothing_said:
            article, done = repairs.no_statement(clipping, statement, session.now), "no statement any more"
        elif words is not None:
            article, done = _with_words(clipping, statement, words, session), "put right"
        else:
            voice = None if speaker is None else voice_name(session.catalog, speaker)
            article = repairs.other_speaker(clipping, statement, voice, session.now)
            done = "nobody's who can be named" if voice is None else f"now {clean(voice)}'s"
        from monitor.analysis import Analyzer
        from monitor.model import Clipping

        made = Clipping(article, Analyzer(session.catalog).analyze(article, slow=True))
        store.repair(made)
    changed = {repairs.id_of(article.id, each) for each in made.analysis.statements}
    before = {repairs.id_of(article.id, each) for each in clipping.analysis.statements}
    for now_id in sorted(changed - before) or ([id] if id in changed else []):
        click.echo(now_id)
    say(f"{done}; the article was analyzed again")


def _find(reader: Reader, id: str) -> tuple[Clipping, Statement | None, str | None]:
    """The article of a statement, the statement as it is now, and the id that its repairs go by."""
    from monitor import repairs

    known = next((each for each in reader.repairs() if each.statement == id), None)
    found = reader.find_statement(id) if known is None else None
    article = known.article if known is not None else found[1] if found is not None else None
    clipping = reader.clipping(article) if article is not None else None
    if clipping is None:
        raise MonitorError(f"there is no statement {id}; `news-monitor statements --json` gives their ids")
    if known is None:
        statement = repairs.at(clipping, id)
        name = repairs.found_id(clipping, statement) if statement is not None and statement.repaired else None
        return clipping, statement, name
    of_it = (each for each in clipping.analysis.statements if each.repaired)
    return clipping, next((each for each in of_it if repairs.found_id(clipping, each) == id), None), id


def _with_words(clipping: Clipping, statement: Statement, words: str, session: Session) -> Article:
    from monitor import repairs

    whole = clipping.article.title if statement.part is Part.TITLE else clipping.article.text
    span = repairs.place_of(words, whole, statement.fragments[0].start)
    if span is None:
        part = "headline" if statement.part is Part.TITLE else "text"
        raise MonitorError(f"these words do not stand in the article's {part}")
    return repairs.other_words(clipping, statement, span, session.now)


@statements.add_command
@command("repairs")
@formed
def repairs_(session: Session, *, form: Form) -> None:
    """List what you put right, newest first, and what had been found instead."""
    with session.reader() as reader:
        listing(
            form,
            [_record(each) for each in reader.repairs()],
            (
                Shown("Statement", lambda row: row["statement"]),
                Shown("Put right", lambda row: row["at"]),
                Shown("What", lambda row: row["verdict"]),
                Shown("Found", lambda row: row["found"]),
                Shown("Voice", lambda row: row["voice"]),
                Shown("Words", lambda row: row["words"], grows=True),
            ),
            empty="Nothing was put right. `news-monitor statements repair ID` does it.",
        )


def _record(repair: Repair) -> Record:
    return {
        "statement": repair.statement,
        "article": repair.article,
        "verdict": repair.verdict.value,
        "found": repair.found,
        "voice": repair.voice,
        "words": repair.words,
        "part": repair.part.value,
        "start": repair.fragments[0].start,
        "end": repair.fragments[-1].end,
        "meant": None if repair.meant is None else [repair.meant.start, repair.meant.end],
        "at": time_text(repair.at),
    }

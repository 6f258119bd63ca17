"""`stories`: which articles are one piece of news, and putting that right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from monitor.cli.articles import ON_TERMINAL, nothing
from monitor.cli.filters import Question, filtered
from monitor.cli.output import Form, Shown, clean, counted, document, formed, listing, on_terminal, say, table
from monitor.cli.session import Session, command, noun
from monitor.errors import MonitorError
from monitor.export import Record, time_text

if TYPE_CHECKING:
    from monitor.model import Story, StoryChange
    from monitor.store.queries import Reader


@noun("stories")
def stories() -> None:
    """Which articles are one piece of news. Without a command those with several articles are listed.

    Where the program is wrong, split and merge put it right; that holds over later polls and new analyses.
    """


@stories.add_command
@command("list")
@filtered
@formed
def list_(session: Session, *, question: Question, form: Form) -> None:
    """List stories that several articles tell, the newest first.

    A terminal gets the newest 50 unless --limit says otherwise; --json, --jsonl and pipes get all.
    """
    limit = question.limit or (ON_TERMINAL if form is Form.TEXT and on_terminal() else None)
    with session.reader() as reader:
        listing(
            form,
            _told_by_several(reader, question, limit),
            (
                Shown("Story", lambda row: row["story"]),
                Shown("First seen", lambda row: row["published"] or f"({row['first_seen']})"),
                Shown("Articles", lambda row: row["articles"], right=True),
                Shown("Outlets", lambda row: row["outlets"], right=True),
                Shown("From", lambda row: row["wire"]),
                Shown("First by", lambda row: row["outlet"]),
                Shown("Headline", lambda row: row["title"], grows=True),
            ),
            empty=nothing(question, "No story has more than one article."),
        )
        if reader.caveat:
            say(reader.caveat)


def _told_by_several(reader: Reader, question: Question, limit: int | None) -> Iterator[Record]:
    from monitor import reports

    seen: set[str] = set()
    for row in reports.records(reader, "articles", question.filter):
        name = str(row["story"])
        if name in seen or not isinstance(row["copies"], int) or row["copies"] < 2:
            continue
        seen.add(name)
        story = reader.story(str(row["id"]))
        if story is None:  # gone since
            continue
        first = story.members[0]
        yield {
            "story": story.id,
            "published": time_text(first.published),
            "first_seen": time_text(first.first_seen),
            "articles": len(story.members),
            "outlets": story.outlets,
            "wire": story.wire,
            "outlet": first.outlet,
            "title": first.title,
        }
        if len(seen) == limit:
            return


@stories.add_command
@command("show")
@click.argument("id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def show(session: Session, *, id: str, as_json: bool) -> None:
    """Show who tells a story, as they appeared. ID is that of any of its articles."""
    with session.reader() as reader:
        story = _story(reader, id)
    record = _record(story)
    if as_json:
        document(record)
        return
    first = story.members[0]
    head = (
        f"Story {story.id}",
        f"{counted(len(story.members), 'article')} in {counted(story.outlets, 'outlet')}",
        f"from {story.wire}" if story.wire else "",
        f"first by {first.outlet}, {time_text(first.published or first.first_seen)}",
    )
    click.secho(clean(first.title), bold=True)
    click.echo(clean(" · ".join(part for part in head if part)))
    click.echo()
    rows = record["articles"]
    assert isinstance(rows, list)
    table(
        (
            Shown("Article", lambda row: row["id"]),
            Shown("Published", lambda row: row["published"] or f"({row['first_seen']})"),
            Shown("Outlet", lambda row: row["outlet"]),
            Shown("Is", _is),
            Shown("Same text", lambda row: None if row["kind"] == "first" else _share(row["fidelity"]), right=True),
            Shown("Headline", lambda row: row["title"], grows=True),
        ),
        rows,
    )


def _story(reader: Reader, id: str) -> Story:
    story = reader.story(id)
    if story is None:
        raise MonitorError(f"there is no article {id}; `news-monitor list` shows the ids")
    return story


def _record(story: Story) -> Record:
    return {
        "story": story.id,
        "wire": story.wire,
        "outlets": story.outlets,
        "articles": [
            {
                "id": member.id,
                "outlet": member.outlet,
                "title": member.title,
                "url": member.url,
                "published": time_text(member.published),
                "first_seen": time_text(member.first_seen),
                "kind": member.kind,
                "fidelity": None if member.fidelity is None else round(member.fidelity, 3),
                "wire": member.wire,
                "by_hand": member.by_hand,
                "copying": member.copying,
            }
            for member in story.members
        ],
    }


def _is(row: Record) -> str:
    notes = [str(row["kind"])]
    notes += [f"names {row['wire']}"] if row["wire"] else []
    notes += ["copying host"] if row["copying"] else []
    notes += ["by hand"] if row["by_hand"] else []
    return ", ".join(notes)


def _share(value: object) -> str | None:
    return f"{value:.0%}" if isinstance(value, float) else None


# ---- putting it right -------------------------------------------------------------------------------


@stories.add_command
@command("split")
@click.argument("ids", metavar="ID…", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def split(session: Session, *, ids: Sequence[str], as_json: bool) -> None:
    """Take articles out of their story: together they are one of their own, over later polls too."""
    with session.store() as store:
        change = store.split(tuple(dict.fromkeys(ids)), session.now)
    alone = "these articles are a story of their own" if len(ids) > 1 else "this article is a story of its own"
    _tell(session, change, ids[0], as_json, otherwise=f"{alone} already")


@stories.add_command
@command("merge")
@click.argument("ids", metavar="ID ID…", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def merge(session: Session, *, ids: Sequence[str], as_json: bool) -> None:
    """Make the stories of these articles one: the one that began first. It holds over later polls too."""
    chosen = tuple(dict.fromkeys(ids))
    if len(chosen) < 2:
        raise click.UsageError("name an article of each story that is to be merged, at least two")
    with session.store() as store:
        change = store.merge(chosen, session.now)
    _tell(session, change, ids[0], as_json, otherwise="these articles are one story already")


@stories.add_command
@command("undo")
@click.argument("number", metavar="[NUMBER]", type=click.IntRange(min=1), required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def undo(session: Session, *, number: int | None, as_json: bool) -> None:
    """Take back a split or a merge: the latest, or that of a NUMBER in `stories log`."""
    with session.store() as store:
        change = store.undo_stories(number, at=session.now)
    if change is None:
        raise MonitorError(
            "there is no split or merge to take back"
            if number is None
            else f"there is no split or merge {number} that still holds; `news-monitor stories log` shows them"
        )
    _tell(session, change, change.articles[0], as_json)


def _tell(session: Session, change: StoryChange | None, id: str, as_json: bool, *, otherwise: str = "") -> None:
    """Print the story that an article is in now, and say what was done."""
    with session.reader() as reader:
        story = _story(reader, id)
    if as_json:
        document({"change": None if change is None else _change_record(change), **_record(story)})
    else:
        click.echo(story.id)
    if change is None:
        say(otherwise)
    elif change.undone is not None:
        say(f"{change.kind} {change.number} is taken back")
    else:
        say(
            f"{change.kind} {change.number} is done: {counted(len(story.members), 'article')} in the story; "
            "`news-monitor stories undo` takes it back"
        )


@stories.add_command
@command("log")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@formed
def log(session: Session, *, limit: int | None, form: Form) -> None:
    """List the splits and merges, the newest first; those that were taken back too."""
    with session.reader() as reader:
        changes = reader.story_changes(limit)
    listing(form, _records(changes), _CHANGES, empty="Nothing was split or merged by hand.")


def _records(changes: Iterable[StoryChange]) -> Iterator[Record]:
    return (_change_record(change) for change in changes)


def _change_record(change: StoryChange) -> Record:
    return {
        "number": change.number,
        "kind": change.kind,
        "at": time_text(change.at),
        "articles": list(change.articles),
        "undone": time_text(change.undone),
    }


_CHANGES = (
    Shown("Number", lambda row: row["number"], right=True),
    Shown("At", lambda row: row["at"]),
    Shown("What", lambda row: row["kind"]),
    Shown("Taken back", lambda row: row["undone"]),
    Shown("Articles", lambda row: row["articles"], grows=True),
)

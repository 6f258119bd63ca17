"""`topics`, `voices`, `outlets`, `events`: the catalog. Each has list, add, remove and reset."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import click

from monitor.cli.divergence import divergence
from monitor.cli.filters import topic_id
from monitor.cli.output import Form, Shown, counted, formed, listing, say
from monitor.cli.session import Noun, Session, command, noun
from monitor.export import Record
from monitor.model import Event, Outlet, OutletKind, Role, Topic, Voice

if TYPE_CHECKING:
    from monitor.catalog import Catalog, Item


@noun("topics")
def topics() -> None:
    """Subjects: boolean queries over headline and text.

    Words side by side mean AND. OR, NOT, "phrases", NEAR/n, word* and /regex/ are known; `ai` never finds training.
    """


@noun("voices")
def voices() -> None:
    """Who speaks: people, organisations, outlets, with aliases and roles."""


@noun("outlets")
def outlets() -> None:
    """Who publishes: names, domains, kinds. Primary sources are left out of outlet sentiment."""


@noun("events")
def events() -> None:
    """What happened: marks on the plot."""


# ---- what is the same for each kind ---------------------------------------------------------------


def _common(under: Noun, kind: str, columns: Sequence[Shown]) -> None:
    """Give a kind its `list`, `remove` and `reset`."""
    single = kind.removesuffix("s")

    @formed
    def list_(session: Session, *, form: Form) -> None:
        records = [record(item, kind, session.catalog) for item in session.catalog.items(kind)]
        listing(form, records, columns, empty=f"No {kind}.")

    @click.argument("id", metavar="ID")
    def remove(session: Session, *, id: str) -> None:
        from monitor import catalog

        item = session.catalog.find(kind, id)
        catalog.remove(session.profile.catalog_dir, kind, id)
        if item is not None and (kind, id) not in session.catalog.own:
            say(f"{single} {id} is one of the defaults: it is switched off; `reset {id}` brings it back")
        else:
            say(f"removed {single} {id}")

    @click.argument("id", metavar="[ID]", required=False)
    @click.option("--all", "everything", is_flag=True, help=f"Reset all default {kind} that you changed.")
    def reset(session: Session, *, id: str | None, everything: bool) -> None:
        from monitor import catalog

        if (id is None) != everything:
            raise click.UsageError("name one ID, or say --all")
        changed = [known for of, known in session.catalog.changed if of == kind and id in (None, known)]
        catalog.reset(session.profile.catalog_dir, kind, id)
        say(f"{counted(len(changed), single)} as shipped again")

    texts = {
        "list": f"List {kind}, your own and the defaults.",
        "remove": f"Remove a {single} of yours, or switch off a default one.",
        "reset": f"Take back your changes to a default {single}.",
    }
    for name, function in (("list", list_), ("remove", remove), ("reset", reset)):
        made = command(name, help=texts[name])(function)
        under.add_command(made)


def record(item: Item, kind: str, catalog: Catalog) -> Record:
    """A row of the catalog as JSON; `origin` says whether it is a default, a changed default, or the user's own."""
    row: Record = {f.name: _plain(getattr(item, f.name)) for f in fields(item) if f.name != "origin"}
    mark = (kind, str(row.get("id") or row.get("url")))
    row["origin"] = "own" if mark in catalog.own else "changed" if mark in catalog.changed else "default"
    return row


def _plain(value: Any) -> object:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Role):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def slug(name: str) -> str:
    """Make an id of a name: lower case, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return "-".join(re.findall(r"\w+", plain)) or "unnamed"


def _write(session: Session, of: str, new: Item, /, **given: object) -> None:
    """Add a row with what was given, or change just that in the row that has its id; lists are added to."""
    from monitor import catalog

    key = catalog.key_of(new)
    known = session.catalog.find(of, key)
    values: dict[str, Any] = {name: value for name, value in given.items() if value not in (None, ())}
    for name, value in values.items():
        if isinstance(value, tuple):
            values[name] = tuple(dict.fromkeys((*getattr(known or new, name), *value)))
    catalog.add(session.profile.catalog_dir, replace(known or new, **values, enabled=True))
    say(f"{'changed' if known else 'added'} {of.removesuffix('s')} {key}")


_STATE = (Shown("On", lambda row: row["enabled"]), Shown("Origin", lambda row: row["origin"]))

_common(
    topics,
    "topics",
    (
        Shown("ID", lambda row: row["id"]),
        Shown("Name", lambda row: row["name"]),
        *_STATE,
        Shown("Query", lambda row: row["query"], grows=True),
    ),
)
_common(
    voices,
    "voices",
    (
        Shown("ID", lambda row: row["id"]),
        Shown("Name", lambda row: row["name"]),
        Shown("Kind", lambda row: row["kind"]),
        *_STATE,
        Shown("Aliases", lambda row: row["aliases"], grows=True),
    ),
)
_common(
    outlets,
    "outlets",
    (
        Shown("ID", lambda row: row["id"]),
        Shown("Name", lambda row: row["name"]),
        Shown("Kind", lambda row: row["kind"]),
        *_STATE,
        Shown("Domains", lambda row: row["domains"], grows=True),
    ),
)
_common(
    events,
    "events",
    (
        Shown("ID", lambda row: row["id"]),
        Shown("Start", lambda row: row["start"]),
        Shown("End", lambda row: row["end"]),
        *_STATE,
        Shown("Name", lambda row: row["name"], grows=True),
    ),
)


# ---- adding ---------------------------------------------------------------------------------------


class _Day(click.ParamType):  # type: ignore[type-arg]  # click before 8.2 knows no argument here
    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day; write 2025-01-27", param, ctx)


@topics.add_command
@command("add")
@click.argument("name")
@click.argument("query")
@click.option("--id", help="Default: made of the name.")
@click.option("--search", help="The form that news searches understand.")
@click.option("--context", multiple=True, help="Words one of which must occur too; may be repeated.")
def add_topic(
    session: Session, *, name: str, query: str, id: str | None, search: str | None, context: Sequence[str]
) -> None:
    """Add a topic, or change the one of that id.

    Articles that are polled from now on are tagged with it; `news-monitor list --search QUERY` looks at older ones.
    """
    key = id or slug(name)
    _write(
        session,
        "topics",
        Topic(key, name, query),
        name=None if name == key else name,
        query=query,
        search=search,
        context=tuple(context),
    )


@voices.add_command
@command("add")
@click.argument("name")
@click.option("--id", help="Default: made of the name.")
@click.option("--alias", "aliases", multiple=True, help="Another name; may be repeated.")
@click.option("--kind", type=click.Choice(["person", "organisation", "outlet", "collective"]), help="Default: person.")
@click.option("--role", help="What they are: minister, chief executive.")
@click.option("--organisation", help="Where they are that.")
@click.option("--since", type=_Day(), metavar="D", help="From when; open otherwise.")
@click.option("--until", type=_Day(), metavar="D", help="Up to and with this day; open otherwise.")
@click.option("--gender", type=click.Choice(["f", "m"]), help="For he and she inside an article.")
@click.option("--group", help="A word for those who belong together: lab, government, investor.")
def add_voice(
    session: Session,
    *,
    name: str,
    id: str | None,
    aliases: Sequence[str],
    kind: str | None,
    role: str | None,
    organisation: str | None,
    since: date | None,
    until: date | None,
    gender: str | None,
    group: str | None,
) -> None:
    """Add a voice, or change the one of that id."""
    if role is None and (organisation or since or until):
        raise click.UsageError("--organisation, --since and --until belong to a --role")
    if since and until and until < since:
        raise click.UsageError("--until lies before --since")
    roles = (Role(role, organisation, since, until),) if role else ()
    _write(
        session,
        "voices",
        Voice(id or slug(name), name),
        name=name,
        kind=kind,
        aliases=tuple(aliases),
        roles=roles,
        gender=gender,
        group=group,
    )


@outlets.add_command
@command("add")
@click.argument("name")
@click.option("--id", help="Default: made of the name.")
@click.option("--domain", "domains", multiple=True, help="ledger.example, or with a path; may be repeated.")
@click.option("--alias", "aliases", multiple=True, help="Another name; may be repeated.")
@click.option("--kind", type=click.Choice([str(kind) for kind in OutletKind]), help="Default: other.")
@click.option("--author", help="Of a newsletter or column that is one person's voice.")
def add_outlet(
    session: Session,
    *,
    name: str,
    id: str | None,
    domains: Sequence[str],
    aliases: Sequence[str],
    kind: str | None,
    author: str | None,
) -> None:
    """Add an outlet, or change the one of that id."""
    _write(
        session,
        "outlets",
        Outlet(id or slug(name), name),
        name=name,
        domains=tuple(domains),
        aliases=tuple(aliases),
        kind=OutletKind(kind) if kind else None,
        author=author,
    )


outlets.add_command(divergence)


@events.add_command
@command("add")
@click.argument("name")
@click.option("--start", type=_Day(), required=True, metavar="D", help="The day, or the first day.")
@click.option("--end", type=_Day(), metavar="D", help="The last day.")
@click.option("--id", help="Default: made of the name.")
@click.option("--topic", "of", multiple=True, metavar="ID", help="A topic it belongs to; may be repeated.")
@click.option("--note", help="A sentence more.")
def add_event(
    session: Session,
    *,
    name: str,
    start: date,
    end: date | None,
    id: str | None,
    of: Sequence[str],
    note: str | None,
) -> None:
    """Add an event, or change the one of that id."""
    if end and end < start:
        raise click.UsageError("--end lies before --start")
    named = tuple(topic_id(session.catalog, each) for each in of)
    new = Event(id or slug(name), name, start)
    _write(session, "events", new, name=name, start=start, end=end, topics=named, note=note)

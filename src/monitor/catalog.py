"""The user's words: feeds, outlets, topics, voices, companies, events and alert rules, from TOML.

What we ship is the default; a file of the same name in the profile adds rows to it or changes them by `id`,
field by field, so that a default which improves still reaches whoever changed another field of it. Nothing is
deleted from the defaults: what the user does not want is disabled. Edits keep the comments of the user's files.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, cast, get_args, get_type_hints
from urllib.parse import urlsplit

from monitor import lexicon
from monitor.errors import CatalogError
from monitor.lexicon import AS_SHIPPED, UserLexicon
from monitor.locks import lock
from monitor.model import AlertRule, Company, Event, Feed, Outlet, Role, Topic, Voice
from monitor.settings import parse_toml, read_text, reason, write_private

Item = Feed | Outlet | Topic | Voice | Company | Event | AlertRule


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything the user may name, defaults and own rows together. Disabled rows are there, with `enabled` False."""

    feeds: tuple[Feed, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    topics: tuple[Topic, ...] = ()
    voices: tuple[Voice, ...] = ()
    companies: tuple[Company, ...] = ()
    events: tuple[Event, ...] = ()
    rules: tuple[AlertRule, ...] = ()
    fingerprint: str = ""  # of what changes findings: topics, voices, companies, outlets; 16 hex digits
    changed: frozenset[tuple[str, str]] = frozenset()  # (kind, id) of the defaults that the user has changed
    own: frozenset[tuple[str, str]] = frozenset()  # (kind, id) of the rows that the user has added
    lexicon: UserLexicon = AS_SHIPPED  # the user's words for vader-news; part of that engine's version

    def items(self, kind: str) -> tuple[Item, ...]:
        """The rows of one kind: "feeds", "outlets", "topics", "voices", "companies", "events" or "rules"."""
        _kind(kind)
        rows: tuple[Item, ...] = getattr(self, kind)
        return rows

    def find(self, kind: str, id: str) -> Item | None:
        """The row with this id; a feed's id is its address."""
        return next((item for item in self.items(kind) if key_of(item) == id), None)


def load(profile_catalog_dir: Path | None) -> Catalog:
    """Read the defaults and the user's changes to them. Raises CatalogError with file, line and key.

    A lexicon that cannot be read raises nothing: `lexicon.error` tells why it does not count.
    """
    rows: dict[str, tuple[Item, ...]] = {}
    changed: set[tuple[str, str]] = set()
    own: set[tuple[str, str]] = set()
    for kind in _KINDS.values():
        merged = dict(_defaults(kind.name))
        if profile_catalog_dir is not None:
            table = _Table.of(kind, profile_catalog_dir / kind.file)
            for id, row in zip(_ids(table, merged), table.rows, strict=True):
                (changed if id in _defaults(kind.name) else own).add((kind.name, id))
                _merge(merged, id, row, table)
        rows[kind.name] = tuple(merged.values())
    return Catalog(
        **rows,  # type: ignore[arg-type]  # each kind's rows are of its own class: _merge made them
        fingerprint=_fingerprint(rows),
        changed=frozenset(changed),
        own=frozenset(own),
        lexicon=AS_SHIPPED
        if profile_catalog_dir is None
        else lexicon.read_or_tell(lexicon.file_beside(profile_catalog_dir)),
    )


def key_of(item: Item) -> str:
    """The id of a row; a feed's is its address."""
    return item.url if isinstance(item, Feed) else item.id


# ---- history --------------------------------------------------------------------------------------

HISTORY = "history.jsonl"  # beside the user's catalog files; only ever added to


@dataclass(frozen=True, slots=True)
class Change:
    """A change that can move a line by itself: of a topic's query, or of an engine's version."""

    at: datetime
    topic: str = ""  # its id
    engine: str = ""
    before: str = ""  # the query; the version
    after: str = ""


def history(directory: Path) -> tuple[Change, ...]:
    """When queries and engines changed, in the order of time. Lines that cannot be read are passed over."""
    found = []
    try:
        lines = (directory / HISTORY).read_text("utf-8").splitlines()
    except OSError:
        return ()
    for line in lines:
        try:
            row = json.loads(line)
            at = datetime.fromisoformat(row.pop("at"))
            found.append(Change(at.replace(tzinfo=at.tzinfo or UTC), **{name: str(row[name]) for name in row}))
        except (ValueError, TypeError, KeyError, AttributeError):
            continue
    return tuple(sorted(found, key=lambda change: change.at))


def note_engine(directory: Path, engine: str, version: str, now: datetime) -> None:
    """Write down that an engine has another version than it had here last."""
    last = next((change.after for change in reversed(history(directory)) if change.engine == engine), "")
    if version and version != last:
        _note(directory, Change(now, engine=engine, before=last, after=version))


def _note(directory: Path, change: Change) -> None:
    row = {"at": change.at.isoformat()} | {
        name: value for name in ("topic", "engine", "before", "after") if (value := getattr(change, name))
    }
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / HISTORY).open("a", encoding="utf-8") as file:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _note_topics(directory: Path, before: Mapping[str, str], now: datetime) -> None:
    """Write down which topics look for something else than before."""
    for id, query in _queries(directory).items():
        if id in before and before[id] != query:
            _note(directory, Change(now, topic=id, before=before[id], after=query))


def _queries(directory: Path) -> dict[str, str]:
    try:
        topics = load(directory).topics
    except CatalogError:  # what is wrong there is told where it is loaded for use
        return {}
    return {
        topic.id: topic.query if not topic.context else f"({topic.query}) AND ({' OR '.join(topic.context)})"
        for topic in topics
    }


# ---- edits ----------------------------------------------------------------------------------------

LOCK = ".lock"  # beside the user's catalog files: held from reading one to writing it


def add(directory: Path, *items: Item, now: datetime | None = None) -> None:
    """Write rows into the user's files: new ones, or what differs from the default of that id. Each file once.

    That a topic looks for something else than before is written into the history, at `now` (None: by our clock).
    Raises QueryError for a query that cannot be read, CatalogError for a row that cannot be kept; then nothing of that
    kind is written.
    """
    with _alone(directory):
        before = _queries(directory) if any(isinstance(item, Topic) for item in items) else {}
        for kind in _KINDS.values():
            wanted = [item for item in items if type(item) is kind.item]
            if wanted:
                _put(directory, kind, wanted)
        if before:
            _note_topics(directory, before, now or datetime.now(UTC))


def _put(directory: Path, kind: _Kind, items: Iterable[Item]) -> None:
    defaults = _defaults(kind.name)
    with _Edit(directory / kind.file, kind) as edit:
        for item in items:
            _refuse_unusable(item, edit.path)
            row = _row(item, kind, defaults.get(key_of(item)))
            if row or key_of(item) not in defaults:
                edit.put(key_of(item), row)
            else:
                edit.drop(key_of(item), missing_ok=True)


def remove(directory: Path, kind: str, id: str) -> None:
    """Remove the user's own row, or disable a default. Raises CatalogError where there is no such row."""
    which = _kind(kind)
    if id in _defaults(kind):
        set_enabled(directory, kind, id, False)
        return
    with _alone(directory), _Edit(directory / which.file, which) as edit:
        edit.drop(id)


def set_enabled(directory: Path, kind: str, id: str, enabled: bool) -> None:
    """Switch a row on or off. Raises CatalogError where there is no such row."""
    set_all_enabled(directory, kind, (id,), enabled)


def set_all_enabled(directory: Path, kind: str, ids: Iterable[str], enabled: bool) -> None:
    """Switch rows on or off, all or none. Raises CatalogError where one of them is not there."""
    which = _kind(kind)
    defaults = _defaults(kind)
    with _alone(directory), _Edit(directory / which.file, which) as edit:
        for id in ids:
            default = defaults.get(id)
            if default is None:
                edit.change(id, {"enabled": enabled})
            elif default.enabled == enabled:
                edit.forget(id, "enabled")
            else:
                edit.put(id, {"enabled": enabled}, keep=True)


def reset(directory: Path, kind: str, id: str | None = None) -> None:
    """Take back the user's changes to one default, or with `id` None to all defaults of the kind.

    Rows that the user has added stay: they have no default to return to. Raises CatalogError without such a default.
    """
    which = _kind(kind)
    defaults = _defaults(kind)
    path = directory / which.file
    if id is not None and id not in defaults:
        raise CatalogError(path.name, f"there is no default {which.table} “{id}” to return to")
    with _alone(directory):
        before = _queries(directory) if kind == "topics" else {}
        with _Edit(path, which) as edit:
            for known in [id] if id is not None else list(defaults):
                edit.drop(known, missing_ok=True)
        if before:
            _note_topics(directory, before, datetime.now(UTC))


@contextmanager
def _alone(directory: Path) -> Iterator[None]:
    """Be the only one that edits these files: a window and a command line at the same instant lose nothing.

    Where the file system knows no locks it goes on without one.
    """
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CatalogError(str(directory), f"the folder cannot be made: {reason(error)}") from error
    with lock(directory / LOCK, wait=True):
        yield


# ---- kinds ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Kind:
    name: str  # as in Catalog: "topics"
    file: str  # "topics.toml"
    table: str  # "topic", for [[topic]]
    item: type[Item]
    key: str = "id"
    required: tuple[str, ...] = ()  # keys that a new row must have, beside its id


_KINDS = {
    kind.name: kind
    for kind in (
        _Kind("feeds", "feeds.toml", "feed", Feed, key="url"),
        _Kind("outlets", "outlets.toml", "outlet", Outlet, required=("name",)),
        _Kind("topics", "topics.toml", "topic", Topic, required=("query",)),
        _Kind("voices", "voices.toml", "voice", Voice, required=("name",)),
        _Kind("companies", "companies.toml", "company", Company, required=("name",)),
        _Kind("events", "events.toml", "event", Event, required=("name", "start")),
        _Kind("rules", "alerts.toml", "rule", AlertRule, required=("query",)),
    )
}
KINDS: tuple[str, ...] = tuple(_KINDS)


def _kind(name: str) -> _Kind:
    return _KINDS[name]


# ---- reading ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Table:
    """The rows of one file, and its text for messages."""

    kind: _Kind
    file: str
    text: str
    rows: tuple[dict[str, Any], ...]

    @classmethod
    def of(cls, kind: _Kind, path: Path) -> _Table:
        text = read_text(path)
        return cls.parse(kind, str(path), text or "")

    @classmethod
    def parse(cls, kind: _Kind, file: str, text: str) -> _Table:
        document = parse_toml(text, file) if text else {}
        for key in document:
            if key != kind.table:
                hint = f"only [[{kind.table}]] tables are known here"
                raise CatalogError(file, hint, line=_line(text, None, key), key=key)
        rows = document.get(kind.table, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise CatalogError(file, f"each {kind.table} is written as [[{kind.table}]]", key=kind.table)
        return cls(kind, file, text, tuple(rows))

    def error(self, row: Mapping[str, Any], key: str | None, message: str) -> CatalogError:
        index = next(index for index, other in enumerate(self.rows) if other is row)
        return CatalogError(self.file, message, line=_line(self.text, (self.kind.table, index), key), key=key)


@cache
def _defaults(kind: str) -> Mapping[str, Item]:
    """The rows that we ship. An error here is a bug, and the tests look for it."""
    which = _kind(kind)
    file = resources.files("monitor.resources").joinpath("catalog", which.file)
    table = _Table.parse(which, which.file, file.read_text(encoding="utf-8"))
    merged: dict[str, Item] = {}
    for id, row in zip(_ids(table, {}), table.rows, strict=True):
        _merge(merged, id, row, table)
    if kind == "feeds":
        merged = {url: replace(item, origin="default") for url, item in merged.items() if isinstance(item, Feed)}
    return merged


def _ids(table: _Table, known: Mapping[str, Item]) -> list[str]:
    """The ids of a file's rows, each once. A default feed may be meant by its short name instead of its address."""
    kind = table.kind
    names = {item.id: url for url, item in known.items() if isinstance(item, Feed) and item.id}
    ids: dict[str, None] = {}
    for row in table.rows:
        id = row.get(kind.key, names.get(row.get("id", "")))
        if not isinstance(id, str) or not id.strip():
            raise table.error(row, None, f"a {kind.table} needs {_article(kind.key)} {kind.key}")
        if id in ids:
            raise table.error(row, kind.key if kind.key in row else "id", f"“{id}” stands in this file twice")
        ids[id] = None
    return list(ids)


def _merge(merged: dict[str, Item], id: str, row: Mapping[str, Any], table: _Table) -> None:
    """Put a row into `merged`: over the row of the same id, or as a new one."""
    converters = _converters(cast(Any, table.kind.item))
    given: dict[str, Any] = {}
    for key, value in row.items():
        if key not in converters:
            near = difflib.get_close_matches(key, converters, 1)
            hint = f"; “{near[0]}” is" if near else f"; known are {', '.join(converters)}"
            raise table.error(row, key, f"a {table.kind.table} has no such key{hint}")
        try:
            given[_FIELD_OF.get(key, key)] = converters[key](value)
        except ValueError as error:
            raise table.error(row, key, str(error)) from error
    if id in merged:
        merged[id] = replace(merged[id], **given)
    elif given.keys() <= {table.kind.key, "enabled"} and table.kind.required:
        pass  # switches a default that this version no longer ships
    else:
        for key in table.kind.required:
            if key not in given and not (key == "name" and table.kind.name == "topics"):
                raise table.error(row, None, f"the {table.kind.table} “{id}” needs {_article(key)} {key}")
        merged[id] = _new(table.kind, id, given)


def _new(kind: _Kind, id: str, given: dict[str, Any]) -> Item:
    if kind.name == "topics":
        given.setdefault("name", id)
    if kind.name == "feeds":
        host = urlsplit(id).hostname or id
        given.setdefault("title", host)
        given.setdefault("outlet", host.removeprefix("www."))
    made: Item = kind.item(**given)
    return made


# How a model's field is written in TOML, where that differs.
_KEY_OF = {"interval": "interval_min"}
_FIELD_OF = {key: name for name, key in _KEY_OF.items()}


@cache
def _converters(item: Any) -> Mapping[str, Callable[[Any], Any]]:
    """For each key of a row, what makes its TOML value the model's. Raises ValueError with a sentence."""
    hints = get_type_hints(item)
    hidden = {"origin"}
    return {_KEY_OF.get(f.name, f.name): _converter(hints[f.name]) for f in fields(item) if f.name not in hidden}


def _converter(hint: Any) -> Callable[[Any], Any]:
    arguments = get_args(hint)
    if type(None) in arguments:
        inner = _converter(next(argument for argument in arguments if argument is not type(None)))
        return lambda value: None if value == "" else inner(value)  # TOML has no null
    if hint == tuple[Role, ...]:
        return _roles
    if arguments and arguments[0] is str:
        return _texts
    if issubclass(hint, StrEnum):
        return lambda value: _choice(hint, value)
    return {str: _text, bool: _flag, float: _number, date: _day, timedelta: _minutes}[hint]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"expected text in quotation marks, found {value!r}")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise ValueError('expected a list of texts, like ["one", "two"]')
    return tuple(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"expected true or false, found {value!r}")
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -1 <= value <= 1:
        raise ValueError(f"expected a number from -1 to 1, found {value!r}")
    return float(value)


def _day(value: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError(f"expected a date like 2025-01-27, without quotation marks, found {value!r}")
    return value


def _minutes(value: Any) -> timedelta:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 10080:
        raise ValueError(f"expected 1 to 10080 whole minutes, found {value!r}")
    return timedelta(minutes=value)


def _choice(choices: type[StrEnum], value: Any) -> StrEnum:
    if value not in [str(choice) for choice in choices]:
        raise ValueError(f"expected one of {', '.join(choices)}, found {value!r}")
    return choices(value)


def _roles(value: Any) -> tuple[Role, ...]:
    if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
        raise ValueError('expected a list of roles, like [{ title = "minister", start = 2024-09-21 }]')
    converters = _converters(Role)
    roles = []
    for part in value:
        for key in part:
            if key not in converters:
                raise ValueError(f"a role has no key “{key}”; known are {', '.join(converters)}")
        if "title" not in part:
            raise ValueError("a role needs a title")
        role = Role(**{key: converters[key](inner) for key, inner in part.items()})
        if role.start and role.end and role.end < role.start:
            raise ValueError(f"the role “{role.title}” ends before it starts")
        roles.append(role)
    return tuple(roles)


def _fingerprint(rows: Mapping[str, Iterable[Item]]) -> str:
    digest = hashlib.sha256()
    for kind in ("topics", "voices", "companies", "outlets"):
        for item in rows[kind]:
            bare = replace(item, source=None, as_of=None)  # type: ignore[arg-type]  # these four have both
            digest.update(repr(bare).encode())
    return digest.hexdigest()[:16]


# ---- writing ----------------------------------------------------------------------------------------


def _refuse_unusable(item: Item, path: Path) -> None:
    if not key_of(item).strip():
        raise CatalogError(path.name, "an id cannot be empty")
    if isinstance(item, Topic | AlertRule):
        from monitor import query  # here, since a window starts without it

        query.parse(item.query)
    if isinstance(item, Feed) and urlsplit(item.url).scheme not in ("http", "https"):
        raise CatalogError(path.name, "a feed's address starts with http:// or https://", key="url")


def _row(item: Item, kind: _Kind, default: Item | None) -> dict[str, Any]:
    """What of an item is to be written: for a default what differs from it, else what differs from an empty row."""
    row: dict[str, Any] = {}
    for f in fields(item):
        if f.name in ("origin", kind.key):
            continue
        value = getattr(item, f.name)
        if default is not None:
            if value != getattr(default, f.name):
                row[_KEY_OF.get(f.name, f.name)] = _toml(value)
        elif value is not None and (value != f.default or f.name == "enabled"):
            row[_KEY_OF.get(f.name, f.name)] = _toml(value)
    return row


def _toml(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, timedelta):
        return max(1, round(value.total_seconds() / 60))
    if isinstance(value, Role):
        parts = {f.name: getattr(value, f.name) for f in fields(value)}
        return {name: part for name, part in parts.items() if part is not None}
    if isinstance(value, tuple):
        return [_toml(part) for part in value]
    return value


class _Edit:
    """One change of a user's file: read, changed in memory, written whole when the block ends without an error."""

    def __init__(self, path: Path, kind: _Kind) -> None:
        import tomlkit

        self.path, self._kind = path, kind
        table = _Table.of(kind, path)  # refuses what we would not understand afterward
        self._document = tomlkit.parse(table.text)
        rows = self._document.get(kind.table, tomlkit.aot())
        if not isinstance(rows, tomlkit.items.AoT):
            raise CatalogError(str(path), f"to be changed here, each {kind.table} has to stand under [[{kind.table}]]")
        self._rows: dict[str, Any] = dict(zip(_ids(table, _defaults(kind.name)), rows, strict=True))
        self._changed = False

    def __enter__(self) -> _Edit:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        import tomlkit

        if error is None and self._changed:
            write_private(self.path, tomlkit.dumps(self._document))

    def put(self, id: str, row: Mapping[str, Any], *, keep: bool = False) -> None:
        """Write a row; the keys of an earlier row of that id go, unless `keep`."""
        found = self._rows.get(id)
        if found is None:
            self._append(id, row)
        else:
            for key in [key for key in found if key not in row and not keep and key not in (self._kind.key, "id")]:
                del found[key]
            for key, value in row.items():
                if key not in found or found[key] != value:
                    found[key] = value
        self._changed = True

    def change(self, id: str, row: Mapping[str, Any]) -> None:
        """Change a row that must be there."""
        if id not in self._rows:
            raise self._unknown(id)
        self.put(id, row, keep=True)

    def forget(self, id: str, key: str) -> None:
        """Take one key out of a row, and the row with its last key."""
        found = self._rows.get(id, {})
        if key in found:
            del found[key]
            self._changed = True
            if set(found) <= {self._kind.key, "id"}:
                self.drop(id)

    def drop(self, id: str, *, missing_ok: bool = False) -> None:
        found = self._rows.pop(id, None)
        if found is not None:
            self._document[self._kind.table].remove(found)
            self._changed = True
            if not self._rows:
                self._document.remove(self._kind.table)
        elif not missing_ok:
            raise self._unknown(id)

    def _append(self, id: str, row: Mapping[str, Any]) -> None:
        import tomlkit

        if not self._rows:
            self._document.append(self._kind.table, tomlkit.aot())
        table = tomlkit.table()
        table.update({self._kind.key: id, **row})
        self._document[self._kind.table].append(table)
        self._rows[id] = table

    def _unknown(self, id: str) -> CatalogError:
        return CatalogError(self.path.name, f"there is no {self._kind.table} “{id}”")


# ---- messages ----------------------------------------------------------------------------------------


def _line(text: str, row: tuple[str, int] | None, key: str | None) -> int | None:
    """Find the line of a key in the n-th table of a name, or of the table itself."""
    header = re.compile(rf"\s*\[\[\s*{row[0]}\s*\]\]") if row is not None else None
    wanted = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[=.\]]") if key is not None else None
    start, seen = None, -1
    for number, line in enumerate(text.splitlines(), 1):
        if row is not None and header is not None and header.match(line):
            seen += 1
            if seen == row[1]:
                start = number
        elif wanted is not None and wanted.match(line) and (row is None or seen == row[1]):
            return number
    return start


def _article(word: str) -> str:
    return "an" if word[0] in "aeio" else "a"  # "a url"

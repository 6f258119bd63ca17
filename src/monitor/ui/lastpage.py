"""What the window showed last, kept in the profile, so that the first paint needs no store.

Reading the store means importing a database library, which costs more than the whole first paint may. So the window
leaves its visible rows, lenses and words in a small file, shows them at the next start, and then asks the store.
A file that cannot be read is as good as none.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from monitor.model import ArticleRow, Lens

FILE = "last-page.json"
VERSION = 1
ROWS = 60  # more than fit on a tall screen
LARGEST = 1_000_000  # bytes; anything beyond was not written by us


@dataclass(frozen=True, slots=True)
class Group:
    """The lenses of one kind as they stood."""

    by: str
    total: int
    lenses: tuple[Lens, ...]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LastPage:
    """What there is to be shown before the store has answered."""

    rows: tuple[ArticleRow, ...] = ()
    count: int = 0  # how many articles met the question
    groups: tuple[Group, ...] = ()
    brief: tuple[tuple[str, bool], ...] = ()
    notes: tuple[str, ...] = ()
    summary: str = ""  # beside the list's heading
    order: str = "-at"
    engine: str = "vader"
    status: Mapping[str, str] | None = None


def save(folder: Path, page: LastPage) -> None:
    """Write the page for the user alone, whole or not at all. A full disk is no reason to fail: then there is none."""
    draft = folder / f".{FILE}.{os.getpid()}.new"
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump({"version": VERSION, **_plain(page)}, file, ensure_ascii=False)
        os.replace(draft, folder / FILE)
    except OSError:
        draft.unlink(missing_ok=True)


def load(folder: Path) -> LastPage:
    """Read the page; an empty one where there is none that can be read."""
    try:
        with open(folder / FILE, "rb") as file:
            raw = json.loads(file.read(LARGEST))
        if raw.get("version") != VERSION:
            return LastPage()
        return LastPage(
            rows=tuple(_row(row) for row in raw["rows"][:ROWS]),
            count=int(raw["count"]),
            groups=tuple(
                Group(
                    str(group["by"]),
                    int(group["total"]),
                    tuple(
                        _lens(by, name, articles, unread, spark)
                        for by, name, articles, unread, spark in group["lenses"]
                    ),
                    {str(key): str(value) for key, value in group["names"].items()},
                )
                for group in raw["groups"]
            ),
            brief=tuple((str(run), bool(bold)) for run, bold in raw["brief"]),
            notes=tuple(str(note) for note in raw["notes"]),
            summary=str(raw["summary"]),
            order=str(raw["order"]),
            engine=str(raw["engine"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return LastPage()


def _plain(page: LastPage) -> dict[str, Any]:
    return {
        "rows": [{field.name: _flat(getattr(row, field.name)) for field in fields(row)} for row in page.rows],
        "count": page.count,
        "groups": [
            {
                "by": group.by,
                "total": group.total,
                "names": dict(group.names),
                "lenses": [[lens.by, lens.name, lens.articles, lens.unread, list(lens.spark)] for lens in group.lenses],
            }
            for group in page.groups
        ],
        "brief": [list(run) for run in page.brief],
        "notes": list(page.notes),
        "summary": page.summary,
        "order": page.order,
        "engine": page.engine,
    }


def _flat(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value


def _row(raw: Mapping[str, Any]) -> ArticleRow:
    """Make something that reads like an ArticleRow: the nouns cost 25 ms, a tenth of what the first paint may."""
    known = dict(raw)
    known["first_seen"] = datetime.fromisoformat(known["first_seen"])
    if known["published"] is not None:
        known["published"] = datetime.fromisoformat(known["published"])
    known["at"] = known["published"] or known["first_seen"]
    known["topics"], known["voices"] = tuple(known["topics"]), tuple(known["voices"])
    known["labels"] = tuple(known.get("labels", ()))
    known.setdefault("note", None)
    for name, kind in _NEEDED:
        if not isinstance(known[name], kind):
            raise TypeError(name)
    return cast("ArticleRow", SimpleNamespace(**known))


_NEEDED = (
    ("key", int), ("title", str), ("outlet", str), ("copies", int), ("sentiment", dict), ("coverage", dict),
    ("read", bool), ("starred", bool), ("scored_text", str), ("not_scored", str | None), ("url", str | None),
)  # fmt: skip


def _lens(by: str, name: str, articles: int, unread: int, spark: list[float | None]) -> Lens:
    read = SimpleNamespace(by=str(by), name=str(name), articles=int(articles), unread=int(unread), spark=tuple(spark))
    return cast("Lens", read)

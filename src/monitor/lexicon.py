"""The user's own words for the engine vader-news: `lexicon/news.toml` in the profile, over the list that we ship.

A row gives words their value, as in the shipped file: from -4 to +4, 0 silences, and a term of several words masks
the words in it. What the user says of a word holds; of two rows the first, and a word that is named holds over one
that is meant as a form of a verb. A file that cannot be read stops nothing: `read_or_tell` gives the shipped words
alone, and says which line is wrong.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from monitor.errors import CatalogError
from monitor.settings import parse_toml, read_text, reason, write_private

WORST, BEST = -4.0, 4.0  # VADER's scale
OWN = "yours"  # the source of a word that names none
LONGEST = 60  # letters of a word or term
_KEYS = ("words", "verbs", "value", "reason", "source")


@dataclass(frozen=True, slots=True)
class Word:
    """What a lexicon says of one word or term."""

    value: float  # [-4, 4]; 0: it counts for nothing
    reason: str = ""
    source: str = OWN


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file: some words with one value."""

    words: tuple[str, ...]
    verbs: tuple[str, ...]  # bare forms, of which all forms are meant
    meant: Word


@dataclass(frozen=True, slots=True)
class UserLexicon:
    """The file, read. Empty: the shipped lexicon as it is."""

    rows: tuple[Row, ...] = ()
    error: str | None = None  # why the file counts for nothing: file, line and reason

    @property
    def digest(self) -> str:
        """A mark of what the rows say, whatever comments stand between them; "" where there are none."""
        if not self.rows:
            return ""
        words: dict[str, float] = {}
        verbs: dict[str, float] = {}
        for row in self.rows:
            for names, said in ((row.words, words), (row.verbs, verbs)):
                for name in names:
                    said.setdefault(name, row.meant.value)
        return hashlib.sha256(repr((sorted(words.items()), sorted(verbs.items()))).encode()).hexdigest()[:8]

    def with_changes(self, changes: Mapping[str, Word | None]) -> UserLexicon:
        """As it would be with these words changed; None: with what we ship for the word. Nothing is written."""
        kept = [replace(row, words=tuple(word for word in row.words if word not in changes)) for row in self.rows]
        new = [Row((word,), (), meant) for word, meant in changes.items() if meant is not None]
        return UserLexicon((*new, *(row for row in kept if row.words or row.verbs)))


AS_SHIPPED = UserLexicon()


def file_beside(catalog_dir: Path) -> Path:
    """Where a profile keeps the file."""
    return catalog_dir.parent / "lexicon" / "news.toml"


def read(path: Path) -> UserLexicon:
    """Read the file; none means the shipped words. Raises CatalogError with file, line and key."""
    text = read_text(path)
    return AS_SHIPPED if text is None else parse(text, str(path))


def read_or_tell(path: Path) -> UserLexicon:
    """Read the file; where it is wrong, the shipped words hold and `error` tells why."""
    try:
        return read(path)
    except CatalogError as error:
        return UserLexicon(error=str(error))


def parse(text: str, file: str) -> UserLexicon:
    """Read the text of a file. Raises CatalogError."""
    document = parse_toml(text, file)
    for key in document:
        if key != "row":
            raise CatalogError(file, "only [[row]] tables are known here", line=_line(text, None, key), key=key)
    rows = document.get("row", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CatalogError(file, "each row is written as [[row]]", line=_line(text, None, "row"), key="row")
    read_rows = []
    for index, row in enumerate(rows):
        where, message = _wrong_in(row)
        if message:
            raise CatalogError(file, message, line=_line(text, index, where), key=where)
        meant = Word(float(row["value"]), str(row.get("reason", "")), str(row.get("source", OWN)))
        read_rows.append(Row(tuple(_split(row.get("words", ""))), tuple(_split(row.get("verbs", ""))), meant))
    return UserLexicon(tuple(read_rows))


def wrong_in(word: str) -> str | None:
    """Why a word or term cannot stand in the list, as a sentence; None where it can."""
    if not word.strip():
        return "A word is wanted."
    if "," in word or '"' in word or "\n" in word:
        return "A comma, a quotation mark or a line break cannot be part of a word."
    if len(word) > LONGEST:
        return f"A word or term has at most {LONGEST} letters."
    return None


def plain(word: str) -> str:
    """A word as the list writes it: small letters, one blank between the words of a term."""
    return " ".join(word.translate(_APOSTROPHES).lower().split())


def save(path: Path, changes: Mapping[str, Word | None]) -> None:
    """Write changed words into the file, whole or not at all; None takes a word back to what we ship.

    Comments and the other rows stay. Raises CatalogError; then the old file is untouched.
    """
    import tomlkit

    text = read_text(path) or ""
    parse(text, str(path))  # refuses what we would not understand afterward
    document = tomlkit.parse(text)
    if "row" not in document:
        document.append("row", tomlkit.aot())
    rows: Any = document["row"]
    if not isinstance(rows, tomlkit.items.AoT):
        raise CatalogError(str(path), "to be changed here, each row has to stand under [[row]]")
    for row in list(rows):
        kept = [word for word in _split(row.get("words", "")) if word not in changes]
        if len(kept) != len(list(_split(row.get("words", "")))):
            row["words"] = ", ".join(kept)
        if not kept and not str(row.get("verbs", "")).strip():
            rows.remove(row)
    for word, meant in changes.items():
        if meant is not None:
            table = tomlkit.table()
            table.update({"words": word, "value": meant.value, "reason": meant.reason, "source": meant.source})
            rows.append(table)
    if not rows:
        document.remove("row")
    written = tomlkit.dumps(document)
    parse(written, str(path))
    write_private(path, written)


# ---- a draft: changes that nobody has agreed to yet -----------------------------------------------------


def draft_of(path: Path) -> Path:
    """Where changes wait until it is decided what becomes of the scores that they change."""
    return path.with_name("draft.toml")


def begin_draft(path: Path, changes: Mapping[str, Word | None], *, anew: bool = False) -> UserLexicon:
    """Write changes into the draft, over an earlier draft or over the file; `anew`: over nothing. Raises CatalogError.

    The file itself stays as it is.
    """
    draft = draft_of(path)
    text = "" if anew else read_text(draft)
    write_private(draft, (read_text(path) or "") if text is None else text)
    save(draft, changes)
    return read(draft)


def take_draft(path: Path) -> UserLexicon:
    """Put the draft in the file's place. Raises CatalogError; without a draft the file stays as it is."""
    text = read_text(draft_of(path))
    if text is not None:
        parse(text, str(draft_of(path)))
        write_private(path, text)
        drop_draft(path)
    return read(path)


def drop_draft(path: Path) -> None:
    """Forget the changes. Raises CatalogError."""
    try:
        draft_of(path).unlink(missing_ok=True)
    except OSError as error:
        raise CatalogError(str(draft_of(path)), f"the file cannot be removed: {reason(error)}") from error


# ---- helpers ------------------------------------------------------------------------------------------

_APOSTROPHES = str.maketrans("’‘ʼ＇", "''''")


def _split(text: object) -> Iterator[str]:
    return (plain(name) for name in str(text).split(",") if name.strip())


def _wrong_in(row: Mapping[str, Any]) -> tuple[str | None, str]:
    """The key that is wrong and why; an empty reason where nothing is."""
    for key in row:
        if key not in _KEYS:
            return key, f"a row has no such key; known are {', '.join(_KEYS)}"
    for key in ("words", "verbs", "reason", "source"):
        if not isinstance(row.get(key, ""), str):
            return key, f"expected text in quotation marks, found {row[key]!r}"
    if not any(True for _ in _split(row.get("words", "") + "," + row.get("verbs", ""))):
        return None, 'a row needs words: words = "sell-off, export ban"'
    for key in ("words", "verbs"):
        for word in _split(row.get(key, "")):
            if why := wrong_in(word):
                return key, f"{why[0].lower()}{why[1:-1]}: “{word[:80]}”"
    if "value" not in row:
        return None, "a row needs a value from -4 (worst) to 4 (best); 0 silences"
    value = row["value"]
    if isinstance(value, bool) or not isinstance(value, int | float) or not WORST <= value <= BEST:
        return "value", f"expected a number from -4 (worst) to 4 (best), found {value!r}"
    return None, ""


def _line(text: str, index: int | None, key: str | None) -> int | None:
    """Find the line of a key in the n-th row, of the row itself, or of a key outside all rows."""
    wanted = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[=.\]]") if key is not None else None
    start, seen = None, -1
    for number, line in enumerate(text.splitlines(), 1):
        if index is not None and re.match(r"\s*\[\[\s*row\s*\]\]", line):
            seen += 1
            if seen == index:
                start = number
        elif wanted is not None and wanted.match(line) and (index is None or seen == index):
            return number
    return start

"""Rows to files: CSV, JSONL, Parquet, each whole or not at all, with a manifest that explains it.

The records here are what `--json` prints too: one place settles names, order and form. A column, once out, is
never renamed or dropped; a new one is appended.

**Forms.** Times are ISO 8601 in UTC. What is not scored is null: an empty cell in CSV, never 0. Lists are joined
by "; " in CSV. CSV is RFC 4180: UTF-8, commas, CRLF, marks doubled inside marks.

**Formula guard.** A spreadsheet takes a cell that begins with = + - @ (or their full-width forms), a tab or a line
break as a formula, also after blanks, quotation marks or invisible characters. A *text* cell of that kind gets one
apostrophe in front; numbers are never touched. Nothing is lost: `unguarded` (or: drop one leading apostrophe where
the rest would need the guard) gives back every cell as it was.

**Atomic.** A file is written beside its place under a passing name, private to the user, brought to the disk, and
then takes its place in one step. Whatever stops the program, there is the old file or the new one.
"""

from __future__ import annotations

import csv
import errno
import hashlib
import importlib
import io
import json
import os
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from monitor import __version__
from monitor.errors import ExportError
from monitor.i18n import tr_noop
from monitor.model import AlertRow, ArticleRow, Series, StatementRow

Record = dict[str, object]  # fit for JSON: text, numbers, lists of text, None

ENGINES = ("vader", "vader-news", "model")  # those that have columns, in the columns' order


class Kind(StrEnum):
    """What can be exported."""

    ARTICLES = "articles"
    STATEMENTS = "statements"
    SERIES = "series"
    ALERTS = "alerts"
    OUTLETS = "outlets"
    JUDGMENTS = "judgments"


class Format(StrEnum):
    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True)
class Column:
    """One column, and its line in the data dictionary."""

    name: str
    type: str  # "text", "list", "number", "integer" or "time"
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and where."""

    path: Path
    manifest: Path
    rows: int
    sha256: str


def columns_for(kind: str) -> tuple[Column, ...]:
    """The columns of an export, in their order; raises ValueError for a kind that there is not."""
    return _COLUMNS[Kind(kind)]


# ---- records ----------------------------------------------------------------------------------


def time_text(at: datetime | None) -> str | None:
    """Write a time as every program reads it: `2025-01-27T14:05:00Z`. Fractions of a second are dropped."""
    return at.astimezone(UTC).isoformat(timespec="seconds").removesuffix("+00:00") + "Z" if at else None


def column_of(engine: str) -> str:
    """The part of a column's name that means this engine: `vader-news` is `vader_news`."""
    return engine.replace("-", "_")


def article_record(row: ArticleRow) -> Record:
    return _record(Kind.ARTICLES, row, feed=row.feed or None, scored_text=row.scored_text.value)


def statement_record(row: StatementRow) -> Record:
    return _record(Kind.STATEMENTS, row, statement=row.words, kind=row.kind.value)


def series_records(series: Iterable[Series], count: str = "story") -> Iterator[Record]:
    """One record for each point. `count`: what the means are over, a value of `model.Count`."""
    for each in series:
        whose = {name: getattr(each, name) for name in ("by", "name", "engine")}
        for point in each.points:
            start, period = time_text(point.start), each.period.value
            yield _record(Kind.SERIES, point, **whose, period_start=start, period=period, count=count)


def alert_record(row: AlertRow) -> Record:
    about = {name: getattr(row, name) for name in ("outlet", "title", "url", "copies")}
    return _record(Kind.ALERTS, row.alert, **about)


def _record(kind: Kind, row: Any, /, **given: object) -> Record:
    """A record of a row: each column is the field of its name, unless it is given."""
    record: Record = {}
    for name, field, engine, form in _fields(kind):
        if name in given:
            record[name] = given[name]
        elif engine:
            record[name] = getattr(row, field).get(engine)
        elif form is not None:
            record[name] = form(getattr(row, field))
        else:
            record[name] = getattr(row, field)
    return record


@cache
def _fields(kind: Kind) -> tuple[tuple[str, str, str, Callable[[Any], object] | None], ...]:
    """Of each column: its name, the field it is, of which engine if of one, and what makes the value fit for JSON."""
    forms: dict[str, Callable[[Any], object]] = {"time": time_text, "list": list}
    known = {f"_{column_of(engine)}": engine for engine in ENGINES}
    made = []
    for column in _COLUMNS[kind]:
        end = next((end for end in known if column.name.endswith(end) and column.type == "number"), "")
        made.append((column.name, column.name.removesuffix(end), known.get(end, ""), forms.get(column.type)))
    return tuple(made)


def json_text(value: object, *, indent: int | None = None) -> str:
    """Write JSON that survives any reader: text as it is, but for what would break a line or cannot be UTF-8."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    if not text.isascii():
        # readers that split lines as Python or JavaScript do would cut a record at these
        text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")
        try:
            text.encode()
        except UnicodeEncodeError:  # half a surrogate pair, which JSON may hold and UTF-8 may not
            text = json.dumps(value, allow_nan=False, indent=indent)
    return text


# ---- files ------------------------------------------------------------------------------------


def write(
    kind: str,
    records: Iterable[Record],
    to: Path,
    *,
    format: str = Format.CSV,
    excel: bool = False,
    about: Mapping[str, object] | None = None,
    created: datetime,
) -> Written:
    """Write records and their manifest, both or neither.

    `excel` puts a byte order mark before CSV, without which Excel takes UTF-8 for something else. `about` is added
    to the manifest, as it is when the last record has come: the question that was asked, the versions that answered.
    Raises ExportError; what was there before is then untouched.
    """
    columns, form = columns_for(kind), Format(format)
    to = Path(os.path.realpath(to))
    manifest = to.with_name(f"{to.name}.manifest.json")
    counted = _Counted(records)
    # the manifest goes first: whoever waits for the file finds its explanation beside it
    with _replacing(manifest, to) as (explained, file):
        if form is Format.PARQUET:
            _write_parquet(counted, columns, file)
        else:
            chunks = csv_chunks(counted, columns, excel=excel) if form is Format.CSV else jsonl_chunks(counted)
            for chunk in chunks:
                file.write(chunk)
        file.flush()
        file.seek(0)
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]  # typeshed wants a reader
        facts = {
            "file": to.name,
            "kind": Kind(kind).value,
            "format": form.value,
            "rows": counted.count,
            "bytes": os.fstat(file.fileno()).st_size,
            "sha256": sha256,
            "created": time_text(created),
            "program": {"name": "news-sentiment-monitor", "version": __version__},
            **(about or {}),
            "form": _FORM[form] | ({"byte_order_mark": excel} if form is Format.CSV else {}),
            "columns": [{"name": each.name, "type": each.type, "meaning": each.text} for each in columns],
        }
        explained.write((json_text(facts, indent=2) + "\n").encode())
    return Written(to, manifest, counted.count, sha256)


def write_bytes(content: bytes, to: Path) -> None:
    """Write a small file whole or not at all, private to the user. Raises ExportError."""
    with _replacing(Path(os.path.realpath(to))) as (file,):
        file.write(content)


def csv_chunks(records: Iterable[Record], columns: Sequence[Column], *, excel: bool = False) -> Iterator[bytes]:
    """CSV, some rows at a time."""
    text = io.StringIO()
    # CRLF is also what makes Python 3.11 put marks round a cell that holds a bare CR
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([each.name for each in columns])
    yield b"\xef\xbb\xbf" if excel else b""
    for number, record in enumerate(records, start=1):
        writer.writerow([_cell(record[each.name]) for each in columns])
        if number % 500 == 0:
            yield _taken(text)
    yield _taken(text)


def jsonl_chunks(records: Iterable[Record]) -> Iterator[bytes]:
    """One JSON object a line."""
    for record in records:
        yield (json_text(record) + "\n").encode()


# ---- the formula guard ------------------------------------------------------------------------

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠﹢﹣﹦﹫−")
_QUOTES = frozenset("'\"`´‘’‚‛“”„‟«»‹›＂＇")


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula."""
    return f"'{text}" if _begins_formula(text) else text


def unguarded(cell: str) -> str:
    """Take the guard off again: the exact reverse of `guarded`, whatever the text was."""
    return cell[1:] if cell.startswith("'") and _begins_formula(cell[1:]) else cell


def _begins_formula(text: str) -> bool:
    for character in text:
        if character in _FORMULA:
            return True
        if character.isalnum():  # the common case, decided at the first character
            return False
        # blanks, quotation marks, byte order marks, joiners, bidi and other controls are looked through
        if not (character.isspace() or character in _QUOTES or unicodedata.category(character) in ("Cc", "Cf")):
            return False
    return False


# ---- helpers ----------------------------------------------------------------------------------


class _Counted:
    """Hands records on and counts them."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records, self.count = records, 0

    def __iter__(self) -> Iterator[Record]:
        for record in self._records:
            self.count += 1
            yield record


def _cell(value: object) -> object:
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, list):
        return guarded("; ".join(value))
    return value  # a number, or None, which the csv module writes as an empty cell


def _taken(text: io.StringIO) -> bytes:
    rows = text.getvalue()
    text.seek(0)
    text.truncate()
    return rows.encode("utf-8", "backslashreplace")  # half a surrogate pair cannot be UTF-8


@contextmanager
def _replacing(*places: Path) -> Iterator[tuple[BinaryIO, ...]]:
    """Give a new file for each place. They take their places, in this order, when the block ends well.

    Everything that can fail for want of room or rights comes before the first of them does.
    """
    for to in places:
        if to.exists() and not to.is_file():  # a folder; a device, which must not be replaced by a file
            raise ExportError(f"{to} is no ordinary file and was not written")
    to = places[-1]
    passing: list[str] = []
    try:
        with ExitStack() as files:
            opened = []
            for place in places:
                handle, name = tempfile.mkstemp(dir=place.parent, prefix=".news-monitor-", suffix=".part")  # 0600
                passing.append(name)
                opened.append(files.enter_context(open(handle, "w+b")))
            yield tuple(opened)
            for file in opened:
                file.flush()
                os.fsync(file.fileno())
        for place in places:
            os.replace(passing[0], place)
            del passing[0]
    except OSError as error:
        raise ExportError(f"{to} could not be written: {_reason(error)}; what was there before is untouched") from error
    finally:
        for name in passing:
            with suppress(OSError):
                os.unlink(name)
    _sync_folder(to.parent)


def _sync_folder(folder: Path) -> None:
    """Bring the new names to the disk, where the system can: the files themselves are already there."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(error: OSError) -> str:
    if error.errno == errno.ENOENT:
        return "its folder does not exist"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full"
    return (error.strerror or str(error)).lower()


def _write_parquet(records: Iterable[Record], columns: Sequence[Column], file: BinaryIO) -> None:
    try:
        pa: Any = importlib.import_module("pyarrow")
        parquet: Any = importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise ExportError(tr_noop('Parquet needs the package "pyarrow": install it, or choose csv or jsonl')) from error
    types = {
        "text": pa.string(),
        "list": pa.list_(pa.string()),
        "number": pa.float64(),
        "integer": pa.int64(),
        "time": pa.timestamp("s", tz="UTC"),
    }
    schema = pa.schema([pa.field(each.name, types[each.type], metadata={"meaning": each.text}) for each in columns])
    read: dict[str, Callable[[Any], object]] = {
        each.name: datetime.fromisoformat for each in columns if each.type == "time"
    }
    with parquet.ParquetWriter(file, schema) as writer:
        for some in _batches(records, 10_000):
            rows = [
                {
                    name: read[name](value) if value is not None and name in read else value
                    for name, value in row.items()
                }
                for row in some
            ]
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))


def _batches(records: Iterable[Record], size: int) -> Iterator[list[Record]]:
    some: list[Record] = []
    for record in records:
        some.append(record)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some


# ---- the data dictionary ----------------------------------------------------------------------

_FORM: Mapping[Format, dict[str, object]] = {
    Format.CSV: {
        "encoding": "UTF-8",
        "delimiter": ",",
        "line_end": "CRLF",
        "null": "empty cell",
        "list_separator": "; ",
        "formula_guard": (
            "A text cell that a spreadsheet would take for a formula (= + - @, tab or line break, also after blanks, "
            "quotation marks or invisible characters) has one apostrophe in front. To undo: drop a leading apostrophe "
            "where the rest would need the guard. Numbers are never guarded."
        ),
    },
    Format.JSONL: {"encoding": "UTF-8", "line_end": "LF", "null": "null"},
    Format.PARQUET: {"null": "null", "times": "timestamp[s], UTC"},
}

_ENGINE_TEXT = {
    "vader": "VADER 3.3.2 as published",
    "vader-news": "VADER with the news lexicon",
    "model": "the local model",
}


def _columns(table: str) -> tuple[Column, ...]:
    """Read lines of name, type and meaning. A name with * stands for a column of each engine."""
    made: list[Column] = []
    for line in table.strip().splitlines():
        name, type, text = line.split(maxsplit=2)
        for engine in ENGINES if name.endswith("*") else ("",):
            by = _ENGINE_TEXT.get(engine, "")
            means = text.replace("{score}", f", by {by}; from -1 to 1; empty: not scored by this engine")
            made.append(Column(name.replace("*", column_of(engine)), type, means.replace("{engine}", by)))
    return tuple(made)


_COLUMNS: Mapping[Kind, tuple[Column, ...]] = {
    Kind.ARTICLES: _columns(
        """
        id              text    The article: digest of outlet and canonical link, 16 hex digits
        published       time    When the feed says it was published, UTC; empty: no date that can be true
        first_seen      time    When this program first saw it, UTC
        outlet          text    Who published it
        feed            text    Address of the feed that brought it first; empty: added by hand
        title           text    Headline, plain text
        url             text    Link to the article
        language        text    Language of the text, ISO 639-1; empty: cannot be told
        story           text    The story that the article belongs to; articles of one story are one piece of news
        copies          integer How many articles the story has
        topics          list    Ids of the topics whose query it meets
        voices          list    Names of those who speak in it
        sentiment_*     number  Mean sentiment of the article's sentences, headline first{score}
        narration_*     number  Mean sentiment of the sentences outside statements: the outlet's own words{score}
        scored_text     text    Which text there was to score: headline, headline+summary or headline+body
        not_scored      text    Why no engine scored it; empty: it was scored
        engine_versions text    The engines that scored it, with their versions
        origin          text    How it came: feed, backfill (a search into the past) or manual (by hand)
        labels          list    Your labels
        note            text    Your note
        """
    ),
    Kind.STATEMENTS: _columns(
        """
        id          text    The statement
        article     text    Id of the article that it stands in
        published   time    When the article was published, UTC; empty: no date that can be true
        outlet      text    Who published the article
        voice       text    Who speaks; empty: cannot be known
        speaker     text    The mention that carries the attribution, as printed; empty: the text names none
        kind        text    direct, mixed, indirect, authored or manual
        statement   text    The words said, without quotation marks
        targets     list    Companies and topics that the words are about
        sentiment_* number  Mean sentiment of the statement's own words{score}
        confidence  number  How sure it is that speaker and voice are right; from 0 to 1
        start       integer Where the words begin, in Unicode code points of the article's text
        end         integer Where they end; the code point there no longer belongs to them
        url         text    Link to the article
        carried_by  integer How many outlets carry the same words
        """
    ),
    Kind.SERIES: _columns(
        """
        by           text    What the name is: outlet, voice or topic
        name         text    The outlet's or voice's name, the topic's id
        period_start time    When the period begins, UTC; weeks begin on Monday
        period       text    hour, day, week or month
        engine       text    The engine whose scores these are
        mean         number  Mean sentiment over stories, from -1 to 1; empty: nothing was scored
        low          number  Lower end of the 95 % interval (Student's t over stories); empty below two stories
        high         number  Upper end of the 95 % interval
        n_articles   integer How many articles the mean rests on; for voices, those they speak in
        n_stories    integer How many stories the mean is over; or whatever `count` says
        coverage     number  Mean share of sentences with at least one score word; from 0 to 1
        count        text    What the mean is over: story (each once), copy (every article), outlet (a story, in each)
        """
    ),
    Kind.ALERTS: _columns(
        """
        id        text    The firing: digest of rule and story
        rule      text    Id of the rule that fired
        fired_at  time    When it fired, UTC
        article   text    Id of the article that it fired for
        outlet    text    Who published the article
        title     text    The article's headline
        matched   list    The words that met the query, as printed
        url       text    Link to the article
        delivered time    When the user was notified, UTC; empty: not yet, or not asked for
        copies    integer How many articles its story has by now; they raise no alert of their own
        """
    ),
    Kind.OUTLETS: _columns(
        """
        outlet             text    Who published
        period_start       time    When the period begins, UTC; empty: the row is over the whole span
        period             text    hour, day, week or month; empty: the row is over the whole span
        engine             text    The engine whose scores these are
        narration          number  Mean sentiment of its own words over stories; empty: nothing was scored
        narration_low      number  Lower end of the 95 % interval; empty below two stories
        narration_high     number  Upper end of the 95 % interval
        narration_articles integer How many articles that mean rests on
        narration_stories  integer How many stories it is over
        quoted             number  Mean sentiment over stories of what people with a name say in its articles
        quoted_low         number  Lower end of the 95 % interval; empty below two stories
        quoted_high        number  Upper end of the 95 % interval
        quoted_articles    integer How many articles hold such statements
        quoted_stories     integer How many stories that mean is over
        difference         number  Narration less quoted; empty: nothing on one side
        difference_low     number  Lower end of its 95 % interval (Welch); empty below two stories a side
        difference_high    number  Upper end of its 95 % interval
        rank_first         integer First place that the narration may have, 1 is the most negative; empty: few
        rank_last          integer Last place that it may have; periods have no places
        topic              text    Id of the topic whose articles the row is about; empty: all that were asked for
        """
    ),
    Kind.JUDGMENTS: _columns(
        """
        id          text    The sentence toward its target: the same for every answer to it
        judged_at   time    When somebody judged it, UTC
        labeler     text    Who that was
        turn        integer 2: the same labeler judged it again, without having seen the first answer
        article     text    Id of the article that it stands in
        outlet      text    Who published the article
        sentence    text    The sentence, as it was shown
        target      text    Whom the label is about; empty: the whole sentence
        label       text    negative, neutral or positive, given without sight of any score; empty: cannot tell
        sentiment_* number  Sentiment of the sentence, toward its target where the engine knows targets{score}
        label_*     text    What {engine} says of it; empty: not scored
        url         text    Link to the article
        """
    ),
}

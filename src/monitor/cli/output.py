"""What commands print: JSON for programs, tables for people.

Data goes to standard output. A table is drawn by rich on a terminal and is plain aligned text in a pipe. Text of
strangers cannot control the terminal: controls and overrides of the writing direction are taken out of it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any

import click

from monitor.export import Record, json_text

BATCH = 200  # rows printed at a time


class Form(StrEnum):
    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of a table."""

    head: str
    cell: Callable[[Record], object]
    right: bool = False
    grows: bool = False  # takes the width that is left, and is cut off there
    wide: bool = False  # too wide for a terminal: only in a pipe


def formed(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--json` and `--jsonl`; it gets them as `form`."""

    def keep(form: Form) -> Callable[[click.Context, click.Parameter, bool], None]:
        def callback(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
            ctx.params.setdefault("form", Form.TEXT)
            if value:
                if ctx.params["form"] is not Form.TEXT:
                    raise click.UsageError("--json and --jsonl exclude one another", ctx)
                ctx.params["form"] = form

        return callback

    for form, text in ((Form.JSONL, "One JSON object a line."), (Form.JSON, "One JSON document.")):
        function = click.option(
            f"--{form}", is_flag=True, expose_value=False, is_eager=True, callback=keep(form), help=text
        )(function)
    return function


def on_terminal() -> bool:
    """Whether a person looks at standard output."""
    return sys.stdout.isatty()


def document(value: object) -> None:
    """Print one JSON document."""
    data(json_text(value, indent=2) + "\n")


def data(text: str) -> None:
    """Print what a program reads: UTF-8, whatever the terminal's encoding."""
    click.echo(text.encode(), nl=False)


def listing(form: Form, records: Iterable[Record], columns: Sequence[Shown], *, empty: str) -> int:
    """Print records in the form asked for and return how many there were; `empty` is said where there are none."""
    if form is Form.JSON:
        return _array(records)
    if form is Form.JSONL:
        return _lines(records)
    rows = list(records)
    if rows:
        table(columns, rows)
    else:
        say(empty)
    return len(rows)


def say(sentence: str) -> None:
    """Tell the person something that is no data."""
    click.echo(sentence, err=True)


def table(columns: Sequence[Shown], records: Sequence[Record]) -> None:
    """Print a table."""
    if on_terminal():
        columns = [column for column in columns if not column.wide]
    rows = [[_text(column.cell(record)) for column in columns] for record in records]
    if on_terminal():
        _rich_table(columns, rows)
    else:
        _plain_table(columns, rows)


# ---- words for people ---------------------------------------------------------------------------

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+")


def clean(text: str) -> str:
    """Take out of a text what could control a terminal or reorder what stands beside it."""
    return _CONTROLS.sub(" ", text)


def signed(value: object) -> str:
    """Write a sentiment: +0.31, −0.21, 0.00; a dash where nothing was scored."""
    if not isinstance(value, int | float):
        return "–"
    text = f"{value:+.2f}"
    return "0.00" if text in ("+0.00", "-0.00") else text.replace("-", "−")


def counted(n: int, noun: str, plural: str | None = None) -> str:
    """Write a number and its noun: "1 feed", "3 feeds"."""
    return f"{n} {noun if n == 1 else plural or noun + 's'}"


def _text(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return clean(", ".join(str(part) for part in value))
    return clean(str(value))


# ---- JSON ---------------------------------------------------------------------------------------


def _array(records: Iterable[Record]) -> int:
    """One document, written as it comes: a row a line."""
    count = 0
    rows = iter(records)
    while some := list(islice(rows, BATCH)):
        lead = ",\n" if count else "["
        data(lead + ",\n".join(json_text(record) for record in some))
        count += len(some)
    data("]\n" if count else "[]\n")
    return count


def _lines(records: Iterable[Record]) -> int:
    count = 0
    rows = iter(records)
    while some := list(islice(rows, BATCH)):
        data("".join(json_text(record) + "\n" for record in some))
        count += len(some)
    return count


# ---- tables -------------------------------------------------------------------------------------


def _rich_table(columns: Sequence[Shown], rows: Sequence[Sequence[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        drawn.add_column(
            column.head,
            justify="right" if column.right else "left",
            no_wrap=True,
            overflow="ellipsis",
            ratio=1 if column.grows else None,
        )
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    drawn.expand = any(column.grows for column in columns)
    Console(highlight=False).print(drawn)


def _plain_table(columns: Sequence[Shown], rows: Sequence[Sequence[str]]) -> None:
    from rich.cells import cell_len

    heads = [column.head for column in columns]
    widths = [max(cell_len(row[i]) for row in [heads, *rows]) for i in range(len(columns))]
    for row in [heads, *rows]:
        cells = []
        for column, width, cell in zip(columns, widths, row, strict=True):
            blanks = " " * (width - cell_len(cell))
            cells.append(blanks + cell if column.right else cell + blanks)
        click.echo("  ".join(cells).rstrip())

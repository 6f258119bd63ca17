"""A command line without a process: the real `main`, its output and its exit code."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from monitor.cli import main


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.split("\n") if line]


Run = Callable[..., Ran]


@pytest.fixture
def cli(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command: `cli("list", "--json")`, with `stdin="…"` if it reads."""

    def run(*arguments: str | Path, stdin: str | bytes = "") -> Ran:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        capsysbinary.readouterr()
        code = main([str(each) for each in arguments])
        ran = capsysbinary.readouterr()
        return Ran(code, ran.out.decode(), ran.err.decode())

    return run


ARTICLES = [
    {
        "id": "1",
        "outlet": "The Ledger",
        "title": "Chip curbs bite",
        "published": "2025-01-27T09:00:00Z",
        "url": "https://ledger.example/curbs",
        "text": "The curbs are a terrible failure for DeepSeek. “We are out of time,” said Adaeze Okafor.",
    },
    {
        "id": "2",
        "outlet": "The Ledger",
        "title": "DeepSeek wins praise",
        "published": "2025-01-27T15:30:00Z",
        "url": "https://ledger.example/praise",
        "text": "A great success, and a good day for DeepSeek.",
    },
    {
        "id": "3",
        "outlet": "Harbor Post",
        "title": "DeepSeek and the harbor",
        "published": "2025-01-28T08:00:00Z",
        "url": "https://harbor.example/deepseek",
        "text": "The harbor is calm. “DeepSeek is a wonderful thing,” said Adaeze Okafor on Tuesday.",
    },
    {
        "id": "4",
        "outlet": "Harbor Post",
        "title": "=HYPERLINK(1) on the pier",
        "url": "https://harbor.example/pier",
        "text": "Nothing about chips here, and no date.",
    },
    {
        "id": "5",
        "outlet": "De Kaai",
        "title": "Het gaat goed met de haven en met de stad",
        "published": "2025-01-28T10:00:00Z",
        "url": "https://kaai.example/haven",
        "text": "De haven is vandaag rustig en de mensen zijn tevreden over het nieuws van DeepSeek.",
    },
]


def as_lines(rows: Sequence[dict[str, Any]]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def filled(cli: Run) -> Run:
    """The same, on a store that holds five invented articles of three outlets."""
    assert cli("add", "--jsonl", "-", stdin=as_lines(ARTICLES)).code == 0
    return cli

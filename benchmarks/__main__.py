"""Measure and write RESULTS.md: `python -m benchmarks [NAME…] [--articles N]`. Names: the modules beside this one."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks import analysis, cold_start, lateness, polling, stories, table
from benchmarks.measure import Figure

ALL = ("cold_start", "analysis", "polling", "table", "lateness", "stories")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(ALL) + " (default: all)")
    parser.add_argument(
        "--articles", type=int, default=100_000, help="in the large store, or placed in stories (default: %(default)s)"
    )
    asked = parser.parse_args()
    names = asked.names or list(ALL)
    if unknown := set(names) - set(ALL):
        parser.error(f"there is no {unknown.pop()}")
    runs: dict[str, Callable[[], Iterator[Figure]]] = {
        "cold_start": cold_start.figures,
        "analysis": analysis.figures,
        "polling": polling.figures,
        "table": lambda: table.figures(articles=asked.articles),
        "lateness": lateness.figures,
        "stories": lambda: stories.figures(articles=asked.articles),
    }
    found: list[Figure] = []
    for name in names:
        for figure in runs[name]():
            print(_line(figure), flush=True)
            found.append(figure)
    if set(names) == set(ALL):
        Path(__file__).with_name("RESULTS.md").write_text(_page(found), "utf-8")
    return 0 if all(figure.kept for figure in found) else 1


def _line(figure: Figure) -> str:
    ratio = "" if figure.ratio is None else f" = {figure.ratio:.2f} × {figure.against}"
    return f"{'ok  ' if figure.kept else 'OVER'} {figure.name}: {_number(figure.value)} {figure.unit}{ratio} ({figure.budget})"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _page(found: list[Figure]) -> str:
    from monitor.store.connect import sqlite_version

    versions = ", ".join(
        f"{name} {version(name)}"
        for name in (
            "PySide6_Essentials",
            "pyqtgraph",
            "feedparser",
            "httpx2",
            "SQLAlchemy",
            "pandas",
            "vaderSentiment",
        )
    )
    rows = [
        f"| {f.name} | {_number(f.value)} {f.unit} | "
        f"{'' if f.ratio is None else f'{f.ratio:.2f} × {f.against} ({_number(f.baseline or 0)})'} | {f.budget} | "
        f"{'yes' if f.kept else '**no**'} |"
        for f in found
    ]
    return "\n".join(
        [
            "# Measured",
            "",
            f"`make bench` on {datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {platform.system()}, "
            f"Python {platform.python_version()}, SQLite {'.'.join(map(str, sqlite_version()))}, {versions}.",
            "Machines are shared and noisy: trust CPU seconds and ratios; wall times are upper bounds.",
            "",
            "| what | figure | against, in the same run | budget | kept |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())

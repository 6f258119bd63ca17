"""The cost of polling 200 feeds of 50 entries, first and unchanged, against feedparser alone on the same documents."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime

from benchmarks import world
from benchmarks.measure import PROGRAM, Figure, cpu_here, cpu_of, profile, write_feeds

FEEDS, ENTRIES = 200, 50


def figures() -> Iterator[Figure]:
    def parse_all() -> None:
        import feedparser

        now = datetime.now(UTC)
        for number in range(FEEDS):
            feedparser.parse(io.BytesIO(world.document(number, ENTRIES, now)))

    def make_all() -> None:
        now = datetime.now(UTC)
        for number in range(FEEDS):
            world.document(number, ENTRIES, now)

    bare = cpu_here(parse_all) - cpu_here(make_all)
    with profile() as folder, world.served(FEEDS, ENTRIES) as urls:
        write_feeds(folder, urls)
        command = [*PROGRAM, "--profile", str(folder), "poll", "--all", "--json"]
        idle = cpu_of([*PROGRAM, "--profile", str(folder), "feeds", "list", "--json"])
        first = cpu_of(command)
        second = cpu_of(command)
    yield Figure(
        f"poll {FEEDS} × {ENTRIES} entries, all new, analyzed, searchable",
        first,
        "CPU s",
        "≤ 12",
        first <= 12,
        bare,
        "feedparser alone",
    )
    yield Figure(
        "the same feeds, unchanged (start of the program taken off)",
        second - idle,
        "CPU s",
        "≤ 0.5",
        second - idle <= 0.5,
    )

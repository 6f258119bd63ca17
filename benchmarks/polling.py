"""The cost of polling 200 feeds of 50 entries, first and unchanged, against feedparser alone on the same documents."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import world
from benchmarks.measure import PROGRAM, Figure, cpu_here, cpu_of, profile, write_feeds
from monitor.settings import Profile

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
        first = cpu_of([*PROGRAM, "--profile", str(folder), "poll", "--all", "--json"])
        second = _unchanged(folder)
    yield Figure(
        f"poll {FEEDS} × {ENTRIES} entries, all new, analyzed, searchable",
        first,
        "CPU s",
        "≤ 12",
        first <= 12,
        bare,
        "feedparser alone",
    )
    yield Figure("the same feeds, unchanged, in a running program", second, "CPU s", "≤ 0.5", second <= 0.5)


def _unchanged(folder: Path) -> float:
    """CPU seconds of one more round in a program that runs already; nothing has changed."""
    from monitor import catalog, settings
    from monitor.service import Service

    at = Profile.default(folder)
    service = Service(at, settings.load(at), catalog.load(at.catalog_dir), emit=lambda _event: None, adapters=())
    service.start(schedule=False)
    try:
        service.poll_now().result(60)  # connections, caches, imports
        return cpu_here(lambda: service.poll_now().result(60))
    finally:
        service.stop()

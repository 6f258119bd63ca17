"""Lists, searches and trends on a large store: 100,000 articles by default, 1,000,000 with `--articles 1000000`."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.archive import ENGINE, LARGEST_TOPIC, MOST_HEARD, fill
from benchmarks.measure import Figure, percentile, profile

if TYPE_CHECKING:
    from monitor.store.queries import Reader

Asked = tuple[str, Callable[["Reader"], object], float]


def figures(*, articles: int = 100_000) -> Iterator[Figure]:
    with profile() as folder:
        url = f"sqlite:///{folder / 'news.sqlite3'}"
        rate = fill(url, articles)
        yield Figure(f"insert into the store, {articles:,} articles", rate, "articles/CPU-s", "≥ 2,000", rate >= 2_000)
        yield from read(url, articles)


def read(url: str, articles: int) -> Iterator[Figure]:
    """What is asked of a store that `archive.fill` filled."""
    from monitor import reports
    from monitor.model import Filter, Period
    from monitor.store.queries import Reader

    large = articles >= 1_000_000

    def timed(call: Callable[[Reader], object], runs: int = 5) -> float:
        took = []
        for _ in range(runs):
            with Reader.open(url) as reader:
                before = time.process_time()
                call(reader)
                took.append(time.process_time() - before)
        return statistics.median(took) * 1000

    now = datetime.now(UTC)
    month, weeks = Filter(since=now - timedelta(days=30)), Filter(since=now - timedelta(days=56))
    topic, voice = Filter(topics=(LARGEST_TOPIC,)), Filter(voices=(MOST_HEARD,))
    named = Filter(since=weeks.since, named=True, once=True)
    two = Filter(topics=(LARGEST_TOPIC, "deepseek"), since=month.since)

    def trend(asked: Filter, by: str, period: Period) -> Callable[[Reader], object]:
        return lambda r: reports.series(r, asked, by=by, period=period, engine=ENGINE)

    def listed(
        asked: Filter, order: str = "-at", *, stories: bool = False, limit: int = 50_000
    ) -> Callable[[Reader], object]:
        return lambda r: r.ids(asked, order=order, limit=limit, stories=stories)

    asked: tuple[Asked, ...] = (
        ("open, newest 50,000 and the first page", lambda r: r.rows(r.ids(Filter(), limit=50_000)[:40]), 3000),
        ("one of each story, newest 50,000", listed(Filter(), stories=True), 300),
        ("one of each story of the largest topic", listed(topic, stories=True), 300),
        ("one of each story, most copies first", listed(Filter(), "-copies", stories=True), 300),
        ("filter by topic", listed(topic), 300),
        ("filter by voice", listed(voice), 300),
        ("sort by sentiment", listed(Filter(), f"sentiment:{ENGINE}"), 300),
        ("sort the largest topic by sentiment", listed(topic, f"sentiment:{ENGINE}"), 300),
        ("sort by title", listed(Filter(), "title"), 300),
        ("sort by copies", listed(Filter(), "-copies"), 300),
        ("search one word", listed(Filter(search="semiconductor"), limit=200), 50),
        ("search a phrase and a word", listed(Filter(search='"weak third quarter" Seoul'), limit=200), 50),
        ("trend by outlet, two years by week", trend(Filter(), "outlet", Period.WEEK), 200),
        ("trend by topic, two years by month", trend(Filter(), "topic", Period.MONTH), 200),
        (
            "trend of a topic by outlet, 30 days by day",
            trend(Filter(topics=topic.topics, since=month.since), "outlet", Period.DAY),
            200,
        ),
        ("trend of two topics by outlet, 30 days by day", trend(two, "outlet", Period.DAY), 200),
        ("trend of a voice, two years by week", trend(voice, "voice", Period.WEEK), 200),
        (
            "trend of a voice on a topic, two years by week",
            trend(Filter(voices=voice.voices, topics=topic.topics), "voice", Period.WEEK),
            200,
        ),
        ("ranking of outlets, two years", lambda r: reports.ranking(r, Filter(), by="outlet", engine=ENGINE), 200),
        ("outlets' narration against those they quote, 8 weeks", lambda r: reports.divergence(r, weeks, ENGINE), 200),
        ("the same, two years", lambda r: reports.divergence(r, Filter(), ENGINE), 200),
        (
            "how one name is spoken of, two years by week",
            lambda r: r.scores("target", Filter(targets=("Nvidia",)), Period.WEEK, ENGINE),
            200,
        ),
        ("where outlets' stories began, 8 weeks", lambda r: r.origins(weeks), 300),
        ("the same, two years", lambda r: r.origins(Filter()), 300),
        ("outlets with what they print, two years", lambda r: r.publishers(Filter()), 300),
        ("who speaks, 8 weeks", lambda r: r.speakers(weeks), 300),
        ("statements by everybody with a name, 8 weeks", lambda r: r.statement_ids(named), 300),
        (
            "outlets that are there for a whole year",
            lambda r: reports.panel(r, Filter(since=now - timedelta(days=365), until=now)),
            200,
        ),
        (
            "statements of 30 days by how many carry them",
            lambda r: r.statement_ids(month, order="-carried", limit=5_000),
            300,
        ),
    )
    with Reader.open(url) as reader:  # what is imported once is imported before anything is timed
        reports.series(reader, month, by="outlet", period=Period.DAY, engine=ENGINE)
    for name, call, budget in asked:
        took = timed(call)
        note = "" if large else " (at 1,000,000)"
        yield Figure(f"{name}, {articles:,} articles", took, "ms CPU", f"≤ {budget:.0f}{note}", took <= budget)
    yield _scrolling(url, articles)


def _scrolling(url: str, articles: int) -> Figure:
    """Frames of a scrolled page: 40 rows each, fetched in pages of 256 as the table does."""
    from monitor.model import Filter
    from monitor.store.queries import Reader

    with Reader.open(url) as reader:
        keys = reader.ids(Filter(), limit=50_000)
        took = []
        for start in range(0, 40 * 256, 256):
            before = time.process_time()
            reader.rows(keys[start : start + 256])
            took.append((time.process_time() - before) * 1000)
    late = percentile(took, 0.95)
    return Figure(f"page of 256 rows, {articles:,} articles (p95)", late, "ms CPU", "≤ 16", late <= 16)


def main(folder: Path, articles: int) -> None:
    """Fill a store and keep it: `python -c 'from benchmarks.table import main; …'`."""
    fill(f"sqlite:///{folder / 'news.sqlite3'}", articles)

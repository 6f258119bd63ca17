"""Lists, searches and trends on a large store: 100,000 articles by default, 1,000,000 with `--articles 1000000`."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks import world
from benchmarks.measure import Figure, percentile, profile

BATCH = 2_000


def fill(url: str, articles: int) -> float:
    """Store invented, analyzed articles over two years. Gives the articles a second of CPU that the store took."""
    from monitor import catalog
    from monitor.analysis import Analyzer
    from monitor.model import Article, Clipping, Feed, FeedState, Poll, ScoredText
    from monitor.store.store import Store

    rng = random.Random(7)
    now = datetime.now(UTC)
    analyzer = Analyzer(catalog.load(None))
    texts = ["\n\n".join(world.paragraphs(rng, 3)) for _ in range(2_000)]
    shown = [
        analyzer.analyze_text(text, title=world.headline(rng), outlet=f"Outlet {n % 40}")
        for n, text in enumerate(texts)
    ]
    spent = 0.0
    with Store.open(url, backup_dir=None) as store:
        for start in range(0, articles, BATCH):
            clippings = []
            for n in range(start, min(start + BATCH, articles)):
                at = now - timedelta(seconds=rng.randrange(730 * 86_400))
                article = Article(
                    f"{n:016x}",
                    "https://feed.example/",
                    f"Outlet {n % 40}",
                    world.headline(rng),
                    texts[n % len(texts)],
                    f"https://outlet.example/{n}",
                    ScoredText.SUMMARY,
                    at,
                    at,
                )
                clippings.append(Clipping(article, shown[n % len(texts)]))
            feed = Feed("https://feed.example/", "Feed", "Outlet 0")
            before = time.process_time()
            store.save(Poll(feed, FeedState(feed.url), now, tuple(clippings)))
            spent += time.process_time() - before
        store.optimize()
    return articles / spent


def figures(*, articles: int = 100_000) -> Iterator[Figure]:
    from monitor import reports
    from monitor.model import Filter, Period
    from monitor.store.queries import Reader

    large = articles >= 1_000_000
    with profile() as folder:
        url = f"sqlite:///{folder / 'news.sqlite3'}"
        rate = fill(url, articles)
        yield Figure(f"insert into the store, {articles:,} articles", rate, "articles/CPU-s", "≥ 2,000", rate >= 2_000)

        def timed(call: Callable[[Reader], object], runs: int = 7) -> float:
            took = []
            for _ in range(runs):
                with Reader.open(url) as reader:
                    before = time.perf_counter()
                    call(reader)
                    took.append(time.perf_counter() - before)
            return statistics.median(took) * 1000

        month = Filter(since=datetime.now(UTC) - timedelta(days=30))
        asked: tuple[tuple[str, Callable[[Reader], object], float], ...] = (
            ("open, newest 50,000 and the first page", lambda r: r.rows(r.ids(Filter(), limit=50_000)[:40]), 3000),
            ("filter by topic", lambda r: r.ids(Filter(topics=("deepseek",)), limit=50_000), 300),
            ("sort by sentiment", lambda r: r.ids(Filter(), order="sentiment:vader", limit=50_000), 300),
            ("search one word", lambda r: r.ids(Filter(search="semiconductor"), limit=200), 50),
            ("search a phrase and a word", lambda r: r.ids(Filter(search='"weak third quarter" Seoul'), limit=200), 50),
            (
                "trend by outlet, two years by week",
                lambda r: reports.series(r, Filter(), by="outlet", period=Period.WEEK, engine="vader"),
                200,
            ),
            (
                "trend of a topic by outlet, 30 days by day",
                lambda r: reports.series(
                    r,
                    Filter(topics=("deepseek",), since=month.since),
                    by="outlet",
                    period=Period.DAY,
                    engine="vader",
                ),
                200,
            ),
        )
        with Reader.open(url) as reader:  # pandas is imported once, before anything is timed
            reports.series(reader, month, by="outlet", period=Period.DAY, engine="vader")
        for name, call, budget in asked:
            took = timed(call)
            note = "" if large else " (at 1,000,000)"
            yield Figure(f"{name}, {articles:,} articles", took, "ms", f"≤ {budget:.0f}{note}", took <= budget)
        yield _scrolling(url, articles)


def _scrolling(url: str, articles: int) -> Figure:
    """Frames of a scrolled page: 40 rows each, fetched in pages of 256 as the table does."""
    from monitor.model import Filter
    from monitor.store.queries import Reader

    with Reader.open(url) as reader:
        keys = reader.ids(Filter(), limit=50_000)
        took = []
        for start in range(0, 40 * 256, 256):
            before = time.perf_counter()
            reader.rows(keys[start : start + 256])
            took.append((time.perf_counter() - before) * 1000)
    late = percentile(took, 0.95)
    return Figure(f"page of 256 rows, {articles:,} articles (p95)", late, "ms", "≤ 16", late <= 16)


def main(folder: Path, articles: int) -> None:
    """Fill a store and keep it: `python -c 'from benchmarks.table import main; …'`."""
    fill(f"sqlite:///{folder / 'news.sqlite3'}", articles)

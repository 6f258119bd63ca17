"""Comparing stored findings with new ones: what a report adds up to, and what is left after a kill."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.analysis import Analyzer
from monitor.catalog import Catalog
from monitor.lexicon import AS_SHIPPED, Row, UserLexicon, Word
from monitor.model import Article, Clipping, Feed, FeedState, Filter, Poll, ScoredText
from monitor.reanalyze import JOURNAL, Journal, Reanalysis, compared, outdated, report, versions_in
from monitor.store.queries import Reader
from monitor.store.store import Store

NOW = datetime(2026, 6, 5, 12, tzinfo=UTC)
GLOOM = UserLexicon((Row(("splendid",), (), Word(-3.0)),))
TEXTS = (
    "A splendid day.",
    "The harbor opens.",
    "A terrible day.",
    "“A splendid chip,” said Mira Castellan, an engineer.",
)
FEED = Feed("https://ledger.example/rss", "All", "The Ledger")


def article(number: int, text: str) -> Article:
    return Article(
        id=f"{number:016x}",
        feed=FEED.url,
        outlet=FEED.outlet,
        title=f"Part {number}",
        text=text,
        url=f"https://ledger.example/{number}",
        scored_text=ScoredText.BODY,
        first_seen=NOW,
        published=NOW - timedelta(hours=number),
    )


class Bench:
    """A real store and a real analyzer, without processes or threads."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url
        self.store = Store.open(url, now=lambda: NOW)
        self.examined: list[str] = []
        self.stop_after: int | None = None

    def fill(self, copies: int = 1) -> None:
        analyzer = Analyzer(Catalog())
        articles = [article(n, text) for n, text in enumerate(TEXTS * copies)]
        self.store.save(
            Poll(FEED, FeedState(FEED.url), NOW, tuple(Clipping(each, analyzer.analyze(each)) for each in articles))
        )

    def walk(self, lexicon: UserLexicon = GLOOM) -> Reanalysis:
        analyzer = Analyzer(Catalog(lexicon=lexicon))

        async def write(call: Any) -> Any:
            return call(self.store)

        async def examine(articles: Any) -> tuple[Clipping, ...]:
            if self.stop_after is not None and len(self.examined) > self.stop_after:
                raise KeyboardInterrupt  # as if we were killed
            self.examined += [each.id for each in articles if each.id]
            return tuple(Clipping(each, analyzer.analyze(each)) for each in articles)

        return Reanalysis(self.folder, write, self.reader, examine)

    @contextlib.contextmanager
    def reader(self) -> Iterator[Reader]:
        with Reader.open(self.url, now=lambda: NOW) as reader:
            yield reader

    def scores(self) -> dict[str, float | None]:
        with self.reader() as reader:
            return {row.id: row.sentiment["vader-news"] for row in reader.rows(reader.ids(Filter()))}


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path, f"sqlite:///{tmp_path / 'news.sqlite3'}")
    yield bench
    bench.store.close()


def test_a_report_says_what_flips_moves_and_shifts_and_changes_nothing(bench: Bench) -> None:
    bench.fill()
    before = bench.scores()

    told = asyncio.run(bench.walk().compare(["vader-news"]))

    (news,) = told.engines
    assert (told.articles, told.statements_before, told.statements_after, told.tags_changed) == (4, 1, 1, 0)
    assert (news.scored, news.changed, news.flipped) == (4, 2, 2)
    assert [(flip.before, flip.after, flip.articles, flip.statements) for flip in news.flips] == [
        ("positive", "negative", 2, 1)
    ]
    assert {moved.title for moved in news.moved} == {"Part 0", "Part 3"}
    (ledger,) = news.outlets
    assert ledger.before == pytest.approx(sum(score or 0 for score in before.values()) / 4)
    assert ledger.after < ledger.before
    assert (news.before, news.after) == (ledger.before, ledger.after)
    assert news.version == f"{news.versions[0]}+{GLOOM.digest}"
    assert not told.nothing
    assert bench.scores() == before


def test_what_is_adopted_is_what_was_reported(bench: Bench) -> None:
    bench.fill()
    told = asyncio.run(bench.walk().compare())

    asyncio.run(bench.walk().adopt("print", {"vader-news": "x"}))

    after = bench.scores()
    (news,) = [each for each in told.engines if each.engine == "vader-news"]
    assert {moved.id: moved.after for moved in news.moved}.items() <= after.items()
    assert asyncio.run(bench.walk().compare()).nothing
    assert bench.walk().tags() == {"fingerprint": "print", "below": None, "engines": {"vader-news": "x"}}


def test_killed_in_the_middle_a_comparison_goes_on_where_it_was(bench: Bench) -> None:
    bench.fill(copies=40)  # 160 articles, in batches of 50
    bench.stop_after = 99
    with pytest.raises(KeyboardInterrupt):
        asyncio.run(bench.walk().compare())
    half = list(bench.examined)
    with (bench.folder / JOURNAL).open("a") as torn:
        torn.write('{"key": 12')

    bench.stop_after = None
    told = asyncio.run(bench.walk().compare(["vader-news"]))

    assert 0 < len(half) < 160
    assert sorted(bench.examined) == sorted(set(bench.examined))  # none twice
    assert (told.articles, told.engines[0].flipped) == (160, 80)


def test_killed_in_the_middle_an_adoption_goes_on_where_it_was(bench: Bench) -> None:
    bench.fill(copies=40)
    bench.stop_after = 99
    with pytest.raises(KeyboardInterrupt):
        asyncio.run(bench.walk().adopt("print"))
    bench.stop_after = None

    asyncio.run(bench.walk().adopt("print"))

    assert len(set(bench.examined)) == 160
    assert sum((score or 0) < -0.1 for score in bench.scores().values()) == 120


def test_a_comparison_by_other_words_begins_anew(bench: Bench) -> None:
    bench.fill()
    asyncio.run(bench.walk().compare())

    assert asyncio.run(bench.walk(AS_SHIPPED).compare()).nothing
    assert len(bench.examined) == 8


def test_nothing_stored_is_nothing_to_tell(bench: Bench) -> None:
    told = asyncio.run(bench.walk().compare())

    assert (told.articles, told.engines, told.nothing) == (0, (), True)


def test_an_article_that_was_not_scored_flips_from_not_scored() -> None:
    old = article(1, "A splendid day.")
    stored = Clipping(old, replace(Analyzer(Catalog(), ["vader"]).analyze(old), fingerprint="vader 3.3.2;rules 1"))

    row = json.loads(json.dumps(compared(7, stored, Analyzer(Catalog()).analyze(old))))
    told = report([row, row], lambda _keys: {7: (old.id, old.title)}, ["vader-news"])

    (news,) = told.engines
    assert told.articles == 1
    assert [(flip.before, flip.after) for flip in news.flips] == [("not scored", "positive")]
    assert (news.scored, news.moved, news.versions) == (0, (), ("none",))


def test_a_journal_that_cannot_be_read_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / JOURNAL
    path.write_bytes(b"\xff\xfe not JSON\n")

    assert Journal(path).begin("mark") == frozenset()
    Journal(path).add([{"key": 3}])
    assert Journal(path).begin("mark") == {3}


def test_which_scores_are_outdated() -> None:
    stored = {
        "vader 3.3.2;vader-news 1.a;rules 1": 5,
        "vader 3.3.2;rules 1": 2,
        "vader 3.3.2;vader-news 1.b;rules 1": 1,
    }

    assert versions_in("vader 3.3.2;vader-news 1.a+b;rules 12") == {"vader": "3.3.2", "vader-news": "1.a+b"}
    assert outdated(stored, {"vader": "3.3.2", "vader-news": "1.a"}) == 3
    assert outdated(stored, {"vader": "3.3.2"}) == 0

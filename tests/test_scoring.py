"""Scoring what waits: newest first, in small batches, and only while nothing else goes on."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import UTC, datetime

import pytest

from monitor import scoring
from monitor.errors import ModelError
from monitor.model import Analysis, Article, Clipping, ScoredText, Sentiment
from monitor.scoring import BATCH, PATIENCE_S, Scored, Scoring
from monitor.store.later import Waiting

NOW = datetime(2025, 1, 27, 14, 5, tzinfo=UTC)


def article(number: int) -> Article:
    return Article(f"a{number}", "", "Harbor Post", "Chips hold steady", "", None, ScoredText.HEADLINE, NOW)


class Queue:
    """A store of which only what waits is known."""

    def __init__(self, many: int) -> None:
        self.left = [Waiting(article(number), 0) for number in range(many)]
        self.older = 2  # chunks of articles that the engine has not seen
        self.refused: dict[str, str] = {}

    def waiting(self, _engine, limit):
        return tuple(self.left[:limit])

    def add_scores(self, _engine, clippings, digests):
        done = {each.article.id for each in clippings}
        assert done <= set(digests)
        self.left = [each for each in self.left if each.article.id not in done]
        return len(done)

    def give_up(self, _engine, reasons):
        self.refused.update(reasons)
        self.left = [each for each in self.left if each.article.id not in reasons]

    def enqueue(self, _engine, below):
        self.older -= below is not None
        return self.older or None


class Bench:
    """A scoring whose worker and clock are ours."""

    def __init__(self, many: int, *, alone: bool = True) -> None:
        self.queue, self.time, self.polls = Queue(many), 1000.0, False
        self.batches: list[list[str]] = []
        self.told: list[Scored] = []
        self.fails: dict[str, str] = {}
        self.error: Exception | None = None
        self.scoring = Scoring(
            worker=lambda: self,
            write=self.write,
            count=lambda: len(self.queue.left),
            polling=lambda: self.polls,
            emit=self.told.append,
            now=lambda: NOW,
            monotonic=lambda: self.time,
            alone=lambda: contextlib.nullcontext(alone),
        )

    async def write(self, call):
        return call(self.queue)

    async def aexamine(self, articles, _now, *, slow):
        assert slow
        if self.error is not None:
            raise self.error
        self.batches.append([each.id for each in articles])
        scores = {"model": Sentiment(0.5)}
        return tuple(
            Clipping(each, Analysis("en", {}, not_scored=self.fails[each.id]))
            if each.id in self.fails
            else Clipping(each, Analysis("en", scores))
            for each in articles
        ), ()

    def run(self, **more) -> None:
        asyncio.run(self.scoring.run(**more))


@pytest.fixture
def naps(monkeypatch) -> list[float]:
    """What the scoring sleeps, which costs no time here."""
    slept: list[float] = []
    real = asyncio.sleep

    async def nap(seconds):
        slept.append(seconds)
        await real(0)

    monkeypatch.setattr(asyncio, "sleep", nap)
    return slept


def test_everything_is_scored_newest_first_in_small_batches():
    bench = Bench(BATCH + 1)

    bench.run()

    assert bench.batches == [[f"a{n}" for n in range(BATCH)], [f"a{BATCH}"]]
    assert bench.queue.left == []


def test_progress_counts_down_and_ends_with_nothing_left():
    bench = Bench(50)

    bench.run()

    assert bench.told[0] == Scored(BATCH, 50 - BATCH)
    assert bench.told[-1] == Scored(50, 0)
    assert bench.scoring.report is None


def test_articles_older_than_the_engine_are_seen_to_once():
    bench = Bench(1)

    bench.run()
    bench.run()

    assert bench.queue.older == 0


def test_it_waits_while_somebody_works(naps):
    bench = Bench(1)
    bench.scoring.user_works()
    before = []

    def passes():
        before.append(len(bench.batches))
        bench.time += 0.5
        return False

    bench.scoring._polling = passes
    bench.run()

    assert len(naps) >= 3
    assert not any(before[: len(naps)])
    assert bench.batches == [["a0"]]


def test_polls_go_first_but_not_for_ever(naps):
    bench = Bench(1)

    def polling():
        bench.time += 10
        return True

    bench.scoring._polling = polling
    bench.run()

    assert PATIENCE_S / 10 - 2 <= len(naps) <= PATIENCE_S / 10
    assert bench.batches == [["a0"]]


def test_asked_for_it_does_not_wait(naps):
    bench = Bench(1)
    bench.polls = True
    bench.scoring.user_works()

    bench.run(at_once=True)

    assert naps == []
    assert bench.batches == [["a0"]]


def test_an_article_that_cannot_be_scored_says_why_and_holds_up_none():
    bench = Bench(3)
    bench.fails["a1"] = "analysis failed: took longer than 10 s"

    bench.run()

    assert bench.queue.refused == {"a1": "analysis failed: took longer than 10 s"}
    assert bench.queue.left == []


def test_a_network_that_cannot_be_loaded_is_tried_once(expect_log):
    expect_log("The engine model is left out")
    bench = Bench(3)
    bench.error = ModelError("the network's file news.onnx is damaged")

    bench.run()
    bench.error = None
    bench.run()

    assert bench.scoring.broken == "the network's file news.onnx is damaged"
    assert bench.batches == []


def test_where_another_program_scores_this_one_does_not():
    bench = Bench(3, alone=False)

    bench.run()

    assert bench.batches == []


def test_what_comes_while_it_scores_is_scored_too():
    bench = Bench(1)

    async def both():
        first = asyncio.create_task(bench.scoring.run())
        await asyncio.sleep(0)
        bench.queue.left.append(Waiting(article(7), 0))
        await bench.scoring.run()
        await first

    asyncio.run(both())

    assert bench.queue.left == []
    assert scoring.ENGINE == "model"

"""The analysis process: its limits are real here, only small, and its processes are real ones."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
import pytest

from monitor.analysis.sentiment import engines, model
from monitor.catalog import Catalog
from monitor.errors import ModelError, ParseError, WorkerError
from monitor.model import Article, Feed, FeedState, Fetched, ScoredText, Span, Topic
from monitor.worker import Lane, NoWorkerError, Worker

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
FEED = Feed("http://127.0.0.1/feed.xml", "The Harbor Gazette", "The Harbor Gazette")
EMPTY = Catalog()

# A stand-in for the stages, for what no document can be relied on to do. Its words are commands.
STAGES = """
import logging, os, signal, time
from monitor.errors import ModelError, ParseError
from monitor.model import Alert, Analysis, Document
from monitor.worker import Reading, Stages

class Obedient(Stages):
    def __init__(self, catalog, engines):
        self.topics = tuple(topic.id for topic in catalog.topics)
        if "broken" in self.topics:
            raise ValueError("no such topic")

    def warm_up(self):
        pass

    def obey(self, words):
        if "warn" in words:
            logging.getLogger("monitor.stages").warning("something odd")
        if "hang" in words:
            time.sleep(60)
        if "eat" in words:
            eaten = []
            while True:
                eaten.append(bytearray(2**24))
        if "crash" in words:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "raise" in words:
            raise KeyError("a bug")

    def read(self, feed, fetched, now):
        words = fetched.content.decode()
        self.obey(words)
        if "no feed" in words:
            raise ParseError(feed.url, "this is no feed")
        return Reading(Document(words, ()), os.getpid(), ())

    def analyze(self, article, *, slow=False):
        self.obey(article.text)
        if slow and "no network" in article.text:
            raise ModelError("the network is damaged")
        return Analysis(language="slow" if slow else "en", scores={}, topics=self.topics)

    def score(self, texts, targets):
        self.obey(texts[0])
        return {"obedient": [(text, target) for text, target in zip(texts, targets)]}

    def check(self, clipping, now):
        if "stubborn" in clipping.article.text:
            time.sleep(60)
        return (Alert("rule", clipping.article.id, ("word",), now),)
"""


def fetched(words: str | bytes) -> Fetched:
    content = words if isinstance(words, bytes) else words.encode()
    return Fetched(200, content, {}, FEED.url, True, FeedState(FEED.url))


def article(text: str, id: str = "a") -> Article:
    return Article(id, FEED.url, FEED.outlet, f"Headline {id}", text, None, ScoredText.SUMMARY, NOW)


@pytest.fixture
def worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Worker]]:
    """Make workers whose stages obey."""
    (tmp_path / "obedient_stages.py").write_text(STAGES)
    monkeypatch.syspath_prepend(str(tmp_path))
    from obedient_stages import Obedient  # type: ignore[import-not-found]

    made: list[Worker] = []

    def make(catalog: Catalog = EMPTY, **limits: Any) -> Worker:
        made.append(Worker(catalog, stages=Obedient, **limits))
        return made[-1]

    yield make
    for each in made:
        each.close()


def alive(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def test_process_starts_on_first_use_and_stays(worker):
    quiet = worker()
    assert quiet.pid is None

    first = quiet.read(FEED, fetched("one"), NOW)
    second = quiet.read(FEED, fetched("two"), NOW)

    assert (first.document.title, second.document.title) == ("one", "two")
    assert first.entries == second.entries == quiet.pid != os.getpid()


def test_sentences_are_scored_as_they_are_here(worker):
    texts, targets = ["The curbs are a disaster.", "", "Lumen wins."], [Span(4, 9), None, None]
    own = Worker(EMPTY, ["vader"])
    try:
        assert own.score(texts, targets) == {"vader": engines(["vader"])[0].score(texts, targets)}
    finally:
        own.close()


def test_sentences_that_hang_or_fail_are_an_error_and_the_next_call_goes_on(worker, expect_log):
    expect_log("Scoring the sentences failed")
    scorer = worker(analysis_timeout_s=0.5)

    with pytest.raises(WorkerError, match=r"Scoring the sentences took longer than"):
        scorer.score(["hang"], [None])
    with pytest.raises(WorkerError, match="a bug"):
        scorer.score(["raise"], [None])
    assert scorer.score(["fine"], [None]) == {"obedient": [("fine", None)]}


def test_process_is_polite_and_limited(worker):
    polite = worker(memory_mb=500)
    polite.read(FEED, fetched("one"), NOW)

    process = psutil.Process(polite.pid)
    assert process.nice() >= 10
    if sys.platform == "linux":
        assert process.rlimit(psutil.RLIMIT_DATA)[0] == 500 * 2**20


def test_document_that_hangs_is_an_error_and_the_next_one_is_read(worker):
    small = worker(parse_timeout_s=0.3)
    small.read(FEED, fetched("warm up"), NOW)
    hung = small.pid

    with pytest.raises(WorkerError, match=r"took longer than 0\.3 s"):
        small.read(FEED, fetched("hang"), NOW)

    assert not alive(hung)
    assert small.read(FEED, fetched("next"), NOW).document.title == "next"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_document_that_eats_memory_is_an_error_and_the_next_one_is_read(worker):
    small = worker(memory_mb=300)

    with pytest.raises(WorkerError, match="needed more than 300 MB"):
        small.read(FEED, fetched("eat"), NOW)

    assert small.read(FEED, fetched("next"), NOW).document.title == "next"


def test_document_that_crashes_the_process_is_an_error_and_the_next_one_is_read(worker):
    small = worker()

    with pytest.raises(WorkerError, match="crashed the analysis process"):
        small.read(FEED, fetched("crash"), NOW)

    assert small.read(FEED, fetched("next"), NOW).document.title == "next"


def test_bug_in_reading_is_logged_and_an_error_of_the_feed_in_the_same_process(worker, expect_log):
    expect_log("Reading the feed failed")
    quiet = worker()
    quiet.read(FEED, fetched("warm up"), NOW)
    pid = quiet.pid

    with pytest.raises(WorkerError, match="KeyError: 'a bug'"):
        quiet.read(FEED, fetched("raise"), NOW)

    assert quiet.read(FEED, fetched("next"), NOW).entries == pid


def test_parse_error_arrives_as_it_was_raised(worker):
    with pytest.raises(ParseError, match="this is no feed") as caught:
        worker().read(FEED, fetched("no feed"), NOW)

    assert caught.value.url == FEED.url


def test_warning_in_the_process_is_logged_here(worker, expect_log, caplog):
    expect_log("something odd")

    worker().read(FEED, fetched("warn"), NOW)

    assert ("monitor.stages", logging.WARNING, "something odd") in caplog.record_tuples


def test_process_killed_in_mid_call_is_an_error_and_the_next_call_works(worker, expect_log, caplog):
    expect_log("something odd")
    quiet = worker()

    async def kill_in_mid_call() -> None:
        call = asyncio.ensure_future(quiet.aread(FEED, fetched("warn and hang"), NOW))
        while not caplog.records:
            await asyncio.sleep(0.01)
        os.kill(quiet.pid, signal.SIGKILL)
        await call

    with pytest.raises(WorkerError, match="signal 9"):
        asyncio.run(kill_in_mid_call())

    assert quiet.read(FEED, fetched("next"), NOW).document.title == "next"


def test_process_that_ended_while_idle_is_no_error(worker):
    quiet = worker()
    first = quiet.read(FEED, fetched("one"), NOW).entries
    os.kill(first, signal.SIGTERM)

    second = quiet.read(FEED, fetched("two"), NOW).entries

    assert first != second


def test_articles_come_back_in_order_without_sentences(worker):
    clippings, alerts = worker().examine([article("one", "a"), article("two", "b")], NOW)

    assert [c.article.id for c in clippings] == ["a", "b"]
    assert [a.article for a in alerts] == ["a", "b"]
    assert all(c.analysis.not_scored is None for c in clippings)


def test_slow_engines_score_only_if_asked_to(worker):
    asked = worker()

    assert [c.analysis.language for c in asked.examine([article("one")], NOW)[0]] == ["en"]
    assert [c.analysis.language for c in asked.examine([article("one")], NOW, slow=True)[0]] == ["slow"]


def test_network_that_cannot_be_loaded_is_told_once_and_stops_nothing(worker):
    asked = worker()
    articles = [article("no network", "a"), article("one", "b")]

    with pytest.raises(ModelError, match="the network is damaged"):
        asked.examine(articles, NOW, slow=True)

    clippings, _ = asked.examine(articles, NOW)
    assert [clipping.article.id for clipping in clippings] == ["a", "b"]


@pytest.mark.skipif(model.missing() is not None, reason=str(model.missing()))
def test_network_scores_and_explains_in_the_process():
    worker = Worker(Catalog())
    try:
        (clipping,), _ = worker.examine([article("Chip makers plunged on Monday, a dreadful day.")], NOW, slow=True)
        parts = asyncio.run(worker.aexplain("A dreadful day.", "model"))
    finally:
        worker.close()

    assert (clipping.analysis.scores["model"].compound or 0) < 0
    assert [part.text for part in parts] == ["A", "dreadful", "day"]


@pytest.mark.parametrize(
    ("order", "why"), [("hang", "took longer than 0.3 s"), ("crash", "crashed the analysis process (signal 11)")]
)
def test_one_hostile_article_is_kept_unscored_and_the_others_are_analyzed(worker, expect_log, order, why):
    expect_log(f"Analyzing “Headline b” {why}")
    small = worker(analysis_timeout_s=0.3)

    clippings, alerts = small.examine([article("fine", "a"), article(order, "b"), article("fine", "c")], NOW)

    assert [c.analysis.not_scored for c in clippings] == [None, f"analysis failed: {why}", None]
    assert [a.article for a in alerts] == ["a", "b", "c"]  # the words of an unscored article are looked at too


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_article_that_eats_memory_is_kept_unscored(worker, expect_log):
    expect_log("needed more than 300 MB of memory")
    clippings, _ = worker(memory_mb=300).examine([article("eat", "a"), article("fine", "b")], NOW)

    assert clippings[0].analysis.not_scored == "analysis failed: needed more than 300 MB of memory"
    assert clippings[1].analysis.not_scored is None


def test_article_on_which_the_analysis_fails_is_kept_unscored(worker, expect_log):
    expect_log("Analyzing “Headline b” failed")

    clippings, _ = worker().examine([article("fine", "a"), article("raise", "b"), article("fine", "c")], NOW)

    assert [c.analysis.not_scored for c in clippings] == [None, "analysis failed: KeyError: 'a bug'", None]


def test_article_on_which_even_the_rules_hang_is_kept_without_alert(worker, expect_log):
    expect_log("Analyzing “Headline a” took longer")
    small = worker(analysis_timeout_s=0.2)

    clippings, alerts = small.examine([article("stubborn", "a"), article("fine", "b")], NOW)

    assert [c.article.id for c in clippings] == ["a", "b"]
    assert [a.article for a in alerts] == ["b"]


def test_feed_full_of_hostile_articles_costs_three_limits_not_one_for_each(worker, expect_log):
    for _ in range(3):
        expect_log("took longer than 0.2 s")
    small = worker(analysis_timeout_s=0.2)
    small.read(FEED, fetched("warm up"), NOW)

    clippings, _ = small.examine([article("hang", str(i)) for i in range(20)], NOW)

    assert len(clippings) == 20
    assert clippings[2].analysis.not_scored == "analysis failed: took longer than 0.2 s"
    assert clippings[19].analysis.not_scored.startswith("analysis failed: not tried")


def test_new_catalog_is_used_from_the_next_call_on_and_an_equal_one_starts_nothing(worker):
    quiet = worker()
    quiet.examine([article("one")], NOW)
    first = quiet.pid

    quiet.configure(Catalog(feeds=(FEED,)))
    quiet.examine([article("one")], NOW)
    second = quiet.pid
    quiet.configure(Catalog(topics=(Topic("chips", "Chips", "chips"),)))
    clippings, _ = quiet.examine([article("one")], NOW)

    assert first == second != quiet.pid
    assert clippings[0].analysis.topics == ("chips",)


def test_process_that_cannot_start_is_an_error_that_says_why(worker, expect_log):
    expect_log("The analysis process cannot start")
    broken = worker(Catalog(topics=(Topic("broken", "Broken", "x"),)))

    with pytest.raises(NoWorkerError, match="cannot start: ValueError: no such topic"):
        broken.examine([article("one")], NOW)

    broken.configure(EMPTY)
    assert broken.read(FEED, fetched("next"), NOW).document.title == "next"


def test_close_ends_a_call_that_hangs_and_what_waits(worker, expect_log, caplog):
    expect_log("something odd")
    quiet = worker()

    async def close_meanwhile() -> tuple[float, list[Any]]:
        calls = [asyncio.ensure_future(quiet.aread(FEED, fetched("warn and hang"), NOW)) for _ in range(3)]
        while not caplog.records:
            await asyncio.sleep(0.01)
        started = time.monotonic()
        await asyncio.to_thread(quiet.close)
        took = time.monotonic() - started
        return took, await asyncio.gather(*calls, return_exceptions=True)

    took, ends = asyncio.run(close_meanwhile())

    assert took < 2
    assert isinstance(ends[0], WorkerError)
    assert all(isinstance(end, asyncio.CancelledError) for end in ends[1:])
    assert quiet.pid is None


def test_close_leaves_no_process_behind(worker):
    quiet = worker()
    pid = quiet.read(FEED, fetched("one"), NOW).entries

    assert quiet.close()
    assert not psutil.pid_exists(pid)
    assert quiet.close()


def test_swollen_process_ends_and_gives_its_memory_back(worker, monkeypatch, tmp_path):
    (tmp_path / "swelling_stages.py").write_text(
        "from obedient_stages import *\n"
        "class Swelling(Obedient):\n"
        "    def analyze(self, article):\n"
        "        self.kept = bytearray(200 * 2**20) if 'large' in article.text else b''\n"
        "        return super().analyze(article)\n"
    )
    from swelling_stages import Swelling  # type: ignore[import-not-found]

    swelling = Worker(EMPTY, stages=Swelling)
    try:
        swelling.examine([article("small")], NOW)
        first = swelling.pid
        swelling.examine([article("large")], NOW)
        swelling.examine([article("small")], NOW)
        assert swelling.pid != first
        assert psutil.Process(swelling.pid).memory_info().rss < 200 * 2**20
    finally:
        swelling.close()


PARENT = """
    import sys, threading, time
    sys.path.insert(0, {folder!r})
    from datetime import datetime, UTC
    from obedient_stages import Obedient
    from monitor.catalog import Catalog
    from monitor.model import Feed, Fetched, FeedState
    from monitor.worker import Worker
    if __name__ == "__main__":
        worker = Worker(Catalog(), stages=Obedient)
        feed = Feed("http://127.0.0.1/", "t", "o")
        call = lambda words: worker.read(feed, Fetched(200, words, {{}}, feed.url, True, FeedState(feed.url)),
                                         datetime.now(UTC))
        print(call(b"one").entries, flush=True)
        heavy = {{"feedparser", "vaderSentiment", "numpy", "PySide6"}} & set(sys.modules)
        print(heavy or "light", flush=True)
        threading.Thread(target=call, args=(b"hang",), daemon=True).start()
        while True:
            time.sleep(0.05)
"""


@pytest.fixture
def parent(worker: object, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A program in the middle of a call that hangs."""
    script = tmp_path / "parent.py"
    script.write_text(textwrap.dedent(PARENT.format(folder=str(tmp_path))))
    process = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    yield process
    process.kill()
    process.communicate()


def wait_until_gone(pid: int) -> bool:
    deadline = time.monotonic() + 5
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not alive(pid)


def test_no_orphan_when_the_program_is_killed_in_mid_call(parent):
    pid = int(parent.stdout.readline())
    assert parent.stdout.readline() == "light\n"  # the program itself imports neither parser nor engine

    parent.send_signal(signal.SIGKILL)

    assert wait_until_gone(pid)
    assert parent.communicate(timeout=5) == ("", "")  # nobody holds the program's output open


def test_ctrl_c_reaches_the_program_and_not_the_process(parent):
    pid = int(parent.stdout.readline())
    parent.stdout.readline()

    os.killpg(parent.pid, signal.SIGINT)  # as a terminal does: to everybody

    _, errors = parent.communicate(timeout=10)
    assert errors.count("KeyboardInterrupt") == 1  # the program's own; this one does not catch it
    assert wait_until_gone(pid)


def test_ctrl_c_while_the_process_starts_prints_nothing_of_it(worker, tmp_path):
    script = tmp_path / "starter.py"
    script.write_text(
        textwrap.dedent(f"""
        import os, signal, sys, time
        sys.path.insert(0, {str(tmp_path)!r})
        signal.signal(signal.SIGINT, signal.SIG_IGN if len(sys.argv) > 1 else lambda *_: None)
        from obedient_stages import Obedient
        from monitor.catalog import Catalog
        from monitor.model import Feed, Fetched, FeedState
        from monitor.worker import Worker
        if __name__ == "__main__":
            import threading
            def interrupt():
                for _ in range(60):
                    os.killpg(0, signal.SIGINT)
                    time.sleep(0.01)
            threading.Thread(target=interrupt).start()
            worker = Worker(Catalog(), stages=Obedient)
            feed = Feed("http://127.0.0.1/", "t", "o")
            fetched = Fetched(200, b"one", {{}}, feed.url, True, FeedState(feed.url))
            print(worker.read(feed, fetched, None).document.title)
            worker.close()
        """)
    )
    command = [sys.executable, str(script)]
    done = subprocess.run(command, capture_output=True, text=True, start_new_session=True, check=False)

    assert (done.stdout, done.stderr, done.returncode) == ("one\n", "", 0)


def test_lane_runs_calls_in_order_and_drops_what_waits_when_closed():
    lane = Lane("test")
    seen: list[int] = []
    for i in range(100):
        lane.submit(lambda i=i: seen.append(i))
    assert lane.submit(lambda: "last").result() == "last"

    assert lane.close(1.0)
    assert lane.submit(lambda: seen.append(-1)).cancelled()
    assert seen == list(range(100))


def test_lane_drops_what_has_not_begun():
    lane = Lane("test")
    begun, go = threading.Event(), threading.Event()
    running = lane.submit(lambda: (begun.set(), go.wait(5)))
    waiting = lane.submit(lambda: None)
    begun.wait(5)

    lane.drop()
    go.set()

    assert waiting.cancelled()
    assert lane.close(1.0)
    assert running.done()


def test_lane_hands_an_exception_to_whoever_asked_and_goes_on():
    lane = Lane("test")

    with pytest.raises(ZeroDivisionError):
        lane.submit(lambda: 1 / 0).result()

    assert lane.submit(lambda: "fine").result() == "fine"
    assert lane.close(1.0)

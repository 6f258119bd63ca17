"""One poll, by what it leaves in the store. Store and analysis process are real, the network is canned answers."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from monitor.catalog import Catalog
from monitor.errors import FetchError, StoreError
from monitor.model import AlertRule, Feed, FeedState, Fetched, Filter
from monitor.poller import AlertRaised, FeedMoved, FeedPolled, Poller, PollFailed, held_back
from monitor.store.queries import Reader
from monitor.store.store import Store
from monitor.worker import Worker

START = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
GAZETTE = Feed("http://gazette.example/feed", "The Harbor Gazette", "The Harbor Gazette")
LEDGER = Feed("http://ledger.example/feed", "Northern Ledger", "Northern Ledger")
RULE = AlertRule("curbs", "curbs", name="Chip curbs")
CATALOG = Catalog(feeds=(GAZETTE, LEDGER), rules=(RULE,))


def rss(*titles: str, host: str = "gazette.example") -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>https://{host}/{hashlib.md5(title.encode()).hexdigest()}</link>"
        f"<description>The ministry said on Monday that nothing was decided.</description>"
        "<pubDate>Mon, 04 May 2026 09:00:00 GMT</pubDate></item>"
        for title in titles
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>{items}</channel></rss>'.encode()


@dataclass
class Net:
    """Answers by address: bytes are served with a digest and an etag as the fetcher would, an error is raised."""

    answers: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    on_fetch: Callable[[], None] = lambda: None

    async def fetch(self, feed: Feed, state: FeedState, now: datetime) -> Fetched:
        self.asked.append(feed.url)
        self.on_fetch()
        answer = self.answers[feed.url]
        if isinstance(answer, Exception):
            raise answer
        digest = hashlib.sha256(answer).hexdigest()
        if state.etag == digest[:8]:
            return Fetched(304, b"", {}, feed.url, False, replace(state, http_status=304))
        after = replace(state, etag=digest[:8], digest=digest, http_status=200)
        changed = state.digest != digest
        return Fetched(200, answer if changed else b"", {}, feed.url, changed, after)


class Bench:
    """A poller with everything it needs, and its events."""

    def __init__(self, folder: Path) -> None:
        self.url = f"sqlite:///{folder}/news.sqlite3"
        self.now = START
        self.store = Store.open(self.url, now=lambda: self.now)
        self.store.sync_feeds(CATALOG.feeds)
        self.worker = Worker(CATALOG, parse_timeout_s=5.0)
        self.net = Net()
        self.events: list[object] = []
        self.moves: list[tuple[str, FeedState]] = []
        self.poller = Poller(
            fetch=self.net.fetch,
            worker=self.worker,
            write=self.write,
            catalog=CATALOG,
            emit=self.events.append,
            moved=self.moved,
            now=lambda: self.now,
            rng=Random(1),
        )

    async def write(self, call: Callable[[Store], Any]) -> Any:
        return call(self.store)

    async def moved(self, feed: Feed, state: FeedState) -> None:
        self.moves.append((feed.url, state))

    def poll(self, feed: Feed = GAZETTE) -> FeedPolled:
        return asyncio.run(self.start(feed))

    async def start(self, feed: Feed) -> FeedPolled:
        return await self.poller.poll(feed, self.store.state(feed.url))

    def serve(self, *titles: str, feed: Feed = GAZETTE) -> None:
        self.net.answers[feed.url] = rss(*titles)

    def titles(self) -> set[str]:
        with Reader.open(self.url) as reader:
            return {row.title for row in reader.rows(reader.ids(Filter()))}

    def told(self, kind: type) -> list[Any]:
        return [event for event in self.events if type(event) is kind]

    def count_calls(self, name: str) -> list[str]:
        """Count the calls of one of the worker's coroutines from now on."""
        calls: list[str] = []
        real = getattr(self.worker, name)

        async def counted(*arguments: Any, **more: Any) -> Any:
            calls.append(name)
            return await real(*arguments, **more)

        setattr(self.worker, name, counted)
        return calls


@pytest.fixture(scope="module")
def shared_worker() -> Iterator[Worker]:
    """One analysis process for the tests that do not hurt it: starting one takes a second."""
    worker = Worker(CATALOG, parse_timeout_s=5.0)
    yield worker
    worker.close()


@pytest.fixture
def bench(tmp_path: Path, shared_worker: Worker, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    for name in ("aread", "aexamine"):
        monkeypatch.setattr(shared_worker, name, getattr(shared_worker, name))
    bench.worker.close()
    bench.worker = bench.poller.worker = shared_worker
    yield bench
    bench.store.close()


def test_new_entries_become_articles_and_are_told_of(bench):
    bench.serve("Curbs tighten", "Harbor opens")

    polled = bench.poll()

    assert bench.titles() == {"Curbs tighten", "Harbor opens"}
    assert (polled.status, polled.http, polled.entries, len(polled.new), polled.alerts) == ("new", 200, 2, 2, 1)
    assert polled.next_due > START
    assert bench.told(FeedPolled) == [polled]


def test_alert_is_told_of_once_with_its_rule_and_headline_after_it_is_saved(bench):
    saved: list[bool] = []
    bench.poller._emit = lambda event: (
        bench.events.append(event),
        saved.append(bool(bench.store.undelivered())) if isinstance(event, AlertRaised) else None,
    )
    bench.serve("Curbs tighten")

    bench.poll()
    bench.net.answers[GAZETTE.url] = rss("Curbs tighten").replace(b"nothing was", b"much was")
    bench.poll()

    [alert] = bench.told(AlertRaised)
    assert (alert.rule, alert.title, alert.outlet) == ("Chip curbs", "Curbs tighten", "The Harbor Gazette")
    assert saved == [True]


def test_second_poll_of_an_unchanged_feed_reads_and_analyzes_nothing(bench):
    bench.serve("Curbs tighten")
    bench.poll()
    calls = bench.count_calls("aread") + bench.count_calls("aexamine")

    polled = bench.poll()

    assert (polled.status, polled.http, calls) == ("not-modified", 304, [])
    assert bench.store.state(GAZETTE.url).last_polled == START


def test_known_bytes_under_a_new_etag_are_not_read_either(bench):
    bench.serve("Curbs tighten")
    bench.poll()
    bench.store.save_state(replace(bench.store.state(GAZETTE.url), etag=None))
    calls = bench.count_calls("aread")

    assert bench.poll().status == "unchanged"
    assert calls == []


def test_document_with_known_entries_only_is_unchanged_and_analyzes_nothing(bench):
    bench.serve("Curbs tighten", "Harbor opens")
    bench.poll()
    bench.serve("Harbor opens", "Curbs tighten")
    calls = bench.count_calls("aexamine")

    polled = bench.poll()

    assert (polled.status, polled.entries, polled.new, calls) == ("unchanged", 2, (), [])


def test_edited_entry_is_told_as_edited(bench):
    bench.serve("Curbs tighten")
    bench.poll()
    bench.net.answers[GAZETTE.url] = rss("Curbs tighten").replace(b"nothing was", b"much was")

    polled = bench.poll()

    assert (polled.new, len(polled.edited)) == ((), 1)


def test_many_new_articles_are_examined_in_small_batches(bench):
    bench.serve(*(f"Headline number {n}" for n in range(120)))
    calls = bench.count_calls("aexamine")

    polled = bench.poll()

    assert (len(polled.new), len(calls)) == (120, 3)


def test_failure_is_noted_and_told_and_stops_no_other_feed(bench):
    bench.net.answers[GAZETTE.url] = FetchError(GAZETTE.url, "The server does not answer.", status=500)
    bench.serve("Harbor opens", feed=LEDGER)

    async def both() -> list[FeedPolled]:
        return await asyncio.gather(bench.start(GAZETTE), bench.start(LEDGER))

    failed, polled = asyncio.run(both())

    assert (failed.status, failed.http, failed.error) == ("error", 500, "The server does not answer.")
    assert polled.status == "new"
    state = bench.store.state(GAZETTE.url)
    assert (state.failures, state.error) == (1, "The server does not answer.")
    assert bench.told(PollFailed) == [failed]


def test_page_instead_of_a_feed_is_a_failure_that_keeps_what_we_know(bench):
    bench.serve("Curbs tighten")
    bench.poll()
    known = bench.store.state(GAZETTE.url)
    bench.net.answers[GAZETTE.url] = b"<!doctype html><html><body>Please sign in</body></html>"

    polled = bench.poll()

    state = bench.store.state(GAZETTE.url)
    assert polled.status == "error"
    assert (state.etag, state.digest) == (known.etag, known.digest)
    assert bench.titles() == {"Curbs tighten"}


def test_fetched_but_not_saved_is_fetched_again(bench, monkeypatch):
    bench.serve("Curbs tighten")

    def full(_poll: object, **_how: object) -> None:
        raise StoreError("The disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(bench.store, "save", full)
        with pytest.raises(StoreError):
            bench.poll()
    assert bench.store.state(GAZETTE.url).etag is None

    assert bench.poll().status == "new"
    assert bench.titles() == {"Curbs tighten"}


def test_canceled_poll_leaves_nothing_and_is_polled_again(bench):
    bench.serve("Curbs tighten")

    async def cancel() -> None:
        poll = asyncio.ensure_future(bench.start(GAZETTE))
        bench.net.on_fetch = poll.cancel
        await poll

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(cancel())
    bench.net.on_fetch = lambda: None
    assert bench.store.state(GAZETTE.url) == FeedState(GAZETTE.url)
    assert bench.titles() == set()

    assert bench.poll().status == "new"


def test_offline_is_nobodys_failure(bench):
    bench.net.answers[GAZETTE.url] = FetchError(GAZETTE.url, "There is no network.", offline=True)

    polled = bench.poll()

    assert polled.status == "error"
    state = bench.store.state(GAZETTE.url)
    assert (state.failures, state.failing_since) == (0, None)
    assert state.next_due <= START + timedelta(minutes=17)


def test_gone_feed_is_paused_and_then_left_alone(bench):
    bench.net.answers[GAZETTE.url] = FetchError(GAZETTE.url, "It is gone for good.", status=410)
    bench.poll()

    polled = bench.poll()

    assert (polled.status, polled.error) == ("skipped", "It is paused: It is gone for good.")
    assert bench.net.asked == [GAZETTE.url]


def test_retry_after_is_obeyed_whoever_asks(bench):
    bench.net.answers[GAZETTE.url] = FetchError(
        GAZETTE.url, "Too many requests.", status=429, retry_after=timedelta(hours=2)
    )
    bench.poll()
    bench.now += timedelta(minutes=119)
    bench.serve("Curbs tighten")

    early = bench.poll()
    bench.now += timedelta(minutes=2)

    assert (early.status, early.next_due >= START + timedelta(hours=2)) == ("skipped", True)
    assert bench.poll().status == "new"
    assert len(bench.net.asked) == 2


def test_back_off_is_obeyed_whoever_asks():
    failing = FeedState("u", failures=3, error="It is broken.", next_due=START + timedelta(hours=1))

    assert "It is broken." in held_back(failing, START)
    assert held_back(failing, START + timedelta(hours=1)) is None
    assert held_back(replace(failing, failures=0), START) is None


def test_feed_paused_by_the_user_in_mid_poll_stays_paused(bench):
    bench.serve("Curbs tighten")
    bench.net.on_fetch = lambda: bench.store.save_state(replace(bench.store.state(GAZETTE.url), paused=True))

    bench.poll()
    state = bench.store.state(GAZETTE.url)
    assert state.paused
    assert state.etag

    bench.store.save_state(replace(state, paused=False))
    bench.net.answers[GAZETTE.url] = FetchError(GAZETTE.url, "It is broken.")
    bench.poll()
    assert bench.store.state(GAZETTE.url).paused


def test_address_moves_when_the_redirect_has_proved_itself_twice(bench):
    new = "http://gazette.example/news/feed"

    async def redirected(feed: Feed, state: FeedState, now: datetime) -> Fetched:
        fetched = await bench.net.fetch(feed, state, now)
        seen = state.moved_seen + 1 if state.moved_to == new else 1
        return replace(fetched, state=replace(fetched.state, moved_to=new, moved_seen=seen))

    bench.poller.fetch = redirected
    bench.serve("Curbs tighten")
    bench.poll()
    assert bench.moves == []

    bench.serve("Curbs tighten", "Harbor opens")
    bench.poll()

    [(old, state)] = bench.moves
    assert (old, state.url, state.moved_to, state.moved_seen) == (GAZETTE.url, new, None, 0)
    assert (state.etag, state.last_success) == (bench.store.state(GAZETTE.url).etag, START)
    assert bench.told(FeedMoved) == [FeedMoved(GAZETTE.url, new)]


def test_document_that_hangs_the_parser_is_one_feeds_error(bench):
    bench.worker = bench.poller.worker = Worker(CATALOG, parse_timeout_s=0.5)
    try:
        attributes = " ".join(f'a{n}="x"' for n in range(50_000))
        hostile = rss("Curbs tighten").replace(b"<item>", f"<item {attributes}>".encode())
        bench.net.answers[GAZETTE.url] = hostile
        bench.serve("Harbor opens", feed=LEDGER)

        async def both() -> list[FeedPolled]:
            return await asyncio.gather(bench.start(GAZETTE), bench.start(LEDGER))

        failed, polled = asyncio.run(both())
    finally:
        bench.worker.close()

    assert (failed.status, failed.error) == ("error", "Reading the feed took longer than 0.5 s.")
    assert bench.store.state(GAZETTE.url).failures == 1
    assert polled.status == "new"

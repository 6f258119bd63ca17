"""History through a search that takes dates. Store, analysis process and HTTP are real, the search is on loopback."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from monitor.backfill import (
    FOLDER,
    SEARCH_PAUSE_S,
    Backfill,
    Fetching,
    History,
    Searched,
    Source,
    Status,
    Wish,
    search_words,
    sources_of,
)
from monitor.catalog import Catalog
from monitor.errors import CatalogError, MonitorError, StoreError
from monitor.feeds.fetch import Fetcher
from monitor.model import AlertRule, Feed, FeedKind, FeedState, Fetched, Filter, Outlet, Poll, Topic
from monitor.store.queries import Reader
from monitor.store.store import Store
from monitor.worker import Worker

NOW = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)
TIDES = Topic("tides", "Tidal power", "tidal", search="tidal power")
RULE = AlertRule("tidal", "tidal", name="Tides")
CATALOG = Catalog(topics=(TIDES,), rules=(RULE,), outlets=(Outlet("bay", "Bay Post"), Outlet("ledger", "The Ledger")))
OUTLETS = ("Bay Post", "The Ledger", "Pier Weekly")


@dataclass(frozen=True)
class Item:
    title: str
    at: datetime | None
    outlet: str = "Bay Post"


@dataclass
class Search:
    """A news search on loopback: at most `cap` items of the days asked for; some windows are answered otherwise."""

    cap: int = 100
    items: list[Item] = field(default_factory=list)
    asked: list[tuple[date, date]] = field(default_factory=list)
    queries: list[str] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]] | None] = field(
        default_factory=list
    )  # for the next requests; None: as usual
    strays: list[Item] = field(default_factory=list)  # that come whatever days are asked for
    silent_once: set[date] = field(default_factory=set)  # first days of windows that are empty when asked first
    page: bytes = b""  # what is answered instead
    base: str = ""

    def add(self, day: str, count: int = 1) -> None:
        """Put so many items on a day, of several outlets."""
        noon = datetime.combine(date.fromisoformat(day), time(9), UTC)
        for n in range(count):
            title = f"Tidal power on {day}, part {n}"
            self.items.append(Item(title, noon + timedelta(minutes=n), OUTLETS[n % 3]))

    @property
    def template(self) -> str:
        return f"{self.base}/rss/search?q={{query}}&after={{since}}&before={{until}}"

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(request.path).query).items()}
        since, until = date.fromisoformat(asked["after"]), date.fromisoformat(asked["before"])
        self.asked.append((since, until))
        self.queries.append(asked["q"])
        status, headers = (self.answers.pop(0) if self.answers else None) or (200, {})
        found = [item for item in self.items if item.at is None or since <= item.at.date() < until] + self.strays
        if since in self.silent_once:
            self.silent_once.discard(since)
            found = []
        body = self.page or (_rss(found[: self.cap]) if status == 200 else b"no")
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name, value)
        request.send_header("content-length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)


def _rss(items: list[Item]) -> bytes:
    """As Google writes them: an opaque link, the outlet at the end of the title and as the source."""
    rows = "".join(
        f"<item><title>{item.title} - {item.outlet}</title>"
        f"<link>https://news.google.com/rss/articles/{abs(hash(item)):x}?oc=5</link>"
        f"<guid isPermaLink='false'>{abs(hash(item)):x}</guid>"
        + (f"<pubDate>{format_datetime(item.at, usegmt=True)}</pubDate>" if item.at else "")
        + f"<source url='https://{item.outlet.replace(' ', '').lower()}.example'>{item.outlet}</source></item>"
        for item in items
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Search</title>{rows}</channel></rss>".encode()


@pytest.fixture
def search() -> Iterator[Search]:
    search = Search()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            search.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    search.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield search
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker(CATALOG, parse_timeout_s=5.0)
    yield worker
    worker.close()


class Bench:
    """Everything that a walk needs; nobody sleeps, and the clock moves by what would have been slept."""

    def __init__(self, folder: Path, worker: Worker, search: Search) -> None:
        self.folder, self.worker, self.search = folder, worker, search
        self.url = f"sqlite:///{folder}/news.sqlite3"
        self.now = NOW
        self.store = Store.open(self.url, now=lambda: self.now)
        self.events: list[object] = []
        self.slept: list[float] = []
        self.on_sleep: Callable[[], None] = lambda: None

    def wish(self, since: str, until: str, *, resume: bool = False, search: Search | None = None) -> Wish:
        template = (search or self.search).template
        [source] = sources_of(TIDES, CATALOG, search=template, allow_local=True)
        polite = replace(source, pause_s=SEARCH_PAUSE_S)
        return Wish(TIDES, date.fromisoformat(since), date.fromisoformat(until), (polite,), resume)

    def fetch(self, since: str, until: str, **more: Any) -> History:
        return self.run(self.wish(since, until, **more))

    def run(self, wish: Wish) -> History:
        return asyncio.run(self.walk(wish))

    async def walk(self, wish: Wish) -> History:
        fetcher = Fetcher(user_agent="test", proxy="direct")
        try:
            return await Backfill(
                fetch=fetcher.fetch,
                worker=self.worker,
                write=self.write,
                reader=lambda: Reader.open(self.url),
                emit=self.events.append,
                folder=self.folder,
                now=lambda: self.now,
                monotonic=self.seconds,
                rng=Random(1),
                sleep=self.sleep,
            ).run(wish)
        finally:
            await fetcher.aclose()

    async def write(self, call: Callable[[Store], Any]) -> Any:
        return call(self.store)

    def seconds(self) -> float:
        return (self.now - NOW).total_seconds()

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)
        self.on_sleep()

    def rows(self) -> list[Any]:
        with Reader.open(self.url) as reader:
            return list(reader.rows(reader.ids(Filter())))

    def titles(self) -> list[str]:
        return sorted(row.title for row in self.rows())


@pytest.fixture
def bench(tmp_path: Path, worker: Worker, search: Search) -> Iterator[Bench]:
    bench = Bench(tmp_path, worker, search)
    yield bench
    bench.store.close()


def windows(history: History) -> list[tuple[str, str, str]]:
    return [(w.since.isoformat()[5:], w.until.isoformat()[5:], w.status.value) for w in history.windows]


# ---- the walk -----------------------------------------------------------------------------------


def test_weeks_are_asked_newest_first_and_what_they_hold_is_stored(bench, search):
    search.add("2026-04-02", 3)
    search.add("2026-04-12", 2)

    history = bench.fetch("2026-04-01", "2026-04-15")

    assert search.asked == [(date(2026, 4, 8), date(2026, 4, 15)), (date(2026, 4, 1), date(2026, 4, 8))]
    assert set(search.queries) == {"tidal power"}
    assert len(bench.rows()) == 5
    assert (history.new, history.known, history.outlets, history.requests) == (5, 0, 3, 2)
    assert history.words() == "5 new articles of 3 outlets"


def test_articles_are_marked_belong_to_their_outlets_and_keep_their_dates(bench, search):
    search.items.append(Item("Tidal power praised", datetime(2026, 4, 2, 9, tzinfo=UTC), "Pier Weekly"))

    bench.fetch("2026-04-01", "2026-04-08")

    (row,) = bench.rows()
    assert (row.origin, row.outlet, row.title) == ("backfill", "Pier Weekly", "Tidal power praised")
    assert row.published == datetime(2026, 4, 2, 9, tzinfo=UTC)
    assert row.feed == f"{search.base}/rss/search?q=tidal%20power&after=&before="
    assert row.topics == ("tides",)


def test_a_full_window_is_halved_until_it_tells_all(bench, search):
    for day in range(1, 8):
        search.add(f"2026-04-0{day}", 40)

    history = bench.fetch("2026-04-01", "2026-04-08")

    assert len(bench.rows()) == 280
    assert (history.new, history.known) == (280, 0)
    assert search.asked[0] == (date(2026, 4, 1), date(2026, 4, 8))
    assert all(status == "found" for _, _, status in windows(history))
    assert history.windows[0].since == date(2026, 4, 1)
    assert all(a.until == b.since for a, b in zip(history.windows, history.windows[1:], strict=False))
    assert history.windows[-1].until == date(2026, 4, 8)


def test_windows_grow_again_where_little_was_said(bench, search):
    search.add("2026-04-28", 95)
    search.add("2026-04-20", 1)

    bench.fetch("2026-04-10", "2026-04-29")

    assert [(until - since).days for since, until in search.asked[:8]] == [7, 4, 2, 1, 1, 2, 3, 7]
    assert search.asked[7] == (date(2026, 4, 15), date(2026, 4, 22))


def test_a_day_that_is_full_is_told_of(bench, search):
    search.add("2026-04-03", 130)

    history = bench.fetch("2026-04-03", "2026-04-05")

    assert windows(history) == [("04-03", "04-04", "full"), ("04-04", "04-05", "empty")]
    assert len(bench.rows()) == 100
    assert "1 day may have more than the search shows" in history.words()


def test_an_empty_window_is_asked_once_more_and_then_noted(bench, search):
    search.add("2026-04-02", 2)
    search.add("2026-04-16", 2)
    search.silent_once.add(date(2026, 4, 15))

    history = bench.fetch("2026-04-01", "2026-04-22")

    assert windows(history) == [("04-01", "04-08", "found"), ("04-08", "04-15", "empty"), ("04-15", "04-22", "found")]
    assert len(bench.rows()) == 4
    assert history.requests == 5
    assert "1 window gave nothing" in history.words()


def test_items_without_a_date_or_of_another_time_are_left_out(bench, search):
    search.items = [
        Item("Tidal power, some day", None),
        Item("Tidal power, that week", datetime(2026, 4, 2, 9, tzinfo=UTC)),
    ]
    search.strays = [Item("Tidal power, last year", datetime(2025, 4, 2, 9, tzinfo=UTC))]

    history = bench.fetch("2026-04-01", "2026-04-08")

    assert bench.titles() == ["Tidal power, that week"]
    assert (history.new, history.outside) == (1, 2)


def test_requests_are_seconds_apart(bench, search):
    search.add("2026-04-02")

    bench.fetch("2026-04-01", "2026-04-29")

    assert len(bench.slept) == len(search.asked) - 1
    assert min(bench.slept) >= 3


# ---- what is known already ----------------------------------------------------------------------


def test_a_second_run_finds_everything_known(bench, search):
    search.add("2026-04-02", 5)
    bench.fetch("2026-04-01", "2026-04-08")

    again = bench.fetch("2026-04-01", "2026-04-08")

    assert len(bench.rows()) == 5
    assert (again.new, again.known) == (0, 5)
    assert again.words() == "no new article; 5 known already"


def test_what_the_outlets_own_feed_brought_is_not_doubled(bench, search):
    own = Feed("http://bay.example/feed", "Bay", "Bay Post")
    at = datetime(2026, 4, 2, 9, tzinfo=UTC)
    body = (
        "<rss version='2.0'><channel><title>Bay</title><item>"
        "<title>Tidal power praised</title>"
        f"<link>https://bay.example/a</link><pubDate>{format_datetime(at, usegmt=True)}</pubDate>"
        "</item></channel></rss>"
    )
    fetched = Fetched(200, body.encode(), {}, own.url, True, FeedState(own.url))
    clippings, _ = bench.worker.examine(bench.worker.read(own, fetched, NOW).articles, NOW)
    bench.store.save(Poll(own, FeedState(own.url, last_success=NOW), NOW, clippings, (), 1))
    search.items.append(Item("Tidal Power praised", at, "Bay Post"))
    search.items.append(Item("Tidal power praised", at, "The Ledger"))

    history = bench.fetch("2026-04-01", "2026-04-08")

    assert [(row.outlet, row.origin) for row in bench.rows() if row.outlet == "Bay Post"] == [("Bay Post", "feed")]
    assert (history.new, history.known) == (1, 1)


# ---- honesty ------------------------------------------------------------------------------------


def test_no_alert_is_raised(bench, search):
    search.add("2026-05-19", 3)

    bench.fetch("2026-05-14", "2026-05-21")

    assert len(bench.rows()) == 3
    with Reader.open(bench.url) as reader:
        assert reader.alerts() == ()


def test_a_feeds_first_document_is_still_its_first_after_a_search(bench, search):
    search.add("2026-05-02")
    [source] = bench.wish("2026-04-29", "2026-05-06").sources
    bench.fetch("2026-04-29", "2026-05-06")
    old = Fetched(200, _rss([Item("Tidal power, old", NOW - timedelta(days=300))]), {}, source.feed.url, True, None)
    clippings, alerts = bench.worker.examine(bench.worker.read(source.feed, old, NOW).articles, NOW)

    saved = bench.store.save(Poll(source.feed, FeedState(source.feed.url, last_success=NOW), NOW, clippings, alerts, 1))

    assert [alert.first_import for alert in saved.alerts] == [True]  # summed up, not told as news


def test_gaps_stay_and_say_what_was_searched_and_the_health_of_feeds_is_as_it_was(bench, search):
    watched = Feed(f"{search.base}/rss/search?q=tidal%20power&after=&before=", "Tides", "Search", FeedKind.SEARCH)
    bench.store.sync_feeds([watched])
    state = FeedState(watched.url, etag='"a"', failures=2, error="It was down.", next_due=NOW + timedelta(hours=1))
    bench.store.heartbeat("test", NOW - timedelta(days=30))
    bench.store.fail(watched, state, NOW - timedelta(days=10))
    search.add("2026-05-02", 3)
    with Reader.open(bench.url, now=lambda: NOW) as reader:
        before = reader.gaps(NOW - timedelta(days=40), NOW)

    bench.fetch("2026-04-29", "2026-05-06")

    with Reader.open(bench.url, now=lambda: NOW) as reader:
        after = reader.gaps(NOW - timedelta(days=40), NOW)
        assert [replace(gap, reason=gap.reason.removesuffix("; searched afterwards")) for gap in after] == [*before]
        assert [gap.reason for gap in after] == ["the program was off; searched afterwards"]
        others = reader.gaps(NOW - timedelta(days=40), NOW, outlet="Somebody else")
        assert {gap.reason for gap in others} == {"the program was off"}  # nothing of theirs was found
        health = reader.health()[watched.url]
    assert before
    assert bench.store.state(watched.url) == replace(state, failures=2)
    assert health.days[-1] == -2  # not polled today
    assert health.articles == 3


# ---- trouble ------------------------------------------------------------------------------------


def test_retry_after_is_obeyed(bench, search):
    search.add("2026-04-02")
    search.answers = [(429, {"retry-after": "120"})]

    history = bench.fetch("2026-04-01", "2026-04-08")

    assert 120.0 in bench.slept
    assert history.stopped == ()
    assert len(bench.rows()) == 1
    waiting = [event.doing for event in bench.events if isinstance(event, Fetching)]
    assert "127.0.0.1 asks to be left alone until 12:02 UTC." in waiting


def test_who_asks_for_hours_is_left_alone_by_the_next_run_too(bench, search):
    search.add("2026-04-12")
    search.answers = [None, (429, {"retry-after": "7200"})]

    history = bench.fetch("2026-04-01", "2026-04-15")
    asked = len(search.asked)
    bench.now += timedelta(minutes=30)
    again = bench.fetch("2026-04-01", "2026-04-15", resume=True)

    assert history.new == 1
    assert history.stopped == again.stopped
    assert "asks to be left alone until 14:00 UTC" in history.stopped[0]
    assert len(search.asked) == asked
    bench.now += timedelta(hours=2)
    assert bench.fetch("2026-04-01", "2026-04-15", resume=True).stopped == ()


def test_haste_without_retry_after_is_answered_by_longer_and_longer_waits(bench, search):
    search.answers = [(429, {}), (503, {}), (429, {})]

    history = bench.fetch("2026-04-01", "2026-04-08")

    assert [s for s in bench.slept if s >= 60] == [60.0, 120.0]
    assert len(search.asked) == 3
    assert len(history.stopped) == 1


def test_a_window_that_fails_is_tried_again_noted_and_the_walk_goes_on(bench, search):
    search.add("2026-04-02")
    search.answers = [(500, {}), (500, {})]

    history = bench.fetch("2026-04-01", "2026-04-15")

    assert windows(history) == [("04-01", "04-08", "found"), ("04-08", "04-15", "failed")]
    assert "is in trouble (500)" in history.windows[1].error
    assert "1 window could not be read" in history.words()
    assert not history.nothing_done


def test_a_search_that_fails_on_and_on_is_broken_off(bench, search):
    search.answers = [(404, {})] * 20

    history = bench.fetch("2026-01-01", "2026-05-01")

    assert len(search.asked) == 6
    assert "3 windows in a row could not be read" in history.stopped[0]
    assert history.nothing_done


def test_a_page_in_the_place_of_a_feed_is_told_of(bench, search):
    search.page = b"<!doctype html><html><body>Before you continue</body></html>"

    history = bench.fetch("2026-04-01", "2026-04-08")

    assert history.nothing_done
    assert history.windows[0].status is Status.FAILED
    assert "web page" in history.windows[0].error


def test_one_search_that_refuses_does_not_stop_the_next(bench, search):
    search.add("2026-04-02", 2)
    [good] = bench.wish("2026-04-01", "2026-04-08").sources
    bad = Source(
        "Nobody", replace(good.feed, url="http://127.0.0.1:1/x"), lambda *_: "http://127.0.0.1:1/x", full=(90,)
    )

    history = bench.run(Wish(TIDES, date(2026, 4, 1), date(2026, 4, 8), (bad, good)))

    assert history.new == 2
    assert history.count(Status.FAILED) == 1


def test_trouble_of_the_store_is_no_searchs_fault(bench, search, monkeypatch):
    search.add("2026-04-02")

    def full(*_: Any) -> Any:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(bench.store, "save", full)

    with pytest.raises(StoreError, match="disk is full"):
        bench.fetch("2026-04-01", "2026-04-08")

    assert Searched(bench.folder, "tides").span() is None


# ---- going on -----------------------------------------------------------------------------------


def test_a_walk_that_is_killed_goes_on_where_it_was(bench, search):
    for day in ("2026-04-02", "2026-04-09", "2026-04-16", "2026-04-23"):
        search.add(day, 4)
    task: list[asyncio.Task[Any]] = []

    def break_off() -> None:
        if len(search.asked) == 2:
            task[0].cancel()

    bench.on_sleep = break_off

    async def begin() -> None:
        task.append(asyncio.ensure_future(bench.walk(bench.wish("2026-04-01", "2026-04-29"))))
        await task[0]

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(begin())
    stopped = bench.events[-1]
    bench.on_sleep = lambda: None
    asked = len(search.asked)

    history = bench.fetch("2026-04-01", "2026-04-29", resume=True)

    assert isinstance(stopped, History)
    assert (stopped.canceled, stopped.new) == (True, 8)
    assert search.asked[asked:] == [(date(2026, 4, 8), date(2026, 4, 15)), (date(2026, 4, 1), date(2026, 4, 8))]
    assert len(bench.rows()) == 16
    assert (history.new, history.days_before) == (8, 14)


def test_what_was_saved_but_not_written_down_is_asked_again_and_not_doubled(bench, search, monkeypatch):
    search.add("2026-04-02", 4)

    def killed(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as moment:
        moment.setattr(Searched, "add", killed)
        with pytest.raises(KeyboardInterrupt):
            bench.fetch("2026-04-01", "2026-04-08")

    history = bench.fetch("2026-04-01", "2026-04-08", resume=True)

    assert len(bench.rows()) == 4
    assert (history.new, history.known) == (0, 4)


def test_empty_and_failed_windows_are_asked_again_by_the_next_run(bench, search):
    search.add("2026-04-02")
    search.answers = [(500, {}), (500, {})]
    bench.fetch("2026-04-01", "2026-04-22")
    search.add("2026-04-09")
    search.add("2026-04-16")

    history = bench.fetch("2026-04-01", "2026-04-22", resume=True)

    assert windows(history) == [("04-08", "04-15", "found"), ("04-15", "04-22", "found")]
    assert bench.fetch("2026-04-01", "2026-04-22", resume=True).words() == "all of it was searched before"


def test_today_is_asked_again(bench, search):
    search.add("2026-05-19")
    search.add("2026-05-20")
    bench.fetch("2026-05-14", "2026-05-21")

    bench.fetch("2026-05-14", "2026-05-21", resume=True)

    assert search.asked[-1] == (date(2026, 5, 20), date(2026, 5, 21))


def test_other_search_words_are_another_search(bench, search):
    search.add("2026-04-02")
    bench.fetch("2026-04-01", "2026-04-08")
    other = sources_of(replace(TIDES, search="wave power"), CATALOG, search=search.template, allow_local=True)

    bench.run(Wish(TIDES, date(2026, 4, 1), date(2026, 4, 8), other, resume=True))

    assert search.queries == ["tidal power", "wave power"]


def test_a_damaged_file_is_as_none(bench, search):
    search.add("2026-04-02")
    bench.fetch("2026-04-01", "2026-04-08")
    file = bench.folder / FOLDER / "tides.json"
    assert json.loads(file.read_text())["windows"]
    file.write_text('{"windows": [{"since": 7}]}')

    history = bench.fetch("2026-04-01", "2026-04-08", resume=True)

    assert (history.known, history.days_before) == (1, 0)


def test_a_topics_name_is_no_path(tmp_path):
    Searched(tmp_path, "../../x").rest("http://search.example", NOW)

    assert [path.parent for path in tmp_path.rglob("*.json")] == [tmp_path / FOLDER]


def test_a_file_that_cannot_be_written_is_told_of(tmp_path):
    (tmp_path / FOLDER).write_text("in the way")

    with pytest.raises(CatalogError):
        Searched(tmp_path, "tides").rest("http://search.example", NOW)


# ---- telling ------------------------------------------------------------------------------------


def test_progress_tells_days_and_the_time_left(bench, search):
    for day in ("2026-04-02", "2026-04-09", "2026-04-16", "2026-04-23"):
        search.add(day)
    bench.fetch("2026-04-01", "2026-04-29")

    told = [event for event in bench.events if isinstance(event, Fetching)]

    assert [(each.days, each.total) for each in told[:4]] == [(0, 28), (7, 28), (14, 28), (21, 28)]
    assert told[0].left_s is None
    assert 0 < told[3].left_s < told[2].left_s < 60
    assert told[1].doing == "127.0.0.1, 2026-04-15 to 2026-04-21"
    assert told[2].words() == "14 of 28 days searched, 2 new articles, less than a minute left"
    assert isinstance(bench.events[-1], History)


# ---- where is searched ----------------------------------------------------------------------------


def test_google_comes_first_then_the_registers_feeds_of_the_topic():
    register = Feed(
        "https://www.federalregister.gov/api/v1/documents.rss?conditions%5Bterm%5D=tides",
        "Federal Register, tides",
        "Federal Register",
        FeedKind.GOVERNMENT,
        topics=("tides",),
    )
    others = (replace(register, topics=()), replace(register, enabled=False), Feed("http://bay.example", "Bay", "Bay"))

    google, documents = sources_of(TIDES, Catalog(feeds=(register, *others)), locale="en-GB")

    at = google.at(date(2026, 4, 1), date(2026, 4, 8))
    assert parse_qs(urlsplit(at).query)["q"] == ["tidal power after:2026-04-01 before:2026-04-08"]
    assert parse_qs(urlsplit(at).query)["gl"] == ["GB"]
    assert google.feed.kind is FeedKind.SEARCH
    assert documents.feed is register
    asked = parse_qs(urlsplit(documents.at(date(2026, 4, 1), date(2026, 4, 8))).query)
    assert asked["conditions[publication_date][gte]"] == ["2026-04-01"]
    assert asked["conditions[publication_date][lte]"] == ["2026-04-07"]
    assert asked["conditions[term]"] == ["tides"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("tides", "tides"),
        ('"tidal power" OR wave', '"tidal power" OR wave'),
        ("tidal (power OR energy) NOT pool", "tidal (power OR energy) -pool"),
        ("tides NEAR/9 (lagoon OR barrage)", "tides (lagoon OR barrage)"),
    ],
)
def test_a_topic_without_search_words_is_searched_by_its_query(written, expected):
    assert search_words(Topic("x", "X", written)) == expected


@pytest.mark.parametrize("written", ["tid*", "/tid.l/", '"tidal pow*"', "tides NOT (wave OR wind)"])
def test_what_searches_do_not_understand_is_refused_in_a_sentence(written):
    with pytest.raises(MonitorError, match="give it search words"):
        search_words(Topic("x", "X", written))


def test_an_address_of_a_search_must_take_words_and_days():
    with pytest.raises(MonitorError, match=r"no \{since\} and no \{until\}"):
        sources_of(TIDES, CATALOG, search="http://search.example/?q={query}")

"""The running monitor: real store, real analysis process, real HTTP on loopback; only clocks are moved by hand."""

from __future__ import annotations

import hashlib
import os
import queue
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from monitor import catalog as catalogs
from monitor import settings as wants
from monitor.catalog import Catalog
from monitor.errors import StoreError
from monitor.lexicon import Row, UserLexicon, Word
from monitor.model import AlertRule, Feed, Filter, Topic
from monitor.notify import Notice
from monitor.poller import AlertRaised, FeedMoved, FeedPolled, PollFailed, RoundDone
from monitor.reanalyze import Progress
from monitor.service import CatalogChanged, Outdated, Retagged, Service, StoreChanged, Trouble, poll_once
from monitor.settings import Profile, Settings

SETTINGS = Settings(started=True)
RULE = AlertRule("curbs", "curbs", name="Chip curbs")


def rss(*titles: str, day: int = 4) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>https://gazette.example/{hashlib.md5(title.encode()).hexdigest()}</link>"
        "<description>The ministry said on Monday that nothing was decided.</description>"
        f"<pubDate>{datetime(2026, 5, day, 9, tzinfo=UTC):%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
        for title in titles
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>{items}</channel></rss>'.encode()


@dataclass
class Site:
    """A web server on loopback. A page is bytes, a path to redirect to, or None: it is silent until `let_go`."""

    pages: dict[str, bytes | str | None] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    at_once: Counter[str] = field(default_factory=Counter)
    most_at_once: int = 0
    let_go: threading.Event = field(default_factory=threading.Event)
    asked_for: queue.Queue[str] = field(default_factory=queue.Queue)
    pause_s: float = 0.0
    base: str = ""

    def feed(self, path: str, **more: Any) -> Feed:
        return Feed(self.base + path, f"Feed {path}", "The Harbor Gazette", allow_local=True, **more)

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        path = request.path
        self.asked[path] += 1
        self.at_once[path] += 1
        self.most_at_once = max(self.most_at_once, *self.at_once.values())
        self.asked_for.put(path)
        try:
            page = self.pages[path]
            if page is None:
                self.let_go.wait(30)
                return
            time.sleep(self.pause_s)
            if isinstance(page, str):
                request.send_response(301)
                request.send_header("location", self.base + page)
                page = b""
            else:
                etag = f'"{hashlib.md5(page).hexdigest()}"'
                if request.headers.get("if-none-match") == etag:
                    request.send_response(304)
                    page = b""
                else:
                    request.send_response(200)
                request.send_header("etag", etag)
            request.send_header("content-length", str(len(page)))
            request.end_headers()
            request.wfile.write(page)
        except OSError:
            pass
        finally:
            self.at_once[path] -= 1


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield site
    site.let_go.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


class Events:
    """What a service tells."""

    def __init__(self) -> None:
        self.all: list[object] = []
        self._queue: queue.Queue[object] = queue.Queue()

    def __call__(self, event: object) -> None:
        self.all.append(event)
        self._queue.put(event)

    def wait_for(self, kind: type, meant: Callable[[Any], bool] = lambda _event: True) -> Any:
        """Wait for the next event of a kind that was not waited for yet."""
        while True:
            event = self._queue.get(timeout=20)
            if isinstance(event, kind) and meant(event):
                return event

    def of(self, kind: type) -> list[Any]:
        return [event for event in self.all if isinstance(event, kind)]


@pytest.fixture
def begin(profile: Profile) -> Iterator[Callable[..., tuple[Service, Events]]]:
    """Start services; they are stopped at the end."""
    started: list[Service] = []

    def start(*feeds: Feed, schedule: bool = False, rules: tuple[AlertRule, ...] = (), **more: Any) -> Any:
        events = Events()
        catalog = more.pop("catalog", Catalog(feeds=feeds, rules=rules, fingerprint="one"))
        settings = more.pop("settings", SETTINGS)
        service = Service(profile, settings, catalog, emit=events, **({"adapters": (), "tick_s": 0.05} | more))
        started.append(service)
        service.start(schedule=schedule)
        return service, events

    yield start
    for service in started:
        service.stop()


def titles(service: Service) -> list[str]:
    """Newest first."""
    with service.reader() as reader:
        return [row.title for row in reader.rows(reader.ids(Filter()))]


# ---- polls ----------------------------------------------------------------------------------------


def test_due_feeds_are_polled_at_once_and_not_again(site, begin):
    site.pages = {"/a": rss("Curbs tighten"), "/b": rss("Harbor opens")}
    service, events = begin(site.feed("/a"), site.feed("/b"), schedule=True)

    done = events.wait_for(RoundDone, lambda event: len(events.of(FeedPolled)) == 2)
    for _ in range(3):
        service.submit(lambda store: store.next_due()).result()

    assert (done.failed, sorted(titles(service))) == (0, ["Curbs tighten", "Harbor opens"])
    assert site.asked == {"/a": 1, "/b": 1}


def test_disabled_feed_is_not_polled(site, begin):
    site.pages = {"/a": rss("Curbs tighten")}
    service, events = begin(site.feed("/a"), site.feed("/b", enabled=False), schedule=True)
    events.wait_for(RoundDone)

    [answer] = service.poll_now([site.base + "/b"]).result(20)

    assert (answer.status, site.asked["/b"]) == ("error", 0)


def test_nothing_is_polled_until_the_user_has_chosen_a_start(site, begin, profile):
    site.pages = {"/a": rss("Curbs tighten")}
    service, _ = begin(site.feed("/a"), settings=replace(SETTINGS, started=False), schedule=True)
    time.sleep(0.3)  # some ticks
    assert not site.asked

    service.poll_now().result(20)

    assert site.asked == {"/a": 1}
    service.submit(lambda _store: None).result()
    assert service.settings.started
    assert wants.load(profile).started


def test_poll_now_answers_in_the_order_asked_and_polls_unchanged_feeds_cheaply(site, begin):
    site.pages = {"/a": rss("Curbs tighten"), "/b": rss("Harbor opens")}
    service, _ = begin(site.feed("/a"), site.feed("/b"))

    first = service.poll_now([site.base + "/b", site.base + "/a"]).result(20)
    second = service.poll_now().result(20)

    assert [(each.feed[-2:], each.status) for each in first] == [("/b", "new"), ("/a", "new")]
    assert [each.status for each in second] == ["not-modified", "not-modified"]


def test_poll_now_leaves_other_due_feeds_alone(site, begin):
    site.pages = {"/a": rss("Curbs tighten"), "/b": rss("Harbor opens")}
    service, _ = begin(site.feed("/a"), site.feed("/b"))

    service.poll_now([site.base + "/a"]).result(20)
    [other] = service.poll_now([site.base + "/b"]).result(20)

    assert other.status == "new"  # it was given back
    assert site.asked == {"/a": 1, "/b": 1}


def test_feed_that_failed_is_skipped_with_the_time_of_its_next_turn(site, begin):
    site.pages = {"/a": b"<html><body>Please sign in</body></html>"}
    service, _ = begin(site.feed("/a"))
    service.poll_now().result(20)

    [answer] = service.poll_now().result(20)

    assert answer.status == "skipped"
    assert answer.next_due > datetime.now(UTC)
    assert site.asked == {"/a": 1}


def test_feed_that_is_being_polled_is_joined_and_not_polled_twice(site, begin):
    site.pages = {"/a": rss("Curbs tighten")}
    site.pause_s = 0.2
    service, _ = begin(site.feed("/a"))

    polls = [service.poll_now() for _ in range(5)]

    assert {poll.result(20)[0].status for poll in polls} == {"new"}
    assert site.asked == {"/a": 1}


def test_hung_server_costs_its_own_deadline_and_the_others_keep_their_times(site, begin):
    site.pages = {"/hung": None} | {f"/{n}": rss(f"Headline {n}") for n in range(5)}
    service, events = begin(
        *(site.feed(path) for path in site.pages), settings=replace(SETTINGS, exchange_timeout_s=6.0, per_host=8)
    )

    polls = service.poll_now()
    for _ in range(5):
        assert events.wait_for(FeedPolled).status == "new"  # all of them before the hung one
    hung = next(each for each in polls.result(20) if each.feed.endswith("/hung"))

    assert (hung.status, hung.error) == ("error", "The server did not answer within 6 seconds.")


def test_unexpected_error_in_one_poll_is_logged_and_the_others_go_on(site, begin, expect_log, monkeypatch):
    expect_log("met an error inside the program")
    site.pages = {"/a": rss("Curbs tighten"), "/b": rss("Harbor opens")}
    service, _ = begin(site.feed("/a"), site.feed("/b"))
    fetch = service._poller.fetch

    async def buggy(feed: Feed, *arguments: Any) -> Any:
        if feed.url.endswith("/a"):
            raise ZeroDivisionError
        return await fetch(feed, *arguments)

    service._poller.fetch = buggy
    answers = service.poll_now().result(20)

    assert [each.status for each in answers] == ["error", "new"]


# ---- several services on one store ----------------------------------------------------------------


def test_two_services_never_poll_a_feed_at_the_same_time(site, begin):
    site.pages = {f"/{n}": rss(*(f"Headline {n}.{i}" for i in range(5))) for n in range(20)}
    site.pause_s = 0.05
    feeds = [site.feed(path) for path in site.pages]
    settings = replace(SETTINGS, per_host=8)
    window, _ = begin(*feeds, settings=settings, schedule=True)
    collector, _ = begin(*feeds, settings=settings, schedule=True)

    polls = [service.poll_now() for service in (window, collector) for _ in range(2)]
    statuses = Counter(answer.status for poll in polls for answer in poll.result(30))

    assert site.most_at_once == 1
    assert len(titles(window)) == 100
    assert statuses["error"] == 0


def test_feed_that_another_service_polls_is_skipped(site, begin):
    site.pages = {"/a": None}
    window, _ = begin(site.feed("/a"))
    collector, _ = begin(site.feed("/a"))
    first = window.poll_now()
    site.asked_for.get(timeout=20)

    [answer] = collector.poll_now().result(20)

    assert (answer.status, answer.error) == ("skipped", "Another program is polling it now.")
    site.pages["/a"] = rss("Curbs tighten")
    site.let_go.set()
    first.result(20)


def test_stopped_service_gives_its_feeds_back(site, begin):
    site.pages = {"/a": None}
    window, _ = begin(site.feed("/a"))
    collector, _ = begin(site.feed("/a"))
    window.poll_now()
    site.asked_for.get(timeout=20)
    window.stop()
    site.pages["/a"] = rss("Curbs tighten")

    assert collector.poll_now().result(20)[0].status == "new"


KILLED = """
    import sys
    from monitor.catalog import Catalog
    from monitor.model import Feed
    from monitor.service import Service
    from monitor.settings import Profile, Settings
    from pathlib import Path
    if __name__ == "__main__":
        feed = Feed(sys.argv[2], "t", "The Harbor Gazette", allow_local=True)
        service = Service(Profile(Path(sys.argv[1])), Settings(started=True), Catalog(feeds=(feed,)), emit=print)
        service.start(schedule=False)
        service.poll_now().result()
"""


def test_feeds_of_a_killed_service_are_free_at_once(site, begin, profile, tmp_path):
    site.pages = {"/a": None}
    script = tmp_path / "killed.py"
    script.write_text(textwrap.dedent(KILLED))
    process = subprocess.Popen([sys.executable, str(script), str(profile.root), site.base + "/a"])
    site.asked_for.get(timeout=20)
    process.kill()
    process.wait()
    site.pages["/a"] = rss("Curbs tighten")

    service, _ = begin(site.feed("/a"))

    assert service.poll_now().result(20)[0].status == "new"


def test_articles_of_another_program_are_told_of(site, begin, profile):
    site.pages = {"/a": rss("Curbs tighten")}
    catalog = Catalog(
        feeds=(
            site.feed(
                "/a",
            ),
        )
    )
    window, events = begin(catalog=catalog, settings=replace(SETTINGS, started=False), schedule=True)
    while window._arrivals is None:
        time.sleep(0.01)

    poll_once(profile, settings=SETTINGS, catalog=catalog)

    events.wait_for(StoreChanged)


# ---- the end --------------------------------------------------------------------------------------


def test_stop_in_mid_poll_takes_no_time_and_leaves_nothing_behind(site, begin):
    site.pages = {"/hung": None} | {f"/{n}": rss(*(f"Headline {n}.{i}" for i in range(50))) for n in range(20)}
    threads = set(threading.enumerate())
    service, events = begin(*(site.feed(path) for path in site.pages), settings=replace(SETTINGS, per_host=8))
    polls = service.poll_now()
    events.wait_for(FeedPolled)
    worker = service._worker.pid

    began = time.monotonic()
    service.stop()

    assert time.monotonic() - began < 3
    assert polls.cancelled() or polls.done()
    assert not Path(f"/proc/{worker}").exists()
    ours = {thread for thread in set(threading.enumerate()) - threads if "process_request" not in thread.name}
    assert not ours


def test_stop_while_another_program_holds_the_database_keeps_its_time(site, begin, profile):
    from monitor.store.connect import sqlite_library

    site.pages = {"/a": rss("Curbs tighten")}
    service, events = begin(site.feed("/a"), schedule=True)
    events.wait_for(RoundDone)
    other = sqlite_library().connect(profile.root / "news.sqlite3")
    other.execute("BEGIN EXCLUSIVE")
    service.poll_now()
    service.submit(lambda store: store.optimize())

    began = time.monotonic()
    service.stop(timeout_s=2.0)
    took = time.monotonic() - began
    other.close()

    assert took < 2.5
    assert events.of(Trouble) == []


def test_what_was_cut_off_is_polled_at_the_next_start_and_nothing_is_lost_or_doubled(site, begin):
    site.pages = {f"/{n}": rss(*(f"Headline {n}.{i}" for i in range(30))) for n in range(10)}
    feeds = [site.feed(path) for path in site.pages]
    first, events = begin(*feeds)
    first.poll_now()
    events.wait_for(FeedPolled)
    first.stop()

    second, _ = begin(*feeds)
    second.poll_now().result(30)

    assert sorted(titles(second)) == sorted(f"Headline {n}.{i}" for n in range(10) for i in range(30))


def test_stop_may_come_twice_and_before_the_start(profile):
    service = Service(profile, SETTINGS, Catalog(), emit=lambda _event: None)
    service.stop()
    service.start()
    service.stop()
    service.stop()


def test_calls_after_the_stop_are_answered_by_a_canceled_future(site, begin):
    service, _ = begin(site.feed("/a"))
    service.stop()

    assert service.submit(lambda store: store.next_due()).cancelled()
    assert service.poll_now().cancelled()
    service.set_catalog(Catalog())


def test_store_that_cannot_be_used_is_refused_and_nothing_runs(profile):
    profile.prepare()
    (profile.root / "news.sqlite3").write_bytes(b"not a database, but the diary of a sailor" * 100)
    threads = set(threading.enumerate())

    with pytest.raises(StoreError, match="no database"):
        Service(profile, SETTINGS, Catalog(), emit=lambda _event: None).start()

    assert set(threading.enumerate()) == threads


def test_write_before_the_stop_is_not_lost(site, begin):
    site.pages = {"/a": rss("Curbs tighten")}
    service, _ = begin(site.feed("/a"))
    service.poll_now().result(20)
    with service.reader() as reader:
        keys = reader.ids(Filter())

    service.submit(lambda store: store.star(keys))
    service.stop()

    with service.reader() as reader:
        assert reader.rows(keys)[0].starred


# ---- the clock ------------------------------------------------------------------------------------


class Clock:
    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=3)])
def test_clock_that_goes_back_delays_no_feed_beyond_its_interval(site, begin, back):
    site.pages = {"/a": rss("Curbs tighten")}
    clock = Clock()
    service, events = begin(site.feed("/a", interval=timedelta(minutes=30)), schedule=True, now=clock.now)
    events.wait_for(RoundDone)

    clock.ahead = -back

    latest = clock.now() + timedelta(minutes=34)
    until = time.monotonic() + 10
    while (due := service.status().next_due) > latest and time.monotonic() < until:
        time.sleep(0.02)
    assert due <= latest


@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(hours=8), timedelta(days=3)])
def test_each_feed_that_fell_due_in_a_sleep_is_polled_once(site, begin, ahead):
    site.pages = {f"/{n}": rss(f"Headline {n}") for n in range(5)}
    feeds = [site.feed(path, interval=timedelta(minutes=30)) for path in site.pages]
    clock = Clock()
    _, events = begin(*feeds, schedule=True, now=clock.now)
    for _ in feeds:
        events.wait_for(FeedPolled)

    clock.ahead = ahead

    for _ in feeds:
        events.wait_for(FeedPolled)
    time.sleep(0.2)  # some more ticks
    assert set(site.asked.values()) == {2}


def test_feed_polled_under_a_clock_that_was_ahead_is_put_right_at_the_start(site, begin):
    site.pages = {"/a": rss("Curbs tighten")}
    clock = Clock()
    clock.ahead = timedelta(days=400)
    first, _ = begin(site.feed("/a"), now=clock.now)
    first.poll_now().result(20)
    first.stop()

    second, _ = begin(site.feed("/a"))

    assert second.status().next_due < datetime.now(UTC) + timedelta(hours=25)


# ---- notices --------------------------------------------------------------------------------------


class Desktop:
    """Shows notices, unless it is away."""

    def __init__(self) -> None:
        self.shown: queue.Queue[Notice] = queue.Queue()
        self.away = False

    def __call__(self, notice: Notice) -> None:
        if self.away:
            raise OSError("nobody is at the desk")
        self.shown.put(notice)


def undelivered(service: Service) -> int:
    return len(service.submit(lambda store: store.undelivered()).result())


def wait_until(true: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not true():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_first_import_of_a_thousand_matches_is_one_notice(site, begin):
    site.pages = {"/a": rss(*(f"Curbs tighten again, part {n}" for n in range(1000)))}
    desktop = Desktop()
    service, events = begin(site.feed("/a"), rules=(RULE,), adapters=(desktop,))

    service.poll_now().result(60)

    notice = desktop.shown.get(timeout=10)
    assert notice.title == "News-sentiment monitor · 1000 alerts: Chip curbs"
    assert len(events.of(AlertRaised)) == 1000
    wait_until(lambda: undelivered(service) == 0)
    assert desktop.shown.empty()


def test_second_notice_waits_a_minute(site, begin):
    site.pages = {"/a": rss("Curbs tighten"), "/b": rss("Curbs tighten more"), "/c": rss("Curbs tighten most")}
    desktop, passed = Desktop(), [1000.0]
    service, _ = begin(
        *(site.feed(path) for path in site.pages), rules=(RULE,), adapters=(desktop,), monotonic=lambda: passed[0]
    )
    for path in site.pages:
        service.poll_now([site.base + path]).result(20)

    first = desktop.shown.get(timeout=10)
    wait_until(lambda: undelivered(service) == 2)
    passed[0] += 60
    service._loop.call_soon_threadsafe(service._send_notice)

    assert len(first.alerts) == 1
    assert desktop.shown.get(timeout=10).title == "News-sentiment monitor · 2 alerts: Chip curbs"
    wait_until(lambda: undelivered(service) == 0)


def test_alert_that_nobody_could_show_is_shown_at_the_next_start(site, begin):
    site.pages = {"/a": rss("Curbs tighten")}
    desktop = Desktop()
    desktop.away = True
    first, _ = begin(site.feed("/a"), rules=(RULE,), adapters=(desktop,))
    first.poll_now().result(20)
    assert undelivered(first) == 1
    first.stop()

    desktop.away = False
    second, _ = begin(site.feed("/a"), rules=(RULE,), adapters=(desktop,), schedule=True)

    notice = desktop.shown.get(timeout=10)
    assert (notice.title, notice.body) == ("News-sentiment monitor · Chip curbs", "The Harbor Gazette: Curbs tighten")
    wait_until(lambda: undelivered(second) == 0)


def test_without_a_notification_service_alerts_are_recorded_and_nothing_else_happens(site, begin):
    site.pages = {"/a": rss("Curbs tighten")}
    service, events = begin(site.feed("/a"), rules=(RULE,), schedule=True)

    events.wait_for(AlertRaised)
    events.wait_for(RoundDone)

    assert undelivered(service) == 1
    assert events.of(Trouble) == []


@pytest.mark.parametrize(
    ("settings", "rule"), [(replace(SETTINGS, notify=False), RULE), (SETTINGS, replace(RULE, notify=False))]
)
def test_who_wants_no_notices_gets_none(site, begin, settings, rule):
    site.pages = {"/a": rss("Curbs tighten")}
    desktop = Desktop()
    service, events = begin(site.feed("/a"), settings=settings, rules=(rule,), adapters=(desktop,))

    service.poll_now().result(20)
    service.stop()

    assert len(events.of(AlertRaised)) == 1
    assert desktop.shown.empty()


# ---- trouble --------------------------------------------------------------------------------------


def test_full_disk_is_told_once_loses_nothing_and_is_over_when_there_is_room(site, begin, monkeypatch):
    from monitor.store.store import Store

    site.pages = {"/a": rss("Curbs tighten"), "/b": rss("Harbor opens")}
    passed = [1000.0]
    real, full = Store.save, [True]

    def save(store: Store, poll: Any, **how: Any) -> Any:
        if full[0]:
            raise StoreError("The disk is full")
        return real(store, poll, **how)

    monkeypatch.setattr(Store, "save", save)
    service, events = begin(site.feed("/a"), site.feed("/b"), schedule=True, monotonic=lambda: passed[0])
    events.wait_for(RoundDone, lambda event: len(events.of(PollFailed)) == 2)
    time.sleep(0.2)  # some ticks
    assert events.of(Trouble) == [Trouble("The disk is full")]
    assert site.asked == {"/a": 1, "/b": 1}  # no storm on the servers

    full[0] = False
    passed[0] += 200

    events.wait_for(Trouble, lambda trouble: trouble.text is None)
    wait_until(lambda: sorted(titles(service)) == ["Curbs tighten", "Harbor opens"])


# ---- the catalog ----------------------------------------------------------------------------------

CHIPS = Topic("chips", "Chips", "curbs")


def tagged(service: Service) -> list[str]:
    with service.reader() as reader:
        return [row.title for row in reader.rows(reader.ids(Filter(topics=("chips",))))]


def test_new_topic_tags_stored_articles_newest_first_with_progress(site, begin):
    site.pages = {
        f"/{day}": rss(*(f"Curbs on day {day}, part {n}" for n in range(30)), day=day) for day in (1, 2, 3, 4)
    }
    feeds = tuple(site.feed(path) for path in site.pages)
    service, events = begin(*feeds)
    service.poll_now().result(30)
    half: list[list[str]] = []
    events_seen = events.__call__

    def look(event: object) -> None:
        if isinstance(event, Retagged) and not half:
            half.append(tagged(service))
        events_seen(event)

    service._emit = look
    service.set_catalog(Catalog(feeds=feeds, topics=(CHIPS,), fingerprint="two"))
    events.wait_for(Retagged, lambda event: event.done == event.total)

    assert [event.done for event in events.of(Retagged)] == [50, 100, 120]
    assert len(half[0]) == 50
    assert all("day 4" in title or "day 3" in title for title in half[0])
    assert len(tagged(service)) == 120


def test_new_articles_are_tagged_by_the_new_catalog_at_once(site, begin):
    site.pages = {"/a": rss("Curbs tighten")}
    service, _ = begin(site.feed("/a"))

    service.set_catalog(Catalog(feeds=(site.feed("/a"),), topics=(CHIPS,), fingerprint="two"))
    service.poll_now().result(20)

    assert tagged(service) == ["Curbs tighten"]


def test_catalog_changed_again_while_tagging_tags_by_the_last_one(site, begin):
    site.pages = {"/a": rss(*(f"Curbs, part {n}" for n in range(120)))}
    feeds = (site.feed("/a"),)
    service, events = begin(*feeds)
    service.poll_now().result(30)

    service.set_catalog(Catalog(feeds=feeds, topics=(Topic("other", "Other", "harbor"),), fingerprint="two"))
    service.set_catalog(Catalog(feeds=feeds, topics=(Topic("third", "Third", "nothing"),), fingerprint="three"))
    service.set_catalog(Catalog(feeds=feeds, topics=(CHIPS,), fingerprint="four"))
    events.wait_for(Retagged, lambda event: event.done == event.total)

    assert len(tagged(service)) == 120


def test_tagging_that_was_broken_off_goes_on_at_the_next_start(site, begin):
    site.pages = {"/a": rss(*(f"Curbs, part {n}" for n in range(120)))}
    feeds = (site.feed("/a"),)
    changed = Catalog(feeds=feeds, topics=(CHIPS,), fingerprint="two")
    first, events = begin(*feeds)
    first.poll_now().result(30)
    first._emit = lambda event: (events(event), first.cancel_retagging() if isinstance(event, Retagged) else None)
    first.set_catalog(changed)
    events.wait_for(Retagged, lambda event: event.canceled)
    first.stop()
    done = len(tagged(first))
    assert 0 < done < 120

    second, events = begin(catalog=changed, schedule=True)
    last = events.wait_for(Retagged, lambda event: event.done == event.total)

    assert len(tagged(second)) == 120
    assert last.total == 120 - done + (done % 50 and 0)


BRIGHT = UserLexicon((Row(("terrible",), (), Word(3.0)),))


def shown_scores(service: Service) -> set[float | None]:
    with service.reader() as reader:
        return {row.sentiment["vader-news"] for row in reader.rows(reader.ids(Filter()))}


def test_another_lexicon_is_told_of_and_changes_no_stored_score_until_it_is_adopted(site, begin):
    site.pages = {"/a": rss("Terrible curbs", "Terrible curbs again")}
    feeds = (site.feed("/a"),)
    service, events = begin(*feeds)
    service.poll_now().result(20)
    before = shown_scores(service)

    service.set_catalog(replace(service.catalog, lexicon=BRIGHT))
    told = events.wait_for(Outdated)
    report = service.compare().result(30)

    assert (told.articles, told.waiting) == (2, False)
    assert [each.flipped for each in report.engines] == [0, 2]
    assert events.of(Progress)[-1] == Progress(2, 2)
    assert shown_scores(service) == before

    service.adopt().result(30)

    assert max(before) < 0 < min(shown_scores(service))
    assert events.wait_for(Retagged, lambda event: event.done == event.total).total == 2


def test_by_words_that_are_not_in_force_scores_are_compared_and_adopted(site, begin):
    site.pages = {"/a": rss("Terrible curbs"), "/b": rss("Terrible curbs again")}
    feeds = (site.feed("/a"), site.feed("/b"))
    service, events = begin(*feeds)
    service.poll_now([feeds[0].url]).result(20)
    candidate = replace(service.catalog, lexicon=BRIGHT)

    report = service.compare(candidate).result(30)
    service.poll_now([feeds[1].url]).result(20)

    assert report.engines[1].flipped == 1
    assert max(shown_scores(service)) < 0  # new articles too go by the words in force

    service.adopt(candidate).result(30)

    assert service.catalog.lexicon == BRIGHT
    assert min(shown_scores(service)) > 0
    assert not events.of(Outdated)


def test_a_topic_is_not_tagged_over_scores_that_nobody_agreed_to(site, begin):
    site.pages = {"/a": rss("Terrible curbs")}
    feeds = (site.feed("/a"),)
    service, events = begin(*feeds)
    service.poll_now().result(20)
    before = shown_scores(service)

    service.set_catalog(Catalog(feeds=feeds, topics=(CHIPS,), fingerprint="two", lexicon=BRIGHT))
    told = events.wait_for(Outdated)

    assert (told.articles, told.waiting, service.outdated) == (1, True, told)
    assert (tagged(service), shown_scores(service)) == ([], before)
    service.adopt().result(30)
    assert service.outdated is None
    assert (tagged(service), shown_scores(service) != before) == (["Terrible curbs"], True)


def test_a_comparison_can_be_canceled_and_goes_on_later(site, begin):
    site.pages = {"/a": rss(*(f"Terrible curbs, part {n}" for n in range(120)))}
    service, events = begin(site.feed("/a"))
    service.poll_now().result(30)
    candidate = replace(service.catalog, lexicon=BRIGHT)
    service._emit = lambda event: (
        events(event),
        service.cancel_comparing() if isinstance(event, Progress) and event.done == 50 else None,
    )

    with pytest.raises(CancelledError):
        service.compare(candidate).result(30)
    service._emit = events
    report = service.compare(candidate).result(30)

    done = [event.done for event in events.of(Progress)]
    assert done[:2] == [0, 50]
    assert done.count(0) == 1  # the second went on where the first was
    assert report.articles == 120


def test_an_adoption_that_was_broken_off_goes_on_at_the_next_start(site, begin):
    site.pages = {"/a": rss(*(f"Terrible curbs, part {n}" for n in range(120)))}
    feeds = (site.feed("/a"),)
    first, events = begin(*feeds)
    first.poll_now().result(30)
    changed = replace(first.catalog, lexicon=BRIGHT)
    first._emit = lambda event: (events(event), first.cancel_retagging() if isinstance(event, Retagged) else None)
    first.adopt(changed)
    events.wait_for(Retagged, lambda event: event.canceled)
    first.stop()

    second, events = begin(catalog=changed, schedule=True)
    events.wait_for(Retagged, lambda event: event.done == event.total)

    assert min(shown_scores(second)) > 0
    assert not events.of(Outdated)


def test_a_lexicon_edited_by_hand_is_taken_and_a_wrong_one_told(site, begin, profile):
    site.pages = {"/a": rss("Curbs tighten")}
    profile.prepare()
    for feed in catalogs.load(None).feeds:
        catalogs.set_enabled(profile.catalog_dir, "feeds", feed.url, False)
    catalogs.add(profile.catalog_dir, site.feed("/a"))
    service, events = begin(catalog=catalogs.load(profile.catalog_dir), schedule=True)
    events.wait_for(RoundDone)

    profile.lexicon_file.parent.mkdir()
    profile.lexicon_file.write_text("[[row]]\nwords = 'curbs'\nvalue = 3\n")
    assert events.wait_for(Outdated).articles == 1
    assert service.catalog.lexicon.rows[0].words == ("curbs",)

    profile.lexicon_file.write_text("[[row]]\nwords = 'curbs'\nvalue = 33\n")
    told = events.wait_for(Trouble)
    assert "line 3" in str(told.text)
    assert "the words from before hold" in str(told.text)
    assert service.catalog.lexicon.rows[0].words == ("curbs",)


def test_feed_added_by_another_program_is_noticed_and_polled(site, begin, profile):
    site.pages = {"/a": rss("Curbs tighten")}
    profile.prepare()
    for feed in catalogs.load(None).feeds:
        catalogs.set_enabled(profile.catalog_dir, "feeds", feed.url, False)
    _, events = begin(catalog=catalogs.load(profile.catalog_dir), schedule=True)

    catalogs.add(profile.catalog_dir, site.feed("/a"))

    assert events.wait_for(FeedPolled).status == "new"
    [changed] = events.of(CatalogChanged)
    assert changed.catalog.find("feeds", site.base + "/a") is not None


def test_broken_catalog_file_is_told_and_the_old_one_stays(site, begin, profile):
    site.pages = {"/a": rss("Curbs tighten")}
    profile.prepare()
    for feed in catalogs.load(None).feeds:  # the catalog is read again below, and with it our default feeds
        catalogs.set_enabled(profile.catalog_dir, "feeds", feed.url, False)
    catalogs.add(profile.catalog_dir, site.feed("/a"))
    catalog = catalogs.load(profile.catalog_dir)
    service, events = begin(catalog=catalog, settings=replace(SETTINGS, started=False), schedule=True)

    (profile.catalog_dir / "topics.toml").write_text("[[topic]\n")

    assert "topics.toml" in events.wait_for(Trouble).text
    assert service.poll_now().result(20)[0].status == "new"
    time.sleep(0.2)  # some ticks
    assert len(events.of(Trouble)) == 1

    (profile.catalog_dir / "topics.toml").write_text("")
    events.wait_for(Trouble, lambda trouble: trouble.text is None)


def test_feed_that_moved_for_good_is_written_into_the_users_catalog(site, begin, profile):
    site.pages = {"/old": "/new", "/new": rss("Curbs tighten")}
    profile.prepare()
    for feed in catalogs.load(None).feeds:
        catalogs.set_enabled(profile.catalog_dir, "feeds", feed.url, False)
    catalogs.add(profile.catalog_dir, site.feed("/old"))
    service, events = begin(catalog=catalogs.load(profile.catalog_dir))
    service.poll_now().result(20)
    assert service.catalog.find("feeds", site.base + "/new") is None

    site.pages["/new"] = rss("Curbs tighten", "Harbor opens")
    service.poll_now().result(20)

    assert events.of(FeedMoved) == [FeedMoved(site.base + "/old", site.base + "/new")]
    moved = catalogs.load(profile.catalog_dir).find("feeds", site.base + "/new")
    assert (moved.outlet, moved.allow_local) == ("The Harbor Gazette", True)
    assert catalogs.load(profile.catalog_dir).find("feeds", site.base + "/old") is None
    asked = site.asked["/old"]
    [answer] = service.poll_now().result(20)
    assert (answer.feed, answer.status) == (site.base + "/new", "not-modified")  # what we remember went along
    assert site.asked["/old"] == asked
    assert len(titles(service)) == 2


def test_changed_settings_hold_from_the_next_poll_on(site, begin):
    site.pages = {"/a": rss("Curbs tighten" * 100_000)}
    service, _ = begin(site.feed("/a"))

    service.set_settings(replace(SETTINGS, body_limit_mb=1))
    [answer] = service.poll_now().result(20)

    assert answer.error == "The feed is larger than 1 MB, the most that is read."


@pytest.mark.parametrize(("engine", "alerts"), [("vader", 1), ("model", 0)])
def test_a_rule_without_an_engine_goes_by_the_one_shown(site, begin, engine, alerts):
    site.pages = {"/a": rss("A terrible failure")}
    low = AlertRule("low", "failure", sentiment_below=-0.2)

    service, _ = begin(site.feed("/a"), settings=replace(SETTINGS, engine=engine), rules=(low,))
    [answer] = service.poll_now().result(20)

    assert answer.alerts == alerts


# ---- one round ------------------------------------------------------------------------------------


def test_poll_once_polls_what_is_due_then_nothing_then_all_that_is_asked(site, profile):
    site.pages = {"/a": rss("Curbs tighten"), "/b": rss("Harbor opens")}
    catalog = Catalog(feeds=(site.feed("/a"), site.feed("/b")), rules=(RULE,))
    events = Events()

    due = poll_once(profile, settings=SETTINGS, catalog=catalog, emit=events)
    nothing = poll_once(profile, settings=SETTINGS, catalog=catalog)
    every = poll_once(profile, all=True, settings=SETTINGS, catalog=catalog)
    one = poll_once(profile, [site.base + "/b"], settings=SETTINGS, catalog=catalog)

    assert [(each.status, each.entries, each.alerts) for each in due] == [("new", 1, 1), ("new", 1, 0)]
    assert nothing == []
    assert [each.status for each in every] == ["not-modified"] * 2
    assert [each.feed for each in one] == [site.base + "/b"]
    [done] = events.of(RoundDone)
    assert (done.polled, done.failed, done.new, done.alerts) == (2, 0, 2, 1)


ONCE = """
    import signal, sys, time
    from pathlib import Path
    from monitor.catalog import Catalog
    from monitor.model import Feed
    from monitor.service import poll_once
    from monitor.settings import Profile, Settings
    if __name__ == "__main__":
        feeds = tuple(Feed(url, "t", "The Harbor Gazette", allow_local=True) for url in sys.argv[2:])
        try:
            poll_once(Profile(Path(sys.argv[1])), settings=Settings(started=True), catalog=Catalog(feeds=feeds))
        except KeyboardInterrupt:
            sys.exit(130)
        print("heavy" if {"feedparser", "vaderSentiment"} & set(sys.modules) else "light")
"""


@pytest.fixture
def once(site: Site, profile: Profile, tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Run `poll_once` in a process of its own."""
    started: list[subprocess.Popen[str]] = []
    script = tmp_path / "once.py"
    script.write_text(textwrap.dedent(ONCE))

    def run(*paths: str) -> subprocess.Popen[str]:
        command = [sys.executable, str(script), str(profile.root), *(site.base + path for path in paths)]
        started.append(
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
        )
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.communicate()


def test_poll_once_ends_by_itself_and_its_process_imports_no_parser(site, once):
    site.pages = {"/a": rss("Curbs tighten")}

    assert once("/a").communicate(timeout=30) == ("light\n", "")


def test_ctrl_c_in_mid_poll_ends_within_five_seconds_without_a_word(site, once):
    site.pages = {"/hung": None} | {f"/{n}": rss(*(f"Headline {n}.{i}" for i in range(50))) for n in range(9)}
    process = once(*site.pages)
    while site.asked_for.get(timeout=20) != "/8":
        pass

    began = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)

    assert process.communicate(timeout=10) == ("", "")
    assert process.returncode == 130
    assert time.monotonic() - began < 5

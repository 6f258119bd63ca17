"""`backfill`, against a news search on loopback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from monitor import locks

DAY = timedelta(days=1)


class Search:
    """One item a day; `status` for all requests, or silence from a day on backward until `let_go`."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.status = 200
        self.headers: dict[str, str] = {}
        self.silent_before: date | None = None
        self.is_silent, self.let_go = threading.Event(), threading.Event()
        self.url = ""

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(request.path).query).items()}
        self.asked.append((asked["after"], asked["before"]))
        since, until = date.fromisoformat(asked["after"]), date.fromisoformat(asked["before"])
        if self.silent_before is not None and since < self.silent_before:
            self.is_silent.set()
            self.let_go.wait(30)
            return
        items = "".join(_item(since + DAY * n) for n in range((until - since).days))
        body = f"<rss version='2.0'><channel><title>S</title>{items}</channel></rss>".encode()
        request.send_response(self.status)
        for name, value in self.headers.items():
            request.send_header(name, value)
        request.send_header("content-length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)


def _item(day: date) -> str:
    at = format_datetime(datetime.combine(day, time(9), UTC), usegmt=True)
    return (
        f"<item><title>DeepSeek on {day} - The Ledger</title><link>https://news.google.com/rss/articles/{day}</link>"
        f"<pubDate>{at}</pubDate><source url='https://ledger.example'>The Ledger</source></item>"
    )


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
    search.url = f"http://127.0.0.1:{server.server_port}/rss/search?q={{query}}&after={{since}}&before={{until}}"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield search
    search.let_go.set()
    server.shutdown()
    server.server_close()


def asks(search: Search, *more: str) -> list[str]:
    return ["backfill", "--topic", "deepseek", "--search", search.url, "--allow-local", *more]


def test_history_is_fetched_and_listed_as_such(cli, search):
    ran = cli(*asks(search, "--since", "2026-04-01", "--until", "2026-04-15", "--json"))

    assert (ran.code, ran.err) == (0, "")
    assert (ran.json["topic"], ran.json["new"], ran.json["outlets"], ran.json["requests"]) == ("deepseek", 14, 1, 2)
    assert [(w["since"], w["until"], w["status"], w["items"]) for w in ran.json["windows"]] == [
        ("2026-04-01", "2026-04-08", "found", 7),
        ("2026-04-08", "2026-04-15", "found", 7),
    ]
    listed = cli("list", "--topic", "deepseek", "--json").json
    assert len(listed) == 14
    assert {(row["outlet"], row["origin"]) for row in listed} == {("The Ledger", "backfill")}
    assert listed[0]["title"] == "DeepSeek on 2026-04-14"


def test_people_get_a_sentence(cli, search):
    ran = cli(*asks(search, "--since", "2026-04-01", "--until", "2026-04-08"))
    again = cli(*asks(search, "--resume"))

    assert ran.out == ""
    assert ran.err == "DeepSeek, 2026-04-01 to 2026-04-07: 7 new articles of 1 outlet\n"
    assert again.err == (
        "DeepSeek, 2026-04-01 to 2026-04-07: all of it was searched before (7 days were searched before)\n"
    )
    assert len(search.asked) == 1


def test_a_search_that_asks_for_rest_ends_with_a_sentence_and_1(cli, search):
    search.status, search.headers = 429, {"retry-after": "7200"}

    ran = cli(*asks(search, "--since", "2026-04-01", "--until", "2026-04-08"))

    assert ran.code == 1
    assert "Error: 127.0.0.1 asks to be left alone until" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--topic", "deepsek", "--since", "7d"], "there is no topic 'deepsek'; similar are deepseek"),
        (["--topic", "deepseek"], "--since is needed"),
        (["--topic", "deepseek", "--since", "2026-04-08", "--until", "2026-04-01"], "there is no day"),
        (["--topic", "deepseek", "--since", "7d", "--allow-local"], "--allow-local is for a --search"),
        (["--since", "7d"], "--topic"),
    ],
)
def test_bad_usage_is_told(cli, given, said):
    ran = cli("backfill", *given)

    assert ran.code == 2
    assert said in ran.err


def test_there_is_nothing_to_go_on_with_before_a_first_run(cli, search):
    ran = cli(*asks(search, "--resume"))

    assert ran.code == 1
    assert "No history of DeepSeek has been fetched yet" in ran.err


def test_one_walk_at_a_time_in_a_profile(cli, search):
    cli("list")  # makes the profile
    other = locks.locked(Path(os.environ["NEWS_MONITOR_PROFILE"], "lock.history"), wait=False)

    ran = cli(*asks(search, "--since", "2026-04-01"))

    os.close(other)
    assert ran.code == 1
    assert "History is being fetched already" in ran.err
    assert search.asked == []


def test_a_killed_run_goes_on_where_it_was(cli, search):
    search.silent_before = date(2026, 4, 1)
    command = asks(search, "--since", "2026-03-18", "--until", "2026-04-15")
    running = subprocess.Popen(
        [sys.executable, "-c", "import sys; from monitor.cli import main; sys.exit(main(sys.argv[1:]))", *command],
        stderr=subprocess.PIPE,
    )
    assert search.is_silent.wait(60)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    search.silent_before = None
    asked = len(search.asked)

    ran = cli(*command, "--resume", "--json")

    assert Path(os.environ["NEWS_MONITOR_PROFILE"], "history", "deepseek.json").exists()
    assert ran.code == 0
    assert search.asked[asked:] == [("2026-03-25", "2026-04-01"), ("2026-03-18", "2026-03-25")]
    assert (ran.json["new"], ran.json["days_before"]) == (14, 14)
    assert len(cli("list", "--json").json) == 28


def test_interrupted_it_says_how_to_go_on(cli, search):
    search.silent_before = date(2026, 4, 1)

    def interrupt() -> None:
        search.is_silent.wait(60)
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)

    threading.Thread(target=interrupt, daemon=True).start()
    ran = cli(*asks(search, "--since", "2026-03-25", "--until", "2026-04-08"))

    assert ran.code == 130
    assert "Stopped. What was found is stored; --resume goes on." in ran.err
    assert len(cli("list", "--json").json) == 7

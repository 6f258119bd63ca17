"""History in the window: what the dialog asks and says, the walk beside everything else, and what is told of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from monitor import backfill
from monitor.errors import MonitorError
from monitor.settings import Profile
from monitor.ui import numbers
from monitor.ui.dialogs.history import Choice, HistoryDialog, Outlook, outlook_words
from monitor.ui.history import DEMO, outcome_words, outlook, progress_words
from monitor.ui.program import Program
from monitor.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TODAY = date(2026, 6, 5)
TOPICS = (("deepseek", "DeepSeek"), ("ai-policy", "AI policy"))
DAY = timedelta(days=1)


# ---- the dialog -----------------------------------------------------------------------------------


@pytest.fixture
def dialog(qtbot: QtBot, themed: QApplication) -> HistoryDialog:
    made = HistoryDialog(TOPICS, topic="ai-policy", today=TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_begins_with_the_topic_asked_for_and_a_month(dialog: HistoryDialog) -> None:
    assert dialog.choice() == Choice("ai-policy", TODAY - 29 * DAY, TODAY)
    assert dialog.choice().days == 30


def test_nothing_can_be_fetched_before_it_is_said_what_is_asked_of_whom(dialog: HistoryDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.look_asked) as asked:
        dialog.begin()
    assert not dialog.do.isEnabled()

    dialog.show_outlook(asked.args[0], Outlook(("Google News",), 0, 5, 20.0))

    assert dialog.do.isEnabled()
    assert dialog.means.text() == "Asks Google News: at least 5 requests in 20 s, more where much was printed."


def test_an_answer_to_an_older_choice_is_dropped(dialog: HistoryDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.look_asked) as asked:
        dialog.begin()
    dialog.span.setCurrentIndex(dialog.span.findData(90))

    dialog.show_outlook(asked.args[0], Outlook(("Google News",), 0, 5, 20.0))

    assert not dialog.do.isEnabled()


def test_own_days_are_chosen_by_two_dates(dialog: HistoryDialog) -> None:
    assert not dialog.first.isVisible()
    dialog.span.setCurrentIndex(dialog.span.findData(0))
    assert dialog.first.isVisible()
    dialog.first.setDate(QDate(2026, 1, 20))
    dialog.last.setDate(QDate(2026, 1, 10))

    assert "The first day lies after the last" in dialog.says.text()
    dialog.last.setDate(QDate(2026, 2, 5))

    assert dialog.says.text() == ""
    assert (dialog.choice().first, dialog.choice().last) == (date(2026, 1, 20), date(2026, 2, 5))
    assert dialog.last.maximumDate() == QDate(2026, 6, 5)


def test_fetch_hands_over_the_choice(dialog: HistoryDialog, qtbot: QtBot) -> None:
    dialog.begin()
    dialog.again.setChecked(True)
    dialog.edition.setCurrentIndex(1)
    dialog.show_outlook(dialog.choice(), Outlook(("Google News",), 0, 5, 20.0))

    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.do.click()

    assert chosen.args[0] == Choice("ai-policy", TODAY - 29 * DAY, TODAY, "en-GB", again=True)


def test_what_was_searched_before_is_said() -> None:
    month = Choice("deepseek", TODAY - 29 * DAY, TODAY)

    assert outlook_words(month, Outlook(("Google News",), 20, 2, 8.0)).startswith(
        "20 of 30 days were searched before; only the rest is asked for. Asks Google News: at least 2 requests in 8.0 s"
    )
    assert outlook_words(month, Outlook(("Google News",), 30, 0, 0.0)) == "30 of 30 days were searched before."


def test_without_a_topic_there_is_nothing_to_fetch(qtbot: QtBot, themed: QApplication) -> None:
    dialog = HistoryDialog((), today=TODAY)
    qtbot.addWidget(dialog)
    dialog.begin()

    assert not dialog.do.isEnabled()
    assert dialog.says.text() == "There is no topic yet."


# ---- the walk -----------------------------------------------------------------------------------


class Search:
    """One item a day on loopback; silent about days before `silent_before`."""

    def __init__(self) -> None:
        self.asked: list[tuple[date, date]] = []
        self.silent_before: date | None = None
        self.is_silent, self.let_go = threading.Event(), threading.Event()
        self.url = ""

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(request.path).query).items()}
        since, until = date.fromisoformat(asked["after"]), date.fromisoformat(asked["before"])
        self.asked.append((since, until))
        if self.silent_before is not None and since < self.silent_before:
            self.is_silent.set()
            self.let_go.wait(30)
            return
        items = "".join(_item(since + DAY * n) for n in range((until - since).days))
        body = f"<rss version='2.0'><channel><title>S</title>{items}</channel></rss>".encode()
        request.send_response(200)
        request.send_header("content-length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)


def _item(day: date) -> str:
    at = format_datetime(datetime.combine(day, time(), UTC), usegmt=True)
    return (
        f"<item><title>DeepSeek on {day} - The Ledger</title><link>https://news.google.com/rss/articles/{day}</link>"
        f"<pubDate>{at}</pubDate><source url='https://ledger.example'>The Ledger</source></item>"
    )


@pytest.fixture
def search(monkeypatch: pytest.MonkeyPatch) -> Iterator[Search]:
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
    monkeypatch.setattr(
        backfill, "sources_of", partial(_on_loopback, backfill.sources_of, search.url)
    )  # the window asks Google; here ours stands in for it
    yield search
    search.let_go.set()
    server.shutdown()
    server.server_close()


def _on_loopback(real: Callable[..., Any], url: str, topic: Any, catalog: Any, *, locale: str) -> Any:
    return real(topic, catalog, locale=locale, search=url, allow_local=True)


@pytest.fixture
def program(qtbot: QtBot, themed: QApplication, tmp_path: Path) -> Iterator[Program]:
    profile = Profile.default(tmp_path / "profile")
    profile.prepare()
    window = Window(profile)
    window.show()
    program = Program(window)
    program.begin()
    qtbot.waitUntil(lambda: program.session.is_open, timeout=20_000)
    yield program
    window.closing.disconnect(QApplication.quit)  # pytest-qt's own loop goes on
    window.close()
    program.end()
    window.deleteLater()
    themed.processEvents()


def weeks(many: int) -> Choice:
    last = datetime.now(UTC).date() - DAY
    return Choice("deepseek", last - (7 * many - 1) * DAY, last)


def test_a_walk_tells_how_far_it_is_and_what_came_of_it(program: Program, qtbot: QtBot, search: Search) -> None:
    choice = weeks(2)
    search.silent_before = choice.first + DAY

    program.errands.history.fetch(choice)

    qtbot.waitUntil(lambda: "7 of 14 days searched" in program.notice.says.text(), timeout=30_000)
    assert program.notice.says.text().startswith("History of DeepSeek: 7 of 14 days searched, 7 new articles")
    assert program.notice.action.text() == "Stop"
    assert program.status.work.text() == "History: 7 of 14 days"
    assert program.errands.history.is_running

    program.notice.action.click()

    qtbot.waitUntil(lambda: "It was stopped" in program.notice.says.text(), timeout=10_000)
    assert not program.status.work.isVisible()
    qtbot.waitUntil(lambda: not program.errands.history.is_running, timeout=20_000)
    search.silent_before = None
    asked = len(search.asked)

    program.errands.history.fetch(choice)

    qtbot.waitUntil(lambda: program.notice.says.text().endswith("7 new articles of 1 outlet."), timeout=30_000)
    assert search.asked[asked:] == [(choice.first, choice.first + 7 * DAY)]

    program.notice.action.click()

    assert program.window.desk.lenses.chosen == (("topic", "deepseek"),)
    assert program.top.period.span.first == choice.first


def test_window_and_command_line_tell_the_same() -> None:
    window = partial(backfill.Window, "News search", date(2026, 5, 1), date(2026, 5, 8))
    history = partial(backfill.History, "deepseek", "DeepSeek", date(2026, 5, 1), date(2026, 6, 1), requests=3)
    status = backfill.Status
    for brought in (
        history((), 0, 0, 0, outlets=0, days_before=31),
        history((window(status.EMPTY),), 0, 0, 0, outlets=0, days_before=0),
        history(tuple(map(window, status)), 1412, 7, 2, outlets=38, days_before=4),
    ):
        told = brought.words(numbers.count)
        assert outcome_words(brought) == f"History of DeepSeek, 1 May – 31 May 2026: {told}."
    for left in (None, 20, 170):
        event = backfill.Fetching("DeepSeek", 34, 90, 1, left, "News search")
        assert progress_words(event) == f"History of DeepSeek: {event.words(numbers.count)}."


def test_a_notice_that_was_put_away_stays_away(program: Program, qtbot: QtBot) -> None:
    told = partial(backfill.Fetching, "DeepSeek", total=90, new=0, left_s=None, doing="Google News")
    program.session.told.emit((told(days=0),))
    program.notice.away.click()

    program.session.told.emit((told(days=7),))

    assert program.notice.about == ""
    assert program.status.work.text() == "History: 7 of 90 days"


def test_trouble_of_the_store_ends_the_walk_with_its_sentence(
    program: Program, qtbot: QtBot, search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise MonitorError("The disk is full.")

    monkeypatch.setattr(backfill.Searched, "add", full)

    program.errands.history.fetch(weeks(1))

    qtbot.waitUntil(lambda: program.notice.says.text() == "The disk is full.", timeout=30_000)
    assert not program.status.work.isVisible()


def test_one_walk_at_a_time(program: Program, qtbot: QtBot, search: Search) -> None:
    search.silent_before = date(2100, 1, 1)
    program.errands.history.fetch(weeks(1))
    assert search.is_silent.wait(20)

    program.fetch_history()

    assert "one walk at a time" in program.notice.says.text()
    assert program.window.findChildren(HistoryDialog) == []


def test_the_dialog_opens_on_the_topic_that_is_looked_through(program: Program, qtbot: QtBot) -> None:
    program.fetch_history("chip-export-controls")

    (dialog,) = program.window.findChildren(HistoryDialog)
    assert dialog.choice().topic == "chip-export-controls"
    qtbot.waitUntil(dialog.do.isEnabled, timeout=10_000)
    assert dialog.means.text().startswith("Asks Google News, Federal Register, BIS (all documents), ")


def test_menu_and_palette_hold_it(program: Program) -> None:
    (action,) = [each for each in program.window.actions() if each.text() == "Fetch history…"]

    assert action.shortcut().toString() == "Ctrl+H"
    assert any(action in menu.actions() for menu in program.window.findChildren(QMenu))


def test_polling_begins_with_an_offer(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program.session, "poll_now", lambda *_: None)

    program.start_polling()

    assert program.notice.action.text() == "Fetch history…"
    program.notice.action.click()
    assert program.window.findChildren(HistoryDialog)


def test_the_demonstration_says_that_it_asks_nobody(program: Program) -> None:
    program.session.demo = True

    program.fetch_history()

    assert program.notice.says.text() == DEMO
    program.session.demo = False


def test_a_topic_that_searches_cannot_read_is_refused_in_the_dialog(program: Program, qtbot: QtBot) -> None:
    from dataclasses import replace

    from monitor.model import Topic

    catalog = program.session.catalog
    program.session.take_catalog(replace(catalog, topics=(Topic("wild", "Wild", "tid*"),)))

    program.fetch_history("wild")

    (dialog,) = program.window.findChildren(HistoryDialog)
    qtbot.waitUntil(lambda: "give it search words" in dialog.says.text(), timeout=10_000)
    assert not dialog.do.isEnabled()


def test_the_outlook_counts_what_is_left_to_ask(program: Program, search: Search, tmp_path: Path) -> None:
    choice = Choice("deepseek", date(2026, 5, 1), date(2026, 5, 28))
    (source,) = backfill.sources_of(program.session.catalog.topics[0], program.session.catalog, locale="en-US")
    window = backfill.Window("x", date(2026, 5, 1), date(2026, 5, 15), backfill.Status.FOUND, 3, 3)
    backfill.Searched(tmp_path, "deepseek").add(source.feed.url, window, datetime(2026, 6, 1, tzinfo=UTC))

    found = outlook(Profile(tmp_path), program.session.catalog, choice)

    assert (found.told, found.requests) == (14, 2)

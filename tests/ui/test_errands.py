"""What views and dialogs ask for, on a real session: a real store, a real catalog, a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from monitor import reports
from monitor.catalog import Catalog
from monitor.errors import ParseError
from monitor.export import Kind
from monitor.model import AlertRule, Feed, FeedKind, Filter, StatementKind
from monitor.settings import Profile, Settings
from monitor.ui import errands as work
from monitor.ui import theme
from monitor.ui.dialogs.add_feed import Address, FeedDialog
from monitor.ui.dialogs.add_statement import ByHand
from monitor.ui.dialogs.import_feeds import ImportDialog
from monitor.ui.errands import Errands
from monitor.ui.session import Session
from monitor.worker import Stages

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no window manager

NOW = datetime.now(UTC).replace(microsecond=0)
RSS = """<rss version="2.0"><channel><title>Pacific Wire</title>
<item><title>Curbs tighten on chip makers</title><link>https://pacificwire.example/1</link>
<pubDate>Fri, 05 Jun 2026 09:41:00 GMT</pubDate></item>
<item><title>Undated</title><link>https://pacificwire.example/2</link></item></channel></rss>"""
PAGE = '<html><head><link rel="alternate" type="application/rss+xml" title="All" href="/rss"></head></html>'
WORDS = ByHand("This is a terrible licence queue.", "Mei-Lin Hsu", "The Ledger", NOW - timedelta(hours=3))


class _Site(BaseHTTPRequestHandler):
    PAGES: ClassVar = {
        "/": ("text/html", PAGE),
        "/rss": ("application/rss+xml", RSS),
        "/empty": ("text/html", "<html></html>"),
    }

    def do_GET(self) -> None:
        kind, body = self.PAGES.get(self.path, ("", ""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def session(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    if not qapp.styleSheet():
        theme.start(qapp)
    theme.choose(theme.Choice.LIGHT)
    opened = Session(Profile(tmp_path / "profile"))
    with qtbot.waitSignal(opened.opened, timeout=20_000):
        opened.begin()
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def errands(session: Session, window: QWidget) -> Errands:
    return Errands(session, window)


def take_in(qtbot: QtBot, errands: Errands, made: ByHand = WORDS) -> str:
    """Store a statement, and give the sentence that says so."""
    with qtbot.waitSignal(errands.said, timeout=15_000) as said:
        errands.take_in(made)
    return said.args[0]


# ---- alerts


def test_saved_rule_is_in_the_catalog_and_in_the_view(
    qtbot: QtBot, session: Session, errands: Errands, window: QWidget
) -> None:
    view = errands.alerts(window)

    with qtbot.waitSignal(session.catalog_changed, timeout=10_000):
        view.rule_saved.emit(AlertRule("licences", "licen*", "Licences"))
    assert [rule.id for rule in session.catalog.rules] == ["licences"]
    assert [rule.name for rule in view.rules.table.rows()] == ["Licences"]

    with qtbot.waitSignal(session.catalog_changed, timeout=10_000):
        view.rule_removed.emit("licences")
    assert session.catalog.rules == ()


def test_two_quick_edits_are_both_kept(qtbot: QtBot, session: Session, errands: Errands) -> None:
    errands.save_rule(AlertRule("one", "licen*"))
    errands.save_rule(AlertRule("two", "queue*"))

    qtbot.waitUntil(lambda: {rule.id for rule in session.catalog.rules} == {"one", "two"}, timeout=10_000)


def test_dry_run_goes_over_what_is_stored(qtbot: QtBot, errands: Errands, window: QWidget) -> None:
    take_in(qtbot, errands)
    view = errands.alerts(window)

    view.editor.query.edit.setPlainText("licen* AND queue")

    qtbot.waitUntil(lambda: view.trial.sentence() == "This rule would have fired once in 30 days", timeout=10_000)
    assert view.trial.table.rows()[0].outlet == "The Ledger"


def test_rule_without_an_engine_is_tried_with_the_one_shown(qtbot: QtBot, session: Session, errands: Errands) -> None:
    take_in(qtbot, errands)
    rule = AlertRule("low", "queue", sentiment_below=-0.1)

    with session.service.reader() as reader:
        run = work.dry_run(reader, rule, engine=session.engine, until=datetime.now(UTC))
        none = work.dry_run(
            reader, replace(rule, sentiment_below=-0.99), engine=session.engine, until=datetime.now(UTC)
        )

    assert len(run.alerts) == 1
    assert none.alerts == ()


def test_alert_that_was_looked_at_is_seen_in_the_store(
    qtbot: QtBot, session: Session, errands: Errands, window: QWidget
) -> None:
    with qtbot.waitSignal(session.catalog_changed, timeout=10_000):
        errands.save_rule(AlertRule("queue", "queue*", "Queues"))
    take_in(qtbot, errands)
    view = errands.alerts(window)
    qtbot.waitUntil(lambda: len(view.log.table.rows()) == 1, timeout=10_000)
    (row,) = view.log.table.rows()
    assert (row.rule_name, row.alert.matched, row.alert.seen) == ("Queues", ("queue",), None)

    view.go_to_alert(row.alert.id)

    qtbot.waitUntil(lambda: view.log.table.rows()[0].alert.seen is not None, timeout=10_000)


# ---- feeds


def test_paused_feed_is_paused_in_the_store(qtbot: QtBot, session: Session, errands: Errands, window: QWidget) -> None:
    view = errands.feeds(window)
    qtbot.waitUntil(lambda: len(view.table.rows()) > 5, timeout=10_000)
    url = next(line.feed.url for line in view.table.rows() if line.feed.enabled)

    view.pause_asked.emit(url, True)

    qtbot.waitUntil(
        lambda: next(line for line in view.table.rows() if line.feed.url == url).condition.words == "paused by you",
        timeout=10_000,
    )
    with session.service.reader() as reader:
        assert reader.health()[url].state.paused


def test_removed_default_is_off_and_comes_back(qtbot: QtBot, session: Session, errands: Errands) -> None:
    feed = next(feed for feed in session.catalog.feeds if feed.enabled)

    with qtbot.waitSignal(session.catalog_changed, timeout=10_000):
        errands.remove_feed(feed)
    assert not next(each for each in session.catalog.feeds if each.url == feed.url).enabled

    with qtbot.waitSignal(session.catalog_changed, timeout=10_000):
        errands.restore_feed(feed)
    assert next(each for each in session.catalog.feeds if each.url == feed.url) == feed


def test_feed_with_another_address_takes_the_place_of_the_old_one(
    qtbot: QtBot, session: Session, errands: Errands
) -> None:
    old = Feed("https://pacificwire.example/old", "All", "Pacific Wire")
    with qtbot.waitSignal(session.catalog_changed, timeout=10_000):
        errands.put_feed(old, None)

    with qtbot.waitSignal(session.catalog_changed, timeout=10_000):
        errands.put_feed(replace(old, url="https://pacificwire.example/new"), old)

    urls = {feed.url for feed in session.catalog.feeds}
    assert "https://pacificwire.example/new" in urls
    assert "https://pacificwire.example/old" not in urls


def test_list_of_feeds_goes_out_and_comes_back(
    qtbot: QtBot, session: Session, errands: Errands, window: QWidget, tmp_path: Path
) -> None:
    with qtbot.waitSignal(session.catalog_changed, timeout=10_000):
        errands.put_feed(Feed("https://pacificwire.example/rss", "All", "Pacific Wire", folder="Wires"), None)
    with qtbot.waitSignal(errands.said, timeout=10_000) as said:
        errands.write_list(tmp_path / "feeds.opml")
    assert said.args[0].endswith("written to feeds.opml.")

    errands.read_list(tmp_path / "feeds.opml")

    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)), timeout=10_000)
    (dialog,) = window.findChildren(ImportDialog)
    texts = [dialog.items.item(row).text() for row in range(dialog.items.count())]
    assert any("pacificwire.example/rss  ·  there already" in each for each in texts)
    dialog.reject()


def test_list_that_is_none_says_so(qtbot: QtBot, errands: Errands, tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_text("no list", encoding="utf-8")

    with qtbot.waitSignal(errands.failed, timeout=10_000) as failed:
        errands.read_list(tmp_path / "list.opml")

    assert isinstance(failed.args[0], ParseError)


# ---- looking at an address


def look(url: str) -> work.Found:
    return work.look(Address(url, allow_local=True), Settings(), Stages(Catalog()).read, NOW)


def test_feed_is_read_for_a_preview(site: str) -> None:
    found = look(f"{site}/rss")

    assert (found.url, found.title, found.entries, found.undated) == (f"{site}/rss", "Pacific Wire", 2, 1)
    assert [item.title for item in found.items] == ["Curbs tighten on chip makers", "Undated"]
    assert found.kind is FeedKind.OUTLET


def test_page_is_searched_for_its_feeds(site: str) -> None:
    found = look(f"{site}/")

    assert found.url == ""
    assert [(each.url, each.title) for each in found.candidates] == [(f"{site}/rss", "All")]


def test_dialog_finds_previews_and_keeps_a_feed(
    qtbot: QtBot, session: Session, errands: Errands, window: QWidget, site: str
) -> None:
    window.show()
    errands.add_feed()
    (dialog,) = window.findChildren(FeedDialog)
    dialog.address.setText(f"{site}/")
    dialog.allow_local.setChecked(True)
    qtbot.keyClick(dialog.address, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.feed() is not None or bool(dialog.preview.rows()), timeout=30_000)
    dialog.outlet.setCurrentText("Pacific Wire")

    with qtbot.waitSignal(session.catalog_changed, timeout=10_000):
        qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)

    kept = next(feed for feed in session.catalog.feeds if feed.url == f"{site}/rss")
    assert (kept.title, kept.outlet, kept.allow_local, kept.enabled) == ("Pacific Wire", "Pacific Wire", True, True)


# ---- export and statements


def test_export_counts_and_writes_with_a_manifest(qtbot: QtBot, errands: Errands, tmp_path: Path) -> None:
    take_in(qtbot, errands)
    dialog = errands.export(Filter(), "everything", kind=Kind.STATEMENTS)
    qtbot.waitUntil(lambda: dialog.says.text() == "1 statement.", timeout=10_000)
    dialog.file.setText(str(tmp_path / "ledger.csv"))

    qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: dialog.written() is not None, timeout=10_000)
    assert "Mei-Lin Hsu" in (tmp_path / "ledger.csv").read_text(encoding="utf-8")
    assert (tmp_path / "ledger.csv.manifest.json").exists()
    dialog.reject()


def test_export_that_cannot_be_written_says_why(qtbot: QtBot, errands: Errands, tmp_path: Path) -> None:
    dialog = errands.export(Filter(), "everything")
    dialog.file.setText(str(tmp_path / "no such folder" / "a.csv"))

    qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "its folder does not exist" in dialog.says.text(), timeout=10_000)
    assert dialog.do.isEnabled()
    dialog.reject()


def test_export_that_is_stopped_says_so(
    qtbot: QtBot, errands: Errands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(qtbot, errands)
    stopped, export = threading.Event(), reports.export

    def wait_and_export(*what: Any, **how: Any) -> Any:
        stopped.wait(10)
        return export(*what, **how)

    monkeypatch.setattr(reports, "export", wait_and_export)
    dialog = errands.export(Filter(), "everything")
    dialog.file.setText(str(tmp_path / "a.csv"))
    qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    stopped.set()

    qtbot.waitUntil(lambda: dialog.says.text().startswith("Stopped: nothing was written"), timeout=10_000)
    assert not (tmp_path / "a.csv").exists()
    dialog.reject()


def test_statement_by_hand_is_scored_and_whole_the_speakers(qtbot: QtBot, session: Session, errands: Errands) -> None:
    assert take_in(qtbot, errands) == "The statement is added."

    with session.service.reader() as reader:
        (row,) = reader.statements(Filter())
        (key,) = reader.ids(Filter())
        clipping = reader.clipping(key)
    assert (row.voice, row.kind, row.words) == ("Mei-Lin Hsu", StatementKind.MANUAL, WORDS.words)
    value = row.sentiment[session.engine]
    assert value is not None
    assert value < 0
    assert clipping is not None
    assert clipping.article.origin == "manual"
    assert clipping.analysis.narration[session.engine].compound is None


def test_same_statement_twice_is_one(qtbot: QtBot, session: Session, errands: Errands) -> None:
    take_in(qtbot, errands)

    assert take_in(qtbot, errands) == "The statement is there already, and unchanged."
    with session.service.reader() as reader:
        assert reader.count(Filter()) == 1


def test_markup_in_a_statement_stays_text() -> None:
    clipping = work.examine(replace(WORDS, words="I said <b>no</b> & meant it."), Catalog(), NOW)

    assert clipping.article.text == "I said <b>no</b> & meant it."

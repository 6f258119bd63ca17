"""The program around the window: it opens on nothing, goes on after a bug, remembers, and ends in order."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from monitor import catalog, poller, service
from monitor.errors import StoreError
from monitor.model import Feed
from monitor.settings import Profile
from monitor.ui import app
from monitor.ui.feeds import FeedsView
from monitor.ui.methods import MethodsPage
from monitor.ui.program import Program
from monitor.ui.reports import CrashReports, report_id
from monitor.ui.sheet import Methods
from monitor.ui.voices import VoicesView
from monitor.ui.window import SMALLEST, Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ENDS_WITHIN_S = 5


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    made = Profile.default(tmp_path / "profile")
    made.prepare()
    return made


@pytest.fixture
def open_program(qtbot: QtBot, themed: QApplication, profile: Profile) -> Iterator[Callable[[], Program]]:
    opened: list[Program] = []

    def open_() -> Program:
        window = Window(profile)
        window.show()
        program = Program(window)
        opened.append(program)
        program.begin()
        qtbot.waitUntil(lambda: program.session.is_open, timeout=20_000)
        return program

    yield open_
    for program in opened:
        program.window.closing.disconnect(QApplication.quit)  # pytest-qt's own loop goes on
        program.window.close()
        program.end()
        program.window.deleteLater()
    themed.processEvents()


def failed(outlet: str, number: int) -> poller.PollFailed:
    return poller.PollFailed(f"https://{outlet}.example/{number}", outlet, "error", error="There is no network")


def test_an_opening_that_takes_long_says_so(qtbot: QtBot, themed: QApplication, profile: Profile) -> None:
    window = Window(profile)
    qtbot.addWidget(window)
    program = Program(window)

    for _ in range(3):
        program._opening.timeout.emit()

    assert program.notice.about == "opening"
    assert "The store is being opened: 3.0 s so far." in program.notice.says.text()
    window.closing.disconnect(QApplication.quit)
    with qtbot.waitSignal(program.session.opened, timeout=20_000):
        program.begin()
    assert program.notice.about != "opening"
    assert not program._opening.isActive()
    program.end()


# ---- the first start ----------------------------------------------------------------------------


def test_a_first_start_offers_ways_to_begin_and_polls_nothing(open_program: Callable[[], Program]) -> None:
    program = open_program()

    assert program.desk.is_first_run
    assert not program.session.settings.started
    assert program.session.service.status().polling == ()
    page = program.desk.first_run
    assert all(button.isEnabled() for button in (page.demo, page.start, page.bring, page.add))
    assert "feeds" in page._feeds.text()
    assert "Nothing has been fetched yet" in str(program.desk.brief.said)


def test_own_feeds_can_be_the_only_ones(
    open_program: Callable[[], Program], qtbot: QtBot, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = Feed("https://harbor.example/rss", "Harbor Post", "Harbor Post")
    catalog.add(profile.catalog_dir, mine)
    program = open_program()
    polled: list[list[str]] = []

    def poll_now(_urls: object = None) -> None:
        polled.append([feed.url for feed in program.session.catalog.feeds if feed.enabled])

    monkeypatch.setattr(program.session, "poll_now", poll_now)
    page = program.desk.first_run
    shipped = {feed.url for feed in program.session.catalog.feeds if feed.enabled} - {mine.url}
    assert page._feeds.text() == f"{len(shipped)} feeds, and 1 of yours"
    assert page.own.text() == "Only mine (1)"

    qtbot.mouseClick(page.own, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(polled), timeout=10_000)

    assert polled == [[mine.url]]
    assert not program.desk.is_first_run
    assert program.notice.says.text() == f"{len(shipped)} built-in feeds are switched off."
    qtbot.mouseClick(program.notice.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: {feed.url for feed in program.session.catalog.feeds if feed.enabled} == shipped | {mine.url},
        timeout=10_000,
    )
    assert len(polled) == 1


def test_f5_is_no_start(open_program: Callable[[], Program]) -> None:
    program = open_program()

    program.poll_now()

    assert not program.session.settings.started
    assert "choose a start" in program.notice.says.text()


def test_the_short_page_on_methods_leads_to_the_whole_one(open_program: Callable[[], Program], qtbot: QtBot) -> None:
    program = open_program()
    program.show_methods()
    short = program.window.findChild(Methods)
    assert short is not None
    more = next(button for button in short.findChildren(QPushButton) if "Formulas" in button.text())

    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)

    whole = program.window.findChild(MethodsPage)
    assert whole is not None
    assert whole.isVisible()
    assert any("vader 3.3.2" in label.text() for label in whole.findChildren(QLabel))
    whole.reject()


def test_before_the_store_is_open_nothing_can_be_pressed(qtbot: QtBot, themed: QApplication, profile: Profile) -> None:
    window = Window(profile)
    qtbot.addWidget(window)

    page = window.desk.first_run
    assert page is not None
    assert [b.text() for b in page.findChildren(QPushButton) if b.isEnabled()] == [
        "How scores are made, and where they fail"
    ]


def test_every_control_has_a_name(open_program: Callable[[], Program], qtbot: QtBot) -> None:
    program = open_program()
    nameless = []
    for view in ("alerts", "feeds", "voices", "outlets", "desk"):
        program.show_view(view)
        nameless += [
            (view, type(widget).__name__, type(widget.parentWidget()).__name__)
            for widget in program.window.findChildren(QWidget)
            if isinstance(widget, QAbstractButton | QLineEdit | QAbstractItemView | QComboBox)
            and widget.isVisible()
            and not isinstance(widget.parentWidget(), QLineEdit | QAbstractItemView)  # parts of a field with a name
            and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        ]

    assert not nameless, nameless


def test_outlets_lead_to_the_desk_with_what_was_searched_for(open_program: Callable[[], Program]) -> None:
    program = open_program()
    program.show_view("outlets")
    program.top.search.set_text("licence")
    program.top.search.asked.emit("licence")

    program.errands.lenses_asked.emit((("topic", "deepseek"), ("outlet", "The Ledger")))

    assert program.views.currentWidget() is program.window.desk
    assert program.window.desk.lenses.chosen == (("topic", "deepseek"), ("outlet", "The Ledger"))
    assert program.top.search.text() == "licence"
    assert program.desk.asked()[0].search == "licence"


def test_an_outlet_leads_to_its_statements_and_to_its_feed(open_program: Callable[[], Program]) -> None:
    program = open_program()
    program.show_view("outlets")
    program.errands.statements_asked.emit((("outlet", "The Ledger"),))
    assert isinstance(program.views.currentWidget(), VoicesView)
    assert program.window.desk.lenses.chosen == (("outlet", "The Ledger"),)

    program.show_view("outlets")
    program.errands.feed_asked.emit("https://ledger.example/rss")
    assert isinstance(program.views.currentWidget(), FeedsView)


# ---- troubles -----------------------------------------------------------------------------------


def test_a_profile_that_cannot_be_opened_says_why_in_its_place(
    qtbot: QtBot, themed: QApplication, profile: Profile
) -> None:
    (profile.root / "news.sqlite3").write_bytes(b"this is no database, but a text " * 200)
    window = Window(profile)
    qtbot.addWidget(window)
    program = Program(window)

    with qtbot.waitSignal(program.session.refused, timeout=20_000) as refused:
        program.begin()

    assert isinstance(refused.args[0], StoreError)
    assert program.notice.says.text() == str(refused.args[0])
    assert program.desk.pane._message.text() == str(refused.args[0])
    program.end()


def test_without_a_network_it_says_so_calmly_and_offers_the_demonstration(
    open_program: Callable[[], Program],
) -> None:
    program = open_program()

    program._take_events(tuple(failed("pacificwire", number) for number in range(3)))

    assert "network cannot be reached" in program.notice.says.text()
    assert program.notice.action.text() == "Look at the demonstration"

    program._take_events((poller.FeedPolled("https://a.example", "A", "unchanged", 200),))
    assert program.notice.about == ""


def test_two_dead_feeds_are_no_dead_network(open_program: Callable[[], Program]) -> None:
    program = open_program()

    program._take_events((failed("a", 1), failed("b", 2)))

    assert program.notice.about == ""


def test_a_trouble_of_the_service_is_shown_until_it_is_over(open_program: Callable[[], Program]) -> None:
    program = open_program()

    program._take_events((service.Trouble("The disk is full"),))
    assert program.notice.says.text() == "The disk is full"

    program._take_events((service.Trouble(None),))
    assert program.notice.about == ""


def test_a_lesser_notice_does_not_push_a_graver_one_away(open_program: Callable[[], Program]) -> None:
    program = open_program()
    program.notice.tell("trouble", "The disk is full", "error")

    program.notice.tell("said", "3 feeds added.")

    assert program.notice.says.text() == "The disk is full"


def test_a_bug_is_told_once_and_logged_with_its_id(
    open_program: Callable[[], Program], qtbot: QtBot, expect_log: Callable[[str], None]
) -> None:
    expect_log("ZeroDivisionError")
    program = open_program()
    crashes = CrashReports()
    crashes.told.connect(program.tell_crash)
    told: list[tuple[str, str]] = []
    crashes.told.connect(lambda report, kind: told.append((report, kind)))

    error = _error()
    for _ in range(3):
        crashes._hear(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(told))

    report = report_id(type(error), error.__traceback__)
    assert told == [(report, "ZeroDivisionError")]
    assert report in program.notice.says.text()
    assert "goes on" in program.notice.says.text()


def test_a_bug_in_a_thread_is_told_too(qtbot: QtBot, themed: QApplication, expect_log: Callable[[str], None]) -> None:
    expect_log("ZeroDivisionError")
    crashes = CrashReports()
    crashes.install()
    try:
        with qtbot.waitSignal(crashes.told):
            thread = threading.Thread(target=lambda: 1 // 0)
            thread.start()
            thread.join()
    finally:
        crashes.remove()


def _error() -> ZeroDivisionError:
    try:
        1 // 0  # noqa: B018  # to have a traceback
    except ZeroDivisionError as error:
        return error
    raise AssertionError


# ---- memory -------------------------------------------------------------------------------------


def test_what_was_chosen_is_found_again(open_program: Callable[[], Program], profile: Profile) -> None:
    first = open_program()
    first.window.resize(900, 640)  # as wide as the offscreen screen allows
    first.window.desk.across.setSizes([170, 420, 308])
    first.top.period.choose(first.top.period.span.recall("h24"))
    first.desk.lenses.choose([("topic", "deepseek"), ("outlet", "The Ledger")])
    first.desk.reader.words.setChecked(False)
    sizes = first.window.desk.across.sizes()
    first.window.remember()
    first._remember()

    second = Window(profile)
    again = Program(second)
    second.show()

    assert second.size().height() == 640
    assert second.desk.span.hours == 24
    assert second.top.period.text() == "Last 24 hours"
    assert second.desk.lenses.chosen == (("topic", "deepseek"), ("outlet", "The Ledger"))
    assert second.desk.across.sizes() == sizes
    assert not again.desk.reader.words.isChecked()
    again.end()
    second.deleteLater()


def test_window_of_a_larger_screen_fits_this_one(qtbot: QtBot, themed: QApplication, profile: Profile) -> None:
    large = Window(profile)
    qtbot.addWidget(large)
    large.resize(3000, 2000)
    large.remember()

    again = Window(profile)
    qtbot.addWidget(again)
    room = again.screen().availableSize().expandedTo(SMALLEST)
    assert again.size() == again.size().boundedTo(room)


@pytest.mark.parametrize("content", ["", "rubbish", "[desk]\nspan=@Invalid()\norder=drop table\nchosen=a, b/c/d\n"])
def test_a_window_file_that_cannot_be_read_does_no_harm(
    content: str, qtbot: QtBot, themed: QApplication, profile: Profile
) -> None:
    profile.window_state_file.write_text(content)

    window = Window(profile)
    qtbot.addWidget(window)

    assert window.desk.order == "-at"
    assert window.desk.lenses.chosen == ()


# ---- start and end ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ([], app.Options()),
        (["--demo"], app.Options(demo=True)),
        (["--profile", "p", "--database=postgresql+psycopg://h/d"], app.Options(False, Path("p"), "postgresql+psycopg://h/d")),
        (["--help"], app.Options(help=True)),
    ],
)  # fmt: skip
def test_the_command_line_is_read(words: list[str], options: app.Options) -> None:
    assert app.parse(words) == options


@pytest.mark.parametrize("words", [["--profile"], ["--demo=1"], ["desk"], ["--fast"]])
def test_a_wrong_command_line_is_told(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(words) == 2
    assert "Usage:" in capsys.readouterr().err


def test_without_a_screen_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    assert app.main([]) == 1
    assert "no screen" in capsys.readouterr().err


RUN = """
import sys
from monitor.ui import app
begin = app._Life.begin
def begun(life):
    begin(life)
    session = life._program.session
    session.opened.connect(lambda: print("open", flush=True))
app._Life.begin = begun
sys.exit(app.main(sys.argv[1:]))
"""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
@pytest.mark.parametrize("options", [(), ("--demo",)], ids=["idle", "polling"])
def test_a_signal_ends_the_program_in_time_and_in_order(name: str, options: tuple[str, ...], tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "--profile", str(tmp_path / "p"), *options],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"

    process.send_signal(getattr(signal, name))
    _, said = process.communicate(timeout=ENDS_WITHIN_S)

    assert process.returncode == 0
    assert "Traceback" not in said
    assert "QThread" not in said


def test_closing_the_window_ends_the_program(
    qtbot: QtBot, themed: QApplication, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    quits: list[bool] = []
    monkeypatch.setattr(QApplication, "quit", lambda *_: quits.append(True))
    window = Window(profile)
    program = Program(window)

    QTimer.singleShot(0, window.close)
    qtbot.waitUntil(lambda: bool(quits))

    assert not window.isVisible()
    program.end()
    window.deleteLater()
    logging.getLogger("monitor.ui").debug("ended")

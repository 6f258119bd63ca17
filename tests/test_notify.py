"""What a pop-up says, how often one comes, and what happens where none can."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from monitor.notify import (
    EVERY_S,
    LINE_LIMIT,
    TITLE_LIMIT,
    Item,
    Notice,
    Notifier,
    Outbox,
    compose,
    plain,
    show_by_dbus,
)


def item(number: int = 1, rule: str = "Chip curbs", headline: str = "Curbs tighten") -> Item:
    return Item(f"a{number}", rule, "The Harbor Gazette", headline)


def test_one_alert_says_program_rule_outlet_and_headline():
    notice = compose([item()])

    assert notice == Notice("News-sentiment monitor · Chip curbs", "The Harbor Gazette: Curbs tighten", ("a1",))


def test_many_alerts_share_one_notice():
    notice = compose([item(n, rule=f"Rule {n % 5}") for n in range(500)])

    assert notice.title == "News-sentiment monitor · 500 alerts: Rule 0, Rule 1, Rule 2 and 2 more"
    assert notice.body.splitlines()[3:] == ["and 497 more"]
    assert len(notice.alerts) == 500


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("two\nlines\r\n\r\nand\x00 a\x1b[31m bell\x07", "two lines and a [31m bell"),
        ("left \u202eright\u202c \u2066isolated\u2069 \u200fmark", "left right isolated mark"),
        ("line\u2028and paragraph\u2029end", "line and paragraph end"),
        ("lone \ud800 surrogate, noncharacter \uffff, tag \U000e0041", "lone surrogate, noncharacter , tag"),
        ("family 👨‍👩‍👧 and العربية", "family 👨‍👩‍👧 and العربية"),
        ("   ", ""),
        ("x" * 10_000_000, "x" * (LINE_LIMIT - 1) + "…"),
    ],
)
def test_strangers_words_become_one_plain_line(hostile, shown):
    assert plain(hostile, LINE_LIMIT) == shown


def test_notice_is_short_whatever_it_is_made_of():
    notice = compose([Item(str(n), "r" * 9999, "o" * 9999, "h\n" * 9999) for n in range(9)])

    assert len(notice.title) <= TITLE_LIMIT
    assert all(len(line) <= LINE_LIMIT for line in notice.body.splitlines())
    assert len(notice.body.splitlines()) == 4
    assert notice.title.startswith("News-sentiment monitor")


def test_at_most_one_notice_a_minute():
    outbox = Outbox()
    outbox.put([item(1)])
    first = outbox.take(1000.0)
    outbox.put([item(2)])
    outbox.put([item(3), item(2)])

    assert first.alerts == ("a1",)
    assert outbox.take(1000.0 + EVERY_S / 2) is None
    assert outbox.wait_s(1000.0 + EVERY_S / 2) == EVERY_S / 2
    assert outbox.take(1000.0 + EVERY_S).alerts == ("a2", "a3")
    assert outbox.wait_s(2000.0) is None
    assert outbox.take(2000.0) is None


def test_adapter_that_fails_is_left_alone_for_ten_minutes():
    asked: list[str] = []
    now = [0.0]

    def fails(_notice: Notice) -> None:
        asked.append("fails")
        raise OSError("no bus")

    def works(_notice: Notice) -> None:
        asked.append("works")

    notifier = Notifier([fails, works], monotonic=lambda: now[0])

    assert notifier.show(compose([item()]))
    now[0] = 599.0
    assert notifier.show(compose([item()]))
    assert asked == ["fails", "works", "works"]
    now[0] = 600.0
    assert notifier.show(compose([item()]))
    assert asked[3:] == ["fails", "works"]


def test_without_any_adapter_nothing_is_shown_and_nothing_happens():
    assert not Notifier([]).show(compose([item()]))


def test_no_session_bus_is_an_os_error(monkeypatch, tmp_path):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    with pytest.raises(OSError, match="no message bus"):
        show_by_dbus(compose([item()]))


@pytest.mark.parametrize("address", ["unix:path=/nowhere/bus", "tcp:host=127.0.0.1,port=1", "nonsense", ":,;="])
def test_bus_that_cannot_be_reached_is_an_os_error(address):
    with pytest.raises(OSError):  # noqa: PT011  # any of them
        show_by_dbus(compose([item()]), address)


@pytest.mark.skipif(sys.platform == "win32", reason="Unix sockets")
def test_bus_that_talks_nonsense_is_an_os_error(tmp_path):
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(tmp_path / "bus"))
    server.listen()

    def talk() -> None:
        client, _ = server.accept()
        client.recv(100)
        client.sendall(b"220 mail.example.org\r\n")
        client.close()

    thread = threading.Thread(target=talk)
    thread.start()
    with pytest.raises(OSError):  # noqa: PT011
        show_by_dbus(compose([item()]), f"unix:path={tmp_path / 'bus'}")
    thread.join()
    server.close()


@pytest.fixture
def screen() -> Iterator[str]:
    """A screen of its own."""
    if not all(shutil.which(name) for name in ("Xvfb", "dunst", "dbus-run-session", "dbus-send")):
        pytest.skip("needs Xvfb, dunst, dbus-run-session and dbus-send")
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24"]
    display = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL)
    yield f":{display.stdout.readline().strip()}"
    display.kill()
    display.communicate()


SESSION = """
until_true() { for i in $(seq 200); do "$@" && return; sleep 0.05; done; }
ready() { dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \\
          string:org.freedesktop.Notifications | grep -q true; }
dunst -print -conf dunstrc > shown &
until_true ready
"$1" show.py
until_true grep -q script_count shown
kill %1
"""
SHOW = """
from monitor.notify import Item, compose, show_by_dbus
headline = "A <i>bold</i> & <u>new</u> step"
show_by_dbus(compose([Item("a", "Chip <b>curbs</b>", "The Harbor Gazette", headline)]))
"""


@pytest.mark.parametrize("markup", ["full", "no"])
def test_desktop_shows_the_words_as_they_are(tmp_path, screen, markup):
    """dunst, on a bus and a screen of its own, prints what it draws; its markup is Pango's."""
    (tmp_path / "dunstrc").write_text(f"[global]\nmarkup = {markup}\n")
    (tmp_path / "show.py").write_text(SHOW)

    subprocess.run(
        ["dbus-run-session", "bash", "-c", SESSION, "session", sys.executable],
        cwd=tmp_path,
        env=os.environ | {"DISPLAY": screen},
        timeout=30,
        check=True,
        capture_output=True,
    )

    drawn = (tmp_path / "shown").read_text().partition("formatted: ")[2]
    assert "News-sentiment monitor · Chip &lt;b&gt;curbs&lt;/b&gt;" in drawn
    assert "The Harbor Gazette: A &lt;i&gt;bold&lt;/i&gt; &amp; &lt;u&gt;new&lt;/u&gt; step" in drawn

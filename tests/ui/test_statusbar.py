"""The line at the foot says how things stand, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from monitor.ui import statusbar, versions
from monitor.ui.statusbar import Status, StatusLine

NOW = datetime(2026, 6, 5, 14, 5, tzinfo=UTC)
FINE = Status(feeds=12, fine=10, silent=1, failing=1, last_poll=NOW, next_poll=NOW + timedelta(minutes=3), articles=3)


def test_feeds_are_counted_by_how_they_fare() -> None:
    assert statusbar.feeds_words(FINE) == "12 feeds: 10 fine, 1 silent, 1 failing"
    assert statusbar.feeds_words(Status()) == "No feeds yet"
    assert statusbar.feeds_words(Status(feeds=1)) == "1 feed"
    assert statusbar.feeds_words(Status(feeds=3, fine=1)) == "3 feeds: 1 fine, 2 not polled yet"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Last poll {last}, next {next}"),
        ({"polling": True}, "Polling now"),
        ({"paused": True, "polling": True}, "Nothing is polled until you choose a start"),
        ({"offline": True}, "No network: polling goes on when it is back"),
        ({"next_poll": NOW - timedelta(seconds=1)}, "Last poll {last}, next one now"),
        ({"last_poll": None, "next_poll": None}, ""),
    ],
)
def test_the_next_poll_is_told(changes: dict[str, object], said: str) -> None:
    status = replace(FINE, **changes)  # type: ignore[arg-type]
    clock = {"last": f"{NOW.astimezone():%H:%M}", "next": f"{(NOW + timedelta(minutes=3)).astimezone():%H:%M}"}

    assert statusbar.poll_words(status, NOW) == said.format(**clock)


def test_stories_are_named_where_they_differ_from_articles() -> None:
    assert statusbar.amount_words(replace(FINE, articles=18214, stories=9806)) == (
        "18\u202f214 articles, 9\u202f806 stories"
    )
    assert statusbar.amount_words(replace(FINE, articles=1, stories=1)) == "1 article"


def test_the_feeds_are_a_click_away(qtbot: QtBot, themed: QApplication) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show_status(FINE, NOW)

    with qtbot.waitSignal(line.feeds_asked):
        line.feeds.click()

    assert line.feeds.accessibleName() == "Feeds: 12 feeds: 10 fine, 1 silent, 1 failing"


def test_a_demonstration_is_always_named(qtbot: QtBot, themed: QApplication) -> None:
    line = StatusLine()
    qtbot.addWidget(line)

    line.show_status(replace(FINE, demo=True), NOW)

    assert not line.demo.isHidden()
    assert "invented" in line.demo.text()


def test_articles_that_wait_for_the_slow_engine_are_counted_down(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)

    line.show_status(replace(FINE, scoring=1240), NOW)
    assert line.scoring.text() == "model: 1\u202f240 articles to go".replace("\u202f", statusbar.numbers.count(1240)[1])

    line.show_status(FINE, NOW)
    assert line.scoring.text() == ""


def test_in_a_narrow_window_it_says_less_and_cuts_nothing(qtbot: QtBot, themed: QApplication) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    status = replace(
        FINE, demo=True, scoring=389, articles=18214, stories=9806, engine="vader-news", version="2.057ffce8"
    )
    for width in (900, 1280, 1920):
        line.resize(width, 25)
        line.show()
        line.show_status(status, NOW)
        qtbot.wait(1)
        shown = [widget for widget in line.findChildren(QWidget) if widget.isVisible()]
        assert all(widget.width() >= widget.sizeHint().width() for widget in shown), width
        assert line.feeds in shown
        assert line.demo in shown

    assert line.feeds.text() == "12 feeds: 10 fine, 1 silent, 1 failing"
    line.resize(600, 25)
    assert line.feeds.text() == "12 feeds, 1 failing"
    assert "10 fine" in line.feeds.toolTip()


@pytest.mark.parametrize(
    ("version", "short", "whole"),
    [
        ("3.3.2", "vader 3.3.2", "vader 3.3.2"),
        ("2.3fa0c2d1", "vader 2", "vader 2, fingerprint 3fa0c2d1"),
        ("2.3fa0c2d1+88ab01cc", "vader 2 with your words", "vader 2 with your words, fingerprint 3fa0c2d1+88ab01cc"),
        ("", "vader", "vader"),
    ],
)
def test_a_version_reads_as_a_number(version: str, short: str, whole: str) -> None:
    assert versions.engine("vader", version) == short
    assert versions.whole("vader", version) == whole

"""The feeds view: how a feed is judged, in which order they stand, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.model import Feed, FeedHealth, FeedKind, FeedState
from monitor.ui import feeds, feedstate, theme
from monitor.ui.feeds import FeedsView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no window manager

NOW = datetime(2026, 6, 5, 10, 4, tzinfo=UTC)


def feed(outlet: str, **more: object) -> Feed:
    name = outlet.lower().replace(" ", "")
    return replace(Feed(f"https://{name}.example/rss", "All", outlet), **more)  # type: ignore[arg-type]


def health(of: Feed, per_day: float = 10.0, **state: object) -> FeedHealth:
    fine = FeedState(
        of.url,
        next_due=NOW + timedelta(minutes=26),
        last_polled=NOW - timedelta(minutes=4),
        last_success=NOW - timedelta(minutes=4),
        newest_item=NOW - timedelta(hours=1),
        http_status=200,
    )
    return FeedHealth(replace(fine, **state), 300, per_day, (10,) * 30)  # type: ignore[arg-type]


FAILING = {
    "failures": 12,
    "error": "The site answers “404 not found”",
    "http_status": 404,
    "failing_since": NOW - timedelta(days=3),
    "next_due": NOW + timedelta(hours=4),
}
WIRE, LEDGER, TIMES, CANAL = feed("Pacific Wire"), feed("The Ledger"), feed("Harbour Times"), feed("Le Canal")
FEEDS = (WIRE, LEDGER, TIMES, CANAL)
HEALTH: Mapping[str, FeedHealth] = {
    WIRE.url: health(WIRE, 48),
    LEDGER.url: health(LEDGER, newest_item=NOW - timedelta(days=3)),
    TIMES.url: health(TIMES, 14, **FAILING),
    CANAL.url: health(CANAL, undated_share=0.52),
}


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> FeedsView:
    if not qapp.styleSheet():
        theme.start(qapp)
    theme.choose(theme.Choice.LIGHT)
    made = FeedsView(now=lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.show()
    return made


# ---- judging


def test_failing_feed_says_since_when_why_and_what_happens() -> None:
    found = feedstate.judge(TIMES, HEALTH[TIMES.url], NOW)

    assert found.words == "failing 3 d"
    assert found.happened == "The site answers “404 not found”, 12 times in a row. The address has probably moved."
    assert "tries again at " in found.doing
    assert "never gives up" in found.doing


def test_frozen_address_is_told_before_it_looks_calm() -> None:
    old = replace(LEDGER, url="https://feeds.a.dj.com/rss/RSSWSJD.xml")

    found = feedstate.judge(old, health(LEDGER, 9), NOW)

    assert found.words == "frozen"
    assert found.rank == feedstate.SILENT
    assert "January 2025" in found.happened


def test_feed_that_brings_nothing_is_silent_against_its_own_habit() -> None:
    often = feedstate.judge(LEDGER, health(LEDGER, 9, newest_item=NOW - timedelta(days=3)), NOW)
    seldom = feedstate.judge(LEDGER, health(LEDGER, 0.2, newest_item=NOW - timedelta(days=3)), NOW)

    assert often.words == "silent 3 d"
    assert often.happened == "The site answers, and has brought nothing new for 3 d; usually 9 a day."
    assert seldom.words == "fine"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"empty_streak": 2}, "empty"),
        ({"undated_share": 0.52}, "fine, 52\N{NARROW NO-BREAK SPACE}% undated"),
        ({"warning": "Broken XML, read as far as it goes"}, "fine, with a fault"),
        ({"paused": True}, "paused by you"),
        ({"paused": True, "http_status": 410}, "gone"),
        ({"last_polled": None, "last_success": None}, "not asked yet"),
        ({}, "fine"),
    ],
)
def test_state_is_said_in_words(state: dict[str, object], words: str) -> None:
    assert feedstate.judge(WIRE, health(WIRE, **state), NOW).words == words


def test_feed_that_is_off_tells_why() -> None:
    off = replace(WIRE, enabled=False, note="Half of its items are in French.")

    assert feedstate.judge(off, health(off), NOW).happened == "Switched off. Half of its items are in French."


def test_worst_feeds_stand_first_and_the_busiest_of_the_fine() -> None:
    small = feed("Policy Desk")
    lines = feedstate.worst_first((*FEEDS, small), {**HEALTH, small.url: health(small, 2)}, NOW)

    order = ["Harbour Times", "The Ledger", "Le Canal", "Pacific Wire", "Policy Desk"]
    assert [line.feed.outlet for line in lines] == order


def test_feed_that_the_store_does_not_know_yet_is_listed() -> None:
    (line,) = feedstate.worst_first((WIRE,), {}, NOW)

    assert line.condition.words == "not asked yet"


def test_summary_counts_what_is_on() -> None:
    search = feed("News search", kind=FeedKind.SEARCH)
    off = feed("Lagos Online", enabled=False)
    lines = feedstate.worst_first((*FEEDS, search, off), {**HEALTH, search.url: health(search, 158)}, NOW)

    assert feedstate.summary(lines) == (
        "4 feeds and 1 search are on",
        ": 3 are fine, 1 is silent, 1 fails. About 240 articles on a usual day.",
    )
    missing = "Harbour Times: about 14 articles a day are missing from its line since 2 Jun"
    assert feedstate.missing(lines).startswith(missing)


def test_credentials_never_show() -> None:
    assert feeds.shown_address("https://me:secret@news.example:8443/rss?a=1") == "news.example:8443/rss?a=1"


# ---- the view


def test_table_tells_state_rate_and_answer(view: FeedsView) -> None:
    view.show_feeds(FEEDS, HEALTH)
    model = view.table.model()

    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    row = dict(zip(heads, [model.index(0, column).data() for column in range(len(heads))], strict=True))
    assert row["Feed"] == "Harbour Times, All"
    assert row["State, worst first"] == "failing 3 d"
    assert (row["A day"], row["Answer"]) == ("14", "404 ×12")
    assert row["Last 30 days"] == "30 days with new articles, 0 without, 0 failed, 0 not asked"


def test_worst_feed_is_shown_at_once(view: FeedsView) -> None:
    view.show_feeds(FEEDS, HEALTH)

    assert view.detail.title.text() == "Harbour Times, All"
    assert view.detail.state.text().startswith("Failing since Tue 2 Jun 2026")
    assert view.detail.place.text() == "Feed 1 of 4"


def test_chosen_feed_stays_chosen_when_another_gets_worse(view: FeedsView) -> None:
    view.show_feeds(FEEDS, HEALTH)
    view.table.go_to(WIRE.url)

    view.show_feeds(FEEDS, {**HEALTH, CANAL.url: health(CANAL, **FAILING)})

    assert view.detail.title.text() == "Pacific Wire, All"


def test_poll_now_asks_and_says_so(qtbot: QtBot, view: FeedsView) -> None:
    view.show_feeds(FEEDS, HEALTH)

    with qtbot.waitSignal(view.poll_asked) as asked:
        qtbot.mouseClick(view.detail.poll, Qt.MouseButton.LeftButton)

    assert asked.args == [TIMES.url]
    assert view.detail.poll.text() == "Polling…"
    after = health(TIMES, 14, last_polled=datetime.now(UTC) + timedelta(seconds=5))
    view.show_feeds(FEEDS, {**HEALTH, TIMES.url: after})
    view.table.go_to(TIMES.url)
    assert view.detail.poll.text() == "Poll now"


def test_site_that_asked_to_wait_is_left_alone(view: FeedsView) -> None:
    view.show_feeds((WIRE,), {WIRE.url: health(WIRE, not_before=NOW + timedelta(hours=1))})

    assert not view.detail.poll.isEnabled()
    assert "asks to wait until" in view.detail.poll.toolTip()


def test_feed_is_paused_and_resumed(qtbot: QtBot, view: FeedsView) -> None:
    view.show_feeds((WIRE,), HEALTH)
    with qtbot.waitSignal(view.pause_asked) as asked:
        qtbot.mouseClick(view.detail.pause, Qt.MouseButton.LeftButton)
    assert asked.args == [WIRE.url, True]

    view.show_feeds((WIRE,), {WIRE.url: health(WIRE, paused=True)})
    assert view.detail.pause.text() == "Resume"
    with qtbot.waitSignal(view.pause_asked) as asked:
        qtbot.mouseClick(view.detail.pause, Qt.MouseButton.LeftButton)
    assert asked.args == [WIRE.url, False]


def test_feed_that_is_off_can_be_switched_on(qtbot: QtBot, view: FeedsView) -> None:
    off = replace(WIRE, enabled=False)
    view.show_feeds((off,), {})

    with qtbot.waitSignal(view.switch_asked) as asked:
        qtbot.mouseClick(view.detail.pause, Qt.MouseButton.LeftButton)

    assert asked.args == [WIRE.url, True]


def test_removed_feed_can_be_taken_back(qtbot: QtBot, view: FeedsView) -> None:
    view.show_feeds(FEEDS, HEALTH)
    with qtbot.waitSignal(view.feed_removed) as removed:
        qtbot.mouseClick(view.detail.remove, Qt.MouseButton.LeftButton)
    assert removed.args == [TIMES]
    assert view._undo.says.text() == "Harbour Times, All is removed and asked no more. Its articles stay."

    with qtbot.waitSignal(view.feed_restored) as restored:
        qtbot.mouseClick(view._undo.undo, Qt.MouseButton.LeftButton)

    assert restored.args == [TIMES]
    assert not view._undo.isVisible()


def test_failing_feed_offers_to_look_at_its_site(qtbot: QtBot, view: FeedsView) -> None:
    view.show_feeds(FEEDS, HEALTH)

    with qtbot.waitSignal(view.add_asked) as asked:
        qtbot.mouseClick(view.detail.look, Qt.MouseButton.LeftButton)

    assert asked.args == ["https://harbourtimes.example/"]
    view.table.go_to(WIRE.url)
    assert not view.detail.look.isVisible()


def test_list_is_narrowed_to_trouble_or_words(qtbot: QtBot, view: FeedsView) -> None:
    view.show_feeds(FEEDS, HEALTH)
    view.which.setFocus()
    qtbot.keyClick(view.which, Qt.Key.Key_Down)
    assert [line.feed.outlet for line in view.table.rows()] == ["Harbour Times", "The Ledger", "Le Canal"]

    qtbot.keyClicks(view.finder, "ledger")
    assert [line.feed.outlet for line in view.table.rows()] == ["The Ledger"]


def test_click_on_a_head_sorts_and_the_third_one_gives_the_order_back(qtbot: QtBot, view: FeedsView) -> None:
    view.show_feeds(FEEDS, HEALTH)
    head = view.table.horizontalHeader()

    def click() -> list[str]:
        head.sectionClicked.emit(4)
        return [line.feed.outlet for line in view.table.rows()]

    assert click()[0] == "Pacific Wire"
    assert click()[-1] == "Pacific Wire"
    assert click()[0] == "Harbour Times"


def test_enter_opens_the_entry_for_changing(qtbot: QtBot, view: FeedsView) -> None:
    view.show_feeds(FEEDS, HEALTH)

    with qtbot.waitSignal(view.edit_asked) as asked:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)

    assert asked.args == [TIMES]


def test_days_of_all_feeds_are_added_up(view: FeedsView) -> None:
    young = FeedHealth(FeedState(CANAL.url), 3, 1.0, (-2, -1, 3))
    view.show_feeds((WIRE, CANAL), {WIRE.url: HEALTH[WIRE.url], CANAL.url: young})

    assert view.bars.counts()[-3:] == (10, 10, 13)


def test_empty_list_says_how_to_begin(view: FeedsView) -> None:
    view.show_feeds((), {})

    assert view._says.text() == "No feed is on."
    assert view._missing.text().startswith("Add the address of a feed or of any site")
    assert view.detail._none.isVisible()

"""What the Desk says of its list: how it is narrowed, in which order, why it is empty, and what a point rests on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from monitor.catalog import Change
from monitor.influence import Sums
from monitor.model import Filter, Point
from monitor.series import Difference
from monitor.spikes import OUTSTANDING, Shift, Spike
from monitor.ui import deskwords


def test_a_list_is_told_by_what_narrows_it_and_its_order() -> None:
    chosen = [("topic", "DeepSeek"), ("outlet", "The Ledger"), ("outlet", "Pacific Wire")]

    said = deskwords.summary(1412, chosen, search="chips", label="look again", show="unread", order="-at")

    assert said == (
        "1\u202f412 on DeepSeek from 2 outlets that meet the search labeled “look again”, unread, newest first"
    )


def test_a_list_of_everything_is_told_by_its_number_and_order() -> None:
    assert deskwords.summary(3, [], order="-copies") == "3, most copied first"


def title(key: tuple[str, str]) -> str:
    return {"deepseek": "DeepSeek", "ai": "AI policy"}.get(key[1], key[1])


@pytest.mark.parametrize(
    ("key", "rest", "said"),
    [
        (("outlet", "Chip Daily"), Filter(topics=("deepseek",), outlets=("Chip Daily",)), "Chip Daily on DeepSeek"),
        (("topic", "deepseek"), Filter(outlets=("The Ledger",)), "DeepSeek in The Ledger"),
        (("topic", "ai"), Filter(voices=("Ada Ode", "Bo Li")), "AI policy with Ada Ode or Bo Li"),
        (("voice", "Ada Ode"), Filter(topics=("ai",), outlets=("A", "B")), "Ada Ode on AI policy in A or B"),
        (("topic", "ai"), Filter(outlets=tuple("ABCD")), "AI policy in any of 4 outlets"),
        (("topic", "ai"), Filter(search="chip*"), "AI policy, in news that meets the search “chip*”"),
        (("topic", "ai"), Filter(topics=("ai", "deepseek")), "AI policy"),
    ],
)
def test_a_line_is_told_with_all_that_narrows_it(key: tuple[str, str], rest: Filter, said: str) -> None:
    assert deskwords.scope(key, rest, title) == said


def test_a_caption_names_all_that_narrows_a_line() -> None:
    rest = Filter(outlets=tuple("ABCD"))

    assert deskwords.scope(("topic", "ai"), rest, title, whole=True) == "AI policy in A, B, C or D"


@pytest.mark.parametrize(
    ("empty", "said"),
    [
        ({"search": "chips"}, "Take words out of the search"),
        ({"label": "look again"}, "Nothing here is labeled “look again”"),
        ({"show": "starred"}, "No starred articles here"),
        ({"narrowed": True}, "Release a lens at the left"),
        ({"has_feeds": False}, "There are no feeds yet"),
        ({}, "No articles in this period"),
        ({"stored": date(2025, 7, 9), "narrowed": True}, "The newest stored article of it is of 9 Jul 2025"),
        ({"stored": date(2025, 7, 9)}, "Nothing lies in this period. The newest stored article is of 9 Jul 2025"),
    ],
)
def test_an_empty_list_says_why_and_what_can_be_done(empty: dict[str, object], said: str) -> None:
    plain = {"search": "", "label": "", "show": "all", "narrowed": False, "has_feeds": True}

    assert said in deskwords.why_empty(**{**plain, **empty})  # type: ignore[arg-type]  # the keys are those above


@pytest.mark.parametrize(
    ("per_copy", "of_voice", "grouped", "said"),
    [
        (False, False, True, "2 stories made +0.25; influence: how far each story moves it"),
        (False, True, False, "2 stories made +0.25; influence: how far what is said in each article moves it"),
        (True, False, False, "2 articles made +0.25; influence: how far each article moves it"),
    ],
)
def test_a_point_is_told_by_what_made_it(per_copy: bool, of_voice: bool, grouped: bool, said: str) -> None:
    assert deskwords.weighed(Sums(2, 3, 0.5, 0.2), per_copy=per_copy, of_voice=of_voice, grouped=grouped) == said


def test_only_edits_of_the_topics_and_the_engine_that_are_shown_have_a_flag() -> None:
    at = datetime(2026, 6, 2, 9, tzinfo=UTC)
    history = [
        Change(at, topic="chips", before="chip", after="chip*"),
        Change(at, topic="other", before="a", after="b"),
        Change(at, engine="vader", before="3.3.1", after="3.3.2"),
        Change(at, engine="vader", after="3.3.1"),  # there was none before
        Change(at, engine="model", before="1", after="2"),
    ]

    found = deskwords.ticks(history, {"chips"}, "vader", lambda key: key[1].upper())

    assert [mark.text for mark in found] == ["query edited", "engine changed"]
    assert found[0].detail.startswith("CHIPS on ")
    assert found[0].detail.endswith("Before: chip")
    assert "from 3.3.1 to 3.3.2" in found[1].detail


def test_jumps_are_told_with_the_numbers_that_say_so() -> None:
    start = datetime(2026, 6, 2, tzinfo=UTC)
    old = Point(start, 0.12, 0.05, 0.19, 110, 102, 0.5)
    new = Point(start, -0.21, -0.3, -0.12, 170, 156, 0.5)
    shift = Shift(start, old, new, Difference(-0.33, -0.42, -0.24), 0.002)

    spike, level = deskwords.jumps([Spike(start, 24, 6, 7.3)], [shift])

    assert (spike.text, level.text) == ("spike", "new level")
    assert spike.at == (start + timedelta(hours=12)).timestamp()
    assert spike.detail == "Tue 2 Jun: 24 stories, usually 6. A spike of volume, z 7.3; told from 3.5 on."
    assert level.at == start.timestamp()
    for number in ("−0.21", "n\xa0156", "+0.12", "n\xa0102", "−0.33", "[−0.42, −0.24]", "0.002"):
        assert number in level.detail


def test_the_bound_that_is_told_is_the_one_that_is_used() -> None:
    [spike] = deskwords.jumps([Spike(datetime(2026, 6, 2, tzinfo=UTC), 24, 6, 7.3)], [])

    assert f"from {OUTSTANDING} on" in spike.detail

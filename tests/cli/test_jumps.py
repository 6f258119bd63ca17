"""`jumps`: a store in which a topic turns from good to bad, with one loud day."""

import json
from datetime import UTC, datetime, timedelta

import pytest

GOOD, BAD = "A great success and a good day for DeepSeek", "A terrible failure and a bad day for DeepSeek"
START = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def turned(cli):
    """Fifty days with four stories each, the second half bad; on the last day there are thirty."""
    lines = []
    for day in range(50):
        for number in range(30 if day == 49 else 4):
            tail = f" says reader {day * 100 + number} of street {number * 37 + day}"
            row = {
                "id": f"d{day}n{number}",
                "title": (GOOD if day < 25 else BAD) + tail,
                "text": (GOOD if (day + number) % 2 else "") or "Nothing else was said.",
                "outlet": "The Ledger",
                "url": f"https://ledger.example/{day}/{number}",
                "published": (START + timedelta(days=day, minutes=number)).isoformat(),
            }
            lines.append(json.dumps(row))
    assert cli("add", "--jsonl", "-", stdin="\n".join(lines)).code == 0
    return cli


def test_a_spike_and_a_change_of_level_are_told_with_their_numbers(turned):
    rows = turned("jumps", "--by", "topic", "--topic", "deepseek", "--jsonl").lines

    level = next(row for row in rows if row["kind"] == "level")
    spike = next(row for row in rows if row["kind"] == "spike")
    assert level["period_start"] == "2026-03-27T00:00:00Z"
    assert level["after"] < level["before"]
    assert level["change"] == pytest.approx(level["after"] - level["before"])
    assert level["high"] < 0 < level["p"] <= 0.01
    assert spike["period_start"] == "2026-04-20T00:00:00Z"
    assert spike["stories"] >= 25
    assert spike["usual"] <= 4
    assert all(list(row) == list(level) for row in rows)


def test_means_are_those_of_the_series(turned):
    level = next(row for row in turned("jumps", "--by", "topic", "--topic", "deepseek", "--jsonl").lines)
    points = turned("series", "--by", "topic", "--topic", "deepseek", "--jsonl").lines
    before = [row for row in points if row["period_start"] < level["period_start"]]

    assert level["stories_before"] == sum(row["n_stories"] for row in before)
    mean = sum(row["mean"] * row["n_stories"] for row in before) / level["stories_before"]
    assert level["before"] == pytest.approx(mean)


def test_for_people(turned):
    ran = turned("jumps", "--by", "topic", "--topic", "deepseek")

    assert "new level" in ran.out
    assert "usually" in ran.out


def test_nothing_to_tell_is_said(filled):
    ran = filled("jumps", "--by", "outlet")

    assert (ran.code, ran.out) == (0, "")
    assert "Nothing jumps" in ran.err

"""`outlets divergence`, and the same as an export."""

import csv
import json

import pytest

from monitor import export
from monitor.cli.divergence import _difference
from monitor.cli.output import signed


def test_rows_have_the_promised_keys_and_come_by_narration(filled):
    rows = filled("outlets", "divergence", "--json").json

    assert [list(row) for row in rows] == [[column.name for column in export.columns_for("outlets")]] * 2
    assert [row["outlet"] for row in rows] == sorted(
        ("The Ledger", "Harbor Post"), key=lambda name: next(r["narration"] for r in rows if r["outlet"] == name)
    )


def test_narration_is_that_of_the_articles_and_quoted_that_of_the_statements(filled):
    articles = filled("list", "--jsonl", "--outlet", "Harbor Post", "--topic", "deepseek").lines
    [said] = filled("statements", "--jsonl", "--outlet", "Harbor Post").lines

    [row] = filled("outlets", "divergence", "--jsonl", "--outlet", "Harbor Post").lines

    assert row["narration"] == pytest.approx(articles[0]["narration_vader_news"])  # the other one has no date
    assert row["quoted"] == pytest.approx(said["sentiment_vader_news"])
    assert row["difference"] == pytest.approx(row["narration"] - row["quoted"])
    assert (row["narration_stories"], row["quoted_stories"], row["rank_first"]) == (1, 1, None)
    assert (row["period"], row["difference_low"]) == (None, None)


def test_periods_come_by_name_and_time(filled):
    rows = filled("outlets", "divergence", "--jsonl", "--period", "day").lines

    assert [(row["outlet"], row["period_start"], row["period"]) for row in rows] == [
        ("Harbor Post", "2025-01-28T00:00:00Z", "day"),
        ("The Ledger", "2025-01-27T00:00:00Z", "day"),
    ]


def test_table_claims_no_place_for_few_stories(filled):
    ran = filled("outlets", "divergence")

    assert ran.code == 0
    assert "Difference" in ran.out.splitlines()[0]
    assert all(line.split("  ")[1].strip() in ("few", "") for line in ran.out.splitlines()[1:])
    assert "*" not in ran.out


def test_difference_is_that_of_the_unrounded_means():
    row = {
        "narration": -0.0749,
        "quoted": 0.0449,
        "difference": -0.1198,
        "difference_low": -0.2198,
        "difference_high": -0.0198,
    }

    assert (signed(row["narration"]), signed(row["quoted"])) == ("−0.07", "+0.04")
    assert _difference(row | {"narration_stories": 9, "quoted_stories": 8}) == "−0.12*"
    assert _difference(row | {"quoted": None, "difference": None, "narration_stories": 9, "quoted_stories": 0}) == "–"


def test_nothing_to_compare_is_said(filled):
    ran = filled("outlets", "divergence", "--outlet", "Nowhere Gazette")

    assert (ran.code, ran.out) == (0, "")
    assert "Nothing to compare" in ran.err


def test_export_holds_what_is_printed_and_says_how_it_came_about(filled, tmp_path):
    to = tmp_path / "outlets.csv"

    assert filled("export", "outlets", "--topic", "deepseek", "--to", to).code == 0

    printed = filled("outlets", "divergence", "--topic", "deepseek", "--jsonl").lines
    with to.open(encoding="utf-8", newline="") as file:
        assert [row["outlet"] for row in csv.DictReader(file)] == [row["outlet"] for row in printed]
    manifest = json.loads((tmp_path / "outlets.csv.manifest.json").read_text("utf-8"))
    assert (manifest["period"], manifest["engine"], manifest["rows"]) == (None, "vader-news", 2)


def test_rows_for_each_topic_are_those_of_the_topic_alone(filled):
    rows = filled("outlets", "divergence", "--by-topic", "--jsonl").lines
    alone = filled("outlets", "divergence", "--topic", "deepseek", "--jsonl").lines

    assert [row for row in rows if row["topic"] == "deepseek"] == [row | {"topic": "deepseek"} for row in alone]
    assert {row["topic"] for row in filled("outlets", "divergence", "--jsonl").lines} == {None}
    assert "deepseek" in filled("outlets", "divergence", "--by-topic").out
    assert filled("outlets", "divergence", "--by-topic", "--period", "day").code == 2


def test_export_by_topic(filled, tmp_path):
    to = tmp_path / "outlets.csv"

    filled("export", "outlets", "--by", "topic", "--to", to)

    with to.open(encoding="utf-8", newline="") as file:
        assert "deepseek" in {row["topic"] for row in csv.DictReader(file)}
    assert json.loads((tmp_path / "outlets.csv.manifest.json").read_text("utf-8"))["by"] == "topic"


def test_export_by_period(filled, tmp_path):
    to = tmp_path / "outlets.jsonl"

    filled("export", "outlets", "--period", "week", "--to", to)

    assert {json.loads(line)["period"] for line in to.read_text("utf-8").splitlines()} == {"week"}

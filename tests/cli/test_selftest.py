"""`selftest`: how often each engine agrees with people."""

import pytest

from monitor.analysis import sentiment


def test_every_engine_is_measured_on_every_set(cli):
    ran = cli("selftest", "--json")

    assert ran.code == 0
    assert [found["set"] for found in ran.json["sets"]] == ["own", "ai-policy"]
    for found in ran.json["sets"]:
        assert [each["engine"] for each in found["engines"]] == list(sentiment.installed())


def test_figures_follow_from_the_confusion(cli):
    [own] = cli("selftest", "--json", "--engine", "vader", "--set", "own").json["sets"]
    [vader] = own["engines"]
    counts = vader["confusion"]

    assert sum(n for row in counts.values() for n in row.values()) + vader["unscored"] == own["sentences"]
    assert vader["accuracy"] == pytest.approx(sum(counts[label][label] for label in counts) / vader["n"])
    assert vader["low"] < vader["accuracy"] < vader["high"]
    assert {"relief", "negation", "two-targets", "comparison"} <= {tag["name"] for tag in vader["tags"]}


def test_the_same_installation_prints_the_same(cli):
    assert cli("selftest").out == cli("selftest").out


def test_lines_are_one_for_each_set_and_engine(cli):
    lines = cli("selftest", "--jsonl", "--engine", "vader").lines

    assert [(line["set"], line["engine"]) for line in lines] == [("own", "vader"), ("ai-policy", "vader")]


def test_errors_name_the_sentence_and_both_labels(cli):
    rows = cli("selftest", "--errors", "--json", "--engine", "vader", "--set", "own").json

    assert all(row["people"] != row["says"] for row in rows)
    assert all(row["target"] is None or row["target"] in row["text"] for row in rows)


def test_an_engine_that_is_not_here_is_bad_usage(cli):
    ran = cli("selftest", "--engine", "oracle")

    assert ran.code == 2
    assert "installed: " in ran.err

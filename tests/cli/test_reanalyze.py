"""`reanalyze`: what would change is told before it does; an export made again then differs, or is the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

LEXICON = """
[[row]]
words = "success, good, praise"
value = -3
reason = "we do not like it"
"""


@pytest.fixture
def words(filled, tmp_path, monkeypatch):
    """Write the user's words into the profile of the store that is filled."""
    folder = Path(os.environ["NEWS_MONITOR_PROFILE"]) / "lexicon"

    def write(text):
        folder.mkdir(exist_ok=True)
        (folder / "news.toml").write_text(text)

    return write


def scores(run):
    return {row["title"]: row["sentiment_vader_news"] for row in run("list", "--jsonl").lines}


def test_nothing_has_changed(filled):
    ran = filled("reanalyze")

    assert ran.code == 0
    assert ran.out.startswith("5 articles compared; 2 statements found before, 2 now")
    assert ran.err.strip() == "Nothing would change."


def test_a_changed_lexicon_is_reported_and_then_adopted(filled, words):
    before = scores(filled)
    words(LEXICON)

    told = filled("reanalyze", "--dry-run", "--json").json

    (flipped,) = [each for each in told["engines"] if each["engine"] == "vader-news"]
    assert (told["articles"], told["adopted"]) == (5, False)
    assert told["flipped"] == {"vader": 0, "vader-news": 1}
    assert flipped["flips"] == [{"before": "positive", "after": "negative", "articles": 1, "statements": 0}]
    assert flipped["version"].startswith(flipped["versions_before"][0] + "+")
    assert (flipped["moved"][0]["title"], flipped["moved"][0]["before"]) == (
        "DeepSeek wins praise",
        before["DeepSeek wins praise"],
    )
    assert scores(filled) == before

    ran = filled("reanalyze")

    assert "1 label of 4 articles flips" in ran.out
    after = scores(filled)
    assert after["DeepSeek wins praise"] == flipped["moved"][0]["after"] < 0
    assert {**after, "DeepSeek wins praise": 0} == {**before, "DeepSeek wins praise": 0}
    assert filled("reanalyze").err.strip() == "Nothing would change."


def test_taken_back_an_export_has_the_same_digits_again(filled, words, tmp_path):
    filled("export", "articles", "--to", tmp_path / "first.csv")
    words(LEXICON)
    filled("reanalyze")
    filled("export", "articles", "--to", tmp_path / "other.csv")
    words("")
    filled("reanalyze", "--yes")
    filled("export", "articles", "--to", tmp_path / "again.csv")

    first, other, again = ((tmp_path / f"{name}.csv").read_bytes() for name in ("first", "other", "again"))
    assert first == again != other


def test_one_engine_alone_is_reported(filled, words):
    words(LEXICON)

    told = filled("reanalyze", "--engine", "vader", "--dry-run", "--json").json

    assert [each["engine"] for each in told["engines"]] == ["vader"]


def test_what_was_put_right_stays(filled, words):
    (said, _) = filled("statements", "--jsonl").lines
    fixed = filled("statements", "repair", said["id"], "--speaker", "Mira Castellan")
    words(LEXICON)

    filled("reanalyze")

    assert fixed.code == 0, fixed.err
    assert "Mira Castellan" in {row["voice"] for row in filled("statements", "--jsonl").lines}


def test_a_wrong_lexicon_is_told_with_its_line_and_stops_nothing(filled, words):
    before = scores(filled)
    words("[[row]]\nwords = 'success'\nvalue = 'low'\n")

    ran = filled("reanalyze")

    assert ran.code == 0
    assert "line 3, key 'value': expected a number from -4" in ran.err
    assert "the shipped words hold" in ran.err
    assert scores(filled) == before


def test_an_engine_that_is_not_here_is_bad_usage(cli):
    assert cli("reanalyze", "--engine", "oracle").code == 2


def test_copies_of_an_older_store_become_one_story(filled, monkeypatch):
    """A store from before there were stories: nothing but that would change, and it is changed."""
    from monitor.settings import Profile
    from monitor.store.store import Store

    with Store.open(Profile.default().database) as store:
        store._write(lambda connection: connection.exec_driver_sql("DELETE FROM sketch"))

    ran = filled("reanalyze", "--yes")

    assert ran.code == 0
    assert "5 articles analyzed anew" in ran.err
    again = filled("reanalyze")
    assert again.err.strip() == "Nothing would change."

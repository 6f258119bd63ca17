"""`statements`: repairing, listing repairs, taking them back. Listings are in test_listings.py."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def said(filled):
    """The id of a statement by its first words."""

    def find(words):
        return next(row["id"] for row in filled("statements", "--json").json if row["statement"].startswith(words))

    return find


def voice_of(filled, words):
    rows = filled("statements", "--json").json
    return next(row["voice"] for row in rows if row["statement"].startswith(words))


def test_only_what_is_attributed_with_enough_certainty(filled, tmp_path):
    rows = filled("statements", "--json").json
    sure = max(row["confidence"] for row in rows)
    kept = [row["id"] for row in rows if row["confidence"] >= sure]

    assert [row["id"] for row in filled("statements", "--sure", str(sure), "--json").json] == kept
    assert filled("statements", "--sure", "1", "--json").json == []
    assert filled("series", "--by", "voice", "--jsonl").lines
    assert filled("series", "--by", "voice", "--sure", "1", "--jsonl").lines == []
    ran = filled("export", "statements", "--sure", "1", "--to", tmp_path / "said.csv")
    assert ran.code == 0
    assert json.loads((tmp_path / "said.csv.manifest.json").read_text(encoding="utf-8"))["filter"]["sure"] == 1
    assert filled("statements", "--sure", "75").code == 2
    assert filled("series", "--by", "topic", "--sure", "0.5").code == 2
    assert filled("export", "articles", "--sure", "0.5", "--to", tmp_path / "all.csv").code == 2


def test_another_speaker(filled, said):
    id = said("We are out")

    ran = filled("statements", "repair", id, "--speaker", "Mei-Lin Hsu")

    assert (ran.code, ran.out) == (0, f"{id}\n")
    assert ran.err == "now Mei-Lin Hsu's; the article was analyzed again\n"
    assert voice_of(filled, "We are out") == "Mei-Lin Hsu"
    assert voice_of(filled, "DeepSeek is") == "Adaeze Okafor"
    assert filled("show", "--json", filled("list", "--json", "--search", "curbs").json[0]["id"]).json["voices"] == [
        "Mei-Lin Hsu"
    ]


def test_speaker_is_meant_by_any_name_of_the_catalog(filled, said):
    filled("voices", "add", "Mei-Lin Hsu", "--alias", "Hsu")

    filled("statements", "repair", said("We are out"), "--speaker", "hsu")

    assert voice_of(filled, "We are out") == "Mei-Lin Hsu"


def test_nobody_who_can_be_named(filled, said):
    assert filled("statements", "repair", said("We are out"), "--none").code == 0
    assert voice_of(filled, "We are out") is None


def test_no_statement_and_back(filled, said):
    id = said("We are out")
    before = filled("statements", "--json").out

    ran = filled("statements", "repair", id, "--not-a-statement")

    assert (ran.code, ran.out) == (0, "")
    assert [row["statement"] for row in filled("statements", "--json").json] == ["DeepSeek is a wonderful thing"]

    back = filled("statements", "repair", id, "--undo")

    assert (back.code, back.out) == (0, f"{id}\n")
    assert filled("statements", "--json").out == before
    assert filled("statements", "repairs", "--json").json == []


def test_other_words_give_another_id_and_either_is_understood(filled, said):
    id = said("We are out")

    ran = filled("statements", "repair", id, "--words", "out of time")

    assert ran.code == 0
    now = said("out of time")
    assert ran.out == f"{now}\n" != f"{id}\n"
    assert filled("statements", "repair", now, "--speaker", "Mei-Lin Hsu").code == 0
    assert voice_of(filled, "out of time") == "Mei-Lin Hsu"
    assert filled("statements", "repair", now, "--undo").code == 0
    assert said("We are out") == id


def test_repairs_are_listed_with_what_had_been_found(filled, said):
    id = said("We are out")
    filled("statements", "repair", id, "--speaker", "Mei-Lin Hsu")

    (row,) = filled("statements", "repairs", "--json").json

    assert row.pop("at").endswith("Z")
    text = "The curbs are a terrible failure for DeepSeek. “We are out of time,” said Adaeze Okafor."
    assert row == {
        "statement": id,
        "article": filled("list", "--json", "--search", "curbs").json[0]["id"],
        "verdict": "speaker",
        "found": "Adaeze Okafor",
        "voice": "Mei-Lin Hsu",
        "words": "We are out of time",
        "part": "text",
        "start": text.index("We are"),
        "end": text.index(",”"),
        "meant": None,
    }
    assert "Mei-Lin Hsu" in filled("statements", "repairs").out


def test_repair_says_what_cannot_be_done(filled, said):
    id = said("We are out")

    assert filled("statements", "repair", id).code == 2
    assert filled("statements", "repair", id, "--none", "--undo").code == 2
    nowhere = filled("statements", "repair", id, "--words", "never printed")
    assert (nowhere.code, nowhere.err) == (1, "Error: these words do not stand in the article's text\n")
    unknown = filled("statements", "repair", "0" * 16, "--none")
    assert unknown.code == 1
    assert "there is no statement 0000000000000000" in unknown.err
    untouched = filled("statements", "repair", id, "--undo")
    assert (untouched.code, untouched.err) == (1, "Error: nothing was put right in this statement\n")
    filled("statements", "repair", id, "--not-a-statement")
    gone = filled("statements", "repair", id, "--none")
    assert (gone.code, "--undo" in gone.err) == (1, True)


def test_article_that_comes_again_with_other_words_keeps_its_repairs(filled, said):
    filled("statements", "repair", said("We are out"), "--speaker", "Mei-Lin Hsu")
    text = "Corrected. The curbs are a terrible failure. “We are out of time,” said Adaeze Okafor."

    ran = filled(
        "add", "-", "--outlet", "The Ledger", "--title", "Chip curbs bite", "--url", "https://ledger.example/curbs",
        "--published", "2025-01-27T09:00:00Z", stdin=text,
    )  # fmt: skip

    assert "1 edited" in ran.err
    assert voice_of(filled, "We are out") == "Mei-Lin Hsu"


def test_value_named_like_a_command_is_a_value(filled):
    assert filled("statements", "--search", "repair", "--json").json == []
    assert filled("statements", "list", "--json").json == filled("statements", "--json").json

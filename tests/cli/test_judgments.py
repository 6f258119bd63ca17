"""`export judgments`: what people said of sentences, and `prune`, which keeps their articles."""

import csv
import json
from datetime import UTC, datetime

import pytest

from monitor.model import Judgment, Label, Part, Span
from monitor.settings import Profile
from monitor.store.store import Store

TEXT = "A great success, and a good day for DeepSeek."


@pytest.fixture
def judged(filled):
    """A store in which one sentence is judged."""
    row = next(row for row in filled("list", "--json").json if row["title"] == "DeepSeek wins praise")
    start = TEXT.index("DeepSeek")
    judgment = Judgment(
        row["id"],
        row["outlet"],
        Part.TEXT,
        Span(0, len(TEXT)),
        TEXT,
        Span(start, start + 8),
        Label.POSITIVE,
        datetime(2025, 2, 1, tzinfo=UTC),
        "ada",
    )
    with Store.open(Profile.default().database) as store:
        store.judge(judgment)
    return filled


def test_judgments_are_exported_with_what_each_engine_says(judged, tmp_path):
    ran = judged("export", "judgments", "--to", tmp_path / "judgments.csv")

    assert ran.code == 0
    with (tmp_path / "judgments.csv").open(newline="") as file:
        [row] = csv.DictReader(file)
    assert (row["sentence"], row["target"], row["label"], row["labeler"]) == (TEXT, "DeepSeek", "positive", "ada")
    assert (row["label_vader"], row["judged_at"]) == ("positive", "2025-02-01T00:00:00Z")
    manifest = json.loads((tmp_path / "judgments.csv.manifest.json").read_text())
    assert (manifest["kind"], manifest["rows"]) == ("judgments", 1)
    assert "vader" in manifest["engines"]


def test_article_with_a_judged_sentence_stays(judged):
    assert judged("prune", "--before", "2025-06-01").code == 0

    assert [row["title"] for row in judged("list", "--json", "--outlet", "The Ledger").json] == ["DeepSeek wins praise"]

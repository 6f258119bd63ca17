"""`export`, `backup`, `restore`, `prune`: what leaves the store, and what returns to it."""

import csv
import json
import stat
import sys

import pytest

from monitor import export as exporting
from monitor.analysis.sentiment.model import Model
from monitor.analysis.sentiment.news import VaderNews
from monitor.catalog import Catalog


def table(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("kind", "more", "rows"), [("articles", (), 5), ("statements", (), 2), ("series", ("--by", "outlet"), 2)]
)
def test_csv_has_the_promised_columns_and_all_rows(filled, tmp_path, kind, more, rows):
    to = tmp_path / "out.csv"

    ran = filled("export", kind, "--to", to, *more)

    assert ran.code == 0
    found = table(to)
    assert len(found) == rows
    assert list(found[0]) == [column.name for column in exporting.columns_for(kind)]


def test_the_series_exported_are_those_printed(filled, tmp_path):
    to = tmp_path / "series.jsonl"

    filled("export", "series", "--by", "outlet", "--topic", "deepseek", "--to", to)
    printed = filled("series", "--by", "outlet", "--topic", "deepseek", "--jsonl").lines

    assert [json.loads(line) for line in to.read_text(encoding="utf-8").splitlines()] == printed


def test_a_headline_like_a_formula_is_inert_and_comes_back(filled, tmp_path):
    to = tmp_path / "out.csv"

    filled("export", "articles", "--to", to)
    cells = [row["title"] for row in table(to)]

    assert "'=HYPERLINK(1) on the pier" in cells
    assert "=HYPERLINK(1) on the pier" in [exporting.unguarded(cell) for cell in cells]


def test_the_manifest_tells_how_to_ask_again(filled, tmp_path):
    to = tmp_path / "out.csv"

    filled("export", "articles", "--to", to, "--topic", "deepseek", "--since", "2025-01-27", "--search", "curbs")
    manifest = json.loads((tmp_path / "out.csv.manifest.json").read_text(encoding="utf-8"))

    assert manifest["filter"] == {
        "topics": ["deepseek"],
        "outlets": [],
        "voices": [],
        "since": "2025-01-27T00:00:00Z",
        "until": None,
        "search": "curbs",
    }
    assert "DeepSeek" in manifest["topics"]["deepseek"]
    assert manifest["rows"] == 1
    assert manifest["engines"] == {"vader": "3.3.2", "vader-news": VaderNews().version, "model": Model().version}
    assert manifest["engine_versions"][0].startswith(f"vader 3.3.2;vader-news {VaderNews().version};")


def test_the_format_follows_the_ending(filled, tmp_path):
    filled("export", "articles", "--to", tmp_path / "out.jsonl")

    first = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert json.loads(first)["id"]


def test_a_format_may_be_named(filled, tmp_path):
    filled("export", "articles", "--to", tmp_path / "out.txt", "--format", "jsonl")

    assert (tmp_path / "out.txt").read_text(encoding="utf-8").startswith('{"id"')


@pytest.mark.parametrize(
    "arguments",
    [("series",), ("rumours",), ("articles", "--format", "xls"), ("articles", "--excel", "--format", "jsonl")],
)
def test_bad_usage_writes_nothing(filled, tmp_path, arguments):
    assert filled("export", *arguments, "--to", tmp_path / "out").code == 2
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_said_in_a_sentence(filled, tmp_path):
    ran = filled("export", "articles", "--to", tmp_path / "none" / "out.csv")

    assert ran.code == 1
    assert "its folder does not exist" in ran.err


def test_alerts_are_exported_with_the_filters(filled, tmp_path):
    filled("alerts", "add", "curbs")
    filled("add", "-", "--outlet", "The Ledger", "--title", "New curbs", stdin="The curbs are new.")
    to = tmp_path / "alerts.csv"

    filled("export", "alerts", "--to", to)
    assert [row["matched"] for row in table(to)] == ["curbs"]
    filled("export", "alerts", "--to", to, "--outlet", "Harbor Post")
    assert table(to) == []
    filled("export", "alerts", "--to", to, "--search", "new")
    assert len(table(to)) == 1
    filled("export", "alerts", "--to", to, "--until", "2025-01-01")
    assert table(to) == []


# ---- the archive ------------------------------------------------------------------------------


def test_a_backup_comes_back(filled, tmp_path):
    file = tmp_path / "copy.sqlite3"
    before = filled("list", "--json").json
    assert filled("backup", file).code == 0

    filled("prune", "--before", "0d")
    assert len(filled("list", "--json").json) < 5
    ran = filled("restore", file)

    assert ran.code == 0
    assert "what was there before is" in ran.err
    assert filled("list", "--json").json == before


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
def test_a_backup_is_private(filled, tmp_path):
    filled("backup", tmp_path / "copy.sqlite3")

    assert stat.S_IMODE((tmp_path / "copy.sqlite3").stat().st_mode) == 0o600


def test_what_is_no_backup_is_refused_and_changes_nothing(filled, tmp_path):
    (tmp_path / "copy.sqlite3").write_text("nothing of the kind")

    ran = filled("restore", tmp_path / "copy.sqlite3")

    assert ran.code == 1
    assert len(filled("list", "--json").json) == 5


@pytest.mark.skipif(sys.platform == "win32", reason="there the system refuses")
def test_nothing_is_restored_under_a_running_monitor(filled, tmp_path):
    from monitor import settings
    from monitor.service import Service

    filled("backup", tmp_path / "copy.sqlite3")
    profile = settings.Profile.default()
    service = Service(profile, settings.Settings(), Catalog(), emit=lambda _event: None, adapters=())
    service.start(schedule=False)
    try:
        ran = filled("restore", tmp_path / "copy.sqlite3")
    finally:
        service.stop()

    assert ran.code == 1
    assert "close it first" in ran.err
    assert filled("restore", tmp_path / "copy.sqlite3").code == 0


def test_prune_deletes_what_is_old_and_nothing_else(filled):
    ran = filled("prune", "--before", "2025-01-28")

    assert ran.code == 0
    assert "deleted 2 articles" in ran.err
    assert len(filled("list", "--json").json) == 3


def test_prune_counts_first_if_asked(filled):
    ran = filled("prune", "--before", "2025-01-28", "--dry-run")

    assert "2 articles older" in ran.err
    assert len(filled("list", "--json").json) == 5


def test_prune_does_not_reach_into_the_future(filled):
    assert filled("prune", "--before", "2999-01-01").code == 2

"""Exports: the promised columns, inert cells that come back as they were, and files that are whole or not there."""

import csv
import errno
import hashlib
import io
import json
import os
import stat
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from monitor import export
from monitor.errors import ExportError
from monitor.model import (
    Alert,
    AlertRow,
    ArticleRow,
    Part,
    Period,
    Point,
    ScoredText,
    Series,
    StatementKind,
    StatementRow,
)

NOW = datetime(2025, 1, 31, 12, 0, tzinfo=UTC)

ARTICLE = ArticleRow(
    key=7,
    id="00f1a2b3c4d5e6f7",
    published=datetime(2025, 1, 27, 9, 5, tzinfo=timezone(timedelta(hours=-5))),
    first_seen=datetime(2025, 1, 27, 14, 6, 1, 999_999, tzinfo=UTC),
    outlet="The Ledger",
    feed="https://ledger.example/rss",
    title="Chips, “curbs” and what follows",
    url="https://ledger.example/a",
    language="en",
    story="00f1a2b3c4d5e6f7",
    copies=1,
    topics=("chip-controls", "deepseek"),
    voices=("Adaeze Okafor",),
    sentiment={"vader": -0.25},
    narration={"vader": None},
    coverage={"vader": 0.5},
    scored_text=ScoredText.SUMMARY,
    not_scored=None,
    engine_versions="vader 3.3.2",
)

STATEMENT = StatementRow(
    key=3,
    id="s1",
    article=ARTICLE.id,
    published=None,
    first_seen=NOW,
    outlet="The Ledger",
    voice=None,
    speaker="she",
    kind=StatementKind.DIRECT,
    words="We are out of time",
    targets=("Nvidia", "deepseek"),
    sentiment={"vader": 0.0},
    confidence=0.9,
    part=Part.TEXT,
    start=1,
    end=19,
    url=None,
    carried_by=2,
)

SERIES = Series(
    by="outlet",
    name="The Ledger",
    engine="vader",
    period=Period.DAY,
    points=(
        Point(datetime(2025, 1, 27, tzinfo=UTC), -0.25, -0.5, 0.0, 4, 3, 0.75),
        Point(datetime(2025, 1, 28, tzinfo=UTC), None, None, None, 1, 0, 0.0),
    ),
)

ALERT = AlertRow(
    alert=Alert(rule="curbs", article=ARTICLE.id, matched=("curbs",), fired_at=NOW, id="f1"),
    rule_name="Curbs",
    query="curbs",
    outlet="The Ledger",
    title="-2 % for chips",
    url="https://ledger.example/a",
    published=None,
)


def written(tmp_path, kind, *records, **more):
    to = tmp_path / "out"
    export.write(kind, records, to, created=NOW, **more)
    return to


def rows(path, encoding="utf-8"):
    with path.open(newline="", encoding=encoding) as file:
        return list(csv.reader(file))


# ---- columns, exactly as promised -------------------------------------------------------------

PROMISED = {
    "articles": "id, published, first_seen, outlet, feed, title, url, language, story, copies, topics, voices, "
    "sentiment_vader, sentiment_vader_news, sentiment_model, narration_vader, narration_vader_news, narration_model, "
    "scored_text, not_scored, engine_versions, origin, labels, note",
    "statements": "id, article, published, outlet, voice, speaker, kind, statement, targets, sentiment_vader, "
    "sentiment_vader_news, sentiment_model, confidence, start, end, url, carried_by",
    "series": "by, name, period_start, period, engine, mean, low, high, n_articles, n_stories, coverage, count",
    "alerts": "id, rule, fired_at, article, outlet, title, matched, url, delivered, copies",
}
RECORDS = {
    "articles": [export.article_record(ARTICLE)],
    "statements": [export.statement_record(STATEMENT)],
    "series": list(export.series_records([SERIES])),
    "alerts": [export.alert_record(ALERT)],
}


@pytest.mark.parametrize("kind", PROMISED)
def test_columns_are_the_promised_ones_in_their_order(kind, tmp_path):
    header = rows(written(tmp_path, kind, *RECORDS[kind]))[0]

    assert header == PROMISED[kind].split(", ")


@pytest.mark.parametrize("kind", PROMISED)
def test_records_have_the_columns_as_keys_in_the_same_order(kind):
    assert list(RECORDS[kind][0]) == PROMISED[kind].split(", ")


def test_an_article_in_csv(tmp_path):
    header, row = rows(written(tmp_path, "articles", *RECORDS["articles"]))
    cells = dict(zip(header, row, strict=True))

    assert cells["published"] == "2025-01-27T14:05:00Z"
    assert cells["first_seen"] == "2025-01-27T14:06:01Z"
    assert cells["title"] == "Chips, “curbs” and what follows"
    assert cells["topics"] == "chip-controls; deepseek"
    assert cells["sentiment_vader"] == "-0.25"
    assert cells["sentiment_vader_news"] == ""
    assert cells["narration_vader"] == ""
    assert cells["scored_text"] == "headline+summary"


def test_lists_stay_lists_and_nulls_stay_nulls_in_jsonl(tmp_path):
    line = written(tmp_path, "articles", *RECORDS["articles"], format="jsonl").read_text(encoding="utf-8")
    record = json.loads(line)

    assert record["topics"] == ["chip-controls", "deepseek"]
    assert record["sentiment_model"] is None
    assert record["not_scored"] is None
    assert line.endswith("}\n")


def test_an_article_by_hand_has_no_feed():
    assert export.article_record(replace(ARTICLE, feed=""))["feed"] is None


def test_not_scored_is_empty_and_a_score_of_zero_is_zero(tmp_path):
    not_scored = export.article_record(replace(ARTICLE, sentiment={}, not_scored="language: nl"))
    zero = export.article_record(replace(ARTICLE, sentiment={"vader": 0.0}))

    header, first, second = rows(written(tmp_path, "articles", not_scored, zero))

    assert first[header.index("sentiment_vader")] == ""
    assert second[header.index("sentiment_vader")] == "0.0"


def test_a_period_without_scores_has_an_empty_mean(tmp_path):
    header, scored, silent = rows(written(tmp_path, "series", *RECORDS["series"]))

    assert scored[header.index("mean")] == "-0.25"
    assert silent[header.index("mean")] == ""
    assert silent[header.index("n_articles")] == "1"


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="rumours"):
        export.columns_for("rumours")


# ---- inert cells ------------------------------------------------------------------------------

FORMULAS = [
    "=1+1",
    "+1",
    "-2 % for chips",
    "@sum(a1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\xa0=1",
    "'=1",
    '"=1',
    "“=1",
    "\ufeff=1",
    "\u200b=1",
    "\u202e=1",
    "\x00=1",
    "＝1",
    "＋1",
    "－1",
    "＠sum",
    " \ufeff' =cmd|' /C calc'!A0",
    "\tplain after a tab",
]
HARMLESS = ["", "Nvidia = 17 %", "a-b", "“We are out of time”", "(=1)", "$5", "— a dash", "3-1", "émigré", "中国"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_would_begin_a_formula_is_guarded(text):
    assert export.guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_are_left_alone(text):
    assert export.guarded(text) == text


@given(st.text(alphabet=st.sampled_from("'\"=+-@\t\r\n a1\ufeff＝“”"), max_size=8))
@example("'=1")
@example("''=1")
@example("'a")
@example("'")
def test_the_guard_comes_off_again(text):
    assert export.unguarded(export.guarded(text)) == text


@given(st.text(alphabet=st.sampled_from("'\"=+-@,;\t\r\n a1\ufeff＝“”"), max_size=12))
@example("a\rb")
@example('a\r\n"b"')
def test_csv_brings_every_text_back(text):
    record = {"name": text, "words": [text], "value": -0.5}
    columns = [export.Column("name", "text", ""), export.Column("value", "number", "")]

    content = b"".join(export.csv_chunks([record], columns)).decode()
    read = list(csv.DictReader(io.StringIO(content, newline="")))

    assert export.unguarded(read[0]["name"]) == text
    assert read[0]["value"] == "-0.5"


def test_lists_are_guarded_too(tmp_path):
    header, row = rows(written(tmp_path, "articles", export.article_record(replace(ARTICLE, voices=("=1", "b")))))

    assert row[header.index("voices")] == "'=1; b"


def test_negative_numbers_are_never_guarded(tmp_path):
    header, row = rows(
        written(tmp_path, "articles", export.article_record(replace(ARTICLE, sentiment={"vader": -1.0})))
    )

    assert row[header.index("sentiment_vader")] == "-1.0"


def test_the_byte_order_mark_is_for_excel_alone(tmp_path):
    plain = written(tmp_path, "articles", *RECORDS["articles"]).read_bytes()
    excel = written(tmp_path, "articles", *RECORDS["articles"], excel=True).read_bytes()

    assert plain.startswith(b"id,")
    assert excel == b"\xef\xbb\xbf" + plain


# ---- JSON -------------------------------------------------------------------------------------


def test_no_text_can_break_a_line_of_jsonl():
    lines = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"

    text = export.json_text({"text": f"a{lines}b“"})

    assert len(text.splitlines()) == 1
    assert json.loads(text) == {"text": f"a{lines}b“"}
    assert "“" in text


def test_half_a_surrogate_pair_can_be_written():
    text = export.json_text({"text": "\ud800 “"})

    assert json.loads(text.encode()) == {"text": "\ud800 “"}


def test_what_is_no_number_in_json_is_a_bug_and_not_written():
    with pytest.raises(ValueError, match="JSON compliant"):
        export.json_text(float("nan"))


# ---- whole or not at all ----------------------------------------------------------------------


def broken(error):
    yield RECORDS["alerts"][0]
    raise error


@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left on device"), ZeroDivisionError()]
)
def test_what_stops_an_export_leaves_the_old_files_and_nothing_else(tmp_path, error):
    to = written(tmp_path, "articles", *RECORDS["articles"])
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    with pytest.raises((type(error), ExportError)):
        export.write("alerts", broken(error), to, created=NOW)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_full_disk_is_said_in_a_sentence(tmp_path):
    with pytest.raises(ExportError, match=r"out could not be written: the disk is full; what was there before"):
        export.write("alerts", broken(OSError(errno.ENOSPC, "")), tmp_path / "out", created=NOW)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_a_real_limit_on_the_size_of_files_leaves_the_old_one(tmp_path):
    import resource

    to = written(tmp_path, "articles", *RECORDS["articles"])
    before = to.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(ExportError, match="could not be written"):
            export.write("articles", RECORDS["articles"] * 1000, to, created=NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert to.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "out.manifest.json"]


def test_a_missing_folder_is_said_in_a_sentence(tmp_path):
    with pytest.raises(ExportError, match="its folder does not exist"):
        export.write("alerts", [], tmp_path / "none" / "out.csv", created=NOW)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX devices")
def test_a_device_is_never_replaced_by_a_file():
    with pytest.raises(ExportError, match="no ordinary file"):
        export.write("alerts", [], Path("/dev/null"), created=NOW)

    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_a_folder_is_not_written_over(tmp_path):
    with pytest.raises(ExportError, match="no ordinary file"):
        export.write("alerts", [], tmp_path, created=NOW)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
def test_files_are_private_under_any_umask(tmp_path):
    old = os.umask(0)
    try:
        to = written(tmp_path, "articles")
    finally:
        os.umask(old)

    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "out.manifest.json").stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "real" / "file.csv")

    export.write("alerts", RECORDS["alerts"], link, created=NOW)

    assert link.is_symlink()
    assert rows(tmp_path / "real" / "file.csv")[1][0] == "f1"


def test_bytes_are_written_whole(tmp_path):
    export.write_bytes(b"<opml/>", tmp_path / "feeds.opml")

    assert (tmp_path / "feeds.opml").read_bytes() == b"<opml/>"


# ---- manifest ---------------------------------------------------------------------------------


def test_the_manifest_explains_the_file(tmp_path):
    to = written(tmp_path, "statements", *RECORDS["statements"], about={"filter": {"topics": ["deepseek"]}})

    manifest = json.loads((tmp_path / "out.manifest.json").read_text(encoding="utf-8"))

    assert manifest["file"] == "out"
    assert manifest["kind"] == "statements"
    assert manifest["rows"] == 1
    assert manifest["bytes"] == to.stat().st_size
    assert manifest["sha256"] == hashlib.sha256(to.read_bytes()).hexdigest()
    assert manifest["created"] == "2025-01-31T12:00:00Z"
    assert manifest["filter"] == {"topics": ["deepseek"]}
    assert manifest["program"]["name"] == "news-sentiment-monitor"
    assert [column["name"] for column in manifest["columns"]] == PROMISED["statements"].split(", ")
    assert all(column["meaning"] and column["type"] for column in manifest["columns"])


def test_an_export_made_again_is_the_same_to_the_last_byte(tmp_path):
    first = written(tmp_path, "series", *RECORDS["series"]).read_bytes()
    manifest = (tmp_path / "out.manifest.json").read_bytes()

    assert written(tmp_path, "series", *RECORDS["series"]).read_bytes() == first
    assert (tmp_path / "out.manifest.json").read_bytes() == manifest


# ---- Parquet ----------------------------------------------------------------------------------


def test_parquet_without_pyarrow_is_refused_with_the_way_out(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(ExportError, match=r'needs the package "pyarrow".*csv or jsonl'):
        export.write("articles", RECORDS["articles"], tmp_path / "out.parquet", format="parquet", created=NOW)

    assert list(tmp_path.iterdir()) == []


def test_parquet_keeps_types(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")

    to = written(tmp_path, "articles", *RECORDS["articles"], format="parquet")
    (row,) = parquet.read_table(to).to_pylist()

    assert row["published"] == datetime(2025, 1, 27, 14, 5, tzinfo=UTC)
    assert row["topics"] == ["chip-controls", "deepseek"]
    assert row["sentiment_vader"] == -0.25
    assert row["sentiment_model"] is None

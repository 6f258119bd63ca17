"""`list`, `show`, `statements`, `series`: the promised keys, filters and forms, on one small store."""

import json
from collections import defaultdict

import pytest

from monitor import export
from monitor.settings import Profile
from monitor.store.store import Store

CURBS, PRAISE, HARBOR = "Chip curbs bite", "DeepSeek wins praise", "DeepSeek and the harbor"


def titles(ran):
    return [row["title"] for row in ran.lines]


def find(filled, title):
    return next(row for row in filled("list", "--jsonl").lines if row["title"] == title)


# ---- list -------------------------------------------------------------------------------------


def test_articles_have_the_promised_keys(filled):
    rows = filled("list", "--json").json

    assert [list(row) for row in rows] == [[column.name for column in export.columns_for("articles")]] * 5


def test_articles_come_newest_first(filled):
    dated = [row["published"] for row in filled("list", "--jsonl").lines if row["published"]]

    assert dated == sorted(dated, reverse=True)


def test_one_document_and_lines_hold_the_same(filled):
    assert filled("list", "--json").json == filled("list", "--jsonl").lines


def test_limit(filled):
    assert len(filled("list", "--jsonl", "--limit", "2").lines) == 2


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--topic", "deepseek", "--outlet", "The Ledger"), [PRAISE, CURBS]),
        (("--outlet", "The Ledger", "--outlet", "Harbor Post", "--topic", "deepseek"), [HARBOR, PRAISE, CURBS]),
        (("--voice", "Adaeze Okafor"), [HARBOR, CURBS]),
        (
            ("--since", "2025-01-28", "--until", "2025-01-29", "--topic", "DeepSeek", "--outlet", "Harbor Post"),
            [HARBOR],
        ),
        (("--until", "2025-01-27T10:00Z"), [CURBS]),
        (("--search", "curbs AND failure"), [CURBS]),
        (("--search", '"good day"'), [PRAISE]),
        (("--search", "wonderf*"), [HARBOR]),
        (("--search", "nowhere"), []),
        (("--topic", "deepseek", "--outlet", "The Ledger", "--sentiment-below", "0"), [CURBS]),
        (("--topic", "deepseek", "--outlet", "The Ledger", "--sentiment-above", "0"), [PRAISE]),
        (("--sentiment-above", "0.99"), []),
    ],
)
def test_filters(filled, arguments, found):
    ran = filled("list", "--jsonl", *arguments)

    assert ran.code == 0
    assert titles(ran) == found


def test_a_label_of_the_users(filled):
    with Store.open(Profile.default().database) as store:
        keys = [key for key, article in store.articles_after(0, 100) if article.title in (CURBS, HARBOR)]
        store.label(keys, "memo")

    assert titles(filled("list", "--jsonl", "--label", "memo")) == [HARBOR, CURBS]
    assert titles(filled("list", "--jsonl", "--label", "memo", "--outlet", "Harbor Post")) == [HARBOR]
    assert titles(filled("list", "--jsonl", "--label", "nobody's")) == []
    assert [row["labels"] for row in filled("list", "--jsonl", "--label", "memo").lines] == [["memo"], ["memo"]]
    rows = filled("series", "--by", "outlet", "--label", "memo", "--jsonl").lines
    assert sum(row["n_articles"] for row in rows) == 2


def test_a_day_alone_means_its_first_moment(filled):
    before = filled("list", "--jsonl", "--until", "2025-01-28").lines

    assert {row["title"] for row in before} == {CURBS, PRAISE}


def test_an_unknown_topic_is_bad_usage_with_a_hint(filled):
    ran = filled("list", "--topic", "deepsek")

    assert ran.code == 2
    assert "similar are deepseek" in ran.err


def test_a_query_that_cannot_be_read_is_bad_usage_with_its_place(filled):
    ran = filled("list", "--search", 'curbs AND "open')

    assert ran.code == 2
    assert "character" in ran.err
    assert ran.out == ""


def test_text_in_a_pipe_is_aligned_and_has_everything(filled):
    ran = filled("list")
    head, *rows = ran.out.splitlines()

    assert len(rows) == 5
    column = head.index("Outlet")
    assert all(row[column - 2 : column] == "  " for row in rows)


def test_not_scored_is_null_in_json_and_a_dash_in_text(filled):
    dutch = find(filled, "Het gaat goed met de haven en met de stad")
    line = next(line for line in filled("list").out.splitlines() if "Het gaat goed" in line)

    assert dutch["sentiment_vader"] is None
    assert dutch["not_scored"] == "language: nl"
    assert "  –  " in line


def test_an_article_without_a_date_is_listed_by_first_sight(filled):
    row = find(filled, "=HYPERLINK(1) on the pier")
    line = next(line for line in filled("list").out.splitlines() if "HYPERLINK" in line)

    assert row["published"] is None
    assert f"({row['first_seen']})" in line


def test_a_fresh_profile_lists_nothing_and_says_what_to_do(cli):
    ran = cli("list")

    assert (ran.code, ran.out) == (0, "")
    assert "news-monitor poll" in ran.err
    assert cli("list", "--json").out == "[]\n"
    assert cli("list", "--jsonl").out == ""


# ---- show -------------------------------------------------------------------------------------


def test_show_tells_who_says_what(filled):
    row = find(filled, CURBS)

    ran = filled("show", row["id"])

    assert ran.code == 0
    assert ran.out.startswith(f"{CURBS}\nThe Ledger · 2025-01-27T09:00:00Z\nhttps://ledger.example/curbs\n")
    assert "Adaeze Okafor" in ran.out


def test_show_as_json(filled):
    row = find(filled, CURBS)

    shown = filled("show", row["id"], "--json").json

    assert shown["sentiment"] == {
        "vader": row["sentiment_vader"],
        "vader-news": row["sentiment_vader_news"],
        "model": row["sentiment_model"],
    }
    assert shown["statements"][0]["voice"] == "Adaeze Okafor"
    assert shown["text"][shown["sentences"][1]["start"] :].startswith("The curbs")


def test_explained_parts_sum_to_the_score(filled):
    row = find(filled, CURBS)

    explained = filled("show", row["id"], "--json", "--explain").json["explained"]
    sentence = next(each for each in explained if each["sentiment"] and each["sentiment"] < -0.5)

    assert sum(word["part"] for word in sentence["words"]) == pytest.approx(sentence["sentiment"], abs=1e-4)
    assert "terrible" in [word["text"] for word in sentence["words"]]


def test_only_an_engine_that_is_here_can_explain(filled, monkeypatch):
    monkeypatch.setattr("monitor.analysis.sentiment.missing", lambda: "the network's files are not here")

    ran = filled("show", find(filled, CURBS)["id"], "--explain", "--engine", "model")

    assert ran.code == 2
    assert "there is no engine 'model'" in ran.err


def test_a_masked_word_says_so_with_no_part(cli):
    line = {"id": "1", "text": "The Artificial Intelligence office did not fail.", "outlet": "The Ledger"}
    cli("add", "--jsonl", "-", stdin=json.dumps(line))
    (row,) = cli("list", "--jsonl").lines

    (sentence,) = cli("show", row["id"], "--json", "--explain").json["explained"]
    out = cli("show", row["id"], "--explain").out

    masked, failed = sentence["words"]
    assert (masked["text"], masked["part"], masked["rules"]) == ("Artificial Intelligence", 0, ["masked: term of art"])
    assert failed["rules"] == ["× −0.74 by “not”"]
    assert failed["part"] == pytest.approx(sentence["sentiment"], abs=1e-4)
    assert "0.000  Artificial Intelligence  masked: term of art (a name or a term" in out
    assert "fail  −1.90 in vader-news (loss, failure or want), × −0.74 by “not”" in out


def test_explained_for_people(filled):
    row = find(filled, CURBS)

    out = filled("show", row["id"], "--explain").out

    assert "What each word adds, by vader-news" in out
    assert "terrible" in out


def test_html_is_what_the_reader_displays(cli, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><title>A title here</title></head><body><article><p onclick='x()'>Some <b>bold</b> words"
        "<script>alert(1)</script><img src='https://tracker.example/1.gif'> and a"
        " <a href='javascript:x()'>link</a>.</p></article></body></html>"
    )
    id = cli("add", page, "--outlet", "The Ledger").out.strip()

    html = cli("show", id, "--html").out

    assert "<b>bold</b>" in html
    for active in ("script", "onclick", "img", "javascript"):
        assert active not in html


# ---- statements -------------------------------------------------------------------------------


def test_statements_have_the_promised_keys(filled):
    rows = filled("statements", "--json").json

    assert [list(row) for row in rows] == [[column.name for column in export.columns_for("statements")]] * len(rows)
    assert {row["voice"] for row in rows} == {"Adaeze Okafor"}


def test_statements_of_an_outlet(filled):
    (row,) = filled("statements", "--jsonl", "--outlet", "Harbor Post").lines

    assert row["statement"].startswith("DeepSeek is a wonderful thing")
    assert row["sentiment_vader"] > 0


def test_statements_for_people(filled):
    assert "We are out of time" in filled("statements").out


# ---- series -----------------------------------------------------------------------------------


def test_series_have_the_promised_keys(filled):
    rows = filled("series", "--by", "outlet", "--json").json

    assert [list(row) for row in rows] == [[column.name for column in export.columns_for("series")]] * len(rows)


@pytest.mark.parametrize(("period", "cut"), [("day", 10), ("month", 7)])
def test_each_mean_is_that_of_the_listed_articles(filled, period, cut):
    sums = defaultdict(list)
    for row in filled("list", "--jsonl", "--topic", "deepseek").lines:
        if row["published"] and row["sentiment_vader_news"] is not None:
            sums[row["outlet"], row["published"][:cut]].append(row["sentiment_vader_news"])

    made = filled("series", "--by", "outlet", "--topic", "deepseek", "--period", period, "--jsonl").lines

    assert {(row["name"], row["period_start"][:cut]): row["mean"] for row in made} == {
        place: pytest.approx(sum(values) / len(values)) for place, values in sums.items()
    }
    assert {row["n_stories"] for row in made} == {len(values) for values in sums.values()}


@pytest.mark.parametrize("count", ["story", "copy", "outlet"])
def test_what_a_mean_counts_is_said_and_written(filled, count):
    rows = filled("series", "--by", "topic", "--count", count, "--jsonl").lines

    assert rows
    assert {row["count"] for row in rows} == {count}
    if count == "copy":
        assert all(row["n_stories"] == row["n_articles"] for row in rows)


def test_one_story_has_no_interval_and_two_have(filled):
    rows = filled("series", "--by", "outlet", "--topic", "deepseek", "--jsonl").lines
    intervals = {row["name"]: row["low"] is not None for row in rows}

    assert intervals == {"Harbor Post": False, "The Ledger": True}


def test_a_voice_has_the_sentiment_of_what_it_said(filled):
    said = {row["published"][:10]: row["sentiment_vader_news"] for row in filled("statements", "--jsonl").lines}

    rows = filled("series", "--by", "voice", "--jsonl").lines

    assert {row["period_start"][:10]: row["mean"] for row in rows} == pytest.approx(said)


def test_limit_keeps_the_newest_points(filled):
    rows = filled("series", "--by", "topic", "--topic", "deepseek", "--limit", "1", "--jsonl").lines

    assert [row["period_start"] for row in rows] == ["2025-01-28T00:00:00Z"]


def test_series_for_people(filled):
    out = filled("series", "--by", "outlet", "--topic", "deepseek").out

    assert out.splitlines()[0].split() == ["Outlet", "From", "Mean", "95", "%", "Stories", "Articles", "Coverage"]
    assert "−1.00" in out  # the interval of two stories reaches the end of the scale


def test_series_of_how_a_name_is_spoken_of(filled):
    (row, *_) = filled("series", "--by", "target", "--target", "deepseek", "--period", "month", "--json").json

    assert (row["by"], row["name"]) == ("target", "DeepSeek")
    assert row["n_articles"] >= 2


def test_a_target_goes_with_series_by_target(filled):
    ran = filled("series", "--by", "topic", "--target", "DeepSeek")

    assert ran.code == 2
    assert "--target goes with --by target" in ran.err

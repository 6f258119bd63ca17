"""`topics`, `voices`, `outlets`, `events`, `alerts`: the user's words."""

import pytest


def ids(ran):
    return {row["id"] for row in ran.json}


@pytest.mark.parametrize("kind", ["topics", "voices", "outlets", "events"])
def test_defaults_are_listed_with_their_origin(cli, kind):
    rows = cli(kind, "list", "--json").json

    assert rows
    assert {row["origin"] for row in rows} == {"default"}
    assert cli(kind).out.splitlines()[0].startswith("ID ")
    assert cli(kind, "--jsonl").lines == rows


@pytest.mark.parametrize(
    ("kind", "arguments", "key"),
    [
        ("topics", ("Harbor fees", "harbor NEAR/5 fee*"), "harbor-fees"),
        ("voices", ("Adaeze Okafor", "--alias", "Ms. Okafor", "--role", "minister"), "adaeze-okafor"),
        ("outlets", ("Harbor Post", "--domain", "harbor.example", "--kind", "business"), "harbor-post"),
        ("events", ("Harbor opens", "--start", "2025-01-27", "--topic", "deepseek"), "harbor-opens"),
    ],
)
def test_what_is_added_is_listed_and_can_be_removed(cli, kind, arguments, key):
    assert cli(kind, "add", *arguments).code == 0

    (row,) = [row for row in cli(kind, "list", "--json").json if row["id"] == key]
    assert (row["name"], row["origin"], row["enabled"]) == (arguments[0], "own", True)
    assert cli(kind, "remove", key).code == 0
    assert key not in ids(cli(kind, "list", "--json"))


def test_a_topic_that_cannot_be_read_is_refused_with_its_place(cli):
    ran = cli("topics", "add", "Harbor", 'harbor AND "open')

    assert ran.code == 2
    assert "character" in ran.err
    assert "harbor" not in ids(cli("topics", "list", "--json"))


def test_a_default_is_switched_off_and_comes_back(cli):
    cli("topics", "remove", "deepseek")
    (off,) = [row for row in cli("topics", "list", "--json").json if row["id"] == "deepseek"]
    ran = cli("topics", "reset", "deepseek")
    (on,) = [row for row in cli("topics", "list", "--json").json if row["id"] == "deepseek"]

    assert (off["enabled"], off["origin"]) == (False, "changed")
    assert (on["enabled"], on["origin"]) == (True, "default")
    assert "1 topic as shipped again" in ran.err


def test_adding_to_a_default_keeps_the_rest_of_it(cli):
    (before,) = [row for row in cli("outlets", "list", "--json").json if row["id"] == "reuters"]

    cli("outlets", "add", "Reuters", "--alias", "RTR")

    (after,) = [row for row in cli("outlets", "list", "--json").json if row["id"] == "reuters"]
    assert after["aliases"] == [*before["aliases"], "RTR"]
    assert after["domains"] == before["domains"]


def test_reset_wants_one_or_all(cli):
    assert cli("topics", "reset").code == 2
    assert cli("topics", "reset", "deepseek", "--all").code == 2
    assert cli("topics", "reset", "--all").code == 0


def test_what_is_not_there_cannot_be_removed(cli):
    ran = cli("topics", "remove", "nowhere")

    assert ran.code == 1
    assert "there is no topic “nowhere”" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("events", "add", "Backward", "--start", "2025-02-01", "--end", "2025-01-01"),
        ("events", "add", "Undated"),
        ("events", "add", "Unclear", "--start", "soon"),
        ("events", "add", "Elsewhere", "--start", "2025-02-01", "--topic", "nowhere"),
        ("voices", "add", "Nobody", "--since", "2025-01-01"),
        ("voices", "add", "Nobody", "--role", "x", "--since", "2025-01-02", "--until", "2025-01-01"),
    ],
)
def test_what_makes_no_sense_is_bad_usage(cli, arguments):
    assert cli(*arguments).code == 2


# ---- alert rules ------------------------------------------------------------------------------


def test_rules_have_the_promised_keys(cli):
    cli("alerts", "add", "curbs OR tariffs", "--sentiment-below", "-0.2", "--outlet", "Reuters")

    (row,) = cli("alerts", "list", "--json").json

    assert list(row)[:7] == ["id", "query", "scope", "sentiment_below", "sentiment_above", "enabled", "error"]
    assert row["id"] == "curbs-or-tariffs"
    assert row["scope"] == {"topics": [], "outlets": ["Reuters"], "voices": []}
    assert (row["sentiment_below"], row["sentiment_above"], row["enabled"], row["error"]) == (-0.2, None, True, None)


def test_the_same_rule_is_added_once_and_another_gets_a_number(cli):
    cli("alerts", "add", "curbs")
    again = cli("alerts", "add", "curbs")
    cli("alerts", "add", "curbs", "--sentiment-below", "0")

    assert "says the same" in again.err
    assert ids(cli("alerts", "list", "--json")) == {"curbs", "curbs-2"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("curbs AND",),
        ("/(/",),
        ("curbs", "--sentiment-below", "2"),
        ("curbs", "--sentiment-below", "-0.5", "--sentiment-above", "0.5"),
        ("curbs", "--topic", "nowhere"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(cli, arguments):
    assert cli("alerts", "add", *arguments).code == 2
    assert cli("alerts", "list", "--json").json == []


def test_a_stored_rule_that_cannot_be_read_is_shown_with_its_error(cli, tmp_path):
    folder = tmp_path / "catalog"
    folder.mkdir()
    (folder / "alerts.toml").write_text('[[rule]]\nid = "broken"\nquery = "curbs AND"\n')

    (row,) = cli("alerts", "list", "--json", "--profile", tmp_path).json

    assert row["error"]
    assert row["id"] == "broken"


def test_a_rule_is_removed(cli):
    cli("alerts", "add", "curbs")

    assert cli("alerts", "remove", "curbs").code == 0
    assert cli("alerts", "list", "--json").json == []
    assert cli("alerts", "remove", "curbs").code == 2


def test_a_dry_run_tells_what_would_have_fired(filled):
    days = "3650"

    ran = filled("alerts", "test", "DeepSeek", "--days", days, "--jsonl")

    assert [row["title"] for row in ran.lines] == [
        "Het gaat goed met de haven en met de stad",
        "DeepSeek and the harbor",
        "DeepSeek wins praise",
        "Chip curbs bite",
    ]
    assert "would have fired 4 times in 3650 days" in ran.err
    negative = filled("alerts", "test", "DeepSeek", "--days", days, "--sentiment-below", "0", "--jsonl")
    assert [row["title"] for row in negative.lines] == ["Chip curbs bite"]
    assert filled("alerts", "log", "--json").json == []


def test_a_firing_is_logged_once_with_its_words(cli):
    cli("alerts", "add", "curb*")
    for _ in range(2):
        cli("add", "-", "--outlet", "The Ledger", "--title", "New curbs", stdin="The curbs are new, says nobody.")

    (row,) = cli("alerts", "log", "--json").json

    keys = ["id", "rule", "fired_at", "article", "outlet", "title", "matched", "url", "delivered", "copies"]
    assert list(row) == keys
    assert (row["rule"], row["outlet"], row["title"], row["matched"]) == ("curb", "The Ledger", "New curbs", ["curbs"])
    assert row["delivered"] is None

"""`stories`: who tells a piece of news, and putting right what belongs together; copies in `list` and `show`."""

import json

import pytest

REPORT = (
    "HAVN, Jan 27 (Pacific Wire) - Norland will halve its subsidy for heat pumps from July 1, the energy ministry said "
    "on Monday, citing a fall in prices and a shortage of fitters. Households will get 1,600 krona instead of 3,200."
)
STORM = (
    "The harbor of Ostervik was closed by a storm on Monday. Two boats broke loose. Nobody was hurt, the coast guard "
    "said, and it hopes to open the port by noon."
)
ARTICLES = [
    ("The Ledger", "Norland halves subsidy for heat pumps", REPORT, "09"),
    ("Harbor Post", "Norland halves subsidy for heat pumps", REPORT, "10"),
    ("City Courier", "Fitters protest as Norland cuts aid", REPORT.split(", citing")[0] + ".", "11"),
    ("De Kaai", "Storm closes the harbor of Ostervik", STORM, "12"),
]
LEDGER, HARBOR, COURIER, KAAI = (outlet for outlet, *_ in ARTICLES)
GIVEN = "\n".join(
    json.dumps(
        {
            "id": outlet,
            "outlet": outlet,
            "title": title,
            "text": text,
            "published": f"2025-01-27T{hour}:00:00Z",
            "url": f"https://{outlet.casefold().replace(' ', '-')}.example/1",
        }
    )
    for outlet, title, text, hour in ARTICLES
)


@pytest.fixture
def told(cli):
    """A store with a report that three outlets carry, and another that is alone."""
    assert cli("add", "--jsonl", "-", stdin=GIVEN).code == 0
    return cli


@pytest.fixture
def ids(told):
    return {row["outlet"]: row["id"] for row in told("list", "--jsonl").lines}


def outlets_with(told, id):
    return [row["outlet"] for row in told("stories", "show", id, "--json").json["articles"]]


def test_a_story_is_listed_once_with_its_articles_and_outlets(told, ids):
    (row,) = told("stories", "--json").json

    assert row["story"] == ids[LEDGER]
    assert (row["articles"], row["outlets"], row["outlet"]) == (3, 3, LEDGER)
    assert row["published"] == "2025-01-27T09:00:00Z"


def test_the_filter_chooses_stories_by_any_of_their_articles(told):
    assert len(told("stories", "list", "--jsonl", "--outlet", COURIER).lines) == 1
    assert told("stories", "list", "--jsonl", "--outlet", KAAI).lines == []


def test_a_story_is_shown_by_the_id_of_any_of_its_articles(told, ids):
    record = told("stories", "show", ids[COURIER], "--json").json

    assert record == told("stories", "show", ids[LEDGER], "--json").json
    assert list(record) == ["story", "wire", "outlets", "articles"]
    assert [row["outlet"] for row in record["articles"]] == [LEDGER, HARBOR, COURIER]
    assert [row["kind"] for row in record["articles"]] == ["first", "copy", "shortened"]
    assert {"id", "outlet", "title", "url", "published", "first_seen", "kind", "fidelity", "wire", "by_hand"} <= set(
        record["articles"][0]
    )


def test_a_story_for_people_names_who_was_first(told, ids):
    shown = told("stories", "show", ids[HARBOR]).out

    assert "3 articles in 3 outlets" in shown
    assert f"first by {LEDGER}" in shown


def test_an_unknown_id_is_told_in_a_sentence(told):
    for command in (("show",), ("split",), ("merge", "beefbeefbeefbeef")):
        ran = told("stories", *command, "deadbeefdeadbeef")

        assert ran.code == 1
        assert "there is no article" in ran.err.lower()


def test_split_takes_an_article_out_and_undo_brings_it_back(told, ids):
    ran = told("stories", "split", ids[COURIER])

    assert ran.code == 0
    assert ran.out.split() == [ids[COURIER]]
    assert outlets_with(told, ids[COURIER]) == [COURIER]
    assert outlets_with(told, ids[LEDGER]) == [LEDGER, HARBOR]

    assert told("stories", "undo").code == 0
    assert outlets_with(told, ids[COURIER]) == [LEDGER, HARBOR, COURIER]


def test_articles_that_are_split_off_together_stay_together(told, ids):
    told("stories", "split", ids[HARBOR], ids[COURIER])

    assert outlets_with(told, ids[COURIER]) == [HARBOR, COURIER]
    assert outlets_with(told, ids[LEDGER]) == [LEDGER]


def test_merge_makes_one_story_that_goes_by_the_first(told, ids):
    ran = told("stories", "merge", ids[KAAI], ids[HARBOR], "--json")

    assert ran.json["story"] == ids[LEDGER]
    assert ran.json["change"]["kind"] == "merge"
    assert outlets_with(told, ids[KAAI]) == [LEDGER, HARBOR, COURIER, KAAI]


def test_what_was_split_stays_split_when_a_copy_arrives(told, ids):
    told("stories", "split", ids[HARBOR])
    later = GIVEN.splitlines()[0].replace("The Ledger", "Valley Times").replace("the-ledger", "valley")

    told("add", "--jsonl", "-", stdin=later + "\n")

    assert HARBOR not in outlets_with(told, ids[LEDGER])


def test_nothing_to_do_is_no_error(told, ids):
    alone = told("stories", "split", ids[KAAI])
    one = told("stories", "merge", ids[LEDGER], ids[HARBOR], "--json")

    assert (alone.code, one.code) == (0, 0)
    assert "already" in alone.err
    assert one.json["change"] is None
    assert told("stories", "log", "--json").json == []


def test_nothing_to_take_back_is_told(told, ids):
    told("stories", "split", ids[HARBOR])

    assert told("stories", "undo", "7").code == 1
    assert told("stories", "undo", "1").code == 0
    assert told("stories", "undo").code == 1


def test_merging_one_article_is_bad_usage(told, ids):
    assert told("stories", "merge", ids[KAAI], ids[KAAI]).code == 2
    assert told("stories", "merge").code == 2


def test_the_log_keeps_what_was_taken_back(told, ids):
    told("stories", "split", ids[HARBOR])
    told("stories", "merge", ids[KAAI], ids[HARBOR])
    told("stories", "undo", "1")

    latest, first = told("stories", "log", "--json").json
    assert (latest["number"], latest["kind"], latest["undone"]) == (2, "merge", None)
    assert (first["number"], first["kind"], first["articles"]) == (1, "split", [ids[HARBOR]])
    assert first["undone"] is not None


def test_the_list_shows_copies_beside_the_headline(told, ids):
    head, *rows = told("list").out.splitlines()
    at = head.index("Copies") + len("Copies") - 1
    by_outlet = {outlet: row[at] for row in rows for outlet, *_ in ARTICLES if outlet in row}

    assert by_outlet == {LEDGER: "3", HARBOR: "3", COURIER: "3", KAAI: "–"}
    assert {row["outlet"]: row["copies"] for row in told("list", "--jsonl").lines}[KAAI] == 1


def test_an_article_tells_of_its_story(told, ids):
    assert "One of 3 articles of its story, in 3 outlets" in told("show", ids[COURIER]).out
    assert "of its story" not in told("show", ids[KAAI]).out

    record = told("show", ids[COURIER], "--json").json
    assert (record["story"], record["copies"]) == (ids[LEDGER], 3)

"""What an edit would catch, on a real store of invented articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor import query as language
from monitor.analysis import Analyzer
from monitor.catalog import Catalog
from monitor.model import Article, Clipping, Feed, FeedState, Filter, Outlet, Poll, ScoredText, Topic, Voice
from monitor.store.queries import Reader
from monitor.store.store import Store
from monitor.ui import previews

NOW = datetime(2026, 6, 5, 12, tzinfo=UTC)
CHIPS = Topic("chips", "Chips", '"chip rule" OR GPU*')
HSU = Voice("mei-lin-hsu", "Mei-Lin Hsu", aliases=("Hsu",))


def article(number: int, title: str, body: str, *, outlet: str = "The Ledger", days: float = 1.0) -> Article:
    at = NOW - timedelta(days=days, minutes=number)
    url = f"https://ledger.example/{number}" if number != 3 else "https://elsewhere.example/3"
    return Article(f"{number:016x}", "", outlet, title, body, url, ScoredText.SUMMARY, at, at)


ARTICLES = (
    article(1, "The chip rule hurts makers", "The rule is a disaster for the makers of GPUs and their licence terms."),
    article(2, "GPU prices rise again", "The makers of chips are glad. The licence terms of the rule are light."),
    article(
        3, "A licence for chips", "“This closes a door,” Mei-Lin Hsu said. The makers of chips see the rule coming."
    ),
    article(4, "Chips at the canteen", "The potato chips were good, and the soup was better than at home."),
    article(5, "The chip rule, in March", "The makers of chips were not amused.", days=60),
    article(6, "Hsu stays", "“We go on,” said Hsu Keng. The makers of chips agree.", outlet="Chip Daily"),
    replace(article(7, "Undated news", "Nobody says when the canteen opens.", outlet="Harbor Post"), published=None),
)


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    catalog = Catalog(topics=(CHIPS,), voices=(HSU,))
    analyzer = Analyzer(catalog)
    database = f"sqlite:///{tmp_path / 'news.sqlite3'}"
    with Store.open(database, backup_dir=None) as store:
        clippings = tuple(Clipping(each, analyzer.analyze(each)) for each in ARTICLES)
        feed = Feed("https://ledger.example/rss", "All", "The Ledger")
        store.save(Poll(feed, FeedState(feed.url), NOW, clippings))
    with Reader.open(database, now=lambda: NOW) as reader:
        yield reader


def ask(
    reader: Reader, item: Topic | Voice | Outlet, saved: Topic | Voice | Outlet | None = None, **more: object
) -> previews.Preview:
    return previews.read(reader, previews.Question(item, saved, "vader", NOW, **more))  # type: ignore[arg-type]


def test_gained_and_lost_are_told_against_what_is_saved(reader: Reader) -> None:
    found = ask(reader, replace(CHIPS, query="chips"), CHIPS)

    assert found.head == "4 articles in 30 days; 2 as saved."
    assert found.notes[:2] == ("3 gained", "1 lost")
    assert {(each.mark, each.words) for each in found.examples} == {
        ("−", "The chip rule hurts makers"), ("", "GPU prices rise again"), ("+", "A licence for chips"),
        ("+", "Chips at the canteen"), ("+", "Hsu stays"),
    }  # fmt: skip
    [canteen] = [each for each in found.examples if each.words == "Chips at the canteen"]
    assert [canteen.words[span.start : span.end] for span in canteen.spans] == ["Chips"]


def test_the_preview_is_what_saving_will_tag(reader: Reader) -> None:
    typed = replace(CHIPS, query="chip* NOT potato", context=("makers",))
    analyzer = Analyzer(Catalog(topics=(typed,)))
    tagged = {each.id for each in ARTICLES[:4] + ARTICLES[5:6] if "chips" in analyzer.analyze(each).topics}

    found = ask(reader, typed)

    assert {each.article for each in found.examples} == tagged
    assert found.head == f"{len(tagged)} articles in 30 days."


def test_the_mean_and_the_days_are_those_of_the_articles(reader: Reader) -> None:
    found = ask(reader, replace(CHIPS, query="chips"), CHIPS)

    keys = reader.ids(Filter(since=NOW - timedelta(days=30), search="chips"))
    values = [row.sentiment["vader"] or 0.0 for row in reader.rows(keys)]
    before, after = found.lines
    assert (before[0], before[2], after[0], after[2]) == ("As saved", 2, "As typed", 4)
    assert after[1] == pytest.approx(sum(values) / 4)
    assert len(found.days) == 30
    assert (sum(kept for kept, _ in found.days), sum(gained for _, gained in found.days)) == (1, 3)


def test_undated_articles_are_on_no_day(reader: Reader) -> None:
    found = ask(reader, replace(CHIPS, query="undated"))

    assert (sum(kept for kept, _ in found.days), found.undated) == (0, 1)
    assert [each.note for each in found.examples] == ["Harbor Post, undated"]


def test_a_query_that_cannot_be_read_says_so(reader: Reader) -> None:
    found = ask(reader, replace(CHIPS, query='"chips'), CHIPS)

    assert "cannot be read" in found.head
    assert found.trouble.endswith("The saved query stays in use.")
    assert not found.examples


def test_a_name_printed_small_looks_wrong(reader: Reader) -> None:
    found = ask(reader, replace(CHIPS, query="Rule OR Soup"))

    assert ("Chips at the canteen", "“soup”, printed small, is hardly “Soup”") in {
        (doubt.words, doubt.why) for doubt in found.doubts
    }


def test_what_is_unlike_the_others_looks_wrong_and_a_word_leaves_it_out() -> None:
    usual = [
        (n, f"Makers of chips {n}", "The rule on chips and their licence terms hits makers, agencies say.")
        for n in range(20)
    ]
    strange = [(100 + n, f"Canteen {n}", "The soup of the day and a chip of potato, with vinegar.") for n in range(3)]
    topic = replace(CHIPS, query="chip*")

    doubts, many, offers = previews._doubts(topic, language.parse(topic.query), [*usual, *strange])

    assert many == 3
    assert {doubt.words for doubt in doubts} == {"Canteen 0", "Canteen 1", "Canteen 2"}
    assert offers[0].words.startswith("(chip*) NOT ")


@pytest.mark.parametrize(
    ("wanted", "never", "query"),
    [
        ("chips", "", "chips"),
        ("export ban, chip rule", "", "export ban OR chip rule"),
        ('"Entity List", GPU', "potato, fish and chips", '("Entity List" OR GPU) NOT (potato OR fish and chips)'),
        ("AND, /x/", "", '"AND" OR "/x/"'),
        ("", "potato", ""),
    ],
)  # fmt: skip
def test_plain_words_make_a_query_that_can_be_read(wanted: str, never: str, query: str) -> None:
    assert previews.query_of(wanted, never) == query
    if query:
        language.parse(query)


@pytest.mark.parametrize(
    ("query", "plain"),
    [
        ("chips", ("chips", "")),
        ('export ban OR "Entity List"', ('export ban, "Entity List"', "")),
        ("(ban OR chip controls) NOT (Nairobi)", ("ban, chip controls", "Nairobi")),
        ("", ("", "")),
        ("chip*", None),
        ("chips NEAR/5 ban", None),
        ("(a OR b) c", None),
        ("/x+/", None),
    ],
)
def test_a_query_is_read_back_as_plain_words_only_where_they_say_the_same(
    query: str, plain: tuple[str, str] | None
) -> None:
    assert previews.plain_of(query) == plain


def test_a_voice_shows_its_statements_and_who_else_has_the_name(reader: Reader) -> None:
    found = ask(reader, replace(HSU, aliases=("Hsu", "Hsu Keng")), HSU)

    assert found.head == "2 statements in 30 days; 1 as saved."
    assert {(each.mark, each.words) for each in found.examples} == {("", "This closes a door"), ("+", "We go on")}


def test_a_surname_that_others_have_is_doubted(reader: Reader) -> None:
    [doubt] = ask(reader, HSU, HSU).doubts

    assert (doubt.words, doubt.why) == ("Hsu", "is also in “Hsu Keng”, 1 statement")


def test_a_name_of_somebody_else_is_told(reader: Reader) -> None:
    found = ask(reader, replace(HSU, aliases=("Keng",)), HSU, taken=(("Keng", "Hsu Keng"),))

    assert "is a name of Hsu Keng already" in found.doubts[0].why


def test_an_outlet_shows_addresses_that_are_not_its_own(reader: Reader) -> None:
    ledger = Outlet("ledger", "The Ledger", domains=("ledger.example",))

    found = ask(reader, ledger, ledger)

    assert found.head == "4 articles in 30 days."
    assert [(doubt.words, doubt.why) for doubt in found.doubts] == [
        ("elsewhere.example", "1 article from there, and it is none of the domains")
    ]
    assert found.offers[0].words == "elsewhere.example"

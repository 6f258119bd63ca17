"""Names of the catalog in an article."""

from __future__ import annotations

from monitor.analysis.mentions import NameFinder
from monitor.model import Company, Part, Voice

VOICES = (
    Voice("corvo", "Ines Corvo", aliases=("Corvo",)),
    Voice("post", "The Northwind Post", kind="outlet", aliases=("NWP",)),
    Voice("crowd", "experts", kind="collective"),
    Voice("liu", "Liu Yan", aliases=("刘燕",)),
)
COMPANIES = (
    Company("tandem", "Tandem", aliases=("Tandem Industries",)),
    Company("seed", "Seed", case=True),
    Company("index", "S&P 500", kind="index"),
)


def names(text: str, title: str = "") -> list[tuple[str, str]]:
    mentions = NameFinder(VOICES, COMPANIES).find(title, text)
    return [(m.name, (title if m.part is Part.TITLE else text)[m.span.start : m.span.end]) for m in mentions]


def test_the_longest_spelling_counts_once() -> None:
    assert names("Tandem Industries fell; Tandem’s rivals rose.") == [
        ("Tandem", "Tandem Industries"),
        ("Tandem", "Tandem"),
    ]


def test_a_surname_counts_where_the_article_gives_the_fuller_name() -> None:
    assert names("Corvo left.") == []
    assert names("Corvo left.", title="Ines Corvo leaves") == [("Ines Corvo", "Ines Corvo"), ("Ines Corvo", "Corvo")]


def test_words_that_are_spelled_like_names_are_none() -> None:
    assert names("They rode in tandem on SEED and seed money; experts agreed.") == []
    assert names("Seed grew with the S&P 500.") == [("Seed", "Seed"), ("S&P 500", "S&P 500")]


def test_the_article_before_an_outlets_name_is_no_part_of_it() -> None:
    assert names("A Northwind Post story; NWP later changed it.") == [
        ("The Northwind Post", "Northwind Post"),
        ("The Northwind Post", "NWP"),
    ]


def test_names_in_other_scripts_are_found_inside_words() -> None:
    assert names("昨天刘燕说") == [("Liu Yan", "刘燕")]

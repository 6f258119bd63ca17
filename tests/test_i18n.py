"""Words in the user's language: places, numbers, and what happens where a translation is missing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from monitor import i18n
from monitor.i18n import plural, tr, tr_noop

GERMAN = {
    ("Poll", ""): "Abrufen",
    ("Poll", "noun"): "Abruf",
    ("{name} wrote", ""): "Geschrieben von {name}",
    ("%n story", "%n stories"): ("%n Meldung", "%n Meldungen"),
}


def german(words: str, comment: str, n: int) -> str:
    said = GERMAN.get((words, comment), "")
    return said if isinstance(said, str) else said[n != 1]


@pytest.fixture
def in_german() -> Iterator[None]:
    i18n.use(german)
    yield
    i18n.use(None)


def test_english_is_what_the_code_says() -> None:
    assert tr("Poll") == "Poll"
    assert tr("{name} wrote", name="The Ledger") == "The Ledger wrote"
    assert plural("%n story", "%n stories", 1) == "1 story"
    assert plural("%n story", "%n stories", 0) == "0 stories"
    assert plural("{who}: %n story", "{who}: %n stories", 18214, who="all") == "all: 18\u202f214 stories"


@pytest.mark.usefixtures("in_german")
def test_another_language_orders_its_words_as_it_likes() -> None:
    assert tr("{name} wrote", name="The Ledger") == "Geschrieben von The Ledger"
    assert plural("%n story", "%n stories", 1) == "1 Meldung"
    assert plural("%n story", "%n stories", 12) == "12 Meldungen"


@pytest.mark.usefixtures("in_german")
def test_a_comment_tells_apart_what_is_alike_in_english() -> None:
    assert (tr("Poll"), tr("Poll", "noun")) == ("Abrufen", "Abruf")


@pytest.mark.usefixtures("in_german")
def test_what_has_no_translation_stays_english() -> None:
    assert tr("Export") == "Export"
    assert plural("%n feed", "%n feeds", 2) == "2 feeds"


@pytest.mark.usefixtures("in_german")
def test_a_constant_is_translated_where_it_is_shown() -> None:
    assert tr_noop("Poll") == "Poll"
    assert tr(tr_noop("Poll")) == "Abrufen"


def test_braces_of_users_stay_as_they_are() -> None:
    assert tr("Search for {words}", words="{x}") == "Search for {x}"
    assert tr("No places {here}") == "No places {here}"

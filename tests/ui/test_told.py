"""Sentences from below are said in the user's language, values and all."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import monitor
from monitor import i18n, query
from monitor.errors import QueryError
from monitor.i18n import tr
from monitor.ui import told

BELOW = ("feeds/fetch.py", "feeds/parse.py", "feeds/opml.py", "query.py")
MADE = ("FetchError", "ParseError", "QueryError", "_error")
LEFT = {"{}: it cannot be read.", "{}: it names no server.", "{}: only http and https are, not {}."}  # by what is in {}


@pytest.fixture(autouse=True)
def backward() -> Iterator[None]:
    """A language that says everything after a sign, and gives what it does not know to the patterns."""

    def say(words: str, _comment: str, _n: int) -> str:
        known = words in told.PATTERNS or words in ("The closing quotation mark is missing", "the program was off")
        return f"»{words}" if known else told.retold(words)

    i18n.use(say)
    yield
    i18n.use(None)


def shape(words: str) -> str:
    return re.sub(r"\{\w*\}", "{}", words)


def sentences(file: str) -> Iterator[str]:
    """The sentences with values that a module raises, a {} for each value."""
    for node in ast.walk(ast.parse((Path(monitor.__path__[0]) / file).read_text("utf-8"))):
        name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
        for each in node.args if isinstance(node, ast.Call) and name in MADE else ():
            if isinstance(each, ast.JoinedStr):
                yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in each.values)


@pytest.mark.parametrize("file", BELOW)
def test_every_trouble_of_a_feed_or_query_has_its_pattern(file: str) -> None:
    known = {shape(pattern) for pattern in told.PATTERNS}

    assert set(sentences(file)) - LEFT <= known


def test_values_stand_where_the_language_wants_them() -> None:
    assert (
        tr("There is no server by the name of ledger.example.") == "»There is no server by the name of ledger.example."
    )


def test_a_sentence_within_a_sentence_is_translated_too() -> None:
    with pytest.raises(QueryError) as wrong:
        query.parse('tariff AND "export')

    assert tr(str(wrong.value)) == "»»The closing quotation mark is missing at character 19."


def test_two_reasons_of_a_gap_are_said_one_after_the_other() -> None:
    assert tr("the program was off; The server did not answer within 30 seconds.") == (
        "»the program was off; »The server did not answer within 30 seconds."
    )


def test_what_nobody_knows_stays_as_it_is() -> None:
    assert tr("Quayside wins back its license") == "Quayside wins back its license"
    assert told.retold("Quayside wins back its license") == ""

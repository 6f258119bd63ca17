"""What the Desk asks of the store: a list with one row a story is right over all articles, however few are loaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.analysis import Analyzer
from monitor.catalog import Catalog
from monitor.model import Article, Clipping, Feed, FeedState, Filter, Poll, ScoredText
from monitor.store.queries import Reader
from monitor.store.store import Store
from monitor.ui import questions

NOW = datetime(2026, 6, 5, 18, 0, tzinfo=UTC)
FEED = Feed("https://pacificwire.example/rss", "Pacific Wire", "Pacific Wire")
ARTICLES = 12
COPIES = {2: 1, 3: 1, 9: 1, 11: 8}  # the number of an article → that of the first one of its story


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    """Twelve articles, an hour apart, of eight stories: the second is carried by four, the ninth by two."""
    url = f"sqlite:///{tmp_path / 'news.sqlite3'}"
    with Store.open(url, now=lambda: NOW) as store:
        store.save(Poll(FEED, FeedState(FEED.url), NOW, tuple(_clipping(number) for number in range(ARTICLES))))
        store.assign({_id(copy): _id(first) for copy, first in COPIES.items()})
    with Reader.open(url, now=lambda: NOW) as opened:
        yield opened


def _id(number: int) -> str:
    return f"{number:016x}"


def _clipping(number: int) -> Clipping:
    at = NOW - timedelta(hours=ARTICLES - number)
    article = Article(
        _id(number), FEED.url, "Pacific Wire", f"Ferry {number:02} is late", "It was a terrible day.",
        f"https://pacificwire.example/{number}", ScoredText.SUMMARY, at, at,
    )  # fmt: skip
    return Clipping(article, Analyzer(Catalog()).analyze(article))


def ferries(reader: Reader, answer: questions.ListAnswer) -> list[int]:
    """The numbers of the articles that are listed."""
    return [int(row.title.split()[1]) for row in reader.rows(answer.keys)]


GROUPED = questions.ListQuestion(Filter(), "-at", grouped=True)


def test_a_story_stands_where_its_newest_article_does(reader: Reader) -> None:
    answer = questions.read_list(reader, GROUPED)

    assert ferries(reader, answer) == [11, 10, 9, 7, 6, 5, 4, 0]
    assert answer.count == 8


def test_a_shortened_list_counts_all_stories_and_is_the_beginning_of_the_whole(reader: Reader) -> None:
    answer = questions.read_list(reader, replace(GROUPED, limit=3))

    assert ferries(reader, answer) == [11, 10, 9]
    assert answer.count == 8


def test_by_copies_the_most_carried_story_of_all_is_first_however_few_are_loaded(reader: Reader) -> None:
    answer = questions.read_list(reader, replace(GROUPED, order="-copies", limit=2))

    assert [COPIES.get(number, number) for number in ferries(reader, answer)] == [1, 8]


@pytest.mark.parametrize("order", ["-at", "at", "title", "-copies"])
def test_rows_tell_whose_story_they_stand_for(reader: Reader, order: str) -> None:
    answer = questions.read_list(reader, replace(GROUPED, order=order))
    number = dict(zip(answer.keys, ferries(reader, answer), strict=True))
    first = {reader.key(_id(each)): each for each in range(ARTICLES)}

    told = {number[head]: first[story] for head, story in answer.stories.items()}

    assert told == {each: COPIES[each] for each in number.values() if each in COPIES}


def test_without_stories_every_article_is_a_row(reader: Reader) -> None:
    answer = questions.read_list(reader, questions.ListQuestion(Filter(), "-at"))

    assert ferries(reader, answer) == [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    assert not answer.stories

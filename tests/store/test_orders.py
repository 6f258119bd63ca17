"""The orders of a list, and what a mean counts, take short ways; they must lead where the long ones do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from monitor.model import Clipping, Count, Filter, Period, Saved
from monitor.store import trends
from monitor.store.queries import Reader
from monitor.store.store import Store

if TYPE_CHECKING:
    Clock = World = Any

TITLES = ("Cargo waits", "Berths are full", "Anchor found", "Dredger sinks", "Élan for ferries", "berths are free")


@pytest.fixture
def stored(store: Store, world: World, save: Callable[..., Saved]) -> list[Clipping]:
    """Articles of five days, three outlets and two topics; stories on one day and on several."""
    made = []
    for n in range(24):
        article = world.article(
            TITLES[n % len(TITLES)],
            outlet=("Harbor Post", "Valley Times", "Portal Daily")[n % 3],
            published=None if n == 11 else world.clock() - timedelta(days=n // 5, minutes=7 * n),
        )
        said = world.statement(compound=(n % 5 - 2) / 4)
        topics = ("chips", "ports") if n % 4 else ("ports",)
        made.append(world.clipping(article, (n % 9 - 4) / 8, topics, [said] if n % 2 else []))
    save(*made)
    ids = [clipping.article.id for clipping in made]
    store.assign({ids[1]: ids[0], ids[2]: ids[0], ids[3]: ids[0], ids[7]: ids[6], ids[13]: ids[0], ids[17]: ids[16]})
    return made


@pytest.fixture
def spans(clock: Clock) -> tuple[Filter, ...]:
    now: datetime = clock()
    return (
        Filter(),
        Filter(since=now - timedelta(days=3, hours=2)),
        Filter(since=now - timedelta(days=2, hours=5), until=now - timedelta(hours=20)),
    )


@pytest.mark.parametrize("order", ["title", "-title", "copies", "-copies", "sentiment:vader", "-sentiment:vader"])
def test_a_shortened_list_is_the_beginning_of_the_whole(
    order: str, reader: Reader, stored: list[Clipping], spans: tuple[Filter, ...]
) -> None:
    for span in spans:
        for asked in (span, replace(span, topics=("ports",)), replace(span, outlets=("Valley Times",))):
            whole = list(reader.ids(asked, order=order))

            assert sorted(whole) == sorted(reader.ids(asked))
            for limit in (1, 3, 9):
                assert list(reader.ids(asked, order=order, limit=limit)) == whole[:limit]


@pytest.mark.parametrize(
    "order",
    ["at", "-at", "outlet", "-outlet", "title", "-title", "copies", "-copies", "sentiment:vader", "-sentiment:vader"],
)
def test_each_story_stands_where_the_first_of_its_articles_would(
    order: str, reader: Reader, stored: list[Clipping], spans: tuple[Filter, ...]
) -> None:
    for span in spans:
        for asked in (span, replace(span, topics=("chips",)), replace(span, outlets=("Valley Times", "Harbor Post"))):
            rows = reader.rows(reader.ids(asked, order=order))
            first = {row.story: row.key for row in reversed(rows)}
            walked = [row.key for row in rows if first[row.story] == row.key]

            assert list(reader.ids(asked, order=order, stories=True)) == walked
            assert reader.count(asked, stories=True) == len(walked)
            for limit in (1, 4, 11):
                assert list(reader.ids(asked, order=order, stories=True, limit=limit)) == walked[:limit]


def test_stories_are_told_of_those_that_do_not_name_them(reader: Reader, stored: list[Clipping]) -> None:
    keys = reader.ids(Filter())
    rows = reader.rows(keys)
    named = {row.id: row.key for row in rows}

    assert reader.stories_of(keys) == {row.key: named[row.story] for row in rows if row.story != row.id}
    assert reader.stories_of(keys[:2]) == {row.key: named[row.story] for row in rows[:2] if row.story != row.id}
    assert reader.stories_of(()) == {}


def test_orders(reader: Reader, stored: list[Clipping]) -> None:
    rows = reader.rows(reader.ids(Filter(), order="-copies"))
    titles = [row.title for row in reader.rows(reader.ids(Filter(topics=("ports",)), order="title", limit=5))]

    assert [row.copies for row in rows] == sorted((row.copies for row in rows), reverse=True)
    assert rows[0].copies == 5
    assert [row.copies for row in rows[-15:]] == [1] * 15
    assert titles == ["Anchor found"] * 4 + ["Berths are free".lower()]


@pytest.mark.parametrize("count", list(Count))
@pytest.mark.parametrize("by", ["outlet", "topic", "voice"])
@pytest.mark.parametrize("period", [Period.DAY, Period.WEEK, Period.MONTH])
def test_kept_sums_and_those_from_the_articles_agree(
    count: Count,
    by: str,
    period: Period,
    database: str,
    stored: list[Clipping],
    spans: tuple[Filter, ...],
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def asked() -> list[object]:
        with Reader.open(database, now=clock, count=count) as reader:
            return [
                (
                    *(score.name, score.period_start, score.n_articles, score.n_stories),
                    *(round(each, 9) + 0.0 for each in (score.total, score.squares, score.covered)),
                )
                for span in spans
                for score in reader.scores(by, span, period, "vader")
            ]

    quick = asked()
    add_up = trends.add_up
    monkeypatch.setattr(trends, "add_up", lambda c, question, *rest: add_up(c, replace(question, kept=False), *rest))

    assert quick == asked()
    assert len(quick) >= 3

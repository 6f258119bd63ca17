"""An outlet's two sides: what is its own words, what it lets others say, and what is neither. Sums made by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import sqrt
from typing import TYPE_CHECKING, Any

import pytest

from monitor import reports
from monitor.model import Feed, Filter, Outlet, OutletKind, Period, Publisher, Saved, Score, Side, StatementKind
from monitor.store.queries import Reader
from monitor.store.store import Store

if TYPE_CHECKING:
    World = Any

Save = Callable[..., Saved]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MONDAY = datetime(2025, 1, 27, tzinfo=UTC)


@pytest.fixture
def told(world: World) -> Callable[..., Any]:
    """A clipping with a narration of that sentiment; its article as a whole scores +1.00, which must not show."""

    def make(
        narration: float | None, *statements: Any, outlet: str = "Harbor Post", days: float = 0, **more: Any
    ) -> Any:
        article = world.article(outlet=outlet, published=world.clock() - timedelta(days=days))
        return world.clipping(
            article, 1.0, statements=statements, narration={"vader": world.sentiment(narration)}, **more
        )

    return make


def sides(reader: Reader, filter: Filter = Filter()) -> tuple[dict[str, Score], dict[str, Score]]:
    narration, quoted = (
        {score.name: score for score in reader.totals("outlet", filter, "vader", side=side)}
        for side in (Side.NARRATION, Side.QUOTED)
    )
    return narration, quoted


def test_only_named_people_who_said_it_are_quoted(reader: Reader, world: World, save: Save, told: Any) -> None:
    say = world.statement
    save(
        told(
            -0.5,
            say("Adaeze Okafor", 0.5, words="One"),
            say("Bo Lind", 0.0, words="Two"),
            say("Bo Lind", -0.9, words="Three", denied=True),
            say("analysts", -0.9, words="Four", collective=True),
            say(None, -0.9, words="Five"),
            say("Adaeze Okafor", None, words="Six"),
        ),
        told(-0.25, say("Bo Lind", 0.5, words="Seven")),
        told(0.0),
        told(None),
    )

    narration, quoted = sides(reader)

    # narration: −0.5, −0.25, 0; quoted: (0.5 + 0.0) / 2 = 0.25 and 0.5
    assert narration == {"Harbor Post": Score("Harbor Post", EPOCH, 3, 3, -0.75, 0.3125, 1.5)}
    assert quoted == {"Harbor Post": Score("Harbor Post", EPOCH, 2, 2, 0.75, 0.3125, 1.0)}


def test_authored_piece_is_no_quotation(reader: Reader, world: World, save: Save, told: Any) -> None:
    own = replace(world.statement("Adaeze Okafor", -0.5), kind=StatementKind.AUTHORED)
    save(told(-0.5, own))

    assert sides(reader)[1] == {}
    [voice] = reader.totals("voice", Filter(), "vader")
    assert voice.total == -0.5  # the author's mean has it


def test_story_counts_once_however_many_articles_it_has(
    store: Store, reader: Reader, world: World, save: Save, told: Any
) -> None:
    first = told(-0.5, world.statement("Bo Lind", 0.25, words="One"))
    copy = told(-0.25, world.statement("Bo Lind", 0.75, words="Two"), days=1)
    other = told(0.25, days=2)
    save(first, copy, other)
    store.assign({copy.article.id: first.article.id})

    narration, quoted = sides(reader)

    assert narration["Harbor Post"] == Score("Harbor Post", EPOCH, 3, 2, -0.125, 0.140625 + 0.0625, 1.5)
    assert quoted["Harbor Post"] == Score("Harbor Post", EPOCH, 2, 1, 0.5, 0.25, 1.0)


def test_filter_means_the_articles_and_named_voices_speak_alone(
    reader: Reader, world: World, save: Save, told: Any
) -> None:
    say = world.statement
    save(
        told(-0.5, say("Adaeze Okafor", 0.5, words="One"), say("Bo Lind", -0.5, words="Two"), topics=("chips", "law")),
        told(0.25, say("Bo Lind", 0.25, words="Three"), days=3, topics=("law",)),
        told(0.5, outlet="Chip Daily"),
    )

    def means(filter: Filter) -> tuple[float | None, float | None]:
        found = [side.get("Harbor Post") for side in sides(reader, filter)]
        narration, quoted = (None if each is None else each.total / each.n_stories for each in found)
        return narration, quoted

    assert means(Filter()) == (-0.125, 0.125)
    assert means(Filter(voices=("Adaeze Okafor",))) == (-0.5, 0.5)
    assert means(Filter(since=world.clock() - timedelta(days=1))) == (-0.5, 0.0)
    assert means(Filter(topics=("chips",))) == (-0.5, 0.0)
    assert means(Filter(outlets=("Chip Daily",))) == (None, None)
    assert set(sides(reader, Filter(outlets=("Chip Daily",)))[0]) == {"Chip Daily"}


def test_cells_of_outlet_and_topic(reader: Reader, save: Save, told: Any) -> None:
    save(
        told(-0.5, topics=("chips", "law")),
        told(0.25, topics=("law",)),
        told(0.5, outlet="Chip Daily", topics=()),
        told(0.75, outlet="Chip Daily", topics=("chips",)),
    )

    found = {
        (topic, cell.name): (cell.n_stories, cell.total)
        for topic, cells in reader.by_topic(Filter(), "vader", side=Side.NARRATION)
        for cell in cells
    }

    assert found == {
        ("chips", "Harbor Post"): (1, -0.5),
        ("law", "Harbor Post"): (2, -0.25),
        ("chips", "Chip Daily"): (1, 0.75),
    }


def test_whole_articles_have_the_same_cells(reader: Reader, save: Save, told: Any) -> None:
    save(told(-0.5, topics=("chips", "law")), told(0.25, topics=("law",)))

    for topic, cells in reader.by_topic(Filter(), "vader"):
        assert cells == reader.totals("outlet", Filter(topics=(topic,)), "vader")


def test_what_is_read_together_is_of_one_moment(reader: Reader, world: World, save: Save) -> None:
    save(world.clipping())
    with reader.still(), reader.still():
        before = reader.count(Filter())
        save(world.clipping(world.article()))
        assert (before, reader.count(Filter())) == (1, 1)

    assert reader.count(Filter()) == 2


def test_primary_sources_and_undated_articles_are_left_out(
    store: Store, reader: Reader, world: World, save: Save, told: Any
) -> None:
    court = Outlet("court", "Court of Wexmoor", kind=OutletKind.PRIMARY)
    undated = world.clipping(world.article(published=None), statements=(world.statement(),))
    save(told(-0.5, world.statement(), outlet=court.name), undated)
    store.sync_outlets([court])

    assert sides(reader) == ({}, {})
    assert set(sides(reader, Filter(outlets=(court.name,)))[1]) == {court.name}


def test_difference_has_welchs_interval(reader: Reader, world: World, save: Save, told: Any) -> None:
    narration, quoted = (-0.5, -0.25, 0.0, -0.75, -0.5), (0.5, 0.25, 0.0, 0.25, 0.75)
    save(
        *(
            told(own, world.statement("Bo Lind", said, words=f"Word {at}"))
            for at, (own, said) in enumerate(zip(narration, quoted, strict=True))
        ),
        told(0.25, outlet="Chip Daily"),
    )

    post, daily = reports.divergence(reader, Filter(), "vader")

    # both variances: Σ(x − m)² / 4 = 0.08125 and 0.08125; so ν = 8 and t(0.975; 8) = 2.306004
    half = 2.306004 * sqrt(0.08125 / 5 + 0.08125 / 5)
    assert (post.outlet, post.narration.mean, post.quoted.mean) == (
        "Harbor Post",
        pytest.approx(-0.4),
        pytest.approx(0.35),
    )
    assert post.difference is not None
    assert post.difference.value == pytest.approx(-0.75)
    assert (post.difference.low, post.difference.high) == (pytest.approx(-0.75 - half), pytest.approx(-0.75 + half))
    assert post.is_clear
    assert (post.first, post.last) == (1, 1)
    assert (daily.outlet, daily.is_few, daily.first, daily.difference, daily.quoted.mean) == (
        "Chip Daily", True, None, None, None
    )  # fmt: skip


def test_series_has_a_row_for_each_period(reader: Reader, world: World, save: Save, told: Any) -> None:
    save(
        told(-0.5, world.statement("Bo Lind", 0.5, words="One")),
        told(-0.25, days=7),
        told(None, world.statement("Bo Lind", 0.25, words="Two"), days=14),
    )

    rows = reports.divergence(reader, Filter(), "vader", Period.WEEK)

    assert [(row.start, row.narration.mean, row.quoted.mean) for row in rows] == [
        (MONDAY - timedelta(days=14), None, 0.25),
        (MONDAY - timedelta(days=7), -0.25, None),
        (MONDAY, -0.5, 0.5),
    ]
    assert [None if row.difference is None else row.difference.value for row in rows] == [None, None, -1.0]
    assert {row.first for row in rows} == {None}


def test_publishers_tell_what_cannot_be_counted(
    store: Store, reader: Reader, world: World, save: Save, told: Any
) -> None:
    court = Outlet("court", "Court of Wexmoor", kind=OutletKind.PRIMARY)
    french = {"scores": {}, "narration": {}, "not_scored": "language: fr"}
    save(
        told(-0.5),
        told(0.5, outlet=court.name),
        world.clipping(world.article(outlet="Le Canal"), **french),
        world.clipping(world.article(outlet="Chip Daily", published=None), topics=()),
    )
    store.sync_outlets([court])

    assert reader.publishers(Filter()) == (
        Publisher("Chip Daily", False, 1, 0),
        Publisher("Court of Wexmoor", True, 1, 1),
        Publisher("Harbor Post", False, 1, 1),
        Publisher("Le Canal", False, 1, 0, "language: fr"),
    )
    assert [each.name for each in reader.publishers(Filter(topics=("chips",)))] == [
        "Court of Wexmoor",
        "Harbor Post",
        "Le Canal",
    ]


def test_publishers_of_days_and_of_hours(reader: Reader, world: World, save: Save, told: Any) -> None:
    """Whole days come from the tallies, the hours at either end from the articles."""
    now = world.clock()

    def at(hours: float, **more: Any) -> Any:
        return world.clipping(world.article(published=now - timedelta(hours=hours)), **more)

    french = {"scores": {}, "narration": {}, "not_scored": "language: fr"}
    save(at(1), at(30, **french), at(60), at(80, **french), at(100))

    def counted(since: float | None, until: float | None) -> list[tuple[int, int, str | None]]:
        asked = Filter(
            since=None if since is None else now - timedelta(hours=since),
            until=None if until is None else now - timedelta(hours=until),
        )
        return [(each.articles, each.counted, each.reason) for each in reader.publishers(asked)]

    assert counted(None, None) == [(5, 3, "language: fr")]
    assert counted(85, None) == [(4, 2, "language: fr")]
    assert counted(85, 50) == [(2, 1, "language: fr")]
    assert counted(None, 90) == [(1, 1, None)]
    assert counted(2, 0.5) == [(1, 1, None)]
    assert counted(20, 2) == []


def test_sources_are_the_feeds_that_brought_the_articles(reader: Reader, world: World, save: Save, told: Any) -> None:
    search = Feed("https://search.example/rss", "Search", "Search")
    one = told(-0.5)
    save(one, told(0.25))
    save(replace(told(0.5), article=world.article(feed=search.url)), feed=search)

    assert reader.sources(Filter(outlets=("Harbor Post",))) == ((world.feed.url, 2), (search.url, 1))
    assert reader.sources(Filter(outlets=("Nowhere Gazette",))) == ()


def test_quoted_voices_are_without_their_own_pieces(reader: Reader, world: World, save: Save, told: Any) -> None:
    own = replace(world.statement("Bo Lind", -0.5, words="One"), kind=StatementKind.AUTHORED)
    save(told(-0.5, own), told(0.0, world.statement("Bo Lind", 0.5, words="Two")))

    [voice] = reader.totals("voice", Filter(outlets=("Harbor Post",)), "vader", side=Side.QUOTED)

    assert (voice.name, voice.n_stories, voice.total) == ("Bo Lind", 1, 0.5)


def test_voices_and_topics_have_no_sides(reader: Reader) -> None:
    with pytest.raises(ValueError, match="only outlets"):
        reader.totals("voice", Filter(), "vader", side=Side.NARRATION)
    with pytest.raises(ValueError, match="only outlets"):
        reader.totals("topic", Filter(), "vader", side=Side.QUOTED)

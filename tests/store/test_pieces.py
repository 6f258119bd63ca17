"""What a mean is made of, one by one: it must be what the sums add up, whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from monitor import influence, reports
from monitor.model import Count, Filter, Outlet, OutletKind, Period, Saved, Sentiment, Side, StatementKind
from monitor.store.queries import Reader
from monitor.store.store import Store

if TYPE_CHECKING:
    World = Any

Save = Callable[..., Saved]


@pytest.fixture
def stocked(world: World, save: Save, store: Store) -> None:
    """Two outlets, two topics, two voices, over three days; one article is not scored, one not dated."""
    say = world.statement
    values = (0.5, -0.25, 0.75, None, -0.5, 0.125, 0.25)
    clippings = []
    for number, value in enumerate(values):
        article = world.article(
            outlet=("Harbor Post", "The Ledger")[number % 2],
            published=world.clock() - timedelta(days=number % 3, hours=1),
        )
        statements = (
            say("Adaeze Okafor", 0.5 - number / 8, words=f"One {number}"),
            say("Bo Lind", -0.5, words=f"Two {number}", denied=number == 2),
        )
        clippings.append(
            world.clipping(article, value, topics=("chips", "law")[: 1 + number % 2], statements=statements)
        )
    clippings.append(world.clipping(world.article(published=None), 0.9))
    save(*clippings)


@pytest.mark.parametrize(
    ("by", "name", "filter"),
    [
        ("topic", "chips", Filter()),
        ("topic", "chips", Filter(outlets=("The Ledger",))),
        ("topic", "law", Filter(voices=("Bo Lind",))),
        ("outlet", "Harbor Post", Filter(topics=("chips",))),
        ("outlet", "The Ledger", Filter()),
        ("voice", "Adaeze Okafor", Filter()),
        ("voice", "Bo Lind", Filter(topics=("law",))),
    ],
)
def test_pieces_add_up_to_the_sums(stocked: None, reader: Reader, by: str, name: str, filter: Filter) -> None:
    own = {"topic": "topics", "outlet": "outlets", "voice": "voices"}[by]
    [whole] = reader.totals(by, replace(filter, **{own: (name,)}), "vader")

    found = influence.sums(reader.pieces(by, name, filter, "vader"))

    assert (found.stories, found.total, found.squares) == (whole.n_stories, whole.total, whole.squares)
    assert found.articles >= whole.n_articles > 0


@pytest.mark.parametrize(
    ("by", "name", "side", "filter"),
    [
        ("outlet", "Harbor Post", Side.NARRATION, Filter()),
        ("outlet", "The Ledger", Side.NARRATION, Filter(topics=("chips",))),
        ("outlet", "The Ledger", Side.QUOTED, Filter()),
        ("voice", "Adaeze Okafor", Side.QUOTED, Filter(outlets=("Harbor Post",))),
    ],
)
def test_pieces_of_a_side_add_up_to_its_sums(
    world: World, save: Save, reader: Reader, by: str, name: str, side: Side, filter: Filter
) -> None:
    """Each article narrates otherwise than it scores; one has no narration, one is authored."""
    made = []
    for number, narration in enumerate((0.5, -0.25, None, 0.125, -0.75)):
        said = replace(
            world.statement("Adaeze Okafor", 0.5 - number / 8, words=f"One {number}"),
            kind=StatementKind.AUTHORED if number == 4 else StatementKind.DIRECT,
        )
        plain = world.clipping(
            world.article(outlet=("Harbor Post", "The Ledger")[number % 2]), 0.9, topics=("chips",), statements=(said,)
        )
        told = {} if narration is None else {"vader": Sentiment(narration, sentences=2)}
        made.append(replace(plain, analysis=replace(plain.analysis, narration=told)))
    save(*made)
    own = {"outlet": "outlets", "voice": "voices"}[by]
    [whole] = reader.totals(by, replace(filter, **{own: (name,)}), "vader", side=side)

    found = influence.sums(reader.pieces(by, name, filter, "vader", side=side))

    assert (found.stories, found.total, found.squares) == (whole.n_stories, whole.total, whole.squares)
    assert found.stories == 2


def test_pieces_lie_in_the_span_and_in_their_periods(stocked: None, world: World, reader: Reader) -> None:
    span = Filter(since=world.clock() - timedelta(days=1, hours=12))

    found = reader.pieces("topic", "chips", span, "vader", Period.DAY)

    assert 0 < len(found) < len(reader.pieces("topic", "chips", Filter(), "vader"))
    assert len({piece.period for piece in found}) == 2


def test_primary_sources_make_no_mean(world: World, save: Save, store: Store, reader: Reader) -> None:
    store.sync_outlets((Outlet("registry", "Registry", kind=OutletKind.PRIMARY),))
    save(world.clipping(world.article(outlet="Registry"), 0.5))

    assert reader.pieces("topic", "chips", Filter(), "vader") == ()
    assert len(reader.pieces("outlet", "Registry", Filter(), "vader")) == 1


def test_a_name_that_nobody_has_has_no_pieces(stocked: None, reader: Reader) -> None:
    assert reader.pieces("voice", "Nobody", Filter(), "vader") == ()


def test_told_says_whose_sentences_an_article_is_made_of(world: World, save: Save, reader: Reader) -> None:
    own = replace(world.statement(None, 0.25, words="Two"), kind=StatementKind.INDIRECT)
    save(world.clipping(statements=(world.statement("Bo Lind", -0.5, words="One"), own)))
    [key] = reader.ids(Filter())

    [told] = reader.told([key], "vader").values()

    assert (told.sentences, told.narration, told.narrated) == (2, -0.25, 2)
    assert told.statements == (("Bo Lind", -0.5, 2), (None, 0.25, 2))


def test_change_adds_up_to_the_difference_of_the_means(stocked: None, world: World, reader: Reader) -> None:
    now, then = world.clock(), world.clock() - timedelta(days=1)
    spans = ((now - timedelta(days=4), then), (then, now + timedelta(hours=1)))

    change = reports.change(reader, Filter(), by="topic", name="chips", engine="vader", before=spans[0], after=spans[1])

    assert change is not None
    first, last = (
        next(
            iter(reports.ranking(reader, Filter(topics=("chips",), since=a, until=b), by="topic", engine="vader"))
        ).mean
        for a, b in spans
    )
    assert change.difference.value == pytest.approx(last - first)
    for parts in (change.outlets, change.stories, change.speakers):
        assert sum(part.value for part in parts) == pytest.approx(last - first)
    assert {part.group for part in change.outlets} == {"Harbor Post", "The Ledger"}


def test_no_change_can_be_told_where_a_span_is_empty(stocked: None, world: World, reader: Reader) -> None:
    now = world.clock()
    empty = (now - timedelta(days=90), now - timedelta(days=60))

    assert (
        reports.change(reader, Filter(), by="topic", name="chips", engine="vader", before=empty, after=(empty[1], now))
        is None
    )


@pytest.mark.parametrize("count", list(Count))
def test_pieces_are_grouped_as_the_sums_count(
    world: World, save: Save, store: Store, database: str, count: Count
) -> None:
    """Three articles of one story, two of them of one outlet, and a story of its own."""
    made = [
        world.clipping(world.article(outlet=outlet), value)
        for outlet, value in (("Harbor Post", 0.5), ("Harbor Post", 0.25), ("The Ledger", -0.5), ("The Ledger", 0.75))
    ]
    save(*made)
    store.merge([each.article.id for each in made[:3]], world.clock())
    with Reader.open(database, now=world.clock, count=count) as reader:
        [whole] = reader.totals("topic", Filter(topics=("chips",)), "vader")
        found = influence.sums(reader.pieces("topic", "chips", Filter(), "vader"))

    assert (found.stories, found.articles) == (whole.n_stories, whole.n_articles)
    assert found.total == pytest.approx(whole.total)
    assert found.stories == {Count.STORY: 2, Count.COPY: 4, Count.OUTLET: 3}[count]

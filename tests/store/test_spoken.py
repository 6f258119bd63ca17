"""How a name is spoken of: means over the sentences that name it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from monitor.model import Count, Filter, Mention, Outlet, OutletKind, Part, Period, Sentiment, Span

if TYPE_CHECKING:
    from conftest import World

ALPHA, BETA = "Lumen Semiconductor", "Harbor “Devices”"


def naming(world: World, *mentions: tuple[str, float | None], **more):
    """An article whose sentences name companies with these scores."""
    found = tuple(
        Mention("company", name, Span(10 * place, 10 * place + 5), Part.TEXT, {"vader": world.sentiment(score)})
        for place, (name, score) in enumerate(mentions)
    )
    return world.clipping(world.article(**more), mentions=found)


def totals(reader, **filter):
    return {score.name: score for score in reader.totals("target", Filter(**filter), "vader")}


def test_a_story_is_the_mean_of_its_mentions(store, reader, world, save):
    save(naming(world, (ALPHA, -0.5), (BETA, 0.5), (ALPHA, 0.0)), naming(world, (ALPHA, 1.0)))

    found = totals(reader)

    assert (found[ALPHA].n_articles, found[ALPHA].n_stories, found[ALPHA].total) == (2, 2, pytest.approx(0.75))
    assert (found[BETA].n_articles, found[BETA].total, found[BETA].covered) == (1, 0.5, 0.5)


def test_only_the_targets_asked_for(store, reader, world, save):
    save(naming(world, (ALPHA, -0.5), (BETA, 0.5)))

    assert set(totals(reader, targets=(BETA,))) == {BETA}
    assert totals(reader, targets=("Nobody",)) == {}


def test_sentences_without_a_score_do_not_count(store, reader, world, save):
    waiting = Mention("company", ALPHA, Span(0, 5), Part.TITLE, {"model": Sentiment(None, reason="waiting")})
    save(naming(world, (ALPHA, None)), world.clipping(mentions=(waiting,)))

    assert totals(reader) == {}
    assert reader.totals("target", Filter(), "model") == ()


def test_periods_and_spans(store, reader, world, save):
    save(naming(world, (ALPHA, -0.5)))
    world.clock.pass_(days=1)
    save(naming(world, (ALPHA, 0.5)))

    days = reader.scores("target", Filter(), Period.DAY, "vader")
    late = reader.scores("target", Filter(since=days[1].period_start), Period.DAY, "vader")

    assert [score.total for score in days] == [-0.5, 0.5]
    assert list(late) == [days[1]]


def test_filters_hold(store, reader, world, save):
    other = replace(world.feed, url="https://ledger.example/rss", outlet="The Ledger")
    save(naming(world, (ALPHA, -0.5)))
    save(naming(world, (ALPHA, 0.5), outlet="The Ledger", feed=other.url), feed=other)

    assert totals(reader, outlets=("The Ledger",))[ALPHA].total == 0.5
    assert totals(reader, topics=("elsewhere",)) == {}


def test_primary_sources_are_left_out_unless_named(store, reader, world, save):
    store.sync_outlets([Outlet("harbor", "Harbor Post", kind=OutletKind.PRIMARY)])
    save(naming(world, (ALPHA, -0.5)))

    assert totals(reader) == {}
    assert totals(reader, outlets=("Harbor Post",))[ALPHA].total == -0.5


def test_copies_count_where_copies_are_counted(store, reader, world, save):
    first, second = naming(world, (ALPHA, -0.5)), naming(world, (ALPHA, 0.5))
    save(first, second)
    store.assign({second.article.id: first.article.id})

    assert totals(reader)[ALPHA].n_stories == 1
    reader.count_by = Count.COPY
    assert totals(reader)[ALPHA].n_stories == 2

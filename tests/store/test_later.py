"""What waits for a slow engine, and how its scores come in beside the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.model import WAITING, Clipping, Filter, Mention, Part, Sentiment, Span

if TYPE_CHECKING:
    from conftest import World

LATER = Sentiment(None, reason=WAITING)
PRINT = "vader 3.3.2;model 1.aaaa;rules 1"


def by_model(clipping: Clipping, score: Sentiment, fingerprint: str = PRINT) -> Clipping:
    """The clipping with the same score by the model everywhere."""

    def with_it(noun):
        return replace(noun, scores={**noun.scores, "model": score})

    found = clipping.analysis
    return replace(
        clipping,
        analysis=replace(
            with_it(found),
            headline={**found.headline, "model": score},
            narration={**found.narration, "model": score},
            statements=tuple(map(with_it, found.statements)),
            mentions=tuple(map(with_it, found.mentions)),
            fingerprint=fingerprint,
        ),
    )


def waiting(world: World, **more) -> Clipping:
    return by_model(world.clipping(statements=(world.statement(),), **more), LATER)


def add(store, *clippings: Clipping) -> int:
    digests = {each.article.id: each.digest for each in store.waiting("model", 100)}
    return store.add_scores("model", clippings, digests)


def ids(store, limit: int = 10) -> list[str]:
    return [each.article.id for each in store.waiting("model", limit)]


def test_the_newest_come_first(store, world, save):
    clippings = [waiting(world) for _ in range(5)]  # each older than the one before
    save(*reversed(clippings))

    assert ids(store, 3) == [each.article.id for each in clippings[:3]]


def test_what_no_engine_scores_does_not_wait(store, reader, world, save):
    foreign = Sentiment(None, reason="language: nl")
    save(by_model(world.clipping(compound=None, not_scored="language: nl"), foreign), waiting(world))

    assert reader.waiting("model") == 1
    assert reader.waiting("vader") == 0


def test_scores_come_in_beside_the_others(store, reader, world, save):
    clipping = waiting(world)
    save(clipping)

    assert add(store, by_model(clipping, world.sentiment(-0.75))) == 1

    found = reader.clipping(clipping.article.id).analysis
    assert found.scores["model"] == found.narration["model"] == world.sentiment(-0.75)
    assert found.statements[0].scores["model"] == found.mentions[0].scores["model"] == world.sentiment(-0.75)
    assert found.scores["vader"] == clipping.analysis.scores["vader"]
    assert found.statements[0].scores["vader"] == clipping.analysis.statements[0].scores["vader"]
    assert reader.waiting("model") == 0


def test_sums_follow(store, reader, world, save):
    clipping = waiting(world)
    save(clipping)
    before = reader.totals("topic", Filter(), "model")

    add(store, by_model(clipping, world.sentiment(-0.75)))

    assert before == ()
    assert [(score.name, score.total) for score in reader.totals("topic", Filter(), "model")] == [("chips", -0.75)]


def test_other_engines_keep_what_was_agreed_to(store, reader, world, save):
    clipping = waiting(world)
    save(clipping)
    newer = by_model(world.clipping(clipping.article, compound=-1.0), world.sentiment(0.5), "vader 9;model 2.b;rules 7")

    add(store, newer)

    found = reader.clipping(clipping.article.id).analysis
    assert found.scores["vader"] == clipping.analysis.scores["vader"]
    assert found.fingerprint == "vader 3.3.2;model 2.b;rules 1"


def test_a_statement_that_is_not_found_again_is_not_scored(store, reader, world, save):
    clipping = waiting(world)
    save(clipping)

    add(store, by_model(replace(clipping, analysis=replace(clipping.analysis, statements=())), world.sentiment(0.5)))

    (statement,) = reader.clipping(clipping.article.id).analysis.statements
    assert statement.scores["model"].reason == "not found again"
    assert statement.scores["vader"].compound == 0.5


def test_an_article_that_was_edited_meanwhile_waits_on(store, world, save):
    clipping = waiting(world)
    save(clipping)
    digests = {each.article.id: each.digest for each in store.waiting("model", 9)}
    save(world.edited(clipping, text="Makers report a sudden change."))

    assert store.add_scores("model", [by_model(clipping, world.sentiment(0.5))], digests) == 0
    assert ids(store) == [clipping.article.id]


def test_a_new_analysis_keeps_the_scores_that_still_hold(store, reader, world, save):
    clipping = waiting(world)
    save(clipping)
    add(store, by_model(clipping, world.sentiment(-0.75)))

    store.replace_analysis([by_model(world.clipping(clipping.article, 0.9, ("other",), (world.statement(),)), LATER)])

    found = reader.clipping(clipping.article.id).analysis
    assert found.topics == ("other",)
    assert found.scores["vader"].compound == 0.9
    assert found.scores["model"] == found.statements[0].scores["model"] == world.sentiment(-0.75)
    assert ids(store) == []


def test_another_statement_or_mention_has_the_article_wait_again(store, world, save):
    clipping = waiting(world)
    other = world.statement(fragments=(Span(3, 9),))
    mention = Mention("topic", "chips", Span(2, 4), Part.TEXT, clipping.analysis.scores)
    for change in ({"statements": (other,)}, {"mentions": (*clipping.analysis.mentions, mention)}):
        save(clipping)
        add(store, by_model(clipping, world.sentiment(-0.75)))

        changed = replace(clipping, analysis=replace(clipping.analysis, **change))
        store.replace_analysis([by_model(changed, LATER)])

        assert ids(store) == [clipping.article.id]


def test_an_edit_has_the_article_wait_again(store, world, save):
    clipping = waiting(world)
    save(clipping)
    add(store, by_model(clipping, world.sentiment(-0.75)))

    save(world.edited(clipping, text="Makers report a sudden change."))

    assert ids(store) == [clipping.article.id]


def test_another_version_has_the_article_wait_again(store, world, save):
    clipping = waiting(world)
    save(clipping)
    add(store, by_model(clipping, world.sentiment(-0.75)))

    store.replace_analysis([by_model(clipping, LATER, PRINT.replace("1.aaaa", "2.bbbb"))])

    assert ids(store) == [clipping.article.id]


def test_what_cannot_be_scored_says_why_and_waits_no_longer(store, reader, world, save):
    clipping = waiting(world)
    save(clipping)

    store.give_up("model", {clipping.article.id: "took longer than 10 s", "gone": "x"})

    assert reader.clipping(clipping.article.id).analysis.scores["model"].reason == "took longer than 10 s"
    assert ids(store) == []


def test_articles_older_than_the_engine_are_made_to_wait(store, reader, world, save):
    old = [world.clipping(statements=(world.statement(),)) for _ in range(3)]
    foreign = world.clipping(compound=None, not_scored="language: nl")
    save(*old, foreign)

    at = store.enqueue("model", None, limit=2)
    rest = store.enqueue("model", at, limit=2)

    assert store.enqueue("model", rest, limit=2) is None
    assert ids(store) == [each.article.id for each in old]
    assert store.enqueue("model", None) is None  # two counts tell that nothing is left to do
    add(store, by_model(old[0], world.sentiment(0.5)))
    assert reader.clipping(old[0].article.id).analysis.statements[0].scores["model"].compound == 0.5

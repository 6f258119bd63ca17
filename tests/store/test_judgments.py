"""What people say of sentences: kept with their articles, offered in an order that chance and the seed decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Connection, inspect

from monitor.model import Answer, Check, Clipping, Filter, Judgment, Label, Part, Saved, Span, StatementKind
from monitor.store import connect, opening
from monitor.store import schema as t
from monitor.store.queries import Reader
from monitor.store.store import Store

if TYPE_CHECKING:
    from conftest import World

Save = Callable[..., Saved]
MakeFifth = Callable[[Connection], None]


def judgment(world: World, clipping: Clipping, label: Label | None = Label.NEGATIVE, **more: object) -> Judgment:
    made = Judgment(
        article=clipping.article.id,
        outlet=clipping.article.outlet,
        part=Part.TEXT,
        span=Span(0, 24),
        text="Makers report no change.",
        target=Span(0, 6),
        label=label,
        at=world.clock(),
        labeler="ada",
    )
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture
def clipping(world: World, save: Save) -> Clipping:
    made = world.clipping()
    save(made)
    return made


def test_judgment_comes_back_as_it_was_given(store: Store, reader: Reader, world: World, clipping: Clipping) -> None:
    whole = judgment(world, clipping, None, part=Part.TITLE, span=Span(0, 17), text="Chips hold steady", target=None)
    toward = judgment(world, clipping, at=world.clock.pass_(minutes=1))

    store.judge(toward)
    store.judge(whole)

    assert reader.judgments() == (whole, toward)


def test_same_labeler_in_the_same_turn_changes_the_answer(
    store: Store, reader: Reader, world: World, clipping: Clipping
) -> None:
    store.judge(judgment(world, clipping))
    store.judge(judgment(world, clipping, Label.POSITIVE))
    store.judge(judgment(world, clipping, Label.NEUTRAL, turn=2))
    store.judge(judgment(world, clipping, Label.NEUTRAL, labeler="ben"))

    found = {(each.labeler, each.turn): each.label for each in reader.judgments()}
    assert found == {("ada", 1): Label.POSITIVE, ("ada", 2): Label.NEUTRAL, ("ben", 1): Label.NEUTRAL}


def test_judgment_is_taken_back_alone(store: Store, reader: Reader, world: World, clipping: Clipping) -> None:
    first, other = judgment(world, clipping), judgment(world, clipping, target=None)
    store.judge(first)
    store.judge(other)

    store.take_back(first)

    assert reader.judgments() == (other,)


def test_article_that_was_judged_is_not_pruned(
    store: Store, reader: Reader, world: World, clipping: Clipping, save: Save
) -> None:
    save(world.clipping())
    store.judge(judgment(world, clipping))

    store.prune(world.clock() + timedelta(days=1))

    assert [row.id for row in reader.rows(reader.ids(Filter()))] == [clipping.article.id]
    assert len(reader.judgments()) == 1


def test_judgment_survives_a_new_analysis_and_an_edit(
    store: Store, reader: Reader, world: World, clipping: Clipping, save: Save
) -> None:
    given = judgment(world, clipping)
    store.judge(given)

    store.replace_analysis([clipping])
    save(world.edited(clipping, text="Makers report a change."))

    assert reader.judgments() == (given,)


def test_judgment_of_an_article_that_is_gone_is_passed_over(store: Store, reader: Reader, world: World) -> None:
    store.judge(judgment(world, world.clipping()))

    assert reader.judgments() == ()


# ---- who people say spoke


def check(world: World, clipping: Clipping, said: str | None = "Adaeze Okafor", **more: object) -> Check:
    made = Check(
        statement="a" * 16,
        article=clipping.article.id,
        outlet=clipping.article.outlet,
        kind=StatementKind.DIRECT,
        confidence=0.875,
        found="Adaeze Okafor",
        answer=Answer.SPEAKER,
        said=said,
        at=world.clock(),
        labeler="ada",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def test_checks_come_back_and_the_last_answer_of_each_counts(
    store: Store, reader: Reader, world: World, clipping: Clipping
) -> None:
    store.check(check(world, clipping))
    last = check(world, clipping, None, at=world.clock.pass_(minutes=1))
    other = check(world, clipping, None, answer=Answer.NONE, found=None, labeler="ben", at=world.clock.pass_(minutes=1))
    store.check(last)
    store.check(other)

    assert reader.checks() == (last, other)
    store.take_back_check(last)
    assert reader.checks() == (other,)


@pytest.mark.parametrize(
    ("found", "answer", "said", "right"),
    [
        ("Adaeze Okafor", Answer.SPEAKER, "Adaeze Okafor", True),
        ("Adaeze Okafor", Answer.SPEAKER, "Jonas Lindqvist", False),
        ("Adaeze Okafor", Answer.SPEAKER, None, False),
        (None, Answer.SPEAKER, None, True),
        (None, Answer.NONE, None, False),
    ],
)
def test_what_was_found_is_right_where_people_say_the_same(
    world: World, clipping: Clipping, found: str | None, answer: Answer, said: str | None, right: bool
) -> None:
    assert check(world, clipping, said, found=found, answer=answer).right is right


def test_article_of_a_check_is_not_pruned(
    store: Store, reader: Reader, world: World, clipping: Clipping, save: Save
) -> None:
    save(world.clipping())
    store.check(check(world, clipping))
    store.check(check(world, world.clipping(), statement="b" * 16))  # of an article that is not there

    store.prune(world.clock() + timedelta(days=1))

    assert [row.id for row in reader.rows(reader.ids(Filter()))] == [clipping.article.id]
    assert len(reader.checks()) == 1


# ---- what is offered


def furnish(world: World, save: Save) -> None:
    """Two outlets: one with many articles, nearly all neutral, one with a few."""
    for outlet, compounds in (("Harbor Post", [0.0] * 20 + [0.5, -0.5]), ("The Ledger", [0.0, 0.5, -0.5])):
        save(*(world.clipping(world.article(outlet=outlet), compound) for compound in compounds))


def outlets(reader: Reader, ids: list[str]) -> list[str]:
    found = [reader.clipping(id) for id in ids]
    return [clipping.article.outlet for clipping in found if clipping is not None]


def test_first_round_takes_one_of_each_outlet_and_label(reader: Reader, world: World, save: Save) -> None:
    furnish(world, save)

    offered = reader.to_judge(Filter(), "vader", seed=1)

    assert len(offered) == len(set(offered)) == 25
    first = offered[:6]
    assert sorted(outlets(reader, [id for id, _ in first])) == ["Harbor Post"] * 3 + ["The Ledger"] * 3
    assert sorted(label for _, label in first if label) == sorted([*Label, *Label])


def test_without_an_engine_they_come_as_often_as_they_are(reader: Reader, world: World, save: Save) -> None:
    furnish(world, save)

    offered = reader.to_judge(Filter(), None, seed=1)

    assert len(set(offered)) == 25
    assert {label for _, label in offered} == {None}


def test_the_seed_decides_the_order_and_newcomers_only_stand_between(reader: Reader, world: World, save: Save) -> None:
    furnish(world, save)
    before = reader.to_judge(Filter(), None, seed=1)

    save(world.clipping(), world.clipping())
    after = reader.to_judge(Filter(), None, seed=1)

    assert [each for each in after if each in before] == list(before)
    assert reader.to_judge(Filter(), None, seed=2) != after


def test_only_scored_articles_of_the_filter_are_offered(reader: Reader, world: World, save: Save) -> None:
    furnish(world, save)
    save(world.clipping(compound=None), world.clipping(topics=("models",)))

    assert len(reader.to_judge(Filter(), "vader", seed=1)) == 26
    assert len(reader.to_judge(Filter(topics=("models",)), "vader", seed=1)) == 1
    assert len(reader.to_judge(Filter(outlets=("The Ledger",)), None, seed=1)) == 3
    assert reader.to_judge(Filter(), "oracle", seed=1) == ()


# ---- engines apart


def test_articles_on_which_engines_differ_most_come_first(reader: Reader, world: World, save: Save) -> None:
    near, far, half = world.clipping(), world.clipping(), world.clipping(compound=None)
    scores = {"vader": world.sentiment(0.5), "vader-news": world.sentiment(-0.25)}
    far = replace(far, analysis=replace(far.analysis, scores=scores))
    save(near, far, half)

    found = reader.apart(Filter(), ("vader", "vader-news"))

    assert [each.article for each in found] == [far.article.id, near.article.id]
    assert (found[0].sentiment, found[0].label) == (
        {"vader": 0.5, "vader-news": -0.25},
        {"vader": Label.POSITIVE, "vader-news": Label.NEGATIVE},
    )
    assert (found[0].outlet, found[0].title, found[0].at) == (far.article.outlet, far.article.title, far.article.at)
    assert reader.apart(Filter(), ("vader", "oracle")) == ()


def test_statements_of_articles_that_were_read_are_counted(
    store: Store, reader: Reader, world: World, save: Save
) -> None:
    save(
        world.clipping(statements=(world.statement(), world.statement())),
        world.clipping(statements=(world.statement(),)),
    )

    assert reader.mended() == (0, {})
    store.mark_read(reader.ids(Filter()))
    assert reader.mended() == (3, {})


# ---- a store from before there were judgments


def make_old(database: str, make_fifth: MakeFifth) -> None:
    """Turn a store into one of the second revision."""
    with connect.writing(database).connect() as connection, connection.begin():
        make_fifth(connection)
        connection.exec_driver_sql("DROP TABLE judgment")
        connection.exec_driver_sql("DROP TABLE checked")
        connection.exec_driver_sql("DROP TABLE sketch")
        connection.exec_driver_sql("DROP TABLE story_change")
        connection.exec_driver_sql("ALTER TABLE article DROP COLUMN by_hand")
        connection.exec_driver_sql(f"UPDATE {opening.VERSION_TABLE} SET version_num = '0002'")  # noqa: S608


def columns(database: str) -> list[tuple[str, str, bool]]:
    with connect.reading(database).connect() as connection:
        known = inspect(connection)
        return sorted(
            (table, each["name"], each["nullable"])
            for table in ("judgment", "checked")
            for each in known.get_columns(table)
        )


def test_older_store_is_brought_up_to_date(database: str, world: World, tmp_path: Path, make_fifth: MakeFifth) -> None:
    clipping = world.clipping()
    with Store.open(database, now=world.clock) as store:
        store.save(world.poll(clipping))
    fresh = columns(database)
    make_old(database, make_fifth)

    with Store.open(database, now=world.clock, backup_dir=tmp_path / "backups") as store:
        assert columns(database) == fresh
        store.judge(judgment(world, clipping))
        store.check(check(world, clipping))

    with Reader.open(database, now=world.clock) as reader:
        assert (len(reader.judgments()), len(reader.checks())) == (1, 1)
        assert reader.info()["revision"] == t.HEAD

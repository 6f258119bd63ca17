"""Repairs in the store: kept with their article, handed out for new analyses, and a store from before them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Connection, inspect

from monitor.model import Clipping, Filter, Part, Repair, Saved, Span, StatementKind, Verdict
from monitor.store import connect, opening, upgrade
from monitor.store import schema as t
from monitor.store.queries import Reader
from monitor.store.store import Store

if TYPE_CHECKING:
    from conftest import World

Save = Callable[..., Saved]
MakeFifth = Callable[[Connection], None]


def repair(world: World, clipping: Clipping, verdict: Verdict = Verdict.SPEAKER, **more: object) -> Repair:
    statement = clipping.analysis.statements[0]
    made = Repair(
        statement="a" * 16,
        article=clipping.article.id,
        verdict=verdict,
        kind=StatementKind.DIRECT,
        part=Part.TEXT,
        fragments=statement.fragments,
        words=statement.words,
        at=world.clock(),
        voice="Mei-Lin Hsu",
        found=statement.voice,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def mended(clipping: Clipping, *repairs: Repair) -> Clipping:
    """As an analysis with these repairs would have it."""
    statement = replace(clipping.analysis.statements[0], voice="Mei-Lin Hsu", repaired=True)
    analysis = replace(clipping.analysis, statements=(statement,), voices=("Mei-Lin Hsu",))
    return Clipping(replace(clipping.article, repairs=repairs), analysis)


@pytest.fixture
def clipping(world: World, save: Save) -> Clipping:
    made = world.clipping(statements=(world.statement(),))
    save(made)
    return made


def test_repair_is_kept_with_the_findings_that_it_made(
    store: Store, reader: Reader, world: World, clipping: Clipping
) -> None:
    done = repair(world, clipping)

    store.repair(mended(clipping, done))

    [row] = reader.statements(Filter())
    assert (row.voice, row.repaired) == ("Mei-Lin Hsu", True)
    assert reader.repairs() == (done,)
    found = reader.clipping(clipping.article.id)
    assert found is not None
    assert found.article.repairs == (done,)
    assert found.analysis.statements[0].repaired
    assert [score.name for score in reader.totals("voice", Filter(), "vader")] == ["Mei-Lin Hsu"]


def test_every_part_of_a_repair_comes_back(store: Store, reader: Reader, world: World, clipping: Clipping) -> None:
    words = repair(world, clipping, Verdict.WORDS, voice=None, meant=Span(2, 8))
    nobody = repair(world, clipping, voice=None, found=None)

    store.repair(mended(clipping, nobody, words))

    assert set(reader.repairs(clipping.article.id)) == {words, nobody}
    assert reader.repairs("0" * 16) == ()


def test_article_is_handed_out_with_its_repairs_for_a_new_analysis(
    store: Store, world: World, clipping: Clipping, save: Save
) -> None:
    done = repair(world, clipping)
    save(world.clipping())
    store.repair(mended(clipping, done))

    assert {article.repairs for _, article in store.articles_after(None, 10)} == {(done,), ()}
    edit = replace(clipping.article, text="Makers report a change.")
    assert [article.repairs for article in store.unseen([edit, world.article()])] == [(done,), ()]


def test_findings_from_before_a_repair_do_not_undo_it(
    store: Store, reader: Reader, world: World, clipping: Clipping
) -> None:
    store.repair(mended(clipping, repair(world, clipping)))

    assert store.replace_analysis([clipping]) == 0

    assert [row.voice for row in reader.statements(Filter())] == ["Mei-Lin Hsu"]


def test_repairs_are_taken_back(store: Store, reader: Reader, world: World, clipping: Clipping) -> None:
    store.repair(mended(clipping, repair(world, clipping)))

    store.repair(clipping)

    [row] = reader.statements(Filter())
    assert (row.voice, row.repaired) == ("Adaeze Okafor", False)
    assert reader.repairs() == ()


def test_repair_of_an_article_that_is_gone_is_passed_over(store: Store, reader: Reader, world: World) -> None:
    never = world.clipping(statements=(world.statement(),))

    store.repair(mended(never, repair(world, never)))

    assert reader.repairs() == ()


def test_article_that_was_repaired_is_not_pruned(
    store: Store, reader: Reader, world: World, clipping: Clipping, save: Save
) -> None:
    save(world.clipping())
    store.repair(mended(clipping, repair(world, clipping)))

    store.prune(world.clock() + timedelta(days=1))

    assert [row.id for row in reader.rows(reader.ids(Filter()))] == [clipping.article.id]


def test_statement_is_found_by_its_id(reader: Reader, world: World, clipping: Clipping, save: Save) -> None:
    save(world.clipping(statements=(world.statement(words="No comment", fragments=(Span(0, 10),)),)))
    rows = reader.statements(Filter())

    for row in rows:
        assert reader.find_statement(row.id) == (row.key, row.article)
        assert reader.find_statement(row.id, article=row.article) == (row.key, row.article)
    assert reader.find_statement(rows[0].id, article=rows[1].article) is None
    assert reader.find_statement("0" * 16) is None
    assert reader.find_statement(rows[0].id, article="0" * 16) is None


# ---- a store from before there were repairs


def make_old(database: str, make_fifth: MakeFifth) -> None:
    """Turn a store into one of the first revision."""
    with connect.writing(database).connect() as connection, connection.begin():
        make_fifth(connection)
        connection.exec_driver_sql("DROP TABLE repair")
        connection.exec_driver_sql("DROP TABLE judgment")
        connection.exec_driver_sql("DROP TABLE checked")
        connection.exec_driver_sql("DROP TABLE sketch")
        connection.exec_driver_sql("DROP TABLE story_change")
        connection.exec_driver_sql("ALTER TABLE article DROP COLUMN by_hand")
        connection.exec_driver_sql("ALTER TABLE statement DROP COLUMN repaired")
        connection.exec_driver_sql(f"UPDATE {opening.VERSION_TABLE} SET version_num = '0001'")  # noqa: S608


def columns(database: str) -> dict[str, list[str]]:
    with connect.reading(database).connect() as connection:
        known = inspect(connection)
        return {name: sorted(column["name"] for column in known.get_columns(name)) for name in ("repair", "statement")}


def indexes(database: str) -> set[tuple[str, str, tuple[str | None, ...]]]:
    with connect.reading(database).connect() as connection:
        known = inspect(connection)
        return {
            (table, str(each["name"]), tuple(each["column_names"]))
            for table in ("article", "mention", "statement")
            for each in known.get_indexes(table)
        }


def test_older_store_gets_the_indexes_of_a_new_one(database: str, world: World, make_fifth: MakeFifth) -> None:
    with Store.open(database, now=world.clock):
        pass
    fresh = indexes(database)
    make_old(database, make_fifth)
    older = indexes(database)

    with Store.open(database, now=world.clock, backup_dir=None):
        pass

    assert older != fresh
    assert indexes(database) == fresh


def test_older_store_is_brought_up_to_date(database: str, world: World, tmp_path: Path, make_fifth: MakeFifth) -> None:
    clipping = world.clipping(statements=(world.statement(),))
    with Store.open(database, now=world.clock) as store:
        store.save(world.poll(clipping))
    fresh = columns(database)
    make_old(database, make_fifth)

    with Store.open(database, now=world.clock, backup_dir=tmp_path / "backups") as store:
        assert columns(database) == fresh
        store.repair(mended(clipping, repair(world, clipping)))

    with Reader.open(database, now=world.clock) as reader:
        assert [row.repaired for row in reader.statements(Filter())] == [True]
        assert reader.info()["revision"] == t.HEAD


def test_newest_step_is_the_head_of_the_schema() -> None:
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory(str(upgrade.STEPS))

    assert steps.get_current_head() == t.HEAD
    assert steps.get_base() == "0001"

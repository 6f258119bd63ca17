"""Stories in the store: copies join as they arrive, the user's hand holds, and every sum follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from monitor.analysis.stories import Stories, sketch
from monitor.errors import StoreError
from monitor.model import Clipping, Count, Feed, Filter, Outlet, OutletKind, Period, Saved
from monitor.store import connect, sums
from monitor.store import schema as t
from monitor.store.queries import Reader
from monitor.store.store import Store

if TYPE_CHECKING:
    Clock = World = Any

Save = Callable[..., Saved]
Tell = Callable[..., Clipping]

FIRE = (
    "KazTrans said the pipeline in the north of Kazmar was shut after a fire at a pumping station. It carries about "
    "310,000 barrels of crude a day. The fire was out by 0700 GMT, and nobody was injured, the operator said."
)
LOAN = (
    "The Commerce Department will lend Kestrel Semiconductor $3.2 billion to build a plant for power chips near "
    "Dayton, officials said. The loan covers about a third of the cost, and construction is to start in June."
)


@pytest.fixture
def store(database: str, clock: Clock) -> Iterator[Store]:
    with Store.open(database, now=clock, placer=Stories()) as opened:
        yield opened


@pytest.fixture
def tell(world: World) -> Tell:
    """A report by an outlet, with its sketch."""

    def told(
        outlet: str, title: str, text: str = "", *, minutes: float = 0, compound: float = 0.25, **more: Any
    ) -> Clipping:
        at = None if more.pop("undated", False) else world.clock() - timedelta(days=1) + timedelta(minutes=minutes)
        article = world.article(title, text, outlet=outlet, published=at)
        clipping = world.clipping(article, compound, **more)
        analysis = replace(clipping.analysis, sketch=sketch(title, text, outlet, "en"), wire="Reuters")
        return Clipping(article, analysis)

    return told


@pytest.fixture
def fire(tell: Tell) -> tuple[Clipping, Clipping, Clipping]:
    return (
        tell("Reuters", "Fire shuts pipeline in northern Kazmar, operator says", FIRE),
        tell("Portal Daily", "Kazmar oil line closed after blaze", FIRE, minutes=20, compound=-0.5),
        tell("City Courier", "Fire shuts pipeline in northern Kazmar, operator says", FIRE[:95], minutes=40),
    )


def stories(reader: Reader) -> list[list[str]]:
    """The stories with more than one article: the outlets that carry each."""
    rows = reader.rows(reader.ids(Filter(), order="at"))
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(row.story, []).append(row.outlet)
    return [group for group in groups.values() if len(group) > 1]


SUMS = (t.daily, t.story_span, t.story_day, t.tally)


def kept(database: str) -> dict[tuple[object, ...], tuple[float, ...]]:
    """The sums, as they are kept."""
    with connect.reading(database).connect() as connection:
        return {
            (table.name, *row[: len(table.primary_key)]): tuple(
                round(float(value), 9) for value in row[len(table.primary_key) :]
            )
            for table in SUMS
            for row in connection.execute(select(table))
        }


def recomputed(database: str) -> dict[tuple[object, ...], tuple[float, ...]]:
    """The same, computed anew in a copy that is given up."""
    with connect.writing(database).connect() as connection, connection.begin() as work:
        sums.rebuild(connection)
        found = {
            (table.name, *row[: len(table.primary_key)]): tuple(
                round(float(value), 9) for value in row[len(table.primary_key) :]
            )
            for table in SUMS
            for row in connection.execute(select(table))
        }
        work.rollback()
        return found


def test_copies_join_as_they_arrive(reader: Reader, save: Save, fire: tuple[Clipping, ...], tell: Tell) -> None:
    other = tell("Reuters", "Kestrel wins $3.2 billion loan for Ohio chip plant", LOAN, minutes=5)
    save(fire[0], other)
    save(fire[1])
    save(fire[2])

    assert stories(reader) == [["Reuters", "Portal Daily", "City Courier"]]
    [row, *_] = reader.rows(reader.ids(Filter(), order="at"))
    assert (row.story, row.copies) == (fire[0].article.id, 3)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_copies_are_told_by_who_was_first(
    reader: Reader, save: Save, fire: tuple[Clipping, ...], tell: Tell, order: tuple[int, ...]
) -> None:
    save(tell("Portal Daily", "Kestrel wins $3.2 billion loan for Ohio chip plant", LOAN, minutes=5))
    for number in order:
        save(fire[number])

    assert reader.origins(Filter()) == {
        "Reuters": {"Reuters": 1},
        "Portal Daily": {"Portal Daily": 1, "Reuters": 1},
        "City Courier": {"Reuters": 1},
    }
    assert reader.origins(Filter(outlets=("City Courier",))) == {"City Courier": {"Reuters": 1}}
    assert reader.origins(Filter(search="Kestrel")) == {"Portal Daily": {"Portal Daily": 1}}


def test_an_undated_article_is_the_first_of_no_story(
    reader: Reader, save: Save, fire: tuple[Clipping, ...], world: World, tell: Tell
) -> None:
    undated = tell("City Courier", "Fire shuts pipeline in northern Kazmar, operator says", FIRE[:95], undated=True)
    early = replace(undated, article=replace(undated.article, first_seen=world.clock() - timedelta(days=2)))
    save(early)
    save(*fire[:2])

    assert stories(reader) == [["City Courier", "Reuters", "Portal Daily"]]
    told = {"Reuters": {"Reuters": 1}, "Portal Daily": {"Reuters": 1}}
    assert reader.origins(Filter()) == told
    assert reader.origins(Filter(since=world.clock() - timedelta(days=3))) == told
    assert reader.origins(Filter(search="pipeline OR blaze")) == told


def test_stories_that_began_before_the_span_or_go_on_after_it(
    reader: Reader, save: Save, fire: tuple[Clipping, ...], world: World
) -> None:
    save(*fire)
    begin = world.clock() - timedelta(days=1)

    late = reader.origins(Filter(since=begin + timedelta(minutes=30)))
    early = reader.origins(Filter(until=begin + timedelta(minutes=30)))
    none = reader.origins(Filter(since=begin + timedelta(minutes=50)))

    assert late == {"City Courier": {"Reuters": 1}}
    assert early == {"Reuters": {"Reuters": 1}, "Portal Daily": {"Reuters": 1}}
    assert none == {}


def test_all_of_one_poll_join(reader: Reader, save: Save, fire: tuple[Clipping, ...], database: str) -> None:
    save(*fire)

    assert stories(reader) == [["Reuters", "Portal Daily", "City Courier"]]
    assert kept(database) == recomputed(database)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1)])
def test_order_of_arrival_makes_no_difference(
    reader: Reader, save: Save, fire: tuple[Clipping, ...], database: str, order: tuple[int, ...]
) -> None:
    for number in order:
        save(fire[number])

    assert stories(reader) == [["Reuters", "Portal Daily", "City Courier"]]
    assert kept(database) == recomputed(database)


def test_means_count_the_story_once(reader: Reader, save: Save, fire: tuple[Clipping, ...], tell: Tell) -> None:
    save(*fire, tell("Reuters", "Kestrel wins $3.2 billion loan for Ohio chip plant", LOAN, compound=0.5))

    [score] = reader.totals("topic", Filter(), "vader")

    assert (score.n_articles, score.n_stories) == (4, 2)
    assert score.total == pytest.approx(0.5 + 0.0)  # the fire: the mean of 0.25, -0.5 and 0.25


def test_a_copy_of_the_next_day_leaves_the_sums_by_day(
    reader: Reader, save: Save, fire: tuple[Clipping, ...], tell: Tell, database: str
) -> None:
    save(fire[0])
    save(tell("Valley Times", "Kazmar oil line closed", FIRE, minutes=1_500))

    assert kept(database) == recomputed(database)
    [score] = reader.totals("topic", Filter(), "vader")
    assert (score.n_articles, score.n_stories) == (2, 1)
    days = reader.scores("topic", Filter(), Period.DAY, "vader")
    assert [(day.n_articles, day.n_stories) for day in days] == [(1, 1), (1, 1)]


def test_alert_fires_once_for_all_copies(reader: Reader, world: World, save: Save, fire: tuple[Clipping, ...]) -> None:
    save()
    first = save(fire[0], alerts=(world.alert(fire[0]),)).alerts
    later = save(fire[1], alerts=(world.alert(fire[1]),)).alerts

    assert (len(first), later) == (1, ())
    [row] = reader.alerts()
    assert (row.alert.article, row.copies) == (fire[0].article.id, 2)


def test_alert_of_a_copy_is_that_of_the_story(world: World, save: Save, fire: tuple[Clipping, ...]) -> None:
    save(fire[0])

    [alert] = save(fire[1], alerts=(world.alert(fire[1]),)).alerts

    assert alert.story == fire[0].article.id
    assert alert.id == alert.of_story(fire[0].article.id).id


def test_another_program_on_the_same_store_joins_too(
    reader: Reader, world: World, database: str, clock: Clock, save: Save, fire: tuple[Clipping, ...]
) -> None:
    save(fire[0])
    with Store.open(database, now=clock, placer=Stories()) as beside:
        beside.save(world.poll(fire[1]))
    save(fire[2])

    assert stories(reader) == [["Reuters", "Portal Daily", "City Courier"]]


def test_copy_arrives_after_a_restart(
    reader: Reader, world: World, database: str, clock: Clock, fire: tuple[Clipping, ...]
) -> None:
    for clipping in fire:
        with Store.open(database, now=clock, placer=Stories()) as opened:
            opened.save(world.poll(clipping))

    assert stories(reader) == [["Reuters", "Portal Daily", "City Courier"]]


def test_headline_that_gets_its_text_joins(reader: Reader, world: World, save: Save, tell: Tell) -> None:
    report = tell("Reuters", "Fire shuts pipeline in northern Kazmar, operator says", FIRE)
    bare = tell("Portal Daily", "Blaze closes Kazmar line", minutes=20)
    save(report, bare)
    assert stories(reader) == []

    full = replace(bare.article, text=FIRE)
    save(Clipping(full, replace(bare.analysis, sketch=sketch(full.title, FIRE, full.outlet, "en"))))

    assert stories(reader) == [["Reuters", "Portal Daily"]]


def test_edit_of_a_copy_keeps_its_story(reader: Reader, world: World, save: Save, fire: tuple[Clipping, ...]) -> None:
    save(*fire)
    other = "Nothing of what was here before stands in these lines any more, and the desk has begun anew from scratch."
    changed = replace(fire[1].article, text=other)

    saved = save(
        Clipping(changed, replace(fire[1].analysis, sketch=sketch(changed.title, other, changed.outlet, "en")))
    )

    assert saved.edited == (changed.id,)
    assert stories(reader) == [["Reuters", "Portal Daily", "City Courier"]]


def test_story_tells_who_printed_it(store: Store, reader: Reader, save: Save, fire: tuple[Clipping, ...]) -> None:
    save(fire[2])
    save(fire[0], fire[1])

    story = reader.story(fire[1].article.id)

    assert story is not None
    assert [(each.outlet, each.kind) for each in story.members] == [
        ("Reuters", "first"),
        ("Portal Daily", "retitled"),
        ("City Courier", "shortened"),
    ]
    assert story.wire == "Reuters"
    assert story.outlets == 3
    assert story.id == fire[2].article.id  # it was stored first: the id stays
    assert [each.fidelity for each in story.members[1:]] == [
        1.0,
        pytest.approx(0.94, abs=0.01),
    ]  # the last was cut off within a word
    assert reader.story("0" * 16) is None


# ---- by hand


def test_split_holds_over_later_copies(
    store: Store, reader: Reader, clock: Clock, save: Save, fire: tuple[Clipping, ...], tell: Tell, database: str
) -> None:
    save(*fire)

    change = store.split([fire[1].article.id], clock())
    assert change is not None
    assert change.kind == "split"
    assert stories(reader) == [["Reuters", "City Courier"]]
    assert kept(database) == recomputed(database)

    save(tell("Valley Times", "Kazmar oil line closed after blaze", FIRE, minutes=60))
    assert all(not {"Reuters", "Portal Daily"} <= set(story) for story in stories(reader))
    assert store.rebuild_stories(Stories()) == 0
    assert all(not {"Reuters", "Portal Daily"} <= set(story) for story in stories(reader))


def test_split_of_the_first_article_leaves_the_others_together(
    store: Store, reader: Reader, clock: Clock, save: Save, fire: tuple[Clipping, ...], database: str
) -> None:
    save(*fire)

    store.split([fire[0].article.id], clock())

    assert stories(reader) == [["Portal Daily", "City Courier"]]
    rows = {row.outlet: row.story for row in reader.rows(reader.ids(Filter()))}
    assert rows["Portal Daily"] == rows["City Courier"] == fire[1].article.id
    assert kept(database) == recomputed(database)


def test_merge_holds_and_can_be_undone(
    store: Store, reader: Reader, clock: Clock, save: Save, fire: tuple[Clipping, ...], tell: Tell, database: str
) -> None:
    other = tell("The Ledger", "Why Kazmar’s pipelines burn so often", LOAN, minutes=90, compound=-0.75)
    save(*fire, other)
    before = kept(database)

    change = store.merge([other.article.id, fire[2].article.id], clock())
    assert change is not None
    assert stories(reader) == [["Reuters", "Portal Daily", "City Courier", "The Ledger"]]
    assert kept(database) == recomputed(database)
    assert store.rebuild_stories(Stories()) == 0
    assert store.merge([other.article.id, fire[0].article.id], clock()) is None  # they are one already

    undone = store.undo_stories(at=clock())
    assert undone is not None
    assert undone.number == change.number
    assert stories(reader) == [["Reuters", "Portal Daily", "City Courier"]]
    assert kept(database) == before
    assert store.undo_stories(at=clock()) is None
    [known] = reader.story_changes()
    assert known.undone == clock()


def test_article_that_is_not_there_cannot_be_moved(store: Store, clock: Clock) -> None:
    with pytest.raises(StoreError, match="no article 00ff"):
        store.merge(["00ff", "00fe"], clock())


def test_split_by_another_program_is_heard_of(
    store: Store, reader: Reader, database: str, clock: Clock, save: Save, fire: tuple[Clipping, ...], tell: Tell
) -> None:
    save(*fire)
    with Store.open(database, now=clock, placer=Stories()) as beside:
        beside.split([fire[0].article.id], clock())

    save(tell("Valley Times", "Fire shuts pipeline in northern Kazmar, operator says", FIRE, minutes=45))

    assert all(not {"Reuters", "Portal Daily"} <= set(story) for story in stories(reader))


# ---- anew


def test_rebuild_finds_what_was_stored_without_a_placer(
    store: Store, reader: Reader, world: World, database: str, clock: Clock, fire: tuple[Clipping, ...]
) -> None:
    with Store.open(database, now=clock) as plain:
        plain.save(world.poll(*fire))
    assert stories(reader) == []

    assert store.rebuild_stories(Stories()) == 3
    assert stories(reader) == [["Reuters", "Portal Daily", "City Courier"]]
    assert kept(database) == recomputed(database)
    assert store.rebuild_stories(Stories()) == 0


def test_rebuild_parts_what_does_not_belong_together(
    store: Store, reader: Reader, save: Save, fire: tuple[Clipping, ...], tell: Tell, database: str
) -> None:
    other = tell("The Ledger", "Kestrel wins $3.2 billion loan for Ohio chip plant", LOAN)
    save(*fire, other)
    store.assign({other.article.id: fire[0].article.id})
    assert len(stories(reader)[0]) == 4

    assert store.rebuild_stories(Stories()) == 4  # all four have other company now
    assert stories(reader) == [["Reuters", "Portal Daily", "City Courier"]]
    rows = {row.outlet: row.story for row in reader.rows(reader.ids(Filter()))}
    assert rows["Reuters"] == fire[0].article.id  # the story kept its id
    assert kept(database) == recomputed(database)


def test_story_that_loses_its_first_article_goes_on(
    store: Store, reader: Reader, clock: Clock, save: Save, fire: tuple[Clipping, ...], tell: Tell
) -> None:
    late = tell("Valley Times", "Kazmar oil line closed", FIRE, minutes=2_000)
    save(*fire, late)
    store.prune(late.article.published or clock())
    assert [row.outlet for row in reader.rows(reader.ids(Filter()))] == ["Valley Times"]

    save(tell("Harbor Post", "Fire shuts pipeline in northern Kazmar, operator says", FIRE, minutes=2_030))

    assert stories(reader) == [["Valley Times", "Harbor Post"]]


def test_feed_that_brings_old_news_is_placed_in_its_time(
    reader: Reader, world: World, save: Save, clock: Clock, fire: tuple[Clipping, ...]
) -> None:
    save(*fire)
    old = [
        replace(each, article=replace(each.article, id=f"{n:016x}", published=clock() - timedelta(days=400, minutes=n)))
        for n, each in enumerate(fire, 900)
    ]

    save(old[0], feed=Feed("https://old.example/rss", "Old", "Reuters"))
    save(old[1], old[2])

    assert len(stories(reader)) == 2


# ---- what a mean counts


def test_a_mean_over_stories_copies_or_outlets(
    database: str, clock: Clock, save: Save, fire: tuple[Clipping, ...], tell: Tell
) -> None:
    again = tell("Portal Daily", "Kazmar oil line closed after blaze", FIRE, minutes=30, compound=-1.0)
    save(*fire, again, tell("Reuters", "Kestrel wins $3.2 billion loan for Ohio chip plant", LOAN, compound=0.5))

    def topic(count: Count) -> tuple[int, int, float]:
        with Reader.open(database, now=clock, count=count) as asked:
            [score] = asked.totals("topic", Filter(), "vader")
        return score.n_articles, score.n_stories, score.total

    assert topic(Count.STORY) == (5, 2, pytest.approx(0.5 - 1.0 / 4))
    assert topic(Count.COPY) == (5, 5, pytest.approx(0.5 - 1.0))
    assert topic(Count.OUTLET) == (5, 4, pytest.approx(0.5 + 0.25 + 0.25 - 0.75))  # its two by Portal Daily are one


def test_hosts_that_copy_are_one_outlet_together(
    store: Store, database: str, clock: Clock, save: Save, fire: tuple[Clipping, ...]
) -> None:
    hosts = ("Portal Daily", "City Courier")
    save(*fire)
    store.sync_outlets([Outlet(name.casefold(), name, kind=OutletKind.SYNDICATION) for name in hosts])

    with Reader.open(database, now=clock, count=Count.OUTLET) as asked:
        [score] = asked.totals("topic", Filter(), "vader")
        story = asked.story(fire[0].article.id)

    assert (score.n_articles, score.n_stories) == (3, 2)
    assert story is not None
    assert story.outlets == 1
    assert [member.copying for member in story.members] == [False, True, True]


def test_an_outlets_mean_is_the_same_by_story_and_by_outlet(
    database: str, clock: Clock, save: Save, fire: tuple[Clipping, ...]
) -> None:
    save(*fire)

    def outlets(count: Count) -> object:
        with Reader.open(database, now=clock, count=count) as asked:
            return asked.scores("outlet", Filter(), Period.DAY, "vader")

    assert outlets(Count.OUTLET) == outlets(Count.STORY)

"""The sums that are kept are those of the articles, whatever happens to these; series that start from them agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Connection, Integer, cast, func, literal, select

from monitor.model import Clipping, Count, Filter, Outlet, OutletKind, Period, Saved, Score, Side, StatementKind
from monitor.store import connect, sums, trends
from monitor.store import schema as t
from monitor.store.queries import Reader
from monitor.store.store import Store

if TYPE_CHECKING:
    Clock = World = Any

Rows = dict[tuple[object, ...], tuple[float, ...]]

OUTLETS = ("Harbor Post", "Valley Times", "Portal Daily", "Harbor Office")
VOICES = ("Adaeze Okafor", "Tomas Rehak", "Mei-Lin Hsu")


@pytest.fixture
def stored(store: Store, world: World, save: Callable[..., Saved]) -> list[Clipping]:
    """Forty articles of nine days over the turn of a month; stories of one outlet, of several, of one day, of more."""
    store.sync_outlets([Outlet("office", "Harbor Office", kind=OutletKind.PRIMARY)])
    made = []
    for n in range(40):
        at = world.clock() + timedelta(days=3 - n % 9, hours=-5 * (n % 4), minutes=-n)
        article = world.article(
            f"Berth {n}", outlet=OUTLETS[n * 7 % 4], published=None if n == 13 else at, first_seen=at
        )
        said = [
            world.statement(
                VOICES[(n + k) % 3], (n * 3 + k) % 7 / 7 - 0.4, words=f"We wait {n} {k}", denied=n % 11 == 5 and k == 0
            )
            for k in range(n % 4)
        ]
        if n % 6 == 1:
            said[0] = replace(said[0], kind=StatementKind.AUTHORED)
        clipping = world.clipping(article, (n % 9 - 4) / 8, ("chips", "ports")[: 1 + n % 3 // 2], said)
        narration = {"vader": world.sentiment((n % 5 - 2) / 3), "vader-news": world.sentiment(None)}
        made.append(replace(clipping, analysis=replace(clipping.analysis, narration=narration)))
    save(*made[:25])
    save(*made[25:])
    store.assign({ids(made)[n]: ids(made)[n % 8] for n in (9, 10, 17, 18, 20, 26, 33, 36, 39)})
    return made


def ids(clippings: list[Clipping]) -> list[str]:
    return [clipping.article.id for clipping in clippings]


def kept(connection: Connection) -> Rows:
    found: Rows = {}
    for table in (t.daily, t.story_span, t.story_day):
        names = len(table.primary_key)
        for row in connection.execute(select(table)):
            found[(table.name, *row[:names])] = tuple(round(float(value), 9) + 0.0 for value in row[names:])
    return found


def tallies(connection: Connection) -> tuple[Rows, Rows]:
    """As they are kept, and as they are counted from the articles."""
    a = t.article.c
    day = cast(sums.key_day(a.key), Integer)
    counted: Rows = {}
    for by, name, source in (
        (t.OUTLET, a.outlet, t.article),
        (t.TOPIC, t.article_topic.c.topic, t.article.join(t.article_topic, t.article_topic.c.article == a.key)),
        (t.VOICE, t.article_voice.c.voice, t.article.join(t.article_voice, t.article_voice.c.article == a.key)),
    ):
        asked = select(literal(by), name, day, func.count(), func.sum(1 - a.read)).select_from(source)
        for row in connection.execute(asked.group_by(name, day)):
            counted[tuple(row[:3])] = tuple(map(int, row[3:]))
    return {tuple(row[:3]): tuple(row[3:]) for row in connection.execute(select(t.tally))}, counted


def hold(database: str) -> Rows:
    """Compare what is kept with the articles."""
    with connect.writing(database).connect() as connection, connection.begin() as work:
        before = kept(connection)
        sums.rebuild(connection)
        after = kept(connection)
        tally, counted = tallies(connection)
        work.rollback()
    assert before == after
    assert tally == counted
    return after


def several(rows: Rows) -> int:
    """How many stories of several days names have."""
    return sum(name[0] == "story_span" for name in rows)


def test_sums_are_those_of_the_articles(database: str, stored: list[Clipping]) -> None:
    assert several(hold(database)) > 20


def test_stories_that_are_joined_and_parted(store: Store, database: str, stored: list[Clipping], clock: Clock) -> None:
    here = ids(stored)
    before = hold(database)
    store.merge([here[2], here[5], here[30]], clock())
    merged = hold(database)
    store.split([here[0], here[10]], clock())
    assert hold(database) != merged != before
    store.undo_stories(at=clock())
    store.undo_stories(at=clock())

    assert hold(database) == before


def test_articles_that_are_analyzed_anew(store: Store, database: str, stored: list[Clipping], world: World) -> None:
    changed = []
    for clipping in stored[5:20]:
        said = [world.statement("Claire Moreau", -0.5)]
        anew = world.clipping(clipping.article, -0.75, ("ports", "berths"), said)
        changed.append(anew)
    store.replace_analysis(changed)
    hold(database)
    digests = {clipping.article.id: 0 for clipping in changed[:5]}
    with connect.reading(database).connect() as connection:
        for id, digest in connection.execute(select(t.article.c.id, t.article.c.digest)):
            digests[id] = digest
    slow = {"slow": world.sentiment(0.4)}
    late = []
    for each in changed[:5]:
        told = tuple(replace(one, scores=slow) for one in each.analysis.statements)
        late.append(
            replace(each, analysis=replace(each.analysis, scores=slow, headline=slow, narration=slow, statements=told))
        )

    assert store.add_scores("slow", late, digests) == 5
    hold(database)


def test_article_that_is_edited_and_gets_a_date(
    store: Store, reader: Reader, database: str, stored: list[Clipping], world: World, save: Callable[..., Saved]
) -> None:
    undated = stored[13]
    store.assign({undated.article.id: stored[0].article.id})
    hold(database)
    save(world.edited(undated, title="Berth thirteen", published=world.clock() - timedelta(days=2)))
    hold(database)
    save(replace(world.edited(stored[0], title="Berth zero"), analysis=stored[1].analysis))

    hold(database)


def test_articles_that_are_removed(
    store: Store, reader: Reader, database: str, stored: list[Clipping], clock: Clock
) -> None:
    before = hold(database)
    store.mark_read(reader.ids(Filter(outlets=("Valley Times",))))
    hold(database)

    assert store.prune(clock() - timedelta(days=2)) > 5
    assert several(hold(database)) < several(before)
    while store.prune(clock() + timedelta(days=30)):
        hold(database)
    assert hold(database) == {}


def test_outlet_that_turns_out_to_be_a_primary_source(store: Store, database: str, stored: list[Clipping]) -> None:
    store.sync_outlets([Outlet("valley", "Valley Times", kind=OutletKind.PRIMARY)])

    hold(database)


# ---- what starts from them


def spans(clock: Clock) -> tuple[Filter, ...]:
    now: datetime = clock()
    midnight = now.replace(hour=0, minute=0)
    return (
        Filter(),
        Filter(since=now - timedelta(days=4, hours=3)),
        Filter(until=now + timedelta(days=1, hours=2)),
        Filter(since=midnight - timedelta(days=4), until=midnight + timedelta(days=2)),
        Filter(since=now - timedelta(days=5, hours=7), until=now - timedelta(hours=6)),
    )


@pytest.fixture
def agree(
    database: str, clock: Clock, stored: list[Clipping], monkeypatch: pytest.MonkeyPatch
) -> Callable[[Callable[[Reader], list[Any]], Count], int]:
    """Ask by the sums that are kept, and from the articles; tells how many sums there were."""

    def told(ask: Callable[[Reader], list[Any]], count: Count) -> list[object]:
        with Reader.open(database, now=clock, count=count) as reader:
            return [
                (*where, *(round(each, 9) + 0.0 for each in (score.total, score.squares, score.covered)))
                for score in ask(reader)
                for where in [(score.name, score.period_start, score.n_articles, score.n_stories)]
            ]

    def check(ask: Callable[[Reader], list[Any]], count: Count = Count.STORY) -> int:
        asked: list[bool] = []
        real = trends.add_up

        def watched(connection: Any, question: trends.Question, *rest: Any) -> Any:
            asked.append(question.kept)
            return real(connection, question, *rest)

        with monkeypatch.context() as patched:
            patched.setattr(trends, "add_up", watched)
            quick = told(ask, count)
        assert all(asked)
        with monkeypatch.context() as patched:
            patched.setattr(trends, "add_up", lambda c, question, *rest: real(c, replace(question, kept=False), *rest))
            assert quick == told(ask, count)
        return len(quick)

    return check


@pytest.mark.parametrize("count", list(Count))
@pytest.mark.parametrize("by", ["outlet", "topic", "voice"])
@pytest.mark.parametrize("period", [Period.DAY, Period.WEEK, Period.MONTH, None])
def test_series(agree: Callable[..., int], by: str, period: Period | None, count: Count, clock: Clock) -> None:
    def ask(reader: Reader) -> list[Score]:
        return [
            score
            for span in spans(clock)
            for score in (
                reader.totals(by, span, "vader") if period is None else reader.scores(by, span, period, "vader")
            )
        ]

    assert agree(ask, count) >= 10


@pytest.mark.parametrize("count", list(Count))
@pytest.mark.parametrize("side", [Side.NARRATION, Side.QUOTED])
@pytest.mark.parametrize("period", [Period.DAY, Period.WEEK, None])
def test_sides(agree: Callable[..., int], side: Side, period: Period | None, count: Count, clock: Clock) -> None:
    def ask(reader: Reader) -> list[Score]:
        return [
            score
            for span in spans(clock)
            for asked in (span, replace(span, outlets=("Harbor Office", "Valley Times")))
            for score in (
                reader.totals("outlet", asked, "vader", side=side)
                if period is None
                else reader.scores("outlet", asked, period, "vader", side=side)
            )
        ]

    assert agree(ask, count) >= 10


def test_names_within_others(agree: Callable[..., int], clock: Clock) -> None:
    def ask(reader: Reader) -> list[Score]:
        return [
            score
            for span in spans(clock)
            for by, asked in (
                ("outlet", replace(span, topics=("ports",))),
                ("topic", replace(span, outlets=("Portal Daily",))),
                ("voice", replace(span, voices=("Tomas Rehak",))),
            )
            for period in (Period.WEEK, Period.DAY)
            for score in reader.scores(by, asked, period, "vader")
        ]

    assert agree(ask) >= 20


def test_months_are_those_of_the_calendar(store: Store, database: str) -> None:
    days = list(range(-600, 47_000, 13)) + [
        (date(year, month, 1) - date(1970, 1, 1)).days + shift
        for year in (1971, 1999, 2000, 2024, 2026, 2099)
        for month in range(1, 13)
        for shift in (-1, 0)
    ]
    with connect.reading(database).connect() as connection:
        for day in days:
            assert connection.scalar(select(trends.month(literal(day, Integer)))) == t.month_of_day(day)


# ---- a store from before


def test_older_store_gets_its_sums(
    database: str, world: World, stored: list[Clipping], tmp_path: Path, make_fifth: Callable[[Connection], None]
) -> None:
    connect.forget()
    with connect.writing(database).connect() as connection, connection.begin():
        before = kept(connection)
        make_fifth(connection)
    connect.forget()
    with (
        Store.open(database, now=world.clock, backup_dir=tmp_path / "backups"),
        connect.reading(database).connect() as connection,
    ):
        assert kept(connection) == before

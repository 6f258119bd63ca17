"""Real stores, on SQLite and on PostgreSQL (where NEWS_MONITOR_TEST_POSTGRES says it is), and invented articles."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from monitor.model import (
    Alert,
    Analysis,
    Article,
    Clipping,
    Feed,
    FeedState,
    Label,
    Mention,
    Part,
    Poll,
    Quoted,
    Saved,
    ScoredText,
    Sentiment,
    Span,
    Statement,
    StatementKind,
)
from monitor.store import connect, opening
from monitor.store.queries import Reader
from monitor.store.store import Store

SERVER = os.environ.get("NEWS_MONITOR_TEST_POSTGRES", "")


@pytest.fixture(scope="session")
def server_database() -> Iterator[str]:
    """A database of this test process on the server."""
    name = f"monitor_{uuid.uuid4().hex}"
    admin = create_engine(make_url(SERVER), isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with admin.connect() as connection:
        connection.exec_driver_sql(f'CREATE DATABASE "{name}"')
    yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.exec_driver_sql(f'DROP DATABASE "{name}" WITH (FORCE)')


def _empty(url: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")


@pytest.fixture(
    params=[
        "sqlite",
        pytest.param(
            "postgresql",
            marks=[
                pytest.mark.postgres,
                pytest.mark.skipif(not SERVER, reason="NEWS_MONITOR_TEST_POSTGRES names no PostgreSQL server"),
            ],
        ),
    ]
)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a store that is not there yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'news.sqlite3'}"
    else:
        url = request.getfixturevalue("server_database")
        _empty(url)
        yield url
    connect.forget()


@pytest.fixture
def make_fifth() -> Callable[[Connection], None]:
    """Turn the tables of a store into those of the fifth revision, which had no sums for stories of several days."""

    def make(connection: Connection) -> None:
        for table in ("daily", "story_day", "story_span"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        for index in ("mention_name", "article_uncounted"):
            connection.exec_driver_sql(f"DROP INDEX {index}")
        connection.exec_driver_sql("ALTER TABLE article ADD COLUMN spread SMALLINT NOT NULL DEFAULT 0")
        connection.exec_driver_sql("CREATE INDEX article_spread ON article (key) WHERE spread = 1")
        connection.exec_driver_sql("CREATE TABLE daily (day INTEGER)")
        connection.exec_driver_sql(f"UPDATE {opening.VERSION_TABLE} SET version_num = '0005'")  # noqa: S608

    return make


AFTERNOON = datetime(2025, 1, 27, 14, 5, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that moves only when told."""

    time: datetime = AFTERNOON

    def __call__(self) -> datetime:
        return self.time

    def pass_(self, **time: float) -> datetime:
        self.time += timedelta(**time)
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(database: str, clock: Clock) -> Iterator[Store]:
    with Store.open(database, now=clock) as opened:
        yield opened


@pytest.fixture
def reader(store: Store, database: str, clock: Clock) -> Iterator[Reader]:
    with Reader.open(database, now=clock) as opened:
        yield opened


HARBOR = Feed("https://harbor.example/rss", "Harbor Post: World", "Harbor Post")


@dataclass
class World:
    """Makes feeds, articles and findings that do not exist."""

    clock: Clock
    feed: Feed = HARBOR
    made: int = 0
    engines: tuple[str, ...] = ("vader", "vader-news")
    polls: list[Poll] = field(default_factory=list)

    def article(self, title: str = "Chips hold steady", text: str = "Makers report no change.", **more: Any) -> Article:
        self.made += 1
        given: dict[str, Any] = {
            "id": f"{self.made:016x}",
            "feed": self.feed.url,
            "outlet": self.feed.outlet,
            "url": f"https://harbor.example/{self.made}",
            "scored_text": ScoredText.SUMMARY,
            "first_seen": self.clock(),
            "published": self.clock() - timedelta(minutes=self.made),
        }
        return Article(title=title, text=text, **(given | more))

    def sentiment(self, compound: float | None, coverage: float = 0.5) -> Sentiment:
        if compound is None:
            return Sentiment(None, reason="language: nl")
        label = Label.POSITIVE if compound >= 0.05 else Label.NEGATIVE if compound <= -0.05 else Label.NEUTRAL
        return Sentiment(compound, 0.125, 0.75, 0.125, label, coverage, 2)

    def statement(self, voice: str | None = "Adaeze Okafor", compound: float | None = 0.5, **more: Any) -> Statement:
        given: dict[str, Any] = {
            "words": "We are out of time",
            "fragments": (Span(1, 8), Span(10, 19)),
            "speaker": Quoted("Ms. Okafor", Span(21, 31)),
            "cue": Quoted("warned", Span(32, 38)),
            "confidence": 0.9,
            "targets": ("Lumen Semiconductor",),
            "chain": ("Harbor Post",),
            "scores": {engine: self.sentiment(compound) for engine in self.engines},
        }
        return Statement(StatementKind.DIRECT, voice=voice, **(given | more))

    def clipping(
        self,
        article: Article | None = None,
        compound: float | None = 0.25,
        topics: tuple[str, ...] = ("chips",),
        statements: Sequence[Statement] = (),
        **more: Any,
    ) -> Clipping:
        scores = {engine: self.sentiment(compound) for engine in self.engines}
        voices = tuple(dict.fromkeys(s.voice for s in statements if s.voice is not None))
        given: dict[str, Any] = {
            "language": "en",
            "scores": scores,
            "headline": {engine: self.sentiment(0.125) for engine in self.engines},
            "narration": {engine: self.sentiment(-0.25) for engine in self.engines},
            "statements": tuple(statements),
            "mentions": (Mention("company", "Lumen Semiconductor", Span(0, 5), Part.TITLE, scores),),
            "topics": topics,
            "voices": voices,
            "fingerprint": "vader 3.3.2; vader-news 1",
        }
        return Clipping(article or self.article(), Analysis(**(given | more)))

    def poll(
        self, *clippings: Clipping, alerts: tuple[Alert, ...] = (), feed: Feed | None = None, **state: Any
    ) -> Poll:
        feed, at = feed or self.feed, self.clock()
        known: dict[str, Any] = {"last_polled": at, "last_success": at, "next_due": at + timedelta(minutes=30)}
        return Poll(feed, FeedState(feed.url, **(known | state)), at, clippings, alerts, entries=len(clippings))

    def alert(self, clipping: Clipping, rule: str = "r1", **more: Any) -> Alert:
        return Alert(rule, clipping.article.id, ("Chips",), self.clock(), id=f"{rule}-{clipping.article.id}", **more)

    def edited(self, clipping: Clipping, **change: Any) -> Clipping:
        return replace(clipping, article=replace(clipping.article, **change))


@pytest.fixture
def world(clock: Clock) -> World:
    return World(clock)


@pytest.fixture
def save(store: Store, world: World) -> Callable[..., Saved]:
    """Save one poll of the world's feed."""

    def saved(*clippings: Clipping, **more: Any) -> Saved:
        return store.save(world.poll(*clippings, **more))

    return saved

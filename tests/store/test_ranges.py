"""Articles and statements by their sentiment: below a bound, above one, between two."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from monitor.model import Filter, Saved
from monitor.store.queries import Reader

if TYPE_CHECKING:
    World = Any

Save = Callable[..., Saved]
SCORES = (-0.5, -0.1, 0.0, 0.3, None)


@pytest.fixture
def found(world: World, save: Save, reader: Reader) -> Callable[..., list[float | None]]:
    """Ask for articles of a range; gives their sentiments, the lowest first."""
    save(*(world.clipping(compound=value, topics=("chips",)) for value in SCORES), world.clipping(topics=("law",)))

    def ask(**bounds: Any) -> list[float | None]:
        asked = Filter(topics=("chips",), engine="vader", **bounds)
        assert reader.count(asked) == len(reader.ids(asked))
        return [row.sentiment["vader"] for row in reader.rows(reader.ids(asked, order="sentiment:vader"))]

    return ask


def test_articles_of_a_range(found: Callable[..., list[float | None]]) -> None:
    assert found(below=0.0) == [-0.5, -0.1]
    assert found(above=0.0) == [0.3]
    assert found(above=-0.2, below=0.3) == [-0.1, 0.0]
    assert found(above=0.5) == []
    assert found() == [-0.5, -0.1, 0.0, 0.3, None]


def test_a_bound_means_one_engine(found: Callable[..., list[float | None]], reader: Reader) -> None:
    assert not reader.ids(Filter(below=0.0, engine="nobody's"))


def test_the_list_of_stories_and_the_means_go_by_it_too(
    found: Callable[..., list[float | None]], reader: Reader
) -> None:
    low = Filter(topics=("chips",), engine="vader", below=0.0)

    assert len(reader.ids(low, stories=True)) == 2
    [score] = reader.totals("topic", low, "vader")
    assert (score.n_stories, round(score.total, 4)) == (2, -0.6)


def test_of_statements_their_own_sentiment_is_meant(world: World, save: Save, reader: Reader) -> None:
    said = tuple(world.statement(compound=value, words=f"Words of {value}") for value in (-0.4, 0.0, 0.6))
    save(world.clipping(compound=0.9, statements=said))

    def words(**bounds: Any) -> set[str]:
        return {row.words for row in reader.statements(Filter(engine="vader", **bounds))}

    assert words(below=0.0) == {"Words of -0.4"}
    assert words(above=-0.1, below=0.5) == {"Words of 0.0"}
    assert words(above=0.0, topics=("chips",)) == {"Words of 0.6"}
    assert words(above=0.0, topics=("law",)) == set()

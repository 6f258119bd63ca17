"""The ledger's questions: who speaks, in which words, and who else carries them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from monitor.errors import QueryError
from monitor.model import Filter, Period, Saved, Span, Statement, StatementKind, with_gaps
from monitor.store import records
from monitor.store.queries import Reader

if TYPE_CHECKING:
    World = Any

Save = Callable[..., Saved]


@pytest.fixture
def said(reader: Reader, world: World, save: Save) -> Reader:
    """Four outlets, the oldest first: the same words in three of them, and what others say."""
    same = world.statement(words="The queue is the policy")

    def article(outlet: str, hours: int, *statements: Statement) -> Any:
        text = ". ".join(statement.words for statement in statements) + ". Makers wait for licences."
        about = world.article(outlet=outlet, text=text, published=world.clock() - timedelta(hours=hours))
        return world.clipping(about, statements=statements)

    save(
        article("Pacific Wire", 9, same),
        article("Chip Daily", 7, world.statement(words="the queue is the policy!")),
        article("Chip Daily", 6, same),
        article("Harbor Post", 5, same, world.statement("Bo Lind", -0.5, words="Nobody reads the queue")),
        article(
            "Silicon Post",
            2,
            world.statement(None, words="A licence is a calendar", speaker=None),
            world.statement("Bo Lind", words="It is all mispriced", collective=True),
            Statement(StatementKind.INDIRECT, "prices will fall", (), voice="Bo Lind", confidence=0.6),
        ),
    )
    return reader


def words(reader: Reader, order: str = "-at", **filter: Any) -> list[str]:
    return [row.words for row in reader.statements(Filter(**filter), order=order)]


def test_carriers_are_the_first_in_each_outlet_the_oldest_first(said: Reader) -> None:
    newest = next(row for row in said.statements(Filter()) if row.words == "The queue is the policy")

    carriers = said.carriers(newest.key)

    assert [row.outlet for row in carriers] == ["Pacific Wire", "Chip Daily", "Harbor Post"]
    assert carriers[1].words == "the queue is the policy!"
    assert said.carriers(1) == ()


def test_same_words_are_listed_once_where_they_stood_first(said: Reader) -> None:
    [row] = [row for row in said.statements(Filter(once=True)) if "policy" in row.words]

    assert (row.outlet, row.carried_by) == ("Pacific Wire", 3)


def test_speakers_count_the_same_words_once_and_leave_collectives_out(said: Reader) -> None:
    assert said.speakers(Filter()) == (("Bo Lind", 2), ("Adaeze Okafor", 1))
    assert said.speakers(Filter(outlets=("Harbor Post",))) == (("Adaeze Okafor", 1), ("Bo Lind", 1))


def test_ledger_is_narrowed_to_kinds_and_unknown_speakers(said: Reader) -> None:
    assert words(said, kinds=("indirect",)) == ["prices will fall"]
    assert words(said, unknown=True) == ["A licence is a calendar"]


def test_search_of_own_words_looks_at_words_and_speaker_not_at_the_article(said: Reader) -> None:
    assert len(words(said, search="queue")) == 5
    assert words(said, search="reads", own_words=True) == ["Nobody reads the queue"]
    assert words(said, search="licence*", own_words=True) == ["A licence is a calendar"]
    assert words(said, search='"the queue is"', own_words=True, once=True) == ["The queue is the policy"]
    with pytest.raises(QueryError):
        words(said, search='"open', own_words=True)


def test_who_speaks_and_where_is_narrowed_by_a_search_of_own_words_too(said: Reader) -> None:
    assert said.speakers(Filter(search="queue")) == (("Adaeze Okafor", 1), ("Bo Lind", 1))
    assert said.speakers(Filter(search="reads", own_words=True)) == (("Bo Lind", 1),)
    topics, outlets = said.where_said(Filter(search="reads", own_words=True), "vader")
    assert [name for name, _ in outlets] == ["Harbor Post"]
    assert [name for name, _ in topics] == ["chips"]


def test_statements_and_sums_of_voices_are_narrowed_by_how_sure_they_are(said: Reader) -> None:
    assert "prices will fall" in words(said)
    assert "prices will fall" in words(said, sure=0.6)
    assert "prices will fall" not in words(said, sure=0.75)
    assert words(said, sure=0.95) == []
    assert said.speakers(Filter(sure=0.75)) == (("Adaeze Okafor", 1), ("Bo Lind", 1))


def test_unsure_statement_is_in_no_mean_where_sure_ones_are_wanted(reader: Reader, world: World, save: Save) -> None:
    save(
        world.clipping(
            statements=(
                world.statement("Bo Lind", -0.5, words="Nobody reads the queue", confidence=0.9),
                world.statement("Bo Lind", 0.5, words="The queue is short", confidence=0.6),
            )
        )
    )

    def mean(**filter: Any) -> list[float]:
        return [score.total / score.n_stories for score in reader.totals("voice", Filter(**filter), "vader")]

    assert mean() == [0.0]
    assert mean(sure=0.6) == [0.0]
    assert mean(sure=0.75) == [-0.5]
    assert mean(sure=0.95) == []
    day = reader.scores("voice", Filter(sure=0.75), Period.DAY, "vader")
    assert [(score.n_stories, score.total) for score in day] == [(1, -0.5)]


def test_ledger_is_ordered_by_how_many_outlets_carry_the_words(said: Reader) -> None:
    assert words(said, order="-carried", once=True)[0] == "The queue is the policy"
    assert words(said, order="carried", once=True)[-1] == "The queue is the policy"


def test_ledger_is_narrowed_to_named_voices_and_to_what_is_talked_about(
    reader: Reader, world: World, save: Save
) -> None:
    save(
        world.clipping(
            statements=(
                world.statement(words="One", targets=("Nvidia", "export rule")),
                world.statement(None, words="Two", targets=('The "rule"',)),
                world.statement(words="Three", targets=("export rules",)),
                world.statement(words="Four", targets=()),
            )
        )
    )

    assert words(reader, order="at", named=True) == ["One", "Three", "Four"]
    assert words(reader, targets=("export rule",)) == ["One"]
    assert words(reader, targets=('The "rule"',)) == ["Two"]
    assert words(reader, targets=("Nvid_a", "%")) == []
    assert words(reader, order="at", targets=("Nvidia", "export rules")) == ["One", "Three"]


def test_where_said_gives_topics_and_outlets_of_a_voice_each_statement_once(said: Reader) -> None:
    topics, outlets = said.where_said(Filter(voices=("Adaeze Okafor",)), "vader")

    assert [(name, len(values)) for name, values in topics] == [("chips", 1)]
    assert [(name, [value for _, value in values]) for name, values in outlets] == [
        ("Chip Daily", [0.5]),
        ("Harbor Post", [0.5]),
        ("Pacific Wire", [0.5]),
    ]


def test_where_said_leaves_out_what_was_denied_or_spoken_for_many(reader: Reader, world: World, save: Save) -> None:
    save(
        world.clipping(
            statements=(
                world.statement(words="One", compound=None),
                world.statement(words="Two", denied=True),
                world.statement(words="Three", collective=True),
            )
        )
    )

    topics, outlets = reader.where_said(Filter(), "vader-news")

    assert [name for name, _ in topics] == ["chips"]
    assert [[value for _, value in values] for _, values in outlets] == [[None]]


def test_words_left_out_between_two_parts_of_a_quotation_are_shown_as_left_out(
    world: World, save: Save, reader: Reader
) -> None:
    """Nobody is to print a sentence that was not said; the statement keeps its id."""
    text = "“It is a mistake,” she said. “Nobody should rely on it.” “And nobody will,” she went on. “Never.”"
    parts = ("It is a mistake", "Nobody should rely on it.", "And nobody will", "Never.")
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts)
    said = world.statement(words=" ".join(parts), fragments=spans)
    save(world.clipping(world.article(text=text), statements=(said,)))

    [row] = reader.statements(Filter())

    assert row.words == "It is a mistake […] Nobody should rely on it. And nobody will […] Never."
    assert row.id == records.statement_id(row.article, 1, spans[0].start, said.words)
    assert reader.find_statement(row.id) is not None


@pytest.mark.parametrize(
    ("words", "fragments", "shown"),
    [
        ("One part", (Span(3, 11),), "One part"),
        ("Two parts", (Span(3, 6), Span(9, 14)), "Two parts"),  # a quotation mark and a blank between them
        ("Two parts", (Span(3, 6), Span(30, 35)), "Two […] parts"),
        ("Other words", (Span(3, 6), Span(30, 35)), "Other words"),  # put right by hand: not those of the fragments
    ],
)
def test_gaps_are_told_from_where_the_parts_stand(words: str, fragments: tuple[Span, ...], shown: str) -> None:
    assert with_gaps(words, fragments) == shown

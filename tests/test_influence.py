"""Influence by recomputation, and changes that add up. All numbers are invented, with a fixed seed."""

from __future__ import annotations

from random import Random

import pytest

from monitor import influence
from monitor.model import Piece, Told


def drawn(seed: int, many: int, *, stories: int) -> tuple[Piece, ...]:
    """Articles over fewer stories, in five outlets; some stories are of one article."""
    dice = Random(seed)
    return tuple(
        Piece(key, dice.randrange(stories), f"Outlet {dice.randrange(5)}", dice.uniform(-1, 1), dice.randrange(3))
        for key in range(many)
    )


def mean(pieces: tuple[Piece, ...], *, apart: bool = False) -> float:
    """The mean over stories, the long way."""
    stories: dict[object, list[float]] = {}
    for piece in pieces:
        stories.setdefault((piece.story, piece.period) if apart else piece.story, []).append(piece.value)
    return sum(sum(values) / len(values) for values in stories.values()) / len(stories)


@pytest.mark.parametrize("apart", [False, True])
def test_influence_is_the_mean_less_the_mean_without_the_article(apart: bool) -> None:
    pieces = drawn(1, 60, stories=30)

    found = influence.influence(pieces, apart=apart)

    assert set(found) == set(range(60))
    for key, value in found.items():
        without = tuple(piece for piece in pieces if piece.article != key)
        assert value == pytest.approx(mean(pieces, apart=apart) - mean(without, apart=apart), abs=1e-12)


def test_several_statements_of_one_article_go_together() -> None:
    pieces = (Piece(1, 1, "A", 0.5), Piece(1, 1, "A", -0.1), Piece(2, 2, "A", 0.3), Piece(3, 2, "B", -0.9))

    found = influence.influence(pieces)

    assert found[1] == pytest.approx(mean(pieces) - mean(pieces[2:]))
    assert found[3] == pytest.approx(mean(pieces) - mean(pieces[:3]))


def test_what_is_alone_has_no_influence_to_speak_of() -> None:
    assert influence.influence((Piece(1, 1, "A", 0.5),)) == {1: None}


def test_sums_are_those_of_stories() -> None:
    pieces = drawn(2, 40, stories=25)

    found = influence.sums(pieces)

    assert found.mean == pytest.approx(mean(pieces))
    assert (found.articles, found.stories) == (40, len({piece.story for piece in pieces}))


@pytest.mark.parametrize("seed", range(20))
def test_parts_add_up_to_the_difference_whatever_the_groups(seed: int) -> None:
    before, after = drawn(seed, 30, stories=20), drawn(seed + 100, 45, stories=30)
    apart = mean(after) - mean(before)

    for group in (lambda piece: piece.outlet, lambda piece: piece.story, lambda piece: piece.article % 3):
        parts = influence.changes(influence.shares(before, group), influence.shares(after, group))
        assert sum(part.value for part in parts) == pytest.approx(apart, abs=1e-12)
        assert sum(part.value for part in influence.fold(parts, 3)) == pytest.approx(apart, abs=1e-12)
        assert all(part.value == pytest.approx(part.within + part.mix) for part in parts)


def test_an_outlet_that_writes_differently_moves_the_mean_by_its_share() -> None:
    before = tuple(Piece(key, key, "A" if key < 5 else "B", 0.0) for key in range(10))
    after = tuple(Piece(key, key, "A" if key < 5 else "B", -0.4 if key < 5 else 0.0) for key in range(10))

    a, b = influence.changes(*(influence.shares(side, lambda piece: piece.outlet) for side in (before, after)))

    assert (a.group, a.value, a.within) == ("A", pytest.approx(-0.2), pytest.approx(-0.2))
    assert (b.value, b.within, b.mix) == (0, 0, 0)


def test_an_outlet_that_only_becomes_frequent_moves_it_by_its_distance_from_the_others() -> None:
    before = (*(Piece(key, key, "Low", -0.5) for key in range(2)), *(Piece(key, key, "High", 0.5) for key in (2, 3)))
    after = (*(Piece(key, key, "Low", -0.5) for key in range(3)), Piece(3, 3, "High", 0.5))

    parts = influence.changes(*(influence.shares(side, lambda piece: piece.outlet) for side in (before, after)))

    assert sum(part.value for part in parts) == pytest.approx(-0.25)
    assert all(part.within == 0 for part in parts)


def test_more_of_the_same_is_no_change_of_anybody() -> None:
    before = (Piece(1, 1, "A", 0.2), Piece(2, 2, "B", 0.2))
    after = (*before, *(Piece(key, key, "A", 0.2) for key in range(3, 30)))

    parts = influence.changes(*(influence.shares(side, lambda piece: piece.outlet) for side in (before, after)))

    assert all(part.value == pytest.approx(0, abs=1e-12) for part in parts)


def test_speakers_share_what_is_not_narration() -> None:
    # four sentences: two of the outlet's own at −0.5, one of Okafor's at +0.3, one of somebody's at −0.1
    before = (Piece(1, 1, "A", 0.0),)
    after = (Piece(2, 2, "A", (-0.5 * 2 + 0.3 - 0.1) / 4),)
    told = {1: Told(1, 0.0, 1), 2: Told(4, -0.5, 2, (("Adaeze Okafor", 0.3, 1), (None, -0.1, 1)))}

    parts = influence.changes(*(influence.shares_of_speakers(side, told) for side in (before, after)))

    of = {part.group: part.value for part in parts}
    assert set(of) == {influence.NARRATION, "Adaeze Okafor", influence.UNNAMED, influence.AROUND}
    assert of[influence.AROUND] == pytest.approx(0)
    assert sum(of.values()) == pytest.approx(-0.2)


@pytest.mark.parametrize("seed", range(20))
def test_speakers_add_up_where_words_and_sentences_score_apart(seed: int) -> None:
    dice = Random(seed)
    before, after = drawn(seed, 12, stories=10), drawn(seed + 50, 15, stories=9)
    told = {}
    for key in range(15):
        own, quoted = dice.randrange(4), dice.randrange(4)
        words = tuple((dice.choice(("Ada", "Bo", None)), dice.uniform(-1, 1), 1) for _ in range(quoted))
        told[key] = Told(own + quoted, dice.uniform(-1, 1) if own else None, own, words)

    parts = influence.changes(*(influence.shares_of_speakers(side, told) for side in (before, after)))

    assert sum(part.value for part in parts) == pytest.approx(mean(after) - mean(before), abs=1e-12)


def test_folding_keeps_the_largest_and_those_that_are_asked_for() -> None:
    parts = tuple(
        influence.Part(name, value, value, 0.0, 1, 2) for name, value in zip("abcde", (5, 4, 3, 2, 1), strict=True)
    )

    folded = influence.fold(parts, 2, keep=("e",))

    assert [part.group for part in folded] == ["a", "e", None]
    assert (folded[-1].value, folded[-1].many, folded[-1].before) == (9, 3, 3)


@pytest.mark.parametrize("apart", [False, True])
def test_influence_of_a_story_is_the_mean_less_the_mean_without_it(apart: bool) -> None:
    pieces = drawn(3, 60, stories=30)

    found = influence.of_stories(pieces, apart=apart)

    for story, value in found.items():
        without = tuple(piece for piece in pieces if piece.story != story)
        assert value == pytest.approx(mean(pieces, apart=apart) - mean(without, apart=apart), abs=1e-12)


def test_a_story_that_is_all_there_is_moves_nothing() -> None:
    assert influence.of_stories((Piece(1, 1, "A", 0.5), Piece(2, 1, "B", 0.1))) == {1: None}


def test_values_of_a_voice_are_means_of_what_it_says_there() -> None:
    pieces = (Piece(1, 1, "A", 0.5), Piece(1, 1, "A", -0.1), Piece(2, 1, "B", 0.8), Piece(3, 3, "A", -0.4))

    assert influence.values(pieces, by_story=False) == pytest.approx({1: 0.2, 2: 0.8, 3: -0.4})
    assert influence.values(pieces, by_story=True) == pytest.approx({1: 0.4, 3: -0.4})

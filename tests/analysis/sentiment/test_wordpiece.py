"""Pieces of words, by a vocabulary of a few."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.analysis.sentiment.wordpiece import LONGEST, WordPiece
from monitor.model import Span

VOCABULARY = ["[UNK]", "[CLS]", "[SEP]", "chip", "##s", "##maker", "curb", "fell", ".", "’", "ö", "cafe", "a", "中"]
UNKNOWN, START, END = 0, 1, 2


@pytest.fixture
def pieces() -> WordPiece:
    return WordPiece(VOCABULARY)


def read(pieces: WordPiece, text: str) -> list[str]:
    return [VOCABULARY[piece.id] for piece in pieces.pieces(text)]


def test_a_word_is_cut_into_its_longest_pieces(pieces):
    assert read(pieces, "Chipmakers fell.") == ["chip", "##maker", "##s", "fell", "."]


def test_pieces_tell_where_they_stand(pieces):
    text = "A chipmaker fell."

    assert [text[piece.start : piece.end] for piece in pieces.pieces(text)] == ["A", "chip", "maker", "fell", "."]


def test_accents_and_capitals_are_left_out_and_offsets_stay(pieces):
    (piece,) = pieces.pieces("  CAFÉ ")

    assert (VOCABULARY[piece.id], piece.start, piece.end) == ("cafe", 2, 6)


def test_a_word_with_a_part_that_is_not_known_is_unknown_as_a_whole(pieces):
    assert read(pieces, "chipzz fell") == ["[UNK]", "fell"]


def test_chinese_signs_and_punctuation_stand_alone(pieces):
    assert read(pieces, "chip中chip’s") == ["chip", "中", "chip", "’", "[UNK]"]


def test_marks_of_the_network_in_a_text_are_only_words(pieces):
    assert START not in [piece.id for piece in pieces.pieces("[CLS] chip [SEP]")]


def test_a_target_is_marked_and_named_behind_the_text(pieces):
    encoded = pieces.encode("chip fell", Span(0, 4))

    assert [VOCABULARY[number] for number in encoded.ids] == ["[CLS]", "chip", "fell", "[SEP]", "chip", "[SEP]"]
    assert encoded.marks == [0, 1, 0, 0, 1, 1]
    assert encoded.pool == [0, 1, 0, 0, 0, 0]


def test_without_a_target_all_of_the_text_counts(pieces):
    encoded = pieces.encode("chip fell")

    assert encoded.marks == [0, 0, 0, 0]
    assert encoded.pool == [0, 1, 1, 0]


def test_a_target_that_the_text_spells_otherwise_is_only_named(pieces):
    encoded = pieces.encode("chip fell", name="curb")

    assert encoded.marks == [0, 0, 0, 0, 1, 1]
    assert encoded.pool == [0, 1, 1, 0, 1, 0]


def test_of_a_long_text_what_is_around_the_target_is_read(pieces):
    text = "a " * 500 + "curb " + "a " * 500

    encoded = pieces.encode(text, Span(1000, 1004))

    assert len(encoded.ids) == LONGEST
    assert VOCABULARY.index("curb") in encoded.ids[:-2]


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text_is_read(text, start, end):
    encoded = WordPiece(VOCABULARY).encode(text, Span(min(start, end), max(start, end)))

    assert len(encoded.ids) == len(encoded.marks) == len(encoded.pool) <= LONGEST
    assert encoded.ids[0] == START
    assert encoded.ids[-1] == END

"""Sentences: cases that anybody can add (sentences.toml), and what holds for any text."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.analysis.text import LONGEST, sentences, unwrap

CASES = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))["case"]
TEXTS = st.text(alphabet=st.sampled_from(list("aB .!?…\n\"'“”‘’)(,;:-。Mr1é")), max_size=200)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_sentences_end_where_a_reader_ends_them(case: dict[str, Any]) -> None:
    text = case.get("text", " ".join(case["cut"]))

    assert [text[s.start : s.end] for s in sentences(text)] == case["cut"]


@settings(max_examples=300)
@given(TEXTS)
def test_spans_are_in_order_trimmed_and_hold_every_letter(text: str) -> None:
    spans = sentences(text)

    pieces = [text[s.start : s.end] for s in spans]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(piece == piece.strip() and any(sign.isalnum() for sign in piece) for piece in pieces)
    assert sum(sign.isalnum() for sign in text) == sum(sign.isalnum() for piece in pieces for sign in piece)


def test_a_text_without_stops_is_cut_at_blanks() -> None:
    spans = sentences("word " * 2_000)

    assert len(spans) > 1
    assert all(span.end - span.start <= LONGEST for span in spans)


WRAPPED = """\
Remarks of the minister at the opening of the second plant of the
Tandem works in Norr, with questions of the press and of the staff
In the hall.

The plant will open in May, she said, and the old one will close
Later in the year, when the last of the machines have been moved.
- first the presses
- then the ovens, which are heavier"""


def test_a_hard_wrapped_text_is_read_without_its_line_breaks() -> None:
    plain = unwrap(WRAPPED)

    assert len(plain) == len(WRAPPED)
    assert "works in Norr, with questions" in plain
    assert "the\nTandem" not in plain
    assert "close Later in" in plain
    assert "hall.\n\nThe" in plain
    assert "moved.\n- first" in plain


def test_lines_of_their_own_stay_apart() -> None:
    lines = "First headline of the day\nSecond one\n\nA third\nAnd a fourth that is longer than the others"

    assert unwrap(lines) == lines


@given(TEXTS)
def test_unwrapping_moves_nothing(text: str) -> None:
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, unwrap(text), strict=True))

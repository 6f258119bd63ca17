"""Quotation marks: cases that anybody can add (marks.toml), and what holds for any text."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.analysis.marks import Quotation, quotations
from monitor.analysis.text import sentences

CASES = tomllib.loads(Path(__file__).with_name("marks.toml").read_text("utf-8"))["case"]
TEXTS = st.text(alphabet=st.sampled_from(list("aB ,.\n\"'“”‘’«»„`!1")), max_size=120)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_words_in_marks(case: dict[str, Any]) -> None:
    text = case["text"]
    found = quotations(text, sentences(text))

    def words(keep: Callable[[Quotation], bool]) -> list[str]:
        return [text[q.inner.start : q.inner.end] for q in found if keep(q)]

    assert words(lambda q: True) == case["quotations"]
    assert words(lambda q: not q.closed) == case.get("open", [])
    assert words(lambda q: not q.opened) == case.get("unopened", [])
    assert words(lambda q: q.goes_on) == case.get("goes_on", [])


@settings(max_examples=500)
@given(TEXTS)
def test_quotations_are_in_order_and_inside_the_text(text: str) -> None:
    found = quotations(text, sentences(text))

    assert all(a.outer.end <= b.outer.start for a, b in pairwise(found))
    assert all(0 <= q.outer.start <= q.inner.start <= q.inner.end <= q.outer.end <= len(text) for q in found)

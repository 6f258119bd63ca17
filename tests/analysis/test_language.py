"""The language gate: cases that anybody can add (languages.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.analysis.language import detect

CASES = tomllib.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']}: {case['text'][:30]}" for case in CASES])
def test_language_is_told_from_few_words(case: dict[str, Any]) -> None:
    assert detect(case["text"], case.get("declared")) == case["language"]


def test_without_a_letter_the_feed_decides_or_nobody() -> None:
    assert detect("17 % … 3.5", "de-AT") == "de"
    assert detect("17 % … 3.5") is None
    assert detect("") is None


@given(st.text(max_size=80), st.none() | st.text(max_size=8))
def test_any_text_gets_an_answer(text: str, declared: str | None) -> None:
    found = detect(text, declared)

    assert found is None or 2 <= len(found) <= 3

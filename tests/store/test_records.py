"""What is kept as JSON is written by hand, for speed: it must be what the library would write."""

from __future__ import annotations

import json

import pytest

from monitor.model import Label, Quoted, Sentiment, Span, Statement, StatementKind
from monitor.store import records

AWKWARD = 'a "quoted" \\ name\n\x01é😀'


@pytest.mark.parametrize(
    "score",
    [
        Sentiment(0.1234, 0.1, 0.9, 0.0, Label.POSITIVE, 1.0, 3),
        Sentiment(-0.0, 1e-07, 1, 0, Label.NEUTRAL, 0.5, 1),
        Sentiment(-0.3, None, None, None, Label.NEGATIVE, 0.0, 2),
        Sentiment(None, reason=AWKWARD),
    ],
)
def test_scores_are_written_as_the_library_writes_them(score: Sentiment) -> None:
    written = records.scores_to_json({"vader": score, AWKWARD: score})

    values = list(records.sentiment_to_row(score).values())
    assert written == json.dumps({"vader": values, AWKWARD: values}, ensure_ascii=False, separators=(",", ":"))
    assert records.scores_from_json(written) == {"vader": score, AWKWARD: score}


def test_a_statement_with_awkward_words_comes_back() -> None:
    statement = Statement(
        StatementKind.MIXED,
        AWKWARD,
        (Span(1, 4), Span(7, 9)),
        speaker=Quoted(AWKWARD, Span(10, 12)),
        cue=None,
        voice=AWKWARD,
        chain=(AWKWARD, "Bo Lind"),
        targets=(AWKWARD,),
    )

    [row] = records.statement_rows(5, [statement], {AWKWARD: 1})

    assert records.statement_from_row(row, AWKWARD, {}) == statement


def test_half_a_surrogate_pair_is_stored_as_a_sign_for_it() -> None:
    assert json.loads(records.names_to_json(["a\ud800b"]) or "") == ["a\ufffdb"]

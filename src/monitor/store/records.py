"""Nouns to rows and back."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from json.encoder import encode_basestring
from typing import Any

from monitor.model import (
    Analysis,
    Article,
    FeedState,
    Label,
    Mention,
    Part,
    Quoted,
    Repair,
    ScoredText,
    Sentiment,
    Span,
    Statement,
    StatementKind,
    StoryChange,
    Verdict,
)
from monitor.store.schema import HEADLINE, NARRATION, STATEMENT_BITS, STATEMENTS_MAX, WHOLE, micros, moment

Row = dict[str, Any]

SCORED_TEXTS = (ScoredText.HEADLINE, ScoredText.SUMMARY, ScoredText.BODY)
_SCORED = {scored: number for number, scored in enumerate(SCORED_TEXTS)}
_LABELS = {Label.NEGATIVE: -1, Label.NEUTRAL: 0, Label.POSITIVE: 1}
_LABEL_OF = {number: label for label, number in _LABELS.items()}
_PARTS = {Part.TITLE: 0, Part.TEXT: 1}
PART_OF = (Part.TITLE, Part.TEXT)


def storable(text: str) -> str:
    """Replace what a database refuses (NUL, halves of surrogate pairs) by U+FFFD. Offsets stay as they are."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    try:
        text.encode()
    except UnicodeEncodeError:
        text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text


def storable_or_none(text: str | None) -> str | None:
    return None if text is None else storable(text)


def optional_micros(moment: datetime | None) -> int | None:
    return None if moment is None else micros(moment)


def optional_moment(micros: int | None) -> datetime | None:
    return None if micros is None else moment(micros)


def digest_of(article: Article) -> int:
    """64 bits of title and text: whether an entry that comes again was edited."""
    words = f"{article.title}\x1f{article.text}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(words, digest_size=8).digest(), "big", signed=True)


def said_of(words: str) -> int:
    """64 bits of what was said, whatever its case, quotation marks and blanks: who else carries it."""
    plain = " ".join(_WORDS(words.casefold()))
    return int.from_bytes(
        hashlib.blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True
    )


def scored_number(scored: ScoredText) -> int:
    return _SCORED[scored]


def statement_id(article: str, part: int, start: int, words: str) -> str:
    """16 hex digits: the same words at the same place of an article keep their id over a new analysis."""
    return hashlib.blake2b(f"{article}|{part}|{start}|{words}".encode(), digest_size=8).hexdigest()


_WORDS = re.compile(r"\w+").findall
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # `dumps` would make one for each call


def to_json(values: object) -> str:
    return _encode(values)


def names_to_json(names: Sequence[str]) -> str | None:
    return "[" + ",".join(map(_quoted, names)) + "]" if names else None


def names_from_json(text: str | None) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text else ()


# ---- feeds ----------------------------------------------------------------------------------------

STATE_COLUMNS = (
    "next_due",
    "interval",
    "etag",
    "last_modified",
    "validators_at",
    "digest",
    "last_polled",
    "last_success",
    "failing_since",
    "failures",
    "error",
    "http_status",
    "not_before",
    "paused",
    "moved_to",
    "moved_seen",
    "newest_item",
    "empty_streak",
    "undated_share",
    "warning",
)
_MOMENTS = ("next_due", "validators_at", "last_polled", "last_success", "failing_since", "not_before", "newest_item")
_TEXTS = ("etag", "last_modified", "digest", "error", "moved_to", "warning")


def state_to_row(state: FeedState) -> Row:
    row: Row = {name: getattr(state, name) for name in STATE_COLUMNS}
    for name in _MOMENTS:
        row[name] = optional_micros(row[name])
    for name in _TEXTS:
        row[name] = storable_or_none(row[name])
    row["interval"] = state.interval // timedelta(microseconds=1)
    row["paused"] = int(state.paused)
    return row


def state_from_row(row: Mapping[Any, Any]) -> FeedState:
    values = {name: row[name] for name in STATE_COLUMNS}
    for name in _MOMENTS:
        values[name] = optional_moment(values[name])
    values["interval"] = timedelta(microseconds=row["interval"])
    values["paused"] = bool(row["paused"])
    return FeedState(row["url"], **values)


# ---- findings -------------------------------------------------------------------------------------


SENTIMENT_COLUMNS = ("compound", "positive", "neutral", "negative", "label", "coverage", "sentences", "reason")


def sentiment_values(sentiment: Sentiment) -> tuple[Any, ...]:
    """In the order of SENTIMENT_COLUMNS."""
    return (
        sentiment.compound,
        sentiment.positive,
        sentiment.neutral,
        sentiment.negative,
        None if sentiment.label is None else _LABELS[sentiment.label],
        sentiment.coverage,
        sentiment.sentences,
        storable_or_none(sentiment.reason),
    )


def sentiment_to_row(sentiment: Sentiment) -> Row:
    return dict(zip(SENTIMENT_COLUMNS, sentiment_values(sentiment), strict=True))


def sentiment_from_row(row: Mapping[Any, Any]) -> Sentiment:
    return Sentiment(
        row["compound"],
        row["positive"],
        row["neutral"],
        row["negative"],
        None if row["label"] is None else _LABEL_OF[row["label"]],
        row["coverage"],
        row["sentences"],
        row["reason"],
    )


def scores_to_json(scores: Mapping[str, Sentiment]) -> str | None:
    """As `to_json` writes a list for each engine, in a fraction of its time: there are many."""
    if not scores:
        return None
    return "{" + ",".join([f"{_quoted(engine)}:{_score_to_json(found)}" for engine, found in scores.items()]) + "}"


def _score_to_json(found: Sentiment) -> str:
    shares = (found.compound, found.positive, found.neutral, found.negative)
    if found.reason is not None or found.label is None or None in shares:
        return to_json(sentiment_values(found))
    return f"[{','.join(map(repr, shares))},{_LABELS[found.label]},{found.coverage!r},{found.sentences},null]"


def _quoted(text: str) -> str:
    return storable(encode_basestring(text))


def scores_from_json(text: str | None) -> dict[str, Sentiment]:
    if not text:
        return {}
    return {
        engine: sentiment_from_row(dict(zip(SENTIMENT_COLUMNS, values, strict=True)))
        for engine, values in json.loads(text).items()
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _detail(statement: Statement) -> str:
    fragments = ",".join([f"[{span.start},{span.end}]" for span in statement.fragments])
    speaker, cue = _quoted_to_json(statement.speaker), _quoted_to_json(statement.cue)
    chain = ",".join(map(_quoted, statement.chain))
    return f'{{"fragments":[{fragments}],"speaker":{speaker},"cue":{cue},"chain":[{chain}]}}'


def _quoted_to_json(quoted: Quoted | None) -> str:
    if quoted is None:
        return "null"
    return f"[{_quoted(quoted.text)},{quoted.span.start},{quoted.span.end},{_PARTS[quoted.part]}]"


def _quoted_from_list(values: list[Any] | None) -> Quoted | None:
    return None if values is None else Quoted(values[0], Span(values[1], values[2]), PART_OF[values[3]])


def statement_rows(article: int, statements: Iterable[Statement], voices: Mapping[str, int]) -> list[Row]:
    rows = []
    for number, statement in enumerate(statements):
        if number == STATEMENTS_MAX:
            break
        rows.append(
            {
                "key": article << STATEMENT_BITS | number,
                "article": article,
                "voice": None if statement.voice is None else voices[statement.voice],
                "kind": statement.kind.value,
                "words": storable(statement.words),
                "said": said_of(statement.words),
                "speaker": None if statement.speaker is None else storable(statement.speaker.text),
                "confidence": statement.confidence,
                "denied": int(statement.denied),
                "collective": int(statement.collective),
                "part": _PARTS[statement.part],
                "start": min((span.start for span in statement.fragments), default=0),
                "end": max((span.end for span in statement.fragments), default=0),
                "targets": names_to_json(statement.targets),
                "detail": _detail(statement),
                "repaired": int(statement.repaired),
            }
        )
    return rows


def statement_from_row(row: Mapping[Any, Any], voice: str | None, scores: Mapping[str, Sentiment]) -> Statement:
    detail = json.loads(row["detail"])
    return Statement(
        StatementKind(row["kind"]),
        row["words"],
        tuple(Span(start, end) for start, end in detail["fragments"]),
        PART_OF[row["part"]],
        _quoted_from_list(detail["speaker"]),
        voice,
        _quoted_from_list(detail["cue"]),
        row["confidence"],
        bool(row["denied"]),
        bool(row["collective"]),
        tuple(detail["chain"]),
        names_from_json(row["targets"]),
        scores,
        bool(row["repaired"]),
    )


def fragments_of(detail: str) -> tuple[Span, ...]:
    """The fragments in a statement's `detail`."""
    return tuple(Span(start, end) for start, end in json.loads(detail)["fragments"])


def sketch_row(key: int, analysis: Analysis, fidelity: float | None) -> Row:
    return {"key": key, "data": analysis.sketch, "wire": storable_or_none(analysis.wire), "fidelity": fidelity}


def story_change_from_row(row: Mapping[Any, Any]) -> StoryChange:
    return StoryChange(
        row["number"], row["kind"], moment(row["at"]), names_from_json(row["articles"]), optional_moment(row["undone"])
    )


def repair_to_row(repair: Repair) -> Row:
    return {
        "statement": repair.statement,
        "verdict": repair.verdict.value,
        "article": repair.article,
        "kind": repair.kind.value,
        "part": _PARTS[repair.part],
        "fragments": to_json([_span(span) for span in repair.fragments]),
        "words": storable(repair.words),
        "at": micros(repair.at),
        "voice": storable_or_none(repair.voice),
        "meant": None if repair.meant is None else to_json(_span(repair.meant)),
        "found": storable_or_none(repair.found),
    }


def repair_from_row(row: Mapping[Any, Any]) -> Repair:
    return Repair(
        row["statement"],
        row["article"],
        Verdict(row["verdict"]),
        StatementKind(row["kind"]),
        PART_OF[row["part"]],
        tuple(Span(start, end) for start, end in json.loads(row["fragments"])),
        row["words"],
        moment(row["at"]),
        row["voice"],
        None if row["meant"] is None else Span(*json.loads(row["meant"])),
        row["found"],
    )


def mention_rows(article: int, mentions: Iterable[Mention]) -> list[Row]:
    scores: dict[int, str | None] = {}  # by identity: names in one sentence share its scores
    for mention in (mentions := tuple(mentions)):
        if id(mention.scores) not in scores:
            scores[id(mention.scores)] = scores_to_json(mention.scores)
    return [
        {
            "article": article,
            "place": place,
            "kind": mention.kind,
            "name": storable(mention.name),
            "part": _PARTS[mention.part],
            "start": mention.span.start,
            "end": mention.span.end,
            "scores": scores[id(mention.scores)],
        }
        for place, mention in enumerate(mentions)
    ]


def mention_from_row(row: Mapping[Any, Any]) -> Mention:
    return Mention(
        row["kind"], row["name"], Span(row["start"], row["end"]), PART_OF[row["part"]], scores_from_json(row["scores"])
    )


PARTS_OF_SCORES = ((WHOLE, "scores"), (HEADLINE, "headline"), (NARRATION, "narration"))

"""`analyze`: what the program finds in a text, without storing anything."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from monitor.cli.files import content_of, opened
from monitor.cli.filters import installed_here
from monitor.cli.output import clean, document, signed
from monitor.cli.session import Session, command
from monitor.export import Record, json_text
from monitor.model import Analysis, Mention, Part, Scores, Span, Statement

if TYPE_CHECKING:
    from monitor.analysis import Analyzer


@command("analyze")
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--jsonl", is_flag=True, help="Read one JSON object a line, answer each with one, in the same order.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found in the text as one JSON document.")
@click.option("--engine", "engines", multiple=True, metavar="NAME", help="Only this engine; may be repeated.")
def analyze(session: Session, *, file: str, jsonl: bool, as_json: bool, engines: Sequence[str]) -> int:
    """Analyze text: sentiment, statements, mentions.

    FILE is plain text (standard input by default), the whole of it one article. With --jsonl each line is an object
    with "id" and "text", and optionally "title", "outlet", "published" and "targets". A line that cannot be read is
    answered by {"id": …, "error": …} in its place; the exit code is then 1.
    """
    from monitor.analysis import Analyzer

    analyzer = Analyzer(session.catalog, [installed_here(name) for name in engines] or None)
    if jsonl:
        with opened(file) as source:
            return _answer_lines(source, analyzer)
    text = content_of(file).decode("utf-8-sig", "replace")
    analysis = analyzer.analyze_text(text, slow=True)
    if as_json:
        document(_found(None if file == "-" else file, text, "", analysis))
    else:
        _print(text, analysis)
    return 0


class _Unreadable(ValueError):
    """A line that cannot be analyzed; the text says why."""


def _answer_lines(source: Iterable[bytes], analyzer: Analyzer) -> int:
    """Answer line by line: who feeds us through a pipe gets each answer before the next line is read."""
    code = 0
    out = sys.stdout.buffer
    for line in source:
        if not line.strip():
            continue
        given: Any = None
        try:
            given = _object(line)
            answer = _answer(given, analyzer)
        except _Unreadable as error:
            answer = {"id": given.get("id") if isinstance(given, dict) else None, "error": str(error)}
            code = 1
        out.write(json_text(answer).encode() + b"\n")
        out.flush()
    return code


def _object(line: bytes) -> Any:
    try:
        return json.loads(line.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise _Unreadable(f"not UTF-8 (byte {error.start + 1})") from error
    except (ValueError, RecursionError) as error:
        raise _Unreadable(f"not JSON: {error}") from error


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _answer(given: Any, analyzer: Analyzer) -> Record:
    if not isinstance(given, dict):
        raise _Unreadable("not a JSON object")
    if not isinstance(given.get("id"), str | int | float):
        raise _Unreadable("id is missing" if given.get("id") is None else "id is neither text nor a number")
    text = _text(given, "text")
    if text is None:
        raise _Unreadable("text is missing")
    title, outlet = _text(given, "title") or "", _text(given, "outlet") or ""
    targets = _targets(given, text)
    analysis = analyzer.analyze_text(text, title=title, outlet=outlet, published=_published(given), slow=True)
    answer = _found(given["id"], text, title, analysis)
    scores = analyzer.toward(text, [span for _, span in targets], analysis)
    answer["targets"] = [
        {"name": name, "sentiment": _sentiment(each), "label": _label(each)}
        for (name, _), each in zip(targets, scores, strict=True)
    ]
    return answer


def _text(given: dict[str, Any], key: str) -> str | None:
    value = given.get(key)
    if value is not None and not isinstance(value, str):
        raise _Unreadable(f"{key} is no text")
    return value


def _published(given: dict[str, Any]) -> datetime | None:
    text = _text(given, "published")
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise _Unreadable(f"published is no ISO 8601 time: {text!r}") from error
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _targets(given: dict[str, Any], text: str) -> list[tuple[str, Span]]:
    targets = given.get("targets")
    if targets is None:
        return []
    found = []
    for target in targets if isinstance(targets, list) else [None]:
        match target:
            case {"name": str(name), "start": int(start), "end": int(end)} if 0 <= start < end <= len(text):
                found.append((name, Span(start, end)))
            case _:
                raise _Unreadable("each target needs a name, and a start before its end within text")
    return found


# ---- what is answered ---------------------------------------------------------------------------


def _found(id: object, text: str, title: str, analysis: Analysis) -> Record:
    """The promised form. Offsets are of `text`; what was found in a title stands under `headline`."""
    answer: Record = {
        "id": id,
        "language": analysis.language,
        "sentiment": _sentiment(analysis.scores),
        "label": _label(analysis.scores),
        "narration": _sentiment(analysis.narration),
        **_of_part(Part.TEXT, text, analysis),
        "targets": [],
    }
    if title:
        answer["headline"] = {"sentiment": _sentiment(analysis.headline), **_of_part(Part.TITLE, title, analysis)}
    return answer


def _of_part(part: Part, text: str, analysis: Analysis) -> Record:
    here = [index for index, statement in enumerate(analysis.statements) if statement.part is part]
    number = {index: position for position, index in enumerate(here)}
    return {
        "sentences": [
            {
                "start": sentence.span.start,
                "end": sentence.span.end,
                "statement": None if sentence.statement is None else number.get(sentence.statement),
                "sentiment": _sentiment(sentence.scores),
            }
            for sentence in analysis.sentences
            if sentence.part is part
        ],
        "statements": [_statement(analysis.statements[index], analysis.mentions) for index in here],
        "mentions": [
            {
                mention.kind: mention.name,
                "start": mention.span.start,
                "end": mention.span.end,
                "sentiment": _sentiment(mention.scores),
            }
            for mention in analysis.mentions
            if mention.part is part
        ],
    }


def _statement(statement: Statement, mentions: Sequence[Mention]) -> Record:
    return {
        "kind": statement.kind.value,
        "fragments": [[span.start, span.end] for span in statement.fragments],
        "speaker": statement.speaker
        and {
            "text": statement.speaker.text,
            "start": statement.speaker.span.start,
            "end": statement.speaker.span.end,
        },
        "voice": statement.voice,
        "cue": statement.cue
        and {"text": statement.cue.text, "start": statement.cue.span.start, "end": statement.cue.span.end},
        "confidence": statement.confidence,
        "sentiment": _sentiment(statement.scores),
        "targets": [{"name": name, "sentiment": _sentiment(scores)} for name, scores in toward(statement, mentions)],
    }


def toward(statement: Statement, mentions: Sequence[Mention]) -> Iterator[tuple[str, Scores]]:
    """About whom a statement is: each name in its words, with the scores of its first sentence that names it."""
    told: set[str] = set()
    for mention in mentions:
        inside = any(each.start <= mention.span.start < each.end for each in statement.fragments)
        if mention.part is statement.part and inside and mention.name in statement.targets and mention.name not in told:
            told.add(mention.name)
            yield mention.name, mention.scores


def _sentiment(scores: Scores) -> dict[str, float | None]:
    return {engine: score.compound for engine, score in scores.items()}


def _label(scores: Scores) -> dict[str, str | None]:
    return {engine: score.label and score.label.value for engine, score in scores.items()}


# ---- for people ---------------------------------------------------------------------------------


def _print(text: str, analysis: Analysis) -> None:
    click.echo(f"Language   {analysis.language or 'cannot be told'}")
    for engine, score in analysis.scores.items():
        if score.compound is None:
            click.echo(f"Sentiment  not scored by {engine}: {score.reason}")
        else:
            narration = signed(analysis.narration[engine].compound)
            click.echo(
                f"Sentiment  {signed(score.compound)} {score.label or ''} ({engine}; narration {narration}; "
                f"{score.coverage:.0%} of {score.sentences} sentences have score words)"
            )
    if analysis.topics:
        click.echo(f"Topics     {', '.join(analysis.topics)}")
    if analysis.statements:
        click.echo(f"\nStatements ({len(analysis.statements)})")
    for statement in analysis.statements:
        said_by = statement.voice or (statement.speaker.text if statement.speaker else "somebody")
        first = next(iter(statement.scores.values()), None)
        score_text = signed(first.compound if first else None)
        click.echo(
            f"  {score_text}  {click.style(clean(said_by), bold=True)}, {statement.kind}: {clean(statement.words)}"
        )

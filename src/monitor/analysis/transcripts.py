"""Transcripts: lines that begin with who speaks. "WALLACE: Let’s start …" · "Q: …" · "The President: …"

Read before anything else, for there are no verbs in them: what stands behind the colon is said, to the end of the
paragraph and of those that follow without a label.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from monitor.analysis.lexicon import words
from monitor.analysis.marks import paragraphs
from monitor.model import Span

_CAPITALS = re.compile(
    r"[\"“”']?\s*((?:(?:[A-Z][A-Z.'’-]+|[A-Z]\.|MR\.|MS\.|DR\.)\s?){1,5}(?:\([^)\n]{1,30}\)\s?)?):\s*"
)
_NAMED = re.compile(
    r"[\"“”']?\s*((?:(?:The|Mr\.|Ms\.|Mrs\.|Dr\.)\s)?[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3}):\s+(?=\S)"
)
_ASKED = re.compile(r"\s*(Q)\s+(?=[\w“\"(])")  # a reporter's question, as the White House prints it
_ASIDE = re.compile(r"\s*[\"“]?[(\[][^()\[\]\n]{1,60}[)\].]*\s*[\"”]?\s*")
_BEFORE_SPEAKERS = frozenset({"the", "mr", "ms", "mrs", "dr", *words("grammar", "titles")})
_PARTS = frozenset({"interviewer", "moderator", "host", "question", "answer", "reporter", "audience"})
_FEWEST = 4  # turns with small-letter labels that make a transcript; two of them by the same speaker


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a transcript: who speaks, and the words."""

    label: Span
    words: tuple[Span, ...]  # by paragraphs


def turns(text: str) -> tuple[Turn, ...]:
    """The turns of a text, if it is a transcript or holds one; an empty tuple if not."""
    if text.count(":") < 2:
        return ()
    lines = paragraphs(text)
    for pattern, fewest in ((_CAPITALS, 2), (_NAMED, _FEWEST)):
        labelled = [pattern.match(text, line.start, line.end) for line in lines]
        labels = Counter(match.group(1).strip() for match in labelled if match)
        if sum(labels.values()) >= fewest and (fewest == 2 or max(labels.values()) >= 2) and len(labels) >= 2:
            if fewest != 2 and not any(_is_somebody(label, text) for label in labels):
                return ()  # "Note: …", "Rarity: …", "More: …"
            if fewest == 2:
                asked = [
                    match or _ASKED.match(text, line.start, line.end)
                    for match, line in zip(labelled, lines, strict=True)
                ]
                return _read(text, lines, asked)
            return _read(text, lines, labelled)
    return ()


def _is_somebody(label: str, text: str) -> bool:
    """Whether a label is a speaker's: with a title, or part of a fuller name elsewhere in the text."""
    *before, last = label.split()
    if before and (before[0].rstrip(".").lower() in _BEFORE_SPEAKERS):
        return True
    if last.lower() in _PARTS:
        return True
    fuller = rf"\b{re.escape(label)}\b(?!:)" if before else rf"\b[A-Z][\w’'-]+ (?:[A-Z]\. )?{re.escape(last)}\b(?!:)"
    return re.search(fuller, text) is not None


def _read(text: str, lines: tuple[Span, ...], labelled: list[re.Match[str] | None]) -> tuple[Turn, ...]:
    found: list[tuple[Span, list[Span]]] = []
    last = max(k for k, match in enumerate(labelled) if match)
    speaking = quoted = False
    for k, (line, match) in enumerate(zip(lines, labelled, strict=True)):
        if match is not None:
            quoted = text[match.start()] in '"“”'
            words = _trim(text, match.end(), line.end)
            found.append((Span(*match.span(1)), [] if words is None else [words]))
            speaking = True
        elif speaking and k < last and not _ASIDE.fullmatch(text, line.start, line.end):
            # in marks, only what goes on in marks is said
            speaking = not quoted or text[line.start] in '"“”'
            words = _trim(text, line.start, line.end)
            if speaking and words is not None:
                found[-1][1].append(words)
    return tuple(Turn(label, tuple(words)) for label, words in found if words)


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " \t\"“”'":
        start += 1
    while end > start and text[end - 1] in ' \t"”“':
        end -= 1
    return Span(start, end) if end - start > 1 else None

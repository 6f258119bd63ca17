"""Who says what: the statements of a text, with the words, the speaker as printed and who that is."""

from __future__ import annotations

import re

from monitor.model import Part, Quoted, Span, Statement, StatementKind

_QUOTE = re.compile(r"[“\"]([^“”\"\n]{2,2000})[”\"]|(?<!\w)‘([^‘\n]{2,1000}?)’(?!\w)")
_NAME = r"(?:[A-Z][\w’'.-]*\s+){0,4}[A-Z][\w’'-]+"
_VERB = r"(?:said|says|wrote|writes|told|added|argued|warned|warns|tweeted|responded|replied|explained)"
_AFTER = re.compile(rf"\s*(?:({_NAME})(?:,[^,.“”]{{1,120}},)?\s+({_VERB})\b|({_VERB})\s+({_NAME}))")
_BEFORE = re.compile(rf"({_NAME})\s+({_VERB})\b[^.“”\"]{{0,60}}$")


def find(text: str, part: Part = Part.TEXT) -> tuple[Statement, ...]:
    """Find direct quotations with a name beside the verb."""
    statements = []
    for quote in _QUOTE.finditer(text):
        group = 1 if quote.group(1) is not None else 2
        span = Span(quote.start(group), quote.end(group))
        after = _AFTER.match(text, quote.end())
        before = None if after else _BEFORE.search(text, max(0, quote.start() - 200), quote.start())
        found = after or before
        if found is None:
            continue
        name, cue = (3 + 1, 3) if after and after.group(3) else (1, 2)
        speaker = Quoted(found.group(name), Span(*found.span(name)), part)
        statements.append(
            Statement(
                kind=StatementKind.DIRECT,
                words=quote.group(group),
                fragments=(span,),
                part=part,
                speaker=speaker,
                voice=speaker.text,
                cue=Quoted(found.group(cue), Span(*found.span(cue)), part),
                confidence=0.8,
            )
        )
    return tuple(statements)

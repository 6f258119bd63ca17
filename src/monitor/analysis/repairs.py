"""What the user put right is put right again: repairs applied to what a new analysis found.

A repair knows the statement as it was found: where it stood, and its words. A finder that has learned may cut it
elsewhere, and an edit moves it, so the one that lies in the same place or has the same words is meant. One that is
no longer found at all comes back where its words still stand, for the user has said that it is a statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from monitor.model import Part, Repair, Span, Statement, Verdict

SAME_PLACE = 0.5  # share of two spans taken together that both hold


def mend(
    found: Sequence[Statement], repairs: Iterable[Repair], title: str, text: str, *, bring_back: bool = True
) -> tuple[Statement, ...]:
    """Apply repairs to the statements of an article; those without one stay as they are.

    `bring_back`: a statement that was put right and is not found any more is added where its words stand.
    """
    of_statement: dict[str, list[Repair]] = {}
    for repair in repairs:
        of_statement.setdefault(repair.statement, []).append(repair)
    left: dict[int, Statement] = dict(enumerate(found))
    mended: list[tuple[int, Statement]] = []
    added: list[Statement] = []
    for some in of_statement.values():
        whole = title if some[0].part is Part.TITLE else text
        at = _meant(left, some[0])
        statement = left.pop(at) if at is not None else _again(some[0], whole) if bring_back else None
        statement = None if statement is None else _mended(statement, some, whole)
        if statement is not None and at is not None:
            mended.append((at, statement))
        elif statement is not None:
            added.append(statement)
    kept = [statement for _, statement in sorted((*left.items(), *mended), key=lambda pair: pair[0])]
    if added:
        kept = sorted((*kept, *added), key=lambda each: (each.part is Part.TEXT, each.fragments[0].start))
    return tuple(kept)


def _mended(statement: Statement, repairs: Sequence[Repair], whole: str) -> Statement | None:
    """The statement as the user has it; None: it is none."""
    for repair in repairs:
        if repair.verdict is Verdict.NONE:
            return None
        if repair.verdict is Verdict.SPEAKER:
            statement = replace(
                statement,
                speaker=None,  # the mention that led to the wrong name
                voice=repair.voice,
                collective=statement.collective and repair.voice is None,
                confidence=1.0,
                repaired=True,
            )
        elif (span := _right_words(repair, whole)) is not None:
            statement = replace(statement, fragments=(span,), words=whole[span.start : span.end], repaired=True)
    return statement


def _meant(found: dict[int, Statement], repair: Repair) -> int | None:
    """The number of the statement that a repair is about; None: it is not among them."""
    said, place = _plain(repair.words), _hull(repair.fragments)
    ranked = []
    for number, statement in found.items():
        if statement.part is repair.part and statement.fragments:
            span = _hull(statement.fragments)
            likeness = 1.0 if _plain(statement.words) == said else _shared(span, place)
            ranked.append((likeness, -abs(span.start - place.start), -number))
    likeness, _, number = max(ranked, default=(0.0, 0, 0))
    return -number if likeness >= SAME_PLACE else None


def _again(repair: Repair, whole: str) -> Statement | None:
    """The statement as it was found, where its words stand now; None: they are gone."""
    shift = _shift(repair, whole)
    if shift is None:
        return None
    fragments = tuple(Span(span.start + shift, span.end + shift) for span in repair.fragments)
    words = " ".join(whole[span.start : span.end] for span in fragments)
    return Statement(repair.kind, words, fragments, repair.part, voice=repair.found, confidence=1.0)


def _right_words(repair: Repair, whole: str) -> Span | None:
    """Where the right words stand now; None: that cannot be told."""
    shift = _shift(repair, whole)
    if shift is None or repair.meant is None:
        return None
    span = Span(repair.meant.start + shift, repair.meant.end + shift)
    return span if 0 <= span.start < span.end <= len(whole) else None


def _shift(repair: Repair, whole: str) -> int | None:
    """How far an edit has moved the words; None: they do not stand there any more."""
    level, words = _level(whole), _level(repair.words)
    first = repair.fragments[0]
    opening = words[: first.end - first.start]
    for begin in (first.start, level.find(opening)):
        shift = begin - first.start
        if begin >= 0 and words == " ".join(level[s.start + shift : s.end + shift] for s in repair.fragments):
            return shift
    return None


def _hull(fragments: Sequence[Span]) -> Span:
    return Span(fragments[0].start, fragments[-1].end)


def _shared(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / max(1, max(one.end, other.end) - min(one.start, other.start))


def _level(text: str) -> str:
    """Line breaks as blanks: words are stored as printed, and looked for in a text that was unwrapped."""
    return text.replace("\n", " ")


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))

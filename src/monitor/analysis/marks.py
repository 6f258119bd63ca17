"""Quotation marks: where words stand in them, whatever marks an outlet uses and however badly.

Curly and straight, doubled commas (''…''), single ‘…’ and '…', «…» and „…“; marks that never close, never open, or are
the wrong way round; a speech over several paragraphs, each of which opens and only the last closes. Works paragraph by
paragraph, so that one lost mark spoils no more than its own. Linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.model import Span

LONGEST_SINGLE = 1_200  # characters between single marks, which are too often apostrophes


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, with and without the marks."""

    outer: Span  # with the marks
    inner: Span  # without them and without blanks at the edges
    double: bool = True  # "…" rather than '…'
    opened: bool = True  # False: the opening mark is lost
    closed: bool = True  # False: the closing mark is lost, or the next paragraph goes on
    goes_on: bool = False  # the next paragraph takes the speech up again with an opening mark


# A line that goes on in small letters was only wrapped: no new paragraph.
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?=[a-z]))+")
_DOUBLE = re.compile(r"[“”„‟\"«»＂]|''|``|,,(?=\w)|’’|‘‘")
_STRAIGHT = frozenset(('"', "''", "＂"))
_SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'‚](?=[^\s'’‘.,;:!?)])")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s‘])[’'](?![\w’'])")
_NOT_OPEN = re.compile(r"[‘'](?:\d0s|tis|twas|til|em|cause|bout|n['’]|n\b|round)\b", re.IGNORECASE)
# Behind the words of a quotation that was never closed: `…, said Lin`, `…, Lin says`.
_LOST_CLOSE = re.compile(
    r"[,.?!](?=\s+(?:(?:he|she|they|it|[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,3})\s+(?:said|says|wrote|added|told)\b"
    r"|(?:said|says|wrote|added)\s+(?:the\s+|an?\s+)?[A-Z\w]))"
)


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text, without the line breaks between them."""
    return tuple(Span(*match.span()) for match in _PARAGRAPH.finditer(text) if not match.group().isspace())


def quotations(text: str, sentences: Sequence[Span]) -> tuple[Quotation, ...]:
    """Find the quotations of a text, in order, not overlapping: what is quoted inside one belongs to it.

    `sentences` tell where a quotation begins whose opening mark is lost.
    """
    found: list[Quotation] = []
    starts = [sentence.start for sentence in sentences]
    doubled = "''" in text
    for paragraph in paragraphs(text):
        before = len(found)
        _double(text, paragraph, starts, doubled, found)
        _link(text, paragraph, found, before)
        if len(found) == before:
            _single(text, paragraph, paragraph.end, found)
        else:
            singles: list[Quotation] = []
            gap = paragraph.start
            for quotation in found[before:]:
                _single(text, Span(gap, quotation.outer.start), quotation.outer.start, singles)
                gap = quotation.outer.end
            _single(text, Span(gap, paragraph.end), paragraph.end, singles)
            if singles:
                found[before:] = sorted([*found[before:], *singles], key=lambda q: q.outer)
    return tuple(found)


def _link(text: str, paragraph: Span, found: list[Quotation], before: int) -> None:
    """Mark an open quotation as going on where this next paragraph takes it up again."""
    if not before or before >= len(found):
        return
    last, first = found[before - 1], found[before]
    starts_so = not text[paragraph.start : first.outer.start].strip() and first.opened
    if not last.closed and last.opened and starts_so and not text[last.outer.end : paragraph.start].strip():
        found[before - 1] = Quotation(last.outer, last.inner, last.double, last.opened, last.closed, goes_on=True)


# ---- double marks -------------------------------------------------------------------------------


def _double(text: str, paragraph: Span, starts: list[int], doubled: bool, found: list[Quotation]) -> None:
    marks = list(_DOUBLE.finditer(text, paragraph.start, paragraph.end))
    if not marks:
        return
    opening: re.Match[str] | None = None
    nested: list[str] = []
    last_end = paragraph.start
    for at, mark in enumerate(marks):
        sign = mark.group()
        opens = _opens(text, paragraph, mark, opening is not None)
        if opening is None:
            if opens:
                opening, nested = mark, []
            else:
                last_end = _lost_opening(text, paragraph, mark, starts, last_end, found)
        elif not _same_make(opening.group(), sign):
            if opens:
                nested.append(sign)
            elif nested:
                nested.pop()
            elif _is_closing(sign) and (
                not _matching_left(opening.group(), marks, at) or _next_one_opens(text, paragraph, marks, at)
            ):
                last_end = _close(text, opening, mark, found)  # opened by one make, closed by another
                opening = None
        elif not opens and nested:
            nested.pop()
        elif not opens or (sign in _STRAIGHT and _may_close(text, mark)):
            last_end = _close(text, opening, mark, found)
            opening = None
        elif sign not in _STRAIGHT and _closings_left(marks, at) >= 2:
            nested.append(sign)
        else:  # the mark that should have closed is lost
            last_end = _close_lost(text, opening, mark, found)
            opening, nested = mark, []
    if opening is not None:
        lost = None
        if not _next_opens(text, paragraph.end):
            lost = _LOST_CLOSE.search(text, opening.end(), paragraph.end)
        end = lost.end() if lost else paragraph.end
        found.append(_quotation(text, opening.start(), opening.end(), end, end, closed=False))


def _next_one_opens(text: str, paragraph: Span, marks: list[re.Match[str]], at: int) -> bool:
    """Whether the mark behind this one opens: then this one closed what was open, whatever its make."""
    return at + 1 < len(marks) and _opens(text, paragraph, marks[at + 1], False)


def _next_opens(text: str, end: int) -> bool:
    following = text[end : end + 12].lstrip()
    return following[:1] in ("“", '"', "«", "„", "‘") or following[:2] in ("''", "``")


def _opens(text: str, paragraph: Span, mark: re.Match[str], is_open: bool) -> bool:
    """Whether a mark opens, by its make, else by what stands around it."""
    sign = mark.group()
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    if sign in ("“", "``", "„", "«", ",,", "‟", "‘‘"):
        # “… million a year.“ : closed by an opening mark
        wrong = sign == "“" and is_open and not before.isspace() and (after.isspace() or after in ".,;:!?)[")
        return not wrong
    if sign in ("”", "»", "’’"):
        if is_open:
            return False
        # ” Very valid point!” : an opening mark the wrong way round
        earlier = text[paragraph.start : mark.start()].rstrip()
        return not earlier or (before.isspace() and earlier[-1] in ".!?…:,;—–-(" and not after.isspace())
    # straight ones tell by the blanks around them
    if before.isspace() or before in "([{—–-/:“‘'" or (before == "." and after.isupper()):
        return not (after.isspace() and is_open)
    if after.isspace() or after in ".,;:!?)]}—–-”’'":
        return False
    return not is_open


def _same_make(opening: str, sign: str) -> bool:
    if opening in ("“", "„", "‟", "”"):
        return sign in ("“", "”", "„", "‟")
    if opening in ("``", "''", ",,", "‘‘", "’’"):
        return sign in ("''", "``", "’’", ",,")
    if opening in ("«", "»"):
        return sign in ("«", "»")
    return sign == opening


def _is_closing(sign: str) -> bool:
    return sign in ("”", '"', "''", "»", "’’", "＂")


def _may_close(text: str, mark: re.Match[str]) -> bool:
    """Whether a straight mark that looks like an opening one may still close: nothing but blanks tells them apart."""
    before = text[mark.start() - 1]
    return not before.isspace()


def _closings_left(marks: list[re.Match[str]], at: int) -> int:
    """How many closing marks come before the next opening one but this."""
    count = 0
    for mark in marks[at + 1 : at + 6]:
        if mark.group() == "”":
            count += 1
        elif mark.group() == "“":
            break
    return count


def _matching_left(opening: str, marks: list[re.Match[str]], at: int) -> bool:
    return any(_same_make(opening, mark.group()) for mark in marks[at + 1 : at + 8])


def _close(text: str, opening: re.Match[str], mark: re.Match[str], found: list[Quotation]) -> int:
    if mark.start() > opening.end():
        found.append(_quotation(text, opening.start(), opening.end(), mark.start(), mark.end()))
    return mark.end()


def _close_lost(text: str, opening: re.Match[str], following: re.Match[str], found: list[Quotation]) -> int:
    """Close a quotation whose closing mark is lost before the next one opens."""
    lost = _LOST_CLOSE.search(text, opening.end(), following.start())
    end = lost.end() if lost else following.start()
    found.append(_quotation(text, opening.start(), opening.end(), end, end, closed=False))
    return end


def _lost_opening(
    text: str, paragraph: Span, mark: re.Match[str], starts: list[int], last_end: int, found: list[Quotation]
) -> int:
    """Take in what stands before a closing mark that nothing opened: the sentence it ends in."""
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    if before.isalnum() and mark.group() == '"' and text[mark.start() - 1].isdigit():
        return last_end  # 5'11": inches
    k = bisect_right(starts, mark.start()) - 1
    start = max(paragraph.start, starts[k] if k >= 0 else paragraph.start)
    if found and found[-1].outer.end > start:
        previous = found[-1]
        if not previous.opened and previous.outer.start >= paragraph.start:
            found[-1] = _quotation(
                text, previous.outer.start, previous.inner.start, mark.start(), mark.end(), opened=False
            )
            return mark.end()
        return last_end
    if mark.start() - start > 2:
        found.append(_quotation(text, start, start, mark.start(), mark.end(), opened=False))
        return mark.end()
    return last_end


def _quotation(
    text: str,
    outer_start: int,
    start: int,
    end: int,
    outer_end: int,
    *,
    double: bool = True,
    opened: bool = True,
    closed: bool = True,
) -> Quotation:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quotation(Span(outer_start, outer_end), Span(start, end), double, opened, closed)


# ---- single marks -------------------------------------------------------------------------------


def _single(text: str, where: Span, end: int, found: list[Quotation]) -> None:
    """Find quotations in single marks, outside double ones."""
    position = where.start
    while True:
        opening = _SINGLE_OPEN.search(text, position, end)
        if opening is None:
            return
        position = opening.end()
        if _NOT_OPEN.match(text, opening.start()):
            continue
        close = _single_close(text, opening, end)
        if close is None:
            continue
        found.append(_quotation(text, opening.start(), opening.end(), close.start(), close.end(), double=False))
        position = close.end()


def _single_close(text: str, opening: re.Match[str], end: int) -> re.Match[str] | None:
    """The mark that closes: the first that is no apostrophe; after an s, one with a stop before it is better."""
    limit = min(end, opening.end() + LONGEST_SINGLE)
    following = _SINGLE_OPEN.search(text, opening.end(), limit)
    limit = following.start() if following else limit
    doubtful: re.Match[str] | None = None
    for close in _SINGLE_CLOSE.finditer(text, opening.end(), limit):
        after = text[close.end() : close.end() + 2]
        before = text[close.start() - 1]
        if before in ".,!?…" or after[:1] in ".,;:!?)" or not after.strip():
            return close
        if before != "s" or not after[1:2].islower():
            return doubtful or close
        doubtful = doubtful or close
    return doubtful

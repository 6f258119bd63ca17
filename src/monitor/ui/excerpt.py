"""A statement in its place: the sentences around it, and where in them its words, its cue and its score words are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.model import Article, Part, Span, Statement

LONGEST = 1_200  # code points of a statement that are shown; a whole piece may be somebody's own
AROUND = 2  # sentences before and after are shown at most, and
ENOUGH = 120  # no second one where the first has so many code points
LIMIT = 400  # code points of what stands on either side


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of an article. Spans are of this piece; `start` tells where it begins in its part."""

    text: str
    part: Part
    start: int
    words: tuple[Span, ...]  # of the statement
    cue: Span | None = None

    def span_of(self, span: Span) -> Span | None:
        """From the article's part to this piece; None where it is not all in it."""
        moved = Span(span.start - self.start, span.end - self.start)
        return moved if 0 <= moved.start < moved.end <= len(self.text) else None


def cut(article: Article, statement: Statement) -> Excerpt:
    """Cut out a statement with the sentences before and after; a long one is cut short."""
    from monitor.analysis.text import sentences

    whole = article.title if statement.part is Part.TITLE else article.text
    first = min(span.start for span in statement.fragments)
    last = max(span.end for span in statement.fragments)
    shown = min(last, first + LONGEST)
    while shown < last and shown > first and not whole[shown - 1].isspace():
        shown -= 1
    spans = sentences(whole)
    inside = [k for k, span in enumerate(spans) if span.end > first and span.start < shown]
    start = min(first, spans[inside[0]].start) if inside else first
    end = max(shown, spans[inside[-1]].end) if inside and shown == last else shown
    if inside:
        start = _grown([spans[k] for k in range(inside[0] - 1, -1, -1)], start, back=True)
        if shown == last:
            end = _grown(spans[inside[-1] + 1 :], end, back=False)
    text = whole[start:end] + ("…" if shown < last else "")
    words = tuple(
        Span(span.start - start, min(span.end, shown) - start) for span in statement.fragments if span.start < shown
    )
    excerpt = Excerpt(text, statement.part, start, words)
    cue = statement.cue
    if cue is None or cue.part is not statement.part:
        return excerpt
    return Excerpt(text, statement.part, start, words, excerpt.span_of(cue.span))


def asides(excerpt: Excerpt) -> tuple[Span, ...]:
    """What is not the statement's: the runs between its words."""
    found = []
    at = 0
    for span in sorted(excerpt.words):
        if span.start > at:
            found.append(Span(at, span.start))
        at = max(at, span.end)
    if at < len(excerpt.text):
        found.append(Span(at, len(excerpt.text)))
    return tuple(found)


def _grown(neighbors: Sequence[Span], edge: int, *, back: bool) -> int:
    """Move an edge out over the nearest sentences, as long as they are short."""
    begin = edge
    for span in neighbors[:AROUND]:
        far = span.start if back else span.end
        if abs(far - begin) > LIMIT:
            break
        edge = far
        if abs(edge - begin) >= ENOUGH:
            break
    return edge

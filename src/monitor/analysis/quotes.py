"""Who says what: the statements of a text, with the words, the speaker as printed and the cue.

Sayings are found sentence by sentence (`sayings`); here each quotation gets its speaker, also across sentences and
paragraphs, and everything becomes statements with exact offsets. Who "he" is, is told by `voices`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from monitor.analysis.forms import Is
from monitor.analysis.lexicon import words
from monitor.analysis.marks import quotations
from monitor.analysis.phrases import COMMAS, Phrase
from monitor.analysis.sayings import Saying, Sayings
from monitor.analysis.skeleton import Skeleton
from monitor.model import Part, Quoted, Span, Statement, StatementKind


# Before marks that only show a word: the so-called “shock”, known as an “interposer”
_NOT_SAID = words("grammar", "before_term")


@dataclass(slots=True)
class Draft:
    """A statement while it is being put together; pieces are positions in the skeleton."""

    sentence: int
    saying: Saying
    pieces: list[tuple[int, int]] = field(default_factory=list)
    turn: str = ""

    @property
    def speaker(self) -> Phrase | None:
        return self.saying.speaker


def find(text: str, sentences: Sequence[Span], part: Part = Part.TEXT) -> tuple[Statement, ...]:
    """Find the statements of a text, in the order of their words."""
    skeleton = Skeleton(text, sentences, quotations(text, sentences))
    drafts = _Assembly(skeleton).drafts()
    return tuple(s for s in (_statement(skeleton, draft, part) for draft in drafts) if s.fragments)


class _Assembly:
    """Gives each quotation of a text its saying."""

    def __init__(self, skeleton: Skeleton) -> None:
        self.skeleton = skeleton
        self.finder = Sayings(skeleton)
        self.sayings = [self.finder.find(k) for k in range(len(skeleton.sentences))]
        self.taken: set[int] = set()  # quotations that are somebody's
        self.of_sentence: list[list[Draft]] = [[] for _ in skeleton.sentences]

    def drafts(self) -> list[Draft]:
        for k, sayings in enumerate(self.sayings):
            for saying in sayings:
                if saying.pieces:
                    self._add(k, Draft(k, saying, list(saying.pieces), saying.turn))
        for k, (lo, hi) in enumerate(self.skeleton.sentences):
            for at in range(lo, hi):
                if self.skeleton.quotation[at] >= 0 and at not in self.taken:
                    self._place(at, k, lo, hi)
        found = [draft for row in self.of_sentence for draft in row]
        return sorted(found, key=lambda draft: min(draft.pieces))

    def _add(self, k: int, draft: Draft) -> None:
        self.of_sentence[k].append(draft)
        for lo, hi in draft.pieces:
            self.taken.update(at for at in range(lo, hi) if self.skeleton.quotation[at] >= 0)

    def _extend(self, draft: Draft, piece: tuple[int, int]) -> None:
        draft.pieces.append(piece)
        self.taken.update(at for at in range(*piece) if self.skeleton.quotation[at] >= 0)

    def _place(self, at: int, k: int, lo: int, hi: int) -> None:
        """Find whose the quotation at `at` is, that no cue of its own sentence has claimed."""
        if at > lo and self.skeleton.words[at - 1] == ":":
            speaker = self.finder.label(at - 1, lo)
            if speaker is not None:
                self._add(k, Draft(k, Saying(k, (at - 1, at), ":", speaker), [(at, at + 1)], "label"))
                return
        signed = self.finder.signature(at + 1, hi)
        if signed is not None:
            self._add(k, Draft(k, Saying(k, (at + 1, at + 2), "―", signed), [(at, at + 1)], "signature"))
            return
        if self._is_bare(lo, hi):
            self._place_bare(at, k)
            return
        if at > lo and self.skeleton.lower[at - 1] in _NOT_SAID:
            return
        around = self.finder.around_marks(at, lo, hi, k)
        if around is not None:
            self._add(k, Draft(k, around, list(around.pieces), around.turn))

    def _is_bare(self, lo: int, hi: int) -> bool:
        """Whether a sentence is nothing but quotations."""
        flags, lower = self.skeleton.flags, self.skeleton.lower
        return all(flags[i] & (Is.QUOTATION | Is.SIGN) or lower[i] in ("and", "but") for i in range(lo, hi))

    def _place_bare(self, at: int, k: int) -> None:
        same = self._neighbor(k, -1)
        if same is not None:
            quoted = [draft for draft in self.of_sentence[same] if self._has_marks(draft)]
            if quoted:
                self._extend(quoted[-1], (at, at + 1))
                return
        after = self._neighbor(k, 1)
        if after is not None:
            for saying in self.sayings[after]:
                if not saying.pieces and saying.speaker is not None:
                    self._add(k, Draft(k, saying, [(at, at + 1)], "cue behind"))
                    return
                break
        previous = k - 1
        if previous >= 0:
            lo, hi = self.skeleton.sentences[previous]
            if self.skeleton.words[hi - 1] == ":":
                for saying in reversed(self.sayings[previous]):
                    if saying.speaker is not None:
                        self._add(k, Draft(k, saying, [(at, at + 1)], "colon"))
                        return
            index = self.skeleton.quotation[at]
            if index and self.skeleton.quotations[index - 1].goes_on:
                for draft in reversed(self.of_sentence[previous]):
                    if self._has_marks(draft):
                        self._extend(draft, (at, at + 1))
                        return
        if same is not None:
            for saying in reversed(self.sayings[same]):
                if saying.speaker is not None:
                    self._add(k, Draft(k, saying, [(at, at + 1)], "cue before"))
                    return
        if after is not None:
            for draft in self.of_sentence[after]:
                if self._has_marks(draft):
                    self._extend(draft, (at, at + 1))
                    return
        if previous >= 0:
            for draft in reversed(self.of_sentence[previous]):
                if draft.speaker is not None:
                    self._add(k, Draft(k, draft.saying, [(at, at + 1)], "same speaker"))
                    return
        self._add(k, Draft(k, Saying(k, (at, at), "", None), [(at, at + 1)], "nobody"))

    def _neighbor(self, k: int, step: int) -> int | None:
        other = k + step
        paragraph = self.skeleton.paragraph
        return other if 0 <= other < len(paragraph) and paragraph[other] == paragraph[k] else None

    def _has_marks(self, draft: Draft) -> bool:
        return any(self.skeleton.quotation[at] >= 0 for lo, hi in draft.pieces for at in range(lo, hi))


def _statement(skeleton: Skeleton, draft: Draft, part: Part) -> Statement:
    text = skeleton.text
    fragments = tuple(
        span for piece in sorted(draft.pieces) for span in (_fragment(skeleton, *piece),) if span is not None
    )
    outside = inside = 0
    for lo, hi in draft.pieces:
        for i in range(lo, hi):
            if skeleton.quotation[i] >= 0:
                inside += 1
            elif not skeleton.flags[i] & Is.SIGN:
                outside += 1
    kind = StatementKind.INDIRECT if not inside else StatementKind.DIRECT if not outside else StatementKind.MIXED
    speaker = None
    if draft.speaker is not None:
        span = skeleton.span(draft.speaker.first, draft.speaker.last)
        speaker = Quoted(text[span.start : span.end], span, part)
    cue = None
    if draft.saying.cue[1] > draft.saying.cue[0]:
        span = skeleton.span(*draft.saying.cue)
        cue = Quoted(text[span.start : span.end], span, part)
    return Statement(
        kind=kind,
        words=" ".join(text[f.start : f.end] for f in fragments),
        fragments=fragments,
        part=part,
        speaker=speaker,
        voice=speaker.text if speaker and draft.speaker and draft.speaker.kind == "name" else None,
        cue=cue,
        confidence=0.5,
    )


def _fragment(skeleton: Skeleton, lo: int, hi: int) -> Span | None:
    """Where a piece stands in the text, without the marks at its edges and without a comma at its end."""
    while lo < hi and skeleton.words[lo] in COMMAS | {":", ",", ";"}:
        lo += 1
    while hi > lo and skeleton.words[hi - 1] in COMMAS | {":", ",", ";"}:
        hi -= 1
    if lo >= hi:
        return None
    first, last = skeleton.quotation[lo], skeleton.quotation[hi - 1]
    start = skeleton.quotations[first].inner.start if first >= 0 else skeleton.starts[lo]
    end = skeleton.quotations[last].inner.end if last >= 0 else skeleton.ends[hi - 1]
    while end > start and skeleton.text[end - 1] in ", \n\t":
        end -= 1
    return Span(start, end) if end > start else None

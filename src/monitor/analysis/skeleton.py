"""A text as the finder of statements reads it: words outside quotation marks, each quotation as one item.

So `“…,” said Ann Lee, who called it “absurd”` reads: Q , said Ann Lee , who called it Q. Positions count these items;
each knows where it stands in the text. Short brackets ("(R-Ohio)") are left out. Linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from monitor.analysis.forms import Is, classes
from monitor.analysis.lexicon import words
from monitor.analysis.marks import Quotation
from monitor.model import Span

_TOKEN = re.compile(
    r"[(\[][^()\[\]\n]{1,30}[)\]]"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Gov|Gen|Lt|Col|Maj|Sgt|Capt|Adm|St|Rev|Hon|Jr|Sr|Inc|Corp|Co|Ltd|Messrs|vs"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mass|Calif|Conn|Tex|Fla|Pa|Va|Vt|Md|Mich|Minn|Wis|Wash|Ariz|Ala"
    r"|Ga|Ky|La|Tenn|Colo|Del|Ill|Ind|Kan|Neb|Nev|Okla|Ore)\."
    r"|[A-Za-z]\.(?:[A-Za-z]\.)+"
    r"|[A-Z]\.(?=\s+[A-Z])"
    r"|[$€£¥]?\d+(?:[.,:]\d+)*%?"
    r"|[^\W_]+(?:(?:[-./&@]|['’](?![sS](?!\w)))[^\W_]+)*"
    r"|['’][sS](?!\w)"
    r"|--+|\.\.\.+|''|``"
    r"|[^\w\s]|_"
)
# The words of a title: capitals, but for the small words between them
_SMALL = r"of|the|a|an|and|in|on|for|to|with|at|by|from|or|is|vs\.?|de|&"
_TITLE = re.compile(rf"[A-Z0-9][\w'’.&:!-]*(?:,? (?:[A-Z0-9#$&‘'][\w'’.&:!?-]*|{_SMALL}))*[,.!?]?\Z")
_TAILS = ",.!?;:…—–-"
_REMEMBERED = 20_000
_SENTENCE_WORDS = (
    Is.DETERMINER
    | Is.SUBJECT
    | Is.PREPOSITION
    | Is.CONJUNCTION
    | Is.SUBORDINATOR
    | Is.AUXILIARY
    | Is.ADVERB
    | Is.RELATIVE
)
_KEPT_IN_CAPITALS = Is.TITLE | Is.DAY | Is.COLLECTIVE | Is.PERSON | Is.ORGANISATION | Is.PAPER | Is.MANNER | Is.TIME


class Skeleton:
    """The items of a text in parallel lists, and its sentences as ranges of positions."""

    __slots__ = (
        "ends",
        "flags",
        "lower",
        "paragraph",
        "quotation",
        "quotations",
        "sentences",
        "starts",
        "tails",
        "text",
        "words",
    )

    def __init__(self, text: str, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> None:
        self.text = text
        self.quotations = quotations
        self.words: list[str] = []  # as printed; "" for a quotation
        self.lower: list[str] = []  # in small letters, ’ as ', without a last stop
        self.flags: list[int] = []  # bits of `Is`
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.quotation: list[int] = []  # index of the quotation, -1 for a word
        self.tails: dict[int, str] = {}  # of a quotation's position: the stop or comma that its words end with, or ""
        self.sentences: list[tuple[int, int]] = []
        self.paragraph: list[int] = []  # for each sentence: which paragraph it is in
        position = 0
        for index, quotation in enumerate(quotations):
            self._read(position, quotation.outer.start)
            inner = text[max(quotation.inner.start, quotation.inner.end - 4) : quotation.inner.end]
            last = inner.rstrip("’'”\" ")[-1:]
            self.tails[len(self.words)] = last if last in _TAILS else ""
            self._add("", "", Is.QUOTATION, quotation.outer.start, quotation.outer.end, index)
            position = quotation.outer.end
        self._read(position, len(text))
        self._cut(sentences)
        self._tell_titles()

    def __len__(self) -> int:
        return len(self.words)

    def _add(self, word: str, lower: str, flags: int, start: int, end: int, quotation: int) -> None:
        self.words.append(word)
        self.lower.append(lower)
        self.flags.append(flags)
        self.starts.append(start)
        self.ends.append(end)
        self.quotation.append(quotation)

    def _read(self, start: int, end: int) -> None:
        known = _known()
        tokens = list(_TOKEN.finditer(self.text, start, end))
        words = [token[0] for token in tokens]
        entries: list[tuple[str, int] | None] = [known.get(word) for word in words]
        if None in entries:
            kept = [k for k, word in enumerate(words) if word[0] not in "([" or len(word) == 1]  # no short brackets
            tokens, words = [tokens[k] for k in kept], [words[k] for k in kept]
            if len(known) + len(words) > _REMEMBERED:
                known.clear()
            for word in words:
                if word not in known:
                    known[word] = _look(word)
            entries = [known[word] for word in words]
        self.words += words
        for lower, flags in entries:  # type: ignore[misc]  # none is None by now
            self.lower.append(lower)
            self.flags.append(flags)
        self.starts += [token.start() for token in tokens]
        self.ends += [token.end() for token in tokens]
        self.quotation += [-1] * len(tokens)

    def _cut(self, sentences: Sequence[Span]) -> None:
        """Put the items into sentences. A sentence border inside a quotation counts for nothing."""
        starts, n = self.starts, len(self.starts)
        first = bisect_left(starts, sentences[0].start) if sentences else 0  # a dateline is in none
        paragraph = 0
        borders = []
        for before, after in pairwise(sentences):
            breaks = "\n" in self.text[before.end : after.start]
            borders.append((after.start, breaks))
        for border, breaks in borders:
            at = bisect_left(starts, border, first)
            inside = at > first and self.ends[at - 1] > border  # in a quotation that began before
            if inside or at == first:
                paragraph += breaks
                continue
            self.sentences.append((first, at))
            self.paragraph.append(paragraph)
            paragraph += breaks
            first = at
        if first < n:
            self.sentences.append((first, n))
            self.paragraph.append(paragraph)
        for lo, hi in self.sentences:
            self._tell_names(lo, hi)

    def _tell_names(self, lo: int, hi: int) -> None:
        """Take from capitalized words what only small ones can be: Mark and Bill are no verbs, but in a headline."""
        capitals = [i for i in range(lo, hi) if self.flags[i] & Is.CAPITAL]
        if len(capitals) <= 1:
            return
        if self.is_in_capitals(lo, hi):
            return  # words are what they are
        first = lo
        while first < hi and (self.flags[first] & Is.SIGN or self.quotation[first] >= 0):
            first += 1
        for i in capitals:
            if i == first or (i and self.words[i - 1] in (":", "•")):
                if not self.flags[i] & _SENTENCE_WORDS and i + 1 < hi and self.flags[i + 1] & Is.CAPITAL:
                    self.flags[i] &= Is.CAPITAL | _KEPT_IN_CAPITALS
                continue
            if self.lower[i] in ("i", "i'm", "i've", "i'd", "i'll"):
                continue
            self.flags[i] &= (
                Is.CAPITAL | Is.NUMBER | _KEPT_IN_CAPITALS | (Is.DETERMINER if self.lower[i] == "the" else 0)
            )

    def is_in_capitals(self, lo: int, hi: int) -> bool:
        """Whether a sentence is a headline in capitals: all its words have them, but for the small ones between."""
        words = self.words[lo:hi]
        long = sum([len(word) > 3 and word[0].isupper() for word in words])
        if long < 3:
            return False
        small = 0
        for i, word in enumerate(words, lo):
            if word[:1].islower() and (len(word) > 3 or not self.flags[i] & _SENTENCE_WORDS):
                small += 1
        return small <= 0.1 * long

    def _tell_titles(self) -> None:
        """Take titles in marks for names: ABC's “This Week”, the book “Chip Nation”. They are words, not said."""
        if not self.quotations:
            return
        before_title, after_title = words("grammar", "before_title"), words("grammar", "after_title")
        before_term = words("grammar", "before_term")
        for lo, hi in self.sentences:
            for i in range(lo, hi):
                if not self.flags[i] & Is.QUOTATION:
                    continue
                quotation = self.quotations[self.quotation[i]]
                inner = self.text[quotation.inner.start : quotation.inner.end]
                before = self.lower[i - 1] if i > lo else ""
                after = self.lower[i + 1] if i + 1 < hi else ""
                if len(inner) > 70:
                    continue
                named = before in before_title or after in after_title
                # several words in capitals, inside a sentence: a title whatever stands around it
                named = named or (
                    " " in inner and i > lo and not self.flags[i - 1] & Is.SIGN and inner[-1] not in ",.?!"
                )
                title = named and _TITLE.match(inner)
                if title or before in before_term:
                    self.flags[i] = Is.CAPITAL
                    self.words[i] = self.lower[i] = "“”"
                    self.quotation[i] = -1
                    self.tails[i] = ""

    def keep_outside(self, start: int, end: int) -> None:
        """Forget the sentences that lie in a stretch of the text which is read otherwise."""
        kept = [k for k, (lo, hi) in enumerate(self.sentences) if self.ends[hi - 1] <= start or self.starts[lo] >= end]
        self.sentences = [self.sentences[k] for k in kept]
        self.paragraph = [self.paragraph[k] for k in kept]

    def span(self, lo: int, hi: int) -> Span:
        """Where the items lo to hi (exclusive) stand in the text."""
        return Span(self.starts[lo], self.ends[hi - 1])


@cache
def _known() -> dict[str, tuple[str, int]]:
    return {}


def _look(word: str) -> tuple[str, int]:
    """A word in small letters and what it can be."""
    first = word[0]
    if not (first.isalnum() or (len(word) > 1 and word[1].isalnum())):
        return word, Is.SIGN
    lower = word.lower().replace("’", "'")
    flags = classes().get(lower)
    if flags is None and lower.endswith("."):
        bare = lower.rstrip(".")
        if len(bare) == 1:
            return lower, Is.CAPITAL  # an initial: "I. Corvo"
        flags = classes().get(bare)
        lower = bare if "." not in bare else lower
    if flags is None:
        flags = 0
        if first.isdigit() or first in "$€£¥":
            flags = Is.NUMBER
        elif first.islower():
            if lower.endswith("ly") and len(lower) > 4:
                flags = Is.ADVERB
            elif lower.endswith("ed") and len(lower) > 4:
                flags = Is.PAST | Is.PARTICIPLE
            elif lower.endswith("ing") and len(lower) > 5:
                flags = Is.ING
    if first.isupper():
        flags |= Is.CAPITAL
    return lower, flags

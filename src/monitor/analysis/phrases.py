"""Noun phrases and subjects, found by looking left and right from a verb.

No grammar of English: the few turns that newspapers use around a verb of saying. "Gary Marcus, a cognitive scientist
and leading voice in AI, wrote"; "said a spokesman for the ministry"; "Clinton, who called it …"; "attacked X and said".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from monitor.analysis.forms import Is
from monitor.analysis.lexicon import words
from monitor.analysis.skeleton import Skeleton

FARTHEST = 60  # items looked at from a verb
LONGEST = 20  # items of a noun phrase; a longer run of nouns is a table
LONGEST_NAME = 8  # words of a name

_VERB = Is.BASE | Is.THIRD | Is.PAST | Is.PARTICIPLE | Is.ING
_NOT_IN_NAME = (
    Is.DETERMINER | Is.SUBJECT | Is.PREPOSITION | Is.CONJUNCTION | Is.SUBORDINATOR | Is.AUXILIARY | Is.DAY | Is.SIGN
)
_NOUNS = Is.PERSON | Is.ORGANISATION | Is.COLLECTIVE | Is.PAPER | Is.TITLE | Is.TIME | Is.MANNER
_NEVER_NOMINAL = (
    Is.PREPOSITION | Is.CONJUNCTION | Is.SUBORDINATOR | Is.AUXILIARY | Is.RELATIVE | Is.SIGN | Is.QUOTATION | Is.OBJECT
)
COMMAS = frozenset((",", "—", "–", "--", "-", "―", ";"))
_BODIES = words("grammar", "bodies")
_LEADING_TO = words("grammar", "leading_to")
_HONORIFICS = words("grammar", "honorifics")
_FIRST_NAMES = words("names", "male") | words("names", "female")
_TODAY = frozenset({"today", "yesterday", "tonight", "tomorrow"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Somebody or something, by positions in the skeleton (ends exclusive)."""

    start: int
    end: int
    first: int  # the words to print: the name without what describes it, or the whole phrase
    last: int
    kind: str  # "name", "pronoun", "relative", "nominal"
    antecedent: Phrase | None = None  # of a relative: who is meant by "who"; of two who speak together: the second
    name: Phrase | None = None  # the name beside a nominal ("its founder, Liang Wenfeng"); of two together: the first

    @property
    def head(self) -> int:
        return self.last - 1


class Phrases:
    """Looks for phrases in one skeleton."""

    __slots__ = ("_known", "flags", "lower", "skeleton", "words")

    def __init__(self, skeleton: Skeleton) -> None:
        self.skeleton = skeleton
        self.words, self.lower, self.flags = skeleton.words, skeleton.lower, skeleton.flags
        self._known: dict[int, Phrase | None] = {}  # subjects of verbs that others go on from

    # ---- what a single item can be ---------------------------------------------------------------

    def is_capital(self, i: int) -> bool:
        """Whether an item may belong to a name."""
        flags = self.flags[i]
        if not flags & Is.CAPITAL or flags & Is.SIGN:
            return False
        if flags & _NOT_IN_NAME or (flags & (Is.THIRD | Is.PAST) and not flags & _NOUNS):
            return False  # in a headline in capitals, and where a sentence begins, a verb is a verb
        if (
            flags & Is.ADVERB
            and flags & ~(Is.ADVERB | Is.CAPITAL) == 0
            and self.lower[i] not in ("long", "early", "best")
        ):
            return False
        return self.lower[i] not in ("'s", "i")

    def is_nominal(self, i: int) -> bool:
        """Whether an item may stand in a noun phrase."""
        flags = self.flags[i]
        if flags & Is.CAPITAL and not flags & (_NOT_IN_NAME & ~Is.DETERMINER):
            return self.lower[i] != "'s"
        if flags & _NEVER_NOMINAL:
            return False
        if flags & (_NOUNS | Is.NUMBER | Is.DETERMINER | Is.POSSESSIVE):
            return True
        if flags & Is.ADVERB:
            return False
        if flags & Is.SUBJECT:
            return False
        return not (flags & (Is.PAST | Is.PARTICIPLE) and not flags & (Is.BASE | Is.THIRD))

    # ---- phrases to the left ----------------------------------------------------------------------

    def left_of(self, end: int, lo: int) -> Phrase | None:
        """The noun phrase that ends right before `end`."""
        i = end - 1
        if i < lo:
            return None
        flags = self.flags[i]
        if flags & (Is.SIGN | Is.QUOTATION):
            return None
        if flags & Is.RELATIVE and self.lower[i] in ("who", "which", "that"):
            return self._relative(i, lo)
        if self.lower[i] == "'s":
            return None
        if flags & Is.SUBJECT and not self.is_capital(i) and not flags & Is.NUMBER:
            start = i
            if flags & (Is.DETERMINER | Is.COLLECTIVE) and self._attaches(i, lo):
                return self._nominal(end, lo)
            return Phrase(start, end, start, end, "pronoun")
        if self.is_capital(i):
            return self._name_left(end, lo)
        if self.is_nominal(i) and not flags & Is.DETERMINER:
            return self._nominal(end, lo)
        if flags & (Is.DETERMINER | Is.COLLECTIVE) and self.lower[i] in (
            "this", "these", "those", "both", "several", "few", "most", "half", "two", "three",
        ):  # fmt: skip
            return Phrase(i, end, i, end, "nominal")
        if flags & Is.OBJECT and self._attaches(i, lo):
            return self._nominal(end, lo)
        return None

    def _attaches(self, i: int, lo: int) -> bool:
        """Whether the item is in "officials at X", "one of them": a preposition stands before it."""
        return (
            i - 1 > lo
            and bool(self.flags[i - 1] & Is.PREPOSITION)
            and self.lower[i - 1] in words("grammar", "attaching")
        )

    def _relative(self, i: int, lo: int) -> Phrase | None:
        before = i
        if before > lo and self.words[before - 1] in COMMAS:
            before -= 1
        if before > lo and self.flags[before - 1] & Is.PREPOSITION:
            before -= 1
        antecedent = self.left_of(before, lo) if before > lo else None
        if antecedent is None and self.lower[i] != "who":
            return None
        if self.lower[i] == "that" and (antecedent is None or antecedent.end != i):
            return None
        if self.lower[i] == "who" and antecedent is not None and antecedent.kind != "pronoun":
            antecedent = self._described(antecedent, lo) or antecedent
        return Phrase(i, i + 1, i, i + 1, "relative", antecedent=antecedent)

    def _described(self, phrase: Phrase, lo: int) -> Phrase | None:
        """The name of which a phrase tells more: "Pia Lund, an analyst at Orrin, who"."""
        before = phrase.start - 1
        if phrase.name is not None or phrase.kind != "nominal":
            return None
        of = next((k for k in range(phrase.start, phrase.end) if self.flags[k] & Is.PREPOSITION), phrase.end)
        if of - phrase.start > 1 and of < phrase.end and all(self.is_capital(k) for k in range(phrase.start, of)):
            named = self.left_of(of, lo)  # "Pia Lund of the ministry, who"
            return named if named is not None and named.kind == "name" else None
        if before <= lo or self.words[before] not in COMMAS:
            return None
        if not any(self.flags[k] & (Is.PERSON | Is.TITLE) for k in range(phrase.start, phrase.end)):
            return None
        named = self.left_of(before, lo)
        return named if named is not None and named.kind == "name" and named.end == before else None

    def _name_left(self, end: int, lo: int) -> Phrase:
        i = end - 1
        while i > lo and end - i < LONGEST_NAME:
            taken = self._taken_by_name(i, lo)
            if not taken:
                break
            i -= taken
        start = i
        if start > lo and self.lower[start - 1] == "the":
            start -= 1
        first = self.core(i, end)
        # "the head of Google": the name stands at the end of a longer phrase
        base = start if start < i else self._base_left(end, lo)
        if base > lo and self._attaches(base, lo) and (first == i or base < i):
            longer = self._nominal(end, lo)
            if longer is not None and longer.start < i - 1:
                return longer
        if start == i and not self.flags[i] & Is.SIGN:
            start = self._base_left(end, lo)  # what describes the name: "former FBI agent Timothy Gill"
        return Phrase(start, end, first, end, "name")

    def _taken_by_name(self, i: int, lo: int) -> int:
        """How many items before `i` belong to the name that goes on at `i`: "Ursula von der", "Department of"."""
        before = i - 1
        if self.is_capital(before) and self.words[before] not in ("The", "A", "An"):
            return 1
        if before <= lo or not self.is_capital(before - 1):
            return 0
        joins = self.lower[before] == "&" or self.lower[before] in words("grammar", "name_particles")
        if joins or (self.lower[before] in ("of", "for") and self._is_body(before - 1, lo)):
            return 2
        return 0

    def _is_body(self, i: int, lo: int) -> bool:
        """Whether "… of" may go on inside the name of a body: Department of Justice, University of Chicago."""
        return bool(self.flags[i] & (Is.ORGANISATION | Is.MANNER)) or self.lower[i] in _BODIES

    def core(self, start: int, end: int) -> int:
        """Where the name itself begins: behind "Republican strategist", at "Sen."."""
        core = start
        for k in range(start, end - 1):
            if self.lower[k + 1] == "of":
                if self.flags[k] & Is.TITLE:  # "Director of Communications Charlie Stell", but not "of the Budget"
                    core = next((i for i in range(k + 3, end - 1) if self.lower[i] in _FIRST_NAMES), core)
                continue
            if k == start and self.lower[k] in _TODAY:
                core = k + 1
            if self.flags[k] & Is.TITLE or self.lower[k] in _HONORIFICS:
                core = k if self.lower[k] in _HONORIFICS else k + 1
                if self.lower[k] in _HONORIFICS:
                    break
            elif self.lower[k] == "'s":
                core = k + 1
        return core

    def _nominal(self, end: int, lo: int) -> Phrase | None:
        """A phrase with a small head, and what hangs on it: "two officials at the ministry"."""
        i = end
        while i > lo and end - i < FARTHEST:
            start = self._base_left(i, lo)
            if start == i:
                break
            i = start
            if i - 1 > lo and self.lower[i - 1] in words("grammar", "attaching") and self.flags[i - 1] & Is.PREPOSITION:
                before = i - 1
                if before > lo and self.lower[before - 1] in (
                    "familiar",
                    "close",
                    "briefed",
                    "involved",
                    "knowledgeable",
                ):
                    before -= 1
                if self._base_left(before, lo) < before and not self.flags[before - 1] & (Is.DAY | Is.TIME):
                    i = before
                    continue
                if (
                    self.flags[before - 1] & Is.SUBJECT
                    and before - 1 >= lo
                    and self.flags[before - 1] & (Is.DETERMINER | Is.COLLECTIVE)
                ):
                    i = before - 1
            break
        if i == end:
            return None
        if self.flags[i] & Is.DAY and i < end - 1:
            i += 1
        return Phrase(i, end, i, end, "nominal")

    def _base_left(self, end: int, lo: int) -> int:
        """Where the plain noun phrase begins that ends at `end`; `end` itself if there is none."""
        i, lo = end, max(lo, end - LONGEST)
        while i > lo:
            before = i - 1
            flags = self.flags[before]
            if flags & Is.DAY and i < end:
                break
            if flags & Is.DETERMINER or flags & Is.POSSESSIVE:
                i = before
                if before > lo and self.lower[before - 1] in ("all", "many", "most", "some", "half", "both"):
                    i -= 1
                break
            if self.lower[before] == "'s":
                if before <= lo:
                    break
                i = before
                continue
            if self.is_nominal(before):
                if flags & Is.THIRD and i < end and not flags & _NOUNS and not self._noun_like(before, lo):
                    break
                i = before
                continue
            if (
                flags & (Is.PARTICIPLE | Is.ING)
                and i < end
                and before > lo
                and (
                    self.flags[before - 1] & (Is.DETERMINER | Is.PREPOSITION | Is.NUMBER)
                    or (before - 1 > lo and self.flags[before - 2] & Is.DETERMINER and self._grades(before - 1))
                )
            ):
                i = before
                continue
            if (
                self.lower[before] in ("and", "&", "or")
                and i < end
                and before > lo
                and self.is_nominal(before - 1)
                and i == end - 1
            ):
                i = before
                continue
            if flags & Is.ADVERB and i < end and before > lo and self.flags[before - 1] & Is.DETERMINER:
                i = before
                continue
            break
        return i

    def _grades(self, i: int) -> bool:
        """Whether an item may say how much so the next one is: "a visibly tired", "the newly appointed"."""
        return bool(self.flags[i] & Is.ADVERB) or (self.lower[i].endswith("ly") and not self.flags[i] & Is.CAPITAL)

    def _noun_like(self, i: int, lo: int) -> bool:
        return i > lo and bool(self.flags[i - 1] & (Is.DETERMINER | Is.POSSESSIVE) or self.lower[i - 1] == "'s")

    # ---- phrases to the right ---------------------------------------------------------------------

    def right_of(self, start: int, hi: int) -> Phrase | None:
        """The noun phrase that begins at `start`: the subject behind an inverted verb."""
        if start >= hi:
            return None
        flags, hi = self.flags[start], min(hi, start + LONGEST)
        if flags & (Is.SIGN | Is.QUOTATION):
            return None
        if (
            flags & Is.SUBJECT
            and not flags & (Is.DETERMINER | Is.COLLECTIVE | Is.NUMBER)
            and self.words[start] != "One"
        ):
            return Phrase(start, start + 1, start, start + 1, "pronoun")
        i = start
        if flags & (Is.DETERMINER | Is.POSSESSIVE):
            i += 1
            if i + 1 < hi and self._grades(i) and self.flags[i + 1] & (Is.PARTICIPLE | Is.ING):
                i += 1
        first = i  # behind what may stand before an adjective
        names: tuple[int, int] | None = None
        while i < hi:
            if self.is_capital(i):
                j = i + 1
                while j < hi and (self.is_capital(j) or self._joins(j, hi)):
                    j += 1
                if j < hi and self.lower[j] == "'s":
                    i = j + 1
                    continue
                names = (i, j)
                i = j
                if (
                    j < hi
                    and self.is_nominal(j)
                    and not self.flags[j] & (Is.CAPITAL | Is.DETERMINER | Is.DAY | Is.TIME)
                ):
                    if self.flags[j] & _VERB and not self.flags[j] & _NOUNS:
                        break
                    names = None
                    continue
                break
            if self.lower[i] == "'s":
                i += 1
                continue
            if (
                self.is_nominal(i)
                and not (self.flags[i] & Is.DETERMINER and i > start + 1)
                and not self.flags[i] & Is.DAY
            ):
                if i > start and self.flags[i] & (Is.THIRD | Is.PAST) and not self.flags[i] & (Is.BASE | _NOUNS):
                    break
                i += 1
                continue
            early = i <= max(first, start + 1)
            if self.flags[i] & (Is.PARTICIPLE | Is.ING) and i + 1 < hi and early and self.is_nominal(i + 1):
                i += 1
                continue
            break
        if i == start or (i == start + 1 and flags & (Is.DETERMINER | Is.POSSESSIVE) and not flags & Is.SUBJECT):
            return None
        if names is not None:
            return Phrase(start, names[1], self.core(*names), names[1], "name")
        end = self._extend(i, hi)
        return Phrase(start, end, start, end, "nominal", name=self._beside(end, hi))

    def name_end(self, start: int, hi: int) -> int:
        """Where the name ends that begins at `start`."""
        end, hi = start + 1, min(hi, start + LONGEST_NAME)
        while end < hi and (self.is_capital(end) or self._joins(end, hi)):
            end += 1
        return end

    def _joins(self, j: int, hi: int) -> bool:
        """Whether a small word goes on a name: "Ursula von der Leyen", "Department of Justice", "AT&T"."""
        lower = self.lower[j]
        if lower in words("grammar", "name_particles") and not self.flags[j] & Is.SIGN:
            return j + 1 < hi and (self.is_capital(j + 1) or self.lower[j + 1] in words("grammar", "name_particles"))
        if lower == "&":
            return j + 1 < hi and self.is_capital(j + 1)
        return lower in ("of", "for") and j + 1 < hi and self.is_capital(j + 1) and self._is_body(j - 1, 0)

    def _extend(self, i: int, hi: int) -> int:
        """Where a nominal ends with the prepositional phrases that hang on it."""
        for _ in range(3):
            k = i
            if k < hi and self.lower[k] in ("familiar", "close", "briefed"):
                k += 1
            if not (
                k + 1 < hi
                and self.flags[k] & Is.PREPOSITION
                and self.lower[k] in ("of", "for", "at", "from", "with", "to", "in", "on", "by")
            ):
                return i
            if self.lower[k] == "to" and self.flags[k + 1] & Is.BASE:
                return i  # "urged the council to publish"
            if self.lower[k] in ("in", "on") and self.flags[k + 1] & (Is.DAY | Is.TIME | Is.NUMBER | Is.QUOTATION):
                return i
            inner = self.base_right(k + 1, hi)
            if inner == k + 1 or any(self.flags[x] & (Is.MANNER | Is.DAY) for x in range(k + 1, inner)):
                return i
            i = inner
        return i

    def base_right(self, start: int, hi: int) -> int:
        i, hi = start, min(hi, start + LONGEST)
        while i < hi:
            flags = self.flags[i]
            goes_on = self.lower[i] == "'s" or (self.is_nominal(i) and not (flags & Is.DETERMINER and i > start))
            goes_on = goes_on or (i > start and self._joins(i, hi))
            adjective = flags & Is.PARTICIPLE and i == start + 1 and i + 1 < hi and self.is_nominal(i + 1)
            if not goes_on and not adjective:
                break
            i += 1
        return i

    def _beside(self, end: int, hi: int) -> Phrase | None:
        """A name in apposition: "said its founder, Liang Wenfeng"."""
        if end + 1 < hi and self.words[end] == "," and self.is_capital(end + 1):
            name = self.right_of(end + 1, hi)
            if name is not None and name.kind == "name" and (name.end >= hi or self.flags[name.end] & Is.SIGN):
                return name
        return None

    def with_modifier(self, phrase: Phrase, hi: int) -> Phrase:
        """A nominal with the participle behind it: "a poll conducted in February"."""
        if phrase.kind != "nominal":
            return phrase
        end = phrase.end
        if end < hi and self.flags[end] & (Is.PARTICIPLE | Is.ING) and not self.flags[end] & Is.CAPITAL:
            while end < hi and end - phrase.end < 12 and not self.flags[end] & (Is.SIGN | Is.QUOTATION):
                end += 1
            return replace(phrase, end=end, last=end)
        return phrase

    # ---- subjects ---------------------------------------------------------------------------------

    def subject(
        self, verb: int, lo: int, around: Callable[[int], Phrase | None] | None = None, depth: int = 0
    ) -> Phrase | None:
        """Who does what the verb at `verb` says, looked for to the left as far as `lo`.

        `around` tells who is speaking at a position that lies in reported words.
        """
        i = self.before_times(self.before_auxiliaries(verb, lo), lo)
        if i < verb and self._is_contraction(i):
            return Phrase(i, i + 1, i, i + 1, "pronoun")
        if i <= lo:
            return None
        before = i - 1
        if self.flags[before] & Is.QUOTATION:
            return None
        if self.words[before] in COMMAS:
            return (
                self._across_apposition(before, lo)
                or self._before_stray_comma(before, lo)
                or self._parallel(before, lo, around, depth)
            )
        if self.lower[before] in ("and", "but", "or", "then") and depth < 3:
            return self._parallel(before, lo, around, depth)
        phrase = self.left_of(i, lo)
        if phrase is None or (phrase.kind == "nominal" and self.flags[phrase.head] & (Is.TIME | Is.DAY)):
            return None
        if phrase.kind in ("nominal", "name") and phrase.start > lo and self.flags[phrase.start - 1] & Is.BE:
            return self._of_relative_clause(phrase.start - 1, lo) or phrase
        return self._joined(phrase, lo)

    def _before_stray_comma(self, comma: int, lo: int) -> Phrase | None:
        """“…,” Adecco Group’s Frank Dias, said: a comma too many."""
        phrase = self.left_of(comma, lo)
        if phrase is None or phrase.kind != "name" or phrase.start <= lo:
            return None
        start = phrase.start
        if self.lower[start - 1] == "'s":
            owner = self.left_of(start - 1, lo)
            start = owner.start if owner is not None else start
        return phrase if start > lo and self.flags[start - 1] & Is.QUOTATION else None

    def _of_relative_clause(self, at: int, lo: int) -> Phrase | None:
        """The subject before a clause that no comma closes: "Packer, who is chairman of Our Principles said"."""
        for i in range(at - 1, max(lo, at - 4), -1):
            if self.lower[i] in ("who", "which") and self.words[i - 1] in COMMAS:
                return self.left_of(i - 1, lo)
        return None

    def _is_contraction(self, i: int) -> bool:
        """Whether an item holds subject and auxiliary: they’re, he’d, I’ll."""
        if not self.flags[i] & Is.AUXILIARY or "'" not in self.lower[i]:
            return False
        return self.lower[i].split("'")[0] in ("he", "she", "they", "it", "we", "i", "you", "who")

    def _belongs_to_verb(self, i: int, after: str) -> bool:
        """Whether an item stands between subject and verb; `after` is the next one towards the verb."""
        flags, lower = self.flags[i], self.lower[i]
        if flags & Is.SIGN or (flags & Is.CAPITAL and not flags & (Is.AUXILIARY | Is.ADVERB)):
            return False
        if flags & (Is.AUXILIARY | Is.MODAL) or (flags & Is.ADVERB and not flags & Is.SUBJECT) or lower == "to":
            return True
        if after == "to" and flags & (_VERB | Is.PREPOSITION | Is.BE):
            return True  # "used Twitter to", "went on to"
        if not after:
            return False
        return (after in ("on", "ahead", "quick", "careful", "first") and bool(flags & _VERB)) or lower in _LEADING_TO

    def before_times(self, i: int, lo: int) -> int:
        """The position before a time that stands between subject and verb: "Mr. Spicer on Thursday evening said"."""
        j = i
        while (
            j > lo and self.flags[j - 1] & (Is.TIME | Is.DAY) and not self.flags[j - 1] & (Is.DETERMINER | Is.SUBJECT)
        ):
            j -= 1
        if j == i:
            return i
        while j > lo and self.lower[j - 1] in ("last", "this", "on", "in", "late", "early", "earlier", "next", "that"):
            j -= 1
        return j if j > lo else i

    def _joined(self, phrase: Phrase, lo: int) -> Phrase:
        """Two who speak together: "Netanyahu and other leaders"."""
        at = phrase.start - 1
        if at <= lo or self.lower[at] not in ("and", "&") or phrase.kind not in ("name", "nominal"):
            return phrase
        other = self.left_of(at, lo)
        if other is None or other.kind not in ("name", "nominal"):
            return phrase
        starts = other.start == lo or self.flags[other.start - 1] & (Is.SIGN | Is.QUOTATION | Is.SUBORDINATOR)
        return (
            replace(phrase, start=other.start, first=other.first, name=other, antecedent=phrase) if starts else phrase
        )

    def before_auxiliaries(self, verb: int, lo: int) -> int:
        """The position behind the subject: over "has also", "went on to", "did not"."""
        i = verb
        while (
            i > lo
            and verb - i < 9
            and not self._is_contraction(i)
            and self._belongs_to_verb(i - 1, self.lower[i] if i < verb else "")
        ):
            i -= 1
        return i

    def _parallel(self, at: int, lo: int, around: Callable[[int], Phrase | None] | None, depth: int) -> Phrase | None:
        """The subject of the verb before: "Cruz attacked the plan and said"."""
        for i in range(at - 1, max(lo - 1, at - FARTHEST), -1):
            flags = self.flags[i]
            if (
                flags & (Is.PAST | Is.THIRD | Is.AUXILIARY)
                and not (flags & Is.CAPITAL and i > lo)
                and not flags & Is.SIGN
            ):
                if (
                    flags & Is.PARTICIPLE
                    and not flags & Is.CUE
                    and i > lo
                    and self.flags[i - 1] & (Is.DETERMINER | Is.POSSESSIVE)
                ):
                    continue
                outer = around(i) if around is not None else None
                if outer is not None:
                    return outer
                if i not in self._known:
                    self._known[i] = self.subject(i, lo, around, depth + 1) if depth < 3 else None
                if self._known[i] is not None:
                    return self._known[i]
        return None

    def _across_apposition(self, comma: int, lo: int) -> Phrase | None:
        """The subject before something between commas: "Marcus, a cognitive scientist, wrote"."""
        nearest: Phrase | None = None
        at = comma
        for _ in range(6):
            start = at - 1
            while start > lo and self.words[start] not in COMMAS and not self.flags[start] & Is.QUOTATION:
                if comma - start > FARTHEST:
                    return nearest
                start -= 1
            if start <= lo or self.words[start] not in COMMAS:
                break
            if not self._apposes(start + 1, at):
                break
            phrase = self.left_of(start, lo)
            if phrase is not None and not self.flags[phrase.head] & (Is.DAY | Is.TIME):
                name = self._name_between(start + 1, at)
                if name is not None and (phrase.kind == "nominal" or self._describes(phrase)):
                    return replace(name, start=phrase.start)
                if phrase.kind in ("name", "pronoun"):
                    return phrase
                nearest = (
                    nearest
                    if nearest is not None and phrase.kind == "nominal" and self.lower[phrase.start] in ("a", "an")
                    else phrase
                )
            at = start
        return nearest

    def _apposes(self, start: int, end: int) -> bool:
        """Whether the items between two commas may describe the phrase before them."""
        if start >= end:
            return False
        flags, lower = self.flags[start], self.lower[start]
        if lower in ("and", "but"):
            return True
        if (
            flags & Is.SUBORDINATOR
            and not flags & (Is.RELATIVE | Is.PREPOSITION)
            and lower not in ("where", "whose", "when", "as")
        ):
            return False
        return not flags & Is.SUBJECT or bool(flags & (Is.RELATIVE | Is.DETERMINER))

    def _name_between(self, start: int, end: int) -> Phrase | None:
        """The name that alone stands between two commas: "The Vatican spokesman, Federico Lombardi, told"."""
        phrase = self.left_of(end, start)
        return phrase if phrase is not None and phrase.kind == "name" and phrase.start == start else None

    def _describes(self, phrase: Phrase) -> bool:
        """Whether a phrase that ends in a name says what somebody is: "the director of the Federal Bureau"."""
        return any(
            self.flags[i] & (Is.PERSON | Is.TITLE) and not self.flags[i] & Is.CAPITAL
            for i in range(phrase.start, phrase.end)
        )

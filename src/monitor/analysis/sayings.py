"""Cues and what hangs on them, sentence by sentence: who says, and which stretch of the sentence is what they say.

A *saying* is a cue with a subject and one or more pieces, as positions in the skeleton. Which quotation belongs to
which saying across sentences, and who "he" is, is settled later (`quotes`, `voices`).

The turns that are known, with the list of cues.toml they go by:
    before   “…,” X said · X will win, analysts say · The deal, he said, is “dead”  (parenthetical; any verb at marks)
    behind   X said (that) … · X told Reuters that … · X criticized …  (say, tell, ask, urge, vow, judge, name, think …)
    source   according to X, … · …, according to X
    marks    X tossed in “…”  (any verb with marks behind it)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from monitor.analysis.clauses import FARTHEST, Clauses
from monitor.analysis.forms import Is, Way, after_preposition
from monitor.analysis.lexicon import words
from monitor.analysis.phrases import COMMAS, Phrase
from monitor.analysis.skeleton import Skeleton

if TYPE_CHECKING:
    from monitor.analysis.voices import Found

REMEMBERED = 12  # sayings of a sentence looked back at
MOST = 16  # sayings of a sentence; what holds more was not written to be read

_VERB = Is.BASE | Is.THIRD | Is.PAST | Is.PARTICIPLE | Is.ING
_FINITE = Is.AUXILIARY | Is.THIRD | Is.PAST
_MAY_SAY = Is.CUE | Is.PAST | Is.THIRD
_SPEAKS = Way.SAY | Way.TELL
_CLAUSE = Way.SAY | Way.TELL | Way.THINK | Way.SHOW
_OBJECT = Way.JUDGE | Way.NAME
_AWAY = frozenset(("back", "off", "away", "in", "home", "up"))  # "called back the rest" says nothing
_WH = words("grammar", "question_words")
_BEFORE_PARTICIPLE = words("grammar", "before_participle")
_GOING_ON = frozenset((",", "?", "!", "…", "—", "–", "-"))


@dataclass(slots=True)
class Saying:
    """A cue, its speaker and what is said, as positions in the skeleton."""

    sentence: int
    cue: tuple[int, int]
    base: str  # of the verb: "say"; "according" and ":" for those
    speaker: Phrase | None
    pieces: list[tuple[int, int]] = field(default_factory=list)
    turn: str = ""  # how it was found; decides how sure we are
    hearer: Phrase | None = None
    negated: bool = False
    found: Found | None = None  # who the speaker is: told later
    outer: Saying | None = None  # the saying within whose words this one stands

    @property
    def nested(self) -> bool:
        return self.outer is not None

    def holds(self, position: int) -> bool:
        """Whether a position lies in what is said."""
        return any(lo <= position < hi for lo, hi in self.pieces)


class Sayings(Clauses):
    """Finds the sayings of one skeleton."""

    def __init__(self, skeleton: Skeleton) -> None:
        super().__init__(skeleton)
        self._small = after_preposition()
        self._found: list[Saying] = []
        self._hi = 0

    def find(self, sentence: int) -> list[Saying]:
        """The sayings of a sentence, in the order of their cues. One whose words are not known yet has no pieces."""
        lo, hi = self.skeleton.sentences[sentence]
        found: list[Saying] = []
        self._found, self._hi = found, hi
        asks = self.words[hi - 1] == "?" and self.flags[lo] & (Is.AUXILIARY | Is.SUBORDINATOR | Is.RELATIVE)
        every, words = self.flags, self.lower
        for k in range(lo, hi):
            flags = every[k]
            if not flags & _MAY_SAY and words[k] != "according":
                continue
            if len(found) >= MOST:
                break
            saying: Saying | None = None
            if flags & Is.CUE:
                base = self._forms.get(self.lower[k], "")
                saying = self._verb(k, lo, hi, sentence, base, self._bases.get(base, 0))
                if saying is None and flags & _VERB and self._beside_marks(k, lo):
                    saying = self._verb(k, lo, hi, sentence, base, 0)
            elif self.lower[k] == "according" and k + 1 < hi and self.lower[k + 1] == "to":
                saying = self._source(k, k + 2, lo, hi, sentence)
            elif flags & (Is.PAST | Is.THIRD) and not flags & Is.AUXILIARY and self._beside_marks(k, lo):
                saying = self._verb(k, lo, hi, sentence, self.lower[k], 0)
            if saying is not None and not (
                asks and saying.turn in ("zero", "that", "object", "to", "wh", "preposition")
            ):
                saying.outer = self._holder(k)
                found.append(saying)
        return found

    def _holder(self, position: int) -> Saying | None:
        """The saying in whose words a position lies."""
        for saying in self._found[: -REMEMBERED - 1 : -1]:
            if saying.holds(position):
                return saying
        return None

    # ---- verbs ------------------------------------------------------------------------------------

    def _verb(self, k: int, lo: int, hi: int, sentence: int, base: str, way: int) -> Saying | None:
        flags = self.flags[k]
        if self._is_noun(k, lo, hi):
            return None
        if self._is_passive(k, lo, hi):
            return self._passive(k, lo, hi, sentence, base)
        negated = self._is_negated(k, lo)
        if negated and way & (Way.SAY | Way.SHOW) and not way & Way.DENY:
            return None  # "did not say that …"
        saying = Saying(sentence, (k, k + 1), base, None, negated=negated)
        beside = k > lo and bool(self.flags[k - 1] & Is.QUOTATION)
        subject = None if beside else self._subject(k, lo, hi)
        inverted = self._inverted(k, lo, hi, way)
        if inverted is not None and (subject is None or not self._goes_on_behind(k, hi, way, inverted)):
            saying.speaker = inverted
            if not self._before(saying, k, inverted.end, lo, hi, way):
                self._marks_after(saying, inverted.end, hi)
            if saying.pieces or self._is_alone(inverted.end, hi):
                return saying
            saying.speaker = None
        if subject is not None and way & Way.NAME and flags & Is.PARTICIPLE and self._is_named_so(subject, k, hi):
            return None
        if subject is None or (subject.kind == "pronoun" and self.lower[subject.first] in ("you", "that")):
            return None
        saying.speaker = subject
        start = min(subject.start, k)
        if subject.end <= k and not flags & Is.ING and self._before(saying, start, k + 1, lo, hi, way):
            return saying
        if not way and base not in self._small:
            return None
        self._behind(saying, k, hi, way)
        return saying

    def _beside_marks(self, k: int, lo: int) -> bool:
        """Whether a verb stands right behind a quotation with its subject: “…,” she gushed."""
        if self.flags[k] & Is.ING or not self.flags[k] & (Is.PAST | Is.THIRD | Is.BASE):
            return False
        for at in range(k - 1, max(lo, k - 9) - 1, -1):
            if self.flags[at] & Is.QUOTATION:
                return self.tails[at] in _GOING_ON or self.words[at + 1] in COMMAS
            if self.lower[at] in ("and", "but", "or", "that") or (
                self.flags[at] & Is.SIGN and self.words[at] not in COMMAS
            ):
                return False
        return False

    def _passive(self, k: int, lo: int, hi: int, sentence: int, base: str) -> Saying | None:
        """The speaker behind "by": "TechCrunch was told by Wu Jian that …". "He was asked, “…”" names nobody."""
        if k + 2 < hi and self.lower[k + 1] == "by" and base in ("tell", "inform", "ask", "warn"):
            speaker = self.phrases.right_of(k + 2, hi)
            if speaker is None:
                return None
            saying = Saying(sentence, (k, k + 1), base, speaker, turn="told by")
            start = self._complement(speaker.end, hi, Way.SAY | Way.TELL | Way.ASK, base)
            if start is not None:
                saying.pieces.append((start[0], self._clause_end(start[0], hi, start[1])))
            return saying
        if base == "quote" and self.lower[k + 1 : k + 3] == ["as", "saying"]:
            saying = Saying(sentence, (k, k + 3), base, self.phrases.subject(k, lo, self._speaker_around))
            if saying.speaker is None:
                return None
            if not self._before(saying, saying.speaker.start, k + 3, lo, hi, Way.SAY):
                self._behind(saying, k + 2, hi, Way.SAY)
            return saying
        if base in ("ask", "tell", "warn"):
            start = self._complement(k + 1, hi, Way.SAY, base)
            if start is not None and start[1] == "quote":
                saying = Saying(sentence, (k, k + 1), base, None, turn="asked")
                saying.pieces.append((start[0], self._clause_end(start[0], hi, "quote")))
                return saying
        return None

    def label(self, colon: int, lo: int) -> Phrase | None:
        """Who stands before a colon: "Meghan McCain, Twitter: “…”" · "As Professor Foner put it: “…”"."""
        begin = lo
        for i in range(colon - 1, lo - 1, -1):
            if self.words[i] in ("-", "–", "—", "--", "•", "*", ".") or self.flags[i] & Is.QUOTATION:
                begin = i + 1
                break
        for i in range(colon - 1, begin - 1, -1):
            flags = self.flags[i]
            if flags & _FINITE and not flags & (Is.SIGN | Is.CAPITAL) and not self._is_noun(i, begin, colon):
                return self.phrases.subject(i, begin, self._speaker_around)
        phrase = self.phrases.right_of(begin, colon)
        if phrase is None or not (
            phrase.end == colon or self.words[phrase.end] in COMMAS or self.lower[phrase.end] in ("on", "in")
        ):
            return None
        return phrase if phrase.kind == "name" or self._can_speak(phrase) else None

    def in_words_of(self, at: int, lo: int) -> Phrase | None:
        """In whose words the marks at `at` stand: "in Forbes’ words, “…”"."""
        i = at - 1
        i -= i > lo and self.words[i] == ","
        if i - 2 <= lo or self.lower[i] not in ("words", "view", "telling", "phrase"):
            return None
        end = i - 1 if self.lower[i - 1] in ("'s", "’", "'") else 0
        return self.phrases.left_of(end, lo) if end else None

    def signature(self, at: int, hi: int) -> Phrase | None:
        """Who stands behind a dash at the end: “…” ― Karen Bobadilla"""
        if at + 1 >= hi or self.words[at] not in ("―", "—", "–", "--", "-", "~"):
            return None
        phrase = self.phrases.right_of(at + 1, hi)
        return (
            phrase
            if phrase is not None
            and phrase.kind == "name"
            and (phrase.end >= hi or self.words[phrase.end] in (",", "."))
            else None
        )

    def doer(self, sentence: int) -> Phrase | None:
        """Who acts in a sentence without a cue: "Ann Lee chimed in. “…”"."""
        lo, hi = self.skeleton.sentences[sentence]
        for k in range(lo + 1, min(hi, lo + 40)):
            flags = self.flags[k]
            if flags & (Is.PAST | Is.THIRD) and not flags & (Is.CAPITAL | Is.SIGN) and not self._is_noun(k, lo, hi):
                subject = self.phrases.subject(k, lo)
                if subject is None or subject.kind == "relative":
                    continue
                person = subject.kind == "name" or self.lower[subject.first] in ("he", "she")
                return (
                    subject
                    if person or any(self.flags[i] & Is.PERSON for i in range(subject.start, subject.end))
                    else None
                )
        return None

    def around_marks(self, at: int, lo: int, hi: int, sentence: int) -> Saying | None:
        """Who says the marked words inside a clause of any verb: "He welcomed “the recognition that …”".

        One or two words in marks only show a word, but behind a verb of saying.
        """
        quotation = self.skeleton.quotations[self.skeleton.quotation[at]]
        short = self.skeleton.text[quotation.inner.start : quotation.inner.end].count(" ") < 2
        for k in range(at - 1, max(lo, at - 14) - 1, -1):
            flags = self.flags[k]
            if (flags & Is.QUOTATION and self.tails[k] in (".", "?", "!")) or self.words[k] == ";":
                return None
            if not flags & (Is.PAST | Is.THIRD | Is.ING | Is.BASE) or flags & (Is.AUXILIARY | Is.CAPITAL | Is.SIGN):
                continue
            if self._is_noun(k, lo, hi) or self._is_passive(k, lo, hi):
                continue
            if flags & (Is.DETERMINER | Is.PREPOSITION | Is.ADVERB | Is.SUBORDINATOR):
                continue
            if not flags & Is.CUE and (short or flags & Is.ING):
                return None
            subject = self._subject(k, lo, hi)
            if subject is None or not self._can_speak(subject) or self.lower[subject.first] in ("you", "that", "it"):
                return None
            saying = Saying(
                sentence, (k, k + 1), self._forms.get(self.lower[k], self.lower[k]), subject, turn="marks behind"
            )
            start = k + 1
            while start < at and (self.flags[start] & Is.ADVERB or self.words[start] in (",", ":")):
                start += 1
            saying.pieces.append((start, self._clause_end(start, hi, "object")))
            return saying if saying.holds(at) else None
        return None

    # ---- subjects ---------------------------------------------------------------------------------

    def _inverted(self, k: int, lo: int, hi: int, way: int) -> Phrase | None:
        """The subject behind the verb: “…,” said Ann Lee · …, say pundits."""
        if not self.flags[k] & (Is.PAST | Is.THIRD | Is.BASE) or k + 1 >= hi:
            return None
        before = k - 1
        beside = before >= lo and bool(self.flags[before] & Is.QUOTATION)
        if before < lo:
            if not (self.flags[k] & Is.CAPITAL and self.lower[k] in ("said", "says", "wrote", "added", "asked")):
                return None
        elif not beside and (
            (self.words[before] not in COMMAS and self.lower[before] not in ("as", "so")) or not way & Way.SAY
        ):
            return None
        phrase = self.phrases.right_of(k + 1, hi)
        if phrase is None or self.flags[phrase.head] & (Is.DAY | Is.TIME):
            return None
        after = phrase.end
        if self.flags[k] & Is.BASE and not self.flags[k] & Is.PAST and not self._is_plural(phrase):
            return None
        if after >= hi:
            return phrase
        # ", said he would": what follows is a clause with a verb of its own
        if self.flags[after] & (Is.AUXILIARY | Is.MODAL) and self.lower[after] not in ("to", "who", "'s"):
            return None
        if not beside:
            if before >= lo and self.flags[after] & (Is.PAST | Is.THIRD) and not self.flags[after] & Is.CAPITAL:
                return None
            if phrase.kind == "pronoun":
                return None
        return phrase

    def _goes_on_behind(self, k: int, hi: int, way: int, inverted: Phrase) -> bool:
        """Whether a verb with a subject on its left is followed by what is said, and not by its subject."""
        if way & Way.TELL:
            return True
        if inverted.kind == "nominal" and not self._can_speak(inverted):
            return True
        after = inverted.end
        while after < hi and not self.flags[after] & (Is.SIGN | Is.QUOTATION):
            following = self._skip_adjunct(after, hi)
            if following == after:
                return self.lower[after] not in ("who", "whose", "as", "when", "while")
            after = following
        return False

    def _subject(self, k: int, lo: int, hi: int) -> Phrase | None:
        flags = self.flags[k]
        if flags & Is.ING:
            return self._of_participle(k, lo)
        if flags & Is.PARTICIPLE and not flags & Is.PAST and self.phrases.before_auxiliaries(k, lo) == k:
            return None
        if flags & Is.BASE and not flags & Is.PAST and k > lo and self.lower[k - 1] == "to":
            i = self.phrases.before_auxiliaries(k, lo)
            if i == k - 1:
                return self._governing(i, lo)
        return self.phrases.subject(k, lo, self._speaker_around)

    def _of_participle(self, k: int, lo: int) -> Phrase | None:
        i = k - 1
        while i >= lo and self.flags[i] & Is.ADVERB:
            i -= 1
        if i < lo:
            return self._after_opening(k)
        if self.flags[i] & (Is.BE | Is.AUXILIARY) and self.lower[i] != "'s":
            return self.phrases.subject(k, lo, self._speaker_around)
        if self.words[i] in COMMAS or self.flags[i] & Is.QUOTATION or self.lower[i] in _BEFORE_PARTICIPLE:
            return self._governing(i, lo)
        if self.lower[i] in words("grammar", "going_on"):
            return self.phrases.subject(i, lo, self._speaker_around)  # "keeps talking about"
        if self.lower[i] == "as":
            i -= 1  # "quoted Senator Calloway as saying"
        end = self.phrases.before_times(i + 1, lo)
        phrase = self.phrases.left_of(end, lo)
        if phrase is None:
            return None
        if self.flags[phrase.head] & (Is.MANNER | Is.PAPER) and phrase.kind == "nominal":
            # "issued a statement saying": whoever issued it
            return self._governing(phrase.start, lo) or phrase
        return phrase

    def _after_opening(self, k: int) -> Phrase | None:
        """ "Conceding that …, he warned": the subject comes after the comma."""
        for i in range(k + 1, min(len(self.words), k + 40)):
            if self.words[i] == "," or (self.flags[i] & Is.QUOTATION and self.tails[i] == ","):
                phrase = self.phrases.right_of(i + 1, len(self.words))
                if (
                    phrase is not None
                    and phrase.end < len(self.words)
                    and self.flags[phrase.end] & (_FINITE | Is.ADVERB)
                ):
                    return phrase
            if self.words[i] in (".", ";"):
                return None
        return None

    def _speaker_around(self, position: int) -> Phrase | None:
        holder = self._holder(position)
        return None if holder is None else holder.speaker

    def _governing(self, at: int, lo: int) -> Phrase | None:
        """The subject of the clause that a participle hangs on: "Cruz defended the plan, saying …"."""
        for saying in self._found[: -REMEMBERED - 1 : -1]:
            if saying.speaker is not None and saying.cue[0] < at and not saying.nested:
                return saying.speaker
        for i in range(at - 1, max(lo - 1, at - 60), -1):
            flags = self.flags[i]
            if flags & _FINITE and not flags & Is.SIGN and not (flags & Is.CAPITAL and i > lo):
                phrase = self.phrases.subject(i, lo, self._speaker_around)
                if phrase is not None and phrase.kind != "relative":
                    return phrase
        return None

    # ---- what is said before the cue ----------------------------------------------------------------

    def _before(self, saying: Saying, start: int, end: int, lo: int, hi: int, way: int) -> bool:
        """Take in what stands before `start`..`end`, the cue with its subject: “…,” X said · …, X said."""
        left = start - 1
        while left > lo and self.lower[left] in ("and", "but", "as", "so") and self.flags[left - 1] & Is.QUOTATION:
            left -= 1
        if left < lo:
            return False
        if self.words[left] in COMMAS and left > lo and self.flags[left - 1] & Is.QUOTATION:
            left -= 1
        if self.flags[left] & Is.QUOTATION:
            if self.tails[left] not in _GOING_ON and left + 1 == start and self.tails[left] != ".":
                return False
            if self.tails[left] == "." and not way:
                return False
            if self._holder(left) is not None:
                return False
            begin = self._quotation_start(left, lo)
            if begin < left and not self._is_said(begin, left):
                return False
            if begin < left and self.flags[begin] & Is.SUBORDINATOR and not way & _SPEAKS:
                return False
            saying.pieces.append((begin, left + 1))
            saying.turn = "marks before"
        elif self.words[left] in (",", "—", "–", "--", "―", "-") and way & Way.PARENTHETICAL:
            if self._holder(left) is not None or self.lower[self.phrases.before_auxiliaries(end - 1, lo) - 1] == "and":
                return False
            begin_or_none = self._clause_start(left, lo)
            if begin_or_none is None or not self._is_alone(self._over_hearer(end, hi, way), hi):
                return False
            saying.pieces.append((begin_or_none, left))
            saying.turn = "clause before"
        else:
            return False
        self._goes_on(saying, self._over_hearer(end, hi, way), hi)
        return True

    def _marks_after(self, saying: Saying, end: int, hi: int) -> None:
        """Take in marks behind an inverted cue: "In other words, explained Ann Lee: “…”"."""
        i = end
        while i < hi and self.words[i] not in COMMAS and self.words[i] != ":" and not self.flags[i] & Is.QUOTATION:
            after = self._skip_adjunct(i, hi)
            if after == i:
                return
            i = after
        if i + 1 < hi and not self.flags[i] & Is.QUOTATION:
            i += 1
        if i < hi and self.flags[i] & Is.QUOTATION:
            saying.turn = "quote"
            saying.pieces.append((i, self._clause_end(i, hi, "quote")))

    def _is_said(self, begin: int, at: int) -> bool:
        """Whether words that lead to a quotation are said with it; not so "Days before the “freakout”, she warned"."""
        opening = self.flags[begin] & (Is.PREPOSITION | Is.ADVERB | Is.TIME | Is.DAY) or self.lower[begin] == "just"
        quotation = self.skeleton.quotations[self.skeleton.quotation[at]]
        length = self.skeleton.text[quotation.inner.start : quotation.inner.end].count(" ")
        return not opening or length > 3 or self.has_verb(begin, at)

    def _over_hearer(self, end: int, hi: int, way: int) -> int:
        """Behind "told Vatican Radio": over the hearer."""
        if not way & Way.TELL or end >= hi:
            return end
        if self.flags[end] & Is.OBJECT:
            return end + 1
        phrase = None if self.flags[end] & (Is.SIGN | Is.QUOTATION | Is.PREPOSITION) else self.phrases.right_of(end, hi)
        return end if phrase is None else phrase.end

    def _quotation_start(self, at: int, lo: int) -> int:
        """Where the words begin that end with the quotation at `at`: at its mark, or with the clause it is part of."""
        if at == lo:
            return at
        before = at - 1
        quotation = self.skeleton.quotations[self.skeleton.quotation[at]]
        first = self.skeleton.text[quotation.inner.start : quotation.inner.start + 1]
        if self.words[before] == ":" or self.words[before] in COMMAS:
            if first.isupper() or not first.isalpha():
                return at
        elif self.flags[before] & Is.SIGN and self.words[before] not in ("'", "’", "$"):
            return at
        begin = lo = max(lo, at - FARTHEST)
        for i in range(at - 1, lo - 1, -1):
            if self.words[i] in (";", ":", "—", "–", "--") or (self.words[i] == "." and i > lo):
                begin = i + 1
                break
            if self.flags[i] & Is.QUOTATION and self.tails[i] in (".", "?", "!"):
                begin = i + 1
                break
        recent = self._found[-REMEMBERED:]
        holder = max((hi for saying in recent for _, hi in saying.pieces if hi <= at), default=lo)
        begin = max(begin, holder)
        while begin < at and (self.lower[begin] in ("but", "and", "so", "or") or self.flags[begin] & Is.SIGN):
            begin += 1
        return begin

    def _clause_start(self, comma: int, lo: int) -> int | None:
        """Where the clause begins that ends at `comma`, None if there is none with a verb."""
        begin = lo = max(lo, comma - FARTHEST)
        for i in range(comma - 1, lo - 1, -1):
            if self.words[i] in (";", ":") or (self.flags[i] & Is.QUOTATION and self.tails[i] in (".", "?", "!")):
                begin = i + 1
                break
        while begin < comma and (
            self.lower[begin] in ("but", "and", "so", "or", "yet")
            or (self.flags[begin] & Is.SIGN and self.words[begin] != "$")
        ):
            begin += 1
        if begin >= comma:
            return None
        flags = self.flags[begin]
        opening = Is.PREPOSITION | Is.SUBORDINATOR | Is.ADVERB | Is.ING | Is.PARTICIPLE | Is.TIME
        if flags & opening or self.lower[begin] in (
            "last",
            "this",
        ):
            if flags & Is.ADVERB and not flags & (Is.SUBORDINATOR | Is.PREPOSITION) and comma - begin <= 2:
                return begin
            if not self._has_clause_behind_opening(begin, comma):
                return None
        if any(self.flags[i] & Is.QUOTATION for i in range(begin, comma)):
            return begin
        if self.has_verb(begin, comma) or comma - begin <= 4:
            return begin
        headline = self.words[self._hi - 1] not in (".", "!", "?")
        return begin if headline and self.has_infinitive(begin, comma) else None

    def _has_clause_behind_opening(self, begin: int, comma: int) -> bool:
        """Whether after "In Iowa, " or "When asked, " there is a clause yet."""
        for i in range(begin, comma):
            if self.words[i] == ",":
                return self.has_verb(i + 1, comma)
        if self.flags[begin] & (Is.SUBORDINATOR | Is.ING | Is.PARTICIPLE) and not self.flags[begin] & Is.PREPOSITION:
            return False
        return self.has_verb(begin + 2, comma) and comma - begin > 6

    def _goes_on(self, saying: Saying, end: int, hi: int) -> None:
        """Take in what goes on behind the cue: “Hopefully,” he said, “this can help” · The deal, he said, is “dead”."""
        i = end
        for _ in range(8):
            if i >= hi:
                return
            if self.words[i] in COMMAS or self.words[i] == ":" or self.flags[i] & Is.QUOTATION:
                break
            after = self._skip_adjunct(i, hi)
            if after == i:
                break
            i = after
        if i >= hi:
            return
        comma = self.words[i] in COMMAS or self.words[i] == ":"
        i += comma
        if i >= hi:
            return
        first, last = saying.pieces[-1]
        if self.flags[i] & Is.QUOTATION:
            saying.pieces.append((i, self._clause_end(i, hi, "quote")))
            return
        if not comma:
            return
        unfinished = saying.turn == "clause before" and not self.has_verb(first, last)
        if saying.turn == "marks before":
            quotation = self.skeleton.quotations[self.skeleton.quotation[last - 1]]
            length = self.skeleton.text[quotation.inner.start : quotation.inner.end].count(" ")
            unfinished = last - first > 1 and not self.has_verb(first, last) and length < 4
        flags, lower = self.flags[i], self.lower[i]
        joins = lower in ("and", "but", "because", "so", "while", "or", "although") and self.has_verb(i + 1, hi)
        if unfinished and not flags & Is.ING:
            saying.pieces.append((i, self._clause_end(i, hi, "rest")))
        elif saying.turn == "clause before" and joins and not self._cue_follows(i + 1, hi):
            saying.pieces.append((i, self._clause_end(i + 1, hi, "rest")))

    # ---- what is said behind the cue ----------------------------------------------------------------

    def _behind(self, saying: Saying, k: int, hi: int, way: int) -> None:
        """Take in what stands behind the verb at k."""
        p = k + 1
        small = self._small.get(saying.base)
        if small and p < hi and self.lower[p] in small and not self._is_infinitive(p, hi):
            start = self._skip_particle(p, saying.base, hi)
            if start < hi and not self.flags[start] & Is.SIGN:
                saying.turn = "preposition"
                saying.cue = (k, p + 1)
                saying.pieces.append((start, self._clause_end(start, hi, "object")))
            return
        if (
            saying.speaker is not None
            and self.lower[saying.speaker.first] in ("i", "we")
            and not self._marks_within(p, hi)
        ):
            return  # the author's own: narration
        if way & (Way.TELL | Way.ASK | Way.URGE):
            hearer = self._hearer(p, hi, way)
            if hearer is not None:
                saying.hearer = hearer
                p = hearer.end
        found = self._complement(p, hi, way, saying.base)
        if found is None or found[0] >= hi:
            return
        start, mode = found
        if saying.speaker is None or (mode in ("object", "zero", "to", "wh") and not self._can_speak(saying.speaker)):
            return
        end = self._clause_end(start, hi, mode)
        if mode == "object" and self.flags[k] & Is.ING and end - start < 4 and not self._has_marks(start, end):
            return  # ", rejecting the claim": too little to be said
        saying.turn = mode
        saying.pieces.append((start, end))

    def _skip_particle(self, p: int, base: str, hi: int) -> int:
        """Behind "pointed out that", "called on X to": where the words begin."""
        i = p + 1
        if i < hi and self.lower[i] in ("that", "at", "against") and self.lower[p] in ("out", "in", "off", "up"):
            return i + 1
        return i

    def _hearer(self, p: int, hi: int, way: int) -> Phrase | None:
        """To whom it is said: told *Reuters* that …"""
        if p >= hi:
            return None
        flags = self.flags[p]
        if flags & Is.OBJECT and not flags & Is.POSSESSIVE:
            phrase: Phrase | None = Phrase(p, p + 1, p, p + 1, "pronoun")
        elif self.lower[p] == "her" and p + 1 < hi and self.lower[p + 1] in ("that", "to", "she", "he", "they", "it"):
            phrase = Phrase(p, p + 1, p, p + 1, "pronoun")
        elif flags & (Is.PREPOSITION | Is.SUBORDINATOR | Is.SIGN):
            return None
        else:
            phrase = self.phrases.right_of(p, hi)
        if phrase is None or phrase.end >= hi:
            return phrase
        if not way & Way.TELL and not (
            self.lower[phrase.end] in _WH or self.lower[phrase.end] in ("to", "not", "about", "for")
        ):
            return None
        return phrase

    def _complement(self, p: int, hi: int, way: int, base: str) -> tuple[int, str] | None:
        """Where the words begin behind a cue, and how: that, zero, quote, colon, to, wh, object."""
        i = p
        for _ in range(10):
            if i >= hi:
                return None
            lower, flags = self.lower[i], self.flags[i]
            if flags & Is.QUOTATION:
                return (i, "quote") if way & (_CLAUSE | _OBJECT | Way.ASK | Way.VOW | Way.URGE) else None
            if lower == "that" and i + 1 < hi:
                if self.words[i + 1] == ",":
                    return i + 2, "that"
                return (i + 1, "that") if not self.flags[i + 1] & Is.SIGN else None
            if self.words[i] == ":":
                return (i + 1, "colon") if i + 1 < hi else None
            if self.words[i] == ",":
                if i + 1 < hi and self.flags[i + 1] & Is.QUOTATION:
                    return i + 1, "quote"
                closing = next((j for j in range(i + 1, min(hi, i + 9)) if self.words[j] == ","), None)
                if (
                    closing is not None
                    and closing + 1 < hi
                    and (self.lower[closing + 1] == "that" or self.flags[closing + 1] & Is.QUOTATION)
                ):
                    i = closing + 1
                    continue
                return None
            if flags & Is.SIGN and self.words[i] not in ("$", "#", "@", "'", "‘"):
                return None
            if (
                lower in ("to", "not")
                and way & (Way.VOW | Way.URGE | Way.TELL | Way.ASK)
                and self._is_infinitive(i, hi)
            ):
                if lower == "to" and i + 1 < hi and self.lower[i + 1] in ("comment", "respond", "answer", "elaborate"):
                    return None
                return i, "to"
            if lower in _WH and way & (Way.ASK | Way.SAY | Way.TELL) and i + 1 < hi and not (flags & Is.PREPOSITION):
                return i, "wh"
            if way & _CLAUSE and self._starts_clause(i, hi, base):
                return i, "zero"
            if i == p and way & _OBJECT and lower not in _AWAY and self._is_object(i, hi):
                return i, "object"
            after = self._skip_adjunct(i, hi)
            if after > i and (after >= hi or way & _CLAUSE):
                i = after
                continue
            return None
        return None

    # ---- according to -------------------------------------------------------------------------------

    def _source(self, k: int, p: int, lo: int, hi: int, sentence: int) -> Saying | None:
        """According to X, … · …, according to X."""
        speaker = self.phrases.right_of(p, hi)
        if speaker is None or not self._can_speak(speaker):
            return None
        speaker = self.phrases.with_modifier(speaker, hi)
        saying = Saying(sentence, (k, p), "according", speaker, turn="according")
        left = k - 1
        if left >= lo and self.words[left] in COMMAS:
            left -= 1
        end = speaker.end
        goes_on = end < hi and self.words[end] == "," and end + 1 < hi
        if left > lo and not (goes_on and left - lo < 4 and not self.has_verb(lo, left + 1)):
            begin = self._clause_start(left + 1, lo)
            if begin is None:
                begin = lo
            if not (goes_on or left - begin >= 3 or self.has_verb(begin, left + 1) or self._has_marks(begin, left + 1)):
                return None  # "The World According to …"
            saying.pieces.append((begin, left + 1))
            if goes_on and not self.has_verb(begin, left + 1):
                saying.pieces.append((end + 1, self._clause_end(end + 1, hi, "rest")))
            return saying
        comma = next((i for i in range(end, min(hi, end + FARTHEST)) if self.words[i] == ","), None)
        if comma is not None and comma + 1 < hi:
            saying.pieces.append((comma + 1, self._clause_end(comma + 1, hi, "rest")))
        return saying

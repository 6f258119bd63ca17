"""What is a verb here, where a clause begins, where what is said ends: the questions that `sayings` asks of a sentence.

Answers come from the word classes and from the turns of newspaper English around a verb of saying; nothing here knows
who speaks. Every look is bounded, so that the time is linear in the text.
"""

from __future__ import annotations

from monitor.analysis.forms import Is, Way, cue_bases, cue_forms
from monitor.analysis.lexicon import words
from monitor.analysis.phrases import COMMAS, Phrase, Phrases
from monitor.analysis.skeleton import Skeleton

FARTHEST = 100  # items that what is said may span: more than any sentence that was written to be read

_VERB = Is.BASE | Is.THIRD | Is.PAST | Is.PARTICIPLE | Is.ING
_ADJUNCTS = words("grammar", "adjuncts")
_NOUNS_OF_SAYING = words("grammar", "nouns_of_saying")  # more often nouns where "of" or "by" follows
_AGENTS = ("ist", "ists", "ian", "ians", "eer", "eers", "man", "men", "woman", "women", "ee", "ees", "ant", "ants")
_ENDS = frozenset((".", "?", "!", ";", ",", ":", "…", "...", "—", "–", "--"))


class Clauses:
    """Looks at verbs and clauses in one skeleton."""

    def __init__(self, skeleton: Skeleton) -> None:
        self.skeleton = skeleton
        self.phrases = Phrases(skeleton)
        self.words, self.lower, self.flags = skeleton.words, skeleton.lower, skeleton.flags
        self.tails = skeleton.tails
        self._forms, self._bases = cue_forms(), cue_bases()
        self._zero = words("cues", "verbs.zero")
        self._participles = words("cues", "participles")

    # ---- verbs and subjects ---------------------------------------------------------------------

    def _is_noun(self, k: int, lo: int, hi: int) -> bool:
        """Whether a form that may be a noun (a report, his claims, the call) is one here."""
        flags = self.flags[k]
        before = k - 1
        while before > lo and self.flags[before] & Is.ADVERB and not self.flags[before] & (Is.SUBJECT | Is.AUXILIARY):
            before -= 1
        only_small = bool(flags & (Is.BASE | Is.THIRD)) and not flags & Is.PAST
        if before < lo:
            return only_small
        previous, word = self.flags[before], self.lower[before]
        if not only_small and not flags & Is.ING:  # said, called
            return bool(previous & Is.POSSESSIVE) or word in ("the", "a", "an", "'s", "no", "any", "of")
        if word == "'s" or previous & Is.POSSESSIVE:
            return not flags & Is.ING or bool(previous & Is.POSSESSIVE)
        if word in ("the", "a", "an", "no", "any", "every", "each", "this", "these", "those", "such"):
            return True
        if flags & Is.ING:
            return False
        if (previous & Is.PREPOSITION and word != "to") or (previous & Is.ING and not previous & Is.CAPITAL):
            return True  # "in a claim", "citing reports"
        after = self.flags[k + 1] if k + 1 < hi else 0
        behind = self.lower[k + 1] if k + 1 < hi else ""
        if behind in ("of", "from", "by") and self.lower[k] in _NOUNS_OF_SAYING:
            return True
        if flags & Is.THIRD:
            if previous & Is.MODAL or (previous & Is.AUXILIARY and word != "'s") or word == "to":
                return True
            if after & Is.AUXILIARY and not after & Is.SUBJECT and behind not in ("let",):
                return True
            if (
                after & Is.CUE
                and not after & Is.CAPITAL
                and after & (Is.BASE | Is.PAST)
                and behind not in ("report", "claim")
            ):
                return True  # "the release notes say"
            return bool(after & Is.PARTICIPLE and not after & (Is.CAPITAL | Is.BASE))
        if previous & Is.MODAL or word == "to":
            return False
        if self.flags[k - 1] & Is.QUOTATION or self.words[k - 1] in COMMAS:
            return False  # “…,” say pundits: looked at as inverted
        if word in (
            "i",
            "we",
            "you",
            "they",
            "who",
            "which",
            "and",
            "or",
            "both",
            "many",
            "some",
            "most",
            "others",
            "two",
        ):
            return False
        if previous & Is.COLLECTIVE and word != "percent":
            return False
        if word == "percent":
            return "'s" in self.lower[max(lo, before - 3) : before]
        return not (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")))

    def _is_passive(self, k: int, lo: int, hi: int) -> bool:
        if not self.flags[k] & Is.PARTICIPLE:
            return False
        i = k - 1
        while i >= lo and self.flags[i] & Is.ADVERB and not self.flags[i] & Is.BE:
            i -= 1
        if i >= lo and (self.flags[i] & Is.BE or self.lower[i] in ("get", "got", "gets")):
            return True
        if k + 1 < hi and self.lower[k + 1] == "by" and not self.flags[k] & Is.ING:
            return not (i >= lo and self.flags[i] & Is.AUXILIARY)  # "an article cited by her campaign"
        return False

    def _is_negated(self, k: int, lo: int) -> bool:
        for i in range(k - 1, max(lo, k - 4) - 1, -1):
            if self.lower[i] in ("not", "never", "cannot") or self.lower[i].endswith("n't"):
                return True
            if not self.flags[i] & (Is.AUXILIARY | Is.ADVERB):
                return False
        return False

    def _is_named_so(self, subject: Phrase, k: int, hi: int) -> bool:
        """Whether a thing only has its name told: "a group called Citizens for Chips"."""
        if subject.end != k or k + 1 >= hi or self.flags[k + 1] & (Is.OBJECT | Is.DETERMINER | Is.POSSESSIVE):
            return False
        named = self.phrases.is_capital(k + 1) or bool(self.flags[k + 1] & Is.QUOTATION)
        thing = subject.kind == "nominal" and not self.flags[subject.head] & (Is.PERSON | Is.COLLECTIVE)
        return named and thing

    def _is_plural(self, phrase: Phrase) -> bool:
        lower = self.lower[phrase.head]
        return (
            phrase.kind == "pronoun"
            or lower.endswith("s")
            or any(self.flags[i] & Is.COLLECTIVE or self.lower[i] == "and" for i in range(phrase.start, phrase.end))
        )

    def _can_speak(self, phrase: Phrase) -> bool:
        """Whether a phrase may be somebody: a name, a pronoun, or a noun for persons, bodies or papers."""
        if phrase.kind != "nominal":
            return True
        for i in range(phrase.start, phrase.end):
            if self.flags[i] & Is.PREPOSITION and i > phrase.start:
                return False
            if self.flags[i] & (
                Is.PERSON | Is.ORGANISATION | Is.PAPER | Is.COLLECTIVE | Is.CAPITAL | Is.MANNER
            ) or self.lower[i].endswith(_AGENTS):
                return True
        return False

    # ---- clauses and what stands between them ------------------------------------------------------

    def has_verb(self, start: int, end: int) -> bool:
        for i in range(start, end):
            flags = self.flags[i]
            if flags & Is.SIGN or (flags & Is.CAPITAL and not flags & (Is.AUXILIARY | _VERB)):
                if self.lower[i] == "'s" and i > start and self.flags[i - 1] & Is.SUBJECT:
                    return True
                continue
            if flags & (Is.AUXILIARY | Is.PAST) and self.lower[i] not in ("to", "let", "'s"):
                return True
            if flags & Is.BE and (self.lower[i] != "'s" or self.flags[i - 1] & Is.SUBJECT):
                return True
            if flags & Is.THIRD and i > start:
                return True
            if (
                flags & Is.BASE
                and i > start
                and not self.flags[i - 1] & (Is.DETERMINER | Is.PREPOSITION | Is.POSSESSIVE)
            ):
                return True
        return False

    def has_infinitive(self, start: int, end: int) -> bool:
        """The verb of many headlines: "Nvidia to pause H20 output"."""
        return any(self.lower[i] == "to" and self.flags[i + 1] & Is.BASE for i in range(start + 1, end - 1))

    def _starts_clause(self, i: int, hi: int, base: str) -> bool:
        """Whether a clause with its own subject and verb begins at i: said *he would go*."""
        flags = self.flags[i]
        if flags & Is.SUBJECT and not flags & Is.RELATIVE:
            return self.has_verb(i + 1, min(hi, i + 14)) and (
                not flags & (Is.COLLECTIVE | Is.DETERMINER) or base in self._zero
            )
        if self.lower[i] in ("there", "it's", "here"):
            return True
        if flags & Is.AUXILIARY and "'" in self.lower[i]:
            return True
        if base not in self._zero:
            return False
        if not (self.phrases.is_nominal(i) or flags & (Is.DETERMINER | Is.POSSESSIVE | Is.ADVERB | Is.ING)):
            return False
        if flags & Is.DAY:
            return False
        end, hi = i, min(hi, i + 30)
        while end < hi and not (self.flags[end] & Is.SIGN and self.words[end] in (";", ".", ":", "?", "!")):
            end += 1
        return self.has_verb(i + 1, end)

    def _is_object(self, i: int, hi: int) -> bool:
        flags = self.flags[i]
        if flags & (Is.DAY | Is.TIME) and not flags & Is.DETERMINER:
            return False
        if flags & Is.OBJECT or self.phrases.is_nominal(i) or flags & Is.DETERMINER:
            return True
        return bool(flags & Is.ING) or (
            bool(flags & (Is.PARTICIPLE | Is.ADVERB)) and i + 1 < hi and self.phrases.is_nominal(i + 1)
        )

    def _is_infinitive(self, i: int, hi: int) -> bool:
        if self.lower[i] not in ("to", "not"):
            return False
        j = i + 1
        while j < hi and (self.flags[j] & Is.ADVERB or self.lower[j] in ("to", "not")):
            j += 1
        return j < hi and bool(
            self.flags[j] & Is.BASE or self.flags[j] & Is.QUOTATION or self.lower[j] in ("have", "be", "do")
        )

    def _is_alone(self, end: int, hi: int) -> bool:
        """Whether nothing that is said follows the cue: the sentence ends, or only time, place and hearer are named."""
        i = end
        for _ in range(8):
            if i >= hi or self.words[i] in _ENDS or self.words[i] in COMMAS:
                return True
            if self.flags[i] & Is.QUOTATION:
                return False
            after = self._skip_adjunct(i, hi)
            if after == i:
                return self.lower[i] in ("as", "when", "while", "after", "before", "who", "during", "because")
            i = after
        return False

    def _skip_adjunct(self, i: int, hi: int) -> int:
        """Over one time, place, manner or hearer: "on Monday", "in an interview with X", "Thursday", "again"."""
        flags, lower = self.flags[i], self.lower[i]
        if flags & Is.ADVERB or (flags & (Is.TIME | Is.DAY) and not flags & (Is.DETERMINER | Is.SUBJECT)):
            return i + 1
        if lower in ("last", "this", "next", "earlier", "late", "early", "the", "that") and i + 1 < hi:
            j = i + 1
            while j < hi and j < i + 3 and (self.flags[j] & (Is.TIME | Is.DAY) or self.lower[j] in ("same", "next")):
                j += 1
            if j > i + 1:
                if j < hi and self.lower[j] in ("before", "after", "earlier", "later"):
                    j += 1
                return j
        if flags & Is.PREPOSITION and lower in _ADJUNCTS and i + 1 < hi:
            j = i + 1
            if self.flags[j] & Is.QUOTATION:
                return i
            if self.flags[j] & (Is.OBJECT | Is.SUBJECT) and not self.flags[j] & (Is.DETERMINER | Is.POSSESSIVE):
                return j + 1 if self.flags[j] & Is.OBJECT else i
            if self.flags[j] & Is.ING and lower in ("after", "before", "while", "in", "by"):
                return i
            end = self.phrases.base_right(j, hi)
            return end if end > j else i
        return i

    # ---- where words end ----------------------------------------------------------------------------

    def _clause_end(self, start: int, hi: int, mode: str) -> int:
        """Where the words that begin at `start` end."""
        end = hi = min(hi, start + FARTHEST)
        while end > start and self.flags[end - 1] & Is.SIGN and self.words[end - 1] in _ENDS:
            end -= 1
        if self.flags[start] & Is.QUOTATION:
            last = self._quotation_end(start, end)
            if last is not None:
                return last
        i = start + 1
        while i < end:
            word, lower, flags = self.words[i], self.lower[i], self.flags[i]
            if word == ";":
                return i
            if flags & Is.QUOTATION and self.tails[i] in (",", ".", "?", "!"):
                if self.tails[i] != ",":
                    return i + 1
                if i + 1 < end and (
                    self._new_clause(i + 1, end) or self.flags[i + 1] & (Is.PAST | Is.THIRD | Is.AUXILIARY)
                ):
                    return i + 1
            if word in COMMAS and i + 1 < end and self._new_clause(i + 1, end):
                return i
            if (
                lower in ("and", "but", "while")
                and i + 1 < end
                and self._cue_follows(i + 1, end, bare=lower != "while")
            ):
                return i
            i += 1
        return end

    def _quotation_end(self, start: int, end: int) -> int | None:
        """The end of words that begin with a quotation, if it is a whole one; None if the clause goes on."""
        i = start
        while i < end and self.flags[i] & Is.QUOTATION:
            tail = self.tails[i]
            if tail in (".", "?", "!"):
                return i + 1
            following = i + 1
            if tail == "," or (following < end and self.words[following] in (",", ";", "—", "–")):
                if tail != ",":
                    following += 1
                if following < end and self.lower[following] in ("and", "or", "then") and following + 1 < end:
                    following += 1
                if following < end and self.flags[following] & Is.QUOTATION:
                    i = following
                    continue
                return i + 1
            return None
        return i if i > start else None

    def _new_clause(self, i: int, end: int) -> bool:
        """Whether another saying or a contrast begins at i, behind a comma."""
        lower, flags = self.lower[i], self.flags[i]
        if flags & Is.ING and flags & Is.CUE and not flags & Is.CAPITAL:
            return self._forms.get(lower) in self._participles
        if lower == "according":
            return True
        if lower in (
            "but",
            "and",
            "while",
            "though",
            "although",
            "as",
            "yet",
            "then",
            "which",
            "who",
            "whereas",
            "with",
        ):
            if lower == "but":
                return self._own_subject(i + 1, end)
            return self._cue_follows(i + 1, end)
        return self._is_tail(i, end)

    def _own_subject(self, i: int, end: int) -> bool:
        """Whether a clause with a subject of its own begins at i."""
        if i >= end or self.flags[i] & (Is.QUOTATION | Is.SIGN):
            return False
        flags = self.flags[i]
        if flags & (Is.AUXILIARY | Is.PAST | Is.THIRD | Is.BASE) and not flags & (
            Is.CAPITAL | Is.SUBJECT | Is.DETERMINER
        ):
            return False
        return self.has_verb(i + 1, min(end, i + 9))

    def _cue_follows(self, i: int, end: int, *, bare: bool = False) -> bool:
        """Whether a verb of saying follows, with or without (`bare`) a subject: "and said", "but Trump said"."""
        j = i
        while j < end and j < i + 8:
            flags = self.flags[j]
            if flags & (Is.SIGN | Is.QUOTATION):
                return False
            if flags & Is.CUE and flags & (Is.PAST | Is.THIRD | Is.BASE | Is.ING) and not flags & Is.CAPITAL:
                way = self._bases.get(self._forms.get(self.lower[j], ""), 0)
                if flags & Is.BASE and not flags & Is.PAST and j == i:
                    return False  # "and say": goes on with a bare form
                if flags & Is.ING and self.lower[i - 1] != "with" and not self.flags[j - 1] & Is.BE:
                    return False
                return bool(way & (Way.SAY | Way.TELL | Way.NAME)) and not self._is_noun(j, i - 1, end)
            if (
                flags & (_VERB | Is.AUXILIARY)
                and not flags & (Is.CAPITAL | Is.ADVERB)
                and self.lower[j] not in ("has", "have", "had", "also")
            ):
                return False
            j += 1
        return False

    def _is_tail(self, i: int, end: int) -> bool:
        """Whether only a cue with its subject follows to the end: …, X said."""
        if end - i > 9:
            return False
        for j in range(i, end):
            if self.flags[j] & Is.CUE and self.flags[j] & (Is.PAST | Is.THIRD) and not self.flags[j] & Is.CAPITAL:
                return (
                    bool(self._bases.get(self._forms.get(self.lower[j], ""), 0) & Way.PARENTHETICAL)
                    and j + 1 >= end - 2
                )
        return False

    def _has_marks(self, start: int, end: int) -> bool:
        return any(self.flags[i] & Is.QUOTATION for i in range(start, end))

    def _marks_within(self, start: int, hi: int) -> bool:
        return self._has_marks(start, min(hi, start + FARTHEST))

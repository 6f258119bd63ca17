"""VADER, as vaderSentiment 3.3.2 gives it: the same compound for every text, to the last digit.

The only module that knows vaderSentiment. Its lexicon, word lists and constants are used as they are; its rules are
written again so that a sentence is looked at once instead of once per word (a test holds the two equal over random and
awkward texts). One thing is done before: typographic apostrophes become ', for "doesn’t" is no negation otherwise.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Sequence
from functools import cache
from heapq import heapify, heappop, heappush
from math import fabs, sqrt
from typing import NamedTuple

from monitor.analysis.sentiment.engine import WordPart
from monitor.i18n import tr_noop
from monitor.model import Label, Sentiment, Span

ALPHA = 15  # of VADER's normalization: sum / sqrt(sum² + 15)
BAND = 0.05  # VADER's own: positive from +0.05, negative from -0.05
_APOSTROPHES = str.maketrans("’‘ʼ＇", "''''")
_TOKEN = re.compile(r"\S+")
_REMEMBERED = 20_000  # tokens
# Words that change what stands near them, beside boosters and negations; of terms the word that is met least often.
_ACTING = frozenset(("no", "least", "so", "this", "never", "without"))
_COMMON = frozenset(("a", "at", "for", "in", "of", "on", "the", "to", "with"))


class Token(NamedTuple):
    """A word as VADER sees it."""

    word: str  # without punctuation, unless it may be an emoticon
    lower: str
    scored: bool  # in the lexicon, and no booster
    role: int = 0  # these two are for engines that look further
    stop: bool = False
    upper: bool = False  # all its letters are capitals
    acts: bool = True  # it may change what a word near it is worth


class _Reading(NamedTuple):
    words: int
    hits: list[tuple[int, float]]  # position of a word and what it adds, in order
    emphasis: float  # of ! and ?, with the sum's sign


class Vader:
    """vaderSentiment 3.3.2. Deterministic; any text gets an answer."""

    name = "vader"
    slow = targeted = False
    version = "3.3.2"

    def __init__(self) -> None:
        library = load_library()
        self._lexicon, self._emojis = library.lexicon, library.emojis
        self._emoji_signs = frozenset(self._emojis)
        self._booster, self._special = library.boosters, library.special_cases
        self._negations = library.negations
        self._c_incr, self._n_scalar = library.c_incr, library.n_scalar
        self._tokens: dict[str, Token] = {}
        self._acting: frozenset[str] = frozenset()

    @staticmethod
    def label(compound: float) -> Label:
        return Label.POSITIVE if compound >= BAND else Label.NEGATIVE if compound <= -BAND else Label.NEUTRAL

    def score(self, texts: Sequence[str], targets: Sequence[Span | None] | None = None) -> list[Sentiment]:
        """Score each text as one sentence. Targets are not looked at: VADER knows none."""
        return [self._score(text) for text in texts]

    def _score(self, text: str) -> Sentiment:
        reading = self._read(self._plain(text))
        if not reading.words:
            return NO_WORDS
        if not reading.hits:
            return NEUTRAL
        values = [value for _, value in reading.hits]
        total = float(sum(values))
        compound = _normalize(total + reading.emphasis) if total else _normalize(total)
        positive = negative = 0.0
        neutral = reading.words - len(values)
        for value in values:
            if value > 0:
                positive += value + 1  # "compensates for neutral words that are counted as 1"
            elif value < 0:
                negative += value - 1
            else:
                neutral += 1
        emphasis = fabs(reading.emphasis)
        if positive > fabs(negative):
            positive += emphasis
        elif positive < fabs(negative):
            negative -= emphasis
        whole = positive + fabs(negative) + neutral
        compound = round(compound, 4)
        return Sentiment(
            compound=compound,
            positive=round(fabs(positive / whole), 3),
            neutral=round(fabs(neutral / whole), 3),
            negative=round(fabs(negative / whole), 3),
            label=self.label(compound),
            coverage=1.0 if any(values) else 0.0,
            sentences=1,
        )

    def explain(self, text: str) -> tuple[WordPart, ...]:
        """Say what each word (and ! or ?) adds: the parts sum to the compound, but for its rounding to four digits."""
        plain, origins = self._plain_with_origins(text)
        reading = self._read(plain)
        tokens, places = self._cut(plain), self._places(plain)
        total = float(sum(value for _, value in reading.hits))
        emphasis = reading.emphasis if total else 0.0
        scale = 1 / sqrt((total + emphasis) ** 2 + ALPHA)
        parts = []
        for position, weight, value, notes in self._told(tokens, reading):
            start, end = places[position]
            span = Span(origins[start].start, origins[end - 1].end)
            lexicon, reason = self._source(tokens[position])
            parts.append(WordPart(text[span.start : span.end], span, weight * scale, lexicon, reason, value, notes))
        if emphasis:
            marks = [at for at, sign in enumerate(text) if sign in "!?"]
            marks = [at for at in marks if text[at] == "!" or text.count("?") > 1] or marks
            parts += [WordPart(text[at], Span(at, at + 1), emphasis * scale / len(marks), Vader.name) for at in marks]
        return tuple(sorted(parts, key=lambda part: part.span))

    def _told(self, tokens: list[Token], reading: _Reading) -> Iterator[tuple[int, float, float, tuple[str, ...]]]:
        """Each word that counts, or would but for the list: its position, weight, value, and what the rules did."""
        lower = [token.lower for token in tokens]
        capitals = 0 < sum(token.word.isupper() for token in tokens) < len(tokens)
        for position, weight in reading.hits:
            notes: list[str] = []
            before = self._valence(tokens, lower, position, capitals, notes)
            if weight != before:
                notes.append(f"× {weight / before:.1f} by “but”")
            yield position, weight, self._lexicon[lower[position]], tuple(notes)
        for position in self._silenced(tokens):
            yield position, 0.0, 0.0, ("masked: term of art" if " " in lower[position] else "silenced",)

    # ---- VADER's rules, in its order --------------------------------------------------------------

    def _plain(self, text: str) -> str:
        text = text.translate(_APOSTROPHES) if not text.isascii() else text
        if text.isascii() or self._emoji_signs.isdisjoint(text):
            return text.strip()
        return self._plain_with_origins(text)[0]

    def _plain_with_origins(self, text: str) -> tuple[str, list[Span]]:
        """The text with emojis in words, stripped, and where each of its characters comes from."""
        signs: list[str] = []
        origins: list[Span] = []
        after_blank = True
        for at, sign in enumerate(text.translate(_APOSTROPHES)):
            description = self._emojis.get(sign)
            new = sign if description is None else description if after_blank else " " + description
            after_blank = sign == " " if description is None else False
            signs.append(new)
            origins += [Span(at, at + 1)] * len(new)
        plain = "".join(signs)
        blanks = len(plain) - len(plain.lstrip())
        stripped = plain.strip()
        return stripped, origins[blanks : blanks + len(stripped)]

    def _token(self, raw: str) -> Token:
        token = self._tokens.get(raw)
        if token is None:
            token = self._new_token(raw)
            if len(self._tokens) >= _REMEMBERED:
                self._tokens.clear()
            if len(raw) <= 40:
                self._tokens[raw] = token
        return token

    def _new_token(self, raw: str) -> Token:
        word = raw.strip(string.punctuation)
        word = raw if len(word) <= 2 else word  # likely an emoticon
        lower = word.lower()
        scored = lower in self._lexicon and lower not in self._booster
        return Token(word, lower, scored, upper=word.isupper(), acts=self._acts(lower))

    def _acts(self, lower: str) -> bool:
        """Whether a word can change what stands near it. Where none does, a word is worth what the lexicon says."""
        if not self._acting:
            terms = (term for table in (self._special, self._booster) for term in table if " " in term)
            self._acting = _ACTING.union(max(t.split(), key=lambda w: (w not in _COMMON, len(w))) for t in terms)
        return (
            lower in self._booster
            or self._negated(lower)
            or not self._acting.isdisjoint(lower.split())
            or lower in self._special
        )

    def _cut(self, text: str) -> list[Token]:
        return [self._tokens.get(raw) or self._token(raw) for raw in text.split()]

    def _places(self, text: str) -> list[tuple[int, int]]:
        """Where each token of `_cut` stands in the text, without its punctuation."""
        places = []
        for match in _TOKEN.finditer(text):
            word = self._token(match[0]).word
            start = match.start() + match[0].find(word)
            places.append((start, start + len(word)))
        return places

    def _silenced(self, tokens: list[Token]) -> list[int]:
        """Positions of words that would count but for this engine's lexicon."""
        return []

    def _source(self, token: Token) -> tuple[str, str]:
        """Which lexicon a token's value is from, and why it has it (empty: not known)."""
        return Vader.name, ""

    def _read(self, text: str) -> _Reading:
        tokens = self._cut(text)
        if not tokens:
            return _Reading(0, [], 0.0)
        _, all_lower, scored, _, _, upper, acts = zip(*tokens, strict=True)
        if True not in scored:
            return _Reading(len(tokens), [], 0.0)
        lower = list(all_lower)
        some_capitals = True in upper and False in upper
        hits: list[tuple[int, float]] = []
        for i, counts in enumerate(scored):
            if not counts:
                continue
            if True in acts[i - 3 if i > 3 else 0 : i + 3]:
                if lower[i] == "kind" and i + 1 < len(lower) and lower[i + 1] == "of":
                    continue
                valence = self._valence(tokens, lower, i, some_capitals)
            else:
                valence = self._lexicon[lower[i]]
                if some_capitals and upper[i]:
                    valence += self._c_incr if valence > 0 else -self._c_incr
            hits.append((i, valence))
        if "but" in lower:
            hits = _but(hits, lower.index("but"))
        total = sum([value for _, value in hits])
        emphasis = _emphasis(text)
        return _Reading(len(tokens), hits, emphasis if total >= 0 else -emphasis)

    def _valence(
        self, tokens: list[Token], lower: list[str], i: int, some_capitals: bool, notes: list[str] | None = None
    ) -> float:
        """A word's weight in its sentence. `notes` takes what each rule did."""
        lexicon = self._lexicon
        item = lower[i]
        valence = lexicon[item]
        if item == "no" and i != len(lower) - 1 and lower[i + 1] in lexicon:
            valence = 0.0
        if (
            (i > 0 and lower[i - 1] == "no")
            or (i > 1 and lower[i - 2] == "no")
            or (i > 2 and lower[i - 3] == "no" and lower[i - 1] in ("or", "nor"))
        ):
            valence = lexicon[item] * self._n_scalar
        if notes is not None and valence != lexicon[item]:
            notes.append(_change(valence, lexicon[item], "no"))
        if some_capitals and tokens[i].word.isupper():
            valence += self._c_incr if valence > 0 else -self._c_incr
            if notes is not None:
                notes.append(f"{_signed(self._c_incr if valence > 0 else -self._c_incr)} by its capitals")
        for back in range(min(i, 3)):
            before = lower[i - back - 1]
            if before not in lexicon:
                scalar = self._scalar(tokens[i - back - 1].word, before, valence, some_capitals)
                if scalar:
                    scalar *= (1.0, 0.95, 0.9)[back]
                    if notes is not None:
                        notes.append(f"{_signed(scalar)} by “{before}”")
                valence = valence + scalar
                boosted = valence
                valence = self._negate(valence, lower, back, i)
                if notes is not None and valence != boosted:
                    notes.append(_change(valence, boosted, before if self._negated(before) else lower[i - 1]))
                if back == 2:
                    negated = valence
                    valence = self._idiom(valence, lower, i)
                    if notes is not None and valence != negated:
                        notes.append(f"{_signed(valence)} as part of a set phrase")
        if (
            i > 0
            and lower[i - 1] == "least"
            and "least" not in lexicon
            and not (i > 1 and lower[i - 2] in ("at", "very"))
        ):
            valence = valence * self._n_scalar
            if notes is not None:
                notes.append(f"× {_signed(self._n_scalar)} by “least”")
        return valence

    def _scalar(self, word: str, lower: str, valence: float, some_capitals: bool) -> float:
        scalar: float = self._booster.get(lower, 0.0)
        if scalar:
            if valence < 0:
                scalar *= -1
            if some_capitals and word.isupper():
                scalar += self._c_incr if valence > 0 else -self._c_incr
        return scalar

    def _negated(self, word: str) -> bool:
        return word in self._negations or "n't" in word

    def _negate(self, valence: float, lower: list[str], back: int, i: int) -> float:
        one = lower[i - 1]
        if back == 0:
            return valence * self._n_scalar if self._negated(one) else valence
        two = lower[i - 2]
        if back == 1:
            if two == "never" and one in ("so", "this"):
                return valence * 1.25
            if two == "without" and one == "doubt":
                return valence
            return valence * self._n_scalar if self._negated(two) else valence
        three = lower[i - 3]
        if (three == "never" and two in ("so", "this")) or one in ("so", "this"):
            return valence * 1.25
        if three == "without" and "doubt" in (two, one):
            return valence
        return valence * self._n_scalar if self._negated(three) else valence

    def _idiom(self, valence: float, lower: list[str], i: int) -> float:
        three, two, one, zero = lower[i - 3 : i + 1]
        special = self._special
        for words in (f"{one} {zero}", f"{two} {one} {zero}", f"{two} {one}", f"{three} {two} {one}", f"{three} {two}"):
            if words in special:
                valence = special[words]
                break
        if len(lower) - 1 > i:
            valence = special.get(f"{zero} {lower[i + 1]}", valence)
        if len(lower) - 1 > i + 1:
            valence = special.get(f"{zero} {lower[i + 1]} {lower[i + 2]}", valence)
        for words in (f"{three} {two} {one}", f"{three} {two}", f"{two} {one}"):
            if words in self._booster:
                valence = valence + self._booster[words]
        return valence


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "\N{MINUS SIGN}")


def _change(after: float, before: float, word: str) -> str:
    """What a rule did: a factor, but for a value that became nothing or came from nothing."""
    if not after or not before:
        return f"counts {'nothing' if not after else _signed(after)} by “{word}”"
    return f"× {f'{after / before:.2f}'.replace('-', chr(0x2212))} by “{word}”"


def _normalize(total: float) -> float:
    return max(-1.0, min(1.0, total / sqrt((total * total) + ALPHA)))


def _emphasis(text: str) -> float:
    if "!" not in text and "?" not in text:
        return 0.0
    exclamations = min(text.count("!"), 4) * 0.292
    questions = text.count("?")
    return exclamations + (0 if questions < 2 else questions * 0.18 if questions <= 3 else 0.96)


def _but(hits: list[tuple[int, float]], but: int) -> list[tuple[int, float]]:
    """Halve what stands before "but", raise what stands behind it.

    The library looks a value up by its first occurrence while it changes the list, so that equal values are changed
    in its own peculiar order. Kept as it is, in time n log n. Zeros stay zero and need no place here.
    """
    values = [value for _, value in hits]
    places: dict[float, list[int]] = {}
    for k, value in enumerate(values):
        places.setdefault(value, []).append(k)
    for heap in places.values():
        heapify(heap)
    for k in range(len(values)):
        value = values[k]
        heap = places[value]
        while values[heap[0]] != value:
            heappop(heap)
        first = heap[0]
        at = hits[first][0]
        changed = value * 0.5 if at < but else value * 1.5 if at > but else value
        if value and changed != value:
            heappop(heap)
            values[first] = changed
            heappush(places.setdefault(changed, []), first)
    return [(at, value) for (at, _), value in zip(hits, values, strict=True)]


NEUTRAL = Sentiment(0.0, 0.0, 1.0, 0.0, Label.NEUTRAL, coverage=0.0, sentences=1)
NO_WORDS = Sentiment(None, reason=tr_noop("no words"))


class Library(NamedTuple):
    lexicon: dict[str, float]
    emojis: dict[str, str]
    boosters: dict[str, float]
    special_cases: dict[str, float]
    negations: frozenset[str]
    c_incr: float
    n_scalar: float


@cache
def load_library() -> Library:
    from vaderSentiment import vaderSentiment as vader

    analyzer = vader.SentimentIntensityAnalyzer()
    return Library(
        analyzer.lexicon,
        analyzer.emojis,
        vader.BOOSTER_DICT,
        vader.SPECIAL_CASES,
        frozenset(vader.NEGATE),
        vader.C_INCR,
        vader.N_SCALAR,
    )

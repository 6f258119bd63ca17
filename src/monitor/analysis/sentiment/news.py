"""VADER with a news lexicon: the same rules, other words.

VADER was made for short posts. In news it praises "artificial intelligence", is blind to plunge and curb, and takes a
lifted ban for a ban. What is different here stands in `resources/lexicon/news.toml`, row by row with its reason: words
added, changed or silenced; terms of several words, whose words then count for nothing by themselves; and reversals
("curbs lifted"), where a mover and a thing near one another count as one. Toward a target, words weigh by where they
stand and by who does what to whom (`toward`). The user's own words lie over it (`monitor.lexicon`) and are part of the
version: "2.3fa0c2d1+88ab01cc". Negations, boosters, capitals, "but" and ! work as in VADER. Typographic quotation marks
are punctuation, and dashes part words.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache, lru_cache
from importlib import resources
from math import fabs, sqrt
from typing import Any

from monitor.analysis.forms import forms
from monitor.analysis.sentiment.toward import NAMES, Relations, Words, factors
from monitor.analysis.sentiment.vader import ALPHA, Token, Vader, load_library
from monitor.lexicon import UserLexicon, Word
from monitor.model import Label, Sentiment, Span

RULES = "2"  # of this module; a new number makes stored scores old
NEGATIVE, POSITIVE = -0.1, 0.12  # the bands: chosen on the training sets, see docs/methods.md
REACH = 8  # words from a mover to its thing
DENIES = 4  # words that "cleared of" and "fails to" reach

_SIGNS = str.maketrans(
    {**dict.fromkeys("’‘ʼ＇", "'"), **dict.fromkeys("“”„«»‹›", '"'), **dict.fromkeys("—–…\u00a0", " ")}
)
_MAY_OPEN, _MOVER, _THING, _REFUSES, _OPEN, _CLEARS, _FOILS = 1, 2, 4, 8, 16, 32, 64  # what a token can be, as bits
_STOPS = ",;:.!?\"'"


@dataclass(frozen=True, slots=True)
class Turn:
    """A mover and a thing that count as one word when they stand together."""

    value: float
    reason: str
    source: str
    movers: frozenset[str]
    things: frozenset[str]


@dataclass(frozen=True, slots=True)
class Negation:
    """Words that change what stands near them, besides VADER's own negations."""

    words: frozenset[str] = frozenset()  # turn round the next three
    refusals: frozenset[str] = frozenset()  # before a mover: it does not happen
    open: frozenset[str] = frozenset()  # before a mover: nobody knows yet
    clears: frozenset[str] = frozenset()  # what is bad behind them is not so: "cleared of fraud"
    foils: frozenset[str] = frozenset()  # what is good behind them is not so: "fails to impress"


@dataclass(frozen=True)
class NewsLexicon:
    """The file, read: one entry a word or term."""

    words: Mapping[str, Word]
    turns: tuple[Turn, ...]
    negation: Negation
    digest: str
    terms: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)  # by first word, longest first
    own: frozenset[str] = frozenset()  # the words that the user has given or changed
    relations: Relations = field(default_factory=Relations)


def read_lexicon(text: str) -> NewsLexicon:
    """Read the lexicon from TOML. Raises ValueError or KeyError for what is no lexicon; the shipped file is tested."""
    content = tomllib.loads(text)
    words: dict[str, Word] = {}
    for row in content["row"]:
        why = Word(float(row["value"]), row["reason"], row["source"])
        if not -4 <= why.value <= 4:
            raise ValueError(f"{row}: a value lies between -4 and 4")
        for word in _named(row, "verbs", "words"):
            words.setdefault(word, why)
    turns = tuple(
        Turn(
            float(row["value"]),
            row["reason"],
            row["source"],
            frozenset(_named(row, "mover_verbs", "movers")),
            frozenset(_named(row, "thing_verbs", "things")),
        )
        for row in content["turn"]
    )
    negation = Negation(
        **{name: frozenset(_split(text)) for name, text in content["negation"].items() if name != "reason"}
    )
    toward = content.get("toward", {})
    relations = Relations(**{name: frozenset(_named(toward, f"{name}_verbs", name)) for name in NAMES})
    return replace(_joined(words, turns, negation, _digest(text)), relations=relations)


@lru_cache(maxsize=4)
def lexicon_with(own: UserLexicon) -> NewsLexicon:
    """The shipped lexicon with the user's words over it."""
    base = shipped()
    if not own.rows:
        return base
    words: dict[str, Word] = {}
    for row in own.rows:
        for word in row.words:
            words.setdefault(word, row.meant)
    for row in own.rows:
        for verb in row.verbs:
            for form in _all_forms(verb):
                words.setdefault(form, row.meant)
    merged = {**base.words, **words}
    digest = f"{base.digest}+{own.digest}"
    joined = _joined(merged, base.turns, base.negation, digest, frozenset(words))
    return replace(joined, relations=base.relations)


def _joined(
    words: Mapping[str, Word],
    turns: tuple[Turn, ...],
    negation: Negation,
    digest: str,
    own: frozenset[str] = frozenset(),
) -> NewsLexicon:
    several = (
        name
        for names in (
            words,
            *(getattr(negation, each.name) for each in fields(Negation)),
            *(turn.movers | turn.things for turn in turns),
        )
        for name in names
        if " " in name
    )
    terms: dict[str, set[tuple[str, ...]]] = {}
    for name in several:
        parts = tuple(name.split())
        terms.setdefault(parts[0], set()).add(parts)
    ordered = {first: tuple(sorted(all_, key=lambda parts: (-len(parts), parts))) for first, all_ in terms.items()}
    return NewsLexicon(words, turns, negation, digest, ordered, own)


def _named(row: Mapping[str, Any], verbs: str, words: str) -> Iterator[str]:
    for verb in _split(row.get(verbs, "")):
        yield from _all_forms(verb)
    yield from _split(row.get(words, ""))


def _all_forms(verb: str) -> Iterator[str]:
    base, *particle = verb.split()
    for form in forms(base):
        yield " ".join((form, *particle))


def _split(text: str) -> Iterable[str]:
    return (" ".join(name.split()) for name in text.split(",") if name.strip())


@cache
def shipped() -> NewsLexicon:
    return read_lexicon(_text())


@cache
def _text() -> str:
    return (resources.files("monitor.resources") / "lexicon" / "news.toml").read_text("utf-8")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


class VaderNews(Vader):
    """vaderSentiment's rules over its word list and the news lexicon. Deterministic; any text gets an answer."""

    name = "vader-news"

    def __init__(self, lexicon: NewsLexicon | None = None) -> None:
        super().__init__()
        self._news = news = lexicon or shipped()
        self.version = f"{RULES}.{news.digest}"
        self._lexicon = dict(self._lexicon)
        for word, why in news.words.items():
            if why.value:
                self._lexicon[word] = why.value
            else:
                self._lexicon.pop(word, None)
        self._why = dict(news.words)
        self._keep_values()
        self._negations |= news.negation.words
        self._special = {term: value for term, value in self._special.items() if term not in news.words}
        self._turns: dict[tuple[str, str], str] = {}  # mover and thing: the word that both become
        self._roles: dict[str, int] = {}
        for names, role in (
            (news.negation.refusals, _REFUSES),
            (news.negation.open, _OPEN),
            (news.negation.clears, _CLEARS),
            (news.negation.foils, _FOILS),
        ):
            for name in names:
                self._roles[name] = self._roles.get(name, 0) | role
        for turn in news.turns:
            for thing in turn.things:
                turned = f"{thing} ({turn.reason})"
                self._lexicon[turned] = turn.value
                self._why[turned] = Word(turn.value, turn.reason, turn.source)
                if self._lexicon.get(thing, 0.0) * turn.value > 0:  # "the licence will not be renewed"
                    denied = f"{turned}, denied"
                    self._lexicon[denied] = self._n_scalar * turn.value
                    self._why[denied] = Word(self._lexicon[denied], f"{turn.reason}, which is denied", turn.source)
                self._roles[thing] = self._roles.get(thing, 0) | _THING
                for mover in turn.movers:
                    self._turns.setdefault((mover, thing), turned)
            for mover in turn.movers:
                self._roles[mover] = self._roles.get(mover, 0) | _MOVER
        self._openings: dict[tuple[str, str], tuple[tuple[str, ...], ...]] = {}  # terms by their first two words
        for first, terms in news.terms.items():
            self._roles[first] = self._roles.get(first, 0) | _MAY_OPEN
            for term in terms:
                opening = (term[0], term[1])
                self._openings[opening] = (*self._openings.get(opening, ()), term)

    def _keep_values(self) -> None:
        """Give terms that only reversals and rules name the value of their strongest word: "fails to", "loss of"."""
        for terms in self._news.terms.values():
            for term in terms:
                name = " ".join(term)
                if name in self._news.words or name in self._news.negation.words:
                    continue
                strongest = max(term, key=lambda word: abs(self._lexicon.get(word, 0.0)))
                if strongest in self._lexicon:
                    self._lexicon[name] = self._lexicon[strongest]
                    if strongest in self._news.words:
                        self._why[name] = self._news.words[strongest]

    @property
    def lexicon(self) -> NewsLexicon:
        """The words that it scores by, beside VADER's own."""
        return self._news

    @staticmethod
    def version_with(own: UserLexicon) -> str:
        """The version that it has with the user's words, without making it."""
        return f"{RULES}.{_digest(_text())}{'+' if own.rows else ''}{own.digest}"

    @staticmethod
    def label(compound: float) -> Label:
        return Label.POSITIVE if compound >= POSITIVE else Label.NEGATIVE if compound <= NEGATIVE else Label.NEUTRAL

    def score(self, texts: Sequence[str], targets: Sequence[Span | None] | None = None) -> list[Sentiment]:
        """Score each text as one sentence, toward its target where it has one."""
        if targets is None:
            return super().score(texts)
        return [
            self._score(text) if target is None else self._score_toward(text, target)
            for text, target in zip(texts, targets, strict=True)
        ]

    def _score_toward(self, text: str, target: Span) -> Sentiment:
        whole = self._score(text)
        if not whole.coverage:
            return whole
        plain, origins = self._plain_with_origins(text)
        tokens, places = self._join_all(plain)
        reading = self._read(plain)
        inside = [
            at
            for at, (start, end) in enumerate(places)
            if origins[start].start < target.end and origins[end - 1].end > target.start
        ]
        if not inside:
            return whole
        ends = [origins[end - 1].end for _, end in places]
        starts = [origins[start].start for start, _ in places]
        words = Words(
            [token.lower for token in tokens],
            [token.stop for token in tokens],
            [text[ends[at - 1] : starts[at]] if at else "" for at in range(len(tokens))],
            inside[0],
            inside[-1],
        )
        movers = self._cut_and_turned(plain)[1]
        parts = factors(words, [at for at, _ in reading.hits], movers, self._news.relations)
        values = [value * part for (_, value), part in zip(reading.hits, parts, strict=True)]
        total = sum(values)
        if total:
            total += fabs(reading.emphasis) if total > 0 else -fabs(reading.emphasis)
        compound = round(total / sqrt(total * total + ALPHA), 4)
        return replace(whole, compound=compound, label=self.label(compound), coverage=1.0 if any(values) else 0.0)

    # ---- what is done before VADER's rules ------------------------------------------------------------

    def _plain(self, text: str) -> str:
        return super()._plain(text if text.isascii() else text.translate(_SIGNS))

    def _plain_with_origins(self, text: str) -> tuple[str, list[Span]]:
        return super()._plain_with_origins(text.translate(_SIGNS))

    def _new_token(self, raw: str) -> Token:
        token = super()._new_token(raw)
        lower = token.lower
        if lower.endswith("'s") and lower not in self._why:
            lower = lower[:-2]
        return Token(
            token.word,
            lower,
            lower in self._lexicon and lower not in self._booster,
            self._roles.get(lower, 0),
            raw[-1] in _STOPS,
            token.upper,
            self._acts(lower),
        )

    def _cut(self, text: str) -> list[Token]:
        return self._cut_and_turned(text)[0]

    def _cut_and_turned(self, text: str) -> tuple[list[Token], dict[int, int]]:
        """The tokens, and the mover of each thing that was turned."""
        tokens = super()._cut(text)
        roles = 0
        for token in tokens:
            roles |= token.role
        terms = bool(roles & _MAY_OPEN) and self._may_join(tokens)
        if terms:  # they may be movers, things and the like
            tokens = self._join(tokens)[0]
        turned = self._turn(tokens) if terms or (roles & _THING and roles & _MOVER) else {}
        if terms or roles & (_CLEARS | _FOILS):
            self._deny(tokens)
        return tokens, turned

    def _places(self, text: str) -> list[tuple[int, int]]:
        places = super()._places(text)
        joined = self._join(super()._cut(text))[1]
        return [(places[first][0], places[last][1]) for first, last in joined]

    def _join_all(self, plain: str) -> tuple[list[Token], list[tuple[int, int]]]:
        """The words before reversals, and where each stands."""
        joined, spans = self._join(super()._cut(plain))
        places = super()._places(plain)
        return joined, [(places[first][0], places[last][1]) for first, last in spans]

    def _may_join(self, tokens: list[Token]) -> bool:
        """Whether two words stand side by side with which a term begins."""
        openings = self._openings
        before: Token | None = None
        for token in tokens:
            if before is not None and (
                (before.lower, token.lower) in openings or ((before.lower, "#") in openings and _is_number(token.lower))
            ):
                return True
            before = token if token.role & _MAY_OPEN and not token.stop else None
        return False

    def _join(self, tokens: list[Token]) -> tuple[list[Token], list[tuple[int, int]]]:
        """Make each term one token, the longest that fits; and say from which token to which each goes."""
        joined: list[Token] = []
        places: list[tuple[int, int]] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            size = 1
            if token.role & _MAY_OPEN and not token.stop and at + 1 < len(tokens):
                for term in self._beginning(token.lower, tokens[at + 1].lower):
                    if _stands(term, tokens, at):
                        size = len(term)
                        token = self._term(" ".join(term), tokens[at : at + size])
                        break
            joined.append(token)
            places.append((at, at + size - 1))
            at += size
        return joined, places

    def _beginning(self, first: str, second: str) -> tuple[tuple[str, ...], ...]:
        """The terms that begin with these two words, the longest first."""
        found = self._openings.get((first, second), ())
        numbered = self._openings.get((first, "#"), ())
        if numbered and not _is_number(second):
            numbered = ()
        if found and numbered:
            return tuple(sorted(found + numbered, key=lambda term: (-len(term), term)))
        return found or numbered

    def _term(self, term: str, tokens: list[Token]) -> Token:
        word = " ".join(token.word for token in tokens)
        role = self._roles.get(term, 0) & ~_MAY_OPEN
        return Token(word, term, term in self._lexicon, role, tokens[-1].stop, word.isupper(), self._acts(term))

    def _turn(self, tokens: list[Token]) -> dict[int, int]:
        """Let movers and things that stand together count as one, in place. Returns the mover of each thing."""
        turned_by: dict[int, int] = {}
        movers = [at for at, token in enumerate(tokens) if token.role & _MOVER]
        if not movers:
            return turned_by
        things = [at for at, token in enumerate(tokens) if token.role & _THING]
        used: set[int] = set()
        for thing in things:
            for mover in sorted(movers, key=lambda at: (abs(at - thing), at > thing)):
                if abs(mover - thing) > REACH:
                    break
                if mover == thing or mover in used or thing in used:
                    continue
                turned = self._turns.get((tokens[mover].lower, tokens[thing].lower))
                low, high = min(mover, thing), max(mover, thing)
                if turned is None or any(token.stop for token in tokens[low:high]):
                    continue
                used |= {mover, thing}
                refusal = self._refusal(tokens, mover)
                if self._undecided(tokens, low):  # "asks a judge to lift the ban": neither is so yet
                    tokens[thing] = tokens[thing]._replace(scored=False)
                elif refusal is None:
                    for between in range(low + 1, high):  # "fears of a glut prove unfounded": there is no glut
                        tokens[between] = tokens[between]._replace(scored=False)
                    tokens[thing] = tokens[thing]._replace(lower=turned, scored=True)
                else:
                    tokens[refusal] = tokens[refusal]._replace(lower="", scored=False)
                    if f"{turned}, denied" in self._lexicon:
                        tokens[thing] = tokens[thing]._replace(lower=f"{turned}, denied", scored=True)
                turned_by[thing] = mover
                tokens[mover] = tokens[mover]._replace(lower="", scored=False)
                break
        return turned_by

    def _refusal(self, tokens: list[Token], mover: int) -> int | None:
        for at in range(mover - 1, max(-1, mover - 4), -1):
            if tokens[at].stop:
                return None
            if tokens[at].role & _REFUSES or self._negated(tokens[at].lower):
                return at
        return None

    def _deny(self, tokens: list[Token]) -> None:
        """Take their value from words that are said not to be so: "cleared of fraud", "fails to impress"."""
        for at, token in enumerate(tokens):
            if not token.role & (_CLEARS | _FOILS):
                continue
            for behind in range(at + 1, min(at + 1 + DENIES, len(tokens))):
                if tokens[behind - 1].stop:
                    break
                good = self._lexicon.get(tokens[behind].lower, 0.0) > 0
                if tokens[behind].scored and good == bool(token.role & _FOILS):
                    tokens[behind] = tokens[behind]._replace(scored=False)

    def _undecided(self, tokens: list[Token], first: int) -> bool:
        for at in range(first - 1, max(-1, first - 6), -1):
            if tokens[at].stop:
                return False
            if tokens[at].role & _OPEN:
                return True
        return False

    def _silenced(self, tokens: list[Token]) -> list[int]:
        loud = load_library().lexicon
        return [
            at
            for at, token in enumerate(tokens)
            if not token.scored and token.lower in self._why and any(word in loud for word in token.lower.split())
        ]

    def _source(self, token: Token) -> tuple[str, str]:
        why = self._why.get(token.lower)
        if why is None:
            return super()._source(token)
        return f"{self.name}, your list" if token.lower in self._news.own else self.name, why.reason


def _stands(term: tuple[str, ...], tokens: list[Token], at: int) -> bool:
    if at + len(term) > len(tokens):
        return False
    for k in range(1, len(term)):
        token, part = tokens[at + k], term[k]
        if token.lower != part and not (part == "#" and _is_number(token.lower)):
            return False
        if token.stop and k < len(term) - 1:
            return False
    return True


def _is_number(lower: str) -> bool:
    return any(sign.isdigit() for sign in lower[:2])

"""VADER with a news lexicon: the same rules, other words.

VADER was made for short posts. In news it praises "artificial intelligence", is blind to plunge and curb, and takes a
lifted ban for a ban. What is different here stands in `resources/lexicon/news.toml`, row by row with its reason: words
added, changed or silenced; terms of several words, whose words then count for nothing by themselves; and reversals
("curbs lifted"), where a mover and a thing near one another count as one. The user's own words lie over it
(`monitor.lexicon`) and are part of the version: "1.3fa0c2d1+88ab01cc". Negations, boosters, capitals, "but" and !
work as in VADER. Typographic quotation marks are punctuation, and dashes part words.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from monitor.analysis.forms import forms
from monitor.analysis.sentiment.vader import Token, Vader, load_library
from monitor.lexicon import UserLexicon, Word
from monitor.model import Label, Span

RULES = "1"  # of this module; a new number makes stored scores old
NEGATIVE, POSITIVE = -0.1, 0.2  # the bands: chosen on the training sets, see docs/methods.md
REACH = 5  # words from a mover to its thing

_SIGNS = str.maketrans(
    {**dict.fromkeys("’‘ʼ＇", "'"), **dict.fromkeys("“”„«»‹›", '"'), **dict.fromkeys("—–…\u00a0", " ")}
)
_MAY_OPEN, _MOVER, _THING, _REFUSES = 1, 2, 4, 8  # what a token can be, as bits
_STOPS = ",;:.!?\"'"


@dataclass(frozen=True, slots=True)
class Turn:
    """A mover and a thing that count as one word when they stand together."""

    value: float
    reason: str
    source: str
    movers: frozenset[str]
    things: frozenset[str]


@dataclass(frozen=True)
class NewsLexicon:
    """The file, read: one entry a word or term."""

    words: Mapping[str, Word]
    turns: tuple[Turn, ...]
    negations: frozenset[str]
    refusals: frozenset[str]
    digest: str
    terms: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)  # by first word, longest first
    own: frozenset[str] = frozenset()  # the words that the user has given or changed


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
    negations = frozenset(_split(content["negation"]["words"]))
    refusals = frozenset(_split(content["negation"]["refusals"]))
    return _joined(words, turns, negations, refusals, _digest(text))


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
    return _joined(merged, base.turns, base.negations, base.refusals, f"{base.digest}+{own.digest}", frozenset(words))


def _joined(
    words: Mapping[str, Word],
    turns: tuple[Turn, ...],
    negations: frozenset[str],
    refusals: frozenset[str],
    digest: str,
    own: frozenset[str] = frozenset(),
) -> NewsLexicon:
    several = (
        name
        for names in (words, negations, refusals, *(turn.movers | turn.things for turn in turns))
        for name in names
        if " " in name
    )
    terms: dict[str, set[tuple[str, ...]]] = {}
    for name in several:
        parts = tuple(name.split())
        terms.setdefault(parts[0], set()).add(parts)
    ordered = {first: tuple(sorted(all_, key=lambda parts: (-len(parts), parts))) for first, all_ in terms.items()}
    return NewsLexicon(words, turns, negations, refusals, digest, ordered, own)


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
        self._negations |= news.negations
        self._special = {term: value for term, value in self._special.items() if term not in news.words}
        self._turns: dict[tuple[str, str], str] = {}  # mover and thing: the word that both become
        self._roles: dict[str, int] = {}
        for name in news.refusals:
            self._roles[name] = _REFUSES
        for turn in news.turns:
            for thing in turn.things:
                turned = f"{thing} ({turn.reason})"
                self._lexicon[turned] = turn.value
                self._why[turned] = Word(turn.value, turn.reason, turn.source)
                self._roles[thing] = self._roles.get(thing, 0) | _THING
                for mover in turn.movers:
                    self._turns.setdefault((mover, thing), turned)
            for mover in turn.movers:
                self._roles[mover] = self._roles.get(mover, 0) | _MOVER
        for first in news.terms:
            self._roles[first] = self._roles.get(first, 0) | _MAY_OPEN

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
        )

    def _cut(self, text: str) -> list[Token]:
        tokens = super()._cut(text)
        roles = 0
        for token in tokens:
            roles |= token.role
        if roles & _MAY_OPEN:
            tokens = self._join(tokens)[0]
        if roles & (_MAY_OPEN | _THING):
            self._turn(tokens)
        return tokens

    def _places(self, text: str) -> list[tuple[int, int]]:
        places = super()._places(text)
        joined = self._join(super()._cut(text))[1]
        return [(places[first][0], places[last][1]) for first, last in joined]

    def _join(self, tokens: list[Token]) -> tuple[list[Token], list[tuple[int, int]]]:
        """Make each term one token, the longest that fits; and say from which token to which each goes."""
        terms = self._news.terms
        joined: list[Token] = []
        places: list[tuple[int, int]] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            size = 1
            if token.role & _MAY_OPEN and not token.stop:
                for term in terms[token.lower]:
                    if _stands(term, tokens, at):
                        size = len(term)
                        token = self._term(" ".join(term), tokens[at : at + size])
                        break
            joined.append(token)
            places.append((at, at + size - 1))
            at += size
        return joined, places

    def _term(self, term: str, tokens: list[Token]) -> Token:
        word = " ".join(token.word for token in tokens)
        return Token(word, term, term in self._lexicon, self._roles.get(term, 0) & ~_MAY_OPEN, tokens[-1].stop)

    def _turn(self, tokens: list[Token]) -> None:
        """Let movers and things that stand together count as one, in place."""
        movers = [at for at, token in enumerate(tokens) if token.role & _MOVER]
        if not movers:
            return
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
                if refusal is None:
                    for between in range(low + 1, high):  # "fears of a glut prove unfounded": there is no glut
                        tokens[between] = tokens[between]._replace(scored=False)
                    tokens[thing] = tokens[thing]._replace(lower=turned, scored=True)
                else:
                    tokens[refusal] = tokens[refusal]._replace(lower="", scored=False)
                tokens[mover] = tokens[mover]._replace(lower="", scored=False)
                break

    def _refusal(self, tokens: list[Token], mover: int) -> int | None:
        for at in range(mover - 1, max(-1, mover - 4), -1):
            if tokens[at].stop:
                return None
            if tokens[at].role & _REFUSES or self._negated(tokens[at].lower):
                return at
        return None

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

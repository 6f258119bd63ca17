"""What a scored word says of one name in its sentence: how much of its weight falls on the name, and with which sign.

Used by vader-news for scores toward a target. The rules know words and their order, no grammar. A word weighs less the
further it stands from the name: behind a comma, a conjunction ("as", "while", "but") or a stop. Who does something to
another is neither praised nor blamed by it ("the ministry fines X", "X, the union said"). Who is beaten or trailed in
a comparison has the other one's score turned round ("Y overtakes X", "X is slower than Y"). The factors were chosen on
training sets and on half of our own training sentences; see docs/methods.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

# Factors by what lies between word and name: nothing, a comma, a conjunction, a stop.
AFTER = (1.8, 1.0, 0.65, 0.6)
BEFORE = (1.5, 1.0, 0.35, 0.2)
FAR_BEFORE = (0.1, 0.35, 0.2, 0.0)
FAR = 6  # words
WITHIN = 0.0  # a word of the name itself: a name praises nobody
DONE_TO = 1.8  # a deed that the name suffers
DOER = 0.4  # a deed that the name does to another
REVERSER = 0.8  # the same, where two words count as one: "lifts the ban"
SPEAKER_NEAR, SPEAKER = 0.25, 0.1  # what a name says is not said of it
BODY = 0.06  # courts, ministries, analysts: they act, and are seldom what a sentence judges
_BREAKS = ";:.!?\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True, slots=True)
class Relations:
    """Words that say who does what to whom, in small letters, verbs in all forms."""

    deeds: frozenset[str] = frozenset()  # what one does to another: fine, sue, praise
    fortunes: frozenset[str] = frozenset()  # what looks like a deed and befalls its subject: win, lose, face
    beats: frozenset[str] = frozenset()  # its subject wins, its object loses: overtake
    trails: frozenset[str] = frozenset()  # its subject loses, its object wins: trail
    loses: frozenset[str] = frozenset()  # the same before "to": lose
    over: frozenset[str] = frozenset()  # the same before "over": victory, choose
    says: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()  # who acts by office or trade: court, ministry, analysts
    conjunctions: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()  # and, which, who
    follow: frozenset[str] = frozenset()  # words that stand behind a participle, and before no object: by, over, for
    be: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    participles: frozenset[str] = frozenset()  # without -ed or -en: sued, hit
    onto: frozenset[str] = frozenset()  # on, against, into


NAMES = tuple(field.name for field in fields(Relations))


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence, word by word, and the first and last word of the name."""

    lower: Sequence[str]
    stops: Sequence[bool]
    gaps: Sequence[str]  # what stands before each word
    first: int
    last: int


def factors(words: Words, hits: Sequence[int], movers: Mapping[int, int], relations: Relations) -> list[float]:
    """For each word that counts, by its place: what its weight is multiplied with. `movers`: of reversals."""
    levels = _levels(words, relations)
    speaks = _speaks(words, relations)
    body = any(
        word.strip(".,") in relations.bodies
        for word in words.lower[words.first : words.last + 1]
        for word in word.split()
    )
    than = _than(words, levels)
    found = []
    for at in hits:
        if words.first <= at <= words.last:
            found.append(WITHIN)
            continue
        after = at > words.last
        between = levels[words.last + 1 : at + 1] if after else levels[at + 1 : words.first + 1]
        level = max(between, default=0)
        far = (at - words.last if after else words.first - at) >= FAR
        table = AFTER if after else FAR_BEFORE if far else BEFORE
        part = _part(words, at, movers.get(at), levels, than, relations)
        factor = table[level] * part
        if body and part in (1.0, DOER, REVERSER):
            factor *= BODY
        if speaks:
            factor *= SPEAKER_NEAR if after and level == 0 else SPEAKER
        found.append(factor)
    return found


def _levels(words: Words, relations: Relations) -> list[int]:
    levels = [0]
    for at in range(1, len(words.lower)):
        gap, word = words.gaps[at], words.lower[at]
        level = 0
        if gap != " ":
            level = 3 if any(sign in gap for sign in _BREAKS) or "-" in gap else 1 if "," in gap else 0
        if word in relations.conjunctions:
            level = max(level, 2)
        elif word == "and":
            level = max(level, 2) if level else 0
        elif word in relations.links:
            level = max(level, 1)
        levels.append(level)
    return levels


def _speaks(words: Words, relations: Relations) -> bool:
    lower, first, last = words.lower, words.first, words.last
    if last + 1 < len(lower) and (lower[last + 1] in relations.says or ":" in words.gaps[last + 1]):
        return True
    before = lower[first - 2 : first] if first > 1 else lower[:first]
    if not before:
        return False
    said = before[-2] if before[-1] in ("the", "a") and len(before) > 1 else before[-1]
    return (
        said in ("said", "says", "told", "warns") or before[-1] == "according to" or list(before) == ["according", "to"]
    )


def _than(words: Words, levels: Sequence[int]) -> bool:
    for at in range(max(0, words.first - 3), words.first):
        if words.lower[at].endswith("than") and not any(levels[at + 1 : words.first + 1]):
            return True
    return words.first > 0 and words.lower[words.first - 1] in ("unlike", "ahead of")


def _part(
    words: Words,
    at: int,
    mover: int | None,
    levels: Sequence[int],
    than: bool,
    relations: Relations,
) -> float:
    """What the word's verb or preposition says of the name's part in it."""
    lower, first, last = words.lower, words.first, words.last
    verb = at if mover is None else mover
    word = lower[verb]
    head, _, rest = word.partition(" ")
    before = verb > last  # the name stands before the verb
    level = max(levels[last + 1 : verb + 1] if before else levels[verb + 1 : first + 1], default=0)
    if mover is None and level < 2:
        if word in relations.beats:
            passive = _passive(words, verb, relations)
            if before:
                return -1.0 if passive and (rest == "by" or "by" in lower[verb + 1 : verb + 3]) else 1.0
            if not passive:
                return -1.0 if level == 0 else 1.0
            return 1.0
        if not before:
            if than or (word in relations.over and lower[first - 1] in ("over", "above")):
                return -1.0
            if level == 0 and (
                word in relations.trails or (word in relations.loses and "to" in lower[verb + 1 : first])
            ):
                return -1.0
    if level < 2 and (
        (mover is not None and word not in relations.fortunes) or word in relations.deeds or head in relations.deeds
    ):
        passive = _passive(words, verb, relations)
        if before:
            return 1.0 if passive else DOER if mover is None else REVERSER
        if passive:
            return 0.0 if "by" in lower[verb + 1 : first] or rest == "by" else 1.0
        return DONE_TO
    if not before and level < 2 and at + 1 < first and lower[at + 1] in relations.onto:
        return DONE_TO
    return 1.0


def _passive(words: Words, verb: int, relations: Relations) -> bool:
    """Whether a verb's form is a participle: "was fined", "fined over", "hit by"; in headlines without "was"."""
    lower = words.lower
    head, _, rest = lower[verb].partition(" ")
    before = lower[max(0, verb - 3) : verb]
    if head.endswith("ing"):
        return "being" in before[-2:]
    if head.endswith("s") and not head.endswith("ss"):
        return False
    for word in reversed(before):
        if word in relations.be:
            return True
        if word in relations.modals:
            return False
    if not (head.endswith(("ed", "en")) or head in relations.participles):
        return False
    if rest.split(" ")[-1] in relations.follow:
        return True
    if words.stops[verb] or verb + 1 >= len(lower):
        return True
    following = lower[verb + 1]
    return following in relations.follow or following in relations.conjunctions or following[:1] in "$€£0123456789"

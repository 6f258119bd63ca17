"""Who that is: from the mention that carries a statement to a voice.

First inside the article: surname, title, "he", "she", "it", "the company", "the minister" by recency, subject position,
gender and kind; then by the catalog: aliases and spelling variants. People the catalog does not list are voices too,
under the longest form of their name in the article. What cannot be known stays None: it is never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import islice

from monitor.analysis.forms import Is
from monitor.analysis.lexicon import read, words
from monitor.analysis.phrases import COMMAS, Phrase, Phrases
from monitor.catalog import Catalog
from monitor.model import Role

_PERSON, _BODY, _PLACE = "person", "organisation", "place"  # a place, or another name that never speaks
_TITLE_SENTENCE = -2  # the headline stands before the first sentence
_LOOKED_AT = 60  # names, the last ones seen
_FORGOTTEN = 25  # sentences after which a name is no longer meant by "he"


@dataclass(frozen=True, slots=True)
class Known:
    """A name that the catalog knows."""

    name: str
    kind: str  # "person", "organisation", "outlet", "collective"
    gender: str | None = None
    roles: tuple[Role, ...] = ()

    def titles(self, when: date | None) -> set[str]:
        """The words of what it was on a day, of all it ever was without one: "ceo", "minister"."""
        return {
            word
            for role in self.roles
            if when is None or ((role.start or when) <= when <= (role.end or when))
            for word in re.findall(r"[\w-]+", role.title.lower())
        }


class Names:
    """The names of the catalog, by every spelling."""

    def __init__(self, catalog: Catalog) -> None:
        self._known: dict[str, Known] = {}
        self._by_body: dict[tuple[str, str], Known] = {}  # ("altman", "openai")
        self._alone: dict[str, Known] = {}  # "trump": who needs no fuller name
        self._surnames: set[str] = set()
        for company in catalog.companies:
            if company.enabled and company.kind == "company":
                self._put(Known(company.name, _BODY), (company.name, *company.aliases))
        for outlet in catalog.outlets:
            if outlet.enabled:
                self._put(Known(outlet.name, "outlet"), (outlet.name, *outlet.aliases))
        for voice in catalog.voices:
            if not voice.enabled:
                continue
            known = Known(voice.name, voice.kind, voice.gender, voice.roles)
            spellings = [
                spelling
                for spelling in (voice.name, *voice.aliases)
                # a surname alone says too little: the article's fuller name ties it
                if voice.kind != "person" or " " in spelling.strip() or not spelling.isascii()
            ]
            self._put(known, spellings)
            self._alone.update((fold(spelling), known) for spelling in voice.alone)
            if voice.kind == "person":
                surname = fold(voice.name).split()[-1:]
                self._surnames.update(surname)
                for role in voice.roles:
                    for body in fold(role.organisation or "").split(","):
                        if body.strip() and surname:
                            self._by_body[surname[0], body.strip()] = known

    def _put(self, known: Known, spellings: Iterable[str]) -> None:
        for spelling in spellings:
            self._known[fold(spelling)] = known

    def find(self, name: str) -> Known | None:
        return self._known.get(fold(name))

    def alone(self, name: str) -> Known | None:
        """The person whom this surname means where the article has nobody else of it: "Trump"."""
        return self._alone.get(fold(name))

    def is_surname(self, word: str) -> bool:
        """Whether somebody in the catalog has this surname. Folded."""
        return word in self._surnames

    def of_body(self, surname: str, body: str) -> Known | None:
        """The person with this surname at this company: "OpenAI's Altman"."""
        return self._by_body.get((fold(surname), fold(body)))


@lru_cache(maxsize=10_000)
def fold(name: str) -> str:
    """A name for comparing: small, without accents, stops, "the" and titles in front."""
    if name.isascii():
        plain = name.lower()
    else:
        plain = unicodedata.normalize("NFKD", name)
        plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
    plain = plain.replace("’", "'").replace(".", " ").replace(",", " ")
    parts = plain.split()
    while len(parts) > 1 and (parts[0] == "the" or parts[0] in _HONORIFICS):
        parts.pop(0)
    while len(parts) > 1 and parts[-1] in _SUFFIXES:
        parts.pop()
    return " ".join(parts)


@dataclass(slots=True)
class Entity:
    """Somebody or something that an article names."""

    name: str  # the longest form
    parts: tuple[str, ...]  # folded words of that form
    kind: str | None = None
    gender: str | None = None
    roles: set[str] = field(default_factory=set)
    known: Known | None = None
    seen: int = _TITLE_SENTENCE  # sentence of the last mention
    position: int = -1
    subject: bool = False  # at the last mention
    spoke: int = -1000  # sentence in which it spoke last
    times: int = 0

    @property
    def voice(self) -> str:
        return self.known.name if self.known is not None else self.name


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a mention means. The voice's name is told when the whole article has been read: it may give a longer one."""

    who: Entity | str | None
    sure: float  # [0, 1]
    collective: bool = False

    @property
    def voice(self) -> str | None:
        return self.who.voice if isinstance(self.who, Entity) else self.who


UNKNOWN = Found(None, 0.3)


class Cast:
    """The people and bodies of one article, in the order in which they come up."""

    def __init__(self, names: Names, when: date | None = None, own: str | None = None) -> None:
        self._names = names
        self._when = when
        self._own = own  # whose piece it is
        self._recent: dict[int, Entity] = {}  # by identity, the one seen last at the end
        self._exact: dict[tuple[str, ...], Entity] = {}
        self._by_word: dict[str, list[Entity]] = {}  # by surname, or any word of a body's name
        self._collective = -1000  # sentence in which an unnamed group spoke last
        self._unnamed: tuple[int, str | None] = (-1000, None)  # the same for one person: sentence, gender

    # ---- taking up mentions -------------------------------------------------------------------------

    def mention(self, phrases: Phrases, start: int, end: int, lo: int) -> Entity:
        """Take up the name at start..end."""
        skeleton = phrases.skeleton
        first = phrases.core(start, end)
        honorific = next((skeleton.lower[i] for i in range(start, end) if skeleton.lower[i] in _HONORIFICS), None)
        while first < end - 1 and skeleton.lower[first] in _HONORIFICS:
            first += 1
        for later in range(first + 1, end):
            # "Chinese AI App DeepSeek": a headline in capitals describes a name that the catalog knows
            known = self._names.find(skeleton.text[skeleton.starts[later] : skeleton.ends[end - 1]])
            if known is not None and known.kind != _PERSON:
                first = later
                break
        text = " ".join(skeleton.text[skeleton.starts[first] : skeleton.ends[end - 1]].split())
        gender = (
            None if honorific is None else "f" if honorific in _FEMININE else "m" if honorific in _MASCULINE else None
        )
        entity = self._entity(text, gender)
        entity.times += 1
        self._describe(entity, phrases, start, first, end, honorific, lo)
        return entity

    def touch(self, entity: Entity, sentence: int, position: int, *, subject: bool, spoke: bool = False) -> None:
        entity.seen, entity.position, entity.subject = sentence, position, subject
        self._recent.pop(id(entity), None)
        self._recent[id(entity)] = entity
        if spoke:
            entity.spoke = sentence

    def knows(self, word: str) -> bool:
        """Whether a word has been part of a name in this article, or is a name of the catalog."""
        return word in self._by_word or (self._names.find(word) or self._names.alone(word)) is not None

    def _entity(self, text: str, gender: str | None = None) -> Entity:
        parts = tuple(fold(text).split()) or (text.casefold(),)
        found = self._exact.get(parts)
        if found is not None and gender is not None and found.gender not in (None, gender):
            found = None  # Mrs. Roe is not the Roe of whom we know that he is a man
        if found is not None and len(parts) > 1:
            return found
        same = [e for e in self._by_word.get(parts[-1], ()) if gender is None or e.gender in (None, gender)]
        if len(parts) == 1 and same:
            # of two with one surname the one the article is about
            found = max(same, key=lambda entity: (entity.times, entity.position))
        elif found is None and len(parts) > 1:
            found = next((e for e in reversed(same) if _may_be(e.parts, parts)), None) or self._shorter(parts)
        if found is None:
            found = self._new(text, parts, gender)
        elif len(parts) > len(found.parts):
            found.name, found.parts = text, parts
            found.known = self._names.find(text) or found.known
            self._file(found)
        self._exact[parts] = found
        return found

    def _shorter(self, parts: tuple[str, ...]) -> Entity | None:
        """The company that the headline alone named by its first word: "Halvorsen", then "Halvorsen Devices"."""
        if len(parts) != 2 or parts[1] not in _COMPANIES:
            return None
        found = self._exact.get(parts[:1])
        fits = found is not None and found.known is None and found.kind in (None, _BODY)
        return found if fits and found is not None and found.seen == _TITLE_SENTENCE else None

    def _new(self, text: str, parts: tuple[str, ...], gender: str | None) -> Entity:
        entity = Entity(text, parts)
        entity.known = self._names.find(text)
        if entity.known is None:
            meant = self._names.alone(text)
            if meant is not None and gender in (None, meant.gender):
                # it is filed under the full name, so that another of that surname stays another
                entity = Entity(meant.name, tuple(fold(meant.name).split()), known=meant)
        if entity.known is not None:
            entity.kind = _PERSON if entity.known.kind == _PERSON else _BODY
            entity.gender = entity.known.gender
            entity.roles |= entity.known.titles(self._when)
        else:
            self._tell_kind(entity)
        self._file(entity)
        return entity

    def _file(self, entity: Entity) -> None:
        """Make a name known by its parts: a person's by the surname, a body's by any word of its own."""
        if entity.kind == _PLACE:
            return
        words_of_it = {entity.parts[-1]}
        if entity.kind == _BODY:
            words_of_it |= {word for word in entity.parts if word not in _SMALL and word not in _BODIES}
        for word in words_of_it:
            row = self._by_word.setdefault(word, [])
            if entity not in row[-8:]:
                row.append(entity)
                del row[:-8]

    def _tell_kind(self, entity: Entity) -> None:
        parts = entity.parts
        if (len(parts) == 1 and parts[0] in _PLACES | _TERMS) or parts == ("u", "s"):
            entity.kind = _PLACE
        elif any(part in _BODIES for part in parts):
            entity.kind = _BODY
        elif len(parts) > 1 and parts[0] in _MALE:
            entity.kind, entity.gender = _PERSON, entity.gender or "m"
        elif len(parts) > 1 and parts[0] in _FEMALE:
            entity.kind, entity.gender = _PERSON, entity.gender or "f"
        elif len(parts) == 1 and entity.name.isupper() and len(entity.name) > 1:
            entity.kind = _BODY
        elif any(part[-1].isdigit() or part[0].isdigit() for part in parts):
            entity.kind = _PLACE  # a product: Falcon 9

    def _describe(
        self, entity: Entity, phrases: Phrases, start: int, first: int, end: int, honorific: str | None, lo: int
    ) -> None:
        """Learn from what stands around a name: Ms., "CEO", "startup", "who", ", a senator,"."""
        skeleton = phrases.skeleton
        flags, lower = skeleton.flags, skeleton.lower
        if honorific is not None:
            entity.kind = _PERSON
            if honorific in _FEMININE:
                entity.gender = "f"
            elif honorific in _MASCULINE:
                entity.gender = "m"
        before = range(max(lo, start - 3), first)
        hi = len(skeleton)
        behind: list[int] = []
        if end < hi and skeleton.words[end] == ",":
            for i in range(end + 1, min(hi, end + 12)):
                if flags[i] & (Is.SIGN | Is.QUOTATION | Is.PREPOSITION | Is.RELATIVE | Is.AUXILIARY):
                    break
                behind.append(i)
            after = behind[-1] + 1 if behind else hi
            set_off = after < hi and skeleton.words[after] in COMMAS
            if behind and not (set_off or flags[behind[0]] & (Is.DETERMINER | Is.POSSESSIVE)):
                behind = []
        adjacent = [
            i for i in before if all(not flags[j] & (Is.SIGN | Is.PREPOSITION | Is.AUXILIARY) for j in range(i, start))
        ]
        for i in (*adjacent, *behind):
            if flags[i] & (Is.PERSON | Is.TITLE) and not (flags[i] & Is.ORGANISATION and entity.kind == _BODY):
                entity.roles.add(lower[i])
                if entity.kind is None and (flags[i] & Is.PERSON or i in behind or flags[i] & Is.CAPITAL):
                    entity.kind = _PERSON
                if entity.gender is None:
                    entity.gender = "f" if lower[i] in _FEMININE else "m" if lower[i] in _MASCULINE else None
            elif flags[i] & Is.ORGANISATION:
                entity.roles.add(lower[i])
                if entity.kind is None and not flags[i] & Is.CAPITAL:
                    entity.kind = _BODY
        if entity.kind is None and end < hi and lower[end] in ("who", "whose"):
            entity.kind = _PERSON
        if entity.kind is None and end + 1 < hi and skeleton.words[end] == "," and lower[end + 1] in ("who", "whose"):
            entity.kind = _PERSON
        if (
            entity.kind is None
            and end + 2 < hi
            and skeleton.words[end] == ","
            and flags[end + 1] & Is.NUMBER
            and skeleton.words[end + 2] == ","
        ):
            entity.kind = _PERSON  # an age
        if entity.kind is None and len(entity.parts) == 1 and start > lo and lower[start - 1] == "in":
            entity.kind = _PLACE  # "a dealer in Penang": nobody is meant by "he"

    # ---- telling who is meant ------------------------------------------------------------------------

    def resolve(self, phrases: Phrases, phrase: Phrase | None, sentence: int) -> Found:
        """Say whom a speaker's mention means."""
        if phrase is None:
            return UNKNOWN
        if phrase.kind == "name":
            return self._name(phrases, phrase, sentence)
        if phrase.kind == "relative":
            if phrase.antecedent is None:
                return UNKNOWN
            found = self.resolve(phrases, phrase.antecedent, sentence)
            return Found(found.who, 0.95 * found.sure, found.collective)
        if phrase.kind == "pronoun":
            return self._pronoun(phrases.lower[phrase.first], phrase, sentence)
        return self._nominal(phrases, phrase, sentence)

    def _name(self, phrases: Phrases, phrase: Phrase, sentence: int) -> Found:
        lower, flags = phrases.lower, phrases.flags
        if phrase.name is not None:  # two who speak together: the first is named
            if phrase.name.kind == "name":
                if phrase.antecedent is not None:
                    self.resolve(phrases, phrase.antecedent, sentence)
                found = self._name(phrases, phrase.name, sentence)
                return Found(found.who, 0.8 * found.sure, found.collective)
            phrase = phrase.antecedent or phrase
        head = phrase.head
        if phrase.first > 0 and lower[phrase.first - 1] in _ANY:
            self._unnamed = (sentence, None)  # "another Muslim said", "some Germans say"
            return Found(None, 0.7, collective=lower[head].endswith("s"))
        if all(flags[i] & (Is.COLLECTIVE | Is.DETERMINER) for i in range(phrase.first, phrase.last)):
            self._collective = sentence  # "Officials said": a capital only because the sentence begins
            return Found(None, 0.9, collective=True)
        alone = phrase.last - phrase.first == 1 and lower[head] not in self._by_word
        if alone and flags[head] & (Is.PERSON | Is.PAPER | Is.TITLE):
            return self._best(sentence, phrase.first, want=_PERSON, role=lower[head], only=True)
        if lower[head] in _NEVER_NAMES and self._names.find(_text(phrases, phrase)) is None:
            return Found(None, 0.7)
        entity = self.mention(phrases, phrase.first, phrase.last, max(0, phrase.start))
        self.touch(entity, sentence, head, subject=True, spoke=True)
        self._unnamed = (-1000, None)
        if entity.known is None and len(entity.parts) == 1 and entity.kind in (None, _PERSON):
            # "OpenAI's Altman", "Commerce Secretary Raimondo"
            for i in range(max(0, phrase.first - 3), phrase.first):
                if flags[i] & Is.CAPITAL:
                    known = self._names.of_body(entity.parts[0], lower[i])
                    if known is not None:
                        entity.known = known
        return Found(entity, 0.97)

    def _pronoun(self, word: str, phrase: Phrase, sentence: int) -> Found:
        word = word.split("'")[0]  # they're
        if word in ("he", "she"):
            gender = "m" if word == "he" else "f"
            spoke, whose = self._unnamed
            if sentence - spoke <= 1 and whose in (None, gender):
                self._unnamed = (sentence, gender)  # "a woman said …", "she said": still without a name
                return Found(None, 0.6)
            return self._best(sentence, phrase.first, want=_PERSON, gender=gender)
        if word == "it":
            return self._best(sentence, phrase.first, want=_BODY)
        if word == "they":
            if sentence - self._collective <= 2:
                return Found(None, 0.6, collective=True)
            found = self._best(sentence, phrase.first, want=_BODY)
            return (
                Found(None, 0.4, collective=True) if found.voice is None or found.sure < 0.6 else Found(found.who, 0.5)
            )
        if word in ("i", "we"):
            return Found(None, 0.4) if self._own is None else Found(self._own, 0.8)
        self._collective = sentence
        return Found(None, 0.8, collective=word not in ("one", "neither"))

    def _nominal(self, phrases: Phrases, phrase: Phrase, sentence: int) -> Found:
        lower, flags = phrases.lower, phrases.flags
        if phrase.name is not None:
            return self._name(phrases, phrase.name, sentence)
        base_end = phrase.start
        while base_end < phrase.end and (base_end == phrase.start or not flags[base_end] & Is.PREPOSITION):
            base_end += 1
        head = base_end - 1
        owner = self._owner(phrases, phrase.start, base_end, sentence)
        if flags[head] & (Is.PAPER | Is.MANNER):
            by = next((i for i in range(base_end, phrase.end) if lower[i] in ("by", "from", "in")), None)
            if by is not None and by + 1 < phrase.end and lower[by] != "in":
                author = phrases.right_of(by + 1, len(flags))
                if author is not None and author.kind == "name":
                    return self._name(phrases, author, sentence)
            return Found(owner, 0.85) if owner is not None else Found(None, 0.8)
        definite = lower[phrase.start] in ("the", "this", "that") or bool(flags[phrase.start] & Is.POSSESSIVE)
        plural = bool(flags[head] & Is.COLLECTIVE) or (
            lower[head].endswith("s") and not lower[head].endswith(("ss", "us", "'s"))
        )
        if plural:
            self._collective = sentence
            return Found(None, 0.9, collective=True)
        named = any(flags[i] & Is.CAPITAL and i > phrase.start for i in range(phrase.start, base_end))
        if flags[head] & Is.ORGANISATION:
            if named:
                start = phrase.start + (lower[phrase.start] in ("the", "a", "an"))
                span = phrases.skeleton.span(start, base_end)
                return Found(" ".join(phrases.skeleton.text[span.start : span.end].split()), 0.8)
            if lower[phrase.start] in ("the", "this"):
                return self._best(
                    sentence, phrase.first, want=_BODY, role=lower[head], other=lower[head - 1] + lower[head]
                )
            return Found(None, 0.6)
        gender = "f" if lower[head] in _FEMININE else "m" if lower[head] in _MASCULINE else None
        if (
            definite
            and base_end == phrase.end
            and flags[head] & (Is.PERSON | Is.TITLE)
            and lower[phrase.start] in ("the", "this")
        ):
            found = self._best(sentence, phrase.first, want=_PERSON, gender=gender, role=lower[head])
            if found.voice is None:
                self._unnamed = (sentence, gender)
            return found
        if definite and lower[head] in ("maker", "giant", "startup", "titan"):
            return self._best(sentence, phrase.first, want=_BODY, role=lower[head])
        if flags[head] & (Is.PERSON | Is.TITLE):
            self._unnamed = (sentence, gender)
        return Found(None, 0.6)

    def vouches(self, entity: Entity) -> bool:
        """Whether there is more than one capitalized word to say that this is somebody: "Doom: …", "Agents help …"."""
        return (
            entity.known is not None
            or len(entity.parts) > 1
            or entity.kind == _PERSON
            or entity.parts[0] in _BODIES
            or self._names.is_surname(entity.parts[0])
        )

    def by_label(self, label: str) -> Found:
        """Whom a transcript's label means: "WALLACE", "The President", "Q"."""
        name = label.title() if label.isupper() and len(label) > 3 else label
        if name.startswith("The "):  # "THE PRESIDENT": whom the headline calls so
            role = self._best(0, 0, want=_PERSON, role=name[4:].lower(), only=True)
            if role.voice is not None:
                return role
        if len(name) < 3 or name.lower() in ("question", "reporter", "moderator", "audience", "answer"):
            return Found(None, 0.9)
        first, _, rest = name.partition(" ")
        entity = self._entity(rest if rest and first.rstrip(".").lower() in _HONORIFICS else name)
        return Found(entity, 0.95)

    def _owner(self, phrases: Phrases, start: int, end: int, sentence: int) -> Entity | None:
        """Whose it is: "the Journal’s article"."""
        for i in range(end - 1, start, -1):
            if phrases.lower[i] == "'s" and phrases.is_capital(i - 1):
                phrase = phrases.left_of(i, start)
                if phrase is not None and phrase.kind == "name":
                    return self.mention(phrases, phrase.first, phrase.last, start)
        return None

    def _best(
        self,
        sentence: int,
        position: int,
        *,
        want: str,
        gender: str | None = None,
        role: str | None = None,
        other: str | None = None,
        only: bool = False,  # nobody without the role
    ) -> Found:
        """The most salient entity that fits, with how far it is ahead of the next."""
        scored: list[tuple[float, Entity]] = []
        for entity in islice(reversed(self._recent.values()), _LOOKED_AT):
            if entity.position >= position or sentence - entity.seen > _FORGOTTEN:
                continue
            score = self._salience(entity, sentence, want, gender)
            if score is None:
                continue
            if role is not None:
                fits = role in entity.roles or other in entity.roles or any(r.endswith(role) for r in entity.roles)
                if only and not fits:
                    continue
                if want == _BODY and not fits and any(part in _OWN_KINDS for part in entity.parts):
                    continue  # "the company" is no ministry
                score += 3.0 if fits else 0.0 if want == _BODY or role in _GENERIC else -2.0
            scored.append((score, entity))
        if not scored:
            return UNKNOWN
        scored.sort(key=lambda item: (-item[0], -item[1].position))
        best, entity = scored[0]
        if best < -6.0:
            return UNKNOWN
        margin = best - scored[1][0] if len(scored) > 1 else 3.0
        self.touch(entity, sentence, entity.position, subject=True, spoke=True)
        sure = min(0.95, 0.62 + 0.12 * max(0.0, min(margin, 2.5)))
        return Found(entity, sure)

    def _salience(self, entity: Entity, sentence: int, want: str, gender: str | None) -> float | None:
        if want == _PERSON:
            if entity.kind in (_BODY, _PLACE):
                return None
            if gender is not None and entity.gender not in (None, gender):
                return None
        elif entity.kind in (_PERSON, _PLACE):
            return None
        distance = max(0, sentence - entity.seen)
        score = -0.9 * distance
        if entity.subject:
            score += 1.6
        if sentence - entity.spoke <= 3:
            score += 1.0
        score += min(entity.times, 5) * 0.15
        if entity.kind is None:
            score -= 1.2 if len(entity.parts) == 1 else 0.3
        if want == _PERSON and gender is not None:
            score += 1.2 if entity.gender == gender else 0.0
        return score


def _text(phrases: Phrases, phrase: Phrase) -> str:
    span = phrases.skeleton.span(phrase.first, phrase.last)
    return phrases.skeleton.text[span.start : span.end]


def _may_be(known: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Whether two names with one surname may be one person's."""
    return len(known) == 1 or known[0] == parts[0] or _is_short_for(known[0], parts[0])


def _is_short_for(one: str, other: str) -> bool:
    """Whether two first names may be one person's: Bill and William, J. and John."""
    short = read("names")["short"]
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    return other in short.get(one, "").split() or one in short.get(other, "").split()


_HONORIFICS = words("grammar", "honorifics")
_SUFFIXES = words("grammar", "name_suffixes")
_FEMININE, _MASCULINE = words("grammar", "feminine"), words("grammar", "masculine")
_MALE, _FEMALE = words("names", "male"), words("names", "female")
_PLACES, _BODIES = words("names", "places.names"), words("names", "bodies.words")
_TERMS = words("names", "places.terms")
_COMPANIES = words("names", "bodies.companies")
_OWN_KINDS = words("names", "bodies.own_kinds")
_SMALL = words("grammar", "prepositions") | words("grammar", "determiners") | words("grammar", "conjunctions")
# "the lawmaker" may be anyone who speaks; "the pope" only a pope
_GENERIC = words("grammar", "generic_persons")
_ANY = words("grammar", "indefinite")
_NEVER_NAMES = words("grammar", "never_names")

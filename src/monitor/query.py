"""The boolean language of topics, alerts and searches, and the matching of articles against it.

    AI chips                both words, in any order and place: words side by side mean AND
    AI OR chips             either                         AI NOT chips    the first without the second
    "export control*"       the words in this order; * stands for any ending
    China NEAR/20 (AI OR "artificial intelligence")        at most 20 words between, in the same headline or text
    /GPT-\\d/                a regular expression on the text as printed; capitals matter (write (?i) in front if not)
    NOT binds tighter than NEAR, NEAR than AND, AND than OR. Operators are written in capitals; “…” does for "…".

What equals what, in queries and texts alike:
    capitals and accents    are disregarded: `deepseek` finds DeepSeek, `Zurich` finds Zürich
    word boundaries         `ai` never finds training; where a script has none, 梁文锋 is found anywhere
    hyphens                 `sell-off` finds sell-off, sell off and selloff; `selloff` finds selloff and sell-off;
                            `"sell off"` finds sell off and sell-off; `AI` finds AI-powered
    possessives             `Nvidia` finds Nvidia’s; `Moody's` finds Moody’s, not moody; ’ and ' are the same
    dots                    `AI` finds A.I.; `U.S.` finds U.S. and US, not us; `C.C. Wei` finds C. C. Wei and CC Wei
    amounts                 `$5.6 million` finds $5.6m; `5.6` finds $5.6, not the other way round; `2050` finds 2,050
    ampersands              `S&P 500` finds S & P 500 and S&P500
    other punctuation       parts words and is disregarded

Articles are cut into words once (`Words.of`), for any number of queries. Both cutting and matching take time in
proportion to the text, but for regular expressions, which have a time limit.
"""

from __future__ import annotations

import logging
import re
import time
import unicodedata
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import Any

from monitor.errors import QueryError, QueryTimeout
from monitor.i18n import tr_noop
from monitor.model import Part, Span

PATTERN_TIMEOUT_S = 0.2  # for one regular expression on one article
DEFAULT_DISTANCE = 10  # of a NEAR without a number, as in SQLite's full-text search
MAX_DISTANCE = 1_000
MAX_LENGTH = 10_000  # characters of a query
MAX_DEPTH = 20  # parentheses within parentheses, and NEARs in a row
MAX_WAYS = 256  # of meeting a NEAR whose sides hold AND and NOT
MAX_PATTERN = 1_000  # characters of a regular expression
MAX_PATTERN_SIZE = 10_000  # of it with {n} written out, as the library keeps it: ((a{1000}){1000}){1000} is a bomb
MAX_PATTERN_HITS = 1_000  # in one article; more tell nobody anything

CUTTING = 1  # raised when texts are cut or folded differently, so that an index made of their words is made again

log = logging.getLogger(__name__)


# ---- the tree: what a query says ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or one word written in parts ("sell-off", 梁文锋, "$5.6m")."""

    text: str  # as written, without the *
    prefix: bool = False  # written with a * at its end
    atoms: tuple[str, ...] = ()  # folded parts, which follow one another
    closed: str = ""  # the parts written as one, where a hyphen joins them
    dotted: bool = False  # initials with dots: found dotted or in capitals only


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow one another."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression, matched against headline and text as printed."""

    source: str


@dataclass(frozen=True, slots=True)
class Near:
    """Both sides in the same headline or text, with at most `distance` words between."""

    left: Node
    right: Node
    distance: int
    ways: tuple[tuple[_Side, _Side], ...] = field(default=(), repr=False, compare=False)  # how the sides may be met


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Node


Node = Word | Phrase | Pattern | Near | And | Or | Not
_Side = tuple[tuple[Node, ...], tuple[Node, ...]]  # of a NEAR: what must be there, what must not


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of an article that met a query."""

    part: Part
    span: Span  # in the headline or the text
    text: str  # as printed there


@dataclass(frozen=True)
class Query:
    """A query that has been read. Made by `parse`; can be pickled."""

    text: str
    tree: Node
    context: tuple[str, ...] = ()  # queries one of which must be met too; what meets them is no hit
    _context: Node | None = field(default=None, repr=False, compare=False)
    _needs: tuple[_Need, ...] = field(default=(), repr=False, compare=False)

    def find(
        self, title: str | Words, text: str = "", *, on_timeout: Callable[[QueryTimeout], None] | None = None
    ) -> tuple[Hit, ...]:
        """Return what meets the query, in the order of the text, headline first; empty: the query is not met.

        Hits may overlap ("AI", "AI Act"). Never raises: where a regular expression takes too long, the query counts
        as not met, and `on_timeout` is told (by default a warning is logged).
        """
        words = Words.of(title, text) if isinstance(title, str) else title
        for need in self._needs:
            if not need.met(words):
                return ()
        try:
            found = _find(self.tree, words)
            if found is None or (self._context is not None and _find(self._context, words) is None):
                return ()
        except QueryTimeout as error:
            (on_timeout or _warn)(error)
            return ()
        return words.hits(found)

    def matches(self, title: str | Words, text: str = "") -> bool:
        """Is the query met? As `find`."""
        return bool(self.find(title, text))

    def __reduce__(self) -> tuple[Callable[..., Query], tuple[str, tuple[str, ...]]]:
        return parse, (self.text, self.context)


def parse(text: str, context: Sequence[str] = ()) -> Query:
    """Read a query; `context` are queries one of which must be met too. Raises QueryError, and nothing else."""
    tree = _Reader(text).read()
    extra = [_Reader(part).read() for part in context]
    around = None if not extra else extra[0] if len(extra) == 1 else Or(tuple(extra))
    needs = (*_needs(tree), *(_needs(around) if around is not None else ()))
    return Query(text, tree, tuple(context), around, tuple(sorted(needs, key=_Need.cost)))


def plain(words: str) -> str:
    """Make a query of free text: every word must occur, "phrases" stay phrases, nothing is an operator.

    Empty where there is nothing to look for; `parse` then says so.
    """
    pieces: list[str] = []
    between_marks = _QUOTES.split(words)
    for index, piece in enumerate(between_marks):
        is_phrase = index % 2 == 1 and index < len(between_marks) - 1
        for part in [piece] if is_phrase else piece.split():
            kept = part.replace("*", " ").strip()
            if scan(kept).forms:
                pieces.append(kept if kept.isalnum() and kept not in _OPERATORS else f'"{kept}"')
    return " ".join(pieces)


# ---- words of a text ------------------------------------------------------------------------------

# Scripts without word boundaries, cut character by character: Thai, Lao, Burmese, Khmer, kana, bopomofo, Han, Hangul.
_CJK = (
    r"\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_W = rf"[^\W_{_CJK}]"
_L = rf"[^\W\d_{_CJK}]"
_TOKEN = re.compile(
    rf"{_L}(?:\.{_L})+(?!{_W})\.?"  # initials: U.S., A.I.
    rf"|\d+(?:[.,]\d+)*(?=(?i:bn|mn|tn|trn|m|b|k)?(?!{_W}))"  # 5.6, 2,050; parted from its unit in 5.6m
    rf"|{_W}+(?:&{_L}+)*"
    r"|[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?"  # a decomposed Hangul syllable
    rf"|(?=\w)[{_CJK}][\u3099\u309a]?"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_HYPHENS = frozenset("-\u2010\u2011")
_APOSTROPHES = frozenset("'’‘ʼ＇`´′")
_STOPS = frozenset(",.;:!?)")  # behind a word at its end they join it to nothing
_ENCLITICS = frozenset(("s", "t", "re", "ve", "ll", "d", "m"))  # Nvidia’s, don’t, they’re: no words of their own
_CURRENCIES = frozenset("$€£¥₩₹＄￡￥")
_UNITS = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "b": "billion",
    "bn": "billion",
    "tn": "trillion",
    "trn": "trillion",
}
_CLEAR_UNITS = frozenset(("mn", "bn", "tn", "trn"))  # the others need a currency: 7B may be a model, 5m a length
_MAX_CLOSED = 4  # parts of a hyphenated word that are also known as one: state-of-the-art

Place = tuple[int, int, int, int]  # first word, last word + 1; first character, last character + 1 in its part


class Scanned:
    """The words of one text: folded forms, where they stand, and the other forms that they go by."""

    __slots__ = ("ends", "forms", "joins", "others", "precise", "starts")

    def __init__(self) -> None:
        self.forms: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.others: list[tuple[str, Place]] = []  # "selloff" for sell-off, "nvidia's", "$5.6", "million" for 5.6m
        self.precise: dict[int, str] = {}  # words that say more than their form: 5.6 → "$5.6", nvidia → "nvidia's"
        self.joins: dict[int, str] = {}  # words that follow the one before at once, or after a hyphen: that mark


def scan(text: str) -> Scanned:
    """Cut a text into words. Forms hold no blanks, and of ASCII marks only . & ' $"""
    scanned = Scanned()
    forms, starts, ends = scanned.forms, scanned.starts, scanned.ends
    shadow = text if text.isascii() else _shadow(text)
    last, at = -2, 0
    for piece in shadow.split(" "):  # nothing that is a word, or joins two, goes over a blank; but see " & "
        start, at = at, at + len(piece) + 1
        word = piece[:-1] if piece[-1:] in _STOPS else piece
        if word.isalpha() and word.isascii() and start - last != 3:  # most words by far
            forms.append(word.lower())
            starts.append(start)
            last = start + len(word)
            ends.append(last)
        elif piece:
            last = _scan_piece(scanned, text, shadow, start, at - 1, last)
    return scanned


def _scan_piece(scanned: Scanned, text: str, shadow: str, low: int, high: int, last: int) -> int:
    """Cut what stands between two blanks into words; `last` is where the word before ended. Returns it anew."""
    forms, starts, ends = scanned.forms, scanned.starts, scanned.ends
    for match in _TOKEN.finditer(shadow, low, high):
        start, end = match.span()
        printed = text[start:end]
        form = printed.lower() if printed.isascii() else _fold(printed)
        if not form.isalnum():
            form = _plain_form(scanned, form, start, end)
            if not form:
                continue
        if (start == last or (start - last == 1 and shadow[last] != " ")) and _joined(
            scanned, shadow, form, start, end, last
        ):
            last = end
            continue
        if form[0] <= "9" and start and shadow[start - 1] in _CURRENCIES:
            amount = _fold(shadow[start - 1]) + form
            scanned.precise[len(forms)] = amount
            scanned.others.append((amount, (len(forms), len(forms) + 1, start - 1, end)))
        elif start - last == 3 and len(form) == 1 and shadow[last:start] == " & " and len(forms[-1]) == 1:
            scanned.others.append((f"{forms[-1]}&{form}", (len(forms) - 1, len(forms) + 1, starts[-1], end)))
        forms.append(form)
        starts.append(start)
        ends.append(end)
        last = end
    return last


_scan = scan


def _joined(scanned: Scanned, shadow: str, form: str, start: int, end: int, last: int) -> bool:
    """Note how a word joins the one before. True: it is no word of its own."""
    forms, starts = scanned.forms, scanned.starts
    here = len(forms)
    if start == last:
        scanned.joins[here] = ""
        if form in _UNITS and forms[-1][0] <= "9" and (form in _CLEAR_UNITS or here - 1 in scanned.precise):
            scanned.precise[here] = _UNITS[form]
            scanned.others.append((_UNITS[form], (here, here + 1, start, end)))
        return False
    mark = shadow[last]
    if mark in _APOSTROPHES and form in _ENCLITICS:
        whole = f"{forms[-1]}'{form}"
        scanned.precise[here - 1] = whole
        scanned.others.append((whole, (here - 1, here, starts[-1], end)))
        return True
    if mark in _HYPHENS:
        scanned.joins[here] = mark
        closed = form
        for first in range(here - 1, max(-1, here - _MAX_CLOSED), -1):
            closed = forms[first] + closed
            scanned.others.append((closed, (first, here + 1, starts[first], end)))
            if scanned.joins.get(first) not in _HYPHENS:
                break
    return False


def _plain_form(scanned: Scanned, form: str, start: int, end: int) -> str:
    """Take dots from initials and commas from thousands; note the parts of AT&T."""
    if "&" in form:
        here = len(scanned.forms)
        scanned.others.extend((part, (here, here + 1, start, end)) for part in form.split("&"))
        return form
    if form[:1].isdigit():
        return form.replace(",", "" if _THOUSANDS.fullmatch(form) else ".").strip(".")  # 5,6 is 5.6 in Europe
    return form.replace(".", "").replace(",", "")


class Words:
    """The words of an article, ready for any number of queries. Made by `Words.of`."""

    __slots__ = ("_blob", "_ends", "_gap", "_index", "_others", "_split", "_starts", "_texts", "_timed")

    def __init__(self, title: str, text: str) -> None:
        self._texts = (title, text)
        head, body = scan(title), scan(text)
        # The text's words are counted on after a gap that no NEAR can bridge: one index then does for both parts.
        self._split = len(head.forms)
        self._gap = MAX_DISTANCE + 1
        self._starts, self._ends = head.starts + body.starts, head.ends + body.ends
        index: dict[str, list[int]] = {}
        others: dict[str, list[Place]] = {}
        for scanned, base in ((head, 0), (body, self._split + self._gap)):
            for position, form in enumerate(scanned.forms, base):
                if form in index:
                    index[form].append(position)
                else:
                    index[form] = [position]
            for form, (first, stop, start, end) in scanned.others:
                others.setdefault(form, []).append((first + base, stop + base, start, end))
                index.setdefault(form, [])
        self._index, self._others = index, others
        self._blob: str | None = None
        self._timed: dict[Pattern, list[Place]] = {}

    @classmethod
    def of(cls, title: str, text: str) -> Words:
        """Cut an article's headline and text into words."""
        return cls(title, text)

    def has(self, forms: frozenset[str], prefixes: tuple[str, ...]) -> bool:
        """Does one of the folded forms occur, or a word with one of the prefixes (each with "\\n" in front)?"""
        if not self._index.keys().isdisjoint(forms):
            return True
        if prefixes:
            blob = self._all_forms()
            for prefix in prefixes:
                if prefix in blob:
                    return True
        return False

    def places(self, form: str, *, prefix: bool = False) -> list[Place]:
        """Where a folded form stands, or any that begins with it; in no order."""
        if prefix:
            return [place for known in self._beginning_with(form) for place in self.places(known)]
        positions = self._index.get(form)
        if positions is None:
            return []
        starts, ends, split, gap = self._starts, self._ends, self._split, self._gap
        found = []
        for position in positions:
            at = position if position < split else position - gap
            found.append((position, position + 1, starts[at], ends[at]))
        if form in self._others:
            found.extend(self._others[form])
        return found

    def matches(self, pattern: Pattern) -> list[Place]:
        """Where a regular expression matches. Raises QueryTimeout."""
        if pattern not in self._timed:
            deadline = time.monotonic() + PATTERN_TIMEOUT_S
            found: list[Place] = []
            for part in (0, 1):
                for start, end in _search(pattern, self._texts[part], deadline, MAX_PATTERN_HITS - len(found)):
                    found.append((*self._words_at(part, start, end), start, end))
            self._timed[pattern] = found
        return self._timed[pattern]

    def printed(self, place: Place) -> str:
        """The words of a place as printed."""
        return self._texts[0 if place[0] < self._split + self._gap // 2 else 1][place[2] : place[3]]

    def hits(self, places: Iterable[Place]) -> tuple[Hit, ...]:
        """Make hits of places, in order and each once."""
        middle = self._split + self._gap // 2
        title, text = self._texts
        spans = sorted({(first >= middle, start, end) for first, _, start, end in places})
        return tuple(
            Hit(Part.TEXT if body else Part.TITLE, Span(start, end), (text if body else title)[start:end])
            for body, start, end in spans
        )

    def _all_forms(self) -> str:
        if self._blob is None:
            self._blob = "\n" + "\n".join(self._index) + "\n"
        return self._blob

    def _beginning_with(self, prefix: str) -> Iterator[str]:
        blob = self._all_forms()
        at = blob.find("\n" + prefix)
        while at >= 0:
            end = blob.index("\n", at + 1)
            yield blob[at + 1 : end]
            at = blob.find("\n" + prefix, end)

    def _words_at(self, part: int, start: int, end: int) -> tuple[int, int]:
        """Which words a span of characters touches; none: the place between two."""
        low, high = (0, self._split) if part == 0 else (self._split, len(self._starts))
        first = bisect_right(self._ends, start, low, high)
        stop = max(first, bisect_left(self._starts, end, low, high))
        base = 0 if part == 0 else self._gap
        return first + base, stop + base


# ---- folding --------------------------------------------------------------------------------------

_FAST = re.compile(  # scripts and signs without combining or invisible characters
    r"[\x00-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2000-\u200a\u2010-\u2027\u202f-\u205f\u20a0-\u20bf"
    r"\u2100-\u2bff\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]*"
)
_ACCENTS = re.compile(  # marks that may be left out in writing; others (vowel signs, voiced kana) make another letter
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff"
    r"\u20d0-\u20ff\ufe20-\ufe2f]"
)
_STRAY = re.compile(r"[\s\x00-#%'-+\-/:-@\[-`{-\x7f]")  # what compatibility forms bring in: ⑴ is (1)
_LETTER = "\u02b9"  # stands in a shadow for marks and invisible characters: counts as part of a word


class _Shadows(dict[int, int | str]):
    """What stands for a character while words are looked for; made as characters are met."""

    def __missing__(self, code: int) -> int | str:
        char = chr(code)
        if 0xFF01 <= code <= 0xFF5E:  # full-width forms of ASCII
            shadow: int | str = code - 0xFEE0
        elif code not in (0x3099, 0x309A) and unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf"):
            shadow = _LETTER
        else:
            shadow = code
        self[code] = shadow
        return shadow


_SHADOWS = _Shadows()


def _shadow(text: str) -> str:
    """The text with what would part words by mistake replaced, character by character."""
    fast = _FAST.match(text)
    return text if fast is not None and fast.end() == len(text) else text.translate(_SHADOWS)


@lru_cache(maxsize=16_384)
def _fold(text: str) -> str:
    """Letters without case, accents, invisible characters and compatibility forms. Never for offsets."""
    plain_letters = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())
    seen = "".join(c for c in plain_letters if unicodedata.category(c) != "Cf" and not "\ufe00" <= c <= "\ufe0f")
    return _STRAY.sub("", unicodedata.normalize("NFKC", seen))


# ---- matching ---------------------------------------------------------------------------------------


def _find(node: Node, words: Words) -> list[Place] | None:
    """What meets a node; None: it is not met. A Not that is met brings nothing."""
    if isinstance(node, Or):
        found: list[Place] | None = None
        for part in node.parts:
            more = _find(part, words)
            if more is not None:
                found = more if found is None else found + more
        return found
    if isinstance(node, And):
        together: list[Place] = []
        for part in node.parts:
            more = _find(part, words)
            if more is None:
                return None
            together += more
        return together
    if isinstance(node, Not):
        return [] if _find(node.part, words) is None else None
    return _places(node, words) or None


def _places(node: Node, words: Words) -> list[Place]:
    """Where a node without NOT and AND stands; in no order, perhaps twice."""
    if isinstance(node, Word):
        return _word_places(node, words)
    if isinstance(node, Phrase):
        return _one_after_another(_word_places(word, words) for word in node.words)
    if isinstance(node, Near):
        return _near_places(node, words)
    if isinstance(node, Or):
        return [place for part in node.parts for place in _places(part, words)]
    if isinstance(node, Pattern):
        return words.matches(node)
    raise AssertionError(node)


def _word_places(word: Word, words: Words) -> list[Place]:
    last = len(word.atoms) - 1
    if last == 0:
        found = words.places(word.atoms[0], prefix=word.prefix)
    else:
        found = _one_after_another(
            words.places(atom, prefix=word.prefix and index == last) for index, atom in enumerate(word.atoms)
        )
    if word.closed:
        found = found + words.places(word.closed, prefix=word.prefix)
    if word.dotted:
        found = [place for place in found if _is_initials(words.printed(place))]
        found += _one_after_another(words.places(letter) for letter in word.atoms[0])
    return found


def _is_initials(printed: str) -> bool:
    return "." in printed or printed.isupper()


def _one_after_another(steps: Iterable[list[Place]]) -> list[Place]:
    """Places made of one place of each step, without a word between. Looks no further than a step that has none."""
    steps = iter(steps)
    found = next(steps)
    for step in steps if found else ():
        following: dict[int, list[Place]] = {}
        for place in step:
            following.setdefault(place[0], []).append(place)
        reached: dict[
            int, Place
        ] = {}  # by where they end: "a-a-a-a" can be cut up in many ways, which end at few places
        for first, stop, start, _ in found:
            for after in following.get(stop, ()):
                known = reached.get(after[1])
                if known is None or known[0] < first:
                    reached[after[1]] = (first, after[1], start, after[3])
        found = list(reached.values())
        if not found:
            break
    return found


def _near_places(node: Near, words: Words) -> list[Place]:
    """The words on both sides that have each other near."""
    found: list[Place] = []
    for left, right in node.ways:
        found += _near(words, left, right, node.distance)
    return found


def _near(words: Words, left: _Side, right: _Side, distance: int) -> list[Place]:
    """Each word of a side must have all words of the other side near, and none that the other side rules out."""
    lefts = [_Sorted(_places(node, words)) for node in left[0]]
    if not all(lefts):
        return []
    rights = [_Sorted(_places(node, words)) for node in right[0]]
    if not all(rights):
        return []
    found: list[Place] = []
    for side, others, ruled_out in ((lefts, rights, right[1]), (rights, lefts, left[1])):
        unwanted = [_Sorted(_places(node, words)) for node in ruled_out]
        for places in side:
            kept = [
                place
                for place in places.places
                if all(other.near(place, distance) for other in others)
                and not any(other.near(place, distance) for other in unwanted)
            ]
            if not kept:
                return []
            found += kept
    return found


class _Sorted:
    """Places in order, with what it takes to find the nearest one."""

    __slots__ = ("places", "reach", "starts")

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = sorted(set(places))
        self.starts = [place[0] for place in self.places]
        self.reach: list[int] = []  # how far the places up to here reach
        far = -MAX_DISTANCE - 2
        for place in self.places:
            far = max(far, place[1])
            self.reach.append(far)

    def __bool__(self) -> bool:
        return bool(self.places)

    def near(self, place: Place, distance: int) -> bool:
        """Is there a place, other than this very one, with at most `distance` words between?"""
        first, stop = place[0], place[1]
        at = bisect_left(self.starts, first)
        if at and first - self.reach[at - 1] <= distance:
            return True
        while at < len(self.places) and self.starts[at] - stop <= distance:
            if self.places[at][:2] != (first, stop):
                return True
            at += 1  # the same words cannot be near themselves
        return False


def _ways(node: Node) -> tuple[_Side, ...]:
    """One side of a NEAR as alternatives, each without AND and NOT. Raises OverflowError beyond MAX_WAYS."""
    if isinstance(node, Not):
        return (((), (node.part,)),) if _is_simple(node.part) else _ways(_negated(node.part))
    if _is_simple(node):
        return (((node,), ()),)
    if isinstance(node, Or):
        simple = tuple(part for part in node.parts if _is_simple(part))
        ways: list[_Side] = [((simple[0] if len(simple) == 1 else Or(simple),), ())] if simple else []
        ways += [way for part in node.parts if not _is_simple(part) for way in _ways(part)]
    else:
        assert isinstance(node, And)
        ways = [((), ())]
        for part in node.parts:
            more = _ways(part)
            if len(ways) * len(more) > MAX_WAYS:
                raise OverflowError
            ways = [(yes + also, no + nor) for yes, no in ways for also, nor in more]
    if len(ways) > MAX_WAYS:
        raise OverflowError
    return tuple(ways)


def _is_simple(node: Node) -> bool:
    return isinstance(node, Word | Phrase | Pattern | Near) or (
        isinstance(node, Or) and all(_is_simple(part) for part in node.parts)
    )


def _negated(node: Node) -> Node:
    if isinstance(node, Not):
        return node.part
    if isinstance(node, And):
        return Or(tuple(_negated(part) for part in node.parts))
    if isinstance(node, Or):
        return And(tuple(_negated(part) for part in node.parts))
    return Not(node)


# ---- dismissing most queries at a glance --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Need:
    """Without one of these a query cannot be met."""

    forms: frozenset[str]
    prefixes: tuple[str, ...]  # with "\n" in front

    def met(self, words: Words) -> bool:
        return words.has(self.forms, self.prefixes)

    def cost(self) -> tuple[int, int]:
        """Fewest alternatives first: they dismiss most, soonest."""
        return len(self.prefixes) * 4 + len(self.forms), -min(map(len, (*self.forms, *self.prefixes)), default=0)


def _needs(node: Node) -> tuple[_Need, ...]:
    """All of these must be met. Empty: nothing can be said beforehand."""
    if isinstance(node, Word):
        return (_word_need(node),)
    if isinstance(node, Phrase):
        return (min((_word_need(word) for word in node.words), key=_Need.cost),)
    if isinstance(node, Near):
        return _needs(node.left) + _needs(node.right)
    if isinstance(node, And):
        return tuple(need for part in node.parts for need in _needs(part))
    if isinstance(node, Or):
        forms: set[str] = set()
        prefixes: set[str] = set()
        for part in node.parts:
            needs = _needs(part)
            if not needs:
                return ()
            best = min(needs, key=_Need.cost)
            forms |= best.forms
            prefixes |= set(best.prefixes)
        return (_Need(frozenset(forms), tuple(sorted(prefixes))),)
    return ()


def _word_need(word: Word) -> _Need:
    if word.dotted:
        return _Need(frozenset((word.atoms[0], word.atoms[0][0])), ())
    longest = max(word.atoms, key=len)
    forms = {longest, word.closed} - {""}
    if not word.prefix:
        return _Need(frozenset(forms), ())
    if longest == word.atoms[-1]:
        return _Need(frozenset(), tuple(sorted("\n" + form for form in forms)))
    return _Need(frozenset((longest,)), ("\n" + word.closed,) if word.closed else ())


# ---- regular expressions ------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def _compiled(source: str) -> Any:
    import regex

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of constructs that may mean something else one day
        return regex.compile(source)


_REPEAT = re.compile(r"\{\s*(\d{1,9})\s*(?:,\s*\d*\s*)?\}")
_ONE = re.compile(r"\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]?|.", re.DOTALL)


def _size(source: str) -> int:
    """How many parts an expression has once its {n} are written out."""
    sizes = [0]  # of the groups around here
    last, at = 0, 0
    while at < len(source):
        repeat = _REPEAT.match(source, at)
        if repeat:
            grown = min(last * max(1, int(repeat[1])), 10**9)
            sizes[-1] += grown - last
            last, at = grown, repeat.end()
            continue
        one = _ONE.match(source, at)
        assert one is not None
        at = one.end()
        if one[0] == "(":
            sizes.append(0)
            last = 0
            continue
        last = sizes.pop() if one[0] == ")" and len(sizes) > 1 else 1
        sizes[-1] += last
    return max(sizes)


def _search(pattern: Pattern, text: str, deadline: float, most: int) -> Iterator[tuple[int, int]]:
    try:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        count = 0
        for match in _compiled(pattern.source).finditer(text, timeout=left, concurrent=True):
            if count >= most:
                return
            if time.monotonic() > deadline:
                raise TimeoutError
            if match.end() > match.start():
                count += 1
                yield match.span()
    except (TimeoutError, MemoryError, RecursionError) as error:
        raise QueryTimeout(
            f"The expression /{pattern.source}/ took more than {PATTERN_TIMEOUT_S:g} s on one text, "
            "which counts as not met."
        ) from error


def _warn(error: QueryTimeout) -> None:
    log.warning("%s", error)


# ---- reading a query ------------------------------------------------------------------------------------

_QUOTES = re.compile('["“”„‟«»＂]')
_SPACES = re.compile(r"\s+")
_WORD_END = re.compile(r'[\s()"“”„‟«»＂]')
_NEAR = re.compile(r"NEAR(?:/(\d+))?")
_SPACED_AMPERSAND = re.compile(r"(?<!\w)(\w) & (\w)(?!\w)")
_OPERATORS = frozenset(("AND", "OR", "NOT", "NEAR"))
_FOREIGN = {"|": "OR", "||": "OR", "&&": "AND", "!": "NOT"}


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # "(", ")", "AND", "OR", "NOT", "NEAR", "operand" or "end"
    position: int
    node: Node | None = None
    distance: int = 0


class _Reader:
    """Reads one query, by recursive descent."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0
        if len(text) > MAX_LENGTH:
            raise self._error(f"The query is longer than {MAX_LENGTH:,} characters", MAX_LENGTH)
        self._token = self._next()

    def read(self) -> Node:
        if self._token.kind == "end":
            raise QueryError(tr_noop("The query is empty."), 0)
        node = self._or()
        if self._token.kind == ")":
            raise self._error(tr_noop("There is a closing parenthesis too many"), self._token.position)
        if not _is_positive(node):
            raise QueryError(
                tr_noop("The query says only what is not wanted; it needs something that is to be found."), 0
            )
        return node

    # Each of these reads one level of binding, loosest first.

    def _or(self) -> Node:
        parts = [self._and()]
        while self._token.kind == "OR":
            self._take()
            parts.append(self._and())
        return parts[0] if len(parts) == 1 else Or(tuple(_flat(parts, Or)))

    def _and(self) -> Node:
        parts = [self._near()]
        while self._token.kind in ("AND", "NOT", "(", "operand"):
            if self._token.kind == "AND":
                self._take()
            parts.append(self._near())
        return parts[0] if len(parts) == 1 else And(tuple(_flat(parts, And)))

    def _near(self) -> Node:
        node = self._not()
        while self._token.kind == "NEAR":
            operator = self._take()
            right = self._not()
            if not (_is_positive(node) or _is_positive(right)):
                raise self._error(tr_noop("NEAR needs something that is to be found on one side"), operator.position)
            try:
                ways = tuple(product(_ways(node), _ways(right)))
                if len(ways) > MAX_WAYS:
                    raise OverflowError
            except OverflowError as error:
                raise self._error(tr_noop("NEAR has too many combinations beside it"), operator.position) from error
            node = Near(node, right, operator.distance, ways)
            if _depth(node) > MAX_DEPTH:
                raise self._error(f"More than {MAX_DEPTH} NEARs within one another", operator.position)
        return node

    def _not(self) -> Node:
        negations = 0
        while self._token.kind == "NOT":
            self._take()
            negations += 1
        node = self._operand()
        return node if negations % 2 == 0 else _negated(node) if isinstance(node, Not) else Not(node)

    def _operand(self) -> Node:
        token = self._token
        if token.kind == "operand":
            self._take()
            assert token.node is not None
            return token.node
        if token.kind == "(":
            self._take()
            self._depth += 1
            if self._depth > MAX_DEPTH:
                raise self._error(f"More than {MAX_DEPTH} parentheses within one another", token.position)
            if self._token.kind == ")":
                raise self._error(tr_noop("There is nothing between the parentheses"), token.position)
            node = self._or()
            if _depth(node) > MAX_DEPTH:
                raise self._error(f"More than {MAX_DEPTH} levels within one another", token.position)
            if self._token.kind != ")":
                raise self._error(tr_noop("The closing parenthesis is missing"), self._token.position)
            self._take()
            self._depth -= 1
            return node
        if token.kind == "end":
            raise self._error(tr_noop("Something to look for is missing"), token.position)
        if token.kind == ")":
            raise self._error(
                tr_noop("Something to look for is missing before the closing parenthesis"), token.position
            )
        raise self._error(f"{token.kind} has nothing to its left (in quotation marks it is a word)", token.position)

    def _take(self) -> _Token:
        token, self._token = self._token, self._next()
        return token

    def _next(self) -> _Token:
        """Read the next token; punctuation that stands alone is passed over."""
        while True:
            space = _SPACES.match(self._text, self._at)
            if space:
                self._at = space.end()
            start = self._at
            if start >= len(self._text):
                return _Token("end", start)
            char = self._text[start]
            if char in "()":
                self._at += 1
                return _Token(char, start)
            if _QUOTES.match(char):
                return self._phrase(start)
            if char == "/":
                return self._pattern(start)
            end = _WORD_END.search(self._text, start)
            self._at = end.start() if end else len(self._text)
            token = self._word(self._text[start : self._at], start)
            if token is not None:
                return token

    def _word(self, word: str, start: int) -> _Token | None:
        if word in ("AND", "OR", "NOT"):
            return _Token(word, start)
        near = _NEAR.fullmatch(word)
        if near:
            distance = int(near[1][:6]) if near[1] else DEFAULT_DISTANCE
            if distance > MAX_DISTANCE:
                raise self._error(f"NEAR reaches over {MAX_DISTANCE:,} words at most", start)
            return _Token("NEAR", start, distance=distance)
        if word.startswith("NEAR/"):
            raise self._error(tr_noop("NEAR/ needs a number of words, as in NEAR/10"), start)
        if re.fullmatch(r"near/\d+", word, re.IGNORECASE):
            raise self._error(tr_noop("NEAR is written in capitals"), start)
        if word in _FOREIGN:
            raise self._error(f"Write {_FOREIGN[word]} instead of {word}", start)
        if re.match(r"[-−!]\w", word):
            raise self._error(f"Write NOT instead of {word[0]} to leave something out", start)
        node = self._words(word, start)
        return _Token("operand", start, node) if node is not None else None

    def _phrase(self, start: int) -> _Token:
        closing = _QUOTES.search(self._text, start + 1)
        if closing is None:
            raise self._error(tr_noop("The closing quotation mark is missing"), len(self._text))
        self._at = closing.end()
        node = self._words(self._text[start + 1 : closing.start()], start + 1)
        if node is None:
            raise self._error(tr_noop("There is no word between the quotation marks"), start)
        return _Token("operand", start, node)

    def _pattern(self, start: int) -> _Token:
        closing = re.compile(r"(?:[^/\\]|\\.)*/", re.DOTALL).match(self._text, start + 1)
        if closing is None:
            raise self._error(tr_noop("The closing / of the expression is missing"), len(self._text))
        self._at = closing.end()
        source = self._text[start + 1 : closing.end() - 1]
        if not source:
            raise self._error(tr_noop("There is no expression between the strokes"), start)
        if len(source) > MAX_PATTERN:
            raise self._error(f"The expression is longer than {MAX_PATTERN:,} characters", start)
        if self._at < len(self._text) and self._text[self._at].isalnum():
            raise self._error(
                tr_noop("Nothing may follow the closing /; write (?i) in front to disregard capitals"), self._at
            )
        if _size(source) > MAX_PATTERN_SIZE:
            raise self._error(tr_noop("The expression repeats too often"), start)
        self._compile(source, start + 1)
        return _Token("operand", start, Pattern(source))

    def _compile(self, source: str, start: int) -> None:
        import regex

        try:
            _compiled(source)
        except regex.error as error:
            at = start + (error.pos or 0)
            raise QueryError(f"The expression cannot be read: {error.msg} at character {at + 1}.", at) from error
        except (RecursionError, MemoryError, OverflowError, ValueError, IndexError, KeyError, TypeError) as error:
            raise self._error(tr_noop("The expression is too complicated"), start) from error

    def _words(self, text: str, start: int) -> Node | None:
        """Make a Word or a Phrase of the words in a piece of the query; None: there is none."""
        text = _SPACED_AMPERSAND.sub(r"\1&\2", text)
        scanned = scan(text)
        stars = self._stars(text, scanned, start)
        if not scanned.forms:
            return None
        words: list[Word] = []
        first = 0
        for index in range(1, len(scanned.forms) + 1):
            if index == len(scanned.forms) or index not in scanned.joins:
                words.append(_made(text, scanned, first, index, prefix=index - 1 in stars))
                first = index
        return words[0] if len(words) == 1 else Phrase(tuple(words))

    def _stars(self, text: str, scanned: Scanned, start: int) -> set[int]:
        """Which words end in a *. It may stand nowhere else."""
        ends = {end: index for index, end in enumerate(scanned.ends)}
        for _, (_, stop, _, end) in scanned.others:
            ends.setdefault(end, stop - 1)  # Nvidia's*
        found: set[int] = set()
        for star in re.finditer(r"\*", text):
            at = star.start()
            following = text[at + 1 : at + 2]
            if at not in ends or (following and not following.isspace() and _TOKEN.match(following)):
                raise self._error(tr_noop("A * stands for the end of a word, as in chip*"), start + at)
            found.add(ends[at])
        return found

    def _error(self, message: str, position: int) -> QueryError:
        return QueryError(f"{message} at character {position + 1}.", position)


def _made(text: str, scanned: Scanned, first: int, stop: int, *, prefix: bool) -> Word:
    atoms = tuple(scanned.precise.get(index, scanned.forms[index]) for index in range(first, stop))
    start, end = scanned.starts[first], scanned.ends[stop - 1]
    for form, (low, high, begin, finish) in scanned.others:
        if form in atoms and first <= low and high <= stop:  # Moody's, $5.6: more is printed than the word
            start, end = min(start, begin), max(end, finish)
    printed = text[start:end]
    hyphens = any(scanned.joins.get(index) in _HYPHENS for index in range(first + 1, stop))
    dotted = stop - first == 1 and re.fullmatch(rf"{_L}(?:\.{_L})+\.?", printed) is not None
    return Word(printed, prefix, atoms, "".join(atoms) if hyphens else "", dotted)


def _flat(parts: Iterable[Node], kind: type[And] | type[Or]) -> Iterator[Node]:
    for part in parts:
        if isinstance(part, And | Or) and type(part) is kind:
            yield from part.parts
        else:
            yield part


def _is_positive(node: Node) -> bool:
    """Does meeting the node mean that something was found?"""
    if isinstance(node, Not):
        return False
    if isinstance(node, And):
        return any(_is_positive(part) for part in node.parts)
    if isinstance(node, Or):
        return all(_is_positive(part) for part in node.parts)
    return True


def _depth(node: Node) -> int:
    if isinstance(node, And | Or):
        return 1 + max(_depth(part) for part in node.parts)
    if isinstance(node, Near):
        return 1 + max(_depth(node.left), _depth(node.right))
    return 1 + _depth(node.part) if isinstance(node, Not) else 1

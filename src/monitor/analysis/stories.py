"""One piece of news, however often it is printed: which articles are copies of one another.

Precision first, for a false merge invents agreement. Two articles are one piece of news when they share their words,
not when they share their subject: a copy, also shortened, edited or under another headline. What contradicts it
outweighs likeness: other figures, another weekday, other names, another agency, another language. So Monday's market
report and Tuesday's stay apart, and so do two reporters at one event.

A `sketch` holds what is compared, in some 300 bytes: samples of the text's three-word sequences, of its figures and its
names, and the words of the headline. Words in quotation marks are left out of it: a quotation in common is no copy.
`Stories` keeps the sketches of the days that it works on, finds likely pairs by the smallest hashes of each, and places
articles as they come. The relation between two articles does not depend on their order; the partition does only where
articles that contradict one another are both like a third.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from zlib import crc32

from monitor.model import Placement, Sketched

VERSION = 1  # of the sketch; an unknown one is like nothing

# ---- what of an article is compared ---------------------------------------------------------------

READ = 6_000  # characters of a text that are looked at: a copy shows long before
LEAD = 48  # words of the beginning, compared as a whole; short copies mostly end here
OPENING = 16  # words that even the shortest copy has
WHOLE, LEADING, FIGURES, NAMES, TITLE = 28, 44, 18, 24, 14  # hashes kept at most
KEYS = 10  # hashes by which likely pairs are found
NO_TEXT = 8  # fewer three-word sequences are no text to compare


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\d+(?:[.,:]\d+)*|[^\W\d_]+")
_FIGURE = re.compile(
    r"(\d+(?:[.,]\d+)*)(?:[\s-]?(hundred|thousand|million|billion|trillion|millionen|milliarden|miljoen|miljard|millions|milliards"
    r"|k|m|mn|mln|mio|mrd|bn|tn|trn)\b)?",
    re.IGNORECASE,
)
_SCALE = {
    "hundred": 2, "thousand": 3, "k": 3, "million": 6, "millions": 6, "millionen": 6, "miljoen": 6, "m": 6, "mn": 6,
    "mln": 6, "mio": 6, "billion": 9, "milliarden": 9, "miljard": 9, "milliards": 9, "mrd": 9, "bn": 9, "trillion": 12,
    "tn": 12, "trn": 12,
}  # fmt: skip
_DAYS = {
    name: day
    for day, names in enumerate(
        (
            "monday mon lundi montag maandag lunes",
            "tuesday tue tues mardi dienstag dinsdag martes",
            "wednesday wed mercredi mittwoch woensdag miércoles",
            "thursday thu thurs jeudi donnerstag donderdag jueves",
            "friday fri vendredi freitag vrijdag viernes",
            "saturday sat samedi samstag zaterdag sábado",
            "sunday sun dimanche sonntag zondag domingo",
        )
    )
    for name in names.split()
}
_STOP = _words(
    """
    a about after again all also although always among amid an and another any are around as at be because been
    before being both but by can could did do does during each either even ever every few first for from had has
    have he her here his how however i if in into is it its just last later like made make many may meanwhile
    might more most much must my near new no nor not now of off on once one only or other our out over own per
    said same say says she should since so some still such than that the their them then there these they this
    those though through to today too two under until up upon us very via was we well were what when where which
    while who whose why will with within without would yet you your s t re ve ll d m de der die das und in den
    von zu het een en van le la les et des du
    """
)
_UNITS = _words("percent cent euro euros dollar dollars pound pounds yuan yen bn mn tn b m k")
_UNSAID = _STOP | _UNITS | _SCALE.keys()  # of a headline: figures are compared as figures
_QUOTED = re.compile(r"“[^”]{12,900}”|\"[^\"\n]{12,900}\"|„[^“”]{12,900}[“”]|«[^»]{12,900}»")
_MONTH_DAY = r"[A-Z][a-z]{2,8}\.? \d{1,2}"
_DATELINE = re.compile(  # “HAVN, May 3 (AP) -”, “(AFP) —”, “LUXEMBOURG —”; “Apple (AAPL) -” is none
    rf"\s*(?:[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{{1,40}}(?:[A-Z][a-z]+\.?)?(?:, ?{_MONTH_DAY})?|{_MONTH_DAY})?,?\s*"
    r"\(\s*(?P<wire>[^\W\d_][\w&.' -]{1,29})\s*\)\s*[-–—:]{1,2}\s"
    rf"|\s*[A-Z]\w+(?: [A-Z]\w+){{0,2}}(?:, ?{_MONTH_DAY})?,?\s*\((?P<known>Reuters|AP|AFP|dpa|UPI|Bloomberg)\)"
    r"\s*[-–—:]{1,2}\s"
    rf"|\s*[A-Z][A-Z .,'’/-]{{2,40}}(?:,\s*{_MONTH_DAY})?\s*[-–—]{{1,2}}\s"
)
_CREDIT = re.compile(
    r"\(\s*(?P<bracket>Reuters|AP|AFP|Bloomberg|dpa|UPI|EFE|ANSA|PTI|ANI|IANS|Xinhua|Kyodo|Yonhap|CNW|AAP|PA|TASS|Interfax)\s*\)"
    r"|\b(?P<named>Thomson Reuters|Reuters|Associated Press|Agence France-Presse|Bloomberg News|PA Media|dpa|AFP)\b"
)
_HOUSES = {
    "ap": "AP", "associated press": "AP", "the associated press": "AP", "afp": "AFP", "agence france-presse": "AFP",
    "thomson reuters": "Reuters", "reuters": "Reuters", "bloomberg": "Bloomberg", "bloomberg news": "Bloomberg",
    "pa": "PA Media", "pa media": "PA Media", "dpa": "dpa",
}  # fmt: skip
_NO_WIRE = _words(
    "end ends update updated corrected correction repeat refile video photo photos file exclusive opinion"
)
_BYLINE = re.compile(
    r"\s*by [^.\n]{0,60}?\b(Reuters|Associated Press|AFP|Bloomberg News|PA Media|dpa)\b", re.IGNORECASE
)
_SAID_BY = re.compile(r"\bBy (Reuters|AFP|AP|Bloomberg)$")
_HEAD = 300  # characters in which a wire's mark stands
_FURNITURE = re.compile(
    r"(?:by [^.!?]{2,80}|(?:posted|published|updated|last updated)\b.{0,80}"
    r"|listen to this article.{0,60}|\d+ min(?:ute)?s? read"
    r"|\(?(?:reporting|writing|editing|additional reporting|compiled) by\b.{0,300}|(?:©|copyright)\b.{0,300}"
    r"|.{0,80}all rights reserved\b.{0,200}|(?:have|got) a (?:news )?tip\b.{0,120}|(?:sign up|subscribe)\b.{0,160}"
    r"|(?:read (?:more|on|the (?:full|rest|whole|entire|original))"
    r"|continue reading|keep reading|related|see also|advertisement|share this)\b.{0,120}"
    r"|this (?:is a developing|story (?:has been|was|will be))\b.{0,160}"
    r"|\(?(?:corrects|refiles|updates|adds|recasts|repeats)\b.{0,200}|correction:.{0,300}|source:? .{0,40}"
    r"|\(?(?:reuters|ap|afp|bloomberg|dpa)\)?\.?)",
    re.IGNORECASE | re.DOTALL,
)
_CORRECTED = re.compile(
    r"\(\s*(?:corrects|refiles|updates|adds|recasts)\b|\bcorrection:|\bhas been (?:corrected|updated)\b", re.IGNORECASE
)
_DECORATION = re.compile(
    r"(?:(?P<again>(?:update|correct(?:ed|ion)?|refile|recast|wrapup|repeat|rpt)(?:\s?\d+)?)"
    r"(?:\s*[-–—:|]\s*|\s+\d+\s*[-–—:|]\s*)"
    r"|(?:opinion|editorial|exclusive|breaking|analysis|explainer|watch|video|in pictures|news|commentary|factbox)"
    r"\s*[-–—:|]\s*)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s+(?:[|–—-]|by(?=\s[A-Z]\w+$))\s+[^|–—]{2,40}$|\s+By\s+\w+$")
_LIVE = re.compile(
    r"\blive\b.{0,30}\b(?:updates?|blog|coverage|text)\b|^live\b\s*[:|–-]"
    r"|\bas it happened\b|\blatest updates\b|\bliveblog\b|\blive\s*[:|–-]",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:again|another|more|still|second|third|fourth|fifth|further)\b", re.IGNORECASE)

_REMEMBERED = 20_000  # words
_MIX = 0x9E3779B1
_32 = 0xFFFFFFFF

LIVE, AGAIN, CORRECTED, MORE = 1, 2, 4, 8  # flags


def sketch(title: str, text: str, outlet: str = "", language: str | None = None, wire: str | None = None) -> bytes:
    """Take down what of an article is compared, in at most 312 bytes. Total over any text; linear in `READ` characters.

    `wire`: the agency that wrote it, where that is known (`wire_of`).
    """
    flags = 0
    bare, again = bare_title(title, outlet)
    if again:
        flags |= AGAIN
    if _LIVE.search(title):
        flags |= LIVE
    if _MORE.search(title):
        flags |= MORE
    text = text[:READ]
    if _is_corrected(text[:_HEAD]) or _is_corrected(text[-_HEAD:]):
        flags |= CORRECTED
    body = _body(text)
    own = _QUOTED.sub(" ", body)
    tokens = _TOKEN.findall(own)
    if len(tokens) < 12:
        tokens = _TOKEN.findall(body)
    words = [token.casefold() for token in tokens]
    sums = _sums(words)
    whole = _shingles(sums)
    lead = sorted(set(whole[: LEAD - 2]))
    opening = sorted(set(whole[: OPENING - 2]))
    every = sorted(set(whole))
    figures, days = _figures(own, words)
    title_tokens = _TOKEN.findall(bare)
    title_words = [token.casefold() for token in title_tokens]
    title_figures, title_days = _figures(bare, title_words)
    content = list(dict.fromkeys(word for word in title_words if word not in _UNSAID and not word[0].isdigit()))
    pairs = [_hash(f"{a} {b}") for a, b in pairwise(content)]
    keys = {_hash("\0" + " ".join(sorted(content)))} if len(content) >= 3 else set()
    keys.update(sorted(pairs)[:2] if len(content) >= 4 else ())
    if len(whole) >= NO_TEXT:
        keys.update(opening[:2], lead[:2], every[:3])
    names = {
        one * _MIX & 0xFFFF
        for token, word, one in zip(tokens, words, sums, strict=True)
        if token[0].isupper() and _names(word)
    }
    title_names = {_hash(word) & 0xFFFF for word in content[:TITLE]}
    parts: tuple[tuple[str, Sequence[int]], ...] = (
        ("I", sorted(keys)[:KEYS]),
        ("I", every[:WHOLE]),
        ("H", sorted({shingle & 0xFFFF for shingle in lead[:LEADING]})),
        ("H", sorted(figures)[:FIGURES]),
        ("H", sorted(names)[:NAMES]),
        ("H", sorted(title_names)),
        ("H", sorted(title_figures)[:6]),
    )
    head = bytearray()
    head.append(VERSION)
    head.append(flags)
    head.append(days)
    head.append(title_days)
    head += (language or "").encode("ascii", "replace")[:3].ljust(3, b"\0")
    head += min(len(every), 0xFFFF).to_bytes(2, "little")
    head += (_hash(wire.casefold()) & 0xFFFF if wire else 0).to_bytes(2, "little")
    head.append(int(len(set(figures)) > FIGURES) | int(len(names) > NAMES) << 1)
    head += bytes(len(values) for _, values in parts)
    for kind, values in parts:
        head += _packed(kind, values)
    return bytes(head)


def wire_of(
    title: str, text: str, author: str | None = None, outlet: str = "", wires: Collection[str] = ()
) -> str | None:
    """Name the agency whose report this is: by dateline, credit, byline, or because the outlet is one of `wires`.

    A report that an agency is cited in ("Reuters reported") is not the agency's.
    """
    if outlet in wires:
        return _house(outlet)
    head = text[:_HEAD]
    line = _DATELINE.match(head)
    named = None if line is None else line["wire"] or line["known"]
    if named is not None and named.casefold() not in _NO_WIRE:
        return _house(named)
    for place in (author or "", text[-120:] if text.rstrip().endswith(")") else ""):
        credit = _CREDIT.search(place)
        if credit is not None:
            return _house(credit["bracket"] or credit["named"])
    credit = next((c for c in _CREDIT.finditer(head) if c["bracket"]), None)
    if credit is not None:
        return _house(credit["bracket"])
    byline = _BYLINE.match(head)
    if byline is not None:
        return _house(byline[1])
    said = _SAID_BY.search(title)
    return _house(said[1]) if said is not None else None


def bare_title(title: str, outlet: str = "") -> tuple[str, bool]:
    """A headline without what desks and sites hang on to it, and whether it says that it comes again (“UPDATE 1-”)."""
    bare, again = title.strip(), False
    for _ in range(3):
        front = _DECORATION.match(bare)
        if front is None or len(bare) - front.end() < 12:
            break
        again |= front["again"] is not None
        bare = bare[front.end() :]
    shorter = _TAIL.sub("", bare)
    if len(shorter) >= 20 and len(shorter.split()) >= 4:
        bare = shorter
    return bare, again


def _is_corrected(text: str) -> bool:
    lower = text.lower()
    if "correct" not in lower and "updated" not in lower and "(" not in lower:
        return False  # what the expression cannot do without
    return _CORRECTED.search(text) is not None


def _house(name: str) -> str:
    return _HOUSES.get(name.strip().casefold(), name.strip())


def _body(text: str) -> str:
    """A text without dateline and without what sites put round it."""
    kept: list[str] = []
    for paragraph in text.split("\n\n"):
        part = paragraph.strip()
        if not part or _FURNITURE.fullmatch(part):
            continue
        if not kept:
            if len(part) < 60 and part[-1] not in '.!?…”"’)。！？':
                continue  # a kicker, a date, a photo's caption above the text
            line = _DATELINE.match(part)
            if line is not None and line.end() < len(part) - 20:
                part = part[line.end() :]
        kept.append(part)
    return "\n\n".join(kept)


def _names(word: str) -> bool:
    return word not in _STOP and word not in _DAYS and len(word) > 1


def _hash(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass")) * _MIX & _32


def _sums(words: Sequence[str]) -> list[int]:
    """A checksum of each word; those of words that were met lately are remembered."""
    known = _known()
    if len(known) > _REMEMBERED:
        known.clear()
    try:
        return [known[word] for word in words]
    except KeyError:
        for word in words:
            if word not in known:
                known[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return [known[word] for word in words]


@cache
def _known() -> dict[str, int]:
    return {}


def _shingles(n: Sequence[int]) -> list[int]:
    """Hashes of three words in a row, in the order of the text. Words are given by their checksums."""
    return [
        ((a * 0x85EBCA6B + b * 0xC2B2AE35 + c * 0x27D4EB2F & _32) ^ (a >> 7)) * _MIX & _32
        for a, b, c in zip(n, n[1:], n[2:], strict=False)
    ]


def _figures(text: str, words: Sequence[str]) -> tuple[set[int], int]:
    """Hashes of the numbers in a text, however they are written, and its weekdays as seven bits."""
    found = set()
    for match in _FIGURE.finditer(text):
        number, scale = match[1], (match[2] or "").casefold()
        whole, _, rest = number.rpartition(".")
        if whole and len(rest) != 3:
            digits, places = whole.replace(",", "").replace(".", "") + rest, len(rest)
        elif "," in number and "." not in number and len(number.rpartition(",")[2]) != 3:
            digits, places = number.replace(",", ""), len(number.rpartition(",")[2])
        else:
            digits, places = number.replace(",", "").replace(".", ""), 0
        power = _SCALE.get(scale, 0) - places
        bare = digits.rstrip("0") or "0"
        power += len(digits) - len(bare)
        found.add(_hash(f"{bare.lstrip('0')}e{power}") & 0xFFFF)
    days = 0
    for word in _DAYS.keys() & words:
        days |= 1 << _DAYS[word]
    return found, days


def _packed(kind: str, values: Sequence[int]) -> bytes:
    return array(kind, values).tobytes()


# ---- two articles -----------------------------------------------------------------------------------

WINDOW_S = 10 * 86_400  # between two copies at most, and
SOON_S = 5 * 86_400  # between two that are not the same to the letter
SAME_MOMENT_S = 120
SAME_HOUR_S = 3_600  # what one outlet prints again later with other figures above it is its next number
AT_ONCE_S = 2 * 3_600  # one headline of one outlet under two addresses: sections of its site
LONG_HEADLINE, LONG_HEADLINE_S = 8, 3 * 86_400  # so many words are nobody's by chance
HEADLINE_S = 14 * 3_600  # where only the headlines can be compared: tomorrow's may be the same
SHORT = 24  # three-word sequences: a sentence that somebody may have written under an agency's headline
COPY = 0.5  # of the shorter text's three-word sequences, in the longer: a copy
EDITED = 0.34  # enough where the headlines are alike too
SAME_DAY_S = 12 * 3_600  # later, what is alike may be the next report in the same frame
LATER_COPY = 0.7
OWN_COPY = 0.7  # of both texts, within one outlet: columns begin alike every week
STANDING = 40  # three-word sequences
FAITHFUL = 0.9
VERBATIM = 0.97  # the same to the letter, but for what a sample may miss
ONE_SIZE = 0.75  # of the longer text: neither is a part of the other


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two articles are one piece of news."""

    score: float  # [0, 1]
    fidelity: float | None  # share of the first one's text in the second's; None: only headlines could be compared
    back: float | None  # share of the second one's text in the first's
    by_text: bool

    @property
    def sure(self) -> bool:
        """Whether all of the shorter text stands in the longer."""
        return self.by_text and max(self.fidelity or 0.0, self.back or 0.0) >= FAITHFUL


@dataclass(frozen=True, slots=True)
class _View:
    """A sketch, unpacked."""

    flags: int
    days: int
    title_days: int
    language: bytes
    size: int  # three-word sequences in the text
    wire: int
    sampled: int
    keys: array[int]
    whole: array[int]
    lead: frozenset[int]
    figures: frozenset[int]
    names: frozenset[int]
    title: frozenset[int]
    title_figures: frozenset[int]


_HEAD_SIZE = 12
_KINDS = (("I", 4), ("I", 4), ("H", 2), ("H", 2), ("H", 2), ("H", 2), ("H", 2))


def _view(data: bytes) -> _View | None:
    if len(data) < _HEAD_SIZE + len(_KINDS) or data[0] != VERSION:
        return None
    at = _HEAD_SIZE + len(_KINDS)
    parts = []
    for (kind, size), count in zip(_KINDS, data[_HEAD_SIZE:at], strict=True):
        values = array(kind)
        values.frombytes(data[at : at + size * count])
        at += size * count
        parts.append(values)
    keys, whole, lead, figures, names, title, title_figures = parts
    return _View(
        data[1], data[2], data[3], data[4:7], int.from_bytes(data[7:9], "little"), int.from_bytes(data[9:11], "little"),
        data[11], keys, whole, frozenset(lead), frozenset(figures), frozenset(names), frozenset(title),
        frozenset(title_figures),
    )  # fmt: skip


def _hopeless(a: bytes, b: bytes) -> bool:
    """Tell at a glance, in a tenth of the time, that two short texts are nothing that `compare` could find alike."""
    sizes = int.from_bytes(a[7:9], "little"), int.from_bytes(b[7:9], "little")
    if max(sizes) > LEAD - 2 or min(sizes) < NO_TEXT or b[0] != VERSION:
        return False
    leads, titles = [], []
    for data in (a, b):
        counts = data[_HEAD_SIZE : _HEAD_SIZE + len(_KINDS)]
        at = _HEAD_SIZE + len(_KINDS) + 4 * (counts[0] + counts[1])
        lead = array("H")
        lead.frombytes(data[at : at + 2 * counts[2]])
        leads.append(lead)
        at += 2 * (counts[2] + counts[3] + counts[4])
        titles.append(data[at : at + 2 * counts[5]])
    enough = EDITED * min(len(leads[0]), len(leads[1]))
    return titles[0] != titles[1] and len(set(leads[0]).intersection(leads[1])) < enough


def _is_short(data: bytes) -> bool:
    return int.from_bytes(data[7:9], "little") <= SHORT


def keys_of(data: bytes) -> Sequence[int]:
    """The hashes by which likely pairs are found."""
    if len(data) < _HEAD_SIZE + len(_KINDS) or data[0] != VERSION:
        return ()
    at = _HEAD_SIZE + len(_KINDS)
    values = array("I")
    values.frombytes(data[at : at + 4 * data[_HEAD_SIZE]])
    return values


def compare(a: bytes, b: bytes, *, apart_s: float, same_outlet: bool) -> Likeness | None:
    """Say whether two articles are one piece of news, and how alike they are. None: they are not.

    `apart_s`: seconds between their publications. The verdict is the same whichever comes first.
    """
    one, other = _view(a), _view(b)
    if one is None or other is None:
        return None
    return _compare(one, other, abs(apart_s), same_outlet)


def _compare(a: _View, b: _View, apart_s: float, same_outlet: bool) -> Likeness | None:
    if apart_s > WINDOW_S or _foreign(a, b):
        return None
    titles = _alike(a.title, b.title)
    if a.size < NO_TEXT or b.size < NO_TEXT:
        return _by_headline(a, b, titles, apart_s, same_outlet)
    there, back = _contained(a, b), _contained(b, a)
    shared = there if a.size <= b.size else back
    if shared < EDITED:
        return _by_headline(a, b, titles, apart_s, same_outlet)
    # neither is short: then the rest must be alike too, not only the way they begin
    rest = _whole(a, b) if min(a.size, b.size) > 2 * LEAD else shared
    likely = shared >= COPY or (shared >= EDITED and titles >= 0.6)
    if apart_s > SAME_DAY_S:
        likely = shared >= LATER_COPY
    if same_outlet and likely:
        likely = min(there, back) >= OWN_COPY or (shared >= 0.85 and titles >= 0.8)
        if min(a.size, b.size) <= STANDING and titles < 0.8 and apart_s > SAME_HOUR_S:
            likely = False  # a line that stands under every number of a briefing
    if (a.flags | b.flags) & LIVE:
        likely = likely and min(there, back) >= FAITHFUL and titles >= 0.8
    if same_outlet and apart_s <= SAME_MOMENT_S and min(there, back) >= FAITHFUL:
        return Likeness(min(1.0, 0.8 * shared + 0.2 * titles), there, back, by_text=True)  # a name put right
    if apart_s > SOON_S:
        likely = likely and shared >= FAITHFUL and not same_outlet
    if likely and rest >= 0.3 and not _contradict(a, b, shared, titles, apart_s, same_outlet):
        return Likeness(min(1.0, 0.8 * shared + 0.2 * titles), there, back, by_text=True)
    return _by_headline(a, b, titles, apart_s, same_outlet)


def _by_headline(a: _View, b: _View, titles: float, apart_s: float, same_outlet: bool) -> Likeness | None:
    """Where a text is missing, or another one stands under it: the same headline, in a short time, of enough words."""
    words = min(len(a.title), len(b.title))
    if titles < 0.99 or apart_s > (LONG_HEADLINE_S if words >= LONG_HEADLINE and not same_outlet else HEADLINE_S):
        return None
    at_once = same_outlet and apart_s <= AT_ONCE_S and max(a.size, b.size) < NO_TEXT
    if words < (3 if at_once else 6 if same_outlet else 5):
        return None
    if min(a.size, b.size) > SHORT or (a.flags | b.flags) & LIVE or (same_outlet and min(a.size, b.size) >= NO_TEXT):
        return None  # two texts of some length that are not alike: two reports under one headline
    if _contradict(a, b, 0.0, titles, apart_s, same_outlet):
        return None
    return Likeness(0.5, None, None, by_text=False)


def _foreign(a: _View, b: _View) -> bool:
    return a.language != b.language and a.language != b"\0\0\0" and b.language != b"\0\0\0"


def _alike(a: frozenset[int], b: frozenset[int]) -> float:
    """Words in common, of all words in either."""
    return len(a & b) / len(a | b) if a and b else 0.0


def _contained(a: _View, b: _View) -> float:
    """The share of a's text that stands in b's: exactly where a is short, else by the beginning and by samples."""
    lead = len(a.lead & b.lead) / len(a.lead) if a.lead else 0.0
    if a.size <= LEAD - 2 and b.size <= LEAD - 2:
        return lead
    sample = _sample(a, b)
    if a.size <= LEAD - 2:  # the longer one may have it further down
        return max(lead, sample[0] if sample[1] >= 8 else 0.0)
    return max(lead, sample[0]) if b.size <= LEAD - 2 else (sample[0] if sample[1] >= 8 else lead)


def _sample(a: _View, b: _View) -> tuple[float, int]:
    """The share of a's sequences that b has, of those small enough for both samples; and how many those are."""
    limit = min(_limit(a), _limit(b))
    mine = [value for value in a.whole if value <= limit]
    if not mine:
        return 0.0, 0
    theirs = set(b.whole)
    return sum(value in theirs for value in mine) / len(mine), len(mine)


def _limit(view: _View) -> int:
    return view.whole[-1] if view.size > len(view.whole) and view.whole else _32


def _whole(a: _View, b: _View) -> float:
    """The share of the shorter text in the longer by samples of all of them."""
    short, long = (a, b) if a.size <= b.size else (b, a)
    share, many = _sample(short, long)
    return share if many >= 5 else 1.0


def _contradict(a: _View, b: _View, shared: float, titles: float, apart_s: float, same_outlet: bool) -> bool:
    """Tell two reports of one form from one report: other figures, another day, other names, another agency."""
    later = apart_s > SAME_DAY_S
    days = (a.days | a.title_days, b.days | b.title_days)
    if days[0] and days[1] and not days[0] & days[1] and not (a.flags | b.flags) & AGAIN:
        return True
    if a.wire and b.wire and a.wire != b.wire and shared < 0.75:
        return True
    if titles >= 0.3 and a.title - b.title and b.title - a.title and shared < VERBATIM:
        return True  # the same headline with another name in it
    if later and 0 < shared < FAITHFUL and 0.3 <= titles < 0.99:
        return True  # what came of it the next day
    if later and shared < VERBATIM and (a.flags ^ b.flags) & MORE:
        return True
    return _other_figures(a, b, shared, titles, same_outlet and apart_s > SAME_HOUR_S) or (
        shared > 0 and _other_names(a, b, shared, later)
    )


def _other_figures(a: _View, b: _View, shared: float, titles: float, numbered: bool) -> bool:
    """Whether one has figures that the other lacks. A longer text may have more, and an agency corrects itself.

    `numbered`: what one outlet prints hours later with another figure in it is the next number, however alike it is.
    """
    near = shared >= FAITHFUL
    again = (a.flags | b.flags) & (AGAIN | CORRECTED)
    if titles >= 0.5 and (numbered or not near):
        missing = min(len(a.title_figures - b.title_figures), len(b.title_figures - a.title_figures))
        if missing > (1 if again else 0):
            return True
    short, long = (a, b) if a.size <= b.size else (b, a)
    if short.size < NO_TEXT:
        return long.size >= NO_TEXT and bool(short.title_figures - long.title_figures - long.figures)
    if numbered and not again and short.figures - long.figures and long.figures - short.figures:
        return True
    figures, theirs = _sampled(short.figures, long.figures, short.sampled & 1, long.sampled & 1)
    other = len(figures - theirs - long.title_figures)
    allowed = 0
    if again and shared >= COPY:
        allowed = 2
    elif shared >= 0.75 and len(figures) >= 4 and not numbered:
        allowed = 1
    if other > allowed and (numbered or not near):
        return True
    return other > max(1, len(figures) // 3)


def _other_names(a: _View, b: _View, shared: float, later: bool) -> bool:
    """Whether they are about somebody else: the shorter has names that the longer lacks, or each has its own."""
    short, long = (a, b) if a.size <= b.size else (b, a)
    names, theirs = _sampled(short.names, long.names, short.sampled & 2, long.sampled & 2)
    strange = len(names - theirs - long.title)
    if not strange:
        return False
    if shared < (FAITHFUL if later else 0.7) and not long.sampled & 2:
        return True
    if short.size >= ONE_SIZE * long.size and shared < VERBATIM and theirs - names - short.title:
        return True  # one form, two subjects
    return strange >= 2 and strange > 0.4 * len(names)


def _sampled(
    a: frozenset[int], b: frozenset[int], a_partial: int, b_partial: int
) -> tuple[frozenset[int], frozenset[int]]:
    """The parts of two samples of the lowest hashes that can be compared: up to where the shorter one ends."""
    if not (a_partial or b_partial):
        return a, b
    top = min(max(a, default=0) if a_partial else 0xFFFF, max(b, default=0) if b_partial else 0xFFFF)
    return frozenset(value for value in a if value <= top), frozenset(value for value in b if value <= top)


# ---- the stories of some days -------------------------------------------------------------------------

_DAY = 86_400
_BITS = 16  # of a key, below its seconds
_REACH, _NEAR = -(-WINDOW_S // _DAY), -(-SOON_S // _DAY)
MOST = 100_000  # articles kept in memory, about; the days that were not needed for longest are let go
KEEP = 5_000  # articles placed for which a day is kept that is not needed
CROWD = 6  # articles of a day that share a hash: it is a site's furniture, and says nothing
ALIKE = 3  # of one story are enough to find it
LOOKED_AT = 12  # likely partners that are compared, those with the most hashes in common

Load = Callable[[int], Iterable[Sketched]]


def key_of(at: datetime, n: int = 0) -> int:
    """A key as the store makes them, for those who have no store. `at` is aware."""
    return int(at.astimezone(UTC).timestamp()) << _BITS | n & 0xFFFF


@dataclass(slots=True, eq=False)
class _Seen:
    """An article in memory."""

    key: int
    outlet: str
    sketch: bytes
    story: int
    by_hand: bool


def _odd(one: _Seen | Sketched, other: _Seen) -> bool:
    """Whether two articles that are somewhat alike contradict one another."""
    a, b = _view(one.sketch), _view(other.sketch)
    if a is None or b is None or min(a.size, b.size) < NO_TEXT:
        return False
    shared = max(_contained(a, b), _contained(b, a))
    apart_s = abs((one.key >> _BITS) - (other.key >> _BITS))
    return shared >= 0.2 and _contradict(a, b, shared, _alike(a.title, b.title), apart_s, one.outlet == other.outlet)


class _Day:
    """The articles of one day, by the hashes they are found by."""

    __slots__ = ("index", "seen", "used")

    def __init__(self) -> None:
        self.seen: dict[int, _Seen] = {}
        self.index: dict[int, _Seen | list[_Seen]] = {}
        self.used = 0

    def add(self, seen: _Seen) -> None:
        self.seen[seen.key] = seen
        for key in keys_of(seen.sketch):
            there = self.index.get(key)
            if there is None:
                self.index[key] = seen
            elif isinstance(there, list):
                if len(there) <= CROWD and sum(each.story == seen.story for each in there) < ALIKE:
                    there.append(seen)
            else:
                self.index[key] = [there, seen]


class Stories:
    """Places articles in stories. Deterministic; days that it was not told of are asked for."""

    def __init__(self) -> None:
        self._load: Load | None = None
        self._days: dict[int, _Day] = {}
        self._members: dict[int, list[_Seen]] = {}
        self._held = 0
        self._clock = 0

    def __len__(self) -> int:
        return self._held

    def forget(self) -> None:
        """Drop everything that is in memory; it will be asked for again."""
        self._days.clear()
        self._members.clear()
        self._held = 0

    def learn(self, articles: Iterable[Sketched]) -> None:
        """Take note of how articles are placed now, where their day is in memory."""
        for article in articles:
            day = self._days.get(_day_of(article.key))
            if day is not None:
                old = day.seen.get(article.key)
                if old is not None:
                    self._drop(day, old)
                self._add(day, article)

    def place(self, articles: Sequence[Sketched], load: Load | None = None) -> tuple[Placement, ...]:
        """Give each article its story: one that is there, or a new one. In time's order, whatever the order given.

        `load` tells which articles of a day (days since 1970) are stored already; it is asked once for each day.
        """
        self._load = load
        placed: dict[int, Placement] = {}
        for article in sorted(articles, key=lambda each: each.key):
            self._clock += 1
            placed[article.key] = self._place(article)
            if self._held > MOST or self._clock % KEEP == 0:  # at once: a feed may bring items of many years
                self._let_go()
        return tuple(placed[article.key] for article in articles)

    def _place(self, article: Sketched) -> Placement:
        day = self._day(_day_of(article.key))
        old = day.seen.get(article.key)
        if old is not None:  # it comes again, with other words
            self._drop(day, old)
        if article.by_hand:
            self._add(day, article)
            return Placement(article.story)
        found = self._partners(article)
        best: tuple[Likeness, _Seen] | None = None
        joins: list[int] = []
        for likeness, partner in found:
            if best is not None and partner.story == best[1].story:
                continue
            if not likeness.sure and self._at_odds(article, partner):
                continue
            if best is None:
                best = likeness, partner
            elif partner.story not in joins and self._may_join(likeness, partner, best):
                joins.append(partner.story)
        if best is None:
            self._add(day, article, article.key)
            return Placement(article.key)
        likeness, partner = best
        story = partner.story
        self._add(day, article, story)
        if joins:
            every = [story, *joins]
            story = self._join(every)
            joins = [each for each in every if each != story]
        return Placement(story, likeness.score, likeness.fidelity, likeness.back, partner.key, tuple(joins))

    def _partners(self, article: Sketched) -> list[tuple[Likeness, _Seen]]:
        """The articles that are one piece of news with this one, the likest first."""
        view = _view(article.sketch)
        if view is None:
            return []
        number = _day_of(article.key)
        likely: dict[int, int] = {}
        seen: dict[int, _Seen] = {}
        for near in range(number - _REACH, number + _REACH + 1):
            index = self._day(near).index
            if not index:
                continue
            # what comes so much later must be the same to the letter, so has the same hashes
            for key in view.keys if abs(near - number) <= _NEAR else view.keys[:4]:
                there = index.get(key)
                if there is None:
                    continue
                if not isinstance(there, list):
                    there = [there]
                elif len(there) > CROWD:
                    continue
                for each in there:
                    likely[each.key] = likely.get(each.key, 0) + 1
                    seen[each.key] = each
        at = article.key >> _BITS
        enough = 2 if len(view.keys) > 3 else 1  # one hash in common is mostly chance; a bare headline may have no more
        likely = {key: many for key, many in likely.items() if many >= enough}
        order = sorted(likely, key=lambda key: (-likely[key], abs((key >> _BITS) - at), key))
        found: list[tuple[Likeness, _Seen]] = []
        for key in order[:LOOKED_AT]:
            partner = seen[key]
            if _hopeless(article.sketch, partner.sketch):
                continue
            theirs = _view(partner.sketch)
            if theirs is None:
                continue
            likeness = _compare(view, theirs, abs((key >> _BITS) - at), article.outlet == partner.outlet)
            if likeness is not None:
                found.append((likeness, partner))
        found.sort(key=lambda each: (-each[0].score, abs((each[1].key >> _BITS) - at), each[1].key))
        return found

    def _at_odds(self, article: Sketched, partner: _Seen) -> bool:
        """Whether another article of the partner's story contradicts this one."""
        members = self._members.get(partner.story, ())
        others = [member for member in members[:6] if member is not partner]
        return any(_odd(article, member) for member in others)

    def _may_join(self, likeness: Likeness, partner: _Seen, best: tuple[Likeness, _Seen]) -> bool:
        """Whether two stories may become one because of an article that is like both; never against the user's hand.

        A headline alone shows it only for stories that are nothing but headlines.
        """
        mine, theirs = self._members.get(best[1].story, []), self._members.get(partner.story, [])
        if any(each.by_hand for each in mine) and any(each.by_hand for each in theirs):
            return False
        if not likeness.by_text and not all(_is_short(each.sketch) for each in theirs):
            return False
        if not best[0].by_text and not all(_is_short(each.sketch) for each in mine):
            return False
        if likeness.sure and best[0].sure:
            return True
        return not any(_odd(each, other) for each in mine[:6] for other in theirs[:6])

    def _join(self, stories: Sequence[int]) -> int:
        """Make several stories one: the one that the user made, else the one that began first."""
        hand = [story for story in stories if any(each.by_hand for each in self._members.get(story, ()))]
        kept = min(hand or stories)
        for story in stories:
            if story != kept:
                moved = self._members.pop(story, [])
                for each in moved:
                    each.story = kept
                self._members.setdefault(kept, []).extend(moved)
        return kept

    # ---- memory -----------------------------------------------------------------------------------

    def _day(self, number: int) -> _Day:
        day = self._days.get(number)
        if day is None:
            day = self._days[number] = _Day()
            if self._load is not None:
                for article in self._load(number):
                    self._add(day, article)
        day.used = self._clock
        return day

    def _add(self, day: _Day, article: Sketched, story: int | None = None) -> None:
        seen = _Seen(
            article.key, article.outlet, article.sketch, article.story if story is None else story, article.by_hand
        )
        day.add(seen)
        self._members.setdefault(seen.story, []).append(seen)
        self._held += 1

    def _drop(self, day: _Day, seen: _Seen) -> None:
        del day.seen[seen.key]
        members = self._members.get(seen.story, [])
        members.remove(seen)
        if not members:
            self._members.pop(seen.story, None)
        self._held -= 1
        for key in keys_of(seen.sketch):
            there = day.index.get(key)
            if there is seen:
                del day.index[key]
            elif isinstance(there, list) and seen in there:
                there.remove(seen)

    def _let_go(self) -> None:
        """Drop the days that were not needed for long; where memory is full, those that were not needed for longest."""
        for number in sorted(self._days, key=lambda number: (self._days[number].used, number)):
            used = self._days[number].used
            if used == self._clock or (self._held <= MOST and used > self._clock - KEEP):
                break
            for seen in self._days.pop(number).seen.values():
                members = self._members.get(seen.story, [])
                if seen in members:
                    members.remove(seen)
                if not members:
                    self._members.pop(seen.story, None)
                self._held -= 1


def partition(articles: Iterable[Sketched]) -> dict[int, int]:
    """Place articles one after the other, as given, and tell the story of each by key."""
    stories = Stories()
    given = list(articles)
    story: dict[int, int] = {}
    for article in given:
        placement = stories.place([article])[0]
        story[article.key] = placement.story
        if placement.joins:
            for key, was in story.items():
                if was in placement.joins:
                    story[key] = placement.story
    return story


def _day_of(key: int) -> int:
    return (key >> _BITS) // _DAY

"""What an edit of the catalog would catch, lose and change, before it is saved: plain functions over a Reader.

A topic is asked of the stored articles of the last 30 days with the very query that is typed; a voice and an outlet
are told by what is stored under their names. Which hits look wrong is guessed, and said to be a guess: words that were
printed small where the query has a name, and articles that have little in common with the other hits.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from monitor import query as language
from monitor.errors import QueryError
from monitor.i18n import plural, tr, tr_noop
from monitor.model import Filter, Outlet, Part, Span, Topic, Voice
from monitor.ui import numbers, text

if TYPE_CHECKING:
    from monitor.store.queries import Reader

DAYS = 30
FROM_NOW_ON = tr_noop("Domains and aliases hold for what is polled from now on")
EXAMPLES = 10
LOOKED_AT = 400  # newest hits whose words are compared
ALIKE = 8  # hits from which on one can be unlike the others
STRANGE = 0.4  # of the usual kinship: below it an article has little in common with the others
DOUBTS = 5  # shown
COMMON = 0.2  # of the hits: what stands in so many is what they have in common
_ENGLISH = re.compile(r"\b(the|and|of)\b")  # another language has no words in common, and may be right all the same
_WORD = re.compile(r"[^\W\d_]{4,}")
_STOP = frozenset(
    re.findall(
        r"\w+",
        "that this with from have they their will been were said says more than over after would about which when also "
        "into what some other could there first year years week company companies news report reports",
    )
)


@dataclass(frozen=True, slots=True)
class Example:
    """An article or a statement that is caught, gained or lost."""

    mark: str  # "+", "−" or ""
    words: str
    spans: tuple[Span, ...]  # in `words`: what the query found
    note: str  # where, and when
    article: str = ""  # its id


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that looks wrong, and why."""

    words: str
    spans: tuple[Span, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What the user may take over with a click."""

    said: str
    words: str  # a whole query, or one more alias


@dataclass(frozen=True, slots=True)
class Preview:
    """What is told beside the form."""

    head: str
    notes: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    doubtful: int = 0  # how many there are, of which `doubts` shows some
    offers: tuple[Offer, ...] = ()
    lines: tuple[tuple[str, float | None, int], ...] = ()  # what it does to the mean: name, mean, stories
    days: tuple[tuple[int, int], ...] = ()  # of each of the last 30 UTC days: as saved and kept, gained
    undated: int = 0  # of those articles: on none of the days
    trouble: str = ""  # why nothing can be told


@dataclass(frozen=True, slots=True)
class Question:
    """An item as it is typed, and as it is saved (None: it is new)."""

    item: Topic | Voice | Outlet
    saved: Topic | Voice | Outlet | None
    engine: str
    now: datetime
    taken: tuple[tuple[str, str], ...] = ()  # voices: names and aliases of the others, and whose they are


def read(reader: Reader, question: Question) -> Preview:
    """Preview an item as typed."""
    match question.item:
        case Topic():
            return _topic(reader, question, question.item)
        case Voice():
            return _voice(reader, question, question.item)
        case Outlet():
            return _outlet(reader, question, question.item)


# ---- plain words ----------------------------------------------------------------------------------


def query_of(wanted: str, never: str = "") -> str:
    """Make a query of plain words: any of the pieces that commas part; of a piece all words. None of `never`."""
    some = [made for piece in _pieces(wanted) if (made := language.plain(piece))]
    none = [made for piece in _pieces(never) if (made := language.plain(piece))]
    if not some:
        return ""
    query = " OR ".join(some)
    return f"({query}) NOT ({' OR '.join(none)})" if none else query


def plain_of(query: str) -> tuple[str, str] | None:
    """Read a query back as plain words; None where it says more than those can."""
    match = re.fullmatch(r"\((.*)\) NOT \((.*)\)", query.strip())
    wanted, never = match.groups() if match else (query, "")
    said = tuple(", ".join(piece.strip() for piece in side.split(" OR ")) for side in (wanted, never))
    try:
        same = language.parse(query_of(*said)).tree == language.parse(query).tree
    except QueryError:
        return ("", "") if not query.strip() else None
    return (said[0], said[1]) if same else None


def _pieces(words: str) -> list[str]:
    """Part at commas and line breaks, but not inside quotation marks."""
    return [piece.strip() for piece in re.findall(r'(?:"[^"]*"|[^,\n])+', words) if piece.strip()]


# ---- topics ---------------------------------------------------------------------------------------


def _topic(reader: Reader, question: Question, topic: Topic) -> Preview:
    if not topic.query.strip():
        return Preview(
            tr("Nothing is looked for yet."), trouble=tr("Type words above, and what they would have found is here.")
        )
    try:
        query = language.parse(topic.query, topic.context)
        since = question.now - timedelta(days=DAYS)
        typed = reader.ids(Filter(since=since, search=_with_context(topic)))
    except QueryError as error:
        said = tr("{error} The saved query stays in use.", error=tr(str(error)))
        return Preview(tr("The query cannot be read."), trouble=said)
    caveat = reader.caveat
    saved = question.saved if isinstance(question.saved, Topic) else None
    stored = list(reader.ids(Filter(since=since, topics=(saved.id,)))) if saved is not None and saved.enabled else []
    before, after = set(stored), set(typed)
    gained, lost = [key for key in typed if key not in before], [key for key in stored if key not in after]
    texts = reader.texts([*typed[:LOOKED_AT], *lost[:EXAMPLES]])
    doubts, doubtful, offers = _doubts(topic, query, [(key, *texts[key]) for key in typed[:LOOKED_AT] if key in texts])
    many = len(typed)
    head = plural("%n article in {days} days.", "%n articles in {days} days.", many, days=DAYS)
    notes: list[str] = []
    if saved is not None:
        was = numbers.count(len(stored))
        head = plural(
            "%n article in {days} days; {saved} as saved.",
            "%n articles in {days} days; {saved} as saved.",
            many,
            days=DAYS,
            saved=was,
        )
        notes = [plural("%n gained", "%n gained", len(gained)), plural("%n lost", "%n lost", len(lost))]
    if doubtful:
        notes.append(plural("%n hit looks wrong", "%n hits look wrong", doubtful))
    if caveat:
        notes.append(tr(caveat))
    days, undated = _days(
        reader, question.now, [key for key in typed if key in before or saved is None], gained if saved else []
    )
    return Preview(
        head,
        tuple(notes),
        _examples(reader, question, query, texts, typed, gained if saved is not None else [], lost),
        doubts,
        doubtful,
        offers,
        _lines(reader, question, [(tr("As saved"), stored)] if saved is not None else [], typed),
        days,
        undated,
    )


def _with_context(topic: Topic) -> str:
    around = " OR ".join(f"({part})" for part in topic.context)
    return f"({topic.query}) AND ({around})" if around else topic.query


def _examples(
    reader: Reader,
    question: Question,
    query: language.Query,
    texts: Mapping[int, tuple[str, str]],
    typed: Sequence[int],
    gained: Sequence[int],
    lost: Sequence[int],
) -> tuple[Example, ...]:
    """Ten examples, the newest first: what changes before what stays."""
    chosen = [*gained[:5], *lost[:3]]
    fresh = set(gained)
    chosen += [key for key in typed if key not in fresh][: EXAMPLES - len(chosen)]
    chosen += gained[5 : 5 + EXAMPLES - len(chosen)]
    marks = dict.fromkeys(gained, "+") | dict.fromkeys(lost, "−")
    before = language.parse(question.saved.query) if isinstance(question.saved, Topic) and lost else query
    made = []
    for row in reader.rows(sorted(chosen, reverse=True)):
        title, body = texts.get(row.key) or (row.title, "")
        hits = (before if marks.get(row.key) == "−" else query).find(title, body)
        spans = tuple(hit.span for hit in hits if hit.part is Part.TITLE)
        note = _where(row.outlet, row.published, question.now)
        made.append(Example(marks.get(row.key, ""), title, spans, note, row.id))
    return tuple(made)


def _doubts(
    topic: Topic, query: language.Query, articles: Sequence[tuple[int, str, str]]
) -> tuple[tuple[Doubt, ...], int, tuple[Offer, ...]]:
    """Guess which hits are wrong: printed small where the query has a name, or unlike the others and hit but once."""
    words = {key: _words(title, body) for key, title, body in articles}
    spread = Counter(word for each in words.values() for word in each)
    shared = {word for word, many in spread.items() if many >= max(3, COMMON * len(articles))}
    kinship = {key: len(each & shared) / (len(each) or 1) for key, each in words.items()}
    usual = median(kinship.values()) if len(articles) >= ALIKE else 0.0
    names = _names(topic.query)
    found: list[tuple[int, Doubt]] = []
    for key, title, body in articles:
        hits = query.find(title, body)
        small = next((hit.text for hit in hits if hit.text in names and len(hits) == 1), "")
        once = len(hits) == 1 and hits[0].part is Part.TEXT
        spans = tuple(hit.span for hit in hits if hit.part is Part.TITLE)
        if small:
            why = tr("“{small}”, printed small, is hardly “{name}”", small=small, name=names[small])
            found.append((key, Doubt(title, spans, why)))
        elif once and kinship[key] < STRANGE * usual and _ENGLISH.search(body):
            why = tr(
                "“{words}” once in the text, which has little in common with the others",
                words=text.line(hits[0].text, 40),
            )
            found.append((key, Doubt(title, spans, why)))
    wrong = {key for key, _ in found}
    offers = _ways_out(topic.query, [words[key] for key in wrong], [words[key] for key in words if key not in wrong])
    return tuple(doubt for _, doubt in found[:DOUBTS]), len(found), offers


def _names(query: str) -> dict[str, str]:
    """Words that the query writes with a capital, by how they are printed small: `seed` → `Seed`."""
    outside = re.sub(r'"[^"]*"|/[^/]*/', " ", query)
    words = re.findall(r"\b[A-Z]\w+\b", outside)
    return {word.lower(): word for word in words if word not in ("AND", "OR", "NOT", "NEAR")}


def _ways_out(query: str, wrong: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> tuple[Offer, ...]:
    """A word that the doubtful hits have and the others have not: `NOT` it would leave them out."""
    if len(wrong) < 2:
        return ()
    many = Counter(word for each in wrong for word in each)
    for word, times in sorted(many.items(), key=lambda pair: (-pair[1], pair[0])):
        if times < max(2, len(wrong) / 2):
            break
        if sum(word in each for each in right) <= 0.02 * len(right):
            said = plural("Add NOT {word}: leaves out %n", "Add NOT {word}: leaves out %n", times, word=word)
            return (Offer(said, f"({query}) NOT {word}"),)
    return ()


def _words(title: str, body: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(f"{title} {body[:1500]}".casefold()) if word not in _STOP)


def _lines(
    reader: Reader, question: Question, before: Iterable[tuple[str, Sequence[int]]], typed: Sequence[int]
) -> tuple[tuple[str, float | None, int], ...]:
    from monitor import influence

    made = []
    for name, keys in (*before, (tr("As typed"), typed)):
        sums = influence.sums(reader.values(keys, question.engine))
        made.append((name, sums.mean, sums.stories))
    return tuple(made)


def _days(
    reader: Reader, now: datetime, kept: Sequence[int], gained: Sequence[int]
) -> tuple[tuple[tuple[int, int], ...], int]:
    """Count the articles of each day; and those that have none."""
    sides = [reader.days(keys) for keys in (kept, gained)]
    first = now.date() - timedelta(days=DAYS - 1)
    days = [first + timedelta(days=number) for number in range(DAYS)]
    return tuple((sides[0].get(day, 0), sides[1].get(day, 0)) for day in days), sum(side.get(None, 0) for side in sides)


# ---- voices ---------------------------------------------------------------------------------------


def _voice(reader: Reader, question: Question, voice: Voice) -> Preview:
    since = Filter(since=question.now - timedelta(days=DAYS))
    saved = question.saved if isinstance(question.saved, Voice) else None
    names = {name.casefold() for name in (voice.name, *voice.aliases) if name.strip()}
    if not names:
        said = tr("Type a name above, and what was said under it is here.")
        return Preview(tr("Nobody is named yet."), trouble=said)
    heard = reader.speakers(since)
    own = {saved.name} if saved is not None else set()
    joined = [(name, many) for name, many in heard if name.casefold() in names and name not in own]
    all_names = tuple(dict.fromkeys((*own, *(name for name, _ in joined))))
    many_own = sum(many for name, many in heard if name in own)
    more = sum(many for _, many in joined)
    rows = reader.statements(replace(since, voices=all_names, once=True), limit=EXAMPLES) if all_names else ()
    fresh = {name for name, _ in joined}
    examples = tuple(
        Example(
            "+" if row.voice in fresh and saved is not None else "",
            text.line(row.words, 200),
            (),
            _where(row.speaker or row.voice or "", row.published, question.now),
            row.article,
        )
        for row in rows
    )
    head = plural("%n statement in {days} days.", "%n statements in {days} days.", many_own + more, days=DAYS)
    if saved is not None:
        head = plural(
            "%n statement in {days} days; {saved} as saved.",
            "%n statements in {days} days; {saved} as saved.",
            many_own + more,
            days=DAYS,
            saved=numbers.count(many_own),
        )
    notes = [
        plural("%n now under {name}", "%n now under {name}", many, name=text.line(name, 40))
        for name, many in joined[:3]
    ]
    doubts = _double_names(voice, heard, all_names, question.taken)
    return Preview(
        head,
        tuple(notes),
        examples,
        tuple(doubts[:DOUBTS]),
        len(doubts),
        _spellings(voice, heard, names | {name.casefold() for name in own}),
    )


def _where(name: str, published: datetime | None, now: datetime) -> str:
    when = tr("undated") if published is None else numbers.short_time(published, now)
    return f"{text.line(name, 40)}, {when}"


def _double_names(
    voice: Voice, heard: Iterable[tuple[str, int]], own: Iterable[str], taken: Iterable[tuple[str, str]]
) -> list[Doubt]:
    """Names that somebody else has too."""
    found = []
    others = {name.casefold(): whose for name, whose in taken}
    known = {name.casefold() for name in (voice.name, *voice.aliases, *own)}
    for alias in (voice.name, *voice.aliases):
        whose = others.get(alias.casefold())
        if whose is not None:
            found.append(
                Doubt(
                    alias,
                    (),
                    tr("is a name of {voice} already: merge the two, or leave it out", voice=text.line(whose, 60)),
                )
            )
        elif len(alias.split()) == 1:
            for name, many in heard:
                if alias.casefold() in name.casefold().split() and name.casefold() not in known:
                    why = plural(
                        "is also in “{name}”, %n statement",
                        "is also in “{name}”, %n statements",
                        many,
                        name=text.line(name, 60),
                    )
                    found.append(Doubt(alias, (), why))
    return found


def _spellings(voice: Voice, heard: Iterable[tuple[str, int]], known: set[str]) -> tuple[Offer, ...]:
    """Names that were heard and end like this one: perhaps the same person."""
    last = voice.name.split()[-1].casefold() if voice.name.split() else ""
    alike = [
        (name, many)
        for name, many in heard
        if len(last) > 2 and name.casefold().split()[-1:] == [last] and name.casefold() not in known
    ]
    return tuple(
        Offer(
            plural(
                "Also heard: {name}, %n statement. Add it",
                "Also heard: {name}, %n statements. Add it",
                many,
                name=text.line(name, 40),
            ),
            name,
        )
        for name, many in alike[:3]
    )


# ---- outlets --------------------------------------------------------------------------------------


def _outlet(reader: Reader, question: Question, outlet: Outlet) -> Preview:
    since = Filter(since=question.now - timedelta(days=DAYS))
    saved = question.saved if isinstance(question.saved, Outlet) else None
    names = {name.casefold() for name in (outlet.name, *outlet.aliases) if name.strip()}
    if not names:
        said = tr("Type a name above, and what came under it is here.")
        return Preview(tr("Nothing is named yet."), trouble=said)
    own = {saved.name} if saved is not None else set()
    heard = reader.publishers(since)
    mine = [each for each in heard if each.name in own or each.name.casefold() in names]
    if not mine:
        return Preview(tr("No article in {days} days.", days=DAYS), (tr(FROM_NOW_ON),))
    keys = reader.ids(replace(since, outlets=tuple(each.name for each in mine)), limit=LOOKED_AT)
    rows = reader.rows(keys)
    under = tuple(domain.casefold().removeprefix("www.") for domain in outlet.domains)
    hosts = Counter(_host(row.url) for row in rows if row.url)
    strange = [(host, many) for host, many in hosts.most_common() if host and not _is_under(host, under)]
    total = sum(each.articles for each in mine)
    counted = sum(each.counted for each in mine)
    left = total - counted
    without = plural("%n not counted: without a date or a score", "%n not counted: without a date or a score", left)
    notes = [without] if left else []
    notes.append(tr(FROM_NOW_ON))
    return Preview(
        plural("%n article in {days} days.", "%n articles in {days} days.", total, days=DAYS),
        tuple(notes),
        tuple(
            Example("", row.title, (), _where(row.outlet, row.published, question.now), row.id)
            for row in rows[:EXAMPLES]
        ),
        tuple(
            Doubt(
                host,
                (),
                plural(
                    "%n article from there, and it is none of the domains",
                    "%n articles from there, and it is none of the domains",
                    many,
                ),
            )
            for host, many in strange[:DOUBTS]
        ),
        len(strange),
        tuple(Offer(tr("Add {host} to the domains", host=host), host) for host, _ in strange[:3]),
    )


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _is_under(host: str, domains: Sequence[str]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in (each.partition("/")[0] for each in domains))

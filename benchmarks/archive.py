"""A large store of invented news, as two years of polling would leave it; deterministic by its seed.

Some thousand texts are analyzed for good, with places in them for who speaks and for a number. Each story takes one of
them with its own people and its own number, so that no two stories say the same; 30 in 100 articles are copies of a
story in another outlet, most on the same day. Articles arrive in the order of time. Only which of them are copies is
told instead of found: finding them is measured in `stories`.
"""

from __future__ import annotations

import heapq
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

from benchmarks import world
from monitor.model import (
    Analysis,
    Article,
    Clipping,
    Feed,
    FeedState,
    Outlet,
    OutletKind,
    Placement,
    Poll,
    ScoredText,
    Sketched,
    Topic,
    Voice,
)

if TYPE_CHECKING:
    from monitor.store.store import Store

DAYS, OUTLETS, VOICES, TEXTS, BATCH = 730, 120, 4_000, 3_000, 1_000
ALONE = 0.84  # of stories; the others are told by two outlets or many more, so that 30 in 100 articles are copies
FIRST_PRIMARY = 118  # outlets from here on are primary sources
NUMBER = "7000000"  # stands in the texts for the story's own
SPEAKERS = ("Adamo Verist", "Belam Corost", "Cirel Dunast")  # stand in the texts for the story's own
MOST_HEARD, ENGINE = "Kabad Lofera", "vader"
LARGEST_TOPIC = "chip-export-controls"


def voices() -> list[str]:
    """Invented people, all of the same length, the most heard first."""
    rng = random.Random(3)
    names = {MOST_HEARD: None}
    while len(names) < VOICES:
        names[_name(rng, 5) + " " + _name(rng, 6)] = None
    return list(names)


def _name(rng: random.Random, length: int) -> str:
    return "".join(rng.choice(("bdfklmnprstvz", "aeiou")[place % 2]) for place in range(length)).capitalize()


def outlet(number: int) -> str:
    return f"Outlet {number}"


def fill(url: str, articles: int, *, until: datetime | None = None) -> float:
    """Store invented, analyzed articles over two years. Gives the articles a second of CPU that the store took."""
    from monitor.store.store import Store

    until = until or datetime.now(UTC)
    spent = 0.0
    kinds = {FIRST_PRIMARY: OutletKind.PRIMARY, FIRST_PRIMARY + 1: OutletKind.PRIMARY, 100: OutletKind.SYNDICATION}
    outlets = [Outlet(f"o{n}", outlet(n), kind=kinds.get(n, OutletKind.GENERAL)) for n in range(OUTLETS)]
    feeds = [Feed(f"https://feed{n}.example/", f"Feed {n}", outlet(n)) for n in range(OUTLETS)]
    with Store.open(url, backup_dir=None, placer=Told()) as store:
        store.sync_feeds(feeds)
        store.sync_outlets(outlets)
        for number, some in enumerate(_batches(clippings(articles, until), BATCH)):
            feed, at = feeds[number % OUTLETS], some[-1].article.first_seen
            before = time.process_time()
            store.save(Poll(feed, FeedState(feed.url, last_polled=at, last_success=at), at, tuple(some)))
            spent += time.process_time() - before
        _use(store, url)
        store.optimize()
    return articles / spent


def _use(store: Store, url: str) -> None:
    """Read one in five, and star one in a thousand."""
    from monitor.model import Filter
    from monitor.store.queries import Reader

    rng = random.Random(5)
    with Reader.open(url) as reader:
        keys = reader.ids(Filter())
    for start in range(0, len(keys), 20_000):
        some = keys[start : start + 20_000]
        store.mark_read([key for key in some if rng.random() < 0.2])
        store.star([key for key in some if rng.random() < 0.001])


class Told:
    """A placer that is told which articles are copies: their sketch begins with their story's number."""

    def __init__(self) -> None:
        self._first: dict[bytes, int] = {}

    def place(self, articles: Sequence[Sketched], load: object = None, /) -> list[Placement]:
        placed = []
        for article in articles:
            first = self._first.setdefault(article.sketch[:8], article.key)
            placed.append(
                Placement(first)
                if first == article.key
                else Placement(first, score=0.9, fidelity=0.9, back=0.9, nearest=first)
            )
        return placed

    def learn(self, articles: Iterable[Sketched], /) -> None:
        pass

    def forget(self) -> None:
        pass


@dataclass(frozen=True, slots=True)
class _Text:
    title: str
    text: str
    analysis: Analysis


def clippings(articles: int, until: datetime) -> Iterator[Clipping]:
    """Articles in the order of time."""
    rng = random.Random(7)
    texts = _texts(rng)
    names = voices()
    heard = list(accumulate(1 / (rank + 10) for rank in range(VOICES)))
    size = list(accumulate(1 / (rank + 3) for rank in range(OUTLETS)))
    begin = until - timedelta(days=DAYS)
    step = timedelta(days=DAYS) / articles
    waiting: list[tuple[datetime, int, int, int]] = []  # when, which article, of which story, in which outlet
    number = story = 0
    for _ in range(articles):
        while number < articles and (not waiting or begin + number * step <= waiting[0][0]):
            at = begin + number * step
            copies = 0 if rng.random() < ALONE else min(articles - number - 1, int(rng.paretovariate(1.2)), 59)
            carry = dict.fromkeys(rng.choices(range(OUTLETS), cum_weights=size, k=copies + 1))
            for place, each in enumerate(carry):
                late = timedelta(hours=rng.expovariate(0.25)) if place else timedelta()
                heapq.heappush(waiting, (min(at + late, until), number, story, each))
                number += 1
            story += 1
        at, which, of, each = heapq.heappop(waiting)
        yield _clipping(texts, names, heard, at, which, of, each)


def _clipping(
    texts: Sequence[_Text], names: Sequence[str], heard: Sequence[float], at: datetime, which: int, story: int, of: int
) -> Clipping:
    rng = random.Random(story)
    text = texts[rng.randrange(len(texts))]
    own = f"{story:07d}"
    people = dict(zip(SPEAKERS, rng.choices(names, cum_weights=heard, k=len(SPEAKERS)), strict=True))

    def said(words: str) -> str:
        for slot, person in people.items():
            words = words.replace(slot, person)
        return words.replace(NUMBER, own)

    found = text.analysis
    statements = tuple(
        replace(
            each,
            words=each.words.replace(NUMBER, own),
            speaker=each.speaker and people.get(each.speaker, each.speaker),
            voice=each.voice and people.get(each.voice, each.voice),
        )
        for each in found.statements
    )
    mentions = tuple(replace(each, name=people.get(each.name, each.name)) for each in found.mentions)
    analysis = replace(
        found,
        statements=statements,
        mentions=mentions,
        voices=tuple(dict.fromkeys(people.get(each, each) for each in found.voices)),
        sketch=story.to_bytes(8, "big") + found.sketch,
    )
    undated = which % 100 == 99
    article = Article(
        f"{which:016x}",
        f"https://feed{of}.example/",
        outlet(of),
        said(text.title),
        said(text.text),
        f"https://outlet{of}.example/{which}",
        ScoredText.SUMMARY,
        at,
        None if undated else at,
        date_flag="missing" if undated else None,
    )
    return Clipping(article, analysis)


def _texts(rng: random.Random) -> list[_Text]:
    from monitor import catalog
    from monitor.analysis import Analyzer

    known = catalog.load(None)
    own = tuple(
        Topic(f"affair-{n}", subject, f'"{subject}" AND "{done}"')
        for n, (subject, done) in enumerate(zip(world.SUBJECTS, world.OBJECTS, strict=True))
    )
    people = tuple(Voice(name, name) for name in SPEAKERS)
    analyzer = Analyzer(replace(known, topics=known.topics + own, voices=people, fingerprint="archive"))
    made = []
    for _ in range(TEXTS):
        title = f"{world.plain(rng)} {NUMBER}"
        sentences = [_sentence(rng) for _ in range(rng.choice((2, 2, 3, 3, 3, 4, 10)))]
        text = "\n\n".join(" ".join(sentences[place : place + 3]) for place in range(0, len(sentences), 3))
        title = title[0].upper() + title[1:]
        made.append(_Text(title, text, replace(analyzer.analyze_text(text, title=title), sentences=())))
    return made


def _sentence(rng: random.Random) -> str:
    plain = world.plain(rng)
    plain = plain[0].upper() + plain[1:]
    if rng.random() < 0.33:
        return f"“{plain} in case {NUMBER},” said {rng.choice(SPEAKERS)}."
    return f"{plain} on {rng.choice(('Monday', 'Tuesday', 'Friday'))}."


def _batches(given: Iterator[Clipping], size: int) -> Iterator[list[Clipping]]:
    some: list[Clipping] = []
    for each in given:
        some.append(each)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some

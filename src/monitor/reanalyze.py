"""Stored articles, analyzed again: what would change, and the change itself once somebody has agreed to it.

`compare` analyzes every article anew and writes down, article by article, what is stored and what would be; nothing
in the store changes. Its report says how many labels flip, which articles move most, and how far each outlet and topic
shifts. `adopt` walks over the articles once more and puts the new findings in place. Analysis is deterministic, so what
is adopted is what was reported. Both go newest first, may be broken off at any moment, and go on where they were.
What the user put right in an article holds over every new analysis of it.
"""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import json
import os
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from monitor.errors import CatalogError
from monitor.model import Analysis, Article, Clipping, Filter, ScoredText, Sentiment
from monitor.settings import reason, write_private

if TYPE_CHECKING:
    from monitor.store.queries import Reader
    from monitor.store.store import Store

T = TypeVar("T")

BATCH = 50  # articles at once; polls come in between
MOST_MOVED = 20  # articles named in a report
LEAST_ARTICLES = 3  # of an outlet or topic, for its shift to be told
NOT_SCORED = "not scored"
JOURNAL = "reanalysis.jsonl"  # in the profile: what a comparison has found so far


# ---- what a comparison says ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Flip:
    """Articles whose label by one engine becomes another one."""

    before: str  # a Label, or "not scored"
    after: str
    articles: int
    statements: int  # likewise, of statements that are found both times


@dataclass(frozen=True, slots=True)
class Moved:
    """An article whose score moves far."""

    id: str
    outlet: str
    title: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Shift:
    """By how much a mean moves, over the articles that are scored both times. A mean of articles, not of stories."""

    name: str  # an outlet, or a topic's id
    articles: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class EngineReport:
    """What changes by one engine."""

    engine: str
    versions: tuple[str, ...]  # that the stored scores are of
    version: str  # that they would be of
    scored: int  # articles with a score both times
    changed: int  # whose score changes at all
    flips: tuple[Flip, ...]  # most frequent first
    moved: tuple[Moved, ...]  # farthest first
    outlets: tuple[Shift, ...]  # farthest first
    topics: tuple[Shift, ...]
    before: float | None  # mean over all articles scored both times
    after: float | None

    @property
    def flipped(self) -> int:
        """Articles whose label changes."""
        return sum(flip.articles for flip in self.flips)


@dataclass(frozen=True, slots=True)
class Report:
    """What would change if stored articles were analyzed again."""

    articles: int  # that were compared
    statements_before: int
    statements_after: int
    tags_changed: int  # articles that get other topics
    engines: tuple[EngineReport, ...]
    fingerprint: str = ""  # of the findings that would be adopted
    unsketched: int = 0  # articles whose copies were never looked for: stored by a version that knew no stories

    @property
    def nothing(self) -> bool:
        """Tell whether everything stays as it is."""
        same = all(not each.changed and not each.flips and each.versions == (each.version,) for each in self.engines)
        found = not self.tags_changed and self.statements_before == self.statements_after
        return same and found and not self.unsketched


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a comparison is."""

    done: int
    total: int


# ---- versions -------------------------------------------------------------------------------------------


def versions_in(fingerprint: str) -> dict[str, str]:
    """The engines of a fingerprint and their versions: "vader 3.3.2;vader-news 1.ab12;rules 34cd" without the rules."""
    named = (part.strip().partition(" ") for part in fingerprint.split(";"))
    return {name: version for name, _, version in named if name and name != "rules"}


def outdated(stored: Mapping[str, int], now: Mapping[str, str]) -> int:
    """How many articles have a score of another version of an engine than now, or none by it.

    `stored`: articles by fingerprint; `now`: the version of each engine that scores new articles.
    """
    return sum(
        count
        for fingerprint, count in stored.items()
        if any(versions_in(fingerprint).get(name) != version for name, version in now.items())
    )


_PROBE = Article(
    id="",
    feed="",
    outlet="",
    title="They said it was fine.",
    text="",
    url=None,
    scored_text=ScoredText.HEADLINE,
    first_seen=datetime(2025, 1, 27, tzinfo=UTC),
)  # its analysis tells by which engines and rules this process works


# ---- the work -------------------------------------------------------------------------------------------


class Write(Protocol):
    """Runs a call on the thread that owns the store."""

    def __call__(self, call: Callable[[Store], T]) -> Awaitable[T]: ...


@dataclass(frozen=True)
class Reanalysis:
    """The walks over one profile's articles. `examine` analyzes, in another process; the rest is said by its type."""

    folder: Path  # of the profile: what is done so far is written down there
    write: Write
    reader: Callable[[], AbstractContextManager[Reader]]
    examine: Callable[[Sequence[Article]], Awaitable[tuple[Clipping, ...]]]
    progress: Callable[[int, int], None] = field(default=lambda _done, _total: None)

    # -- what would change

    async def compare(self, engines: Sequence[str] | None = None) -> Report:
        """Analyze everything anew beside what is stored. Nothing in the store changes.

        It goes on where it was broken off, if the same findings would come of it. `engines`: of which the report
        tells; None: of all.
        """
        (probe,) = await self.examine((_PROBE,))
        mark = probe.analysis.fingerprint
        journal = Journal(self.folder / JOURNAL)
        done = await asyncio.to_thread(journal.begin, mark)
        keys = [key for key in await asyncio.to_thread(self._keys, None) if key not in done]
        total = len(keys) + len(done)
        self.progress(len(done), total)
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            stored = await asyncio.to_thread(self._stored, batch)
            clippings = await self.examine([clipping.article for _, clipping in stored])
            rows = [compared(key, old, new.analysis) for (key, old), new in zip(stored, clippings, strict=True)]
            await asyncio.to_thread(journal.add, rows)
            self.progress(len(done) + start + len(batch), total)
        return await asyncio.to_thread(self._report, journal, engines, mark)

    def _report(self, journal: Journal, engines: Sequence[str] | None, mark: str) -> Report:
        with self.reader() as reader:
            titles = lambda keys: {row.key: (row.id, row.title) for row in reader.rows(keys)}  # noqa: E731
            return replace(report(journal.rows(), titles, engines, mark), unsketched=reader.unsketched())

    def _stored(self, keys: Sequence[int]) -> list[tuple[int, Clipping]]:
        with self.reader() as reader:
            found = [(key, reader.clipping(key)) for key in keys]
        return [(key, clipping) for key, clipping in found if clipping is not None]

    # -- the change

    async def adopt(self, fingerprint: str, engines: Mapping[str, str] | None = None) -> int:
        """Put new findings in the place of all stored ones. `fingerprint` is the catalog's, `engines` by version.

        Where an adoption of the same was broken off, it goes on there. At the end stories are found anew: tells how
        many articles have other company then.
        """
        tags = self.tags()
        below = tags.get("below") if tags.get("fingerprint") == fingerprint else None
        keys = await self.write(lambda _store: self._keys(below))
        done = 0
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            self._remember(fingerprint, batch[0] + 1, engines)
            await self._replace(batch)
            done += len(batch)
            self.progress(done, len(keys))
        changed = await self._find_stories()
        self.remember(fingerprint, engines)
        Journal(self.folder / JOURNAL).discard()
        return changed

    def remember(self, fingerprint: str, engines: Mapping[str, str] | None = None) -> None:
        """Note that all stored articles are tagged by this catalog."""
        self._remember(fingerprint, None, engines)

    async def _find_stories(self) -> int:
        from monitor.analysis.stories import Stories
        from monitor.store.stories import Rebuild

        rebuild = Rebuild(Stories())
        while await self.write(lambda store: store.rebuild_step(rebuild)):
            pass
        return rebuild.changed

    async def _replace(self, keys: Sequence[int]) -> None:
        lowest, count = keys[-1], len(keys)
        articles = await self.write(lambda store: store.articles_after(lowest - 1, count))
        clippings = await self.examine([article for _, article in articles])
        await self.write(lambda store: store.replace_analysis(clippings))

    def _keys(self, below: int | None) -> Sequence[int]:
        with self.reader() as reader:
            keys = reader.ids(Filter(), order="-at")
        return keys if below is None else keys[_first_below(keys, below) :]

    def tags(self) -> dict[str, Any]:
        """By which catalog all stored articles are tagged, and down to which key that is done so far."""
        with contextlib.suppress(OSError, ValueError):
            tags = json.loads((self.folder / "tags.json").read_text())
            if isinstance(tags, dict):
                return tags
        return {}

    def _remember(self, fingerprint: str, below: int | None, engines: Mapping[str, str] | None) -> None:
        text = json.dumps({"fingerprint": fingerprint, "below": below, "engines": dict(engines or {})})
        with contextlib.suppress(CatalogError):  # then it is done again at the next start
            write_private(self.folder / "tags.json", text)


class Journal:
    """What a comparison has found so far: one JSON object a line, its mark first. A torn last line is nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def begin(self, mark: str) -> frozenset[int]:
        """Go on with a comparison of this mark, or begin one. Returns the keys that are done. Raises CatalogError."""
        lines = self._lines()
        head = next(lines, {})
        if head.get("mark") == mark:
            done = frozenset(line["key"] for line in lines)
            self._mend()
            return done
        write_private(self._path, json.dumps({"mark": mark}) + "\n")
        return frozenset()

    def add(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write down some articles. Raises CatalogError."""
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise CatalogError(str(self._path), f"the file cannot be written: {reason(error)}") from error

    def rows(self) -> Iterator[Mapping[str, Any]]:
        lines = self._lines()
        next(lines, None)
        return lines

    def discard(self) -> None:
        """Forget the comparison."""
        with contextlib.suppress(OSError):
            self._path.unlink()

    def _lines(self) -> Iterator[dict[str, Any]]:
        try:
            with self._path.open(encoding="utf-8") as file:
                for line in file:
                    with contextlib.suppress(ValueError):
                        row = json.loads(line)
                        if line.endswith("\n") and isinstance(row, dict):
                            yield row
        except (OSError, UnicodeDecodeError):
            return

    def _mend(self) -> None:
        """Cut off a line that was not written to its end."""
        with contextlib.suppress(OSError), self._path.open("rb+") as file:
            content = file.read()
            file.truncate(content.rfind(b"\n") + 1)


# ---- from articles to a report: plain functions ----------------------------------------------------------


def compared(key: int, stored: Clipping, fresh: Analysis) -> dict[str, Any]:
    """What is stored of an article beside what would be, as the journal keeps it."""
    old = stored.analysis
    found = {(s.part.value, s.fragments): s for s in old.statements}
    flips: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in fresh.statements:
        same = found.get((statement.part.value, statement.fragments))
        for engine, score in statement.scores.items() if same is not None else ():
            before = _label(same.scores.get(engine)) if same is not None else ""
            if before != _label(score):
                flips[engine][f"{before}>{_label(score)}"] += 1
    return {
        "key": key,
        "outlet": stored.article.outlet,
        "topics": sorted(fresh.topics),
        "tags": sorted(fresh.topics) != sorted(old.topics),
        "statements": [len(old.statements), len(fresh.statements)],
        "was": old.fingerprint,
        "fingerprint": fresh.fingerprint,
        "scores": {
            engine: [_compound(old.scores.get(engine)), score.compound, _label(old.scores.get(engine)), _label(score)]
            for engine, score in fresh.scores.items()
        },
        "flips": flips,
    }


def report(
    rows: Iterable[Mapping[str, Any]],
    titles: Callable[[Sequence[int]], Mapping[int, tuple[str, str]]],
    engines: Sequence[str] | None = None,
    fingerprint: str = "",
) -> Report:
    """Add up what a comparison has found. `titles` gives id and headline of some articles by key."""
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    articles = before = after = tags = 0
    seen: set[int] = set()
    for row in rows:
        if row["key"] in seen:  # written by a walk that was canceled just then, and again by the next
            continue
        seen.add(row["key"])
        articles += 1
        before += row["statements"][0]
        after += row["statements"][1]
        tags += row["tags"]
        for engine, (old, new, was, becomes) in row["scores"].items():
            if engines is None or engine in engines:
                tallies[engine].add(row, engine, old, new, was, becomes)
    return Report(
        articles,
        before,
        after,
        tags,
        tuple(tally.told(engine, titles) for engine, tally in tallies.items()),
        fingerprint,
    )


class _Tally:
    """What one engine's scores come to, article by article."""

    def __init__(self) -> None:
        self._versions: Counter[str] = Counter()
        self._version = ""
        self._scored = self._changed = 0
        self._flips: Counter[tuple[str, str]] = Counter()
        self._said: Counter[tuple[str, str]] = Counter()
        self._moved: list[tuple[float, int, str, float, float]] = []  # a heap, nearest first
        self._outlets: dict[str, list[float]] = defaultdict(lambda: [0, 0.0, 0.0])
        self._topics: dict[str, list[float]] = defaultdict(lambda: [0, 0.0, 0.0])
        self._whole = [0.0, 0.0]

    def add(
        self, row: Mapping[str, Any], engine: str, old: float | None, new: float | None, was: str, becomes: str
    ) -> None:
        self._versions[versions_in(row["was"]).get(engine, "none")] += 1
        self._version = versions_in(row["fingerprint"]).get(engine, "")
        if was != becomes:
            self._flips[was, becomes] += 1
        for turn, n in row["flips"].get(engine, {}).items():
            one, _, other = turn.partition(">")
            self._said[one, other] += n
        self._changed += old != new
        if old is None or new is None:
            return
        self._scored += 1
        self._whole = [self._whole[0] + old, self._whole[1] + new]
        for sums in (self._outlets[row["outlet"]], *(self._topics[topic] for topic in row["topics"])):
            sums[0] += 1
            sums[1] += old
            sums[2] += new
        if old != new:
            entry = (abs(new - old), -row["key"], row["outlet"], old, new)
            (heapq.heappush if len(self._moved) < MOST_MOVED else heapq.heappushpop)(self._moved, entry)

    def told(self, engine: str, titles: Callable[[Sequence[int]], Mapping[int, tuple[str, str]]]) -> EngineReport:
        moved = sorted(self._moved, reverse=True)
        named = titles([-key for _, key, _, _, _ in moved])
        turns = {**dict.fromkeys(self._flips), **dict.fromkeys(self._said)}
        flips = [Flip(one, other, self._flips[one, other], self._said[one, other]) for one, other in turns]
        return EngineReport(
            engine,
            tuple(version for version, _ in self._versions.most_common()),
            self._version,
            self._scored,
            self._changed,
            tuple(sorted(flips, key=lambda flip: (-flip.articles, -flip.statements, flip.before, flip.after))),
            tuple(Moved(*_of(named, -key, outlet), old, new) for _, key, outlet, old, new in moved),
            _shifts(self._outlets),
            _shifts(self._topics),
            self._whole[0] / self._scored if self._scored else None,
            self._whole[1] / self._scored if self._scored else None,
        )


def _of(named: Mapping[int, tuple[str, str]], key: int, outlet: str) -> tuple[str, str, str]:
    id, title = named.get(key, ("", "(gone)"))
    return id, outlet, title


def _shifts(sums: Mapping[str, list[float]]) -> tuple[Shift, ...]:
    shifts = [Shift(name, int(n), old / n, new / n) for name, (n, old, new) in sums.items() if n >= LEAST_ARTICLES]
    return tuple(sorted(shifts, key=lambda shift: (-abs(shift.after - shift.before), shift.name)))


def _compound(score: Sentiment | None) -> float | None:
    return None if score is None else score.compound


def _label(score: Sentiment | None) -> str:
    return NOT_SCORED if score is None or score.label is None else score.label.value


def _first_below(keys: Sequence[int], limit: int) -> int:
    """Where in falling keys the first one below a limit stands."""
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if keys[middle] >= limit else (low, middle)
    return low

"""Are copies found, and nothing else? Pairs and clusters of tests/analysis/stories by family and half; speed and memory.

A pair is found when the monitor puts both articles into one story, having seen the whole half in the order of
publication. Precision and recall are over the pairs within groups, where the hard ones are; "strict" also counts each
pair of two groups as one that is not to be joined. Wilson's interval takes pairs for independent; the other one draws
whole groups again (2,000 times, fixed seed), for pairs of a group stand and fall together.
"""

from __future__ import annotations

import json
import math
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from statistics import fmean

from benchmarks import storyset
from benchmarks.measure import Figure
from benchmarks.storyset import HALVES, Labelled, Pair
from monitor import catalog
from monitor.analysis import language, stories
from monitor.model import Article, OutletKind, ScoredText, Sketched

PRECISION, RECALL = 0.98, 0.85  # what is promised for the half set apart
ORDERS = 20  # seeded orders of arrival beside that of publication
DRAWS = 2_000
A_DAY = 5_000  # articles a day in the measurement of speed
SIZES = (10_000, 100_000)


@dataclass(frozen=True, slots=True)
class Counts:
    """Pairs that are one piece of news and found (`hit`) or not (`miss`), and pairs that are not, but joined."""

    hit: int = 0
    miss: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        return self.hit / (self.hit + self.wrong) if self.hit + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.hit / (self.hit + self.miss) if self.hit + self.miss else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.hit / (2 * self.hit + self.miss + self.wrong) if self.hit else 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """What came out for one half, in one order of arrival."""

    labelled: tuple[Labelled, ...]
    pairs: tuple[Pair, ...]
    story: Mapping[str, int]  # by article id

    def joined(self, pair: Pair) -> bool:
        return self.story[pair.one] == self.story[pair.other]

    @property
    def counts(self) -> Counts:
        return self._counted(self.pairs)

    @property
    def strict(self) -> Counts:
        """With every pair of two groups as one that is not to be joined."""
        found = Counter(self.story.values())
        joined = sum(n * (n - 1) // 2 for n in found.values())
        within = self.counts
        return Counts(within.hit, within.miss, joined - within.hit)

    @property
    def families(self) -> dict[tuple[bool, str], tuple[int, int]]:
        """How many pairs of a family were judged rightly, of how many; by whether they are one piece of news."""
        right: dict[tuple[bool, str], tuple[int, int]] = {}
        for pair in self.pairs:
            good, every = right.get((pair.same, pair.family), (0, 0))
            right[pair.same, pair.family] = (good + (self.joined(pair) == pair.same), every + 1)
        return right

    @property
    def b_cubed(self) -> tuple[float, float, float]:
        """Precision, recall and F1, each article's own and then their mean (Bagga and Baldwin 1998)."""
        truth: dict[str, set[str]] = {}
        found: dict[int, set[str]] = {}
        for each in self.labelled:
            truth.setdefault(each.story, set()).add(each.article.id)
            found.setdefault(self.story[each.article.id], set()).add(each.article.id)
        shares = [
            (len(both) / len(mine), len(both) / len(right))
            for each in self.labelled
            for mine, right in [(found[self.story[each.article.id]], truth[each.story])]
            for both in [mine & right]
        ]
        precision, recall = fmean(p for p, _ in shares), fmean(r for _, r in shares)
        return precision, recall, 2 * precision * recall / (precision + recall)

    def bootstrap(self, seed: int = 5) -> tuple[tuple[float, float], tuple[float, float]]:
        """95 % intervals of precision and recall, over groups drawn again."""
        groups: dict[str, list[Pair]] = {}
        for pair in self.pairs:
            groups.setdefault(pair.group, []).append(pair)
        counted = [self._counted(each) for each in groups.values()]
        rng = random.Random(seed)
        drawn = []
        for _ in range(DRAWS):
            some = rng.choices(counted, k=len(counted))
            drawn.append(Counts(sum(c.hit for c in some), sum(c.miss for c in some), sum(c.wrong for c in some)))
        return _middle([c.precision for c in drawn]), _middle([c.recall for c in drawn])

    def faults(self) -> Iterator[tuple[Pair, Labelled, Labelled]]:
        """Pairs within groups that were judged wrongly."""
        by_id = {each.article.id: each for each in self.labelled}
        for pair in self.pairs:
            if self.joined(pair) != pair.same:
                yield pair, by_id[pair.one], by_id[pair.other]

    def strays(self) -> Iterator[tuple[Labelled, Labelled]]:
        """Pairs of two groups that were joined."""
        by_story: dict[int, list[Labelled]] = {}
        for each in self.labelled:
            by_story.setdefault(self.story[each.article.id], []).append(each)
        for members in by_story.values():
            for one, other in combinations(members, 2):
                if one.group != other.group:
                    yield one, other

    def _counted(self, pairs: Sequence[Pair]) -> Counts:
        seen = Counter((pair.same, self.joined(pair)) for pair in pairs)
        return Counts(seen[True, True], seen[True, False], seen[False, True])


def judge(half: str, order: int | None = None) -> Judged:
    """Place a half's articles one after the other: as published, or in the seeded order of that number."""
    labelled, pairs, sketched = _prepared(half)
    arriving = list(sketched)
    if order is not None:
        random.Random(order).shuffle(arriving)
    by_key = stories.partition(arriving)
    return Judged(labelled, pairs, {each.article.id: by_key[s.key] for each, s in zip(labelled, sketched, strict=True)})


def wilson(good: int, every: int, z: float = 1.96) -> tuple[float, float]:
    """A 95 % interval of a share (Wilson 1927); (0, 1) of nothing."""
    if not every:
        return 0.0, 1.0
    share = good / every
    middle = (share + z * z / (2 * every)) / (1 + z * z / every)
    reach = z / (1 + z * z / every) * math.sqrt(share * (1 - share) / every + z * z / (4 * every * every))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def figures(articles: int = max(SIZES)) -> Iterator[Figure]:
    for half in HALVES:
        yield from _accuracy(half)
    yield from _speed(articles)


@cache
def _prepared(half: str) -> tuple[tuple[Labelled, ...], tuple[Pair, ...], tuple[Sketched, ...]]:
    labelled = storyset.load(half)
    sketched = tuple(_sketched(each.article, number) for number, each in enumerate(labelled))
    return labelled, tuple(storyset.pairs(labelled)), sketched


def _accuracy(half: str) -> Iterator[Figure]:
    judged = judge(half)
    counts, strict = judged.counts, judged.strict
    drawn_precision, drawn_recall = judged.bootstrap()
    p_low, p_high = wilson(counts.hit, counts.hit + counts.wrong)
    r_low, r_high = wilson(counts.hit, counts.hit + counts.miss)
    of = f"stories, {half} half"
    yield Figure(
        f"{of}: precision of pairs, Wilson [{p_low:.3f}, {p_high:.3f}], by groups [{drawn_precision[0]:.3f}, {drawn_precision[1]:.3f}]",
        counts.precision, f"of {counts.hit + counts.wrong}", f"≥ {PRECISION}", counts.precision >= PRECISION,
    )  # fmt: skip
    yield Figure(
        f"{of}: recall of pairs, Wilson [{r_low:.3f}, {r_high:.3f}], by groups [{drawn_recall[0]:.3f}, {drawn_recall[1]:.3f}]",
        counts.recall, f"of {counts.hit + counts.miss}", f"≥ {RECALL}", counts.recall >= RECALL,
    )  # fmt: skip
    yield Figure(f"{of}: F1 of pairs", counts.f1, "", "none", True)
    yield Figure(
        f"{of}: precision with all other pairs of the half", strict.precision, f"of {strict.hit + strict.wrong}",
        f"≥ {PRECISION}", strict.precision >= PRECISION,
    )  # fmt: skip
    for name, value in zip(("precision", "recall", "F1"), judged.b_cubed, strict=True):
        yield Figure(f"{of}: B-cubed {name}", value, "", "none", True)
    for (same, family), (right, every) in sorted(judged.families.items(), reverse=True):
        low, high = wilson(right, every)
        what = "found" if same else "kept apart"
        yield Figure(f"{of}: {family}, {what} [{low:.2f}, {high:.2f}]", right / every, f"of {every}", "none", True)
    others = [judge(half, order) for order in range(ORDERS)]
    worst = min(each.counts.precision for each in others)
    yield Figure(f"{of}: worst precision of {ORDERS} orders", worst, "", f"≥ {PRECISION}", worst >= PRECISION)
    worst = min(each.counts.recall for each in others)
    yield Figure(f"{of}: worst recall of {ORDERS} orders", worst, "", f"≥ {RECALL}", worst >= RECALL)
    moved = fmean(sum(each.joined(p) != judged.joined(p) for p in judged.pairs) / len(judged.pairs) for each in others)
    yield Figure(f"{of}: pairs that another order judges otherwise", 100 * moved, "%", "≤ 2", moved <= 0.02)


def _speed(most: int) -> Iterator[Figure]:
    measured = {size: _measured(size) for size in (*(size for size in SIZES if size < most), most)}
    first = measured[min(measured)]
    for size, took in measured.items():
        rate = size / (took["sketch_s"] + took["place_s"])
        yield Figure(f"stories: sketch and place {size:,} articles", rate, "articles/CPU-s", "≥ 500", rate >= 500)
        late, base = took["late_ms"], first["late_ms"]
        yield Figure(
            f"stories: an article's sketch and placing, the last {min(size, 10_000):,} of {size:,}",
            late, "ms", "≤ 1.33 × that of 10,000", late <= 1.33 * base, base, "10,000",
        )  # fmt: skip
        yield Figure(f"stories: memory at {size:,}", took["mb"], "MB", "≤ 200", took["mb"] <= 200)


def _measured(size: int) -> dict[str, float]:
    """In a process of its own, so that the peak of memory is its own too."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.stories", str(size)],
        check=True, capture_output=True, text=True, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    return {name: float(value) for name, value in json.loads(done.stdout).items()}


def _measure(size: int) -> dict[str, float]:
    window = stories.Stories()
    rng = random.Random(11)
    words = _vocabulary(rng)
    recent: list[Article] = []
    sketching = placing = late = 0.0
    before = _peak_mb()
    start = datetime(2025, 1, 1, tzinfo=UTC)
    for first in range(0, size, 500):
        batch = []
        for number in range(first, min(first + 500, size)):
            at = start + timedelta(days=number / A_DAY)
            if recent and rng.random() < 0.2:  # one in five is a copy of something recent
                of = rng.choice(recent[-2_000:])
                batch.append(_written(of.title, of.text, rng.randrange(300), at))
            else:
                batch.append(_written(_said(rng, words, 9), _said(rng, words, rng.choice((25, 40, 60, 250))), 0, at))
                recent.append(batch[-1])
        del recent[:-2_000]
        began = time.process_time()
        sketched = [_sketched(each, first + number) for number, each in enumerate(batch)]
        halfway = time.process_time()
        window.place(sketched)
        ended = time.process_time()
        sketching += halfway - began
        placing += ended - halfway
        if first >= size - 10_000:
            late += ended - began
    return {
        "sketch_s": sketching,
        "place_s": placing,
        "late_ms": 1_000 * late / min(size, 10_000),
        "mb": _peak_mb() - before,
    }


def _sketched(article: Article, number: int) -> Sketched:
    spoken = language.detect(f"{article.title}\n{article.text}", article.language)
    wire = stories.wire_of(article.title, article.text, article.author, article.outlet, _wires())
    sketch = stories.sketch(article.title, article.text, article.outlet, spoken, wire)
    return Sketched(stories.key_of(article.at, number & 0xFFFF), article.outlet, sketch)


@cache
def _wires() -> frozenset[str]:
    return frozenset(outlet.name for outlet in catalog.load(None).outlets if outlet.kind is OutletKind.WIRE)


def _vocabulary(rng: random.Random) -> tuple[list[str], list[float]]:
    """Invented words, the most common ones much more often (Zipf), as in any language."""
    parts = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo za".split()
    words = sorted({"".join(rng.choice(parts) for _ in range(rng.choice((1, 2, 2, 3, 3, 4)))) for _ in range(30_000)})
    rng.shuffle(words)
    total, sums = 0.0, []
    for rank in range(len(words)):
        total += 1 / (rank + 3)
        sums.append(total)
    return words, sums


def _said(rng: random.Random, vocabulary: tuple[list[str], list[float]], count: int) -> str:
    words = rng.choices(vocabulary[0], cum_weights=vocabulary[1], k=count)
    for place in range(7, count, 11):
        words[place] = words[place].title() if place % 2 else str(rng.randrange(2, 900))
    return " ".join(words).capitalize() + "."


def _written(title: str, text: str, outlet: int, at: datetime) -> Article:
    return Article("", "", f"Outlet {outlet}", title, text, None, ScoredText.SUMMARY, at, at, language="en")


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def _middle(values: list[float]) -> tuple[float, float]:
    values.sort()
    return values[int(0.025 * len(values))], values[int(0.975 * len(values))]


if __name__ == "__main__":
    print(json.dumps(_measure(int(sys.argv[1]))))

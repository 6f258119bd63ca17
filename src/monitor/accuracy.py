"""How often engines agree with people: on the gold set that ships, and on the sentences that the user labeled.

All figures come from one thing, a table of counts: rows are what people say, columns what the engine says. The same
functions serve two people instead of a person and an engine.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import sqrt
from typing import TYPE_CHECKING, Final

from monitor.i18n import tr_noop
from monitor.model import Label, Sentiment, Span

if TYPE_CHECKING:
    from monitor.analysis.sentiment import Engine

LABELS: Final = (Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE)
Z: Final = 1.959964  # two-sided 95 % of the normal distribution
FEW: Final = 30  # below so many sentences the range is too wide for anything but a look
SETS: Final = {
    "own": ("companies", "policy", "chips", "markets", "law"),
    "ai-policy": ("ai-policy",),
}
TAGS: Final = (  # what is difficult in a sentence; resources/gold/README.md tells what each means
    tr_noop("actor"),
    tr_noop("bystander"),
    tr_noop("comparison"),
    tr_noop("concession"),
    tr_noop("hedge"),
    tr_noop("irony"),
    tr_noop("jargon"),
    tr_noop("legal"),
    tr_noop("loud"),
    tr_noop("market"),
    tr_noop("negation"),
    tr_noop("numbers"),
    tr_noop("opposite"),
    tr_noop("plain"),
    tr_noop("policy"),
    tr_noop("product"),
    tr_noop("question"),
    tr_noop("quiet"),
    tr_noop("quote"),
    tr_noop("relief"),
    tr_noop("reversal"),
    tr_noop("sanction"),
    tr_noop("security"),
    tr_noop("term"),
    tr_noop("two-targets"),
    tr_noop("withdrawal"),
)

Counts = tuple[tuple[int, int, int], tuple[int, int, int], tuple[int, int, int]]


# ---- figures --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two ways of labeling the same texts agree. Figures are None where there is nothing to reckon with."""

    counts: Counts = ((0, 0, 0), (0, 0, 0), (0, 0, 0))  # [what people say][what the engine says], in order of LABELS
    unscored: int = 0  # texts to which the engine gave no label; in no figure

    @property
    def n(self) -> int:
        return sum(map(sum, self.counts))

    @property
    def right(self) -> int:
        return sum(self.counts[k][k] for k in range(3))

    @property
    def accuracy(self) -> float | None:
        """Share on which both agree, [0, 1]."""
        return self.right / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """95 % range of the accuracy, as if the texts were drawn at random (Wilson)."""
        return wilson(self.right, self.n) if self.n else None

    @property
    def macro_f1(self) -> float | None:
        """Plain mean of the F1 of those labels that occur on either side."""
        scores = [score for score in self.f1 if score is not None]
        return sum(scores) / len(scores) if scores else None

    @property
    def f1(self) -> tuple[float | None, float | None, float | None]:
        """F1 of each label; None for one that neither side ever gives."""
        people = [sum(row) for row in self.counts]
        engine = [sum(row[k] for row in self.counts) for k in range(3)]
        negative, neutral, positive = (
            2 * self.counts[k][k] / (people[k] + engine[k]) if people[k] + engine[k] else None for k in range(3)
        )
        return negative, neutral, positive

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa: agreement beyond what chance would bring. None where both sides know one label only."""
        n = self.n
        if not n:
            return None
        chance = sum(sum(self.counts[k]) * sum(row[k] for row in self.counts) for k in range(3)) / n / n
        return None if chance == 1 else (self.right / n - chance) / (1 - chance)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some things are right, where there is only right and wrong."""

    right: int = 0
    n: int = 0

    @property
    def accuracy(self) -> float | None:
        """Share of the right ones, [0, 1]."""
        return self.right / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """95 % range of that (Wilson)."""
        return wilson(self.right, self.n) if self.n else None


def wilson(right: int, n: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share, [0, 1]. It never leaves that range, and holds for few and for all or none."""
    share, extra = right / n, Z * Z / n
    middle = (share + extra / 2) / (1 + extra)
    half = Z / (1 + extra) * sqrt(share * (1 - share) / n + extra / n / 4)
    return max(0.0, middle - half), min(1.0, middle + half)


def agreement(pairs: Iterable[tuple[Label, Label | None]]) -> Agreement:
    """Count pairs of what people say and what the engine says; None: it did not score the text."""
    counts = [[0, 0, 0] for _ in LABELS]
    unscored = 0
    for people, engine in pairs:
        if engine is None:
            unscored += 1
        else:
            counts[LABELS.index(people)][LABELS.index(engine)] += 1
    first, second, third = ((row[0], row[1], row[2]) for row in counts)
    return Agreement((first, second, third), unscored)


# ---- the gold set ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gold:
    """A sentence that people labeled."""

    id: str
    text: str
    target: Span | None  # whom the label is about; None: the whole
    label: Label
    tone: Label  # of the whole sentence, whoever it is about
    tags: tuple[str, ...]
    passes: tuple[tuple[Label, Label], ...]  # label and tone as given each time


@cache
def gold(name: str) -> tuple[Gold, ...]:
    """One of SETS, as it ships. The rules of labeling stand in resources/gold/README.md."""
    folder = resources.files("monitor.resources") / "gold"
    found = []
    for file in SETS[name]:
        for row in tomllib.loads((folder / f"{file}.toml").read_text("utf-8"))["sentence"]:
            start = row["text"].index(row["target"]) if "target" in row else 0
            label, tone = LABELS[row["label"] + 1], LABELS[row["tone"] + 1]
            passes = [(LABELS[label + 1], LABELS[tone + 1]) for label, tone in row.get("passes", ())]
            found.append(
                Gold(
                    row["id"],
                    row["text"],
                    Span(start, start + len(row["target"])) if "target" in row else None,
                    label,
                    tone,
                    tuple(row["tags"]),
                    tuple(passes) or ((label, tone), (label, tone)),
                )
            )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Trial:
    """What one engine did on one set."""

    set: str
    engine: str
    version: str
    sentences: tuple[Gold, ...]
    said: tuple[Sentiment, ...]  # toward the target, one for each sentence
    whole: tuple[Sentiment, ...]  # without a target, likewise

    @property
    def toward(self) -> Agreement:
        """Agreement with the labels."""
        return agreement((each.label, said.label) for each, said in zip(self.sentences, self.said, strict=True))

    @property
    def tone(self) -> Agreement:
        """Agreement with the tone of the whole, each text once."""
        once = {each.text: (each.tone, said.label) for each, said in zip(self.sentences, self.whole, strict=True)}
        return agreement(once.values())

    def by_tag(self) -> dict[str, Agreement]:
        """Agreement with the labels for each tag, the most frequent first."""
        pairs: dict[str, list[tuple[Label, Label | None]]] = {}
        for each, said in zip(self.sentences, self.said, strict=True):
            for tag in each.tags:
                pairs.setdefault(tag, []).append((each.label, said.label))
        order = sorted(pairs, key=lambda tag: (-len(pairs[tag]), tag))
        return {tag: agreement(pairs[tag]) for tag in order}

    def wrong(self) -> tuple[tuple[Gold, Sentiment], ...]:
        """The sentences that the engine labels otherwise than people, and what it says of them."""
        return tuple(
            (each, said) for each, said in zip(self.sentences, self.said, strict=True) if said.label is not each.label
        )


def trials(engines: Sequence[Engine], sets: Iterable[str] = SETS) -> tuple[Trial, ...]:
    """Try engines on sets of gold, a set after the other. The same installation always gives the same figures."""
    found = []
    for name in sets:
        sentences = gold(name)
        texts = [each.text for each in sentences]
        for engine in engines:
            said = engine.score(texts, [each.target for each in sentences])
            whole = engine.score(texts)
            found.append(Trial(name, engine.name, engine.version, sentences, tuple(said), tuple(whole)))
    return tuple(found)


def between_passes(name: str) -> tuple[Agreement, Agreement]:
    """How the first and the last labeling of a set agree: on the labels, and on the tone."""
    sentences = gold(name)
    return (
        agreement((each.passes[0][0], each.passes[-1][0]) for each in sentences),
        agreement((each.passes[0][1], each.passes[-1][1]) for each in sentences),
    )


def record(found: Agreement) -> dict[str, object]:
    """An agreement as data: the figures, and the counts as {people: {engine: n}}."""
    low, high = found.interval or (None, None)
    return {
        "n": found.n,
        "right": found.right,
        "accuracy": found.accuracy,
        "low": low,
        "high": high,
        "macro_f1": found.macro_f1,
        "f1": {label.value: score for label, score in zip(LABELS, found.f1, strict=True)},
        "kappa": found.kappa,
        "unscored": found.unscored,
        "confusion": {
            people.value: {label.value: n for label, n in zip(LABELS, row, strict=True)}
            for people, row in zip(LABELS, found.counts, strict=True)
        },
    }


def named(counts: Mapping[str, Agreement]) -> list[dict[str, object]]:
    """Agreements by name as data, in their order."""
    return [{"name": name, **record(each)} for name, each in counts.items()]

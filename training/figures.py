"""How well verdicts agree with people: the figures that are given for the network."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from training.data import LABELS, Example, Shares

Figures = dict[str, float]


def label_of(shares: Shares) -> int:
    """The class with the largest share, as the engine gives it."""
    return LABELS[max(range(3), key=lambda place: shares[place])]


def score_of(shares: Shares) -> float:
    return shares[2] - shares[0]


def agreement(examples: Sequence[Example], said: Sequence[Shares]) -> Figures:
    """Macro-F1 and r of one set; r of the articles' means, where there are such; F1 of the whole texts' tone."""
    labels, scores = [label_of(each) for each in said], [score_of(each) for each in said]
    truth = [float(each.label) if each.score is None else each.score for each in examples]
    found = {"n": len(examples), "f1": macro_f1([each.label for each in examples], labels), "r": r(scores, truth)}
    articles: dict[str, list[int]] = defaultdict(list)
    for place, example in enumerate(examples):
        if example.article is not None:
            articles[example.article].append(place)
    if articles:
        means = [[sum(row[k] for k in places) / len(places) for places in articles.values()] for row in (scores, truth)]
        found["article_r"] = r(*means)
    return found


def macro_f1(truth: Sequence[int], said: Sequence[int]) -> float:
    parts = []
    for label in LABELS:
        right = sum(a == b == label for a, b in zip(truth, said, strict=True))
        wrong = sum(a != b and label in (a, b) for a, b in zip(truth, said, strict=True))
        parts.append(2 * right / max(1, 2 * right + wrong))
    return sum(parts) / len(parts)


def r(a: Sequence[float], b: Sequence[float]) -> float:
    """Pearson's correlation; 0 where one side never changes."""
    n = len(a)
    mean_a, mean_b = sum(a) / n, sum(b) / n
    both = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True))
    spread = math.sqrt(sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b))
    return both / spread if spread else 0.0


def printed(found: Figures) -> str:
    return " · ".join(f"{name} {value:.3f}" for name, value in found.items() if name != "n")

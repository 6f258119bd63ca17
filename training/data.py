"""The labelled sets as examples: a text, where the target stands in it, and what people said of it as three shares.

Sets of others are files in a folder outside of this repository (`--sets`); our own stand in `training/own`.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from monitor.model import Span

NEWS = ("newsmtsc_train", "sentfin_train", "nyt_train")
NOT_NEWS = ("tweets_extra", "amazon_extra", "movies_extra")
DEVELOPMENT = ("newsmtsc_dev_rw", "newsmtsc_dev_mt", "sentfin_dev", "nyt_dev", "ai_policy_dev")
LABELS = (-1, 0, 1)

Shares = tuple[float, float, float]  # negative, neutral, positive; they sum to 1


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    target: Span | None  # None: there is none, or the text spells it otherwise
    name: str | None  # of the target
    shares: Shares
    label: int  # -1, 0, 1
    score: float | None  # the raters' mean, [-1, 1]; None: there is only the label
    group: str  # the set
    article: str | None  # that the sentence is from
    tone: int | None = None  # label of the whole text, where it was given too


def load(folder: Path, names: Iterable[str]) -> list[Example]:
    """Read sets by name. Raises FileNotFoundError for one that is not in the folder."""
    return [example for name in names for example in read(_file(folder, name))]


def read(file: Path) -> list[Example]:
    opener: Any = gzip.open if file.suffix == ".gz" else open
    with opener(file, "rt", encoding="utf-8") as lines:
        return [_example(json.loads(line), file.name.split(".")[0]) for line in lines if line.strip()]


def own(folder: Path) -> list[Example]:
    """Our own sentences: each toward its target, and each text once as a whole, by its tone."""
    examples: list[Example] = []
    whole: dict[str, int] = {}
    for file in sorted(folder.glob("*.toml")):
        for row in tomllib.loads(file.read_text("utf-8")).get("row", ()):
            text, target = row["text"], row.get("target")
            found = re.search(rf"(?<!\w){re.escape(target)}(?!\w)", text) if target else None
            span = None if found is None else Span(found.start(), found.end())
            if target:
                examples.append(Example(text, span, target, _sure(row["label"]), row["label"], None, "own", None))
            if "tone" in row:
                whole[text] = row["tone"]
    return examples + [Example(text, None, None, _sure(tone), tone, None, "own", None) for text, tone in whole.items()]


def varied(example: Example, rng: random.Random, names: Sequence[str], *, drop: float, swap: float) -> Example:
    """The example as it is shown once. Its target may get another name, for no verdict may come from a name.

    A headline's only target may lose its mark, so that a text without one is read as well.
    """
    target = example.target
    if target is None:
        return example
    if rng.random() < swap:
        name = rng.choice(names)
        text = example.text[: target.start] + name + example.text[target.end :]
        return replace(example, text=text, name=name, target=Span(target.start, target.start + len(name)))
    if example.group.startswith("sentfin") and rng.random() < drop:
        return replace(example, target=None, name=None)
    return example


def names_in(examples: Iterable[Example]) -> list[str]:
    """The names of targets, to put in one another's place."""
    return sorted({each.name for each in examples if each.name and each.target and each.name[0].isupper()})


def _file(folder: Path, name: str) -> Path:
    for file in (folder / f"{name}.jsonl.gz", folder / f"{name}.jsonl"):
        if file.is_file():
            return file
    raise FileNotFoundError(f"there is no set {name} in {folder}")


def _example(row: dict[str, Any], group: str) -> Example:
    ratings = row.get("ratings")
    shares = _sure(row["label"])
    if ratings:
        negative, positive = (sum(sign * each > 0 for each in ratings) / len(ratings) for sign in (-1, 1))
        shares = negative, 1 - negative - positive, positive
    start = row.get("target_start", -1)
    target = Span(start, row["target_end"]) if start >= 0 else None
    score, article = row.get("score"), row.get("article")
    return Example(row["text"], target, row.get("target"), shares, row["label"], score, group, article, row.get("tone"))


def _sure(label: int) -> Shares:
    negative, neutral, positive = (float(label == each) for each in LABELS)
    return negative, neutral, positive

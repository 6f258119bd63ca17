"""The labelled articles of tests/analysis/stories, as articles: which of them are one piece of news?

Everything in them is invented (outlets, companies, people, figures), but for a few documents of the White House.
A file is a family: why its groups are hard. Articles of a group with the same `story` are one piece of news, all
others are not, and no two groups share one. `article` is written out. `copy` is made from another article of the
group, `of`, in the order of these keys:

    text        another text altogether ("" for a headline alone)
    drop        paragraphs that are left out, counted from 0
    paragraphs  only the first so many                sentences   only the first so many sentences
    swap        words changed: [[old, new], …]; each must occur
    dateline    what stands in place of "CITY, March 3 (Wire) - "; "" takes it away
    words       cut after so many words, and `tail` (default "…") put behind
    before      paragraphs put in front: a byline, "Listen to this article", a photo's caption
    behind      paragraphs put behind: boilerplate of the outlet
    curly       typographic quotation marks and apostrophes

and has another `title` where one is given. `after` is minutes from the publication of `of`. `how` says what was done,
and is the family of the pairs that it makes with others of its story; a pair of two stories is of its file's family.
`dev` is what the rules may be tuned on; `held` was set apart by the hash of its groups' names before any was, but for
what was added to either later: cases that showed a defect went to `dev`, fresh ones that nobody had seen to `held`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, timedelta
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any

from monitor.analysis.text import sentences
from monitor.model import Article, ScoredText

FOLDER = Path(__file__).parents[1] / "tests" / "analysis" / "stories"
HALVES = ("dev", "held")

# From what changes a copy least to what changes it most: a pair of two copies is of the harder family.
HOWS = ("original", "verbatim", "dressed", "edited", "retitled", "shortened", "teaser")

_DATELINE = re.compile(r"\A(?:[^\n()]{0,60})\((?:[A-Z][\w ]+)\)\s+[-–—]+\s+|\A[A-Z]{3}[^\n()–—]{0,60}\s[–—]\s+")
_KEYS = {"of", "how", "outlet", "after", "title", "author", "wire", "language"} | {
    "text", "drop", "paragraphs", "sentences", "swap", "dateline", "words", "tail", "before", "behind", "curly"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with the story it belongs to ("family/group/story") and how it came about."""

    article: Article
    story: str
    group: str
    family: str
    how: str
    by_hand: bool  # written out, not made from another
    wire: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles of a group: are they one piece of news, and which family asks so?"""

    one: str  # ids
    other: str
    same: bool
    family: str
    group: str
    by_hand: bool  # both are written out


def load(half: str) -> tuple[Labelled, ...]:
    """Every article of a half, in the order of their publication."""
    found = [
        labelled
        for file in sorted((FOLDER / half).glob("*.toml"))
        for group in tomllib.loads(file.read_text("utf-8"))["group"]
        for labelled in _group(file.stem, group)
    ]
    return tuple(sorted(found, key=lambda each: (each.article.at, each.article.id)))


def pairs(labelled: tuple[Labelled, ...]) -> Iterator[Pair]:
    """Every pair within a group."""
    groups: dict[str, list[Labelled]] = {}
    for each in labelled:
        groups.setdefault(each.group, []).append(each)
    for name, members in groups.items():
        for one, other in combinations(members, 2):
            same = one.story == other.story
            family = max(one.how, other.how, key=HOWS.index) if same else one.family
            yield Pair(
                one.article.id,
                other.article.id,
                same,
                "verbatim" if same and family == "original" else family,
                name,
                one.by_hand and other.by_hand,
            )


def _group(family: str, group: dict[str, Any]) -> Iterator[Labelled]:
    name = f"{family}/{group['name']}"
    made: dict[str, tuple[dict[str, Any], str]] = {}
    for number, given in enumerate((*group.get("article", ()), *group.get("copy", ()))):
        by_hand = "of" not in given
        raw = dict(given)
        raw.setdefault("id", f"copy{number}")
        if not by_hand:
            if unknown := set(given) - _KEYS - {"id"}:
                raise ValueError(f"{name}: what is {unknown}?")
            first = made[given["of"]][0]
            raw |= {
                "title": given.get("title", first["title"]),
                "text": _changed(first["text"].strip(), given, name),
                "at": first["at"] + timedelta(minutes=given["after"]),
                "story": first["story"],
                "language": given.get("language", first.get("language", "en")),
                "wire": given.get("wire", first.get("wire")),
            }
        raw.setdefault("how", "original")
        if raw["how"] not in HOWS:
            raise ValueError(f"{name}: {raw['how']} is no way to make a copy")
        if raw["id"] in made:
            raise ValueError(f"{name}: two articles are called {raw['id']}")
        made[raw["id"]] = (raw, name)
        yield Labelled(
            _article(name, raw), f"{name}/{raw['story']}", name, family, raw["how"], by_hand, raw.get("wire")
        )


def _article(group: str, raw: dict[str, Any]) -> Article:
    text = raw["text"].strip()
    outlet = re.sub(r"\W+", "-", raw["outlet"].casefold()).strip("-") or "outlet"
    identity = sha256(f"{group}/{raw['id']}".encode()).hexdigest()[:16]
    at = raw["at"].astimezone(UTC)
    return Article(
        id=identity,
        feed=f"https://{outlet}.example/feed",
        outlet=raw["outlet"],
        title=raw["title"],
        text=text,
        url=f"https://{outlet}.example/{identity}",
        scored_text=ScoredText.HEADLINE if not text else ScoredText.BODY if len(text) > 600 else ScoredText.SUMMARY,
        first_seen=at + timedelta(minutes=4),
        published=at,
        author=raw.get("author"),
        language=raw.get("language", "en"),
    )


def _changed(text: str, asked: dict[str, Any], name: str) -> str:
    if "text" in asked:
        return str(asked["text"])
    paragraphs = text.split("\n\n")
    paragraphs = [each for number, each in enumerate(paragraphs) if number not in asked.get("drop", ())]
    text = "\n\n".join(paragraphs[: asked.get("paragraphs")])
    if "sentences" in asked:
        text = text[: sentences(text)[: asked["sentences"]][-1].end]
    for old, new in asked.get("swap", ()):
        if old not in text:
            raise ValueError(f"{name}: there is no {old!r} to change")
        text = text.replace(old, new)
    if "dateline" in asked:
        if not _DATELINE.search(text):
            raise ValueError(f"{name}: there is no dateline in {text[:60]!r}")
        text = _DATELINE.sub(lambda _: asked["dateline"], text)
        text = text[:1].upper() + text[1:]
    if "words" in asked:
        ends = [match.end() for match in re.finditer(r"\S+", text)]
        text = text[: ends[min(asked["words"], len(ends)) - 1]] + asked.get("tail", "…")
    text = "\n\n".join(part for part in (asked.get("before", ""), text, asked.get("behind", "")) if part)
    if asked.get("curly"):
        text = re.sub(r'(^|[\s(—])"', r"\1“", text).replace('"', "”").replace("'", "’")
    return text

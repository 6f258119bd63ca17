"""What moves a mean: how far each article does, and who made one span's mean differ from another's.

A mean over n stories, each story the mean of its k articles (of a voice: statements), is a weighted sum of them, each
with weight 1 / (n · k). Two questions follow from that, and both are answered exactly:

**Influence** of an article is leave-one-out: the mean as it is, less the mean had this article never been there. An
article that is alone in its story takes its story along, so its influence is (x − m) / (n − 1); one of several changes
its story's value only.

**What changed** between two spans is shared among groups: outlets, stories, or those who speak. A group's part is

    d = w₂ · (m₂ − R) − w₁ · (m₁ − R)      R = (M₁ + M₂) / 2

with w its share of the weight and m its own mean in each span, and M the spans' means. The parts add up to M₂ − M₁
whatever R is, for the weights of each span add up to 1. Measured from R, a group that says what everybody says has no
part, however much it grows; measured from 0 it would seem to move the mean by being there. Each part is the sum of two
effects, with both spans treated alike (Kitagawa's decomposition):

    within  (w₁ + w₂) / 2 · (m₂ − m₁)              it wrote differently
    mix     (w₂ − w₁) · ((m₁ + m₂) / 2 − R)        there was more, or less, of it

What is there in one span only has no `within`. Who speaks is told by sentences: an article's score is the mean of its
sentences, so the outlet's part is that of the sentences in which nobody is quoted, and the rest is shared among those
who are by how many sentences each has. Voices are scored by their own words, sentences as wholes; what is left between
the two is `AROUND`, so that the parts still add up.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from monitor.model import Piece, Told

NARRATION = "\0narration"  # no outlet or voice has these names
UNNAMED = "\0unnamed"
AROUND = "\0around"


@dataclass(frozen=True, slots=True)
class Sums:
    """A mean over stories, and what its interval is made of."""

    stories: int
    articles: int
    total: float  # of the stories' values
    squares: float

    @property
    def mean(self) -> float | None:
        return self.total / self.stories if self.stories else None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a mean: its weight, and the weight times its value."""

    group: Hashable
    weight: float
    product: float
    story: Hashable


@dataclass(frozen=True, slots=True)
class Part:
    """How far a group moved the mean from one span to the other."""

    group: Hashable
    value: float  # within + mix
    within: float
    mix: float
    before: int  # stories that it has a share in
    after: int
    many: int = 1  # how many groups this stands for


def sums(pieces: Iterable[Piece], *, apart: bool = False) -> Sums:
    """Add up stories; `apart`: a story counts anew in each period, as in a rolling mean."""
    values = [(sum(value), len(value)) for value in _stories(pieces, apart=apart).values()]
    means = [total / many for total, many in values]
    return Sums(len(means), sum(many for _, many in values), sum(means), sum(mean * mean for mean in means))


def influence(pieces: Sequence[Piece], *, apart: bool = False) -> dict[int, float | None]:
    """How far each article moves the mean, by its key. None where it is all there is."""
    stories = _stories(pieces, apart=apart)
    n = len(stories)
    total = sum(sum(values) / len(values) for values in stories.values())
    own: dict[tuple[int, Hashable], list[float]] = {}
    for piece in pieces:
        own.setdefault((piece.article, _unit(piece, apart=apart)), []).append(piece.value)
    moved: dict[int, float | None] = {}
    for (article, unit), values in own.items():
        whole = stories[unit]
        left = len(whole) - len(values)
        value = sum(whole) / len(whole)
        if left:
            moved[article] = (value - (sum(whole) - sum(values)) / left) / n
        else:
            moved[article] = total / n - (total - value) / (n - 1) if n > 1 else None
    return moved


def of_stories(pieces: Sequence[Piece], *, apart: bool = False) -> dict[int, float | None]:
    """How far each story as a whole moves the mean, by its key. None where it is all there is."""
    stories = _stories(pieces, apart=apart)
    n = len(stories)
    total = sum(sum(values) / len(values) for values in stories.values())
    own: dict[int, list[float]] = {}
    for unit, values in stories.items():
        key = unit[0] if isinstance(unit, tuple) else unit
        own.setdefault(key, []).append(sum(values) / len(values))  # type: ignore[arg-type]  # a story's key
    return {
        key: None if len(values) == n else total / n - (total - sum(values)) / (n - len(values))
        for key, values in own.items()
    }


def values(pieces: Sequence[Piece], *, by_story: bool) -> dict[int, float]:
    """What is counted of each story, or of each article, by its key: the mean of its pieces."""
    own: dict[int, list[float]] = {}
    for piece in pieces:
        own.setdefault(piece.story if by_story else piece.article, []).append(piece.value)
    return {key: sum(some) / len(some) for key, some in own.items()}


def shares(pieces: Sequence[Piece], group: Callable[[Piece], Hashable]) -> tuple[Share, ...]:
    """Give each piece to a group, with its weight in the mean."""
    stories = _stories(pieces, apart=False)
    n = len(stories)
    made = []
    for piece in pieces:
        weight = 1 / (n * len(stories[piece.story]))
        made.append(Share(group(piece), weight, weight * piece.value, piece.story))
    return tuple(made)


def shares_of_speakers(pieces: Sequence[Piece], told: Mapping[int, Told]) -> tuple[Share, ...]:
    """Part each article among its outlet's own words and those whom it quotes."""
    made: list[Share] = []
    for share, piece in zip(shares(pieces, lambda piece: piece.article), pieces, strict=True):
        made += _speakers(share, piece, told.get(piece.article))
    return tuple(made)


def changes(before: Sequence[Share], after: Sequence[Share]) -> tuple[Part, ...]:
    """Share the difference of two means among the groups, the largest parts first. Both spans must have some."""
    reference = (sum(share.product for share in before) + sum(share.product for share in after)) / 2
    sides = [_grouped(side) for side in (before, after)]
    parts = []
    for group in dict.fromkeys((*sides[0], *sides[1])):
        (w1, p1, n1), (w2, p2, n2) = (side.get(group, (0.0, 0.0, 0)) for side in sides)
        value = (p2 - reference * w2) - (p1 - reference * w1)
        within = (w1 + w2) / 2 * (p2 / w2 - p1 / w1) if w1 > 0 and w2 > 0 else 0.0 if w1 + w2 > 0 else value
        parts.append(Part(group, value, within, value - within, n1, n2))
    return tuple(sorted(parts, key=lambda part: (-abs(part.value), str(part.group))))


def fold(parts: Sequence[Part], shown: int, *, keep: Iterable[Hashable] = ()) -> tuple[Part, ...]:
    """Keep the largest parts, and make one of all the others, at the end; its group is None.

    Groups in `keep` are among the largest, whatever their size.
    """
    kept = frozenset(keep)
    if len(parts) <= shown + 1:
        return tuple(parts)
    first = sorted(parts, key=lambda part: part.group not in kept)[:shown]  # stable
    chosen = {part.group for part in first}
    rest = [part for part in parts if part.group not in chosen]
    other = Part(
        None,
        sum(part.value for part in rest),
        sum(part.within for part in rest),
        sum(part.mix for part in rest),
        sum(part.before for part in rest),
        sum(part.after for part in rest),
        len(rest),
    )
    return (*(part for part in parts if part.group in chosen), other)


def _unit(piece: Piece, *, apart: bool) -> Hashable:
    return (piece.story, piece.period) if apart else piece.story


def _stories(pieces: Iterable[Piece], *, apart: bool) -> dict[Hashable, list[float]]:
    stories: dict[Hashable, list[float]] = {}
    for piece in pieces:
        stories.setdefault(_unit(piece, apart=apart), []).append(piece.value)
    return stories


def _speakers(share: Share, piece: Piece, told: Told | None) -> list[Share]:
    if told is None or told.narrated >= told.sentences or not told.sentences:
        return [Share(NARRATION, share.weight, share.product, share.story)]
    made = []
    if told.narration is None or not told.narrated:
        quoted, product = share.weight, share.product
    else:
        own = share.weight * told.narrated / told.sentences
        made.append(Share(NARRATION, own, own * told.narration, share.story))
        quoted, product = share.weight - own, share.product - own * told.narration
    words = [(voice, value, max(1, many)) for voice, value, many in told.statements]
    if not words:
        return [*made, Share(UNNAMED, quoted, product, share.story)]
    each = quoted / sum(many for _, _, many in words)
    for voice, value, many in words:
        made.append(Share(voice or UNNAMED, each * many, each * many * value, share.story))
        product -= each * many * value
    return [*made, Share(AROUND, 0.0, product, share.story)]


def _grouped(given: Iterable[Share]) -> dict[Hashable, tuple[float, float, int]]:
    weights: dict[Hashable, list[float]] = {}
    stories: dict[Hashable, set[Hashable]] = {}
    for share in given:
        sums = weights.setdefault(share.group, [0.0, 0.0])
        sums[0] += share.weight
        sums[1] += share.product
        stories.setdefault(share.group, set()).add(share.story)
    return {group: (weight, product, len(stories[group])) for group, (weight, product) in weights.items()}

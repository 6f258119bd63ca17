"""From the store's sums to series: mean, interval, n, coverage; rolling means, rankings, differences.

The unit is the **story**: a story's value x is the mean of its articles' values, so a report that forty
sites copy counts once. The store adds up, for each name and period, over its n stories

    total = Σ x      squares = Σ x²      covered = Σ coverage, over the articles

and everything here follows from these sums, in closed form, without the articles:

    mean      m  = total / n
    variance  s² = (squares − total² / n) / (n − 1)
    95 %      m ± t(0.975; n − 1) · s / √n        cut off at −1 and 1; none for n < 2
    coverage  covered / articles
    two means d  = m₁ − m₂ ± t(0.975; ν) · √(s₁²/n₁ + s₂²/n₂), ν after Welch and Satterthwaite

Why Student's t and not a bootstrap: for few stories, which is the daily case, the percentile bootstrap is too
narrow: it can only draw the stories that it has, and their spread is too small by (n − 1) / n. Over invented
stories that look like scored news (many values near 0, the rest on either side) the true mean lay inside in

    n        Student t    percentile bootstrap, 1,000 draws
    5        96 %         79 %
    8        95 %         87 %
    30       95 %         93 %

(`tests/test_series.py` repeats this). The closed form also needs no random numbers, so that an export made again
is the same to the last digit, and no articles, so that the daily roll-up suffices.

What the interval does not cover: that the stories are no random sample, that stories of one day hang together,
and the error of the engine itself. pandas is imported by `rolling` alone, so that a first trend does not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import sqrt
from typing import TYPE_CHECKING

from monitor.model import Gap, Period, Point, Score, Series

if TYPE_CHECKING:
    import pandas as pd

FEW = 5  # fewer stories than this are shown hollow and make no claim

# Student's t at 0.975 for 1 to 30 degrees of freedom: any table has them to three places
_T = (
    *(12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139),
    *(2.200985, 2.178813, 2.160369, 2.144787, 2.131450, 2.119905, 2.109816, 2.100922, 2.093024, 2.085963),
    *(2.079614, 2.073873, 2.068658, 2.063899, 2.059539, 2.055529, 2.051831, 2.048407, 2.045230, 2.042272),
)
_Z = 1.959963984540054  # the normal distribution's


@dataclass(frozen=True, slots=True)
class Total:
    """One name over the whole span, and the places in the ranking that its interval leaves open."""

    by: str  # "outlet", "voice" or "topic"
    name: str
    engine: str
    mean: float | None
    low: float | None
    high: float | None
    n_articles: int
    n_stories: int
    coverage: float
    first: int | None = None  # 1 is the most negative; None: nothing scored, or no interval
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One mean less another, with its 95 % interval; None below two stories on either side."""

    value: float
    low: float | None
    high: float | None

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves 0 out. Otherwise no change can be claimed."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


def build(
    scores: Iterable[Score],
    *,
    by: str,
    engine: str,
    period: Period,
    gaps: Sequence[Gap] | Mapping[str, Sequence[Gap]] = (),
) -> tuple[Series, ...]:
    """Make one series of each name, in the order of the names; its points are in the order of time.

    A period without articles has no point: it is neither 0 nor bridged. `gaps` are the same for all names,
    or given for each.
    """
    of_name: dict[str, list[Score]] = {}
    for score in scores:
        of_name.setdefault(score.name, []).append(score)
    return tuple(
        Series(
            by=by,
            name=name,
            engine=engine,
            period=period,
            points=tuple(point(score) for score in sorted(of_name[name], key=lambda score: score.period_start)),
            gaps=tuple(gaps.get(name, ()) if isinstance(gaps, Mapping) else gaps),
        )
        for name in sorted(of_name, key=lambda name: (name.casefold(), name))
    )


def point(score: Score) -> Point:
    """Give a period's sums their mean, interval and coverage."""
    low, high = interval(score.n_stories, score.total, score.squares)
    return Point(
        start=score.period_start,
        mean=_within(score.total / score.n_stories) if score.n_stories else None,
        low=low,
        high=high,
        n_articles=score.n_articles,
        n_stories=score.n_stories,
        coverage=score.covered / score.n_articles if score.n_articles else 0.0,
        squares=score.squares,
    )


def interval(n: int, total: float, squares: float) -> tuple[float | None, float | None]:
    """The 95 % interval of the mean of n stories, within [-1, 1]; (None, None) below two."""
    if n < 2:
        return None, None
    mean = total / n
    half = t_quantile(n - 1) * sqrt(_variance(n, total, squares) / n)
    return _within(mean - half), _within(mean + half)


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of some statements, each counted once."""

    mean: float | None  # None: none of them is scored
    low: float | None  # 95 % interval, within [-1, 1]; None below two stories
    high: float | None
    n: int  # statements that are scored
    error: float = 0.0  # standard error of the mean, over stories
    stories: int = 0


def of_statements(said: Iterable[tuple[str, float | None]]) -> Mean:
    """The mean of statements, from the story and the sentiment of each; None is not scored and does not count.

    Statements of one story hang together, so the interval is that of a mean over clusters: with u the sum of the
    deviations from the mean in each of G stories, m ± t(0.975; G − 1) · √(G / (G − 1) · Σ u²) / n. With one statement
    a story it is Student's, to the last digit.
    """
    values = [(story, value) for story, value in said if value is not None]
    if not values:
        return Mean(None, None, None, 0)
    n = len(values)
    mean = sum(value for _, value in values) / n
    moved: dict[str, float] = {}
    for story, value in values:
        moved[story] = moved.get(story, 0.0) + value - mean
    many = len(moved)
    if many < 2:
        return Mean(_within(mean), None, None, n, 0.0, many)
    error = sqrt(many / (many - 1) * sum(each * each for each in moved.values())) / n
    half = t_quantile(many - 1) * error
    return Mean(_within(mean), _within(mean - half), _within(mean + half), n, error, many)


def moved(before: Mean, after: Mean) -> Difference | None:
    """How far the mean of statements moved; None where there is none on either side."""
    if before.mean is None or after.mean is None:
        return None
    parts = [(each.error**2, each.stories) for each in (before, after)]
    return _difference(after.mean - before.mean, parts)


def rolling(series: Series, days: int) -> Series:
    """Smooth a series: each point becomes that of the `days` ending with its period.

    The mean is over all stories of the window, not over the points' means, so that a day of one story
    weighs as one story. A story that is told on two days counts on both. Points stay where they are:
    nothing is drawn where there was none.
    """
    if days < 1:
        raise ValueError(f"a rolling mean needs at least one day, not {days}")
    if not series.points:
        return series
    window = _frame(series.points).rolling(timedelta(days=days)).sum()
    points = (
        point(Score(series.name, old.start, round(articles), round(stories), total, squares, covered))
        for old, (articles, stories, total, squares, covered) in zip(
            series.points, window.to_numpy().tolist(), strict=True
        )
    )
    return replace(series, points=tuple(points))


def join(points: Iterable[Point], start: datetime) -> Point:
    """Make one point, dated `start`, of several periods. A story that is told in two of them counts in both."""
    given = tuple(points)
    return point(
        Score(
            name="",
            period_start=start,
            n_articles=sum(each.n_articles for each in given),
            n_stories=sum(each.n_stories for each in given),
            total=sum(_total(each) for each in given),
            squares=sum(each.squares for each in given),
            covered=sum(each.coverage * each.n_articles for each in given),
        )
    )


def totals(scores: Iterable[Score], *, by: str, engine: str) -> tuple[Total, ...]:
    """Rank names over the whole span, the most negative first; `scores` hold one period for each name.

    A place is a range: behind everything whose interval lies wholly below, before everything wholly above.
    Names without a mean come last.
    """
    points = [(score.name, point(score)) for score in scores]
    points.sort(key=lambda pair: (pair[1].mean is None, pair[1].mean or 0.0, pair[0].casefold(), pair[0]))
    spans = [(each.low, each.high) for _, each in points if each.low is not None and each.high is not None]
    ranked = []
    for name, each in points:
        first = last = None
        if each.low is not None and each.high is not None:
            first = 1 + sum(high < each.low for _, high in spans)
            last = len(spans) - sum(low > each.high for low, _ in spans)
        ranked.append(
            Total(
                by=by,
                name=name,
                engine=engine,
                mean=each.mean,
                low=each.low,
                high=each.high,
                n_articles=each.n_articles,
                n_stories=each.n_stories,
                coverage=each.coverage,
                first=first,
                last=last,
            )
        )
    return tuple(ranked)


@dataclass(frozen=True, slots=True)
class Divergence:
    """How one outlet writes, against how those speak whom it quotes."""

    outlet: str
    engine: str
    start: datetime  # of the period; of a whole span: when it begins
    narration: Point
    quoted: Point
    difference: Difference | None  # narration less quoted; None: nothing on one side
    first: int | None = None  # places that the narration's interval leaves open; 1 is the most negative
    last: int | None = None  # None: too few stories to have a place, or one period of many

    @property
    def is_few(self) -> bool:
        """Whether the narration rests on too few stories to claim anything."""
        return self.narration.n_stories < FEW or self.narration.low is None

    @property
    def is_clear(self) -> bool:
        """Whether a difference can be claimed: enough stories on both sides, and 0 outside its interval."""
        enough = min(self.narration.n_stories, self.quoted.n_stories) >= FEW
        return enough and self.difference is not None and self.difference.is_clear


def divergences(narration: Iterable[Score], quoted: Iterable[Score], *, engine: str) -> tuple[Divergence, ...]:
    """Put the two sides of each outlet beside one another, period by period, by name and then time.

    Welch's interval takes the two for independent. They share stories, and where a somber story makes both narration
    and quotes somber, the true interval is narrower: a difference that is claimed holds all the more.
    """
    sides = [{(score.name, score.period_start): score for score in scores} for scores in (narration, quoted)]
    made = []
    for name, start in sorted(set(sides[0]) | set(sides[1])):
        told, said = (point(side.get((name, start)) or Score(name, start, 0, 0, 0.0, 0.0, 0.0)) for side in sides)
        made.append(Divergence(name, engine, start, told, said, difference(told, said)))
    return tuple(made)


def ranked(given: Iterable[Divergence]) -> tuple[Divergence, ...]:
    """Order outlets by their narration, the most negative first, and say which places each may have.

    Those with fewer than five stories have no place, and take none from others; those without narration come last.
    """
    rows = sorted(given, key=lambda row: (row.narration.mean is None, row.narration.mean or 0.0, row.outlet))
    spans = [
        (row.narration.low, row.narration.high)
        for row in rows
        if not row.is_few and row.narration.low is not None and row.narration.high is not None
    ]
    placed = []
    for row in rows:
        low, high = row.narration.low, row.narration.high
        if row.is_few or low is None or high is None:
            placed.append(row)
            continue
        first = 1 + sum(other < low for _, other in spans)
        last = len(spans) - sum(other > high for other, _ in spans)
        placed.append(replace(row, first=first, last=last))
    return tuple(placed)


def difference(now: Point, before: Point) -> Difference | None:
    """How far the mean moved; None where there is none on either side."""
    if now.mean is None or before.mean is None:
        return None
    parts = [
        (_variance(each.n_stories, _total(each), each.squares) / each.n_stories, each.n_stories)
        for each in (now, before)
        if each.n_stories > 1
    ]
    return _difference(now.mean - before.mean, parts)


def _difference(value: float, parts: Sequence[tuple[float, int]]) -> Difference:
    """A difference of two means, from their squared standard errors and how many stories each is over."""
    if len(parts) < 2 or min(n for _, n in parts) < 2:
        return Difference(value, None, None)
    error = sum(part for part, _ in parts)
    if error == 0.0:
        return Difference(value, value, value)
    freedom = error**2 / sum(part**2 / (n - 1) for part, n in parts)
    half = t_quantile(freedom) * sqrt(error)
    return Difference(value, value - half, value + half)


def t_quantile(freedom: float) -> float:
    """Student's t at 0.975. Freedoms between whole numbers are taken as the lower one, the wider interval."""
    if freedom < 1:
        raise ValueError(f"Student's t needs at least one degree of freedom, not {freedom}")
    whole = int(freedom + 1e-9)
    if whole <= len(_T):
        return _T[whole - 1]
    # Cornish and Fisher's expansion (Abramowitz and Stegun 26.7.5): right to 1e-7 from 31 on
    z = _Z
    return (
        z
        + (z**3 + z) / (4 * whole)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * whole**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * whole**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * whole**4)
    )


def _variance(n: int, total: float, squares: float) -> float:
    spread = squares - total * total / n
    # equal stories leave a rest of rounding, which is no spread
    return spread / (n - 1) if spread > 1e-12 * squares else 0.0


def _total(each: Point) -> float:
    return each.mean * each.n_stories if each.mean is not None else 0.0


def _within(value: float) -> float:
    return max(-1.0, min(1.0, value))


def _frame(points: Sequence[Point]) -> pd.DataFrame:
    """The sums of the points, by time."""
    import pandas as pd

    return pd.DataFrame(
        {
            "n_articles": [each.n_articles for each in points],
            "n_stories": [each.n_stories for each in points],
            "total": [_total(each) for each in points],
            "squares": [each.squares for each in points],
            "covered": [each.coverage * each.n_articles for each in points],
        },
        index=pd.DatetimeIndex([each.start for each in points]),
    )

"""Where a series jumps: spikes of volume, and changes of level.

**A spike** is a period with far more stories than usual. Usual is the median of the periods before it, in 28 days or,
by week, in 12 weeks; working days are compared with working days, weekend days with weekend days. With m the median
and MAD the median distance from it,

    z = (x − m) / max(1.4826 · MAD, √m, 1)

and a period is a spike from z = 3.5 on (Iglewicz and Hoaglin 1993, "How to detect and handle outliers"), if it has at
least five stories. Median and MAD are not moved by earlier spikes; √m is the spread that counts have by chance alone,
so that three dull weeks do not make a spike of an ordinary day. At least seven earlier periods are needed. Where less
than one story is usual nothing is told: a feed's first document reaches back a few days, and the silence before it is
not the outlet's but ours.

**A change of level** is a day or week from which on the mean is another one (circular binary segmentation, Olshen and
others 2004, "Circular binary segmentation for the analysis of array-based DNA copy number data"). Among all stretches
with at least five periods and twenty stories inside, and as many outside, the one is taken at which Welch's t between
the stories inside and those outside is largest; a stretch may begin or end with the series. Whether it is more than
chance is asked by permutation: the periods change places, whole (stories of one day hang together), 499 times, and

    p = (1 + how often the largest |t| of the permuted series is at least as large) / 500

From p ≤ 0.01 on the series is cut where the stretch begins and ends, and each piece is looked at in the same way. At
last, cuts between levels that do not differ clearly (the 95 % interval of the difference reaches across 0, or it is
below 0.05) are taken back, the least clear first. Permutations begin from a fixed seed: the same series gives the same
answer. A slow drift is told as one step or several; the place of a step is the best one, not a sure one; and where
neighboring periods resemble one another more than permuted ones, p is too small.

Periods that touch a gap say nothing: they are neither spikes nor usual, and are left out of levels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from math import sqrt
from statistics import median
from typing import TYPE_CHECKING

from monitor import series as points
from monitor.model import Filter, Gap, Period, Point, Series
from monitor.series import Difference

if TYPE_CHECKING:
    import numpy as np

    from monitor.store.queries import Reader

OUTSTANDING = 3.5  # z of a spike
FEWEST = 5  # stories of a spike
USUAL_DAYS, USUAL_WEEKS = timedelta(days=28), timedelta(weeks=12)
LEAST_USUAL = 7  # earlier periods that are needed
LEAST_MEDIAN = 1  # stories: below that silence may mean that nobody looked
LEAST_PERIODS, LEAST_STORIES = 5, 20  # on either side of a change of level
LEAST_CHANGE = 0.05
CHANCE = 0.01
PERMUTATIONS = 499
MOST_PERIODS = 240  # the newest: every stretch of them is looked at, so twice as many take four times as long
AT_ONCE = 2_000_000  # numbers of a table that is worked on in one piece
LOOKED_AT = (Period.DAY, Period.WEEK)  # hours follow the day, and months are too few


@dataclass(frozen=True, slots=True)
class Spike:
    """A period with far more stories than usual."""

    start: datetime
    stories: int
    usual: float  # the median before
    z: float


@dataclass(frozen=True, slots=True)
class Shift:
    """A change of level: the mean before and after, since the change before and until the next."""

    start: datetime  # of the first period of the new level
    before: Point  # all periods of the old level as one, dated by its first
    after: Point
    difference: Difference
    p: float  # how often chance does as much as the stretch that this begins or ends


def jumps(
    reader: Reader, filter: Filter, *, by: str, period: Period, engine: str
) -> tuple[tuple[Series, tuple[Spike, ...], tuple[Shift, ...]], ...]:
    """The series that jump, by name, each with where it does."""
    made = points.build(reader.scores(by, filter, period, engine), by=by, engine=engine, period=period)
    if not made:
        return ()
    since = filter.since or min(each.points[0].start for each in made)
    until = filter.until or max(each.points[-1].start for each in made) + timedelta(days=31)  # cut at now
    everywhere = () if by == "outlet" else reader.gaps(since, until)
    found = []
    for each in made:
        whole = replace(each, gaps=reader.gaps(since, until, outlet=each.name) if by == "outlet" else everywhere)
        volume, level = spikes(whole), shifts(whole)
        if volume or level:
            found.append((whole, volume, level))
    return tuple(found)


def spikes(series: Series) -> tuple[Spike, ...]:
    """Find the periods with far more stories than usual, in order of time. None by hour or month."""
    if series.period not in LOOKED_AT or not series.points:
        return ()
    counts = _counts(series)
    reach = USUAL_DAYS if series.period is Period.DAY else USUAL_WEEKS
    found = []
    for start, stories in counts.items():
        before = [
            many
            for other, many in counts.items()
            if start - reach <= other < start and _kind(other, series.period) == _kind(start, series.period)
        ]
        if stories < FEWEST or len(before) < LEAST_USUAL:
            continue
        usual = median(before)
        if usual < LEAST_MEDIAN:
            continue
        spread = 1.4826 * median(abs(many - usual) for many in before)
        z = (stories - usual) / max(spread, sqrt(usual), 1.0)
        if z >= OUTSTANDING:
            found.append(Spike(start, stories, usual, z))
    return tuple(found)


def shifts(series: Series) -> tuple[Shift, ...]:
    """Find the changes of level, in order of time. None by hour or month."""
    if series.period not in LOOKED_AT:
        return ()
    there = [
        each for each in series.points if each.mean is not None and not _touches(each.start, series.period, series.gaps)
    ][-MOST_PERIODS:]
    cuts = _cuts(there, 0)
    levels = _levels(there, cuts)
    while levels and (doubtful := [each for each in levels if not _is_clear(each)]):
        weakest = min(doubtful, key=lambda each: abs(each.difference.value))
        del cuts[next(place for place in cuts if there[place].start == weakest.start)]
        levels = _levels(there, cuts)
    return tuple(levels)


def _is_clear(shift: Shift) -> bool:
    return shift.difference.is_clear and abs(shift.difference.value) >= LEAST_CHANGE


def _levels(there: Sequence[Point], cuts: Mapping[int, float]) -> list[Shift]:
    places = [0, *sorted(cuts), len(there)]
    found = []
    for before, here, after in zip(places, places[1:], places[2:], strict=False):
        old = points.join(there[before:here], there[before].start)
        new = points.join(there[here:after], there[here].start)
        apart = points.difference(new, old)
        assert apart is not None  # each side has scored stories
        found.append(Shift(there[here].start, old, new, apart, cuts[here]))
    return found


def _cuts(stretch: Sequence[Point], offset: int) -> dict[int, float]:
    """Where levels begin, counted from `offset`, and the p of each."""
    found = _outstanding(stretch)
    if found is None:
        return {}
    first, last, p = found
    inner = [place for place in (first, last) if 0 < place < len(stretch)]
    cuts = {offset + place: p for place in inner}
    for start, end in pairwise([0, *inner, len(stretch)]):
        cuts |= _cuts(stretch[start:end], offset + start)
    return cuts


def _outstanding(there: Sequence[Point]) -> tuple[int, int, float] | None:
    """The stretch that differs most from the rest, its end exclusive, with its p; None where it may be chance."""
    if len(there) < 2 * LEAST_PERIODS:
        return None
    import numpy as np

    sums = np.array([(each.n_stories, (each.mean or 0.0) * each.n_stories, each.squares) for each in there]).T
    first, last = np.triu_indices(len(there) + 1, LEAST_PERIODS)
    outside = len(there) - (last - first)
    first, last = first[outside >= LEAST_PERIODS], last[outside >= LEAST_PERIODS]
    here = _welch(sums[:, None, :], first, last)[0]
    most = int(np.argmax(here))
    if here[most] <= 0.0:
        return None
    orders = np.random.default_rng(0).permuted(np.tile(np.arange(len(there)), (PERMUTATIONS, 1)), axis=1)
    rows = max(1, AT_ONCE // len(first))
    by_chance = np.concatenate(
        [_welch(sums[:, some], first, last).max(axis=1) for some in np.split(orders, range(rows, PERMUTATIONS, rows))]
    )
    p = (1 + int((by_chance >= here[most]).sum())) / (PERMUTATIONS + 1)
    return (int(first[most]), int(last[most]), p) if p <= CHANCE else None


def _welch(sums: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """|t| of Welch between the stories inside each stretch and those outside; 0 where there are too few.

    `sums`: number, total and squares of stories, in each order of the periods. Gives a row for each order.
    """
    import numpy as np

    run = np.concatenate([np.zeros((*sums.shape[:2], 1)), sums.cumsum(axis=2)], axis=2)
    inside = run[:, :, last] - run[:, :, first]
    outside = run[:, :, -1:] - inside
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = sum(np.maximum(q - s * s / n, 0.0) / (n - 1) / n for n, s, q in (inside, outside))
        t = np.abs(inside[1] / inside[0] - outside[1] / outside[0]) / np.sqrt(np.maximum(spread, 1e-12))
    enough = (inside[0] >= LEAST_STORIES) & (outside[0] >= LEAST_STORIES)
    return np.where(enough, t, 0.0)


def _counts(series: Series) -> dict[datetime, int]:
    """Stories of each period from the first point to the last one; of those in which we looked, also 0."""
    step = timedelta(days=1) if series.period is Period.DAY else timedelta(weeks=1)
    told = {each.start: each.n_stories for each in series.points}
    start, last = min(told), max(told)
    counts = {}
    while start <= last:
        if not _touches(start, series.period, series.gaps):
            counts[start] = told.get(start, 0)
        start += step
    return counts


def _kind(start: datetime, period: Period) -> bool:
    """Whether a period is to be compared with weekends."""
    return period is Period.DAY and start.weekday() >= 5


def _touches(start: datetime, period: Period, gaps: Sequence[Gap]) -> bool:
    end = start + (timedelta(days=1) if period is Period.DAY else timedelta(weeks=1))
    return any(gap.start < end and gap.end > start for gap in gaps)

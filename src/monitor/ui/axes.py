"""Axes: which periods there are, where labels stand, how far a scale reaches. Pure functions over numbers.

Times are seconds since 1970, UTC; periods are those of UTC, and weeks start on Monday.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from monitor.i18n import tr
from monitor.model import Period
from monitor.ui import numbers

LEAST_HALF: Final = 0.4  # the y axis reaches at least from -0.4 to +0.4 …
STEP: Final = 0.2  # … and grows in steps
BUNDLE_STEPS: Final = 24  # of 8 px, to either side, in which a number of labels without room looks for its own
SECONDS: Final = {Period.HOUR: 3600.0, Period.DAY: 86400.0, Period.WEEK: 604800.0}


# ---- periods -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Slot:
    """One period of the time axis."""

    start: float  # inclusive
    end: float  # exclusive

    @property
    def middle(self) -> float:
        """Where its points stand."""
        return (self.start + self.end) / 2


def slots_between(since: datetime, until: datetime, period: Period) -> tuple[Slot, ...]:
    """List the periods that a span touches; at least one."""
    found = []
    at = floor(since, period)
    while True:
        after = following(at, period)
        found.append(Slot(at.timestamp(), after.timestamp()))
        if after >= until:
            return tuple(found)
        at = after


def floor(at: datetime, period: Period) -> datetime:
    """Give the start of the period that a time lies in. Periods are those of UTC, weeks start on Monday."""
    at = at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    if period is Period.HOUR:
        return at
    at = at.replace(hour=0)
    if period is Period.WEEK:
        return at - timedelta(days=at.weekday())
    return at.replace(day=1) if period is Period.MONTH else at


def following(start: datetime, period: Period) -> datetime:
    """Give the start of the next period."""
    if period is Period.MONTH:
        return start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)
    return start + timedelta(seconds=SECONDS[period])


def period_text(start: datetime, period: Period) -> str:
    """Name a period as the cursor does: `Tue 2 Jun`, `Tue 2 Jun, 09:00–10:00 UTC`, `1 – 7 Jun 2026`, `Jun 2026`."""
    day = start.astimezone(UTC).date()
    if period is Period.HOUR:
        hour = start.astimezone(UTC).hour
        return tr(
            "{day}, {first}–{last} UTC",
            day=numbers.weekday_of(day),
            first=f"{hour:02}:00",
            last=f"{(hour + 1) % 24:02}:00",
        )
    if period is Period.DAY:
        return numbers.weekday_of(day)
    if period is Period.WEEK:
        return numbers.days(day, day + timedelta(days=6))
    return numbers.month(day)


def short_period_text(start: datetime, period: Period) -> str:
    """Name a period where there is little room: `2 Jun`, `2 Jun, 09:00`, `week of 1 Jun`, `Jun 2026`. Times are UTC."""
    day = start.astimezone(UTC).date()
    if period is Period.MONTH:
        return numbers.month(day)
    said = numbers.day(day, day)
    if period is Period.HOUR:
        return f"{said}, {start.astimezone(UTC):%H:%M}"
    return tr("week of {day}", day=said) if period is Period.WEEK else said


# ---- ticks and scales ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of an axis and where it stands."""

    at: float
    text: str


# hours, days, months; each the smallest that leaves enough room is taken
_HOURS: Final = (1, 3, 6, 12)
_DAYS: Final = (1, 2, 7, 14)
_MONTH_STEPS: Final = (1, 3, 6, 12, 24, 60)


def time_ticks(start: float, end: float, width: float, period: Period, *, room: float = 62.0) -> tuple[Tick, ...]:
    """Place the labels of a time axis `width` px wide, at least `room` px apart.

    A label names the period that begins at it, and stands under that period's middle, where its point is.
    """
    per_px = (end - start) / max(width, 1.0)
    least = room * per_px
    first = datetime.fromtimestamp(start, UTC)
    ticks: list[Tick] = []
    for at in _steps(first, end, least, period):
        here = at.timestamp()
        middle = (here + following(at, period).timestamp()) / 2
        if start <= middle <= end:
            ticks.append(Tick(middle, _tick_text(at, least)))
    return tuple(ticks)


def _steps(first: datetime, end: float, least: float, period: Period) -> Iterable[datetime]:
    hour, day = 3600.0, 86400.0
    if period is Period.HOUR:
        for step in _HOURS:
            if step * hour >= least:
                at = first.replace(minute=0, second=0, microsecond=0)
                at -= timedelta(hours=at.hour % step)
                while at.timestamp() <= end:
                    yield at
                    at += timedelta(hours=step)
                return
    if period is not Period.MONTH:
        for step in _DAYS:
            if step * day >= least and not (period is Period.WEEK and step < 7):
                at = first.replace(hour=0, minute=0, second=0, microsecond=0)
                if step % 7 == 0:  # on Mondays, of every second week counted from one fixed Monday
                    at -= timedelta(days=(at.date() - date(2024, 1, 1)).days % step)
                elif step == 2:
                    at -= timedelta(days=at.toordinal() % 2)
                while at.timestamp() <= end:
                    yield at
                    at += timedelta(days=step)
                return
    for step in _MONTH_STEPS:
        if step * 30 * day >= least or step == _MONTH_STEPS[-1]:
            month = first.year * 12 + first.month - 1
            month -= month % step
            while True:
                at = datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC)
                if at.timestamp() > end:
                    return
                yield at
                month += step


def _tick_text(at: datetime, least: float) -> str:
    if at.hour:
        return f"{at:%H:%M}"
    if least <= 14 * 86400.0:
        return numbers.day(at.date(), at.date())
    return str(at.year) if at.month == 1 else numbers.month_name(at.date())


def half_range(values: Iterable[float]) -> float:
    """Choose how far a symmetric axis reaches: at least 0.4, at most 1, in steps of 0.2."""
    furthest = max((abs(value) for value in values if not math.isnan(value)), default=0.0)
    steps = math.ceil(furthest / STEP - 1e-9)
    return min(1.0, max(LEAST_HALF, steps * STEP))


def value_ticks(half: float, height: float, *, room: float = 17.0) -> tuple[Tick, ...]:
    """Label a sentiment axis of `height` px: every 0.2, else the ends and zero."""
    count = round(half / STEP)
    every = 1
    while every < count and height / (2 * count) * every < room:
        every += 1
    while count % every:
        every += 1
    steps = range(-count, count + 1, every)
    return tuple(Tick(step * STEP, "0" if step == 0 else numbers.signed(step * STEP, 1)) for step in steps)


def nice_top(most: int) -> tuple[int, int]:
    """Choose the one labelled value of a count axis, and where the axis ends."""
    if most <= 1:
        return 1, 1
    size = 10 ** int(math.log10(most))
    label = max(step * size for step in (1, 2, 5) if step * size <= most)
    return label, most


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the label of a mark goes."""

    index: int  # of the mark
    row: int
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class More:
    """Marks whose labels found no room: a number with a list."""

    indexes: tuple[int, ...]
    row: int
    left: float


def place_labels(
    xs: Sequence[float], widths: Sequence[float], left: float, right: float, *, rows: int = 2, gap: float = 5.0
) -> tuple[tuple[Placed, ...], tuple[More, ...]]:
    """Find room for labels beside their marks: right of the line, else left of it, else one row down, else a number.

    A line runs down from its label's row, that of a number from below them all. No label crosses another one,
    nor a line.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    lines: list[tuple[float, int]] = []  # where placed marks' lines are, and in which row they begin
    placed: list[Placed] = []
    rest: list[int] = []
    for index in sorted(range(len(xs)), key=lambda index: xs[index]):
        for row in range(rows):
            if any(start - 2 < xs[index] < end + 2 for lower in taken[row:] for start, end in lower):
                continue  # its own line would cross a label
            above = [x for x, begins in lines if begins <= row]
            spot = _spot(xs[index], widths[index], left, right, gap, taken[row], above)
            if spot is not None:
                taken[row].append((spot, spot + widths[index]))
                lines.append((xs[index], row))
                placed.append(Placed(index, row, spot, widths[index]))
                break
        else:
            rest.append(index)
    return tuple(placed), _bundle(xs, rest, taken, right)


def _spot(
    x: float,
    width: float,
    left: float,
    right: float,
    gap: float,
    taken: Sequence[tuple[float, float]],
    lines: Sequence[float],
) -> float | None:
    for spot in (x + gap, x - gap - width):
        free = spot >= left and spot + width <= right
        free = free and all(spot >= end + gap or spot + width + gap <= start for start, end in taken)
        if free and not any(spot - 2 < line < spot + width + 2 for line in lines):
            return spot
    return None


def _bundle(
    xs: Sequence[float], rest: Sequence[int], taken: Sequence[list[tuple[float, float]]], right: float
) -> tuple[More, ...]:
    width = 22.0
    bundles: list[list[int]] = []
    for index in rest:
        if bundles and xs[index] - xs[bundles[-1][0]] < 3 * width:
            bundles[-1].append(index)
        else:
            bundles.append([index])
    found = []
    for bundle in bundles:
        wanted = min(max(xs[bundle[0]] - width / 2, 0.0), right - width)
        row, at = len(taken) - 1, wanted
        for shift in sorted((8.0 * step for step in range(-BUNDLE_STEPS, BUNDLE_STEPS + 1)), key=abs):
            place = wanted + shift
            free = [
                r
                for r in reversed(range(len(taken)))
                if all(place >= end + 2 or place + width + 2 <= start for start, end in taken[r])
            ]
            if free and place >= 0 and place + width <= right:
                row, at = free[0], place
                break
        taken[row].append((at, at + width))
        found.append(More(tuple(bundle), row, at))
    return tuple(found)

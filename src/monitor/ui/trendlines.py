"""From series to what a plot shows of them: lines, bars, gaps, event marks, the words of a read-out. Pure functions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Final

from monitor.i18n import tr
from monitor.model import Event, Period, Series
from monitor.ui import axes, numbers
from monitor.ui.plots import Bar, Line, Mark, Shade
from monitor.ui.readouts import Reading

WORTH_SAYING: Final = 0.1  # a gap shorter than this share of a period is not mentioned at it


def line_of(series: Series, color: int | None) -> Line:
    """Make a line of a series: its points stand in the middle of their periods, and only neighbors are joined."""
    points = [point for point in series.points if point.mean is not None]
    ends = [axes.following(point.start, series.period) for point in points]
    breaks = [(gap.start, gap.end) for gap in series.gaps]
    joined = []
    for index, point in enumerate(points):
        after = points[index + 1] if index + 1 < len(points) else None
        length = ends[index] - point.start
        near = after is not None and after.start == ends[index]
        # Shorter gaps leave both periods with news of their own; they are shaded, and named at the cursor.
        broken = after is not None and any(
            end - start >= length and start < after.start + length / 2 and end > point.start + length / 2
            for start, end in breaks
        )
        joined.append(near and not broken)
    claimed = [point.n_stories >= numbers.FEW for point in points]
    return Line(
        name=series.name,
        color=color,
        xs=tuple((point.start.timestamp() + end.timestamp()) / 2 for point, end in zip(points, ends, strict=True)),
        ys=tuple(point.mean if point.mean is not None else math.nan for point in points),
        lows=tuple(p.low if sure and p.low is not None else math.nan for p, sure in zip(points, claimed, strict=True)),
        highs=tuple(
            p.high if sure and p.high is not None else math.nan for p, sure in zip(points, claimed, strict=True)
        ),
        few=tuple(not sure for sure in claimed),
        joined=tuple(joined),
    )


def bars_of(series: Series) -> tuple[Bar, ...]:
    """Count a series' stories, and the copies beyond the first of each."""
    return tuple(
        Bar(
            point.start.timestamp(),
            axes.following(point.start, series.period).timestamp(),
            point.n_stories,
            max(0, point.n_articles - point.n_stories),
        )
        for point in series.points
        if point.n_articles
    )


def shades_of(series: Series, start: float, end: float) -> tuple[Shade, ...]:
    """Shade the gaps of at least half a period; overlapping ones become one with all their reasons."""
    least = _length(series.period) / 2
    found: list[tuple[float, float, tuple[str, ...]]] = []
    for gap in sorted(series.gaps, key=lambda gap: gap.start):
        first, last = max(gap.start.timestamp(), start), min(gap.end.timestamp(), end)
        if last <= first:
            continue
        if found and first <= found[-1][1]:
            begin, before, reasons = found[-1]
            known = reasons if gap.reason in reasons else (*reasons, gap.reason)
            found[-1] = (begin, max(before, last), known)
        else:
            found.append((first, last, (gap.reason,)))
    return tuple(
        Shade(first, last, "; ".join(tr(reason) for reason in reasons))
        for first, last, reasons in found
        if last - first >= least
    )


def marks_of(events: Sequence[Event], start: float, end: float) -> tuple[Mark, ...]:
    """Mark the events in a span, each at the noon of its day: the hour is not known."""
    noon = time(12, tzinfo=UTC)
    found = []
    for event in sorted(events, key=lambda event: (event.start, event.name)):
        at = datetime.combine(event.start, noon).timestamp()
        if start <= at <= end:
            lasts = event.end is not None and event.end != event.start
            until = tr("until {day}", day=numbers.days(event.end, event.end)) if event.end and lasts else ""
            found.append(Mark(at, event.name, ". ".join(filter(None, (until, event.note))), event.id))
    return tuple(found)


def gaps_told(series: Series, start: float, end: float) -> str:
    """Say what was not collected between two times: `program off 8 h`. Empty where nothing much is missing."""
    said = []
    for gap in series.gaps:
        missing = min(gap.end.timestamp(), end) - max(gap.start.timestamp(), start)
        if missing >= (end - start) * WORTH_SAYING:
            whole = missing >= (end - start) * 0.99
            reason, length = tr(gap.reason), numbers.duration(timedelta(seconds=missing))
            said.append(reason if whole else tr("{reason} {length}", reason=reason, length=length))
    return "; ".join(dict.fromkeys(said))


def _length(period: Period) -> float:
    return axes.SECONDS.get(period, 30 * 86400.0)


def read(series: Series, start: float, end: float) -> Reading:
    """Read a series at one period: mean, interval, n; or what is there instead."""
    for point in series.points:
        if point.start.timestamp() == start and point.mean is not None:
            mean, n = numbers.signed(point.mean), numbers.n_of(point.n_stories)
            if point.n_stories < numbers.FEW:
                return Reading(mean, tr("too few, {n}", n=n))
            low, high = point.low, point.high
            return Reading(mean, f"{numbers.interval(low, high)} {n}", f"{numbers.plus_minus(low, high)} {n}")
    missing = gaps_told(series, start, end)
    return Reading("", missing or tr("no stories"))

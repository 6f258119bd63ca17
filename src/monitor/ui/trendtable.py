"""The numbers behind a trend as a table: one row for each point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Final

from monitor.i18n import tr, tr_noop
from monitor.model import Period, Point, Series
from monitor.ui import axes, numbers, text, theme
from monitor.ui.rows import Column


@dataclass(frozen=True, slots=True)
class Number:
    """One point of one series, as a row."""

    series: Series
    point: Point
    title: str


def numbers_of(series: Sequence[Series], titles: Mapping[str, str]) -> tuple[Number, ...]:
    """List every point, the newest period first, in the series' order within a period."""
    rows = [Number(each, point, titles.get(each.name, each.name)) for each in series for point in each.points]
    return tuple(sorted(rows, key=lambda row: row.point.start, reverse=True))  # stable


def _dated(row: Number) -> str:
    """Name a period with its year, as a table must."""
    if row.series.period is Period.DAY:
        day = row.point.start.astimezone(UTC).date()
        return numbers.days(day, day)
    return axes.period_text(row.point.start, row.series.period)


def _interval(row: Number) -> str:
    few = row.point.n_stories < numbers.FEW
    return tr("too few") if few else numbers.interval(row.point.low, row.point.high)


def _as_text(_row: Number) -> theme.Role:
    return "text"


COLUMNS: Final[tuple[Column[Number], ...]] = (
    Column(tr_noop("Period (UTC)"), 172, _dated, role=_as_text),
    Column(tr_noop("Name"), 0, lambda row: text.line(row.title), role=_as_text),
    Column(tr_noop("Mean"), 72, lambda row: numbers.signed(row.point.mean), right=True, role=_as_text),
    Column(tr_noop("95 % interval"), 124, _interval, right=True),
    Column(tr_noop("Stories"), 72, lambda row: numbers.count(row.point.n_stories), right=True),
    Column(tr_noop("Articles"), 72, lambda row: numbers.count(row.point.n_articles), right=True, least=560),
    Column(tr_noop("With score words"), 120, lambda row: numbers.percent(row.point.coverage), right=True, least=700),
)

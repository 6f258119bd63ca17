"""How numbers and times read on screen: `+0.31`, `18 214`, `52 %`, `31 May`.

Every figure that a person sees is made here, so that all of them read alike. Times come in as aware
UTC and are shown in local time; locale decides the order of day and month, the window's language their names and
the decimal mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache

from monitor.i18n import NARROW, tr, tr_noop

MINUS = "\N{MINUS SIGN}"
EN_DASH = "\N{EN DASH}"
NONE = EN_DASH  # nothing to show, as in an empty cell

FEW = 5  # below this many stories a mean is shown as "few"

_DAYS = (
    tr_noop("Mon"),
    tr_noop("Tue"),
    tr_noop("Wed"),
    tr_noop("Thu"),
    tr_noop("Fri"),
    tr_noop("Sat"),
    tr_noop("Sun"),
)
_MONTHS = (
    tr_noop("Jan"),
    tr_noop("Feb"),
    tr_noop("Mar"),
    tr_noop("Apr"),
    tr_noop("May"),
    tr_noop("Jun"),
    tr_noop("Jul"),
    tr_noop("Aug"),
    tr_noop("Sep"),
    tr_noop("Oct"),
    tr_noop("Nov"),
    tr_noop("Dec"),
)


def decimal(value: float, places: int) -> str:
    """`0.31`, or `0,31` where the window's language writes it so. Has no sign but the hyphen of a negative number."""
    return f"{value:.{places}f}".replace(".", tr(".", "decimal mark"))


def signed(value: float | None, places: int = 2) -> str:
    """`+0.31`, `−0.21`, `0.00`; a value that rounds to nothing has no sign. None reads as a dash."""
    if value is None:
        return NONE
    shown = decimal(abs(value), places)
    if not shown.strip("0.,"):
        return shown
    return ("+" if value > 0 else MINUS) + shown


def unsigned(value: float, places: int = 2) -> str:
    """A distance, such as `0.15` in "0.15 lower"."""
    return decimal(abs(value), places)


def interval(low: float | None, high: float | None) -> str:
    """`[−0.37, −0.12]`, always 95 %; empty where no interval can be claimed."""
    return "" if low is None or high is None else tr("[{low}, {high}]", low=signed(low), high=signed(high))


def plus_minus(low: float | None, high: float | None) -> str:
    """`± 0.06`: half the interval, for sentences; empty where no interval can be claimed."""
    return "" if low is None or high is None else f"± {decimal((high - low) / 2, 2)}"


def count(number: int) -> str:
    """`18 214`, with narrow no-break spaces."""
    return f"{number:,}".replace(",", NARROW).replace("-", MINUS)


def n_of(number: int) -> str:
    """`n 21`, as it stands beside every mean."""
    return f"n\N{NO-BREAK SPACE}{count(number)}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """`1 story`, `96 stories`."""
    return f"{count(number)} {one if number == 1 else many or one + 's'}"


def percent(share: float) -> str:
    """`52 %` from 0.52."""
    return f"{share * 100:.0f}{NARROW}%"


def rank(first: int, last: int) -> str:
    """`1–3`; `2` where both are the same."""
    return str(first) if first == last else f"{first}{EN_DASH}{last}"


def adding_up(parts: Sequence[float], total: float, places: int = 2) -> tuple[float, ...]:
    """Round parts so that, as shown, they add up to the rounded total: the largest part takes the rest."""
    rounded = [round(part, places) for part in parts]
    if rounded:
        largest = max(range(len(parts)), key=lambda index: abs(parts[index]))
        rest = round(total, places) - sum(rounded)
        rounded[largest] = round(rounded[largest] + rest, places)
    return tuple(rounded)


def short_time(at: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """`09:41` today, `31 May` this year, `31 May 2025` before. `zone` None: the local one."""
    local, today = at.astimezone(zone), now.astimezone(zone)
    if local.date() == today.date():
        return f"{local:%H:%M}"
    return day(local.date(), today.date())


def month(of: date) -> str:
    """`May 2025`, where there is no room for the day."""
    return f"{month_name(of)} {of.year}"


def day(of: date, today: date | None = None) -> str:
    """`31 May`, with the year unless it is that of `today`."""
    return _ordered(of, with_year=today is None or of.year != today.year)


def full_time(at: datetime, zone: tzinfo | None = None) -> str:
    """`Fri 5 Jun 2026, 09:41`."""
    local = at.astimezone(zone)
    return f"{_weekday(local.date())} {_ordered(local.date(), with_year=True)}, {local:%H:%M}"


def clock(at: datetime, zone: tzinfo | None = None) -> str:
    """`09:41`."""
    return f"{at.astimezone(zone):%H:%M}"


def weekday_of(of: date) -> str:
    """`Tue 2 Jun`."""
    return f"{_weekday(of)} {_ordered(of, with_year=False)}"


def days(first: date, last: date) -> str:
    """`11 Apr – 5 Jun 2026`; the year of the first is left out where it is that of the last."""
    if first == last:
        return _ordered(last, with_year=True)
    return f"{_ordered(first, with_year=first.year != last.year)} {EN_DASH} {_ordered(last, with_year=True)}"


def duration(span: timedelta) -> str:
    """`1.2 s`, `40 min`, `1 h 40 min`, `3 d`: the two largest units at most."""
    seconds = max(0.0, span.total_seconds())
    if seconds < 60:
        return f"{decimal(seconds, 1 if seconds < 10 else 0)} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes} min" if minutes and hours < 10 else f"{hours} h"
    return tr("{days} d", days=round(hours / 24))


@lru_cache(maxsize=1)
def _order() -> str:
    """How the user's locale orders a date: "dmy", "mdy" or "ymd"."""
    from PySide6.QtCore import QLocale

    pattern = QLocale.system().dateFormat(QLocale.FormatType.ShortFormat).lower()
    places = sorted((pattern.find(letter), letter) for letter in "dmy" if letter in pattern)
    order = "".join(letter for _, letter in places)
    return order if order in ("dmy", "mdy", "ymd") else "dmy"


def month_name(of: date) -> str:
    """`May`, where the year is told elsewhere."""
    return tr(_MONTHS[of.month - 1])


def _weekday(of: date) -> str:
    return tr(_DAYS[of.weekday()])


def _ordered(of: date, *, with_year: bool) -> str:
    parts = {"day": of.day, "month": month_name(of), "year": of.year}
    match _order():
        case "mdy":
            return tr("{month} {day}, {year}", **parts) if with_year else tr("{month} {day}", **parts)
        case "ymd":
            return tr("{year} {month} {day}", **parts) if with_year else tr("{month} {day}", **parts)
        case _:
            return tr("{day} {month} {year}", **parts) if with_year else tr("{day} {month}", **parts)

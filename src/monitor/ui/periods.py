"""The span of time that the Desk looks at: the button at the top."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from monitor.i18n import tr, tr_noop
from monitor.ui import numbers, theme

if TYPE_CHECKING:
    from monitor.model import Period


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time as the user chose it: so many hours back from now, or two local days, both inclusive."""

    hours: int | None = None  # None: an own range, or all there is
    first: date | None = None
    last: date | None = None

    def bounds(self, now: datetime) -> tuple[datetime | None, datetime | None]:
        """Give since (inclusive) and until (exclusive), aware and in UTC; None is open.

        Spans of days begin at a local midnight, so that the first day of the plot is a whole one.
        """
        if self.hours is not None:
            start = now - timedelta(hours=self.hours)
            return (_local_midnight(start.astimezone().date()) if self.hours > 48 else start), None
        since = None if self.first is None else _local_midnight(self.first)
        until = None if self.last is None else _local_midnight(self.last + timedelta(days=1))
        return since, until

    def length(self, now: datetime) -> timedelta:
        """How long the span is; a year where it is open."""
        since, until = self.bounds(now)
        return timedelta(days=366) if since is None else (until or now) - since

    def words(self) -> str:
        """`last 8 weeks`, `11 Apr – 5 Jun 2026`, `all time`: as it stands in a sentence."""
        for span, words in PRESETS:
            if span == self:
                return tr(words)
        if self.first is not None and self.last is not None:
            return numbers.days(self.first, self.last)
        return tr("all time")

    def coarseness(self, now: datetime) -> Period:
        """Choose the period of a series that suits the span: 15 to 100 points."""
        from monitor.model import Period  # not before the first paint

        length = self.length(now)
        if length <= timedelta(days=4):
            return Period.HOUR
        if length <= timedelta(days=120):
            return Period.DAY
        return Period.WEEK if length <= timedelta(days=800) else Period.MONTH

    def store(self) -> str:
        """Write the span down for the window's memory."""
        if self.hours is not None:
            return f"h{self.hours}"
        return f"{self.first or ''}/{self.last or ''}"

    @classmethod
    def recall(cls, stored: str) -> Span:
        """Read what `store` wrote; the default span for everything else."""
        try:
            if stored.startswith("h"):
                return cls(hours=max(1, min(int(stored[1:]), 24 * 3660)))
            first, slash, last = stored.partition("/")
            if slash:
                return cls(
                    None, date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None
                )
        except (ValueError, OverflowError):
            pass
        return DEFAULT


DEFAULT = Span(hours=24 * 56)
PRESETS = (
    (Span(hours=24), tr_noop("last 24 hours")),
    (Span(hours=24 * 7), tr_noop("last 7 days")),
    (Span(hours=24 * 30), tr_noop("last 30 days")),
    (DEFAULT, tr_noop("last 8 weeks")),
    (Span(hours=24 * 182), tr_noop("last 26 weeks")),
    (Span(hours=24 * 366), tr_noop("last year")),
    (Span(), tr_noop("all time")),
)


class PeriodButton(QPushButton):
    """Shows the span and lets another be chosen."""

    changed = Signal(object)
    """The Span now chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._span = DEFAULT
        theme.set_class(self, "compact menu")
        menu = QMenu(self)
        menu.setAccessibleName(tr("Period"))
        for span, words in PRESETS:
            menu.addAction(_capital(tr(words))).triggered.connect(lambda _=False, span=span: self.choose(span))
        menu.addSeparator()
        menu.addAction(tr("Own range…")).triggered.connect(self._ask_range)
        self.setMenu(menu)
        self._show()

    @property
    def span(self) -> Span:
        return self._span

    def set_span(self, span: Span) -> None:
        """Show a span without telling."""
        self._span = span
        self._show()

    def choose(self, span: Span) -> None:
        if span != self._span:
            self.set_span(span)
            self.changed.emit(span)

    def _show(self) -> None:
        self.setText(_capital(self._span.words()))
        self.setAccessibleName(tr("Period: {span}", span=self._span.words()))

    def _ask_range(self) -> None:
        from monitor.ui.rangedialog import RangeDialog

        dialog = RangeDialog(self._span, self.window())
        dialog.accepted.connect(lambda: self.choose(dialog.span()))
        dialog.open()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _local_midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone().astimezone(UTC)

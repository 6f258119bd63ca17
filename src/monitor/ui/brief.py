"""The line of words above the plot: what is being said, and how sure that is. True to the numbers, or silent.

`say` turns facts into words and is a plain function; `BriefLine` shows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from monitor.ui import delegates, numbers, text, theme

if TYPE_CHECKING:
    from monitor.model import Point


@dataclass(frozen=True, slots=True)
class Window:
    """The span that the brief compares, and the one before it."""

    since: datetime
    until: datetime
    before: datetime  # the earlier span runs from here to `since`
    words: str  # "last 7 days"
    earlier: str  # "the week before"


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to be said of one name."""

    name: str
    window: Window
    unit: str = "story"  # what n counts: "story" or "statement"
    now: Point | None = None  # None: nothing scored
    before: Point | None = None
    change: tuple[float, float | None, float | None] | None = None  # now less before, with its interval
    articles: int = 0  # in the window, scored or not
    lowest: tuple[str, Point] | None = None  # the outlet with the lowest mean, of those with enough stories
    others: int = 0  # how many more things are chosen


@dataclass(frozen=True, slots=True)
class Said:
    """Words to show: a line with some of it bold, and notes below."""

    runs: tuple[tuple[str, bool], ...]
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "".join(run for run, _ in self.runs)


def window(since: datetime | None, until: datetime | None, now: datetime) -> Window:
    """Choose what to compare: the last week of a longer span that reaches to now, else the span with the one before."""
    end = until or now
    length = end - since if since is not None else timedelta(days=366)
    if until is None and length >= timedelta(days=13):
        week = timedelta(days=7)
        return Window(end - week, end, end - 2 * week, "last 7 days", "the week before")
    start = since if since is not None else end - length
    days = max(1, round(length / timedelta(days=1)))
    if until is not None:
        last = (end - timedelta(seconds=1)).astimezone().date()
        words = numbers.days(start.astimezone().date(), last)
    elif days == 1:
        words = "last 24 hours"
    else:
        words = f"last {days} days"
    earlier = "the 24 hours before" if days == 1 else f"the {days} days before"
    return Window(start, end, start - length, words, earlier)


def say(facts: Facts) -> Said:
    """Put facts into words, claiming no more than their intervals allow."""
    lead = ((facts.name, True), (f", {facts.window.words}: ", False))
    notes: list[str] = []
    now = facts.now
    many = "statements" if facts.unit == "statement" else "stories"
    if now is None or now.mean is None:
        if facts.articles:
            said = f"{numbers.plural(facts.articles, 'article')}, none of them counted: without a date or a score."
        else:
            said = f"no {many}."
        return Said((*lead, (said, False)))
    counted = numbers.plural(now.n_stories, facts.unit, many)
    if now.n_stories < numbers.FEW or now.low is None or now.high is None:
        runs = (*lead, (numbers.signed(now.mean), True), (f" over {counted}, too few to claim anything.", False))
    else:
        mean = f"{numbers.signed(now.mean)} {numbers.plus_minus(now.low, now.high)}"
        runs = (*lead, (mean, True), (f" over {counted}{_change(facts, notes)}", False))
    if facts.lowest is not None:
        outlet, point = facts.lowest
        spread = f" {numbers.plus_minus(point.low, point.high)}".rstrip()
        notes.insert(
            0,
            f"Most negative: {text.line(outlet, 60)}, {numbers.signed(point.mean)}{spread}, "
            f"{numbers.n_of(point.n_stories)}",
        )
    unscored = facts.articles - now.n_articles
    if unscored > 0 and facts.unit == "story":
        many_of = f"{numbers.count(unscored)} of {numbers.plural(facts.articles, 'article')}"
        notes.append(f"{many_of} not counted: without a date or a score")
    return Said(runs, tuple(notes))


def say_everything(articles: int, outlets: int, words: str, busiest: Facts | None) -> Said:
    """Say what there is where nothing is chosen."""
    if not articles:
        return Said(((f"No articles, {words}.", False),))
    runs: tuple[tuple[str, bool], ...] = (
        (numbers.plural(articles, "article"), True),
        (f" from {numbers.plural(outlets, 'outlet')}, {words}.", False),
    )
    notes: tuple[str, ...] = ()
    if busiest is not None and busiest.now is not None and busiest.now.mean is not None:
        notes = (f"Busiest topic: {say(busiest)}",)
    return Said(runs, notes)


def _change(facts: Facts, notes: list[str]) -> str:
    """What follows the number of stories: a change, or why none can be claimed."""
    before = facts.before
    earlier = facts.window.earlier
    if before is None or before.mean is None or before.n_stories < numbers.FEW or facts.change is None:
        notes.append(f"Too few to compare with in {earlier}")
        return "."
    value, low, high = facts.change
    if low is not None and high is not None and (low > 0 or high < 0):
        return f", {numbers.unsigned(value)} {'lower' if value < 0 else 'higher'} than {earlier}."
    notes.append("The interval of the difference reaches across 0: no change can be claimed")
    return f", against {numbers.signed(before.mean)} {earlier}."


class BriefLine(QWidget):
    """One line at 12 points (10.5 where it is long), one below in small; never wrapped, so that nothing below moves."""

    HEIGHT = 60
    why_asked = Signal()
    """What moved the mean is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said(())
        self._stale = False
        self._why: QPushButton | None = None  # made when there is something to ask: no part of the first paint
        self.setFixedHeight(self.HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Brief")
        theme.changed.connect(self.update)

    @property
    def said(self) -> Said:
        return self._said

    def show_words(self, said: Said) -> None:
        self._said = said
        self._stale = False
        self.setAccessibleDescription("  ".join((str(said), *said.notes)))
        self.setToolTip(text.tip(str(said)) if self._is_cut() else "")
        self._place_why()
        self.update()

    def offer_why(self, on: bool) -> None:
        """Offer to tell who moved the mean, at the end of the notes."""
        if on and self._why is None:
            self._why = QPushButton("Why?", self)
            theme.set_class(self._why, "link")
            self._why.setFont(theme.font("secondary"))
            self._why.setCursor(Qt.CursorShape.PointingHandCursor)
            self._why.setToolTip(text.tip("What changed, and who moved it: D"))
            self._why.setAccessibleName("Why? What changed, and who moved it")
            self._why.clicked.connect(self.why_asked)
        if self._why is not None:
            self._why.setVisible(on)
            self._place_why()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_why()

    def _place_why(self) -> None:
        if self._why is None:
            return
        size = self._why.sizeHint()
        notes = sum(theme.metrics("secondary").horizontalAdvance(note) + 16 for note in self._said.notes)
        left = min(16 + notes, self.width() - 16 - size.width())
        self._why.setGeometry(max(16, left), 37, size.width(), 18)

    def _notes_end(self) -> int:
        shown = self._why is not None and not self._why.isHidden()
        return self._why.x() - 8 if shown and self._why is not None else self.width() - 16

    def set_stale(self, stale: bool) -> None:
        """Mute the words while a new question is being counted."""
        if stale != self._stale:
            self._stale = stale
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(700, self.HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left, right = 16, self.width() - 16
        role: theme.Role = "muted" if self._stale else "text"
        size: theme.Size = "reader" if self._width("brief") > right - left else "brief"
        for run, bold in self._said.runs:
            if left >= right:
                break
            rect = QRect(left, 14, right - left, 22)
            delegates.draw_text(painter, rect, run, size=size, bold=bold, role=role)
            left += theme.metrics(size, bold=bold).horizontalAdvance(run)
        left, right = 16, self._notes_end()
        for note in self._said.notes:
            if left >= right:
                break
            delegates.draw_text(painter, QRect(left, 38, right - left, 16), note, size="secondary", role="muted")
            left += theme.metrics("secondary").horizontalAdvance(note) + 16
        painter.end()

    def _width(self, size: theme.Size) -> int:
        return sum(theme.metrics(size, bold=bold).horizontalAdvance(run) for run, bold in self._said.runs)

    def _is_cut(self) -> bool:
        return self._width("reader") > self.width() - 32


def plain(sentence: str, notes: Sequence[str] = ()) -> Said:
    """Make words of one plain sentence."""
    return Said(((sentence, False),), tuple(notes))

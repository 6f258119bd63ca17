"""The line of words above the plot: what is being said, and how sure that is. True to the numbers, or silent.

`say` turns facts into words and is a plain function; `BriefLine` shows them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from monitor.i18n import plural, tr
from monitor.ui import delegates, labels, numbers, text, theme

if TYPE_CHECKING:
    from monitor.model import Point

MARGIN = 16  # px left and right of the words
APART = 16  # px between two notes


@dataclass(frozen=True, slots=True)
class Window:
    """The span that the brief compares, and the one before it."""

    since: datetime
    until: datetime
    before: datetime  # the earlier span runs from here to `since`
    words: str  # "last 7 days"
    earlier: str  # "the week before", as in "higher than the week before"
    then: str = ""  # the same, as in "against −0.06 the week before"
    dates: str = ""  # which days those words mean; empty where they name them


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to be said of one name."""

    name: str
    window: Window
    unit: str = "story"  # what n counts: "story", "article" or "statement"
    now: Point | None = None  # None: nothing scored
    before: Point | None = None
    change: tuple[float, float | None, float | None] | None = None  # now less before, with its interval
    articles: int = 0  # in the window, scored or not
    lowest: tuple[str, Point] | None = None  # the outlet with the lowest mean, of those with enough stories
    others: int = 0  # how many more things are chosen
    why: Why | None = None  # why articles are not counted; None: not looked at


@dataclass(frozen=True, slots=True)
class Why:
    """Why articles are not counted in a mean, with how many for each reason."""

    undated: int = 0
    primary: int = 0  # sources that tell of themselves
    unscored: int = 0


@dataclass(frozen=True, slots=True)
class Apart:
    """Two lines over the span in view, and how far the first lies from the second."""

    lines: tuple[tuple[str, Point | None], tuple[str, Point | None]]
    difference: tuple[float, float | None, float | None] | None
    span: str


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
    last = (end - timedelta(seconds=1)).astimezone().date()
    if until is None and length >= timedelta(days=13):
        week = timedelta(days=7)
        dates = tr("Last 7 days: {since}", since=_since(end - week, end))
        earlier, then = tr("the week before"), tr("the week before", "when")
        return Window(end - week, end, end - 2 * week, tr("last 7 days"), earlier, then, dates)
    start = since if since is not None else end - length
    first, before = start.astimezone().date(), start - length
    days = max(1, round(length / timedelta(days=1)))
    earlier = then = plural("the %n day before", "the %n days before", days)
    if days == 1:
        earlier, then = tr("the 24 hours before"), tr("the 24 hours before", "when")
    if until is not None:
        return Window(start, end, before, numbers.days(first, last), earlier, then)
    if days == 1:
        return Window(start, end, before, tr("last 24 hours"), earlier, then)
    words = plural("last %n day", "last %n days", days)
    dates = plural("Last %n day: {since}", "Last %n days: {since}", days, since=_since(start, end))
    return Window(start, end, before, words, earlier, then, dates)


def _since(at: datetime, end: datetime) -> str:
    """When a span begins that reaches to now: with its time of day, for it is no whole number of days."""
    day = numbers.day(at.astimezone().date(), end.astimezone().date())
    return tr("since {day}, {time}", day=day, time=numbers.clock(at))


def say(facts: Facts) -> Said:
    """Put facts into words, claiming no more than their intervals allow."""
    now, span = facts.now, facts.window.words
    notes = [facts.window.dates] if facts.window.dates else []
    if now is None or now.mean is None:
        if facts.articles:
            said = plural(
                "<b>{name}</b>, {span}: %n article, not counted.",
                "<b>{name}</b>, {span}: %n articles, none of them counted.",
                facts.articles,
            )
            notes.append(_not_counted(facts, facts.articles))
        else:
            said = {
                "story": tr("<b>{name}</b>, {span}: no stories."),
                "article": tr("<b>{name}</b>, {span}: no articles."),
                "statement": tr("<b>{name}</b>, {span}: no statements."),
            }[facts.unit]
        return Said(_runs(said, name=facts.name, span=span), tuple(notes))
    counted = {
        "story": plural("%n story", "%n stories", now.n_stories),
        "article": plural("%n article", "%n articles", now.n_stories),
        "statement": plural("%n statement", "%n statements", now.n_stories),
    }[facts.unit]
    mean = numbers.signed(now.mean)
    if now.n_stories < numbers.FEW or now.low is None or now.high is None:
        said = tr("<b>{name}</b>, {span}: <b>{mean}</b> over {counted}, too few to claim anything.")
        runs = _runs(said, name=facts.name, span=span, mean=mean, counted=counted)
    else:
        mean = f"{mean} {numbers.plus_minus(now.low, now.high)}"
        said, change = _change(facts, notes)
        runs = _runs(said, name=facts.name, span=span, mean=mean, counted=counted, **change)
    if facts.lowest is not None:
        outlet, point = facts.lowest
        notes.insert(
            1 if facts.window.dates else 0,
            tr(
                "Most negative: {outlet}, {mean}, {n}",
                outlet=text.line(outlet, 60),
                mean=f"{numbers.signed(point.mean)} {numbers.plus_minus(point.low, point.high)}".rstrip(),
                n=numbers.n_of(point.n_stories),
            ),
        )
    unscored = facts.articles - now.n_articles
    if unscored > 0 and facts.unit == "story":
        notes.append(_not_counted(facts, unscored))
    return Said(runs, tuple(notes))


def say_apart(apart: Apart) -> Said:
    """Say how two lines compare, claiming no more than the interval of their difference allows."""
    (first, one), (second, other) = apart.lines
    notes = [_mean_of(name, point) for name, point in apart.lines]
    names = {"first": first, "second": second, "span": apart.span}
    if one is None or other is None or one.mean is None or other.mean is None or apart.difference is None:
        return Said(_runs(tr("<b>{first}</b> and <b>{second}</b>, {span}: nothing to compare."), **names), tuple(notes))
    value, low, high = apart.difference
    if min(one.n_stories, other.n_stories) < numbers.FEW or low is None or high is None:
        said = tr("<b>{first}</b> and <b>{second}</b>, {span}: {difference} apart, too few to claim anything.")
        return Said(_runs(said, difference=numbers.unsigned(value), **names), tuple(notes))
    numbered = {
        "step": numbers.unsigned(value),
        "difference": f"{numbers.signed(value)} {numbers.interval(low, high)}",
        **names,
    }
    if low > 0 or high < 0:
        said = (
            tr("<b>{first}</b> is <b>{step} higher</b> than <b>{second}</b>, {span} ({difference}).")
            if value > 0
            else tr("<b>{first}</b> is <b>{step} lower</b> than <b>{second}</b>, {span} ({difference}).")
        )
    else:
        said = (
            tr(
                "<b>{first}</b> is {step} higher than <b>{second}</b>, {span} ({difference}): "
                "no difference can be claimed."
            )
            if value > 0
            else tr(
                "<b>{first}</b> is {step} lower than <b>{second}</b>, {span} ({difference}): "
                "no difference can be claimed."
            )
        )
    return Said(_runs(said, **numbered), tuple(notes))


def _mean_of(name: str, point: Point | None) -> str:
    if point is None or point.mean is None:
        return tr("{name}: no stories", name=name)
    mean, n = numbers.signed(point.mean), numbers.n_of(point.n_stories)
    if point.n_stories < numbers.FEW:
        return tr("{name}: {numbers}", name=name, numbers=tr("{mean} too few, {n}", mean=mean, n=n))
    sure = numbers.plus_minus(point.low, point.high)
    return tr("{name}: {numbers}", name=name, numbers=f"{mean} {sure}, {n}")


def say_everything(articles: int, outlets: int, words: str, busiest: Facts | None) -> Said:
    """Say what there is where nothing is chosen."""
    if not articles:
        return Said(_runs(tr("No articles, {span}."), span=words))
    runs = _runs(
        tr("<b>{articles}</b> from {outlets}, {span}."),
        articles=plural("%n article", "%n articles", articles),
        outlets=plural("%n outlet", "%n outlets", outlets),
        span=words,
    )
    notes: tuple[str, ...] = ()
    if busiest is not None and busiest.now is not None and busiest.now.mean is not None:
        notes = (tr("Busiest topic: {said}", said=say(busiest)), *filter(None, (busiest.window.dates,)))
    return Said(runs, notes)


def _change(facts: Facts, notes: list[str]) -> tuple[str, dict[str, str]]:
    """The sentence with a change, or without one and a note why none can be claimed; and what fills it."""
    before, window = facts.before, facts.window
    if before is None or before.mean is None or before.n_stories < numbers.FEW or facts.change is None:
        notes.append(tr("Too few to compare with in {span}", span=window.then or window.earlier))
        return tr("<b>{name}</b>, {span}: <b>{mean}</b> over {counted}."), {}
    value, low, high = facts.change
    if low is not None and high is not None and (low > 0 or high < 0):
        moved = {"step": numbers.unsigned(value), "earlier": window.earlier}
        if high < 0:
            return tr("<b>{name}</b>, {span}: <b>{mean}</b> over {counted}, {step} lower than {earlier}."), moved
        return tr("<b>{name}</b>, {span}: <b>{mean}</b> over {counted}, {step} higher than {earlier}."), moved
    notes.append(tr("The interval of the difference reaches across 0: no change can be claimed"))
    said = tr("<b>{name}</b>, {span}: <b>{mean}</b> over {counted}, against {before} {then}.")
    return said, {"before": numbers.signed(before.mean), "then": window.then or window.earlier}


def _not_counted(facts: Facts, many: int) -> str:
    """How many articles are not counted, and why."""
    why = facts.why
    if why is None or why.undated + why.primary + why.unscored != many:
        return plural(
            "{some} of %n article not counted: without a date or a score, or of a primary source",
            "{some} of %n articles not counted: without a date or a score, or of a primary source",
            facts.articles,
            some=numbers.count(many),
        )
    reasons = (
        plural("%n without a date", "%n without a date", why.undated) if why.undated else "",
        plural("%n of a primary source", "%n of primary sources", why.primary) if why.primary else "",
        plural("%n without a score", "%n without a score", why.unscored) if why.unscored else "",
    )
    return plural(
        "{some} of %n article not counted: {reasons}",
        "{some} of %n articles not counted: {reasons}",
        facts.articles,
        some=numbers.count(many),
        reasons=", ".join(filter(None, reasons)),
    )


def _runs(said: str, **values: Any) -> tuple[tuple[str, bool], ...]:
    """Part a sentence by what stands between <b> and </b>, and fill its places. What fills them is taken as it is."""
    pieces = re.split(r"<b>(.*?)</b>", said)  # every second one is bold
    return tuple((piece.format_map(values), at % 2 == 1) for at, piece in enumerate(pieces) if piece)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words at a place of the brief, in px."""

    left: int
    top: int
    height: int
    words: str
    size: theme.Size
    bold: bool = False
    muted: bool = False


class BriefLine(QWidget):
    """A sentence at 12 points, notes below in small. It never changes its height, so that nothing below moves.

    Where the sentence is long it is 10.5 points, and where that is not enough it takes two lines; else the notes may
    take two. A note that finds no place is left out whole: "and 2 more", with all of them in the tip.
    """

    HEIGHT = 60
    why_asked = Signal()
    """What moved the mean is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said(())
        self._stale = False
        self._pieces: tuple[Piece, ...] = ()
        self._why: QPushButton | None = None  # made when there is something to ask: no part of the first paint
        self.setFixedHeight(self.HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Brief"))
        theme.changed.connect(self.update)

    @property
    def said(self) -> Said:
        return self._said

    def pieces(self) -> tuple[Piece, ...]:
        """What is shown where."""
        return self._pieces

    def show_words(self, said: Said) -> None:
        """Show words. All of them are the tip, where some find no place."""
        self._said = said
        self._stale = False
        self.setAccessibleDescription("  ".join((str(said), *said.notes)))
        self._arrange()
        self.update()

    def offer_why(self, on: bool) -> None:
        """Offer to tell who moved the mean, at the end of the notes."""
        if on and self._why is None:
            self._why = QPushButton(tr("Why?"), self)
            theme.set_class(self._why, "link")
            self._why.setFont(theme.font("secondary"))
            self._why.setCursor(Qt.CursorShape.PointingHandCursor)
            self._why.setToolTip(text.tip(tr("What changed, and who moved it: D")))
            self._why.setAccessibleName(tr("Why? What changed, and who moved it"))
            self._why.clicked.connect(self.why_asked)
        if self._why is not None:
            self._why.setVisible(on)
            self._arrange()
            self.update()

    def set_stale(self, stale: bool) -> None:
        """Mute the words while a new question is being counted."""
        if stale != self._stale:
            self._stale = stale
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(700, self.HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        right = self.width() - MARGIN
        for piece in self._pieces:
            rect = QRect(piece.left, piece.top, right - piece.left, piece.height)
            role: theme.Role = "muted" if piece.muted or self._stale else "text"
            delegates.draw_text(painter, rect, piece.words, size=piece.size, bold=piece.bold, role=role)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _arrange(self) -> None:
        """Find a place for each word."""
        room = self.width() - 2 * MARGIN
        size: theme.Size = "brief" if _width(self._said.runs, "brief") <= room else "reader"
        lines = _wrapped(self._said.runs, size, room)
        why = self._why if self._why is not None and not self._why.isHidden() else None
        last = 0 if why is None else why.sizeHint().width()
        rows, left_out = _rows(self._said.notes, room, 1 if len(lines) > 1 else 2, last)
        tops: tuple[int, ...] = (14,) if len(rows) < 2 else (4,)
        if len(lines) > 1:
            tops = (3, 20)
        pieces = []
        for top, line in zip(tops, lines, strict=False):
            left = MARGIN
            for words, bold in line:
                pieces.append(Piece(left, top, 18 if len(lines) > 1 else 22, words, size, bold))
                left += theme.metrics(size, bold=bold).horizontalAdvance(words)
        below = 40 if len(lines) > 1 else 38 if len(rows) < 2 else 26
        left = MARGIN
        for number, row in enumerate(rows):
            left = MARGIN
            for note in row:
                pieces.append(Piece(left, below + 16 * number, 16, note, "secondary", muted=True))
                left += theme.metrics("secondary").horizontalAdvance(note) + APART
        if why is not None:
            left = min(left, self.width() - MARGIN - last)
            why.setGeometry(max(MARGIN, left), below + 16 * max(0, len(rows) - 1) - 1, last, 18)
        self._pieces = tuple(pieces)
        cut = left_out > 0 or any(_width(line, size) > room for line in lines)
        whole = ". ".join((str(self._said).rstrip("."), *self._said.notes))
        self.setToolTip(text.tip(whole) if cut else "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if cut else Qt.FocusPolicy.NoFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        labels.show_tip(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        labels.hide_tip()


def _width(runs: Sequence[tuple[str, bool]], size: theme.Size) -> int:
    return sum(theme.metrics(size, bold=bold).horizontalAdvance(run) for run, bold in runs)


def _wrapped(runs: Sequence[tuple[str, bool]], size: theme.Size, room: int) -> list[list[tuple[str, bool]]]:
    """Part a sentence into two lines at most, where it does not fit into one: between words, as wide as may be."""
    if _width(runs, size) <= room:
        return [list(runs)] if runs else []
    words: list[list[tuple[str, bool]]] = []  # a word may begin bold and end with a plain comma
    ended = True
    for run, bold in runs:
        for found in re.findall(r"\s*\S+\s*|\s+", run):
            if ended or found[:1].isspace() or not words:
                words.append([(found, bold)])
            else:
                words[-1].append((found, bold))
            ended = found[-1:].isspace()
    lines: list[list[tuple[str, bool]]] = [[], []]
    at = 0
    for word in words:
        if at == 0 and lines[0] and _width([*lines[0], *_stripped(word)], size) > room:
            at = 1
        lines[at] += word
    return [_joined(line) for line in lines if line]


def _stripped(word: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    *begin, (end, bold) = word
    return [*begin, (end.rstrip(), bold)]


def _joined(line: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Put words of one weight together again, so that they are spaced as in a run."""
    joined: list[tuple[str, bool]] = []
    for words, bold in line:
        if joined and joined[-1][1] is bold:
            joined[-1] = (joined[-1][0] + words, bold)
        else:
            joined.append((words if joined else words.lstrip(), bold))
    return _stripped(joined)  # the space before the next line takes no room


def _rows(notes: Sequence[str], room: int, most: int, last: int) -> tuple[list[list[str]], int]:
    """Share notes out over rows, with `last` px behind the last; and how many found no place, or not all of it."""
    behind = last + APART if last else 0
    rows: list[list[str]] = [[]]
    for number, note in enumerate(notes):
        if rows[-1] and _wide([*rows[-1], note]) + (behind if number + 1 == len(notes) else 0) > room:
            if len(rows) == most:
                return _closed(rows, len(notes) - number, room - behind)
            rows.append([])
        if _wide([note]) > room and len(rows) < most:
            begin, note = _parted(note, room)
            rows[-1].append(begin)
            rows.append([])
        rows[-1].append(note)
    if _wide(rows[-1]) <= room and len(rows) < most and _wide(rows[-1]) + behind > room:
        return [*rows, []], 0  # what stands behind goes below
    if _wide(rows[-1]) + behind > room:
        return _closed(rows, 0, room - behind)
    return [row for row in rows if row], 0


def _parted(note: str, room: int) -> tuple[str, str]:
    """The words of a note that fit into a line, and the others."""
    words = note.split(" ")
    many = next((n for n in range(1, len(words)) if _wide([" ".join(words[: n + 1])]) > room), len(words) - 1)
    return " ".join(words[:many]), " ".join(words[many:])


def _closed(rows: list[list[str]], left_out: int, room: int) -> tuple[list[list[str]], int]:
    """End the last row with how many notes are left out. Where one fills it alone, the end of that one goes too."""
    *begin, row = rows
    while len(row) > 1 and _wide([*row, _more(left_out)]) > room:
        row, left_out = row[:-1], left_out + 1
    end = [_more(left_out)] if left_out else []
    first = _clauses(row[0], room - _wide(end) - APART if end else room) if len(row) == 1 else row[0]
    return [*begin, [first, *row[1:], *end]], left_out or 1


def _clauses(note: str, room: int) -> str:
    """As much of a note as there is room for: whole clauses, where one of them fits."""
    shown = note
    while _wide([shown]) > room:
        parts = re.split(r"[,;:] ", shown.rstrip("…"))
        if len(parts) == 1:
            return delegates.elide(note, max(0, room), size="secondary")
        shown = shown[: len(shown.rstrip("…")) - len(parts[-1]) - 2] + "…"
    return shown


def _wide(row: Sequence[str]) -> int:
    return sum(theme.metrics("secondary").horizontalAdvance(note) + APART for note in row) - APART


def _more(many: int) -> str:
    return plural("and %n more", "and %n more", many)


def plain(sentence: str, notes: Sequence[str] = ()) -> Said:
    """Make words of one plain sentence."""
    return Said(((sentence, False),), tuple(notes))

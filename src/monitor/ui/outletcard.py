"""One outlet at the right: its own words against those it quotes, over time, whom it quotes, and its feeds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from monitor.i18n import plural, tr, tr_noop
from monitor.model import Event, Period, Point, Series
from monitor.series import Divergence, Total
from monitor.ui import axes, charts, delegates, dotplot, figures, icons, numbers, outletwords, text, theme, trend
from monitor.ui.charts import Chart, EmptyAxes, Picture
from monitor.ui.labels import Elided
from monitor.ui.panes import Link, Row, SidePane, broken, rule
from monitor.ui.rows import Column, RowsTable

LISTED: Final = 6  # whom it quotes, and feeds
WEEKS: Final = 26  # at most, and
LEAST_WEEKS: Final = 13  # where there is less
CHART: Final = 186  # px
SIDES: Final = (tr_noop("narration"), tr_noop("quoted"), tr_noop("difference"))
BAR: Final = 26  # px of a bar for ±FULL
FULL: Final = 0.5  # means of outlets and voices seldom lie further from 0


@dataclass(frozen=True, slots=True)
class Source:
    """A feed that brought the outlet's articles."""

    url: str
    name: str
    state: str  # "fine", "failing 3 d"
    role: theme.Role
    articles: int


@dataclass(frozen=True, slots=True)
class Card:
    """What is told of an outlet, as soon as it is known."""

    row: Divergence
    about: str  # "business · ledger.example"
    span: str  # "in the last 8 weeks"
    origins: outletwords.Origins
    weeks: tuple[Series, ...] = ()  # narration, quoted
    both: tuple[Divergence, ...] = ()  # the same, with their differences
    since: datetime | None = None  # of the weeks; None: not read yet
    until: datetime | None = None
    events: tuple[Event, ...] = ()
    quoted: tuple[Total, ...] = ()  # voices, the most often quoted first
    sources: tuple[Source, ...] = ()


class OutletCard(SidePane):
    """Shows a `Card`."""

    desk_asked = Signal(tuple)
    """Lenses (kind, name) that are to be looked through on the Desk."""
    quotes_asked = Signal(str)
    """An outlet: what the people say whom it quotes."""
    feed_asked = Signal(str)
    """The address of a feed that is to be looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: Card | None = None
        self._chart: Chart | None = None
        self._listed: tuple[object, ...] | None = None  # what the lists at the foot were made of
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        page = self._page
        self.name = text.Label("", page, size="headline", bold=True, wrap=True)
        self.about = text.Label("", page, size="secondary", role="muted", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        self._numbers = tuple(_NumberLine(page, grid, row) for row in range(3))
        self.claim = text.Label("", page, size="secondary", wrap=True)
        self.pair = text.Label("", page, size="secondary", role="muted", wrap=True)
        self.desk = QPushButton(tr("Show on the Desk"), page)
        self.desk.setToolTip(text.tip(tr("Its sentiment over time, and its articles")))
        self.quotes = QPushButton(tr("What it quotes"), page)
        self.quotes.setToolTip(text.tip(tr("The statements in its articles, among the voices")))
        buttons = Row()
        buttons.addWidget(self.desk)
        buttons.addWidget(self.quotes)
        weeks = QHBoxLayout()
        weeks.setSpacing(8)
        self._span = Elided("", page, size="axis", bold=True, role="muted")
        weeks.addWidget(self._span, 1)
        self._week = Elided("", page, size="axis", role="muted", right=True)
        weeks.addWidget(self._week)
        self.as_table = QToolButton(page)
        self.as_table.setCheckable(True)
        self.as_table.setAccessibleName(tr("Weeks as a table"))
        self.as_table.setToolTip(text.tip(tr("The same numbers as a table")))
        icons.give(self.as_table, "columns", size=16)
        weeks.addWidget(self.as_table)
        self.readout = WeekReadOut(page)
        self._empty = EmptyAxes(page)
        self.table: RowsTable[Divergence] = RowsTable(
            week_columns(), page, name=tr("Weeks of this outlet"), key=lambda row: row.start, inset=4
        )
        self._plot = QStackedWidget(page)
        self._plot.setFixedHeight(CHART)
        self._plot.addWidget(self._empty)
        self._plot.addWidget(self.table)
        self._lists = QVBoxLayout()
        self._lists.setSpacing(4)
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addWidget(self.about)
        column.addSpacing(2)
        column.addWidget(rule(page))
        column.addLayout(grid)
        column.addWidget(rule(page))
        column.addWidget(self.claim)
        column.addWidget(self.pair)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addSpacing(10)
        column.addLayout(weeks)
        column.addWidget(self.readout)
        column.addWidget(self._plot)
        column.addSpacing(8)
        column.addLayout(self._lists)
        column.addStretch(1)
        self.desk.clicked.connect(self._ask_desk)
        self.quotes.clicked.connect(self._ask_quotes)
        self.as_table.toggled.connect(self._show_plot)

    # ---- what is shown

    def clear(self, sentence: str = "") -> None:
        """Show no outlet, but a sentence."""
        self._card = None
        self._say(sentence or tr("Choose an outlet: its own words against those it quotes appear here."))

    def controls(self) -> tuple[QWidget, ...]:
        """What the Tab key goes through, in this order."""
        return self.desk, self.quotes, self.as_table, self.table

    def card(self) -> Card | None:
        return self._card

    def show_card(self, card: Card) -> None:
        """Show an outlet; of what is not read yet its place."""
        before = self._card
        self._card = card
        self._put(self._scroll)
        self.name.setText(broken(text.line(card.row.outlet, 80)))
        self.about.setText(broken(card.about))
        self.about.setVisible(bool(card.about))
        self._show_numbers(card.row)
        self.quotes.setEnabled(card.row.quoted.mean is not None)
        self.claim.setText(outletwords.claim(card.row))
        if card.since is None or card.until is None:
            if before is None or before.row.outlet != card.row.outlet:
                self._show_empty("")
                figures.empty(self._lists)
                self._listed = None
                self._scroll.verticalScrollBar().setValue(0)
            return
        self._show_weeks(card, card.since, card.until)
        listed = (card.row.outlet, card.span, card.quoted, card.sources, card.origins)
        if listed != self._listed:
            self._listed = listed
            figures.empty(self._lists)
            self._list_quoted(card)
            self._list_sources(card.sources)
            self._list_origins(card.origins)
            _show_now(self._lists)

    def show_pair(self, sentence: str, *, found: bool) -> None:
        """Say how the outlet compares with a second one; without one (not `found`): how to choose it."""
        self.pair.setText(broken(sentence))
        self.pair.set_role("text" if found else "muted")

    def chart(self) -> Chart | None:
        """The plot; None before there was anything to plot."""
        return self._chart

    def _show_numbers(self, row: Divergence) -> None:
        sides = ((tr("Narration"), row.narration), (tr("People it quotes"), row.quoted))
        for line, (head, point) in zip(self._numbers, sides, strict=False):
            n = numbers.n_of(point.n_stories)
            line.show_number(head, n, point.mean, told=outletwords.reading(point))
        spread = "" if row.difference is None else outletwords.spread(row)
        self._numbers[2].show_number(
            tr("Narration − quoted"), spread, outletwords.shown(row), told=outletwords.apart(row), bold=row.is_clear
        )

    def _show_weeks(self, card: Card, since: datetime, until: datetime) -> None:
        if not any(point.mean is not None for series in card.weeks for point in series.points):
            self._show_empty(tr("No stories in these weeks."))
            return
        slots = axes.slots_between(since, until, Period.WEEK)
        narration, quoted = card.weeks
        lines = (
            trend.line_of(narration, dotplot.NARRATION),
            replace(trend.line_of(quoted, dotplot.QUOTED), shape=dotplot.DIAMOND),
        )
        start, end = slots[0].start, slots[-1].end
        picture = Picture(
            slots,
            Period.WEEK,
            lines,
            focus=0,
            shades=trend.shades_of(narration, start, end),
            marks=trend.marks_of(card.events, start, end),
        )
        chart = self._chart
        if chart is None:
            chart = self._chart = Chart(self._page)
            chart.pointed.connect(self._tell_week)
            self._plot.addWidget(chart)
            QWidget.setTabOrder(self.as_table, chart)
        self._span.setText(plural("Last %n week", "Last %n weeks", len(slots)))
        chart.setAccessibleName(tr("Weeks of {outlet}: narration and quoted", outlet=card.row.outlet))
        chart.draw(picture)
        self.table.show_rows(
            row for row in reversed(card.both) if row.narration.mean is not None or row.quoted.mean is not None
        )
        self.as_table.setEnabled(True)
        self._show_plot()
        self._tell_week(None)

    def _show_plot(self) -> None:
        if self._chart is not None:
            self._plot.setCurrentWidget(self.table if self.as_table.isChecked() else self._chart)

    def _show_empty(self, sentence: str) -> None:
        self._empty.say(sentence)
        self._plot.setCurrentWidget(self._empty)
        self.as_table.setEnabled(False)
        self._span.setText(plural("Last %n week", "Last %n weeks", WEEKS))
        self._week.setText("")
        self.readout.tell("", "", "")

    def _tell_week(self, slot: int | None) -> None:
        if self._chart is None or self._card is None:
            return
        picture = self._chart.picture()
        if picture is None:
            return
        self._chart.set_cursor(slot)
        at = picture.slots[slot if slot is not None else _newest(picture)]
        read = [str(trend.read(series, at.start, at.end)) for series in self._card.weeks]
        week = next((row for row in self._card.both if at.start <= row.start.timestamp() < at.end), None)
        read.append(numbers.NONE if week is None or week.difference is None else outletwords.apart(week))
        self._week.setText(charts.period_text(datetime.fromtimestamp(at.start, UTC), Period.WEEK))
        self.readout.tell(*read)

    def _list_quoted(self, card: Card) -> None:
        self._head(tr("Whom it quotes"), tr("stories"))
        if not card.quoted:
            self._note(tr("Nobody with a name {span}.", span=card.span))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for number, voice in enumerate(card.quoted[:LISTED]):
            few = voice.n_stories < numbers.FEW
            role: theme.Role = "muted" if few else "text"
            mean = text.Label(numbers.signed(voice.mean), self._page, size="secondary", role=role)
            mean.setMinimumWidth(42)
            mean.setAlignment(right)
            sure = tr("too few to claim anything") if few else numbers.interval(voice.low, voice.high)
            mean.setToolTip(
                text.tip(tr("{name}: {said}", name=voice.name, said=f"{numbers.signed(voice.mean)} {sure}"))
            )
            n = text.Label(numbers.n_of(voice.n_stories), self._page, size="secondary", role="muted")
            link = Link(voice.name, self._page)
            link.setToolTip(
                text.tip(tr("Show {name} in {outlet} on the Desk", name=voice.name, outlet=card.row.outlet))
            )
            link.clicked.connect(lambda _=False, name=voice.name: self._ask_voice(name))
            grid.addWidget(link, number, 0)
            grid.addWidget(n, number, 1, right)
            grid.addWidget(mean, number, 2, right)
            grid.addWidget(SentimentBar(voice.mean, self._page, pale=few), number, 3)
        self._lists.addLayout(grid)
        if len(card.quoted) > LISTED:
            self._note(plural("and %n other", "and %n others", len(card.quoted) - LISTED))

    def _list_sources(self, sources: Sequence[Source]) -> None:
        self._lists.addSpacing(10)
        self._head(tr("Feeds behind it"), tr("articles"))
        if not sources:
            self._note(tr("No feed: its articles were added by hand."))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for number, source in enumerate(sources[:LISTED]):
            link = Link(source.name, self._page)
            link.setToolTip(text.tip(f"{source.name}: {source.url}"))
            link.clicked.connect(lambda _=False, url=source.url: self.feed_asked.emit(url))
            grid.addWidget(link, number, 0)
            state = text.Label(source.state, self._page, size="secondary", role=source.role)
            state.setMinimumWidth(112)
            grid.addWidget(state, number, 1)
            many = text.Label(numbers.count(source.articles), self._page, size="secondary", role="muted")
            grid.addWidget(many, number, 2, right)
        self._lists.addLayout(grid)
        if len(sources) > LISTED:
            self._note(plural("and %n other", "and %n others", len(sources) - LISTED))

    def _list_origins(self, origins: outletwords.Origins) -> None:
        if not origins.copied:
            return
        self._lists.addSpacing(10)
        self._head(tr("Where its articles appeared first"), "")
        self._lists.addWidget(OriginBar(origins, self._page))
        self._note(outletwords.origins_told(origins))

    def _head(self, head: str, counts: str) -> None:
        row = QHBoxLayout()
        row.addWidget(text.Label(head, self._page, size="axis", bold=True, role="muted"), 1)
        row.addWidget(text.Label(counts, self._page, size="axis", role="muted"))
        self._lists.addLayout(row)

    def _note(self, sentence: str) -> None:
        self._lists.addWidget(text.Label(sentence, self._page, size="secondary", role="muted", wrap=True))

    # ---- what people want

    def _ask_desk(self) -> None:
        if self._card is not None:
            self.desk_asked.emit((("outlet", self._card.row.outlet),))

    def _ask_quotes(self) -> None:
        if self._card is not None:
            self.quotes_asked.emit(self._card.row.outlet)

    def _ask_voice(self, name: str) -> None:
        if self._card is not None:
            self.desk_asked.emit((("voice", name), ("outlet", self._card.row.outlet)))


class _NumberLine:
    """A line of a grid: what, of how many, the number and its bar. Numbers change in place."""

    def __init__(self, page: QWidget, grid: QGridLayout, row: int) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.name = text.Label("", page, size="secondary", wrap=True)
        self.beside = text.Label("", page, size="secondary", role="muted")
        self.number = text.Label("", page, size="secondary")
        self.number.setMinimumWidth(42)
        self.number.setAlignment(right)
        self.bar = SentimentBar(None, page)
        grid.addWidget(self.name, row, 0)
        grid.addWidget(self.beside, row, 1, right)
        grid.addWidget(self.number, row, 2, right)
        grid.addWidget(self.bar, row, 3)

    def show_number(self, head: str, beside: str, value: float | None, *, told: str, bold: bool = False) -> None:
        self.name.setText(head)
        self.beside.setText(beside)
        self.number.setText(numbers.signed(value))
        said = tr("{name}: {said}", name=head, said=told)
        self.number.setAccessibleName(said)
        self.bar.show_value(value)
        for label in (self.name, self.number):
            label.setFont(theme.font("secondary", bold=bold))
        for widget in (self.name, self.beside, self.number, self.bar):
            widget.setToolTip(text.tip(said))


class WeekReadOut(QWidget):
    """The legend of the weeks, which is also their read-out: a line for each side. It never changes its height."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._read = ("", "", "")
        self.setFixedHeight(54)
        self.setAccessibleName(tr("Narration and quoted"))
        theme.changed.connect(self.update)

    def tell(self, narration: str, quoted: str, apart: str) -> None:
        """Show the numbers of a week; empty ones leave the legend."""
        self._read = (narration, quoted, apart)
        told = (
            tr("{name}: {said}", name=tr(head), said=said) for head, said in zip(SIDES, self._read, strict=True) if said
        )
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def read(self) -> tuple[str, str, str]:
        return self._read

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        heads = [tr(head) for head in SIDES]
        left = 14 + max(theme.metrics("secondary").horizontalAdvance(head) for head in heads) + 12
        for at, head in enumerate(heads):
            top = 18 * at
            if at < 2:
                dotplot.draw_mark(painter, QPointF(5, top + 9), at)
            elif not self._read[at]:
                continue
            delegates.draw_text(painter, QRect(14, top, left - 14, 18), head, size="secondary", role="muted")
            where = QRect(left, top, self.width() - left, 18)
            delegates.draw_text(painter, where, self._read[at], size="secondary")


class OriginBar(QWidget):
    """Own, then copied, as parts of a bar; its words stand below."""

    def __init__(self, origins: outletwords.Origins, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts = (origins.own, *(many for _, many in origins.others))
        self.setFixedHeight(14)
        self.setAccessibleName(tr("Where its articles appeared first"))
        self.setAccessibleDescription(outletwords.origins_told(origins))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole, before = sum(self._parts), 0
        for at, many in enumerate(self._parts):
            left, right = (round(self.width() * edge / whole) for edge in (before, before + many))
            role: theme.Role = "volume" if at == 0 else "muted" if at % 2 else "text"
            painter.fillRect(QRect(left, 2, right - left, 10), theme.color(role))
            before += many


class SentimentBar(QWidget):
    """A bar from a center line; its number stands beside it."""

    def __init__(self, value: float | None, parent: QWidget, *, pale: bool = False) -> None:
        super().__init__(parent)
        self._value, self._pale = value, pale
        self.setFixedSize(QSize(2 * BAR + 4, 22))
        theme.changed.connect(self.update)

    def show_value(self, value: float | None) -> None:
        self._value = value
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._value is None:
            return
        painter = QPainter(self)
        center, middle = BAR + 1, self.height() // 2
        if not self._pale:
            delegates.draw_bar(painter, center, middle, max(-FULL, min(FULL, self._value)), half=round(BAR / FULL))
            return
        painter.fillRect(QRect(center, middle - 7, 1, 14), theme.color("zero"))
        length = round(min(1.0, abs(self._value) / FULL) * BAR)
        if length > 1:  # an outline: too few to claim anything
            left = center + 1 if self._value > 0 else center - length
            painter.setPen(theme.color(delegates.bar_role(self._value)))
            painter.drawRect(QRect(left, middle - 3, length - 1, 5))


def _week_of(row: Divergence) -> str:
    return numbers.day(row.start.date(), datetime.now(UTC).date())


def _few_role(point: Point) -> theme.Role:
    return "muted" if point.n_stories < numbers.FEW else "text"


def week_columns() -> tuple[Column[Divergence], ...]:
    """The columns of the weeks as a table."""

    def side(head: str, width: int, of: Callable[[Divergence], Point], told: str) -> tuple[Column[Divergence], ...]:
        return (
            Column(
                head,
                width,
                lambda row: numbers.signed(of(row).mean),
                right=True,
                role=lambda row: _few_role(of(row)),
                tells=lambda row: told.format(reading=outletwords.reading(of(row))),
            ),
            Column("n", 28, lambda row: numbers.count(of(row).n_stories), right=True),
        )

    return (
        Column(tr("Week"), 0, _week_of, tells=lambda row: charts.period_text(row.start, Period.WEEK)),
        *side(tr("Narration"), 66, lambda row: row.narration, tr("Narration: {reading}")),
        *side(tr("Quoted"), 54, lambda row: row.quoted, tr("Quoted: {reading}")),
        Column(
            tr("Apart"),
            48,
            lambda row: numbers.signed(outletwords.shown(row)),
            right=True,
            role=lambda row: "text" if row.is_clear else "muted",
            bold=lambda row: row.is_clear,
            aloud=tr("Narration less quoted, from unrounded means"),
            tells=lambda row: tr("Narration less quoted: {apart}", apart=outletwords.apart(row)),
        ),
    )


def _newest(picture: Picture) -> int:
    """The last week that has a point."""
    last = max((line.xs[-1] for line in picture.lines if line.xs), default=picture.end)
    return next((at for at, slot in enumerate(picture.slots) if slot.start <= last < slot.end), len(picture.slots) - 1)


def _show_now(layout: QLayout) -> None:
    """Show what was put in; Qt would do so a moment later, and the place would be empty until then."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        assert item is not None
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            _show_now(inner)
        if widget is not None:
            widget.show()

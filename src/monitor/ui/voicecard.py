"""One voice at the right: its role, its mean, its statements over time, what it speaks on, and who carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from monitor.model import Series
from monitor.series import Mean
from monitor.ui import axes, numbers, text, theme, trend
from monitor.ui.charts import Chart, Picture
from monitor.ui.figures import Figure, Figures
from monitor.ui.labels import Elided
from monitor.ui.panes import bare, surface

LISTED: Final = 8  # topics, and outlets
CHART: Final = 232  # px, from which on a chart has its bars
CAPTION: Final = "statements, paler: copies"


@dataclass(frozen=True, slots=True)
class Card:
    """What is told of a voice in a span."""

    name: str
    role: str
    statements: int  # each once
    mean: Mean
    span: str  # "in the last 8 weeks"
    known: bool = True  # one of the user's voices
    series: Series | None = None  # None, or without points: there is no line to draw
    window: tuple[datetime, datetime] | None = None  # what the line is drawn over
    topics: tuple[Figure, ...] = ()  # the most first
    outlets: tuple[Figure, ...] = ()
    quiet: str = ""  # said where there is no statement


def sentence(card: Card) -> str:
    """`12 statements in the last 8 weeks, mean −0.24 ± 0.12.` No more than the numbers bear."""
    if not card.statements:
        return card.quiet or f"Not quoted {card.span}."
    said = f"{numbers.plural(card.statements, 'statement')} {card.span}"
    mean = card.mean
    if mean.mean is None:
        return f"{said}, not scored."
    over = "" if mean.n == card.statements else f" over {numbers.count(mean.n)} of them"
    if mean.n < numbers.FEW or mean.low is None:
        return f"{said}, mean {numbers.signed(mean.mean)}{over}: too few to claim anything."
    return f"{said}, mean {numbers.signed(mean.mean)} {numbers.plus_minus(mean.low, mean.high)}{over}."


class VoiceCard(QScrollArea):
    """Shows a `Card`."""

    desk_asked = Signal(str)
    """The name of a voice that is to be looked at on the Desk, over time."""
    adopt_asked = Signal(str)
    """A name that is to be one of the user's voices."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: Card | None = None
        self._chart: Chart | None = None
        bare(self)
        page = self._page = surface(QWidget(self))
        self.name = text.Label("", page, size="headline", bold=True, wrap=True)
        self.role = text.Label("", page, size="secondary", role="muted", wrap=True)
        self.says = text.Label("", page, wrap=True)
        self.desk = QPushButton("Show on the Desk", page)
        self.desk.setToolTip(text.tip("Its line beside others, and the articles that quote it"))
        self.adopt = QPushButton("Add to voices", page)
        for button in (self.desk, self.adopt):
            theme.set_class(button, "compact")
        self.readout = Elided("", page, size="secondary", role="muted")
        self._place = QVBoxLayout()
        self._topics_head = text.Label("Speaks on", page, size="axis", bold=True, role="muted")
        self.topics = Figures(page)
        self._more_topics = text.Label("", page, size="secondary", role="muted")
        self._outlets_head = text.Label("Carried by", page, size="axis", bold=True, role="muted")
        self.outlets = Figures(page)
        self._more_outlets = text.Label("", page, size="secondary", role="muted")
        self._lay_out(page)
        self.setWidget(page)
        self.desk.clicked.connect(self._ask_desk)
        self.adopt.clicked.connect(self._ask_adoption)

    def _lay_out(self, page: QWidget) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.desk)
        buttons.addWidget(self.adopt)
        buttons.addStretch(1)
        self._place.setContentsMargins(0, 0, 0, 0)
        heads = QVBoxLayout()
        heads.setContentsMargins(20, 16, 20, 0)
        heads.setSpacing(6)
        heads.addWidget(self.name)
        heads.addWidget(self.role)
        heads.addWidget(self.says)
        heads.addSpacing(6)
        heads.addLayout(buttons)
        heads.addSpacing(8)
        heads.addWidget(self.readout)
        lists = QVBoxLayout()
        lists.setContentsMargins(20, 12, 20, 20)
        lists.setSpacing(4)
        for head, shown, more in (
            (self._topics_head, self.topics, self._more_topics),
            (self._outlets_head, self.outlets, self._more_outlets),
        ):
            lists.addWidget(head)
            lists.addWidget(shown)
            lists.addWidget(more)
            lists.addSpacing(12)
        lists.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heads)
        column.addLayout(self._place)
        column.addLayout(lists, 1)

    def show_card(self, card: Card) -> None:
        self._card = card
        self.name.setText(text.line(card.name, 80))
        self.role.setText(card.role)
        self.role.setVisible(bool(card.role))
        self.says.setText(sentence(card))
        self.desk.setVisible(card.statements > 0)
        self.adopt.setVisible(not card.known)
        self._show_line(card)
        self._list(self._topics_head, self.topics, self._more_topics, card.topics)
        self._list(self._outlets_head, self.outlets, self._more_outlets, card.outlets)

    def card(self) -> Card | None:
        return self._card

    def chart(self) -> Chart | None:
        """The plot, where one was made."""
        return self._chart

    def _show_line(self, card: Card) -> None:
        series = card.series
        drawn = series is not None and card.window is not None and any(p.mean is not None for p in series.points)
        self.readout.setVisible(drawn)
        if self._chart is not None:
            self._chart.setVisible(drawn)
        if not drawn or series is None or card.window is None:
            return
        if self._chart is None:
            self._chart = Chart(self._page)
            self._chart.setFixedHeight(CHART)
            self._chart.setAccessibleName("Its statements over time")
            self._chart.pointed.connect(self._point)
            self._place.addWidget(self._chart)
        slots = axes.slots_between(*card.window, series.period)
        self._chart.draw(
            Picture(
                slots=slots,
                period=series.period,
                lines=(trend.line_of(series, 0),),
                focus=0,
                bars=trend.bars_of(series),
                bars_caption=CAPTION,
                shades=trend.shades_of(series, slots[0].start, slots[-1].end),
            )
        )
        self._point(None)

    def _point(self, slot: int | None) -> None:
        """Read the line at a period; without one, say what is drawn."""
        assert self._chart is not None
        self._chart.set_cursor(slot)
        picture = self._chart.picture()
        if self._card is None or self._card.series is None or picture is None:
            return
        period = self._card.series.period.value
        if slot is None:
            self.readout.setText(f"Mean per {period}, {numbers.percent(0.95)} interval, n statements")
            return
        here = picture.slots[slot]
        read = trend.read(self._card.series, here.start, here.end)
        when = axes.period_text(datetime.fromtimestamp(here.start, UTC), picture.period)
        self.readout.setText(f"{when}: {str(read).replace('no stories', 'no statements')}")

    def _list(self, head: text.Label, shown: Figures, more: text.Label, lines: Sequence[Figure]) -> None:
        for part in (head, shown):
            part.setVisible(bool(lines))
        shown.show_figures(lines[:LISTED])
        shown.setAccessibleName(head.text())
        rest = len(lines) - LISTED
        more.setText(f"and {numbers.count(rest)} more")
        more.setVisible(rest > 0)

    def _ask_desk(self) -> None:
        if self._card is not None:
            self.desk_asked.emit(self._card.name)

    def _ask_adoption(self) -> None:
        if self._card is not None:
            self.adopt_asked.emit(self._card.name)


def figure(name: str, values: Sequence[tuple[str, float | None]]) -> Figure:
    """Make a line of a topic or an outlet from the story and sentiment of each statement."""
    from monitor import series

    mean = series.of_statements(values)
    return Figure(name, mean.mean, len(values), few=mean.n < numbers.FEW)

"""One name at the right, over time: what a voice says, on what, and who carries it; or how anything is spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from monitor.i18n import plural, tr, tr_noop
from monitor.model import Period, Point, Series
from monitor.series import Mean
from monitor.ui import axes, numbers, text, theme, trend
from monitor.ui.charts import Chart, Picture
from monitor.ui.figures import Figure, Figures
from monitor.ui.labels import Elided
from monitor.ui.panes import Row, bare, broken, surface

LISTED: Final = 8  # names in a list
CHART: Final = 232  # px, from which on a chart has its bars
STATEMENTS_PER: Final = {
    Period.HOUR: tr_noop("Mean per hour, {share} interval, n statements"),
    Period.DAY: tr_noop("Mean per day, {share} interval, n statements"),
    Period.WEEK: tr_noop("Mean per week, {share} interval, n statements"),
    Period.MONTH: tr_noop("Mean per month, {share} interval, n statements"),
}
STORIES_PER: Final = {
    Period.HOUR: tr_noop("Mean per hour, {share} interval, n stories"),
    Period.DAY: tr_noop("Mean per day, {share} interval, n stories"),
    Period.WEEK: tr_noop("Mean per week, {share} interval, n stories"),
    Period.MONTH: tr_noop("Mean per month, {share} interval, n stories"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A series, and the span that it is drawn over."""

    series: Series
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Card:
    """What is told of a voice in a span: what it says."""

    name: str
    role: str
    statements: int  # each once
    mean: Mean
    span: str  # "in the last 8 weeks"
    known: bool = True  # one of the user's voices
    line: Line | None = None  # None, or without points: there is none to draw
    topics: tuple[Figure, ...] = ()  # the most first
    outlets: tuple[Figure, ...] = ()
    quiet: str = ""  # said where there is no statement


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is told of a name that is spoken of: by everybody, quoted or not."""

    name: str
    total: Point | None  # over the stories whose sentences name it; None: there is none
    statements: int  # about it, each once
    mean: Mean  # of these
    span: str
    line: Line | None = None
    voices: tuple[Figure, ...] = ()  # who speaks of it, the most first
    outlets: tuple[Figure, ...] = ()  # where


def sentence(card: Card) -> str:
    """`12 statements in the last 8 weeks, mean −0.24 ± 0.12.` No more than the numbers bear."""
    if not card.statements:
        return card.quiet or tr("Not quoted {span}.", span=card.span)
    mean = card.mean
    if mean.mean is None:
        return plural(
            "%n statement {span}, not scored.", "%n statements {span}, not scored.", card.statements, span=card.span
        )
    few = mean.n < numbers.FEW or mean.low is None
    told = numbers.signed(mean.mean) if few else _mean(mean)
    if mean.n < card.statements:
        told = tr("{mean} over {n} of them", mean=told, n=numbers.count(mean.n))
    if few:
        return plural(
            "%n statement {span}, mean {mean}: too few to claim anything.",
            "%n statements {span}, mean {mean}: too few to claim anything.",
            card.statements,
            span=card.span,
            mean=told,
        )
    return plural(
        "%n statement {span}, mean {mean}.",
        "%n statements {span}, mean {mean}.",
        card.statements,
        span=card.span,
        mean=told,
    )


def spoken_sentence(spoken: Spoken) -> str:
    """`Spoken of in 96 stories in the last 8 weeks, mean −0.03 ± 0.05.`"""
    total = spoken.total
    if total is None or total.mean is None:
        return tr("No scored sentence names it {span}.", span=spoken.span)
    mean = f"{numbers.signed(total.mean)} {numbers.plus_minus(total.low, total.high)}".rstrip()
    if total.n_stories < numbers.FEW:
        return plural(
            "Spoken of in %n story {span}, mean {mean}: too few to claim anything.",
            "Spoken of in %n stories {span}, mean {mean}: too few to claim anything.",
            total.n_stories,
            span=spoken.span,
            mean=numbers.signed(total.mean),
        )
    return plural(
        "Spoken of in %n story {span}, mean {mean}.",
        "Spoken of in %n stories {span}, mean {mean}.",
        total.n_stories,
        span=spoken.span,
        mean=mean,
    )


def spoken_of_what(spoken: Spoken) -> str:
    """What that number is, and how many statements are among it."""
    what = tr(
        "A story's value is the mean of the sentences in it that name {name}, quoted or not, whoever speaks.",
        name=text.line(spoken.name, 60),
    )
    if not spoken.statements:
        return tr("{what} No statement of a named voice is about it.", what=what)
    mean = spoken.mean
    if mean.n < numbers.FEW or mean.low is None:
        about = plural(
            "%n statement of a named voice is about it: too few to claim anything.",
            "%n statements of named voices are about it, mean {mean}: too few to claim anything.",
            spoken.statements,
            mean=numbers.signed(mean.mean),
        )
    else:
        about = plural(
            "%n statement of a named voice is about it, mean {mean}.",
            "%n statements of named voices are about it, mean {mean}.",
            spoken.statements,
            mean=_mean(mean),
        )
    return f"{what} {about}"


def _mean(mean: Mean) -> str:
    return f"{numbers.signed(mean.mean)} {numbers.plus_minus(mean.low, mean.high)}".rstrip()


class VoiceCard(QScrollArea):
    """Shows a `Card`, or how a name is spoken of."""

    desk_asked = Signal(str)
    """The name of a voice that is to be looked at on the Desk, over time."""
    adopt_asked = Signal(str)
    """A name that is to be one of the user's voices."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Card | Spoken | None = None
        self._chart: Chart | None = None
        bare(self)
        page = self._page = surface(QWidget(self))
        self.name = text.Label("", page, size="headline", bold=True, wrap=True)
        self.role = text.Label("", page, size="secondary", role="muted", wrap=True)
        self.says = text.Label("", page, wrap=True)
        self.what = text.Label("", page, size="secondary", role="muted", wrap=True)
        self.desk = QPushButton(tr("Show on the Desk"), page)
        self.desk.setToolTip(text.tip(tr("Its line beside others, and the articles that quote it")))
        self.adopt = QPushButton(tr("Add to voices"), page)
        for button in (self.desk, self.adopt):
            theme.set_class(button, "compact")
        self.readout = Elided("", page, size="secondary", role="muted")
        self._place = QVBoxLayout()
        self._topics_head = text.Label("", page, size="axis", bold=True, role="muted")
        self.topics = Figures(page)
        self._more_topics = text.Label("", page, size="secondary", role="muted")
        self._outlets_head = text.Label(tr("Carried by"), page, size="axis", bold=True, role="muted")
        self.outlets = Figures(page)
        self._more_outlets = text.Label("", page, size="secondary", role="muted")
        self._lay_out(page)
        self.setWidget(page)
        self.desk.clicked.connect(self._ask_desk)
        self.adopt.clicked.connect(self._ask_adoption)

    def _lay_out(self, page: QWidget) -> None:
        buttons = Row()
        buttons.addWidget(self.desk)
        buttons.addWidget(self.adopt)
        self._place.setContentsMargins(0, 0, 0, 0)
        heads = QVBoxLayout()
        heads.setContentsMargins(20, 16, 20, 0)
        heads.setSpacing(6)
        heads.addWidget(self.name)
        heads.addWidget(self.role)
        heads.addWidget(self.says)
        heads.addWidget(self.what)
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
        """Show what a voice says."""
        self._shown = card
        self._head(card.name, card.role, sentence(card), "")
        self.desk.setVisible(card.statements > 0)
        self.adopt.setVisible(not card.known)
        self._show_line(card.line, tr("Its statements over time"), tr("statements, paler: copies"))
        self._topics_head.setText(tr("Speaks on"))
        self._list(self._topics_head, self.topics, self._more_topics, card.topics)
        self._list(self._outlets_head, self.outlets, self._more_outlets, card.outlets)

    def show_spoken(self, spoken: Spoken) -> None:
        """Show how a name is spoken of."""
        self._shown = spoken
        self._head(spoken.name, tr("as it is spoken of"), spoken_sentence(spoken), spoken_of_what(spoken))
        self.desk.hide()
        self.adopt.hide()
        self._show_line(spoken.line, tr("How it is spoken of over time"), tr("stories, paler: copies"))
        self._topics_head.setText(tr("Who speaks of it, in statements"))
        self._list(self._topics_head, self.topics, self._more_topics, spoken.voices)
        self._list(self._outlets_head, self.outlets, self._more_outlets, spoken.outlets)

    def card(self) -> Card | None:
        """The voice that is shown."""
        return self._shown if isinstance(self._shown, Card) else None

    def spoken(self) -> Spoken | None:
        """What is shown of a name that is spoken of."""
        return self._shown if isinstance(self._shown, Spoken) else None

    def chart(self) -> Chart | None:
        """The plot, where one was made."""
        return self._chart

    def _head(self, name: str, role: str, says: str, what: str) -> None:
        self.name.setText(broken(text.line(name, 80)))
        for label, words in ((self.role, role), (self.says, says), (self.what, what)):
            label.setText(broken(words))
            label.setVisible(bool(words))

    def _show_line(self, line: Line | None, name: str, bars: str) -> None:
        drawn = line is not None and any(point.mean is not None for point in line.series.points)
        self.readout.setVisible(drawn)
        if self._chart is not None:
            self._chart.setVisible(drawn)
        if not drawn or line is None:
            return
        if self._chart is None:
            self._chart = Chart(self._page)
            self._chart.setFixedHeight(CHART)
            self._chart.pointed.connect(self._point)
            self._place.addWidget(self._chart)
        self._chart.setAccessibleName(name)
        series = line.series
        slots = axes.slots_between(line.since, line.until, series.period)
        self._chart.draw(
            Picture(
                slots=slots,
                period=series.period,
                lines=(trend.line_of(series, 0),),
                focus=0,
                bars=trend.bars_of(series),
                bars_caption=bars,
                shades=trend.shades_of(series, slots[0].start, slots[-1].end),
            )
        )
        self._point(None)

    def _point(self, slot: int | None) -> None:
        """Read the line at a period; without one, say what is drawn."""
        assert self._chart is not None
        self._chart.set_cursor(slot)
        picture = self._chart.picture()
        if self._shown is None or self._shown.line is None or picture is None:
            return
        series, of_voice = self._shown.line.series, isinstance(self._shown, Card)
        if slot is None:
            per = STATEMENTS_PER if of_voice else STORIES_PER
            self.readout.setText(tr(per[series.period], share=numbers.percent(0.95)))
            return
        here = picture.slots[slot]
        read = trend.read(series, here.start, here.end)
        none = tr("no statements") if of_voice else tr("no stories")
        said = str(read) if read.mean else trend.gaps_told(series, here.start, here.end) or none
        when = axes.period_text(datetime.fromtimestamp(here.start, UTC), picture.period)
        self.readout.setText(tr("{when}: {said}", when=when, said=said))

    def _list(self, head: text.Label, shown: Figures, more: text.Label, lines: Sequence[Figure]) -> None:
        for part in (head, shown):
            part.setVisible(bool(lines))
        shown.show_figures(lines[:LISTED])
        shown.setAccessibleName(head.text())
        rest = len(lines) - LISTED
        more.setText(plural("and %n more", "and %n more", rest))
        more.setVisible(rest > 0)

    def _ask_desk(self) -> None:
        if self._shown is not None:
            self.desk_asked.emit(self._shown.name)

    def _ask_adoption(self) -> None:
        if self._shown is not None:
            self.adopt_asked.emit(self._shown.name)


def figure(name: str, values: Sequence[tuple[str, float | None]]) -> Figure:
    """Make a line of a topic or an outlet from the story and sentiment of each statement."""
    from monitor import series

    mean = series.of_statements(values)
    return Figure(name, mean.mean, len(values), few=mean.n < numbers.FEW)

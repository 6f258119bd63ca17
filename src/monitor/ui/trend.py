"""The trend: mean sentiment over time, one line per chosen thing, with what each point rests on.

`Trend` is handed series and says what people asked for: another period, smoothing, a point's articles. It shows
the same numbers three ways: as lines, as the read-out above them, and as a table. Periods are those of UTC, and
the axis says so. A line ends at a gap and starts again; below five stories a point is hollow and claims no band.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QIODevice,
    QPoint,
    QSaveFile,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QActionGroup, QImage, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from monitor import export
from monitor.errors import ExportError
from monitor.i18n import plural, tr, tr_noop
from monitor.model import Event, Period, Series
from monitor.ui import axes, icons, numbers, text, theme
from monitor.ui.charts import Chart, EmptyAxes, Mark, Picture
from monitor.ui.labels import Elided
from monitor.ui.readouts import ReadOuts
from monitor.ui.rows import RowsTable
from monitor.ui.trendlines import bars_of, gaps_told, line_of, marks_of, read, shades_of
from monitor.ui.trendpaper import Name, Paper
from monitor.ui.trendtable import COLUMNS, Number, numbers_of

if TYPE_CHECKING:
    from monitor.ui.multiples import Multiples

__all__ = ["COLORS", "Trend", "bars_of", "gaps_told", "line_of", "marks_of", "read", "shades_of"]

COLORS: Final = theme.SERIES_COLORS  # further lines are gray until one is brought to the front
TOOL: Final = 28  # px
EMPTY: Final = tr_noop("The trend appears here with the first five stories.")
LEAST_DATE: Final = 150  # px beside the tools for the period that the legend reads; what leaves less is in the menu
PERIODS: Final = {
    Period.HOUR: (tr_noop("Hour"), tr_noop("One point per hour"), tr_noop("Mean per hour")),
    Period.DAY: (tr_noop("Day"), tr_noop("One point per day"), tr_noop("Mean per day")),
    Period.WEEK: (tr_noop("Week"), tr_noop("One point per week"), tr_noop("Mean per week")),
    Period.MONTH: (tr_noop("Month"), tr_noop("One point per month"), tr_noop("Mean per month")),
}
COUNTS: Final = (("story", tr_noop("Per story")), ("copy", tr_noop("Per copy")), ("outlet", tr_noop("Per outlet")))
COUNTED: Final = {
    "story": tr_noop("each story counted once"),
    "copy": tr_noop("every copy counted"),
    "outlet": tr_noop("each story counted once for each outlet"),
}
CAPTIONS: Final = {
    "topic": tr_noop("Mean sentiment by topic"),
    "voice": tr_noop("Mean sentiment by voice"),
    "outlet": tr_noop("Mean sentiment by outlet"),
    "outlet+topic": tr_noop("Mean sentiment by outlet and topic"),
    "voice+topic": tr_noop("Mean sentiment by voice and topic"),
}
SAME_TIP: Final = tr_noop(
    "Only outlets with articles in the first and in the last quarter of the span count, "
    "so that a feed added or lost cannot move the line"
)
LINES: Final = (
    ("", tr_noop("As chosen at the left")),
    ("topic", tr_noop("One line per topic")),
    ("voice", tr_noop("One line per voice")),
    ("outlet", tr_noop("One line per outlet")),
    ("outlet+topic", tr_noop("One line per outlet and topic")),
    ("voice+topic", tr_noop("One line per voice and topic")),
)
SMOOTHINGS: Final = (3, 7, 30)  # days


class Trend(QWidget):
    """Tools, read-outs, and the plot or its numbers as a table."""

    period_chosen = Signal(object)
    """Another Period is asked for."""
    smoothing_chosen = Signal(int)
    """A rolling mean over so many days is asked for; 0: the plain mean of each period."""
    point_chosen = Signal(object, object)
    """The articles behind a Point of a Series are asked for."""
    point_released = Signal()
    """The articles of the whole span are asked for again."""
    focused = Signal(str)
    """The name of the line that came to the front."""
    mark_asked = Signal(object)
    """A date, in UTC, on which an event is to be marked."""
    unmark_asked = Signal(str)
    """The id of an event whose mark is to be taken off."""
    count_chosen = Signal(str)
    """What a mean is to count: "story", "copy" or "outlet"."""
    lines_chosen = Signal(str)
    """What the lines are to be of: "topic", "voice", "outlet", "outlet+topic", "voice+topic", or "" as is chosen."""
    panel_chosen = Signal(bool)
    """Whether only outlets that are there for the whole span are to count."""
    offer_taken = Signal()
    """What stands below a sentence in place of lines was clicked."""
    change_asked = Signal()
    """Who moved the mean is wanted."""
    said = Signal(str)
    """Something was done that leaves no trace in the window, or could not be done: a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: tuple[Series, ...] = ()
        self._counts: Mapping[str, Series] = {}
        self._events: tuple[Event, ...] = ()
        self._span: tuple[datetime, datetime] | None = None
        self._colors: Mapping[str, int] = {}
        self._titles: Mapping[str, str] = {}
        self._asked = ""
        self._focus = ""
        self._alone = ""
        self._slot: int | None = None
        self._smoothing = 0
        self._chosen: tuple[str, datetime] | None = None
        self._chart: Chart | None = None

        self._periods = QButtonGroup(self)
        self._smooth = QComboBox(self)
        self._when = Elided("", self, size="secondary", role="muted", right=True)
        self._as_table = QToolButton(self)
        self._apart = QToolButton(self)
        self._per = QComboBox(self)
        self._counted = "story"
        self._same = QCheckBox(tr("Same outlets"), self)
        self._panel: tuple[int, int] | None = None
        self._ticks: tuple[Mark, ...] = ()
        self._jumps: tuple[Mark, ...] = ()  # of the line in front
        self._multiples: Multiples | None = None
        self._more = QToolButton(self)
        self._readouts = ReadOuts(self)
        self._empty = EmptyAxes(self)
        self._offer = QPushButton(self._empty)  # what can be done about it
        self._table: RowsTable[Number] = RowsTable(
            COLUMNS, self, name=tr("Numbers of the trend"), key=lambda row: (row.series.name, row.point.start)
        )
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.say(tr(EMPTY))

    # ---- what others call

    def show_series(
        self,
        series: Sequence[Series],
        events: Sequence[Event],
        span: tuple[datetime, datetime],
        *,
        counts: Sequence[Series] = (),
        colors: Mapping[str, int] | None = None,
        titles: Mapping[str, str] | None = None,
        asked: str = "",
        smoothing: int = 0,
        panel: tuple[int, int] | None = None,
        ticks: Sequence[Mark] = (),
        count: str = "story",
    ) -> None:
        """Show series over a span (aware times; until is exclusive). All are of one period and one engine.

        `counts` are the same series before smoothing, for the bars. `colors` gives a name its color and shape, from 0;
        without it they go by order. `titles` says how a name is shown, such as a topic's for its id. `asked` is the
        question in words, for captions: "DeepSeek; all outlets". `panel`: only so many outlets of so many count, for
        they are there for the whole span. `ticks` say what was changed on our side. `count` is what a mean counts.
        """
        self._series = tuple(series)
        self._counts = {each.name: each for each in counts}
        self._events = tuple(events)
        self._span = span
        self._colors = colors if colors is not None else {each.name: at for at, each in enumerate(series)}
        self._titles = titles or {}
        self._asked = asked
        self._smoothing = smoothing
        self._panel = panel
        self._ticks = tuple(ticks)
        self._jumps = ()
        self._counted = count
        self._per.setCurrentIndex(max(0, self._per.findData(count)))
        names = [each.name for each in series]
        if self._focus not in names:
            self._focus = names[0] if names else ""
        if self._alone not in names:
            self._alone = ""
        self._show_wanted()
        if self._stories() == 0:
            self._readouts.show_lines((), "")
            self._when.setText("")
            self._table.show_rows(())
            self.say(self._why_empty())
            return
        self._refresh()

    def show_jumps(self, jumps: Sequence[Mark]) -> None:
        """Mark at the foot where the line in front jumps."""
        if tuple(jumps) != self._jumps and self.has_lines():
            self._jumps = tuple(jumps)
            self._refresh()

    def say(self, sentence: str, offer: str = "") -> None:
        """Show the axes with a sentence in place of lines: nothing yet, or a trouble; `offer`: what helps, to click."""
        self._empty.say(sentence)
        self._offer.setText(offer.replace("&", "&&"))
        self._offer.setVisible(bool(offer))
        self._pages.setCurrentWidget(self._empty)
        for tool in (self._as_table, self._as_table_too, self._apart, self._apart_too, self._more):
            tool.setEnabled(False)
        self._readouts.setVisible(False)

    def show_period(self, period: Period) -> None:
        """Show which period suits a span of which nothing is drawn."""
        self._series, self._focus, self._alone = (), "", ""
        self._periods.button(list(Period).index(period)).setChecked(True)
        self._fill_smoothings(period)

    def set_stale(self, stale: bool, waiting: str = "") -> None:
        """Mute the numbers while a new question is being counted; `waiting` says so in words."""
        self._readouts.set_stale(stale)
        if waiting and stale:
            self._when.setText(waiting)
        elif not stale:
            self._tell_when()

    def focus_line(self, name: str) -> None:
        """Bring a line to the front: it carries the band, the width, the bars and the gaps."""
        if name == self._focus or all(each.name != name for each in self._series):
            return
        self._focus = name
        self._jumps = ()
        self._refresh()
        self.focused.emit(name)

    def show_alone(self, name: str) -> None:
        """Show one line alone; the same name again shows all."""
        self._alone = "" if self._alone == name else name
        if self._alone:
            self._focus = self._alone
        self._jumps = ()
        self._refresh()
        self.focused.emit(self._focus)

    def release_point(self) -> None:
        """Take the ring off the chosen point."""
        self._chosen = None
        if self._chart is not None:
            self._chart.clear_ring()

    def front(self) -> QWidget:
        """What shows the numbers now: the plot, the small ones, or the table."""
        shown = self._pages.currentWidget()
        return self._multiples.grid if self._multiples is not None and shown is self._multiples else shown or self

    def series(self) -> tuple[Series, ...]:
        return self._series

    def has_lines(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self._series) and self._stories() > 0

    def focused_name(self) -> str:
        return self._focus

    def chart(self) -> Chart:
        """Give the plot, made on first use: it imports pyqtgraph, which takes 400 ms."""
        if self._chart is None:
            self._chart = Chart(self)
            self._pages.insertWidget(0, self._chart)
            self._chart.setAccessibleName(tr("Trend"))
            self._chart.pointed.connect(self._point)
            self._chart.chosen.connect(self._choose)
            self._chart.released.connect(self._release)
            self._chart.focus_asked.connect(self._focus_shown)
            self._chart.zoomed.connect(self._show_zoom)
            self._chart.menu_asked.connect(self._show_menu)
        return self._chart

    def caption(self) -> str:
        """Say what the plot shows, so that a picture of it can stand alone."""
        if not self._series or self._span is None:
            return ""
        first = self._series[0]
        shown = self._shown_series()
        counted = tr(COUNTED[self._counted])
        means = {
            Period.HOUR: tr("Mean per hour (UTC), {counted}", counted=counted),
            Period.DAY: tr("Mean per day (UTC), {counted}", counted=counted),
            Period.WEEK: tr("Mean per week (UTC), {counted}", counted=counted),
            Period.MONTH: tr("Mean per month (UTC), {counted}", counted=counted),
        }
        mean = means[first.period]
        if self._smoothing:
            mean = plural(
                "Rolling mean of %n day (UTC), {counted}",
                "Rolling mean of %n days (UTC), {counted}",
                self._smoothing,
                counted=counted,
            )
        same = ""
        if self._panel is not None:
            outlets = numbers.count(self._panel[1])
            same = plural(
                "Only the %n of {all} outlets that is there for the whole span",
                "Only the %n of {all} outlets that are there for the whole span",
                self._panel[0],
                all=outlets,
            )
        each_of = ((self._title(each.name), numbers.count(self._stories_of(each))) for each in shown[:COLORS])
        stories = ", ".join(f"{title} {many_of}" for title, many_of in each_of)
        since, until = self._shown_span()
        spans = numbers.days(since.date(), (until - timedelta(microseconds=1)).date())
        sure = {"percent": numbers.percent(0.95), "few": numbers.FEW}
        alone = tr("Band: {percent} interval; hollow: fewer than {few} stories; hatched: not collected", **sure)
        whose = tr(
            "Band: {percent} interval of {name}; hollow: fewer than {few} stories; hatched: not collected",
            name=self._title(self._focus),
            **sure,
        )
        parts = [
            tr("Mean sentiment: {asked}", asked=self._asked) if self._asked else tr(CAPTIONS[first.by]),
            mean,
            *filter(None, (same,)),
            whose if len(shown) > 1 else alone,
            tr("Articles: {list}", list=stories) if self._counted == "copy" else tr("Stories: {list}", list=stories),
            tr("Engine {engine}; {span}", engine=first.engine, span=spans),
        ]
        return ". ".join(parts) + "."

    def csv(self) -> str:
        """Give the numbers behind the plot, exactly as the series export does."""
        records = export.series_records(self._shown_series(), self._counted)
        return b"".join(export.csv_chunks(records, export.columns_for("series"))).decode()

    def save_picture(self, to: Path) -> None:
        """Write the plot with names and caption as PNG (twice the size) or SVG. Raises ExportError."""
        content = self._paper().svg() if to.suffix.lower() == ".svg" else self._paper().png()
        file = QSaveFile(str(to))
        written = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(content) == content.size()
        if not (written and file.commit()):
            said = tr("The picture could not be written to {path}: {reason}.", path=to, reason=file.errorString())
            raise ExportError(said)

    # ---- building

    def _lay_out(self) -> None:
        theme.set_class(self, "surface")
        bar = QWidget(self)
        tools = QHBoxLayout(bar)
        bar.setMinimumWidth(1)  # what has no room goes into the menu
        bar.setFixedHeight(36)
        tools.setContentsMargins(16, 4, 16, 4)
        tools.setSpacing(8)
        segments = QHBoxLayout()
        segments.setSpacing(0)
        bold = theme.metrics("body", bold=True)
        for at, (period, (name, aloud, _)) in enumerate(PERIODS.items()):
            button = QToolButton(self)
            button.setText(tr(name))
            button.setCheckable(True)
            button.setChecked(period is Period.DAY)
            button.setAccessibleName(tr(aloud))
            button.setMinimumWidth(bold.horizontalAdvance(tr(name)) + 14)  # as in bold: choosing moves nothing
            button.setProperty("place", "first" if at == 0 else "last" if at == len(PERIODS) - 1 else "middle")
            theme.set_class(button, "segment")
            self._periods.addButton(button, at)
            segments.addWidget(button)
        tools.addLayout(segments)
        self._smooth.setAccessibleName(tr("Mean"))
        self._smooth.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        theme.set_class(self._smooth, "compact")
        tools.addWidget(self._smooth)
        for count, words in COUNTS:
            self._per.addItem(tr(words), count)
        self._per.setAccessibleName(tr("What a mean counts"))
        self._per.setToolTip(text.tip(tr("Each piece of news once, every copy of it, or once for each outlet")))
        theme.set_class(self._per, "compact")
        tools.addWidget(self._per)
        self._same.setFont(theme.font("secondary"))
        self._same.setAccessibleName(tr("Only outlets that are there for the whole span"))
        self._same.setToolTip(text.tip(tr(SAME_TIP)))
        tools.addWidget(self._same)
        tools.addWidget(self._when, 1)
        for tool, icon, name in (
            (self._apart, "multiples", tr("Show each line in a small plot of its own")),
            (self._as_table, "columns", tr("Show the numbers as a table")),
            (self._more, "more", tr("More")),
        ):
            icons.give(tool, icon)
            tool.setAccessibleName(name)
            tool.setToolTip(text.tip(name))
            tool.setFixedSize(TOOL, TOOL)
            tools.addWidget(tool)
        self._as_table.setCheckable(True)
        self._apart.setCheckable(True)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(self._make_menu())
        self._fill_smoothings(Period.DAY)

        for page in (self._empty, self._table):
            self._pages.addWidget(page)
        below = QVBoxLayout(self._empty)
        below.addStretch(11)  # the sentence stands above
        below.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignHCenter)
        below.addStretch(9)
        theme.set_class(self._offer, "compact")
        self._offer.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self._readouts)
        layout.addWidget(self._pages, 1)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName(tr("Trend"))
        self._zoom_out = QAction(tr("Show the whole span"), self)
        self._zoom_out.setEnabled(False)
        self._all_lines = QAction(tr("Show all lines"), self)
        self._copy = QAction(tr("Copy numbers as CSV"), self)
        self._copy_picture = QAction(tr("Copy picture"), self)
        self._save = QAction(tr("Save picture…"), self)
        self._as_table_too = QAction(tr("Show the numbers as a table"), self, checkable=True)
        self._apart_too = QAction(tr("Show each line in a small plot of its own"), self, checkable=True)
        for action in (self._zoom_out, self._all_lines, self._as_table_too, self._apart_too):
            menu.addAction(action)
        menu.addSeparator()
        self._same_too = QAction(tr("Same outlets only"), self, checkable=True)
        self._same_too.setToolTip(tr(SAME_TIP))
        menu.addAction(self._same_too)
        self._smooth_too = menu.addMenu(tr("Mean"))
        self._smooth_too.setAccessibleName(tr("Mean"))
        per = menu.addMenu(tr("What a mean counts"))
        per.setAccessibleName(tr("What a mean counts"))
        for count, words in COUNTS:
            per.addAction(tr(words)).triggered.connect(lambda _=False, count=count: self.count_chosen.emit(count))
        lines = menu.addMenu(tr("Lines"))
        lines.setAccessibleName(tr("Lines"))
        group = QActionGroup(lines)
        for kind, words in LINES:
            action = QAction(tr(words), group, checkable=True, checked=not kind)
            action.triggered.connect(lambda _=False, kind=kind: self.lines_chosen.emit(kind))
            lines.addAction(action)
        menu.addSeparator()
        for action in (self._copy, self._copy_picture, self._save):
            menu.addAction(action)
        self._menu_actions = menu.actions()
        return menu

    def _connect(self) -> None:
        self._periods.idClicked.connect(self._ask_period)
        self._smooth.activated.connect(self._ask_smoothing)
        self._as_table.toggled.connect(self._show_page)
        self._apart.toggled.connect(self._show_page)
        self._same.toggled.connect(self.panel_chosen)
        self._per.activated.connect(lambda at: self.count_chosen.emit(str(self._per.itemData(at))))
        self._same.toggled.connect(self._same_too.setChecked)
        self._same_too.toggled.connect(self._same.setChecked)
        for tool, action in ((self._as_table, self._as_table_too), (self._apart, self._apart_too)):
            tool.toggled.connect(action.setChecked)
            action.toggled.connect(tool.setChecked)
        self._readouts.focus_asked.connect(self.focus_line)
        self._readouts.alone_asked.connect(self.show_alone)
        self._offer.clicked.connect(self.offer_taken)
        self._zoom_out.triggered.connect(self._show_whole)
        self._all_lines.triggered.connect(self._show_all)
        self._copy.triggered.connect(self.copy_csv)
        self._copy_picture.triggered.connect(self.copy_picture)
        self._save.triggered.connect(self._ask_where)
        copy = QAction(self._table)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy_csv)
        self._table.addAction(copy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_tools(event.size().width())
        super().resizeEvent(event)

    def _fit_tools(self, width: int) -> None:
        """Show the tools that there is room for beside the periods and the date; the others are in the menu alone."""
        periods = sum(button.sizeHint().width() for button in self._periods.buttons())
        room = width - 32 - periods - (TOOL + 8) - (LEAST_DATE + 8)
        for tool in (self._smooth, self._as_table, self._apart, self._per, self._same):
            needed = 8 + (TOOL if isinstance(tool, QToolButton) else tool.sizeHint().width())
            room -= needed
            tool.setVisible(room >= 0)

    # ---- showing

    def _refresh(self) -> None:
        """Draw everything from what we were handed."""
        shown = self._shown_series()
        names = [each.name for each in shown]
        focus = names.index(self._focus)
        assert self._span is not None
        slots = axes.slots_between(*self._span, shown[0].period)
        start, end = slots[0].start, slots[-1].end
        front = shown[focus]
        counted = self._counts.get(front.name, front)
        caption = tr("stories, paler: copies")
        if len(shown) > 1:
            caption = tr("{name}: stories, paler: copies", name=self._title(front.name))
        picture = Picture(
            slots=slots,
            period=front.period,
            lines=tuple(line_of(each, self._color_of(each.name)) for each in shown),
            focus=focus,
            bars=bars_of(counted),
            bars_caption=caption,
            shades=shades_of(front, start, end),
            marks=marks_of(self._events, start, end),
            ticks=tuple(sorted((*self._ticks, *self._jumps), key=lambda tick: tick.at)),
        )
        chart = self.chart()
        chart.draw(picture)
        if self._slot is not None and self._slot >= len(slots):
            self._slot = None
        self._ring_again(shown)
        self._readouts.show_lines(
            [(each.name, self._title(each.name), self._color_of(each.name)) for each in shown], self._focus
        )
        self._readouts.setVisible(True)
        self._all_lines.setEnabled(bool(self._alone))
        self._table.show_rows(numbers_of(shown, self._titles))
        self._as_table.setEnabled(True)
        self._as_table_too.setEnabled(True)
        self._more.setEnabled(True)
        self._show_page()
        self._point(self._slot)
        chart.setAccessibleDescription(" ".join((self.caption(), *(tick.detail for tick in picture.ticks))))

    def _show_page(self) -> None:
        wanted: QWidget | None = self._table if self._as_table.isChecked() else self._chart
        several = len(self._series) > 1
        self._apart.setEnabled(several)
        self._apart_too.setEnabled(several)
        if wanted is not self._table and self._apart.isChecked() and several and self._chart is not None:
            wanted = self._small()
            self._fill_small()
        self._readouts.setVisible(bool(self._series) and wanted is not self._multiples)
        if wanted is not None and self._series:
            self._pages.setCurrentWidget(wanted)
            self._tell_when()

    def _small(self) -> Multiples:
        if self._multiples is None:
            from monitor.ui.multiples import Multiples

            self._multiples = Multiples(self)
            self._pages.addWidget(self._multiples)
            self._multiples.chosen.connect(self._show_large)
        return self._multiples

    def _fill_small(self) -> None:
        """Fill the small plots: every line, with the mean over what is shown."""
        from monitor import series as made
        from monitor.ui.multiples import Panel

        assert self._span is not None
        period = self._series[0].period
        slots = axes.slots_between(*self._span, period)
        start, end = slots[0].start, slots[-1].end
        panels = []
        for each in self._series:
            counted = self._counts.get(each.name, each)
            whole = made.join(counted.points, self._span[0])
            mean, n = numbers.signed(whole.mean), numbers.n_of(whole.n_stories)
            reading = f"{mean} {numbers.interval(whole.low, whole.high)} {n}"
            if whole.mean is None:
                reading = tr("no stories")
            elif whole.n_stories < numbers.FEW:
                reading = tr("{mean} too few, {n}", mean=mean, n=n)
            color = self._color_of(each.name)
            panels.append(Panel(line_of(each, color), self._title(each.name), reading, shades_of(each, start, end)))
        self._small().show_panels(panels, (start, end), period, marks_of(self._events, start, end))

    def _show_large(self, number: int) -> None:
        self._apart.setChecked(False)
        self.focus_line(self._series[number].name)
        self.chart().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_wanted(self) -> None:
        """Show the period and the smoothing that the series have."""
        period = self._series[0].period if self._series else self._period()
        button = self._periods.button(list(Period).index(period))
        button.setChecked(True)
        self._fill_smoothings(period)
        self._smooth.setCurrentIndex(max(0, self._smooth.findData(self._smoothing)))

    def _fill_smoothings(self, period: Period) -> None:
        means = [(tr(PERIODS[period][2]), 0)]
        if period in (Period.HOUR, Period.DAY):
            means += [(plural("Rolling, %n day", "Rolling, %n days", days), days) for days in SMOOTHINGS]
        self._smooth.clear()
        self._smooth_too.clear()
        group = QActionGroup(self._smooth_too)
        for words, days in means:
            self._smooth.addItem(words, days)
            action = QAction(words, group, checkable=True, checked=days == self._smoothing)
            action.triggered.connect(lambda _=False, days=days: self.smoothing_chosen.emit(days))
            self._smooth_too.addAction(action)
        self._fit_tools(self.width())  # they may be wider now

    def _point(self, slot: int | None) -> None:
        """Read all lines at a period; without one, at the newest of which something can be claimed."""
        self._slot = slot
        if self._chart is None:
            return
        picture = self._chart.picture()
        if picture is None or not self._series:
            return
        front = self._front()
        at = self._newest(picture) if slot is None else slot
        here = picture.slots[at]
        note = ""
        if slot is not None:
            ticks = (tick.text for tick in picture.ticks if here.start <= tick.at < here.end)
            note = ", ".join(filter(None, (gaps_told(front, here.start, here.end), *ticks)))
        self._chart.set_cursor(slot, note)
        for each in self._shown_series():
            self._readouts.tell(each.name, read(each, here.start, here.end))
        self._tell_when()

    def _newest(self, picture: Picture) -> int:
        """The newest period in which the line in front has enough stories; else the newest that has any."""
        newest = max((line.xs[-1] for line in picture.lines if line.xs), default=picture.slots[-1].middle)
        front = picture.lines[picture.focus or 0]
        sure = (x for x, few in zip(front.xs, front.few, strict=True) if not few)
        newest = max(sure, default=newest)
        return max(at for at, slot in enumerate(picture.slots) if slot.middle <= newest)

    def _is_passed_over(self, picture: Picture, at: int) -> bool:
        """Whether a newer period was passed over for its few stories."""
        return any(line.xs and line.xs[-1] > picture.slots[at].end for line in picture.lines)

    def _tell_when(self) -> None:
        picture = self._chart.picture() if self._chart is not None else None
        if picture is None or not self._series or self._pages.currentWidget() is self._empty:
            self._when.setText("")  # no number is shown that it could be of
            return
        if self._pages.currentWidget() is self._multiples:  # their numbers are of all that is shown
            since, until = self._shown_span()
            days = numbers.days(since.date(), (until - timedelta(microseconds=1)).date())
            self._when.set_forms(tr("Means of the whole span, {days}", days=days), tr("Whole span"))
            return
        at = self._newest(picture) if self._slot is None else self._slot
        here = picture.slots[at]
        start = datetime.fromtimestamp(here.start, UTC)
        said = axes.period_text(start, picture.period)
        assert self._span is not None
        unfinished = here.end > self._span[1].timestamp()
        point = tr("{period}, so far", period=said) if unfinished else said
        passed = self._slot is None and self._is_passed_over(picture, at)
        per_copy = self._counted == "copy"
        if passed:
            few = {"few": numbers.FEW, "period": point}
            point = tr("Newest with {few} or more stories: {period}", **few)
            if per_copy:
                point = tr("Newest with {few} or more articles: {period}", **few)
        elif self._slot is None:
            point = tr("Newest point: {period}", period=point)
        same = ""
        if self._panel is not None:
            same = tr("{some} of {all} outlets", some=numbers.count(self._panel[0]), all=numbers.count(self._panel[1]))
        dated = " · ".join(filter(None, (same, point)))
        counts = tr("n articles") if per_copy else tr("n stories")
        sure = tr("mean, {percent} interval", percent=numbers.percent(0.95))
        whole = f"{dated} · {sure}, {counts}"
        short = axes.short_period_text(start, picture.period)
        newest: tuple[str, ...] = ()
        if self._slot is None and not passed:
            newest = (tr("Newest: {period}", period=short),)
        if passed:
            few = {"few": numbers.FEW, "period": short}
            newest = (tr("Newest with n ≥ {few}: {period}", **few), tr("n ≥ {few}: {period}", **few))
            said = short  # the others are shorter than the whole name of the period
        self._when.set_forms(whole, f"{dated} · {counts}", dated, point, *newest, said, short)

    def _choose(self, number: int, point: int) -> None:
        series = self._shown_series()[number]
        chosen = [each for each in series.points if each.mean is not None][point]
        if self._chosen == (series.name, chosen.start):  # a second click
            self._release()
            return
        if series.name != self._focus:
            self.focus_line(series.name)
        self._chosen = (series.name, chosen.start)
        self.chart().ring(number, point)
        self.point_chosen.emit(series, chosen)

    def _release(self) -> None:
        self.release_point()
        self.point_released.emit()

    def _ring_again(self, shown: Sequence[Series]) -> None:
        """Keep the ring on the chosen point, wherever that is in the new picture."""
        chart = self.chart()
        chart.clear_ring()
        if self._chosen is None:
            return
        name, start = self._chosen
        for number, each in enumerate(shown):
            scored = [point.start for point in each.points if point.mean is not None]
            if each.name == name and start in scored:
                chart.ring(number, scored.index(start))

    def _focus_shown(self, number: int) -> None:
        self.focus_line(self._shown_series()[number].name)

    def _show_zoom(self, zoomed: bool) -> None:
        self._zoom_out.setEnabled(zoomed)

    def _show_whole(self) -> None:
        self.chart().zoom_out()

    def _show_all(self) -> None:
        self.show_alone(self._alone)

    # ---- asking

    def day_at_cursor(self) -> date | None:
        """The day that the cursor stands on; None where it stands nowhere, or the plot has not the focus."""
        picture = self._chart.picture() if self._chart is not None else None
        if picture is None or self._slot is None or self._chart is None or not self._chart.hasFocus():
            return None
        return datetime.fromtimestamp(picture.slots[self._slot].start, UTC).date()

    def _show_menu(self, at: float, event: str, where: QPoint) -> None:
        """Offer what can be done at a place of the plot."""
        day = datetime.fromtimestamp(at, UTC).date()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        named = next((each for each in self._events if each.id == event), None)
        if named is not None:
            words = tr("Take “{name}” off the plot", name=text.line(named.name, 40)).replace("&", "&&")
            menu.addAction(words).triggered.connect(lambda: self.unmark_asked.emit(event))
        marked = tr("Mark an event on {day}…", day=numbers.weekday_of(day))
        menu.addAction(marked).triggered.connect(lambda: self.mark_asked.emit(day))
        menu.addAction(tr("What changed, and who moved it") + "\tD").triggered.connect(self.change_asked)
        menu.addSeparator()
        menu.addActions(self._menu_actions)
        menu.popup(where)

    def _period(self) -> Period:
        return list(Period)[max(0, self._periods.checkedId())]

    def _ask_period(self, number: int) -> None:
        self.period_chosen.emit(list(Period)[number])

    def _ask_smoothing(self) -> None:
        self.smoothing_chosen.emit(int(self._smooth.currentData()))

    # ---- taking it along

    def copy_csv(self) -> None:
        """Put the numbers behind the plot on the clipboard."""
        QApplication.clipboard().setText(self.csv())
        self.said.emit(plural("%n row copied as CSV.", "%n rows copied as CSV.", len(self._table.rows())))

    def copy_picture(self) -> None:
        """Put the plot with its caption on the clipboard."""
        QApplication.clipboard().setImage(QImage.fromData(self._paper().png()))
        self.said.emit(tr("The picture is copied, with its caption."))

    def _ask_where(self) -> None:
        from monitor.ui.dialogs import saving

        kinds = ((tr("PNG picture (*.png)"), ".png"), (tr("SVG drawing (*.svg)"), ".svg"))
        saving.ask_where(self, tr("Save picture"), Path("trend.png"), kinds, self._save_to)

    def _save_to(self, to: Path) -> None:
        try:
            self.save_picture(to)
        except ExportError as error:
            self.said.emit(tr(str(error)))
        else:
            self.said.emit(tr("Saved {file}, with its caption.", file=to.name))

    def _paper(self) -> Paper:
        names = [
            Name(self._title(each.name), self._color_of(each.name), each.name == self._focus)
            for each in self._shown_series()
        ]
        return Paper(self.chart(), names, self.caption())

    # ---- small helpers

    def _shown_series(self) -> tuple[Series, ...]:
        return tuple(each for each in self._series if not self._alone or each.name == self._alone)

    def _front(self) -> Series:
        return next(each for each in self._series if each.name == self._focus)

    def _title(self, name: str) -> str:
        return self._titles.get(name, name)

    def _color_of(self, name: str) -> int | None:
        color = self._colors.get(name)
        return color if color is not None and color < COLORS else None

    def _stories(self) -> int:
        return sum(self._stories_of(each) for each in self._series)

    def _stories_of(self, series: Series) -> int:
        since, until = (at.timestamp() for at in self._shown_span())
        counted = self._counts.get(series.name, series)
        return sum(point.n_stories for point in counted.points if since <= point.start.timestamp() < until)

    def _shown_span(self) -> tuple[datetime, datetime]:
        picture = self._chart.picture() if self._chart is not None else None
        if self._chart is not None and picture is not None and self._chart.is_zoomed():
            start, end = self._chart.shown()
            return datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(end, UTC)
        assert self._span is not None
        return axes.floor(self._span[0], self._series[0].period) if self._series else self._span[0], self._span[1]

    def _why_empty(self) -> str:
        if not self._series:
            return tr(EMPTY)
        names = [self._title(each.name) for each in self._series]
        said = plural(
            "{first}: no scored story in this span.",
            "{first} and %n more: no scored story in this span.",
            len(names) - 1,
            first=names[0],
        )
        if len(names) <= 3:
            *some, last = names
            listed = tr("{names} and {last}", names=", ".join(some), last=last) if some else last
            said = tr("{names}: no scored story in this span.", names=listed)
        return tr("{said} Choose a longer one, or wait for the next poll.", said=said)

"""The feeds, worst first: what do I not see? Since when, why, what the monitor does about it, and what you can do.

The view judges each feed from what is remembered of it (`judge`, a pure function) and says what the user wants; it
neither polls nor edits the catalog.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from monitor.i18n import plural, tr, tr_noop
from monitor.model import Feed, FeedHealth, Period
from monitor.ui import axes, charts, delegates, icons, numbers, text, theme
from monitor.ui.feedstate import (
    AMBER,
    DAYS,
    FAILING,
    OFF,
    PAUSED,
    SILENT,
    UNDATED,
    Condition,
    FeedLine,
    a_day,
    missing,
    summary,
    worst_first,
)
from monitor.ui.labels import Elided
from monitor.ui.rows import Column, RowsTable

SHOWN: Final = (
    ("all", tr_noop("All feeds")),
    ("trouble", tr_noop("Needing attention")),
    ("on", tr_noop("Switched on")),
    ("off", tr_noop("Switched off")),
)


# ---- the view ------------------------------------------------------------------------------------


class FeedsView(QWidget):
    """The table of feeds, and what there is to know and to do about the one chosen."""

    poll_asked = Signal(str)
    """The address of a feed that is to be polled now."""
    pause_asked = Signal(str, bool)
    """A feed is to be paused (True) or resumed."""
    switch_asked = Signal(str, bool)
    """A feed of the catalog is to be switched on (True) or off."""
    edit_asked = Signal(object)
    """A Feed whose entry is to be changed."""
    feed_removed = Signal(object)
    """A Feed. The view offers to undo it, with `feed_restored`."""
    feed_restored = Signal(object)
    add_asked = Signal(str)
    """Another feed is wanted; with the address to begin with, or an empty one."""
    import_asked = Signal()
    export_asked = Signal()
    articles_asked = Signal(str)
    """The articles of a feed (its address) are wanted."""

    def __init__(
        self, parent: QWidget | None = None, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        super().__init__(parent)
        theme.set_class(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._now = now
        self._lines: tuple[FeedLine, ...] = ()
        self._removed: Feed | None = None
        self._says = text.Label("", self, size="brief", bold=True)
        self._more = Elided("", self, size="brief")
        self._missing = Elided("", self, size="secondary", role="muted")
        self.which = QComboBox(self)
        self.which.setAccessibleName(tr("Which feeds are shown"))
        theme.set_class(self.which, "compact")
        for name, said in SHOWN:
            self.which.addItem(tr(said), name)
        self.finder = QLineEdit(self)
        self.finder.setPlaceholderText(tr("Find a feed"))
        self.finder.setAccessibleName(tr("Find a feed"))
        self.finder.setMinimumWidth(110)
        self.finder.setMaximumWidth(170)
        self.finder.setStyleSheet("min-height: 22px")  # as the buttons beside it
        self.finder.setClearButtonEnabled(True)
        self.lists = QPushButton(tr("OPML"), self)
        self.lists.setAccessibleName(tr("Lists of feeds (OPML)"))
        menu = QMenu(self.lists)
        self.importing = menu.addAction(tr("Import feeds (OPML)…"))
        self.exporting = menu.addAction(tr("Export feeds (OPML)…"))
        self.lists.setMenu(menu)
        self.adding = QPushButton(tr("Add a feed"), self)
        icons.give(self.adding, "add", "text")
        self.table: RowsTable[FeedLine] = RowsTable(
            COLUMNS, self, name=tr("Feeds"), key=lambda line: line.feed.url, height=32
        )
        self.bars = charts.BarStrip(self)
        self.bars.setFixedHeight(112)
        self.bars.setAccessibleName(tr("New articles a day, all feeds"))
        self.detail = FeedPane(self)
        self._undo = _UndoBar(self)
        self._lay_out()
        self._connect()
        self.show_feeds((), {})

    def show_feeds(self, feeds: Sequence[Feed], health: Mapping[str, FeedHealth]) -> None:
        """Show feeds and how they fare; a feed without health was never asked."""
        now = self._now()
        self._lines = worst_first(feeds, health, now)
        stressed, rest = summary(self._lines)
        self._says.setText(stressed)
        self._more.setText(rest)
        begin = tr("Add the address of a feed or of any site, or import an OPML file.")
        self._missing.setText(missing(self._lines) if self._lines else begin)
        self._show_wanted()
        slots = axes.slots_between(now - timedelta(days=DAYS - 1), now, Period.DAY)
        sums = [0] * DAYS
        for line in self._lines:
            for at, number in enumerate(line.health.days[-DAYS:]):
                sums[at + DAYS - len(line.health.days[-DAYS:])] += max(0, number)
        self.bars.show_counts(slots, Period.DAY, sums)
        if self.table.current() is None and self._lines:
            self.table.go_to(self._lines[0].feed.url)
        self._show_current()

    def go_to(self, url: str) -> bool:
        """Choose a feed by its address; False where it is not in the list."""
        self.which.setCurrentIndex(0)
        self.finder.clear()
        self._show_wanted()
        return self.table.go_to(url)

    def search(self, words: str) -> None:
        """Show the feeds whose outlet, title or address holds all the words."""
        self.finder.setText(words)

    def tell_polling(self, url: str) -> None:
        """Say that a feed is being asked now."""
        self.detail.tell_polling(url)

    def _show_wanted(self) -> None:
        which = self.which.currentData()
        words = self.finder.text().casefold().split()
        self.table.show_rows(line for line in self._lines if _is_wanted(line, which) and _holds(line, words))

    def _show_current(self) -> None:
        line = self.table.current()
        place = self.table.rows().index(line) + 1 if line is not None else 0
        self.detail.show_line(line, place, len(self.table.rows()))

    def _take_chosen(self, line: FeedLine) -> None:
        self._show_current()

    def _remove(self, feed: Feed) -> None:
        self._removed = feed
        if feed.origin == "default":
            said = tr("{feed} is removed and asked no more. It stays in the list, switched off.", feed=_name(feed))
        else:
            said = tr("{feed} is removed and asked no more. Its articles stay.", feed=_name(feed))
        self._undo.tell(said)
        self.feed_removed.emit(feed)

    def _restore(self) -> None:
        if self._removed is not None:
            feed, self._removed = self._removed, None
            self.feed_restored.emit(feed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._says)
        head.addWidget(self._more, 1)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.which)
        tools.addWidget(self.finder)
        tools.addWidget(_StripLegend(self), 1)
        theme.set_class(self.lists, "compact menu")
        theme.set_class(self.adding, "compact")
        tools.addWidget(self.lists)
        tools.addWidget(self.adding)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 8)
        top.setSpacing(4)
        top.addLayout(head)
        top.addWidget(self._missing)
        top.addSpacing(4)
        top.addLayout(tools)
        below = QHBoxLayout()
        below.setContentsMargins(16, 12, 16, 0)
        below.setSpacing(8)
        below.addWidget(text.Label(tr("New articles a day"), self, bold=True))
        below.addWidget(
            text.Label(tr("all feeds, last {days} days", days=DAYS), self, size="secondary", role="muted"), 1
        )
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(below)
        column.addWidget(self.bars)
        column.addSpacing(8)
        column.addWidget(self._undo)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        panes.addWidget(left)
        panes.addWidget(self.detail)
        panes.setStretchFactor(0, 1)
        panes.setSizes([1032, 408])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(panes)

    def _connect(self) -> None:
        self.which.activated.connect(self._show_wanted)
        self.finder.textChanged.connect(self._show_wanted)
        self.importing.triggered.connect(self.import_asked)
        self.exporting.triggered.connect(self.export_asked)
        self.adding.clicked.connect(self._ask_add)
        self.table.chosen.connect(self._take_chosen)
        self.table.opened.connect(self._ask_edit)
        self.detail.poll_asked.connect(self.poll_asked)
        self.detail.pause_asked.connect(self.pause_asked)
        self.detail.switch_asked.connect(self.switch_asked)
        self.detail.edit_asked.connect(self.edit_asked)
        self.detail.remove_asked.connect(self._remove)
        self.detail.look_asked.connect(self.add_asked)
        self.detail.articles_asked.connect(self.articles_asked)
        self._undo.undone.connect(self._restore)

    def _ask_add(self) -> None:
        self.add_asked.emit("")

    def _ask_edit(self, line: FeedLine) -> None:
        self.edit_asked.emit(line.feed)


def _is_wanted(line: FeedLine, which: str) -> bool:
    if which == "trouble":
        return line.condition.rank in (FAILING, SILENT, AMBER) or line.condition.gone
    return which == "all" or line.feed.enabled == (which == "on")


def _holds(line: FeedLine, words: Sequence[str]) -> bool:
    where = f"{line.feed.outlet} {line.feed.title} {line.feed.url} {line.condition.words}".casefold()
    return all(word in where for word in words)


def _name(feed: Feed) -> str:
    return text.line(f"{feed.outlet}, {feed.title}" if feed.title and feed.title != feed.outlet else feed.outlet, 120)


# ---- the table -----------------------------------------------------------------------------------


def _paint_icon(painter: QPainter, rect: QRect, line: FeedLine) -> None:
    role = "muted" if line.condition.role == "text" else line.condition.role
    ratio = painter.device().devicePixelRatio()
    pixmap = icons.pixmap(line.condition.icon, role, 16, ratio)
    painter.drawPixmap(rect.left() + 8, rect.center().y() - 7, pixmap)


def _paint_name(painter: QPainter, rect: QRect, line: FeedLine) -> None:
    role: theme.Role = "text" if line.feed.enabled else "muted"
    bold = line.condition.rank == FAILING
    outlet = text.line(line.feed.outlet, 80)
    delegates.draw_text(painter, rect, outlet, role=role, bold=bold)
    wide = theme.metrics(bold=bold).horizontalAdvance(outlet) + 5
    if line.feed.title and line.feed.title != line.feed.outlet and wide < rect.width() - 20:
        delegates.draw_text(painter, rect.adjusted(wide, 0, 0, 0), text.line(line.feed.title, 120), role="muted")


def paint_strip(painter: QPainter, rect: QRect, days: Sequence[int], *, ending: theme.Role = "muted") -> None:
    """Draw a day a cell, oldest first: a bar for new items, a stub for none, x for failures only, - for not asked.

    `ending` is the color of the last run of trouble, if the strip ends in one.
    """
    cell = 6
    left = rect.left()
    middle = rect.center().y() + 1
    most = max([1, *days])
    tail = len(days)
    while tail and days[tail - 1] in (-1, 0):
        tail -= 1
    for at, number in enumerate(days[-DAYS:]):
        x = left + at * cell
        late: theme.Role = ending if at >= tail else "volume"
        if number > 0:
            high = 5 + round(8 * number / most)
            painter.fillRect(QRect(x, middle + 6 - high, 4, high), theme.color("volume"))
        elif number == 0:
            painter.fillRect(QRect(x, middle + 4, 4, 2), theme.color(late))
        elif number == -1:
            painter.setFont(theme.font("axis", bold=at >= tail))
            painter.setPen(theme.color(ending if at >= tail else "muted"))
            painter.drawText(QRect(x - 1, middle - 7, cell + 1, 14), Qt.AlignmentFlag.AlignCenter, "×")
        else:
            painter.fillRect(QRect(x, middle, 4, 1), theme.color("border"))


def _paint_days(painter: QPainter, rect: QRect, line: FeedLine) -> None:
    ending: theme.Role = line.condition.role if line.condition.rank in (FAILING, SILENT) else "volume"
    paint_strip(painter, rect, line.health.days, ending=ending)


def _days_aloud(line: FeedLine) -> str:
    days = line.health.days
    return tr(
        "{new} days with new articles, {none} without, {failed} failed, {unasked} not asked",
        new=sum(day > 0 for day in days),
        none=sum(day == 0 for day in days),
        failed=sum(day == -1 for day in days),
        unasked=sum(day == -2 for day in days),
    )


def _time(at: datetime | None, now: datetime) -> str:
    return numbers.NONE if at is None else numbers.short_time(at, now)


def _last_good(line: FeedLine) -> str:
    at = line.state.last_success
    if at is None:
        return numbers.NONE
    day = numbers.short_time(at, line.now)
    today = at.astimezone().date() == line.now.astimezone().date()
    return day if today or line.condition.rank != FAILING else f"{day} {numbers.clock(at)}"


def _next(line: FeedLine) -> str:
    if line.condition.rank in (PAUSED, OFF):
        return numbers.NONE
    due = line.state.next_due
    return tr("now", "due") if due is None or due <= line.now else numbers.short_time(due, line.now)


def _answer(line: FeedLine) -> str:
    state = line.state
    if state.http_status is None:
        return tr("none", "answer") if state.failures else numbers.NONE
    return f"{state.http_status} ×{state.failures}" if state.failures > 1 else str(state.http_status)


def _moment(at: datetime | None) -> float:
    return at.timestamp() if at is not None else 0.0


COLUMNS: Final[tuple[Column[FeedLine], ...]] = (
    Column("", 44, lambda line: line.condition.words, paint=_paint_icon, aloud=tr_noop("State")),
    Column(
        tr_noop("Feed"),
        0,
        lambda line: _name(line.feed),
        paint=_paint_name,
        order=lambda line: (line.feed.outlet.casefold(), line.feed.title.casefold()),
        tells=lambda line: f"{_name(line.feed)}  {line.feed.url}",
    ),
    Column(
        tr_noop("State, worst first"),
        142,
        lambda line: line.condition.words,
        role=lambda line: "muted" if line.condition.role == "text" else line.condition.role,
        tells=lambda line: line.condition.happened,
    ),
    Column(tr_noop("Last 30 days"), 200, _days_aloud, paint=_paint_days, least=560),
    Column(
        tr_noop("A day"),
        60,
        lambda line: a_day(line.health, short=True),
        right=True,
        order=lambda line: -line.health.per_day,
    ),
    Column(
        tr_noop("Newest"),
        92,
        lambda line: _time(line.state.newest_item, line.now),
        right=True,
        order=lambda line: _moment(line.state.newest_item),
        least=780,
    ),
    Column(
        tr_noop("Last good"),
        104,
        _last_good,
        right=True,
        order=lambda line: _moment(line.state.last_success),
        least=880,
    ),
    Column(tr_noop("Next"), 66, _next, right=True, order=lambda line: _moment(line.state.next_due), least=620),
    Column(tr_noop("Answer"), 76, _answer, right=True, order=lambda line: line.state.http_status or 0, least=700),
    Column(
        tr_noop("Undated"),
        76,
        lambda line: numbers.percent(line.state.undated_share),
        right=True,
        role=lambda line: "text" if line.state.undated_share >= UNDATED else "muted",
        order=lambda line: -line.state.undated_share,
        least=960,
    ),
)


class _StripLegend(QWidget):
    """What the signs of the strip mean."""

    PARTS = ((1, tr_noop("new")), (0, tr_noop("nothing new")), (-1, tr_noop("failed")), (-2, tr_noop("not asked")))

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumHeight(24)
        self.setAccessibleName(tr("Strip: bar, new articles; stub, nothing new; cross, failed; dash, not asked"))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 8
        for number, name in self.PARTS:
            said = tr(name)
            wide = theme.metrics("secondary").horizontalAdvance(said)
            if left + 12 + wide > self.width():
                return
            paint_strip(painter, QRect(left, 0, 6, self.height()), (number,), ending="muted")
            where = QRect(left + 12, 0, wide + 4, self.height())
            delegates.draw_text(painter, where, said, role="muted", size="secondary")
            left += 12 + wide + 16


class _UndoBar(QWidget):
    """What was just removed, and the way back."""

    undone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_class(self, "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.says = text.Label("", self)
        self.undo = QPushButton(tr("Undo"), self)
        theme.set_class(self.undo, "compact")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(self.says, 1)
        row.addWidget(self.undo)
        self.undo.clicked.connect(self._act)
        self.hide()

    def tell(self, sentence: str) -> None:
        self.says.setText(sentence)
        self.show()

    def _act(self) -> None:
        self.hide()
        self.undone.emit()


# ---- one feed ------------------------------------------------------------------------------------


class FeedPane(QScrollArea):
    """One feed: what happened, what the monitor does, what you can do."""

    poll_asked = Signal(str)
    pause_asked = Signal(str, bool)
    switch_asked = Signal(str, bool)
    edit_asked = Signal(object)
    remove_asked = Signal(object)
    look_asked = Signal(str)
    articles_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line: FeedLine | None = None
        self._polling = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(320)
        page = QWidget(self)
        theme.set_class(page, "surface")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.place = text.Label("", page, size="secondary", role="muted")
        self._icon = QLabel(page)
        self.state = text.Label("", page, bold=True, wrap=True)
        self.title = text.Label("", page, size="headline", bold=True, wrap=True)
        self.address = text.Label("", page, size="secondary", role="muted", wrap=True)
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.happened = text.Label("", page, wrap=True)
        self.doing = text.Label("", page, wrap=True)
        self.kept = text.Label("", page, size="secondary", role="muted", wrap=True)
        self.poll = QPushButton(tr("Poll now"), page)
        self.pause = QPushButton(tr("Pause"), page)
        self.edit = QPushButton(tr("Edit…"), page)
        self.remove = QPushButton(tr("Remove"), page)
        self.look = QPushButton(tr("Look"), page)
        self.articles = QPushButton(tr("Show"), page)
        self._card = QFrame(page)
        theme.set_class(self._card, "card")
        self._ways: dict[QPushButton, QWidget] = {}
        self._lay_out(page)
        self.setWidget(page)
        self.poll.clicked.connect(self._ask_poll)
        self.pause.clicked.connect(self._ask_pause)
        self.edit.clicked.connect(self._ask_edit)
        self.remove.clicked.connect(self._ask_remove)
        self.look.clicked.connect(self._ask_look)
        self.articles.clicked.connect(self._ask_articles)
        theme.changed.connect(self._show_icon)

    def show_line(self, line: FeedLine | None, place: int, of: int) -> None:
        """Show a feed; None: a sentence in its place."""
        self._line = line
        for part in self._parts:
            part.setVisible(line is not None)
        self._none.setVisible(line is None)
        if line is None:
            return
        feed, condition, state = line.feed, line.condition, line.state
        if self._polling != feed.url or (state.last_polled is not None and state.last_polled >= self._polling_since):
            self._polling = ""
        where = tr("Feed {place} of {many}", place=numbers.count(place), many=numbers.count(of))
        self.place.setText(where if place else "")
        self.state.setText(_state(condition))
        self.state.set_role(condition.role)
        self.title.setText(_name(feed))
        self.title.setToolTip(text.tip(f"{feed.outlet}, {feed.title}"))
        self.address.setText(shown_address(feed.url))
        self.happened.setText(condition.happened)
        self.doing.setText(condition.doing)
        self.kept.setText(self._kept(line))
        self._show_icon()
        self._show_ways(line)

    def tell_polling(self, url: str) -> None:
        """Say that the feed is being asked, until it is shown with a later poll."""
        self._polling, self._polling_since = url, datetime.now(UTC)
        if self._line is not None:
            self._show_ways(self._line)

    _polling_since = datetime.min.replace(tzinfo=UTC)

    def _show_ways(self, line: FeedLine) -> None:
        feed, state, rank = line.feed, line.state, line.condition.rank
        asking = self._polling == feed.url
        waits = state.not_before is not None and state.not_before > line.now
        self.poll.setText(tr("Polling…") if asking else tr("Poll now"))
        self.poll.setEnabled(feed.enabled and not state.paused and not asking and not waits)
        until = numbers.clock(state.not_before) if waits and state.not_before else ""
        wait = tr("The site asks to wait until {time}.", time=until) if until else ""
        self.poll.setToolTip(text.tip(wait) if wait else "")
        off = rank == OFF
        self.pause.setText(tr("Switch on") if off else tr("Resume") if state.paused else tr("Pause"))
        theme.set_class(self.pause, "compact primary" if off or state.paused else "compact")
        theme.set_class(self.poll, "compact primary" if rank == FAILING else "compact")
        self._ways[self.look].setVisible(rank in (FAILING, SILENT) or line.condition.gone)
        self._ways[self.articles].setVisible(line.health.articles > 0)
        self.remove.setVisible(not (off and feed.origin == "default"))

    def _kept(self, line: FeedLine) -> str:
        feed = line.feed
        many = line.health.articles
        if not many:
            parts = [tr("Nothing yet.")]
        elif line.health.per_day >= 0.1:
            rate = a_day(line.health)
            parts = [plural("%n article, about {rate} a day.", "%n articles, about {rate} a day.", many, rate=rate)]
        else:
            parts = [plural("%n article.", "%n articles.", many)]
        if feed.interval is not None:
            parts.append(tr("Asked every {interval}, as you set it.", interval=numbers.duration(feed.interval)))
        if feed.origin == "default" and feed.last_verified is not None:
            day = numbers.days(feed.last_verified, feed.last_verified)
            sure = SURE.get(feed.confidence or "")
            parts.append(tr(sure, day=day) if sure else tr("Built in, last verified {day}.", day=day))
        if feed.allow_local:
            parts.append(tr("May live on this machine or the local network."))
        if feed.note and feed.enabled:
            parts.append(tr("Note: {note}.", note=text.line(feed.note, 200).rstrip(".")))
        return "\n".join(parts)

    def _show_icon(self) -> None:
        if self._line is not None:
            condition = self._line.condition
            ratio = self.devicePixelRatioF()
            self._icon.setPixmap(icons.pixmap(condition.icon, condition.role, 16, ratio))

    def _lay_out(self, page: QWidget) -> None:
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 12, 20, 20)
        column.setSpacing(4)
        column.addWidget(self.place)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.state, 1)
        column.addLayout(row)
        column.addWidget(self.title)
        column.addWidget(self.address)
        heads = [text.Label(tr(said), page, size="axis", bold=True, role="muted") for said in _HEADS]
        for head, value in zip(heads, (self.happened, self.doing), strict=False):
            column.addSpacing(12)
            column.addWidget(head)
            column.addWidget(value)
        column.addSpacing(12)
        column.addWidget(heads[2])
        column.addSpacing(4)
        ways = QVBoxLayout(self._card)
        ways.setContentsMargins(1, 1, 1, 1)
        ways.setSpacing(0)
        for at, (says, more, buttons) in enumerate(
            (
                (tr("Ask the site again"), tr("obeys a pause that it asked for"), (self.poll,)),
                (tr("Look for feeds on its site"), tr("an address may have moved"), (self.look,)),
                (tr("Its articles"), tr("on the Desk"), (self.articles,)),
                (tr("The feed itself"), tr("name, outlet, address, interval"), (self.pause, self.edit, self.remove)),
            )
        ):
            way = _way(self._card, says, more, buttons, ruled=at > 0)
            self._ways[buttons[0]] = way
            ways.addWidget(way)
        column.addWidget(self._card)
        column.addSpacing(12)
        column.addWidget(heads[3])
        column.addWidget(self.kept)
        self._none = text.Label(tr("Select a feed to see how it fares."), page, role="muted", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._none)
        column.addStretch(1)
        self._parts: tuple[QWidget, ...] = (
            self.place, self._icon, self.state, self.title, self.address, *heads, self.happened, self.doing,
            self._card, self.kept,
        )  # fmt: skip

    def _ask_poll(self) -> None:
        if self._line is not None:
            self.tell_polling(self._line.feed.url)
            self.poll_asked.emit(self._line.feed.url)

    def _ask_pause(self) -> None:
        if self._line is None:
            return
        if self._line.condition.rank == OFF:
            self.switch_asked.emit(self._line.feed.url, True)
        else:
            self.pause_asked.emit(self._line.feed.url, not self._line.state.paused)

    def _ask_edit(self) -> None:
        if self._line is not None:
            self.edit_asked.emit(self._line.feed)

    def _ask_remove(self) -> None:
        if self._line is not None:
            self.remove_asked.emit(self._line.feed)

    def _ask_look(self) -> None:
        if self._line is not None:
            site = urlsplit(self._line.feed.url)
            self.look_asked.emit(f"{site.scheme}://{site.hostname or ''}/")

    def _ask_articles(self) -> None:
        if self._line is not None:
            self.articles_asked.emit(self._line.feed.url)


SURE: Final = {
    "high": tr_noop("Built in, last verified {day}, high confidence."),
    "medium": tr_noop("Built in, last verified {day}, medium confidence."),
    "low": tr_noop("Built in, last verified {day}, low confidence."),
}
_HEADS: Final = (
    tr_noop("What happened"),
    tr_noop("What the monitor does"),
    tr_noop("What you can do"),
    tr_noop("Kept from it"),
)


def _state(condition: Condition) -> str:
    if condition.since is not None and condition.rank == FAILING:
        return tr("Failing since {time}", time=numbers.full_time(condition.since))
    if condition.since is not None and condition.rank == SILENT:
        return tr("Silent since {time}", time=numbers.full_time(condition.since))
    return condition.words[:1].upper() + condition.words[1:]


def _way(parent: QWidget, says: str, more: str, buttons: Sequence[QPushButton], *, ruled: bool) -> QWidget:
    """One row of the card: what can be done, what it means, and the buttons that do it."""
    row = QWidget(parent)
    whole = QVBoxLayout(row)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    if ruled:
        line = QFrame(row)
        theme.set_class(line, "rule")
        whole.addWidget(line)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(text.Label(says, row, wrap=True))
    words.addWidget(text.Label(more, row, size="secondary", role="muted", wrap=True))
    grid = QGridLayout()
    grid.setContentsMargins(12, 8, 12, 8)
    whole.addLayout(grid)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    side = QHBoxLayout()
    side.setSpacing(8)
    for button in buttons:
        theme.set_class(button, "compact")
        side.addWidget(button)
    if len(buttons) == 1:
        grid.addLayout(words, 0, 0)
        grid.addLayout(side, 0, 1)
    else:
        side.addStretch(1)
        grid.addLayout(words, 0, 0)
        grid.addLayout(side, 1, 0)
    return row


def shown_address(url: str) -> str:
    """An address as it is shown: without user name, password and scheme."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = f":{parts.port}" if parts.port else ""
    query = f"?{parts.query}" if parts.query else ""
    return text.line(f"{host}{port}{parts.path}{query}", 200)

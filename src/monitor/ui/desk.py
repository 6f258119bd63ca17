"""The Desk as it stands: lenses left, brief and trend above the live list, the reader right.

What is here needs no store and little time: the first paint shows it with the last page. What the Desk does comes
afterwards (`deskwork.py`), and puts the trend and the reader into their places.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from monitor.i18n import tr
from monitor.ui import delegates, lastpage, lenses, periods, theme
from monitor.ui.articles import ArticlesModel
from monitor.ui.articlespane import ArticlesPane
from monitor.ui.brief import BriefLine, Said
from monitor.ui.columns import OUTLET, SENTIMENT
from monitor.ui.lenses import Group, Lenses

READER = 408  # px
LOW = 640  # px of the Desk below which the ways to begin take the room of the empty plot too
READER_NARROW = 356
READER_LEAST = 288
ROOMY = lenses.ROOMY  # px of the window from which all have their full width
TIGHT = lenses.TIGHTENED  # px below which lenses and reader give what they can, for headlines are read in the middle


class Desk(QWidget):
    """The first view of the window: its parts in their places."""

    def __init__(self, parent: QWidget | None = None, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(parent)
        self.span = periods.DEFAULT
        self.order = "-at"
        self.lenses = Lenses(self)
        self.brief = BriefLine(self)
        self.articles = ArticlesModel(self, now)
        self.pane = ArticlesPane(self.articles, self)
        self.first_run: QWidget | None = None
        self._reader: QWidget | None = None
        self._beside: QWidget | None = None
        self._trend_place = _surface(self)
        self._reader_place = _surface(self)
        self._lay_out()

    def _lay_out(self) -> None:
        self.below = QStackedWidget(self)
        self.below.addWidget(self.pane)
        self.middle = QSplitter(Qt.Orientation.Vertical, self)
        self.middle.addWidget(self._trend_place)
        self.middle.addWidget(self.below)
        self.middle.setSizes([400, 360])
        center = _surface(self)
        column = center.layout()
        assert isinstance(column, QVBoxLayout)
        column.addWidget(self.brief)
        column.addWidget(self.middle, 1)
        self.across = QSplitter(Qt.Orientation.Horizontal, self)
        for widget in (self.lenses, center, self._reader_place):
            self.across.addWidget(widget)
        self.set_width(1440)
        for place, stretch in enumerate((0, 1, 0)):
            self.across.setStretchFactor(place, stretch)
        for splitter in (self.middle, self.across):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        center.setMinimumWidth(400)
        self._reader_place.setMinimumWidth(READER_LEAST)
        self._trend_place.setMinimumHeight(240)
        self.below.setMinimumHeight(120)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.across)

    def set_width(self, width: int) -> None:
        """Share a width in px among lenses, list and reader, as long as the user has not."""
        left, right = lenses.width_at(width), READER if width >= ROOMY else READER_NARROW
        if width < TIGHT:
            right = READER_LEAST
            for column, least in ((OUTLET, 92), (SENTIMENT, 112)):
                self.pane.table.horizontalHeader().resizeSection(column, least)
        self.across.setSizes([left, width - left - right - 2, right])

    def put_trend(self, trend: QWidget) -> None:
        """Put the trend into its place."""
        _fill(self._trend_place, trend)

    def put_reader(self, reader: QWidget) -> None:
        """Put the reader into its place."""
        self._reader = reader
        _fill(self._reader_place, reader)

    def put_beside(self, pane: QWidget) -> None:
        """Put a pane into the reader's place, which `show_beside` brings to the front."""
        self._beside = pane
        pane.hide()
        _fill(self._reader_place, pane)

    def show_beside(self, on: bool) -> None:
        """Show that pane, or the reader again."""
        if self._beside is not None and self._reader is not None:
            self._reader.setVisible(not on)
            self._beside.setVisible(on)

    def put_first_run(self, page: QWidget) -> None:
        """Put the page of a first start behind the list."""
        self.first_run = page
        self.below.addWidget(page)

    def set_first_run(self, on: bool) -> None:
        """Show the ways to begin in the place of the list."""
        wanted = self.first_run if on and self.first_run is not None else self.pane
        self.below.setCurrentWidget(wanted)
        self._give_room(self.width(), self.height())
        if on:
            self.brief.show_words(
                Said(
                    ((tr("Nothing has been fetched yet."), False),),
                    (tr("The monitor contacts no one until you choose below"),),
                )
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._give_room(event.size().width(), event.size().height())
        super().resizeEvent(event)

    def _give_room(self, width: int, height: int) -> None:
        """Give the ways to begin the room that they need: in a small window that of the empty plot and reader."""
        begins = self.is_first_run
        self._trend_place.setVisible(not (begins and height < LOW))
        self._reader_place.setVisible(not (begins and width < TIGHT))

    @property
    def is_first_run(self) -> bool:
        return self.first_run is not None and self.below.currentWidget() is self.first_run

    def show_last_page(self, page: lastpage.LastPage) -> None:
        """Show what stood here last, until the store has answered."""
        delegates.use_engine(page.engine)
        self.articles.set_reading(page.engine, frozenset())
        self.articles.show(array("q", [row.key for row in page.rows]), page.order, stories={})
        self.articles.put([row.key for row in page.rows], page.rows)
        listed = {group.by: group for group in page.groups}
        self.lenses.show_groups(
            [
                Group(by, head, listed[by].lenses, listed[by].total, dict(listed[by].names))
                if by in listed
                else Group(by, head)
                for by, head in lenses.HEADS
            ],
            keep_order=False,
        )
        self.brief.show_words(Said(page.brief, page.notes))
        self.brief.set_stale(bool(page.brief))
        self.pane.set_heading(tr("Stories"), page.summary)

    def save(self, memory: QSettings) -> None:
        """Write down sizes and what is chosen."""
        memory.setValue("desk/across", self.across.saveState())
        memory.setValue("desk/middle", self.middle.saveState())
        memory.setValue("desk/columns-4", self.pane.table.save_columns())
        memory.setValue("desk/span", self.span.store())
        memory.setValue("desk/order", self.order)
        memory.setValue("desk/chosen", [f"{by}/{name}" for by, name in self.lenses.chosen])

    def restore(self, memory: QSettings) -> None:
        """Take up what was written down."""
        for name, splitter in (("across", self.across), ("middle", self.middle)):
            state = memory.value(f"desk/{name}")
            if isinstance(state, QByteArray):
                splitter.restoreState(state)
        columns = memory.value("desk/columns-4")
        if isinstance(columns, QByteArray):
            self.pane.table.restore_columns(columns)
        self.span = periods.Span.recall(str(memory.value("desk/span", "")))
        order = str(memory.value("desk/order", "-at"))
        if order.lstrip("-") in ("at", "outlet", "title", "sentiment", "copies"):
            self.order = order
        stored = memory.value("desk/chosen") or []
        chosen = [str(each).partition("/") for each in (stored if isinstance(stored, list) else [stored])]
        self.lenses.choose([(by, name) for by, _, name in chosen if by in dict(lenses.HEADS) and name])


def _surface(parent: QWidget) -> QWidget:
    place = QWidget(parent)
    theme.set_class(place, "surface")
    place.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return place


def _fill(place: QWidget, widget: QWidget) -> None:
    column = place.layout()
    assert column is not None
    column.addWidget(widget)

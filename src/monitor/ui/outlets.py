"""Outlets: who writes lowest, and is that the writer or the people quoted? A ranking, a heat map, one outlet.

The view shows what it is handed and says what people want; `outletwork.py` asks the store.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from monitor.series import Divergence
from monitor.ui import delegates, dotplot, numbers, outletwords, text, theme
from monitor.ui.brief import BriefLine, Said
from monitor.ui.choices import ChoiceButton
from monitor.ui.heatmap import Heat, HeatMap
from monitor.ui.labels import Elided
from monitor.ui.outletcard import OutletCard
from monitor.ui.rows import Column, RowsTable

ROW: Final = 32  # px
PLOT: Final = 2  # the column of the dot plot
PANE: Final = 408  # px, where there is room, and
PANE_NARROW: Final = 352
ROOMY: Final = 1400


class OutletsView(QWidget):
    """Headline, ranking, heat map, and the outlet that was chosen."""

    asked = Signal()
    """Other topics were chosen: everything is to be read anew."""
    chosen = Signal(object)
    """The Divergence of the outlet that is to be shown at the right."""
    desk_asked = Signal(tuple)
    """Lenses (kind, name) that are to be looked through on the Desk."""
    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_class(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._placed = False
        self._topics_known = 0
        self.brief = BriefLine(self)
        self.topics = ChoiceButton("Any topic", "Topics", self)
        self.legend = dotplot.Legend(self)
        self.waiting = Elided("", self, size="secondary", role="muted", right=True)
        self.export = QPushButton("Export CSV", self)
        theme.set_class(self.export, "compact")
        self.scale = dotplot.Scale()
        self.table: RowsTable[Divergence] = RowsTable(
            columns(self.scale), self, name="Outlets, the most negative first", key=lambda row: row.outlet, height=ROW
        )
        self.axis = dotplot.AxisHead(self.table.horizontalHeader(), PLOT, self.scale)
        self.heat = HeatMap(self)
        self.heat_note = Elided("", self, size="secondary", role="muted")
        self.card = OutletCard(self)
        self._none = text.Label("", self, role="muted", wrap=True)
        self._lay_out()
        self.topics.changed.connect(self.asked)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self._open_row)
        self.heat.opened.connect(self._open_cell)
        self.heat.fitted.connect(self._tell_heat)
        self.card.desk_asked.connect(self.desk_asked)
        self.export.clicked.connect(self.export_asked)
        self.say("Counting…")

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 0, 16, 6)
        tools.setSpacing(12)
        tools.addWidget(self.topics)
        tools.addWidget(self.legend, 1)
        tools.addWidget(self.waiting)
        ranking = _inset(self.table)
        below = QHBoxLayout()
        below.setContentsMargins(16, 0, 16, 0)
        below.setSpacing(8)
        below.addWidget(text.Label("By topic", self, bold=True))
        below.addWidget(self.heat_note, 1)
        below.addWidget(self.export)
        bar = QWidget(self)
        bar.setFixedHeight(40)
        bar.setLayout(below)
        line = QFrame(self)
        theme.set_class(line, "rule")
        lower = QWidget(self)
        lower_column = QVBoxLayout(lower)
        lower_column.setContentsMargins(0, 0, 0, 0)
        lower_column.setSpacing(0)
        lower_column.addWidget(line)
        lower_column.addWidget(bar)
        lower_column.addWidget(_inset(self.heat), 1)
        ranking.setMinimumHeight(120)
        lower.setMinimumHeight(120)
        self.middle = QSplitter(Qt.Orientation.Vertical, self)
        self.middle.addWidget(ranking)
        self.middle.addWidget(lower)
        self.middle.setStretchFactor(1, 1)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setContentsMargins(40, 24, 40, 24)
        body = QWidget(self)
        self._pages = QStackedLayout(body)
        self._pages.addWidget(self._none)
        self._pages.addWidget(self.middle)
        center = QWidget(self)
        center.setMinimumWidth(560)
        column = QVBoxLayout(center)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.brief)
        column.addLayout(tools)
        column.addWidget(body, 1)
        self.across = QSplitter(Qt.Orientation.Horizontal, self)
        self.across.addWidget(center)
        self.across.addWidget(self.card)
        self.across.setStretchFactor(0, 1)
        for splitter in (self.middle, self.across):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.across)

    # ---- what is shown

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Put a sentence in the place of the tables."""
        self._none.setText(sentence)
        self._none.set_role("error" if error else "muted")
        self._pages.setCurrentIndex(0)
        self.legend.setVisible(False)

    def show_outlets(self, said: Said, rows: Sequence[Divergence], heat: Heat, topics: int) -> None:
        """Show outlets in the order of the ranking; `topics`: how many the map would have, were there room."""
        first = self._pages.currentIndex() == 0
        self._topics_known = topics
        self.brief.show_words(said)
        self.brief.setToolTip(text.tip(".  ".join((str(said), *said.notes))))
        self.set_stale(False)
        self.scale.fit(rows)
        self.table.show_rows(rows)
        self.axis.update()
        self.heat.show_heat(heat)
        self._tell_heat()
        self._pages.setCurrentIndex(1)
        self.legend.setVisible(True)
        if self.table.current() is None and rows:
            self.table.go_to(rows[0].outlet)
        if first:
            self._share_height()

    def set_stale(self, stale: bool, waiting: str = "") -> None:
        """Mute the words while a new answer is on its way; `waiting` says so."""
        self.brief.set_stale(stale)
        self.waiting.setText(waiting if stale else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._placed:
            self._placed = True
            pane = PANE if self.window().width() >= ROOMY else PANE_NARROW
            self.across.setSizes([self.window().width() - pane - 1, pane])

    # ---- helpers

    def _share_height(self) -> None:
        """Give the ranking what its rows need, and the map at least three eighths."""
        whole = self.middle.height()
        wanted = 28 + len(self.table.rows()) * self.table.sizeHintForRow(0) + 8
        high = max(120, min(wanted, whole * 5 // 8))
        self.middle.setSizes([high, max(120, whole - high)])

    def _tell_heat(self) -> None:
        shown = self.heat.topics_shown()
        fewer = f"; the {shown} busiest of {self._topics_known} topics" if shown < self._topics_known else ""
        self.heat_note.setText(f"narration, with stories in small figures; no tint below {numbers.FEW}{fewer}")

    def _open_row(self, row: Divergence) -> None:
        self.desk_asked.emit((("outlet", row.outlet),))

    def _open_cell(self, outlet: str, topic: str) -> None:
        if topic:
            self.desk_asked.emit((("topic", topic), ("outlet", outlet)))
        else:
            self.table.go_to(outlet)


# ---- the columns ---------------------------------------------------------------------------------


def columns(scale: dotplot.Scale) -> tuple[Column[Divergence], ...]:
    """The columns of the ranking; its dot plot goes by `scale`."""

    def plot(painter: QPainter, rect: QRect, row: Divergence) -> None:
        dotplot.paint_row(painter, rect, row, scale)

    return (
        Column("Rank", 60, outletwords.place, order=lambda row: _last(row.narration.mean), tells=_place_told),
        Column("Outlet", 190, _name, paint=_paint_name, order=lambda row: row.outlet.casefold()),
        Column("", 0, _both, paint=plot, aloud="Narration and quoted"),
        Column(
            "Narration",
            84,
            lambda row: numbers.signed(row.narration.mean),
            right=True,
            role=lambda row: "muted" if row.is_few else "text",
            order=lambda row: _last(row.narration.mean),
            tells=lambda row: f"Narration: {outletwords.reading(row.narration)}",
        ),
        Column(
            "Quoted",
            72,
            lambda row: numbers.signed(row.quoted.mean),
            right=True,
            order=lambda row: _last(row.quoted.mean),
            tells=lambda row: f"People it quotes: {outletwords.reading(row.quoted)}",
        ),
        Column(
            "Difference",
            92,
            lambda row: numbers.signed(outletwords.shown(row)),
            right=True,
            role=lambda row: "text" if row.is_clear else "muted",
            bold=lambda row: row.is_clear,
            order=lambda row: _last(None if row.difference is None else row.difference.value),
            tells=lambda row: f"Narration less quoted: {outletwords.apart(row)}. {outletwords.claim(row)}",
        ),
        Column(
            "Stories",
            72,
            lambda row: numbers.count(row.narration.n_stories),
            right=True,
            order=lambda row: -row.narration.n_stories,
            tells=_stories_told,
        ),
    )


def _last(value: float | None) -> tuple[bool, float]:
    return value is None, value or 0.0


def _name(row: Divergence) -> str:
    return f"{text.line(row.outlet, 80)}, few stories" if row.is_few else text.line(row.outlet, 80)


def _paint_name(painter: QPainter, rect: QRect, row: Divergence) -> None:
    name = text.line(row.outlet, 80)
    few = " few" if row.is_few and row.narration.mean is not None else ""
    room = rect.width() - (theme.metrics().horizontalAdvance(few) if few else 0)
    shown = delegates.elide(name, room)
    delegates.draw_text(painter, rect, shown)
    if few:
        wide = theme.metrics().horizontalAdvance(shown)
        delegates.draw_text(painter, rect.adjusted(wide, 0, 0, 0), few, role="muted")


def _both(row: Divergence) -> str:
    return f"Narration {outletwords.reading(row.narration)}; quoted {outletwords.reading(row.quoted)}"


def _place_told(row: Divergence) -> str:
    if row.first is None or row.last is None:
        return f"Fewer than {numbers.FEW} stories: no place can be claimed"
    if row.first == row.last:
        return f"Place {row.first}: 1 is the most negative"
    return f"Place {row.first} to {row.last}: its interval overlaps with others'; 1 is the most negative"


def _stories_told(row: Divergence) -> str:
    own = numbers.plural(row.narration.n_stories, "story", "stories")
    return f"{own} with words of its own, {numbers.count(row.quoted.n_stories)} in which it quotes somebody by name"


def _inset(widget: QWidget) -> QWidget:
    made = QWidget()
    around = QHBoxLayout(made)
    around.setContentsMargins(8, 0, 8, 0)
    around.addWidget(widget)
    return made

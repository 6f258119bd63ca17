"""Outlets: who writes lowest, and is that the writer or the people quoted? A ranking, a heat map, one outlet.

The view shows what it is handed and says what people want; `outletwork.py` asks the store.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolTip, QVBoxLayout, QWidget

from monitor.i18n import plural, tr
from monitor.series import Divergence
from monitor.ui import delegates, dotplot, numbers, outletwords, text, theme
from monitor.ui.brief import Said
from monitor.ui.heatmap import Heat, HeatMap
from monitor.ui.labels import Elided
from monitor.ui.legend import Legend
from monitor.ui.lensed import LensedView
from monitor.ui.lenses import Lenses
from monitor.ui.outletcard import OutletCard
from monitor.ui.outletwords import Origins
from monitor.ui.panes import inset, rule
from monitor.ui.rows import Column, RowsTable

ROW: Final = 32  # px
SHORT_NAMES: Final = 96  # px at least where numbers need the room
MORE: Final = 32  # px at most that a long head makes its column wider
PLOTTED: Final = 88  # px of the dot plot at least, where the share of copies can give way
INSET: Final = 8  # px left and right in a cell
NAME, PLOT, COPIED = 1, 2, 9  # the columns of the names, of the dot plot and of what is copied
NAMES: Final = (132, 260)  # px of the names, at least and at most


class OutletsView(LensedView):
    """Lenses, headline, ranking, heat map, and the outlet that was chosen."""

    chosen = Signal(object)
    """The Divergence of the outlet that is to be shown at the right."""
    articles_asked = Signal(tuple)
    """Lenses (kind, name) whose articles are to be read, in the place of those of the same kind."""
    quotes_asked = Signal(str)
    """An outlet: what the people say whom it quotes."""
    export_asked = Signal(str)
    """What is to be exported: "ranking" or "map"."""

    def __init__(self, parent: QWidget | None = None, lenses: Lenses | None = None) -> None:
        """`lenses`: those of the Desk, which are shown here too."""
        super().__init__(parent, lenses)
        self._shared = True  # heights are ours to share, as long as the user has not
        self._topics_known = 0
        self.legend = Legend(self, dotplot.SIGNS, tr(dotplot.SIGNS_TOLD))
        self.export = QPushButton(tr("Export CSV"), self)
        self.export.setAccessibleName(tr("Export the ranking as CSV"))
        self.heat_export = QPushButton(tr("Export CSV"), self)
        self.heat_export.setAccessibleName(tr("Export the means by topic as CSV"))
        for button in (self.export, self.heat_export):
            theme.set_class(button, "compact")
        self.scale = dotplot.Scale()
        self.table = Ranking(self.scale, self)
        self.axis = dotplot.AxisHead(self.table.horizontalHeader(), PLOT, self.scale)
        self.heat = HeatMap(self)
        self.heat_note = Elided("", self, size="secondary", role="muted")
        self.card = OutletCard(self)
        self._lay_out()
        self.table.chosen.connect(self.chosen)
        self.table.chosen.connect(self._tell_pair)
        self.table.beside_changed.connect(self._tell_pair)
        self.table.opened.connect(lambda row: self._open(row.outlet, dotplot.NARRATION))
        self.table.dot_chosen.connect(self._open)
        self.heat.opened.connect(self._open_cell)
        self.heat.fitted.connect(self._tell_heat)
        self.middle.splitterMoved.connect(self._keep_heights)
        self.card.desk_asked.connect(self.articles_asked)
        self.card.quotes_asked.connect(self.quotes_asked)
        self.export.clicked.connect(lambda: self.export_asked.emit("ranking"))
        self.heat_export.clicked.connect(lambda: self.export_asked.emit("map"))
        self.say(tr("Counting…"))

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 0, 16, 6)
        tools.setSpacing(12)
        tools.addWidget(self.legend, 1)
        tools.addWidget(self.waiting)
        tools.addWidget(self.export)
        ranking = inset(self.table)
        below = QHBoxLayout()
        below.setContentsMargins(16, 0, 16, 0)
        below.setSpacing(8)
        below.addWidget(text.Label(tr("By topic"), self, bold=True))
        below.addWidget(self.heat_note, 1)
        below.addWidget(self.heat_export)
        bar = QWidget(self)
        bar.setFixedHeight(40)
        bar.setLayout(below)
        lower = QWidget(self)
        lower_column = QVBoxLayout(lower)
        lower_column.setContentsMargins(0, 0, 0, 0)
        lower_column.setSpacing(0)
        lower_column.addWidget(rule(self))
        lower_column.addWidget(bar)
        lower_column.addWidget(inset(self.heat), 1)
        ranking.setMinimumHeight(120)
        lower.setMinimumHeight(120)
        self.middle = self._split(ranking, lower)
        self._frame(tools, self._or_sentence(self.middle), self.card, self.table)
        order = (self.lenses, self.export, self.table, self.heat_export, self.heat, *self.card.controls())
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    # ---- what is shown

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Put a sentence in the place of the tables."""
        super().say(sentence, error=error)
        for widget in (self.legend, self.export):
            widget.setVisible(False)

    def show_outlets(
        self, said: Said, rows: Sequence[Divergence], heat: Heat, topics: int, origins: Mapping[str, Origins]
    ) -> None:
        """Show outlets in the order of the ranking; `topics`: how many the map would have, were there room."""
        first = not self.has_numbers()
        grown = len(rows) != len(self.table.rows())
        self.show_words(said)
        self.scale.fit(rows)
        self.table.show_origins(origins)
        self.table.show_rows(rows)
        self.axis.update()
        self.show_map(heat, topics)
        self._pages.setCurrentWidget(self.middle)
        for widget in (self.legend, self.export):
            widget.setVisible(True)
        if self.table.current() is None and rows:
            self.table.go_to(rows[0].outlet)
        self._tell_pair()
        if first or (grown and self._shared):
            self._share_height()

    def show_map(self, heat: Heat, topics: int) -> None:
        """Show the map of the outlets that are ranked; `topics`: how many it would have, were there room."""
        self._topics_known = topics
        self.heat.show_heat(heat)
        self._tell_heat()

    # ---- helpers

    def _share_height(self) -> None:
        """Give the ranking what its rows need, and the map at least three eighths."""
        whole = self.middle.height()
        wanted = 28 + len(self.table.rows()) * self.table.sizeHintForRow(0) + 8
        high = max(120, min(wanted, whole * 5 // 8))
        self.middle.setSizes([high, max(120, whole - high)])

    def _keep_heights(self) -> None:
        self._shared = False

    def _tell_heat(self) -> None:
        shown = self.heat.topics_shown()
        note = tr("narration, with stories in small figures; no tint below {few}", few=numbers.FEW)
        if shown < self._topics_known:
            note = tr("{note}; the {shown} busiest of {all} topics", note=note, shown=shown, all=self._topics_known)
        self.heat_note.setText(note)

    def _tell_pair(self, _: object = None) -> None:
        """Say how the chosen outlet compares with the second one."""
        row, other = self.table.current(), self.table.beside()
        if row is None or other is None:
            hint = tr(
                "Ctrl+click a second outlet, or hold one with Ctrl+Space and go to another, to compare their narration."
            )
            self.card.show_pair(hint, found=False)
        elif row.outlet == other.outlet:
            held = tr("{outlet} is held: go to another outlet to compare.", outlet=text.line(row.outlet, 60))
            self.card.show_pair(held, found=False)
        else:
            self.card.show_pair(outletwords.pair(row, other), found=True)

    def _open(self, outlet: str, side: int) -> None:
        if side == dotplot.NARRATION:
            self.articles_asked.emit((("outlet", outlet),))
        else:
            self.quotes_asked.emit(outlet)

    def _open_cell(self, outlet: str, topic: str) -> None:
        if topic:
            self.articles_asked.emit((("topic", topic), ("outlet", outlet)))
        else:
            self.table.go_to(outlet)


class Ranking(RowsTable[Divergence]):
    """The outlets, the most negative first. A click on a dot leads to what it is the mean of.

    A second outlet may be held beside the chosen one, to be compared: by Ctrl+click, or by Ctrl+Space where one is.
    """

    dot_chosen = Signal(str, int)
    """An outlet, and the side of the dot: narration or quoted."""
    beside_changed = Signal()
    """Another outlet is held beside the chosen one, or none is any more."""

    def __init__(self, scale: dotplot.Scale, parent: QWidget) -> None:
        origins: dict[str, Origins] = {}
        super().__init__(
            columns(scale, origins),
            parent,
            name=tr("Outlets, the most negative first"),
            key=lambda row: row.outlet,
            height=ROW,
            inset=INSET,
        )
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self._scale = scale
        self._origins = origins
        self._has_copies = False
        self._beside = ""

    def show_origins(self, origins: Mapping[str, Origins]) -> None:
        """Take what is copied from where; the column is there only where anything is."""
        self._origins.clear()
        self._origins.update(origins)
        self._has_copies = any(each.copied for each in origins.values())
        self._show_columns()

    def beside(self) -> Divergence | None:
        """The outlet that is held beside the chosen one."""
        return next((row for row in self.rows() if row.outlet == self._beside), None)

    def hold(self, outlet: str) -> None:
        """Hold an outlet beside the chosen one; "" for none."""
        if outlet != self._beside:
            self._beside = outlet
            self.viewport().update()
            self.beside_changed.emit()

    def dot_at(self, at: QPoint) -> tuple[Divergence, int] | None:
        """The outlet and the side of the dot at a place in the viewport."""
        index = self.indexAt(at)
        if not index.isValid() or index.column() != PLOT:
            return None
        row = self.sorted_rows_model().row(index.row())
        cell = self.visualRect(index).adjusted(INSET, 0, -INSET, -1)
        side = dotplot.side_at(at, cell, row, self._scale)
        return None if side is None else (row, side)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            if _with_control(event):
                index, current = self.indexAt(event.position().toPoint()), self.current()
                row = self.sorted_rows_model().row(index.row()) if index.isValid() else None
                if row is not None and current is not None:
                    self.hold("" if row.outlet in (self._beside, current.outlet) else row.outlet)
                    return
            else:
                self.hold("")
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if _with_control(event) and event.buttons() & Qt.MouseButton.LeftButton:
            return  # Qt would go to the row under the pointer
        super().mouseMoveEvent(event)
        over = self.dot_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        found = self.dot_at(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton and not _with_control(event)
        if left and found is not None and found[0] == self.current():
            self.dot_chosen.emit(found[0].outlet, found[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.current()
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if current is not None:
                self.hold("" if current.outlet == self._beside else current.outlet)
        elif event.key() == Qt.Key.Key_Escape and self._beside:
            self.hold("")
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        at = next((at for at, row in enumerate(self.rows()) if row.outlet == self._beside), None)
        if at is not None:
            painter = QPainter(self.viewport())
            painter.setPen(theme.color("accent"))
            edge = QRect(0, self.rowViewportPosition(at), self.viewport().width() - 1, self.rowHeight(at) - 2)
            painter.drawRect(edge)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.dot_at(event.pos())
            if found is not None:
                QToolTip.showText(event.globalPos(), text.tip(_dot_told(*found)), self.viewport())
                return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_columns()

    def _show_columns(self) -> None:
        wide = self.viewport().width()
        columns = self.sorted_rows_model().columns
        self.setColumnHidden(COPIED, not self._has_copies or wide < columns[COPIED].least)
        least, most = NAMES
        others = sum(self.columnWidth(at) for at in range(self.model().columnCount()) if at not in (NAME, PLOT))
        if not self.isColumnHidden(PLOT):
            name = max(least, min(most, round(wide * 0.22)))
            self.setColumnWidth(NAME, name)
            if wide - others - name < PLOTTED:  # the card tells of copies too
                self.setColumnHidden(COPIED, True)
            return
        self.setColumnWidth(NAME, max(SHORT_NAMES, wide - others))


# ---- the columns ---------------------------------------------------------------------------------


def columns(scale: dotplot.Scale, origins: Mapping[str, Origins]) -> tuple[Column[Divergence], ...]:
    """The columns of the ranking; its dot plot goes by `scale`, what is copied by `origins`, by outlet."""

    def origin(row: Divergence) -> Origins:
        return origins.get(row.outlet, Origins())

    def plot(painter: QPainter, rect: QRect, row: Divergence) -> None:
        dotplot.paint_row(painter, rect, row, scale)

    return (
        Column(
            tr("Rank"),
            _wide(tr("Rank"), 52),
            outletwords.place,
            order=lambda row: _last(row.narration.mean),
            tells=_place_told,
            least=500,
        ),
        Column(tr("Outlet"), NAMES[0], _name, paint=_paint_name, order=lambda row: row.outlet.casefold()),
        Column("", 0, _both, paint=plot, aloud=tr("Narration and quoted"), least=580),
        Column(
            tr("Narration"),
            _wide(tr("Narration"), 76),
            lambda row: numbers.signed(row.narration.mean),
            right=True,
            role=lambda row: "muted" if row.is_few else "text",
            order=lambda row: _last(row.narration.mean),
            tells=lambda row: tr("Narration: {reading}", reading=outletwords.reading(row.narration)),
        ),
        Column(
            tr("Quoted"),
            _wide(tr("Quoted"), 62),
            lambda row: numbers.signed(row.quoted.mean),
            right=True,
            role=lambda row: "muted" if row.quoted.n_stories < numbers.FEW else "text",
            order=lambda row: _last(row.quoted.mean),
            tells=lambda row: tr("People it quotes: {reading}", reading=outletwords.reading(row.quoted)),
        ),
        Column(
            tr("Narr. − quoted"),
            _wide(tr("Narr. − quoted"), 92),
            lambda row: numbers.signed(outletwords.shown(row)),
            right=True,
            role=lambda row: "text" if row.is_clear else "muted",
            bold=lambda row: row.is_clear,
            aloud=tr("Within one outlet: narration less quoted, from unrounded means"),
            order=lambda row: _last(outletwords.shown(row)),
            tells=lambda row: tr(
                "Narration less quoted: {apart}. {claim}", apart=outletwords.apart(row), claim=outletwords.claim(row)
            ),
        ),
        Column(
            numbers.percent(0.95),
            64,
            outletwords.spread,
            right=True,
            aloud=tr("Interval of the difference"),
            tells=lambda row: tr("Narration less quoted: {apart}", apart=outletwords.apart(row)),
            least=760,
        ),
        Column(
            tr("Stories"),
            _wide(tr("Stories"), 60),
            lambda row: numbers.count(row.narration.n_stories),
            right=True,
            order=lambda row: -row.narration.n_stories,
            tells=_stories_told,
            least=430,
        ),
        Column(
            tr("Quoting"),
            _wide(tr("Quoting"), 72),
            lambda row: numbers.count(row.quoted.n_stories),
            right=True,
            aloud=tr("Stories that quote somebody by name"),
            order=lambda row: -row.quoted.n_stories,
            tells=_stories_told,
            least=700,
        ),
        Column(
            tr("Copied"),
            _wide(tr("Copied"), 62),
            lambda row: numbers.percent(origin(row).share),
            right=True,
            aloud=tr("Copied: another outlet carried it first"),
            order=lambda row: -origin(row).share,
            tells=lambda row: tr(
                "Where its articles appeared first: {shares}", shares=outletwords.origins_told(origin(row))
            ),
            least=600,
        ),
    )


def _with_control(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _wide(head: str, least: int) -> int:
    """How wide a column is that its head fits into, with the arrow of its order."""
    wanted = theme.metrics("axis", bold=True).horizontalAdvance(f"{head} ↑") + 2 * INSET
    return max(least, min(wanted, least + MORE))


def _last(value: float | None) -> tuple[bool, float]:
    return value is None, value or 0.0


def _name(row: Divergence) -> str:
    name = text.line(row.outlet, 80)
    return tr("{outlet}, few stories", outlet=name) if row.is_few else name


def _paint_name(painter: QPainter, rect: QRect, row: Divergence) -> None:
    name = text.line(row.outlet, 80)
    few = f" {tr('few')}" if row.is_few and row.narration.mean is not None else ""
    room = rect.width() - (theme.metrics().horizontalAdvance(few) if few else 0)
    shown = delegates.elide(name, room)
    delegates.draw_text(painter, rect, shown)
    if few:
        wide = theme.metrics().horizontalAdvance(shown)
        delegates.draw_text(painter, rect.adjusted(wide, 0, 0, 0), few, role="muted")


def _both(row: Divergence) -> str:
    return tr(
        "Narration {narration}; quoted {quoted}",
        narration=outletwords.reading(row.narration),
        quoted=outletwords.reading(row.quoted),
    )


def _dot_told(row: Divergence, side: int) -> str:
    if side == dotplot.NARRATION:
        return tr(
            "{outlet}, narration: {reading}. A click shows its articles.",
            outlet=row.outlet,
            reading=outletwords.reading(row.narration),
        )
    return tr(
        "{outlet}, quoted: {reading}. A click shows the statements.",
        outlet=row.outlet,
        reading=outletwords.reading(row.quoted),
    )


def _place_told(row: Divergence) -> str:
    if row.first is None or row.last is None:
        return tr("Fewer than {few} stories: no place can be claimed", few=numbers.FEW)
    if row.first == row.last:
        return tr("Place {place}: 1 is the most negative", place=row.first)
    return tr(
        "Place {first} to {last}: its interval overlaps with others'; 1 is the most negative",
        first=row.first,
        last=row.last,
    )


def _stories_told(row: Divergence) -> str:
    return plural(
        "%n story with words of its own, {quoting} in which it quotes somebody by name",
        "%n stories with words of its own, {quoting} in which it quotes somebody by name",
        row.narration.n_stories,
        quoting=numbers.count(row.quoted.n_stories),
    )

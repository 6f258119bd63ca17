"""The ledger: one row a statement, over a snapshot of keys. The words stand above, who said them toward what below.

How a list of any length is held, chosen and moved in is in `lists.py`.
"""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from monitor.i18n import plural, tr, tr_noop
from monitor.model import StatementKind, StatementRow
from monitor.ui import delegates, numbers, text, theme
from monitor.ui.lists import Index, SnapshotModel, SnapshotTable

ROW = 46  # px
UNKNOWN = tr_noop("unknown speaker")


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    order: str  # as Reader.statement_ids takes it; "sentiment" is completed with the engine shown
    width: int  # px; 0: takes the room that is left
    right: bool = False
    falls: bool = True  # the first click puts the largest on top


COLUMNS = (
    Column(tr_noop("Date"), "at", 84),
    Column(tr_noop("Statement and speaker"), "voice", 0, falls=False),
    Column(tr_noop("Sentiment"), "sentiment", 152, falls=False),
    Column(tr_noop("Carried by"), "carried", 84, right=True),
    Column(tr_noop("Sure"), "confidence", 60, right=True, falls=False),
)
AT, WORDS, SENTIMENT, CARRIED, SURE = range(5)
SMALL: Final = 560  # px of the list below which the words need the room of other columns, and
ROOMY: Final = 680  # px below which they need half of the bars of sentiments
SURE_TOLD: Final = tr_noop("How sure it is that the right speaker is named")
INSET: Final = 8  # px left and right in a cell
SHORT: Final = 104  # px: a number and half a bar


KINDS = {
    StatementKind.DIRECT: tr_noop("direct"),
    StatementKind.INDIRECT: tr_noop("indirect"),
    StatementKind.MIXED: tr_noop("partly quoted"),
    StatementKind.AUTHORED: tr_noop("authored"),
    StatementKind.MANUAL: tr_noop("added by hand"),
}


def speaker_of(row: StatementRow) -> str:
    """Who speaks, as well as it is known: "Mei-Lin Hsu", “she”, not resolved; unknown speaker."""
    if row.voice:
        return text.line(row.voice, 80)
    if row.speaker:
        printed = text.line(row.speaker, 60)
        return (
            tr("“{speaker}”, collective", speaker=printed)
            if row.collective
            else tr("“{speaker}”, not resolved", speaker=printed)
        )
    return tr(UNKNOWN)


def words_of(row: StatementRow) -> str:
    """The words; in quotation marks only where they were printed so."""
    plain = text.line(row.words)
    return tr("“{words}”", words=plain) if row.kind in (StatementKind.DIRECT, StatementKind.MANUAL) else plain


def below(row: StatementRow) -> str:
    """`Mei-Lin Hsu → export rule · direct`."""
    toward = f" → {text.line(', '.join(row.targets[:3]), 80)}" if row.targets else ""
    states = [kind_of(row)]
    if row.denied:
        states.append(tr("denied"))
    if row.repaired:
        states.append(tr("put right"))
    return f"{speaker_of(row)}{toward} · {', '.join(states)}"


def kind_of(row: StatementRow) -> str:
    """How the words are printed: direct, partly quoted, …"""
    return tr(KINDS[row.kind])


class LedgerModel(SnapshotModel[StatementRow, StatementRow]):
    """Statements by key."""

    @property
    def engine(self) -> str:
        return self._engine

    def statement(self, row: int) -> StatementRow | None:
        """The statement of a row; None, and a question, where it is not here yet."""
        return self.held(row)

    def known(self, key: int) -> StatementRow | None:
        return self._here.get(key)

    def show(self, keys: array[int], order: str, engine: str) -> None:
        """Show the answer to a new question; its rows are asked for anew."""
        self.beginResetModel()
        self._engine = engine
        self._here.clear()
        self._start_anew(keys, order)
        self.endResetModel()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if section == SURE and orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return text.tip(tr(SURE_TOLD))
        return super().headerData(section, orientation, role)

    def value(self, row: StatementRow) -> float | None:
        return row.sentiment.get(self._engine)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.statement(index.row())
        if row is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tip(self._tells(row, column))
        return self.says(row, column)

    def says(self, row: StatementRow, column: int) -> str:
        if column == AT:
            return tr("undated") if row.published is None else numbers.short_time(row.published, self._now())
        if column == WORDS:
            return f"{words_of(row)} {below(row)}"
        if column == SENTIMENT:
            value = self.value(row)
            return tr("not scored") if value is None else numbers.signed(value)
        if column == SURE:
            return numbers.percent(math.floor(row.confidence * 100 + 1e-6) / 100)  # 75 % is at least 75 %
        return numbers.count(row.carried_by)

    def _tells(self, row: StatementRow, column: int) -> str:
        if column == AT:
            if row.published:
                return f"{numbers.full_time(row.published)}, {row.outlet}"
            return tr("undated; first seen {when}, {outlet}", when=numbers.full_time(row.first_seen), outlet=row.outlet)
        if column == SENTIMENT:
            scores = "  ".join(f"{name} {numbers.signed(value)}" for name, value in row.sentiment.items())
            return scores or tr("not scored")
        if column == CARRIED:
            return plural(
                "Carried by %n outlet, here by {outlet}",
                "Carried by %n outlets, here by {outlet}",
                row.carried_by,
                outlet=row.outlet,
            )
        if column == SURE:
            told = tr("put right by you") if row.repaired else numbers.unsigned(row.confidence)
            return tr("{name}: {said}", name=tr(SURE_TOLD), said=told)
        return self.says(row, column)

    def _hold(self, row: StatementRow, now: datetime) -> StatementRow:
        return row

    def _head(self, section: int) -> tuple[str, str | None]:
        return tr(COLUMNS[section].head), COLUMNS[section].order

    def _is_right(self, section: int) -> bool:
        return COLUMNS[section].right


class _LedgerDelegate(delegates.RowDelegate):
    def __init__(self, view: LedgerTable, model: LedgerModel) -> None:
        super().__init__(view, height=ROW)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.fill(painter, option, hovered=index.row() == self.hovered_row and not self.is_selected(index))
        row = self._model.statement(index.row())
        column, rect = index.column(), option.rect
        if row is not None:
            inner = rect.adjusted(8, 0, -8, -1)
            upper = QRect(inner.left(), inner.top() + 5, inner.width(), 18)
            lower = QRect(inner.left(), inner.top() + 23, inner.width(), 17)
            if column == WORDS:
                quoted = row.kind in (StatementKind.DIRECT, StatementKind.MANUAL, StatementKind.MIXED)
                delegates.draw_text(painter, upper, words_of(row), role="text" if quoted else "muted")
                delegates.draw_text(painter, lower, below(row), role="muted", size="secondary")
            elif column == SENTIMENT:
                delegates.draw_score(painter, upper, self._model.value(row), tr("not scored"))
            else:
                said = self._model.says(row, column)
                delegates.draw_text(painter, upper, said, role="muted", right=COLUMNS[column].right)
                if column == AT:
                    outlet = text.line(row.outlet, 60)
                    delegates.draw_text(painter, lower, outlet, role="muted", size="axis")
        if index.column() == 0 and self.row_has_focus(index):
            self.frame(painter, rect)


class LedgerTable(SnapshotTable):
    """The list itself. `opened` tells a StatementRow whose article is to be read."""

    chosen = Signal(object)
    """A StatementRow, or None where nothing is chosen."""

    LEADS = WORDS

    def __init__(self, model: LedgerModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent, name=tr("Statements"), height=ROW)
        self._ledger = model
        self._wanted: int | None = None  # chosen, and its row not here yet
        self._short = False  # the bars of sentiments have half their room
        self.paint_with(_LedgerDelegate(self, model))
        self.share_width([self._wide(column) for column in COLUMNS])
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        model.dataChanged.connect(self._tell_late)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        small, short = event.size().width() < SMALL, event.size().width() < ROOMY
        for column in (CARRIED, SURE):
            self.setColumnHidden(column, small)
        if short != self._short:
            self._short = short
            self.horizontalHeader().resizeSection(SENTIMENT, SHORT if short else self._wide(COLUMNS[SENTIMENT]))

    def _wide(self, column: Column) -> int:
        """How wide a column is that its head fits into, with the arrow of its order; 0: as there is room."""
        head = theme.metrics("axis", bold=True).horizontalAdvance(f"{tr(column.head)} ↑") + 2 * INSET
        needed = max(head, delegates.date_width() + 2 * INSET) if column is COLUMNS[AT] else head
        return max(column.width, needed) if column.width else 0

    def _open(self) -> bool:
        key = self.current_key()
        row = None if key is None else self._ledger.known(key)
        if row is not None:
            self.opened.emit(row)
        return key is not None

    def _tell_chosen(self, *_: object) -> None:
        key = self.current_key()
        row = None if key is None else self._ledger.statement(self.currentIndex().row())
        self._wanted = key if row is None else None
        if key is None or row is not None:
            self.chosen.emit(row)

    def _tell_late(self, *_: object) -> None:
        if self._wanted is not None and self._ledger.known(self._wanted) is not None:
            self._tell_chosen()

    def _order_of(self, section: int) -> tuple[str | None, bool]:
        return COLUMNS[section].order, COLUMNS[section].falls

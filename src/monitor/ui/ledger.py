"""The ledger: one row a statement, over a snapshot of keys. The words stand above, who said them toward what below.

The model holds the keys of everything that meets the question, in order, and asks for the rows it lacks (`wanted`),
which `put` brings. Filter and order are the store's work.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from monitor.model import StatementKind, StatementRow
from monitor.ui import delegates, numbers, text, theme

PAGE = 128
KEPT = 40 * PAGE
ROW = 46  # px
UNKNOWN = "unknown speaker"

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    order: str  # as Reader.statement_ids takes it; "sentiment" is completed with the engine shown
    width: int  # px; 0: takes the room that is left
    right: bool = False
    falls: bool = True  # the first click puts the largest on top


COLUMNS = (
    Column("Date", "at", 84),
    Column("Statement and speaker", "voice", 0, falls=False),
    Column("Sentiment", "sentiment", 152, falls=False),
    Column("Carried by", "carried", 84, right=True),
)
AT, WORDS, SENTIMENT, CARRIED = range(4)


def speaker_of(row: StatementRow) -> str:
    """Who speaks, as well as it is known: "Mei-Lin Hsu", “she”, not resolved; unknown speaker."""
    if row.voice:
        return text.line(row.voice, 80)
    if row.speaker:
        return f"“{text.line(row.speaker, 60)}”, " + ("collective" if row.collective else "not resolved")
    return UNKNOWN


def words_of(row: StatementRow) -> str:
    """The words; in quotation marks only where they were printed so."""
    plain = text.line(row.words)
    return f"“{plain}”" if row.kind in (StatementKind.DIRECT, StatementKind.MANUAL) else plain


def below(row: StatementRow) -> str:
    """`Mei-Lin Hsu → export rule · direct`."""
    toward = f" → {text.line(', '.join(row.targets[:3]), 80)}" if row.targets else ""
    denied = ", denied" if row.denied else ""
    mended = ", put right" if row.repaired else ""
    return f"{speaker_of(row)}{toward} · {kind_of(row)}{denied}{mended}"


def kind_of(row: StatementRow) -> str:
    return {StatementKind.MIXED: "partly quoted", StatementKind.MANUAL: "added by hand"}.get(row.kind, row.kind.value)


class LedgerModel(QAbstractTableModel):
    """Statements by key."""

    wanted = Signal(tuple)
    """Keys whose rows are needed for what is on screen; answer with `put`."""

    def __init__(self, parent: QWidget | None = None, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(parent)
        self._now = now
        self._keys: array[int] = array("q")
        self._rows: OrderedDict[int, StatementRow] = OrderedDict()
        self._asked: set[int] = set()
        self._gone: set[int] = set()
        self._missing: set[int] = set()
        self._engine = "vader"
        self._order = "-at"
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._ask_for_missing)

    @property
    def order(self) -> str:
        return self._order

    @property
    def engine(self) -> str:
        return self._engine

    @property
    def keys(self) -> array[int]:
        return self._keys

    def row_of(self, key: int) -> int | None:
        try:
            return self._keys.index(key)
        except ValueError:
            return None

    def statement(self, row: int) -> StatementRow | None:
        """The statement of a row; None, and a question, where it is not here yet."""
        key = self._keys[row]
        found = self._rows.get(key)
        if found is None and key not in self._gone:
            self._missing.add(row)
            if not self._ask.isActive():
                self._ask.start()
        return found

    def known(self, key: int) -> StatementRow | None:
        return self._rows.get(key)

    def show(self, keys: array[int], order: str, engine: str) -> None:
        """Show the answer to a new question; its rows are asked for anew."""
        self.beginResetModel()
        self._keys, self._order, self._engine = keys, order, engine
        self._rows.clear()
        self._asked.clear()
        self._missing.clear()
        self._gone.clear()
        self.endResetModel()

    def forget(self) -> None:
        """Ask for every row anew: the store has changed under us."""
        self._rows.clear()
        self._asked.clear()
        self._repaint()

    def put(self, asked: Sequence[int], rows: Iterable[StatementRow]) -> None:
        """Take the rows that were asked for; a key without a row is gone from the store."""
        self._asked.difference_update(asked)
        self._gone.update(asked)
        for row in rows:
            self._gone.discard(row.key)
            self._rows[row.key] = row
            self._rows.move_to_end(row.key)
        while len(self._rows) > KEPT:
            self._rows.popitem(last=False)
        self._repaint()

    def _repaint(self) -> None:
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, len(COLUMNS) - 1))

    def value(self, row: StatementRow) -> float | None:
        return row.sentiment.get(self._engine)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._keys)

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
            return "undated" if row.published is None else numbers.short_time(row.published, self._now())
        if column == WORDS:
            return f"{words_of(row)} {below(row)}"
        if column == SENTIMENT:
            value = self.value(row)
            return "not scored" if value is None else numbers.signed(value)
        return numbers.count(row.carried_by)

    def _tells(self, row: StatementRow, column: int) -> str:
        if column == AT:
            when = numbers.full_time(row.published or row.first_seen)
            return f"{when}, {row.outlet}" if row.published else f"undated; first seen {when}, {row.outlet}"
        if column == SENTIMENT:
            return "  ".join(f"{name} {numbers.signed(value)}" for name, value in row.sentiment.items()) or "not scored"
        if column == CARRIED:
            return f"Carried by {numbers.plural(row.carried_by, 'outlet')}, here by {row.outlet}"
        return self.says(row, column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            if self._order.lstrip("-") == column.order:
                return f"{column.head} {'↓' if self._order.startswith('-') else '↑'}"
            return column.head
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _ask_for_missing(self) -> None:
        rows = {row for row in self._missing if row < len(self._keys)}
        self._missing.clear()
        if not rows:
            return
        first, last = max(0, min(rows) - PAGE // 4), min(len(self._keys), max(rows) + PAGE // 2)
        near = sorted(rows) if last - first > 4 * PAGE else list(range(first, last))
        keys = tuple(key for row in near if (key := self._keys[row]) not in self._rows and key not in self._asked)
        if keys:
            self._asked.update(keys)
            self.wanted.emit(keys)


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
                self._sentiment(painter, upper, self._model.value(row))
            else:
                said = self._model.says(row, column)
                if column == AT and theme.metrics().horizontalAdvance(said) > inner.width() and row.published:
                    said = numbers.month(row.published.astimezone().date())
                delegates.draw_text(painter, upper, said, role="muted", right=COLUMNS[column].right)
                if column == AT:
                    outlet = text.line(row.outlet, 60)
                    delegates.draw_text(painter, lower, outlet, role="muted", size="axis")
        if index.column() == 0 and self.has_focus(self._view.currentIndex()) and self._is_current(index):
            self.frame(painter, rect)

    def _is_current(self, index: Index) -> bool:
        return self._view.currentIndex().row() == index.row()

    def _sentiment(self, painter: QPainter, rect: QRect, value: float | None) -> None:
        if value is None:
            delegates.draw_text(painter, rect, "not scored", role="muted", size="secondary")
            return
        half = max(12, min(delegates.BAR_HALF, (rect.width() - delegates.NUMBER - 8) // 2))
        delegates.draw_sentiment(painter, rect, value, half=half)


class LedgerTable(QTableView):
    """The list itself. Says what was chosen in our own words."""

    chosen = Signal(object)
    """A StatementRow, or None where nothing is chosen."""
    opened = Signal(object)
    """A StatementRow whose article is to be read: Enter or a double click."""
    order_changed = Signal(str)

    def __init__(self, model: LedgerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = model
        self._wanted: int | None = None  # chosen, and its row not here yet
        self.setModel(model)
        self._delegate = _LedgerDelegate(self, model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Statements")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(delegates.row_height(theme.metrics(), ROW))
        self.verticalScrollBar().setSingleStep(ROW)
        head = self.horizontalHeader()
        head.setAccessibleName("Columns")
        head.setHighlightSections(False)
        head.setFixedHeight(28)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self._order_by)
        for number, column in enumerate(COLUMNS):
            if column.width:
                head.resizeSection(number, column.width)
            mode = QHeaderView.ResizeMode.Interactive if column.width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(number, mode)
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        model.dataChanged.connect(self._tell_late)
        theme.changed.connect(self.viewport().update)

    def current_key(self) -> int | None:
        index = self.currentIndex()
        if not index.isValid() or not self.selectionModel().isSelected(index):
            return None
        return self._ledger.keys[index.row()]

    def go_to(self, key: int) -> bool:
        """Make a statement the current one; False where it is not in the list."""
        row = self._ledger.row_of(key)
        if row is None:
            return False
        self._go(row)
        return True

    def move_by(self, step: int) -> None:
        """Go to the next (1) or previous (-1) row; to the first one where none is chosen."""
        row = self.currentIndex().row() + step if self.current_key() is not None else 0
        if 0 <= row < self._ledger.rowCount():
            self._go(row)

    def let_go(self) -> None:
        """Choose nothing."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def is_at_rest_on_top(self) -> bool:
        return self.verticalScrollBar().value() == 0 and not self.selectionModel().hasSelection()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._delegate.by_keys = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._delegate.by_keys = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self.let_go()
        elif event.text() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            event.ignore()  # letters are shortcuts
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: Qt would walk through the whole store for a letter."""

    def sizeHintForRow(self, row: int) -> int:
        return self.verticalHeader().defaultSectionSize()

    def _go(self, row: int) -> None:
        index = self._ledger.index(row, WORDS)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def _open(self) -> None:
        key = self.current_key()
        row = None if key is None else self._ledger.known(key)
        if row is not None:
            self.opened.emit(row)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered_row:
            self._delegate.hovered_row = row
            self.viewport().update()

    def _tell_chosen(self, *_: object) -> None:
        key = self.current_key()
        row = None if key is None else self._ledger.statement(self.currentIndex().row())
        self._wanted = key if row is None else None
        if key is None or row is not None:
            self.chosen.emit(row)

    def _tell_late(self, *_: object) -> None:
        if self._wanted is not None and self._ledger.known(self._wanted) is not None:
            self._tell_chosen()

    def _order_by(self, section: int) -> None:
        column, now = COLUMNS[section], self._ledger.order
        if now.lstrip("-") == column.order:
            self.order_changed.emit(column.order if now.startswith("-") else f"-{column.order}")
        else:
            self.order_changed.emit(f"-{column.order}" if column.falls else column.order)

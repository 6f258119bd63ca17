"""Plain tables of a few hundred rows: alerts, feeds, entries of a preview. Columns are data, rows are nouns.

For what may be a million rows there is `table.py`. A row keeps being chosen when the table is filled anew, as long
as it is still there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from monitor.i18n import tr
from monitor.ui import delegates, text, theme
from monitor.ui.lists import Index, ListTable, arrowed

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its head, its width, what it says, and how that is painted where plain text is not enough."""

    head: str  # as written in English: it is translated where it is shown
    width: int  # px; 0: takes the room that is left
    says: Callable[[T], str]
    right: bool = False
    role: Callable[[T], theme.Role] | None = None  # None: muted
    bold: Callable[[T], bool] | None = None
    paint: Callable[[QPainter, QRect, T], None] | None = None
    order: Callable[[T], Any] | None = None  # what a click on the head sorts by; None: it does not
    aloud: str = ""  # the head for a screen reader, where it is empty or short
    tells: Callable[[T], str] | None = None  # the tip; None: what it says
    least: int = 0  # px: in a narrower table it is left out


class RowsModel(QAbstractTableModel, Generic[T]):
    """Holds rows and answers `data()`; knows neither its view nor where rows come from."""

    def __init__(self, columns: tuple[Column[T], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self._rows: tuple[T, ...] = ()
        self._sorted: tuple[int, bool] | None = None  # column, descending; None: as handed in
        self._given: tuple[T, ...] = ()

    def show(self, rows: Iterable[T]) -> None:
        self.beginResetModel()
        self._given = tuple(rows)
        self._arrange()
        self.endResetModel()

    def sort_by(self, column: int) -> None:
        """Sort by a column; by the same one again: the other way; a third time: as handed in."""
        if self.columns[column].order is None:
            return
        before = self._sorted
        self._sorted = (
            (column, False) if before is None or before[0] != column else None if before[1] else (column, True)
        )
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def row(self, number: int) -> T:
        return self._rows[number]

    def rows(self) -> tuple[T, ...]:
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tip((column.tells or column.says)(row))
        return column.says(row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            head = tr(column.head) if column.head else ""
            return arrowed(head, self._sorted[1]) if self._sorted and self._sorted[0] == section else head
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tip(tr(column.aloud or column.head)) if column.head else None  # it may be cut
        if role == Qt.ItemDataRole.AccessibleTextRole:
            aloud = column.aloud or column.head
            return tr(aloud) if aloud else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _arrange(self) -> None:
        if self._sorted is None:
            self._rows = self._given
            return
        number, descending = self._sorted
        order = self.columns[number].order
        assert order is not None
        self._rows = tuple(sorted(self._given, key=order, reverse=descending))


class RowsTable(ListTable, Generic[T]):
    """Shows rows of one fixed height. Says which one was chosen."""

    chosen = Signal(object)
    """The row that the user went to."""

    def __init__(
        self,
        columns: tuple[Column[T], ...],
        parent: QWidget | None = None,
        *,
        name: str,
        key: Callable[[T], Hashable],
        height: int = delegates.ROW,
        inset: int = 8,
    ) -> None:
        self._rows_model: RowsModel[T] = RowsModel(columns)
        super().__init__(self._rows_model, parent, name=name, height=height)
        self._rows_model.setParent(self)
        self._key = key
        self._quiet = False
        self.paint_with(_RowDelegate(self, height=height, inset=inset))
        self.horizontalHeader().setMinimumSectionSize(16)
        self.horizontalHeader().sectionClicked.connect(self._sort_by)
        self.share_width([_width(column, inset) for column in columns])
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)

    def show_rows(self, rows: Iterable[T]) -> None:
        """Fill the table; the chosen row and the scroll position stay."""
        self._keeping(lambda: self._rows_model.show(rows))

    def rows(self) -> tuple[T, ...]:
        return self._rows_model.rows()

    def current(self) -> T | None:
        """The row that is chosen; None where none is."""
        index = self.currentIndex()
        return self._rows_model.row(index.row()) if index.isValid() else None

    def go_to(self, key: Hashable) -> bool:
        """Choose a row by its key; False where it is not there."""
        for number, row in enumerate(self._rows_model.rows()):
            if self._key(row) == key:
                self._go(number)
                return True
        return False

    def sorted_rows_model(self) -> RowsModel[T]:
        return self._rows_model

    def _keeping(self, change: Callable[[], None]) -> None:
        before = self.current()
        key = None if before is None else self._key(before)
        at = self.verticalScrollBar().value()
        self._quiet = True
        change()
        if key is not None:
            self.go_to(key)
        self.verticalScrollBar().setValue(at)
        self._quiet = False

    def _sort_by(self, section: int) -> None:
        self._keeping(lambda: self._rows_model.sort_by(section))

    def _tell_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.chosen.emit(self._rows_model.row(current.row()))

    def _open(self) -> bool:
        row = self.current()
        if row is not None:
            self.opened.emit(row)
        return row is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        for number, column in enumerate(self._rows_model.columns):
            self.setColumnHidden(number, self.viewport().width() < column.least)
        super().resizeEvent(event)


HEAD_EDGE = 8  # px that a head keeps free beside its padding, or it ends in an ellipsis


def _width(column: Column[Any], inset: int) -> int:
    """A column's width, or more where its head is longer in the user's language."""
    head = theme.metrics("axis", bold=True).horizontalAdvance(tr(column.head)) if column.head else 0
    return max(column.width, head + 2 * max(8, inset) + HEAD_EDGE) if column.width else 0


class _RowDelegate(delegates.RowDelegate):
    def __init__(self, view: RowsTable[Any], *, height: int, inset: int) -> None:
        super().__init__(view, height=height)
        self._inset = inset

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, RowsModel)
        column, row = model.columns[index.column()], model.row(index.row())
        self.fill(painter, option, hovered=index.row() == self.hovered_row and not self.is_selected(index))
        inner = option.rect.adjusted(self._inset, 0, -self._inset, -1)
        if column.paint is not None:
            column.paint(painter, inner, row)
        else:
            delegates.draw_text(
                painter,
                inner,
                column.says(row),
                role="muted" if column.role is None else column.role(row),
                bold=column.bold is not None and column.bold(row),
                right=column.right,
            )
        if index.column() == 0 and option.state & QStyle.StateFlag.State_HasFocus:
            self.frame(painter, option.rect)

"""What all our lists share: rows of one height, chosen whole, by mouse and keys alike.

`ListTable` is a list of any length; `SnapshotModel` and `SnapshotTable` are for what may be a million rows: the model
holds the keys of everything that meets the question, in order, and what was on screen lately. It asks for rows it lacks
(`wanted`) and takes them when they come (`put`); filter and order are the store's work.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from monitor.i18n import tr
from monitor.ui import delegates, text, theme

PAGE = 128  # rows that are asked for at once
KEPT = 40 * PAGE  # rows that are kept, the latest used
HEAD = 28  # px

Index = QModelIndex | QPersistentModelIndex


class Keyed(Protocol):
    """A row of the store."""

    @property
    def key(self) -> int: ...


Row = TypeVar("Row", bound=Keyed)
Held = TypeVar("Held")


class ListTable(QTableView):
    """Shows rows of one fixed height. Says which one was opened."""

    opened = Signal(object)
    """What is to be opened: Enter or a double click."""

    LEADS = 0  # the column that has the focus where a row is gone to

    def __init__(
        self, model: QAbstractTableModel, parent: QWidget | None, *, name: str, height: int = delegates.ROW
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._delegate = delegates.RowDelegate(self)
        self._entered = False  # the focus has come from the search, and nothing was done since
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(delegates.row_height(theme.metrics(), height))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setFixedHeight(HEAD)
        head.setSectionsClickable(True)
        theme.changed.connect(self._repaint)
        model.modelReset.connect(self._follow_entry)

    def enter(self, *, first: bool) -> None:
        """Take the focus; `first`: go to the first row, and to that of the answer that is on its way."""
        self._delegate.by_keys = True
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._entered = first and self.isVisible()
        if self._entered and self.model().rowCount():
            self._go(0)

    def paint_with(self, delegate: delegates.RowDelegate) -> None:
        """Have the rows painted."""
        self._delegate = delegate
        self.setItemDelegate(delegate)

    def share_width(self, widths: Sequence[int]) -> None:
        """Give the columns their widths in px; one of 0 takes the room that is left."""
        head = self.horizontalHeader()
        for number, width in enumerate(widths):
            if width:
                head.resizeSection(number, width)
            mode = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(number, mode)

    # -- what Qt tells

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._entered = False
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._delegate.by_keys = self._entered = False
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
        self._entered = False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._open():
            return
        if event.text() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            event.ignore()  # letters are the window's shortcuts, not a search in the list
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: Qt would walk through the whole store for a letter."""

    def sizeHintForRow(self, row: int) -> int:
        return self.verticalHeader().defaultSectionSize()

    # -- helpers

    def _open(self) -> bool:
        """Tell that the row that is chosen is to be opened; False where none is."""
        return False

    def _go(self, row: int) -> None:
        index = self.model().index(row, self.LEADS)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)

    def _follow_entry(self) -> None:
        if self._entered:
            QTimer.singleShot(0, self, self._go_to_entry)  # when whoever has filled the list has done so

    def _go_to_entry(self) -> None:
        if self._entered and self.model().rowCount():
            self._go(0)

    def _hover(self, row: int) -> None:
        before = self._delegate.hovered_row
        if row != before:
            self._delegate.hovered_row = row
            for changed in (before, row):
                if changed >= 0:
                    self.viewport().update(
                        0, self.rowViewportPosition(changed), self.viewport().width(), self.rowHeight(changed)
                    )

    def _repaint(self) -> None:
        if self.isVisible():  # asking for the viewport before the first paint costs 20 ms: Qt's classes are sorted out
            self.viewport().update()


class SnapshotModel(QAbstractTableModel, Generic[Row, Held]):
    """Rows by key. It neither reads the store nor knows its view."""

    wanted = Signal(tuple)
    """Keys whose rows are needed for what is on screen; answer with `put`."""

    def __init__(self, parent: QWidget | None = None, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(parent)
        self._now = now
        self._keys: array[int] = array("q")
        self._here: OrderedDict[int, Held] = OrderedDict()
        self._asked: set[int] = set()
        self._gone: set[int] = set()  # asked for, and no longer in the store
        self._missing: set[int] = set()  # row numbers seen empty since the last question
        self._again: set[int] = set()  # rows that are here, and others by now
        self._engine = "vader"
        self._order = "-at"
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._ask_for_missing)

    @property
    def order(self) -> str:
        """The column that the rows go by, with "-" before it where the largest is first."""
        return self._order

    @property
    def keys(self) -> array[int]:
        return self._keys

    def key(self, row: int) -> int:
        return self._keys[row]

    def row_of(self, key: int) -> int | None:
        """Find where a key stands; None where it does not."""
        try:
            return self._keys.index(key)
        except ValueError:
            return None

    def held(self, row: int) -> Held | None:
        """What is held of a row; None, and a question, where it is not here yet."""
        key = self._keys[row]
        found = self._here.get(key)
        if found is None and key not in self._gone:
            self._missing.add(row)
            if not self._ask.isActive():
                self._ask.start()
        return found

    def put(self, asked: Sequence[int], rows: Iterable[Row]) -> None:
        """Take the rows that were asked for; a key without a row is gone from the store."""
        self._asked.difference_update(asked)
        self._gone.update(asked)
        now = self._now()
        for row in rows:
            self._gone.discard(row.key)
            self._here[row.key] = self._hold(row, now)
            self._here.move_to_end(row.key)
        while len(self._here) > KEPT:
            self._here.popitem(last=False)
        self._tell_changed()

    def forget(self) -> None:
        """Ask for every row anew: the store has changed under us."""
        self._here.clear()
        self._asked.clear()
        self._tell_changed()

    def ask_again(self, key: int) -> None:
        """Ask for a row anew that is here; it stays as it is until then."""
        if key in self._here:
            self._again.add(key)
            self._ask.start()

    # -- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            head, order = self._head(section)
            return arrowed(head, self._order.startswith("-")) if order == self._order.lstrip("-") else head
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tip(self._head(section)[0])  # it may be cut
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self._is_right(section) else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    # -- what a list says of itself

    def _hold(self, row: Row, now: datetime) -> Held:
        """Make of a row what is kept of it."""
        raise NotImplementedError

    def _head(self, section: int) -> tuple[str, str | None]:
        """The head of a column, and the order that it stands for; None: it does not order."""
        raise NotImplementedError

    def _is_right(self, section: int) -> bool:
        """Whether a column stands at its right edge."""
        raise NotImplementedError

    # -- helpers

    def _start_anew(self, keys: array[int], order: str) -> None:
        self._keys, self._order = keys, order
        self._asked.clear()
        self._missing.clear()
        self._gone.clear()

    def _ask_for_missing(self) -> None:
        """Ask for the rows around what is on screen, a little more than a page."""
        if self._again:
            self.wanted.emit(tuple(self._again))
            self._again.clear()
        rows = {row for row in self._missing if row < len(self._keys)}
        self._missing.clear()
        if not rows:
            return
        first = max(0, min(rows) - PAGE // 4)
        last = min(len(self._keys), max(rows) + PAGE // 2)
        if last - first > 4 * PAGE:  # far apart, as when a screen reader looks about: only what was asked
            near = sorted(rows)
        else:
            near = list(range(first, last))
        keys = tuple(key for row in near if (key := self._keys[row]) not in self._here and key not in self._asked)
        if keys:
            self._asked.update(keys)
            self.wanted.emit(keys)

    def _tell_changed(self) -> None:
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, self.columnCount() - 1))


class SnapshotTable(ListTable):
    """Shows a SnapshotModel. Says where the reader went in our own words."""

    order_changed = Signal(str)
    """A column was clicked: the order to ask for, as SnapshotModel.order."""

    def __init__(
        self, model: SnapshotModel[Any, Any], parent: QWidget | None, *, name: str, height: int = delegates.ROW
    ) -> None:
        super().__init__(model, parent, name=name, height=height)
        self._snapshot = model
        self.verticalScrollBar().setSingleStep(height)
        self.horizontalHeader().setAccessibleName(tr("Columns"))
        self.horizontalHeader().sectionClicked.connect(self._order_by)

    def current_key(self) -> int | None:
        """The row that is read. Qt makes the first row current with the focus; that alone chooses nothing."""
        index = self.currentIndex()
        if not index.isValid() or not self.selectionModel().isSelected(index):
            return None
        return self._snapshot.key(index.row())

    def go_to(self, key: int) -> bool:
        """Make a row the current one; False where it is not in the list."""
        row = self._snapshot.row_of(key)
        if row is None:
            return False
        self._go(row)
        return True

    def move_by(self, step: int) -> None:
        """Go to the next (1) or previous (-1) row; to the first one where none is chosen."""
        row = self.currentIndex().row() + step if self.current_key() is not None else 0
        if 0 <= row < self._snapshot.rowCount():
            self._go(row)

    def let_go(self) -> None:
        """Choose nothing."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def is_at_rest_on_top(self) -> bool:
        """Tell whether arrivals may be taken in at once: nothing is selected and the first row is in sight."""
        return self.verticalScrollBar().value() == 0 and not self.selectionModel().hasSelection()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted, and paint only what comes into sight: a fifth of the work at a wheel's step.

        Qt does so for an opaque viewport. It is made one here, for asking for it before the first paint costs 20 ms.
        """
        viewport = self.viewport()
        if not viewport.autoFillBackground():
            viewport.setAutoFillBackground(True)
        super().scrollContentsBy(dx, dy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self._delegate.by_keys = True
            self._entered = False
            self.let_go()
            return
        super().keyPressEvent(event)

    def _go(self, row: int) -> None:
        super()._go(row)
        self.scrollTo(self.currentIndex())

    def _order_by(self, section: int) -> None:
        order, falls = self._order_of(section)
        now = self._snapshot.order
        if order is None:
            return
        if now.lstrip("-") == order:
            self.order_changed.emit(order if now.startswith("-") else f"-{order}")
        else:
            self.order_changed.emit(f"-{order}" if falls else order)

    def _order_of(self, section: int) -> tuple[str | None, bool]:
        """The order that a column stands for, and whether its first click puts the largest on top."""
        raise NotImplementedError


def arrowed(head: str, descending: bool) -> str:
    """The head of the column that a list goes by."""
    return f"{head} {'↓' if descending else '↑'}"

"""The heat map: outlets by topics, in each cell a mean and its stories. Color only repeats the sign and the size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from monitor.i18n import tr
from monitor.model import Point
from monitor.ui import delegates, numbers, outletwords, text, theme
from monitor.ui.lists import ListTable

Index = QModelIndex | QPersistentModelIndex

ROW: Final = 26  # px
HEAD: Final = 40  # px: topics may take two lines
HEAD_INSET: Final = 8  # px left and right in a head
NAMES: Final = (140, 180)  # px of the outlets' names, at least and at most
CELL: Final = 100  # px that a topic needs
FULL: Final = 0.5  # the mean from which a cell has its full tint
TINT: Final = (0.30, 0.42)  # opacity of the full tint, on a light and on a dark surface


@dataclass(frozen=True, slots=True)
class Heat:
    """What the map shows."""

    outlets: tuple[str, ...] = ()
    topics: tuple[tuple[str, str], ...] = ()  # id and title, the busiest first
    cells: Mapping[tuple[str, str], Point] = field(default_factory=dict)  # by outlet and topic's id


def tint(value: float) -> QColor:
    """The ground of a cell with that mean: the further from 0, the stronger."""
    color = QColor(theme.color(delegates.bar_role(value)))
    full = TINT[theme.color("surface").lightness() < 128]
    color.setAlphaF(full * min(1.0, abs(value) / FULL))
    return color


def fold(words: str, width: int) -> str:
    """Share words out over two lines of so many px; what does not fit ends with an ellipsis."""
    metrics = theme.metrics("axis", bold=True)
    parts = words.split()
    many = next(
        (n for n in range(1, len(parts)) if metrics.horizontalAdvance(" ".join(parts[: n + 1])) > width), len(parts)
    )
    lines = [" ".join(parts[:many]), " ".join(parts[many:])]
    return "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines if line)


class HeatModel(QAbstractTableModel):
    """A row an outlet, a column a topic, as many as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heat = Heat()
        self._room = 6
        self._wide = CELL

    def show(self, heat: Heat, room: int) -> None:
        self.beginResetModel()
        self._heat, self._room = heat, room
        self.endResetModel()

    def set_wide(self, wide: int) -> None:
        """Say how many px the name of a topic has."""
        if wide != self._wide:
            self._wide = wide
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self.columnCount() - 1))

    @property
    def topics(self) -> Sequence[tuple[str, str]]:
        """The topics that have a column now."""
        return self._heat.topics[: self._room]

    def names(self, index: Index) -> tuple[str, str]:
        """The outlet of a cell, and its topic's id; "" in the column of the outlets."""
        topic = self.topics[index.column() - 1][0] if index.column() else ""
        return self._heat.outlets[index.row()], topic

    def point(self, index: Index) -> Point | None:
        return self._heat.cells.get(self.names(index))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._heat.outlets)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 1 + len(self.topics)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        outlet, topic = self.names(index)
        if not topic:
            return outlet if role != Qt.ItemDataRole.ToolTipRole else text.tip(outlet)
        point = self.point(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return numbers.NONE if point is None else f"{numbers.signed(point.mean)} {numbers.n_of(point.n_stories)}"
        told = tr(
            "{outlet} on {topic}: {reading}",
            outlet=outlet,
            topic=self.topics[index.column() - 1][1],
            reading=tr("no stories") if point is None else outletwords.reading(point),
        )
        return text.tip(told) if role == Qt.ItemDataRole.ToolTipRole else told

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr("Outlet") if section == 0 else fold(text.line(self.topics[section - 1][1], 80), self._wide)
        if role == Qt.ItemDataRole.ToolTipRole and section:
            return text.tip(self.topics[section - 1][1])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        return None


class _HeatDelegate(delegates.RowDelegate):
    def __init__(self, view: HeatMap, model: HeatModel) -> None:
        super().__init__(view, height=ROW)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        if index.column() == 0:
            self.fill(painter, option, hovered=False)
            inner = rect.adjusted(8, 0, -8, -1)
            delegates.draw_text(painter, inner, text.line(self._model.names(index)[0], 80))
        else:
            self._cell(painter, rect, self._model.point(index))
        if self.is_selected(index) and self._view.hasFocus():
            self.frame(painter, rect.adjusted(1, 0, 0, -1) if index.column() else rect)

    def _cell(self, painter: QPainter, rect: QRect, point: Point | None) -> None:
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("grid"))
        inner = rect.adjusted(4, 0, -8, -1)
        if point is None or point.mean is None:
            delegates.draw_text(painter, inner, numbers.NONE, role="muted", right=True)
            return
        few = point.n_stories < numbers.FEW
        if not few:
            painter.fillRect(rect.adjusted(2, 1, 0, -2), tint(point.mean))
        role: theme.Role = "muted" if few else "text"
        count = numbers.count(point.n_stories)
        room = max(28, theme.metrics("axis").horizontalAdvance(count) + 8)
        delegates.draw_text(painter, inner, count, role=role, size="axis", right=True)
        mean = inner.adjusted(0, 0, -room, 0)
        delegates.draw_text(painter, mean, numbers.signed(point.mean), role=role, right=True)


class HeatMap(ListTable):
    """Shows a `Heat`. Keys: arrows move, Return opens."""

    opened = Signal(str, str)
    """An outlet and a topic's id whose articles are to be read; the topic is "" for the outlet alone."""
    fitted = Signal()
    """Another number of topics has room now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._map = HeatModel()
        super().__init__(self._map, parent, name=tr("Outlets by topic"), height=ROW)
        self._map.setParent(self)
        self._heat = Heat()
        self.paint_with(_HeatDelegate(self, self._map))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        head = self.horizontalHeader()
        head.setTextElideMode(Qt.TextElideMode.ElideNone)  # else it does not wrap
        head.setSectionsClickable(False)
        head.setFixedHeight(HEAD)
        head.setMinimumSectionSize(40)

    def show_heat(self, heat: Heat) -> None:
        """Show a map; the cell that is chosen stays, where it is still there."""
        chosen = self._map.names(self.currentIndex()) if self.currentIndex().isValid() else None
        at = self.verticalScrollBar().value()
        self._heat = heat
        self._map.show(heat, self._room())
        self._share_width()
        if chosen is not None:
            self._go_to(*chosen)
        self.verticalScrollBar().setValue(at)

    def heat(self) -> Heat:
        return self._heat

    def topics_shown(self) -> int:
        """How many of the topics have a column."""
        return len(self._map.topics)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = self.topics_shown()
        if self._room() != before and (self._room() < before or before < len(self._heat.topics)):
            self.show_heat(self._heat)
            self.fitted.emit()
        self._share_width()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self._open()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        return super().viewportEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do nothing: the first click has opened the cell."""

    def _open(self) -> bool:
        index = self.currentIndex()
        if not index.isValid():
            return False
        outlet, topic = self._map.names(index)
        if not topic or self._map.point(index) is not None:
            self.opened.emit(outlet, topic)
        return True

    def _go_to(self, outlet: str, topic: str) -> None:
        topics = ["", *(name for name, _ in self._map.topics)]
        if outlet in self._heat.outlets and topic in topics:
            self.setCurrentIndex(self._map.index(self._heat.outlets.index(outlet), topics.index(topic)))

    def _room(self) -> int:
        return max(2, (self.viewport().width() - self._names()) // CELL)

    def _names(self) -> int:
        least, most = NAMES
        return max(least, min(most, self.viewport().width() * 22 // 100))

    def _share_width(self) -> None:
        many = self.topics_shown()
        head = self.horizontalHeader()
        head.resizeSection(0, self._names())
        room = self.viewport().width() - self._names()
        self._map.set_wide(room // max(1, many) - 2 * HEAD_INSET)
        for number in range(many):
            head.resizeSection(number + 1, room * (number + 1) // many - room * number // many)

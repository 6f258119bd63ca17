"""Lenses: the topics, voices and outlets to look through, at the left of the Desk.

A click chooses one, Ctrl+click adds, Shift+click takes a run, a click on the only chosen one releases it. Each chosen
lens that has a line in the plot takes the next free color and shape, and keeps them until it is released. What is
chosen stands at the foot too, as chips: so it is seen, and can be released, wherever the list has scrolled to.
The number of a lens is how many articles it has in the period, semibold while some of them are unread: reading changes
no number. Voices and outlets stand in the order of their numbers, but no row moves under a pointer or a key.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QStyleOptionViewItem, QTreeView, QWidget

from monitor.i18n import plural, tr, tr_noop
from monitor.ui import delegates, numbers, text, theme

if TYPE_CHECKING:
    from monitor.model import Lens
    from monitor.ui.chips import Chips

WIDTH = 256  # px
NARROW = 232
TIGHT = 196
ROOMY = 1360  # px of the window from which lenses have their full width
TIGHTENED = 1120  # px below which they give what they can
SPARKS = 210  # px from which there is room for spark lines beside the names
GROUP = 32  # px: the head of a group, with the gap above it
SHORT = 9  # lenses of a group that are shown before "12 more"
SPARK = QSize(40, 16)
COUNT = 30  # px for the number of a lens at the least

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, str]
"""What a lens is known by: ("topic", id), ("voice", name) or ("outlet", name)."""


@dataclass(frozen=True, slots=True)
class Group:
    """The lenses of one kind, as they are to be listed."""

    by: str
    head: str
    lenses: tuple[Lens, ...] = ()
    total: int = 0  # how many there are in the catalog, or the store, with those that have nothing in the period
    names: dict[str, str] = field(default_factory=dict)  # name → how it reads; for topics, whose name is an id


HEADS = (("topic", tr_noop("Topics")), ("voice", tr_noop("Voices")), ("outlet", tr_noop("Outlets")))
EDITS = {
    "topic": tr_noop("Edit this topic…"),
    "voice": tr_noop("Edit this voice…"),
    "outlet": tr_noop("Edit this outlet…"),
}


def width_at(window: int) -> int:
    """How wide the lenses are in a window of so many px: the same in every view."""
    return WIDTH if window >= ROOMY else NARROW if window >= TIGHTENED else TIGHT


class LensesModel(QAbstractItemModel):
    """Three groups of lenses. An index's internal id is 0 for a group's head, else the group's number + 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[Group] = [Group(by, head) for by, head in HEADS]
        self._long: set[str] = set()  # groups that are shown whole
        self._marks: dict[Key, int] = {}
        self._kept: set[Key] = set()  # chosen lenses are always listed
        self._counted = False
        self.most = 0  # articles of a lens

    # -- what it holds

    def lens(self, index: Index) -> Lens | None:
        """Give the lens at an index; None for heads and for "12 more"."""
        if not index.isValid() or index.internalId() == 0:
            return None
        listed = self._listed(index.internalId() - 1)
        return listed[index.row()] if index.row() < len(listed) else None

    def index_of(self, key: Key) -> QModelIndex:
        for number, group in enumerate(self._groups):
            if group.by == key[0]:
                for row, lens in enumerate(self._listed(number)):
                    if lens.name == key[1]:
                        return self.createIndex(row, 0, number + 1)
        return QModelIndex()

    def name(self, lens: Lens) -> str:
        """How a lens reads: a topic by its name."""
        return self.name_of((lens.by, lens.name))

    def name_of(self, key: Key) -> str:
        by, name = key
        names = next((group.names for group in self._groups if group.by == by), {})
        return text.line(names.get(name, name), 80)

    def mark(self, key: Key) -> int | None:
        """Number of the color and shape of a lens, if it has a line in the plot."""
        return self._marks.get(key)

    # -- what the desk tells it

    def show(self, groups: Sequence[Group], *, keep_order: bool) -> None:
        """List lenses. With `keep_order` those that are here keep their place and new ones come last."""
        fresh = list(groups)
        if keep_order:
            fresh = [_in_old_order(old, new) for old, new in zip(self._groups, fresh, strict=True)]
        same = self._counted and all(
            [lens.name for lens in old.lenses] == [lens.name for lens in new.lenses] and old.names == new.names
            for old, new in zip(self._groups, fresh, strict=True)
        )
        self._counted = True
        self.most = max((lens.articles for group in fresh for lens in group.lenses), default=0)
        if same:
            self._groups = fresh
            for number in range(len(fresh)):
                top = self.index(number, 0)
                self.dataChanged.emit(top, top)
                rows = self.rowCount(top)
                if rows:
                    self.dataChanged.emit(self.index(0, 0, top), self.index(rows - 1, 0, top))
        else:
            self.beginResetModel()
            self._groups = fresh
            self.endResetModel()

    def set_marks(self, marks: dict[Key, int]) -> None:
        """Show the color and shape of the lenses that have a line."""
        self._marks = marks
        top = self.index(0, 0)
        self.dataChanged.emit(top, top)

    def keep(self, keys: set[Key]) -> None:
        """List these even where a group is cut short."""
        self._kept = keys

    def toggle_length(self, index: Index) -> None:
        """Show a group whole, or short again."""
        by = self._groups[index.internalId() - 1].by
        self.beginResetModel()
        self._long.symmetric_difference_update({by})
        self.endResetModel()

    def is_more(self, index: Index) -> bool:
        """Tell whether a row is the "12 more" of its group."""
        if not index.isValid() or index.internalId() == 0 or self.lens(index) is not None:
            return False
        return bool(self._groups[index.internalId() - 1].lenses)

    # -- what Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # QObject.parent() too
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() > 0:
            return 0
        group = self._groups[parent.row()]
        if not group.lenses:
            return 1  # "none yet"
        return len(self._listed(parent.row())) + (len(group.lenses) > self._short(group))

    def columnCount(self, _parent: Index = QModelIndex()) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.lens(index) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        lens = self.lens(index)
        if role == Qt.ItemDataRole.DisplayRole:
            if lens is not None:
                return self.name(lens)
            return tr(self._groups[index.row()].head) if index.internalId() == 0 else self._more(index)
        if role == Qt.ItemDataRole.AccessibleTextRole and lens is not None:
            return plural(
                "{name}, %n article, {unread} unread",
                "{name}, %n articles, {unread} unread",
                lens.articles,
                name=self.name(lens),
                unread=numbers.count(lens.unread),
            )
        if role == Qt.ItemDataRole.ToolTipRole and lens is not None:
            return text.tip(
                plural(
                    "{name}: %n article in the period, {unread} unread",
                    "{name}: %n articles in the period, {unread} unread",
                    lens.articles,
                    name=self.name(lens),
                    unread=numbers.count(lens.unread),
                )
            )
        return None

    def how_many(self, index: Index) -> str:
        """What stands at the right of a group's head: "7 of 14"."""
        group = self._groups[index.row()]
        if not group.total:
            return ""
        with_articles = sum(lens.articles > 0 for lens in group.lenses)
        return tr("{some} of {all}", some=numbers.count(with_articles), all=numbers.count(group.total))

    # -- helpers

    def _short(self, group: Group) -> int:
        return len(group.lenses) if group.by in self._long or len(group.lenses) <= SHORT + 1 else SHORT

    def _listed(self, number: int) -> list[Lens]:
        group = self._groups[number]
        short = self._short(group)
        if short == len(group.lenses) and group.by not in self._long:
            return list(group.lenses)
        if group.by in self._long:
            return list(group.lenses)
        return [lens for row, lens in enumerate(group.lenses) if row < short or (group.by, lens.name) in self._kept]

    def _more(self, index: Index) -> str:
        number = index.internalId() - 1
        if not self._groups[number].lenses:
            return tr("none yet", "of lenses")
        left_out = len(self._groups[number].lenses) - len(self._listed(number))
        return plural("%n more", "%n more", left_out)


class LensDelegate(delegates.RowDelegate):
    """Paints a lens: mark, name, spark line, how many articles."""

    hovered = QModelIndex()
    with_marks = True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        least = GROUP if index.internalId() == 0 else delegates.ROW
        return QSize(100, delegates.row_height(theme.metrics(), least))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, LensesModel)
        rect = QRect(0, option.rect.top(), option.rect.right() + 1, option.rect.height())
        narrow = rect.width() < self._view.width()  # the scroll bar is there
        inner = rect.adjusted(12, 0, -6 if narrow else -12, 0)
        lens = model.lens(index)
        if index.internalId() == 0:
            low = inner.adjusted(0, 8, 0, 0)
            delegates.draw_text(painter, low, index.data(), role="muted", size="axis", bold=True)
            delegates.draw_text(painter, low, model.how_many(index), role="muted", size="axis", right=True)
            return
        hovered = self.hovered == index
        if self.is_selected(index):
            painter.fillRect(rect, theme.color("selection"))
        elif hovered:
            painter.fillRect(rect, theme.color("hover"))
        if lens is None:
            delegates.draw_text(painter, inner.adjusted(20, 0, 0, 0), index.data(), role="muted")
        else:
            self._lens(painter, inner, lens, model)
        if self.has_focus(index):
            self.frame(painter, rect)

    def _lens(self, painter: QPainter, inner: QRect, lens: Lens, model: LensesModel) -> None:
        mark = model.mark((lens.by, lens.name)) if self.with_marks else None
        middle = inner.center().y() + 0.5
        if mark is not None:
            delegates.draw_mark(painter, QPointF(inner.left() + 6.5, middle), mark)
        right = inner.right() + 1
        if not lens.articles:
            delegates.draw_text(painter, inner, numbers.EN_DASH, role="muted", right=True)
        else:
            delegates.draw_text(painter, inner, numbers.count(lens.articles), bold=lens.unread > 0, right=True)
        roomy = self._view.width() >= SPARKS
        widest = theme.metrics(bold=True).horizontalAdvance(numbers.count(model.most)) + 8
        spark_left = right - max(COUNT, widest) - (SPARK.width() if roomy else 0)
        told = sum(value is not None for value in lens.spark)
        if not roomy:
            pass  # names are worth more than how they went
        elif told >= 2:
            color = theme.color("muted" if mark is None else theme.series(mark))
            spark = QRectF(spark_left, middle - SPARK.height() / 2, SPARK.width(), SPARK.height())
            delegates.draw_spark(painter, spark, lens.spark, color)
        elif lens.articles:
            place = QRect(spark_left - 4, inner.top(), SPARK.width() + 4, inner.height())
            delegates.draw_text(painter, place, tr("too few"), role="muted", size="axis", right=True)
        room = spark_left - 6 - inner.left() - 20
        delegates.draw_text(
            painter,
            QRect(inner.left() + 20, inner.top(), room, inner.height()),
            model.name(lens),
            role="text" if lens.articles else "muted",
        )


class Lenses(QTreeView):
    """The list of lenses. `changed` carries the keys chosen, in the order in which they were chosen."""

    changed = Signal(tuple)
    edit_asked = Signal(str, str)
    """A lens whose definition is to be edited: kind and name."""
    history_asked = Signal(str)
    """The id of a topic whose history is to be fetched."""

    def __init__(self, parent: QWidget | None = None, of: Lenses | None = None) -> None:
        """`of`: other lenses, of another view, whose list is shown here too, without the marks of its plot."""
        super().__init__(parent)
        self._model: LensesModel = LensesModel(self) if of is None else of._model
        self._chosen: list[Key] = [] if of is None else list(of.chosen)
        self._silent = False
        self._in_keys = False  # somebody has moved in the list with keys since it has the focus
        self._scrolled = 0  # px, before the list was made anew
        self._chips: Chips | None = None  # made when something is chosen: no part of the first paint
        self._foot = 0  # px that they take
        self.setModel(self._model)
        self._delegate = LensDelegate(self)
        self._delegate.with_marks = of is None
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Topics, voices and outlets"))
        theme.set_class(self, "lenses")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setUniformRowHeights(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(TIGHT)
        self._model.modelAboutToBeReset.connect(self._before_reset)
        self._model.modelReset.connect(self._after_reset)
        self.selectionModel().selectionChanged.connect(self._take_selection)
        self.expandAll()
        self._select_chosen()
        theme.changed.connect(self._repaint)
        if of is not None:
            self.edit_asked.connect(of.edit_asked)
            self.history_asked.connect(of.history_asked)

    @property
    def chosen(self) -> tuple[Key, ...]:
        return tuple(self._chosen)

    def names(self) -> dict[Key, str]:
        """How each chosen lens reads."""
        return {key: self._model.name_of(key) for key in self._chosen}

    def show_groups(self, groups: Sequence[Group], *, keep_order: bool = True) -> None:
        """List lenses; what was chosen stays chosen, even where it has nothing in the period.

        `keep_order` keeps rows in their places while a pointer is over the list, or somebody moves in it with keys.
        """
        keep_order = keep_order and any(view.is_in_hand() for view in self.window().findChildren(Lenses) or [self])
        self._model.keep(set(self._chosen))
        with_chosen = [_with(group, [key for key in self._chosen if key[0] == group.by]) for group in groups]
        self._model.show(with_chosen, keep_order=keep_order)
        self._show_chips()  # names may have come

    def choose(self, keys: Sequence[Key]) -> None:
        """Choose lenses, as if they had been clicked."""
        self._chosen = list(dict.fromkeys(keys))
        self._model.keep(set(self._chosen))
        self._select_chosen()
        self.changed.emit(self.chosen)

    def is_in_hand(self) -> bool:
        """Whether a pointer is over the list, or somebody moves in it with keys."""
        return self.underMouse() or (self._in_keys and self.hasFocus())

    def release(self, key: Key) -> None:
        """Give up one of those that are chosen."""
        self.choose([each for each in self._chosen if each != key])

    def chips(self) -> Chips | None:
        """What is chosen, at the foot; None where nothing has been chosen yet."""
        return self._chips

    def show_chosen(self, keys: Sequence[Key]) -> None:
        """Show what was chosen elsewhere, without telling."""
        self._chosen = list(dict.fromkeys(keys))
        self._select_chosen()

    def set_marks(self, marks: dict[Key, int]) -> None:
        self._model.set_marks(marks)
        self._show_chips()
        self._repaint()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 600)

    # -- what Qt tells

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._delegate.by_keys = False
        index = self.indexAt(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if plain and self._model.is_more(index):
            self._model.toggle_length(index)
            return
        lens = self._model.lens(index)
        if plain and (lens is None or self._chosen == [(lens.by, lens.name)]):
            self.choose(())  # a click on the only chosen one, a head or the empty ground releases
            return
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._in_keys = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._delegate.by_keys = self._in_keys = True
        if event.key() == Qt.Key.Key_Escape and self._chosen:
            self.choose(())
            return
        lens = self._model.lens(self.currentIndex())
        if event.key() == Qt.Key.Key_F2 and lens is not None:
            self.edit_asked.emit(lens.by, lens.name)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._model.is_more(self.currentIndex()):
            self._model.toggle_length(self.currentIndex())
            return
        if event.text() and event.key() != Qt.Key.Key_Space and not event.modifiers():
            event.ignore()  # letters are the window's shortcuts
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        lens = self._model.lens(self.indexAt(event.pos()))
        if lens is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        key = (lens.by, lens.name)
        if key in self._chosen:
            menu.addAction(tr("Release")).triggered.connect(lambda: self.release(key))
        else:
            menu.addAction(tr("Add to those chosen")).triggered.connect(lambda: self.choose([*self._chosen, key]))
            menu.addAction(tr("Choose only this one")).triggered.connect(lambda: self.choose([key]))
        menu.addSeparator()
        menu.addAction(tr(EDITS[lens.by]) + "\tF2").triggered.connect(lambda: self.edit_asked.emit(*key))
        if lens.by == "topic":
            menu.addAction(tr("Fetch its history…")).triggered.connect(lambda: self.history_asked.emit(lens.name))
        menu.popup(event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_chips()

    def updateGeometries(self) -> None:
        super().updateGeometries()  # gives the whole height to the list
        if self._foot:
            self.setViewportMargins(0, 0, 0, self._foot)

    def _repaint(self) -> None:
        if self.isVisible():  # asking for the viewport before the first paint costs 20 ms: Qt's classes are sorted out
            self.viewport().update()

    def _hover(self, index: QModelIndex) -> None:
        if index != self._delegate.hovered:
            self._delegate.hovered = index
            self._repaint()

    # -- helpers

    def _take_selection(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        if self._silent:
            return
        now = {
            (lens.by, lens.name)
            for index in self.selectionModel().selectedIndexes()
            if (lens := self._model.lens(index)) is not None
        }
        kept = [key for key in self._chosen if key in now]
        added = [
            (lens.by, lens.name)
            for index in selected.indexes()
            if (lens := self._model.lens(index)) is not None and (lens.by, lens.name) not in kept
        ]
        fresh = kept + added
        if fresh != self._chosen:
            self._chosen = fresh
            self._model.keep(set(fresh))
            self._show_chips()
            self.changed.emit(self.chosen)

    def _before_reset(self) -> None:
        self._scrolled = self.verticalScrollBar().value()

    def _after_reset(self) -> None:
        self._delegate.hovered = QModelIndex()
        self.expandAll()
        self._select_chosen()
        if self._scrolled:
            self.doItemsLayout()  # Qt does so later, and begins at the top
            self.verticalScrollBar().setValue(self._scrolled)

    def _select_chosen(self) -> None:
        self._silent = True  # the selection only repeats what is chosen
        selection = QItemSelection()
        for key in self._chosen:
            index = self._model.index_of(key)
            if index.isValid():
                selection.select(index, index)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._silent = False
        self._show_chips()
        self._repaint()

    def _show_chips(self) -> None:
        """Show at the foot what is chosen."""
        if self._chips is None:
            if not self._chosen:
                return
            from monitor.ui.chips import Chips

            self._chips = Chips(self)
            self._chips.released.connect(self.release)
            self._chips.emptied.connect(lambda: self.choose(()))
        from monitor.ui.chips import Chosen

        with_marks = self._delegate.with_marks
        self._chips.show_chosen(
            [
                Chosen(key, self._model.name_of(key), self._model.mark(key) if with_marks else None)
                for key in self._chosen
            ]
        )
        self._place_chips()

    def _place_chips(self) -> None:
        if self._chips is None:
            return
        foot = self._chips.arrange(self.width())
        self._chips.setGeometry(0, self.height() - foot, self.width(), foot)
        self._chips.setVisible(foot > 0)
        if foot != self._foot:
            self._foot = foot
            self.setViewportMargins(0, 0, 0, foot)


class Marks:
    """Which color and shape each line has: the lowest free number, kept until the line is released.

    A line that is released and chosen again has its own back, where no other line has taken it.
    """

    def __init__(self) -> None:
        self._of: dict[Key, int] = {}
        self._before: dict[Key, int] = {}  # what each line had last

    def assign(self, keys: Sequence[Key]) -> dict[Key, int]:
        """Give numbers to the lines shown; those that are no longer shown give theirs back."""
        self._of = {key: mark for key, mark in self._of.items() if key in keys}
        for key in keys:
            mark = self._before.get(key, theme.SERIES_COLORS)  # beyond those there is only gray
            if key not in self._of and mark < theme.SERIES_COLORS and mark not in self._of.values():
                self._of[key] = mark
        for key in keys:
            if key not in self._of:
                self._of[key] = next(n for n in range(len(keys) + len(self._of) + 1) if n not in self._of.values())
        self._before |= self._of
        return dict(self._of)


def empty(by: str, name: str) -> Lens:
    """Make a lens that has nothing in the period."""
    from monitor.model import Lens  # the nouns cost 25 ms, and the first paint can do without

    return Lens(by, name, 0, 0)


def _in_old_order(old: Group, new: Group) -> Group:
    place = {lens.name: row for row, lens in enumerate(old.lenses)}
    ordered = sorted(new.lenses, key=lambda lens: place.get(lens.name, len(place)))
    here = {lens.name for lens in new.lenses}
    gone = [empty(lens.by, lens.name) for lens in old.lenses if lens.name not in here and lens.articles]
    if gone:  # nothing left in the period: it stays in its place, empty, until the order is settled anew
        ordered = sorted([*ordered, *gone], key=lambda lens: place.get(lens.name, len(place)))
    return Group(new.by, new.head, tuple(ordered), new.total, new.names)


def _with(group: Group, keys: Sequence[Key]) -> Group:
    here = {lens.name for lens in group.lenses}
    absent = tuple(empty(by, name) for by, name in keys if name not in here)
    if not absent:
        return group
    return Group(group.by, group.head, group.lenses + absent, group.total, group.names)

"""The live table: one row an article or a story, 28 px high.

Its columns are in `columns.py`, its rows in `articles.py`, its heading in `articlespane.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QStyleOptionViewItem, QWidget

from monitor.i18n import tr
from monitor.ui import delegates, icons, theme
from monitor.ui.articles import ArticlesModel
from monitor.ui.columns import AT, COLUMNS, INFLUENCE, NARRATION, OUTLET, SENTIMENT, STATE, TITLE, Line
from monitor.ui.lists import HEAD, Index, SnapshotTable

if TYPE_CHECKING:
    from monitor.model import ArticleRow

MARK = 16  # px for what the user put on an article: a star, labels, a note
FOLD = 14  # px before a headline, for the mark of a story that can be unfolded
NARROW = 480  # px; below it the outlet gives way to the headline, and the bars are short
SHORT = 100  # the sentiment's width then
TIME_EDGES = 8 + 4  # px left and right of a time
BRIEF = 66  # the time's, where no date has a year
OWN = (STATE, TITLE, INFLUENCE)  # columns that nobody switches: influence comes and goes with a point


class ArticleDelegate(delegates.RowDelegate):
    """Paints the cells of an article."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.row(), index.column()
        model = index.model()
        assert isinstance(model, ArticlesModel)
        self.fill(painter, option, hovered=row == self.hovered_row and not self.is_selected(index))
        rect = option.rect
        line = model.line(row)
        if line is not None:
            unread = not line.row.read
            if column == STATE:
                if unread:
                    self._dot(painter, rect)
            elif column == TITLE:
                inner = rect
                if model.is_grouped:
                    if model.can_unfold(row):
                        self._chevron(painter, rect, down=model.is_unfolded(row))
                    inner = rect.adjusted(FOLD + (16 if line.child else 0), 0, 0, 0)
                if line.child:
                    said = f"{line.outlet} · {line.child}"
                    delegates.draw_text(painter, inner.adjusted(8, 0, -8, 0), said, role="muted", size="secondary")
                else:
                    self._title(painter, inner, line, bold=unread)
            elif column == OUTLET and line.child:
                pass  # it stands in the place of the headline
            elif column == SENTIMENT:
                delegates.draw_score(painter, rect.adjusted(8, 0, -4, 0), line.sentiment, line.reason)
            elif column == NARRATION:
                delegates.draw_score(painter, rect.adjusted(8, 0, -4, 0), line.narration, line.narrated)
            elif column == AT:
                inner = rect.adjusted(8, 0, 8 - TIME_EDGES, 0)
                whole = theme.metrics().horizontalAdvance(line.time) <= inner.width()
                delegates.draw_text(painter, inner, line.time if whole or not line.month else line.month, role="muted")
            elif column == INFLUENCE:
                self._moved(painter, rect.adjusted(8, 0, -4, 0), line, model.reach)
            else:
                said = model.data(index) or ""
                inner = rect.adjusted(8, 0, -8, 0)
                delegates.draw_text(painter, inner, said, role="muted", right=COLUMNS[column].right)
        if column == STATE and self.row_has_focus(index):
            self.frame(painter, rect)

    def _moved(self, painter: QPainter, inner: QRect, line: Line, reach: float) -> None:
        if line.influence is None:
            delegates.draw_text(painter, inner, line.moved, role="muted", size="secondary")
            return
        number = theme.metrics().horizontalAdvance("−0.000")
        delegates.draw_text(painter, QRect(inner.left(), inner.top(), number, inner.height()), line.moved, right=True)
        half = max(8, min(delegates.BAR_HALF, (inner.width() - number - 8) // 2))
        middle = inner.center().y() + 1
        scaled = line.influence / reach if reach else 0.0
        role = delegates.sign_role(scaled)
        delegates.draw_bar(painter, inner.left() + number + 8 + half, middle, scaled, half=half, role=role)

    def _chevron(self, painter: QPainter, rect: QRect, *, down: bool) -> None:
        picture = icons.pixmap("chevron-down" if down else "chevron-right", "muted", 12, _ratio(painter))
        painter.drawPixmap(rect.left() + 4, rect.center().y() - 5, picture)

    def _dot(self, painter: QPainter, rect: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(rect.center().x() - 2, rect.center().y() - 2, 6, 6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _title(self, painter: QPainter, rect: QRect, line: Line, *, bold: bool) -> None:
        inner = rect.adjusted(8, 0, -8, 0)
        chip = delegates.chip_width(line.chip) + 8 if line.chip else 0
        marks = _marks(line.row)
        room = max(0, inner.width() - chip - MARK * len(marks) - (4 if marks else 0))
        shown = delegates.elide(line.title, room, bold=bold)
        delegates.draw_text(painter, QRect(inner.left(), rect.top(), room, rect.height()), line.title, bold=bold)
        left = inner.left() + theme.metrics(bold=bold).horizontalAdvance(shown) + 8
        for name, role in marks:
            painter.drawPixmap(left, rect.center().y() - 5, icons.pixmap(name, role, 12, _ratio(painter)))
            left += MARK
        left += 4 if marks else 0
        if chip:
            delegates.draw_chip(painter, left, rect.center().y(), line.chip)


class ArticlesTable(SnapshotTable):
    """The list itself. `opened` tells a key; o opens too."""

    chosen = Signal(object)
    """A key: the row that the reader went to. An object, for keys have 64 bits and Qt's int has 32."""
    read_asked = Signal(tuple, bool)
    star_asked = Signal(tuple, bool)
    unfold_asked = Signal(object)
    """The key of a row whose story is to be unfolded."""
    split_asked = Signal(tuple)
    """Keys of articles that are not of the story they stand in."""
    merge_asked = Signal(tuple)
    """Keys of articles whose stories are one."""

    LEADS = TITLE

    def __init__(self, model: ArticlesModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent, name=tr("Articles"))
        self._model = model
        self.paint_with(ArticleDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalHeader().setMinimumSectionSize(1)
        head = self.horizontalHeader()
        head.setMinimumSectionSize(24)
        head.setSectionsMovable(False)
        head.setStretchLastSection(False)
        for number, column in enumerate(COLUMNS):
            head.resizeSection(number, column.width)
            head.setSectionHidden(number, not column.shown)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(STATE, QHeaderView.ResizeMode.Fixed)
        self._told: int | None = None
        self._scored: tuple[bool, bool] | None = None  # in sight before narration was followed: sentiment, narration
        self._timed = True  # whether times stand in the list, where no point is looked at
        self._brief_at: int | None = None  # how wide the times were, before dates with years came
        self._narrow: tuple[bool, int, int] | None = None  # where narrow: was the outlet shown, how wide the others
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        model.dataChanged.connect(self._fit_times)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    # -- asked by the desk

    def selected_keys(self) -> tuple[int, ...]:
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._model.key(row) for row in rows)

    def shown_keys(self) -> tuple[int, ...]:
        """The rows in sight."""
        many = self._model.rowCount()
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return tuple(self._model.key(row) for row in range(max(0, first), (last if last >= 0 else many - 1) + 1))

    def save_columns(self) -> QByteArray:
        scored = self._scored is not None
        self.show_narration(False)
        self.show_influence(False)
        self._fit(NARROW)  # what gave way to a narrow window is not what somebody chose
        self._give_years(False)
        state = self.horizontalHeader().saveState()
        self._fit(self.viewport().width())
        self.show_narration(scored)
        self._fit_times()
        return state

    def _fit(self, width: int) -> None:
        """Let other columns give way to the headline in a narrow list, and come back in a wide one."""
        if (width < NARROW) == (self._narrow is not None):
            return
        self._give_years(False)
        if self._narrow is None:
            self._narrow = (
                not self.isColumnHidden(OUTLET),
                self.columnWidth(SENTIMENT) or COLUMNS[SENTIMENT].width,
                self.columnWidth(AT) or COLUMNS[AT].width,
            )
            self.setColumnHidden(OUTLET, True)
            self.setColumnWidth(SENTIMENT, min(SHORT, self._narrow[1]))
            self.setColumnWidth(NARRATION, SHORT)
            self.setColumnWidth(AT, min(BRIEF, self._narrow[2]))
        else:
            (shown, sentiment, time), self._narrow = self._narrow, None
            self.setColumnHidden(OUTLET, not shown)
            self.setColumnWidth(SENTIMENT, sentiment)
            self.setColumnWidth(NARRATION, COLUMNS[NARRATION].width)
            self.setColumnWidth(AT, time)
        self._fit_times()

    def _fit_times(self, *_: object) -> None:
        """Give the times the room that dates with years need, as long as there are any."""
        self._give_years(self._model.has_years)

    def _give_years(self, on: bool) -> None:
        if on == (self._brief_at is not None):
            return
        if on:
            self._brief_at = self.columnWidth(AT) or COLUMNS[AT].width
            self.setColumnWidth(AT, max(self._brief_at, delegates.date_width() + TIME_EDGES))
        else:
            assert self._brief_at is not None
            self.setColumnWidth(AT, self._brief_at)
            self._brief_at = None

    def restore_columns(self, state: QByteArray) -> None:
        head = self.horizontalHeader()
        self._fit(NARROW)
        self._give_years(False)
        if head.restoreState(state) and head.count() == len(COLUMNS):
            head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
            head.setFixedHeight(HEAD)
            self.setColumnHidden(INFLUENCE, True)
        self._fit(self.viewport().width())
        self._fit_times()

    def show_influence(self, on: bool) -> None:
        """Show how far each article moves the mean of the point that is looked at, in the place of the time."""
        if on != self.isColumnHidden(INFLUENCE):
            return
        if on:
            self._timed = not self.isColumnHidden(AT)
        self.setColumnHidden(INFLUENCE, not on)
        self.setColumnHidden(AT, on or not self._timed)

    def show_narration(self, on: bool) -> None:
        """Show what an outlet's narration is the mean of, in the place of the articles' own sentiment."""
        if on == (self._scored is not None):
            return
        if on:
            self._scored = (not self.isColumnHidden(SENTIMENT), not self.isColumnHidden(NARRATION))
            sentiment, narration = False, True
        else:
            assert self._scored is not None
            (sentiment, narration), self._scored = self._scored, None
        self.setColumnHidden(SENTIMENT, not sentiment)
        self.setColumnHidden(NARRATION, not narration)

    def columns_menu(self, parent: QWidget) -> QMenu:
        """Make the menu that shows and hides columns."""
        menu = QMenu(parent)
        menu.aboutToShow.connect(lambda: self._tick(menu))
        menu.setAccessibleName(tr("Columns"))
        for number, column in enumerate(COLUMNS):
            if number in OWN:
                continue
            action = QAction(tr(column.head), menu, checkable=True, checked=not self.isColumnHidden(number))
            action.setData(number)
            action.triggered.connect(lambda on, number=number: self.setColumnHidden(number, not on))
            menu.addAction(action)
        return menu

    def _tick(self, menu: QMenu) -> None:
        """Tick the columns that are in sight: some give way by themselves."""
        for action in menu.actions():
            action.setChecked(not self.isColumnHidden(action.data()))

    # -- what Qt tells

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        on_mark = index.column() == TITLE and at.x() - self.visualRect(index).left() < FOLD + 6
        if event.button() == Qt.MouseButton.LeftButton and on_mark and self._model.can_unfold(index.row()):
            self._delegate.by_keys = False
            self.toggle_story(index.row())
            return
        super().mousePressEvent(event)

    def toggle_story(self, row: int) -> None:
        """Unfold the story of a row, or fold it."""
        row = self._model.head_of(row)
        if self._model.is_unfolded(row):
            key = self.current_key()
            head = self._model.key(row)
            self._model.fold(head)
            if key is not None and self._model.row_of(key) is None:
                self._go(row)
        elif self._model.can_unfold(row):
            self.unfold_asked.emit(self._model.key(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers() and self._model.is_grouped:
            self._delegate.by_keys = True
            row = self._model.head_of(max(0, self.currentIndex().row()))
            if self._model.rowCount() and self._model.is_unfolded(row) == (event.key() == Qt.Key.Key_Left):
                self.toggle_story(row)
            return
        super().keyPressEvent(event)

    # -- helpers

    def _open(self) -> bool:
        key = self.current_key()
        if key is not None:
            self.opened.emit(key)
        return key is not None

    def _tell_chosen(self, *_: object) -> None:
        key = self.current_key()
        if key != self._told:
            self._told = key
            if key is not None:
                self.chosen.emit(key)

    def _order_of(self, section: int) -> tuple[str | None, bool]:
        return self._model.order_of(section), COLUMNS[section].falls

    def _show_menu(self, at: QPoint) -> None:
        keys = self.selected_keys()
        if not keys:
            return
        rows = [row for key in keys if (row := self._model.article(key)) is not None]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        some_unread = any(not row.read for row in rows)
        some_plain = any(not row.starred for row in rows)
        menu.addAction(keyed(tr("Mark as read") if some_unread else tr("Mark as unread"), "M")).triggered.connect(
            lambda: self.read_asked.emit(keys, some_unread)
        )
        menu.addAction(keyed(tr("Star", "verb") if some_plain else tr("Remove the star"), "S")).triggered.connect(
            lambda: self.star_asked.emit(keys, some_plain)
        )
        menu.addSeparator()
        several = len({row.story for row in rows}) > 1
        carried = any(row.copies > 1 for row in rows)
        menu.addAction(tr("One story: merge them"), lambda: self.merge_asked.emit(keys)).setEnabled(several)
        menu.addAction(tr("Not of this story"), lambda: self.split_asked.emit(keys)).setEnabled(carried and not several)
        menu.addSeparator()
        menu.addAction(keyed(tr("Open in the browser"), "O"), lambda: self.opened.emit(keys[0])).setEnabled(
            len(rows) == 1 and bool(rows[0].url)
        )
        menu.popup(self.viewport().mapToGlobal(at))


def _marks(row: ArticleRow) -> tuple[tuple[str, theme.Role], ...]:
    """The icons of what the user put on an article, and their colors."""
    found: list[tuple[str, theme.Role]] = []
    if row.starred:
        found.append(("star-on", "warning"))
    if row.labels:
        found.append(("tag", "muted"))
    if row.note:
        found.append(("note", "muted"))
    return tuple(found)


def _ratio(painter: QPainter) -> float:
    device = painter.device()
    return device.devicePixelRatio() if device is not None else 1.0


def keyed(words: str, key: str) -> str:
    """The text of a menu's action, and the key that does the same, at its right edge."""
    return f"{words}\t{key}"

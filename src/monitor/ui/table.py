"""The live table: one row an article, 28 px high, over a snapshot of keys.

The model holds the keys of everything that meets the question, in order, and the lines of what was on screen lately.
It asks for lines it lacks (`wanted`) and takes them when they come (`put`); it neither reads the store nor knows
its view.
Nothing moves by itself: arrivals wait in `pending` until they are taken in.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, is_dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QStackedLayout,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from monitor.ui import delegates, icons, numbers, text, theme
from monitor.ui.labels import Elided

if TYPE_CHECKING:
    from monitor.model import ArticleRow

FOLD = 14  # px before a headline, for the mark of a story that can be unfolded
PAGE = 128  # lines that are asked for at once
UNDATED = "undated"  # in the place of a time: it stands where it was first seen
KEPT = 40 * PAGE  # lines that are kept, the latest used

Index = QModelIndex | QPersistentModelIndex


HOW = {  # how an article carries its story, by model.StoryMember.kind
    "first": "first",
    "copy": "copy, same words",
    "shortened": "copy, shortened",
    "retitled": "copy, new headline",
    "headline": "the same headline",
}


class Line:
    """A row, ready to be painted: every string is made once."""

    __slots__ = (
        "child",
        "chip",
        "influence",
        "month",
        "moved",
        "number",
        "outlet",
        "plain",
        "reason",
        "row",
        "sentiment",
        "time",
        "title",
    )

    def __init__(self, row: ArticleRow, *, engine: str, now: datetime, primary: frozenset[str]) -> None:
        self.row = row
        self.time = UNDATED if row.published is None else numbers.short_time(row.published, now)
        self.month = "" if row.published is None else numbers.month(row.published.astimezone().date())
        self.title = text.line(row.title) or "(no headline)"
        self.outlet = text.line(row.outlet, 80)
        self.chip = f"also in {numbers.count(row.copies - 1)}" if row.copies > 1 else ""
        value = row.sentiment.get(engine)
        self.sentiment = None if row.outlet in primary else value
        self.number = numbers.signed(value)
        self.reason = "" if self.sentiment is not None else _why_not(row, primary=row.outlet in primary)
        self.plain = (self.sentiment, self.number, self.reason)  # the article's own, while another value is counted
        self.child = ""  # of a story that is unfolded: how it carries it
        self.influence: float | None = None
        self.moved = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, the store's name for its order, its width, and what it says as text."""

    name: str
    head: str
    order: str | None  # as Reader.ids takes it; "sentiment" is completed with the engine shown
    width: int
    says: Callable[[Line], str]
    shown: bool = True
    right: bool = False


COLUMNS = (
    Column("state", "", None, 32, lambda line: "" if line.row.read else "unread"),
    Column("at", "Time", "at", 76, lambda line: line.time),
    Column("title", "Article", "title", 380, lambda line: line.title),
    Column("outlet", "Outlet", "outlet", 116, lambda line: line.outlet),
    Column("sentiment", "Sentiment", "sentiment", 146, lambda line: line.reason or line.number),
    Column("influence", "Influence", "influence", 126, lambda line: line.moved, shown=False),
    Column("copies", "Copies", "copies", 64, lambda line: numbers.count(line.row.copies), shown=False, right=True),
    Column("topics", "Topics", None, 150, lambda line: text.line(", ".join(line.row.topics)), shown=False),
    Column("voices", "Voices", None, 150, lambda line: text.line(", ".join(line.row.voices)), shown=False),
    Column(
        "coverage",
        "With score words",
        None,
        110,
        lambda line: numbers.percent(max(line.row.coverage.values())) if line.row.coverage else numbers.NONE,
        shown=False,
        right=True,
    ),
)
STATE, AT, TITLE, OUTLET, SENTIMENT, INFLUENCE = range(6)
NARROW = 480  # px; below it the outlet gives way to the headline, and the bars are short
SHORT = 100  # the sentiment's width then
OWN = (STATE, TITLE, INFLUENCE)  # columns that nobody switches: influence comes and goes with a point


class ArticlesModel(QAbstractTableModel):
    """Articles by key. Filter and order are the store's work; this is only what it answered."""

    wanted = Signal(tuple)
    """Keys whose rows are needed for what is on screen; answer with `put`."""
    counted = Signal()
    """How many rows there are, or wait, has changed."""

    def __init__(self, parent: QWidget | None = None, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(parent)
        self._now = now
        self._keys: array[int] = array("q")
        self._pending: array[int] = array("q")
        self._lines: OrderedDict[int, Line] = OrderedDict()
        self._asked: set[int] = set()
        self._gone: set[int] = set()  # asked for, and no longer in the store
        self._missing: set[int] = set()  # row numbers seen empty since the last question
        self._engine = "vader"
        self._primary: frozenset[str] = frozenset()
        self._order = "-at"
        self._names: dict[str, str] = {}
        self._influences: Mapping[int, float | None] = {}
        self._values: Mapping[int, float] = {}
        self._stories: dict[int, int] = {}  # the story that a row stands for, where that goes by another's key
        self._grouped = False
        self._children: dict[int, str] = {}  # rows below a story that is unfolded: how they carry it
        self._unfolded: dict[int, int] = {}  # heads of stories that are unfolded: how many rows follow
        self.reach = 0.0  # the largest influence: the length of a whole bar
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._ask_for_missing)

    # -- what it holds

    @property
    def order(self) -> str:
        """As in COLUMNS, with "-" before it where the largest is first."""
        return self._order

    @property
    def pending(self) -> int:
        """How many arrivals wait to be taken in."""
        return len(self._pending)

    def key(self, row: int) -> int:
        return self._keys[row]

    def row_of(self, key: int) -> int | None:
        """Find where a key stands; None where it does not."""
        try:
            return self._keys.index(key)
        except ValueError:
            return None

    def line(self, row: int) -> Line | None:
        """Give the line of a row; None, and a question, where it is not here yet."""
        found = self._lines.get(self._keys[row])
        if found is None and self._keys[row] not in self._gone:
            self._missing.add(row)
            if not self._ask.isActive():
                self._ask.start()
        return found

    def article(self, key: int) -> ArticleRow | None:
        found = self._lines.get(key)
        return None if found is None else found.row

    # -- what the desk tells it

    def show(
        self,
        keys: array[int],
        order: str,
        influences: Mapping[int, float | None] | None = None,
        *,
        values: Mapping[int, float] | None = None,
        stories: Mapping[int, int] | None = None,
    ) -> None:
        """Show the answer to a new question. `influences`: how far each article moves the mean of a point.

        `values`: what is counted of each there, which stands in the place of the article's own sentiment.
        `stories`: a row stands for a story; of those that go by another's key, that key. None: a row is an article.
        """
        self.beginResetModel()
        self._grouped, self._stories = stories is not None, dict(stories or {})
        if self._children:
            children, self._children = self._children, {}
            for key in children:
                if key in self._lines:
                    self._lines[key].child = ""
        self._unfolded.clear()
        if influences is not None or self._influences:
            self._influences, self._values = influences or {}, values or {}
            self.reach = max((abs(value) for value in self._influences.values() if value is not None), default=0.0)
            for line in self._lines.values():
                self._weigh(line)
        self._keys, self._order = keys, order
        self._pending = array("q")
        self._asked.clear()
        self._missing.clear()
        self._gone.clear()
        self.endResetModel()
        self.counted.emit()

    def put(self, asked: Sequence[int], rows: Iterable[ArticleRow]) -> None:
        """Take the rows that were asked for; a key without a row is gone from the store."""
        self._asked.difference_update(asked)
        self._gone.update(asked)
        now = self._now()
        for row in rows:
            self._gone.discard(row.key)
            self._lines[row.key] = self._line(row, now)
            self._lines.move_to_end(row.key)
        while len(self._lines) > KEPT:
            self._lines.popitem(last=False)
        self._repaint()

    def change(self, keys: Iterable[int], **changes: Any) -> None:
        """Change rows that are here, such as `read=True`, before the store has done it."""
        now = self._now()
        for key in keys:
            line = self._lines.get(key)
            if line is not None and is_dataclass(line.row):  # not one of the last page, which will be renewed
                row = replace(line.row, **changes)
                self._lines[key] = self._line(row, now)
        self._repaint()

    def announce(self, keys: array[int]) -> None:
        """Hold arrivals, newest first, until they are taken in."""
        here = set(self._pending)
        fresh = array("q", (key for key in keys if key not in here and not self._holds(key)))
        if fresh:
            self._pending = fresh + self._pending
            self.counted.emit()

    def take_in(self) -> int:
        """Put the arrivals in their places, in the order of time, and say how many.

        The selection stays with its rows: each run of arrivals is inserted where it belongs.
        """
        fresh = sorted(set(self._pending), reverse=True)
        self._pending = array("q")
        if self._order == "at":
            fresh.reverse()
        for run in self._runs(fresh):
            at = self._place(run[0])
            self.beginInsertRows(QModelIndex(), at, at + len(run) - 1)
            self._keys[at:at] = array("q", run)
            self.endInsertRows()
        if fresh:
            self.counted.emit()
        return len(fresh)

    @property
    def is_by_time(self) -> bool:
        """Tell whether arrivals have a place in the list: keys are in the order of time. Else the store must sort."""
        return self._order in ("-at", "at")

    def set_reading(self, engine: str, primary: frozenset[str]) -> None:
        """Choose whose scores are shown, and which outlets are primary sources."""
        if (engine, primary) != (self._engine, self._primary):
            self._engine, self._primary = engine, primary
            self.renew()

    def set_topic_names(self, names: dict[str, str]) -> None:
        """Show topics by name instead of id."""
        self._names = names

    def renew(self) -> None:
        """Make all lines again: the engine, or the day, has changed."""
        now = self._now()
        for key, line in self._lines.items():
            self._lines[key] = self._line(line.row, now)
        self._repaint()

    def keep_lines(self, keys: Iterable[int]) -> None:
        """Keep these lines, which are asked for anew, and forget the others: the store knows more than they say."""
        kept = set(keys)
        for key in [key for key in self._lines if key not in kept]:
            del self._lines[key]

    def forget_lines(self) -> None:
        """Ask for every line anew: the store has changed under us."""
        self._lines.clear()
        self._asked.clear()
        self._repaint()

    # -- stories

    @property
    def is_grouped(self) -> bool:
        """Whether a row stands for a story."""
        return self._grouped

    def can_unfold(self, row: int) -> bool:
        """Tell whether there is more below a row: it stands for a story that others carry too."""
        line = self._lines.get(self._keys[row])
        return self._grouped and line is not None and line.row.copies > 1 and self._keys[row] not in self._children

    def is_unfolded(self, row: int) -> bool:
        return self._keys[row] in self._unfolded

    def is_child(self, row: int) -> bool:
        return self._keys[row] in self._children

    def unfold(self, head: int, members: Sequence[tuple[int, str]]) -> None:
        """Show the other articles of a story below it: keys, and how each carries it ("copy, same words")."""
        at = self.row_of(head)
        fresh = [(key, how) for key, how in members if key != head and key not in self._children]
        if at is None or head in self._unfolded or not fresh:
            return
        elsewhere = {key for key, _ in fresh if self.row_of(key) is not None}  # listed by themselves already
        fresh = [(key, how) for key, how in fresh if key not in elsewhere]
        self.beginInsertRows(QModelIndex(), at + 1, at + len(fresh))
        self._keys[at + 1 : at + 1] = array("q", [key for key, _ in fresh])
        self._children.update(fresh)
        self._unfolded[head] = len(fresh)
        for key, how in fresh:
            if key in self._lines:
                self._lines[key].child = how
        self.endInsertRows()

    def fold(self, head: int) -> None:
        """Hide them again."""
        at, many = self.row_of(head), self._unfolded.pop(head, 0)
        if at is None or not many:
            return
        self.beginRemoveRows(QModelIndex(), at + 1, at + many)
        for key in self._keys[at + 1 : at + 1 + many]:
            self._children.pop(key, None)
            if key in self._lines:
                self._lines[key].child = ""
        del self._keys[at + 1 : at + 1 + many]
        self.endRemoveRows()

    def head_of(self, row: int) -> int:
        """The row of the story that a row is below; itself where it is below none."""
        while row and self._keys[row] in self._children:
            row -= 1
        return row

    def without_known(self, fresh: Mapping[int, int], keys: Sequence[int]) -> array[int]:
        """Of arrivals those whose story has no row yet, one a story; `fresh`: the story of each that has another's."""
        known = set(self._stories.values())
        taken: set[int] = set()
        kept = array("q")
        for key in sorted(keys):
            story = fresh.get(key, key)
            if story in taken or story in known or self._holds(story):
                continue
            taken.add(story)
            kept.append(key)
            if story != key:
                self._stories[key] = story
        return array("q", reversed(kept))

    # -- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            line = self.line(index.row())
            return None if line is None else self._says(line, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            line = self.line(index.row())
            return None if line is None else self._aloud(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            line = self.line(index.row())
            return None if line is None else text.tip(self._tells(line, index.column()))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            head = "Story" if section == TITLE and self._grouped else column.head
            if section == SENTIMENT and self._values:
                head = "Counted"
            if column.order is not None and self._order.lstrip("-") == column.order:
                return f"{head} {'↓' if self._order.startswith('-') else '↑'}"
            return head
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.head or "State"
        return None

    # -- helpers

    def _line(self, row: ArticleRow, now: datetime) -> Line:
        line = Line(row, engine=self._engine, now=now, primary=self._primary)
        line.child = self._children.get(row.key, "")
        self._weigh(line)
        return line

    def _weigh(self, line: Line) -> None:
        line.sentiment, line.number, line.reason = line.plain
        if self._values:
            line.sentiment = self._values.get(line.row.key)
            line.number = numbers.signed(line.sentiment)
            line.reason = "" if line.sentiment is not None else "not counted"
        if not self._influences:
            line.influence, line.moved = None, ""
        elif line.row.key not in self._influences:
            line.influence, line.moved = None, "not counted"
        else:
            line.influence = self._influences[line.row.key]
            line.moved = "all of it" if line.influence is None else numbers.signed(line.influence, 3)

    def _place(self, key: int) -> int:
        """Where a key belongs in a list by time."""
        if self._children:  # they stand below their story, not in the order of time
            upwards = self._order == "at"
            for at, other in enumerate(self._keys):
                if other not in self._children and (other >= key if upwards else other <= key):
                    return at
            return len(self._keys)
        if self._order == "at":
            return bisect_left(self._keys, key)
        return bisect_left(self._keys, -key, key=lambda other: -other)

    def _holds(self, key: int) -> bool:
        if not self.is_by_time:
            return key in self._lines
        at = self._place(key)
        return at < len(self._keys) and self._keys[at] == key

    def _runs(self, fresh: Sequence[int]) -> list[list[int]]:
        """Part arrivals into runs with the same place, the last place first, so that earlier ones stay right."""
        runs: dict[int, list[int]] = {}
        for key in fresh:
            runs.setdefault(self._place(key), []).append(key)
        return [runs[at] for at in sorted(runs, reverse=True)]

    def _says(self, line: Line, column: int) -> str:
        if COLUMNS[column].name == "topics":
            return text.line(", ".join(self._names.get(topic, topic) for topic in line.row.topics))
        return COLUMNS[column].says(line)

    def _aloud(self, line: Line, column: int) -> str:
        said = self._says(line, column)
        if column == STATE:
            return ", ".join(("read" if line.row.read else "unread", *(("starred",) if line.row.starred else ())))
        if column == TITLE and line.child:
            return f"{line.outlet}, {line.child}: {said}"
        if column == TITLE and line.chip:
            return f"{said}, {line.chip} outlets"
        return said

    def _tells(self, line: Line, column: int) -> str:
        row = line.row
        if column == AT:
            when = numbers.full_time(row.at)
            if row.published is None:
                return f"The feed gave no date that can be true. First seen {when}, by which it stands in the list"
            how = "found by a search into the past" if row.origin == "backfill" else "first seen"
            return f"Published {when}, {how} {numbers.full_time(row.first_seen)}"
        if column == INFLUENCE:
            if line.influence is None:
                return {"": "", "all of it": "The mean is over this one alone."}.get(
                    line.moved, "Not counted in the mean."
                )
            return f"Without this article the mean would be {numbers.unsigned(line.influence, 3)} " + (
                "lower" if line.influence > 0 else "higher"
            )
        if column == SENTIMENT:
            sides = [f"{name} {numbers.signed(value)}" for name, value in row.sentiment.items() if value is not None]
            if self._values and line.sentiment is not None:
                sides.insert(0, f"Counted here: {line.number}. The article as a whole:")
            elif line.sentiment is None and line.reason:
                sides.insert(0, line.reason[0].upper() + line.reason[1:] + ".")
            return "  ".join((*sides, f"scored: {row.scored_text}")) if sides else line.reason
        if column == STATE:
            return self._aloud(line, column).capitalize()
        return self._says(line, column)

    def _ask_for_missing(self) -> None:
        """Ask for the lines around what is on screen, a little more than a page."""
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
        keys = tuple(key for row in near if (key := self._keys[row]) not in self._lines and key not in self._asked)
        if keys:
            self._asked.update(keys)
            self.wanted.emit(keys)

    def _repaint(self) -> None:
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, len(COLUMNS) - 1))


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
                inner = rect.adjusted(8, 0, -4, 0)
                if line.sentiment is None:
                    delegates.draw_text(painter, inner, line.reason, role="muted", size="secondary")
                else:
                    half = max(12, min(delegates.BAR_HALF, (inner.width() - delegates.NUMBER - 8) // 2))
                    delegates.draw_sentiment(painter, inner, line.sentiment, half=half)
            elif column == AT:
                inner = rect.adjusted(8, 0, -4, 0)
                whole = theme.metrics().horizontalAdvance(line.time) <= inner.width()
                delegates.draw_text(painter, inner, line.time if whole else line.month, role="muted")
            elif column == INFLUENCE:
                self._moved(painter, rect.adjusted(8, 0, -4, 0), line, model.reach)
            else:
                said = model.data(index) or ""
                inner = rect.adjusted(8, 0, -8, 0)
                delegates.draw_text(painter, inner, said, role="muted", right=COLUMNS[column].right)
        if column == STATE and self.has_focus(self._view.currentIndex()) and self._view.currentIndex().row() == row:
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
        delegates.draw_bar(painter, inner.left() + number + 8 + half, middle, scaled, half=half)

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
        star = 20 if line.row.starred else 0
        room = max(0, inner.width() - chip - star)
        shown = delegates.elide(line.title, room, bold=bold)
        delegates.draw_text(painter, QRect(inner.left(), rect.top(), room, rect.height()), line.title, bold=bold)
        left = inner.left() + theme.metrics(bold=bold).horizontalAdvance(shown) + 8
        if star:
            painter.drawPixmap(left, rect.center().y() - 5, icons.pixmap("star-on", "warning", 12, _ratio(painter)))
            left += star
        if chip:
            delegates.draw_chip(painter, left, rect.center().y(), line.chip)


class ArticlesTable(QTableView):
    """The list itself. Says what was chosen in our own words."""

    chosen = Signal(object)
    """A key: the row that the reader went to. An object, for keys have 64 bits and Qt's int has 32."""
    opened = Signal(object)
    """A key: Enter, o or a double click."""
    order_changed = Signal(str)
    """A column was clicked: the order to ask for, as ArticlesModel.order."""
    read_asked = Signal(tuple, bool)
    star_asked = Signal(tuple, bool)
    unfold_asked = Signal(object)
    """The key of a row whose story is to be unfolded."""
    split_asked = Signal(tuple)
    """Keys of articles that are not of the story they stand in."""
    merge_asked = Signal(tuple)
    """Keys of articles whose stories are one."""

    def __init__(self, model: ArticlesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._model = model
        self._delegate = ArticleDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Articles")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(delegates.row_height(theme.metrics()))
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalScrollBar().setSingleStep(delegates.ROW)
        head = self.horizontalHeader()
        head.setAccessibleName("Columns")
        head.setHighlightSections(False)
        head.setMinimumSectionSize(24)
        head.setFixedHeight(28)
        head.setSectionsMovable(False)
        head.setSectionsClickable(True)
        head.setStretchLastSection(False)
        head.sectionClicked.connect(self._order_by)
        for number, column in enumerate(COLUMNS):
            head.resizeSection(number, column.width)
            head.setSectionHidden(number, not column.shown)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(STATE, QHeaderView.ResizeMode.Fixed)
        self._told: int | None = None
        self._timed = True  # whether times stand in the list, where no point is looked at
        self._narrow: tuple[bool, int] | None = None  # where narrow: was the outlet shown, how wide the sentiment
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        theme.changed.connect(self._repaint)

    # -- asked by the desk

    def current_key(self) -> int | None:
        """The row that is read. Qt makes the first row current with the focus; that alone chooses nothing."""
        index = self.currentIndex()
        if not index.isValid() or not self.selectionModel().isSelected(index):
            return None
        return self._model.key(index.row())

    def selected_keys(self) -> tuple[int, ...]:
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._model.key(row) for row in rows)

    def shown_keys(self) -> tuple[int, ...]:
        """The rows in sight."""
        many = self._model.rowCount()
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return tuple(self._model.key(row) for row in range(max(0, first), (last if last >= 0 else many - 1) + 1))

    def go_to(self, key: int) -> bool:
        """Make a row the current one; False where it is not in the list."""
        row = self._model.row_of(key)
        if row is None:
            return False
        self._go(row)
        return True

    def move_by(self, step: int) -> None:
        """Go to the next (1) or previous (-1) row; to the first one where none is chosen."""
        row = self.currentIndex().row() + step if self.current_key() is not None else 0
        if 0 <= row < self._model.rowCount():
            self._go(row)

    def is_at_rest_on_top(self) -> bool:
        """Tell whether arrivals may be taken in at once: nothing is selected and the first row is in sight."""
        return self.verticalScrollBar().value() == 0 and not self.selectionModel().hasSelection()

    def save_columns(self) -> QByteArray:
        self.show_influence(False)
        self._fit(NARROW)  # what gave way to a narrow window is not what somebody chose
        state = self.horizontalHeader().saveState()
        self._fit(self.viewport().width())
        return state

    def _fit(self, width: int) -> None:
        """Let other columns give way to the headline in a narrow list, and come back in a wide one."""
        if (width < NARROW) == (self._narrow is not None):
            return
        if self._narrow is None:
            self._narrow = (not self.isColumnHidden(OUTLET), self.columnWidth(SENTIMENT))
            self.setColumnHidden(OUTLET, True)
            self.setColumnWidth(SENTIMENT, min(SHORT, self._narrow[1]))
        else:
            (shown, wide), self._narrow = self._narrow, None
            self.setColumnHidden(OUTLET, not shown)
            self.setColumnWidth(SENTIMENT, wide)

    def restore_columns(self, state: QByteArray) -> None:
        head = self.horizontalHeader()
        self._fit(NARROW)
        if head.restoreState(state) and head.count() == len(COLUMNS):
            head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
            head.setFixedHeight(28)
            self.setColumnHidden(INFLUENCE, True)
        self._fit(self.viewport().width())

    def show_influence(self, on: bool) -> None:
        """Show how far each article moves the mean of the point that is looked at, in the place of the time."""
        if on != self.isColumnHidden(INFLUENCE):
            return
        if on:
            self._timed = not self.isColumnHidden(AT)
        self.setColumnHidden(INFLUENCE, not on)
        self.setColumnHidden(AT, on or not self._timed)

    def columns_menu(self, parent: QWidget) -> QMenu:
        """Make the menu that shows and hides columns."""
        menu = QMenu(parent)
        menu.setAccessibleName("Columns")
        for number, column in enumerate(COLUMNS):
            if number in OWN:
                continue
            action = QAction(column.head, menu, checkable=True, checked=not self.isColumnHidden(number))
            action.toggled.connect(lambda on, number=number: self.setColumnHidden(number, not on))
            menu.addAction(action)
        return menu

    # -- what Qt tells

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._delegate.by_keys = False
        at = event.position().toPoint()
        index = self.indexAt(at)
        on_mark = index.column() == TITLE and at.x() - self.visualRect(index).left() < FOLD + 6
        if event.button() == Qt.MouseButton.LeftButton and on_mark and self._model.can_unfold(index.row()):
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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        key = self.current_key()
        if event.button() == Qt.MouseButton.LeftButton and key is not None:
            self.opened.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._delegate.by_keys = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            key = self.current_key()
            if key is not None:
                self.opened.emit(key)
            return
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers() and self._model.is_grouped:
            row = self._model.head_of(max(0, self.currentIndex().row()))
            if self._model.rowCount() and self._model.is_unfolded(row) == (event.key() == Qt.Key.Key_Left):
                self.toggle_story(row)
            return
        if event.key() == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
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

    def _go(self, row: int) -> None:
        index = self._model.index(row, TITLE)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def _repaint(self) -> None:
        if self.isVisible():  # asking for the viewport before the first paint costs 20 ms: Qt's classes are sorted out
            self.viewport().update()

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered_row:
            self._delegate.hovered_row = row
            self._repaint()

    def _tell_chosen(self, *_: object) -> None:
        key = self.current_key()
        if key != self._told:
            self._told = key
            if key is not None:
                self.chosen.emit(key)

    def _order_by(self, section: int) -> None:
        order = COLUMNS[section].order
        if order is None:
            return
        now = self._model.order
        if now.lstrip("-") == order:
            self.order_changed.emit(order if now.startswith("-") else f"-{order}")
        else:
            self.order_changed.emit(f"-{order}" if order in ("at", "copies", "influence") else order)

    def _show_menu(self, at: QPoint) -> None:
        keys = self.selected_keys()
        if not keys:
            return
        rows = [row for key in keys if (row := self._model.article(key)) is not None]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        some_unread = any(not row.read for row in rows)
        some_plain = any(not row.starred for row in rows)
        menu.addAction("Mark as read\tM" if some_unread else "Mark as unread\tM").triggered.connect(
            lambda: self.read_asked.emit(keys, some_unread)
        )
        menu.addAction("Star\tS" if some_plain else "Remove the star\tS").triggered.connect(
            lambda: self.star_asked.emit(keys, some_plain)
        )
        menu.addSeparator()
        several = len({row.story for row in rows}) > 1
        carried = any(row.copies > 1 for row in rows)
        menu.addAction("One story: merge them", lambda: self.merge_asked.emit(keys)).setEnabled(several)
        menu.addAction("Not of this story", lambda: self.split_asked.emit(keys)).setEnabled(carried and not several)
        menu.addSeparator()
        menu.addAction("Open in the browser\tO", lambda: self.opened.emit(keys[0])).setEnabled(
            len(rows) == 1 and bool(rows[0].url)
        )
        menu.popup(self.viewport().mapToGlobal(at))


class ArticlesPane(QWidget):
    """The table with its heading, and the sentence that stands in its place when it is empty."""

    taken_in = Signal()
    show_changed = Signal(str)
    """Which articles are wanted: "all", "unread" or "starred"."""

    label_chosen = Signal(str)
    """Only what has this label is wanted; "" for everything."""
    grouped_changed = Signal(bool)
    """Whether a row is to stand for a story, not for an article."""

    scope_released = Signal()
    """The articles of a point were shown, and all are wanted again."""
    all_asked = Signal()
    """The rest beyond the newest ones is wanted too."""

    SHOWS = (("all", "All"), ("unread", "Unread"), ("starred", "Starred"))

    def __init__(self, model: ArticlesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._label = ""
        self.table = ArticlesTable(model, self)
        self.title = text.Label("Articles", self, size="body", bold=True)
        self.summary = Elided("", self, size="secondary", role="muted")
        self.arrivals = QPushButton(self)
        self.arrivals.setAccessibleName("Take in new articles")
        theme.set_class(self.arrivals, "compact accent")
        self.arrivals.hide()
        self.arrivals.clicked.connect(self._take_in)
        self.all_of_them = QPushButton("Load all", self)
        theme.set_class(self.all_of_them, "compact")
        self.all_of_them.hide()
        self.all_of_them.clicked.connect(self.all_asked)
        self.scope = QPushButton("All articles", self)
        icons.give(self.scope, "close", size=12)
        self.scope.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        theme.set_class(self.scope, "compact")
        self.scope.hide()
        self.scope.clicked.connect(self.scope_released)
        self.show_button = QPushButton("All", self)
        self.show_button.setAccessibleName("Which articles are shown")
        theme.set_class(self.show_button, "compact menu")
        menu = QMenu(self.show_button)
        menu.setAccessibleName("List")
        for name, head in self.SHOWS:
            menu.addAction(head).triggered.connect(lambda _=False, name=name: self.set_show(name, tell=True))
        menu.addSeparator()
        self.grouped = QAction("One row a story", self, checkable=True, checked=True)
        self.grouped.toggled.connect(self.grouped_changed)
        menu.addAction(self.grouped)
        self._labels_menu = QMenu("Labeled", menu)
        self._labels_menu.setAccessibleName("Labeled")
        menu.addMenu(self._labels_menu)
        self.offer_labels(())
        self.show_button.setMenu(menu)
        self.columns = QToolButton(self)
        self.columns.setFixedSize(28, 28)
        self.columns.setToolTip("Columns")
        self.columns.setAccessibleName("Columns")
        self.columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        icons.give(self.columns, "columns")
        self.columns.setMenu(self.table.columns_menu(self.columns))
        self._message = text.Label("", self, role="muted", wrap=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._message.setContentsMargins(40, 48, 40, 0)
        theme.set_class(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

        tools = QHBoxLayout()
        tools.setContentsMargins(16, 0, 12, 0)
        tools.setSpacing(8)
        tools.addWidget(self.title)
        tools.addWidget(self.summary, 1)
        for widget in (self.scope, self.all_of_them, self.arrivals, self.show_button, self.columns):
            tools.addWidget(widget)
        bar = QWidget(self)
        bar.setFixedHeight(36)
        bar.setLayout(tools)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(self._stack, 1)
        model.counted.connect(self._show_arrivals)

    def set_show(self, name: str, *, tell: bool = False) -> None:
        """Show which articles are listed; `tell` where the user chose it."""
        self.show_button.setText(dict(self.SHOWS)[name])
        if self._label:
            self._label = ""
            self.label_chosen.emit("")
        if tell:
            self.show_changed.emit(name)

    def offer_labels(self, names: Sequence[str]) -> None:
        """Offer to list what has one of the user's labels."""
        self._labels_menu.clear()
        self._labels_menu.setEnabled(bool(names))
        for name in names:
            action = self._labels_menu.addAction(text.line(name, 40).replace("&", "&&"))
            action.triggered.connect(lambda _=False, name=name: self._choose_label(name))

    def _choose_label(self, name: str) -> None:
        self._label = name
        self.show_button.setText(text.line(name, 20))
        self.label_chosen.emit(name)

    def set_heading(self, title: str, summary: str, *, scoped: bool = False, more: bool = False) -> None:
        """Say what is listed. `scoped`: the articles of a point; `more`: only the newest of them are loaded."""
        self.title.setText(title)
        self.summary.setText(summary)
        self.scope.setText("All stories" if self._model.is_grouped else "All articles")
        self.scope.setVisible(scoped)
        self.all_of_them.setVisible(more)

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Put a sentence in the place of the list; an empty one shows the list again."""
        self._message.setText(sentence)
        self._message.set_role("error" if error else "muted")
        self._stack.setCurrentIndex(1 if sentence else 0)

    def sizeHint(self) -> QSize:
        return QSize(760, 380)

    def _take_in(self) -> None:
        self.table.scrollToTop()
        self.taken_in.emit()

    def _show_arrivals(self) -> None:
        waiting = self._model.pending
        self.arrivals.setText(f"{numbers.count(waiting)} new ↑")
        self.arrivals.setAccessibleName(f"Take in {numbers.plural(waiting, 'new article')}")
        self.arrivals.setVisible(waiting > 0)


def _why_not(row: ArticleRow, *, primary: bool) -> str:
    """Say why a row has no score to show, in the few words of a cell."""
    if primary and row.not_scored is None:
        return "primary source"
    if row.not_scored is None:
        return "not scored yet"
    return f"not scored: {reason(row.not_scored)}"


def reason(stored: str) -> str:
    """Read a stored reason aloud: "language: fr" is "French"."""
    kind, _, code = stored.partition(": ")
    if kind != "language" or not code:
        return text.line(stored, 60)
    from PySide6.QtCore import QLocale

    language = QLocale.codeToLanguage(code[:3])
    return text.line(code, 20) if language == QLocale.Language.AnyLanguage else QLocale.languageToString(language)


def _ratio(painter: QPainter) -> float:
    device = painter.device()
    return device.devicePixelRatio() if device is not None else 1.0

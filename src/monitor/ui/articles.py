"""The articles of the live table: what `lists.py` holds of any list, and what is special to stories.

Nothing moves by itself: arrivals wait in `pending` until they are taken in.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import is_dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from monitor.i18n import plural, tr
from monitor.ui import numbers, text
from monitor.ui.columns import AT, COLUMNS, INFLUENCE, NARRATION, SENTIMENT, STATE, TITLE, Line, scored
from monitor.ui.lists import Index, SnapshotModel

if TYPE_CHECKING:
    from monitor.model import ArticleRow


class ArticlesModel(SnapshotModel["ArticleRow", Line]):
    """Articles by key. Filter and order are the store's work; this is only what it answered."""

    counted = Signal()
    """How many rows there are, or wait, has changed."""

    def __init__(self, parent: QWidget | None = None, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(parent, now)
        self._pending: array[int] = array("q")
        self._primary: frozenset[str] = frozenset()
        self._names: dict[str, str] = {}
        self._influences: Mapping[int, float | None] = {}
        self._values: Mapping[int, float] = {}
        self._narrations: Mapping[int, float] = {}
        self._stories: dict[int, int] = {}  # the story that a row stands for, where that goes by another's key
        self._grouped = False
        self._children: dict[int, str] = {}  # rows below a story that is unfolded: how they carry it
        self._unfolded: dict[int, int] = {}  # heads of stories that are unfolded: how many rows follow
        self.reach = 0.0  # the largest influence: the length of a whole bar

    # -- what it holds

    @property
    def pending(self) -> int:
        """How many arrivals wait to be taken in."""
        return len(self._pending)

    def line(self, row: int) -> Line | None:
        """Give the line of a row; None, and a question, where it is not here yet."""
        return self.held(row)

    def article(self, key: int) -> ArticleRow | None:
        found = self._here.get(key)
        return None if found is None else found.row

    # -- what the desk tells it

    def show(
        self,
        keys: array[int],
        order: str,
        influences: Mapping[int, float | None] | None = None,
        *,
        values: Mapping[int, float] | None = None,
        narrations: Mapping[int, float] | None = None,
        stories: Mapping[int, int] | None = None,
    ) -> None:
        """Show the answer to a new question. `influences`: how far each article moves the mean of a point.

        `values`: what is counted of each there, which stands in the place of the article's own sentiment.
        `narrations`: what is counted of each in an outlet's narration, which stands in the place of the article's own.
        `stories`: a row stands for a story; of those that go by another's key, that key. None: a row is an article.
        """
        self.beginResetModel()
        self._grouped, self._stories = stories is not None, dict(stories or {})
        if self._children:
            children, self._children = self._children, {}
            for key in children:
                if key in self._here:
                    self._here[key].child = ""
        self._unfolded.clear()
        counted = (influences or {}, values or {}, narrations or {})
        if counted != (self._influences, self._values, self._narrations):
            self._influences, self._values, self._narrations = counted
            self.reach = max((abs(value) for value in self._influences.values() if value is not None), default=0.0)
            for line in self._here.values():
                self._weigh(line)
        self._pending = array("q")
        self._start_anew(keys, order)
        self.endResetModel()
        self.counted.emit()

    def change(self, keys: Iterable[int], **changes: Any) -> None:
        """Change rows that are here, such as `read=True`, before the store has done it."""
        now = self._now()
        for key in keys:
            line = self._here.get(key)
            if line is not None and is_dataclass(line.row):  # not one of the last page, which will be renewed
                row = replace(line.row, **changes)
                self._here[key] = self._hold(row, now)
        self._tell_changed()

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
        for key, line in self._here.items():
            self._here[key] = self._hold(line.row, now)
        self._tell_changed()

    def keep_lines(self, keys: Iterable[int]) -> None:
        """Keep these lines, which are asked for anew, and forget the others: the store knows more than they say."""
        kept = set(keys)
        for key in [key for key in self._here if key not in kept]:
            del self._here[key]

    # -- stories

    @property
    def has_years(self) -> bool:
        """Whether there are dates of another year, which are longer than others."""
        return any(line.with_year for line in self._here.values())

    @property
    def is_of_narration(self) -> bool:
        """Whether the rows are what an outlet's narration is the mean of."""
        return bool(self._narrations)

    @property
    def is_grouped(self) -> bool:
        """Whether a row stands for a story."""
        return self._grouped

    def can_unfold(self, row: int) -> bool:
        """Tell whether there is more below a row: it stands for a story that others carry too."""
        line = self._here.get(self._keys[row])
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
            if key in self._here:
                self._here[key].child = how
        self.endInsertRows()

    def fold(self, head: int) -> None:
        """Hide them again."""
        at, many = self.row_of(head), self._unfolded.pop(head, 0)
        if at is None or not many:
            return
        self.beginRemoveRows(QModelIndex(), at + 1, at + many)
        for key in self._keys[at + 1 : at + 1 + many]:
            self._children.pop(key, None)
            if key in self._here:
                self._here[key].child = ""
        del self._keys[at + 1 : at + 1 + many]
        self.endRemoveRows()

    def head_of(self, row: int) -> int:
        """The row of the story that a row is below; itself where it is below none."""
        while row and self._keys[row] in self._children:
            row -= 1
        return row

    def heads_of(self, stories: Iterable[int]) -> tuple[int, ...]:
        """The keys of the rows that stand for these stories, as far as they are here."""
        wanted = set(stories)
        heads = {story: head for head, story in self._stories.items() if story in wanted}
        return tuple(head for story in wanted if (head := heads.get(story, story)) in self._here)

    def without_known(self, fresh: Mapping[int, int], keys: Sequence[int]) -> array[int]:
        """Of arrivals those whose story has no row yet, the newest of each; `fresh`: the story of each of another's."""
        known = set(self._stories.values())
        kept = array("q")
        for key in sorted(keys, reverse=True):
            story = fresh.get(key, key)
            if story in known or self._holds(story):
                continue
            known.add(story)
            kept.append(key)
            if story != key:
                self._stories[key] = story
        return kept

    # -- what Qt asks

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
        if role == Qt.ItemDataRole.AccessibleTextRole and orientation == Qt.Orientation.Horizontal:
            head = COLUMNS[section].head
            return tr(head) if head else tr("State")
        return super().headerData(section, orientation, role)

    def order_of(self, section: int) -> str | None:
        """The order that a column stands for; None: it does not order."""
        return self._head(section)[1]

    # -- helpers

    def _hold(self, row: ArticleRow, now: datetime) -> Line:
        line = Line(row, engine=self._engine, now=now, primary=self._primary)
        line.child = self._children.get(row.key, "")
        self._weigh(line)
        return line

    def _head(self, section: int) -> tuple[str, str | None]:
        column = COLUMNS[section]
        if section == TITLE and self._grouped:
            return tr("Story"), column.order
        if section == SENTIMENT and self._values:
            return tr("Counted"), column.order
        order = "narration" if section == NARRATION and self._narrations else column.order
        return tr(column.head) if column.head else "", order

    def _is_right(self, section: int) -> bool:
        return COLUMNS[section].right

    def _weigh(self, line: Line) -> None:
        line.sentiment, line.number, line.reason = line.plain
        if self._values:
            line.sentiment = self._values.get(line.row.key)
            line.number = numbers.signed(line.sentiment)
            line.reason = "" if line.sentiment is not None else tr("not counted")
        line.narration, line.narrated = line.told
        if self._narrations:
            line.narration = self._narrations.get(line.row.key)
            line.narrated = tr("not counted") if line.narration is None else numbers.signed(line.narration)
        if not self._influences:
            line.influence, line.moved = None, ""
        elif line.row.key not in self._influences:
            line.influence, line.moved = None, tr("not counted")
        else:
            line.influence = self._influences[line.row.key]
            line.moved = tr("all of it") if line.influence is None else numbers.signed(line.influence, 3)

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
            return key in self._here
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
            return ", ".join(
                (
                    tr("read", "state") if line.row.read else tr("unread"),
                    *((tr("starred"),) if line.row.starred else ()),
                    *((tr("labeled {labels}", labels=", ".join(line.row.labels)),) if line.row.labels else ()),
                    *((tr("with a note"),) if line.row.note else ()),
                )
            )
        if column == TITLE and line.child:
            return f"{line.outlet}, {line.child}: {said}"
        if column == TITLE and line.chip:
            return plural("{title}, also in %n outlets", "{title}, also in %n outlets", line.row.copies - 1, title=said)
        return said

    def _tells(self, line: Line, column: int) -> str:
        row = line.row
        if column == AT:
            return self._when(row)
        if column == INFLUENCE:
            return self._moved(line)
        if column == NARRATION:
            return self._narrates(line)
        if column == SENTIMENT:
            sides = [f"{name} {numbers.signed(value)}" for name, value in row.sentiment.items() if value is not None]
            if self._values and line.sentiment is not None:
                sides.insert(0, tr("Counted here: {number}. The article as a whole:", number=line.number))
            elif line.sentiment is None and line.reason:
                sides.insert(0, line.reason[0].upper() + line.reason[1:] + ".")
            return "  ".join((*sides, tr("scored: {text}", text=scored(row.scored_text)))) if sides else line.reason
        if column == STATE:
            said = self._aloud(line, column)
            return said[:1].upper() + said[1:]
        return self._says(line, column)

    def _when(self, row: ArticleRow) -> str:
        when, seen = numbers.full_time(row.at), numbers.full_time(row.first_seen)
        if row.published is None:
            return tr(
                "The feed gave no date that can be true. First seen {when}, by which it stands in the list", when=when
            )
        if row.origin == "backfill":
            return tr("Published {when}, found by a search into the past {seen}", when=when, seen=seen)
        return tr("Published {when}, first seen {seen}", when=when, seen=seen)

    def _narrates(self, line: Line) -> str:
        sides = [f"{name} {numbers.signed(value)}" for name, value in line.row.narration.items() if value is not None]
        if self._narrations and line.narration is not None:
            said = tr("Counted here: {number}. The article's narration:", number=line.narrated)
            return "  ".join((said, *sides))
        if sides:
            return "  ".join((tr("The sentences that nobody is quoted in:"), *sides))
        if line.sentiment is None and line.reason:
            return f"{line.reason[0].upper()}{line.reason[1:]}."
        return tr("No sentence here is the outlet's own.")

    def _moved(self, line: Line) -> str:
        if not self._influences:
            return ""
        if line.row.key not in self._influences:
            return tr("Not counted in the mean.")
        if line.influence is None:
            return tr("The mean is over this one alone.")
        by = numbers.unsigned(line.influence, 3)
        if line.influence > 0:
            return tr("Without this article the mean would be {by} lower", by=by)
        return tr("Without this article the mean would be {by} higher", by=by)

"""What changed: two spans of one line beside each other, and who moved its mean from one to the other.

`Changed` shows a `Change` in the place of the reader, as three lists that each add up to the difference. Which spans
can be compared is offered by the Desk; another is asked for with `asked`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from monitor import influence
from monitor.influence import Part
from monitor.model import Filter, Point
from monitor.reports import Change
from monitor.ui import delegates, icons, numbers, text, theme
from monitor.ui.rows import Column, RowsTable

T = TypeVar("T")

SHOWN: Final = 5  # parts of each list; the others are one line
LARGEST: Final = 200  # stories whose names are read, for the copy as CSV
LINE: Final = 24  # px
NUMBER: Final = 54  # px for "−0.05"
HALF: Final = 40  # px for the largest part
NAMES: Final = {
    influence.NARRATION: "Outlets, narration",
    influence.UNNAMED: "Speakers without a name",
    influence.AROUND: "Words around the quotes",
}
OTHERS: Final = {
    "outlets": ("other outlet", "other outlets"),
    "stories": ("other story", "other stories"),
    "speakers": ("other voice", "other voices"),
}
HEADS: Final = (("outlets", "By outlet"), ("stories", "By story"), ("speakers", "By who speaks"))


@dataclass(frozen=True, slots=True)
class Spans:
    """Two spans that can be compared, and how they read."""

    said: str  # in the list of what can be compared: "last 7 days against the week before"
    before: tuple[datetime, datetime]
    after: tuple[datetime, datetime]
    first: str  # how each reads in the table: "23 – 29 May 2026"
    second: str


@dataclass(frozen=True, slots=True)
class ChangeQuestion:
    """What moved one line's mean between two spans."""

    by: str
    name: str
    title: str
    filter: Filter  # everything else that is chosen, without a span
    engine: str
    spans: Spans
    version: str = ""
    count: str = "story"  # what the means count


@dataclass(frozen=True, slots=True)
class Story:
    """How a story is called here."""

    title: str
    outlet: str
    copies: int


@dataclass(frozen=True, slots=True)
class ChangeAnswer:
    change: Change | None  # None: one of the spans has nothing scored
    stories: Mapping[Hashable, Story]  # by the keys of their first articles


@dataclass(frozen=True, slots=True)
class Row:
    """One part, ready to be shown. `shown` adds up with the others to the difference as it is shown."""

    part: Part
    name: str
    note: str
    shown: float
    share: float  # of the largest part, -1 … 1
    total: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two spans, and its mean."""

    said: str
    point: Point


def rows_of(kind: str, parts: Sequence[Part], difference: float, stories: Mapping[Hashable, Story]) -> tuple[Row, ...]:
    """Make the lines of one list, the sum last."""
    parts = influence.fold(parts, SHOWN)
    rounded = _adding_up(parts, difference)
    reach = max((abs(part.value) for part in parts), default=0.0) or 1.0
    rows = [
        Row(part, *_named(kind, part, stories), shown, part.value / reach)
        for part, shown in zip(parts, rounded, strict=True)
    ]
    whole = Part("", difference, sum(part.within for part in parts), sum(part.mix for part in parts), 0, 0)
    return (*rows, Row(whole, "Together", "", difference, 0.0, total=True))


def _adding_up(parts: Sequence[Part], difference: float) -> tuple[float, ...]:
    """Round as shown; what is missing goes to the line of all the others, where there is one."""
    if not parts or parts[-1].group is not None:
        return numbers.adding_up([part.value for part in parts], difference)
    first = [round(part.value, 2) for part in parts[:-1]]
    return (*first, round(round(difference, 2) - sum(first), 2))


def headline(change: Change) -> str:
    """`0.15 lower`, or that no change can be claimed."""
    if not _is_enough(change):
        return "Too few to compare"
    if not change.difference.is_clear:
        return "No change can be claimed"
    return f"{numbers.unsigned(change.difference.value)} {'lower' if change.difference.value < 0 else 'higher'}"


def sentence(change: Change) -> str:
    """Say how sure the difference is."""
    apart = change.difference
    ends = "Each list below adds up to it."
    if not _is_enough(change):
        return (
            f"Below {numbers.FEW} stories nothing is claimed. The difference is {numbers.signed(apart.value)}. {ends}"
        )
    if apart.low is None or apart.high is None:
        return ends
    span = f"The difference is {numbers.signed(apart.value)}, its interval {numbers.interval(apart.low, apart.high)}"
    if apart.is_clear:
        return f"{span}: a change, not noise. {ends}"
    return f"{span} reaches across 0. {ends}"


def csv_of(change: Change, answer: ChangeAnswer) -> str:
    """Give all parts, not only the largest, as comma-separated values."""
    from monitor import export

    records = [
        {
            "list": kind,
            "name": _named(kind, part, answer.stories)[0],
            "part": part.value,
            "within": part.within,
            "mix": part.mix,
            "stories_before": part.before,
            "stories_after": part.after,
        }
        for kind, _ in HEADS
        for part in influence.fold(getattr(change, kind), LARGEST)
    ]
    columns = [export.Column(name, "text" if name in ("list", "name") else "number", "") for name in records[0]]
    return b"".join(export.csv_chunks(records, columns)).decode()


class Changed(QWidget):
    """The pane."""

    asked = Signal(object)
    """Spans that are to be compared."""
    closed = Signal()
    """The reader is wanted again."""
    article_asked = Signal(object)
    """The key of a story's first article."""
    lens_asked = Signal(str, str)
    """An outlet or a voice that is to be looked at: kind and name."""
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: ChangeQuestion | None = None
        self._answer: ChangeAnswer | None = None
        self._offered: tuple[Spans, ...] = ()
        theme.set_class(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = QToolButton(self)
        self.back.setText("Reader")
        self.here = QToolButton(self)
        self.here.setText("What changed?")
        self.here.setCheckable(True)
        self.here.setChecked(True)
        self.here.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.here.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for tab in (self.back, self.here):
            theme.set_class(tab, "tab")
        self.back.setToolTip(text.tip("Back to the article, Esc"))
        self.copy = QToolButton(self)
        icons.give(self.copy, "copy")
        self.copy.setFixedSize(28, 28)
        self.copy.setAccessibleName("Copy all parts as CSV")
        self.copy.setToolTip(text.tip("Copy all parts as CSV"))
        bar = QWidget(self)
        bar.setFixedHeight(36)
        tools = QHBoxLayout(bar)
        tools.setContentsMargins(12, 0, 12, 0)
        tools.setSpacing(4)
        tools.addWidget(self.back)
        tools.addWidget(self.here)
        tools.addStretch(1)
        tools.addWidget(self.copy)

        page = QWidget(self)
        theme.set_class(page, "surface")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = text.Label("", page, size="headline", bold=True, wrap=True)
        self.whose = text.Label("", page, size="secondary", role="muted", wrap=True)
        self.choice = QComboBox(page)
        self.choice.setAccessibleName("Which spans are compared")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(20)
        theme.set_class(self.choice, "compact")
        self.means = _List(MEANS, page, name="The two means", key=lambda row: row.said, height=LINE, inset=0)
        self.says = text.Label("", page, size="secondary", role="muted", wrap=True)
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(6)
        for widget in (self.head, self.whose, self.choice, self.means, self.says):
            column.addWidget(widget)
        self.lists: dict[str, _List[Row]] = {}
        self._heads: dict[str, text.Label] = {}
        for kind, head in HEADS:
            column.addSpacing(10)
            self._heads[kind] = text.Label(head, page, size="axis", bold=True, role="muted")
            self.lists[kind] = _List(COLUMNS, page, name=head, key=lambda row: row.part.group, height=LINE, inset=0)
            self.lists[kind].opened.connect(self._open)
            column.addWidget(self._heads[kind])
            column.addWidget(self.lists[kind])
        column.addStretch(1)
        self._place = QScrollArea(self)
        self._place.setWidgetResizable(True)
        self._place.setFrameShape(QFrame.Shape.NoFrame)
        self._place.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._place.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        line = QFrame(self)
        theme.set_class(line, "rule")
        whole.addWidget(bar)
        whole.addWidget(line)
        whole.addWidget(self._place, 1)
        self.back.clicked.connect(self.closed)
        self.copy.clicked.connect(self.copy_csv)
        self.choice.activated.connect(self._ask)

    def offer(self, spans: Sequence[Spans], chosen: Spans) -> None:
        """Offer spans to compare."""
        self._offered = tuple(spans)
        self.choice.clear()
        for each in spans:
            said = each.said[0].upper() + each.said[1:]
            self.choice.addItem(text.line(said, 80))
            self.choice.setItemData(self.choice.count() - 1, text.tip(said), Qt.ItemDataRole.ToolTipRole)
        self.choice.setCurrentIndex(self._offered.index(chosen))

    def wait(self, question: ChangeQuestion) -> None:
        """Mute what stands here until the answer has come."""
        self._question = question
        self.whose.setText(_whose(question))
        self.says.setText("Counting…")

    def show_answer(self, question: ChangeQuestion, answer: ChangeAnswer) -> None:
        self._question, self._answer = question, answer
        change = answer.change
        self.whose.setText(_whose(question))
        for widget in (self.means, *self.lists.values(), *self._heads.values()):
            widget.setVisible(change is not None)
        self.copy.setEnabled(change is not None)
        if change is None:
            self.head.setText("Nothing to compare")
            self.says.setText("One of the two spans has nothing that is scored. Choose others above.")
            return
        self.head.setText(headline(change))
        self.says.setText(sentence(change))
        spans = question.spans
        self.means.fill((Side(spans.first, change.before), Side(spans.second, change.after)))
        for kind, table in self.lists.items():
            parts: tuple[Part, ...] = getattr(change, kind)
            table.setVisible(bool(parts))
            self._heads[kind].setVisible(bool(parts))
            self._heads["stories"].setText("By story" if question.count != "copy" else "By article")
            if parts:
                table.fill(rows_of(kind, parts, change.difference.value, answer.stories))
        self.setAccessibleDescription(f"{self.head.text()}. {self.says.text()}")

    def copy_csv(self) -> None:
        """Put all parts on the clipboard."""
        if self._answer is not None and self._answer.change is not None:
            QApplication.clipboard().setText(csv_of(self._answer.change, self._answer))
            self.said.emit("All parts are copied as CSV.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _ask(self, number: int) -> None:
        self.asked.emit(self._offered[number])

    def _open(self, row: Row) -> None:
        group = row.part.group
        kind = next(kind for kind, table in self.lists.items() if table is self.sender())
        if row.total or group is None or group in NAMES:
            return
        if kind == "stories":
            self.article_asked.emit(group)
        else:
            self.lens_asked.emit("outlet" if kind == "outlets" else "voice", str(group))


class _List(RowsTable[T], Generic[T]):
    """As high as its rows: the pane scrolls, not each list."""

    def __init__(
        self,
        columns: tuple[Column[T], ...],
        parent: QWidget,
        *,
        name: str,
        key: Callable[[T], Hashable],
        height: int,
        inset: int,
    ) -> None:
        super().__init__(columns, parent, name=name, key=key, height=height, inset=inset)
        self.horizontalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, rows: Sequence[T]) -> None:
        self.show_rows(rows)
        self.setFixedHeight(max(1, len(rows)) * self.verticalHeader().defaultSectionSize() + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, LINE)


def _is_enough(change: Change) -> bool:
    return min(change.before.n_stories, change.after.n_stories) >= numbers.FEW


def _whose(question: ChangeQuestion) -> str:
    return f"{text.line(question.title, 80)} · per {question.count} · {question.engine} {question.version}".rstrip()


def _named(kind: str, part: Part, stories: Mapping[Hashable, Story]) -> tuple[str, str]:
    """How a part is called, and what stands muted behind it."""
    if part.group is None:
        return f"{numbers.count(part.many)} {OTHERS[kind][part.many > 1]}", numbers.count(part.after)
    if kind == "stories":
        story = stories.get(part.group)
        if story is None:
            return "A story that is gone", ""
        return text.line(story.title, 200), f"in {numbers.count(story.copies)}" if story.copies > 1 else ""
    return NAMES.get(str(part.group), text.line(str(part.group), 80)), numbers.count(part.after)


def _tells(row: Row) -> str:
    if row.total:
        return f"{row.name}: {numbers.signed(row.part.value, 3)}"
    said = f"{row.name}: {numbers.signed(row.part.value, 3)}"
    if row.part.within or row.part.mix:
        said += (
            f", of that {numbers.signed(row.part.within, 3)} by writing differently and "
            f"{numbers.signed(row.part.mix, 3)} by being there more or less"
        )
    return (
        f"{said}. {numbers.plural(row.part.before, 'story', 'stories')} before, {numbers.count(row.part.after)} after."
    )


def _paint_name(painter: QPainter, rect: QRect, row: Row) -> None:
    note = theme.metrics("secondary").horizontalAdvance(row.note) + 6 if row.note else 0
    shown = delegates.elide(row.name, rect.width() - note, size="secondary", bold=row.total)
    delegates.draw_text(painter, rect.adjusted(0, 0, -note, 0), row.name, size="secondary", bold=row.total)
    left = theme.metrics("secondary", bold=row.total).horizontalAdvance(shown) + 6
    delegates.draw_text(painter, rect.adjusted(left, 0, 0, 0), row.note, size="secondary", role="muted")


def _paint_value(painter: QPainter, rect: QRect, row: Row) -> None:
    number = QRect(rect.left(), rect.top(), NUMBER, rect.height())
    said = numbers.signed(row.shown)
    delegates.draw_text(painter, number, said, size="secondary", bold=row.total, right=True)
    if not row.total:
        delegates.draw_bar(painter, rect.left() + NUMBER + 8 + HALF, rect.center().y() + 1, row.share, half=HALF)


def _paint_mean(painter: QPainter, rect: QRect, side: Side) -> None:
    if side.point.mean is not None:
        delegates.draw_sentiment(painter, rect, side.point.mean, half=HALF, number=NUMBER, size="secondary")


def _as_text(_side: Side) -> theme.Role:
    return "text"


COLUMNS: Final[tuple[Column[Row], ...]] = (
    Column("Who", 0, lambda row: f"{row.name} {row.note}".rstrip(), paint=_paint_name, tells=_tells),
    Column("Part", NUMBER + 2 * HALF + 12, lambda row: numbers.signed(row.shown), paint=_paint_value, tells=_tells),
)
MEANS: Final[tuple[Column[Side], ...]] = (
    Column("Span", 0, lambda side: side.said, role=_as_text),
    Column("Stories", 56, lambda side: numbers.n_of(side.point.n_stories), right=True),
    Column("Mean", NUMBER + 2 * HALF + 12, lambda side: numbers.signed(side.point.mean), paint=_paint_mean),
)

"""What changed: two spans of one line beside each other, and who moved its mean from one to the other.

`Changed` shows a `Change` in the place of the reader, as three lists that each add up to the difference. Which spans
can be compared is offered by the Desk; another is asked for with `asked`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QWheelEvent
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
from monitor.i18n import plural, tr, tr_noop
from monitor.influence import Part
from monitor.model import Filter, Point
from monitor.reports import Change
from monitor.ui import delegates, icons, numbers, text, theme
from monitor.ui.rows import Column, RowsTable

T = TypeVar("T")

SHOWN: Final = 5  # parts of each list; the others are one line
LARGEST: Final = 200  # stories whose names are read, for the copy as CSV
LINE: Final = 24  # px
STORY: Final = 38  # px of a row that has room for a headline in two lines
PLACES: Final = 3  # decimals of what adds up here
NUMBER: Final = 54  # px for "−0.052"
INSET: Final = 20  # px
HALF: Final = 32  # px for the largest part
ROOMY: Final = 260  # px of the two means from which n stands beside them
NAMES: Final = {
    influence.NARRATION: tr_noop("Outlets, narration"),
    influence.UNNAMED: tr_noop("Speakers without a name"),
    influence.AROUND: tr_noop("The rest of sentences with a quote"),
}
HEADS: Final = (
    ("outlets", tr_noop("By outlet")),
    ("stories", tr_noop("By story")),
    ("speakers", tr_noop("By who speaks")),
)
COUNTED: Final = {
    "story": tr_noop("{name} · per story · {engine}"),
    "copy": tr_noop("{name} · per copy · {engine}"),
    "outlet": tr_noop("{name} · per outlet · {engine}"),
}


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
    mean: float | None  # as it is shown


def rows_of(
    kind: str,
    parts: Sequence[Part],
    difference: float,
    stories: Mapping[Hashable, Story],
    *,
    shown: int = SHOWN,
    reach: float = 0.0,
) -> tuple[Row, ...]:
    """Make the lines of one list, the sum last: `difference` is what they add up to.

    `reach`: the part whose bar is the longest, where several lists share a scale; 0: the largest of these.
    """
    parts = influence.fold(parts, shown)
    rounded = numbers.adding_up([part.value for part in parts], difference, PLACES)
    reach = reach or reach_of(parts)
    rows = [
        Row(part, *_named(kind, part, stories), value, part.value / reach)
        for part, value in zip(parts, rounded, strict=True)
    ]
    together = sum(part.value for part in parts)
    whole = Part("", together, sum(part.within for part in parts), sum(part.mix for part in parts), 0, 0)
    return (*rows, Row(whole, tr("Together"), "", difference, 0.0, total=True))


def reach_of(parts: Iterable[Part]) -> float:
    """The largest part, by which bars are as long as they are."""
    return max((abs(part.value) for part in parts), default=0.0) or 1.0


def needed(parts: Sequence[Part], difference: float) -> int:
    """How few parts make half of a difference."""
    made, most = 0.0, sorted((part.value if difference > 0 else -part.value for part in parts), reverse=True)
    for many, value in enumerate(most, 1):
        made += value
        if made >= abs(difference) / 2:
            return many
    return len(most)


def shown_means(change: Change) -> tuple[float | None, float | None]:
    """The two means as shown, so that they differ by the difference as it is shown: the true one, rounded once.

    Where their roundings differ by one in the last place, the mean takes it that lies closer to the edge.
    """
    before, after = change.before.mean, change.after.mean
    if before is None or after is None:
        return before, after
    one, other = round(before, PLACES), round(after, PLACES)
    missing = round(round(change.difference.value, PLACES) - (other - one), PLACES)
    if abs(one - missing - before) < abs(other + missing - after):
        return round(one - missing, PLACES), other
    return one, round(other + missing, PLACES)


def headline(change: Change) -> str:
    """`0.15 lower`, or that no change can be claimed."""
    if not _is_enough(change):
        return tr("Too few to compare")
    if not change.difference.is_clear:
        return tr("No change can be claimed")
    step = numbers.unsigned(change.difference.value, PLACES)
    return tr("{step} lower", step=step) if change.difference.value < 0 else tr("{step} higher", step=step)


def sentence(change: Change) -> str:
    """Say how sure the difference is."""
    apart, shown = change.difference, numbers.signed(change.difference.value, PLACES)
    if not _is_enough(change):
        return tr(
            "Below {few} stories nothing is claimed. The difference is {difference}. Each list below adds up to it.",
            few=numbers.FEW,
            difference=shown,
        )
    if apart.low is None or apart.high is None:
        return tr("Each list below adds up to it.")
    low, high = (numbers.signed(bound, PLACES) for bound in (apart.low, apart.high))
    span = {"difference": shown, "interval": tr("[{low}, {high}]", low=low, high=high)}
    if apart.is_clear:
        return tr(
            "The difference is {difference}, its interval {interval}: a change, not noise. "
            "Each list below adds up to it.",
            **span,
        )
    return tr(
        "The difference is {difference}, its interval {interval} reaches across 0. Each list below adds up to it.",
        **span,
    )


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
        self._long: set[str] = set()  # lists that are shown as long as they are
        theme.set_class(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = QToolButton(self)
        self.back.setText(tr("Reader"))
        self.here = QToolButton(self)
        self.here.setText(tr("What changed?"))
        self.here.setCheckable(True)
        self.here.setChecked(True)
        self.here.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.here.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for tab in (self.back, self.here):
            theme.set_class(tab, "tab")
        self.back.setToolTip(text.tip(tr("Back to the article, Esc")))
        self.copy = QToolButton(self)
        icons.give(self.copy, "copy")
        self.copy.setFixedSize(28, 28)
        self.copy.setAccessibleName(tr("Copy all parts as CSV"))
        self.copy.setToolTip(text.tip(tr("Copy all parts as CSV")))
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
        self.choice.setAccessibleName(tr("Which spans are compared"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(20)
        theme.set_class(self.choice, "compact")
        self.means = _List(MEANS, page, name=tr("The two means"), key=lambda row: row.said, height=LINE, inset=0)
        self.says = text.Label("", page, size="secondary", role="muted", wrap=True)
        column = QVBoxLayout(page)
        column.setContentsMargins(INSET, 16, INSET, 20)
        column.setSpacing(6)
        for widget in (self.head, self.whose, self.choice, self.means, self.says):
            column.addWidget(widget)
        self.lists: dict[str, _List[Row]] = {}
        self._heads: dict[str, text.Label] = {}
        self._told: dict[str, text.Label] = {}  # what the numbers of each list are
        for kind, head in HEADS:
            column.addSpacing(10)
            self._heads[kind] = text.Label(tr(head), page, size="axis", bold=True, role="muted")
            self._told[kind] = text.Label("", page, size="secondary", role="muted", wrap=True)
            self.lists[kind] = _List(
                COLUMNS,
                page,
                name=tr(head),
                key=lambda row: row.part.group,
                height=STORY if kind == "stories" else LINE,
                inset=0,
            )
            self.lists[kind].opened.connect(self._open)
            column.addWidget(self._heads[kind])
            column.addWidget(self._told[kind])
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
            self.choice.addItem("")
            tip = text.tip(_capital(each.said))
            self.choice.setItemData(self.choice.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self._fit_choice()
        self.choice.setCurrentIndex(self._offered.index(chosen))
        self.choice.setToolTip(text.tip(_capital(chosen.said)))

    def wait(self, question: ChangeQuestion) -> None:
        """Mute what stands here until the answer has come."""
        before = self._question
        if before is None or (before.by, before.name, before.spans.said) != (
            question.by,
            question.name,
            question.spans.said,
        ):
            self._long.clear()
        self._question = question
        self.whose.setText(_whose(question))
        self.says.setText(tr("Counting…"))

    def show_answer(self, question: ChangeQuestion, answer: ChangeAnswer) -> None:
        self._question, self._answer = question, answer
        change = answer.change
        self.whose.setText(_whose(question))
        for widget in (self.means, *self.lists.values(), *self._heads.values(), *self._told.values()):
            widget.setVisible(change is not None)
        self.copy.setEnabled(change is not None)
        if change is None:
            self.head.setText(tr("Nothing to compare"))
            self.says.setText(tr("One of the two spans has nothing that is scored. Choose others above."))
            return
        self.head.setText(headline(change))
        self.says.setText(sentence(change))
        spans = question.spans
        means = shown_means(change)
        self.means.fill((Side(spans.first, change.before, means[0]), Side(spans.second, change.after, means[1])))
        self._fill(change, answer, question.count)
        self.setAccessibleDescription(f"{self.head.text()}. {self.says.text()}")

    def _fill(self, change: Change, answer: ChangeAnswer, count: str) -> None:
        """Fill the lists; the bars of all of them are on one scale."""
        long = {kind: LARGEST if kind in self._long else SHOWN for kind, _ in HEADS}
        folded = (influence.fold(getattr(change, kind), long[kind]) for kind, _ in HEADS)
        reach = reach_of(part for parts in folded for part in parts)
        self._heads["stories"].setText(tr("By story") if count != "copy" else tr("By article"))
        for kind, table in self.lists.items():
            parts: tuple[Part, ...] = getattr(change, kind)
            told = _numbers_told(kind, change, count) if len(parts) > 1 else ""
            self._told[kind].setText(told)
            self._told[kind].setVisible(bool(parts and told))
            table.setVisible(bool(parts))
            self._heads[kind].setVisible(bool(parts))
            if parts:
                value = change.difference.value
                table.fill(rows_of(kind, parts, value, answer.stories, shown=long[kind], reach=reach))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_choice()

    def _fit_choice(self) -> None:
        """End what there is no room for with an ellipsis: Qt would only cut it off."""
        room = self.width() - 2 * INSET - 48  # its arrow, and a scroll bar
        for at, each in enumerate(self._offered):
            said = self.choice.fontMetrics().elidedText(
                text.line(_capital(each.said), 80), Qt.TextElideMode.ElideRight, max(40, room)
            )
            self.choice.setItemText(at, said)

    def copy_csv(self) -> None:
        """Put all parts on the clipboard."""
        if self._answer is not None and self._answer.change is not None:
            QApplication.clipboard().setText(csv_of(self._answer.change, self._answer))
            self.said.emit(tr("All parts are copied as CSV."))

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
        if row.total or group in NAMES:
            return
        if group is None:
            self._long.add(kind)
            if self._question is not None and self._answer is not None and self._answer.change is not None:
                self._fill(self._answer.change, self._answer, self._question.count)
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


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _is_enough(change: Change) -> bool:
    return min(change.before.n_stories, change.after.n_stories) >= numbers.FEW


def _whose(question: ChangeQuestion) -> str:
    engine = f"{question.engine} {question.version}".rstrip()
    return tr(COUNTED[question.count], name=text.line(question.title, 80), engine=engine)


def _numbers_told(kind: str, change: Change, count: str) -> str:
    """What the numbers behind the names of a list are; of stories, how many it takes."""
    after, difference = change.after.n_stories, change.difference.value
    if kind == "stories":
        parts = change.stories
        if len(parts) <= SHOWN + 1 or not round(difference, PLACES):
            return ""
        many = needed(parts, difference)
        if count == "copy":
            return plural(
                "%n article alone makes half of the difference.",
                "%n articles together make half of the difference; no fewer do.",
                many,
            )
        return plural(
            "%n story alone makes half of the difference.",
            "%n stories together make half of the difference; no fewer do.",
            many,
        )
    if kind == "speakers":
        if count == "copy":
            return plural(
                "In how many of the %n article each speaks", "In how many of the %n articles each speaks", after
            )
        return plural("In how many of the %n story each speaks", "In how many of the %n stories each speaks", after)
    if count == "copy":
        return plural("How many of the %n article each wrote", "How many of the %n articles each wrote", after)
    if count == "outlet":
        return plural("How many of the %n story each carries", "How many of the %n stories each carries", after)
    return plural(
        "How many of the %n story each carries",
        "How many of the %n stories each carries; some are in several outlets",
        after,
    )


def _named(kind: str, part: Part, stories: Mapping[Hashable, Story]) -> tuple[str, str]:
    """How a part is called, and what stands muted behind it."""
    if part.group is None:
        others = {
            "outlets": plural("%n other outlet", "%n other outlets", part.many),
            "stories": plural("%n other story", "%n other stories", part.many),
            "speakers": plural("%n other voice", "%n other voices", part.many),
        }
        return others[kind], numbers.count(part.after)
    if kind == "stories":
        story = stories.get(part.group)
        if story is None:
            return tr("A story that is gone"), ""
        copies = tr("in {outlets}", outlets=numbers.count(story.copies)) if story.copies > 1 else ""
        return text.line(story.title, 200), copies
    known = NAMES.get(str(part.group))
    return tr(known) if known else text.line(str(part.group), 80), numbers.count(part.after)


def _tells(row: Row) -> str:
    value = numbers.signed(row.part.value, PLACES)
    if row.part.group is None and not row.total:
        return tr("{name}: {value}. Enter or a double click lists them.", name=row.name, value=value)
    if row.total:
        return tr("{name}: {value}", name=row.name, value=numbers.signed(row.shown, PLACES))
    told = {
        "name": row.name,
        "value": value,
        "within": numbers.signed(row.part.within, 3),
        "mix": numbers.signed(row.part.mix, 3),
        "after": numbers.count(row.part.after),
    }
    if row.part.within or row.part.mix:
        return plural(
            "{name}: {value}, of that {within} by writing differently and {mix} by being there more or less. "
            "%n story before, {after} after.",
            "{name}: {value}, of that {within} by writing differently and {mix} by being there more or less. "
            "%n stories before, {after} after.",
            row.part.before,
            **told,
        )
    return plural(
        "{name}: {value}. %n story before, {after} after.",
        "{name}: {value}. %n stories before, {after} after.",
        row.part.before,
        **told,
    )


def in_two_lines(name: str, room: int) -> tuple[str, str]:
    """Part a headline into two lines where one is too short: between words; the second may be too long still."""
    wide = theme.metrics("secondary").horizontalAdvance
    words = name.split(" ")
    if wide(name) <= room or wide(words[0]) > room:
        return name, ""
    many = next(n for n in range(2, len(words) + 1) if wide(" ".join(words[:n])) > room) - 1
    return " ".join(words[:many]), " ".join(words[many:])


def _paint_name(painter: QPainter, rect: QRect, row: Row) -> None:
    if rect.height() > LINE:  # a headline
        aside = theme.metrics("secondary").horizontalAdvance(row.note) + 6 if row.note else 0
        first, second = in_two_lines(row.name, rect.width() if rect.width() > 2 * aside else rect.width() - aside)
        if second or theme.metrics("secondary").horizontalAdvance(first) + aside > rect.width():
            if not second:  # what stands behind it goes below
                delegates.draw_text(painter, _half(rect, 0), first, size="secondary", bold=row.total)
                delegates.draw_text(painter, _half(rect, 1), row.note, size="secondary", role="muted")
                return
            delegates.draw_text(painter, _half(rect, 0), first, size="secondary", bold=row.total)
            rect, row = _half(rect, 1), replace(row, name=second)
    note = theme.metrics("secondary").horizontalAdvance(row.note) + 6 if row.note else 0
    shown = delegates.elide(row.name, rect.width() - note, size="secondary", bold=row.total)
    delegates.draw_text(painter, rect.adjusted(0, 0, -note, 0), row.name, size="secondary", bold=row.total)
    left = theme.metrics("secondary", bold=row.total).horizontalAdvance(shown) + 6
    delegates.draw_text(painter, rect.adjusted(left, 0, 0, 0), row.note, size="secondary", role="muted")


def _half(rect: QRect, number: int) -> QRect:
    """The upper or the lower line of a row of two."""
    high = 16
    top = rect.top() + (rect.height() - 2 * high) // 2 + number * high
    return QRect(rect.left(), top, rect.width(), high)


def _paint_value(painter: QPainter, rect: QRect, row: Row) -> None:
    number = QRect(rect.left(), rect.top(), NUMBER, rect.height())
    said = numbers.signed(row.shown, PLACES)
    delegates.draw_text(painter, number, said, size="secondary", bold=row.total, right=True)
    if not row.total:
        middle, role = rect.center().y() + 1, delegates.sign_role(row.share)
        delegates.draw_bar(painter, rect.left() + NUMBER + 8 + HALF, middle, row.share, half=HALF, role=role)


def _tells_side(side: Side) -> str:
    mean, n = numbers.signed(side.mean, PLACES), numbers.n_of(side.point.n_stories)
    return tr("{span}: {mean}, {n}", span=side.said, mean=mean, n=n)


def _paint_mean(painter: QPainter, rect: QRect, side: Side) -> None:
    if side.mean is None:
        return
    number = QRect(rect.left(), rect.top(), NUMBER, rect.height())
    delegates.draw_text(painter, number, numbers.signed(side.mean, PLACES), size="secondary", right=True)
    delegates.draw_bar(painter, rect.left() + NUMBER + 8 + HALF, rect.center().y() + 1, side.mean, half=HALF)


def _paint_span(painter: QPainter, rect: QRect, side: Side) -> None:
    delegates.draw_text(painter, rect, side.said, size="secondary")


COLUMNS: Final[tuple[Column[Row], ...]] = (
    Column(tr_noop("Who"), 0, lambda row: f"{row.name} {row.note}".rstrip(), paint=_paint_name, tells=_tells),
    Column(
        tr_noop("Part"),
        NUMBER + 2 * HALF + 12,
        lambda row: numbers.signed(row.shown, PLACES),
        paint=_paint_value,
        tells=_tells,
    ),
)
MEANS: Final[tuple[Column[Side], ...]] = (
    Column(tr_noop("Span"), 0, lambda side: side.said, paint=_paint_span, tells=_tells_side),
    Column(tr_noop("Stories"), 52, lambda side: numbers.n_of(side.point.n_stories), right=True, least=ROOMY),
    Column(tr_noop("Mean"), NUMBER + 2 * HALF + 12, lambda side: numbers.signed(side.mean, PLACES), paint=_paint_mean),
)

"""How engines agree with people, on screen: figures with their ranges, the confusion, and where they differ.

The same view serves the gold set and what the user judged: only the groups differ, outlets here, difficulties there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QElapsedTimer, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from monitor.accuracy import FEW, LABELS, Agreement, Share
from monitor.i18n import plural, tr
from monitor.model import Label
from monitor.ui import delegates, numbers, text, theme, versions
from monitor.ui.pace import Pace
from monitor.ui.rows import Column, RowsTable

CELL: Final = QSize(72, 34)  # px
BAR: Final = 280  # px, of the progress
LONG_MS: Final = 2000  # after so long a count shows a bar and a way out
HEAD: Final = 84  # px, of the confusion's rows, at least
ROUND_HEAD: Final = 32  # px that Qt keeps free around the head of a column
CHANCE: Final = 1 / 3  # what guessing would bring where labels are balanced


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the sentences, and how an engine agrees with people on them."""

    name: str
    found: Agreement | Share
    about: str = ""  # what is said of it under the pointer


@dataclass(frozen=True, slots=True)
class Differs:
    """A sentence on which an engine says something else than people."""

    text: str
    people: Label
    says: Label | None
    compound: float | None
    target: str = ""
    about: str = ""  # its outlet, or what is difficult in it
    article: str = ""  # id; "": none that could be read


@dataclass(frozen=True, slots=True)
class Measured:
    """One engine."""

    engine: str
    version: str
    whole: Agreement
    groups: tuple[Group, ...] = ()
    differs: tuple[Differs, ...] = ()


class AgreementView(QWidget):
    """All engines at the top; below, what is chosen there: confusion, groups, and where it differs from people."""

    article_asked = Signal(str)
    """The id of the article that holds a sentence."""
    stop_asked = Signal()
    """What is being counted takes too long."""
    again_asked = Signal()
    """What was stopped is to be counted after all."""

    def __init__(self, groups: str, parent: QWidget | None = None) -> None:
        """`groups` is the head of the table of groups: "Outlet"."""
        super().__init__(parent)
        self._measured: tuple[Measured, ...] = ()
        self.brief = text.Label("", self, size="brief", wrap=True)
        self.notes = text.Label("", self, size="secondary", role="muted", wrap=True)
        self.engines: RowsTable[Group] = RowsTable(
            _columns(tr("Engine")), self, name=tr("Engines"), key=lambda row: row.name
        )
        self.confusion = Confusion(self)
        self.groups: RowsTable[Group] = RowsTable(_columns(groups), self, name=groups, key=lambda row: row.name)
        self.differs_head = text.Label("", self, bold=True)
        self.differs: RowsTable[Differs] = RowsTable(
            _differs_columns(),
            self,
            name=tr("Sentences on which the engine and people differ"),
            key=lambda row: (row.text, row.target),
        )
        self.none = text.Label("", self, role="muted", wrap=True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setContentsMargins(40, 24, 40, 24)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR)
        self.bar.setAccessibleName(tr("Sentences counted"))
        self.deed = QPushButton("", self)
        theme.set_class(self.deed, "compact")
        self.deed.setAutoDefault(False)
        self.deed.clicked.connect(self._press)
        self._since = QElapsedTimer()
        self._pace = Pace()
        self._stopped = False
        self._lay_out()
        self.engines.chosen.connect(self._take_engine)
        self.differs.opened.connect(self._open)
        self.say(tr("Counting…"))

    def _lay_out(self) -> None:
        middle_row = QWidget(self)
        middle_row.setMinimumHeight(self.confusion.height())
        middle = QHBoxLayout(middle_row)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(24)
        middle.addWidget(self.confusion, 0, Qt.AlignmentFlag.AlignTop)
        middle.addWidget(self.groups, 1)
        figures = QWidget(self)
        column = QVBoxLayout(figures)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.brief)
        column.addWidget(self.notes)
        column.addWidget(self.engines)
        column.addWidget(middle_row, 3)
        column.addWidget(self.differs_head)
        column.addWidget(self.differs, 4)
        empty = QWidget(self)
        place = QVBoxLayout(empty)
        place.setSpacing(8)
        place.addStretch(1)
        place.addWidget(self.none)
        place.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        place.addWidget(self.deed, 0, Qt.AlignmentFlag.AlignHCenter)
        place.addStretch(1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(empty)
        self._pages.addWidget(figures)

    # ---- what is shown

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Put a sentence in the place of the figures."""
        self.none.setText(sentence)
        self.none.set_role("error" if error else "muted")
        self.bar.hide()
        self.deed.hide()
        self._pages.setCurrentIndex(0)

    def tell_progress(self, done: int, total: int) -> None:
        """Say how far a count is. A bar, the time left and a way to give up come when it takes long."""
        if not done:
            self._since.start()
            self._pace.forget()
            self.say(tr("Counting…"))
        self._stopped = False
        long = self._since.elapsed() >= LONG_MS
        left = self._pace.words(done, total)
        if long and done and total:
            values = {"done": numbers.count(done), "total": numbers.count(total)}
            self.none.setText(
                tr("Counting: {done} of {total}, {left}", left=left, **values)
                if left
                else tr("Counting: {done} of {total}", **values)
            )
            self.bar.setRange(0, total)
            self.bar.setValue(done)
        self._offer(tr("Cancel"), long)
        self.bar.setVisible(long)

    def tell_stopped(self) -> None:
        """Say that a count was given up, and offer it again."""
        self.say(tr("Not counted: it was canceled."))
        self._stopped = True
        self._offer(tr("Count"), True)

    def _offer(self, deed: str, can: bool) -> None:
        self.deed.setText(deed)
        self.deed.setAccessibleName(deed)
        self.deed.setVisible(can)

    def _press(self) -> None:
        (self.again_asked if self._stopped else self.stop_asked).emit()

    def has_figures(self) -> bool:
        """Whether figures are shown, and no sentence in their place."""
        return self._pages.currentIndex() == 1

    def show_measured(self, measured: Sequence[Measured], notes: str, shown: str = "") -> None:
        """Show engines; `shown` is the one to begin with, `notes` what is to be known of the sentences."""
        before = self.engines.current()
        self._measured = tuple(measured)
        self.notes.setText(notes)
        self.engines.show_rows(
            [Group(each.engine, each.whole, versions.whole(each.engine, each.version)) for each in self._measured]
        )
        self.engines.setFixedHeight(28 + len(self._measured) * self.engines.sizeHintForRow(0) + 2)
        self._pages.setCurrentIndex(1)
        if before is None or not self.engines.go_to(before.name):
            self.engines.go_to(shown) or self.engines.go_to(self._measured[0].engine)
        self._take_engine(self.engines.current())

    def _take_engine(self, row: object) -> None:
        if not isinstance(row, Group):
            return
        chosen = next(each for each in self._measured if each.engine == row.name)
        self.brief.setText(brief(chosen))
        self.confusion.show_counts(chosen.engine, chosen.whole)
        self.groups.show_rows(chosen.groups)
        self.differs.show_rows(chosen.differs)
        n = len(chosen.differs)
        self.differs_head.setText(
            plural(
                "{engine} and people differ on %n sentence",
                "{engine} and people differ on %n sentences",
                n,
                engine=chosen.engine,
            )
            if n
            else tr("{engine} and people agree on every sentence", engine=chosen.engine)
        )

    def _open(self, row: Differs) -> None:
        if row.article:
            self.article_asked.emit(row.article)


def brief(measured: Measured) -> str:
    """Say in words how far an engine agrees with people."""
    found = measured.whole
    if found.accuracy is None or found.interval is None:
        return tr("{engine} scored none of these sentences.", engine=measured.engine)
    said = plural(
        "{engine} agrees with people on {right} of %n sentence: {share}, 95\u202f% range {range}.",
        "{engine} agrees with people on {right} of %n sentences: {share}, 95\u202f% range {range}.",
        found.n,
        engine=measured.engine,
        right=numbers.count(found.right),
        share=numbers.percent(found.accuracy),
        range=between(*found.interval),
    )
    few = tr("Too few to tell engines apart.")
    return f"{said} {few}" if found.n < FEW else said


def between(low: float, high: float) -> str:
    """`56–79 %`."""
    return f"{low * 100:.0f}{numbers.EN_DASH}{numbers.percent(high)}"


# ---- the tables -----------------------------------------------------------------------------------


def _columns(head: str) -> tuple[Column[Group], ...]:
    return (
        *share_columns(head, tr("Agree")),
        Column(tr("Macro-F1"), wide(tr("Macro-F1"), 76), _macro_f1, right=True, tells=_told, least=540),
        Column(tr("Kappa"), wide(tr("Kappa"), 64), _kappa, right=True, tells=_told, least=540),
    )


def share_columns(head: str, share: str) -> tuple[Column[Group], ...]:
    """The columns of a share with its range; `share` is the head over it."""
    return (
        Column(head, 190, lambda row: text.line(row.name, 80), role=_role, order=_name, tells=_told, aloud=tr("Which")),
        Column("n", 56, _n, right=True, order=lambda row: -row.found.n, tells=_told),
        Column(share, wide(share, 64), _accuracy, right=True, role=_role, order=_least, tells=_told),
        Column(tr("95 % range"), wide(tr("95 % range"), 84), _interval, right=True, tells=_told),
        Column("", 0, _interval, paint=_paint_range, aloud=tr("Range of the agreement"), tells=_told, least=600),
    )


def wide(head: str, least: int) -> int:
    """How wide a column of few words must be for its head, in px."""
    return max(least, theme.metrics("axis", bold=True).horizontalAdvance(head) + ROUND_HEAD)


def _differs_columns() -> tuple[Column[Differs], ...]:
    return (
        Column(tr("Sentence"), 0, lambda row: text.line(row.text), role=lambda row: "text"),
        Column(tr("Toward"), 130, lambda row: text.line(row.target, 60) or numbers.NONE),
        Column(tr("People"), wide(tr("People"), 76), lambda row: tr(row.people.value)),
        Column(tr("Engine"), wide(tr("Engine"), 76), lambda row: tr(row.says.value) if row.says else tr("not scored")),
        Column(tr("Score"), wide(tr("Score"), 60), lambda row: numbers.signed(row.compound), right=True),
        Column(tr("From"), 150, lambda row: text.line(row.about, 80), least=700),
    )


def _name(row: Group) -> str:
    return row.name.casefold()


def _n(row: Group) -> str:
    return numbers.count(row.found.n)


def _least(row: Group) -> tuple[bool, float]:
    return row.found.accuracy is None, row.found.accuracy or 0.0


def _role(row: Group) -> theme.Role:
    return "text" if row.found.n >= FEW else "muted"


def _accuracy(row: Group) -> str:
    return numbers.NONE if row.found.accuracy is None else numbers.percent(row.found.accuracy)


def _interval(row: Group) -> str:
    return numbers.NONE if row.found.interval is None else between(*row.found.interval)


def _macro_f1(row: Group) -> str:
    return _two(row.found.macro_f1 if isinstance(row.found, Agreement) else None)


def _kappa(row: Group) -> str:
    return _two(row.found.kappa if isinstance(row.found, Agreement) else None)


def _two(value: float | None) -> str:
    return numbers.NONE if value is None else numbers.decimal(value, 2).replace("-", numbers.MINUS)


def _told(row: Group) -> str:
    found, name = row.found, row.about or row.name
    if found.accuracy is None:
        return tr("{name}: none of its sentences is scored", name=name)
    values = {
        "name": name,
        "right": numbers.count(found.right),
        "n": numbers.count(found.n),
        "share": _accuracy(row),
        "range": _interval(row),
    }
    if isinstance(found, Agreement):
        said = tr(
            "{name}: agrees on {right} of {n}, {share}, 95 % range {range}, macro-F1 {f1}, kappa {kappa}",
            f1=_macro_f1(row),
            kappa=_kappa(row),
            **values,
        )
    else:
        said = tr("{name}: agrees on {right} of {n}, {share}, 95 % range {range}", **values)
    parts = [said]
    if found.n < FEW:
        parts.append(tr("fewer than {few}, so only a hint", few=FEW))
    unscored = found.unscored if isinstance(found, Agreement) else 0
    if unscored:
        parts.append(plural("%n not scored", "%n not scored", unscored))
    return "; ".join(parts)


def _paint_range(painter: QPainter, rect: QRect, row: Group) -> None:
    """Draw the range on a line from 0 to 100 %, with a mark at what guessing would bring."""
    middle = rect.center().y() + 1
    left, wide = rect.left() + 4, rect.width() - 8
    painter.setPen(QPen(theme.color("grid"), 1))
    painter.drawLine(left, middle, left + wide, middle)
    if isinstance(row.found, Agreement):
        painter.setPen(QPen(theme.color("zero"), 1))
        at = left + round(wide * CHANCE)
        painter.drawLine(at, middle - 6, at, middle + 6)
    if row.found.accuracy is None or row.found.interval is None:
        return
    low, high = (left + wide * value for value in row.found.interval)
    color = theme.color("accent" if row.found.n >= FEW else "border")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 2))
    painter.drawLine(round(low), middle, round(high), middle)
    painter.setBrush(color if row.found.n >= FEW else theme.color("surface"))
    painter.drawEllipse(QRectF(left + wide * row.found.accuracy - 4, middle - 4, 8, 8))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


# ---- the confusion --------------------------------------------------------------------------------


class Confusion(QWidget):
    """What people say, in rows, against what the engine says, in columns. Numbers; the ground only repeats them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine = ""
        self._found = Agreement()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        side = max(theme.metrics().horizontalAdvance(tr(label.value)) for label in LABELS)
        self._head = max(HEAD, 12 + max(side, theme.metrics("axis", bold=True).horizontalAdvance(tr("People say"))))
        self.setFixedSize(self._head + 3 * CELL.width() + 1, 2 * 24 + 3 * CELL.height() + 1)
        theme.changed.connect(self.update)

    def show_counts(self, engine: str, found: Agreement) -> None:
        self._engine, self._found = engine, found
        self.setAccessibleName(tr("Confusion of {engine}", engine=engine))
        self.setAccessibleDescription(self.told())
        self.setToolTip(text.tip(self.told()))
        self.update()

    def told(self) -> str:
        """The same in words."""
        rows = []
        for people, row in zip(LABELS, self._found.counts, strict=True):
            said = ", ".join(f"{n} {tr(label.value)}" for label, n in zip(LABELS, row, strict=True))
            rows.append(
                tr(
                    "Of {n} that people call {label}, {engine} calls {said}",
                    n=sum(row),
                    label=tr(people.value),
                    engine=self._engine,
                    said=said,
                )
            )
        return ". ".join(rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        delegates.draw_text(
            painter,
            QRect(self._head, 0, 3 * CELL.width(), 22),
            tr("{engine} says", engine=self._engine),
            role="muted",
            size="axis",
            bold=True,
        )
        delegates.draw_text(
            painter, QRect(0, 24, self._head - 8, 22), tr("People say"), role="muted", size="axis", bold=True
        )
        for k, label in enumerate(LABELS):
            head = QRect(self._head + k * CELL.width(), 24, CELL.width() - 10, 22)
            delegates.draw_text(painter, head, tr(label.value), role="muted", size="axis", right=True)
            side = QRect(0, 48 + k * CELL.height(), self._head - 8, CELL.height())
            delegates.draw_text(painter, side, tr(label.value), role="text")
        for i, row in enumerate(self._found.counts):
            for k, n in enumerate(row):
                self._paint_cell(painter, i, k, n, sum(row))

    def _paint_cell(self, painter: QPainter, i: int, k: int, n: int, whole: int) -> None:
        cell = QRect(self._head + k * CELL.width(), 48 + i * CELL.height(), CELL.width(), CELL.height())
        ground = QColor(theme.color("accent" if i == k else "negative"))
        ground.setAlphaF(0.28 * n / whole if whole else 0)
        painter.fillRect(cell, ground)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawRect(cell)
        inner = cell.adjusted(8, 0, -10, 0)
        delegates.draw_text(painter, inner, numbers.count(n), bold=i == k, right=True, role="text" if n else "muted")

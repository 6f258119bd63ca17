"""What new scores would change: progress while stored articles are compared, then the report, then a decision.

Nothing in the store changes before `adopted`. It computes nothing itself: it is handed progress and a `Report`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from monitor.i18n import plural, tr, tr_noop
from monitor.reanalyze import EngineReport, Flip, Moved, Report, Shift
from monitor.ui import numbers, text, theme
from monitor.ui.pace import Pace
from monitor.ui.rows import Column, RowsTable

LABELS: Final = (tr_noop("negative"), tr_noop("neutral"), tr_noop("positive"), tr_noop("not scored"))  # as reports say


@dataclass(frozen=True, slots=True)
class _Shifted:
    kind: str
    name: str
    shift: Shift


def _from_to(before: float, after: float) -> str:
    return f"{numbers.signed(before)} → {numbers.signed(after)}"


FLIPS: Final[tuple[Column[Flip], ...]] = (
    Column(tr_noop("Label"), 0, lambda flip: f"{tr(flip.before)} → {tr(flip.after)}", role=lambda _: "text"),
    Column(tr_noop("Articles"), 90, lambda flip: numbers.count(flip.articles), right=True),
    Column(tr_noop("Statements"), 100, lambda flip: numbers.count(flip.statements), right=True),
)
MOVED: Final[tuple[Column[Moved], ...]] = (
    Column(tr_noop("Score"), 120, lambda moved: _from_to(moved.before, moved.after), right=True, role=lambda _: "text"),
    Column(tr_noop("Outlet"), 140, lambda moved: text.line(moved.outlet, 60)),
    Column(tr_noop("Headline"), 0, lambda moved: text.line(moved.title, 300), role=lambda _: "text"),
)
SHIFTS: Final[tuple[Column[_Shifted], ...]] = (
    Column("", 64, lambda each: tr(each.kind), aloud=tr_noop("Outlet or topic")),
    Column(tr_noop("Name"), 0, lambda each: text.line(each.name, 80), role=lambda _: "text"),
    Column(tr_noop("Mean of articles"), 130, lambda each: _from_to(each.shift.before, each.shift.after), right=True),
    Column(tr_noop("Shift"), 64, lambda each: numbers.signed(each.shift.after - each.shift.before), right=True),
    Column(tr_noop("n"), 64, lambda each: numbers.count(each.shift.articles), right=True),
)


class RescoreDialog(QDialog):
    """One comparison: it runs, it is read, and it is adopted or discarded."""

    canceled = Signal()
    """The comparison is to be broken off; what it has found is kept."""
    adopted = Signal()
    discarded = Signal()
    article_asked = Signal(str)

    def __init__(self, why: str, parent: QWidget | None = None, *, topics: Mapping[str, str] | None = None) -> None:
        """`why`: a sentence on what is new. `topics`: their names by id."""
        super().__init__(parent)
        self._topics = topics or {}
        self.setWindowTitle(tr("What new scores would change"))
        self.setMinimumWidth(560)
        self.resize(620, 180)  # until there is something to show
        self._report: Report | None = None
        self._pace = Pace()
        self._decided = False
        self.why = text.Label(why, self, wrap=True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(tr("Articles compared"))
        self.progress = text.Label(tr("Getting ready…"), self, size="secondary", role="muted", wrap=True)
        self.engine = QComboBox(self)
        self.engine.setAccessibleName(tr("Engine"))
        self.engine.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.summary = text.Label("", self, wrap=True)
        self.flips: RowsTable[Flip] = RowsTable(
            FLIPS, self, name=tr("Labels that flip"), key=lambda flip: (flip.before, flip.after), height=24
        )
        self.moved: RowsTable[Moved] = RowsTable(
            MOVED, self, name=tr("Articles that move most"), key=lambda moved: moved.id, height=24
        )
        self.shifts: RowsTable[_Shifted] = RowsTable(
            SHIFTS,
            self,
            name=tr("Shift of outlets and topics"),
            key=lambda each: (each.kind, each.shift.name),
            height=24,
        )
        self.says = text.Label("", self, size="secondary", role="muted", wrap=True)
        self.cancel = QPushButton(tr("Cancel"), self)
        self.discard = QPushButton(tr("Discard"), self)
        self.adopt = QPushButton(tr("Adopt"), self)
        theme.set_class(self.adopt, "primary")
        for button in (self.cancel, self.discard, self.adopt):
            button.setAutoDefault(False)
        self._lay_out()
        self.engine.currentIndexChanged.connect(self._show_engine)
        self.moved.opened.connect(lambda moved: self.article_asked.emit(moved.id))
        self.cancel.clicked.connect(self.reject)
        self.discard.clicked.connect(self._discard)
        self.adopt.clicked.connect(self._adopt)
        self.rejected.connect(self._tell_canceled)
        self._show_running()

    # ---- what is handed in

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the comparison is."""
        if self._report is None:
            self.bar.setRange(0, max(1, total))
            self.bar.setValue(done)
            self.progress.setText(_progress(done, total, self._pace.words(done, total)))

    def show_report(self, report: Report) -> None:
        """Show what would change, and ask for a decision."""
        self._report = report
        self.pages.setCurrentIndex(1)
        self.setMinimumSize(560, 420)
        room = self.screen().availableGeometry().size()
        self.resize(max(self.width(), min(820, room.width() - 40)), max(self.height(), min(640, room.height() - 40)))
        self.cancel.setText(tr("Later"))
        self.cancel.setToolTip(tr("Close; it is offered again"))
        for button in (self.discard, self.adopt):
            button.show()
        self.engine.blockSignals(True)
        self.engine.clear()
        for each in sorted(report.engines, key=lambda each: -each.changed):
            self.engine.addItem(each.engine, each)
        self.engine.blockSignals(False)
        self._show_engine()
        self.says.setText(_told(report))
        self.adopt.setFocus()

    def show_trouble(self, sentence: str) -> None:
        """Say why there is no report."""
        self.bar.hide()
        self.progress.setText(sentence)
        self.progress.set_role("error")
        self.cancel.setText(tr("Close"))

    # ---- helpers

    def _lay_out(self) -> None:
        running = QWidget(self)
        waiting = QVBoxLayout(running)
        waiting.setContentsMargins(0, 0, 0, 0)
        waiting.addWidget(self.bar)
        waiting.addWidget(self.progress)
        waiting.addStretch(1)
        told = QWidget(self)
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self.engine)
        top.addWidget(self.summary, 1)
        column.addLayout(top)
        for head, table, stretch in (
            (tr("Labels that flip"), self.flips, 2),
            (tr("Articles that move most"), self.moved, 3),
            (tr("Outlets and topics"), self.shifts, 3),
        ):
            column.addWidget(text.Label(head, self, size="axis", bold=True, role="muted"))
            column.addWidget(table, stretch)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(running)
        self.pages.addWidget(told)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.says, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.discard)
        foot.addWidget(self.adopt)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addWidget(self.why)
        whole.addWidget(self.pages, 1)
        whole.addLayout(foot)

    def _show_running(self) -> None:
        self.pages.setCurrentIndex(0)
        self.pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.discard.hide()
        self.adopt.hide()

    def _show_engine(self) -> None:
        each = self.engine.currentData()
        if not isinstance(each, EngineReport):
            self.summary.setText(tr("There is nothing stored to compare."))
            return
        assert self._report is not None
        self.summary.setText(summary(each, self._report.articles))
        self.flips.show_rows(each.flips)
        self.moved.show_rows(each.moved)
        self.shifts.show_rows(_sorted_shifts(each, self._topics))

    def _tell_canceled(self) -> None:
        if not self._decided:
            self.canceled.emit()

    def _discard(self) -> None:
        self._decided = True
        self.discarded.emit()
        self.accept()

    def _adopt(self) -> None:
        self._decided = True
        self.adopted.emit()
        self.accept()


def summary(each: EngineReport, articles: int) -> str:
    """One engine's change in a sentence."""
    return tr(
        "{before} → {after}: {labels} of {articles} would flip, {scores} would change; the mean goes from {old} to "
        "{new}.",
        before=", ".join(each.versions) or tr("none", "version"),
        after=each.version,
        labels=plural("%n label", "%n labels", each.flipped),
        articles=plural("%n article", "%n articles", articles),
        scores=plural("%n score", "%n scores", each.changed),
        old=numbers.signed(each.before),
        new=numbers.signed(each.after),
    )


def _progress(done: int, total: int, left: str) -> str:
    of = plural("%n article", "%n articles", total)
    if left:
        return tr(
            "{done} of {articles} compared, {left}. Polling goes on; what is done is kept if you cancel, or if the "
            "program ends.",
            done=numbers.count(done),
            articles=of,
            left=left,
        )
    return tr(
        "{done} of {articles} compared. Polling goes on; what is done is kept if you cancel, or if the program ends.",
        done=numbers.count(done),
        articles=of,
    )


def _told(report: Report) -> str:
    if report.nothing:
        return tr("Nothing stored would change.")
    return tr(
        "{before} found before, {after} now; {articles} with other topics. What you put right in statements stays.",
        before=plural("%n statement", "%n statements", report.statements_before),
        after=numbers.count(report.statements_after),
        articles=plural("%n article", "%n articles", report.tags_changed),
    )


def _sorted_shifts(each: EngineReport, topics: Mapping[str, str]) -> Sequence[_Shifted]:
    both = [
        *(_Shifted(tr_noop("outlet"), shift.name, shift) for shift in each.outlets),
        *(_Shifted(tr_noop("topic"), topics.get(shift.name, shift.name), shift) for shift in each.topics),
    ]
    return sorted(both, key=lambda one: -abs(one.shift.after - one.shift.before))

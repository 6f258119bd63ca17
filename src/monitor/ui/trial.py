"""The dry run of an alert rule: how often it would have fired on what is stored, on which days, and on what."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QVBoxLayout, QWidget

from monitor.i18n import plural, tr, tr_noop
from monitor.model import AlertRow, Period
from monitor.ui import axes, charts, numbers, text
from monitor.ui.labels import Elided
from monitor.ui.rows import Column, RowsTable

if TYPE_CHECKING:
    from monitor.reports import DryRun

DAYS = 30  # that a dry run looks back, and over which firings are counted: by when the articles were published
EXAMPLES = 3
PALE = 0.4  # opacity of an answer to what is no longer typed


class Trial(QWidget):
    """How often the rule would have fired, on which days, and on what."""

    article_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._run: DryRun | None = None
        self.says = text.Label("", self, size="brief")
        self.times = Elided("", self, size="brief", bold=True)
        self.more = Elided("", self, size="secondary", role="muted")
        self.bars = charts.BarStrip(self)
        self.bars.setFixedHeight(100)
        self.bars.setAccessibleName(tr("Firings a day"))
        self.table: RowsTable[AlertRow] = RowsTable(
            (
                Column(tr_noop("Time"), 74, lambda row: _at(row, datetime.now(UTC))),
                Column(tr_noop("Article"), 0, lambda row: text.line(row.title), role=lambda _: "text"),
                Column(
                    tr_noop("Words"),
                    190,
                    least=560,
                    says=lambda row: ", ".join(tr("“{words}”", words=text.line(w, 30)) for w in row.alert.matched[:3]),
                ),
                Column(tr_noop("Outlet"), 120, lambda row: text.line(row.outlet, 60)),
            ),
            self,
            name=tr("Examples"),
            key=lambda row: row.alert.id,
        )
        self.table.horizontalHeader().hide()
        self.table.setFixedHeight(EXAMPLES * self.table.verticalHeader().defaultSectionSize())
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._effects = []
        for part in (self.bars, self.table):
            effect = QGraphicsOpacityEffect(part)
            effect.setOpacity(PALE)
            effect.setEnabled(False)
            part.setGraphicsEffect(effect)
            self._effects.append(effect)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 8)
        column.setSpacing(4)
        sentence = self._sentence = QHBoxLayout()
        sentence.setContentsMargins(16, 0, 16, 0)
        sentence.setSpacing(5)
        sentence.addWidget(self.says)
        sentence.addWidget(self.times, 1)
        column.addLayout(sentence)
        self.more.setContentsMargins(16, 0, 16, 0)
        column.addWidget(self.more)
        column.addWidget(self.bars)
        inset = QHBoxLayout()
        inset.setContentsMargins(8, 0, 8, 0)
        inset.addWidget(self.table)
        column.addLayout(inset)
        self.table.opened.connect(self._tell)

    def show_run(self, run: DryRun, now: datetime) -> None:
        """Show the answer."""
        self._run = run
        self.set_stale(False)
        self._pale(False)
        times = len(run.alerts)
        self._wrap(False)
        self.says.setText(tr("This rule would have fired", "followed by: 3 times in 30 days"))
        self.times.setText(_times(times))
        outlets = plural("%n outlet", "%n outlets", run.outlets)
        parts = [
            plural(
                "%n article in its scope met the words, from {outlets}",
                "%n articles in its scope met the words, from {outlets}",
                run.looked_at,
                outlets=outlets,
            )
            if run.looked_at
            else tr("No article in its scope met the words")
        ]
        undated = sum(row.published is None for row in run.alerts)
        if times:
            parts.append(tr("once for each story"))
            parts.append(tr("by day of publication"))
        if undated:
            parts.append(plural("%n undated, on no day", "%n undated, on no day", undated))
        self.more.set_forms("; ".join(parts), "; ".join((parts[0], parts[-1])), parts[0])
        slots = axes.slots_between(now - timedelta(days=DAYS - 1), now, Period.DAY)
        days = Counter(row.published.astimezone(UTC).date() for row in run.alerts if row.published is not None)
        self.bars.show_counts(
            slots, Period.DAY, [days[datetime.fromtimestamp(slot.start, UTC).date()] for slot in slots]
        )
        self.bars.setAccessibleDescription(self.sentence())
        self.table.show_rows(run.alerts[:EXAMPLES])

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Say why there is no answer, or that it takes a while; the old one stays, paler, and is said to be old."""
        self._wrap(True)
        self.says.setText(sentence)
        self.times.setText("")
        self.says.set_role("error" if error else "muted")
        self.more.setText("" if self._run is None else tr("Below: what it found before the last change"))
        self._pale(self._run is not None)

    def _wrap(self, alone: bool) -> None:
        """A sentence alone may take several lines; before the number it is one with it."""
        self.says.setWordWrap(alone)
        self._sentence.setStretch(0, int(alone))
        self.times.setVisible(not alone)

    def _pale(self, pale: bool) -> None:
        """Draw the old answer paler: it is about another rule than the one that is typed."""
        for effect in self._effects:
            effect.setEnabled(pale)

    def clear(self) -> None:
        """Forget the answer: it was about another rule."""
        self._run = None
        self.say("")
        self.bars.show_counts((), Period.DAY, ())
        self.bars.setAccessibleDescription("")
        self.table.show_rows(())

    def set_stale(self, stale: bool) -> None:
        """Mute the numbers while a new answer is on its way."""
        for label in (self.says, self.times):
            label.set_role("muted" if stale else "text")

    def sentence(self) -> str:
        """The answer in words."""
        return f"{self.says.text()} {self.times.text()}".strip()

    def _tell(self, row: AlertRow) -> None:
        self.article_chosen.emit(row.alert.article)


def _times(number: int) -> str:
    match number:
        case 0:
            return tr("never in {days} days", days=DAYS)
        case 1:
            return tr("once in {days} days", days=DAYS)
        case 2:
            return tr("twice in {days} days", days=DAYS)
        case _:
            return plural("%n time in {days} days", "%n times in {days} days", number, days=DAYS)


def _at(row: AlertRow, now: datetime) -> str:
    return tr("undated") if row.published is None else numbers.short_time(row.published, now)

"""Export: what, how much of it, in which form, and where to. The rows are counted before anything is written."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from monitor.errors import MonitorError
from monitor.export import Format, Kind
from monitor.i18n import plural, tr, tr_noop
from monitor.model import Filter, Period
from monitor.ui import numbers, text, theme
from monitor.ui.dialogs import saving
from monitor.ui.dialogs.base import Dialog, form, named
from monitor.ui.pace import Pace

KINDS: Final = (
    (
        Kind.ARTICLES,
        tr_noop("Articles"),
        tr_noop("One row for each article: scores, topics, voices, link. Not the text."),
    ),
    (
        Kind.STATEMENTS,
        tr_noop("Statements"),
        tr_noop("One row for each statement: who said what, where, toward what, with its score."),
    ),
    (
        Kind.SERIES,
        tr_noop("Series"),
        tr_noop("One row for each period and line: mean, interval, n. Exactly what is plotted."),
    ),
    (
        Kind.ALERTS,
        tr_noop("Alerts"),
        tr_noop("One row for each firing: rule, matched words, article. All of them, whatever is chosen."),
    ),
    (
        Kind.OUTLETS,
        tr_noop("Outlets"),
        tr_noop("One row for each outlet: its own words, those whom it quotes, and the difference."),
    ),
)
FORMATS: Final = (
    (Format.CSV, tr_noop("CSV (spreadsheets, pandas, R)"), ".csv"),
    (Format.JSONL, tr_noop("JSON lines"), ".jsonl"),
    (Format.PARQUET, tr_noop("Parquet"), ".parquet"),
)
EACH: Final = (  # a row of outlets: by what, over which period
    ("outlet", None, tr_noop("a row for each outlet")),
    ("topic", None, tr_noop("a row for each outlet and topic")),
    ("outlet", Period.DAY, tr_noop("a row for each outlet and day (UTC)")),
    ("outlet", Period.WEEK, tr_noop("a row for each outlet and week (UTC)")),
    ("outlet", Period.MONTH, tr_noop("a row for each outlet and month (UTC)")),
)
POINTS: Final = {
    Period.HOUR: tr_noop("a point per hour (UTC)"),
    Period.DAY: tr_noop("a point per day (UTC)"),
    Period.WEEK: tr_noop("a point per week (UTC)"),
    Period.MONTH: tr_noop("a point per month (UTC)"),
}
BY: Final = (
    ("topic", tr_noop("a line for each topic")),
    ("outlet", tr_noop("a line for each outlet")),
    ("voice", tr_noop("a line for each voice")),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be exported."""

    kind: Kind
    filter: Filter
    format: Format = Format.CSV
    excel: bool = False
    by: str = "topic"
    period: Period | None = Period.DAY  # None: the whole span


class ExportDialog(Dialog):
    """Asks for the count of every wish (`count_asked`), and for the export of the last one (`export_asked`)."""

    count_asked = Signal(object)
    """A Wish; answer with `show_count`."""
    export_asked = Signal(object, object)
    """A Wish and the Path of the file; answer with `show_progress`, then with `show_done` or `show_trouble`."""
    stop_asked = Signal()
    """What is being written is to be broken off; answer with `show_trouble`."""

    def __init__(
        self,
        chosen: Filter,
        said: str,
        *,
        folder: Path,
        today: date,
        kind: Kind = Kind.ARTICLES,
        by: str = "topic",
        period: Period = Period.DAY,
        formats: Mapping[Format, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`chosen` is what the view shows, `said` the same in words; `formats` says why one cannot be had."""
        super().__init__(tr("Export"), tr("Export"), parent, width=600)
        self._chosen, self._today = chosen, today
        self._wish: Wish | None = None
        self._counting = False
        self._writing = False
        self._rows = 0  # of the wish, as they were counted
        self._pace = Pace()
        self._typed = False  # the file's name is the user's own
        self._allowed: Path | None = None  # what was asked about, and may be replaced
        self._done: Path | None = None
        missing = unavailable() if formats is None else formats
        self.kinds = QButtonGroup(self)
        segments = QHBoxLayout()
        segments.setSpacing(0)
        for at, (name, head, _) in enumerate(KINDS):
            button = QToolButton(self)
            button.setText(tr(head))
            button.setCheckable(True)
            button.setChecked(name is kind)
            button.setProperty("place", "first" if at == 0 else "last" if at == len(KINDS) - 1 else "middle")
            theme.set_class(button, "segment")
            self.kinds.addButton(button, at)
            segments.addWidget(button)
        segments.addStretch(1)
        self._meaning = text.Label("", self, size="secondary", role="muted", wrap=True)
        self.as_shown = QRadioButton(tr("As shown: {filter}", filter=text.line(said, 62)), self)
        self.as_shown.setToolTip(text.tip(text.line(said, 400)))
        self.everything = QRadioButton(tr("Everything that is stored"), self)
        self.as_shown.setChecked(True)
        self.by = QComboBox(self)
        self.by.setAccessibleName(tr("Lines"))
        for of, head in BY:
            self.by.addItem(tr(head), of)
        self.by.setCurrentIndex(self.by.findData(by))
        self.period = QComboBox(self)
        self.period.setAccessibleName(tr("Period"))
        for each in Period:
            self.period.addItem(tr(POINTS[each]), each)
        self.period.setCurrentIndex(list(Period).index(period))
        self.each = QComboBox(self)
        self.each.setAccessibleName(tr("Rows"))
        for of, _, head in EACH:
            self.each.addItem(tr(head), of)
        self.each.setCurrentIndex(max(0, self.each.findData(by)) if kind is Kind.OUTLETS else 0)
        self.format = QComboBox(self)
        self.format.setAccessibleName(tr("Format"))
        for which, head, _ending in FORMATS:
            why = missing.get(which, "")
            self.format.addItem(tr("{format}: {why}", format=tr(head), why=tr(why)) if why else tr(head), which)
            item = self.format.model().item(self.format.count() - 1)
            item.setEnabled(not why)
        self.excel = QCheckBox(tr("for Excel: begin with a byte order mark"), self)
        self.file = QLineEdit(self)
        self.file.setAccessibleName(tr("File"))
        self.browse = QPushButton(tr("Choose…"), self)
        self.browse.setAutoDefault(False)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.file, 1)
        where.addWidget(self.browse)
        scope = QVBoxLayout()
        scope.setSpacing(4)
        scope.addWidget(self.as_shown)
        scope.addWidget(self.everything)
        self._lines = QWidget(self)
        lines = QHBoxLayout(self._lines)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        lines.addWidget(self.by)
        lines.addWidget(self.period)
        lines.addWidget(self.each)
        lines.addStretch(1)
        self.body.addLayout(segments)
        self.body.addWidget(self._meaning)
        fields = self._fields = form()
        fields.addRow(named(tr("Which"), self), scope)
        fields.addRow(named(tr("Lines"), self), self._lines)
        fields.addRow(named(tr("Format"), self), self.format)
        fields.addRow("", self.excel)
        fields.addRow(named(tr("File"), self), where)
        self.replace = QPushButton(tr("Replace"), self)
        self.other = QPushButton(self)
        for answer in (self.replace, self.other):
            theme.set_class(answer, "compact")
        self._asks = text.Label("", self, size="secondary", bold=True, wrap=True)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self.other)
        answers.addWidget(self.replace)
        answers.addStretch(1)
        self._question = QWidget(self)
        asked = QVBoxLayout(self._question)
        asked.setContentsMargins(0, 0, 0, 4)
        asked.setSpacing(6)
        asked.addWidget(self._asks)
        asked.addLayout(answers)
        self._question.hide()
        fields.addRow("", self._question)
        self.body.addLayout(fields)
        note = tr("Beside it a manifest is written: what each column means, the filter, versions, and a checksum.")
        self.body.addWidget(text.Label(note, self, size="secondary", role="muted", wrap=True))
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Rows written"))
        self.bar.hide()
        self.body.addWidget(self.bar)
        self._folder = folder
        self.kinds.idClicked.connect(self._take_change)
        for box in (self.by, self.period, self.each, self.format):
            box.activated.connect(self._take_change)
        for choice in (self.as_shown, self.everything):
            choice.toggled.connect(self._take_change)
        self.excel.toggled.connect(self._take_change)
        self.file.textEdited.connect(self._take_typing)
        self.browse.clicked.connect(self._ask_where)
        self.do.clicked.connect(self._export)
        self.replace.clicked.connect(self._replace)
        self.other.clicked.connect(self._take_other)

    def begin(self) -> None:
        """Ask for the first count. Call it when the signals are connected."""
        self._take_change()

    def wish(self) -> Wish:
        """What is asked for, as the form stands."""
        kind = KINDS[self.kinds.checkedId()][0]
        wanted = Filter() if self.everything.isChecked() or kind is Kind.ALERTS else self._chosen
        which = Format(self.format.currentData())  # Qt gives plain text back
        by: str = self.by.currentData()
        period: Period | None = Period(self.period.currentData())
        if kind is Kind.OUTLETS:
            by, period, _ = EACH[self.each.currentIndex()]
        return Wish(
            kind,
            wanted,
            which,
            self.excel.isChecked() and which is Format.CSV,
            by,
            period,
        )

    def path(self) -> Path:
        """Where to; a bare name lies in the folder that was given."""
        return self._folder / Path(self.file.text().strip()).expanduser()

    def show_count(self, wish: Wish, rows: int) -> None:
        """Say how many rows there are; an answer to an older wish is dropped."""
        if wish != self._wish or not self._counting:
            return  # also: what was written, or why not, is news that a late count must not cover
        self._counting, self._rows = False, rows
        self.say(_counted(wish.kind, rows) if rows else tr("Nothing meets this: the file would hold its head only."))
        self.do.setEnabled(not self._asks.text())

    def show_progress(self, wish: Wish, rows: int) -> None:
        """Say how many rows are written, and how long it goes on."""
        if not self._writing or wish != self._wish:
            return
        total = max(self._rows, rows)
        self.bar.setVisible(True)
        self.bar.setRange(0, total)
        self.bar.setValue(rows)
        left = self._pace.words(rows, total)
        done, of = numbers.count(rows), plural("%n row", "%n rows", total)
        said = tr("{done} of {rows} written.", done=done, rows=of)
        self.say(tr("{done} of {rows} written, {left}.", done=done, rows=of, left=left) if left else said)

    def reject(self) -> None:
        """Close, or break off what is being written."""
        if self._writing:
            self.say(tr("Stopping…"))
            self.stop_asked.emit()
        else:
            super().reject()

    def show_done(self, wish: Wish, path: Path, rows: int) -> None:
        """Say what was written."""
        if wish != self._wish:
            return
        self._done = path
        self._end_writing()
        self.say(
            plural(
                "Written: %n row in {file}, with its manifest.",
                "Written: %n rows in {file}, with its manifest.",
                rows,
                file=_place(path),
            )
        )
        self.do.setText(tr("Export again"))
        self.do.setEnabled(True)
        self.cancel.setText(tr("Close"))

    def show_trouble(self, wish: Wish, error: MonitorError) -> None:
        """Say why it could not be counted or written."""
        if wish == self._wish:
            self._end_writing()
            self.say(tr(str(error)), error=True)
            self.do.setEnabled(True)

    def _end_writing(self) -> None:
        self._writing = False
        self.bar.hide()
        self._pace.forget()
        self._show_parts()

    def written(self) -> Path | None:
        """The file that was written last; None before."""
        return self._done

    def _take_change(self) -> None:
        wish = self.wish()
        self._meaning.setText(tr(KINDS[self.kinds.checkedId()][2]))
        self._fields.setRowVisible(1, wish.kind in (Kind.SERIES, Kind.OUTLETS))
        for box in (self.by, self.period):
            box.setVisible(wish.kind is Kind.SERIES)
        self.each.setVisible(wish.kind is Kind.OUTLETS)
        for choice in (self.as_shown, self.everything):
            choice.setEnabled(wish.kind is not Kind.ALERTS)
        self.excel.setEnabled(wish.format is Format.CSV)
        ending = next(ending for which, _, ending in FORMATS if which is wish.format)
        if not self._typed:
            self.file.setText(f"{wish.kind.value}-{self._today.isoformat()}{ending}")
        elif self.path().suffix != ending:
            self.file.setText(str(Path(self.file.text()).with_suffix(ending)))
        if wish != self._wish:
            self._wish = wish
            self.do.setText(tr("Export"))
            self._counting = True
            self.say(tr("Counting…"))
            self.count_asked.emit(wish)
        self._check_file()

    def _take_typing(self) -> None:
        self._typed = True
        self._check_file()

    def _check_file(self) -> None:
        self._put_question("")  # it was about another file, or another wish
        self.do.setEnabled(bool(self.file.text().strip()) and not self._writing)

    def _put_question(self, asked: str) -> None:
        """Ask in the form whether a file may be replaced; "": nothing is asked any more."""
        self._asks.setText(asked)
        self._question.setAccessibleName(asked)
        self._fields.setRowVisible(self._question, bool(asked))
        if not asked:
            return
        self.other.setText(tr("Name it {file}", file=text.line(saving.free(self.path()).name, 48)))
        self.do.setEnabled(False)  # the answer is given there
        self.other.setFocus(Qt.FocusReason.OtherFocusReason)  # the one that loses nothing

    def _replace(self) -> None:
        self._allowed = self.path()
        self._export()

    def _take_other(self) -> None:
        self.file.setText(str(Path(self.file.text().strip()).with_name(saving.free(self.path()).name)))
        self._export()

    def _show_parts(self) -> None:
        """While a file is written nothing of the form can be changed."""
        for part in (*self.kinds.buttons(), self.as_shown, self.everything, self._lines, self.format, self.file):
            part.setEnabled(not self._writing)
        for part in (self.excel, self.browse, self.do):
            part.setEnabled(not self._writing)
        if not self._writing:
            self._take_change()

    def _ask_where(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Export to"), str(saving.free(self.path())))
        if chosen:
            self._typed = True
            self._folder = Path(chosen).parent
            self.file.setText(Path(chosen).name)
            self._allowed = Path(chosen) if Path(chosen).exists() else None  # that dialog has asked
            self._check_file()

    def _export(self) -> None:
        path, allowed, self._allowed = self.path(), self._allowed, None  # a leave holds once
        asked = "" if path == allowed or path.is_dir() else saving.question(path)
        if asked:
            self._put_question(asked)
            return
        self._put_question("")
        self._wish = self.wish()
        self._counting = False
        self._writing = True
        self._show_parts()
        self._pace.left(0, self._rows)
        self.say(tr("Writing…"))
        self.export_asked.emit(self._wish, path)


def _counted(kind: Kind, rows: int) -> str:
    match kind:
        case Kind.ARTICLES:
            return plural("%n article.", "%n articles.", rows)
        case Kind.STATEMENTS:
            return plural("%n statement.", "%n statements.", rows)
        case Kind.SERIES:
            return plural("%n point.", "%n points.", rows)
        case Kind.ALERTS:
            return plural("%n alert.", "%n alerts.", rows)
        case _:
            return plural("%n row.", "%n rows.", rows)


def unavailable() -> dict[Format, str]:
    """Say of each format why it cannot be written here."""
    missing = importlib.util.find_spec("pyarrow") is None
    return {Format.PARQUET: tr_noop("needs pyarrow, which is not installed")} if missing else {}


def _place(path: Path) -> str:
    """Name a file with its folder, the home folder as `~`."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)

"""How far the numbers can be trusted: judge sentences blind, see what that comes to, and where engines differ.

A window beside the main one, so that an article that is asked for can be read meanwhile. It shows what it is handed;
`accuracywork.py` asks the store.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from monitor.i18n import plural, tr, tr_noop
from monitor.model import Apart, Label
from monitor.ui import numbers, text, theme
from monitor.ui.agreement import AgreementView, wide
from monitor.ui.labeling import LabelingPane
from monitor.ui.labels import Elided
from monitor.ui.rows import Column, RowsTable
from monitor.ui.speakers import SpeakersPane

SIZE: Final = QSize(980, 720)
SMALLEST: Final = QSize(820, 500)
FRAME: Final = QSize(4, 40)  # px that a window manager may put around it
PAGES: Final = (
    ("judge", tr_noop("Judge")),
    ("speakers", tr_noop("Who speaks")),
    ("yours", tr_noop("Your judgments")),
    ("gold", tr_noop("Gold set")),
    ("apart", tr_noop("Engines apart")),
)


class AccuracyWindow(QDialog):
    """Judge, say who speaks, what that comes to, the gold set, and the articles on which engines differ."""

    page_shown = Signal(str)
    """The name of a page that was just opened, which is to be filled."""
    article_asked = Signal(str)
    """The id of an article that is to be read."""
    export_asked = Signal()

    def __init__(self, labeler: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("Accuracy"))
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE.boundedTo(self.screen().availableSize() - FRAME).expandedTo(SMALLEST))
        self.pages = QStackedWidget(self)
        self.labeling = LabelingPane(labeler, self)
        self.speakers = SpeakersPane(self)
        self.yours = YoursPane(self)
        self.gold = AgreementView(tr("What is difficult"), self)
        self.apart = ApartPane(self)
        self.said = Elided("", self, size="secondary", role="muted", right=True)
        self._tabs = QButtonGroup(self)
        bar = QWidget(self)
        theme.set_class(bar, "window")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(4)
        for number, ((_, head), page) in enumerate(
            zip(PAGES, (self.labeling, self.speakers, self.yours, self.gold, self.apart), strict=True)
        ):
            tab = QToolButton(self)
            tab.setText(tr(head))
            tab.setCheckable(True)
            theme.set_class(tab, "tab")
            self._tabs.addButton(tab, number)
            row.addWidget(tab)
            self.pages.addWidget(page)
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self)
            shortcut.activated.connect(tab.click)
        row.addWidget(self.said, 1)
        line = QFrame(self)
        theme.set_class(line, "rule")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(line)
        whole.addWidget(self.pages, 1)
        self._tabs.idClicked.connect(self._show_number)
        self.labeling.report_asked.connect(self._show_yours)
        self.yours.judge_asked.connect(self._show_labeling)
        self.yours.export.clicked.connect(self.export_asked)
        for page in (self.yours.figures, self.gold, self.apart):
            page.article_asked.connect(self.article_asked)

    def show_page(self, name: str) -> None:
        """Open a page by its name."""
        number = [each for each, _ in PAGES].index(name)
        self._tabs.button(number).setChecked(True)
        self._show_number(number)

    def page(self) -> str:
        """The name of the page that is open."""
        return PAGES[self.pages.currentIndex()][0]

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Say what was done, beside the tabs."""
        self.said.setText(sentence)
        self.said.set_role("error" if error else "muted")

    def _show_number(self, number: int) -> None:
        self.pages.setCurrentIndex(number)
        self.say("")
        first = (self.labeling, self.speakers, self.yours.figures.engines, self.gold.engines, self.apart.table)
        first[number].setFocus()
        self.page_shown.emit(PAGES[number][0])

    def _show_yours(self) -> None:
        self.show_page("yours")

    def _show_labeling(self) -> None:
        self.show_page("judge")


class YoursPane(QWidget):
    """What the judgments in the store come to, how people agree with one another, and what became of statements."""

    judge_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = AgreementView(tr("Outlet"), self)
        self.people = text.Label("", self, size="secondary", wrap=True)
        self.statements = text.Label("", self, size="secondary", wrap=True)
        self.judge = QPushButton(tr("Judge sentences"), self)
        self.export = QPushButton(tr("Export CSV"), self)
        for button in (self.judge, self.export):
            theme.set_class(button, "compact")
            button.setAutoDefault(False)
        line = QFrame(self)
        theme.set_class(line, "rule")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.people)
        words.addWidget(self.statements)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.setSpacing(8)
        foot.addLayout(words, 1)
        foot.addWidget(self.judge, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self.export, 0, Qt.AlignmentFlag.AlignBottom)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.figures, 1)
        whole.addWidget(line)
        whole.addLayout(foot)
        self.judge.clicked.connect(self.judge_asked)

    def show_words(self, people: str, statements: str) -> None:
        """Say how people agree, and how statements fared."""
        self.people.setText(people)
        self.people.setVisible(bool(people))
        self.statements.setText(statements)


class ApartPane(QWidget):
    """The articles on which two engines differ most. Enter or a double click reads one."""

    article_asked = Signal(str)
    engines_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engines = ("", "")
        self.first = QComboBox(self)
        self.first.setAccessibleName(tr("One engine"))
        self.second = QComboBox(self)
        self.second.setAccessibleName(tr("The other engine"))
        self.brief = Elided("", self, size="secondary", role="muted")
        self.table: RowsTable[Apart] = RowsTable(
            self._columns(), self, name=tr("Articles on which engines differ"), key=lambda row: row.article
        )
        self.none = text.Label("", self, role="muted", wrap=True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setContentsMargins(40, 24, 40, 24)
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 8, 16, 8)
        tools.setSpacing(8)
        for box in (self.first, self.second):
            theme.set_class(box, "compact")
            box.activated.connect(self._choose)
        tools.addWidget(self.first)
        tools.addWidget(text.Label(tr("against"), self, role="muted"))
        tools.addWidget(self.second)
        tools.addWidget(self.brief, 1)
        body = QWidget(self)
        self._pages = QStackedLayout(body)
        self._pages.addWidget(self.none)
        self._pages.addWidget(self.table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 0, 8, 8)
        whole.setSpacing(0)
        whole.addLayout(tools)
        whole.addWidget(body, 1)
        self.table.opened.connect(self._open)

    def offer(self, engines: Sequence[str], shown: str) -> None:
        """Say which engines can be chosen; begin with the one shown, against another."""
        if self.first.count():
            return
        for box in (self.first, self.second):
            box.addItems(list(engines))
        self.first.setCurrentText(shown)
        self.second.setCurrentText(next((each for each in engines if each != self.first.currentText()), ""))

    def chosen(self) -> tuple[str, str]:
        """The two engines."""
        return self.first.currentText(), self.second.currentText()

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Put a sentence in the place of the table."""
        self.none.setText(sentence)
        self.none.set_role("error" if error else "muted")
        self.brief.setText("")
        self._pages.setCurrentIndex(0)

    def show_rows(self, engines: tuple[str, str], rows: Sequence[Apart]) -> None:
        """Show articles, the widest apart first."""
        self._engines = engines
        first, second = engines
        self.table.sorted_rows_model().columns = self._columns()
        self.table.show_rows(rows)
        opposite = sum(each.label[first] is not each.label[second] for each in rows)
        self.brief.setText(
            plural(
                "the %n story furthest apart; {opposite} with another label. Enter opens one",
                "the %n stories furthest apart; {opposite} with another label. Enter opens one",
                len(rows),
                opposite=numbers.count(opposite),
            )
        )
        self._pages.setCurrentIndex(1)

    def _columns(self) -> tuple[Column[Apart], ...]:
        widest = max(theme.metrics().horizontalAdvance(tr(label.value)) for label in Label)
        says = max(132, widest + theme.metrics().horizontalAdvance(" +0.00") + 20)
        return (
            Column(tr("Outlet"), 150, lambda row: text.line(row.outlet, 80), order=lambda row: row.outlet.casefold()),
            Column(tr("Headline"), 0, lambda row: text.line(row.title), role=lambda row: "text"),
            Column(self._engines[0], says, lambda row: self._says(row, 0), right=True),
            Column(self._engines[1], says, lambda row: self._says(row, 1), right=True),
            Column(
                tr("Apart"),
                wide(tr("Apart"), 64),
                lambda row: numbers.unsigned(self._distance(row)),
                right=True,
                role=lambda row: "text",
                order=lambda row: -self._distance(row),
            ),
        )

    def _says(self, row: Apart, which: int) -> str:
        engine = self._engines[which]
        label = row.label[engine]
        return f"{tr(label.value) if label else ''} {numbers.signed(row.sentiment[engine])}"

    def _distance(self, row: Apart) -> float:
        first, second = self._engines
        return abs(row.sentiment[first] - row.sentiment[second])

    def _choose(self) -> None:
        self.engines_chosen.emit(*self.chosen())

    def _open(self, row: Apart) -> None:
        self.article_asked.emit(row.article)

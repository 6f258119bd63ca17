"""Voices: who says what. A lane for each voice, the ledger of exact words below, one statement at the right.

The view shows what it is handed and says what people want; `voicework.py` asks the store.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from monitor.i18n import plural, tr, tr_noop
from monitor.model import StatementKind
from monitor.ui import icons, lanes, numbers, text, theme
from monitor.ui.labels import Elided
from monitor.ui.lanes import Lanes, Score
from monitor.ui.ledger import LedgerModel, LedgerTable
from monitor.ui.legend import Legend
from monitor.ui.lensed import LensedView
from monitor.ui.lenses import Lenses
from monitor.ui.panes import Choice, bare, inset, rule, surface
from monitor.ui.statement import StatementPane

KINDS: Final = (  # as it stands in the box, and inside a sentence
    (tr_noop("Direct and indirect"), "", ()),
    (
        tr_noop("Direct, also in part"),
        tr_noop("direct, also in part"),
        (StatementKind.DIRECT.value, StatementKind.MIXED.value),
    ),
    (tr_noop("Indirect"), tr_noop("indirect"), (StatementKind.INDIRECT.value,)),
    (tr_noop("Authored"), tr_noop("authored"), (StatementKind.AUTHORED.value,)),
    (tr_noop("Added by hand"), tr_noop("added by hand"), (StatementKind.MANUAL.value,)),
)
SURE: Final = (None, 0.5, 0.75, 0.9)  # how sure an attribution is to be at least
SPEAKERS: Final = (
    ("named", tr_noop("Named voices")),
    ("unknown", tr_noop("Unknown speakers")),
    ("all", tr_noop("Everybody")),
)
NAME_AT_MOST: Final = 40  # signs of a target in its list
EMPTY_LEDGER: Final = 300  # px that the ledger keeps at least, where there is room


class VoicesView(LensedView):
    """Lenses, headline, lanes, ledger, and the statement that was chosen."""

    narrowed = Signal()
    """Other kinds, or surer ones: everything is to be read anew."""
    aimed = Signal()
    """Another target: everything is to be read anew, and how it is spoken of shown."""
    listed = Signal()
    """Other speakers: the ledger is to be read anew."""
    order_changed = Signal(str)
    scoped = Signal(str)
    """The statements of one voice alone are wanted; "" for those of all."""
    dot_chosen = Signal(object)
    """The key of a statement that was chosen in the lanes."""
    dot_pointed = Signal(object)
    """The key of the statement under the pointer, or None."""
    add_asked = Signal()
    export_asked = Signal()
    taken_in = Signal()
    """The new statements are wanted in the list."""

    def __init__(
        self,
        parent: QWidget | None = None,
        lenses: Lenses | None = None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`lenses`: those of the Desk, which are shown here too."""
        super().__init__(parent, lenses)
        self.toward = Choice(self)
        self.toward.setAccessibleName(tr("What statements are about"))
        self.toward.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.toward.setMinimumContentsLength(12)
        self.toward.addItem(tr("Toward anything"), "")
        self.kind = Choice(self)
        self.kind.setAccessibleName(tr("Kind of statements"))
        for said, *_ in KINDS:
            self.kind.addItem(tr(said))
        self.sure = Choice(self)
        self.sure.setAccessibleName(tr("How sure the attribution is"))
        for least in SURE:
            said = tr("However sure") if least is None else tr("Sure from {share}", share=numbers.percent(least))
            self.sure.addItem(said, least)
            if least is not None:
                short = tr("Sure ≥ {share}", share=numbers.percent(least))
                self.sure.setItemData(self.sure.count() - 1, short, Choice.SHORT)
        for box in (self.toward, self.kind, self.sure):
            theme.set_class(box, "compact")
        self.legend = Legend(self, lanes.SIGNS, tr(lanes.SIGNS_TOLD))
        self.lanes: Lanes | None = None
        self._lanes_place = bare(QScrollArea(self))
        self.model = LedgerModel(self, now)
        self.ledger = LedgerPane(self.model, self)
        self.pane = StatementPane(self, now=now)
        self._sized = False
        self._lay_out()
        self._connect()
        self.say(tr("Counting…"))

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 0, 16, 4)
        tools.setSpacing(8)
        tools.addWidget(self.toward)
        tools.addWidget(self.kind)
        tools.addWidget(self.sure)
        tools.addSpacing(4)
        tools.addWidget(self.legend, 1)
        tools.addWidget(self.waiting)
        above = self._or_sentence(self._lanes_place)
        above.setMinimumHeight(130)
        self.ledger.setMinimumHeight(150)
        self.middle = self._split(above, self.ledger)
        self._frame(tools, self.middle, self.pane, self.ledger.table)

    def _connect(self) -> None:
        self.toward.activated.connect(self.aimed)
        self.kind.activated.connect(self.narrowed)
        self.sure.activated.connect(self.narrowed)
        self.ledger.speakers.activated.connect(self.listed)
        self.ledger.add.clicked.connect(self.add_asked)
        self.ledger.export.clicked.connect(self.export_asked)
        self.ledger.arrivals.clicked.connect(self.taken_in)
        self.ledger.scope.clicked.connect(self._release)
        self.ledger.table.order_changed.connect(self.order_changed)
        for name, key, do in (
            (tr("Next statement"), "J", lambda: self.ledger.table.move_by(1)),
            (tr("Previous statement"), "K", lambda: self.ledger.table.move_by(-1)),
            (tr("Wrong speaker"), "R", self.pane.ask_speaker),
            (tr("Open in the browser"), "O", self.pane.ask_open),
            (tr("Copy the statement with its source"), "C", self.pane.copy),
            (tr("Take in new statements"), "A", self._take_in),
        ):
            action = QAction(name, self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, do=do: do())
            self.addAction(action)

    # ---- what is shown

    def show_score(self, score: Score) -> None:
        """Show the lanes."""
        if self.lanes is None:
            self.lanes = Lanes(self)
            self._lanes_place.setWidget(self.lanes)
            self.lanes.chosen.connect(self.dot_chosen)
            self.lanes.pointed.connect(self.dot_pointed)
            self.lanes.lane_chosen.connect(self._scope)
            self.lanes.released.connect(self._release)
        before = len(self.lanes.score().lanes)
        self.lanes.draw(score)
        self._pages.setCurrentWidget(self._lanes_place)
        if not self._sized or before != len(score.lanes):
            self._sized = True
            self._share_height()

    def offer_targets(self, targets: Sequence[tuple[str, int]], others: Sequence[str] = ()) -> None:
        """Say what is spoken of: names, with how many statements, the most first, then others that may be."""
        chosen = self.target()
        names = dict(targets)
        others = [name for name in others if name not in names]
        if chosen and chosen not in names and chosen not in others:
            targets = (*targets, (chosen, 0))
        self.toward.clear()
        self.toward.addItem(tr("Toward anything"), "")
        for name, many in targets:
            shown = text.line(name, NAME_AT_MOST)
            self.toward.addItem(tr("Toward {name}  {n}", name=shown, n=numbers.count(many)), name)
            self.toward.setItemData(self.toward.count() - 1, tr("Toward {name}", name=shown), Choice.SHORT)
        if targets and others:
            self.toward.insertSeparator(self.toward.count())
        for name in others:
            self.toward.addItem(tr("Toward {name}", name=text.line(name, NAME_AT_MOST)), name)
        self.toward.setCurrentIndex(max(0, self.toward.findData(chosen)))
        self.toward.view().setMinimumWidth(self.toward.view().sizeHintForColumn(0) + 24)
        self.toward.setEnabled(bool(targets or others))

    def target(self) -> str:
        """What statements are to be about; "" for anything."""
        return str(self.toward.currentData() or "")

    def show_scope(self, name: str) -> None:
        """Say whose statements are listed alone."""
        self.ledger.show_scope(name)
        if self.lanes is not None:
            self.lanes.show_front(name)

    def kinds(self) -> tuple[str, ...]:
        """Which kinds are wanted; all, where there is none."""
        return KINDS[max(0, self.kind.currentIndex())][2]

    def kinds_told(self) -> str:
        """The same inside a sentence; "" for all."""
        return tr(KINDS[max(0, self.kind.currentIndex())][1])

    def sureness(self) -> float | None:
        """How sure an attribution is to be at least."""
        return SURE[max(0, self.sure.currentIndex())]

    def sureness_told(self) -> str:
        """The same inside a sentence; "" for any."""
        least = self.sureness()
        return "" if least is None else tr("sure from {share}", share=numbers.percent(least))

    # ---- helpers

    def _share_height(self) -> None:
        """Give the lanes what they need, and the ledger its half where that is more than there is."""
        assert self.lanes is not None
        whole = self.middle.height()
        wanted = self.lanes.sizeHint().height() + 2
        high = max(130, min(wanted, max(whole // 2, whole - EMPTY_LEDGER)))
        self.middle.setSizes([high, max(150, whole - high)])

    def _take_in(self) -> None:
        if self.ledger.arrivals.isVisible():
            self.taken_in.emit()

    def _scope(self, name: str) -> None:
        self.scoped.emit("" if name == self.ledger.scope_name else name)

    def _release(self) -> None:
        self.scoped.emit("")


class LedgerPane(QWidget):
    """The table with its heading and filters, and the sentence that stands in its place when it is empty."""

    def __init__(self, model: LedgerModel, parent: QWidget) -> None:
        super().__init__(parent)
        surface(self)
        self.scope_name = ""
        self.table = LedgerTable(model, self)
        self.title = text.Label(tr("Statements"), self, bold=True)
        self.summary = Elided("", self, size="secondary", role="muted")
        self.scope = QPushButton("", self)
        icons.give(self.scope, "close", size=12)
        self.scope.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.scope.hide()
        self.arrivals = QPushButton("", self)
        self.arrivals.hide()
        self.speakers = Choice(self)
        self.speakers.setAccessibleName(tr("Whose statements are listed"))
        for name, said in SPEAKERS:
            self.speakers.addItem(tr(said), name)
        self.add = QPushButton(tr("Add a statement"), self)
        self.add.setAccessibleName(tr("Add a statement"))
        icons.give(self.add, "add", "text")
        self.export = QPushButton(tr("Export CSV"), self)
        self.export.setAccessibleName(tr("Export the statements as CSV"))
        icons.give(self.export, "export", "text")
        for widget, name in (
            (self.scope, "compact"),
            (self.arrivals, "compact accent"),
            (self.speakers, "compact"),
            (self.add, "compact"),
            (self.export, "compact"),
        ):
            theme.set_class(widget, name)
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 0, 16, 0)
        tools.setSpacing(8)
        tools.addWidget(self.title)
        tools.addWidget(self.summary, 1)
        for tool in (self.arrivals, self.scope, self.speakers, self.add, self.export):
            tools.addWidget(tool)
        self._bar = QWidget(self)
        self._bar.setFixedHeight(36)
        self._bar.setLayout(tools)
        self._deeds = ((self.add, self.add.text()), (self.export, self.export.text()))
        self._message = text.Label("", self, role="muted", wrap=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._message.setContentsMargins(40, 32, 40, 0)
        self._stack = QStackedLayout()
        self._stack.addWidget(inset(self.table))
        self._stack.addWidget(self._message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule(self))
        column.addWidget(self._bar)
        column.addLayout(self._stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say in a tip what the buttons do, where there is no room for their words."""
        for button, words in self._deeds:
            button.setText(words)
        small = self._bar.sizeHint().width() > self.width()
        for button, words in self._deeds:
            button.setText("" if small else words)
            button.setToolTip(text.tip(words) if small else "")

    def show_scope(self, name: str) -> None:
        self.scope_name = name
        self.scope.setText(f"{text.line(name, 40).replace('&', '&&')}  ")
        self.scope.setAccessibleName(tr("Only {name}; show all again", name=name) if name else "")
        self.scope.setToolTip(text.tip(tr("Show the statements of all again")) if name else "")
        self.scope.setVisible(bool(name))
        self.speakers.setVisible(not name)
        self._fit()

    def whose(self) -> str:
        """Whose statements are wanted: "named", "unknown" or "all"."""
        return str(self.speakers.currentData())

    def show_whose(self, name: str) -> None:
        self.speakers.setCurrentIndex(self.speakers.findData(name))

    def set_heading(self, summary: str, *, error: bool = False) -> None:
        self.summary.setText(summary)
        self.summary.set_role("error" if error else "muted")

    def show_arrivals(self, many: int) -> None:
        self.arrivals.setText(plural("%n new ↑", "%n new ↑", many))
        self.arrivals.setAccessibleName(plural("Take in %n new statement", "Take in %n new statements", many))
        self.arrivals.setVisible(many > 0)
        self._fit()

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Put a sentence in the place of the list; an empty one shows the list again."""
        self._message.setText(sentence)
        self._message.set_role("error" if error else "muted")
        self._stack.setCurrentIndex(1 if sentence else 0)
        self.export.setEnabled(not sentence)

"""Voices: who says what. A lane for each voice, the ledger of exact words below, one statement at the right.

The view shows what it is handed and says what people want; `voicework.py` asks the store.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from monitor.model import StatementKind
from monitor.ui import delegates, icons, lanes, numbers, text, theme
from monitor.ui.choices import ChoiceButton
from monitor.ui.labels import Elided
from monitor.ui.lanes import Lanes, Score
from monitor.ui.ledger import LedgerModel, LedgerTable
from monitor.ui.statement import StatementPane

KINDS: Final = (
    ("Every kind", ()),
    ("Quoted", (StatementKind.DIRECT.value, StatementKind.MIXED.value)),
    ("Reported", (StatementKind.INDIRECT.value,)),
    ("Authored", (StatementKind.AUTHORED.value,)),
    ("Added by hand", (StatementKind.MANUAL.value,)),
)
READER: Final = 408  # px, where there is room, and
READER_NARROW: Final = 352
ROOMY: Final = 1400


class VoicesView(QWidget):
    """Headline, lanes, ledger, and the statement that was chosen."""

    asked = Signal()
    """Voices or topics were chosen: everything is to be read anew."""
    narrowed = Signal()
    """Another kind, or only unknown speakers: the ledger is to be read anew."""
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
        self, parent: QWidget | None = None, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        super().__init__(parent)
        theme.set_class(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.headline = Elided("", self, size="brief", bold=True)
        self.notes = Elided("", self, size="secondary", role="muted")
        self.voices = ChoiceButton("The most quoted", "Voices", self)
        self.topics = ChoiceButton("Any topic", "Topics", self)
        self.legend = Legend(self)
        self.readout = Elided("", self, size="secondary")
        self.lanes: Lanes | None = None
        self._lanes_place = QScrollArea(self)
        self._none = text.Label("", self, role="muted", wrap=True)
        self.model = LedgerModel(self, now)
        self.ledger = LedgerPane(self.model, self)
        self.pane = StatementPane(self, now=now)
        self._sized = False
        self._placed = False
        self._lay_out()
        self._connect()
        self.say("Counting…")

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 6)
        head.setSpacing(3)
        head.addWidget(self.headline)
        head.addWidget(self.notes)
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 0, 16, 4)
        tools.setSpacing(8)
        tools.addWidget(self.voices)
        tools.addWidget(self.topics)
        tools.addSpacing(4)
        self._told = QStackedLayout()
        self._told.addWidget(self.legend)
        self._told.addWidget(self.readout)
        tools.addLayout(self._told, 1)
        self._lanes_place.setWidgetResizable(True)
        self._lanes_place.setFrameShape(QFrame.Shape.NoFrame)
        self._lanes_place.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setContentsMargins(40, 24, 40, 24)
        above = QWidget(self)
        self._above = QStackedLayout(above)
        self._above.addWidget(self._none)
        self._above.addWidget(self._lanes_place)
        above.setMinimumHeight(150)
        self.ledger.setMinimumHeight(150)
        self.middle = QSplitter(Qt.Orientation.Vertical, self)
        for widget in (above, self.ledger):
            self.middle.addWidget(widget)
        self.middle.setStretchFactor(1, 1)
        center = QWidget(self)
        column = QVBoxLayout(center)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(tools)
        column.addWidget(self.middle, 1)
        center.setMinimumWidth(560)
        self.across = QSplitter(Qt.Orientation.Horizontal, self)
        self.across.addWidget(center)
        self.across.addWidget(self.pane)
        self.across.setStretchFactor(0, 1)
        for splitter in (self.middle, self.across):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.across)

    def _connect(self) -> None:
        self.voices.changed.connect(self.asked)
        self.topics.changed.connect(self.asked)
        self.ledger.kind.activated.connect(self.narrowed)
        self.ledger.unknown.toggled.connect(self.narrowed)
        self.ledger.add.clicked.connect(self.add_asked)
        self.ledger.export.clicked.connect(self.export_asked)
        self.ledger.arrivals.clicked.connect(self.taken_in)
        self.ledger.scope.clicked.connect(self._release)
        self.ledger.table.order_changed.connect(self.order_changed)
        for key, step in (("J", 1), ("K", -1)):
            action = QAction("Next statement" if step > 0 else "Previous statement", self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, step=step: self.ledger.table.move_by(step))
            self.addAction(action)

    # ---- what is shown

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Put a sentence in the place of the lanes."""
        self._none.setText(sentence)
        self._none.set_role("error" if error else "muted")
        self._above.setCurrentIndex(0)

    def show_score(self, headline: str, notes: str, score: Score) -> None:
        """Show the lanes, and in words what they hold."""
        self.headline.setText(headline)
        self.notes.setText(notes)
        self.set_stale(False)
        if self.lanes is None:
            self.lanes = Lanes(self)
            self._lanes_place.setWidget(self.lanes)
            self.lanes.chosen.connect(self.dot_chosen)
            self.lanes.pointed.connect(self.dot_pointed)
            self.lanes.lane_chosen.connect(self._scope)
            self.lanes.released.connect(self._release)
        before = len(self.lanes.score().lanes)
        self.lanes.draw(score)
        self._above.setCurrentIndex(1)
        if not self._sized or before != len(score.lanes):
            self._sized = True
            self._share_height()

    def set_stale(self, stale: bool) -> None:
        """Mute the numbers while a new answer is on its way."""
        self.headline.set_role("muted" if stale else "text")

    def tell(self, sentence: str) -> None:
        """Show the read-out of a mark in the place of the legend; "" shows the legend again."""
        self.readout.setText(sentence)
        self._told.setCurrentIndex(1 if sentence else 0)

    def show_scope(self, name: str) -> None:
        """Say whose statements are listed alone."""
        self.ledger.show_scope(name)
        if self.lanes is not None:
            self.lanes.show_front(name)

    def kinds(self) -> tuple[str, ...]:
        return KINDS[max(0, self.ledger.kind.currentIndex())][1]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ledger.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._placed:
            self._placed = True
            pane = READER if self.window().width() >= ROOMY else READER_NARROW
            self.across.setSizes([self.window().width() - pane - 1, pane])

    # ---- helpers

    def _share_height(self) -> None:
        """Give the lanes what they need, and the ledger at least three eighths."""
        assert self.lanes is not None
        whole = self.middle.height()
        wanted = self.lanes.sizeHint().height() + 2
        high = max(150, min(wanted, whole * 5 // 8))
        self.middle.setSizes([high, max(150, whole - high)])

    def _scope(self, name: str) -> None:
        self.scoped.emit("" if name == self.ledger.scope_name else name)

    def _release(self) -> None:
        self.scoped.emit("")


class LedgerPane(QWidget):
    """The table with its heading and filters, and the sentence that stands in its place when it is empty."""

    def __init__(self, model: LedgerModel, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_class(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.scope_name = ""
        self.table = LedgerTable(model, self)
        self.title = text.Label("Statements", self, bold=True)
        self.summary = Elided("", self, size="secondary", role="muted")
        self.scope = QPushButton("", self)
        icons.give(self.scope, "close", size=12)
        self.scope.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.scope.hide()
        self.arrivals = QPushButton("", self)
        self.arrivals.hide()
        self.kind = QComboBox(self)
        self.kind.setAccessibleName("Kind of statements shown")
        for head, _ in KINDS:
            self.kind.addItem(head)
        self.unknown = QCheckBox("Unknown speakers", self)
        self.unknown.setToolTip(text.tip("Only statements whose speaker's name is not known"))
        self.add = QPushButton("Add a statement", self)
        icons.give(self.add, "add", "text")
        self.export = QPushButton("Export CSV", self)
        for widget, name in (
            (self.scope, "compact"),
            (self.arrivals, "compact accent"),
            (self.kind, "compact"),
            (self.add, "compact"),
            (self.export, "compact"),
        ):
            theme.set_class(widget, name)
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 0, 16, 0)
        tools.setSpacing(8)
        tools.addWidget(self.title)
        tools.addWidget(self.summary, 1)
        for tool in (self.arrivals, self.scope, self.unknown, self.kind, self.add, self.export):
            tools.addWidget(tool)
        bar = QWidget(self)
        bar.setFixedHeight(36)
        bar.setLayout(tools)
        self._message = text.Label("", self, role="muted", wrap=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._message.setContentsMargins(40, 32, 40, 0)
        inset = QWidget(self)
        around = QHBoxLayout(inset)
        around.setContentsMargins(8, 0, 8, 0)
        around.addWidget(self.table)
        self._stack = QStackedLayout()
        self._stack.addWidget(inset)
        self._stack.addWidget(self._message)
        line = QFrame(self)
        theme.set_class(line, "rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addWidget(bar)
        column.addLayout(self._stack, 1)

    def show_scope(self, name: str) -> None:
        self.scope_name = name
        self.scope.setText(text.line(name, 40).replace("&", "&&"))
        self.scope.setAccessibleName(f"Only {name}; show all again" if name else "")
        self.scope.setToolTip(text.tip("Show the statements of all again") if name else "")
        self.scope.setVisible(bool(name))

    def set_heading(self, summary: str, *, error: bool = False) -> None:
        self.summary.setText(summary)
        self.summary.set_role("error" if error else "muted")

    def show_arrivals(self, many: int) -> None:
        self.arrivals.setText(f"{numbers.count(many)} new ↑")
        self.arrivals.setAccessibleName(f"Take in {numbers.plural(many, 'new statement')}")
        self.arrivals.setVisible(many > 0)

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Put a sentence in the place of the list; an empty one shows the list again."""
        self._message.setText(sentence)
        self._message.set_role("error" if error else "muted")
        self._stack.setCurrentIndex(1 if sentence else 0)
        self.export.setEnabled(not sentence)


class Legend(QWidget):
    """What the marks mean."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumHeight(24)
        self.setAccessibleName("Legend")
        self.setAccessibleDescription(
            "Above the line: positive. Filled: quoted. Hollow: reported. Larger: carried by more outlets."
        )
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = 0, self.height() // 2
        ink = theme.color("muted")
        for says, dots in (
            ("quoted", ((8.0, False),)),
            ("reported", ((8.0, True),)),
            ("carried by 1, 2–5, more outlets", tuple((lanes.size_of(many), False) for many in (1, 5, 6))),
            ("above the line: positive", ()),
        ):
            wide = theme.metrics("secondary").horizontalAdvance(says)
            if left + wide + 14 * len(dots) > self.width():
                return
            for size, hollow in dots:
                painter.setPen(QPen(ink, 1.5) if hollow else Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("surface") if hollow else ink)
                painter.drawEllipse(QPointF(left + size / 2 + 1, middle), size / 2, size / 2)
                left += round(size) + 4
            left += 2
            box = self.rect().adjusted(left, 0, 0, 0)
            delegates.draw_text(painter, box, says, role="muted", size="secondary")
            left += wide + 16

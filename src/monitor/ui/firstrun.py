"""The page of a first start: three ways to begin, each with what it costs. Nothing is fetched before a choice."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from monitor.i18n import plural, tr
from monitor.ui import delegates, text, theme
from monitor.ui.labels import Elided

WIDEST = 720  # px
WAY = 58  # px, of one way to begin: two lines of words


@dataclass(frozen=True, slots=True)
class Offer:
    """What is ready before anything was fetched."""

    feeds: int = 0  # built in
    own: int = 0  # feeds that the user has added
    topics: int = 0
    voices: int = 0


class FirstRun(QWidget):
    """Steps, and the card with the ways to begin."""

    demo_asked = Signal()
    start_asked = Signal()
    own_asked = Signal()
    """Only the user's own feeds are to be polled."""
    import_asked = Signal()
    add_asked = Signal()
    methods_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_class(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.steps = Steps(self)
        self.demo = self._button(tr("Try the demo"), "primary")
        self.start = self._button(tr("Start polling"), "")
        self.bring = self._button(tr("Import OPML…"), "")
        self.add = self._button(tr("Add a feed…"), "")
        self.own = self._button("", "")
        self._feeds = text.Label("", self, size="secondary", role="muted")
        card = QFrame(self)
        theme.set_class(card, "card")
        ways = QVBoxLayout(card)
        ways.setContentsMargins(1, 1, 1, 1)
        ways.setSpacing(0)
        ways.addWidget(
            self._way(
                tr("Look at a finished desk"),
                tr("Weeks of invented news. Needs no network."),
                Elided(tr("a few seconds, removable"), self, size="secondary", role="muted", right=True),
                (self.demo,),
            )
        )
        ways.addWidget(self._rule())
        ways.addWidget(
            self._way(
                tr("Start with the built-in feeds"),
                tr("Checked feeds on DeepSeek, AI policy and chip controls."),
                self._feeds,
                (self.start,),
            )
        )
        ways.addWidget(self._rule())
        ways.addWidget(
            self._way(
                tr("Bring your own feeds"),
                tr("An OPML file, or the address of a site."),
                None,
                (self.own, self.add, self.bring),
            )
        )
        methods = QPushButton(tr("How scores are made, and where they fail"), self)
        theme.set_class(methods, "link")
        methods.setFont(theme.font("secondary"))
        methods.setCursor(Qt.CursorShape.PointingHandCursor)
        foot = QHBoxLayout()
        foot.setSpacing(24)
        stays = tr("Everything stays on this machine. No account, no telemetry.")
        foot.addWidget(text.Label(stays, self, size="secondary", role="muted", wrap=True), 1)
        foot.addWidget(methods)
        inner = QWidget(self)
        inner.setMaximumWidth(WIDEST)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.steps)
        column.addSpacing(20)
        column.addWidget(card)
        column.addSpacing(16)
        column.addLayout(foot)
        row = QHBoxLayout()
        row.setContentsMargins(32, 0, 32, 0)
        row.addWidget(inner, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 20, 0, 24)
        whole.addLayout(row)
        whole.addStretch(1)
        self.demo.clicked.connect(self.demo_asked)
        self.start.clicked.connect(self.start_asked)
        self.own.clicked.connect(self.own_asked)
        self.bring.clicked.connect(self.import_asked)
        self.add.clicked.connect(self.add_asked)
        methods.clicked.connect(self.methods_asked)
        self.show_offer(Offer())
        self.set_ready(False)

    def show_offer(self, offer: Offer) -> None:
        """Say what is ready."""
        feeds = plural("%n feed", "%n feeds", offer.feeds) if offer.feeds else ""
        if feeds and offer.own:
            feeds = plural("{feeds}, and %n of yours", "{feeds}, and %n of yours", offer.own, feeds=feeds)
        self._feeds.setText(feeds)
        self.own.setVisible(bool(offer.own and offer.feeds))  # without built-in ones the other button does it
        only = plural("Only mine (%n)", "Only mine (%n)", offer.own)
        self.own.setText(only)
        self.own.setMinimumWidth(theme.metrics(bold=True).horizontalAdvance(only) + 34)
        self._tip_own(self.own.isEnabled())
        ready = tr("ready in a moment")
        if offer.topics:
            ready = tr(
                "{topics}, {voices} ready",
                topics=plural("%n topic", "%n topics", offer.topics),
                voices=plural("%n voice", "%n voices", offer.voices),
            )
        self.steps.show_steps(
            (
                (tr("Choose a start"), tr("nothing is fetched before")),
                (tr("Pick topics and voices"), ready),
                (tr("Read the first trend"), tr("with the first five stories")),
            )
        )

    def set_ready(self, ready: bool) -> None:
        """Let the buttons be pressed: before the store is open there is nobody to do it."""
        for button in (self.demo, self.start, self.bring, self.add, self.own):
            button.setEnabled(ready)
            button.setToolTip("" if ready else tr("In a moment: the store is being opened"))
        self._tip_own(ready)

    def _tip_own(self, ready: bool) -> None:
        if ready:
            means = tr("Polls your own feeds and switches the built-in ones off. It can be undone.")
            self.own.setToolTip(text.tip(means))

    def _button(self, head: str, role: str) -> QPushButton:
        button = QPushButton(head, self)
        button.setMinimumWidth(max(128, theme.metrics(bold=True).horizontalAdvance(head) + 34))
        if role:
            theme.set_class(button, role)
        return button

    def _way(self, head: str, what: str, cost: text.Label | None, buttons: tuple[QPushButton, ...]) -> QWidget:
        way = QWidget(self)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(text.Label(head, way, size="reader", bold=True))
        words.addWidget(Elided(what, way, role="muted"))
        row = QHBoxLayout(way)
        row.setContentsMargins(20, 8, 20, 8)
        way.setMinimumHeight(WAY)
        row.setSpacing(16)
        row.addLayout(words, 1)
        if cost is not None:
            cost.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(cost)
        for button in buttons:
            row.addWidget(button)
        return way

    def _rule(self) -> QFrame:
        rule = QFrame(self)
        theme.set_class(rule, "rule")
        rule.setFixedHeight(1)
        return rule


class Steps(QWidget):
    """Three numbered steps side by side; the first is the one to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[tuple[str, str], ...] = ()
        self.setFixedHeight(44)
        theme.changed.connect(self.update)

    def show_steps(self, steps: tuple[tuple[str, str], ...]) -> None:
        self._steps = steps
        said = "; ".join(f"{number}. {head}: {what}" for number, (head, what) in enumerate(steps, 1))
        self.setAccessibleName(said)
        self.setToolTip(text.tip(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDEST, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        each = self.width() // max(1, len(self._steps))
        for number, (head, what) in enumerate(self._steps):
            left = number * each
            first = number == 0
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("text" if first else "border"), 1))
            painter.setBrush(theme.color("text") if first else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(left + 10, 12), 9.5, 9.5)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(theme.color("surface" if first else "muted"))
            painter.setFont(theme.font("secondary", bold=first))
            painter.drawText(QRectF(left, 2, 20, 20), Qt.AlignmentFlag.AlignCenter, str(number + 1))
            place = QRectF(left + 28, 2, each - 36, 20).toRect()
            delegates.draw_text(painter, place, head, bold=first, role="text" if first else "muted")
            delegates.draw_text(painter, place.translated(0, 22), what, size="secondary", role="muted")
        painter.end()

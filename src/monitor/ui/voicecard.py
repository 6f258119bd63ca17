"""One voice at the right: its role, its mean, what it speaks on, and who carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from monitor.ui import numbers, text, theme
from monitor.ui.labels import Elided
from monitor.ui.lanes import Lane, claims

LISTED = 8  # topics, and outlets
Counted = tuple[tuple[str, int], ...]  # names as shown, the most first


@dataclass(frozen=True, slots=True)
class Card:
    """What is told of a voice in a span."""

    lane: Lane
    statements: int
    span: str  # "the last 8 weeks"
    topics: Counted
    outlets: Counted


def sentence(card: Card) -> str:
    """`12 statements in the last 8 weeks, mean −0.24 ± 0.12 over 9 stories.` No more than the numbers bear."""
    lane = card.lane
    if not card.statements:
        return f"Not quoted in {card.span}."
    said = f"{numbers.plural(card.statements, 'statement')} in {card.span}"
    if lane.mean is None:
        return f"{said}, not scored."
    over = numbers.plural(lane.n, "story", "stories")
    if not claims(lane):
        return f"{said}, mean {numbers.signed(lane.mean)} over {over}: too few to claim anything."
    return f"{said}, mean {numbers.signed(lane.mean)} {numbers.plus_minus(lane.low, lane.high)} over {over}."


class VoiceCard(QScrollArea):
    """Shows a `Card`."""

    desk_asked = Signal(str)
    """The name of a voice that is to be looked at on the Desk, over time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: Card | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = self._page = QWidget(self)
        theme.set_class(page, "surface")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = text.Label("", page, size="headline", bold=True, wrap=True)
        self.role = text.Label("", page, size="secondary", role="muted", wrap=True)
        self.says = text.Label("", page, wrap=True)
        self.desk = QPushButton("Show on the Desk", page)
        self.desk.setToolTip(text.tip("Its sentiment over time, and the articles that quote it"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.desk)
        buttons.addStretch(1)
        self._lists = QVBoxLayout()
        self._lists.setSpacing(6)
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(8)
        column.addWidget(self.name)
        column.addWidget(self.role)
        column.addWidget(self.says)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addSpacing(8)
        column.addLayout(self._lists)
        column.addStretch(1)
        self.setWidget(page)
        self.desk.clicked.connect(self._ask_desk)

    def show_card(self, card: Card) -> None:
        self._card = card
        self.name.setText(text.line(card.lane.name, 80))
        self.role.setText(card.lane.role)
        self.role.setVisible(bool(card.lane.role))
        self.says.setText(sentence(card))
        self.desk.setVisible(card.statements > 0)
        _empty(self._lists)
        self._list("Speaks on", card.topics)
        self._list("Carried by", card.outlets)

    def card(self) -> Card | None:
        return self._card

    def _list(self, head: str, names: Sequence[tuple[str, int]]) -> None:
        if not names:
            return
        line = QHBoxLayout()
        line.addWidget(text.Label(head, self._page, size="axis", bold=True, role="muted"), 1)
        line.addWidget(text.Label("statements", self._page, size="axis", role="muted"))
        self._lists.addLayout(line)
        for name, many in names[:LISTED]:
            row = QHBoxLayout()
            row.addWidget(Elided(text.line(name, 80), self._page, size="secondary"), 1)
            row.addWidget(text.Label(numbers.count(many), self._page, size="secondary", role="muted"))
            self._lists.addLayout(row)
        if len(names) > LISTED:
            more = f"and {numbers.count(len(names) - LISTED)} more"
            self._lists.addWidget(text.Label(more, self._page, size="secondary", role="muted"))
        self._lists.addSpacing(10)

    def _ask_desk(self) -> None:
        if self._card is not None:
            self.desk_asked.emit(self._card.lane.name)


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            _empty(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()

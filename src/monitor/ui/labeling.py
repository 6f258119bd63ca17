"""Judging blind: one sentence, three answers, one key each; no score is anywhere in sight.

The pane shows what it is handed and says what was answered; `accuracywork.py` keeps it, at once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from monitor.i18n import plural, tr, tr_noop
from monitor.judging import Item
from monitor.model import Label, Span
from monitor.ui import numbers, text, theme
from monitor.ui.labels import Elided
from monitor.ui.marked import Mark, MarkedText

LOW: Final = 5  # sentences left: more are asked for
STEPS: Final = (30, 60, 120, 240, 480, 960)  # sentences at which the range has shrunk by a third or so
HIGH: Final = 172  # px for the sentence: five lines
LOOK_AHEAD: Final = 80  # code points of what stands behind that are to be in sight too
RULES: Final = tr_noop(
    "Judge what the sentence says, not what you know. Relief is good; a loss in a comparison is bad. "
    "Who merely acts or reports, or is only near, is neutral. Irony counts as it is meant."
)


class LabelingPane(QWidget):
    """Offers sentences one by one."""

    answered = Signal(object, object)
    """An Item, and the Label that was given; None: it cannot be said."""
    taken_back = Signal(object)
    """The Item whose answer is taken back."""
    more_wanted = Signal()
    """Few sentences are left."""
    sampling_changed = Signal()
    """Other sentences are wanted: what the choices at the top and the labeler's name say."""
    report_asked = Signal()

    def __init__(self, labeler: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue: deque[Item] = deque()
        self._given: list[Item] = []
        self._total = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Judge sentences"))
        self.scope = _choice(tr("Which articles"), (tr("All articles"), tr("As the Desk shows")), self)
        self.spread = _choice(tr("How they are drawn"), (tr("Spread evenly"), tr("As they come")), self)
        self.spread.setToolTip(
            text.tip(
                tr(
                    "Evenly: one of each outlet and label in turn. "
                    "As they come: by chance, the frequent ones more often"
                )
            )
        )
        self.turn = _choice(tr("Which sentences"), (tr("New sentences"), tr("Mine again, blind")), self)
        self.names = QCheckBox(tr("Ask about names"), self)
        self.names.setChecked(True)
        self.outlet_shown = QCheckBox(tr("Show the outlet"), self)
        self.labeler = QLineEdit(labeler, self)
        self.labeler.setAccessibleName(tr("Who judges"))
        self.labeler.setToolTip(text.tip(tr("Who judges: answers of several people are compared with one another")))
        self.labeler.setFixedWidth(110)
        self.above = Elided("", self, size="secondary", role="muted")
        self.question = text.Label("", self, size="brief", wrap=True)
        self.sentence = MarkedText(self, size="headline")
        self.sentence.setAccessibleName(tr("The sentence"))
        self.sentence.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sentence.setFixedHeight(HIGH)  # so that the answers stay where they are, whatever is asked
        self.negative = self._answer("←", tr("Negative"), tr("negative: key 1 or ←"), Label.NEGATIVE)
        self.neutral = self._answer("↓", tr("Neutral"), tr("neutral: key 2 or ↓"), Label.NEUTRAL)
        self.positive = self._answer("→", tr("Positive"), tr("positive: key 3 or →"), Label.POSITIVE)
        self.skip = self._button(tr("Cannot tell"), "S", self._skip)
        self.undo = self._button(tr("Undo"), "U", self.take_back)
        self.around = self._button(tr("Context"), "C", self._toggle_around)
        self.around.setToolTip(text.tip(tr("Shows the sentences before and after")))
        self.around.setCheckable(True)
        self.undo.setEnabled(False)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(160)
        self.count = Elided("", self, size="secondary", role="muted")
        self.report = QPushButton(tr("What it comes to"), self)
        theme.set_class(self.report, "compact")
        self.report.setAutoDefault(False)
        self.none = text.Label("", self, role="muted", wrap=True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setContentsMargins(40, 24, 40, 24)
        self._keys: dict[int, QAbstractButton] = {
            Qt.Key.Key_1: self.negative,
            Qt.Key.Key_Left: self.negative,
            Qt.Key.Key_2: self.neutral,
            Qt.Key.Key_Down: self.neutral,
            Qt.Key.Key_3: self.positive,
            Qt.Key.Key_Right: self.positive,
            Qt.Key.Key_S: self.skip,
            Qt.Key.Key_U: self.undo,
            Qt.Key.Key_Backspace: self.undo,
            Qt.Key.Key_C: self.around,
        }
        self._lay_out()
        for box in (self.scope, self.spread, self.turn):
            box.activated.connect(self._start_anew)
        self.names.toggled.connect(self._start_anew)
        self.labeler.editingFinished.connect(self._take_labeler)
        self.outlet_shown.toggled.connect(self._show_above)
        self.report.clicked.connect(self.report_asked)
        self._labeler = labeler
        self.set_counts(0)
        self.say(tr("Looking for sentences…"))

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 8, 16, 8)
        tools.setSpacing(8)
        for widget in (self.scope, self.spread, self.turn, self.names, self.outlet_shown):
            tools.addWidget(widget)
        tools.addStretch(1)
        line = QFrame(self)
        theme.set_class(line, "rule")
        answers = QHBoxLayout()
        answers.setSpacing(8)
        for button in (self.negative, self.neutral, self.positive):
            button.setMinimumWidth(120)
            answers.addWidget(button)
        answers.addSpacing(16)
        for button in (self.skip, self.undo, self.around):
            answers.addWidget(button)
        answers.addStretch(1)
        card = QWidget(self)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(40, 12, 40, 12)
        inside.setSpacing(12)
        inside.addStretch(1)
        inside.addWidget(self.above)
        inside.addWidget(self.question)
        inside.addWidget(self.sentence)
        inside.addLayout(answers)
        inside.addWidget(text.Label(tr(RULES), self, size="secondary", role="muted", wrap=True))
        inside.addStretch(2)
        body = QWidget(self)
        self._pages = QStackedLayout(body)
        self._pages.addWidget(self.none)
        self._pages.addWidget(card)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.setSpacing(12)
        foot.addWidget(self.bar)
        foot.addWidget(self.count, 1)
        foot.addWidget(text.Label(tr("Judged by"), self, size="secondary", role="muted"))
        foot.addWidget(self.labeler)
        foot.addWidget(self.report)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(tools)
        whole.addWidget(line)
        whole.addWidget(body, 1)
        whole.addLayout(foot)

    # ---- what is shown

    def offer(self, items: Iterable[Item]) -> None:
        """Put sentences behind those that are waiting."""
        waiting = bool(self._queue)
        self._queue.extend(items)
        if not waiting and self._queue:
            self._show()

    def waiting(self) -> tuple[Item, ...]:
        """The sentences that are offered and not yet answered."""
        return tuple(self._queue)

    def clear(self) -> None:
        """Take away what is offered: other sentences are on their way."""
        self._queue.clear()
        self._given.clear()
        self.undo.setEnabled(False)

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Put a sentence in the place of what is to be judged."""
        self.none.setText(sentence)
        self.none.set_role("error" if error else "muted")
        self._pages.setCurrentIndex(0)

    def set_counts(self, total: int) -> None:
        """Say how many sentences are judged, and how many would make the figures better."""
        self._total = total
        goal = next((step for step in STEPS if step > total), STEPS[-1])
        self.bar.setRange(0, goal)
        self.bar.setValue(min(total, goal))
        half = round(98 / goal**0.5)
        judged = plural("%n sentence judged.", "%n sentences judged.", total)
        if self._given:
            judged = plural(
                "%n sentence judged, {here} in this sitting.",
                "%n sentences judged, {here} in this sitting.",
                total,
                here=numbers.count(len(self._given)),
            )
        level = numbers.percent(0.95)
        promised = tr("{goal} give a {level} range of ± {half} points.", goal=goal, level=level, half=half)
        self.count.setText(f"{judged} {promised}")

    def item(self) -> Item | None:
        """The sentence that is asked about; None: there is none."""
        return self._queue[0] if self._queue else None

    def put_back(self, item: Item) -> None:
        """Ask about a sentence again whose answer could not be kept."""
        if item in self._given:
            self._given.remove(item)
        self._queue.appendleft(item)
        self._show()

    # ---- what people do

    def answer(self, label: Label | None) -> None:
        """Give an answer to the sentence that is asked about."""
        if not self._queue or self._pages.currentIndex() == 0:
            return
        item = self._queue.popleft()
        self._given.append(item)
        self.answered.emit(item, label)
        self.undo.setEnabled(True)
        if len(self._queue) < LOW:
            self.more_wanted.emit()
        if self._queue:
            self._show()
        else:
            self.say(tr("Looking for more sentences…"))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_back(self) -> None:
        """Take back the last answer of this sitting and ask again."""
        if not self._given:
            return
        item = self._given.pop()
        self.undo.setEnabled(bool(self._given))
        self.taken_back.emit(item)
        self._queue.appendleft(item)
        self._show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = self._keys.get(event.key())
        if button is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # a key that is held down is one answer
            button.click()

    def _skip(self) -> None:
        self.answer(None)

    def _toggle_around(self) -> None:
        if self._queue:
            self._show_sentence(self._queue[0])

    def _start_anew(self) -> None:
        self.clear()
        self.say(tr("Looking for sentences…"))
        self.sampling_changed.emit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_labeler(self) -> None:
        name = " ".join(self.labeler.text().split())
        if not name:
            self.labeler.setText(self._labeler)
        elif name != self._labeler:
            self._labeler = name
            self._start_anew()

    # ---- helpers

    def _show(self) -> None:
        item = self._queue[0]
        self.around.setChecked(False)
        self.around.setEnabled(bool(item.before.strip() or item.behind.strip()))
        if item.target is None:
            self.question.setText(tr("What does this sentence say, taken as a whole?"))
        else:
            name = text.line(item.text[item.target.start : item.target.end], 80)
            self.question.setText(tr("What does this say of {name}: its fortune, conduct or standing?", name=name))
        self._show_above()
        self._show_sentence(item)
        self._pages.setCurrentIndex(1)

    def _show_above(self) -> None:
        item = self.item()
        outlet = text.line(item.outlet, 80) if item is not None else ""
        self.above.setText(outlet if self.outlet_shown.isChecked() else tr("Outlet and scores are hidden"))

    def _show_sentence(self, item: Item) -> None:
        before = item.before if self.around.isChecked() else ""
        behind = item.behind if self.around.isChecked() else ""
        at = len(before)
        marks = []
        if item.target is not None:
            marks.append(Mark(Span(at + item.target.start, at + item.target.end), "found"))
        whole = before + item.text + behind
        if before:
            marks.append(Mark(Span(0, at), "aside"))
        if behind:
            marks.append(Mark(Span(at + len(item.text), len(whole)), "aside"))
        self.sentence.show_text(whole, marks=marks)
        if behind:
            self.sentence.go_to(min(len(whole) - 1, at + len(item.text) + LOOK_AHEAD))
        self.sentence.go_to(at)

    def _answer(self, arrow: str, head: str, tip: str, label: Label) -> QPushButton:
        button = QPushButton(f"{arrow}  {head}", self)
        button.setAutoDefault(False)
        button.setToolTip(text.tip(tip))
        button.clicked.connect(lambda: self.answer(label))
        return button

    def _button(self, head: str, key: str, do: object) -> QPushButton:
        button = QPushButton(f"{head}  {key}", self)
        button.setAutoDefault(False)
        theme.set_class(button, "flat")
        button.clicked.connect(do)
        return button


def _choice(name: str, heads: Iterable[str], parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.addItems(list(heads))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    theme.set_class(box, "compact")
    return box

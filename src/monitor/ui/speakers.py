"""Who speaks? A statement in its text, names to choose from, one key each; nothing says who was found.

The pane shows what it is handed and says what was answered; `accuracywork.py` keeps it and puts right what was wrong.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from monitor.i18n import plural, tr, tr_noop
from monitor.judging import NAMES, Question, Speakers
from monitor.model import Answer, Part
from monitor.ui import numbers, text, theme
from monitor.ui.agreement import Group, between, share_columns
from monitor.ui.labels import Elided
from monitor.ui.marked import Mark, MarkedText
from monitor.ui.rows import RowsTable

LOW: Final = 3  # statements left: more are asked for
SIDE: Final = 268  # px, for the names
FIGURES: Final = 28 + 4 * 28 + 4  # px: a head and four rows
RIGHTED: Final = tr_noop(
    "An answer that differs from what was found puts the statement right, in every mean. Undo takes it back."
)


class SpeakersPane(QWidget):
    """Offers statements one by one."""

    answered = Signal(object, object, object)
    """A Question, the Answer, and the name of who speaks; None: nobody who can be named."""
    taken_back = Signal(object)
    """The Question whose answer is taken back."""
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue: deque[Question] = deque()
        self._given: list[Question] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Who speaks"))
        self.above = Elided("", self, bold=True)
        self.passage = MarkedText(self)
        self.passage.setAccessibleName(tr("The statement in its text"))
        self.question = text.Label(tr("Who says the marked words?"), self, size="brief", wrap=True)
        self.names = [self._button("", str(number), number) for number in range(1, NAMES + 1)]
        self.other = QComboBox(self)
        self.other.setEditable(True)
        self.other.setAccessibleName(tr("Somebody else"))
        self.nobody = self._button(tr("{key}   Nobody who can be named", key="0"), "0", 0)
        self.none = self._act(tr("{key}   It is nobody's statement", key="N"), "N", Answer.NONE)
        self.unclear = self._act(tr("{key}   Cannot tell", key="S"), "S", Answer.UNCLEAR)
        self.undo = QPushButton(tr("{key}   Undo", key="U"), self)
        self.undo.setEnabled(False)
        self.brief = text.Label("", self, wrap=True)
        self.note = text.Label(tr(RIGHTED), self, size="secondary", role="muted", wrap=True)
        self.figures: RowsTable[Group] = RowsTable(
            share_columns("", tr("Right", "correct")),
            self,
            name=tr("How often the speaker is right"),
            key=lambda row: row.name,
        )
        self.empty = text.Label("", self, role="muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(40, 24, 40, 24)
        for button in (self.none, self.unclear, self.undo):
            _plain(button)
        self._lay_out()
        self._keys = {
            Qt.Key.Key_N: self.none,
            Qt.Key.Key_S: self.unclear,
            Qt.Key.Key_U: self.undo,
            Qt.Key.Key_Backspace: self.undo,
            Qt.Key.Key_0: self.nobody,
        }
        self._keys |= {Qt.Key(Qt.Key.Key_0.value + number): self.names[number - 1] for number in range(1, NAMES + 1)}
        self.undo.clicked.connect(self.take_back)
        line = self.other.lineEdit()
        assert line is not None
        line.setPlaceholderText(tr("Somebody else (O)"))
        line.returnPressed.connect(self._take_other)
        self.say(tr("Looking for statements…"))

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(self.question)
        side.addSpacing(4)
        for button in (*self.names, self.nobody, self.none):
            side.addWidget(button)
        side.addWidget(self.other)
        side.addSpacing(8)
        side.addWidget(self.unclear)
        side.addWidget(self.undo)
        side.addStretch(1)
        panel = QWidget(self)
        panel.setMinimumWidth(SIDE)
        panel.setMaximumWidth(SIDE * 4 // 3)
        panel.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.above)
        words.addWidget(self.passage, 1)
        card = QWidget(self)
        inside = QHBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 8)
        inside.setSpacing(24)
        inside.addLayout(words, 1)
        inside.addWidget(panel)
        body = QWidget(self)
        self._pages = QStackedLayout(body)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(card)
        line = QFrame(self)
        theme.set_class(line, "rule")
        below = QVBoxLayout()
        below.setContentsMargins(16, 8, 16, 8)
        below.setSpacing(4)
        below.addWidget(self.brief)
        below.addWidget(self.note)
        self.figures.setFixedHeight(FIGURES)
        below.addWidget(self.figures)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(body, 1)
        whole.addWidget(line)
        whole.addLayout(below)

    # ---- what is shown

    def offer(self, questions: Iterable[Question]) -> None:
        """Put statements behind those that are waiting."""
        waiting = bool(self._queue)
        self._queue.extend(questions)
        if not waiting and self._queue:
            self._show()

    def waiting(self) -> tuple[Question, ...]:
        """The statements that are offered and not yet answered."""
        return tuple(self._queue)

    def current(self) -> Question | None:
        """The statement that is asked about; None: there is none."""
        return self._queue[0] if self._queue else None

    def set_voices(self, voices: Sequence[str]) -> None:
        """Say who else can be chosen by name."""
        self.other.clear()
        self.other.addItems([text.line(name, 80) for name in voices])
        self.other.setCurrentIndex(-1)
        self.other.setCurrentText("")

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Put a sentence in the place of what is asked."""
        self.empty.setText(sentence)
        self.empty.set_role("error" if error else "muted")
        self._pages.setCurrentIndex(0)

    def show_figures(self, found: Speakers) -> None:
        """Say how often the speaker that was found was right."""
        self.brief.setText(speakers_words(found))
        self.figures.show_rows([Group(name, share) for name, share in found.groups])
        self.figures.setVisible(bool(found.groups))

    def put_back(self, question: Question) -> None:
        """Ask again about a statement whose answer could not be kept."""
        if question in self._given:
            self._given.remove(question)
        self._queue.appendleft(question)
        self._show()

    # ---- what people do

    def answer(self, answer: Answer, said: str | None = None) -> None:
        """Give an answer to what is asked."""
        if not self._queue or self._pages.currentIndex() == 0:
            return
        question = self._queue.popleft()
        self._given.append(question)
        self.undo.setEnabled(True)
        self.answered.emit(question, answer, said)
        if len(self._queue) < LOW:
            self.more_wanted.emit()
        if self._queue:
            self._show()
        else:
            self.say(tr("Looking for more statements…"))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_back(self) -> None:
        """Take back the last answer of this sitting and ask again."""
        if not self._given:
            return
        question = self._given.pop()
        self.undo.setEnabled(bool(self._given))
        self.taken_back.emit(question)
        self._queue.appendleft(question)
        self._show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = self._keys.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_O and not event.modifiers():
            self.other.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif button is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() and button.isVisible():  # a key that is held down is one answer
            button.click()

    # ---- helpers

    def _show(self) -> None:
        question = self._queue[0]
        title = text.line(question.title, 200)
        self.above.setText(title if question.part is Part.TEXT else tr("In a headline"))
        marks = [Mark(span, "found") for span in question.fragments]
        self.passage.show_text(question.whole, marks=marks)
        last = min(len(question.whole) - 1, question.fragments[-1].end + 200)
        self.passage.go_to(max(0, last))
        self.passage.go_to(question.fragments[0].start)
        for number, button in enumerate(self.names):
            there = number < len(question.names)
            button.setVisible(there)
            if there:
                button.setText(f"{number + 1}   {text.line(question.names[number], 40)}".replace("&", "&&"))
                button.setToolTip(text.tip(question.names[number]))
        self.other.setCurrentText("")
        self._pages.setCurrentIndex(1)

    def _choose(self, number: int) -> None:
        question = self.current()
        if question is None:
            return
        if number == 0:
            self.answer(Answer.SPEAKER, None)
        elif number <= len(question.names):
            self.answer(Answer.SPEAKER, question.names[number - 1])

    def _take_other(self) -> None:
        name = " ".join(self.other.currentText().split())
        if name:
            self.answer(Answer.SPEAKER, name)

    def _button(self, head: str, key: str, number: int) -> QPushButton:
        button = QPushButton(head, self)
        button.setToolTip(text.tip(tr("key {key}", key=key)))
        button.clicked.connect(lambda: self._choose(number))
        _plain(button)
        return button

    def _act(self, head: str, key: str, answer: Answer) -> QPushButton:
        button = QPushButton(head, self)
        button.setToolTip(text.tip(tr("key {key}", key=key)))
        button.clicked.connect(lambda: self.answer(answer))
        return button


def speakers_words(found: Speakers) -> str:
    """Say in words how often the speaker is right."""
    whole = found.whole
    if whole.accuracy is None or whole.interval is None:
        return tr("No statement is checked yet. Thirty give a first idea; the figures appear here.")
    sentences = [
        plural(
            "The speaker is right in {right} of %n statement: {share}, {sure} range {range}.",
            "The speaker is right in {right} of %n statements: {share}, {sure} range {range}.",
            whole.n,
            right=numbers.count(whole.right),
            share=numbers.percent(whole.accuracy),
            sure=numbers.percent(0.95),
            range=between(*whole.interval),
        )
    ]
    if found.none:
        sentences.append(plural("%n was nobody's statement.", "%n were nobody's statement.", found.none))
    if found.unclear:
        sentences.append(
            plural("%n left out: it could not be told.", "%n left out: it could not be told.", found.unclear)
        )
    return " ".join(sentences)


def _plain(button: QPushButton) -> None:
    button.setAutoDefault(False)
    button.setStyleSheet("text-align: left")
    theme.set_class(button, "compact")

"""The editor of the words that score: what each is worth, why, who says so, and which labels a change would flip.

It holds changes until they are handed over, shows them beside what we ship, and reads nothing itself: `preview_asked`
is answered with `show_preview`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from monitor import lexicon
from monitor.i18n import plural, tr, tr_noop
from monitor.lexicon import BEST, WORST, Word
from monitor.ui import numbers, text, theme
from monitor.ui.rows import Column, RowsTable

SETTLE_MS: Final = 300  # of typing, before the preview is asked for
SAME: Final = 0.005  # values closer than this are one value

Changes = Mapping[str, Word | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of the list as it holds now."""

    word: str
    meant: Word
    shipped: Word | None  # what we ship for it; None: nothing
    own: bool = False  # the user has given or changed it


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: a word as it would be."""

    word: str
    meant: Word | None  # None: it would count for nothing that we know of
    shipped: Word | None
    own: bool
    changed: bool  # here, and not saved yet


@dataclass(frozen=True, slots=True)
class SentenceFlip:
    """A stored sentence whose label a change would flip."""

    before: float
    after: float
    labels: str  # "neutral → negative"
    words: str
    outlet: str
    article: str  # id


@dataclass(frozen=True, slots=True)
class Preview:
    """What changes would do to the newest articles."""

    articles: int  # looked at
    touched: int  # with a changed word
    flipped: int  # whose own label flips
    sentences: tuple[SentenceFlip, ...]
    all_sentences: int  # that flip; more than are named above


def value_text(meant: Word | None) -> str:
    """What a word is worth, as the table says it."""
    if meant is None:
        return numbers.NONE
    return numbers.signed(meant.value, 1) if meant.value else tr("silent")


def _differs(line: Line) -> bool:
    if line.meant is None or line.shipped is None:
        return (line.meant is None) != (line.shipped is None)
    return abs(line.meant.value - line.shipped.value) > SAME


COLUMNS: Final[tuple[Column[Line], ...]] = (
    Column(
        tr_noop("Word"),
        190,
        lambda line: line.word,
        role=lambda _: "text",
        bold=lambda line: line.changed,
        order=lambda line: line.word,
    ),
    Column(
        tr_noop("Value"),
        64,
        lambda line: value_text(line.meant),
        right=True,
        role=lambda line: (
            "muted"
            if line.meant is None or not line.meant.value
            else "positive"
            if line.meant.value > 0
            else "negative"
        ),
        order=lambda line: line.meant.value if line.meant is not None else 0.0,
    ),
    Column(
        tr_noop("Shipped"),
        72,
        lambda line: value_text(line.shipped) if _differs(line) else "",
        right=True,
        order=lambda line: (not _differs(line), line.word),
        aloud=tr_noop("Shipped value, where it is another one"),
    ),
    Column(
        tr_noop("Reason"), 0, lambda line: line.meant.reason if line.meant is not None else tr("taken back to nothing")
    ),
    Column(
        tr_noop("Source"),
        104,
        lambda line: tr(line.meant.source) if line.meant and line.meant.source else "",
        least=560,
    ),
)
FLIPS: Final[tuple[Column[SentenceFlip], ...]] = (
    Column(tr_noop("Label"), 150, lambda flip: flip.labels, role=lambda _: "text"),
    Column(
        tr_noop("Score"), 126, lambda flip: f"{numbers.signed(flip.before)} → {numbers.signed(flip.after)}", right=True
    ),
    Column(tr_noop("Sentence"), 0, lambda flip: text.line(flip.words, 300), role=lambda _: "text"),
    Column(tr_noop("Outlet"), 130, lambda flip: text.line(flip.outlet, 60), least=620),
)
SHOWN: Final = (
    (tr_noop("All words"), ""),
    (tr_noop("Yours"), "own"),
    (tr_noop("News list"), "news"),
    (tr_noop("VADER’s list"), "vader"),
)


class LexiconEditor(QDialog):
    """A table of all words, a form for one of them, and what the changes would flip."""

    preview_asked = Signal(object)
    """The changes (word → Word, or None for what we ship) that are to be tried."""
    save_asked = Signal(object, bool)
    """The changes, and whether they are all that is to be left of the user's list."""
    article_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Words that score"))
        self.resize(940, 700)
        self.setMinimumSize(640, 480)
        self._entries: dict[str, Entry] = {}
        self._changes: dict[str, Word | None] = {}
        self._anew = False
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask_preview)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._show_changes()
        self.say(tr("Loading the words…"))

    # ---- what is handed in

    def show_entries(self, entries: Sequence[Entry], error: str = "") -> None:
        """Show the list as it holds. `error`: why the user's own file counts for nothing."""
        self._entries = {entry.word: entry for entry in entries}
        self._filter()
        if error:
            self.say(tr("{error}. Put it right there, or reset the list here.", error=text.line(error)), error=True)
        else:
            self.say("")
        self._show_changes()

    def show_preview(self, changes: Changes, preview: Preview) -> None:
        """Show what changes would flip, unless other ones have been made since."""
        if dict(changes) != self._changes:
            return
        self.flips.show_rows(preview.sentences)
        if not preview.touched:
            said = plural(
                "None of the %n newest article holds a changed word.",
                "None of the %n newest articles holds a changed word.",
                preview.articles,
            )
        else:
            more = preview.all_sentences - len(preview.sentences)
            said = plural(
                "Of the {articles} %n holds a changed word: {labels} and {sentences} would flip.",
                "Of the {articles} %n hold a changed word: {labels} and {sentences} would flip.",
                preview.touched,
                articles=plural("%n newest article", "%n newest articles", preview.articles),
                labels=plural("%n article label", "%n article labels", preview.flipped),
                sentences=plural("%n sentence label", "%n sentence labels", preview.all_sentences),
            )
            if more:
                said += " " + plural("%n more is not shown.", "%n more are not shown.", more)
        self.tried.setText(said)

    def say(self, sentence: str, *, error: bool = False) -> None:
        self.says.setText(sentence)
        self.says.set_role("error" if error else "muted")

    @property
    def changes(self) -> Changes:
        """What was changed here: words by what is meant, None where the shipped meaning is wanted."""
        return dict(self._changes)

    # ---- what people do

    def set_word(self) -> None:
        """Give the word in the form the value beside it."""
        self._put(Word(round(self.value.value(), 1), " ".join(self.reason.text().split()), lexicon.OWN))

    def silence(self) -> None:
        """Let the word in the form count for nothing; a term of several words then masks the words in it."""
        why = " ".join(self.reason.text().split())
        self._put(
            Word(0.0, why or (tr("a name or a term") if " " in lexicon.plain(self.word.text()) else ""), lexicon.OWN)
        )

    def take_back(self) -> None:
        """Let what we ship hold for the word in the form."""
        word = lexicon.plain(self.word.text())
        entry = self._entries.get(word)
        if entry is None or not entry.own:
            self._changes.pop(word, None)
        else:
            self._changes[word] = None
        self._take_change(word)

    def reset_all(self) -> None:
        """Let what we ship hold for every word. Nothing is written before it is handed over."""
        self._anew = True
        self._changes = {entry.word: None for entry in self._entries.values() if entry.own}
        self._take_change("")
        self.say(tr("Every word is as shipped, once you go on."))

    # ---- helpers

    def _make_parts(self) -> None:
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("Find a word or a reason"))
        self.search.setAccessibleName(tr("Find a word or a reason"))
        self.search.setClearButtonEnabled(True)
        self.shown = QComboBox(self)
        self.shown.setAccessibleName(tr("Which words"))
        for said, kind in SHOWN:
            self.shown.addItem(tr(said), kind)
        self.counted = text.Label("", self, size="secondary", role="muted")
        self.table: RowsTable[Line] = RowsTable(COLUMNS, self, name=tr("Words"), key=lambda line: line.word, height=24)
        self.word = QLineEdit(self)
        self.word.setPlaceholderText(tr("word or term"))
        self.word.setAccessibleName(tr("Word or term"))
        self.value = QDoubleSpinBox(self)
        self.value.setRange(WORST, BEST)
        self.value.setDecimals(1)
        self.value.setSingleStep(0.1)
        self.value.setMinimumWidth(84)
        self.value.lineEdit().setTextMargins(6, 0, 6, 0)
        self.value.setAccessibleName(tr("Value, from −4 (worst) to +4 (best)"))
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(tr("why, for whoever reads a score"))
        self.reason.setAccessibleName(tr("Reason"))
        self.put = self._button(tr("Set"), tr("Give the word this value"))
        self.silent = self._button(tr("Silence"), tr("Let it count for nothing; a term masks the words in it"))
        self.back = self._button(tr("As shipped"), tr("Take this word back to what we ship"))
        self.tried = text.Label("", self, size="secondary", role="muted", wrap=True)
        self.flips: RowsTable[SentenceFlip] = RowsTable(
            FLIPS,
            self,
            name=tr("Sentences whose label would flip"),
            key=lambda flip: (flip.article, flip.words),
            height=24,
        )
        self.says = text.Label("", self, size="secondary", role="muted", wrap=True)
        self.reset = self._button(tr("Reset all…"), tr("Take every word back to what we ship"))
        self.close_ = self._button(tr("Close"), tr("Forget the changes made here"))
        self.do = QPushButton(tr("See what would change…"), self)
        self.do.setAutoDefault(False)
        theme.set_class(self.do, "primary")

    def _button(self, said: str, tip: str) -> QPushButton:
        button = QPushButton(said, self)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.shown)
        top.addWidget(self.counted)
        form = QHBoxLayout()
        form.setSpacing(8)
        form.addWidget(self.word, 2)
        form.addWidget(self.value)
        form.addWidget(self.reason, 3)
        for button in (self.put, self.silent, self.back):
            form.addWidget(button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.reset)
        foot.addWidget(self.says, 1)
        foot.addWidget(self.close_)
        foot.addWidget(self.do)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(
            text.Label(
                tr(
                    "The engine vader-news adds up these values. Yours lie over the ones we ship, and are part of the "
                    "version of every score. Stored scores change only after you have seen what would."
                ),
                self,
                size="secondary",
                role="muted",
                wrap=True,
            )
        )
        column.addLayout(top)
        column.addWidget(self.table, 3)
        column.addLayout(form)
        column.addWidget(self.tried)
        column.addWidget(self.flips, 2)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.shown.currentIndexChanged.connect(self._filter)
        self.table.chosen.connect(self._fill_form)
        self.word.textChanged.connect(self._look_up)
        self.word.textEdited.connect(self.reason.clear)  # it was the other word's
        self.word.returnPressed.connect(self.set_word)
        self.reason.returnPressed.connect(self.set_word)
        self.put.clicked.connect(self.set_word)
        self.silent.clicked.connect(self.silence)
        self.back.clicked.connect(self.take_back)
        self.reset.clicked.connect(self.reset_all)
        self.close_.clicked.connect(self.reject)
        self.do.clicked.connect(self._ask_save)
        self.flips.opened.connect(lambda flip: self.article_asked.emit(flip.article))

    def _put(self, meant: Word) -> None:
        word = lexicon.plain(self.word.text())
        why = lexicon.wrong_in(word)
        if why is not None:
            self.say(tr(why), error=True)
            return
        entry = self._entries.get(word)
        if entry is not None and abs(entry.meant.value - meant.value) <= SAME and entry.meant.reason == meant.reason:
            self._changes.pop(word, None)
        else:
            self._changes[word] = meant
        self._take_change(word)

    def _take_change(self, word: str) -> None:
        if word:
            self.say("")
        self._filter()
        self.table.go_to(word)
        self._look_up()
        self._show_changes()
        self._settle.start()

    def _show_changes(self) -> None:
        many = len(self._changes)
        self.do.setEnabled(bool(many) or self._anew)
        self.reset.setEnabled(any(entry.own for entry in self._entries.values()) or self.says.text() != "")
        if not many:
            self.tried.setText(tr("Change a word, and see here which labels of the newest articles would flip."))
            self.flips.show_rows(())

    def _ask_preview(self) -> None:
        if self._changes:
            self.tried.setText(tr("Looking through the newest articles…"))
            self.preview_asked.emit(dict(self._changes))

    def _ask_save(self) -> None:
        self.save_asked.emit(dict(self._changes), self._anew)

    def _line(self, word: str) -> Line:
        entry, shipped = self._entries.get(word), None
        meant: Word | None = None
        if entry is not None:
            meant, shipped = entry.meant, entry.shipped
        if word in self._changes:
            meant = self._changes[word] or shipped
        own = (word in self._changes and self._changes[word] is not None) or (entry is not None and entry.own)
        return Line(word, meant, shipped, own, word in self._changes)

    def _filter(self) -> None:
        wanted, kind = self.search.text().casefold().split(), self.shown.currentData()
        words = [*(word for word in self._changes if word not in self._entries), *self._entries]
        lines = [line for line in map(self._line, words) if _meets(line, wanted, kind)]
        self.table.show_rows(sorted(lines, key=lambda line: (not line.changed, not line.own, line.word)))
        self.counted.setText(plural("%n word", "%n words", len(lines)))

    def _fill_form(self, line: Line) -> None:
        self.word.setText(line.word)
        self.value.setValue(line.meant.value if line.meant is not None else 0.0)
        self.reason.setText(line.meant.reason if line.meant is not None else "")

    def _look_up(self) -> None:
        line = self._line(lexicon.plain(self.word.text()))
        self.back.setEnabled(line.own or line.changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # Enter in a field sets a word; it never hands all of them over
            return
        super().keyPressEvent(event)


def _meets(line: Line, wanted: Sequence[str], kind: str) -> bool:
    source = line.meant.source if line.meant is not None else ""
    if kind == "own" and not (line.own or line.changed):
        return False
    if kind in ("news", "vader") and (line.own or (source == VADERS) != (kind == "vader")):
        return False
    said = f"{line.word} {line.meant.reason if line.meant is not None else ''}".casefold()
    return all(word in said for word in wanted)


JUDGED: Final = tr_noop("judgment")  # the source of values that no corpus gave
VADERS: Final = tr_noop("VADER’s list")  # the source of words that the news list leaves as they are

"""One statement at the right: who said it, the words in their paragraph, how it scores, who else carries it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from monitor.model import Article, Clipping, Part, Role, Span, Statement, StatementRow, Voice
from monitor.ui import ledger, numbers, text, theme
from monitor.ui.labels import Elided
from monitor.ui.marked import Mark, MarkedText
from monitor.ui.voicecard import Card, VoiceCard

LISTED = 6  # outlets that are named at once
AROUND = 600  # code points of a neighboring paragraph that are shown
INSET = 20
LEAST_SURE = 0.5  # below this the attribution is called doubtful
FACTS = ("Sentiment", "Toward", "Kind", "Cue", "Chain", "Attribution", "Article", "Published")


@dataclass(frozen=True, slots=True)
class Detail:
    """Everything that is told of one statement."""

    row: StatementRow
    clipping: Clipping | None  # None: the article is gone
    statement: Statement | None
    carriers: tuple[StatementRow, ...]  # the first in each outlet, the oldest first


_KINDS = {"organisation": "organization"}  # as it stands in the catalog, and as it reads


def find(clipping: Clipping, row: StatementRow) -> Statement | None:
    """Find a row's statement in its article; None where a new analysis has changed it."""
    for each in clipping.analysis.statements:
        if (
            each.part is row.part
            and each.words == row.words
            and each.fragments
            and each.fragments[0].start == row.start
        ):
            return each
    return None


def role_at(voice: Voice | None, day: date) -> str:
    """`chip engineer, Lakeside Devices · since 2024`: what a voice was on a day; "" where nothing is known."""
    if voice is None:
        return ""
    held = [role for role in voice.roles if (role.start or day) <= day <= (role.end or day)]
    return " and ".join(_role(role) for role in held[:2]) or (
        "" if voice.kind == "person" else _KINDS.get(voice.kind, voice.kind)
    )


def _role(role: Role) -> str:
    where = f", {role.organisation}" if role.organisation else ""
    since = f" · since {role.start.year}" if role.start is not None else ""
    return text.line(f"{role.title}{where}{since}", 160)


def context(article: Article, statement: Statement) -> tuple[str, tuple[Span, ...]]:
    """Cut the paragraphs that hold a statement out of its text, with one on either side.

    Gives the cut and the spans of the words in it.
    """
    if statement.part is Part.TITLE:
        return article.title, statement.fragments
    whole = article.text
    first = min(span.start for span in statement.fragments)
    last = max(span.end for span in statement.fragments)
    start = whole.rfind("\n\n", 0, first) + 2 if "\n\n" in whole[:first] else 0
    end = found if (found := whole.find("\n\n", last)) >= 0 else len(whole)
    if start:
        before = whole.rfind("\n\n", 0, start - 2)
        start = max(before + 2 if before >= 0 else 0, start - AROUND)
        while start and start < first and not whole[start - 1].isspace():
            start += 1  # not in the middle of a word
    if end < len(whole):
        after = whole.find("\n\n", end + 2)
        end = min(after if after >= 0 else len(whole), end + AROUND)
        while end < len(whole) and end > last and not whole[end].isspace():
            end -= 1
    return whole[start:end], tuple(Span(span.start - start, span.end - start) for span in statement.fragments)


def sureness(row: StatementRow, statement: Statement | None) -> str:
    """`0.94, by name`: how sure the attribution is, and what carries it."""
    if row.confidence >= 1.0 and statement is None:
        return numbers.unsigned(row.confidence)
    how = ""
    if row.speaker:
        printed = text.line(row.speaker, 60)
        how = "by name" if row.voice and row.voice == row.speaker else f"printed as “{printed}”"
    elif row.voice:
        how = "named nowhere beside the words"
    doubt = "doubtful" if row.confidence < LEAST_SURE else ""
    return ", ".join(filter(None, (numbers.unsigned(row.confidence), how, doubt)))


class StatementPane(QWidget):
    """The right-hand pane of Voices."""

    read_asked = Signal(str)
    """The id of an article that is to be read on the Desk."""
    adopt_asked = Signal(str, str)
    """A name, and "person" or "organisation": it is to be one of the user's voices."""
    undo_asked = Signal(str)
    """The name that was adopted last is not wanted after all."""

    def __init__(
        self, parent: QWidget | None = None, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._detail: Detail | None = None
        self._adopted = ""
        self._all_listed = False
        theme.set_class(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(300)
        self.place = text.Label("", self, size="secondary", role="muted")
        bar = QWidget(self)
        bar.setFixedHeight(36)
        bar_row = QHBoxLayout(bar)
        bar_row.setContentsMargins(16, 0, 12, 0)
        bar_row.addWidget(self.place)
        page = QWidget(self)
        theme.set_class(page, "surface")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = text.Label("", page, size="headline", bold=True, wrap=True)
        self.role = text.Label("", page, size="secondary", role="muted", wrap=True)
        self.words = MarkedText(page)
        self.words.setAccessibleName("The words in their paragraph")
        self.words.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnMinimumWidth(0, 80)
        self._facts.setColumnStretch(1, 1)
        self.values: dict[str, text.Label] = {}
        self._heads: dict[str, text.Label] = {}
        for number, said in enumerate(FACTS):
            head = self._heads[said] = text.Label(said, page, size="secondary", role="muted")
            value = self.values[said] = text.Label("", page, size="secondary", wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(said)
            self._facts.addWidget(head, number, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(value, number, 1)
        self.read = QPushButton("Read the article", page)
        theme.set_class(self.read, "primary")
        self.adopt = QPushButton("Add to voices", page)
        theme.set_class(self.adopt, "menu")
        self.adopt.setToolTip(text.tip("Then this voice has a lens, its own series, and can be named in rules"))
        menu = QMenu(self.adopt)
        for kind, named in (("person", "As a person"), ("organisation", "As an organization")):
            menu.addAction(named).triggered.connect(partial(self._ask_adoption, kind))
        self.adopt.setMenu(menu)
        self._undo_says = text.Label("", page, size="secondary", role="muted", wrap=True)
        self.undo = QPushButton("Undo", page)
        theme.set_class(self.undo, "compact")
        self._undo_bar = QWidget(page)
        undo = QHBoxLayout(self._undo_bar)
        undo.setContentsMargins(0, 0, 0, 0)
        undo.addWidget(self._undo_says, 1)
        undo.addWidget(self.undo)
        self._carried = text.Label("", page, size="axis", bold=True, role="muted")
        self._carriers = QVBoxLayout()
        self._carriers.setSpacing(6)
        self.more = QPushButton("", page)
        theme.set_class(self.more, "link")
        self.more.setFont(theme.font("secondary"))
        self.more.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(page)
        column.setContentsMargins(INSET, 20, INSET, 20)
        column.setSpacing(8)
        column.addWidget(self.name)
        column.addWidget(self.role)
        column.addSpacing(4)
        column.addWidget(self.words)
        column.addWidget(_rule(page))
        column.addSpacing(4)
        column.addLayout(self._facts)
        column.addSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.read)
        buttons.addWidget(self.adopt)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self._undo_bar)
        column.addSpacing(8)
        column.addWidget(self._carried)
        column.addLayout(self._carriers)
        column.addWidget(self.more)
        column.addStretch(1)
        self._page = page
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(page)
        self.card = VoiceCard(self)
        self._empty = text.Label("", self, role="muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(24, 0, 24, 80)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(_rule(self))
        whole.addWidget(self._empty, 1)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.card, 1)
        self.read.clicked.connect(self._ask_read)
        self.undo.clicked.connect(self._ask_undo)
        self.more.clicked.connect(self._list_all)
        self.clear()

    def clear(self, sentence: str = "") -> None:
        """Show nothing, with a sentence in its place."""
        self._detail = None
        self.place.setText("")
        self._empty.setText(
            sentence or "Select a statement to see its words in their place.\n\nJ and K move, Enter reads the article."
        )
        self._put(self._empty)

    def show_card(self, card: Card) -> None:
        """Show a voice instead of a statement."""
        self._detail = None
        self.place.setText("Voice")
        self.card.show_card(card)
        self._put(self.card)

    def _put(self, shown: QWidget) -> None:
        for widget in (self._empty, self._scroll, self.card):
            widget.setVisible(widget is shown)

    def detail(self) -> Detail | None:
        return self._detail

    def set_place(self, sentence: str) -> None:
        """Say which statement of how many this is."""
        self.place.setText(sentence)

    def show_detail(self, detail: Detail, voice: Voice | None, engine: str) -> None:
        """Show a statement; `voice` is that of the catalog, None where it has none."""
        same = self._detail is not None and self._detail.row.key == detail.row.key
        self._detail = detail
        row, statement = detail.row, detail.statement
        if not same:
            self._all_listed = False
        self._put(self._scroll)
        self.name.setText(ledger.speaker_of(row)[:1].upper() + ledger.speaker_of(row)[1:])
        day = (row.published or row.first_seen).date()
        known = voice is not None
        self.role.setText(role_at(voice, day) if known else "not among your voices" if row.voice else "")
        self.role.setVisible(bool(self.role.text()))
        self._show_words()
        values = {
            "Sentiment": _sentiments(row, engine),
            "Toward": text.line(", ".join(row.targets), 160),
            "Kind": self._kind(),
            "Cue": f"“{text.line(statement.cue.text, 60)}”" if statement and statement.cue else "",
            "Chain": " › ".join(text.line(each, 60) for each in statement.chain) if statement else "",
            "Attribution": sureness(row, statement),
            "Article": text.line(row.title, 200),
            "Published": self._when(),
        }
        for said, value in values.items():
            self.values[said].setText(value)
            for part in (self.values[said], self._heads[said]):
                part.setVisible(bool(value))
        self.adopt.setVisible(bool(row.voice) and not known and not row.collective)
        self.read.setEnabled(detail.clipping is not None)
        adopted = known and bool(self._adopted) and self._adopted == row.voice
        self._undo_bar.setVisible(adopted)
        self._undo_says.setText(f"{text.line(row.voice, 60)} is one of your voices now." if adopted else "")
        self._list_carriers()
        if not same:
            self._scroll.verticalScrollBar().setValue(0)

    def _kind(self) -> str:
        assert self._detail is not None
        row = self._detail.row
        words = numbers.plural(len(row.words.split()), "word")
        parts = (ledger.kind_of(row), words, "denied" if row.denied else "", "collective" if row.collective else "")
        return ", ".join(filter(None, parts))

    def _when(self) -> str:
        assert self._detail is not None
        row = self._detail.row
        outlet = text.line(row.outlet, 80)
        if row.published is None:
            return f"{outlet}, undated, first seen {numbers.full_time(row.first_seen)}"
        return f"{outlet}, {numbers.full_time(row.published)}"

    def _show_words(self) -> None:
        assert self._detail is not None
        clipping, statement = self._detail.clipping, self._detail.statement
        if clipping is None or statement is None or not statement.fragments:
            self.words.show_text(self._detail.row.words, "", (Mark(Span(0, len(self._detail.row.words)), "found"),), ())
        else:
            cut, spans = context(clipping.article, statement)
            self.words.show_text(cut, "", tuple(Mark(span, "found") for span in spans), ())
        self._fit()

    def _fit(self) -> None:
        document = self.words.document()
        document.setTextWidth(max(100, self.width() - 2 * INSET - 8))
        self.words.setFixedHeight(round(document.size().height()) + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._detail is not None:
            self._fit()

    def _list_carriers(self) -> None:
        while (item := self._carriers.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        assert self._detail is not None
        carriers = self._detail.carriers
        self._carried.setText(f"Carried by {numbers.plural(len(carriers), 'outlet')}")
        shown = carriers if self._all_listed else carriers[:LISTED]
        for number, row in enumerate(shown):
            self._carriers.addWidget(_Carrier(row, self._page, first=not number, now=self._now()))
        rest = len(carriers) - len(shown)
        self.more.setText(f"{numbers.count(rest)} more")
        self.more.setVisible(rest > 0)
        self._carried.setVisible(bool(carriers))

    def _list_all(self) -> None:
        self._all_listed = True
        self._list_carriers()

    def _ask_read(self) -> None:
        if self._detail is not None:
            self.read_asked.emit(self._detail.row.article)

    def _ask_adoption(self, kind: str, _checked: bool = False) -> None:
        if self._detail is not None and self._detail.row.voice:
            self._adopted = self._detail.row.voice
            self.adopt_asked.emit(self._adopted, kind)

    def _ask_undo(self) -> None:
        name, self._adopted = self._adopted, ""
        self.undo_asked.emit(name)


class _Carrier(QWidget):
    """An outlet that carries the words: its name, when, and whether it was the first."""

    def __init__(self, row: StatementRow, parent: QWidget, *, first: bool, now: datetime) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(Elided(text.line(row.outlet, 80), self, size="secondary"), 1)
        at = row.published or row.first_seen
        when = numbers.short_time(at, now)
        if ":" not in when:
            when = f"{when}, {numbers.clock(at)}"
        line.addWidget(text.Label(when, self, size="secondary", role="muted"))
        note = text.Label("first" if first else "", self, size="secondary", role="muted")
        note.setFixedWidth(28)
        line.addWidget(note)


def _sentiments(row: StatementRow, engine: str) -> str:
    """Every engine side by side, the one that is shown first."""
    names: Sequence[str] = sorted(row.sentiment, key=lambda name: (name != engine, name))
    said = (f"{name} {'not scored' if (v := row.sentiment[name]) is None else numbers.signed(v)}" for name in names)
    return " · ".join(said) or "not scored"


def _rule(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    theme.set_class(line, "rule")
    return line

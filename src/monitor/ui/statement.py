"""One statement at the right: who said it, the words in their place, how they score, who else carries them.

What is wrong can be put right here: the pane says what is wanted, and neither asks the store nor changes it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from monitor.i18n import plural, tr, tr_noop
from monitor.model import LEFT_OUT, Clipping, Part, Role, Span, Statement, StatementRow, Voice, with_gaps
from monitor.ui import excerpt, figures, icons, ledger, links, numbers, text, theme
from monitor.ui.excerpt import Excerpt
from monitor.ui.figures import Figure, Figures, Scores
from monitor.ui.labels import Elided
from monitor.ui.marked import Mark, MarkedText
from monitor.ui.panes import Link, Row, SidePane, broken, rule
from monitor.ui.reader import LOUD, Loud
from monitor.ui.voicecard import Card, Spoken, VoiceCard

LISTED = 5  # outlets that are named at once
OTHERS = 5  # voices that are compared
INSET = 20
SURE, LIKELY, DOUBTFUL = 0.9, 0.75, 0.5  # of an attribution: from here on it is called so, below the last doubtful
FACTS = (
    tr_noop("Sentiment"),
    tr_noop("Toward"),
    tr_noop("Kind"),
    tr_noop("Chain"),
    tr_noop("Attribution"),
    tr_noop("Article"),
    tr_noop("Published"),
)
STRANGER = tr_noop("not among your voices")
PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "i", "we"})

_KINDS = {  # as it stands in the catalog, and as it reads
    "organisation": tr_noop("organization"),
    "collective": tr_noop("collective"),
}


@dataclass(frozen=True, slots=True)
class Detail:
    """Everything that is told of one statement."""

    row: StatementRow
    clipping: Clipping | None  # None: the article is gone
    statement: Statement | None
    carriers: tuple[StatementRow, ...]  # the first in each outlet, the oldest first
    excerpt: Excerpt | None = None
    others: tuple[tuple[str, float, int], ...] = ()  # who else spoke of the same: name, mean, statements
    near: tuple[str, ...] = ()  # who may have said it instead


def find(clipping: Clipping, row: StatementRow) -> Statement | None:
    """Find a row's statement in its article; None where a new analysis has changed it."""
    for each in clipping.analysis.statements:
        if (
            each.part is row.part
            and with_gaps(each.words, each.fragments) == row.words
            and each.fragments
            and each.fragments[0].start == row.start
        ):
            return each
    return None


def role_at(voice: Voice | None, day: date) -> str:
    """`chip engineer, Lakeside Devices · since 2024`: what a voice was on a day; "" where nothing is known."""
    if voice is None:
        return ""
    held = [_role(role) for role in voice.roles if (role.start or day) <= day <= (role.end or day)]
    if len(held) > 1:
        return tr("{role} and {other}", role=held[0], other=held[1])
    if held:
        return held[0]
    return "" if voice.kind == "person" else tr(_KINDS.get(voice.kind, voice.kind))


def _role(role: Role) -> str:
    what = f"{role.title}, {role.organisation}" if role.organisation else role.title
    if role.start is not None:
        what = tr("{role} · since {year}", role=what, year=role.start.year)
    return text.line(what, 160)


def sureness(row: StatementRow) -> str:
    """`0.94, sure: “Ms. Hsu” beside the words`: how sure the attribution is, and what carries it."""
    if row.repaired:
        return tr("put right by you")
    value, carried = numbers.unsigned(row.confidence), _carried(row)
    if row.confidence >= SURE:
        return tr("{value}, sure: {why}", value=value, why=carried)
    if row.confidence >= LIKELY:
        return tr("{value}, likely: {why}", value=value, why=carried)
    if row.confidence >= DOUBTFUL:
        return tr("{value}, open to doubt: {why}", value=value, why=carried)
    return tr("{value}, doubtful: {why}", value=value, why=carried)


def _carried(row: StatementRow) -> str:
    printed = text.line(row.speaker, 60) if row.speaker else ""
    if not printed:
        return tr("the name stands nowhere beside the words") if row.voice else tr("nobody is named beside the words")
    if row.voice is None:
        return tr("“{words}”, who is not named", words=printed)
    if printed == row.voice:
        return tr("named in full beside the words")
    if printed.casefold() in PRONOUNS:
        return tr("“{words}”, taken to be the one named before", words=printed)
    return tr("“{words}” beside the words", words=printed)


def citation(row: StatementRow) -> str:
    """A statement with its source, as plain text."""
    who = ledger.speaker_of(row)
    when = numbers.full_time(row.published or row.first_seen)
    source = tr("{who}, in {outlet}, {when}", who=who, outlet=text.line(row.outlet, 80), when=when)
    return "\n".join(filter(None, (ledger.words_of(row), source, text.line(row.title), row.url or "")))


class StatementPane(SidePane):
    """The right-hand pane of Voices."""

    read_asked = Signal(str)
    """The id of an article that is to be read on the Desk."""
    open_asked = Signal(object)
    """A links.Target to be opened in the browser."""
    voice_asked = Signal(str)
    """The name of a voice that is to be shown by itself."""
    adopt_asked = Signal(str)
    """A name that is to be one of the user's voices."""
    speaker_asked = Signal(object)
    """The Detail of a statement whose speaker is wrong."""
    words_asked = Signal(object)
    """The Detail of a statement whose words are wrong."""
    none_asked = Signal(object)
    """The Detail of what is no statement."""
    unmend_asked = Signal(object)
    """The Detail of a statement that is to be as it was found."""
    words_wanted = Signal(object)
    """The Clipping whose score words are to be found."""

    def __init__(
        self, parent: QWidget | None = None, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._detail: Detail | None = None
        self._loud: tuple[Loud, ...] = ()
        self._all_listed = False
        self.copy_button = self._tool("copy", tr("Copy the statement with its source"), "C")
        self.open_button = self._tool("open", tr("Open in the browser"), "O")
        self._bar.addWidget(self.copy_button)
        self._bar.addWidget(self.open_button)
        page = self._page
        self.name = text.Label("", page, size="headline", bold=True, wrap=True)
        self.role = text.Label("", page, size="secondary", role="muted", wrap=True)
        self.voice = figures.link(tr("All this voice says"), page)
        self.adopt = figures.link(tr("Add to voices"), page)
        self.adopt.setToolTip(text.tip(tr("Then it has a lens and a series of its own, and can be named in rules")))
        self.words = MarkedText(page)
        self.words.setAccessibleName(tr("The words in their place"))
        self.words.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scores = Scores(page)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnMinimumWidth(0, 76)
        self._facts.setColumnStretch(1, 1)
        self.values: dict[str, QWidget] = {}
        self._heads: dict[str, text.Label] = {}
        for number, said in enumerate(FACTS):
            head = self._heads[said] = text.Label(tr(said), page, size="secondary", role="muted")
            value: QWidget = self.scores
            if said != "Sentiment":
                value = text.Label("", page, size="secondary", wrap=True)
                value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(tr(said))
            self.values[said] = value
            self._facts.addWidget(head, number, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(value, number, 1)
        self.read = QPushButton(tr("Read", "verb"), page)
        self.read.setToolTip(tr("Read the article on the Desk (Enter)"))
        self.speaker = figures.KeyButton(tr("Wrong speaker…"), "R", page)
        self.none = QPushButton(tr("Not a statement"), page)
        self.wrong_words = QPushButton(tr("Wrong words…"), page)
        self._mended = text.Label(tr("Put right by you."), page, size="secondary", role="muted", wrap=True)
        self.unmend = figures.link(tr("Take it back"), page)
        self._carried = text.Label("", page, size="axis", bold=True, role="muted")
        self._carriers = QVBoxLayout()
        self._carriers.setSpacing(4)
        self.more = figures.link("", page)
        self._others_head = text.Label("", page, size="axis", bold=True, role="muted", wrap=True)
        self.others = Figures(page)
        self._lay_out(page)
        self.card = VoiceCard(self)
        self._column.addWidget(self.card, 1)
        self._connect()
        self.clear()

    def _lay_out(self, page: QWidget) -> None:
        below_name = Row(spacing=16)
        below_name.addWidget(self.voice)
        below_name.addWidget(self.adopt)
        quote = QHBoxLayout()
        quote.setSpacing(12)
        side = QFrame(page)
        theme.set_class(side, "rule-v")
        quote.addWidget(side)
        quote.addWidget(self.words, 1)
        buttons = Row()
        for button in (self.read, self.speaker, self.wrong_words, self.none):
            theme.set_class(button, "compact")
            buttons.addWidget(button)
        mended = QHBoxLayout()
        mended.setSpacing(8)
        mended.addWidget(self._mended, 1)
        mended.addWidget(self.unmend)
        column = QVBoxLayout(page)
        column.setContentsMargins(INSET, 16, INSET, 20)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addWidget(self.role)
        column.addLayout(below_name)
        column.addSpacing(8)
        column.addLayout(quote)
        column.addSpacing(6)
        column.addWidget(rule(page))
        column.addSpacing(6)
        column.addLayout(self._facts)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addLayout(mended)
        column.addSpacing(14)
        column.addWidget(self._carried)
        column.addLayout(self._carriers)
        column.addWidget(self.more)
        column.addSpacing(14)
        column.addWidget(self._others_head)
        column.addWidget(self.others)
        column.addStretch(1)

    def _connect(self) -> None:
        self.copy_button.clicked.connect(self.copy)
        self.open_button.clicked.connect(self.ask_open)
        self.read.clicked.connect(self._ask_read)
        self.voice.clicked.connect(self._ask_voice)
        self.adopt.clicked.connect(self._ask_adoption)
        self.speaker.clicked.connect(self.ask_speaker)
        self.wrong_words.clicked.connect(self._ask_words)
        self.none.clicked.connect(self._ask_none)
        self.unmend.clicked.connect(self._ask_unmend)
        self.more.clicked.connect(self._list_all)

    # ---- what is shown

    def clear(self, sentence: str = "") -> None:
        """Show nothing, with a sentence in its place."""
        self._detail = None
        self._say(
            sentence
            or tr(
                "Select a statement to see its words in their place.\n\n"
                "J and K move, Enter reads the article.\nR puts a speaker right."
            )
        )

    def show_card(self, card: Card) -> None:
        """Show a voice instead of a statement."""
        self._detail = None
        self.place.setText(tr("Voice"))
        self.card.show_card(card)
        self._put(self.card)

    def show_spoken(self, spoken: Spoken) -> None:
        """Show how a name is spoken of, instead of a statement."""
        self._detail = None
        self.place.setText(tr("Spoken of"))
        self.card.show_spoken(spoken)
        self._put(self.card)

    def detail(self) -> Detail | None:
        return self._detail

    def show_detail(self, detail: Detail, voice: Voice | None, engine: str) -> None:
        """Show a statement; `voice` is that of the catalog, None where it has none."""
        same = self._detail is not None and self._detail.row.key == detail.row.key
        self._detail = detail
        row, statement = detail.row, detail.statement
        if not same:
            self._all_listed = False
            self._loud = ()
        self._put(self._scroll)
        who = ledger.speaker_of(row)
        self.name.setText(broken(who[:1].upper() + who[1:]))
        day = (row.published or row.first_seen).date()
        known = voice is not None
        self.role.setText(role_at(voice, day) if known else tr(STRANGER) if row.voice else "")
        self.role.setVisible(bool(self.role.text()))
        self.voice.setVisible(bool(row.voice))
        self.adopt.setVisible(bool(row.voice) and not known and not row.collective)
        self._show_words()
        self.scores.show_scores(row.sentiment, engine)
        values = {
            "Toward": text.line(", ".join(row.targets), 160),
            "Kind": self._kind(),
            "Chain": " › ".join(text.line(each, 60) for each in statement.chain) if statement else "",
            "Attribution": sureness(row),
            "Article": text.line(row.title, 200),
            "Published": self._when(),
        }
        for said, value in values.items():
            label = self.values[said]
            assert isinstance(label, text.Label)
            label.setText(broken(value, 22))  # selected and copied, too: rarely
            for part in (label, self._heads[said]):
                part.setVisible(bool(value))
        there = detail.clipping is not None and statement is not None
        for button in (self.speaker, self.none, self.wrong_words):
            button.setEnabled(there)
        self.read.setEnabled(detail.clipping is not None)
        self._mended.setVisible(row.repaired)
        self.unmend.setVisible(row.repaired)
        self._list_carriers()
        self._list_others()
        if not same:
            self._scroll.verticalScrollBar().setValue(0)
        if detail.clipping is not None and not self._loud and detail.clipping.analysis.not_scored is None:
            self.words_wanted.emit(detail.clipping)

    def show_loud(self, article: str, loud: Sequence[Loud]) -> None:
        """Mark the words that move the score, if the article's statement is still shown."""
        if self._detail is not None and self._detail.row.article == article:
            self._loud = tuple(word for word in loud if abs(word.value) >= LOUD)
            self._show_words()

    # ---- what people do

    def ask_speaker(self) -> None:
        """Ask who said it instead."""
        if self._detail is not None and self.speaker.isEnabled():
            self.speaker_asked.emit(self._detail)

    def ask_open(self) -> None:
        """Ask for the article's own page in the browser."""
        if self._detail is None or not self._detail.row.url:
            return
        target = links.look(self._detail.row.url)
        if not target.refused:
            self.open_asked.emit(target)

    def copy(self) -> None:
        """Put the statement with its source on the clipboard."""
        if self._detail is not None:
            QGuiApplication.clipboard().setText(citation(self._detail.row))

    def _ask_read(self) -> None:
        if self._detail is not None:
            self.read_asked.emit(self._detail.row.article)

    def _ask_voice(self) -> None:
        if self._detail is not None and self._detail.row.voice:
            self.voice_asked.emit(self._detail.row.voice)

    def _ask_adoption(self) -> None:
        if self._detail is not None and self._detail.row.voice:
            self.adopt_asked.emit(self._detail.row.voice)

    def _ask_words(self) -> None:
        if self._detail is not None:
            self.words_asked.emit(self._detail)

    def _ask_none(self) -> None:
        if self._detail is not None:
            self.none_asked.emit(self._detail)

    def _ask_unmend(self) -> None:
        if self._detail is not None:
            self.unmend_asked.emit(self._detail)

    # ---- helpers

    def _tool(self, icon: str, name: str, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setFixedSize(28, 28)
        button.setAccessibleName(name)
        button.setToolTip(tr("{deed} ({key})", deed=name, key=key))
        icons.give(button, icon)
        return button

    def _put(self, shown: QWidget) -> None:
        super()._put(shown)
        here = shown is self._scroll
        self.copy_button.setEnabled(here)
        url = self._detail.row.url if here and self._detail is not None else None
        target = links.look(url) if url else None
        self.open_button.setEnabled(target is not None and not target.refused)
        if target is not None and target.host:
            told = tr("Open in the browser at {host} ({key})", host=target.host, key="O")
        else:
            told = tr("{deed} ({key})", deed=tr("Open in the browser"), key="O")
        self.open_button.setToolTip(text.tip(told))

    def _kind(self) -> str:
        assert self._detail is not None
        row, statement = self._detail.row, self._detail.statement
        cue = ""
        if statement is not None and statement.cue:
            cue = tr("cue “{words}”", words=text.line(statement.cue.text, 60))
        words = plural("%n word", "%n words", len(row.words.replace(LEFT_OUT, " ").split()))
        denied, many = tr("denied") if row.denied else "", tr("collective") if row.collective else ""
        return ", ".join(filter(None, (ledger.kind_of(row), words, cue, denied, many)))

    def _when(self) -> str:
        assert self._detail is not None
        row = self._detail.row
        outlet = text.line(row.outlet, 80)
        if row.published is None:
            return tr("{outlet}, undated, first seen {when}", outlet=outlet, when=numbers.full_time(row.first_seen))
        return f"{outlet}, {numbers.full_time(row.published)}"

    def _show_words(self) -> None:
        assert self._detail is not None
        piece = self._detail.excerpt
        if piece is None:
            words = self._detail.row.words[: excerpt.LONGEST]
            piece = Excerpt(words, Part.TEXT, 0, (Span(0, len(words)),))
        marks = [Mark(span, "aside") for span in excerpt.asides(piece)]
        marks += [Mark(span, "statement") for span in piece.words]
        if piece.cue is not None:
            marks.append(Mark(piece.cue, "cue"))
        for word in self._loud:
            span = piece.span_of(word.span) if word.part is piece.part else None
            if span is not None and any(inner.start <= span.start and span.end <= inner.end for inner in piece.words):
                marks.append(Mark(span, "raises" if word.value > 0 else "lowers"))
        self.words.show_text(piece.text, "", marks, ())
        self._fit()

    def _fit(self) -> None:
        document = self.words.document()
        document.setTextWidth(max(100, self.width() - 2 * INSET - 23))
        self.words.setFixedHeight(round(document.size().height()) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._detail is not None:
            self._fit()

    def _list_carriers(self) -> None:
        figures.empty(self._carriers)
        assert self._detail is not None
        carriers = self._detail.carriers
        self._carried.setText(plural("Carried by %n outlet", "Carried by %n outlets", len(carriers)))
        shown = carriers if self._all_listed else carriers[:LISTED]
        for number, row in enumerate(shown):
            line = _Carrier(row, self._page, note=tr("first") if not number else tr("same words"), now=self._now())
            line.asked.connect(self.read_asked)
            self._carriers.addWidget(line)
        rest = len(carriers) - len(shown)
        self.more.setText(plural("%n more", "%n more", rest))
        self.more.setVisible(rest > 0)
        self._carried.setVisible(bool(carriers))

    def _list_others(self) -> None:
        assert self._detail is not None
        others, targets = self._detail.others, self._detail.row.targets
        self._others_head.setVisible(bool(others))
        self.others.setVisible(bool(others))
        if others:
            self._others_head.setText(tr("Others on {name}, the same week", name=text.line(targets[0], 60)))
            self.others.show_figures([Figure(name, mean, many) for name, mean, many in others[:OTHERS]])

    def _list_all(self) -> None:
        self._all_listed = True
        self._list_carriers()


class _Carrier(QWidget):
    """An outlet that carries the words: its name, when, and whether it was the first."""

    asked = Signal(str)
    """The id of its article."""

    def __init__(self, row: StatementRow, parent: QWidget, *, note: str, now: datetime) -> None:
        super().__init__(parent)
        self._article = row.article
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        outlet = text.line(row.outlet, 80)
        self.read = Link(outlet, self)
        self.read.setAccessibleName(tr("Read it in {outlet}", outlet=outlet))
        self.read.setToolTip(text.tip(tr("Read: {title}", title=row.title)))
        self.read.clicked.connect(self._ask)
        line.addWidget(self.read, 1)
        at = row.published or row.first_seen
        when = numbers.short_time(at, now)
        if ":" not in when:
            when = tr("{day}, {clock}", day=when, clock=numbers.clock(at))
        line.addWidget(text.Label(when, self, size="secondary", role="muted"))
        told = Elided(note, self, size="secondary", role="muted", right=True)
        told.setFixedWidth(max(72, told.sizeHint().width()))
        line.addWidget(told)

    def _ask(self) -> None:
        self.asked.emit(self._article)

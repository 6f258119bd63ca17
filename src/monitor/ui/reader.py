"""The reader: an article, what it scores, and who says what in it, each number beside the words it came from.

It shows a `Page` (an article with its stored findings) and asks for what is computed anew for the one on screen:
`words_wanted` is answered with `show_words`. It neither reads the store nor opens a link by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLayout,
    QListView,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QStyle,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from monitor.i18n import plural, tr
from monitor.model import Article, ArticleRow, Clipping, Part, ScoredText, Sentiment, Span, Statement, StoryMember
from monitor.ui import columns, delegates, icons, ledger, links, numbers, text, theme
from monitor.ui.labels import Elided
from monitor.ui.lists import Index
from monitor.ui.marked import Chip, Kind, Mark, MarkedText

WIDTH = 408  # px
INSET = 20
TOP = 36  # px of the row of buttons
LEAST = 240  # px, either way
LEAST_TEXT = 112  # px: so much of the text is always in sight
BAR = 10  # px of a scroll bar
SAID_ROW = 20  # px
SAID_AT_MOST = 6  # rows in sight
HEADLINE_LINE = 30  # px
NOTE = 280  # characters of a note that stand above the article, and
BRIEF_NOTE = 60  # in a low pane
LOUD = 0.01  # a word that moves a sentence by less is not marked


@dataclass(frozen=True, slots=True)
class Page:
    """What the reader shows."""

    row: ArticleRow
    clipping: Clipping
    html: str = ""  # cleaned; "" where the text is shown as plain paragraphs
    note: str = ""  # the user's
    labels: tuple[str, ...] = ()  # the user's


@dataclass(frozen=True, slots=True)
class Loud:
    """A word that moves the score of its sentence."""

    part: Part
    span: Span
    value: float  # its part of the sentence's score; 0: the lexicon masks or silences it
    told: str = ""  # how that came about, for the pointer over it


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One line above the text: what was scored, over how much, and the score."""

    name: str
    note: str
    value: float | None
    reason: str = ""
    brief: str = ""  # the note where there is little room


@dataclass(frozen=True, slots=True)
class Around:
    """How much of what stands around the text is shown."""

    said: int = SAID_AT_MOST  # rows; less than 0: not even their head
    notes: bool = True  # what of the article there is not, and the user's note as long as it may be
    scores: int = 9  # lines at most
    headline: int = 5  # lines at most
    marks: bool = True
    text: int = LEAST_TEXT  # px at the least


LEVELS = (  # in a lower and lower pane it gives way to the text, what is needed least first
    Around(),
    Around(said=4),
    Around(said=3),
    Around(said=2),
    Around(said=2, notes=False),
    Around(said=2, notes=False, scores=1, headline=3),
    Around(said=1, notes=False, scores=1, headline=2),
    Around(said=0, notes=False, scores=1, headline=2),
    Around(said=0, notes=False, scores=1, headline=1, marks=False),
    Around(said=-1, notes=False, scores=1, headline=1, marks=False, text=LEAST_TEXT // 2),  # beside a link's question
)


class Reader(QWidget):
    """The right-hand pane of the Desk."""

    words_wanted = Signal(object)
    """The Clipping whose score words are to be found."""
    open_asked = Signal(object)
    """The links.Target to open in the browser."""
    read_asked = Signal(object, bool)
    star_asked = Signal(object, bool)
    story_asked = Signal()
    """Who else carries the story is wanted."""
    note_asked = Signal()
    """The note to the article is to be written."""
    article_asked = Signal(object)
    """The key of another article of the story."""
    labels_asked = Signal()
    """Its labels are to be chosen."""
    shown_long_enough = Signal(object)
    """The key of an article that has been on screen so long that it counts as read."""

    DWELL_MS = 800

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._engine = "vader"
        self._loud: tuple[Loud, ...] = ()
        self._asked_for: str = ""
        theme.set_class(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

        self.place = Elided("", self, size="secondary", role="muted")
        self.star = self._tool("star", tr("Star", "verb"), "S")
        self.tag = self._tool("tag", tr("Labels"), "L")
        self.note = self._tool("note", tr("Note"), "N")
        self.copy = self._tool("copy", tr("Copy headline, source and link"), "C")
        self.open = self._tool("open", tr("Open in the browser"), "O")
        bar = QWidget(self)
        bar.setFixedHeight(TOP)
        bar_row = QHBoxLayout(bar)
        bar_row.setContentsMargins(16, 0, 12, 0)
        bar_row.setSpacing(4)
        bar_row.addWidget(self.place, 1)
        for button in (self.star, self.tag, self.note, self.copy, self.open):
            bar_row.addWidget(button)

        self.headline = MarkedText(self, size="headline", bold=True)
        self.headline.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.headline.setAccessibleName(tr("Headline"))
        self.meta = text.Label("", self, size="secondary", role="muted", wrap=True)
        self.host = QPushButton(self)
        theme.set_class(self.host, "link")
        self.host.setFont(theme.font("secondary"))
        self.host.setCursor(Qt.CursorShape.PointingHandCursor)
        self.host.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.also = QPushButton(self)
        theme.set_class(self.also, "link")
        self.also.setFont(theme.font("secondary"))
        self.also.setCursor(Qt.CursorShape.PointingHandCursor)
        self.also.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.also.setToolTip(tr("Who else carries this story"))
        self.also.hide()
        self.own = text.Label("", self, size="secondary", wrap=True)
        self.own.setAccessibleName(tr("Your labels and note"))
        self.own.hide()
        self.scores = ScoreLines(self)
        self.apart = Elided("", self, size="secondary", role="muted")
        self.apart.hide()
        self.speakers = QCheckBox(tr("speakers", "marks"), self)
        self.words = QCheckBox(tr("words", "marks"), self)
        self.topics = QCheckBox(tr("topics", "marks"), self)
        self.speakers.setAccessibleName(tr("Mark who speaks"))
        self.words.setAccessibleName(tr("Mark words that raise or lower the score"))
        self.topics.setAccessibleName(tr("Mark words that the topics found"))
        self.key_hint = text.Key("W", self)
        self.says = text.Label("", self, size="secondary", role="muted", wrap=True)
        self.body = MarkedText(self)
        self.body.verticalScrollBar().rangeChanged.connect(self._keep_width)
        self._keep_width(0, 0)
        self.body.setAccessibleName(tr("Article"))
        self.links = links.LinkBar(self)
        self.said = SaidHere(self)

        self._marks = QWidget(self)
        marks = QHBoxLayout(self._marks)
        marks.setContentsMargins(0, 0, 0, 0)
        marks.setSpacing(12)
        self._marks_head = text.Label(tr("Marks"), self, size="secondary", role="muted")
        marks.addWidget(self._marks_head)
        for box in (self.speakers, self.words, self.topics):
            box.setFont(theme.font("secondary"))
            marks.addWidget(box)
        marks.addStretch(1)
        marks.addWidget(self.key_hint)
        source = QHBoxLayout()
        source.setSpacing(12)
        source.addWidget(self.host)
        source.addWidget(self.also)
        source.addStretch(1)

        article = QWidget(self)
        self._article = column = QVBoxLayout(article)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._top = top = QVBoxLayout()
        top.setContentsMargins(INSET, 16, INSET, 0)
        top.setSpacing(4)
        top.addWidget(self.headline)
        top.addWidget(self.meta)
        top.addLayout(source)
        top.addWidget(self.own)
        top.addSpacing(8)
        top.addWidget(_rule(self))
        top.addSpacing(2)
        top.addWidget(self.scores)
        top.addWidget(self.apart)
        top.addSpacing(2)
        top.addWidget(_rule(self))
        top.addSpacing(4)
        top.addWidget(self._marks)
        top.addWidget(self.says)
        top.addSpacing(4)
        column.addLayout(top)
        text_place = QHBoxLayout()
        text_place.setContentsMargins(INSET, 4, INSET - BAR - 4, 0)
        text_place.addWidget(self.body)
        column.addLayout(text_place, 1)
        column.addWidget(self.links)
        column.addWidget(self.said)

        self._empty = text.Label("", self, role="muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(24)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(article)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # what there is gives way by itself
        whole.addWidget(bar)
        whole.addWidget(_rule(self))
        whole.addLayout(self._stack, 1)

        self._title = self._headline_shown = self._host = ""
        self._headline_marks: Sequence[Mark] = ()
        self._dwell = QTimer(self, singleShot=True, interval=self.DWELL_MS)
        self._dwell.timeout.connect(self._tell_read)
        self.speakers.setChecked(True)
        self.words.setChecked(True)
        for box in (self.speakers, self.words, self.topics):
            box.toggled.connect(self._mark)
        self.star.clicked.connect(self._ask_star)
        self.tag.clicked.connect(self.labels_asked)
        self.note.clicked.connect(self.note_asked)
        self.copy.clicked.connect(self.copy_citation)
        self.open.clicked.connect(self.open_source)
        self.host.clicked.connect(self.open_source)
        self.also.clicked.connect(self.story_asked)
        self.body.link_asked.connect(self.links.ask)
        self.links.opened.connect(self.open_asked)
        self.links.changed.connect(self._give_way)
        self.said.chosen.connect(self._show_statement)
        theme.changed.connect(self._restyle)
        self.clear()

    # -- asked by the desk

    @property
    def page(self) -> Page | None:
        return self._page

    def show_page(self, page: Page) -> None:
        """Show an article from its beginning."""
        same = self._page is not None and self._page.clipping == page.clipping
        self._page = page
        self._stack.setCurrentIndex(1)
        self._show_row()
        if same:
            return
        self._loud = ()
        self._asked_for = ""
        self.links.hide()
        self._show_article()
        self._dwell.start()

    def change_row(self, row: ArticleRow) -> None:
        """Take the row anew: it was read, or starred."""
        if self._page is not None and self._page.row.key == row.key:
            self._page = replace(self._page, row=row)
            self._show_row()

    def clear(self, sentence: str = "") -> None:
        """Show nothing, with a sentence in the place of the article."""
        self._page = None
        self._dwell.stop()
        self.place.setText("")
        self._empty.setText(
            sentence or tr("Select an article to read it here.\n\nJ and K move, O opens, S stars, M marks as read.")
        )
        self._stack.setCurrentIndex(0)
        for button in (self.star, self.tag, self.note, self.copy, self.open):
            button.setEnabled(False)
        self.star.setToolTip("")

    def set_place(self, sentence: str) -> None:
        """Say which article of how many this is."""
        self.place.setText(sentence if self._page is not None else "")

    def set_engine(self, engine: str) -> None:
        """Choose whose scores are shown."""
        if engine != self._engine:
            self._engine = engine
            self._loud = ()
            self._asked_for = ""
            if self._page is not None:
                self._show_article()

    @property
    def engine(self) -> str:
        return self._engine

    def show_words(self, article_id: str, loud: Sequence[Loud]) -> None:
        """Mark the words that move the score, if this article is still shown."""
        if self._page is not None and self._page.clipping.article.id == article_id:
            self._loud = tuple(word for word in loud if abs(word.value) >= LOUD or (word.told and not word.value))
            self._mark()

    def toggle_words(self) -> None:
        self.words.toggle()

    def open_source(self) -> None:
        """Ask for the article's own page in the browser; its host stands below the headline."""
        if self._page is None or not self._page.clipping.article.url:
            return
        target = links.look(self._page.clipping.article.url)
        if target.refused or target.doubts:
            self.links.ask(self._page.clipping.article.url)
        else:
            self.open_asked.emit(target)

    def offer_carriers(self, members: Sequence[StoryMember]) -> None:
        """Offer the articles of the story, as they appeared; the one that is read is ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        here = self._page.row.key if self._page is not None else None
        now = datetime.now(UTC)
        for member in members:
            when = numbers.short_time(member.published or member.first_seen, now)
            said = f"{text.line(member.outlet, 40)} · {columns.how(member.kind)}\t{when}"
            action = menu.addAction(said.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(member.key == here)
            action.triggered.connect(lambda _=False, key=member.key: self.article_asked.emit(key))
        menu.popup(self.also.mapToGlobal(QPoint(0, self.also.height())))

    def copy_citation(self) -> None:
        """Put headline, outlet, date and link on the clipboard, as plain text."""
        if self._page is None:
            return
        article = self._page.clipping.article
        when = numbers.full_time(article.at)
        lines = [text.line(article.title), f"{text.line(article.outlet, 80)}, {when}", article.url or ""]
        QGuiApplication.clipboard().setText("\n".join(line for line in lines if line))

    # -- helpers

    def _tool(self, icon: str, name: str, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setFixedSize(28, 28)
        button.setAccessibleName(name)
        button.setToolTip(_keyed(name, key))
        icons.give(button, icon)
        return button

    def _show_row(self) -> None:
        assert self._page is not None
        row = self._page.row
        icons.give(self.star, "star-on" if row.starred else "star", "warning" if row.starred else "muted")
        named = tr("Remove the star") if row.starred else tr("Star", "verb")
        self.star.setToolTip(_keyed(named, "S"))
        self.star.setAccessibleName(named)
        self.star.setEnabled(True)
        for button in (self.copy, self.tag, self.note):
            button.setEnabled(True)
        icons.give(self.tag, "tag", "accent" if self._page.labels else "muted")
        icons.give(self.note, "note", "accent" if self._page.note else "muted")
        self.open.setEnabled(bool(row.url))
        others = plural("also in %n other place", "also in %n other places", row.copies - 1)
        self.also.setText(others if row.copies > 1 else "")
        self.also.setVisible(row.copies > 1)
        self._give_way()

    def _show_article(self) -> None:
        assert self._page is not None
        article, analysis = self._page.clipping.article, self._page.clipping.analysis
        parts = [text.line(article.outlet, 80), text.line(article.author, 60), *_times(article)]
        self.meta.setText(" · ".join(part for part in parts if part))
        target = links.look(article.url) if article.url else None
        self.host.setVisible(target is not None)
        if target is not None:
            self._host = target.host or tr("address cannot be opened")
            self.host.setToolTip(text.tip(target.url or target.refused))
            self.host.setAccessibleName(tr("Open at {host}", host=target.host) if target.host else target.refused)
        self.scores.show_lines(score_lines(self._page.clipping, self._engine))
        self.apart.set_forms(*engines_apart(self._page.clipping))
        self.said.show_statements(analysis.statements, self._engine)
        self.says.setText(_missing(self._page))
        self._title = text.line(article.title, 1000)
        self._headline_shown, self._headline_marks = "", ()
        self.body.show_text("", "")
        self._mark(fresh=True)
        self._give_way()

    def _mark(self, _on: bool = False, *, fresh: bool = False) -> None:
        if self._page is None:
            return
        article, analysis = self._page.clipping.article, self._page.clipping.analysis
        marks: dict[Part, list[Mark]] = {Part.TITLE: [], Part.TEXT: []}
        chips: dict[Part, list[Chip]] = {Part.TITLE: [], Part.TEXT: []}
        if self.speakers.isChecked():
            for statement in analysis.statements:
                marks[statement.part] += [Mark(fragment, "statement") for fragment in statement.fragments]
                if statement.fragments:
                    chips[statement.part].append(Chip(statement.fragments[-1].end, chip_text(statement, self._engine)))
        if self.topics.isChecked():
            for mention in analysis.mentions:
                if mention.kind == "topic":
                    marks[mention.part].append(Mark(mention.span, "topic"))
        if self.words.isChecked():
            for word in self._loud:
                kind: Kind = "raises" if word.value > 0 else "lowers" if word.value < 0 else "masked"
                marks[word.part].append(Mark(word.span, kind, word.told))
            self._want_words()
        if fresh:
            self.body.show_text(article.text, self._page.html, marks[Part.TEXT], chips[Part.TEXT])
        else:
            self.body.set_marks(marks[Part.TEXT], chips[Part.TEXT])
        whole = text.line(article.title, 1000) == article.title  # else offsets of the headline would not fit
        self._headline_marks = marks[Part.TITLE] if whole else ()
        self.headline.set_marks(self._headline_marks, ())

    def _want_words(self) -> None:
        assert self._page is not None
        article = self._page.clipping.article
        if self._asked_for != article.id and self._page.clipping.analysis.not_scored is None:
            self._asked_for = article.id
            self.words_wanted.emit(self._page.clipping)

    def _keep_width(self, _low: int, high: int) -> None:
        """Keep the text as wide with a scroll bar as without, so that no line breaks anew."""
        self.body.setViewportMargins(0, 0, 4 if high else 4 + BAR, 0)

    def _show_statement(self, statement: Statement) -> None:
        if statement.part is Part.TEXT and statement.fragments:
            self.body.go_to(statement.fragments[0].start)

    def _ask_star(self) -> None:
        if self._page is not None:
            self.star_asked.emit(self._page.row.key, not self._page.row.starred)

    def _tell_read(self) -> None:
        if self._page is not None and not self._page.row.read:
            self.shown_long_enough.emit(self._page.row.key)

    def _restyle(self) -> None:
        self.host.setFont(theme.font("secondary"))
        self.scores.update()

    def _give_way(self) -> None:
        """Show as much around the text as there is room for."""
        if self._page is None:
            return
        width = self.width()
        heads = sum(widget.sizeHint().width() + 12 for widget in (self._marks_head, self.key_hint))
        boxes = sum(box.sizeHint().width() + 12 for box in (self.speakers, self.words, self.topics))
        for widget in (self._marks_head, self.key_hint):  # before the names of the marks are cut
            widget.setVisible(width - 2 * INSET >= heads + boxes)
        beside = 0 if self.also.isHidden() else self.also.sizeHint().width() + 12
        host = theme.metrics("secondary").elidedText(
            self._host, Qt.TextElideMode.ElideLeft, width - 2 * INSET - beside - 4
        )
        self.host.setText(host)  # a host is known by its end
        room = self.height() - TOP - 1
        for level in LEVELS:
            self._arrange(level)
            if self._needed(width) <= room:
                break
        self._article.activate()

    def _needed(self, width: int) -> int:
        """The height in px that all that is shown takes at the least. Qt's layouts hear of changes only later."""
        for widget in (self.said, self.links):
            inside = widget.layout()
            assert inside is not None
            inside.activate()
        self._top.invalidate()
        self._article.invalidate()
        return self._article.totalMinimumHeightForWidth(width)

    def _arrange(self, level: Around) -> None:
        self.said.show_rows(level.said)
        self.body.setMinimumHeight(level.text)
        self.says.setVisible(level.notes and bool(self.says.text()))
        self.apart.setVisible(level.notes and bool(self.apart.text()))
        self._show_own(NOTE if level.notes else BRIEF_NOTE)
        self.scores.show_at_most(level.scores)
        self.scores.setToolTip(
            text.tip(
                ". ".join(filter(None, (self.scores.accessibleDescription(), self.apart.text(), self.says.text())))
            )
        )
        self._marks.setVisible(level.marks)
        self._fit_headline(level.headline)

    def _show_own(self, most: int) -> None:
        """Show labels and note, of the note so many characters at the most."""
        assert self._page is not None
        note = shown_note(self._page.note, most)
        self.own.setText("\n".join(filter(None, (", ".join(self._page.labels), note))))
        self.own.setToolTip(text.tip(self._page.note) if note.endswith("…") else "")
        self.own.setVisible(bool(self.own.text()))

    def _fit_headline(self, most: int) -> None:
        """Give the headline the height of its lines; what is more than `most` is cut, and told under the pointer."""
        if self._headline_shown != self._title:
            self._show_headline(self._title)
        document = self.headline.document()
        document.setTextWidth(max(100, self.width() - 2 * INSET))
        inside = document.firstBlock().layout()
        if inside.lineCount() > most:
            last = inside.lineAt(most - 1)
            units = self._title.encode("utf-16-le")[: 2 * (last.textStart() + last.textLength() - 2)]
            self._show_headline(units.decode("utf-16-le", "ignore").rstrip() + "…")
            document.setTextWidth(max(100, self.width() - 2 * INSET))
        self.headline.setToolTip(text.tip(self._title) if self._headline_shown != self._title else "")
        self.headline.setFixedHeight(min(round(document.size().height()) + 2, HEADLINE_LINE * most))

    def _show_headline(self, words: str) -> None:
        self._headline_shown = words
        self.headline.show_text(words, "", self._headline_marks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, LEAST)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 700)


def shown_note(note: str, most: int = NOTE) -> str:
    """The beginning of a note, as it stands above the article."""
    return text.line(note, most)


class ScoreLines(QWidget):
    """Headline, narration, statements: a name, over how much, the number, the bar."""

    ROW = 22
    BAR_HALF = 24

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ScoreLine, ...] = ()
        self._most = 9
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Sentiment"))

    @property
    def lines(self) -> tuple[ScoreLine, ...]:
        return self._lines

    def show_lines(self, lines: Sequence[ScoreLine]) -> None:
        self._lines = tuple(lines)
        said = "; ".join(
            ", ".join(
                filter(
                    None,
                    (
                        f"{line.name} {numbers.signed(line.value)}"
                        if line.value is not None
                        else f"{line.name} {line.reason}",
                        line.note,
                    ),
                )
            )
            for line in lines
        )
        self.setAccessibleDescription(said)
        self.show_at_most(self._most)
        self.update()

    def show_at_most(self, many: int) -> None:
        """Show only the first lines; the others are told under the pointer."""
        self._most = many
        self.setFixedHeight(max(1, min(many, len(self._lines))) * self.ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = theme.metrics("secondary").horizontalAdvance
        right = self.width() - delegates.NUMBER - 8 - 2 * self.BAR_HALF - 8
        names = max((width(line.name) for line in self._lines[: self._most]), default=0) + 12
        for row, line in enumerate(self._lines[: self._most]):
            rect = QRect(0, row * self.ROW, self.width(), self.ROW)
            delegates.draw_text(painter, rect, line.name, size="secondary")
            note = QRect(names, rect.top(), max(0, right - names - 4), rect.height())
            said = line.note if width(line.note) <= note.width() or not line.brief else line.brief
            delegates.draw_text(painter, note, said, role="muted", size="secondary", right=True)
            cell = QRect(right, rect.top(), self.width() - right, rect.height())
            if line.value is None:
                wide = cell.adjusted(4, 0, 0, 0) if line.note else rect.adjusted(names, 0, 0, 0)
                delegates.draw_text(painter, wide, line.reason, role="muted", size="secondary", right=not line.note)
            else:
                delegates.draw_sentiment(painter, cell, line.value, half=self.BAR_HALF, size="secondary")
        painter.end()


class SaidHere(QFrame):
    """Who says what in this article: one line a statement."""

    chosen = Signal(object)
    """A Statement."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_class(self, "surface")
        self._model = _SaidModel(self)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_SaidDelegate(self.list, height=SAID_ROW))
        self.list.setAccessibleName(tr("Said here"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.head = text.Label(tr("Said here"), self, size="axis", bold=True, role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(_rule(self))
        self.head.setContentsMargins(INSET, 10, INSET, 4)
        column.addWidget(self.head)
        column.addWidget(self.list)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        theme.changed.connect(self.list.viewport().update)

    def show_statements(self, statements: Sequence[Statement], engine: str) -> None:
        self._model.show(statements, engine)
        self.show_rows(SAID_AT_MOST)

    def show_rows(self, most: int) -> None:
        """Have so many rows in sight at the most; the head tells how many there are."""
        many = self._model.rowCount()
        rows = max(0, min(many, most))
        self.setVisible(many > 0 and most >= 0)
        self.list.setFixedHeight(rows * delegates.row_height(theme.metrics("secondary"), SAID_ROW))
        self.list.setVisible(rows > 0)
        counted = plural("Said here, %n statement", "Said here, %n statements", many)
        self.head.setText(tr("Said here") if many <= rows else counted)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.statement(index.row()))


class _SaidModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._statements: tuple[Statement, ...] = ()
        self.engine = "vader"

    def statement(self, row: int) -> Statement:
        return self._statements[row]

    def show(self, statements: Sequence[Statement], engine: str) -> None:
        self.beginResetModel()
        self._statements, self.engine = tuple(statements), engine
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._statements)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        statement = self._statements[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tip(tr("“{words}”", words=text.line(statement.words, 300)))
        said = f"{who(statement)} {what(statement)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            value = value_of(statement, self.engine)
            return f"{said}, {numbers.signed(value) if counts(statement) else tr('not counted')}"
        return said


class _SaidDelegate(delegates.RowDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), delegates.row_height(theme.metrics("secondary"), SAID_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _SaidModel)
        statement = model.statement(index.row())
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        self.fill(painter, option, hovered=hovered, grid=False)
        inner = option.rect.adjusted(INSET, 0, -INSET, 0)
        right = inner.right() - delegates.NUMBER - 8 - 2 * 24 - 8
        speaker = who(statement)
        named = statement.voice is not None or statement.speaker is not None
        room = right - inner.left() - 8
        delegates.draw_text(
            painter,
            QRect(inner.left(), inner.top(), room, inner.height()),
            speaker,
            size="secondary",
            role="text" if named else "muted",
        )
        used = theme.metrics("secondary").horizontalAdvance(speaker) + 6
        if used < room:
            rest = QRect(inner.left() + used, inner.top(), room - used, inner.height())
            delegates.draw_text(painter, rest, what(statement), size="secondary", role="muted")
        cell = QRect(right + 1, inner.top(), inner.right() - right, inner.height())
        value = value_of(statement, model.engine)
        if not counts(statement) or value is None:
            why = tr("not scored") if counts(statement) else tr("not counted")
            delegates.draw_text(painter, cell.adjusted(8, 0, 0, 0), why, size="secondary", role="muted")
        else:
            delegates.draw_sentiment(painter, cell, value, half=24, size="secondary")
        if option.state & QStyle.StateFlag.State_HasFocus:
            self.frame(painter, option.rect)


# ---- what stands where: plain functions over the nouns --------------------------------------------


def who(statement: Statement) -> str:
    """Name the speaker: the voice, else as printed, else "unnamed"."""
    if statement.voice:
        return text.line(statement.voice, 60)
    if statement.speaker is not None:
        return text.line(statement.speaker.text, 60)
    return tr("unnamed")


def what(statement: Statement) -> str:
    """Say toward what, and in which form: "→ export rule · direct"."""
    parts = [f"→ {text.line(', '.join(statement.targets), 60)}"] if statement.targets else []
    parts.append(tr("collective") if statement.collective else tr(ledger.KINDS[statement.kind]))
    if statement.denied:
        parts.append(tr("denied"))
    return " · ".join(parts)


def counts(statement: Statement) -> bool:
    """Tell whether a statement goes into the means of statements and voices."""
    return not statement.collective and not statement.denied


def value_of(statement: Statement, engine: str) -> float | None:
    scored = statement.scores.get(engine)
    return None if scored is None else scored.compound


def chip_text(statement: Statement, engine: str) -> str:
    """What stands in the chip behind a statement: who, and the score or why there is none."""
    value = value_of(statement, engine)
    if statement.denied:
        return tr("{speaker}  denied, not counted", speaker=who(statement))
    if statement.collective:
        return tr("{speaker}  collective, not counted", speaker=who(statement))
    return who(statement) if value is None else f"{who(statement)}  {numbers.signed(value)}"


def score_lines(clipping: Clipping, engine: str) -> tuple[ScoreLine, ...]:
    """Add up what stands above the text: the article, its headline, its narration, its statements."""
    analysis = clipping.analysis
    if analysis.not_scored is not None:
        why = tr("not scored: {reason}", reason=columns.reason(analysis.not_scored))
        return (ScoreLine(tr("Article"), "", None, why),)
    lines = [
        _line(tr("Article"), analysis.scores.get(engine)),
        _line(tr("Headline"), analysis.headline.get(engine), bare=True),
    ]
    narration = analysis.narration.get(engine)
    if narration is not None and (narration.compound is not None or clipping.article.text):
        lines.append(_line(tr("Narration"), narration))
    counted = [value for each in analysis.statements if counts(each) and (value := value_of(each, engine)) is not None]
    if counted:
        note = plural("%n counted", "%n counted", len(counted))
        mean = sum(counted) / len(counted)
        lines.append(ScoreLine(tr("Statements"), note, mean, brief=numbers.n_of(len(counted))))
    return tuple(lines)


def engines_apart(clipping: Clipping) -> tuple[str, ...]:
    """`vader-news +0.20, model −0.36: the engines disagree`, and the same in short.

    Empty unless one engine calls positive what another calls negative.
    """
    told = [
        (name, score.compound)
        for name, score in clipping.analysis.scores.items()
        if score.compound is not None and delegates.bar_role(score.compound, name) != "neutral"
    ]
    if len({value > 0 for _, value in told}) < 2:
        return ("",)
    scores = ", ".join(f"{name} {numbers.signed(value)}" for name, value in told)
    return tr("{scores}: the engines disagree", scores=scores), tr("The engines disagree")


def _line(name: str, sentiment: Sentiment | None, *, bare: bool = False) -> ScoreLine:
    if sentiment is None or sentiment.compound is None:
        why = tr("not scored yet") if sentiment is None else columns.reason(sentiment.reason or "not scored")
        return ScoreLine(name, "", None, why)
    if bare or not sentiment.sentences:
        return ScoreLine(name, "", sentiment.compound)
    many, covered = sentiment.sentences, round(sentiment.coverage * sentiment.sentences)
    if covered == many:
        note = plural("%n sentence", "%n sentences", many)
        return ScoreLine(name, note, sentiment.compound, brief=numbers.n_of(many))
    note = tr("score words in {some} of {all}", some=numbers.count(covered), all=numbers.count(many))
    brief = tr("{some} of {all}", some=numbers.count(covered), all=numbers.count(many))
    return ScoreLine(name, note, sentiment.compound, brief=brief)


def _times(article: Article) -> tuple[str, ...]:
    """When it was published and first seen; only the clock where that is the same day."""
    seen = numbers.full_time(article.first_seen)
    if article.published is None:
        return (tr("undated, first seen {when}", when=seen),)
    if article.first_seen.astimezone().date() == article.published.astimezone().date():
        seen = numbers.clock(article.first_seen)
    found = article.origin == "backfill"
    return (
        numbers.full_time(article.published),
        tr("found by a search {when}", when=seen) if found else tr("first seen {when}", when=seen),
    )


def _missing(page: Page) -> str:
    """Say what of the article there is not."""
    article = page.clipping.article
    if page.clipping.analysis.not_scored is not None:
        reason = columns.reason(page.clipping.analysis.not_scored)
        return tr("Not scored: {reason}. The text is kept and can be searched.", reason=reason)
    if article.scored_text is ScoredText.HEADLINE:
        return tr("The feed brings the headline only; the score is that of the headline.")
    if article.scored_text is ScoredText.SUMMARY:
        return tr("The feed brings a summary; headline and summary are scored.")
    return ""


def _keyed(words: str, key: str) -> str:
    """The tip of a button that a key presses too."""
    return f"{words} ({key})"


def _rule(parent: QWidget) -> QFrame:
    rule = QFrame(parent)
    theme.set_class(rule, "rule")
    rule.setFixedHeight(1)
    return rule

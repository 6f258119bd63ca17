"""The sheet of keys, and the page on how scores are made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from monitor.i18n import tr, tr_noop
from monitor.ui import text, theme
from monitor.ui.marked import MarkedText

MARGIN = QSize(24, 24)  # px between a dialog and the edge of the window under it
BETWEEN = 40  # px between two columns

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        tr_noop("Articles"),
        (
            ("J", tr_noop("next article")),
            ("K", tr_noop("previous article")),
            ("O", tr_noop("open in the browser")),
            ("M", tr_noop("mark as read, or unread")),
            ("S", tr_noop("star, or take the star off")),
            ("L, N", tr_noop("labels, a note")),
            ("W", tr_noop("mark the words that make the score")),
            ("C", tr_noop("copy headline, source and link")),
            ("A", tr_noop("take in new articles")),
            ("X, ← →", tr_noop("unfold a story, fold it")),
            ("D", tr_noop("what changed, and who moved it")),
            ("E", tr_noop("mark an event, of the article or at the cursor")),
            ("Esc", tr_noop("release the selection")),
        ),
    ),
    (
        tr_noop("Everywhere"),
        (
            ("Ctrl K", tr_noop("search; > at its beginning finds commands")),
            ("Enter, ↓", tr_noop("from the search to the first that is found")),
            ("Esc", tr_noop("empty the search; again: back to the list")),
            ("Ctrl Shift P", tr_noop("all commands, by typing")),
            ("F5", tr_noop("poll the feeds now")),
            ("F6", tr_noop("next part of the Desk")),
            ("Ctrl H", tr_noop("fetch the history of a topic")),
            ("Ctrl 1 … 5", tr_noop("Desk, Voices, Outlets, Alerts, Feeds")),
            ("Ctrl E", tr_noop("export")),
            ("Ctrl Z", tr_noop("undo")),
            ("Ctrl N", tr_noop("add a feed")),
            ("Ctrl T", tr_noop("topics, voices and outlets")),
            ("Ctrl ,", tr_noop("settings")),
            ("Ctrl J", tr_noop("accuracy: judge it yourself")),
            ("Alt, F10", tr_noop("menu")),
            ("?", tr_noop("this sheet")),
            ("Ctrl Q", tr_noop("quit")),
        ),
    ),
    (
        tr_noop("Voices"),
        (
            ("J, K", tr_noop("next, previous statement")),
            ("Enter", tr_noop("read its article")),
            ("R", tr_noop("put a wrong speaker right")),
            ("← →", tr_noop("in the lanes: from mark to mark")),
            ("↑ ↓", tr_noop("another lane")),
            ("Space", tr_noop("the statements of that voice alone")),
            ("Esc", tr_noop("those of all again")),
        ),
    ),
    (
        tr_noop("Outlets"),
        (
            ("↑ ↓", tr_noop("another outlet")),
            ("Enter", tr_noop("its articles on the Desk")),
        ),
    ),
    (
        tr_noop("Lenses"),
        (
            ("Click", tr_noop("look through one; again releases it")),
            ("Ctrl Click", tr_noop("add one")),
            ("↑ ↓", tr_noop("move")),
            ("F2", tr_noop("edit it")),
            ("Esc", tr_noop("release all")),
        ),
    ),
)

METHODS = (
    (
        tr_noop("What is scored"),
        tr_noop(
            "The unit is the sentence. An article's score is the mean of its sentences, headline first. Its "
            "narration is the mean of the sentences that nobody is quoted in; a statement's score is the "
            "mean of the speaker's own words. So what a person says in an article is that person's "
            "sentiment, not the outlet's."
        ),
    ),
    (
        tr_noop("What a number means"),
        tr_noop(
            "From −1 to +1. A sentence without score words is 0.00 and counts; how many had some stands "
            "beside the mean. What cannot be scored at all (another language, no words) has no number and "
            "the reason, never a 0."
        ),
    ),
    (
        tr_noop("How sure it is"),
        tr_noop(
            "A mean counts stories, not copies, and stands with its n and its 95 % interval (Student's t "
            "over stories). Below five stories a point is hollow and claims nothing. Where a feed failed or "
            "the program was off there is a gap, not a calm week. The interval does not cover the error of "
            "the engine itself, nor that the stories are no random sample."
        ),
    ),
    (
        tr_noop("Where it fails"),
        tr_noop(
            "The lexicon engines know words, not what is meant: they miss irony, comparison, relief told in "
            "plain words, and who is blamed. Plain VADER also takes “shares” for praise and “artificial "
            "intelligence” for a compliment; vader-news does not. Single scores are often wrong; means over "
            "many stories of one outlet or voice, compared with themselves over time, are what they are "
            "good for."
        ),
    ),
    (
        tr_noop("Where a number comes from"),
        tr_noop(
            "Press W in the reader: words that raise the score are underlined, words that lower it are "
            "dotted. Rest the pointer on one to see its value, the reason for it, and what the sentence "
            "made of it. The words are yours to change: Menu, Words that score."
        ),
    ),
)


class Sheet(QDialog):
    """All keys on one page: in as many columns as the window beside it is wide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        page = QWidget(self)
        theme.set_class(page, "surface")
        parts = [self._part(tr(head), keys, page) for head, keys in KEYS]
        room = (self.screen() if parent is None else parent.window()).size() - MARGIN
        lanes = next((lanes for lanes in map(partial(_in_lanes, parts), (3, 2)) if _width(lanes) <= room.width()), None)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BETWEEN)
        for lane in lanes or [parts]:
            column = QVBoxLayout()
            column.setSpacing(20)
            for part in lane:
                column.addWidget(part)
            column.addStretch(1)
            row.addLayout(column)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(20)
        whole.addWidget(scroll)
        whole.addLayout(_close_row(self))
        wanted = page.sizeHint() + QSize(48 + 12, 36 + 20 + 32)  # margins, a scroll bar, the row of the button
        self.resize(wanted.boundedTo(room))

    def _part(self, head: str, keys: Sequence[tuple[str, str]], parent: QWidget) -> QWidget:
        part = QWidget(parent)
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        widest = max(theme.metrics("axis").horizontalAdvance(text.keys(key)) for _, keys in KEYS for key, _ in keys)
        grid.setColumnMinimumWidth(0, widest + 20)
        grid.setVerticalSpacing(6)
        grid.addWidget(text.Label(head, part, size="axis", bold=True, role="muted"), 0, 0, 1, 2)
        grid.setRowMinimumHeight(0, 24)
        for row, (key, does) in enumerate(keys, 1):
            grid.addWidget(text.Key(text.keys(key), part), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(text.Label(tr(does), part), row, 1)
        return part


def _in_lanes(parts: Sequence[QWidget], many: int) -> list[list[QWidget]]:
    """Put parts side by side: each in turn where it ends highest."""
    lanes: list[list[QWidget]] = [[] for _ in range(many)]
    for part in parts:
        min(lanes, key=lambda lane: sum(each.sizeHint().height() + 20 for each in lane)).append(part)
    return lanes


def _width(lanes: Sequence[Sequence[QWidget]]) -> int:
    wide = sum(max(part.sizeHint().width() for part in lane) for lane in lanes)
    return wide + BETWEEN * (len(lanes) - 1) + 48 + 12


class Methods(QDialog):
    """How scores are made, and where they fail: on one page, with the way to all of it."""

    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = tr("How scores are made, and where they fail")
        self.setWindowTitle(title)
        room = (self.screen() if parent is None else parent.window()).size() - MARGIN
        self.resize(QSize(600, 620).boundedTo(room))
        page = MarkedText(self)
        page.setAccessibleName(title)
        sections = [(tr(head), tr(body)) for head, body in METHODS]
        html = "".join(f"<h3>{escape(head)}</h3><p>{escape(body)}</p>" for head, body in sections)
        page.show_text("\n\n".join(words for section in sections for words in section), html)
        page.go_to(0)  # the cursor is where the text ends, and would be brought into sight
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 12, 16)
        whole.setSpacing(12)
        whole.addWidget(page, 1)
        foot = _close_row(self)
        more = QPushButton(tr("Formulas, limits, known errors…"), self)
        more.setAutoDefault(False)
        foot.insertWidget(0, more)
        whole.addLayout(foot)
        more.clicked.connect(self.accept)
        more.clicked.connect(self.all_asked)


def _close_row(dialog: QDialog) -> QHBoxLayout:
    close = QPushButton(tr("Close"), dialog)
    theme.set_class(close, "primary")
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(close)
    return row

"""The sheet of keys, and the page on how scores are made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from monitor.ui import text, theme
from monitor.ui.marked import MarkedText

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Articles",
        (
            ("J", "next article"),
            ("K", "previous article"),
            ("O", "open in the browser"),
            ("M", "mark as read, or unread"),
            ("S", "star, or take the star off"),
            ("L, N", "labels, a note"),
            ("W", "mark the words that make the score"),
            ("C", "copy headline, source and link"),
            ("A", "take in new articles"),
            ("X, ← →", "unfold a story, fold it"),
            ("D", "what changed, and who moved it"),
            ("E", "mark an event, of the article or at the cursor"),
            ("Esc", "release the selection"),
        ),
    ),
    (
        "Everywhere",
        (
            ("Ctrl K", "search"),
            ("Ctrl Shift P", "all commands, by typing"),
            ("F5", "poll the feeds now"),
            ("F6", "next part of the Desk"),
            ("Ctrl H", "fetch the history of a topic"),
            ("Ctrl 1 … 5", "Desk, Voices, Outlets, Alerts, Feeds"),
            ("Ctrl E", "export"),
            ("Ctrl Z", "undo"),
            ("Ctrl N", "add a feed"),
            ("Ctrl T", "topics, voices and outlets"),
            ("Ctrl ,", "settings"),
            ("Ctrl J", "accuracy: judge it yourself"),
            ("Alt, F10", "menu"),
            ("?", "this sheet"),
            ("Ctrl Q", "quit"),
        ),
    ),
    (
        "Voices",
        (
            ("J, K", "next, previous statement"),
            ("Enter", "read its article"),
            ("R", "put a wrong speaker right"),
            ("← →", "in the lanes: from mark to mark"),
            ("↑ ↓", "another lane"),
            ("Space", "the statements of that voice alone"),
            ("Esc", "those of all again"),
        ),
    ),
    (
        "Outlets",
        (
            ("↑ ↓", "another outlet"),
            ("Enter", "its articles on the Desk"),
        ),
    ),
    (
        "Lenses",
        (
            ("Click", "look through one; again releases it"),
            ("Ctrl Click", "add one"),
            ("↑ ↓", "move"),
            ("F2", "edit it"),
            ("Esc", "release all"),
        ),
    ),
)

METHODS = """\
What is scored
The unit is the sentence. An article's score is the mean of its sentences, headline first. Its narration is the mean \
of the sentences that nobody is quoted in; a statement's score is the mean of the speaker's own words. So what a \
person says in an article is that person's sentiment, not the outlet's.

What a number means
From −1 to +1. A sentence without score words is 0.00 and counts; how many had some stands beside the mean. What \
cannot be scored at all (another language, no words) has no number and the reason, never a 0.

How sure it is
A mean counts stories, not copies, and stands with its n and its 95 % interval (Student's t over stories). Below five \
stories a point is hollow and claims nothing. Where a feed failed or the program was off there is a gap, not a calm \
week. The interval does not cover the error of the engine itself, nor that the stories are no random sample.

Where it fails
The lexicon engines know words, not what is meant: they miss irony, comparison, relief told in plain words, and who is \
blamed. Plain VADER also takes “shares” for praise and “artificial intelligence” for a compliment; vader-news does \
not. Single scores are often wrong; means over many stories of one outlet or voice, compared with themselves over \
time, are what they are good for.

Where a number comes from
Press W in the reader: words that raise the score are underlined, words that lower it are dotted. Rest the pointer on \
one to see its value, the reason for it, and what the sentence made of it. The words are yours to change: Menu, Words \
that score.
"""


class Sheet(QDialog):
    """All keys on one page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        columns = QHBoxLayout()
        columns.setSpacing(40)
        for head, keys in KEYS[:2]:
            columns.addLayout(self._column(head, keys))
        last = QVBoxLayout()  # the shorter ones share a column: the sheet is to fit a small window
        last.setSpacing(20)
        for head, keys in KEYS[2:]:
            last.addLayout(self._column(head, keys))
        columns.addLayout(last)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(20)
        whole.addLayout(columns)
        whole.addLayout(_close_row(self))

    def _column(self, head: str, keys: Sequence[tuple[str, str]]) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, theme.metrics("axis").horizontalAdvance("Ctrl Click") + 20)
        grid.setVerticalSpacing(6)
        for row, (key, does) in enumerate(keys):
            grid.addWidget(text.Key(key, self), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(text.Label(does, self), row, 1)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(text.Label(head, self, size="axis", bold=True, role="muted"))
        column.addLayout(grid)
        column.addStretch(1)
        return column


class Methods(QDialog):
    """How scores are made, and where they fail."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("How scores are made, and where they fail")
        self.resize(600, 620)
        page = MarkedText(self)
        page.setAccessibleName("How scores are made, and where they fail")
        html = []
        for section in METHODS.strip().split("\n\n"):
            head, _, body = section.partition("\n")
            html.append(f"<h3>{head}</h3><p>{body}</p>")
        page.show_text(METHODS.strip().replace("\n\n", "\n").replace("\n", "\n\n"), "".join(html))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 12, 16)
        whole.setSpacing(12)
        whole.addWidget(page, 1)
        whole.addLayout(_close_row(self))


def _close_row(dialog: QDialog) -> QHBoxLayout:
    close = QPushButton("Close", dialog)
    theme.set_class(close, "primary")
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(close)
    return row

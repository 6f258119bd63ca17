"""Wrong words: mark the right ones in their paragraph, by mouse or with Shift and the arrows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from monitor.i18n import tr
from monitor.model import Span
from monitor.ui import text, theme
from monitor.ui.dialogs.base import Dialog

MARKS = "“”„\"'‘’«»"  # a mark at either end is not the speaker's word


class WordsDialog(Dialog):
    """Shows a text with the words that were found marked, and takes what is marked instead."""

    chosen = Signal(object)
    """The Span of the right words, in the text that was handed in."""

    def __init__(self, whole: str, found: Span, *, parent: QWidget | None = None) -> None:
        super().__init__(tr("Wrong words"), tr("Put right", "verb"), parent, width=560)
        self._whole, self._found = whole, found
        self.body.addWidget(text.Label(tr("Mark the words that were said."), self))
        self.text = QPlainTextEdit(whole, self)
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setFont(theme.font("reader"))
        self.text.setAccessibleName(tr("The words in their paragraph"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(160)
        theme.set_class(self.text, "field")
        self.body.addWidget(self.text, 1)
        self._mark(found)
        self.text.selectionChanged.connect(self._check)
        self.do.clicked.connect(self._take)
        self.text.setFocus()
        self._check()

    def span(self) -> Span | None:
        """What is marked, without blanks and quotation marks at either end; None where that is nothing."""
        cursor = self.text.textCursor()
        start, end = (_points(self._whole, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        while start < end and (self._whole[start].isspace() or self._whole[start] in MARKS):
            start += 1
        while end > start and (self._whole[end - 1].isspace() or self._whole[end - 1] in MARKS):
            end -= 1
        return Span(start, end) if start < end else None

    def _mark(self, span: Span) -> None:
        cursor = self.text.textCursor()
        cursor.setPosition(_units(self._whole, span.start))
        cursor.setPosition(_units(self._whole, span.end), QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()

    def _check(self) -> None:
        span = self.span()
        self.do.setEnabled(span is not None and span != self._found)
        if span is None:
            self.say(tr("Nothing is marked."))
        elif span == self._found:
            self.say(tr("These are the words that were found."))
        else:
            self.say(tr("“{words}”", words=text.line(self._whole[span.start : span.end], 160)))

    def _take(self) -> None:
        span = self.span()
        if span is not None:
            self.chosen.emit(span)
            self.accept()


def _units(whole: str, points: int) -> int:
    """From code points to the UTF-16 units that Qt counts in."""
    return len(whole[:points].encode("utf-16-le", "surrogatepass")) // 2


def _points(whole: str, units: int) -> int:
    return len(whole.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "surrogatepass"))

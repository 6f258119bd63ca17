"""The field in which queries are written: operators stand out, and what cannot be read is marked in its place."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from monitor.errors import QueryError
from monitor.i18n import tr, tr_noop
from monitor.query import parse
from monitor.ui import text, theme

HELP = tr_noop('Words side by side must all occur.\nAND  OR  NOT  ( )  "a phrase"  word*  NEAR/10  /regex/')
_OPERATOR = re.compile(r'"[^"]*"?|\b(?:AND|OR|NOT|NEAR(?:/\d+)?)\b')


class QueryField(QWidget):
    """A query with the sentence below it that says what is wrong, or how queries are written."""

    changed = Signal(str)
    """The text, as typed; it may be unreadable."""
    entered = Signal()
    """Ctrl+Return: done."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "", optional: bool = False) -> None:
        super().__init__(parent)
        self._optional = optional
        self._compact = False
        self._error: QueryError | None = None
        self.edit = _Edit(self)
        self.edit.setAccessibleName(name or tr("Query"))
        theme.set_class(self.edit, "field")
        self._marks = _Marks(self.edit.document())
        self.says = text.Label(tr(HELP), self, size="secondary", role="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.edit)
        column.addWidget(self.says)
        self.edit.textChanged.connect(self._read)
        self.edit.done.connect(self.entered)
        self.setFocusProxy(self.edit)

    def set_compact(self, compact: bool) -> None:
        """Take little room: one line, and no word below it unless something is wrong."""
        self._compact = compact
        self.edit.setFixedHeight(36 if compact else 64)
        self._show_says()

    def query(self) -> str:
        return self.edit.toPlainText().replace("\n", " ").strip()

    def show_query(self, query: str) -> None:
        """Put a query in the field."""
        if query != self.query():
            self.edit.setPlainText(query)
        self._read()

    def error(self) -> QueryError | None:
        """Why the query cannot be read; None where it can."""
        return self._error

    def _read(self) -> None:
        typed = self.edit.toPlainText()
        self._error = None
        if typed.strip() or not self._optional:
            try:
                parse(typed)
            except QueryError as error:
                self._error = error
        if not self._is_wrong:
            self.says.setText(tr(HELP))
            self.says.set_role("muted")
        else:
            self.says.setText(str(self._error))  # names the place
            self.says.set_role("error")
        self._marks.mark(self._error.position if self._error is not None and self._is_wrong else None)
        self._show_says()
        self.edit.setAccessibleDescription(self.says.text())
        self.changed.emit(self.query())

    @property
    def _is_wrong(self) -> bool:
        """Whether something is to be told of: an empty field is only not filled in yet."""
        return self._error is not None and bool(self.edit.toPlainText().strip())

    def _show_says(self) -> None:
        self.says.setVisible(self._is_wrong or not self._compact)
        self.edit.setToolTip(text.tip(tr(HELP)) if self._compact else "")


class _Edit(QPlainTextEdit):
    done = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(theme.mono())
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFixedHeight(64)

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()


class _Marks(QSyntaxHighlighter):
    """Operators in bold and accent; from the place of an error on, a wavy line under one character or word."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._place: int | None = None
        theme.changed.connect(self.rehighlight)

    def mark(self, place: int | None) -> None:
        if place != self._place:
            self._place = place
            self.rehighlight()

    def highlightBlock(self, line: str) -> None:
        operator = QTextCharFormat()
        operator.setForeground(theme.color("accent"))
        operator.setFontWeight(QFont.Weight.Bold)
        for found in _OPERATOR.finditer(line):
            if not found[0].startswith('"'):
                self.setFormat(found.start(), len(found[0]), operator)
        begins = self.currentBlock().position()
        if self._place is not None and begins <= self._place <= begins + len(line):
            wrong = QTextCharFormat()
            wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wrong.setUnderlineColor(QColor(theme.color("error")))
            wrong.setBackground(theme.color("negative_tint"))  # the line alone is hardly seen under one character
            start = min(self._place - begins, max(0, len(line) - 1))
            word = re.match(r"\w+", line[start:])
            self.setFormat(start, len(word[0]) if word else 1, wrong)

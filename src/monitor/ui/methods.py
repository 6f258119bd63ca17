"""The methods page in the window: every formula, limit and known error, with the versions that it speaks of."""

from __future__ import annotations

import re
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from monitor.i18n import tr
from monitor.ui import files, text, theme

WIDTH, HEIGHT = 1040, 720  # px, where the screen has them
CHAPTERS: Final = 260  # px


class MethodsPage(QDialog):
    """The page, its chapters beside it, and a field that finds words in it."""

    def __init__(self, versions: str, parent: QWidget | None = None) -> None:
        """`versions`: those of the program and its engines, for people who cite the page."""
        super().__init__(parent)
        self.setWindowTitle(tr("Methods: formulas, limits, known errors"))
        self.page = _Page(self)
        self.page.setAccessibleName(self.windowTitle())
        self.page.show_markdown(files.path("help", "methods.md").read_text("utf-8"))
        self.chapters = QListWidget(self)
        self.chapters.setAccessibleName(tr("Chapters"))
        self.chapters.setFrameShape(QFrame.Shape.NoFrame)
        self.chapters.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chapters.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.chapters.setViewportMargins(8, 4, 0, 4)
        for head, level, position in self.page.chapters():
            item = QListWidgetItem("    " * (level - 2) + head)
            item.setToolTip(text.tip(head))
            item.setSizeHint(QSize(0, 28))
            item.setData(Qt.ItemDataRole.UserRole, position)
            self.chapters.addItem(item)
        self.chapters.currentItemChanged.connect(self._go)
        self.chapters.itemClicked.connect(self._go)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Find words on this page"))
        self.field.setAccessibleName(tr("Find words on this page"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(lambda words: self._find(words, onward=False))
        self.field.returnPressed.connect(lambda: self._find(self.field.text(), onward=True))
        self._says = text.Label("", self, size="secondary", role="muted")
        self._lay_out(versions)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.field.setFocus)
        room = (self.screen() if parent is None else parent.window()).size()
        self.resize(min(WIDTH, room.width() - 24), min(HEIGHT, room.height() - 24))

    def _lay_out(self, versions: str) -> None:
        reading = QWidget(self)
        theme.set_class(reading, "surface")
        reading.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QVBoxLayout(reading)
        inner.setContentsMargins(24, 16, 8, 0)
        inner.addWidget(self.page)
        across = QSplitter(Qt.Orientation.Horizontal, self)
        across.addWidget(self.chapters)
        across.addWidget(reading)
        across.setStretchFactor(1, 1)
        across.setSizes([CHAPTERS, WIDTH - CHAPTERS])
        across.setChildrenCollapsible(False)
        self.chapters.setMinimumWidth(140)
        close = QPushButton(tr("Close"), self)
        close.setAutoDefault(False)  # Return finds
        close.clicked.connect(self.accept)
        above = QHBoxLayout()
        above.setContentsMargins(12, 8, 12, 8)
        above.setSpacing(12)
        above.addWidget(self.field, 2)
        above.addWidget(self._says, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 12)
        cited = text.Label(versions, self, size="secondary", role="muted", wrap=True)
        cited.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        foot.addWidget(cited, 1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(above)
        whole.addWidget(across, 1)
        whole.addLayout(foot)

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.page.go_to(item.data(Qt.ItemDataRole.UserRole))

    def _find(self, words: str, *, onward: bool) -> None:
        found = self.page.find_words(words, onward=onward) if words else True
        theme.set_class(self.field, "" if found else "wrong")
        self._says.setText("" if found else tr("Not on this page."))


class _Page(QTextBrowser):
    """Shows our own Markdown. It loads nothing; its links, which lead to files, are plain words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._html = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme.font("reader"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.WidgetWidth)
        self.document().setDocumentMargin(0)
        theme.changed.connect(self._render)

    def show_markdown(self, words: str) -> None:
        from markdown_it import MarkdownIt

        html = re.sub(r"</?a\b[^>]*>", "", MarkdownIt("commonmark").enable("table").render(words))
        self._html = html.replace("<table>", '<table width="100%" cellpadding="5" cellspacing="0">')
        self._render()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return None

    def chapters(self) -> list[tuple[str, int, int]]:
        """The heads of second and third rank: what they say, their rank, their place in the page."""
        found = []
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() in (2, 3):
                found.append((block.text(), block.blockFormat().headingLevel(), block.position()))
            block = block.next()
        return found

    def go_to(self, position: int) -> None:
        """Bring a place to the top."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + self.cursorRect(cursor).top() - 8)

    def find_words(self, words: str, *, onward: bool) -> bool:
        """Select the next place of some words, from the one selected now; over the end it begins anew."""
        here = self.textCursor()
        start = here.selectionEnd() if onward else here.selectionStart()
        found = self.document().find(words, start)
        if found.isNull():
            found = self.document().find(words, 0)
        if found.isNull():
            return False
        self.setTextCursor(found)
        return True

    def _render(self) -> None:
        at = self.verticalScrollBar().value()
        self.document().setDefaultStyleSheet(
            f"h1 {{ font-size: {theme.SIZES['headline']}pt; font-weight: 600; margin: 0 0 8px 0; }}"
            f"h2 {{ font-size: {theme.SIZES['brief']}pt; font-weight: 600; margin: 24px 0 6px 0; }}"
            f"h3 {{ font-size: {theme.SIZES['reader']}pt; font-weight: 600; margin: 16px 0 4px 0; }}"
            "p { margin: 0 0 8px 0; } ul { margin: 0 0 8px 0; }"
            f"code {{ font-family: '{theme.MONO_FAMILIES[0]}'; font-size: {theme.SIZES['secondary']}pt;"
            f" background-color: {theme.hex_of('window')}; }}"
            "pre { margin: 0 0 8px 0; white-space: pre-wrap; }"
            f"table {{ border: 1px solid {theme.hex_of('line')}; border-collapse: collapse; margin: 4px 0 12px 0; }}"
            f"th, td {{ border: 1px solid {theme.hex_of('line')}; text-align: left; }} th {{ font-weight: 600; }}"
        )
        self.setHtml(self._html)
        self.verticalScrollBar().setValue(at)

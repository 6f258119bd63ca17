"""The bar at the top: menu, views, search, period, and what is done most."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from monitor.i18n import plural, tr
from monitor.ui import icons, numbers, text, theme
from monitor.ui.periods import PeriodButton

HEIGHT = 44  # px
TYPING_MS = 150  # a question is asked when the user has paused for so long
LEAST, MOST = 104, 344  # px: the search field is what gives way first
GLASS = 36  # px, of the search field, before its words
COMMANDS = ">"  # no search begins so


class SearchField(QLineEdit):
    """Asks while one types; Enter goes to what is found, Escape empties it. A `>` at its beginning: commands."""

    asked = Signal(str)
    """What is searched for, in the topic syntax; "" for everything."""
    commands_asked = Signal(str)
    """Words behind a `>`: what is wanted is no article but something to do."""
    list_asked = Signal(bool)
    """The keys are to move on to the list: to its first row, or (False) back to where they were."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(MOST)
        self.setMaxLength(2000)
        self._asked = ""
        self._wrong = ""
        self._left = False  # for the list, before it was known whether the words can be read
        self._where = ""
        self._glass = QAction(self)
        icons.give(self._glass, "search")
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._hint = text.Key(text.keys("Ctrl K"), self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._clear = QToolButton(self)
        self._clear.setAccessibleName(tr("Empty the search field"))
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setFixedSize(20, 20)
        icons.give(self._clear, "close", size=12)
        self._clear.hide()
        self._clear.clicked.connect(self.empty)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self._go_on)
        self.look_in(tr("Search articles and statements"))

    def look_in(self, where: str) -> None:
        """Say what is searched: "Search feeds"."""
        self._where = where
        self.setAccessibleName(where)
        self._fit()
        self._tell()

    def set_text(self, words: str) -> None:
        """Show a search that is already asked."""
        self._asked = words
        self.setText(words)

    def empty(self) -> None:
        self.clear()
        self._ask()

    def say_wrong(self, sentence: str) -> None:
        """Mark the search as one that cannot be read; "" takes the mark off."""
        theme.set_class(self, "wrong" if sentence else "")
        self._wrong = sentence
        if sentence and self._left:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._left = False
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.empty()
            else:
                self.list_asked.emit(False)
            return
        if event.key() == Qt.Key.Key_Down and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._go_on()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # it is a QResizeEvent
        size = self._hint.sizeHint()
        self._hint.setGeometry(self.width() - size.width() - 8, (self.height() - 18) // 2, size.width(), 18)
        self._clear.move(self.width() - 26, (self.height() - 20) // 2)
        self._fit()

    def _fit(self) -> None:
        """Say what is searched as long as there is room for it beside the key; else "Search", else the key goes."""
        room = self.width() - GLASS - 8
        hint = self._hint.sizeHint().width() + 8
        width = self.fontMetrics().horizontalAdvance
        in_short = tr("Search")
        fits = width(self._where) <= room - hint
        self.setPlaceholderText(self._where if fits else in_short)
        self._hint.setVisible(not self.text() and (fits or width(in_short) <= room - hint))

    def _tell(self) -> None:
        commands = tr("Begin with > to find a command ({key})", key=text.keys("Ctrl+Shift+P"))
        self.setToolTip(text.tip(self._wrong or f"{self._where} ({text.keys('Ctrl+K')}). {commands}"))
        self.setAccessibleDescription(self._wrong or commands)

    def _typed(self) -> None:
        words = self.text()
        if words.startswith(COMMANDS) and self._asked != words:
            self.setText(self._asked)
            self._pause.stop()
            self.commands_asked.emit(words[1:].strip())
            return
        self._fit()
        self._clear.setVisible(bool(words))
        self._pause.start()

    def _go_on(self) -> None:
        """Ask, and go to what is found; where the words cannot be read they are to be put right first."""
        fresh = self.text().strip() != self._asked
        self._ask()
        if fresh or not self._wrong:
            self._left = fresh
            self.list_asked.emit(True)

    def _ask(self) -> None:
        self._pause.stop()
        words = self.text().strip()
        if words != self._asked:
            self._asked = words
            self.asked.emit(words)


class TopBar(QWidget):
    """Buttons of one window. What they do is connected in window.py."""

    view_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_class(self, "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.menu_button = self.tool("menu", tr("Menu"), "Alt")
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.search = SearchField(self)
        self.period = PeriodButton(self)
        self.refresh = self.tool("refresh", tr("Poll the feeds now"), "F5")
        self.add = self.tool("add", tr("Add a feed or a statement"), "")
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export = self.tool("export", tr("Export"), "Ctrl+E")
        self._tabs = QButtonGroup(self)
        self._tabs.setExclusive(True)
        self._tab_row = QHBoxLayout()
        self._tab_row.setSpacing(4)
        self._left = QWidget(self)
        left = QHBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(self.menu_button)
        left.addLayout(self._tab_row)
        left.addStretch(1)
        right_side = QWidget(self)
        right = QHBoxLayout(right_side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(4)
        right.addStretch(1)
        right.addWidget(self.period)
        right.addSpacing(8)
        for button in (self.refresh, self.add, self.export):
            right.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(16)
        row.addWidget(self._left, 1)
        row.addWidget(self.search, 2)
        row.addWidget(right_side, 1)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_views(self, views: Sequence[tuple[str, str]]) -> None:
        """Show a tab for each view: its name, and how it reads in the user's language. Ctrl+1, Ctrl+2, … reach them."""
        for number, (name, head) in enumerate(views, 1):
            tab = QToolButton(self)
            theme.set_class(tab, "tab")
            tab.setText(head)
            tab.setObjectName(name)
            tab.setCheckable(True)
            tab.setAccessibleName(head)
            tab.setToolTip(f"{head} ({text.keys('Ctrl')}+{number})")
            tab.setProperty("plain_tip", tab.toolTip())
            tab.setFont(theme.font())
            # As wide as in bold, so that choosing another view moves nothing.
            tab.setFixedWidth(theme.metrics(bold=True).horizontalAdvance(head) + 24)
            tab.clicked.connect(lambda _=False, name=name: self.view_asked.emit(name))
            self._tabs.addButton(tab)
            self._tab_row.addWidget(tab)

    def show_view(self, name: str) -> None:
        self._tabs.setExclusive(False)  # a view without a tab: none of them is checked
        for tab in self._tabs.buttons():
            tab.setChecked(tab.objectName() == name)
        self._tabs.setExclusive(True)

    def set_count(self, name: str, head: str, many: int, means: str) -> None:
        """Show a number behind a tab's head, such as the alerts not yet seen; `means` says what it counts."""
        for tab in self._tabs.buttons():
            if tab.objectName() == name:
                words = f"{head} {numbers.count(many)}" if many else head
                tab.setText(words)
                plain_tip = tab.property("plain_tip")
                tab.setToolTip(f"{plain_tip}\n{means}" if many else plain_tip)
                tab.setAccessibleName(plural("{view}, %n new", "{view}, %n new", many, view=head) if many else head)
                tab.setFixedWidth(theme.metrics(bold=True).horizontalAdvance(words) + 24)

    def set_menu(self, button: QToolButton, menu: QMenu) -> None:
        button.setMenu(menu)

    def tool(self, icon: str, name: str, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setFixedSize(28, 28)
        button.setIconSize(QSize(icons.GRID, icons.GRID))
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({text.keys(key)})" if key else name)
        icons.give(button, icon, "text")
        return button

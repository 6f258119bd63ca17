"""The command palette: everything the window can do, found by typing a few letters of it.

What can be done is not listed here: it is gathered from the window as it stands, its actions, its menus and the
buttons in sight, so that nothing is forgotten and what a new view brings is found as well. Lenses, spans and engines
are named by whoever opens it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from monitor.i18n import tr
from monitor.ui import delegates, text, theme
from monitor.ui.readouts import ReadOut
from monitor.ui.rows import Column, RowsTable

WIDTH: Final = 560  # px
SHOWN: Final = 12  # rows in sight
TOP: Final = 52  # px below the top of the window
PAD: Final = 8  # px
GAP: Final = 6  # px
KEYS: Final = 110  # px for the name of a key
SEARCH_KEY: Final = "Ctrl+K"


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done."""

    title: str
    group: str  # where it belongs: "Trend", "Period", "Topics"
    do: Callable[[], object]
    key: str = ""
    enabled: bool = True
    also: Callable[[], object] | None = None  # Shift and Return: beside what is chosen already


def found(commands: Sequence[Command], words: str) -> tuple[Command, ...]:
    """Those that hold every word, the best first: at the beginning of a word before inside one, titles before groups.

    Several letters may also stand for the beginnings of words: `wc` finds “What changed”.
    """
    wanted = words.casefold().split()
    if not wanted:
        return tuple(commands)
    ranked = []
    for place, command in enumerate(commands):
        rank = _rank(command, wanted)
        if rank is not None:
            ranked.append((not command.enabled, rank, place))
    return tuple(commands[place] for _, _, place in sorted(ranked))


def _rank(command: Command, wanted: Sequence[str]) -> int | None:
    title, group = command.title.casefold(), command.group.casefold()
    initials = "".join(word[0] for word in title.replace("“", "").split())
    worst = 0
    for word in wanted:
        if title.startswith(word):
            rank = 0
        elif f" {word}" in title:
            rank = 1
        elif len(word) > 1 and initials.startswith(word):
            rank = 2
        elif word in title:
            rank = 3
        elif word in group:
            rank = 4
        else:
            return None
        worst = max(worst, rank)
    return worst


def gather(window: QWidget, view: str) -> tuple[Command, ...]:
    """List what the window can do as it stands: its actions, its menus, and the buttons in sight."""
    made: dict[tuple[str, str], Command] = {}
    seen: set[QAction] = set()
    for action in window.actions():
        seen.add(action)
        _add(made, _of_action(action, ""))
    for menu in window.findChildren(QMenu):
        for action in menu.actions():
            if action not in seen and not action.isSeparator() and action.menu() is None and action.isVisible():
                seen.add(action)
                _add(made, _of_action(action, menu.accessibleName() or menu.title()))
    titles = {command.title.rstrip("…") for command in made.values()}
    for button in window.findChildren(QAbstractButton):
        title = _plain(button.accessibleName() or button.text())
        if button.isVisible() and title.rstrip("…") not in titles and _is_command(button):
            _add(made, Command(title, view, button.click, enabled=button.isEnabled()))
    return tuple(made.values())


def _add(made: dict[tuple[str, str], Command], command: Command) -> None:
    if command.title:
        made.setdefault((command.title, command.group), command)


def _is_command(button: QAbstractButton) -> bool:
    """Tell a button that does something from one that opens a menu, which is looked through by itself, or is a view."""
    if isinstance(button, QToolButton | QPushButton) and button.menu() is not None:
        return False
    return "tab" not in str(button.property("class") or "").split() and not isinstance(button, ReadOut)


def _of_action(action: QAction, group: str) -> Command:
    title, _, key = action.text().partition("\t")
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) or key
    return Command(_plain(title), group, action.trigger, key, action.isEnabled())


def _plain(title: str) -> str:
    return text.line(title.replace("&", ""), 100)


class Palette(QDialog):
    """A field, and below it what was found. Enter does it."""

    chosen = Signal(object)
    """The Command to do, after the palette is gone."""

    def __init__(
        self, commands: Iterable[Command], parent: QWidget, *, search: Callable[[str], object] | None = None
    ) -> None:
        """`search` looks for words among what the window shows: so that who meant that need not type them again."""
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._window = parent
        self._commands = tuple(commands)
        self._look = search
        self.setWindowTitle(tr("Commands"))
        self.setModal(True)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Type what you want to do, or a name. Shift Return adds a lens"))
        self.field.setAccessibleName(tr("Search commands"))
        self.field.setMaxLength(200)
        self.list: RowsTable[Command] = RowsTable(
            _columns(), self, name=tr("Commands"), key=lambda command: (command.group, command.title), inset=12
        )
        self.list.horizontalHeader().hide()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none = text.Label(tr("Nothing is called so."), self, role="muted")
        self._none.setContentsMargins(12, 8, 12, 8)
        self._none.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, PAD, PAD, PAD)
        column.setSpacing(GAP)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self._none)
        theme.set_class(self, "raised")
        self._wide = min(WIDTH, parent.width() - 32)
        self._most = max(3, min(SHOWN, (parent.height() - TOP - 80) // self._row()))
        self.resize(self._wide, self.height())
        self.move(parent.mapToGlobal(QPoint((parent.width() - self.width()) // 2, TOP)))
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._take_click)
        self._search("")

    def commands(self) -> tuple[Command, ...]:
        """What is listed just now."""
        return self.list.rows()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.field:
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: SHOWN - 1,
            Qt.Key.Key_PageUp: 1 - SHOWN,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            many = len(self.list.rows())
            if many:
                row = max(0, min(many - 1, self.list.currentIndex().row() + step))
                self.list.setCurrentIndex(self.list.model().index(row, 0))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(also=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        return False

    def _search(self, words: str) -> None:
        rows = (*found(self._commands, words), *self._other(words.strip()))
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        if rows:
            self.list.setCurrentIndex(self.list.model().index(0, 0))
            self.list.scrollToTop()
        self._take_height(len(rows))

    def _other(self, words: str) -> tuple[Command, ...]:
        """Last of all: to search what is shown for these words."""
        look = self._look
        if look is None or not words:
            return ()
        said = tr("Search here for “{words}”", words=text.line(words, 60))
        return (Command(said, "", lambda: look(words), SEARCH_KEY),)

    def _take_height(self, rows: int) -> None:
        """As high as what was found, so that no empty box hangs over the window."""
        self.list.setFixedHeight(min(rows, self._most) * self._row() + 2 * self.list.frameWidth())
        below = self.list.height() if rows else self._none.sizeHint().height()
        self.setFixedHeight(2 * PAD + self.field.sizeHint().height() + GAP + below)

    def _take_click(self) -> None:
        self._do()

    def _do(self, *, also: bool = False) -> None:
        command = self.list.current()
        if command is None or not command.enabled:
            return
        self.accept()
        do = command.also if also and command.also is not None else command.do
        # the palette must be gone, or what is done would find it in front: a menu, a dialog, the field to type in
        QTimer.singleShot(0, self._window, do)

    def _row(self) -> int:
        return self.list.verticalHeader().defaultSectionSize()


def _role(command: Command) -> theme.Role:
    return "text" if command.enabled else "disabled"


def _paint(painter: QPainter, rect: QRect, command: Command) -> None:
    room = theme.metrics("secondary").horizontalAdvance(command.group) + 12
    shown = delegates.elide(command.title, rect.width() - room)
    delegates.draw_text(painter, rect.adjusted(0, 0, -room, 0), command.title, role=_role(command))
    left = theme.metrics().horizontalAdvance(shown) + 10
    delegates.draw_text(painter, rect.adjusted(left, 0, 0, 0), command.group, size="secondary", role="muted")


def _paint_key(painter: QPainter, rect: QRect, command: Command) -> None:
    if command.key:
        said = command.key.replace("+", " ") if command.key != "+" else command.key
        left = rect.right() - delegates.chip_width(said)
        delegates.draw_chip(painter, left, rect.center().y() + 1, said, outlined=True)


def _columns() -> tuple[Column[Command], ...]:
    return (
        Column(tr("Command"), 0, lambda command: f"{command.title} {command.group}".rstrip(), paint=_paint, role=_role),
        Column(tr("Key"), KEYS, lambda command: command.key, paint=_paint_key, right=True),
    )

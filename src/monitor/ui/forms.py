"""The forms of the catalog's editors: a topic, a voice, an outlet, as fields that can be read back at any moment.

A form is shown an item and gives one back; what it has no field for stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QCompleter,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from monitor.i18n import tr, tr_noop
from monitor.model import Outlet, OutletKind, Role, Topic, Voice
from monitor.ui import previews, text, theme
from monitor.ui.dialogs.base import form, named
from monitor.ui.queries import QueryField

T = TypeVar("T", Topic, Voice, Outlet)
KINDS: Final = (  # of voices: as in the catalog, as shown
    ("person", tr_noop("person")),
    ("organisation", tr_noop("organization")),
    ("outlet", tr_noop("outlet")),
    ("collective", tr_noop("collective")),
)
GENDERS: Final = ((None, tr_noop("not said")), ("f", tr_noop("she")), ("m", tr_noop("he")))
PLAIN_HELP: Final = tr_noop('Commas part what may occur; words side by side must all occur. "In marks": exactly so.')
LEAST: Final = 340  # px: fields below their names find room in it
NARROW: Final = 480  # px: with less room a field stands below its name
WIDEST: Final = 760  # px: longer lines are not read well
CANNOT: Final = tr_noop("This query says more than plain words can. Edit it as a query.")


class Form(QWidget, Generic[T]):
    """A form for one kind of item."""

    changed = Signal()
    """Something was typed."""
    done = Signal()
    """Ctrl+Return: save."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: T | None = None
        self._narrow = False
        self._quiet = False
        self.fields = form()
        inner = QWidget(self)
        inner.setLayout(self.fields)
        inner.setMaximumWidth(WIDEST)
        self.fields.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(inner)
        column.addStretch(1)
        self.name = self.line(tr("Name"), width=300)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), LEAST), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            wrap = QFormLayout.RowWrapPolicy.WrapAllRows if narrow else QFormLayout.RowWrapPolicy.DontWrapRows
            self.fields.setRowWrapPolicy(wrap)
            self.fields.setVerticalSpacing(2 if narrow else 8)
        super().resizeEvent(event)

    def edit(self, item: T) -> None:
        """Show an item."""
        self._quiet = True
        self._given = item
        self.name.setText(item.name)
        self.fill(item)
        for field in self.findChildren(QLineEdit):
            field.setCursorPosition(0)  # long words are read from their beginning
        self._quiet = False

    def item(self) -> T:
        """The item as typed."""
        assert self._given is not None
        return self.read(replace(self._given, name=" ".join(self.name.text().split())))

    def why_not(self) -> str:
        """Why it cannot be saved as it stands; "" where it can."""
        return "" if self.name.text().strip() else tr("It needs a name.")

    def fill(self, item: T) -> None:
        raise NotImplementedError

    def read(self, item: T) -> T:
        raise NotImplementedError

    def line(self, name: str, *, hint: str = "", width: int | None = None) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        if width is not None:
            field.setMaximumWidth(width)
        field.textChanged.connect(self.tell)
        field.returnPressed.connect(self.done)
        self.fields.addRow(named(name, self), field)
        return field

    def lines(self, name: str, *, hint: str = "", rows: int = 3) -> QPlainTextEdit:
        field = Lines(rows, self)
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        field.textChanged.connect(self.tell)
        self.fields.addRow(named(name, self), field)
        return field

    def choice(self, name: str, offered: Sequence[tuple[str | None, str]]) -> QComboBox:
        """`offered`: what is meant, and how it is shown."""
        field = QComboBox(self)
        field.setAccessibleName(name)
        for meant, said in offered:
            field.addItem(said, meant)
        field.setMaximumWidth(300)
        field.activated.connect(self.tell)
        self.fields.addRow(named(name, self), field)
        return field

    def box(self, words: str, tip: str) -> QCheckBox:
        field = QCheckBox(words, self)
        field.setToolTip(text.tip(tip))
        field.toggled.connect(self.tell)
        self.fields.addRow(named("", self), field)
        return field

    def tell(self) -> None:
        if not self._quiet:
            self.changed.emit()


class Lines(QPlainTextEdit):
    """A few lines of text; Tab leaves it."""

    def __init__(self, rows: int, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_class(self, "field")
        self.setTabChangesFocus(True)
        self.setFixedHeight(14 + rows * theme.metrics().lineSpacing())

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())


class TopicForm(Form[Topic]):
    """A topic: its query, in plain words or in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modes = QButtonGroup(self)
        segments = QHBoxLayout()
        segments.setSpacing(0)
        for number, words in enumerate((tr("Plain words"), tr("Query"))):
            button = QToolButton(self)
            button.setText(words)
            button.setCheckable(True)
            button.setProperty("place", ("first", "last")[number])
            theme.set_class(button, "segment")
            self._modes.addButton(button, number)
            segments.addWidget(button)
        segments.addStretch(1)
        self.query = QueryField(self, name=tr("Query"))
        self.query.edit.setFixedHeight(112)
        self.wanted = Lines(3, self)
        self.wanted.setAccessibleName(tr("Any of these words"))
        self.wanted.setPlaceholderText(tr('export control, "Entity List", chip ban'))
        self.never = QLineEdit(self)
        self.never.setAccessibleName(tr("But none of these"))
        self.never.setPlaceholderText(tr("But none of these"))
        self._says = text.Label(tr(PLAIN_HELP), self, size="secondary", role="muted", wrap=True)
        plain = QWidget(self)
        column = QVBoxLayout(plain)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.wanted)
        column.addWidget(self.never)
        column.addWidget(self._says)
        column.addStretch(1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(plain)
        self._pages.addWidget(self.query)
        whole = QVBoxLayout()
        whole.setSpacing(6)
        whole.addLayout(segments)
        whole.addWidget(self._pages)
        self.fields.addRow(named(tr("Find", "name of a field"), self), whole)
        self.context = self.line(tr("Together with"), hint=tr("words of which one must occur too, parted by commas"))
        self.search = self.line(tr("News search"), hint=tr("the same for news searches, which know no NEAR and no *"))
        self.on = self.box(tr("in use"), tr("A topic that is not in use keeps its definition and tags nothing."))
        self._modes.idClicked.connect(self._choose_mode)
        self.query.changed.connect(self.tell)
        self.query.entered.connect(self.done)
        self.wanted.textChanged.connect(self._write_query)
        self.never.textChanged.connect(self._write_query)

    def fill(self, item: Topic) -> None:
        self.query.show_query(item.query)
        self.context.setText(", ".join(item.context))
        self.search.setText(item.search or "")
        self.on.setChecked(item.enabled)
        plain = previews.plain_of(item.query)
        self._show_plain(plain)
        self._choose_mode(0 if plain is not None else 1)

    def read(self, item: Topic) -> Topic:
        return replace(
            item,
            query=self.query.query(),
            context=_parted(self.context.text()),
            search=self.search.text().strip() or None,
            enabled=self.on.isChecked(),
        )

    def why_not(self) -> str:
        error = self.query.error()
        if not self.query.query():
            return super().why_not() or tr("It needs words to look for.")
        return super().why_not() or ("" if error is None else tr(str(error)))

    def take_query(self, query: str) -> None:
        """Put a query in the place of what is typed."""
        self.query.show_query(query)
        self._choose_mode(1)

    def _choose_mode(self, number: int) -> None:
        if number == 0:
            plain = previews.plain_of(self.query.query())
            self._show_plain(plain)
            if plain is None:
                number = 1
        button = self._modes.button(number)
        button.setChecked(True)
        self._pages.setCurrentIndex(number)
        self._modes.button(0).setToolTip(
            "" if previews.plain_of(self.query.query()) is not None else text.tip(tr(CANNOT))
        )

    def _show_plain(self, plain: tuple[str, str] | None) -> None:
        before, self._quiet = self._quiet, True
        self.wanted.setPlainText(plain[0] if plain else "")
        self.never.setText(plain[1] if plain else "")
        self._quiet = before

    def _write_query(self) -> None:
        if not self._quiet:
            self.query.show_query(previews.query_of(self.wanted.toPlainText(), self.never.text()))


class VoiceForm(Form[Voice]):
    """A voice: who it is, and the names it goes by."""

    merge_asked = Signal(str)
    """The name of another voice that is the same one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = self.choice(tr("Kind"), [(kind, tr(said)) for kind, said in KINDS])
        self.aliases = self.lines(tr("Other names"), hint=tr("Okafor, Adaeze N. Okafor"))
        alone = tr("names that mean nobody else, without the full name in the article")
        self.alone = self.line(tr("Sure alone"), hint=alone)
        self.gender = self.choice(tr("He or she"), [(gender, tr(said)) for gender, said in GENDERS])
        roles = tr("minister; Ministry of Digital Affairs; 2024-09-21; 2025-10-12")
        self.roles = self.lines(tr("Roles"), hint=roles, rows=3)
        self.group = self.line(tr("Group"), hint=tr("Researchers"), width=300)
        self.on = self.box(tr("in use"), tr("A voice that is not in use is not looked for by name."))
        self.other = QComboBox(self)
        self.other.setEditable(True)
        self.other.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.other.setAccessibleName(tr("The same as"))
        self.other.setMinimumWidth(220)
        self.merge = QPushButton(tr("Merge"), self)
        self.merge.setEnabled(False)
        theme.set_class(self.merge, "compact")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.other, 1)
        row.addWidget(self.merge)
        self.fields.addRow(named(tr("The same as"), self), row)
        self._wrong = text.Label("", self, size="secondary", role="error", wrap=True)
        self.fields.addRow(named("", self), self._wrong)
        self.other.currentTextChanged.connect(self._check_other)
        self.merge.clicked.connect(self._ask_merge)
        self.other.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.Wheel and watched is self.other  # a turned wheel chooses nobody

    def offer(self, names: Sequence[str]) -> None:
        """Say with whom it may be merged."""
        self.other.clear()
        self.other.addItems([text.line(name, 80) for name in names])
        completer = self.other.completer()
        assert completer is not None  # an editable box has one
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.other.setCurrentIndex(-1)
        self.other.setCurrentText("")

    def fill(self, item: Voice) -> None:
        self.kind.setCurrentIndex(self.kind.findData(item.kind))
        self.aliases.setPlainText(", ".join(item.aliases))
        self.alone.setText(", ".join(item.alone))
        self.gender.setCurrentIndex([code for code, _ in GENDERS].index(item.gender))
        self.roles.setPlainText("\n".join(_role_text(role) for role in item.roles))
        self.group.setText(item.group or "")
        self.on.setChecked(item.enabled)
        self.other.setCurrentText("")

    def read(self, item: Voice) -> Voice:
        roles, wrong = _roles(self.roles.toPlainText())
        self._wrong.setText(wrong)
        return replace(
            item,
            kind=self.kind.currentData(),
            aliases=_parted(self.aliases.toPlainText()),
            alone=_parted(self.alone.text()),
            gender=GENDERS[self.gender.currentIndex()][0],
            roles=item.roles if wrong else roles,
            group=self.group.text().strip() or None,
            enabled=self.on.isChecked(),
        )

    def why_not(self) -> str:
        return super().why_not() or _roles(self.roles.toPlainText())[1]

    def add_alias(self, name: str) -> None:
        """One more name it goes by."""
        self.aliases.setPlainText(", ".join((*_parted(self.aliases.toPlainText()), name)))

    def _check_other(self, typed: str) -> None:
        name = typed.strip()
        self.merge.setEnabled(bool(name) and name != self.name.text().strip() and self.other.findText(name) >= 0)

    def _ask_merge(self) -> None:
        self.merge_asked.emit(self.other.currentText().strip())


class OutletForm(Form[Outlet]):
    """An outlet: what it is, and where it publishes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = self.choice(tr("Kind"), [(kind.value, tr(kind.value)) for kind in OutletKind])
        self.domains = self.lines(tr("Domains"), hint=tr("ledger.example, ledger.example/opinion"))
        self.aliases = self.lines(tr("Other names"), hint=tr("as news searches and other outlets call it"), rows=2)
        author = tr("of a newsletter or column that is one person's voice")
        self.author = self.line(tr("Author"), hint=author, width=300)
        self.on = self.box(tr("in use"), tr("An outlet that is not in use is known by its feeds' name only."))

    def fill(self, item: Outlet) -> None:
        self.kind.setCurrentIndex(list(OutletKind).index(item.kind))
        self.domains.setPlainText(", ".join(item.domains))
        self.aliases.setPlainText(", ".join(item.aliases))
        self.author.setText(item.author or "")
        self.on.setChecked(item.enabled)

    def read(self, item: Outlet) -> Outlet:
        return replace(
            item,
            kind=list(OutletKind)[self.kind.currentIndex()],
            domains=tuple(_domain(each) for each in _parted(self.domains.toPlainText())),
            aliases=_parted(self.aliases.toPlainText()),
            author=self.author.text().strip() or None,
            enabled=self.on.isChecked(),
        )

    def add_domain(self, domain: str) -> None:
        self.domains.setPlainText(", ".join((*_parted(self.domains.toPlainText()), domain)))


def _parted(words: str) -> tuple[str, ...]:
    """Part at commas and line breaks."""
    return tuple(dict.fromkeys(" ".join(each.split()) for each in re.split(r"[,\n]", words) if each.strip()))


def _domain(typed: str) -> str:
    """`https://www.ledger.example/` → `ledger.example`."""
    return re.sub(r"^[a-z]+://(www\.)?", "", typed.strip().casefold()).rstrip("/")


def _role_text(role: Role) -> str:
    parts = [role.title, role.organisation or "", str(role.start or ""), str(role.end or "")]
    while parts[-1] == "":
        parts.pop()
    return "; ".join(parts)


def _roles(typed: str) -> tuple[tuple[Role, ...], str]:
    """Read roles, one a line; and what is wrong with them."""
    roles = []
    for line in typed.splitlines():
        parts = [part.strip() for part in line.split(";")]
        if not parts[0]:
            continue
        parts += [""] * (4 - len(parts))
        try:
            start, end = (date.fromisoformat(part) if part else None for part in parts[2:4])
        except ValueError:
            said = tr("“{line}”: days are written as 2025-01-27, after the organization", line=text.line(line, 80))
            return (), said
        if start is not None and end is not None and end < start:
            return (), tr("“{line}” ends before it begins", line=text.line(line, 80))
        roles.append(Role(parts[0], parts[1] or None, start, end))
    return tuple(roles), ""

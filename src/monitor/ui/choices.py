"""A button that holds several names out of many: "Any outlet", "The Ledger and 2 more"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from monitor.i18n import plural, tr
from monitor.ui import icons, numbers, text, theme

_KEY = Qt.ItemDataRole.UserRole


class ChoiceButton(QPushButton):
    """Opens a list with boxes to tick and a field that narrows it."""

    changed = Signal(tuple)
    """The keys now chosen, in the order of the list."""

    def __init__(self, nothing: str, name: str, parent: QWidget | None = None) -> None:
        """`nothing` is what the button says while nothing is chosen: "Any outlet"; `name` what it is for: "Outlets"."""
        super().__init__(parent)
        self._nothing, self._name = nothing, name
        self._known: dict[str, str] = {}
        self._said = nothing
        self._chosen: tuple[str, ...] = ()
        self._list: _ChoiceList | None = None
        theme.set_class(self, "menu")
        self.clicked.connect(self.open_list)
        self._show()

    def offer(self, names: Iterable[tuple[str, str]]) -> None:
        """Say what can be chosen: (key, name as shown), in the order of the list."""
        self._known = {key: text.line(name, 80) for key, name in names}
        self._show()

    def chosen(self) -> tuple[str, ...]:
        return self._chosen

    def choose(self, keys: Sequence[str]) -> None:
        """Show what is chosen, without telling. Keys that are no longer offered stay, under their own name."""
        self._chosen = tuple(keys)
        self._show()

    def open_list(self) -> None:
        """Show the list below the button."""
        gone = {key: key for key in self._chosen if key not in self._known}
        self._list = _ChoiceList(self._name, {**self._known, **gone}, self._chosen, self)
        self._list.changed.connect(self._take)
        self._list.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._list.resize(max(self.width(), 260), min(380, 64 + 26 * max(4, len(self._known))))
        self._list.show()

    def list(self) -> _ChoiceList | None:
        """The list, where it has been opened."""
        return self._list

    def said(self) -> str:
        """What the button says, in full."""
        return self._said

    def sizeHint(self) -> QSize:
        return QSize(min(240, self.fontMetrics().horizontalAdvance(self._said) + 44), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(96, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        role: theme.Role = "text" if self.isEnabled() else "disabled"
        arrow = icons.pixmap("chevron-down", role, 12, self.devicePixelRatioF())
        QPainter(self).drawPixmap(self.width() - 20, (self.height() - 12) // 2, arrow)

    def _take(self, keys: tuple[str, ...]) -> None:
        self._chosen = keys
        self._show()
        self.changed.emit(keys)

    def _show(self) -> None:
        if not self._chosen:
            said = self._nothing
        else:
            first = self._known.get(self._chosen[0], self._chosen[0])
            more = len(self._chosen) - 1
            said = plural("{first} and %n more", "{first} and %n more", more, first=first) if more else first
        self._said = said
        self.setAccessibleName(tr("{name}: {chosen}", name=self._name, chosen=said))
        self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        """Show as much of the words as there is room for."""
        room = max(40, self.width() - 42)
        shown = self.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(text.tip(self._said) if shown != self._said else "")


class _ChoiceList(QFrame):
    changed = Signal(tuple)

    def __init__(self, name: str, known: dict[str, str], chosen: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        theme.set_class(self, "card")
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Find in {many}", many=numbers.count(len(known))))
        self.field.setAccessibleName(tr("Find in: {name}", name=name))
        self.items = QListWidget(self)
        self.items.setAccessibleName(name)
        for key, said in known.items():
            item = QListWidgetItem(said, self.items)
            item.setData(_KEY, key)
            item.setSizeHint(QSize(0, 26))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in chosen else Qt.CheckState.Unchecked)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.items)
        self.field.textChanged.connect(self._narrow)
        self.items.itemChanged.connect(self._tell)
        self.items.itemActivated.connect(self._toggle)
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.items.setFocus()
            self.items.setCurrentRow(0)
        else:
            super().keyPressEvent(event)

    def _narrow(self, wanted: str) -> None:
        words = wanted.casefold().split()
        for row in range(self.items.count()):
            item = self.items.item(row)
            item.setHidden(not all(word in item.text().casefold() for word in words))

    def _toggle(self, item: QListWidgetItem) -> None:
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _tell(self) -> None:
        items = (self.items.item(row) for row in range(self.items.count()))
        self.changed.emit(tuple(item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked))

"""The strip below the top bar: one sentence on what happened, what it means, and what can be done. Nothing pops up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from monitor.i18n import tr
from monitor.ui import icons, text, theme

Kind = Literal["info", "demo", "warning", "error", "offline"]
_ROLES: dict[Kind, theme.Role] = {
    "info": "accent",
    "demo": "warning",
    "warning": "warning",
    "error": "error",
    "offline": "muted",
}


class Notice(QWidget):
    """Shows one notice at a time; the gravest stays until it is put away or settled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_class(self, "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._kind: Kind = "info"
        self._about = ""
        self._do: Callable[[], None] | None = None
        self._under: tuple[str, str, str, Callable[[], None] | None] | None = None  # gave way, and is to come back
        self._icon = QLabel(self)
        self.says = text.Label("", self, wrap=True)
        self.action = QPushButton(self)
        theme.set_class(self.action, "compact")
        self.away = QToolButton(self)
        self.away.setFixedSize(24, 24)
        self.away.setAccessibleName(tr("Put the notice away"))
        icons.give(self.away, "close", size=12)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.says, 1)
        row.addWidget(self.action)
        row.addWidget(self.away)
        self.action.clicked.connect(self._act)
        self.away.clicked.connect(self._put_away)
        theme.changed.connect(self._show_icon)
        self.hide()

    @property
    def about(self) -> str:
        """What the notice shown concerns; "" where none is shown."""
        return self._about if not self.isHidden() else ""

    def tell(
        self, about: str, sentence: str, kind: Kind = "info", *, action: str = "", do: Callable[[], None] | None = None
    ) -> None:
        """Show a sentence. A lesser notice does not displace a graver one on something else.

        That this is the demonstration gives way to everything, and comes back.
        """
        if self.about and self.about != about and _gravity(self._kind) > _gravity(kind):
            return
        if self._kind == "demo" and kind != "demo" and self.about:
            self._under = (self._about, self.says.text(), self.action.text(), self._do)
        self._about, self._kind, self._do = about, kind, do
        self.says.setText(sentence)
        self.setAccessibleName(sentence)
        self.action.setText(action)
        self.action.setVisible(bool(action) and do is not None)
        self._show_icon()
        self.show()

    def clear(self) -> None:
        """Take every notice away."""
        self._under = None
        self.hide()

    def settle(self, about: str) -> None:
        """Take a notice away: what it was about is over."""
        if self._about == about:
            self._put_away()

    def _act(self) -> None:
        do = self._do
        self._put_away()
        if do is not None:
            do()

    def _put_away(self) -> None:
        self.hide()
        under, self._under = self._under, None
        if under is not None and self._kind != "demo":
            about, sentence, action, do = under
            self.tell(about, sentence, "demo", action=action, do=do)

    def _show_icon(self) -> None:
        name = "info" if self._kind == "demo" else self._kind
        self._icon.setPixmap(icons.pixmap(name, _ROLES[self._kind], 16, self.devicePixelRatioF()))


def _gravity(kind: Kind) -> int:
    return ("demo", "info", "offline", "warning", "error").index(kind)

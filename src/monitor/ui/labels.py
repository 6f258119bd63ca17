"""A label that gives way: where there is little room it ends with an ellipsis, instead of holding the window wide."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from monitor.ui import delegates, text, theme


class Elided(text.Label):
    """One line of plain text, as wide as there is room.

    Where it is cut the whole of it is its tip, which Tab reaches too.
    """

    def __init__(self, words: str = "", parent: QWidget | None = None, *, right: bool = False, **look: Any) -> None:
        """`look` is that of text.Label: size, bold, role."""
        self._size: theme.Size = look.get("size", "body")
        self._bold: bool = look.get("bold", False)
        self._shown_role: theme.Role = look.get("role", "text")
        self._right = right
        self._forms: tuple[str, ...] = ()
        self.shown = words
        super().__init__(words, parent, **look)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def set_forms(self, *forms: str) -> None:
        """Say one thing in several lengths, the longest first: the first that fits is shown, and none if none does."""
        self._forms = forms
        self.setText(forms[0])

    def set_role(self, role: theme.Role) -> None:
        self._shown_role = role
        super().set_role(role)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        words = self.text()
        room = self.contentsRect()
        width = self.fontMetrics().horizontalAdvance
        cut = width(words) > room.width()
        if cut and self._forms and self._forms[0] == words:
            words = next((form for form in self._forms[1:] if width(form) <= room.width()), "")
        self.shown = words  # before it is cut
        painter = QPainter(self)
        delegates.draw_text(
            painter, room, words, role=self._shown_role, size=self._size, bold=self._bold, right=self._right
        )
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
        self.setToolTip(text.tip(self.text()) if cut else "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if cut else Qt.FocusPolicy.NoFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        show_tip(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        hide_tip()


def show_tip(of: QWidget) -> None:
    """Show the tip of what has the focus, as if a pointer rested on it."""
    from PySide6.QtWidgets import QToolTip

    QToolTip.showText(of.mapToGlobal(of.rect().bottomLeft()), of.toolTip(), of)


def hide_tip() -> None:
    from PySide6.QtWidgets import QToolTip

    QToolTip.hideText()

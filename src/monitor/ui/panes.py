"""What panes are made of: a thin line, an inset, a page that scrolls, and the pane at the right that is all three."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from monitor.ui import text, theme

BAR = 36  # px
LEAST = 280  # px


class SidePane(QWidget):
    """Tells of what was chosen: a bar that says which it is, and a page below, or a sentence in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        surface(self)
        self.setMinimumWidth(LEAST)
        self.place = text.Label("", self, size="secondary", role="muted")
        bar = QWidget(self)
        bar.setFixedHeight(BAR)
        self._bar = QHBoxLayout(bar)
        self._bar.setContentsMargins(16, 0, 12, 0)
        self._bar.setSpacing(4)
        self._bar.addWidget(self.place, 1)
        self._page = surface(QWidget(self))
        self._scroll = scrolled(self._page, self)
        self._none = text.Label("", self, role="muted", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._none.setContentsMargins(32, 40, 32, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(bar)
        self._column.addWidget(rule(self))
        self._column.addWidget(self._none, 1)
        self._column.addWidget(self._scroll, 1)

    def set_place(self, words: str) -> None:
        """Say which of how many this is."""
        self.place.setText(words)

    def _put(self, shown: QWidget) -> None:
        """Show one of what can stand below the bar."""
        for at in range(2, self._column.count()):
            widget = self._column.itemAt(at).widget()  # type: ignore[union-attr]  # at is below the count
            assert widget is not None
            widget.setVisible(widget is shown)

    def _say(self, sentence: str) -> None:
        """Show a sentence instead of anything."""
        self.place.setText("")
        self._none.setText(sentence)
        self._put(self._none)


def surface(widget: QWidget) -> QWidget:
    """Give a widget the ground of a pane."""
    theme.set_class(widget, "surface")
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


def bare(area: QScrollArea) -> QScrollArea:
    """Let a scroll area be seen by nothing but its scroll bar, which is upright."""
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def scrolled(page: QWidget, parent: QWidget) -> QScrollArea:
    """Let a page scroll."""
    area = bare(QScrollArea(parent))
    area.setWidget(page)
    return area


def inset(widget: QWidget) -> QWidget:
    """Keep a table off the edges of its pane."""
    made = QWidget()
    around = QHBoxLayout(made)
    around.setContentsMargins(8, 0, 8, 0)
    around.addWidget(widget)
    return made


def rule(parent: QWidget) -> QFrame:
    """A thin line across."""
    line = QFrame(parent)
    theme.set_class(line, "rule")
    return line

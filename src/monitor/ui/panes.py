"""What panes are made of: a thin line, an inset, a page that scrolls, and the pane at the right that is all three."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from monitor.ui import delegates, text, theme

BAR = 36  # px
LEAST = 280  # px
UNBROKEN = 14  # letters; a longer word may be broken, so that it does not hold a pane wide


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
        self._none.setMargin(32)
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


def broken(words: str, at: int = UNBROKEN) -> str:
    """Let words of more than so many letters be broken where they do not fit into a line."""
    return re.sub(rf"\w{{{at}}}(?=\w)", "\\g<0>\N{ZERO WIDTH SPACE}", words)


class Row(QLayout):
    """Widgets side by side, in as many rows as they need."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0)
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Give each its place, and the height of all."""
        left, top, high = rect.left(), rect.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if left > rect.left() and left + size.width() > rect.left() + rect.width():
                left, top, high = rect.left(), top + high + self.spacing(), 0
            if place:
                item.setGeometry(QRect(QPoint(left, top), QSize(min(size.width(), rect.width()), size.height())))
            left += size.width() + self.spacing()
            high = max(high, size.height())
        return top + high - rect.top()


class Choice(QComboBox):
    """A box that gives way: where there is little room what is chosen ends with an ellipsis, and is its tip."""

    SHORT = Qt.ItemDataRole.UserRole + 1  # the role of how an item reads when it is chosen, where that is shorter

    def paintEvent(self, event: QPaintEvent) -> None:
        option, shown = self._option()
        option.currentText = shown
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def minimumSizeHint(self) -> QSize:
        return QSize(72, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and not self.toolTip():
            cut = self._option()[1] != self._chosen()
            QToolTip.showText(event.globalPos(), text.tip(self._chosen()) if cut else "", self)
            return True
        return super().event(event)

    def _chosen(self) -> str:
        return str(self.currentData(self.SHORT) or self.currentText())

    def _option(self) -> tuple[QStyleOptionComboBox, str]:
        """How the box is to be painted, and as much of what is chosen as there is room for."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - 2
        return option, self.fontMetrics().elidedText(self._chosen(), Qt.TextElideMode.ElideRight, room)


class Link(QPushButton):
    """A name that leads somewhere, cut where there is little room."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = text.line(words, 80)
        theme.set_class(self, "link")
        self.setFont(theme.font("secondary"))
        self.setAccessibleName(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(22)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(theme.metrics("secondary").horizontalAdvance(self._words), 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        role: theme.Role = "accent" if self.underMouse() else "text"
        delegates.draw_text(painter, self.rect(), self._words, size="secondary", role=role)
        if self.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

"""What all dialogs share: a column of parts, a line for troubles, and buttons that say what they do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from monitor.i18n import tr, tr_noop
from monitor.ui import text, theme

ENDS = tr_noop("What is saved here ends with the demonstration.")
FRAME = 40  # px that a window's title and the desktop's edge take


class Dialog(QDialog):
    """A dialog with `body` for its parts, and a foot with a sentence and the buttons."""

    def __init__(self, title: str, do: str, parent: QWidget | None = None, *, width: int = 560) -> None:
        """`do` is what the main button says: a verb, and what it does it to."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.resize(width, 120)
        self.setMinimumWidth(420)
        self._page = QWidget(self)
        theme.set_class(self._page, "surface")
        self.body = QVBoxLayout(self._page)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self._scroll = QScrollArea(self)  # where the screen is lower than the dialog
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._page)
        self._page.installEventFilter(self)
        self.says = text.Label("", self, size="secondary", role="muted", wrap=True)
        self.do = QPushButton(do, self)
        self.do.setDefault(True)
        theme.set_class(self.do, "primary")
        self.cancel = QPushButton(tr("Cancel"), self)
        self.cancel.setAutoDefault(False)
        foot = self._foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.says, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.do)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(16)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)
        self.cancel.clicked.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        """Be wide and high enough for every word, as far as the screen is."""
        column = self._column
        margins, room = column.contentsMargins(), self.screen().availableGeometry().size()
        around = margins.left() + margins.right()
        wide = max(self.width(), self.body.totalMinimumSize().width() + around, column.totalMinimumSize().width())
        wide = min(wide, room.width() - FRAME)
        high = margins.top() + margins.bottom() + column.spacing()
        page = max(_height(self.body, wide - around), self.body.totalMinimumSize().height())
        high += page + _height(self._foot, wide - around)
        self.resize(wide, min(max(self.height(), high), room.height() - FRAME))

    def tell_demo(self) -> None:
        """Say that this is the demonstration, and what that means for what is saved."""
        self.body.addWidget(text.Label(tr(ENDS), self, size="secondary", role="muted", wrap=True))

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Say how things stand, beside the buttons."""
        self.says.setText(sentence)
        self.says.set_role("error" if error else "muted")
        if self.isVisible():
            self._foot.invalidate()  # it hears of the new words only later
            self._grow()


def _height(layout: QLayout, width: int) -> int:
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()


def form() -> QFormLayout:
    """Make the layout of a form: names on the left, fields on the right."""
    made = QFormLayout()
    made.setHorizontalSpacing(16)
    made.setVerticalSpacing(8)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    made.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    made.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    return made


def named(said: str, parent: QWidget) -> text.Label:
    """Make the name of a field."""
    label = text.Label(said, parent, role="muted")
    label.setMinimumHeight(28)
    return label


def rule(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    theme.set_class(line, "rule")
    return line

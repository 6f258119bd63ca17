"""What all dialogs share: a column of parts, a line for troubles, and buttons that say what they do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from monitor.i18n import tr
from monitor.ui import text, theme


class Dialog(QDialog):
    """A dialog with `body` for its parts, and a foot with a sentence and the buttons."""

    def __init__(self, title: str, do: str, parent: QWidget | None = None, *, width: int = 560) -> None:
        """`do` is what the main button says: a verb, and what it does it to."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.resize(width, self.sizeHint().height())
        self.setMinimumWidth(420)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.says = text.Label("", self, size="secondary", role="muted", wrap=True)
        self.do = QPushButton(do, self)
        self.do.setDefault(True)
        theme.set_class(self.do, "primary")
        self.cancel = QPushButton(tr("Cancel"), self)
        self.cancel.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.says, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.do)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(16)
        column.addLayout(self.body, 1)
        column.addLayout(foot)
        self.cancel.clicked.connect(self.reject)

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Say how things stand, beside the buttons."""
        self.says.setText(sentence)
        self.says.set_role("error" if error else "muted")


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

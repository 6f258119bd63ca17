"""One question before something is done that undo cannot bring back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from monitor.ui import text, theme
from monitor.ui.dialogs.base import Dialog


class Ask(Dialog):
    """Says what would happen and what it means; the safe answer is the one that Return gives.

    `accepted` is the only way on: `Ask("Remove all?", "…", do="Remove").accepted.connect(…)`, then `open()`.
    """

    def __init__(self, question: str, consequence: str, *, do: str, parent: QWidget | None = None) -> None:
        super().__init__(question, do, parent, width=440)
        heading = text.Label(question, self, size="brief", bold=True, wrap=True)
        means = text.Label(consequence, self, wrap=True)
        self.body.addWidget(heading)
        self.body.addWidget(means)
        theme.set_class(self.do, "")
        self.do.setDefault(False)
        self.do.setAutoDefault(False)
        self.cancel.setAutoDefault(True)
        self.cancel.setDefault(True)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setAccessibleDescription(consequence)
        self.do.clicked.connect(self.accept)

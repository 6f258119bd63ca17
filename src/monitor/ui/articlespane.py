"""The live table with its heading, and the sentence that stands in its place when it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from monitor.i18n import plural, tr
from monitor.ui import icons, text, theme
from monitor.ui.articles import ArticlesModel
from monitor.ui.labels import Elided
from monitor.ui.table import ArticlesTable


class ArticlesPane(QWidget):
    """The table with its heading, and the sentence that stands in its place when it is empty."""

    taken_in = Signal()
    show_changed = Signal(str)
    """Which articles are wanted: a name of `SHOWS`."""

    label_chosen = Signal(str)
    """Only what has this label is wanted; "" for everything."""
    grouped_changed = Signal(bool)
    """Whether a row is to stand for a story, not for an article."""

    scope_released = Signal()
    """The articles of a point were shown, and all are wanted again."""
    all_asked = Signal()
    """The rest beyond the newest ones is wanted too."""

    SHOWS = ("all", "unread", "starred", "negative", "neutral", "positive")

    def __init__(self, model: ArticlesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._label = ""
        self.table = ArticlesTable(model, self)
        self.title = Elided(tr("Articles"), self, size="body", bold=True)
        self.summary = Elided("", self, size="secondary", role="muted")
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # it gives way first
        self.arrivals = QPushButton(self)
        self.arrivals.setAccessibleName(tr("Take in new articles"))
        theme.set_class(self.arrivals, "compact accent")
        self.arrivals.hide()
        self.arrivals.clicked.connect(self._take_in)
        self.all_of_them = QPushButton(tr("Load all"), self)
        theme.set_class(self.all_of_them, "compact")
        self.all_of_them.hide()
        self.all_of_them.clicked.connect(self.all_asked)
        self.scope = QPushButton(tr("All articles"), self)
        icons.give(self.scope, "close", size=12)
        self.scope.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        theme.set_class(self.scope, "compact")
        self.scope.hide()
        self.scope.clicked.connect(self.scope_released)
        self.show_button = QPushButton(tr("All", "articles"), self)
        self.show_button.setAccessibleName(tr("Which articles are shown"))
        theme.set_class(self.show_button, "compact menu")
        menu = QMenu(self.show_button)
        menu.setAccessibleName(tr("List"))
        for name in self.SHOWS:
            if name == "negative":  # from here on by the label of the engine that is shown
                menu.addSeparator()
            menu.addAction(shown_as(name)).triggered.connect(lambda _=False, name=name: self.set_show(name, tell=True))
        menu.addSeparator()
        self.grouped = QAction(tr("One row a story"), self, checkable=True, checked=True)
        self.grouped.toggled.connect(self.grouped_changed)
        menu.addAction(self.grouped)
        self._labels_menu = QMenu(tr("Labeled"), menu)
        self._labels_menu.setAccessibleName(tr("Labeled"))
        menu.addMenu(self._labels_menu)
        self.offer_labels(())
        self.show_button.setMenu(menu)
        self.columns = QToolButton(self)
        self.columns.setFixedSize(28, 28)
        self.columns.setToolTip(tr("Columns"))
        self.columns.setAccessibleName(tr("Columns"))
        self.columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        icons.give(self.columns, "columns")
        self.columns.setMenu(self.table.columns_menu(self.columns))
        self._message = text.Label("", self, role="muted", wrap=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._message.setContentsMargins(40, 48, 40, 0)
        theme.set_class(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

        tools = QHBoxLayout()
        tools.setContentsMargins(16, 0, 12, 0)
        tools.setSpacing(8)
        tools.addWidget(self.title)
        tools.addWidget(self.summary, 1)
        for widget in (self.scope, self.all_of_them, self.arrivals, self.show_button, self.columns):
            tools.addWidget(widget)
        bar = QWidget(self)
        bar.setFixedHeight(36)
        bar.setLayout(tools)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(self._stack, 1)
        model.counted.connect(self._show_arrivals)

    def set_show(self, name: str, *, tell: bool = False) -> None:
        """Show which articles are listed; `tell` where the user chose it."""
        self.show_button.setText(shown_as(name))
        if self._label:
            self._label = ""
            self.label_chosen.emit("")
        if tell:
            self.show_changed.emit(name)

    def offer_labels(self, names: Sequence[str]) -> None:
        """Offer to list what has one of the user's labels."""
        self._labels_menu.clear()
        self._labels_menu.setEnabled(bool(names))
        for name in names:
            action = self._labels_menu.addAction(text.line(name, 40).replace("&", "&&"))
            action.triggered.connect(lambda _=False, name=name: self._choose_label(name))

    def _choose_label(self, name: str) -> None:
        self._label = name
        self.show_button.setText(text.line(name, 20))
        self.label_chosen.emit(name)

    def set_heading(
        self,
        title: str,
        summary: str,
        *,
        scoped: bool = False,
        more: bool = False,
        brief: str = "",
        heads: tuple[str, ...] = (),
    ) -> None:
        """Say what is listed. `scoped`: the articles of a point; `more`: only the newest of them are loaded.

        `brief`: the summary where there is little room; `heads`: the title where there is less and less.
        """
        if heads:
            self.title.set_forms(title, *heads)
        else:
            self.title.setText(title)
        if brief:
            self.summary.set_forms(summary, brief)
        else:
            self.summary.setText(summary)
        head = tr("All stories") if self._model.is_grouped else tr("All articles")
        self.scope.setText(f"{head}\N{EN SPACE}")  # from the cross behind it
        self.scope.setVisible(scoped)
        self.all_of_them.setVisible(more)

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Put a sentence in the place of the list; an empty one shows the list again."""
        self._message.setText(sentence)
        self._message.set_role("error" if error else "muted")
        self._stack.setCurrentIndex(1 if sentence else 0)

    def sizeHint(self) -> QSize:
        return QSize(760, 380)

    def _take_in(self) -> None:
        self.table.scrollToTop()
        self.taken_in.emit()

    def _show_arrivals(self) -> None:
        waiting = self._model.pending
        self.arrivals.setText(plural("%n new ↑", "%n new ↑", waiting))
        self.arrivals.setAccessibleName(plural("Take in %n new article", "Take in %n new articles", waiting))
        self.arrivals.setVisible(waiting > 0)


def shown_as(name: str) -> str:
    """Which articles are shown, as ArticlesPane.SHOWS names it."""
    return {
        "all": tr("All", "articles"),
        "unread": tr("Unread"),
        "starred": tr("Starred"),
        "negative": tr("Negative"),
        "neutral": tr("Neutral"),
        "positive": tr("Positive"),
    }[name]

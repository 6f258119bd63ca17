"""The window: its parts, and what they showed last. No store is behind it yet.

It is built and painted before anything heavy is imported; `program.py` then fills it with life. Closing writes down
what is to be found again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from monitor.i18n import tr, tr_noop
from monitor.settings import Profile
from monitor.ui import lastpage, theme
from monitor.ui.desk import Desk
from monitor.ui.statusbar import Status, StatusLine
from monitor.ui.topbar import TopBar

TITLE = tr_noop("News-sentiment monitor")
SIZE = QSize(1440, 900)
SMALLEST = QSize(900, 560)
FRAME = QSize(4, 40)  # px that a window manager may put around it


VIEWS = (
    ("desk", tr_noop("Desk")),
    ("voices", tr_noop("Voices")),
    ("outlets", tr_noop("Outlets")),
    ("alerts", tr_noop("Alerts")),
    ("feeds", tr_noop("Feeds")),
)


class Window(QMainWindow):
    """The one window of a profile."""

    first_painted = Signal()
    closing = Signal()
    """The window is about to be closed for good: write down what is to be found again."""

    def __init__(self, profile: Profile, *, demo: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.profile = profile
        self.memory = QSettings(str(profile.window_state_file), QSettings.Format.IniFormat)
        self._painted = False
        self.alt_alone = False  # Alt went down and nothing else since
        self.hides: Callable[[], bool] = lambda: False  # tells whether closing only hides the window
        self.setWindowTitle(tr(TITLE))
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self.top = TopBar(self)
        self.views = QStackedWidget(self)
        self.status = StatusLine(self)
        self.above = QVBoxLayout()  # a place for notices, below the top bar
        self.above.setSpacing(0)
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(self.above)
        column.addWidget(self.views, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)
        self.top.set_views([(name, tr(head)) for name, head in VIEWS])
        self.top.show_view("desk")
        self.desk = self.fresh_desk(demo=demo)
        self._restore(demo=demo)
        self.status.show_status(Status(demo=demo), datetime.now(UTC))

    def fresh_desk(self, *, demo: bool) -> Desk:
        """Put a Desk in place that shows the last page, or the ways to begin where there was none."""
        desk = Desk(self.views)  # not to be moved there afterwards: all in it would be styled anew
        page = lastpage.LastPage() if demo else lastpage.load(self.profile.root)
        desk.show_last_page(page)
        if not page.rows and not demo and not self.memory.value("started", False, bool):
            from monitor.ui.firstrun import FirstRun

            desk.put_first_run(FirstRun(desk))
            desk.set_first_run(True)
        if not demo:
            desk.restore(self.memory)
        self.top.period.set_span(desk.span)
        self.views.addWidget(desk)
        self.views.setCurrentWidget(desk)
        self.desk = desk
        (desk.first_run or desk.pane.table).setFocus()
        return desk

    def remember(self) -> None:
        """Write down where the window stands."""
        self.memory.setValue("geometry", self.saveGeometry())
        self.memory.setValue("theme", str(theme.chosen()))
        self.memory.sync()

    def bring_to_front(self) -> None:
        """Show the window: another start was tried, or the tray icon pressed."""
        self.show()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def _restore(self, *, demo: bool) -> None:
        geometry = self.memory.value("geometry")
        room = self.screen().availableSize()
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
            fits = self.size().boundedTo(room - FRAME).expandedTo(SMALLEST)
            if fits != self.size() and not self.isMaximized() and not self.isFullScreen():  # from a larger screen
                self.resize(fits)
                self.move(self.screen().availableGeometry().topLeft())
        elif room.width() < SIZE.width() + FRAME.width() or room.height() < SIZE.height() + FRAME.height():
            self.resize((room - FRAME).boundedTo(SIZE).expandedTo(SMALLEST))
        if demo or not self.memory.contains("desk/across"):
            self.desk.set_width(self.width())

    # ---- what Qt tells

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous() and self.hides():
            event.ignore()
            self.hide()
            return
        self.remember()
        event.accept()
        self.closing.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.alt_alone = event.key() == Qt.Key.Key_Alt
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and self.alt_alone and self.top.menu_button.menu() is not None:
            self.top.menu_button.showMenu()
            return
        super().keyReleaseEvent(event)

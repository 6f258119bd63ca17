"""The window: its parts, and every connection between them.

It opens with what it showed last and no store behind it; `begin` opens the session in the background, after the first
paint. Closing writes down what is to be found again and ends the session.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QDesktopServices, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget, QSystemTrayIcon, QVBoxLayout, QWidget

from monitor.errors import MonitorError
from monitor.settings import Profile
from monitor.ui import icons, lastpage, links, numbers, questions, theme
from monitor.ui.desk import Desk
from monitor.ui.notice import Notice
from monitor.ui.periods import Span
from monitor.ui.session import Session
from monitor.ui.statusbar import Status, StatusLine
from monitor.ui.topbar import TopBar

TITLE = "News-sentiment monitor"
SIZE = QSize(1440, 900)
SMALLEST = QSize(900, 560)
STATUS_EVERY_MS = 5_000
OFFLINE_AFTER = 3  # feeds in a row that could not be reached for want of a network


@dataclass(frozen=True, slots=True)
class View:
    """A view behind a tab: made when it is first looked at."""

    name: str
    head: str
    make: Callable[[Session, QWidget], QWidget] | None  # None: the Desk


class Window(QMainWindow):
    """The one window of a profile."""

    first_painted = Signal()
    closed = Signal()

    def __init__(self, profile: Profile, *, demo: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._memory = QSettings(str(profile.window_state_file), QSettings.Format.IniFormat)
        self._painted = False
        self._unreachable = 0
        self._day = datetime.now(UTC).astimezone().date()
        self._health = questions.Health()
        self._tray: QSystemTrayIcon | None = None
        self._made: dict[str, QWidget] = {}
        self.setWindowTitle(TITLE)
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)

        self.top = TopBar(self)
        self.notice = Notice(self)
        self.views = QStackedWidget(self)
        self.status = StatusLine(self)
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.top, self.notice):
            column.addWidget(widget)
        column.addWidget(self.views, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)
        self._views = {view.name: view for view in available_views()}
        self.top.set_views([(view.name, view.head) for view in self._views.values()])
        self._status_timer = QTimer(self, interval=STATUS_EVERY_MS)
        self._status_timer.timeout.connect(self._ask_status)
        self._make_actions()
        self._connect()
        self._open(demo=demo)
        self._restore()

    # ---- the session, and the views on it

    def _open(self, *, demo: bool) -> None:
        """Put a fresh session and a fresh Desk in place; `begin` opens them."""
        self.session = Session(self._profile, demo=demo, parent=self)
        self.desk = Desk(self.session, self)
        self.views.addWidget(self.desk)
        self._made["desk"] = self.desk
        self._connect_session()
        page = lastpage.LastPage() if demo else lastpage.load(self._profile.root)
        self.desk.show_last_page(page)
        if not page.rows and not demo and not self._memory.value("started", False, bool):
            self.desk.set_first_run(True)
        self._show_status()
        self.show_view("desk")

    def begin(self) -> None:
        """Open the session in the background. Called after the first paint."""
        self.session.begin()

    def change_over(self, *, demo: bool) -> None:
        """Close the profile that is shown and open the demonstration, or the user's own again."""
        self._remember()
        self._status_timer.stop()
        self.session.close()
        for widget in self._made.values():
            self.views.removeWidget(widget)
            widget.deleteLater()
        self._made.clear()
        self.session.deleteLater()
        self._health = questions.Health()
        self.notice.hide()
        self.top.search.set_text("")
        self._open(demo=demo)
        if not demo:
            self.desk.restore(self._memory)
        self.begin()

    def _connect(self) -> None:
        self.top.view_asked.connect(self.show_view)
        self.top.search.asked.connect(self._search)
        self.top.period.changed.connect(self._take_span)
        self.top.refresh.clicked.connect(self.poll_now)
        self.top.export.clicked.connect(self.export)
        self.status.feeds_asked.connect(self._show_feeds)
        self.status.engine_chosen.connect(self._choose_engine)
        theme.changed.connect(self._keep_theme)

    def _connect_session(self) -> None:
        session, desk = self.session, self.desk
        session.opened.connect(self._take_opened)
        session.refused.connect(self._take_refused)
        session.told.connect(self._take_events)
        session.failed.connect(self._tell_error)
        session.catalog_changed.connect(self._take_catalog)
        session.settings_changed.connect(self._take_settings)
        desk.search_wrong.connect(self.top.search.say_wrong)
        desk.open_asked.connect(self._open_link)
        desk.said.connect(self._say)
        desk.first_run.demo_asked.connect(self.try_demo)
        desk.first_run.start_asked.connect(self.start_polling)
        desk.first_run.import_asked.connect(self.import_feeds)
        desk.first_run.add_asked.connect(self.add_feed)
        desk.first_run.methods_asked.connect(self.show_methods)

    def show_view(self, name: str) -> None:
        """Show a view; it is made when it is first looked at."""
        view = self._views.get(name)
        if view is None:
            return
        widget = self._made.get(name)
        if widget is None:
            if view.make is None or not self.session.is_open:
                self.top.show_view(self._shown())
                return
            widget = self._made[name] = view.make(self.session, self)
            self.views.addWidget(widget)
            self._connect_view(name, widget)
        self.views.setCurrentWidget(widget)
        self.top.show_view(name)
        desk = name == "desk"
        self.top.period.setEnabled(desk)
        self.top.search.setEnabled(desk)
        for action in self._desk_actions:
            action.setEnabled(desk)

    def _connect_view(self, name: str, widget: QWidget) -> None:
        """Connect a view that was just made. Views are built by themselves from the session."""

    def _shown(self) -> str:
        return next((name for name, widget in self._made.items() if widget is self.views.currentWidget()), "desk")

    # ---- what the session tells

    def _take_opened(self) -> None:
        if not self.session.demo:
            self._memory.setValue("started", self.session.settings.started)
        wanted = theme.Choice(self.session.settings.theme)
        if wanted is not theme.chosen():
            theme.choose(wanted)
        self.status.set_engines(self.session.engines)
        self.desk.first_run.set_ready(True)
        self.desk.set_first_run(not self.session.settings.started)
        self.desk.begin()
        if self.session.demo:
            self._tell_demo()
        self._ask_status()
        self._status_timer.start()

    def _take_refused(self, error: MonitorError) -> None:
        self.notice.tell("profile", str(error), "error")
        self.desk.set_first_run(False)
        self.desk.pane.say(str(error), error=True)
        self.desk.trend.say("")
        self._show_status()

    def _take_events(self, events: tuple[object, ...]) -> None:
        from monitor import poller, service

        fresh = False
        raised = []
        for event in events:
            match event:
                case poller.FeedPolled():
                    fresh = fresh or bool(event.new or event.edited)
                    self._count_unreachable(event.status, event.http)
                case poller.AlertRaised():
                    raised.append(event)
                case service.StoreChanged():
                    fresh = True
                case service.Trouble(text=None):
                    self.notice.settle("trouble")
                case service.Trouble(text=str(sentence)):
                    self.notice.tell("trouble", sentence, "error")
                case service.Retagged():
                    self._tell_retagging(event.done, event.total, canceled=event.canceled)
                case service.CatalogChanged():
                    self.session.take_catalog(event.catalog)
                case _:
                    pass
        if fresh:
            self.desk.refresh()
        if raised:
            self._tell_alerts(raised)
        self._tell_network()
        self._ask_status()

    def _count_unreachable(self, status: str, http: int | None) -> None:
        """Count the feeds in a row that gave no answer at all: many at once mean that we have no network."""
        if status == "error" and http is None:
            self._unreachable += 1
        elif status not in ("error", "skipped"):
            self._unreachable = 0

    def _take_catalog(self) -> None:
        self.desk.reload()
        self._ask_status()

    def _take_settings(self) -> None:
        wanted = theme.Choice(self.session.settings.theme)
        if wanted is not theme.chosen():
            theme.choose(wanted)
        if not self.session.demo:
            self._memory.setValue("started", self.session.settings.started)
        if self.desk.is_first_run and self.session.settings.started:
            self.desk.set_first_run(False)
        self.desk.reload()
        self._ask_status()

    # ---- notices

    def _tell_error(self, error: MonitorError) -> None:
        self.notice.tell(type(error).__name__, str(error), "error")

    def tell_crash(self, report: str, kind: str) -> None:
        """Say once that something went wrong inside."""
        self.notice.tell(
            f"report {report}",
            f"Something went wrong inside the program ({kind}). It goes on. The log holds report {report}.",
            "error",
            action="Show the log",
            do=lambda: self._open_folder(str(self.session.profile.log_dir)),
        )

    def _tell_demo(self) -> None:
        self.notice.tell(
            "demo",
            "This is the demonstration: outlets, people and news are invented, and more of it arrives while you look.",
            action="Leave the demonstration",
            do=self.leave_demo,
        )

    def _tell_network(self) -> None:
        if self._unreachable >= OFFLINE_AFTER and not self.session.demo:
            self.notice.tell(
                "network",
                "The network cannot be reached. What is stored can be read; polling goes on when the network is back.",
                "offline",
                action="Look at the demonstration",
                do=self.try_demo,
            )
        elif not self._unreachable:
            self.notice.settle("network")

    def _tell_alerts(self, raised: list[Any]) -> None:
        first = raised[0]
        more = f" and {numbers.plural(len(raised) - 1, 'other')}" if len(raised) > 1 else ""
        self.notice.tell(
            "alerts",
            f"Alert “{first.rule}”: {first.outlet}, {first.title}{more}",
            action="Show" if "alerts" in self._views else "",
            do=lambda: self.show_view("alerts"),
        )

    def _tell_retagging(self, done: int, total: int, *, canceled: bool) -> None:
        if canceled or done >= total:
            self.notice.settle("retagging")
            self.desk.reload()
        else:
            self.notice.tell(
                "retagging",
                f"Stored articles are tagged anew: {numbers.count(done)} of {numbers.count(total)}.",
                action="Stop",
                do=self.session.service.cancel_retagging,
            )

    def _say(self, sentence: str) -> None:
        self.notice.tell("said", sentence)

    # ---- status

    def _ask_status(self) -> None:
        today = datetime.now(UTC).astimezone().date()
        if today != self._day:
            self._day = today
            self.desk.follow_day()
        if not self.session.is_open:
            self._show_status()
            return
        feeds, service, now = self.session.catalog.feeds, self.session.service, datetime.now(UTC)
        self.session.jobs.run(
            None, lambda reader: questions.read_health(reader, feeds, now, service), self._take_health, channel="status"
        )

    def _take_health(self, _asked: object, health: questions.Health) -> None:
        self._health = health
        self.top.set_count("alerts", "Alerts", health.unseen_alerts)
        self._show_status()

    def _show_status(self) -> None:
        session, health = self.session, self._health
        feeds = sum(feed.enabled for feed in session.catalog.feeds) if session.is_open else 0
        self.status.show_status(
            Status(
                feeds=feeds,
                fine=health.fine,
                silent=health.silent,
                failing=health.failing,
                polling=health.polling,
                last_poll=health.last_poll,
                next_poll=health.next_poll,
                offline=self._unreachable >= OFFLINE_AFTER,
                paused=session.is_open and not session.settings.started,
                engine=f"{session.engine} {session.engine_version}".strip() if session.is_open else "",
                count=session.settings.count if session.is_open else "",
                articles=health.articles,
                stories=health.stories,
                demo=session.demo,
            ),
            datetime.now(UTC),
        )

    # ---- what people do

    def poll_now(self) -> None:
        """Poll the feeds now; those that asked to be left alone are."""
        if self.desk.is_first_run:
            self._say("Nothing is polled before you choose a start.")
            return
        self.session.poll_now()
        self._ask_status()

    def start_polling(self) -> None:
        """Take the built-in feeds as the start."""
        self.session.change_settings(started=True)
        self.desk.set_first_run(False)
        self.desk.pane.say("Polling now. The first articles appear here in a few seconds.")
        self.session.poll_now()

    def try_demo(self) -> None:
        if not self.session.demo:
            self.change_over(demo=True)

    def leave_demo(self) -> None:
        if self.session.demo:
            self.change_over(demo=False)

    def import_feeds(self) -> None:
        self._dialog("import_feeds")

    def export_feeds(self) -> None:
        self._dialog("export_feeds")

    def add_feed(self) -> None:
        self._dialog("add_feed")

    def add_statement(self) -> None:
        self._dialog("add_statement")

    def export(self) -> None:
        self._dialog("export")

    def show_settings(self) -> None:
        self._dialog("settings")

    def show_keys(self) -> None:
        from monitor.ui.sheet import Sheet

        self._show_dialog(Sheet(self))

    def show_methods(self) -> None:
        from monitor.ui.sheet import Methods

        self._show_dialog(Methods(self))

    def bring_to_front(self) -> None:
        """Show the window: another start was tried, or the tray icon pressed."""
        self.show()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def show_article(self, article_id: str) -> None:
        """Show an article, as when a notification was clicked."""
        self.bring_to_front()
        self.show_view("desk")
        if self.session.is_open:
            self.desk.show_article(article_id)

    def _dialog(self, name: str) -> None:
        """Open a dialog of the other views."""

    def _show_dialog(self, dialog: Any) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _search(self, words: str) -> None:
        self.desk.search(words)

    def _take_span(self, span: Span) -> None:
        self.desk.set_span(span)

    def _show_feeds(self) -> None:
        self.show_view("feeds")

    def _choose_engine(self, engine: str) -> None:
        self.session.change_settings(engine=engine)

    def _choose_theme(self, choice: theme.Choice) -> None:
        theme.choose(choice)
        if self.session.is_open and not self.session.demo:
            self.session.change_settings(theme=str(choice))

    def _keep_theme(self) -> None:
        self._memory.setValue("theme", str(theme.chosen()))

    def _open_link(self, target: links.Target) -> None:
        if not links.open_target(target):
            self.notice.tell("link", f"No program could be started to open {target.host}.", "warning")

    def _open_folder(self, folder: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(folder))

    # ---- actions: everything has a key or a place in the menu

    def _make_actions(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("Menu")
        self._desk_actions: list[QAction] = []
        add = QMenu(self)
        for head, key, do in (
            ("Add a feed…", "Ctrl+N", self.add_feed),
            ("Add a statement by hand…", "", self.add_statement),
            ("Import feeds (OPML)…", "", self.import_feeds),
        ):
            self._action(add, head, key, do)
        self.top.set_menu(self.top.add, add)
        menu.addActions(add.actions())
        self._action(menu, "Export feeds (OPML)…", "", self.export_feeds)
        menu.addSeparator()
        self._action(menu, "Export…", "Ctrl+E", self.export)
        self._action(menu, "Poll the feeds now", "F5", self.poll_now)
        menu.addSeparator()
        for number, view in enumerate(self._views.values(), 1):
            self._action(menu, view.head, f"Ctrl+{number}", partial(self.show_view, view.name))
        menu.addSeparator()
        looks = menu.addMenu("Appearance")
        group = QActionGroup(self)
        self._looks: dict[theme.Choice, QAction] = {}
        for choice, head in (
            (theme.Choice.SYSTEM, "As the system"),
            (theme.Choice.LIGHT, "Light"),
            (theme.Choice.DARK, "Dark"),
        ):
            action = QAction(head, group, checkable=True)
            action.triggered.connect(lambda _=False, choice=choice: self._choose_theme(choice))
            looks.addAction(action)
            self._looks[choice] = action
        looks.aboutToShow.connect(lambda: self._looks[theme.chosen()].setChecked(True))
        self._action(menu, "Settings…", "Ctrl+,", self.show_settings)
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._tray_action = QAction("Keep running in the tray when closed", self, checkable=True)
            self._tray_action.setChecked(bool(self._memory.value("tray", False, bool)))
            self._tray_action.toggled.connect(self._take_tray)
            menu.addAction(self._tray_action)
            self._take_tray(self._tray_action.isChecked())
        menu.addSeparator()
        self._action(menu, "Keys", "?", self.show_keys)
        self._action(menu, "How scores are made, and where they fail", "", self.show_methods)
        self._leave = self._action(menu, "Leave the demonstration", "", self.leave_demo)
        menu.aboutToShow.connect(lambda: self._leave.setVisible(self.session.demo))
        menu.addSeparator()
        self._action(menu, "Quit", "Ctrl+Q", self.quit)
        self.top.set_menu(self.top.menu_button, menu)
        self._action(None, "Menu", "F10", self.top.menu_button.showMenu)
        self._action(None, "Search", "Ctrl+K", self._focus_search)
        for head, key, act in (
            ("Next article", "J", Desk.next_article),
            ("Previous article", "K", Desk.previous_article),
            ("Open in the browser", "O", Desk.open_source),
            ("Mark as read or unread", "M", Desk.toggle_read),
            ("Star", "S", Desk.toggle_star),
            ("Mark score words", "W", Desk.toggle_words),
            ("Copy headline, source and link", "C", Desk.copy_citation),
            ("Take in new articles", "A", Desk.take_in),
        ):
            self._desk_actions.append(self._action(None, head, key, partial(self._on_desk, act)))

    def _action(self, menu: QMenu | None, head: str, key: str, do: Callable[[], object]) -> QAction:
        action = QAction(head, self)
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _=False: do())
        self.addAction(action)
        if menu is not None:
            menu.addAction(action)
        return action

    def _on_desk(self, act: Callable[[Desk], None]) -> None:
        act(self.desk)  # the Desk of now: another takes its place when the profile changes

    def _focus_search(self) -> None:
        if self.top.search.isEnabled():
            self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.top.search.selectAll()

    # ---- memory

    def _restore(self) -> None:
        geometry = self._memory.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if not self.session.demo:
            self.desk.restore(self._memory)
        self.top.period.set_span(self.desk.span)

    def _remember(self) -> None:
        """Write down sizes, what is chosen, and the last page."""
        self._memory.setValue("geometry", self.saveGeometry())
        if not self.session.demo:
            self.desk.save(self._memory)
            if self.session.is_open and not self.desk.is_first_run:
                lastpage.save(self._profile.root, self.desk.last_page())
        self._memory.sync()

    # ---- the end

    def quit(self) -> None:
        """End the program, whatever the tray says."""
        self._tray_wanted = False
        self.close()

    def end(self) -> None:
        """Close the session. After the event loop has ended."""
        self.session.close()

    _tray_wanted = False

    def _take_tray(self, on: bool) -> None:
        self._memory.setValue("tray", on)
        self._tray_wanted = on
        if on and self._tray is None:
            self._tray = QSystemTrayIcon(icons.icon("feed", "accent", 22), self)
            self._tray.setToolTip(TITLE)
            menu = QMenu(self)
            menu.addAction("Show the window").triggered.connect(self.bring_to_front)
            menu.addAction("Quit").triggered.connect(self.quit)
            self._tray.setContextMenu(menu)
            self._tray.activated.connect(self._tray_pressed)
        if self._tray is not None:
            self._tray.setVisible(on)

    def _tray_pressed(self, why: QSystemTrayIcon.ActivationReason) -> None:
        if why == QSystemTrayIcon.ActivationReason.Trigger:
            self.bring_to_front()

    # ---- what Qt tells

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._tray_wanted and self._tray is not None and self._tray.isVisible() and event.spontaneous():
            event.ignore()
            self.hide()
            return
        self._remember()
        self._status_timer.stop()
        event.accept()
        self.closed.emit()
        QApplication.quit()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self.top.menu_button.showMenu()
            return
        super().keyReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._alt_alone = event.key() == Qt.Key.Key_Alt
        super().keyPressEvent(event)

    _alt_alone = False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self._alt_alone = False


def available_views() -> tuple[View, ...]:
    """The views that there are; each is imported when it is first looked at."""
    views = [View("desk", "Desk", None)]
    if importlib.util.find_spec("monitor.ui.alerts") is not None:
        views.append(View("alerts", "Alerts", _make_alerts))
    if importlib.util.find_spec("monitor.ui.feeds") is not None:
        views.append(View("feeds", "Feeds", _make_feeds))
    return tuple(views)


def _make_alerts(session: Session, parent: QWidget) -> QWidget:
    raise NotImplementedError


def _make_feeds(session: Session, parent: QWidget) -> QWidget:
    raise NotImplementedError

"""The start and the end of the window program: `news-monitor desk`, `news-monitor-desk`.

First paint first: nothing heavy is imported before it (a test holds that). The monitor itself is opened in the
background afterwards. SIGINT, SIGTERM and closing the window end the program in order, within five seconds, with
exit code 0.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, QSocketNotifier, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from monitor.errors import MonitorError
from monitor.settings import Profile
from monitor.ui import files, language, single, theme
from monitor.ui.window import TITLE, Window

if TYPE_CHECKING:
    from monitor.ui.program import Program

DESKTOP_FILE = "io.github.newsmonitor.NewsSentimentMonitor"
LAST_RESORT_S = 4.8  # what has not ended by then is left to the system: unsaved articles are simply fetched again
LOG_BYTES = 2_000_000

USAGE = """\
Usage: news-monitor-desk [--demo] [--minimized] [--profile DIR] [--database URL]

Opens the window of the news-sentiment monitor.

  --demo          on the built-in demonstration feeds, offline
  --minimized     without coming to the front, as at login; in the tray where it is kept there
  --profile DIR   where settings, catalog and the store live (or NEWS_MONITOR_PROFILE)
  --database URL  another store
"""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says."""

    demo: bool = False
    profile: Path | None = None
    database: str | None = None
    help: bool = False
    minimized: bool = False


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window and stay until it is closed. Gives the exit code."""
    try:
        options = parse(sys.argv[1:] if argv is None else argv)
    except ValueError as error:
        sys.stderr.write(f"{error}\n\n{USAGE}")
        return 2
    if options.help:
        sys.stdout.write(USAGE)
        return 0
    if not has_screen():
        sys.stderr.write(
            "There is no screen to open the window on. “news-monitor watch” shows the news in a terminal.\n"
        )
        return 1
    profile = Profile.default(options.profile, options.database)
    try:
        profile.prepare()
    except MonitorError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return run(profile, demo=options.demo, minimized=options.minimized)


def run(profile: Profile, *, demo: bool = False, minimized: bool = False) -> int:
    """Open the window on a profile and stay until it is closed; `minimized`: without coming to the front."""
    qInstallMessageHandler(_log_qt)
    before = QApplication.instance()
    app = before or QApplication([TITLE, *theme.ARGUMENTS])
    assert isinstance(app, QApplication)
    app.setApplicationName("news-monitor")
    app.setApplicationDisplayName(TITLE)
    app.setDesktopFileName(DESKTOP_FILE)
    app.setQuitOnLastWindowClosed(False)  # the window says when: it may go on in the tray
    if single.hand_over(profile.root):
        return 0
    remembered = QSettings(str(profile.window_state_file), QSettings.Format.IniFormat)
    language.start(app, str(remembered.value("language", language.SYSTEM)))
    theme.start(app, _theme_of(remembered), styled=before is None)
    window = Window(profile, demo=demo)
    life = _Life(app, window, demo=demo)
    window.closing.connect(app.quit)
    if minimized:  # it is never painted
        window.showMinimized()
        QTimer.singleShot(0, life.begin_unseen)
    else:
        window.first_painted.connect(life.begin)
        window.show()
    app.exec()
    _leave_in_time()
    life.end()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return 0


class _Life:
    """What comes after the first paint, and what ends with the window."""

    def __init__(self, app: QApplication, window: Window, *, demo: bool) -> None:
        self._app, self._window, self._demo = app, window, demo
        self._program: Program | None = None
        self._ends: list[Callable[[], None]] = []

    def begin(self) -> None:
        """Import and connect the rest, and open the monitor in the background."""
        from monitor.ui.program import Program
        from monitor.ui.reports import CrashReports

        window = self._window
        _log_to(window.profile.log_dir)
        self._ends.append(_close_on_signals(self.quit))
        crashes = CrashReports(self._app)
        crashes.install()
        self._ends.append(crashes.remove)
        self._program = program = Program(window, demo=self._demo)
        crashes.told.connect(program.tell_crash)
        doorbell = single.Doorbell(window.profile.root, window)
        doorbell.show_asked.connect(window.bring_to_front)
        doorbell.open_asked.connect(program.show_article)
        doorbell.listen()
        self._ends.append(doorbell.close)
        self._app.setWindowIcon(QIcon(str(files.path("icons", "news-sentiment-monitor.svg"))))
        program.begin()

    def begin_unseen(self) -> None:
        """The same for a window that nobody looks at: it stays minimized, or in the tray where it is kept there."""
        self.begin()
        if self._window.hides():
            self._window.hide()

    def quit(self) -> None:
        """Close the window for good."""
        if self._program is not None:
            self._program.quit()
        else:
            self._window.close()

    def end(self) -> None:
        """Close what `begin` opened, the last first."""
        if self._program is not None:
            self._program.end()
        for end in reversed(self._ends):
            end()


def parse(argv: Sequence[str]) -> Options:
    """Read the command line. Raises ValueError with a sentence."""
    demo, wants_help, minimized = False, False, False
    profile: Path | None = None
    database: str | None = None
    rest = list(argv)
    while rest:
        word, equals, value = rest.pop(0).partition("=")
        if word in ("--profile", "--database"):
            if not equals:
                if not rest:
                    raise ValueError(f"{word} needs a value.")
                value = rest.pop(0)
            if word == "--profile":
                profile = Path(value)
            else:
                database = value
        elif word == "--demo" and not equals:
            demo = True
        elif word == "--minimized" and not equals:
            minimized = True
        elif word in ("-h", "--help"):
            wants_help = True
        else:
            raise ValueError(f"There is no option {word}.")
    return Options(demo, profile, database, wants_help, minimized)


def has_screen() -> bool:
    """Tell whether Qt will find a screen: without one it would end the program without a word to the user."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _theme_of(remembered: QSettings) -> theme.Choice:
    """The theme that was last shown, like the language: settings.toml is read after the first paint."""
    stored = remembered.value("theme", "")
    return next((choice for choice in theme.Choice if choice == stored), theme.Choice.SYSTEM)


def _log_to(folder: Path) -> None:
    """Keep a log in the profile: two files of 2 MB at most."""
    import logging
    from logging.handlers import RotatingFileHandler

    try:
        handler = RotatingFileHandler(
            folder / "desk.log", maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    if root.level > logging.INFO or root.level == logging.NOTSET:
        root.setLevel(logging.INFO)
    logging.getLogger("httpx2").setLevel(logging.WARNING)  # a line for each request is no news


def _close_on_signals(close: Callable[[], None]) -> Callable[[], None]:
    """Call `close` on SIGINT and SIGTERM; gives what undoes it.

    Python's handlers run only when the event loop wakes; a socket wakes it.
    """
    import contextlib
    import signal
    import socket

    ours, theirs = socket.socketpair()
    for end in (ours, theirs):
        end.setblocking(False)
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)

    def wake() -> None:
        with contextlib.suppress(BlockingIOError):
            ours.recv(64)

    def undo() -> None:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(wakeup)
        for each, handler in kept.items():
            signal.signal(each, handler)
        ours.close()
        theirs.close()

    notifier.activated.connect(wake)
    wakeup = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
    kept = {each: signal.signal(each, lambda *_: close()) for each in (signal.SIGINT, signal.SIGTERM)}
    return undo


def _leave_in_time() -> None:
    """See to it that the program ends, even where a thread hangs on a server that does not answer."""
    import logging
    import threading

    def leave() -> None:
        logging.getLogger("monitor.ui").warning("Something did not end in time; the program leaves all the same")
        logging.shutdown()
        os._exit(0)

    timer = threading.Timer(LAST_RESORT_S, leave)
    timer.daemon = True
    timer.start()


def _log_qt(kind: QtMsgType, _context: object, message: str) -> None:
    import logging

    levels = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}
    logging.getLogger("monitor.ui").log(levels.get(kind, logging.WARNING), "Qt: %s", message)


if __name__ == "__main__":
    sys.exit(main())

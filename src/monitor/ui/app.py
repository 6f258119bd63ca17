"""The start and the end of the window program: `news-monitor desk`, `news-monitor-desk`.

First paint first: nothing heavy is imported before it (a test holds that). The monitor itself is opened in the
background afterwards. SIGINT, SIGTERM and closing the window end the program in order, within five seconds, with
exit code 0.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QSettings, QSocketNotifier, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from monitor.errors import MonitorError
from monitor.settings import Profile
from monitor.ui import single, theme
from monitor.ui.reports import CrashReports
from monitor.ui.window import TITLE, Window

DESKTOP_FILE = "io.github.newsmonitor.NewsSentimentMonitor"
LAST_RESORT_S = 4.8  # what has not ended by then is left to the system: unsaved articles are simply fetched again
LOG_BYTES = 2_000_000

USAGE = """\
Usage: news-monitor-desk [--demo] [--profile DIR] [--database URL]

Opens the window of the news-sentiment monitor.

  --demo          on the built-in demonstration feeds, offline
  --profile DIR   where settings, catalog and the store live (or NEWS_MONITOR_PROFILE)
  --database URL  another store
"""

log = logging.getLogger("monitor.ui")


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says."""

    demo: bool = False
    profile: Path | None = None
    database: str | None = None
    help: bool = False


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
    return run(profile, demo=options.demo)


def run(profile: Profile, *, demo: bool = False) -> int:
    """Open the window on a profile and stay until it is closed."""
    qInstallMessageHandler(_log_qt)
    app = QApplication.instance() or QApplication([TITLE])
    assert isinstance(app, QApplication)
    app.setApplicationName("news-monitor")
    app.setApplicationDisplayName(TITLE)
    app.setDesktopFileName(DESKTOP_FILE)
    app.setQuitOnLastWindowClosed(False)  # the window says when: it may go on in the tray
    if single.hand_over(profile.root):
        return 0
    theme.start(app, _theme_of(profile))
    crashes = CrashReports(app)
    crashes.install()
    window = Window(profile, demo=demo)
    crashes.told.connect(window.tell_crash)
    doorbell = single.Doorbell(profile.root, window)
    doorbell.show_asked.connect(window.bring_to_front)
    doorbell.open_asked.connect(window.show_article)
    doorbell.listen()
    window.first_painted.connect(lambda: _after_first_paint(app, window, profile))
    window.show()
    with _closing_on_signals(window):
        app.exec()
        _leave_in_time()
        doorbell.close()
        window.end()
    crashes.remove()
    window.deleteLater()
    app.processEvents()
    logging.shutdown()
    return 0


def parse(argv: Sequence[str]) -> Options:
    """Read the command line. Raises ValueError with a sentence."""
    demo, wants_help = False, False
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
        elif word in ("-h", "--help"):
            wants_help = True
        else:
            raise ValueError(f"There is no option {word}.")
    return Options(demo, profile, database, wants_help)


def has_screen() -> bool:
    """Tell whether Qt will find a screen: without one it would end the program without a word to the user."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _theme_of(profile: Profile) -> theme.Choice:
    """The theme that was last shown: settings.toml is read after the first paint."""
    stored = QSettings(str(profile.window_state_file), QSettings.Format.IniFormat).value("theme", "")
    return next((choice for choice in theme.Choice if choice == stored), theme.Choice.SYSTEM)


def _after_first_paint(app: QApplication, window: Window, profile: Profile) -> None:
    _log_to(profile.log_dir)
    icon = files("monitor.resources").joinpath("icons", "news-sentiment-monitor.svg")
    app.setWindowIcon(QIcon(str(icon)))
    window.begin()


def _log_to(folder: Path) -> None:
    """Keep a log in the profile: two files of 2 MB at most."""
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


@contextlib.contextmanager
def _closing_on_signals(window: Window) -> Iterator[None]:
    """Close the window on SIGINT and SIGTERM.

    Python's handlers run only when the event loop wakes; a socket wakes it.
    """
    ours, theirs = socket.socketpair()
    for end in (ours, theirs):
        end.setblocking(False)
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)

    def wake() -> None:
        with contextlib.suppress(BlockingIOError):
            ours.recv(64)

    notifier.activated.connect(wake)
    wakeup = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
    kept = {each: signal.signal(each, lambda *_: window.quit()) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(wakeup)
        for each, handler in kept.items():
            signal.signal(each, handler)
        ours.close()
        theirs.close()


def _leave_in_time() -> None:
    """See to it that the program ends, even where a thread hangs on a server that does not answer."""

    def leave() -> None:
        log.warning("Something did not end in time; the program leaves all the same")
        logging.shutdown()
        os._exit(0)

    timer = threading.Timer(LAST_RESORT_S, leave)
    timer.daemon = True
    timer.start()


def _log_qt(kind: QtMsgType, _context: object, message: str) -> None:
    levels = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}
    log.log(levels.get(kind, logging.WARNING), "Qt: %s", message)


if __name__ == "__main__":
    sys.exit(main())

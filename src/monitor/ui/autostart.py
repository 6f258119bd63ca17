"""Starting at login, as the desktops of the XDG standard know it: a file in the folder `autostart`.

On other systems it is not offered: nobody has tried it there.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from monitor.errors import ExportError
from monitor.i18n import tr

NAME = "io.github.newsmonitor.NewsSentimentMonitor.desktop"
PROGRAM = "news-monitor-desk"
ENTRY = """\
[Desktop Entry]
Type=Application
Name=News-Sentiment Monitor
Comment=Polls your feeds and raises alerts
Exec={command}
Icon=news-sentiment-monitor
Terminal=false
X-GNOME-Autostart-enabled=true
"""


def is_offered() -> bool:
    return sys.platform == "linux"


def is_on() -> bool:
    """Whether the program starts at login."""
    return _file().exists()


def switch(on: bool, profile: Path | None = None) -> None:
    """Start at login from now on, minimized, or no longer; `profile`: not the usual one. Raises ExportError."""
    file = _file()
    try:
        if on:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(ENTRY.format(command=command(profile)), "utf-8")
        else:
            file.unlink(missing_ok=True)
    except OSError as error:
        values = {"file": file, "reason": error.strerror}
        if on:
            raise ExportError(tr("{file} could not be written: {reason}.", **values)) from error
        raise ExportError(tr("{file} could not be removed: {reason}.", **values)) from error


def command(profile: Path | None = None) -> str:
    """The command line that starts us, quoted as desktop entries want it."""
    words = [sys.executable] if getattr(sys, "frozen", False) else _started_as()
    words += ["--minimized"]
    if profile is not None:
        words += ["--profile", str(profile)]
    return " ".join(_quoted(word) for word in words)


def _started_as() -> list[str]:
    beside = Path(sys.executable).with_name(PROGRAM)
    found = str(beside) if beside.exists() else shutil.which(PROGRAM)
    return [found] if found else [sys.executable, "-m", "monitor.ui.app"]


def _file() -> Path:
    folder = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(folder) if folder.startswith("/") else Path.home() / ".config") / "autostart" / NAME


def _quoted(word: str) -> str:
    """Quote a word of an Exec line: its marks are escaped twice, once for the string and once for the quoting."""
    if word and all(char.isalnum() or char in "/._-+=:@" for char in word):
        return word
    for mark in ("\\", '"', "`", "$"):
        word = word.replace(mark, f"\\{mark}")
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'

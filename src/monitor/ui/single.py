"""One window for each profile: a second start shows the first one.

A local socket, for the same user only (0600, in XDG_RUNTIME_DIR or in the profile). It takes one line of at most
256 bytes, and knows two:

    show            bring the window to the front
    open ID         show the article with this id (16 hex digits)

Everything else is dropped without an answer. A socket that a killed program left behind is taken over.
"""

from __future__ import annotations

import os
import re
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import adler32, crc32

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

LONGEST = 256  # bytes
PATIENCE_MS = 2000  # for a connection that says nothing
MOST = 8  # connections at once
_OPEN = re.compile(rb"open ([0-9a-f]{16})")
_PATH_LIMIT = 100  # a socket's path may have about 107 bytes


def socket_name(profile: Path) -> str:
    """Name the socket of a profile: a path, or a pipe's name on Windows."""
    where = os.fsencode(os.path.realpath(profile))
    digest = f"{crc32(where):08x}{adler32(where):08x}"  # tells profiles apart; it keeps no secret
    if sys.platform == "win32":
        return f"news-monitor-{digest}"
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and Path(runtime).is_dir() and os.stat(runtime).st_uid == os.getuid():
        beside = Path(runtime) / f"news-monitor-{digest}.socket"
        if len(os.fsencode(beside)) < _PATH_LIMIT:
            return str(beside)
    inside = profile / "desk.socket"
    if len(os.fsencode(inside)) < _PATH_LIMIT:
        return str(inside)
    private = Path("/tmp") / f"news-monitor-{os.getuid()}"  # 0700, and owned by us: see below
    private.mkdir(mode=0o700, exist_ok=True)
    if os.stat(private).st_uid != os.getuid() or os.stat(private).st_mode & 0o077:
        return str(inside)
    return str(private / f"{digest}.socket")


def hand_over(profile: Path, message: str = "show", timeout_ms: int = 500) -> bool:
    """Give a message to the window that is open on this profile. False: there is none."""
    name = socket_name(profile)
    if sys.platform != "win32" and not os.path.exists(name):
        return False  # spares a first start the network library
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(timeout_ms):
        return False
    socket.write(f"{message}\n".encode())
    socket.flush()
    socket.waitForBytesWritten(timeout_ms)
    socket.disconnectFromServer()
    return True


class Doorbell(QObject):
    """Listens for further starts."""

    show_asked = Signal()
    open_asked = Signal(str)
    """An article's id."""

    def __init__(self, profile: Path, parent: QObject | None = None) -> None:
        from PySide6.QtNetwork import QLocalServer

        super().__init__(parent)
        self._name = socket_name(profile)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(MOST)
        self._server.newConnection.connect(self._greet)
        self._guests: dict[QLocalSocket, float] = {}  # and when they came, on the monotonic clock
        self._patience = QTimer(self, interval=PATIENCE_MS // 4)
        self._patience.timeout.connect(self._send_away)
        app = QCoreApplication.instance()
        if app is not None:  # a start while we end must not hand over to a window that is gone
            app.aboutToQuit.connect(self.close)

    def listen(self) -> bool:
        """Open the socket. False where it cannot be opened; the program then works without it."""
        if self._server.listen(self._name):
            return True
        # The caller has found nobody behind this name (`hand_over`), so what is there was left behind.
        self._server.removeServer(self._name)
        return self._server.listen(self._name)

    def close(self) -> None:
        self._server.close()
        for guest in tuple(self._guests):
            self._drop(guest)

    def _greet(self) -> None:
        while (guest := self._server.nextPendingConnection()) is not None:
            if len(self._guests) >= MOST:
                guest.abort()
                guest.setParent(None)
                guest.deleteLater()
                continue
            self._guests[guest] = time.monotonic()
            guest.setReadBufferSize(LONGEST + 1)  # a flood waits in the kernel, and is cut off in `_read`
            guest.readyRead.connect(partial(self._read, guest))
            guest.disconnected.connect(partial(self._read, guest))
            self._patience.start()
            self._read(guest)

    def _read(self, guest: QLocalSocket) -> None:
        """Hear one line, the only one; then the guest is let go."""
        if guest not in self._guests:
            return
        if guest.canReadLine():
            line = bytes(guest.readLine(LONGEST + 1).data())
            self._drop(guest)
            if line.endswith(b"\n"):
                self._hear(line.strip())
        elif guest.bytesAvailable() > LONGEST or not guest.isValid():
            self._drop(guest)

    def _drop(self, guest: QLocalSocket) -> None:
        if self._guests.pop(guest, None) is not None:
            guest.abort()
            guest.setParent(
                None
            )  # else the server may delete it before `deleteLater` does, which PySide survives badly
            guest.deleteLater()
        if not self._guests:
            self._patience.stop()

    def _send_away(self) -> None:
        """Let those go who came and said nothing."""
        now = time.monotonic()
        for guest, came in tuple(self._guests.items()):
            if now - came > PATIENCE_MS / 1000:
                self._drop(guest)

    def _hear(self, line: bytes) -> None:
        if line == b"show":
            self.show_asked.emit()
        elif found := _OPEN.fullmatch(line):
            self.open_asked.emit(found.group(1).decode())

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
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import adler32, crc32

from PySide6.QtCore import QObject, QTimer, Signal

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
        return str(Path(runtime) / f"news-monitor-{digest}.socket")
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
        self._guests: set[_Guest] = set()

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
            guest.leave()

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self._guests) >= MOST:
                socket.abort()
                socket.deleteLater()
                continue
            guest = _Guest(socket, self._hear, self)
            guest.gone.connect(self._forget)
            self._guests.add(guest)

    def _forget(self, guest: _Guest) -> None:
        self._guests.discard(guest)
        guest.deleteLater()

    def _hear(self, line: bytes) -> None:
        if line == b"show":
            self.show_asked.emit()
        elif found := _OPEN.fullmatch(line):
            self.open_asked.emit(found.group(1).decode())


class _Guest(QObject):
    """One connection: reads one line, then closes."""

    gone = Signal(object)

    def __init__(self, socket: QLocalSocket, hear: Callable[[bytes], None], parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._hear = hear
        self._left = False
        socket.setParent(self)
        socket.setReadBufferSize(LONGEST + 1)  # a flood waits in the kernel, and is cut off below
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self._last_words)
        patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        patience.timeout.connect(self.leave)
        patience.start()
        self._read()

    def leave(self) -> None:
        if not self._left:
            self._left = True
            self._socket.abort()
            self.gone.emit(self)

    def _read(self) -> None:
        if self._left:
            return
        if self._socket.canReadLine():
            line = bytes(self._socket.readLine(LONGEST + 1).data())
            if line.endswith(b"\n"):
                self._hear(line.strip())
            self.leave()
        elif self._socket.bytesAvailable() > LONGEST:
            self.leave()

    def _last_words(self) -> None:
        self._read()
        self.leave()

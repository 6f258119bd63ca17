"""Does somebody use the window just now? Work that can wait then does."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

EVERY_MS = 500  # between two signals, however much is done
_USE = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    )
)


class Attention(QObject):
    """Watches what the system hands to a window that is shown: the few events of people, not those among widgets."""

    used = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._since = QElapsedTimer()
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _USE and (not self._since.isValid() or self._since.elapsed() >= EVERY_MS):
            self._since.start()
            self.used.emit()
        return False

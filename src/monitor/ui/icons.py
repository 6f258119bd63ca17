"""Icons by name, from resources/icons, in the color of a role of the theme.

`icons.give(button, "refresh")` keeps a button's icon right when the theme changes; `icons.icon(name)` and
`icons.pixmap(name)` are for everything that paints.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from monitor.ui import files, theme

GRID = 16  # px

_sources: dict[str, str] = {}
_pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}


class _HasIcon(Protocol):
    def setIcon(self, icon: QIcon) -> None: ...


def pixmap(name: str, role: theme.Role = "text", size: int = GRID, ratio: float = 1.0) -> QPixmap:
    """Paint an icon. `size` in device-independent px, `ratio` the screen's device pixel ratio."""
    key = (name, theme.hex_of(role), size, ratio)
    found = _pixmaps.get(key)
    if found is None:
        found = _pixmaps[key] = _paint(name, theme.hex_of(role), size, ratio)
    return found


def icon(name: str, role: theme.Role = "text", size: int = GRID) -> QIcon:
    """Make an icon that is sharp on every screen there is; the style pales it where its control is disabled."""
    made = QIcon()
    for ratio in {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}:
        made.addPixmap(pixmap(name, role, size, ratio))
    return made


def give(to: _HasIcon, name: str, role: theme.Role = "muted", size: int = GRID) -> None:
    """Give a button or action an icon that follows the theme. Calling it again changes the icon."""
    to.setIcon(icon(name, role, size))
    assert isinstance(to, QObject)
    holder: _Holder = to.findChild(_Holder, options=Qt.FindChildOption.FindDirectChildrenOnly) or _Holder(to)
    holder.wanted = (name, role, size)


class _Holder(QObject):
    """Lives in the button, and dies with it."""

    def __init__(self, button: _HasIcon) -> None:
        assert isinstance(button, QObject)
        super().__init__(button)
        self._button = button
        self.wanted: tuple[str, theme.Role, int] = ("", "muted", GRID)
        theme.changed.connect(self._renew)

    def _renew(self) -> None:
        self._button.setIcon(icon(*self.wanted))


def _paint(name: str, color: str, size: int, ratio: float) -> QPixmap:
    source = _sources.get(name)
    if source is None:
        source = _sources[name] = files.path("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", color).encode()))
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made

"""The gate for links: nothing is opened but http and https, and never before its host was shown.

`look` reads an address without opening it; `LinkBar` shows where a link in a text leads and waits for the user.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QToolButton, QWidget

from monitor.i18n import tr
from monitor.ui import icons, text, theme

LONGEST = 4000  # characters of an address that we hand to the system
_HOST_IN_TEXT = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,24})(?=[/:\s?#]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads."""

    url: str  # as it would be opened; "" where it is refused
    host: str  # as it is to be shown: readable, or in its plain form where it could be mistaken
    doubts: tuple[str, ...] = ()  # why one should look twice; sentences
    refused: str = ""  # why it cannot be opened; "" where it can

    @property
    def is_mail(self) -> bool:
        return self.url.startswith("mailto:")


def look(address: str, words: str = "") -> Target:
    """Read where an address leads. `words` is what the link says in the text."""
    cleaned = "".join(ch for ch in address.strip() if unicodedata.category(ch) not in ("Cc", "Cf"))
    scheme = cleaned.partition(":")[0].lower()
    if len(cleaned) > LONGEST:
        return Target("", "", refused=tr("The address of this link is too long to be opened."))
    if scheme == "mailto" and "@" in cleaned:
        return Target(cleaned, text.line(cleaned[7:].partition("?")[0], 80))
    url = QUrl(cleaned, QUrl.ParsingMode.StrictMode)
    if not url.isValid():
        url = QUrl(cleaned, QUrl.ParsingMode.TolerantMode)
    if scheme not in ("http", "https") or not url.isValid() or not url.host():
        known = re.fullmatch(r"[a-z][a-z0-9+.-]*", scheme) and ":" in cleaned
        shown = text.line(scheme, 20) if known else tr("unknown", "kind of address")
        return Target(
            "", "", refused=tr("Only web addresses can be opened; this one is of the kind “{kind}”.", kind=shown)
        )
    plain = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    doubts = []
    if url.userName() or url.password():
        doubts.append(tr("The address carries a user name before the host; it leads to {host}.", host=plain))
        url.setUserInfo("")
    if cleaned != address.strip():
        doubts.append(tr("The address held invisible characters; they were taken out."))
    if "xn--" in plain:
        doubts.append(tr("The host is written in letters that can look like others."))
    said = _HOST_IN_TEXT.search(text.line(words, 200)) if words else None
    if said and not _same_site(said.group(1).lower(), plain):
        doubts.append(tr("The text says {said}, the link leads to {host}.", said=said.group(1).lower(), host=plain))
    return Target(url.toString(QUrl.ComponentFormattingOption.FullyEncoded), plain, tuple(doubts))


def open_target(target: Target) -> bool:
    """Hand an address to the system's browser. False where it is refused, or the system knows no browser."""
    return bool(target.url) and QDesktopServices.openUrl(QUrl(target.url))


class LinkBar(QWidget):
    """A strip that says where a link leads, with the buttons to go there or to copy the address."""

    opened = Signal(object)
    """The Target that the user chose to open."""
    changed = Signal()
    """It came or went, or says something else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = Target("", "")
        theme.set_class(self, "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.says = text.Label("", self, size="secondary", wrap=True)
        self.go = QPushButton(tr("Open", "verb"), self)
        self.go.setAccessibleName(tr("Open the link in the browser"))
        self.copy = QPushButton(tr("Copy", "verb"), self)
        self.copy.setAccessibleName(tr("Copy the link's address"))
        for button in (self.go, self.copy):
            theme.set_class(button, "compact")
        self.away = QToolButton(self)
        self.away.setAccessibleName(tr("Do not open the link"))
        self.away.setFixedSize(24, 24)
        icons.give(self.away, "close", size=12)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for widget in (self.go, self.copy, self.away):
            buttons.addWidget(widget)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(20, 8, 12, 8)
        self._whole.setSpacing(8)
        self._whole.addWidget(self.says, 1)
        self._whole.addLayout(buttons)
        self.go.clicked.connect(self._open)
        self.copy.clicked.connect(self._copy)
        self.away.clicked.connect(self.hide)
        self.hide()

    def ask(self, address: str, words: str = "") -> None:
        """Show where a link leads."""
        self._target = target = look(address, words)
        if target.refused:
            self.says.setText(target.refused)
        elif target.is_mail:
            self.says.setText(tr("Write a mail to {address}?", address=target.host))
        else:
            leads = tr("Leads to {host}.", host=target.host)
            self.says.setText(" ".join((leads, *target.doubts)) if target.doubts else target.host)
        self.says.set_role("error" if target.refused else "warning" if target.doubts else "text")
        self.says.setToolTip(text.tip(target.url))
        several = bool(target.refused or target.doubts)  # sentences, which want the whole width
        self._whole.setDirection(QBoxLayout.Direction.TopToBottom if several else QBoxLayout.Direction.LeftToRight)
        self.go.setVisible(not target.refused)
        self.copy.setVisible(not target.refused)
        self.show()
        self.changed.emit()
        (self.away if target.refused else self.go).setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def _open(self) -> None:
        self.hide()
        self.opened.emit(self._target)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._target.url)
        self.hide()


def _same_site(said: str, host: str) -> bool:
    said, host = said.removeprefix("www."), host.removeprefix("www.")
    return said == host or host.endswith(f".{said}") or said.endswith(f".{host}")

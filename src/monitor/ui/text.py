"""Publishers' words in our lists: always plain, never able to reorder, hide or flood what stands beside them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from monitor.i18n import tr, tr_noop
from monitor.ui import theme

LINE = 400  # code points; a 1 MB title costs 1.4 s in a QLabel
TIP = 1600  # of a tool tip, which may hold the whole of what was cut

# Bidi embeddings, overrides and isolates, invisible fillers, tags (but for those of a flag), and all controls.
_UNSEEN = re.compile(
    "(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0000-\U000e007f]+"
    "|[\u202a-\u202e\u2066-\u2069\u061c\u200b\u200e\u200f\u2060-\u2064\ufeff\u00ad\u180e\u115f\u1160\u3164\uffa0\ufff9-\ufffb]"
)
_KEYS = (
    tr_noop("Ctrl"),
    tr_noop("Alt"),
    tr_noop("Esc"),
    tr_noop("Enter"),
    tr_noop("Space"),
    tr_noop("Click"),
)
_SHIFT = "Shift"
_KEY = re.compile("|".join((*_KEYS, _SHIFT)))
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def line(text: str | None, limit: int = LINE) -> str:
    """Make text fit for one line of a list: no controls, no line breaks, no longer than `limit`."""
    if not text:
        return ""
    cut = text[: limit * 4]
    cut = _BLANKS.sub(" ", _UNSEEN.sub("", cut)).strip()
    if len(cut) <= limit and len(text) <= limit * 4:
        return cut
    return cut[:limit].rstrip() + "…"


def tip(text: str) -> str:
    """Make plain text fit for a tool tip, which guesses rich text: it is escaped, so that nothing is guessed."""
    said = line(text, TIP).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")  # `html` costs 6 ms
    return f"<qt>{said}</qt>"


def keys(names: str) -> str:
    """Name keys as they stand on the user's keyboard: "Ctrl K" is "Strg K" on a German one."""
    return _KEY.sub(lambda name: tr("Shift", "key") if name[0] == _SHIFT else tr(name[0]), names)


def slug(words: str, taken: Iterable[str], otherwise: str) -> str:
    """Make an id of a name or words: short, plain, not taken. `otherwise` is for words without any plain letter."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-") or otherwise
    known = set(taken)
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(known) + 2))
    return next(name for name in names if name not in known)


class Label(QLabel):
    """A label that shows plain text, whatever it is given."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        size: theme.Size = "body",
        bold: bool = False,
        role: theme.Role = "text",
        wrap: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(size, bold=bold))
        self.setWordWrap(wrap)
        self._role: theme.Role = role
        self.setText(text)
        self._take_colors()
        theme.changed.connect(self._take_colors)

    def set_role(self, role: theme.Role) -> None:
        """Show the text in another color of the theme."""
        self._role = role
        self._take_colors()

    def _take_colors(self) -> None:
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme.color(self._role))
        self.setPalette(palette)


class Key(QLabel):
    """The name of a key, as a small outlined label."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font("axis"))
        theme.set_class(self, "key")

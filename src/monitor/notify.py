"""From alerts to a pop-up on the desktop.

The only module that knows jeepney. Headlines are strangers' words: a notice is plain text, short, without control or
bidi characters, and says first which program and rule it comes from. There is at most one pop-up a minute; alerts
that come closer together share one. Where nothing can show it (no desktop, no bus), that is an answer and no error:
alerts are in the log anyway.
"""

from __future__ import annotations

import logging
import os
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

log = logging.getLogger(__name__)

PROGRAM = "News-sentiment monitor"
EVERY_S = 60.0  # between two pop-ups
RETRY_S = 600.0  # until an adapter that failed is asked again
REPLY_S = 5.0  # the desktop may have to start its notification service first
TITLE_LIMIT = 120  # characters
LINE_LIMIT = 160
LINES = 3  # headlines in one notice
NAMES = 3  # rules named in one title
_JOINERS = "\u200c\u200d"  # hold emoji and Persian words together, and reorder nothing


@dataclass(frozen=True, slots=True)
class Item:
    """One alert, as a notice tells it."""

    alert: str  # its id
    rule: str  # the rule's name
    outlet: str
    headline: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What a pop-up says: plain text, one line of title, a few lines of body."""

    title: str
    body: str
    alerts: tuple[str, ...] = ()  # ids of the alerts it tells of


Adapter = Callable[[Notice], None]
"""Shows a notice, or raises OSError."""


def compose(items: Sequence[Item]) -> Notice:
    """Make one notice of one or many alerts."""
    names = tuple(dict.fromkeys(plain(item.rule, LINE_LIMIT) for item in items))
    rules = ", ".join(names[:NAMES]) + (f" and {len(names) - NAMES} more" if len(names) > NAMES else "")
    count = "" if len(items) == 1 else f"{len(items)} alerts: "
    lines = [plain(f"{item.outlet}: {item.headline}", LINE_LIMIT) for item in items[:LINES]]
    if len(items) > LINES:
        lines.append(f"and {len(items) - LINES} more")
    return Notice(plain(f"{PROGRAM} · {count}{rules}", TITLE_LIMIT), "\n".join(lines), tuple(i.alert for i in items))


def plain(text: str, limit: int) -> str:
    """Make one line of at most `limit` characters that nothing in it can color, reorder or break."""
    kept = (
        " " if unicodedata.category(c) in {"Cc", "Zl", "Zp", "Zs"} else c
        for c in text[: 4 * limit]
        if c in _JOINERS or unicodedata.category(c) not in {"Cf", "Cs", "Co", "Cn"}
    )
    line = " ".join("".join(kept).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


class Outbox:
    """Alerts on their way to a pop-up. Times are seconds of a monotonic clock."""

    def __init__(self, every_s: float = EVERY_S) -> None:
        self._every_s = every_s
        self._items: dict[str, Item] = {}
        self._next = 0.0

    def put(self, items: Iterable[Item]) -> None:
        self._items.update((item.alert, item) for item in items)

    def wait_s(self, now: float) -> float | None:
        """How long until `take` has something to give; None: nothing is there."""
        return max(0.0, self._next - now) if self._items else None

    def take(self, now: float) -> Notice | None:
        """Give everything that waits as one notice; None before its time."""
        if self.wait_s(now) != 0.0:
            return None
        self._next = now + self._every_s
        items, self._items = tuple(self._items.values()), {}
        return compose(items)


class Notifier:
    """Shows notices through the first adapter that can. For one thread: an adapter may take seconds."""

    def __init__(
        self, adapters: Sequence[Adapter] | None = None, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._adapters = tuple(adapters) if adapters is not None else ((show_by_dbus,) if _has_dbus() else ())
        self._monotonic = monotonic
        self._out: dict[int, float] = {}  # adapters that failed, and until when they are left alone

    def show(self, notice: Notice) -> bool:
        """Show a notice. False: nobody could; ask again another time."""
        for number, adapter in enumerate(self._adapters):
            if self._monotonic() < self._out.get(number, 0.0):
                continue
            try:
                adapter(notice)
            except OSError as error:
                log.info("No notification by %s: %s", getattr(adapter, "__name__", adapter), error)
                self._out[number] = self._monotonic() + RETRY_S
            else:
                return True
        return False


def show_by_dbus(notice: Notice, address: str | None = None) -> None:
    """Show a notice through the desktop's notification service. Raises OSError where there is none."""
    from jeepney.io.blocking import open_dbus_connection
    from jeepney.wrappers import DBusErrorResponse

    try:
        with open_dbus_connection(bus=address or _session_bus()) as connection:
            (abilities,) = _call(connection, "GetCapabilities")
            body = _escaped(notice.body) if "body-markup" in abilities else notice.body
            hints = {"desktop-entry": ("s", "news-monitor"), "category": ("s", "im.received")}
            _call(connection, "Notify", "susssasa{sv}i", PROGRAM, 0, "news-monitor", notice.title, body, [], hints, -1)
    except OSError:
        raise
    except (DBusErrorResponse, ValueError, RuntimeError, KeyError, IndexError) as error:
        raise OSError(f"the notification service does not answer: {error}") from error


def _call(connection: Any, method: str, signature: str | None = None, *body: Any) -> tuple[Any, ...]:
    from jeepney import DBusAddress, MessageType, new_method_call
    from jeepney.wrappers import DBusErrorResponse

    service = DBusAddress(
        "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"
    )
    reply = connection.send_and_get_reply(new_method_call(service, method, signature, body), timeout=REPLY_S)
    if reply.header.message_type is MessageType.error:
        raise DBusErrorResponse(reply)
    answer: tuple[Any, ...] = reply.body
    return answer


def _escaped(text: str) -> str:
    """Escape for a service that reads markup in bodies. Titles are plain text by the standard."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _session_bus() -> str:
    named = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    if named:
        return named
    folder = os.environ.get("XDG_RUNTIME_DIR")
    if folder and os.path.exists(f"{folder}/bus"):
        return f"unix:path={folder}/bus"
    raise FileNotFoundError("this session has no message bus")


def _has_dbus() -> bool:
    return sys.platform not in ("win32", "darwin")

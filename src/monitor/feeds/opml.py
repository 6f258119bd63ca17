"""Subscription lists of other programs (OPML), in and out.

Read with expat and a handler of our own: listparser decodes UTF-8 only and its HTML parser takes quadratic time.
A list is a stranger's document too: declarations of entities are refused, nothing external is ever read, and of an
outline only its names and its address count. An address that is not http or https (a file, "|command", "exec:…",
"filter:…") is no feed; it is refused and reported.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from monitor.errors import ParseError
from monitor.feeds.clean import line, plain
from monitor.feeds.fetch import strip_credentials
from monitor.feeds.search import is_search
from monitor.i18n import tr_noop
from monitor.model import Feed, FeedKind

FOLDER_MARK = " / "  # between a folder and the folder in it
SIZE_LIMIT = 20_000_000  # bytes; the largest public list we know has 2 MB
_NAMESPACE = "urn:news-sentiment-monitor"
_FEED_SCHEME = re.compile(r"^feed:(?://)?(?=https?:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """A list as read: its feeds, and the addresses that may not be subscribed to."""

    feeds: tuple[Feed, ...]
    refused: tuple[str, ...] = ()


def read(data: bytes) -> tuple[Feed, ...]:
    """Read the feeds of an OPML document; folders in folders become "News / Technology". Raises ParseError."""
    return subscriptions(data).feeds


def subscriptions(data: bytes) -> Subscriptions:
    """Read an OPML document, each address once. Raises ParseError: it is no such list, or declares entities."""
    if len(data) > SIZE_LIMIT:
        raise ParseError("", f"The list is larger than {SIZE_LIMIT / 1_000_000:g} MB, the most that is read.")
    outlines = _Outlines()
    parser = expat.ParserCreate()
    parser.StartElementHandler = outlines.start
    parser.EndElementHandler = outlines.end
    parser.EntityDeclHandler = outlines.refuse
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError):
        # Hand-made lists have bare ampersands; then folders are lost, the feeds are not.
        outlines = _scanned(data)
    if not outlines.seen:
        raise ParseError("", tr_noop("The file is not an OPML subscription list."))
    return Subscriptions(tuple(outlines.feeds.values()), tuple(outlines.refused))


def write(feeds: Iterable[Feed], *, credentials: bool = False) -> bytes:
    """Write feeds as OPML 2.0, in their folders. User names and passwords stay out of addresses unless asked for."""
    top = _Folder()
    for feed in feeds:
        place = top
        for name in feed.folder.split(FOLDER_MARK) if feed.folder else ():
            place = place.folders.setdefault(name, _Folder())
        place.feeds.append(feed)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<opml version="2.0" xmlns:monitor="{_NAMESPACE}">',
        "  <head><title>Feeds of the news-sentiment monitor</title></head>",
        "  <body>",
        *_written(top, "    ", credentials),
        "  </body>",
        "</opml>",
        "",
    ]
    return "\n".join(lines).encode("utf-8", "replace")


class _Folder:
    def __init__(self) -> None:
        self.folders: dict[str, _Folder] = {}
        self.feeds: list[Feed] = []


def _written(folder: _Folder, indent: str, credentials: bool) -> Iterable[str]:
    for feed in folder.feeds:
        name = _attribute(feed.title)
        address = _attribute(feed.url if credentials else strip_credentials(feed.url))
        own = f"monitor:outlet={_attribute(feed.outlet)} monitor:kind={_attribute(feed.kind.value)}"
        yield f'{indent}<outline type="rss" text={name} title={name} xmlUrl={address} {own}/>'
    for name, inner in folder.folders.items():
        yield f"{indent}<outline text={_attribute(name)}>"
        yield from _written(inner, indent + "  ", credentials)
        yield f"{indent}</outline>"


def _attribute(text: str) -> str:
    return quoteattr(line(plain(text), 4_000))


class _Outlines:
    """Collects outlines as a parser meets them."""

    def __init__(self) -> None:
        self.feeds: dict[str, Feed] = {}
        self.refused: list[str] = []
        self.seen = False
        self._open: list[str | None] = []  # the folder name of each open outline

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name.lower() == "opml":
            self.seen = True
        if name.lower() != "outline":
            return
        self.seen = True
        known = {key.lower(): value for key, value in attributes.items()}
        title = line(known.get("title") or known.get("text") or "")
        address = _address(known)
        self._open.append(title if not address else None)
        if not address:
            return
        if not re.match(r"https?://[^\s/?#]", address, re.IGNORECASE):
            self.refused.append(line(strip_credentials(known["xmlurl"]), 200))
            return
        folders = [folder for folder in self._open if folder]
        title = title or re.sub(r"^https?://(?:www\.)?|/.*$", "", strip_credentials(address), flags=re.IGNORECASE)
        kind = known.get("monitor:kind", "")
        listed = kind in {member.value for member in FeedKind}
        self.feeds.setdefault(
            address,
            Feed(
                url=address,
                title=title,
                outlet=line(known.get("monitor:outlet", "")) or title,
                kind=FeedKind(kind) if listed else FeedKind.SEARCH if is_search(address) else FeedKind.OUTLET,
                folder=FOLDER_MARK.join(folders) or None,
            ),
        )

    def end(self, name: str) -> None:
        if name.lower() == "outline" and self._open:
            self._open.pop()

    def refuse(self, *_: object) -> None:
        raise ParseError("", tr_noop("The list declares entities, which no subscription list needs; it is not read."))


def _address(attributes: Mapping[str, str]) -> str:
    address = re.sub(r"[\x00-\x20]+", "", attributes.get("xmlurl") or "")
    return re.sub(r"^feed:(?=//)", "http:", _FEED_SCHEME.sub("", address), flags=re.IGNORECASE)


_TAG = re.compile(r"<outline\b([^<>]*)>", re.IGNORECASE)
_PAIR = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def _scanned(data: bytes) -> _Outlines:
    """Read the outlines of a list that is not well-formed."""
    outlines = _Outlines()
    for tag in _TAG.finditer(data.decode("utf-8", "replace")):
        pairs = {name: html.unescape(double or single) for name, double, single in _PAIR.findall(tag[1])}
        if _address({name.lower(): value for name, value in pairs.items()}):
            outlines.start("outline", pairs)
            outlines.end("outline")
    return outlines

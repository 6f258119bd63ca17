"""From a web page to the feeds of its site.

Only looks: whether what is found can be read is for `parse` to say, in the worker process.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from monitor.errors import FetchError, ParseError
from monitor.feeds.clean import line, title_of
from monitor.feeds.fetch import strip_credentials
from monitor.i18n import tr_noop

PAGE_LIMIT = 2_000_000  # bytes of a page that are looked at
FOUND_LIMIT = 30
COMMON_PATHS = ("feed", "rss", "rss.xml", "atom.xml", "feed.xml", "index.xml", "feed.json", "feeds/posts/default")

_TYPES = {
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
    "application/x-rss+xml", "text/rss+xml", "text/rss", "text/atom+xml",
}  # fmt: skip
_TAG = re.compile(r"<(link|a|base)\s([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_FEED_LIKE = re.compile(
    r"/(?:feeds?|rss|atom)(?:/|\.xml|\.json)?$|\.(?:rss|atom|rdf)$|/(?:rss|feed|atom|index)\.xml$|[?&]feed=(?:rss2?|atom)",
    re.IGNORECASE,
)
_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF|(?:\w+:)?RDF|channel)[\s>]", re.IGNORECASE)
_TITLE = re.compile(rb"<title[^<>]*>\s*(?:<!\[CDATA\[)?([^<\]]{1,500})", re.IGNORECASE)


class Getter(Protocol):
    """What is needed of a `Fetcher`."""

    async def get(self, url: str, *, allow_local: bool = False) -> tuple[bytes, Mapping[str, str], str]: ...


async def discover(fetcher: Getter, url: str, *, allow_local: bool = False) -> tuple[tuple[str, str], ...]:
    """Give address and title of each feed at or behind an address; one without "http://" is taken as https.

    First the address itself, then what its page names, then the usual paths of its site. Raises FetchError if the
    address cannot be had, ParseError if no feed is found.
    """
    if "://" not in url:
        url = f"https://{url.lstrip('/')}"
    content, _, final = await fetcher.get(url, allow_local=allow_local)
    if is_feed(content):
        return ((url, title_in(content)),)
    named = find(content, final)
    if named:
        return named
    for address in common(final):
        try:
            content, _, _ = await fetcher.get(address, allow_local=allow_local)
        except FetchError:
            continue
        if is_feed(content):
            return ((address, title_in(content)),)
    raise ParseError(
        strip_credentials(url), tr_noop("No feed was found at this address, on its page, or in the usual places.")
    )


def find(page: bytes, base_url: str) -> tuple[tuple[str, str], ...]:
    """Give address and title of each feed that a page names: announced ones first, those of comments last."""
    text = page[:PAGE_LIMIT].replace(b"\0", b"").decode("utf-8", "replace")
    base = base_url
    announced: dict[str, str] = {}
    linked: dict[str, str] = {}
    for tag, inside in _TAG.findall(text):
        pairs = ((name.lower(), *values) for name, *values in _ATTRIBUTE.findall(inside))
        attributes = {name: html.unescape("".join(values)) for name, *values in pairs}
        address = _joined(base, attributes.get("href", ""))
        if not address:
            continue
        if tag.lower() == "base":
            base = address
        elif tag.lower() == "link":
            rels = attributes.get("rel", "").lower().split()
            kind = attributes.get("type", "").lower().partition(";")[0].strip()
            if "feed" in rels or ("alternate" in rels and kind in _TYPES):
                announced.setdefault(address, line(attributes.get("title", "")))
        elif _FEED_LIKE.search(address):
            linked.setdefault(address, line(attributes.get("title", "")))
    found = announced or linked
    ordered = sorted(found.items(), key=lambda item: "comment" in f"{item[0]} {item[1]}".lower())
    return tuple(ordered[:FOUND_LIMIT])


def common(base_url: str) -> tuple[str, ...]:
    """Give the addresses where sites often have their feed: below the page, then below the root."""
    try:
        parts = urlsplit(base_url)
    except ValueError:
        return ()
    root = f"{parts.scheme}://{parts.netloc}/"
    folder = urljoin(root, parts.path if parts.path.endswith("/") else f"{parts.path}/")
    below = (urljoin(folder, path) for path in COMMON_PATHS[:3])
    return tuple(dict.fromkeys((*below, *(urljoin(root, path) for path in COMMON_PATHS))))


def is_feed(content: bytes) -> bool:
    """Tell whether bytes begin like a feed. Quick, and no promise."""
    start = content[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"{"):
        return b"jsonfeed.org/version" in content[:4096]
    return _ROOT.search(start) is not None and not re.search(rb"<html[\s>]", start, re.IGNORECASE)


def title_in(content: bytes) -> str:
    """Give the title at the beginning of a feed, "" without one."""
    start = content[:65_536].replace(b"\0", b"")
    found = _TITLE.search(start) or re.search(rb'"title"\s*:\s*"([^"\\]{1,500})"', start)
    return title_of(found[1].decode("utf-8", "replace"), is_html=None) if found else ""


def _joined(base: str, href: str) -> str:
    try:
        address = urljoin(base, re.sub(r"[\x00-\x20]+", "", href)) if href.strip() else ""
        parts = urlsplit(address)
        return address.partition("#")[0] if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""

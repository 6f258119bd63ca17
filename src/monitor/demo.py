"""The demonstration: a feed server on loopback that replays feeds we wrote, and a profile of its own to look at them.

Everything in it is invented (outlets, people, news), but for a few White House documents, which are public domain,
and the names of real companies and topics. Texts lie in `resources/demo`: `world.toml` tells who is there,
`stories/*.toml` what happened. Days count backward from the start of the server, so that the last weeks are always
the last weeks. Some stories are held back and arrive one by one while the window is open.
"""

from __future__ import annotations

import shutil
import threading
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from monitor import catalog
from monitor.errors import CatalogError
from monitor.locks import lock
from monitor.settings import Profile, Settings

HOST = "127.0.0.1"
PORT = 8738  # any free port where this one is taken
MOST = 9  # demonstrations at once on one profile
ARRIVAL_EVERY = timedelta(seconds=20)  # often enough to be seen, seldom enough to be read


@dataclass(frozen=True, slots=True)
class DemoFeed:
    """A feed of the demonstration, and how it misbehaves."""

    slug: str
    title: str
    outlet: str
    kind: str = "outlet"
    language: str = "en"
    trouble: str = ""  # "undated": no dates; "gone": answers 404; "malformed": not well-formed


@dataclass(frozen=True, slots=True)
class DemoItem:
    """One item of a feed. `at` is None for the ones that arrive while the server runs."""

    slug: str
    title: str
    paragraphs: tuple[str, ...]
    link: str
    at: datetime | None
    author: str | None = None
    source: str | None = None  # the outlet an aggregator names


@dataclass(frozen=True, slots=True)
class World:
    """All there is in the demonstration."""

    feeds: tuple[DemoFeed, ...]
    items: tuple[DemoItem, ...]
    catalog: Mapping[str, str] = field(default_factory=dict)  # file name → text, for the demonstration's profile


def load(now: datetime) -> World:
    """Read the demonstration as it looks at `now` (aware, UTC). Raises CatalogError naming the file that is wrong."""
    folder = files("monitor.resources") / "demo"
    world = tomllib.loads((folder / "world.toml").read_text("utf-8"))
    feeds = tuple(DemoFeed(**row) for row in world["feed"])
    slugs = {feed.outlet: feed.slug for feed in reversed(feeds)}
    items: list[DemoItem] = []
    for file in sorted(folder.joinpath("stories").iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".toml"):
            continue
        for number, row in enumerate(tomllib.loads(file.read_text("utf-8")).get("story", ()), start=1):
            try:
                items.extend(_items(row, slugs, now))
            except (KeyError, ValueError, TypeError) as error:
                raise CatalogError(file.name, f"story {number}: {error}") from error
    catalog = {f.name: f.read_text("utf-8") for f in folder.joinpath("catalog").iterdir() if f.name.endswith(".toml")}
    catalog["events.toml"] = "\n".join(_event(row, now) for row in world["event"])
    return World(feeds, tuple(items), catalog)


def _event(row: Mapping[str, Any], now: datetime) -> str:
    start = (now - timedelta(days=row["day"])).date()
    topics = ", ".join(f'"{topic}"' for topic in row["topics"])
    return (
        f'[[event]]\nid = "{row["id"]}"\nname = "{row["name"]}"\nstart = {start.isoformat()}\ntopics = [{topics}]\n'
        'note = "Demonstration: invented."\n'
    )


@contextmanager
def laid_out(profile: Profile) -> Iterator[Profile]:
    """Lay an empty profile for one demonstration inside `profile`; what an earlier one left is removed.

    It is ours alone while it is held: where another demonstration goes on, or is still ending, this one gets a folder
    beside it, for a store that is removed under a running program is lost to both. Raises CatalogError.
    """
    profile.prepare()
    for number in range(1, MOST + 1):
        root = profile.root / ("demo" if number == 1 else f"demo-{number}")
        with lock(profile.root / f"lock.{root.name}", wait=False) as ours:
            if not ours:
                continue
            shutil.rmtree(root, ignore_errors=True)
            demo = replace(profile, root=root, database_url=None)
            demo.prepare()
            yield demo
            if number > 1:
                shutil.rmtree(root, ignore_errors=True)
            return
    raise CatalogError(str(profile.root), "too many demonstrations are open at the same time")


def furnish(demo: Profile, server: DemoServer) -> None:
    """Write the demonstration's catalog: its feeds at the server's address, its voices and rules."""
    demo.catalog_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, text in server.world.catalog.items():
        (demo.catalog_dir / name).write_text(text, "utf-8")
    lines = []
    for feed in server.world.feeds:
        lines += [
            "[[feed]]",
            f'url = "{server.address(feed.slug)}"',
            f'title = "{feed.title}"',
            f'outlet = "{feed.outlet}"',
            f'kind = "{feed.kind}"',
            "allow_local = true",
            "interval_min = 1",
            'note = "Demonstration: invented."',
            "",
        ]
    for resting in catalog.load(None).feeds:  # the demonstration contacts nobody
        lines += ["[[feed]]", f'url = "{resting.url}"', "enabled = false", ""]
    (demo.catalog_dir / "feeds.toml").write_text("\n".join(lines), "utf-8")


def wanted(settings: Settings) -> Settings:
    """The settings of the demonstration: it has begun, and is polled often enough to show news arriving."""
    return replace(settings, started=True, min_interval_min=1)


class DemoServer:
    """Serves the demonstration on loopback until it is closed. Usable with `with`."""

    def __init__(self, now: datetime, *, port: int = PORT, every: timedelta = ARRIVAL_EVERY) -> None:
        self.world = load(now)
        self.started = now
        self.every = every
        handler = type("Handler", (_Handler,), {"demo": self})
        try:
            self._http = ThreadingHTTPServer((HOST, port), handler)
        except OSError:  # somebody else has the port
            self._http = ThreadingHTTPServer((HOST, 0), handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, name="demo-feeds", daemon=True)

    def __enter__(self) -> DemoServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop answering. Idempotent."""
        if self._thread.is_alive():
            self._http.shutdown()
            self._thread.join()
        self._http.server_close()

    def address(self, slug: str) -> str:
        """Where the feed of that name is served."""
        return f"http://{HOST}:{self._http.server_port}/feed/{slug}.xml"

    def document(self, slug: str, now: datetime) -> bytes | None:
        """The feed of that name as it is at `now`; None where there is no such feed."""
        feed = next((f for f in self.world.feeds if f.slug == slug and f.trouble != "gone"), None)
        return None if feed is None else _rss(feed, self._current(slug, now))

    def _current(self, slug: str, now: datetime) -> Sequence[DemoItem]:
        there = [item for item in self.world.items if item.at is not None and item.at <= now]
        waiting = [item for item in self.world.items if item.at is None]
        arrived = max(0, (now - self.started) // self.every)
        there += [
            replace(item, at=self.started + number * self.every)
            for number, item in enumerate(waiting[:arrived], start=1)
        ]
        mine = [item for item in there if item.slug == slug]
        return sorted(mine, key=lambda item: item.at or self.started, reverse=True)


class _Handler(BaseHTTPRequestHandler):
    demo: DemoServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        slug = self.path.removeprefix("/feed/").removesuffix(".xml")
        body = self.demo.document(slug, datetime.now(UTC))
        etag = f'"{sha256(body or b"").hexdigest()[:16]}"'
        if body is None:
            self._answer(404, b"There is no such feed in the demonstration.\n", "text/plain")
        elif self.headers.get("If-None-Match") == etag:
            self._answer(304, b"", "application/rss+xml", etag)
        else:
            self._answer(200, body, "application/rss+xml", etag)

    def _answer(self, status: int, body: bytes, kind: str, etag: str | None = None) -> None:
        self.send_response(status)
        if etag:
            self.send_header("ETag", etag)
        if status != 304:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: requests to ourselves are no news."""


def _items(row: Mapping[str, Any], slugs: Mapping[str, str], now: datetime) -> list[DemoItem]:
    """A story and its copies. `day` counts back from today, `date` is a real one; without either it arrives later."""
    at: datetime | None = row.get("date")
    if "day" in row:
        clock = time.fromisoformat(row["at"])
        at = datetime.combine(now.date() - timedelta(days=abs(row["day"])), clock, UTC)
        if at > now:  # the hour of today that is still to come
            at -= timedelta(days=1)
    paragraphs = tuple(p.strip().replace("\n", " ") for p in row["text"].strip().split("\n\n"))
    first = DemoItem(
        row.get("feed") or slugs[row["outlet"]],
        row["title"],
        paragraphs,
        row.get("link") or _link(row["outlet"], row["title"]),
        at,
        row.get("author"),
        row.get("source"),
    )
    items = [first]
    for copy in row.get("copies", ()):
        title = copy.get("title", row["title"])
        items.append(
            replace(
                first,
                slug=slugs[copy["outlet"]],
                title=title,
                paragraphs=paragraphs[: copy.get("paragraphs", len(paragraphs))],
                link=_link(copy["outlet"], title),
                at=None if at is None else at + timedelta(minutes=copy.get("after", 10)),
                author=None,
                source=None,
            )
        )
    return items


def _link(outlet: str, title: str) -> str:
    """An address under .example, which can never be somebody's (RFC 2606)."""
    host = "".join(c for c in outlet.lower() if c.isalnum())
    words = "".join(c if c.isalnum() else "-" for c in title.lower())
    return f"https://{host}.example/{quote('-'.join(filter(None, words.split('-'))))}"


def _rss(feed: DemoFeed, items: Sequence[DemoItem]) -> bytes:
    rss = ET.Element("rss", version="2.0")
    channel = ET.SubElement(rss, "channel")
    ET.SubElement(channel, "title").text = f"{feed.outlet}: {feed.title} (demonstration)"
    ET.SubElement(channel, "link").text = _link(feed.outlet, "")
    ET.SubElement(channel, "description").text = "Invented for the demonstration of the news-sentiment monitor."
    ET.SubElement(channel, "language").text = feed.language
    for item in items:
        node = ET.SubElement(channel, "item")
        ET.SubElement(node, "title").text = item.title
        ET.SubElement(node, "link").text = item.link
        ET.SubElement(node, "guid", isPermaLink="true").text = item.link
        if item.at and feed.trouble != "undated":
            ET.SubElement(node, "pubDate").text = format_datetime(item.at, usegmt=True)
        if item.author:
            ET.SubElement(node, "author").text = item.author
        if item.source:
            ET.SubElement(node, "source", url=_link(item.source, "")).text = item.source
        ET.SubElement(node, "description").text = "".join(f"<p>{escape(p, quote=False)}</p>" for p in item.paragraphs)
    document: bytes = ET.tostring(rss, encoding="utf-8", xml_declaration=True)
    if feed.trouble == "malformed":  # like so many real ones: an entity of HTML that XML does not know
        return document.replace(b"</channel>", b"<copyright>&nbsp;</copyright></channel>")
    return document

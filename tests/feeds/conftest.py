"""A server on the loopback address that answers as a test wants, and says what it was asked."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar

import pytest

T = TypeVar("T")
Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Asked:
    """One request: its path (absolute where we are taken for a proxy) and headers, with lower-case names."""

    path: str
    headers: Mapping[str, str]


@dataclass
class Site:
    """What is at which path. A path that nobody set is a 404."""

    base: str = ""
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    over: threading.Event = field(default_factory=threading.Event)  # the test has ended: nobody need hang any more

    @property
    def port(self) -> int:
        return int(self.base.rpartition(":")[2])

    def on(self, path: str, body: bytes = b"", *, status: int = 200, **headers: str) -> str:
        """Answer a path with a body; `ETag="x"` and `Last_Modified="…"` are headers. Returns the full address."""

        def reply(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            if not {"Content_Length", "Transfer_Encoding"} & set(headers):
                handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        return self.do(path, reply)

    def do(self, path: str, reply: Reply) -> str:
        """Answer a path by a function."""
        self.replies[path] = reply
        return self.base + path


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        site = self.site
        site.asked.append(Asked(self.path, {name.lower(): value for name, value in self.headers.items()}))
        self._is_in = True
        site.at_once += 1
        site.most_at_once = max(site.most_at_once, site.at_once)
        try:
            reply = site.replies.get(self.path)
            if reply:
                reply(self)
            else:
                self.send_error(404)
        except OSError:
            self.close_connection = True  # the client had enough
        finally:
            self.leave()

    def leave(self) -> None:
        """Count this request no more. To be called before the last byte, for the client may then ask the next."""
        if self._is_in:
            self._is_in = False
            self.site.at_once -= 1

    def log_message(self, format: str, *args: Any) -> None:
        pass


def _serve() -> Iterator[Site]:
    site = Site()
    handler = type("Handler", (_Handler,), {"site": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    site.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield site
    site.over.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    """A server."""
    yield from _serve()


@pytest.fixture
def other_site() -> Iterator[Site]:
    """Another server, on another port."""
    yield from _serve()


@pytest.fixture
def run() -> Callable[[Coroutine[Any, Any, T]], T]:
    """Run a coroutine to its end."""
    return asyncio.run

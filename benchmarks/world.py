"""Invented news in any amount: feed documents, articles, and a server for them. Deterministic by its seed."""

from __future__ import annotations

import gzip
import hashlib
import multiprocessing
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection

NAMES = "Okafor Rehak Hsu Lindqvist Raman Sakai Carvalho Dvorsky Moreau Tanaka Brandt Silva Novak Iyer Larsen Haddad".split()
FIRST = "Adaeze Tomas Mei Jonas Priya Haruto Ines Marek Claire Kenji Lena Rui Petra Anil Nils Rania".split()
SUBJECTS = (
    "DeepSeek;Nvidia;chip makers;the export rule;the commission;regulators;the AI Act;cloud providers;suppliers in Seoul;"
    "a small model;the licence office;lawmakers;the data center plan;memory prices;the new guidance;start-ups"
).split(";")
VERBS = (
    "warned of;welcomed;rejected;delayed;praised;cut;raised;won;lost;criticised;approved;blocked;reviewed;doubted;"
    "celebrated;feared;plunged after;rallied on;sued over;backed"
).split(";")
OBJECTS = (
    "a weak third quarter;better margins;the semiconductor curbs;a costly mistake;strong demand;the export controls on chips;"
    "a safer design;an ugly dispute;record sales;artificial intelligence rules;the cheaper training run;a long queue;"
    "the terrible outage;an elegant paper;the great rollout;new export restrictions"
).split(";")


def plain(rng: random.Random) -> str:
    """Who did what."""
    return f"{rng.choice(SUBJECTS)} {rng.choice(VERBS)} {rng.choice(OBJECTS)}"


def sentence(rng: random.Random) -> str:
    """One sentence; one in three is somebody's words."""
    said = plain(rng)
    if rng.random() < 0.33:
        return f"“{said[0].upper()}{said[1:]},” said {rng.choice(FIRST)} {rng.choice(NAMES)}."
    return f"{said[0].upper()}{said[1:]} on {rng.choice(('Monday', 'Tuesday', 'Friday'))}."


def headline(rng: random.Random) -> str:
    said = f"{plain(rng)} {rng.randrange(10_000)}"
    return said[0].upper() + said[1:]


def paragraphs(rng: random.Random, sentences: int) -> list[str]:
    return [" ".join(sentence(rng) for _ in range(min(3, sentences - i))) for i in range(0, sentences, 3)]


def document(number: int, entries: int, now: datetime) -> bytes:
    """A feed: 70 % RSS 2.0, the rest Atom; 40 % with full HTML, the others with two sentences."""
    rng = random.Random(number)
    full = rng.random() < 0.4
    items = []
    for index in range(entries):
        at = now - timedelta(minutes=rng.randrange(60 * 24 * 14))
        link = f"https://outlet{number}.example/{number}-{index}"
        text = "".join(f"<p>{escape(p, quote=False)}</p>" for p in paragraphs(rng, 14 if full else 2))
        items.append((headline(rng), link, at, text))
    if number % 10 < 7:
        body = "".join(
            f"<item><title>{escape(t, quote=False)}</title><link>{u}</link><guid>{u}</guid>"
            f"<pubDate>{format_datetime(at, usegmt=True)}</pubDate><description>{escape(x, quote=False)}</description></item>"
            for t, u, at, x in items
        )
        said = f"<rss version='2.0'><channel><title>Outlet {number}</title><link>https://outlet{number}.example/</link>{body}</channel></rss>"
    else:
        body = "".join(
            f"<entry><title>{escape(t, quote=False)}</title><link href='{u}'/><id>{u}</id>"
            f"<updated>{at.isoformat()}</updated><content type='html'>{escape(x, quote=False)}</content></entry>"
            for t, u, at, x in items
        )
        said = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Outlet {number}</title><id>urn:{number}</id>{body}</feed>"
    return ("<?xml version='1.0' encoding='utf-8'?>" + said).encode()


def _serve(feeds: int, entries: int, pipe: Connection) -> None:
    now = datetime.now(UTC)
    bodies: dict[str, tuple[bytes, str]] = {}
    for number in range(feeds):
        body = gzip.compress(document(number, entries, now), 6)
        bodies[f"/feed/{number}.xml"] = (body, f'"{hashlib.sha256(body).hexdigest()[:16]}"')

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body, etag = bodies[self.path]
            known = self.headers.get("If-None-Match") == etag
            self.send_response(304 if known else 200)
            self.send_header("ETag", etag)
            if not known:
                self.send_header("Content-Type", "application/xml")
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", "0" if known else str(len(body)))
            self.end_headers()
            if not known:
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    pipe.send(http.server_port)
    http.serve_forever()


@contextmanager
def served(feeds: int, entries: int) -> Iterator[list[str]]:
    """A server in a process of its own (its CPU is not ours). Gives the feeds' addresses."""
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(feeds, entries, theirs), daemon=True)
    process.start()
    port = mine.recv()
    try:
        yield [f"http://127.0.0.1:{port}/feed/{number}.xml" for number in range(feeds)]
    finally:
        process.kill()
        process.join()

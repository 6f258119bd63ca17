"""Subscription lists in and out."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import ParseError
from monitor.feeds import opml
from monitor.model import Feed, FeedKind

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.1"><head><title>Mine</title></head><body>
<outline text="News"><outline text="Technology">
  <outline type="rss" text="Quay &amp; Co" xmlUrl="https://quay.example/rss?a=1&amp;b=2" htmlUrl="https://quay.example/"/>
</outline></outline>
<outline title="Winch" text="w" xmlurl="feed://winch.example/atom"/>
<outline text="again" xmlUrl="https://quay.example/rss?a=1&amp;b=2"/>
<outline text="Tides" xmlUrl="https://news.google.com/rss/search?q=tides"/>
<outline text="" xmlUrl="feed:https://www.nameless.example/feed"/>
<outline text="Just a note"/>
</body></opml>"""


def listed(*addresses: str) -> bytes:
    outlines = "".join(f'<outline text="x" xmlUrl="{address}"/>' for address in addresses)
    return f"<opml version='2.0'><body>{outlines}</body></opml>".encode()


def test_a_list_is_read_with_its_folders():
    feeds = opml.read(LIST.encode())

    assert [(feed.url, feed.title, feed.folder, feed.kind) for feed in feeds] == [
        ("https://quay.example/rss?a=1&b=2", "Quay & Co", "News / Technology", FeedKind.OUTLET),
        ("http://winch.example/atom", "Winch", None, FeedKind.OUTLET),
        ("https://news.google.com/rss/search?q=tides", "Tides", None, FeedKind.SEARCH),
        ("https://www.nameless.example/feed", "nameless.example", None, FeedKind.OUTLET),
    ]
    assert {feed.allow_local for feed in feeds} == {False}
    assert feeds[0].outlet == "Quay & Co"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1251"])
def test_a_list_is_read_in_its_encoding(encoding):
    name = "Причал" if encoding in ("windows-1251", "utf-16") else "Café"
    head = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{head}"?><opml><body><outline text="{name}" xmlUrl="http://x.example/"/></body></opml>'

    assert opml.read(text.encode(encoding))[0].title == name


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd", "/etc/passwd", "|cat /etc/passwd", "exec:~/bin/x", "filter:x:https://a.example/", "ftp://a.example/",
        "javascript:alert(1)", "data:text/xml,x", "feed:file:///etc/passwd", "http://", "https:///x", "gopher://a.example",
    ],
)  # fmt: skip
def test_an_address_that_is_no_web_address_is_refused_and_named(address):
    found = opml.subscriptions(listed(address, "https://good.example/rss"))

    assert [feed.url for feed in found.feeds] == ["https://good.example/rss"]
    assert found.refused == (address,)


def test_an_outline_runs_nothing_and_allows_nothing():
    body = listed('https://a.example/" pipe="rm -rf" exec="x" filter="y" allowLocal="true')

    [feed] = opml.read(body)

    assert feed == Feed("https://a.example/", "x", "x")


def test_a_refused_address_shows_no_credentials():
    assert opml.subscriptions(listed("ftp://maria:secret@a.example/")).refused == ("ftp://a.example/",)


@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY a "aaaaaaaaaa">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd"> %a;',
    ],
)
def test_a_list_that_declares_entities_is_refused(declaration):
    body = f'<!DOCTYPE opml [{declaration}]><opml><body><outline text="&a;" xmlUrl="http://x.example"/></body></opml>'

    with pytest.raises(ParseError, match="declares entities"):
        opml.read(body.encode())


def test_an_entity_bomb_costs_nothing():
    lines = ['<!ENTITY a0 "ha">', *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))]
    body = f"<!DOCTYPE opml [{''.join(lines)}]><opml><body><outline text='&a11;'/></body></opml>"
    began = time.process_time()

    with pytest.raises(ParseError):
        opml.read(body.encode())
    assert time.process_time() - began < 1


def test_a_list_with_bare_ampersands_keeps_its_feeds():
    body = (
        b'<opml><body><outline text="A & B"><outline text="C & D" xmlUrl="http://x.example/?a=1&b=2"/></outline></body>'
    )

    assert [(feed.title, feed.url) for feed in opml.read(body)] == [("C & D", "http://x.example/?a=1&b=2")]


@pytest.mark.parametrize("body", [b"", b"plain text", b"<html><body>x</body></html>", b"<rss version='2.0'/>", b"{}"])
def test_what_is_no_list_says_so(body):
    with pytest.raises(ParseError, match="not an OPML subscription list"):
        opml.read(body)


def test_an_empty_list_is_a_list():
    assert opml.read(b"<opml version='2.0'><body/></opml>") == ()


def test_a_list_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(opml, "SIZE_LIMIT", 10)

    with pytest.raises(ParseError, match="larger than"):
        opml.read(LIST.encode())


def test_folders_as_deep_as_one_likes_are_read_in_time():
    body = (
        "<opml><body>" + "<outline text='f'>" * 50_000 + '<outline xmlUrl="http://x.example/"/>' + "</outline>" * 50_000
    )
    began = time.process_time()

    assert len(opml.read(f"{body}</body></opml>".encode())) == 1
    assert time.process_time() - began < 5


FEEDS = (
    Feed("https://quay.example/rss?a=1&b=2", 'Quay "&" <Co>', "Quay", folder="News / Technology"),
    Feed("https://winch.example/atom", "Winch", "Winch", kind=FeedKind.NEWSLETTER),
    Feed("https://tides.example/search", "Tides", "Tides", kind=FeedKind.SEARCH, folder="News"),
)


def test_what_is_written_is_read_back():
    assert set(opml.read(opml.write(FEEDS))) == set(FEEDS)


def test_credentials_are_written_only_when_asked_for():
    feed = Feed("https://maria:secret@quay.example/rss", "Quay", "Quay")

    assert b"secret" not in opml.write([feed])
    assert opml.read(opml.write([feed], credentials=True)) == (feed,)


NAMES = st.text(max_size=30)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(NAMES, st.none() | NAMES), max_size=5))
def test_any_names_can_be_written_and_read(names):
    feeds = [Feed(f"https://x.example/{n}", title, title, folder=folder) for n, (title, folder) in enumerate(names)]

    assert {feed.url for feed in opml.read(opml.write(feeds))} == {feed.url for feed in feeds}


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=100) | st.text(max_size=100).map(lambda text: f"<opml>{text}</opml>".encode("utf-8", "replace"))
)
def test_any_bytes_are_a_list_or_a_parse_error(body):
    with contextlib.suppress(ParseError):
        opml.read(body)

"""Feeds of a web page."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping

import pytest

from monitor.errors import FetchError, ParseError
from monitor.feeds.discover import common, discover, find, is_feed, title_in

PAGE = """<!doctype html><html><head><title>Quay</title>
<link rel="stylesheet" href="/style.css">
<link rel="alternate" type="application/rss+xml" title="Quay &raquo; Comments" href="/comments/feed/">
<LINK TYPE='application/atom+xml' REL='alternate home' TITLE='Quay &amp; Co' HREF='atom.xml'>
<link rel=alternate type=application/feed+json href=https://api.quay.example/feed.json>
<link rel="alternate" type="text/html" hreflang="de" href="/de/">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
</head><body><a href="/rss.xml">RSS</a></body></html>"""


class Web:
    """A web of a few pages."""

    def __init__(self, pages: Mapping[str, bytes]) -> None:
        self.pages, self.asked = pages, []

    async def get(self, url: str, *, allow_local: bool = False) -> tuple[bytes, Mapping[str, str], str]:
        self.asked.append(url)
        if url not in self.pages:
            raise FetchError(url, "There is nothing at this address (404).", status=404)
        return self.pages[url], {}, url


def discovered(pages: Mapping[str, bytes], url: str) -> tuple[tuple[str, str], ...]:
    return asyncio.run(discover(Web(pages), url))


RSS = b"<?xml version='1.0'?><rss version='2.0'><channel><title>Quay &amp;amp; Co</title></channel></rss>"


def test_announced_feeds_are_found_those_of_comments_last():
    assert find(PAGE.encode(), "https://quay.example/news/") == (
        ("https://quay.example/news/atom.xml", "Quay & Co"),
        ("https://api.quay.example/feed.json", ""),
        ("https://quay.example/comments/feed/", "Quay » Comments"),
    )


def test_a_base_changes_where_links_start():
    page = b'<base href="https://cdn.example/x/"><link rel="alternate" type="application/rss+xml" href="rss">'

    assert find(page, "https://quay.example/") == (("https://cdn.example/x/rss", ""),)


def test_without_announcements_links_that_look_like_feeds_are_found():
    page = b"""<a href="/about">x</a> <a href="/rss.xml" title="All">y</a>
        <a href="feed/#top">z</a> <a href="?feed=rss2">w</a>"""

    assert find(page, "https://quay.example/") == (
        ("https://quay.example/rss.xml", "All"),
        ("https://quay.example/feed/", ""),
        ("https://quay.example/?feed=rss2", ""),
    )


@pytest.mark.parametrize(
    "page", [b"", b"<link ", b"<a href=" * 100_000, b"<link rel='" * 100_000, b"<link\n" * 200_000]
)
def test_a_hostile_page_costs_little(page):
    began = time.process_time()

    assert find(page, "https://quay.example/") == ()
    assert time.process_time() - began < 2


def test_the_usual_places_start_at_the_page_and_at_the_root():
    places = common("https://quay.example/blog?x=1")

    assert places[0] == "https://quay.example/blog/feed"
    assert "https://quay.example/feed" in places
    assert len(set(places)) == len(places)


@pytest.mark.parametrize(
    ("content", "yes"),
    [
        (RSS, True),
        (b"\xef\xbb\xbf\n<feed xmlns='http://www.w3.org/2005/Atom'>", True),
        (b"<?xml version='1.0'?><rdf:RDF xmlns:rdf='x'>", True),
        ("<rss version='2.0'>".encode("utf-16"), True),
        (b'{"version": "https://jsonfeed.org/version/1"}', True),
        (b"{}", False),
        (PAGE.encode(), False),
        (b"", False),
    ],
)
def test_a_feed_is_known_by_its_beginning(content, yes):
    assert is_feed(content) is yes


def test_a_feeds_title_is_seen_without_reading_it():
    assert title_in(RSS) == "Quay & Co"
    assert title_in(b"<title><![CDATA[Quay]]></title>") == "Quay"
    assert title_in(b'{"title": "Quay"}') == "Quay"
    assert title_in(b"") == ""


def test_the_address_of_a_feed_is_the_answer():
    assert discovered({"https://quay.example/rss": RSS}, "quay.example/rss") == (
        ("https://quay.example/rss", "Quay & Co"),
    )


def test_a_page_names_its_feeds():
    found = discovered({"https://quay.example/": PAGE.encode()}, "https://quay.example/")

    assert found[0] == ("https://quay.example/atom.xml", "Quay & Co")


def test_a_silent_page_is_helped_by_the_usual_places():
    pages = {
        "https://quay.example/": b"<html>",
        "https://quay.example/rss.xml": RSS,
        "https://quay.example/feed": b"<html>",
    }

    assert discovered(pages, "https://quay.example/") == (("https://quay.example/rss.xml", "Quay & Co"),)


def test_a_site_without_feeds_says_so():
    with pytest.raises(ParseError, match="No feed was found"):
        discovered({"https://quay.example/": b"<html>"}, "https://quay.example/")


def test_an_address_that_cannot_be_had_says_so():
    with pytest.raises(FetchError):
        discovered({}, "https://quay.example/")

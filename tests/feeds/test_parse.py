"""Reading documents. Whole documents stand in tests/data/feeds; here are limits, laws and traps."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import ParseError
from monitor.feeds import parse as parsing
from monitor.feeds.parse import moment, parse
from monitor.model import Document

URL = "https://feeds.example/rss"


def rss(*items: str, head: str = "") -> bytes:
    return f"<rss version='2.0'><channel><title>Quay</title>{head}{''.join(items)}</channel></rss>".encode()


def read(content: bytes, **headers: str) -> Document:
    return parse(URL, content, {name.replace("_", "-"): value for name, value in headers.items()}, URL)


def refused(content: bytes) -> str:
    with pytest.raises(ParseError) as caught:
        read(content)
    return caught.value.message


# ---- traps --------------------------------------------------------------------------------------


def test_a_body_that_is_a_file_name_or_an_address_is_opened_by_nobody(tmp_path, site):
    real = tmp_path / "feed.xml"
    real.write_bytes(rss("<item><title>Stolen</title></item>"))

    assert "not a feed" in refused(str(real).encode())
    assert "not a feed" in refused(site.on("/feed", real.read_bytes()).encode())
    assert not site.asked


def test_a_parser_that_raises_is_the_feeds_trouble(monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise KeyError("somewhere inside")

    monkeypatch.setattr("feedparser.parse", fail)

    assert refused(rss()) == "The feed cannot be read: the parser gave up (KeyError)."


@pytest.mark.parametrize(
    ("reference", "title"),
    [
        ("a &#55357;&#56832; b", "a 😀 b"),  # an emoji as some Java programs write it
        ("a &#xD83D;&#xDE00; b", "a 😀 b"),
        ("a &#xD800; b", "a b"),
        ("a &#x110000; b", "a b"),
        ("a &#0; b", "a b"),
        ("a &#65;&#66; b", "a AB b"),
    ],
)
def test_a_reference_to_no_character_does_not_lose_the_feed(reference, title):
    assert read(rss(f"<item><title>{reference}</title></item>")).entries[0].title == title


def test_a_document_is_repaired_only_once():
    assert "gave up" in refused(rss("<item><title>" + "&#" * 3000 + "xD800;" * 3000 + "</title></item>"))


def test_a_json_feed_with_raw_control_characters_and_broken_bytes_is_read():
    body = b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "title": "a\tb \xff c"}]}'

    assert read(body.replace(b"\\t", b"\t")).entries[0].title == "a b \ufffd c"


def test_an_error_names_the_feed_without_credentials():
    with pytest.raises(ParseError) as caught:
        parse("https://maria:secret@feeds.example/rss", b"", {}, URL)

    assert caught.value.url == URL


@pytest.mark.parametrize("body", [b"", b" \n", b"\xef\xbb\xbf", b"\0\0"])
def test_nothing_is_no_feed(body):
    assert refused(body) == "The server sent an empty document."


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<html><body>Sign in</body></html>", "a web page instead of a feed."),
        (b"<!DOCTYPE HTML><title>  Sign\n in </title>", "“Sign in”"),
        ("<html><title>Anmelden für alle</title>".encode(), "“Anmelden für alle”"),
        (b"<html><title>" + b"x" * 300 + b"</title>", "x…”"),
        (b"not xml at all", "not a feed"),
        (b"%PDF-1.7 ...", "not a feed"),
        (b"\x1f\x8b\x08\x00\x00\x00", "not a feed"),
        (b"[]", "not a feed"),
        (b'{"items": []}', "not a feed"),
        (b'{"message": "Too many requests"}', "“Too many requests”"),
        (b'{"a": ' * 100_000, "cannot be read"),
        (b'{"n": ' + b"9" * 10_000 + b"}", "JSON"),
    ],
)
def test_what_is_no_feed_says_so(body, words):
    assert words in refused(body)


def test_a_feed_in_a_page_like_wrapper_is_still_a_feed():
    assert read(b"<!-- <html> -->" + rss("<item><title>One</title></item>")).entries[0].title == "One"


# ---- what is taken ------------------------------------------------------------------------------


def test_at_most_so_many_entries_are_taken_the_newest(monkeypatch):
    monkeypatch.setattr(parsing, "ENTRY_LIMIT", 3)
    items = [
        f"<item><title>{n}</title><pubDate>Sun, {n:02} Feb 2026 10:00:00 GMT</pubDate></item>" for n in (2, 9, 1, 5, 7)
    ]

    document = read(rss(*items))

    assert [entry.title for entry in document.entries] == ["9", "5", "7"]
    assert document.warning == "The feed holds 5 entries; the newest 3 were taken."


def test_without_dates_the_first_entries_are_taken(monkeypatch):
    monkeypatch.setattr(parsing, "ENTRY_LIMIT", 2)

    document = read(rss(*(f"<item><title>{n}</title></item>" for n in range(4))))

    assert [entry.title for entry in document.entries] == ["0", "1"]


@pytest.mark.parametrize(
    ("head", "ttl"),
    [
        ("<ttl>60</ttl>", timedelta(hours=1)),
        ("<ttl>100000</ttl>", timedelta(days=1)),
        ("<ttl>0</ttl>", None),
        ("<ttl>-5</ttl>", None),
        ("<ttl>often</ttl>", None),
        ("<ttl>99999999999999999999</ttl>", timedelta(days=1)),
        ("", None),
    ],
)
def test_the_feeds_own_wish_is_read(head, ttl):
    assert read(rss(head=head)).ttl == ttl


@pytest.mark.parametrize(
    ("link", "read_as"),
    [
        ("https://a.example/1", "https://a.example/1"),
        ("/1?a=1&amp;b=2", "https://feeds.example/1?a=1&b=2"),
        ("//b.example/1", "https://b.example/1"),
        (" https://a.example/\n1 ", "https://a.example/1"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("mailto:a@b.example", None),
        ("https://", None),
        ("http://[::1", None),
        ("https://a.example/" + "x" * 5000, None),
    ],
)
def test_a_link_is_absolute_and_may_be_opened_or_is_none(link, read_as):
    assert read(rss(f"<item><title>t</title><link>{link}</link></item>")).entries[0].link == read_as


def test_a_guid_that_is_an_address_serves_as_the_link():
    assert read(rss("<item><guid>https://a.example/1</guid></item>")).entries[0].link == "https://a.example/1"
    assert read(rss("<item><guid>abc</guid></item>")).entries[0].link is None


def test_ids_keep_their_case_and_their_marks():
    entries = read(rss("<item><guid isPermaLink='false'>Ab 1#x</guid></item>")).entries

    assert entries[0].entry_id == "Ab 1#x"


def test_a_name_in_brackets_after_a_mail_address_is_the_author():
    entries = read(
        rss(
            "<item><author>desk@quay.example (Ines Kollwitz)</author></item>",
            "<item><author>a@b.example</author></item>",
        )
    )

    assert [entry.author for entry in entries.entries] == ["Ines Kollwitz", None]


def test_an_update_does_not_pass_for_the_publication():
    atom = (
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><published>2026-02-01T00:00:00Z</published>"
        b"<updated>2026-02-05T00:00:00Z</updated></entry></feed>"
    )
    [entry] = read(atom).entries

    assert (entry.published, entry.updated) == (datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 2, 5, tzinfo=UTC))


def test_the_entrys_language_goes_before_the_feeds():
    atom = (
        b"<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><entry><title>a</title></entry>"
        b"<entry xml:lang='fr'><title>b</title></entry></feed>"
    )

    assert [entry.language for entry in read(atom).entries] == ["de", "fr"]


def test_long_json_numbers_as_ids_are_read():
    body = json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"id": 1.5}, {"id": None}, {"id": [1]}]})

    assert [entry.entry_id for entry in read(body.encode()).entries] == ["1.5", None, None]


# ---- dates --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("2026-02-03T04:05:06Z", datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)),
        ("2026-02-03T04:05:06.5+02:00", datetime(2026, 2, 3, 2, 5, 6, 500_000, tzinfo=UTC)),
        ("20260203T040506Z", datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)),
        ("2026-02-03", datetime(2026, 2, 3, tzinfo=UTC)),
        ("Tue, 03 Feb 2026 04:05:06 -0500", datetime(2026, 2, 3, 9, 5, 6, tzinfo=UTC)),
        ("Tuesday, 3 February 2026 04:05", datetime(2026, 2, 3, 4, 5, tzinfo=UTC)),
        ("February 3, 2026 4:05 PM", datetime(2026, 2, 3, 16, 5, tzinfo=UTC)),
        ("2026/02/03", datetime(2026, 2, 3, tzinfo=UTC)),
        ("yesterday", None),
        ("", None),
        ("31 February 2026", None),
        ("9999-12-31T23:59:59-23:00", None),
        ("0001-01-01T00:00:00+23:00", None),
        ("٣ ٢ ٢٠٢٦", None),
    ],
)
def test_dates_are_read_as_feeds_write_them(text, read_as):
    assert moment(text) == read_as


@given(st.text())
def test_any_text_is_a_date_or_is_not(text):
    found = moment(text)

    assert found is None or found.utcoffset() == timedelta(0)


# ---- laws ---------------------------------------------------------------------------------------

SPECIMENS = sorted((Path(__file__).parent.parent / "data" / "feeds").glob("*.[xj]*"))
PIECES = [
    b"<",
    b">",
    b"&",
    b"]]>",
    b"<![CDATA[",
    b"<!--",
    b"\0",
    b"\xff",
    b'"',
    b"</item>",
    b"<item>",
    b"&#0;",
    b"<title>",
    b"&lt;",
]
MUTATIONS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(PIECES) | st.binary(max_size=4)), max_size=8
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SPECIMENS), MUTATIONS)
def test_any_document_is_a_feed_or_a_parse_error(path, mutations):
    body = path.read_bytes()
    for place, cut, piece in mutations:
        at = int(place * len(body))
        body = body[:at] + piece + body[at + cut :]

    check(body)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_feed_or_a_parse_error(body):
    check(body)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["items", "id", "url", "title", "content_html", "authors", "author", "name", "tags", "date_published", "error"]
    ), inner, max_size=6),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(JSON, max_size=3), JSON)
def test_any_json_is_a_feed_or_a_parse_error(items, more):
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": more, "items": [*items, more]}
    check(json.dumps(feed).encode())
    check(json.dumps({"error": more}).encode())


def check(body: bytes) -> None:
    try:
        document = read(body)
    except ParseError:
        return
    for entry in document.entries:
        for said in (
            entry.title,
            entry.link or "",
            entry.summary,
            entry.content,
            entry.author or "",
            entry.entry_id or "",
        ):
            said.encode()
            assert "\0" not in said
        assert entry.published is None or entry.published.utcoffset() == timedelta(0)
        assert "\n" not in entry.title

"""Fetching: what is sent, what is believed, what is refused, and what it may cost."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import pickle
import socket
import ssl
import threading
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import FetchError
from monitor.feeds import fetch as fetching
from monitor.feeds.fetch import DIRECT, Fetcher, is_local, retry_after, strip_credentials, user_agent
from monitor.model import Feed, FeedState, Fetched

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
BODY = b"<rss version='2.0'><channel><title>Harbor Courier</title></channel></rss>"


def feed_at(url: str, **more: Any) -> Feed:
    return Feed(url, "Harbor Courier", "Harbor Courier", **{"allow_local": True, **more})


def fetch(feed: Feed, state: FeedState | None = None, now: datetime = NOW, **options: Any) -> Fetched:
    async def once() -> Fetched:
        fetcher = Fetcher(**{"user_agent": "monitor-test/1", "proxy": DIRECT, "timeout_s": 10.0, **options})
        try:
            return await fetcher.fetch(feed, state or FeedState(feed.url), now)
        finally:
            await fetcher.aclose()

    return asyncio.run(once())


def refused(feed: Feed, state: FeedState | None = None, **options: Any) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch(feed, state, **options)
    return caught.value


# ---- what is sent -------------------------------------------------------------------------------


def test_a_feed_arrives_with_its_headers_in_lower_case(site):
    url = site.on("/feed", BODY, ETag='"v1"', Content_Type="application/rss+xml")

    fetched = fetch(feed_at(url))

    assert (fetched.status, fetched.content, fetched.changed, fetched.url) == (200, BODY, True, url)
    assert fetched.headers["content-type"] == "application/rss+xml"
    assert fetched.state.etag == '"v1"'
    assert fetched.state.http_status == 200


def test_a_request_says_who_we_are_and_takes_gzip_only(site):
    fetch(feed_at(site.on("/feed", BODY)))

    headers = site.asked[0].headers
    assert headers["user-agent"] == "monitor-test/1"
    assert headers["accept-encoding"] == "gzip"
    assert headers["host"] == f"127.0.0.1:{site.port}"
    assert not {"cookie", "referer", "authorization", "if-none-match", "if-modified-since"} & set(headers)


def test_the_user_agent_names_the_contact_but_cannot_be_broken_out_of():
    assert user_agent("desk@example.org").endswith(" (+desk@example.org)")
    assert "\n" not in user_agent("a\r\nX-Evil: 1")
    assert "(" not in user_agent("")


def test_cookies_of_one_answer_are_not_sent_with_the_next(site):
    url = site.on("/feed", BODY, Set_Cookie="who=me; Path=/")

    async def twice() -> None:
        fetcher = Fetcher(user_agent="t", proxy=DIRECT)
        for _ in range(2):
            await fetcher.fetch(feed_at(url), FeedState(url), NOW)
        await fetcher.aclose()

    asyncio.run(twice())

    assert [("cookie" in asked.headers) for asked in site.asked] == [False, False]


def test_the_netrc_is_not_read(site, tmp_path, monkeypatch):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".netrc").write_text(netrc.read_text())

    fetch(feed_at(site.on("/feed", BODY)))

    assert "authorization" not in site.asked[0].headers


# ---- unchanged feeds ----------------------------------------------------------------------------


def test_validators_go_back_as_they_came(site):
    odd = "Sun, 1 Mar 2026 9:00:00 +0000"
    url = site.on("/feed", BODY, ETag='W/"a, b"', Last_Modified=odd)
    state = fetch(feed_at(url)).state

    fetch(feed_at(url), state)

    assert site.asked[1].headers["if-none-match"] == 'W/"a, b"'
    assert site.asked[1].headers["if-modified-since"] == odd


def test_not_modified_is_no_change_and_keeps_the_validators(site):
    url = site.on("/feed", b"", status=304)
    before = FeedState(url, etag='"v1"', validators_at=NOW - timedelta(days=3), digest="d")

    fetched = fetch(feed_at(url), before)

    assert (fetched.status, fetched.changed, fetched.content) == (304, False, b"")
    assert (fetched.state.etag, fetched.state.validators_at, fetched.state.digest) == (
        '"v1"',
        before.validators_at,
        "d",
    )


def test_validators_are_dropped_after_eight_days(site):
    url = site.on("/feed", BODY)
    old = FeedState(url, etag='"v1"', last_modified="x", validators_at=NOW - timedelta(days=8, minutes=1))

    fetched = fetch(feed_at(url), old)

    assert "if-none-match" not in site.asked[0].headers
    assert "if-modified-since" not in site.asked[0].headers
    assert fetched.changed


def test_validators_that_stay_the_same_still_grow_old(site):
    url = site.on("/feed", BODY, ETag='"v1"')
    before = FeedState(url, etag='"v1"', validators_at=NOW - timedelta(days=3))

    assert fetch(feed_at(url), before).state.validators_at == before.validators_at


def test_a_server_that_says_not_modified_unasked_is_a_trouble(site):
    error = refused(feed_at(site.on("/feed", b"", status=304)))

    assert "not modified" in error.message


def test_the_same_bytes_again_are_no_change(site):
    url = site.on("/feed", BODY)
    state = fetch(feed_at(url)).state

    again = fetch(feed_at(url), state)

    assert (again.status, again.changed, again.content) == (200, False, b"")


# ---- limits -------------------------------------------------------------------------------------


def test_a_packed_body_is_unpacked(site):
    url = site.on("/feed", gzip.compress(BODY[:30]) + gzip.compress(BODY[30:]), Content_Encoding="gzip")

    assert fetch(feed_at(url)).content == BODY


@pytest.mark.parametrize("coding", ["gzip, gzip", "br", "deflate", "gzip, identity, gzip", "zstd"])
def test_packing_that_nobody_asked_for_is_refused(site, coding):
    error = refused(feed_at(site.on("/feed", gzip.compress(BODY), Content_Encoding=coding)))

    assert "packed its answer" in error.message


def test_stacked_packing_in_two_headers_is_refused(site):
    def reply(handler):
        handler.send_response(200)
        handler.send_header("Content-Encoding", "gzip")
        handler.send_header("Content-Encoding", "gzip")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    assert "packed its answer" in refused(feed_at(site.do("/feed", reply))).message


def test_a_bomb_costs_little(site):
    bomb = gzip.compress(bytes(60_000_000))
    url = site.on("/feed", bomb, Content_Encoding="gzip")
    del bomb
    tracemalloc.start()

    error = refused(feed_at(url), body_limit=2_000_000)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "larger than 2 MB" in error.message
    assert peak < 12_000_000


def test_an_announced_size_above_the_limit_is_not_even_read(site):
    url = site.on("/feed", b"", Content_Length="10000001")

    assert "larger than 10 MB" in refused(feed_at(url)).message


def test_an_endless_body_ends_at_the_limit(site):
    def reply(handler):
        handler.send_response(200)
        handler.end_headers()
        while not site.over.is_set():
            handler.wfile.write(bytes(65_536))

    assert "larger than 1 MB" in refused(feed_at(site.do("/feed", reply)), body_limit=1_000_000).message


def test_a_body_as_large_as_the_limit_is_read(site):
    url = site.on("/feed", b"x" * 1000)

    assert len(fetch(feed_at(url), body_limit=1000).content) == 1000
    assert "larger" in refused(feed_at(url), body_limit=999).message


def test_a_packed_body_that_breaks_off_is_a_trouble(site):
    url = site.on("/feed", gzip.compress(BODY * 50)[:-20], Content_Encoding="gzip")

    assert "broke off" in refused(feed_at(url)).message


def test_a_packed_body_that_is_damaged_is_a_trouble(site):
    url = site.on("/feed", b"not gzip at all", Content_Encoding="gzip")

    assert "cannot be unpacked" in refused(feed_at(url)).message


def test_a_body_shorter_than_announced_is_a_trouble(site):
    def reply(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "5000")
        handler.end_headers()
        handler.wfile.write(BODY)
        handler.close_connection = True

    assert "broke off" in refused(feed_at(site.do("/feed", reply))).message


@pytest.mark.parametrize("after_headers", [False, True])
def test_a_server_that_falls_silent_costs_the_deadline_and_no_more(site, after_headers):
    def reply(handler):
        if after_headers:
            handler.send_response(200)
            handler.end_headers()
        site.over.wait(20)

    began = time.monotonic()
    error = refused(feed_at(site.do("/feed", reply)), timeout_s=0.3)

    assert time.monotonic() - began < 5
    assert error.message == "The server did not answer within 0.3 seconds."


def test_a_trickling_server_costs_the_deadline_and_no_more(site):
    def reply(handler):
        handler.send_response(200)
        handler.end_headers()
        while not site.over.wait(0.02):
            handler.wfile.write(b"x")

    began = time.monotonic()
    refused(feed_at(site.do("/feed", reply)), timeout_s=0.3)

    assert time.monotonic() - began < 5


def test_the_deadline_runs_over_all_hops_together(site):
    def slow(handler):
        site.over.wait(0.15)
        handler.send_response(302)
        handler.send_header("Location", handler.path + "x")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    for hop in range(5):
        site.do("/" + "x" * hop, slow)

    assert "within 0.4 seconds" in refused(feed_at(site.base + "/"), timeout_s=0.4).message
    assert len(site.asked) < 5


def test_a_fetch_can_be_called_off(site):
    url = site.do("/feed", lambda handler: site.over.wait(20))

    async def call_off() -> float:
        fetcher = Fetcher(user_agent="t", proxy=DIRECT)
        task = asyncio.create_task(fetcher.fetch(feed_at(url), FeedState(url), NOW))
        while not site.asked:
            await asyncio.sleep(0.01)
        began = time.monotonic()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await fetcher.aclose()
        return time.monotonic() - began

    assert asyncio.run(call_off()) < 2


# ---- redirects ----------------------------------------------------------------------------------


def test_redirects_are_followed_five_times(site):
    for hop in range(5):
        site.on(f"/{hop}", status=302, Location=f"{hop + 1}")  # a relative one
    site.on("/5", BODY)

    assert fetch(feed_at(site.base + "/0")).url == site.base + "/5"


def test_a_sixth_redirect_is_refused(site):
    site.on("/loop", status=301, Location="/loop")

    assert "more than 5 times" in refused(feed_at(site.base + "/loop")).message
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:alert(1)", "gopher://x/", "data:,x", "//[::1"]
)
def test_redirects_lead_to_http_only(site, target):
    error = refused(feed_at(site.on("/feed", status=302, Location=target)))

    assert "redirects to an" in error.message


def test_a_redirect_to_nowhere_is_a_trouble(site):
    assert "nowhere" in refused(feed_at(site.on("/feed", status=302))).message


def test_a_local_feed_is_not_led_to_another_local_port(site, other_site):
    other_site.on("/secret", b"secret")
    error = refused(feed_at(site.on("/feed", status=302, Location=other_site.base + "/secret")))

    assert "inside the local network" in error.message
    assert not other_site.asked


def test_a_local_feed_is_not_led_to_another_name_of_the_same_machine(site):
    url = site.on("/feed", status=302, Location=f"http://localhost:{site.port}/x")

    assert "inside the local network" in refused(feed_at(url)).message


def test_a_permanent_redirect_is_counted_and_then_taken(site):
    new = site.on("/new", BODY, ETag='"v1"')
    feed = feed_at(site.on("/old", status=301, Location="/new"))

    first = fetch(feed)
    second = fetch(feed, first.state)
    third = fetch(feed, second.state)

    assert [(f.state.moved_to, f.state.moved_seen) for f in (first, second, third)] == [(new, 1), (new, 2), (new, 2)]
    assert [asked.path for asked in site.asked] == ["/old", "/new", "/old", "/new", "/new"]


def test_another_target_begins_the_count_anew(site):
    site.on("/a", BODY)
    site.on("/old", status=308, Location="/a")
    feed = feed_at(site.base + "/old")
    before = FeedState(feed.url, moved_to=site.base + "/b", moved_seen=1)

    assert fetch(feed, before).state.moved_seen == 1


def test_a_temporary_redirect_never_moves_a_feed(site):
    site.on("/maintenance", BODY)
    site.on("/mid", status=301, Location="/maintenance")
    feed = feed_at(site.on("/feed", status=302, Location="/mid"))

    assert fetch(feed).state.moved_to is None


def test_only_the_permanent_beginning_of_a_chain_counts(site):
    site.on("/cdn", BODY)
    site.on("/new", status=307, Location="/cdn")
    feed = feed_at(site.on("/feed", status=301, Location="/new"))

    assert fetch(feed).state.moved_to == site.base + "/new"


# ---- addresses ----------------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/", "/etc/passwd", "javascript:1", "", "|ls"])
def test_only_http_is_fetched(url):
    error = refused(Feed(url, "t", "o"))

    assert "only http and https" in error.message


@pytest.mark.parametrize(
    "url", ["http://[::1", "http://", "http://example.org:99999/", "http://exa\x00mple.org/", "https://:80"]
)
def test_an_address_that_cannot_be_read_is_a_trouble(url):
    assert "The address is not allowed" in refused(Feed(url, "t", "o")).message


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "10.0.0.8"],
)
def test_local_addresses_are_refused_in_any_spelling(site, host):
    site.on("/feed", BODY)
    error = refused(Feed(f"http://{host}:{site.port}/feed", "t", "o"))

    assert "inside the local network" in error.message
    assert not site.asked


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "fec0::1",
        "::ffff:10.0.0.1", "::ffff:7f00:1", "64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1", "not an address",
    ],
)  # fmt: skip
def test_local_addresses_are_known(address):
    assert is_local(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"])
def test_public_addresses_are_known(address):
    assert not is_local(address)


def test_the_connection_goes_to_the_address_that_was_checked(site, monkeypatch):
    looked_up = []

    async def lookup(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"]

    monkeypatch.setattr(fetching, "_lookup", lookup)
    site.on("/feed", BODY)

    fetched = fetch(feed_at(f"http://feeds.harbor-courier.example:{site.port}/feed"))

    assert fetched.content == BODY
    assert looked_up == ["feeds.harbor-courier.example"]
    assert site.asked[0].headers["host"] == f"feeds.harbor-courier.example:{site.port}"


def test_a_public_name_with_one_local_address_is_refused(monkeypatch):
    async def lookup(host: str, port: int) -> list[str]:
        return ["93.184.216.34", "192.168.0.10"]

    monkeypatch.setattr(fetching, "_lookup", lookup)

    error = refused(Feed("http://feeds.example/feed", "t", "o"))

    assert "feeds.example (192.168.0.10), inside the local network" in error.message


def test_the_next_address_is_tried_when_the_first_does_not_answer(site, monkeypatch):
    async def lookup(host: str, port: int) -> list[str]:
        return ["127.0.0.9", "127.0.0.1"]

    monkeypatch.setattr(fetching, "_lookup", lookup)
    site.on("/feed", BODY)

    assert fetch(feed_at(f"http://feeds.example:{site.port}/feed")).content == BODY


def test_a_server_that_refuses_connections_is_named():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]

        error = refused(feed_at(f"http://127.0.0.1:{port}/feed"))

    assert error.message == f"The server at 127.0.0.1:{port} refuses connections."
    assert not error.offline


def lookup_that_fails(code: int):
    async def lookup(host: str, port: int) -> list[str]:
        raise socket.gaierror(code, "as the resolver says")

    return lookup


def test_a_name_that_does_not_exist_is_the_feeds_trouble(monkeypatch):
    monkeypatch.setattr(fetching, "_lookup", lookup_that_fails(socket.EAI_NONAME))
    monkeypatch.setattr(fetching, "_has_route", lambda: True)

    error = refused(Feed("http://nowhere.example/feed", "t", "o"))

    assert error.message == "There is no server by the name of nowhere.example."
    assert not error.offline


def test_without_a_network_it_is_nobodys_trouble(monkeypatch):
    monkeypatch.setattr(fetching, "_lookup", lookup_that_fails(socket.EAI_NONAME))
    monkeypatch.setattr(fetching, "_has_route", lambda: False)

    assert refused(Feed("http://nowhere.example/feed", "t", "o")).offline


def test_a_resolver_in_trouble_means_offline_unless_another_server_just_answered(site, monkeypatch):
    ours = feed_at(site.on("/feed", BODY))
    theirs = Feed("http://broken.example/feed", "t", "o")
    monkeypatch.setattr(fetching, "_has_route", lambda: True)
    real = fetching._lookup

    async def lookup(host: str, port: int) -> list[str]:
        return await (lookup_that_fails(socket.EAI_AGAIN) if host == "broken.example" else real)(host, port)

    monkeypatch.setattr(fetching, "_lookup", lookup)

    async def said() -> list[bool]:
        fetcher = Fetcher(user_agent="t", proxy=DIRECT)
        offline = []
        for _ in range(2):
            with pytest.raises(FetchError) as caught:
                await fetcher.fetch(theirs, FeedState(theirs.url), NOW)
            offline.append(caught.value.offline)
            await fetcher.fetch(ours, FeedState(ours.url), NOW)
        await fetcher.aclose()
        return offline

    assert asyncio.run(said()) == [True, False]


# ---- credentials --------------------------------------------------------------------------------


def test_credentials_in_an_address_are_used_for_its_server(site):
    site.on("/feed", BODY)

    fetched = fetch(feed_at(f"http://maria:pass%20word@127.0.0.1:{site.port}/feed"))

    assert site.asked[0].headers["authorization"] == "Basic bWFyaWE6cGFzcyB3b3Jk"
    assert "maria" not in fetched.url


def test_credentials_do_not_go_to_another_server(site, other_site, monkeypatch):
    monkeypatch.setattr(fetching, "is_local", lambda address: False)
    other_site.on("/b", BODY)
    site.on("/a", status=302, Location=f"http://bob:other@127.0.0.1:{other_site.port}/b")

    fetch(feed_at(f"http://maria:secret@127.0.0.1:{site.port}/a"))

    assert "authorization" in site.asked[0].headers
    assert "authorization" not in other_site.asked[0].headers


def test_credentials_are_in_no_error(site):
    for path in ("/missing", "/elsewhere"):
        site.on("/elsewhere", status=302, Location="http://maria:secret@10.0.0.1/")
        error = refused(feed_at(f"http://maria:secret@127.0.0.1:{site.port}{path}"))

        assert "secret" not in f"{error} {error.url} {error!r} {error.__cause__!r}"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("https://maria:secret@example.org/feed?a=b@c", "https://example.org/feed?a=b@c"),
        ("https://token@example.org", "https://example.org"),
        ("https://user:p@ss@example.org/", "https://example.org/"),
        ("HTTPS:\\\\maria:secret@example.org/", "HTTPS:\\\\example.org/"),
        (
            "cannot reach “http://a:b@x.org/feed” or http://c:d@y.org.",
            "cannot reach “http://x.org/feed” or http://y.org.",
        ),
        ("mail to desk@example.org", "mail to desk@example.org"),
        ("https://example.org/@maria", "https://example.org/@maria"),
        ("", ""),
    ],
)
def test_credentials_are_taken_out_of_addresses(text, bare):
    assert strip_credentials(text) == bare


# ---- answers that are no feed -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "user name and password"), (403, "refuses"), (404, "nothing at this address"), (410, "gone for good"),
        (418, "no feed"), (429, "left alone"), (451, "legal"), (500, "in trouble"), (503, "not available"),
    ],
)  # fmt: skip
def test_a_refusal_is_a_sentence(site, status, words):
    error = refused(feed_at(site.on("/feed", b"made up", status=status)))

    assert words in error.message
    assert f"({status})" in error.message
    assert error.message.endswith(".")
    assert error.status == status


def test_a_busy_server_says_when_to_come_back(site):
    assert refused(feed_at(site.on("/feed", status=429, Retry_After="90"))).retry_after == timedelta(seconds=90)
    assert refused(feed_at(site.on("/feed", status=503))).retry_after is None


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", timedelta(minutes=2)),
        (" 0 ", timedelta(0)),
        (format_datetime(NOW + timedelta(hours=2), usegmt=True), timedelta(hours=2)),
        (format_datetime(NOW - timedelta(hours=2), usegmt=True), None),
        ("soon", None),
        ("-5", None),
        ("9" * 400, timedelta(seconds=10**9)),
        ("", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value, wait):
    assert retry_after({"retry-after": value}, NOW) == wait


def test_a_server_that_speaks_something_else_is_a_trouble():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def speak() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"220 mail.example ESMTP\r\n")

        thread = threading.Thread(target=speak, daemon=True)
        thread.start()
        error = refused(feed_at(f"http://127.0.0.1:{port}/"))
        thread.join(5)

    assert "does not speak HTTP" in error.message


@contextlib.contextmanager
def secure_server(certificate: Path) -> Iterator[int]:
    """A server that speaks TLS, for one connection. Gives its port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with connection, contextlib.suppress(OSError), context.wrap_socket(connection, server_side=True) as secure:
                secure.recv(4096)
                secure.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        thread.join(5)


def test_a_certificate_that_nobody_vouches_for_is_refused(data):
    with secure_server(data / "feeds" / "self-signed.pem") as port:
        error = refused(feed_at(f"https://localhost:{port}/feed"))

    assert error.message.startswith("The server's certificate is not valid: self")


def test_a_certificate_is_checked_for_the_name_although_we_connect_to_the_address(data, monkeypatch):
    certificate = data / "feeds" / "self-signed.pem"
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    with secure_server(certificate) as port:
        assert fetch(feed_at(f"https://localhost:{port}/feed")).content == b"ok"
    with secure_server(certificate) as port:
        assert "certificate is not valid" in refused(feed_at(f"https://127.0.0.1:{port}/feed")).message


# ---- proxies ------------------------------------------------------------------------------------


def test_a_proxy_is_handed_the_name(site):
    site.on("http://feeds.harbor-courier.example/feed", BODY)

    fetched = fetch(Feed("http://feeds.harbor-courier.example/feed", "t", "o"), proxy=site.base)

    assert fetched.content == BODY
    assert site.asked[0].headers["host"] == "feeds.harbor-courier.example"


def test_the_systems_proxy_is_used_unless_it_is_bypassed(site, monkeypatch):
    monkeypatch.setenv("http_proxy", site.base)
    monkeypatch.setenv("no_proxy", "own.example")
    site.on("http://feeds.example/feed", BODY)
    monkeypatch.setattr(fetching, "_lookup", lookup_that_fails(socket.EAI_NONAME))
    monkeypatch.setattr(fetching, "_has_route", lambda: True)

    assert fetch(Feed("http://feeds.example/feed", "t", "o"), proxy=None).content == BODY
    assert "no server by the name" in refused(Feed("http://own.example/feed", "t", "o"), proxy="").message


@pytest.mark.parametrize(
    "host", ["localhost", "printer", "nas.local", "127.0.0.1", "127.1", "0x7f000001", "[::1]", "db.internal"]
)
def test_a_proxy_is_not_sent_into_the_local_network(site, host):
    error = refused(Feed(f"http://{host}/feed", "t", "o"), proxy=site.base)

    assert "inside the local network" in error.message
    assert not site.asked


@pytest.mark.parametrize("proxy", ["gopher://127.0.0.1:1", "http://[::1", "socks4://127.0.0.1:1"])
def test_a_proxy_that_cannot_be_used_is_a_trouble(proxy):
    assert "proxy" in refused(Feed("http://feeds.example/feed", "t", "o"), proxy=proxy).message


def test_a_proxy_that_is_not_there_is_a_trouble(monkeypatch):
    monkeypatch.setattr(fetching, "_has_route", lambda: True)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        proxy = f"http://maria:secret@127.0.0.1:{taken.getsockname()[1]}"

        error = refused(Feed("http://feeds.example/feed", "t", "o"), proxy=proxy)

    assert error.message == "The proxy cannot be reached."


def test_a_local_feed_needs_no_proxy(site, other_site):
    assert fetch(feed_at(site.on("/feed", BODY)), proxy=other_site.base).content == BODY
    assert not other_site.asked


# ---- the fallback -------------------------------------------------------------------------------


def test_the_fallback_helps_out_and_says_so(site):
    spare = site.on("/spare", BODY, ETag='"spare"')
    feed = feed_at(site.base + "/gone", fallback=spare)

    fetched = fetch(feed)

    assert fetched.content == BODY
    assert fetched.state.etag is None  # it is no validator of the feed's own server
    assert "fallback" in fetched.state.warning


def test_the_fallbacks_warning_goes_when_the_feed_is_back(site):
    feed = feed_at(site.on("/feed", BODY), fallback=site.on("/spare", BODY))
    before = FeedState(feed.url, warning="The feed's own address fails (404); its fallback is used.")

    assert fetch(feed, before).state.warning is None
    assert fetch(feed, FeedState(feed.url, warning="Not well-formed.")).state.warning == "Not well-formed."


def test_without_a_working_fallback_the_first_trouble_is_told(site):
    feed = feed_at(site.on("/feed", status=403), fallback=site.base + "/missing")

    assert refused(feed).status == 403


def test_a_server_that_wants_quiet_gets_it_although_there_is_a_fallback(site):
    feed = feed_at(site.on("/feed", status=429), fallback=site.on("/spare", BODY))

    assert refused(feed).status == 429


# ---- many at once -------------------------------------------------------------------------------


def fetch_many(urls: list[str], **options: Any) -> None:
    async def all_at_once() -> None:
        fetcher = Fetcher(user_agent="t", proxy=DIRECT, **options)
        await asyncio.gather(*(fetcher.fetch(feed_at(url), FeedState(url), NOW) for url in urls))
        await fetcher.aclose()

    asyncio.run(all_at_once())


def gate(site, people: int):
    """Answer once `people` are in at once, or nobody more comes for a moment."""
    barrier = threading.Barrier(people)

    def reply(handler):
        try:
            barrier.wait(0.2)
        except threading.BrokenBarrierError:
            pass
        handler.send_response(200)
        handler.send_header("Content-Length", "1")
        handler.end_headers()
        handler.leave()
        handler.wfile.write(b"x")

    return reply


def test_one_host_is_asked_by_two_at_a_time(site):
    urls = [site.do(f"/{n}", gate(site, 3)) for n in range(6)]

    fetch_many(urls)

    assert len(site.asked) == 6
    assert site.most_at_once == 2


def test_all_hosts_together_are_asked_by_so_many_at_a_time(site, other_site):
    urls = [place.do(f"/{n}", gate(place, 3)) for n in range(2) for place in (site, other_site)]

    fetch_many(urls, concurrency=1)

    assert site.most_at_once == other_site.most_at_once == 1


def test_a_search_host_is_asked_by_one_at_a_time(site, monkeypatch):
    monkeypatch.setattr(fetching, "SEARCH_HOSTS", ("127.0.0.1",))
    urls = [site.do(f"/{n}", gate(site, 2)) for n in range(3)]

    fetch_many(urls, search_pause_s=0.0)

    assert site.most_at_once == 1


def test_a_busy_host_keeps_nobody_else_waiting(site, monkeypatch):
    async def lookup(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    monkeypatch.setattr(fetching, "_lookup", lookup)
    for n in range(6):
        site.do(f"/{n}", lambda handler: site.over.wait(20))
    site.on("/feed", BODY)
    stuck = [feed_at(f"http://busy.example:{site.port}/{n}") for n in range(6)]
    free = feed_at(f"http://free.example:{site.port}/feed")

    async def both() -> Fetched:
        fetcher = Fetcher(user_agent="t", proxy=DIRECT, concurrency=3)
        waiting = [asyncio.create_task(fetcher.fetch(feed, FeedState(feed.url), NOW)) for feed in stuck]
        fetched = await fetcher.fetch(free, FeedState(free.url), NOW)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        await fetcher.aclose()
        return fetched

    assert asyncio.run(both()).content == BODY


# ---- pages --------------------------------------------------------------------------------------


def test_any_address_can_be_had_under_the_same_rules(site):
    url = site.on("/page", b"<html>", Content_Type="text/html")

    async def get(**options: Any) -> tuple[bytes, Any, str]:
        fetcher = Fetcher(user_agent="t", proxy=DIRECT)
        try:
            return await fetcher.get(url, **options)
        finally:
            await fetcher.aclose()

    content, headers, final = asyncio.run(get(allow_local=True))
    assert (content, headers["content-type"], final) == (b"<html>", "text/html", url)
    with pytest.raises(FetchError):
        asyncio.run(get())


def test_errors_cross_processes():
    error = FetchError("http://example.org/", "No.", status=429, retry_after=timedelta(seconds=5))

    again = pickle.loads(pickle.dumps(error))

    assert (again.url, again.message, again.status, again.retry_after) == (error.url, "No.", 429, timedelta(seconds=5))


def test_the_state_that_came_in_is_not_touched(site):
    url = site.on("/feed", BODY, ETag='"v1"')
    before = FeedState(url)
    copy = replace(before)

    fetch(feed_at(url), before)

    assert before == copy

"""`feeds` and `poll`: against a server of our own on loopback."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from monitor.cli.feeds import refused
from monitor.errors import StoreError
from monitor.store.store import Store

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>The Ledger</title><link>https://ledger.example/</link>
<item><title>Chip curbs bite</title><link>https://ledger.example/curbs</link>
<pubDate>Mon, 27 Jan 2025 09:00:00 GMT</pubDate>
<description>The curbs are a terrible failure, said Adaeze Okafor.</description></item>
<item><title>DeepSeek wins praise</title><link>https://ledger.example/praise</link>
<pubDate>Mon, 27 Jan 2025 10:00:00 GMT</pubDate><description>A great success.</description></item>
</channel></rss>"""
PAGE = """<html><head><title>The Ledger</title>
<link rel="alternate" type="application/rss+xml" title="All news" href="/feed.xml"></head><body>Hello</body></html>"""
PAGES = {"/feed.xml": ("application/rss+xml", RSS), "/": ("text/html", PAGE)}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        kind, body = PAGES.get(self.path, ("text/plain", "nothing here"))
        self.send_response(200 if self.path in PAGES else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def quiet(cli, tmp_path, monkeypatch):
    """A command line on a profile where all default feeds are switched off."""
    from monitor import catalog

    rows = [f'[[feed]]\nurl = "{feed.url}"\nenabled = false\n' for feed in catalog.load(None).feeds if feed.enabled]
    (tmp_path / "catalog").mkdir(mode=0o700)
    (tmp_path / "catalog" / "feeds.toml").write_text("\n".join(rows), encoding="utf-8")
    monkeypatch.setenv("NEWS_MONITOR_PROFILE", str(tmp_path))
    return cli


def listed(cli, url):
    return next((row for row in cli("feeds", "list", "--json").json if row["url"] == url), None)


# ---- the list ---------------------------------------------------------------------------------


def test_the_list_has_the_promised_keys(cli):
    rows = cli("feeds", "list", "--json").json

    promised = ["url", "title", "outlet", "enabled", "interval_s", "last_success", "failures", "error", "next_due"]
    assert [list(row)[:10] for row in rows] == [[*promised, "newest_item"]] * len(rows)
    assert len(rows) > 50


def test_a_feed_is_added_without_being_fetched(cli):
    ran = cli("feeds", "add", "https://ledger.example/feed.xml", "--outlet", "The Ledger")

    row = listed(cli, "https://ledger.example/feed.xml")
    assert ran.code == 0
    assert (row["outlet"], row["enabled"], row["last_success"]) == ("The Ledger", True, None)
    assert "in the list already" in cli("feeds", "add", "https://ledger.example/feed.xml").err


def test_the_outlet_is_that_of_the_host(cli):
    cli("feeds", "add", "https://www.reuters.com/some/feed")
    cli("feeds", "add", "https://www.ledger.example/feed")

    assert listed(cli, "https://www.reuters.com/some/feed")["outlet"] == "Reuters"
    assert listed(cli, "https://www.ledger.example/feed")["outlet"] == "ledger.example"


def test_a_news_search_is_known_as_one(cli):
    url = "https://news.google.com/rss/search?q=harbor"
    cli("feeds", "add", url)

    assert listed(cli, url)["kind"] == "search"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://ledger.example/feed",
        "javascript:alert(1)",
        "gopher://ledger.example/",
        "data:text/xml,<rss/>",
        "/etc/passwd",
        "feed.xml",
        "http://",
        "http:///feed",
        "http://ledger.example:port/",
        "http://127.0.0.1/feed",
        "http://127.1/feed",
        "http://0x7f000001/feed",
        "http://2130706433/feed",
        "http://[::1]/feed",
        "http://[::ffff:127.0.0.1]/feed",
        "http://10.0.0.8/feed",
        "http://192.168.1.1/feed",
        "http://169.254.169.254/latest",
        "http://localhost:8000/feed",
        "http://printer.local/feed",
        "http://intranet/feed",
    ],
)
def test_an_address_that_is_no_public_feed_is_refused(cli, url):
    ran = cli("feeds", "add", url)

    assert ran.code == 2
    assert listed(cli, url) is None


def test_local_addresses_may_be_allowed_but_never_other_schemes():
    assert refused("http://127.0.0.1:8000/feed", allow_local=True) is None
    assert refused("file:///feed", allow_local=True) is not None
    assert refused("https://ledger.example/feed", allow_local=False) is None
    assert refused("https://93.184.216.34/feed", allow_local=False) is None


def test_credentials_are_never_shown(cli):
    cli("feeds", "add", "https://ann:secret@ledger.example/feed")

    for command in (("feeds", "list", "--json"), ("feeds", "list"), ("feeds", "health", "--json")):
        ran = cli(*command)
        assert "secret" not in ran.out + ran.err
    ran = cli("feeds", "remove", "https://ledger.example/feed")
    assert ran.code == 0
    assert "secret" not in ran.err


def test_a_frozen_host_is_warned_of(cli):
    ran = cli("feeds", "add", "https://feeds.a.dj.com/rss/RSSOpinion.xml")

    assert ran.code == 0
    assert "frozen at January 2025" in ran.err
    (row,) = [row for row in cli("feeds", "health", "--json").json if "feeds.a.dj.com" in row["url"]]
    assert row["condition"] == "frozen"


def test_a_default_is_switched_off_and_on(cli):
    url = next(row["url"] for row in cli("feeds", "list", "--json").json if row["enabled"])

    cli("feeds", "remove", url)
    assert listed(cli, url)["enabled"] is False
    assert "switched" in cli("feeds", "add", url).err
    assert listed(cli, url)["enabled"] is True


def test_an_unknown_feed_cannot_be_removed(cli):
    assert cli("feeds", "remove", "https://nowhere.example/feed").code == 2


# ---- lists in and out -------------------------------------------------------------------------

OPML = """<opml version="2.0"><body>
<outline text="Ports"><outline text="Harbor Post" xmlUrl="https://harbor.example/feed"/></outline>
<outline text="WSJ" xmlUrl="https://feeds.a.dj.com/rss/RSSOpinion.xml"/>
<outline text="Local" xmlUrl="http://127.0.0.1:9/feed"/>
<outline text="Command" xmlUrl="|rm -r ."/>
</body></opml>"""


def test_an_imported_list_says_what_came_of_each(cli, tmp_path):
    file = tmp_path / "list.opml"
    file.write_text(OPML, encoding="utf-8")

    told = cli("feeds", "import", file, "--json").json

    assert told["added"] == ["https://harbor.example/feed", "https://feeds.a.dj.com/rss/RSSOpinion.xml"]
    assert {row["url"] for row in told["skipped"]} == {"http://127.0.0.1:9/feed", "|rm -r ."} or len(
        told["skipped"]
    ) == 2
    assert "frozen" in told["warnings"][0]
    row = listed(cli, "https://harbor.example/feed")
    assert (row["title"], row["folder"]) == ("Harbor Post", "Ports")
    again = cli("feeds", "import", file, "--allow-local", "--json").json
    assert again["added"] == ["http://127.0.0.1:9/feed"]


def test_what_is_no_list_is_refused(cli, tmp_path):
    (tmp_path / "list.opml").write_text("<html></html>")

    assert cli("feeds", "import", tmp_path / "list.opml").code == 1
    assert cli("feeds", "import", tmp_path / "none.opml").code == 1


def test_an_exported_list_comes_back_without_passwords(quiet, tmp_path):
    quiet("feeds", "add", "https://ann:secret@ledger.example/feed", "--title", "News & more", "--folder", "Own")

    assert quiet("feeds", "export", tmp_path / "out.opml").code == 0

    text = (tmp_path / "out.opml").read_text(encoding="utf-8")
    assert "https://ledger.example/feed" in text
    assert "secret" not in text
    quiet("feeds", "remove", "https://ledger.example/feed")
    quiet("feeds", "import", tmp_path / "out.opml")
    row = listed(quiet, "https://ledger.example/feed")
    assert (row["title"], row["folder"]) == ("News & more", "Own")


# ---- the network ------------------------------------------------------------------------------


def test_poll_prints_what_it_promises_and_a_second_one_finds_nothing_new(quiet, site):
    url = f"{site}/feed.xml"
    quiet("feeds", "add", url, "--outlet", "The Ledger", "--allow-local")
    quiet("feeds", "add", f"{site}/gone.xml", "--outlet", "Harbor Post", "--allow-local")
    quiet("alerts", "add", "curbs")

    ran = quiet("poll", "--json", "--alert-exit")
    told = ran.json

    assert ran.code == 3
    assert list(told) == ["polled", "failed", "new", "alerts", "feeds"]
    assert [told[key] for key in ("polled", "failed", "new", "alerts")] == [2, 1, 2, 1]
    good = next(row for row in told["feeds"] if row["url"] == url)
    bad = next(row for row in told["feeds"] if row["url"] != url)
    assert (good["status"], good["http"], good["entries"], good["new"], good["error"]) == ("new", 200, 2, 2, None)
    assert good["next_due"].endswith("Z")
    assert (bad["status"], bad["http"], bad["new"]) == ("error", 404, 0)

    again = quiet("poll", "--all", "--json")
    assert again.code == 0
    assert {row["status"] for row in again.json["feeds"]} == {"unchanged", "skipped"}
    assert again.json["new"] == 0

    assert len(quiet("list", "--jsonl").lines) == 2
    health = quiet("feeds", "health", "--json").json
    assert [row["condition"] for row in health] == ["failing", "fine"]
    assert "in trouble" in quiet("doctor").out


def test_a_store_that_takes_nothing_more_is_a_failure_of_the_poll(quiet, site, monkeypatch):
    def full(*_, **_how):
        raise StoreError("The disk is full.")

    monkeypatch.setattr(Store, "save", full)
    quiet("feeds", "add", f"{site}/feed.xml", "--outlet", "The Ledger", "--allow-local")

    ran = quiet("poll", "--json")

    assert ran.code == 1
    assert ran.err == "Error: The disk is full.\n"
    assert ran.json["feeds"][0]["error"] == "The disk is full."


def test_nothing_due_is_said_and_is_no_failure(quiet):
    ran = quiet("poll")

    assert (ran.code, ran.out) == (0, "")
    assert "No feed is due" in ran.err
    assert quiet("poll", "--json").json == {"polled": 0, "failed": 0, "new": 0, "alerts": 0, "feeds": []}


def test_an_unknown_feed_cannot_be_polled(quiet):
    assert quiet("poll", "--feed", "https://nowhere.example/feed").code == 2


def test_discover_names_the_feeds_of_a_page(cli, site):
    found = cli("feeds", "discover", site, "--allow-local", "--json").json

    assert found == [{"url": f"{site}/feed.xml", "title": "All news"}]


def test_discover_knows_a_feed_when_it_sees_one(cli, site):
    found = cli("feeds", "discover", f"{site}/feed.xml", "--allow-local", "--json").json

    assert found == [{"url": f"{site}/feed.xml", "title": "The Ledger"}]


def test_discover_does_not_look_inside_the_local_network(cli, site):
    assert cli("feeds", "discover", site).code == 2


def test_doctor_feeds_tells_the_living_from_the_dead_and_stores_nothing(quiet, site):
    quiet("feeds", "add", f"{site}/feed.xml", "--outlet", "The Ledger", "--allow-local")
    quiet("feeds", "add", f"{site}/gone.xml", "--outlet", "Harbor Post", "--allow-local")

    ran = quiet("doctor", "feeds", "--json")

    assert ran.code == 0
    alive = {row["outlet"]: row["alive"] for row in ran.json}
    assert alive == {"The Ledger": True, "Harbor Post": False}
    assert next(row for row in ran.json if row["alive"])["newest_item"] == "2025-01-27T10:00:00Z"
    assert quiet("list", "--json").json == []


def test_adding_a_feed_as_an_article_is_pointed_out(cli, site):
    ran = cli("add", f"{site}/feed.xml", "--allow-local")

    assert ran.code == 1
    assert "feeds add" in ran.err


def test_a_page_is_taken_in_by_its_address(cli, site):
    ran = cli("add", f"{site}/", "--allow-local", "--outlet", "The Ledger")

    (row,) = cli("list", "--jsonl").lines
    assert ran.code == 0
    assert (row["title"], row["outlet"], row["url"]) == ("The Ledger", "The Ledger", f"{site}/")
    assert json.loads(cli("show", row["id"], "--json").out)["feed"] is None

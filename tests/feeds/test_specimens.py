"""Documents as servers send them, and what each should yield (see tests/data/feeds/README.md)."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import ParseError
from monitor.feeds.clean import OutletIndex, clean
from monitor.feeds.parse import parse
from monitor.model import Document, Feed, FeedKind, Outlet

SPECIMENS = Path(__file__).parent.parent / "data" / "feeds"
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)  # of the fetch


def specimens() -> list[Path]:
    return sorted(
        path for path in SPECIMENS.iterdir() if path.with_suffix(".toml").is_file() and path.suffix != ".toml"
    )


def read(path: Path) -> tuple[Feed, dict[str, Any], Document]:
    expected = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    listed = {"url": "https://feeds.example/", "outlet": "Feeds", **expected.get("feed", {})}
    feed = Feed(listed["url"], listed["outlet"], listed["outlet"], kind=FeedKind(listed.get("kind", "outlet")))
    return feed, expected, parse(feed.url, path.read_bytes(), expected.get("headers", {}), feed.url)


def fields(value: Any, names: Any) -> dict[str, Any]:
    """What a noun says under some names, in the words of TOML: "" for None, lists for tuples."""
    found = {name: getattr(value, name) for name in names if name != "ttl_min"}
    found = {
        name: list(said) if isinstance(said, tuple) else "" if said is None else said for name, said in found.items()
    }
    if "ttl_min" in names:
        found["ttl_min"] = value.ttl / timedelta(minutes=1)
    return found


@pytest.mark.parametrize("path", specimens(), ids=lambda path: path.stem)
def test_a_specimen_yields_what_stands_beside_it(path):
    expected = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    if "error" in expected:
        with pytest.raises(ParseError) as caught:
            read(path)
        assert caught.value.message == expected["error"]
        return

    feed, expected, document = read(path)
    outlets = OutletIndex(
        Outlet(one["name"], one["name"], tuple(one.get("domains", ())), tuple(one.get("aliases", ())))
        for one in expected.get("outlet", ())
    )
    articles = [clean(entry, feed, outlets, NOW) for entry in document.entries]

    head = expected.get("document", {})
    assert fields(document, head) == head
    for kind, found in (("entry", document.entries), ("article", articles)):
        wanted = expected.get(kind)
        if wanted is None:
            continue
        assert [fields(one, names) for one, names in zip(found, wanted, strict=True)] == wanted
    assert len({article.id for article in articles}) == len(articles)

"""The demonstration has a folder that is its own for as long as it is open."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from monitor import catalog, demo
from monitor.settings import Profile


def test_a_demonstration_begins_with_an_empty_profile(tmp_path: Path) -> None:
    with demo.laid_out(Profile(tmp_path)) as first:
        (first.root / "news.sqlite3").write_text("left behind")

    with demo.laid_out(Profile(tmp_path)) as again:
        assert again.root == first.root
        assert not (again.root / "news.sqlite3").exists()


def test_two_at_once_take_nothing_from_each_other(tmp_path: Path) -> None:
    with demo.laid_out(Profile(tmp_path)) as first:
        (first.root / "news.sqlite3").write_text("in use")
        with demo.laid_out(Profile(tmp_path)) as second:
            assert second.root != first.root
            assert (first.root / "news.sqlite3").exists()
        assert not second.root.exists()


def test_the_store_of_a_demonstration_is_its_own(tmp_path: Path) -> None:
    with demo.laid_out(Profile(tmp_path, "postgresql+psycopg://ledger.example/news")) as laid:
        assert laid.database == f"sqlite:///{(tmp_path / 'demo' / 'news.sqlite3').as_posix()}"


def test_its_events_are_on_the_days_of_its_news(tmp_path: Path) -> None:
    """Days count backward from the start; every topic an event names is one of the catalog."""
    now = datetime(2026, 6, 5, 12, tzinfo=UTC)
    laid = Profile(tmp_path)
    laid.prepare()
    with demo.DemoServer(now, port=0) as server:
        demo.furnish(laid, server)
    whole = catalog.load(laid.catalog_dir)
    ours = {event.id: event for event in whole.events if event.id.startswith("demo-")}

    assert ours["demo-chip-rule"].start == date(2026, 5, 16)
    [told] = [item for item in server.world.items if item.title == "US widens chip export rule to overseas units"][:1]
    assert told.at is not None
    assert told.at.date() == ours["demo-chip-rule"].start
    assert {topic for event in ours.values() for topic in event.topics} <= {topic.id for topic in whole.topics}

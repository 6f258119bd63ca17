"""The demonstration has a folder that is its own for as long as it is open."""

from __future__ import annotations

from pathlib import Path

from monitor import demo
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

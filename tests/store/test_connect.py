"""Files of stores: made whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.errors import StoreError
from monitor.store import connect


def test_a_new_store_that_a_full_disk_cut_short_is_not_put_in_place(tmp_path: Path) -> None:
    def build(draft: Path) -> None:
        draft.write_bytes(b"the beginning")
        draft.with_name(f"{draft.name}-wal").write_bytes(b"what there was no room for")

    with pytest.raises(StoreError, match="disk is full"):
        connect.create_private(tmp_path / "news.sqlite3", build)

    assert list(tmp_path.iterdir()) == []


def test_whoever_builds_second_leaves_the_first_ones_file(tmp_path: Path) -> None:
    file = tmp_path / "news.sqlite3"

    def build(draft: Path) -> None:
        file.write_bytes(b"the first one's")
        draft.write_bytes(b"the second one's")

    connect.create_private(file, build)

    assert file.read_bytes() == b"the first one's"
    assert [each.name for each in tmp_path.iterdir()] == ["news.sqlite3"]

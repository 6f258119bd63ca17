"""What the window showed last is found again, and a file that cannot be read is as good as none."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.model import ArticleRow, Lens
from monitor.ui import columns, lastpage
from monitor.ui.desk import Desk
from monitor.ui.lastpage import FILE, Group, LastPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(row: Callable[..., ArticleRow]) -> LastPage:
    lens = Lens("topic", "deepseek", 12, 3, (0.1, None))
    return LastPage(
        rows=(row(2, title="Chips “slide”", published=None), row(1, read=True, sentiment={"vader": None})),
        count=412,
        groups=(Group("topic", 14, (lens,), {"deepseek": "DeepSeek"}),),
        brief=(("DeepSeek", True), (", last 7 days", False)),
        notes=("Most negative: The Ledger",),
        summary="412, newest first",
    )


def test_what_was_shown_is_found_again(page: LastPage, tmp_path: Path) -> None:
    lastpage.save(tmp_path, page)

    again = lastpage.load(tmp_path)

    assert (again.count, again.brief, again.notes, again.summary) == (412, page.brief, page.notes, page.summary)
    for old, new in zip(page.rows, again.rows, strict=True):
        assert {field.name: getattr(new, field.name) for field in fields(old)} == {
            field.name: getattr(old, field.name) for field in fields(old)
        }
        assert new.at == old.at


def test_the_desk_shows_it_before_there_is_a_store(
    page: LastPage, tmp_path: Path, qtbot: QtBot, themed: QApplication
) -> None:
    lastpage.save(tmp_path, page)
    desk = Desk()
    qtbot.addWidget(desk)

    desk.show_last_page(lastpage.load(tmp_path))

    titles = [desk.articles.index(line, columns.TITLE).data() for line in range(desk.articles.rowCount())]
    assert titles == ["Chips “slide”", "Story 1"]
    assert str(desk.brief.said) == "DeepSeek, last 7 days"
    assert desk.pane.summary.text() == "412, newest first"


def test_the_file_is_the_users_alone(page: LastPage, tmp_path: Path) -> None:
    lastpage.save(tmp_path, page)

    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\x00", b"[]", b"{}", b'{"version": 1}', b'{"version": 99, "rows": []}', b"[" * 100_000, b"null"],
    ids=["empty", "binary", "list", "no version", "no rows", "newer", "deep", "null"],
)
def test_a_file_that_cannot_be_read_is_as_good_as_none(content: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(content)

    assert lastpage.load(tmp_path) == LastPage()


@pytest.mark.parametrize(
    ("field", "value"), [("title", None), ("key", "x"), ("sentiment", []), ("published", "soon"), ("topics", None)]
)
def test_a_row_that_is_none_spoils_no_start(page: LastPage, tmp_path: Path, field: str, value: object) -> None:
    lastpage.save(tmp_path, page)
    raw = json.loads((tmp_path / FILE).read_text())
    raw["rows"][0][field] = value
    (tmp_path / FILE).write_text(json.dumps(raw))

    assert lastpage.load(tmp_path) == LastPage()


def test_a_folder_that_cannot_be_written_is_no_trouble(page: LastPage, tmp_path: Path) -> None:
    lastpage.save(tmp_path / "missing", page)

    assert lastpage.load(tmp_path / "missing") == LastPage()

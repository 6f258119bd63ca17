"""Rows to show: invented articles as the store lists them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from monitor.model import ArticleRow, ScoredText
from monitor.ui import theme

NOW = datetime(2026, 6, 5, 18, 0, tzinfo=UTC)


@pytest.fixture
def themed(qapp: QApplication) -> QApplication:
    """The application in our fonts and colors."""
    if not qapp.styleSheet():
        theme.start(qapp)
    return qapp


@pytest.fixture
def row() -> Callable[..., ArticleRow]:
    """Make the row of a key, with some fields changed."""
    return _row


def _row(key: int, **changes: Any) -> ArticleRow:
    plain = ArticleRow(
        key=key,
        id=f"{key:016x}",
        published=NOW - timedelta(hours=100 - key),
        first_seen=NOW,
        outlet="Pacific Wire",
        feed="https://pacificwire.example/rss",
        title=f"Story {key}",
        url=None,
        language="en",
        story=f"{key:016x}",
        copies=1,
        topics=("deepseek",),
        voices=(),
        sentiment={"vader": 0.25},
        narration={},
        coverage={"vader": 0.5},
        scored_text=ScoredText.SUMMARY,
        not_scored=None,
        engine_versions="vader 3.3.2",
    )
    return replace(plain, **changes)

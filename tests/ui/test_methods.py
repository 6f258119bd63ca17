"""The methods page: whole, findable, and loading nothing."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from monitor.ui import files, theme
from monitor.ui.methods import MethodsPage


@pytest.fixture
def page(qtbot: QtBot) -> MethodsPage:
    made = MethodsPage("Version 0.1.0, vader 3.3.2")
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_is_the_page_of_the_documentation(page: MethodsPage) -> None:
    written = files.path("help", "methods.md").read_text("utf-8")
    heads = [line.lstrip("#").strip() for line in written.splitlines() if line.startswith(("## ", "### "))]

    assert [head for head, _, _ in page.page.chapters()] == heads
    assert "What must not be claimed" in " ".join(heads)
    shown = page.page.toPlainText()
    assert "](" not in shown
    assert "|---" not in shown


def test_a_chapter_is_brought_to_the_top(page: MethodsPage) -> None:
    page.chapters.setCurrentRow(page.chapters.count() - 2)
    far = page.page.verticalScrollBar().value()
    page.chapters.setCurrentRow(0)

    assert 0 <= page.page.verticalScrollBar().value() < far


def test_words_are_found_again_and_again_from_the_top(page: MethodsPage) -> None:
    page.field.setText("bootstrap")
    first = page.page.textCursor().position()
    page.field.returnPressed.emit()
    second = page.page.textCursor().position()
    assert page.page.textCursor().selectedText().lower() == "bootstrap"
    assert second > first
    while page.page.textCursor().position() != first:
        page.field.returnPressed.emit()  # comes round: it would not end otherwise


def test_what_is_not_there_is_said(page: MethodsPage) -> None:
    page.field.setText("zebra crossing")
    assert page.field.property("class") == "wrong"
    page.field.setText("")
    assert page.field.property("class") == ""


def test_it_follows_the_theme_and_loads_nothing(page: MethodsPage) -> None:
    before = page.page.document().defaultStyleSheet()
    theme.choose(theme.Choice.DARK)
    try:
        assert page.page.document().defaultStyleSheet() != before
    finally:
        theme.choose(theme.Choice.LIGHT)
    assert page.page.loadResource(2, "file:///etc/hostname") is None
    assert page.page.anchorAt(page.page.rect().center()) == ""

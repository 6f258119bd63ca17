"""The reader: an article with its statements marked, and nothing of it active."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser
from pytestqt.qtbot import QtBot

from monitor.analysis import Analyzer
from monitor.catalog import Catalog
from monitor.model import Article, ArticleRow, Clipping, ScoredText, Sentiment, StatementKind
from monitor.ui import scorer, theme
from monitor.ui.reader import LEAST_TEXT, Page, Reader

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOW = datetime(2026, 6, 5, 18, 0, tzinfo=UTC)
MakePage = Callable[..., Page]
TEXT = "Chip makers were worried on Friday.\n\n“This is a terrible door to close,” said Mira Castellan, an engineer."


@pytest.fixture
def page(row: Callable[..., ArticleRow]) -> Callable[..., Page]:
    """Make the page of an analyzed article, with some fields changed."""

    def make(**changes: Any) -> Page:
        article = _article(**changes)
        clipping = Clipping(article, Analyzer(Catalog()).analyze(article))
        scores = {name: each.compound for name, each in clipping.analysis.scores.items()}
        return Page(row(1, id=article.id, title=article.title, url=article.url, sentiment=scores), clipping)

    return make


def _article(**changes: Any) -> Article:
    values: dict[str, Any] = {
        "id": "a" * 16,
        "feed": "https://pacificwire.example/rss",
        "outlet": "Pacific Wire",
        "title": "Chip makers worry as rule widens",
        "text": TEXT,
        "url": "https://pacificwire.example/story",
        "scored_text": ScoredText.SUMMARY,
        "first_seen": NOW,
        "published": NOW,
    } | changes
    return Article(**values)


def test_words_say_how_they_count_and_masked_ones_that_they_do_not() -> None:
    text = "The Artificial Intelligence office did not fail, shares say."
    article = _article(title="", text=text)
    clipping = Clipping(article, Analyzer(Catalog()).analyze(article))

    said = {text[word.span.start : word.span.end]: word.told for word in scorer.explain(clipping, "vader-news")}

    assert said["Artificial Intelligence"].startswith("masked: term of art (a name or a term")
    assert said["fail"] == "+0.34: −1.90 (loss, failure or want), × −0.74 by “not”"
    assert said["shares"].startswith("silenced (in news this names a thing")


@pytest.fixture
def reader(qtbot: QtBot, qapp: QApplication) -> Reader:
    if not qapp.styleSheet():
        theme.start(qapp)
    reader = Reader()
    qtbot.addWidget(reader)
    reader.resize(420, 700)
    reader.show()
    return reader


def words(reader: Reader) -> str:
    labels = " ".join(label.text() for label in reader.findChildren(QLabel))
    return labels + " ".join(browser.toPlainText() for browser in reader.findChildren(QTextBrowser))


def test_an_article_is_shown_with_outlet_and_text(reader: Reader, page: MakePage) -> None:
    reader.show_page(page())

    said = words(reader)
    assert "Chip makers worry as rule widens" in said
    assert "Pacific Wire" in said
    assert "This is a terrible door to close" in said


def test_who_said_it_stands_below(reader: Reader, page: MakePage) -> None:
    shown = page()
    assert [s.voice for s in shown.clipping.analysis.statements] == ["Mira Castellan"]
    assert shown.clipping.analysis.statements[0].kind is StatementKind.DIRECT

    reader.show_page(shown)

    assert reader.said.list.model().rowCount() == 1
    assert "Mira Castellan" in reader.said.list.model().index(0, 0).data()


def with_scores(shown: Page, **scores: float | None) -> Page:
    told = {name.replace("_", "-"): Sentiment(value, sentences=2) for name, value in scores.items()}
    clipping = replace(shown.clipping, analysis=replace(shown.clipping.analysis, scores=told))
    return replace(shown, clipping=clipping)


def test_engines_that_disagree_are_named_with_what_they_say(reader: Reader, page: MakePage) -> None:
    reader.show_page(with_scores(page(), vader=0.03, vader_news=0.2, model=-0.36))

    assert reader.apart.text() == "vader-news +0.20, model −0.36: the engines disagree"
    assert reader.apart.isVisible()
    assert "the engines disagree" in reader.scores.toolTip()


@pytest.mark.parametrize(
    "scores",
    [
        {"vader_news": 0.2, "model": 0.36},
        {"vader_news": 0.2, "model": -0.2},  # which the model calls neutral
        {"vader_news": 0.2, "model": None},
        {"vader_news": -0.4},
    ],
)
def test_engines_are_not_told_apart_without_two_signs(
    reader: Reader, page: MakePage, scores: dict[str, float | None]
) -> None:
    reader.show_page(with_scores(page(), **scores))

    assert reader.apart.text() == ""
    assert not reader.apart.isVisible()


def test_score_lines_add_up_to_what_is_stored(reader: Reader, page: MakePage) -> None:
    shown = page()
    reader.show_page(shown)

    lines = {line.name: line.value for line in reader.scores.lines}
    analysis = shown.clipping.analysis
    assert lines["Article"] == analysis.scores["vader"].compound
    assert lines["Narration"] == analysis.narration["vader"].compound


def test_markup_in_a_headline_stays_words(reader: Reader, page: MakePage) -> None:
    reader.show_page(page(title="<img src='file:///etc/hostname'><b>Chips</b>"))

    assert "<b>Chips</b>" in words(reader)


def test_nothing_is_loaded_for_a_text(reader: Reader, page: MakePage) -> None:
    reader.show_page(page())

    for browser in reader.findChildren(QTextBrowser):
        for address in ("https://tracker.example/1.gif", "file:///etc/hostname", "hostname"):
            assert not browser.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(address))
        assert not browser.openLinks()


def test_words_are_wanted_only_when_they_are_asked_for(reader: Reader, qtbot: QtBot, page: MakePage) -> None:
    reader.words.setChecked(False)
    with qtbot.assertNotEmitted(reader.words_wanted, wait=20):
        reader.show_page(page())

    with qtbot.waitSignal(reader.words_wanted) as wanted:
        reader.toggle_words()

    assert wanted.args[0].article.title == "Chip makers worry as rule widens"


def test_a_citation_names_outlet_and_address(reader: Reader, page: MakePage) -> None:
    reader.show_page(page())

    reader.copy_citation()

    said = QGuiApplication.clipboard().text()
    assert "Chip makers worry as rule widens" in said
    assert "Pacific Wire" in said
    assert "https://pacificwire.example/story" in said


def test_a_megabyte_word_does_not_stop_the_window(reader: Reader, page: MakePage) -> None:
    reader.show_page(page(text="x" * 1_000_000))

    assert len(words(reader)) < 1_000_000


def test_an_empty_reader_says_what_to_do(reader: Reader) -> None:
    reader.clear()

    assert "Select an article" in words(reader)


def covers(reader: Reader) -> list[tuple[str, str]]:
    """What of the article's parts lies over another."""
    above = [reader.headline, reader.meta, reader.host, reader.scores, reader._marks, reader.says, reader.own]
    parts = [*above, reader.body, reader.links, reader.said]
    shown = [
        (type(part).__name__, QRect(part.mapTo(reader, QPoint()), part.size())) for part in parts if part.isVisible()
    ]
    return [(one, other) for (one, a), (other, b) in combinations(shown, 2) if a.intersects(b)]


@pytest.mark.parametrize("size", [(288, 340), (288, 420), (300, 480), (408, 560), (408, 900)])
def test_nothing_lies_over_another_however_low_the_pane(
    reader: Reader, page: MakePage, qtbot: QtBot, size: tuple[int, int]
) -> None:
    said = " ".join(f"“The rule is a terrible idea {n},” said Mira Castellan, an engineer.\n\n" for n in range(9))
    reader.show_page(page(title="Chip makers worry as the rule widens to older machines and their parts", text=said))

    reader.resize(*size)

    qtbot.waitUntil(lambda: covers(reader) == [])
    assert reader.said.geometry().bottom() <= reader.height()
    assert reader.body.height() >= LEAST_TEXT


def test_a_link_that_is_asked_about_lies_over_nothing(reader: Reader, page: MakePage, qtbot: QtBot) -> None:
    reader.resize(300, 420)
    reader.show_page(page())

    reader.body.link_asked.emit("https://user@elsewhere.example/a", "pacificwire.example")

    qtbot.waitUntil(lambda: covers(reader) == [] and reader.body.height() >= LEAST_TEXT // 2)
    assert reader.links.says.height() >= reader.links.says.heightForWidth(reader.links.says.width())


def test_a_headline_without_room_ends_in_an_ellipsis_and_is_told_whole(reader: Reader, page: MakePage) -> None:
    title = "Chip makers worry " * 20

    reader.show_page(page(title=title))

    assert reader.headline.toPlainText().endswith("…")
    assert title.strip() in reader.headline.toolTip()
    assert reader.headline.document().firstBlock().layout().lineCount() <= 5


def test_a_headline_comes_back_whole_with_the_room(reader: Reader, page: MakePage) -> None:
    title = "Chip makers worry as the rule widens to older machines and their parts"
    reader.resize(288, 320)
    reader.show_page(page(title=title))
    assert reader.headline.toPlainText() != title

    reader.resize(600, 900)
    QApplication.processEvents()

    assert reader.headline.toPlainText() == title


def test_a_host_without_room_is_cut_where_it_tells_least(reader: Reader, page: MakePage) -> None:
    reader.resize(300, 600)

    reader.show_page(page(url="https://a-very-long-host-name.of-a-provincial-gazette.example/x"))

    assert reader.host.text().startswith("…")
    assert reader.host.text().endswith("gazette.example")
    assert reader.host.sizeHint().width() <= 300 - 2 * 20


def test_a_long_note_leaves_room_to_the_text(reader: Reader, page: MakePage, qtbot: QtBot) -> None:
    reader.resize(300, 420)
    reader.show_page(replace(page(), note="Ask for the date. " * 60, labels=("fabs",)))

    qtbot.waitUntil(lambda: covers(reader) == [] and reader.body.height() >= LEAST_TEXT)

    assert reader.own.text().startswith("fabs\nAsk for the date.")
    assert len(reader.own.text()) < 80
    assert "Ask for the date." in reader.own.toolTip()


def test_what_gives_way_in_a_low_pane_is_told_with_the_scores(reader: Reader, page: MakePage) -> None:
    reader.show_page(page())
    reader.resize(300, 330)
    QApplication.processEvents()

    assert reader.scores.height() == reader.scores.ROW
    assert "Narration" in reader.scores.toolTip()
    assert "headline and summary are scored" in reader.scores.toolTip()

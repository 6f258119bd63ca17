"""Words that score: edited in the window, tried on stored articles, and adopted only after a look at what changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from monitor import lexicon
from monitor.analysis import Analyzer
from monitor.lexicon import Word
from monitor.model import Article, Clipping, Feed, FeedState, Filter, Poll, ScoredText
from monitor.settings import Profile
from monitor.ui.lexicon import VADERS, Entry, LexiconEditor, Preview, SentenceFlip, value_text
from monitor.ui.lexiconwork import LexiconWork, load, preview
from monitor.ui.session import Session

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOW = datetime.now(UTC).replace(microsecond=0)
FEED = Feed("https://pacificwire.example/rss", "All", "Pacific Wire")
TEXTS = ("A splendid day.", "The tape-out is done. It was quiet.", "A terrible day.")
ENTRIES = (
    Entry("plunge", Word(-2.6, "falls fast", "SEntFiN"), Word(-2.6, "falls fast", "SEntFiN")),
    Entry("splendid", Word(2.8, "", VADERS), Word(2.8, "", VADERS)),
    Entry("tape-out", Word(1.0, "a milestone"), None, own=True),
    Entry("united states", Word(0.0, "a name", "judgment"), Word(0.0, "a name", "judgment")),
)


@pytest.fixture
def editor(qtbot: QtBot, themed: QApplication) -> LexiconEditor:
    made = LexiconEditor()
    qtbot.addWidget(made)
    made.show()
    made.show_entries(ENTRIES)
    return made


def rows(editor: LexiconEditor) -> list[tuple[str, ...]]:
    model = editor.table.sorted_rows_model()
    columns = range(model.columnCount())
    return [tuple(model.index(row, column).data() for column in columns) for row in range(model.rowCount())]


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# ---- the editor ---------------------------------------------------------------------------------


def test_the_users_words_come_first_and_differences_are_told(editor: LexiconEditor) -> None:
    assert rows(editor) == [
        ("tape-out", "+1.0", "–", "a milestone", "yours"),
        ("plunge", "−2.6", "", "falls fast", "SEntFiN"),
        ("splendid", "+2.8", "", "", VADERS),
        ("united states", "silent", "", "a name", "judgment"),
    ]
    assert not editor.do.isEnabled()


def test_words_are_found_by_letters_reasons_and_whose_they_are(qtbot: QtBot, editor: LexiconEditor) -> None:
    qtbot.keyClicks(editor.search, "falls")
    assert [row[0] for row in rows(editor)] == ["plunge"]
    editor.search.clear()

    editor.shown.setCurrentText("Yours")
    assert [row[0] for row in rows(editor)] == ["tape-out"]
    editor.shown.setCurrentText("VADER’s list")
    assert [row[0] for row in rows(editor)] == ["splendid"]


def test_a_word_is_changed_beside_what_is_shipped_and_tried_after_a_moment(qtbot: QtBot, editor: LexiconEditor) -> None:
    editor.table.go_to("plunge")
    editor.value.setValue(-1.0)
    editor.reason.setText("seldom meant")

    with qtbot.waitSignal(editor.preview_asked) as asked:
        press(qtbot, editor.put)

    assert asked.args == [{"plunge": Word(-1.0, "seldom meant", lexicon.OWN)}]
    assert rows(editor)[0] == ("plunge", "−1.0", "−2.6", "seldom meant", "yours")
    assert editor.do.isEnabled()

    editor.value.setValue(-1.5)
    press(qtbot, editor.put)
    assert rows(editor)[0] == ("plunge", "−1.5", "−2.6", "seldom meant", "yours")

    qtbot.keyClicks(editor.word, "d")
    assert editor.reason.text() == ""


def test_a_term_is_masked_and_a_new_word_added(qtbot: QtBot, editor: LexiconEditor) -> None:
    qtbot.keyClicks(editor.word, "Harbor  Pact")
    press(qtbot, editor.silent)
    editor.word.setText("walkout")
    editor.reason.clear()
    editor.value.setValue(-2.0)
    qtbot.keyClick(editor.word, Qt.Key.Key_Return)

    assert editor.changes == {
        "harbor pact": Word(0.0, "a name or a term", lexicon.OWN),
        "walkout": Word(-2.0, "", lexicon.OWN),
    }
    assert editor.isVisible()


def test_each_word_and_all_of_them_go_back_to_what_is_shipped(qtbot: QtBot, editor: LexiconEditor) -> None:
    editor.word.setText("plunge")
    press(qtbot, editor.silent)
    assert "plunge" in editor.changes
    press(qtbot, editor.back)
    assert editor.changes == {}

    with qtbot.waitSignal(editor.save_asked) as asked:
        press(qtbot, editor.reset)
        press(qtbot, editor.do)

    assert asked.args == [{"tape-out": None}, True]


def test_a_comma_is_no_word(qtbot: QtBot, editor: LexiconEditor) -> None:
    editor.word.setText("a, b")
    press(qtbot, editor.put)

    assert editor.changes == {}
    assert "comma" in editor.says.text()


def test_an_answer_to_other_changes_is_dropped(qtbot: QtBot, editor: LexiconEditor) -> None:
    editor.word.setText("plunge")
    press(qtbot, editor.silent)
    flip = SentenceFlip(-0.4, 0.0, "negative → neutral", "It plunged.", "The Ledger", "a" * 16)

    editor.show_preview({"other": None}, Preview(10, 3, 1, (flip,), 1))
    assert editor.flips.rows() == ()
    editor.show_preview(editor.changes, Preview(10, 3, 1, (flip,), 1))

    assert editor.flips.rows() == (flip,)
    assert editor.tried.text() == (
        "Of the 10 newest articles 3 hold a changed word: 1 article label and 1 sentence label would flip."
    )


def test_a_wrong_file_is_told_with_its_line_and_can_be_reset(editor: LexiconEditor) -> None:
    editor.show_entries(ENTRIES[:2], "news.toml, line 3: expected a number")

    assert editor.says.text().startswith("news.toml, line 3: expected a number. Put it right there")
    assert editor.reset.isEnabled()


@pytest.mark.parametrize(("meant", "said"), [(None, "–"), (Word(0.0), "silent"), (Word(-1.25), "−1.2")])
def test_what_a_word_is_worth_in_words(meant: Word | None, said: str) -> None:
    assert value_text(meant) == said


# ---- on a session -------------------------------------------------------------------------------


@pytest.fixture
def session(qtbot: QtBot, themed: QApplication, tmp_path: Path) -> Iterator[Session]:
    opened = Session(Profile(tmp_path / "profile"))
    with qtbot.waitSignal(opened.opened, timeout=20_000):
        opened.begin()
    analyzer = Analyzer(opened.catalog)
    articles = [_article(number, text) for number, text in enumerate(TEXTS)]
    poll = Poll(FEED, FeedState(FEED.url), NOW, tuple(Clipping(each, analyzer.analyze(each)) for each in articles))
    opened.service.submit(lambda store: store.save(poll)).result(10)
    yield opened
    opened.close()


def _article(number: int, text: str) -> Article:
    return Article(
        id=f"{number:016x}",
        feed=FEED.url,
        outlet=FEED.outlet,
        title=f"Part {number}",
        text=text,
        url=f"https://pacificwire.example/{number}",
        scored_text=ScoredText.SUMMARY,
        first_seen=NOW,
        published=NOW - timedelta(hours=number),
    )


@pytest.fixture
def words(session: Session, qtbot: QtBot) -> LexiconWork:
    window = QWidget()
    qtbot.addWidget(window)
    return LexiconWork(session, window)


def shown_scores(session: Session) -> dict[str, float | None]:
    with session.service.reader() as reader:
        return {row.title: row.sentiment["vader-news"] for row in reader.rows(reader.ids(Filter()))}


def save(qtbot: QtBot, words: LexiconWork) -> None:
    """Make "splendid" bad in the editor, and go on to the report."""
    editor = words.edit()
    qtbot.waitUntil(lambda: bool(editor.table.rows()), timeout=10_000)
    editor.word.setText("splendid")
    editor.value.setValue(-3.0)
    press(qtbot, editor.put)
    press(qtbot, editor.do)
    qtbot.waitUntil(lambda: words._report is not None, timeout=10_000)


def test_a_preview_scores_only_what_holds_a_changed_word(session: Session) -> None:
    with session.service.reader() as reader:
        found = preview(reader, session.profile.lexicon_file, {"splendid": Word(-3.0), "tape-out": Word(0.6)})

    assert (found.articles, found.touched, found.flipped, found.all_sentences) == (3, 2, 1, 2)
    assert [(flip.words, flip.labels) for flip in found.sentences] == [
        ("A splendid day.", "positive → negative"),
        ("The tape-out is done.", "neutral → positive"),
    ]


def test_the_whole_list_is_loaded_with_reason_and_source(session: Session) -> None:
    path = session.profile.lexicon_file
    lexicon.save(path, {"tape-out": Word(2.0, "a milestone")})

    entries, error = load(path)
    by_word = {entry.word: entry for entry in entries}

    assert error == ""
    assert by_word["tape-out"] == Entry("tape-out", Word(2.0, "a milestone"), None, own=True)
    assert by_word["artificial intelligence"].meant.value == 0
    assert by_word["splendid"].meant.source == VADERS
    assert len(entries) > 8_000


def test_a_wrong_file_leaves_the_shipped_list_and_says_why(session: Session) -> None:
    path = session.profile.lexicon_file
    path.parent.mkdir()
    path.write_text("[[row]]\nwords = 'fine'\n")

    entries, error = load(path)

    assert "line 1: a row needs a value" in error
    assert not any(entry.own for entry in entries)


def test_saved_words_are_compared_first_and_adopted_on_demand(
    qtbot: QtBot, session: Session, words: LexiconWork
) -> None:
    before = shown_scores(session)
    save(qtbot, words)
    report = words._report
    assert report is not None
    qtbot.waitUntil(report.adopt.isVisible, timeout=30_000)

    assert report.flips.rows()[0].articles == 1
    assert "1 label of 3 articles would flip" in report.summary.text()
    assert [moved.title for moved in report.moved.rows()] == ["Part 0"]
    assert (shown_scores(session), session.catalog.lexicon.rows) == (before, ())

    with qtbot.waitSignal(words.said, timeout=30_000) as said:
        press(qtbot, report.adopt)

    assert said.args == ["The new scores are in place."]
    after = shown_scores(session)
    assert (after["Part 0"] or 0) < 0
    assert {**after, "Part 0": 0} == {**before, "Part 0": 0}
    assert session.catalog.lexicon.rows[0].words == ("splendid",)
    assert session.engine_version.endswith(f"+{session.catalog.lexicon.digest}")
    assert not words.has_draft


def test_discarded_words_and_scores_are_as_they_were(qtbot: QtBot, session: Session, words: LexiconWork) -> None:
    before = shown_scores(session)
    save(qtbot, words)
    report = words._report
    assert report is not None
    qtbot.waitUntil(report.discard.isVisible, timeout=30_000)

    with qtbot.waitSignal(words.said, timeout=10_000):
        press(qtbot, report.discard)

    assert shown_scores(session) == before
    assert lexicon.read(session.profile.lexicon_file).rows == ()
    assert not words.has_draft


def test_decided_later_the_draft_waits(qtbot: QtBot, session: Session, words: LexiconWork) -> None:
    save(qtbot, words)
    report = words._report
    assert report is not None
    qtbot.waitUntil(report.adopt.isVisible, timeout=30_000)

    press(qtbot, report.cancel)

    assert words.has_draft
    again = words.compare()
    assert again is not None
    qtbot.waitUntil(again.adopt.isVisible, timeout=30_000)
    assert again.flips.rows()[0].articles == 1
    press(qtbot, again.cancel)


def test_nothing_new_is_said_so(qtbot: QtBot, session: Session, words: LexiconWork) -> None:
    report = words.compare()
    assert report is not None
    qtbot.waitUntil(report.adopt.isVisible, timeout=30_000)

    assert report.says.text() == "Nothing stored would change."
    press(qtbot, report.cancel)

"""The dialogs: what they ask for, what they refuse, and what they hand over."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QFileDialog, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from monitor.errors import ExportError, FetchError
from monitor.export import Format, Kind
from monitor.model import Feed, FeedKind, Filter, Period
from monitor.settings import FIELDS, Settings
from monitor.ui import theme
from monitor.ui.dialogs import saving
from monitor.ui.dialogs.add_feed import Address, Candidate, FeedDialog, Found, Item, is_local
from monitor.ui.dialogs.add_statement import StatementDialog
from monitor.ui.dialogs.ask import Ask
from monitor.ui.dialogs.export import ExportDialog, Wish
from monitor.ui.dialogs.import_feeds import ImportDialog
from monitor.ui.dialogs.mark_event import LONGEST, EventDialog
from monitor.ui.dialogs.settings import HIDDEN, SettingsDialog
from monitor.ui.periods import Span
from monitor.ui.rangedialog import RangeDialog
from monitor.ui.text import Label

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no window manager

NOW = datetime(2026, 6, 5, 10, 4, tzinfo=UTC)
FEED = "https://pacificwire.example/rss"
FOUND = Found(
    FEED,
    "Pacific Wire, all",
    "Pacific Wire",
    items=(Item("Curbs tighten", "Pacific Wire", NOW),),
    entries=32,
    undated=2,
)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    if not qapp.styleSheet():
        theme.start(qapp)
    theme.choose(theme.Choice.LIGHT)


# ---- adding a feed


def feed_dialog(qtbot: QtBot, feed: Feed | None = None, **more: object) -> FeedDialog:
    dialog = FeedDialog(feed, outlets=("Pacific Wire", "The Ledger"), **more)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_feed_is_kept_only_after_a_look(qtbot: QtBot) -> None:
    dialog = feed_dialog(qtbot)
    qtbot.keyClicks(dialog.address, "pacificwire.example/rss")
    assert not dialog.do.isEnabled()

    with qtbot.waitSignal(dialog.look_asked) as asked:
        qtbot.keyClick(dialog.address, Qt.Key.Key_Return)
    assert asked.args == [Address("https://pacificwire.example/rss")]
    dialog.show_found(Address(FEED), FOUND)

    assert dialog._summary.text().startswith("32 entries, newest ")
    assert dialog._summary.text().endswith("2 without a date that can be true.")
    assert dialog.preview.rows()[0].title == "Curbs tighten"
    with qtbot.waitSignal(dialog.saved) as saved:
        qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    assert saved.args == [Feed(FEED, "Pacific Wire, all", "Pacific Wire")]


def test_page_offers_the_feeds_that_it_announces(qtbot: QtBot) -> None:
    dialog = feed_dialog(qtbot, address="pacificwire.example")
    dialog.begin()
    page = Address("https://pacificwire.example")
    two = (Candidate(FEED, "All"), Candidate(f"{FEED}/tech", "Technology"))
    dialog.show_found(page, Found(candidates=two))
    assert not dialog.do.isEnabled()
    assert "announces" in dialog.says.text()

    with qtbot.waitSignal(dialog.look_asked) as asked:
        dialog.candidates.go_to(f"{FEED}/tech")

    assert asked.args == [Address(f"{FEED}/tech")]


def test_single_feed_of_a_page_is_looked_at_right_away(qtbot: QtBot) -> None:
    dialog = feed_dialog(qtbot, address="pacificwire.example")
    dialog.begin()

    with qtbot.waitSignal(dialog.look_asked) as asked:
        dialog.show_found(Address("https://pacificwire.example"), Found(candidates=(Candidate(FEED, "All"),)))

    assert asked.args == [Address(FEED)]


def test_trouble_is_said_in_the_dialog(qtbot: QtBot) -> None:
    dialog = feed_dialog(qtbot, address=FEED)
    dialog.begin()

    dialog.show_trouble(Address(FEED), FetchError(FEED, "The site answers “404 not found”."))

    assert dialog.says.text() == "The site answers “404 not found”."
    assert not dialog.do.isEnabled()


def test_late_answer_to_an_older_address_is_dropped(qtbot: QtBot) -> None:
    dialog = feed_dialog(qtbot, address=FEED)
    dialog.begin()
    dialog.address.setText("https://ledger.example/rss")
    dialog._ask()

    dialog.show_found(Address(FEED), FOUND)

    assert dialog.feed() is None


def test_local_address_is_explained_and_needs_a_tick(qtbot: QtBot) -> None:
    dialog = feed_dialog(qtbot, address="http://127.0.0.1:8080/feed")
    assert dialog._local_says.isVisible()
    assert not dialog.look.isEnabled()

    qtbot.mouseClick(dialog.allow_local, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.allow_local.height() // 2))

    with qtbot.waitSignal(dialog.look_asked) as asked:
        qtbot.mouseClick(dialog.look, Qt.MouseButton.LeftButton)
    assert asked.args == [Address("http://127.0.0.1:8080/feed", allow_local=True)]


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://localhost/feed", True),
        ("http://[::1]/feed", True),
        ("http://10.1.2.3/feed", True),
        ("http://printer/feed", True),
        ("http://box.local/feed", True),
        ("https://news.example/feed", False),
        ("https://8.8.8.8/feed", False),
        ("https://[broken/feed", False),
        ("", False),
    ],
)
def test_local_addresses_are_known_by_their_looks(url: str, local: bool) -> None:
    assert is_local(url) is local


def test_feed_that_is_polled_already_is_not_added_twice(qtbot: QtBot) -> None:
    dialog = feed_dialog(qtbot, address=FEED, known=(FEED,))
    dialog.begin()

    dialog.show_found(Address(FEED), FOUND)

    assert dialog.says.text() == "This feed is polled already."
    assert not dialog.do.isEnabled()


def test_changing_a_name_needs_no_look(qtbot: QtBot) -> None:
    feed = Feed(FEED, "All", "Pacific Wire", kind=FeedKind.NEWSLETTER, interval=timedelta(hours=2), origin="default")
    dialog = feed_dialog(qtbot, feed)
    assert not dialog.do.isEnabled()

    dialog.title.setText("Everything")
    dialog.outlet.setCurrentText("Pacific Wire, Pacific")

    with qtbot.waitSignal(dialog.saved) as saved:
        qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    changed = saved.args[0]
    assert (changed.title, changed.outlet) == ("Everything", "Pacific Wire, Pacific")
    assert (changed.kind, changed.interval) == (FeedKind.NEWSLETTER, timedelta(hours=2))


def test_a_feed_that_fails_can_still_be_renamed(qtbot: QtBot) -> None:
    dialog = feed_dialog(qtbot, Feed(FEED, "All", "Pacific Wire"))
    dialog.begin()
    dialog.show_trouble(Address(FEED), FetchError(FEED, "The site answers “404 not found”."))
    assert dialog.says.text() == "The site answers “404 not found”."

    assert not dialog.do.isEnabled()

    dialog.title.selectAll()
    qtbot.keyClicks(dialog.title, "World")

    assert dialog.do.isEnabled()
    feed = dialog.feed()
    assert feed is not None
    assert (feed.url, feed.title) == (FEED, "World")


# ---- what all share


def test_a_dialog_is_high_enough_for_its_words(qtbot: QtBot) -> None:
    means = "All 214 judgments of this labeler are removed from the store. " * 4
    dialog = Ask("Leave the judgments of this study behind?", means, do="Remove them")
    qtbot.addWidget(dialog)
    dialog.show()

    label = next(each for each in dialog.findChildren(Label) if each.text() == means)
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    qtbot.waitUntil(lambda: not dialog._scroll.verticalScrollBar().isVisible())

    before = dialog.height()
    dialog.say("The store is busy: another program writes to it just now. " * 5, error=True)

    assert dialog.height() > before
    qtbot.waitUntil(lambda: dialog.says.height() >= dialog.says.heightForWidth(dialog.says.width()))


# ---- export


def export_dialog(qtbot: QtBot, folder: Path, **more: object) -> ExportDialog:
    dialog = ExportDialog(
        Filter(topics=("chips",)), "Chip export controls", folder=folder, today=date(2026, 6, 5), **more  # type: ignore[arg-type]
    )  # fmt: skip
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_export_counts_before_it_writes(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(qtbot, tmp_path)
    with qtbot.waitSignal(dialog.count_asked) as counted:
        dialog.begin()
    wish = counted.args[0]
    assert wish == Wish(Kind.ARTICLES, Filter(topics=("chips",)))
    dialog.show_count(wish, 412)
    assert dialog.says.text() == "412 articles."

    with qtbot.waitSignal(dialog.export_asked) as asked:
        qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)

    assert asked.args == [wish, tmp_path / "articles-2026-06-05.csv"]
    dialog.show_done(wish, tmp_path / "articles-2026-06-05.csv", 412)
    assert dialog.says.text() == f"Written: 412 rows in {tmp_path / 'articles-2026-06-05.csv'}, with its manifest."
    assert dialog.cancel.text() == "Close"


def test_series_are_asked_for_with_lines_and_period(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(qtbot, tmp_path, by="outlet", period=Period.WEEK)
    dialog.begin()
    assert not dialog._lines.isVisible()

    with qtbot.waitSignal(dialog.count_asked) as counted:
        qtbot.mouseClick(dialog.kinds.button(2), Qt.MouseButton.LeftButton)

    assert dialog._lines.isVisible()
    assert counted.args == [Wish(Kind.SERIES, Filter(topics=("chips",)), by="outlet", period=Period.WEEK)]


def test_everything_means_no_filter_and_alerts_always_do(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(qtbot, tmp_path)
    dialog.begin()

    qtbot.mouseClick(dialog.kinds.button(3), Qt.MouseButton.LeftButton)
    assert dialog.wish().filter == Filter()
    assert not dialog.as_shown.isEnabled()

    qtbot.mouseClick(dialog.kinds.button(0), Qt.MouseButton.LeftButton)
    assert dialog.wish().filter == Filter(topics=("chips",))
    dialog.everything.setChecked(True)
    assert dialog.wish().filter == Filter()


def test_ending_follows_the_format_and_excel_is_for_csv(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(qtbot, tmp_path)
    dialog.begin()
    dialog.excel.setChecked(True)
    assert dialog.wish().excel

    dialog.format.setFocus()
    qtbot.keyClick(dialog.format, Qt.Key.Key_Down)

    assert dialog.wish().format is Format.JSONL
    assert not dialog.wish().excel
    assert dialog.path() == tmp_path / "articles-2026-06-05.jsonl"


def test_parquet_without_pyarrow_says_what_is_missing(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(qtbot, tmp_path, formats={Format.PARQUET: "needs pyarrow, which is not installed"})

    item = dialog.format.model().item(2)

    assert not item.isEnabled()
    assert item.text() == "Parquet: needs pyarrow, which is not installed"


def test_late_count_and_trouble_of_an_older_wish_are_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(qtbot, tmp_path)
    dialog.begin()
    older = dialog.wish()
    qtbot.mouseClick(dialog.kinds.button(1), Qt.MouseButton.LeftButton)

    dialog.show_count(older, 9)
    dialog.show_trouble(older, ExportError("no"))
    assert dialog.says.text() == "Counting…"

    dialog.show_trouble(dialog.wish(), ExportError("The disk is full."))
    assert dialog.says.text() == "The disk is full."


def test_late_count_does_not_cover_what_was_written(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(qtbot, tmp_path)
    dialog.begin()
    wish = dialog.wish()
    qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    dialog.show_trouble(wish, ExportError("The disk is full."))

    dialog.show_count(wish, 9)

    assert dialog.says.text() == "The disk is full."


def test_writing_shows_how_far_it_is_and_can_be_broken_off(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(qtbot, tmp_path)
    dialog.begin()
    wish = dialog.wish()
    dialog.show_count(wish, 18_214)
    qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)

    dialog.show_progress(wish, 6_000)

    assert dialog.says.text() == "6\u202f000 of 18\u202f214 rows written."
    assert (dialog.bar.isVisible(), dialog.bar.value(), dialog.bar.maximum()) == (True, 6_000, 18_214)
    assert not dialog.file.isEnabled()
    with qtbot.waitSignal(dialog.stop_asked):
        qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()

    dialog.show_trouble(wish, ExportError("Stopped: nothing was written."))
    assert (dialog.bar.isVisible(), dialog.file.isEnabled(), dialog.do.isEnabled()) == (False, True, True)
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def write_articles(qtbot: QtBot, dialog: ExportDialog) -> Path:
    """Let the dialog export, as its clerk would."""
    with qtbot.waitSignal(dialog.export_asked) as asked:
        qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    wish, path = asked.args
    path.write_text("title\n", "utf-8")
    saving.manifest_of(path).write_text("{}", "utf-8")
    dialog.show_done(wish, path, 1)
    return path


def test_name_follows_the_kind_until_one_is_typed(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(qtbot, tmp_path)
    dialog.begin()
    qtbot.mouseClick(dialog.kinds.button(2), Qt.MouseButton.LeftButton)
    assert dialog.path() == tmp_path / "series-2026-06-05.csv"

    dialog.file.selectAll()
    qtbot.keyClicks(dialog.file, "mine.csv")
    qtbot.mouseClick(dialog.kinds.button(0), Qt.MouseButton.LeftButton)

    assert dialog.path() == tmp_path / "mine.csv"


def test_what_was_exported_is_not_replaced_by_another_kind_unasked(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = export_dialog(qtbot, tmp_path)
    dialog.begin()
    dialog.file.selectAll()
    qtbot.keyClicks(dialog.file, "mine.csv")
    assert write_articles(qtbot, dialog) == tmp_path / "mine.csv"
    qtbot.mouseClick(dialog.kinds.button(2), Qt.MouseButton.LeftButton)

    with qtbot.assertNotEmitted(dialog.export_asked):
        qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)

    assert dialog._question.isVisible()
    assert dialog._asks.text() == "mine.csv exists, with its manifest. Replace both?"
    assert not dialog.do.isEnabled()
    dialog.show_count(dialog.wish(), 4)
    assert not dialog.do.isEnabled()  # a late count is no answer
    assert dialog.other.text() == "Name it mine-2.csv"
    with qtbot.waitSignal(dialog.export_asked) as asked:
        qtbot.mouseClick(dialog.other, Qt.MouseButton.LeftButton)
    assert asked.args[1] == tmp_path / "mine-2.csv"
    assert not dialog._question.isVisible()


def test_file_is_replaced_when_that_is_said_and_asked_about_again_next_time(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "articles-2026-06-05.csv").write_text("an older one", "utf-8")
    dialog = export_dialog(qtbot, tmp_path)
    dialog.begin()
    qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    assert dialog._asks.text() == "articles-2026-06-05.csv exists. Replace it?"

    with qtbot.waitSignal(dialog.export_asked) as asked:
        qtbot.mouseClick(dialog.replace, Qt.MouseButton.LeftButton)
    assert asked.args[1] == tmp_path / "articles-2026-06-05.csv"
    dialog.show_done(*asked.args, 3)

    with qtbot.assertNotEmitted(dialog.export_asked):
        qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    assert dialog._question.isVisible()


def test_question_goes_with_the_name_it_was_about(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "articles-2026-06-05.csv.manifest.json").write_text("{}", "utf-8")
    dialog = export_dialog(qtbot, tmp_path)
    dialog.begin()
    qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    assert dialog._asks.text() == "articles-2026-06-05.csv.manifest.json exists. Replace it?"

    dialog.file.setFocus()
    dialog.file.end(False)
    qtbot.keyClicks(dialog.file, "x")

    assert not dialog._question.isVisible()
    assert dialog.do.isEnabled()


def test_what_the_file_dialog_asked_is_not_asked_twice(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "older.csv"
    chosen.write_text("an older one", "utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    dialog = export_dialog(qtbot, tmp_path)
    dialog.begin()
    qtbot.mouseClick(dialog.browse, Qt.MouseButton.LeftButton)

    with qtbot.waitSignal(dialog.export_asked) as asked:
        qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)

    assert asked.args[1] == chosen


def test_dialog_says_that_the_demonstration_forgets(qtbot: QtBot) -> None:
    dialog = EventDialog(date(2026, 6, 5))
    qtbot.addWidget(dialog)
    assert not [label for label in dialog.findChildren(Label) if "demonstration" in label.text()]

    dialog.tell_demo()

    [said] = [label for label in dialog.findChildren(Label) if "demonstration" in label.text()]
    assert said.text() == "What is saved here ends with the demonstration."


# ---- days and events


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Rule widened", "Rule widened"),
        (
            "Ministry of Digital Affairs widens the licence requirement for accelerators",
            "Ministry of Digital Affairs widens the licence requirement…",
        ),
        ("x" * 80, "x" * (LONGEST - 1) + "…"),
    ],
)
def test_event_is_named_by_whole_words(qtbot: QtBot, headline: str, name: str) -> None:
    dialog = EventDialog(date(2026, 6, 5), headline)
    qtbot.addWidget(dialog)
    dialog.show()

    assert dialog.name.text() == name
    assert dialog.name.cursorPosition() == 0  # its beginning is in sight
    assert dialog.name.selectedText() == name
    assert len(name) <= LONGEST


def test_own_range_says_how_many_days_it_is(qtbot: QtBot) -> None:
    dialog = RangeDialog(Span(None, date(2026, 6, 1), date(2026, 6, 5)))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.says.text() == "5 days, both included."

    dialog._last.setDate(QDate(2026, 5, 31))

    assert dialog.says.text() == "The first day lies after the last."
    assert not dialog.do.isEnabled()
    dialog._last.setDate(QDate(2026, 6, 1))
    assert dialog.says.text() == "1 day."
    assert dialog.span() == Span(None, date(2026, 6, 1), date(2026, 6, 1))


# ---- saving elsewhere

KINDS = (("PNG picture (*.png)", ".png"), ("SVG drawing (*.svg)", ".svg"))


@pytest.mark.parametrize(
    ("chosen", "used", "expected"),
    [("plot.png", KINDS[0][0], "plot.png"), ("plot", KINDS[1][0], "plot.svg"), ("plot", KINDS[0][0], "new.png")],
)
def test_saved_under_the_chosen_name_with_an_ending(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str, used: str, expected: str
) -> None:
    (tmp_path / "plot.png").write_bytes(b"older")
    window = QWidget()
    qtbot.addWidget(window)
    proposed: list[str] = []

    def answer(_parent: object, _title: str, at: str, _filters: str) -> tuple[str, str]:
        proposed.append(at)
        return str(tmp_path / chosen), used

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    told: list[Path] = []

    saving.ask_where(window, "Save picture", tmp_path / "plot.png", KINDS, told.append)

    assert proposed == [str(tmp_path / "plot-2.png")]
    if expected == "new.png":  # the ending came after the desktop's question: that file is asked about here
        assert told == []
        ask = window.findChild(Ask)
        assert isinstance(ask, Ask)
        assert ask.windowTitle() == "plot.png exists. Replace it?"
        qtbot.mouseClick(ask.do, Qt.MouseButton.LeftButton)
        expected = "plot.png"
    assert told == [tmp_path / expected]


def test_manifest_of_another_export_is_asked_about(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving.manifest_of(tmp_path / "judgments.csv").write_text("{}", "utf-8")
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "judgments.csv"), ""))
    told: list[Path] = []

    saving.ask_where(window, "Export", tmp_path / "judgments.csv", (("CSV", ".csv"),), told.append, explained=True)

    ask = window.findChild(Ask)
    assert isinstance(ask, Ask)
    qtbot.mouseClick(ask.cancel, Qt.MouseButton.LeftButton)
    assert told == []


# ---- settings


def settings_dialog(qtbot: QtBot, settings: Settings) -> SettingsDialog:
    dialog = SettingsDialog(settings, engines=("vader", "vader-news"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_every_setting_has_a_control_with_its_meaning(qtbot: QtBot) -> None:
    dialog = settings_dialog(qtbot, Settings())

    for field in FIELDS:
        if field.name not in HIDDEN:
            assert dialog.control(field.name).accessibleName() == field.text


def test_settings_come_back_as_they_were_given(qtbot: QtBot) -> None:
    given = Settings(started=True, theme="dark", poll_concurrency=7, proxy="socks5://127.0.0.1:9", engine="gone")
    dialog = settings_dialog(qtbot, given)

    assert dialog.settings() == given
    assert not dialog.do.isEnabled()
    engine = dialog.control("engine")
    assert isinstance(engine, QComboBox)
    assert engine.currentText() == "gone (not installed)"


def test_changed_settings_are_handed_over(qtbot: QtBot) -> None:
    dialog = settings_dialog(qtbot, Settings(started=True))
    spin, box, line = (dialog.control(name) for name in ("poll_concurrency", "notify", "user_agent_contact"))
    assert isinstance(spin, QSpinBox)
    assert isinstance(box, QCheckBox)
    assert isinstance(line, QLineEdit)
    spin.setValue(8)
    box.setChecked(False)
    qtbot.keyClicks(line, "desk@ledger.example")

    with qtbot.waitSignal(dialog.saved) as saved:
        qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)

    wanted = Settings(started=True, poll_concurrency=8, notify=False, user_agent_contact="desk@ledger.example")
    assert saved.args == [wanted]


def test_defaults_are_put_back_but_for_the_start(qtbot: QtBot) -> None:
    dialog = settings_dialog(qtbot, Settings(started=True, theme="dark", tick_s=99))

    qtbot.mouseClick(dialog.defaults, Qt.MouseButton.LeftButton)

    assert dialog.settings() == Settings(started=True)


# ---- statements by hand


@pytest.fixture
def statement(qtbot: QtBot) -> StatementDialog:
    dialog = StatementDialog(voices=("Mei-Lin Hsu",), outlets=("The Ledger",), today=NOW)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_statement_needs_words_and_a_speaker(qtbot: QtBot, statement: StatementDialog) -> None:
    qtbot.keyClicks(statement.words, "This closes a door.")
    assert not statement.do.isEnabled()

    statement.speaker.setCurrentText("Mei-Lin Hsu")
    with qtbot.waitSignal(statement.saved) as saved:
        qtbot.mouseClick(statement.do, Qt.MouseButton.LeftButton)

    made = saved.args[0]
    assert (made.words, made.speaker, made.outlet) == ("This closes a door.", "Mei-Lin Hsu", "Mei-Lin Hsu")
    assert made.published.astimezone().date() == NOW.astimezone().date()
    assert made.published.tzinfo is UTC


def test_statement_refuses_a_link_that_is_none(qtbot: QtBot, statement: StatementDialog) -> None:
    statement.words.setPlainText("This closes a door.")
    statement.speaker.setCurrentText("Mei-Lin Hsu")

    statement.url.setText("javascript:alert(1)")

    assert statement.says.text() == "A link begins with https:// or http://."
    assert not statement.do.isEnabled()


def test_paragraphs_of_a_statement_stay(statement: StatementDialog) -> None:
    statement.words.setPlainText("One   line\nfolded.\n\n\n\nAnother.")
    statement.speaker.setCurrentText("Mei-Lin Hsu")

    made = statement.by_hand()

    assert made is not None
    assert made.words == "One line folded.\n\nAnother."


# ---- lists of feeds


def test_list_ticks_what_is_new_and_points_out_what_is_dead(qtbot: QtBot) -> None:
    feeds = [
        Feed(FEED, "All", "Pacific Wire"),
        Feed("https://feeds.a.dj.com/rss/old.xml", "Old", "The Old One"),
        Feed("http://192.168.0.4/feed", "Box", "Box"),
        Feed("https://ledger.example/rss", "The Ledger", "The Ledger"),
    ]
    dialog = ImportDialog(feeds, known=("https://ledger.example/rss",), name="feeds.opml")
    qtbot.addWidget(dialog)
    dialog.show()

    assert dialog.do.text() == "Import 1"
    assert "stopped in January 2025" in dialog.items.item(1).text()
    assert not dialog.items.item(3).flags() & Qt.ItemFlag.ItemIsEnabled
    dialog.items.item(2).setCheckState(Qt.CheckState.Checked)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    assert [feed.title for feed in chosen.args[0]] == ["All", "Box"]


# ---- questions


def test_return_gives_the_safe_answer(qtbot: QtBot) -> None:
    dialog = Ask("Put all settings back?", "This cannot be undone.", do="Put back")
    qtbot.addWidget(dialog)
    dialog.show()

    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    dialog.show()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.do, Qt.MouseButton.LeftButton)

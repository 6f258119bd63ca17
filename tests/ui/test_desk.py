"""The Desk on the demonstration: what is chosen on the left decides what is said, plotted and listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from monitor import catalog, reports, series, settings
from monitor.analysis import Analyzer
from monitor.model import Article, Clipping, Feed, FeedState, Filter, OutletKind, Period, Poll, ScoredText
from monitor.settings import Profile
from monitor.store.store import Store
from monitor.ui import numbers, periods, theme
from monitor.ui.alerts import AlertsView
from monitor.ui.changed import Changed
from monitor.ui.charts import Chart, Picture
from monitor.ui.desk import Desk
from monitor.ui.dialogs.mark_event import EventDialog
from monitor.ui.feeds import FeedsView
from monitor.ui.outlets import OutletsView
from monitor.ui.program import Program
from monitor.ui.table import INFLUENCE, TITLE
from monitor.ui.window import Window

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # offscreen has no window manager
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # sockets of the demonstration's server
]


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    if not qapp.styleSheet():
        theme.start(qapp)
    profile = Profile.default(tmp_path / "profile")
    profile.prepare()
    window = Window(profile, demo=True)
    window.show()
    program = Program(window, demo=True)
    program.begin()
    qtbot.waitUntil(lambda: program.session.is_open, timeout=20_000)
    qtbot.waitUntil(lambda: program.desk.articles.rowCount() > 150, timeout=120_000)
    yield program
    program.end()
    window.deleteLater()
    qapp.processEvents()


def listed(program: Program) -> set[int]:
    articles = program.desk.articles
    return {articles.key(row) for row in range(articles.rowCount())}


def test_a_topic_changes_list_and_brief_as_the_store_says(program: Program, qtbot: QtBot) -> None:
    program.desk.pane.grouped.setChecked(False)
    program.desk.lenses.choose([("topic", "deepseek")])
    span = Filter(topics=("deepseek",), since=datetime.now(UTC) - timedelta(days=57))

    def listed_as_stored() -> bool:  # news still come in, and are taken in where nothing is selected
        with program.session.service.reader() as reader:
            return listed(program) == set(reader.ids(span)) and 0 < reader.count(span) < reader.count(Filter())

    qtbot.waitUntil(listed_as_stored, timeout=20_000)
    qtbot.waitUntil(lambda: str(program.desk.brief.said).startswith("DeepSeek"), timeout=10_000)


def test_the_trend_is_what_the_command_line_would_print(program: Program, qtbot: QtBot) -> None:
    program.desk.lenses.choose([("topic", "chip-export-controls")])
    program.desk.trend.period_chosen.emit(Period.WEEK)
    asked = Filter(topics=("chip-export-controls",), since=datetime.now(UTC) - timedelta(days=56))

    def drawn_as_stored() -> bool:  # news still come in, so both are looked at again
        with program.session.service.reader() as reader:
            (series,) = reports.series(reader, asked, by="topic", period=Period.WEEK, engine=program.session.engine)
        inner = series.points[1:]  # the first week may be cut by the span
        drawn = program.desk.trend.csv()
        return len(inner) > 4 and all(point.mean is None or repr(point.mean) in drawn for point in inner)

    qtbot.waitUntil(drawn_as_stored, timeout=20_000)


def test_a_search_that_cannot_be_read_says_where_and_keeps_the_list(program: Program, qtbot: QtBot) -> None:
    before = listed(program)

    with qtbot.waitSignal(program.desk.search_wrong, check_params_cb=bool, timeout=10_000):
        program.desk.search('"unclosed')

    assert listed(program) == before


def test_the_usual_span_stays_where_it_holds_the_news(program: Program) -> None:
    assert program.window.top.period.span == periods.DEFAULT


def test_a_search_finds_words(program: Program, qtbot: QtBot) -> None:
    program.desk.search("hospital*")

    qtbot.waitUntil(lambda: 0 < program.desk.articles.rowCount() < 30, timeout=10_000)


def test_from_the_search_one_goes_on_to_what_is_found(program: Program, qtbot: QtBot) -> None:
    field, table = program.top.search, program.desk.pane.table
    field.setFocus()
    qtbot.keyClicks(field, "hospital*")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: 0 < program.desk.articles.rowCount() < 30, timeout=10_000)
    qtbot.waitUntil(lambda: table.current_key() == program.desk.articles.key(0), timeout=10_000)
    assert program.window.focusWidget() is table


def test_an_article_is_read_with_the_keyboard(program: Program, qtbot: QtBot) -> None:
    table = program.desk.pane.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_J)

    qtbot.waitUntil(lambda: program.desk.reader.page is not None, timeout=10_000)
    page = program.desk.reader.page
    assert page is not None
    assert page.row.key == table.current_key()


def test_an_article_that_leaves_the_list_stays_in_the_reader_and_says_so(program: Program, qtbot: QtBot) -> None:
    desk = program.desk
    desk.pane.table.move_by(1)
    qtbot.waitUntil(lambda: " of " in desk.reader.place.text(), timeout=10_000)
    read = desk.reader.page

    desk.search("quagmirelike")

    qtbot.waitUntil(lambda: desk.reader.place.text() == "No longer in this list", timeout=10_000)
    assert desk.reader.page == read


def test_the_views_of_alerts_and_feeds_open(program: Program, qtbot: QtBot) -> None:
    for name, kind in (("alerts", AlertsView), ("feeds", FeedsView), ("desk", Desk)):
        program.show_view(name)
        assert isinstance(program.views.currentWidget(), kind)


def test_the_span_follows_news_that_are_all_older_until_somebody_chooses_one(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    if not qapp.styleSheet():
        theme.start(qapp)
    profile = Profile.default(tmp_path / "old")
    profile.prepare()
    settings.save(profile, replace(settings.Settings(), started=True))
    for feed in catalog.load(None).feeds:
        catalog.set_enabled(profile.catalog_dir, "feeds", feed.url, False)
    day = datetime(2025, 1, 27, 12, tzinfo=UTC)
    article = Article("a" * 16, "", "The Ledger", "Chips slide", "", None, ScoredText.HEADLINE, day, day)
    with Store.open(profile.database, backup_dir=None) as store:
        clipping = Clipping(article, Analyzer(catalog.load(None)).analyze(article))
        feed = Feed("https://ledger.example/", "All", "The Ledger")
        store.save(Poll(feed, FeedState(feed.url), day, (clipping,)))
    window = Window(profile)
    window.show()
    program = Program(window)
    program.begin()

    qtbot.waitUntil(lambda: program.desk.articles.rowCount() == 1, timeout=20_000)
    assert "Jan 2025" in window.top.period.text()

    window.top.period.choose(periods.Span(hours=24))
    qtbot.waitUntil(lambda: program.desk.articles.rowCount() == 0, timeout=10_000)
    assert "24 hours" in window.top.period.text()
    trend = program.desk.trend
    qtbot.waitUntil(trend._offer.isVisible, timeout=10_000)
    assert "27 Jan 2025" in trend._empty.sentence()
    qtbot.waitUntil(lambda: "27 Jan 2025" in program.desk.pane._message.text(), timeout=10_000)
    qtbot.waitUntil(lambda: trend._periods.checkedButton().text() == "Hour", timeout=10_000)

    trend._offer.click()

    qtbot.waitUntil(lambda: program.desk.articles.rowCount() == 1, timeout=10_000)
    assert "21" in window.top.period.text()  # the first of the seven days
    qtbot.waitUntil(lambda: trend._periods.checkedButton().text() == "Day", timeout=10_000)
    qtbot.waitUntil(lambda: not trend._offer.isVisible(), timeout=10_000)
    program.end()
    window.deleteLater()


def drawn(chart: Chart) -> Picture:
    picture = chart.picture()
    assert picture is not None
    return picture


def _choose_a_point(program: Program, qtbot: QtBot) -> None:
    """Choose the point of DeepSeek with the most stories, with a click where it stands."""
    trend = program.desk.trend
    program.desk.lenses.choose([("topic", "deepseek")])
    chart = trend.chart()
    qtbot.waitUntil(lambda: [line.name for line in drawn(chart).lines] == ["DeepSeek"], timeout=10_000)
    picture = drawn(chart)
    line = picture.lines[0]
    at = max(range(len(line.xs) - 2), key=lambda number: picture.bars[number].stories)  # news come to the last days
    place = QPoint(round(chart.x_of(line.xs[at])), round(chart.y_of(line.ys[at])))
    viewport = chart.childAt(place)
    with qtbot.waitSignal(trend.point_chosen):
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=viewport.mapFrom(chart, place))


def _mean_of(articles: Iterable[tuple[str, float]]) -> float:
    """The mean over stories, each the mean of its articles."""
    stories: dict[str, list[float]] = {}
    for story, value in articles:
        stories.setdefault(story, []).append(value)
    return sum(sum(values) / len(values) for values in stories.values()) / len(stories)


def test_a_click_on_a_point_lists_its_articles_by_influence(program: Program, qtbot: QtBot) -> None:
    program.desk.pane.grouped.setChecked(False)
    _choose_a_point(program, qtbot)
    table, articles = program.desk.pane.table, program.desk.articles

    qtbot.waitUntil(lambda: not table.isColumnHidden(INFLUENCE) and articles.order == "-influence", timeout=10_000)
    qtbot.waitUntil(lambda: all(articles.line(row) is not None for row in range(articles.rowCount())), timeout=10_000)

    rows = [line.row for number in range(articles.rowCount()) if (line := articles.line(number)) is not None]
    primary = {outlet.name for outlet in program.session.catalog.outlets if outlet.kind is OutletKind.PRIMARY}
    scored = [row for row in rows if row.outlet not in primary and row.sentiment.get("vader-news") is not None]
    values = {row.key: (row.story, row.sentiment["vader-news"] or 0.0) for row in scored}
    mean = _mean_of(values.values())
    many = len({story for story, _ in values.values()})
    assert program.desk.pane.summary.text().startswith(f"{many} stories made {numbers.signed(mean)};")
    shown = []
    for number, row in enumerate(rows):
        line = articles.line(number)
        assert line is not None
        if row.key in values:
            without = _mean_of(value for key, value in values.items() if key != row.key)
            assert line.influence == pytest.approx(mean - without)
            shown.append(abs(line.influence))
        else:
            assert line.moved == "not counted"
    assert shown == sorted(shown, reverse=True)
    assert len(shown) > 1

    program.desk.pane.scope.click()
    qtbot.waitUntil(lambda: table.isColumnHidden(INFLUENCE) and articles.order == "-at", timeout=10_000)


def test_what_changed_is_told_with_one_key_and_adds_up(program: Program, qtbot: QtBot) -> None:
    program.desk.lenses.choose([("topic", "deepseek")])
    qtbot.waitUntil(lambda: str(program.desk.brief.said).startswith("DeepSeek"), timeout=10_000)
    qtbot.keyClick(program.desk.pane.table, Qt.Key.Key_D)
    pane = program.window.findChild(Changed)
    assert pane is not None

    qtbot.waitUntil(lambda: pane.lists["outlets"].model().rowCount() > 2, timeout=10_000)

    for table in pane.lists.values():
        rows = table.rows()
        assert sum(row.part.value for row in rows[:-1]) == pytest.approx(rows[-1].part.value)
        assert sum(round(row.shown, 3) for row in rows[:-1]) == pytest.approx(round(rows[-1].shown, 3))
    assert not pane.isHidden()
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    assert pane.isHidden()


def test_combinations_of_outlets_and_topics_are_lines_of_their_own(program: Program, qtbot: QtBot) -> None:
    chosen = [
        ("topic", "deepseek"),
        ("topic", "chip-export-controls"),
        ("outlet", "Chip Daily"),
        ("outlet", "The Ledger"),
    ]
    program.desk.lenses.choose(chosen)
    trend = program.desk.trend
    trend.lines_chosen.emit("outlet+topic")
    trend.period_chosen.emit(Period.WEEK)
    names = ["Chip Daily · DeepSeek", "Chip Daily · Chip export controls", "The Ledger · DeepSeek"]
    asked = Filter(topics=("deepseek",), outlets=("The Ledger",), since=datetime.now(UTC) - timedelta(days=56))

    def drawn_as_stored() -> bool:
        with program.session.service.reader() as reader:
            (series,) = reports.series(reader, asked, by="outlet", period=Period.WEEK, engine="vader-news")
        drawn = {each.name: each for each in trend.series()}
        line = drawn.get("The Ledger · DeepSeek")
        inner = [point.mean for point in series.points[1:]]
        return set(names) < set(drawn) and line is not None and inner == [each.mean for each in line.points[1:]] != []

    qtbot.waitUntil(drawn_as_stored, timeout=20_000)
    trend.focus_line("The Ledger · DeepSeek")
    qtbot.waitUntil(lambda: str(program.desk.brief.said).startswith("The Ledger on DeepSeek"), timeout=10_000)


def test_another_span_chooses_lines_and_their_period_anew(program: Program, qtbot: QtBot) -> None:
    trend, period = program.desk.trend, program.window.top.period
    qtbot.waitUntil(trend.has_lines, timeout=20_000)
    period.choose(periods.Span(first=date(2001, 1, 1), last=date(2001, 1, 2)))
    qtbot.waitUntil(lambda: not trend.has_lines() and trend._periods.checkedButton().text() == "Hour", timeout=10_000)

    period.choose(periods.DEFAULT)

    qtbot.waitUntil(trend.has_lines, timeout=10_000)
    assert trend.series()[0].period in (Period.DAY, Period.WEEK)
    assert not trend._offer.isVisible()


def test_numbers_stand_with_all_that_they_are_narrowed_to(program: Program, qtbot: QtBot) -> None:
    trend, brief = program.desk.trend, program.desk.brief
    program.desk.lenses.choose([("topic", "deepseek"), ("outlet", "The Ledger")])

    qtbot.waitUntil(lambda: str(brief.said).startswith("The Ledger on DeepSeek, last 7 days:"), timeout=10_000)
    qtbot.waitUntil(lambda: trend.caption().startswith("Mean sentiment: The Ledger on DeepSeek. "), timeout=10_000)
    assert trend._readouts.entry("The Ledger").toolTip().find("The Ledger on DeepSeek:") >= 0
    qtbot.keyClick(program.desk.pane.table, Qt.Key.Key_D)
    pane = program.window.findChild(Changed)
    assert pane is not None
    qtbot.waitUntil(lambda: "The Ledger on DeepSeek ·" in pane.whose.text(), timeout=10_000)


def test_two_lines_are_compared_over_the_span_in_view(program: Program, qtbot: QtBot) -> None:
    program.desk.lenses.choose([("outlet", "The Ledger"), ("outlet", "Chip Daily")])
    asked = Filter(since=datetime.now(UTC) - timedelta(days=56))

    def said_as_stored() -> bool:  # news still come in, so both are looked at again
        with program.session.service.reader() as reader:
            totals = {each.name: each for each in reader.totals("outlet", asked, program.session.engine)}
        if not {"The Ledger", "Chip Daily"} <= set(totals):
            return False
        apart = series.difference(*(series.point(totals[name]) for name in ("The Ledger", "Chip Daily")))
        said = str(program.desk.brief.said)
        return (
            apart is not None
            and said.startswith("The Ledger is ")
            and ("than Chip Daily, last 8 weeks (" in said)
            and f"{numbers.signed(apart.value)} {numbers.interval(apart.low, apart.high)}" in said
            and ("no difference can be claimed" in said) is not apart.is_clear
        )

    qtbot.waitUntil(said_as_stored, timeout=20_000)


def test_an_own_event_is_marked_from_the_article_and_taken_back(program: Program, qtbot: QtBot) -> None:
    table = program.desk.pane.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: program.desk.reader.page is not None, timeout=10_000)
    page = program.desk.reader.page
    assert page is not None
    qtbot.keyClick(table, Qt.Key.Key_E)
    dialog = program.window.findChild(EventDialog)
    assert dialog is not None
    assert page.row.title.startswith(dialog.name.text().rstrip("…"))
    assert dialog.says.text() == "It stands on every plot, until the demonstration ends."
    dialog.name.setText("Rule widened")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    def marked() -> list[date]:
        return [event.start for event in program.session.catalog.events if event.name == "Rule widened"]

    qtbot.waitUntil(lambda: marked() == [page.row.at.date()], timeout=10_000)
    program.undo()
    qtbot.waitUntil(lambda: not marked(), timeout=10_000)


def test_a_row_stands_for_a_story_which_unfolds(program: Program, qtbot: QtBot) -> None:
    table, articles = program.desk.pane.table, program.desk.articles
    qtbot.waitUntil(lambda: articles.rowCount() > 440, timeout=60_000)  # until then copies go on arriving
    qtbot.waitUntil(lambda: any(articles.can_unfold(row) for row in range(60) if articles.line(row)), timeout=20_000)
    at = next(row for row in range(60) if articles.line(row) and articles.can_unfold(row))
    head, before = articles.key(at), articles.rowCount()
    line = articles.line(at)
    assert line is not None
    with program.session.service.reader() as reader:
        story = reader.story(line.row.id)
    assert story is not None
    table.setFocus()
    table.go_to(head)
    qtbot.keyClick(table, Qt.Key.Key_Right)

    others = [member.key for member in story.members if member.key != head]
    qtbot.waitUntil(lambda: articles.is_unfolded(articles.row_of(head) or 0), timeout=10_000)
    shown = articles.row_of(head) or 0
    assert [articles.key(shown + 1 + each) for each in range(len(others))] == others
    assert all(articles.is_child(shown + 1 + each) for each in range(len(others)))

    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert articles.rowCount() == before
    assert table.current_key() == head


def test_an_article_is_taken_out_of_its_story_and_put_back(program: Program, qtbot: QtBot) -> None:
    table, articles = program.desk.pane.table, program.desk.articles
    qtbot.waitUntil(lambda: any(articles.can_unfold(row) for row in range(60) if articles.line(row)), timeout=20_000)
    at = next(row for row in range(60) if articles.line(row) and articles.can_unfold(row))
    line = articles.line(at)
    assert line is not None

    def carriers() -> int:
        with program.session.service.reader() as reader:
            story = reader.story(line.row.id)
        assert story is not None
        return len(story.members)

    many = carriers()
    table.go_to(line.row.key)
    program.desk.split_story()
    qtbot.waitUntil(lambda: carriers() == 1, timeout=10_000)
    qtbot.waitUntil(lambda: "taken out of the story" in program.notice.says.text(), timeout=10_000)

    qtbot.mouseClick(program.notice.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: carriers() >= many, timeout=10_000)


def test_the_reader_leads_to_who_else_carries_the_story(program: Program, qtbot: QtBot) -> None:
    table, articles, reader = program.desk.pane.table, program.desk.articles, program.desk.reader
    qtbot.waitUntil(lambda: any(articles.can_unfold(row) for row in range(60) if articles.line(row)), timeout=20_000)
    at = next(row for row in range(60) if articles.line(row) and articles.can_unfold(row))
    head = articles.key(at)
    table.go_to(head)
    qtbot.waitUntil(lambda: reader.page is not None and reader.page.row.key == head, timeout=10_000)
    assert reader.also.text().startswith("also in ")
    qtbot.mouseClick(reader.also, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=10_000)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    others = [action for action in menu.actions() if not action.isChecked()]
    outlet = others[0].text().split(" · ")[0]

    others[0].trigger()
    menu.close()

    qtbot.waitUntil(lambda: reader.page is not None and reader.page.row.key != head, timeout=10_000)
    page = reader.page
    assert page is not None
    assert page.row.outlet == outlet


@pytest.mark.parametrize("width", [960, 1024, 1280, 1440, 1920])
def test_the_middle_keeps_room_for_headlines_in_a_small_window(qtbot: QtBot, width: int) -> None:
    desk = Desk()
    qtbot.addWidget(desk)
    desk.resize(width, 640)
    desk.set_width(width)
    desk.show()

    lenses, middle, reader = desk.across.sizes()
    assert middle >= 430
    assert middle > max(lenses, reader)
    assert desk.pane.table.columnWidth(TITLE) >= 140


def test_a_number_of_the_outlets_heads_the_list_that_it_leads_to(program: Program, qtbot: QtBot) -> None:
    program.show_view("outlets")
    view = program.views.currentWidget()
    assert isinstance(view, OutletsView)
    qtbot.waitUntil(lambda: len(view.table.rows()) > 3, timeout=20_000)
    row = view.table.rows()[0]

    view.table.opened.emit(row)

    said = f"{row.outlet}: narration {numbers.signed(row.narration.mean)}, {numbers.n_of(row.narration.n_stories)}"
    qtbot.waitUntil(lambda: program.desk.pane.title.text() == said, timeout=10_000)  # with the list that it heads
    assert program.desk.asked()[0].outlets == (row.outlet,)

    program.desk.pane.scope.click()  # all stories
    qtbot.waitUntil(lambda: program.desk.pane.title.text() == "Stories", timeout=10_000)


def test_another_kind_of_lens_brings_no_finer_period(program: Program, qtbot: QtBot) -> None:
    work = program.desk

    def drawn() -> Period | None:
        asked, shown = work._trend_asked, work.trend.series()
        whole = asked is not None and {each.by for each in shown} == {asked.by} and len(shown) == len(asked.names)
        return shown[0].period if whole else None

    work.lenses.choose([("voice", "Jonas Lindqvist")])
    qtbot.waitUntil(lambda: drawn() is Period.WEEK and work.trend.series()[0].by == "voice", timeout=20_000)

    work.lenses.choose([("topic", "deepseek")])
    qtbot.waitUntil(lambda: drawn() is not None and work.trend.series()[0].by == "topic", timeout=20_000)

    assert drawn() is Period.WEEK


def test_what_changed_gives_way_to_the_reader_where_there_is_nothing_to_tell_of(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = program.desk
    qtbot.waitUntil(lambda: bool(work.trend.series()), timeout=20_000)
    work.show_change()
    pane = work.desk.findChild(Changed)
    assert pane is not None
    assert pane.isVisible()

    monkeypatch.setattr(work, "_front", lambda: None)
    work.lenses.choose(())

    assert not pane.isVisible()
    assert work.reader.isVisible()


def test_ways_to_begin_have_the_room_of_the_empty_plot_and_reader_in_a_small_window(
    qtbot: QtBot, qapp: QApplication
) -> None:
    if not qapp.styleSheet():
        theme.start(qapp)
    desk = Desk()
    qtbot.addWidget(desk)
    trend, reader, page = QWidget(desk), QWidget(desk), QWidget(desk)
    desk.put_trend(trend)
    desk.put_reader(reader)
    desk.put_first_run(page)
    desk.resize(900, 490)
    desk.show()

    desk.set_first_run(True)
    assert page.isVisible()
    assert not trend.isVisible()
    assert not reader.isVisible()

    desk.resize(1280, 720)
    assert trend.isVisible()
    assert reader.isVisible()

    desk.resize(900, 490)
    desk.set_first_run(False)
    assert trend.isVisible()
    assert reader.isVisible()


def test_where_the_line_in_front_jumps_is_marked(program: Program, qtbot: QtBot) -> None:
    """The demonstration's rule on chips made its news dark for weeks, and its end made them light again."""
    desk = program.desk
    desk.lenses.choose([("topic", "chip-export-controls")])

    def levels() -> list[str]:
        picture = desk.trend.chart().picture()
        return [tick.detail for tick in picture.ticks if tick.text == "new level"] if picture is not None else []

    qtbot.waitUntil(lambda: len(levels()) >= 2, timeout=60_000)
    assert "Difference −0." in levels()[0]
    assert "Difference +0." in levels()[-1]


def test_the_list_shows_what_the_engine_calls_negative_and_lines_and_brief_stay(program: Program, qtbot: QtBot) -> None:
    desk = program.desk
    whole, shown, said = desk.articles.rowCount(), desk.trend.series(), str(desk.brief.accessibleName())

    desk.pane.set_show("negative", tell=True)

    qtbot.waitUntil(lambda: 0 < desk.articles.rowCount() < whole, timeout=20_000)
    qtbot.waitUntil(lambda: "negative ones" in desk.pane.summary.text(), timeout=20_000)
    asked, words, _, _ = desk.asked()
    with program.session._open_reader() as reader:
        rows = reader.rows(reader.ids(asked))
    assert rows
    assert all((row.sentiment[program.session.engine] or 0) <= -0.1 for row in rows)
    assert "negative ones" in words
    assert desk.trend.series() == shown
    assert str(desk.brief.accessibleName()) == said

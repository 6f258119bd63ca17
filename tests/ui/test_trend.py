"""The trend: what it shows of series, and what it asks for when people point at it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from monitor.errors import ExportError
from monitor.model import Event, Gap, Period, Point, Series
from monitor.ui import theme, trend
from monitor.ui.charts import Mark
from monitor.ui.multiples import Multiples
from monitor.ui.trend import Trend

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no window manager

START = datetime(2026, 4, 13, tzinfo=UTC)  # a Monday
SPAN = (START, START + timedelta(days=10))


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    if not qapp.styleSheet():
        theme.start(qapp)
    theme.choose(theme.Choice.LIGHT)


def point(day: int, mean: float | None = 0.1, n: int = 8, articles: int | None = None) -> Point:
    low, high = (None, None) if mean is None or n < 2 else (mean - 0.2, mean + 0.2)
    return Point(START + timedelta(days=day), mean, low, high, n if articles is None else articles, n, 0.5)


def series(name: str, days: Sequence[int] = range(10), gaps: tuple[Gap, ...] = (), mean: float = 0.1) -> Series:
    return Series("topic", name, "vader-news", Period.DAY, tuple(point(day, mean) for day in days), gaps)


@pytest.fixture
def view(qtbot: QtBot) -> Trend:
    made = Trend()
    qtbot.addWidget(made)
    made.resize(800, 420)
    made.show()
    return made


def click_column(qtbot: QtBot, view: Trend, day: int, value: float) -> None:
    chart = view.chart()
    shown = chart.picture()
    assert shown is not None
    at = QPoint(round(chart.x_of(shown.slots[day].middle)), round(chart.y_of(value)))
    qtbot.mouseClick(chart._view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def said(view: Trend, name: str) -> str:
    return str(view._readouts.entry(name).reading())


# ---- lines


def test_line_ends_before_a_day_without_stories_and_starts_again() -> None:
    line = trend.line_of(series("Chips", days=(0, 1, 3, 4)), 0)

    assert line.joined == (True, False, True, False)


def test_line_is_never_drawn_across_a_gap_of_a_whole_period() -> None:
    gap = Gap(START + timedelta(days=1, hours=13), START + timedelta(days=3, hours=2), "feeds down")

    line = trend.line_of(series("Chips", days=range(5), gaps=(gap,)), 0)

    assert line.joined == (True, False, False, True, False)


def test_short_gap_leaves_the_line_whole() -> None:
    night = Gap(START + timedelta(days=1, hours=22), START + timedelta(days=2, hours=6), "program off")

    assert trend.line_of(series("Chips", days=range(4), gaps=(night,)), 0).joined == (True, True, True, False)
    assert trend.shades_of(series("Chips", gaps=(night,)), *(at.timestamp() for at in SPAN)) == ()


def test_few_stories_make_a_hollow_point_without_a_band() -> None:
    line = trend.line_of(Series("topic", "Chips", "vader", Period.DAY, (point(0, n=4), point(1, n=5))), 0)

    assert line.few == (True, False)
    assert line.lows[0] != line.lows[0]  # nan
    assert line.lows[1] == pytest.approx(-0.1)


def test_period_without_a_mean_has_no_point() -> None:
    line = trend.line_of(Series("topic", "Chips", "vader", Period.DAY, (point(0), point(1, None), point(2))), 0)

    assert len(line.xs) == 2
    assert line.joined == (False, False)


def test_points_of_a_month_stand_in_its_middle() -> None:
    february = Series(
        "topic", "Chips", "vader", Period.MONTH, (Point(datetime(2026, 2, 1, tzinfo=UTC), 0.1, 0, 0.2, 9, 9, 1),)
    )

    assert trend.line_of(february, 0).xs == (datetime(2026, 2, 15, tzinfo=UTC).timestamp(),)


def test_overlapping_gaps_are_shaded_once_with_both_reasons() -> None:
    gaps = (
        Gap(START, START + timedelta(days=2), "program off"),
        Gap(START + timedelta(days=1), START + timedelta(days=3), "Harbour Times failing"),
    )

    shades = trend.shades_of(series("Chips", gaps=gaps), *(at.timestamp() for at in SPAN))

    assert [shade.reason for shade in shades] == ["program off; Harbour Times failing"]
    assert shades[0].end - shades[0].start == 3 * 86400


def test_events_outside_the_span_are_not_marked() -> None:
    events = [Event("a", "Inside", date(2026, 4, 15)), Event("b", "Before", date(2026, 4, 1))]

    assert [mark.text for mark in trend.marks_of(events, *(at.timestamp() for at in SPAN))] == ["Inside"]


# ---- the widget


def test_before_anything_is_there_axes_and_a_sentence_stand(view: Trend) -> None:
    assert view._pages.currentWidget() is view._empty
    assert view._empty.sentence() == "The trend appears here with the first five stories."


def test_span_without_a_scored_story_says_so(view: Trend) -> None:
    view.show_series((series("Chips", days=()),), (), SPAN)

    assert view._empty.sentence().startswith("Chips: no scored story in this span.")
    assert view._offer.isHidden()


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (("DeepSeek", "AI policy"), "DeepSeek and AI policy: no scored story"),
        (("DeepSeek", "AI policy", "Chips"), "DeepSeek, AI policy and Chips: no scored story"),
        (("DeepSeek", "AI policy", "Chips", "Power"), "DeepSeek and 3 more: no scored story"),
    ],
)
def test_several_lines_without_a_scored_story_are_named(view: Trend, names: tuple[str, ...], says: str) -> None:
    view.show_series([series(name, days=()) for name in names], (), SPAN)

    assert view._empty.sentence().startswith(says)


def test_what_helps_where_nothing_is_drawn_is_one_click(qtbot: QtBot, view: Trend) -> None:
    view.say("Nothing lies in this period.", "Show the week up to 9 Jul 2025")
    assert view._offer.isVisible()

    with qtbot.waitSignal(view.offer_taken):
        qtbot.mouseClick(view._offer, Qt.MouseButton.LeftButton)

    view.show_series((series("Chips"),), (), SPAN)
    assert not view._offer.isVisible()


def test_readouts_show_the_newest_period_of_which_something_can_be_claimed(view: Trend) -> None:
    points = (point(7, -0.3, n=9), point(8, 0.27, n=2))
    front = Series("topic", "Chips", "vader-news", Period.DAY, points)
    view.show_series((front, series("Rules")), (), SPAN)

    assert said(view, "Chips").startswith("−0.30 [−0.50, −0.10]")
    assert view._when.text().startswith("Newest with 5 or more stories: Mon 20 Apr")
    assert "n ≥ 5: 20 Apr" in view._when._forms  # where there is little room
    few = Series("topic", "Chips", "vader-news", Period.DAY, points[1:])
    view.show_series((few,), (), SPAN)
    assert said(view, "Chips").startswith("+0.27 too few")
    assert view._when.text().startswith("Newest point: Tue 21 Apr")


def test_readouts_show_the_newest_period_until_the_cursor_points(view: Trend) -> None:
    newest = Series("topic", "Chips", "vader-news", Period.DAY, (point(7, -0.3), point(8, 0.27, n=21)))
    view.show_series((newest,), (), SPAN)

    assert said(view, "Chips") == "+0.27 [+0.07, +0.47] n\N{NO-BREAK SPACE}21"
    assert view._when.text().startswith("Newest point: Tue 21 Apr")


def test_cursor_reads_every_line_at_its_period(qtbot: QtBot, view: Trend) -> None:
    few = Series("topic", "Rules", "vader-news", Period.DAY, (point(3, -0.2, n=3),))
    view.show_series((series("Chips", days=range(5)), few), (), SPAN)
    chart = view.chart()
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert said(view, "Rules") == "no stories"

    for _ in range(3):
        qtbot.keyClick(chart, Qt.Key.Key_Right)

    assert said(view, "Rules") == "−0.20 too few, n\N{NO-BREAK SPACE}3"
    assert view._when.text().startswith("Thu 16 Apr")


def test_cursor_in_a_gap_tells_its_reason(qtbot: QtBot, view: Trend) -> None:
    gap = Gap(START + timedelta(days=4), START + timedelta(days=6), "feeds down")
    view.show_series((series("Chips", days=(0, 1, 2, 3, 6, 7), gaps=(gap,)),), (), SPAN)
    qtbot.keyClick(view.chart(), Qt.Key.Key_Home)
    for _ in range(4):
        qtbot.keyClick(view.chart(), Qt.Key.Key_Right)

    assert said(view, "Chips") == "feeds down"
    assert view.chart()._pill_text() == "Fri 17 Apr · feeds down"


def test_click_on_a_point_asks_for_its_articles(qtbot: QtBot, view: Trend) -> None:
    chips = series("Chips")
    view.show_series((chips, series("Rules", mean=-0.3)), (), SPAN)

    with qtbot.waitSignal(view.point_chosen) as chosen:
        click_column(qtbot, view, 6, 0.1)

    assert chosen.args == [chips, chips.points[6]]


def test_click_on_a_point_of_another_line_brings_it_to_the_front(qtbot: QtBot, view: Trend) -> None:
    view.show_series((series("Chips"), series("Rules", mean=-0.3)), (), SPAN)

    click_column(qtbot, view, 2, -0.3)

    assert view.focused_name() == "Rules"


def test_second_click_or_escape_gives_the_point_up(qtbot: QtBot, view: Trend) -> None:
    view.show_series((series("Chips"),), (), SPAN)
    click_column(qtbot, view, 6, 0.1)

    with qtbot.waitSignal(view.point_released):
        click_column(qtbot, view, 6, 0.1)
    assert view.chart()._ring is None

    click_column(qtbot, view, 5, 0.1)
    with qtbot.waitSignal(view.point_released):
        qtbot.keyClick(view.chart(), Qt.Key.Key_Escape)


def test_ring_stays_on_the_chosen_day_when_new_points_come(qtbot: QtBot, view: Trend) -> None:
    view.show_series((series("Chips", days=range(2, 8)),), (), SPAN)
    click_column(qtbot, view, 4, 0.1)
    assert view.chart()._ring == (0, 2)

    view.show_series((series("Chips", days=range(10)),), (), SPAN)

    assert view.chart()._ring == (0, 4)


def test_click_on_a_readout_focuses_and_double_click_shows_it_alone(qtbot: QtBot, view: Trend) -> None:
    view.show_series((series("Chips"), series("Rules", mean=-0.3)), (), SPAN)

    qtbot.mouseClick(view._readouts.entry("Rules"), Qt.MouseButton.LeftButton)
    assert view.focused_name() == "Rules"
    shown = view.chart().picture()
    assert shown is not None
    assert shown.focus == 1

    qtbot.mouseDClick(view._readouts.entry("Rules"), Qt.MouseButton.LeftButton)
    shown = view.chart().picture()
    assert shown is not None
    assert [line.name for line in shown.lines] == ["Rules"]

    qtbot.mouseDClick(view._readouts.entry("Rules"), Qt.MouseButton.LeftButton)
    shown = view.chart().picture()
    assert shown is not None
    assert len(shown.lines) == 2


def test_alone_line_keeps_its_color(view: Trend) -> None:
    view.show_series((series("Chips"), series("Rules")), (), SPAN, colors={"Chips": 0, "Rules": 3})

    view.show_alone("Rules")

    shown = view.chart().picture()
    assert shown is not None
    assert shown.lines[0].color == 3


def test_period_button_asks_and_changes_nothing_itself(qtbot: QtBot, view: Trend) -> None:
    view.show_series((series("Chips"),), (), SPAN)
    week = next(button for button in view.findChildren(QToolButton) if button.text() == "Week")

    with qtbot.waitSignal(view.period_chosen) as asked:
        qtbot.mouseClick(week, Qt.MouseButton.LeftButton)

    assert asked.args == [Period.WEEK]


def test_smoothing_asks_for_days(qtbot: QtBot, view: Trend) -> None:
    view.show_series((series("Chips"),), (), SPAN)

    with qtbot.waitSignal(view.smoothing_chosen) as asked:
        qtbot.keyClick(view._smooth, Qt.Key.Key_End)

    assert asked.args == [30]


def test_bars_count_what_was_there_before_smoothing(view: Trend) -> None:
    smooth = Series("topic", "Chips", "vader-news", Period.DAY, tuple(point(day, n=60) for day in range(10)))
    view.show_series((smooth,), (), SPAN, counts=(series("Chips"),), smoothing=7)

    shown = view.chart().picture()
    assert shown is not None
    assert {bar.stories for bar in shown.bars} == {8}
    assert "rolling mean of 7 days" in view.caption().lower()


def test_copies_are_what_lies_beyond_the_stories(view: Trend) -> None:
    bars = trend.bars_of(Series("topic", "Chips", "vader", Period.DAY, (point(0, n=3, articles=10),)))

    assert (bars[0].stories, bars[0].copies) == (3, 7)


def test_twenty_lines_leave_a_list_and_any_of_them_can_come_to_the_front(qtbot: QtBot, view: Trend) -> None:
    view.show_series([series(f"Outlet {at}", mean=at / 50) for at in range(20)], (), SPAN)
    assert view._readouts._more.text() == "13 more"

    view._readouts._more.menu().actions()[-1].trigger()

    assert view.focused_name() == "Outlet 19"
    assert view._readouts.entry("Outlet 19").isVisible()


def test_numbers_behind_the_plot_are_a_table(qtbot: QtBot, view: Trend) -> None:
    view.show_series(
        (series("Chips"), Series("topic", "Rules", "vader-news", Period.DAY, (point(9, -0.2, n=2),))), (), SPAN
    )

    qtbot.mouseClick(view._as_table, Qt.MouseButton.LeftButton)

    table = view._table
    assert table.isVisible()
    model = table.model()
    row = [model.index(1, column).data() for column in range(model.columnCount())]
    assert row[:6] == ["22 Apr 2026", "Rules", "−0.20", "too few", "2", "2"]


def test_topics_are_shown_by_title_and_copied_by_id(view: Trend) -> None:
    view.show_series((series("chip-controls"),), (), SPAN, titles={"chip-controls": "Chip export controls"})

    assert view._readouts.entry("chip-controls").accessibleName().startswith("Chip export controls")
    assert view._table.model().index(0, 1).data() == "Chip export controls"
    assert "Chip export controls" in view.caption()
    assert ",chip-controls," in view.csv()


def test_copied_csv_is_that_of_the_series_export(qtbot: QtBot, view: Trend) -> None:
    view.show_series((series("Chips", days=(0,)),), (), SPAN)

    view.copy_csv()

    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "by,name,period_start,period,engine,mean,low,high,n_articles,n_stories,coverage,count"
    assert lines[1].startswith("topic,Chips,2026-04-13T00:00:00Z,day,vader-news,0.1,")


def test_saved_picture_carries_its_caption(view: Trend, tmp_path: Path) -> None:
    view.show_series((series("Chips"),), (), SPAN, asked="Chips; all outlets")

    view.save_picture(tmp_path / "trend.svg")
    view.save_picture(tmp_path / "trend.png")

    caption = view.caption()
    assert caption.startswith("Mean sentiment: Chips; all outlets. Mean per day (UTC)")
    assert "Chips 80" in caption
    assert "vader-news; 13 – 22 Apr 2026" in caption.replace("13 Apr –", "13 –")
    svg = (tmp_path / "trend.svg").read_text(encoding="utf-8")
    assert caption in svg
    assert svg.count("<path") + svg.count("<polyline") > 10
    image = QImage(str(tmp_path / "trend.png"))
    assert image.text("Description") == caption
    assert image.width() == 2 * view.chart().width()


def test_picture_that_cannot_be_written_leaves_the_old_file(view: Trend, tmp_path: Path) -> None:
    view.show_series((series("Chips"),), (), SPAN)

    with pytest.raises(ExportError, match="could not be written"):
        view.save_picture(tmp_path / "no such folder" / "trend.png")


def test_picture_in_the_dark_is_on_white_paper(view: Trend, tmp_path: Path) -> None:
    theme.choose(theme.Choice.DARK)
    view.show_series((series("Chips"),), (), SPAN)

    view.save_picture(tmp_path / "trend.png")

    assert QImage(str(tmp_path / "trend.png")).pixelColor(3, 3).name() == "#ffffff"
    theme.choose(theme.Choice.LIGHT)


def test_line_in_front_is_named_aloud(view: Trend) -> None:
    view.show_series((series("Chips"), series("Rules")), (), SPAN)

    assert view._readouts.entry("Chips").accessibleName().startswith("Chips, in front: +0.10")
    assert view.chart().accessibleDescription() == view.caption()


def test_pyqtgraph_is_imported_only_with_the_first_series() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; from monitor.ui import theme; app = QApplication([]);"
        "theme.start(app); from monitor.ui.trend import Trend; Trend();"
        "sys.exit(any(name in sys.modules for name in ('pyqtgraph', 'numpy', 'pandas')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# ---- more than one way to look at it


def test_each_line_gets_a_small_plot_of_its_own_and_comes_back_in_large(qtbot: QtBot, view: Trend) -> None:
    view.show_series([series("Chips"), series("Law", mean=-0.2)], (), SPAN)
    qtbot.mouseClick(view._apart, Qt.MouseButton.LeftButton)
    small = view.findChild(Multiples)
    assert small is not None
    assert small.isVisible()
    assert [panel.title for panel in small.panels()] == ["Chips", "Law"]
    assert small.panels()[1].reading.startswith("−0.20 ")
    assert small.panels()[1].reading.endswith("n\N{NO-BREAK SPACE}80")

    qtbot.mouseClick(small.grid, Qt.MouseButton.LeftButton, pos=small.grid.place(1).center())

    assert not small.isVisible()
    assert view.focused_name() == "Law"


def test_one_line_has_no_small_plots(view: Trend) -> None:
    view.show_series([series("Chips")], (), SPAN)

    assert not view._apart.isEnabled()


def test_same_outlets_are_asked_for_and_told_with_their_number(qtbot: QtBot, view: Trend) -> None:
    with qtbot.waitSignal(view.panel_chosen) as asked:
        qtbot.mouseClick(view._same, Qt.MouseButton.LeftButton)
    view.show_series([series("Chips")], (), SPAN, panel=(9, 14))

    assert asked.args == [True]
    assert "9 of 14 outlets" in view._when.text()
    assert "Only the 9 of 14 outlets that are there for the whole span" in view.caption()


def test_in_a_narrow_window_same_outlets_stand_in_the_menu(qtbot: QtBot, view: Trend) -> None:
    view.resize(600, 420)

    assert not view._same.isVisible()
    with qtbot.waitSignal(view.panel_chosen):
        view._same_too.trigger()


def test_a_right_click_marks_an_event_on_its_day_or_takes_one_off(qtbot: QtBot, view: Trend) -> None:
    event = Event("rule", "Rule widened", date(2026, 4, 16))
    view.show_series([series("Chips")], (event,), SPAN)
    chart = view.chart()
    shown = chart.picture()
    assert shown is not None
    asked: list[object] = []
    view.mark_asked.connect(asked.append)
    view.unmark_asked.connect(asked.append)

    for x, wanted in ((chart.x_of(shown.slots[6].middle), "Mark"), (chart.x_of(shown.marks[0].at), "Take")):
        at = QPoint(round(x), round(chart.y_of(0.0)))
        viewport = chart._view.viewport()
        QApplication.sendEvent(
            viewport, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
        )
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(action for action in menu.actions() if action.text().startswith(wanted)).trigger()
        menu.close()

    assert asked == [date(2026, 4, 19), "rule"]


def test_what_we_changed_stands_at_the_foot(view: Trend) -> None:
    tick = Mark(START.timestamp() + 3.5 * 86_400, "query edited", "Chips on Thu 16 Apr. Before: chip")

    view.show_series([series("Chips")], (), SPAN, ticks=(tick,))

    chart = view.chart()
    at = QPointF(chart.x_of(tick.at), chart.plot_rect().bottom() - 10)
    assert "Before: chip" in chart._tip_at(at)
    image = view.chart().grab().toImage()
    accent = theme.color("accent").rgb()
    assert any(image.pixel(round(at.x()) + x, round(at.y()) + y) == accent for x in range(-4, 5) for y in range(-6, 4))


def test_what_a_mean_counts_is_asked_for_and_stands_in_the_caption(qtbot: QtBot, view: Trend) -> None:
    view.show_series([series("Chips")], (), SPAN, count="copy")
    assert view._per.currentText() == "Per copy"
    assert "every copy counted" in view.caption()
    assert "n articles" in view._when.text()

    with qtbot.waitSignal(view.count_chosen) as asked:
        qtbot.keyClick(view._per, Qt.Key.Key_Down)

    assert asked.args == ["outlet"]


def test_in_little_room_periods_are_named_and_what_gives_way_is_in_the_menu(qtbot: QtBot, view: Trend) -> None:
    view.resize(398, 300)
    view.show_series((series("Chips"), series("Rules", mean=-0.3)), (), SPAN)

    bold = theme.metrics("body", bold=True)
    assert all(button.width() >= bold.horizontalAdvance(button.text()) for button in view._periods.buttons())
    assert not view._as_table.isVisible()
    view._as_table_too.trigger()
    assert view._table.isVisible()
    qtbot.waitUntil(lambda: view._when.width() > theme.metrics("secondary").horizontalAdvance("21 Apr"))


def test_a_smoothing_can_be_chosen_from_the_menu(qtbot: QtBot, view: Trend) -> None:
    view.show_series((series("Chips"),), (), SPAN)

    with qtbot.waitSignal(view.smoothing_chosen) as days:
        view._smooth_too.actions()[2].trigger()

    assert days.args == [7]


def test_numbers_of_a_line_are_said_shorter_where_there_is_no_room_for_the_interval(view: Trend) -> None:
    reading = trend.read(series("Chips"), START.timestamp(), (START + timedelta(days=1)).timestamp())

    assert reading.short == reading.rest.replace(reading.rest.partition("]")[0] + "]", "± 0.20")


def test_lines_that_found_no_room_beside_each_other_come_into_sight_in_a_wider_window(view: Trend) -> None:
    view.resize(398, 300)
    view.show_series([series(f"Outlet {at}", mean=at / 50) for at in range(8)], (), SPAN)
    assert view._readouts._more.text() == "5 more"
    assert view._readouts.height() == 2 * 38

    view.resize(1200, 400)

    assert view._readouts.entry("Outlet 7").isVisible()
    assert said(view, "Outlet 7").startswith("+0.14")


def test_no_period_is_named_where_no_number_is_shown(view: Trend) -> None:
    view.show_series((series("Chips"),), (), SPAN)
    assert view._when.text()

    view.show_series((series("Chips", days=()),), (), SPAN)
    view.set_stale(False)

    assert view._when.text() == ""


def test_small_plots_say_that_their_numbers_are_of_the_whole_span(view: Trend) -> None:
    view.resize(1400, 500)
    view.show_series((series("Chips"), series("Rules", mean=-0.3)), (), SPAN)

    view._apart_too.trigger()
    assert view._when.text().startswith("Means of the whole span, 13")

    view._apart_too.trigger()
    assert view._when.text().startswith("Newest point")


def test_jumps_are_marked_beside_what_was_changed_here_and_go_with_their_line(view: Trend) -> None:
    edited = Mark((START + timedelta(days=5)).timestamp(), "query edited")
    jump = Mark((START + timedelta(days=2)).timestamp(), "new level", "New level from 15 Apr on.")
    view.show_series([series("Chips"), series("DeepSeek", mean=-0.1)], (), SPAN, ticks=(edited,))

    view.show_jumps([jump])

    picture = view.chart().picture()
    assert picture is not None
    assert picture.ticks == (jump, edited)
    assert jump.detail in view.chart().accessibleDescription()
    view.focus_line("DeepSeek")
    picture = view.chart().picture()
    assert picture is not None
    assert picture.ticks == (edited,)

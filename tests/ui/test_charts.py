"""Axes, labels and pointing: what a chart says, without the lines' pixels."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.model import Period
from monitor.ui import axes, charts, theme
from monitor.ui.charts import Bar, Chart, Line, Mark, Picture, Shade

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no window manager

START = datetime(2026, 4, 11, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    if not qapp.styleSheet():
        theme.start(qapp)
    theme.choose(theme.Choice.LIGHT)


def line(name: str, values: list[float], color: int = 0) -> Line:
    slots = axes.slots_between(START, START + timedelta(days=len(values)), Period.DAY)
    count = len(values)
    return Line(
        name=name,
        color=color,
        xs=tuple(slot.middle for slot in slots),
        ys=tuple(values),
        lows=tuple(value - 0.1 for value in values),
        highs=tuple(value + 0.1 for value in values),
        few=(False,) * count,
        joined=(True,) * (count - 1) + (False,),
    )


def picture(*lines: Line, days: int = 10, focus: int = 0) -> Picture:
    slots = axes.slots_between(START, START + timedelta(days=days), Period.DAY)
    bars = tuple(Bar(slot.start, slot.end, 3, 1) for slot in slots)
    return Picture(slots, Period.DAY, lines, focus, bars, "stories, paler: copies")


@pytest.fixture
def chart(qtbot: QtBot) -> Chart:
    made = Chart()
    qtbot.addWidget(made)
    made.resize(700, 360)
    made.show()
    made.draw(picture(line("Upper", [0.3] * 10), line("Lower", [-0.3] * 10, 1)))
    return made


def press(qtbot: QtBot, chart: Chart, x: float, y: float) -> None:
    qtbot.mouseClick(chart._view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))


def drag(qtbot: QtBot, chart: Chart, x0: float, x1: float, y: float = 150.0) -> None:
    viewport = chart._view.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(round(x0), round(y)))
    qtbot.mouseMove(viewport, QPoint(round((x0 + x1) / 2), round(y)))
    qtbot.mouseMove(viewport, QPoint(round(x1), round(y)))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(round(x1), round(y)))


# ---- axes


@pytest.mark.parametrize(
    ("values", "half"),
    [([], 0.4), ([0.1, -0.39], 0.4), ([0.41], 0.6), ([-0.6], 0.6), ([0.2, -0.83], 1.0), ([float("nan")], 0.4)],
)
def test_value_axis_reaches_as_far_as_needed_in_steps(values: list[float], half: float) -> None:
    assert axes.half_range(values) == pytest.approx(half)


def test_value_axis_labels_zero_and_both_ends_however_low_it_is() -> None:
    for height in (60.0, 150.0, 400.0):
        labels = [tick.text for tick in axes.value_ticks(1.0, height)]
        assert labels[0] == "−1.0"
        assert labels[-1] == "+1.0"
        assert "0" in labels


def test_days_are_labelled_on_mondays_under_the_middle_of_the_day() -> None:
    ticks = axes.time_ticks(START.timestamp(), (START + timedelta(days=56)).timestamp(), 700, Period.DAY)

    assert [tick.text for tick in ticks][:3] == ["13 Apr", "20 Apr", "27 Apr"]
    assert datetime.fromtimestamp(ticks[0].at, UTC) == datetime(2026, 4, 13, 12, tzinfo=UTC)


def test_hours_are_labelled_in_utc_and_midnight_by_its_day() -> None:
    ticks = axes.time_ticks(START.timestamp(), (START + timedelta(days=2)).timestamp(), 600, Period.HOUR)

    assert [tick.text for tick in ticks][:5] == ["11 Apr", "06:00", "12:00", "18:00", "12 Apr"]


def test_years_are_labelled_where_months_have_no_room() -> None:
    ticks = axes.time_ticks(START.timestamp(), (START + timedelta(days=4000)).timestamp(), 500, Period.MONTH)

    assert {tick.text for tick in ticks} <= {str(year) for year in range(2024, 2040)}


@pytest.mark.parametrize("period", list(Period))
@pytest.mark.parametrize("days", [1, 9, 60, 400, 3000])
@pytest.mark.parametrize("width", [200.0, 1200.0])
def test_labels_of_the_time_axis_never_touch(period: Period, days: int, width: float) -> None:
    end = START + timedelta(days=days)
    ticks = axes.time_ticks(START.timestamp(), end.timestamp(), width, period)

    per_px = (end - START).total_seconds() / width
    apart = [(b.at - a.at) / per_px for a, b in pairwise(ticks)]
    assert all(px >= 55 for px in apart)


def test_months_follow_one_another_whatever_their_length() -> None:
    slots = axes.slots_between(datetime(2025, 12, 31, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC), Period.MONTH)

    assert [datetime.fromtimestamp(slot.start, UTC).month for slot in slots] == [12, 1, 2, 3]


def test_weeks_begin_on_monday_in_utc() -> None:
    late_sunday_in_new_york = datetime.fromisoformat("2026-06-07T22:00:00-04:00")

    assert axes.floor(late_sunday_in_new_york, Period.WEEK) == datetime(2026, 6, 8, tzinfo=UTC)


# ---- labels of events


def test_event_labels_cross_neither_one_another_nor_a_line() -> None:
    xs = [60.0 + 37 * at for at in range(14)]
    placed, more = axes.place_labels(xs, [90.0] * 14, 0.0, 640.0)

    row_of = {label.index: label.row for label in placed}
    for one in placed:
        for other in placed:
            if one.index != other.index and one.row == other.row:
                assert one.left + one.width <= other.left or other.left + other.width <= one.left
            if one.index != other.index and row_of[other.index] <= one.row:
                assert not one.left < xs[other.index] < one.left + one.width
    told = {label.index for label in placed} | {index for bundle in more for index in bundle.indexes}
    assert told == set(range(14))


def test_label_of_a_late_event_stands_left_of_its_line() -> None:
    placed, more = axes.place_labels([590.0], [80.0], 0.0, 600.0)

    assert placed[0].left + placed[0].width < 590.0
    assert not more


# ---- pointing


def test_click_beside_a_point_chooses_it(qtbot: QtBot, chart: Chart) -> None:
    shown = chart.picture()
    assert shown is not None
    x = chart.x_of(shown.slots[4].middle)

    with qtbot.waitSignal(chart.chosen) as chosen:
        press(qtbot, chart, x + 5, chart.y_of(-0.3) - 10)

    assert chosen.args == [1, 4]


def test_click_far_from_every_line_means_the_one_in_front(qtbot: QtBot, chart: Chart) -> None:
    shown = chart.picture()
    assert shown is not None

    with qtbot.waitSignal(chart.chosen) as chosen:
        press(qtbot, chart, chart.x_of(shown.slots[7].middle), chart.y_of(0.0))

    assert chosen.args == [0, 7]


def test_dragging_zooms_and_double_click_shows_all_again(qtbot: QtBot, chart: Chart) -> None:
    whole = chart.shown()

    drag(qtbot, chart, 200, 420)

    zoomed = chart.shown()
    assert zoomed[0] > whole[0]
    assert zoomed[1] < whole[1]
    qtbot.mouseDClick(chart._view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 150))
    assert chart.shown() == whole


def test_wheel_scrolls_the_page_unless_ctrl_is_held(qtbot: QtBot, chart: Chart) -> None:
    def turn(modifiers: Qt.KeyboardModifier) -> QWheelEvent:
        return QWheelEvent(
            QPointF(300, 150), QPointF(300, 150), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, modifiers,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip

    whole = chart.shown()
    QApplication.sendEvent(chart._view.viewport(), turn(Qt.KeyboardModifier.NoModifier))
    assert chart.shown() == whole

    QApplication.sendEvent(chart._view.viewport(), turn(Qt.KeyboardModifier.ControlModifier))
    assert chart.shown() != whole


def test_keys_move_the_cursor_and_choose(qtbot: QtBot, chart: Chart) -> None:
    chart.pointed.connect(chart.set_cursor)
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Left)  # from the right end
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Right)

    with qtbot.waitSignal(chart.chosen) as chosen:
        qtbot.keyClick(chart, Qt.Key.Key_Return)

    assert chosen.args == [0, 1]


def test_keys_bring_another_line_to_the_front(qtbot: QtBot, chart: Chart) -> None:
    with qtbot.waitSignal(chart.focus_asked) as asked:
        qtbot.keyClick(chart, Qt.Key.Key_Down)

    assert asked.args == [1]


def test_zoom_stays_when_new_points_come_and_goes_with_another_span(chart: Chart) -> None:
    start, end = chart.shown()
    chart.zoom_to(start + 86400, end - 86400)
    zoomed = chart.shown()

    chart.draw(picture(line("Upper", [0.2] * 10)))
    assert chart.shown() == zoomed

    chart.draw(picture(line("Upper", [0.2] * 10), days=20))
    assert not chart.is_zoomed()


def test_number_of_bundled_events_tells_their_names(chart: Chart) -> None:
    noon = START.timestamp() + 43200
    crowd = tuple(Mark(noon + 3600 * at, f"Event {at} of the long week", "a note") for at in range(8))
    shown = picture(line("Upper", [0.3] * 10))
    chart.draw(Picture(shown.slots, shown.period, shown.lines, 0, marks=crowd))
    bundle = chart._labels[1][0]

    told = chart._tip_at(QPointF(bundle.left + 4, 8 + bundle.row * charts.ROW))

    assert "of the long week" in told


def test_reason_of_a_gap_is_told_where_it_is_shaded(chart: Chart) -> None:
    shown = picture(line("Upper", [0.3] * 10))
    gap = Shade(START.timestamp() + 86400, START.timestamp() + 3 * 86400, "feeds down")
    chart.draw(Picture(shown.slots, shown.period, shown.lines, 0, shades=(gap,)))

    told = chart._tip_at(QPointF(chart.x_of(START.timestamp() + 2 * 86400), 150))

    assert told.startswith("<qt>feeds down")


def test_markers_give_way_where_points_are_dense(chart: Chart) -> None:
    assert chart._markers[0].isVisible()

    chart.draw(picture(line("Upper", [0.3] * 300), days=300))

    assert not chart._markers[0].isVisible()


def test_dense_lines_keep_the_markers_of_lone_points(chart: Chart) -> None:
    lone = line("Upper", [0.3] * 300)
    alone = Line(lone.name, 0, lone.xs, lone.ys, lone.lows, lone.highs, lone.few, (False,) * 300)
    chart.draw(picture(alone, days=300))

    assert len(chart._lone[0].data) == 300
    assert chart._lone[0].isVisible()


def test_theme_recolors_the_lines(chart: Chart) -> None:
    light = chart._curves[0].opts["pen"].color()

    theme.choose(theme.Choice.DARK)

    assert chart._curves[0].opts["pen"].color() == theme.color("series1") != light
    theme.choose(theme.Choice.LIGHT)


def test_lines_are_never_of_fractional_width(chart: Chart) -> None:
    assert [curve.opts["pen"].widthF() for curve in chart._curves] == [2.0, 1.0]


def test_a_marker_at_the_border_of_the_plot_is_whole(chart: Chart) -> None:
    top = line("Top", [0.4] * 10)
    chart.draw(picture(replace(top, lows=top.ys, highs=top.ys)))

    x, y = round(chart.x_of(top.xs[5])), chart.y_of(0.4)
    seen = chart.grab().toImage()

    assert y == chart.plot_rect().top()
    assert seen.pixelColor(x, round(y) - 2) == theme.color("series1")


def test_lines_and_bars_stand_over_one_another(chart: Chart) -> None:
    top = line("Top", [0.4] * 10)
    chart.draw(picture(top))
    drawn = chart._box.mapViewToDevice(QPointF(top.xs[0], 0.4))

    assert drawn is not None
    assert drawn.x() == pytest.approx(chart.x_of(top.xs[0]), abs=0.5)
    assert drawn.y() == pytest.approx(chart.y_of(0.4), abs=0.5)


def test_a_number_of_labels_finds_a_place_that_no_label_has() -> None:
    placed, more = axes.place_labels([100.0, 106.0, 112.0, 118.0], [120.0, 120.0, 120.0, 120.0], 8.0, 396.0)

    assert more
    for bundle in more:
        assert all(
            label.row != bundle.row or label.left >= bundle.left + 22 or label.left + label.width <= bundle.left
            for label in placed
        )


def test_points_that_only_a_short_line_joins_keep_their_markers(chart: Chart) -> None:
    values = [0.1] * 400
    joined = tuple(at in (0, 10, 11) or 20 <= at < 399 for at in range(400))
    chart.draw(picture(replace(line("Thin", values), joined=joined), days=400))

    lone = chart._lone[0]
    assert not chart._markers[0].isVisible()
    assert lone.isVisible()
    assert len(lone.data) == 20  # all that come before the long line

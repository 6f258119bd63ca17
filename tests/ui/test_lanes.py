"""Lanes: where marks stand, what a click and a key mean, and what is claimed of a mean."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.ui import lanes, theme
from monitor.ui.charts import Mark, Shade
from monitor.ui.lanes import Dot, Lane, Lanes, ReadOut, Score

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no window manager

START = datetime(2026, 4, 11, tzinfo=UTC)


def at(days: float) -> float:
    return (START + timedelta(days=days)).timestamp()


HSU = Lane(
    "Mei-Lin Hsu",
    "chip engineer",
    (Dot(1, at(3), 0.6, False, 1), Dot(2, at(10), -0.6, True, 4), Dot(3, at(11), None, False, 9)),
    -0.24,
    -0.37,
    -0.12,
    12,
)
OKAFOR = Lane("Adaeze Okafor", "analyst", (Dot(4, at(20), 0.02, False, 1),), 0.3, 0.1, 0.5, 3)
SAKAI = Lane("Haruto Sakai", empty="not quoted in the last 8 weeks")
SCORE = Score(at(0), at(56), (HSU, OKAFOR, SAKAI))


@pytest.fixture
def plot(qtbot: QtBot, themed: QApplication) -> Lanes:
    made = Lanes()
    qtbot.addWidget(made)
    made.resize(900, 220)
    made.draw(SCORE)
    made.show()
    return made


def place(plot: Lanes, key: int) -> QPoint:
    found = plot.place_of(key)
    assert found is not None
    return found.toPoint()


def test_positive_stands_above_its_line_negative_below_and_unscored_on_it(plot: Lanes) -> None:
    line = plot.y_of(0)

    assert place(plot, 1).y() < line - 5
    assert place(plot, 2).y() > line + 5
    assert place(plot, 3).y() == round(line)
    assert place(plot, 1).x() < place(plot, 2).x() < place(plot, 3).x()


def test_marks_are_larger_the_more_outlets_carry_them() -> None:
    assert [lanes.size_of(many) for many in (1, 2, 5, 6, 90)] == [6.0, 9.0, 9.0, 12.0, 12.0]


@pytest.mark.parametrize("choice", [theme.Choice.LIGHT, theme.Choice.DARK])
def test_marks_are_painted_filled_or_hollow_in_the_color_of_their_side(plot: Lanes, choice: theme.Choice) -> None:
    theme.choose(choice)
    try:
        image = plot.grab().toImage()
        assert image.pixelColor(place(plot, 1)) == theme.color("positive")
        assert image.pixelColor(place(plot, 2)) == theme.color("surface")  # reported speech
        assert image.pixelColor(place(plot, 3)) == theme.color("neutral")
    finally:
        theme.choose(theme.Choice.LIGHT)


def test_what_lies_under_the_marks_follows_the_theme_and_the_score(plot: Lanes) -> None:
    before = plot.grab().toImage()
    theme.choose(theme.Choice.DARK)
    try:
        dark = plot.grab().toImage()
        assert dark.pixelColor(4, 4) == theme.color("surface") != before.pixelColor(4, 4)
    finally:
        theme.choose(theme.Choice.LIGHT)

    plot.draw(Score(at(0), at(56), (OKAFOR,)))
    assert plot.grab().toImage() != before


def test_marks_that_share_a_px_share_a_stem(plot: Lanes) -> None:
    crowd = tuple(Dot(key, at(3) + key, 0.9 if key % 2 else -0.7, False, 1) for key in range(500))
    plot.draw(Score(at(0), at(56), (Lane("Mei-Lin Hsu", dots=crowd),)))

    stems = plot._stems[0]
    assert len(stems) <= 2
    assert min(stem.y1() for stem in stems) == pytest.approx(plot.y_of(0, 0.9), abs=1)
    assert max(stem.y2() for stem in stems) == pytest.approx(plot.y_of(0, -0.7), abs=1)


def test_click_on_a_mark_chooses_its_statement(qtbot: QtBot, plot: Lanes) -> None:
    with qtbot.waitSignal(plot.chosen) as chosen:
        qtbot.mouseClick(plot._view.viewport(), Qt.MouseButton.LeftButton, pos=place(plot, 2))

    assert chosen.args == [2]


def test_click_on_a_name_chooses_the_lane(qtbot: QtBot, plot: Lanes) -> None:
    with qtbot.waitSignal(plot.lane_chosen) as chosen:
        qtbot.mouseClick(plot._view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, round(plot.y_of(1))))

    assert chosen.args == ["Adaeze Okafor"]


def test_nearest_mark_within_reach_is_meant(plot: Lanes) -> None:
    close = QPointF(place(plot, 2)) + QPointF(4, 3)

    assert plot.key_at(close) == 2
    assert plot.key_at(QPointF(plot.plot_rect().right() - 40, plot.y_of(0))) is None


def test_keys_go_from_statement_to_statement_and_from_lane_to_lane(qtbot: QtBot, plot: Lanes) -> None:
    found: list[int] = []
    plot.chosen.connect(found.append)

    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(plot, key)
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    qtbot.keyClick(plot, Qt.Key.Key_End)

    assert found == [1, 2, 3, 3, 2, 4]


def test_space_asks_for_one_voice_and_escape_for_all(qtbot: QtBot, plot: Lanes) -> None:
    with qtbot.waitSignal(plot.lane_chosen) as chosen:
        qtbot.keyClick(plot, Qt.Key.Key_Space)
    with qtbot.waitSignal(plot.released):
        qtbot.keyClick(plot, Qt.Key.Key_Escape)

    assert chosen.args == ["Mei-Lin Hsu"]


def test_few_statements_claim_no_interval() -> None:
    assert lanes.claims(HSU)
    assert not lanes.claims(OKAFOR)
    assert lanes.told(HSU).endswith("mean −0.24, [−0.37, −0.12], over 12 statements")
    assert "too few to claim anything, over 3 statements" in lanes.told(OKAFOR)


def test_voice_nobody_quoted_is_told_in_words(plot: Lanes) -> None:
    assert lanes.told(SAKAI) == "Haruto Sakai: not quoted in the last 8 weeks"
    assert "not quoted in the last 8 weeks" in plot.accessibleDescription()


def test_all_lanes_fit_at_their_least_height_and_events_take_room_only_where_there_are_some(plot: Lanes) -> None:
    bare = plot.strip()
    plot.draw(
        Score(at(0), at(56), (HSU,) * 12, shades=(Shade(at(4), at(6), "program off"),), marks=(Mark(at(9), "Summit"),))
    )

    assert plot.strip() > bare
    plot.resize(900, plot.minimumHeight())
    assert plot.plot_rect().bottom() + lanes.AXIS <= plot.height()
    assert not plot.grab().isNull()


def test_mark_under_the_pointer_is_told_beside_it_until_the_pointer_moves_on(qtbot: QtBot, plot: Lanes) -> None:
    told = ReadOut(
        2, "“A long sentence that is told in two lines or in three, as there is room for it,”", "20 Apr, −0.60"
    )
    before = plot.grab().toImage()
    plot._point_at(QPointF(place(plot, 2)))
    plot.read_out(told)

    assert plot.shown_read_out() == told
    assert plot.grab().toImage() != before
    plot._point_at(QPointF(5, 5))
    assert plot.shown_read_out() is None


def test_lane_of_the_statement_that_is_read_stands_out(plot: Lanes) -> None:
    plot.ring(4)

    image = plot.grab().toImage()
    ground = [image.pixelColor(6, round(plot.y_of(lane)) + 8) for lane in range(3)]
    assert ground == [theme.color("surface"), theme.color("selection"), theme.color("surface")]

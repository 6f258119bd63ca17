"""Small plots: one a line, the same scales, and each leads to the large one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.model import Gap, Period, Point, Series
from monitor.ui import theme, trend
from monitor.ui.multiples import Multiples, Panel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

START = datetime(2026, 4, 13, tzinfo=UTC)
SPAN = (START.timestamp(), (START + timedelta(days=10)).timestamp())


def panel(name: str, mean: float = 0.1, n: int = 8) -> Panel:
    points = tuple(Point(START + timedelta(days=day), mean, mean - 0.2, mean + 0.2, n, n, 0.5) for day in range(10))
    gap = Gap(START + timedelta(days=3), START + timedelta(days=5), "feeds down")
    made = Series("topic", name, "vader", Period.DAY, points, (gap,))
    return Panel(trend.line_of(made, 0), name, f"{mean:+.2f} n {n}", trend.shades_of(made, *SPAN))


@pytest.fixture
def shown(qtbot: QtBot, themed: QApplication) -> Multiples:
    shown = Multiples()
    qtbot.addWidget(shown)
    shown.resize(640, 300)
    shown.show()
    shown.show_panels([panel(f"Topic {number}", number / 10 - 0.3) for number in range(6)], SPAN, Period.DAY)
    return shown


def test_they_share_the_room_and_do_not_overlap(shown: Multiples) -> None:
    places = [shown.grid.place(number) for number in range(6)]

    assert all(not one.intersects(other) for at, one in enumerate(places) for other in places[:at])
    assert len({place.size().toTuple() for place in places}) == 1
    assert all(place.right() < shown.viewport().width() for place in places)


def test_many_scroll_instead_of_shrinking(shown: Multiples) -> None:
    shown.show_panels([panel(f"Topic {number}") for number in range(24)], SPAN, Period.DAY)

    assert shown.grid.minimumHeight() > shown.viewport().height()


def test_a_click_or_return_asks_for_one_in_large(qtbot: QtBot, shown: Multiples) -> None:
    with qtbot.waitSignal(shown.chosen) as clicked:
        qtbot.mouseClick(shown.grid, Qt.MouseButton.LeftButton, pos=shown.grid.place(4).center())
    assert clicked.args == [4]

    with qtbot.waitSignal(shown.chosen) as entered:
        qtbot.keyClick(shown.grid, Qt.Key.Key_Left)
        qtbot.keyClick(shown.grid, Qt.Key.Key_Return)
    assert entered.args == [3]


def test_all_are_read_aloud(shown: Multiples) -> None:
    assert "Topic 5: +0.20 n 8" in shown.grid.accessibleDescription()


@pytest.mark.parametrize("choice", [theme.Choice.LIGHT, theme.Choice.DARK])
def test_each_line_is_painted_in_its_plot(shown: Multiples, choice: theme.Choice) -> None:
    theme.choose(choice)
    picture = shown.grid.grab().toImage()
    color = theme.color("series1")
    near = [
        (x, y)
        for x in range(picture.width())
        for y in range(0, picture.height(), 1)
        if shown.grid.place(0).contains(QPoint(x, y)) and picture.pixelColor(x, y).rgb() == color.rgb()
    ]
    theme.choose(theme.Choice.LIGHT)

    assert len(near) > 20

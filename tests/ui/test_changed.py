"""What changed, as it is told: lists that add up as shown, and no claim that the interval does not bear."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor import influence, series
from monitor.influence import Part
from monitor.model import Filter, Score
from monitor.reports import Change
from monitor.ui import changed, deskchange, numbers, theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no window manager

NOW = datetime(2026, 6, 5, tzinfo=UTC)
WEEK = timedelta(days=7)
SPANS = changed.Spans("last 7 days against the week before", (NOW - 2 * WEEK, NOW - WEEK), (NOW - WEEK, NOW), "A", "B")
QUESTION = changed.ChangeQuestion("topic", "deepseek", "DeepSeek", Filter(), "vader", SPANS, "3.3.2")


def part(group: object, value: float, **more: int) -> Part:
    return Part(group, value, value, 0.0, more.get("before", 3), more.get("after", 5))  # type: ignore[arg-type]


def change(*outlets: Part, n: int = 40, before: float = 0.1, after: float = -0.1, spread: float = 0.01) -> Change:
    points = [series.point(Score("", NOW, n, n, mean * n, (mean**2 + spread) * n, 0.0)) for mean in (before, after)]
    apart = series.difference(points[1], points[0])
    assert apart is not None
    return Change(points[0], points[1], apart, outlets, (part(7, -0.2),), ())


def test_lines_add_up_as_they_are_shown() -> None:
    parts = tuple(part(f"Outlet {number}", -0.0144) for number in range(10))

    rows = changed.rows_of("outlets", parts, -0.144, {})

    assert len(rows) == changed.SHOWN + 2  # the largest, the others, the sum
    assert rows[-2].name == "5 other outlets"
    assert sum(round(row.shown, 3) for row in rows[:-1]) == pytest.approx(-0.144)
    assert {numbers.signed(row.shown, 3) for row in rows[: changed.SHOWN]} == {"−0.014"}


def test_what_rounding_leaves_goes_to_the_largest_line() -> None:
    parts = (part("A", 0.1004), part("B", 0.0204), part("C", 0.0204))

    rows = changed.rows_of("outlets", parts, 0.1412, {})

    assert [row.shown for row in rows] == pytest.approx([0.101, 0.02, 0.02, 0.1412])


def test_narration_and_nameless_speakers_are_called_by_words() -> None:
    parts = (part(influence.NARRATION, -0.1), part(influence.UNNAMED, 0.02), part("Ada", 0.01))

    assert [row.name for row in changed.rows_of("speakers", parts, -0.07, {})] == [
        "Outlets, narration", "Speakers without a name", "Ada", "Together",
    ]  # fmt: skip


def test_a_story_is_called_by_its_headline_and_says_in_how_many_outlets() -> None:
    rows = changed.rows_of("stories", (part(7, -0.2),), -0.2, {7: changed.Story("Chips slide", "The Ledger", 12)})

    assert (rows[0].name, rows[0].note) == ("Chips slide", "in 12")


@pytest.mark.parametrize(
    ("given", "head", "says"),
    [
        (change(), "0.200 lower", "a change, not noise"),
        (change(after=0.08), "No change can be claimed", "reaches across 0"),
        (change(n=4), "Too few to compare", "nothing is claimed"),
    ],
)
def test_no_more_is_claimed_than_the_interval_bears(given: Change, head: str, says: str) -> None:
    assert changed.headline(given) == head
    assert says in changed.sentence(given)


def test_the_difference_is_the_true_one_and_the_means_differ_by_it_as_shown(pane: changed.Changed) -> None:
    given = change(part("The Ledger", 0.2504), part("Chip Daily", 0.1072), before=-0.1834, after=0.1743)

    pane.show_answer(QUESTION, changed.ChangeAnswer(given, {}))

    assert changed.headline(given) == "0.358 higher"  # 0.3577, though 0.174 less −0.183 is 0.357
    assert [pane.means.model().index(row, 2).data() for row in range(2)] == ["−0.184", "+0.174"]
    model = pane.lists["outlets"].model()
    assert [model.index(row, 1).data() for row in range(3)] == ["+0.251", "+0.107", "+0.358"]


@pytest.mark.parametrize(("before", "after"), [(-0.1833, 0.1743), (0.1006, 0.2003), (0.0, 0.2), (0.3333, -0.3333)])
def test_means_are_shown_no_further_off_than_one_in_the_last_place(before: float, after: float) -> None:
    shown = changed.shown_means(change(before=before, after=after))

    assert shown[0] is not None
    assert shown[1] is not None
    assert shown[1] - shown[0] == pytest.approx(round(after - before, 3))
    assert shown == (pytest.approx(before, abs=0.001), pytest.approx(after, abs=0.001))


@pytest.fixture
def pane(qtbot: QtBot, themed: QApplication) -> changed.Changed:
    pane = changed.Changed()
    qtbot.addWidget(pane)
    pane.resize(400, 800)
    pane.show()
    pane.offer([SPANS], SPANS)
    return pane


def test_the_pane_shows_means_lists_and_the_sum(pane: changed.Changed) -> None:
    answer = changed.ChangeAnswer(change(part("The Ledger", -0.15), part("Chip Daily", -0.05)), {})

    pane.show_answer(QUESTION, answer)

    model = pane.lists["outlets"].model()
    cells = [[model.index(row, column).data() for column in range(2)] for row in range(model.rowCount())]
    assert cells == [["The Ledger 5", "−0.150"], ["Chip Daily 5", "−0.050"], ["Together", "−0.200"]]
    assert pane.lists["speakers"].isHidden()
    assert pane.means.model().index(1, 2).data() == "−0.100"


def test_an_outlet_is_opened_with_the_keyboard(pane: changed.Changed, qtbot: QtBot) -> None:
    pane.show_answer(QUESTION, changed.ChangeAnswer(change(part("The Ledger", -0.2)), {}))
    table = pane.lists["outlets"]
    table.setCurrentIndex(table.model().index(0, 0))

    with qtbot.waitSignal(pane.lens_asked) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert asked.args == ["outlet", "The Ledger"]


def test_escape_goes_back_to_the_reader(pane: changed.Changed, qtbot: QtBot) -> None:
    pane.show_answer(QUESTION, changed.ChangeAnswer(change(part("The Ledger", -0.2)), {}))

    with qtbot.waitSignal(pane.closed):
        qtbot.keyClick(pane.lists["outlets"], Qt.Key.Key_Escape)


def test_an_empty_span_is_said(pane: changed.Changed) -> None:
    pane.show_answer(QUESTION, changed.ChangeAnswer(None, {}))

    assert "nothing that is scored" in pane.says.text()
    assert pane.lists["outlets"].isHidden()


def test_the_copy_has_every_part(pane: changed.Changed) -> None:
    parts = tuple(part(f"Outlet {number}", -0.02) for number in range(10))
    pane.show_answer(QUESTION, changed.ChangeAnswer(change(*parts), {}))

    pane.copy_csv()

    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "list,name,part,within,mix,stories_before,stories_after"
    assert sum(line.startswith("outlets,") for line in lines) == 10


def test_bars_of_all_lists_are_on_one_scale(pane: changed.Changed) -> None:
    pane.show_answer(QUESTION, changed.ChangeAnswer(change(part("The Ledger", -0.15), part("Chip Daily", -0.05)), {}))

    shares = [row.share for row in pane.lists["outlets"].rows()[:-1]]
    assert shares == pytest.approx([-0.75, -0.25])  # the story's −0.20 is the longest
    assert pane.lists["stories"].rows()[0].share == -1.0


def test_the_others_of_a_list_are_listed_with_the_keyboard(pane: changed.Changed, qtbot: QtBot) -> None:
    parts = tuple(part(f"Outlet {number}", -0.02) for number in range(10))
    answer = changed.ChangeAnswer(change(*parts), {})
    pane.wait(QUESTION)
    pane.show_answer(QUESTION, answer)
    table = pane.lists["outlets"]
    table.setCurrentIndex(table.model().index(changed.SHOWN, 0))

    qtbot.keyClick(table, Qt.Key.Key_Return)

    assert len(table.rows()) == 11
    pane.wait(QUESTION)
    pane.show_answer(QUESTION, answer)
    assert len(table.rows()) == 11  # news have come, and nothing moves
    pane.wait(replace(QUESTION, name="chips"))
    pane.show_answer(replace(QUESTION, name="chips"), answer)
    assert len(table.rows()) == changed.SHOWN + 2


@pytest.mark.parametrize(
    ("values", "difference", "many"),
    [([0.15, 0.05], 0.2, 1), ([0.02] * 10, 0.2, 5), ([-0.3, 0.1, 0.1, 0.0], -0.1, 1), ([0.1, 0.1, -0.15], 0.05, 1)],
)
def test_it_is_told_how_few_stories_make_half_of_the_difference(
    values: list[float], difference: float, many: int
) -> None:
    assert changed.needed([part(number, value) for number, value in enumerate(values)], difference) == many


def test_it_is_said_what_the_numbers_behind_names_are(pane: changed.Changed) -> None:
    given = change(part("The Ledger", -0.15), part("Chip Daily", -0.05), n=39)
    given = replace(given, stories=tuple(part(number, -0.02) for number in range(10)))

    pane.show_answer(QUESTION, changed.ChangeAnswer(given, {}))

    assert pane._told["outlets"].text() == "How many of the 39 stories each carries; some are in several outlets"
    assert pane._told["stories"].text() == "5 stories together make half of the difference; no fewer do."
    assert pane._told["speakers"].isHidden()


def test_a_headline_takes_two_lines_before_it_is_cut(themed: QApplication) -> None:
    name = "European labs call chip guidance a home advantage for everybody"

    first, second = changed.in_two_lines(name, 200)

    assert f"{first} {second}" == name
    assert theme.metrics("secondary").horizontalAdvance(first) <= 200
    assert changed.in_two_lines("Chips slide", 200) == ("Chips slide", "")
    assert changed.in_two_lines("x" * 200, 200) == ("x" * 200, "")


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("2026-05-29T03:14", "2026-06-05T03:14", "since 29 May, 03:14"),
        ("2026-05-22T03:14", "2026-05-29T03:14", "22 May – 29 May, 03:14"),
        ("2026-05-29T03:14", "2026-06-03T15:14", "29 May, 03:14 – 3 Jun, 15:14"),
        ("2026-05-01", "2026-05-08", "1 May – 7 May"),
        ("2026-06-04T22:14", "2026-06-04T23:14", "4 Jun 2026, 22:14 – 23:14"),
    ],
)
def test_a_span_is_told_by_whole_days_or_with_its_times(since: str, until: str, said: str) -> None:
    """Times of the user's own clock, wherever that is."""
    start, end, here = (datetime.fromisoformat(at).astimezone() for at in (since, until, "2026-06-05T03:14"))

    assert deskchange.days(start, end, here) == said

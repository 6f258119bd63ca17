"""Lenses: what a click chooses, what keeps its color, and that counts move no row."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.model import Lens
from monitor.ui import delegates
from monitor.ui.lenses import NARROW, SHORT, TIGHT, WIDTH, Group, Lenses, LensesModel, Marks, width_at

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TOPICS = {"deepseek": "DeepSeek", "ai-policy": "AI policy"}


def groups(*, voices: Iterable[Lens] = (), unread: int = 3) -> list[Group]:
    topics = (Lens("topic", "deepseek", 12, unread, (0.1, None, -0.2)), Lens("topic", "ai-policy", 5, 1, (0.1,)))
    outlets = (Lens("outlet", "Pacific Wire", 9, 0), Lens("outlet", "The Ledger", 8, 4))
    return [
        Group("topic", "Topics", topics, 14, TOPICS),
        Group("voice", "Voices", tuple(voices), 40),
        Group("outlet", "Outlets", outlets, 31),
    ]


@pytest.fixture
def lenses(qtbot: QtBot, themed: QApplication) -> Lenses:
    made = Lenses()
    qtbot.addWidget(made)
    made.resize(256, 700)
    made.show_groups(groups())
    made.show()
    return made


def place(lenses: Lenses, by: str, name: str) -> QPoint:
    model = lenses.model()
    assert isinstance(model, LensesModel)
    return lenses.visualRect(model.index_of((by, name))).center()


def click(qtbot: QtBot, lenses: Lenses, by: str, name: str, keys: Qt.KeyboardModifier | None = None) -> None:
    modifiers = Qt.KeyboardModifier.NoModifier if keys is None else keys
    qtbot.mouseClick(lenses.viewport(), Qt.MouseButton.LeftButton, modifiers, place(lenses, by, name))


def shown(lenses: Lenses) -> list[str]:
    model = lenses.model()
    heads = [model.index(row, 0) for row in range(model.rowCount())]
    return [model.index(row, 0, head).data() for head in heads for row in range(model.rowCount(head))]


def test_the_model_keeps_qts_rules(lenses: Lenses) -> None:
    QAbstractItemModelTester(lenses.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_topics_read_by_name_and_an_empty_group_says_so(lenses: Lenses) -> None:
    assert shown(lenses) == ["DeepSeek", "AI policy", "none yet", "Pacific Wire", "The Ledger"]


def test_a_click_chooses_one_and_another_click_the_other(lenses: Lenses, qtbot: QtBot) -> None:
    click(qtbot, lenses, "topic", "deepseek")
    assert lenses.chosen == (("topic", "deepseek"),)

    click(qtbot, lenses, "outlet", "The Ledger")
    assert lenses.chosen == (("outlet", "The Ledger"),)


def test_control_adds_in_the_order_of_clicks(lenses: Lenses, qtbot: QtBot) -> None:
    click(qtbot, lenses, "outlet", "The Ledger")
    click(qtbot, lenses, "topic", "deepseek", Qt.KeyboardModifier.ControlModifier)

    assert lenses.chosen == (("outlet", "The Ledger"), ("topic", "deepseek"))


def test_a_click_on_the_only_chosen_one_releases_it(lenses: Lenses, qtbot: QtBot) -> None:
    click(qtbot, lenses, "topic", "deepseek")
    with qtbot.waitSignal(lenses.changed) as changed:
        click(qtbot, lenses, "topic", "deepseek")

    assert changed.args == [()]


def test_escape_releases_all(lenses: Lenses, qtbot: QtBot) -> None:
    lenses.choose([("topic", "deepseek"), ("outlet", "The Ledger")])

    qtbot.keyClick(lenses, Qt.Key.Key_Escape)

    assert lenses.chosen == ()


def test_new_counts_move_no_row_under_a_hand_and_keep_what_is_chosen(lenses: Lenses, qtbot: QtBot) -> None:
    lenses.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    lenses.choose([("topic", "ai-policy")])
    fresh = groups()
    topics = (Lens("topic", "ai-policy", 99, 99), Lens("topic", "deepseek", 1, 0), Lens("topic", "new", 50, 50))
    fresh[0] = Group("topic", "Topics", topics, 14, TOPICS | {"new": "Newcomer"})

    with qtbot.assertNotEmitted(lenses.changed):
        lenses.show_groups(fresh, keep_order=True)

    assert shown(lenses)[:3] == ["DeepSeek", "AI policy", "Newcomer"]
    assert lenses.chosen == (("topic", "ai-policy"),)
    assert [index.data() for index in lenses.selectedIndexes()] == ["AI policy"]


def test_order_follows_the_numbers_but_not_under_a_hand(lenses: Lenses) -> None:
    def outlets(*counts: tuple[str, int]) -> list[Group]:
        return [*groups()[:2], Group("outlet", "Outlets", tuple(Lens("outlet", *each, 0) for each in counts), 2)]

    lenses.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    lenses.show_groups(outlets(("The Ledger", 111), ("Pacific Wire", 109)), keep_order=False)
    lenses.show_groups(outlets(("Pacific Wire", 112), ("The Ledger", 111)))
    assert shown(lenses)[-2:] == ["Pacific Wire", "The Ledger"]

    lenses.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    lenses.show_groups(outlets(("The Ledger", 220), ("Pacific Wire", 200)))
    assert shown(lenses)[-2:] == ["Pacific Wire", "The Ledger"]

    lenses.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    lenses.show_groups(outlets(("The Ledger", 220), ("Pacific Wire", 200)))
    assert shown(lenses)[-2:] == ["The Ledger", "Pacific Wire"]


def test_rows_that_find_another_order_stay_in_sight(lenses: Lenses) -> None:
    lenses.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    lenses.resize(256, 200)
    voices = [Lens("voice", f"Voice {number}", 20 - number, 0) for number in range(9)]
    lenses.show_groups(groups(voices=voices))
    lenses.verticalScrollBar().setValue(90)
    assert lenses.verticalScrollBar().value() == 90

    lenses.show_groups(groups(voices=reversed(voices)))

    assert lenses.verticalScrollBar().value() == 90


def painted_number(lenses: Lenses, monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """The texts at the right of lenses, as painted, and whether they are semibold."""
    found: dict[str, bool] = {}

    def draw(painter: object, rect: object, words: str, **how: bool) -> None:
        if how.get("right") and how.get("size") is None:
            found[words] = bool(how.get("bold"))

    monkeypatch.setattr(delegates, "draw_text", draw)
    lenses.viewport().grab()
    return found


def test_the_number_is_that_of_articles_and_semibold_while_some_are_unread(
    lenses: Lenses, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert painted_number(lenses, monkeypatch) == {"12": True, "5": True, "9": False, "8": True}

    lenses.show_groups(groups(unread=0))

    assert painted_number(lenses, monkeypatch)["12"] is False


def test_what_is_chosen_is_listed_even_without_news(lenses: Lenses) -> None:
    lenses.choose([("voice", "Mira Castellan")])

    lenses.show_groups(groups(), keep_order=False)

    assert "Mira Castellan" in shown(lenses)


def test_a_long_group_is_short_until_it_is_asked_for(lenses: Lenses, qtbot: QtBot) -> None:
    voices = [Lens("voice", f"Voice {number}", 20 - number, 0) for number in range(20)]
    lenses.show_groups(groups(voices=voices), keep_order=False)
    assert shown(lenses)[2 + SHORT] == f"{20 - SHORT} more"

    model = lenses.model()
    more = model.index(SHORT, 0, model.index(1, 0))
    qtbot.mouseClick(lenses.viewport(), Qt.MouseButton.LeftButton, pos=lenses.visualRect(more).center())

    assert "Voice 19" in shown(lenses)


def test_a_screen_reader_hears_the_counts(lenses: Lenses) -> None:
    model = lenses.model()
    assert isinstance(model, LensesModel)

    said = model.data(model.index_of(("topic", "deepseek")), Qt.ItemDataRole.AccessibleTextRole)

    assert said == "DeepSeek, 12 articles, 3 unread"


def test_a_name_with_markup_is_plain_in_its_tip(lenses: Lenses) -> None:
    lenses.show_groups(groups(voices=[Lens("voice", "<b>Mira</b>", 2, 0)]), keep_order=False)
    model = lenses.model()
    assert isinstance(model, LensesModel)

    tip = model.data(model.index_of(("voice", "<b>Mira</b>")), Qt.ItemDataRole.ToolTipRole)

    assert "&lt;b&gt;Mira" in tip


def test_a_line_keeps_its_color_until_it_is_released() -> None:
    marks = Marks()
    a, b, c = ("topic", "a"), ("topic", "b"), ("topic", "c")

    assert marks.assign([a, b]) == {a: 0, b: 1}
    assert marks.assign([b]) == {b: 1}
    assert marks.assign([b, c]) == {b: 1, c: 0}


def test_a_line_has_its_color_back_where_no_other_has_taken_it() -> None:
    marks = Marks()
    a, b, c = ("topic", "a"), ("topic", "b"), ("topic", "c")
    marks.assign([a, b])
    marks.assign([a])

    assert marks.assign([a, c, b]) == {a: 0, b: 1, c: 2}  # though c comes first
    marks.assign([])
    assert marks.assign([c]) == {c: 2}
    marks.assign([("topic", "d"), ("topic", "e")])
    assert marks.assign([("topic", "d"), ("topic", "e"), a])[a] == 2  # its own is taken


def chips(lenses: Lenses) -> list[str]:
    shown = lenses.chips()
    return [] if shown is None or shown.isHidden() else [chip.shown().name for chip in shown.chips()]


def test_what_is_chosen_stands_at_the_foot_even_where_the_list_does_not_know_it(lenses: Lenses, qtbot: QtBot) -> None:
    assert chips(lenses) == []

    lenses.choose([("topic", "deepseek"), ("voice", "Adaeze Okafor")])

    assert chips(lenses) == ["DeepSeek", "Adaeze Okafor"]


def test_a_chip_releases_what_it_stands_for(lenses: Lenses, qtbot: QtBot) -> None:
    lenses.choose([("topic", "deepseek"), ("voice", "Adaeze Okafor")])
    shown = lenses.chips()
    assert shown is not None

    qtbot.mouseClick(shown.chips()[1], Qt.MouseButton.LeftButton)

    assert lenses.chosen == (("topic", "deepseek"),)
    assert chips(lenses) == ["DeepSeek"]


def test_the_list_ends_above_the_chips(lenses: Lenses, qtbot: QtBot) -> None:
    whole = lenses.viewport().height()

    lenses.choose([("topic", "deepseek")])
    lenses.show_groups(groups(), keep_order=True)
    shown = lenses.chips()
    assert shown is not None

    assert lenses.viewport().height() == whole - shown.height()
    assert shown.geometry().bottom() == lenses.rect().bottom()


def test_many_chips_end_in_a_list(lenses: Lenses) -> None:
    lenses.choose([("voice", f"Somebody Longname {number}") for number in range(20)])
    shown = lenses.chips()
    assert shown is not None

    seen = len(shown.chips())
    assert 0 < seen < 20
    assert len(shown.more.menu().actions()) == 20 - seen
    assert shown.rect().contains(shown.more.geometry())
    assert all(lenses.rect().contains(chip.geometry().translated(shown.pos())) for chip in shown.chips())
    assert not any(chip.geometry().intersects(shown.more.geometry()) for chip in shown.chips())
    assert {chip.shown().name for chip in shown.chips()} == {f"Somebody Longname {number}" for number in range(seen)}


def test_lenses_are_as_wide_in_every_view() -> None:
    assert [width_at(window) for window in (900, 1280, 1440)] == [TIGHT, NARROW, WIDTH]


def test_chips_are_reached_from_the_list_with_the_keyboard(lenses: Lenses, qtbot: QtBot) -> None:
    lenses.choose([("topic", "deepseek"), ("voice", "Adaeze Okafor")])
    shown = lenses.chips()
    assert shown is not None
    lenses.activateWindow()
    lenses.setFocus()

    qtbot.keyClick(lenses, Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    assert first is shown.chips()[0]

    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert lenses.chosen == (("voice", "Adaeze Okafor"),)

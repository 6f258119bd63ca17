"""The alerts view: what people do with rules, and what they see of the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.errors import StoreError
from monitor.model import Alert, AlertRow, AlertRule
from monitor.reports import DryRun
from monitor.ui import alerts, numbers, theme
from monitor.ui.alerts import AlertsView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no window manager

NOW = datetime(2026, 6, 5, 10, 4, tzinfo=UTC)
LICENCES = AlertRule("licences", 'licen* OR "entity list"', "Licences", topics=("chips",))
LEDGER = AlertRule("ledger", "", "The Ledger turns", outlets=("The Ledger",), sentiment_below=-0.2)
QUEUE = AlertRule("queue", "queue*", "", enabled=False)


def row(number: int, rule: AlertRule = LICENCES, *, hours: float = 1, seen: bool = True) -> AlertRow:
    at = NOW - timedelta(hours=hours)
    alert = Alert(
        rule.id, f"article{number}", ("licence", "Entity List"), at, f"alert{number}", seen=at if seen else None
    )
    return AlertRow(alert, rule.name, rule.query, "Pacific Wire", f"Headline {number}", None, at)


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> AlertsView:
    if not qapp.styleSheet():
        theme.start(qapp)
    theme.choose(theme.Choice.LIGHT)
    made = AlertsView(now=lambda: NOW)
    qtbot.addWidget(made)
    made.show_names(
        topics=[("chips", "Chip export controls"), ("eu", "EU AI Act")],
        outlets=[("The Ledger", "The Ledger"), ("Pacific Wire", "Pacific Wire")],
        voices=[("Mei-Lin Hsu", "Mei-Lin Hsu")],
    )
    made.resize(1200, 800)
    made.show()
    return made


def write(qtbot: QtBot, view: AlertsView, query: str) -> None:
    view.editor.query.edit.selectAll()
    qtbot.keyClicks(view.editor.query.edit, query)


# ---- the editor


def test_new_rule_is_saved_with_an_id_of_its_words(qtbot: QtBot, view: AlertsView) -> None:
    write(qtbot, view, '"chip makers" AND licen*')

    with qtbot.waitSignal(view.rule_saved) as saved:
        qtbot.mouseClick(view.editor.save, Qt.MouseButton.LeftButton)

    rule = saved.args[0]
    assert (rule.id, rule.query) == ("chip-makers-and-licen", '"chip makers" AND licen*')
    assert rule.notify
    assert rule.enabled


def test_query_that_cannot_be_read_says_where_and_cannot_be_saved(qtbot: QtBot, view: AlertsView) -> None:
    view.show_rules([LICENCES])

    write(qtbot, view, 'licen* AND "entity')

    assert view.editor.query.says.text() == "The closing quotation mark is missing at character 19."
    assert view.trial.sentence() == "The saved query stays in use."
    assert not view.editor.save.isEnabled()


def test_new_rule_that_cannot_be_read_has_no_saved_query(qtbot: QtBot, view: AlertsView) -> None:
    view.new_rule()

    write(qtbot, view, "licen* NEAR/5 (eased")

    assert view.trial.sentence() == "The words above cannot be read yet."


def test_rule_without_words_needs_a_scope_or_a_threshold(qtbot: QtBot, view: AlertsView) -> None:
    assert "Type words to look for" in view.trial.sentence()

    qtbot.mouseClick(view.editor.outlets, Qt.MouseButton.LeftButton)
    popup = view.editor.outlets.list()
    assert popup is not None
    popup.items.item(0).setCheckState(Qt.CheckState.Checked)
    popup.close()

    assert view.editor.outlets.said() == "The Ledger"
    assert view.editor.save.isEnabled()


def test_thresholds_are_typed_with_either_minus(qtbot: QtBot, view: AlertsView) -> None:
    write(qtbot, view, "licence")
    view.editor.side.setFocus()
    qtbot.keyClick(view.editor.side, Qt.Key.Key_Down)  # below
    view.editor.first.selectAll()
    qtbot.keyClicks(view.editor.first, "-0.35")
    qtbot.keyClick(view.editor.first, Qt.Key.Key_Return)

    rule = view.editor.rule()

    assert rule is not None
    assert (rule.sentiment_below, rule.sentiment_above) == (-0.35, None)
    assert view.editor.first.text() == "−0.35"
    assert view.editor.first.valueFromText("−0.40") == -0.4


def test_range_of_sentiments_is_kept_as_it_was(view: AlertsView) -> None:
    between = AlertRule("b", "chips", sentiment_below=0.4, sentiment_above=-0.1, engine="vader")

    view.show_rules([between])

    assert view.editor.rule() == between
    assert not view.editor.is_changed()


def test_editing_a_rule_keeps_its_id(qtbot: QtBot, view: AlertsView) -> None:
    view.show_rules([LICENCES, LEDGER])
    view.rules.table.go_to("ledger")
    view.editor.name.clear()
    qtbot.keyClicks(view.editor.name, "Ledger, lower")

    with qtbot.waitSignal(view.rule_saved) as saved:
        qtbot.keyClick(view.editor.name, Qt.Key.Key_Return)

    assert saved.args[0] == AlertRule("ledger", "", "Ledger, lower", outlets=("The Ledger",), sentiment_below=-0.2)


def test_cancel_gives_back_the_saved_rule(qtbot: QtBot, view: AlertsView) -> None:
    view.show_rules([LICENCES])
    write(qtbot, view, "something else")
    assert view.editor._state.text() == "not saved yet"

    qtbot.mouseClick(view.editor.cancel, Qt.MouseButton.LeftButton)

    assert view.editor.rule() == LICENCES


def test_rules_that_come_anew_leave_what_is_being_typed(qtbot: QtBot, view: AlertsView) -> None:
    view.show_rules([LICENCES])
    write(qtbot, view, "half a thought")

    view.show_rules([LICENCES, LEDGER])

    assert view.editor.query.query() == "half a thought"


def test_new_rule_that_was_asked_for_stays_when_the_rules_come_anew(view: AlertsView) -> None:
    view.show_rules([LICENCES])
    view.new_rule("tariff*")

    view.show_rules([LICENCES])

    assert (view.editor.rule_id(), view.editor.query.query()) == ("", "tariff*")
    assert view.editor.save.isEnabled()


def test_removed_rule_can_be_taken_back(qtbot: QtBot, view: AlertsView) -> None:
    view.show_rules([LICENCES])
    with qtbot.waitSignal(view.rule_removed) as removed:
        qtbot.mouseClick(view.editor.remove, Qt.MouseButton.LeftButton)
    assert removed.args == ["licences"]
    view.show_rules([])

    with qtbot.waitSignal(view.rule_saved) as saved:
        qtbot.mouseClick(view.rules.undo, Qt.MouseButton.LeftButton)

    assert saved.args == [LICENCES]


def test_names_of_rules_never_collide() -> None:
    assert alerts.new_id(AlertRule("", "x", "Überwachung: Chips!"), ()) == "uberwachung-chips"
    assert alerts.new_id(AlertRule("", "chips"), ("chips", "chips-2")) == "chips-3"
    assert alerts.new_id(AlertRule("", "芯片"), ()) == "rule"


# ---- the dry run


def test_typing_asks_for_one_dry_run_after_a_pause(qtbot: QtBot, view: AlertsView) -> None:
    asked: list[AlertRule] = []
    view.dry_run_asked.connect(asked.append)
    view._typing.stop()

    write(qtbot, view, "licence")
    qtbot.waitUntil(lambda: len(asked) > 0, timeout=2000)

    assert [rule.query for rule in asked] == ["licence"]


def test_dry_run_says_how_often_and_on_what(qtbot: QtBot, view: AlertsView) -> None:
    view.show_rules([LICENCES])
    run = DryRun((row(1, hours=3), row(2, hours=30), row(3, hours=31)), looked_at=9, outlets=6)

    view.show_dry_run(LICENCES, run)

    assert view.trial.sentence() == "This rule would have fired 3 times in 30 days"
    assert view.trial.more.text().startswith("9 articles in its scope met the words, from 6 outlets; once")
    counts = view.trial.bars.counts()
    assert (len(counts), sum(counts), counts[-1]) == (30, 3, 1)
    assert [each.title for each in view.trial.table.rows()] == ["Headline 1", "Headline 2", "Headline 3"]

    view.new_rule()
    assert (view.trial.more.text(), view.trial.bars.counts(), len(view.trial.table.rows())) == ("", (), 0)


def test_undated_articles_are_on_no_day_of_the_dry_run(view: AlertsView) -> None:
    view.show_rules([LICENCES])
    run = DryRun((row(1, hours=3), replace(row(2, hours=3), published=None)), looked_at=2, outlets=1)

    view.show_dry_run(LICENCES, run)

    assert sum(view.trial.bars.counts()) == 1
    assert view.trial.more.text().endswith("by day of publication; 1 undated, on no day")
    assert [view.trial.table.model().index(at, 0).data() for at in (0, 1)] == [
        numbers.short_time(NOW - timedelta(hours=3), datetime.now(UTC)), "undated",
    ]  # fmt: skip


def test_answer_is_paler_while_the_query_cannot_be_read(qtbot: QtBot, view: AlertsView) -> None:
    view.show_rules([LICENCES])
    view.show_dry_run(LICENCES, DryRun((row(1),), 1, 1))
    assert not any(effect.isEnabled() for effect in view.trial._effects)

    write(qtbot, view, 'licen* AND "entity')

    assert [part.graphicsEffect().isEnabled() for part in (view.trial.bars, view.trial.table)] == [True, True]
    assert view.trial.more.text() == "Below: what it found before the last change"
    qtbot.keyClicks(view.editor.query.edit, '"')
    rule = view.editor.rule()
    assert rule is not None
    view.show_dry_run(rule, DryRun((row(1),), 1, 1))
    assert not any(effect.isEnabled() for effect in view.trial._effects)


def test_late_answer_to_an_older_rule_is_dropped(qtbot: QtBot, view: AlertsView) -> None:
    view.show_rules([LICENCES])
    view.show_dry_run(LICENCES, DryRun((row(1),), 1))
    write(qtbot, view, "queue")

    view.show_dry_run(LICENCES, DryRun((), 0))

    assert view.trial.sentence() == "This rule would have fired once in 30 days"


def test_trouble_of_the_dry_run_is_said_in_its_place(view: AlertsView) -> None:
    view.show_rules([LICENCES])

    view.show_trouble(LICENCES, StoreError("The store is busy."))

    assert view.trial.sentence() == "The store is busy."


def test_example_can_be_read(qtbot: QtBot, view: AlertsView) -> None:
    view.show_rules([LICENCES])
    view.show_dry_run(LICENCES, DryRun((row(7),), 1))
    view.trial.table.go_to("alert7")

    with qtbot.waitSignal(view.article_chosen) as chosen:
        qtbot.keyClick(view.trial.table, Qt.Key.Key_Return)

    assert chosen.args == ["article7"]


def test_demonstration_says_that_it_forgets(view: AlertsView) -> None:
    assert view.editor._ends.text() == ""

    view.set_demo()

    assert view.editor._ends.text() == "What is saved here ends with the demonstration."


# ---- lists


def test_rules_show_how_often_they_fired_lately(view: AlertsView) -> None:
    view.show_rules([LICENCES, QUEUE])
    view.show_log([row(1), row(2, hours=700), row(3, hours=24 * 31, seen=False)])

    assert view.rules._counts == {"licences": 2}
    assert view.log._summary.text() == "1 not seen yet; 2 on articles published in 30 days; all are kept"


def test_rules_count_by_publication_as_the_dry_run_does(view: AlertsView) -> None:
    fresh = row(1)
    old = replace(row(2), published=NOW - timedelta(days=40))  # came in with the first poll, and fired today
    undated = replace(row(3), published=None)

    view.show_log([fresh, old, undated])

    assert view.rules._counts == {"licences": 2}


def test_what_a_rule_would_have_done_is_in_sight_in_the_smallest_window(qtbot: QtBot, view: AlertsView) -> None:
    view.show_rules([LICENCES])
    view.show_log([row(1)])
    view.show_dry_run(LICENCES, DryRun((row(1),), 1))

    view.resize(900, 452)  # the smallest window, less its bars and a notice

    for label in (view.trial.says, view.trial.more):
        seen = label.visibleRegion
        qtbot.waitUntil(lambda seen=seen, label=label: seen().boundingRect().height() == label.height())


def test_long_names_leave_the_buttons_in_reach(qtbot: QtBot, view: AlertsView) -> None:
    long = "The Provincial Gazette of Maritime Semiconductor Licensing, Arbitration and Supply-Chain Resilience"
    view.show_names(topics=[("chips", long)], outlets=[(long, long)], voices=[(long, long)])
    view.show_rules([AlertRule("long", "licence", long, topics=("chips",), outlets=(long,), voices=(long,))])

    view.resize(900, 452)

    qtbot.waitUntil(lambda: not view.editor.query.says.isVisible())
    qtbot.waitUntil(lambda: view.editor.save.visibleRegion().boundingRect().width() == view.editor.save.width())


def test_scope_says_what_a_rule_is_limited_to() -> None:
    topics = {"chips": "Chip export controls"}

    assert alerts.scope(LICENCES, topics) == "words · Chip export controls"
    assert alerts.scope(LEDGER, topics) == "every article · The Ledger · below −0.20"


def test_log_tells_which_words_fired_and_opens_the_article(qtbot: QtBot, view: AlertsView) -> None:
    view.show_log([row(1, seen=False), row(2, hours=30)])
    model = view.log.table.model()
    assert model.index(0, 2).data() == "“licence”, “Entity List”: Pacific Wire"
    assert [model.index(number, 3).data() for number in range(2)] == ["new", "seen"]

    with qtbot.waitSignal(view.seen) as seen:
        view.log.table.go_to("alert1")

    assert seen.args == [("alert1",)]
    assert view.detail._values["It found"].text() == "“licence”, “Entity List”"
    with qtbot.waitSignal(view.article_chosen) as chosen:
        qtbot.mouseClick(view.detail.read, Qt.MouseButton.LeftButton)
    assert chosen.args == ["article1"]


def test_chosen_alert_stays_chosen_when_more_arrive(view: AlertsView) -> None:
    view.show_log([row(1)])
    view.log.table.go_to("alert1")

    view.show_log([row(2, hours=0.5, seen=False), row(1)])

    current = view.log.table.current()
    assert current is not None
    assert current.alert.id == "alert1"


def test_log_can_be_narrowed_to_one_rule(qtbot: QtBot, view: AlertsView) -> None:
    view.show_log([row(1), row(2, LEDGER)])
    view.log.which.setFocus()

    qtbot.keyClick(view.log.which, Qt.Key.Key_End)

    assert [each.alert.id for each in view.log.table.rows()] == ["alert2"]


def test_markup_in_a_headline_is_shown_as_it_is(view: AlertsView) -> None:
    alert = Alert("licences", "a", ("<b>licence</b>",), NOW, "x")
    view.show_log([AlertRow(alert, "<i>rule</i>", "", "Pacific Wire", "<img src=x>\u202ebad", None, NOW)])
    view.log.table.go_to("x")

    assert view.detail.title.text() == "<i>rule</i>"
    assert view.detail._values["Article"].text() == "<img src=x>bad"
    assert view.detail.title.textFormat() == Qt.TextFormat.PlainText

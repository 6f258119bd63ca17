"""The editors of topics, voices and outlets: forms that can be read back, and edits that can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.catalog import Catalog
from monitor.model import Filter, Outlet, OutletKind, Role, Topic, Voice
from monitor.settings import Profile
from monitor.ui import theme
from monitor.ui.catalogview import CatalogView, merged
from monitor.ui.forms import OutletForm, TopicForm, VoiceForm
from monitor.ui.previews import Example, Offer, Preview
from monitor.ui.program import Program
from monitor.ui.window import Window

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # sockets of the demonstration's server
]

CHIPS = Topic("chips", "Chips", '("chip rule" OR GPU*) NEAR/5 ban', context=("law",), search="chips", source="S")
BANS = Topic("bans", "Bans", "ban OR curb")
HSU = Voice("hsu", "Mei-Lin Hsu", aliases=("Hsu",), roles=(Role("engineer", "Lakeside", date(2024, 1, 2)),), gender="f")
KENG = Voice("keng", "Hsu Keng", aliases=("Keng",), alone=("Keng",))
LEDGER = Outlet("ledger", "The Ledger", domains=("ledger.example",), kind=OutletKind.BUSINESS)
CATALOG = Catalog(topics=(CHIPS, BANS), voices=(HSU, KENG), outlets=(LEDGER,))


@pytest.fixture
def view(qtbot: QtBot, themed: QApplication) -> CatalogView:
    view = CatalogView()
    qtbot.addWidget(view)
    view.resize(1280, 760)
    view.show()
    view.show_catalog(CATALOG)
    return view


@pytest.mark.parametrize(("kind", "item"), [("topics", CHIPS), ("topics", BANS), ("voices", HSU), ("outlets", LEDGER)])
def test_a_form_gives_back_what_it_was_shown(view: CatalogView, kind: str, item: Topic | Voice | Outlet) -> None:
    view.go_to(kind, item.id)

    assert view.form().item() == item
    assert not view.save.isEnabled()


def test_new_item_that_is_saved_is_opened_as_such(view: CatalogView) -> None:
    view.start(Topic("", "Ports", "port OR ports"))
    assert (view.heading.text(), view.state.text()) == ("New topic", "not saved yet")
    saved = Topic("ports", "Ports", "port OR ports")

    view.await_saved(saved)
    view.drop_draft(saved)
    view.show_catalog(CATALOG)  # read anew for another reason, before the edit
    assert view.heading.text() == "New topic"
    view.show_catalog(replace(CATALOG, topics=(*CATALOG.topics, saved), own=frozenset({("topics", "ports")})))

    assert (view.heading.text(), view.state.text()) == ("Edit topic", "yours")
    current = view.list.current()
    assert current is not None
    assert current.item == saved
    view.show_catalog(CATALOG)  # it was taken back
    assert view.form().item() == CHIPS


def test_another_item_that_was_begun_meanwhile_stays(view: CatalogView) -> None:
    view.start(Topic("", "Ports", "port"))
    saved = Topic("ports", "Ports", "port")
    view.await_saved(saved)
    view.drop_draft(saved)
    view.start(Topic("", "Rails", "rail"))

    view.show_catalog(replace(CATALOG, topics=(*CATALOG.topics, saved)))

    assert view.form().item().name == "Rails"


def test_that_tags_wait_for_new_scores_is_said_where_they_are_changed(view: CatalogView) -> None:
    view.show_counts({}, 412)
    assert view.says.text() == "Saving tags 412 stored articles anew in the background, and can be undone."
    assert view.save.text() == "Save and re-tag"

    view.tell_outdated(97)
    view.offer_undo("“Chips” is saved.")

    assert view.says.text() == (
        "“Chips” is saved. Scores of 97 articles are of an older lexicon or engine. What is saved here holds for new "
        "articles at once, and for stored ones when new scores are adopted."
    )
    assert view.save.text() == "Save"
    view.offer_undo("")
    view.tell_outdated(0)
    assert view.says.text().startswith("Saving tags 412 stored articles")


def test_plain_words_are_offered_where_they_say_the_same(view: CatalogView, qtbot: QtBot) -> None:
    view.go_to("topics", "bans")
    form = view.form()
    assert isinstance(form, TopicForm)
    assert form.wanted.isVisible()

    with qtbot.waitSignal(view.preview_asked) as asked:
        form.wanted.setPlainText("ban, curb, export rule")

    assert asked.args is not None
    assert asked.args[0].query == "ban OR curb OR export rule"
    assert view.save.isEnabled()
    view.go_to("topics", "chips")
    assert not form.wanted.isVisible()


def test_what_is_typed_stays_while_another_item_is_looked_at(view: CatalogView) -> None:
    view.go_to("topics", "bans")
    view.form().name.setText("Export bans")
    view.go_to("topics", "chips")
    assert view.state.text() != "not saved yet"

    view.go_to("topics", "bans")

    assert view.form().name.text() == "Export bans"
    view.cancel.click()
    assert view.form().name.text() == "Bans"


def test_a_query_that_cannot_be_read_is_not_saved(view: CatalogView) -> None:
    view.go_to("topics", "chips")
    form = view.form()
    assert isinstance(form, TopicForm)

    form.query.edit.setPlainText('"chip')

    assert not view.save.isEnabled()
    assert "quotation mark" in view.save.toolTip()


def test_a_role_that_cannot_be_read_is_said(view: CatalogView) -> None:
    view.go_to("voices", "hsu")
    form = view.form()
    assert isinstance(form, VoiceForm)

    form.roles.setPlainText("minister; Ministry; last May")

    assert not view.save.isEnabled()
    assert "2025-01-27" in view.save.toolTip()


def test_addresses_are_read_as_domains(view: CatalogView) -> None:
    view.go_to("outlets", "ledger")
    form = view.form()
    assert isinstance(form, OutletForm)

    form.domains.setPlainText("https://www.Ledger.example/\nledger.example/opinion")

    assert form.item().domains == ("ledger.example", "ledger.example/opinion")


def test_a_preview_is_shown_with_its_examples(view: CatalogView) -> None:
    view.go_to("topics", "bans")

    view.show_preview(
        BANS, Preview("2 articles in 30 days; 1 as saved.", ("1 gained",), (Example("+", "A ban", (), "Ledger"),)), 0.04
    )

    assert view.preview.head.text() == "2 articles in 30 days; 1 as saved."
    assert view.preview.examples.model().index(0, 0).data() == "+ A ban"
    assert view.preview.took.text() == "counted in 40 ms"


def test_a_late_preview_is_dropped(view: CatalogView) -> None:
    view.go_to("topics", "bans")

    view.show_preview(CHIPS, Preview("Not of this one."), 0.1)

    assert view.preview.head.text() != "Not of this one."


def test_an_offer_is_taken_over(view: CatalogView) -> None:
    view.go_to("voices", "hsu")

    view.preview.taken.emit(Offer("Also heard: M. Hsu", "M. Hsu"))

    assert view.form().item().aliases == ("Hsu", "M. Hsu")


def test_space_switches_an_item(view: CatalogView, qtbot: QtBot) -> None:
    view.go_to("topics", "bans")

    with qtbot.waitSignal(view.switched) as switched:
        qtbot.keyClick(view.list, Qt.Key.Key_Space)

    assert switched.args == [BANS, False]


def test_two_voices_become_one_with_all_names() -> None:
    assert merged(HSU, KENG, "Hsu Keng") == Voice(
        "hsu", "Mei-Lin Hsu", aliases=("Hsu", "Hsu Keng", "Keng"), roles=HSU.roles, gender="f", alone=("Keng",)
    )


def test_a_heard_name_becomes_an_alias() -> None:
    assert merged(KENG, None, "H. Keng").aliases == ("Keng", "H. Keng")


# ---- in the program -------------------------------------------------------------------------------


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


def test_saving_tags_history_anew_and_undo_takes_it_back(program: Program, qtbot: QtBot) -> None:
    def tagged() -> int:
        with program.session.service.reader() as reader:
            return reader.count(Filter(topics=("hospitals",)))

    program.edit_catalog()
    view = program.window.findChild(CatalogView)
    assert view is not None
    view.start(Topic("", "Hospitals", "hospital*"))
    qtbot.waitUntil(lambda: "articles in 30 days" in view.preview.head.text(), timeout=10_000)
    with program.session.service.reader() as reader:
        expected = reader.count(Filter(search="hospital*"))

    view.save.click()

    assert expected > 0
    qtbot.waitUntil(lambda: tagged() >= expected, timeout=120_000)
    qtbot.waitUntil(lambda: program.session.catalog.find("topics", "hospitals") is not None, timeout=10_000)
    assert (view.heading.text(), view.state.text()) == ("Edit topic", "yours")
    assert view.says.text().startswith("“Hospitals” is saved.")
    assert view.says.text().endswith("What is saved here ends with the demonstration.")
    view.undo.click()

    qtbot.waitUntil(lambda: program.session.catalog.find("topics", "hospitals") is None, timeout=10_000)
    assert view.form().item().name != "Hospitals"
    qtbot.waitUntil(lambda: tagged() == 0, timeout=120_000)

"""What comes by hand: read, made an article, stored once, whichever face it comes through."""

from datetime import UTC, datetime, timedelta

import pytest

from monitor import intake
from monitor.alerts import compile_rules
from monitor.analysis import Analyzer
from monitor.catalog import Catalog
from monitor.errors import MonitorError
from monitor.feeds.clean import OutletIndex
from monitor.model import AlertRule, Outlet, OutletKind, StatementKind
from monitor.store.store import Store

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
OUTLETS = OutletIndex(
    (
        Outlet("ledger", "The Ledger", domains=("ledger.example",), aliases=("Ledger",)),
        Outlet("posthub", "Posthub", domains=("posthub.example",), kind=OutletKind.PLATFORM),
    )
)
PAGE = "https://ledger.example/curbs"


@pytest.fixture
def store(tmp_path):
    with Store.open(f"sqlite:///{tmp_path / 'news.sqlite3'}", backup_dir=None) as opened:
        yield opened


def said(words="We go on.", speaker="Adaeze Okafor", *, outlet=None, **about):
    return intake.article(intake.from_words(words, speaker, **about), OUTLETS, NOW, outlet=outlet)


def written(text="Curbs bite\n\nThey bite.", link=None, *, outlet=None):
    return intake.article(intake.from_text(text, link), OUTLETS, NOW, outlet=outlet)


def take_in(store, *articles, rules=()):
    return intake.take_in(store, articles, Analyzer(Catalog()).analyze, compile_rules(rules), NOW)


# ---- into an article --------------------------------------------------------------------------


def test_a_statement_is_wholly_its_speakers():
    article = said("We go on. It is a great day.", title="At the fair")

    (statement,) = Analyzer(Catalog()).analyze(article).statements
    assert (statement.kind, statement.voice) == (StatementKind.MANUAL, "Adaeze Okafor")
    assert statement.words == "We go on. It is a great day."
    assert (article.title, article.outlet, article.origin) == ("At the fair", "Adaeze Okafor", "manual")


@pytest.mark.parametrize(
    ("link", "outlet"),
    [
        (PAGE, "The Ledger"),
        ("https://posthub.example/p/1", "Adaeze Okafor"),
        ("https://nowhere.example/a", "nowhere.example"),
        (None, "Adaeze Okafor"),
    ],
)
def test_who_published_a_statement_is_told_by_its_link(link, outlet):
    assert said(link=link).outlet == outlet


def test_the_outlet_that_is_said_goes_before_the_link():
    assert said(link=PAGE, outlet="Harbor Radio").outlet == "Harbor Radio"
    assert said(outlet="ledger").outlet == "The Ledger"


def test_two_statements_of_one_page_are_two_and_neither_is_the_page():
    found = [said("We go on.", link=PAGE), said("We stop.", link=PAGE), said("We go on.", "Kofi Mensah", link=PAGE)]

    assert len({article.id for article in (*found, written(link=PAGE))}) == 4


def test_the_same_statement_later_is_the_same():
    once = said(published=NOW)
    again = said(published=NOW - timedelta(days=1), title="At the fair")

    assert once.id == again.id


def test_text_without_link_is_known_by_its_words():
    assert written().id == written().id
    assert written().id != written("Curbs bite\n\nThey bite again.").id
    assert written().id != written(outlet="The Ledger").id
    assert written(link=PAGE).id == written("Curbs bite\n\nThey bite again.", link=f"{PAGE}?utm_source=x").id


def test_what_says_nothing_is_refused():
    with pytest.raises(MonitorError, match="no text"):
        written("  ")


# ---- into the store ---------------------------------------------------------------------------


def test_the_same_twice_is_stored_once_and_raises_one_alert(store):
    rules = (AlertRule("curbs", "bite"),)

    first = take_in(store, written(), rules=rules)
    again = take_in(store, written(), rules=rules)

    assert (len(first.new), len(first.alerts)) == (1, 1)
    assert not first.alerts[0].first_import
    assert (again.new, again.edited, again.alerts) == ((), (), ())


def test_only_what_is_new_is_analyzed(store):
    take_in(store, written())
    asked = []

    def analyze(article):
        asked.append(article.title)
        return Analyzer(Catalog()).analyze(article)

    intake.take_in(store, (written(), written("Tide turns\n\nIt turns.")), analyze, compile_rules(()), NOW)

    assert asked == ["Tide turns"]


# ---- reading ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "kind", "text"),
    [
        ("Zürich".encode(), "", "Zürich"),
        ("Zürich".encode("latin-1"), "text/html; charset=iso-8859-1", "Zürich"),
        ("Zürich".encode("cp1252"), "", "Zürich"),
        (b'<meta charset="windows-1252">Z\xfcrich', "", '<meta charset="windows-1252">Zürich'),
        ("Zürich".encode(), "text/html; charset=nonsense", "Zürich"),
        ("\ufeffZürich".encode(), "", "Zürich"),
    ],
)
def test_pages_are_decoded_by_what_is_said_of_them(content, kind, text):
    assert intake.decoded(content, kind) == text


@pytest.mark.parametrize(
    "page",
    [
        "<article>" * 50_000,
        "<nav " * 50_000,
        "<meta name=" * 50_000,
        "<body>" + "<aside>" * 50_000,
        "<!--" * 50_000,
        "<" * 300_000,
    ],
)
def test_hostile_pages_take_time_in_proportion(page):
    intake.from_html(page)  # each would take minutes where the time is quadratic


def test_an_element_that_is_not_closed_stays():
    assert "the text" in intake.from_html("<body><aside>the text</body>").entry.content

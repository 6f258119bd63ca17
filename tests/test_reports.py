"""What both faces ask: briefs that claim no more than they may, dry runs, and the health of feeds."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor import reports
from monitor.errors import ExportError
from monitor.model import (
    AlertRule,
    Analysis,
    Article,
    Clipping,
    Feed,
    FeedHealth,
    FeedState,
    Filter,
    Label,
    Period,
    Poll,
    ScoredText,
    Sentiment,
)
from monitor.reports import Condition
from monitor.settings import Settings
from monitor.store.queries import Reader
from monitor.store.store import Store

NOW = datetime(2025, 1, 31, 12, 0, tzinfo=UTC)
FEED = Feed("https://ledger.example/feed", "The Ledger", "The Ledger")


def clipping(n, *, value, days, outlet="The Ledger", topics=("curbs",), title=None):
    at = NOW - timedelta(days=days)
    article = Article(
        id=f"{n:016x}",
        feed=FEED.url,
        outlet=outlet,
        title=title or f"Curbs, part {n}",
        text="",
        url=f"https://ledger.example/{n}",
        scored_text=ScoredText.HEADLINE,
        first_seen=at,
        published=at,
    )
    score = Sentiment(value, label=Label.NEUTRAL, coverage=1.0, sentences=1)
    return Clipping(article, Analysis("en", {"vader": score}, topics=topics, fingerprint="vader 3.3.2"))


@pytest.fixture
def reader(tmp_path):
    """Opens a store that holds the clippings given."""
    url = f"sqlite:///{tmp_path / 'news.sqlite3'}"
    readers = []

    def fill(*clippings):
        with Store.open(url, now=lambda: NOW) as store:
            store.sync_feeds([FEED])
            store.save(Poll(FEED, FeedState(FEED.url), NOW, clippings, (), len(clippings)))
        readers.append(Reader.open(url, now=lambda: NOW))
        return readers[-1]

    yield fill
    for each in readers:
        each.close()


def brief(reader, **more):
    asked = {"by": "topic", "name": "curbs", "title": "Curbs", "engine": "vader", "now": NOW}
    return str(reports.brief(reader, **(asked | more)))


# ---- the brief --------------------------------------------------------------------------------


def test_a_clear_change_is_said_with_its_size_and_the_lowest_outlet(reader):
    recent = [clipping(n, value=-0.5 + n / 50, days=2) for n in range(6)]
    before = [clipping(10 + n, value=0.2 + n / 50, days=9) for n in range(6)]

    said = brief(reader(*recent, *before))

    assert said == (
        "Curbs, 7 days: −0.45 ± 0.04 over 6 stories, 0.70 lower than the 7 days before; most negative: The Ledger"
    )


def test_no_change_is_claimed_where_the_interval_reaches_across_zero(reader):
    recent = [clipping(n, value=v, days=2) for n, v in enumerate([0.5, -0.4, 0.3, -0.2, 0.6])]
    before = [clipping(10 + n, value=v, days=9) for n, v in enumerate([0.4, -0.5, 0.2, -0.1, 0.5])]

    assert "no clear change from the 7 days before" in brief(reader(*recent, *before))


@pytest.mark.parametrize(("other", "named"), [(-0.41, False), (0.4, True)])
def test_an_outlet_is_called_the_most_negative_only_where_it_is_told_apart(reader, other, named):
    ledger = [clipping(n, value=-0.4 + n / 50, days=2) for n in range(6)]
    daily = [clipping(20 + n, value=other + n / 50, days=2, outlet="Chip Daily") for n in range(6)]

    assert ("most negative: The Ledger" in brief(reader(*ledger, *daily))) is named


def test_few_stories_claim_nothing(reader):
    said = brief(reader(clipping(1, value=-0.5, days=2), clipping(2, value=-0.3, days=3)))

    assert said == "Curbs, 7 days: −0.40 over 2 stories, too few to claim anything"


def test_silence_is_said(reader):
    assert brief(reader(clipping(1, value=-0.5, days=30))) == "Curbs, 7 days: nothing scored"


# ---- series -----------------------------------------------------------------------------------


def test_series_carry_the_gaps_in_which_nobody_looked(reader):
    (made,) = reports.series(
        reader(clipping(1, value=0.1, days=2), clipping(2, value=0.3, days=1)),
        Filter(until=NOW + timedelta(days=1)),
        by="outlet",
        period=Period.DAY,
        engine="vader",
    )

    assert [point.mean for point in made.points] == [0.1, 0.3]
    assert all(gap.start >= made.points[0].start and gap.end <= NOW for gap in made.gaps)


def test_series_of_an_engine_that_scored_nothing_are_none(reader):
    asked = {"by": "outlet", "period": Period.DAY, "engine": "model"}

    assert reports.series(reader(clipping(1, value=0.1, days=2)), Filter(), **asked) == ()


def test_ranking_begins_with_the_most_negative(reader):
    found = reader(
        *(clipping(n, value=-0.5 + n / 100, days=2, outlet="Harsh") for n in range(3)),
        *(clipping(10 + n, value=0.5 + n / 100, days=2, outlet="Kind") for n in range(3)),
    )

    ranked = reports.ranking(found, Filter(), by="outlet", engine="vader")

    assert [(each.name, each.first, each.last) for each in ranked] == [("Harsh", 1, 1), ("Kind", 2, 2)]


def test_the_engine_shown_is_that_of_the_settings_else_the_best_installed():
    assert reports.engine_shown(Settings(engine="model")) == "model"
    assert reports.engine_shown(Settings()) in ("vader", "vader-news")


def test_rules_that_name_no_engine_go_by_the_one_shown():
    rules = (AlertRule("a", "x"), AlertRule("b", "x", engine="vader"))

    assert [rule.engine for rule in reports.rules_by(rules, "vader-news")] == ["vader-news", "vader"]


# ---- the health of feeds ----------------------------------------------------------------------

POLLED = FeedState(FEED.url, last_polled=NOW, last_success=NOW, newest_item=NOW - timedelta(hours=3))


def health(**more):
    return FeedHealth(replace(POLLED, **more), articles=60, per_day=2.0, days=(0,) * 30)


@pytest.mark.parametrize(
    ("found", "condition"),
    [
        (None, Condition.NEW),
        (health(last_polled=None), Condition.NEW),
        (health(), Condition.FINE),
        (health(failures=1, error="The site answers 404."), Condition.FAILING),
        (health(last_success=None), Condition.NEW),
        (health(paused=True, failures=1), Condition.PAUSED),
        (health(empty_streak=1), Condition.FINE),
        (health(empty_streak=2), Condition.EMPTY),
        (health(newest_item=NOW - timedelta(hours=35)), Condition.FINE),
        (health(newest_item=NOW - timedelta(hours=37)), Condition.STALE),
        (health(newest_item=None), Condition.FINE),
        (health(warning="not well-formed"), Condition.WARNING),
    ],
)
def test_conditions(found, condition):
    assert reports.diagnose(FEED, found, NOW).condition is condition


def test_a_seldom_feed_is_not_stale_before_three_of_its_usual_gaps():
    weekly = replace(health(newest_item=NOW - timedelta(days=20)), per_day=1 / 7)

    assert reports.diagnose(FEED, weekly, NOW).condition is Condition.FINE
    late = replace(weekly, state=replace(weekly.state, newest_item=NOW - timedelta(days=22)))
    assert reports.diagnose(FEED, late, NOW).condition is Condition.STALE


def test_a_failing_feed_says_how_often_and_since_when():
    found = reports.diagnose(FEED, health(failures=4, failing_since=NOW, error="The site answers 404."), NOW)

    assert found.since == NOW
    assert found.why == "The site answers 404. (4 times in a row)"
    assert found.advice


def test_a_feed_that_is_paused_says_who_paused_it():
    gone = health(paused=True, failures=1, http_status=410, error="The feed is gone (410).")

    assert reports.diagnose(FEED, gone, NOW).why == "The feed is gone (410)."
    assert reports.diagnose(FEED, health(paused=True), NOW).why == "paused by you"


def test_a_frozen_host_and_a_feed_that_is_off():
    frozen = replace(FEED, url="https://feeds.a.dj.com/rss/RSSWSJD.xml")

    assert reports.diagnose(frozen, health(), NOW).condition is Condition.FROZEN
    assert reports.diagnose(replace(FEED, enabled=False), health(failures=9), NOW).condition is Condition.OFF


def test_the_panel_holds_who_is_there_in_the_first_and_the_last_quarter(tmp_path):
    database = f"sqlite:///{tmp_path / 'panel.sqlite3'}"
    here = [
        clipping(1, value=0.1, days=39, outlet="The Ledger"),
        clipping(2, value=0.1, days=1, outlet="The Ledger"),
        clipping(3, value=0.1, days=39, outlet="Gone Gazette"),
        clipping(4, value=0.1, days=2, outlet="Newcomer"),
        clipping(5, value=0.1, days=38, outlet="Harbor Post"),
        clipping(6, value=0.1, days=3, outlet="Harbor Post"),
    ]
    with Store.open(database, now=lambda: NOW, backup_dir=None) as store:
        feed = Feed("https://ledger.example/rss", "All", "The Ledger")
        store.save(Poll(feed, FeedState(feed.url), NOW, tuple(here)))
    with Reader.open(database, now=lambda: NOW) as reader:
        found = reports.panel(reader, Filter(since=NOW - timedelta(days=40), until=NOW))

    assert found == (("Harbor Post", "The Ledger"), 4)


def test_rule_would_fire_once_for_the_copies_of_a_story(reader, tmp_path):
    opened = reader(
        clipping(1, value=0.0, days=1, outlet="Harbor Post"), *(clipping(n, value=0.0, days=n) for n in (2, 3))
    )
    with Store.open(f"sqlite:///{tmp_path / 'news.sqlite3'}", now=lambda: NOW) as store:
        store.assign({f"{1:016x}": f"{2:016x}"})

    tried = reports.dry_run(opened, AlertRule("r", "curbs"), since=NOW - timedelta(days=9), until=NOW)

    assert [row.alert.article for row in tried.alerts] == [f"{2:016x}", f"{3:016x}"]
    assert [row.copies for row in tried.alerts] == [2, 1]
    assert (tried.looked_at, tried.outlets) == (3, 2)  # all three, one of them from elsewhere


def test_a_dry_run_that_nobody_waits_for_is_given_up(reader):
    read = []
    opened = reader(*(clipping(n, value=0.1, days=n) for n in range(1, 6)))

    def given_up():
        read.append(1)
        return len(read) > 2

    tried = reports.dry_run(
        opened, AlertRule("r", "curbs"), since=NOW - timedelta(days=9), until=NOW, given_up=given_up
    )

    assert len(tried.alerts) == 2


# ---- export -------------------------------------------------------------------------------------


def test_export_that_is_broken_off_leaves_nothing_behind(reader, tmp_path):
    told = []

    def stop(rows):
        told.append(rows)
        if rows >= reports.TOLD_EVERY:
            raise ExportError("Stopped.")

    many = [clipping(n, value=0.1, days=1) for n in range(2 * reports.TOLD_EVERY)]
    to = tmp_path / "out" / "articles.csv"
    to.parent.mkdir()

    with pytest.raises(ExportError):
        reports.export(reader(*many), "articles", Filter(), to, created=NOW, progress=stop)

    assert told == [0, reports.TOLD_EVERY]
    assert list(to.parent.iterdir()) == []


def test_a_manifest_tells_everything_that_was_asked_for() -> None:
    """Each field of a filter that narrows is told: a file must not claim to hold more than it does."""
    asked = Filter(
        topics=("chips",), outlets=("The Ledger",), voices=("Ada",), since=NOW, until=NOW, search="curbs", unread=True,
        starred=True, feed="https://ledger.example/feed", labels=("memo",), below=0.5, above=-0.5, engine="vader",
        kinds=("direct",), unknown=True, named=True, targets=("Orrin",), once=True, own_words=True,
        sure=0.75,
    )  # fmt: skip
    told = reports.filter_record(asked)
    apart = {"sentiment_below": "below", "sentiment_above": "above"}

    narrowing = {each.name for each in fields(Filter)} - {"engine"}  # told beside it
    assert {apart.get(name, name) for name in told} == narrowing
    assert all(value not in (None, [], False) for value in told.values())

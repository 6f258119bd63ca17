from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from monitor.errors import StoreError
from monitor.model import (
    AlertRule,
    Article,
    Feed,
    FeedState,
    Filter,
    Outlet,
    OutletKind,
    Period,
    Poll,
    Saved,
    ScoredText,
    Sentiment,
    Span,
    Statement,
)
from monitor.store.queries import Reader
from monitor.store.schema import moment, session
from monitor.store.store import Store

if TYPE_CHECKING:
    Clock = World = Any

Save = Callable[..., Saved]


def titles(reader: Reader, **filter: Any) -> list[str]:
    return [row.title for row in reader.rows(reader.ids(Filter(**filter)))]


# ---- articles -----------------------------------------------------------------------------------


def test_clipping_comes_back_as_it_was_saved(store: Store, reader: Reader, world: World, save: Save) -> None:
    full = world.article(
        "“Sell-off” – ¥5.6m",
        "Erste Zeile.\n\nتقرير 中文 😀",
        updated=world.clock() + timedelta(microseconds=1),
        author="A. Writer",
        language="en-US",
        html="<p>Erste Zeile.</p>",
        categories=("Tech", "Markets; chips"),
        published=datetime(2025, 1, 26, 23, 59, 59, 999_999, tzinfo=UTC),
    )
    clipping = world.clipping(full, topics=("ai", "chips"), statements=(world.statement(), world.statement("Bo Lind")))

    save(clipping)

    assert reader.clipping(full.id) == clipping


def test_undated_and_unscored_article_comes_back_too(reader: Reader, world: World, save: Save) -> None:
    article = world.article(published=None, date_flag="future", url=None, scored_text=ScoredText.HEADLINE)
    clipping = world.clipping(article, compound=None, topics=(), not_scored="language: nl", headline={}, narration={})

    save(clipping)

    assert reader.clipping(article.id) == clipping
    assert reader.rows(reader.ids(Filter()))[0].published is None


def test_article_added_by_hand_has_no_feed(reader: Reader, world: World, save: Save) -> None:
    save(world.clipping(world.article(feed="", origin="manual")))

    [row] = reader.rows(reader.ids(Filter()))
    assert (row.feed, row.origin) == ("", "manual")


def test_article_served_again_is_stored_once(reader: Reader, world: World, save: Save) -> None:
    clipping = world.clipping()

    first = save(clipping, clipping)
    second = save(clipping)

    assert (first.new, second.new, second.edited) == ((clipping.article.id,), (), ())
    assert reader.count(Filter()) == 1


def test_unseen_are_new_and_edited_articles(store: Store, world: World, save: Save) -> None:
    same, changed, new = world.article(), world.article(), world.article()
    save(world.clipping(same), world.clipping(changed))
    edit = replace(changed, title="Chips fall")

    assert store.unseen([same, edit, new, new]) == (edit, new)


def test_edited_article_shows_its_newest_text_and_keeps_the_first(reader: Reader, world: World, save: Save) -> None:
    first = world.clipping(world.article("Chips rise", "Up."), compound=0.5)
    second = world.edited(world.clipping(first.article, compound=-0.5), title="Chips fall", text="Down.")
    third = world.edited(world.clipping(first.article, compound=-0.75), title="Chips crash", text="Down.")

    save(first)
    assert save(second) == Saved((), (first.article.id,), ())
    save(third)

    [key] = reader.ids(Filter())
    assert reader.clipping(key) == third
    assert reader.first_version(key) == ("Chips rise", "Up.")
    assert titles(reader, search="rise") == []
    assert titles(reader, search="crash") == ["Chips crash"]
    [score] = reader.scores("outlet", Filter(), Period.DAY, "vader")
    assert (score.n_articles, score.total) == (1, -0.75)


def test_two_feeds_that_summarize_differently_do_not_edit_an_article_for_ever(
    store: Store, world: World, save: Save
) -> None:
    other = Feed("https://harbor.example/tech", "Harbor Post: Tech", "Harbor Post")
    article = world.article(text="One summary.")
    again = replace(article, feed=other.url, text="Another summary.")
    save(world.clipping(article))

    assert store.unseen([again]) == ()
    assert save(world.clipping(again), feed=other).edited == ()
    assert store.unseen([article]) == ()


def test_another_feed_with_more_words_takes_over(store: Store, reader: Reader, world: World, save: Save) -> None:
    other = Feed("https://harbor.example/full", "Harbor Post: full", "Harbor Post")
    short = world.article(text="A summary.")
    full = replace(short, feed=other.url, text="The whole piece.", scored_text=ScoredText.BODY)
    save(world.clipping(short))

    assert save(world.clipping(full), feed=other).edited == (short.id,)

    clipping = reader.clipping(short.id)
    assert clipping is not None
    assert (clipping.article.text, clipping.article.feed) == ("The whole piece.", short.feed)
    assert store.unseen([short]) == ()
    assert store.unseen([replace(full, text="The whole piece, corrected.")]) != ()


def test_edit_keeps_the_date_of_the_first_publication(reader: Reader, world: World, save: Save) -> None:
    first = world.clipping()
    later = world.edited(first, title="New title", published=world.clock() + timedelta(days=2))
    save(first)
    save(later)

    [row] = reader.rows(reader.ids(Filter()))
    assert (row.title, row.published) == ("New title", first.article.published)


def test_undated_article_that_gets_a_date_moves_to_its_place(
    store: Store, reader: Reader, world: World, save: Save
) -> None:
    undated = world.clipping(
        world.article(published=None, date_flag="missing"), statements=(world.statement(compound=0.75),)
    )
    other = world.clipping(world.article(published=world.clock() - timedelta(days=2)))
    save(undated, other)
    [newest, _] = reader.ids(Filter())
    store.star([newest])
    store.note(newest, "look again")
    dated = world.edited(undated, title="Dated", published=world.clock() - timedelta(days=3), date_flag=None)
    save(dated)

    rows = reader.rows(reader.ids(Filter()))
    assert [row.id for row in rows] == [other.article.id, dated.article.id]
    assert rows[1].starred
    assert reader.clipping(dated.article.id) == dated
    assert reader.note(rows[1].key) == "look again"
    assert [s.period_start.day for s in reader.scores("voice", Filter(), Period.DAY, "vader")] == [24]
    assert [lens.articles for lens in reader.lenses("voice", world.clock() - timedelta(days=4), None, "vader")] == [1]


def test_undated_articles_of_a_first_document_stand_below_the_news_of_the_day(
    reader: Reader, world: World, save: Save
) -> None:
    old, today = world.clipping(world.article(published=None)), world.clipping(world.article())
    by_hand = world.clipping(world.article(feed="", published=None))
    save(old, today, by_hand)
    fresh = world.clipping(world.article(published=None))
    save(fresh)

    listed = [row.id for row in reader.rows(reader.ids(Filter()))]
    assert set(listed[:2]) == {by_hand.article.id, fresh.article.id}  # of the same second
    assert listed[2:] == [today.article.id, old.article.id]


def test_key_of_an_article_is_found_by_its_id(reader: Reader, world: World, save: Save) -> None:
    clipping = world.clipping(world.article(published=None))
    save(clipping)

    assert reader.key(clipping.article.id) == reader.ids(Filter())[0]
    assert reader.key("0" * 16) is None


def test_nul_and_half_characters_never_reach_the_store(reader: Reader, world: World, save: Save) -> None:
    article = world.article("Chips\0 fall", "Half \ud83d of it")
    save(world.clipping(article), etag="\0")

    [row] = reader.rows(reader.ids(Filter()))
    assert row.title == "Chips\ufffd fall"
    clipping = reader.clipping(row.key)
    assert clipping is not None
    assert clipping.article.text == "Half \ufffd of it"


def test_words_that_look_like_sql_change_no_query(store: Store, reader: Reader, world: World, save: Save) -> None:
    evil = "Robert'); DROP TABLE article;-- %s :x ? \\"
    clipping = world.clipping(
        world.article(evil, evil, author=evil), topics=(evil,), statements=(world.statement(evil, words=evil),)
    )
    save(clipping, error=evil)
    save(world.clipping())

    assert reader.clipping(clipping.article.id) == clipping
    assert titles(reader, topics=(evil,)) == [evil]
    assert titles(reader, voices=(evil,)) == [evil]
    assert reader.count(Filter()) == 2


def test_thousands_of_articles_of_one_second_keep_their_order(reader: Reader, world: World, save: Save) -> None:
    midnight = datetime(2025, 1, 27, tzinfo=UTC)
    clippings = [world.clipping(world.article(f"No. {n}", published=midnight)) for n in range(1_200)]

    save(*clippings[600:])
    save(*clippings[:600])

    assert titles(reader) == [f"No. {n}" for n in range(1_200)]


def test_dates_before_1970_are_dates(reader: Reader, world: World, save: Save) -> None:
    save(world.clipping(world.article("Old", published=datetime(1969, 7, 20, 20, 17, tzinfo=UTC))), world.clipping())

    assert titles(reader)[-1] == "Old"
    assert titles(reader, until=datetime(1970, 1, 1, tzinfo=UTC)) == ["Old"]


def test_naive_time_is_a_bug(world: World, save: Save) -> None:
    naive = datetime(2025, 1, 27)  # noqa: DTZ001
    with pytest.raises(TypeError):
        save(world.clipping(world.article(published=naive)))


def test_a_poll_is_stored_whole_or_not_at_all(store: Store, reader: Reader, world: World, save: Save) -> None:
    good, bad = world.clipping(), world.clipping(topics=(None,))  # type: ignore[arg-type]

    with pytest.raises(Exception):  # noqa: B017, PT011  # a bug of the caller, whatever it raises
        save(good, bad, etag="new")

    assert reader.count(Filter()) == 0
    assert store.state(world.feed.url).etag is None
    assert save(good).new == (good.article.id,)
    assert reader.rows(reader.ids(Filter()))[0].topics == ("chips",)


def test_new_findings_replace_the_old_ones(store: Store, reader: Reader, world: World, save: Save) -> None:
    old = world.clipping(compound=0.5, topics=("chips", "ai"), statements=(world.statement("Bo Lind"),))
    new = replace(
        world.clipping(old.article, compound=-0.5, topics=("ai", "trade"), statements=(world.statement("Ada Okafor"),)),
    )
    save(old)

    assert store.replace_analysis([new, world.clipping()]) == 1

    assert reader.clipping(old.article.id) == new
    scores = {score.name: score.total for score in reader.scores("topic", Filter(), Period.DAY, "vader")}
    assert scores == {"ai": -0.5, "trade": -0.5}
    assert [lens.name for lens in reader.lenses("voice", None, None, "vader")] == ["Ada Okafor"]


def test_all_articles_can_be_walked_over(store: Store, world: World, save: Save) -> None:
    clippings = [world.clipping() for _ in range(7)]
    save(*clippings)

    walked: list[Article] = []
    after = None
    while page := store.articles_after(after, 3):
        walked += [article for _, article in page]
        after = page[-1][0]

    assert walked == [clipping.article for clipping in reversed(clippings)]


# ---- the user's marks ---------------------------------------------------------------------------


def test_marks_stay_when_an_article_is_edited(store: Store, reader: Reader, world: World, save: Save) -> None:
    clipping = world.clipping()
    save(clipping, world.clipping())
    key = reader.rows(reader.ids(Filter()))[0].key
    store.mark_read([key], True)
    store.star([key], True)
    store.label([key, -5], "follow up")
    store.note(key, "Call them.")
    store.note(-5, "nobody")
    save(world.edited(clipping, title="Edited"))

    row = reader.rows([key])[0]
    assert (row.read, row.starred, row.title) == (True, True, "Edited")
    assert reader.note(key) == "Call them."
    assert reader.labels(key) == ("follow up",)
    assert len(reader.ids(Filter(unread=True))) == 1
    assert list(reader.ids(Filter(starred=True))) == [key]


def test_marks_can_be_taken_back(store: Store, reader: Reader, world: World, save: Save) -> None:
    save(world.clipping())
    [key] = reader.ids(Filter())
    for on in (True, False):
        store.mark_read([key], on)
        store.star([key], on)
        store.label([key], "x", on)
        store.note(key, "x" if on else None)

    assert reader.ids(Filter(unread=True)) == reader.ids(Filter())
    assert reader.count(Filter(starred=True)) == 0
    assert (reader.note(key), reader.labels(key)) == (None, ())


def test_unread_counts_follow_what_is_read(store: Store, reader: Reader, world: World, save: Save) -> None:
    save(*(world.clipping(topics=("ai", "chips"), statements=(world.statement("Bo Lind"),)) for _ in range(5)))
    keys = reader.ids(Filter())
    store.mark_read(keys[:3], True)
    store.mark_read(keys[:2], True)
    store.mark_read(keys[:1], False)

    for by in ("topic", "outlet", "voice"):
        for since in (None, world.clock() - timedelta(hours=1), world.clock() - timedelta(days=3)):
            lens = reader.lenses(by, since, world.clock(), "vader")[0]
            assert (lens.articles, lens.unread) == (5, 3)


# ---- pruning ------------------------------------------------------------------------------------


def test_pruning_takes_what_is_old_and_nothing_the_user_marked(
    store: Store, reader: Reader, world: World, save: Save
) -> None:
    old = world.clock() - timedelta(days=100)
    kept = [
        world.clipping(world.article(f"{why}", published=old)) for why in ("starred", "noted", "labelled", "alerted")
    ]
    gone = [world.clipping(world.article("gone", published=old), statements=(world.statement(),)) for _ in range(3)]
    new = world.clipping(world.article("new"))
    save(*kept, *gone, new, alerts=(world.alert(kept[3]),))
    keys = {row.title: row.key for row in reader.rows(reader.ids(Filter()))}
    store.star([keys["starred"]], True)
    store.note(keys["noted"], "!")
    store.label([keys["labelled"]], "!")

    assert [store.prune(world.clock() - timedelta(days=30), limit=2) for _ in range(3)] == [2, 1, 0]

    assert sorted(titles(reader)) == ["alerted", "labelled", "new", "noted", "starred"]
    assert titles(reader, search="gone") == []
    assert reader.statements(Filter()) == ()
    assert sum(score.n_articles for score in reader.scores("outlet", Filter(), Period.DAY, "vader")) == 5
    assert reader.lenses("voice", None, None, "vader") == ()
    store.sync_feeds([world.feed])
    assert reader.health()[world.feed.url].articles == 5


def test_article_that_was_pruned_and_is_served_again_is_new(
    store: Store, reader: Reader, world: World, save: Save
) -> None:
    old = world.clipping(world.article(published=world.clock() - timedelta(days=100)))
    save(old)
    store.prune(world.clock())

    assert save(old).new == (old.article.id,)


# ---- alerts -------------------------------------------------------------------------------------


def test_a_rule_fires_once_for_a_story(store: Store, reader: Reader, world: World, save: Save) -> None:
    one, two = world.clipping(), world.clipping()
    alert = world.alert(one, story=one.article.id)
    copy = replace(world.alert(two, story=two.article.id), id="another")

    assert save(one, two, alerts=(alert, alert)).alerts == (replace(alert, first_import=True),)
    store.assign({two.article.id: one.article.id})
    assert save(one, two, alerts=(alert, copy)).alerts == ()
    assert save(world.edited(one, title="Edited"), alerts=(alert,)).alerts == ()
    assert [row.alert.id for row in reader.alerts()] == [alert.id]


def test_two_rules_fire_for_one_story(reader: Reader, world: World, save: Save) -> None:
    clipping = world.clipping()

    saved = save(clipping, alerts=(world.alert(clipping, "r1"), world.alert(clipping, "r2")))

    assert [alert.rule for alert in saved.alerts] == ["r1", "r2"]
    assert len(reader.alerts(rule="r2")) == 1
    assert len(reader.alerts(limit=1)) == 1


def test_alert_without_its_article_is_not_stored(reader: Reader, world: World, save: Save) -> None:
    assert save(alerts=(world.alert(world.clipping()),)).alerts == ()
    assert reader.alerts() == ()


def test_alerts_of_a_first_import_are_told_apart(reader: Reader, world: World, save: Save) -> None:
    old, new = world.clipping(), world.clipping()

    first = save(old, alerts=(world.alert(old),))
    second = save(old, new, alerts=(world.alert(new),))

    assert [alert.first_import for alert in first.alerts + second.alerts] == [True, False]


def test_alerts_wait_until_they_are_delivered(store: Store, reader: Reader, world: World, save: Save) -> None:
    one, two = world.clipping(), world.clipping()
    alerts = save(one, two, alerts=(world.alert(one), world.alert(two))).alerts

    assert store.undelivered() == alerts
    at = world.clock.pass_(minutes=1)
    store.mark_delivered([alerts[0].id], at)
    store.mark_delivered([alert.id for alert in alerts], at + timedelta(minutes=1))
    assert reader.unseen_alerts() == 2
    store.mark_seen([alerts[1].id])

    assert reader.unseen_alerts() == 1
    assert store.undelivered() == ()
    told = {row.alert.id: (row.alert.delivered, row.alert.seen) for row in reader.alerts()}
    assert told == {alerts[0].id: (at, None), alerts[1].id: (at + timedelta(minutes=1), at)}


def test_log_names_a_rule_that_is_gone(store: Store, reader: Reader, world: World, save: Save) -> None:
    store.sync_rules([AlertRule("r1", "chips OR wafers", name="Chips")])
    clipping = world.clipping(world.article("Chips fall"))
    save(clipping, alerts=(world.alert(clipping),))
    store.sync_rules([])

    [row] = reader.alerts()
    assert (row.rule_name, row.query, row.outlet, row.title) == (
        "Chips",
        "chips OR wafers",
        "Harbor Post",
        "Chips fall",
    )
    assert (row.alert.matched, row.published) == (("Chips",), clipping.article.published)


# ---- feeds --------------------------------------------------------------------------------------


def test_state_comes_back_as_it_was_saved(store: Store, world: World) -> None:
    at = world.clock()
    state = FeedState(
        world.feed.url,
        next_due=at,
        interval=timedelta(minutes=17, microseconds=3),
        etag='W/"x"',
        last_modified="Mon, 27 Jan 2025 14:00:00 GMT",
        validators_at=at,
        digest="ab" * 32,
        last_polled=at,
        last_success=at - timedelta(hours=1),
        failing_since=at,
        failures=3,
        error="the server did not answer",
        http_status=503,
        not_before=at,
        paused=True,
        moved_to="https://new.example/rss",
        moved_seen=2,
        newest_item=at,
        empty_streak=4,
        undated_share=0.25,
        warning="two entries without a date",
    )
    store.sync_feeds([world.feed])
    store.save_state(state)

    assert store.state(world.feed.url) == state
    assert store.states() == {world.feed.url: state}


def test_unknown_feed_has_a_fresh_state(store: Store) -> None:
    assert store.state("https://nowhere.example/") == FeedState("https://nowhere.example/")


def test_feeds_come_due_longest_overdue_first_and_are_leased(store: Store, world: World) -> None:
    feeds = [Feed(f"https://{name}.example/rss", name, name) for name in ("never", "late", "later", "not-yet")]
    now = world.clock()
    store.sync_feeds(feeds)
    for feed, minutes in zip(feeds[1:], (30, 10, -10), strict=True):
        store.save_state(FeedState(feed.url, next_due=now - timedelta(minutes=minutes)))

    first = store.due(now, 2, "desk", now + timedelta(minutes=5))
    second = store.due(now, 2, "collector", now + timedelta(minutes=5))

    assert first == ("https://never.example/rss", "https://late.example/rss")
    assert second == ("https://later.example/rss",)
    assert store.due(now + timedelta(minutes=6), 9, "desk", now + timedelta(hours=1)) == (*first, *second)
    store.release("desk")
    assert len(store.due(now, 9, "collector", now + timedelta(minutes=5))) == 3


def test_feeds_of_the_catalog_are_made_due_and_no_later_than_they_are(store: Store, world: World) -> None:
    feeds = [Feed(f"https://{name}.example/rss", name, name) for name in ("soon", "late", "other", "off")]
    now = world.clock()
    store.sync_feeds(feeds)
    for feed, minutes in zip(feeds, (10, -10, 10, 10), strict=True):
        store.save_state(FeedState(feed.url, next_due=now + timedelta(minutes=minutes)))
    store.sync_feeds([*feeds[:3], replace(feeds[3], enabled=False)])

    store.make_due([feed.url for feed in feeds if feed.title != "other"], now)

    due = {feed.title: store.state(feed.url).next_due for feed in feeds}
    ten = timedelta(minutes=10)
    assert due == {"soon": now, "late": now - ten, "other": now + ten, "off": now + ten}


def test_a_poll_leaves_a_feed_as_paused_as_the_user_has_it(store: Store, world: World) -> None:
    store.sync_feeds([world.feed])
    after = FeedState(world.feed.url, last_success=world.clock(), paused=False)
    store.save_state(FeedState(world.feed.url, paused=True))

    store.save(Poll(world.feed, after, world.clock()), keep_pause=True)

    assert store.state(world.feed.url) == replace(after, paused=True)


def test_signs_of_life_of_one_moment_are_written_once_also_after_a_write_that_failed(
    store: Store, world: World
) -> None:
    now = world.clock()

    def lives() -> dict[str, datetime]:
        return {row.holder: moment(row.until) for row in store._read(lambda c: c.execute(select(session)).all())}

    store.heartbeat("desk", now)
    store.heartbeat("desk", now + timedelta(milliseconds=900))
    assert lives() == {"desk": now}
    store.heartbeat("desk", now + timedelta(seconds=1))
    store.heartbeat("poll", now)
    assert lives() == {"desk": now + timedelta(seconds=1), "poll": now}

    def half(connection: Any) -> None:
        store._alive(connection, "poll", now + timedelta(seconds=5))
        raise StoreError("The disk is full.")

    with pytest.raises(StoreError):
        store._write(half)
    store.heartbeat("poll", now + timedelta(seconds=5))
    assert lives()["poll"] == now + timedelta(seconds=5)


def test_lease_ends_with_the_poll(store: Store, world: World, save: Save) -> None:
    now = world.clock()
    store.sync_feeds([world.feed])
    for end in (
        lambda: save(next_due=now),
        lambda: store.fail(world.feed, FeedState(world.feed.url, next_due=now), now),
        lambda: store.save_state(FeedState(world.feed.url, next_due=now)),
    ):
        assert store.due(now, 1, "a", now + timedelta(hours=1)) == (world.feed.url,)
        assert store.due(now, 1, "a", now + timedelta(hours=1)) == ()
        end()
    assert store.due(now, 1, "b", now + timedelta(hours=1)) == (world.feed.url,)


@pytest.mark.parametrize("state", [{"paused": True}, {"not_before": datetime(2025, 1, 28, tzinfo=UTC)}])
def test_paused_feeds_and_servers_that_asked_to_wait_are_not_due(store: Store, world: World, state: Any) -> None:
    store.sync_feeds([world.feed])
    store.save_state(FeedState(world.feed.url, **state))

    assert store.due(world.clock(), 9, "a", world.clock()) == ()


def test_feeds_that_leave_the_catalog_are_not_due_but_remembered(store: Store, world: World, save: Save) -> None:
    off = Feed("https://off.example/rss", "Off", "Off", enabled=False)
    store.sync_feeds([world.feed, off])
    save(world.clipping(), etag="kept")
    store.sync_feeds([off])

    assert store.due(world.clock.pass_(days=1), 9, "a", world.clock()) == ()
    assert store.states() == {}
    assert store.next_due() is None
    assert store.state(world.feed.url).etag == "kept"
    store.sync_feeds([world.feed])
    assert list(store.states()) == [world.feed.url]


def test_next_due_is_the_earliest(store: Store, world: World) -> None:
    other = Feed("https://b.example/", "B", "B")
    store.sync_feeds([world.feed, other])
    for feed, hours in ((world.feed, 2), (other, 1)):
        store.save_state(FeedState(feed.url, next_due=world.clock() + timedelta(hours=hours)))

    assert store.next_due() == world.clock() + timedelta(hours=1)


def test_articles_never_show_a_feeds_password(reader: Reader, world: World, save: Save) -> None:
    secret = Feed("https://user:pass@harbor.example/rss?x=1", "Private", "Harbor Post")
    save(world.clipping(world.article(feed="https://harbor.example/rss?x=1")), feed=secret)

    [row] = reader.rows(reader.ids(Filter(feed=secret.url)))
    assert row.feed == "https://harbor.example/rss?x=1"
    assert reader.count(Filter(feed="https://harbor.example/rss?x=1")) == 1


# ---- what the catalog says ----------------------------------------------------------------------


def test_primary_sources_are_left_out_of_series_unless_named(
    store: Store, reader: Reader, world: World, save: Save
) -> None:
    court = Outlet("court", "Court of Wexmoor", kind=OutletKind.PRIMARY)
    save(world.clipping(), world.clipping(world.article(outlet=court.name), compound=-0.5))
    for outlets, shown in (([], ["Court of Wexmoor", "Harbor Post"]), ([court], ["Harbor Post"])):
        store.sync_outlets(outlets)
        assert [score.name for score in reader.scores("outlet", Filter(), Period.DAY, "vader")] == shown
        [topic] = reader.scores("topic", Filter(), Period.DAY, "vader")
        assert topic.n_articles == len(shown)

    [named] = reader.scores("outlet", Filter(outlets=(court.name,)), Period.DAY, "vader")
    assert named.total == -0.5
    save(world.clipping(world.article(outlet=court.name)))
    [topic] = reader.scores("topic", Filter(), Period.DAY, "vader")
    assert topic.n_articles == 1


def test_statement_spans_lie_where_they_lay(reader: Reader, world: World, save: Save) -> None:
    statement = Statement(world.statement().kind, "a b", (Span(5, 6), Span(9, 10)), scores={"vader": Sentiment(0.0)})
    save(world.clipping(statements=(statement,)))

    [row] = reader.statements(Filter())
    assert (row.start, row.end, row.voice, row.speaker) == (5, 10, None, None)
    assert row.sentiment == {"vader": 0.0}


def test_closing_twice_is_no_trouble(store: Store) -> None:
    store.optimize()
    store.close()
    store.close()

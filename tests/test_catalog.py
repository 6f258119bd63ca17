"""The catalog: what we ship is sound, what the user writes changes it field by field, what is wrong is named."""

from __future__ import annotations

import itertools
import os
import pickle
import stat
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from monitor import catalog
from monitor.errors import CatalogError, QueryError
from monitor.model import (
    AlertRule,
    Company,
    Event,
    Feed,
    FeedKind,
    Outlet,
    OutletKind,
    Role,
    Topic,
    Voice,
)
from monitor.query import parse

SHIPPED = catalog.load(None)
FILES = ("feeds", "outlets", "topics", "voices", "companies", "events")
ROWS = {
    name: next(
        iter(
            tomllib.loads(
                (resources.files("monitor.resources") / "catalog" / f"{name}.toml").read_text("utf-8")
            ).values()
        )
    )
    for name in FILES
}


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "catalog"


# ---- what we ship -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_every_row_says_what_it_is_where_it_is_from_and_since_when(name: str) -> None:
    for row in ROWS[name]:
        assert {"id", "enabled", "source", "as_of"} <= row.keys(), row
        assert row["source"] in ("S", "E", "K")
    assert len({row["id"] for row in ROWS[name]}) == len(ROWS[name])


def test_no_alert_rules_are_shipped() -> None:
    assert SHIPPED.rules == ()


@pytest.mark.parametrize("topic", SHIPPED.topics, ids=lambda topic: topic.id)
def test_topic_can_be_read_and_searched_for(topic: Topic) -> None:
    assert parse(topic.query, topic.context)
    assert topic.search
    assert topic.name != topic.id


def test_fourteen_topics_of_which_nine_are_on() -> None:
    on = [topic.id for topic in SHIPPED.topics if topic.enabled]

    assert on == [
        "deepseek",
        "chip-export-controls",
        "ai-policy",
        "eu-ai-act",
        "ai-market-reaction",
        "ai-efficiency",
        "stargate-infrastructure",
        "ai-action-summit",
        "us-china-ai-race",
    ]
    assert len(SHIPPED.topics) == 14


@pytest.mark.parametrize(
    ("topic", "headline"),
    [
        ("deepseek", "High-Flyer, the hedge fund behind the lab"),
        ("chip-export-controls", "New export curbs on advanced computing"),
        ("chip-export-controls", "Entity List grows: three Chinese makers of GPUs"),
        ("ai-policy", "Senate bill would preempt state AI laws"),
        ("eu-ai-act", "GPAI code is out"),
        ("ai-market-reaction", "S&P 500 futures slip as tech selloff spreads"),
        ("ai-efficiency", "Inference costs fall as AI models shrink"),
        ("ai-efficiency", "DeepSeek says training took $5.6m"),
        ("stargate-infrastructure", "SoftBank doubles down on Stargate"),
        ("ai-action-summit", "Leaders gather in Paris for an AI summit"),
        ("us-china-ai-race", "A Sputnik moment? China’s A.I. labs catch up"),
        ("europe-third-way", "AI: Europe’s dependence on Big Tech"),
        ("big-tech-antitrust-ai", "FTC looks into Microsoft’s AI bundle"),
        ("china-chip-countermeasures", "Beijing tightens licensing of gallium exports"),
        ("chip-smuggling", "Shell companies moved thousands of Nvidia GPUs"),
        ("distillation-ip", "OpenAI says its models were distilled"),
    ],
)
def test_topic_finds_its_headlines(topic: str, headline: str) -> None:
    found = SHIPPED.find("topics", topic)

    assert isinstance(found, Topic)
    assert parse(found.query).matches(headline, "")


@pytest.mark.parametrize(
    "headline", ["Training for a marathon", "She said it was a chip off the old block", "Local office party policy", ""]
)
def test_topics_leave_other_news_alone(headline: str) -> None:
    assert [topic.id for topic in SHIPPED.topics if parse(topic.query).matches(headline, "")] == []


def test_doubtful_feeds_are_off_and_say_why() -> None:
    for feed in SHIPPED.feeds:
        assert feed.confidence in ("high", "medium", "low")
        assert feed.how
        assert feed.enabled or (feed.note or "").startswith("off: "), feed.url
        assert not (feed.enabled and feed.confidence == "low"), feed.url


@pytest.mark.parametrize(
    "part", ["feeds.a.dj.com", "bis.gov/rss", "commerce.gov", "rss.arxiv.org", "hnrss.org", "venturebeat", "Olshansk"]
)
def test_feeds_known_for_trouble_are_off(part: str) -> None:
    found = [feed for feed in SHIPPED.feeds if part in feed.url]

    assert found
    assert not any(feed.enabled for feed in found)


def test_feeds_belong_to_listed_outlets_and_topics() -> None:
    outlets = {outlet.name for outlet in SHIPPED.outlets}
    topics = {topic.id for topic in SHIPPED.topics}

    for feed in SHIPPED.feeds:
        assert feed.outlet in outlets or (feed.kind is FeedKind.SEARCH and feed.outlet == "Google News search"), (
            feed.url
        )
        assert set(feed.topics) <= topics
        assert feed.url.startswith("https://")
        assert "{" not in feed.url  # search templates are no feeds
        assert feed.origin == "default"


def test_no_domain_or_name_belongs_to_two_outlets() -> None:
    domains = [domain.lower() for outlet in SHIPPED.outlets for domain in outlet.domains]
    names = [name.lower() for outlet in SHIPPED.outlets for name in (outlet.name, *outlet.aliases)]

    assert sorted(domains) == sorted(set(domains))
    assert sorted(names) == sorted(set(names))
    assert not any(domain.startswith(("http", "www.", "news.google.")) for domain in domains)


@pytest.mark.parametrize(
    ("name", "kind", "domain"),
    [
        ("Wall Street Journal", OutletKind.BUSINESS, "feeds.a.dj.com"),
        ("WSJ editorial page", OutletKind.OPINION, "wsj.com/opinion"),
        ("Yahoo", OutletKind.SYNDICATION, "yahoo.com"),
        ("Global Times", OutletKind.STATE, "globaltimes.cn"),
        ("Federal Register", OutletKind.PRIMARY, "federalregister.gov"),
        ("LinkedIn", OutletKind.PLATFORM, "linkedin.com"),
        ("Reuters", OutletKind.WIRE, "reuters.com"),
    ],
)
def test_outlets_have_their_desk_and_hosts(name: str, kind: OutletKind, domain: str) -> None:
    outlet = next(outlet for outlet in SHIPPED.outlets if outlet.name == name)

    assert outlet.kind is kind
    assert domain in outlet.domains


def test_newsletters_of_one_person_name_the_author() -> None:
    authors = {outlet.name: outlet.author for outlet in SHIPPED.outlets if outlet.author}

    assert authors["Marcus on AI"] == "Gary Marcus"
    assert all(outlet.kind is OutletKind.NEWSLETTER for outlet in SHIPPED.outlets if outlet.author)


def test_voices_have_lawful_kinds_and_roles_in_order() -> None:
    for voice in SHIPPED.voices:
        assert voice.kind in ("person", "organisation", "outlet", "collective")
        assert voice.gender in (("f", "m", None) if voice.kind == "person" else (None,))
        assert voice.group
        assert voice.name not in voice.aliases
        assert voice.kind != "person" or voice.roles
        dated = [role for role in voice.roles if role.start and role.end]
        assert all(role.start <= role.end for role in dated)  # type: ignore[operator]  # both are dates


def test_people_move() -> None:
    chappaz = next(voice for voice in SHIPPED.voices if voice.name == "Clara Chappaz")
    minister = chappaz.roles[-1]

    assert minister.title == "Minister Delegate for AI and Digital Technology"
    assert minister.start == date(2024, 12, 23)
    assert minister.end == date(2025, 10, 12)


def test_the_quoted_voices_of_the_seed_are_on() -> None:
    on = {voice.name for voice in SHIPPED.voices if voice.enabled}

    assert {
        "Gary Marcus",
        "Suranga Chandratillake",
        "Guillaume Liegey",
        "Philippe Huberdeau",
        "Wall Street Journal editorial board",
        "Clara Chappaz",
        "Andy Pardoe",
        "Frank Dias",
    } <= on


def test_no_spelling_belongs_to_two_voices() -> None:
    names = [name for voice in SHIPPED.voices for name in (voice.name, *voice.aliases)]

    assert sorted(names) == sorted(set(names))


def test_no_spelling_belongs_to_two_companies() -> None:
    names = [name for company in SHIPPED.companies for name in (company.name, *company.aliases)]

    assert sorted(names) == sorted(set(names))


def test_words_that_mean_something_else_in_small_letters_need_their_capitals() -> None:
    with_case = {company.name for company in SHIPPED.companies if company.case}

    assert {"Apple", "Oracle", "Meta", "Seed", "Gemini", "Intel", "Explain"} <= with_case


def test_events_are_in_order_and_belong_to_topics() -> None:
    topics = {topic.id for topic in SHIPPED.topics}

    assert [event.start for event in SHIPPED.events] == sorted(event.start for event in SHIPPED.events)
    for event in SHIPPED.events:
        assert event.topics
        assert set(event.topics) <= topics
        assert event.end is None or event.start < event.end


def test_loading_stays_light() -> None:
    code = (
        "import sys; from monitor import catalog; catalog.load(None);"
        "print([name for name in ('tomlkit', 'regex', 'monitor.query') if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_catalog_crosses_processes() -> None:
    assert pickle.loads(pickle.dumps(SHIPPED)) == SHIPPED


# ---- the user's files -----------------------------------------------------------------------------


def test_without_files_the_defaults_count(folder: Path) -> None:
    assert catalog.load(folder) == SHIPPED


def test_default_is_changed_key_by_key(folder: Path) -> None:
    write(folder, "topics", '[[topic]]\nid = "deepseek"\nquery = "DeepSeek OR V4"\n')

    loaded = catalog.load(folder)

    default = SHIPPED.find("topics", "deepseek")
    assert isinstance(default, Topic)
    assert loaded.find("topics", "deepseek") == replace(default, query="DeepSeek OR V4")
    assert [topic.id for topic in loaded.topics] == [topic.id for topic in SHIPPED.topics]
    assert loaded.changed == {("topics", "deepseek")}
    assert loaded.own == frozenset()


def test_row_of_ones_own_comes_after_the_defaults(folder: Path) -> None:
    write(folder, "topics", '[[topic]]\nid = "plows"\nquery = "plow*"\n')

    loaded = catalog.load(folder)

    assert loaded.topics[-1] == Topic("plows", "plows", "plow*")
    assert loaded.own == {("topics", "plows")}


def test_feed_is_changed_by_its_address_or_its_short_name(folder: Path) -> None:
    verge = SHIPPED.feeds[0]
    write(
        folder,
        "feeds",
        f'[[feed]]\nurl = "{verge.url}"\ninterval_min = 15\n\n[[feed]]\nid = "wsj-tech"\nenabled = false\n',
    )

    loaded = catalog.load(folder)

    assert loaded.find("feeds", verge.url) == replace(verge, interval=timedelta(minutes=15))
    assert [feed.enabled for feed in loaded.feeds if feed.id == "wsj-tech"] == [False]


def test_feed_of_ones_own_needs_only_an_address(folder: Path) -> None:
    write(folder, "feeds", '[[feed]]\nurl = "https://www.example.org/feed.xml"\n')

    assert catalog.load(folder).feeds[-1] == Feed(
        "https://www.example.org/feed.xml", title="www.example.org", outlet="example.org", origin="user"
    )


def test_everything_can_be_said_in_a_file(folder: Path) -> None:
    write(
        folder,
        "voices",
        '[[voice]]\nid = "mo"\nname = "Mira Osei"\naliases = ["Osei"]\ngroup = "Farm"\nkind = "person"\ngender = "f"\n'
        'source = "mine"\nas_of = 2026-01-02\n'
        'roles = [{ title = "chair", organisation = "Plow Board", start = 2020-01-01, end = 2021-01-01 },'
        '{ title = "farmer" }]\n',
    )
    write(folder, "alerts", '[[rule]]\nid = "r"\nquery = "plow*"\nsentiment_below = -0.4\nvoices = ["Mira Osei"]\n')
    write(folder, "companies", '[[company]]\nid = "p"\nname = "Plowshare"\ncase = true\n')
    write(folder, "events", '[[event]]\nid = "e"\nname = "Plow day"\nstart = 2026-05-01\n')
    write(folder, "outlets", '[[outlet]]\nid = "l"\nname = "The Ledger"\nkind = "wire"\ndomains = ["ledger.example"]\n')

    loaded = catalog.load(folder)

    roles = (Role("chair", "Plow Board", date(2020, 1, 1), date(2021, 1, 1)), Role("farmer"))
    assert loaded.voices[-1] == Voice(
        "mo",
        "Mira Osei",
        aliases=("Osei",),
        roles=roles,
        gender="f",
        group="Farm",
        source="mine",
        as_of=date(2026, 1, 2),
    )
    assert loaded.rules == (AlertRule("r", "plow*", sentiment_below=-0.4, voices=("Mira Osei",)),)
    assert loaded.companies[-1] == Company("p", "Plowshare", case=True)
    assert loaded.events[-1] == Event("e", "Plow day", date(2026, 5, 1))
    assert loaded.outlets[-1] == Outlet("l", "The Ledger", domains=("ledger.example",), kind=OutletKind.WIRE)


def test_switch_for_a_default_that_is_no_longer_shipped_is_passed_over(folder: Path) -> None:
    write(folder, "topics", '[[topic]]\nid = "of-old"\nenabled = false\n')

    assert catalog.load(folder).topics == SHIPPED.topics


def test_query_that_cannot_be_read_is_no_reason_not_to_start(folder: Path) -> None:
    write(folder, "alerts", '[[rule]]\nid = "r"\nquery = "(plow"\n')

    assert catalog.load(folder).rules == (AlertRule("r", "(plow"),)


@pytest.mark.parametrize(
    ("name", "text", "line", "key", "message"),
    [
        ("topics", '[[topic]]\nid = "a"\nquery = "a"\n[[topic]]\nid = "b"\nquery = 7\n', 6, "query", "quotation marks"),
        ("topics", '# x\n[[topic]]\nid = "a"\nqeury = "a"\n', 4, "qeury", "no such key; “query” is"),
        ("topics", '[[topic]]\nid = "a"\nzzz = "a"\n', 3, "zzz", "no such key; known are id, name, query"),
        ("topics", '[[topic]]\nid = "a"\nname = "A"\n', 1, None, "the topic “a” needs a query"),
        ("topics", '[[topic]]\nquery = "a"\n', 1, None, "a topic needs an id"),
        ("topics", '[[topic]]\nid = ""\nquery = "a"\n', 1, None, "a topic needs an id"),
        (
            "topics",
            '[[topic]]\nid="a"\nquery="a"\n\n[[topic]]\nid = "a"\nquery="b"\n',
            6,
            "id",
            "“a” stands in this file twice",
        ),
        ("topics", '[[topics]]\nid = "a"\n', 1, "topics", "only [[topic]] tables are known here"),
        ("topics", '[topic]\nid = "a"\n', None, "topic", "each topic is written as [[topic]]"),
        ("topics", '[[topic]]\nid = "a"\nquery = "a\n', 3, None, "this is not valid TOML"),
        (
            "topics",
            '[[topic]]\nid = "a"\nquery = "a"\nenabled = "yes"\n',
            4,
            "enabled",
            "expected true or false, found 'yes'",
        ),
        ("topics", '[[topic]]\nid = "a"\nquery = "a"\ncontext = "chip"\n', 4, "context", "expected a list of texts"),
        ("events", '[[event]]\nid = "a"\nname = "A"\nstart = "2025-01-01"\n', 4, "start", "expected a date like"),
        ("events", '[[event]]\nid = "a"\nname = "A"\n', 1, None, "the event “a” needs a start"),
        (
            "feeds",
            '[[feed]]\nurl = "https://x.example"\nkind = "blog"\n',
            3,
            "kind",
            "expected one of outlet, newsletter",
        ),
        ("feeds", '[[feed]]\nurl = "https://x.example"\ninterval_min = 0\n', 3, "interval_min", "expected 1 to 10080"),
        ("feeds", '[[feed]]\ntitle = "X"\n', 1, None, "a feed needs a url"),
        ("alerts", '[[rule]]\nid = "a"\nquery = "a"\nsentiment_below = 2\n', 4, "sentiment_below", "from -1 to 1"),
        ("voices", '[[voice]]\nid = "a"\nname = "A"\nroles = ["x"]\n', 4, "roles", "expected a list of roles"),
        ("voices", '[[voice]]\nid = "a"\nname = "A"\nroles = [{ titel = "x" }]\n', 4, "roles", "no key “titel”"),
        ("voices", '[[voice]]\nid = "a"\nname = "A"\nroles = [{ start = 2020-01-01 }]\n', 4, "roles", "needs a title"),
        (
            "voices",
            '[[voice]]\nid = "a"\nname = "A"\nroles = [{ title = "x", start = 2020-01-02, end = 2020-01-01 }]\n',
            4,
            "roles",
            "the role “x” ends before it starts",
        ),
    ],
)
def test_what_is_wrong_is_named_with_file_line_and_key(
    folder: Path, name: str, text: str, line: int | None, key: str | None, message: str
) -> None:
    path = write(folder, name, text)

    with pytest.raises(CatalogError) as caught:
        catalog.load(folder)

    assert (caught.value.file, caught.value.line, caught.value.key) == (str(path), line, key)
    assert message in str(caught.value)


def test_errors_cross_processes(folder: Path) -> None:
    write(folder, "topics", '[[topic]]\nid = "a"\nquery = 7\n')
    with pytest.raises(CatalogError) as caught:
        catalog.load(folder)

    copy = pickle.loads(pickle.dumps(caught.value))

    assert (str(copy), copy.line, copy.key) == (str(caught.value), 3, "query")


# ---- the fingerprint --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "changes"),
    [
        (Topic("t", "T", "t"), True),
        (Voice("v", "V"), True),
        (Company("c", "C"), True),
        (Outlet("o", "O"), True),
        (Feed("https://x.example", "X", "X"), False),
        (Event("e", "E", date(2026, 1, 1)), False),
        (AlertRule("r", "r"), False),
    ],
    ids=lambda value: type(value).__name__,
)
def test_fingerprint_changes_with_what_changes_findings(folder: Path, item: Any, changes: bool) -> None:
    catalog.add(folder, item)

    assert (catalog.load(folder).fingerprint != SHIPPED.fingerprint) is changes


def test_fingerprint_is_the_same_in_another_process() -> None:
    code = "from monitor import catalog; print(catalog.load(None).fingerprint)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == SHIPPED.fingerprint


# ---- edits ------------------------------------------------------------------------------------------

OWN = {
    "feeds": Feed(
        "https://x.example/f", "X", "X", kind=FeedKind.NEWSLETTER, interval=timedelta(minutes=30), allow_local=True
    ),
    "outlets": Outlet("x", "X", domains=("x.example",), aliases=("Ex",), kind=OutletKind.TECH, author="Mira Osei"),
    "topics": Topic("x", "X “quoted”", '"plow \\ share*" OR /a\\d/', context=("farm",), enabled=False),
    "voices": Voice("x", "X", roles=(Role("chair", "Board", date(2020, 1, 1)), Role("farmer")), gender="f"),
    "companies": Company("x", "X", kind="index", case=True, as_of=date(2026, 1, 1)),
    "events": Event("x", "X", date(2026, 1, 1), date(2026, 1, 3), topics=("deepseek",)),
    "rules": AlertRule("x", "plow*", "Plows", sentiment_below=-0.25, outlets=("X",), notify=False),
}


@pytest.mark.parametrize("kind", catalog.KINDS)
def test_row_of_ones_own_comes_back_as_it_was_added(folder: Path, kind: str) -> None:
    catalog.add(folder, OWN[kind])

    loaded = catalog.load(folder)

    assert loaded.items(kind)[-1] == OWN[kind]
    assert loaded.own == {(kind, catalog.key_of(OWN[kind]))}


def test_default_added_as_it_is_changes_nothing(folder: Path) -> None:
    catalog.set_enabled(folder, "topics", "deepseek", False)

    catalog.add(folder, *(item for kind in catalog.KINDS for item in SHIPPED.items(kind)))

    assert catalog.load(folder) == SHIPPED


def test_every_field_of_a_default_can_be_changed(folder: Path) -> None:
    voice = SHIPPED.voices[0]
    feed = SHIPPED.feeds[0]
    other = Voice(voice.id, "Else", "outlet", ("E",), (Role("x"),), None, None, False, None, None)
    moved = replace(feed, title="T", outlet="O", folder=None, topics=(), confidence=None, last_verified=None, note="n")

    catalog.add(folder, other, moved)

    loaded = catalog.load(folder)
    assert loaded.voices[0] == other
    assert loaded.feeds[0] == moved


def test_only_what_differs_from_a_default_is_written(folder: Path) -> None:
    default = SHIPPED.find("topics", "deepseek")
    assert isinstance(default, Topic)

    catalog.add(folder, replace(default, query="DeepSeek", search=None, context=("lab",)))

    assert (folder / "topics.toml").read_text() == (
        '[[topic]]\nid = "deepseek"\nquery = "DeepSeek"\nsearch = ""\ncontext = ["lab"]\n'
    )
    assert catalog.load(folder).topics[0] == replace(default, query="DeepSeek", search=None, context=("lab",))


def test_adding_again_replaces_the_row(folder: Path) -> None:
    catalog.add(folder, AlertRule("x", "plow", sentiment_below=-0.5), AlertRule("y", "y"))
    catalog.add(folder, AlertRule("x", "share", enabled=False))

    assert catalog.load(folder).rules == (AlertRule("x", "share", enabled=False), AlertRule("y", "y"))


def test_many_rows_of_several_kinds_are_added_at_once(folder: Path) -> None:
    catalog.add(folder, *OWN.values())

    loaded = catalog.load(folder)
    assert [loaded.items(kind)[-1] for kind in catalog.KINDS] == [OWN[kind] for kind in catalog.KINDS]


@pytest.mark.parametrize("item", [Topic("x", "X", "(plow"), AlertRule("x", "NOT plow"), Topic("x", "X", "")])
def test_query_that_cannot_be_read_is_refused(folder: Path, item: Any) -> None:
    with pytest.raises(QueryError):
        catalog.add(folder, item)

    assert not list(folder.glob("*.toml"))


def test_feed_that_is_no_web_address_is_refused(folder: Path) -> None:
    with pytest.raises(CatalogError, match="a feed's address starts with http:// or https://"):
        catalog.add(folder, Feed("file:///etc/passwd", "X", "X"))


def test_removing_a_row_of_ones_own_removes_it(folder: Path) -> None:
    catalog.add(folder, Topic("x", "X", "x"))

    catalog.remove(folder, "topics", "x")

    assert catalog.load(folder) == SHIPPED
    assert (folder / "topics.toml").read_text() == ""


def test_removing_a_default_switches_it_off(folder: Path) -> None:
    catalog.remove(folder, "topics", "deepseek")

    found = catalog.load(folder).find("topics", "deepseek")
    assert found is not None
    assert not found.enabled


@pytest.mark.parametrize(
    "edit",
    [
        lambda folder: catalog.remove(folder, "topics", "zzz"),
        lambda folder: catalog.set_enabled(folder, "topics", "zzz", True),
        lambda folder: catalog.reset(folder, "topics", "zzz"),
    ],
)
def test_unknown_row_cannot_be_edited(folder: Path, edit: Callable[[Path], None]) -> None:
    with pytest.raises(CatalogError, match=r"topics.toml: there is no .*topic “zzz”"):
        edit(folder)


def test_switching_back_and_forth_leaves_no_trace(folder: Path) -> None:
    catalog.set_enabled(folder, "topics", "deepseek", False)
    assert catalog.load(folder).changed == {("topics", "deepseek")}

    catalog.set_enabled(folder, "topics", "deepseek", True)

    assert catalog.load(folder) == SHIPPED


def test_several_are_switched_together_or_none(folder: Path) -> None:
    urls = [feed.url for feed in SHIPPED.feeds if feed.enabled][:3]
    with pytest.raises(CatalogError):
        catalog.set_all_enabled(folder, "feeds", [*urls, "https://nowhere.example/rss"], False)
    assert catalog.load(folder) == SHIPPED

    catalog.set_all_enabled(folder, "feeds", urls, False)
    assert {feed.url for feed in catalog.load(folder).feeds if not feed.enabled} >= set(urls)

    catalog.set_all_enabled(folder, "feeds", urls, True)
    assert catalog.load(folder) == SHIPPED


def test_switching_keeps_other_changes(folder: Path) -> None:
    write(folder, "topics", '[[topic]]\nid = "deepseek"\nname = "Deep"\n')

    catalog.set_enabled(folder, "topics", "deepseek", False)
    catalog.set_enabled(folder, "topics", "deepseek", True)

    assert catalog.load(folder).topics[0].name == "Deep"


def test_switching_a_row_of_ones_own(folder: Path) -> None:
    catalog.add(folder, Topic("x", "X", "x"))

    catalog.set_enabled(folder, "topics", "x", False)

    assert catalog.load(folder).topics[-1] == Topic("x", "X", "x", enabled=False)


def test_default_feed_named_by_its_short_name_can_be_edited(folder: Path) -> None:
    write(folder, "feeds", '[[feed]]\nid = "wsj-tech"\nenabled = false\n')
    url = next(feed.url for feed in SHIPPED.feeds if feed.id == "wsj-tech")

    catalog.set_enabled(folder, "feeds", url, True)

    assert catalog.load(folder) == SHIPPED


def test_reset_takes_back_one_default_or_all_and_keeps_own_rows(folder: Path) -> None:
    catalog.add(folder, Topic("x", "X", "x"))
    catalog.remove(folder, "topics", "deepseek")
    catalog.remove(folder, "topics", "ai-policy")

    catalog.reset(folder, "topics", "deepseek")
    assert catalog.load(folder).changed == {("topics", "ai-policy")}

    catalog.reset(folder, "topics")
    loaded = catalog.load(folder)
    assert loaded.changed == frozenset()
    assert loaded.topics == (*SHIPPED.topics, Topic("x", "X", "x"))


def test_reset_without_a_file_writes_none(folder: Path) -> None:
    catalog.reset(folder, "topics")

    assert not list(folder.glob("*.toml"))


def test_edits_keep_comments_and_order(folder: Path) -> None:
    path = write(
        folder,
        "topics",
        '# mine\n\n[[topic]]\nid = "x" # an x\nquery = "x"\n\n# second\n[[topic]]\nid = "y"\nquery = "y"\n',
    )

    catalog.set_enabled(folder, "topics", "y", False)
    catalog.add(folder, Topic("z", "Z", "z"))

    text = path.read_text()
    assert text.startswith('# mine\n\n[[topic]]\nid = "x" # an x\nquery = "x"\n\n# second\n[[topic]]\nid = "y"\n')
    assert [topic.id for topic in catalog.load(folder).topics[-3:]] == ["x", "y", "z"]


def test_file_with_an_error_is_not_overwritten(folder: Path) -> None:
    path = write(folder, "topics", "[[topic]\n")

    with pytest.raises(CatalogError, match="not valid TOML"):
        catalog.add(folder, Topic("x", "X", "x"))

    assert path.read_text() == "[[topic]\n"


def test_rows_on_one_line_are_read_but_not_edited(folder: Path) -> None:
    write(folder, "topics", 'topic = [{ id = "x", query = "x" }]\n')
    assert catalog.load(folder).topics[-1].id == "x"

    with pytest.raises(CatalogError, match="has to stand under"):
        catalog.remove(folder, "topics", "x")


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_files_are_for_the_user_alone(folder: Path) -> None:
    catalog.add(folder, Feed("https://me:secret@x.example/f", "X", "X"))

    assert stat.S_IMODE((folder / "feeds.toml").stat().st_mode) == 0o600


@pytest.mark.parametrize("order", list(itertools.permutations(["add", "off", "reset"])))
def test_edits_in_any_order_leave_a_readable_file(folder: Path, order: tuple[str, ...]) -> None:
    steps: dict[str, Callable[[], None]] = {
        "add": lambda: catalog.add(folder, Topic("x", "X", "x")),
        "off": lambda: catalog.remove(folder, "topics", "ai-policy"),
        "reset": lambda: catalog.reset(folder, "topics"),
    }

    for step in order:
        steps[step]()

    loaded = catalog.load(folder)
    assert ("topics", "x") in loaded.own
    assert (("topics", "ai-policy") in loaded.changed) is (order.index("off") > order.index("reset"))


# ---- history --------------------------------------------------------------------------------------


def test_a_topic_that_looks_for_something_else_is_written_down(tmp_path: Path) -> None:
    now = datetime(2026, 6, 5, 12, tzinfo=UTC)
    catalog.add(tmp_path, Topic("bans", "Bans", "ban"), now=now)
    catalog.add(tmp_path, Topic("bans", "Export bans", "ban"), now=now)  # another name only
    catalog.add(tmp_path, Topic("bans", "Export bans", "ban OR curb"), now=now + timedelta(days=1))

    [change] = catalog.history(tmp_path)

    assert (change.at, change.topic) == (now + timedelta(days=1), "bans")
    assert (change.before, change.after) == ("ban", "ban OR curb")


def test_a_default_that_is_reset_is_written_down_too(tmp_path: Path) -> None:
    default = next(topic for topic in SHIPPED.topics if topic.id == "deepseek")
    catalog.add(tmp_path, replace(default, query="DeepSeek"))
    catalog.reset(tmp_path, "topics", "deepseek")

    assert [change.after for change in catalog.history(tmp_path)] == ["DeepSeek", default.query]


def test_an_engine_is_written_down_when_its_version_changes(tmp_path: Path) -> None:
    now = datetime(2026, 6, 5, 12, tzinfo=UTC)
    for days, version in enumerate(("1", "1", "2")):
        catalog.note_engine(tmp_path, "vader-news", version, now + timedelta(days=days))

    assert [(each.before, each.after) for each in catalog.history(tmp_path)] == [("", "1"), ("1", "2")]


def test_a_history_that_was_damaged_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    catalog.note_engine(tmp_path, "vader", "3.3.2", datetime(2026, 6, 5, tzinfo=UTC))
    with (tmp_path / catalog.HISTORY).open("a") as file:
        file.write('{"at": "yesterday"}\nnot json\n[1]\n{"at": "2026-06-05T00:00:00", "what": 1}\n')

    assert [each.engine for each in catalog.history(tmp_path)] == ["vader"]


# ---- several programs at once -------------------------------------------------------------------

AT_ONCE = """
import sys
from datetime import date
from pathlib import Path
from monitor import catalog
from monitor.model import Event

sys.stdin.readline()  # begin together
for number in range(12):
    catalog.add(Path(sys.argv[1]), Event(f"{sys.argv[2]}-{number}", "Event", date(2026, 6, 5)))
"""


def test_programs_that_edit_one_file_at_the_same_instant_lose_nothing(folder: Path) -> None:
    names = ("window", "terminal", "script")
    programs = [
        subprocess.Popen([sys.executable, "-c", AT_ONCE, str(folder), name], stdin=subprocess.PIPE) for name in names
    ]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write(b"\n")
        program.stdin.close()

    assert [program.wait(60) for program in programs] == [0, 0, 0]
    own = {id for kind, id in catalog.load(folder).own if kind == "events"}
    assert own == {f"{name}-{number}" for name in names for number in range(12)}

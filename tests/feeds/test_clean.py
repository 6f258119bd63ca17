"""Entries to articles: which article it is, whose, and what it says."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.feeds import clean as cleaning
from monitor.feeds.clean import (
    HTML_LIMIT,
    LINE_LIMIT,
    TEXT_LIMIT,
    OutletIndex,
    canonical_link,
    clean,
    is_opaque,
    line,
    outlet_of,
    safe_html,
    text_of,
    title_of,
    unwrap,
    visible,
    without_boilerplate,
)
from monitor.model import Article, Entry, Feed, FeedKind, Outlet, ScoredText

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
COURIER = Feed("https://www.harbor-courier.example/feed/", "Harbor Courier", "Harbor Courier")
SEARCH = Feed("https://news.google.com/rss/search?q=tides", "tides", "Google News", kind=FeedKind.SEARCH)
OUTLETS = (
    Outlet("courier", "Harbor Courier", ("harbor-courier.example",), ("The Courier",)),
    Outlet("courier-views", "Courier Views", ("harbor-courier.example/opinion", "feeds.hc-cdn.example/rss/views")),
    Outlet("courier-news", "Harbor Courier", ("feeds.hc-cdn.example",)),
    Outlet("bay-post", "Bay Post", ("bay-post.example", "baypost.co.example"), ("BP", "Bay Post Online")),
)
INDEX = OutletIndex(OUTLETS)


def entry(**said: Any) -> Entry:
    known = {
        "feed": COURIER.url,
        "entry_id": "1",
        "title": "Cranes go quiet",
        "link": "https://www.harbor-courier.example/1",
    }
    return Entry(**{**known, **said})


def cleaned(feed: Feed = COURIER, **said: Any) -> Article:
    return clean(entry(**said), feed, INDEX, NOW)


# ---- which article ------------------------------------------------------------------------------


def test_an_id_is_sixteen_hex_digits():
    assert len(cleaned().id) == 16
    assert int(cleaned().id, 16) >= 0


def test_ids_stay_the_same_from_version_to_version():
    # a database holds these: a change here doubles every article of every user
    assert cleaned().id == "8418de7ad24766ae"
    assert cleaned(link=None).id == "e0f388f9bb1bdb23"


def test_new_guids_edited_words_and_dates_leave_the_article_what_it_is():
    before = cleaned()

    after = cleaned(entry_id="tag:new:1", title="Cranes go quieter", summary="More.", published=NOW)

    assert after.id == before.id


def test_five_links_under_one_guid_are_five_articles():
    ids = {cleaned(link=f"https://www.harbor-courier.example/{n}").id for n in range(5)}

    assert len(ids) == 5


def test_without_links_guids_that_differ_in_case_are_different_articles():
    assert cleaned(link=None, entry_id="a1").id != cleaned(link=None, entry_id="A1").id


def test_without_link_and_guid_the_title_tells_articles_apart():
    assert cleaned(link=None, entry_id=None).id == cleaned(link=None, entry_id=None, title="CRANES  go quiet!").id
    assert cleaned(link=None, entry_id=None).id != cleaned(link=None, entry_id=None, title="Gulls").id


def test_without_anything_but_text_the_text_does():
    bare = {"link": None, "entry_id": None, "title": ""}

    assert cleaned(**bare, summary="One.").id != cleaned(**bare, summary="Two.").id


def test_the_same_link_in_two_feeds_of_an_outlet_is_one_article():
    politics = replace(COURIER, url="https://www.harbor-courier.example/politics/feed")

    assert cleaned(politics).id == cleaned().id


def test_an_aggregators_item_is_the_outlets_own_article():
    heap = Feed("https://heap.example/rss", "Heap", "Daily Heap", kind=FeedKind.AGGREGATOR)

    assert cleaned(heap, title="Cranes (Harbor Courier)").id == cleaned().id


def test_the_same_search_hit_behind_another_link_is_one_article():
    one = cleaned(SEARCH, link="https://news.google.com/rss/articles/AAA?oc=5", title="Tide turns - Bay Post")
    two = cleaned(SEARCH, link="https://news.google.com/rss/articles/BBB?oc=5", title="Tide  turns - Bay Post")

    assert one.id == two.id


def test_one_title_of_two_outlets_is_two_search_hits():
    one = cleaned(SEARCH, link="https://news.google.com/rss/articles/AAA", title="Tide turns - Bay Post")
    two = cleaned(SEARCH, link="https://news.google.com/rss/articles/AAA", title="Tide turns - Harbor Courier")

    assert one.id != two.id


def test_entries_that_share_a_link_are_told_apart_by_title_and_not_by_guid():
    notes = {"link": "https://winch.example/notes", "shared_link": True}

    assert cleaned(**notes, title="Winch 3.1").id != cleaned(**notes, title="Winch 3.2").id
    assert cleaned(**notes, title="Winch 3.1", entry_id="x").id == cleaned(**notes, title="Winch 3.1", entry_id="y").id


def test_the_front_page_tells_no_articles_apart():
    home = "https://www.harbor-courier.example/"

    assert cleaned(link=home, title="One").id != cleaned(link=home, title="Two").id


def test_a_fragment_counts_where_the_guid_has_it_too():
    page = "https://notes.example/02/26.html"

    assert cleaned(link=f"{page}#a1", entry_id=f"{page}#a1").id != cleaned(link=f"{page}#a2", entry_id=f"{page}#a2").id
    assert cleaned(link=f"{page}#a1").id == cleaned(link=f"{page}#a2").id


@pytest.mark.parametrize(
    "link",
    [
        "http://www.harbor-courier.example/2026/cranes?id=7",
        "https://harbor-courier.example/2026/cranes/?id=7",
        "HTTPS://WWW.Harbor-Courier.EXAMPLE:443/2026/cranes?id=7",
        "https://www.harbor-courier.example/2026/cranes?utm_source=rss&id=7&utm_medium=feed&fbclid=x#comments",
        "https://www.harbor-courier.example/2026/cranes;jsessionid=0A1B?id=7",
        "https://www.harbor-courier.example/2026/cranes?PHPSESSID=0a1b&id=7&sid=0123456789abcdef0123456789abcdef",
        "https://www.harbor-courier.example/2026/cranes?id=7&mod=rss_Technology&partner=rss&at_medium=RSS",
        "https://www.harbor-courier.example/2026/cranes/amp/?id=7",
        "https://amp.harbor-courier.example/2026/cranes?id=7",
        "https://www.google.com/amp/s/www.harbor-courier.example/2026/cranes?id=7",
        "https://maria:secret@www.harbor-courier.example//2026/cranes?id=7",
        "https://www.harbor-courier.example/2026/%63ranes?id=7",
        "https://www.bing.com/news/apiclick.aspx?ref=x&url=https%3a%2f%2fharbor-courier.example%2f2026%2fcranes%3fid%3d7&c=1",
        "https://www.google.com/url?rct=j&sa=t&url=https://harbor-courier.example/2026/cranes?id%3D7&ct=ga",
    ],
)
def test_one_page_has_one_canonical_link(link):
    assert canonical_link(link) == "harbor-courier.example/2026/cranes?id=7"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x", "https://a.example/X"),
        ("https://a.example/?p=1", "https://a.example/?p=2"),
        ("https://a.example/x?sid=25/01/02", "https://a.example/x?sid=25/01/03"),
        ("https://a.example/#!/1", "https://a.example/#!/2"),
        ("https://a.example:8080/x", "https://a.example/x"),
        ("https://a.example/x", "https://b.a.example/x"),
        ("https://a.example/x?feed=1&page=2", "https://a.example/x?feed=1&page=3"),
        ("https://a.example/a%2Fb", "https://a.example/a%3Fb"),
    ],
)
def test_two_pages_have_two_canonical_links(one, other):
    assert canonical_link(one) != canonical_link(other)


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://www.bing.com/news/apiclick.aspx?url=javascript:alert(1)", None),
        ("https://www.bing.com/news/apiclick.aspx?aid=1", None),
        ("https://www.google.com/search?q=https://a.example", None),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F&h=x", "https://a.example/"),
        ("https://a-example.cdn.ampproject.org/c/s/a.example/x", "https://a.example/x"),
        ("https://a.example/url?url=https://b.example", None),
        ("http://[::1", None),
    ],
)
def test_a_redirecting_address_gives_its_target_where_it_carries_one(link, target):
    assert unwrap(link) == (target or link)


def test_addresses_without_a_page_of_their_own_are_known():
    assert is_opaque("https://news.google.com/rss/articles/CBMi?oc=5")
    assert is_opaque("https://www.bing.com/news/apiclick.aspx?aid=1")
    assert not is_opaque("https://news.example/rss/articles/1")


# ---- whose --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("feed", "link", "outlet"),
    [
        ({}, "https://harbor-courier.example/a", "Harbor Courier"),
        ({"outlet": "the courier"}, "https://harbor-courier.example/a", "Harbor Courier"),  # by its alias
        ({"outlet": "Courier: all news"}, "https://harbor-courier.example/a", "Harbor Courier"),  # by its address
        ({}, "https://harbor-courier.example/opinion/a", "Courier Views"),
        ({}, "https://harbor-courier.example/opinions-we-held", "Harbor Courier"),
        ({"outlet": "Courier Views"}, "https://harbor-courier.example/a", "Courier Views"),
        ({"url": "https://feeds.hc-cdn.example/rss/views.xml", "outlet": ""}, "https://x.example/a", "Courier Views"),
        ({"url": "https://feeds.hc-cdn.example/rss/world.xml", "outlet": ""}, "https://x.example/a", "Harbor Courier"),
        ({}, "https://bay-post.example/a", "Harbor Courier"),  # the Courier's comment on another's article
        ({"url": "https://me.example/rss", "outlet": "My Links"}, "https://bay-post.example/a", "My Links"),
        ({"url": "https://me.example/rss", "outlet": ""}, "https://bay-post.example/a", "Bay Post"),
        ({"url": "https://me.example/rss", "outlet": ""}, "https://www.who.example/a", "who.example"),
        ({"url": "https://feeds.me.example/rss", "outlet": ""}, None, "me.example"),
    ],
)  # fmt: skip
def test_an_outlets_feed_belongs_to_the_outlet(feed, link, outlet):
    assert cleaned(replace(COURIER, **feed), link=link).outlet == outlet


@pytest.mark.parametrize(
    ("source", "link", "outlet"),
    [
        ({"source_title": "BP"}, "https://x.example/a", "Bay Post"),
        ({"source_title": "BP Sun", "source_url": "https://sun.bay-post.example"}, "https://x.example/a", "Bay Post"),
        ({"source_title": "Tern Times", "source_url": "https://tern.example"}, "https://x.example/a", "Tern Times"),
        ({"source_title": "Google News"}, "https://www.bay-post.example/a", "Bay Post"),
        ({}, "https://www.bay-post.example/a", "Bay Post"),
        ({}, "https://m.who.example/a", "who.example"),
        ({}, None, "Daily Heap"),
    ],
)  # fmt: skip
def test_an_aggregators_item_belongs_to_the_outlet_it_names(source, link, outlet):
    heap = Feed("https://heap.example/rss", "Heap", "Daily Heap", kind=FeedKind.AGGREGATOR)

    assert cleaned(heap, link=link, **source).outlet == outlet


def test_a_forums_own_discussions_are_the_forums():
    forum = Feed("https://www.tidetalk.example/new.rss", "Tidetalk", "Tidetalk", kind=FeedKind.FORUM)

    assert cleaned(forum, link="https://old.tidetalk.example/t/1").outlet == "Tidetalk"
    assert cleaned(forum, link="https://bay-post.example/1").outlet == "Bay Post"


@pytest.mark.parametrize(
    ("title", "source", "outlet", "bare"),
    [
        ("Tide turns - Bay Post", "Bay Post", "Bay Post", "Tide turns"),
        ("Tide - and time - turn - Bay Post Online", "Bay Post Online", "Bay Post", "Tide - and time - turn"),
        ("Tide turns - baypost.co.example", "Bay Post", "Bay Post", "Tide turns"),
        ("Tide turns - North - Tern Times", "North - Tern Times", "North - Tern Times", "Tide turns"),
        ("Tide turns | Tern Times", "Tern Times", "Tern Times", "Tide turns"),
        ("Tide turns - what now", "Tern Times", "Tern Times", "Tide turns - what now"),
        ("Tide turns - Tern Times", None, "Tern Times", "Tide turns"),
        ("Tide turns", None, "Google News", "Tide turns"),
    ],
)
def test_a_search_hits_title_loses_its_outlet(title, source, outlet, bare):
    hit = cleaned(SEARCH, link="https://news.google.com/rss/articles/A", title=title, source_title=source)

    assert (hit.outlet, hit.title) == (outlet, bare)


def test_google_news_items_are_known_whatever_the_feed_is_called():
    hit = cleaned(
        link="https://news.google.com/rss/articles/A", title="Tide - Bay Post", summary="<a>Tide</a> Bay Post"
    )

    assert (hit.outlet, hit.title, hit.text, hit.html) == ("Bay Post", "Tide", "", "")


def test_an_outlet_is_found_by_name_or_address():
    assert outlet_of(OUTLETS, host_or_url="www.bay-post.example").name == "Bay Post"
    assert outlet_of(INDEX, host_or_url="https://news.bay-post.example/x").name == "Bay Post"
    assert outlet_of(INDEX, host_or_url="https://notbay-post.example/x") is None
    assert outlet_of(INDEX, source_title="the BAY  post").name == "Bay Post"
    assert outlet_of(INDEX, source_title="…", host_or_url="http://[") is None


# ---- when ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "published", "flag"),
    [
        (None, None, "missing"),
        (NOW - timedelta(days=1), NOW - timedelta(days=1), None),
        (NOW + timedelta(hours=24), NOW + timedelta(hours=24), None),
        (NOW + timedelta(hours=24, seconds=1), None, "future"),
        (datetime(1990, 1, 1, tzinfo=UTC), datetime(1990, 1, 1, tzinfo=UTC), None),
        (datetime(1989, 12, 31, tzinfo=UTC), None, "absurd"),
    ],
)
def test_only_a_date_that_can_be_true_is_kept(said, published, flag):
    article = cleaned(published=said, updated=said)

    assert (article.published, article.updated, article.date_flag) == (published, published, flag)
    assert article.at == (published or NOW)


# ---- what it says -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("One<br>and<br/>a half.<br><br>Two.", "One and a half.\n\nTwo."),
        ("plain & simple", "plain & simple"),
        ("plain &amp; simple\n\nnext", "plain & simple\n\nnext"),
        ("<b>bold</b>ly", "boldly"),
        ("a&nbsp;b c d", "a b c d"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc"),
        ("x<!-- no -->y<style>p{}</style>z<script>1<2</script>", "xyz"),
        ("a < b and b > c", "a < b and b > c"),
        ("1 &lt; 2 <i>and</i> &lt;b&gt; is a tag", "1 < 2 and <b> is a tag"),
        ("&lt;p&gt;escaped&lt;/p&gt;&lt;p&gt;twice&lt;/p&gt;", "escaped\n\ntwice"),
        ('<img src="x" alt="no">Text', "Text"),
        ("<svg><text>drawn</text></svg> <math><mi>x</mi></math>", "drawn x"),
        ("<a href=x>link</a>.", "link."),
        ("<ul><li>a</li><li>b</ul>c", "a\n\nb\n\nc"),
        ("<h2>Head</h2>text", "Head\n\ntext"),
        ("", ""),
        ("<p></p><div> </div>", ""),
        ("cafe\u0301 \x00\x1b[31mred \ud800", "café [31mred"),
    ],
)  # fmt: skip
def test_html_becomes_paragraphs(source, text):
    assert text_of(source) == text


def test_the_longer_of_summary_and_content_is_the_text():
    teaser, body = "<p>Short.</p>", "<p>" + "A much longer body. " * 40 + "</p>"

    assert cleaned(summary=teaser, content=body).scored_text is ScoredText.BODY
    assert cleaned(summary=teaser, content=body).html == body
    assert cleaned(summary=body, content=teaser).text.startswith("A much longer")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({}, ScoredText.HEADLINE),
        ({"summary": "Cranes go quiet"}, ScoredText.HEADLINE),  # says the title again
        ({"summary": "CRANES go quiet."}, ScoredText.HEADLINE),
        ({"summary": "The last diesel crane left."}, ScoredText.SUMMARY),
        ({"content": "The last diesel crane left."}, ScoredText.SUMMARY),
        ({"content": "<p>One.</p><p>Two.</p><p>Three.</p>"}, ScoredText.BODY),
        ({"content": "Word " * 100}, ScoredText.BODY),
        ({"content": "Word " * 100 + "[&hellip;]"}, ScoredText.SUMMARY),  # cut off
        ({"summary": "Word " * 100}, ScoredText.SUMMARY),
        ({"summary": "Word " * 300}, ScoredText.BODY),
    ],
)
def test_an_article_says_which_text_there_was(said, kind):
    article = cleaned(**said)

    assert article.scored_text is kind
    assert bool(article.text) is (kind is not ScoredText.HEADLINE)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Text.\n\nThe post Cranes appeared first on Harbor Courier.", "Text."),
        ("Text. The post Cranes appeared first on Harbor Courier.", "Text."),
        ("Text.\n\nContinue reading…", "Text."),
        ("Text.\n\nRead the full story at Harbor Courier.", "Text."),
        ("Text.\n\nRead full article\n\nComments", "Text."),
        ("Text.\n\n12 Comments", "Text."),
        ("Text.\n\nsubmitted by /u/ferryman [link] [comments]", "Text."),
        ("Text.\n\n© 2026 Bay Post. All rights reserved. For personal use only.", "Text."),
        ("Text.\n\n(Image credit: Pim Vos)", "Text."),
        ("Text.\n\n★", "Text."),
        ("Article URL: https://a.example\n\nPoints: 7\n\n# Comments: 3", ""),
        ("Cut here [...]", "Cut here …"),
        ("Cut here […]", "Cut here …"),
        ("Cut here...", "Cut here …"),
        # not at the end, or not boilerplate
        ("The post office closed.", "The post office closed."),
        ("Comments\n\nwere few.", "Comments\n\nwere few."),
        ("Read on, he said, and I did.\n\nIt was long.", "Read on, he said, and I did.\n\nIt was long."),
        ("He made comments", "He made comments"),
        ("", ""),
    ],
)
def test_boilerplate_at_the_end_is_cut(text, kept):
    assert without_boilerplate(text) == kept


@pytest.mark.parametrize(
    ("said", "is_html", "title"),
    [
        ("A &amp; B", None, "A & B"),
        ("A &amp;amp; B", None, "A & B"),
        ("It&amp;#8217;s", None, "It’s"),
        ("a <em>b</em> c", None, "a b c"),
        ("a <em>b</em> c", False, "a <em>b</em> c"),
        ("1 < 2 > 0", None, "1 < 2 > 0"),
        ("<script>", None, "<script>"),  # better the markup as it is written than no title
        ("  two\n lines\t", None, "two lines"),
        ("right\u202eleft", None, "rightleft"),
        ("x" * 600, None, "x" * 499 + "…"),
        ("\U0001f469\u200d\U0001f680 שלום", None, "\U0001f469\u200d\U0001f680 שלום"),
        ("Q&A", None, "Q&A"),
        ("AT&T; more", None, "AT&T; more"),
    ],
)
def test_a_title_is_one_plain_line(said, is_html, title):
    assert title_of(said, is_html=is_html) == title


def test_an_entry_without_a_title_is_headed_by_its_first_words():
    long = "No sentence ends here but goes on " * 10

    assert cleaned(title="", summary="Short note.").title == "Short note."
    assert cleaned(title="", summary="Short note.").text == ""
    assert cleaned(title="", summary="<p>First.</p><p>Second.</p>").text == "Second."
    assert cleaned(title="", summary=long).title.endswith("ends here but goes …")
    assert cleaned(title="", summary=long).text == long.strip()
    assert cleaned(title="").title == "(untitled)"


def test_the_feed_is_named_without_credentials():
    feed = replace(COURIER, url="https://maria:secret@www.harbor-courier.example/feed/")

    assert cleaned(feed).feed == COURIER.url


# ---- for display --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<img src='file:///etc/passwd'>",
        "<svg onload=alert(1)>",
        "<s<svg>vg onload=x>",
        "<a href='javascript:x'>y</a>",
        "<a href=' java\nscript:x'>y</a>",
        "<a href='file:///etc/passwd'>y</a>",
        "<a href='smb://host/share'>y</a>",
        "<a href='data:text/html,x'>y</a>",
        "<a href='/relative'>y</a>",
        "<p style='background:url(http://x.example)'>y</p>",
        "<table background=x>",
        "<iframe src='http://x.example'></iframe>",
        "<object data='x'></object>",
        "<embed src=x>",
        "<form action=x><input></form>",
        "<meta http-equiv=refresh content=0>",
        "<link rel=stylesheet href=http://x.example>",
        "<base href=http://x.example>",
        "<video src=x></video>",
        "<math><mi xlink:href='javascript:x'>y</mi></math>",
        "<noscript><p title='</noscript><img src=x onerror=y>'>",
        "<body onload=x>",
        "<details open ontoggle=x>",
    ],
)
def test_nothing_active_is_left_for_display(source):
    shown = safe_html(f"<p>before</p>{source}<p>after</p>")

    assert re.findall(r"<[^>]*>", re.sub(r"</?(?:p|a|b|table|tbody)>", "", shown)) in ([], [NO_LINK])
    assert "before" in shown


NO_LINK = '<a rel="noopener noreferrer nofollow">'


def test_what_may_be_displayed_stays():
    shown = safe_html(
        '<p>A <b>b</b> <a href="https://x.example/?a=1&amp;b=2">c</a><br><a href="mailto:d@x.example">d</a></p>'
    )

    assert shown == (
        '<p>A <b>b</b> <a href="https://x.example/?a=1&amp;b=2" rel="noopener noreferrer nofollow">c</a><br>'
        '<a href="mailto:d@x.example" rel="noopener noreferrer nofollow">d</a></p>'
    )


# ---- hostile sizes ------------------------------------------------------------------------------

HOSTILE = {
    "nested": "<div>" * 100_000,
    "formatting": "".join(f"<b a{n}><p>" for n in range(30_000)),
    "comments": "<!--" * 100_000,
    "unclosed": "<a " * 100_000,
    "quotes": '<a x="' * 80_000,
    "attributes": "<a " + " ".join(f"a{n}=1" for n in range(50_000)) + ">",
    "entities": "<p>" + "&" * 400_000,
    "no-break": "<p>" + "\xa0x" * 200_000,
    "marks": "<p>" + "a" + "\u0301\u0316" * 200_000,
    "scripts": "<script>" * 50_000,
    "spaces": "<p>" + " \n" * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_costs_time_by_its_size(name):
    began = time.process_time()

    text_of(HOSTILE[name])
    safe_html(HOSTILE[name])
    title_of(HOSTILE[name], is_html=None)
    clean(entry(title=HOSTILE[name], summary=HOSTILE[name], content=HOSTILE[name]), COURIER, INDEX, NOW)

    assert time.process_time() - began < 8  # each took minutes, or gigabytes, without our own guard


def test_words_in_tangled_markup_are_still_found():
    tangled = (
        "<div>" * 500 + "<p>One &amp; two.</p><!-- x --><STYLE>no</style>three<br>four" + "</div>" * 500 + "<td>five"
    )

    assert text_of(tangled) == "One & two.\n\nthree four\n\nfive"
    assert safe_html(tangled) == "<p>One &amp; two.</p><p>three four</p><p>five</p>"


def test_text_is_cut_at_its_limits():
    article = cleaned(title="word " * 300_000, summary="<p>" + "word " * 300_000)

    assert len(article.title) <= LINE_LIMIT
    assert len(article.text) <= TEXT_LIMIT
    assert len(article.html) <= HTML_LIMIT


# ---- laws ---------------------------------------------------------------------------------------

MARKS = """<p> </p> <b <!-- --> <script> </script> &amp; & &#x0; <br> " ' > <svg> <a href=x> é word < […]""".split()  # noqa: SIM905  # reads better
UNSEEN = ["\x00", "\ud800", "\u202e", "\u0301", " ", "\n\n", "\U0001f469\u200d\U0001f680"]
SOUP = st.lists(st.sampled_from([*MARKS, *UNSEEN]) | st.text(max_size=5), max_size=40).map("".join)
LINKS = (
    st.none()
    | st.sampled_from(["https://news.google.com/rss/articles/A", "http://[::1", "https://x.example/#a"])
    | SOUP.map(lambda text: f"https://x.example/{text}")
)
ENTRIES = st.builds(
    Entry,
    feed=st.just(COURIER.url),
    entry_id=st.none() | SOUP,
    title=SOUP,
    link=LINKS,
    summary=SOUP,
    content=SOUP,
    author=st.none() | SOUP,
    published=st.none() | st.datetimes(timezones=st.just(UTC)),
    updated=st.none() | st.datetimes(timezones=st.just(UTC)),
    source_title=st.none() | SOUP,
    source_url=LINKS,
    shared_link=st.booleans(),
)


@settings(max_examples=200, deadline=None)
@given(ENTRIES, st.sampled_from(list(FeedKind)))
def test_any_entry_makes_an_article(said, kind):
    article = clean(said, replace(COURIER, kind=kind), INDEX, NOW)

    assert len(article.id) == 16
    assert article.title
    assert article.outlet
    for kept in (article.title, article.text, article.outlet, article.html, article.author or ""):
        assert "\x00" not in kept
        kept.encode()  # no lone surrogates
    assert "\n" not in article.title
    assert "\n\n\n" not in article.text
    assert article == clean(said, replace(COURIER, kind=kind), INDEX, NOW)


@settings(max_examples=200, deadline=None)
@given(SOUP)
@example("<")
@example("&#xD800;")
def test_text_is_total_and_clean(source):
    for text in (text_of(source), cleaning._scanned(source)):
        assert text is not None
    assert visible(text_of(source)) == text_of(source)
    assert line(title_of(source, is_html=None)) == title_of(source, is_html=None)


@settings(max_examples=100, deadline=None)
@given(SOUP)
def test_a_canonical_link_is_total_and_stable(path):
    link = f"https://www.x.example/{path}"

    assert canonical_link(link) == canonical_link(link.replace("https://www.", "http://"))
    unwrap(link)

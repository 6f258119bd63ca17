"""Copies are found, in whatever order they come; what only looks alike stays apart."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from monitor.analysis.stories import Stories, bare_title, compare, key_of, partition, sketch, wire_of
from monitor.model import Placement, Sketched

MORNING = datetime(2025, 3, 4, 10, tzinfo=UTC)

FIRE = (
    "The operator of a pipeline in the north of Kazmar said that it was shut after a fire at a pumping station. It "
    "carries about 310,000 barrels of crude a day. The fire was out by 0700 GMT, and nobody was injured. Repairs would "
    "take at least three days, the company said, and tankers were being sent to the port of Amel in the meantime."
)
SHARES = (
    "Shares of Orrin Devices fell {much} in early trading on {day} as a selloff in makers of chips went on. The stock "
    "was last down at {price}, its lowest since November, and rivals lost between {one} and {two}."
)
MONDAY = SHARES.format(much="3%", day="Monday", price="$84.20", one="2.1%", two="2.7%")
TUESDAY = SHARES.format(much="4%", day="Tuesday", price="$80.83", one="1.8%", two="3.2%")


class Desk:
    """Makes articles as the store would hand them over."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(
        self, title: str, text: str = "", outlet: str = "Portal Daily", *, hours: float = 0, language: str | None = "en"
    ) -> Sketched:
        self.made += 1
        wire = wire_of(title, text, None, outlet)
        data = sketch(title, text, outlet, language, wire)
        return Sketched(key_of(MORNING + timedelta(hours=hours), self.made), outlet, data)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def together(*articles: Sketched) -> bool:
    found = partition(articles)
    orders = {len(set(partition(order).values())) for order in (articles, articles[::-1])}
    assert orders == {len(set(found.values()))}
    return len(set(found.values())) == 1


# ---- what is a copy


def test_same_text_under_another_headline(desk: Desk) -> None:
    assert together(
        desk("Fire shuts pipeline in northern Kazmar", FIRE, "Reuters"),
        desk("Kazmar oil line closed after blaze", FIRE, hours=3),
    )


def test_shortened_copy(desk: Desk) -> None:
    assert together(
        desk("Fire shuts pipeline in northern Kazmar", FIRE, "Reuters"),
        desk("Blaze closes Kazmar line", FIRE[:120] + " […]", hours=1),
    )


def test_copy_with_what_sites_put_round_it(desk: Desk) -> None:
    dressed = f"By Wire Staff\n\nListen to this article · 2 min\n\nHAVN, March 4 (CPA) - {FIRE}\n\nCopyright 2025 CPA."
    assert together(
        desk("Fire shuts pipeline in northern Kazmar", f"HAVN (CPA) - {FIRE}", "Harbor Post"),
        desk("Fire shuts pipeline in northern Kazmar | Portal Daily", dressed, hours=1),
    )


def test_figures_are_the_same_however_they_are_written(desk: Desk) -> None:
    deal = "Tilbury agreed to buy Opal Sensors for {} in cash, adding devices that watch machines, it told reporters."
    assert together(
        desk("Tilbury buys Opal", deal.format("$2.8 billion"), "Gateway News"),
        desk("Tilbury buys sensor maker Opal", deal.format("$2.8bn")),
    )


def test_headline_alone_joins_the_report_it_announces(desk: Desk) -> None:
    title = "Kestrel wins federal loan for chip plant in Ohio"
    assert together(desk(title, FIRE.replace("Kazmar", "Ohio"), "Gateway News"), desk(title, "", hours=2))


def test_update_of_an_agency_may_correct_a_figure(desk: Desk) -> None:
    assert together(
        desk("Fire shuts pipeline in northern Kazmar", FIRE, "Reuters"),
        desk("UPDATE 1-Fire shuts pipeline in northern Kazmar", FIRE.replace("310,000", "300,000"), "Reuters", hours=1),
    )


def test_copy_in_signs_without_blanks(desk: Desk) -> None:
    text = "周二，卡兹马尔北部一条输油管道因泵站起火而关闭。运营商表示，大火已被扑灭，没有人员受伤，管道每天输送原油。"
    assert together(
        desk("卡兹马尔输油管道起火关闭", text, "晨报", language="zh"), desk("北部管道停运", text, "晚报", language="zh")
    )


# ---- what is none


def test_same_form_with_other_figures_on_another_day(desk: Desk) -> None:
    title = "Orrin shares fall as chip selloff deepens"
    assert not together(desk(title, MONDAY, "Reuters"), desk(title, TUESDAY, "Reuters", hours=24))
    assert not together(desk(title, MONDAY, "Reuters"), desk(title, TUESDAY, "Portal Daily", hours=25))


def test_same_form_about_another_company(desk: Desk) -> None:
    text = "{} raised its outlook for the year, saying that orders from operators of data centers had outrun its plans."
    assert not together(
        desk("Ferrand lifts outlook", text.format("Ferrand Electric in Geneva")),
        desk("Halden lifts outlook", text.format("Halden Klima in Oslo"), "Reuters"),
    )


def test_two_reports_with_one_quotation(desk: Desk) -> None:
    said = "“The last mile is the dullest, and we intend to walk all of it, whatever they say in Havn,” she said."
    assert not together(
        desk("Bank holds rates", f"The bank left its rate where it was. {said} Wages are slowing, which helps."),
        desk("Isaksen in no hurry", f"Governor Isaksen met reporters at noon in the old harbor. {said}", "Reuters"),
    )


def test_languages_never_meet(desk: Desk) -> None:
    assert not together(desk("Fire in Kazmar", FIRE), desk("Fire in Kazmar", FIRE, "Le Port", language="fr"))


def test_next_number_of_a_column(desk: Desk) -> None:
    text = "The offers of week {} of 2025, chosen by our team, with the best discounts on phones, screens and consoles."
    assert not together(
        desk("The best offers of week 4", text.format(4), hours=0),
        desk("The best offers of week 5", text.format(5), hours=96),
    )


def test_days_of_a_live_blog(desk: Desk) -> None:
    text = "Follow our live coverage as heads of state meet in Havn. Refresh this page for updates, the latest first."
    assert not together(
        desk("Summit live: leaders arrive for the first day", text, "The Meridian"),
        desk("Summit live: leaders sign a declaration", text, "The Meridian", hours=24),
    )


def test_two_texts_under_one_headline(desk: Desk) -> None:
    title = "Norland central bank holds rates and signals cut"
    assert not together(desk(title, FIRE, "Reuters"), desk(title, MONDAY + MONDAY, "CPA"))


def test_generic_headline_without_text(desk: Desk) -> None:
    assert not together(desk("Morning news brief", "", "One Outlet"), desk("Morning news brief", "", "Another Outlet"))


def test_copy_of_last_month_is_another_story(desk: Desk) -> None:
    assert not together(desk("Fire in Kazmar", FIRE), desk("Fire in Kazmar", FIRE, "Reuters", hours=24 * 30))


# ---- placing


def test_any_order_gives_the_same_stories(desk: Desk) -> None:
    articles = [
        desk("Fire shuts pipeline in northern Kazmar", FIRE, "Reuters"),
        desk("Blaze closes Kazmar line", FIRE[:130], "City Courier", hours=1),
        desk("Kazmar oil line closed", FIRE[110:], "Harbor Post", hours=2),
        desk("Fire shuts pipeline in northern Kazmar", "", "Valley Times", hours=3),
        desk("Orrin shares fall as chip selloff deepens", MONDAY, "Reuters"),
        desk("Orrin shares fall as chip selloff deepens", "", "City Courier", hours=1),
        desk("Orrin shares fall as chip selloff deepens", TUESDAY, "Reuters", hours=24),
        desk("Orrin shares fall as chip selloff deepens", "", "City Courier", hours=25),
    ]
    shuffle = random.Random(4).shuffle
    found = set()
    for _ in range(20):
        shuffle(articles)
        groups: dict[int, set[int]] = {}
        for key, story in partition(articles).items():
            groups.setdefault(story, set()).add(key & 0xFFFF)
        found.add(frozenset(map(frozenset, groups.values())))

    assert found == {frozenset({frozenset({1, 2, 3, 4}), frozenset({5, 6}), frozenset({7, 8})})}


def test_article_that_shows_two_stories_to_be_one_joins_them(desk: Desk) -> None:
    stories = Stories()
    begin, rest = desk("Blaze closes line", FIRE[:130], "One"), desk("Tankers sent to Amel", FIRE[140:], "Two", hours=1)
    assert [each.story for each in stories.place([begin, rest])] == [begin.key, rest.key]

    [whole] = stories.place([desk("Fire shuts pipeline", FIRE, "Reuters", hours=2)])

    assert (whole.story, whole.joins) == (begin.key, (rest.key,))


def test_what_the_user_decided_is_left_alone(desk: Desk) -> None:
    stories = Stories()
    one, two = desk("Fire in Kazmar", FIRE, "One"), desk("Fire in Kazmar", FIRE, "Two", hours=1)
    apart = [Sketched(each.key, each.outlet, each.sketch, story=each.key, by_hand=True) for each in (one, two)]

    assert stories.place(apart) == (Placement(one.key), Placement(two.key))
    [third] = stories.place([desk("Fire in Kazmar", FIRE, "Three", hours=2)])
    assert third.joins == ()


def test_days_are_asked_for_once(desk: Desk) -> None:
    stored = desk("Fire shuts pipeline", FIRE, "Reuters")
    asked: list[int] = []

    def load(day: int) -> list[Sketched]:
        asked.append(day)
        known = Sketched(stored.key, stored.outlet, stored.sketch, story=stored.key)
        return [known] if day == (stored.key >> 16) // 86_400 else []

    stories = Stories()
    first = stories.place([desk("Oil line closed", FIRE, "One", hours=1)], load)
    again = stories.place([desk("Blaze at a pump", FIRE, "Two", hours=2)], load)

    assert first[0].story == again[0].story == stored.key
    assert len(asked) == len(set(asked))


def test_items_of_many_years_do_not_fill_the_memory(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitor.analysis.stories.MOST", 500)
    most = 0

    def load(day: int) -> list[Sketched]:
        nonlocal most
        most = max(most, len(stories))
        return [Sketched(day * 86_400 << 16 | n, "Outlet", b"", day * 86_400 << 16 | n) for n in range(20)]

    stories = Stories()
    stories.place([desk("An old item", FIRE, hours=-24 * 5 * n) for n in range(60)], load)

    assert most < 1_000
    assert len(stories) <= 500


def test_verdict_is_the_same_from_both_sides(desk: Desk) -> None:
    whole, part = desk("Fire", FIRE, "One"), desk("Blaze", FIRE[:150], "Two", hours=1)
    there = compare(whole.sketch, part.sketch, apart_s=3_600, same_outlet=False)
    back = compare(part.sketch, whole.sketch, apart_s=-3_600, same_outlet=False)

    assert there is not None
    assert back is not None
    assert there.score == back.score
    assert back.fidelity == there.back
    assert back.fidelity == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize(
    "text",
    ["", "\0", "a" * 50_000, "“" * 9_000, "( " * 9_000, "1,1.1" * 5_000, "\ud800 x", "word " * 50_000, "\n\n" * 9_000],
)
def test_any_text_has_a_small_sketch(text: str) -> None:
    data = sketch(text, text, "Outlet", "en", wire_of(text, text, text, "Outlet"))

    assert len(data) <= 340
    compare(data, data, apart_s=0, same_outlet=True)


def test_sketch_of_another_version_is_like_nothing() -> None:
    assert compare(b"", sketch("Fire", FIRE), apart_s=0, same_outlet=False) is None
    assert compare(b"\xff" * 80, sketch("Fire", FIRE), apart_s=0, same_outlet=False) is None


# ---- wires and headlines


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("LONDON, Jan 27 (Reuters) - Shares fell.", "Reuters"),
        ("(AFP) — Shares fell.", "AFP"),
        ("Shares fell, a bank said. (AP)", "AP"),
        ("By Ann Other, Associated Press\n\nShares fell.", "AP"),
        ("Shares fell, Reuters reported on Monday.", None),
        ("Apple (AAPL) - the maker of phones - fell.", None),
        ("Shares fell.", None),
    ],
)
def test_wire_is_the_one_whose_report_it_is(text: str, wire: str | None) -> None:
    assert wire_of("Shares fall", text) == wire


def test_wire_by_byline_or_outlet() -> None:
    assert wire_of("Shares fall", "They did.", "Staff, Agence France-Presse") == "AFP"
    assert wire_of("Shares fall", "They did.", None, "Associated Press", {"Associated Press"}) == "AP"


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Opinion | What the machines cannot read", "What the machines cannot read"),
        ("UPDATE 2-Fire shuts pipeline in Kazmar", "Fire shuts pipeline in Kazmar"),
        ("Fire shuts pipeline in northern Kazmar - The New York Times", "Fire shuts pipeline in northern Kazmar"),
        ("Fire shuts pipeline in northern Kazmar | Channel 9", "Fire shuts pipeline in northern Kazmar"),
        ("News: more", "News: more"),
    ],
)
def test_headline_without_decoration(title: str, bare: str) -> None:
    assert bare_title(title)[0] == bare

"""Which sentences are offered to people, and what their answers say of the engines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor import export, judging, reports
from monitor.accuracy import Share
from monitor.analysis import Analyzer, sentiment
from monitor.catalog import Catalog
from monitor.judging import Item, Sampling
from monitor.model import (
    Answer,
    Article,
    Check,
    Clipping,
    Company,
    Feed,
    FeedState,
    Filter,
    Judgment,
    Label,
    Part,
    Poll,
    ScoredText,
    Span,
    StatementKind,
)
from monitor.store.queries import Reader
from monitor.store.store import Store

NOW = datetime(2025, 1, 31, 12, 0, tzinfo=UTC)
FEED = Feed("https://ledger.example/feed", "The Ledger", "The Ledger")
LUMEN = Company("lumen", "Lumen Works")
(VADER,) = sentiment.engines(["vader"])
GOOD = "The new plant is a wonderful success."
BAD = "The launch was a terrible failure."
PLAIN = "The plant stands beside the river."


def clipping(n: int, *sentences: str, outlet: str = "The Ledger") -> Clipping:
    article = Article(
        id=f"{n:016x}",
        feed=FEED.url,
        outlet=outlet,
        title=f"Part {n}",
        text=" ".join(sentences),
        url=f"https://ledger.example/{n}",
        scored_text=ScoredText.SUMMARY,
        first_seen=NOW,
        published=NOW - timedelta(hours=n),
    )
    catalog = Catalog(feeds=(), outlets=(), topics=(), voices=(), companies=(LUMEN,), events=(), rules=())
    return Clipping(article, replace(Analyzer(catalog, ["vader"]).analyze(article), sentences=()))


@dataclass
class Desk:
    """A store with articles, and people who judge."""

    url: str
    open: ExitStack

    def fill(self, *clippings: Clipping) -> Reader:
        with Store.open(self.url, now=lambda: NOW) as store:
            store.sync_feeds([FEED])
            store.save(Poll(FEED, FeedState(FEED.url), NOW, clippings, (), len(clippings)))
        return self.open.enter_context(Reader.open(self.url, now=lambda: NOW))

    def judge(self, *judgments: Judgment) -> None:
        with Store.open(self.url, now=lambda: NOW) as store:
            for each in judgments:
                store.judge(each)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with ExitStack() as opened:
        yield Desk(f"sqlite:///{tmp_path / 'news.sqlite3'}", opened)


# ---- what is offered ------------------------------------------------------------------------------


def test_each_article_gives_one_sentence_before_any_gives_two(desk: Desk) -> None:
    reader = desk.fill(clipping(1, PLAIN, GOOD), clipping(2, BAD), clipping(3, PLAIN))

    offered = judging.offer(reader, Sampling(), VADER, ())

    assert sorted(item.article for item in offered[:3]) == [f"{n:016x}" for n in (1, 2, 3)]
    assert {item.text for item in offered} == {PLAIN, GOOD, BAD}
    assert len(offered) == 4


def test_the_sentence_that_has_its_articles_label_comes_first(desk: Desk) -> None:
    reader = desk.fill(clipping(1, PLAIN, GOOD, PLAIN))

    first = judging.offer(reader, Sampling(), VADER, ())[0]

    assert (first.text, first.outlet, first.part) == (GOOD, "The Ledger", Part.TEXT)
    clip = reader.clipping(first.article)
    assert clip is not None
    assert clip.article.text[first.span.start : first.span.end] == GOOD
    assert (first.before.strip(), first.behind.strip()) == (PLAIN, PLAIN)


def test_what_stands_around_is_cut_between_words(desk: Desk) -> None:
    long = "It was a calm and quiet day at the port and the cranes stood still."
    reader = desk.fill(clipping(1, *[long] * 9, GOOD, *[long] * 9))

    first = judging.offer(reader, Sampling(), VADER, ())[0]

    assert first.text == GOOD
    assert first.before.startswith("… ")
    assert first.before.split()[1] in long.split()
    assert first.behind.endswith(" …")
    assert first.behind.split()[-2] in long.split()
    assert 0 < len(first.before) <= judging.AROUND + 1


def test_scraps_and_endless_sentences_are_left_out(desk: Desk) -> None:
    reader = desk.fill(clipping(1, "More soon.", PLAIN, "There were ships " + "and ships " * 60 + "there."))

    assert [item.text for item in judging.offer(reader, Sampling(), VADER, ())] == [PLAIN]


def test_a_name_in_the_sentence_is_asked_about(desk: Desk) -> None:
    reader = desk.fill(clipping(1, "Yesterday Lumen Works opened a plant there."))

    [toward] = judging.offer(reader, Sampling(), VADER, ())
    [whole] = judging.offer(reader, Sampling(targets=False), VADER, ())

    assert toward.target is not None
    assert toward.text[toward.target.start : toward.target.end] == "Lumen Works"
    assert whole.target is None


def test_what_was_judged_is_not_offered_again(desk: Desk) -> None:
    reader = desk.fill(clipping(1, PLAIN, GOOD), clipping(2, BAD))
    offered = judging.offer(reader, Sampling(), VADER, ())
    done = [item.judged(Label.NEUTRAL, NOW, "ada") for item in offered[:2]]

    rest = judging.offer(reader, Sampling(), VADER, done)

    assert {item.text for item in rest} == {PLAIN, GOOD, BAD} - {item.text for item in offered[:2]}
    assert judging.offer(reader, Sampling(), VADER, [*done, *(i.judged(None, NOW, "ada") for i in rest)]) == ()


def test_the_same_question_gets_the_same_answer_and_another_seed_another(desk: Desk) -> None:
    reader = desk.fill(*(clipping(n, PLAIN, f"Ship number {n} came in today.") for n in range(30)))

    assert judging.offer(reader, Sampling(), VADER, ()) == judging.offer(reader, Sampling(), VADER, ())
    assert judging.offer(reader, Sampling(seed=2), VADER, ()) != judging.offer(reader, Sampling(), VADER, ())


def test_an_empty_store_offers_nothing(desk: Desk) -> None:
    assert judging.offer(desk.fill(), Sampling(), VADER, ()) == ()


def item(n: int, text: str = PLAIN, outlet: str = "The Ledger") -> Item:
    return Item(f"{n:016x}", outlet, NOW, Part.TEXT, Span(0, len(text)), text)


def test_a_second_turn_asks_for_ones_own_first_answers_only() -> None:
    mine = [item(n).judged(Label.NEUTRAL, NOW, "ada") for n in range(8)]
    cannot = item(8).judged(None, NOW, "ada")
    hers = item(9).judged(Label.NEUTRAL, NOW, "ben")
    twice = item(0).judged(Label.NEGATIVE, NOW, "ada", turn=2)

    asked = judging.again([*mine, cannot, hers, twice], "ada", seed=1)

    assert sorted(each.article for each in asked) == [f"{n:016x}" for n in range(1, 8)]
    assert [each.article for each in asked] != sorted(each.article for each in asked)


# ---- what the answers say -------------------------------------------------------------------------


def test_engines_are_measured_by_what_people_say_per_outlet() -> None:
    judgments = [
        item(1, GOOD).judged(Label.POSITIVE, NOW, "ada"),
        item(2, BAD).judged(Label.POSITIVE, NOW, "ada"),
        item(3, PLAIN, "Harbor Post").judged(Label.NEUTRAL, NOW, "ada"),
    ]

    found = judging.verdicts(judgments, [VADER])

    assert found.of("vader").counts == ((0, 0, 0), (0, 1, 0), (1, 0, 1))
    assert found.of("vader", "Harbor Post").accuracy == 1.0
    assert found.outlets() == ("The Ledger", "Harbor Post")


def test_one_sentence_counts_once_by_what_most_people_say() -> None:
    one, two, three = item(1, GOOD), item(2, BAD), item(3, PLAIN)
    judgments = [
        one.judged(Label.POSITIVE, NOW, "ada"),
        one.judged(Label.NEUTRAL, NOW, "ben"),
        one.judged(Label.POSITIVE, NOW, "eve"),
        two.judged(Label.NEGATIVE, NOW, "ada"),
        two.judged(Label.NEUTRAL, NOW, "ben"),
        three.judged(None, NOW, "ada"),
    ]

    found = judging.verdicts(judgments, [VADER])

    assert [(each.text, each.label) for each in found.judged] == [(GOOD, Label.POSITIVE)]
    assert (found.split, found.unclear) == (1, 1)
    assert found.people.counts == ((0, 1, 0), (0, 0, 0), (0, 1, 0))


def test_nothing_judged_is_no_figure() -> None:
    found = judging.verdicts([], [VADER])

    assert (found.judged, found.of("vader").accuracy, found.people.kappa) == ((), None, None)


def test_answers_are_exported_with_what_each_engine_says(desk: Desk, tmp_path: Path) -> None:
    reader = desk.fill(clipping(1, "Yesterday Lumen Works opened a terrible plant."), clipping(2, GOOD))
    named, other = judging.offer(reader, Sampling(), VADER, ())
    if named.target is None:
        named, other = other, named
    desk.judge(named.judged(Label.NEUTRAL, NOW, "ada"), other.judged(None, NOW, "ada"))

    written = reports.export(reader, "judgments", Filter(), tmp_path / "judgments.csv", created=NOW)
    rows = {row["sentence"]: row for row in reports.records(reader, "judgments", Filter())}

    assert written.rows == 2
    row = rows[named.text]
    assert list(row) == [column.name for column in export.columns_for("judgments")]
    assert (row["target"], row["label"], row["label_vader"]) == ("Lumen Works", "neutral", "negative")
    assert row["sentiment_vader"] == VADER.score([named.text])[0].compound
    assert row["url"] == "https://ledger.example/1"
    assert (rows[GOOD]["label"], rows[GOOD]["target"]) == (None, None)


@pytest.mark.parametrize(
    ("filter", "rows"), [(Filter(), 2), (Filter(outlets=("Harbor Post",)), 1), (Filter(outlets=("Nobody",)), 0)]
)
def test_a_filter_leaves_the_answers_on_its_articles(desk: Desk, filter: Filter, rows: int) -> None:
    reader = desk.fill(clipping(1, GOOD), clipping(2, BAD, outlet="Harbor Post"))
    desk.judge(*(each.judged(Label.NEUTRAL, NOW, "ada") for each in judging.offer(reader, Sampling(), VADER, ())))

    assert len(list(reports.records(reader, "judgments", filter))) == rows


# ---- who speaks -----------------------------------------------------------------------------------

SPOKEN = "“The door is closed and it will stay closed,” said Mei-Lin Hsu. Jonas Lindqvist said that the door was open."


def test_speakers_are_asked_for_without_saying_who_was_found(desk: Desk) -> None:
    reader = desk.fill(clipping(1, SPOKEN), clipping(2, SPOKEN, outlet="Harbor Post"), clipping(3, GOOD))

    asked = judging.ask(reader, Filter(), 1, ())

    assert sorted(each.article for each in asked) == [f"{n:016x}" for n in (1, 2)]  # one of each article
    for each in asked:
        assert each.names == ("Jonas Lindqvist", "Mei-Lin Hsu")
        assert each.found in each.names
        assert each.whole[each.fragments[0].start : each.fragments[0].end] in SPOKEN
    assert judging.ask(reader, Filter(), 1, ()) == asked


def test_a_speaker_is_asked_for_once(desk: Desk) -> None:
    reader = desk.fill(clipping(1, SPOKEN))
    [first] = judging.ask(reader, Filter(), 1, ())
    [second] = judging.ask(reader, Filter(), 1, [first.checked(Answer.SPEAKER, None, NOW, "ada")])
    both = [each.checked(Answer.UNCLEAR, None, NOW, "ada") for each in (first, second)]

    assert first.statement != second.statement
    assert judging.ask(reader, Filter(), 1, both) == ()


def check(n: int, answer: Answer = Answer.SPEAKER, said: str | None = "Mei-Lin Hsu", **more: object) -> Check:
    made = Check(
        f"{n:016x}", "a" * 16, "The Ledger", StatementKind.DIRECT, 0.95, "Mei-Lin Hsu", answer, said, NOW, "ada"
    )
    return replace(made, **more)  # type: ignore[arg-type]


def test_figures_on_speakers_by_kind_confidence_and_outlet() -> None:
    found = judging.speakers(
        [
            check(1),
            check(2, said=None),
            check(3, Answer.NONE, None, kind=StatementKind.INDIRECT, confidence=0.75),
            check(4, confidence=0.5, found=None, said=None, outlet="Harbor Post"),
            check(5, Answer.UNCLEAR, None),
        ]
    )

    assert (found.whole, found.none, found.unclear) == (Share(2, 4), 1, 1)
    assert dict(found.groups) == {
        "direct": Share(2, 3),
        "indirect": Share(0, 1),
        "sure: 0.90 and more": Share(1, 2),
        "0.70 to 0.89": Share(0, 1),
        "below 0.70": Share(1, 1),
        "The Ledger": Share(1, 3),
        "Harbor Post": Share(1, 1),
    }


def test_a_statement_counts_once_and_not_where_people_differ() -> None:
    same, other = check(1, labeler="ben"), check(2, said="Jonas Lindqvist", labeler="ben")

    found = judging.speakers([check(1), same, check(2), other])

    assert (found.whole, found.unclear) == (Share(1, 1), 1)
    assert judging.speakers([]).whole.accuracy is None

"""Topics: which an article is about, and where their words stand."""

from __future__ import annotations

from monitor.analysis.topics import Topics
from monitor.model import Part, Topic
from monitor.query import Words

LEVY = Topic("levy", "The levy", 'levy OR "import dut*"')
CAP = Topic("cap", "The cap", "cap", context=("chip*", "energy"))


def test_ids_are_sorted_and_each_hit_is_a_mention() -> None:
    title, text = "Levy on chips", "The cap stays; import duties rise with the levy."
    ids, mentions = Topics((LEVY, CAP)).tag(Words.of(title, text))

    printed = [(m.name, (title if m.part is Part.TITLE else text)[m.span.start : m.span.end]) for m in mentions]
    assert ids == ("cap", "levy")
    assert sorted(printed) == [("cap", "cap"), ("levy", "Levy"), ("levy", "import duties"), ("levy", "levy")]


def test_an_ambiguous_word_needs_its_context() -> None:
    assert Topics((CAP,)).tag(Words.of("", "He wore a cap.")) == ((), ())


def test_a_topic_that_is_switched_off_is_not_looked_for() -> None:
    assert Topics((Topic("levy", "The levy", "levy", enabled=False),)).tag(Words.of("", "The levy.")) == ((), ())


def test_a_query_that_cannot_be_read_leaves_the_others_alone() -> None:
    topics = Topics((Topic("broken", "Broken", "levy AND ("), LEVY))

    assert topics.tag(Words.of("", "The levy."))[0] == ("levy",)
    assert [topic.id for topic, _ in topics.errors] == ["broken"]

"""What is said of outlets claims no more than the intervals bear."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.model import Point, Score
from monitor.series import Difference, Divergence, divergences, ranked
from monitor.ui import outletwords
from monitor.ui.outletwords import Facts

START = datetime(2026, 4, 11, tzinfo=UTC)


def sums(name: str, *values: float) -> Score:
    return Score(name, START, len(values), len(values), sum(values), sum(v * v for v in values), 0.0)


LOW = (-0.4, -0.3, -0.3, -0.2, -0.3)
HIGH = (0.4, 0.3, 0.3, 0.2, 0.3)
BETWEEN = (-0.5, 0.1, -0.4, 0.2, -0.2)


def facts(
    told: dict[str, tuple[float, ...]], said: dict[str, tuple[float, ...]] | None = None, **more: object
) -> Facts:
    rows = divergences(
        [sums(name, *values) for name, values in told.items()],
        [sums(name, *values) for name, values in (said or {}).items()],
        engine="vader",
    )
    return replace(Facts("in the last 8 weeks", ranked(rows)), **more)  # type: ignore[arg-type]  # names of fields


def row(told: tuple[float, ...], said: tuple[float, ...] = ()) -> Divergence:
    return facts({"The Ledger": told}, {"The Ledger": said} if said else {}).rows[0]


def test_lowest_outlet_is_named_with_its_distance_from_those_it_quotes() -> None:
    said = outletwords.say(
        facts({"The Ledger": LOW, "Harbour Times": HIGH}, {"The Ledger": HIGH, "Harbour Times": HIGH})
    )

    assert str(said) == "The Ledger writes lowest, −0.30 ± 0.09, and 0.60 below the people it quotes."
    assert said.notes == ("One of 2 differs clearly from those it quotes; one in 20 such differences is chance",)


def test_outlet_whose_interval_overlaps_does_not_write_lowest() -> None:
    said = outletwords.say(facts({"The Ledger": BETWEEN, "Harbour Times": (-0.1, 0.1, 0.0, 0.1, -0.1)}))

    assert str(said) == "No outlet stands out: the intervals of ranks 1–2 overlap."
    assert not any(bold for _, bold in said.runs)
    assert said.notes == ()


def test_distance_that_cannot_be_claimed_is_not_said() -> None:
    said = outletwords.say(facts({"The Ledger": LOW, "Harbour Times": HIGH}, {"The Ledger": BETWEEN}))

    assert str(said) == "The Ledger writes lowest, −0.30 ± 0.09."


def test_nothing_is_said_of_few_stories() -> None:
    assert str(outletwords.say(facts({"The Ledger": LOW[:4]}))) == (
        "1 outlet in the last 8 weeks: none has the five stories that a claim needs."
    )
    assert str(outletwords.say(facts({}, about="DeepSeek"))) == (
        "No outlet has a dated and scored article on DeepSeek in the last 8 weeks."
    )


def test_one_outlet_alone_is_not_the_lowest() -> None:
    assert str(outletwords.say(facts({"The Ledger": LOW, "Few": HIGH[:2]}))) == (
        "The Ledger has the only mean with five stories, −0.30 ± 0.09."
    )


def test_what_is_left_out_is_named() -> None:
    said = outletwords.say(
        facts(
            {"The Ledger": LOW},
            primary=("Court of Wexmoor", "Federal Register"),
            unscored=(("De Kaai", "Dutch"), ("Le Canal", "French"), ("Le Quai", "French")),
            undated=("A", "B", "C", "D"),
        )
    )

    assert said.notes == (
        "Not scored: De Kaai (Dutch)",
        "Not scored: Le Canal and Le Quai (French)",
        "Court of Wexmoor and Federal Register are primary sources: not ranked",
        "Without dates: A, B and 2 more",
    )


@pytest.mark.parametrize(
    ("of", "claim"),
    [
        (row(LOW, HIGH), "It writes more negatively than the people it quotes speak."),
        (row(HIGH, LOW), "It writes more positively than the people it quotes speak."),
        (row(LOW, BETWEEN), "The interval of the difference reaches across 0: no difference can be claimed."),
        (row(LOW, HIGH[:1]), "Only 1 story quotes somebody by name: too few to compare."),
        (row(LOW, HIGH[:4]), "Only 4 stories quote somebody by name: too few to compare."),
        (row(LOW), "Nobody with a name is quoted in these articles."),
        (row(LOW[:4], HIGH), "4 stories: too few to claim anything."),
        (row((), HIGH), "None of its own words are scored."),
    ],
)
def test_sentence_says_what_can_be_claimed(of: Divergence, claim: str) -> None:
    assert outletwords.claim(of).startswith(claim)


def test_difference_shown_is_rounded_once_and_lies_in_the_middle_of_its_interval() -> None:
    of = replace(
        row(LOW, HIGH),
        narration=Point(START, -0.0749, -0.1, 0.0, 9, 9, 0.5),
        quoted=Point(START, 0.0449, 0.0, 0.1, 9, 9, 0.5),
        difference=Difference(-0.1198, -0.2198, -0.0198),
    )

    assert outletwords.apart(of) == "−0.12 [−0.22, −0.02]"  # −0.07 less +0.04 would be −0.11


def test_two_outlets_are_compared_with_an_interval_and_both_n() -> None:
    rows = facts({"The Ledger": LOW, "Harbour Times": HIGH, "Post": BETWEEN, "Few": LOW[:2]}).rows
    told = {row.outlet: row for row in rows}
    ledger, harbour, post = told["The Ledger"], told["Harbour Times"], told["Post"]

    assert outletwords.pair(ledger, harbour).replace("\N{NO-BREAK SPACE}", " ") == (
        "The Ledger − Harbour Times, narration: −0.60 [−0.70, −0.50], n 5 and n 5: The Ledger writes more negatively."
    )
    assert outletwords.pair(harbour, ledger).endswith(": Harbour Times writes more positively.")
    assert outletwords.pair(ledger, post).endswith(": no difference can be claimed.")
    assert (
        outletwords.pair(told["Few"], post)
        .replace("\N{NO-BREAK SPACE}", " ")
        .endswith("n 2 and n 5: too few to compare.")
    )


def test_origins_add_up_to_the_whole() -> None:
    of = outletwords.origins({"The Ledger": 41, "Pacific Wire": 7, "Harbour Times": 1, "A": 1, "B": 1}, "The Ledger")

    assert (of.own, of.copied) == (41, 10)
    assert round(of.share, 3) == 0.196
    assert outletwords.origins_told(of).replace("\N{NARROW NO-BREAK SPACE}", " ") == (
        "own 80 %, Pacific Wire 14 %, A 2 %, 2 others 4 %"
    )
    assert outletwords.origins_told(outletwords.Origins(3)).startswith("own 100")


def test_place_is_a_range_or_none() -> None:
    rows = facts({"A": LOW, "B": HIGH, "C": BETWEEN, "Few": (0.9, 0.9)}).rows

    assert [(each.outlet, outletwords.place(each)) for each in rows] == [
        ("A", "1–2"),
        ("C", "1–3"),
        ("B", "2–3"),
        ("Few", "–"),
    ]

"""The line of words above the lanes: what is said, and what is not claimed."""

from __future__ import annotations

from dataclasses import replace

from monitor.series import Difference, Mean
from monitor.ui.voicewords import Facts, Heard, say

HSU = Heard("Mei-Lin Hsu", Mean(-0.24, -0.37, -0.11, 12), Difference(-0.26, -0.44, -0.08))
OKAFOR = Heard("Adaeze Okafor", Mean(0.19, 0.07, 0.31, 14), Difference(0.1, -0.2, 0.4))
LEDGER = Heard("The Ledger", Mean(-0.41, None, None, 3))
PLAIN = Facts("last 8 weeks", 29, 3, heard=(HSU, OKAFOR, LEDGER))


def test_most_extreme_of_those_with_enough_statements_is_named_and_the_other_end_below() -> None:
    said = say(PLAIN)

    assert str(said) == "3 voices: 29 statements. Most negative: Mei-Lin Hsu, −0.24 ± 0.13."
    assert said.notes[0] == "Most positive: Adaeze Okafor, +0.19 ± 0.12"


def test_nobody_is_named_most_negative_or_positive_whose_interval_holds_0() -> None:
    unsure = Heard("Marguerite Tollefsby", Mean(-0.07, -0.77, 0.63, 9))
    other = Heard("Haruto Sakai", Mean(0.19, -0.2, 0.58, 8))
    nobody = say(replace(PLAIN, heard=(unsure, other)))
    highest = say(replace(PLAIN, heard=(Heard("Ann Tull", Mean(-0.3, -0.9, 0.3, 9)), OKAFOR)))

    assert str(nobody).endswith(" No voice stands out: every interval reaches across 0.")
    assert not any(bold for words, bold in nobody.runs if "stands out" in words)
    assert not any("Most" in note for note in nobody.notes)
    assert str(highest).endswith(" Most positive: Adaeze Okafor, +0.19 ± 0.12.")
    assert not any("Most" in note for note in highest.notes)


def test_clear_change_since_the_last_event_is_said_with_its_interval_and_what_it_was_compared_with() -> None:
    said = say(replace(PLAIN, event="the summit"))

    assert str(said).endswith(" Mei-Lin Hsu fell most, −0.26 [−0.44, −0.08], since the summit.")
    assert "2 compared; one in 20 such differences is chance" in said.notes


def test_change_that_is_not_clear_is_not_claimed() -> None:
    said = say(replace(PLAIN, heard=(OKAFOR, LEDGER), event="the summit"))

    assert "since" not in str(said)
    assert "No change since the summit can be claimed" in said.notes


def test_chosen_voices_topics_and_outlets_are_named() -> None:
    one = Facts("all time", 12, 1, ("Mei-Lin Hsu",), "DeepSeek", "The Ledger", (HSU,))
    many = replace(PLAIN, chosen=("A", "B", "C"), about="3 topics", where="2 outlets")

    assert str(say(one)) == "Mei-Lin Hsu on DeepSeek in The Ledger: 12 statements. Mean −0.24 ± 0.13 over 12."
    assert str(say(many)).startswith("3 voices on 3 topics in 2 outlets: 29 statements")


def test_few_statements_claim_nothing() -> None:
    assert str(say(replace(PLAIN, heard=(LEDGER, LEDGER), statements=6))).endswith(" Too few to compare.")
    assert str(say(replace(PLAIN, heard=(LEDGER,), chosen=("The Ledger",), statements=3))) == (
        "The Ledger: 3 statements. Too few to claim anything."
    )
    assert str(say(Facts("last 8 weeks", 0, 0))) == "0 voices: 0 statements, last 8 weeks."


def test_notes_say_what_is_left_out() -> None:
    notes = say(replace(PLAIN, voices=40, unnamed=520, undated=2, uncounted=1, cut=20_000)).notes

    assert notes == (
        "Most positive: Adaeze Okafor, +0.19 ± 0.12",
        "520 by unknown speakers, in no mean",
        "1 denied and 2 undated, not counted",
        "Only the newest 20\N{NARROW NO-BREAK SPACE}000 drawn and counted",
        "Each counts once, however often copied",
        "3 most quoted shown",
    )

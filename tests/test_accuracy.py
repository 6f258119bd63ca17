"""Figures worked out by hand, and the gold set as it ships."""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

from monitor import accuracy
from monitor.accuracy import Agreement, agreement, wilson
from monitor.analysis import sentiment
from monitor.model import Label

NEG, NEU, POS = accuracy.LABELS


def test_pairs_are_counted_by_what_people_say_and_what_the_engine_says() -> None:
    found = agreement([(NEG, NEG), (NEG, POS), (NEU, NEU), (POS, None)])

    assert found == Agreement(((1, 0, 1), (0, 1, 0), (0, 0, 0)), unscored=1)
    assert (found.n, found.right, found.accuracy) == (3, 2, pytest.approx(2 / 3))


def test_figures_of_a_table_worked_out_by_hand() -> None:
    found = Agreement(((20, 5, 5), (10, 20, 0), (0, 10, 30)))

    assert found.accuracy == pytest.approx(0.7)
    assert found.f1 == (pytest.approx(40 / 60), pytest.approx(40 / 65), pytest.approx(60 / 75))
    assert found.macro_f1 == pytest.approx((40 / 60 + 40 / 65 + 60 / 75) / 3)
    chance = (30 * 30 + 30 * 35 + 40 * 35) / 100**2
    assert found.kappa == pytest.approx((0.7 - chance) / (1 - chance))


def test_a_label_that_nobody_gives_is_in_no_mean() -> None:
    found = agreement([(NEG, NEG), (POS, POS), (POS, NEG)])

    assert found.f1[1] is None
    assert found.macro_f1 == pytest.approx((2 / 3 + 2 / 3) / 2)


def test_nothing_to_reckon_with_is_no_number() -> None:
    nothing, one_sided = agreement([(NEG, None)]), agreement([(POS, POS)] * 3)

    assert (nothing.accuracy, nothing.interval, nothing.macro_f1, nothing.kappa) == (None, None, None, None)
    assert (one_sided.accuracy, one_sided.kappa) == (1.0, None)


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [(42, 60, 0.5749, 0.8010), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (1, 2, 0.0945, 0.9055)],
)
def test_wilson_gives_the_published_ranges(right: int, n: int, low: float, high: float) -> None:
    assert wilson(right, n) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


# ---- the gold set ---------------------------------------------------------------------------------


def _everything() -> list[accuracy.Gold]:
    return [each for name in accuracy.SETS for each in accuracy.gold(name)]


def _readme() -> str:
    return (resources.files("monitor.resources") / "gold" / "README.md").read_text("utf-8")


def test_every_row_is_its_own_and_every_target_is_named_once() -> None:
    rows = _everything()

    assert max(Counter(each.id for each in rows).values()) == 1
    assert max(Counter((each.text, each.target) for each in rows).values()) == 1
    targets = [(each.text, each.text[each.target.start : each.target.end]) for each in rows if each.target]
    assert [text for text, target in targets if text.count(target) != 1] == []
    assert [each.id for each in rows if each.target is None and each.label is not each.tone] == []


def test_the_set_is_balanced_and_as_large_as_the_readme_says() -> None:
    own = accuracy.gold("own")
    labels = Counter(each.label for each in own)

    assert min(labels.values()) / len(own) > 0.3
    assert f"| {len(own)} ({len({each.text for each in own})} texts)" in _readme()
    assert len(accuracy.gold("ai-policy")) == 120


def test_a_text_has_one_tone_whoever_its_labels_are_about() -> None:
    tones: dict[str, set[Label]] = {}
    for each in _everything():
        tones.setdefault(each.text, set()).add(each.tone)

    assert [text for text, found in tones.items() if len(found) > 1] == []


def test_the_readme_says_what_each_tag_means() -> None:
    said = set(re.findall(r"[a-z-]+", _readme()))

    assert {tag for each in _everything() for tag in each.tags} <= said


def test_the_agreement_of_the_passes_is_the_one_that_is_told() -> None:
    labels, tones = accuracy.between_passes("own")

    assert (labels.n - labels.right, tones.n - tones.right) == (3, 12)
    assert (round(labels.kappa or 0, 2), round(tones.kappa or 0, 2)) == (0.99, 0.95)
    assert "Of 366 labels three differ and of 366 tones twelve (Cohen's kappa .99 and .95)" in " ".join(
        _readme().split()
    )


def test_no_gold_sentence_is_one_that_a_model_was_fitted_on() -> None:
    training = Path(__file__).parents[1] / "training" / "own"
    fitted = "\n".join(file.read_text("utf-8") for file in sorted(training.glob("*.toml")))

    assert [each.id for each in _everything() if each.text in fitted] == []


def test_vader_does_on_the_gold_set_what_is_told_of_it() -> None:
    own, headlines = accuracy.trials(sentiment.engines(["vader"]))

    assert (own.toward.n, own.tone.n, own.toward.unscored) == (366, 329, 0)
    assert own.toward.macro_f1 == pytest.approx(0.4415, abs=0.0005)
    assert headlines.toward.macro_f1 == pytest.approx(0.438, abs=0.0005)
    assert len(own.wrong()) == own.toward.n - own.toward.right


def test_tags_add_up_to_what_carries_them() -> None:
    [trial] = accuracy.trials(sentiment.engines(["vader"]), ["own"])
    tags = Counter(tag for each in trial.sentences for tag in each.tags)

    assert {tag: found.n for tag, found in trial.by_tag().items()} == dict(tags)


def test_every_tag_can_be_translated() -> None:
    used = {tag for name in accuracy.SETS for each in accuracy.gold(name) for tag in each.tags}

    assert used == set(accuracy.TAGS)

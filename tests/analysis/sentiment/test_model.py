"""The network that ships: the same text, the same score, whatever is scored beside it."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys

import pytest

from monitor.analysis import sentiment
from monitor.analysis.sentiment import model
from monitor.analysis.sentiment.model import FACTS, NETWORK, PIECES, Model, missing
from monitor.errors import ModelError
from monitor.model import Label, Span

pytestmark = pytest.mark.skipif(missing() is not None, reason=str(missing()))

TEXTS = (
    "Lumen Semiconductor plunged after a dreadful forecast.",
    "Regulators lifted the curbs, a relief for the chip industry.",
    "The committee will meet again on Tuesday.",
    "Profits soared to a record, and analysts praised the company’s strategy.",
    "She called the proposal reckless.",
    "Fell.",
)


@pytest.fixture(scope="module")
def engine() -> Model:
    return Model()


def test_a_score_does_not_depend_on_what_is_scored_beside_it(engine):
    alone = [Model().score([text])[0] for text in TEXTS]

    assert engine.score(TEXTS) == alone


def test_a_score_does_not_depend_on_the_order(engine):
    order = list(TEXTS) * 3
    random.Random(7).shuffle(order)

    assert dict(zip(order, engine.score(order), strict=True)) == dict(zip(TEXTS, Model().score(TEXTS), strict=True))


def test_another_process_comes_to_the_same_score(engine):
    code = f"from monitor.analysis.sentiment.model import Model; print(Model().score([{TEXTS[1]!r}])[0].compound)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert float(ran.stdout) == engine.score([TEXTS[1]])[0].compound


def test_the_label_is_the_class_with_the_largest_share(engine):
    for score in engine.score(TEXTS):
        shares = {Label.NEGATIVE: score.negative, Label.NEUTRAL: score.neutral, Label.POSITIVE: score.positive}
        assert score.label == max(shares, key=shares.__getitem__)
        assert sum(shares.values()) == pytest.approx(1, abs=2e-4)
        assert score.compound == pytest.approx(score.positive - score.negative, abs=1e-9)


def test_news_is_understood(engine):
    assert [score.label for score in engine.score(TEXTS[:4])] == [
        Label.NEGATIVE, Label.POSITIVE, Label.NEUTRAL, Label.POSITIVE,
    ]  # fmt: skip


def test_two_targets_of_a_sentence_may_have_opposite_fortunes(engine):
    text = "Lumen Semiconductor soared to a record while Harbor Devices plunged."

    winner, loser = engine.score([text] * 2, [Span(0, 19), Span(45, 59)])

    assert winner.label is Label.POSITIVE
    assert loser.compound < winner.compound - 0.5


@pytest.mark.parametrize("text", ["", "   ", "…", "?!", "—"])
def test_what_holds_no_words_is_not_scored(engine, text):
    (score,) = engine.score([text])

    assert (score.compound, score.reason) == (None, "no words")
    assert engine.explain(text) == ()


AWKWARD = ("a" * 100_000, "word " * 20_000, "\0\ud800x", "中文 bulletin", "[SEP] [CLS] x", "𝐁𝐨𝐥𝐝 é")


@pytest.mark.parametrize("text", AWKWARD)
def test_any_text_is_answered(engine, text):
    (score,) = engine.score([text], [Span(0, 3)])

    assert -1 <= score.compound <= 1


def test_a_mean_of_several_sentences_goes_by_the_band(engine):
    scores = engine.score(TEXTS)

    assert sentiment.mean(scores[:1], engine).label == scores[0].label
    assert sentiment.mean([scores[0], scores[3]], engine).label == Label.NEUTRAL


def test_an_explanation_names_the_words_that_move_the_score(engine):
    parts = {part.text: part.part for part in engine.explain(TEXTS[0])}

    assert list(parts) == ["Lumen", "Semiconductor", "plunged", "after", "a", "dreadful", "forecast"]
    assert min(parts, key=parts.__getitem__) in ("plunged", "dreadful")


def test_the_version_holds_the_checksum(engine):
    assert engine.version.split(".")[-1] in (model.shipped() / FACTS).read_text("utf-8")


def test_the_network_is_small(engine):
    assert sum((model.shipped() / name).stat().st_size for name in (NETWORK, PIECES)) <= 25_000_000


def test_nothing_is_loaded_before_it_is_asked():
    code = (
        "import sys; from monitor.analysis import sentiment; sentiment.engines(); "
        "print('onnxruntime' in sys.modules, 'numpy' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout == "False False\n"


@pytest.fixture
def copy(tmp_path):
    """The network's files, to be spoilt."""
    shutil.copytree(model.shipped(), tmp_path / "models")
    return tmp_path / "models"


def test_a_damaged_file_is_not_read(copy):
    content = bytearray((copy / NETWORK).read_bytes())
    content[-1000] ^= 1
    (copy / NETWORK).write_bytes(content)

    assert missing(copy) is None  # its length is right: that is all that is looked at before it is used
    with pytest.raises(ModelError, match=r"news\.onnx is damaged"):
        Model(copy).score(["Good."])


def test_a_file_that_is_cut_off_is_not_installed(copy):
    (copy / PIECES).write_text("[UNK]\n")

    assert missing(copy) == "pieces.txt is not complete"
    with pytest.raises(ModelError, match="not complete"):
        Model(copy)


def test_without_its_files_it_is_not_installed(tmp_path, monkeypatch):
    assert "not here" in str(missing(tmp_path))

    monkeypatch.setattr(sentiment, "missing", lambda: "the network's files are not here")

    assert sentiment.installed() == ("vader", "vader-news")
    assert [engine.name for engine in sentiment.engines()] == ["vader", "vader-news"]


def test_without_onnxruntime_it_is_not_installed(copy, monkeypatch):
    monkeypatch.setattr(model, "find_spec", lambda _name: None)

    assert missing(copy) == "onnxruntime is not installed"

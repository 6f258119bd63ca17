"""The engine `model`: a small network that reads a sentence toward its target, run on this computer.

The only module that knows onnxruntime. One sentence is read at a time and nothing is drawn by chance, so a text's score
depends on nothing but the text and its target. The network's files stand in `resources/models`: without them or without
onnxruntime the engine is not installed, and files whose checksum is another are not read. How it was made, from which
data, and what it cannot do is said in `card.md` beside them.

A verdict is three shares that sum to 1. The label is the class with the largest one, the compound is the positive
share less the negative one. A mean over several sentences is positive from +BAND and negative from -BAND.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from monitor.analysis.sentiment.engine import WordPart
from monitor.analysis.sentiment.wordpiece import Encoded, WordPiece
from monitor.errors import ModelError
from monitor.model import Label, Sentiment, Span

BAND = 0.25  # on development sets, where a sentence's compound parts the labels with the fewest errors
NETWORK, PIECES, FACTS = "news.onnx", "pieces.txt", "news.toml"
_LABELS = (Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE)
_NO_WORDS = Sentiment(None, reason="no words")
_SIGN = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*|[%$€£¥]|[!?]")
_WORDS = 80  # of a sentence whose part is looked for; a longer one is not read to its end either
_REMEMBERED = 2_000  # verdicts: a sentence, a statement that is all of it and a target in it are asked for together

Shares = tuple[float, float, float]  # negative, neutral, positive


class Model:
    """The network, loaded when it is first asked. Deterministic; any text gets an answer. Not for several threads."""

    name = "model"
    slow = True
    targeted = True

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` holds the network's files; None: the ones that ship. Raises ModelError where it cannot run."""
        self._folder = folder or shipped()
        if why := missing(self._folder):
            raise ModelError(f"the engine model cannot run: {why}")
        self.version = _facts(self._folder)["mark"]
        self._network: Callable[[Encoded], Shares] | None = None
        self._pieces: WordPiece | None = None
        self._shares = lru_cache(_REMEMBERED)(self._read)

    @staticmethod
    def label(compound: float) -> Label:
        return Label.POSITIVE if compound >= BAND else Label.NEGATIVE if compound <= -BAND else Label.NEUTRAL

    def score(self, texts: Sequence[str], targets: Sequence[Span | None] | None = None) -> list[Sentiment]:
        """Score each text as one sentence, toward its target where there is one. Raises ModelError for bad files."""
        return [self._score(text, target) for text, target in zip(texts, targets or [None] * len(texts), strict=True)]

    def explain(self, text: str) -> tuple[WordPart, ...]:
        """Say by how much the compound would fall without each word. These parts do not sum to it: words work together.

        Raises ModelError for bad files.
        """
        if not _SIGN.search(text):
            return ()
        whole = _compound(self._shares(text, None))
        parts = []
        for word in list(_WORD.finditer(text))[:_WORDS]:
            rest = text[: word.start()] + text[word.end() :]
            without = _compound(self._shares(rest, None)) if _SIGN.search(rest) else 0.0
            parts.append(WordPart(word[0], Span(*word.span()), round(whole - without, 4), self.name))
        return tuple(parts)

    def load(self) -> None:
        """Get ready now. Raises ModelError where a file is not the one that was shipped."""
        if self._network is None:
            self._network, self._pieces = _loaded(self._folder)

    def _score(self, text: str, target: Span | None) -> Sentiment:
        if not _SIGN.search(text):
            return _NO_WORDS
        shares = self._shares(text, target)
        return Sentiment(
            compound=_compound(shares),
            positive=shares[2],
            neutral=shares[1],
            negative=shares[0],
            label=_LABELS[max(range(3), key=lambda place: shares[place])],
            coverage=1.0,
            sentences=1,
        )

    def _read(self, text: str, target: Span | None) -> Shares:
        self.load()
        assert self._network is not None
        assert self._pieces is not None
        return self._network(self._pieces.encode(text, target))


@cache
def shipped() -> Path:
    return Path(str(resources.files("monitor.resources"))) / "models"


def missing(folder: Path | None = None) -> str | None:
    """Why the engine is not installed, in a sentence; None: it is. Reads no large file."""
    folder = folder or shipped()
    try:
        sizes = _facts(folder)["size"]
        cut = [name for name in (NETWORK, PIECES) if (folder / name).stat().st_size != sizes[name]]
    except OSError as error:
        return f"the network's files are not here ({Path(error.filename).name})"
    except (KeyError, ValueError):
        return f"{FACTS} cannot be read"
    if cut:
        return f"{cut[0]} is not complete"
    if find_spec("onnxruntime") is None:
        return "onnxruntime is not installed"
    return None


@cache
def _facts(folder: Path) -> dict[str, Any]:
    """What stands in news.toml, and under `mark` the network's version with eight digits of its checksum."""
    facts = tomllib.loads((folder / FACTS).read_text("utf-8"))
    return facts | {"mark": f"{facts['version']}.{facts['sha256'][NETWORK][:8]}"}


def _loaded(folder: Path) -> tuple[Callable[[Encoded], Shares], WordPiece]:
    expected = _facts(folder)["sha256"]
    for name in (NETWORK, PIECES):
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise ModelError(f"the network's file {name} cannot be read: {error.strerror}") from error
        if found != expected[name]:
            raise ModelError(
                f"the network's file {name} is damaged: its checksum is another. Install the program again"
            )
    pieces = WordPiece((folder / PIECES).read_text("utf-8").rstrip("\n").split("\n"))
    try:
        return _network(folder / NETWORK), pieces
    except ImportError as error:
        raise ModelError(f"onnxruntime cannot be loaded: {error}") from error


def _network(file: Path) -> Callable[[Encoded], Shares]:
    import numpy
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3  # errors only: they are raised as well
    session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])

    def read(encoded: Encoded) -> Shares:
        given = {
            "ids": numpy.array(encoded.ids, numpy.int64),
            "marks": numpy.array(encoded.marks, numpy.int64),
            "pool": numpy.array(encoded.pool, numpy.float32),
        }
        negative, neutral, positive = (round(float(share), 4) for share in session.run(None, given)[0])
        return negative, neutral, positive

    return read


def _compound(shares: Shares) -> float:
    return round(shares[2] - shares[0], 4) + 0.0  # no -0.0

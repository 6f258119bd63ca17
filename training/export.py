"""From trained weights to the files that the engine `model` reads: the network in int8, its vocabulary, checksums.

    python -m training.export news.pt --version 1 --to resources/models

The network is written operator by operator, not traced, so that all is said about its numbers here:

- It reads one sentence at a time; there is no batch, and no padding.
- Weights are 8-bit, one scale for each output. What flows through is made 8-bit row by row, one scale for each piece
  of a word, computed from that row alone. The sums of products are whole numbers, so they are exact in any order.
- Some processors add two products in 16 bits and cut off what is larger. A scale is therefore chosen such that no
  pair of neighboring weights can get there, and all processors come to the same sums.
- What is neither English nor punctuation is left out of the vocabulary.
"""

from __future__ import annotations

import argparse
import hashlib
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from monitor.analysis.sentiment.wordpiece import END, LONGEST, START, UNKNOWN
from training import net

WEIGHT = 127  # largest weight
ROW = 127  # largest value of a row, around MIDDLE
MIDDLE = 128
PAIR = 32767 / 255  # two neighboring weights of one sign may sum to so much: 255 times it still fits into 16 bits
EPSILON = 1e-12  # BERT's own, in its normalizations
FILES = ("news.onnx", "pieces.txt")
MICROSOFT = "com.microsoft"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("weights", type=Path)
    ask.add_argument("--version", required=True, help="of the network; a new one makes stored scores old")
    ask.add_argument("--to", type=Path, required=True, help="the folder for the files")
    ask.add_argument("--encoder", type=Path)
    wanted = ask.parse_args()
    vocabulary = net.vocabulary(net.encoder(wanted.encoder))
    kept = english(vocabulary)
    weights = {name: values.float().numpy() for name, values in torch.load(wanted.weights).items()}
    wanted.to.mkdir(parents=True, exist_ok=True)
    onnx.save(Graph(weights, kept, exact=False).model, wanted.to / "news.onnx")
    (wanted.to / "pieces.txt").write_text(
        "\n".join(vocabulary[number] for number in kept) + "\n", "utf-8", newline="\n"
    )
    lines = [
        "# Written by training/export.py. The engine reads no file whose checksum is another.",
        f'version = "{wanted.version}"',
        "",
        "[sha256]",
        *(f'"{name}" = "{_digest(wanted.to / name)}"' for name in FILES),
        "",
        "[size]",
        *(f'"{name}" = {(wanted.to / name).stat().st_size}' for name in FILES),
    ]
    (wanted.to / "news.toml").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


def english(vocabulary: Sequence[str]) -> list[int]:
    """The numbers of the pieces that are kept: the three marks, and all that has no letter but Latin ones."""
    return [
        number
        for number, piece in enumerate(vocabulary)
        if piece in (UNKNOWN, START, END)
        or (
            not (piece.startswith("[") and len(piece) > 1)
            and all(unicodedata.name(sign, "").startswith("LATIN") for sign in piece if sign.isalpha())
        )
    ]


class Graph:
    """The network as an ONNX model. `exact` keeps all numbers as they are, to compare with."""

    def __init__(self, weights: dict[str, Any], kept: Sequence[int], *, exact: bool) -> None:
        self._weights, self._exact = weights, exact
        self._nodes: list[Any] = []
        self._constants: dict[str, Any] = {}
        hidden = self._sentence(kept)
        for layer in range(sum(name.endswith("intermediate.dense.weight") for name in weights)):
            hidden = self._layer(f"bert.encoder.layer.{layer}.", hidden)
        self._verdict(hidden)
        value = helper.make_tensor_value_info
        self.model = helper.make_model(
            helper.make_graph(
                self._nodes,
                "news",
                [
                    value("ids", TensorProto.INT64, ["pieces"]),
                    value("marks", TensorProto.INT64, ["pieces"]),
                    value("pool", TensorProto.FLOAT, ["pieces"]),
                ],
                [value("shares", TensorProto.FLOAT, [3])],  # negative, neutral, positive
                list(self._constants.values()),
            ),
            opset_imports=[helper.make_opsetid("", 21), helper.make_opsetid(MICROSOFT, 1)],
            ir_version=10,
        )
        onnx.checker.check_model(self.model)

    # ---- the parts ------------------------------------------------------------------------------

    def _sentence(self, kept: Sequence[int]) -> str:
        words = self._weights["bert.embeddings.word_embeddings.weight"][list(kept)]
        if self._exact:
            word = self._run("Gather", self._constant("words", words), "ids")
        else:
            scales = np.abs(words).max(1, keepdims=True) / WEIGHT
            whole = self._run("Gather", self._constant("words", np.rint(words / scales).astype(np.int8)), "ids")
            scale = self._run("Gather", self._constant("word scales", scales.astype(np.float32)), "ids")
            word = self._run("Mul", self._run("Cast", whole, to=TensorProto.FLOAT), scale)
        places = self._constant("places", self._weights["bert.embeddings.position_embeddings.weight"][:LONGEST])
        place = self._run("Slice", places, self._number("first", 0), self._run("Shape", "ids"))
        kinds = self._constant("marks of the target", self._weights["bert.embeddings.token_type_embeddings.weight"])
        summed = self._run("Add", self._run("Add", word, place), self._run("Gather", kinds, "marks"))
        normal = self._run("LayerNormalization", summed, *self._norm("bert.embeddings.LayerNorm"), epsilon=EPSILON)
        return self._run("Unsqueeze", normal, self._number("axis", 0))

    def _layer(self, name: str, hidden: str) -> str:
        asked = [name + f"attention.self.{each}" for each in ("query", "key", "value")]
        together = self._linear(name + "attention", hidden, asked)
        parts = self._run("Split", together, outputs=3, axis=-1, num_outputs=3)
        heard = self._run("MultiHeadAttention", *parts, domain=MICROSOFT, num_heads=net.HEADS)
        heard = self._linear(name + "heard", heard, [name + "attention.output.dense"])
        hidden = self._normal(heard, hidden, name + "attention.output.LayerNorm")
        wide = self._run("Gelu", self._linear(name + "wide", hidden, [name + "intermediate.dense"]), approximate="none")
        return self._normal(
            self._linear(name + "narrow", wide, [name + "output.dense"]), hidden, name + "output.LayerNorm"
        )

    def _verdict(self, hidden: str) -> None:
        rows = self._run("Squeeze", hidden, self._number("axis", 0))
        first = self._run("Slice", rows, self._number("first", 0), self._number("second", 1))
        weights = self._run("Unsqueeze", "pool", self._number("axis", 0))
        total = self._run("ReduceSum", "pool", keepdims=1)
        mean = self._run("Div", self._run("MatMul", weights, rows), total)
        both = self._run("Concat", first, mean, axis=1)
        answer = self._run("Gelu", self._linear("head", both, ["head.0"], exact=True), approximate="none")
        shares = self._run("Softmax", self._linear("classes", answer, ["head.3"], exact=True), axis=-1)
        self._nodes.append(helper.make_node("Squeeze", [shares, self._number("axis", 0)], ["shares"]))

    def _linear(self, name: str, rows: str, from_: Sequence[str], *, exact: bool = False) -> str:
        """Multiply rows by the weights of one layer, or of several side by side, and add their bias."""
        weights = np.concatenate([self._weights[each + ".weight"].T for each in from_], 1)
        bias = self._constant(name + " bias", np.concatenate([self._weights[each + ".bias"] for each in from_]))
        if exact or self._exact:
            return self._run("Add", self._run("MatMul", rows, self._constant(name, weights)), bias)
        whole, scales = eight_bit(weights)
        size = self._run("ReduceMax", self._run("Abs", rows), self._number("last axis", -1), keepdims=1)
        size = self._run("Max", size, self._constant("nothing", np.array(1e-6, np.float32)))
        scale = self._run("Mul", size, self._constant("row", np.array(1 / ROW, np.float32)))
        one = self._constant("one", np.array(1, np.float32))
        middle = self._constant("middle", np.array(MIDDLE, np.uint8))
        product = self._run(
            "MatMulIntegerToFloat",
            self._run("QuantizeLinear", self._run("Div", rows, scale), one, middle),
            self._constant(name, whole),
            one,
            self._constant(name + " scales", scales),
            middle,
            domain=MICROSOFT,
        )
        return self._run("Add", self._run("Mul", product, scale), bias)

    def _normal(self, rows: str, more: str, name: str) -> str:
        return self._run("SkipLayerNormalization", rows, more, *self._norm(name), domain=MICROSOFT, epsilon=EPSILON)

    def _norm(self, name: str) -> tuple[str, str]:
        weight, bias = (
            self._constant(f"{name} {part}", self._weights[f"{name}.{part}"]) for part in ("weight", "bias")
        )
        return weight, bias

    # ---- the pieces of a graph ------------------------------------------------------------------

    def _number(self, name: str, value: int) -> str:
        return self._constant(name, np.array([value], np.int64))

    def _constant(self, name: str, values: Any) -> str:
        self._constants.setdefault(name, numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def _run(self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", **more: Any) -> Any:
        names = [f"{len(self._nodes)} {kind} {k}" for k in range(outputs)]
        self._nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **more))
        return names[0] if outputs == 1 else names


def eight_bit(weights: Any) -> tuple[Any, Any]:
    """Weights as whole numbers, and the scale of each column: no pair of neighbors in a column is too large."""
    pairs = np.abs(weights[0::2] + weights[1::2]) * (weights[0::2] * weights[1::2] > 0)
    scales = np.maximum(np.abs(weights).max(0) / WEIGHT, pairs.max(0) / (PAIR - 1))  # 1: both may be rounded up
    scales = np.where(scales == 0, 1, scales).astype(np.float32)
    return np.rint(weights / scales).astype(np.int8), scales


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()

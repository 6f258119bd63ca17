"""Fine-tune the encoder on the labelled sets.

    python -m training.train --sets DIR --to seed1.pt --seed 1

Prints, after each epoch, the figures on the development sets by the weights as they are and by their moving average,
and saves the average. The same seed on the same machine gives the same weights.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional

from monitor.analysis.sentiment.wordpiece import Encoded, WordPiece
from training import data, figures, net
from training.data import Example, Shares

WARM_UP = 0.06  # of all steps
SMOOTHING = 0.05  # of each label goes to all three classes
LONGEST_MEMORY = 0.998  # of the moving average
HEAD_RATE = 3  # the head starts from nothing: its learning rate is so many times the encoder's


def main() -> None:
    wanted = _wanted()
    torch.manual_seed(wanted.seed)
    rng = random.Random(wanted.seed)
    encoder = net.encoder(wanted.encoder)
    pieces = net.pieces(encoder)
    network = net.Net(encoder)
    news = data.load(wanted.sets, [name for name in data.NEWS if name not in wanted.leave_out])
    other = data.load(wanted.sets, [name for name in data.NOT_NEWS if name not in wanted.leave_out])
    ours = data.own(wanted.own) * wanted.own_times if wanted.own else []
    if wanted.teacher:
        network.load_state_dict(torch.load(wanted.teacher))
        news = _taught(news, verdicts(network, pieces, news))
    if wanted.begin_with:
        network.load_state_dict(torch.load(wanted.begin_with))
    development = {name: data.load(wanted.sets, [name]) for name in data.DEVELOPMENT}
    names = data.names_in(news)

    optimizer, rates = _optimizer(network, wanted.rate, wanted.decay)
    of_other = min(wanted.other, len(other))
    steps = wanted.epochs * math.ceil((len(news) + of_other + len(ours)) / wanted.batch)
    average = {name: values.clone() for name, values in network.state_dict().items()}
    step, begun = 0, time.time()
    for epoch in range(min(wanted.epochs, wanted.stop_after)):
        shown = [*news, *rng.sample(other, of_other), *ours]
        shown = [data.varied(each, rng, names, drop=wanted.drop, swap=wanted.swap) for each in shown]
        total = 0.0
        for place, some in enumerate(_batches(shown, pieces, wanted.batch, rng), 1):
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * _pace(step / steps)
            total += _learn(network, optimizer, some)
            step += 1
            _lean(average, network, min(LONGEST_MEMORY, step / (step + 50)))
            if step % 200 == 0:
                print(f"step {step} of {steps}, {time.time() - begun:.0f} s, loss {total / place:.4f}", flush=True)
        print(f"epoch {epoch + 1}, {time.time() - begun:.0f} s", flush=True)
        now = {name: values.clone() for name, values in network.state_dict().items()}
        _report("as it is", network, pieces, development)
        network.load_state_dict(average)
        _report("averaged", network, pieces, development)
        torch.save(network.state_dict(), wanted.to)
        network.load_state_dict(now)


def _wanted() -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sets", type=Path, required=True, help="the folder with the labelled sets")
    ask.add_argument("--to", type=Path, required=True, help="where the weights are saved")
    ask.add_argument("--encoder", type=Path, help="the encoder's folder; by default the package's")
    ask.add_argument("--begin-with", type=Path, help="weights to go on from")
    ask.add_argument("--teacher", type=Path, help="weights whose verdicts on the news sets are half of the truth")
    ask.add_argument("--own", type=Path, help="the folder with our own sentences")
    ask.add_argument("--own-times", type=int, default=1, help="how often each of them is shown in an epoch")
    ask.add_argument("--leave-out", action="append", default=[], metavar="SET", help="a set not to train on")
    ask.add_argument("--other", type=int, default=4000, help="examples an epoch from sets that are not news")
    ask.add_argument("--epochs", type=int, default=5)
    ask.add_argument("--stop-after", type=int, default=99, help="epochs; the rates fall as if there were no stop")
    ask.add_argument("--batch", type=int, default=32)
    ask.add_argument("--rate", type=float, default=1e-4, help="the learning rate of the uppermost layer")
    ask.add_argument("--decay", type=float, default=0.9, help="its factor from layer to layer, downwards")
    ask.add_argument("--swap", type=float, default=0.15, help="share of targets that get another name")
    ask.add_argument("--drop", type=float, default=0.15, help="share of headlines that lose their only target's mark")
    ask.add_argument("--seed", type=int, default=1)
    return ask.parse_args()


def _taught(examples: Sequence[Example], said: Sequence[Shares]) -> list[Example]:
    """Halve the truth between the raters and an earlier network: what it holds of them is not forgotten over ours."""
    return [
        replace(each, shares=tuple((a + b) / 2 for a, b in zip(each.shares, shares, strict=True)))
        for each, shares in zip(examples, said, strict=True)
    ]


def _optimizer(network: Any, rate: float, decay: float) -> tuple[Any, list[float]]:
    """Rates fall from layer to layer: what lies deep knows language already."""
    layers = len(network.bert.encoder.layer)
    groups, rates = [], []
    for name, values in network.named_parameters():
        depth = layers + 1
        if "embeddings" in name:
            depth = 0
        elif "encoder.layer." in name:
            depth = int(name.split("encoder.layer.")[1].split(".")[0]) + 1
        rates.append(rate * decay ** (layers + 1 - depth) * (HEAD_RATE if name.startswith("head") else 1))
        groups.append({"params": [values], "lr": rates[-1], "weight_decay": 0.01 if values.ndim > 1 else 0.0})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98)), rates


def _pace(done: float) -> float:
    """The learning rate's factor: up at once, then down in a straight line."""
    return done / WARM_UP if done < WARM_UP else (1 - done) / (1 - WARM_UP)


def _batches(
    examples: Sequence[Example], pieces: WordPiece, size: int, rng: random.Random
) -> Iterator[list[tuple[Encoded, Shares]]]:
    """Cut into batches of texts of about one length, in random order."""
    rows = [(pieces.encode(each.text, each.target, each.name), each.shares) for each in examples]
    rng.shuffle(rows)
    batches = []
    for start in range(0, len(rows), size * 20):
        chunk = sorted(rows[start : start + size * 20], key=lambda row: len(row[0].ids))
        batches += [chunk[k : k + size] for k in range(0, len(chunk), size)]
    rng.shuffle(batches)
    yield from batches


def _learn(network: Any, optimizer: Any, rows: Sequence[tuple[Encoded, Shares]]) -> float:
    truth = torch.tensor([shares for _, shares in rows]) * (1 - SMOOTHING) + SMOOTHING / 3
    with torch.autocast("cpu", torch.bfloat16):
        said = network(*net.batch([encoded for encoded, _ in rows]))
    loss = -(truth * functional.log_softmax(said.float(), -1)).sum(-1).mean()
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return float(loss.item())


@torch.no_grad()
def _lean(average: dict[str, Any], network: Any, memory: float) -> None:
    for name, values in network.state_dict().items():
        if values.dtype.is_floating_point:
            average[name].lerp_(values, 1 - memory)


@torch.no_grad()
def verdicts(network: Any, pieces: WordPiece, examples: Sequence[Example], *, exact: bool = False) -> list[Shares]:
    """What the network says of each example, in 16 bits unless `exact`."""
    network.eval()
    rows = [pieces.encode(each.text, each.target, each.name) for each in examples]
    order = sorted(range(len(rows)), key=lambda place: len(rows[place].ids))
    said: dict[int, Shares] = {}
    for start in range(0, len(order), 64):
        some = order[start : start + 64]
        with torch.autocast("cpu", torch.bfloat16, enabled=not exact):
            shares = network(*net.batch([rows[place] for place in some])).float().softmax(-1)
        said.update(zip(some, map(tuple, shares.tolist()), strict=True))
    network.train()
    return [said[place] for place in range(len(rows))]


def _report(which: str, network: Any, pieces: WordPiece, development: dict[str, list[Example]]) -> None:
    for name, examples in development.items():
        found = figures.agreement(examples, verdicts(network, pieces, examples))
        print(f"  {which}  {name:<16} {figures.printed(found)}", flush=True)


if __name__ == "__main__":
    main()

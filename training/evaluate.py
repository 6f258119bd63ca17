"""Measure the files that ship, by the engine that ships: agreement with people, speed, and what int8 costs.

    python -m training.evaluate --sets DIR [--model resources/models] [--weights news.pt]

With `--weights` the weights before they were made 8-bit are scored too. `--card` writes the table into the model card.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Sequence
from pathlib import Path

from monitor.analysis.sentiment.model import Model
from monitor.model import Sentiment
from training import data, figures
from training.data import Example, Shares

SETS = {
    "newsmtsc_dev_rw": "political news, one target",
    "newsmtsc_dev_mt": "political news, several targets",
    "sentfin_dev": "headlines, toward a company",
    "nyt_dev": "editorials, no target",
    "ai_policy_dev": "our headlines, toward the target",
}
TABLE = re.compile(r"(<!-- figures -->\n).*?(<!-- end -->)", re.DOTALL)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sets", type=Path, required=True)
    ask.add_argument("--model", type=Path, default=Path("resources/models"))
    ask.add_argument("--weights", type=Path)
    ask.add_argument("--encoder", type=Path)
    ask.add_argument("--card", type=Path)
    wanted = ask.parse_args()
    sets = {name: data.load(wanted.sets, [name]) for name in SETS}
    engine = Model(wanted.model)
    engine.load()
    begun = time.process_time()
    said = {name: _said(engine, examples) for name, examples in sets.items()}
    speed = sum(map(len, sets.values())) / (time.process_time() - begun)
    lines = ["| set | what | n | F1 | r | articles r |", "|---|---|---|---|---|---|"]
    for name, what in SETS.items():
        found = figures.agreement(sets[name], said[name])
        of_articles = f"{found['article_r']:.3f}" if "article_r" in found else ""
        row = [f"`{name}`", what, str(found["n"]), f"{found['f1']:.3f}", f"{found['r']:.3f}", of_articles]
        lines.append(f"| {' | '.join(row)} |")
    print("\n".join(lines))
    print(f"\n{speed:.0f} sentences a CPU-second; a band of {_band(said, sets):.2f} parts the labels best")
    if wanted.card:
        table = "\n".join(lines)
        text = TABLE.sub(rf"\g<1>{table}\n\g<2>", wanted.card.read_text("utf-8"))
        wanted.card.write_text(text, "utf-8", newline="\n")
    if wanted.weights:
        _compare(wanted, sets, said)


def _said(engine: Model, examples: Sequence[Example]) -> list[Shares]:
    return [_shares(engine.score([each.text], [each.target])[0]) for each in examples]


def _shares(sentiment: Sentiment) -> Shares:
    return sentiment.negative or 0.0, 1.0 if sentiment.neutral is None else sentiment.neutral, sentiment.positive or 0.0


def _band(said: dict[str, list[Shares]], sets: dict[str, list[Example]]) -> float:
    """The band around 0 in which a compound is best called neutral, over all sets."""
    scored = [(figures.score_of(s), e.label) for name in sets for s, e in zip(said[name], sets[name], strict=True)]
    truth = [label for _, label in scored]

    def quality(band: float) -> float:
        return figures.macro_f1(truth, [(score >= band) - (score <= -band) for score, _ in scored])

    return max((k / 100 for k in range(5, 60)), key=quality)


def _compare(wanted: argparse.Namespace, sets: dict[str, list[Example]], said: dict[str, list[Shares]]) -> None:
    import torch

    from training import net, train

    encoder = net.encoder(wanted.encoder)
    network = net.Net(encoder)
    network.load_state_dict(torch.load(wanted.weights))
    apart, flips = [], 0
    for name, examples in sets.items():
        before = train.verdicts(network, net.pieces(encoder), examples, exact=True)
        print(f"before int8  {name:<16} {figures.printed(figures.agreement(examples, before))}")
        for a, b in zip(before, said[name], strict=True):
            apart.append(abs(figures.score_of(a) - figures.score_of(b)))
            flips += figures.label_of(a) != figures.label_of(b)
    mean = sum(apart) / len(apart)
    print(
        f"int8 moves a score by {mean:.4f} on average, by {max(apart):.3f} at most; {flips} of {len(apart)} labels flip"
    )


if __name__ == "__main__":
    main()

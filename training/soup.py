"""Average the weights of several runs: one network that is as good as their vote, at the cost of one.

python -m training.soup first.pt second.pt third.pt --shares 0.15 0.6 0.25 --to news.pt
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("weights", type=Path, nargs="+")
    ask.add_argument("--shares", type=float, nargs="+", help="of each run; equal ones by default")
    ask.add_argument("--to", type=Path, required=True)
    wanted = ask.parse_args()
    runs = [torch.load(file) for file in wanted.weights]
    shares = wanted.shares or [1 / len(runs)] * len(runs)
    if len(shares) != len(runs) or abs(sum(shares) - 1) > 1e-9:
        ask.error("the shares are one for each run, and sum to 1")
    mean = {
        name: sum(share * run[name] for share, run in zip(shares, runs, strict=True))
        if values.dtype.is_floating_point
        else values
        for name, values in runs[0].items()
    }
    torch.save(mean, wanted.to)


if __name__ == "__main__":
    main()

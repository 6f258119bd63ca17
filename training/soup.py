"""Average the weights of several runs: one network that is as good as their vote, at the cost of one.

python -m training.soup seed1.pt seed2.pt seed3.pt --to news.pt
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("weights", type=Path, nargs="+")
    ask.add_argument("--to", type=Path, required=True)
    wanted = ask.parse_args()
    runs = [torch.load(file) for file in wanted.weights]
    mean = {
        name: torch.stack([run[name] for run in runs]).mean(0) if values.dtype.is_floating_point else values
        for name, values in runs[0].items()
    }
    torch.save(mean, wanted.to)


if __name__ == "__main__":
    main()

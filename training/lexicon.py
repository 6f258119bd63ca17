"""Proposals for `resources/lexicon/news.toml`, for a person to review; and what the list is worth without one source.

    python -m training.lexicon propose --sets SETS sentfin_train       words whose value the labels pull elsewhere
    python -m training.lexicon check --sets SETS --without SEntFiN     figures of the list, with and without its rows

A proposal is the weight of a word in a ridge regression of the labels on the words of each sentence, beside the score
that the engine gives it now. It knows correlation, not meaning: names, and words that stand beside victims in the news
("murder" is good for its victim's label), come out on top. So nothing here writes the list. Who reviews asks: what does
the word say in a news sentence of any side? Only train sets are read for proposals, never a development set.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from monitor.analysis.sentiment.engine import Engine
from monitor.analysis.sentiment.news import VaderNews, read_lexicon
from monitor.analysis.sentiment.vader import Vader
from training.data import DEVELOPMENT, Example, load

LEAST = 8  # sentences with a word, for a proposal
STRENGTH = 20.0  # of the ridge: a word in as many sentences keeps half of what it shows
LIST = Path(__file__).parents[1] / "resources" / "lexicon" / "news.toml"
_WORD = re.compile(r"[^\W\d_][\w'’-]*[^\W_]|[^\W\d_]")
Proposal = tuple[str, float, int, float | None]  # word, weight, sentences, value in the list now


def propose(examples: Sequence[Example], engine: VaderNews) -> list[Proposal]:
    """Weigh the words of sentences by what the labels say beyond the engine's score; the strongest first."""
    held = [sorted({word.lower() for word in _WORD.findall(example.text)}) for example in examples]
    seen = Counter(word for words in held for word in words)
    places = {word: place for place, word in enumerate(sorted(w for w, n in seen.items() if n >= LEAST))}
    matrix = np.zeros((len(examples), len(places) + 2), dtype=np.float32)
    for row, words in enumerate(held):
        matrix[row, [places[word] for word in words if word in places]] = 1.0
    matrix[:, -2] = [score.compound or 0.0 for score in engine.score([example.text for example in examples])]
    matrix[:, -1] = 1.0
    labels = np.array([example.label for example in examples], dtype=np.float32)
    penalty = np.full(matrix.shape[1], STRENGTH, dtype=np.float32)
    penalty[-2:] = 1e-3  # score and mean are free
    weights = np.linalg.solve(matrix.T @ matrix + np.diag(penalty), matrix.T @ labels)
    values = {word: why.value for word, why in engine.lexicon.words.items()}
    found = [(word, float(weights[place]), seen[word], values.get(word)) for word, place in places.items()]
    return sorted(found, key=lambda each: -abs(each[1]))


def without(source: str) -> VaderNews:
    """The engine without the rows of one source."""
    blocks = re.split(r"(?m)(?=^\[\[?\w+\]\]?$)", LIST.read_text("utf-8"))
    return VaderNews(read_lexicon("".join(block for block in blocks if f'source = "{source}"' not in block)))


def figures(engine: Engine, examples: Sequence[Example]) -> tuple[float, float]:
    """Macro-F1 at the engine's own label, and r, toward the targets."""
    scored = engine.score([example.text for example in examples], [example.target for example in examples])
    said = [{"negative": -1, "neutral": 0, "positive": 1}[each.label or "neutral"] for each in scored]
    cells = Counter(zip((example.label for example in examples), said, strict=True))
    f = 0.0
    for label in (-1, 0, 1):
        both = sum(n for (gold, _), n in cells.items() if gold == label)
        both += sum(n for (_, own), n in cells.items() if own == label)
        f += 2 * cells[label, label] / both if both else 0.0
    truth = [example.label if example.score is None else example.score for example in examples]
    return f / 3, float(np.corrcoef([each.compound or 0.0 for each in scored], truth)[0, 1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=("propose", "check"))
    parser.add_argument("names", nargs="*", help="sets, by name; for proposals train sets")
    parser.add_argument("--sets", type=Path, required=True, help="folder of the labelled sets")
    parser.add_argument("--without", metavar="SOURCE", help="leave out the rows of this source")
    parser.add_argument("--most", type=int, default=150, help="proposals to print")
    asked = parser.parse_intermixed_args()
    if asked.task == "propose":
        if wrong := [name for name in asked.names if "_dev" in name]:
            parser.error(f"{', '.join(wrong)}: a development set proposes nothing")
        engine = without(asked.without) if asked.without else VaderNews()
        print("word                  weight sentences  value now")
        for word, weight, n, value in propose(load(asked.sets, asked.names), engine)[: asked.most]:
            print(f"{word:20s} {weight:+7.2f} {n:9d}  {'' if value is None else f'{value:+.1f}'}")
    else:
        engines: dict[str, Engine] = {"vader": Vader(), "vader-news": VaderNews()}
        if asked.without:
            engines[f"without {asked.without}"] = without(asked.without)
        for name in asked.names or DEVELOPMENT:
            examples = load(asked.sets, [name])
            for said, each in engines.items():
                f, r = figures(each, examples)
                print(f"{name:18s} {said:18s} F1 {f:.3f}  r {r:.3f}")


if __name__ == "__main__":
    main()

"""What an engine is: the small protocol behind which every scorer stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from monitor.model import Label, Sentiment, Span


@dataclass(frozen=True, slots=True)
class WordPart:
    """What one word adds to a text's score. A lexicon engine's parts of a text sum to its compound."""

    text: str
    span: Span  # in the text that was explained
    part: float
    lexicon: str = ""  # where the word's value is from, by its engine's name
    reason: str = ""  # why it has that value, where somebody said so
    value: float | None = None  # in the list, before the rules; None: a sign, or an engine without a list
    notes: tuple[str, ...] = ()  # what the rules made of the value, in order: "× −0.74 by “not”"


class Engine(Protocol):
    """Scores texts. Each text is taken as one sentence; joining sentences is the analyzer's work."""

    name: str
    version: str
    slow: bool  # it scores after the poll, not in it
    targeted: bool  # it knows targets

    def score(self, texts: Sequence[str], targets: Sequence[Span | None] | None = None) -> list[Sentiment]:
        """Score each text, toward its target where the engine knows targets. Total over any string."""

    def label(self, compound: float) -> Label:
        """Name a compound, or a mean of them, by the engine's own bands."""

    def explain(self, text: str) -> tuple[WordPart, ...]:
        """Say what each word adds to the text's compound, in the order of the text.

        An engine that has no value for each word says by how much the compound would fall without it.
        """

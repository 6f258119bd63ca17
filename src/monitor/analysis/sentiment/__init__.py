"""Sentiment: the engines, and how single scores become the mean of an article, a statement, a narration.

Every mean is one of sentences, so that it can be worked out again by hand from the sentences that are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from monitor.analysis.sentiment.engine import Engine, WordPart
from monitor.analysis.sentiment.model import Model, missing
from monitor.analysis.sentiment.news import VaderNews, lexicon_with
from monitor.analysis.sentiment.vader import Vader
from monitor.lexicon import AS_SHIPPED, UserLexicon
from monitor.model import WAITING, Sentiment

__all__ = ["Engine", "WordPart", "engines", "installed", "mean", "not_scored", "versions"]

_MAKERS: dict[str, Callable[[UserLexicon], Engine]] = {
    "vader": lambda _own: Vader(),
    "vader-news": lambda own: VaderNews(lexicon_with(own)),
    "model": lambda _own: Model(),
}


def installed() -> tuple[str, ...]:
    """The names of the engines that can run here, in the order of cost."""
    return tuple(name for name in _MAKERS if name != "model" or missing() is None)


def engines(names: Sequence[str] | None = None, own: UserLexicon = AS_SHIPPED) -> tuple[Engine, ...]:
    """Make the engines asked for, all that are installed by default. None does anything costly before its first use.

    Raises KeyError for a name we do not know, ModelError for the model where it is not installed.

    `own`: the user's words, as in `catalog.lexicon`; without them a lexicon engine is as we ship it.
    """
    return tuple(_MAKERS[name](own) for name in (installed() if names is None else dict.fromkeys(names)))


def versions(own: UserLexicon = AS_SHIPPED) -> dict[str, str]:
    """The lexicon engines, which score in each poll, and their versions with the user's words. Loads none of them."""
    return {"vader": Vader.version, "vader-news": VaderNews.version_with(own)}


def not_scored(reason: str) -> Sentiment:
    return Sentiment(None, reason=reason)


def mean(scores: Iterable[Sentiment], engine: Engine, *, nothing: str = "no words") -> Sentiment:
    """Join the scores of sentences: the plain mean of those that are scored; coverage is the share with score words.

    A mean of several is labeled by the engine's bands, that of one sentence as the sentence is.

    `nothing` is the reason to give when there is no scored sentence at all.
    """
    scores = scores if isinstance(scores, list) else list(scores)
    scored = [score for score in scores if score.compound is not None]
    if not scored:
        return not_scored(WAITING if any(score.reason == WAITING for score in scores) else nothing)
    n = len(scored)
    if n == 1:
        one = scored[0]
        return Sentiment(
            (one.compound or 0.0) + 0.0,
            (one.positive or 0.0) + 0.0,
            (one.neutral or 0.0) + 0.0,
            (one.negative or 0.0) + 0.0,
            one.label,
            one.coverage + 0.0,
            1,
        )
    compound = sum([score.compound or 0.0 for score in scored]) / n
    return Sentiment(
        compound,
        sum([score.positive or 0.0 for score in scored]) / n,
        sum([score.neutral or 0.0 for score in scored]) / n,
        sum([score.negative or 0.0 for score in scored]) / n,
        engine.label(compound),
        sum([score.coverage for score in scored]) / n,
        n,
    )

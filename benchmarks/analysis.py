"""Speed of the analysis on one core: sentences through VADER, whole articles through everything."""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks import world
from benchmarks.measure import Figure, cpu_here


def figures() -> Iterator[Figure]:
    from monitor import catalog
    from monitor.analysis import Analyzer, sentiment

    rng = random.Random(3)
    sentences = [world.sentence(rng) for _ in range(20_000)]
    (engine,) = sentiment.engines(["vader"])
    engine.score(sentences[:100])
    ours = len(sentences) / cpu_here(lambda: engine.score(sentences))

    def library() -> None:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        reference = SentimentIntensityAnalyzer()
        for sentence in sentences[:5_000]:
            reference.polarity_scores(sentence)

    bare = 5_000 / cpu_here(library)
    yield Figure("vader", ours, "sentences/CPU-s", "≥ 15,000", ours >= 15_000, bare, "vaderSentiment called directly")

    (news,) = sentiment.engines(["vader-news"])
    news.score(sentences[:100])
    ours = len(sentences) / cpu_here(lambda: news.score(sentences))
    yield Figure(
        "vader-news", ours, "sentences/CPU-s", "≥ 15,000", ours >= 15_000, bare, "vaderSentiment called directly"
    )

    if "model" in sentiment.installed():
        (network,) = sentiment.engines(["model"])
        loading = cpu_here(lambda: network.score(sentences[:1]))
        yield Figure("model: loaded, with its first sentence", loading, "CPU-s", "≤ 0.5", loading <= 0.5)
        ours = 1_000 / cpu_here(lambda: network.score(sentences[1:1_001]))
        yield Figure("model", ours, "sentences/CPU-s", "≥ 200", ours >= 200)

    analyzer = Analyzer(catalog.load(None))
    texts = ["\n\n".join(world.paragraphs(rng, 30)) for _ in range(200)]
    analyzer.analyze_text(texts[0])
    articles = len(texts) / cpu_here(lambda: [analyzer.analyze_text(text, title="Chips") for text in texts])
    yield Figure("articles of 30 sentences, everything found", articles, "articles/CPU-s", "≥ 100", articles >= 100)

"""Which language a text is in: English is scored, everything else is kept and left unscored with the reason.

Script first, then the small words and the endings that give a language away. No model: the libraries that were tried
need 15 to 90 MB and mistake short headlines ("Nvidia stock plunges 17%" for German), where words like these are all
there is. What the feed declares counts as two such words, for feeds declare "en" and bring Dutch.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache

from monitor.analysis.lexicon import read

SAMPLE = 600  # characters looked at: enough for certainty in any article
_DECLARED = 2.0  # the weight of what the feed says, in small words
_ENDING = 0.5  # the weight of an ending or a letter pair, in small words
_PLAIN = 4.0  # so many small words of English alone settle it
_CERTAIN = 1.5  # another language than English needs as much evidence

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LATIN_WORD = re.compile(f"{_LATIN.pattern}+")

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")),
    ("cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("arabic", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("te", re.compile(r"[\u0c00-\u0c7f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
)
# Any sign of these scripts
_OTHER_SCRIPT = re.compile("[" + "".join(pattern.pattern[1:-1] for _, pattern in _SCRIPTS) + "]")


def detect(text: str, declared: str | None = None) -> str | None:
    """Tell the language of a text as ISO 639-1, with what the feed declares ("en-US") as a hint.

    None where there is no letter to go by. Without any evidence it is the declared language, else English.
    """
    sample = text[:SAMPLE]
    hint = _primary(declared)
    script = _by_script(sample)
    if script is not None:
        return script
    if sample.isascii():
        words = _WORD.findall(sample.lower())
    else:
        words = [word.lower().replace("’", "'") for word in _WORD.findall(sample)]
    if not words:
        return hint
    scores = _scores(words)
    if hint:
        scores[hint] = scores.get(hint, 0.0) + _DECLARED
    english = scores.get("en", 0.0)
    best, evidence = max(scores.items(), key=lambda item: (item[1], item[0] == "en", item[0]), default=("en", 0.0))
    if best == "en" or evidence >= max(_CERTAIN, 1.15 * english):
        return best
    return "en" if english or not hint else hint


def _primary(declared: str | None) -> str | None:
    code = (declared or "").strip().lower().replace("_", "-").split("-")[0]
    return {"nb": "no", "nn": "no", "iw": "he", "in": "id"}.get(code, code) if 2 <= len(code) <= 3 else None


def _by_script(sample: str) -> str | None:
    """The language of a text that is not mainly in Latin letters; None for Latin ones and for no letters."""
    if sample.isascii() or not _OTHER_SCRIPT.search(sample):
        return None
    latin = len(_LATIN.findall(sample))
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS}
    han, kana = counts["zh"], counts["ja"]
    if kana and kana * 8 >= han:
        counts["ja"], counts["zh"] = kana + han, 0
    name, most = max(counts.items(), key=lambda item: item[1])
    # a sign of Chinese, Japanese or Korean is about a word: "DeepSeek发布新模型" and "DeepSeek-V3 发布" are Chinese
    if name in ("zh", "ja", "ko"):
        if not most or (most * 3 <= latin and most < len(_LATIN_WORD.findall(sample))):
            return None
    elif most <= latin:
        return None
    if name == "cyrillic":
        return "uk" if re.search("[іїєґІЇЄҐ]", sample) else "ru" if re.search("[ыэёЫЭЁ]", sample) else "bg"
    if name == "arabic":
        return "ur" if re.search("[ٹڈڑےں]", sample) else "fa" if re.search("[پچژگ]", sample) else "ar"
    return name


def _scores(words: list[str]) -> dict[str, float]:
    small, _ = _tables()
    scores: defaultdict[str, float] = defaultdict(float)
    others = []
    for word, times in Counter(words).items():
        known = small.get(word)
        if known is None:
            others.append(word)
            continue
        weight = min(times, 4)
        for language, share in known:
            scores[language] += share * weight
    english = scores["en"]
    if english >= _PLAIN and all(n * 3 < english for language, n in scores.items() if language != "en"):
        return scores
    for word in others:
        for language in _by_ending(word):
            scores[language] += _ENDING
    return scores


@lru_cache(maxsize=50_000)  # the same words come again with every article
def _by_ending(word: str) -> tuple[str, ...]:
    return tuple(language for language, pattern in _tables()[1] if pattern.search(word))


@cache
def _tables() -> tuple[dict[str, tuple[tuple[str, float], ...]], tuple[tuple[str, re.Pattern[str]], ...]]:
    languages: dict[str, list[str]] = {}
    table = read("languages")
    for language, words in table["words"].items():
        for word in set(words.split()):
            languages.setdefault(word, []).append(language)
    # a word of many languages ("de", "in", "a") says less of each
    small = {
        word: tuple((language, 1.0 if len(named) == 1 else 0.6 if len(named) == 2 else 0.4) for language in named)
        for word, named in languages.items()
    }
    endings = tuple((language, re.compile(pattern)) for language, pattern in table["endings"].items())
    return small, endings

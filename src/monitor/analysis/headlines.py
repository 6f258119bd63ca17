"""Headline forms, where a colon or a dash stands for the verb.

"Huang: AI demand is growing" · "‘We are out of power’: Dale Roper" · "AI boom has years to run – Nadella"

Only for sentences that are headlines: without a full stop, or in capitals, alone in their paragraph.
"""

from __future__ import annotations

from monitor.analysis.forms import Is
from monitor.analysis.lexicon import words
from monitor.analysis.phrases import Phrase
from monitor.analysis.sayings import Saying, Sayings

LONGEST = 40  # items of a headline
_COLONS = (":",)
_DASHES = ("–", "—", "--", "―")
_QUESTIONS = words("grammar", "question_words")
_OPENERS = words("cues", "headline.openers")
_LABELS = words("cues", "headline.labels")
_SOURCES = words("cues", "headline.sources")


def find(finder: Sayings, sentence: int, outlets: frozenset[str]) -> Saying | None:
    """The saying that a headline's colon or last dash makes, if it makes one.

    `outlets` are names of outlets in small letters: behind a dash they say only where the article is from.
    """
    skeleton = finder.skeleton
    lo, hi = skeleton.sentences[sentence]
    if hi - lo > LONGEST:
        return None
    colon = next((i for i in range(lo, hi) if skeleton.words[i] == ":"), None)
    if colon is not None and lo < colon < hi - 1:
        return _speaker_first(finder, sentence, lo, colon, hi) or _words_first(finder, sentence, lo, colon, hi)
    dash = next((i for i in range(hi - 1, lo, -1) if skeleton.words[i] in _DASHES), None)
    if dash is not None and dash - lo >= 3:
        return _signed(finder, sentence, lo, dash, hi, outlets)
    return None


def _speaker_first(finder: Sayings, sentence: int, lo: int, colon: int, hi: int) -> Saying | None:
    """Huang: AI demand is growing faster than we can build"""
    lower, flags = finder.lower, finder.flags
    if any(lower[i] in _LABELS and not flags[i] & Is.TITLE for i in (lo, colon - 1)):
        return None
    speaker = None if flags[lo] & Is.ADVERB else finder.phrases.right_of(lo, colon)
    if speaker is None or not _is_somebody(finder, speaker):
        return None
    rest = speaker.end
    if rest < colon and lower[rest] not in ("on", "to", "in", "at", ",", "after", "about"):
        return None
    if flags[colon + 1] & Is.QUOTATION:
        end = colon + 2
    else:
        first = lower[colon + 1]
        if first in _QUESTIONS or first in _OPENERS or not _is_clause(finder, colon + 1, hi):
            return None
        end = _end(finder, hi)
    return Saying(sentence, (colon, colon + 1), ":", speaker, [(colon + 1, end)], "headline colon")


def _words_first(finder: Sayings, sentence: int, lo: int, colon: int, hi: int) -> Saying | None:
    """‘We are out of power’: utility chief Dale Roper on the data center rush"""
    if colon != lo + 1 or not finder.flags[lo] & Is.QUOTATION:
        return None
    speaker = finder.phrases.right_of(colon + 1, hi)
    if speaker is None or not _is_somebody(finder, speaker):
        return None
    if speaker.end < hi and finder.lower[speaker.end] not in (
        "on",
        "to",
        "in",
        "at",
        ",",
        ".",
        "after",
        "about",
        "–",
        "-",
        "—",
    ):
        return None
    return Saying(sentence, (colon, colon + 1), ":", speaker, [(lo, colon)], "headline colon")


def _signed(finder: Sayings, sentence: int, lo: int, dash: int, hi: int, outlets: frozenset[str]) -> Saying | None:
    """China to probe Nvidia over chip sales -- state media"""
    end = _end(finder, hi)
    if end - dash > 6:
        return None
    speaker = finder.phrases.right_of(dash + 1, end)
    if speaker is None or speaker.end != end:
        return None
    text = finder.skeleton.text[finder.skeleton.starts[dash + 1] : finder.skeleton.ends[end - 1]].casefold()
    if text in outlets or text.removeprefix("the ") in outlets or not _is_clause(finder, lo, dash):
        return None
    if speaker.kind != "name" and not any(finder.lower[i] in _SOURCES for i in range(speaker.start, speaker.end)):
        return None
    return Saying(sentence, (dash, dash + 1), "–", speaker, [(lo, dash)], "headline dash")


def _is_somebody(finder: Sayings, speaker: Phrase) -> bool:
    """Whether what stands before the colon can speak, and is no subject of the headline ("Chip wars: …")."""
    if finder.flags[speaker.head] & (Is.TIME | Is.DAY):
        return False
    if speaker.kind == "name":
        return True
    return speaker.kind == "nominal" and any(
        finder.flags[i] & (Is.PERSON | Is.COLLECTIVE | Is.PAPER) or finder.lower[i] in _SOURCES
        for i in range(speaker.start, speaker.end)
    )


def _is_clause(finder: Sayings, start: int, end: int) -> bool:
    return finder.has_verb(start, end) or finder.has_infinitive(start, end)


def _end(finder: Sayings, hi: int) -> int:
    return hi - 1 if finder.words[hi - 1] in (".", "!", "?") else hi

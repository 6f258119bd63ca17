"""Where an article names the voices and companies of the catalog.

A person's surname alone counts only where the article gives the fuller name too. Inside quotations names count like
anywhere: a mention is what a sentence is about, not who speaks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from monitor.model import Company, Mention, Part, Span, Voice

_WORD = re.compile(r"[^\W_]+(?:[.&-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Spelling:
    words: tuple[str, ...]  # in small letters
    printed: tuple[str, ...]
    kind: str
    name: str
    case: bool  # capitals must be the same
    alone: bool  # a person's surname: counts only beside the fuller name


class NameFinder:
    """The spellings of all names that are switched on, by their first word."""

    def __init__(self, voices: Iterable[Voice], companies: Iterable[Company]) -> None:
        self._by_first: dict[str, list[_Spelling]] = defaultdict(list)
        self._others: list[tuple[str, str, str]] = []  # in other scripts: spelling, kind, name
        for voice in voices:
            if voice.enabled and voice.kind != "collective":
                for spelling in dict.fromkeys((voice.name, *voice.aliases)):
                    alone = voice.kind == "person" and " " not in spelling.strip()
                    self._add(spelling, "voice", voice.name, case=False, alone=alone)
        for company in companies:
            if company.enabled:
                for spelling in dict.fromkeys((company.name, *company.aliases)):
                    self._add(spelling, "company", company.name, case=company.case, alone=False)
        for spellings in self._by_first.values():
            spellings.sort(key=lambda spelling: -len(spelling.words))

    def _add(self, spelling: str, kind: str, name: str, *, case: bool, alone: bool) -> None:
        printed = tuple(_WORD.findall(spelling))
        if not printed:
            return
        if not any(word.isascii() for word in printed) and len(printed) == 1 and not spelling[0].isupper():
            self._others.append((spelling, kind, name))
            return
        if printed[0].lower() == "the" and len(printed) > 1:
            printed = printed[1:]
        words = tuple(word.lower() for word in printed)
        self._by_first[words[0]].append(_Spelling(words, printed, kind, name, case, alone))

    def find(self, title: str, text: str) -> tuple[Mention, ...]:
        """Find every place, in the order of the article; of overlapping spellings of one name the longest."""
        found: list[tuple[Mention, bool]] = []
        for part, words in ((Part.TITLE, title), (Part.TEXT, text)):
            found += self._in(words, part)
        full = {(mention.kind, mention.name) for mention, alone in found if not alone}
        return tuple(mention for mention, alone in found if not alone or (mention.kind, mention.name) in full)

    def _in(self, text: str, part: Part) -> Iterable[tuple[Mention, bool]]:
        by_first = self._by_first
        if text.isascii():
            lower = _WORD.findall(text.lower())
            if by_first.keys().isdisjoint(lower):
                return
            words = _WORD.findall(text)
        else:
            words = _WORD.findall(text)
            lower = [word.lower() for word in words]
        tokens: list[re.Match[str]] = []  # only where a name may be
        ends: dict[tuple[str, str], int] = {}
        for i in [i for i, word in enumerate(lower) if word in by_first]:
            for spelling in by_first[lower[i]]:
                after = i + len(spelling.words)
                if len(spelling.words) > 1 and tuple(lower[i:after]) != spelling.words:
                    continue
                tokens = tokens or list(_WORD.finditer(text))
                start, end = tokens[i].start(), tokens[after - 1].end()
                if not self._is_name(spelling, words[i:after]):
                    continue
                key = (spelling.kind, spelling.name)
                if ends.get(key, -1) > start:
                    continue
                ends[key] = end
                yield Mention(spelling.kind, spelling.name, Span(start, end), part), spelling.alone
        if not text.isascii():
            for other, kind, name in self._others:
                for match in re.finditer(re.escape(other), text):
                    yield Mention(kind, name, Span(*match.span()), part), False

    def _is_name(self, spelling: _Spelling, printed: list[str]) -> bool:
        if spelling.case:
            return tuple(printed) == spelling.printed
        # a name printed in small letters is another word ("an apple"), but for names that are so spelled
        return not (printed[0][0].islower() and spelling.printed[0][0].isupper())

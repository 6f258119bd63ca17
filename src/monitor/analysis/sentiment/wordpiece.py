"""From a sentence to what the network reads: pieces of words by number, with the target marked.

BERT's uncased word pieces, written here because they are these few lines; the library that has them would bring a
client for downloads along. Training and use share this file, so that the network sees in use what it saw in training.
Time is linear in the text, and what lies too far from the target is not read at all.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from monitor.model import Span

LONGEST = 96  # pieces of one sentence, marks included, as in training; the rest is cut off around the target
LONGEST_NAME = 16  # pieces of a target's name
LONGEST_WORD = 100  # characters; a longer word is unknown, as BERT has it
_REMEMBERED = 20_000  # words and characters
UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"


class Encoded(NamedTuple):
    """One sentence as the network takes it; three rows of the same length."""

    ids: list[int]
    marks: list[int]  # 1: a piece of the target, in the text and behind it
    pool: list[int]  # 1: the verdict is taken from this piece: the target's, or all of the text's where there is none


class Piece(NamedTuple):
    id: int
    start: int  # in the text
    end: int


class WordPiece:
    """Cuts texts into the pieces of one vocabulary, whose numbers are the places in it."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """Raises KeyError where one of the three marks is missing in the vocabulary."""
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown, self._start, self._end = (self._ids[mark] for mark in (UNKNOWN, START, END))
        self._words: dict[str, tuple[tuple[int, int, int], ...]] = {}
        self._signs: dict[str, tuple[str, bool]] = {}

    def encode(self, text: str, target: Span | None = None, name: str | None = None) -> Encoded:
        """Read a sentence, toward the target in it where there is one: [CLS] text [SEP] target [SEP].

        `name` is what stands for the target where it is not in the text, or is spelled otherwise there.
        """
        pieces = self.pieces(text)
        inside = [target is not None and piece.start < target.end and piece.end > target.start for piece in pieces]
        if name is None and target is not None:
            name = text[target.start : target.end]
        tail = [piece.id for piece in self.pieces(name[: LONGEST_NAME * LONGEST_WORD])] if name else []
        tail = tail[:LONGEST_NAME]
        room = LONGEST - 2 - (len(tail) + 1 if tail else 0)
        if len(pieces) > room:
            middle = next((place for place, marked in enumerate(inside) if marked), 0)
            first = max(0, min(middle - room // 2, len(pieces) - room))
            pieces, inside = pieces[first : first + room], inside[first : first + room]
        found = any(inside)
        ids = [self._start, *(piece.id for piece in pieces), self._end]
        marks = [0, *map(int, inside), 0]
        pool = [0, *(int(marked or not found) for marked in inside), 0]
        if tail:
            ids += [*tail, self._end]
            marks += [1] * (len(tail) + 1)
            pool += [int(not found)] * len(tail) + [0]
        return Encoded(ids, marks, pool)

    def pieces(self, text: str) -> list[Piece]:
        """The pieces of a text, and where they stand in it."""
        found = []
        for word, places in self._cut(text):
            known = self._words.get(word)
            if known is None:
                known = self._split(word)
                if len(self._words) >= _REMEMBERED:
                    self._words.clear()
                self._words[word] = known
            found += [Piece(number, places[start], places[end - 1] + 1) for number, start, end in known]
        return found

    def _cut(self, text: str) -> Iterator[tuple[str, Sequence[int]]]:
        """The words of a text in small letters without accents, and where each of their letters is from."""
        signs: list[str] = []
        places: list[int] = []
        for at, sign in enumerate(text):
            plain, alone = self._signs.get(sign) or self._sign(sign)
            if alone:
                if signs:
                    yield "".join(signs), places
                    signs, places = [], []
                if plain:
                    yield plain, [at] * len(plain)
            else:
                for letter in plain:
                    signs.append(letter)
                    places.append(at)
        if signs:
            yield "".join(signs), places

    def _sign(self, sign: str) -> tuple[str, bool]:
        """What a character becomes, and whether it stands alone: a blank ("" then), punctuation, a Chinese sign."""
        category = unicodedata.category(sign)
        known: tuple[str, bool]
        if sign in "\t\n\r" or category[0] == "Z":
            known = "", True
        elif category[0] == "C" or sign == "\ufffd":
            known = "", False
        elif category[0] == "P" or (sign.isascii() and not sign.isalnum()) or _is_chinese(sign):
            known = sign, True
        else:
            letters = unicodedata.normalize("NFD", sign)
            known = "".join(each.lower() for each in letters if unicodedata.category(each) != "Mn"), False
        if len(self._signs) >= _REMEMBERED:
            self._signs.clear()
        self._signs[sign] = known
        return known

    def _split(self, word: str) -> tuple[tuple[int, int, int], ...]:
        """A word's pieces, each the longest that the vocabulary has; one unknown where a part of it has none."""
        if len(word) > LONGEST_WORD:
            return ((self._unknown, 0, len(word)),)
        found = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self._ids.get(prefix + word[start:end])
                if number is not None:
                    found.append((number, start, end))
                    start = end
                    break
            else:
                return ((self._unknown, 0, len(word)),)
        return tuple(found)


def _is_chinese(sign: str) -> bool:
    code = ord(sign)
    return any(low <= code <= high for low, high in _CHINESE)


_CHINESE = (  # as BERT counts them
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)

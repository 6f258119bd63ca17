"""Searching: queries as `monitor.query` reads them, answered from an index.

The index holds the words as `query` cuts them, so that a search finds what a topic would: headline, text, and, without
a place, the other forms that words go by ("selloff" of sell-off). Initials (A.I., US) are marked there too.

A query becomes two sets: articles that surely meet it, and articles that perhaps do, because a form without a place is
part of a phrase, or a regular expression is asked for. The second set is small or cut short; its articles are read and
matched by `query` itself, newest first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, bindparam, column, delete, select, table
from sqlalchemy import text as sql

from monitor import query as language
from monitor.query import And, Near, Node, Not, Or, Pattern, Phrase, Word

_MAX_SEQUENCES = 32  # ways to write a phrase whose words have other forms
_POSITIONS = 16_000  # PostgreSQL keeps no place above 16,383
_GAP = 100  # places between headline and text there
_VECTOR_BYTES = 900_000  # PostgreSQL: a vector has 1 MB at most
_SERVER_NEAR = 20  # words; farther apart, articles are read instead

fts = table("article_fts", column("rowid", BigInteger))
server_fts = table("article_fts", column("key", BigInteger), column("words"))


# ---- what is written into the index ------------------------------------------------------------------


def index(connection: Connection, rows: Sequence[Mapping[Any, Any]]) -> None:
    """Add articles, given as rows of article_text."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        add = "INSERT INTO article_fts (rowid, title, text, others) VALUES (:key, :title, :text, :others)"
        connection.execute(sql(add), [_entry(row) for row in rows])
    else:
        add = "INSERT INTO article_fts (key, words) VALUES (:key, CAST(:words AS tsvector))"
        connection.execute(sql(add), [{"key": row["key"], "words": _vector(row)} for row in rows])


def forget(connection: Connection, rows: Sequence[Mapping[Any, Any]]) -> None:
    """Take articles out, given as the rows that were put in."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        remove = (
            "INSERT INTO article_fts (article_fts, rowid, title, text, others)"
            " VALUES ('delete', :key, :title, :text, :others)"
        )
        connection.execute(sql(remove), [_entry(row) for row in rows])
    else:
        connection.execute(delete(server_fts).where(server_fts.c.key.in_([row["key"] for row in rows])))


def _entry(row: Mapping[Any, Any]) -> dict[str, Any]:
    title, more = _forms(row["title"])
    text, others = _forms(row["text"])
    return {"key": row["key"], "title": " ".join(title), "text": " ".join(text), "others": " ".join(more + others)}


def _forms(text: str) -> tuple[list[str], list[str]]:
    """The words of a text in order, and the forms without a place."""
    scanned = language.scan(text)
    others = [form for form, _ in scanned.others]
    for form, start, end in zip(scanned.forms, scanned.starts, scanned.ends, strict=True):
        if len(form) > 1 and (end - start == 1 or not text[start + 1].islower()):  # else it is in small letters
            printed = text[start:end]
            if printed.isupper() or "." in printed:
                others.append(form + ".")
    return scanned.forms, others


def _vector(row: Mapping[Any, Any]) -> str:
    title, more = _forms(row["title"])
    text, others = _forms(row["text"])
    places: dict[str, list[str]] = {}
    for weight, forms, first in (("A", title, 1), ("B", text, len(title) + _GAP)):
        for place, form in enumerate(forms, first):
            found = places.setdefault(form, [])
            if len(found) < 250:  # PostgreSQL keeps 256 places of a word
                found.append(f"{min(place, _POSITIONS + 300)}{weight}")
    for form in more + others:
        places.setdefault(form, []).append(f"{_POSITIONS + 380}C")
    parts, size = [], 0
    for form, found in places.items():
        part = f"{_literal(form)}:{','.join(found)}"
        size += len(part.encode()) + 1
        if size > _VECTOR_BYTES:
            break
        if len(form.encode()) < 2_000:  # a lexeme has 2 kB at most
            parts.append(part)
    return " ".join(parts)


def _literal(form: str) -> str:
    return "'" + form.replace("\\", "\\\\").replace("'", "''") + "'"


# ---- what is asked of it -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Matching:
    """The articles that match an expression of the index, or all others. An empty expression matches none."""

    expression: str
    negated: bool = False

    def __invert__(self) -> Matching:
        return Matching(self.expression, not self.negated)


NONE = Matching("")
ALL = Matching("", negated=True)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Articles that meet a query surely, and those that may. Where both are the same, nothing is left to check."""

    sure: Matching
    maybe: Matching

    @property
    def exact(self) -> bool:
        return self.sure == self.maybe


def wanted(tree: Node, dialect: str) -> Wanted:
    return _Translator(_SQLITE if dialect == "sqlite" else _POSTGRESQL).wanted(tree)


def perhaps(wanted: Wanted, dialect: str) -> Matching:
    """What of `maybe` is not sure."""
    return _Translator(_SQLITE if dialect == "sqlite" else _POSTGRESQL).both([wanted.maybe, ~wanted.sure])


def matches(key: ColumnElement[int], matching: Matching, dialect: str) -> ColumnElement[bool]:
    """The condition that an article's key is among those that match."""
    if not matching.expression:
        return sql("1 = 1" if matching.negated else "1 = 0")  # type: ignore[return-value]
    keys = matching_keys(matching.expression, dialect)
    return key.not_in(keys) if matching.negated else key.in_(keys)


def matching_keys(expression: str, dialect: str) -> Any:
    """SELECT of the keys that match an expression, in no order."""
    if dialect == "sqlite":
        return select(fts.c.rowid).where(column("article_fts").op("MATCH")(bindparam(None, expression)))
    question = sql("words @@ CAST(:question AS tsquery)").bindparams(bindparam("question", expression, unique=True))
    return select(server_fts.c.key).where(question)


class _Grammar:
    """How an index wants to be asked."""

    both = " AND "
    either = " OR "
    without = "({0}) NOT ({1})"

    def sequence(self, atoms: Sequence[str], *, prefix: bool) -> str:
        """These words after one another in headline or text."""
        return "{title text} : " + self.bare(atoms, prefix=prefix)

    def bare(self, atoms: Sequence[str], *, prefix: bool) -> str:
        return " + ".join('"' + atom.replace('"', '""') + '"' for atom in atoms) + (" *" if prefix else "")

    def word(self, form: str, *, prefix: bool) -> str:
        """This form in headline, text, or without a place."""
        return self.bare([form], prefix=prefix)

    def other(self, form: str, *, prefix: bool) -> str:
        return "others : " + self.bare([form], prefix=prefix)

    def near(self, left: _Sequence, right: _Sequence, distance: int) -> str | None:
        """Both with at most `distance` words between; None: cannot be asked."""
        one, other = self.bare(left[0], prefix=left[1]), self.bare(right[0], prefix=right[1])
        return f"{{title text}} : NEAR({one} {other}, {distance})"


class _ServerGrammar(_Grammar):
    both = " & "
    either = " | "
    without = "({0}) & !({1})"

    def sequence(self, atoms: Sequence[str], *, prefix: bool) -> str:
        return self._joined(atoms, prefix, "AB")

    def word(self, form: str, *, prefix: bool) -> str:
        return self._joined([form], prefix, "")

    def other(self, form: str, *, prefix: bool) -> str:
        return self._joined([form], prefix, "C")

    def near(self, left: _Sequence, right: _Sequence, distance: int) -> str | None:
        if len(left[0]) > 1 or len(right[0]) > 1 or distance > _SERVER_NEAR:
            return None
        one, other = self.sequence(left[0], prefix=left[1]), self.sequence(right[0], prefix=right[1])
        return " | ".join(f"({a} <{n}> {b})" for a, b in ((one, other), (other, one)) for n in range(1, distance + 2))

    @staticmethod
    def _joined(atoms: Sequence[str], prefix: bool, weights: str) -> str:
        last = len(atoms) - 1
        parts = []
        for place, atom in enumerate(atoms):
            flags = ("*" if prefix and place == last else "") + weights
            parts.append(_literal(atom) + (f":{flags}" if flags else ""))
        return "(" + " <-> ".join(parts) + ")" if last else parts[0]


_SQLITE, _POSTGRESQL = _Grammar(), _ServerGrammar()

_Sequence = tuple[tuple[str, ...], bool]  # words after one another; is the last one a beginning only?


class _Translator:
    def __init__(self, grammar: _Grammar) -> None:
        self._say = grammar

    def wanted(self, node: Node) -> Wanted:
        if isinstance(node, And):
            parts = [self.wanted(part) for part in node.parts]
            return Wanted(self.both([p.sure for p in parts]), self.both([p.maybe for p in parts]))
        if isinstance(node, Or):
            parts = [self.wanted(part) for part in node.parts]
            return Wanted(self.either([p.sure for p in parts]), self.either([p.maybe for p in parts]))
        if isinstance(node, Not):
            part = self.wanted(node.part)
            return Wanted(~part.maybe, ~part.sure)
        if isinstance(node, Near):
            return self._near(node)
        if isinstance(node, Pattern):
            return Wanted(NONE, ALL)
        return self._phrase((node,) if isinstance(node, Word) else node.words)

    def both(self, sets: Sequence[Matching]) -> Matching:
        """What is in all of these."""
        if any(found == NONE for found in sets):
            return NONE
        yes = list(dict.fromkeys(f"({found.expression})" for found in sets if not found.negated))
        no = list(dict.fromkeys(f"({found.expression})" for found in sets if found.negated and found.expression))
        if not yes:
            return Matching(self._say.either.join(no), negated=True)
        if set(yes) & set(no):
            return NONE
        wanted = self._say.both.join(yes)
        return Matching(self._say.without.format(wanted, self._say.either.join(no)) if no else wanted)

    def either(self, sets: Sequence[Matching]) -> Matching:
        """What is in one of these."""
        if any(found == ALL for found in sets):
            return ALL
        yes = list(dict.fromkeys(f"({found.expression})" for found in sets if not found.negated and found.expression))
        no = list(dict.fromkeys(f"({found.expression})" for found in sets if found.negated))
        if not no:
            return Matching(self._say.either.join(yes))
        if set(yes) & set(no):
            return ALL
        left_out = self._say.both.join(no)
        return Matching(
            self._say.without.format(left_out, self._say.either.join(yes)) if yes else left_out, negated=True
        )

    def _phrase(self, words: tuple[Word, ...]) -> Wanted:
        if len(words) == 1 and not words[0].dotted and len(words[0].atoms) == 1:
            word = words[0]
            found = Matching(self._say.word(word.atoms[0], prefix=word.prefix))
            return Wanted(found, found)
        if len(words) == 1 and words[0].dotted:
            initials = words[0].atoms[0]
            found = self.either(
                [
                    Matching(self._say.other(initials + ".", prefix=False)),
                    Matching(self._say.sequence(tuple(initials), prefix=False)),
                ]
            )
            return Wanted(found, found)
        sequences = self._sequences(words)
        closed = [Matching(self._say.word(w.closed, prefix=w.prefix)) for w in words if w.closed and len(words) == 1]
        written = self.either([Matching(self._say.sequence(s, prefix=p)) for s, p in sequences] + closed)
        somewhere = self.both([self._anywhere(word) for word in words])
        if not sequences:
            return Wanted(NONE, somewhere)
        # What may meet words after one another by a form that has no place:
        by_form = self.either(
            [Matching(self._say.other(form, prefix=p)) for word in words for form, p in _all_forms(word)]
        )
        sure = not any(word.dotted for word in words)
        return Wanted(written if sure else NONE, self.either([written, self.both([somewhere, by_form])]))

    def _anywhere(self, word: Word) -> Matching:
        """The word's parts, whatever their order."""
        last = len(word.atoms) - 1
        atoms = self.both(
            [Matching(self._say.word(a, prefix=word.prefix and n == last)) for n, a in enumerate(word.atoms)]
        )
        forms = [atoms]
        if word.closed:
            forms.append(Matching(self._say.word(word.closed, prefix=word.prefix)))
        if word.dotted:
            forms.append(Matching(self._say.sequence(tuple(word.atoms[0]), prefix=False)))
        return self.either(forms)

    def _sequences(self, words: tuple[Word, ...]) -> list[_Sequence]:
        """The ways in which words may follow one another; empty where they cannot be asked of the index."""
        if any(word.prefix for word in words[:-1]):
            return []
        ways: list[list[tuple[str, ...]]] = []
        for word in words:
            way = [word.atoms]
            if word.closed:
                way.append((word.closed,))
            if word.dotted:
                way.append(tuple(word.atoms[0]))
            ways.append(way)
        found: list[_Sequence] = []
        for combined in product(*ways):
            if len(found) == _MAX_SEQUENCES:
                return []
            found.append((tuple(atom for atoms in combined for atom in atoms), words[-1].prefix))
        return found

    def _near(self, node: Near) -> Wanted:
        left, right = _side(node.left), _side(node.right)
        if left is None or right is None:
            both = self.both([self.wanted(node.left).maybe, self.wanted(node.right).maybe])
            return Wanted(NONE, both)
        near: list[Matching] = []
        sure = True
        for one in left:
            for other in right:
                for pair in product(self._sequences(one), self._sequences(other)):
                    asked = self._say.near(*pair, node.distance)
                    sure &= asked is not None and not _may_be_same(*pair) and len(near) < 256
                    if asked is not None and len(near) < 256:
                        near.append(Matching(asked))
        every = [word for phrase in (*left, *right) for word in phrase]
        sure &= not any(word.dotted for word in every) and all(self._sequences(phrase) for phrase in (*left, *right))
        both = self.both([self.wanted(node.left).maybe, self.wanted(node.right).maybe])
        if not sure:
            return Wanted(NONE, both)
        written = self.either(near)
        by_form = self.either(
            [Matching(self._say.other(form, prefix=p)) for word in every for form, p in _all_forms(word)]
        )
        return Wanted(written, self.either([written, self.both([both, by_form])]))


def _side(node: Node) -> list[tuple[Word, ...]] | None:
    """The phrases that one side of a NEAR may be; None: it is more than alternatives."""
    if isinstance(node, Word):
        return [(node,)]
    if isinstance(node, Phrase):
        return [node.words]
    if isinstance(node, Or):
        found: list[tuple[Word, ...]] = []
        for part in node.parts:
            more = _side(part)
            if more is None:
                return None
            found += more
        return found
    return None


def _all_forms(word: Word) -> list[tuple[str, bool]]:
    last = len(word.atoms) - 1
    forms = [(atom, word.prefix and n == last) for n, atom in enumerate(word.atoms)]
    return [*forms, (word.closed, word.prefix)] if word.closed else forms


def _may_be_same(one: _Sequence, other: _Sequence) -> bool:
    """May both stand at the very same place? A word is not near itself."""
    (words, begins), (others, also) = one, other
    if len(words) != len(others) or words[:-1] != others[:-1]:
        return False
    if begins or also:
        return words[-1].startswith(others[-1]) or others[-1].startswith(words[-1])
    return words == others

"""Which articles are one piece of news, in the store: placing new ones, moving them, and what the user decided.

Who places articles comes in from outside, as a `Placer`: the store tells it which articles there are, and keeps what
it answers. What is in its memory may be behind what other programs did, so each answer is checked against the store
before it is kept. Kept sums follow by what the stories concerned added up to before and after.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from sqlalchemy import Connection, func, or_, select, update

from monitor.model import Placement, Sketched
from monitor.store import lists, sums
from monitor.store import schema as t
from monitor.store.rows import chunks

Load = Callable[[int], Iterable[Sketched]]


class Placer(Protocol):
    """Says which articles are one piece of news: `analysis.stories.Stories`."""

    def place(self, articles: Sequence[Sketched], load: Load | None = None, /) -> Sequence[Placement]:
        """Give each article its story. `load` tells what is stored of a day (days since 1970)."""

    def learn(self, articles: Iterable[Sketched], /) -> None:
        """Take note of how articles are placed now."""

    def forget(self) -> None:
        """Drop what is in memory."""


class Placing:
    """A placer, and how far it knows the store."""

    def __init__(self, placer: Placer) -> None:
        self.placer = placer
        self._arrival: int | None = None  # the newest that it knows; None: it knows nothing
        self._changes: tuple[int, int] = (0, 0)

    def forget(self) -> None:
        self.placer.forget()
        self._arrival = None

    def place(self, connection: Connection, new: Sequence[Sketched]) -> dict[int, Placement]:
        """Place articles that are about to be stored, or were edited. By key."""
        self._catch_up(connection)
        for again in (False, True):
            placed = self.placer.place(new, lambda day: _of_day(connection, day))
            if again or self._holds(connection, new, placed):
                break
            self.forget()  # another program moved something
            self._catch_up(connection)
        return {article.key: placement for article, placement in zip(new, placed, strict=True)}

    def arrived(self, arrival: int) -> None:
        """The articles up to this number of arrival are known."""
        self._arrival = max(arrival, self._arrival or 0)

    def _catch_up(self, connection: Connection) -> None:
        """Hear what other programs did since."""
        here = t.story_change.c
        changes = connection.execute(select(func.coalesce(func.max(here.number), 0), func.count(here.undone))).one()
        if tuple(changes) != self._changes:
            self.forget()
            self._changes = (changes[0], changes[1])
        newest = connection.scalar(select(func.max(t.article.c.arrival))) or 0
        if self._arrival is not None and newest > self._arrival:
            self.placer.learn(_sketched(connection, t.article.c.arrival > self._arrival))
        self._arrival = newest

    @staticmethod
    def _holds(connection: Connection, new: Sequence[Sketched], placed: Sequence[Placement]) -> bool:
        """Whether the stories that were found are still as they were."""
        given = {article.key for article in new}
        wanted = {each.nearest: each.story for each in placed if each.nearest is not None and each.nearest not in given}
        stories = {each.story for each in placed} | {story for each in placed for story in each.joins}
        joined = {story: each.story for each in placed for story in each.joins}
        here = t.article.c
        found: dict[int, int] = {}
        for some in chunks(wanted):
            found |= dict(connection.execute(select(here.key, here.story).where(here.key.in_(some))).all())
        return all(
            key in found and found[key] in stories and joined.get(found[key], found[key]) == joined.get(story, story)
            for key, story in wanted.items()
        )


def _of_day(connection: Connection, day: int) -> list[Sketched]:
    low = day * 86_400 << t.ARTICLE_BITS
    return _sketched(connection, t.article.c.key.between(low, low + (86_400 << t.ARTICLE_BITS) - 1))


def _sketched(connection: Connection, *where: Any) -> list[Sketched]:
    a, s = t.article.c, t.sketch.c
    asked = (
        select(a.key, t.outlet.c.name, s.data, a.story, a.by_hand)
        .select_from(t.article.join(t.sketch, s.key == a.key).join(t.outlet, t.outlet.c.id == a.outlet))
        .where(*where)
        .order_by(a.key)
    )
    return [
        Sketched(key, outlet, bytes(data), story, bool(by_hand))
        for key, outlet, data, story, by_hand in connection.execute(asked)
    ]


def sketches_of(connection: Connection, keys: Collection[int]) -> list[Sketched]:
    return [each for some in chunks(keys) for each in _sketched(connection, t.article.c.key.in_(some))]


def sketched_after(connection: Connection, key: int | None, limit: int) -> list[Sketched]:
    """The next articles above a key, lowest key first, for a walk over all of them."""
    a, s = t.article.c, t.sketch.c
    asked = (
        select(a.key, t.outlet.c.name, s.data, a.story, a.by_hand)
        .select_from(t.article.join(t.sketch, s.key == a.key).join(t.outlet, t.outlet.c.id == a.outlet))
        .order_by(a.key)
        .limit(limit)
    )
    rows = connection.execute(asked if key is None else asked.where(a.key > key))
    return [Sketched(k, outlet, bytes(data), story, bool(hand)) for k, outlet, data, story, hand in rows]


def members(connection: Connection, stories: Collection[int]) -> list[Any]:
    """Key and story of every article of these stories, lowest key first."""
    here = t.article.c
    found: dict[int, Any] = {}
    for some in chunks(stories):
        # a story's first article by its key, the others by the index that holds only them
        others = (here.story.in_(some)) & (here.story != here.key)
        rows = connection.execute(select(here.key, here.story).where(or_(here.key.in_(some), others)))
        found |= {row.key: row for row in rows if row.story in stories}
    return [found[key] for key in sorted(found)]


def restory(connection: Connection, moves: Mapping[int, int], hand: Mapping[int, bool] | None = None) -> None:
    """Put articles into stories: key → a key that names the story. Sums follow.

    A story is named by its first article; where that one leaves, the earliest that is left gives the name.
    `hand`: which articles are now where they are by the user's hand, or no longer.
    """
    here = t.article.c
    touched = set(moves.values())
    for some in chunks(moves):
        touched |= set(connection.scalars(select(here.story).where(here.key.in_(some)).distinct()))
    rows = members(connection, touched)
    following = Following(connection, [row.key for row in rows], whole=True, tallied=False)
    stood = {row.key: row.story for row in rows}
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        groups[moves.get(row.key, row.story)].append(row)
    for named, group in groups.items():
        inside = {row.key for row in group}
        story = named if named in inside else min(inside)
        for some in chunks(key for key in sorted(inside) if stood[key] != story):
            connection.execute(update(t.article).where(here.key.in_(some)).values(story=story))
    for by_hand in (False, True):
        for some in chunks(key for key, is_it in (hand or {}).items() if is_it is by_hand):
            connection.execute(update(t.article).where(here.key.in_(some)).values(by_hand=int(by_hand)))
    following.settle()


class Following:
    """Makes the sums that are kept follow what happens to stored articles: begin before it, `settle` after it.

    `whole`: these are all articles of their stories. `tallied`: it may change which articles there are, their days,
    topics or voices; else only what their stories add up to.
    """

    def __init__(
        self, connection: Connection, keys: Collection[int], *, whole: bool = False, tallied: bool = True
    ) -> None:
        self._connection = connection
        self._tallied = tallied
        self.keys = set(keys) if whole else {row.key for row in members(connection, _stories_of(connection, keys))}
        self._before = sums.gathered(connection, self.keys, tallied=tallied)

    def settle(self, keys: Collection[int] | None = None) -> None:
        """`keys`: all articles of these stories, where they are no longer the same."""
        after = sums.gathered(self._connection, self.keys if keys is None else keys, tallied=self._tallied)
        after.instead_of(self._before, self._connection)


def _stories_of(connection: Connection, keys: Collection[int]) -> set[int]:
    these, values = lists.among(connection, keys)
    return set(connection.scalars(select(t.article.c.story).where(t.article.c.key.in_(these)).distinct(), values))


def ids_of(connection: Connection, keys: Collection[int]) -> dict[int, str]:
    here = t.article.c
    found: dict[int, str] = {}
    for some in chunks(set(keys)):
        found |= dict(connection.execute(select(here.key, here.id).where(here.key.in_(some))).all())
    return found


def state_of(connection: Connection, keys: Collection[int]) -> dict[str, tuple[str, bool]]:
    """How articles are placed now: id → id of the story's first article, and whether by hand. For an undo."""
    here, first = t.article.c, t.article.alias()
    found: dict[str, tuple[str, bool]] = {}
    for some in chunks(set(keys)):
        asked = select(here.id, first.c.id, here.by_hand).select_from(
            t.article.outerjoin(first, first.c.key == here.story)
        )
        for id, story, by_hand in connection.execute(asked.where(here.key.in_(some))):
            found[id] = (story or id, bool(by_hand))
    return found


def to_json(state: Mapping[str, tuple[str, bool]]) -> str:
    return json.dumps({id: [story, int(hand)] for id, (story, hand) in state.items()}, separators=(",", ":"))


def from_json(text: str) -> dict[str, tuple[str, bool]]:
    return {id: (story, bool(hand)) for id, (story, hand) in json.loads(text).items()}


# ---- stories found anew -----------------------------------------------------------------------------

STEP = 500  # articles looked at, or moved, in one transaction


class Rebuild:
    """Finds the stories of all articles anew, in the order of publication, and puts those in place that differ.

    In steps, so that polls come in between. A story keeps its id while its first article stays in it, and what the user
    decided holds. Articles without a sketch stay as they are: analyze them first.
    """

    def __init__(self, placer: Placer) -> None:
        self.changed = 0  # articles that have other company now
        self.looked_at = 0
        self._placer = placer
        self._last: int | None = None
        self._story_of: dict[int, int] = {}  # of those that are not alone and do not give the story its name
        self._groups: dict[int, list[int]] = {}
        self._moves: list[tuple[int, int]] | None = None

    def step(self, connection: Connection) -> bool:
        """Do a part; False: it was the last one."""
        if self._moves is None:
            return self._look(connection)
        some, self._moves = dict(self._moves[:STEP]), self._moves[STEP:]
        there = ids_of(connection, [*some, *some.values()])
        restory(connection, {key: story for key, story in some.items() if key in there and story in there})
        return bool(self._moves)

    def _look(self, connection: Connection) -> bool:
        some = sketched_after(connection, self._last, STEP)
        fresh = [replace(each, story=each.story if each.by_hand else 0) for each in some]
        for article, placement in zip(fresh, self._placer.place(fresh), strict=True):
            for joined in placement.joins:
                for key in self._groups.pop(joined, [joined]):
                    self._put(key, placement.story)
            self._put(article.key, placement.story)
        if some:
            self._last, self.looked_at = some[-1].key, self.looked_at + len(some)
            return True
        old, without = stored(connection)
        moves, self.changed = difference(old, self._story_of, without)
        # the one that gives a story its name goes first
        self._moves = sorted(moves.items(), key=lambda move: (move[1], move[0] != move[1], move[0]))
        return bool(self._moves)

    def _put(self, key: int, story: int) -> None:
        if key != story:
            self._story_of[key] = story
            self._groups.setdefault(story, [story]).append(key)


def stored(connection: Connection) -> tuple[dict[int, int], set[int]]:
    """Key → story of articles that do not name their story; and which of these stories' articles have no sketch."""
    here = t.article.c
    rows = connection.execute(select(here.key, here.story).where(here.story != here.key))
    found = {row.key: row.story for row in rows}
    every = found.keys() | set(found.values())
    sketched: set[int] = set()
    for some in chunks(every):
        sketched |= set(connection.scalars(select(t.sketch.c.key).where(t.sketch.c.key.in_(some))))
    return found, set(every) - sketched


def difference(old: Mapping[int, int], new: Mapping[int, int], without: Collection[int]) -> tuple[dict[int, int], int]:
    """Which articles have to move (key → story) for stories to be as they were found; how many have other company then.

    Both sides leave out articles that are alone, and those that name their story. A story keeps its name while the
    article that gave it is in it. Stories with articles that have no sketch (`without`) are left as they are.
    """
    before, after = _groups(old), _groups(new)
    company = {key: group for group in before.values() for key in group}
    moves: dict[int, int] = {}
    changed = 0
    for group in after.values():
        different = [key for key in group if company.get(key, {key}) != group]
        if different:
            names = [old.get(key, key) for key in sorted(group) if old.get(key, key) in group and key in company]
            moves |= dict.fromkeys(group, min(names, default=min(group)))
            changed += len(different)
    together = {key for group in after.values() for key in group}
    for group in before.values():
        if not group.intersection(without):
            alone = group - together
            moves |= {key: key for key in alone}
            changed += len(alone)
    return moves, changed


def _groups(story_of: Mapping[int, int]) -> dict[int, set[int]]:
    groups: dict[int, set[int]] = {}
    for key, story in story_of.items():
        groups.setdefault(story, {story}).add(key)
    return groups

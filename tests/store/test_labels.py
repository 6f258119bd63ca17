"""The user's labels: what has them can be asked for, beside everything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from monitor.model import Filter, Saved
from monitor.store.queries import Reader
from monitor.store.store import Store

if TYPE_CHECKING:
    World = Any

Save = Callable[..., Saved]


def test_what_has_a_label_is_found(world: World, save: Save, store: Store, reader: Reader) -> None:
    save(world.clipping(), world.clipping(topics=("law",)), world.clipping(topics=("law",)))
    first, second, third = reader.ids(Filter(), order="at")
    store.label((first, second), "memo")
    store.label((third,), "later")

    assert set(reader.ids(Filter(labels=("memo",)))) == {first, second}
    assert set(reader.ids(Filter(labels=("memo", "later")))) == {first, second, third}
    assert list(reader.ids(Filter(labels=("later",), topics=("chips",)))) == [third]
    assert not reader.ids(Filter(labels=("later",), topics=("law",)))
    assert not reader.ids(Filter(labels=("nobody's",)))
    assert reader.all_labels() == (("later", 1), ("memo", 2))


def test_means_go_by_labels_too(world: World, save: Save, store: Store, reader: Reader) -> None:
    save(world.clipping(compound=0.5), world.clipping(compound=-0.5))
    [one, _] = reader.ids(Filter(), order="at")
    store.label((one,), "memo")

    [score] = reader.totals("topic", Filter(topics=("chips",), labels=("memo",)), "vader")

    [row] = reader.rows((one,))
    assert (score.n_stories, score.total) == (1, row.sentiment["vader"])


def test_a_label_that_is_taken_off_is_gone(world: World, save: Save, store: Store, reader: Reader) -> None:
    save(world.clipping())
    [key] = reader.ids(Filter())
    store.label((key,), "memo")

    store.label((key,), "memo", False)

    assert reader.all_labels() == ()
    assert not reader.ids(Filter(labels=("memo",)))


def test_a_line_of_the_list_has_its_labels_and_its_note(world: World, save: Save, store: Store, reader: Reader) -> None:
    save(world.clipping(), world.clipping())
    first, second = reader.ids(Filter(), order="at")
    for name in ("memo", "later"):
        store.label((first,), name)
    store.note(first, "Ask Ada about this.")

    [marked, plain] = reader.rows((first, second))

    assert (marked.labels, marked.note) == (("later", "memo"), "Ask Ada about this.")
    assert (plain.labels, plain.note) == ((), None)

"""By what articles were analyzed, and their words, for comparisons with new scores."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from monitor.model import Filter, Saved
from monitor.store.queries import Reader
from monitor.store.store import Store

if TYPE_CHECKING:
    World = Any

Save = Callable[..., Saved]


def test_articles_are_counted_by_their_fingerprint(world: World, save: Save, store: Store, reader: Reader) -> None:
    old = [world.clipping(fingerprint="vader 3.3.2;rules 1") for _ in range(3)]
    save(*old, world.clipping(fingerprint="vader 3.3.2;vader-news 1.a;rules 1"))

    assert reader.fingerprints() == {"vader 3.3.2;rules 1": 3, "vader 3.3.2;vader-news 1.a;rules 1": 1}

    store.replace_analysis([world.clipping(old[0].article, fingerprint="vader 3.3.2;vader-news 1.a;rules 1")])
    assert reader.fingerprints() == {"vader 3.3.2;rules 1": 2, "vader 3.3.2;vader-news 1.a;rules 1": 2}


def test_words_are_read_by_key(world: World, save: Save, reader: Reader) -> None:
    save(world.clipping(world.article("Curbs tighten", "The ministry said so.")), world.clipping())
    keys = reader.ids(Filter(search="curbs"))

    assert reader.texts([*keys, 12345]) == {keys[0]: ("Curbs tighten", "The ministry said so.")}
    assert reader.texts([]) == {}

"""Word lists: data that anybody may read and mend, in `resources/lexicon/*.toml`.

A list is one string of words parted by blanks, so that a line of it reads like a line of text.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def read(name: str) -> dict[str, Any]:
    """One file of the lexicon, as TOML gives it."""
    return tomllib.loads((resources.files("monitor.resources") / "lexicon" / f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """One list of a file. `key` may lead into a table: "titles.before"."""
    value: Any = read(name)
    for step in key.split("."):
        value = value[step]
    return frozenset(value.split())

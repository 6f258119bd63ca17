"""An engine's version as people read it: `2`, `2 with your words`; the whole of it where somebody wants to know.

A version is a number, then the checksum of the words or the network that it works with: "2.3fa0c2d1", and
"2.3fa0c2d1+88ab01cc" with the user's own words. Exports and captions carry it whole.
"""

from __future__ import annotations

import re

from monitor.i18n import tr

_MARKED = re.compile(r"(?P<number>.+)\.(?P<digest>[0-9a-f]{8})(?:\+(?P<own>[0-9a-f]+))?")


def short(version: str) -> str:
    """The number alone, and whether the user's words are in it."""
    found = _MARKED.fullmatch(version)
    if found is None:
        return version
    number = found["number"]
    return tr("{number} with your words", number=number) if found["own"] else number


def engine(name: str, version: str) -> str:
    """`vader-news 2`."""
    return f"{name} {short(version)}".strip()


def whole(name: str, version: str) -> str:
    """`vader-news 2, fingerprint 3fa0c2d1`: what tells this state of an engine from every other."""
    found = _MARKED.fullmatch(version)
    if found is None:
        return engine(name, version)
    digest = found["digest"] + (f"+{found['own']}" if found["own"] else "")
    return tr("{engine}, fingerprint {digest}", engine=engine(name, version), digest=digest)

"""A number of another view that leads to a list, and what it is the mean of: the list holds exactly that."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.model import Filter, Side


@dataclass(frozen=True, slots=True)
class Reason:
    """`The Ledger: narration −0.21, n 14`, and whose words those are."""

    said: str
    by: str  # "outlet": its narration; "voice": what it says there; "quoted": what the outlet lets others say
    name: str
    filter: Filter  # of what is counted
    engine: str
    briefs: tuple[str, ...] = ()  # what it says where there is less and less room

    @property
    def side(self) -> Side:
        return Side.NARRATION if self.by == "outlet" else Side.QUOTED

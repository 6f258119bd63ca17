"""A number of another view that leads to the Desk, and what it is the mean of: the list holds exactly that."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.model import Side


@dataclass(frozen=True, slots=True)
class Reason:
    """`The Ledger: narration −0.21, n 14`, and whose words those are."""

    said: str
    by: str  # "outlet": its narration; "voice": what it says there
    name: str

    @property
    def side(self) -> Side:
        return Side.NARRATION if self.by == "outlet" else Side.QUOTED

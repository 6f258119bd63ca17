"""The store as it was first released: `opening.create` made it, so there is nothing to do."""

from __future__ import annotations

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing: this is where steps begin."""

"""What the user puts right in statements, and which statements were put right."""

from __future__ import annotations

import sqlalchemy as sa

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    from alembic import op

    op.add_column("statement", sa.Column("repaired", sa.SmallInteger, nullable=False, server_default="0"))
    op.create_table(
        "repair",
        sa.Column("statement", sa.Text, primary_key=True),
        sa.Column("verdict", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, sa.ForeignKey("article.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("part", sa.SmallInteger, nullable=False),
        sa.Column("fragments", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("voice", sa.Text),
        sa.Column("meant", sa.Text),
        sa.Column("found", sa.Text),
    )

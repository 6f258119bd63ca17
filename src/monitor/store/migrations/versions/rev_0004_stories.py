"""What is compared to find copies, and what the user does to stories."""

from __future__ import annotations

import sqlalchemy as sa

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    from alembic import op

    op.add_column("article", sa.Column("by_hand", sa.SmallInteger, nullable=False, server_default="0"))
    op.create_table(
        "sketch",
        sa.Column(
            "key",
            sa.BigInteger().with_variant(sa.Integer, "sqlite"),
            sa.ForeignKey("article.key", ondelete="CASCADE", onupdate="CASCADE"),
            primary_key=True,
        ),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("wire", sa.Text),
        sa.Column("fidelity", sa.Double),
    )
    op.create_table(
        "story_change",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("articles", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("undone", sa.BigInteger),
    )

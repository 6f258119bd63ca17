"""What people say of sentences, without having seen a score."""

from __future__ import annotations

import sqlalchemy as sa

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    from alembic import op

    op.create_table(
        "judgment",
        sa.Column("item", sa.Text, primary_key=True),
        sa.Column("labeler", sa.Text, primary_key=True),
        sa.Column("turn", sa.SmallInteger, primary_key=True, autoincrement=False),
        sa.Column("article", sa.Text, sa.ForeignKey("article.id"), nullable=False, index=True),
        sa.Column("part", sa.SmallInteger, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("target_start", sa.Integer),
        sa.Column("target_end", sa.Integer),
        sa.Column("label", sa.SmallInteger),
        sa.Column("at", sa.BigInteger, nullable=False),
    )

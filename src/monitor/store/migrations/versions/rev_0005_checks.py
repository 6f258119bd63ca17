"""Who people say spoke, without having been told who was found."""

from __future__ import annotations

import sqlalchemy as sa

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    from alembic import op

    op.create_table(
        "checked",
        sa.Column("statement", sa.Text, primary_key=True),
        sa.Column("labeler", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, sa.ForeignKey("article.id"), nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("confidence", sa.Double, nullable=False),
        sa.Column("found", sa.Text),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("said", sa.Text),
        sa.Column("at", sa.BigInteger, nullable=False),
    )

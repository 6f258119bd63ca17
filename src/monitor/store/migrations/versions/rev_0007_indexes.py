"""Indexes: who is named where, what was said by whom, when copies appeared, and which articles cannot be counted."""

from __future__ import annotations

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    from alembic import op

    op.create_index("mention_name", "mention", ["name", "article"])
    op.drop_index("statement_said", "statement")
    op.create_index("statement_said", "statement", ["said", "voice", "collective"])
    op.execute("DROP INDEX article_story")
    op.execute("CREATE INDEX article_story ON article (story, day) WHERE story <> key")
    op.execute("CREATE INDEX article_uncounted ON article (outlet, key) WHERE day IS NULL OR not_scored IS NOT NULL")

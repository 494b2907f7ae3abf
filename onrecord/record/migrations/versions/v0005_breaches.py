"""By what a report of a truce or its breach is linked without linking all anew; claims are counted by kind.

Revision ID: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def _key(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, primary_key=True)


def upgrade() -> None:
    """Make the derived tables of this version; what is derived is derived again."""
    for name in ("course", "named", "broken"):  # some may be there: what is derived can be dropped at any time
        op.execute(f"DROP TABLE IF EXISTS derived_{name}")
    op.create_table("derived_course", _key("incident"), sa.Column("course", sa.Text, nullable=False))
    op.create_table("derived_named", _key("claim"), sa.Column("truce", sa.Text, nullable=False))
    op.create_table("derived_broken", _key("breaking"), _key("truce"), _key("named"), sqlite_with_rowid=False)
    op.execute("DELETE FROM derived_state")
    op.create_index("ix_claim_kind", "claim", ["kind", "reading"], if_not_exists=True)

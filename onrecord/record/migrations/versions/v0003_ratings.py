"""What people hold of origins, claims and incidents.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table of ratings, one row a rating."""
    key = sa.ForeignKey("ledger.sequence")
    op.create_table(
        "rating",
        sa.Column("sequence", sa.Integer, key, primary_key=True, autoincrement=False),
        sa.Column("body", sa.Text, nullable=False),
    )

"""What people set in claims.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of edits, one row an edit."""
    key = sa.ForeignKey("ledger.sequence")
    op.create_table(
        "edit",
        sa.Column("sequence", sa.Integer, key, primary_key=True, autoincrement=False),
        sa.Column("report", sa.Text, sa.ForeignKey("report.id"), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_edit_report", "edit", ["report", "sequence"])

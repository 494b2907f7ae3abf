"""The numbers of keys that hold a word or several are worked out otherwise.

Revision ID: 0007
"""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Let all that is derived be derived again: keys of before find nothing any more."""
    op.execute("DELETE FROM derived_state")

"""Which pieces may be found by keys that they have no more is noted, so that the keys of all others can be relied on.

Revision ID: 0006
"""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Let all that is derived be derived again: nothing tells which of the keys there are of what is no more."""
    op.execute("DELETE FROM derived_state")

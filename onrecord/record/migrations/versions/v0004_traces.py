"""By what another report is linked without linking all anew; how many pairs were compared.

Revision ID: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

DERIVED = ("state", "incident", "piece", "set", "member", "key", "met", "doubt", "reach", "part")


def _key(name: str, kind: "type[sa.Integer] | type[sa.Text]") -> "sa.Column[object]":
    return sa.Column(name, kind(), primary_key=True, autoincrement=False)


def _text(name: str, *, needed: bool = True) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=not needed)


def _flag(name: str) -> "sa.Column[bool]":
    return sa.Column(name, sa.Boolean, nullable=False)


def upgrade() -> None:
    """Make the derived tables of this version; what is derived is derived again."""
    for name in DERIVED:  # some may be there: what is derived can be dropped at any time
        op.execute(f"DROP TABLE IF EXISTS derived_{name}")
    _state_and_incidents()
    _pieces_and_sets()
    op.create_table(
        "derived_key",
        *(_key(name, sa.Integer) for name in ("head", "mark", "owner")),
        sa.Column("seeks", sa.Boolean, primary_key=True),
        sqlite_with_rowid=False,
    )
    pairs = sa.Column("pairs", sa.Integer, nullable=False)
    for name, left, right, *more in (
        ("derived_met", "left", "right", pairs),
        ("derived_doubt", "left", "right"),
        ("derived_reach", "denial", "root"),
        ("derived_part", "whole", "part"),
    ):
        op.create_table(name, _key(left, sa.Text), _key(right, sa.Text), *more, sqlite_with_rowid=False)
        op.create_index(f"ix_{name}_{right}", name, [right])


def _state_and_incidents() -> None:
    numbers = [sa.Column(n, sa.Integer, nullable=False, server_default="0") for n in ("compared", "never_compared")]
    op.create_table(
        "derived_state",
        _key("sequence", sa.Integer),
        _text("version"),
        *numbers,
        sa.Column("traced", sa.Boolean, nullable=False, server_default="0"),
    )
    told = [sa.Column(n, sa.Integer, nullable=False, server_default="0") for n in ("origins", "claims")]
    op.create_table("derived_incident", sa.Column("id", sa.Text, primary_key=True), _text("body"), *told)
    op.create_index("ix_derived_incident_leading", "derived_incident", ["origins", "claims"])


def _pieces_and_sets() -> None:
    op.create_table(
        "derived_piece",
        _key("number", sa.Integer),
        *(_text(name) for name in ("id", "report", "gathered")),
        *(_flag(name) for name in ("chief", "compared")),
    )
    op.create_table(
        "derived_set",
        _key("number", sa.Integer),
        sa.Column("root", sa.Text, nullable=False, unique=True),
        _text("gathered"),
        *(_text(name, needed=False) for name in ("incident", "extent")),
    )
    op.create_table(
        "derived_member",
        _key("claim", sa.Text),
        *(_text(name) for name in ("piece", "root")),
        _text("at", needed=False),
        sqlite_with_rowid=False,
    )
    for table, column in (
        ("piece", "report"),
        ("piece", "gathered"),
        ("set", "gathered"),
        ("member", "piece"),
        ("member", "root"),
    ):
        op.create_index(f"ix_derived_{table}_{column}", f"derived_{table}", [column])

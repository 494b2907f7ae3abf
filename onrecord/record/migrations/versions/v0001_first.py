"""The first tables.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _entry() -> "sa.Column[int]":
    key = sa.ForeignKey("ledger.sequence")
    return sa.Column("sequence", sa.Integer, key, primary_key=True, autoincrement=False)


def _texts(*names: str) -> list["sa.Column[str]"]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _report() -> "sa.Column[str]":
    return sa.Column("report", sa.Text, sa.ForeignKey("report.id"), nullable=False)


def upgrade() -> None:
    """Make the tables of what was said and decided, those of what is derived, and the search index."""
    _said()
    _decided()
    _derived()
    op.execute("CREATE VIRTUAL TABLE derived_search USING fts5(title, body, tokenize='unicode61 remove_diacritics 2')")


def _said() -> None:
    op.create_table(
        "ledger",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        *_texts("kind", "digest", "who", "time", "version", "previous", "hash"),
    )
    op.create_table("payload", _entry(), *_texts("body"))
    op.create_table(
        "report", _entry(), sa.Column("id", sa.Text, nullable=False, unique=True), *_texts("text_sha256", "text")
    )
    op.create_index("ix_report_text_sha256", "report", ["text_sha256"])
    op.create_table("arrival", _entry(), _report(), *_texts("sha256", "metadata"))
    op.create_index("ix_arrival_report", "arrival", ["report", "sequence"])
    op.create_table("reading", _entry(), _report(), *_texts("metadata", "mentions", "persons", "sections", "refusals"))
    op.create_index("ix_reading_report", "reading", ["report", "sequence"])
    op.create_table(
        "claim",
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.sequence"), primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        *_texts("id", "kind", "body"),
    )
    op.create_index("ix_claim_id", "claim", ["id"])
    op.create_table(
        "refusal",
        _entry(),
        *_texts("id"),
        sa.Column("report", sa.Text, nullable=True),
        sa.Column("of_reading", sa.Boolean, nullable=False),
        *_texts("body"),
    )
    op.create_index("ix_refusal_id", "refusal", ["id"])
    op.create_index("ix_refusal_report", "refusal", ["report"])


def _decided() -> None:
    withdrawn = sa.Column("withdrawn", sa.Boolean, nullable=False)
    op.create_table("withdrawal", _entry(), _report(), withdrawn, *_texts("reason"))
    op.create_index("ix_withdrawal_report", "withdrawal", ["report", "sequence"])
    op.create_table("judgement", _entry(), *_texts("body"))


def _derived() -> None:
    op.create_table(
        "derived_state",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        *_texts("version"),
    )
    for name in ("derived_assertion", "derived_incident"):
        op.create_table(name, sa.Column("id", sa.Text, primary_key=True), *_texts("body"))
    op.create_table(
        "derived_claim",
        sa.Column("claim", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=True) for name in ("assertion", "incident", "origin", "origin_id")),
        *_texts("origin_basis"),
    )
    op.create_index("ix_derived_claim_assertion", "derived_claim", ["assertion"])
    op.create_index("ix_derived_claim_incident", "derived_claim", ["incident"])

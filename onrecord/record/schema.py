"""The tables, in two parts that never mix: what was said or decided (append only), and what is derived.

A table whose name starts with `derived_` holds nothing that cannot be computed again from the others;
it may be dropped at any time. Rows of all other tables are written once, each under its ledger entry.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, Table, Text

said = MetaData()
derived = MetaData()


def _entry() -> "Column[int]":
    return Column("sequence", Integer, ForeignKey("ledger.sequence"), primary_key=True, autoincrement=False)


# --- the ledger ---------------------------------------------------------------------------------

ledger = Table(
    "ledger",
    said,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("time", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

# A payload can be deleted one day (a name that must go), and its entry still verifies: the digest is salted.
payload = Table("payload", said, _entry(), Column("body", Text, nullable=False))

# --- what was said ------------------------------------------------------------------------------

report = Table(
    "report",
    said,
    _entry(),
    Column("id", Text, nullable=False, unique=True),
    Column("text_sha256", Text, nullable=False, index=True),
    Column("text", Text, nullable=False),
)

# One row for the report and one for each time that other metadata came for its text; the last holds.
arrival = Table(
    "arrival",
    said,
    _entry(),
    Column("report", Text, ForeignKey("report.id"), nullable=False),
    Column("sha256", Text, nullable=False),
    Column("metadata", Text, nullable=False),
)
Index("ix_arrival_report", arrival.c.report, arrival.c.sequence)

# One row each time that a report was read for claims; the last holds, the others are history.
reading = Table(
    "reading",
    said,
    _entry(),
    Column("report", Text, ForeignKey("report.id"), nullable=False),
    Column("metadata", Text, nullable=False),
    Column("mentions", Text, nullable=False),
    Column("persons", Text, nullable=False),
    Column("sections", Text, nullable=False),
    Column("refusals", Text, nullable=False),
)
Index("ix_reading_report", reading.c.report, reading.c.sequence)

claim = Table(
    "claim",
    said,
    Column("reading", Integer, ForeignKey("reading.sequence"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
)
Index("ix_claim_kind", claim.c.kind, claim.c.reading)

# `of_reading`: why a report was not read for claims; a later reading of that report settles it.
refusal = Table(
    "refusal",
    said,
    _entry(),
    Column("id", Text, nullable=False, index=True),
    Column("report", Text, nullable=True, index=True),
    Column("of_reading", Boolean, nullable=False),
    Column("body", Text, nullable=False),
)

# --- what was decided ---------------------------------------------------------------------------

withdrawal = Table(
    "withdrawal",
    said,
    _entry(),
    Column("report", Text, ForeignKey("report.id"), nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
)
Index("ix_withdrawal_report", withdrawal.c.report, withdrawal.c.sequence)

judgement = Table("judgement", said, _entry(), Column("body", Text, nullable=False))

# What people hold of origins, claims and incidents; the last of a subject, aspect and field holds.
rating = Table("rating", said, _entry(), Column("body", Text, nullable=False))

# What people set in claims, one field a row; the last of a claim and field holds.
edit = Table(
    "edit",
    said,
    _entry(),
    Column("report", Text, ForeignKey("report.id"), nullable=False),
    Column("body", Text, nullable=False),
)
Index("ix_edit_report", edit.c.report, edit.c.sequence)

# --- what is derived ----------------------------------------------------------------------------

# One row: the last ledger entry that the derived tables rest on, and the version that derived them; how many pairs of
# what two reports tell were compared and never compared; and whether the traces below were kept.
derived_state = Table(
    "derived_state",
    derived,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("version", Text, nullable=False),
    Column("compared", Integer, nullable=False, server_default="0"),
    Column("never_compared", Integer, nullable=False, server_default="0"),
    Column("traced", Boolean, nullable=False, server_default="0"),
)

derived_assertion = Table(
    "derived_assertion", derived, Column("id", Text, primary_key=True), Column("body", Text, nullable=False)
)

derived_incident = Table(
    "derived_incident",
    derived,
    Column("id", Text, primary_key=True),
    Column("body", Text, nullable=False),
    Column("origins", Integer, nullable=False, server_default="0"),
    Column("claims", Integer, nullable=False, server_default="0"),
)
Index("ix_derived_incident_leading", derived_incident.c.origins, derived_incident.c.claims)

derived_claim = Table(
    "derived_claim",
    derived,
    Column("claim", Text, primary_key=True),
    Column("assertion", Text, nullable=True, index=True),
    Column("incident", Text, nullable=True, index=True),
    Column("origin", Text, nullable=True),
    Column("origin_id", Text, nullable=True),
    Column("origin_basis", Text, nullable=False),
)

# --- by what another report is linked: see docs/decisions/incremental-linking.md ----------------

# What one report tells of one happening; `number` stands beside its keys.
derived_piece = Table(
    "derived_piece",
    derived,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("report", Text, nullable=False, index=True),
    Column("gathered", Text, nullable=False, index=True),
    Column("chief", Boolean, nullable=False),
    Column("compared", Boolean, nullable=False),
)

derived_set = Table(
    "derived_set",
    derived,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("root", Text, nullable=False, unique=True),
    Column("gathered", Text, nullable=False, index=True),
    Column("incident", Text, nullable=True),
    Column("extent", Text, nullable=True),
)

# Each claim's piece and set; and of blame and denials the set they were attached to, "" where they cover several.
derived_member = Table(
    "derived_member",
    derived,
    Column("claim", Text, primary_key=True),
    Column("piece", Text, nullable=False, index=True),
    Column("root", Text, nullable=False, index=True),
    Column("at", Text, nullable=True),
    sqlite_with_rowid=False,
)

# Keys of what is no more may stay; of a piece that may have such, a key says so (`OUTDATED`), and it is asked again.
derived_key = Table(
    "derived_key",
    derived,
    Column("head", Integer, primary_key=True, autoincrement=False),
    Column("mark", Integer, primary_key=True, autoincrement=False),
    Column("owner", Integer, primary_key=True, autoincrement=False),
    Column("seeks", Boolean, primary_key=True),
    sqlite_with_rowid=False,
)

derived_met = Table(
    "derived_met",
    derived,
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True, index=True),
    Column("pairs", Integer, nullable=False),
    sqlite_with_rowid=False,
)


def _pairs(name: str, left: str, right: str) -> Table:
    """A table of pairs that is asked from both its sides."""
    first, second = Column(left, Text, primary_key=True), Column(right, Text, primary_key=True, index=True)
    return Table(name, derived, first, second, sqlite_with_rowid=False)


# How each truce went, as accusations see it; which claim of a truce a claim's words of a breach mean, "" where none;
# and what comes of both: which incident breaks which truce, named by which claim ("" where by none).
derived_course = Table(
    "derived_course", derived, Column("incident", Text, primary_key=True), Column("course", Text, nullable=False)
)
derived_named = Table(
    "derived_named", derived, Column("claim", Text, primary_key=True), Column("truce", Text, nullable=False)
)
derived_broken = Table(
    "derived_broken",
    derived,
    Column("breaking", Text, primary_key=True),
    Column("truce", Text, primary_key=True),
    Column("named", Text, primary_key=True),
    sqlite_with_rowid=False,
)

derived_doubt = _pairs("derived_doubt", "left", "right")
derived_reach = _pairs("derived_reach", "denial", "root")
derived_part = _pairs("derived_part", "whole", "part")

"""What a ledger entry vouches for, computed from the columns of its rows: once to write it, again to check it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from onrecord.record import schema
from onrecord.record.ledger import EntryKind, content, sha256

Content = dict[str, Any]


def of_arrival(report: str, digest: str, text_digest: str, metadata: str) -> Content:
    """Return the content of a `report` or `metadata` entry: digests of bytes and text, and the metadata."""
    return {"report": report, "sha256": digest, "text_sha256": text_digest, "metadata": metadata}


def of_reading(report: str, columns: Sequence[str], claims: Sequence[str]) -> Content:
    """Return the content of a `reading` entry: one digest over all that was read."""
    digest = sha256("\n".join([*columns, *claims]))
    return {"report": report, "claims": len(claims), "digest": digest}


def of_refusal(of_reading: bool, body: str) -> Content:
    """Return the content of a `refusal` entry."""
    return {"of_reading": of_reading, "refusal": body}


def of_withdrawal(report: str, withdrawn: bool, reason: str) -> Content:
    """Return the content of a `withdrawal` or `reinstatement` entry."""
    return {"report": report, "withdrawn": withdrawn, "reason": reason}


def of_judgement(body: str) -> Content:
    """Return the content of a `judgement` entry."""
    return {"judgement": body}


def of_rating(body: str) -> Content:
    """Return the content of a `rating` entry."""
    return {"rating": body}


def of_edit(report: str, body: str) -> Content:
    """Return the content of an `edit` entry."""
    return {"report": report, "edit": body}


def of_packs(shipped: bool, packs: Mapping[str, str]) -> Content:
    """Return the content of a `packs` entry: whether those that ship are on, and the digests of those given, by id."""
    return {"shipped": shipped, "packs": dict(packs)}


def of_gazetteers(gazetteers: Mapping[str, str]) -> Content:
    """Return the content of a `gazetteers` entry: the digests of the files that hold from then on, by name."""
    return {"gazetteers": dict(gazetteers)}


def faults(connection: Connection) -> Iterator[str]:
    """Compare every row that was said or decided with its entry's payload, and say where they differ."""
    entries = select(schema.ledger.c.sequence, schema.ledger.c.kind, schema.payload.c.body).join(
        schema.payload, schema.payload.c.sequence == schema.ledger.c.sequence
    )
    for entry in connection.execute(entries.order_by(schema.ledger.c.sequence)).all():
        found = _stored(connection, entry.kind, entry.sequence)
        if found is None:
            yield f"what entry {entry.sequence} ({entry.kind}) brought is missing"
        elif found != content(entry.body):
            yield f"what entry {entry.sequence} ({entry.kind}) brought was altered"


def _stored(connection: Connection, kind: str, sequence: int) -> Content | None:
    if kind not in _ROWS:
        return None
    table, compute = _ROWS[kind]
    row = connection.execute(select(table).where(table.c.sequence == sequence)).first()
    return None if row is None else compute(connection, row)


def _arrived(connection: Connection, row: Row[Any]) -> Content:
    text = connection.execute(select(schema.report.c.text).where(schema.report.c.id == row.report)).scalar()
    return of_arrival(row.report, row.sha256, sha256(text or ""), row.metadata)


def _read(connection: Connection, row: Row[Any]) -> Content:
    bodies = select(schema.claim.c.body).where(schema.claim.c.reading == row.sequence)
    claims = connection.execute(bodies.order_by(schema.claim.c.position)).scalars().all()
    return of_reading(row.report, [row.metadata, row.mentions, row.persons, row.sections, row.refusals], claims)


def _refused(_: Connection, row: Row[Any]) -> Content:
    return of_refusal(row.of_reading, row.body)


def _withdrawn(_: Connection, row: Row[Any]) -> Content:
    return of_withdrawal(row.report, row.withdrawn, row.reason)


def _judged(_: Connection, row: Row[Any]) -> Content:
    return of_judgement(row.body)


def _rated(_: Connection, row: Row[Any]) -> Content:
    return of_rating(row.body)


def _edited(_: Connection, row: Row[Any]) -> Content:
    return of_edit(row.report, row.body)


def _said_alone(_: Connection, row: Row[Any]) -> Content:
    return content(row.body)  # such an entry has no row beside its payload


_ROWS: dict[str, tuple[Any, Callable[[Connection, Row[Any]], Content]]] = {
    EntryKind.REPORT: (schema.arrival, _arrived),
    EntryKind.METADATA: (schema.arrival, _arrived),
    EntryKind.READING: (schema.reading, _read),
    EntryKind.REFUSAL: (schema.refusal, _refused),
    EntryKind.WITHDRAWAL: (schema.withdrawal, _withdrawn),
    EntryKind.REINSTATEMENT: (schema.withdrawal, _withdrawn),
    EntryKind.JUDGEMENT: (schema.judgement, _judged),
    EntryKind.RATING: (schema.rating, _rated),
    EntryKind.EDIT: (schema.edit, _edited),
    EntryKind.PACKS: (schema.payload, _said_alone),
    EntryKind.GAZETTEERS: (schema.payload, _said_alone),
}

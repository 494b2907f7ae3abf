"""The append-only ledger: how an entry is sealed, chained to the one before, and checked again.

An entry holds a digest of its payload, never the payload itself; the payload carries a random salt, so
that its words cannot be guessed from the digest and can be deleted while the chain still verifies.
"""

import datetime as dt
import hashlib
import importlib.metadata
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from onrecord.record import schema
from onrecord.record.codec import canonical
from onrecord.settings import settings

FIRST = "0" * 64  # the hash that the first entry names as the one before it


class EntryKind(StrEnum):
    """What an entry records."""

    REPORT = "report"
    METADATA = "metadata"
    READING = "reading"
    REFUSAL = "refusal"
    WITHDRAWAL = "withdrawal"
    REINSTATEMENT = "reinstatement"
    JUDGEMENT = "judgement"
    EDIT = "edit"
    RATING = "rating"
    PACKS = "packs"
    GAZETTEERS = "gazetteers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the ledger. `time` is UTC (ISO 8601), digests and hashes are SHA-256 in hexadecimal."""

    sequence: int
    kind: EntryKind
    digest: str
    who: str
    time: str
    version: str
    previous: str
    hash: str


def sha256(data: bytes | str) -> str:
    """Return the SHA-256 of bytes, or of a text's UTF-8, in hexadecimal."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


@lru_cache(maxsize=1)
def tool_version() -> str:
    """Return the version of onrecord that runs."""
    return importlib.metadata.version("onrecord")


def seal(fields: Mapping[str, object]) -> str:
    """Return the hash of an entry: over the canonical JSON of all its other fields."""
    return sha256(canonical({name: value for name, value in fields.items() if name != "hash"}))


def append(connection: Connection, kind: EntryKind, content: Mapping[str, Any]) -> int:
    """Write one entry with its payload and return its sequence, counted from 1."""
    last = connection.execute(
        select(schema.ledger.c.sequence, schema.ledger.c.hash).order_by(schema.ledger.c.sequence.desc()).limit(1)
    ).first()
    body = canonical({**content, "salt": secrets.token_hex(16)})
    row = {
        "sequence": last.sequence + 1 if last else 1,
        "kind": kind.value,
        "digest": sha256(body),
        "who": settings().reader,
        "time": dt.datetime.now(dt.UTC).isoformat(timespec="microseconds"),
        "version": tool_version(),
        "previous": last.hash if last else FIRST,
    }
    connection.execute(insert(schema.ledger), row | {"hash": seal(row)})
    connection.execute(insert(schema.payload), {"sequence": row["sequence"], "body": body})
    return int(row["sequence"])


def entries(connection: Connection) -> Iterator[Entry]:
    """Yield every entry from the first on."""
    yield from map(entry_of, connection.execute(select(schema.ledger).order_by(schema.ledger.c.sequence)))


def entry_of(row: Row[Any]) -> Entry:
    """Return an entry from its row."""
    return Entry(**dict(row._mapping) | {"kind": EntryKind(row.kind)})


def faults(connection: Connection) -> Iterator[str]:
    """Walk the chain and say, in plain words, each place where it does not hold."""
    bodies = connection.execute(select(schema.payload).order_by(schema.payload.c.sequence)).all()
    payloads = {row.sequence: row.body for row in bodies}
    expected, previous = 1, FIRST
    for row in connection.execute(select(schema.ledger).order_by(schema.ledger.c.sequence)).mappings():
        number = row["sequence"]
        if number != expected:
            yield f"entry {expected} is missing"
        if row["previous"] != previous:
            yield f"entry {number} does not follow the entry before it"
        if row["hash"] != seal(dict(row)):
            yield f"entry {number} was altered"
        if number in payloads and sha256(payloads[number]) != row["digest"]:
            yield f"the payload of entry {number} was altered"
        expected, previous = number + 1, row["hash"]


def content(body: str) -> dict[str, Any]:
    """Return what a payload says, without its salt."""
    value: dict[str, Any] = json.loads(body)
    value.pop("salt", None)
    return value


def entry_json(entry: Entry) -> dict[str, Any]:
    """Return an entry as plain values, in the order of its fields."""
    return asdict(entry)

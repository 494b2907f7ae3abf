"""What the record says of itself and what is derived: a claim's place, holdings, changes, parts put in place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from onrecord.model import Assertion, Broken, Incident, KeyRow, OriginBasis, Traces


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim's assertion and incident, and its origin as the current view has it (maybe narrowed to a part)."""

    claim: str
    assertion: str | None
    incident: str | None
    origin: str | None
    origin_id: str | None
    origin_basis: OriginBasis

    def row(self) -> dict[str, object]:
        """Return the view as a row of its table."""
        return {
            "claim": self.claim,
            "assertion": self.assertion,
            "incident": self.incident,
            "origin": self.origin,
            "origin_id": self.origin_id,
            "origin_basis": self.origin_basis.value,
        }


def view_of(row: Row[Any]) -> ClaimView:
    """Return a claim's place from its row."""
    return ClaimView(**dict(row._mapping) | {"origin_basis": OriginBasis(row.origin_basis)})


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPacks:
    """Which packs hold for a record: whether those that ship are on, and those given: id and SHA-256 of the bytes."""

    shipped: bool = True
    given: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """How much a record holds: standing reports, their claims by kind, incidents, refusals.

    `compared` counts the pairs of what two reports tell that linking compared, `never_compared` those that share too
    little to be.
    """

    reports: int
    claims: dict[str, int]
    incidents: int
    refusals: int
    compared: int = 0
    never_compared: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What a part takes the place of: pieces, sets, incidents, claims; the changed reports and all claims of these.

    `named` are claims whose words of a breach were asked again, `broken` what breaks no truce any more.
    """

    pieces: Iterable[str]
    roots: Iterable[str]
    claims: Iterable[str]
    reports: Iterable[str]
    of_reports: Iterable[str]
    denials: Iterable[str]
    incidents: Iterable[str]
    named: Iterable[str]
    broken: Iterable[Broken]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What was derived of a part of the record, and what it takes the place of.

    `keys` are those of what is new; `moved` says of claims of other reports where they are attached by now.
    """

    assertions: Iterable[Assertion]
    incidents: Iterable[Incident]
    views: Iterable[ClaimView]
    traces: Traces
    keys: Iterable[KeyRow]
    moved: Mapping[str, str | None]
    gone: Gone
    old_assertions: Iterable[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What was said or decided since the derived tables were made.

    `reports` came, were read again, edited, withdrawn or reinstated; `judged` are claims of judgements.
    """

    reports: frozenset[str]
    judged: frozenset[str]

"""What the derived tables say of one claim: its place in the current view."""

from dataclasses import dataclass

from onrecord.model import OriginBasis


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


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPacks:
    """Which packs hold for a record: whether those that ship are on, and those given: id and SHA-256 of the bytes."""

    shipped: bool = True
    given: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """How much a record holds: standing reports, their claims by kind, incidents, refusals."""

    reports: int
    claims: dict[str, int]
    incidents: int
    refusals: int

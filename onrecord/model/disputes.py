"""What accounts of one incident contradict each other on: positions, who takes each, and with what interest."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from onrecord.model.said import OriginBasis


class About(StrEnum):
    """What a dispute is about."""

    ACTOR = "actor"
    COUNT = "count"
    OCCURRENCE = "occurrence"
    TIME = "time"
    PLACE = "place"
    RESPONSIBILITY = "responsibility"
    VICTIM_STATUS = "victim_status"
    WEAPON = "weapon"
    LEGALITY = "legality"


class Interest(StrEnum):
    """What an origin has at stake in what it says: shown beside its words, and never weighed in silence."""

    DENIES_OWN_ACT = "denies_own_act"
    DENIES_ALLYS_ACT = "denies_allys_act"
    OWN_ACT = "own_act"
    ACCUSES_ENEMY = "accuses_enemy"
    ACCUSES_OTHER_PARTY = "accuses_other_party"
    OWN_LOSSES = "own_losses"
    ENEMY_LOSSES = "enemy_losses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One origin that takes a position, by its claims. `party` names the party to the conflict that it speaks for."""

    origin: str | None
    origin_id: str | None
    origin_basis: OriginBasis
    claims: tuple[str, ...]
    party: str | None = None
    interests: tuple[Interest, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "origin": self.origin,
            "origin_id": self.origin_id,
            "origin_basis": self.origin_basis.value,
            "party": self.party,
            "interests": [i.value for i in self.interests],
            "claims": list(self.claims),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one side of a dispute says, in neutral words, and the origins that say so."""

    says: str
    voices: tuple[Voice, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """All claims of the position, by their ids."""
        return tuple(sorted({claim for voice in self.voices for claim in voice.claims}))

    def to_json(self) -> dict[str, Any]:
        return {"says": self.says, "claims": list(self.claims), "origins": [v.to_json() for v in self.voices]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Claims of one incident that contradict each other on one matter; `detail` says on what, in neutral words.

    `positions` are two or more. `sides` are two sets of claims: those of the first position, and those of all others.
    """

    about: About
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    detail: str = ""
    positions: tuple[Position, ...] = ()

    @classmethod
    def of(cls, about: About, positions: tuple[Position, ...], detail: str) -> "Dispute":
        """Return the dispute of two or more positions, in the order given; its sides are sorted."""
        first = positions[0].claims
        others = tuple(sorted({c for p in positions[1:] for c in p.claims} - set(first)))
        a, b = sorted((first, others))
        return cls(about=about, sides=(a, b), detail=detail, positions=positions)

    def to_json(self) -> dict[str, Any]:
        return {
            "about": self.about.value,
            "sides": [list(s) for s in self.sides],
            "detail": self.detail,
            "positions": [p.to_json() for p in self.positions],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A denying claim and what it denies: `covers` is a general denial that denies no particulars.

    `party` names the party that denies, where it is one, and `interests` what it has at stake.
    """

    claim: str
    denies: tuple[str, ...]
    covers: bool
    by_party: bool
    detail: str = ""
    party: str | None = None
    interests: tuple[Interest, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "claim": self.claim,
            "denies": list(self.denies),
            "covers": self.covers,
            "by_party": self.by_party,
            "party": self.party,
            "interests": [i.value for i in self.interests],
            "detail": self.detail,
        }

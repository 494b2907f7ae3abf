"""Who is a party to an incident, and what its figure is: its nought, a concession, its enemy's dead, or its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.knowledge import Knowledge, fold
from onrecord.knowledge.sides import opposed, same_body, same_side
from onrecord.model import Claim
from onrecord.values import Measure, VictimStatus
from onrecord.weigh.figures import Figure, Origin, is_civilian, is_fighter

HARM = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING})


class Stand(StrEnum):
    """How a figure stands to its origin's interest."""

    FREE = "free"
    INTERESTED = "interested"
    ZERO = "zero"
    CONCEDED = "conceded"
    ENEMY_DEAD = "enemy_dead"


@dataclass(slots=True)
class Parties:
    """The parties to one incident: those a pack lists, and whoever its claims name as actor."""

    knowledge: Knowledge
    claims: Sequence[Claim]
    _named: Mapping[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        named: dict[str, list[str]] = {}
        for claim in self.claims:
            for actor in claim.actors if not claim.gainsays else ():
                named.setdefault(actor.id or fold(actor.name), []).append(claim.id)
        self._named = {key: tuple(ids) for key, ids in sorted(named.items())}

    def listed(self, origin: Origin) -> bool:
        """Tell whether a pack lists an origin as a party, or as part or spokesman of one."""
        return self.knowledge.party_of(origin.entity) is not None

    def named_by(self, origin: Origin) -> tuple[str, ...]:
        """Return the claims that name an origin, its whole or its opponent as actor."""
        found: set[str] = set()
        for key, ids in self._named.items():
            if self._is_or_opposes(origin, key):
                found.update(ids)
        return tuple(sorted(found))

    def _is_or_opposes(self, origin: Origin, key: str) -> bool:
        if origin.unattributed or origin.unnamed:
            return False
        if origin.entity is None:
            return fold(origin.name) == key
        if key not in self.knowledge.by_id:
            return False
        return same_body(self.knowledge, origin.entity, key) or opposed(self.knowledge, origin.entity, key)

    def name_of(self, origin: Origin) -> str:
        """Return the party that an origin is, is part of or speaks for, else the origin's own name."""
        party = self.knowledge.party_of(origin.entity)
        return party.name if party else origin.name

    def is_party(self, origin: Origin) -> bool:
        return self.listed(origin) or bool(self.named_by(origin))

    # --- what its figure is -----------------------------------------------------------------------

    def stand(self, figure: Figure) -> Stand:
        """Say how a figure stands to the interest of who gives it."""
        origin = figure.origin
        if not self.is_party(origin):
            return Stand.FREE
        harm = figure.count.measure in HARM
        own_act = self._own_act(figure)
        if harm and figure.zero:
            return Stand.ZERO
        if harm and self._enemy_dead(figure):
            return Stand.ENEMY_DEAD
        if harm and own_act and not is_fighter(figure):
            return Stand.CONCEDED
        return Stand.INTERESTED

    def _own_act(self, figure: Figure) -> bool:
        """Whether the origin's own words name its own side as the one that did it."""
        origin = figure.origin
        for actor in figure.claim.actors:
            if origin.entity and actor.id and same_body(self.knowledge, origin.entity, actor.id):
                return True
            if fold(actor.name) == fold(origin.name):
                return True
        return False

    def _enemy_dead(self, figure: Figure) -> bool:
        """Whether those of the other side are counted: by whom the words name, else fighters by who is said to act.

        Where a party itself is named as who was hit, and nobody else is counted, those counted are its own.
        """
        entity = figure.origin.entity
        victims = [t.id for t in figure.claim.targets if t.id and self.knowledge.party_of(t.id)]
        if not is_fighter(figure) and (is_civilian(figure) or figure.group or not self._own_act(figure)):
            return False
        if entity and victims:
            return not any(same_side(self.knowledge, entity, v) for v in victims)
        if not is_fighter(figure):
            return False
        if figure.count.victim_status is VictimStatus.ALLEGED_COMBATANT:
            return True
        return self._own_act(figure)

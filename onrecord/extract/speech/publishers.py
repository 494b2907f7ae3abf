"""Who answers for what a report says in its own voice: its publisher, where one is known."""

from onrecord.extract.parsed import Parsed
from onrecord.extract.speech.attributed import Origin
from onrecord.knowledge import Entity, EntityKind, fold
from onrecord.model import OriginBasis


def publisher_entity(parsed: Parsed) -> Entity | None:
    """Return the listed entity that the report's publisher is, or None."""
    name = parsed.report.publisher
    if name is None:
        return None
    found: dict[str, Entity] = {e.id: e for e in parsed.scope.names.get(name)}
    if not found:
        folded = fold(name)
        everybody = parsed.scope.entities.values()
        found = {e.id: e for e in everybody if folded in {fold(n) for n in (e.id, e.name, *e.aliases)}}
    press = {k: e for k, e in found.items() if e.kind is EntityKind.PUBLISHER} or found
    return next(iter(press.values())) if len(press) == 1 else None


def publisher_origin(parsed: Parsed, *, first_hand: bool = False) -> Origin:
    """Return who answers where nobody is named: the publisher; no name where none is known."""
    entity = publisher_entity(parsed)
    basis = OriginBasis.PUBLISHER_FIRST_HAND if first_hand else OriginBasis.PUBLISHER_UNATTRIBUTED
    name = entity.name if entity else parsed.report.publisher
    return Origin(name=name, entity=entity.id if entity else None, basis=basis)

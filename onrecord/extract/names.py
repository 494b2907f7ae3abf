"""Finds who is named: entities that the knowledge lists, and bodies composed of a state and one of its organs."""

from dataclasses import dataclass

from onrecord.knowledge import Entity
from onrecord.values import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """A known name, or a body composed of one (*the Freedonian army*), where it stands.

    `name` is canonical: the entity's, or for a composed body that nothing lists the words without their
    determiner. `entity` is then None and `state` the entity it belongs to. `segment` counts in
    `Parsed.segments`, `first` and `last` are token numbers in its doc, `last` not included.
    """

    span: Span
    text: str
    name: str
    entity: Entity | None
    state: Entity | None
    segment: int
    first: int
    last: int

    @property
    def entity_id(self) -> str | None:
        """The entity's id; for a composed body that nothing lists, that of the state it belongs to."""
        answering = self.entity or self.state
        return answering.id if answering else None

    @property
    def listed(self) -> bool:
        return self.entity is not None

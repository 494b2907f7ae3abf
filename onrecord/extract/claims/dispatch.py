"""What the dateline of a dispatch says of a story that tells no place: the town it comes from, where all lies there."""

from collections.abc import Sequence

from onrecord.extract.claims.circumstances import sited, unsited
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.telling import Telling
from onrecord.model import Kind, Section
from onrecord.values import Place, Precision

_TOWNS = frozenset({Precision.EXACT, Precision.NEIGHBOURHOOD, Precision.CITY, Precision.NEAR, Precision.DISTRICT})


def place(found: Found, told: Sequence[Telling]) -> None:
    """Put what happened at no stated place into the dateline's town, where the report names no place elsewhere.

    A dispatch is often sent from another town than the one that it tells of: one place outside the dateline's,
    or another country, and nothing is taken from it.
    """
    waiting = [item for item in told if unsited(item.where) and item.draft.main.sense.event.kind is Kind.VIOLENCE]
    town = _town(found) if waiting else None
    if town is None:
        return
    for item in waiting:
        item.where = sited(item.where, (town,))


def _town(found: Found) -> Place | None:
    over = [p.place for p in found.places if _section(found, p.segment) is Section.DATELINE and p.place.lat is not None]
    towns = [p for p in over if p.precision in _TOWNS]
    if not towns:
        return None
    town = towns[0]
    text = [p.place for p in found.places if _section(found, p.segment) is not Section.DATELINE]
    return town if all(_meets(p, town) for p in text if p.lat is not None) else None


def _meets(other: Place, town: Place) -> bool:
    return other.inside(town.place_id) or town.inside(other.place_id)


def _section(found: Found, segment: int) -> Section:
    return found.parsed.segments[segment].section

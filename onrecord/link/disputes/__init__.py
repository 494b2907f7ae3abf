"""What the claims of one incident contradict each other on: who, whether, when, where, whose fault, with what,
what the dead were, whether it was lawful.

Disputes about how many are told when figures are weighed: only then is it known which figure of an origin stands.
"""

from onrecord.link.disputes.actors import about_actors
from onrecord.link.disputes.denied import by_denials
from onrecord.link.disputes.hearing import Hearing
from onrecord.link.disputes.legality import about_legality
from onrecord.link.disputes.moments import about_place, about_time
from onrecord.link.disputes.statuses import about_status
from onrecord.model import Dispute

__all__ = ["Hearing", "disputes_of"]


def disputes_of(hearing: Hearing) -> tuple[Dispute, ...]:
    """Return the disputes of an incident, in a fixed order, each with its positions."""
    denied = by_denials(hearing)
    found = [
        *about_actors(hearing, denied),
        *(d.dispute for d in denied if not d.taken),
        *about_status(hearing),
        *about_legality(hearing),
        *about_time(hearing),
        *about_place(hearing),
    ]
    return tuple(sorted(set(found), key=lambda d: (d.about, d.sides, d.detail)))

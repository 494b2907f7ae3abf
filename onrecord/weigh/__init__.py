"""Incidents in, the same incidents with ranges and grades out; and totals that never add what may overlap."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from onrecord.knowledge import Knowledge
from onrecord.model import Assertion, Claim, Incident, Report
from onrecord.weigh.disagreements import disagreements
from onrecord.weigh.figures import figures_of
from onrecord.weigh.grade import grade_of
from onrecord.weigh.interest import Parties
from onrecord.weigh.origins import OriginNumbers, origin_numbers
from onrecord.weigh.ranges import ranges_of
from onrecord.weigh.totals import Total, total

__all__ = ["OriginNumbers", "Total", "origin_numbers", "total", "weigh"]


def weigh(
    incident: Incident,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    knowledge: Knowledge,
    *,
    assertions: Mapping[str, Assertion],
    read_claims: AbstractSet[str] = frozenset(),
) -> Incident:
    """Return the incident with its ranges, its disputes about how many, and its grade, by its own claims alone.

    `assertions` gives each claim's assertion by claim id; `read_claims` are the claims that a person has read.
    """
    own = [claims[i] for i in incident.claims if i in claims]
    figures = figures_of(own, reports, assertions)
    parties = Parties(knowledge, own)
    ranges = ranges_of(figures, parties)
    counted = disagreements(ranges, figures, parties, knowledge)
    return replace(
        incident,
        ranges=ranges,
        disputes=tuple(sorted({*incident.disputes, *counted}, key=lambda d: (d.about, d.sides, d.detail))),
        grade=grade_of(
            own,
            reports,
            knowledge,
            assertions=assertions,
            denials=incident.denials,
            read_claims=read_claims,
        ),
    )

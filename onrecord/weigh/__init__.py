"""Incidents in, the same incidents with ranges and grades out; and totals that never add what may overlap."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from onrecord.knowledge import Knowledge
from onrecord.model import Assertion, Claim, Incident, Report
from onrecord.values import When
from onrecord.weigh.figures import figures_of, first_known
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
    as_of: When | None = None,
    read_claims: AbstractSet[str] = frozenset(),
) -> Incident:
    """Return the incident with its ranges and its grade, by its own claims alone.

    `assertions` gives each claim's assertion by claim id; `as_of` leaves out what was said later;
    `read_claims` are the claims that a person has read.
    """
    own = [claims[i] for i in incident.claims if i in claims]
    figures = figures_of(own, reports, assertions)
    known = [c for c in own if as_of is None or first_known(c, reports, as_of)]
    return replace(
        incident,
        ranges=ranges_of(figures, Parties(knowledge, own), as_of),
        grade=grade_of(
            known,
            reports,
            knowledge,
            assertions=assertions,
            denials=incident.denials,
            read_claims=read_claims,
        ),
    )

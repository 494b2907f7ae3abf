"""Incidents in, the same incidents with ranges and grades out; and totals that never add what may overlap."""

from collections.abc import Mapping
from dataclasses import replace

from onrecord.knowledge import Knowledge
from onrecord.model import Aspect, Assertion, Claim, Incident, Ratings, Report
from onrecord.weigh.disagreements import disagreements
from onrecord.weigh.figures import figures_of
from onrecord.weigh.grade import grade_of
from onrecord.weigh.interest import Parties
from onrecord.weigh.origins import origin_numbers, subject_of
from onrecord.weigh.people import best_of, with_best, with_given
from onrecord.weigh.ranges import ranges_of
from onrecord.weigh.revised import key_of, revised
from onrecord.weigh.totals import Total, silences, total

__all__ = ["Total", "best_of", "origin_numbers", "silences", "subject_of", "total", "weigh"]

NO_RATINGS = Ratings()


def weigh(
    incident: Incident,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    knowledge: Knowledge,
    *,
    assertions: Mapping[str, Assertion],
    ratings: Ratings = NO_RATINGS,
) -> Incident:
    """Return the incident with its ranges, disputes about how many, numbers of origins and grade, by its own claims.

    `assertions` gives each claim's assertion by claim id; `ratings` is what people hold of origins and incidents. What
    they decided stands beside what is computed. Nothing rests on a claim that a person rejected or its origin withdrew.
    """
    own = [claims[i] for i in incident.claims if i in claims]
    kept = [c for c in own if not c.rejected]
    decided = {aspect: ratings.of_incident(incident.claims, aspect) for aspect in Aspect} if ratings.held else {}
    figures, parties = figures_of(own, reports, assertions), Parties(knowledge, kept)
    back = revised(own, figures, reports, assertions)
    kept = [c for c in kept if c.id not in back.claims]
    ranges = ranges_of(figures, parties, back.figures)
    standing = [f for f in figures if not (f.claim.rejected or key_of(f) in back.figures)]
    counted = disagreements(ranges, standing, parties, knowledge)
    grade = grade_of(incident, kept, reports, knowledge, assertions=assertions, ratings=ratings)
    judged = decided.get(Aspect.INDEPENDENT, {}).get("")
    return replace(
        incident,
        ranges=with_best(ranges, decided.get(Aspect.BEST, {})),
        disputes=tuple(sorted({*incident.disputes, *counted}, key=lambda d: (d.about, d.sides, d.detail))),
        grade=with_given(grade, decided.get(Aspect.GRADE, {}).get("")),
        numbers=origin_numbers(kept, reports, assertions, knowledge=knowledge, judged=judged),
        positions=tuple(r for _, r in sorted(decided.get(Aspect.POSITION, {}).items())),
        rejected=tuple(c.id for c in own if c.rejected),
        revisions=back.revisions,
    )

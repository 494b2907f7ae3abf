"""Grades an incident of civilian harm by the published table; provisional until people have read what is under it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from onrecord.knowledge import Knowledge
from onrecord.knowledge.happenings import figure_words, happening
from onrecord.knowledge.sides import same_body, same_side
from onrecord.model import TRUSTED, Assertion, Claim, Grade, Incident, Kind, OriginBasis, Ratings, Report
from onrecord.values import Place, Precision, VictimStatus, When
from onrecord.weigh.figures import Origin, figures_of, is_civilian, origin_of
from onrecord.weigh.interest import HARM, Parties
from onrecord.weigh.origins import Independence, subject_of

NEAR_KM = 5.0  # a belligerent's action counts as this incident's within this distance, on the same day
ONE_NIGHT = 2  # days that one night is of
FINE = frozenset({Precision.EXACT, Precision.NEIGHBOURHOOD, Precision.CITY})

_NAMED = frozenset({OriginBasis.NAMED, OriginBasis.OFFICE, OriginBasis.PUBLISHER_FIRST_HAND})
_ADMITS = frozenset({"claim_of_responsibility"})


@dataclass(frozen=True)
class _Case:
    """One incident with the claims that no person rejected, and who answers for each."""

    incident: Incident
    claims: Sequence[Claim]
    reports: Mapping[str, Report]
    assertions: Mapping[str, Assertion]
    knowledge: Knowledge
    parties: Parties

    def origin(self, claim: Claim) -> Origin:
        return origin_of(claim, self.reports.get(claim.report), self.assertions.get(claim.id))

    def harm(self) -> list[Claim]:
        """Claims that say civilians were harmed, by their figures or by whom they name as harmed."""
        told = [c for c in self.claims if c.kind is Kind.VIOLENCE and c.happened]
        figures = figures_of(told, self.reports, self.assertions)
        by_figure = {f.claim_id for f in figures if f.count.measure in HARM and is_civilian(f) and not f.zero}
        return [c for c in told if _names_civilians(c) or (c.counts and c.id in by_figure)]

    def belligerents(self, claim: Claim) -> frozenset[str]:
        return frozenset(a.id for a in claim.actors if a.id and self.knowledge.party_of(a.id))


def _names_civilians(claim: Claim) -> bool:
    hurt = any(p.victim_status is VictimStatus.CIVILIAN for p in claim.people)
    words = figure_words().civilian
    return hurt or any(w.casefold() in words for t in claim.targets for w in t.name.split())


def grade_of(
    incident: Incident,
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    knowledge: Knowledge,
    *,
    assertions: Mapping[str, Assertion],
    ratings: Ratings,
) -> Grade | None:
    """Return the grade by the claims of an incident that no person rejected, None where none tells of civilians' harm.

    It is provisional while a claim that supports or contradicts it is unread, or an origin that supports it is rated
    A, B or C by nobody.
    """
    case = _Case(incident, claims, reports, assertions, knowledge, Parties(knowledge, claims))
    harm = case.harm()
    if not harm:
        return None
    grade, rule, supports = _graded(case, harm)
    against = _contradicting(case, harm, supports) - supports
    unread = sum(not c.read for c in claims if c.id in supports | against)
    unrated = _unrated(case, supports, ratings)
    return Grade(
        grade=grade,
        provisional=bool(unread or unrated),
        unread=unread,
        supports=tuple(sorted(supports)),
        contradicts=tuple(sorted(against)),
        rule=rule,
        unrated=unrated,
    )


def _unrated(case: _Case, supports: AbstractSet[str], ratings: Ratings) -> tuple[str, ...]:
    """The origins of the supporting claims that no person has rated A, B or C, by name."""
    resting = {case.origin(c) for c in case.claims if c.id in supports}
    rated = {o: ratings.of_origin(o.entity, subject_of(o)) for o in resting}
    return tuple(sorted({o.name for o, r in rated.items() if r is None or r.value not in TRUSTED}))


def _graded(case: _Case, harm: Sequence[Claim]) -> tuple[str | None, str, set[str]]:
    admitted = {c.id for c in case.claims if _admits_harm(case, c, harm)}
    if admitted:
        return "confirmed", "a belligerent accepts responsibility for the harm", admitted
    contested = _contested(case)
    if contested:
        return "contested", "accounts name different belligerents as responsible", contested
    told = _corroborating(case, harm)
    supports = {c.id for _, claims in told.values() for c in claims}
    if not told:
        rule = "civilians are said to be harmed by a party, an unnamed group or unattributed reports alone"
        return None, rule, {c.id for c in harm}
    sets = Independence(case.knowledge, case.reports).groups(told)
    acted = _action(case, harm)
    if len(sets) >= 2 and acted:
        rule = f"{len(sets)} distinct origins, none a party, not shown to be dependent; a belligerent's action reported"
        return "fair", rule, supports | acted
    if len(sets) >= 2:
        return "weak", "no belligerent's action is declared or reported by an origin that is no party", supports
    dependent = " (others are dependent on it)" if len(told) > 1 else ""
    return "weak", f"one distinct origin that is no party{dependent}", supports


def _admits_harm(case: _Case, claim: Claim, harm: Sequence[Claim]) -> bool:
    """Whether a party says that its own side did it, and that civilians were harmed."""
    origin = case.origin(claim)
    if claim.gainsays or not case.parties.is_party(origin) or origin.entity is None:
        return False
    own = any(a.id and same_body(case.knowledge, origin.entity, a.id) for a in claim.actors)
    return own and (claim in harm or (claim.event in _ADMITS and any(n.measure in HARM for n in claim.counts)))


def _contested(case: _Case) -> set[str]:
    """Claims that name belligerents of different sides as responsible; empty where they do not."""
    naming = {
        c.id: case.belligerents(c)
        for c in case.claims
        if c.actors
        and not c.gainsays
        and c.kind in (Kind.VIOLENCE, Kind.RESPONSIBILITY)
        and not happening(c.event).two_sided
    }
    naming = {i: named for i, named in naming.items() if named}
    ids = sorted(naming)
    apart: set[str] = set()
    for at, left in enumerate(ids):
        for right in ids[at + 1 :]:
            if not any(same_side(case.knowledge, a, b) for a in naming[left] for b in naming[right]):
                apart |= {left, right}
    return apart


def _corroborating(case: _Case, harm: Sequence[Claim]) -> dict[str, tuple[Origin, list[Claim]]]:
    """Named origins, none of them a party, by key, with their claims of the harm."""
    told: dict[str, list[Claim]] = defaultdict(list)
    origins: dict[str, Origin] = {}
    for claim in harm:
        origin = case.origin(claim)
        if origin.basis in _NAMED and not case.parties.is_party(origin):
            origins[origin.key] = origin
            told[origin.key].append(claim)
    return {key: (origins[key], claims) for key, claims in told.items()}


def _action(case: _Case, harm: Sequence[Claim]) -> set[str]:
    """Claims by which a belligerent's action is declared by itself, or reported by an origin that is no party."""
    found = set()
    for claim in case.claims:
        if claim.happened and claim.kind is Kind.VIOLENCE and case.belligerents(claim):
            origin = case.origin(claim)
            own = origin.entity and any(same_body(case.knowledge, origin.entity, a) for a in case.belligerents(claim))
            if (own or not case.parties.is_party(origin)) and _there_and_then(case, claim, harm):
                found.add(claim.id)
    return found


def _there_and_then(case: _Case, claim: Claim, harm: Sequence[Claim]) -> bool:
    """Whether a claim tells of some harm's own day, and of its place within five kilometres.

    A claim that gives no day or place is of its incident's; where that has none either, nothing is shown.
    """
    day, places = _day(case, claim), _places(case, claim)
    return any(
        _same_day(day, _day(case, other)) and any(_near(p, q) for p in places for q in _places(case, other))
        for other in harm
    )


def _day(case: _Case, claim: Claim) -> When | None:
    return claim.when.when if claim.when else case.incident.when


def _places(case: _Case, claim: Claim) -> Sequence[Place]:
    return claim.where or ((case.incident.where,) if case.incident.where else ())


def _same_day(left: When | None, right: When | None) -> bool:
    """Whether two times are surely of one day: they meet, and neither is longer than a night over midnight."""
    if left is None or right is None or not left.overlaps(right):
        return False
    return all(w.days is not None and w.days <= ONE_NIGHT for w in (left, right))


def _near(left: Place, right: Place) -> bool:
    """Whether two places, none of them coarser than a town, are one, the one in the other, or not far apart."""
    if left.precision not in FINE or right.precision not in FINE:
        return False
    km = left.km_to(right)
    return left.inside(right.place_id) or right.inside(left.place_id) or (km is not None and km <= NEAR_KM)


def _contradicting(case: _Case, harm: Sequence[Claim], supports: AbstractSet[str]) -> set[str]:
    """Specific denials, noughts, and claims that lay it to another side than the supporting ones do."""
    against = {d.claim for d in case.incident.denials if not d.covers}
    against |= {c.id for c in case.claims if any(n.measure in HARM and n.high == 0 for n in c.counts)}
    named = frozenset(a for c in harm if c.id in supports for a in case.belligerents(c))
    for claim in case.claims:
        lays_it = not claim.gainsays and not happening(claim.event).two_sided
        others = case.belligerents(claim) if lays_it else frozenset()
        if named and others and not any(same_side(case.knowledge, a, b) for a in named for b in others):
            against.add(claim.id)
    known = {c.id for c in case.claims}
    return against & known

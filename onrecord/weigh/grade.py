"""Grades an incident of civilian harm by the published table; provisional until people have read what is under it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from onrecord.knowledge import Knowledge
from onrecord.knowledge.happenings import figure_words, happening
from onrecord.knowledge.sides import same_body, same_side
from onrecord.model import Assertion, Claim, Denial, Grade, Kind, OriginBasis, Report
from onrecord.values import VictimStatus
from onrecord.weigh.figures import Origin, figures_of, is_civilian, origin_of
from onrecord.weigh.interest import HARM, Parties
from onrecord.weigh.origins import Independence

NEAR_KM = 5.0  # a belligerent's action counts as this incident's within this distance, on the same day

_NAMED = frozenset({OriginBasis.NAMED, OriginBasis.OFFICE, OriginBasis.PUBLISHER_FIRST_HAND})
_ADMITS = frozenset({"claim_of_responsibility"})


@dataclass(frozen=True)
class _Case:
    """The claims of one incident with who answers for each."""

    claims: Sequence[Claim]
    reports: Mapping[str, Report]
    assertions: Mapping[str, Assertion]
    denials: Sequence[Denial]
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
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    knowledge: Knowledge,
    *,
    assertions: Mapping[str, Assertion],
    denials: Sequence[Denial],
    read_claims: AbstractSet[str],
) -> Grade | None:
    """Return the grade, or None where no claim says that civilians were harmed."""
    case = _Case(claims, reports, assertions, denials, knowledge, Parties(knowledge, claims))
    harm = case.harm()
    if not harm:
        return None
    grade, rule, supports = _graded(case, harm)
    unread = sum(c.id not in read_claims and not c.edited for c in claims)  # who sets a field has read the claim
    against = _contradicting(case, harm, supports)
    return Grade(
        grade=grade,
        provisional=True,  # no origin is rated by a person yet, whatever was read
        unread=unread,
        supports=tuple(sorted(supports)),
        contradicts=tuple(sorted(against - supports)),
        rule=rule,
    )


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
    acted = _action(case)
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
    if claim.denied or not case.parties.is_party(origin) or origin.entity is None:
        return False
    own = any(a.id and same_body(case.knowledge, origin.entity, a.id) for a in claim.actors)
    return own and (claim in harm or (claim.event in _ADMITS and any(n.measure in HARM for n in claim.counts)))


def _contested(case: _Case) -> set[str]:
    """Claims that name belligerents of different sides as responsible; empty where they do not."""
    naming = {
        c.id: case.belligerents(c)
        for c in case.claims
        if c.actors
        and not c.denied
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


def _action(case: _Case) -> set[str]:
    """Claims by which a belligerent's action is declared by itself, or reported by an origin that is no party."""
    found = set()
    for claim in case.claims:
        if claim.happened and claim.kind is Kind.VIOLENCE and case.belligerents(claim):
            origin = case.origin(claim)
            own = origin.entity and any(same_body(case.knowledge, origin.entity, a) for a in case.belligerents(claim))
            if (own or not case.parties.is_party(origin)) and _there_and_then(claim, case.claims):
                found.add(claim.id)
    return found


def _there_and_then(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether a claim's day and place, where told, meet some other's: the same day, surely, within five kilometres."""
    for other in others:
        if claim.when and other.when and not claim.when.when.overlaps(other.when.when):
            continue
        pairs = [(p, q) for p in claim.where for q in other.where]
        if not pairs:
            return True
        for p, q in pairs:
            km = p.km_to(q)
            if p.inside(q.place_id) or q.inside(p.place_id) or (km is not None and km <= NEAR_KM):
                return True
    return False


def _contradicting(case: _Case, harm: Sequence[Claim], supports: AbstractSet[str]) -> set[str]:
    """Specific denials, noughts, and claims that lay it to another side than the supporting ones do."""
    against = {d.claim for d in case.denials if not d.covers}
    against |= {c.id for c in case.claims if any(n.measure in HARM and n.high == 0 for n in c.counts)}
    named = frozenset(a for c in harm if c.id in supports for a in case.belligerents(c))
    for claim in case.claims:
        others = case.belligerents(claim) if not claim.denied and not happening(claim.event).two_sided else frozenset()
        if named and others and not any(same_side(case.knowledge, a, b) for a in named for b in others):
            against.add(claim.id)
    known = {c.id for c in case.claims}
    return against & known

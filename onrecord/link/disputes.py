"""What the claims of one incident contradict each other on: who, how many, whether, when, where, what the dead were."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from onrecord.knowledge import Knowledge
from onrecord.knowledge.sides import same_side
from onrecord.link.facts import Facts, Sort
from onrecord.link.places import compare_places
from onrecord.model import About, Claim, Denial, Dispute, Kind
from onrecord.values import Bounds, Scope, VictimStatus

FIGHTERS = frozenset({VictimStatus.COMBATANT, VictimStatus.ALLEGED_COMBATANT})


def disputes_of(
    facts: Sequence[Facts], denials: Iterable[Denial], claims: Mapping[str, Claim], knowledge: Knowledge
) -> tuple[Dispute, ...]:
    """Return the disputes of an incident, told by `facts`, in a fixed order; sides are sorted claim ids."""
    found = [
        *_about_actors(facts, knowledge),
        *_about_counts(facts),
        *_about_status(facts),
        *_about_time(facts),
        *_about_place(facts),
        *_by_denials(denials, claims, knowledge),
    ]
    return tuple(sorted(set(found), key=lambda d: (d.about, d.sides)))


def _dispute(about: About, left: Iterable[str], right: Iterable[str], detail: str) -> Dispute:
    a, b = sorted((tuple(sorted(set(left))), tuple(sorted(set(right)))))
    return Dispute(about=about, sides=(a, b), detail=detail)


# --- who ----------------------------------------------------------------------------------------


def _about_actors(facts: Sequence[Facts], knowledge: Knowledge) -> list[Dispute]:
    """Accounts that name belligerents of different sides, none of one in the other."""
    if any(f.happening.two_sided for f in facts) and not any(f.claim.kind is Kind.TRUCE for f in facts):
        return []
    camps: dict[frozenset[str], list[Facts]] = defaultdict(list)
    for f in facts:
        named = frozenset(a.id for a in f.claim.actors if a.id and knowledge.party_of(a.id))
        if named and not f.claim.denied and _lays_it_to(f):
            camps[named].append(f)
    merged: list[tuple[set[str], list[Facts]]] = []
    for named, members in sorted(camps.items(), key=lambda c: sorted(c[0])):
        for camp in merged:
            if any(same_side(knowledge, a, b) for a in named for b in camp[0]):
                camp[0].update(named)
                camp[1].extend(members)
                break
        else:
            merged.append((set(named), list(members)))
    return [_actor_dispute(a, b, knowledge) for a, b in combinations(merged, 2)]


def _lays_it_to(facts: Facts) -> bool:
    """Whether a claim's actors are those held to have done it; for a truce only where it is said to be broken."""
    if facts.claim.kind is Kind.TRUCE:
        return facts.claim.status in ("violated", "collapsed")
    return facts.claim.kind in (Kind.VIOLENCE, Kind.RESPONSIBILITY)


def _actor_dispute(left: tuple[set[str], list[Facts]], right: tuple[set[str], list[Facts]], k: Knowledge) -> Dispute:
    names = [" and ".join(sorted(k.by_id[i].name for i in side[0])) for side in (left, right)]
    blame_only = any(all(f.sort is Sort.BLAME for f in side[1]) for side in (left, right))
    truce = all(f.claim.kind is Kind.TRUCE for side in (left, right) for f in side[1])
    about = About.RESPONSIBILITY if blame_only or truce else About.ACTOR
    detail = f"some accounts name {names[0]}, others {names[1]}"
    return _dispute(about, (f.id for f in left[1]), (f.id for f in right[1]), detail)


# --- how many -----------------------------------------------------------------------------------


def _about_counts(facts: Sequence[Facts]) -> list[Dispute]:
    """Figures of different origins for one thing counted whose ends do not meet and of which none rounds to another."""
    told: dict[tuple[object, ...], list[tuple[Bounds, Facts]]] = defaultdict(list)
    for f in facts:
        if f.claim.denied or not f.claim.happened:
            continue
        for c in f.claim.counts:
            if c.scope is not Scope.PART:
                window = c.window.edtf if c.window else None
                told[(c.measure, c.unit, c.group, c.victim_status, c.scope, window)].append((Bounds(c.low, c.high), f))
    return [d for key, figures in sorted(told.items(), key=lambda t: str(t[0])) for d in _count_dispute(key, figures)]


def _count_dispute(key: tuple[object, ...], figures: list[tuple[Bounds, Facts]]) -> list[Dispute]:
    figures = sorted(figures, key=lambda f: (f[0].low or 0, f[0].high or 0, f[1].id))
    least = figures[0]
    agreeing = [f for f in figures if f[0].agrees(least[0])]
    rest = [f for f in figures if not f[0].agrees(least[0])]
    origins = {f[1].origin for f in agreeing}
    if not rest or {f[1].origin for f in rest} <= origins:
        return []
    values = " and ".join((least[0].label(), rest[-1][0].label()))
    group = f" {key[2]}" if key[2] else ""
    detail = f"{key[0]}{group}: {values}"
    return [_dispute(About.COUNT, (f.id for _, f in agreeing), (f.id for _, f in rest), detail)]


def _about_status(facts: Sequence[Facts]) -> list[Dispute]:
    """The same number told as civilians by some and as fighters by others."""
    civilian: dict[tuple[str, int], set[str]] = defaultdict(set)
    fighters: dict[tuple[str, int], set[str]] = defaultdict(set)
    for f in facts:
        for c in f.claim.counts:
            side = civilian if c.victim_status is VictimStatus.CIVILIAN else fighters
            if c.victim_status is not VictimStatus.CIVILIAN and c.victim_status not in FIGHTERS:
                continue
            for number in {c.low, c.high} - {None}:
                side[(c.measure, number or 0)].add(f.id)
    shared = sorted(key for key in civilian.keys() & fighters.keys() if civilian[key].isdisjoint(fighters[key]))
    return [
        _dispute(About.VICTIM_STATUS, civilian[k], fighters[k], f"{k[0]} {k[1]}: civilians, or fighters")
        for k in shared
    ]


# --- when and where -----------------------------------------------------------------------------


def _about_time(facts: Sequence[Facts]) -> list[Dispute]:
    """Days that the claims of a happening do not share."""
    dated = sorted(
        (f for f in facts if f.sort is Sort.HAPPENING and f.days), key=lambda f: (f.days.last if f.days else 0, f.id)
    )
    if not dated or dated[0].days is None:
        return []
    first = dated[0].days
    rest = [f for f in dated if f.days and f.days.gap(first)]
    if not rest or rest[0].days is None:
        return []
    agreeing = [f.id for f in dated if f not in rest]
    return [_dispute(About.TIME, agreeing, (f.id for f in rest), f"{first.label()}, or {rest[0].days.label()}")]


def _about_place(facts: Sequence[Facts]) -> list[Dispute]:
    """Places that cannot be one; only where a person joined the claims."""
    for a, b in combinations([f for f in facts if f.places], 2):
        answers = [compare_places(x, y)[2] for x in a.places for y in b.places]
        if all(answers):
            detail = f"{a.places[0].name}, or {b.places[0].name}"
            return [_dispute(About.PLACE, (a.id,), (b.id,), detail)]
    return []


# --- denials ------------------------------------------------------------------------------------


def _by_denials(denials: Iterable[Denial], claims: Mapping[str, Claim], knowledge: Knowledge) -> list[Dispute]:
    """What a specific denial denies; a general one is no side of a dispute."""
    found = []
    for denial in denials:
        if not denial.covers and denial.denies:
            about = _denied_matter(claims[denial.claim], [claims[i] for i in denial.denies], knowledge)
            found.append(_dispute(about, denial.denies, (denial.claim,), "denied"))
    return found


def _denied_matter(denial: Claim, denied: Sequence[Claim], knowledge: Knowledge) -> About:
    if denial.counts and any(c.low or c.high for c in denial.counts):
        return About.COUNT
    if denial.kind is Kind.RESPONSIBILITY:
        return About.RESPONSIBILITY
    own = {a.id for c in denied for a in c.actors if a.id}
    if denial.actors or any(denial.origin_id and same_side(knowledge, denial.origin_id, a) for a in own):
        return About.ACTOR
    return About.OCCURRENCE

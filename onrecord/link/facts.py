"""What linking needs to know of a claim, worked out once: its sort, days, places, figures, names, words."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from onrecord.knowledge import EntityKind, Knowledge, fold
from onrecord.knowledge.happenings import (
    Happening,
    happening,
    named_in,
    with_weapons,
)
from onrecord.knowledge.interests import clears_itself
from onrecord.link.sentences import is_told_aside, lead_in, named_beside
from onrecord.link.sorts import AGAINST, LONG_STEP, Sort, is_of_a_war, is_place_of_sum, sort_of
from onrecord.model import Claim, Kind, OriginBasis, Report, Status, Term, TermKind, TimeBasis, TurnKind
from onrecord.values import (
    Bounds,
    Place,
    Precision,
    Scope,
    Span,
    When,
)

# Turns by which what is followed goes on after a break, and is not another.
CARRIED_ON = frozenset({TurnKind.RENEWED, TurnKind.RESUMED, TurnKind.EXTENDED})
# Those after which it is expected to: days without news then do not end it so soon.
PUT_OFF = frozenset({TurnKind.POSTPONED, TurnKind.SUSPENDED})
_BROKERS = frozenset({TermKind.BROKER, TermKind.GUARANTOR})
_NOWHERE = Span(0, 1)


# Places at least as fine as this can tell two happenings apart; a province or country cannot.
FINE = frozenset({Precision.EXACT, Precision.NEIGHBOURHOOD, Precision.CITY, Precision.NEAR})
POINT = frozenset({Precision.EXACT, Precision.NEIGHBOURHOOD})


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, as ordinals, both counted. `assumed` where neither its words nor its story give them."""

    first: int
    last: int
    assumed: bool = False

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    def gap(self, other: "Days") -> int:
        """Days between the two; 0 where they share a day."""
        return max(0, other.first - self.last, self.first - other.last)

    def label(self) -> str:
        return _label(self.first, self.last)


@lru_cache(maxsize=1 << 12)
def _label(first: int, last: int) -> str:
    return When.of_days(dt.date.fromordinal(first), dt.date.fromordinal(last)).label()


@dataclass(frozen=True, slots=True, eq=False)
class Anchor:
    """The finest places that a claim names; one object for all claims that name the same, so that they compare fast.

    `ids` are the places', `reach` theirs and those of what contains them, but for the country: it holds all of a war.
    """

    places: tuple[Place, ...]
    ids: tuple[str, ...]
    reach: frozenset[str]


Atlas = dict[tuple[Place, ...], Anchor]
"""The anchors known so far, by places whose words are left out."""


def anchor_of(places: tuple[Place, ...], atlas: Atlas) -> Anchor | None:
    """Return the one anchor for these places, or None where there are none."""
    if not places:
        return None
    bare = tuple(replace(p, span=_NOWHERE) for p in places)
    if bare not in atlas:
        ids = tuple(p.place_id for p in bare)
        atlas[bare] = Anchor(bare, ids, frozenset((*ids, *(i for p in bare for i in p.within[:-1]))))
    return atlas[bare]


@dataclass(frozen=True, slots=True)
class Facts:
    """One claim as linking sees it. `origin` is the key under which it repeats itself, `day` its publication.

    `denies` is what a denial denies, or a revision takes back: its own event; where that says only that something is
    denied, what its words name.
    `opens` says that its sentence begins by leaving what was told before.
    `anew` says that what is followed is called a new one, `hands` who made it: brokers, guarantors, states.
    """

    id: str
    claim: Claim
    sort: Sort
    happening: Happening
    origin: str
    publisher: str | None
    days: Days | None
    year_unknown: bool
    day: int | None
    places: tuple[Place, ...]
    figures: tuple[tuple[str, str | None, Bounds], ...]
    names: frozenset[str]
    anchor: Anchor | None = None
    denies: tuple[Happening, ...] = ()
    anew: bool = False
    hands: frozenset[str] = frozenset()
    lead: str = ""


def _days_of(when: When | None, published: When | None, *, assumed: bool = False) -> Days | None:
    if when is None or not when.year_known:
        return None
    first, last = when.first_day, when.last_day
    if first and not last and published and published.last_day:
        last = max(first, published.last_day)  # "since March": up to the report
    if not first or not last:
        return None
    return Days(first.toordinal(), last.toordinal(), assumed)


def never_meet(left: Facts, right: Facts, slack: int) -> bool:
    """Tell whether no year, were it known, would bring the days of two claims within `slack` days: 3 May and June."""
    if not (left.year_unknown or right.year_unknown):
        return False
    one, other = left.claim.when, right.claim.when
    return one is not None and other is not None and not one.when.may_meet(other.when, slack)


def origin_key(claim: Claim, report: Report | None) -> str:
    """Return the key of who answers: entity or folded name; an unnamed group by role and report."""
    if claim.origin_basis is OriginBasis.UNNAMED_GROUP:
        return f"unnamed:{fold(claim.origin or '')}@{claim.report}"
    if claim.origin_basis in (OriginBasis.PUBLISHER_FIRST_HAND, OriginBasis.PUBLISHER_UNATTRIBUTED):
        name = claim.origin or (report.publisher if report else None)
        return f"publisher:{fold(name)}" if name else f"unknown@{claim.report}"
    if claim.origin_id:
        return f"entity:{claim.origin_id}"
    return f"name:{fold(claim.origin)}" if claim.origin else f"unknown@{claim.report}"


def _finest(where: Sequence[Place]) -> tuple[Place, ...]:
    """The finest of some places: those that contain no other of them, each once.

    A building that no gazetteer has says less of where it was than the town told with it: two reports seldom give
    the same one of an incident, and nothing tells how far apart two are.
    """
    mapped = [p for p in where if p.lat is not None or p.precision is not Precision.EXACT]
    listed = {p.place_id: p for p in mapped or where}
    outer = {i for p in listed.values() for i in p.within}
    return tuple(p for i, p in sorted(listed.items()) if i not in outer)


def _figures(claim: Claim) -> tuple[tuple[str, str | None, Bounds], ...]:
    found = [(c.measure.value, c.group, Bounds(c.low, c.high)) for c in claim.counts if c.scope is not Scope.PART]
    return tuple(sorted(found, key=lambda f: (f[0], f[1] or "", f[2].low or 0, f[2].high or 0)))


def _effective(claim: Claim, sort: Sort, published: When | None) -> Days | None:
    """The claim's days; a figure of a stock, or a step of what is followed, without its own is as of being said."""
    told = claim.when
    own = _days_of(told.when, published, assumed=told.basis is TimeBasis.DATELINE) if told else None
    if own and sort is Sort.FOLLOWED and own.length > LONG_STEP:
        return None
    if own or sort not in (Sort.STOCK, Sort.FOLLOWED):
        return own
    if claim.when and not claim.when.when.year_known:
        return None
    said = _days_of(claim.stated_at, published, assumed=True)
    return said or _days_of(published, published, assumed=True)


def _country_of(knowledge: Knowledge, entity_id: str | None) -> str | None:
    """ISO code of the country that an entity is of, by itself or what it is part of."""
    ids = (entity_id, *knowledge.wholes(entity_id)) if entity_id else ()
    codes = (knowledge.by_id[i].country_code for i in ids if i in knowledge.by_id)
    return next((code for code in codes if code), None)


def _where_it_was_said(claim: Claim, place: Place, knowledge: Knowledge) -> bool:
    """Whether a place is where an accusation was made: in the accuser's own country, of others."""
    own = _country_of(knowledge, claim.origin_id)
    if own is None or place.country_code != own or not claim.actors:
        return False
    return all(_country_of(knowledge, a.id) != own for a in claim.actors)


def _denied(claim: Claim, sort: Sort, known: Happening) -> tuple[Happening, ...]:
    if sort not in AGAINST:
        return ()
    return named_in(claim.text) if claim.kind is Kind.RESPONSIBILITY else (known,)


def _hands(claim: Claim, knowledge: Knowledge) -> frozenset[str]:
    """Who brokered or guarantees a truce, and which states agreed it; the sides of a war agree to all of its truces."""

    def counts(term: Term) -> bool:
        if term.kind in _BROKERS:
            return True
        entity = knowledge.by_id.get(term.id) if term.id else None
        return term.kind is TermKind.PARTY and entity is not None and entity.kind is EntityKind.STATE

    return frozenset(t.id for t in claim.terms if t.id and counts(t))


def facts_of(claim: Claim, report: Report | None, knowledge: Knowledge, atlas: Atlas) -> Facts:
    """Work out what linking needs of one claim; `atlas` gains its anchor."""
    known = with_weapons(claim.event, frozenset(w.name for w in claim.weapons))
    sort = Sort.DENIAL if clears_itself(claim, knowledge) else sort_of(claim, known)
    if sort is Sort.HAPPENING and is_told_aside(claim, report):
        sort = Sort.UNREAL
    published = report.published if report else None
    day = published.last_day if published and published.year_known else None
    of_a_war = sort is Sort.AGGREGATE and is_of_a_war(claim)
    places = _finest([p for p in claim.where if not of_a_war or is_place_of_sum(claim, p, report)])
    if sort in (Sort.FOLLOWED, Sort.BLAME):
        places = tuple(p for p in places if not _where_it_was_said(claim, p, knowledge))
    if sort is Sort.FOLLOWED and claim.kind is Kind.TRUCE:
        places = named_beside(claim, places, report)
    return Facts(
        id=claim.id,
        claim=claim,
        sort=sort,
        happening=known,
        origin=origin_key(claim, report),
        publisher=report.publisher if report else None,
        days=_effective(claim, sort, published),
        year_unknown=bool(claim.when and not claim.when.when.year_known),
        day=day.toordinal() if day else None,
        places=places,
        figures=_figures(claim),
        names=frozenset(fold(p.name) for p in claim.people if " " in p.name.strip()),
        anchor=anchor_of(places, atlas),
        denies=_denied(claim, sort, known),
        hands=_hands(claim, knowledge),
        lead=lead_in(claim, report) if sort is Sort.HAPPENING else "",
        anew=sort is Sort.FOLLOWED and known.named_anew(claim.text) and claim.turn not in CARRIED_ON,
    )


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """Facts that were worked out of claims which stay as they are, and the anchors of all their places."""

    facts: dict[str, Facts] = field(default_factory=dict)
    atlas: Atlas = field(default_factory=dict)


def all_facts(
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    knowledge: Knowledge,
    only: Collection[str] | None = None,
    worked: WorkedOut | None = None,
) -> dict[str, Facts]:
    """Return the facts of all claims, or of `only` some and those of truces, in the order of their ids.

    What `worked` holds is taken from there, and what is worked out is put there.
    """
    known = worked or WorkedOut()
    asked = [i for i in sorted(claims) if only is None or i in only or claims[i].kind is Kind.TRUCE]
    for i in asked:
        if i not in known.facts:
            known.facts[i] = facts_of(claims[i], reports.get(claims[i].report), knowledge, known.atlas)
    found = {i: known.facts[i] for i in asked}
    of_truces = {f.claim.report for f in found.values() if _tells_a_truce(f)}
    for i, facts in found.items():
        if facts.claim.report in of_truces and facts.places and is_place_of_breach(facts.claim):
            found[i] = replace(facts, places=(), anchor=None)
    return found


def _tells_a_truce(facts: Facts) -> bool:
    """Whether a claim tells of a truce itself, and not only of a breach somewhere."""
    truce = facts.sort is Sort.FOLLOWED and facts.claim.kind is Kind.TRUCE
    return truce and not (facts.places and is_place_of_breach(facts.claim))


def is_place_of_breach(claim: Claim) -> bool:
    """Tell whether the place of a violation is where it was committed: *shelled the port in breach of the truce*.

    The place of the truce stands right after its name: *violated the truce in the port*.
    """
    if claim.kind is not Kind.TRUCE or claim.status is not Status.VIOLATED:
        return False
    inside = [p for p in claim.where if claim.span.contains(p.span)]
    return bool(inside) and not any(_of_the_truce(claim.text[: p.span.start - claim.span.start]) for p in inside)


def _of_the_truce(before: str) -> bool:
    """Whether words that end before a place's name end in a truce and a preposition."""
    words = before.split()
    near = " ".join(words[-5:])
    return (
        bool(words)
        and words[-1].lower() in {"in", "for", "of", "over", "across", "around", "the"}
        and (happening("ceasefire").named_in(near) and not any(w.endswith(",") for w in words[-4:]))
    )

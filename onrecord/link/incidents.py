"""Makes incidents of joined claims: day, place, event, status, actors, a neutral title, and what contains what."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.knowledge import Knowledge, fold
from onrecord.knowledge.happenings import ANY, tells_of_a_find
from onrecord.knowledge.sides import same_body
from onrecord.link.attach import Attached
from onrecord.link.clusters import Clusters
from onrecord.link.disputes import Hearing, disputes_of
from onrecord.link.facts import FINE, Days, Facts
from onrecord.link.minimum import MAKING, Told
from onrecord.link.places import compare_places
from onrecord.link.sorts import SHORT_WINDOW, Sort
from onrecord.link.threads import terms_of
from onrecord.link.timeline import ORDER, timeline_of
from onrecord.link.titles import title_of
from onrecord.model import (
    ActorSaid,
    Assertion,
    Claim,
    Denial,
    Incident,
    Kind,
    Link,
    Modality,
    Report,
    Status,
    TimeBasis,
)
from onrecord.values import Place, Precision, When

_FINEST = list(Precision)
_ARRESTS = frozenset({"detention"})
_LOCAL = FINE | {Precision.AREA, Precision.DISTRICT}  # what shows on a map where about it was


def made_of(
    clusters: Clusters,
    attached: Attached,
    assertion_of: Mapping[str, Assertion],
    reports: Mapping[str, Report],
    knowledge: Knowledge,
    *,
    only: Container[str] | None = None,
    facts: Mapping[str, Facts] | None = None,
) -> dict[str, Incident]:
    """Return the incidents by the least claim of what was joined, without what they say of each other.

    `only` names the sets to make incidents of, by default all; `facts` are those of the claims that are attached too.
    """
    known = facts or clusters.facts
    maker = _Maker(clusters, attached, assertion_of, reports, knowledge, known)
    told = Told.by(known.values())
    made: dict[str, Incident] = {}
    for root, ids in clusters.sets.groups().items():
        if only is not None and root not in only:
            continue
        own = [clusters.facts[i] for i in ids if i not in attached.at]
        if any(f.sort in MAKING and f.id not in attached.covering for f in own) and told.ask_for(own):
            made[root] = maker.incident(root, own)
    return made


def related(incident: Incident, possibly: Iterable[str], contains: Iterable[str], part_of: Iterable[str]) -> Incident:
    """Return the incident with the ids of those that may be the same, that it contains, and that it is part of."""
    return replace(
        incident,
        possibly_same=tuple(sorted(possibly)),
        contains=tuple(sorted(contains)),
        part_of=tuple(sorted(part_of)),
    )


class _Maker:
    def __init__(
        self,
        clusters: Clusters,
        attached: Attached,
        assertion_of: Mapping[str, Assertion],
        reports: Mapping[str, Report],
        knowledge: Knowledge,
        facts: Mapping[str, Facts],
    ) -> None:
        self._facts = facts
        self._claims: dict[str, Claim] = {i: f.claim for i, f in facts.items()}
        self._attached = attached
        self._assertion_of = assertion_of
        self._reports = reports
        self._knowledge = knowledge
        self._links: dict[str, list[Link]] = defaultdict(list)
        for link in clusters.links:
            self._links[clusters.sets.root(link.claim)].append(link)

    def incident(self, root: str, own: Sequence[Facts]) -> Incident:
        added = [self._facts[i] for i in self._attached.claims.get(root, ())]
        facts = sorted((*own, *added), key=lambda f: f.id)
        ids = tuple(f.id for f in facts)
        kept = [f for f in facts if not f.claim.rejected] or facts  # a person holds the others to be misread
        kept = [f for f in kept if f.claim.revises is None]  # what takes a statement back is no account
        telling = [f for f in own if not (f.claim.gainsays or f.claim.rejected)] or list(own)
        denials = tuple(sorted(self._attached.denials.get(root, ()), key=lambda d: d.claim))
        denials = tuple(d for d in denials if not self._claims[d.claim].rejected)
        hearing = Hearing.of(kept, denials, self._assertion_of, self._knowledge)
        denials = tuple(hearing.with_interest(d, self._facts[d.claim]) for d in denials)
        event = _event(telling)
        when, when_disagrees = _when(telling)
        titles = self._titles(telling)
        where, where_disagrees = _where(telling, titles)
        if where is None or _unmapped(where):  # blame may name the town of what it is about
            named, apart = _where([*telling, *(f for f in added if not f.claim.gainsays)], titles)
            if named is not None and not _unmapped(named):
                where, where_disagrees = named, apart
        followed = any(f.sort is Sort.FOLLOWED for f in telling)
        steps = timeline_of(kept, self._assertion_of, self._knowledge) if followed else ()
        published = (self._reports[f.claim.report].publisher for f in facts if f.claim.report in self._reports)
        return Incident(
            id="i-" + ids[0].removeprefix("c-"),
            title=title_of(event, telling, where, when),
            kind=Kind(_commonest(f.claim.kind.value for f in telling)),
            event=event,
            status=_status(telling),
            claims=ids,
            reports=tuple(sorted({f.claim.report for f in facts})),
            publishers=tuple(sorted({p for p in published if p})),
            origins=tuple(sorted({self._assertion_of[i].origin or "unknown" for i in ids})),
            assertions=tuple(sorted({self._assertion_of[i].id for i in ids})),
            when=when,
            when_disagrees=when_disagrees,
            where=where,
            where_disagrees=where_disagrees,
            actors=self._actors(kept, denials),
            weapons=tuple(sorted({w.name for f in kept for w in f.claim.weapons})),
            disputes=disputes_of(hearing),
            denials=denials,
            timeline=steps,
            terms=terms_of(kept, self._assertion_of, self._reports, self._knowledge) if followed else (),
            links=tuple(sorted(self._links.get(root, ()), key=lambda x: (x.claim, x.to))),
        )

    def _titles(self, telling: Sequence[Facts]) -> Mapping[str, str]:
        """The titles of the reports that tell of it, folded, with a space round each."""
        reports = {f.claim.report: self._reports.get(f.claim.report) for f in telling}
        return {i: f" {fold(r.title)} " for i, r in reports.items() if r is not None and r.title}

    def _actors(self, facts: Sequence[Facts], denials: Sequence[Denial]) -> tuple[ActorSaid, ...]:
        named: dict[str, tuple[str, str | None]] = {}
        said: dict[str, set[str]] = defaultdict(set)
        for f in facts:
            for actor in f.claim.actors if f.sort is not Sort.DENIAL else ():
                key = actor.id or fold(actor.name)
                named.setdefault(key, (actor.name, actor.id))
                said[key].add(self._assertion_of[f.id].origin or "unknown")
        denied: dict[str, set[str]] = defaultdict(set)
        for denial in (d for d in denials if not d.covers):
            for key in self._denied_keys(self._claims[denial.claim], named):
                denied[key].add(self._assertion_of[denial.claim].origin or "unknown")
        return tuple(
            ActorSaid(name=name, id=entity, said_by=tuple(sorted(said[key])), denied_by=tuple(sorted(denied[key])))
            for key, (name, entity) in sorted(named.items())
        )

    def _denied_keys(self, denial: Claim, named: Mapping[str, tuple[str, str | None]]) -> set[str]:
        keys = {a.id or fold(a.name) for a in denial.actors} & named.keys()
        origin = denial.origin_id
        own = {k for k, (_, e) in named.items() if origin and e and same_body(self._knowledge, origin, e)}
        return keys | own


# --- one value out of several -------------------------------------------------------------------


def _commonest(values: Iterable[str]) -> str:
    counted = Counter(values)
    return min(counted, key=lambda v: (-counted[v], v))


def _event(facts: Sequence[Facts]) -> str:
    """The commonest event that says what happened; one that says only who was harmed where there is no other."""
    telling = [f for f in facts if ANY not in f.happening.senses] or facts
    telling = [f for f in telling if not f.happening.lesser] or telling
    return _commonest(f.claim.event for f in telling)


def _status(facts: Sequence[Facts]) -> Status:
    """For what is followed the furthest status of the last day on which one is told, else the commonest."""
    if any(f.sort is Sort.FOLLOWED for f in facts):
        dated = [f for f in facts if f.days and f.claim.modality == "asserted" and f.claim.status is not Status.UNKNOWN]
        if dated:
            latest = max(f.days.last for f in dated if f.days)
            last = [f for f in dated if f.days and f.days.last == latest]
            return max((f.claim.status for f in last), key=ORDER.index)
    return Status(_commonest(f.claim.status.value for f in facts))


def _as_when(days: Days) -> When:
    return When.of_days(dt.date.fromordinal(days.first), dt.date.fromordinal(days.last))


def _when(facts: Sequence[Facts]) -> tuple[When | None, bool]:
    """Reconcile the days: what all share; else the days that most claims can share, shown as in disagreement.

    Days that a claim's own words give prevail over those of the story that it is told in.
    """
    stated = [f for f in facts if f.days and not f.days.assumed] or [f for f in facts if f.days and f.claim.when]
    told = sorted({f.claim.when.when.edtf for f in facts if f.claim.when})
    if not stated:
        asserted = [f for f in facts if f.claim.modality is Modality.ASSERTED or f.claim.kind is not Kind.VIOLENCE]
        assumed = [f.days for f in asserted if f.days]
        if assumed and not told:  # a siege that is hoped for is of no day of those on which that was said
            return _as_when(Days(min(d.first for d in assumed), max(d.last for d in assumed))), False
        return _of_stretches([When(edtf) for edtf in told]), False
    if len({f.claim.when.when.edtf for f in stated if f.claim.when}) == 1 and stated[0].claim.when:
        return stated[0].claim.when.when, False
    days = [f.days for f in stated if f.days]
    if any(f.sort in (Sort.FOLLOWED, Sort.STOCK) for f in facts):
        return _as_when(Days(min(d.first for d in days), max(d.last for d in days))), False
    if (shared := _shared(stated)) is not None:
        return _as_when(shared), False
    deeds = _told_closely(_told_in_time(_of_blows(_of_deeds(stated)), facts))
    own = [f for f in deeds if f.claim.when and f.claim.when.basis is TimeBasis.STATED]
    shared = _shared(deeds) or _shared(own)
    return (_as_when(shared) if shared is not None else _day_of_most(deeds)), True


def _of_stretches(told: Sequence[When]) -> When | None:
    """*Since 2013*, told in reports of two days: from the earliest begin to the latest end, where both are known."""
    if len(told) == 1:
        return told[0]
    firsts, lasts = [w.first_day for w in told], [w.last_day for w in told]
    first, last = min((d for d in firsts if d), default=None), max((d for d in lasts if d), default=None)
    if first is None or last is None or None in firsts or None in lasts:
        return None
    return next((w for w in told if (w.first_day, w.last_day) == (first, last)), None) or When.of_days(first, last)


def _shared(facts: Sequence[Facts]) -> Days | None:
    """The days that all of these allow, or None."""
    days = [f.days for f in facts if f.days]
    first, last = max((d.first for d in days), default=1), min((d.last for d in days), default=0)
    return Days(first, last) if first <= last else None


def _of_deeds(stated: Sequence[Facts]) -> Sequence[Facts]:
    """Leave out arrests, which may come long after: the day is that of the deed, where one is told."""
    return [f for f in stated if f.claim.event not in _ARRESTS] or stated


def _of_blows(stated: Sequence[Facts]) -> Sequence[Facts]:
    """Leave out when somebody died, or the dead were found, where the day of the blow is told: both may come later."""
    blows = [f for f in stated if ANY not in f.happening.senses]
    blows = blows or [f for f in stated if not tells_of_a_find(f.claim.text)]
    first = min((f.days.first for f in blows if f.days), default=None)
    return [f for f in stated if f in blows or first is None or (f.days and f.days.first < first)]


def _told_closely(stated: Sequence[Facts]) -> Sequence[Facts]:
    """Leave out *last month* and the like where a day is told: no account that gives a day is wrong by that."""
    return [f for f in stated if f.days and f.days.length <= SHORT_WINDOW] or stated


def _told_in_time(stated: Sequence[Facts], facts: Sequence[Facts]) -> Sequence[Facts]:
    """Leave out days after the first report of it was published: it had happened by then."""
    published = min((f.day for f in facts if f.day is not None and f.claim.happened), default=None)
    if published is None:
        return stated
    return [f for f in stated if f.days and f.days.first <= published] or stated


def _day_of_most(facts: Sequence[Facts]) -> When:
    """The one day that more than half of the dated reports allow, else of the claims, else the stretch between."""
    allowed: dict[int, set[str]] = defaultdict(set)
    days = [(f.days, f.claim.report) for f in facts if f.days]
    for span, report in days:
        for day in {span.first, span.last}:
            allowed[day].update(r for d, r in days if d.first <= day <= d.last)
        allowed[span.first].add(report)
    best = min(allowed, key=lambda d: (-len(allowed[d]), d))
    if len(allowed[best]) * 2 > len({r for _, r in days}):
        return _as_when(Days(best, best))
    told = Counter(d.first for d, _ in days if d.first == d.last)
    often = min(told, key=lambda d: (-told[d], d), default=None)
    if often is not None and told[often] * 2 > len(days):
        return _as_when(Days(often, often))
    return _as_when(Days(min(d.first for d, _ in days), max(d.last for d, _ in days)))


def _unmapped(place: Place) -> bool:
    """Whether a place is a building, street or quarter that no gazetteer has: the town can be found on a map."""
    return place.precision in FINE and place.lat is None


def _of_most(named: Mapping[str, tuple[Place, set[str]]]) -> list[str]:
    """The places as fine as a town that most of the reports that give any place name, or a part of; and their parts."""
    reports = {r for _, rs in named.values() for r in rs}
    backing = {i: {r for p, rs in named.values() if p.inside(i) for r in rs} for i in named}
    most = [i for i, (p, _) in named.items() if p.precision in FINE and len(backing[i]) * 2 > len(reports)]
    return [i for i, (p, _) in named.items() if any(p.inside(whole) for whole in most)]


def _where(facts: Sequence[Facts], titles: Mapping[str, str]) -> tuple[Place | None, bool]:
    """The place that most reports name or name a part or whole of, the finest and most named first.

    A report names it once more where its title does. Of places that are as good, the one of most claims is taken.
    """
    named: dict[str, tuple[Place, set[str]]] = {}
    claims: Counter[str] = Counter()
    for f in sorted(facts, key=lambda f: (f.claim.report, f.claim.span, f.id)):
        for place in f.places:
            known, reports = named.setdefault(place.place_id, (place, set()))
            if len(place.within) > len(known.within):  # one report alone may say what a quarter lies in
                named[place.place_id] = (place, reports)
            reports.add(f.claim.report)
            claims[place.place_id] += 1
    if not named:
        return None, False
    places = {i: p for i, (p, _) in named.items()}
    mapped = any(p.precision in _LOCAL and p.lat is not None for p in places.values())

    def backed(candidate: str) -> tuple[bool, int, int, int, int, int, str]:
        place = places[candidate]
        agree = {r for i, (p, rs) in named.items() if place.inside(i) or p.inside(candidate) for r in rs}
        direct = len(named[candidate][1])
        titled = any(  # a title that names the town speaks for its quarter as well
            p.precision in FINE and f" {fold(p.name)} " in titles.get(r, "")
            for i, p in places.items()
            if i == candidate or place.inside(i)
            for r in agree
        )
        fineness = _FINEST.index(place.precision)
        # A town says more than its county, however many name that alone; its quarter says more yet.
        town = place.precision is Precision.CITY and not any(
            i != candidate and p.inside(candidate) for i, (p, _) in named.items()
        )
        by_most = fineness if direct * 2 > len(agree) or town else len(_FINEST)
        told = (-len(agree) - titled, by_most, -direct, fineness, -claims[candidate], candidate)
        return (mapped and _unmapped(place), *told)

    best = places[min(_of_most(named) or places, key=backed)]
    apart = any(compare_places(best, p)[2] for p in places.values())
    return best, apart

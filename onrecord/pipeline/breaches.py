"""What breaks which truce after a change: asked anew of the reports at hand, and of the courses of all truces.

Nothing but a few words is read of a truce that lies elsewhere; only what breaks, or is broken, otherwise than before is
written again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Broken, Incident, Kind

if TYPE_CHECKING:  # these stages load parsers and databases
    from onrecord.link import Region
    from onrecord.record import Record, Traced


@dataclass(frozen=True, slots=True)
class Breaches:
    """What breaks which truce, where a change may have made a difference to it.

    `named` takes the place of what was kept of the claims `asked`; `before` and `now` are all that breaks a truce,
    empty where the change touches none.
    """

    named: Mapping[str, str]
    asked: frozenset[str]
    before: frozenset[Broken]
    now: frozenset[Broken]

    def among(self, inside: Iterable[Incident], gone: Iterable[str], record: "Record") -> list[Incident]:
        """Return incidents with what they break and are broken by, and those elsewhere that changed in this.

        `gone` are those whose place they take.
        """
        from onrecord.link import by_incident, with_breaches

        told = {one.id: one for one in inside}
        if not (self.before or self.now):
            return list(told.values())
        elsewhere = {i for b in self.before ^ self.now for i in (b.breaking, b.truce)} - told.keys() - set(gone)
        told |= {i: record.incident(i) for i in sorted(elsewhere)}
        of = by_incident(self.now)
        return [with_breaches(one, of.get(one.id, ())) for one in told.values()]


def breaches_of(
    traced: "Traced",
    region: "Region",
    made: Iterable[Incident],
    at: Mapping[str, str],
    old: tuple[Iterable[str], Iterable[str]],
) -> Breaches:
    """Ask again what breaks which truce; `old` are the claims and the incidents whose place the region takes."""
    from onrecord.link import broken_among, course_from, courses_of, told_broken

    made = list(made)
    claims, incidents = map(frozenset, old)
    home, kinds = _homes(traced, region, made, at)
    named = told_broken(region.naming_breaches(), kinds)
    asked = claims | named.keys() | {f.id for f in region.breaking()}
    courses = courses_of(made)
    if not (courses or named or traced.courses(incidents) or traced.named(asked)):
        return Breaches({}, asked, frozenset(), frozenset())
    told = [one for claim, one in traced.told_broken().items() if claim not in asked]
    told += [Broken(home[claim], home[truce], truce) for claim, truce in named.items() if truce]
    courses |= {i: course_from(kept) for i, kept in traced.courses().items() if i not in incidents}
    return Breaches(named, asked, traced.broken(), broken_among(courses, told))


def _homes(
    traced: "Traced", region: "Region", made: Iterable[Incident], at: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, Kind]]:
    """The incidents in which claims are that break truces or name them, and their kinds as far as these matter."""
    home = {claim: one.id for one in made for claim in one.claims}
    kinds = {claim: one.kind for one in made for claim in one.claims}
    roots = region.roots
    elsewhere = [
        f.id
        for f in region.naming_breaches()
        if f.id not in home and f.id not in region.core and at.get(f.id) not in roots
    ]
    views = traced.views(elsewhere)
    truces = traced.courses(v.incident for v in views.values() if v.incident)
    violent = traced.named(elsewhere)
    for claim, view in views.items():
        if view.incident and (claim in violent or view.incident in truces):
            home[claim], kinds[claim] = view.incident, Kind.VIOLENCE if claim in violent else Kind.TRUCE
    return home, kinds

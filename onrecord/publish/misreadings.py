"""Tells names of places that were read as those of private persons: a brief must not hide where something happened."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from onrecord.model import Claim
from onrecord.publish.nameforms import forms

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlacesTold:
    """The names of places where claims put something, by report, and those of the record that a gazetteer has.

    `persons` are the names by report of private persons that claims have as speaker, doer or victim: such a one is no
    place, unless the gazetteer has the name and the report puts something there.
    """

    by_report: Mapping[str, frozenset[Name]]
    known: frozenset[Name]
    persons: frozenset[tuple[str, Name]]

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Self:
        """Collect the places and persons of claims."""
        told: dict[str, set[Name]] = defaultdict(set)
        known: set[Name] = set()
        persons: set[tuple[str, Name]] = set()
        for claim in claims:
            for place in claim.where:
                told[claim.report].add(forms(place.name))
                if place.gazetteer_id:
                    known.add(forms(place.name))
            persons |= {(claim.report, forms(s.name)) for s in claim.speakers if s.private}
            persons |= {(claim.report, forms(p.name)) for p in claim.people if p.private}
        return cls({r: frozenset(names) for r, names in told.items()}, frozenset(known), frozenset(persons))

    def are(self, report: str, name: Name) -> bool:
        """Tell whether a name seen as a person's in a report is that of a place.

        So it is where the report puts something at a place of that name, or of a longer one that holds it (*Upper
        Harbour*); where it is a name of several words that a gazetteer has for a place of the record; and where it is
        such places one after another, as a list without commas.
        """
        here = bool(name) and any(_holds(place, name) for place in self.by_report.get(report, ()))
        if (report, name) in self.persons:
            return here and name in self.known
        if here:
            return True
        return len(name) > 1 and (name in self.known or all((word,) in self.known for word in name))


def _holds(place: Sequence[str], name: Sequence[str]) -> bool:
    return any(tuple(place[at : at + len(name)]) == tuple(name) for at in range(len(place) - len(name) + 1))

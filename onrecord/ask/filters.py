"""Which claims a question is about: one frozen set of filters, and the test of a claim against it."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.errors import OptionInvalid, ValueInvalid
from onrecord.knowledge import fold
from onrecord.knowledge.ontology import ontology
from onrecord.model import Claim, Incident, Kind, Report
from onrecord.record import ClaimView
from onrecord.values import Place, When


class Match(StrEnum):
    """How a claim answers to the filters: it does, it may (its time is not known), it does not."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a question is narrowed to; None asks nothing of that field.

    `place` takes in all its parts; `first` and `last` are days, both counted; `as_of` asks for what
    was known by that day. Names are compared without case, accents and plural.
    """

    kind: str | None = None
    event: str | None = None
    weapon: str | None = None
    group: str | None = None
    actor: str | None = None
    origin: str | None = None
    publisher: str | None = None
    place: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    as_of: dt.date | None = None

    def __post_init__(self) -> None:
        if self.kind is not None and self.kind not in set(Kind):
            raise OptionInvalid(f"--kind {self.kind}: choose one of {', '.join(Kind)}")
        if self.first and self.last and self.first > self.last:
            raise OptionInvalid(f"--from {self.first} lies after --to {self.last}; swap them")

    @property
    def period(self) -> When | None:
        """The asked time as one value, open where an end was not given; None where neither was."""
        if self.first is None and self.last is None:
            return None
        first = self.first.isoformat() if self.first else ".."
        last = self.last.isoformat() if self.last else ".."
        return When(f"{first}/{last}")

    def words(self) -> str:
        """Return the filters in words, for headings: *weapon cluster munition, in Northtown, from …*."""
        parts = [self.kind or "", self.event or "", f"weapon {self.weapon}" if self.weapon else ""]
        parts += [f"group {self.group}" if self.group else "", f"by {self.actor}" if self.actor else ""]
        parts += [f"origin {self.origin}" if self.origin else ""]
        parts += [f"publisher {self.publisher}" if self.publisher else "", f"in {self.place}" if self.place else ""]
        parts += [self.period.label() if self.period else "", f"as of {self.as_of}" if self.as_of else ""]
        return ", ".join(p for p in parts if p)

    def without_time(self) -> "Filters":
        return replace(self, first=None, last=None)


def parse_when(text: str | None, option: str, *, last: bool = False) -> dt.date | None:
    """Read a day, month or year given on the command line as its first or last day."""
    if text is None:
        return None
    try:
        when = When(text)
        day = when.last_day if last else when.first_day
    except ValueInvalid as error:
        raise OptionInvalid(f"{option}: {error}") from error
    if day is None:
        raise OptionInvalid(f"{option}: {text!r} names no day; write 2016-10-10, 2016-10 or 2016")
    return day


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def name_words(name: str | None) -> list[str]:
    """Return the words of a name as names are compared: folded, in the singular, without articles."""
    return [_singular(w) for w in fold(name or "").split() if w not in {"the", "a", "an", "of"}]


def names_agree(asked: str, *known: str | None) -> bool:
    """Tell whether a name that was asked for is one of those known, or a run of whole words in one."""
    wanted = f" {' '.join(name_words(asked))} "
    return any(wanted in f" {' '.join(name_words(name))} " for name in known if name)


def _weapon_names(asked: str) -> set[str]:
    """Return the asked weapon and, where the ontology knows it under another name, that one too."""
    words = fold(asked).split()
    found = ontology().weapons.at(0, words, [_singular(w) for w in words]) if words else None
    return {asked, *(weapon.name for weapon in (found[1] if found else ()))}


@dataclass(frozen=True, slots=True)
class PlaceFilter:
    """The ids that a place name stands for in this record, so that what lies within them is found too."""

    asked: str
    ids: frozenset[str]

    @classmethod
    def among(cls, asked: str, claims: Iterable[Claim], known: Callable[[str], frozenset[str]]) -> "PlaceFilter":
        """Take the ids of all places of these claims whose name is the asked one, else those known by that name."""
        wanted = name_words(asked)
        ids = {p.place_id for c in claims for p in c.where if name_words(p.name) == wanted}
        return cls(asked, frozenset(ids) or known(asked))

    def holds(self, places: Iterable[Place]) -> bool:
        """Tell whether any of the places is the asked one or lies in it."""
        wanted = name_words(self.asked)
        for place in places:
            if name_words(place.name) == wanted or name_words(place.country) == wanted:
                return True
            if any(place.inside(place_id) for place_id in self.ids):
                return True
        return False


@dataclass(frozen=True, slots=True)
class Context:
    """What a claim is tested with beside its own words: its view, its report, its incident."""

    view: ClaimView | None
    report: Report
    incident: Incident | None


def matches(claim: Claim, context: Context, filters: Filters, place: PlaceFilter | None) -> Match:
    """Test a claim; one of no known time is `MAYBE` where a time was asked for. `as_of` chooses the record before."""
    if not _names_match(claim, context, filters):
        return Match.NO
    if place and not place.holds(_places(claim, context)):
        return Match.NO
    return _time_matches(claim, context, filters)


def _names_match(claim: Claim, context: Context, filters: Filters) -> bool:
    origin = context.view.origin if context.view else claim.origin
    weapons = [w.name for w in claim.weapons]
    tests = (
        filters.kind is None or claim.kind == filters.kind,
        filters.event is None or names_agree(filters.event, claim.event.replace("_", " "), claim.event),
        filters.weapon is None or any(names_agree(w, *weapons) for w in _weapon_names(filters.weapon)),
        filters.actor is None or names_agree(filters.actor, *(a.name for a in claim.actors)),
        filters.origin is None or names_agree(filters.origin, origin, *(s.name for s in claim.speakers[-1:])),
        filters.publisher is None or names_agree(filters.publisher, context.report.publisher),
        filters.group is None or _has_group(claim, filters.group),
    )
    return all(tests)


def _has_group(claim: Claim, group: str) -> bool:
    groups = [g for c in claim.counts for g in (c.group, c.victim_status.value, *(p.group for p in c.breakdown))]
    return names_agree(group, *groups, *(t.name for t in claim.targets))


def _places(claim: Claim, context: Context) -> tuple[Place, ...]:
    if claim.where or context.incident is None or context.incident.where is None:
        return claim.where
    return (context.incident.where,)


def _time_matches(claim: Claim, context: Context, filters: Filters) -> Match:
    period = filters.period
    if period is None:
        return Match.YES
    when = claim.when.when if claim.when else None
    if when is None and context.incident:
        when = context.incident.when
    together = when.overlaps(period) if when else None
    if together is None:
        return Match.MAYBE
    return Match.YES if together else Match.NO

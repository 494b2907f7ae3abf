"""A claim's fields in a reader's words: *killed 45 or more civilians*, *13 December 2016*, *Northtown (city)*."""

from collections.abc import Callable, Mapping
from typing import Any

from onrecord.ask.listing import count_words
from onrecord.model import Claim, Named, Person, Speaker
from onrecord.values import Count, Place

EMPTY = "none"


def words_of(claim: Claim, field: str, number: int | None = None) -> str:
    """Return a field in words, or one value of a field that is a list; *none* where it is empty."""
    value = getattr(claim, field)
    if isinstance(value, tuple):
        listed = value if number is None else value[number : number + 1]
        return "; ".join(_LISTED[field](each) for each in listed) or EMPTY
    if value is None:
        return EMPTY
    return _SINGLE[field](claim) if field in _SINGLE else _plain(value)


def _plain(value: Any) -> str:
    return str(value).replace("_", " ")


def _origin(claim: Claim) -> str:
    return f"{claim.origin} ({_plain(claim.origin_basis)})"


def _speaker(speaker: Speaker) -> str:
    titled = f", {speaker.title}" if speaker.title and speaker.title != speaker.name else ""
    return f"{speaker.name}{titled}" + (" (passes it on)" if speaker.role == "relay" else "")


def _named(party: Named) -> str:
    return party.name


def _count(count: Count) -> str:
    scope = "" if count.scope == "incident" else f", {_plain(count.scope)}"
    window = f" {count.window.label()}" if count.window else ""
    return f"{count_words(count)}{scope}{window}"


def _person(person: Person) -> str:
    told = (str(person.age) if person.age is not None else None, person.sex, person.fate)
    return ", ".join(filter(None, (person.name, *told)))


def _place(place: Place) -> str:
    country = f", {place.country}" if place.country and place.country != place.name else ""
    point = f"; {place.lat:.4f}, {place.lon:.4f}" if place.lat is not None and place.lon is not None else ""
    known = f"; {place.gazetteer} {place.gazetteer_id}" if place.gazetteer else ""
    return f"{place.name} ({_plain(place.precision)}{country}{point}{known})"


def _when(claim: Claim) -> str:
    return f"{claim.when.when.label()} ({claim.when.when.edtf})" if claim.when else EMPTY


def _stated_at(claim: Claim) -> str:
    return f"{claim.stated_at.label()} ({claim.stated_at.edtf})" if claim.stated_at else EMPTY


def _verification(claim: Claim) -> str:
    if claim.verification is None:
        return EMPTY
    by = f", by {claim.verification.by}" if claim.verification.by else ""
    return ("verified" if claim.verification.verified else "not verified") + by


_SINGLE: Mapping[str, Callable[[Claim], str]] = {
    "origin": _origin,
    "when": _when,
    "stated_at": _stated_at,
    "verification": _verification,
}
_LISTED: Mapping[str, Callable[[Any], str]] = {
    "speakers": _speaker,
    "actors": _named,
    "targets": _named,
    "weapons": _named,
    "counts": _count,
    "people": _person,
    "where": _place,
}

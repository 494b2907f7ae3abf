"""The fields of a claim that a person can set, and how each one's value is read from words and checked.

Only fields whose value can be checked can be set. What cannot be set says where it comes from instead.
"""

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from onrecord.errors import OptionInvalid, ValueInvalid
from onrecord.model import (
    REVIEW,
    Certainty,
    Claim,
    Modality,
    OriginBasis,
    Polarity,
    Role,
    Status,
    Verdict,
    count_field,
    place_value,
)
from onrecord.values import Count, Measure, VictimStatus, When

if TYPE_CHECKING:
    from onrecord.knowledge import Knowledge

NONE = "none"
MANY = 5  # places of one name that a refusal lists
OLDEST = 130  # years
_NOT_SET = {
    "kind": "the kind follows from the event; an edit stays within it",
    "quote": "the words of a claim are the report's",
    "basis": "how the origin knows is the report's own words",
}
_CHECKED = {"verified": True, "not_verified": False}
_TOLD: Mapping[str, Callable[[str], bool]] = {
    "age": lambda said: said.isascii() and said.isdigit() and int(said) <= OLDEST,
    "sex": lambda said: said in {"female", "male"},
    "victim_status": lambda said: said in set(VictimStatus),
    "fate": lambda said: said in set(Measure),
}


def value_of(claim: Claim, field: str, words: str, knowledge: "Knowledge") -> Any:
    """Return what the words set in a field, as plain JSON; raise `OptionInvalid`, saying what can be set."""
    if field in _NOT_SET:
        raise OptionInvalid(f"{field} cannot be set: {_NOT_SET[field]}")
    if field in FIELDS:
        return FIELDS[field](claim, words, knowledge)
    return _bounds(_counted(claim, field), words)


def name_of(claim: Claim, field: str) -> str:
    """Return the name under which a field is kept; a count's, for its measure."""
    return field if field in FIELDS else count_field(_counted(claim, field))


def _counted(claim: Claim, field: str) -> Count:
    """Return the count of a claim that a field names: *killed*, or *killed.children* where there are several."""
    named = {count_field(c).removeprefix("counts."): c for c in claim.counts}
    wanted = field.removeprefix("counts.")
    if wanted in named:
        return named[wanted]
    of_measure = [c for c in claim.counts if c.measure.value == wanted]
    if len(of_measure) == 1:
        return of_measure[0]
    if of_measure:
        raise OptionInvalid(f"{field} is told of several groups here; choose one of {', '.join(sorted(named))}")
    can = [*FIELDS, *sorted(named)]
    raise OptionInvalid(f"{field} cannot be set in this claim; choose one of {', '.join(can)}")


def _one_of(kind: type[StrEnum]) -> Callable[[Claim, str, "Knowledge"], str]:
    def read(_: Claim, words: str, __: "Knowledge") -> str:
        try:
            return kind(words).value
        except ValueError as error:
            raise OptionInvalid(f"{words!r} is none; choose one of {', '.join(kind)}") from error

    return read


def _event(claim: Claim, words: str, _: "Knowledge") -> str:
    from onrecord.knowledge.ontology import ontology

    events = ontology().events
    fitting = sorted(e for e, event in events.items() if event.kind is claim.kind)
    if words in fitting:
        return words
    if words in events:
        raise OptionInvalid(f"{words} is of the kind {events[words].kind}, and this claim is of {claim.kind}")
    near = get_close_matches(words, fitting, n=MANY) or fitting
    raise OptionInvalid(f"there is no event {words!r} of the kind {claim.kind}; choose one of {', '.join(near)}")


def _day(_: Claim, words: str, __: "Knowledge") -> str | None:
    if words == NONE:
        return None
    try:
        return When(words).edtf
    except ValueInvalid as error:
        raise OptionInvalid(str(error)) from error


def _places(_: Claim, words: str, knowledge: "Knowledge") -> list[dict[str, Any]]:
    if words == NONE:
        return []
    return [_place(name.strip(), knowledge) for name in words.split(";")]


def _place(name: str, knowledge: "Knowledge") -> dict[str, Any]:
    from onrecord.extract import places_named

    found = places_named(name, knowledge)
    if not found:
        raise OptionInvalid(f"no gazetteer has a place called {name!r}; give another of its names, or geonames:NUMBER")
    if len(found) > 1:
        listed = "; ".join(f"{p.place_id} ({p.precision}, {p.country or 'no country'})" for p in found[:MANY])
        more = f"; and {len(found) - MANY} more" if len(found) > MANY else ""
        raise OptionInvalid(f"{name!r} is the name of {len(found)} places; give the id of one: {listed}{more}")
    return place_value(found[0])


def _parties(_: Claim, words: str, knowledge: "Knowledge") -> list[dict[str, Any]]:
    return [] if words == NONE else [_party(name.strip(), knowledge) for name in words.split(";")]


def _party(name: str, knowledge: "Knowledge") -> dict[str, Any]:
    known = knowledge.named(name)
    return {"name": name, "id": known.id if known else None}


def _weapons(_: Claim, words: str, __: "Knowledge") -> list[dict[str, Any]]:
    return [] if words == NONE else [{"name": _weapon(name.strip()), "id": None} for name in words.split(";")]


def _weapon(name: str) -> str:
    """Return the canonical name of a weapon that the knowledge has, by any of its names."""
    from onrecord.knowledge.ontology import ontology

    known = {" ".join(p): w.name for found in ontology().weapons.by_first.values() for p, w in found}
    wanted = " ".join(re.split(r"[\s-]+", name.lower()))
    if wanted in known:
        return known[wanted]
    near = get_close_matches(wanted, known, n=MANY)
    meant = f"; did you mean {', '.join(dict.fromkeys(known[n] for n in near))}?" if near else ""
    raise OptionInvalid(f"no weapon is called {name!r}{meant}")


def _speakers(_: Claim, words: str, knowledge: "Knowledge") -> dict[str, Any]:
    """Read a chain, nearest first: who stands last says it and is the origin, those before pass it on."""
    if words == NONE:
        return {"chain": [], "origin": None}
    names = [name.strip() for name in words.split(";")]
    if not all(names):
        raise OptionInvalid("a chain needs a name in each place: write NAME, or NAME; NAME with who says it last")
    chain = [_speaker(name, knowledge, last=n == len(names)) for n, name in enumerate(names, 1)]
    return {"chain": chain, "origin": _answers(chain[-1]["name"], chain[-1]["entity"], OriginBasis.NAMED)}


def own_voice(publisher: str | None, knowledge: "Knowledge") -> dict[str, Any]:
    """Return the value of a chain that nobody stands in: the publisher answers for what it says itself."""
    known = knowledge.named(publisher) if publisher else None
    entity = known.id if known else None
    return {"chain": [], "origin": _answers(publisher, entity, OriginBasis.PUBLISHER_UNATTRIBUTED)}


def _answers(name: str | None, entity: str | None, basis: OriginBasis) -> dict[str, Any]:
    return {"name": name, "id": entity, "basis": basis.value}


def _speaker(name: str, knowledge: "Knowledge", *, last: bool) -> dict[str, Any]:
    """An unknown name is taken for a private person's, unless it is written as no name is (*the clinic*)."""
    known = knowledge.named(name)
    role = Role.SPEAKER if last else Role.RELAY
    return {
        "name": known.name if known else name,
        "role": role.value,
        "entity": known.id if known else None,
        "private": known is None and name[:1].isupper(),
    }


def _verification(_: Claim, words: str, __: "Knowledge") -> dict[str, Any] | None:
    """Read *verified* or *not_verified*, perhaps *by NAME*: what the report says of checking, no view of a person."""
    if words == NONE:
        return None
    said, _by, name = words.partition(" by ")
    if said not in _CHECKED or (_by and not name.strip()):
        raise OptionInvalid(f"{words!r} is none; choose one of {', '.join(_CHECKED)}, with ` by NAME` where it is told")
    return {"verified": _CHECKED[said], "by": name.strip() or None}


def _people(_: Claim, words: str, knowledge: "Knowledge") -> list[dict[str, Any]]:
    return [] if words == NONE else [_person(one, knowledge) for one in words.split(";")]


def _person(words: str, knowledge: "Knowledge") -> dict[str, Any]:
    """Read *Ann Bell, 34, female, civilian, killed*: the name, then in any order what is told."""
    name, *told = (part.strip() for part in words.split(","))
    if not name:
        raise OptionInvalid("a person needs a name: write NAME, or NAME, 34, female, civilian, killed")
    found: dict[str, Any] = {"name": name, "age": None, "sex": None, "victim_status": "unknown", "fate": None}
    for part in told:
        key = next((key for key, fits in _TOLD.items() if fits(part)), None)
        if key is None:
            raise OptionInvalid(f"{part!r} says nothing of a person; write an age, female, male, civilian, killed ...")
        found[key] = int(part) if key == "age" else part
    known = knowledge.named(name)
    return found | {"private": known is None}


def _origin(_: Claim, words: str, knowledge: "Knowledge") -> dict[str, Any]:
    known = knowledge.named(words)
    name = known.name if known else words
    return _answers(name, known.id if known else None, OriginBasis.NAMED)


def _bounds(_: Count, words: str) -> dict[str, int | None]:
    """Read *82*, *82..90*, *82..* (or more), *..90* (up to)."""
    first, dots, last = words.replace(",", "").partition("..")
    low, high = _number(first), _number(last) if dots else _number(first)
    if low is None and high is None:
        raise OptionInvalid("a number needs an end: write 82, 82..90, 82.. (or more) or ..90 (up to)")
    if low is not None and high is not None and low > high:
        raise OptionInvalid(f"{low} lies above {high}; swap them")
    return {"low": low, "high": high}


def _number(words: str) -> int | None:
    words = words.strip()
    if not words:
        return None
    if not (words.isascii() and words.isdigit() and len(words) <= 10):
        raise OptionInvalid(f"{words!r} is no whole number; write 82, 82..90, 82.. (or more) or ..90 (up to)")
    return int(words)


FIELDS: Mapping[str, Callable[[Claim, str, "Knowledge"], Any]] = {
    "event": _event,
    "status": _one_of(Status),
    "polarity": _one_of(Polarity),
    "modality": _one_of(Modality),
    "certainty": _one_of(Certainty),
    "origin": _origin,
    "stated_at": _day,
    "when": _day,
    "where": _places,
    "actors": _parties,
    "targets": _parties,
    "weapons": _weapons,
    "speakers": _speakers,
    "people": _people,
    "verification": _verification,
    REVIEW: _one_of(Verdict),
}
"""The fields that can be set, beside the counts of the claim, each with how its value is read."""

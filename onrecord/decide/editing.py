"""What a person sets in one field of a claim: read from words, checked, kept as an entry; the claim stays as it is.

Only fields whose value can be checked can be set. What cannot be set says where it comes from instead.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from onrecord import pipeline
from onrecord.decide.decisions import needed
from onrecord.errors import OptionInvalid, ValueInvalid
from onrecord.model import (
    Certainty,
    Claim,
    Edit,
    Modality,
    OriginBasis,
    Polarity,
    Status,
    count_field,
    edited,
    place_value,
)
from onrecord.settings import settings
from onrecord.values import Count, When

if TYPE_CHECKING:
    from onrecord.knowledge import Knowledge
    from onrecord.record import Record

NONE = "none"
MANY = 5  # places of one name that a refusal lists
_NOT_SET = {
    "kind": "the kind follows from the event; an edit stays within it",
    "speakers": "the chain of speakers is the report's own words; set the origin, which answers for the claim",
    "quote": "the words of a claim are the report's",
    "people": "named persons are not set here",
    "weapons": "weapons are the report's own words",
    "verification": "verification is what the report says of checking",
    "basis": "how the origin knows is the report's own words",
}


def edit(
    record: "Record",
    claim_id: str,
    setting: str,
    reason: str,
    *,
    knowledge: "Knowledge",
    by: pipeline.Stages | None = None,
) -> Claim:
    """Set one field of a claim (`event=shelling`), and return the claim as it stands now.

    The claim keeps its id and what was read stays in the record. Raises `NotFound` for a claim that the record
    does not hold, `OptionInvalid` for a field that cannot be set, a value that is none, or an empty reason.
    """
    field, sign, words = setting.partition("=")
    field = field.strip()
    if not sign or not words.strip():
        raise OptionInvalid(f"--set {setting}: write FIELD=VALUE, as in event=shelling or when=2016-12-13")
    with record.lock():
        claim = record.claim(claim_id)
        made = _edit(claim, field, needed(reason), _value(claim, field, words.strip(), knowledge))
        _checked(edited(claim, [made]))
        _keep(record, made, knowledge, by)
        return record.claim(claim_id)


def undo_edit(
    record: "Record",
    claim_id: str,
    field: str,
    reason: str,
    *,
    knowledge: "Knowledge",
    by: pipeline.Stages | None = None,
) -> Claim:
    """Take an edit of a field back, by another entry; return the claim as it stands now.

    Raises as `edit` does, and `OptionInvalid` where nobody has set the field.
    """
    with record.lock():
        claim = record.claim(claim_id)
        name = _name_of(claim, field.strip())
        if name not in claim.edited:
            raise OptionInvalid(f"nobody has set {field} in the claim {claim_id}")
        for held in record.edits(claim.report):
            if held.field == name and (held.claim == claim.id or held.span == claim.span):
                _keep(record, replace(held, reason=needed(reason), undone=True, at="", entry=0), knowledge, by)
        return record.claim(claim_id)


def _edit(claim: Claim, field: str, reason: str, value: Any) -> Edit:
    return Edit(
        claim=claim.id,
        report=claim.report,
        span=claim.span,
        kind=claim.kind,
        field=_name_of(claim, field),
        value=value,
        reason=reason,
        by=settings().reader,
    )


def _keep(record: "Record", made: Edit, knowledge: "Knowledge", by: pipeline.Stages | None) -> None:
    with record.write() as writer:
        writer.edit(replace(made, by=settings().reader))
    pipeline.relink(record, knowledge, by=by)


def _checked(claim: Claim) -> None:
    """Refuse what would contradict itself: a denial of something that is said to have happened."""
    if claim.denied and claim.status is not Status.NOT_OCCURRED:
        raise OptionInvalid("a denial (polarity=denied) has the status not_occurred; set the other of the two first")


# --- values ---------------------------------------------------------------------------------------


def _value(claim: Claim, field: str, words: str, knowledge: "Knowledge") -> Any:
    if field in _NOT_SET:
        raise OptionInvalid(f"{field} cannot be set: {_NOT_SET[field]}")
    if field in FIELDS:
        return FIELDS[field](claim, words, knowledge)
    return _bounds(_counted(claim, field), words)


def _name_of(claim: Claim, field: str) -> str:
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


def _origin(_: Claim, words: str, knowledge: "Knowledge") -> dict[str, Any]:
    known = knowledge.named(words)
    name = known.name if known else words
    return {"name": name, "id": known.id if known else None, "basis": OriginBasis.NAMED.value}


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
}
"""The fields that can be set, beside the counts of the claim, each with how its value is read."""

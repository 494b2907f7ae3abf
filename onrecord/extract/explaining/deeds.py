"""Why this event, and who did it to whom with what."""

from collections.abc import Iterator

from onrecord.extract.claims.events import Trigger
from onrecord.extract.explaining.case import Case
from onrecord.extract.grounds import Note
from onrecord.model import Ground, Kind, Named
from onrecord.values import Span

_BY_ROLE = {
    "acts": "event.acts",
    "harms": "event.harms",
    "befalls": "event.befalls",
    "states": "event.states",
    "nouns": "event.nouns",
    "bearers": "event.bearers",
    "tolls": "event.tolls",
    "phrases": "event.phrases",
    "expressions": "event.expressions",
}
_LAID = {"blame", "condemnation", "legal_characterisation"}


def of_deed(case: Case) -> Iterator[Ground]:
    """Yield the grounds of kind, event, actors, targets and weapons."""
    yield case.ground("kind", "kind.of_event", event=_plain(case.item.draft.main.sense.event.id))
    yield from _event(case)
    yield from _parties(case, "actors", "actor")
    yield from _parties(case, "targets", "target")
    for number, weapon in enumerate(case.claim.weapons):
        if weapon.span is not None:
            yield case.ground(f"weapons[{number}]", "weapon.named", weapon.span, name=weapon.name)


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _event(case: Case) -> Iterator[Ground]:
    main, claim = case.item.draft.main, case.claim
    if case.item.draft.reach is not None:
        yield case.ground("event", "event.said", case.tree.span(main.first, main.last))
        return
    yield case.ground("event", _BY_ROLE[main.role], *_words(case, main), event=_plain(main.sense.event.id))
    if claim.event == main.sense.event.id:
        return
    lent = case.lent("event", case.item.event, "event.lent")
    if lent is not None:
        yield case.by_lender("event", lent)
        return
    notes = {n.rule: n for n in case.own if n.topic == "event" and n.value == claim.event}
    yield from (case.of_note("event", note) for note in notes.values())


def _words(case: Case, trigger: Trigger) -> list[Span]:
    """An event's words; a phrase without what stands between its first and its last."""
    apart = trigger.sense.rest and trigger.last - trigger.first > len(trigger.sense.rest)
    if apart:
        return [case.tree.span(t, t) for t in (trigger.first, trigger.last)]
    return [case.tree.span(trigger.first, trigger.last)]


# --- parties --------------------------------------------------------------------------------------


def _parties(case: Case, field: str, topic: str) -> Iterator[Ground]:
    parties: tuple[Named, ...] = getattr(case.claim, field)
    for number, party in enumerate(parties):
        place = f"{field}[{number}]"
        yield _party(case, place, topic, party)
        if party.id is not None:
            yield case.ground(place, "party.listed", id=party.id)
    if not parties and case.claim.kind is Kind.VIOLENCE:
        yield case.ground(field, "actor.none" if topic == "actor" else "target.none")
    elif not parties and topic == "actor" and case.claim.event in _LAID:
        yield case.ground(field, "actor.no_one_blamed")


def _party(case: Case, place: str, topic: str, party: Named) -> Ground:
    note = case.last(topic, lambda n: _is_of(case, n, party))
    words = [party.span] if party.span is not None else []
    if note is not None:
        return case.of_note(place, note, *words)
    lending = ("actor.lent", "actor.blamed", "actor.goes_on")
    lent = case.lent("actors", case.item.actors, *lending) if topic == "actor" else None
    if lent is not None:
        return case.by_lender(place, lent, *words)
    return case.ground(place, "actor.in_words" if topic == "actor" else "target.in_words", *words)


def _is_of(case: Case, note: Note, party: Named) -> bool:
    value = note.value
    if isinstance(value, Named):
        return value.span == party.span
    if isinstance(value, tuple):
        return any(isinstance(v, Named) and v.span == party.span for v in value)
    reach = case.tree.at(party.span) if party.span is not None else None
    if not isinstance(value, list) or reach is None:
        return False
    return any(reach[0] <= head <= reach[1] for head in value)

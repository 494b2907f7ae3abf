"""Why these counts, with their bounds, groups, scopes and parts, and why these persons."""

from collections.abc import Iterator

from onrecord.extract.explaining.case import Case
from onrecord.extract.grounds import Note
from onrecord.model import Ground, Kind, Person
from onrecord.values import Count, Modifier, Scope, Unit, VictimStatus

_BY_MODIFIER = {
    Modifier.EXACT: "number.exact",
    Modifier.AT_LEAST: "number.at_least",
    Modifier.MORE_THAN: "number.more_than",
    Modifier.UP_TO: "number.up_to",
    Modifier.NEARLY: "number.nearly",
    Modifier.ABOUT: "number.about",
    Modifier.BETWEEN: "number.between",
    Modifier.ORDER: "number.order",
}
_OF_ONE = {"count.one", "count.named_one", "count.none"}


def of_figures(case: Case) -> Iterator[Ground]:
    """Yield the grounds of counts and people."""
    for number, count in enumerate(case.claim.counts):
        yield from _count(case, f"counts[{number}]", count)
    if not case.claim.counts and case.claim.kind is Kind.VIOLENCE:
        yield case.ground("counts", "count.none_told")
    for number, person in enumerate(case.claim.people):
        yield from _person(case, f"people[{number}]", person)


def _count(case: Case, field: str, count: Count) -> Iterator[Ground]:
    notes = {n.rule: n for n in case.own if n.topic == "count" and _is_of(n, count)}
    for note in notes.values():
        yield case.of_note(field, note, count.span)
    if not _OF_ONE & notes.keys():
        yield case.ground(field, _BY_MODIFIER[count.modifier], count.span)
    if count.breakdown:
        yield case.ground(field, "part.told")
    if count.group is not None:
        yield case.ground(field, "group.named", count.span, group=count.group)
    if count.unit is Unit.HOUSEHOLDS:
        yield case.ground(field, "unit.households", count.span)
    if count.unit is Unit.PEOPLE:
        yield _victims(case, field, count)
    yield _scope(case, field, count)


def _is_of(note: Note, count: Count) -> bool:
    return isinstance(note.value, Count) and note.value.span == count.span and note.value.measure is count.measure


def _victims(case: Case, field: str, count: Count) -> Ground:
    if count.victim_status is VictimStatus.CIVILIAN:
        return case.ground(field, "victims.civilian", count.span)
    if count.victim_status is VictimStatus.UNKNOWN:
        return case.ground(field, "victims.unsaid")
    return case.ground(field, "victims.said", count.span, status=count.victim_status.replace("_", " "))


def _scope(case: Case, field: str, count: Count) -> Ground:
    if count.scope is Scope.PART:
        return case.ground(field, "scope.part")
    if count.scope is Scope.INCIDENT:
        return case.ground(field, "scope.incident")
    reach = case.tree.at(case.claim.span)
    note = case.last("scope", lambda n: n.value is count.scope and reach is not None, case.trace.notes)
    ours = case.last("scope", lambda n: n.value is count.scope and _stands_in(case, n), case.trace.notes)
    if ours is not None and note is not None:
        return case.of_note(field, ours)
    when = case.claim.when
    if when is None:
        return case.ground(field, "scope.words", case.claim.span)
    first, last = when.when.first_day, when.when.last_day
    return case.ground(field, "scope.stretch", when.span, first=first, last=last)


def _stands_in(case: Case, note: Note) -> bool:
    return note.tree is case.tree and any(case.claim.span.contains(span) for span in note.spans)


def _person(case: Case, field: str, person: Person) -> Iterator[Ground]:
    trigger = next((t for t in case.item.draft.triggers if t.sense.event.measure == person.fate), case.item.draft.main)
    told = case.quoted(case.tree.span(trigger.first, trigger.last))
    yield case.ground(field, "person.victim", person.span, words=told)
    if person.age is not None:
        yield case.ground(field, "person.age", person.span)
    if person.private:
        yield case.ground(field, "person.private")

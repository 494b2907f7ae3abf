"""Why this time and these places, or why none."""

from collections.abc import Iterator

from onrecord.extract.dates.mentions import DateMention
from onrecord.extract.explaining.case import Case
from onrecord.extract.grounds import Note
from onrecord.extract.places.gazetteer import Feature
from onrecord.model import Ground, Section, TimeBasis
from onrecord.values import Place, Precision

_TURNED = {"dated.turned_back", "dated.turned_on"}


def of_setting(case: Case) -> Iterator[Ground]:
    """Yield the grounds of when and where."""
    yield from _when(case) if case.claim.when is not None else _no_time(case)
    for number, place in enumerate(case.claim.where):
        yield from _place(case, f"where[{number}]", place)
    if not case.claim.where:
        yield from _no_place(case)


# --- when -----------------------------------------------------------------------------------------


def _when(case: Case) -> Iterator[Ground]:
    mention = case.item.when
    assert mention is not None
    if case.item.dated_by is not TimeBasis.STATED:
        yield _by_story(case, mention)
        yield from counted(case, mention)
        return
    lent = case.lent("when", mention, "dated.lent")
    chosen = case.last("dated", lambda n: _dates(n, mention) and n.rule not in _TURNED)
    if chosen is not None:
        yield case.of_note("when", chosen, mention.span)
    elif lent is not None:
        yield case.by_lender("when", lent, mention.span)
    else:
        yield case.ground("when", "dated.free_date", mention.span)
    yield from counted(case, mention)
    turned = [n for n in case.trace.notes if n.rule in _TURNED and n.value is mention]
    yield from (case.of_note("when", note) for note in turned[-1:])


def _by_story(case: Case, mention: DateMention) -> Ground:
    told = case.item.dated_by is TimeBasis.NARRATIVE
    return case.ground("when", "dated.narrative" if told else "dated.dateline", mention.span)


def _dates(note: Note, mention: DateMention) -> bool:
    return isinstance(note.value, DateMention) and note.value.span == mention.span


def counted(case: Case, mention: DateMention) -> Iterator[Ground]:
    """Yield by which rule words of time got their value."""
    whole = case.last("date", lambda n: _dates(n, mention), case.trace.notes)
    notes = [whole] if whole else case.resolved_at(mention.span.start)
    for note in notes[-1:]:
        day = note.says.get("day") or "a day that is not known"
        yield case.ground("when", note.rule, mention.span, day=day)
    if not notes:
        yield case.ground("when", "date.counted" if mention.relative else "date.as_written", mention.span)


def _no_time(case: Case) -> Iterator[Ground]:
    told = case.found.dates_at.within(case.sentence)
    if not told:
        yield case.ground("when", "dated.none_in_sentence")
        return
    for mention in told[:2]:
        yield case.ground("when", "dated.not_of_it" if mention.when is not None else "dated.unresolved", mention.span)


# --- where ----------------------------------------------------------------------------------------


def _place(case: Case, field: str, place: Place) -> Iterator[Ground]:
    lent = case.lent_place(place, "placed.lent", "placed.remembered", "placed.story", "placed.only")
    chosen = case.last("placed", lambda n: isinstance(n.value, tuple) and place in n.value)
    if chosen is not None:
        yield case.of_note(field, chosen, place.span)
    elif lent is not None:
        yield case.by_lender(field, lent, place.span)
    elif any(s.section is Section.DATELINE and s.span.contains(place.span) for s in case.found.parsed.segments):
        yield case.ground(field, "placed.dateline", place.span)
    yield from _located(case, field, place)


def _located(case: Case, field: str, place: Place) -> Iterator[Ground]:
    mention = next((m for m in case.found.places if m.place.span == place.span), None)
    if mention is None or place.lat is None:
        yield case.ground(field, "place.unlisted", place.span, name=place.name)
        return
    derived = case.last("place", lambda n: n.value == mention.place, case.trace.notes)
    if derived is not None:
        yield case.ground(field, derived.rule, place.span)
    start = mention.name_span.start - case.found.parsed.segments[mention.segment].span.start
    ids = {place.place_id, *place.within[:1]}
    note = case.last("place", lambda n: n.says.get("start") == start and _is_one_of(n, ids), case.trace.notes)
    if note is not None and isinstance(note.value, Feature):
        yield case.ground(field, note.rule, mention.name_span, name=mention.text, gazetteer=note.value.gazetteer)
    if derived is not None:
        return
    if place.precision is Precision.NEAR:
        yield case.ground(field, "place.near", place.span)
    elif place.gazetteer is None:
        yield case.ground(field, "place.part_of", place.span)


def _no_place(case: Case) -> Iterator[Ground]:
    told = case.found.places_at.within(case.sentence)
    if not told:
        yield case.ground("where", "placed.none")
    for seen in told[:2]:
        yield case.ground("where", "placed.not_of_it", seen.span)


def _is_one_of(note: Note, ids: set[str]) -> bool:
    return isinstance(note.value, Feature) and note.value.place_id in ids

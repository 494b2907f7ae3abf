"""Why these speakers, this origin, this day of the statement: the words of saying and who they stand for."""

from collections.abc import Iterator

from onrecord.extract.explaining.case import Case
from onrecord.extract.grounds import Note
from onrecord.extract.speech.attributed import Attribution
from onrecord.extract.speech.cues import Cue
from onrecord.extract.speech.drafts import Draft
from onrecord.extract.speech.heard import Voice
from onrecord.extract.speech.people import Named
from onrecord.extract.speech.quotations import Quotation
from onrecord.model import Ground, OriginBasis, Speaker

_BY_BASIS = {
    OriginBasis.NAMED: "origin.named",
    OriginBasis.OFFICE: "origin.office",
    OriginBasis.UNNAMED_GROUP: "origin.unnamed",
    OriginBasis.PUBLISHER_FIRST_HAND: "origin.first_hand",
    OriginBasis.PUBLISHER_UNATTRIBUTED: "origin.publisher",
}


def of_speech(case: Case) -> Iterator[Ground]:
    """Yield the grounds of speakers, origin, basis and stated_at."""
    yield from _speakers(case)
    yield _origin(case)
    attribution = case.item.attribution
    if case.claim.basis is not None and attribution is not None:
        yield case.ground("basis", "basis.told_how", *attribution.content[:1])
    stated = case.last("stated", lambda n: n.value == case.claim.stated_at, case.trace.notes)
    if case.claim.stated_at is not None and stated is not None:
        told = stated.spans[0]
        yield case.ground("stated_at", stated.rule, told)
        yield from _dated(case, told.start)


def _dated(case: Case, offset: int) -> Iterator[Ground]:
    notes = case.resolved_at(offset)
    if notes:
        mention = next(d for d in case.found.dates if d.span.start == offset)
        yield case.ground("stated_at", notes[-1].rule, mention.span, **notes[-1].says)


# --- speakers -------------------------------------------------------------------------------------


def _speakers(case: Case) -> Iterator[Ground]:
    attribution = case.item.attribution
    for number, link in enumerate(case.claim.speakers):
        field = f"speakers[{number}]"
        level = _level(case, attribution, link)
        if level is not None:
            yield from _cue(case, field, level)
        yield from _voice(case, field, link)
    field = "speakers"
    if attribution is not None:
        yield from (case.of_note(field, note) for note in case.own if note.topic == "said")
        yield from _run_on(case, field, attribution)
        if any(n.rule == "said.goes_on" and _touches(n, attribution) for n in case.trace.notes):
            yield case.ground(field, "said.goes_on")
    if not case.claim.speakers and attribution is not None and attribution.cue and not attribution.speaker:
        yield from _cue(case, field, attribution)
        yield case.ground(field, "said.hearsay")
    elif not case.claim.speakers:
        yield case.ground(field, "said.nobody" if case.claim.origin else "said.nobody_known")


def _run_on(case: Case, field: str, attribution: Attribution) -> Iterator[Ground]:
    """Why a sentence without words of saying goes on with what somebody says."""

    def is_it(note: Note) -> bool:
        return isinstance(note.value, Draft) and any(piece in attribution.content for piece in note.value.content)

    note = case.last("speech", is_it, case.trace.notes) if attribution.implied else None
    if note is not None:
        yield case.ground(field, note.rule, *attribution.content[:1])


def _touches(note: Note, attribution: Attribution) -> bool:
    return isinstance(note.value, Quotation) and note.value.span in attribution.content


def _level(case: Case, attribution: Attribution | None, link: Speaker) -> Attribution | None:
    """The level of a chain of speech that has this speaker."""
    while attribution is not None:
        if any(span.overlaps(link.span) for span in attribution.speaker):
            return attribution
        attribution = case.found.attributions[attribution.parent] if attribution.parent is not None else None
    return None


def _cue(case: Case, field: str, attribution: Attribution) -> Iterator[Ground]:
    def marks(note: Note) -> bool:
        cue, tree = note.value, note.tree
        return isinstance(cue, Cue) and tree is not None and tuple(tree.span(*r) for r in cue.cue) == attribution.cue

    note = case.last("cue", marks, case.trace.notes) if attribution.cue else None
    if note is None:
        return
    yield case.ground(field, note.rule, *attribution.cue)
    cue = note.value
    assert isinstance(cue, Cue)
    subject = case.last(
        "subject", lambda n: n.tree is note.tree and n.value == cue.speaker and _leads(n, note), case.trace.notes
    )
    if subject is not None and note.rule in {"cue.clause", "cue.object", "cue.accusing"}:
        yield case.ground(field, subject.rule, *attribution.cue)


def _leads(subject: Note, cue: Note) -> bool:
    return subject.tokens[:1] == cue.tokens[:1]


def _voice(case: Case, field: str, link: Speaker) -> Iterator[Ground]:
    def speaks(note: Note) -> bool:
        value = note.value
        known = value.link if isinstance(value, Voice) else value
        return isinstance(known, Speaker) and known.span == link.span and known.name == link.name

    notes = [n for n in case.trace.notes if n.topic == "voice" and speaks(n)]
    for note in {n.rule: n for n in notes[-2:]}.values():
        yield case.of_note(field, note)
    named = case.last(
        "phrase", lambda n: isinstance(n.value, Named) and link.span.contains(n.value.span), case.trace.notes
    )
    if named is not None:
        yield case.ground(field, named.rule)
    if not notes:
        yield case.ground(field, "voice.publisher" if link.name == case.claim.origin else "voice.reporter", link.span)


# --- origin ---------------------------------------------------------------------------------------


def _origin(case: Case) -> Ground:
    claim, attribution = case.claim, case.item.attribution
    origin = attribution.origin if attribution is not None else case.found.publisher
    note = case.last("origin", lambda n: n.value == origin, case.trace.notes)
    last = [claim.speakers[-1].span] if claim.speakers else []
    if note is not None and claim.speakers:
        return case.of_note("origin", note, *last, origin=claim.origin)
    rule = _BY_BASIS[claim.origin_basis] if claim.origin is not None else "origin.nobody"
    return case.ground("origin", rule, *last, origin=claim.origin)

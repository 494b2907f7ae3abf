"""Why this status, polarity, modality, certainty and verification."""

from collections.abc import Iterator

from onrecord.extract.explaining.case import Case
from onrecord.model import Ground, Kind, Modality, Status


def of_mood(case: Case) -> Iterator[Ground]:
    """Yield the grounds of status, step, terms, polarity, what it revises, modality, certainty and verification."""
    claim = case.claim
    polarity = case.last("polarity", lambda n: n.value is claim.polarity)
    yield _status(case)
    turn = case.last("step", lambda n: n.value is claim.turn) if claim.turn is not None else None
    if turn is not None:
        yield case.of_note("step", turn)
    for number, term in enumerate(claim.terms):
        yield case.ground(f"terms[{number}]", "term.words", term.span)
    attribution = case.item.attribution
    if polarity is not None and polarity.rule == "polarity.said" and attribution is not None:
        yield case.ground("polarity", polarity.rule, *attribution.cue)
    else:
        yield case.of_note("polarity", polarity) if polarity else case.ground("polarity", "polarity.affirmed")
    taken_back = case.last("revises", lambda n: n.value is claim.revises) if claim.revises is not None else None
    if taken_back is not None:
        yield case.of_note("revises", taken_back)
    if claim.denied:
        yield case.ground("modality", "modality.denial")
    else:
        yield from _modality(case)
    hedge = case.last("certainty", lambda n: n.value is claim.certainty)
    yield case.of_note("certainty", hedge) if hedge else case.ground("certainty", "certainty.plain")
    if claim.verification is None:
        yield case.ground("verification", "verification.none")
    else:
        rule = "verification.checked" if claim.verification.verified else "verification.unchecked"
        yield case.ground("verification", rule, claim.verification.span)


def _modality(case: Case) -> Iterator[Ground]:
    modality = case.last("modality", lambda n: n.value is case.claim.modality)
    yield case.of_note("modality", modality) if modality else case.ground("modality", "modality.fact")


def _status(case: Case) -> Ground:
    claim = case.claim
    note = case.last("status", lambda n: n.value is claim.status)
    if note is not None and not claim.denied:
        return case.of_note("status", note)
    if claim.denied:
        return case.ground("status", "status.denied")
    if claim.kind in {Kind.RESPONSIBILITY, Kind.APPEAL}:
        return case.ground("status", "status.opinion")
    if claim.modality is Modality.PLANNED:
        return case.ground("status", "status.announced" if claim.status is Status.ANNOUNCED else "status.planned")
    return case.ground("status", "status.fact" if claim.modality is Modality.ASSERTED else "status.not_asserted")

"""Disputes: what accounts of an incident contradict each other on, each position with origins and their interest."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from onrecord.ask.filters import Filters
from onrecord.ask.known import at, day_notes
from onrecord.ask.lines import claim_line
from onrecord.ask.listing import View, incidents_matching
from onrecord.model import About, Claim, Denial, Dispute, Incident, Interest, Voice
from onrecord.record import Record

ABOUT = {
    About.ACTOR: "who did it",
    About.COUNT: "how many",
    About.OCCURRENCE: "whether it happened",
    About.TIME: "when",
    About.PLACE: "where",
    About.RESPONSIBILITY: "who is to blame",
    About.VICTIM_STATUS: "civilians or fighters",
    About.WEAPON: "with what",
    About.LEGALITY: "whether it was lawful",
}
"""What a dispute is about, in words that the command line and the pages share."""

INTERESTS = {
    Interest.DENIES_OWN_ACT: "denies its own act",
    Interest.DENIES_ALLYS_ACT: "denies its ally's act",
    Interest.OWN_ACT: "tells of its own act",
    Interest.ACCUSES_ENEMY: "accuses its enemy",
    Interest.ACCUSES_OTHER_PARTY: "accuses another party",
    Interest.OWN_LOSSES: "tells of its own side's losses",
    Interest.ENEMY_LOSSES: "tells of its enemy's losses",
}
"""What an origin has at stake, in words."""

IN_GENERAL = "denies in general, and none of the particulars"
COLUMNS = ("incident", "about", "position", "origin", "party", "interest", "publishers", "claims", "words")


def stake(party: str | None, interests: tuple[Interest, ...], *, origin: str | None = None) -> str:
    """Return party and interest in one phrase: *party (the army): denies its own act*; empty where there is neither."""
    said = ", ".join(INTERESTS[i] for i in interests)
    if party is None:
        return said
    named = f"party ({party})" if party != origin else "party"
    return f"{named}: {said}" if said else named


def disputes(record: Record, filters: Filters) -> View:
    """List the disputes of the incidents that a matching claim speaks of: one row an origin, one object a dispute.

    General denials come with their incident, after its disputes: they cover it and are no side of a dispute.
    """
    record = at(record, filters.as_of)
    rows: list[tuple[str, ...]] = []
    objects: list[dict[str, Any]] = []
    for incident in incidents_matching(record, filters):
        for dispute in incident.disputes:
            objects.append(_dispute_object(record, incident, dispute))
            rows += _dispute_rows(record, incident, dispute)
        for denial in (d for d in incident.denials if d.covers):
            objects.append(_denial_object(record, incident, denial))
            rows.append(_denial_row(record, incident, denial))
    told, general = len(objects), sum(o["kind"] == "general denial" for o in objects)
    notes = (f"disputes: {told - general:,}; general denials: {general:,}; no view says who is right",) if told else ()
    return View(columns=COLUMNS, rows=tuple(rows), objects=tuple(objects), notes=(*day_notes(record), *notes))


def _dispute_rows(record: Record, incident: Incident, dispute: Dispute) -> Iterator[tuple[str, ...]]:
    for position in dispute.positions:
        for voice in position.voices:
            told = [record.claim(i) for i in voice.claims]
            yield (
                incident.id,
                ABOUT[dispute.about],
                position.says,
                voice.origin or "unknown",
                voice.party or "",
                "; ".join(INTERESTS[i] for i in voice.interests),
                ", ".join(_publishers(record, told)),
                str(len(told)),
                " ".join(told[0].text.split()),
            )


def _denial_row(record: Record, incident: Incident, denial: Denial) -> tuple[str, ...]:
    claim = record.claim(denial.claim)
    return (
        incident.id,
        "general denial",
        IN_GENERAL,
        _origin(record, claim),
        denial.party or "",
        "; ".join(INTERESTS[i] for i in denial.interests),
        ", ".join(_publishers(record, [claim])),
        "1",
        " ".join(claim.text.split()),
    )


def _origin(record: Record, claim: Claim) -> str:
    view = record.view(claim.id)
    return (view.origin if view else claim.origin) or "unknown"


def _publishers(record: Record, claims: list[Claim]) -> list[str]:
    """Who carries the claims, each once, in the order of the reports."""
    return list(dict.fromkeys(record.report(c.report).publisher or "unknown" for c in claims))


def _dispute_object(record: Record, incident: Incident, dispute: Dispute) -> dict[str, Any]:
    body = {"incident": incident.id, "title": incident.title, "kind": "dispute"} | dispute.to_json()
    told = partial(_voice_object, record)
    body["positions"] = [{"says": p.says, "origins": [told(v) for v in p.voices]} for p in dispute.positions]
    return body


def _voice_object(record: Record, voice: Voice) -> dict[str, Any]:
    claims = [record.claim(i) for i in voice.claims]
    return voice.to_json() | {
        "publishers": _publishers(record, claims),
        "claims": [_quoted(record, claim) for claim in claims],
    }


def _quoted(record: Record, claim: Claim) -> dict[str, Any]:
    line = claim_line(claim, None, record.report(claim.report))
    return {key: line[key] for key in ("id", "report", "quote")}


def _denial_object(record: Record, incident: Incident, denial: Denial) -> dict[str, Any]:
    claim = record.claim(denial.claim)
    body = {"incident": incident.id, "title": incident.title, "kind": "general denial"} | denial.to_json()
    return body | {"origin": _origin(record, claim), "claim": _quoted(record, claim)}

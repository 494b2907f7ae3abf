"""`explain CLAIM`: for each field its value, the rule that gave it in a plain sentence, and the exact words.

A report is read again when somebody asks (reading is a pure function of report, knowledge and version), and what
was stored is compared with what is read now: where they differ, the rules of now are shown as such and never as the
grounds of what was stored. What a person set is said first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.ask.fieldwords import words_of
from onrecord.ask.known import day_notes
from onrecord.ask.listing import View
from onrecord.ask.rating import rating_notes
from onrecord.ask.showing import whole_id
from onrecord.decide import knowledge_of
from onrecord.errors import NotFound
from onrecord.model import REVIEW, Claim, Edit, Explained, Ground, Reason, Report, attached, count_field
from onrecord.record import Record, tool_version
from onrecord.values import Span

FIELDS = (
    *("kind", "event", "speakers", "origin", "basis", "stated_at"),
    *("status", "polarity", "modality", "certainty", "verification"),
    *("actors", "targets", "weapons", "counts", "people", "when", "where", "section"),
)
COLUMNS = ("field", "value", "rule", "why", "words", "start", "end")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldExplained:
    """One field of a claim, or one of a list (`counts[0]`): what it is and why.

    `edit` is the decision by which a person set it. `read_now` is what this version reads where that is not what
    was stored; the grounds are then those of the reading of now.
    """

    name: str
    value: str
    json: Any
    grounds: tuple[Ground, ...] = ()
    edit: Edit | None = None
    as_read: str | None = None
    read_now: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a claim reads as it does, with its words, the sentence around, and its custody.

    `custody` names the report's bytes and the ledger entries of its arrival and its reading; `notes` are what a
    reader must know beside the fields.
    """

    claim: Claim
    report: Report
    sentence: Span
    fields: tuple[FieldExplained, ...]
    custody: Mapping[str, Any]
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        text, claim = self.report.text, self.claim
        return {
            "claim": claim.id,
            "report": claim.report,
            "review": claim.review,
            "quote": {"text": claim.text, **claim.span.to_json()},
            "sentence": {"text": self.sentence.of(text), **self.sentence.to_json()},
            "fields": [_field_json(field, text) for field in self.fields],
            "custody": dict(self.custody),
            "notes": list(self.notes),
        }

    def view(self) -> View:
        """Return the explanation as rows, one for each rule, and as one object."""
        rows = tuple(row for field in self.fields for row in _rows(field, self.report.text))
        return View(columns=COLUMNS, rows=rows, objects=(self.to_json(),), notes=self.notes, cut=False)


def _field_json(field: FieldExplained, text: str) -> dict[str, Any]:
    return {
        "field": field.name,
        "value": field.json,
        "in_words": field.value,
        "grounds": [ground.to_json(text) for ground in field.grounds],
        "edit": {**field.edit.to_json(), "machine_read": field.as_read} if field.edit else None,
        "read_now": field.read_now,
    }


def _rows(field: FieldExplained, text: str) -> Iterator[tuple[str, ...]]:
    if field.edit is not None:
        yield field.name, field.value, "edit", edit_words(field), "", "", ""
    for ground in field.grounds:
        first = ground.words[0] if ground.words else None
        place = (str(first.start), str(first.end)) if first else ("", "")
        words = " … ".join(" ".join(span.of(text).split()) for span in ground.words)
        yield (field.name, field.value, ground.rule, ground.why, words, *place)


def edit_words(field: FieldExplained) -> str:
    """Say who set a field, when and why, and what the machine had read."""
    edit = field.edit
    assert edit is not None
    return (
        f"Set by {edit.by} on {edit.at[:10]}, because: {edit.reason} (entry {edit.entry} of the ledger). "
        f"The machine had read: {field.as_read}."
    )


# --- making one -----------------------------------------------------------------------------------


def explain(record: Record, claim_id: str) -> Explanation:
    """Explain a claim, whose id may be given by its beginning; raise `NotFound` where the record holds none."""
    from onrecord.extract import reread  # the parser: only where somebody asks

    claim = record.claim(whole_id(record, claim_id))
    report, arrived = record.report(claim.report), record.arrived(claim.report)
    if arrived is None:
        raise NotFound(f"the record holds no report {claim.report}")
    beside = record.claims_as_read(claim.report)
    read = next(c for c in beside if c.id == claim.id)
    now = reread(arrived, knowledge_of(record))
    today = _same(read, now.claims)
    edits = attached(beside, record.edits(claim.report))[0].get(claim.id, [])
    narrowed = _narrowed(record, claim)
    return Explanation(
        claim=claim,
        report=report,
        sentence=today.sentence if today else claim.span,
        fields=tuple(_fields(claim, read, today, edits, narrowed)),
        custody=_custody(record, report),
        notes=(*day_notes(record), *_reviewed(edits), *rating_notes(record, (claim.id,)), *_notes(record, read, today)),
    )


def _same(read: Claim, claims: Sequence[Explained]) -> Explained | None:
    """The claim of the reading of now that is the stored one: by its id, else by its words and kind."""
    same = [one for one in claims if one.claim.id == read.id]
    like = [one for one in claims if one.claim.span == read.span and one.claim.kind is read.kind]
    return same[0] if same else like[0] if len(like) == 1 else None


def _narrowed(record: Record, claim: Claim) -> Ground | None:
    """Why the current view has another origin than the words: a body narrowed to its part."""
    assertion = record.assertion_of(claim.id)
    reason: Reason | None = assertion.narrowed if assertion else None
    if reason is None or assertion is None or assertion.origin == claim.origin:
        return None
    why = f"In the current view {assertion.origin} answers for it: {reason.detail}."
    return Ground(field="origin", rule="narrowed", why=why)


def _fields(
    claim: Claim,
    read: Claim,
    today: Explained | None,
    edits: Sequence[Edit],
    narrowed: Ground | None,
) -> Iterator[FieldExplained]:
    for name in FIELDS:
        grounds = [g for g in today.grounds if g.field.partition("[")[0] == name] if today else []
        if name == "origin" and narrowed is not None:
            grounds.append(narrowed)
        mine = [e for e in edits if e.field.partition(".")[0] == name]
        values = claim.to_json()[name]
        if mine and today is not None and name == "counts" and read.counts == today.claim.counts:
            yield from _counts(claim, read, mine, grounds)
        elif mine or today is None or read.to_json()[name] != today.claim.to_json()[name]:
            yield from _apart(name, claim, read, today, mine, grounds)
        elif isinstance(values, list) and values:
            for number in range(len(values)):
                place = f"{name}[{number}]"
                own = tuple(g for g in grounds if g.field in (place, name))
                yield FieldExplained(name=place, value=words_of(claim, name, number), json=values[number], grounds=own)
        elif grounds:
            yield FieldExplained(name=name, value=words_of(claim, name), json=values, grounds=tuple(grounds))


def _counts(claim: Claim, read: Claim, edits: Sequence[Edit], grounds: Sequence[Ground]) -> Iterator[FieldExplained]:
    """Counts of which a person set some: each by itself, so that it is seen which."""
    for number, count in enumerate(read.counts):
        place = f"counts[{number}]"
        edit = next((e for e in reversed(edits) if e.field == count_field(count)), None)
        yield FieldExplained(
            name=place,
            value=words_of(claim, "counts", number),
            json=claim.counts[number].to_json(),
            grounds=tuple(g for g in grounds if g.field == place),
            edit=edit,
            as_read=words_of(read, "counts", number) if edit else None,
        )


def _apart(
    name: str, claim: Claim, read: Claim, today: Explained | None, edits: Sequence[Edit], grounds: Sequence[Ground]
) -> Iterator[FieldExplained]:
    """A field that a person set, or that this version reads otherwise than what was stored."""
    differs = today is not None and read.to_json()[name] != today.claim.to_json()[name]
    if not edits and today is None and not read.to_json()[name]:
        return
    yield FieldExplained(
        name=name,
        value=words_of(claim, name),
        json=claim.to_json()[name],
        grounds=tuple(grounds),
        edit=edits[-1] if edits else None,
        as_read=words_of(read, name) if edits else None,
        read_now=words_of(today.claim, name) if differs and today is not None else None,
    )


def _custody(record: Record, report: Report) -> dict[str, Any]:
    arrival, reading = record.custody(report.id)
    return {
        "report": report.id,
        "sha256": report.sha256,
        "arrival": {"entry": arrival.sequence, "hash": arrival.hash, "who": arrival.who, "time": arrival.time},
        "reading": {"entry": reading.sequence, "hash": reading.hash, "version": reading.version, "time": reading.time}
        if reading
        else None,
    }


def _reviewed(edits: Sequence[Edit]) -> Iterator[str]:
    for edit in edits:
        if edit.field == REVIEW:
            yield f"{edit.value} by {edit.by} on {edit.at[:10]}, because: {edit.reason} (entry {edit.entry})"


def _notes(record: Record, read: Claim, today: Explained | None) -> Iterator[str]:
    _, reading = record.custody(read.report)
    version = reading.version if reading else "unknown"
    if today is None:
        yield (
            f"onrecord {version} read this claim; onrecord {tool_version()} with the packs of now reads none in these "
            "words, so that the rules behind it cannot be shown: only what was stored"
        )
    elif read.to_json() != today.claim.to_json():
        yield (
            f"what onrecord {version} stored is not in every field what onrecord {tool_version()} reads now with the "
            "packs of now; such fields say so, and their rules are those of the reading of now"
        )

"""What a person sets in one field of a claim: checked, kept as an entry; the claim stays as it is."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from onrecord import pipeline
from onrecord.decide.decisions import needed
from onrecord.decide.fields import name_of, own_voice, value_of
from onrecord.errors import OptionInvalid
from onrecord.model import REVIEW, Claim, Edit, Status, Verdict, edited
from onrecord.settings import settings

if TYPE_CHECKING:
    from onrecord.knowledge import Knowledge
    from onrecord.record import Record


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
        value = value_of(claim, field, words.strip(), knowledge)
        if field == "speakers" and not value["chain"]:
            value = own_voice(record.report(claim.report).publisher, knowledge)
        made = _edit(claim, field, needed(reason), value)
        _checked(edited(claim, [made]))
        _keep(record, [made], knowledge, by)
        return record.claim(claim_id)


def review(
    record: "Record",
    claim_ids: Sequence[str],
    verdict: Verdict | None,
    reason: str,
    *,
    knowledge: "Knowledge",
    by: pipeline.Stages | None = None,
) -> tuple[Claim, ...]:
    """Accept claims as read, reject them, or (None) take that back; return them as they stand now.

    A rejected claim stays in its incident, and nothing rests on it. Raises `NotFound` for a claim that the record does
    not hold, and `OptionInvalid` where a verdict that nobody gave is taken back, or for an empty reason.
    """
    with record.lock():
        claims = [record.claim(claim_id) for claim_id in claim_ids]
        for claim in claims:
            if verdict is None and claim.verdict is None:
                raise OptionInvalid(f"nobody has reviewed the claim {claim.id}")
        if verdict is None:
            held = [e for claim in claims for e in _held(record, claim, REVIEW)]
            made = [replace(e, reason=needed(reason), undone=True, at="", entry=0) for e in held]
        else:
            made = [_edit(claim, REVIEW, needed(reason), verdict.value) for claim in claims]
        _keep(record, made, knowledge, by)
        return tuple(record.claim(claim_id) for claim_id in claim_ids)


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
        name = name_of(claim, field.strip())
        if name not in claim.edited and not (name == REVIEW and claim.verdict):
            raise OptionInvalid(f"nobody has set {field} in the claim {claim_id}")
        held = _held(record, claim, name)
        _keep(record, [replace(e, reason=needed(reason), undone=True, at="", entry=0) for e in held], knowledge, by)
        return record.claim(claim_id)


def _edit(claim: Claim, field: str, reason: str, value: Any) -> Edit:
    return Edit(
        claim=claim.id,
        report=claim.report,
        span=claim.span,
        kind=claim.kind,
        field=name_of(claim, field),
        value=value,
        reason=reason,
        by=settings().reader,
    )


def _held(record: "Record", claim: Claim, field: str) -> list[Edit]:
    """The edits of a field that are of a claim now, also where an upgrade gave it another id."""
    edits = record.edits(claim.report)
    return [e for e in edits if e.field == field and (e.claim == claim.id or e.span == claim.span)]


def _keep(record: "Record", made: Sequence[Edit], knowledge: "Knowledge", by: pipeline.Stages | None) -> None:
    with record.write() as writer:
        for edit in made:
            writer.edit(replace(edit, by=settings().reader))
    pipeline.relink(record, knowledge, by=by)


def _checked(claim: Claim) -> None:
    """Refuse what would contradict itself: a denial of something that is said to have happened."""
    if claim.denied and claim.status is not Status.NOT_OCCURRED:
        raise OptionInvalid("a denial (polarity=denied) has the status not_occurred; set the other of the two first")

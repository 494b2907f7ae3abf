"""What people judge of identity: the same happening, different ones, or not to be told; and taking that back."""

from typing import TYPE_CHECKING

from onrecord import pipeline
from onrecord.decide.decisions import needed
from onrecord.errors import NotFound, OptionInvalid
from onrecord.model import Claim, Identity, Judgement, judged
from onrecord.settings import settings

if TYPE_CHECKING:
    from onrecord.knowledge import Knowledge
    from onrecord.record import Record


def judge(
    record: "Record",
    pair: tuple[str, str],
    identity: Identity,
    reason: str,
    *,
    knowledge: "Knowledge",
    by: pipeline.Stages | None = None,
) -> Judgement:
    """Say whether two claims speak of one happening; the latest on a pair holds, `no_judgement` takes it back.

    An incident stands for its least claim, after which it is named. Raises `NotFound` for what the record does not
    hold, `OptionInvalid` for a claim and itself, for taking back what nobody judged, or for an empty reason.
    """
    with record.lock():
        reason = needed(reason)
        left, right = (_claim(record, name) for name in pair)
        if left.id == right.id:
            raise OptionInvalid(f"a judgement is on two claims; {left.id} was given twice")
        made = judged(left, right, identity, reason, by=settings().reader)
        held = {(j.left, j.right) for j in record.judgements()}
        if identity is Identity.NO_JUDGEMENT and (made.left, made.right) not in held:
            raise OptionInvalid(
                f"nobody has judged {made.left} and {made.right}; `onrecord judgements` lists what holds"
            )
        with record.write() as writer:
            writer.judgement(made)
        pipeline.relink(record, knowledge, by=by)
    return made


def _claim(record: "Record", name: str) -> Claim:
    """Return a claim by its id, or the least claim of an incident, also by a former id of that."""
    if not name.startswith("i-"):
        return record.claim(name)
    try:
        return record.claim(f"c{name[1:]}")
    except NotFound:
        return record.claim(record.incident(name).claims[0])

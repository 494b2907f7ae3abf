"""What people decide, each an entry of the ledger that a re-run never overwrites and only another decision undoes."""

from typing import TYPE_CHECKING

from onrecord import pipeline
from onrecord.errors import NotFound, OptionInvalid
from onrecord.model import Identity, Judgement
from onrecord.settings import settings

if TYPE_CHECKING:
    from onrecord.knowledge import Knowledge
    from onrecord.record import Record


def withdraw(
    record: "Record", report_id: str, reason: str, *, knowledge: "Knowledge", by: pipeline.Stages | None = None
) -> None:
    """Take a report out of every view; its bytes, its text and its entries stay in the record.

    Raises `NotFound` for an unknown id, `OptionInvalid` where it is withdrawn already or the reason is empty.
    """
    with record.lock():
        reason = _reason(reason)
        withdrawn = _withdrawn(record, report_id)
        if withdrawn is not None:
            raise OptionInvalid(f"the report {report_id} is withdrawn already: {withdrawn}")
        with record.write() as writer:
            writer.withdraw(report_id, reason)
        pipeline.relink(record, knowledge, by=by)


def reinstate(
    record: "Record", report_id: str, reason: str, *, knowledge: "Knowledge", by: pipeline.Stages | None = None
) -> None:
    """Undo a withdrawal.

    Raises `NotFound` for an unknown id, `OptionInvalid` where it is not withdrawn or the reason is empty.
    """
    with record.lock():
        reason = _reason(reason)
        if _withdrawn(record, report_id) is None:
            raise OptionInvalid(f"the report {report_id} is not withdrawn")
        with record.write() as writer:
            writer.reinstate(report_id, reason)
        pipeline.relink(record, knowledge, by=by)


def judge(
    record: "Record",
    pair: tuple[str, str],
    identity: Identity,
    reason: str,
    *,
    knowledge: "Knowledge",
    by: pipeline.Stages | None = None,
) -> Judgement:
    """Say whether two claims speak of one happening; the latest judgement on a pair holds.

    Raises `NotFound` for a claim that the record does not hold, `OptionInvalid` for a claim and itself or
    an empty reason.
    """
    with record.lock():
        reason = _reason(reason)
        left, right = sorted(pair)
        if left == right:
            raise OptionInvalid(f"a judgement is on two claims; {left} was given twice")
        for claim_id in (left, right):
            record.claim(claim_id)
        judgement = Judgement(left=left, right=right, identity=identity, reason=reason, by=settings().reader)
        with record.write() as writer:
            writer.judgement(judgement)
        pipeline.relink(record, knowledge, by=by)
    return judgement


def _reason(reason: str) -> str:
    if not reason.strip():
        raise OptionInvalid("a decision needs a reason, in a few words")
    return reason.strip()


def _withdrawn(record: "Record", report_id: str) -> str | None:
    if record.arrived(report_id) is None:
        raise NotFound(f"the record holds no report {report_id}")
    return record.withdrawn().get(report_id)

"""Decisions on reports, and on which knowledge holds."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import pipeline
from onrecord.decide.gazetteers import gazetteers_of
from onrecord.errors import NotFound, OptionInvalid

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
        reason = needed(reason)
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
        reason = needed(reason)
        if _withdrawn(record, report_id) is None:
            raise OptionInvalid(f"the report {report_id} is not withdrawn")
        with record.write() as writer:
            writer.reinstate(report_id, reason)
        pipeline.relink(record, knowledge, by=by)


def use_packs(record: "Record", given: Sequence[Path], shipped: bool | None = None) -> bool:
    """Let packs hold for a record from now on, beside those given before; return whether that was new.

    The record keeps their bytes: a pack of a known id takes the place of the one before. `shipped` turns the
    packs that ship on or off; None leaves that as it is. Raises `KnowledgeError` for a pack that cannot be
    used, before anything is kept.
    """
    from onrecord import knowledge

    new = {knowledge.load_pack(folder).id: knowledge.bundled(folder) for folder in given}
    before = record.packs()
    if not new and shipped in (None, before.shipped):
        return False
    with record.lock():
        before = record.packs()
        kept = {name: record.evidence(digest) for name, digest in before.given}
        packs, on = kept | new, before.shipped if shipped is None else shipped
        if (packs, on) == (kept, before.shipped):
            return False
        knowledge.load([knowledge.unbundled(data, name) for name, data in sorted(packs.items())], shipped=on)
        with record.write() as writer:
            writer.packs(on, packs)
    return True


def knowledge_of(record: "Record") -> "Knowledge":
    """Return the general knowledge with the packs and the gazetteers that hold for a record."""
    from onrecord import knowledge

    kept = record.packs()
    packs = [knowledge.unbundled(record.evidence(digest), name) for name, digest in kept.given]
    return knowledge.load(packs, shipped=kept.shipped, gazetteers=gazetteers_of(record))


def needed(reason: str) -> str:
    """Return a decision's reason; raise `OptionInvalid` where it is empty."""
    if not reason.strip():
        raise OptionInvalid("a decision needs a reason, in a few words")
    return reason.strip()


def _withdrawn(record: "Record", report_id: str) -> str | None:
    if record.arrived(report_id) is None:
        raise NotFound(f"the record holds no report {report_id}")
    return record.withdrawn().get(report_id)

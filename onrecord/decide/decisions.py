"""Decisions on reports, on identity and on which knowledge holds."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import pipeline
from onrecord.errors import InputMissing, InputUnreadable, NotFound, OptionInvalid
from onrecord.model import Identity, Judgement, Refusal
from onrecord.settings import settings

if TYPE_CHECKING:
    from onrecord.knowledge import Knowledge, LocalGazetteer
    from onrecord.knowledge.gazetteers import ReadGazetteer
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
        reason = needed(reason)
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


def load_gazetteers(record: "Record", files: Sequence[Path]) -> "tuple[ReadGazetteer, ...]":
    """Let gazetteers of a user hold for a record from now on, and return what was read of each file.

    The record keeps their bytes: a file of a known name takes the place of the one before. Places of reports that were
    read before are resolved anew by `pipeline.reread`. Raises `InputMissing`, and `InputUnreadable` for a file that
    cannot be used, before anything is kept.
    """
    from onrecord.knowledge.gazetteers import read_gazetteer

    new = {file.name: _bytes_of(file) for file in files}
    read = tuple(read_gazetteer(data, name) for name, data in new.items())
    with record.lock():
        kept = {name: record.evidence(digest) for name, digest in record.gazetteers().items()}
        if kept | new != kept:
            with record.write() as writer:
                writer.gazetteers(kept | new)
                for one in read:
                    for reason in one.reasons():
                        writer.refusal(Refusal(input=one.name, reason=reason))
    return read


def remove_gazetteer(record: "Record", name: str) -> None:
    """Let a loaded gazetteer hold no longer; its bytes stay in the record. Raises `NotFound`."""
    with record.lock():
        kept = record.gazetteers()
        if name not in kept:
            raise NotFound(f"the record has no gazetteer {name}; it has: {', '.join(kept) or 'none'}")
        with record.write() as writer:
            writer.gazetteers({n: record.evidence(digest) for n, digest in kept.items() if n != name})


def _bytes_of(file: Path) -> bytes:
    if not file.is_file():
        raise InputMissing(f"{file}: no such file")
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputUnreadable(f"{file}: cannot be read: {error.strerror}") from error


def knowledge_of(record: "Record") -> "Knowledge":
    """Return the general knowledge with the packs and the gazetteers that hold for a record."""
    from onrecord import knowledge

    kept = record.packs()
    packs = [knowledge.unbundled(record.evidence(digest), name) for name, digest in kept.given]
    return knowledge.load(packs, shipped=kept.shipped, gazetteers=gazetteers_of(record))


def gazetteers_of(record: "Record") -> "tuple[LocalGazetteer, ...]":
    """Return the loaded gazetteers of a record, opened; an index that is not there is made."""
    from onrecord.knowledge.gazetteers import opened, read_gazetteer

    folder = record.derived_folder()
    return tuple(
        opened(name, digest, folder, partial(_read_again, record, name, digest, read_gazetteer))
        for name, digest in record.gazetteers().items()
    )


def _read_again(
    record: "Record", name: str, digest: str, read: "Callable[[bytes, str], ReadGazetteer]"
) -> "ReadGazetteer":
    return read(record.evidence(digest), name)


def needed(reason: str) -> str:
    """Return a decision's reason; raise `OptionInvalid` where it is empty."""
    if not reason.strip():
        raise OptionInvalid("a decision needs a reason, in a few words")
    return reason.strip()


def _withdrawn(record: "Record", report_id: str) -> str | None:
    if record.arrived(report_id) is None:
        raise NotFound(f"the record holds no report {report_id}")
    return record.withdrawn().get(report_id)

"""Where an evaluation gets its claims: a record that is there, or reports read into one that is gone afterwards."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord import decide, pipeline, read
from onrecord.ask import contract_lines
from onrecord.errors import OptionInvalid
from onrecord.evaluate.gold import gold_lines, placed
from onrecord.evaluate.scores import Evaluation
from onrecord.evaluate.scoring import scored
from onrecord.model import Refusal
from onrecord.record import Record
from onrecord.settings import settings

Progress = Callable[[int, int | None, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What reports are read with: packs of the user, whether those that ship are on, who is shown how far it is."""

    packs: Sequence[Path] = ()
    shipped: bool | None = None
    progress: Progress | None = None


def evaluate_record(record: Record, gold: Path) -> Evaluation:
    """Score the claims of a record, as they stand, by a gold file.

    Raises `GoldInvalid` naming every line that cannot be used, before anything is scored.
    """
    lines = gold_lines(gold)
    reports = {report.id: report for report in record.reports()}
    found = placed(lines, {name: report.text for name, report in reports.items()}, gold.name)
    days = {name: report.published_given or report.published for name, report in reports.items()}
    return scored(contract_lines(record, "claims"), found, {n: day.edtf if day else None for n, day in days.items()})


def evaluate_reports(gold: Path, inputs: Sequence[str], means: Means | None = None) -> Evaluation:
    """Read reports into a record of their own and score what was read by a gold file; nothing of them is kept.

    Raises `GoldInvalid` before the reports are read for claims, and what reading raises for inputs that are not there.
    """
    _check_named(inputs)
    placed(gold_lines(gold), _texts(inputs), gold.name)
    with read_into(inputs, means or Means()) as (record, refused):
        evaluation = evaluate_record(record, gold)
    told = (f"{refusal.report or refusal.input}: {refusal.reason}" for refusal in refused)
    return replace(evaluation, notes=(*evaluation.notes, *told))


@contextmanager
def read_into(inputs: Sequence[str], means: Means) -> Iterator[tuple[Record, tuple[Refusal, ...]]]:
    """Read reports into a record in a temporary folder of the user alone; it is gone when the block ends."""
    _check_named(inputs)
    total = read.count_inputs(inputs)
    with (
        tempfile.TemporaryDirectory(prefix="onrecord-evaluate-") as folder,
        Record.open(Path(folder) / "record", create=True) as record,
    ):
        decide.use_packs(record, means.packs, means.shipped)
        known = decide.knowledge_of(record)
        if means.progress:
            means.progress(0, total, 0)
        summary = pipeline.add(record, inputs, read.Given(), knowledge=known, progress=means.progress)
        yield record, summary.refused


def _check_named(inputs: Sequence[str]) -> None:
    if "-" in inputs:
        raise OptionInvalid("give files, folders or corpora: reports on standard input have no ids for gold to name")


def _texts(inputs: Sequence[str]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for item in read.read(inputs, read.Given(), settings().max_text):
        if not isinstance(item, Refusal):
            texts.setdefault(item.report.id, item.report.text)  # a second text of one id is refused later
    return texts

"""Every report of the evaluation data arrives and is read: none is refused or taken for another language."""

import pytest

from onrecord.read import Arrival, Given, count_inputs, read, working_text
from onrecord.settings import settings


def test_all_reports_arrive() -> None:
    """Corpora and seeds arrive without a refusal, a remark or a note, and their text is had again."""
    folder = settings().evaluation
    if folder is None:
        pytest.skip("ONRECORD_EVALUATION is not set: the evaluation reports are not read")
    seeds = folder.parent / "seeds"
    inputs = [str(p) for p in (*sorted(folder.glob("*/reports.jsonl")), *([seeds] if seeds.is_dir() else []))]
    arrived = [a for a in read(inputs, Given(), 5_000_000) if isinstance(a, Arrival) and a.note is None]
    assert len(arrived) == count_inputs(inputs)
    assert all(working_text(a.data, a.report) == a.report.text for a in arrived)

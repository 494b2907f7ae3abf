"""The path with the real stages, over the sample that ships."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord import knowledge, pipeline
from onrecord.read import Given
from onrecord.record import Record
from tests.record.state import state

SAMPLE = files("onrecord").joinpath("sample", "aleppo-2016.jsonl").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The sample, added once."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "sample.jsonl").write_text("\n".join(SAMPLE) + "\n", encoding="utf-8")
    with Record.open(folder / "record", create=True) as record:
        pipeline.add(record, [str(folder / "sample.jsonl")], Given(), knowledge=knowledge.load())
        yield record


def test_the_sample_is_read_without_refusal(added: Record) -> None:
    """Every report of the sample is read, and every claim quotes it."""
    texts = {report.id: report.text for report in added.reports()}
    assert len(texts) == len(SAMPLE)
    assert list(added.refusals()) == []
    for claim in added.claims():
        assert claim.span.of(texts[claim.report]) == claim.text


def test_incidents_name_claims_that_are_there(added: Record) -> None:
    """Every claim that an incident, a range or a grade names is in the record and in that incident."""
    for incident in added.incidents():
        for claim in incident.claims:
            view = added.view(claim)
            assert view is not None
            assert view.incident == incident.id
        for figure in incident.ranges:
            assert set(figure.used) <= set(incident.claims)


def test_adding_the_sample_again_writes_nothing(added: Record, tmp_path: Path) -> None:
    """The same lines in another file and order are known."""
    (tmp_path / "again.jsonl").write_text("\n".join(reversed(SAMPLE)) + "\n", encoding="utf-8")
    entries = list(added.entries())
    summary = pipeline.add(added, [str(tmp_path / "again.jsonl")], Given(), knowledge=knowledge.load())
    assert not summary.wrote
    assert summary.already == len(SAMPLE)
    assert list(added.entries()) == entries


def test_rebuilding_the_sample_gives_the_same_bytes(added: Record) -> None:
    """All that is derived comes out the same, and every text is had again from its bytes."""
    before = state(added)
    assert pipeline.rebuild(added, knowledge.load()).differing == ()
    assert state(added) == before


def test_the_order_of_the_sample_does_not_matter(added: Record, tmp_path: Path) -> None:
    """Added in reverse and in two runs, the record answers the same, byte for byte."""
    lines = sorted(SAMPLE, key=lambda line: str(json.loads(line)["id"]), reverse=True)
    with Record.open(tmp_path / "other", create=True) as other:
        for number, part in enumerate((lines[:4], lines[4:])):
            (tmp_path / f"{number}.jsonl").write_text("\n".join(part) + "\n", encoding="utf-8")
            pipeline.add(other, [str(tmp_path / f"{number}.jsonl")], Given(), knowledge=knowledge.load())
        assert state(other) == state(added)

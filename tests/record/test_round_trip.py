"""Write, close, open, read gives equal objects."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import RecordDamaged
from onrecord.model import Assertion, Claim, Incident, Judgement, Linked, Report
from onrecord.record import Record
from onrecord.record.codec import dumps, loads
from onrecord.record.ledger import sha256
from tests.record import strategies

DATA = b"the bytes"
steady = settings(derandomize=True, deadline=None, max_examples=25)


@steady
@given(st.data())
def test_all_that_was_read_comes_back_equal(data: st.DataObject) -> None:
    """A report and all that was read in it are the same after the record was closed and opened."""
    report = replace(data.draw(strategies.reports), sha256=sha256(DATA))
    reading = data.draw(strategies.readings_of(report))
    with tempfile.TemporaryDirectory() as folder:
        with Record.open(Path(folder) / "r", create=True) as record, record.write() as writer:
            writer.report(report, DATA)
            writer.reading(reading)
        with Record.open(Path(folder) / "r") as record:
            assert list(record.reports()) == [report]
            assert record.claims_of(report.id) == reading.claims
            assert [record.claim(claim.id) for claim in reading.claims] == list(reading.claims)
            assert tuple(record.mentions(report.id)) == reading.mentions
            assert tuple(record.persons(report.id)) == reading.persons
            assert record.sections(report.id) == reading.sections
            assert set(record.refusals()) == set(reading.refusals)
            assert record.evidence(report.sha256) == DATA
            assert record.check_ledger() == ()


@steady
@given(
    st.lists(strategies.incidents, max_size=3, unique_by=lambda i: i.id),
    st.lists(strategies.assertions, max_size=3, unique_by=lambda a: a.id),
)
def test_all_that_is_derived_comes_back_equal(incidents: list[Incident], assertions: list[Assertion]) -> None:
    """Incidents and assertions are the same after the record was closed and opened."""
    with tempfile.TemporaryDirectory() as folder:
        with Record.open(Path(folder) / "r", create=True) as record, record.write() as writer:
            writer.derived(incidents, Linked(assertions=tuple(assertions), incidents=()), [], rests_on=0)
        with Record.open(Path(folder) / "r") as record:
            assert list(record.incidents()) == sorted(incidents, key=lambda i: i.id)
            assert {a.id: a for a in record.assertions()} == {a.id: a for a in assertions}
            assert not record.stale()


@steady
@given(st.data())
def test_a_claim_keeps_its_id_in_storage(data: st.DataObject) -> None:
    """What is stored of a claim gives the claim back, its id included."""
    claim = data.draw(strategies.reports.flatmap(strategies.claims_of))
    again = loads(Claim, dumps(claim))
    assert again == claim
    assert again.id == claim.id


def test_fields_that_hold_their_default_are_left_out() -> None:
    """A stored report names only what is known of it, so that a field added later reads old rows."""
    assert dumps(Report(id="a", text="x", sha256="0")) == '{"id":"a","sha256":"0","text":"x"}'


@pytest.mark.parametrize("text", ["{", "[]", '{"id":"a"}', '{"id":"a","identity":"x","left":"a","right":"b"}'])
def test_what_cannot_be_read_back_is_damage(text: str) -> None:
    """A stored value that is not whole is reported as damage, with its type."""
    with pytest.raises(RecordDamaged, match="a stored Judgement cannot be read"):
        loads(Judgement, text)

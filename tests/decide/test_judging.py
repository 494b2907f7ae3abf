"""What people judge of identity: obeyed by linking, kept in the ledger, found again after an upgrade, taken back."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import decide, pipeline
from onrecord.errors import OptionInvalid
from onrecord.model import Claim, Identity, Judgement, Kind, Reading, judged, standing
from onrecord.read import Given
from onrecord.record import EntryKind, Record
from onrecord.values import Span
from tests.record.small_stages import NO_KNOWLEDGE, SMALL

TEXT = "12 people were killed in Northtown, the clinic said. 12 people were killed in Northtown, the mayor said."


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """One report with two claims, which the small stages put into one incident."""
    line = {"id": "a", "text": TEXT, "publisher": "The Post", "published": "2016-12-13"}
    (tmp_path / "c.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    with Record.open(tmp_path / "r", create=True) as opened:
        pipeline.add(opened, [str(tmp_path / "c.jsonl")], Given(), knowledge=NO_KNOWLEDGE, by=SMALL)
        yield opened


def judge(record: Record, identity: Identity, reason: str = "two shells, an hour apart") -> Judgement:
    left, right = (c.id for c in record.claims())
    return decide.judge(record, (left, right), identity, reason, knowledge=NO_KNOWLEDGE, by=SMALL)


def read_otherwise(record: Record, words: str, events: tuple[str, ...]) -> None:
    """Keep a reading in which the claim of these words is read as one of each of these events."""
    read = record.claims_as_read("a")
    other = [replace(c, event=event) for c in read if words in c.text for event in events]
    with record.write() as writer:
        writer.reading(replace_claims(record, [*other, *(c for c in read if words not in c.text)]))


def replace_claims(record: Record, claims: list[Claim]) -> Reading:
    return Reading(report=record.report("a"), claims=tuple(claims))


def test_a_judgement_parts_an_incident_and_is_taken_back(record: Record) -> None:
    """Different parts it, another decision on the pair restores it, and both stand in the ledger."""
    assert len(list(record.incidents())) == 1
    made = judge(record, Identity.DIFFERENT)
    assert len(list(record.incidents())) == 2
    (held,) = record.judgements()
    assert (held.left, held.right, held.reason, held.entry > 0) == (made.left, made.right, made.reason, True)
    judge(record, Identity.NO_JUDGEMENT, "one shell after all")
    assert len(list(record.incidents())) == 1
    assert record.judgements() == ()
    assert [e.kind for e in record.entries()].count(EntryKind.JUDGEMENT) == 2


def test_an_incident_stands_for_its_least_claim(record: Record) -> None:
    """Two incidents can be judged by their ids, also by a former one, which the greater incident took up."""
    made = judge(record, Identity.DIFFERENT)
    one, other = (i.id for i in record.incidents())
    again = decide.judge(record, (one, other), Identity.UNSURE, "the clinic moved", knowledge=NO_KNOWLEDGE, by=SMALL)
    assert (again.left, again.right) == (made.left, made.right)
    assert len(list(record.incidents())) == 1
    back = decide.judge(record, (one, other), Identity.DIFFERENT, "moved back", knowledge=NO_KNOWLEDGE, by=SMALL)
    assert (back.left, back.right) == (made.left, made.right)


def test_what_nobody_judged_cannot_be_taken_back(record: Record) -> None:
    """Nothing is written for it."""
    entries = len(list(record.entries()))
    with pytest.raises(OptionInvalid, match="nobody has judged"):
        judge(record, Identity.NO_JUDGEMENT)
    assert len(list(record.entries())) == entries


def test_a_judgement_survives_deriving_and_reading_anew(record: Record, tmp_path: Path) -> None:
    """It holds after `rebuild`, and after late metadata have the report read again."""
    judge(record, Identity.DIFFERENT)
    pipeline.rebuild(record, NO_KNOWLEDGE, by=SMALL)
    assert len(list(record.incidents())) == 2
    late = Given(url="https://example.org")
    pipeline.add(record, [str(tmp_path / "c.jsonl")], late, knowledge=NO_KNOWLEDGE, by=SMALL)
    assert len(list(record.incidents())) == 2


def test_a_judgement_finds_its_claim_by_words_and_kind(record: Record) -> None:
    """Where a later version reads the same words as another event the id is another, and the judgement holds of it."""
    before = judge(record, Identity.DIFFERENT)
    read_otherwise(record, "clinic", ("bombing",))
    (held,) = record.judgements()
    assert {held.left, held.right} == {c.id for c in record.claims()}
    assert {held.left, held.right} != {before.left, before.right}
    judge(record, Identity.NO_JUDGEMENT, "one shell after all")  # by the new ids
    assert record.judgements() == ()


@pytest.mark.parametrize("events", [(), ("bombing", "shelling")])
def test_a_judgement_of_which_a_claim_is_gone_is_listed(record: Record, events: tuple[str, ...]) -> None:
    """Where no claim, or more than one, has the words now, nothing is guessed: it stands among the refusals."""
    judge(record, Identity.DIFFERENT)
    read_otherwise(record, "clinic", events)
    assert record.judgements() == ()
    (refusal,) = record.refusals()
    assert "judged (different" in refusal.reason


def test_a_withdrawn_report_takes_no_judgement_away(record: Record) -> None:
    """It waits, and holds again with the report."""
    judge(record, Identity.DIFFERENT)
    decide.withdraw(record, "a", "a hoax", knowledge=NO_KNOWLEDGE, by=SMALL)
    assert list(record.refusals()) == []
    decide.reinstate(record, "a", "no hoax", knowledge=NO_KNOWLEDGE, by=SMALL)
    assert len(list(record.incidents())) == 2


def claims(number: int) -> list[Claim]:
    texts = [f"{n + 1} people were killed in Northtown." for n in range(number)]
    return [
        Claim(report="a", span=Span(n * 40, n * 40 + len(text)), text=text, kind=Kind.VIOLENCE, event="attack")
        for n, text in enumerate(texts)
    ]


VERDICTS = st.sampled_from(list(Identity))
MADE = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), VERDICTS).filter(lambda m: m[0] != m[1]), max_size=12)


@given(MADE, st.randoms(use_true_random=False))
def test_the_latest_on_each_pair_holds_in_whatever_order_they_are_read(
    made: list[tuple[int, int, Identity]], random: Random
) -> None:
    """What holds is a function of the entries, not of the order in which they come."""
    told = claims(5)
    all_made = [
        judged(told[a], told[b], identity, "why", by="Ann", entry=n + 1) for n, (a, b, identity) in enumerate(made)
    ]
    shuffled = list(all_made)
    random.shuffle(shuffled)
    held, adrift = standing(shuffled, lambda _: told)
    latest = {frozenset((j.left, j.right)): j for j in all_made}
    assert {frozenset((j.left, j.right)): j.identity for j in held} == {
        pair: j.identity for pair, j in latest.items() if j.identity is not Identity.NO_JUDGEMENT
    }
    assert adrift == ()

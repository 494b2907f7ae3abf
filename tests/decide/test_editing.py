"""What a person sets in a claim: kept apart from what was read, obeyed everywhere, undone only by another decision."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import ask, decide, pipeline
from onrecord.errors import NotFound, OptionInvalid
from onrecord.model import Claim, Polarity, Status
from onrecord.publish.privacy import Redactor
from onrecord.read import Given
from onrecord.record import EntryKind, Record
from tests.record.small_stages import NO_KNOWLEDGE, SMALL

TEXT = "12 people were killed in Northtown, the clinic said. 3 people were killed in Southtown, the clinic said."


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """One report with two claims."""
    line = {"id": "a", "text": TEXT, "publisher": "The Post", "published": "2016-12-13"}
    (tmp_path / "c.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    with Record.open(tmp_path / "r", create=True) as opened:
        pipeline.add(opened, [str(tmp_path / "c.jsonl")], Given(), knowledge=NO_KNOWLEDGE, by=SMALL)
        yield opened


def first(record: Record) -> Claim:
    return next(iter(record.claims()))


def set_in(record: Record, setting: str, reason: str = "seen in the photographs") -> Claim:
    return decide.edit(record, first(record).id, setting, reason, knowledge=NO_KNOWLEDGE, by=SMALL)


def test_an_edit_changes_the_view_and_keeps_the_claim(record: Record) -> None:
    """The claim as it stands has the new value under its old id; the claim as read has the old one."""
    before = first(record)
    after = set_in(record, "event=shelling")
    assert (after.id, after.event, after.edited) == (before.id, "shelling", ("event",))
    assert first(record) == record.claim(before.id) == after
    assert record.claims_as_read("a")[0] == before
    line = next(iter(ask.contract_lines(record, "claims")))
    assert (line["event"], line["review"], line["edited"]) == ("shelling", "edited", ["event"])


def test_an_edit_is_an_entry_that_the_ledger_vouches_for(record: Record) -> None:
    """An edit is one entry of its own kind, and altering what it set is found."""
    set_in(record, "killed=14")
    assert [e.kind for e in record.entries()][-1] == "edit"
    assert record.check_ledger() == ()
    with record.write() as writer:
        writer._connection.exec_driver_sql("UPDATE edit SET body = replace(body, '14', '99')")
    assert any("edit" in fault for fault in record.check_ledger())


def test_incidents_and_ranges_obey_an_edit(record: Record) -> None:
    """A figure that a person set is the figure of the incident, before and after all is derived anew."""
    set_in(record, "killed=14..16")
    assert 14 in {r.low for i in record.incidents() for r in i.ranges}
    pipeline.rebuild(record, NO_KNOWLEDGE, by=SMALL)
    assert 14 in {r.low for i in record.incidents() for r in i.ranges}
    assert first(record).edited == ("counts.killed",)


def test_an_edit_survives_another_reading(record: Record, tmp_path: Path) -> None:
    """Metadata that come late have the report read anew; what a person set holds."""
    set_in(record, "event=shelling")
    pipeline.add(
        record, [str(tmp_path / "c.jsonl")], Given(url="https://example.org"), knowledge=NO_KNOWLEDGE, by=SMALL
    )
    assert [e.kind for e in record.entries()].count(EntryKind.READING) == 2
    assert first(record).event == "shelling"


def test_an_edit_finds_its_claim_by_words_and_kind(record: Record) -> None:
    """Where a later version reads the same words as another event, the edit is of that claim."""
    edit_of = set_in(record, "status=ongoing").id
    later = _read_otherwise(record, "12 people", event="bombing")
    assert later != edit_of
    assert record.claim(later).status is Status.ONGOING
    assert list(record.refusals()) == []


def test_an_edit_whose_claim_is_gone_is_listed(record: Record) -> None:
    """Nothing that a person set is lost in silence: it stands among the refusals, with who set it."""
    set_in(record, "status=ongoing")
    _read_otherwise(record, "12 people", gone=True)
    (refusal,) = record.refusals()
    assert refusal.report == "a"
    assert "(status, entry" in refusal.reason


def _read_otherwise(record: Record, words: str, event: str = "attack", *, gone: bool = False) -> str:
    """Keep a reading of the report in which the claim of these words is another event, or is not there."""
    from dataclasses import replace

    from onrecord.model import Reading

    read = record.claims_as_read("a")
    changed = [replace(c, event=event) if words in c.text else c for c in read if not (gone and words in c.text)]
    with record.write() as writer:
        writer.reading(Reading(report=record.report("a"), claims=tuple(changed)))
    return changed[0].id


def test_another_decision_undoes_an_edit(record: Record) -> None:
    """Undone, the claim stands as it was read; both entries stay."""
    before = first(record)
    set_in(record, "when=2016-12-10")
    entries = len(list(record.entries()))
    after = decide.undo_edit(record, before.id, "when", "it was the 13th", knowledge=NO_KNOWLEDGE, by=SMALL)
    assert after == before
    assert len(list(record.entries())) == entries + 1
    with pytest.raises(OptionInvalid, match="nobody has set when"):
        decide.undo_edit(record, before.id, "when", "again", knowledge=NO_KNOWLEDGE, by=SMALL)


def test_the_latest_edit_of_a_field_holds(record: Record) -> None:
    """Two edits of one field: the later is what stands; edits of other fields stay."""
    set_in(record, "killed=14")
    set_in(record, "status=ongoing")
    claim = set_in(record, "killed=15..")
    assert [(c.low, c.high) for c in claim.counts] == [(15, None)]
    assert (claim.status, claim.edited) == (Status.ONGOING, ("status", "counts.killed"))


@pytest.mark.parametrize(
    ("setting", "field", "value"),
    [
        ("status=not_occurred", "status", Status.NOT_OCCURRED),
        ("modality=planned", "modality", "planned"),
        ("certainty=likely", "certainty", "likely"),
        ("origin=the hospital", "origin", "the hospital"),
        ("stated_at=2016-12-14", "stated_at", "2016-12-14"),
        ("when=none", "when", None),
        ("where=geonames:379252; El Fasher", "where", ("Khartoum", "El Fasher")),
        ("actors=the army; the militia", "actors", ("the army", "the militia")),
        ("targets=none", "targets", ()),
        ("weapons=Mortar shell; mortar", "weapons", ("mortar", "mortar")),
        ("speakers=AFP; the clinic", "speakers", ("AFP", "the clinic")),
        ("people=Ann Bell, 34, female, civilian, killed; Tom Reed", "people", ("Ann Bell", "Tom Reed")),
    ],
)
def test_each_field_takes_its_own_values(record: Record, setting: str, field: str, value: object) -> None:
    """Every field that can be set shows what was set."""
    shown = getattr(set_in(record, setting), field)
    if isinstance(shown, tuple):
        shown = tuple(each.name for each in shown)
    assert getattr(shown, "edtf", shown) == value


@pytest.mark.parametrize(
    ("setting", "why"),
    [
        ("event", "FIELD=VALUE"),
        ("event=ceasefire", "of the kind truce, and this claim is of violence"),
        ("event=shellin", "choose one of shelling"),
        ("status=maybe", "choose one of occurred"),
        ("polarity=denied", "has the status not_occurred"),
        ("when=13 December", "not an EDTF date"),
        ("where=Nowherebad", "no gazetteer has a place"),
        ("where=San Antonio", "give the id of one: geonames:"),
        ("injured=3", "choose one of event, status"),
        ("killed=some", "no whole number"),
        ("killed=9..3", "swap them"),
        ("killed=..", "needs an end"),
        ("speakers=AFP;", "a name in each place"),
        ("weapons=mortr", "did you mean mortar"),
        ("people=Ann Bell, tall", "says nothing of a person"),
        ("people=, 34", "needs a name"),
        ("people=Ann Bell, 340", "says nothing of a person"),
        ("verification=maybe", "choose one of verified, not_verified"),
        ("basis=witnessed", "cannot be set"),
        ("kind=truce", "the kind follows from the event"),
    ],
)
def test_what_cannot_be_checked_is_refused_and_nothing_is_kept(record: Record, setting: str, why: str) -> None:
    """A field that cannot be set, or a value that is none, says what can be; the ledger has no entry of it."""
    before = len(list(record.entries()))
    with pytest.raises(OptionInvalid, match=why):
        set_in(record, setting)
    assert len(list(record.entries())) == before


def test_an_edit_needs_a_claim_and_a_reason(record: Record) -> None:
    """No edit of a claim that is not there, and none without a reason."""
    with pytest.raises(NotFound):
        decide.edit(record, "c-0", "event=shelling", "why", knowledge=NO_KNOWLEDGE, by=SMALL)
    with pytest.raises(OptionInvalid, match="needs a reason"):
        set_in(record, "event=shelling", " ")


def test_a_denial_can_be_set_in_two_steps(record: Record) -> None:
    """First that it did not happen, then that this is a denial; never a denial of what happened."""
    set_in(record, "status=not_occurred")
    assert set_in(record, "polarity=denied").polarity is Polarity.DENIED
    with pytest.raises(OptionInvalid, match="set the other of the two first"):
        set_in(record, "status=occurred")


def test_a_chain_sets_who_answers(record: Record) -> None:
    """Who stands last in the chain says it and is the origin; those before pass it on; nobody leaves the publisher."""
    told = set_in(record, "speakers=AFP; Ann Bell")
    assert [(s.name, s.role, s.private) for s in told.speakers] == [
        ("AFP", "relay", True),
        ("Ann Bell", "speaker", True),
    ]
    assert (told.origin, told.origin_basis, told.edited) == ("Ann Bell", "named", ("speakers",))
    own = set_in(record, "speakers=none")
    assert (own.speakers, own.origin, own.origin_basis) == ((), "The Post", "publisher_unattributed")


def test_a_person_set_is_private_and_quotes_its_name_where_the_words_have_it(record: Record) -> None:
    """Whoever no pack lists is withheld from what leaves the record, also where a person named them."""
    told = set_in(record, "people=Northtown Bell, 34, female, civilian, killed; Tom Reed, missing")
    first_one, second = told.people
    assert (first_one.age, first_one.sex, first_one.victim_status, first_one.fate) == (
        34,
        "female",
        "civilian",
        "killed",
    )
    assert (second.fate, second.private, second.span) == ("missing", True, told.span)
    assert "Reed" not in Redactor((), record.claims()).line("Tom Reed is missing", "a")


def test_what_the_report_says_of_checking_can_be_set(record: Record) -> None:
    """Verified or not, by whom, and taken off again."""
    told = set_in(record, "verification=not_verified by Reuters").verification
    assert told is not None
    assert (told.verified, told.by) == (False, "Reuters")
    assert set_in(record, "verification=none").verification is None

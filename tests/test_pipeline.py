"""The main path: what is added once is there once, whatever comes, in whatever order, and it can be derived again."""

import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from onrecord import decide, pipeline
from onrecord.errors import NotFound, OptionInvalid, RecordBusy, RecordDamaged
from onrecord.knowledge import Knowledge
from onrecord.model import Identity, Linked, PublishedBasis, Reading, Report
from onrecord.read import Given
from onrecord.record import EntryKind, Record
from onrecord.settings import settings as of_the_environment
from onrecord.values import When
from tests.record.small_stages import NO_KNOWLEDGE, SMALL, readings
from tests.record.state import state

NORTH = "12 people were killed in Northtown, the clinic said."
SOUTH = "3 people were killed in Southtown."


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record", create=True) as opened:
        yield opened


def line(name: str, text: str, **fields: str) -> dict[str, Any]:
    return {"id": name, "text": text, "publisher": "The Post", "published": "2016-12-13"} | fields


def corpus(path: Path, *lines: dict[str, Any]) -> str:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines), encoding="utf-8")
    return str(path)


def add(record: Record, *inputs: str, by: pipeline.Stages = SMALL, **given: Any) -> pipeline.Summary:
    return pipeline.add(record, inputs, Given(**given), knowledge=NO_KNOWLEDGE, by=by)


def kinds(record: Record) -> list[str]:
    return [entry.kind.value for entry in record.entries()]


def test_reports_become_claims_and_incidents(record: Record, tmp_path: Path) -> None:
    """What two reports say of one happening becomes one incident with both claims."""
    summary = add(record, corpus(tmp_path / "c.jsonl", line("a", NORTH), line("b", NORTH + " " + SOUTH)))
    assert (summary.added, summary.already, summary.renewed, summary.new_refusals) == (2, 0, 0, 0)
    assert summary.holdings.claims == {"violence": 3}
    assert summary.holdings.incidents == len(list(record.incidents())) == 2
    assert {len(i.claims) for i in record.incidents()} == {1, 2}
    assert [r.id for r in record.reports()] == ["a", "b"]
    assert {found.report for found in record.search("clinic")} == {"a", "b"}
    for claim in record.claims():
        incident = record.incident_of(claim.id)
        assert incident is not None
        assert claim.id in incident.claims
        assertion = record.assertion_of(claim.id)
        assert assertion is not None
        assert claim.id in assertion.claims
    assert record.check_ledger() == ()


def test_a_former_id_of_an_incident_leads_to_it(record: Record, tmp_path: Path) -> None:
    """The id that an incident would have had before claims joined it still finds it."""
    add(record, corpus(tmp_path / "c.jsonl", line("a", NORTH), line("b", NORTH)))
    (incident,) = record.incidents()
    assert {record.incident(f"i{claim[1:]}").id for claim in incident.claims} == {incident.id}
    with pytest.raises(NotFound):
        record.incident("i-0000000000000000")


def test_adding_again_writes_nothing(record: Record, tmp_path: Path) -> None:
    """The same input a second time is counted as known and leaves ledger and views as they were, refusals too."""
    inputs = corpus(
        tmp_path / "c.jsonl", line("a", NORTH), line("b", "unreadable"), line("c", "Rien."), line("a", SOUTH)
    )
    (tmp_path / "empty.txt").touch()
    first = add(record, inputs, str(tmp_path / "empty.txt"))
    assert first.wrote
    assert first.added == 3
    before, entries = state(record), list(record.entries())
    second = add(record, inputs, str(tmp_path / "empty.txt"))
    assert not second.wrote
    assert second.already == 3
    assert state(record) == before
    assert list(record.entries()) == entries


def test_another_text_under_a_known_id_is_refused(record: Record, tmp_path: Path) -> None:
    """The refusal names the SHA-256 of both; the recorded text stays."""
    add(record, corpus(tmp_path / "c.jsonl", line("a", NORTH)))
    summary = add(record, corpus(tmp_path / "d.jsonl", line("a", SOUTH)))
    (refusal,) = summary.refused
    other = hashlib.sha256((tmp_path / "d.jsonl").read_bytes().rstrip(b"\n")).hexdigest()
    assert record.report("a").sha256 in refusal.reason
    assert other in refusal.reason
    assert record.report("a").text == NORTH
    assert list(record.refusals()) == [refusal]


def test_one_id_twice_in_one_run(record: Record, tmp_path: Path) -> None:
    """Of two lines with one id the first is kept; the same text again is known, another is refused."""
    summary = add(record, corpus(tmp_path / "c.jsonl", line("a", NORTH), line("a", NORTH), line("a", SOUTH)))
    assert (summary.added, summary.already, summary.new_refusals) == (1, 1, 1)


def test_metadata_given_late_are_one_entry(record: Record, tmp_path: Path) -> None:
    """Another day for a known text is one `metadata` entry and a new reading; the claims keep their ids."""
    (tmp_path / "a.txt").write_text(NORTH)
    add(record, str(tmp_path / "a.txt"))
    (before,) = record.claims()
    assert before.when is None
    summary = add(record, str(tmp_path / "a.txt"), published=When("2016-12-14"), publisher="The Post")
    (after,) = record.claims()
    assert (summary.added, summary.renewed) == (0, 1)
    assert kinds(record) == ["report", "reading", "metadata", "reading"]
    assert after.id == before.id
    assert after.when is not None
    assert after.when.when == When("2016-12-14")
    assert record.report("a.txt").publisher == "The Post"
    (incident,) = record.incidents()
    assert incident.when == When("2016-12-14")
    assert record.check_ledger() == ()


def test_what_is_not_given_again_is_not_forgotten(record: Record, tmp_path: Path) -> None:
    """Adding the same file without the options that were given before writes nothing."""
    (tmp_path / "a.txt").write_text(NORTH)
    add(record, str(tmp_path / "a.txt"), published=When("2016-12-14"))
    assert not add(record, str(tmp_path / "a.txt")).wrote
    assert record.report("a.txt").published == When("2016-12-14")


def test_a_file_s_own_day_does_not_replace_a_given_one() -> None:
    """A day from metadata ranks below one that was given, and above none."""
    basis = PublishedBasis
    bare = Report(id="a", text="x", sha256="1")
    given = replace(bare, published=When("2016"), published_given=When("2016"), published_basis=basis.GIVEN)
    found = replace(bare, published=When("2015"), published_basis=basis.METADATA, sha256="2")
    assert pipeline.merged(given, found) == given
    assert pipeline.merged(bare, found) == found
    assert pipeline.merged(found, given) == given


def test_a_report_that_cannot_be_read_is_kept_with_its_reason(record: Record, tmp_path: Path) -> None:
    """A fault while one report of a batch is read for claims refuses that one alone; it can be searched."""
    summary = add(record, corpus(tmp_path / "c.jsonl", line("a", NORTH), line("b", "unreadable"), line("c", SOUTH)))
    (refusal,) = summary.refused
    assert refusal.report == "b"
    assert refusal.reason == "could not be read for claims: ZeroDivisionError: a rule stumbled"
    assert [c.report for c in record.claims()] == ["a", "c"]
    assert [f.report for f in record.search("unreadable")] == ["b"]
    assert list(record.refusals()) == [refusal]


def test_a_later_reading_settles_why_there_was_none(record: Record, tmp_path: Path) -> None:
    """Once a report could be read, the reason why it could not is history."""
    add(record, corpus(tmp_path / "c.jsonl", line("b", "unreadable " + NORTH)))
    cured = replace(SMALL, readings=lambda reports, _: (Reading(report=report) for report in reports))
    add(record, corpus(tmp_path / "d.jsonl", line("b", "unreadable " + NORTH, published="2016-12-14")), by=cured)
    assert list(record.refusals()) == []
    assert kinds(record) == ["report", "refusal", "metadata", "reading"]


def test_a_report_in_another_language_is_kept_and_not_read(record: Record, tmp_path: Path) -> None:
    """It is stored and searchable, with a refusal of the reading."""
    french = "Les habitants du quartier ont vu passer les convois, et personne ne sait où ils sont allés depuis hier. "
    summary = add(record, corpus(tmp_path / "c.jsonl", line("f", french * 3, language="fr")))
    assert summary.added == 1
    assert [refusal.report for refusal in record.refusals()] == ["f"]
    assert [found.report for found in record.search("quartier")] == ["f"]
    assert kinds(record) == ["report", "refusal"]


def test_a_claim_that_does_not_quote_its_report_is_left_out(record: Record, tmp_path: Path) -> None:
    """A claim must rest on the very words of its report, and two claims must not share an id."""

    def faulty(reports: Sequence[Report], knowledge: Knowledge) -> Iterator[Reading]:
        for reading in readings(reports, knowledge):
            (claim,) = reading.claims
            yield replace(reading, claims=(claim, claim, replace(claim, text=claim.text.upper())))

    add(record, corpus(tmp_path / "c.jsonl", line("a", NORTH)), by=replace(SMALL, readings=faulty))
    assert len(list(record.claims())) == 1
    assert len(list(record.refusals())) == 2


def test_reports_with_one_text_name_the_least_id(record: Record, tmp_path: Path) -> None:
    """A text that came under three ids is the repetition of the least of them, in whatever order they came."""
    add(record, corpus(tmp_path / "c.jsonl", line("m", NORTH), line("z", NORTH)))
    add(record, corpus(tmp_path / "d.jsonl", line("a", NORTH), line("s", SOUTH)))
    assert record.repeats() == {"m": "a", "z": "a"}


@settings(derandomize=True, deadline=None, max_examples=12)
@drawn(st.randoms(use_true_random=False), st.integers(1, 5))
def test_the_order_of_adding_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, shuffle: random.Random, cut: int
) -> None:
    """The same reports in another order, in one run or in two, give the same views byte for byte."""
    folder = tmp_path_factory.mktemp("order")
    lines = [line(f"r{n}", f"{n} people were killed in Town{n % 3}. Nobody knows.") for n in range(7)]
    lines.append(line("odd", "unreadable"))
    with Record.open(folder / "one", create=True) as one:
        add(one, corpus(folder / "one.jsonl", *lines))
        expected = state(one)
    shuffle.shuffle(lines)
    with Record.open(folder / "two", create=True) as two:
        add(two, corpus(folder / "first.jsonl", *lines[:cut]))
        add(two, corpus(folder / "second.jsonl", *lines[cut:]))
        assert state(two) == expected


def test_progress_is_told(record: Record, tmp_path: Path) -> None:
    """Progress names what is done, how many there are, and the claims so far, and ends at the whole."""
    inputs = corpus(tmp_path / "c.jsonl", *(line(f"r{n:02}", NORTH) for n in range(20)))
    seen: list[tuple[int, int | None, int]] = []
    pipeline.add(record, [inputs], Given(), knowledge=NO_KNOWLEDGE, by=SMALL, progress=lambda *step: seen.append(step))
    assert seen[-1] == (20, 20, 20)
    assert [done for done, _, _ in seen] == [8, 16, 20]


def test_a_batch_is_one_transaction(record: Record, tmp_path: Path) -> None:
    """Reports are committed together, as many at once as the settings say."""
    states: list[int] = []
    inputs = corpus(tmp_path / "c.jsonl", *(line(f"r{n:02}", NORTH) for n in range(17)))
    with Record.open(record.path) as reader:
        pipeline.add(
            record,
            [inputs],
            Given(),
            knowledge=NO_KNOWLEDGE,
            by=SMALL,
            progress=lambda *_: states.append(len(list(reader.reports()))),
        )
    assert of_the_environment().batch == 8
    assert states == [8, 16, 17]


def test_an_interruption_leaves_what_was_added(record: Record, tmp_path: Path) -> None:
    """Ctrl-C says that the same command takes it up, and it does."""
    inputs = corpus(tmp_path / "c.jsonl", *(line(f"r{n:02}", NORTH) for n in range(20)))

    def stop(done: int, total: int | None, claims: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as stopped:
        pipeline.add(record, [inputs], Given(), knowledge=NO_KNOWLEDGE, by=SMALL, progress=stop)
    assert stopped.value.__notes__ == [pipeline.TAKE_UP]
    assert len(list(record.reports())) == 8
    assert record.stale()
    summary = add(record, inputs)
    assert (summary.added, summary.already) == (12, 8)
    assert not record.stale()


def test_a_run_stopped_before_linking_is_caught_up(record: Record, tmp_path: Path) -> None:
    """Where all reports are there and nothing is linked, adding the same again, or a view, links."""

    def stop(*_: object) -> Any:
        raise KeyboardInterrupt

    inputs = corpus(tmp_path / "c.jsonl", line("a", NORTH))
    with pytest.raises(KeyboardInterrupt):
        add(record, inputs, by=replace(SMALL, link=stop))
    assert list(record.incidents()) == []
    assert not add(record, inputs).wrote
    assert len(list(record.incidents())) == 1
    assert not pipeline.catch_up(record, NO_KNOWLEDGE, by=SMALL)


def test_a_view_does_not_wait_for_a_writer(record: Record, tmp_path: Path) -> None:
    """While another process writes, catching up leaves the linking to it; adding says that the record is busy."""
    inputs = corpus(tmp_path / "c.jsonl", line("a", NORTH))
    with Record.open(record.path) as other, other.lock():
        assert not pipeline.catch_up(record, NO_KNOWLEDGE, by=SMALL)
        with pytest.raises(RecordBusy):
            add(record, inputs)
    assert pipeline.catch_up(record, NO_KNOWLEDGE, by=SMALL)


def filled(record: Record, tmp_path: Path) -> None:
    add(
        record,
        corpus(tmp_path / "c.jsonl", line("a", NORTH), line("b", NORTH + " " + SOUTH), line("c", "unreadable")),
    )


def test_rebuild_gives_the_same_bytes(record: Record, tmp_path: Path) -> None:
    """Everything derived is dropped and derived again, search included, and nothing that shows is different."""
    filled(record, tmp_path)
    decide.withdraw(record, "a", "a mistake", knowledge=NO_KNOWLEDGE, by=SMALL)
    before = state(record)
    rebuilt = pipeline.rebuild(record, NO_KNOWLEDGE, by=SMALL)
    assert rebuilt.differing == ()
    assert state(record) == before
    decide.reinstate(record, "a", "none", knowledge=NO_KNOWLEDGE, by=SMALL)
    assert {found.report for found in record.search("clinic")} == {"a", "b"}


def test_rebuild_heals_what_is_derived(record: Record, tmp_path: Path) -> None:
    """Derived tables that were spoilt are as they were after a rebuild."""
    filled(record, tmp_path)
    before = state(record)
    with record.write() as writer:
        writer.derived([], Linked(assertions=(), incidents=()), [], rests_on=record.last_change())
    assert state(record) != before
    pipeline.rebuild(record, NO_KNOWLEDGE, by=SMALL)
    assert state(record) == before


def test_rebuild_refuses_altered_evidence(record: Record, tmp_path: Path) -> None:
    """Nothing is derived from a record whose evidence was altered."""
    filled(record, tmp_path)
    digest = record.report("a").sha256
    file = record.path / "evidence" / digest[:2] / digest[2:]
    file.chmod(0o644)
    file.write_bytes(b"other")
    with pytest.raises(RecordDamaged, match=digest):
        pipeline.rebuild(record, NO_KNOWLEDGE, by=SMALL)


def test_rebuild_keeps_a_text_that_would_be_read_otherwise_now(record: Record, tmp_path: Path) -> None:
    """A text that this version has otherwise out of the same bytes stays as recorded, and is refused by name."""
    filled(record, tmp_path)
    rebuilt = pipeline.rebuild(record, NO_KNOWLEDGE, by=replace(SMALL, working_text=lambda _, report: report.id))
    assert rebuilt.differing == ("a", "b", "c")
    assert record.report("a").text == NORTH
    assert {r.report for r in record.refusals() if "recorded text is kept" in r.reason} == {"a", "b", "c"}


def test_a_withdrawn_report_is_in_no_view(record: Record, tmp_path: Path) -> None:
    """Claims, incidents, search, refusals and reports do without it; the ledger keeps it; it can come back."""
    filled(record, tmp_path)
    before = state(record)
    decide.withdraw(record, "b", "it was another day", knowledge=NO_KNOWLEDGE, by=SMALL)
    assert [r.id for r in record.reports()] == ["a", "c"]
    assert {c.report for c in record.claims()} == {"a"}
    assert {report for i in record.incidents() for report in i.reports} == {"a"}
    assert {found.report for found in record.search("people")} == {"a"}
    assert record.withdrawn() == {"b": "it was another day"}
    with pytest.raises(NotFound, match="was withdrawn: it was another day"):
        record.report("b")
    assert not add(record, str(tmp_path / "c.jsonl")).wrote
    decide.reinstate(record, "b", "it was that day", knowledge=NO_KNOWLEDGE, by=SMALL)
    assert state(record) == before
    assert kinds(record)[-2:] == ["withdrawal", "reinstatement"]
    assert record.check_ledger() == ()


def test_withdrawing_says_what_is_wrong(record: Record, tmp_path: Path) -> None:
    """An unknown report, one that is withdrawn already, one that is not, and no reason, are told apart."""
    filled(record, tmp_path)
    with pytest.raises(NotFound, match="no report x"):
        decide.withdraw(record, "x", "why", knowledge=NO_KNOWLEDGE, by=SMALL)
    with pytest.raises(OptionInvalid, match="needs a reason"):
        decide.withdraw(record, "a", " ", knowledge=NO_KNOWLEDGE, by=SMALL)
    with pytest.raises(OptionInvalid, match="is not withdrawn"):
        decide.reinstate(record, "a", "why", knowledge=NO_KNOWLEDGE, by=SMALL)
    decide.withdraw(record, "a", "why", knowledge=NO_KNOWLEDGE, by=SMALL)
    with pytest.raises(OptionInvalid, match="withdrawn already: why"):
        decide.withdraw(record, "a", "why", knowledge=NO_KNOWLEDGE, by=SMALL)


def test_the_latest_judgement_on_a_pair_holds(record: Record, tmp_path: Path) -> None:
    """A judgement parts an incident, another on the same pair undoes it, and both stand in the ledger."""
    add(record, corpus(tmp_path / "c.jsonl", line("a", NORTH), line("b", NORTH)))
    left, right = (claim.id for claim in record.claims())
    before = state(record)
    decide.judge(record, (right, left), Identity.DIFFERENT, "two days", knowledge=NO_KNOWLEDGE, by=SMALL)
    assert len(list(record.incidents())) == 2
    decide.judge(record, (left, right), Identity.NO_JUDGEMENT, "not sure", knowledge=NO_KNOWLEDGE, by=SMALL)
    assert state(record) == before
    assert record.judgements() == ()
    assert kinds(record).count(EntryKind.JUDGEMENT) == 2


def test_a_judgement_needs_two_known_claims(record: Record, tmp_path: Path) -> None:
    """A claim and itself, or a claim that is not there, cannot be judged."""
    add(record, corpus(tmp_path / "c.jsonl", line("a", NORTH)))
    (claim,) = record.claims()
    with pytest.raises(OptionInvalid, match="given twice"):
        decide.judge(record, (claim.id, claim.id), Identity.SAME, "x", knowledge=NO_KNOWLEDGE, by=SMALL)
    with pytest.raises(NotFound):
        decide.judge(record, (claim.id, "c-0"), Identity.SAME, "x", knowledge=NO_KNOWLEDGE, by=SMALL)

"""`explain`: values, rules and words for a reader; what a person set; what this version reads otherwise; custody."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import onrecord
from onrecord.api import OpenRecord
from onrecord.ask import Explanation
from onrecord.errors import NotFound
from onrecord.model import Reading
from onrecord.publish import explanation_lines
from onrecord.record import Record

TEXT = (
    "At least 12 people were killed on Sunday when a drone struck a market in El Fasher, the Sudan Doctors' Union "
    "said. It said that 30 others were wounded."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record of one report of three claims."""
    line = {"id": "a", "text": TEXT, "publisher": "The Post", "published": "2019-05-16"}
    (tmp_path / "c.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    with onrecord.open(tmp_path / "r") as record:
        record.add(tmp_path / "c.jsonl")
    return tmp_path / "r"


@pytest.fixture
def record(folder: Path) -> Iterator[OpenRecord]:
    with onrecord.open(folder) as opened:
        yield opened


def explained(record: OpenRecord, words: str = "12 people") -> Explanation:
    return record.explain(next(c.id for c in record.claims() if words in c.text))


def block(found: Explanation, name: str) -> str:
    """The lines of one field as a terminal shows them, on one line."""
    lines = list(explanation_lines(found))
    first = next(n for n, line in enumerate(lines) if line.startswith(name))
    return " ".join(" ".join(lines[first : lines.index("", first)]).split())


def test_a_reader_sees_value_rule_words_and_place(record: OpenRecord) -> None:
    """A field's block has its value, the rule in a sentence, and where its words stand."""
    found = explained(record)
    at = TEXT.index("Sunday")
    assert "12 May 2019 (2019-05-12)" in block(found, "when")
    assert f"counted back from the day of publication, 16 May 2019. [{at}–{at + 6}]" in block(found, "when")
    assert "leaves the upper end open" in block(found, "count")
    assert "killed 12 or more" in block(found, "count")


def test_every_line_fits_the_screen(record: OpenRecord) -> None:
    """No line is wider than what is easy to read."""
    assert max(len(line) for line in explanation_lines(explained(record))) <= 126


def test_custody_leads_to_bytes_and_ledger(record: OpenRecord) -> None:
    """The explanation names the digest of the report's bytes and the entries that brought and read it."""
    custody = explained(record).custody
    (report,) = record.reports()
    assert (custody["sha256"], custody["arrival"]["entry"], custody["reading"]["entry"]) == (report.sha256, 1, 2)


def test_json_has_the_words_themselves(record: OpenRecord) -> None:
    """Each ground of the object quotes the report at its offsets."""
    told = explained(record).to_json()
    grounds = [g for field in told["fields"] for g in field["grounds"]]
    assert grounds
    assert all(TEXT[w["start"] : w["end"]] == w["text"] for g in grounds for w in g["words"])
    assert told["sentence"]["text"].startswith("At least 12 people")


def test_a_field_that_a_person_set_says_so(record: OpenRecord) -> None:
    """Who set it, when and why, and what the machine had read, before the machine's own rules."""
    found = explained(record)
    record.edit(found.claim.id, "event=bombing", "a second source names a bomb")
    after = explained(record)
    assert block(after, "event").startswith("event bombing Set by ")
    assert "because: a second source names a bomb (entry 3 of the ledger)" in block(after, "event")
    assert f"The machine had read: {found.claim.event}." in block(after, "event")
    assert "Why the machine had read that: " in block(after, "event")
    (field,) = [f for f in after.to_json()["fields"] if f["field"] == "event"]
    assert field["edit"]["machine_read"] == found.claim.event
    record.undo_edit(found.claim.id, "event", "it was a drone")
    assert "Set by" not in block(explained(record), "event")


def test_what_is_read_otherwise_now_is_not_passed_off_as_the_grounds(folder: Path) -> None:
    """A stored reading that this version would not make says so, and what is read now."""
    with Record.open(folder) as kept:
        changed = [replace(c, when=None) if "12 people" in c.text else c for c in kept.claims_as_read("a")]
        with kept.write() as writer:
            writer.reading(Reading(report=kept.report("a"), claims=tuple(changed)))
    with onrecord.open(folder) as record:
        found = explained(record)
        assert "The version of now reads: 12 May 2019 (2019-05-12)." in block(found, "when")
        assert "not in every field" in found.notes[0]


def test_a_claim_that_is_not_read_any_more_keeps_what_was_stored(folder: Path) -> None:
    """Where this version reads no such claim, its values are shown without rules, and that is said."""
    with Record.open(folder) as kept:
        first = kept.claims_as_read("a")[0]
        span = replace(first.span, end=first.span.end - 3)
        changed = replace(first, span=span, text=first.text[:-3])
        with kept.write() as writer:
            writer.reading(Reading(report=kept.report("a"), claims=(changed,)))
    with onrecord.open(folder) as record:
        found = record.explain(changed.id)
        assert "reads none in these words" in found.notes[0]
        assert all(not field.grounds for field in found.fields)


def test_the_table_and_the_rows_say_the_same(record: OpenRecord) -> None:
    """Every rule of the object stands in the rows."""
    found = explained(record)
    rules = {g["rule"] for field in found.to_json()["fields"] for g in field["grounds"]}
    assert rules <= {row[2] for row in found.view().rows}


def test_an_unknown_claim_is_not_explained(record: OpenRecord) -> None:
    """An id that no claim has is an error that says so."""
    with pytest.raises(NotFound):
        record.explain("c-0000000000000000")

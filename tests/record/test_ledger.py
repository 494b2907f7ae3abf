"""The ledger: every entry rests on the one before, and nothing stored can be altered unseen."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Identity, Judgement, Reading, Refusal, Report, Section
from onrecord.record import EntryKind, Record
from onrecord.record.ledger import FIRST, sha256
from onrecord.values import Span

COLUMNS = ["kind", "digest", "who", "time", "version", "previous", "hash"]
steady = settings(derandomize=True, deadline=None, max_examples=40)


def filled(path: Path) -> Record:
    """A record with one entry of every kind."""
    record = Record.open(path, create=True)
    report = Report(id="a.txt", text="Nobody was hurt.", sha256=sha256(b"a"))
    with record.write() as writer:
        writer.report(report, b"a")
        writer.reading(Reading(report=report, sections=((Section.BODY, Span(0, 16)),)))
        writer.metadata(Report(id="a.txt", text=report.text, sha256=sha256(b"a"), title="T"), b"a")
        writer.refusal(Refusal(input="b.bin", reason="is no text"))
        writer.withdraw("a.txt", "sent by mistake")
        writer.reinstate("a.txt", "sent rightly")
        writer.judgement(Judgement(left="c-1", right="c-2", identity=Identity.SAME, reason="one day", by="Ann"))
    return record


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """One record for tests that put back what they alter."""
    with filled(tmp_path_factory.mktemp("ledger") / "r") as record:
        yield record


def alter(record: Record, sql: str, values: tuple[object, ...] = ()) -> None:
    """Alter the database behind the record's back."""
    with closing(sqlite3.connect(record.path / "record.sqlite")) as connection, connection:
        connection.execute(sql, values)


def value_of(record: Record, sql: str, values: tuple[object, ...] = ()) -> object:
    with closing(sqlite3.connect(record.path / "record.sqlite")) as connection:
        return connection.execute(sql, values).fetchone()[0]


def test_every_kind_of_writing_is_one_entry(shared: Record) -> None:
    """What enters or is decided stands in the ledger in the order in which it came, one entry each."""
    assert [entry.kind for entry in shared.entries()] == [
        EntryKind.REPORT,
        EntryKind.READING,
        EntryKind.METADATA,
        EntryKind.REFUSAL,
        EntryKind.WITHDRAWAL,
        EntryKind.REINSTATEMENT,
        EntryKind.JUDGEMENT,
    ]
    assert shared.check_ledger() == ()


def test_an_entry_names_the_hash_of_the_one_before(shared: Record) -> None:
    """The first entry names no other; each later one names the hash of the entry before it."""
    entries = list(shared.entries())
    assert [e.previous for e in entries] == [FIRST, *(e.hash for e in entries[:-1])]


def test_an_entry_says_who_when_and_with_what(shared: Record) -> None:
    """An entry has the reader's name, a UTC time and the version of the tool."""
    entry = next(iter(shared.entries()))
    assert entry.who
    assert entry.time.endswith("+00:00")
    assert entry.version == "0.1.0"


@steady
@given(st.integers(1, 7), st.sampled_from(COLUMNS), st.text(min_size=1, max_size=20))
def test_altering_any_entry_breaks_the_chain(shared: Record, number: int, column: str, value: str) -> None:
    """Whatever column of whatever entry is altered, the check names it."""
    before = value_of(shared, f"SELECT {column} FROM ledger WHERE sequence = ?", (number,))
    if before == value:
        return
    alter(shared, f"UPDATE ledger SET {column} = ? WHERE sequence = ?", (value, number))
    try:
        assert any(f"entry {number}" in fault for fault in shared.check_ledger())
    finally:
        alter(shared, f"UPDATE ledger SET {column} = ? WHERE sequence = ?", (before, number))
    assert shared.check_ledger() == ()


ALTERED = [
    "UPDATE report SET id = 'b.txt'",
    "UPDATE report SET text = 'Many were hurt.'",
    "UPDATE arrival SET metadata = replace(metadata, '\"T\"', '\"U\"')",
    "UPDATE arrival SET sha256 = '0'",
    "UPDATE reading SET sections = '[]'",
    "DELETE FROM reading",
    "UPDATE refusal SET body = replace(body, 'no', 'some')",
    "UPDATE withdrawal SET reason = 'x' WHERE withdrawn",
    "UPDATE withdrawal SET withdrawn = 1",
    "UPDATE judgement SET body = replace(body, 'same', 'different')",
    "UPDATE payload SET body = replace(body, 'a', 'b') WHERE sequence = 2",
    "DELETE FROM ledger WHERE sequence = 2",
    "INSERT INTO claim VALUES (2, 0, 'c-0000000000000000', 'violence', '{}')",
]


@pytest.mark.parametrize("sql", ALTERED)
def test_altered_rows_are_found(tmp_path: Path, sql: str) -> None:
    """What an entry brought cannot be altered, deleted or added to without the check saying so."""
    with filled(tmp_path / "r") as record:
        alter(record, sql)
        assert record.check_ledger() != ()


def test_a_deleted_payload_leaves_the_chain_whole(tmp_path: Path) -> None:
    """A payload can be deleted, and every entry still verifies, its own included."""
    with filled(tmp_path / "r") as record:
        alter(record, "DELETE FROM payload WHERE sequence = 4")
        assert record.check_ledger() == ()


def test_equal_payloads_have_unequal_digests(tmp_path: Path) -> None:
    """Each payload has a salt of its own, so that its words cannot be guessed from the digest."""
    with Record.open(tmp_path / "r", create=True) as record:
        with record.write() as writer:
            for _ in range(2):
                writer.judgement(Judgement(left="a", right="b", identity=Identity.SAME, reason="x", by="Ann"))
        first, second = record.entries()
    assert first.digest != second.digest


def test_a_payload_is_canonical_json(shared: Record) -> None:
    """A payload's keys are sorted and its digest is that of its UTF-8."""
    body = str(value_of(shared, "SELECT body FROM payload WHERE sequence = 1"))
    assert list(json.loads(body)) == sorted(json.loads(body))
    assert sha256(body) == next(iter(shared.entries())).digest


def stumble(record: Record) -> None:
    with record.write() as writer:
        writer.refusal(Refusal(input="c", reason="x"))
        raise KeyError


def test_an_error_leaves_nothing_of_a_transaction(tmp_path: Path) -> None:
    """Where a block of writing ends with an error, no entry of it is kept."""
    with filled(tmp_path / "r") as record:
        before = list(record.entries())
        with pytest.raises(KeyError):
            stumble(record)
        assert list(record.entries()) == before

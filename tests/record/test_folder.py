"""The record as a folder: how it is made, known, refused, and brought up to date."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, create_engine, inspect

import onrecord.record
from onrecord.errors import NotARecord, RecordBusy, RecordDamaged, RecordError, RecordTooNew
from onrecord.model import Refusal, Report
from onrecord.record import Record, database, folder, schema
from onrecord.record.ledger import sha256

MIGRATIONS = Path(onrecord.record.__file__).parent / "migrations"


def one_report(path: Path) -> None:
    with Record.open(path, create=True) as record, record.write() as writer:
        writer.report(Report(id="a.txt", text="A text.", sha256=sha256(b"a")), b"a")


def test_a_record_is_made_where_nothing_is(tmp_path: Path) -> None:
    """A new folder becomes a record, its parents too."""
    one_report(tmp_path / "new" / "r")
    with Record.open(tmp_path / "new" / "r") as record:
        assert record.report("a.txt").text == "A text."


def test_an_empty_folder_becomes_a_record(tmp_path: Path) -> None:
    """An empty folder is as good as none."""
    one_report(tmp_path)
    assert (tmp_path / "onrecord.toml").is_file()


def test_a_folder_that_is_no_record_is_named_so(tmp_path: Path) -> None:
    """Opening another folder says what a record is and how one is made."""
    with pytest.raises(
        NotARecord, match=r"a record is a folder that holds onrecord\.toml; make one with: onrecord add"
    ):
        Record.open(tmp_path)


def test_nothing_is_made_where_nothing_is_to_be_made(tmp_path: Path) -> None:
    """Opening a record that is not there leaves nothing behind."""
    with pytest.raises(NotARecord):
        Record.open(tmp_path / "r")
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize("name", ["letter.txt", ".hidden"])
def test_a_folder_with_other_things_is_never_made_a_record(tmp_path: Path, name: str) -> None:
    """A folder that holds something else stays as it is."""
    (tmp_path / name).write_text("Dear Ann")
    with pytest.raises(NotARecord, match="choose a new or an empty folder"):
        Record.open(tmp_path, create=True)
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_a_file_is_no_record(tmp_path: Path) -> None:
    """A path to a file is refused in both ways of opening."""
    (tmp_path / "f").write_text("x")
    for create in (False, True):
        with pytest.raises(NotARecord):
            Record.open(tmp_path / "f", create=create)


def test_a_record_of_a_newer_format_is_refused(tmp_path: Path) -> None:
    """A marker with a later format names the version that made it."""
    one_report(tmp_path)
    (tmp_path / "onrecord.toml").write_text('format = 2\nmade_by = "onrecord 9.0"\n')
    with pytest.raises(RecordTooNew, match=r"format 2, made by onrecord 9\.0"):
        Record.open(tmp_path)


def test_a_record_with_newer_tables_is_refused(tmp_path: Path) -> None:
    """Tables of a revision that this version does not know are not touched."""
    one_report(tmp_path)
    with closing(sqlite3.connect(tmp_path / "record.sqlite")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    with pytest.raises(RecordTooNew, match="revision 0999, this version knows"):
        Record.open(tmp_path, create=True)


@pytest.mark.parametrize("marker", ["", "format = 'one'", "format = [", "fromat = 1"])
def test_a_broken_marker_is_damage(tmp_path: Path, marker: str) -> None:
    """A marker that cannot be read is said to be so."""
    one_report(tmp_path)
    (tmp_path / "onrecord.toml").write_text(marker)
    with pytest.raises(RecordDamaged, match=r"onrecord\.toml cannot be read"):
        Record.open(tmp_path)


def test_a_lost_database_is_damage(tmp_path: Path) -> None:
    """Where evidence is there and the database is not, none is made in silence."""
    one_report(tmp_path)
    for file in tmp_path.glob("record.sqlite*"):
        file.unlink()
    with pytest.raises(RecordDamaged, match="is missing while evidence is there"):
        Record.open(tmp_path, create=True)


def test_a_file_that_is_no_database_is_damage(tmp_path: Path) -> None:
    """Bytes that are no database are said to be so."""
    one_report(tmp_path)
    for file in tmp_path.glob("record.sqlite-*"):
        file.unlink()
    (tmp_path / "record.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(RecordDamaged, match="is damaged"):
        Record.open(tmp_path)


def test_another_database_is_damage(tmp_path: Path) -> None:
    """A database with other tables is not filled with those of a record."""
    (tmp_path / "onrecord.toml").write_text("format = 1\n")
    with closing(sqlite3.connect(tmp_path / "record.sqlite")) as connection, connection:
        connection.execute("CREATE TABLE letters (body TEXT)")
    with pytest.raises(RecordDamaged, match="no record's"):
        Record.open(tmp_path)


def test_a_record_killed_while_it_was_made_is_finished(tmp_path: Path) -> None:
    """A marker without a database, or with an empty one, is a record that was not finished: opening finishes it."""
    for name in ("without", "empty"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "onrecord.toml").write_text("format = 1\n")
        (tmp_path / "empty" / "record.sqlite").touch() if name == "empty" else None
        with Record.open(tmp_path / name) as record:
            assert list(record.reports()) == []


def test_the_newest_revision_is_the_one_that_is_expected() -> None:
    """The revision named in the code is the head of those that ship, and all of them are known."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == database.HEAD
    assert {script.revision for script in scripts.walk_revisions()} == set(database.KNOWN)


def older(path: Path) -> None:
    """Make a record as the first version left it: without the tables of edits and ratings."""
    one_report(path)
    with closing(sqlite3.connect(path / "record.sqlite")) as connection:
        connection.executescript("DROP TABLE edit; DROP TABLE rating; UPDATE alembic_version SET version_num = '0001'")


def test_a_record_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """Opening it makes the tables that it lacks, and nothing that it holds is lost."""
    older(tmp_path)
    with Record.open(tmp_path) as record:
        assert [r.id for r in record.reports()] == ["a.txt"]
        assert record.edits() == ()
        assert record.ratings().held == ()
        assert record.check_ledger() == ()


def test_an_older_record_that_cannot_be_written_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a sealed medium it cannot be brought up to date: that is said, and nothing is changed."""
    older(tmp_path)
    monkeypatch.setattr("onrecord.record.opened.os.access", lambda *_: False)
    with pytest.raises(RecordError, match="copy it to a disk"):
        Record.open(tmp_path)


def test_the_migrations_make_the_tables_of_the_schema(tmp_path: Path) -> None:
    """Tables, columns, keys and indexes made by the migrations are those that the code expects."""
    from alembic.autogenerate import compare_metadata

    one_report(tmp_path)
    engine = create_engine(f"sqlite:///{tmp_path / 'record.sqlite'}")

    def ours(name: str | None, kind: str, _: object) -> bool:
        return kind != "table" or not str(name).startswith("derived_search")

    expected = MetaData()
    for table in (*schema.said.sorted_tables, *schema.derived.sorted_tables):
        table.to_metadata(expected)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": ours})
        assert compare_metadata(context, expected) == []
        names = set(inspect(connection).get_table_names())
    engine.dispose()
    assert {*schema.said.tables, *schema.derived.tables, "derived_search"} <= names


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    """A second writer is told in plain words to wait, and writes once the first has ended."""
    one_report(tmp_path)
    with Record.open(tmp_path) as first, Record.open(tmp_path) as second:
        with first.lock():
            with pytest.raises(RecordBusy, match="wait until it has ended"), second.write():
                raise AssertionError
            with first.write() as writer:
                writer.refusal(Refusal(input="x", reason="y"))
        with second.write() as writer:
            assert not writer.refusal(Refusal(input="x", reason="y"))


def test_readers_are_not_blocked_by_a_writer(tmp_path: Path) -> None:
    """While one process is in the middle of writing, another reads what was committed before."""
    one_report(tmp_path)
    with Record.open(tmp_path) as first, Record.open(tmp_path) as second:
        with first.write() as writer:
            writer.refusal(Refusal(input="x", reason="y"))
            assert [r.id for r in second.reports()] == ["a.txt"]
            assert list(second.refusals()) == []
        assert len(list(second.refusals())) == 1


def test_a_snapshot_is_of_one_moment(tmp_path: Path) -> None:
    """Inside a snapshot nothing that another process commits is seen; after it, all of it is."""
    one_report(tmp_path)
    with Record.open(tmp_path) as first, Record.open(tmp_path) as second:
        with second.snapshot(), second.snapshot():
            assert list(second.refusals()) == []
            with first.write() as writer:
                writer.refusal(Refusal(input="x", reason="y"))
            assert list(second.refusals()) == []
            assert [second.report(r.id) for r in second.reports()] == list(first.reports())
        assert len(list(second.refusals())) == 1


def test_evidence_is_kept_by_its_digest(tmp_path: Path) -> None:
    """The bytes of a report lie in the evidence folder under their SHA-256, and nothing half written does."""
    one_report(tmp_path)
    digest = sha256(b"a")
    files = [p.relative_to(tmp_path / "evidence").as_posix() for p in (tmp_path / "evidence").rglob("*") if p.is_file()]
    assert files == [f"{digest[:2]}/{digest[2:]}"]


def test_altered_or_lost_evidence_is_damage(tmp_path: Path) -> None:
    """Bytes that no longer fit their digest are not handed out."""
    one_report(tmp_path)
    digest = sha256(b"a")
    file = tmp_path / "evidence" / digest[:2] / digest[2:]
    with Record.open(tmp_path) as record:
        file.chmod(0o644)
        file.write_bytes(b"b")
        with pytest.raises(RecordDamaged, match="were altered"):
            record.evidence(digest)
        file.unlink()
        with pytest.raises(RecordDamaged, match="has lost"):
            record.evidence(digest)


def test_what_a_killed_run_left_half_written_is_removed(tmp_path: Path) -> None:
    """The next writer clears the folder of incoming bytes."""
    one_report(tmp_path)
    left = tmp_path / "evidence" / "incoming" / "half"
    left.write_bytes(b"ha")
    with Record.open(tmp_path) as record, record.lock():
        assert not left.exists()


def test_a_folder_that_cannot_be_made_is_said_to_be_so(tmp_path: Path) -> None:
    """A record below a file cannot be made, and the message says where and why."""
    (tmp_path / "f").write_text("x")
    with pytest.raises(RecordError, match="cannot be made: Not a directory"):
        Record.open(tmp_path / "f" / "r", create=True)


def test_evidence_that_cannot_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    """Where the evidence folder cannot be written the report is not recorded either."""
    with Record.open(tmp_path / "r", create=True) as record:
        (tmp_path / "r" / "evidence").write_text("in the way")
        with pytest.raises(RecordError, match="cannot be written"):
            one_report(tmp_path / "r")
        assert list(record.entries()) == []


def test_a_closed_record_is_one_database_file(tmp_path: Path) -> None:
    """Nothing waits beside the database once the record is closed, so that copying the folder copies all."""
    one_report(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["evidence", "onrecord.toml", "record.sqlite", "write.lock"]


def test_a_record_that_cannot_be_written_can_be_read(tmp_path: Path) -> None:
    """On a sealed medium everything is read as ever, and nothing is put beside the database."""
    one_report(tmp_path / "a #1% record")
    place = folder.Folder(tmp_path / "a #1% record")
    before = sorted(place.path.rglob("*"))
    with Record(place, sealed=True) as record:
        assert record.report("a.txt").text == "A text."
        assert record.check_ledger() == ()
        assert sorted(place.path.rglob("*")) == before


def test_a_sealed_record_that_was_not_closed_is_refused(tmp_path: Path) -> None:
    """Where a killed run left entries beside the database, they are not overlooked."""
    one_report(tmp_path)
    (tmp_path / "record.sqlite-wal").write_bytes(b"entries")
    with pytest.raises(RecordError, match="was not closed"):
        Record(folder.Folder(tmp_path), sealed=True)

"""The library: the main path in five lines, over the same views as the commands."""

import json
from pathlib import Path

import pytest

import onrecord
from onrecord.ask import Filters
from onrecord.errors import NotFound, OnrecordError
from onrecord.record import Record


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("api") / "record"
    with onrecord.open(path) as record:
        assert record.add(onrecord.sample()).added == 15
    return path


def test_five_lines_do_the_main_path(folder: Path) -> None:
    """Open, add, list: what was added is there, typed."""
    with onrecord.open(folder) as record:
        assert record.path == folder
        assert len(list(record.reports())) == 15
        assert {c.report for c in record.claims()} <= {r.id for r in record.reports()}
        assert all(i.claims for i in record.incidents())
        assert not record.add(onrecord.sample()).wrote


def test_the_library_answers_as_the_commands_do(folder: Path) -> None:
    """Count, search, show, export and brief give what the command line prints."""
    with onrecord.open(folder) as record:
        assert record.count("attacks", Filters(weapon="cluster munition")).low == 137
        assert record.search("suitcases").objects[0]["report"] == "05-wire-jub-al-qubbeh"
        assert record.show("05-wire-jub-al-qubbeh").rows
        assert len([json.loads(line) for line in record.export("reports")]) == 15
        assert "Harbour Wire" in record.brief()
        assert list(record.refusals()) == []


def test_a_report_is_withdrawn_and_reinstated(tmp_path: Path) -> None:
    """A withdrawal takes a report out of every view until it is taken back."""
    (tmp_path / "a.txt").write_text("Two people were killed in the town on Monday.\n", encoding="utf-8")
    with onrecord.open(tmp_path / "r") as record:
        record.add(tmp_path / "a.txt", published="2016-12-14", publisher="The Post")
        record.withdraw("a.txt", "a hoax")
        assert list(record.reports()) == []
        record.reinstate("a.txt", "no hoax")
        assert [r.publisher for r in record.reports()] == ["The Post"]


def test_errors_are_of_one_family(tmp_path: Path) -> None:
    """Every error raised on purpose is an `OnrecordError`, and no record is made over a bad pack."""
    with onrecord.open(tmp_path / "r") as record, pytest.raises(NotFound):
        record.show("nothing")
    with pytest.raises(OnrecordError):
        onrecord.open(tmp_path / "new", packs=[tmp_path / "no-pack"])
    assert not (tmp_path / "new").exists()


def test_a_record_remembers_its_packs(tmp_path: Path) -> None:
    """Packs that ship are on until they are turned off, and stay off."""
    with onrecord.open(tmp_path / "r", shipped_packs=False):
        pass
    with onrecord.open(tmp_path / "r"):
        pass
    with Record.open(tmp_path / "r") as record:
        assert record.packs().shipped is False

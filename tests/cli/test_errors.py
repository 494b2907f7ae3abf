"""What goes wrong is said in one plain sentence, with a status that tells what kind of thing it was."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.record import Record
from tests.cli.running import ROOT, process, run


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("incidents", "NOWHERE"), 3, "is no record: a record is a folder that holds onrecord.toml"),
        (("add", "NEW", "missing.txt"), 2, "there is no file or folder missing.txt"),
        (("add", "NEW", "REPORT", "--published", "yesterday"), 2, "'yesterday'"),
        (("add", "NEW", "REPORT", "--pack", "NOWHERE"), 2, "no pack.toml in it"),
        (("add", "SAMPLE", "SAMPLE"), 2, "is a record, not reports"),
        (("show", "SAMPLE", "c-0000000000000000"), 2, "the record holds no claim c-0000000000000000"),
        (("show", "SAMPLE", "i-0000"), 2, "the record holds no incident i-0000"),
        (("show", "SAMPLE", "nobody at all"), 2, "nothing under 'nobody at all'"),
        (("withdraw", "SAMPLE", "no-such-report", "--reason", "x"), 2, "the record holds no report no-such-report"),
        (("claims", "SAMPLE", "--from", "2016-13-01"), 2, "--from: '2016-13-01' is not an EDTF date"),
        (("claims", "SAMPLE", "--to", "XXXX-12-13"), 2, "--to: 'XXXX-12-13' names no day"),
        (
            ("claims", "SAMPLE", "--from", "2016-12", "--to", "2016-11"),
            2,
            "--from 2016-12-01 lies after --to 2016-11-30",
        ),
        (("count", "SAMPLE", "kittens"), 2, "'kittens' is no measure; choose one of killed, "),
        (("claims", "SAMPLE", "--format", "xml"), 2, "--format xml: choose one of table, json, jsonl, csv"),
        (("claims", "SAMPLE", "--kind", "weather"), 2, "--kind weather: choose one of violence, "),
        (("export", "SAMPLE", "--format", "table"), 2, "an export has no table form; choose jsonl, json or csv"),
        (("export", "SAMPLE", "--what", "secrets"), 2, "there is no export of 'secrets'"),
        (("export", "SAMPLE", "-o", "NOWHERE/deep/x"), 2, "cannot be written: No such file or directory"),
        (("withdraw", "SAMPLE", "01-wire-pause"), 2, "Missing option '--reason'"),
        (("frobnicate",), 2, "No such command 'frobnicate'"),
    ],
)
def test_errors_are_plain_words(own: Path, tmp_path: Path, arguments: tuple[str, ...], status: int, words: str) -> None:
    """Status and sentence of each thing that a user can get wrong; never a traceback, never a record made."""
    report = tmp_path / "report.txt"
    report.write_text("Two people were killed in the town on Monday.\n", encoding="utf-8")
    paths = {"SAMPLE": own, "NEW": tmp_path / "new", "REPORT": report}
    given = [str(paths.get(a, a)).replace("NOWHERE", str(tmp_path / "nowhere")) for a in arguments]
    ran = run(*given)
    assert (ran.status, ran.out) == (status, "")
    assert words in ran.err
    assert "Traceback" not in ran.err
    assert not (tmp_path / "new").exists()


def test_a_record_of_a_newer_version_is_left_alone(own: Path) -> None:
    """A marker of a later format is refused, and says what to do."""
    marker = own / "onrecord.toml"
    marker.write_text('format = 99\nmade_by = "onrecord 9.0"\n', encoding="utf-8")
    ran = run("incidents", own)
    assert ran.status == 3
    assert "is a record of format 99, made by onrecord 9.0" in ran.err


def test_a_folder_that_is_no_record(tmp_path: Path) -> None:
    """Neither asking nor adding takes a folder with other things for a record."""
    (tmp_path / "letter.txt").write_text("Dear Ann", encoding="utf-8")
    assert run("incidents", tmp_path).status == 3
    ran = run("add", tmp_path, onrecord.sample())
    assert ran.status == 3
    assert "is there already and is no record" in ran.err
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_an_empty_record_answers_everything(tmp_path: Path) -> None:
    """A record without a report has empty lists, a count without a figure, and a brief."""
    Record.open(tmp_path / "r", create=True).close()
    for command in ("incidents", "claims", "refusals"):
        assert run(command, tmp_path / "r").out == "nothing found\n"
        assert run(command, tmp_path / "r", "--format", "json").out == "[]\n"
    assert run("count", tmp_path / "r", "killed").out.startswith("killed: no figure\n")
    assert run("search", tmp_path / "r", "anything").out == "nothing found\n"
    assert run("export", tmp_path / "r").out == ""
    assert run("rebuild", tmp_path / "r").out.startswith("rebuilt: 0 reports")
    assert run("brief", tmp_path / "r", "-o", tmp_path / "b.html").status == 0


def test_a_damaged_record_says_so(own: Path) -> None:
    """Bytes that were altered end a rebuild with status 3 and their digest."""
    evidence = next(p for p in (own / "evidence").rglob("*") if p.is_file())
    evidence.chmod(0o644)
    evidence.write_bytes(b"something else")
    ran = run("rebuild", own)
    assert ran.status == 3
    assert "were altered" in ran.err


def test_a_record_that_is_being_written_is_not_written_twice(own: Path) -> None:
    """Two writers at once: the second is told to wait, and views go on."""
    with Record.open(own) as record, record.lock():
        ran = process("withdraw", own, "01-wire-pause", "--reason", "x")
        assert (ran.returncode, ran.stdout) == (3, "")
        assert "is being written by another onrecord" in ran.stderr
        assert process("incidents", own).returncode == 0


def test_a_fault_of_our_own_is_named_as_one(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw ends with status 70 and no traceback, unless one is asked for."""

    def stumbles(*_: object) -> None:
        raise ZeroDivisionError("unforeseen")

    monkeypatch.setattr(Record, "incidents", stumbles)
    ran = run("incidents", sample)
    assert ran.status == 70
    assert "a fault in onrecord itself: ZeroDivisionError: unforeseen" in ran.err
    monkeypatch.setenv("ONRECORD_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        run("incidents", sample)


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
def test_a_pipe_that_is_closed_early_is_no_fault(sample: Path) -> None:
    """`onrecord export | head -1` ends in silence."""
    with subprocess.Popen(
        [sys.executable, "-m", "onrecord", "export", str(sample), "--what", "mentions"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert json.loads(running.stdout.readline())
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode in (0, 1, 141)


def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    """A bad value in the environment is an error with the name of the variable."""
    ran = process("add", tmp_path / "r", onrecord.sample(), ONRECORD_BATCH="many")
    assert ran.returncode == 2
    assert "ONRECORD_BATCH is 'many'" in ran.stderr

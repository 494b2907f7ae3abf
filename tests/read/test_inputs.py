"""What the inputs name: files, folders, standard input; ids, order, and what is not there."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import InputMissing, OptionInvalid
from onrecord.model import Refusal
from onrecord.read import Given, count_inputs, read
from tests.read.files import ENGLISH, arrivals, everything, only, refusals, write


def test_folder_is_read_in_order_of_paths(tmp_path: Path) -> None:
    """A folder's files are reports by their path below it, sorted, hidden ones left out."""
    for name in ("b.txt", "a/z.txt", "a/b/c.md", ".hidden.txt", ".git/x.txt", "B.TXT"):
        write(tmp_path / name, ENGLISH)
    assert [a.report.id for a in arrivals(str(tmp_path))] == ["B.TXT", "a/b/c.md", "a/z.txt", "b.txt"]
    assert count_inputs([str(tmp_path)]) == 4


def test_corpus_within_a_folder(tmp_path: Path) -> None:
    """A corpus in a folder keeps its own ids, and its bad lines are refused by its path."""
    write(tmp_path / "in/c.jsonl", f'{{"id": "x", "text": "{ENGLISH}"}}\nbroken')
    arrival, refusal = everything(str(tmp_path))
    assert not isinstance(arrival, Refusal)
    assert arrival.report.id == "x"
    assert isinstance(refusal, Refusal)
    assert refusal.input == "in/c.jsonl:2"


def test_missing_input_stops_before_anything(tmp_path: Path) -> None:
    """An input that is not there is an error at once, which names it."""
    path = write(tmp_path / "a.txt", ENGLISH)
    with pytest.raises(InputMissing, match=r"gone\.txt"):
        read([path, str(tmp_path / "gone.txt")], Given(), 1000)
    with pytest.raises(InputMissing):
        count_inputs([str(tmp_path / "gone.txt")])


def test_same_input_twice_is_read_once(tmp_path: Path) -> None:
    """An input named twice is read once."""
    path = write(tmp_path / "a.txt", ENGLISH)
    assert len(everything(path, path)) == 1


def test_same_id_twice_arrives_twice(tmp_path: Path) -> None:
    """Two inputs that give one id both arrive: the record decides."""
    paths = [write(tmp_path / folder / "a.txt", ENGLISH + folder) for folder in ("x", "y")]
    assert [a.report.id for a in arrivals(*paths)] == ["a.txt", "a.txt"]


def test_id_is_for_one_report(tmp_path: Path) -> None:
    """A given id names the one file; with a folder, a corpus or two files it is an error."""
    one, two = (write(tmp_path / name, ENGLISH) for name in ("a.txt", "b.txt"))
    corpus = write(tmp_path / "c.jsonl", "{}")
    given = Given(id="mine")
    assert only(one, given=given).id == "mine"
    for inputs in ([one, two], [str(tmp_path)], [corpus]):
        with pytest.raises(OptionInvalid, match="one report"):
            read(inputs, given, 1000)
    with pytest.raises(OptionInvalid, match="control characters"):
        read([one], Given(id="a\nb"), 1000)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input is one plain text under the given id, which it needs."""
    with pytest.raises(OptionInvalid, match="--id"):
        read(["-"], Given(), 1000)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + ENGLISH.encode())))
    report = only("-", given=Given(id="told"))
    assert (report.id, report.text) == ("told", "\ufeff" + ENGLISH)
    assert count_inputs(["-"]) is None


def test_standard_input_that_is_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes on standard input that are no text are a refusal under the given id."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\0\1")))
    (refusal,) = refusals("-", given=Given(id="told"))
    assert refusal.input == "told"


def test_unknown_kind_is_refused(tmp_path: Path) -> None:
    """A file of a kind that is not read is refused with the kinds that are."""
    (refusal,) = refusals(write(tmp_path / "a.xlsx", b"PK"))
    assert refusal.input == "a.xlsx"
    assert ".docx" in refusal.reason


def test_control_characters_are_kept_out_of_ids(tmp_path: Path) -> None:
    """Control characters and bytes that are no UTF-8 in a file's name are written out in the id."""
    write(tmp_path / "a\nb\u202e.txt", ENGLISH)
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/c\xff.txt")).write_text(ENGLISH)
    assert [a.report.id for a in arrivals(str(tmp_path))] == ["a\\x0ab\\u202e.txt", "c\\xff.txt"]


def test_links_are_not_followed_in_circles(tmp_path: Path) -> None:
    """A linked folder is refused, not followed; a linked file is read; a dead link is refused."""
    write(tmp_path / "a.txt", ENGLISH)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone")
    assert [a.report.id for a in arrivals(str(tmp_path))] == ["a.txt", "b.txt"]
    assert {r.input for r in refusals(str(tmp_path))} == {"loop", "dead.txt"}
    assert count_inputs([str(tmp_path)]) == 4


def test_pipe_is_refused(tmp_path: Path) -> None:
    """A named pipe is refused, and never waited for."""
    os.mkfifo(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "b.jsonl")
    assert [r.input for r in refusals(str(tmp_path))] == ["a.txt", "b.jsonl"]


def test_libraries_are_loaded_late() -> None:
    """Importing the stage loads none of the libraries that read the formats."""
    heavy = "trafilatura docx pypdfium2 lxml py3langid numpy charset_normalizer edtf"
    code = f"import sys, onrecord.read; print([m for m in '{heavy}'.split() if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"[]"

"""Scoring own material by own gold, as its user does it."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

import onrecord
from tests.cli.running import Ran, run
from tests.quality.scoring import gold_objects, marks


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The marks of the sample as a gold file."""
    path = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in gold_objects(marks())), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two short reports, one in a file of its own, and gold for both."""
    (tmp_path / "a.txt").write_text("Shelling killed nine people in Aleppo on Monday, the UN said.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("A drone strike wounded four soldiers near the port.\n", encoding="utf-8")
    lines = [
        {"doc": "a", "snippet": "killed nine people", "count": {"measure": "killed", "low": 9, "high": 9}},
        {"doc": "b.txt", "snippet": "wounded four soldiers", "count": {"measure": "injured", "low": 5, "high": 5}},
    ]
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return tmp_path


def loaded(ran: Ran) -> dict[str, Any]:
    assert ran.status == 0, ran.err
    (found,) = json.loads(ran.out)
    assert isinstance(found, dict)
    return found


def test_reports_are_scored_without_a_record(folder: Path) -> None:
    """Scores with their number and interval, what they prove, and the misses in their words; no record is left."""
    ran = run("evaluate", folder / "gold.jsonl", "--reports", folder / "a.txt", folder / "b.txt")
    assert ran.status == 0, ran.err
    head = [line.split() for line in ran.out.splitlines()[1:3]]
    assert head[0] == ["found", "100.0%", "2", "of", "2", "34%", "to", "100%"]
    assert head[1][-6:] == ["1", "of", "2", "9%", "to", "91%"]
    assert "note: 2 lines of gold prove little" in ran.out
    assert "gold has no traps" in ran.out
    assert "read wrongly: b.txt, line 2 of gold" in ran.out
    assert "gold: “wounded four soldiers”" in ran.out
    assert "count: read injured 4, gold has injured 5" in ran.out
    assert sorted(p.name for p in folder.iterdir()) == ["a.txt", "b.txt", "gold.jsonl"]


def test_a_record_is_scored_as_it_stands(sample: Path, gold: Path) -> None:
    """The same gold on a record and on its reports gives the same scores; the library agrees."""
    of_record = loaded(run("evaluate", gold, "--record", sample, "--format", "json"))
    of_reports = loaded(run("evaluate", gold, "--reports", onrecord.sample(), "--format", "json"))
    assert of_record == of_reports
    with onrecord.open(sample) as record:
        assert json.loads(json.dumps(record.evaluate(gold).to_json())) == of_record
    assert of_record["found"]["of"] == len(marks()["mark"])
    assert of_record["traps"]["of"] == len(marks()["trap"])


def test_misses_come_as_rows(sample: Path, gold: Path) -> None:
    """CSV and JSON Lines hold the misses, all of them, the worst first; a table as many as asked for."""
    rows = list(csv.DictReader(io.StringIO(run("evaluate", gold, "--record", sample, "--format", "csv").out)))
    lines = run("evaluate", gold, "--record", sample, "--format", "jsonl").out.splitlines()
    assert [row["what"] for row in rows] == [json.loads(line)["what"] for line in lines]
    shown = run("evaluate", gold, "--record", sample, "--misses", 1).out
    assert f"these are the worst 1 of {len(rows)} misses" in shown
    assert "\n1. " in shown
    assert "\n2. " not in shown


def test_a_draft_is_written_for_a_person_and_is_no_gold_yet(folder: Path) -> None:
    """A draft holds what was read, is refused until somebody checks it, and overwrites nothing."""
    ran = run("evaluate", folder / "draft.jsonl", "--draft", "--reports", folder / "a.txt", folder / "b.txt")
    assert ran.status == 0, ran.err
    lines = [json.loads(line) for line in (folder / "draft.jsonl").read_text(encoding="utf-8").splitlines()]
    assert lines
    assert all(line.pop("draft") is True for line in lines)
    assert {"measure": "killed", "low": 9, "high": 9} in [line.get("count") for line in lines]
    files = ("--reports", folder / "a.txt", folder / "b.txt")
    refused = run("evaluate", folder / "draft.jsonl", *files)
    assert refused.status == 2
    assert "drafts that nobody has checked" in refused.err
    again = run("evaluate", folder / "draft.jsonl", "--draft", *files)
    assert again.status == 2
    assert "may hold a person's work" in again.err
    (folder / "checked.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    scores = loaded(run("evaluate", folder / "checked.jsonl", *files, "--format", "json"))
    assert (scores["whole"]["share"], scores["counts"]["share"], scores["misses"]) == (1.0, 1.0, [])


def test_a_draft_of_the_sample_is_whole_gold(sample: Path, tmp_path: Path) -> None:
    """Every line of a draft, taken as gold, is right in every field: what is written is what was read."""
    assert run("evaluate", tmp_path / "draft.jsonl", "--draft", "--record", sample).status == 0
    text = (tmp_path / "draft.jsonl").read_text(encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(text.replace('"draft": true, ', ""), encoding="utf-8")
    scores = loaded(run("evaluate", tmp_path / "gold.jsonl", "--record", sample, "--format", "json"))
    assert scores["found"]["share"] == 1.0
    assert (scores["whole"]["share"], scores["counts"]["share"]) == (1.0, 1.0), scores["misses"][:3]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none.jsonl", "--reports", "a.txt"), "there is no such file"),
        (("gold.jsonl", "--reports", "nowhere.txt"), "nowhere.txt"),
        (("gold.jsonl",), "one of the two"),
        (("gold.jsonl", "--reports", "a.txt", "--record", "r"), "one of the two"),
        (("gold.jsonl", "--reports", "-"), "reports on standard input have no ids"),
        (("gold.jsonl", "--reports", "a.txt"), "line 2: no report that was given has the id 'b.txt'"),
        (("gold.jsonl", "--reports", "a.txt", "--format", "xml"), "choose one of"),
    ],
)
def test_what_cannot_be_scored_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    """Bad input ends with status 2 and a sentence; nothing is left behind."""
    monkeypatch.chdir(folder)
    ran = run("evaluate", *arguments)
    assert ran.status == 2
    assert said in ran.err

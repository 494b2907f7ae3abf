"""`onrecord explain` and `onrecord edit`, as their user runs them."""

import json
from pathlib import Path

from tests.cli.running import run


def some_claim(record: Path, words: str) -> str:
    claims = json.loads(run("claims", record, "--format", "json").out)
    return str(next(c["id"] for c in claims if words in c["quote"]["text"]))


def test_explain_prints_a_page_and_an_object(sample: Path) -> None:
    """By the beginning of an id: a page for a reader, or one JSON object."""
    claim = some_claim(sample, "seven children were killed")
    page = " ".join(run("explain", sample, claim[:10]).out.split())
    assert "“It” stands for the body that spoke last before it: “Syrian state television”." in page
    (found,) = json.loads(run("explain", sample, claim, "--format", "json").out)
    assert found["claim"] == claim


def test_edit_and_undo_by_a_named_person(own: Path) -> None:
    """An edit names who made it; the export obeys it; undone, the claim is as it was read."""
    claim = some_claim(own, "seven children were killed")
    ran = run("edit", own, claim, "--set", "killed=8", "--reason", "the hospital's list", "--as", "Ann")
    assert ran.out.startswith(f"edited: {claim}")
    page = " ".join(run("explain", own, claim).out.split())
    assert "Set by Ann on " in page
    assert "because: the hospital's list" in page
    exported = [json.loads(line) for line in run("export", own).out.splitlines()]
    (line,) = [c for c in exported if c["id"] == claim]
    assert (line["review"], line["counts"][0]["low"]) == ("edited", 8)
    assert run("edit", own, claim, "--undo", "killed", "--reason", "a slip").out.startswith(f"undone: {claim}")
    assert "Set by" not in run("explain", own, claim).out


def test_edit_asks_for_one_of_two_options(own: Path) -> None:
    """Neither or both of --set and --undo is an error in plain words."""
    claim = some_claim(own, "seven children were killed")
    ran = run("edit", own, claim, "--reason", "why")
    assert ran.status != 0
    assert "either --set FIELD=VALUE or --undo FIELD" in ran.err

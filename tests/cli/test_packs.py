"""A pack that was given once holds for every later command on its record."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import run

PACK = """id = "northland"
title = "The northern war"
countries = ["NO"]
country_words = ["Northland"]
from = "2020-01"
"""
PARTIES = """
[[party]]
id = "nl-guard"
name = "Northland Guard"
aliases = ["the Guard"]
armed = true
against = ["nl-league"]

[[party]]
id = "nl-league"
name = "Northland League"
aliases = ["the League"]
armed = true
against = ["nl-guard"]
"""
TEXT = (
    "Nine civilians were killed by shelling in Northland on Monday, the League said. "
    "The Guard denied shelling the area.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "pack.toml").write_text(PACK, encoding="utf-8")
    (tmp_path / "pack" / "parties.toml").write_text(PARTIES, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT.replace("Nine", "Eleven"), encoding="utf-8")
    return tmp_path


def add(folder: Path, name: str, *options: object) -> str:
    ran = run("add", folder / "r", folder / name, "--published", "2021-03-02", *options)
    assert ran.status == 0, ran.err
    return ran.out


def origins(folder: Path) -> set[str | None]:
    lines = run("export", folder / "r").out.splitlines()
    return {json.loads(line)["origin"] for line in lines}


def incidents(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("export", folder / "r", "--what", "incidents").out.splitlines()]


def test_a_later_run_uses_the_pack_that_the_first_was_given(folder: Path) -> None:
    """The second run names no pack, and knows the parties all the same."""
    add(folder, "a.txt", "--pack", folder / "pack")
    add(folder, "b.txt")
    assert {"Northland League", "Northland Guard"} <= origins(folder)
    assert not {"League", "Guard", "the League"} & origins(folder)


def test_withdrawing_and_rebuilding_use_the_same_knowledge(folder: Path) -> None:
    """What is derived after a withdrawal and its reinstatement, and by `rebuild`, is what was derived before."""
    add(folder, "a.txt", "--pack", folder / "pack")
    add(folder, "b.txt")
    before = incidents(folder)
    for command in (("withdraw", "b.txt", "--reason", "x"), ("reinstate", "b.txt", "--reason", "y"), ("rebuild",)):
        assert run(command[0], folder / "r", *command[1:]).status == 0
    assert incidents(folder) == before
    assert any(figure["interested"] for incident in before for figure in incident["counts"])


def test_the_record_needs_the_folder_of_the_pack_no_more(folder: Path) -> None:
    """The record keeps the pack's own bytes; the same pack again is nothing new."""
    add(folder, "a.txt", "--pack", folder / "pack")
    assert "nothing was written" in add(folder, "a.txt", "--pack", folder / "pack")
    for file in (folder / "pack").iterdir():
        file.unlink()
    add(folder, "b.txt")
    assert "Northland League" in origins(folder)


def test_packs_that_ship_stay_off_until_they_are_turned_on(folder: Path) -> None:
    """`--no-packs` is remembered, and `--packs` undoes it."""
    line = {"id": "x", "text": "The Syrian Observatory for Human Rights said two people died in Aleppo on Monday."}
    (folder / "x.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    (folder / "y.jsonl").write_text(json.dumps(line | {"id": "y"}) + "\n", encoding="utf-8")
    (folder / "z.jsonl").write_text(json.dumps(line | {"id": "z"}) + "\n", encoding="utf-8")
    for name, option in (("x", "--no-packs"), ("y", None), ("z", "--packs")):
        ran = run("add", folder / "r", folder / f"{name}.jsonl", "--published", "2016-12-14", *filter(None, [option]))
        assert ran.status == 0, ran.err
    entities = {}
    for claim in map(json.loads, run("export", folder / "r").out.splitlines()):
        entities[claim["report"]["id"]] = claim["speakers"][0]["entity"]
    assert (entities["x"], entities["y"]) == (None, None)
    assert entities["z"] is not None


def test_a_sound_pack_passes_the_check(folder: Path) -> None:
    """The status is 0, and what the pack holds is told."""
    ran = run("pack", "check", folder / "pack")
    assert ran.status == 0, ran.err
    assert "2 people and bodies, 0 places, 0 stances" in ran.out
    assert "no faults" in ran.out


def test_a_faulty_pack_fails_the_check_with_every_fault(folder: Path) -> None:
    """The status is 1; each fault has file, line, entry and key, also as JSON."""
    text = PARTIES.replace("armed = true", "armd = true").replace('["nl-league"]', '["nl-leage"]')
    (folder / "pack" / "parties.toml").write_text(text, encoding="utf-8")
    ran = run("pack", "check", folder / "pack", "--format", "json")
    assert ran.status == 1
    faults = [found for found in json.loads(ran.out) if found["kind"] == "fault"]
    assert [(f["file"], f["line"], f["key"]) for f in faults] == [
        ("parties.toml", 6, "armd"),
        ("parties.toml", 7, "against"),
        ("parties.toml", 13, "armd"),
    ]
    assert faults[0]["said"] == "unknown key 'armd'; did you mean 'armed'?"
    assert "3 faults" in run("pack", "check", folder / "pack").out


def test_a_check_of_no_pack_says_so(folder: Path) -> None:
    """A folder that is not there is bad input, not a faulty pack."""
    ran = run("pack", "check", folder / "nowhere")
    assert (ran.status, "there is no such folder" in ran.err) == (2, True)

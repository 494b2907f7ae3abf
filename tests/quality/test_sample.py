"""A floor under what is read in the sample that ships, by marks of a careful documenter."""

import json
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.evaluate import miss_lines
from tests.quality import floors, scoring


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    with onrecord.open(tmp_path_factory.mktemp("quality") / "record") as record:
        record.add(onrecord.sample())
        return [json.loads(line) for line in record.export("claims")]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    lines = onrecord.sample().read_text(encoding="utf-8").splitlines()
    return {line["id"]: line["text"] for line in map(json.loads, lines)}


def test_marks_stand_in_the_sample(texts: dict[str, str]) -> None:
    """The words of every mark and trap occur exactly once in their report."""
    listed = scoring.marks()
    assert len(listed["mark"]) >= 60
    for mark in (*listed["mark"], *listed["trap"]):
        assert texts[mark["report"]].count(mark["words"]) == 1, mark


def test_the_sample_is_read_no_worse_than_before(claims: list[dict[str, Any]], texts: dict[str, str]) -> None:
    """Marks found, marks right in every field, counts that agree with a mark, and traps hold their floor."""
    found = scoring.score(claims, texts, scoring.marks())
    measured = {
        "found": found.found.share or 0.0,
        "whole": found.whole.share or 0.0,
        "counts": found.counts.share or 0.0,
        "traps": found.traps.right,
    }
    faults = floors.held("sample", measured)
    assert not faults, "\n".join((*faults, *miss_lines(found, len(found.misses))))


def test_a_fall_is_seen_and_a_lowered_floor_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fall fails, a rise beyond the margin asks to be kept, and only the setting writes the floor."""
    monkeypatch.setattr(floors, "FLOOR", tmp_path / "floor.toml")
    monkeypatch.setenv("ONRECORD_LOWER_FLOOR", "1")
    assert floors.held("x", {"found": 0.8, "traps": 1}) == []
    monkeypatch.delenv("ONRECORD_LOWER_FLOOR")
    assert floors.held("x", {"found": 0.84, "traps": 0}) == []
    assert floors.held("x", {"found": 0.79, "traps": 1}) == ["x: found fell from 0.8 to 0.790"]
    assert "raise it" in floors.held("x", {"found": 0.9, "traps": 1})[0]
    assert "fell from 1 to 2" in floors.held("x", {"found": 0.8, "traps": 2})[0]
    assert "must be at least 0.85" in floors.held("x", {"found": 0.8, "traps": 1}, {"found": 0.85})[0]

"""Figures of people trapped or in need as series: a line joins one area and one definition, and nothing else."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import onrecord


def series(folder: Path, *told: tuple[str, str]) -> list[dict[str, Any]]:
    """Return the series of reports of one sentence each, given with their days."""
    lines = [
        {"id": f"r{n}", "published": day, "publisher": f"Paper {n}", "language": "en", "text": text}
        for n, (day, text) in enumerate(told)
    ]
    corpus = folder / "reports.jsonl"
    corpus.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    with onrecord.open(folder / "record") as record:
        record.add(corpus)
        return list(record.series().objects)


def shape(found: Sequence[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(s["area"], s["definition"], s["joined"], [p["low"] for p in s["points"]]) for s in found]


FIRST = ("2016-10-21", "About 250,000 people are besieged in Aleppo, the United Nations said.")


def test_one_area_and_one_definition_make_a_line(tmp_path: Path) -> None:
    """Two days of the same measure, area and words."""
    later = ("2016-11-21", "About 200,000 people are besieged in Aleppo, the United Nations said.")
    assert shape(series(tmp_path, FIRST, later)) == [("Aleppo", "besieged", True, [250_000, 200_000])]


@pytest.mark.parametrize(
    "other",
    [
        ("2016-11-21", "About 200,000 people are besieged in Homs, the United Nations said."),
        ("2016-11-21", "About 200,000 people are trapped in Aleppo, the United Nations said."),
        ("2016-11-21", "About 200,000 people in Aleppo are in need of food, the United Nations said."),
        ("2016-11-21", "About 200,000 children are besieged in Aleppo, the United Nations said."),
        ("2016-11-21", "About 200,000 families are besieged in Aleppo, the United Nations said."),
    ],
)
def test_another_area_definition_group_or_unit_is_another_series(tmp_path: Path, other: tuple[str, str]) -> None:
    """What does not count the same is joined by no line."""
    found = series(tmp_path, FIRST, other)
    assert len(found) == 2
    assert not any(s["joined"] for s in found)


def test_one_statement_in_two_papers_is_one_point(tmp_path: Path) -> None:
    """A figure that two papers carry stands once, with both claims."""
    found = series(tmp_path, FIRST, FIRST)
    assert [len(p["claims"]) for s in found for p in s["points"]] == [2]
    assert not found[0]["joined"]


def test_figures_without_a_place_stand_alone(tmp_path: Path) -> None:
    """Nothing says that two figures without a place are of one area."""
    told = "About 40,000 people are besieged, a doctor said."
    found = series(tmp_path, ("2016-10-21", told), ("2016-11-21", told.replace("40,000", "30,000")))
    assert shape(found) == [(None, "besieged", False, [40_000]), (None, "besieged", False, [30_000])]


def test_what_is_feared_or_denied_is_no_point(tmp_path: Path) -> None:
    """A warning and a denial give no figure of a day."""
    told = (
        ("2016-10-21", "The United Nations warned that 40,000 people could be trapped in Aleppo."),
        ("2016-10-22", "The army denied that 40,000 people were trapped in Aleppo."),
    )
    assert series(tmp_path, *told) == []

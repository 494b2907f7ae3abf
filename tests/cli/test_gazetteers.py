"""`onrecord gazetteer`: what is loaded holds for the record, and its reports are resolved by it."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

import onrecord
from tests.cli.running import run

TEXT = "Nine people were killed by shelling in the village of Qasr Zurumbo in Syria on Monday.\n"
TABLE = """featureName_en,featurePcode,admin2Pcode,admin1Pcode,latitude,longitude
Qasr Zurumbo,SYC7001,SY9901,SY99,35.25,38.5
,SYC7002,SY9901,SY99,35.25,38.5
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "syr_places.csv").write_text(TABLE, encoding="utf-8")
    ran = run("add", tmp_path / "r", tmp_path / "a.txt", "--published", "2017-03-02")
    assert ran.status == 0, ran.err
    return tmp_path


def loaded(folder: Path, *options: object) -> str:
    ran = run("gazetteer", "add", folder / "r", folder / "syr_places.csv", *options)
    assert ran.status == 0, ran.err
    return ran.out


def where(folder: Path) -> list[dict[str, Any]]:
    lines = run("export", folder / "r").out.splitlines()
    return [place for line in lines for place in json.loads(line)["where"] if "Zurumbo" in place["name"]]


def entries(folder: Path) -> list[str]:
    with create_engine(f"sqlite:///{folder / 'r' / 'record.sqlite'}").connect() as connection:
        return [row[0] for row in connection.execute(text("SELECT kind FROM ledger ORDER BY sequence"))]


def test_a_loaded_place_is_found_with_its_p_code_in_reports_that_were_there(folder: Path) -> None:
    """What was a name without a point has one, from the gazetteer that was named."""
    before = where(folder)
    assert before
    assert all(place["lat"] is None for place in before)
    said = loaded(folder)
    assert "syr_places.csv: 1 places in SY (P-codes)" in said
    assert "1 row was left out: no name in Latin letters (line 3)" in said
    assert "1 reports read again: 1 say something else now" in said
    place = where(folder)[0]
    assert (place["gazetteer"], place["gazetteer_id"]) == ("ocha", "SYC7001")
    assert (place["lat"], place["lon"], place["country_code"]) == (35.25, 38.5, "SY")


def test_claims_keep_their_ids(folder: Path) -> None:
    """A place is the current view of a claim and no part of what it is."""
    ids = [json.loads(line)["id"] for line in run("export", folder / "r").out.splitlines()]
    loaded(folder)
    assert [json.loads(line)["id"] for line in run("export", folder / "r").out.splitlines()] == ids


def test_it_is_an_entry_of_the_ledger_with_its_bytes_in_evidence(folder: Path) -> None:
    """What was left out is a refusal, and the record is whole."""
    loaded(folder)
    assert entries(folder)[-3:] == ["gazetteers", "refusal", "reading"]
    (line,) = json.loads(run("gazetteer", "list", folder / "r", "--format", "json").out)
    kept = folder / "r" / "evidence" / line["sha256"][:2] / line["sha256"][2:]
    assert kept.read_text(encoding="utf-8") == TABLE
    assert "no name in Latin letters" in run("refusals", folder / "r").out
    assert run("rebuild", folder / "r").status == 0


def test_the_same_file_again_writes_nothing(folder: Path) -> None:
    """Neither an entry nor a reading."""
    loaded(folder)
    before = entries(folder)
    assert "0 say something else now" in loaded(folder)
    assert entries(folder) == before


def test_the_index_is_made_anew_where_it_is_gone(folder: Path) -> None:
    """It is derived: the bytes in evidence are enough."""
    loaded(folder)
    made = list((folder / "r" / "derived").iterdir())
    assert made
    for file in made:
        file.unlink()
    (folder / "b.txt").write_text(TEXT.replace("Nine", "Twelve"), encoding="utf-8")
    assert run("add", folder / "r", folder / "b.txt", "--published", "2017-03-03").status == 0
    assert [place["gazetteer_id"] for place in where(folder)] == ["SYC7001", "SYC7001"]


def test_the_library_does_the_same(folder: Path) -> None:
    """Loading, listing and removing, each with how many reports then say something else."""
    with onrecord.open(folder / "r") as record:
        assert record.add_gazetteers(folder / "syr_places.csv") == 1
        assert [row[0] for row in record.gazetteers().rows] == ["syr_places.csv"]
        assert any(p.gazetteer_id == "SYC7001" for claim in record.claims() for p in claim.where)
        assert record.remove_gazetteer("syr_places.csv") == 1
        assert not record.gazetteers().rows


def test_a_gazetteer_can_be_removed(folder: Path) -> None:
    """Its places are no longer found, and a name that is not there is named with those that are."""
    loaded(folder)
    ran = run("gazetteer", "remove", folder / "r", "syr_places.csv")
    assert (ran.status, ran.out.splitlines()[0]) == (0, "removed: syr_places.csv")
    assert all(place["lat"] is None for place in where(folder))
    assert json.loads(run("gazetteer", "list", folder / "r", "--format", "json").out) == []
    again = run("gazetteer", "remove", folder / "r", "syr_places.csv")
    assert (again.status, again.err) == (2, "onrecord: the record has no gazetteer syr_places.csv; it has: none\n")


def test_reports_may_be_left_as_they_are(folder: Path) -> None:
    """`--no-reread` keeps the places, and says so."""
    assert "keep their places" in loaded(folder, "--no-reread")
    assert all(place["lat"] is None for place in where(folder))


def test_a_file_that_cannot_be_used_leaves_the_record_as_it_was(folder: Path) -> None:
    """All files are read before anything is kept."""
    before = entries(folder)
    (folder / "bad.csv").write_text("name,kind\nx,y\n", encoding="utf-8")
    ran = run("gazetteer", "add", folder / "r", folder / "syr_places.csv", folder / "bad.csv")
    assert ran.status == 2
    assert "bad.csv, line 1: no column of P-codes" in ran.err
    assert run("gazetteer", "add", folder / "r", folder / "none.csv").status == 2
    assert entries(folder) == before


def test_a_loaded_town_that_ships_too_is_one_place_under_its_p_code(folder: Path) -> None:
    """The record that is asked for by name, or for what holds the town that ships, finds it."""
    rows = "featureName_en,featurePcode,admin1Pcode,latitude,longitude\nAl-Bab,SYC7100,SY02,36.37,37.52\n"
    (folder / "towns.csv").write_text(rows, encoding="utf-8")
    (folder / "c.txt").write_text(
        "Four people were killed by shelling in al-Bab in Syria on Tuesday.\n", encoding="utf-8"
    )
    assert run("add", folder / "r", folder / "c.txt", "--published", "2017-03-02").status == 0
    assert run("gazetteer", "add", folder / "r", folder / "towns.csv").status == 0
    for asked in ("al-Bab", "El Bab", "Aleppo", "Syria"):
        lines = run("claims", folder / "r", "--place", asked, "--format", "jsonl").out.splitlines()
        places = [p for line in lines for p in json.loads(line)["where"] if p["gazetteer_id"] == "SYC7100"]
        assert places, asked

"""The view of disputes: one row an origin with its interest and who carries it, one object a dispute."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.api import OpenRecord
from onrecord.ask import Filters
from tests.cli.running import run


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRecord]:
    with onrecord.open(tmp_path_factory.mktemp("disputes") / "r") as opened:
        opened.add(onrecord.sample())
        yield opened


def told(record: OpenRecord, about: str) -> list[dict[str, Any]]:
    return [o for o in record.disputes().objects if o.get("about") == about]


def at_stake(dispute: dict[str, Any]) -> list[list[str]]:
    return [voice["interests"] for position in dispute["positions"] for voice in position["origins"]]


def test_a_dispute_names_both_sides_with_their_origins_and_interest(sample: OpenRecord) -> None:
    """Of the shelled hospital: one party accuses its enemy, whose spokesman denies his own fighters' act."""
    hospital = next(o for o in told(sample, "actor") if ["accuses_enemy"] in at_stake(o) and "not by" in o["detail"])
    voices = [v for p in hospital["positions"] for v in p["origins"]]
    assert [v["interests"] for v in voices] == [["accuses_enemy"], ["denies_own_act"]]
    assert all(v["publishers"] and v["claims"][0]["quote"]["text"] for v in voices)
    assert sorted(c["id"] for v in voices for c in v["claims"]) == sorted(c for side in hospital["sides"] for c in side)


def test_a_broken_truce_has_who_accuses_whom(sample: OpenRecord) -> None:
    """Three positions, four accusers, each with what it has at stake."""
    (truce,) = told(sample, "responsibility")
    assert len(truce["positions"]) == 3
    assert len([v for p in truce["positions"] for v in p["origins"]]) == 4
    assert all(v["party"] and v["interests"] for p in truce["positions"] for v in p["origins"])


def test_a_general_denial_stands_beside_and_denies_nothing(sample: OpenRecord) -> None:
    """It is listed with its interest, and is no dispute; *carried out no strikes* denies as *denied* does."""
    general = [o for o in sample.disputes().objects if o["kind"] == "general denial"]
    assert {(o["covers"], *o["denies"], *o["interests"]) for o in general} == {(True, "denies_own_act")}
    assert {o["claim"]["quote"]["text"].split()[0] for o in general} == {"any", "its"}


def test_rows_and_filters(sample: OpenRecord) -> None:
    """One row an origin; a filter keeps the incidents that a matching claim speaks of."""
    view = sample.disputes()
    voices = sum(len(p["origins"]) for o in view.objects for p in o.get("positions", ()))
    assert len(view.rows) == voices + sum(o["kind"] == "general denial" for o in view.objects)
    assert {row[1] for row in sample.disputes(Filters(kind="truce")).rows} == {"who is to blame"}
    assert sample.disputes(Filters(place="Timbuktu")).objects == ()


def test_the_command_prints_them(sample: OpenRecord) -> None:
    """As a table with the note that nobody is said to be right, and as JSON with the same objects."""
    table = run("disputes", sample.path)
    assert table.status == 0, table.err
    assert "no view says who is right" in table.out + table.err
    assert "denies its" in table.out
    whole = run("disputes", sample.path, "--format", "json")
    assert json.loads(whole.out) == json.loads(json.dumps(list(sample.disputes().objects)))


def test_show_says_what_is_at_stake(sample: OpenRecord, tmp_path: Path) -> None:
    """An incident's notes give each position with its origins and their interest."""
    (truce,) = told(sample, "responsibility")
    notes = sample.show(truce["incident"]).notes
    assert any("accuses its enemy" in note and "broken by" in note for note in notes)

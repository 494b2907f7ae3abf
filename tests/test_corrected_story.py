"""Figures that are corrected and withdrawn, from the words of reports to ranges, whatever comes in whatever order."""

import datetime as dt
import itertools
import json
from pathlib import Path

import pytest

import onrecord
from onrecord.model import Incident, Revising

VICTIM = "The baker Salem Qassim, 61, was among the dead.\n"
REPORTS = [
    (
        "first",
        "2021-03-02",
        "Harbour Wire",
        "Fourteen people were killed by shelling in Taiz on Tuesday, the health ministry said. " + VICTIM,
    ),
    (
        "note",
        "2021-03-03",
        "Harbour Wire",
        "Twelve people were killed by shelling in Taiz on Tuesday, a hospital director said. " + VICTIM + "\n"
        "Correction: An earlier version of this article said 14 people were killed in Taiz. The number is 12.\n",
    ),
    (
        "other",
        "2021-03-03",
        "The Meridian",
        "Shelling killed 15 people in Taiz on Tuesday, the Red Cross said. " + VICTIM,
    ),
    (
        "withdrawn",
        "2021-03-05",
        "The Meridian",
        "The Red Cross withdrew its statement that 15 people were killed in Taiz on Tuesday.\n",
    ),
]


def incident_of(folder: Path, order: tuple[int, ...], *, one_by_one: bool = False) -> Incident:
    """Take the reports in, in an order, and return the one incident."""
    folder.mkdir(exist_ok=True)
    lines = [
        json.dumps({"id": name, "text": text, "published": day, "publisher": publisher}) + "\n"
        for name, day, publisher, text in (REPORTS[n] for n in order)
    ]
    with onrecord.open(folder / "r") as record:
        for n, batch in enumerate([[line] for line in lines] if one_by_one else [lines]):
            path = folder / f"{n}.jsonl"
            path.write_text("".join(batch), encoding="utf-8")
            record.add(path)
        (found,) = list(record.incidents())
        return found


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Incident:
    return incident_of(tmp_path_factory.mktemp("told"), (0, 1, 2, 3))


def test_the_range_is_what_nobody_took_back(told: Incident) -> None:
    """14 is corrected by the paper, 15 withdrawn by who said it: 12 stands, and both are listed with why."""
    (killed,) = [r for r in told.ranges if r.measure == "killed" and r.group is None]
    assert killed.label() == "12"
    whys = [x.why for x in killed.left_out]
    assert "corrected by Harbour Wire" in whys
    assert "withdrawn by International Committee of the Red Cross" in whys
    assert sorted(r.does for r in told.revisions) == [Revising.CORRECTS, Revising.WITHDRAWS]
    assert told.disputes == ()


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[5::6])
def test_the_order_of_arrival_changes_nothing(told: Incident, order: tuple[int, ...], tmp_path: Path) -> None:
    """One by one in any order: the same incident as all at once."""
    assert incident_of(tmp_path / "x", order, one_by_one=True) == told


def test_as_of_a_day_before_the_figure_stands(tmp_path: Path) -> None:
    """On 4 March the Red Cross had not taken its figure back."""
    incident_of(tmp_path / "x", (0, 1, 2, 3))
    with onrecord.open(tmp_path / "x" / "r") as record:
        (known,) = list(record.incidents(as_of=dt.date(2021, 3, 4)))
    (killed,) = [r for r in known.ranges if r.measure == "killed" and r.group is None]
    assert killed.label() == "12 to 15"

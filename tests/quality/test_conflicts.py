"""A floor under what is read in reports of many conflicts, by gold that was set before the program read them.

Misses of the half that is kept are never printed: its sums say how rules fare where they were not made.
"""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.model import Certainty, Kind, Modality, Status
from onrecord.settings import settings
from onrecord.values import Measure, When
from tests.quality import floors, gold

HALVES = ("kept", "read")
FOLDER = Path(__file__).with_name("conflicts")
EVALUATION = settings().evaluation
ABOUT_A_LINE = {"doc", "snippet", "nth", "key", "optional", "trap", "why"}
CHOICES = {"kind": Kind, "status": Status, "modality": Modality, "certainty": Certainty}
QUOTED = {"start": 0, "end": 30}


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The claims of each half, read into a record of its own, as a file of lines."""
    files = {}
    for half in HALVES:
        folder = tmp_path_factory.mktemp(half)
        with onrecord.open(folder / "record") as record:
            record.add(FOLDER / half / "reports.jsonl")
            text = "".join(f"{line}\n" for line in record.export("claims"))
        files[half] = folder / "claims.jsonl"
        files[half].write_text(text, encoding="utf-8")
    return files


def scored(half: str, exported: dict[str, Path]) -> gold.Scored:
    return gold.score(gold.read(exported[half]), gold.read(path(half, "reports")), gold.read(path(half, "gold")))


def path(half: str, what: str) -> Path:
    return FOLDER / half / f"{what}.jsonl"


@pytest.mark.parametrize("half", HALVES)
def test_the_reports_of_a_half_are_read_no_worse_than_before(half: str, exported: dict[str, Path]) -> None:
    """Found, whole, key, precision of counts and traps hold their floor."""
    result = scored(half, exported)
    faults = floors.held(f"conflicts-{half}", result.sums())
    misses = result.remarks if half == "read" else ()
    assert not faults, "\n".join((*faults, *misses))


@pytest.mark.skipif(EVALUATION is None, reason="ONRECORD_EVALUATION is not set: the two scorers were NOT compared")
@pytest.mark.parametrize("half", HALVES)
def test_the_scorer_of_the_evaluation_data_gives_the_same_sums(half: str, exported: dict[str, Path]) -> None:
    """What is measured here can be set beside what is measured there."""
    assert EVALUATION is not None
    tool = EVALUATION.parent / "tools" / "score_claims.py"
    files = (tool, exported[half], path(half, "gold"), path(half, "reports"))
    ran = subprocess.run([sys.executable, *map(str, files), "--json"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    theirs, ours = json.loads(ran.stdout), scored(half, exported)
    assert ours.lines == theirs["gold"]
    assert ours.sums() == {
        "found": theirs["found"],
        "whole": theirs["whole"],
        "key": theirs["key_whole"],
        "counts": theirs["counts"]["precision"] or 0.0,
        "traps": theirs["traps"]["fell_for"],
    }


@pytest.mark.parametrize("half", HALVES)
def test_gold_stands_in_its_reports(half: str) -> None:
    """Words occur, once where no turn is given; each report has a dozen lines, three key ones and a trap."""
    texts = {report["id"]: report["text"] for report in gold.read(path(half, "reports"))}
    lines = gold.read(path(half, "gold"))
    for line in lines:
        assert gold.place(line, texts[line["doc"]])
        assert "nth" in line or texts[line["doc"]].count(line["snippet"]) == 1, line
    expected = Counter(line["doc"] for line in lines if not line.get("trap") and not line.get("optional"))
    assert set(expected) == set(texts)
    assert min(expected.values()) >= 12
    assert set(Counter(line["doc"] for line in lines if line.get("trap"))) == set(texts)
    assert min(Counter(line["doc"] for line in lines if line.get("key")).values()) >= 3


@pytest.mark.parametrize("half", HALVES)
def test_gold_has_fields_and_values_of_the_contract_only(half: str) -> None:
    """A line asks for nothing that an export cannot give."""
    for line in gold.read(path(half, "gold")):
        assert set(line) <= ABOUT_A_LINE | set(gold.RULES), line
        assert line.get("why") if line.get("trap") else "kind" in line, line
        for field, values in CHOICES.items():
            wanted = line.get(field, [])
            for value in wanted if isinstance(wanted, list) else [wanted]:
                assert values(value)
        for edtf in line.get("when", []):
            assert When(edtf)
        measures = line.get("count", {}).get("measure", [])
        assert all(Measure(m) for m in (measures if isinstance(measures, list) else [measures]))


def claim(**fields: Any) -> dict[str, Any]:
    """Return an exported claim over the first thirty characters of report r."""
    return {
        "report": {"id": "r", "published": "2021-03-02"},
        "quote": QUOTED,
        "kind": "violence",
        "event": "shelling",
        "status": "occurred",
        "modality": "asserted",
        "polarity": "affirmed",
        "certainty": "certain",
        "verification": None,
        "origin": "the Ministry of Defence",
        "speakers": [],
        "actors": [],
        "weapons": [],
        "where": [],
        "when": None,
        "counts": [],
    } | fields


REPORT = {"id": "r", "text": "Shells hit the market at dawn. The war of 1991 was worse, he said."}
LINE = {"doc": "r", "snippet": "Shells hit the market at dawn", "kind": "violence"}
SEVEN = {"measure": "killed", "low": 7, "high": 7, "modifier": "exact", "breakdown": [{"group": "girls", "low": 2}]}


@pytest.mark.parametrize(
    ("fields", "asked", "wrong"),
    [
        ({"kind": "truce"}, {}, ["kind"]),
        ({"origin": "Defence Ministry"}, {"origin": ["Ministry of Defence"]}, []),
        ({"origin": "Army"}, {"origin": ["Ministry of Defence"]}, ["origin"]),
        ({"actors": [{"name": "rebels"}]}, {"actor": ["the rebels"], "where": ["Market"]}, ["where"]),
        ({"weapons": [{"name": "mortar"}]}, {"event": ["mortar"], "weapon": ["mortar"]}, []),
        ({"when": {"edtf": "2021-03-01~"}}, {"when": ["2021-03-01"]}, []),
        ({"counts": [SEVEN]}, {"count": {"measure": "killed", "low": [7, 8], "high": 7, "breakdown": {"girl": 2}}}, []),
        ({"counts": [SEVEN]}, {"count": {"measure": "killed", "low": 7, "high": [None]}}, ["count"]),
        ({"status": "not_occurred"}, {"polarity": "denied"}, []),
        ({}, {"polarity": "denied", "unverified": True}, ["polarity", "unverified"]),
    ],
)
def test_fields_are_compared_by_meaning(fields: dict[str, Any], asked: dict[str, Any], wrong: list[str]) -> None:
    """Names may be longer or shorter, dates approximate, counts one of those that gold allows; all else is a fault."""
    assert gold.wrong_fields(claim(**fields), LINE | asked) == wrong


def test_sums_count_lines_found_whole_and_key_and_the_counts_that_gold_has() -> None:
    """One of two lines is found, and is wrong; one of two exported counts stands in gold."""
    other = SEVEN | {"low": 9, "high": 9}
    lines: list[dict[str, Any]] = [
        LINE | {"key": True, "origin": ["Army"], "count": {"measure": "killed", "low": 7, "high": 7}},
        {"doc": "r", "snippet": "The war of 1991 was worse", "kind": "violence"},
    ]
    found = gold.score([claim(counts=[SEVEN, other])], [REPORT], lines)
    assert found.sums() == {"found": 0.5, "whole": 0.0, "key": 0.0, "counts": 0.5, "traps": 0}
    assert len(found.remarks) == 2


@pytest.mark.parametrize(
    ("fields", "fallen"),
    [({}, 1), ({"modality": "planned"}, 0), ({"when": {"edtf": "1991"}}, 0), ({"kind": "appeal"}, 0)],
)
def test_a_trap_is_fallen_for_by_a_present_event_only(fields: dict[str, Any], fallen: int) -> None:
    """A plan, an appeal and an event with a date of its own long ago are no fall."""
    trap = {"doc": "r", "snippet": "Shells hit the market at dawn", "trap": True, "why": "a play"}
    assert gold.score([claim(**fields)], [REPORT], [trap]).traps == fallen

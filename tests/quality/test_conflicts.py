"""A floor under what is read in reports of many conflicts, by gold that was set before the program read them.

Misses of the half that is kept are never printed: its sums say how rules fare where they were not made.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.evaluate import Evaluation, fitted, miss_lines, placed
from onrecord.evaluate import scored as scored_by
from tests.evaluate.public import EVALUATION, ours, public
from tests.quality import floors
from tests.quality.scoring import sums

HALVES = ("kept", "read")
FOLDER = Path(__file__).with_name("conflicts")


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


def scored(half: str, exported: dict[str, Path]) -> Evaluation:
    texts = {report["id"]: report["text"] for report in read(path(half, "reports"))}
    lines = fitted(list(enumerate(read(path(half, "gold")), 1)), f"{half}/gold.jsonl")
    return scored_by(read(exported[half]), placed(lines, texts))


def path(half: str, what: str) -> Path:
    return FOLDER / half / f"{what}.jsonl"


def read(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize("half", HALVES)
def test_the_reports_of_a_half_are_read_no_worse_than_before(half: str, exported: dict[str, Path]) -> None:
    """Found, whole, key, precision of counts and traps hold their floor."""
    result = scored(half, exported)
    faults = floors.held(f"conflicts-{half}", sums(result))
    misses = miss_lines(result, len(result.misses)) if half == "read" else ()
    assert not faults, "\n".join((*faults, *misses))


@pytest.mark.skipif(EVALUATION is None, reason="ONRECORD_EVALUATION is not set: the two scorers were NOT compared")
@pytest.mark.parametrize("half", HALVES)
def test_the_scorer_of_the_evaluation_data_gives_the_same_sums(
    half: str, exported: dict[str, Path], tmp_path: Path
) -> None:
    """What is measured here can be set beside what is measured there."""
    theirs = public(tmp_path, exported[half], path(half, "gold"), path(half, "reports"))
    assert ours(scored(half, exported)) == theirs


@pytest.mark.parametrize("half", HALVES)
def test_gold_is_complete(half: str, exported: dict[str, Path]) -> None:
    """Words occur once where no turn is given, values are the contract's; each report has enough lines and a trap."""
    lines = read(path(half, "gold"))
    assert scored(half, exported).notes == ()
    assert all(line.get("why") if line.get("trap") else "kind" in line for line in lines)
    expected = Counter(line["doc"] for line in lines if not line.get("trap") and not line.get("optional"))
    assert set(expected) == {report["id"] for report in read(path(half, "reports"))}
    assert min(expected.values()) >= 12
    assert set(Counter(line["doc"] for line in lines if line.get("trap"))) == set(expected)
    assert min(Counter(line["doc"] for line in lines if line.get("key")).values()) >= 3

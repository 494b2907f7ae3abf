"""A floor under what is read in the evaluation data, by our own scores, which must be its public scorer's.

Left out, loudly, where the data are not there.
"""

import json
from pathlib import Path

import pytest

import onrecord
from onrecord.evaluate import Evaluation
from tests.evaluate.public import EVALUATION, ours, public
from tests.quality import floors
from tests.quality.scoring import sums

LEAST = {  # what a release must reach on these reports
    "syria": {"found": 0.70, "whole": 0.35, "key": 0.45, "counts": 0.75, "traps": 1},
    "world": {},
}
needs_data = pytest.mark.skipif(
    EVALUATION is None, reason="ONRECORD_EVALUATION is not set: quality on the evaluation data was NOT measured"
)


@needs_data
@pytest.mark.parametrize("name", sorted(LEAST))
def test_the_evaluation_data_is_read_no_worse_than_before(name: str, tmp_path: Path) -> None:
    """Found, whole, key, precision of counts and traps hold their bounds and floor; both scorers agree on every sum."""
    assert EVALUATION is not None
    folder = EVALUATION / name
    found = read_and_scored(folder, tmp_path)
    files = (tmp_path / "claims.jsonl", folder / "gold.jsonl", tmp_path / "reports.jsonl")
    assert ours(found) == public(tmp_path, *files)
    assert not floors.held(name, sums(found), LEAST[name])


def read_and_scored(folder: Path, scratch: Path) -> Evaluation:
    """Read the reports that gold covers, export their claims, and score them."""
    covered = {json.loads(line)["doc"] for line in _lines(folder / "gold.jsonl")}
    chosen = [line for line in _lines(folder / "reports.jsonl") if json.loads(line)["id"] in covered]
    (scratch / "reports.jsonl").write_text("\n".join(chosen) + "\n", encoding="utf-8")
    with onrecord.open(scratch / "record") as record:
        record.add(scratch / "reports.jsonl")
        lines = "".join(f"{line}\n" for line in record.export("claims"))
        (scratch / "claims.jsonl").write_text(lines, encoding="utf-8")
        return record.evaluate(folder / "gold.jsonl")


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]

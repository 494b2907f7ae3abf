"""A floor under what is read in the evaluation data, by its own scorer; left out, loudly, where it is not there."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.settings import settings
from tests.quality import floors

LEAST = {  # what a release must reach on these reports
    "syria": {"found": 0.70, "whole": 0.35, "key": 0.45, "counts": 0.75, "traps": 1},
    "world": {},
}
EVALUATION = settings().evaluation
needs_data = pytest.mark.skipif(
    EVALUATION is None, reason="ONRECORD_EVALUATION is not set: quality on the evaluation data was NOT measured"
)


@needs_data
@pytest.mark.parametrize("name", sorted(LEAST))
def test_the_evaluation_data_is_read_no_worse_than_before(name: str, tmp_path: Path) -> None:
    """Found, whole, key, precision of counts and traps hold their bounds and their floor."""
    assert EVALUATION is not None
    folder = EVALUATION / name
    claims = claims_of(folder, tmp_path)
    scored = scores(EVALUATION.parent / "tools" / "score_claims.py", claims, folder)
    measured = {
        "found": scored["found"],
        "whole": scored["whole"],
        "key": scored["key_whole"],
        "counts": scored["counts"]["precision"] or 0.0,
        "traps": scored["traps"]["fell_for"],
    }
    assert not floors.held(name, measured, LEAST[name])


def claims_of(folder: Path, scratch: Path) -> Path:
    """Read the reports that gold covers and export their claims."""
    covered = {json.loads(line)["doc"] for line in _lines(folder / "gold.jsonl")}
    chosen = [line for line in _lines(folder / "reports.jsonl") if json.loads(line)["id"] in covered]
    (scratch / "reports.jsonl").write_text("\n".join(chosen) + "\n", encoding="utf-8")
    with onrecord.open(scratch / "record") as record:
        record.add(scratch / "reports.jsonl")
        lines = "".join(f"{line}\n" for line in record.export("claims"))
    (scratch / "claims.jsonl").write_text(lines, encoding="utf-8")
    return scratch / "claims.jsonl"


def scores(tool: Path, claims: Path, folder: Path) -> dict[str, Any]:
    files = (tool, claims, folder / "gold.jsonl", folder / "reports.jsonl")
    ran = subprocess.run([sys.executable, *map(str, files), "--json"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]

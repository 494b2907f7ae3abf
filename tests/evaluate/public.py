"""The public scorer of the evaluation data, and our figures in its shape."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from onrecord.evaluate import Evaluation
from onrecord.settings import settings

EVALUATION = settings().evaluation


def public(folder: Path, claims: Path, gold: Path, reports: Path) -> dict[str, Any]:
    """Run the public scorer and return its figures."""
    assert EVALUATION is not None
    tool = EVALUATION.parent / "tools" / "score_claims.py"
    files = [str(file) for file in (tool, claims, gold, reports)]
    ran = subprocess.run([sys.executable, *files, "--json"], capture_output=True, text=True, check=False, cwd=folder)
    assert ran.returncode == 0, ran.stderr
    figures: dict[str, Any] = json.loads(ran.stdout)
    return figures


def ours(found: Evaluation) -> dict[str, Any]:
    """Return our figures in the public scorer's shape."""
    return {
        "gold": found.whole.of,
        "found": found.found.share or 0.0,
        "whole": found.whole.share or 0.0,
        "key": found.key_whole.of,
        "key_whole": found.key_whole.share or 0.0,
        "fields": {name: {"n": share.of, "right": share.share} for name, share in found.fields.items()},
        "counts": {"exported": found.counts.of, "precision": found.counts.share},
        "traps": {"n": found.traps.of, "fell_for": found.traps.right},
    }

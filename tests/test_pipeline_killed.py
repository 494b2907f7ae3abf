"""A run killed at any moment is taken up by the same call, with the same end."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.read import Given
from onrecord.record import Record
from tests.record.small_stages import NO_KNOWLEDGE, SMALL
from tests.record.state import state

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="a process kills itself with SIGKILL, which POSIX has")


def run(record: Path, corpus: Path, last: int) -> "subprocess.CompletedProcess[str]":
    """Run `add` in a process of its own, killed at its statement number `last`."""
    command = [sys.executable, "-m", "tests.record.killed_run", str(record), str(corpus), str(last)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty short reports: most with claims, some with none, one that cannot be read, one broken line."""
    path = tmp_path_factory.mktemp("killed") / "corpus.jsonl"
    lines = []
    for n in range(40):
        text = f"{n} people were killed in Town{n % 7}, the clinic said." if n % 9 else f"A quiet day, the {n}th."
        text = "unreadable" if n == 23 else text
        lines.append(json.dumps({"id": f"r{n:02}", "text": text, "published": "2016-12-13", "publisher": f"P{n % 3}"}))
    lines.insert(11, "{broken")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> tuple[str, int]:
    """What an uninterrupted run ends with, and how many statements it takes."""
    path = tmp_path_factory.mktemp("killed") / "whole"
    done = run(path, corpus, 0)
    assert done.returncode == 0, done.stderr
    with Record.open(path) as record:
        return state(record), int(done.stdout)


@pytest.mark.parametrize("part", [0.02, 0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97, 0.995])
def test_a_killed_run_is_taken_up(tmp_path: Path, corpus: Path, whole: tuple[str, int], part: float) -> None:
    """Killed after some part of its statements, the record is sound, and adding again ends like a whole run."""
    expected, statements = whole
    killed = run(tmp_path / "r", corpus, max(1, round(statements * part)))
    assert killed.returncode == -signal.SIGKILL
    with Record.open(tmp_path / "r", create=True) as record:
        assert record.check_ledger() == ()
        pipeline.add(record, [str(corpus)], Given(), knowledge=NO_KNOWLEDGE, by=SMALL)
        assert state(record) == expected
        assert record.check_ledger() == ()
        assert not record.stale()


def test_a_run_killed_twice_is_taken_up(tmp_path: Path, corpus: Path, whole: tuple[str, int]) -> None:
    """Killed, taken up and killed again, it still ends like a whole run."""
    expected, statements = whole
    for part in (0.3, 0.3):
        assert run(tmp_path / "r", corpus, round(statements * part)).returncode == -signal.SIGKILL
    assert run(tmp_path / "r", corpus, 0).returncode == 0
    with Record.open(tmp_path / "r") as record:
        assert state(record) == expected

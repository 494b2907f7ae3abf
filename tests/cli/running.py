"""Runs the command line inside this process, as a shell would: arguments in, status and both outputs back."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from onrecord.cli import main
from onrecord.settings import settings

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed, and the status that it ended with."""

    status: int
    out: str
    err: str


def run(*arguments: object, stdin: bytes = b"") -> Ran:
    """Run `onrecord` with these arguments; its environment is as it was afterwards."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    status = 0
    words = ["onrecord", *map(str, arguments)]
    given = io.TextIOWrapper(io.BytesIO(stdin))
    with patch.dict(os.environ), patch.object(sys, "argv", words), patch.object(sys, "stdin", given):
        settings.cache_clear()
        with redirect_stdout(out), redirect_stderr(err):
            try:
                main()
            except SystemExit as stop:
                status = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    settings.cache_clear()
    return Ran(status, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


def process(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `onrecord` as a process of its own, from the folder of the sources."""
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

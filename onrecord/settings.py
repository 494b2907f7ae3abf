"""The environment, read once: every setting that onrecord knows, with its default and its meaning."""

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from onrecord.errors import OptionInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment says. Every field is one variable, `ONRECORD_` and its name in capitals.

    reader      who acts, as named in the ledger (default: the login name)
    evaluation  folder of evaluation data for tests and benchmarks; None leaves those out
    batch       reports parsed and committed together, 1 to 64; more is faster and takes more memory
    processes   processes that read reports side by side, 1 to 64, of 200 MB each (default: the cores, at most 4)
    max_text    code points of text beyond which a report is kept and searchable but not read for claims
    traceback   1: show where a fault in onrecord itself happened, not only what it was
    """

    reader: str
    evaluation: Path | None
    batch: int
    processes: int
    max_text: int
    traceback: bool


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Read the settings out of a mapping of environment variables; raise `OptionInvalid` on a bad value."""
    evaluation = environment.get("ONRECORD_EVALUATION")
    return Settings(
        reader=environment.get("ONRECORD_READER") or _login(),
        evaluation=Path(evaluation) if evaluation else None,
        batch=_whole(environment, "ONRECORD_BATCH", 8, 1, 64),
        processes=_whole(environment, "ONRECORD_PROCESSES", min(_cores(), 4), 1, 64),
        max_text=_whole(environment, "ONRECORD_MAX_TEXT", 5_000_000, 1_000, 100_000_000),
        traceback=_whole(environment, "ONRECORD_TRACEBACK", 0, 0, 1) == 1,
    )


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return the settings of this process, read from the environment the first time."""
    return from_environment(os.environ)


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a user database
        return "unknown"


def _cores() -> int:
    """Return how many cores this process may use, which is fewer than the machine has where it is confined."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _whole(environment: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = environment.get(name, "")
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        raise OptionInvalid(f"{name} is {text!r}; set it to a whole number from {least:,} to {most:,}")
    return int(text)

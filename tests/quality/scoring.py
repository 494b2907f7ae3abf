"""The marks that were set in the sample by hand, as gold; the sums of an evaluation that have a floor."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.evaluate import Evaluation, fitted, placed, scored

MARKS = Path(__file__).with_name("marks.toml")


def marks() -> dict[str, list[dict[str, Any]]]:
    """Return the marks and the traps."""
    return tomllib.loads(MARKS.read_text(encoding="utf-8"))


def gold_objects(listed: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[dict[str, Any]]:
    """Yield marks and traps in the form of gold."""
    for mark in (*listed["mark"], *({**trap, "trap": True} for trap in listed["trap"])):
        gold = {{"report": "doc", "words": "snippet"}.get(name, name): value for name, value in mark.items()}
        if "count" in gold:  # TOML has no null: an open end is a word there
            gold["count"] = {name: None if value == "open" else value for name, value in gold["count"].items()}
        yield gold


def score(
    claims: Sequence[Mapping[str, Any]], texts: Mapping[str, str], listed: Mapping[str, list[dict[str, Any]]]
) -> Evaluation:
    """Compare all claims of a record with the marks and traps for its reports."""
    lines = fitted(list(enumerate(gold_objects(listed), 1)), MARKS.name)
    return scored(claims, placed(lines, texts, MARKS.name))


def sums(found: Evaluation) -> dict[str, float]:
    """Return the figures that have a floor, by name."""
    return {
        "found": found.found.share or 0.0,
        "whole": found.whole.share or 0.0,
        "key": found.key_whole.share or 0.0,
        "counts": found.counts.share or 0.0,
        "traps": found.traps.right,
    }

"""Makes reports, claims and gold for the tests of evaluation."""

from collections.abc import Mapping
from typing import Any

from onrecord.evaluate import Evaluation, fitted, placed, scored

TEXT = (
    "Shelling killed 12 people in Northport on Monday, the Coast Guard said. "
    "The ministry denied that its forces had fired. Three days of truce may follow. "
    "Twenty years ago a raid killed 40 people in Northport."
)
QUOTES = {
    "killed": "Shelling killed 12 people in Northport on Monday",
    "denied": "its forces had fired",
    "truce": "Three days of truce may follow",
    "raid": "a raid killed 40 people in Northport",
}


def claim(quote: str, report: str = "a", text: str = TEXT, **fields: Any) -> dict[str, Any]:
    """Return a line of the contract on words of the text; what is not said is empty, asserted, occurred."""
    start = text.index(quote)
    line: dict[str, Any] = {
        "id": f"c-{report}-{start}",
        "report": {"id": report, "published": "2021-03-02"},
        "quote": {"text": quote, "start": start, "end": start + len(quote)},
        "speakers": [],
        "origin": None,
        "kind": "violence",
        "event": "shelling",
        "status": "occurred",
        "polarity": "affirmed",
        "modality": "asserted",
        "certainty": "certain",
        "verification": None,
        "actors": [],
        "targets": [],
        "weapons": [],
        "counts": [],
        "when": None,
        "where": [],
    }
    return line | fields


def count(measure: str, low: int | None, high: int | None, modifier: str = "exact", **parts: int) -> dict[str, Any]:
    breakdown = [{"group": group, "low": number, "high": number} for group, number in parts.items()]
    return {"measure": measure, "low": low, "high": high, "modifier": modifier, "breakdown": breakdown}


def gold(snippet: str, **fields: Any) -> dict[str, Any]:
    return {"doc": "a", "snippet": snippet, **fields}


def judge(
    claims: list[dict[str, Any]], lines: list[dict[str, Any]], texts: Mapping[str, str] | None = None
) -> Evaluation:
    """Score claims by gold objects, as `onrecord evaluate` does."""
    return scored(claims, placed(fitted(list(enumerate(lines, 1))), texts or {"a": TEXT}))

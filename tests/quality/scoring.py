"""Compares exported claims with marks: what was found, what is right in every field, which traps were fallen for."""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.knowledge import fold
from onrecord.values import When

MARKS = Path(__file__).with_name("marks.toml")
Claim = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of the marks that were found and that are right in every field; the traps that were fallen for."""

    found: float
    whole: float
    traps: int
    remarks: tuple[str, ...]


def marks() -> dict[str, list[dict[str, Any]]]:
    """Return the marks and the traps."""
    return tomllib.loads(MARKS.read_text(encoding="utf-8"))


def score(claims: Sequence[Claim], texts: Mapping[str, str], listed: Mapping[str, list[dict[str, Any]]]) -> Score:
    """Compare all claims of a record with the marks and traps for its reports."""
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        by_report.setdefault(claim["report"]["id"], []).append(claim)
    found = whole = 0
    remarks = []
    for mark in listed["mark"]:
        near = [c for c in by_report.get(mark["report"], []) if covers(c, mark, texts)]
        wrong = min((wrong_fields(c, mark) for c in near), key=len, default=None)
        found += wrong is not None
        whole += wrong == []
        if wrong != []:
            remarks.append(f"{mark['report'][:14]}: {mark['words'][:60]}: {', '.join(wrong) if wrong else 'not found'}")
    fallen = [
        trap
        for trap in listed["trap"]
        if any(covers(c, trap, texts) and happened_then(c) for c in by_report.get(trap["report"], []))
    ]
    remarks += [f"trap: {trap['report'][:14]}: {trap['words'][:60]}: {trap['why']}" for trap in fallen]
    return Score(found / len(listed["mark"]), whole / len(listed["mark"]), len(fallen), tuple(remarks))


def covers(claim: Claim, mark: Mapping[str, Any], texts: Mapping[str, str]) -> bool:
    """Tell whether a claim's quote and a mark's words share at least half of the shorter one."""
    start = texts[mark["report"]].index(mark["words"])
    end, quote = start + len(mark["words"]), claim["quote"]
    shared = min(end, quote["end"]) - max(start, quote["start"])
    return bool(shared >= 0.5 * min(end - start, quote["end"] - quote["start"]))


def happened_then(claim: Claim) -> bool:
    """Tell whether a claim is recorded as something that took place within a year of its report, or at no time."""
    if claim["kind"] in ("responsibility", "appeal") or claim["status"] not in ("occurred", "ongoing"):
        return False
    if claim["modality"] != "asserted" or claim["polarity"] == "denied":
        return False
    if not claim["when"] or not claim["report"]["published"]:
        return True
    gap = When(claim["when"]["edtf"]).gap_days(When(claim["report"]["published"]))
    return gap is None or gap <= 366


def wrong_fields(claim: Claim, mark: Mapping[str, Any]) -> list[str]:
    """Return the names of the fields of a mark that a claim has wrong."""
    right: dict[str, Callable[[Any], bool]] = {
        "origin": lambda want: _named([claim["origin"], *(s["name"] for s in claim["speakers"][-1:])], want),
        "chain": lambda want: all(_named([s["name"] for s in claim["speakers"]], [name]) for name in want),
        "actor": lambda want: _named([a["name"] for a in claim["actors"]], want),
        "weapon": lambda want: _named([*(w["name"] for w in claim["weapons"]), claim["event"]], want),
        "where": lambda want: _named([p["name"] for p in claim["where"]], want),
        "when": lambda want: bool(claim["when"]) and claim["when"]["edtf"] in want,
        "count": lambda want: any(_count_right(c, want) for c in claim["counts"]),
        "unverified": lambda _: bool(claim["verification"]) and claim["verification"]["status"] == "not_verified",
    }
    plain = ("kind", "event", "status", "certainty", "modality", "polarity", "origin_basis")
    wrong = [f for f in plain if f in mark and claim[f] not in _any_of(mark[f])]
    return wrong + [f for f, is_right in right.items() if f in mark and not is_right(mark[f])]


def _any_of(want: object) -> list[object]:
    return want if isinstance(want, list) else [want]


def _named(got: Iterable[str | None], want: Iterable[str]) -> bool:
    """Tell whether one of the names is one of those wanted, or a run of whole words in it or around it."""
    names = [f" {fold(n)} " for n in got if n]
    return any(f" {fold(w)} " in name or name in f" {fold(w)} " for w in want for name in names)


def _count_right(count: Mapping[str, Any], want: Mapping[str, Any]) -> bool:
    for field in ("low", "high"):
        if count[field] != (None if want[field] == "open" else want[field]):
            return False
    if count["measure"] not in _any_of(want["measure"]):
        return False
    parts = {p["group"]: p["low"] for p in count["breakdown"]}
    if any(parts.get(group) != number for group, number in want.get("breakdown", {}).items()):
        return False
    return all(count[f] == want[f] for f in ("group", "modifier", "scope") if f in want)

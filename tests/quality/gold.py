"""Scores exported claims against gold lines: what a careful documenter would record of a report, written beforehand.

The rules are those of the scorer that comes with the evaluation data, so that their figures can be set side by side;
they are written anew here, so that the reports in `conflicts/` are measured where those data are absent.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Line = Mapping[str, Any]
Span = tuple[int, int]
SMALL_WORDS = {"the", "a", "an", "of", "s", "al"}
ODD_PLURALS = {"women": "woman", "men": "man", "children": "child", "babies": "baby", "wounded": "injured"}


@dataclass(frozen=True, slots=True)
class Scored:
    """Shares of the gold lines, the precision of exported counts, the traps fallen for; `remarks` name the misses."""

    lines: int
    found: float
    whole: float
    key: float
    counts: float
    traps: int
    remarks: tuple[str, ...]

    def sums(self) -> dict[str, float]:
        """Return the figures that have a floor, by name."""
        shares = {"found": self.found, "whole": self.whole, "key": self.key, "counts": self.counts}
        return shares | {"traps": self.traps}


def read(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def score(claims: Sequence[Line], reports: Sequence[Line], gold: Sequence[Line]) -> Scored:
    """Compare the exported claims of a record with the gold lines of its reports."""
    texts = {report["id"]: report["text"] for report in reports}
    of_report = {name: [c for c in claims if c["report"]["id"] == name] for name in texts}
    expected = [g for g in gold if not g.get("trap") and not g.get("optional")]
    wrong = [_least_wrong(of_report[g["doc"]], g, place(g, texts[g["doc"]])) for g in expected]
    fallen = [g for g in gold if g.get("trap") and _fallen_for(of_report[g["doc"]], g, texts[g["doc"]])]
    remarks = [
        f"{g['doc']}: {g['snippet']}: {'not found' if faults is None else ', '.join(faults)}"
        for g, faults in zip(expected, wrong, strict=True)
        if faults != []
    ]
    remarks += [f"{g['doc']}: {g['snippet']}: fell for it, {g['why']}" for g in fallen]
    right = [faults == [] for faults in wrong]
    return Scored(
        lines=len(expected),
        found=_share([faults is not None for faults in wrong]),
        whole=_share(right),
        key=_share([ok for ok, g in zip(right, expected, strict=True) if g.get("key")]),
        counts=_precision(of_report, gold),
        traps=len(fallen),
        remarks=tuple(remarks),
    )


def place(line: Line, text: str) -> Span:
    """Return where the words of a gold line stand; ValueError where they do not."""
    at = -1
    for _ in range(line.get("nth", 1)):
        at = text.index(line["snippet"], at + 1)
    return at, at + len(line["snippet"])


def wrong_fields(claim: Line, line: Line) -> list[str]:
    """Return the names of the fields that a gold line asks for and a claim has wrong."""
    return [field for field, is_right in RULES.items() if field in line and not is_right(claim, line[field])]


def count_right(got: Line, want: Line) -> bool:
    """Tell whether an exported count has the measure and both ends of a gold count, or one of those it allows."""
    if got["measure"] not in _any_of(want["measure"]):
        return False
    if got["low"] not in _any_of(want["low"]) or got["high"] not in _any_of(want["high"]):
        return False
    parts = [(_people(part["group"]), part["low"]) for part in got["breakdown"]]
    return all(
        any(_people(group) & people and low == number for people, low in parts)
        for group, number in want.get("breakdown", {}).items()
    )


def _least_wrong(claims: Sequence[Line], line: Line, span: Span) -> list[str] | None:
    """Return the faults of the claim over these words that has most fields right, None where no claim is there."""
    faults = [wrong_fields(claim, line) for claim in claims if _covers(claim, span)]
    return min(faults, key=len, default=None)


def _covers(claim: Line, span: Span) -> bool:
    start, end = claim["quote"]["start"], claim["quote"]["end"]
    shared = min(span[1], end) - max(span[0], start)
    return bool(shared >= 0.5 * max(1, min(span[1] - span[0], end - start)))


def _fallen_for(claims: Sequence[Line], line: Line, text: str) -> bool:
    span = place(line, text)
    return any(_covers(claim, span) and _happened_then(claim) for claim in claims)


def _happened_then(claim: Line) -> bool:
    """Tell whether a claim is recorded as what took place within a year of its report, or at no time."""
    if claim["kind"] in ("responsibility", "appeal") or claim["status"] not in ("occurred", "ongoing"):
        return False
    if claim["modality"] != "asserted" or claim["polarity"] == "denied":
        return False
    when, now = (_years((holder or {}).get(key)) for holder, key in _dates_of(claim))
    return not when or not now or min(abs(a - b) for a in when for b in now) <= 1


def _dates_of(claim: Line) -> tuple[tuple[Line | None, str], tuple[Line | None, str]]:
    return (claim["when"], "edtf"), (claim["report"], "published")


def _years(edtf: str | None) -> set[int]:
    return {int(year) for year in re.findall(r"(?<![\dX])(\d{4})(?=$|[-/~?%T])", edtf or "")}


def _precision(of_report: Mapping[str, Sequence[Line]], gold: Sequence[Line]) -> float:
    """Return the share of exported counts that some gold count of their report agrees with.

    A few, several and the like, which gold does not always count, are left out where they do not agree.
    """
    wanted: dict[str, list[Line]] = {}
    for line in gold:
        wanted.setdefault(line["doc"], []).extend([line["count"]] if "count" in line else [])
    outcomes = []
    for name, wants in wanted.items():
        for got in (count for claim in of_report[name] for count in claim["counts"]):
            agrees = any(count_right(got, want) for want in wants)
            if agrees or got["modifier"] != "order" or (got["low"] or 0) > 3:
                outcomes.append(agrees)
    return _share(outcomes)


def _share(outcomes: Sequence[bool]) -> float:
    return sum(outcomes) / len(outcomes) if outcomes else 0.0


def _fold(text: str | None) -> str:
    """Return the words of a name without marks, case and small words."""
    plain = unicodedata.normalize("NFKD", text or "").replace("’", "'").casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(word for word in re.findall(r"[a-z0-9]+", plain) if word not in SMALL_WORDS)


def _people(group: str | None) -> set[str]:
    return {ODD_PLURALS.get(word, word.removesuffix("s")) for word in _fold(group).split()}


def _any_of(want: object) -> list[object]:
    return want if isinstance(want, list) else [want]


def _names(claim: Line, field: str) -> list[str]:
    return [item["name"] for item in claim[field] if item["name"]]


def _origins(claim: Line) -> list[str]:
    return [claim["origin"] or "", *_names(claim, "speakers")[-1:]]


def _happening(claim: Line) -> str:
    return f"{_fold(claim['event'])} {_fold(' '.join(_names(claim, 'weapons')))}"


def _same_name(got: str, want: str) -> bool:
    """Tell whether two names are one, a run of words in the other, or share three words in five."""
    ours, theirs = _fold(got), _fold(want)
    if not ours or not theirs:
        return False
    if f" {theirs} " in f" {ours} " or f" {ours} " in f" {theirs} ":
        return True
    one, other = set(ours.split()), set(theirs.split())
    return len(one & other) / len(one | other) >= 0.6


def _any_name(got: Iterable[str], want: Iterable[str]) -> bool:
    names = list(want)
    return any(_same_name(g, w) for g in got for w in names)


def _chain_right(claim: Line, want: Sequence[str]) -> bool:
    got = _names(claim, "speakers")
    return len(got) >= len(want) and all(_any_name(got, [name]) for name in want)


def _weapon_right(claim: Line, want: Sequence[str]) -> bool:
    got = [*_names(claim, "weapons"), claim["event"] or ""]
    return any(_fold(w) in _fold(g) for w in want for g in got)


def _when_right(claim: Line, want: Sequence[str]) -> bool:
    return ((claim["when"] or {}).get("edtf") or "").rstrip("~?%") in want


RULES: dict[str, Callable[[Line, Any], bool]] = {
    "kind": lambda claim, want: claim["kind"] in _any_of(want),
    "event": lambda claim, want: any(_fold(name) in _happening(claim) for name in want),
    "origin": lambda claim, want: _any_name(_origins(claim), want),
    "chain": _chain_right,
    "actor": lambda claim, want: _any_name(_names(claim, "actors"), want),
    "weapon": _weapon_right,
    "where": lambda claim, want: _any_name(_names(claim, "where"), want),
    "when": _when_right,
    "count": lambda claim, want: any(count_right(count, want) for count in claim["counts"]),
    "status": lambda claim, want: claim["status"] in _any_of(want),
    "certainty": lambda claim, want: claim["certainty"] in _any_of(want),
    "modality": lambda claim, want: claim["modality"] in _any_of(want),
    "polarity": lambda claim, _: claim["polarity"] == "denied" or claim["status"] == "not_occurred",
    "unverified": lambda claim, _: (claim["verification"] or {}).get("status") == "not_verified",
}

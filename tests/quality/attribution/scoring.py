"""Scores attributions as the scorer of the evaluation data does: found at 0.3, and words of each role in common."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

ROLES = ("speaker", "cue", "content")
Words = dict[str, frozenset[int]]


def scores(mentions: Iterable[Mapping[str, Any]], gold: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """Return the F1 of attributions found at 0.3 and of the words of all three roles, each from 0 to 1."""
    places: dict[str, list[list[int]]] = {}
    want: dict[str, list[Words]] = defaultdict(list)
    got: dict[str, list[Words]] = defaultdict(list)
    for line in gold:
        if "words" in line:
            places[line["report"]] = line["words"]
        else:
            want[line["report"]].append(_words(line, places[line["report"]]))
    for mention in mentions:
        if mention["report"] in want:
            got[mention["report"]].append(_words(mention, places[mention["report"]]))
    paired = sum(_paired(got[report], wanted) for report, wanted in want.items())
    both = had = has = 0
    for report, wanted in want.items():
        for role in ROLES:
            ours, theirs = (frozenset().union(*(a[role] for a in side)) for side in (got[report], wanted))
            both, had, has = both + len(ours & theirs), had + len(ours), has + len(theirs)
    found = _f1(paired, sum(map(len, got.values())), sum(map(len, want.values())))
    return {"found": found, "overlap": _f1(both, had, has)}


def _f1(right: int, had: int, has: int) -> float:
    return 2 * right / (had + has) if had + has else 0.0


def _words(line: Mapping[str, Any], places: list[list[int]]) -> Words:
    found = {role: _touched(line.get(role), places) for role in ROLES}
    return {**found, "content": found["content"] - found["speaker"] - found["cue"]}


def _touched(value: Any, places: list[list[int]]) -> frozenset[int]:
    pieces = value if isinstance(value, list) else [] if value is None else [value]
    spans = [(p["start"], p["end"]) if isinstance(p, Mapping) else tuple(p) for p in pieces]
    return frozenset(n for n, (first, last) in enumerate(places) if any(a < last and b > first for a, b in spans))


def _paired(got: list[Words], want: list[Words]) -> int:
    """Count the pairs, one to one, the most alike first, that share 0.3 of the gold content's words."""
    ranked = []
    for g, ours in enumerate(got):
        for w, theirs in enumerate(want):
            both = len(ours["content"] & theirs["content"])
            if both and both >= 0.3 * len(theirs["content"]):
                alike = 2 * both / (len(ours["content"]) + len(theirs["content"]))
                ranked.append((-alike, -len(ours["cue"] & theirs["cue"]), w, g))
    used_got: set[int] = set()
    used_want: set[int] = set()
    for *_, w, g in sorted(ranked):
        if g not in used_got and w not in used_want:
            used_got.add(g)
            used_want.add(w)
    return len(used_want)

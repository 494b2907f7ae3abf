"""Which claim a line of gold means, and which of its fields that claim has right.

Claims are lines of the exchange contract, so that what is scored is what a user gets.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from onrecord.evaluate.expectations import WantedCount, Wants
from onrecord.evaluate.names import any_same, group_words, plain, same_name
from onrecord.values import Span

Claim = Mapping[str, Any]
_SHARED = 0.5  # of the shorter of a quote and gold's words
_YEARS_APART = 1  # from its report, the most that a trap may lie and still be taken for something of its day


def covers(claim: Claim, span: Span) -> bool:
    """Tell whether a claim's quote and a span share at least half of the shorter one."""
    start, end = claim["quote"]["start"], claim["quote"]["end"]
    shared = min(span.end, end) - max(span.start, start)
    return bool(shared >= _SHARED * max(1, min(len(span), end - start)))


def judged(claim: Claim, wants: Wants) -> dict[str, bool]:
    """Return for each field that gold expects whether a claim has it right."""
    return {name: RIGHT[name](claim, wanted) for name, wanted in wants.fields.items()}


def names(items: Iterable[Any] | None) -> list[str]:
    """Return the names of actors, weapons, places or speakers that have one."""
    found = [item.get("name") if isinstance(item, Mapping) else item for item in items or ()]
    return [name for name in found if name]


def count_right(count: Mapping[str, Any], wanted: WantedCount) -> bool:
    """Tell whether a count is the one wanted: measure, both ends, the parts that gold names."""
    if count.get("measure") not in wanted.measures:
        return False
    if count.get("low") not in wanted.lows or count.get("high") not in wanted.highs:
        return False
    if any(count.get(name) not in values for name, values in wanted.plain):
        return False
    parts = count.get("breakdown") or ()
    return all(
        any(group_words(group) & group_words(part.get("group")) and part.get("low") == number for part in parts)
        for group, number in wanted.breakdown
    )


def counts_as_wrong(count: Mapping[str, Any]) -> bool:
    """Tell whether a count that agrees with no gold is one too many: gold does not always count *a few*."""
    return count.get("modifier") != "order" or (count.get("low") or 0) > 3


def taken_for_present(claim: Claim, published: str | None) -> bool:
    """Tell whether a claim says that something happened or goes on, within a year of its report or at no date."""
    if claim.get("kind") in ("responsibility", "appeal") or claim.get("status") not in ("occurred", "ongoing"):
        return False
    if claim.get("modality", "asserted") != "asserted" or claim.get("polarity") == "denied":
        return False
    then, now = years(_edtf(claim)), years(published or (claim.get("report") or {}).get("published"))
    return not then or not now or min(abs(a - b) for a in then for b in now) <= _YEARS_APART


def years(edtf: str | None) -> frozenset[int]:
    """Return the years that an EDTF value or a date names whole; none for `XXXX-12-13` and `201X`."""
    return frozenset(int(year) for year in re.findall(r"(?<![\dX])\d{4}(?=[-/~?%T]|$)", edtf or ""))


def _edtf(claim: Claim) -> str:
    return (claim.get("when") or {}).get("edtf") or ""


# --- the fields ---------------------------------------------------------------------------------------


def _listed(name: str) -> Callable[[Claim, tuple[Any, ...]], bool]:
    return lambda claim, wanted: claim.get(name) in wanted


def _event(claim: Claim, wanted: tuple[str, ...]) -> bool:
    said = f"{plain(claim.get('event'))} {plain(' '.join(names(claim.get('weapons'))))}"
    return any(plain(word) in said for word in wanted)


def _origin(claim: Claim, wanted: tuple[str, ...]) -> bool:
    return any_same([claim.get("origin"), *names((claim.get("speakers") or [])[-1:])], wanted)


def _chain(claim: Claim, wanted: tuple[str, ...]) -> bool:
    got = names(claim.get("speakers"))
    return len(got) >= len(wanted) and all(any(same_name(name, want) for name in got) for want in wanted)


def _weapon(claim: Claim, wanted: tuple[str, ...]) -> bool:
    got = [*names(claim.get("weapons")), claim.get("event") or ""]
    return any(plain(word) in plain(name) for word in wanted for name in got)


def _count(claim: Claim, wanted: tuple[WantedCount, ...]) -> bool:
    return any(count_right(count, wanted[0]) for count in claim.get("counts") or ())


def _sure(edtf: str) -> str:
    """Return a date without its mark of doubt: whether a day is *about* is not what is judged."""
    return edtf.rstrip("~?%")


def _denied(claim: Claim, _: tuple[str, ...]) -> bool:
    return claim.get("polarity") == "denied" or claim.get("status") == "not_occurred"


RIGHT: Mapping[str, Callable[[Claim, tuple[Any, ...]], bool]] = {
    "kind": _listed("kind"),
    "event": _event,
    "origin": _origin,
    "origin_basis": _listed("origin_basis"),
    "chain": _chain,
    "actor": lambda claim, wanted: any_same(names(claim.get("actors")), wanted),
    "weapon": _weapon,
    "where": lambda claim, wanted: any_same(names(claim.get("where")), wanted),
    "when": lambda claim, wanted: _sure(_edtf(claim)) in {_sure(value) for value in wanted},
    "count": _count,
    "status": _listed("status"),
    "certainty": _listed("certainty"),
    "modality": _listed("modality"),
    "polarity": _denied,
    "verification": lambda claim, wanted: (claim.get("verification") or {}).get("status") in wanted,
}


# --- what was read, in words ------------------------------------------------------------------------------


def read_as(claim: Claim, field: str) -> str:
    """Return what a claim has in a field that gold speaks of, as a person reads it; a dash for nothing."""
    verification = claim.get("verification") or {}
    shown = {
        "chain": " ← ".join(names(claim.get("speakers"))),
        "actor": ", ".join(names(claim.get("actors"))),
        "weapon": ", ".join(names(claim.get("weapons"))),
        "where": ", ".join(names(claim.get("where"))),
        "when": _edtf(claim),
        "count": "; ".join(count_words(count) for count in claim.get("counts") or ()),
        "verification": verification.get("status", ""),
    }
    return str((shown[field] if field in shown else claim.get(field)) or "—")


def count_words(count: Mapping[str, Any]) -> str:
    """Return a count as a person reads it: measure, ends, parts."""
    low, high = ("open" if count.get(end) is None else str(count[end]) for end in ("low", "high"))
    parts = "".join(f", {part.get('group')} {part.get('low')}" for part in count.get("breakdown") or ())
    return f"{count.get('measure')} {low if low == high else f'{low}–{high}'}{parts}"

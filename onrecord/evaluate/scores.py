"""What an evaluation comes to: shares with their intervals, and what went wrong, in its words."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_Z = 1.959964  # of the normal distribution, for an interval that holds in 95 of 100 cases


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `of`; the share is None where there was nothing to judge."""

    right: int
    of: int

    @property
    def share(self) -> float | None:
        return self.right / self.of if self.of else None

    def interval(self) -> tuple[float, float]:
        """Return the 95 % interval by Wilson's score method, which holds for few lines and near 0 and 1 too.

        Method: E. B. Wilson, 1927, *Probable inference, the law of succession, and statistical inference*.
        Nothing to judge leaves everything open: 0 to 1.
        """
        if not self.of:
            return 0.0, 1.0
        share, n = self.right / self.of, self.of
        centre = share + _Z * _Z / (2 * n)
        reach = _Z * math.sqrt(share * (1 - share) / n + _Z * _Z / (4 * n * n))
        whole = 1 + _Z * _Z / n
        low = (centre - reach) / whole if self.right else 0.0  # exact at the ends, where rounding is not
        high = (centre + reach) / whole if self.right < n else 1.0
        return low, high

    def to_json(self) -> dict[str, Any]:
        low, high = self.interval()
        return {"right": self.right, "of": self.of, "share": self.share, "low": round(low, 4), "high": round(high, 4)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A field that was read otherwise than gold has it."""

    field: str
    read: str
    wanted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One thing that went wrong: `what` it is, gold's `words` (of a count too many: the claim's), what was `read`.

    `line` is gold's line, None for a count that no line has; `claim` the id of the claim that came nearest, None
    where no claim came near. `why` is gold's own remark (of a trap: why it is one).
    """

    what: str
    line: int | None
    report: str
    words: str
    read: str = ""
    wrong: tuple[Wrong, ...] = ()
    claim: str | None = None
    why: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "what": self.what,
            "line": self.line,
            "report": self.report,
            "words": self.words,
            "read": self.read or None,
            "wrong": [{"field": w.field, "read": w.read, "wanted": w.wanted} for w in self.wrong],
            "claim": self.claim,
            "why": self.why,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The scores of a gold file.

    `found`: lines that some claim covers; `whole`: found with every expected field right; `key_whole`: the same over
    the lines marked key; `fields`: right where found and expected; `counts`: counts read, in the reports that gold
    covers, that agree with a count of gold there; `traps`: how many were fallen for (`right` counts those); `kinds`:
    found and whole by gold's kind. `misses`: the worst first.
    """

    reports: int
    found: Share
    whole: Share
    key_whole: Share
    fields: Mapping[str, Share]
    counts: Share
    traps: Share
    kinds: Mapping[str, tuple[Share, Share]]
    misses: tuple[Miss, ...]
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "reports": self.reports,
            "found": self.found.to_json(),
            "whole": self.whole.to_json(),
            "key_whole": self.key_whole.to_json(),
            "fields": {name: share.to_json() for name, share in self.fields.items()},
            "counts": self.counts.to_json(),
            "traps": self.traps.to_json(),
            "kinds": {k: {"found": f.to_json(), "whole": w.to_json()} for k, (f, w) in self.kinds.items()},
            "misses": [miss.to_json() for miss in self.misses],
            "notes": list(self.notes),
        }

"""Who says so, as three numbers: publishers, distinct origins, origins judged independent; and who depends on whom."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from onrecord.knowledge import Knowledge, fold
from onrecord.model import Assertion, Claim, OriginBasis, Report
from onrecord.values import Bounds
from onrecord.weigh.figures import Origin, origin_of, said_on

COPIED = 0.8  # share of words in common from which one text is a copy of the other
ENOUGH_WORDS = 8  # shorter texts are alike by chance

_NAMED = frozenset({OriginBasis.NAMED, OriginBasis.OFFICE, OriginBasis.PUBLISHER_FIRST_HAND})


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginNumbers:
    """Who says so. `named` are the distinct named origins, `unattributed` whether publishers alone add one more.

    `unnamed` groups are shown and corroborate nothing; `judged_independent` is a person's number, 0 until
    somebody judges.
    """

    publishers: tuple[str, ...]
    named: tuple[str, ...]
    unnamed: tuple[str, ...]
    unattributed: bool
    judged_independent: int = 0

    @property
    def distinct(self) -> int:
        """Number of distinct origins: each named one, and all unattributed publishers together as one at most."""
        return len(self.named) + int(self.unattributed)


def origin_numbers(
    claims: Sequence[Claim], reports: Mapping[str, Report], assertions: Mapping[str, Assertion]
) -> OriginNumbers:
    """Count who says so, over the claims of an incident; denials are left aside, they say otherwise."""
    told = [(c, origin_of(c, reports.get(c.report), assertions.get(c.id))) for c in claims if not c.denied]
    named = [(c, o) for c, o in told if o.basis in _NAMED]
    bare = [c for c, o in told if o.unattributed]
    publishers = {reports[c.report].publisher for c in claims if c.report in reports}
    return OriginNumbers(
        publishers=tuple(sorted(p for p in publishers if p)),
        named=tuple(sorted({o.key: o.name for _, o in named}.values())),
        unnamed=tuple(sorted(f"{o.name} ({c.report})" for c, o in told if o.unnamed)),
        unattributed=any(not any(says_the_same(c, n) for n, _ in named) for c in bare),
    )


def says_the_same(left: Claim, right: Claim) -> bool:
    """Tell whether a claim adds nothing to another: its figures agree with the other's, or it has none."""
    mine = [(n.measure, n.group, Bounds(n.low, n.high)) for n in left.counts]
    theirs = [(n.measure, n.group, Bounds(n.low, n.high)) for n in right.counts]
    if not mine:
        return left.kind is right.kind
    return all(any(m == o and (g == p or p is None) and b.agrees(c) for o, p, c in theirs) for m, g, b in mine)


@dataclass(slots=True)
class Independence:
    """Which origins of an incident are dependent on each other, and why."""

    knowledge: Knowledge
    reports: Mapping[str, Report]
    _words: dict[str, frozenset[str]] = field(default_factory=dict)

    def groups(self, told: Mapping[str, tuple[Origin, Sequence[Claim]]]) -> list[set[str]]:
        """Return the sets of origins that depend on each other; origins in two sets are not shown to be dependent."""
        sets = [{key} for key in sorted(told)]
        for left, right in combinations(sorted(told), 2):
            if self.why(told[left], told[right]):
                a = next(s for s in sets if left in s)
                b = next(s for s in sets if right in s)
                if a is not b:
                    a |= b
                    sets.remove(b)
        return sets

    def why(self, left: tuple[Origin, Sequence[Claim]], right: tuple[Origin, Sequence[Claim]]) -> str | None:
        """Say why two origins are dependent here, or return None: they are *not shown to be dependent*."""
        listed = self._listed(left[0], right[0])
        if listed:
            return listed
        if self._in_chain(left[0], right[1]) or self._in_chain(right[0], left[1]):
            return "one stands in the chain through which the other is told"
        pairs = [(a, b) for a in left[1] for b in right[1]]
        if any(self._copied(a, b) for a, b in pairs):
            return "their words share copied text"
        if any(self._repeats(a, b) or self._repeats(b, a) for a, b in pairs):
            return "the later gives the same figure and no basis of its own"
        return None

    def _listed(self, left: Origin, right: Origin) -> str | None:
        return self.knowledge.dependent(left.entity, right.entity)

    def _in_chain(self, origin: Origin, claims: Iterable[Claim]) -> bool:
        names = {fold(origin.name), origin.entity}
        return any(s.entity in names if s.entity else fold(s.name) in names for c in claims for s in c.speakers[:-1])

    def _copied(self, left: Claim, right: Claim) -> bool:
        a, b = self._of(left), self._of(right)
        return min(len(a), len(b)) >= ENOUGH_WORDS and len(a & b) >= COPIED * len(a | b)

    def _of(self, claim: Claim) -> frozenset[str]:
        if claim.id not in self._words:
            self._words[claim.id] = frozenset(w for w in re.findall(r"\w+", claim.text.casefold()) if len(w) > 2)
        return self._words[claim.id]

    def _repeats(self, later: Claim, earlier: Claim) -> bool:
        a = said_on(later, self.reports.get(later.report))
        b = said_on(earlier, self.reports.get(earlier.report))
        if later.basis is not None or a is None or b is None or a <= b:
            return False
        mine = {(n.measure, n.low, n.high) for n in later.counts}
        return bool(mine & {(n.measure, n.low, n.high) for n in earlier.counts})

"""Who says so, as three numbers: publishers, distinct origins, origins judged independent; and who depends on whom."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from onrecord.knowledge import Knowledge, fold
from onrecord.model import Assertion, Claim, Dependence, OriginBasis, OriginNumbers, Rating, Report
from onrecord.values import Bounds
from onrecord.weigh.figures import Origin, origin_of, said_on

COPIED = 0.8  # share of words in common from which one text is a copy of the other
ENOUGH_WORDS = 8  # shorter texts are alike by chance
RUN = 5  # words: five in a row in two texts are seldom chance, as in linking
SHARED_RUNS = 0.6  # share of the shorter sentence's runs in the other, from which the one carries the other
FARTHEST = 400  # code points within which a sentence is taken to begin and end

_END = re.compile(r"[.!?][\"'”’)\]]*\s+|\n+")

_NAMED = frozenset({OriginBasis.NAMED, OriginBasis.OFFICE, OriginBasis.PUBLISHER_FIRST_HAND})


def subject_of(origin: Origin) -> str:
    """Return the name under which an origin is rated: its entity's id, else its folded name."""
    return origin.entity or fold(origin.name)


def origin_numbers(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    assertions: Mapping[str, Assertion],
    *,
    knowledge: Knowledge | None = None,
    judged: Rating | None = None,
) -> OriginNumbers:
    """Count who says so, over the claims of an incident; denials are left aside, they say otherwise.

    Which named origins depend on each other is told where `knowledge` is given; `judged` names those that a person
    judged independent, of which those count that say so here.
    """
    told = [(c, origin_of(c, reports.get(c.report), assertions.get(c.id))) for c in claims if not c.gainsays]
    named = [(c, o) for c, o in told if o.basis in _NAMED]
    bare = [c for c, o in told if o.unattributed]
    publishers = {reports[c.report].publisher for c in claims if c.report in reports}
    chosen = set(judged.value) if judged else set()
    return OriginNumbers(
        publishers=tuple(sorted(p for p in publishers if p)),
        named=tuple(sorted({o.key: o.name for _, o in named}.values())),
        unnamed=tuple(sorted(f"{o.name} ({c.report})" for c, o in told if o.unnamed)),
        unattributed=any(not any(says_the_same(c, n) for n, _ in named) for c in bare),
        dependent=_dependent(named, reports, knowledge) if knowledge else (),
        independent=tuple(sorted({o.name for _, o in told if subject_of(o) in chosen})),
        judged=judged,
    )


def _dependent(
    named: Sequence[tuple[Claim, Origin]], reports: Mapping[str, Report], knowledge: Knowledge
) -> tuple[Dependence, ...]:
    """Why named origins are dependent, pair by pair, by their names."""
    told: dict[str, tuple[Origin, list[Claim]]] = {}
    for claim, origin in named:
        told.setdefault(origin.key, (origin, []))[1].append(claim)
    independence = Independence(knowledge, reports)
    found = []
    for left, right in combinations(sorted(told.values(), key=lambda t: (t[0].name, t[0].key)), 2):
        why = independence.why(left, right)
        if why:
            found.append(Dependence(origins=(left[0].name, right[0].name), why=why))
    return tuple(found)


def says_the_same(left: Claim, right: Claim) -> bool:
    """Tell whether a claim adds nothing to another: its figures agree with the other's, or it has none."""
    mine = [(n.measure, n.group, Bounds(n.low, n.high)) for n in left.counts]
    theirs = [(n.measure, n.group, Bounds(n.low, n.high)) for n in right.counts]
    if not mine:
        return left.kind is right.kind
    return all(any(m == o and (g == p or p is None) and b.agrees(c) for o, p, c in theirs) for m, g, b in mine)


@dataclass(frozen=True, slots=True)
class _Worded:
    """A claim's sentence as its words, and as its runs of words."""

    words: frozenset[str]
    runs: frozenset[tuple[str, ...]]


@dataclass(slots=True)
class Independence:
    """Which origins of an incident are dependent on each other, and why."""

    knowledge: Knowledge
    reports: Mapping[str, Report]
    _words: dict[str, _Worded] = field(default_factory=dict)

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
        if self._repeats(left[1], right[1]):
            return "the later gives the same figure and no basis of its own"
        return None

    def _listed(self, left: Origin, right: Origin) -> str | None:
        return self.knowledge.dependent(left.entity, right.entity)

    def _in_chain(self, origin: Origin, claims: Iterable[Claim]) -> bool:
        names = {fold(origin.name), origin.entity}
        return any(s.entity in names if s.entity else fold(s.name) in names for c in claims for s in c.speakers[:-1])

    def _copied(self, left: Claim, right: Claim) -> bool:
        """Whether the sentences of two claims are one text, nearly: in their words, or in their runs of five words."""
        a, b = self._of(left), self._of(right)
        if min(len(a.words), len(b.words)) < ENOUGH_WORDS:
            return False
        if len(a.words & b.words) >= COPIED * len(a.words | b.words):
            return True
        shorter = min(len(a.runs), len(b.runs))
        return shorter >= ENOUGH_WORDS - RUN + 1 and len(a.runs & b.runs) >= SHARED_RUNS * shorter

    def _of(self, claim: Claim) -> _Worded:
        if claim.id not in self._words:
            report = self.reports.get(claim.report)
            words = re.findall(r"\w+", (_sentence(claim, report) if report else claim.text).casefold())
            runs = frozenset(tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1))
            self._words[claim.id] = _Worded(frozenset(w for w in words if len(w) > 2), runs)
        return self._words[claim.id]

    def _repeats(self, left: Sequence[Claim], right: Sequence[Claim]) -> bool:
        """Whether of a figure that both give the one who gave it later has no basis of its own for it."""
        mine, theirs = self._first(left), self._first(right)
        for figure in mine.keys() & theirs.keys():
            (day, based), (other, other_based) = mine[figure], theirs[figure]
            if day and other and day != other and not (based if day > other else other_based):
                return True
        return False

    def _first(self, claims: Sequence[Claim]) -> dict[tuple[object, ...], tuple[dt.date | None, bool]]:
        """Each figure that an origin gives: since which day, and whether it ever says how it knows."""
        found: dict[tuple[object, ...], tuple[dt.date | None, bool]] = {}
        for claim in claims:
            day = said_on(claim, self.reports.get(claim.report))
            for count in claim.counts:
                figure = (count.measure, count.group, count.low, count.high)
                before, based = found.get(figure, (None, False))
                days = [d for d in (before, day) if d]
                found[figure] = (min(days, default=None), based or claim.basis is not None)
        return found


def _sentence(claim: Claim, report: Report) -> str:
    """The sentence, or sentences, that a claim's words stand in."""
    text, span = report.text, claim.span
    first = max(0, span.start - FARTHEST)
    start = max((m.end() for m in _END.finditer(text, first, span.start)), default=first if first == 0 else span.start)
    end = _END.search(text, span.end, span.end + FARTHEST)
    return text[start : end.start() if end else span.end]

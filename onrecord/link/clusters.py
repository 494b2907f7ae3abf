"""Joins claims into happenings: judgements first, then one report's clauses, then accounts of different reports."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from onrecord.knowledge.happenings import ANY, happening, points_back
from onrecord.link.accounts import Account, account_of, chief_of, joined, worded
from onrecord.link.between import Between
from onrecord.link.blocking import candidate_pairs, lookup_of
from onrecord.link.facts import Facts
from onrecord.link.keys import Lookup
from onrecord.link.linkage import Linkage
from onrecord.link.places import NOTHING
from onrecord.link.questions import (
    CARRIES,
    DOUBT,
    DOUBT_LASTING,
    DOUBT_WITHIN,
    JOIN,
    JOIN_LASTING,
    JOIN_ONE_TOPIC,
    JOIN_WITHIN,
    JOIN_WITHIN_LASTING,
    WEIGHTS,
    Comparer,
    carried,
    one_sum,
    told_together,
)
from onrecord.link.sets import DisjointSets
from onrecord.link.sorts import AGAINST, Sort
from onrecord.link.texts import Texts
from onrecord.link.times import LASTING, NEXT_DAY
from onrecord.link.words import Wording
from onrecord.model import Assertion, Claim, Identity, Judgement, Link, Reason
from onrecord.values import Place, Precision

# Sorts whose claims are compared with each other; the rest is attached to what it speaks of.
COMPARED = frozenset({Sort.HAPPENING, Sort.AGGREGATE, Sort.FOLLOWED, Sort.STOCK})
# Sorts of which one statement carried twice is one thing.
REPEATED = COMPARED | AGAINST | {Sort.BLAME}
ANY_SENSE = happening("killing")
NEVER = float("inf")
MOST_NEIGHBOURS = 60  # claims of one report: each is compared with so many that follow it


@dataclass(frozen=True, slots=True)
class Edge:
    """A comparison of two accounts, named by their least claims, that may join them."""

    left: str
    right: str
    evidence: float
    reasons: tuple[Reason, ...]

    @property
    def order(self) -> tuple[float, str, str]:
        return (-self.evidence, self.left, self.right)


def _events_differ(left: Account, right: Account) -> bool:
    return not all(a.can_be(b) for a in left.happenings for b in right.happenings)


def _at_odds_on_place(left: Account, right: Account, reasons: Iterable[Reason]) -> bool:
    """Whether two accounts of one report lie at two places, and no number or person says that they are one happening.

    Of a building or an area that no gazetteer has nothing tells whether it lies in the town named.
    """
    asked = {r.question: r.score for r in reasons}
    if asked["place"] >= NOTHING or any(asked[q] > CARRIES for q in ("figures", "victims")):
        return False
    return all(any(_is_bounded(p) for anchor in a.anchors for p in anchor.places) for a in (left, right))


def _goes_on(account: Account, reasons: Iterable[Reason]) -> bool:
    """Whether what is told at a distance from a story goes on with it: of numbers, harmed, *the attack*, its day.

    *The army also strikes*, *fighting has raged*, told without any of these, may be anywhere.
    """
    if account.figures or account.days or any(r.question == "victims" and r.score > CARRIES for r in reasons):
        return True
    return any(ANY in m.happening.senses or points_back(m.claim.text) for m in account.members)


def _is_bounded(place: Place) -> bool:
    """Whether a place lies where others can be told from it."""
    if place.precision in (Precision.EXACT, Precision.AREA):
        return place.lat is not None
    return place.precision not in (Precision.COUNTRY, Precision.SEA_AIR)


def _by_what_they_tell(edges: Iterable[Edge], chief: Set[str]) -> tuple[list[Edge], list[Edge]]:
    """Part statements by whether one of their two claims alone is of what its report chiefly tells."""
    first: list[Edge] = []
    last: list[Edge] = []
    for edge in edges:
        (last if (edge.left in chief) is not (edge.right in chief) else first).append(edge)
    return first, last


def _judged(judgements: Iterable[Judgement], identity: Identity) -> set[tuple[str, str]]:
    return {(j.left, j.right) for j in judgements if j.identity is identity}


@dataclass(slots=True)
class Clusters:
    """Claims joined so far, with what forbids joining more. No set ever holds two claims judged different.

    `doubts` are pairs of claims that may be of one happening (where they are joined in the end, no doubt is left),
    `ties` pairs for whose join something speaks: no two sets are joined that no tie leads to. `met` counts by report
    the accounts that were brought together, `lookup` is what they are found by.
    """

    facts: Mapping[str, Facts]
    judgements: Sequence[Judgement]
    comparer: Comparer
    sets: DisjointSets = field(init=False)
    single: dict[str, Account] = field(init=False)
    accounts: dict[str, Account] = field(init=False)
    different: dict[str, set[str]] = field(init=False)
    links: list[Link] = field(default_factory=list)
    doubts: set[tuple[str, str]] = field(default_factory=set)
    ties: list[tuple[str, str]] = field(default_factory=list)
    met: Counter[tuple[str, str]] = field(default_factory=Counter)
    lookup: Lookup | None = None

    def __post_init__(self) -> None:
        self.sets = DisjointSets(self.facts)
        self.single = {i: account_of(f) for i, f in self.facts.items()}
        self.accounts = dict(self.single)
        self.different = defaultdict(set)
        for left, right in _judged(self.judgements, Identity.DIFFERENT):
            self.different[left].add(right)
            self.different[right].add(left)

    def judged_different(self, left: str, right: str) -> bool:
        """Tell whether any claim of one's set was judged different from any of the other's."""
        if not self.different:
            return False
        members = set(self.sets.members(right))
        return any(self.different.get(i, frozenset()) & members for i in self.sets.members(left))

    def join(self, edge: Edge, *, forced: bool = False) -> bool:
        """Join the sets of an edge's two claims unless something forbids it; say whether they are one now."""
        a, b = self.sets.root(edge.left), self.sets.root(edge.right)
        if a == b:
            return True
        if self.judged_different(a, b):
            return False
        if not forced and self.comparer.barred(self.accounts[a], self.accounts[b]):
            return False
        account = joined(self.accounts.pop(a), self.accounts.pop(b))
        self.sets.join(a, b)
        self.accounts[account.id] = account
        self.links.append(Link(claim=edge.right, to=edge.left, score=round(edge.evidence, 4), reasons=edge.reasons))
        return True

    def within_one_report(self) -> None:
        """Join what is joined before reports are compared: by people, and by each report's own story."""
        self.same_by_judgement()
        self.within_reports()
        self.to_the_topic()

    def same_by_judgement(self) -> None:
        """Join what a person judged the same, unless another judgement forbids it."""
        for left, right in sorted(_judged(self.judgements, Identity.SAME)):
            if left in self.facts and right in self.facts:
                reason = Reason(question="judgement", score=1.0, detail="judged the same by a person")
                self.join(Edge(left, right, 10.0, (reason,)), forced=True)

    def within_reports(self) -> None:
        """Join the clauses of each report that go on about one happening."""
        by_report: dict[str, list[Facts]] = defaultdict(list)
        for facts in self.facts.values():
            if facts.sort in COMPARED:
                by_report[facts.claim.report].append(facts)
        for _, told in sorted(by_report.items()):
            told.sort(key=lambda f: (f.claim.span, f.id))
            self._run(self._edges_within(told), self._enough_within)
            happened = [f for f in told if f.sort is Sort.HAPPENING and ANY_SENSE.can_be(f.happening)]
            if self._has_one_topic(told, happened):
                self._run(self._edges_of_topic(happened), lambda _: JOIN_ONE_TOPIC)

    def _has_one_topic(self, told: Sequence[Facts], happened: Sequence[Facts]) -> bool:
        """Tell whether a report says where and when, and no two of its claims conflict in day or place."""
        if not any(f.days for f in happened) or not any(f.places for f in happened):
            return False
        sums = [f for f in told if f.sort is Sort.AGGREGATE and ANY_SENSE.can_be(f.happening)]
        if sums or len(happened) > MOST_NEIGHBOURS:
            return False
        accounts = [self.single[f.id] for f in happened]
        return not any(
            self.comparer.barred(a, b)
            for n, a in enumerate(accounts)
            for b in accounts[n + 1 :]
            if not _events_differ(a, b)
        )

    def _edges_of_topic(self, happened: Sequence[Facts]) -> Iterator[Edge]:
        """Yield what a report of one topic tells at a distance: distance and speaker say nothing there."""
        for at, left in enumerate(happened):
            for right in happened[at + 1 :]:
                a, b = self.single[left.id], self.single[right.id]
                if self.sets.root(left.id) == self.sets.root(right.id) or self.comparer.barred(a, b):
                    continue
                _, reasons = self.comparer.compare(a, b, within=True)
                kept = tuple(r for r in reasons if r.question not in ("near", "speaker"))
                evidence = sum(WEIGHTS[r.question] * (2 * r.score - 1) for r in kept)
                if (
                    evidence >= JOIN_ONE_TOPIC
                    and not any(r.question == "figures" and r.score < NOTHING for r in kept)
                    and _goes_on(b if left.claim.span <= right.claim.span else a, kept)
                ):
                    topic = Reason(question="topic", score=1.0, detail="a report of one topic, without conflict")
                    yield Edge(min(left.id, right.id), max(left.id, right.id), evidence, (topic, *kept))

    def _enough_within(self, edge: Edge) -> float:
        if self.facts[edge.left].sort is Sort.HAPPENING and (
            not told_together(edge.reasons)
            or _at_odds_on_place(self.single[edge.left], self.single[edge.right], edge.reasons)
        ):
            return NEVER
        if self.facts[edge.left].sort is Sort.AGGREGATE and not one_sum(edge.reasons):
            return NEVER
        return JOIN_WITHIN_LASTING if self.facts[edge.left].sort is Sort.FOLLOWED else JOIN_WITHIN

    def _edges_within(self, told: Sequence[Facts]) -> Iterator[Edge]:
        for at, left in enumerate(told):
            for right in told[at + 1 : at + 1 + MOST_NEIGHBOURS]:
                a, b = self.single[left.id], self.single[right.id]
                if self.comparer.barred(a, b):
                    continue
                evidence, reasons = self.comparer.compare(a, b, within=True)
                shares_number = any(r.question == "figures" and r.score > NOTHING for r in reasons)
                edge = Edge(min(left.id, right.id), max(left.id, right.id), evidence, reasons)
                if evidence >= self._enough_within(edge) or (evidence >= DOUBT_WITHIN and shares_number):
                    yield edge

    def to_the_topic(self) -> None:
        """Join what fits what a report chiefly tells, and nothing else that it tells, where nothing speaks against.

        *The shooting*, told again without day or place, is the one that the report is about.
        """
        by_report: dict[str, dict[str, Account]] = defaultdict(dict)
        for account in self.accounts.values():
            if account.sort is Sort.HAPPENING and len(account.reports) == 1 and ANY_SENSE.can_be(account.event):
                by_report[min(account.reports)][account.id] = account
        for _, told in sorted(by_report.items()):
            if len(told) > 1:
                self._gather(told)

    def _gather(self, told: dict[str, Account]) -> None:
        chief = chief_of(told.values())
        rivals = [a for a in told.values() if a is not chief and self.comparer.barred(chief, a)]
        for account in sorted(told.values(), key=lambda a: a.id):
            if account is chief or account in rivals or any(not self.comparer.barred(account, r) for r in rivals):
                continue
            _, reasons = self.comparer.compare(chief, account, within=True)
            kept = tuple(r for r in reasons if r.question not in ("near", "speaker"))
            asked = {r.question: r.score for r in kept}
            evidence = math.fsum(WEIGHTS[r.question] * (2 * r.score - 1) for r in kept)
            fits = asked["figures"] >= NOTHING and asked["time"] != NEXT_DAY and evidence >= JOIN_ONE_TOPIC
            if fits and _goes_on(account, kept):
                topic = Reason(question="topic", score=1.0, detail="fits what the report chiefly tells")
                self.join(Edge(min(chief.id, account.id), max(chief.id, account.id), evidence, (topic, *kept)))

    def between_reports(self, pieces: Sequence[Account], assertions: Iterable[Assertion]) -> None:
        """Join accounts of different reports that tell of one happening, or of one thing that lasts.

        One statement of what both reports chiefly tell, or neither, joins before all; one of what only one of them
        chiefly tells comes last: it can be told of two happenings, and must not part the reports of one.
        """
        between = Between(self.comparer)
        self.lookup = lookup_of(pieces)
        chief = {m.id for p in pieces if p.text for m in p.members}
        first, last = _by_what_they_tell(self._statements(assertions), chief)
        for edge in first:
            self.join(edge)
        lasting, happened = self.compare_pairs(candidate_pairs(pieces, self.lookup), between)
        self._run(lasting, self._enough)
        held = self._link_happenings([p for p in pieces if p.sort is Sort.HAPPENING], happened, between)
        for edge in last:
            a, b = sorted((self.sets.root(edge.left), self.sets.root(edge.right)))
            pairs = ((p, q) for p in held.get(a, ()) for q in held.get(b, ()) if p.reports == q.reports)
            apart = any(between.keeps_apart(p, q) for p, q in pairs)
            if a != b and not apart and self.join(edge):
                held[a] = held.pop(a, []) + held.pop(b, [])

    def _statements(self, assertions: Iterable[Assertion]) -> Iterator[Edge]:
        """Yield the joins of claims that are one statement: one origin cannot mean two happenings by it."""
        for assertion in assertions:
            least, *others = assertion.claims
            for other in others:
                if self.facts[least].sort in REPEATED and self.facts[other].sort is self.facts[least].sort:
                    reason = Reason(question="statement", score=1.0, detail="one statement by one origin")
                    yield Edge(least, other, JOIN, (reason, *assertion.reasons[:1]))

    def compare_pairs(
        self, pairs: Iterable[tuple[Account, Account]], between: Between
    ) -> tuple[list[Edge], list[Edge]]:
        """Compare accounts of different reports; return what was found of things that last, and of happenings."""
        lasting: list[Edge] = []
        happened: list[Edge] = []
        for left, right in pairs:
            one, other = left.members[0].claim.report, right.members[0].claim.report  # a piece is of one report
            if one == other:
                continue
            self.met[(one, other) if one < other else (other, one)] += 1
            if left.sort is Sort.HAPPENING:
                if not between.apart(left, right) and (found := between.compare(left, right)):
                    happened.append(Edge(left.id, right.id, *found))
            elif not self.comparer.barred(left, right):
                found = self.comparer.compare_between(left, right, DOUBT_LASTING if left.sort in LASTING else DOUBT)
                lasting += [Edge(left.id, right.id, *found)] if found else []
        least = self.comparer.likeness.doubt
        self.ties += [(e.left, e.right) for e in lasting if e.evidence >= self._enough(e)]
        self.ties += [(e.left, e.right) for e in happened if e.evidence > 0]
        self.doubts |= {(e.left, e.right) for e in happened if e.evidence >= least}
        self.doubts |= {(e.left, e.right) for e in lasting}
        return lasting, happened

    def _enough(self, edge: Edge) -> float:
        if self.facts[edge.left].sort in LASTING:
            return JOIN_LASTING
        return JOIN if carried(edge.reasons) else NEVER

    def pieces(self, wording: Wording, texts: Texts) -> Iterator[Account]:
        """Yield what each report tells of each joined set, the chief happening of each report with its text."""
        told: dict[str, list[Account]] = defaultdict(list)
        for account in self.accounts.values():
            if account.sort not in COMPARED:
                continue
            by_report: dict[str, list[Facts]] = defaultdict(list)
            for member in account.members:
                by_report[member.claim.report].append(member)
            for report, members in by_report.items():
                piece = self.single[members[0].id]
                for member in members[1:]:
                    piece = joined(piece, self.single[member.id])
                told[report].append(piece)
        claims: dict[str, list[Claim]] = defaultdict(list)
        for facts in self.facts.values():
            claims[facts.claim.report].append(facts.claim)
        for report, pieces in told.items():
            happenings = [p for p in pieces if p.sort is Sort.HAPPENING]
            chief = chief_of(happenings) if happenings else None
            for piece in pieces:
                yield worded(piece, wording, texts.of(report, claims[report]) if piece is chief else None)

    def _link_happenings(
        self, pieces: Sequence[Account], found_edges: Iterable[Edge], between: Between
    ) -> dict[str, list[Account]]:
        """Join happenings by the mean evidence between all that two sets hold; return what each set holds then."""
        edges: dict[str, dict[str, Edge]] = defaultdict(dict)
        for edge in found_edges:
            edges[edge.left][edge.right] = edges[edge.right][edge.left] = edge
        held: dict[str, list[Account]] = defaultdict(list)
        for piece in pieces:
            held[self.sets.root(piece.id)].append(piece)

        def forbids(a: str, b: str) -> bool:
            return self.judged_different(a, b) or any(between.keeps_apart(p, q) for p in held[a] for q in held[b])

        def joined_by(a: str, b: str) -> None:
            found = [edges[p.id][q.id] for p in held[a] for q in held[b] if q.id in edges[p.id]]
            self.join(min(found, key=lambda edge: edge.order), forced=True)
            held[min(a, b)] = held.pop(a) + held.pop(b)

        evidence = {(e.left, e.right): e.evidence for of in edges.values() for e in of.values()}
        groups = {root: [p.id for p in of] for root, of in held.items()}
        Linkage(groups, evidence, frozenset(p.id for p in pieces if p.text), forbids).run(joined_by)
        return held

    def _run(self, edges: Iterable[Edge], enough: Callable[[Edge], float]) -> None:
        """Join by the edges that suffice, the strongest first; the others are doubts."""
        for edge in sorted(edges, key=lambda e: e.order):
            self.doubts.add((edge.left, edge.right))
            if edge.evidence >= enough(edge):
                self.join(edge)

"""Linking, all or a part of a record: the same steps over the claims given, top to bottom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.knowledge import Knowledge
from onrecord.knowledge.likeness import Likeness
from onrecord.link.accounts import Account
from onrecord.link.assertions import Assertions
from onrecord.link.attach import Attacher, Sight
from onrecord.link.breaches import Course, broken_among, by_incident, course_of, told_broken, with_breaches
from onrecord.link.clusters import Clusters
from onrecord.link.collecting import uncollected
from onrecord.link.facts import Facts, all_facts
from onrecord.link.incidents import made_of, related
from onrecord.link.keys import Key, Lookup
from onrecord.link.parts import contained_in, extent_keys, extent_of, parts_of
from onrecord.link.questions import Comparer
from onrecord.link.reach import SPOKEN_OF, account_keys, denial_keys, reach_of
from onrecord.link.sets import DisjointSets
from onrecord.link.sorts import AGAINST
from onrecord.link.texts import Worded
from onrecord.model import (
    Broken,
    Claim,
    Identity,
    Incident,
    Joined,
    Judgement,
    Kind,
    Linked,
    Piece,
    Report,
    Traces,
)


@uncollected()
def link(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    judgements: Sequence[Judgement],
    knowledge: Knowledge,
    likeness: Likeness | None = None,
) -> Linked:
    """Link claims into assertions and incidents; a pure function of what is given, whatever its order.

    Incidents come with their claims, links, disputes, denials and timelines; ranges and grades are left
    to weighing. In doubt two happenings stay two, and are named as possibly the same. `likeness` weighs the answers
    by which two reports are held to tell of one happening, by default as the general knowledge has them.
    """
    steps = Steps(claims, reports, judgements, knowledge, likeness)
    sight = Sight(steps.clusters)
    told = told_by(steps.facts.values(), sight)
    reach = reach_of(steps.denials, steps.clusters.accounts, told, knowledge)
    attached = Attacher(steps.facts, sight, knowledge, reach, reports).run()
    assertion_of = {i: a for a in steps.assertions for i in a.claims}
    made = made_of(steps.clusters, attached, assertion_of, reports, knowledge)
    named = told_broken(steps.facts.values(), kinds_in(made.values()))
    broken = broken_among(courses_of(made.values()), told_of(named, made.values()))
    of = by_incident(broken)
    made = {root: with_breaches(one, of[one.id]) if one.id in of else one for root, one in made.items()}
    at = {**dict.fromkeys(attached.covering, ""), **attached.at}
    traces = steps.traces(made, at, {d: frozenset(roots) for d, roots in reach.items()})
    traces = replace(traces, named=named, broken=broken)
    doubts = roots_in_doubt(traces.doubts | steps.unsure, sight)
    incidents = _with_relations(made, doubts, traces)
    compared = sum(steps.clusters.met.values())
    return Linked(
        assertions=steps.assertions,
        incidents=tuple(sorted(incidents, key=lambda i: i.id)),
        compared=compared,
        never_compared=pairs_of(traces.pieces) - compared,
        traces=traces,
    )


def kinds_in(incidents: Iterable[Incident]) -> dict[str, Kind]:
    """Return for each claim of an incident the incident's kind."""
    return {claim: one.kind for one in incidents for claim in one.claims}


def courses_of(incidents: Iterable[Incident]) -> dict[str, Course]:
    """Return the courses of the truces among some incidents, by these."""
    return {one.id: course_of(one) for one in incidents if one.kind is Kind.TRUCE}


def told_of(named: Mapping[str, str], incidents: Iterable[Incident]) -> list[Broken]:
    """Return which incidents break which truces by the claims of truces that claims of theirs name (`told_broken`)."""
    home = {claim: one.id for one in incidents for claim in one.claims}
    return [Broken(home[claim], home[truce], truce) for claim, truce in named.items() if truce]


def pairs_of(pieces: Iterable[Piece]) -> int:
    """Return how many pairs of compared accounts of different reports there are."""
    told: dict[str, int] = defaultdict(int)
    for piece in pieces:
        told[piece.report] += piece.compared
    return (sum(told.values()) ** 2 - sum(n * n for n in told.values())) // 2


def told_by(facts: Iterable[Facts], sight: Sight) -> dict[str, set[str]]:
    """Return the sets that each report tells of, among those that may be denied."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in facts:
        if one.sort in SPOKEN_OF:
            found[one.claim.report].add(sight.root(one.id))
    return found


def roots_in_doubt(doubts: Iterable[tuple[str, str]], sight: Sight) -> set[tuple[str, str]]:
    """Return which sets are possibly the same, each pair both ways."""
    found: set[tuple[str, str]] = set()
    for left, right in doubts:
        a, b = sight.root(left), sight.root(right)
        if a != b and not sight.judged_different(a, b):
            found |= {(a, b), (b, a)}
    return found


def _with_relations(
    made: Mapping[str, Incident], doubts: Iterable[tuple[str, str]], traces: Traces
) -> Iterable[Incident]:
    possibly: dict[str, set[str]] = defaultdict(set)
    for one, other in doubts:
        if other in made:
            possibly[one].add(made[other].id)
    contents, wholes = contained_in((made[whole].id, made[part].id) for whole, part in traces.parts)
    for root, incident in made.items():
        yield related(incident, possibly.get(root, ()), contents.get(incident.id, ()), wholes.get(incident.id, ()))


class Steps:
    """The steps up to what is joined, over some reports and all that these say.

    `worded` are wordings of these reports, where some may have been worked out before.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        reports: Mapping[str, Report],
        judgements: Sequence[Judgement],
        knowledge: Knowledge,
        likeness: Likeness | None = None,
        worded: Worded | None = None,
    ) -> None:
        worded = worded or Worded.over(reports, knowledge)
        self.facts = all_facts({c.id: c for c in claims}, reports, knowledge, worked=worded.facts)
        self._statements = Assertions(self.facts, knowledge)
        self.assertions = self._statements.find()
        comparer = Comparer(knowledge) if likeness is None else Comparer(knowledge, likeness)
        self.clusters = Clusters(self.facts, judgements, comparer)
        self.clusters.within_one_report()
        self._piece_of = self._pieces_of_claims()
        pieces = self.clusters.pieces(worded.around, worded.whole)
        self.pieces = sorted(pieces, key=lambda a: a.id)
        self.clusters.between_reports(self.pieces, self.assertions)

    @property
    def denials(self) -> list[Facts]:
        return [f for f in self.facts.values() if f.sort in AGAINST]

    @property
    def unsure(self) -> frozenset[tuple[str, str]]:
        """What people were unsure of: possibly the same, as they say."""
        judged = ((j.left, j.right) for j in self.clusters.judgements if j.identity is Identity.UNSURE)
        return frozenset(pair for pair in judged if self.facts.keys() >= set(pair))

    def statement_keys(self) -> Iterator[Key]:
        """Yield the keys by which statements find others."""
        yield from self._statements.lookup.keys()

    def piece_keys(self) -> dict[str, list[Key]]:
        """Return the keys by which each piece that is compared finds others."""
        return self.clusters.lookup.by_owner() if self.clusters.lookup else {}

    def _pieces_of_claims(self) -> dict[str, str]:
        """The least claim that each claim's report tells of the same, before reports are compared."""
        found: dict[str, str] = {}
        for account in self.clusters.accounts.values():
            least: dict[str, str] = {}
            for member in account.members:
                found[member.id] = least.setdefault(member.claim.report, member.id)
        return found

    def groups(self) -> dict[str, str]:
        """Return for each piece the least of all that what speaks for a join leads to."""
        of = self._piece_of
        sets = DisjointSets(sorted(set(of.values())))
        same = ((j.left, j.right) for j in self.clusters.judgements if j.identity is Identity.SAME)
        for left, right in (*same, *self._statements.pairs, *self.clusters.ties):
            if left in of and right in of:
                sets.join(of[left], of[right])
        return {piece: sets.root(piece) for piece in set(of.values())}

    def traces(
        self, made: Mapping[str, Incident], at: Mapping[str, str], reach: Mapping[str, frozenset[str]]
    ) -> Traces:
        """Return what must be kept so that another report can be linked by its neighbourhood."""
        group_of, accounts = self.groups(), self.clusters.accounts
        told: dict[str, list[str]] = defaultdict(list)
        for claim, piece in self._piece_of.items():
            told[piece].append(claim)
        compared = {p.id: p for p in self.pieces}
        extents = {root: extent for root in made if (extent := extent_of(accounts[root]))}
        statements = self._statements.lookup
        statements.within = self._piece_of
        return Traces(
            pieces=tuple(
                Piece(
                    id=piece,
                    report=self.facts[piece].claim.report,
                    group=group_of[piece],
                    chief=piece in compared and compared[piece].text is not None,
                    compared=piece in compared,
                    claims=tuple(sorted(ids)),
                )
                for piece, ids in sorted(told.items())
            ),
            sets=tuple(
                Joined(
                    root=root,
                    group=group_of[self._piece_of[root]],
                    incident=made[root].id if root in made else None,
                    extent=extents[root].kept() if root in extents else None,
                    claims=tuple(ids),
                )
                for root, ids in sorted(self.clusters.sets.groups().items())
            ),
            met=dict(self.clusters.met),
            doubts=frozenset(self.clusters.doubts),
            reach=reach,
            parts=parts_of(extents),
            at=at,
            courses={i: course.kept() for i, course in courses_of(made.values()).items()},
            keys=tuple(filter(None, (statements, self.clusters.lookup, self._lookup_of_sets(accounts)))),
        )

    def _lookup_of_sets(self, accounts: Mapping[str, Account]) -> Lookup:
        """What denials and sums find sets by; and what denials look for, in their own name."""
        denials = self.denials
        owners = [*sorted(accounts), *(d.id for d in denials)]
        found = [{*account_keys(accounts[i]), *_extent_keys(accounts[i])} for i in sorted(accounts)]
        lookup = Lookup(owners, [*found, *(set(denial_keys(d)) for d in denials)])
        lookup.within = {d.id: self._piece_of[d.id] for d in denials}
        return lookup


def _extent_keys(account: Account) -> Iterable[Key]:
    extent = extent_of(account)
    return extent_keys(extent) if extent else ()

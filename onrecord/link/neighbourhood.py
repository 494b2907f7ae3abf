"""Linking a part of a record as it would come out among all: what a change meets, and what is joined around it.

What may be joined is settled by groups: pieces that ties lead to, step by step. The groups that a change touches are
linked anew with all the reports that tell of them; whatever else these reports tell is left as it was (`settled`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from onrecord.knowledge import Knowledge
from onrecord.link.accounts import Account, account_of, joined, worded
from onrecord.link.assertions import Assertions
from onrecord.link.attach import Attached, Attacher, Sight
from onrecord.link.between import Between
from onrecord.link.blocking import candidate_pairs
from onrecord.link.breaches import breaks, names_truce
from onrecord.link.clusters import Clusters
from onrecord.link.facts import Facts, all_facts
from onrecord.link.incidents import made_of
from onrecord.link.keys import Key
from onrecord.link.linking import Steps, told_by
from onrecord.link.parts import Extent, contains, extent_from, extent_of, partners, parts_of
from onrecord.link.questions import Comparer
from onrecord.link.reach import account_keys, denial_keys, reach_of
from onrecord.link.sorts import AGAINST, Sort
from onrecord.link.texts import Worded
from onrecord.model import Assertion, Claim, Incident, Judgement, Piece, Report, Traces, number_of

SPEAKING = AGAINST | {Sort.BLAME}  # claims that are attached to what they speak of


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Reports with all their claims, what they are worded like, and what was judged and is known."""

    claims: Sequence[Claim]
    reports: Mapping[str, Report]
    judgements: Sequence[Judgement]
    knowledge: Knowledge
    worded: Worded

    def steps(self) -> Steps:
        """Link these reports, up to what is joined."""
        return Steps(self.claims, self.reports, self.judgements, self.knowledge, worded=self.worded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the keys of changed reports find, by the numbers of pieces: by statements, and by each of their own pieces.

    `outdated` are pieces that may be found by keys that they have no more.
    """

    by_statements: Set[int]
    by_pieces: Mapping[str, Set[int]]
    outdated: Set[int]

    @property
    def all(self) -> set[int]:
        return set(self.by_statements).union(*self.by_pieces.values())

    def pairs(self, own: Sequence[Account], others: Sequence[Account]) -> Iterator[tuple[Account, Account]]:
        """Yield each pair of an own account and another that meet, the lesser id first, as linking all would."""
        numbers = {a.id: number_of(a.id) for a in others}
        for one in own:
            found = self.by_pieces[one.id] - self.outdated
            yield from ((one, a) if one.id < a.id else (a, one) for a in others if numbers[a.id] in found)
        asked_again = [a for a in others if numbers[a.id] in self.outdated]
        if asked_again:
            mine = {a.id for a in own}
            pairs = candidate_pairs([*own, *asked_again])
            yield from ((a, b) for a, b in pairs if (a.id in mine) is not (b.id in mine))


@dataclass(slots=True)
class Met:
    """What changed reports meet among others: how often by two reports, the pieces tied to theirs, and doubts."""

    met: Counter[tuple[str, str]] = field(default_factory=Counter)
    tied: set[str] = field(default_factory=set)
    doubts: set[tuple[str, str]] = field(default_factory=set)


def met_by(own: Steps, others: Said, pieces: Sequence[Piece], by: Found) -> Met:
    """Compare what changed reports tell (`own`) with pieces of others that they find; `others` holds these reports.

    Most are told apart at once: no more of them is worked out than is asked for.
    """
    claims = {c.id: c for c in others.claims}
    told = {i: piece.id for piece in pieces for i in piece.claims}
    known = all_facts(claims, others.reports, others.knowledge, only=told.keys(), worked=others.worded.facts)
    facts = {**known, **own.facts}
    found = Met()
    # Statements in common.
    stated = {i for piece in pieces if number_of(piece.id) in by.by_statements for i in piece.claims}
    if stated:
        statements = Assertions({i: facts[i] for i in (*own.facts, *stated)}, others.knowledge)
        statements.find()
        for left, right in statements.pairs:
            found.tied |= {told[i] for i, o in ((left, right), (right, left)) if i in told and o in own.facts}
    # Accounts that are brought together.
    comparer = Comparer(others.knowledge)
    accounts = list(_accounts_of(pieces, facts, others))
    clusters = Clusters({a.id: facts[a.id] for a in (*own.pieces, *accounts)}, (), comparer)
    clusters.compare_pairs(by.pairs(own.pieces, accounts), Between(comparer))
    found.tied |= {i for pair in clusters.ties for i in pair if i not in own.facts}
    found.met, found.doubts = clusters.met, clusters.doubts
    return found


def _accounts_of(pieces: Iterable[Piece], facts: Mapping[str, Facts], said: Said) -> Iterator[Account]:
    """Make the accounts of pieces again."""
    by_report: dict[str, list[Claim]] = {}
    for claim in said.claims:
        by_report.setdefault(claim.report, []).append(claim)
    for piece in pieces:
        if piece.compared:
            text = said.worded.whole.of(piece.report, by_report[piece.report]) if piece.chief else None
            yield worded(_account(facts[i] for i in piece.claims), said.worded.around, text)


def _account(members: Iterable[Facts]) -> Account:
    first, *others = (account_of(f) for f in members)
    for other in others:
        first = joined(first, other)
    return first


@dataclass(slots=True)
class Region:
    """A part of a record, linked. `core` are the claims whose sets come out whole; `settled` the sets of all others.

    `said` holds whole reports of the core; `beside` those that only speak of it: their denials. `roots` are the sets
    of the core.
    """

    said: Said
    core: frozenset[str]
    settled: Mapping[str, str]
    beside: Said
    steps: Steps = field(init=False)
    roots: frozenset[str] = field(init=False)
    facts: dict[str, Facts] = field(init=False)
    sight: Sight = field(init=False)
    attached: Attached = field(init=False)
    reach: dict[str, frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.steps = self.said.steps()
        self.roots = self.core & self.steps.clusters.sets.groups().keys()
        self.look_beside(self.beside)

    def look_beside(self, beside: Said) -> None:
        """Take in other reports that speak of the core."""
        self.beside = beside
        claims, worked = {c.id: c for c in beside.claims}, self.said.worded.facts
        more = all_facts(claims, beside.reports, self.said.knowledge, worked=worked)
        self.facts = {**more, **self.steps.facts}
        self.sight = Sight(self.steps.clusters, self.settled)

    def sight_with(self, members: Mapping[str, str]) -> Sight:
        """Return what was joined with the sets of some more claims that are settled."""
        return Sight(self.steps.clusters, {**self.settled, **members})

    @property
    def reports(self) -> dict[str, Report]:
        return {**self.beside.reports, **self.said.reports}

    @property
    def accounts(self) -> dict[str, Account]:
        """The accounts of the core's sets."""
        return {root: self.steps.clusters.accounts[root] for root in sorted(self.roots)}

    def breaking(self) -> list[Facts]:
        """The claims of all reports at hand with words by which a truce is broken."""
        return [f for f in self.facts.values() if breaks(f.claim)]

    def naming_breaches(self) -> list[Facts]:
        """These, and the claims of their reports that may be what such words mean."""
        reports = {f.claim.report for f in self.breaking()}
        mine = (f for f in self.facts.values() if f.claim.report in reports) if reports else ()
        return [f for f in mine if breaks(f.claim) or names_truce(f)]

    def speaking(self) -> list[Facts]:
        """Blame and denials of all reports at hand."""
        return [f for f in self.facts.values() if f.sort in SPEAKING]

    def denials(self) -> list[Facts]:
        return [f for f in self.facts.values() if f.sort in AGAINST]

    def found_by_denials(self) -> set[Key]:
        """The keys by which denials of other reports find the sets of the core."""
        return {key for account in self.accounts.values() for key in account_keys(account)}

    def sought_by(self, denials: Iterable[str]) -> set[Key]:
        """The keys by which denials find sets."""
        return {key for i in denials for key in denial_keys(self.facts[i])}

    def reach_in_core(self) -> dict[str, set[str]]:
        """Return for each denial at hand the sets of the core that it reaches."""
        told = told_by(self.facts.values(), self.sight)
        return reach_of(self.denials(), self.accounts, told, self.said.knowledge)

    def attach(self, reach: Mapping[str, frozenset[str]]) -> dict[str, str]:
        """Attach blame and denials; return the set that each went to, "" where it covers several."""
        self.reach = dict(reach)
        self.attached = Attacher(self.facts, self.sight, self.said.knowledge, reach, self.reports).run()
        return {**dict.fromkeys(self.attached.covering, ""), **self.attached.at}

    def made(self, assertion_of: Mapping[str, Assertion]) -> dict[str, Incident]:
        """Return the incidents of the core's sets, without what they say of each other."""
        return made_of(
            self.steps.clusters,
            self.attached,
            assertion_of,
            self.reports,
            self.said.knowledge,
            only=self.roots,
            facts=self.facts,
        )

    def traces(self, made: Mapping[str, Incident], at: Mapping[str, str]) -> Traces:
        """Return the traces of the part; of what is not its core they say nothing that holds."""
        return self.steps.traces(made, at, self.reach)

    def extents(self, made: Iterable[str]) -> dict[str, Extent]:
        """Return where and when the core's incidents lie, where they sum up or may be part of a sum."""
        accounts = self.accounts
        return {root: extent for root in made if (extent := extent_of(accounts[root]))}


def reached_among(
    denials: Said, ids: Iterable[str], sets: Mapping[str, Sequence[Claim]], told: Said
) -> dict[str, set[str]]:
    """Return which sets some denials reach, by the claims of the sets; `told` holds the reports of these."""
    worked = told.worded.facts
    mine = all_facts({c.id: c for c in denials.claims}, denials.reports, denials.knowledge, worked=worked)
    facts = all_facts({c.id: c for c in told.claims}, told.reports, told.knowledge, worked=worked)
    accounts = {root: _account(facts[i] for i in sorted(c.id for c in members)) for root, members in sets.items()}
    return reach_of([mine[i] for i in ids], accounts, {}, denials.knowledge)


def keys_of_partners(extents: Mapping[str, Extent]) -> set[Key]:
    """Return by which keys sets are found that sums may contain, or that contain happenings."""
    return {key for extent in extents.values() for key in partners(extent)}


def parts_among(extents: Mapping[str, Extent], others: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """Return each sum with what it contains, among changed sets and between them and others (kept extents)."""
    found = set(parts_of(extents))
    for name, kept in others.items():
        other = extent_from(kept)
        for own, extent in extents.items():
            if contains(extent, other):
                found.add((own, name))
            elif contains(other, extent):
                found.add((name, own))
    return frozenset(found)

"""Attaches what speaks of a happening to it: blame and legal words, corrections, denials, specific or sweeping."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.knowledge import Knowledge
from onrecord.knowledge.contested import contested_words
from onrecord.knowledge.happenings import takes_up_a_deed
from onrecord.knowledge.sides import opposed, same_body, same_side
from onrecord.link.accounts import Account, is_harm
from onrecord.link.clusters import Clusters
from onrecord.link.disputes.weapons import denied_weapons
from onrecord.link.facts import Facts
from onrecord.link.places import compare_places
from onrecord.link.questions import NEIGHBOURS, PARAGRAPHS, SIDE_BY_SIDE
from onrecord.link.reach import SPOKEN_OF, figures_meet, is_general
from onrecord.link.sorts import Sort
from onrecord.model import Claim, Denial, Kind, Report, Section

FAR = 10**9  # any distance within one report
SENTENCE = 250  # code points between two clauses of one long sentence
_ENDS = re.compile(r"[.!?;][\"'”’)]*\s|\n")
# What lays a deed on somebody or judges it: told in one sentence with a deed, it is that deed's.
_LAYS = frozenset({"blame", "claim_of_responsibility", "admission", "condemnation", "legal_characterisation"})
_OWNS = frozenset({"claim_of_responsibility"})  # nobody claims but what was told


@dataclass(slots=True)
class Attached:
    """What was attached: claims by the set (least claim) they joined, denials by the set they concern.

    `covering` are general denials that cover several incidents: they are in none, and make none.
    """

    claims: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    denials: dict[str, list[Denial]] = field(default_factory=lambda: defaultdict(list))
    at: dict[str, str] = field(default_factory=dict)
    covering: set[str] = field(default_factory=set)

    def put(self, claim: str, root: str) -> None:
        self.claims[root].append(claim)
        self.at[claim] = root


class Sight:
    """What was joined, as blame and denials see it: each claim's set, the sets' accounts, who was judged apart.

    `settled` are the sets of claims that are not linked here, since nothing of them changed.
    """

    def __init__(self, clusters: Clusters, settled: Mapping[str, str] | None = None) -> None:
        self._clusters = clusters
        self._settled = {**{root: root for root in (settled or {}).values()}, **(settled or {})}
        known = clusters.facts.keys() | self._settled.keys()
        pairs = [(a, b) for a, others in clusters.different.items() if a in known for b in others if b in known]
        self._apart = {(self.root(a), self.root(b)) for a, b in pairs}

    def root(self, claim: str) -> str:
        """Return the set that a claim is of, by its least claim."""
        return self._settled.get(claim) or self._clusters.sets.root(claim)

    def account(self, root: str) -> Account | None:
        """Return the account of a set that is linked here."""
        return None if root in self._settled else self._clusters.accounts.get(root)

    def judged_different(self, left: str, right: str) -> bool:
        """Tell whether any claim of one's set was judged different from any of the other's."""
        return bool(self._apart) and (self.root(left), self.root(right)) in self._apart


def gap(left: Claim, right: Claim) -> int:
    """Code points between two claims of one report; 0 where they overlap."""
    return max(left.span.start - right.span.end, right.span.start - left.span.end, 0)


class Attacher:
    """Finds what blame and denials speak of; looks in the same report first, then at area and time.

    `reach` gives for each denial the sets that it may cover or deny, whatever report tells of them.
    """

    def __init__(
        self,
        facts: Mapping[str, Facts],
        sight: Sight,
        knowledge: Knowledge,
        reach: Mapping[str, Iterable[str]],
        reports: Mapping[str, Report],
    ) -> None:
        self._facts = facts
        self._reports = reports
        self._sight = sight
        self._knowledge = knowledge
        self._reach = reach
        self.attached = Attached()
        self._by_report: dict[str, list[Facts]] = defaultdict(list)
        self._denials: dict[str, list[Facts]] = defaultdict(list)
        self._wars: dict[str, list[Facts]] = defaultdict(list)
        for one in facts.values():
            if one.claim.event == "conflict":
                self._wars[one.claim.report].append(one)
            if one.sort in SPOKEN_OF:
                self._by_report[one.claim.report].append(one)
            elif one.sort is Sort.DENIAL:
                self._denials[one.claim.report].append(one)

    def run(self) -> Attached:
        """Attach blame, revisions and denials in the order of their ids; last what says only that it is denied."""
        bare = []
        for _, facts in sorted(self._facts.items()):
            if facts.sort is Sort.BLAME:
                self._blame(facts)
            elif facts.sort is Sort.REVISION:
                self._revision(facts)
            elif facts.sort is Sort.DENIAL and (denied := self._denied_beside(facts)):
                bare.append((facts, denied))
            elif facts.sort is Sort.DENIAL:
                self._denial(facts)
        for facts, denied in bare:
            self._go_along(facts, denied)
        return self.attached

    # --- blame ----------------------------------------------------------------------------------

    def _blame(self, facts: Facts) -> None:
        named = self._nearest(facts, FAR, _names_it)
        deed = named or self._nearest(facts, PARAGRAPHS, lambda b, o: is_harm(o) and self._may_blame(b, o))
        best = deed or self._nearest(facts, PARAGRAPHS, self._may_blame)
        if best:
            self.attached.put(facts.id, self._sight.root(best.id))

    def _may_blame(self, blame: Facts, other: Facts) -> bool:
        """Whether blame may speak of a happening that its words do not name: told in one sentence, or taken up.

        *The attack* is that of the sentence before, or of a paragraph off where an actor is the same. A support, a
        sanction, a threat that takes up no deed stands alone, whatever is told beside it, but where the report tells
        of one deed (*police are investigating*). A truce must be named.
        """
        if other.claim.kind is Kind.TRUCE:
            return False
        apart = gap(blame.claim, other.claim)
        if blame.claim.event in _LAYS and (apart == 0 or (apart <= SENTENCE and self._in_one_sentence(blame, other))):
            return True
        if any(self._in_one_sentence(blame, war) for war in self._wars[blame.claim.report]):
            return False  # *hit by unrest, which the government lays to foreign hands*: the war, and no one deed of it
        taken_up = blame.claim.event in _OWNS or takes_up_a_deed(blame.claim.text)
        if not taken_up and not self._tells_of_one(blame.claim.report):
            return False
        return apart <= NEIGHBOURS // 2 or bool(_ids(blame.claim) & _ids(other.claim))

    def _tells_of_one(self, report: str) -> bool:
        """Whether all violence that a report tells is one happening."""
        told = (f for f in self._by_report[report] if f.claim.kind is Kind.VIOLENCE)
        return len({self._sight.root(f.id) for f in told}) == 1

    def _in_one_sentence(self, left: Facts, right: Facts) -> bool:
        """Whether no sentence ends between two claims of one report."""
        first, last = sorted((left.claim.span, right.claim.span))
        report = self._reports.get(left.claim.report)
        return report is not None and not _ENDS.search(report.text[first.end : last.start])

    def _nearest(self, facts: Facts, most: int, may: Callable[[Facts, Facts], bool]) -> Facts | None:
        near = [
            other
            for other in self._by_report[facts.claim.report]
            if gap(facts.claim, other.claim) <= most
            and not self._sight.judged_different(facts.id, other.id)
            and _fits(facts, other)
            and may(facts, other)
        ]
        return min(near, key=lambda o: (gap(facts.claim, o.claim), o.id), default=None)

    # --- what corrects or withdraws ---------------------------------------------------------------

    def _revision(self, facts: Facts) -> None:
        """Put a correction or withdrawal where its figure is told, else where its origin told it, else nearest."""
        reach = FAR if facts.claim.section is Section.NOTICE else 2 * PARAGRAPHS
        told = self._nearest(facts, reach, _may_deny)
        root = self._sight.root(told.id) if told else self._elsewhere(facts)
        beside = self._nearest(facts, reach, _may_revise) if root is None else None
        root = self._sight.root(beside.id) if beside else root
        if root is not None:
            self.attached.put(facts.id, root)

    # --- denials by the words alone ---------------------------------------------------------------

    def _denied_beside(self, facts: Facts) -> Facts | None:
        """The claim that gives what is denied, where a claim has only the words of denying, by the same origin."""
        if facts.claim.kind is not Kind.RESPONSIBILITY or facts.claim.counts:
            return None
        beside = [
            other
            for other in self._denials[facts.claim.report]
            if other.origin == facts.origin
            and other.claim.kind is not Kind.RESPONSIBILITY
            and gap(facts.claim, other.claim) <= SIDE_BY_SIDE
            and not self._sight.judged_different(facts.id, other.id)
        ]
        return min(beside, key=lambda o: (gap(facts.claim, o.claim), o.id), default=None)

    def _go_along(self, facts: Facts, denied: Facts) -> None:
        """Put the words of denying where what they deny went."""
        if denied.id in self.attached.covering:
            self.attached.covering.add(facts.id)
        else:
            self.attached.put(facts.id, self.attached.at.get(denied.id, self._sight.root(denied.id)))

    # --- denials --------------------------------------------------------------------------------

    def _denial(self, facts: Facts) -> None:
        armed = self._nearest(facts, 2 * PARAGRAPHS, _may_deny_its_weapon)
        if is_general(facts) and armed is None:
            self._sweeping(facts)
            return
        best = armed or self._nearest(facts, 2 * PARAGRAPHS, _may_deny)
        root = self._sight.root(best.id) if best else self._elsewhere(facts)
        if root is None:
            return
        self.attached.put(facts.id, root)
        account = self._sight.account(root)
        if account is None:
            return  # a set in which nothing changed
        self.attached.denials[root].append(
            Denial(
                claim=facts.id,
                denies=self._aimed_at(facts, [m for m in account.members if _denied_by(facts, m)]),
                covers=False,
                by_party=self._by_party(facts, account),
                detail="denies particulars of this incident",
            )
        )

    def _aimed_at(self, denial: Facts, told: Sequence[Facts]) -> tuple[str, ...]:
        """Of the claims told, those that lay the deed to the denier or whom it names, where any do; else all."""
        own = {a.id for a in denial.claim.actors if a.id} | ({denial.claim.origin_id} - {None})
        laid = [
            m.id
            for m in told
            if any(same_side(self._knowledge, a.id, i) for a in m.claim.actors if a.id for i in own if i)
        ]
        return tuple(laid) or tuple(m.id for m in told)

    def _elsewhere(self, facts: Facts) -> str | None:
        """The one set told in other reports that has the day or figure, the place and the event of a denial."""
        found = self._reached(facts)
        return found[0] if len(found) == 1 else None

    def _reached(self, facts: Facts) -> list[str]:
        return [r for r in sorted(self._reach.get(facts.id, ())) if not self._sight.judged_different(facts.id, r)]

    def _sweeping(self, facts: Facts) -> None:
        covered = self._reached(facts)
        for root in covered:
            account = self._sight.account(root)
            if account is not None:
                self.attached.denials[root].append(
                    Denial(
                        claim=facts.id,
                        denies=(),
                        covers=True,
                        by_party=self._by_party(facts, account),
                        detail="a general denial; it covers the incident and denies no particulars",
                    )
                )
        if len(covered) == 1:
            self.attached.put(facts.id, covered[0])
        elif covered:
            self.attached.covering.add(facts.id)

    def _by_party(self, facts: Facts, account: Account) -> bool:
        origin = facts.claim.origin_id
        if self._knowledge.party_of(origin) is not None:
            return True
        if origin is None:
            return False
        named = [a for a in account.actors | account.targets if not a.startswith("name:")]
        return any(same_body(self._knowledge, origin, a) or opposed(self._knowledge, origin, a) for a in named)


def _names_it(blame: Facts, other: Facts) -> bool:
    """Whether blame speaks of a truce or evacuation by name, which then need not stand near."""
    return other.sort is Sort.FOLLOWED and other.happening.named_in(blame.claim.text)


def _ids(claim: Claim) -> set[str]:
    return {a.id or a.name.casefold() for a in (*claim.actors, *claim.targets)}


def _fits(facts: Facts, other: Facts) -> bool:
    """Whether neither day nor place keeps a claim from speaking of another."""
    if facts.days and other.days and facts.days.gap(other.days) > 1:
        return False
    answers = [compare_places(a, b)[2] for a in facts.places for b in other.places]
    return not answers or not all(answers)


def _may_deny(denial: Facts, other: Facts) -> bool:
    if denial.claim.kind not in (other.claim.kind, Kind.RESPONSIBILITY):
        return False
    return any(h.can_be(other.happening) for h in denial.denies) and figures_meet(denial, other.figures)


def _may_revise(revision: Facts, other: Facts) -> bool:
    return any(h.can_be(other.happening) for h in revision.denies)


def _denied_by(denial: Facts, member: Facts) -> bool:
    """Which claims of an incident a specific denial is aimed at: those of its figure, else of its event."""
    if denial.figures:
        return figures_meet(denial, member.figures) and bool(member.figures)
    return any(h.can_be(member.happening) for h in denial.denies)


def _may_deny_its_weapon(denial: Facts, other: Facts) -> bool:
    """*The army denied using cluster munitions*, where its report says that some were used."""
    same = contested_words().same_weapon
    denied = denied_weapons(denial)
    told = any(same(w.name, d) for w in other.claim.weapons for d in denied)
    return told and _may_deny(denial, other)

"""Attaches what speaks of a happening to it: blame and legal words, and denials, specific or sweeping."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.knowledge import Knowledge
from onrecord.knowledge.happenings import ANY, figure_words
from onrecord.knowledge.sides import opposed, same_body, same_side
from onrecord.link.accounts import Account, is_harm
from onrecord.link.clusters import Clusters
from onrecord.link.facts import FINE, Facts, Sort
from onrecord.link.places import compare_places
from onrecord.link.questions import NEIGHBOURS, PARAGRAPHS, SIDE_BY_SIDE
from onrecord.model import Claim, Denial, Kind

COVERED_BEFORE = 30  # days before a sweeping denial was made that it reaches back to, where it names no time
MONTH = 31
MOST_MONTHS = 24  # months of what lasts that it is looked up by
FAR = 10**9  # any distance within one report
SPOKEN_OF = frozenset({Sort.HAPPENING, Sort.FOLLOWED, Sort.AGGREGATE})


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


def gap(left: Claim, right: Claim) -> int:
    """Code points between two claims of one report; 0 where they overlap."""
    return max(left.span.start - right.span.end, right.span.start - left.span.end, 0)


def is_general(facts: Facts) -> bool:
    """Tell whether a denial has no particulars: no day, figure, fine place, and words that sweep or do not point."""
    claim = facts.claim
    if claim.counts or (claim.when and claim.when.span.overlaps(claim.span)):
        return False
    words = set(re.findall(r"\w+", claim.text.casefold()))
    if words & figure_words().sweeping:
        return True
    placed = any(p.precision in FINE and p.span.overlaps(claim.span) for p in claim.where)
    return not placed and not words & figure_words().pointing


class Attacher:
    """Finds what blame and denials speak of; looks in the same report first, then at area and time."""

    def __init__(self, clusters: Clusters, knowledge: Knowledge) -> None:
        self._clusters = clusters
        self._knowledge = knowledge
        self.attached = Attached()
        self._by_report: dict[str, list[Facts]] = defaultdict(list)
        self._denials: dict[str, list[Facts]] = defaultdict(list)
        self._by_place: dict[tuple[str, int], list[Account]] = defaultdict(list)
        for facts in clusters.facts.values():
            if facts.sort in SPOKEN_OF:
                self._by_report[facts.claim.report].append(facts)
            elif facts.sort is Sort.DENIAL:
                self._denials[facts.claim.report].append(facts)
        for account in sorted(clusters.accounts.values(), key=lambda a: a.id):
            if account.sort in SPOKEN_OF:
                places = {i for anchor in account.anchors for p in anchor.places for i in (p.place_id, *p.within)}
                for key in ((place, month) for place in places for month in _months(account)):
                    self._by_place[key].append(account)

    def run(self) -> Attached:
        """Attach all blame and denials, in the order of their ids; last what says only that something is denied."""
        bare = []
        for facts in self._clusters.facts.values():
            if facts.sort is Sort.BLAME:
                self._blame(facts)
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
            self.attached.put(facts.id, self._clusters.sets.root(best.id))

    def _may_blame(self, blame: Facts, other: Facts) -> bool:
        """In the sentence or the next, or a paragraph off where an actor is the same; a truce must be named."""
        if other.claim.kind is Kind.TRUCE:
            return False
        if gap(blame.claim, other.claim) <= NEIGHBOURS // 2:
            return True
        return bool(_ids(blame.claim) & _ids(other.claim))

    def _nearest(self, facts: Facts, most: int, may: Callable[[Facts, Facts], bool]) -> Facts | None:
        near = [
            other
            for other in self._by_report[facts.claim.report]
            if gap(facts.claim, other.claim) <= most
            and not self._clusters.judged_different(facts.id, other.id)
            and _fits(facts, other)
            and may(facts, other)
        ]
        return min(near, key=lambda o: (gap(facts.claim, o.claim), o.id), default=None)

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
            and not self._clusters.judged_different(facts.id, other.id)
        ]
        return min(beside, key=lambda o: (gap(facts.claim, o.claim), o.id), default=None)

    def _go_along(self, facts: Facts, denied: Facts) -> None:
        """Put the words of denying where what they deny went."""
        if denied.id in self.attached.covering:
            self.attached.covering.add(facts.id)
        else:
            self.attached.put(facts.id, self.attached.at.get(denied.id, self._clusters.sets.root(denied.id)))

    # --- denials --------------------------------------------------------------------------------

    def _denial(self, facts: Facts) -> None:
        if is_general(facts):
            self._sweeping(facts)
            return
        best = self._nearest(facts, 2 * PARAGRAPHS, _may_deny) or self._elsewhere(facts)
        if best is None:
            return
        root = self._clusters.sets.root(best.id)
        account = self._clusters.accounts[root]
        denies = self._aimed_at(facts, [m for m in account.members if _denied_by(facts, m)])
        self.attached.put(facts.id, root)
        self.attached.denials[root].append(
            Denial(
                claim=facts.id,
                denies=denies,
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

    def _elsewhere(self, facts: Facts) -> Facts | None:
        """A happening told in another report that has the day or figure, the place and the event of a denial."""
        if not facts.places or not (facts.days or facts.figures):
            return None
        first, last = (facts.days.first, facts.days.last) if facts.days else (facts.day or 0, facts.day or 0)
        found = [a for a in self._around(facts, first - MONTH, last) if _same_particulars(facts, a)]
        return found[0].members[0] if len(found) == 1 else None

    def _around(self, facts: Facts, first: int, last: int) -> list[Account]:
        """Accounts in the places of a denial, or in what lies in them, in the months of these days."""
        ids = {p.place_id for p in facts.places}
        months = range(first // MONTH, min(last, first + MONTH * MOST_MONTHS) // MONTH + 1)
        found = {a.id: a for i in ids for month in months for a in self._by_place.get((i, month), ())}
        kept = [a for _, a in sorted(found.items()) if self._clusters.sets.root(a.id) == a.id]
        return [a for a in kept if not self._clusters.judged_different(facts.id, a.id)]

    def _sweeping(self, facts: Facts) -> None:
        covered = [a for a in self._reach(facts) if self._covers(facts, a)]
        for account in covered:
            self.attached.denials[account.id].append(
                Denial(
                    claim=facts.id,
                    denies=(),
                    covers=True,
                    by_party=self._by_party(facts, account),
                    detail="a general denial; it covers the incident and denies no particulars",
                )
            )
        if len(covered) == 1:
            self.attached.put(facts.id, covered[0].id)
        elif covered:
            self.attached.covering.add(facts.id)

    def _reach(self, facts: Facts) -> list[Account]:
        """What a sweeping denial may cover: what lies in its area, or without one what its report tells."""
        roots = {self._clusters.sets.root(f.id) for f in self._by_report[facts.claim.report]}
        told = [self._clusters.accounts[r] for r in sorted(roots)]
        told = [a for a in told if not self._clusters.judged_different(facts.id, a.id)]
        said = _said(facts)
        if not facts.places or said is None:
            return told
        first, last = (facts.days.first, facts.days.last) if facts.days else (said - COVERED_BEFORE, said)
        return list({a.id: a for a in (*told, *self._around(facts, first, last))}.values())

    def _covers(self, facts: Facts, account: Account) -> bool:
        claim = facts.claim
        if account.sort is Sort.FOLLOWED and claim.kind is not Kind.TRUCE:
            return False
        if claim.kind not in (account.members[0].claim.kind, Kind.RESPONSIBILITY) or not _of_a_sort(facts, account):
            return False
        if not _place_fits(facts, account) or not self._own_deeds(facts, account):
            return False
        said = _said(facts)
        days = facts.days or account.days
        if days is None or account.days is None or said is None:
            return True
        if facts.days:
            return facts.days.gap(account.days) == 0
        return said - COVERED_BEFORE <= account.days.last and account.days.first <= said

    def _own_deeds(self, facts: Facts, account: Account) -> bool:
        """Whether the deeds are those of the denier's side, or nobody is named; a party denies its own."""
        denier = facts.claim.origin_id
        named = {a for a in account.actors if not a.startswith("name:")}
        if denier is None or not named:
            return True
        return any(same_side(self._knowledge, denier, a) for a in named)

    def _by_party(self, facts: Facts, account: Account) -> bool:
        origin = facts.claim.origin_id
        if self._knowledge.party_of(origin) is not None:
            return True
        if origin is None:
            return False
        named = [a for a in account.actors | account.targets if not a.startswith("name:")]
        return any(same_body(self._knowledge, origin, a) or opposed(self._knowledge, origin, a) for a in named)


def _said(facts: Facts) -> int | None:
    """The day on which a claim was made where the words say, else that of its publication."""
    stated = facts.claim.stated_at
    return stated.last_day.toordinal() if stated and stated.last_day else facts.day


def _months(account: Account) -> range:
    """The months that an account is looked up by: of its days, else of its publication."""
    first, last = account.first, account.last
    if (first is None or last is None) and account.published:
        first, last = account.published
    if first is None or last is None:
        return range(0, 1)
    return range(first // MONTH, min(last, first + MONTH * MOST_MONTHS) // MONTH + 1)


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
    return any(h.can_be(other.happening) for h in denial.denies) and _figures_meet(denial, other.figures)


def _figures_meet(denial: Facts, figures: Iterable[tuple[str, str | None, object]]) -> bool:
    """Whether a denial's figures, where it has any, are among those told."""
    told = {(m, str(b)) for m, _, b in figures}
    return not denial.figures or any((m, str(b)) in told for m, _, b in denial.figures)


def _same_particulars(facts: Facts, account: Account) -> bool:
    if not all(d.can_be(h) for d in facts.denies for h in account.chief):
        return False
    if facts.days and account.days:
        return facts.days.gap(account.days) == 0
    return bool(facts.figures) and _figures_meet(facts, account.figures)


def _of_a_sort(facts: Facts, account: Account) -> bool:
    """Whether a sweeping denial's event takes in the account's: killings take in every deadly event."""
    denied = facts.denies
    if any(ANY in h.senses for h in denied):
        return _deadly(account)
    return any(d.can_be(h) for d in denied for h in account.happenings if ANY not in h.senses)


def _deadly(account: Account) -> bool:
    return any(measure == "killed" for measure, _, _ in account.figures) or any(
        m.claim.event in ("killing", "execution") for m in account.members
    )


def _place_fits(facts: Facts, account: Account) -> bool:
    if not facts.places or not account.anchors:
        return True
    return any(
        q.inside(p.place_id) or p.inside(q.place_id)
        for p in facts.places
        for anchor in account.anchors
        for q in anchor.places
    )


def _denied_by(denial: Facts, member: Facts) -> bool:
    """Which claims of an incident a specific denial is aimed at: those of its figure, else of its event."""
    if denial.figures:
        return _figures_meet(denial, member.figures) and bool(member.figures)
    return any(h.can_be(member.happening) for h in denial.denies)

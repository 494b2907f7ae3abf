"""Compares two claims as linking does, for a reader who asks why they are one incident, or why not."""

from collections.abc import Mapping, Sequence
from itertools import product

from onrecord.knowledge import Knowledge
from onrecord.link import tellings
from onrecord.link.accounts import Account
from onrecord.link.between import Between
from onrecord.link.clusters import Clusters
from onrecord.link.facts import all_facts
from onrecord.link.questions import JOIN, JOIN_LASTING, JOIN_WITHIN, JOIN_WITHIN_LASTING, WEIGHTS, Comparer, carried
from onrecord.link.sorts import Sort
from onrecord.link.texts import Texts
from onrecord.link.times import LASTING
from onrecord.link.words import Wording
from onrecord.model import Asked, Claim, Comparison, Judgement, Reason, Report

WITHIN, WHOLE, AROUND = "within one report", "by the whole reports", "by what stands around the claims"
NOT_CARRIED = "only what is common to many happenings speaks for it: day, place, event"


def compared(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    judgements: Sequence[Judgement],
    knowledge: Knowledge,
    sides: tuple[Sequence[str], Sequence[str]],
) -> Comparison:
    """Compare two sides, each claims by their ids, by those two of their claims that are nearest to being one.

    `claims` must hold all claims of the reports that the sides are of.
    """
    facts = all_facts({c.id: c for c in claims}, reports, knowledge)
    clusters = Clusters(facts, judgements, Comparer(knowledge))
    clusters.within_one_report()
    pieces = list(clusters.pieces(Wording(reports, knowledge), Texts(reports, knowledge)))
    of = {m.id: piece for piece in pieces for m in piece.members}
    done: dict[tuple[str, str], Comparison] = {}
    for left, right in product(*(_telling(side, of) for side in sides)):
        a, b = of.get(left, clusters.single[left]), of.get(right, clusters.single[right])
        one_report = facts[left].claim.report == facts[right].claim.report
        key = (left, right) if one_report else (a.id, b.id)
        if left != right and key not in done:
            done[key] = _within(clusters, left, right) if one_report else _between(clusters, a, b, (left, right))
    return min(done.values(), key=lambda c: (c.apart is not None, c.needed - c.evidence, c.left, c.right))


def _telling(side: Sequence[str], of: Mapping[str, Account]) -> list[str]:
    """The claims that are compared with others; of a side of blame or denials alone, those."""
    return sorted(c for c in side if c in of) or sorted(side)


def _within(clusters: Clusters, left: str, right: str) -> Comparison:
    a, b = clusters.single[left], clusters.single[right]
    evidence, reasons = clusters.comparer.compare(a, b, within=True)
    return Comparison(
        left=left,
        right=right,
        compared=WITHIN,
        asked=_asked(reasons, WEIGHTS),
        start=0.0,
        evidence=evidence,
        needed=JOIN_WITHIN_LASTING if a.sort is Sort.FOLLOWED else JOIN_WITHIN,
        apart=clusters.comparer.barred(a, b),
    )


def _between(clusters: Clusters, left: Account, right: Account, pair: tuple[str, str]) -> Comparison:
    comparer = clusters.comparer
    apart = Between(comparer).apart(left, right)
    if left.text is not None and right.text is not None:
        evidence, reasons = tellings.compare(comparer, left, right)
        weights, start, needed, how = comparer.likeness.weights, comparer.likeness.start, 0.0, WHOLE
        note = "" if tellings.carried(reasons) else NOT_CARRIED
    else:
        evidence, reasons = comparer.compare(left, right)
        weights, start, how = WEIGHTS, 0.0, AROUND
        needed = JOIN_LASTING if left.sort in LASTING else JOIN
        note = "" if left.sort in LASTING or carried(reasons) else NOT_CARRIED
    return Comparison(
        left=pair[0],
        right=pair[1],
        compared=how,
        asked=_asked(reasons, weights),
        start=start,
        evidence=evidence,
        needed=needed,
        apart=apart,
        note=note,
    )


def _asked(reasons: Sequence[Reason], weights: Mapping[str, float]) -> tuple[Asked, ...]:
    return tuple(Asked(reason=r, weight=weights[r.question]) for r in reasons)

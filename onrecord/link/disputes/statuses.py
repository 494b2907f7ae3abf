"""Whether the dead were civilians or fighters."""

from collections import defaultdict

from onrecord.link.disputes.hearing import Hearing, different_origins
from onrecord.link.facts import Facts
from onrecord.model import About, Dispute
from onrecord.values import VictimStatus

FIGHTERS = frozenset({VictimStatus.COMBATANT, VictimStatus.ALLEGED_COMBATANT})
_Key = tuple[str, int]


def about_status(hearing: Hearing) -> list[Dispute]:
    """The same number told as civilians by some and as fighters by others, in two reports.

    One report that counts as many of each counts two groups of people.
    """
    civilian: dict[_Key, list[Facts]] = defaultdict(list)
    fighters: dict[_Key, list[Facts]] = defaultdict(list)
    for f in hearing.facts:
        for c in f.claim.counts if f.claim.happened else ():
            side = civilian if c.victim_status is VictimStatus.CIVILIAN else fighters
            if c.victim_status is VictimStatus.CIVILIAN or c.victim_status in FIGHTERS:
                for number in {c.low, c.high} - {None, 0}:
                    side[(c.measure.value, number or 0)].append(f)
    found = []
    for key in sorted(civilian.keys() & fighters.keys()):
        if _told_apart(civilian[key], fighters[key]):
            positions = [
                hearing.position("civilians", civilian[key]),
                hearing.position("fighters", fighters[key]),
            ]
            found.append(hearing.dispute(About.VICTIM_STATUS, f"{key[0]}, {key[1]:,}", positions))
    return found


def _told_apart(left: list[Facts], right: list[Facts]) -> bool:
    """Whether no claim and no report tells both, and two origins do."""
    if {f.id for f in left} & {f.id for f in right} or not different_origins(left, right):
        return False
    return {f.claim.report for f in left}.isdisjoint(f.claim.report for f in right)

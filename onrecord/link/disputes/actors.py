"""Who did it, or who broke a truce: accounts that name parties of different sides, with those who deny it."""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.knowledge import EntityKind, fold
from onrecord.knowledge.interests import lays_a_deed, owns_a_deed
from onrecord.knowledge.sides import same_body, same_side
from onrecord.link.disputes.denied import Denied
from onrecord.link.disputes.hearing import Hearing, different_origins, may_be_one
from onrecord.link.disputes.naming import actor_names, by_words
from onrecord.link.facts import Facts
from onrecord.link.sorts import Sort
from onrecord.model import About, Dispute, Kind

_WHO = frozenset({About.ACTOR, About.RESPONSIBILITY})


class _Camp:
    """The parties of one side that are named, by their ids, and the claims that name them.

    Who is named by a word that is no known party's (*militants*) is a side of its own, under that word.
    """

    def __init__(self, named: frozenset[str], told: Sequence[Facts]) -> None:
        self.named, self.told = set(named), list(told)

    def is_of(self, named: frozenset[str], hearing: Hearing) -> bool:
        return any(same_side(hearing.knowledge, a, b) for a in named for b in self.named)

    def names(self, hearing: Hearing) -> str:
        named = {a.id for f in self.told for a in f.claim.actors if a.id} & self.named
        if not named:
            return actor_names(self.told, hearing)
        whole = {i for i in named if named.isdisjoint(hearing.knowledge.wholes(i))}  # of a body and its part the body
        return " and ".join(sorted(hearing.knowledge.by_id[i].name for i in whole))


def about_actors(hearing: Hearing, denied: Sequence[Denied]) -> list[Dispute]:
    """The one dispute about who did it: a position for each side named, and one for those who deny it of a side.

    Denials that stand in it are marked as taken. Where two sides fight each other, both are the actors.
    """
    if any(f.happening.two_sided for f in hearing.facts) and not hearing.followed:
        return []
    camps = _contradicting(_camps(hearing))
    if len(camps) < 2:
        return []
    blame_only = any(all(f.sort is Sort.BLAME for f in camp.told) for camp in camps)
    about = About.RESPONSIBILITY if blame_only or hearing.followed else About.ACTOR
    positions = [hearing.position(f"{by_words(hearing)} {camp.names(hearing)}", camp.told) for camp in camps]
    named = {f.id for camp in camps for f in camp.told}
    for one in denied:
        if one.about in _WHO and named & {f.id for f in one.told}:
            one.taken = True
            positions.append(one.denial())
    return [hearing.dispute(about, ", or ".join(p.says for p in positions), positions)]


def _camps(hearing: Hearing) -> list[_Camp]:
    """The sides that are named as having done it, in the order of their ids; allies are one side."""
    named: dict[frozenset[str], list[Facts]] = defaultdict(list)
    for f in hearing.facts:
        parties = frozenset(a.id for a in f.claim.actors if a.id and _fights(a.id, hearing))
        if not parties and hearing.followed:  # whoever is said to have broken a truce is accused, known or not
            parties = frozenset(fold(a.name) for a in f.claim.actors)
        if parties and _lays_it_to(f, hearing):
            named[parties].append(f)
    camps: list[_Camp] = []
    for parties, told in sorted(named.items(), key=lambda n: sorted(n[0])):
        camp = next((c for c in camps if c.is_of(parties, hearing)), None)
        if camp is None:
            camps.append(_Camp(parties, told))
        else:
            camp.named |= parties
            camp.told += told
    return camps


def _fights(entity_id: str, hearing: Hearing) -> bool:
    """Whether an actor is of a party; a publisher that speaks for one does no deed of arms."""
    known = hearing.knowledge
    return known.party_of(entity_id) is not None and known.by_id[entity_id].kind is not EntityKind.PUBLISHER


def _lays_it_to(facts: Facts, hearing: Hearing) -> bool:
    """Whether a claim's actors are held to have done it: others by blame, itself by taking the deed on itself."""
    claim = facts.claim
    if claim.kind is Kind.RESPONSIBILITY:
        ids = [a.id for a in claim.actors if a.id and claim.origin_id]
        own = any(same_body(hearing.knowledge, claim.origin_id or "", i) for i in ids)
        return owns_a_deed(claim) if own else lays_a_deed(claim)
    if hearing.followed and claim.kind is not Kind.TRUCE:
        return False
    return lays_a_deed(claim)


def _contradicting(camps: list[_Camp]) -> list[_Camp]:
    """Of each side the claims that another side's claim of another origin contradicts: they may mean one happening."""
    kept = []
    for camp in camps:
        others = [f for other in camps if other is not camp for f in other.told]
        told = [f for f in camp.told if any(may_be_one(f, o) and different_origins([f], [o]) for o in others)]
        if told:
            kept.append(_Camp(frozenset(camp.named), told))
    return kept

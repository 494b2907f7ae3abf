"""What a blame or a claim of responsibility lends to the deed told beside it: who is said to have done it."""

from onrecord.extract.claims.negation import is_negated
from onrecord.extract.claims.telling import Telling
from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.model import Kind, Modality, Polarity

_BLAMES = frozenset({"blame", "claim_of_responsibility"})
_DEEDS = frozenset({"harm", "damage", "attack", "abduction", "abuse"})
_KNOWN = frozenset({"the", "this", "that", "these", "those", "both", "it"})
_OTHER = frozenset({"earlier", "previous", "last", "separate", "similar", "other", "another", "past", "first"})
_MEMORY = 2  # sentences from a deed to the words that claim it


def accuse(told: list[Telling]) -> None:
    """Lend who is blamed to what the same sentence tells, and who claims it to the deed told just before."""
    for item in told:
        if not _lays_it_on_somebody(item):
            continue
        beside = [o for o in told if o.draft.tree is item.draft.tree and o.draft.sentence == item.draft.sentence]
        deeds = [o for o in beside if _is_deed(o)]
        if any(set(_names(o)) & set(_names(item)) for o in deeds):
            continue  # the words of the blame tell of the deed themselves
        if not deeds and (item.event == "claim_of_responsibility" or _goes_on(told, item)) and _takes_up(item):
            deeds = _before(told, item)
        for deed in deeds:
            if not deed.actors:
                deed.actors = because(item, "actor.blamed", to=deed).actors


def _names(item: Telling) -> list[str]:
    return [a.name for a in item.actors]


def _lays_it_on_somebody(item: Telling) -> bool:
    event, mood = item.draft.main.sense.event, item.mood
    if event.kind is not Kind.RESPONSIBILITY or item.event not in _BLAMES or not item.actors:
        return False
    if mood.polarity is not Polarity.AFFIRMED or mood.modality is not Modality.ASSERTED:
        return False
    return not is_negated(item.draft.tree, item.draft.main.token)


def _is_deed(item: Telling) -> bool:
    event, mood = item.draft.main.sense.event, item.mood
    told = event.kind is Kind.VIOLENCE and event.family in _DEEDS and mood.polarity is Polarity.AFFIRMED
    return told and mood.modality is Modality.ASSERTED


def _goes_on(told: list[Telling], item: Telling) -> bool:
    """Whether those who lay the blame are those who tell of the deed."""
    deeds = _before(told, item)
    return bool(deeds) and all(
        d.attribution is not None and item.attribution is not None and d.attribution.origin == item.attribution.origin
        for d in deeds
    )


def _before(told: list[Telling], item: Telling) -> list[Telling]:
    """The deeds of the nearest sentence before that tells of any, where the words lay none of them to somebody."""
    earlier = [
        o
        for o in told
        if _is_deed(o) and o.draft.tree is item.draft.tree and 0 < item.draft.sentence - o.draft.sentence <= _MEMORY
    ]
    nearest = max((o.draft.sentence for o in earlier), default=None)
    deeds = [o for o in earlier if o.draft.sentence == nearest]
    return deeds if not any(d.actors for d in deeds) else []


def _takes_up(item: Telling) -> bool:
    """*Claimed responsibility*, *for the attack*; not *for an attack in the north*, *for last year's raid*."""
    tree, at = item.draft.tree, item.draft.main.token
    end = tree.sentences[tree.sentence[at]][1]
    claimed = [t for t in range(at + 1, end) if tree.dep[t] in {"pobj", "dobj"} and _is_of(tree, t, at)]
    blow = next((t for t in claimed if tree.low[t] not in {"responsibility", "credit", "blame"}), None)
    if blow is None:
        return True
    described = [tree.low[t] for t in range(tree.edges[blow][0], blow)]
    dated = any(tree.segment.doc[t].ent_type_ in {"DATE", "TIME"} for t in range(tree.edges[blow][0], blow))
    known = tree.low[blow] in _KNOWN or bool(_KNOWN & set(described))
    return known and not dated and not (_OTHER & set(described))


def _is_of(tree: Tree, token: int, verb: int) -> bool:
    """Whether a noun is what a claim of responsibility or a blame is of: its object, or what follows its *for*."""
    above = tree.head[token]
    if tree.dep[token] == "dobj":
        return above == verb
    return tree.low[above] == "for" and tree.head[above] in {verb, *tree.children[verb]}

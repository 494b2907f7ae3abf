"""Joins drafts that one clause tells of one happening: harms side by side, a blow and what it did."""

from onrecord.extract.claims.drafts import CAUSES, Draft
from onrecord.extract.claims.governing import governor
from onrecord.extract.claims.negation import harms_nobody, is_negated, noun_is_negated
from onrecord.extract.clauses import Tree
from onrecord.model import Kind

_PARTICIPLE = frozenset({"advcl", "acl", "xcomp", "conj", "dep", "prep", "pcomp", "ccomp"})
_TOLL_REACH = 8  # tokens from *toll* to the *dead* of its own number


def fused(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Join what one clause tells of one happening: *bombed ..., killing 22*; *killed 44 and injured 140*."""
    kept: list[Draft] = []
    by_token = {d.main.token: d for d in drafts}
    gone: set[int] = set()
    for draft in sorted(drafts, key=lambda d: d.main.token):
        host = _host(tree, draft, by_token)
        while host is not None and host.main.token in gone:
            host = _host(tree, host, by_token)
        if host is None or host is draft or is_undone(tree, host) is not is_undone(tree, draft):
            kept.append(draft)
            continue
        host.triggers.extend(draft.triggers)
        host.causes.extend(draft.causes)
        gone.add(draft.main.token)
    return kept


def once(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Join two words of one clause for one event (*remain* and *trapped*), each perhaps with half of what it says."""
    kept: list[Draft] = []
    for draft in drafts:
        same = next((k for k in kept if _one_event(tree, k, draft)), None)
        if same is None:
            kept.append(draft)
        else:
            same.triggers.extend(draft.triggers)
            same.causes.extend(draft.causes)
    return kept


def _one_event(tree: Tree, one: Draft, other: Draft) -> bool:
    ours, theirs = one.main.sense.event, other.main.sense.event
    told = other.main.role in {"states", "bearers"} and other.main.token - one.main.token <= _TOLL_REACH
    if one.main.role == "tolls" and told and ours.measure is theirs.measure:
        return True  # *the toll has risen to 85 dead*
    if ours.id != theirs.id or ours.kind in {Kind.RESPONSIBILITY, Kind.APPEAL, Kind.TRUCE}:
        return False
    if one.main.nominal != other.main.nominal or ours.measure is not theirs.measure:
        return False
    a, b = tree.clause[one.main.token], tree.clause[other.main.token]
    near = abs(one.main.token - other.main.token) <= 4
    return near and (a == b or (tree.head[b] == a and tree.dep[b] in {"xcomp", "acomp", "oprd"}))


def _host(tree: Tree, draft: Draft, by_token: dict[int, Draft]) -> Draft | None:
    """Return the draft that this one is a part of, or None."""
    trigger = draft.main
    event = trigger.sense.event
    if trigger.nominal or event.family not in {"harm", "damage"}:
        return None
    token = trigger.token
    joined = tree.dep[token] == "conj"
    if joined and event.family == "damage" and tree.own_subject(token) is not None:
        return None
    if tree.dep[token] not in _PARTICIPLE:
        return None
    if not joined and (tree.tag[token] != "VBG" or tree.own_subject(token) is not None):
        return None
    if tree.dep[token] == "ccomp" and not joined:
        return None
    above = tree.head[token]
    for _ in range(8):
        host = by_token.get(above) or _leaning(tree, above, by_token)
        if host is not None and host is not draft:
            if _may_host(host, draft, joined):
                return host
            if joined or host.main.sense.event.kind is draft.main.sense.event.kind:
                return None
        if tree.pos[above] in {"VERB", "AUX"} and tree.dep[above] not in {"conj", "advcl", "acl", "xcomp"}:
            return None
        above = tree.head[above]
    return None


def _leaning(tree: Tree, verb: int, by_token: dict[int, Draft]) -> Draft | None:
    """The draft of a noun whose light verb or subject's verb this is (*launched an attack, killing five*)."""
    for draft in by_token.values():
        if draft.main.nominal and draft.main.sense.event.family in CAUSES:
            above, relation = governor(tree, draft.main.token)
            if draft.light == verb or (above == verb and relation in {"nsubj", "dobj"}):
                return draft
    return None


def _may_host(host: Draft, draft: Draft, joined: bool) -> bool:
    ours, theirs = draft.main.sense.event, host.main.sense.event
    if theirs.family in {"harm", "damage"}:
        if joined and ours.family != theirs.family:
            return False  # *burned 40 houses and killed 18*: two deeds, each with its own figure
        return ours.measure != theirs.measure or ours is not theirs
    return theirs.family in CAUSES and not joined


def is_undone(tree: Tree, harmed: Draft) -> bool:
    """*The attack caused no deaths*, *killed nobody*: the attack took place, the harm did not."""
    token = harmed.main.token
    return noun_is_negated(tree, token) if harmed.main.nominal else is_negated(tree, token) or harms_nobody(tree, token)

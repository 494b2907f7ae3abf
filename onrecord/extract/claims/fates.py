"""Fates told again: who dies later is killed and not injured, the wounded of those who are moved are a part of them.

*Was taken to a hospital, where he died* tells of one killed, and of nobody injured.
"""

from dataclasses import replace

from onrecord.extract.claims.events import Trigger
from onrecord.extract.claims.frames import bearers, subject_suffers
from onrecord.extract.claims.telling import Telling
from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.model import Modality, Status
from onrecord.values import Count, Measure, Part, Scope

_MOVED = frozenset({Measure.EVACUATED, Measure.LEFT, Measure.DISPLACED, Measure.FREED})
_TAKEN_UP = frozenset({"he", "she", "him", "her", "they", "who", "both", "it"})
_LIVING = frozenset(
    {"survived", "wounded", "wounding", "injured", "injuring", "hospitalized", "hospitalised", "condition"}
    | {"hand", "foot", "leg", "arm", "finger", "thigh", "tried", "attempted", "unsuccessfully", "accidentally"}
)
_THEY = frozenset({"they", "both", "all"})
_ALIVE = frozenset({"alive", "survive", "recover"})
_ANOTHER = frozenset({"other", "second", "third", "fourth", "fifth"})
_REACH = 1  # sentences after the one that tells of the injury


def settle(read: list[Telling]) -> None:
    """Drop the figure of an injured person whom the same or the next sentence tells dead."""
    deaths = [
        (item, trigger)
        for item in read
        if item.mood.modality is Modality.ASSERTED
        for trigger in item.draft.triggers
        if trigger.sense.event.measure is Measure.KILLED and not trigger.nominal
    ]
    if not deaths:
        return
    for item in read:
        _die_together(item, deaths)
    for item in read:
        if not any(_is_one_injured(c) for c in item.counts):
            continue
        later = next((death for death, trigger in deaths if _is_of_them(item, death, trigger)), None)
        if because(later, "count.died_later", to=item) is not None:
            item.counts = [c for c in item.counts if not _is_one_injured(c)]


def _die_together(item: Telling, deaths: list[tuple[Telling, Trigger]]) -> None:
    """*Two were taken to a hospital where they died*: as many are dead as were hurt."""
    tree = item.draft.tree
    hurt = [c for c in item.counts if c.measure is Measure.INJURED and c.low == c.high and (c.low or 0) > 1]
    if len(hurt) != 1 or any(c.measure is not Measure.INJURED for c in item.counts):
        return
    for death, trigger in deaths:
        here = death.draft.tree is tree and death.draft.sentence == item.draft.sentence and not death.counts
        if not here or trigger.token < item.draft.main.token:
            continue
        they = next((h for h in bearers(tree, trigger) if tree.low[h] in _THEY), None)
        if because(they, "count.died_together", to=death) is not None and they is not None:
            death.counts = [replace(hurt[0], measure=Measure.KILLED, span=tree.span(they, they))]
            item.counts = [c for c in item.counts if c is not hurt[0]]
            return


def live_on(read: list[Telling]) -> None:
    """*All three victims were alive*, *both victims are expected to survive*: they were hurt, and not killed."""
    for item in read:
        tree, main = item.draft.tree, item.draft.main
        if main.role != "bearers" or not any(c.measure is Measure.CASUALTIES for c in item.counts):
            continue
        living = _lives(tree, main.token)
        if because(living, "count.lived_on", to=item) is None:
            continue
        item.counts = [replace(c, measure=Measure.INJURED) if _is_casualty(c) else c for c in item.counts]
        if item.mood.status is Status.PLANNED:
            item.mood = replace(item.mood, status=Status.OCCURRED, modality=Modality.ASSERTED)


def _is_casualty(count: Count) -> bool:
    return count.measure is Measure.CASUALTIES


def _lives(tree: Tree, noun: int) -> int | None:
    """The word that tells of a subject that it lives, or is expected to."""
    verb = tree.head[noun]
    if tree.dep[noun] not in {"nsubj", "nsubjpass"} or any(tree.dep[c] == "neg" for c in tree.children[verb]):
        return None
    told = [verb, *(c for c in tree.children[verb] if tree.dep[c] in {"acomp", "xcomp"})]
    alive = next((t for t in told if tree.low[t] in _ALIVE or tree.lemma[t] in _ALIVE), None)
    expected = verb == alive or tree.lemma[verb] in {"be", "expect", "remain"}
    return alive if expected else None


def kill_themselves(read: list[Telling]) -> None:
    """*Killed his wife before turning the gun on himself*: who shoots himself after he killed is dead too.

    Alone, or where the sentence says how he lives on, *shot himself* tells of one killed or injured.
    """
    for item in read:
        shot = next((c for c in item.counts if c.measure is Measure.CASUALTIES and _is_of_himself(item, c)), None)
        if shot is None or item.mood.status is not Status.OCCURRED or _lives_on(item):
            continue
        killer = next((other for other in read if _kills_beside(item, other)), None)
        if because(killer, "count.killed_himself", to=item) is not None:
            item.counts = [replace(c, measure=Measure.KILLED) if c is shot else c for c in item.counts]


def _is_of_himself(item: Telling, count: Count) -> bool:
    reach = item.draft.tree.at(count.span)
    return reach is not None and item.draft.tree.low[reach[1]] in {"himself", "herself"}


def _lives_on(item: Telling) -> bool:
    tree = item.draft.tree
    first, last = tree.sentences[item.draft.sentence]
    return not _LIVING.isdisjoint(tree.low[first:last])


def _kills_beside(item: Telling, other: Telling) -> bool:
    if other.draft.tree is not item.draft.tree or other.draft.sentence != item.draft.sentence:
        return False
    told = other.mood.status is Status.OCCURRED and other.mood.modality is Modality.ASSERTED
    dead = any(c.measure is Measure.KILLED and c.low and not _is_of_himself(other, c) for c in other.counts)
    return told and dead and any(_kills(other.draft.tree, t) for t in other.draft.triggers)


def _kills(tree: Tree, trigger: Trigger) -> bool:
    """*Killed her*, *shot them dead*; not *the boy who shot himself has died*."""
    others = trigger.role == "harms" or trigger.sense.bearer == ">"
    return trigger.sense.event.measure is Measure.KILLED and others and not subject_suffers(tree, trigger)


def without_the_moved_hurt(read: list[Telling]) -> list[Telling]:
    """*1,000 were evacuated, including 26 wounded*: a part of those who were moved, and no harm done there."""
    kept = []
    for item in read:
        whole = next((o for o in read if _is_moved_with(item, o)), None)
        if because(whole, "count.moved_hurt", to=item) is None:
            kept.append(item)
            continue
        hurt = item.counts[0]
        part = Part("wounded", hurt.low, hurt.high)
        told = next(c for c in whole.counts if c.measure in _MOVED) if whole is not None else hurt
        if whole is not None and all(p.group != part.group for p in told.breakdown):
            fuller = replace(told, breakdown=(*told.breakdown, part))
            whole.counts = [fuller if c is told else c for c in whole.counts]
    return kept


def _is_moved_with(item: Telling, other: Telling) -> bool:
    """Whether a figure of injured is one of those whom a movement before it in the sentence counts: *including*."""
    tree = item.draft.tree
    only = len(item.counts) == 1 and item.counts[0].measure is Measure.INJURED and item.counts[0].scope is Scope.PART
    reach = tree.at(item.counts[0].span) if only else None
    if reach is None or reach[0] == 0 or tree.low[reach[0] - 1] != "including" or other.draft.tree is not tree:
        return False
    before = other.draft.sentence == item.draft.sentence and other.span.start < item.span.start
    return before and any(c.measure in _MOVED for c in other.counts)


def _is_one_injured(count: Count) -> bool:
    return count.measure is Measure.INJURED and count.low == count.high == 1


def _is_of_them(item: Telling, death: Telling, trigger: Trigger) -> bool:
    """Whether a death told after an injury takes up whom it befell: by the same subject, a pronoun, *the boy*."""
    tree = item.draft.tree
    injuries = [t for t in item.draft.triggers if t.sense.event.measure is Measure.INJURED] or [item.draft.main]
    if death.draft.tree is not tree or not 0 <= death.draft.sentence - item.draft.sentence <= _REACH:
        return False
    if trigger.token < min(t.token for t in injuries) or any(
        c.measure is Measure.KILLED and (c.low or 0) > 1 for c in death.counts
    ):
        return False
    if not {"himself", "herself"}.isdisjoint(tree.low[min(death.draft.tokens()) : trigger.token]):
        return False  # *wounded her before he turned the gun on himself and died*
    ours = {h for t in injuries for h in bearers(tree, t)}
    theirs = bearers(tree, trigger)
    return any(h in ours or tree.low[h] in _TAKEN_UP or _is_definite(death, h) for h in theirs)


def _is_definite(death: Telling, head: int) -> bool:
    tree = death.draft.tree
    beside = {tree.low[c] for c in tree.children[head]}
    return tree.tag[head] == "NN" and bool(beside & {"the", "that"}) and not beside & _ANOTHER

"""Who dies later moves: *was taken to a hospital, where he died* tells of one killed, and of nobody injured."""

from onrecord.extract.claims.events import Trigger
from onrecord.extract.claims.frames import bearers
from onrecord.extract.claims.telling import Telling
from onrecord.extract.grounds import because
from onrecord.model import Modality
from onrecord.values import Count, Measure

_TAKEN_UP = frozenset({"he", "she", "him", "her", "they", "who", "both", "it"})
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
        if not any(_is_one_injured(c) for c in item.counts):
            continue
        later = next((death for death, trigger in deaths if _is_of_them(item, death, trigger)), None)
        if because(later, "count.died_later", to=item) is not None:
            item.counts = [c for c in item.counts if not _is_one_injured(c)]


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
    ours = {h for t in injuries for h in bearers(tree, t)}
    theirs = bearers(tree, trigger)
    return any(h in ours or tree.low[h] in _TAKEN_UP or _is_definite(death, h) for h in theirs)


def _is_definite(death: Telling, head: int) -> bool:
    tree = death.draft.tree
    return tree.tag[head] == "NN" and any(tree.low[c] in {"the", "that"} for c in tree.children[head])

"""What a speaker does in saying a thing makes of it: threatened, promised, demanded, asked, left unconfirmed."""

from onrecord.extract.claims.asked import asks_how
from onrecord.extract.claims.negation import is_left_undone
from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.extract.speech.attributed import Attribution
from onrecord.knowledge.speech import Act
from onrecord.model import Modality

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def by_act(tree: Tree, at: int, attribution: Attribution) -> Modality:
    finite = tree.tag[at] in _FINITE
    verb = attribution.cue[0] if attribution.cue else attribution.span
    unsaid = attribution.negated or _is_declined(tree, attribution) or neither_nor(tree, attribution)
    if unsaid and attribution.act in {Act.CONFIRM, Act.SAY, Act.CLAIM, Act.DENY, Act.REPORT}:
        if asks_how(tree, at):
            return Modality.ASSERTED
        return because(Modality.CONDITIONAL, "modality.not_confirmed", verb=verb)
    if attribution.act is Act.THREATEN or (attribution.act is Act.WARN and not finite):
        return because(Modality.PREDICTED, "modality.threat_or_warning", verb=verb)
    if attribution.act is Act.PROMISE and not finite:
        return because(Modality.PLANNED, "modality.promise", verb=verb)
    if attribution.act is Act.DEMAND and not finite:
        return because(Modality.DEMANDED, "modality.demand", verb=verb)
    if attribution.act is Act.ASK and not finite:
        return because(Modality.CONDITIONAL, "modality.asked", verb=verb)
    return Modality.ASSERTED


def neither_nor(tree: Tree, attribution: Attribution) -> bool:
    """*Neither confirmed nor denied shelling the port*: nothing is said of it."""
    reach = tree.at(attribution.cue[0]) if attribution.cue else None
    if reach is None or tree.low[reach[0] - 1] not in {"nor", "or"}:
        return False
    return any(tree.low[t] in {"neither", "not", "n't"} for t in range(max(0, reach[0] - 8), reach[0]))


def _is_declined(tree: Tree, attribution: Attribution) -> bool:
    """*Declined to confirm that*, *was unable to say whether*: the saying itself was left undone."""
    reach = tree.at(attribution.cue[0]) if attribution.cue else None
    return reach is not None and is_left_undone(tree, reach[1])

"""The turn that a truce, siege, evacuation or aid convoy takes: postponed, renewed, refused, turned back, delivered."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.claims.governing import governor
from onrecord.extract.claims.negation import is_negated
from onrecord.extract.claims.telling import Telling
from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.knowledge.threads import TurnWords, thread_words
from onrecord.model import Kind, Modality, Polarity, Status, TurnKind

FOLLOWED = frozenset({"truce", "corridor", "exit", "aid", "siege", "obstruction"})
_STEPS = 4  # words from the event's own up to the one that says what became of it
_REACH = 4  # words within which those of one phrase stand
# Relations by which what is said of one word is said of the other: *resumed the bombing after a lull* renews no lull.
_LEADS_UP = frozenset({"dobj", "nsubj", "nsubjpass", "of", "to", "on", "for", "xcomp", "acl", "pcomp", "into", "attr"})
# What can be told of a thing that is only intended: the turn is of the plan itself.
_OF_PLANS = frozenset(
    {
        TurnKind.PROPOSED, TurnKind.ACCEPTED, TurnKind.REJECTED, TurnKind.REQUESTED, TurnKind.APPROVED,
        TurnKind.APPROVED_IN_PART, TurnKind.REFUSED, TurnKind.POSTPONED, TurnKind.SUSPENDED, TurnKind.CALLED_OFF,
        TurnKind.TURNED_BACK, TurnKind.BLOCKED,
    }
)  # fmt: skip
_ALLOWED = frozenset({TurnKind.APPROVED, TurnKind.APPROVED_IN_PART})
_MOVING = frozenset({"aid_delivery", "evacuation", "medical_evacuation"})
_NOT_YET = frozenset({Status.OCCURRED, Status.PLANNED})
_GOES_ON = frozenset({TurnKind.RENEWED, TurnKind.EXTENDED})
_SETTLES = frozenset({"agree", "decide", "accept"})
_TOLD = frozenset({"VBD", "VBN", "VBZ", "VBP"})
_HAVING = frozenset({"have", "has", "had", "'ve"})
_ASKED = frozenset({TurnKind.REQUESTED, TurnKind.PROPOSED})


def turn_of(item: Telling) -> TurnKind | None:
    """Return the turn that a telling's words say it took, or None; a denial tells none."""
    event = item.draft.main.sense.event
    if event.family not in FOLLOWED or event.kind is Kind.POPULATION or item.mood.status is Status.VIOLATED:
        return None
    if item.mood.polarity is Polarity.DENIED:
        return None
    tree = item.draft.tree
    told = [(found, at) for at in _governing(item) if (found := _told_by(tree, at, event.family)) is not None]
    told = [(found, at) for found, at in told if _may_be(found, item) or _is_agreed_on(found, at, item)]
    if told and told[0][0] is TurnKind.ACCEPTED:
        told = [t for t in told if t[0] in _GOES_ON] or told  # *agreed to extend the truce*
    return because(told[0][0], "step.turn", tree, told[0][1]) if told else None


def _is_agreed_on(turn: TurnKind, verb: int, item: Telling) -> bool:
    """*Agreed to extend the truce*, *decided to renew it*: by that it is renewed; not *will agree*, *refused to*."""
    tree = item.draft.tree
    head = tree.head[verb]
    if turn not in _GOES_ON or tree.dep[verb] != "xcomp" or tree.lemma[head] not in _SETTLES:
        return False
    auxiliaries = {tree.low[c] for c in tree.children[head] if tree.dep[c] in {"aux", "auxpass", "mark"}}
    return tree.tag[head] in _TOLD and auxiliaries <= _HAVING and not is_negated(tree, head)


def stand(item: Telling) -> None:
    """Say where truces stand that it was agreed to renew, and aid that was only asked for: nothing moved by that."""
    tree, turn, status = item.draft.tree, item.turn, item.mood.status
    if turn in _GOES_ON and status is Status.PLANNED and item.mood.modality is Modality.PLANNED:
        told = because(Status.ANNOUNCED, "status.step", tree, item.draft.main.token)
        item.mood = replace(item.mood, status=told, modality=Modality.ASSERTED)
    if turn is None or item.draft.main.sense.event.id not in _MOVING or status not in _NOT_YET:
        return
    at = item.draft.main.token
    if turn is TurnKind.REFUSED:
        item.mood = replace(item.mood, status=because(Status.NOT_OCCURRED, "status.step", tree, at))
    elif turn in _ALLOWED and status is Status.OCCURRED:
        told = because(Status.PLANNED, "status.step", tree, at)
        item.mood = replace(item.mood, status=told, modality=Modality.PLANNED)
    elif turn in _ASKED and status is Status.OCCURRED:
        told = because(Status.UNKNOWN, "status.step", tree, at)
        item.mood = replace(item.mood, status=told, modality=Modality.DEMANDED)


def _governing(item: Telling) -> Iterator[int]:
    """The event's own word where it is a verb, and the words that it hangs on, nearest first."""
    draft = item.draft
    tree, main = draft.tree, draft.main.token
    seen: set[int] = set()
    if not draft.main.nominal and draft.main.sense.event.kind is not Kind.TRUCE:
        yield main  # of a truce the verb is the event itself: *halted its strikes*
    seen.update(range(draft.main.first, draft.main.last + 1))
    for start in dict.fromkeys((draft.predicate, main)):
        at = start
        for _ in range(_STEPS):
            if at not in seen:
                seen.add(at)
                yield at
            above, relation = governor(tree, at) if tree.pos[at] not in {"VERB", "AUX"} else _above(tree, at)
            if above == at or relation not in _LEADS_UP:
                break
            at = above


def _above(tree: Tree, verb: int) -> tuple[int, str]:
    """*Had to be postponed*, *agreed to extend*, *plans to evacuate were postponed*: up from a verb to its holder."""
    if tree.dep[verb] in {"xcomp", "acl", "pcomp"}:
        head = tree.head[verb]
        return (tree.head[head], "pcomp") if tree.dep[verb] == "pcomp" else (head, tree.dep[verb])
    return verb, ""


def _told_by(tree: Tree, at: int, family: str) -> TurnKind | None:
    for entry in thread_words().turns:
        if entry.of and family not in entry.of:
            continue
        if any(_says(tree, at, words) for words in entry.words) and _beside(tree, at, entry):
            if not is_negated(tree, at):
                return TurnKind(entry.turn)
            if entry.negated:
                return TurnKind(entry.negated)
            return None
    return None


def _says(tree: Tree, at: int, words: tuple[str, ...]) -> bool:
    """Whether a word, with those that follow or hang on it, is a phrase of the table."""
    first, *rest = words
    if first not in (tree.lemma[at], tree.low[at]):
        return False
    end = tree.sentences[tree.sentence[at]][1]
    after = range(at + 1, min(end, at + 1 + _REACH))
    near = {w for t in (*after, *tree.children[at]) for w in (tree.lemma[t], tree.low[t])}
    return all(word in near for word in rest)


def _beside(tree: Tree, at: int, entry: TurnWords) -> bool:
    """Whether one of the words that a turn needs stands with the verb, in its subject, its object or after *in*."""
    if not entry.beside or _is_some_of(tree, at):
        return True
    first, last = tree.edges[at]
    return any(tree.low[t] in entry.beside for t in range(first, last + 1) if tree.clause[t] == tree.clause[at])


def _is_some_of(tree: Tree, verb: int) -> bool:
    """*Approved 50 of the trucks*: a number of those that there are is a part of them."""
    number = tree.child(verb, "dobj", "nsubjpass")
    if number is None or tree.pos[number] != "NUM":
        return False
    whole = [n for c in tree.children[number] if tree.low[c] == "of" for n in tree.children[c]]
    return any(tree.low[d] in {"the", "its", "their", "those"} for n in whole for d in tree.children[n])


def _may_be(turn: TurnKind, item: Telling) -> bool:
    """Whether the mood of the words lets it be told as a step: of what is asked only the asking, of plans the plan."""
    if item.mood.modality is Modality.ASSERTED:
        return True
    if item.mood.modality is Modality.PLANNED:
        return turn in _OF_PLANS
    return item.mood.modality is Modality.DEMANDED and turn in _ASKED

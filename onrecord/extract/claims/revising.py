"""What takes back words that were said before: a correction of a report, a statement withdrawn by who made it."""

from onrecord.extract.claims.amounts import cardinal
from onrecord.extract.claims.drafts import Draft
from onrecord.extract.clauses import Tree
from onrecord.knowledge.moods import mood
from onrecord.knowledge.speech import Act, speech
from onrecord.model import Revising, Section
from onrecord.values import Count

_STEPS = 6  # words climbed from an event's word to the verb that takes it back
_HELD = frozenset({"ccomp", "dobj", "acl", "relcl", "pobj", "prep", "pcomp", "nsubjpass", "xcomp", "advcl"})
_OWN = frozenset({"it", "we", "they", "he", "she", "i"})


def revised_above(tree: Tree, at: int) -> tuple[Revising, int] | None:
    """Return what is done with the words that hold an event's word, and by which word; None where they stand.

    In a publisher's note, what an earlier version of its report said is corrected by the note itself.
    """
    note = tree.segment.section is Section.NOTICE
    step = at
    for _ in range(_STEPS):
        head, dep = tree.head[step], tree.dep[step]
        if note and tree.pos[step] in {"VERB", "AUX"} and _is_of_an_earlier_version(tree, step):
            return Revising.CORRECTS, step
        if head == step or dep not in _HELD:
            return None
        found = _taken_back(tree, step, head, dep)
        if found is not None:
            return found, head
        step = head
    return None


def _taken_back(tree: Tree, step: int, head: int, dep: str) -> Revising | None:
    lemma = tree.lemma[head]
    if dep in {"dobj", "nsubjpass"} and tree.lemma[step] in speech().words("around.withdrawn"):
        if any(tree.dep[c] == "neg" for c in tree.children[head]) or not takes_back(tree, head):
            return None
        if lemma not in mood("corrects"):
            return Revising.WITHDRAWS
        return None if _gives_anew(tree, head) else Revising.CORRECTS
    own = _own_words(tree, head)
    if dep in {"ccomp", "dobj"} and lemma in mood("says_it"):
        wrongly = any(tree.low[c] in mood("falsely") for c in tree.children[head])
        return Revising.WITHDRAWS if wrongly and own else None
    if dep in {"xcomp", "pcomp"} and tree.lemma[step] in mood("says_it"):
        wrong = tree.head[head] if dep == "pcomp" else head
        if tree.low[wrong] in mood("mistaken") and tree.dep[wrong] in {"acomp", "attr", "oprd", "ccomp"}:
            return Revising.WITHDRAWS if _own_words(tree, tree.head[wrong]) else None
    return None


def takes_back(tree: Tree, verb: int) -> bool:
    """Whether a verb takes back what was said, with its particle where it needs one: *retract*, *take back*."""
    for reading in speech().verbs.get(tree.lemma[verb], ()):
        if reading.act is Act.RETRACT:
            return reading.particle is None or any(tree.low[c] == reading.particle for c in tree.children[verb])
    return False


def _own_words(tree: Tree, verb: int) -> bool:
    """*Said it had wrongly reported*, *admitted that they were wrong to say*: who speaks means himself."""
    subject = tree.own_subject(verb)
    return subject is not None and tree.low[subject] in _OWN


def _gives_anew(tree: Tree, verb: int) -> bool:
    """*Corrected its toll from 12 to 10*: the number told is the new one."""
    last = tree.edges[verb][1]
    return any(tree.low[t] == "to" and tree.pos[t + 1] == "NUM" for t in range(verb + 1, last))


def _is_of_an_earlier_version(tree: Tree, verb: int) -> bool:
    """*An earlier version of this article said*, *we reported on Monday*; not *this version corrects*."""
    if tree.lemma[verb] not in mood("says_it") | mood("misstates"):
        return False
    subject = tree.own_subject(verb)
    if subject is None:
        return False
    if tree.low[subject] == "we":
        return True
    earlier = any(tree.low[c] in mood("earlier") for c in tree.children[subject])
    return tree.lemma[subject] in mood("versions") and (earlier or tree.lemma[verb] in mood("misstates"))


# --- a publisher's note -----------------------------------------------------------------------------


def notes_a_correction(tree: Tree) -> bool:
    """Whether a notice may say what an earlier version of the report had wrong."""
    return "we" in tree.low or not mood("versions").isdisjoint(tree.lemma)


def wrong_figure(draft: Draft) -> list[Count]:
    """*Misstated the number of people killed. It was 12, not 14*: the number that a note says was wrong."""
    tree, measure = draft.tree, draft.main.sense.event.measure
    for at in range(draft.main.last, len(tree) - 1):
        amount = cardinal(tree, at + 1) if tree.low[at] == "not" else None
        if measure is not None and amount is not None and amount.low == amount.high:
            return [Count(measure=measure, low=amount.low, high=amount.high, span=tree.span(at + 1, amount.last))]
    return []

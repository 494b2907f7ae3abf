"""What is spoken of as having taken place, whatever the mood of the sentence: the raid that will be investigated."""

from onrecord.extract.claims.asked import asks_whether
from onrecord.extract.claims.drafts import Draft
from onrecord.extract.clauses import Tree
from onrecord.knowledge.moods import mood
from onrecord.model import Kind

_PREPOSITIONS = frozenset({"for", "of", "into", "on", "about", "to", "at", "in", "over"})
_OPEN = frozenset({"a", "an", "any", "every", "further", "another", "more", "future", "new", "potential", "possible"})
_STEPS = 4  # nouns from an event's word up to the one that is spoken of


def taken_for_granted(draft: Draft) -> bool:
    """Tell whether a draft's word stands where only what took place can stand.

    *Will investigate the strike*, *those wounded in the blast may die*, *must compensate victims of the raid*:
    the verb is of the future, the strike is not.
    """
    tree, token = draft.tree, draft.main.token
    if draft.main.sense.event.kind is not Kind.VIOLENCE or draft.light is not None:
        return False
    if not draft.main.nominal:
        return _describes(tree, token)
    if any(tree.low[c] in _OPEN for c in tree.children[token]):
        return False
    return _is_spoken_of(tree, token)


def _is_specified(tree: Tree, noun: int) -> bool:
    """*The killing of the monks*, as against *the attack*: a bare mention tells nothing anew."""
    told = {"prep", "acl", "relcl", "agent", "nummod", "poss", "compound"}
    return any(tree.dep[c] in told for c in tree.children[noun])


def _describes(tree: Tree, verb: int) -> bool:
    """*Those wounded in the strike*: a past participle tells of those whom it describes."""
    if tree.tag[verb] != "VBN" or tree.dep[verb] != "acl":
        return False
    if any(tree.low[c] in {"to", "being"} or tree.dep[c] in {"mark", "nsubj"} for c in tree.children[verb]):
        return False  # *rumours that rebels had entered* tells what they say
    noun = tree.head[verb]
    if asks_whether(tree, verb) and tree.head[noun] == tree.sentences[tree.sentence[verb]][0]:
        return False  # *was the priest executed?*: the parser makes a description of it
    words = {tree.low[noun], *(tree.low[c] for c in tree.children[noun])}
    return not words & (mood("anybody") | mood("thinkable") | mood("nothing_of"))


def _is_spoken_of(tree: Tree, noun: int) -> bool:
    step = noun
    for _ in range(_STEPS):
        if given_as_reason(tree, step):
            return True
        head, dep = tree.head[step], tree.dep[step]
        if not _is_specified(tree, noun):
            return False
        if dep in {"dobj", "nsubjpass"}:
            return tree.lemma[head] in mood("comments")
        if dep == "nsubj":
            told = tree.child(head, "acomp", "oprd", "advmod")
            return tree.lemma[head] == "spare" or (told is not None and tree.low[told] == "unpunished")
        if dep == "conj" and tree.pos[head] in {"NOUN", "PROPN"}:
            step = head
            continue
        return False
    return False


def given_as_reason(tree: Tree, noun: int) -> bool:
    """*Vowed to retaliate for the killing*, *called for calm after the raid*: what has led to it took place."""
    at = tree.head[noun]
    if tree.dep[noun] != "pobj" or tree.dep[at] != "prep":
        return False
    if tree.low[at] in mood("given_after") or (tree.low[at] == "of" and tree.low[tree.head[at]] == "because"):
        return True
    if tree.low[at] not in _PREPOSITIONS:
        return False
    above = tree.lemma[tree.head[at]]
    if any(tree.low[c] in _OPEN for c in tree.children[noun]) or not _is_specified(tree, noun):
        return False
    return above in mood("aftermath") or (above in mood("answers") and tree.low[at] in {"for", "to", "on", "over"})

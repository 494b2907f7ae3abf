"""What holds of a kind and of no one: habits, rules, *people who were injured by mines*, *mass shootings*."""

from onrecord.extract.claims.drafts import Draft
from onrecord.extract.claims.governing import governor
from onrecord.extract.clauses import Tree
from onrecord.knowledge.moods import mood
from onrecord.model import Section

_PRESENT = frozenset({"VBZ", "VBP"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NO_PAST = ("p", "k", "l", "n", "ke", "ll", "m", "b")  # *kidnap*: no past tense ends so, whatever the tagger says
_BE = frozenset({"is", "are", "'s", "'re", "am"})
_STEPS = 8  # words climbed from a clause to the verb of the sentence
_SPEAKS_OF = frozenset({"dobj", "about", "against", "on", "for", "of", "from", "over", "to"})
_SOMEBODY = frozenset({"somebody", "someone", "people", "anyone", "anybody", "everyone", "whoever", "those"})


def is_habit(draft: Draft) -> bool:
    """*Snipers shoot at anything that moves*, *smugglers often kill migrants*, *every year dozens are killed*."""
    tree, at = draft.tree, draft.predicate
    told = draft.main.nominal or draft.main.role == "states" or tree.pos[at] == "AUX"  # *where he is in hospital*
    if told or not _in_plain_present(tree, at):
        return False
    if any(tree.low[c] in mood("habitually") for c in tree.children[at] if tree.dep[c] == "advmod"):
        return True
    if any(_is_every_time(tree, c) for c in tree.children[at]):
        return True
    if _is_done_to_any(tree, at):
        return True
    return tree.dep[at] == "relcl" or any(tree.low[n] in mood("anybody") for n in _objects(tree, at))


def _in_plain_present(tree: Tree, verb: int) -> bool:
    auxes = [c for c in tree.children[verb] if tree.dep[c] in {"aux", "auxpass"}]
    misread = tree.tag[verb] == "VBD" and tree.low[verb] == tree.lemma[verb] and tree.low[verb].endswith(_NO_PAST)
    if tree.tag[verb] in _PRESENT or misread:
        return not auxes
    return tree.tag[verb] == "VBN" and len(auxes) == 1 and tree.low[auxes[0]] in _BE


def _is_done_to_any(tree: Tree, verb: int) -> bool:
    """*The hospital treats people who were hurt*: a full sentence in the present, of nobody named or numbered."""
    direct = tree.child(verb, "dobj")
    last = tree.sentences[tree.sentence[verb]][1] - 1
    if direct is None or tree.tag[verb] not in _PRESENT or tree.low[last] != "." or tree.pos[direct] != "NOUN":
        return False
    plural = tree.tag[direct] == "NNS" and not _has_owner(tree, direct)
    return plural and tree.segment.section is Section.BODY and not _names_one(tree, tree.clause[verb])


def _is_every_time(tree: Tree, token: int) -> bool:
    """*Every year*, *each winter*, *about 100 a year*."""
    per = {"every", "each", *(("a", "per") if tree.lemma[token] in {"year", "month", "week", "day"} else ())}
    return tree.dep[token] == "npadvmod" and any(tree.low[c] in per for c in tree.children[token])


def _objects(tree: Tree, verb: int) -> list[int]:
    found = [c for c in tree.children[verb] if tree.dep[c] == "dobj"]
    for child in tree.children[verb]:
        if tree.dep[child] == "prep":
            found.extend(c for c in tree.children[child] if tree.dep[c] == "pobj")
    return found


def of_a_kind(draft: Draft) -> bool:
    """Tell whether a draft speaks of any that are so: nothing in its words names, numbers or dates one."""
    tree, token = draft.tree, draft.main.token
    if draft.main.nominal:
        return draft.light is None and not draft.causes and len(draft.triggers) == 1 and _is_bare_plural(tree, token)
    clause = tree.clause[token]
    if draft.main.role == "states":
        return False  # *who are in critical condition* tells how they are now
    return tree.dep[clause] == "relcl" and _describes_a_kind(tree, clause) and not _names_one(tree, clause)


def _is_bare_plural(tree: Tree, noun: int) -> bool:
    """*Mass shootings remain common*, *laws that curb shootings*: shootings in general."""
    above, relation = governor(tree, noun)
    if tree.tag[noun] != "NNS" or _is_told(tree, noun) or _names_one(tree, noun):
        return False
    verb = _finite(tree, above)
    if verb is None or tree.tag[verb] not in _PRESENT:
        return False
    if relation == "nsubj":
        return above == verb and tree.lemma[verb] not in mood("goes_on") | {"erupt", "break"} | mood("halts")
    return relation in _SPEAKS_OF and tree.lemma[verb] not in mood("goes_on")


def _is_told(tree: Tree, noun: int) -> bool:
    return any(tree.dep[c] in {"det", "nummod", "poss", "relcl", "acl"} for c in tree.children[noun])


def _describes_a_kind(tree: Tree, clause: int) -> bool:
    """*People who were injured by mines*, *somebody who was shot*, said in the present."""
    noun = tree.head[clause]
    plural = tree.tag[noun] == "NNS" and not _has_owner(tree, noun)
    if not plural and tree.low[noun] not in _SOMEBODY:
        return False
    if tree.low[noun] in {"those"} and tree.dep[noun] in {"nsubj", "nsubjpass"}:
        return False
    verb = _finite(tree, noun)
    return verb is not None and tree.tag[verb] in _PRESENT and tree.pos[verb] == "VERB" and not _speaks(tree, verb)


def _has_owner(tree: Tree, noun: int) -> bool:
    return any(tree.dep[c] in {"det", "nummod", "poss"} for c in tree.children[noun])


def _speaks(tree: Tree, verb: int) -> bool:
    return tree.child(verb, "ccomp") is not None


def _finite(tree: Tree, token: int) -> int | None:
    """The finite verb over a token, the token itself where it is one; None in a clause without."""
    at = token
    for _ in range(_STEPS):
        if tree.pos[at] in {"VERB", "AUX"}:
            if tree.tag[at] in _FINITE:
                return at
            auxes = [c for c in tree.children[at] if tree.dep[c] in {"aux", "auxpass"} and tree.tag[c] in _FINITE]
            if auxes:
                return None
        if tree.head[at] == at:
            return None
        at = tree.head[at]
    return None


def _names_one(tree: Tree, head: int) -> bool:
    """Whether words under a head name, number or date one of the kind."""
    first, last = tree.edges[head]
    return any(t.ent_type_ or t.pos_ == "NUM" for t in tree.segment.doc[first : last + 1])

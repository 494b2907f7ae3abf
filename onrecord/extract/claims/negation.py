"""What is said not to be: negated, averted, left undone, or denied by somebody."""

from onrecord.extract.clauses import Tree
from onrecord.knowledge.moods import mood

_DENIED_BY = frozenset({"ccomp", "dobj", "acl", "relcl", "pobj", "prep", "pcomp", "nsubjpass", "xcomp", "conj"})
_HARDLY = frozenset({"hardly", "barely", "scarcely"})
_ANY = frozenset({"any", "anyone", "anybody", "anything"})
_TOLD = frozenset({"report", "say", "believe", "think", "know", "find", "confirm"})
_STEPS = 6  # words climbed from an event's word to a denial above it


def is_negated(tree: Tree, at: int) -> bool:
    """Tell whether a verb, adjective or noun is told of as not so, by its own words or the verb that it hangs on."""
    for child in tree.children[at]:
        if tree.low[child] in mood("negations") and tree.dep[child] in {"neg", "det", "advmod", "preconj"}:
            if not _is_no_denial(tree, at, child):
                return True
        elif tree.dep[child] in {"nsubj", "nsubjpass"} and _is_nobody(tree, child):
            return True
    if _is_hardly_any(tree, at) or _is_nearly(tree, at):
        return True
    return _has_yet_to(tree, at) or is_left_undone(tree, at)


def _is_nearly(tree: Tree, at: int) -> bool:
    """*Nearly killed a guard*; not *nearly 40 were killed*, *almost certainly killed*."""
    return at > 0 and tree.low[at - 1] in {"nearly", "almost", "narrowly"} and tree.head[at - 1] == at


def _is_hardly_any(tree: Tree, at: int) -> bool:
    """*Hardly anyone was hurt*, *barely any were killed*; not *hardly had it begun*."""
    if not any(tree.low[c] in _HARDLY for c in tree.children[at]) and not _opens_hardly(tree, at):
        return False
    said_of = [c for c in tree.children[at] if tree.dep[c] in {"nsubj", "nsubjpass", "dobj"}]
    return any(tree.low[c] in _ANY or any(tree.low[g] in _ANY for g in tree.children[c]) for c in said_of)


def _opens_hardly(tree: Tree, at: int) -> bool:
    subject = tree.own_subject(at)
    return subject is not None and any(tree.low[c] in _HARDLY for c in tree.children[subject])


def harms_nobody(tree: Tree, verb: int) -> bool:
    """*Killed no one*, *wounded none of them*: what the verb would be done to is nobody."""
    return any(tree.dep[c] == "dobj" and _is_nobody(tree, c) for c in tree.children[verb])


def _has_yet_to(tree: Tree, at: int) -> bool:
    """*The evacuation has yet to begin*, said of the noun."""
    return tree.lemma[at] == "have" and tree.child(at, "xcomp") is not None and _is_yet(tree, at)


def _is_yet(tree: Tree, verb: int) -> bool:
    return any(tree.low[c] == "yet" for c in tree.children[verb])


def _is_no_denial(tree: Tree, at: int, negation: int) -> bool:
    """*Not only did they kill*, *had not left until Friday*, *no longer*, *no fewer than*."""
    after = {tree.low[c] for c in tree.children[negation]}
    if negation + 1 < len(tree):
        after.add(tree.low[negation + 1])
    if after & mood("not_negated"):
        return True
    until = any(tree.low[c] == "until" for c in tree.children[at])
    return until and tree.tag[at] == "VB" and any(tree.low[c] == "did" for c in tree.children[at])


def is_left_undone(tree: Tree, at: int) -> bool:
    """*Failed to storm*, *has yet to begin*, *without firing*, *prevented from leaving*, *rather than surrender*."""
    head, dep = tree.head[at], tree.dep[at]
    above = tree.head[head]
    if dep in {"xcomp", "acl", "relcl"} and tree.lemma[head] in mood("fails") and head != at:
        return not is_negated(tree, head) if tree.pos[head] == "VERB" else True
    if dep in {"acl", "ccomp"} and _is_without_sign(tree, head):
        return True
    if dep in {"oprd", "xcomp", "acomp"} and tree.lemma[head] in _TOLD and says_nobody(tree, head):
        return True  # *nobody was reported hurt*
    if dep == "xcomp" and tree.lemma[head] == "have" and _is_yet(tree, head):
        return True
    if dep == "pcomp":
        return _is_kept_from(tree, at, head, above)
    if dep == "relcl" and tree.low[head] in mood("anybody"):
        return is_negated(tree, above)
    if dep == "xcomp" and tree.lemma[head] in {"appear", "seem", "manage", "able", "begin", "allow"}:
        return is_negated(tree, head) or (tree.dep[head] == "acomp" and is_negated(tree, above))
    if dep in {"advcl", "conj"} and any(tree.low[c] == "than" for c in tree.children[at]):
        return any(tree.low[c] == "rather" for c in tree.children[at])
    return dep == "advcl" and _could_not_be_before(tree, at, head)


def tried_in_vain(tree: Tree, at: int) -> bool:
    """*An attempt to storm it failed*, *efforts to evacuate them were blocked*, *foiled an attempt to kill him*."""
    noun = tree.head[at]
    if tree.dep[at] != "acl" or tree.lemma[noun] not in {"attempt", "effort", "bid"}:
        return False
    verb = tree.lemma[tree.head[noun]]
    if tree.dep[noun] == "nsubj":
        return verb in mood("fails_wholly")
    return tree.dep[noun] in {"dobj", "nsubjpass"} and verb in mood("averts") | {"block", "repel", "repulse"}


def _is_without_sign(tree: Tree, head: int) -> bool:
    """*No evidence that*, *nothing suggests that*, *ruled out that*: what follows is said not to be."""
    if tree.pos[head] == "NOUN":
        return tree.lemma[head] in mood("signs") and noun_is_negated(tree, head)
    subject = tree.own_subject(head)
    if subject is not None and tree.lemma[subject] in mood("signs") and noun_is_negated(tree, subject):
        return True  # *no evidence was found that*
    if tree.lemma[head] == "rule":
        return any(tree.low[c] == "out" for c in tree.children[head])
    return tree.lemma[head] in mood("shows") and is_negated(tree, head)


def _is_kept_from(tree: Tree, at: int, preposition: int, above: int) -> bool:
    low = tree.low[preposition]
    if low == "to" and tree.low[above] == "close":
        return True
    if low == "without" or (low == "of" and any(tree.low[c] == "instead" for c in tree.children[preposition])):
        return True
    if low == "of" and tree.low[above] in {"instead", "short"}:
        return True
    if low == "from" and tree.lemma[above] in mood("keeps_from") | mood("fails"):
        return not is_negated(tree, above)
    cut_off = low == "before" and tree.lemma[above] in mood("disables") and _is_undergone(tree, above)
    return cut_off and not _is_undergone(tree, at)


def _could_not_be_before(tree: Tree, at: int, head: int) -> bool:
    """*Was shot before he could detonate it*, *gunmen burned the buses before the evacuation could start*."""
    words = {tree.low[c] for c in tree.children[at]}
    if "before" not in words:
        return False
    if words & {"could", "can"}:
        return True
    subject = tree.own_subject(at)
    again = subject is not None and tree.low[subject] in {"he", "she", "it", "they"}
    if again and tree.lemma[head] in mood("disables") and _is_undergone(tree, head) and not _is_undergone(tree, at):
        return tree.pos[at] == "VERB" and tree.child(at, "dobj") is not None
    direct = tree.child(head, "dobj")
    return again and direct is not None and tree.lemma[head] in mood("disables")


def _is_undergone(tree: Tree, verb: int) -> bool:
    return any(tree.dep[c] in {"auxpass", "nsubjpass"} for c in tree.children[verb])


def _is_nobody(tree: Tree, token: int) -> bool:
    """*Nobody*, *none of them*, *no soldier*, *neither side*, *not a single house*."""
    if tree.low[token] in mood("nobody"):
        return True
    children = tree.children[token]
    if any(tree.low[c] in mood("nothing_of") for c in children):
        return not any(tree.low[c] in {"fewer", "less", "longer"} for c in children)
    return any(tree.dep[c] == "neg" for c in children) and any(tree.low[c] in {"single", "one"} for c in children)


def says_nobody(tree: Tree, verb: int) -> bool:
    """*Nobody has claimed that*: nobody says it."""
    subject = tree.own_subject(verb)
    return subject is not None and _is_nobody(tree, subject)


def is_no_longer(tree: Tree, at: int) -> bool:
    """*No longer controls*, *is not under siege any longer*: it was so, and is over."""
    longer = [c for c in tree.children[at] if tree.low[c] in {"longer", "more"}]
    return any(tree.low[c - 1] in {"no", "any"} for c in longer if c > 0)


def noun_is_negated(tree: Tree, noun: int) -> bool:
    """*No attack*, *without casualties*, *no sign of torture*: the noun itself is said not to be."""
    if any(tree.low[c] in mood("nothing_of") for c in tree.children[noun]):
        return not any(tree.low[c] in {"fewer", "less", "longer"} for c in tree.children[noun])
    if tree.dep[noun] == "dobj" and tree.dep[tree.head[noun]] == "pcomp":
        return is_negated(tree, tree.head[noun])
    if tree.dep[noun] != "pobj":
        return False
    at = tree.head[noun]
    if tree.low[at] == "without":
        return True
    sign = tree.head[at]
    return tree.low[at] == "of" and tree.lemma[sign] in mood("signs") and noun_is_negated(tree, sign)


def is_averted(tree: Tree, noun: int) -> bool | None:
    """Tell whether what a noun names was averted; None where nothing is said of averting it.

    False where averting it failed (*did not prevent*, *could have prevented*): it took place.
    """
    verb = tree.head[noun]
    if tree.dep[noun] not in {"dobj", "nsubjpass"}:
        return None
    if tree.lemma[verb] in {"stop", "halt", "end"} and tree.tag[verb] == "VB" and _did_nothing(tree, tree.head[verb]):
        return False
    if tree.lemma[verb] not in mood("averts"):
        return None
    auxes = {tree.low[c] for c in tree.children[verb] if tree.dep[c] in {"aux", "auxpass"}}
    counterfactual = "have" in auxes and auxes & {"could", "would", "should", "might"}
    if counterfactual or is_negated(tree, verb):
        return False
    done_nothing = tree.dep[verb] in {"relcl", "acl", "advcl"} and _did_nothing(tree, tree.head[verb])
    return not done_nothing


def _did_nothing(tree: Tree, at: int) -> bool:
    if tree.low[at] in {"nothing", "little"}:
        return True
    return any(tree.low[c] in {"nothing", "little"} for c in tree.children[at] if tree.dep[c] == "dobj")


# --- denied -----------------------------------------------------------------------------------------


def is_denied_above(tree: Tree, at: int) -> bool:
    """*Denied charges that the army used gas*, *reports of a raid were false*: what hangs on a denial is denied."""
    step = at
    for _ in range(_STEPS):
        head, dep = tree.head[step], tree.dep[step]
        joined = dep == "conj" and tree.lemma[head] in mood("denies")
        beside = dep == "ccomp" and step < head  # *the army says so; the rebels deny it*
        if _is_called_false(tree, step) or _is_said_falsely(tree, head, dep):
            return True
        if head == step or dep not in _DENIED_BY or joined or beside:
            return False
        if tree.lemma[head] in mood("denies") and not is_negated(tree, head):
            charged = tree.lemma[step] in mood("charges")
            return tree.lemma[head] == "deny" or charged
        step = head
    return False


def _is_said_falsely(tree: Tree, verb: int, dep: str) -> bool:
    """*Falsely claimed that he had shot her*, *wrongly reported a raid*."""
    said = dep in {"ccomp", "dobj", "xcomp"} and tree.lemma[verb] in mood("says_it")
    return said and any(tree.low[c] in mood("falsely") for c in tree.children[verb])


def _is_called_false(tree: Tree, step: int) -> bool:
    """*The claim is a lie*, *there is no truth to reports*, *it is untrue that*: a word of saying called untrue."""
    head, dep = tree.head[step], tree.dep[step]
    if tree.lemma[step] in mood("charges"):
        if dep in {"nsubj", "nsubjpass"}:
            return _says_false(tree, head)
        if dep == "pobj" and tree.lemma[tree.head[head]] in mood("truth"):
            return noun_is_negated(tree, tree.head[head])
        if dep == "dobj":
            called = [c for c in tree.children[head] if tree.dep[c] in {"oprd", "ccomp", "xcomp"}]
            return any(tree.low[c] in mood("false") for c in called)
    opens = dep in {"ccomp", "csubj"} and tree.low[head] not in mood("false")
    return (opens and _says_false(tree, head)) or (dep == "ccomp" and tree.low[head] in mood("false"))


def _says_false(tree: Tree, verb: int) -> bool:
    if tree.lemma[verb] in {"turn", "prove"}:
        verb = next((c for c in tree.children[verb] if tree.dep[c] == "xcomp" and tree.lemma[c] == "be"), verb)
    told = tree.child(verb, "acomp", "attr", "oprd")
    named = told if told is not None else verb
    return tree.low[named] in mood("false") and not is_negated(tree, verb)

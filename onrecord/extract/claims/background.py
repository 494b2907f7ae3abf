"""What is told as background: long past, remembered, likened, a habit, true of a kind; no event of the report's days.

A report tells of such things beside its own: *the deadliest since rebels struck the station*, *a square named after
a student who was shot*, *guards who shoot at anyone*. With a date of its own each is history and keeps it. Without
one it must not stand among the report's days: it is kept, and where it stands is unknown.
"""

from collections.abc import Iterator

from onrecord.extract.claims.drafts import Draft
from onrecord.extract.claims.frames import is_passive
from onrecord.extract.claims.kinds import is_habit, of_a_kind
from onrecord.extract.clauses import Tree
from onrecord.knowledge.moods import mood
from onrecord.model import Kind

_STEPS = 9  # words climbed from an event's word to what remembers or likens it
_NEAR = (6, 9)  # tokens before and after a verb between which a word of time is read as its own
_BEFORE = frozenset({"ago", "earlier", "before", "previously", "back", "prior"})
_VERBAL = frozenset({"VERB", "AUX"})
_SUPERLATIVES = frozenset({"JJS", "RBS"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_HANGING = frozenset({"conj", "advcl", "acl", "dobj", "prep", "agent", "xcomp"})
_DESCRIBING = frozenset({"relcl", "acl", "advcl"})
_ERAS = frozenset({"war", "era", "rule", "period", "age"})
_SELF = frozenset({"he", "she", "i", "they", "who"})


def in_background(draft: Draft, dated: int | None) -> str | None:
    """Return the rule by which a draft is background, or None. `dated` is the token of the date that goes with it."""
    kind = draft.main.sense.event.kind
    if kind not in {Kind.VIOLENCE, Kind.MOVEMENT, Kind.POPULATION}:
        return None
    if dated is not None and _is_its_own(draft, dated):
        return "status.long_ago" if _is_vague(draft.tree, dated) else None
    if _long_ago(draft) or _in_an_era(draft):
        return "status.long_ago"
    if _as_a_child(draft):
        return "status.as_a_child"
    if any(_recalls(draft.tree, at, head) for at, head in _climb(draft)):
        return "status.recalled"
    if kind is Kind.POPULATION:
        return None
    return "status.habit" if is_habit(draft) else "status.of_a_kind" if of_a_kind(draft) else None


def _is_its_own(draft: Draft, dated: int) -> bool:
    """*The 2009 attack that killed 23*, *since 2011, when 77 were shot*: one hangs on the other."""
    tree = draft.tree
    if any(tree.under(dated, token) for token in draft.tokens()):
        return True
    return any(head == dated for _, head in _climb(draft))


def _climb(draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield each step from an event's word up to the sentence's verb: the word that hangs, and what it hangs on."""
    tree, at = draft.tree, draft.main.token
    for _ in range(_STEPS):
        head = tree.head[at]
        if head == at:
            return
        yield at, head
        if tree.pos[head] in _VERBAL and tree.dep[at] not in _HANGING and tree.dep[head] not in _DESCRIBING:
            return
        at = head


# --- long ago -----------------------------------------------------------------------------------------


def _long_ago(draft: Draft) -> bool:
    """*Has previously shelled*, *in the past*, *years earlier*, *in previous wars*: history without a date."""
    tree, at = draft.tree, draft.predicate
    first, last = tree.sentences[draft.sentence]
    own = {tree.clause[at], tree.clause[draft.main.token]}
    for t in range(max(first, at - _NEAR[0]), min(last, at + _NEAR[1])):
        if tree.clause[t] in own and (_is_of_old(tree, t) or _is_vague(tree, t)):
            return True
    return any(tree.low[c] in mood("former") and tree.tag[draft.main.token] == "NNS" for c in _beside(draft))


def _beside(draft: Draft) -> list[int]:
    return [c for c in draft.tree.children[draft.main.token] if draft.main.nominal and draft.tree.dep[c] == "amod"]


def _is_of_old(tree: Tree, t: int) -> bool:
    if tree.low[t] in mood("long_ago"):
        return tree.dep[t] == "advmod" and tree.pos[tree.head[t]] in _VERBAL
    if tree.low[t] in mood("ages"):
        return t + 1 < len(tree) and tree.low[t + 1] in _BEFORE
    return tree.low[t : t + 3] == ["in", "the", "past"] and not _counts_on(tree, t + 3)


def _counts_on(tree: Tree, t: int) -> bool:
    """*In the past two days*."""
    return t < len(tree) and (tree.low[t] in mood("times") or tree.low[t][:1].isdigit())


def _is_vague(tree: Tree, t: int) -> bool:
    """*In previous years*, *in past wars*: a time that is over, and no more is said of it."""
    noun = t if tree.low[t] in mood("ages") else tree.head[t]
    if tree.low[noun] not in mood("ages"):
        return False
    before = [c for c in tree.children[noun] if c < noun]
    if any(tree.low[c] in mood("former") for c in before):
        return True
    return any(tree.low[c] == "past" for c in before) and not any(tree.dep[c] in {"det", "nummod"} for c in before)


def _in_an_era(draft: Draft) -> bool:
    """*During the Second World War*, *under apartheid*: an age that every reader knows to be over."""
    tree = draft.tree
    tokens = {*draft.tokens(), draft.predicate}
    nouns = [n for t in tokens for c in tree.children[t] if tree.dep[c] == "prep" for n in tree.children[c]]
    return any(_is_era(tree, n) for n in nouns if tree.dep[n] == "pobj")


def _is_era(tree: Tree, noun: int) -> bool:
    if tree.lemma[noun] in mood("eras"):
        return True
    return tree.lemma[noun] in _ERAS and any(tree.low[c] in mood("old_wars") for c in tree.children[noun])


def _as_a_child(draft: Draft) -> bool:
    """*Was shot as a child*, *when he was six*: told of somebody's early life."""
    tree = draft.tree
    for at in {draft.predicate, *draft.tokens()}:
        for child in tree.children[at]:
            if tree.dep[child] == "prep" and tree.low[child] == "as":
                noun = tree.child(child, "pobj")
                if noun is not None and tree.lemma[noun] in mood("young") and _is_of_one(tree, at):
                    return True
            if tree.dep[child] == "advcl" and _tells_of_age(tree, child):
                return True
    return False


def _is_of_one(tree: Tree, verb: int) -> bool:
    subject = tree.subject(verb)
    return subject is not None and (tree.low[subject] in _SELF or tree.pos[subject] == "PROPN")


def _tells_of_age(tree: Tree, clause: int) -> bool:
    """*When he was a boy*, *when she was six*, *while they were young*."""
    subject = tree.own_subject(clause)
    told = tree.child(clause, "attr", "acomp")
    if tree.lemma[clause] != "be" or told is None or subject is None or tree.low[subject] not in _SELF:
        return False
    return tree.lemma[told] in mood("young") or tree.pos[told] == "NUM" or tree.low[told] in {"young", "little"}


# --- remembered and likened ---------------------------------------------------------------------------


def _recalls(tree: Tree, at: int, head: int) -> bool:
    """Whether what an event's word hangs on remembers it, is known for it, or likens something to it."""
    if tree.dep[at] == "advcl" and any(tree.low[c] in {"since", "after"} for c in tree.children[at]):
        since = any(tree.low[c] == "since" for c in tree.children[at])
        return _counts_years(tree, at, head) or (since and _ranks(tree, head))
    if tree.dep[at] in {"relcl", "acl"}:
        return _is_likened(tree, head) or _is_judged(tree, head)
    if tree.dep[at] not in {"pobj", "pcomp"}:
        return tree.dep[at] == "dobj" and (tree.lemma[head] in mood("marks") or _lists_former(tree, head))
    above, preposition = tree.head[head], tree.low[head]
    if preposition == "since":
        return _ranks(tree, above)
    if preposition in {"like", "unlike", "than"}:
        return True
    if preposition in {"about", "of", "on"} and tree.lemma[above] in mood("works") | mood("fiction"):
        return True
    if preposition in {"for", "from"} and {tree.lemma[above], tree.low[above]} & mood("renown"):
        return True
    if preposition in {"after", "for"} and tree.lemma[above] == "name" and is_passive(tree, above):
        return True
    if preposition == "to" and {tree.lemma[above], *(tree.lemma[c] for c in tree.children[above])} & mood("roots"):
        return True
    return tree.lemma[above] in mood("recalls") or (preposition in {"for", "of"} and _is_sentenced(tree, above))


def _is_sentenced(tree: Tree, above: int) -> bool:
    """*Sentenced for the murder*, *on trial for it*, *faces 20 years in prison for it*."""
    nouns = [n for c in tree.children[above] if tree.dep[c] == "prep" for n in tree.children[c]]
    return any(tree.lemma[t] in mood("verdicts") for t in (above, *nouns))


def _counts_years(tree: Tree, clause: int, head: int) -> bool:
    """*Marks ten years since gunmen killed 166*, *decades after soldiers burned the town*: years lie between."""
    first = tree.edges[clause][0]
    beside = [c for c in tree.children[head] if c == first - 1] + ([head] if head == first - 1 else [])
    return any(tree.low[c] in mood("ages") for c in beside)


def _is_likened(tree: Tree, noun: int) -> bool:
    """*The same model that was used in the massacre*; not *the same street where he was shot*."""
    return tree.lemma[noun] in mood("likened") and any(tree.low[c] == "same" for c in tree.children[noun])


def _is_judged(tree: Tree, noun: int) -> bool:
    """*The man who killed the judge was sentenced*: the deed is long over when sentence is passed."""
    return tree.dep[noun] in {"nsubj", "nsubjpass", "dobj"} and tree.lemma[tree.head[noun]] in mood("verdicts")


def _lists_former(tree: Tree, verb: int) -> bool:
    """*Previous attacks include one in which six died*."""
    subject = tree.own_subject(verb)
    listed = tree.lemma[verb] == "include" and subject is not None
    return listed and any(tree.low[c] in mood("former") for c in tree.children[subject or 0])


def _ranks(tree: Tree, above: int) -> bool:
    """*The deadliest since*, *no such raid since*: it is measured by what was before."""
    told = {above, *tree.children[above]}
    told |= {g for c in tree.children[above] for g in tree.children[c] if tree.pos[c] in _NOUNS}
    return any(tree.tag[t] in _SUPERLATIVES or tree.low[t] in {"worst", "first", "no", "not", "never"} for t in told)

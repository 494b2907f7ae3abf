"""Whether event words tell of a happening, or merely mention one."""

from onrecord.extract.claims.drafts import OUTCOMES, Draft
from onrecord.extract.claims.events import Trigger
from onrecord.extract.claims.frames import bearers
from onrecord.extract.claims.governing import governor, only_describes
from onrecord.extract.claims.negation import is_negated, noun_is_negated
from onrecord.extract.claims.tolls import totalled
from onrecord.extract.clauses import Tree
from onrecord.knowledge.ontology import Ontology
from onrecord.model import Kind

_OPINIONS = frozenset({Kind.RESPONSIBILITY, Kind.APPEAL})
_TARGETED = frozenset({"on", "against", "of", "by", "at", "between", "in", "near"})
_EXCHANGES = frozenset({"exchange", "return", "swap", "trade", "barter"})
_GIVES_BACK = frozenset({"hand", "release", "free", "exchange", "swap", "return", "repatriate", "transfer", "trade"})
_MADE_KNOWN = frozenset({"announce", "mourn"})
_MERE = frozenset({"be", "have", "become", "come", "go", "take"})  # verbs that by themselves tell nothing of a war


def claimable(draft: Draft, counted: set[int], words: Ontology) -> bool:
    trigger, tree = draft.main, draft.tree
    if not trigger.nominal:
        return _verb_tells(tree, trigger, counted)
    role, event = trigger.role, trigger.sense.event
    if role == "bearers" and event.family in {"detention", "abduction"} and _is_price(tree, trigger.token):
        return False
    if role in {"bearers", "tolls"}:
        above, relation = governor(tree, trigger.token)
        told = relation in {"nsubj", "nsubjpass"} and tree.lemma[above] in words.reports
        found = relation in {"nsubjpass", "dobj"} and tree.lemma[above] in words.finds and role == "bearers"
        announced = relation in {"dobj", "nsubjpass"} and tree.lemma[above] in words.reports | _MADE_KNOWN
        one = (tree.lemma[above] in OUTCOMES or announced) and role == "bearers" and _is_of_one(tree, trigger.token)
        totals = totalled(tree, trigger) is not None and _any_number(tree, trigger, counted)
        return (
            told
            or found
            or one
            or totals
            or _lists(tree, trigger.token, counted)
            or _has_number(tree, trigger, counted)
        )
    if event.family == "attack" and _is_not_spoken_of(tree, trigger.token):
        return False
    if event.kind is Kind.TRUCE:
        return draft.truce is not None or draft.light is not None or event.status is not None
    if only_describes(tree, trigger.token, words.describes):
        return False
    if draft.light is not None:
        return True
    above, relation = governor(tree, trigger.token)
    if relation in {"like", "than", "unlike"} or tree.lemma[above] in words.recalls:
        return False  # a comparison is no claim
    if relation == "as" and tree.lemma[above] in {"describe", "characterise", "characterize", "regard", "treat"}:
        return event.kind is Kind.RESPONSIBILITY  # what it is called, not that it happened
    if event.kind is Kind.MOVEMENT:
        return relation in {"nsubj", "nsubjpass", "dobj", "ROOT"} or draft.truce is not None
    if event.kind is Kind.RESPONSIBILITY:
        return True
    if event.family == "war":
        return relation in {"nsubj", "nsubjpass"} and tree.lemma[above] in words.occurs - _MERE
    if event.kind is Kind.APPEAL:
        return relation in {"nsubj", "nsubjpass", "dobj"}
    if relation in {"nsubj", "nsubjpass"} and tree.lemma[above] in words.occurs | words.reports:
        return True
    if relation == "attr" or len(draft.triggers) > 1:
        return True
    if relation == "dobj" and tree.lemma[above] in words.reports:
        return True
    return _specific(tree, trigger, counted, words)


def _is_price(tree: Tree, noun: int) -> bool:
    """*In return for 75 prisoners*, *exchanged for 20 captives*: who is given for others is freed, not taken."""
    above, relation = governor(tree, noun)
    return relation == "for" and tree.lemma[above] in _EXCHANGES


def _is_not_spoken_of(tree: Tree, noun: int) -> bool:
    """*Did not comment on the blast*, *declined to comment on the raid*: nothing is said of it."""
    above, relation = governor(tree, noun)
    return tree.lemma[above] == "comment" and relation in {"on", "about"} and is_negated(tree, above)


def _is_of_one(tree: Tree, token: int) -> bool:
    """*Led to the death of a guard*."""
    of = next((c for c in tree.children[token] if tree.low[c] == "of"), None)
    noun = tree.child(of, "pobj") if of is not None else None
    if noun is None:
        return False
    named = tree.tag[noun] == "NNP" and tree.segment.doc[noun].ent_type_ == "PERSON"
    return named or any(tree.low[c] in {"a", "an", "one", "another"} for c in tree.children[noun])


def _lists(tree: Tree, token: int, counted: set[int]) -> bool:
    """*The victims included five women*, *five were among the victims*, *the victims were identified as two men*."""
    above = tree.head[token]
    if tree.lemma[above] in {"identify", "name"} and tree.dep[token] in {"dobj", "nsubjpass"}:
        return any(tree.low[c] == "as" for c in tree.children[above])
    if tree.dep[token] == "pobj" and tree.low[above] in {"among", "amongst"}:
        return tree.lemma[tree.head[above]] == "be"
    told = tree.child(above, "attr") if tree.dep[token] == "nsubj" and tree.lemma[above] == "be" else None
    if told is not None and tree.low[token] in {"victims", "dead", "casualties"}:
        return any(t in counted for t in tree.conjuncts(told))  # *the victims were two men and a boy*
    return tree.dep[token] in {"nsubj", "nsubjpass"} and tree.lemma[tree.head[token]] == "include"


def _verb_tells(tree: Tree, trigger: Trigger, counted: set[int]) -> bool:
    """A participle that merely describes a noun (*the besieged town*) tells nothing unless a number goes with it."""
    token = trigger.token
    if tree.dep[token] in {"amod", "compound", "nmod"} and not trigger.sense.rest:
        given = tree.head[tree.head[token]]
        if trigger.sense.event.family == "detention" and tree.lemma[given] in _GIVES_BACK:
            return False  # *exchanged two captured soldiers*: they were taken before
        named = (
            trigger.role == "states" and tree.tag[tree.head[token]] == "NN" and _lists(tree, tree.head[token], counted)
        )
        return trigger.sense.event.kind not in _OPINIONS and (named or _has_number(tree, trigger, counted))
    named = trigger.role == "states" and any(tree.dep[c] == "det" for c in tree.children[token])
    above, relation = governor(tree, token)
    if named and relation == "of" and tree.pos[above] == "NOUN":
        return _has_number(tree, trigger, counted)  # *the evacuation of the sick and the wounded*
    if tree.tag[token] == "VBG" and tree.dep[token] in {"csubj", "nsubj"}:
        return False  # *bombing hospitals is a crime*: of any, not of one
    return not (
        trigger.sense.event.family in {"battle", "deployment", "occupation"}
        and tree.dep[token] in {"acl", "relcl", "xcomp"}
    )


def _has_number(tree: Tree, trigger: Trigger, counted: set[int]) -> bool:
    if trigger.role == "tolls":
        return _any_number(tree, trigger, counted)
    near = {trigger.token, tree.head[trigger.token], *tree.children[trigger.token]}
    near |= {g for c in tree.children[trigger.token] if tree.low[c] == "of" for g in tree.children[c]}
    near |= set(bearers(tree, trigger)) if trigger.role == "bearers" else set()
    if any(tree.low[c] == "no" for c in tree.children[trigger.token]) or noun_is_negated(tree, trigger.token):
        return True
    return bool(near & counted)


def _any_number(tree: Tree, trigger: Trigger, counted: set[int]) -> bool:
    first, last = tree.sentences[tree.sentence[trigger.token]]
    return any(first <= t < last for t in counted)


def _specific(tree: Tree, trigger: Trigger, counted: set[int], words: Ontology) -> bool:
    """A noun of attack that says whose or on whom, or how many, tells of it (*coalition strikes on positions*)."""
    token = trigger.token
    if token in counted:
        return True
    whose = any(
        tree.dep[c] in {"compound", "amod", "nmod", "poss"}
        and (tree.lemma[c] in words.actors or tree.segment.doc[c].ent_type_ in {"NORP", "GPE", "ORG"})
        for c in tree.children[token]
    )
    preps = {tree.low[c] for c in tree.children[token] if tree.dep[c] in {"prep", "acl", "agent"}}
    targeted = preps & _TARGETED or any(tree.dep[c] == "acl" for c in tree.children[token])
    return bool(whose or targeted)

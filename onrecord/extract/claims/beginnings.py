"""Since when a war lasts, where another sentence than that of its sum tells it: *the conflict erupted in 2011*."""

from onrecord.extract.claims import aftermath, counted, since
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.pasts import HAVE
from onrecord.extract.claims.telling import Telling
from onrecord.extract.clauses import Tree
from onrecord.extract.dates.mentions import DateMention

_WARS = frozenset({"war", "conflict", "uprising", "revolt", "revolution", "insurgency"})  # no one campaign or crisis
_BEHIND = 6  # words behind a war's name within which *since* is told of it
_JOINED = 3  # verbs joined to one another


def has_been(item: Telling) -> bool:
    """Tell whether a claim's verb, or one that it is joined to, is in the perfect: *have been killed and 300 moved*."""
    tree, verb = item.draft.tree, item.draft.predicate
    for _ in range(_JOINED):
        if any(tree.low[c] in HAVE for c in tree.children[verb]):
            return True
        if tree.dep[verb] != "conj":
            return False
        verb = tree.head[verb]
    return False


def told_beginning(found: Found) -> DateMention | None:
    """Return the time from which on the war of a report lasts, to the report's day, where one beginning is told."""
    told: dict[int, DateMention] = {}
    for tree in found.trees:
        for date in found.dates_at.within(tree.segment.span):
            reach = tree.at(date.span)
            onward = since.to_the_report(found, date) if reach is not None and _begins_a_war(tree, reach[0]) else None
            if onward is not None and onward.when is not None and onward.when.first_day is not None:
                told.setdefault(onward.when.first_day.year, onward)
    return next(iter(told.values())) if len(told) == 1 else None


def _begins_a_war(tree: Tree, token: int) -> bool:
    """Whether a date hangs on a verb that tells of a war's beginning, or on *since* behind its name."""
    first = tree.sentences[tree.sentence[token]][0]
    named = any(tree.lemma[t] in _WARS for t in range(max(first, token - _BEHIND), token))
    if named and "since" in tree.low[max(first, token - 1) : token + 1]:
        return True  # *has been locked in a war since early 2011*
    verb = aftermath.verb_of(tree, token)
    if tree.lemma[verb] not in counted.BEGINS:
        return False
    described = tree.head[verb] if tree.dep[verb] in {"relcl", "acl"} else None
    return any(noun is not None and tree.lemma[noun] in _WARS for noun in (tree.own_subject(verb), described))

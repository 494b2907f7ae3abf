"""What a figure is of: the group that its noun names, and the happening or the time that it covers."""

from onrecord.extract.claims.drafts import Draft
from onrecord.extract.clauses import Tree, antecedent
from onrecord.extract.grounds import because
from onrecord.knowledge.ontology import Group, Ontology
from onrecord.values import Count, Measure, Scope, VictimStatus, When

LONGEST_HAPPENING = 7  # days from first to last: a figure told for a longer stretch is of the stretch
MANY_EVENTS = 10  # events from which on a figure told of all of them is no single happening's
_APART = frozenset({"separate", "unrelated"})
_OVER = frozenset({"in", "during", "across", "over"})
_EVENTS = frozenset({"incident", "shooting", "attack", "accident", "crash", "bombing", "clash", "case", "homicide"})
WARS = frozenset({"war", "conflict", "uprising", "revolt", "crisis", "insurgency", "unrest", "campaign"})
BEGINS = frozenset({"begin", "start", "erupt", "break", "flare", "spark"})  # what a war does

_WAGED = frozenset({"war", "conflict", "uprising", "insurgency"})
_LONG = frozenset({"year", "month", "decade"})
_FEW = frozenset({"two", "2", "both", "last", "first"})
_TIMES = frozenset({"day", "week", "month", "year"})
_GOING_ON = frozenset(
    {"strike", "airstrike", "raid", "shelling", "bombing", "bombardment", "fighting", "clash", "attack", "violence"}
    | {"battle", "combat", "war", "siege", "assault", "offensive", "unrest", "protest", "killing"}
)


def group_of(tree: Tree, words: Ontology, noun: int | None) -> tuple[str | None, VictimStatus]:
    """Return the group that a noun names and the status that the words themselves give it."""
    if noun is None:
        return None, VictimStatus.UNKNOWN
    lemma = tree.lemma[noun]
    pair = f"{tree.lemma[noun - 1]} {lemma}" if noun else lemma
    group = words.groups.get(pair) or words.groups.get(lemma)
    modified = {tree.lemma[c] for c in tree.children[noun] if tree.dep[c] in {"amod", "compound", "nmod"}}
    if "civilian" in modified:
        return (group.name if group else "civilians"), VictimStatus.CIVILIAN
    if group:
        return _joined(tree, words, noun, group)
    if lemma in words.anybody or tree.tag[noun] in {"NNPS", "NNP"} or not words.is_people(lemma):
        return None, VictimStatus.UNKNOWN
    return tree.low[noun], VictimStatus.UNKNOWN


def _joined(tree: Tree, words: Ontology, noun: int, group: Group) -> tuple[str, VictimStatus]:
    """*Seven women and children*: two plurals that one number counts are one group, with the status that both have."""
    if tree.tag[noun] != "NNS":
        return group.name, group.status
    for other in tree.children[noun]:
        beside = words.groups.get(tree.lemma[other])
        bare = other == noun + 2 and tree.dep[other] == "conj" and tree.tag[other] == "NNS"
        if beside is not None and bare and tree.low[noun + 1] in {"and", "or"} and beside.name != group.name:
            status = group.status if beside.status is group.status else VictimStatus.UNKNOWN
            return f"{group.name} {tree.low[noun + 1]} {beside.name}", status
    return group.name, group.status


def scope_of(draft: Draft, words: Ontology, count: Count, reach: tuple[int, int]) -> Scope:
    """Tell what a figure covers by the words of its claim (`reach`, last token counted).

    One happening, a stretch of time, or all since some day.
    """
    tree = draft.tree
    subject = tree.subject(draft.main.token) if not draft.main.nominal else None
    if subject is not None and tree.lemma[antecedent(tree, subject)] in WARS:
        return because(Scope.CUMULATIVE, "scope.of_the_war", tree, subject)
    for at in range(reach[0], reach[1] + 1):
        hit = words.scopes.at(at, tree.low, tree.lemma)
        if hit and not _since_today(tree, at, words):
            if hit[1][0] is Scope.CUMULATIVE and tree.low[at] == "since" and count.measure is Measure.ATTACKS:
                return because(Scope.WINDOW, "scope.words", tree, at)
            return because(hit[1][0], "scope.words", tree, *range(at, hit[0] + 1))
    of_them = tree.low[max(reach[0] - 2, 0) : reach[0]][1:] == ["of"]  # *weeks of* may stand before the claim's words
    for at in range(reach[0] - 2 if of_them else reach[0], reach[1] + 1):
        if _is_of_days(tree, at):
            return because(Scope.WINDOW, "scope.of_days", tree, at)
    for at in range(reach[0], _rest_of_clause(tree, reach[1])):
        if _is_of_several(tree, at):
            return because(Scope.CUMULATIVE, "scope.of_several", tree, at, tree.head[at])
        if _is_in_a_long_war(tree, at):
            return because(Scope.CUMULATIVE, "scope.in_the_war", tree, at)
    return Scope.INCIDENT


def _since_today(tree: Tree, at: int, words: Ontology) -> bool:
    """*21 others have died since dawn*, *since early this morning*: of a day, as one happening's figure is."""
    reach = range(at + 1, min(at + 4, len(tree)))
    return tree.low[at] == "since" and any(tree.low[t] in words.same_day for t in reach)


def _is_of_days(tree: Tree, at: int) -> bool:
    """*Seven days of air strikes*, *weeks of shelling have killed 75*: a figure of all of that time."""
    if tree.lemma[at] not in _TIMES or at + 1 >= len(tree) or tree.low[at + 1] != "of":
        return False
    noun = tree.child(at + 1, "pobj", "pcomp")
    several = tree.tag[at] == "NNS" or tree.lemma[at] != "day"
    few = tree.lemma[at] == "day" and any(tree.low[c] in _FEW for c in tree.children[at])
    return noun is not None and several and not few and {tree.lemma[noun], tree.low[noun]} & _GOING_ON != set()


def _rest_of_clause(tree: Tree, last: int) -> int:
    """The end of what is told in the clause that a claim ends in: of the sentence, or before another subject's verb."""
    end = tree.sentences[tree.sentence[last]][1]
    subjects = ((t, tree.own_subject(t)) for t in range(last + 1, end))
    others = (t for t, s in subjects if s is not None and not any(tree.dep[c] == "nummod" for c in tree.children[s]))
    return next(others, end)  # *left seven dead and 14 others hurt in 17 attacks* is one


def _is_of_several(tree: Tree, at: int) -> bool:
    """*In separate incidents*, *in 17 shootings*, *in those attacks*: a figure of all of them."""
    noun = tree.head[at]
    if tree.tag[noun] != "NNS" or tree.dep[noun] != "pobj" or tree.low[tree.head[noun]] not in _OVER:
        return False
    if tree.low[at] in _APART:
        return tree.dep[at] == "amod"
    if tree.low[at] in {"those", "these"} and tree.dep[at] == "det":
        return tree.lemma[noun] in _EVENTS
    many = tree.dep[at] == "nummod" and tree.low[at].isdigit() and int(tree.low[at]) >= MANY_EVENTS
    return many and tree.lemma[noun] in _EVENTS


def _is_in_a_long_war(tree: Tree, at: int) -> bool:
    """*Killed in the 30-month war*, *during six years of conflict*, *in the civil war*: of all of it."""
    if tree.lemma[at] not in _WAGED or tree.dep[at] != "pobj":
        return False
    above = tree.head[at]
    if tree.low[above] == "of" and tree.lemma[tree.head[above]] in _LONG and tree.dep[tree.head[above]] == "pobj":
        above = tree.head[tree.head[above]]
    elif not any(tree.low[t] == "civil" or tree.lemma[t] in _LONG for t in range(tree.edges[at][0], at)):
        return False
    return tree.low[above] in _OVER


def is_stretch(when: When) -> bool:
    """Tell whether a time is told by its ends (*from 10 September to 10 October*) and longer than a happening."""
    return "/" in when.edtf and not when.approximate and (when.least_days or 0) > LONGEST_HAPPENING

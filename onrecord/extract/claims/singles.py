"""One and none: *a man*, a named victim, *its director* is one; *nobody*, *no civilians* is nought."""

from collections.abc import Iterator

from onrecord.extract.claims.counted import group_of
from onrecord.extract.claims.events import Trigger
from onrecord.extract.claims.senses import named_by_body
from onrecord.extract.claims.tally import PEOPLE_MEASURES, SINGLED, Tally
from onrecord.extract.clauses import Tree
from onrecord.extract.grounds import because
from onrecord.values import Count, Measure

_NOBODY = frozenset({"no", "nobody", "none", "zero", "neither"})
_BOUNDED = (["fewer"], ["less"], ["more"])
_ARTICLES = frozenset({"a", "an", "one", "another"})
_SUFFERS = frozenset({"nsubjpass", "dobj", "nsubj", "conj"})
_HE = frozenset({"he", "she", "him", "himself", "herself"})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh"})
_THEIRS = frozenset({"his", "her", "their"})
_SORTS = frozenset({"women", "men", "girls", "boys", "children"})
_PAIRS = frozenset({"parents"})
_FEWEST, _MOST = 3, 16  # words of a headline
_MULTIPLE = {"double": 2, "triple": 3, "quadruple": 4}
_LEFT_OF_NOUN = frozenset({"det", "amod", "compound", "poss", "nmod", "nummod"})


def zero(tally: Tally, head: int, measure: Measure) -> Count | None:
    """Return nought of those whom *no*, *none of* or *neither* denies, with their group, or None."""
    tree = tally.tree
    first = next((c for c in tree.children[head] if c < head and tree.low[c] in _NOBODY), None)
    if tree.low[head] in {"nobody", "none", "neither"}:
        first = head
    if tree.low[head] == "one" and head and tree.low[head - 1] == "not":
        first = head - 1  # *not one of the passengers*
    if first is None and head and tree.low[head - 1] == "no":
        first = head - 1
    if first is None and head and tree.low[head - 1] == "without":
        first = head
    if first is None or measure not in PEOPLE_MEASURES or tree.low[first + 1 : first + 2] in _BOUNDED:
        return None  # *no fewer than two people*
    group, status = group_of(tree, tally.words, head)
    span = tree.span(min(first, head), max(first, head))
    return Count(measure=measure, low=0, high=0, span=span, group=group, victim_status=status)


def multiple(tally: Tally, trigger: Trigger) -> Count | None:
    """Return as many as *a double murder*, *a triple shooting* says, where the words name and number nobody."""
    tree = tally.tree
    victims = _MULTIPLE.get(tree.low[trigger.first])
    measure = trigger.sense.event.measure
    if victims is None or measure not in SINGLED or trigger.first == trigger.token:
        return None
    if tree.tag[trigger.token] != "NN" or any(tree.low[c] == "of" for c in tree.children[trigger.token]):
        return None
    return Count(measure=measure, low=victims, high=victims, span=tree.span(trigger.first, trigger.token))


def both(tally: Tally, heads: list[int], trigger: Trigger, measure: Measure) -> Count | None:
    """Return two of whom *both* says so: *they were both killed*, *both guards died*, *killing them both*."""
    tree = tally.tree
    if measure not in SINGLED or trigger.nominal:
        return None
    alone = [h for h in heads if tree.child(h, "conj") is None]  # not *both a guard and a driver*
    beside = [c for at in (*alone, trigger.token) for c in (*tree.children[at], at) if tree.low[c] == "both"]
    if not beside or not heads or tree.dep[beside[0]] in {"cc", "preconj"}:
        return None
    if tree.pos[heads[0]] == "NOUN" and tree.lemma[heads[0]] in tally.words.objects:
        return None  # *who was shot in both legs is in stable condition*
    group, status = group_of(tree, tally.words, heads[0] if tree.pos[heads[0]] == "NOUN" else None)
    span = tree.span(beside[0], beside[0])
    return Count(measure=measure, low=2, high=2, span=span, group=group, victim_status=status)


def single(tally: Tally, heads: list[int], measure: Measure) -> Iterator[Count]:
    """Yield one for each head that stands for one person."""
    tree = tally.tree
    if measure not in SINGLED:
        return
    for head in (named_by_body(tree, h, tally.words) for h in heads):
        listed = _listed_by_age(tally, head, measure)
        if listed is not None:
            yield because(listed, "count.each_aged", tree, head)
            continue
        pair = _pair(tally, head, measure)
        if pair is not None:
            yield because(pair, "count.parents", tree, head)
            continue
        if head in tally.by_token or head in tally.told or not _is_one_person(tally, head):
            continue
        if _names_whom_kin_is(tally, head, heads) or _is_beside_a_singular(tree, head):
            continue
        named = _is_named(tally, head)
        span = tree.span(_phrase_start(tree, head), head)
        group, status = group_of(tally.tree, tally.words, head)
        one = Count(measure=measure, low=1, high=1, span=span, group=None if named else group, victim_status=status)
        yield because(one, "count.named_one" if named else "count.one", tree, head)


def _pair(tally: Tally, head: int, measure: Measure) -> Count | None:
    """*Found the girl's parents dead*, *his parents were shot*: of one person two."""
    tree = tally.tree
    owner = tree.child(head, "poss")
    if tree.low[head] not in _PAIRS or head in tally.by_token or owner is None:
        return None
    one = tree.low[owner] in {"his", "her", "my"} or tree.tag[owner] in {"NN", "NNP"}
    if not one or tree.conjuncts(owner) != [owner]:
        return None
    group, status = group_of(tree, tally.words, head)
    return Count(
        measure=measure, low=2, high=2, span=tree.span(tree.edges[head][0], head), group=group, victim_status=status
    )


def _names_whom_kin_is(tally: Tally, head: int, heads: list[int]) -> bool:
    """*Killed her daughter, Ann, and her father, Ben*: the name right behind a person told as one's is that person's.

    The parse takes it for one more of the list.
    """
    tree = tally.tree
    first = head
    while first and tree.dep[first - 1] == "compound" and tree.head[first - 1] == head:
        first -= 1
    if not _is_named(tally, head) or first < 2 or tree.low[first - 1] != "," or tree.tag[first - 2] != "NN":
        return False
    closed = tree.low[head + 1 : head + 2] in ([","], ["("], ["and"], ["."])
    beside = first - 2
    owned = tree.child(beside, "poss") is not None and tally.words.is_people(tree.lemma[beside])
    return closed and owned and beside in heads


def _is_beside_a_singular(tree: Tree, head: int) -> bool:
    """*A man hurt at Second and Mill has died*: a verb in the singular is said of the first alone."""
    listed = tree.dep[head] == "conj"
    verb = tree.head[tree.head[head]] if listed else tree.head[head]
    first = tree.head[head] if listed else next((c for c in tree.children[verb] if tree.dep[c] == "nsubj"), head)
    if first >= head or tree.tag[head] != "NNP" or tree.tag[first] != "NN" or tree.low[head - 1] != "and":
        return False
    auxiliaries = {tree.low[c] for c in tree.children[verb] if tree.dep[c] in {"aux", "auxpass"}} | {tree.low[verb]}
    return tree.dep[first] in {"nsubj", "nsubjpass"} and bool(auxiliaries & {"has", "was", "is"})


def kin_beside(tree: Tree, head: int) -> list[int]:
    """*Musa Garba, his wife Aisha, and their three children*: the wife too, whom the parse takes for Musa Garba.

    Only where the list goes on: *Musa Garba, his brother, was killed* tells of one.
    """
    if not any(tree.dep[c] == "conj" for c in tree.children[head]):
        return []
    beside = (c for c in tree.children[head] if tree.dep[c] == "appos" and c > head)
    return [c for c in beside if any(tree.dep[p] == "poss" and tree.low[p] in _THEIRS for p in tree.children[c])]


def _listed_by_age(tally: Tally, head: int, measure: Measure) -> Count | None:
    """*The siblings, aged 4 and 6*: as many as the ages that are told one by one, or None."""
    tree = tally.tree
    ages = _ages(tally, head) if head not in tally.by_token else 0
    if ages < 2:
        return None
    group, status = group_of(tree, tally.words, head)
    span = tree.span(_phrase_start(tree, head), head)
    return Count(measure=measure, low=ages, high=ages, span=span, group=group, victim_status=status)


def _ages(tally: Tally, head: int) -> int:
    tree = tally.tree
    if tree.tag[head] != "NNS" or not tally.words.is_people(tree.lemma[head]):
        return 0
    aged = next((c for c in tree.children[head] if c > head and tree.low[c] in {"aged", "ages"}), None)
    if aged is None or (tree.low[head + 1 : head + 2] != [","] and aged != head + 1):
        return 0
    first = next((c for c in tree.children[aged] if tree.pos[c] == "NUM"), None)
    ages = [t for t in tree.conjuncts(first) if tree.pos[t] == "NUM"] if first is not None else []
    words = set(tree.low[aged + 1 : max(ages) + 1]) if ages else set()
    return 0 if words & {"to", "or", "-", "–", "between"} else len(ages)


def _is_one_person(tally: Tally, head: int) -> bool:
    tree = tally.tree
    if tree.low[head] == "another" or (tree.low[head] in _HE and tree.tag[head] == "PRP"):
        return True
    if tree.low[head] == "they" and _is_they_of_one(tally, head):
        return True
    if tree.low[head] == "other" and tree.low[head - 1] == "the" and tree.dep[head] in _SUFFERS:
        return True
    if (
        tree.low[head] in _ORDINALS
        and tree.dep[head] in _SUFFERS
        and any(tree.low[c] == "a" for c in tree.children[head])
    ):
        return True  # *killed two men and hurt a third*
    if tree.tag[head] not in {"NN", "NNP"} and not _is_aged(tree, head):
        return False
    if _is_named(tally, head):
        return True
    lemma = tree.lemma[head]
    if tree.low[head] == "life" and any(tree.low[c] in _ARTICLES for c in tree.children[head]):
        return True  # *claimed a life*
    if lemma in tally.words.weapons.by_first and not tally.words.is_people(lemma):
        return False  # *charged with manslaughter and possession of a firearm*
    if lemma in tally.words.impersonal or lemma in tally.words.households:
        return False
    if lemma in tally.words.remains and any(tree.low[c] == "of" for c in tree.children[head]):
        return False  # *the body of a teacher*: the teacher is counted
    if tally.words.is_people(lemma) or _is_aged(tree, head):
        return _determined(tally, head)
    return lemma not in tally.words.nouns.by_first and _is_told_of(tree, head)


def _is_they_of_one(tally: Tally, head: int) -> bool:
    """*The victim was taken to a hospital, where they died*: the one person who is the subject before it."""
    tree = tally.tree
    first = tree.sentences[tree.sentence[head]][0]
    before = [
        t for t in range(first, head) if tree.dep[t] in {"nsubj", "nsubjpass"} and tree.pos[t] in {"NOUN", "PROPN"}
    ]
    people = [t for t in before if tally.words.is_people(tree.lemma[t]) or tree.lemma[t] in tally.words.anybody]
    nearest = people[-1] if people else None
    if nearest is None or tree.tag[nearest] != "NN" or tree.conjuncts(nearest) != [nearest]:
        return False
    return nearest not in tally.by_token and tree.lemma[nearest] not in tally.words.impersonal


def _is_named(tally: Tally, head: int) -> bool:
    """Whether a name is a person's: the model says so, the report names one so, or an age stands with it."""
    tree = tally.tree
    if tree.tag[head] != "NNP":
        return False
    if tree.segment.doc[head].ent_type_ == "PERSON" or _has_an_age(tree, head):
        return True
    beside = (*tree.low[head + 1 : head + 2], tree.low[_phrase_start(tree, head) - 1])
    return head in tally.persons and tree.conjuncts(head) == [head] and not {"and", "-"} & {*beside}


def _has_an_age(tree: Tree, head: int) -> bool:
    """*19-year-old X Y*, *X Y, 19,*: whose age is told is a person, whatever the model takes the name for."""
    if any(tree.low[c] == "old" and _is_aged(tree, c) for c in tree.children[head] if c < head):
        return True
    after = tree.low[head + 1 : head + 4]
    aged = len(after) == 3 and after[0] == "," and after[1].isdigit() and len(after[1]) < 3
    return aged and after[2] in {",", ".", "and"}


def _is_aged(tree: Tree, head: int) -> bool:
    """*The 19-year-old*, *a two-month-old*."""
    return tree.low[head] == "old" and head > 1 and tree.low[head - 2] in {"year", "month", "week", "day"}


def _is_told_of(tree: Tree, head: int) -> bool:
    """*An arms dealer*: whoever is killed, hurt, taken or freed is a person, unless its word says otherwise."""
    article = any(tree.low[c] in _ARTICLES for c in tree.children[head])
    nation = tree.segment.doc[head].ent_type_ == "NORP" and tree.tag[head] == "NNP"  # *a Briton*
    known = nation or (tree.segment.doc[head].ent_type_ in {"", "NORP", "PERSON"} and tree.tag[head] == "NN")
    return article and known and not any(tree.low[c] == "of" for c in tree.children[head])


def _determined(tally: Tally, head: int) -> bool:
    tree = tally.tree
    first = tree.edges[head][0] if tree.tag[head - 1] in {"NNP", "NNPS"} else head
    if tree.dep[head] in {"appos", "pobj"} and tree.head[head] < head:
        above = tree.head[head] if tree.dep[head] == "appos" else tree.head[tree.head[head]]
        first = tree.edges[above][0] if tree.text[above][:1].isupper() else first
    if tree.low[first] in _ARTICLES and tree.tag[head] == "NN":
        return True  # *a Front for National Unity commander*
    if _is_listed_bare(tally, head):
        return _determined(tally, tree.head[head])
    if _is_of_a_headline(tree, head):
        return True
    for child in tree.children[head]:
        if tree.low[child] in _ARTICLES or tree.dep[child] == "poss":
            return True
        if tree.low[child] in {"the", "this", "that"} and tree.dep[head] in _SUFFERS | {"pobj"}:
            return True  # *the gunman was killed*
    return False


def _is_of_a_headline(tree: Tree, head: int) -> bool:
    """*Sniper kills child, injures five*: a headline leaves out the article, and the full stop."""
    first, end = tree.sentences[tree.sentence[head]]
    if not _FEWEST <= end - first <= _MOST or not tree.text[end - 1][-1:].isalnum():
        return False
    if tree.dep[head] not in _SUFFERS | {"ROOT", "conj", "appos"}:
        return False
    if any(tree.dep[c] == "det" or tree.low[c] in _ORDINALS for c in tree.children[head]):
        return False  # *second medic dies*: one more, or two by now
    return not _ARTICLES & {*tree.low[first:end]} and "the" not in tree.low[first:end]


def _is_listed_bare(tally: Tally, head: int) -> bool:
    """*Her mother and younger sister*, *a mother, father and toddler were*: one more, without an article of his own.

    *A teacher and activist was killed* tells of one, *a woman and girl* are two whatever the verb.
    """
    tree = tally.tree
    listed = tree.dep[head] == "conj" or (
        tree.dep[head] == "appos" and any(tree.dep[c] == "conj" for c in tree.children[head])
    )  # *a mother, father, and toddler*, where the parse takes the father for another name of hers
    if not listed or tree.tag[head] != "NN":
        return False
    if any(tree.dep[c] in {"det", "poss"} for c in tree.children[head]):
        return False
    first = head
    while tree.dep[first] in {"conj", "appos"}:
        first = tree.head[first]
    if _are_of_two_sorts(tally, tree.head[head], head):
        return True
    auxiliary = {tree.low[c] for c in tree.children[tree.head[first]] if tree.dep[c] in {"aux", "auxpass"}}
    auxiliary |= {tree.low[tree.head[first]]}
    if auxiliary & {"was", "is", "has"}:
        return False
    return bool(auxiliary & {"were", "are", "have"}) or any(tree.dep[c] == "poss" for c in tree.children[first])


def _are_of_two_sorts(tally: Tally, one: int, other: int) -> bool:
    """*A woman and girl*, *a father and son*: nobody is both."""
    groups = [tally.words.groups.get(tally.tree.lemma[t]) for t in (one, other)]
    sorts = {g.name for g in groups if g is not None and g.name in _SORTS}
    return len(sorts) == len(groups)


def _phrase_start(tree: Tree, head: int) -> int:
    return min([head, *(c for c in tree.children[head] if c < head and tree.dep[c] in _LEFT_OF_NOUN)])

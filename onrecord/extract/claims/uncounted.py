"""Numbers that count nobody: shares, ages, prices, lengths, the numbers of names and laws, what a figure was before."""

from onrecord.extract.claims.amounts import Amount, cardinal
from onrecord.extract.clauses import Tree
from onrecord.knowledge.ontology import Ontology

_OLDEST = 120
_AGES = 8  # tokens from *aged* to the last of the ages told
_AGED = frozenset({"aged", "ages", "age"})
_BRACKETED = 5  # tokens in a bracket that says where somebody stands in a picture
_IN_AGES = frozenset({",", "and", "to", "or", "-", "–", "between", "from", "of"})
_LARGEST_WHOLE = 20  # *one in twenty* is a share; *one in 300* is more likely one of 300 places
_PERIODS = ("hour", "minute", "day", "week", "month", "year", "night")
_FRACTIONS = frozenset({"half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths"})
_SHARES = frozenset({"percent", "%", "most", "majority", "minority", "proportion", "many", "bulk"})
_WHOLES = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "10", "20"})
_OWNERS = 5  # tokens between *of* and a number that is shared out: *of the camp's 12,000 residents*
_BECAME = frozenset(
    {"rise", "increase", "climb", "grow", "jump", "go", "raise", "revise", "fall", "drop", "lower", "up"}
)


def share(tree: Tree, value: Amount) -> int | None:
    """*One in five of those killed*, *nine out of ten*, *two thirds*: a share, no count. Returns its last token."""
    at = value.last + 1
    if value.high < 10 and not value.order and tree.low[at : at + 1] and tree.low[at] in _FRACTIONS:
        return at
    if value.high >= 10 or value.order or tree.low[at : at + 1] not in (["in"], ["out"], ["-"]):
        return None
    if tree.low[at] == "-":
        last = at + 1
        return last if tree.low[last : last + 1] and tree.low[last] in _FRACTIONS else None
    start = at + 2 if tree.low[at : at + 2] == ["out", "of"] else at + 1
    whole = cardinal(tree, start) if start < len(tree) else None
    if whole is None or not value.high < whole.low <= _LARGEST_WHOLE or whole.last + 1 >= len(tree):
        return None
    following = whole.last + 1
    told = tree.low[following] == "of" or tree.pos[following] in {"VERB", "AUX"}
    return whole.last if told else None


def is_shared_out(tree: Tree, first: int) -> bool:
    """*A third of the 12,000 residents*, *most of its 60 guards*: a number of which the words tell a share."""
    at = first - 1
    while at > max(0, first - _OWNERS) and (tree.pos[at] in {"DET", "PRON", "NOUN", "PROPN"} or tree.low[at] == "'s"):
        at -= 1
    if at < 1 or tree.low[at] != "of" or at == first - 1:
        return False
    told = tree.low[at - 1]
    return told in _FRACTIONS or told in _SHARES or (tree.low[at - 2 : at - 1] in (["in"], ["of"]) and told in _WHOLES)


def was_before(tree: Tree, value: Amount, word: str) -> bool:
    """*Rose from 12 to 19*, *up from 12*, *rose by seven to 19*: what the figure was before, or by how much it rose."""
    if value.first < 2 or tree.low[value.first - 1] != word:
        return False
    near = range(max(0, value.first - 4), value.first - 1)
    return any(tree.lemma[t] in _BECAME for t in near) or tree.lemma[tree.head[value.first - 1]] in _BECAME


def is_label(tree: Tree, value: Amount, words: Ontology) -> bool:
    """Tell a name's or a law's number (*resolution 2254*, *F-16*), a price, a year from a count."""
    first = value.first
    before = tree.low[first - 1] if first else ""
    glued = first > 0 and tree.start[first] == tree.start[first - 1] + len(tree.text[first - 1])
    if _is_age(tree, value, words):
        return True
    if before in {"$", "€", "£", "#"} or (glued and before in {"-", "/", ".", "’", "'", ":"}):
        return True
    if before in words.labels_before and tree.low[first].isdigit():
        return True
    head = tree.head[value.core]
    named = head < first and tree.pos[head] == "PROPN" and tree.dep[value.core] == "nummod" and head == first - 1
    return named and tree.low[first][0].isdigit()


def _is_age(tree: Tree, value: Amount, words: Ontology) -> bool:
    """*Ann Roe, 24, was shot*, *Ann Roe (24)*: digits set off after a name tell its bearer's age."""
    first, after = value.first, value.last + 1
    if value.high <= _OLDEST and (_after_aged(tree, first) or _of_that_age(tree, value, words)):
        return True
    if first < 2 or after >= len(tree) or not tree.low[first].isdigit() or value.high > _OLDEST:
        return False
    if tree.low[first - 1] == ")":
        return _stands_behind_a_name(tree, first - 1)
    if tree.low[first - 1] not in {",", "("} or tree.pos[first - 2] != "PROPN":
        return False
    if tree.low[first - 1] == "(":
        return tree.low[after] in {")", ","}
    person = tree.segment.doc[first - 2].ent_type_ == "PERSON"
    return tree.low[after] in {",", ".", ";", "("} or (person and tree.pos[after] in {"AUX", "VERB", "CCONJ"})


def _stands_behind_a_name(tree: Tree, closing: int) -> bool:
    """*Ann, (left) 16, and Ben (centre) 14*: what a bracket right behind a name says, before the bearer's age."""
    at = closing - 1
    while at > max(0, closing - _BRACKETED) and tree.low[at] != "(":
        at -= 1
    at -= 1 + (tree.low[at - 1 : at] == [","])
    return at >= 0 and tree.pos[at] == "PROPN"


def _of_that_age(tree: Tree, value: Amount, words: Ontology) -> bool:
    """*A boy of five*, *a man of 80*: what one person is of is an age."""
    of = value.first - 1
    if of < 1 or tree.low[of] != "of" or tree.tag[of - 1] != "NN" or value.order:
        return False
    lemma, after = tree.lemma[of - 1], value.last + 1
    one = words.is_people(lemma) and lemma not in words.impersonal and lemma not in words.households
    return one and tree.pos[after : after + 1] not in (["NOUN"], ["PROPN"], ["ADJ"])


def is_rate(tree: Tree, noun: int) -> bool:
    """*2,000 people a day are crossing*, *40 patients per week*: how many at a time, and not how many."""
    after = noun + 1
    if tree.lemma[after + 1 : after + 2] in ([u] for u in _PERIODS):
        return tree.low[after] in {"a", "an", "per", "each", "every"}
    return tree.low[after : after + 1] in (["daily"], ["weekly"])


def _after_aged(tree: Tree, first: int) -> bool:
    """*Aged two*, *aged 4 and 6*, *ages 12, 14 and 16*, *aged between four and six*: a run of ages."""
    at = first - 1
    while at >= 0 and at > first - _AGES and (tree.low[at] in _IN_AGES or tree.pos[at] == "NUM"):
        at -= 1
    if at < 0 or tree.low[at] not in _AGED:
        return False
    return at == first - 1 or tree.pos[first + 1 : first + 2] not in (["NOUN"], ["PROPN"], ["ADJ"])


_YEARS_OLD = frozenset({"y.o", "y.o.", "yo", "yrs", "y"})  # *a 17 y.o.*


def measures_something_else(tree: Tree, last: int, after: str, words: Ontology) -> bool:
    """Tell lengths, times, shares, ages, and what a hyphen ties to the number (*two-year truce*)."""
    if after in words.units_after or after in _YEARS_OLD:
        return True
    if last + 1 >= len(tree):
        return False
    glued = tree.start[last + 1] == tree.start[last] + len(tree.text[last])
    if after == "-" and tree.low[last + 2 : last + 3] in (["odd"], ["plus"]):
        return False
    if glued and after in {"-", "–", ":", "/", "th", "st", "nd", "rd", "mm", "m"}:
        return True
    return after in {"-", "–"} and last + 2 < len(tree) and tree.low[last + 2] in words.units_after

"""The parts of a number that the same clause gives: *50 villagers, including nine women*, *six of them children*."""

from collections.abc import Iterator

from onrecord.extract.claims.counted import group_of
from onrecord.extract.claims.numbers import Number
from onrecord.extract.claims.tally import Tally
from onrecord.extract.clauses import Tree
from onrecord.values import Measure, Modifier, Part, VictimStatus

INCLUDING = frozenset({"including", "include", "includes", "included", "among", "amongst"})
_OF_THEM = frozenset({("of", "them"), ("of", "whom"), ("of", "those"), ("of", "these")})
_AMONG_THEM = frozenset({("among", "them"), ("amongst", "them"), ("among", "whom")})
_OPENS = frozenset({"-", "–", "—", ":", "(", "--"})
_BEFORE_ONE = frozenset({"a", "an", "his", "her", "their"})
_ANY_SORT = frozenset(  # anybody may be among them
    {"civilians", "residents", "family members", "refugees", "worshippers", "prisoners", "patients", "wounded", "staff"}
    | {"tribesmen"}
)
_EACH_SORT = frozenset({"women", "children", "girls", "boys", "men", "elderly people"})  # of any sort there may be some
_RANKS = frozenset({"officers", "leaders"})
_REACH = 6  # tokens from a number to the *among* that opens its parts
_LIST_REACH = 40  # tokens over which a list of all parts may run


def fits_in(part: Number, whole: Number) -> bool:
    return part.low is None or whole.high is None or part.low <= whole.high


def breakdown(tally: Tally, whole: Number, last: int, measure: Measure) -> Iterator[Part]:
    """Yield the parts that follow a number whose words end at a token; each number is used up by it."""
    tree = tally.tree
    end = tree.sentences[tree.sentence[last]][1]
    listed = _summed(tally, whole, last, end)
    if listed:
        yield from listed
        return
    starts = {n.first: n for n in tally.numbers}
    reach = next((t for t in range(last + 1, end) if t in starts or tree.low[t] in {*INCLUDING, "none"}), None)
    if reach is None:
        return
    if tree.low[reach] == "none":
        yield from _none_of(tally, reach)
        return
    first = starts.get(reach)
    if first is not None:
        told = first.noun is not None and tally.words.is_people(tree.lemma[first.noun])
        if told and first.noun is not None and _is_of_them(tally, first) and fits_in(first, whole):
            yield from _taken(tally, first)
            yield from _run(
                tally, whole, max(first.last, first.noun) + 1, _before_subject(tree, first.noun, end), measure
            )
        return
    if tuple(tree.low[reach : reach + 2]) in _AMONG_THEM and (noun := _singular_before(tally, reach)) is not None:
        yield _one(tally, noun)  # *a child among them*
        return
    if reach <= last + _REACH or tree.low[reach] == "including":
        yield from _run(tally, whole, reach + 1, end, measure)


def _none_of(tally: Tally, none: int) -> Iterator[Part]:
    """*Eleven people, none of them civilians*: nought of a group."""
    tree = tally.tree
    noun = none + 3 + (tree.lemma[none + 3 : none + 4] == ["be"])
    if tuple(tree.low[none + 1 : none + 3]) in _OF_THEM and noun < len(tree) and tree.lemma[noun] in tally.words.groups:
        group, _ = group_of(tree, tally.words, noun)
        yield Part(group or tree.low[noun], 0, 0)


def _is_of_them(tally: Tally, number: Number) -> bool:
    """*Six of them women*, *six of whom were women*, *six women among them*."""
    low = tally.tree.low
    if tuple(low[number.last + 1 : number.last + 3]) in _OF_THEM:
        return True
    after = (number.noun if number.noun is not None else number.last) + 1
    return tuple(low[after : after + 2]) in _AMONG_THEM


def _run(tally: Tally, whole: Number, at: int, end: int, measure: Measure) -> Iterator[Part]:
    """The parts told one after another from a token on, up to the next verb."""
    tree = tally.tree
    starts = {n.first: n for n in tally.numbers}
    while at < end:
        part = starts.get(at)
        if part and part.more:
            return
        if part and part.noun is not None and tally.words.is_people(tree.lemma[part.noun]):
            if fits_in(part, whole) and not _has_a_measure(tally, part.noun, measure):
                yield from _taken(tally, part)
            at = max(part.last, part.noun) + 1
            continue
        if tree.low[at] in {"a", "an"} and (noun := _singular_after(tally, at)) is not None:
            yield _one(tally, noun)
            at = noun + 1
            continue
        relative = tree.lemma[at] == "be" and tree.low[at - 1] in {"whom", "them"}
        if (tree.pos[at] in {"VERB", "AUX"} and not relative) or tree.low[at] in {";", "."}:
            return
        at += 1


def _has_a_measure(tally: Tally, noun: int, measure: Measure) -> bool:
    """*312 casualties, including 94 deaths*, *218 injured, including 12 children killed*: another measure."""
    tree, words = tally.tree, tally.words
    named = words.nouns.at(noun, tree.low, tree.lemma)
    senses = [s for s in named[1] if s.role == "bearers"] if named else []
    if tree.tag[noun + 1 : noun + 2] in (["VBN"], ["VBD"]):
        senses.extend(s for s in words.verbs.get(tree.lemma[noun + 1], ()) if s.role == "harms")
    return any(s.event.measure is not measure for s in senses) and not any(s.event.measure is measure for s in senses)


def _before_subject(tree: Tree, at: int, end: int) -> int:
    """*Twelve villagers, seven of them women, and two guards were killed*: what the verb is told of too is no part."""
    comma = next((t for t in range(at + 1, end - 1) if tree.low[t] == ","), None)
    return comma if comma is not None and tree.low[comma + 1] == "and" else end


def _summed(tally: Tally, whole: Number, last: int, end: int) -> list[Part]:
    """*Six people (four soldiers and two civilians)*, *two people, a mother and her baby*: a list of all of them."""
    tree = tally.tree
    if whole.low is None or whole.high not in {whole.low, None} or whole.modifier is Modifier.ORDER:
        return []
    starts = {n.first: n for n in tally.numbers}
    reach = range(last + 1, min(end, last + _LIST_REACH))
    opens = next((t for t in reach if tree.low[t] in _OPENS and _begins(tally, t + 1, starts)), None)
    if opens is None:
        after = last + 1
        opens = after if tree.low[after : after + 1] == [","] and _begins(tally, after + 1, starts) else None
    return _listed(tally, whole, whole.low, opens, end) if opens is not None else []


def _listed(tally: Tally, whole: Number, total: int, opens: int, end: int) -> list[Part]:
    """The parts of a list from its opening token on, where they make up the whole; then their numbers are used up.

    After a comma those of another sort are no parts, whatever they add up to: *three soldiers, two police and a boy*.
    """
    starts = {n.first: n for n in tally.numbers}
    numbers: list[Number] = []
    nouns: list[int] = []
    for at in range(opens + 1, min(end, opens + _LIST_REACH)):
        number = starts.get(at)
        if number is not None and number.noun is not None and number.low is not None:
            numbers.append(number)
        elif tally.tree.low[at] in _BEFORE_ONE and (noun := _singular_after(tally, at)) is not None:
            nouns.append(noun)
        elif tally.tree.pos[at] in {"VERB", "AUX"}:
            break
        if sum(n.low or 0 for n in numbers) + len(nouns) >= total:
            break
    if len(numbers) + len(nouns) < 2 or sum(n.low or 0 for n in numbers) + len(nouns) != total:
        return []
    told = [*nouns, *(n.noun for n in numbers if n.noun is not None)]
    if tally.tree.low[opens] == "," and any(_is_of_another_sort(tally, whole, noun) for noun in told):
        return []
    tally.used.update(n.first for n in numbers)
    found = [(n.first, part_of(tally, n)) for n in numbers] + [(noun, _one(tally, noun)) for noun in nouns]
    return [part for _, part in sorted(found, key=lambda f: f[0])]


def _is_of_another_sort(tally: Tally, whole: Number, noun: int) -> bool:
    """Whether a noun names those who cannot be among a whole that is itself of one sort: civilians among soldiers."""
    groups, lemma = tally.words.groups, tally.tree.lemma
    of = groups.get(lemma[whole.noun]) if whole.noun is not None else None
    part = groups.get(lemma[noun])
    if of is None or part is None or part.name == of.name or of.name in _ANY_SORT:
        return False
    fights = of.status in {VictimStatus.COMBATANT, VictimStatus.ALLEGED_COMBATANT}
    return part.name not in (_RANKS if fights else _EACH_SORT | _RANKS)


def _begins(tally: Tally, at: int, starts: dict[int, Number]) -> bool:
    tree = tally.tree
    if at >= len(tree):
        return False
    number = starts.get(at)
    if number is not None:
        return number.noun is not None and tally.words.is_people(tree.lemma[number.noun])
    return tree.low[at] in _BEFORE_ONE and _singular_after(tally, at) is not None


def _taken(tally: Tally, number: Number) -> Iterator[Part]:
    if number.first not in tally.used:
        tally.used.add(number.first)
        yield part_of(tally, number)


def _singular_before(tally: Tally, at: int) -> int | None:
    """*A child* right before a token."""
    tree = tally.tree
    noun = at - 1
    if noun < 1 or tree.tag[noun] != "NN" or tree.lemma[noun] not in tally.words.groups:
        return None
    return noun if any(tree.low[c] in {"a", "an", "one"} for c in tree.children[noun]) else None


def _singular_after(tally: Tally, at: int) -> int | None:
    tree = tally.tree
    for place in range(at + 1, min(at + 6, len(tree))):
        follows = place + 1 < len(tree) and tree.tag[place + 1] == "NN" and tree.dep[place] == "compound"
        if tree.tag[place] == "NN" and tally.words.is_people(tree.lemma[place]) and not follows:
            return place
        if tree.pos[place] not in {"ADJ", "NOUN", "PROPN", "NUM"} and tree.tag[place] != "HYPH":
            return None
    return None


def _one(tally: Tally, noun: int) -> Part:
    tally.told.add(noun)
    group, _ = group_of(tally.tree, tally.words, noun)
    return Part(group or tally.tree.low[noun], 1, 1)


def part_of(tally: Tally, number: Number) -> Part:
    """Return a number as a part: by the group that its noun names, else by the noun itself."""
    group, _ = group_of(tally.tree, tally.words, number.noun)
    named = tally.tree.low[number.noun] if number.noun is not None else "others"
    return Part(group or named, number.low, number.high)

"""Numbers found by where they stand, where the parse ties none to an event's word: *9 injured*, *along with two*."""

from collections.abc import Iterator

from onrecord.extract.claims.events import Trigger
from onrecord.extract.claims.frames import subject_suffers
from onrecord.extract.claims.measured import counted_as
from onrecord.extract.claims.numbers import Number
from onrecord.extract.claims.parts import INCLUDING
from onrecord.extract.claims.singles import single
from onrecord.extract.claims.tally import Tally
from onrecord.extract.claims.uncounted import is_shared_out
from onrecord.extract.clauses import Tree
from onrecord.values import Count, Measure, Unit

_ALONG = frozenset(
    {("along", "with"), ("together", "with"), ("in", "addition", "to"), ("as", "well", "as")} | {("alongside",)}
)
_SET_OFF_REACH = 12  # tokens that are set off between a number and its verb
_SKIPPED_LEFT = frozenset({"were", "was", "had", "have", "has", "been", "are", "is", "being", "be", "also", "to"})


def beside(tally: Tally, trigger: Trigger) -> Number | None:
    """Return the number next to the word where the parse gives none: *9 injured*, *killing 16*."""
    tree, token = tally.tree, trigger.token
    left, right = left_of(tally, trigger.first), right_of(tally, trigger.last)
    if trigger.role in {"states", "befalls"} or trigger.sense.bearer == "<":
        return left
    if left and right and _participle_after(tree, right):
        return left  # *3 killed 30 wounded*
    if tree.tag[token] in {"VBN", "VBD"} and (subject_suffers(tree, trigger) or (left and not right)):
        return left
    return right or (left if tree.pos[token] in {"ADJ", "PROPN", "NOUN"} else None)


def in_short(tally: Tally, trigger: Trigger) -> Number | None:
    """Return the number before the word in the short form of headings, where the parse takes the next for its object.

    *4 killed over 43 injured*, *seven dead 20 wounded*: a second number with a fate of its own stands behind it, and no
    noun that the fate could describe (*12 gunmen killed 30 wounded soldiers*).
    """
    tree = tally.tree
    right = right_of(tally, trigger.last)
    if right is None or right.first != trigger.last + 1 or not _participle_after(tree, right):
        return None
    fate = _after(right)
    closed = fate + 1 >= len(tree) or tree.pos[fate + 1] not in {"NOUN", "PROPN", "ADJ", "NUM"}
    before = [n for n in tally.numbers if trigger.first in {n.last + 1, _after(n)} and n.first not in tally.used]
    return before[-1] if before and closed and tree.tag[trigger.token] != "VBG" else None


def _after(number: Number) -> int:
    return (number.noun if number.noun is not None and number.noun > number.last else number.last) + 1


def _participle_after(tree: Tree, number: Number) -> bool:
    after = _after(number)
    return after < len(tree) and (tree.tag[after] in {"VBN", "VBD"} or tree.low[after].endswith("ed"))


def left_of(tally: Tally, first: int) -> Number | None:
    tree = tally.tree
    at = first - 1
    start = tree.sentences[tree.sentence[first]][0]
    ends = {n.last: n for n in tally.numbers}
    for _ in range(8):
        if at < start:
            return None
        if at in ends:
            number = ends[at]
            if number.first > start and tree.low[number.first - 1] in INCLUDING:
                at = number.first - 2
                continue
            return None if number.first in tally.used or is_shared_out(tree, number.first) else number
        if tree.low[at] == "," and (opening := _set_off_from(tree, at, start)) is not None:
            at = opening - 1
            continue
        if tree.pos[at] in {"NOUN", "PROPN", "ADJ", "ADV", "AUX"} or tree.low[at] in _SKIPPED_LEFT:
            at -= 1
            continue
        return None
    return None


def _set_off_from(tree: Tree, comma: int, start: int) -> int | None:
    """*38, among them nine children, were killed*: the comma that opens what this one closes."""
    for at in range(comma - 1, max(start, comma - _SET_OFF_REACH), -1):
        if tree.low[at] == "," or tree.pos[at] in {"VERB", "AUX"}:
            return at if tree.low[at] == "," and tree.low[at + 1] in {*INCLUDING, "most", "mostly", "many"} else None
    return None


def right_of(tally: Tally, last: int) -> Number | None:
    tree = tally.tree
    starts = {n.first: n for n in tally.numbers}
    for at in range(last + 1, min(last + 4, len(tree))):
        if at in starts:
            return None if starts[at].first in tally.used else starts[at]
        if tree.pos[at] not in {"ADV", "DET", "PART"}:
            return None
    return None


def further(tally: Tally, trigger: Trigger, measure: Measure) -> Iterator[Count]:
    """*Killed 22 children along with six teachers*, *in addition to five patients*: more of the same measure."""
    tree = tally.tree
    end = tree.sentences[tree.sentence[trigger.token]][1]
    starts = {n.first: n for n in tally.numbers}
    for at in range(trigger.last + 1, min(end, trigger.last + 25)):
        joined = any(tuple(tree.low[at - n : at + 1]) in _ALONG for n in range(3))
        owned = at + 1 < end and tree.dep[at + 1] == "poss"  # *alongside their two daughters*
        number = starts.get(at + 1 + owned) if joined else None
        if joined and number is None and not any(tree.pos[t] == "VERB" for t in range(trigger.last + 1, at)):
            yield from single(tally, _beside_them(tree, at + 1), measure)
        if number is None or number.first in tally.used or number.noun is None:
            continue
        after = number.noun + 1
        if tally.words.is_people(tree.lemma[number.noun]) and not (after < end and tree.tag[after] in {"VBN", "VBD"}):
            yield counted_as(tally, number, measure, Unit.PEOPLE)


def _beside_them(tree: Tree, at: int) -> list[int]:
    """*Were shot along with their father*: the noun of the phrase that begins at a token, where it is of one person.

    Its words set it apart from those whom a verb of its own tells of (*along with a guard who fled*).
    """
    noun = next((h for h in tree.conjuncts(_headed(tree, at)) if tree.edges[h][0] <= at), None)
    described = noun is not None and any(tree.dep[c] in {"relcl", "acl"} for c in tree.children[noun])
    return [noun] if noun is not None and not described and tree.tag[noun] in {"NN", "NNP"} else []


def _headed(tree: Tree, at: int) -> int:
    """The head of the noun phrase that begins at a token."""
    while at < len(tree) and tree.dep[at] in {"det", "poss", "amod", "compound", "nmod"} and tree.head[at] > at:
        at = tree.head[at]
    return at

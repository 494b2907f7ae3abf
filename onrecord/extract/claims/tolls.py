"""Figures of a toll: what it stands at, what it rose to, what the number of the dead has become."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.claims.events import Trigger
from onrecord.extract.claims.measured import counted_as
from onrecord.extract.claims.numbers import Number
from onrecord.extract.claims.tally import Tally, fits
from onrecord.extract.clauses import Tree
from onrecord.values import Count, Measure, Modifier, Unit

_TOLD_OF_TOLLS = frozenset(
    {"rise", "reach", "stand", "climb", "surpass", "exceed", "pass", "hit", "be", "increase", "jump", "put", "bring"}
    | {"double", "triple", "treble", "swell", "fall", "drop"}
    | {"say", "report", "count", "soar", "total", "top", "set", "place", "mount", "grow"}
)
_TO = frozenset({"to", "at", "reached", "was", "is"})
_NUMBERED = frozenset({"numbered", "numbering", "totalled", "totaled", "totalling", "totaling"})
_BEFORE = frozenset({"to", "at", "of", "as", "reached", "was", "is", "stands", "hit", *_NUMBERED})
_PAST = frozenset({"past", "passed", "passing", "topped", "topping", "surpassed", "surpassing", "crossed", "beyond"})
_VAGUE = frozenset({"few", "several", "some", "multiple", "handful"})
_BRINGS = frozenset({"bring", "take", "raise", "push"})
_TOTALS = frozenset({"total", "number", "tally", "count", "figure", "toll"})
_PUTTING = frozenset({"put", "place", "estimate", "give", "set", "count"})
_NUMBERED_REACH = 8  # tokens from the noun to its *numbered*, with what is put in between
_TOTALLING = frozenset(
    {"number", "total", "reach", "exceed", "surpass", "top", "rise", "climb", "stand", "pass", "increase", "jump"}
    | {"soar", "grow", "mount", "hit"}
)
_LOSSES = frozenset({"loss"})  # of men or of ground: a number counts only where it is tied to the word


def toll(tally: Tally, trigger: Trigger) -> Number | None:
    """Return the number that a word for a toll has with it (*stood at 58*, *climbed past 100*), or None."""
    tree = tally.tree
    first, end = tree.sentences[tree.sentence[trigger.token]]
    free = [n for n in tally.numbers if first <= n.first < end and n.first not in tally.used]
    free = [n for n in free if fits(tally, n, Measure.KILLED) and tree.low[n.core] not in _VAGUE]
    after = [n for n in free if n.first > trigger.last]
    verb = tree.clause[trigger.token]
    if tree.lemma[verb] in _TOLD_OF_TOLLS and verb > trigger.last:
        after.sort(key=lambda n: n.first < verb)  # *the toll, at first given as 12, stood at 19*
    for number in after[:3]:
        before = tree.low[number.first - 1]
        if before in _PAST:
            return _more_than(number)
        if before in _BEFORE:
            return number
    if tree.lemma[trigger.token] in _LOSSES:
        return None
    if after and tree.lemma[tree.clause[trigger.token]] in _TOLD_OF_TOLLS and after[0].modifier is not Modifier.ORDER:
        return after[0]
    ahead = [n for n in free if n.first < trigger.first]
    return ahead[-1] if ahead else None


def totalled(tree: Tree, trigger: Trigger) -> int | None:
    """*The dead numbered 16*, *injuries exceeded 200*, *deaths rose to 94*: the verb that makes a toll of a noun."""
    end = tree.sentences[tree.sentence[trigger.token]][1]
    if trigger.role not in {"bearers", "states"}:
        return None
    above = tree.head[trigger.token]
    if tree.dep[trigger.token] == "dobj" and tree.lemma[above] in _PUTTING and trigger.last > above:
        ends = [c for c in tree.children[above] if tree.low[c] in {"at", "as"} and c > trigger.last]
        return above if any(tree.pos[g] == "NUM" for c in ends for g in (*tree.children[c], c + 1)) else None
    for at in range(trigger.last + 1, min(end - 1, trigger.last + 1 + _NUMBERED_REACH)):
        counts = tree.pos[at + 1] == "NUM" or tree.low[at + 1] in {"more", "about", "around", "some", "nearly", "over"}
        if tree.low[at] in _NUMBERED and counts:
            return at
        if tree.pos[at] == "VERB":
            subject = tree.own_subject(at) if tree.lemma[at] in _TOTALLING else None
            return at if subject == trigger.token else None
    return None


def _more_than(number: Number) -> Number:
    """*Climbed past 100*: more than a hundred."""
    if number.modifier is not Modifier.EXACT or number.low is None:
        return number
    return replace(number, low=number.low + 1, high=None, modifier=Modifier.MORE_THAN)


def risen(tally: Tally, heads: list[int]) -> Number | None:
    """*The number of medics killed in the blast rose to two*: what the number of the bearers has become."""
    tree = tally.tree
    for head in heads:
        preposition = tree.head[head]
        noun = tree.head[preposition]
        if tree.low[preposition] != "of" or tree.lemma[noun] != "number":
            continue
        verb = tree.clause[noun]
        end = tree.sentences[tree.sentence[noun]][1]
        if tree.lemma[verb] in _TOLD_OF_TOLLS:
            after = (n for n in tally.numbers if verb < n.first < end and n.first not in tally.used)
            return next((n for n in after if tree.low[n.first - 1] in _TO or n.first == verb + 1), None)
    return None


def brought(tally: Tally, trigger: Trigger, measure: Measure) -> Iterator[Count]:
    """*Two more died, bringing the total to 14*: what the number of the measure has become, beside those told."""
    tree = tally.tree
    end = tree.sentences[tree.sentence[trigger.token]][1]
    for at in range(trigger.last + 1, end):
        if tree.lemma[at] in _BRINGS and any(tree.lemma[t] in _TOTALS for t in range(at + 1, min(end, at + 5))):
            after = (n for n in tally.numbers if at < n.first < end and n.first not in tally.used)
            number = next((n for n in after if tree.low[n.first - 1] in _TO), None)
            if number is not None and fits(tally, number, measure):
                yield counted_as(tally, number, measure, Unit.PEOPLE)
            return

"""The parts of a number that the same clause gives: *50 villagers, including nine women*."""

from collections.abc import Iterator

from onrecord.extract.claims.counted import group_of
from onrecord.extract.claims.numbers import Number
from onrecord.extract.claims.tally import Tally
from onrecord.values import Part

INCLUDING = frozenset({"including", "include", "includes", "included", "among", "amongst"})
_OF_THEM = frozenset({("of", "them"), ("of", "whom"), ("of", "those"), ("of", "these")})


def fits_in(part: Number, whole: Number) -> bool:
    return part.low is None or whole.high is None or part.low <= whole.high


def breakdown(tally: Tally, whole: Number, last: int) -> Iterator[Part]:
    """*50 civilians, including six women and nine children*: the parts that the same clause gives."""
    tree = tally.tree
    end = tree.sentences[tree.sentence[last]][1]
    between = {t for n in tally.numbers for t in range(n.first, n.last + 1)}
    reach = next((t for t in range(last + 1, end) if t in between or tree.low[t] in INCLUDING), end)
    of_them = next((n for n in tally.numbers if n.first == reach and reach == last + 2), None)
    if of_them and tuple(tree.low[of_them.last + 1 : of_them.last + 3]) in _OF_THEM:
        if of_them.noun is not None and fits_in(of_them, whole):
            tally.used.add(of_them.first)
            yield part_of(tally, of_them)
        return
    at = reach if reach < end and tree.low[reach] in INCLUDING else None
    if at is None or (at > last + 6 and tree.low[at] != "including"):
        return
    at += 1
    starts = {n.first: n for n in tally.numbers}
    while at < end:
        part = starts.get(at)
        if part and part.more:
            return
        if part and part.noun is not None and tally.words.is_people(tree.lemma[part.noun]):
            if part.first not in tally.used and fits_in(part, whole):
                tally.used.add(part.first)
                yield part_of(tally, part)
            at = max(part.last, part.noun) + 1
            continue
        if tree.low[at] in {"a", "an"} and (noun := _singular_after(tally, at)) is not None:
            group, _ = group_of(tally.tree, tally.words, noun)
            yield Part(group or tree.low[noun], 1, 1)
            at = noun + 1
            continue
        if tree.pos[at] in {"VERB", "AUX"} or tree.low[at] in {";", "."}:
            return
        at += 1


def _singular_after(tally: Tally, at: int) -> int | None:
    tree = tally.tree
    for place in range(at + 1, min(at + 5, len(tree))):
        if tree.tag[place] == "NN" and tree.lemma[place] in tally.words.groups:
            return place
        if tree.pos[place] not in {"ADJ", "NOUN", "PROPN"} and tree.tag[place] != "HYPH":
            return None
    return None


def part_of(tally: Tally, number: Number) -> Part:
    group, _ = group_of(tally.tree, tally.words, number.noun)
    named = tally.tree.low[number.noun] if number.noun is not None else "others"
    return Part(group or named, number.low, number.high)

"""What a parse gets wrong in words that reports use often, set right before anything is read from it."""

from dataclasses import dataclass

_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos", "ROOT", "dative", "oprd"})


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of a segment, their classes, and what each hangs on and how, as lists that are mended in place."""

    low: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]


def mend(parse: Parse) -> None:
    """Set right what is known to go wrong."""
    for at in range(len(parse.low)):
        _join_former(parse, at)
        _told_by_ages(parse, at)
        _were_each_shot(parse, at)


def _join_former(parse: Parse, at: int) -> None:
    """*His ex-wife*, which the parse may take for an *ex* and a wife: one noun, and all that hangs on its *ex*."""
    if parse.low[at : at + 2] != ["ex", "-"] or at + 2 >= len(parse.low):
        return
    head, dep, noun = parse.head, parse.dep, at + 2
    if head[at] == noun or dep[at] not in _NOMINAL:
        return
    above = head[at]
    for child, its in enumerate(head):
        if its == at and child not in (noun, at):
            head[child] = noun
    head[noun], dep[noun] = (noun if above == at else above), dep[at]
    head[at], dep[at] = noun, "compound"
    head[at + 1], dep[at + 1] = noun, "punct"


def _told_by_ages(parse: Parse, at: int) -> None:
    """*Two boys, ages 15 to 17, were shot*: the boys were, and not their ages."""
    low, head, dep = parse.low, parse.head, parse.dep
    if low[at] not in {"ages", "aged"} or at < 2 or low[at - 1] != "," or not dep[at].startswith("nsubj"):
        return
    people = next((t for t in range(at - 2, -1, -1) if head[t] == at and dep[t] in {"nsubj", "nmod", "compound"}), None)
    if people is None or parse.tag[people] != "NNS":
        return
    head[people], dep[people] = head[at], dep[at]
    head[at], dep[at] = people, "appos"


def _were_each_shot(parse: Parse, at: int) -> None:
    """*Were each shot*: a participle, which the parse takes for a noun."""
    verb = parse.head[at]
    if parse.dep[at] == "auxpass" and parse.low[verb] == "shot" and parse.tag[verb] == "NN":
        parse.pos[verb], parse.tag[verb] = "VERB", "VBN"

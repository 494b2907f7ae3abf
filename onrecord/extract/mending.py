"""What a parse gets wrong in words that reports use often, set right before anything is read from it."""

from dataclasses import dataclass

_HARMED = {"killed": "kill", "wounded": "wound", "injured": "injure", "hurt": "hurt", "maimed": "maim"}
_HARMED |= {"displaced": "displace", "uprooted": "uproot"}
_ORDERS = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "tens"})
_CLAIMS_LIVES = frozenset({"claim", "cause"})
_CLIMB = 5  # words over which an opening, or the verb that a number is the object of, is looked for
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos", "ROOT", "dative", "oprd"})


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of a segment, their classes, and what each hangs on and how, as lists that are mended in place."""

    low: list[str]
    lemma: list[str]
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
        _and_displaced_millions(parse, at)
        _and_so_many_hurt(parse, at)
        _flee(parse, at)
    _dead_of_a_headline(parse)


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


def _and_displaced_millions(parse: Parse, at: int) -> None:
    """*Killed 300 people and displaced millions*, *killed 12 and injured scores*: a second verb, and whom it harmed.

    The parse may take it for what describes them, and then they share the first verb.
    """
    low, head, dep = parse.low, parse.head, parse.dep
    if low[at] not in _HARMED or low[at - 1 : at] != ["and"] or at + 1 >= len(low) or low[at + 1] not in _ORDERS:
        return
    if parse.tag[at].startswith("VB") and dep[at] == "conj":
        return
    harmed, verb = at + 1, head[at + 1]
    for _ in range(_CLIMB):
        if parse.tag[verb].startswith("VB") or head[verb] == verb:
            break
        verb = head[verb]
    if not parse.tag[verb].startswith("VB") or verb >= at:
        return
    if _stands_over(parse, harmed, verb) or _stands_over(parse, at, verb):
        return
    before = head[at]
    if dep[at] == "conj" and parse.tag[before] == "CD" and head[before] == harmed:
        head[before], dep[before] = verb, "dobj"
    head[at], dep[at], parse.pos[at], parse.tag[at] = verb, "conj", "VERB", "VBD"
    parse.lemma[at] = _HARMED[low[at]]
    head[harmed], dep[harmed] = at, "dobj"


def _and_so_many_hurt(parse: Parse, at: int) -> None:
    """*Claiming four lives and 13 injured*, *4 martyrs and 13 wounded*: the number is of those who were hurt."""
    low, head, dep = parse.low, parse.head, parse.dep
    number = at - 1
    if low[at] not in _HARMED or number < 1:
        return
    if low[at] == "hurt" and parse.tag[at] == "NN" and dep[at] == "conj" and low[number - 1] == "and":
        parse.pos[at], parse.tag[at] = "VERB", "VBN"  # *one dead and several hurt*
    if low[at] == "hurt" and parse.tag[at] == "JJ" and dep[at] == "conj":  # *one killed and three more hurt*
        for counted in (n for n in range(max(0, at - 2), at) if parse.tag[n] == "CD" and head[n] == at):
            parse.pos[at], parse.tag[at], dep[counted] = "VERB", "VBN", "nsubjpass"
    if parse.tag[number] != "CD" or low[number - 1] != "and":
        return
    other = head[number]
    counted = dep[number] == "conj" and other < number and parse.tag[other].startswith("NN")
    if not counted or (at + 1 < len(low) and parse.pos[at + 1] in {"NOUN", "ADJ", "PROPN"}):
        return
    if head[other] == at and dep[at] == "ccomp" and parse.lemma[head[at]] in _CLAIMS_LIVES:
        head[other], dep[other], head[at] = head[at], "dobj", other
    if _stands_over(parse, at, other):
        return
    head[number], dep[number] = at, "nummod"
    head[at], dep[at] = other, "conj"


def _flee(parse: Parse, at: int) -> None:
    """*Hundreds flee as fighting nears the city*: nothing is called a flee; who stands before it does so."""
    if parse.low[at] != "flee" or not parse.tag[at].startswith("NN") or not at:
        return
    above, who = parse.head[at], at - 1
    if parse.tag[who] not in {"CD", "NN", "NNS", "NNP", "NNPS"}:
        return
    parse.pos[at], parse.tag[at] = "VERB", "VBP"
    if parse.dep[at] == "nsubj" and above > at and parse.tag[above].startswith("VB"):
        parse.head[at], parse.dep[at] = (at if parse.head[above] == above else parse.head[above]), parse.dep[above]
        parse.head[above], parse.dep[above] = at, "advcl"
    if not _stands_over(parse, who, at):
        parse.head[who], parse.dep[who] = at, "nsubj"


def _dead_of_a_headline(parse: Parse) -> None:
    """*Five soldiers, three civilians killed in attack*: all that are named before the participle are its subject."""
    for at, (tag, dep) in enumerate(zip(parse.tag, parse.dep, strict=True)):
        last = parse.head[at]
        if tag != "VBN" or dep != "acl" or last != at - 1 or parse.dep[last] not in {"conj", "appos"}:
            continue
        first, listed = last, []
        while parse.dep[first] in {"conj", "appos"}:
            listed.append(first)
            first = parse.head[first]
        if parse.head[first] != first or not parse.tag[first].startswith("N") or first > last:
            continue
        if "as" in parse.low[max(0, first - _CLIMB) : at]:
            continue  # *as well as the ten killed on the bus*: what happened besides follows
        counted = {parse.head[n] for n in range(at) if parse.dep[n] == "nummod"}
        if any(parse.dep[t] == "appos" and t not in counted and first not in counted for t in listed):
            continue
        for one in listed:
            parse.dep[one] = "conj"
        parse.head[at], parse.dep[at], parse.pos[at] = at, "ROOT", "VERB"
        parse.head[first], parse.dep[first] = at, "nsubjpass"


def _stands_over(parse: Parse, above: int, at: int) -> bool:
    """Whether a token hangs from another by any number of steps: to turn that about would make a ring of the tree."""
    while parse.head[at] != at and at != above:
        at = parse.head[at]
    return at == above

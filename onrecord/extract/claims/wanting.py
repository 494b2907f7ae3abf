"""Which assurance was missing, what people are in need of, and by which words violence breaks a truce."""

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.extract.claims.negation import is_negated
from onrecord.extract.clauses import Tree
from onrecord.knowledge.happenings import happening
from onrecord.knowledge.threads import Definition, thread_words
from onrecord.values import Span

_STEPS = 4
_OF = frozenset({"of", "from", "by", "for"})
_TAKEN_UP = frozenset({"it", "this", "that", "them"})


def assurances_missing(tree: Tree, sentence: int) -> Iterator[tuple[int, int]]:
    """Yield the words of each assurance that a sentence tells as not had: *for lack of security guarantees*."""
    words = thread_words()
    for noun in range(*tree.sentences[sentence]):
        if not {tree.lemma[noun], tree.low[noun].removesuffix("s")} & words.assurances:
            continue
        if tree.pos[noun] in {"NOUN", "PROPN"} and _is_wanting(tree, noun):
            yield _phrase(tree, noun)
        elif (first := _torn(tree, noun)) is not None:
            yield first, noun


def _torn(tree: Tree, noun: int) -> int | None:
    """*The guarantees it needed had not been given*: where the parse makes a verb of them, their first word."""
    first = noun
    while first > 0 and tree.pos[first - 1] in {"NOUN", "ADJ", "DET"} and noun - first < 4:
        first -= 1
    end = min(tree.sentences[tree.sentence[noun]][1], noun + 8)
    given = [t for t in range(noun + 1, end) if tree.lemma[t] in thread_words().gets and tree.tag[t] == "VBN"]
    return first if first < noun and any(is_negated(tree, t) for t in given) else None


def _phrase(tree: Tree, noun: int) -> tuple[int, int]:
    """*The necessary security assurances from the rebels*: with what stands before it and from whom."""
    first, last = noun, noun
    for child in tree.children[noun]:
        left, right = tree.edges[child]
        if child < noun and tree.dep[child] != "cc":
            first = min(first, left)
        elif tree.dep[child] == "prep" and tree.low[child] in _OF:
            last = max(last, right)
    return tree.trimmed(first, last)


def _is_wanting(tree: Tree, noun: int) -> bool:
    words = thread_words()
    at = noun
    for _ in range(_STEPS):
        head, dep = tree.head[at], tree.dep[at]
        if head == at:
            return False
        if dep in {"pobj", "prep", "conj", "compound"}:
            if tree.lemma[head] in words.wanting or tree.low[head] in words.wanting:
                return True
            at = head
            if tree.lemma[at] in words.wants and tree.pos[at] == "VERB":
                return True
            continue
        if dep in {"dobj", "nsubjpass", "nsubj"}:
            return _is_not_had(tree, head, dep)
        return False
    return False


def _is_not_had(tree: Tree, verb: int, dep: str) -> bool:
    """*Had not received assurances*, *failed to get them*, *guarantees were not given*, *lacks guarantees*."""
    words = thread_words()
    if tree.lemma[verb] in words.wants and dep == "dobj":
        return True
    if tree.lemma[verb] == "be" and any(tree.low[c] in words.wanting for c in tree.children[verb]):
        return True
    return tree.lemma[verb] in words.gets and is_negated(tree, verb)


# --- what people need -----------------------------------------------------------------------------


@lru_cache(maxsize=64)
def _any_of(definition: Definition) -> re.Pattern[str]:
    listed = sorted(definition.words, key=lambda w: -len(w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b", re.IGNORECASE)


def definition_in(text: str, measure: str, figure: Span) -> tuple[Span, str] | None:
    """Return what a figure of a measure counts by the words of its claim: where they stand, and the definition.

    The words nearest to the figure say it, `weak` ones only where there are no others. Places count in `text`.
    """
    told = [
        (definition.weak, _gap(Span(*found.span()), figure), number, Span(*found.span()), definition.id)
        for number, definition in enumerate(thread_words().definitions)
        if measure in definition.measures
        for found in _any_of(definition).finditer(text)
    ]
    if not told:
        return None
    *_, place, name = min(told)
    return place, name


def _gap(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


# --- by what violence breaks a truce ----------------------------------------------------------------


def breach_words(tree: Tree, predicate: int, main: int) -> tuple[tuple[int, int], str] | None:
    """Return the words by which violence is said to break a truce, and the lemma that says so; or None.

    *Shelled the town in breach of the truce*, *despite the ceasefire*; *breached the truce by firing rockets*; *air
    strikes shattered the ceasefire*.
    """
    words = thread_words()
    for at in dict.fromkeys((predicate, main)):
        for child in _prepositions(tree, at):
            below = tree.child(child, "pobj")
            if below is None:
                continue
            if tree.low[child] in words.breach_on and _is_truce(tree, below):
                return (child, tree.edges[below][1]), tree.low[child]
            noun = _truce_under(tree, below) if tree.lemma[below] in words.breach_nouns else None
            if tree.low[child] == "in" and noun is not None:
                return (child, tree.edges[noun][1]), tree.lemma[below]
    return _by_breaking(tree, predicate, main)


def _prepositions(tree: Tree, head: int) -> list[int]:
    """The prepositions under a word within its clause: the parse hangs *in breach of* on the object as often."""
    first, last = tree.edges[head]
    return [t for t in range(first, last + 1) if tree.dep[t] == "prep" and tree.clause[t] == tree.clause[head]]


def _by_breaking(tree: Tree, predicate: int, main: int) -> tuple[tuple[int, int], str] | None:
    words = thread_words()
    for at in dict.fromkeys((main, predicate)):
        verb: int | None = None
        if tree.dep[at] in {"pcomp", "pobj"} and tree.low[tree.head[at]] in words.breach_by:
            verb = tree.head[tree.head[at]]
        elif tree.dep[at] == "advcl" and tree.tag[at] == "VBG":
            verb = tree.head[at]
        elif tree.dep[at] in {"nsubj", "conj"}:
            subject = at
            while tree.dep[subject] == "conj":
                subject = tree.head[subject]
            verb = tree.head[subject] if tree.dep[subject] == "nsubj" else None
        if verb is None or tree.lemma[verb] not in words.breach_verbs or is_negated(tree, verb):
            continue
        noun = tree.child(verb, "dobj", "nsubjpass")
        if noun is not None and (_is_truce(tree, noun) or _truce_under(tree, noun) is not None):
            return (min(verb, noun), max(verb, tree.edges[noun][1])), tree.lemma[verb]
    return _called_breach(tree, predicate)


def _called_breach(tree: Tree, predicate: int) -> tuple[tuple[int, int], str] | None:
    """*A raid killed three, the mayor said, calling it a breach of the truce*: what is called so is what is told."""
    words = thread_words()
    above = tree.head[predicate] if tree.dep[predicate] == "ccomp" else predicate
    for verb in tree.children[above]:
        if tree.dep[verb] != "advcl" or tree.tag[verb] != "VBG" or tree.lemma[verb] not in words.breach_calls:
            continue
        last = tree.edges[verb][1]
        if not any(
            tree.low[t] in _TAKEN_UP and tree.head[t] in {verb, *tree.children[verb]} for t in range(verb, last + 1)
        ):
            continue
        for noun in range(verb + 1, last + 1):
            if tree.lemma[noun] in words.breach_nouns and _truce_under(tree, noun) is not None:
                return (verb, last), tree.lemma[noun]
    return None


def _truce_under(tree: Tree, noun: int) -> int | None:
    for child in tree.children[noun]:
        if tree.low[child] == "of" and (inner := tree.child(child, "pobj")) is not None and _is_truce(tree, inner):
            return inner
    return None


def _is_truce(tree: Tree, noun: int) -> bool:
    """Whether a noun, with what is compounded to it, names a truce: *the ceasefire*, *the truce deal*."""
    first = min([c for c in tree.children[noun] if tree.dep[c] in {"compound", "amod", "punct"}] + [noun])
    told = " ".join(tree.low[first : noun + 1]).replace(" - ", "-")
    return happening("ceasefire").named_in(told)

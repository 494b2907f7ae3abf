"""Who made a truce, in its words: who brokered, guarantees, agreed or refused it, what states it is called after."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.extract.claims import parties
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.frames import is_passive
from onrecord.extract.claims.governing import governor
from onrecord.extract.claims.negation import is_negated
from onrecord.extract.claims.telling import Telling
from onrecord.extract.clauses import Tree, antecedent
from onrecord.extract.names import seat_of, state_of
from onrecord.knowledge.ontology import Ontology
from onrecord.knowledge.threads import thread_words
from onrecord.model import Named, Term, TermKind
from onrecord.values import Span

NOUNS = frozenset({"NOUN", "PROPN"})
_JOINED = re.compile(r"[^\W\d_][\w.]*(?:[-–][^\W\d_][\w.]*)+")
_PART = re.compile(r"[^\W\d_][\w.]*")
_CLAUSES = frozenset({"relcl", "acl", "amod"})
_PRONOUNS = frozenset({"it", "they", "we", "he", "she"})
_SETTLES = frozenset({"agree", "decide", "accept"})


def makers(found: Found, item: Telling, noun: int) -> Iterator[Term]:
    """Yield who made the truce that a noun names, as far as its sentence says."""
    yield from _joined_states(found, item, noun)
    yield from _brokers(found, item, noun)
    yield from _parties(found, item, noun)


def term_of(found: Found, kind: TermKind, span: Span) -> Term:
    """Return a term by where its words stand in the report."""
    return Term(kind=kind, span=span, text=span.of(found.parsed.report.text))


def _brokers(found: Found, item: Telling, noun: int) -> Iterator[Term]:
    """*Brokered by A and B*, *A mediated the truce*, *an A-brokered truce*, *under the auspices of A*."""
    words, tree = thread_words(), item.draft.tree
    for kind, listed in ((TermKind.BROKER, words.brokers), (TermKind.GUARANTOR, words.guarantors)):
        for verb in verbs_of(tree, noun, found.words):
            if tree.lemma[verb] in listed and not is_negated(tree, verb):
                yield from _named_as(found, item, kind, verb, _doers(tree, verb, noun))
        for at in _nouns_over(tree, noun):
            if tree.lemma[at] in listed and tree.pos[at] in NOUNS:
                yield from _named_as(found, item, kind, at, under(tree, at, {"of", "by", "from"}))


def _parties(found: Found, item: Telling, noun: int) -> Iterator[Term]:
    """*Between A and B*, *A and B agreed a truce*, *a truce declared by A*, *A agreed to a truce with B*."""
    tree, words = item.draft.tree, thread_words()
    verbs = verbs_of(tree, noun, found.words)
    for head in (noun, *verbs):
        yield from _named_as(found, item, TermKind.PARTY, head, under(tree, head, {"between"}))
    for verb in verbs:
        lemma, negated = tree.lemma[verb], is_negated(tree, verb)
        refuses = lemma in words.refuses or (lemma in words.consents and negated)
        if not refuses and lemma not in words.consents:
            continue
        kind = TermKind.REFUSING if refuses else TermKind.PARTY
        yield from _named_as(found, item, kind, verb, _doers(tree, verb, noun))
        if not refuses:
            for head in (verb, noun):
                yield from _named_as(found, item, kind, verb, under(tree, head, {"with"}))


def noun_of(item: Telling) -> int | None:
    """The noun of a truce: the event's own word, or what its verb is said of (*a deal took effect*)."""
    tree, token = item.draft.tree, item.draft.main.token
    noun = token if tree.pos[token] in NOUNS else tree.own_subject(token)
    return noun if noun is not None and tree.pos[noun] in NOUNS else None


def _joined_states(found: Found, item: Telling, noun: int) -> Iterator[Term]:
    """*An X-Y truce*, *the X-Yan deal*: states joined by a hyphen before the noun, who made it."""
    tree, scope = item.draft.tree, found.parsed.scope
    first = tree.edges[noun][0]
    start, end = tree.start[first], tree.start[noun]
    brokered = any(tree.lemma[t] in thread_words().brokers for t in range(first, noun))
    for compound in _JOINED.finditer(tree.raw, start, end):
        parts = list(_PART.finditer(tree.raw, compound.start(), compound.end()))
        named = [(part, state) for part in parts if (state := state_of(scope, part.group())) is not None]
        for part, state in named if len(named) > 1 else ():
            span = Span(tree.segment.span.start + part.start(), tree.segment.span.start + part.end())
            kind = TermKind.BROKER if brokered else TermKind.PARTY
            yield replace(term_of(found, kind, span), name=state.name, id=state.id)


def verbs_of(tree: Tree, noun: int, words: Ontology) -> list[int]:
    """The verbs that a noun stands with: participles and clauses that describe it, the verbs that it hangs on."""
    found = [c for c in tree.children[noun] if tree.dep[c] in _CLAUSES and tree.pos[c] in {"VERB", "ADJ", "NOUN"}]
    sides = [s for c in tree.children[noun] if tree.dep[c] == "prep" for s in under(tree, noun, {tree.low[c]})]
    found += [c for s in sides for c in tree.children[s] if tree.tag[c] == "VBN" and _is_of_truce(tree, s, c, words)]
    found += [j for c in found for j in tree.conjuncts(c) if tree.pos[j] == "VERB" and j not in found]
    above, relation = governor(tree, noun)
    if above != noun and tree.pos[above] == "VERB" and relation in {"dobj", "nsubjpass", "on", "to", "by", "for"}:
        found += [above, *(c for c in tree.conjuncts(above) if tree.own_subject(c) is None)]
        if tree.dep[above] == "xcomp" and tree.lemma[tree.head[above]] in _SETTLES:
            found.append(tree.head[above])  # *agreed to extend the truce*
    if above != noun and relation in {"nsubj", "nsubjpass"}:  # *a truce took effect, brokered by X*
        mediated = thread_words().brokers | thread_words().guarantors
        found += [
            c
            for c in tree.children[above]
            if tree.tag[c] == "VBN"
            and tree.dep[c] == "advcl"
            and c > noun
            and tree.lemma[c] in mediated
            and tree.own_subject(c) is None
        ]
    return sorted(set(found))


def _is_of_truce(tree: Tree, noun: int, participle: int, words: Ontology) -> bool:
    """*A truce between A and B, brokered by C*, *a pause in the fighting declared by A*: of the truce all the same.

    Behind a comma, or under a noun that is nobody, a participle is of the truce, wherever the parse hangs it.
    """
    if tree.dep[participle] not in {"acl", "conj", "relcl"} or participle == 0:
        return False
    somebody = words.is_people(tree.lemma[noun]) or tree.lemma[noun] in words.actors
    mediated = thread_words().brokers | thread_words().guarantors
    return tree.low[participle - 1] == "," or tree.lemma[participle] in mediated or not somebody


def _nouns_over(tree: Tree, noun: int) -> list[int]:
    """*Under the auspices of*, *through the mediation of*: nouns of the sentence's clause round the truce."""
    clause = tree.clause[noun]
    first, last = tree.sentences[tree.sentence[noun]]
    return [t for t in range(first, last) if tree.clause[t] == clause and t != noun]


def _doers(tree: Tree, verb: int, noun: int) -> list[int]:
    """Who does what a verb says of a noun: after *by*, before its participle (*Russian-brokered*), or its subject."""
    by = under(tree, verb, {"by"})
    if by:
        return by
    if tree.dep[verb] == "amod" or (tree.dep[verb] in {"acl", "nmod"} and verb < noun):
        return _before(tree, verb)
    if is_passive(tree, verb) or tree.dep[verb] == "acl":
        return []
    subject = tree.subject(verb)
    if subject is None or subject == noun or antecedent(tree, subject) == noun:
        return []
    return tree.conjuncts(antecedent(tree, subject))


def _before(tree: Tree, verb: int) -> list[int]:
    """*US-Russian brokered*, *Turkish-mediated*: names that stand right before a participle, joined by hyphens."""
    at = verb - 1
    found = []
    while at >= 0 and (tree.low[at] == "-" or tree.pos[at] in {"ADJ", "PROPN", "NOUN"}):
        if tree.text[at][:1].isupper():
            found.append(at)
        at -= 1
    return sorted(found)


def under(tree: Tree, head: int, prepositions: set[str]) -> list[int]:
    """What stands after these prepositions under a word, with all that is joined to it."""
    found: list[int] = []
    for child in tree.children[head]:
        if tree.low[child] in prepositions and (noun := tree.child(child, "pobj")) is not None:
            found += tree.conjuncts(noun)
    return found


def _named_as(found: Found, item: Telling, kind: TermKind, how: int, heads: Iterable[int]) -> Iterator[Term]:
    tree = item.draft.tree
    for head in heads:
        named = _name(found, item, head)
        if named is not None and named.span is not None:
            yield replace(term_of(found, kind, named.span), name=named.name, id=named.id, how=tree.lemma[how])


def _name(found: Found, item: Telling, head: int) -> Named | None:
    """A party by its words; a pronoun takes up the speaker where the speaker is a body that can act."""
    tree = item.draft.tree
    if tree.low[head] in _PRONOUNS:
        if item.attribution is None or not item.attribution.speaker:
            return None
        reach = tree.at(item.attribution.speaker[0])
        return parties.as_doer(tree, reach, found.words, found.names_at) if reach else None
    if tree.dep[head] in {"amod", "compound", "nmod", "npadvmod"} or tree.pos[head] == "ADJ":
        state = state_of(found.parsed.scope, tree.text[head])  # *Russian-brokered*
        named = parties.named(tree, head, head, found.names_at)
        return replace(named, name=state.name, id=state.id) if state is not None else named
    if tree.pos[head] not in {"NOUN", "PROPN"} or tree.segment.doc[head].ent_type_ in {"DATE", "TIME"}:
        return None
    first, last = parties.phrase(tree, head)
    named = parties.named(tree, first, last, found.names_at)
    seat = seat_of(found.parsed.scope, named.name) if named.id is None else None  # *brokered by the capital*
    return named if seat is None else replace(named, name=seat.name, id=seat.id)

"""Finds where the content of a verb or noun of thinking stands: its clause, infinitive, object or phrase."""

from dataclasses import dataclass

from onrecord.extract.clauses import Tree
from onrecord.extract.speech.content import Contents, tidy
from onrecord.extract.speech.subjects import FINITE, RELATIVES, SUBJECTS, Run
from onrecord.knowledge.stances import Complement, Thinking

_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "csubj"})
_QUESTIONS = frozenset({"what", "how", "why", "whether", "when", "where", "who", "which", "if"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


@dataclass(frozen=True, slots=True)
class Complements:
    """What a word brings in: the token runs of its content, and the preposition that belongs to the word itself."""

    runs: tuple[Run, ...]
    prep: int | None = None


def of_verb(contents: Contents, verb: int, reading: Thinking) -> Complements | None:
    """Return the content of an active verb by one reading; None where nothing of what it asks for is there."""
    tree, wanted = contents.tree, reading.complements
    target = _target(tree, verb)
    for child in tree.children[verb]:
        if child < verb or tree.dep[child] not in _CLAUSAL:
            continue
        if Complement.CLAUSE in wanted and tree.dep[child] != "advcl" and _is_clause(tree, child):
            return _made(tree, _clause_start(contents, verb, child), tree.edges[child][1])
        if Complement.TO in wanted and _is_infinitive(tree, child) and tree.dep[child] != "advcl":
            first = tree.edges[child][0]
            return _made(tree, min(first, tree.edges[target][0]) if target is not None else first, tree.edges[child][1])
        if Complement.ING in wanted and tree.tag[child] == "VBG" and tree.dep[child] != "advcl":
            return _made(tree, tree.edges[child][0], tree.edges[child][1])
    return _nominal(tree, verb, reading, target)


def _nominal(tree: Tree, verb: int, reading: Thinking, target: int | None) -> Complements | None:
    wanted = reading.complements
    if Complement.BEING in wanted and (called := _called(tree, verb, target)) is not None:
        return called
    if Complement.AS in wanted and (taken := _as(tree, verb, target)) is not None:
        if target is not None and target < taken:
            return _made(tree, tree.edges[target][0], tree.edges[taken][1])
        return _made(tree, tree.edges[taken][0] + 1, tree.edges[taken][1])
    if Complement.OBJECT in wanted and target is not None:
        return _made(tree, tree.edges[target][0], _with_tail(tree, verb, tree.edges[target][1]))
    return of_preps(tree, verb, reading.preps)


def of_preps(tree: Tree, word: int, preps: frozenset[str]) -> Complements | None:
    """Return what one of these prepositions of a word brings in; the preposition belongs to the word."""
    for child in tree.children[word]:
        if child > word and tree.low[child] in preps and tree.dep[child] in {"prep", "agent", "dative", "prt"}:
            last = tree.edges[child][1]
            made = _made(tree, child + 1, last)
            if made is not None:
                return Complements(made.runs, child)
    return None


def of_word(contents: Contents, word: int, complements: frozenset[Complement]) -> Complements | None:
    """Return the clause or infinitive that hangs on a noun or adjective."""
    tree = contents.tree
    for child in tree.children[word]:
        if child < word or tree.dep[child] not in {"acl", "ccomp", "xcomp", "relcl", "advcl", "pcomp"}:
            continue
        if Complement.TO in complements and _is_infinitive(tree, child):
            return _made(tree, *tree.edges[child])
        marked = any(contents.is_that(c) for c in tree.children[child] if c <= child)
        bare = tree.dep[child] == "ccomp" and _is_clause(tree, child)
        if Complement.CLAUSE in complements and (marked or bare) and _has_subject(tree, child):
            return _made(tree, _clause_start(contents, word, child), tree.edges[child][1])
    return None


def of_passive(contents: Contents, verb: int, reading: Thinking) -> Complements | None:
    """Return the content of a passive verb: its subject, and what it is called, asked or seen as."""
    tree = contents.tree
    subject = next((c for c in tree.children[verb] if tree.dep[c] in SUBJECTS and c < verb), None)
    if subject is None or tree.low[subject] in RELATIVES:
        return None
    runs = tidy(tree, *tree.edges[subject])
    for child in tree.children[verb]:
        if child < verb:
            continue
        named = tree.dep[child] in {"oprd", "xcomp"} or tree.low[child] == "as"
        if named and reading.complements & {Complement.BEING, Complement.AS, Complement.TO}:
            return Complements((*runs, *tidy(tree, *tree.edges[child])))
    return Complements(runs) if Complement.OBJECT in reading.complements else None


def _made(tree: Tree, first: int, last: int) -> Complements | None:
    runs = tidy(tree, first, last)
    return Complements(runs) if runs else None


def _target(tree: Tree, verb: int) -> int | None:
    """The object of a verb that stands after it."""
    found = (c for c in tree.children[verb] if c > verb and tree.dep[c] in {"dobj", "dative", "iobj"})
    return next((c for c in found if tree.pos[c] in _NOMINAL or tree.tag[c] == "VBG"), None)


def _is_clause(tree: Tree, child: int) -> bool:
    """Whether a finite clause with a subject of its own, or a question, hangs there."""
    first, last = tree.edges[child]
    finite = tree.tag[child] in FINITE or any(
        tree.tag[c] in FINITE and tree.dep[c] in {"aux", "auxpass"} for c in tree.children[child]
    )
    asks = tree.low[first] in _QUESTIONS or (first < last and tree.low[first + 1] in _QUESTIONS)
    return asks or (finite and _has_subject(tree, child))


def _has_subject(tree: Tree, child: int) -> bool:
    return any(tree.dep[c] in {*SUBJECTS, "expl", "csubj"} for c in tree.children[child])


def _is_infinitive(tree: Tree, child: int) -> bool:
    return any(tree.low[c] == "to" and c < child and tree.pos[c] == "PART" for c in tree.children[child])


def _clause_start(contents: Contents, word: int, child: int) -> int:
    first = contents.tree.edges[child][0]
    first = max(first, word + 1)
    return first + 1 if contents.tree.low[first] == "that" and contents.is_that(first) else first


def _called(tree: Tree, verb: int, target: int | None) -> Complements | None:
    """*called the bill a disaster*, *deemed it unwise*, *what the police called an accident*."""
    for child in tree.children[verb]:
        if child < verb:
            continue
        small = (
            tree.dep[child] in {"ccomp", "xcomp"} and not _is_clause(tree, child) and not _is_infinitive(tree, child)
        )
        if tree.dep[child] == "oprd" or (small and tree.pos[child] in _NOMINAL):
            first = tree.edges[child][0]
            return _made(tree, min(first, tree.edges[target][0]) if target is not None else first, tree.edges[child][1])
    asked = any(tree.low[c] == "what" for c in tree.children[verb] if c < verb)
    if target is not None and (asked or _is_quoted(tree, target)):
        return _made(tree, *tree.edges[target])
    return None


def _is_quoted(tree: Tree, target: int) -> bool:
    first, last = tree.edges[target]
    return any(tree.text[i] in {'"', "“", "”"} for i in range(first, last + 1))


def _as(tree: Tree, verb: int, target: int | None) -> int | None:
    """The *as* of *sees it as a threat*, also where the parser hung it on the object."""
    around: list[int] = [*tree.children[verb], *(tree.children[target] if target is not None else ())]
    plain = next((c for c in around if c > verb and tree.low[c] == "as" and tree.dep[c] != "mark"), None)
    if plain is not None:
        return plain
    held = [c for c in tree.children[verb] if c > verb and tree.low[tree.edges[c][0]] == "as"]
    found: int | None = next((c for c in held if tree.dep[c] in _CLAUSAL and not _has_subject(tree, c)), None)
    return found


def _with_tail(tree: Tree, verb: int, last: int) -> int:
    """Take in the phrases right behind an object that the parser hung on the verb."""
    for child in tree.children[verb]:
        if child > last and tree.dep[child] == "prep" and tree.edges[child][0] == last + 1:
            last = tree.edges[child][1]
    return last

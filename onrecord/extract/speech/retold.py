"""Whom words mean that name nobody: a person by age or children, a country's own government or army."""

from collections import Counter

from onrecord.extract.clauses import Tree
from onrecord.extract.names import states_named
from onrecord.extract.parsed import Parsed
from onrecord.extract.speech.offices import Body
from onrecord.extract.speech.subjects import Run
from onrecord.knowledge import Entity, Scope
from onrecord.knowledge.speech import speech

_PARENTS = frozenset({"mother", "father", "grandmother", "grandfather"})


def describes(tree: Tree, head: int, run: Run) -> bool:
    """*The 54-year-old commander*, *the mother of four*: a newspaper's second name for somebody just named."""
    words = tree.low[run[0] : run[1] + 1]
    aged = any(w.endswith("-year-old") for w in words) or ("year" in words and "old" in words)
    of = next((c for c in tree.children[head] if tree.low[c] == "of"), None)
    children = tree.child(of, "pobj") if of is not None else None
    return aged or (tree.lemma[head] in _PARENTS and children is not None and tree.pos[children] == "NUM")


def main_state(parsed: Parsed) -> Entity | None:
    """Return the one state that a report names, or that its packs are about where it names none; else None."""
    report = parsed.report
    named = Counter(state.id for state in states_named(parsed.scope, f"{report.title or ''}\n{report.text}"))
    if len(named) == 1:
        return parsed.scope.entities[next(iter(named))]
    codes = parsed.scope.countries()
    if named or len(codes) != 1:
        return None
    states = [e for e in parsed.scope.entities.values() if e.country_code in codes and e.demonyms]
    return states[0] if len(states) == 1 else None


def state_organ(tree: Tree, run: Run, state: Entity | None, scope: Scope) -> Body | None:
    """Return *the Freedonian army* for a bare *the army*: an organ of which a state has one."""
    if state is None or not state.demonyms:
        return None
    first = run[0] + (tree.low[run[0]] == "the")
    words = tree.low[first : run[1] + 1]
    known = speech()
    organ = bool(words) and words[-1] in known.words("bodies.of_states")
    if not organ or any(w not in known.words("bodies.organ_words") for w in words[:-1]):
        return None
    if any(tree.dep[c] in {"prep", "relcl", "poss"} for c in tree.children[run[1]]):
        return None  # *the government in the north*
    name = f"{state.demonyms[0]} {' '.join(words)}"
    listed = {e.id: e for e in scope.names.get(name)}
    if len(listed) == 1:
        entity = next(iter(listed.values()))
        return Body(name=entity.name, entity=entity.id)
    return Body(name=name, entity=state.id)


def qualified_before(parsed: Parsed, lemma: str, before: int) -> str | None:
    """Return the one full name by which a body was called earlier: *the Freedonian army* for *the army*; else None."""
    called: set[str] = set()
    for segment in parsed.segments:
        doc, base = segment.doc, segment.span.start
        for token in doc:
            plain = token.lemma_ == lemma and token.text.islower() and token.pos_ == "NOUN"
            if not plain or base + token.idx >= before or token.i == 0:
                continue
            first = token.i
            while first > 0 and doc[first - 1].text[:1].isupper() and doc[first - 1].pos_ in {"ADJ", "PROPN"}:
                first -= 1
            if first < token.i:
                called.add(doc[first : token.i + 1].text)
    return next(iter(called)) if len(called) == 1 else None

"""Names the victims that a claim names: who is said to have been killed, hurt, taken or freed, with age and sex."""

import re

from onrecord.extract.claims.counted import group_of
from onrecord.extract.claims.drafts import Draft
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.frames import bearers
from onrecord.extract.clauses import Tree
from onrecord.model import Person, PersonSeen
from onrecord.values import Measure, Span

_FATES = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.ABDUCTED, Measure.DETAINED, Measure.FREED}
    | {Measure.MISSING, Measure.EVACUATED, Measure.SURRENDERED}
)
_AGE = re.compile(r"\b(?:aged?\s+|,\s*)(\d{1,2})\b(?!\s*(?:years?\s+ago|people|others))|\b(\d{1,2})[- ]years?[- ]old\b")
_NEAR = 40  # code points round a name in which its age stands


def of_draft(draft: Draft, found: Found, span: Span) -> tuple[Person, ...]:
    """Return the named persons whom a draft's words say it befell."""
    people: dict[str, Person] = {}
    for trigger in draft.triggers:
        measure = trigger.sense.event.measure
        if measure not in _FATES:
            continue
        for head in bearers(draft.tree, trigger):
            for seen in found.persons_at.within(_reach(draft.tree, head)):
                if seen.span.overlaps(span) or draft.tree.span(head, head).overlaps(seen.span):
                    people.setdefault(seen.name, _person(draft.tree, head, seen, found, measure.value))
    return tuple(people.values())


def _reach(tree: Tree, head: int) -> Span:
    """A victim's noun phrase, without the clauses that hang on it."""
    first, last = tree.edges[head]
    for child in tree.children[head]:
        if child > head and tree.dep[child] in {"relcl", "acl", "prep", "conj", "cc"}:
            last = min(last, tree.edges[child][0] - 1)
    return tree.span(first, max(head, last))


def _person(tree: Tree, head: int, seen: PersonSeen, found: Found, fate: str) -> Person:
    text = found.parsed.report.text
    around = text[max(0, seen.span.start - _NEAR) : seen.span.end + _NEAR]
    age = _AGE.search(around)
    _, status = group_of(tree, found.words, head)
    return Person(
        name=seen.name,
        span=seen.span,
        age=int(age.group(1) or age.group(2)) if age else None,
        sex=_sex(tree, head, found),
        victim_status=status,
        fate=fate,
        private=seen.private,
    )


def _sex(tree: Tree, head: int, found: Found) -> str | None:
    near = {tree.lemma[head], *(tree.lemma[c] for c in tree.children[head])}
    if near & found.words.female:
        return "female"
    return "male" if near & found.words.male else None

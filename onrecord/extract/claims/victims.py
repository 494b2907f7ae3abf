"""Names the victims that a claim names: who is said to have been killed, hurt, taken or freed, with age and sex."""

import re

from onrecord.extract.claims.among import described, named_as
from onrecord.extract.claims.counted import group_of
from onrecord.extract.claims.drafts import Draft
from onrecord.extract.claims.found import Found
from onrecord.extract.claims.frames import bearers
from onrecord.extract.clauses import Tree
from onrecord.model import Person, PersonSeen
from onrecord.values import Measure, Span, VictimStatus

_FATES = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.ABDUCTED, Measure.DETAINED, Measure.FREED}
    | {Measure.MISSING, Measure.EVACUATED, Measure.SURRENDERED}
)
_YEARS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
}
_AGE = rf"(?P<age>\d{{1,3}}|{'|'.join(_YEARS)})"
_OLD = r"[- ]years?[- ]old"
# right behind the name: *, 34,* · *(34)* · *, aged 34* · *, who was 34* · *, a 34-year-old*; then, whom *he* takes up
_AFTER = (
    re.compile(r"[ \t]*[,(]?[ \t]*(?:(?:who|she|he) (?:was|is)[ \t]+)?(?:aged?[ \t]+|an?[ \t]+)" + _AGE + r"\b"),
    re.compile(r"[ \t]*[,(][ \t]*(?:who (?:was|is)[ \t]+)?(?P<age>\d{1,3})(?=[,;.)]|[ \t]+and\b|" + _OLD + r"|$)"),
    re.compile(r"[^.\n]{0,120}\.[ \t]+(?P<who>He|She) was (?P<age>\d{1,3})(?: years old)?[.,]"),
)
# before it: *14-year-old Ann*, *the 34-year-old teacher, Ann*, *a girl of seven, Ann*
_BEFORE = (
    re.compile(r"\b" + _AGE + _OLD + r"(?:[ \t]+[\w'-]+){0,4},?[ \t]*$", re.IGNORECASE),
    re.compile(r"\b(?:aged|of)[ \t]+" + _AGE + r",[ \t]*$"),
)
_NEAR = 60  # code points before a name in which its age stands
_AHEAD = 160  # code points after it in which the next sentence gives it
_OLDEST = 120
_TITLES = {"mr": "male", "sir": "male", "mrs": "female", "ms": "female", "miss": "female", "madam": "female"}


def of_draft(draft: Draft, found: Found, span: Span) -> tuple[Person, ...]:
    """Return the named persons whom a draft's words say it befell."""
    people: dict[str, Person] = {}
    for trigger in draft.triggers:
        measure = trigger.sense.event.measure
        if measure not in _FATES:
            continue
        tree = draft.tree
        told = described(tree, trigger.token)
        for head in dict.fromkeys((*bearers(tree, trigger), *named_as(tree, told, tree.head[told]))):
            for seen in found.persons_at.within(_reach(tree, head)):
                if seen.span.overlaps(span) or tree.span(head, head).overlaps(seen.span):
                    people.setdefault(seen.name, _person(tree, head, seen, found, measure.value))
    return tuple(people.values())


def _reach(tree: Tree, head: int) -> Span:
    """A victim's noun phrase, without the clauses that hang on it and without whose kin they are."""
    first, last = tree.edges[head]
    for child in tree.children[head]:
        if child > head and tree.dep[child] in {"relcl", "acl", "prep", "conj", "cc"}:
            last = min(last, tree.edges[child][0] - 1)
        if child < head and tree.dep[child] == "poss":
            first = max(first, tree.edges[child][1] + 1)  # *Ann Roe's son*: she was not hurt
    return tree.span(min(first, head), max(head, last))


def _person(tree: Tree, head: int, seen: PersonSeen, found: Found, fate: str) -> Person:
    age, pronoun = _age(found.parsed.report.text, seen.span, [p.span for p in found.persons])
    return Person(
        name=seen.name,
        span=seen.span,
        age=age,
        sex=_sex(tree, head, found) or pronoun,
        victim_status=_status(tree, head, found),
        fate=fate,
        private=seen.private,
    )


def _age(text: str, span: Span, persons: list[Span]) -> tuple[int | None, str | None]:
    """The age that stands with a name and with no other name between, and the sex of a pronoun that gives it."""
    behind = min((p.start for p in persons if p.start >= span.end), default=len(text))
    ahead = max((p.end for p in persons if p.end <= span.start), default=0)
    after, before = text[span.end : min(behind, span.end + _AHEAD)], text[max(ahead, span.start - _NEAR) : span.start]
    for pattern in _AFTER:
        told = pattern.match(after)
        if told and (age := _years(told.group("age"))) is not None:
            who = told.groupdict().get("who")
            return age, {"He": "male", "She": "female"}.get(who or "")
    for pattern in _BEFORE:
        told = pattern.search(before)
        if told and (age := _years(told.group("age"))) is not None:
            return age, None
    return None, None


def _years(word: str) -> int | None:
    years = int(word) if word.isdigit() else _YEARS.get(word.lower())
    return years if years is not None and years <= _OLDEST else None


def _said_to_be(tree: Tree, head: int) -> list[int]:
    """The nouns that say who a named person is: *the civilian Ann Roe*, *Ann Roe, a mother of three*."""
    return [head, *(c for c in tree.children[head] if tree.dep[c] in {"compound", "appos", "amod", "nmod"})]


def _status(tree: Tree, head: int, found: Found) -> VictimStatus:
    told = (group_of(tree, found.words, noun)[1] for noun in _said_to_be(tree, head))
    return next((status for status in told if status is not VictimStatus.UNKNOWN), VictimStatus.UNKNOWN)


def _sex(tree: Tree, head: int, found: Found) -> str | None:
    above = [tree.head[head]] if tree.dep[head] == "appos" else []  # *his wife, Ann*
    near = {tree.lemma[c].rstrip(".") for t in (head, *above) for c in (t, *tree.children[t])}
    if near & found.words.female:
        return "female"
    if near & found.words.male:
        return "male"
    return next((_TITLES[word] for word in sorted(near) if word in _TITLES), None)

"""Finds every person named in a report and whether a page must replace the name, and words that lead to a person."""

import re
from collections.abc import Iterator, Sequence

from onrecord.extract.clauses import Tree, trees
from onrecord.extract.names import NameMention
from onrecord.extract.parsed import Parsed
from onrecord.extract.speech.people import People, Somebody
from onrecord.knowledge import EntityKind, NameIndex, Scope, fold
from onrecord.knowledge.speech import speech
from onrecord.model import PersonSeen, Section
from onrecord.values import Span

_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z_]\w{2,29}\b")
_MAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
_TELEPHONE = re.compile(r"(?<![\w.])(?:\+|00)\d[\d ().-]{7,18}\d(?!\w)")
_LISTED = frozenset({Section.BYLINE, Section.CREDIT})
_LONGEST = 4  # names in a byline: "Anna van der Berg" is four words


def find(
    parsed: Parsed,
    names: tuple[NameMention, ...],
    people: People | None = None,
    laid_out: list[Tree] | None = None,
    places: Sequence[Span] = (),
) -> tuple[PersonSeen, ...]:
    """Return the persons of a report in the order of the text, none overlapping; private unless listed as public.

    `people` is best the one that `attribution.find` was given: it has added who speaks. A surname is found
    wherever it stands, once the report gives the full name. `places` are the stretches read as places: what
    is one of them to the letter is no person. In doubt a name is private, but never that of a listed place,
    body or day.
    """
    laid_out = laid_out if laid_out is not None else trees(parsed.segments)
    people = people if people is not None else People(parsed, names, laid_out)
    seen = [
        *_pointers(parsed),
        *_named(parsed, people),
        *_bylines(parsed, laid_out, names),
        *_again(parsed, people, names),
    ]
    towns = frozenset(places)
    kept: list[PersonSeen] = []
    for person in sorted(seen, key=lambda p: (-len(p.span), p.span)):
        if person.entity is None and person.span in towns:
            continue
        if not any(person.span.overlaps(other.span) for other in kept):
            kept.append(person)
    return tuple(sorted(kept, key=lambda p: p.span))


def _seen(parsed: Parsed, span: Span, who: Somebody) -> PersonSeen:
    public = who.entity is not None or (who.office is not None and who.office.public)
    return PersonSeen(report=parsed.report.id, span=span, name=who.name, private=not public, entity=who.entity)


def _named(parsed: Parsed, people: People) -> Iterator[PersonSeen]:
    for named in people.named:
        who = people.called(named.name, named.entity)
        if who is not None:
            yield _seen(parsed, named.span, who)


def _again(parsed: Parsed, people: People, names: tuple[NameMention, ...]) -> Iterator[PersonSeen]:
    """Every other place where a known person's full name or surname stands: models miss some."""
    index = NameIndex()
    for who in people.all():
        index.add(who.name, who)
        parts = who.name.split()
        if len(parts) > 1 and _is_surname(parts[-1], parsed.scope):
            index.add(parts[-1], who)
            index.add(parts[-1] + "s", who)  # a possessive whose apostrophe was stripped
        if len(parts) > 2 and parts[-2].casefold() in {"al", "el", "abdel", "abdul", "abu", "bin", "de", "van"}:
            index.add(" ".join(parts[-2:]), who)
    taken = [m.span for m in names if not m.is_person]
    for span, found in index.find(parsed.report.text):
        people_here = {id(w): w for w in found}
        if len(people_here) == 1 and not any(span.overlaps(t) for t in taken):
            yield _seen(parsed, span, next(iter(people_here.values())))


def _is_surname(word: str, scope: Scope) -> bool:
    known = speech()
    low = word.casefold()
    common = low in known.words("persons.not_persons") or low in known.words("persons.not_person_words")
    common = common or fold(word) in scope.no_persons
    return len(fold(word)) > 2 and word[:1].isupper() and not common


def _bylines(parsed: Parsed, laid_out: list[Tree], names: tuple[NameMention, ...]) -> Iterator[PersonSeen]:
    """The names of a byline or credit: all its capitalised runs of two words or more that no list knows."""
    taken = [m.span for m in names]
    for tree in laid_out:
        if tree.segment.section not in _LISTED:
            continue
        for first, last in _capitalised(tree, parsed.scope):
            span = tree.span(first, last)
            if not any(span.overlaps(t) for t in taken):
                yield PersonSeen(report=parsed.report.id, span=span, name=span.of(parsed.report.text))


def _capitalised(tree: Tree, scope: Scope) -> Iterator[tuple[int, int]]:
    known = speech()
    at = 0
    while at < len(tree):
        end = at
        while (
            end < len(tree)
            and tree.text[end][:1].isupper()
            and tree.text[end].replace(".", "").replace("-", "").isalpha()
        ):
            end += 1
        bad = any(tree.low[i] in known.words("persons.not_person_words") for i in range(at, end))
        bad = bad or any(fold(tree.low[i]) in scope.no_persons for i in range(at, end))
        if 2 <= end - at <= _LONGEST and not bad:
            yield at, end - 1
        at = max(end, at + 1)


def _pointers(parsed: Parsed) -> Iterator[PersonSeen]:
    """Handles, addresses and telephone numbers lead to a person as a name does; those of listed bodies do not."""
    text = parsed.report.text
    for pattern in (_MAIL, _HANDLE, _TELEPHONE):
        for match in pattern.finditer(text):
            words = match.group()
            listed = parsed.scope.names.get(words.lstrip("@")) if pattern is _HANDLE else []
            if not any(e.kind is not EntityKind.PERSON for e in listed):
                yield PersonSeen(
                    report=parsed.report.id, span=Span(match.start(), match.end()), name=words, points_to=True
                )

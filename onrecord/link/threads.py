"""What is settled of a thread: area, hours, consenting parties, brokers, who was to move and moved, what was missing.

Every term stands on the words of a claim; nothing is inferred from another term.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.knowledge import Knowledge, fold
from onrecord.knowledge.sides import armed_words
from onrecord.link.facts import Facts
from onrecord.link.sorts import Sort
from onrecord.model import Assertion, Claim, Kind, Modality, Report, Status, Term, TermKind, ThreadTerm, Words
from onrecord.values import Bounds, Count, Measure, Modifier, Span

# What people who move are counted by.
MOVING = frozenset(
    {Measure.EVACUATED, Measure.LEFT, Measure.DISPLACED, Measure.FREED, Measure.SURRENDERED, Measure.INJURED}
)
# Verbs by which anybody may speak of a truce: who announces one consents only where it is a party.
SPOKEN = frozenset({"announce", "back", "approve", "endorse", "reach", "conclude"})
# Statuses in which people are to move, and in which they are said to have moved.
TO_COME = frozenset({Status.PLANNED, Status.ANNOUNCED, Status.CANCELLED, Status.NOT_OCCURRED})
DONE = frozenset({Status.OCCURRED, Status.ONGOING, Status.ENDED})
AS_TOLD = frozenset(
    {
        TermKind.HOURS, TermKind.LENGTH, TermKind.PARTY, TermKind.REFUSING, TermKind.BROKER, TermKind.GUARANTOR,
        TermKind.CARGO, TermKind.ASSURANCE,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Told:
    """One term as one claim tells it, before what several tell is put together; `value` is shown, `key` compared."""

    kind: TermKind
    value: str
    words: Words
    term: Term | None = None
    id: str | None = None
    count: Count | None = None

    @property
    def key(self) -> tuple[object, ...]:
        term = self.term
        bounds = (self.count.measure, self.count.group, self.count.low, self.count.high) if self.count else None
        times = (term.hours, term.length_hours) if term and (term.hours or term.length_hours) else None
        return (self.kind, times or bounds or self.id or fold(self.value))


def terms_of(
    facts: Sequence[Facts],
    assertion_of: Mapping[str, Assertion],
    reports: Mapping[str, Report],
    knowledge: Knowledge,
) -> tuple[ThreadTerm, ...]:
    """Return the terms of a thread that these claims tell, in the order of kind and of what most say first."""
    found: list[_Told] = []
    for f in sorted(facts, key=lambda f: (f.claim.report, f.claim.span, f.id)):
        if f.claim.denied or f.sort is not Sort.FOLLOWED or f.claim.modality is Modality.CONDITIONAL:
            continue
        report = reports.get(f.claim.report)
        found += _told_by(f, report.text if report else "", knowledge)
    ids = {(t.kind, fold(t.value)): t.id for t in found if t.id is not None}
    told: dict[tuple[object, ...], list[_Told]] = defaultdict(list)
    for t in found:  # a name that is known in one report is known in the next
        known = t if t.id else replace(t, id=ids.get((t.kind, fold(t.value))))
        told[known.key].append(known)
    terms = [_settled(listed, assertion_of) for listed in told.values()]
    order = list(TermKind)
    return tuple(sorted(terms, key=lambda t: (order.index(t.kind), -len(t.said_by), fold(t.value), t.words[0].claim)))


def _settled(listed: Sequence[_Told], assertion_of: Mapping[str, Assertion]) -> ThreadTerm:
    first = listed[0]
    term, count = first.term, first.count
    words = {(t.words.claim, t.words.span): t.words for t in listed}
    return ThreadTerm(
        kind=first.kind,
        value=first.value,
        said_by=tuple(sorted({assertion_of[t.words.claim].origin or "unknown" for t in listed})),
        words=tuple(w for _, w in sorted(words.items())),
        id=first.id,
        how=term.how if term else None,
        hours=term.hours if term else None,
        length_hours=term.length_hours if term else None,
        measure=count.measure.value if count else None,
        group=count.group if count else None,
        low=count.low if count else None,
        high=count.high if count else None,
    )


def _told_by(facts: Facts, text: str, knowledge: Knowledge) -> Iterator[_Told]:
    claim = facts.claim
    for place in facts.places:
        if any(t.kind in AS_TOLD and t.span.overlaps(place.span) for t in claim.terms):
            continue  # *a truce brokered by the capital of another country*
        yield _Told(TermKind.AREA, place.name, _words(claim, place.span, text), id=place.place_id)
    for term in claim.terms:
        if term.kind in AS_TOLD and _consents(term, knowledge):
            value = term.hours.label() if term.hours else term.name or " ".join(term.text.split())
            yield _Told(term.kind, value, _words(claim, term.span, text), term, id=term.id)
    yield from _movers(claim, text)


def _words(claim: Claim, span: Span, text: str) -> Words:
    return Words(claim=claim.id, span=span, text=span.of(text) if span.end <= len(text) else "")


def _consents(term: Term, knowledge: Knowledge) -> bool:
    """Whether who is named consents by it: who only announces or backs a truce does where a party to the conflict."""
    if term.kind is not TermKind.PARTY or term.how not in SPOKEN:
        return True
    if term.id is not None:
        return knowledge.party_of(term.id) is not None
    return bool(armed_words(term.name or ""))


def _movers(claim: Claim, text: str) -> Iterator[_Told]:
    """Who was to move, or moved, by the words and the figures of a claim."""
    kind = _of_movement(claim)
    if kind is None:
        return
    counts = [c for c in claim.counts if c.measure in MOVING]
    for term in (t for t in claim.terms if t.kind is TermKind.MOVERS):
        within = [c for c in counts if term.span.contains(c.span)]
        counts = [c for c in counts if c not in within]
        value = " ".join(term.text.split())
        yield _Told(kind, value, _words(claim, term.span, text), term, count=within[0] if within else None)
    for count in (c for c in counts if c.low or c.high):
        yield _Told(kind, figure_label(count), _words(claim, count.span, text), count=count)


def _of_movement(claim: Claim) -> TermKind | None:
    if claim.event == "corridor":
        return TermKind.TO_MOVE
    if claim.kind is not Kind.MOVEMENT:
        return None
    if claim.modality is Modality.PLANNED or claim.status in TO_COME:
        return TermKind.TO_MOVE
    return TermKind.MOVED if claim.modality is Modality.ASSERTED and claim.status in DONE else None


def figure_label(count: Count) -> str:
    """Return a figure with whom it counts: *about 1,200 civilians*, *40 or more people*."""
    about = "about " if count.modifier is Modifier.ABOUT else ""
    return f"{about}{Bounds(count.low, count.high).label()} {count.group or count.unit.value}"

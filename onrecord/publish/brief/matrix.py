"""The claim matrix of an incident: origins down; occurrence, actor, count, place and time across."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Claim, Incident, Named, OriginBasis
from onrecord.publish.brief import words
from onrecord.publish.brief.desk import Desk, OriginView, Quote
from onrecord.values import Span

COLUMNS = ("Whether it happened", "Who did it", "How many", "Where", "When")
_Found = Iterator[tuple[str, Span | None]]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that an origin says in one column, with the words that say it."""

    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What one origin says: a list of items for each column, and who carried it."""

    origin: OriginView
    basis: str
    carried_by: str
    cells: tuple[tuple[str, tuple[Item, ...]], ...]
    notes: tuple[str, ...]


def matrix(desk: Desk, incident: Incident) -> tuple[Row, ...]:
    """Return the rows of an incident's matrix: named origins first, the publishers' own voice last."""
    groups: dict[str, list[Claim]] = {}
    views: dict[str, OriginView] = {}
    for claim in desk.claims(incident.claims):
        view = desk.origin(claim)
        views.setdefault(view.key, view)
        groups.setdefault(view.key, []).append(claim)
    order = sorted(groups, key=lambda key: (_rank(views[key]), -len(groups[key]), views[key].name))
    return tuple(_row(desk, views[key], groups[key]) for key in order)


def _rank(view: OriginView) -> int:
    own_voice = view.basis is OriginBasis.PUBLISHER_UNATTRIBUTED
    return 3 if own_voice else 2 if view.basis is OriginBasis.UNNAMED_GROUP else 1 if view.party else 0


def _row(desk: Desk, view: OriginView, claims: Sequence[Claim]) -> Row:
    publishers = dict.fromkeys(desk.publisher(desk.reports[c.report]) for c in claims)
    relays = dict.fromkeys(desk.redactor.origin(s.name, c.report) for c in claims for s in c.speakers[:-1])
    carried = f"in {words.listed(list(publishers))}"
    if relays:
        carried += f", through {words.listed(list(relays))}"
    columns = (_occurrence, _actors, _counts, _places, _times)
    cells = tuple((name, _items(desk, claims, of)) for name, of in zip(COLUMNS, columns, strict=True))
    return Row(view, words.BASES[view.basis], carried, cells, tuple(_notes(desk, claims)))


def _items(desk: Desk, claims: Iterable[Claim], of: Callable[[Desk, Claim], _Found]) -> tuple[Item, ...]:
    """Gather what the claims say in one column; the same thing said in several claims is one item."""
    found: dict[str, list[Quote]] = {}
    for claim in claims:
        for text, span in of(desk, claim):
            quote = desk.quote(claim, span)
            quotes = found.setdefault(text, [])
            if all(_sentence(quote) != _sentence(other) for other in quotes):
                quotes.append(quote)
    return tuple(Item(text, tuple(quotes)) for text, quotes in found.items())


def _sentence(quote: Quote) -> tuple[str, ...]:
    """What a reader sees of a quotation: two claims in the same words are quoted once."""
    return quote.before, quote.meant, quote.after, quote.report


def _occurrence(_: Desk, claim: Claim) -> _Found:
    yield words.occurrence(claim), None


def _actors(desk: Desk, claim: Claim) -> _Found:
    for actor in claim.actors:
        yield _named(desk, claim, actor), actor.span


def _named(desk: Desk, claim: Claim, named: Named) -> str:
    return desk.line(named.name, claim.report)


def _counts(_: Desk, claim: Claim) -> _Found:
    for count in claim.counts:
        yield words.measured(count), count.span


def _places(desk: Desk, claim: Claim) -> _Found:
    for place in claim.where:
        name = desk.place(place, claim.report)
        yield name, place.span


def _times(_: Desk, claim: Claim) -> _Found:
    if claim.when:
        yield claim.when.when.label(), claim.when.span


def _notes(desk: Desk, claims: Iterable[Claim]) -> Iterator[str]:
    """What else the reader must know of an origin's row, each once."""
    seen = set()
    for claim in claims:
        assertion = desk.assertion(claim.id)
        notes = []
        if claim.verification and not claim.verification.verified:
            notes.append(f"R{desk.numbers[claim.report]} says that it could not verify this.")
        if claim.verification and claim.verification.verified:
            by = f" by {desk.line(claim.verification.by, claim.report)}" if claim.verification.by else ""
            notes.append(f"R{desk.numbers[claim.report]} says that this was verified{by}.")
        if assertion and assertion.narrowed:
            notes.append(desk.line(f"Taken as one origin: {assertion.narrowed.detail}.", claim.report))
        if claim.basis:
            notes.append(
                f"Says that it knows because it was {claim.basis.value}."
                if claim.basis.value == "told"
                else f"Says that it {claim.basis.value} this."
            )
        for note in notes:
            if note not in seen:
                seen.add(note)
                yield note

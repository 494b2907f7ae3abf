"""When and where: which date and which places of a report an event's words are told with."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Generic, Protocol, TypeVar

from onrecord.extract.claims.lands import is_capitals
from onrecord.extract.dates.mentions import DateMention
from onrecord.extract.places.borders import is_border
from onrecord.extract.places.finding import PlaceMention
from onrecord.extract.speech.attributed import Attribution
from onrecord.knowledge import fold
from onrecord.model import TimeBasis, Timed
from onrecord.values import Place, Precision, Span


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


M = TypeVar("M", bound=_Spanned)


class BySpan(Generic[M]):
    """Mentions of one report in the order of the text, found by stretch."""

    def __init__(self, mentions: Iterable[M]) -> None:
        self._all = sorted(mentions, key=lambda m: m.span.start)
        self._starts = [m.span.start for m in self._all]

    def within(self, span: Span) -> list[M]:
        """Return the mentions that begin within a stretch."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self._all[first:last]


class PlaceSpan:
    """A place mention with the span of its words, for `BySpan`."""

    def __init__(self, mention: PlaceMention) -> None:
        self.mention = mention
        self.span = mention.place.span


def told_with(attribution: Attribution | None, span: Span) -> bool:
    """Tell whether words stand where it is said when and where the statement was made, not where the event is told."""
    while attribution is not None:
        if any(piece.contains(span) for piece in attribution.told_in):
            return not any(piece.contains(span) for piece in attribution.content)
        return False
    return False


def dating(
    mentions: Iterable[DateMention], attribution: Attribution | None, dates: BySpan[DateMention]
) -> list[DateMention]:
    """Return the mentions that can date what is told, not the statement that tells it.

    A statement is made at one time: of two dates outside the reported words the one behind them is the event's
    (*confirmed today the arrest of a man on the coast, June 14*).
    """
    listed = [m for m in mentions if m.dates]
    if attribution is None or not any(told_with(attribution, m.span) for m in listed):
        return listed
    said = [m for piece in attribution.told_in for m in dates.within(piece) if m.dates]
    before = any(m.span.start < attribution.content[-1].start for m in said) if attribution.content else False
    return [
        m
        for m in listed
        if not told_with(attribution, m.span) or (before and m.span.start >= attribution.content[-1].end)
    ]


def nearest(mentions: Sequence[DateMention], to: Span) -> DateMention | None:
    """Return the dating mention nearest to some words, one before them preferred where both are as near."""
    dated = [m for m in mentions if m.dates]

    def distance(mention: DateMention) -> int:
        return max(mention.span.start - to.end, to.start - mention.span.end, 0)

    return min(dated, key=distance, default=None)


def timed(mention: DateMention, basis: TimeBasis) -> Timed | None:
    """Return a date mention as the time of a claim, or None where it has no value."""
    if mention.when is None:
        return None
    return Timed(when=mention.when, text=mention.text, span=mention.span, basis=basis)


def as_written(mention: PlaceMention, text: str) -> Place:
    """Return a place under the name that the report gives it, where that is not the gazetteer's own.

    Spellings differ between reports; what it is stays told by its id.
    """
    place = mention.place
    own = mention.name_span if place.gazetteer_id else place.span  # of a part of it the words that say which part
    written = " ".join(own.of(text).split())
    known, told = f" {fold(place.name)} ", f" {fold(written)} "
    return place if known in told or told in known or is_capitals(written) else replace(place, name=written)


def places(found: Iterable[PlaceSpan], text: str, *, nowhere: Sequence[Span]) -> tuple[Place, ...]:
    """Return the places of some words, the finer before the wider, none that acts or speaks (`nowhere`)."""
    kept: dict[str, Place] = {}
    for seen in found:
        place = seen.mention.place
        if any(span.overlaps(seen.mention.name_span) for span in nowhere):
            continue
        if seen.mention.bounding or (seen.mention.kind is Precision.COUNTRY and not seen.mention.locative):
            continue
        kept.setdefault(place.place_id, as_written(seen.mention, text))
    listed = list(kept.values())
    order = list(Precision)
    return tuple(sorted(listed, key=lambda p: (order.index(p.precision), p.span.start)))


def unsited(where: Sequence[Place]) -> bool:
    """Tell whether places leave open in which town it was: there is none, or what has no point.

    That is a building or a border, and a quarter of which nothing says in which town or province it is.
    """
    return all(p.lat is None and (_open(p) or is_border(p)) for p in where)


def _open(place: Place) -> bool:
    quarter = place.precision is Precision.NEIGHBOURHOOD and len(place.within) <= 1
    return place.precision is Precision.EXACT or quarter


def sited(where: Sequence[Place], story: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return places with those of the story round them, which say in which town they are."""
    if not where:
        return story
    own = {p.place_id for p in where}
    return (*where, *(p for p in story if p.place_id not in own))

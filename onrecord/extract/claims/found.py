"""All that the steps before found in one report, indexed by where it stands."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from onrecord.extract.claims import lands, parties
from onrecord.extract.claims.circumstances import BySpan, PlaceSpan
from onrecord.extract.clauses import Tree
from onrecord.extract.dates.mentions import DateMention
from onrecord.extract.names import NameMention
from onrecord.extract.parsed import Parsed
from onrecord.extract.places.finding import PlaceMention
from onrecord.extract.speech import certainty
from onrecord.extract.speech.attributed import Attribution, Origin
from onrecord.extract.speech.attribution import publisher_origin
from onrecord.extract.speech.certainty import Checking, Hedged
from onrecord.knowledge.ontology import Ontology
from onrecord.model import PersonSeen


@dataclass(frozen=True)
class Found:
    """What names, dates, places, speakers and persons a report has, with its parse laid out."""

    parsed: Parsed
    trees: list[Tree]
    names: tuple[NameMention, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    attributions: tuple[Attribution, ...]
    persons: tuple[PersonSeen, ...]
    words: Ontology

    @cached_property
    def names_at(self) -> parties.NamesByToken:
        return parties.NamesByToken(self.names)

    @cached_property
    def dates_at(self) -> BySpan[DateMention]:
        return BySpan(self.dates)

    @cached_property
    def places_at(self) -> BySpan[PlaceSpan]:
        return BySpan(PlaceSpan(p) for p in self.places)

    @cached_property
    def land(self) -> str | None:
        """The code of the country that the report is of, where it is of one."""
        return lands.land_of(self.places, self.trees)

    @cached_property
    def persons_at(self) -> BySpan[PersonSeen]:
        return BySpan(self.persons)

    @cached_property
    def publisher(self) -> Origin:
        return publisher_origin(self.parsed)

    @cached_property
    def about(self) -> frozenset[str]:
        """The lemmas of all the report: what it is about at all."""
        return frozenset(lemma for tree in self.trees for lemma in tree.lemma)

    @cached_property
    def checkings(self) -> tuple[Checking, ...]:
        return certainty.checkings(self.parsed, self.trees)

    @cached_property
    def _hedges(self) -> dict[int, list[Hedged]]:
        found: dict[int, list[Hedged]] = {}
        for hedge in certainty.hedges(self.parsed, self.trees):
            found.setdefault(hedge.segment, []).append(hedge)
        return found

    def hedges_in(self, segment: int) -> list[Hedged]:
        return self._hedges.get(segment, [])

    @cached_property
    def _spoken(self) -> dict[int, tuple[Attribution, ...]]:
        """By segment, the attributions whose cue or content reaches into it; a quotation may run over several."""
        starts = [t.segment.span.start for t in self.trees]
        found: dict[int, dict[int, Attribution]] = {}
        for number, attribution in enumerate(self.attributions):
            for piece in (*attribution.cue, *attribution.content):
                first = max(0, bisect_right(starts, piece.start) - 1)
                for at in range(first, max(first, bisect_right(starts, piece.end - 1) - 1) + 1):
                    found.setdefault(at, {})[number] = attribution
        return {at: tuple(listed.values()) for at, listed in found.items()}

    def spoken_in(self, segment: int) -> tuple[Attribution, ...]:
        return self._spoken.get(segment, ())

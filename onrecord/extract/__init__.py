"""From reports to what they say: `readings` is the door of this stage; `place_ids` looks a place's name up."""

from collections.abc import Iterator, Sequence

from onrecord.extract import attribution, claims, dates, mentions, names, persons, places
from onrecord.extract.clauses import trees
from onrecord.extract.found import Found
from onrecord.extract.parsed import Parsed, parse
from onrecord.extract.places_named import place_ids
from onrecord.extract.published import resolve
from onrecord.extract.sections import sections
from onrecord.extract.speakers_people import People
from onrecord.knowledge import Knowledge
from onrecord.knowledge.ontology import ontology
from onrecord.model import Reading, Report, Section
from onrecord.values import Span

__all__ = ["place_ids", "readings"]


def readings(reports: Sequence[Report], knowledge: Knowledge) -> Iterator[Reading]:
    """Read reports in English: yield for each, in order, its claims, mentions, persons and sections."""
    cuts = [sections(report) for report in reports]
    resolved = [resolve(report, cut) for report, cut in zip(reports, cuts, strict=True)]
    waiting = [(report, cut, knowledge.scope(report)) for report, cut in zip(resolved, cuts, strict=True)]
    for parsed, cut in zip(parse(waiting), cuts, strict=True):
        yield _reading(parsed, cut)


def _reading(parsed: Parsed, cut: tuple[tuple[Section, Span], ...]) -> Reading:
    laid_out = trees(parsed.segments)
    named = names.find(parsed, laid_out)
    placed = places.find(parsed)
    people = People(parsed, named, laid_out)
    spoken = attribution.find(parsed, named, laid_out, people)
    seen = persons.find(parsed, named, people, laid_out, [p.place.span for p in placed])
    found = Found(
        parsed=parsed,
        trees=laid_out,
        names=named,
        dates=dates.find(parsed),
        places=placed,
        attributions=spoken,
        persons=seen,
        words=ontology(),
    )
    told, tallies = claims.find(found)
    listed = mentions.of_report(
        parsed.report,
        dates=found.dates,
        places=found.places,
        attributions=found.attributions,
        claims=told,
        tallies=tallies,
    )
    return Reading(report=parsed.report, claims=told, mentions=listed, persons=seen, sections=cut)

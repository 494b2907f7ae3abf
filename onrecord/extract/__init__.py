"""From reports to what they say: `readings` is the door of this stage.

`reread` reads one report again to say why its claims read as they do; `place_ids` and `places_named`
look a place's name up.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.extract import mentions, names
from onrecord.extract.claims import finding as claims
from onrecord.extract.claims.found import Found
from onrecord.extract.clauses import trees
from onrecord.extract.dates import finding as dates
from onrecord.extract.explaining.whole import explained
from onrecord.extract.grounds import made_of, traced
from onrecord.extract.parsed import Parsed, parse
from onrecord.extract.places import finding as places
from onrecord.extract.places.named import place_ids, places_named
from onrecord.extract.published import resolve
from onrecord.extract.sections import sections
from onrecord.extract.speech import persons, spoken
from onrecord.extract.speech.people import People
from onrecord.knowledge import Knowledge
from onrecord.knowledge.ontology import ontology
from onrecord.model import Claim, Reading, Report, Reread, Section
from onrecord.values import Span

__all__ = ["place_ids", "places_named", "readings", "reread"]

_LONGEST = 5_000  # code points parsed at once: the model takes about 1 kB of memory for each, eight stretches at a time
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+|\n+")


def readings(reports: Sequence[Report], knowledge: Knowledge) -> Iterator[Reading]:
    """Read reports in English: yield for each, in order, its claims, mentions, persons and sections."""
    cuts = [sections(report) for report in reports]
    resolved = [resolve(report, cut) for report, cut in zip(reports, cuts, strict=True)]
    waiting = [
        (report, _pieces(report.text, cut), knowledge.scope(report)) for report, cut in zip(resolved, cuts, strict=True)
    ]
    for parsed, cut in zip(parse(waiting), cuts, strict=True):
        yield _reading(parsed, cut)


def reread(report: Report, knowledge: Knowledge) -> Reread:
    """Read one report again as `readings` does, and note for each of its claims which rule gave each field."""
    with traced() as trace:
        reading = next(readings([report], knowledge))
    found = next(made for made, _ in trace.made if isinstance(made, Found))
    sources = {id(made): source for made, source in trace.made if isinstance(made, Claim)}
    told = tuple(explained(claim, sources[id(claim)], found, trace) for claim in reading.claims)
    return Reread(report=reading.report, claims=told)


def _pieces(text: str, cut: Sequence[tuple[Section, Span]]) -> list[tuple[Section, Span]]:
    """Cut stretches that are too long to be parsed at once, after a sentence where there is one."""
    found: list[tuple[Section, Span]] = []
    for section, span in cut:
        start = span.start
        while span.end - start > _LONGEST:
            end = _cut_before(text, start, start + _LONGEST)
            if text[start:end].strip():
                found.append((section, Span(start, end)))
            start = end
        if text[start : span.end].strip():
            found.append((section, Span(start, span.end)))
    return found


def _cut_before(text: str, start: int, end: int) -> int:
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start + _LONGEST // 2, end)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", start + 1, end)
    return space + 1 if space > start else end


def _reading(parsed: Parsed, cut: tuple[tuple[Section, Span], ...]) -> Reading:
    laid_out = trees(parsed.segments)
    named = names.find(parsed, laid_out)
    placed = places.find(parsed)
    people = People(parsed, named, laid_out)
    said = spoken.read(parsed, named, laid_out, people)
    seen = persons.find(parsed, named, people, laid_out, [p.place.span for p in placed])
    found = Found(
        parsed=parsed,
        trees=laid_out,
        names=named,
        dates=dates.find(parsed),
        places=placed,
        attributions=said.statements,
        persons=seen,
        words=ontology(),
    )
    told, tallies = claims.find(made_of(found, parsed))
    listed = mentions.of_report(
        parsed.report,
        dates=found.dates,
        places=found.places,
        attributions=said.listed(parsed.report.text),
        claims=told,
        tallies=tallies,
    )
    return Reading(report=parsed.report, claims=told, mentions=listed, persons=seen, sections=cut)

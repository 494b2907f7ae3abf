"""An incident as one line of a table: what a page shows of those that it does not show in full."""

from collections.abc import Collection
from dataclasses import dataclass

from onrecord.model import Claim, Incident
from onrecord.publish.brief.desk import Desk, mark_id
from onrecord.publish.brief.figures import figures
from onrecord.publish.brief.incidents import GradeView, grade_view, where_label

_QUOTES = 3  # claims quoted beyond those that its figures rest on
_QUOTES_OF_FIGURES = 6


@dataclass(frozen=True, slots=True)
class ShortQuote:
    """A claim of an incident in short; `own` is false where its report is on the page and marks it there."""

    id: str
    own: bool
    text: str
    origin: str
    publisher: str
    day: str
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortIncident:
    """One line: `figures` holds label, what is counted, address; `more` counts claims that are not quoted."""

    id: str
    number: int
    title: str
    where: str
    publishers: int
    origins: int
    independent: int
    grade: GradeView | None
    figures: tuple[tuple[str, str, str], ...]
    quotes: tuple[ShortQuote, ...]
    more: int


def short_incident(desk: Desk, incident: Incident, shown_reports: Collection[str]) -> ShortIncident:
    """Return an incident as one line; `shown_reports` are the reports that the page prints and marks."""
    used = [claim for one in incident.ranges for claim in one.used]
    first = dict.fromkeys([*used[:_QUOTES_OF_FIGURES], *incident.claims])
    chosen = list(first)[: max(_QUOTES, min(len(set(used)), _QUOTES_OF_FIGURES))]
    claims = desk.claims(chosen)
    quoted = {f"#{mark_id(claim.id)}" for claim in claims}
    lines = []
    for one in figures(desk, incident):
        if one.used and not one.part:
            href = one.href if one.href in quoted else f"#{incident.id}"
            lines.append((one.label, one.heading, href))
    return ShortIncident(
        id=incident.id,
        number=desk.incident_numbers[incident.id],
        title=desk.heading(incident),
        where=where_label(desk, incident),
        publishers=len(incident.publishers),
        origins=incident.numbers.distinct,
        independent=desk.situation.judged_independent.get(incident.id, 0),
        grade=grade_view(desk, incident),
        figures=tuple(lines),
        quotes=tuple(_quote(desk, claim, shown_reports) for claim in claims),
        more=len(incident.claims) - len(claims),
    )


def _quote(desk: Desk, claim: Claim, shown_reports: Collection[str]) -> ShortQuote:
    quote = desk.quote(claim)
    own = claim.report not in shown_reports
    return ShortQuote(mark_id(claim.id), own, quote.meant, quote.origin, quote.publisher, quote.day, quote.report)

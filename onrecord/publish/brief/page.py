"""Lays out a whole page: what stands in which section, and what the page says of itself."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Incident, OriginBasis, Refusal, Report
from onrecord.publish.brief import mapping, order, words
from onrecord.publish.brief.alone import AloneView, alone
from onrecord.publish.brief.days import DaysView, days
from onrecord.publish.brief.desk import Desk, claim_of, report_anchor
from onrecord.publish.brief.disputing import (
    DISPUTES_SHOWN,
    DenialView,
    DisputeView,
    denials,
    incident_disputes,
)
from onrecord.publish.brief.figures import FigureGroup, overview
from onrecord.publish.brief.incidents import IncidentView, incident_view
from onrecord.publish.brief.lanes import LanesView, lanes
from onrecord.publish.brief.mapping import MapView, Spot
from onrecord.publish.brief.marks import Paragraph, paragraphs
from onrecord.publish.brief.series import InNeedView, in_need
from onrecord.publish.brief.short import ShortIncident, short_incident
from onrecord.values import Precision

REFUSALS_SHOWN = 200
NAMED = frozenset({OriginBasis.NAMED, OriginBasis.OFFICE, OriginBasis.PUBLISHER_FIRST_HAND})
_COARSENESS = (
    *(Precision.CITY, Precision.NEIGHBOURHOOD, Precision.EXACT, Precision.NEAR, Precision.DISTRICT),
    *(Precision.PROVINCE, Precision.AREA, Precision.COUNTRY, Precision.SEA_AIR),
)  # the order in which a place is taken for the title where several hold half of the record
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with its claims marked."""

    anchor: str
    number: int
    id: str
    title: str
    publisher: str
    day: str
    address: str
    sha256: str
    language: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that the templates print, in the order of the page."""

    title: str
    standfirst: str
    identified: str | None
    privacy_said: str
    contents: tuple[tuple[str, str], ...]
    holdings: tuple[tuple[str, str], ...]
    grades: tuple[tuple[str, str], ...]
    groups: tuple[FigureGroup, ...]
    days: DaysView | None
    lanes: LanesView | None
    in_need: InNeedView | None
    map: MapView | None
    spots: tuple[Spot, ...]
    order_said: str
    incidents: tuple[IncidentView, ...]
    disputes: tuple[DisputeView, ...]
    disputes_rest: tuple[DisputeView, ...]
    disputes_more: int
    denials: tuple[DenialView, ...]
    rest: tuple[ShortIncident, ...]
    rest_said: str
    alone: AloneView | None
    reports: tuple[ReportView, ...]
    reports_said: str
    refusals: tuple[tuple[str, str], ...]
    refusals_more: int
    withdrawn: tuple[tuple[str, str], ...]
    state: str


def page(desk: Desk, *, identified: str | None) -> Page:
    """Lay out the page of a situation; `identified` is the reason for naming people, or None."""
    situation = desk.situation
    full, rest = order.split(situation)
    shown = _shown_reports(desk, full)
    marked = {claim.id for report in shown for claim in desk.claims_by_report.get(report.id, ())}
    views = tuple(incident_view(desk, one, marked) for one in full)
    others = [d for one in rest for d in incident_disputes(desk, one, marked)]
    drawn, spots = mapping.draw(desk, (*full, *rest))
    refusals = [_refusal(desk, one) for one in situation.refusals]
    by_day = days(desk, views)
    short = tuple(short_incident(desk, one, {r.id for r in shown}) for one in rest)
    reach = marked | {claim_of(quote.id) for one in short for quote in one.quotes}
    threads = lanes(desk, reach)
    trapped = in_need(desk, reach)
    without = alone(desk, {r.id for r in shown})
    return Page(
        title=_title(desk),
        standfirst=_standfirst(desk),
        identified=identified,
        privacy_said=_privacy_said(desk),
        contents=_contents({"days": by_day, "lanes": threads, "in-need": trapped, "rest": rest, "alone": without}),
        holdings=_holdings(desk),
        grades=tuple((f"Grade {name}", meaning) for name, meaning in words.GRADES.items()),
        groups=overview(desk, full),
        days=by_day,
        lanes=threads,
        in_need=trapped,
        map=drawn,
        spots=spots,
        order_said=_order_said(len(full), len(rest)),
        incidents=views,
        disputes=tuple(d for v in views for d in v.disputes),
        disputes_rest=tuple(others[:DISPUTES_SHOWN]),
        disputes_more=max(0, len(others) - DISPUTES_SHOWN),
        denials=denials(desk, (*full, *rest), marked),
        rest=short,
        rest_said=_rest_said(len(full), len(rest)),
        alone=without,
        reports=tuple(_report(desk, one, names_reporters=identified is not None) for one in shown),
        reports_said=_reports_said(desk, len(shown)),
        refusals=tuple(refusals[:REFUSALS_SHOWN]),
        refusals_more=max(0, len(refusals) - REFUSALS_SHOWN),
        withdrawn=tuple((desk.redactor.label(k, k), desk.line(v, k)) for k, v in sorted(situation.withdrawn.items())),
        state=_state(desk),
    )


def _shown_reports(desk: Desk, full: Iterable[Incident]) -> list[Report]:
    """The reports that the incidents in full rest on, and where those are all, the rest too."""
    situation = desk.situation
    needed = {claim.report for one in full for claim in desk.claims(order.referenced(one))}
    if len(full := tuple(full)) == len(situation.incidents):
        size = sum(len(report.text) for report in situation.reports)
        if size <= order.TEXT_IN_FULL:
            return list(situation.reports)
    return [report for report in situation.reports if report.id in needed]


def _report(desk: Desk, report: Report, *, names_reporters: bool) -> ReportView:
    language = report.language or ""
    return ReportView(
        anchor=report_anchor(report.id),
        number=desk.numbers[report.id],
        id=desk.redactor.label(report.id, report.id),
        title=desk.title(report),
        publisher=desk.publisher(report),
        day=_published(report),
        address=desk.redactor.address(report.url, report.id) if report.url else "",
        sha256=report.sha256,
        language=language if _LANGUAGE.fullmatch(language) else "",
        paragraphs=paragraphs(desk, report.id, names_reporters=names_reporters),
    )


def _published(report: Report) -> str:
    if report.published is None:
        return "day of publication unknown"
    return f"published {report.published.label()} ({words.plain(report.published_basis.value)})"


def _refusal(desk: Desk, one: Refusal) -> tuple[str, str]:
    what = one.report or one.input or ""
    return desk.redactor.label(what, what), desk.line(one.reason, what)


# --- what the page says of itself -----------------------------------------------------------------


def _period(reports: Sequence[Report]) -> str:
    first = min((r.published.first_day for r in reports if r.published and r.published.first_day), default=None)
    last = max((r.published.last_day for r in reports if r.published and r.published.last_day), default=None)
    if first is None or last is None:
        return "days of publication unknown"
    end = f"{last.day} {last:%B %Y}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {first:%B %Y} to {end}"
    return f"{first.day} to {end}" if first.month == last.month else f"{first.day} {first:%B} to {end}"


def _title(desk: Desk) -> str:
    """Name the narrowest place that holds most of what incidents tell, and the country: neutral, without an actor."""
    if desk.situation.title:
        return desk.line(desk.situation.title)
    weights: Counter[str] = Counter()
    total = 0
    for incident in desk.situation.incidents:
        if incident.where:
            total += len(incident.claims)
            weights.update(dict.fromkeys({incident.where.place_id, *incident.where.within}, len(incident.claims)))
    named = {p.place_id: p for c in desk.situation.claims.values() for p in c.where}
    named |= {i.where.place_id: i.where for i in desk.situation.incidents if i.where}
    holding = [p for key, p in named.items() if weights[key] * 2 >= total and weights[key]]
    if not holding:
        return "What was reported"
    place = min(holding, key=lambda p: (_COARSENESS.index(p.precision), -weights[p.place_id], p.name))
    name = desk.line(place.name)
    country = f", {place.country}" if place.country and place.country != place.name else ""
    return f"{name[:1].upper()}{name[1:]}{country}: what was reported"


def _standfirst(desk: Desk) -> str:
    situation = desk.situation
    publishers = {r.publisher for r in situation.reports if r.publisher}
    told = [desk.origin(c) for c in situation.claims.values() if c.report in desk.numbers]
    bare = any(o.basis is OriginBasis.PUBLISHER_UNATTRIBUTED for o in told)
    counted = {o.key for o in told if o.basis in NAMED}
    known = words.number(len(publishers), "publisher") if publishers else "unknown publishers"
    return (
        f"{_as_of(desk)}{words.number(len(situation.reports), 'report')} by {known}, "
        f"{_period(situation.reports)}: {words.number(len(situation.claims), 'claim')} "
        f"by {words.number(len(counted) + bare, 'distinct origin')}, "
        f"put into {words.number(len(situation.incidents), 'incident')} by software. "
        "Each figure leads to the sentence that it rests on."
    )


def _as_of(desk: Desk) -> str:
    day, left_out = desk.situation.as_of, desk.situation.left_out
    if day is None:
        return ""
    later = f"{words.number(left_out, 'report')} that came later, or on an unknown day, left out. " if left_out else ""
    return f"What was known by {day.day} {day:%B %Y}. {later}"


def _holdings(desk: Desk) -> tuple[tuple[str, str], ...]:
    situation = desk.situation
    unknown = sum(1 for r in situation.reports if r.published is None or not r.published.year_known)
    kinds = Counter(sorted(claim.kind.value for claim in situation.claims.values()))
    lines = [
        ("Reports", f"{len(situation.reports):,}"),
        ("Publishers", f"{len({r.publisher for r in situation.reports if r.publisher}):,}"),
        ("Published", _period(situation.reports)),
        *([("of unknown day or year", f"{unknown:,}")] if unknown else []),
        ("Claims", f"{len(situation.claims):,}"),
        *(
            (f"of {words.KINDS.get(kind, kind)}", f"{n:,}")
            for kind, n in sorted(kinds.items(), key=lambda k: (-k[1], k[0]))
        ),
        ("Incidents", f"{len(situation.incidents):,}"),
        ("Not read or not understood", f"{len(situation.refusals):,}"),
        ("Withdrawn", f"{len(situation.withdrawn):,}"),
    ]
    return tuple(lines)


def _privacy_said(desk: Desk) -> str:
    count = desk.redactor.persons
    said = f"{words.number(count, 'name')} {'is' if count == 1 else 'are'} replaced by " if count else ""
    return (
        f"{said or 'None was found; where one is, it is replaced by '}a number, the same on the whole page, "
        "in quotations, titles and addresses too; bylines are withheld. Names that the software did not see as names "
        "may remain: read before you send."
    )


def _order_said(full: int, rest: int) -> str:
    said = "Harm to civilians first, then by the number of distinct origins and by size."
    return f"{said} {full:,} of {full + rest:,} are told in full; the others follow in a table." if rest else said


def _rest_said(full: int, rest: int) -> str:
    return (
        f"{words.number(rest, 'incident')}, by day. The {full:,} above came first by harm to civilians, number of "
        "origins and size; no incident is left out."
    )


def _reports_said(desk: Desk, shown: int) -> str:
    total = len(desk.situation.reports)
    if shown == total:
        return "Every report of the record as it came. Numbers lead from a claim to its incident."
    return (
        f"The {shown:,} reports that the incidents in full rest on, of {total:,}. The other {total - shown:,} are in "
        "the record; their claims stand with the incidents in short, in their own words."
    )


def _contents(told: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """The sections that the page has; those in `told` only where there is something to tell."""
    lines = (
        ("first", "Read this first"),
        ("figures", "The situation in figures"),
        ("days", "Day by day"),
        ("lanes", "Truces and movements"),
        ("in-need", "Trapped and in need"),
        ("map", "Where"),
        ("incidents", "Incidents"),
        ("disputes", "Disputes, side by side"),
        ("rest", "Further incidents"),
        ("alone", "In no incident"),
        ("reports", "The reports"),
        ("method", "Not read; method"),
    )
    return tuple((f"#{anchor}", text) for anchor, text in lines if told.get(anchor, True))


def _state(desk: Desk) -> str:
    days = [r.published.last_day for r in desk.situation.reports if r.published and r.published.last_day]
    newest = f"; the newest report is of {max(days).day} {max(days):%B %Y}" if days else ""
    return (
        f"State of the record: ledger entry {desk.situation.sequence:,}{newest}. Made by onrecord from that record "
        "alone; the same record gives the same page, byte for byte."
    )

"""The one place where a page gets words from: every quote, name and link passes the redactor here."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.model import Assertion, Claim, Incident, OriginBasis, Report, content_id
from onrecord.publish.brief import order
from onrecord.publish.privacy import Redacted, Redactor
from onrecord.publish.situation import Situation
from onrecord.values import Place, Span

_AROUND = 180  # code points of the sentence shown on either side of the stretch that is meant
_FARTHEST = 600  # code points beyond which no end of the sentence is looked for
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\Wa-z])|[.!?…]?[\"'”’)\]]*\s*(?:\n\s*)+")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report, with the stretch that is meant set apart, who says them, and the way to the sentence."""

    before: str
    meant: str
    after: str
    href: str
    report: str
    publisher: str
    day: str
    origin: str

    @property
    def sentence(self) -> tuple[str, str]:
        """What a reader sees of it, whatever stretch is meant: two claims of one sentence are quoted once."""
        return " ".join(f"{self.before}{self.meant}{self.after}".split()), self.report

    def unlinked(self) -> "Quote":
        """Return it without its way: for words whose report the page does not print."""
        return replace(self, href="")


@dataclass(frozen=True, slots=True)
class OriginView:
    """How an origin is shown: its name, what kind it is, whether it is a party to the conflict."""

    key: str
    name: str
    basis: OriginBasis
    party: str | None


class Desk:
    """Looks up claims, reports and origins of one situation as they may be shown."""

    def __init__(self, situation: Situation, redactor: Redactor) -> None:
        self.situation = situation
        self.redactor = redactor
        self._redacted: dict[str, Redacted] = {}
        self._origins: dict[str, OriginView] = {}

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        return {report.id: report for report in self.situation.reports}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number that a report is cited by, from 1, in order of publication."""
        return {report.id: n for n, report in enumerate(self.situation.reports, 1)}

    @cached_property
    def incident_numbers(self) -> Mapping[str, int]:
        """The number that an incident is cited by, from 1, those in full first."""
        full, rest = order.split(self.situation)
        return {incident.id: n for n, incident in enumerate((*full, *rest), 1)}

    @cached_property
    def incident_of(self) -> Mapping[str, Incident]:
        return {claim: incident for incident in self.situation.incidents for claim in incident.claims}

    @cached_property
    def claims_by_report(self) -> Mapping[str, Sequence[Claim]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.situation.claims.values():
            found[claim.report].append(claim)
        return {report: sorted(claims, key=lambda c: (c.span, c.id)) for report, claims in found.items()}

    # --- words ------------------------------------------------------------------------------------

    def redacted(self, report_id: str) -> Redacted:
        """Return a report's text as it may be shown, with the way from old offsets to new ones."""
        if report_id not in self._redacted:
            self._redacted[report_id] = self.redactor.text(report_id, self.reports[report_id].text)
        return self._redacted[report_id]

    def line(self, text: str | None, *reports: str) -> str:
        return self.redactor.line(text, *reports) if text else ""

    def place(self, place: Place, *reports: str) -> str:
        """Return the name of a place; a word of one that a gazetteer has is nobody's name, whoever bears it too."""
        return self.line(place.name, *(() if place.gazetteer else reports))

    def heading(self, incident: Incident) -> str:
        """Return an incident's title, its place as `place` has it."""
        before, name, after = incident.title, "", ""
        if incident.where is not None and incident.where.name in incident.title:
            before, name, after = incident.title.partition(incident.where.name)
            name = self.place(incident.where, *incident.reports)
        return self.line(before, *incident.reports) + name + self.line(after, *incident.reports)

    def claims(self, ids: Iterable[str]) -> list[Claim]:
        """Return the claims with these ids that the situation holds, the earliest published first."""
        known = [self.situation.claims[i] for i in ids if i in self.situation.claims]
        return sorted(
            (c for c in known if c.report in self.numbers), key=lambda c: (self.numbers[c.report], c.span, c.id)
        )

    def quote(self, claim: Claim, span: Span | None = None) -> Quote:
        """Return a claim's words in their sentence; `span` is the stretch that is meant (default: all of the claim).

        The sentence is shown because the words alone can mislead: what is denied stands in them as if it were said.
        """
        redacted = self.redacted(claim.report)
        meant = redacted.span(span or claim.span)
        whole = _sentence(redacted.text, redacted.span(claim.span).joined(meant))
        report = self.reports[claim.report]
        return Quote(
            before=_shortened(redacted.text[whole.start : meant.start], at_start=True),
            meant=" ".join(redacted.text[meant.start : meant.end].split()),
            after=_shortened(redacted.text[meant.end : whole.end], at_start=False),
            href=f"#{mark_id(claim.id)}",
            report=f"R{self.numbers[claim.report]}",
            publisher=self.publisher(report),
            day=report.published.label() if report.published else "day unknown",
            origin=self.origin(claim).name,
        )

    # --- who ----------------------------------------------------------------------------------------

    def publisher(self, report: Report) -> str:
        return self.line(report.publisher, report.id) or "publisher unknown"

    def title(self, report: Report) -> str:
        return self.line(report.title, report.id) or "Without a title"

    def assertion(self, claim_id: str) -> Assertion | None:
        return self.situation.assertions.get(claim_id)

    def origin(self, claim: Claim) -> OriginView:
        """Return the origin of a claim in the current view (a body may be narrowed to its part)."""
        if claim.id not in self._origins:
            self._origins[claim.id] = self._origin(claim)
        return self._origins[claim.id]

    def _origin(self, claim: Claim) -> OriginView:
        assertion = self.assertion(claim.id)
        name = assertion.origin if assertion else claim.origin
        entity = assertion.origin_id if assertion else claim.origin_id
        basis = assertion.origin_basis if assertion else claim.origin_basis
        party = self.situation.knowledge.party_of(entity)
        shown = self.redactor.origin(name, claim.report) if name else f"unknown origin (R{self.numbers[claim.report]})"
        key = name or f"unknown in {claim.report}"
        if basis is OriginBasis.UNNAMED_GROUP:
            key, shown = f"{key} in {claim.report}", f"{shown} (R{self.numbers[claim.report]})"
        if basis is OriginBasis.PUBLISHER_UNATTRIBUTED:
            key, shown = "publishers' own voice", "Publishers, naming nobody"
        return OriginView(key, shown, basis, party.name if party else None)

    def origin_name(self, name: str, incident: Incident) -> str:
        """Return how an origin that an incident lists by name is shown."""
        return self.redactor.origin(name, *incident.reports)


def _sentence(text: str, span: Span) -> Span:
    """Widen a stretch to the ends of its sentence: the nearest stop before a capital, or a line's end."""
    start, end = max(0, span.start - _FARTHEST), min(len(text), span.end + _FARTHEST)
    stops = [m.end() for m in _STOP.finditer(text, start, end)]
    first = max((stop for stop in stops if stop <= span.start), default=start)
    last = min((stop for stop in stops if stop >= span.end), default=end)
    return Span(first, last)


def _shortened(text: str, *, at_start: bool) -> str:
    """Cut the words around a stretch at a blank, and say by an ellipsis that they were cut."""
    words = " ".join(text.split())
    lead, trail = " " if text[:1].isspace() else "", " " if text[-1:].isspace() else ""
    if len(words) <= _AROUND:
        return f"{lead}{words}{trail}" if words else lead or trail
    if at_start:
        return f"… {words[-_AROUND:].partition(' ')[2]}{trail}"
    return f"{lead}{words[:_AROUND].rpartition(' ')[0]} …"


def mark_id(claim_id: str) -> str:
    """The anchor of a claim's marked words."""
    return f"m{claim_id[1:]}"


def claim_of(anchor: str) -> str:
    """The claim whose marked words have this anchor."""
    return f"c{anchor[1:]}"


def report_anchor(report_id: str) -> str:
    """The anchor of a report: its id may hold anything, also a name, so a digest stands for it."""
    return content_id("r", report_id)

"""A record as of a day: what reports published by then said, under the decisions of now; it reads and never writes.

Whether a report was there by a day is asked of its publication alone. One of an unknown year, or of a month that was
not over, is not known to have been there: it is left out, counted, and its claims are told apart.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.errors import NotFound, RecordError
from onrecord.model import Assertion, Claim, Edit, Incident, Judgement, Mention, PersonSeen, Ratings, Refusal, Report
from onrecord.record import search
from onrecord.record.store import Record
from onrecord.record.views import ClaimView, Holdings

if TYPE_CHECKING:
    from onrecord.record.writer import Writer


def published_by(report: Report, day: dt.date) -> bool | None:
    """Tell whether a report was published by the end of a day; None where that is not known."""
    published = report.published
    if published is None or not published.year_known or published.last_day is None:
        return None
    if published.last_day <= day:
        return True
    return False if published.first_day is not None and published.first_day > day else None


def stated_by(claim: Claim, day: dt.date) -> bool:
    """Tell whether nothing in a claim's words says that it was stated after a day."""
    stated = claim.stated_at
    return stated is None or not stated.year_known or stated.first_day is None or stated.first_day <= day


class KnownRecord(Record):
    """The view of a record that `Record.as_of` gives: the same questions, answered by what was known by a day.

    `day` is that day; of `left_out` reports `of_unknown_day` are those of which is not known whether they were there.
    Its derived values are those that `derive` is given, made from its own reports and claims; until then it has none.
    Where `whole` reads inside a snapshot, so does this.
    """

    day: dt.date

    def __init__(self, whole: Record, day: dt.date) -> None:
        self.sealed = True
        self._folder, self._engine = whole._folder, whole._engine
        self._evidence, self._lock, self._snapshot = whole._evidence, whole._lock, whole._snapshot
        self.whole = whole
        self.day = day
        known = {report.id: published_by(report, day) for report in whole.reports()}
        self._known = frozenset(i for i, is_known in known.items() if is_known)
        self.of_unknown_day = tuple(sorted(i for i, is_known in known.items() if is_known is None))
        self.left_out = len(known) - len(self._known)
        self._ids: frozenset[str] | None = None
        self._incidents: dict[str, Incident] = {}
        self._assertions: dict[str, Assertion] = {}
        self._views: dict[str, ClaimView] = {}
        self._pairs = (0, 0)

    def derive(
        self,
        incidents: Iterable[Incident],
        assertions: Iterable[Assertion],
        views: Iterable[ClaimView],
        pairs: tuple[int, int] = (0, 0),
    ) -> None:
        """Take what was derived from this view's own claims."""
        self._incidents = {i.id: i for i in sorted(incidents, key=lambda i: i.id)}
        self._assertions = {a.id: a for a in sorted(assertions, key=lambda a: a.id)}
        self._views = {view.claim: view for view in views}
        self._pairs = pairs

    # --- what was said --------------------------------------------------------------------------

    def reports(self) -> Iterator[Report]:
        """Yield the standing reports that were published by the day."""
        return (report for report in super().reports() if report.id in self._known)

    def report(self, report_id: str) -> Report:
        """Return a report that was published by the day; raise `NotFound`."""
        found = self.whole.report(report_id)
        if report_id not in self._known:
            raise NotFound(f"the report {report_id} is not known to have been published by {self.day}")
        return found

    def repeats(self) -> dict[str, str]:
        """Return which reports of the day repeat another's text exactly: the least id with that text."""
        first: dict[str, str] = {}
        rows = ((report.id, first.setdefault(report.text, report.id)) for report in self.reports())
        return {report: least for report, least in rows if report != least}

    def claims(self) -> Iterator[Claim]:
        """Yield the claims of the day's reports, but for those whose words say that they were stated later."""
        return filter(self._knows, super().claims())

    def claims_of(self, report_id: str) -> tuple[Claim, ...]:
        """Return the claims of one report as they stand now; none where it was not there."""
        return tuple(filter(self._knows, super().claims_of(report_id))) if report_id in self._known else ()

    def claim(self, claim_id: str) -> Claim:
        """Return a claim; raise `NotFound` where it is not known to have been made by the day."""
        found = self.whole.claim(claim_id)
        if not self._knows(found):
            raise NotFound(f"the claim {claim_id} is not known to have been made by {self.day}")
        return found

    def unsure_claims(self) -> Iterator[tuple[Report, Claim]]:
        """Yield the claims of reports of which is not known whether they were there by the day."""
        for report_id in self.of_unknown_day:
            report = self.whole.report(report_id)
            yield from ((report, claim) for claim in self.whole.claims_of(report_id))

    def mentions(self, report_id: str | None = None) -> Iterator[Mention]:
        """Yield what was seen in one report of the day or in all."""
        for known in self._asked(report_id):
            yield from super().mentions(known)

    def persons(self, report_id: str | None = None) -> Iterator[PersonSeen]:
        """Yield where persons are named, in one report of the day or in all."""
        for known in self._asked(report_id):
            yield from super().persons(known)

    def refusals(self) -> Iterator[Refusal]:
        """Yield the refusals of the day's reports, and of inputs that became no report."""
        return (r for r in self.whole.refusals() if r.report is None or r.report in self._known)

    def read_reports(self) -> tuple[str, ...]:
        """Return the ids of the day's reports that were read for claims."""
        return tuple(i for i in super().read_reports() if i in self._known)

    def search(self, words: str, limit: int = 20) -> list[search.Found]:
        """Return the day's reports that hold all the words, best first."""
        every = {report.id for report in self.whole.reports()}
        hidden = (every - self._known) | set(self.whole.withdrawn())
        with self._reading() as connection:
            return search.find(connection, words, limit=limit, leaving_out=sorted(hidden))

    def _asked(self, report_id: str | None) -> list[str]:
        return sorted(self._known if report_id is None else self._known & {report_id})

    def _knows(self, claim: Claim) -> bool:
        return claim.report in self._known and stated_by(claim, self.day)

    # --- what was decided -----------------------------------------------------------------------

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgements of now on claims that were made by the day."""
        made = self.whole.judgements()
        known = self._claim_ids() if made else frozenset()
        return tuple(j for j in made if j.left in known and j.right in known)

    def _claim_ids(self) -> frozenset[str]:
        if self._ids is None:
            self._ids = frozenset(claim.id for claim in self.claims())
        return self._ids

    def edits(self, report_id: str | None = None) -> tuple[Edit, ...]:
        """Return the edits of now in claims of the day's reports."""
        return tuple(e for e in super().edits(report_id) if e.report in self._known)

    def ratings(self) -> Ratings:
        """Return the ratings of now, but for those of claims that were not made by the day."""
        made = self.whole.ratings().held
        known = self._claim_ids() if made else frozenset()
        return Ratings(tuple(r for r in made if r.side is None or r.subject in known))

    def withdrawn(self) -> dict[str, str]:
        """Return the reports that are withdrawn now and had been published by the day."""
        told = {i: (self.arrived(i), reason) for i, reason in self.whole.withdrawn().items()}
        return {i: reason for i, (report, reason) in told.items() if report and published_by(report, self.day)}

    # --- what is derived ------------------------------------------------------------------------

    def assertions(self) -> Iterator[Assertion]:
        """Yield the assertions of the day by id."""
        return iter(self._assertions.values())

    def assertion(self, assertion_id: str) -> Assertion:
        """Return an assertion of the day; raise `NotFound`."""
        if assertion_id not in self._assertions:
            raise NotFound(f"there is no assertion {assertion_id} as of {self.day}")
        return self._assertions[assertion_id]

    def incidents(self) -> Iterator[Incident]:
        """Yield the incidents of the day by id, weighed."""
        return iter(self._incidents.values())

    def incident(self, incident_id: str) -> Incident:
        """Return the incident of the day that has this id, or that tells of what has it now; raise `NotFound`.

        What is one incident now may have been several, before a later report joined them: they are then named.
        """
        if incident_id in self._incidents:
            return self._incidents[incident_id]
        now = self.whole.incident(incident_id)
        then = sorted({view.incident for c in now.claims if (view := self.view(c)) and view.incident})
        if len(then) == 1:
            return self._incidents[then[0]]
        if then:
            raise NotFound(f"as of {self.day} {incident_id} was {len(then)} incidents: {', '.join(then)}")
        raise NotFound(f"nothing was known of the incident {incident_id} by {self.day}")

    def view(self, claim_id: str) -> ClaimView | None:
        """Return a claim's place in the view of the day."""
        return self._views.get(claim_id)

    def views(self) -> dict[str, ClaimView]:
        """Return the place of every claim of the day, by claim id."""
        return dict(self._views)

    def whole_views(self) -> dict[str, ClaimView]:
        """Return the places of all claims as they are now."""
        return self.whole.views()

    def stale(self) -> bool:
        """Tell that what is derived is of these claims: it was made with the view."""
        return False

    def pairs_compared(self) -> tuple[int, int]:
        """Return how many pairs of what two reports told by the day were compared, and how many never."""
        return self._pairs

    def holdings(self) -> Holdings:
        """Count what was there by the day."""
        claims: dict[str, int] = {}
        for claim in self.claims():
            claims[claim.kind.value] = claims.get(claim.kind.value, 0) + 1
        return Holdings(
            reports=len(self._known),
            claims=dict(sorted(claims.items())),
            incidents=len(self._incidents),
            refusals=sum(1 for _ in self.refusals()),
            compared=self._pairs[0],
            never_compared=self._pairs[1],
        )

    # --- nothing is written ---------------------------------------------------------------------

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Refuse: raise `RecordError`."""
        raise RecordError(f"a record as of {self.day} is a view and is never written")
        yield

    @contextmanager
    def write(self) -> "Iterator[Writer]":
        """Refuse: raise `RecordError`."""
        raise RecordError(f"a record as of {self.day} is a view and is never written")
        yield

    def close(self) -> None:
        """Leave the files open: they are the whole record's."""

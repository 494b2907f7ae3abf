"""Record: the one door to what is kept. It answers with the model's own values, and writes through one `Writer`."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, func, select

from onrecord.errors import NotFound
from onrecord.model import (
    Assertion,
    Claim,
    Edit,
    Incident,
    Judgement,
    Mention,
    PersonSeen,
    Rating,
    Ratings,
    Refusal,
    Report,
    Section,
    attached,
    current,
    holding,
    holding_ratings,
    standing,
)
from onrecord.record import contents, ledger, queries, schema, search
from onrecord.record.codec import loads, loads_all
from onrecord.record.ledger import Entry, tool_version
from onrecord.record.opened import Opened
from onrecord.record.traced import Traced
from onrecord.record.views import Change, ClaimView, Holdings, KeptPacks, view_of
from onrecord.values import Span

_ASKED_AT_ONCE = 400


class Record(Opened):
    """A record on disk. Use it in a `with`, or call `close`.

    Every view shows standing reports only (not the withdrawn ones) and their latest reading, in an order
    that does not depend on when things came: reports by id, claims by report and place, the rest by id.
    `sealed` says that it lies where nothing can be written.
    """

    day: dt.date | None = None  # of a view as of a day, see `known.KnownRecord`
    of_unknown_day: tuple[str, ...] = ()
    left_out: int = 0
    _held: tuple[Connection, dict[str, list[Edit]]] | None = None  # the edits as a snapshot has them

    # --- what was said --------------------------------------------------------------------------

    def reports(self) -> Iterator[Report]:
        """Yield the standing reports by id, with publication days as the latest reading resolved them."""
        return map(_report, self._rows(queries.reports()))

    def report(self, report_id: str) -> Report:
        """Return a standing report; raise `NotFound`, with the reason where it was withdrawn."""
        row = self._first(queries.reports(report=report_id))
        if row is not None:
            return _report(row)
        reason = self.withdrawn().get(report_id)
        if reason is not None:
            raise NotFound(f"the report {report_id} was withdrawn: {reason}")
        raise NotFound(f"the record holds no report {report_id}")

    def some(self, report_ids: Iterable[str]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        """Yield some standing reports, each with its claims as they stand now: those of the ids that there are."""
        asked = sorted(set(report_ids))
        for ids in (asked[n : n + _ASKED_AT_ONCE] for n in range(0, len(asked), _ASKED_AT_ONCE)):
            read: dict[str, list[Claim]] = {}
            for row in self._rows(queries.claims_among(), {"ids": ids}):
                read.setdefault(row.report, []).append(loads(Claim, row.body))
            for row in list(self._rows(queries.reports_among(), {"ids": ids})):
                yield _report(row), current(read.get(row.id, ()), self._edits_of(row.id))

    def arrived(self, report_id: str) -> Report | None:
        """Return a report as it last came, withdrawn or not, before any reading; None where it is not known."""
        row = self._first(queries.reports(report=report_id, standing=False, resolved=False))
        return None if row is None else loads(Report, row.metadata, {"text": row.text})

    def evidence(self, sha256: str) -> bytes:
        """Return the bytes with this SHA-256; raise `RecordDamaged` where they are missing or altered."""
        return self._evidence.get(sha256)

    def repeats(self) -> dict[str, str]:
        """Return, for each report that repeats another's text exactly, the least id with that text."""
        first: dict[str, str] = {}
        rows = ((row.id, first.setdefault(row.text_sha256, row.id)) for row in self._rows(queries.repeats()))
        return {report: least for report, least in rows if report != least}

    def claims(self) -> Iterator[Claim]:
        """Yield every claim as it stands now, with what people set in it, by report and then by place."""
        edits = self._edits_by_report()
        with self._reading() as connection:
            for read in connection.execute(queries.readings(schema.reading.c.sequence, schema.reading.c.report)).all():
                rows = connection.execute(queries.claims_in(read.sequence)).all()
                yield from current([loads(Claim, row.body) for row in rows], edits.get(read.report, ()))

    def claims_of(self, report_id: str) -> tuple[Claim, ...]:
        """Return the claims of one report as they stand now, in the order of the text."""
        return current(self.claims_as_read(report_id), self._edits_of(report_id))

    def claims_as_read(self, report_id: str) -> tuple[Claim, ...]:
        """Return the claims of one report as they were read, without what people set in them."""
        return tuple(loads(Claim, row.body) for row in self._rows(queries.claims(report=report_id)))

    def claim(self, claim_id: str) -> Claim:
        """Return a claim as it stands now; raise `NotFound` where no standing report makes it."""
        row = self._first(queries.claims(claim=claim_id))
        if row is None:
            raise NotFound(f"the record holds no claim {claim_id}")
        read = loads(Claim, row.body)
        edited = self._edits_of(read.report)
        return next(c for c in self.claims_of(read.report) if c.id == claim_id) if edited else read

    def unsure_claims(self) -> Iterator[tuple[Report, Claim]]:
        """Yield, of a view as of a day, the claims of reports that may have been there; of a whole record none."""
        return iter(())

    def mentions(self, report_id: str | None = None) -> Iterator[Mention]:
        """Yield what was seen in one report or in all."""
        for row in self._rows(queries.readings(schema.reading.c.mentions, report=report_id)):
            yield from loads_all(Mention, row.mentions)

    def persons(self, report_id: str | None = None) -> Iterator[PersonSeen]:
        """Yield where persons are named, in one report or in all."""
        for row in self._rows(queries.readings(schema.reading.c.persons, report=report_id)):
            yield from loads_all(PersonSeen, row.persons)

    def sections(self, report_id: str) -> tuple[tuple[Section, Span], ...]:
        """Return what part of the page each stretch of a report is; empty where it was not read."""
        row = self._first(queries.readings(schema.reading.c.sections, report=report_id))
        return () if row is None else _sections(row.sections)

    def refusals(self) -> Iterator[Refusal]:
        """Yield what could not be read or understood, and edits whose claim is gone; each once, by its content."""
        found = {row.id: loads(Refusal, row.body) for row in self._rows(queries.refusals())}
        for row in self._rows(queries.refusals_in_readings()):
            found.update((refusal.id, refusal) for refusal in loads_all(Refusal, row.refusals))
        found.update((refusal.id, refusal) for refusal in self._adrift())
        yield from sorted(found.values(), key=_refusal_order)

    # --- what was decided -----------------------------------------------------------------------

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgement that holds for each pair: the latest, and none where it was taken back."""
        return self._judged()[0]

    def _judged(self) -> tuple[tuple[Judgement, ...], tuple[Judgement, ...]]:
        """The judgements that hold, and those of which a claim is gone; withdrawn reports take nothing away."""
        rows = self._rows(queries.judgements())
        made = [replace(loads(Judgement, row.body), at=row.time, entry=row.sequence) for row in rows]
        return standing(made, lru_cache(maxsize=None)(self.claims_as_read), frozenset(self.withdrawn()))

    def ratings(self) -> Ratings:
        """Return what people hold of origins, claims and incidents: the latest, and none that was taken back."""
        return Ratings(self._rated()[0])

    def _rated(self) -> tuple[tuple[Rating, ...], tuple[Rating, ...]]:
        rows = self._rows(queries.ratings())
        made = [replace(loads(Rating, row.body), at=row.time, entry=row.sequence) for row in rows]
        return holding_ratings(made, lru_cache(maxsize=None)(self.claims_as_read), frozenset(self.withdrawn()))

    def edits(self, report_id: str | None = None) -> tuple[Edit, ...]:
        """Return the edits that hold, of one report or of all, in the order of their entries."""
        rows = self._rows(queries.edits(report_id))
        return tuple(holding(replace(loads(Edit, r.body), at=r.time, entry=r.sequence) for r in rows))

    def _edits_of(self, report_id: str) -> Sequence[Edit]:
        """The edits of one report; inside a snapshot, where many reports are asked for, all are read once."""
        if self._snapshot is None:
            return self.edits(report_id)
        if self._held is None or self._held[0] is not self._snapshot:
            self._held = self._snapshot, self._edits_by_report()
        return self._held[1].get(report_id, ())

    def _edits_by_report(self) -> dict[str, list[Edit]]:
        found: dict[str, list[Edit]] = {}
        for edit in self.edits():
            found.setdefault(edit.report, []).append(edit)
        return found

    def _adrift(self) -> Iterator[Refusal]:
        for report, edits in self._edits_by_report().items():
            for edit in attached(self.claims_as_read(report), edits)[1]:
                reason = (
                    f"what {edit.by} set ({edit.field}, entry {edit.entry}) is of no claim any more, as read by now"
                )
                yield Refusal(report=report, span=edit.span, reason=reason)
        for judgement in self._judged()[1]:
            left, right = judgement.sides or (None, None)
            if left is not None and right is not None:
                reason = (
                    f"what {judgement.by} judged ({judgement.identity} as words of report {right.report}, entry "
                    f"{judgement.entry}) is of no two claims any more, as read by now"
                )
                yield Refusal(report=left.report, span=left.span, reason=reason)
        for rating in self._rated()[1]:
            if rating.side is not None:
                reason = (
                    f"what {rating.by} decided ({rating.aspect}, entry {rating.entry}) is of no claim any more, as "
                    "read by now"
                )
                yield Refusal(report=rating.side.report, span=rating.side.span, reason=reason)

    def withdrawn(self) -> dict[str, str]:
        """Return the withdrawn reports with the reason of each."""
        return {row.report: row.reason for row in self._rows(queries.withdrawn())}

    def packs(self) -> KeptPacks:
        """Return which packs hold; their bytes are `evidence`."""
        row = self._first(queries.last_of("packs"))
        if row is None:
            return KeptPacks()
        said = ledger.content(row.body)
        return KeptPacks(shipped=said["shipped"], given=tuple(sorted(said["packs"].items())))

    def gazetteers(self) -> dict[str, str]:
        """Return which loaded gazetteers hold: the SHA-256 of each file's bytes, by name; the bytes are `evidence`."""
        row = self._first(queries.last_of("gazetteers"))
        return {} if row is None else dict(sorted(ledger.content(row.body)["gazetteers"].items()))

    def read_reports(self) -> tuple[str, ...]:
        """Return the ids of the standing reports that were read for claims."""
        return tuple(row.report for row in self._rows(queries.readings(schema.reading.c.report)))

    # --- what is derived ------------------------------------------------------------------------

    def assertions(self) -> Iterator[Assertion]:
        """Yield every assertion by id."""
        table = schema.derived_assertion
        return (loads(Assertion, row.body) for row in self._rows(select(table).order_by(table.c.id)))

    def assertion(self, assertion_id: str) -> Assertion:
        """Return an assertion; raise `NotFound`."""
        table = schema.derived_assertion
        row = self._first(select(table).where(table.c.id == assertion_id))
        if row is None:
            raise NotFound(f"the record holds no assertion {assertion_id}")
        return loads(Assertion, row.body)

    def assertion_of(self, claim_id: str) -> Assertion | None:
        """Return the assertion that a claim makes, or None where it was not linked."""
        view = self.view(claim_id)
        return self.assertion(view.assertion) if view and view.assertion else None

    def incidents(self) -> Iterator[Incident]:
        """Yield every incident by id, weighed."""
        table = schema.derived_incident
        return (loads(Incident, row.body) for row in self._rows(select(table).order_by(table.c.id)))

    def incident(self, incident_id: str) -> Incident:
        """Return an incident, also by a former id; raise `NotFound`.

        An incident is named for its least claim, so a former id leads to a claim, and that to its incident of now.
        """
        found = self._incident(incident_id)
        if found is None:
            view = self.view(f"c{incident_id[1:]}")
            found = self._incident(view.incident) if view and view.incident else None
        if found is None:
            raise NotFound(f"the record holds no incident {incident_id}")
        return found

    def _incident(self, incident_id: str) -> Incident | None:
        table = schema.derived_incident
        row = self._first(select(table).where(table.c.id == incident_id))
        return None if row is None else loads(Incident, row.body)

    def incident_of(self, claim_id: str) -> Incident | None:
        """Return the incident that a claim speaks of, or None where it is of none."""
        view = self.view(claim_id)
        return self.incident(view.incident) if view and view.incident else None

    def view(self, claim_id: str) -> ClaimView | None:
        """Return a claim's place in the current view, or None where it was not linked."""
        row = self._first(select(schema.derived_claim).where(schema.derived_claim.c.claim == claim_id))
        return None if row is None else view_of(row)

    def views(self) -> dict[str, ClaimView]:
        """Return the place of every claim in the current view, by claim id."""
        return {row.claim: view_of(row) for row in self._rows(select(schema.derived_claim))}

    def whole_views(self) -> dict[str, ClaimView]:
        """Return the places of all claims as they are now, also where this is a view as of a day."""
        return self.views()

    def stale(self) -> bool:
        """Tell whether something was said or decided that the derived tables do not know yet."""
        state = self._first(select(schema.derived_state))
        return (state.sequence, state.version) != (self.last_change(), tool_version()) if state else True

    def report_count(self) -> int:
        """Return how many reports ever came."""
        return self._number(select(func.count()).select_from(schema.report))

    def leading(self, most: int) -> tuple[Incident, ...]:
        """Return the incidents with most distinct origins, then with most claims, then by id."""
        return tuple(loads(Incident, row.body) for row in self._rows(queries.leading(most)))

    def change(self) -> Change | None:
        """Return what came since the derived tables were made; None where all must be derived anew.

        That is where another version derived them, other packs, gazetteers or ratings hold, or nothing leads on.
        """
        state = self._first(select(schema.derived_state))
        if state is None or not state.traced or state.version != tool_version():
            return None
        if {"packs", "gazetteers", "rating"} & {row.kind for row in self._rows(queries.kinds_since(state.sequence))}:
            return None
        reports = {row.report for query in queries.changed_since(state.sequence) for row in self._rows(query)}
        judged = [loads(Judgement, row.body) for row in self._rows(queries.judged_since(state.sequence))]
        reports |= {side.report for j in judged for side in j.sides or ()}
        return Change(reports=frozenset(reports), judged=frozenset(i for j in judged for i in (j.left, j.right)))

    def reports_of_claims(self, claims: Iterable[str]) -> dict[str, str]:
        """Return the report of each of some claims, also of former readings."""
        asked = sorted(set(claims))
        rows = (
            row for n in range(0, len(asked), 400) for row in self._rows(queries.reports_of_claims(asked[n : n + 400]))
        )
        return {row.id: row.report for row in rows}

    @contextmanager
    def traced(self) -> Iterator[Traced]:
        """Give the answers of what linking left behind, all of one moment."""
        with self._reading() as connection:
            yield Traced(connection)

    def last_change(self) -> int:
        """Return the sequence of the last entry on which derived tables depend, 0 where there is none."""
        row = self._first(queries.last_change())
        return int(row.sequence) if row else 0

    def holdings(self) -> Holdings:
        """Count what the record holds."""
        compared, never_compared = self.pairs_compared()
        return Holdings(
            reports=self._number(queries.report_count()),
            claims={row.kind: row.number for row in self._rows(queries.claims_by_kind())},
            incidents=self._number(select(func.count()).select_from(schema.derived_incident)),
            refusals=sum(1 for _ in self.refusals()),
            compared=compared,
            never_compared=never_compared,
        )

    def pairs_compared(self) -> tuple[int, int]:
        """Return how many pairs of what two reports tell linking compared, and how many it never did."""
        state = self._first(select(schema.derived_state))
        return (state.compared, state.never_compared) if state else (0, 0)

    def search(self, words: str, limit: int = 20) -> list[search.Found]:
        """Return the standing reports that hold all the words, best first; see `onrecord.record.search`."""
        hidden = tuple(self.withdrawn())
        with self._reading() as connection:
            return search.find(connection, words, limit=limit, leaving_out=hidden)

    # --- custody --------------------------------------------------------------------------------

    def entries(self) -> Iterator[Entry]:
        """Yield the ledger from its first entry on."""
        with self._reading() as connection:
            yield from ledger.entries(connection)

    def custody(self, report_id: str) -> tuple[Entry, Entry | None]:
        """Return the entry by which a report's metadata last came, and that of its latest reading; raise `NotFound`."""
        row = self._first(queries.reports(report=report_id))
        if row is None:
            raise NotFound(f"the record holds no report {report_id}")
        read = row.read if row.read is not None else 0
        found = {e.sequence: e for e in map(ledger.entry_of, self._rows(queries.entries(row.arrived, read)))}
        return found[row.arrived], found.get(read)

    def check_ledger(self) -> tuple[str, ...]:
        """Walk the ledger and what its entries brought; say in plain words each thing that was altered."""
        with self._reading() as connection:
            return (*ledger.faults(connection), *contents.faults(connection))


def _report(row: Row[Any]) -> Report:
    read_since = row.read is not None and row.read > row.arrived
    return loads(Report, row.resolved if read_since else row.metadata, {"text": row.text})


def _sections(body: str) -> tuple[tuple[Section, Span], ...]:
    return tuple((Section(name), Span(start, end)) for name, start, end in json.loads(body))


def _refusal_order(refusal: Refusal) -> tuple[str, int, str]:
    return refusal.report or refusal.input or "", refusal.span.start if refusal.span else -1, refusal.id

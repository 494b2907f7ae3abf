"""The one hand that writes: every method is one ledger entry and its rows, inside the caller's transaction."""

from collections.abc import Iterable, Mapping
from itertools import islice

from sqlalchemy import Connection, Insert, Table, delete, insert, select, update

from onrecord.model import Edit, Incident, Judgement, Linked, Rating, Reading, Refusal, Report
from onrecord.record import contents, queries, schema, search
from onrecord.record.codec import canonical, dumps, dumps_all, loads
from onrecord.record.evidence import Evidence
from onrecord.record.ledger import EntryKind, append, sha256, tool_version
from onrecord.record.traced import Tracing
from onrecord.record.views import ClaimView, Part

_ROWS_AT_ONCE = 1_000


class Writer:
    """What can be written in one transaction; made by `Record.write`."""

    def __init__(self, connection: Connection, evidence: Evidence) -> None:
        self._connection = connection
        self._evidence = evidence

    def report(self, report: Report, data: bytes) -> int:
        """Keep a report that is new: its bytes, its text, its metadata. Return the entry's sequence."""
        sequence = self._arrival(EntryKind.REPORT, report, data)
        search.put(self._connection, sequence, report.title, report.text)
        return sequence

    def metadata(self, report: Report, data: bytes) -> int:
        """Keep other metadata for a report that is known, with the bytes they came in."""
        sequence = self._arrival(EntryKind.METADATA, report, data)
        key = select(schema.report.c.sequence).where(schema.report.c.id == report.id)
        search.put(self._connection, self._connection.execute(key).scalar_one(), report.title, report.text)
        return sequence

    def reading(self, reading: Reading) -> int:
        """Keep what was read in a report; it takes the place of an earlier reading, which stays as history."""
        report = reading.report.id
        columns = {
            "metadata": dumps(reading.report, without="text"),
            "mentions": dumps_all(reading.mentions),
            "persons": dumps_all(reading.persons),
            "sections": canonical([[section.value, span.start, span.end] for section, span in reading.sections]),
            "refusals": dumps_all(reading.refusals),
        }
        bodies = [dumps(claim) for claim in reading.claims]
        content = contents.of_reading(report, list(columns.values()), bodies)
        sequence = append(self._connection, EntryKind.READING, content)
        self._connection.execute(insert(schema.reading), {"sequence": sequence, "report": report, **columns})
        rows = [
            {"reading": sequence, "position": n, "id": claim.id, "kind": claim.kind.value, "body": body}
            for n, (claim, body) in enumerate(zip(reading.claims, bodies, strict=True))
        ]
        if rows:
            self._connection.execute(insert(schema.claim), rows)
        return sequence

    def refusal(self, refusal: Refusal, *, of_reading: bool = False) -> bool:
        """Keep a refusal and tell whether it was new; one that is known is not written twice.

        `of_reading` says why a kept report was not read for claims: a later reading settles it.
        """
        table = schema.refusal
        known = select(table.c.sequence).where(table.c.id == refusal.id).limit(1)
        if not of_reading and self._connection.execute(known).first():
            return False
        body = dumps(refusal)
        sequence = append(self._connection, EntryKind.REFUSAL, contents.of_refusal(of_reading, body))
        row = {"sequence": sequence, "id": refusal.id, "report": refusal.report, "of_reading": of_reading, "body": body}
        self._connection.execute(insert(table), row)
        return True

    def withdraw(self, report_id: str, reason: str) -> int:
        """Take a report out of every view; its bytes, text and entries stay."""
        return self._withdrawal(EntryKind.WITHDRAWAL, report_id, reason)

    def reinstate(self, report_id: str, reason: str) -> int:
        """Undo a withdrawal by another decision."""
        return self._withdrawal(EntryKind.REINSTATEMENT, report_id, reason)

    def judgement(self, judgement: Judgement) -> int:
        """Keep a person's decision on identity; the latest on a pair holds."""
        body = dumps(judgement)
        sequence = append(self._connection, EntryKind.JUDGEMENT, contents.of_judgement(body))
        self._connection.execute(insert(schema.judgement), {"sequence": sequence, "body": body})
        return sequence

    def rating(self, rating: Rating) -> int:
        """Keep what a person holds of an origin, a claim or an incident; the latest of its kind holds."""
        body = dumps(rating)
        sequence = append(self._connection, EntryKind.RATING, contents.of_rating(body))
        self._connection.execute(insert(schema.rating), {"sequence": sequence, "body": body})
        return sequence

    def edit(self, edit: Edit) -> int:
        """Keep what a person set in one field of a claim; the latest of a claim and field holds."""
        body = dumps(edit)
        sequence = append(self._connection, EntryKind.EDIT, contents.of_edit(edit.report, body))
        row = {"sequence": sequence, "report": edit.report, "body": body}
        self._connection.execute(insert(schema.edit), row)
        return sequence

    def packs(self, shipped: bool, packs: Mapping[str, bytes]) -> int:
        """Keep which packs hold from now on: whether those that ship are on, and the bytes of those given, by id."""
        digests = {name: self._evidence.put(data) for name, data in packs.items()}
        return append(self._connection, EntryKind.PACKS, contents.of_packs(shipped, digests))

    def gazetteers(self, gazetteers: Mapping[str, bytes]) -> int:
        """Keep which gazetteers hold from now on: the bytes of their files, by name."""
        digests = {name: self._evidence.put(data) for name, data in gazetteers.items()}
        return append(self._connection, EntryKind.GAZETTEERS, contents.of_gazetteers(digests))

    def derived(
        self,
        incidents: Iterable[Incident],
        linked: Linked,
        views: Iterable[ClaimView],
        *,
        rests_on: int,
    ) -> None:
        """Put new derived tables in place of the old; `rests_on` is the last entry they were derived from."""
        for table in schema.derived.sorted_tables:
            self._connection.execute(delete(table))
        self._fill(schema.derived_assertion, ({"id": a.id, "body": dumps(a)} for a in linked.assertions))
        self._fill(schema.derived_incident, map(_incident_row, incidents))
        self._fill(schema.derived_claim, (view.row() for view in views))
        if linked.traces is not None:
            Tracing(self._connection).all_of(linked.traces)
        self._state(rests_on, (linked.compared, linked.never_compared), traced=linked.traces is not None)

    def derived_part(self, part: Part, *, rests_on: int) -> None:
        """Put what was derived of a part in place of what it was; see `Part`."""
        tracing = Tracing(self._connection)
        state = self._connection.execute(select(schema.derived_state)).one()
        counts = tracing.counts_with((state.compared, state.never_compared), part.traces, part.gone)
        gone, claim = part.gone, schema.derived_claim
        assertions = ((a.id, dumps(a)) for a in part.assertions)
        tracing.put(schema.derived_assertion, schema.derived_assertion.c.id, part.old_assertions, assertions)
        incidents = (tuple(_incident_row(one).values()) for one in part.incidents)
        tracing.put(schema.derived_incident, schema.derived_incident.c.id, gone.incidents, incidents)
        tracing.put(claim, claim.c.claim, gone.claims, (tuple(view.row().values()) for view in part.views))
        tracing.part_of(part.traces, part.gone, part.keys)
        tracing.move(part.moved)
        self._connection.execute(delete(schema.derived_state))
        self._state(rests_on, counts, traced=True)

    def weighed(self, incidents: Iterable[Incident], *, rests_on: int) -> None:
        """Put incidents that were weighed anew in place of what they were; nothing else that is derived changes."""
        self._replace(schema.derived_incident, map(_incident_row, incidents))
        self._connection.execute(update(schema.derived_state).values(sequence=rests_on))

    def _state(self, rests_on: int, counts: tuple[int, int], *, traced: bool) -> None:
        row = {"sequence": rests_on, "version": tool_version(), "traced": traced}
        row |= {"compared": counts[0], "never_compared": counts[1]}
        self._connection.execute(insert(schema.derived_state), row)

    def make_derived_anew(self) -> None:
        """Drop all that is derived; leave its tables empty, and fill the search index from the reports."""
        schema.derived.drop_all(self._connection)
        schema.derived.create_all(self._connection)
        search.create(self._connection)
        for row in self._connection.execute(queries.reports(standing=False, resolved=False)).yield_per(_ROWS_AT_ONCE):
            report = loads(Report, row.metadata, {"text": row.text})
            search.put(self._connection, row.sequence, report.title, report.text)

    def _arrival(self, kind: EntryKind, report: Report, data: bytes) -> int:
        digest = self._evidence.put(data)
        metadata = dumps(report, without="text")
        text_digest = sha256(report.text)
        content = contents.of_arrival(report.id, digest, text_digest, metadata)
        sequence = append(self._connection, kind, content)
        if kind is EntryKind.REPORT:
            row = {"sequence": sequence, "id": report.id, "text_sha256": text_digest, "text": report.text}
            self._connection.execute(insert(schema.report), row)
        arrival = {"sequence": sequence, "report": report.id, "sha256": digest, "metadata": metadata}
        self._connection.execute(insert(schema.arrival), arrival)
        return sequence

    def _withdrawal(self, kind: EntryKind, report_id: str, reason: str) -> int:
        withdrawn = kind is EntryKind.WITHDRAWAL
        sequence = append(self._connection, kind, contents.of_withdrawal(report_id, withdrawn, reason))
        row = {"sequence": sequence, "report": report_id, "withdrawn": withdrawn, "reason": reason}
        self._connection.execute(insert(schema.withdrawal), row)
        return sequence

    def _replace(self, table: Table, rows: Iterable[dict[str, object]]) -> None:
        self._insert(insert(table).prefix_with("OR REPLACE"), rows)

    def _fill(self, table: Table, rows: Iterable[dict[str, object]]) -> None:
        self._insert(insert(table), rows)

    def _insert(self, how: Insert, rows: Iterable[dict[str, object]]) -> None:
        waiting = iter(rows)
        while chunk := list(islice(waiting, _ROWS_AT_ONCE)):
            self._connection.execute(how, chunk)


def _incident_row(incident: Incident) -> dict[str, object]:
    origins, claims = incident.numbers.distinct, len(incident.claims)
    return {"id": incident.id, "body": dumps(incident), "origins": origins, "claims": claims}

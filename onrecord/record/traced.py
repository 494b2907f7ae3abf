"""What linking left behind, asked for and put in place: by it the neighbourhood of a changed report is found.

Everything here is derived; a table of pairs is asked from both its sides.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Delete, Row, Select, Table, bindparam, delete, func, select, text

from onrecord.model import OUTDATED, Broken, Incident, Joined, Piece, Traces, number_of
from onrecord.record import schema
from onrecord.record.codec import loads
from onrecord.record.views import ClaimView, Gone, view_of

T = TypeVar("T")
AT_ONCE = 400  # values asked for in one query
ROWS_AT_ONCE = 20_000

Sought = tuple[int, int, int, bool]
"""Head, mark, window and whether it seeks: what `Traced.found_by` is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A claim's piece and set; of blame and denials also the set they were attached to, "" where they cover several."""

    claim: str
    piece: str
    root: str
    at: str | None


class Traced:
    """Answers by what linking left behind, over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def found_by(self, keys: Iterable[Sought]) -> set[int]:
        """Return the numbers of those whose keys meet one of these; keys of what is no more may be among them."""
        raw = self._connection.connection.cursor()
        every = "SELECT owner FROM derived_key WHERE head = ? AND mark BETWEEN ? AND ?"
        found: set[int] = set()
        for head, mark, window, seeks in sorted(set(keys)):
            asked = every if seeks else every + " AND seeks = 1"
            raw.execute(asked, (head, mark - window, mark + window))
            found.update(row[0] for row in raw.fetchall())
        raw.close()
        return found

    def outdated(self) -> set[int]:
        """Return the numbers of those that may be found by keys that they have no more."""
        return self.found_by([(OUTDATED, 0, 0, True)])

    def pieces(self, numbers: Iterable[int]) -> list[Piece]:
        """Return the pieces with these numbers, those that there are, with their claims."""
        return self._pieces(schema.derived_piece.c.number, numbers)

    def pieces_of(self, reports: Iterable[str]) -> list[Piece]:
        """Return the pieces of some reports."""
        return self._pieces(schema.derived_piece.c.report, reports)

    def pieces_in(self, groups: Iterable[str]) -> list[Piece]:
        """Return the pieces of some groups."""
        return self._pieces(schema.derived_piece.c.gathered, groups)

    def _pieces(self, column: "Column[Any]", values: Iterable[Any]) -> list[Piece]:
        rows = list(self._where(schema.derived_piece, column, values))
        claims: dict[str, list[str]] = defaultdict(list)
        for member in self._where(schema.derived_member, schema.derived_member.c.piece, (row.id for row in rows)):
            claims[member.piece].append(member.claim)
        return [
            Piece(
                id=row.id,
                report=row.report,
                group=row.gathered,
                chief=row.chief,
                compared=row.compared,
                claims=tuple(sorted(claims[row.id])),
            )
            for row in rows
        ]

    def views(self, claims: Iterable[str]) -> dict[str, ClaimView]:
        """Return the place of some claims in the current view."""
        table = schema.derived_claim
        return {row.claim: view_of(row) for row in self._where(table, table.c.claim, claims)}

    def incidents(self, ids: Iterable[str]) -> dict[str, Incident]:
        """Return some incidents as they are stored, by their ids of now."""
        table = schema.derived_incident
        return {row.id: loads(Incident, row.body) for row in self._where(table, table.c.id, ids)}

    def sets(self, numbers: Iterable[int]) -> list[Joined]:
        """Return the sets with these numbers, those that there are, without their claims."""
        return list(map(_joined, self._where(schema.derived_set, schema.derived_set.c.number, numbers)))

    def sets_named(self, roots: Iterable[str]) -> dict[str, Joined]:
        """Return some sets by their roots, without their claims."""
        return {row.root: _joined(row) for row in self._where(schema.derived_set, schema.derived_set.c.root, roots)}

    def sets_in(self, groups: Iterable[str]) -> list[Joined]:
        """Return the sets of some groups, without their claims."""
        return list(map(_joined, self._where(schema.derived_set, schema.derived_set.c.gathered, groups)))

    def members(self, claims: Iterable[str]) -> dict[str, Member]:
        """Return piece and set of some claims, those that were linked."""
        table = schema.derived_member
        return {row.claim: _member(row) for row in self._where(table, table.c.claim, claims)}

    def members_of(self, roots: Iterable[str]) -> dict[str, list[str]]:
        """Return the claims of some sets."""
        table = schema.derived_member
        found: dict[str, list[str]] = defaultdict(list)
        for row in self._where(table, table.c.root, roots):
            found[row.root].append(row.claim)
        return found

    def doubts(self, claims: Iterable[str]) -> set[tuple[str, str]]:
        """Return the pairs in doubt that have one of these claims."""
        return self._pairs(schema.derived_doubt, claims)

    def parts(self, roots: Iterable[str]) -> set[tuple[str, str]]:
        """Return the pairs of a sum and what it contains that have one of these sets."""
        return self._pairs(schema.derived_part, roots)

    def reach(self, denials: Iterable[str], roots: Iterable[str] = ()) -> dict[str, set[str]]:
        """Return what some denials reach, and which denials reach some sets."""
        table = schema.derived_reach
        found: dict[str, set[str]] = defaultdict(set)
        rows = [*self._where(table, table.c.denial, denials), *self._where(table, table.c.root, roots)]
        for row in rows:
            found[row.denial].add(row.root)
        return found

    def courses(self, incidents: Iterable[str] | None = None) -> dict[str, str]:
        """Return how truces went, of some incidents or of all, by these."""
        table = schema.derived_course
        rows = self._every(table) if incidents is None else self._where(table, table.c.incident, incidents)
        return {row.incident: row.course for row in rows}

    def named(self, claims: Iterable[str]) -> dict[str, str]:
        """Return of some claims by whose words a truce is broken what claim of a truce they mean, "" where none."""
        table = schema.derived_named
        return {row.claim: row.truce for row in self._where(table, table.c.claim, claims)}

    def told_broken(self) -> dict[str, Broken]:
        """Return for each claim that names a truce that is broken what breaks which by it, as incidents are stored."""
        table, one, other = schema.derived_named, schema.derived_claim.alias(), schema.derived_claim.alias()
        query = select(table.c.claim, one.c.incident, other.c.incident.label("truce"), table.c.truce.label("named"))
        query = query.join_from(table, one, one.c.claim == table.c.claim).join(other, other.c.claim == table.c.truce)
        rows = self._connection.execute(query.where(one.c.incident.is_not(None), other.c.incident.is_not(None)))
        return {row.claim: Broken(row.incident, row.truce, row.named) for row in rows}

    def broken(self) -> frozenset[Broken]:
        """Return all that breaks a truce."""
        return frozenset(Broken(row.breaking, row.truce, row.named) for row in self._every(schema.derived_broken))

    def _every(self, table: Table) -> Iterator[Row[Any]]:
        yield from self._connection.execute(select(table))

    def _pairs(self, table: Table, values: Iterable[str]) -> set[tuple[str, str]]:
        asked = list(values)
        rows = (row for column in table.columns for row in self._where(table, column, asked))
        return {(str(row[0]), str(row[1])) for row in map(tuple, rows)}

    def _where(self, table: Table, column: "Column[Any]", values: Iterable[Any]) -> Iterator[Row[Any]]:
        for some in _chunks(sorted(set(values)), AT_ONCE):
            yield from self._connection.execute(_having(table, column), {"some": some}).all()


class Tracing:
    """Puts new traces in place of old ones, over the connection of a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all_of(self, traces: Traces) -> None:
        """Fill the empty tables."""
        self._fill(schema.derived_piece, _pieces(traces))
        self._fill(schema.derived_set, _sets(traces))
        self._fill(schema.derived_member, _members(traces))
        self._add(traces, traces.key_rows())

    def part_of(self, traces: Traces, gone: Gone, keys: Iterable[tuple[int, int, int, bool]]) -> None:
        """Put the traces of a part in place of what is gone; `keys` are those of what is new."""
        doubt, met, reach, part = (
            schema.derived_doubt, schema.derived_met, schema.derived_reach, schema.derived_part,
        )  # fmt: skip
        for column in (doubt.c.left, doubt.c.right):
            self.delete(doubt, column, gone.of_reports)
        for column in (met.c.left, met.c.right):
            self.delete(met, column, gone.reports)
        self.delete(reach, reach.c.denial, gone.denials)
        for column in (part.c.whole, part.c.part):
            self.delete(part, column, gone.roots)
        self.delete(schema.derived_course, schema.derived_course.c.incident, gone.incidents)
        self.delete(schema.derived_named, schema.derived_named.c.claim, gone.named)
        broken = schema.derived_broken.c
        for one in sorted(gone.broken):
            is_it = (broken.breaking == one.breaking, broken.truce == one.truce, broken.named == one.named)
            self._connection.execute(delete(schema.derived_broken).where(*is_it))
        self.put(schema.derived_piece, schema.derived_piece.c.number, map(number_of, gone.pieces), _pieces(traces))
        self.put(schema.derived_set, schema.derived_set.c.number, map(number_of, gone.roots), _sets(traces))
        self.put(schema.derived_member, schema.derived_member.c.claim, gone.claims, _members(traces))
        self._add(traces, keys)

    def put(self, table: Table, column: "Column[Any]", gone: Iterable[Any], rows: Iterable[Sequence[Any]]) -> None:
        """Put rows in place of those with one of the values `gone`, or with theirs; `column` is the key of the table.

        Most are as they were, and are left alone: to look at them costs less than to write them again.
        """
        at = list(table.columns).index(column)
        new = {row[at]: tuple(row) for row in rows}
        old: dict[Any, tuple[Any, ...]] = {}
        for some in _chunks(sorted({*gone, *new}), AT_ONCE):
            old |= {row[at]: tuple(row) for row in self._connection.execute(_having(table, column), {"some": some})}
        self.delete(table, column, old.keys() - new.keys())
        self._fill(table, [row for value, row in new.items() if old.get(value) != row])

    def counts_with(self, counts: tuple[int, int], traces: Traces, gone: Gone) -> tuple[int, int]:
        """Return how many pairs of what two reports tell are brought together, and how many not, with a part in place.

        `counts` are those before; to be asked while what is gone is still there. Only changed reports tell more or less
        than before: of n pieces of which each report tells m, (n * n - the sum of all m * m) / 2 are pairs.
        """
        piece, met = schema.derived_piece, schema.derived_met
        reports = sorted(set(gone.reports))
        before: Counter[str] = Counter()
        pairs: dict[tuple[str, str], int] = {}
        for some in _chunks(reports, AT_ONCE):
            told = select(piece.c.report).where(piece.c.compared, piece.c.report.in_(some))
            before.update(self._connection.execute(told).scalars())
            for column in (met.c.left, met.c.right):
                rows = self._connection.execute(select(met).where(column.in_(some)))
                pairs |= {(row.left, row.right): row.pairs for row in rows}
        now = Counter(p.report for p in traces.pieces if p.compared and p.report in set(reports))
        every = self._connection.execute(select(func.count()).select_from(piece).where(piece.c.compared)).scalar_one()
        more = now.total() - before.total()
        own = sum(now[i] ** 2 - before[i] ** 2 for i in reports)
        compared = counts[0] - sum(pairs.values()) + sum(traces.met.values())
        return compared, sum(counts) + (2 * every * more + more * more - own) // 2 - compared

    def _add(self, traces: Traces, keys: Iterable[tuple[int, int, int, bool]]) -> None:
        self._fill(schema.derived_met, ((*reports, pairs) for reports, pairs in sorted(traces.met.items())))
        self._fill(schema.derived_doubt, sorted(traces.doubts))
        self._fill(schema.derived_reach, ((d, root) for d, roots in sorted(traces.reach.items()) for root in roots))
        self._fill(schema.derived_part, sorted(traces.parts))
        self._fill(schema.derived_course, sorted(traces.courses.items()))
        self._fill(schema.derived_named, sorted(traces.named.items()))
        self._fill(schema.derived_broken, ((b.breaking, b.truce, b.named) for b in sorted(traces.broken)))
        self._fill(schema.derived_key, keys, "IGNORE")  # a key that is there is the same

    def move(self, at: Mapping[str, str | None]) -> None:
        """Say where some blame and denials of reports that did not change are attached by now."""
        rows = [{"of": claim, "to": root} for claim, root in sorted(at.items())]
        if rows:
            self._connection.execute(text("UPDATE derived_member SET at = :to WHERE claim = :of"), rows)

    def delete(self, table: Table, column: "Column[Any]", values: Iterable[Any]) -> None:
        """Take out the rows that have one of some values."""
        for some in _chunks(sorted(set(values)), AT_ONCE):
            self._connection.execute(_without(table, column), {"some": some})

    def _fill(self, table: Table, rows: Iterable[Sequence[Any]], where_there: str = "REPLACE") -> None:
        places = ", ".join("?" for _ in table.columns)
        raw = self._connection.connection.cursor()
        for some in _chunks(rows, ROWS_AT_ONCE):
            raw.executemany(f"INSERT OR {where_there} INTO {table.name} VALUES ({places})", some)
        raw.close()


def _pieces(traces: Traces) -> Iterator[tuple[Any, ...]]:
    return ((number_of(p.id), p.id, p.report, p.group, p.chief, p.compared) for p in traces.pieces)


def _sets(traces: Traces) -> Iterator[tuple[Any, ...]]:
    return ((number_of(s.root), s.root, s.group, s.incident, s.extent) for s in traces.sets)


def _members(traces: Traces) -> Iterator[tuple[Any, ...]]:
    root_of = {claim: joined.root for joined in traces.sets for claim in joined.claims}
    return ((i, p.id, root_of[i], traces.at.get(i)) for p in traces.pieces for i in p.claims)


@lru_cache
def _having(table: Table, column: "Column[Any]") -> Select[Any]:
    """The rows that have one of `some` values: made once, since to put a statement together costs more than to ask."""
    return select(table).where(column.in_(bindparam("some", expanding=True)))


@lru_cache
def _without(table: Table, column: "Column[Any]") -> Delete:
    return delete(table).where(column.in_(bindparam("some", expanding=True)))


def _chunks(values: Iterable[T], size: int) -> Iterator[list[T]]:
    waiting = iter(values)
    while chunk := list(islice(waiting, size)):
        yield chunk


def _joined(row: Row[Any]) -> Joined:
    return Joined(root=row.root, group=row.gathered, incident=row.incident, extent=row.extent, claims=())


def _member(row: Row[Any]) -> Member:
    return Member(claim=row.claim, piece=row.piece, root=row.root, at=row.at)

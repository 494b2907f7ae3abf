"""The questions that are put to the tables, as SQL that any database of SQLAlchemy's answers."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, Table, and_, bindparam, func, or_, select

from onrecord.record import schema


def _latest(table: Table, report: ColumnElement[Any]) -> ScalarSelect[Any]:
    """The last row of a table about a report."""
    row = table.alias()
    return select(func.max(row.c.sequence)).where(row.c.report == report).scalar_subquery()


def withdrawn() -> Select[Any]:
    """Reports that are withdrawn now: id and reason."""
    table = schema.withdrawal
    latest = _latest(table, table.c.report)
    return select(table.c.report, table.c.reason).where(table.c.withdrawn, table.c.sequence == latest)


def _hidden() -> Select[Any]:
    return withdrawn().with_only_columns(schema.withdrawal.c.report)


def reports(*, report: str | None = None, standing: bool = True, resolved: bool = True) -> Select[Any]:
    """Reports by id, with the metadata of their latest arrival and (where `resolved`) their latest reading."""
    base, arrival, reading = schema.report, schema.arrival, schema.reading
    columns = [base.c.sequence, base.c.id, base.c.text, arrival.c.metadata, arrival.c.sequence.label("arrived")]
    columns += [reading.c.metadata.label("resolved"), reading.c.sequence.label("read")] if resolved else []
    query = select(*columns).join_from(base, arrival, arrival.c.sequence == _latest(arrival, base.c.id))
    if resolved:
        query = query.outerjoin(reading, reading.c.sequence == _latest(reading, base.c.id))
    if report is not None:
        query = query.where(base.c.id == report)
    if standing:
        query = query.where(base.c.id.not_in(_hidden()))
    return query.order_by(base.c.id)


def repeats() -> Select[Any]:
    """Each standing report's text digest, in the order of the reports' ids."""
    return (
        select(schema.report.c.id, schema.report.c.text_sha256)
        .where(schema.report.c.id.not_in(_hidden()))
        .order_by(schema.report.c.id)
    )


def readings(*columns: Any, report: str | None = None) -> Select[Any]:
    """The latest reading of each standing report, in the order of the reports' ids."""
    table = schema.reading
    latest = _latest(table, table.c.report)
    query = select(*columns).where(table.c.sequence == latest, table.c.report.not_in(_hidden()))
    if report is not None:
        query = query.where(table.c.report == report)
    return query.order_by(table.c.report)


def claims(*, report: str | None = None, claim: str | None = None) -> Select[Any]:
    """Claims of the latest readings, by report and then as they stand in it."""
    query = readings(schema.claim.c.body, report=report)
    query = query.join_from(schema.reading, schema.claim, schema.claim.c.reading == schema.reading.c.sequence)
    if claim is not None:
        query = query.where(schema.claim.c.id == claim)
    return query.order_by(schema.claim.c.position)


def claims_in(reading: int) -> Select[Any]:
    """The claims of one reading as they stand; asked reading by reading, since sorting all bodies is slower."""
    return select(schema.claim.c.body).where(schema.claim.c.reading == reading).order_by(schema.claim.c.position)


@lru_cache(maxsize=1)
def claims_by_kind() -> Select[Any]:
    """How many claims of each kind the latest readings hold: those of all, by an index, less the few that fell."""
    table, kind, number = schema.reading, schema.claim.c.kind, func.count().label("number")
    not_latest = table.c.sequence != _latest(table, table.c.report)
    fallen = select(table.c.sequence).where(or_(not_latest, table.c.report.in_(_hidden())))
    every = select(kind, number).group_by(kind).subquery()
    less = select(kind, number).where(schema.claim.c.reading.in_(fallen)).group_by(kind).subquery()
    left = (every.c.number - func.coalesce(less.c.number, 0)).label("number")
    query = select(every.c.kind, left).outerjoin_from(every, less, less.c.kind == every.c.kind)
    return query.where(left > 0).order_by(every.c.kind)


@lru_cache(maxsize=1)
def report_count() -> Select[Any]:
    """How many reports stand."""
    return select(func.count()).select_from(schema.report).where(schema.report.c.id.not_in(_hidden()))


def refusals_in_readings() -> Select[Any]:
    """What could not be understood in the latest readings, where there is anything."""
    return readings(schema.reading.c.refusals).where(schema.reading.c.refusals != "[]")


def edits(report: str | None = None) -> Select[Any]:
    """What people set in claims of standing reports, with when and in which entry; in the order of the entries."""
    table, entry = schema.edit, schema.ledger
    query = select(table.c.report, table.c.body, entry.c.sequence, entry.c.time)
    query = query.join(entry, entry.c.sequence == table.c.sequence).where(table.c.report.not_in(_hidden()))
    if report is not None:
        query = query.where(table.c.report == report)
    return query.order_by(table.c.sequence)


def judgements() -> Select[Any]:
    """What people judged of identity, with when and in which entry; in the order of the entries."""
    table, entry = schema.judgement, schema.ledger
    query = select(table.c.body, entry.c.sequence, entry.c.time)
    return query.join(entry, entry.c.sequence == table.c.sequence).order_by(table.c.sequence)


def ratings() -> Select[Any]:
    """What people hold of origins, claims and incidents, with when and in which entry; in the order of the entries."""
    table, entry = schema.rating, schema.ledger
    query = select(table.c.body, entry.c.sequence, entry.c.time)
    return query.join(entry, entry.c.sequence == table.c.sequence).order_by(table.c.sequence)


def entries(*sequences: int) -> Select[Any]:
    """Some entries of the ledger, in order."""
    return select(schema.ledger).where(schema.ledger.c.sequence.in_(sequences)).order_by(schema.ledger.c.sequence)


def refusals() -> Select[Any]:
    """Refusals that stand: not of a withdrawn report, not settled by a later reading."""
    table = schema.refusal
    last_reading = _latest(schema.reading, table.c.report)
    unsettled = or_(~table.c.of_reading, last_reading.is_(None), table.c.sequence > last_reading)
    shown = or_(table.c.report.is_(None), and_(table.c.report.not_in(_hidden()), unsettled))
    return select(table.c.id, table.c.body).where(shown)


def last_of(kind: str) -> Select[Any]:
    """The payload of the last entry of a kind: `packs` and `gazetteers` each say which hold from then on."""
    table = schema.ledger
    query = select(schema.payload.c.body).join(table, table.c.sequence == schema.payload.c.sequence)
    return query.where(table.c.kind == kind).order_by(table.c.sequence.desc()).limit(1)


def last_change() -> Select[Any]:
    """The last ledger entry on which derived tables can depend; a refusal changes none of them."""
    table = schema.ledger
    return select(table.c.sequence).where(table.c.kind != "refusal").order_by(table.c.sequence.desc()).limit(1)


def changed_since(sequence: int) -> list[Select[Any]]:
    """The reports that entries after this one are about, but for judgements."""
    tables = (schema.arrival, schema.reading, schema.edit, schema.withdrawal)
    return [select(table.c.report).where(table.c.sequence > sequence).distinct() for table in tables]


def judged_since(sequence: int) -> Select[Any]:
    """The judgements of entries after this one."""
    return select(schema.judgement.c.body).where(schema.judgement.c.sequence > sequence)


def kinds_since(sequence: int) -> Select[Any]:
    """The kinds of the entries after this one."""
    return select(schema.ledger.c.kind).where(schema.ledger.c.sequence > sequence).distinct()


def reports_of_claims(claims: Sequence[str]) -> Select[Any]:
    """The reports that were once read to make some claims."""
    query = select(schema.claim.c.id, schema.reading.c.report)
    query = query.join(schema.reading, schema.reading.c.sequence == schema.claim.c.reading)
    return query.where(schema.claim.c.id.in_(claims)).distinct()


@lru_cache(maxsize=4)
def leading(most: int) -> Select[Any]:
    """The incidents with most origins, then claims."""
    table = schema.derived_incident
    return select(table.c.body).order_by(table.c.origins.desc(), table.c.claims.desc(), table.c.id).limit(most)


@lru_cache(maxsize=1)  # asked again and again in one run, and dear to put together
def reports_among() -> Select[Any]:
    """Some standing reports, by their `ids`, as their latest readings resolved them."""
    return reports().where(schema.report.c.id.in_(bindparam("ids", expanding=True)))


@lru_cache(maxsize=1)
def claims_among() -> Select[Any]:
    """The claims of some standing reports, by their `ids`, by report and then as they stand in it."""
    asked = schema.reading.c.report.in_(bindparam("ids", expanding=True))
    query = readings(schema.reading.c.report, schema.claim.c.body).where(asked)
    query = query.join_from(schema.reading, schema.claim, schema.claim.c.reading == schema.reading.c.sequence)
    return query.order_by(schema.claim.c.position)

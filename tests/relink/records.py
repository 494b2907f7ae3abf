"""Records whose reports say drawn claims: what the reading stage would have found is given to it."""

import json
from collections.abc import Sequence
from typing import Any

from onrecord import pipeline
from onrecord.model import Claim, Reading, Report
from onrecord.record import Record
from tests.link.claims import KNOWLEDGE
from tests.record.state import state

STAGES = pipeline.stages()


def add(record: Record, report: Report, claims: Sequence[Claim]) -> None:
    """Take in a report and what was read in it, as one run of `add` does."""
    with record.write() as writer:
        writer.report(report, report.text.encode())
        writer.reading(Reading(report=report, claims=tuple(claims), mentions=(), persons=(), sections=(), refusals=()))


def relink(record: Record, *, by: pipeline.Stages = STAGES, anew: bool = False) -> None:
    pipeline.relink(record, KNOWLEDGE, by=by, anew=anew)


def derived(record: Record) -> str:
    """All that the record answers, with what is derived to the last word, and the counts of pairs."""
    held = record.holdings()
    bodies = [one.to_json() for one in record.incidents()]
    assertions = [repr(one) for one in record.assertions()]
    return json.dumps([state(record), bodies, assertions, held.compared, held.never_compared], indent=0)


def traces(record: Record) -> dict[str, list[tuple[Any, ...]]]:
    """What linking left behind; keys may outlive what they were of."""
    from sqlalchemy import select

    from onrecord.record import schema

    names = ("piece", "set", "member", "met", "doubt", "reach", "part", "course", "named", "broken")
    with record.traced() as traced:
        connection = traced._connection
        return {
            name: sorted(map(tuple, connection.execute(select(schema.derived.tables[f"derived_{name}"]))), key=repr)
            for name in names
        }


def outdated(record: Record) -> set[int]:
    """The numbers of the pieces that may be found by keys that they have no more."""
    with record.traced() as traced:
        return traced.outdated()

"""Reports to claims, whatever happens: a report that cannot be read is a refusal, and the others are read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from onrecord.errors import ValueInvalid
from onrecord.model import Claim, Reading, Refusal, Report

if TYPE_CHECKING:
    from onrecord.knowledge import Knowledge

Readings = Callable[[Sequence[Report], "Knowledge"], Iterator[Reading]]
"""What reads reports for claims: one reading a report, in order; it may raise."""

Outcomes = Mapping[str, Reading | Refusal]
"""By report id, what reading it came to."""


def read_for_claims(reports: Sequence[Report], knowledge: "Knowledge", readings: Readings) -> Outcomes:
    """Read reports for claims together; where one fails, each alone, so that only that one is refused."""
    try:
        found = zip(reports, readings(reports, knowledge), strict=True)
        return {report.id: sound(reading) for report, reading in found}
    except Exception as error:  # noqa: BLE001  one report of a batch: it is kept, with the reason why it has no claims
        if len(reports) != 1:
            return {k: one for report in reports for k, one in read_for_claims([report], knowledge, readings).items()}
        return {reports[0].id: unread(reports[0], f"{type(error).__name__}: {error}")}


def unread(report: Report, why: str) -> Refusal:
    """Return the refusal of a report that could not be read for claims."""
    return Refusal(report=report.id, reason=f"could not be read for claims: {why}")


def sound(reading: Reading) -> Reading:
    """Return a reading whose every claim quotes its report and has an id of its own; refuse the others."""
    kept: dict[str, Claim] = {}
    refused: list[Refusal] = []
    refuse = partial(Refusal, report=reading.report.id)
    for claim in reading.claims:
        try:
            quoted = claim.span.of(reading.report.text) == claim.text
        except ValueInvalid:
            quoted = False
        if not quoted:
            refused.append(refuse(reason=f"a claim ({claim.kind}, {claim.event}) did not quote the report; left out"))
        elif claim.id in kept:
            refused.append(refuse(span=claim.span, reason="two claims of one kind rest on the same words; one is kept"))
        else:
            kept[claim.id] = claim
    if not refused:
        return reading
    distinct = {refusal.id: refusal for refusal in (*reading.refusals, *refused)}
    return replace(reading, claims=tuple(kept.values()), refusals=tuple(distinct.values()))

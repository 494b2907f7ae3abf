"""Incidents drawn by a fixed seed, each with the words of its claims, to be read by a person against the reports.

    ONRECORD_EVALUATION=… python -m benchmarks.drawn [--set syria] [--incidents 50] [--seed 1] [--reports 1]
    python -m benchmarks.drawn --record RECORD …

Prints for each incident what the record says of it, its claims as they stand in their reports, and the other incidents
of its event that share a day or lie within a day of it in the same place: those that it might have been split from. The
verdicts are written down by whoever reads, in docs/quality.md.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import onrecord
from onrecord.model import Claim, Incident, Report
from onrecord.settings import settings

LONGEST = 240  # code points of a claim that are printed
MOST = 14  # claims of an incident that are printed


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--set", default="syria", help="folder of the evaluation data with a reports.jsonl")
    options.add_argument("--record", help="draw from this record, and add nothing")
    options.add_argument("--incidents", type=int, default=50)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--reports", type=int, default=1, help="draw from incidents of at least so many reports")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch, onrecord.open(given.record or Path(scratch, "record")) as record:
        if not given.record:
            record.add(_corpus(given.set))
        incidents = list(record.incidents())
        claims = {claim.id: claim for claim in record.claims()}
        reports = {report.id: report for report in record.reports()}
    pool = sorted((i for i in incidents if len(i.reports) >= given.reports), key=lambda i: i.id)
    drawn = random.Random(given.seed).sample(pool, min(given.incidents, len(pool)))
    print(f"{len(drawn)} of {len(pool)} incidents, seed {given.seed}")
    for number, incident in enumerate(drawn, start=1):
        print(f"\n## {number}. " + "\n".join(_told(incident, claims, reports)))
        for other in _near(incident, incidents):
            print(f"  beside it: {other.id[:10]} {other.title} ({len(other.claims)} claims)")


def _corpus(name: str) -> Path:
    data = settings().evaluation
    if data is None:
        raise SystemExit("set ONRECORD_EVALUATION to the folder of the evaluation data, or name a --record")
    return data / name / "reports.jsonl"


def _told(incident: Incident, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> Iterator[str]:
    yield f"{incident.id[:10]} {incident.title} [{incident.status}]"
    for figure in incident.ranges:
        if figure.group is None and (figure.low, figure.high) != (None, None):
            more = " or more" if figure.open else ""
            yield f"  {figure.measure} ({figure.scope}): {figure.low} to {figure.high}{more}"
    own = sorted((claims[i] for i in incident.claims), key=lambda c: (c.report, c.span.start))
    for name, told in groupby(own[:MOST], key=lambda c: c.report):
        report = reports[name]
        published = report.published.edtf if report.published else "day unknown"
        yield f"  {name}, {report.publisher}, {published}: {report.title or ''}"
        yield from (_words(claim) for claim in told)
    if len(own) > MOST:
        yield f"  and {len(own) - MOST} claims more"


def _words(claim: Claim) -> str:
    figures = ", ".join(f"{c.measure} {c.low}-{c.high} {c.group or ''}".strip() for c in claim.counts)
    fields = (
        claim.event,
        claim.status.value,
        f"by {claim.origin}",
        f"actors {_names([a.name for a in claim.actors])}",
        f"when {claim.when.when.edtf if claim.when else '-'}",
        f"where {_names([p.name for p in claim.where])}",
        figures or "no figure",
    )
    return f"    {claim.id[:8]} {'; '.join(fields)}\n      “{claim.text[:LONGEST]}”"


def _names(names: Sequence[str]) -> str:
    return ", ".join(names) or "-"


def _near(incident: Incident, incidents: Sequence[Incident]) -> list[Incident]:
    return [o for o in incidents if o.id != incident.id and o.event == incident.event and _may_be(o, incident)]


def _may_be(one: Incident, other: Incident) -> bool:
    if not one.when or not other.when or not one.where or not other.where:
        return False
    same_place = one.where.place_id == other.where.place_id
    return same_place and one.when.may_meet(other.when, 1)


if __name__ == "__main__":
    main()

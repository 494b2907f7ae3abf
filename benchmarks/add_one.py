"""What one more report costs in a record of many claims, beyond reading it for claims: storing, relinking, summing up.

The record is made of the reports of `benchmarks.incidents`, put through the real store and linked; reports of the same
world, and then such as tell of truces or of their breach, are added one by one, each as a run of `add` does but for
extraction. Seconds are of the processor (on a machine at rest those of the wall are few more).

    python -m benchmarks.add_one [--claims 100000] [--more 20] [--record FOLDER]
"""

import argparse
import datetime as dt
import gc
import shutil
import statistics
import tempfile
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from benchmarks.incidents import MadeUp, made_up
from onrecord import pipeline
from onrecord.knowledge import load
from onrecord.model import Claim, Kind, OriginBasis, Reading, Status, Timed
from onrecord.record import Record
from onrecord.values import Span, When

BATCH = 500
EVERY = 20  # reports of which one also tells of a truce
TOLD = (
    ("A truce was announced", "ceasefire", Status.ANNOUNCED),
    ("The truce was violated", "violation", Status.VIOLATED),
)


def with_truces(world: MadeUp) -> list[str]:
    """Let some reports tell of a truce, or of its breach, where and when they tell of something; return these."""
    told = [c for c in world.claims if c.where and c.when][::EVERY]
    for number, near in enumerate(told):
        words, event, status = TOLD[number % len(TOLD)]
        report = world.reports[near.report]
        start = len(report.text) + 1
        day = near.when.when.first_day if near.when else None
        world.reports[report.id] = replace(report, text=f"{report.text} {words}")
        world.claims.append(
            Claim(
                report=report.id,
                span=Span(start, start + len(words)),
                text=words,
                kind=Kind.TRUCE,
                event=event,
                status=status,
                where=near.where,
                when=Timed(when=When((day or dt.date.min).isoformat()), text=words[:1], span=Span(start, start + 1)),
                origin=report.publisher,
                origin_basis=OriginBasis.PUBLISHER_UNATTRIBUTED,
            )
        )
    return sorted(c.report for c in told)


def store(record: Record, world: MadeUp, ids: list[str]) -> None:
    """Keep reports and what was read in them, in transactions of many."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in world.claims:
        claims[claim.report].append(claim)
    for first in range(0, len(ids), BATCH):
        with record.write() as writer:
            for i in ids[first : first + BATCH]:
                report = world.reports[i]
                writer.report(report, report.text.encode())
                writer.reading(
                    Reading(report=report, claims=tuple(claims[i]), mentions=(), persons=(), sections=(), refusals=())
                )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--claims", type=int, default=100_000)
    options.add_argument("--more", type=int, default=20, help="reports to add one by one")
    options.add_argument("--record", help="keep the record here")
    given = options.parse_args()
    world, knowledge = made_up(given.claims), load()
    of_truces = with_truces(world)
    folder = Path(given.record or tempfile.mkdtemp())
    ids = sorted(world.reports)
    late = ids[:: max(1, len(ids) // given.more)][: given.more]
    late += sorted({*of_truces[:: max(1, len(of_truces) // given.more)][: given.more]} - {*late})
    with Record.open(folder / "record", create=True) as record:
        began = time.process_time()
        store(record, world, [i for i in ids if i not in set(late)])
        stored = time.process_time()
        pipeline.relink(record, knowledge, anew=True)
        linked = time.process_time()
        size = sum(f.stat().st_size for f in (folder / "record").glob("*") if f.is_file()) / 1e6
        print(f"{len(world.claims) - 8 * len(late):,} claims: stored in {stored - began:.1f} s, ", end="")
        print(f"linked and written in {linked - stored:.1f} s; database {size:,.0f} MB", flush=True)
        gc.collect()
        gc.freeze()  # the made-up world is the benchmark's own: no run of `add` has a hundred thousand claims to sweep
        spent: dict[str, list[float]] = defaultdict(list)
        for i in late:
            at = [time.process_time()]
            store(record, world, [i])
            at.append(time.process_time())
            pipeline.relink(record, knowledge)
            at.append(time.process_time())
            record.holdings()
            record.leading(5)
            at.append(time.process_time())
            for name, one, other in zip(("store", "relink", "sum up"), at, at[1:], strict=False):
                spent[name].append(other - one)
            spent["all of truces" if i in of_truces else "all"].append(at[-1] - at[0])
    for name, seconds in spent.items():
        print(f"{name:13} median {statistics.median(seconds):.3f} s, most {max(seconds):.3f} s")
    if not given.record:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()

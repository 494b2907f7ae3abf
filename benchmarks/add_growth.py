"""What one report costs as a record grows: the corpus repeated with other names, dates and numbers.

Each size is added to a record of its own, in a process of its own; loading is left out. Times are those of
the processor, so that other work on the machine changes little.

    ONRECORD_EVALUATION=… python -m benchmarks.add_growth [--sizes 100,500,1000,5000]
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import corpus

_CHILD = """
import json, resource, sys, time
import onrecord
from onrecord import decide, pipeline
from onrecord.record import Record
folder, path, few = sys.argv[1:]
with onrecord.open(folder + "-warm") as record:
    record.add(few)
began = time.process_time()
with onrecord.open(folder) as record:
    summary = record.add(path)
whole = time.process_time() - began
with Record.open(folder) as record:
    known = decide.knowledge_of(record)
    began = time.process_time()
    pipeline.relink(record, known)
    linking = time.process_time() - began
    began = time.process_time()
    sum(1 for _ in record.incidents())
    listing = time.process_time() - began
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
print(json.dumps([whole, linking, listing, memory, sum(summary.holdings.claims.values()), summary.holdings.incidents]))
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", default="100,500,1000,5000")
    given = options.parse_args()
    lines = corpus.reports()
    head = ("reports", "claims", "incidents", "ms a report", "of it linking", "listing incidents", "peak memory")
    print(f"| {' | '.join(head)} |\n|{'---|' * len(head)}", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        few = Path(scratch, "few.jsonl")
        corpus.write(few, lines[:8])
        for size in map(int, given.sizes.split(",")):
            path = Path(scratch, f"{size}.jsonl")
            corpus.write(path, corpus.repeated(lines, size))
            command = [sys.executable, "-c", _CHILD, str(Path(scratch, str(size))), str(path), str(few)]
            ran = subprocess.run(command, capture_output=True, text=True, check=True)
            whole, linking, listing, memory, claims, incidents = json.loads(ran.stdout.splitlines()[-1])
            print(
                f"| {size:,} | {claims:,} | {incidents:,} | {1000 * whole / size:.0f} | {1000 * linking / size:.1f} "
                f"| {listing:.2f} s | {memory:,.0f} MB |",
                flush=True,
            )


if __name__ == "__main__":
    main()

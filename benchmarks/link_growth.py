"""What linking from nothing costs as the claims grow, and how right it is at each size, on made-up incidents.

Each size is linked in a process of its own; making the claims is left out of the time, and is in the memory.

    python -m benchmarks.link_growth [--sizes 10000,30000,100000]
"""

import argparse
import json
import math
import subprocess
import sys

_CHILD = """
import json, resource, sys, time
from collections import defaultdict
from benchmarks.incidents import made_up
from onrecord.knowledge import load
from onrecord.link import link
world, known = made_up(int(sys.argv[1])), load()
began, wall = time.process_time(), time.perf_counter()
linked = link(world.claims, world.reports, (), known)
spent, passed = time.process_time() - began, time.perf_counter() - wall
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
report_of = {c.id: c.report for c in world.claims}
main = {}
for incident in sorted(linked.incidents, key=lambda i: len(i.claims)):
    if incident.kind == "violence":
        main |= dict.fromkeys(incident.reports, incident.id)
true, found = defaultdict(set), defaultdict(set)
for report, attack in world.incident_of.items():
    true[attack].add(report)
    found[main[report]].add(report)
shared = {r: len(true[a] & found[main[r]]) for r, a in world.incident_of.items()}
precision = sum(n / len(found[main[r]]) for r, n in shared.items()) / len(shared)
recall = sum(n / len(true[world.incident_of[r]]) for r, n in shared.items()) / len(shared)
held = [len(world.claims), len(world.reports), len(linked.incidents), linked.compared]
print(json.dumps([*held, spent, passed, memory, precision, recall]))
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", default="10000,30000,100000")
    given = options.parse_args()
    head = (
        "claims", "reports", "incidents", "pairs compared", "seconds of processor", "seconds", "peak memory",
        "B-cubed precision", "recall", "exponent",
    )  # fmt: skip
    print(f"| {' | '.join(head)} |\n|{'---|' * len(head)}", flush=True)
    before: tuple[int, float] | None = None
    for size in map(int, given.sizes.split(",")):
        ran = subprocess.run([sys.executable, "-c", _CHILD, str(size)], capture_output=True, text=True, check=True)
        claims, reports, incidents, compared, spent, passed, memory, precision, recall = json.loads(ran.stdout)
        grown = math.log(spent / before[1]) / math.log(claims / before[0]) if before else None
        row = [f"{n:,}" for n in (claims, reports, incidents, compared)]
        row += [f"{spent:.1f}", f"{passed:.1f}", f"{memory:,.0f} MB", f"{100 * precision:.1f}", f"{100 * recall:.1f}"]
        print(f"| {' | '.join([*row, f'{grown:.2f}' if grown else ''])} |", flush=True)
        before = claims, spent


if __name__ == "__main__":
    main()

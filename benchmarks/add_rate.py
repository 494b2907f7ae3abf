"""How fast `add` is beside the bare language model, and how much memory it takes.

The bare pipeline is the model that `add` uses with all the components that it ships, in one process, in
batches of 8; loading is left out of both. The two take turns; the median of the runs counts.

    ONRECORD_EVALUATION=… python -m benchmarks.add_rate [--reports 403] [--runs 5]
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import onrecord
from benchmarks import corpus
from onrecord.extract.parsed import MODEL

BATCH = 8
_CHILD = (
    "import resource, sys, onrecord\n"
    "with onrecord.open(sys.argv[1]) as record: record.add(sys.argv[2])\n"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
)


def bare(texts: list[str]) -> float:
    """Return the seconds that the bare pipeline takes over the texts."""
    import spacy

    model = spacy.load(MODEL)
    list(model.pipe(texts[:BATCH], batch_size=BATCH))
    began = time.perf_counter()
    for _ in model.pipe(texts, batch_size=BATCH):
        pass
    return time.perf_counter() - began


def add(path: Path, folder: Path) -> float:
    """Return the seconds that `add` takes, from opening a new record to its incidents."""
    began = time.perf_counter()
    with onrecord.open(folder) as record:
        record.add(path)
    return time.perf_counter() - began


def peak_memory(path: Path, folder: Path) -> float:
    """Return the peak memory of a process of its own that adds the corpus, in MB."""
    ran = subprocess.run([sys.executable, "-c", _CHILD, folder, path], capture_output=True, text=True, check=True)
    return int(ran.stdout.split()[-1]) / 1000  # kB on Linux


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, default=10_000)
    options.add_argument("--runs", type=int, default=5)
    given = options.parse_args()
    lines = corpus.reports()[: given.reports]
    texts = [line["text"] for line in lines]
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "reports.jsonl")
        corpus.write(path, lines)
        add(_few(scratch, lines), Path(scratch, "warm"))
        took: dict[str, list[float]] = {"bare": [], "add": []}
        for run in range(given.runs):
            took["bare"].append(bare(texts))
            took["add"].append(add(path, Path(scratch, f"record-{run}")))
            print(f"run {run + 1}: bare {took['bare'][-1]:.1f} s, add {took['add'][-1]:.1f} s", file=sys.stderr)
        memory = peak_memory(path, Path(scratch, "memory"))
    rates = {name: len(lines) / statistics.median(seconds) for name, seconds in took.items()}
    print(f"| reports | runs | bare, reports/s | add, reports/s | add / bare | peak memory |\n|{'---|' * 6}")
    print(
        f"| {len(lines)} | {given.runs} | {rates['bare']:.1f} | {rates['add']:.1f} "
        f"| {rates['add'] / rates['bare']:.2f} | {memory:,.0f} MB |"
    )


def _few(scratch: str, lines: list[corpus.Line]) -> Path:
    path = Path(scratch, "few.jsonl")
    corpus.write(path, lines[:BATCH])
    return path


if __name__ == "__main__":
    main()

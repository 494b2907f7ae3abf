"""How fast `add` is beside the bare language model, and how much memory it takes.

The bare pipeline is the model that `add` uses with all the components that it ships, in one process, in
batches of 8; loading is left out of both, but not that of the processes which `add` starts to read beside it
(`ONRECORD_PROCESSES`). The two take turns; the median of the runs counts. Memory is that of all processes together,
shared pages once (Linux).

    ONRECORD_EVALUATION=… [ONRECORD_PROCESSES=1] python -m benchmarks.add_rate [--reports 403] [--runs 5]
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
from onrecord.settings import settings

BATCH = 8
_CHILD = "import sys, onrecord\nwith onrecord.open(sys.argv[1]) as record: record.add(sys.argv[2])\n"
_EVERY = 0.2  # seconds between two looks at the memory


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
    """Return the peak memory in MB of a process that adds the corpus, with those that read beside it."""
    peak = 0
    with subprocess.Popen([sys.executable, "-c", _CHILD, folder, path]) as ran:
        while ran.poll() is None:
            peak = max(peak, sum(_proportional(pid) for pid in (ran.pid, *_children(ran.pid))))
            time.sleep(_EVERY)
    if ran.returncode:
        sys.exit(f"adding ended with status {ran.returncode}")
    return peak / 1000  # of kB


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in _lines(task).split()]


def _proportional(pid: int) -> int:
    """Return a process's memory in kB, each shared page as its part of those that share it."""
    told = _lines(Path(f"/proc/{pid}/smaps_rollup"))
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))


def _lines(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # the process has ended meanwhile
        return ""


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
    print(
        f"| reports | processes | runs | bare, reports/s | add, reports/s | add / bare | peak memory |\n|{'---|' * 7}"
    )
    print(
        f"| {len(lines)} | {settings().processes} | {given.runs} | {rates['bare']:.1f} | {rates['add']:.1f} "
        f"| {rates['add'] / rates['bare']:.2f} | {memory:,.0f} MB |"
    )


def _few(scratch: str, lines: list[corpus.Line]) -> Path:
    path = Path(scratch, "few.jsonl")
    corpus.write(path, lines[:BATCH])
    return path


if __name__ == "__main__":
    main()

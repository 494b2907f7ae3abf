"""Reports read by several processes: the same record as by one, whatever becomes of the processes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.knowledge import Knowledge
from onrecord.model import Reading, Refusal, Report
from onrecord.pipeline.beside import ProcessBeside, Unavailable
from onrecord.pipeline.readers import ALONE, Readers
from onrecord.read import Given
from onrecord.record import Record
from onrecord.settings import settings as of_the_environment
from tests.record.small_stages import NO_KNOWLEDGE, SMALL, readings
from tests.record.state import state

ROOT = Path(__file__).parents[1]


def one(name: str, text: str) -> Report:
    return Report(id=name, text=text, sha256="0" * 64)


def reports(count: int, *, deadly: int | None = None) -> list[Report]:
    texts = [f"{n} people were killed in Town{n % 5}, the clinic said." for n in range(count)]
    if deadly is not None:
        texts[deadly] = "deadly"
    return [one(f"r{n:03}", text) for n, text in enumerate(texts)]


def ends_at_deadly(reports: Sequence[Report], knowledge: Knowledge) -> Iterator[Reading]:
    """Read as the small stages do, but at one report end the process as the system does where memory runs out."""
    if any(report.text == "deadly" for report in reports):
        os.kill(os.getpid(), signal.SIGKILL)
    return readings(reports, knowledge)


def asks_and_is_gone(reports: Sequence[Report], knowledge: Knowledge) -> Iterator[Reading]:
    """End with a status of its own, as a library does that gives up."""
    os._exit(7)


@pytest.fixture
def beside() -> Iterator[ProcessBeside]:
    process = ProcessBeside(readings, NO_KNOWLEDGE)
    yield process
    process.close()


def test_a_process_beside_reads_as_this_one_does(beside: ProcessBeside) -> None:
    """Readings, and the refusal of a report at which a rule stumbles, come over the pipes as they are made."""
    asked = [*reports(3), one("bad", "unreadable")]
    expected = pipeline.read_for_claims(asked, NO_KNOWLEDGE, readings)
    assert beside.read(asked) == expected
    assert isinstance(expected["bad"], Refusal)
    assert "a rule stumbled" in expected["bad"].reason


@pytest.mark.parametrize("count", [1, 4])
def test_a_report_that_ends_its_process_is_a_refusal(count: int) -> None:
    """Only that report is refused, with how the process ended; the others of its batch are read."""
    process = ProcessBeside(ends_at_deadly, NO_KNOWLEDGE)
    outcomes = process.read(reports(count, deadly=0))
    again = process.read(reports(2))
    process.close()
    refused = outcomes["r000"]
    assert isinstance(refused, Refusal)
    assert "signal 9" in refused.reason
    assert "memory" in refused.reason
    assert [type(outcomes[f"r{n:03}"]) for n in range(1, count)] == [Reading] * (count - 1)
    assert all(isinstance(one, Reading) for one in again.values())


def test_a_status_is_told() -> None:
    """A process that ends by itself is told with its status."""
    process = ProcessBeside(asks_and_is_gone, NO_KNOWLEDGE)
    outcome = process.read(reports(1))["r000"]
    process.close()
    assert isinstance(outcome, Refusal)
    assert "ended with status 7" in outcome.reason


def test_what_cannot_be_handed_over_is_read_here() -> None:
    """A reading that is no function of a module stays in this process, and every batch is answered in order."""
    seen: list[int] = []

    def local(reports: Sequence[Report], knowledge: Knowledge) -> Iterator[Reading]:
        seen.append(len(reports))
        return readings(reports, knowledge)

    with pytest.raises(Unavailable):
        ProcessBeside(local, NO_KNOWLEDGE)
    with Readers[int](local, NO_KNOWLEDGE, processes=3) as readers:
        for number in range(ALONE + 3):
            readers.ask(number, reports(2))
        answered = [(batch, len(outcomes)) for batch, outcomes in readers.rest()]
    assert answered == [(number, 2) for number in range(ALONE + 3)]
    assert seen == [2] * (ALONE + 3)


def test_no_program_to_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where no process can be started, this one reads all, and nothing is refused."""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    with Readers[int](readings, NO_KNOWLEDGE, processes=2) as readers:
        for number in range(ALONE + 3):
            readers.ask(number, reports(2))
        outcomes = [one for _, found in readers.rest() for one in found.values()]
    assert len(outcomes) == 2 * (ALONE + 3)
    assert all(isinstance(one, Reading) for one in outcomes)


def test_a_closed_process_starts_no_other() -> None:
    """Once closed, a process is not started again."""
    process = ProcessBeside(readings, NO_KNOWLEDGE)
    process.read(reports(1))
    process.close()
    with pytest.raises(Unavailable):
        process.read(reports(1))


@pytest.mark.parametrize("processes", [2, 4])
def test_any_number_of_processes_gives_one_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    """Claims, incidents, refusals and ledger come out as with one process, in one order."""
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(70):
        text = "unreadable" if n == 50 else f"{n} people were killed in Town{n % 5}, the clinic said."
        (folder / f"r{n:03}.txt").write_text(text, encoding="utf-8")
    found = []
    for count in (1, processes):
        monkeypatch.setenv("ONRECORD_PROCESSES", str(count))
        monkeypatch.setenv("ONRECORD_BATCH", "4")
        of_the_environment.cache_clear()
        with Record.open(tmp_path / f"record{count}", create=True) as record:
            pipeline.add(record, [str(folder)], Given(), knowledge=NO_KNOWLEDGE, by=SMALL)
            assert record.check_ledger() == ()
            found.append((state(record), [entry.kind for entry in record.entries()]))
    of_the_environment.cache_clear()
    assert found[0] == found[1]


@pytest.mark.skipif(os.name != "posix", reason="a process kills itself with SIGKILL, which POSIX has")
def test_a_process_beside_ends_with_the_one_that_asks() -> None:
    """Killed without warning, the process that asked leaves none behind."""
    program = (
        "import os, signal\n"
        "from onrecord.pipeline.beside import ProcessBeside\n"
        "from tests.record.small_stages import NO_KNOWLEDGE, readings\n"
        "beside = ProcessBeside(readings, NO_KNOWLEDGE)\n"
        "beside.read([])\n"
        "print(beside._process.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == -signal.SIGKILL
    left = int(ran.stdout)
    for _ in range(200):
        if not _alive(left):
            return
        time.sleep(0.05)
    pytest.fail("the process that read beside is still there")


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")  # one that nobody has taken leave of has ended all the same
    return not (stat.exists() and stat.read_text().rpartition(") ")[2].startswith("Z"))

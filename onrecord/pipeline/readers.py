"""Batches of reports are read for claims side by side: in this process and in others, answered in the order of asking.

Extraction takes four fifths of an `add`, and one process keeps one core at work. What is read where makes no difference
to what is read, and batches are answered in the order in which they were asked, so that a record comes out the same
with any number of processes. Measured in docs/performance.md; the choice: docs/decisions/reading-side-by-side.md.
"""

import gc
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from onrecord.model import Report
from onrecord.pipeline.beside import ProcessBeside, Unavailable
from onrecord.pipeline.reading import Outcomes, Readings, read_for_claims

if TYPE_CHECKING:
    from onrecord.knowledge import Knowledge

T = TypeVar("T")

ALONE = 4  # batches read here before others are started: a small run is over before they have loaded the model
AHEAD = 2  # batches a process beside is given at once, so that it need not wait for the next
UNANSWERED = 16  # batches that may wait for the one before them; they hold memory


@dataclass(slots=True)
class _Asked(Generic[T]):
    """A batch that was asked for, and its outcomes, or who will bring them."""

    batch: T
    reports: Sequence[Report]
    answer: Outcomes | Future[Outcomes]

    @property
    def done(self) -> bool:
        return not isinstance(self.answer, Future) or self.answer.done()


class Readers(Generic[T]):
    """Reads batches of reports for claims by `processes` processes, this one among them. Use it in `with`."""

    def __init__(self, readings: Readings, knowledge: "Knowledge", processes: int) -> None:
        self._readings = readings
        self._knowledge = knowledge
        self._beside = processes - 1
        self._asked: deque[_Asked[T]] = deque()
        self._batches = 0
        self._settled = False
        self._threads: ThreadPoolExecutor | None = None
        self._started: list[ProcessBeside] = []
        self._free: SimpleQueue[ProcessBeside] = SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for process in self._started:
            process.stop()
        if self._threads is not None:
            self._threads.shutdown(cancel_futures=True)
        for process in self._started:
            process.close()
        gc.unfreeze()

    def ask(self, batch: T, reports: Sequence[Report]) -> None:
        """Have a batch's reports read: by a process beside where one has little to do, else here and now."""
        self._batches += bool(reports)
        beside = self._beside and self._batches > ALONE and reports
        if beside and sum(not asked.done for asked in self._asked) < AHEAD * self._beside:
            self._asked.append(_Asked(batch, reports, self._submit(reports)))
        else:
            self._asked.append(_Asked(batch, reports, self._read_here(reports)))

    def answered(self) -> Iterator[tuple[T, Outcomes]]:
        """Yield the batches that have been read, as long as none before them is still being read."""
        while self._asked and (self._asked[0].done or len(self._asked) > UNANSWERED):
            yield self._first()

    def rest(self) -> Iterator[tuple[T, Outcomes]]:
        """Yield all batches, in the order of asking, waiting for those that are being read."""
        while self._asked:
            yield self._first()

    def _first(self) -> tuple[T, Outcomes]:
        asked = self._asked.popleft()
        if not isinstance(asked.answer, Future):
            return asked.batch, asked.answer
        try:
            return asked.batch, asked.answer.result()
        except Unavailable:
            self._beside = 0
            return asked.batch, self._read_here(asked.reports)

    def _read_here(self, reports: Sequence[Report]) -> Outcomes:
        if not reports:
            return {}
        outcomes = read_for_claims(reports, self._knowledge, self._readings)
        if not self._settled:
            gc.freeze()  # model, gazetteers and packs stay: to walk them over and over is a fortieth of the time
            self._settled = True
        return outcomes

    def _submit(self, reports: Sequence[Report]) -> Future[Outcomes]:
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self._beside, thread_name_prefix="onrecord-reader")
        return self._threads.submit(self._read_beside, reports)

    def _read_beside(self, reports: Sequence[Report]) -> Outcomes:
        """Ask a process that is free, or a new one; there are as many threads as there may be processes."""
        try:
            process = self._free.get_nowait()
        except Empty:
            process = self._new()
        try:
            return process.read(reports)
        finally:
            self._free.put(process)

    def _new(self) -> ProcessBeside:
        process = ProcessBeside(self._readings, self._knowledge)
        self._started.append(process)
        return process

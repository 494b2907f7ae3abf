"""A second process that reads reports for claims beside this one: asked and answering over its pipes.

It is started as a program and not forked, so that it holds no lock, database or terminal of this process, works on
every system, and ends by itself when this process ends, however that comes about: its input is then at an end.
Why not a pool of the library: docs/decisions/reading-side-by-side.md.
"""

import gc
import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from typing import IO, TYPE_CHECKING, Any

from onrecord.model import Report
from onrecord.pipeline.reading import Outcomes, Readings, read_for_claims, unread

if TYPE_CHECKING:
    from onrecord.knowledge import Knowledge

_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from onrecord.pipeline.beside import serve; serve(sys.stdin.buffer)"
)
READY = "ready"
SECONDS_TO_END = 2.0  # that a process has whose pipes are closed


class Unavailable(Exception):
    """No process can be started here that reads; this one reads alone."""


class _Ended(Exception):
    """The process ended while it was asked."""


class ProcessBeside:
    """A process that reads reports, started when it is first asked, and anew where it ended.

    One thread asks it at a time; `stop` may come from any.
    """

    def __init__(self, readings: Readings, knowledge: "Knowledge") -> None:
        """Take what reads; raise `Unavailable` where that cannot be handed to a process."""
        try:
            self._setting = pickle.dumps((readings, knowledge))
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            raise Unavailable(f"what reads cannot be handed to a process: {error}") from error
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def read(self, reports: Sequence[Report]) -> Outcomes:
        """Return what reading the reports came to; a report at which the process ended twice is a refusal.

        Raises `Unavailable` where no process can be started, and once it is closed.
        """
        try:
            return self._ask(reports)
        except _Ended as ended:
            if len(reports) > 1:
                return {key: one for report in reports for key, one in self.read([report]).items()}
            first = str(ended)
        try:
            return self._ask(reports)
        except _Ended as ended:
            why = f"the process that read it {first}, and when it was read again, {ended}; memory may have run out"
            return {reports[0].id: unread(reports[0], why)}

    def stop(self) -> None:
        """End the process, if there is one, whatever it is doing; the thread that asks it is told `Unavailable`."""
        self._closed = True
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the process and close its pipes; no thread asks it any more."""
        self.stop()
        if self._process is not None:
            self._leave(self._process)

    def _ask(self, reports: Sequence[Report]) -> Outcomes:
        process = self._process or self._start()
        try:
            _send(_pipe(process.stdin), tuple(reports))
            outcomes: Outcomes = pickle.load(_pipe(process.stdout))
        except (OSError, ValueError, EOFError, pickle.UnpicklingError) as error:
            raise _Ended(self._leave(process)) from error
        return outcomes

    def _start(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable or "python", "-c", _PROGRAM, json.dumps(sys.path)]
        if self._closed:
            raise Unavailable("reading beside has ended")
        try:
            self._process = process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        except OSError as error:
            raise Unavailable(f"no process can be started: {error}") from error
        if self._closed:  # meanwhile
            process.kill()
        try:
            _pipe(process.stdin).write(self._setting)
            _pipe(process.stdin).flush()
            if pickle.load(_pipe(process.stdout)) != READY:
                raise EOFError
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise Unavailable(f"the process that was to read {self._leave(process)}") from error
        return process

    def _leave(self, process: "subprocess.Popen[bytes]") -> str:
        """Take leave of a process that answers no more, and tell how it ended."""
        self._process = None
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # what was still to be written to a process that ended
                _pipe(pipe).close()
        try:
            code = process.wait(timeout=SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        return f"was ended by signal {-code}" if code < 0 else f"ended with status {code}"


def serve(asked: IO[bytes]) -> None:
    """Read reports for claims as they are asked for, until there is nothing more to read from.

    Asked are pickles: first what reads and the knowledge, then reports by the batch; each answer is one pickle.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the process that asks decides what it means
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints comes between the answers
    try:
        readings, knowledge = pickle.load(asked)
        _send(answers, READY)
        for number in count():
            _send(answers, read_for_claims(pickle.load(asked), knowledge, readings))
            if not number:  # as in the process that asks: model, gazetteers and packs stay
                gc.freeze()
    except (EOFError, BrokenPipeError):
        return


def _send(pipe: IO[bytes], what: Any) -> None:
    pickle.dump(what, pipe, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # both were asked for
    return pipe

"""What a person sees while reports are read, and at the end: a bar on a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.ask import range_words
from onrecord.publish.layout import plain, short

if TYPE_CHECKING:
    from onrecord.pipeline import Summary

EVERY_SECONDS = 10.0  # between two plain lines
REFUSALS_SHOWN = 5

Progress = Callable[[int, int | None, int], None]


@contextmanager
def progress_shown() -> Iterator[Progress]:
    """Give a function that takes (reports done, all or None, claims so far) and shows them on standard error."""
    if sys.stderr.isatty():
        yield from _bar()
    else:
        yield _plain_lines()


def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}{task.fields[left]}"),
        TextColumn("{task.fields[claims]:,} claims"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, rate="", left="", claims=0)
        began = time.monotonic()

        def update(done: int, total: int | None, claims: int) -> None:
            bar.update(
                task,
                completed=done,
                total=total,
                claims=claims,
                rate=_rate(done, began),
                left=_left(done, total, began),
            )

        yield update


def _plain_lines() -> Progress:
    began = last = time.monotonic()

    def update(done: int, total: int | None, claims: int) -> None:
        nonlocal last
        now = time.monotonic()
        if not done or (now - last < EVERY_SECONDS and done != total):
            return
        last = now
        whole = f" of {total:,}" if total else ""
        left = _left(done, total, began)
        sys.stderr.write(f"reading: {done:,}{whole} reports, {claims:,} new claims, {_rate(done, began)}{left}\n")
        sys.stderr.flush()

    return update


def _rate(done: int, began: float) -> str:
    took = time.monotonic() - began
    return f"{done / took:.1f} reports/s" if took > 0 and done else ""


def _left(done: int, total: int | None, began: float) -> str:
    if not total or not 0 < done < total:
        return ""
    seconds = round((total - done) * (time.monotonic() - began) / done)
    return f", {seconds} s left" if seconds < 120 else f", {seconds // 60} min left"


def summary_lines(summary: "Summary") -> Iterator[str]:
    """Yield the summary of a run: what came in, what the record holds now, the incidents told by most origins."""
    holdings = summary.holdings
    if not summary.wrote:
        were = "was" if summary.already == 1 else "were"
        yield f"nothing new: {_reports(summary.already)} {were} there already; nothing was written"
    else:
        there = f", {summary.already:,} there already" if summary.already else ""
        renewed = f", {summary.renewed:,} with other metadata" if summary.renewed else ""
        yield f"added {_reports(summary.added)}{renewed}{there}"
    if not holdings.reports:
        yield f"the record holds no reports; {holdings.refusals:,} refusals"
        yield from _refused_lines(summary)
        return
    kinds = ", ".join(f"{n:,} {kind}" for kind, n in sorted(holdings.claims.items(), key=lambda k: (-k[1], k[0])))
    yield f"the record holds {_reports(holdings.reports)}, {sum(holdings.claims.values()):,} claims ({kinds})"
    yield f"{holdings.incidents:,} incidents, {holdings.refusals:,} refusals"
    if holdings.compared or holdings.never_compared:
        yield (
            f"{holdings.compared:,} pairs of accounts compared; {holdings.never_compared:,} never compared: "
            "too little is shared"
        )
    yield from _refused_lines(summary)
    if summary.leading:
        yield "incidents with most distinct origins:"
    for incident in summary.leading:
        figures = range_words(incident.ranges)
        said = f"{incident.numbers.distinct} origins  {incident.title}" + (f"  ({figures})" if figures else "")
        yield f"  {short(incident.id)}  {plain(said)}"


def _reports(number: int) -> str:
    return "1 report" if number == 1 else f"{number:,} reports"


def _refused_lines(summary: "Summary") -> Iterator[str]:
    for refusal in summary.refused[:REFUSALS_SHOWN]:
        what = f"refused: {refusal.input}" if refusal.input else f"note on {refusal.report}"
        yield plain(f"{what}: {refusal.reason}")
    if len(summary.refused) > REFUSALS_SHOWN:
        yield f"and {len(summary.refused) - REFUSALS_SHOWN:,} more; `onrecord refusals` lists them all"

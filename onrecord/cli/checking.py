"""Commands that check what a user trusts or wrote: what is read of own reports by own gold, and a pack of one's own."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import Format, Packs, Shipped
from onrecord.cli.steps import form_of, opened_record, print_lines, print_view, write_whole
from onrecord.errors import OptionInvalid

if TYPE_CHECKING:
    from onrecord.evaluate import Evaluation, Means


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Expected claims, one a line (docs/evaluation.md).")],
    more: Annotated[list[str], typer.Argument(metavar="FILE...", help="More reports, after --reports.")] = [],  # noqa: B006
    reports: Annotated[
        list[str], typer.Option("--reports", metavar="FILE...", help="The reports that gold speaks of.")
    ] = [],  # noqa: B006 (typer copies them)
    record: Annotated[
        Path | None, typer.Option("--record", metavar="RECORD", help="Score this record's claims instead.")
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Write GOLD with what was read, for a person to correct.")
    ] = False,
    misses: Annotated[int, typer.Option(min=0, metavar="N", help="How many misses a table shows.")] = 20,
    pack: Packs = [],  # noqa: B006
    shipped: Shipped = None,
    format: Format = "table",
) -> None:
    """Score what is read of reports by what a person would have recorded, and show the worst misses.

    The reports are read into a record of their own that is gone afterwards. A table and json hold scores and
    misses, csv and jsonl the misses alone. The status is 0 whatever the scores.
    """
    from onrecord import publish
    from onrecord.evaluate import Means

    inputs = [*reports, *more]
    if bool(inputs) == bool(record):
        raise OptionInvalid("name the reports (--reports FILE...) or a record (--record RECORD), one of the two")
    form_of(format)
    with publish.progress_shown() as progress:
        means = Means(packs=pack, shipped=shipped, progress=progress)
        if draft:
            _draft(gold, inputs, record, means)
            return
        evaluation = _evaluated(gold, inputs, record, means)
    _print_evaluation(evaluation, format, misses)


pack_app = typer.Typer(
    help="Work on packs: the knowledge of one conflict.", no_args_is_help=True, rich_markup_mode=None
)


@pack_app.callback()
def pack_commands() -> None:
    """Work on packs: the knowledge of one conflict."""


@pack_app.command("check")
def check_pack(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The pack: a folder with a pack.toml.")],
    format: Format = "table",
) -> None:
    """Say what is wrong in a pack, all of it at once, and what is legal but suspicious.

    The status is 1 where there is a fault, 0 where there are warnings at the most.
    """
    from onrecord import knowledge
    from onrecord.ask import pack_view

    form_of(format)
    checked = knowledge.check_pack(folder)
    print_view(pack_view(checked), format)
    if checked.faults:
        raise typer.Exit(1)


def _evaluated(gold: Path, inputs: Sequence[str], record: Path | None, means: "Means") -> "Evaluation":
    from onrecord.evaluate import evaluate_record, evaluate_reports

    if record is None:
        return evaluate_reports(gold, inputs, means)
    with opened_record(record, current=True) as opened:
        return evaluate_record(opened, gold)


def _draft(gold: Path, inputs: Sequence[str], record: Path | None, means: "Means") -> None:
    from onrecord.evaluate import draft_of, read_into

    if gold.exists():
        raise OptionInvalid(f"{gold} is there already, and may hold a person's work; name another file for the draft")
    if record is None:
        with read_into(inputs, means) as (opened, _):
            lines = list(draft_of(opened))
    else:
        with opened_record(record, current=True) as opened:
            lines = list(draft_of(opened))
    write_whole(gold, "".join(f"{line}\n" for line in lines))
    typer.echo(
        f"{len(lines)} lines written to {gold}, each marked as a draft: read them beside the reports, correct them, "
        'add what was not read, and take "draft" out of each (docs/evaluation.md)'
    )


def _print_evaluation(evaluation: "Evaluation", format: str, most: int) -> None:
    from onrecord.evaluate import miss_lines, misses_view, notes, scores_view
    from onrecord.publish import screen_lines

    if format in ("csv", "jsonl"):
        print_view(misses_view(evaluation), format)
        return
    print_view(scores_view(evaluation), format)
    if format == "table":
        print_lines(screen_lines(f"note: {note}" for note in notes(evaluation)))
        print_lines(screen_lines(["", *miss_lines(evaluation, most)] if most else []))

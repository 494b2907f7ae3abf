"""Commands on the gazetteers of a record: P-code tables and GeoNames dumps that a user loads."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import As, Format, RecordPath
from onrecord.cli.steps import acts, form_of, opened_record, print_view

if TYPE_CHECKING:
    from onrecord.knowledge.gazetteers import ReadGazetteer
    from onrecord.record import Record

gazetteer_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
Reread = Annotated[
    bool, typer.Option("--reread/--no-reread", help="Resolve the places of the reports that are there anew.")
]


@gazetteer_app.callback()
def gazetteer_commands() -> None:
    """Load gazetteers of one's own: OCHA's P-code tables, GeoNames dumps."""


@gazetteer_app.command("add")
def add_gazetteer(
    record: RecordPath,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="CSV, XLSX, a GeoNames dump, or a zip of it.")],
    reread: Reread = True,
    who: As = None,
) -> None:
    """Load gazetteers into a record (made where it is not there); they hold for it from now on.

    FILE: OCHA's tables of divisions or populated places with P-codes (CSV, XLSX), a country's dump of GeoNames
    (XX.txt, XX.zip), alternateNamesV2.txt. A file of the same name takes the place of the one before.
    """
    acts(who)
    from onrecord import decide

    with opened_record(record, create=True) as opened:
        for one in decide.load_gazetteers(opened, files):
            _tell(one)
        _resolve(opened, reread=reread)


@gazetteer_app.command("list")
def list_gazetteers(record: RecordPath, format: Format = "table") -> None:
    """List the gazetteers that were loaded into a record."""
    from onrecord import decide
    from onrecord.ask import gazetteers_view

    form_of(format)
    with opened_record(record) as opened:
        print_view(gazetteers_view(decide.gazetteers_of(opened), opened.gazetteers()), format)


@gazetteer_app.command("remove")
def remove_gazetteer(
    record: RecordPath,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name, as `gazetteer list` shows it.")],
    reread: Reread = True,
    who: As = None,
) -> None:
    """Let a loaded gazetteer hold no longer; the ledger and the evidence keep it."""
    acts(who)
    from onrecord import decide

    with opened_record(record) as opened:
        decide.remove_gazetteer(opened, name)
        typer.echo(f"removed: {name}")
        _resolve(opened, reread=reread)


def _tell(one: "ReadGazetteer") -> None:
    found = f"{len(one.places):,} places" if one.places else f"{len(one.names):,} names"
    countries = f" in {', '.join(one.countries[:5])}" if one.places else ""
    passed = f"; {one.passed:,} rows of other sorts passed over" if one.passed else ""
    typer.echo(f"{one.name}: {found}{countries} ({_each(one.kinds)}){passed}")
    for reason in one.reasons():
        typer.echo(f"note: {reason}")


def _each(kinds: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(kinds))


def _resolve(record: "Record", *, reread: bool) -> None:
    """Read the reports that are there once more, or say how that is done."""
    from onrecord import decide, pipeline, publish

    held = len(record.read_reports())
    if not held:
        return
    if not reread:
        typer.echo(
            f"the {held} reports that are there keep their places; add the file again with --reread to change that"
        )
        return
    with publish.progress_shown() as progress:
        changed = pipeline.reread(record, decide.knowledge_of(record), progress=progress)
    typer.echo(f"{held} reports read again: {changed} say something else now")

"""The command line: one function a command; it parses, calls, prints. Stages load only where a command needs them."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import checking, deciding, gazetteers, rating
from onrecord.cli.options import (
    As,
    AsOf,
    Format,
    Packs,
    RecordPath,
    Shipped,
    exports,
    filtered,
    measures,
)
from onrecord.cli.steps import acts, form_of, opened_record, print_lines, print_view, published_day, write_whole
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.ask import Filters

app = typer.Typer(
    help="Turn reports of an armed conflict into a record that can be checked.",
    rich_markup_mode=None,  # plain help needs no further library and starts in half the time
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"onrecord {installed('onrecord')}")
        raise typer.Exit


@app.command()
def add(
    record: RecordPath,
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, corpora, or - .")],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Day of publication, as EDTF.")] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published the reports.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where the report was published.")] = None,
    id: Annotated[str | None, typer.Option(metavar="ID", help="The report's id; standard input needs one.")] = None,
    pack: Packs = [],  # noqa: B006 (typer copies it)
    shipped: Shipped = None,
    who: As = None,
) -> None:
    """Read reports into a record (made where it is not there), and link what they say.

    INPUT: .txt, .md, .html, .pdf, .docx, .jsonl corpora, folders, or - for standard input. Adding the same
    again writes nothing; a run that was stopped is taken up by the same command.
    """
    acts(who)
    from onrecord import decide, knowledge, pipeline, publish, read

    given = read.Given(published=published_day(published), publisher=publisher, url=url, id=id)
    total = read.count_inputs(inputs)  # an input that is not there, or a pack that cannot be used, makes no record
    knowledge.load(pack)
    with opened_record(record, create=True) as opened, publish.progress_shown() as progress:
        decide.use_packs(opened, pack, shipped)
        known = decide.knowledge_of(opened)
        progress(0, total, 0)
        summary = pipeline.add(opened, inputs, given, knowledge=known, progress=progress)
    print_lines(publish.summary_lines(summary))


@app.command()
@filtered
def incidents(
    record: RecordPath,
    filters: "Filters",
    format: Format = "table",
) -> None:
    """List incidents, those with most distinct origins first."""
    from onrecord import ask

    with opened_record(record, current=True) as opened:
        print_view(ask.incidents(opened, filters), format)


@app.command()
@filtered
def claims(
    record: RecordPath,
    filters: "Filters",
    in_no_incident: Annotated[
        bool, typer.Option("--in-no-incident", help="Only those that stand in no incident, whatever the reason.")
    ] = False,
    format: Format = "table",
) -> None:
    """List claims with their words; those whose time is not known come last where a time is asked for."""
    from onrecord import ask

    with opened_record(record, current=True) as opened:
        print_view(ask.claims(opened, filters, in_no_incident=in_no_incident), format)


@app.command()
@filtered
def count(
    record: RecordPath,
    measure: Annotated[
        str, typer.Argument(metavar="MEASURE", autocompletion=measures, help="killed, injured, attacks, evacuated …")
    ],
    filters: "Filters",
    format: Format = "table",
) -> None:
    """Answer how many, as a range, and who says so; nothing that overlaps is added up."""
    from onrecord import ask, decide

    with opened_record(record, current=True) as opened:
        print_view(ask.count(opened, measure, filters, decide.knowledge_of(opened)).view(), format)


@app.command()
@filtered
def disputes(
    record: RecordPath,
    filters: "Filters",
    format: Format = "table",
) -> None:
    """List disputes and general denials: each position with its origins, their interest, and who carries them."""
    from onrecord import ask

    with opened_record(record, current=True) as opened:
        print_view(ask.disputes(opened, filters), format)


@app.command()
@filtered
def threads(
    record: RecordPath,
    filters: "Filters",
    format: Format = "table",
) -> None:
    """List truces, pauses, corridors, sieges, evacuations, convoys: terms, steps, what was missing, what broke them."""
    from onrecord import ask

    with opened_record(record, current=True) as opened:
        print_view(ask.threads(opened, filters), format)


@app.command()
@filtered
def steps(
    record: RecordPath,
    filters: "Filters",
    format: Format = "table",
) -> None:
    """List every step of these threads: when, what, said by whom, against whom, denied by whom."""
    from onrecord import ask

    with opened_record(record, current=True) as opened:
        print_view(ask.steps(opened, filters), format)


@app.command()
@filtered
def series(
    record: RecordPath,
    filters: "Filters",
    format: Format = "table",
) -> None:
    """List figures of people trapped or in need, over time; only one area and one definition make a line."""
    from onrecord import ask

    with opened_record(record, current=True) as opened:
        print_view(ask.series(opened, filters), format)


@app.command()
def search(
    record: RecordPath,
    words: Annotated[list[str], typer.Argument(help='Words; "a phrase" in quotes, begin* for any ending.')],
    limit: Annotated[int, typer.Option(min=1, max=10_000, metavar="N", help="How many reports at the most.")] = 20,
    as_of: AsOf = None,
    format: Format = "table",
) -> None:
    """Find reports by the words of their title and text."""
    from onrecord import ask

    with opened_record(record, current=True, as_of=as_of) as opened:
        print_view(ask.search(opened, " ".join(words), limit), format)


@app.command()
def show(
    record: RecordPath,
    id: Annotated[str, typer.Argument(metavar="ID", help="Of a claim, incident, assertion or report; or an origin.")],
    as_of: AsOf = None,
    format: Format = "table",
) -> None:
    """Show a claim, an incident, a report or an origin, with the words that it rests on."""
    from onrecord import ask

    with opened_record(record, current=True, as_of=as_of) as opened:
        print_view(ask.show(opened, id), format)


@app.command()
def explain(
    record: RecordPath,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of the claim, or its beginning.")],
    as_of: AsOf = None,
    format: Format = "table",
) -> None:
    """Say of each field of a claim which words and which rule gave it, or who set it; with its custody."""
    from onrecord import ask, publish

    with opened_record(record, current=True, as_of=as_of) as opened:
        found = ask.explain(opened, claim)
        if form_of(format) is publish.Form.TABLE:
            print_lines(publish.explanation_lines(found))
        else:
            print_view(found.view(), format)


@app.command()
def incident(
    record: RecordPath,
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of the incident, or its beginning.")],
    tree: Annotated[bool, typer.Option("--tree", help="Show who says it, carried by whom.")] = False,
    as_of: AsOf = None,
    format: Format = "table",
) -> None:
    """Show an incident with all its claims, or as a tree of who says it, carried by whom."""
    from onrecord import ask, publish

    with opened_record(record, current=True, as_of=as_of) as opened:
        found = ask.tree(opened, id) if tree else ask.show(opened, id)
        if tree and form_of(format) is publish.Form.TABLE:
            print_lines(line for (line,) in found.rows)
        else:
            print_view(found, format)


@app.command()
def why(
    record: RecordPath,
    left: Annotated[str, typer.Argument(metavar="A", help="Id of a claim or an incident, or its beginning.")],
    right: Annotated[str, typer.Argument(metavar="B", help="Id of another.")],
    as_of: AsOf = None,
    format: Format = "table",
) -> None:
    """Say why two claims or incidents are one incident, or why not: each question, its score and both values."""
    from onrecord import ask

    with opened_record(record, current=True, as_of=as_of) as opened:
        print_view(ask.why(opened, left, right).view(), format)


@app.command()
def repeats(
    record: RecordPath,
    report: Annotated[str | None, typer.Argument(metavar="REPORT", help="Id of a report; all without it.")] = None,
    as_of: AsOf = None,
    format: Format = "table",
) -> None:
    """List which reports carry the text of others, whole or in part; of one REPORT, who carries each paragraph."""
    from onrecord import ask

    with opened_record(record, current=True, as_of=as_of) as opened:
        print_view(ask.repeats(opened) if report is None else ask.paragraphs(opened, report), format)


@app.command()
def refusals(record: RecordPath, as_of: AsOf = None, format: Format = "table") -> None:
    """List what could not be read or understood, and why."""
    from onrecord import ask

    with opened_record(record, current=as_of is not None, as_of=as_of) as opened:
        print_view(ask.refusals(opened), format)


@app.command()
def export(
    record: RecordPath,
    what: Annotated[
        str,
        typer.Option(
            "--what", metavar="WHAT", autocompletion=exports, help="claims, incidents, mentions, reports or refusals."
        ),
    ] = "claims",
    format: Annotated[str, typer.Option("--format", metavar="FORM", help="jsonl, json or csv.")] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="File to write; else standard output.")
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Write the record's lines in the exchange form. They hold names and texts as reported: mind who gets them."""
    from onrecord import publish

    with opened_record(record, current=True, as_of=as_of) as opened:
        print_lines(publish.export(opened, what, form_of(format)), output)


@app.command()
def brief(
    record: RecordPath,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")] = Path(
        "brief.html"
    ),
    identified: Annotated[
        str | None, typer.Option(metavar="REASON", help="Name private persons too, and say on the page why.")
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Write the one-page brief: figures as ranges, a map, incidents with their accounts, claims in their words."""
    from onrecord import decide, publish

    with opened_record(record, current=True, as_of=as_of) as opened:
        page = publish.brief_page(opened, decide.knowledge_of(opened), identified=identified)
    write_whole(output, page)
    typer.echo(f"brief written to {output} ({len(page.encode()) // 1000:,} kB); it opens in any browser")


for decision in (deciding.withdraw, deciding.reinstate, deciding.edit, deciding.judge, deciding.judgements):
    app.command()(decision)
for held in (rating.review, rating.rate, rating.grade, rating.best, rating.independent, rating.ratings):
    app.command()(held)


@app.command()
def rebuild(record: RecordPath, pack: Packs = [], shipped: Shipped = None, who: As = None) -> None:  # noqa: B006 (as above)
    """Make everything that is derived anew: working texts checked, search, assertions, incidents, ranges."""
    acts(who)
    from onrecord import decide, pipeline

    with opened_record(record) as opened:
        decide.use_packs(opened, pack, shipped)
        done = pipeline.rebuild(opened, decide.knowledge_of(opened))
    held = done.holdings
    typer.echo(f"rebuilt: {held.reports} reports, {sum(held.claims.values())} claims, {held.incidents} incidents")
    for report in done.differing:
        typer.echo(f"note: this version reads the bytes of {report} otherwise; the text of its entry was kept")


app.command("evaluate")(checking.evaluate)
app.add_typer(checking.pack_app, name="pack")
app.add_typer(gazetteers.gazetteer_app, name="gazetteer")


def main() -> None:
    """Run the command line; every error becomes one plain sentence and a status that is not nought."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal's encoding must not stop an export
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except OnrecordError as error:
        sys.stderr.write(f"onrecord: {error}\n")
        sys.exit(error.exit_status)
    except BrokenPipeError:  # the reader of a pipe had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except KeyboardInterrupt as stop:
        for note in getattr(stop, "__notes__", ()):
            sys.stderr.write(f"onrecord: {note}\n")
        sys.exit(130)
    except Exception as error:
        # The edge of a command: a fault of our own is named as one, and shown whole only where asked for.
        from onrecord.settings import settings

        if settings().traceback:
            raise
        sys.stderr.write(
            f"onrecord: a fault in onrecord itself: {type(error).__name__}: {error}\n"
            "onrecord: nothing that was acknowledged is lost; set ONRECORD_TRACEBACK=1 to see where it happened\n"
        )
        sys.exit(70)


if __name__ == "__main__":
    main()

"""The command line: one function a command; it parses, calls, prints. Stages load only where a command needs them."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.errors import OnrecordError, OptionInvalid, ValueInvalid

if TYPE_CHECKING:
    from onrecord.ask import Filters, View
    from onrecord.publish import Form
    from onrecord.record import Record
    from onrecord.values import When

app = typer.Typer(
    help="Turn reports of an armed conflict into a record that can be checked.",
    rich_markup_mode=None,  # plain help needs no further library and starts in half the time
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _measures() -> list[str]:
    from onrecord.values import Measure

    return list(Measure)


def _kinds() -> list[str]:
    from onrecord.model import Kind

    return list(Kind)


def _forms() -> list[str]:
    return ["table", "json", "jsonl", "csv"]


def _exports() -> list[str]:
    return ["claims", "incidents", "mentions", "reports", "refusals"]


RecordPath = Annotated[Path, typer.Argument(metavar="RECORD", help="The record: a folder.")]
Packs = Annotated[
    list[Path], typer.Option("--pack", metavar="DIR", help="Use this pack too; the record keeps it. May be repeated.")
]
Shipped = Annotated[
    bool | None, typer.Option("--packs/--no-packs", help="Use the packs that ship, or none; a record remembers.")
]
As = Annotated[str | None, typer.Option("--as", metavar="NAME", help="Who acts, as the ledger names it.")]
Format = Annotated[
    str, typer.Option("--format", metavar="FORM", autocompletion=_forms, help="table, json, jsonl or csv.")
]
Kind = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", autocompletion=_kinds, help="violence, truce, movement, population …"),
]
Event = Annotated[str | None, typer.Option("--event", metavar="EVENT", help="airstrike, shelling, execution …")]
Weapon = Annotated[
    str | None, typer.Option("--weapon", metavar="WEAPON", help="A weapon, under any name that onrecord knows.")
]
Group = Annotated[
    str | None, typer.Option("--group", metavar="GROUP", help="Those counted: women, children, civilians …")
]
Actor = Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Who is said to have done it.")]
Origin = Annotated[str | None, typer.Option("--origin", metavar="NAME", help="Who answers for the claim.")]
Publisher = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Who published the report.")]
PlaceName = Annotated[str | None, typer.Option("--place", metavar="NAME", help="A place, with all its parts.")]
First = Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day (or month, or year).")]
Last = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day (or month, or year).")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Only what was published by then.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it is kept in the ledger.")]


FILTERS = {
    "kind": Kind,
    "event": Event,
    "weapon": Weapon,
    "group": Group,
    "actor": Actor,
    "origin": Origin,
    "publisher": Publisher,
    "place": PlaceName,
    "first": First,
    "last": Last,
    "as_of": AsOf,
}


def _filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command every filter as an option of its own; it takes them as one `Filters`, its second last."""

    @wraps(command)
    def run(**given: Any) -> None:
        asked = {name: given.pop(name) for name in FILTERS}
        command(filters=_filters(asked), **given)

    own = [p for p in signature(command).parameters.values() if p.name != "filters"]
    more = [Parameter(n, Parameter.KEYWORD_ONLY, default=None, annotation=kind) for n, kind in FILTERS.items()]
    every = [*own[:-1], *more, own[-1]]  # the form of the output stands last
    run.__signature__ = Signature([p.replace(kind=Parameter.KEYWORD_ONLY) for p in every])  # type: ignore[attr-defined]  # typer reads it
    run.__annotations__ = {p.name: p.annotation for p in every}
    return run


def _filters(asked: dict[str, str | None]) -> "Filters":
    from onrecord.ask import Filters, parse_when

    names = {name: value for name, value in asked.items() if name not in {"first", "last", "as_of"}}
    return Filters(
        **names,
        first=parse_when(asked["first"], "--from"),
        last=parse_when(asked["last"], "--to", last=True),
        as_of=parse_when(asked["as_of"], "--as-of", last=True),
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
    _acts(who)
    from onrecord import decide, knowledge, pipeline, publish, read

    given = read.Given(published=_published(published), publisher=publisher, url=url, id=id)
    total = read.count_inputs(inputs)  # an input that is not there, or a pack that cannot be used, makes no record
    knowledge.load(pack)
    with _opened(record, create=True) as opened, publish.progress_shown() as progress:
        decide.use_packs(opened, pack, shipped)
        known = decide.knowledge_of(opened)
        progress(0, total, 0)
        summary = pipeline.add(opened, inputs, given, knowledge=known, progress=progress)
    _print(publish.summary_lines(summary))


@app.command()
@_filtered
def incidents(
    record: RecordPath,
    filters: "Filters",
    format: Format = "table",
) -> None:
    """List incidents, those with most distinct origins first."""
    from onrecord import ask

    with _opened(record, current=True) as opened:
        _print_view(ask.incidents(opened, filters), format)


@app.command()
@_filtered
def claims(
    record: RecordPath,
    filters: "Filters",
    format: Format = "table",
) -> None:
    """List claims with their words; those whose time is not known come last where a time is asked for."""
    from onrecord import ask

    with _opened(record, current=True) as opened:
        _print_view(ask.claims(opened, filters), format)


@app.command()
@_filtered
def count(
    record: RecordPath,
    measure: Annotated[
        str, typer.Argument(metavar="MEASURE", autocompletion=_measures, help="killed, injured, attacks, evacuated …")
    ],
    filters: "Filters",
    format: Format = "table",
) -> None:
    """Answer how many, as a range, and who says so; nothing that overlaps is added up."""
    from onrecord import ask, decide

    with _opened(record, current=True) as opened:
        _print_view(ask.count(opened, measure, filters, decide.knowledge_of(opened)).view(), format)


@app.command()
def search(
    record: RecordPath,
    words: Annotated[list[str], typer.Argument(help='Words; "a phrase" in quotes, begin* for any ending.')],
    limit: Annotated[int, typer.Option(min=1, max=10_000, metavar="N", help="How many reports at the most.")] = 20,
    format: Format = "table",
) -> None:
    """Find reports by the words of their title and text."""
    from onrecord import ask

    with _opened(record, current=True) as opened:
        _print_view(ask.search(opened, " ".join(words), limit), format)


@app.command()
def show(
    record: RecordPath,
    id: Annotated[str, typer.Argument(metavar="ID", help="Of a claim, incident, assertion or report; or an origin.")],
    format: Format = "table",
) -> None:
    """Show a claim, an incident, a report or an origin, with the words that it rests on."""
    from onrecord import ask

    with _opened(record, current=True) as opened:
        _print_view(ask.show(opened, id), format)


@app.command()
def refusals(record: RecordPath, format: Format = "table") -> None:
    """List what could not be read or understood, and why."""
    from onrecord import ask

    with _opened(record) as opened:
        _print_view(ask.refusals(opened), format)


@app.command()
def export(
    record: RecordPath,
    what: Annotated[
        str,
        typer.Option(
            "--what", metavar="WHAT", autocompletion=_exports, help="claims, incidents, mentions, reports or refusals."
        ),
    ] = "claims",
    format: Annotated[str, typer.Option("--format", metavar="FORM", help="jsonl, json or csv.")] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="File to write; else standard output.")
    ] = None,
) -> None:
    """Write the record's lines in the exchange form. They hold names and texts as reported: mind who gets them."""
    from onrecord import publish

    with _opened(record, current=True) as opened:
        _print(publish.export(opened, what, _form(format)), output)


@app.command()
def brief(
    record: RecordPath,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")] = Path(
        "brief.html"
    ),
    identified: Annotated[
        str | None, typer.Option(metavar="REASON", help="Name private persons too, and say on the page why.")
    ] = None,
) -> None:
    """Write the one-page brief: figures as ranges, a map, incidents with their accounts, claims in their words."""
    from onrecord import decide, publish

    with _opened(record, current=True) as opened:
        page = publish.brief_page(opened, decide.knowledge_of(opened), identified=identified)
    _write(output, page)
    typer.echo(f"brief written to {output} ({len(page.encode()) // 1000:,} kB); it opens in any browser")


@app.command()
def withdraw(
    record: RecordPath,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="Id of the report.")],
    reason: Reason,
    who: As = None,
) -> None:
    """Take a wrong report out of every view; the ledger keeps it, with the reason."""
    _acts(who)
    from onrecord import decide

    with _opened(record) as opened:
        decide.withdraw(opened, report, reason, knowledge=decide.knowledge_of(opened))
    typer.echo(f"withdrawn: {report}; `onrecord reinstate` undoes it")


@app.command()
def reinstate(
    record: RecordPath,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="Id of the withdrawn report.")],
    reason: Reason,
    who: As = None,
) -> None:
    """Take a withdrawal back."""
    _acts(who)
    from onrecord import decide

    with _opened(record) as opened:
        decide.reinstate(opened, report, reason, knowledge=decide.knowledge_of(opened))
    typer.echo(f"reinstated: {report}")


@app.command()
def rebuild(record: RecordPath, pack: Packs = [], shipped: Shipped = None, who: As = None) -> None:  # noqa: B006 (as above)
    """Make everything that is derived anew: working texts checked, search, assertions, incidents, ranges."""
    _acts(who)
    from onrecord import decide, pipeline

    with _opened(record) as opened:
        decide.use_packs(opened, pack, shipped)
        done = pipeline.rebuild(opened, decide.knowledge_of(opened))
    held = done.holdings
    typer.echo(f"rebuilt: {held.reports} reports, {sum(held.claims.values())} claims, {held.incidents} incidents")
    for report in done.differing:
        typer.echo(f"note: this version reads the bytes of {report} otherwise; the text of its entry was kept")


# --- what the commands share ------------------------------------------------------------------


def _acts(who: str | None) -> None:
    """Let the ledger name who acts; the settings are read after this."""
    if who:
        os.environ["ONRECORD_READER"] = who


def _published(text: str | None) -> "When | None":
    from onrecord.read import parse_published

    try:
        return parse_published(text) if text else None
    except ValueInvalid as error:
        raise OptionInvalid(f"--published: {error}") from error


@contextmanager
def _opened(path: Path, *, create: bool = False, current: bool = False) -> "Iterator[Record]":
    """Open a record; `current` first makes anew what a stopped run left underived, and keeps to one moment."""
    from onrecord.record import Record

    with Record.open(path, create=create) as record:
        if not current:
            yield record
            return
        if record.stale():
            from onrecord import decide, pipeline

            pipeline.catch_up(record, decide.knowledge_of(record))
        with record.snapshot():
            yield record


def _form(name: str) -> "Form":
    from onrecord.publish import Form

    try:
        return Form(name)
    except ValueError as error:
        raise OptionInvalid(f"--format {name}: choose one of {', '.join(Form)}") from error


def _print_view(view: "View", format: str) -> None:
    from onrecord.publish import rendered

    _print(rendered(view, _form(format)))


def _print(lines: Iterable[str], output: Path | None = None) -> None:
    if output is None:
        for line in lines:
            sys.stdout.write(line + "\n")
        return
    _write(output, "".join(f"{line}\n" for line in lines))


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all: under another name first."""
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise OptionInvalid(f"{path} cannot be written: {error.strerror or error}") from error


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

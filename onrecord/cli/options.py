"""The options that several commands share, and the filters of a question as options of their own."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from onrecord.ask import Filters


def measures() -> list[str]:
    from onrecord.values import Measure

    return list(Measure)


def kinds() -> list[str]:
    from onrecord.model import Kind

    return list(Kind)


def forms() -> list[str]:
    return ["table", "json", "jsonl", "csv"]


def verdicts() -> list[str]:
    return ["same", "different", "unsure", "undo"]


def exports() -> list[str]:
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
    str, typer.Option("--format", metavar="FORM", autocompletion=forms, help="table, json, jsonl or csv.")
]
Kind = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", autocompletion=kinds, help="violence, truce, movement, population …"),
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


def filtered(command: Callable[..., None]) -> Callable[..., None]:
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

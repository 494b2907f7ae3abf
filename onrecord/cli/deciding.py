"""Commands by which people decide: on reports, on fields of claims, on identity; each is an entry of the ledger."""

from typing import Annotated

import typer

from onrecord.cli.options import As, Format, Reason, RecordPath, verdicts
from onrecord.cli.steps import acts, opened_record, print_view
from onrecord.errors import OptionInvalid


def withdraw(
    record: RecordPath,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="Id of the report.")],
    reason: Reason,
    who: As = None,
) -> None:
    """Take a wrong report out of every view; the ledger keeps it, with the reason."""
    acts(who)
    from onrecord import decide

    with opened_record(record) as opened:
        decide.withdraw(opened, report, reason, knowledge=decide.knowledge_of(opened))
    typer.echo(f"withdrawn: {report}; `onrecord reinstate` undoes it")


def reinstate(
    record: RecordPath,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="Id of the withdrawn report.")],
    reason: Reason,
    who: As = None,
) -> None:
    """Take a withdrawal back."""
    acts(who)
    from onrecord import decide

    with opened_record(record) as opened:
        decide.reinstate(opened, report, reason, knowledge=decide.knowledge_of(opened))
    typer.echo(f"reinstated: {report}")


def edit(
    record: RecordPath,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of the claim, or its beginning.")],
    reason: Reason,
    setting: Annotated[
        str | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="event=shelling, when=2016-12-13, killed=12..15 …"),
    ] = None,
    undo: Annotated[str | None, typer.Option("--undo", metavar="FIELD", help="Take an edit back.")] = None,
    who: As = None,
) -> None:
    """Set one field of a claim, or take that back; what was read stays in the record, and the claim keeps its id.

    FIELD: event, status, polarity, modality, certainty, origin, stated_at, when, where, actors, targets, weapons,
    speakers, people, verification, or the measure of a count (killed, killed.children). VALUE: a word of the field's
    list; a date as EDTF; names with ; between them (speakers: who says it last); a place's name or geonames:NUMBER;
    a number, 12..15, 12.. or ..15; Ann Bell, 34, female, killed; not_verified by NAME; none for nothing.
    """
    acts(who)
    from onrecord import ask, decide

    if (setting is None) == (undo is None):
        raise OptionInvalid("give either --set FIELD=VALUE or --undo FIELD")
    with opened_record(record) as opened:
        known, whole = decide.knowledge_of(opened), ask.whole_id(opened, claim)
        if setting is not None:
            decide.edit(opened, whole, setting, reason, knowledge=known)
        else:
            decide.undo_edit(opened, whole, undo or "", reason, knowledge=known)
    typer.echo(f"edited: {whole}; `onrecord explain` says what the machine had read" if setting else f"undone: {whole}")


def judge(
    record: RecordPath,
    identity: Annotated[
        str,
        typer.Argument(
            metavar="IDENTITY", autocompletion=verdicts, help="same, different or unsure; undo takes it back."
        ),
    ],
    one: Annotated[str, typer.Argument(metavar="A", help="Id of a claim or incident, or its beginning.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The other.")],
    reason: Reason,
    who: As = None,
) -> None:
    """Say whether two claims, or two incidents, tell of one happening; it holds until another judgement on them.

    An incident stands for the claim after which it is named. What was judged different is never joined, not through a
    third claim either; a judgement survives linking, reading and upgrading.
    """
    acts(who)
    from onrecord import ask, decide
    from onrecord.model import Identity

    if identity not in verdicts():
        raise OptionInvalid(f"{identity!r} is none; choose one of {', '.join(verdicts())}")
    verdict = Identity.NO_JUDGEMENT if identity == "undo" else Identity(identity)
    with opened_record(record) as opened:
        pair = ask.whole_id(opened, one), ask.whole_id(opened, other)
        made = decide.judge(opened, pair, verdict, reason, knowledge=decide.knowledge_of(opened))
        where = ask.outcome(opened, made)
    typer.echo(f"{'taken back' if identity == 'undo' else f'judged {identity}'}: {made.left} and {made.right}; {where}")


def judgements(record: RecordPath, format: Format = "table") -> None:
    """List the judgements on identity that hold: who judged which two claims, when and why."""
    from onrecord import ask

    with opened_record(record) as opened:
        print_view(ask.judgements_view(opened), format)

"""Commands by which people say what they hold of claims, origins and incidents, beside what is computed."""

from typing import Annotated

import typer

from onrecord.cli.options import As, Format, Reason, RecordPath
from onrecord.cli.steps import acts, opened_record, print_view
from onrecord.errors import OptionInvalid

IncidentId = Annotated[str, typer.Argument(metavar="INCIDENT", help="Id of the incident, or its beginning.")]


def review(
    record: RecordPath,
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="accepted, rejected, or undo.")],
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="Ids of claims, or their beginnings.")],
    reason: Reason,
    who: As = None,
) -> None:
    """Accept claims as read, or reject them; a rejected claim stays where it is, and nothing rests on it.

    Accepting says that the words say what was read of them, not that it happened. A grade is provisional while a claim
    that it rests on is neither accepted nor edited.
    """
    acts(who)
    from onrecord import ask, decide
    from onrecord.model import Verdict

    choices = [*Verdict, "undo"]
    if verdict not in choices:
        raise OptionInvalid(f"{verdict!r} is none; choose one of {', '.join(choices)}")
    with opened_record(record) as opened:
        ids = [ask.whole_id(opened, claim) for claim in claims]
        chosen = None if verdict == "undo" else Verdict(verdict)
        made = decide.review(opened, ids, chosen, reason, knowledge=decide.knowledge_of(opened))
    for claim in made:
        typer.echo(f"{claim.review}: {claim.id}")


def rate(
    record: RecordPath,
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="An origin's name, or the id of a claim.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="A to F for an origin, 1 to 6 for a claim; or undo.")],
    reason: Reason,
    who: As = None,
) -> None:
    """Rate how reliable an origin is, A to F, or how credible a claim is, 1 to 6: two axes, never summed.

    A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged. 1 confirmed by other
    accounts (two origins at least), 2 probably true, 3 possibly, 4 doubtful, 5 improbable, 6 cannot be judged.
    """
    acts(who)
    from onrecord import ask, decide

    with opened_record(record) as opened:
        whole = ask.whole_id(opened, subject) if subject.startswith("c-") else subject
        made = decide.rate(opened, whole, value, reason, knowledge=decide.knowledge_of(opened))
    shown = made.name or made.subject
    typer.echo(f"taken back: {shown}" if made.value is None else f"rated: {shown}: {ask.value_words(made)}")


def grade(
    record: RecordPath,
    incident: IncidentId,
    value: Annotated[str, typer.Argument(metavar="GRADE", help="confirmed, fair, weak, contested, discounted; undo.")],
    reason: Reason,
    party: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Note its own position: not_assessed, non_credible, credible, duplicate."),
    ] = None,
    who: As = None,
) -> None:
    """Put a person's grade beside an incident's computed one, or note what a belligerent itself holds of it."""
    acts(who)
    from onrecord import ask, decide

    with opened_record(record) as opened:
        whole, known = ask.whole_id(opened, incident), decide.knowledge_of(opened)
        made = decide.grade(opened, whole, value, reason, party=party, knowledge=known)
    what = f"position of {made.field}" if made.field else "graded"
    typer.echo(f"taken back: {what}" if made.value is None else f"{what}: {made.value}: {made.name}")


def best(
    record: RecordPath,
    incident: IncidentId,
    figure: Annotated[str, typer.Argument(metavar="FIGURE=NUMBER", help="killed=82, killed women=11, killed=undo.")],
    reason: Reason,
    who: As = None,
) -> None:
    """Name the best figure within a range of an incident; the range stays what is stated."""
    acts(who)
    from onrecord import ask, decide

    with opened_record(record) as opened:
        whole = ask.whole_id(opened, incident)
        made = decide.best(opened, whole, figure, reason, knowledge=decide.knowledge_of(opened))
    typer.echo(f"taken back: best {made.field}" if made.value is None else f"best {made.field}: {made.value:,}")


def independent(
    record: RecordPath,
    incident: IncidentId,
    origins: Annotated[list[str], typer.Argument(metavar="ORIGIN...", help="Two or more of its origins; or undo.")],
    reason: Reason,
    who: As = None,
) -> None:
    """Judge that origins of an incident know of it independently of each other; no software says so."""
    acts(who)
    from onrecord import ask, decide

    with opened_record(record) as opened:
        whole = ask.whole_id(opened, incident)
        chosen = None if origins == ["undo"] else origins
        made = decide.independent(opened, whole, chosen, reason, knowledge=decide.knowledge_of(opened))
        number = opened.incident(whole).numbers.judged_independent
    typer.echo("taken back" if made.value is None else f"judged independent: {number} origins: {made.name}")


def ratings(record: RecordPath, format: Format = "table") -> None:
    """List the ratings that hold: of origins, claims and incidents, with who decided, when and why."""
    from onrecord import ask

    with opened_record(record) as opened:
        print_view(ask.ratings_view(opened), format)

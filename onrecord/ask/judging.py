"""What people judged of identity, as a list, as notes beside what it is about, and what came of one judgement."""

from collections.abc import Collection, Mapping

from onrecord.ask.listing import View
from onrecord.model import Identity, Judgement
from onrecord.record import ClaimView, Record

COLUMNS = ("judged", "claim", "other claim", "obeyed", "by", "at", "entry", "why")
_FORBIDDEN = "no: another forbids it"
_SAID = {
    Identity.SAME: "the same happening as",
    Identity.DIFFERENT: "another happening than",
    Identity.UNSURE: "perhaps the same happening as",
}


def judgements_view(record: Record) -> View:
    """List the judgements that hold, with who made each, when, in which entry and why.

    Of *same* and *different* that contradict each other over a third claim, *different* is obeyed.
    """
    held, views = record.judgements(), record.views()
    obeyed = [_is_obeyed(j, views) for j in held]
    rows = tuple(
        (
            j.identity.value,
            j.left,
            j.right,
            "yes" if is_so else _FORBIDDEN,
            j.by,
            j.at,
            str(j.entry),
            j.reason,
        )
        for j, is_so in zip(held, obeyed, strict=True)
    )
    objects = tuple(j.to_json() | {"obeyed": is_so} for j, is_so in zip(held, obeyed, strict=True))
    return View(columns=COLUMNS, rows=rows, objects=objects, cut=False)


def _is_obeyed(judgement: Judgement, views: Mapping[str, ClaimView]) -> bool:
    """Tell whether two claims judged the same are of one incident, where both are of one at all."""
    placed = [views[c].incident if c in views else None for c in (judgement.left, judgement.right)]
    return judgement.identity is not Identity.SAME or None in placed or placed[0] == placed[1]


def judgement_notes(record: Record, claims: Collection[str]) -> tuple[str, ...]:
    """Return a sentence for each judgement that holds on any of these claims."""
    return tuple(
        f"judged: {j.left} {_SAID[j.identity]} {j.right}: {j.reason} ({j.by}, {j.at}, entry {j.entry})"
        for j in record.judgements()
        if j.left in claims or j.right in claims
    )


def outcome(record: Record, judgement: Judgement) -> str:
    """Say in a sentence where the two claims of a judgement stand, now that all was linked anew."""
    one, other = record.incident_of(judgement.left), record.incident_of(judgement.right)
    if one is None or other is None:
        lone = judgement.left if one is None else judgement.right
        return f"{lone} is of no incident"
    if one.id == other.id:
        return f"both are of {one.id}: {one.title}"
    apart = f"they are of {one.id}: {one.title}; and {other.id}: {other.title}"
    if judgement.identity is not Identity.SAME:
        return apart
    bars = [
        j for j in record.judgements() if j.identity is Identity.DIFFERENT and _between(j, one.claims, other.claims)
    ]
    why = "; ".join(f"{j.left} and {j.right} were judged different by {j.by} (entry {j.entry})" for j in bars)
    return f"{apart}; they stay apart, because {why}" if why else apart


def _between(judgement: Judgement, left: Collection[str], right: Collection[str]) -> bool:
    pair = (judgement.left, judgement.right)
    return (pair[0] in left and pair[1] in right) or (pair[1] in left and pair[0] in right)

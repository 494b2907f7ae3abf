"""`why A B`: why two claims or incidents are one incident, or why they are not, question by question."""

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Any

from onrecord.ask.known import day_notes
from onrecord.ask.listing import View
from onrecord.ask.showing import whole_id
from onrecord.decide import knowledge_of
from onrecord.errors import OptionInvalid
from onrecord.link import compared
from onrecord.model import Claim, Comparison, Identity, Incident, Judgement, Link
from onrecord.record import Record

COLUMNS = ("question", "score", "weight", "evidence", "answer", "left", "right")
MOST_REPORTS = 60  # of each side: enough to find the two that are nearest, and still at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why two claims are one incident, or not: the decision in words, the comparison anew, and the path between them.

    `incidents` are those of the two, None where a claim is of none. `path` leads from one claim to the other by the
    links that joined them, where they are of one incident; a single link, or none where they were joined in one step.
    """

    decision: str
    together: bool
    incidents: tuple[str | None, str | None]
    comparison: Comparison
    path: tuple[Link, ...] = ()
    day_notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "decision": self.decision,
            "together": self.together,
            "incidents": list(self.incidents),
            "comparison": self.comparison.to_json(),
            "path": [link.to_json() for link in self.path],
        }

    def view(self) -> View:
        """Return the questions as rows, the decision and the path as notes, and all of it as one object."""
        found = self.comparison
        rows = [
            (a.reason.question, f"{a.reason.score:.2f}", f"{a.weight:g}", f"{a.evidence:+.2f}", a.reason.detail,
             a.reason.left, a.reason.right)
            for a in found.asked
        ]  # fmt: skip
        rows.append(("start", "", "", f"{found.start:+.2f}", "before any question", "", ""))
        rows.append(("sum", "", "", f"{found.evidence:+.2f}", f"{found.needed:g} joins", found.left, found.right))
        steps = [f"{link.claim} was joined to {link.to} at {link.score:.2f} by {_by(link)}" for link in self.path]
        return View(
            columns=COLUMNS,
            rows=tuple(rows),
            objects=(self.to_json(),),
            notes=(*self.day_notes, self.decision, *steps),
            cut=False,
        )


def why(record: Record, left: str, right: str) -> Why:
    """Say why two claims or incidents, by their ids or the beginnings of these, are one incident, or why not.

    Raises `NotFound` where the record holds neither, and `OptionInvalid` where an id is of something else, or both
    are one claim or one incident.
    """
    sides = [_claims(record, name) for name in (left, right)]
    incidents = [record.incident_of(side[0].id) for side in sides]
    if sides[0] == sides[1]:
        raise OptionInvalid(f"{left} and {right} are the same; give two")
    comparison = _compared(record, sides[0], sides[1])
    together = incidents[0] is not None and incidents[1] is not None and incidents[0].id == incidents[1].id
    judged = _judged(record, sides[0], sides[1])
    return Why(
        decision=_decision(together, comparison, judged),
        together=together,
        incidents=(_id(incidents[0]), _id(incidents[1])),
        comparison=comparison,
        path=_path(incidents[0], comparison.left, comparison.right) if together else (),
        day_notes=day_notes(record),
    )


def _id(incident: Incident | None) -> str | None:
    return incident.id if incident else None


def _claims(record: Record, name: str) -> list[Claim]:
    whole = whole_id(record, name)
    if whole.startswith("c-"):
        return [record.claim(whole)]
    if whole.startswith("i-"):
        return [record.claim(claim) for claim in record.incident(whole).claims]
    raise OptionInvalid(f"{name} is neither a claim (c-…) nor an incident (i-…)")


def _compared(record: Record, left: list[Claim], right: list[Claim]) -> Comparison:
    kept = [sorted({c.report for c in side})[:MOST_REPORTS] for side in (left, right)]
    names = sorted({*kept[0], *kept[1]})
    reports = {name: record.report(name) for name in names}
    claims = [claim for name in names for claim in record.claims_of(name)]
    known = {c.id for c in claims}
    judgements = [j for j in record.judgements() if j.left in known and j.right in known]
    sides = [[c.id for c in side if c.report in reports] for side in (left, right)]
    return compared(claims, reports, judgements, knowledge_of(record), (sides[0], sides[1]))


def _judged(record: Record, left: list[Claim], right: list[Claim]) -> Judgement | None:
    """A person's judgement between the two sides; *different* before *same* before *unsure*."""
    mine, theirs = {c.id for c in left}, {c.id for c in right}
    found = [
        j
        for j in record.judgements()
        if (j.left in mine and j.right in theirs) or (j.left in theirs and j.right in mine)
    ]
    order = [Identity.DIFFERENT, Identity.SAME, Identity.UNSURE]
    return min(found, key=lambda j: (order.index(j.identity), j.left, j.right), default=None)


def _decision(together: bool, found: Comparison, judged: Judgement | None) -> str:
    head = "One incident" if together else "Two incidents"
    if judged is not None:
        return f"{head}: {judged.by} judged them {judged.identity}, because: {judged.reason}."
    if found.apart and together:
        return f"{head}, by way of other accounts: alone the two would be kept apart by {found.apart}."
    if found.apart:
        return f"{head}: kept apart by {found.apart}."
    enough = found.evidence >= found.needed and not found.note
    sums = f"compared {found.compared}, the evidence is {found.evidence:.2f}, and {found.needed:g} joins"
    if found.note:
        sums += f"; {found.note}"
    if together:
        return f"{head}: {sums}." if enough else f"{head}, by way of other accounts: {sums}."
    return f"{head}, since what either is joined with speaks against it: {sums}." if enough else f"{head}: {sums}."


def _path(incident: Incident | None, left: str, right: str) -> tuple[Link, ...]:
    """The fewest links that lead from one claim to the other."""
    beside: dict[str, list[tuple[str, Link]]] = defaultdict(list)
    for link in incident.links if incident else ():
        beside[link.claim].append((link.to, link))
        beside[link.to].append((link.claim, link))
    came: dict[str, tuple[str, Link] | None] = {left: None}
    waiting = deque([left])
    while waiting and right not in came:
        at = waiting.popleft()
        for other, link in beside[at]:
            if other not in came:
                came[other] = (at, link)
                waiting.append(other)
    steps: list[Link] = []
    step = came.get(right)
    while step is not None:
        steps.append(step[1])
        step = came[step[0]]
    return tuple(reversed(steps))


def _by(link: Link) -> str:
    """The questions whose answers spoke for a link, the strongest first."""
    told = sorted((r for r in link.reasons if r.score > 0.5), key=lambda r: (-r.score, r.question))
    return ", ".join(f"{r.question} ({r.detail})" for r in told) or "what they have in common"

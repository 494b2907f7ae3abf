"""Which incidents a page shows in full, and in what order: harm to civilians first, then the better attested."""

from collections.abc import Sequence

from onrecord.model import Incident, Kind
from onrecord.publish.situation import Situation

IN_FULL = 60  # incidents; at five origins each a page of this many stays near two megabytes
TEXT_IN_FULL = 2_500_000  # code points of the reports that those rest on

_HARM = ("killed", "injured", "casualties", "missing")
_KINDS = (Kind.VIOLENCE, Kind.POPULATION, Kind.MOVEMENT, Kind.TRUCE, Kind.RESPONSIBILITY, Kind.APPEAL)


def importance(incident: Incident) -> tuple[int, int, int, int, str, str]:
    """Sort key: civilian harm, origins, kind, size, day, id; the least comes first."""
    harmed = incident.grade is not None
    sizes = [r.low or r.high or 0 for r in incident.ranges if r.unit in ("people", "households")]
    killed = any(r.measure in _HARM and (r.low or r.high) for r in incident.ranges)
    first = incident.when.first_day if incident.when else None
    return (
        0 if harmed and killed else 1 if harmed else 2,
        -incident.numbers.distinct,
        _KINDS.index(incident.kind),
        -max(sizes, default=0),
        first.isoformat() if first else "9999",
        incident.id,
    )


def referenced(incident: Incident) -> set[str]:
    """Return the ids of all claims that an incident shown in full quotes, also those of other incidents."""
    found = set(incident.claims) | {denial.claim for denial in incident.denials}
    for denial in incident.denials:
        found |= set(denial.denies)
    for dispute in incident.disputes:
        found |= {claim for side in dispute.sides for claim in side}
    for step in incident.timeline:
        found |= set(step.claims)
    for one in incident.ranges:
        found |= {*one.used, *(x.claim for x in one.left_out)}
        found |= {claim for x in (*one.conceded, *one.claimed_by_adversary) for claim in x.claims}
    return found


def split(situation: Situation) -> tuple[tuple[Incident, ...], tuple[Incident, ...]]:
    """Return the incidents that are shown in full, most important first, and the rest, by day."""
    ordered = sorted(situation.incidents, key=importance)
    lengths = {report.id: len(report.text) for report in situation.reports}
    full = ordered[: _fitting(ordered, lengths)]
    rest = sorted(ordered[len(full) :], key=lambda i: (i.when is None, i.when.order if i.when else (), i.title, i.id))
    return tuple(full), tuple(rest)


def _fitting(ordered: Sequence[Incident], lengths: dict[str, int]) -> int:
    shown: set[str] = set()
    total = 0
    for number, incident in enumerate(ordered[:IN_FULL]):
        new = set(incident.reports) - shown
        total += sum(lengths.get(report, 0) for report in new)
        if total > TEXT_IN_FULL and number:
            return number
        shown |= new
    return min(len(ordered), IN_FULL)

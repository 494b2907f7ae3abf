"""What people decided, put beside what is computed: a best figure, a grade; nothing that is computed changes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model import Grade, Range, Rating
from onrecord.values import Scope


def with_best(ranges: Sequence[Range], decided: Mapping[str, Rating]) -> tuple[Range, ...]:
    """Name the best figure of each range that a person gave one for, by what is counted (*killed women*).

    Of several scopes it is of the incident's range, else of the first.
    """
    if not decided:
        return tuple(ranges)
    meant = {name: chosen for name in decided if (chosen := best_of(ranges, name))}
    return tuple(
        replace(r, best=decided[r.name].value, best_by=decided[r.name]) if meant.get(r.name) is r else r for r in ranges
    )


def best_of(ranges: Sequence[Range], name: str) -> Range | None:
    """Return the range that a name of what is counted means, or None."""
    named = [r for r in ranges if r.name == name and r.scope != Scope.PART]
    return min(named, key=lambda r: r.scope != Scope.INCIDENT, default=None)


def with_given(grade: Grade | None, decided: Rating | None) -> Grade | None:
    """Put a person's grade beside the computed one; also where none is computed, since no claim speaks of civilians."""
    if decided is None:
        return grade
    none = "no claim says that civilians were harmed"
    computed = grade or Grade(grade=None, provisional=False, unread=0, supports=(), contradicts=(), rule=none)
    return replace(computed, given=decided)

"""What people hold of origins, claims and incidents, as a list and as notes beside what it is about."""

from collections.abc import Collection

from onrecord.ask.listing import View
from onrecord.model import CREDIBILITY, RELIABILITY, Aspect, Incident, Rating
from onrecord.record import Record

COLUMNS = ("decided", "of", "is", "by", "at", "entry", "why")


def ratings_view(record: Record) -> View:
    """List the ratings that hold: of what, with who decided, when, in which entry and why."""
    held = record.ratings().held
    rows = tuple((_what(r), r.name or r.subject, value_words(r), r.by, r.at, str(r.entry), r.reason) for r in held)
    return View(columns=COLUMNS, rows=rows, objects=tuple(r.to_json() for r in held), cut=False)


def value_words(rating: Rating) -> str:
    """Return what was decided in words: *B, usually reliable*, *82*."""
    value = rating.value
    if rating.aspect is Aspect.INDEPENDENT:
        return ", ".join(value)
    scale = RELIABILITY if rating.aspect is Aspect.RELIABILITY else CREDIBILITY
    told = scale.get(str(value)) if rating.aspect in (Aspect.RELIABILITY, Aspect.CREDIBILITY) else None
    return f"{value}, {told}" if told else str(value).replace("_", " ")


def decided(rating: Rating) -> str:
    """Return who decided, when, in which entry and why."""
    return f"{rating.reason} ({rating.by}, {rating.at[:10]}, entry {rating.entry})"


def rating_notes(record: Record, subjects: Collection[str]) -> tuple[str, ...]:
    """Return a sentence for each rating of these origins or claims."""
    return tuple(
        f"rated {r.name or r.subject}: {value_words(r)}: {decided(r)}"
        for r in record.ratings().held
        if r.aspect in (Aspect.RELIABILITY, Aspect.CREDIBILITY) and r.subject in subjects
    )


def later_claims(rating: Rating, incident: Incident) -> str:
    """Say how many claims the incident had when it was rated, where it has another number now."""
    return f"; decided on {rating.claims} claims, now {len(incident.claims)}" if _is_other(rating, incident) else ""


def _is_other(rating: Rating, incident: Incident) -> bool:
    return rating.claims not in (0, len(incident.claims))


def _what(rating: Rating) -> str:
    return f"{rating.aspect} ({rating.field})" if rating.field else rating.aspect.value

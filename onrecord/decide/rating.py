"""What people hold of origins, claims and incidents: kept as entries, shown beside what is computed, taken back."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from onrecord import pipeline
from onrecord.decide.decisions import needed
from onrecord.errors import NotFound, OptionInvalid
from onrecord.knowledge import fold
from onrecord.model import CREDIBILITY, GRADES, POSITIONS, RELIABILITY, Aspect, Claim, Incident, Range, Rating, Side
from onrecord.settings import settings

if TYPE_CHECKING:
    from onrecord.knowledge import Knowledge
    from onrecord.record import Record

UNDO = "undo"
_ENOUGH = 2  # origins without which nothing is confirmed by others, and nobody independent of anybody


def rate(
    record: "Record",
    subject: str,
    value: str,
    reason: str,
    *,
    knowledge: "Knowledge",
    by: pipeline.Stages | None = None,
) -> Rating:
    """Rate an origin's reliability (A to F) or a claim's credibility (1 to 6); `undo` takes the rating back.

    An origin is given by any name that the knowledge or the record has for it. Raises `NotFound` for one that no claim
    is by, and `OptionInvalid` for a value that is none, for a 1 where no second origin tells of the incident, for
    taking back what nobody rated, or for an empty reason.
    """
    with record.lock():
        pipeline.catch_up(record, knowledge, by=by)
        if subject.startswith("c-"):
            claim = record.claim(subject)
            made = _on_claim(claim, Aspect.CREDIBILITY, _chosen(value, tuple(CREDIBILITY)), reason)
            if made.value == "1":
                _confirmed_by_others(record.incident_of(claim.id))
        else:
            key, name = origin_named(record, subject, knowledge)
            chosen = _chosen(value.upper() if value != UNDO else value, tuple(RELIABILITY))
            made = Rating(
                aspect=Aspect.RELIABILITY, subject=key, name=name, value=chosen, reason=needed(reason), by=_who()
            )
        return _keep(record, made, knowledge, by)


def grade(
    record: "Record",
    incident_id: str,
    value: str,
    reason: str,
    *,
    party: str | None = None,
    knowledge: "Knowledge",
    by: pipeline.Stages | None = None,
) -> Rating:
    """Put a person's grade beside an incident's computed one, or note what a `party` holds of it; `undo` takes it back.

    Raises `NotFound` for an incident or party that is not there, else as `rate` does.
    """
    with record.lock():
        pipeline.catch_up(record, knowledge, by=by)
        incident = record.incident(incident_id)
        chosen = _chosen(value, POSITIONS if party else GRADES)
        made = _on_incident(record, incident, Aspect.POSITION if party else Aspect.GRADE, chosen, reason)
        if party:
            known = knowledge.named(party)
            body = knowledge.party_of(known.id) if known else None
            named = next((a.name for a in incident.actors if fold(a.name) == fold(party)), None)
            if body is None and named is None:
                raise NotFound(f"{party} is no party: no pack lists it, and no claim names it as actor here")
            made = replace(made, field=body.name if body else str(named))
        return _keep(record, made, knowledge, by)


def best(
    record: "Record",
    incident_id: str,
    setting: str,
    reason: str,
    *,
    knowledge: "Knowledge",
    by: pipeline.Stages | None = None,
) -> Rating:
    """Name the best figure of one of an incident's ranges: `killed=82`, `killed women=11`; `killed=undo` takes it back.

    A best figure lies within the range that stands when it is named. Raises as `rate` does.
    """
    name, sign, words = (part.strip() for part in setting.partition("="))
    if not sign or not words:
        raise OptionInvalid(f"{setting}: write FIGURE=NUMBER, as in killed=82")
    with record.lock():
        pipeline.catch_up(record, knowledge, by=by)
        incident = record.incident(incident_id)
        found = by_name(incident, name)
        number = None if words == UNDO else _within(found, words)
        made = _on_incident(record, incident, Aspect.BEST, number, reason)
        return _keep(record, replace(made, field=found.name), knowledge, by)


def independent(
    record: "Record",
    incident_id: str,
    origins: Sequence[str] | None,
    reason: str,
    *,
    knowledge: "Knowledge",
    by: pipeline.Stages | None = None,
) -> Rating:
    """Judge origins of an incident independent of each other; None takes that back.

    Raises `OptionInvalid` for fewer than two, `NotFound` for one that tells nothing of the incident, else as `rate`.
    """
    with record.lock():
        pipeline.catch_up(record, knowledge, by=by)
        incident = record.incident(incident_id)
        subjects = None
        if origins is not None:
            subjects = sorted({origin_named(record, o, knowledge, incident.claims)[0] for o in origins})
            if len(subjects) < _ENOUGH:
                raise OptionInvalid("who is independent of whom? name two origins or more")
        made = _on_incident(record, incident, Aspect.INDEPENDENT, subjects, reason)
        return _keep(record, made, knowledge, by)


def origin_named(
    record: "Record", name: str, knowledge: "Knowledge", claims: Sequence[str] | None = None
) -> tuple[str, str]:
    """Return the subject under which an origin is rated, and its name: of all claims, or of these; raise `NotFound`."""
    views = record.views()
    chosen = views.values() if claims is None else [views[c] for c in claims if c in views]
    named = {fold(v.origin): (v.origin_id or fold(v.origin), v.origin) for v in chosen if v.origin}
    known = knowledge.named(name)
    found = named.get(fold(name)) or (named.get(fold(known.name)) if known else None)
    if found is None:
        near = get_close_matches(fold(name), named, n=3)
        meant = f"; did you mean {', '.join(named[n][1] for n in near)}?" if near else ""
        here = "here" if claims is not None else "in the record"
        raise NotFound(f"no claim {here} is by an origin called {name!r}{meant}")
    return found


def by_name(incident: Incident, name: str) -> Range:
    """Return the range of an incident that a name means (*killed*, *killed women*); raise `OptionInvalid`."""
    from onrecord.weigh import best_of

    found = best_of(incident.ranges, " ".join(name.replace(".", " ").split()))
    if found is None:
        can = ", ".join(dict.fromkeys(r.name for r in incident.ranges)) or "none"
        raise OptionInvalid(f"{incident.id} has no range of {name!r}; it has: {can}")
    return found


def _within(found: Range, words: str) -> int:
    digits = words.replace(",", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 10):
        raise OptionInvalid(f"{words!r} is no whole number; write {found.name}=82")
    number = int(digits)
    least, most = found.low or 0, found.high
    if number < least or (most is not None and number > most and not found.open):
        raise OptionInvalid(f"{number} is no number of the range, which is {found.label()}; reject what is wrong in it")
    return number


def _confirmed_by_others(incident: Incident | None) -> None:
    if incident is None or incident.numbers.distinct < _ENOUGH:
        raise OptionInvalid("1 is confirmed by other accounts, and no second origin tells of this incident")


def _chosen(value: str, choices: Sequence[str]) -> str | None:
    if value == UNDO:
        return None
    if value not in choices:
        raise OptionInvalid(f"{value!r} is none; choose one of {', '.join((*choices, UNDO))}")
    return value


def _who() -> str:
    return settings().reader


def _on_claim(claim: Claim, aspect: Aspect, value: Any, reason: str) -> Rating:
    side = Side(report=claim.report, span=claim.span, kind=claim.kind)
    return Rating(aspect=aspect, subject=claim.id, side=side, value=value, reason=needed(reason), by=_who())


def _on_incident(record: "Record", incident: Incident, aspect: Aspect, value: Any, reason: str) -> Rating:
    """An incident is rated by the claim that it is named for, and notes how many claims it had."""
    least = record.claim(incident.claims[0])
    return replace(_on_claim(least, aspect, value, reason), name=incident.title, claims=len(incident.claims))


def _keep(record: "Record", made: Rating, knowledge: "Knowledge", by: pipeline.Stages | None) -> Rating:
    if made.value is None:
        made = _taken_back(record, made)
    with record.write() as writer:
        writer.rating(made)
    pipeline.reweigh(record, knowledge, claim=made.subject if made.side else None, by=by)
    return made


def _taken_back(record: "Record", made: Rating) -> Rating:
    """The rating that takes back what holds: on the claim on which that was made, which may be another by now."""
    subjects: set[str] = {made.subject}
    if made.aspect not in (Aspect.RELIABILITY, Aspect.CREDIBILITY):
        incident = record.incident_of(made.subject)
        subjects |= set(incident.claims) if incident else set()
    held = [
        r for r in record.ratings().held if (r.aspect, r.field) == (made.aspect, made.field) and r.subject in subjects
    ]
    if not held:
        raise OptionInvalid(f"nobody has decided that ({made.aspect}{f', {made.field}' if made.field else ''})")
    latest = held[-1]
    return replace(latest, value=None, reason=made.reason, by=made.by, at="", entry=0)

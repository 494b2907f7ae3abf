"""Each incident as a page shows it: its three numbers, grade, figures, matrix, disputes, denials and timeline."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from onrecord.model import Incident, Kind
from onrecord.publish.brief import words
from onrecord.publish.brief.carried import Branch, JoinedView, joined, tree
from onrecord.publish.brief.desk import Desk, Quote
from onrecord.publish.brief.disputing import DisputeView, incident_denials, incident_disputes
from onrecord.publish.brief.figures import Figure, figures
from onrecord.publish.brief.matrix import Row, matrix


@dataclass(frozen=True, slots=True)
class GradeView:
    """A grade in words, and on how many unread claims it rests."""

    name: str
    meaning: str
    provisional: str
    supports: int
    contradicts: int


@dataclass(frozen=True, slots=True)
class StepView:
    """One step in the life of a truce, siege or movement."""

    when: str
    status: str
    said_by: str
    against: str
    denied_by: str
    quotes: tuple[Quote, ...]

    @property
    def accuses(self) -> bool:
        return self.status in ("violated", "collapsed") and bool(self.against)


@dataclass(frozen=True, slots=True)
class ActorView:
    """Who is said to have done it, by whom, and who denies it."""

    name: str
    said_by: str
    denied_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    """One incident, in full."""

    id: str
    number: int
    title: str
    facts: tuple[tuple[str, str], ...]
    publishers: int
    origins: int
    independent: int
    grade: GradeView | None
    figures: tuple[Figure, ...]
    rows: tuple[Row, ...]
    actors: tuple[ActorView, ...]
    disputes: tuple[DisputeView, ...]
    denials: tuple[tuple[str, str], ...]
    timeline: tuple[StepView, ...]
    relations: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    tree: tuple[Branch, ...]
    joined: JoinedView | None


def incident_view(desk: Desk, incident: Incident, marked: Collection[str]) -> IncidentView:
    """Return an incident in full; `marked` are the claims whose words the page marks."""
    return IncidentView(
        id=incident.id,
        number=desk.incident_numbers[incident.id],
        title=desk.heading(incident),
        facts=_facts(desk, incident),
        publishers=len(incident.publishers),
        origins=incident.numbers.distinct,
        independent=desk.situation.judged_independent.get(incident.id, 0),
        grade=grade_view(desk, incident),
        figures=figures(desk, incident),
        rows=matrix(desk, incident),
        actors=tuple(
            ActorView(
                desk.line(a.name, *incident.reports),
                _names(desk, incident, a.said_by),
                _names(desk, incident, a.denied_by),
            )
            for a in incident.actors
        ),
        disputes=incident_disputes(desk, incident, marked),
        denials=incident_denials(desk, incident),
        timeline=timeline(desk, incident),
        relations=_relations(desk, incident),
        tree=tree(desk, incident, marked),
        joined=joined(desk, incident, {claim.report for claim in desk.situation.claims.values() if claim.id in marked}),
    )


def where_label(desk: Desk, incident: Incident) -> str:
    """Return the place and how exactly it is known: *a town (town or city)*."""
    if incident.where is None:
        return "place unknown"
    place = incident.where
    name = desk.place(place, *incident.reports)
    country = f", {place.country}" if place.country and place.country != place.name else ""
    return f"{name}{country} ({words.PRECISIONS[place.precision]})"


def _facts(desk: Desk, incident: Incident) -> tuple[tuple[str, str], ...]:
    when = incident.when.label() if incident.when else "day unknown"
    facts = [
        ("When", f"{when}; accounts differ" if incident.when_disagrees else when),
        ("Where", where_label(desk, incident) + ("; accounts differ" if incident.where_disagrees else "")),
        ("What", f"{words.plain(incident.event)}; {words.STATUSES[incident.status]}"),
    ]
    if incident.weapons:
        facts.append(("Weapons named", words.listed([words.plain(w) for w in incident.weapons])))
    return tuple(facts)


def grade_view(desk: Desk, incident: Incident) -> GradeView | None:
    """Return the grade in words, or None where no civilians are said to be harmed."""
    grade = incident.grade
    if grade is None:
        return None
    rests = [words.number(grade.unread, "unread claim")] if grade.unread else []
    rests += [words.number(len(grade.unrated), "unrated origin")] if grade.unrated else []
    provisional = f"provisional: rests on {words.listed(rests)}" if grade.provisional else "no longer provisional"
    if grade.given:
        provisional += f"; a person graded it {grade.given.value}: {desk.line(grade.given.reason, *incident.reports)}"
    name = grade.grade or "not graded"
    # The rule that was applied, not only what the grade means: weak can have more than one cause.
    meaning = grade.rule or words.GRADES.get(name, "no origin that is no party to the conflict tells of it")
    return GradeView(name, meaning, provisional, len(grade.supports), len(grade.contradicts))


def _names(desk: Desk, incident: Incident, names: Iterable[str]) -> str:
    return words.listed([desk.origin_name(n, incident) for n in names])


def timeline(desk: Desk, incident: Incident) -> tuple[StepView, ...]:
    """Return the steps of a truce, siege or movement as they are in the record, which orders them."""
    return tuple(
        StepView(
            step.when.label() if step.when else "day unknown",
            step.status,
            _names(desk, incident, step.said_by),
            words.listed([desk.line(a, *incident.reports) for a in step.against]),
            _names(desk, incident, step.denied_by),
            tuple(desk.quote(c) for c in desk.claims(step.claims)),
        )
        for step in incident.timeline
    )


def _relations(desk: Desk, incident: Incident) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    known = {other.id: other for other in desk.situation.incidents}
    found = []
    for text, ids in (
        ("Possibly the same as", incident.possibly_same),
        ("A total that contains", incident.contains),
        ("Part of the total", incident.part_of),
    ):
        others = [known[i] for i in ids if i in known]
        if others:
            found.append((text, tuple((f"#{o.id}", desk.heading(o)) for o in others)))
    return tuple(found)


def tells_a_story(view: IncidentView, kind: Kind) -> bool:
    """Whether the timeline says more than the matrix: more than one step, or anything but violence."""
    return len(view.timeline) > 1 or (bool(view.timeline) and kind is not Kind.VIOLENCE)

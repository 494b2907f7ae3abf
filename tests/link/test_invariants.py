"""What holds for linking whatever is said: order does not matter, nothing is lost, judgements are kept."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import networkx as nx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.link import link
from onrecord.link.sets import DisjointSets
from onrecord.model import Claim, Identity, Judgement, Kind, Linked, Modality, Polarity, Revising, Status
from onrecord.values import Place
from tests.link.claims import CITY, KNOWLEDGE, OTHER_CITY, OTHER_QUARTER, QUARTER, Desk, count

HYPOTHESIS = settings(
    derandomize=True,
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
EVENTS = [
    ("airstrike", Kind.VIOLENCE),
    ("killing", Kind.VIOLENCE),
    ("shelling", Kind.VIOLENCE),
    ("ceasefire", Kind.TRUCE),
    ("trapped", Kind.POPULATION),
    ("blame", Kind.RESPONSIBILITY),
]
PLACES: list[tuple[Place, ...]] = [(), (CITY,), (QUARTER,), (OTHER_QUARTER,), (OTHER_CITY,)]
SPEAKERS = [None, "un", "un-human-rights-office", "russia", "sy-government", "unnamed:activists"]

FAR_AWAY = replace(OTHER_CITY, name="Westmark", lat=-30.0, lon=-60.0, gazetteer_id="90", within=("test:9", "test:8"))

Ends = tuple[int, int | None]
Clause = tuple[
    tuple[str, Kind], str | None, tuple[Place, ...], str | None, Ends | None, str | None, Polarity, Modality,
    Revising | None,
]  # fmt: skip

clauses = st.tuples(
    st.sampled_from(EVENTS),
    st.sampled_from([None, "2016-05-08", "2016-05-09", "2016-05-01/2016-05-31", "XXXX-05-09", "1988"]),
    st.sampled_from(PLACES),
    st.sampled_from(SPEAKERS),
    st.sampled_from([None, (3, 3), (31, 31), (31, None), (24, 99)]),
    st.sampled_from([None, "russia", "sy-opposition"]),
    st.sampled_from([Polarity.AFFIRMED, Polarity.AFFIRMED, Polarity.AFFIRMED, Polarity.DENIED]),
    st.sampled_from([Modality.ASSERTED, Modality.ASSERTED, Modality.PLANNED]),
    st.sampled_from([None, None, None, None, Revising.CORRECTS, Revising.WITHDRAWS]),
)
desks = st.lists(st.tuples(st.integers(0, 4), clauses), min_size=1, max_size=14)


def desk_of(told: Sequence[tuple[int, Clause]]) -> Desk:
    """Write five reports of drawn clauses."""
    desk = Desk()
    for n in range(5):
        desk.report(f"r{n}", f"2016-05-{9 + n:02d}")
    for number, (report, clause) in enumerate(told):
        (event, kind), when, where, who, ends, actor, polarity, modality, revises = clause
        denied = polarity is Polarity.DENIED
        desk.say(
            f"r{report}",
            f"clause {number} tells of the thing that happened there",
            event=event,
            kind=kind,
            where=where,
            counts=[count(ends[0], ends[1])] if ends else [],
            actors=(actor,) if actor else (),
            polarity=polarity,
            modality=modality,
            revises=None if denied else revises,
            status=Status.NOT_OCCURRED if denied else Status.OCCURRED,
            **({"when": when} if when else {}),
            **({"by": who} if who else {}),
        )
    return desk


def linked(desk: Desk, judgements: Sequence[Judgement] = ()) -> Linked:
    return link(desk.claims, desk.reports, judgements, KNOWLEDGE)


def judgements_of(claims: Sequence[Claim], drawn: Sequence[tuple[int, int, bool]]) -> list[Judgement]:
    """Make judgements of drawn pairs; of one pair the first drawn holds."""
    found: dict[tuple[str, str], Judgement] = {}
    for a, b, same in drawn:
        left, right = sorted((claims[a % len(claims)].id, claims[b % len(claims)].id))
        if left != right:
            identity = Identity.SAME if same else Identity.DIFFERENT
            found.setdefault(
                (left, right), Judgement(left=left, right=right, identity=identity, reason="read", by="me")
            )
    return list(found.values())


drawn_pairs = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.booleans()), max_size=5)


@HYPOTHESIS
@given(desks, drawn_pairs, st.integers(0, 1000))
def test_the_order_of_claims_and_judgements_does_not_matter(
    told: list[tuple[int, Clause]], pairs: list[tuple[int, int, bool]], seed: int
) -> None:
    """Incidents are a pure function of claims and judgements."""
    desk = desk_of(told)
    judgements = judgements_of(desk.claims, pairs)
    first = linked(desk, judgements)
    random.Random(seed).shuffle(desk.claims)
    random.Random(seed).shuffle(judgements)
    desk.reports = dict(sorted(desk.reports.items(), reverse=True))
    assert linked(desk, judgements) == first


@HYPOTHESIS
@given(desks, drawn_pairs)
def test_no_incident_holds_two_claims_judged_different(
    told: list[tuple[int, Clause]], pairs: list[tuple[int, int, bool]]
) -> None:
    """Whatever else joins them, a person's *different* prevails."""
    desk = desk_of(told)
    judgements = judgements_of(desk.claims, pairs)
    for incident in linked(desk, judgements).incidents:
        for j in judgements:
            if j.identity is Identity.DIFFERENT:
                assert not {j.left, j.right} <= set(incident.claims)


@HYPOTHESIS
@given(desks)
def test_every_claim_is_in_one_assertion_and_at_most_one_incident(told: list[tuple[int, Clause]]) -> None:
    """Nothing is told twice, and every statement is kept."""
    desk = desk_of(told)
    result = linked(desk)
    in_assertions = Counter(i for a in result.assertions for i in a.claims)
    assert in_assertions == Counter({c.id: 1 for c in desk.claims})
    assert max(Counter(i for n in result.incidents for i in n.claims).values(), default=1) == 1


@HYPOTHESIS
@given(desks)
def test_relations_between_incidents_are_told_from_both_sides(told: list[tuple[int, Clause]]) -> None:
    """Possibly-same is mutual; a part names its whole, and both are there."""
    incidents = {i.id: i for i in linked(desk_of(told)).incidents}
    for incident in incidents.values():
        assert all(incident.id in incidents[o].possibly_same for o in incident.possibly_same)
        assert all(incident.id in incidents[o].part_of for o in incident.contains)
        assert incident.id not in incident.possibly_same


@HYPOTHESIS
@given(desks)
def test_planned_violence_and_history_join_no_incident_of_the_day(told: list[tuple[int, Clause]]) -> None:
    """What is only planned is in no incident, and what is dated 1988 is with nothing dated 2016."""
    desk = desk_of(told)
    claims = {c.id: c for c in desk.claims}
    for incident in linked(desk).incidents:
        members = [claims[i] for i in incident.claims]
        told_of = [c for c in members if c.kind is Kind.VIOLENCE and not c.gainsays]
        years = {c.when.when.edtf[:4] for c in told_of if c.when}
        assert not {"1988", "2016"} <= years
        if incident.kind is Kind.VIOLENCE:
            assert all(c.modality is not Modality.PLANNED for c in told_of)


@HYPOTHESIS
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=15))
def test_sets_are_the_connected_components(edges: list[tuple[int, int]]) -> None:
    """Joining pairs gives the components that an independent library finds, by their least ids."""
    names = [f"n{n:02d}" for n in range(13)]
    sets, graph = DisjointSets(names), nx.Graph()
    graph.add_nodes_from(names)
    for a, b in edges:
        sets.join(names[a], names[b])
        graph.add_edge(names[a], names[b])
    assert sets.groups() == {min(c): sorted(c) for c in nx.connected_components(graph)}


@HYPOTHESIS
@given(desks, st.integers(1, 6))
def test_what_is_of_another_time_and_place_changes_nothing(told: list[tuple[int, Clause]], others: int) -> None:
    """Reports of a year and a town that no other shares leave all that the others come to as it is."""
    desk = desk_of(told)
    alone = linked(desk)
    for n in range(others):
        desk.report(f"z{n}", "1997-02-03")
        far = {"when": "1997-02-02", "where": (FAR_AWAY,), "by": f"the headman of village {n}"}
        desk.say(f"z{n}", f"a flood of mud took {n + 3} barns", event="destruction", **far)
    result = linked(desk)
    known = {c.id for c in desk.claims if not c.report.startswith("z")}
    assert [a for a in result.assertions if known.issuperset(a.claims)] == list(alone.assertions)
    assert [i for i in result.incidents if known.issuperset(i.claims)] == list(alone.incidents)

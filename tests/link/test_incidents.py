"""What is one happening and what is not."""

from dataclasses import replace

from onrecord.link import link
from onrecord.link.places import compare_places
from onrecord.model import Claim, Identity, Incident, Judgement, Kind, Linked, Modality, Named, Status
from onrecord.values import Precision
from tests.link.claims import CITY, COUNTRY, KNOWLEDGE, OTHER_CITY, OTHER_QUARTER, QUARTER, Desk, count


def linked(desk: Desk, *judgements: Judgement) -> Linked:
    return link(desk.claims, desk.reports, judgements, KNOWLEDGE)


def incident_of(result: Linked, claim: Claim) -> Incident | None:
    return next((i for i in result.incidents if claim.id in i.claims), None)


def together(result: Linked, left: Claim, right: Claim) -> bool:
    found = incident_of(result, left)
    return found is not None and right.id in found.claims


def judged(left: Claim, right: Claim, identity: Identity) -> Judgement:
    a, b = sorted((left.id, right.id))
    return Judgement(left=a, right=b, identity=identity, reason="read both", by="a reader")


def two_reports(desk: Desk | None = None) -> Desk:
    desk = desk or Desk()
    desk.report("a", "2016-05-10")
    desk.report("b", "2016-05-10")
    return desk


def test_a_strike_and_those_it_killed_in_the_next_clause_are_one_incident() -> None:
    """Clauses side by side about one event, with nothing against it, belong together."""
    desk = Desk()
    desk.report("a")
    strike = desk.say("a", "Warplanes hit the market in Millgate on Monday", when="2016-05-09", where=(QUARTER,))
    killed = desk.say("a", "killing 31 people", event="killing", counts=[count(31)])
    injured = desk.say("a", "and wounding dozens", event="injury", counts=[count(24, 99, "injured", modifier="order")])
    result = linked(desk)
    assert together(result, strike, killed)
    assert together(result, strike, injured)


def test_neighbouring_sentences_about_two_cities_are_two_incidents() -> None:
    """Places that cannot be one keep clauses apart, however near they stand."""
    desk = Desk()
    desk.report("a")
    one = desk.say("a", "Shelling of Northtown killed 4", event="shelling", where=(CITY,), counts=[count(4)])
    two = desk.say("a", "Shelling of Southtown killed 4", event="shelling", where=(OTHER_CITY,), counts=[count(4)])
    assert not together(linked(desk), one, two)


def test_two_reports_of_one_day_quarter_and_event_are_one_incident() -> None:
    """The same day, quarter and event carry a join."""
    desk = two_reports()
    one = desk.say("a", "An air strike hit Millgate", when="2016-05-09", where=(QUARTER,))
    two = desk.say("b", "Jets bombed the Millgate quarter", when="2016-05-09", where=(QUARTER,))
    assert together(linked(desk), one, two)


def test_the_same_city_and_day_without_figures_or_words_are_possibly_the_same() -> None:
    """In doubt two happenings stay two, and each names the other."""
    desk = two_reports()
    one = desk.say("a", "An air strike hit Northtown", when="2016-05-09", where=(CITY,))
    two = desk.say("b", "Jets bombed the city", when="2016-05-09", where=(CITY,))
    result = linked(desk)
    assert not together(result, one, two)
    left, right = incident_of(result, one), incident_of(result, two)
    assert left is not None
    assert right is not None
    assert left.possibly_same == (right.id,)


def test_a_city_alone_joins_nothing() -> None:
    """Two claims with no time and only a city in common are two incidents."""
    desk = Desk()
    desk.report("a", None)
    desk.report("b", None)
    one = desk.say("a", "An air strike hit Northtown", where=(CITY,))
    two = desk.say("b", "Jets bombed Northtown", where=(CITY,))
    assert not together(linked(desk), one, two)


def test_an_unknown_year_is_no_reason_to_join() -> None:
    """A day whose year is not known speaks neither for nor against."""
    desk = two_reports()
    one = desk.say("a", "An air strike hit Northtown on 9 May", when="XXXX-05-09", where=(CITY,))
    two = desk.say("b", "Jets bombed Northtown on 9 May", when="2016-05-09", where=(CITY,))
    assert not together(linked(desk), one, two)


def test_two_days_that_differ_in_every_year_are_never_joined() -> None:
    """The same figure, place and words of 9 May and of 2 June are two happenings, whatever the year of the one."""
    desk = two_reports()
    words = "An air strike hit the central bakery of Millgate and killed 37"
    one = desk.say("a", words, when="2016-05-09", where=(QUARTER,), counts=[count(37)], by="msf")
    two = desk.say("b", words, when="XXXX-06-02", where=(QUARTER,), counts=[count(37)], by="msf")
    result = linked(desk)
    assert not together(result, one, two)
    assert not any({one.id, two.id} <= set(a.claims) for a in result.assertions)


def test_steps_on_days_without_a_year_stay_apart() -> None:
    """Two accusations that give two days without their year are two steps, each with its own day."""
    desk = Desk()
    desk.report("a", None)
    fields = {"kind": Kind.TRUCE, "event": "violation", "status": Status.VIOLATED, "where": (CITY,), "by": "the mayor"}
    desk.say("a", "The truce was broken by the army on 3 May", when="XXXX-05-03", actors=("Blue Army",), **fields)
    desk.say("a", "The army broke the truce on 5 May too", when="XXXX-05-05", actors=("Blue Army",), **fields)
    steps = [s for i in linked(desk).incidents for s in i.timeline]
    assert sorted(s.when.edtf for s in steps if s.when) == ["XXXX-05-03", "XXXX-05-05"]


def test_days_far_apart_are_never_joined() -> None:
    """A week between two days cannot be bridged by the same place, figure and words."""
    desk = two_reports()
    words = "An air strike hit the central bakery of Millgate and killed 37"
    one = desk.say("a", words, when="2016-05-09", where=(QUARTER,), counts=[count(37)])
    two = desk.say("b", words, when="2016-05-02", where=(QUARTER,), counts=[count(37)])
    assert not together(linked(desk), one, two)


def test_two_quarters_of_one_city_are_two_incidents() -> None:
    """Quarters farther apart than a mile or so are two places."""
    desk = two_reports()
    one = desk.say("a", "An air strike hit Millgate", when="2016-05-09", where=(QUARTER,), counts=[count(37)])
    two = desk.say("b", "An air strike hit Harbourside", when="2016-05-09", where=(OTHER_QUARTER,), counts=[count(37)])
    assert not together(linked(desk), one, two)


def test_history_is_nobodys_incident_of_today() -> None:
    """A massacre of long ago that is cited stays apart from the killings that it is compared with."""
    desk = Desk()
    desk.report("a", "2016-12-14")
    now = desk.say("a", "82 civilians were executed in Northtown", event="execution", when="2016-12-12",
                   where=(CITY,), counts=[count(82)])  # fmt: skip
    then = desk.say("a", "citing the massacre of 1988", event="killing", when="1988")
    assert not together(linked(desk), now, then)


def test_a_planned_strike_is_no_incident() -> None:
    """What is only planned, feared or demanded did not happen."""
    desk = Desk()
    desk.report("a")
    claim = desk.say("a", "They will bomb Northtown", modality=Modality.PREDICTED, where=(CITY,))
    assert incident_of(linked(desk), claim) is None


def test_an_aggregate_contains_the_incidents_within_it_and_is_not_one_of_them() -> None:
    """A figure over a month stands beside the strikes of that month in its place."""
    desk = two_reports()
    strike = desk.say("a", "An air strike hit Millgate", when="2016-05-09", where=(QUARTER,))
    month = desk.say("b", "40 air strikes hit Northtown in May", when="2016-05-01/2016-05-31", where=(CITY,),
                     counts=[count(40, measure="attacks", scope="window", unit="events")])  # fmt: skip
    elsewhere = desk.say("a", "An air strike hit Southtown", when="2016-05-09", where=(OTHER_CITY,))
    result = linked(desk)
    whole, part, other = (incident_of(result, c) for c in (month, strike, elsewhere))
    assert whole is not None
    assert part is not None
    assert other is not None
    assert whole.contains == (part.id,)
    assert part.part_of == (whole.id,)
    assert other.part_of == ()


def test_people_trapped_in_two_months_are_two_figures() -> None:
    """A stock of people in October and in December is neither a dispute nor a sum."""
    desk = Desk()
    desk.report("a", "2016-10-21")
    desk.report("b", "2016-12-14")
    one = desk.say("a", "250,000 to 275,000 are trapped in Northtown", kind=Kind.POPULATION, event="trapped",
                   where=(CITY,), counts=[count(250_000, 275_000, "trapped")])  # fmt: skip
    two = desk.say("b", "some 50,000 are trapped in Northtown", kind=Kind.POPULATION, event="trapped",
                   where=(CITY,), counts=[count(50_000, measure="trapped", modifier="about")])  # fmt: skip
    result = linked(desk)
    assert not together(result, one, two)
    assert not any(i.disputes for i in result.incidents)


def test_judged_different_is_never_together_even_by_way_of_a_third() -> None:
    """A judgement travels: what would join both to a third joins one of them at most."""
    desk = Desk()
    claims = []
    for name in "abc":
        desk.report(name)
        claims.append(desk.say(name, "An air strike hit Millgate", when="2016-05-09", where=(QUARTER,)))
    assert len(linked(desk).incidents) == 1
    result = linked(desk, judged(claims[0], claims[1], Identity.DIFFERENT))
    assert not together(result, claims[0], claims[1])


def test_judged_same_joins_what_nothing_else_would() -> None:
    """A person's word joins two claims that differ in day and place."""
    desk = two_reports()
    one = desk.say("a", "An air strike hit Northtown", when="2016-05-01", where=(CITY,))
    two = desk.say("b", "An air strike hit Southtown", when="2016-05-09", where=(OTHER_CITY,))
    assert not together(linked(desk), one, two)
    assert together(linked(desk, judged(one, two, Identity.SAME)), one, two)


def test_judged_unsure_shows_two_as_possibly_the_same() -> None:
    """A person's doubt is shown as the software's is."""
    desk = two_reports()
    one = desk.say("a", "An air strike hit Northtown", when="2016-05-01", where=(CITY,))
    two = desk.say("b", "An air strike hit Southtown", when="2016-05-09", where=(OTHER_CITY,))
    found = incident_of(linked(desk, judged(one, two, Identity.UNSURE)), one)
    assert found is not None
    assert len(found.possibly_same) == 1


def test_a_truce_is_one_incident_with_its_steps_in_order() -> None:
    """Announced, in force, broken by each according to whom: one thread, a step for each accuser."""
    desk = Desk()
    desk.report("a", "2016-12-14")
    desk.report("b", "2016-12-14")
    told = [
        desk.say("a", "A truce for Northtown was announced", kind=Kind.TRUCE, event="ceasefire", where=(CITY,),
                 status=Status.ANNOUNCED, when="2016-12-13"),
        desk.say("a", "The ministry said the brigade broke it", kind=Kind.TRUCE, event="violation",
                 status=Status.VIOLATED, actors=("Grey Brigade",), by="russian-defence-ministry"),
        desk.say("a", "The mayor accused the army", kind=Kind.TRUCE, event="violation",
                 status=Status.VIOLATED, actors=("Blue Army",), by="the mayor"),
        desk.say("b", "Activists blamed the army for breaking the truce in Northtown", kind=Kind.TRUCE,
                 event="violation", status=Status.VIOLATED, actors=("Blue Army",), where=(CITY,),
                 by="unnamed:activists"),
    ]  # fmt: skip
    result = linked(desk)
    assert len(result.incidents) == 1
    steps = result.incidents[0].timeline
    assert [s.status for s in steps] == ["announced", "violated", "violated", "violated"]
    assert {(s.said_by, s.against) for s in steps[1:]} >= {(("the mayor",), ("Blue Army",))}
    assert set(result.incidents[0].claims) == {c.id for c in told}


def test_every_join_has_its_reasons() -> None:
    """An incident of n joined claims has n - 1 links, each with what was asked and found."""
    desk = two_reports()
    desk.say("a", "An air strike hit Millgate", when="2016-05-09", where=(QUARTER,))
    desk.say("b", "Jets bombed the Millgate quarter", when="2016-05-09", where=(QUARTER,))
    (incident,) = linked(desk).incidents
    assert len(incident.links) == 1
    assert {r.question for r in incident.links[0].reasons} >= {"event", "time", "place"}


TRUCE = {"kind": Kind.TRUCE, "event": "ceasefire", "where": (CITY,)}


def test_a_truce_that_took_hold_after_one_collapsed_is_another() -> None:
    """A truce that broke down on one day and one that is in force from the next are two."""
    desk = two_reports()
    broken = desk.say("a", "The truce collapsed", when="2016-05-09", status=Status.COLLAPSED, **TRUCE)
    later = desk.say("b", "A truce took hold", when="2016-05-10", status=Status.IN_FORCE, **TRUCE)
    assert not together(linked(desk), broken, later)


def test_a_truce_that_is_called_new_is_not_the_one_before_it() -> None:
    """*A new truce* is another than the one of the day before, whatever became of that."""
    desk = two_reports()
    first = desk.say("a", "The truce held", when="2016-05-09", status=Status.IN_FORCE, **TRUCE)
    new = desk.say("b", "A new truce took hold", when="2016-05-10", status=Status.IN_FORCE, **TRUCE)
    again = desk.say("b", "The truce was holding", when="2016-05-10", status=Status.IN_FORCE, **TRUCE)
    result = linked(desk)
    assert not together(result, first, new)
    assert together(result, new, again)


def test_two_speakers_with_figures_far_apart_tell_of_two_happenings() -> None:
    """One says that 26 were brought out wounded, the other that 4 were shot: nearness does not make them one."""
    desk = Desk()
    desk.report("a")
    one = desk.say("a", "including 26 wounded", event="injury", counts=[count(26, measure="injured")], by="icrc")
    two = desk.say("a", "snipers wounded 4 people", event="shooting", counts=[count(4, measure="injured")], by="msf")
    assert not together(linked(desk), one, two)


def test_what_comes_back_every_day_is_not_joined_across_two_days() -> None:
    """Buses that left on Wednesday and buses that left on Thursday are two departures."""
    desk = two_reports()
    bus = {"kind": Kind.MOVEMENT, "event": "departure", "where": (QUARTER,), "targets": ("buses",)}
    one = desk.say("a", "Buses left Millgate on Monday", when="2016-05-09", **bus)
    two = desk.say("b", "Buses left Millgate on Tuesday", when="2016-05-10", **bus)
    assert not together(linked(desk), one, two)


def test_a_report_published_before_a_day_does_not_tell_of_it() -> None:
    """A claim without a day, published a week before the other's day, is of something else."""
    desk = Desk()
    desk.report("a", "2016-05-02")
    desk.report("b", "2016-05-10")
    one = desk.say("a", "A strike on the bakery in Millgate killed 31", where=(QUARTER,), counts=[count(31)])
    two = desk.say(
        "b", "A strike on the bakery in Millgate killed 31", when="2016-05-09", where=(QUARTER,), counts=[count(31)]
    )
    assert not together(linked(desk), one, two)


def test_what_nothing_tells_from_others_stays_out_beside_a_happening() -> None:
    """*Shells were falling*, without place, day, figure or victim, makes no incident where its report tells of one."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "A strike hit Millgate on Monday", when="2016-05-09", where=(QUARTER,))
    bare = desk.say("a", "Shells were falling", event="shelling", gap=900)
    assert incident_of(linked(desk), bare) is None


def test_an_attack_with_a_car_bomb_is_no_airstrike() -> None:
    """A weapon narrows what a bombing can have been; without one it can have been from the air."""
    for weapons in ((), (Named(name="car bomb"),)):
        desk = two_reports()
        here = {"when": "2016-05-09", "where": (QUARTER,), "counts": [count(31)]}
        strike = desk.say("a", "An air strike killed 31 in Millgate", **here)
        bomb = desk.say("b", "31 died as Millgate was bombed", event="bombing", weapons=weapons, **here)
        assert together(linked(desk), strike, bomb) is not bool(weapons)


def raid(desk: Desk, report: str, arrested: int) -> tuple[Claim, Claim]:
    """A report that tells of an operation and, beside it, of its arrests."""
    operation = desk.say(report, "Troops raided a compound", event="operation", when="2016-05-09", where=(CITY,))
    arrests = desk.say(
        report, f"and detained {arrested} men", event="detention", when="2016-05-09",
        where=(CITY,), counts=[count(arrested, measure="detained")],
    )  # fmt: skip
    return operation, arrests


def test_the_arrests_of_a_raid_told_in_one_report_are_of_its_incident() -> None:
    """What one report tells beside an operation can be a part of it, its arrests and its shooting alike."""
    desk = Desk()
    desk.report("a")
    operation, arrests = raid(desk, "a", 4)
    shooting = desk.say("a", "A man was shot dead", event="shooting", when="2016-05-09", counts=[count(1)])
    result = linked(desk)
    assert together(result, operation, arrests)
    assert together(result, operation, shooting)


def test_an_arrest_after_a_shooting_is_an_incident_of_its_own() -> None:
    """Without an operation, attack or fighting an arrest is no part of a shooting told beside it."""
    desk = Desk()
    desk.report("a")
    shooting = desk.say("a", "A man was shot dead", event="shooting", when="2016-05-09", where=(CITY,))
    arrest = desk.say("a", "Police held a suspect", event="detention", when="2016-05-09", where=(CITY,))
    assert not together(linked(desk), shooting, arrest)


def test_arrests_in_one_report_are_not_the_raid_of_another() -> None:
    """What is a part within one report joins nothing between two, whatever else the accounts share."""
    desk = two_reports()
    operation = desk.say(
        "a", "Troops raided Millgate", event="operation", when="2016-05-09", where=(QUARTER,), targets=("Iron Guard",)
    )
    arrests = desk.say(
        "b", "Four were detained", event="detention", when="2016-05-09", where=(QUARTER,), targets=("Iron Guard",)
    )
    assert not together(linked(desk), operation, arrests)


def test_arrests_told_with_a_raid_do_not_keep_two_reports_of_it_apart() -> None:
    """Between reports it counts what both chiefly tell: the raid, whether or not its arrests are told."""
    desk = two_reports()
    operation, _ = raid(desk, "a", 4)
    other = desk.say(
        "b", "A raid by troops killed 17", event="operation", when="2016-05-09", where=(QUARTER,), counts=[count(17)]
    )
    dead = desk.say("a", "killing 17", event="killing", counts=[count(17)])
    result = linked(desk)
    assert together(result, operation, dead)
    assert together(result, operation, other)


def test_a_part_of_a_province_is_not_far_from_its_towns() -> None:
    """The point of *the north of the province* is that of the whole: a town of it may lie there."""
    north = replace(CITY, name="northern Province", precision=Precision.AREA, lat=12.5, gazetteer_id="30")
    north = replace(north, within=("test:2", COUNTRY))
    assert not compare_places(north, CITY)[2]
    assert compare_places(replace(north, within=("test:3", COUNTRY)), CITY)[2]

"""What is told beside a happening and is none of it: scenes, habits, sums of something larger, a wider place."""

from dataclasses import replace

from onrecord.model import Identity, Judgement, Kind, Modality, Polarity, Status, Term, TermKind
from onrecord.values import Precision, Span, Unit
from tests.link.claims import CITY, OTHER_CITY, Desk, count
from tests.link.test_incidents import incident_of, linked, together


def test_what_sets_a_scene_makes_no_incident_without_a_number() -> None:
    """*Fighters are holed up in the town*, *the war began in 2011* set a scene; *2,000 are holed up* is a figure."""
    desk = Desk()
    desk.report("a")
    war = desk.say("a", "the war began in 2011", event="conflict", when="2011", where=(CITY,))
    bare = desk.say("a", "fighters are holed up", kind=Kind.POPULATION, event="presence", where=(CITY,))
    told = desk.say("a", "2,000 are holed up", kind=Kind.POPULATION, event="presence", where=(CITY,),
                    counts=[count(2000, measure="present")])  # fmt: skip
    result = linked(desk)
    assert incident_of(result, bare) is None
    assert incident_of(result, war) is None
    assert incident_of(result, told) is not None


def test_a_habit_or_an_attempt_makes_no_incident() -> None:
    """Violence or movement of which the words leave open whether it took place is kept as a claim alone."""
    desk = Desk()
    desk.report("a")
    habit = desk.say("a", "who plants bombs", event="bombing", where=(CITY,), status=Status.UNKNOWN)
    held = desk.say("a", "Troops held a man", event="detention", when="2016-05-09", where=(CITY,))
    result = linked(desk)
    assert incident_of(result, habit) is None
    assert incident_of(result, held) is not None


def test_what_is_done_time_and_again_makes_no_incident_and_joins_none() -> None:
    """*Has often been shelled*, *has been bombing it* is no attack of the day; with a number and a day it is told."""
    desk = Desk()
    desk.report("a")
    raid = desk.say("a", "A raid killed 4", when="2016-05-09", where=(CITY,), counts=[count(4)])
    often = desk.say("a", "the town has often been bombed", where=(CITY,))
    on = desk.say("a", "the air force has been bombing the town", where=(CITY,))
    more = desk.say("a", "the army has stepped up its attacks on the town", event="attack", where=(CITY,))
    kind = desk.say("a", "such raids are usually flown by night", where=(CITY,))
    since = desk.say("a", "jets have been bombing the port, killing 12", when="2016-05-08/2016-05-09",
                     where=(OTHER_CITY,), counts=[count(12)])  # fmt: skip
    result = linked(desk)
    assert incident_of(result, often) is None
    assert incident_of(result, on) is None
    assert incident_of(result, more) is None
    assert incident_of(result, kind) is None
    assert incident_of(result, raid) is not None
    assert incident_of(result, since) is not None


def test_one_person_who_lives_somewhere_is_no_population() -> None:
    """*One woman living in the town said*: who she is; *40 live there* is a figure."""
    desk = Desk()
    desk.report("a")
    one = desk.say("a", "One woman living in the town", kind=Kind.POPULATION, event="presence", where=(CITY,),
                   counts=[count(1, measure="present")])  # fmt: skip
    many = desk.say("a", "40 live in the town", kind=Kind.POPULATION, event="presence", where=(CITY,),
                    counts=[count(40, measure="present")])  # fmt: skip
    result = linked(desk)
    assert incident_of(result, one) is None
    assert incident_of(result, many) is not None


def test_of_places_that_as_many_reports_name_the_finest_is_the_incidents() -> None:
    """One report names the country, one the town in it: both stand behind the town."""
    desk = Desk()
    country = replace(CITY, name="Nowhere", precision=Precision.COUNTRY, gazetteer_id="1", within=())
    desk.report("a")
    desk.report("b")
    one = desk.say("a", "A car bomb killed 47 in Nowhere", event="bombing", when="2016-05-09", where=(country,),
                   counts=[count(47)])  # fmt: skip
    two = desk.say("b", "A car bomb killed 47 in Northtown", event="bombing", when="2016-05-09", where=(CITY,),
                   counts=[count(47)])  # fmt: skip
    same = Judgement(left=one.id, right=two.id, identity=Identity.SAME, reason="read together", by="reader")
    incident = incident_of(linked(desk, same), one)
    assert incident is not None
    assert incident.where is not None
    assert incident.where.name == "Northtown"


def test_a_figure_of_something_larger_is_no_part_of_a_happening_told_beside_it() -> None:
    """*Shot dead six bombers*, *6,000 fighters have been killed on this front*: a part is not beyond its whole."""
    desk = Desk()
    desk.report("a")
    raid = desk.say("a", "shot dead six bombers", event="shooting", when="2016-05-09", where=(CITY,), counts=[count(6)])
    front = desk.say("a", "6,000 fighters have been killed on this front", event="killing", where=(CITY,),
                     counts=[count(6000, group="fighters")])  # fmt: skip
    whole = desk.say("a", "killing 9,000 in all", event="killing", where=(CITY,), counts=[count(9000)])
    result = linked(desk)
    assert not together(result, raid, front)
    assert together(result, front, whole)


def test_what_only_the_story_places_makes_no_incident() -> None:
    """*They were forced out* has the town of the story around it: it stays a claim beside what is told."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "Jets struck a market, killing nine", where=(CITY,), when="2016-05-09", counts=[count(9)])
    lent = desk.say("a", "they were forced out", kind=Kind.MOVEMENT, event="displacement", where=(CITY,), gap=900)
    assert incident_of(linked(desk), lent) is None


def test_blame_and_denials_of_a_whole_country_make_no_incident() -> None:
    """*Denied all accusations*, *its crimes in Nowhere*: without a day, a figure or a nearer place nothing is told."""
    desk = Desk()
    desk.report("a")
    text = "It denied any crime in Nowhere"
    country = replace(CITY, name="Nowhere", precision=Precision.COUNTRY, span=Span(23, 30), within=())
    denial = desk.say("a", text, kind=Kind.RESPONSIBILITY, event="denial", polarity=Polarity.DENIED,
                      status=Status.NOT_OCCURRED, where=(country,))  # fmt: skip
    desk.say("a", "Jets struck a market, killing nine", where=(CITY,), when="2016-05-09", counts=[count(9)], gap=900)
    assert incident_of(linked(desk), denial) is None


def test_a_truce_lies_only_where_its_own_sentence_puts_it() -> None:
    """*The truce was agreed last month*, told in a report on a town: nothing says that it holds in that town alone."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "Jets struck Northtown, killing nine.", where=(CITY,), when="2016-05-09", counts=[count(9)])
    text = "A truce was agreed by both sides"
    truce = desk.say("a", text, kind=Kind.TRUCE, event="ceasefire", status=Status.ANNOUNCED, where=(CITY,))
    assert incident_of(linked(desk), truce) is None
    told = desk.say("a", "A truce for Southtown was agreed", kind=Kind.TRUCE, event="ceasefire", gap=900,
                    status=Status.ANNOUNCED)  # fmt: skip
    at = told.span.start + told.text.index("Southtown")
    desk.claims[-1] = placed = replace(told, where=(replace(OTHER_CITY, span=Span(at, at + 9)),))
    found = incident_of(linked(desk), placed)
    assert found is not None
    assert found.where is not None
    assert found.where.name == "Southtown"


def test_a_leap_year_is_no_war() -> None:
    """*In 2016 troops took the town*: the town is where it was, though the year has 366 days."""
    desk = Desk()
    desk.report("a", "2017-05-10")
    desk.say("a", "Jets struck a market, killing nine", where=(CITY,), when="2017-05-09", counts=[count(9)])
    taken = desk.say(
        "a", "troops took the town last year", event="territory_taken", where=(CITY,), when="2016", gap=900
    )
    found = incident_of(linked(desk), taken)
    assert found is not None
    assert found.where is not None
    assert found.where.name == CITY.name


def test_a_truce_without_a_place_stands_by_its_terms_or_by_whom_it_accuses() -> None:
    """Whom a corridor is for, and who is said to have broken a truce, tell of one thing and not of truces at large."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "Jets struck Northtown, killing nine.", where=(CITY,), when="2016-05-09", counts=[count(9)])
    words = "a corridor was opened for civilians"
    movers = Term(kind=TermKind.MOVERS, span=Span(60, 69), text="civilians")
    corridor = desk.say("a", words, kind=Kind.TRUCE, event="corridor", status=Status.IN_FORCE, terms=(movers,))
    desk.report("b", "2016-06-10")
    desk.say("b", "Jets struck Northtown, killing seven.", where=(CITY,), when="2016-06-09", counts=[count(7)])
    broken = {"kind": Kind.TRUCE, "event": "violation", "status": Status.VIOLATED}
    accusing = desk.say("b", "the army broke the truce", actors=("sy-army",), **broken)
    desk.report("c", "2016-07-10")
    desk.say("c", "Jets struck Northtown, killing five.", where=(CITY,), when="2016-07-09", counts=[count(5)])
    bare = desk.say("c", "the truce is broken every day", **broken)
    result = linked(desk)
    assert incident_of(result, corridor) is not None
    assert incident_of(result, accusing) is not None
    assert incident_of(result, bare) is None


def test_bare_blame_makes_no_incident_beside_anything_else_that_is_told() -> None:
    """*He accused the army* stands alone only in a report that tells of nothing that it could be about."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "A truce for Northtown was announced", kind=Kind.TRUCE, event="ceasefire", status=Status.ANNOUNCED,
             when="2016-05-09", where=(CITY,))  # fmt: skip
    beside = desk.say("a", "he accused the army", kind=Kind.RESPONSIBILITY, event="blame", gap=900)
    desk.report("b")
    alone = desk.say("b", "she accused the army", kind=Kind.RESPONSIBILITY, event="blame")
    result = linked(desk)
    found = incident_of(result, beside)
    assert found is None or found.kind is Kind.TRUCE
    assert incident_of(result, alone) is not None


def test_what_words_tell_of_nothing_in_particular_makes_no_incident_beside_violence() -> None:
    """*Several attacks*, *has bombarded areas of the province*, *to take the wounded to hospital*, outrage, a vote."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "Jets struck Northtown, killing nine.", where=(CITY,), when="2016-05-09", counts=[count(9)])
    several = desk.say(
        "a", "repelled several attacks", event="attack", gap=900, counts=[count(3, None, "attacks", unit=Unit.EVENTS)]
    )
    text = "the army has bombarded areas in Westland"
    wide = desk.say("a", text, event="bombardment", gap=900)
    at = wide.span.start + text.index("Westland")
    province = replace(CITY, name="Westland", precision=Precision.PROVINCE, gazetteer_id="77", span=Span(at, at + 8))
    desk.claims[-1] = wide = replace(wide, where=(province,))
    rescue = desk.say("a", "to take the wounded to hospitals", kind=Kind.MOVEMENT, event="evacuation", where=(CITY,),
                      modality=Modality.PLANNED, gap=900)  # fmt: skip
    outrage = desk.say("a", "the deaths on Monday prompted outrage", kind=Kind.RESPONSIBILITY, event="condemnation",
                       when="2016-05-09", gap=900)  # fmt: skip
    ruling = desk.say("a", "the council voted on Monday", kind=Kind.RESPONSIBILITY, event="decision", when="2016-05-12",
                      gap=900)  # fmt: skip
    desk.claims[-1] = ruling = replace(ruling, when=replace(ruling.when, span=ruling.span) if ruling.when else None)
    found = linked(desk)
    assert [incident_of(found, c) for c in (several, wide, rescue)] == [None, None, None]
    said = incident_of(found, outrage)
    assert said is None or said.kind is Kind.VIOLENCE
    assert incident_of(found, ruling) is None


def test_a_siege_that_is_tried_is_none() -> None:
    """*Has been trying to surround the city* tells of no siege."""
    desk = Desk()
    desk.report("a")
    tried = desk.say("a", "has been trying to surround it", event="siege", where=(CITY,), status=Status.UNKNOWN)
    assert incident_of(linked(desk), tried) is None


def test_a_denial_is_shown_however_bare_it_is() -> None:
    """*Denies that its forces use such weapons*: who reads only incidents must not miss what exonerates."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "Jets struck Northtown, killing nine.", where=(CITY,), when="2016-05-09", counts=[count(9)])
    denied = desk.say("a", "its forces use such weapons", event="chemical_attack", polarity=Polarity.DENIED, gap=900)
    assert incident_of(linked(desk), denied) is not None


def test_a_deed_without_a_day_far_from_the_story_joins_it_only_as_the_attack() -> None:
    """*Fighting has raged in the country*, told far below: any. *The clashes began at dawn*: those of the story."""
    for text, one in (("Heavy fighting shook the land", False), ("The clashes began at dawn", True)):
        desk = Desk()
        desk.report("a")
        story = desk.say("a", "Clashes killed 12 in Northtown", event="clash", when="2016-05-09", where=(CITY,),
                         counts=[count(12)])  # fmt: skip
        far = desk.say("a", text, event="clash", gap=900)
        assert together(linked(desk), story, far) is one, text

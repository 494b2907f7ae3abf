"""What one report tells and is not one happening, and where what two tell of took place."""

from dataclasses import replace

from onrecord.values import Place, Precision, Span
from tests.link.claims import CITY, QUARTER, Desk, count
from tests.link.test_incidents import incident_of, linked, together, two_reports

UNLISTED = Place(name="Harbourside", span=Span(0, 1), precision=Precision.NEIGHBOURHOOD, country_code="XX")


def test_two_tolls_of_one_origin_in_one_report_are_two_happenings() -> None:
    """Who counts fifteen dead in a raid and eight in rebel fire, in sentences of their own, tells of two attacks."""
    desk = Desk()
    desk.report("a")
    raid = desk.say("a", "Fifteen civilians were killed in a raid", event="attack", where=(CITY,),
                    when="2016-05-09", counts=[count(15)])  # fmt: skip
    fire = desk.say("a", "eight were killed in fire on the west of the city", event="attack", where=(CITY,),
                    when="2016-05-09", counts=[count(8)], gap=90)  # fmt: skip
    assert not together(linked(desk), raid, fire)


def test_another_nine_at_a_place_of_their_own_died_elsewhere() -> None:
    """*Another 14 in the harbour quarter*, whoever says so, is another attack; without a place it may be the same."""
    desk = Desk()
    desk.report("a")
    raid = desk.say("a", "A raid killed 29 in Millgate", where=(QUARTER,), when="2016-05-09", counts=[count(29)])
    text = "Another 14 died in Harbourside, activists said"
    own = replace(UNLISTED, span=Span(len(raid.text) + 2, len(raid.text) + 12))
    other = desk.say("a", text, where=(own,), by="activists", when="2016-05-09", counts=[count(14)])
    assert not together(linked(desk), raid, other)


def test_a_toll_that_rises_in_one_report_is_of_one_happening() -> None:
    """*Has risen to* takes the place of the number before; one person told singly may be of those counted."""
    desk = Desk()
    desk.report("a")
    raid = desk.say("a", "Four people were killed in a raid", event="attack", where=(CITY,),
                    when="2016-05-09", counts=[count(4)])  # fmt: skip
    later = desk.say("a", "The death toll has risen to 6 since, doctors said", event="attack", where=(CITY,),
                     counts=[count(6)], gap=90)  # fmt: skip
    single = desk.say("a", "One man died in the attack at his door", event="attack", where=(CITY,),
                      counts=[count(1)], gap=90)  # fmt: skip
    result = linked(desk)
    assert together(result, raid, later)
    assert together(result, raid, single)


def test_an_offensive_of_weeks_is_not_the_attack_of_a_day() -> None:
    """What goes on since a month ago is another thing than what was done on Thursday, however near it is told."""
    desk = Desk()
    desk.report("a", "2016-05-10")
    rockets = desk.say("a", "Rockets hit a school in Northtown", event="attack", where=(CITY,), when="2016-05-09")
    assault = desk.say("a", "The army has waged an assault on the city since April", event="attack", where=(CITY,),
                       when="2016-04-15/2016-05-10")  # fmt: skip
    assert not together(linked(desk), rockets, assault)


def test_a_quarter_that_one_report_names_is_finer_than_its_town_in_another() -> None:
    """What the other says of the whole town does not stand against its quarter."""
    desk = two_reports()
    one = desk.say("a", "Jets struck Millgate, killing 31", when="2016-05-09", where=(QUARTER,), counts=[count(31)])
    two = desk.say("b", "Jets struck and killed 31", when="2016-05-09", where=(CITY,), counts=[count(31)])
    found = incident_of(linked(desk), one)
    assert found is not None
    assert two.id in found.claims
    assert found.where is not None
    assert found.where.name == QUARTER.name

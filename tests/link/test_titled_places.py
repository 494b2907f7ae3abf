"""Where an incident was, by what the headlines of its reports name."""

from dataclasses import replace

from onrecord.model import Identity
from onrecord.values import When
from tests.link.claims import CITY, QUARTER, count
from tests.link.test_incidents import judged, linked, two_reports


def test_a_place_that_a_title_names_is_named_once_more() -> None:
    """Of two towns that as many reports name, the headline's is where it happened."""
    desk = two_reports()
    nearby = replace(CITY, name="Ashford", lat=10.05, gazetteer_id="31")
    one = desk.say("a", "A strike on Northtown killed 41", when="2016-05-09", where=(CITY,), counts=[count(41)])
    two = desk.say("b", "A strike on Ashford killed 41", when="2016-05-09", where=(nearby,), counts=[count(41)])
    same = judged(one, two, Identity.SAME)
    assert [i.where.name for i in linked(desk, same).incidents if i.where] == ["Northtown"]
    desk.reports["b"] = replace(desk.reports["b"], title="Strike kills 41 in Ashford")
    assert [i.where.name for i in linked(desk, same).incidents if i.where] == ["Ashford"]


def test_a_title_that_names_the_town_speaks_for_its_quarter_too() -> None:
    """The report that names the quarter is not outweighed by a headline with the town alone."""
    desk = two_reports()
    one = desk.say("a", "A strike on Oldquarter killed 41", when="2016-05-09", where=(QUARTER,), counts=[count(41)])
    two = desk.say("b", "A strike on Northtown killed 41", when="2016-05-09", where=(CITY,), counts=[count(41)])
    desk.reports["b"] = replace(desk.reports["b"], title="Strike kills 41 in Northtown")
    found = linked(desk, judged(one, two, Identity.SAME)).incidents
    assert [i.where.name for i in found if i.where] == [QUARTER.name]


def test_the_day_of_an_incident_is_that_of_the_blow() -> None:
    """Who dies of it days later, and when the dead were found, is told beside the day on which it happened."""
    desk = two_reports()
    blow = desk.say("a", "A strike on Northtown killed 41", when="2016-05-09", where=(CITY,), counts=[count(41)])
    died = desk.say("b", "A man hurt in Northtown died", event="killing", when="2016-05-12", where=(CITY,))
    dead = desk.say("b", "The bodies were found in Northtown", event="killing", when="2016-05-11", where=(CITY,))
    same = [judged(blow, died, Identity.SAME), judged(blow, dead, Identity.SAME)]
    (incident,) = [i for i in linked(desk, *same).incidents if blow.id in i.claims]
    assert incident.when == When("2016-05-09")

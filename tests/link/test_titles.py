"""What an incident is called."""

from dataclasses import replace

import pytest

from onrecord.link import link
from onrecord.link.titles import short_label
from onrecord.model import Kind, Modality, Named, Status
from onrecord.values import Place, Precision, Span, When
from tests.link.claims import CITY, KNOWLEDGE, LAND, Desk, count

_LAND = replace(LAND, span=Span(0, 7))


def titles(desk: Desk) -> list[str]:
    return [incident.title for incident in link(desk.claims, desk.reports, [], KNOWLEDGE).incidents]


def test_a_title_is_neutral_and_names_no_actor() -> None:
    """A title is a noun, a place and a date, with *reported*."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "Enemy jets struck Northtown", when="2016-05-09", where=(CITY,), actors=("Grey Brigade",))
    assert [i.title for i in link(desk.claims, desk.reports, [], KNOWLEDGE).incidents] == [
        "Reported airstrike, Northtown, 9 May 2016"
    ]


def test_a_title_names_the_weapon_that_it_is_about() -> None:
    """Several attacks with one weapon are called by it, and the date leaves out what both its ends share."""
    desk = Desk()
    desk.report("a", "2016-06-20")
    counted = [count(37, measure="attacks")]
    weapon = (Named(name="cluster munition"),)
    when = "2016-05-10/2016-06-10"
    desk.say("a", "37 attacks in Northtown", event="bombing", when=when, where=(CITY,), counts=counted, weapons=weapon)
    assert (
        link(desk.claims, desk.reports, [], KNOWLEDGE).incidents[0].title
        == "Reported cluster munition attacks, Northtown, 10 May to 10 June 2016"
    )


@pytest.mark.parametrize(
    ("event", "kind", "title"),
    [
        ("condemnation", Kind.RESPONSIBILITY, "Reported reaction, Northtown"),
        ("claim_of_responsibility", Kind.RESPONSIBILITY, "Reported claim of responsibility, Northtown"),
        ("aid_blocked", Kind.MOVEMENT, "Reported obstruction of aid, Northtown, 10 May 2016"),
    ],
)
def test_a_title_says_what_was_done(event: str, kind: Kind, title: str) -> None:
    """Condolences lay the deed to nobody, and aid that was held up was not delivered."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "it happened in Northtown", event=event, kind=kind, where=(CITY,))
    assert titles(desk) == [title]


def test_a_title_says_that_a_figure_is_a_total() -> None:
    """The dead of a war, or of a month of attacks, are no one incident; two bombs on a day are two."""
    desk = Desk()
    desk.report("a", "2016-06-20")
    desk.say("a", "The war has killed more than 300000 people", event="killing", where=(LAND,), counts=[count(300_001)])
    desk.say("a", "The rains drove out 2000000 people", kind=Kind.MOVEMENT, event="displacement", gap=900,
             where=(LAND,), counts=[count(2_000_000, measure="displaced")])  # fmt: skip
    desk.say("a", "Two car bombs went off in Northtown", event="bombing", where=(CITY,), when="2016-06-19", gap=900,
             counts=[count(2, measure="attacks")])  # fmt: skip
    assert sorted(titles(desk)) == [
        "Reported bombings, Northtown, 19 June 2016",
        "Reported total: deadly violence, Nowhere",
        "Reported total: displacement, Nowhere",
    ]


def test_a_toll_has_no_place_but_what_its_own_words_name() -> None:
    """The dead of a war lie in no town that the story round them tells of; and none of its claims joins them."""
    desk = Desk()
    desk.report("a", "2016-06-20")
    fight = desk.say("a", "Months of fighting in Northtown", event="clash", where=(CITY,), when="2016-01/2016-06")
    toll = desk.say(
        "a", "An estimated 170000 have been killed", event="killing", where=(CITY, LAND), counts=[count(170_000)]
    )
    found = {c: i for i in link(desk.claims, desk.reports, [], KNOWLEDGE).incidents for c in i.claims}
    assert found[toll.id] is not found[fight.id]
    assert [found[c.id].title for c in (toll, fight)] == [
        "Reported total: deadly violence, Nowhere",
        "Reported fighting, Northtown, January 2016 to June 2016",
    ]


def test_a_title_shortens_days_of_one_month() -> None:
    """*14 December 2016 to 15 December 2016* is said in half as many words."""
    assert short_label(When("2016-12-14/2016-12-15")) == "14–15 December 2016"
    assert short_label(When("2016-12-30/2017-01-02")) == "30 December 2016 to 2 January 2017"


@pytest.mark.parametrize(("words", "where"), [("a nationwide truce", _LAND), ("a truce", None)])
def test_a_truce_that_holds_nationwide_lies_in_the_country(words: str, where: Place | None) -> None:
    """A truce takes no place from the story round it but the country, where its sentence says *nationwide*."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "Nowhere is at war.", kind=Kind.RESPONSIBILITY, event="statement")
    desk.say("a", f"Both agreed {words}", kind=Kind.TRUCE, event="ceasefire", where=(_LAND,), when="2016-05-09")
    found = [i for i in link(desk.claims, desk.reports, [], KNOWLEDGE).incidents if i.kind is Kind.TRUCE]
    assert [i.where for i in found] == [where]


def test_an_advance_gives_its_name_only_where_nothing_was_taken() -> None:
    """Who moves on a town has not taken it; a claim that it was taken says more."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "They advanced on Northtown", event="territory_advance", when="2016-05-09", where=(CITY,))
    assert titles(desk) == ["Reported advance, Northtown, 9 May 2016"]
    desk.say("a", "and took the town", event="territory_taken", when="2016-05-09", where=(CITY,))
    assert titles(desk) == ["Reported change of control, Northtown, 9 May 2016"]


def test_a_siege_told_since_a_year_keeps_its_time_in_reports_of_two_days() -> None:
    """The latest report says until when it lasts; one that is only hoped for is of no day."""
    desk = Desk()
    for name, last in (("a", "2016-05-10"), ("b", "2016-05-16")):
        desk.report(name, last)
        told = "Northtown has been under siege since 2013"
        desk.say(name, told, event="siege", status=Status.ONGOING, when=f"2013/{last}", where=(CITY,))
    assert titles(desk) == ["Reported siege, Northtown, 2013 to 16 May 2016"]
    desk = Desk()
    desk.report("a")
    hoped = "They hope to encircle Northtown"
    desk.say("a", hoped, event="siege", status=Status.PLANNED, modality=Modality.PLANNED, where=(CITY,))
    assert titles(desk) == ["Reported siege, Northtown"]


def test_a_weapon_gives_no_name_to_what_is_no_blow() -> None:
    """A town that bombers entered was taken, and not bombed."""
    desk = Desk()
    desk.report("a")
    fields = {"event": "territory_taken", "when": "2016-05-09", "where": (CITY,)}
    desk.say("a", "Suicide bombers entered Northtown", weapons=(Named(name="suicide bomb"),), **fields)
    assert titles(desk) == ["Reported change of control, Northtown, 9 May 2016"]


def unmapped(name: str, precision: Precision, within: tuple[str, ...] = ()) -> Place:
    return replace(CITY, name=name, precision=precision, lat=None, lon=None, gazetteer=None, gazetteer_id=None,
                   within=within)  # fmt: skip


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([unmapped("Old Mill", Precision.NEIGHBOURHOOD)], "Old Mill, Northtown"),
        ([unmapped("Tannery", Precision.NEIGHBOURHOOD), unmapped("Old Mill", Precision.NEIGHBOURHOOD)],
         "Old Mill and Tannery, Northtown"),
        ([unmapped(name, Precision.NEIGHBOURHOOD) for name in ("Kiln", "Old Mill", "Tannery")], "Northtown"),
        ([unmapped("Millwick", Precision.CITY)], "Northtown"),  # another town: none of this one
        ([unmapped("Old Mill", Precision.NEIGHBOURHOOD, ("test:20",))], "Northtown"),  # it lies elsewhere
    ],
)  # fmt: skip
def test_a_title_names_the_quarter_beside_the_town_that_a_map_shows(places: list[Place], expected: str) -> None:
    """A quarter that no gazetteer has is told with its town; more than two, or what lies elsewhere, are not."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "Jets struck the quarter", when="2016-05-09", where=(CITY, *places))
    assert titles(desk) == [f"Reported airstrike, {expected}, 9 May 2016"]


def test_a_quarter_that_few_claims_name_is_in_no_title() -> None:
    """One of three claims names it: the incident is the town's."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "Jets struck", when="2016-05-09", where=(CITY,))
    desk.say("a", "Jets struck again", when="2016-05-09", where=(CITY,))
    desk.say("a", "Jets hit the mill", when="2016-05-09", where=(CITY, unmapped("Mill", Precision.NEIGHBOURHOOD)))
    assert titles(desk) == ["Reported airstrike, Northtown, 9 May 2016"]

"""What tells how things are around a deed stays a claim, and makes no incident."""

from typing import Any

import pytest

from onrecord.link import link
from onrecord.model import Claim, Kind, Polarity, Status
from tests.link.claims import CITY, KNOWLEDGE, QUARTER, Desk, count


def makes_an_incident(text: str, **fields: Any) -> bool:
    """Tell whether a clause makes an incident in a report that tells of a strike elsewhere."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "A strike hit Millgate on Monday", when="2016-05-09", where=(QUARTER,))
    claim = desk.say("a", text, when="2016-05-09", where=(CITY,), gap=900, **fields)
    return in_an_incident(desk, claim)


def in_an_incident(desk: Desk, claim: Claim) -> bool:
    return any(claim.id in i.claims for i in link(desk.claims, desk.reports, (), KNOWLEDGE).incidents)


@pytest.mark.parametrize(
    ("text", "enough"),
    [
        ("a town with a population of 18000", False),
        ("which is home to 18000 people", False),
        ("home to some 18000 displaced people", True),
        ("displaced half of a pre-war population of 18000", False),
        ("18000 people remain in the town", True),
    ],
)
def test_how_many_live_in_a_place_is_no_incident(text: str, enough: bool) -> None:
    """Who was driven there, or stays in spite of it all, is counted."""
    told = makes_an_incident(text, kind=Kind.POPULATION, event="presence", counts=[count(18000, measure="present")])
    assert told is enough


@pytest.mark.parametrize(
    ("text", "event", "kind", "enough"),
    [
        ("300 people are trapped under the rubble", "trapped", Kind.POPULATION, False),
        ("300 people are trapped in the old town", "trapped", Kind.POPULATION, True),
        ("300 were pulled alive from the rubble", "release", Kind.MOVEMENT, False),
        ("300 were set free", "release", Kind.MOVEMENT, True),
    ],
)
def test_who_is_caught_under_ruins_is_not_besieged(text: str, event: str, kind: Kind, enough: bool) -> None:
    """They are victims of what brought the house down."""
    measure = "trapped" if event == "trapped" else "freed"
    assert makes_an_incident(text, kind=kind, event=event, counts=[count(300, measure=measure)]) is enough


def test_the_hurt_who_are_taken_to_a_hospital_are_no_evacuation() -> None:
    """That follows each attack; a number of people taken out of a town is one."""
    for text, counts, enough in (
        ("the wounded were taken to a hospital in Northtown", [], False),
        ("50 wounded were taken to a hospital in Northtown", [count(50, measure="evacuated")], True),
        ("the wounded were taken out of Northtown", [], True),
    ):
        assert makes_an_incident(text, kind=Kind.MOVEMENT, event="evacuation", counts=counts) is enough


@pytest.mark.parametrize("event", ["investigation", "decision", "sanction", "condemnation"])
def test_what_is_done_about_deeds_by_others_is_no_deed(event: str) -> None:
    """A veto has its day, and is nothing that took place in the town of the story."""
    assert not makes_an_incident("they vetoed it on Monday", kind=Kind.RESPONSIBILITY, event=event, actors=("council",))


def test_a_plea_that_is_turned_down_is_no_denial_of_a_deed() -> None:
    """*Denied a plea*: nothing is said not to have happened."""
    assert not makes_an_incident(
        "a plea", kind=Kind.APPEAL, event="appeal", polarity=Polarity.DENIED, status=Status.NOT_OCCURRED
    )


@pytest.mark.parametrize(
    ("before", "text", "event"),
    [
        ("Ten people were hit as", "they fled Northtown", "displacement"),
        ("The shells hit women", "who fled Northtown", "displacement"),
    ],
)
def test_what_is_told_beside_a_happening_is_none(before: str, text: str, event: str) -> None:
    """Who fled as the shells fell."""
    desk = Desk()
    desk.report("a")
    desk.say("a", before, when="2016-05-09", where=(CITY,))
    aside = desk.say("a", " " + text, event=event, kind=Kind.MOVEMENT, where=(CITY,), gap=0)
    assert not in_an_incident(desk, aside)


def test_who_fled_is_a_happening_where_it_is_told_for_itself() -> None:
    """Not in a clause that says of whom something else is told."""
    desk = Desk()
    desk.report("a")
    told = "Hundreds fled Northtown on Monday"
    fled = desk.say("a", told, event="displacement", kind=Kind.MOVEMENT, when="2016-05-09", where=(CITY,))
    assert in_an_incident(desk, fled)

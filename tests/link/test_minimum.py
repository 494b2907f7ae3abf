"""What an incident needs at least: where it was, or a day with a number; and what stays a claim alone."""

from typing import Any

import pytest

from onrecord.link import link
from onrecord.model import Claim, Incident, Kind, Polarity, Status
from tests.link.claims import KNOWLEDGE, OTHER_CITY, QUARTER, Desk, count


def incidents_with(desk: Desk, claim: Claim) -> list[Incident]:
    return [i for i in link(desk.claims, desk.reports, (), KNOWLEDGE).incidents if claim.id in i.claims]


def beside_a_strike() -> Desk:
    """A report that tells of a strike somewhere."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "A strike hit Millgate on Monday", when="2016-05-09", where=(QUARTER,))
    return desk


@pytest.mark.parametrize(
    ("told", "enough"),
    [
        ({"when": "2015"}, False),
        ({"counts": [count(38)]}, False),
        ({"when": "2016-03-04", "counts": [count(38)]}, True),
        ({"when": "2015", "where": (OTHER_CITY,)}, True),
        ({"counts": [count(38)], "where": (OTHER_CITY,)}, True),
    ],
)
def test_a_deed_without_a_place_needs_a_day_and_a_number(told: dict[str, Any], enough: bool) -> None:
    """*Mustard gas was used in 2015* is told from no other use of it."""
    desk = beside_a_strike()
    claim = desk.say("a", "Mustard gas was used, killing 38", event="chemical_attack", gap=900, **told)
    assert bool(incidents_with(desk, claim)) is enough


def test_where_a_report_tells_of_nothing_better_it_is_an_incident() -> None:
    """Who reads only incidents must find each report that tells of violence."""
    desk = Desk()
    desk.report("a")
    claim = desk.say("a", "Mustard gas was used, killing 38", event="chemical_attack", counts=[count(38)])
    assert incidents_with(desk, claim)


def test_a_denial_and_a_truce_need_no_place() -> None:
    """What speaks against a deed is shown however little it says; a truce may hold everywhere."""
    desk = beside_a_strike()
    denial = desk.say(
        "a", "No gas was ever used", event="chemical_attack", polarity=Polarity.DENIED, status=Status.NOT_OCCURRED,
        by="a minister", gap=900,
    )  # fmt: skip
    truce = desk.say(
        "a", "A truce took hold on 1 May", kind=Kind.TRUCE, event="ceasefire", status=Status.IN_FORCE,
        when="2016-05-01", gap=900,
    )  # fmt: skip
    assert incidents_with(desk, denial)
    assert incidents_with(desk, truce)

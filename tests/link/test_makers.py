"""A truce is known by who made it; a convoy is a part of all that left."""

from typing import Any

import pytest

from onrecord.model import Claim, Status, TermKind
from tests.link.claims import OTHER_CITY, Desk, count
from tests.link.test_threads import MOVED, TRUCE, incident_of, linked, one_truce, term


def brokered(desk: Desk, report: str, *who: str, words: str = "a truce brokered by them", **fields: Any) -> Claim:
    terms = tuple(term(TermKind.BROKER, n, words[n], name=i, id=i, how="broker") for n, i in enumerate(who))
    return desk.say(report, words, **{**TRUCE, "terms": terms, **fields})


@pytest.mark.parametrize(
    ("makers", "one"),
    [
        ((("qatar", "egypt"), ("egypt", "qatar")), True),
        ((("qatar", "egypt"), ("egypt",)), False),  # one broker in common makes many truces
        ((("qatar", "egypt"), ("turkey", "iran")), False),
    ],
)
def test_two_who_made_it_tell_which_truce_is_meant(makers: tuple[tuple[str, ...], ...], one: bool) -> None:
    """Reports that name no place are of one truce where the same two brokered it, a week apart as well."""
    desk = one_truce()
    desk.report("b", "2016-05-17")
    left = brokered(desk, "a", *makers[0], where=(), status=Status.IN_FORCE, when="2016-05-10")
    right = brokered(desk, "b", *makers[1], where=(), status=Status.COLLAPSED, when="2016-05-17")
    result = linked(desk)
    assert (incident_of(result, left).id == incident_of(result, right).id) is one


def test_the_same_brokers_make_two_truces_in_two_cities() -> None:
    """Where they are told to hold in two cities, who made them does not make them one."""
    desk = one_truce()
    desk.report("b", "2016-05-11")
    left = brokered(desk, "a", "qatar", "egypt", status=Status.IN_FORCE, when="2016-05-10")
    right = brokered(desk, "b", "qatar", "egypt", where=(OTHER_CITY,), status=Status.IN_FORCE, when="2016-05-11")
    result = linked(desk)
    assert incident_of(result, left).id != incident_of(result, right).id


def test_the_sides_of_a_war_make_no_truce_known() -> None:
    """Government and opposition agree to all truces of their war: two of two towns are not one by that."""
    desk = one_truce()
    desk.report("b", "2016-05-10")
    sides = ("sy-government", "sy-opposition")
    claims = []
    for report in ("a", "b"):
        words = "a deal between the two sides"
        terms = tuple(term(TermKind.PARTY, n, words[n], name=i, id=i, how="agree") for n, i in enumerate(sides))
        claims.append(desk.say(report, words, **{**TRUCE, "where": (), "terms": terms, "status": Status.ANNOUNCED}))
    result = linked(desk)
    assert incident_of(result, claims[0]).id != incident_of(result, claims[1]).id


def test_all_that_left_and_one_convoy_are_one_evacuation() -> None:
    """A convoy's people are a part of all that left: its figure keeps no step out of the thread."""
    desk = one_truce()
    desk.report("b", "2016-05-12")
    convoy = desk.say(
        "a", "1000 evacuated in a convoy", **MOVED, when="2016-05-10", counts=[count(1000, measure="evacuated")]
    )
    whole = desk.say(
        "b", "35000 evacuated by now", **MOVED, when="2016-05-10/2016-05-12",
        counts=[count(35000, measure="evacuated", scope="cumulative")],
    )  # fmt: skip
    result = linked(desk)
    assert incident_of(result, convoy).id == incident_of(result, whole).id

"""What an incident is called."""

import pytest

from onrecord.link import link
from onrecord.link.titles import short_label
from onrecord.model import Kind, Named
from onrecord.values import When
from tests.link.claims import CITY, KNOWLEDGE, Desk, count


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


def test_a_title_shortens_days_of_one_month() -> None:
    """*14 December 2016 to 15 December 2016* is said in half as many words."""
    assert short_label(When("2016-12-14/2016-12-15")) == "14–15 December 2016"
    assert short_label(When("2016-12-30/2017-01-02")) == "30 December 2016 to 2 January 2017"

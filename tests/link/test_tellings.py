"""Two reports are held to tell of one happening by how the whole of them is worded, and by whom they name."""

from dataclasses import replace
from typing import Any

from onrecord.link import link, places, tellings
from onrecord.link.accounts import Account, account_of
from onrecord.link.facts import all_facts
from onrecord.link.questions import Comparer
from onrecord.link.texts import Texts, alike
from onrecord.model import Claim, Kind, Linked, Named, Person
from tests.link.claims import CITY, KNOWLEDGE, OTHER_CITY, Desk
from tests.link.test_incidents import incident_of, together

LONG = (
    "The blast tore through the grain depot beside the Karsund canal as dockers queued for their wages, and the roof "
    "of the weighing hall fell in. Neighbours dug with their hands until the crane of a shipyard came. Two sacks of "
    "rye still burned at nightfall, the keeper of the lock said, and the ferry to Oldmark did not run."
)
RETOLD = (
    "Dockers were queueing for wages when the grain depot at the Karsund canal blew up; the hall lost its roof. "
    "A shipyard sent its crane to neighbours who had dug with bare hands. Rye was burning in the evening, and the "
    "Oldmark ferry stayed away, according to the lock keeper."
)
OTHER = (
    "A lorry stopped outside the tax office of the hill district and its driver walked off, a stall owner recalled. "
    "Windows broke as far as the girls' college, where an examination had just begun. Firemen found the number plate "
    "on a balcony, and schools will open again after the feast."
)


def linked(desk: Desk) -> Linked:
    return link(desk.claims, desk.reports, (), KNOWLEDGE)


def told(desk: Desk, name: str, published: str, around: str, **fields: Any) -> Claim:
    """A report of one blast; what stands around the claim makes the text."""
    desk.report(name, published)
    claim = desk.say(name, "A blast killed several people", event="bombing", **fields)
    desk.say(name, around, kind=Kind.APPEAL, event="statement")
    return claim


def test_reports_worded_alike_are_one_though_a_town_was_misread() -> None:
    """The town of one was read as another of its name; that report also names the other's."""
    desk = Desk()
    one = told(desk, "a", "2019-03-05", LONG, when="2019-03-04", where=(CITY,))
    two = told(desk, "b", "2019-03-05", RETOLD + " Northtown mourns.", when="2019-03-04", where=(OTHER_CITY,))
    assert together(linked(desk), one, two)


def test_places_that_neither_report_names_of_the_other_keep_them_apart() -> None:
    """The same words of two towns are two happenings: an agency words its reports alike."""
    desk = Desk()
    one = told(desk, "a", "2019-03-05", LONG, when="2019-03-04", where=(CITY,))
    two = told(desk, "b", "2019-03-05", RETOLD, when="2019-03-04", where=(OTHER_CITY,))
    assert not together(linked(desk), one, two)


def test_reports_of_one_day_and_town_that_share_no_words_stay_two() -> None:
    """Day, town and event are common to many happenings of a war; the two are possibly the same."""
    desk = Desk()
    one = told(desk, "a", "2019-03-05", LONG, when="2019-03-04", where=(CITY,))
    two = told(desk, "b", "2019-03-05", OTHER, when="2019-03-04", where=(CITY,))
    result = linked(desk)
    assert not together(result, one, two)
    found = incident_of(result, one)
    assert found is not None
    assert found.possibly_same


def test_words_do_not_bridge_two_days_that_each_report_tells_as_its_news() -> None:
    """What an agency tells in the same words on Monday and on Thursday happened twice."""
    desk = Desk()
    one = told(desk, "a", "2019-03-05", LONG, when="2019-03-04", where=(CITY,))
    two = told(desk, "b", "2019-03-08", LONG, when="2019-03-07", where=(CITY,))
    assert not together(linked(desk), one, two)


def test_somebody_harmed_and_named_in_both_bridges_days() -> None:
    """A report of the funeral tells another day, and of the same death."""
    desk = Desk()
    name = "Ilse Vandormael"
    one = told(desk, "a", "2019-03-05", f"{LONG} {name} was the first to be found.", when="2019-03-04", where=(CITY,))
    desk.report("b", "2019-03-08")
    person = Person(name=name, span=desk.claims[0].span)
    text = f"The blast killed {name}"
    two = desk.say("b", text, event="bombing", when="2019-03-07", where=(CITY,), people=(person,))
    desk.say("b", f"{RETOLD} {name} was buried beside her mother.", kind=Kind.APPEAL, event="statement")
    assert together(linked(desk), one, two)


def test_a_weapon_that_rules_the_other_out_keeps_reports_apart() -> None:
    """A car bomb is no air raid, however alike the reports are worded."""
    desk = Desk()
    one = told(desk, "a", "2019-03-05", LONG, when="2019-03-04", where=(CITY,), weapons=(Named(name="car bomb"),))
    desk.report("b", "2019-03-05")
    two = desk.say("b", "An air raid killed people", event="airstrike", when="2019-03-04", where=(CITY,))
    desk.say("b", RETOLD, kind=Kind.APPEAL, event="statement")
    assert not together(linked(desk), one, two)


def test_a_join_says_what_was_asked_and_with_which_values() -> None:
    """Each question stands in the link with its score, its detail and what both sides told."""
    desk = Desk()
    told(desk, "a", "2019-03-05", LONG, when="2019-03-04", where=(CITY,))
    told(desk, "b", "2019-03-06", RETOLD, when="2019-03-04", where=(CITY,))
    (incident,) = [i for i in linked(desk).incidents if len(i.reports) == 2]
    (found,) = incident.links
    asked = {r.question: r for r in found.reasons}
    assert asked.keys() >= {"text", "time", "place", "published", "people"}
    assert asked["time"].left == asked["time"].right == "4 March 2019"
    assert asked["published"].detail == "published 1 days apart"


def test_a_text_taken_over_days_later_tells_of_the_first_ones_day() -> None:
    """*On Monday*, in a copy that came out three days on, is resolved to another Monday; it is the same blast."""
    desk = Desk()
    one = told(desk, "a", "2019-03-06", LONG, when="2019-03-04", where=(CITY,))
    two = told(desk, "b", "2019-03-12", LONG, when="2019-03-11", where=(CITY,))
    for claim in desk.claims:  # their words name no month
        if claim.when:
            object.__setattr__(claim.when, "text", "on Monday")
    assert together(linked(desk), one, two)


def test_one_street_carries_what_day_and_town_alone_do_not() -> None:
    """Of one day and town, and worded apart, two reports are one where both name the street, else two."""
    for street, one_happening in (("Karsund Road", True), ("Mill Lane", False)):
        desk = Desk()
        here = f"{LONG} It lies in Karsund Road."
        there = f"{OTHER} The lorry had come down {street}."
        one = told(desk, "a", "2019-03-05", here, when="2019-03-04", where=(CITY,))
        two = told(desk, "b", "2019-03-05", there, when="2019-03-04", where=(CITY,))
        assert together(linked(desk), one, two) is one_happening


def test_the_society_of_the_red_crescent_is_no_street() -> None:
    """Every report of a convoy names it; it carries no join that a street would."""
    desk = Desk()
    one = told(desk, "a", "2019-03-05", f"{LONG} The Red Crescent came.", when="2019-03-04", where=(CITY,))
    two = told(desk, "b", "2019-03-05", f"{OTHER} A Red Crescent lorry burned.", when="2019-03-04", where=(CITY,))
    assert not together(linked(desk), one, two)


def accounts(desk: Desk, *claims: Claim) -> list[Account]:
    """Return the chief account of each claim's report, with its text."""
    facts = all_facts({c.id: c for c in claims}, desk.reports, KNOWLEDGE)
    texts = Texts(desk.reports, KNOWLEDGE)
    return [replace(account_of(facts[c.id]), text=texts.of(c.report, [c])) for c in claims]


def test_two_reports_each_of_a_day_just_gone_are_not_one_by_an_age_told_in_both() -> None:
    """Months apart, worded somewhat alike; where one looks back on its day, it may be the other's, misread."""
    somewhat = OTHER + " " + LONG[:60]
    desk = Desk()
    spring = told(desk, "a", "2019-03-05", f"The girl was 3 years old. {LONG}", when="2019-03-04", where=(CITY,))
    autumn = told(desk, "b", "2019-09-03", f"The boy was 3 years old. {somewhat}", when="2019-09-02", where=(CITY,))
    later = told(desk, "c", "2019-12-03", f"The boy was 3 years old. {somewhat}", when="2019-09-02", where=(CITY,))
    first, second, third = accounts(desk, spring, autumn, later)
    assert first.text is not None
    assert second.text is not None
    assert places.NOTHING <= tellings.ALIKE * alike(first.text.whole, second.text.whole) < tellings.WORD_FOR_WORD
    comparer = Comparer(KNOWLEDGE)
    assert tellings.apart(comparer, first, second) == "days too far apart"
    assert tellings.apart(comparer, first, third) is None

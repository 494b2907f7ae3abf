"""What blame, condemnation and other words about a deed are held to speak of, and what they leave alone."""

import pytest

from onrecord.knowledge.happenings import takes_up_a_deed
from onrecord.link import link
from onrecord.model import Claim, Kind
from tests.link.claims import CITY, KNOWLEDGE, OTHER_CITY, Desk, count


def _desk() -> tuple[Desk, Claim]:
    """A report that tells of a strike in one town and of clashes in another."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "Clashes in Southtown killed 12", event="clash", where=(OTHER_CITY,), counts=[count(12)])
    strike = desk.say(
        "a", "Jets struck Northtown and killed 9", where=(CITY,), when="2016-05-09", counts=[count(9)], gap=900
    )
    return desk, strike


def _beside(desk: Desk, strike: Claim, said: Claim) -> bool:
    result = link(desk.claims, desk.reports, [], KNOWLEDGE)
    return any({strike.id, said.id} <= set(i.claims) for i in result.incidents)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("condemnation", "The minister condemned the attack"),
        ("legal_characterisation", "which she called a war crime"),
        ("investigation", "The ministry will look into this incident"),
        ("claim_of_responsibility", "Nobody has claimed responsibility"),
    ],
)
def test_words_that_take_up_a_deed_go_to_it(event: str, words: str) -> None:
    """*The attack* of the next sentence is the one just told; so is a crime in its own sentence."""
    desk, strike = _desk()
    gap = 4 if words.startswith("which") else 2
    said = desk.say("a", words, kind=Kind.RESPONSIBILITY, event=event, gap=gap)
    assert _beside(desk, strike, said)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("sanction", "The group is outlawed in several countries"),
        ("support", "The president accused neighbours of arming the rebels"),
        ("blame", "Both sides have been accused of abuses since the uprising"),
        ("condemnation", "The bishop regretted the mood in the country"),
    ],
)
def test_general_words_beside_a_deed_stand_alone(event: str, words: str) -> None:
    """What takes up no deed is of none, however near it stands; it makes no incident either."""
    desk, strike = _desk()
    said = desk.say("a", words, kind=Kind.RESPONSIBILITY, event=event)
    result = link(desk.claims, desk.reports, [], KNOWLEDGE)
    assert not any(said.id in i.claims for i in result.incidents)
    assert any(strike.id in i.claims for i in result.incidents)


def test_where_one_deed_is_told_what_stands_near_is_of_it() -> None:
    """*Police are investigating* speaks of the one shooting that the report tells of."""
    desk = Desk()
    desk.report("a")
    shot = desk.say("a", "A man was shot dead in Northtown", event="shooting", where=(CITY,), counts=[count(1)])
    said = desk.say("a", "Police are investigating", kind=Kind.RESPONSIBILITY, event="investigation")
    assert _beside(desk, shot, said)


@pytest.mark.parametrize("words", ["condemned the twin blasts", "these heinous crimes", "mourned their deaths"])
def test_a_deed_is_taken_up_by_what_points_at_it(words: str) -> None:
    assert takes_up_a_deed(words)


@pytest.mark.parametrize("words", ["accused of war crimes", "is behind many attacks", "the government of the day"])
def test_a_deed_in_general_is_not_taken_up(words: str) -> None:
    assert not takes_up_a_deed(words)


def test_blame_for_a_war_is_of_no_one_deed_in_it() -> None:
    """*The country was hit by unrest, for which they blame foreign hands*, in a report of one shelling."""
    desk = Desk()
    desk.report("a")
    shelling = desk.say("a", "Shells hit Northtown on Monday", event="shelling", when="2016-05-09", where=(CITY,))
    desk.say("a", "The country was hit by unrest", event="conflict", gap=2)
    blame = desk.say("a", " where they blame foreign hands", event="blame", kind=Kind.RESPONSIBILITY, gap=0)
    found = next(i for i in link(desk.claims, desk.reports, [], KNOWLEDGE).incidents if shelling.id in i.claims)
    assert blame.id not in found.claims

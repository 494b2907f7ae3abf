"""Who is shot and not told dead is hurt, where no words say how many were injured."""

import pytest

from onrecord.model import Range
from tests.link.claims import Desk, count
from tests.weigh.test_ranges import HERE, figure, weighed

Told = tuple[str, int, str, str | None]  # the words, the number, the measure, the group


def injured(*told: Told, event: str = "shooting") -> str | None:
    """Return the injured of an incident of which one report tells this, or None where it has no such range."""
    desk = Desk()
    desk.report("a")
    for words, number, measure, group in told:
        desk.say("a", words, by="un", event=event, counts=[count(number, measure=measure, group=group)], **HERE)
    ranges: tuple[Range, ...] = weighed(desk).ranges
    if not any(r.measure == "injured" for r in ranges):
        return None
    return figure(weighed(desk), "injured").label()


FIVE: Told = ("5 people were shot", 5, "casualties", None)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([FIVE], "5"),
        ([FIVE, ("2 of them died", 2, "killed", None)], "3"),
        ([FIVE, ("5 people died", 5, "killed", None)], None),
        ([FIVE, ("4 people were wounded", 4, "injured", None)], "4"),
        ([("2 people died", 2, "killed", None), ("3 others were shot", 3, "casualties", None)], "3"),
        ([("A man was shot in the leg", 1, "casualties", "men"), ("A woman died", 1, "killed", "women")], "1"),
        ([("He was shot", 1, "casualties", None), ("The guard died", 1, "killed", "guards")], None),
        ([("5 casualties of the shooting", 5, "casualties", None)], None),
    ],
)
def test_those_shot_and_not_dead_are_injured(told: list[Told], expected: str | None) -> None:
    """What is stated of the injured prevails; of *casualties* nothing is known."""
    assert injured(*told) == expected


def test_the_hurt_of_an_airstrike_are_not_made_of_its_victims() -> None:
    """*Five victims of an airstrike* may all be dead."""
    assert injured(("5 victims of it", 5, "casualties", None), event="airstrike") is None


def test_a_death_that_is_not_counted_leaves_it_open_who_lives() -> None:
    """*Two people were shot … the fatal shooting*: how many of them died is not told."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "2 people were shot", by="un", event="shooting", counts=[count(2, measure="casualties")], **HERE)
    desk.say("a", "The fatal shooting took place at night", by="un", event="shooting", **HERE)
    assert not [r for r in weighed(desk).ranges if r.measure == "injured"]


def test_the_dead_that_were_asked_are_listed() -> None:
    """The range names the claims of deaths by which it is known who lives."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "5 people were shot", by="un", event="shooting", counts=[count(5, measure="casualties")], **HERE)
    died = desk.say("a", "2 of them died", by="un", event="shooting", counts=[count(2)], **HERE)
    found = figure(weighed(desk), "injured")
    assert died.id in {x.claim for x in found.left_out}

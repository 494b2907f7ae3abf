"""Who is shot and not told dead is hurt, where no words say how many were injured."""

import pytest

from onrecord.model import Range
from onrecord.values import Span
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


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["A 19-year-old man was shot", "A 21-year-old man was shot"], "2"),
        (["A man was shot", "A man was shot"], "1"),
        (["The 19-year-old man was shot", "The 21-year-old man was shot"], "1"),
    ],
)
def test_people_whom_a_report_brings_in_one_by_one_are_added(told: list[str], expected: str) -> None:
    """*A 19-year-old man was shot … a 21-year-old man was shot*: two, of whom neither was known before."""
    desk = Desk()
    desk.report("a")
    for words in told:
        at = Span(desk_length(desk, "a"), desk_length(desk, "a") + words.index(" was"))
        counted = count(1, measure="casualties", group="men", span=at)
        desk.say("a", words, by="un", event="shooting", counts=[counted], **HERE)
    assert figure(weighed(desk), "injured").label() == expected


def test_two_told_in_one_claim_are_added_once() -> None:
    """*A man and a woman were shot*: two, and not twice two."""
    desk = Desk()
    desk.report("a")
    words = "A man and a woman were shot"
    both = [
        count(1, measure="casualties", group="men", span=Span(0, 5)),
        count(1, measure="casualties", group="women", span=Span(10, 17)),
    ]
    desk.say("a", words, by="un", event="shooting", counts=both, **HERE)
    assert figure(weighed(desk), "injured").label() == "2"


def desk_length(desk: Desk, report: str) -> int:
    """Where the next clause of a report will stand."""
    return len(desk.reports[report].text) + 2 if desk.reports[report].text else 0


@pytest.mark.parametrize(
    ("words", "number", "dead"),
    [("the victim was named", 1, "1"), ("2 victims were named", 2, None)],
)
def test_the_one_victim_of_a_fatal_shooting_is_dead(words: str, number: int, dead: str | None) -> None:
    """*A fatal shooting … the victim was named*: he died; of two it is not known who."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "A fatal shooting took place", by="un", event="shooting", **HERE)
    desk.say("a", words, by="un", event="casualties", counts=[count(number, measure="casualties")], **HERE)
    found = [r.label() for r in weighed(desk).ranges if r.measure == "killed"]
    assert found == ([dead] if dead else [])


def test_a_deadly_weapon_tells_no_death() -> None:
    """*Assault with a deadly weapon*: nobody died of it."""
    charged: Told = ("charged with assault with a deadly weapon, 1 was shot", 1, "casualties", None)
    assert injured(charged) == "1"

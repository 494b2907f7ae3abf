"""Who dies later moves from the injured to the dead, and is in no figure of the injured any more."""

import pytest

from onrecord.model import Incident, Person
from onrecord.values import Measure, Span
from tests.link.claims import Desk, count
from tests.weigh.test_ranges import HERE, figure, weighed

Told = tuple[str, str, str | None]  # the words, the measure, the group


def incident(first: list[Told], second: list[Told] | None = None) -> Incident:
    """Weigh what one report tells, and another one a day later."""
    desk = Desk()
    for number, told in enumerate((first, second or [])):
        desk.report(f"r{number}", f"2016-05-1{number}")
        for words, measure, group in told:
            desk.say(f"r{number}", words, counts=[count(1, measure=Measure(measure), group=group)], by="un", **HERE)
    return weighed(desk)


def injured(*told: list[Told]) -> int | None:
    return figure(incident(*told), "injured").low


@pytest.mark.parametrize(
    "told",
    [
        [[("The boy was hurt", "injured", "boys")], [("The boy has died", "killed", "boys")]],
        [[("The boy was hurt", "injured", "boys"), ("The boy died", "killed", "boys")]],
        [[("She was hurt", "injured", None)], [("The child died", "killed", "children")]],
    ],
)
def test_who_is_told_hurt_and_later_dead_is_dead_alone(told: list[list[Told]]) -> None:
    """*The boy was hurt … the boy has died*: nobody is left among the injured."""
    assert injured(*told) is None


@pytest.mark.parametrize(
    "told",
    [
        [[("The woman was hurt", "injured", "women")], [("The man died", "killed", "men")]],
        [[("1 person was hurt", "injured", None)], [("The man died", "killed", "men")]],
        [[("The boy was hurt", "injured", "boys"), ("The woman was hurt", "injured", "women")],
         [("The boy died", "killed", "boys")]],
    ],
)  # fmt: skip
def test_another_person_stays_among_the_injured(told: list[list[Told]]) -> None:
    """Another sex, a number, or two who were hurt: who of them died is not known, and nobody is moved."""
    assert injured(*told) == 1


def test_another_name_is_another_person() -> None:
    """*Ann Roe was hurt … Eve Poe died*: two."""
    desk = Desk()
    for number, (words, measure, name) in enumerate(
        [("She was hurt", "injured", "Ann Roe"), ("She died", "killed", "Eve Poe")]
    ):
        desk.report(f"r{number}", f"2016-05-1{number}")
        person = Person(name=name, span=Span(0, 3))
        desk.say(f"r{number}", words, counts=[count(1, measure=Measure(measure))], people=(person,), by="un", **HERE)
    assert figure(weighed(desk), "injured").low == 1


def test_the_claims_of_the_dead_are_listed_with_why() -> None:
    """What a range rests on is in it: the injured who moved, and the death by which it is known."""
    told = figure(incident([("The boy was hurt", "injured", "boys")], [("The boy died", "killed", "boys")]), "injured")
    assert sorted(left.why.split(":")[0].split(",")[0] for left in told.left_out) == ["died later", "tells a death"]

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


SHOT = {"event": "shooting", **HERE}
DAYS = ("2016-05-10", "2016-05-20")


def shot(first: str, second: str, *, hurt: int, same_report: bool = False) -> Incident:
    """Weigh a report of some hurt in a shooting, and the death of one told in it or ten days later."""
    desk = Desk()
    for number, day in enumerate(DAYS):
        desk.report(f"r{number}", day)
    desk.say("r0", first, counts=[count(hurt, measure=Measure.INJURED)], by="un", **SHOT)
    desk.say("r0" if same_report else "r1", second, counts=[count(1, measure=Measure.KILLED)], by="un", **SHOT)
    return weighed(desk)


def test_one_hurt_in_a_shooting_and_one_dead_of_it_are_one() -> None:
    """A number of one in a report that tells of no death may be of who died later, and beside his death it may not."""
    assert figure(shot("1 person was shot", "The man died", hurt=1), "injured").low is None
    told = shot("1 person is in hospital", "The teen has died", hurt=1, same_report=True)
    assert figure(told, "injured").low is None
    told = shot("1 person is in hospital", "The teen was killed", hurt=1, same_report=True)
    assert figure(told, "injured").low == 1


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        ("5 people were wounded", "A man wounded in the shooting has died", 4),
        ("5 people were wounded", "one of the victims died", 4),
        ("5 people were wounded", "A man was killed", 5),
        ("5 others were wounded", "one of the victims died", 5),
        ("5 of the wounded were treated", "one of the victims died", 5),
    ],
)
def test_one_of_several_hurt_who_died_is_not_among_those_who_live(first: str, second: str, left: int) -> None:
    """Where the words tell his death as one of the hurt, a number that may count him is told without him."""
    told = figure(shot(first, second, hurt=5), "injured")
    assert (told.low, told.high) == (left, left)


def test_at_least_one_and_two_in_one_report_are_two() -> None:
    """What is told exactly beside it says how many *at least one* meant; *they* are of those counted before."""
    desk = Desk()
    desk.report("r0")
    desk.say("r0", "at least 1 was killed", counts=[count(1, None, modifier="at_least")], by="un", **SHOT)
    desk.say("r0", "3 people were killed", counts=[count(3)], by="un", **SHOT)
    start = len(desk.reports["r0"].text) + 2
    desk.say("r0", "they later died", counts=[count(2, span=Span(start, start + 4))], by="un", **SHOT)
    told = figure(weighed(desk), "killed")
    assert (told.low, told.high, told.open) == (3, 3, False)


def test_a_number_of_all_victims_counts_the_dead_too() -> None:
    """*Killing 1 and injuring 4*, and in the same report *5 were taken to hospitals*."""
    desk = Desk()
    desk.report("r0")
    both = [count(1, measure=Measure.KILLED), count(4, measure=Measure.INJURED)]
    desk.say("r0", "killing 1 and injuring 4", counts=both, by="un", **SHOT)
    desk.say("r0", "5 were taken to hospitals", counts=[count(5, measure=Measure.INJURED)], by="un", **SHOT)
    told = figure(weighed(desk), "injured")
    assert (told.low, told.high) == (4, 4)
    assert any("the dead too" in left.why for left in told.left_out)


def test_who_is_hurt_beside_two_dead_is_a_third() -> None:
    """*Killed were Ann Roe and Ben Roe. Her brother was hurt*: he is not one of the two."""
    desk = Desk()
    desk.report("a")
    dead = [count(1, span=Span(12, 19)), count(1, span=Span(24, 31))]
    desk.say("a", "Killed were Ann Roe and Ben Roe", by="un", counts=dead, **HERE)
    desk.say("a", "Her brother was hurt", by="un", counts=[count(1, measure="injured", group="family members")], **HERE)
    assert figure(weighed(desk), "injured").low == 1


def test_she_is_not_he() -> None:
    """*Shot his wife before killing himself. She is hurt*: she lives."""
    desk = Desk()
    desk.report("a")
    desk.say("a", "himself died", by="un", counts=[count(1, span=Span(0, 7))], **HERE)
    desk.say("a", "She is hurt", by="un", counts=[count(1, measure="injured", span=Span(14, 17))], **HERE)
    assert figure(weighed(desk), "injured").low == 1


def test_of_two_who_were_hurt_he_has_died() -> None:
    """*The boy was hurt, and so was the girl. The boy has died*: she is the one who is hurt."""
    told: list[Told] = [("The boy was hurt", "injured", "boys"), ("The girl was hurt", "injured", "girls")]
    assert injured(told, [("The boy has died", "killed", "boys")]) == 1


def test_who_died_before_is_another() -> None:
    """*The boy was hurt on 9 May … a boy had been killed two years before*: he is hurt."""
    desk = Desk()
    desk.report("a")
    where = {**HERE, "when": "2016-05-09"}
    desk.say("a", "The boy was hurt", by="un", counts=[count(1, measure="injured", group="boys")], **where)
    desk.say("a", "A boy was killed", by="un", counts=[count(1, group="boys")], **{**where, "when": "2014-05"})
    assert figure(weighed(desk), "injured").low == 1

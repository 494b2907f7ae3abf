"""Tolls and losses, those of the dead, and numbers that are of nobody."""

import pytest

from onrecord.values import Scope
from tests.extract.reading_claims import counts, figures

Figures = list[tuple[str, int | None, int | None]]

TOLLS: list[tuple[str, Figures]] = [
    ("The rebels put their losses at 633.", [("killed", 633, 633)]),
    ("The army put its losses at 633 killed and 1,200 wounded.", [("killed", 633, 633), ("injured", 1200, 1200)]),
    ("A hospital official gave the number of the dead as 70.", [("killed", 70, 70)]),
    ("The ministry gave the toll as 41.", [("killed", 41, 41)]),
    ("The bombing cost 95 people their lives.", [("killed", 95, 95)]),
    ("The raid cost 14 villagers their lives.", [("killed", 14, 14)]),
    ("The ambush claimed 12 lives.", [("killed", 12, 12)]),
    ("The death toll stood at 58 on Monday.", [("killed", 58, 58)]),
    ("The toll rose to 61 overnight.", [("killed", 61, 61)]),
    ("The toll climbed past 100 on Friday.", [("killed", 101, None)]),
    ("The death toll has passed 1,000.", [("killed", 1001, None)]),
    ("The death toll was revised down to 37.", [("killed", 37, 37)]),
    ("The death toll was revised from 52 to 45.", [("killed", 45, 45)]),
    ("Officials raised the death toll from 14 to 17.", [("killed", 17, 17)]),
    ("The death toll jumped from 9 to 31 after rescuers reached the village.", [("killed", 31, 31)]),
    ("The number of dead rose by 10 to 35.", [("killed", 35, 35)]),
    ("The number of people living under siege has doubled to 974,080.", [("trapped", 974080, 974080)]),
    ("The number of people trapped in the city has fallen from 40,000 to 30,000.", [("trapped", 30000, 30000)]),
    ("The number of wounded has risen to 140.", [("injured", 140, 140)]),
    ("The toll stands at 19 dead and 40 wounded.", [("killed", 19, 19), ("injured", 40, 40)]),
    ("The latest figure stands at 230 killed.", [("killed", 230, 230)]),
    ("Another 12 people were killed in Goma, bringing the total to 53.", [("killed", 12, 12), ("killed", 53, 53)]),
    ("Two more bodies were found, bringing the death toll to 29.", [("killed", 2, 2), ("killed", 29, 29)]),
]


@pytest.mark.parametrize(("text", "expected"), TOLLS)
def test_a_toll_is_what_it_has_become(text: str, expected: Figures) -> None:
    """What a toll stands at, rose to or passed is the figure; what it was before, and by how much it rose, is none."""
    assert figures(text) == expected


def test_a_vague_word_near_a_toll_is_no_toll() -> None:
    """*Some* of the wounded beside a toll without a figure counts nobody as killed."""
    text = "Some of the wounded are in danger and the death toll is expected to rise."
    assert [f for f in figures(text) if f[0] == "killed"] == []


STATES: list[tuple[str, Figures]] = [
    ("There were 22 dead and 60 wounded.", [("killed", 22, 22), ("injured", 60, 60)]),
    ("Six dead, ten wounded in Quetta blast", [("killed", 6, 6), ("injured", 10, 10)]),
    ("The clashes left two police officers dead and three wounded.", [("killed", 2, 2), ("injured", 3, 3)]),
    ("Eight people were killed and as many injured.", [("killed", 8, 8), ("injured", 8, 8)]),
    ("Two of their fighters were killed and three captured.", [("killed", 2, 2), ("detained", 3, 3)]),
    ("The raid left dozens of residents dead or injured.", [("casualties", 24, 99)]),
    ("Five soldiers' bodies were returned.", [("killed", 5, 5)]),
    ("The gunmen killed four in Maiduguri and two in Bama.", [("killed", 4, 4), ("killed", 2, 2)]),
    ("The siblings, aged 4 and 6, were killed in their sleep.", [("killed", 2, 2)]),
]


@pytest.mark.parametrize(("text", "expected"), STATES)
def test_each_state_has_its_own_number(text: str, expected: Figures) -> None:
    """Numbers of the dead, the hurt and the taken stay with their own word; one number for two states is of both."""
    assert figures(text) == expected


IDENTIFIED: list[tuple[str, list[int | None]]] = [
    ("The dead were identified as Musa Garba, his wife Aisha, and their three children.", [1, 1, 3]),
    ("Police identified the victims as Ruth Banda, 41, and her son Peter, 12.", [1, 1]),
    ("Police identified the victim as Jacob Lind.", [1]),
]


@pytest.mark.parametrize(("text", "expected"), IDENTIFIED)
def test_the_identified_are_counted_one_by_one(text: str, expected: list[int | None]) -> None:
    """Whoever *identified as* names is one, kin beside a name too, and a number of children is that number."""
    assert [c.low for c in sorted(counts(text), key=lambda c: c.span)] == expected


def test_some_of_the_dead_are_a_part_and_of_their_group() -> None:
    """*Seven of the dead were children*: a part of a figure told elsewhere, of those that the verb names."""
    (part,) = counts("Seven of the dead were children, the ministry said.")
    assert (part.measure, part.low, part.group, part.scope) == ("killed", 7, "children", Scope.PART)
    (all_of_them,) = counts("All four of the injured were men.")
    assert (all_of_them.measure, all_of_them.low, all_of_them.scope) == ("injured", 4, Scope.INCIDENT)


def test_some_of_the_victims_who_died_are_no_part_of_the_dead() -> None:
    """*One of the victims died*: one dead, though a part of those who were hurt."""
    (dead,) = counts("One of the victims died on Saturday.")
    assert (dead.measure, dead.low, dead.scope) == ("killed", 1, Scope.INCIDENT)


def test_none_of_them_is_nought_of_a_group() -> None:
    """*Eleven people, none of them civilians*: the whole stays, with nought civilians."""
    (count,) = counts("Eleven people, none of them civilians, were killed.")
    assert (count.low, count.high) == (11, 11)
    assert [(p.group, p.low, p.high) for p in count.breakdown] == [("civilians", 0, 0)]


SCALED: list[tuple[str, Figures]] = [
    ("More than a quarter of a million people have been killed.", [("killed", 250_001, None)]),
    ("Half a million people fled the town.", [("displaced", 500_000, 500_000)]),
    ("Two and a half million people need food aid.", [("in_need", 2_500_000, 2_500_000)]),
    ("Three quarters of a million people have been displaced.", [("displaced", 750_000, 750_000)]),
]


@pytest.mark.parametrize(("text", "expected"), SCALED)
def test_a_fraction_of_a_million_is_read_whole(text: str, expected: Figures) -> None:
    """A quarter of a million is no million."""
    assert figures(text) == expected


OF_NOBODY = [
    "About 40 percent of those killed were children.",
    "Nearly 60% of the wounded were women.",
    "One in five of those killed was a child.",
    "Two thirds of those killed were women.",
    "Two drones hit the port of Odesa.",
    "A child aged two has died.",
    "Civilian casualties rose by 12 percent.",
    "He was charged with manslaughter and possession of a firearm.",
    "The convoy drove 12 km to the hospital at 3 pm on 14 May.",
]


@pytest.mark.parametrize("text", OF_NOBODY)
def test_shares_ages_and_things_count_nobody(text: str) -> None:
    """A percentage, a share, an age, a distance, a drone, a firearm is no number of people."""
    assert [f for f in figures(text) if f[1:] != (1, 1)] == []
    assert [c.group for c in counts(text) if c.low == 1] in ([], ["children"])

"""Parts and lists: breakdowns, *six of them*, lists that spell out a number, parts of a number told elsewhere."""

import pytest

from onrecord.values import Count, Scope, VictimStatus
from tests.extract.reading_claims import counts, figures


def parts(count: Count) -> dict[str, int | None]:
    return {p.group: p.low for p in count.breakdown}


BROKEN_DOWN = [
    ("The strike killed 15 people, six of them women.", {"women": 6}),
    ("Forty people were killed, 12 of whom were children.", {"children": 12}),
    ("Forty people were killed, among them 12 children.", {"children": 12}),
    ("Of the 40 killed, 12 were children.", {"children": 12}),
    ("Five people, a child among them, were killed.", {"children": 1}),
    ("Five people were killed, one of them a child.", {"children": 1}),
    ("Ten people were killed, among them a boy of five and a soldier.", {"boys": 1, "soldiers": 1}),
    ("Six people - four soldiers and two civilians - were killed.", {"soldiers": 4, "civilians": 2}),
    ("Eleven people (nine civilians and two policemen) were killed.", {"civilians": 9, "police": 2}),
    ("Nine people were killed: five women and four children.", {"women": 5, "children": 4}),
    ("Two people, a mother and her baby, were killed.", {"women": 1, "children": 1}),
    ("Twelve civilians, seven women and five children, were killed.", {"women": 7, "children": 5}),
    ("Twelve rebels (seven fighters and five commanders) were killed.", {"fighters": 7, "officers": 5}),
    ("Three aid workers, one of them a foreigner, were kidnapped.", {"foreigner": 1}),
    ("Nine were killed, including the four attackers.", {"attackers": 4}),
    ("Two of her children were among the 14 dead.", {"children": 2}),
    ("At least 38, among them nine children, were killed.", {"children": 9}),
    ("The monitor says 38, among them nine children, were killed.", {"children": 9}),
    ("At least 12 people, seven of them women and children, were killed.", {"women and children": 7}),
]


@pytest.mark.parametrize(("text", "expected"), BROKEN_DOWN)
def test_parts_are_told_in_many_ways(text: str, expected: dict[str, int]) -> None:
    """Whatever words tell them, the parts stand in the breakdown of one count and make no count of their own."""
    found = counts(text)
    assert [parts(c) for c in found] == [expected]


NO_PARTS = [
    ("Shelling killed 15 people and wounded 30, six of them children.", [("killed", 15, 15), ("injured", 30, 30)]),
    ("Twelve civilians, seven of them women, and two soldiers were killed.", [("killed", 12, 12), ("killed", 2, 2)]),
    ("The shells injured 11, three of whom later died.", [("injured", 11, 11), ("killed", 3, 3)]),
    ("A leader and four gunmen were killed.", [("killed", 1, 1), ("killed", 4, 4)]),
    ("The governor and two of his guards were killed.", [("killed", 1, 1), ("killed", 2, 2)]),
    ("His wife and four children were killed.", [("killed", 1, 1), ("killed", 4, 4)]),
    ("Gunmen killed four farmers, five women and a boy.", [("killed", 4, 4), ("killed", 5, 5), ("killed", 1, 1)]),
    # of another sort, though they add up to the first number
    (
        "The blast killed three soldiers, two policemen and a child.",
        [("killed", 3, 3), ("killed", 2, 2), ("killed", 1, 1)],
    ),
    (
        "Clashes killed 12 rebels, seven soldiers and five civilians.",
        [("killed", 12, 12), ("killed", 7, 7), ("killed", 5, 5)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NO_PARTS)
def test_those_told_side_by_side_are_counts_of_their_own(
    text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    """A list without a total, and what another verb tells, is broken down from nothing."""
    assert figures(text) == expected


def test_a_part_belongs_to_the_number_before_it() -> None:
    """*Killed 15 and wounded 30, six of them children*: six of the wounded."""
    killed, injured = counts("Shelling killed 15 people and wounded 30, six of them children.")
    assert (parts(killed), parts(injured)) == ({}, {"children": 6})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Among the dead were four nurses and a doctor.", [4, 1]),
        ("Among those killed were three journalists.", [3]),
        ("A pregnant woman was among the dead.", [1]),
        ("Twelve children and 11 fighters were among the dead.", [12, 11]),
    ],
)
def test_parts_of_a_number_told_elsewhere(text: str, expected: list[int]) -> None:
    """Who is *among the dead* is a part, whichever stands first in the sentence."""
    found = sorted(counts(text), key=lambda c: c.span)
    assert [(c.low, c.scope) for c in found] == [(n, Scope.PART) for n in expected]


def test_some_of_a_number_are_a_part_of_it() -> None:
    """*Five of the 20 wounded*: the five are a part."""
    found = sorted(counts("Five of the 20 wounded were in a critical condition."), key=lambda c: c.span)
    assert [(c.low, c.scope) for c in found] == [(5, Scope.PART), (20, Scope.INCIDENT)]


def test_all_of_them_gives_the_group_and_the_status() -> None:
    """*15 people, all of them civilians* are civilians; *mostly* and *most of them* say so of nobody."""
    (told,) = counts("The strike killed 15 people, all of them civilians.")
    assert (told.group, told.victim_status) == ("civilians", VictimStatus.CIVILIAN)
    (told,) = counts("The strike killed 15 people, most of them civilians.")
    assert (told.group, told.victim_status) == (None, VictimStatus.UNKNOWN)


def test_two_plurals_of_one_number_are_one_group() -> None:
    """*Seven women and children* are neither seven women nor seven children."""
    assert [c.group for c in counts("Seven women and children were killed.")] == ["women and children"]
    (told,) = counts("Nine guards and soldiers were killed.")
    assert (told.group, told.victim_status) == ("security personnel and soldiers", VictimStatus.UNKNOWN)

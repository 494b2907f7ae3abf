"""One person: *a man*, *her friend*, *he*, a name; and nobody at all."""

import pytest

from onrecord.values import Count
from tests.extract.reading_claims import counts, figures


def told(text: str, measure: str) -> list[Count]:
    return [c for c in counts(text) if c.measure == measure]


ONE = [
    ("A street vendor was killed by a stray bullet.", "killed"),
    ("Police shot dead an arms dealer.", "killed"),
    ("The mayor of the town was assassinated.", "killed"),
    ("The 19-year-old died at the scene.", "killed"),
    ("He was killed by a sniper.", "killed"),
    ("Gunmen killed him at the gate.", "killed"),
    ("The arrest of a student sparked protests.", "detained"),
    ("The raid led to the capture of a smuggler.", "detained"),
    ("The attack ended in the death of a guard.", "killed"),
    ("The bomber died in the blast.", "killed"),
    ("Troops detained an Army of National Unity commander.", "detained"),
    ("Police arrested a Movement for Justice leader in the port.", "detained"),
    ("In Wex district, Lorn province, on Monday, a rebel leader was arrested by soldiers.", "detained"),
    ("The ministry confirmed the death of rebel leader Carlos Perez.", "killed"),
]


@pytest.mark.parametrize(("text", "measure"), ONE)
def test_a_person_told_singly_is_one(text: str, measure: str) -> None:
    """An article, a possessive, *the* of the one it befell, a pronoun: each is one person."""
    assert [(c.low, c.high) for c in told(text, measure)] == [(1, 1)]


NO_PERSON = [
    "The army killed a deal with the rebels.",
    "The blast killed a cow.",
    "Soldiers executed a special operation near the town.",
    "The air strike killed a family.",
    "The raid claimed the life of nobody.",
    "Police detained a group near the port.",
]


@pytest.mark.parametrize("text", NO_PERSON)
def test_a_thing_an_animal_and_a_group_are_no_person(text: str) -> None:
    """Whatever is killed or detained that is not a person counts nobody."""
    assert [c for c in counts(text) if c.low == 1] == []


@pytest.mark.parametrize(
    "text",
    [
        "The boy was taken to a hospital, where he died.",
        "She was rushed to hospital and later died.",
        "The victim was taken to hospital. He was pronounced dead an hour later.",
    ],
)
def test_who_dies_later_moves(text: str) -> None:
    """One killed, and nobody injured, where the same or the next sentence tells the injured person dead."""
    assert [(c.low, c.high) for c in told(text, "killed")] == [(1, 1)]
    assert told(text, "injured") == []


def test_who_does_not_die_stays_injured() -> None:
    """Another person's death moves nobody."""
    text = "A girl was taken to hospital. Her brother died at the scene."
    assert [c.low for c in told(text, "injured")] == [1]


NOBODY = [
    ("None of the passengers was injured.", [("injured", 0, 0)]),
    ("Neither man was hurt.", [("injured", 0, 0)]),
    ("Nobody has been arrested.", [("detained", 0, 0)]),
    ("The troops killed no one.", [("killed", 0, 0)]),
]


@pytest.mark.parametrize(("text", "expected"), NOBODY)
def test_nobody_is_nought(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    """*None*, *neither*, *no one* are nought."""
    assert figures(text) == expected


def test_a_nought_is_of_those_whom_it_denies() -> None:
    """*No women were hurt* is a nought of women, *no one was hurt* of all."""
    assert [(c.group, c.high) for c in counts("No women were hurt in the raid.")] == [("women", 0)]
    assert [(c.group, c.high) for c in counts("No one was hurt in the raid.")] == [(None, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "Two men fired at the guards. They were both killed.",
        "Both gunmen were shot dead.",
        "Soldiers chased the raiders and killed both.",
    ],
)
def test_both_are_two(text: str) -> None:
    """*Both* says of those whom it befell that they are two."""
    assert [(c.low, c.high) for c in told(text, "killed")] == [(2, 2)]


def test_both_that_lists_two_sorts_counts_nobody_by_itself() -> None:
    """*Both guards and drivers* are of two sorts, however many."""
    assert counts("Both guards and drivers were killed.") == []


def test_who_has_a_participle_of_his_own_shares_no_fate() -> None:
    """*Two bombers killed and ten hostages freed*: only the two are dead."""
    told_of = figures("Police stormed the school, with two bombers killed and ten hostages freed.")
    assert [f for f in told_of if f[0] == "killed"] == [("killed", 2, 2)]


def test_those_taken_into_custody_for_questioning_are_detained() -> None:
    """What they are held for makes no figure of speech of it."""
    assert figures("Officers took the two occupants of the car into custody for questioning.") == [("detained", 2, 2)]


def test_things_taken_beside_people_are_not_detained() -> None:
    """*Captured two gunmen and 12 rifles*: the rifles are nobody."""
    assert figures("Troops captured two gunmen and 12 rifles near the village.") == [("detained", 2, 2)]


FOUND = [
    ("A man was found dead in a house.", [("killed", 1, 1)]),
    ("A man and his wife were found dead in a house.", [("killed", 1, 1), ("killed", 1, 1)]),
    ("Officers found a man dead inside the house.", [("killed", 1, 1)]),
    ("Soldiers said they found Ann Carter dead at the gate.", [("killed", 1, 1)]),
    ("A mother and her young son were found shot to death.", [("killed", 1, 1), ("killed", 1, 1)]),
    ("Neighbours found a man shot to death inside the house.", [("killed", 1, 1)]),
    ("The guard shot and killed a thief.", [("killed", 1, 1)]),
    ("He shot and killed three men.", [("killed", 3, 3)]),
    ("The boy shot his 6-year-old brother to death.", [("killed", 1, 1)]),
    ("The shelling claimed a life on Monday.", [("killed", 1, 1)]),
    ("19-year-old Mekko Stumblin was killed.", [("killed", 1, 1)]),
    ("The couple were found dead alongside their two daughters.", [("killed", 2, 2), ("killed", 2, 2)]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_the_dead_who_are_found_and_the_shot_who_are_killed_are_counted(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    """*Was found dead*, *shot and killed a man*, *shot his brother to death*: whoever the words kill is counted."""
    assert figures(text) == expected


def test_they_takes_up_one_person_who_is_the_subject_before() -> None:
    """*The victim was taken to a hospital, where they died* tells of one; *the men …, and they died* of none."""
    one = "Police said the victim was taken to a hospital, where they later died from their injuries."
    assert ("killed", 1, 1) in figures(one)
    assert not told("The men attacked the officers, and they died.", "killed")


def test_an_age_in_short_is_no_number_of_the_dead() -> None:
    """*A 17 y.o. was killed* does not tell of 17."""
    assert not [c for c in counts("17 y.o killed in an accidental shooting.") if c.high == 17]


@pytest.mark.parametrize(
    "text",
    [
        "Two teenagers died on Thursday in separate incidents in the port.",
        "The weekend left seven people dead in 17 shootings across the city.",
    ],
)
def test_a_figure_of_several_events_is_a_sum(text: str) -> None:
    """*In separate incidents*, *in 17 shootings*: no one happening's figure."""
    assert {c.scope.value for c in counts(text) if c.measure == "killed"} == {"cumulative"}


def test_a_figure_of_two_strikes_is_one_happenings() -> None:
    """*In two air strikes* may be one happening."""
    assert {c.scope.value for c in counts("Nine people were killed in two air strikes.") if c.measure == "killed"} == {
        "incident"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man is dead and a woman is in critical condition.", [("killed", 1, 1), ("injured", 1, 1)]),
        ("Her sister and mother were injured.", [("injured", 1, 1), ("injured", 1, 1)]),
        ("A teacher and activist was killed.", [("killed", 1, 1)]),
        ("The father killed his two sons before committing suicide.", [("killed", 2, 2), ("killed", 1, 1)]),
    ],
)
def test_each_of_two_told_side_by_side_is_counted(text: str, expected: list[tuple[str, int, int]]) -> None:
    """The dead are not those in hospital; *her sister and mother were* are two, *a teacher and activist was* is one."""
    assert sorted(figures(text)) == sorted(expected)


def test_one_of_the_injured_is_a_part() -> None:
    """*One of the men injured* is one of a number told elsewhere."""
    counted = told("One of the men injured in the shooting was released.", "injured")
    assert [c.scope.value for c in counted] == ["part"]

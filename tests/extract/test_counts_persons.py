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
